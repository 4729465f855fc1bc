//! Noun phrases and whom they stand for: "the US and South Korean defence ministers", "Japan's crackdown".

use std::ops::Range;

use super::{
    discourse::Discourse,
    mention::{Mention, MentionKind},
    person::NAME_PARTICLES,
    role::{Role, RoleClass, role_of},
};
use crate::{
    actor::ActorCode,
    reading::Level,
    syntax::{Token, Upos, is_calendar_word},
    world::OfficeClass,
};

/// How far a title may go on from its head, in tokens: "chairman of the joint chiefs of staff".
pub(super) const TITLE_REACH: usize = 7;

/// What a noun phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PhraseKind {
    /// Actors, or people and forces that act for them.
    Actor,
    /// A thing that actors own or that is said to be of them.
    Thing,
    /// Private people and firms of actors: they act for nobody, but what is done to them is done to their state.
    National,
    /// An adjective that still needs a noun ("South Korean and …").
    Modifier,
    /// Nobody that is an actor.
    Plain,
}

/// A noun phrase, after coordination: "A, B and C" is one phrase.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// Its tokens, a possessor before it included.
    pub(crate) tokens: Range<usize>,
    /// The token that decides what it is.
    pub(crate) head: usize,
    pub(crate) kind: PhraseKind,
    /// The actors it stands for; for a thing, its owners.
    pub(crate) actors: Vec<ActorCode>,
    /// The actors named before the head or as possessors.
    pub(crate) owners: Vec<ActorCode>,
    /// The actors named right after the head: "its ally Japan".
    pub(crate) after: Vec<ActorCode>,
    /// Whom its possessive pronoun stands for.
    pub(crate) possessor: Vec<ActorCode>,
    /// Whether it means a person.
    pub(crate) person: bool,
    /// The rank of the person it means.
    pub(crate) level: Option<Level>,
    /// The role of the head, where the phrase names no actor itself.
    pub(super) open_role: Option<&'static Role>,
    /// Whether it stands for actors named elsewhere (a pronoun, "the two countries").
    pub(crate) anaphoric: bool,
    /// Whether a possessive ending stands right before its own words.
    owned: bool,
}

impl Phrase {
    /// Whether its head is a noun for those who act or serve, and not the name itself.
    pub(crate) fn has_role(&self) -> bool {
        self.open_role.is_some() && !self.actors.is_empty()
    }

    /// The title and class of the office whose one holder the phrase speaks of: "Japan's prime minister", not "a former
    /// minister" or "the two ministers".
    pub(super) fn office(&self, tokens: &[Token], text: &str) -> Option<(String, Option<OfficeClass>)> {
        let head = tokens.get(self.head)?;
        let plural = head.text(text).to_lowercase() != *head.lemma;
        let end = tokens.len().min(self.head + TITLE_REACH);
        let lemmas = tokens.get(self.tokens.start..end)?.iter().map(|t| &*t.lemma).collect::<Vec<_>>();
        let head = self.head - self.tokens.start;
        // "secretary of state" is more than a secretary.
        let (count, role, lemmas) = (head + 1..=lemmas.len()).rev().find_map(|end| {
            let lemmas = lemmas.get(..end)?;
            role_of(lemmas)
                .filter(|(count, _)| end - count <= head)
                .map(|(count, role)| (count, role, lemmas))
        })?;
        if plural || !role.is_seat() {
            return None;
        }
        let (before, title) = lemmas.split_at_checked(lemmas.len() - count)?;
        // "deputy defence minister", "former president"
        let shifts = |role: &Role| matches!(role.class, RoleClass::Shift | RoleClass::Office);
        let shifted = before.iter().any(|lemma| role_of(&[lemma]).is_some_and(|(_, role)| shifts(role)));
        (!shifted).then(|| (title.join(" ").replace(" - ", "-"), role.office))
    }

    /// Whether its head is a noun for those who act or serve, whomever.
    pub(crate) fn is_role(&self) -> bool {
        self.open_role.is_some()
    }

    /// The preposition right before the phrase, as its lemma.
    pub(crate) fn preposition<'t>(&self, tokens: &'t [Token]) -> Option<&'t str> {
        let before = tokens.get(self.tokens.start.checked_sub(1)?)?;
        (before.upos == Upos::Adp).then_some(&*before.lemma)
    }
}

/// The noun phrases of a sentence from left to right; they do not overlap.
///
/// Given twice: one by one, and with lists joined.
pub(crate) fn phrases(
    tokens: &[Token],
    mentions: &[Mention],
    discourse: &mut Discourse,
) -> (Vec<Phrase>, Vec<Phrase>) {
    let builder = Builder { tokens, mentions };
    let mut phrases: Vec<Phrase> = Vec::new();
    for range in builder.chunks() {
        let phrase = builder.phrase(range, &phrases, discourse);
        builder.push(&mut phrases, phrase, discourse);
    }
    let single = builder.attach_of(phrases.clone(), false);
    let joined = builder.coordinate(builder.attach_of(phrases, true), discourse);
    (single, joined)
}

pub(super) struct Builder<'a> {
    pub(super) tokens: &'a [Token],
    mentions: &'a [Mention],
}

impl Builder<'_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    pub(super) fn is_lemma(&self, at: usize, lemmas: &[&str]) -> bool {
        self.token(at).is_some_and(|t| t.is_lemma(lemmas))
    }

    pub(super) fn mention_at(&self, at: usize) -> Option<&Mention> {
        self.mentions.iter().find(|m| m.tokens.contains(&at))
    }

    /// Runs of tokens that may be noun phrases.
    fn chunks(&self) -> Vec<Range<usize>> {
        let mut chunks: Vec<Range<usize>> = Vec::new();
        for at in 0..self.tokens.len() {
            if !self.belongs(at) {
                continue;
            }
            match chunks.last_mut() {
                Some(last) if last.end == at && !self.begins(at) => last.end = at + 1,
                _ => chunks.push(at..at + 1),
            }
        }
        chunks
    }

    fn belongs(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        match token.upos {
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num => true,
            Upos::Pron => !token.is_lemma(&["which", "who", "whom", "that", "what", "there", "here"]),
            Upos::Punct => self.mention_at(at).is_some() || self.is_hyphen(at),
            _ => self.mention_at(at).is_some(),
        }
    }

    /// A hyphen or stroke that touches the words on both sides.
    fn is_hyphen(&self, at: usize) -> bool {
        let touching = |a: usize, b: usize| match (self.token(a), self.token(b)) {
            (Some(a), Some(b)) => a.range.end == b.range.start,
            _ => false,
        };
        self.is_lemma(at, &["-", "–", "/", "‑"]) && at > 0 && touching(at - 1, at) && touching(at, at + 1)
    }

    /// Whether a new phrase begins at this token although the one before belongs to a phrase too.
    fn begins(&self, at: usize) -> bool {
        let (Some(token), Some(before)) = (self.token(at), at.checked_sub(1).and_then(|i| self.token(i)))
        else {
            return true;
        };
        if self.mention_at(at).is_some_and(|m| m.tokens.start < at) {
            return false;
        }
        // "its ally the United States": the article belongs to the name, and the name to the noun.
        let names_role = token.is_lemma(&["the"])
            && before.upos == Upos::Noun
            && self.mention_at(at + 1).is_some_and(|m| m.tokens.start == at + 1)
            && role_of(&[&before.lemma]).is_some();
        if names_role {
            return false;
        }
        let determiner = matches!(token.upos, Upos::Det | Upos::Pron);
        let name_after_noun = self.mention_at(at).is_some_and(|m| m.kind != MentionKind::Adjective)
            && before.upos == Upos::Noun
            && self.mention_at(at - 1).is_none()
            && role_of(&[&before.lemma]).is_none();
        let time_after_name = token.is_lemma(&["next", "last", "this", "early", "late", "earlier", "later"])
            && self.mention_at(at - 1).is_some_and(|m| m.kind != MentionKind::Adjective);
        // "on August 17 Greece"
        let name_after_date = before.upos == Upos::Num
            && self.mention_at(at).is_some_and(|m| m.kind != MentionKind::Adjective)
            && at.checked_sub(2).and_then(|i| self.token(i)).is_some_and(|t| is_calendar_word(&t.lemma));
        // "Ambassador Nam Gwan-pyo late Thursday"
        let hyphened = at.checked_sub(2).is_some_and(|i| self.is_hyphen(i));
        let time_after_person = token.is_lemma(&["next", "last", "late", "early", "earlier", "later"])
            && (before.upos == Upos::Propn || hyphened)
            && self.mention_at(at).is_none();
        // "Deputy Foreign Minister of Poland Pavel Yablonsky"
        let state_of_office = |m: &Mention| {
            m.kind == MentionKind::Name
                && m.tokens.end == at
                && m.tokens.start.checked_sub(1).is_some_and(|i| self.is_lemma(i, &["of"]))
                && m.tokens.start.checked_sub(2).and_then(|i| self.token(i)).is_some_and(|t| {
                    role_of(&[&t.lemma]).is_some_and(|(_, role)| role.class == RoleClass::Office)
                })
        };
        let name_after_state = token.upos == Upos::Propn
            && self.mention_at(at).is_none()
            && self.mention_at(at - 1).is_some_and(state_of_office);
        if name_after_state {
            return true;
        }
        if time_after_name || time_after_person || name_after_date {
            return true;
        }
        let number_after_name = token.upos == Upos::Num
            && self.mention_at(at - 1).is_some_and(|m| m.kind != MentionKind::Adjective);
        number_after_name
            || (determiner && before.upos != Upos::Det)
            || before.upos == Upos::Pron && !is_possessive(before)
            || name_after_noun
    }

    fn phrase(&self, range: Range<usize>, phrases: &[Phrase], discourse: &Discourse) -> Phrase {
        let before = phrases.last();
        let owned = range.start > 0
            && self.is_lemma(range.start - 1, &["'s"])
            && before.is_some_and(|p| p.tokens.end + 1 == range.start);
        let (head, role) = self.head(&range);
        let mut phrase = Phrase {
            tokens: range.clone(),
            head,
            kind: PhraseKind::Plain,
            actors: Vec::new(),
            owners: Vec::new(),
            after: Vec::new(),
            possessor: Vec::new(),
            person: false,
            level: role.and_then(|role| role.level),
            open_role: role,
            anaphoric: false,
            owned,
        };
        for mention in self.mentions.iter().filter(|m| range.contains(&m.tokens.start) && !self.qualifies(m))
        {
            let after = mention.tokens.start > head && role.is_some();
            add(if after { &mut phrase.after } else { &mut phrase.owners }, &mention.actors);
        }
        if let (true, Some(owner)) = (owned, before) {
            // "Japan's South Korean counterpart" serves South Korea.
            phrase.possessor = owner.actors.clone();
            if phrase.owners.is_empty() {
                add(&mut phrase.owners, &owner.actors);
            }
            phrase.tokens.start = owner.tokens.start;
        }
        if let Some(pronoun) = self.token(range.start).filter(|t| is_possessive(t)) {
            let owner = self.antecedent(range.start, pronoun, phrases, discourse);
            phrase.anaphoric = !owner.is_empty() && phrase.owners.is_empty();
            phrase.possessor = owner;
        }
        if role.is_some_and(|role| role.class == RoleClass::Collective)
            && !phrase.possessor.is_empty()
            && !phrase.owners.is_empty()
            && phrase.owners != phrase.possessor
        {
            // "its Turkish ally", "Washington's South Korean partner": the adjective says who it is.
            let named = std::mem::replace(&mut phrase.owners, phrase.possessor.clone());
            if phrase.after.is_empty() {
                phrase.after = named;
            }
        }
        self.resolve(&mut phrase, &range, role, phrases, discourse);
        phrase
    }

    /// Whether a name is only part of a participle or of another adjective: "Iranian-backed", "US-led", "pro-Russian".
    fn qualifies(&self, mention: &Mention) -> bool {
        let prefix = mention.tokens.start.checked_sub(2).and_then(|at| self.token(at));
        if self.is_hyphen(mention.tokens.start.saturating_sub(1))
            && prefix.is_some_and(|t| t.is_lemma(&["pro", "anti", "non", "post", "pre", "ex"]))
        {
            return true;
        }
        let participle = self.token(mention.tokens.end + 1);
        self.is_hyphen(mention.tokens.end)
            && participle.is_some_and(|t| {
                t.lemma.ends_with("ed") || t.is_lemma(&["led", "born", "made", "held", "built", "run"])
            })
    }

    /// The token that decides what the phrase is: the last noun that is not part of a name after a title.
    fn head(&self, range: &Range<usize>) -> (usize, Option<&'static Role>) {
        let last = range.end - 1;
        let lemmas: Vec<&str> =
            self.tokens.get(range.clone()).unwrap_or(&[]).iter().map(|t| &*t.lemma).collect();
        for at in range.clone().rev() {
            let named = self.mention_at(at).is_some_and(|m| m.kind != MentionKind::Person);
            let role = lemmas.get(..=at - range.start).and_then(role_of);
            let role = role.filter(|(_, role)| {
                !named
                    && !matches!(
                        role.class,
                        RoleClass::Courtesy | RoleClass::Shift | RoleClass::Sport | RoleClass::Ship
                    )
            });
            if let Some((count, role)) = role {
                let before = lemmas.get(..(at + 1 - range.start).saturating_sub(count)).unwrap_or(&[]);
                return (at, Some(role.among(before)));
            }
            let part_of_name = self.mention_at(at).is_some()
                || self.token(at).is_some_and(|t| t.upos == Upos::Propn || t.is_lemma(&NAME_PARTICLES))
                || self.is_hyphen(at);
            if !part_of_name {
                break;
            }
        }
        (last, None)
    }

    /// Decides what the phrase stands for.
    fn resolve(
        &self,
        phrase: &mut Phrase,
        range: &Range<usize>,
        role: Option<&'static Role>,
        before: &[Phrase],
        discourse: &Discourse,
    ) {
        let named = !phrase.owners.is_empty() || !phrase.after.is_empty();
        let last_mention = self.mention_at(range.end - 1);
        match (role, last_mention) {
            (Some(role), _) if role.class == RoleClass::Collective && named => {
                // "Russia's ally Belarus" is Belarus; "Russia's ally" is somebody else.
                phrase.actors = phrase.after.clone();
            }
            (Some(role), _) if role.is_public() && named && self.is_past_holder(range) => {
                phrase.kind = PhraseKind::National;
            }
            (Some(role), _) if role.is_public() && named => {
                phrase.actors =
                    if phrase.owners.is_empty() { phrase.after.clone() } else { phrase.owners.clone() };
            }
            (Some(role), _) if named && role.class == RoleClass::NonState => phrase.owners.clear(),
            (Some(_), _) if named => phrase.kind = PhraseKind::National,
            // "The pope", "the home secretary".
            (Some(Role { nation: Some(nation), class: RoleClass::Office, .. }), _)
                if self.is_lemma(range.start, &["the"]) =>
            {
                phrase.actors = vec![*nation];
            }
            (Some(_), _) => {}
            (None, Some(mention))
                if mention.kind == MentionKind::People && !self.is_lemma(range.start, &["the"]) =>
            {
                phrase.kind = PhraseKind::National;
            }
            (None, Some(mention)) if mention.kind == MentionKind::Adjective => {
                phrase.kind = PhraseKind::Modifier
            }
            (None, Some(mention)) if mention.out_of_office => phrase.kind = PhraseKind::National,
            (None, Some(mention)) if mention.kind == MentionKind::Person || phrase.owned => {
                phrase.actors = mention.actors.clone()
            }
            (None, Some(_)) => phrase.actors = phrase.owners.clone(),
            (None, None) if named => phrase.kind = PhraseKind::Thing,
            (None, None) => {}
        }
        if !named && phrase.actors.is_empty() {
            self.resolve_anaphor(phrase, range, role, before, discourse);
        }
        match phrase.kind {
            PhraseKind::Thing | PhraseKind::National | PhraseKind::Modifier => {
                phrase.actors = phrase.owners.clone()
            }
            _ if !phrase.actors.is_empty() => phrase.kind = PhraseKind::Actor,
            _ => {}
        }
    }

    /// "Former prime minister Tony Blair": who was in office and is no more.
    fn is_past_holder(&self, range: &Range<usize>) -> bool {
        const PAST: [&str; 6] = ["former", "ex", "erstwhile", "onetime", "deposed", "ousted"];
        range.clone().any(|at| self.is_lemma(at, &PAST))
    }

    /// Whom a possessive pronoun stands for: the phrase it is joined to ("China and its neighbours"), else the first bare
    /// phrase of the sentence, else the last subject.
    fn antecedent(
        &self,
        at: usize,
        pronoun: &Token,
        phrases: &[Phrase],
        discourse: &Discourse,
    ) -> Vec<ActorCode> {
        if pronoun.is_lemma(&["our", "my"]) {
            return discourse.speaker();
        }
        let plural = pronoun.is_lemma(&["their", "they"]);
        if !plural && !pronoun.is_lemma(&["its", "it", "his", "her", "whose"]) {
            return Vec::new();
        }
        let fits = |p: &&Phrase| {
            matches!(p.kind, PhraseKind::Actor | PhraseKind::Thing) && (plural || p.actors.len() == 1)
        };
        // "China, whose vice-president"
        let relative = |p: &&Phrase| {
            pronoun.is_lemma(&["whose"])
                && self.is_lemma(p.tokens.end, &[","])
                && self.is_lemma(p.tokens.end + 1, &["whose"])
        };
        let adjacent = |p: &&Phrase| {
            p.tokens.end == at
                || p.tokens.end + 1 == at && self.is_lemma(p.tokens.end, &["and", "with", "or"])
                || p.tokens.end + 2 == at && self.is_lemma(p.tokens.end + 1, &["and"])
        };
        let joined = phrases.last().filter(|p| adjacent(p) || relative(p));
        let bare =
            |p: &&Phrase| fits(p) && p.kind == PhraseKind::Actor && p.preposition(self.tokens).is_none();
        let before_verb = |p: &&Phrase| {
            self.token(p.tokens.end).is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Adv))
        };
        let subject =
            || phrases.iter().rev().filter(bare).find(before_verb).or_else(|| phrases.iter().find(bare));
        let possessive = is_possessive(pronoun);
        let joined = joined.filter(fits).filter(|_| possessive);
        if pronoun.is_lemma(&["his", "her"]) && joined.is_none() {
            return self.person_before(phrases).unwrap_or_else(|| discourse.person());
        }
        match joined.or_else(subject) {
            Some(phrase) => phrase.actors.clone(),
            None if plural => discourse.plural(),
            None => discourse.singular(),
        }
    }

    /// The person who is the subject of a clause before in the sentence: "The minister said when he met …".
    fn person_before(&self, phrases: &[Phrase]) -> Option<Vec<ActorCode>> {
        let subject = |p: &&Phrase| {
            let verb = self
                .token(p.tokens.end)
                .is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Adv));
            verb && p.actors.len() == 1 && p.kind == PhraseKind::Actor && p.preposition(self.tokens).is_none()
        };
        let person = |p: &&Phrase| p.level.is_some() || self.names_person(p);
        phrases.iter().rev().filter(subject).find(person).map(|p| p.actors.clone())
    }

    fn names_person(&self, phrase: &Phrase) -> bool {
        let within = |m: &Mention| m.kind == MentionKind::Person && phrase.tokens.contains(&m.tokens.start);
        self.mentions.iter().any(within)
    }

    /// Pronouns, possessive pronouns and "the two countries".
    fn resolve_anaphor(
        &self,
        phrase: &mut Phrase,
        range: &Range<usize>,
        role: Option<&'static Role>,
        before: &[Phrase],
        discourse: &Discourse,
    ) {
        let Some(first) = self.token(range.start) else { return };
        if first.upos == Upos::Pron && range.len() == 1 && !is_possessive(first) {
            phrase.actors = match &*first.lemma {
                "he" | "she" => self.person_before(before).unwrap_or_else(|| discourse.person()),
                "we" | "us" | "i" | "me" => discourse.speaker(),
                "it" | "they" => self.antecedent(range.start, first, before, discourse),
                _ => Vec::new(),
            };
            phrase.anaphoric = !phrase.actors.is_empty();
            return;
        }
        if is_possessive(first) {
            phrase.owners = phrase.possessor.clone();
            let acts = role.is_some_and(|r| {
                r.is_public()
                    && r.class != RoleClass::Collective
                    && !self.is_lemma(phrase.head, &["counterpart"])
            });
            phrase.actors = if acts { phrase.owners.clone() } else { Vec::new() };
            if role.is_none() && !phrase.owners.is_empty() {
                phrase.kind = PhraseKind::Thing;
            }
            return;
        }
        if let Some(actors) = self.official(range, role, discourse) {
            phrase.actors = actors;
            phrase.anaphoric = !phrase.actors.is_empty();
            return;
        }
        if let Some(count) = self.collective_count(range, role) {
            let except = self.subject_before(range, before);
            let states = self.is_lemma(
                range.end - 1,
                &["country", "nation", "neighbour", "neighbor", "state", "capital", "government"],
            );
            phrase.actors =
                if states { discourse.states(count, &except) } else { discourse.collective(count, &except) };
            phrase.anaphoric = !phrase.actors.is_empty();
        }
    }

    /// Whom "the minister" or "the foreign ministry" serves that was named before: the state of the last person, or the last
    /// subject.
    fn official(
        &self,
        range: &Range<usize>,
        role: Option<&'static Role>,
        discourse: &Discourse,
    ) -> Option<Vec<ActorCode>> {
        let role = role.filter(|_| self.is_lemma(range.start, &["the"]) && range.len() <= 3)?;
        let singular = self.token(range.end - 1).is_some_and(|t| t.range.len() == t.lemma.len());
        let complemented = self.is_lemma(range.end, &["of", "from", "in", "for", "to"]);
        if !singular || complemented {
            return None;
        }
        let named = || discourse.title(&self.token(range.end - 1)?.lemma);
        match role.class {
            RoleClass::Office => Some(named().unwrap_or_else(|| discourse.person())),
            RoleClass::Body => Some(named().unwrap_or_else(|| discourse.singular())),
            _ => None,
        }
    }

    /// Who does what is done to the phrase, "China urged both sides": the first bare phrase that stands before a verb.
    /// Nobody where the phrase is a subject itself or stands with a preposition that does not make it the one who bears it.
    fn subject_before(&self, range: &Range<usize>, before: &[Phrase]) -> Vec<ActorCode> {
        let verbal =
            |at: usize| self.token(at).is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Adv));
        let opening = range.start.checked_sub(1).and_then(|at| self.token(at));
        let bears = opening.is_some_and(|t| {
            t.upos == Upos::Verb || t.is_lemma(&["on", "upon", "to", "with", "against", "for"])
        });
        if !bears || verbal(range.end) {
            return Vec::new();
        }
        let acts = |p: &&Phrase| {
            p.kind == PhraseKind::Actor && p.preposition(self.tokens).is_none() && verbal(p.tokens.end)
        };
        before.iter().find(acts).map_or(Vec::new(), |p| p.actors.clone())
    }

    /// For "both", "the two", "all three" and "the trio" with no noun how many they are.
    fn bare_count(&self, range: &Range<usize>) -> Option<usize> {
        let of_them = self.is_lemma(range.end, &["of"]) && self.is_lemma(range.end + 1, &["they", "them"]);
        let open = self.token(range.end).is_some_and(|t| {
            matches!(t.upos, Upos::Adp | Upos::Propn | Upos::Noun | Upos::Adj | Upos::Det | Upos::Num)
        });
        if open && !of_them {
            return None;
        }
        let words: Vec<&str> =
            self.tokens.get(range.clone()).unwrap_or(&[]).iter().map(|t| &*t.lemma).collect();
        match words.as_slice() {
            ["both"] | ["the" | "these" | "those", "two" | "pair" | "duo"] => Some(2),
            ["the" | "all" | "these" | "those", "three"] | ["the", "trio"] => Some(3),
            ["the" | "all" | "these" | "those", "four"] | ["the", "quartet"] => Some(4),
            _ => None,
        }
    }

    /// For "the two countries" the number it gives, for "both sides" two, for "the allies" none.
    fn collective_count(&self, range: &Range<usize>, role: Option<&'static Role>) -> Option<Option<usize>> {
        const NUMBERS: [&str; 6] = ["two", "three", "four", "five", "six", "seven"];
        if let Some(count) = self.bare_count(range) {
            return Some(Some(count));
        }
        role.filter(|role| role.collective)?;
        let words = || self.tokens.get(range.clone()).unwrap_or(&[]).iter();
        if let Some(number) = words().find_map(|t| NUMBERS.iter().position(|n| **n == *t.lemma)) {
            return Some(Some(number + 2));
        }
        if words().any(|t| t.is_lemma(&["both"])) {
            return Some(Some(2));
        }
        let definite = self.is_lemma(range.start, &["the"]) && range.len() == 2;
        let plain =
            self.is_lemma(range.end - 1, &["side", "country", "nation", "ally", "neighbour", "neighbor"]);
        let plural = self.token(range.end - 1).is_some_and(|t| t.range.len() > t.lemma.len());
        (definite && plain && plural).then_some(None)
    }

    /// Adds a phrase, taking the place of its possessor where it has one.
    fn push(&self, phrases: &mut Vec<Phrase>, mut phrase: Phrase, discourse: &mut Discourse) {
        if phrase.owned {
            phrases.pop();
        }
        if !phrase.anaphoric {
            let mut named = phrase.owners.clone();
            add(&mut named, &phrase.after);
            for actor in named {
                discourse.note(&[actor]);
            }
        }
        let person = self
            .mentions
            .iter()
            .any(|m| m.kind == MentionKind::Person && phrase.tokens.contains(&m.tokens.start));
        if person
            || phrase.level.is_some()
                && phrase.kind == PhraseKind::Actor
                && phrase.actors.len() == 1
                && !phrase.anaphoric
        {
            discourse.note_person(&phrase.actors);
        }
        let names = phrase.kind == PhraseKind::Actor && phrase.actors.len() == 1;
        if let Some(head) = self.token(phrase.head).filter(|_| names) {
            discourse.note_title(&head.lemma, &phrase.actors);
        }
        phrase.person = person || phrase.level.is_some();
        phrases.push(phrase);
    }
}

fn is_possessive(token: &Token) -> bool {
    token.is_lemma(&["its", "his", "her", "their", "our", "my", "your", "whose"])
}

/// Adds what is not yet there.
pub(crate) fn add(to: &mut Vec<ActorCode>, from: &[ActorCode]) {
    for actor in from {
        if !to.contains(actor) {
            to.push(*actor);
        }
    }
}
