//! Resolves one phrase: tokens, names, noun phrases, persons, offices.

use std::ops::Range;

use super::{
    context::Context,
    discourse::Discourse,
    leader::{LeaderOn, Standing},
    mention::{self, Mention, MentionContext, MentionKind},
    person::{PersonReader, Persons},
    phrase::{self, Phrase, PhraseKind},
    resolution::{Candidate, Reason, Resolution},
};
use crate::{
    actor::ActorCode,
    reading::{Evidence, LeaderFact},
    syntax::{self, LEXICON, Sentence, Token},
    world::{Leader, World},
};

impl World {
    /// Whom a phrase of a text means: "the ROK", "President Yoon", "Japan's foreign minister", "US-ROK", "the two Koreas".
    ///
    /// The phrase is a noun phrase as news writes it, or a list of them. What the context says decides between the senses of
    /// a name: the date, the actors and persons that the text names elsewhere, the words around the phrase. Linear in
    /// the length of the phrase and its context; never fails.
    ///
    /// ```
    /// use diplograph::{Context, World};
    ///
    /// let world = World::bundled();
    /// let context = Context::new().on("2025-06-22".parse()?);
    /// let of = |phrase| world.resolve(phrase, &context).to_string();
    /// assert_eq!(of("the ROK"), "South Korea");
    /// assert_eq!(of("US-ROK"), "United States, South Korea");
    /// assert_eq!(of("Sweden's foreign ministry"), "Sweden");
    /// assert_eq!(of("Pyongyang-backed hackers"), "nobody");
    /// assert_eq!(of("The Washington Post"), "nobody");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn resolve(&self, phrase: &str, context: &Context) -> Resolution<'_> {
        let text = [&context.before, phrase, &context.after].concat();
        let asked = context.before.len()..context.before.len() + phrase.len();
        let mut candidates = Vec::new();
        for sentence in syntax::analyze_line(&text, &LEXICON) {
            if sentence.range.start < asked.end && asked.start < sentence.range.end {
                candidates.extend(resolve_in(self, context, &text, sentence, &asked));
            }
        }
        Resolution { world: self, candidates }
    }
}

fn resolve_in<'w>(
    world: &'w World,
    context: &Context,
    text: &str,
    mut sentence: Sentence,
    asked: &Range<usize>,
) -> Vec<Candidate<'w>> {
    let found = world.names_in(&sentence.words(text));
    let mut named = context.named.clone();
    phrase::add(&mut named, &mention::actors_named(&found));
    let mention_context = MentionContext { world, published: context.date, named: &named, introduced: &[] };
    let mut mentions = mention::mentions(text, &sentence, &found, &mention_context);
    let mut persons = Persons::default();
    for (name, actor) in &context.persons {
        persons.add(name.clone(), *actor, None, None);
    }
    mentions.extend(persons.short_mentions(text, &sentence, &mentions));
    mentions.sort_by_key(|mention| mention.tokens.start);
    mention::correct_tags(text, &mut sentence, &mentions);
    let mut discourse = Discourse::default();
    discourse.note(&context.named);
    if let [actor] = context.named.as_slice() {
        discourse.note_subject(&[*actor]);
    }
    let (single, joined) = phrase::phrases(&sentence.tokens, &mentions, &mut discourse);
    let evidence = Evidence::new(sentence.range.start, sentence.range.end);
    let homes: Vec<_> = context.named.iter().take(1).map(|code| (*code, 1)).collect();
    let reader = PersonReader {
        text,
        sentence: &sentence,
        phrases: &single,
        mentions: &mentions,
        world,
        published: context.date,
        evidence: &evidence,
        homes: &homes,
    };
    reader.read(&mut persons);
    let resolver = Resolver { world, context, text, tokens: &sentence.tokens, mentions: &mentions, asked };
    let mut candidates = resolver.persons(persons.into_facts());
    resolver.phrases(&joined, &mut candidates);
    candidates
}

struct Resolver<'a, 'w> {
    world: &'w World,
    context: &'a Context,
    text: &'a str,
    tokens: &'a [Token],
    mentions: &'a [Mention],
    asked: &'a Range<usize>,
}

impl<'w> Resolver<'_, 'w> {
    /// The persons whom the phrase names.
    fn persons(&self, persons: Vec<LeaderFact>) -> Vec<Candidate<'w>> {
        let asked = self.text.get(self.asked.clone()).unwrap_or("");
        let named = |name: &str| name.split(' ').any(|part| asked.contains(part));
        let told = persons.into_iter().filter(|person| !person.evidence.is_empty() && named(&person.name));
        told.map(|person| self.person(person)).collect()
    }

    fn person(&self, fact: LeaderFact) -> Candidate<'w> {
        let best = self.term(&fact);
        let reason = match best {
            None => Reason::Title,
            Some(_) if fact.name.contains(' ') => Reason::FullName,
            Some(_) => Reason::ShortName,
        };
        Candidate {
            actor: fact.actor,
            term: best.map(LeaderOn::leader),
            standing: best.map_or(Standing::Unknown, LeaderOn::standing),
            person: Some(fact.name),
            reason,
        }
    }

    /// The term of office of a person that fits the date best.
    fn term(&self, fact: &LeaderFact) -> Option<LeaderOn<'w>> {
        let serves = |leader: &&Leader| self.serves(leader.actor(), fact.actor);
        let mentioned = self.mentions.iter().filter_map(|m| self.world.leader_at(m.leader?));
        let parts = self.world.leaders_with_parts(&fact.name);
        let by_parts = parts.into_iter().map(|(_, (_, leader))| leader);
        let by_name = self.world.terms_of(&fact.name, Some(fact.actor));
        let known: Vec<&Leader> = mentioned.chain(by_parts).chain(by_name).filter(serves).collect();
        // All offices of the first that is found.
        let first = known.first()?.name();
        let rows = [fact.actor].into_iter().chain(known.iter().map(|leader| leader.actor()));
        let terms =
            rows.flat_map(|actor| self.world.leaders_of(actor)).filter(|leader| leader.name() == first);
        let former = self.is_former();
        let terms = terms.map(|leader| LeaderOn::new(leader, self.context.date));
        terms.max_by_key(|term| (former && term.standing() == Standing::Former, term.fit()))
    }

    /// Whether the phrase speaks of a former holder.
    fn is_former(&self) -> bool {
        let inside = |t: &&Token| self.asked.start <= t.range.start && t.range.end <= self.asked.end;
        self.tokens.iter().filter(inside).any(|t| t.is_lemma(&["former", "ex", "late"]))
    }

    /// Whether two actors are one, or one is an organ of the other.
    fn serves(&self, a: ActorCode, b: ActorCode) -> bool {
        let parent =
            |code: ActorCode| self.world.organisation(code).and_then(|organisation| organisation.parent());
        a == b || parent(a) == Some(b) || parent(b) == Some(a)
    }

    /// The actors of the noun phrases that lie in what was asked, beside those of the persons in it.
    fn phrases(&self, phrases: &[Phrase], candidates: &mut Vec<Candidate<'w>>) {
        let inside = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|t| self.asked.start <= t.range.start && t.range.end <= self.asked.end)
        };
        let asked = phrases.iter().filter(|phrase| phrase.tokens.clone().any(inside)).enumerate();
        let mut open_role = false;
        for (i, phrase) in asked {
            // "the ambassador to Japan", "the Tour of Britain": what an office or a thing is for is not meant, save by an
            // office of nobody else's.
            let preposition = phrase.preposition(self.tokens).filter(|_| i > 0);
            let open = std::mem::replace(&mut open_role, phrase.is_role()) && candidates.is_empty();
            if preposition.is_some_and(|preposition| !open && !matches!(preposition, "between" | "and")) {
                continue;
            }
            let reason = self.rejection(phrase);
            let outside = |actor: &ActorCode| {
                let mut named = self.mentions.iter().filter(|m| m.actors.contains(actor)).peekable();
                named.peek().is_some() && !named.any(|m| m.tokens.clone().any(inside))
            };
            let named = |actor: &ActorCode| phrase.anaphoric || !outside(actor);
            let actors: Vec<ActorCode> = phrase.actors.iter().copied().filter(named).collect();
            for actor in actors {
                if candidates.iter().any(|known| known.actor == actor) {
                    continue;
                }
                let reason = reason.unwrap_or_else(|| self.reason(phrase, actor));
                candidates.push(self.holder(phrase, actor).filter(|_| reason.supports()).unwrap_or(
                    Candidate { actor, person: None, term: None, standing: Standing::Unknown, reason },
                ));
            }
        }
    }

    /// Why a phrase does not mean the actors that it names, where it does not.
    fn rejection(&self, phrase: &Phrase) -> Option<Reason> {
        match phrase.kind {
            PhraseKind::National => Some(Reason::Private),
            PhraseKind::Thing if phrase.actors.len() < 2 => Some(Reason::Thing),
            PhraseKind::Plain => Some(Reason::Place),
            _ => None,
        }
    }

    fn reason(&self, phrase: &Phrase, actor: ActorCode) -> Reason {
        if phrase.anaphoric {
            return Reason::Coreference;
        }
        let mention = self
            .mentions
            .iter()
            .find(|m| m.actors.contains(&actor) && phrase.tokens.contains(&m.tokens.start));
        match mention.map(|mention| mention.kind) {
            Some(MentionKind::Adjective) => Reason::Adjective,
            Some(MentionKind::Capital) => Reason::Seat,
            Some(MentionKind::Place) if phrase.has_role() => Reason::Seat,
            Some(MentionKind::Place) => Reason::Place,
            Some(MentionKind::Collective) => Reason::Collective,
            Some(MentionKind::Person) => Reason::ShortName,
            _ => Reason::Name,
        }
    }

    /// The holder of the office that the phrase speaks of.
    fn holder(&self, phrase: &Phrase, actor: ActorCode) -> Option<Candidate<'w>> {
        let (title, class) = phrase.office(self.tokens, self.text).filter(|_| phrase.actors.len() == 1)?;
        let day = self.context.date?;
        let term = self
            .world
            .holder_by_title(actor, &title, day)
            .or_else(|| self.world.holder_of(actor, class?, day))?;
        Some(Candidate {
            actor,
            person: None,
            term: Some(term),
            standing: Standing::Incumbent,
            reason: Reason::Office,
        })
    }
}
