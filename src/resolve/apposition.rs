//! Appositions of a name and an office: "Seo Wook, South Korea's defence minister", "the EU's chief negotiator, Michel
//! Barnier,".

use std::ops::Range;

use super::{
    mention::MentionKind,
    person::PersonReader,
    phrase::{Phrase, PhraseKind, TITLE_REACH},
    role::{Role, RoleClass, role_of},
};
use crate::{
    actor::ActorCode,
    reading::Level,
    syntax::{Token, Upos},
};

/// Where a state's envoys are its own.
const MISSIONS: [&str; 6] = ["embassy", "mission", "consulate", "delegation", "commission", "legation"];

/// Verbs by which somebody is at the head of a body.
const LEADING: [&str; 6] = ["head", "lead", "command", "chair", "run", "direct"];

/// A person's name and the office that stands beside it.
#[derive(Debug)]
pub(super) struct Apposition {
    /// The tokens of the name.
    pub(super) name: Range<usize>,
    /// The tokens of the office, where it is one: "who heads the agency" tells whom somebody serves and of no office.
    pub(super) office: Option<Range<usize>>,
    /// Whom the person serves.
    pub(super) actor: ActorCode,
}

impl PersonReader<'_> {
    /// "The ministers, Tariq Aziz of Iraq and Farouk al-Sharaa of Syria": the names of a list behind an office of several,
    /// each with the state that it serves.
    pub(super) fn delegates(&self) -> Vec<Apposition> {
        let tokens = &self.sentence.tokens;
        let plural = |p: &&Phrase| {
            let before = tokens.get(p.tokens.start..=p.head).unwrap_or(&[]);
            let lemmas: Vec<&str> = before.iter().map(|t| &*t.lemma).collect();
            let office = role_of(&lemmas).is_some_and(|(_, role)| role.class == RoleClass::Office);
            let many = before.last().is_some_and(|t| t.text(self.text).to_lowercase() != *t.lemma);
            let owned = tokens.get(p.head + 1).is_some_and(|t| t.is_lemma(&["of"]));
            office && many && !owned
        };
        let Some(office) = self.phrases.iter().find(plural) else { return Vec::new() };
        let listed = |p: &&Phrase| {
            let before = p.tokens.start.checked_sub(1).and_then(|at| tokens.get(at));
            let joined = before.is_some_and(|t| t.is_lemma(&[",", "and", ":", "with", "-", "—"]));
            let bare = p.kind == PhraseKind::Plain || p.person && p.level.is_none();
            bare && p.tokens.start > office.head && joined
        };
        let delegate = |p: &Phrase| {
            let name = self
                .name_at(p.tokens.start, p.tokens.end)
                .filter(|n| n.len() > 1 && (p.person || n.end == p.tokens.end))?;
            let actor = self.state_behind(name.end)?;
            Some(Apposition { name, office: Some(office.tokens.start..office.head + 1), actor })
        };
        self.phrases.iter().filter(listed).filter_map(delegate).collect()
    }

    /// The appositions of the sentence, from left to right.
    pub(super) fn appositions(&self) -> Vec<Apposition> {
        let mut appositions: Vec<Apposition> = Vec::new();
        for apposition in (0..self.phrases.len()).flat_map(|index| self.appositions_at(index)) {
            // "The president, A, the premier, B": each name goes with the office before it.
            let free = appositions.last().is_none_or(|last| {
                last.name != apposition.name
                    && (last.office != apposition.office || apposition.office.is_none())
            });
            if free {
                appositions.push(apposition);
            }
        }
        appositions
    }

    fn appositions_at(&self, index: usize) -> Vec<Apposition> {
        let Some(a) = self.phrases.get(index) else { return Vec::new() };
        if let Some(heading) = self.heading(a) {
            return vec![heading];
        }
        let end = self.end_with_phrases(index);
        let next = self.apposed_from(end);
        let next = next.and_then(|start| self.phrases.iter().position(|p| p.tokens.start == start));
        let Some((next, b)) = next.and_then(|next| self.phrases.get(next).map(|b| (next, b))) else {
            return Vec::new();
        };
        let pairs = [(a, next, b, end == a.tokens.end), (b, index, a, self.is_closed(b))];
        let appositions = pairs.into_iter().filter_map(|(name, at, office, closed)| {
            let person =
                self.mentions.iter().find(|m| m.kind == MentionKind::Person && m.tokens == name.tokens);
            let bare = closed && (person.is_some() || name.kind == PhraseKind::Plain);
            // "Mr Lubbers", "Colonel Idi Amin"
            let start = self.after_titles(name);
            let whole = self.name_at(start, name.tokens.end);
            // "his Indonesian counterpart, Retno,"
            let peer = !office.owners.is_empty()
                && self.is_closed(name)
                && self
                    .sentence
                    .tokens
                    .get(office.head)
                    .is_some_and(|t| t.is_lemma(&["counterpart", "colleague"]));
            let long = |n: &Range<usize>| n.len() > 1 || start > name.tokens.start || peer;
            let name = whole.filter(|n| bare && long(n) && n.end == name.tokens.end)?;
            let known = person.and_then(|m| m.actors.first()).copied();
            let actor = self.served_by(at, office, known, &name)?;
            Some(Apposition { name, office: Some(office.tokens.clone()), actor })
        });
        appositions.collect()
    }

    /// "Thomas Waldhauser, who heads the U.S. Africa Command": a person with the body that he leads.
    fn heading(&self, person: &Phrase) -> Option<Apposition> {
        let tokens = &self.sentence.tokens;
        let who = person.tokens.end
            + usize::from(tokens.get(person.tokens.end).is_some_and(|t| t.is_lemma(&[","])));
        let leads = tokens.get(who).is_some_and(|t| t.is_lemma(&["who"]))
            && tokens.get(who + 1).is_some_and(|t| t.is_lemma(&LEADING));
        let body = self.phrases.iter().find(|p| leads && p.tokens.start == who + 2)?;
        let role = tokens.get(body.head).and_then(|t| role_of(&[&t.lemma]));
        let [actor] = body.actors.as_slice() else { return None };
        let start = self.after_titles(person);
        let name = self.name_at(start, person.tokens.end)?;
        let whole = name.end == person.tokens.end && (name.len() > 1 || start > person.tokens.start);
        let serves = role.is_some_and(|(_, role)| role.class == RoleClass::Body) || !self.is_nation(*actor);
        (whole && serves && body.kind == PhraseKind::Actor && person.kind == PhraseKind::Plain)
            .then_some(Apposition { name, office: None, actor: *actor })
    }

    /// Where an apposition begins to what ends here: behind a comma, perhaps with an adverb, "who is" or "who became".
    fn apposed_from(&self, end: usize) -> Option<usize> {
        let tokens = &self.sentence.tokens;
        let is = |at: usize, lemmas: &[&str]| tokens.get(at).is_some_and(|t| t.is_lemma(lemmas));
        // "the American commander there, David Petraeus"
        let end = end + usize::from(is(end, &["there", "here"]));
        let comma = is(end, &[","]);
        let who = end + usize::from(comma);
        if is(who, &["who"]) && is(who + 1, &["be", "become"]) {
            return Some(who + 2);
        }
        let adverb = tokens.get(end + 1).is_some_and(|t| t.upos == Upos::Adv);
        comma.then_some(end + 1 + usize::from(adverb))
    }

    /// Where a name begins that ranks and forms of address stand before.
    fn after_titles(&self, phrase: &Phrase) -> usize {
        let tokens = &self.sentence.tokens;
        let lemmas: Vec<&str> = tokens
            .get(phrase.tokens.clone())
            .unwrap_or(&[])
            .iter()
            .map(|t| t.lemma.trim_end_matches('.'))
            .collect();
        let titled = |end: &usize| {
            lemmas.get(..*end).and_then(role_of).is_some_and(|(_, role)| {
                role.class == RoleClass::Courtesy || role.level == Some(Level::Military)
            })
        };
        let length = (1..lemmas.len()).rev().find(titled).unwrap_or(0);
        phrase.tokens.start + length
    }

    /// Whom the holder of an office serves: those named in the phrase, whose its possessive pronoun stands for, those in the
    /// phrases that complete it, the state that alone has the office, those whom the person is `known` to serve, or the state
    /// that the document speaks of.
    fn served_by(
        &self,
        index: usize,
        office: &Phrase,
        known: Option<ActorCode>,
        name: &Range<usize>,
    ) -> Option<ActorCode> {
        let role = self.sole_office(office)?;
        if self.is_of_a_body(office) {
            return None;
        }
        let own = office.owners.first().or(office.actors.first()).filter(|_| !office.anaphoric);
        let own = self.state_serving(office).or(own.copied());
        // "The Polish president of the European Council" serves the Council.
        let of = self.sentence.tokens.get(office.tokens.end).is_some_and(|t| t.is_lemma(&["of"]));
        let body = self.complement(index, role, false).filter(|actor| of && !self.is_nation(*actor));
        let body = body.filter(|_| office.possessor.is_empty() && role.level != Some(Level::Envoy));
        let own = body.or(own).or_else(|| self.of_europe(office));
        let own = own.or_else(|| self.complement(index, role, false)).or(role.nation).or(known);
        let named = own.or_else(|| self.complement(index, role, true));
        let possessor = || match office.possessor.as_slice() {
            [possessor] => Some(*possessor),
            _ => None,
        };
        named.or_else(|| self.by_name(office, possessor().or_else(|| self.at_home(office)), name))
    }

    /// "The European mediator": whom somebody serves who speaks for Europe, since there is a union to do so.
    fn of_europe(&self, office: &Phrase) -> Option<ActorCode> {
        const SERVANTS: [&str; 4] = ["mediator", "envoy", "negotiator", "commissioner"];
        let is =
            |at: usize, lemmas: &[&str]| self.sentence.tokens.get(at).is_some_and(|t| t.is_lemma(lemmas));
        let european = (office.tokens.start..office.head).any(|at| is(at, &["european"]));
        let union = self.world.find_actor("EU").filter(|_| european && is(office.head, &SERVANTS))?;
        let stood = |day| self.world.organisation(union).is_some_and(|union| union.existed_on(day));
        self.published.is_none_or(stood).then_some(union)
    }

    /// "The president of the jury": an office of what is no actor and no organ of one.
    fn is_of_a_body(&self, office: &Phrase) -> bool {
        let next = self.phrases.iter().find(|p| p.tokens.start == office.tokens.end + 1);
        let of = next
            .filter(|p| p.preposition(&self.sentence.tokens) == Some("of") && p.kind == PhraseKind::Plain);
        let head = of.and_then(|p| self.sentence.tokens.get(p.head));
        // "Chief of staff" is an office by itself.
        let whole =
            of.and_then(|p| self.sentence.tokens.get(office.tokens.start..p.tokens.end)).is_some_and(|t| {
                let lemmas: Vec<&str> = t.iter().map(|t| &*t.lemma).collect();
                role_of(&lemmas).is_some_and(|(count, _)| count > 2)
            });
        let leads = |t: &Token| t.is_lemma(&["head", "chief", "director", "chairman", "chairwoman", "chair"]);
        let led = self.sentence.tokens.get(office.head).is_some_and(leads);
        !whole
            && (office.level == Some(Level::Leader) || led)
            && head.is_some_and(|t| {
                t.upos == Upos::Noun && role_of(&[&t.lemma]).is_none_or(|(_, r)| !r.is_public())
            })
    }

    /// The actor in the phrases that complete an office: "spokesman for the Indonesian military".
    ///
    /// With `told`, one that a noun phrase stands for which names none: "the president of the republic".
    fn complement(&self, index: usize, role: &Role, told: bool) -> Option<ActorCode> {
        let mut end = self.phrases.get(index)?.tokens.end;
        for next in self.phrases.iter().skip(index + 1) {
            let preposition = next.preposition(&self.sentence.tokens)?;
            let mission = self.sentence.tokens.get(next.head).is_some_and(|t| t.is_lemma(&MISSIONS));
            let serves = match preposition {
                // "Attaché at the Peruvian embassy in Panama"
                "at" | "in" if mission => true,
                "of" | "for" | "from" | "with" => true,
                // An envoy is where others are.
                "to" | "at" | "in" => role.level != Some(Level::Envoy),
                _ => false,
            };
            if next.tokens.start != end + 1 || !serves {
                return None;
            }
            let open = told || !next.anaphoric;
            if let Some(actor) = next.owners.first().or(next.actors.first()).filter(|_| open) {
                return Some(*actor);
            }
            end = next.tokens.end;
        }
        None
    }

    /// Where a phrase ends together with the prepositional phrases that follow it at once.
    fn end_with_phrases(&self, index: usize) -> usize {
        let mut end = self.phrases.get(index).map_or(0, |p| p.tokens.end);
        for next in self.phrases.iter().skip(index + 1) {
            if next.tokens.start != end + 1 || next.preposition(&self.sentence.tokens).is_none() {
                break;
            }
            end = next.tokens.end;
        }
        end
    }

    /// The role of a phrase that is the office of one person whom it does not name.
    fn sole_office(&self, office: &Phrase) -> Option<&'static Role> {
        let tokens = &self.sentence.tokens;
        let head = tokens.get(office.head)?;
        let plural = head.text(self.text).to_lowercase() != *head.lemma;
        let reach = tokens.len().min(office.head + TITLE_REACH);
        let lemmas: Vec<&str> = tokens.get(office.tokens.start..reach)?.iter().map(|t| &*t.lemma).collect();
        let head_at = office.head - office.tokens.start;
        // "secretary of state" is more than a secretary.
        let role = (head_at + 1..=lemmas.len()).rev().find_map(|end| {
            let (count, role) = role_of(lemmas.get(..end)?)?;
            (end - count <= head_at).then_some(role)
        });
        let role = role.filter(|_| !plural && office.level.is_some())?;
        let alone = self.name_at(office.head + 1, office.tokens.end).is_none();
        // "The Sri Lankan captain" leads a team; a rank has a capital.
        let team = head.is_lemma(&["captain"]) && head.text(self.text).starts_with(char::is_lowercase);
        Some(role).filter(|role| alone && !team && role.class == RoleClass::Office)
    }

    /// Whether an apposition ends with a comma or the sentence.
    fn is_closed(&self, phrase: &Phrase) -> bool {
        self.sentence.tokens.get(phrase.tokens.end).is_none_or(|t| t.upos == Upos::Punct)
    }
}
