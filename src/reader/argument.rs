//! Arguments: which phrase fills which slot of a predicate.

use std::ops::Range;

use super::{
    clause::{Clauses, VerbGroup},
    predicate::{Asserts, FORCES, Predicate, Slot},
    speech::{Judgement, has_use},
};
use crate::{
    actor::ActorCode,
    reading::{ActionKind, Level},
    resolve::{
        discourse::Discourse,
        phrase::{Phrase, PhraseKind, add},
        role::{RoleClass, role_of},
    },
    syntax::{Deprel, Token, Upos},
};

/// The longest way from a light verb to its noun, in tokens: "held a second round of high-level talks".
const LIGHT_VERB_REACH: usize = 9;
/// The longest way from a verb to an actor in its complement, in tokens.
const COMPLEMENT_REACH: usize = 25;

/// Actors in a slot, and the highest rank among them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filler {
    pub(crate) actors: Vec<ActorCode>,
    pub(crate) level: Option<Level>,
    /// Whom a possessive pronoun before it stands for: "her Polish counterpart".
    pub(crate) possessor: Vec<ActorCode>,
    /// The tokens of its phrase.
    pub(crate) tokens: Range<usize>,
}

impl Filler {
    pub(super) fn of(phrase: &Phrase) -> Filler {
        Filler {
            actors: phrase.actors.clone(),
            level: phrase.level,
            possessor: phrase.possessor.clone(),
            tokens: phrase.tokens.clone(),
        }
    }

    pub(super) fn owners(actors: &[ActorCode]) -> Filler {
        Filler { actors: actors.to_vec(), ..Filler::default() }
    }
}

/// A predicate found in a sentence, ready to be asked for its arguments.
pub(crate) trait Arguments {
    /// What fills a slot; nobody where it is empty.
    fn fill(&self, slot: Slot) -> Filler;

    /// Whether the predicate is a noun.
    fn is_noun(&self) -> bool {
        false
    }

    /// All who take part, where the predicate says only how many: "trilateral cooperation".
    fn parties(&self) -> Filler {
        Filler::default()
    }

    /// The phrase that is the subject, whatever it is.
    fn subject_phrase(&self) -> Option<&Phrase> {
        None
    }

    /// The subject by the tree of the sentence alone.
    fn tree_subject(&self) -> Filler {
        Filler::default()
    }

    /// Whether the predicate is a state that its subject is in: "at odds", "in talks".
    fn is_state(&self) -> bool {
        false
    }

    /// What fills the first of the slots that is not empty, and which slot that is.
    fn first_of(&self, slots: &[Slot]) -> Option<(Slot, Filler)> {
        slots.iter().map(|slot| (*slot, self.fill(*slot))).find(|(_, filler)| !filler.actors.is_empty())
    }
}

/// A verb predicate at a verb group.
pub(crate) struct VerbMatch<'c> {
    clauses: &'c Clauses<'c>,
    index: usize,
    /// Where its own words end: after its particles.
    after: usize,
    /// The noun it needs, where it needs one.
    pub(crate) noun: Option<usize>,
    /// Whether a crowd may do it: a protest.
    crowd: bool,
}

impl<'c> VerbMatch<'c> {
    /// Whether the predicate's particles and noun stand with the verb group.
    pub(crate) fn new(
        clauses: &'c Clauses<'c>,
        index: usize,
        predicate: &Predicate,
    ) -> Option<VerbMatch<'c>> {
        let group = clauses.verbs.get(index)?;
        let mut after = group.main + 1;
        for particle in &predicate.particles {
            // "arrived today in"
            while clauses.tokens.get(after).is_some_and(|t| t.upos == Upos::Adv)
                && !clauses.is_lemma(after, &[particle])
            {
                after += 1;
            }
            if !clauses.is_lemma(after, &[particle]) {
                return None;
            }
            after += 1;
        }
        let crowd = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Protest, .. });
        let mut found = VerbMatch { clauses, index, after, noun: None, crowd };
        if !predicate.nouns.is_empty() {
            found.noun = Some(
                found.noun_in_object(&predicate.nouns).or_else(|| found.noun_in_subject(&predicate.nouns))?,
            );
        }
        Some(found)
    }

    fn noun_in_object(&self, nouns: &[String]) -> Option<usize> {
        let end = self.clauses.reach(self.index).min(self.after + LIGHT_VERB_REACH);
        let barrier = |t: &Token| {
            t.upos == Upos::Verb
                || t.is_lemma(&[",", "with", "on", "against", "to", "that", "by", "between", "from"])
        };
        let tokens = self.clauses.tokens.get(self.after..end)?;
        let open = tokens.iter().position(barrier).unwrap_or(tokens.len());
        let heads = |i: &usize| {
            let next = self.clauses.tokens.get(i + 1);
            next.is_none_or(|t| t.upos != Upos::Noun)
                || !self.clauses.phrases.iter().any(|p| p.tokens.contains(i) && p.tokens.contains(&(i + 1)))
        };
        (self.after..self.after + open).rev().filter(heads).find(|i| self.is_one_of(*i, nouns))
    }

    fn noun_in_subject(&self, nouns: &[String]) -> Option<usize> {
        let group = self.clauses.verbs.get(self.index)?;
        let subject = self.clauses.phrases.get(group.subject?)?;
        subject.tokens.clone().rev().find(|i| self.is_one_of(*i, nouns))
    }

    /// Whether the subject of the verb is armed forces or their arms.
    pub(crate) fn is_done_by_forces(&self) -> bool {
        let Some(group) = self.clauses.verbs.get(self.index) else { return false };
        let near = group.subject.and_then(|at| self.clauses.phrases.get(at));
        let subject = near.or_else(|| self.clauses.tree_subject(group.main));
        let head = subject.and_then(|p| self.clauses.tokens.get(p.head));
        !group.passive && head.is_some_and(|t| is_force(&t.lemma))
    }

    /// Whether one of the nouns, perhaps of several words, ends at a token.
    fn is_one_of(&self, at: usize, nouns: &[String]) -> bool {
        let ends = |noun: &String| {
            if noun == FORCES {
                return self.clauses.tokens.get(at).is_some_and(|t| is_force(&t.lemma));
            }
            let words = noun.rsplit(' ').enumerate();
            words
                .into_iter()
                .all(|(back, word)| at.checked_sub(back).is_some_and(|i| self.clauses.is_lemma(i, &[word])))
        };
        nouns.iter().any(ends)
    }

    fn after_preposition(&self, preposition: &str, allow_place: bool) -> Filler {
        let behind_noun = self.behind_noun(preposition);
        if !behind_noun.actors.is_empty() {
            return behind_noun;
        }
        let end = self.clauses.reach(self.index);
        let from = self.clauses.verbs.get(self.index).map_or(0, |v| v.main + 1);
        let fits = |p: &&Phrase| {
            p.tokens.start > from
                && p.tokens.start <= end
                && p.preposition(self.clauses.tokens)
                    .is_some_and(|found| same_preposition(found, preposition))
                && (allow_place || !self.clauses.is_place(p))
        };
        let mut fillers = self.clauses.phrases.iter().filter(fits).map(|p| through(self.clauses, p));
        fillers.find(|filler| !filler.actors.is_empty()).unwrap_or_default()
    }

    /// What stands after a preposition behind a noun that is the subject: "relations between A and B have soured".
    fn behind_noun(&self, preposition: &str) -> Filler {
        let subject = self.clauses.verbs.get(self.index).and_then(|v| v.subject);
        let subject = subject.and_then(|at| Some((at, self.clauses.phrases.get(at)?)));
        match subject.filter(|(_, p)| self.noun.is_some_and(|noun| p.tokens.contains(&noun))) {
            Some((at, _)) => chained(self.clauses, at, preposition),
            None => Filler::default(),
        }
    }

    /// The phrase right after the verb that hangs on no preposition.
    fn object_phrase(&self) -> Option<&'c Phrase> {
        let end = self.clauses.reach(self.index);
        let close = |i: usize| {
            let between = self.clauses.tokens.get(self.after..i).unwrap_or(&[]);
            between.iter().all(|t| {
                matches!(t.upos, Upos::Adv | Upos::Part | Upos::Num) || t.is_lemma(&["\"", "“", "'", "‘"])
            })
        };
        self.clauses
            .phrases
            .iter()
            .find(|p| p.tokens.start >= self.after && p.tokens.start < end && close(p.tokens.start))
    }

    fn undergoer(&self) -> Option<&'c Phrase> {
        let group = self.clauses.verbs.get(self.index)?;
        match (group.passive || group.reduced, self.noun) {
            (true, _) => group.subject.and_then(|s| self.clauses.phrases.get(s)),
            (false, Some(noun)) => self.clauses.phrases.iter().find(|p| p.tokens.contains(&noun)),
            (false, None) => self.object_phrase(),
        }
    }

    /// The owner of the thing undergone: "China's crackdown", "a crackdown of China", "Chinese nationals".
    fn theme(&self) -> Filler {
        let Some(phrase) = self.undergoer() else { return Filler::default() };
        if matches!(phrase.kind, PhraseKind::Thing | PhraseKind::National) || phrase.has_role() {
            return Filler::of(phrase);
        }
        through(self.clauses, phrase)
    }

    fn doer(&self) -> Filler {
        let Some(group) = self.clauses.verbs.get(self.index) else { return Filler::default() };
        if group.passive || group.reduced {
            return self.after_preposition("by", true);
        }
        let subject = group.subject.and_then(|s| self.clauses.phrases.get(s));
        let mut doer = match subject {
            Some(phrase) if phrase.kind == PhraseKind::Actor => Filler::of(phrase),
            Some(phrase) if self.crowd && phrase.kind == PhraseKind::National => Filler::of(phrase),
            // "a US effort to", "China's decision to"
            Some(phrase) if group.infinitive && phrase.tokens.end == group.first => Filler::of(phrase),
            Some(phrase) if phrase.actors.is_empty() && !self.clauses.is_quantity(phrase) => {
                self.led_by(phrase)
            }
            Some(phrase) if self.clauses.is_quantity(phrase) => through(self.clauses, phrase),
            _ => Filler::default(),
        };
        add(&mut doer.actors, &self.companions());
        doer
    }

    /// "A delegation led by the Cuban minister": who leads it.
    fn led_by(&self, phrase: &Phrase) -> Filler {
        let leads = |v: &VerbGroup| {
            v.reduced
                && v.first == phrase.tokens.end
                && self.clauses.is_lemma(v.main, &["lead", "head", "chair"])
        };
        let index = self.clauses.verbs.iter().position(leads);
        let verb = index.and_then(|index| Some((index, self.clauses.verbs.get(index)?.main)));
        let by = |(index, main)| VerbMatch {
            clauses: self.clauses,
            index,
            after: main + 1,
            noun: None,
            crowd: false,
        };
        verb.map(|verb| by(verb).after_preposition("by", true)).unwrap_or_default()
    }

    /// Who else does what a meeting is for: "met with Japan to discuss".
    fn companions(&self) -> Vec<ActorCode> {
        const MEET: [&str; 5] = ["meet", "gather", "convene", "confer", "talk"];
        let governor = self.clauses.verbs.get(self.index).filter(|v| v.infinitive).and_then(|v| v.governor);
        let met = governor.and_then(|g| self.clauses.verbs.get(g).map(|v| (g, v.main)));
        match met {
            Some((index, main)) if self.clauses.is_lemma(main, &MEET) => {
                let meeting =
                    VerbMatch { clauses: self.clauses, index, after: main + 1, noun: None, crowd: false };
                meeting
                    .first_of(&[Slot::Object, Slot::Preposition("with")])
                    .map_or(Vec::new(), |(_, filler)| filler.actors)
            }
            _ => Vec::new(),
        }
    }

    fn complement(&self) -> Filler {
        let doer = self.doer().actors;
        let end = self.after + COMPLEMENT_REACH;
        let opening = usize::from(self.clauses.is_lemma(self.after, &["that", "to"]));
        let closes = |i: &usize| {
            self.clauses.is_lemma(*i, &[";", ":", "which", "who"])
                || self.clauses.tokens.get(*i).is_some_and(|t| t.upos == Upos::Sconj)
        };
        let stop = (self.after + opening..end).find(closes).unwrap_or(end);
        let other = |p: &&Phrase| {
            p.tokens.start >= self.after
                && p.tokens.end <= stop
                && !p.preposition(self.clauses.tokens).is_some_and(is_circumstance)
                && !p.actors.is_empty()
                && p.actors.iter().any(|actor| !doer.contains(actor))
        };
        self.clauses.phrases.iter().find(other).map(Filler::of).unwrap_or_default()
    }
}

impl VerbMatch<'_> {
    /// What fills a slot by the tree of the sentence.
    fn by_tree(&self, slot: Slot) -> Filler {
        let Some(group) = self.clauses.verbs.get(self.index) else { return Filler::default() };
        let acts = |p: &&Phrase| p.kind == PhraseKind::Actor;
        let object = || self.clauses.tree_object(group.main).filter(|_| self.noun.is_none());
        match slot {
            Slot::Subject if group.passive || group.reduced => self.oblique("by"),
            Slot::Subject => {
                let subject = self.clauses.tree_subject(group.main);
                let listed = || subject.and_then(|p| self.clauses.listed_behind(p)).filter(acts);
                subject.filter(acts).or_else(listed).map(Filler::of).unwrap_or_default()
            }
            Slot::Object => object().filter(acts).map(Filler::of).unwrap_or_default(),
            Slot::Theme => object().map(|p| through(self.clauses, p)).unwrap_or_default(),
            Slot::Preposition(preposition) => self.oblique(preposition),
            Slot::Complement | Slot::Possessor | Slot::Apposition => Filler::default(),
        }
    }

    /// What hangs on the noun or on the verb with a preposition.
    fn oblique(&self, preposition: &str) -> Filler {
        let Some(group) = self.clauses.verbs.get(self.index) else { return Filler::default() };
        let heads = self.noun.into_iter().chain([group.main]);
        let phrases = heads.flat_map(|head| self.clauses.tree_obliques(head, preposition));
        first_with_actors(self.clauses, phrases)
    }

    /// What fills a slot by the order of the words.
    fn by_position(&self, slot: Slot) -> Filler {
        match slot {
            Slot::Subject => self.doer(),
            Slot::Object => {
                let actor = |p: &&Phrase| p.kind == PhraseKind::Actor;
                // "gave Djibouti an ultimatum": the noun is not the only object.
                let recipient = || self.noun.and(self.object_phrase()).filter(actor);
                self.undergoer().filter(actor).or_else(recipient).map(Filler::of).unwrap_or_default()
            }
            Slot::Theme => self.theme(),
            Slot::Complement => self.complement(),
            Slot::Preposition(preposition) => self.after_preposition(preposition, true),
            Slot::Possessor => {
                // Whose the noun is; without a noun, whose the thing is that does it: "Japan's visit angered Korea".
                let group = self.clauses.verbs.get(self.index);
                let subject = || group.and_then(|v| v.subject).and_then(|s| self.clauses.phrases.get(s));
                let thing =
                    || subject().filter(|p| p.kind == PhraseKind::Thing && !group.is_some_and(|v| v.passive));
                let of_noun =
                    self.noun.and_then(|noun| self.clauses.phrases.iter().find(|p| p.tokens.contains(&noun)));
                let phrase = of_noun.filter(|p| !p.owners.is_empty()).or_else(thing);
                phrase.map(|p| Filler::owners(&p.owners)).unwrap_or_default()
            }
            Slot::Apposition => Filler::default(),
        }
    }
}

impl Arguments for VerbMatch<'_> {
    fn subject_phrase(&self) -> Option<&Phrase> {
        let group = self.clauses.verbs.get(self.index).filter(|v| !v.passive && !v.reduced)?;
        group.subject.and_then(|at| self.clauses.phrases.get(at))
    }

    fn tree_subject(&self) -> Filler {
        self.by_tree(Slot::Subject)
    }

    fn fill(&self, slot: Slot) -> Filler {
        let near = self.by_position(slot);
        if near.actors.is_empty() { self.by_tree(slot) } else { near }
    }
}

/// A noun predicate in a noun phrase.
pub(crate) struct NounMatch<'c> {
    clauses: &'c Clauses<'c>,
    /// The phrase, by index.
    pub(crate) phrase: usize,
    /// For "trilateral" and the like, how many parties there are.
    party_count: Option<usize>,
    discourse: &'c Discourse,
}

impl<'c> NounMatch<'c> {
    /// The noun that ends at a token, of some words: it must end its phrase, or stand before a name.
    pub(crate) fn new(
        clauses: &'c Clauses<'c>,
        discourse: &'c Discourse,
        noun: usize,
        words: usize,
    ) -> Option<NounMatch<'c>> {
        let phrase_at = |at: usize| clauses.phrases.iter().position(|p| p.tokens.contains(&at));
        let last = clauses.phrases.get(phrase_at(noun)?)?;
        let next = clauses.tokens.get(noun + 1).filter(|_| last.tokens.contains(&(noun + 1)));
        // "show of force": whose it is stands with the first word.
        let index = phrase_at((noun + 1).checked_sub(words)?)?;
        let phrase = clauses.phrases.get(index)?;
        let last = next.is_none_or(|t| t.upos == Upos::Propn || matches!(t.upos, Upos::Det | Upos::Punct));
        let words = clauses.tokens.get(phrase.tokens.start..noun).unwrap_or(&[]).iter();
        let party_count = words.filter_map(|t| party_count(&t.lemma)).next();
        last.then_some(NounMatch { clauses, phrase: index, party_count, discourse })
    }

    pub(crate) fn phrase(&self) -> Option<&'c Phrase> {
        self.clauses.phrases.get(self.phrase)
    }

    /// What stands after this preposition in the run of prepositional phrases behind the noun.
    fn after_preposition(&self, wanted: &str) -> Filler {
        let filler = chained(self.clauses, self.phrase, wanted);
        let apart = matches!(wanted, "between" | "among" | "with");
        if apart && filler.actors.is_empty() { self.behind_verb(wanted) } else { filler }
    }

    /// "A meeting will come between the two": what stands after this preposition behind the verb whose subject the noun is.
    fn behind_verb(&self, wanted: &str) -> Filler {
        const COME_ABOUT: [&str; 7] = ["come", "take", "begin", "start", "resume", "follow", "open"];
        let verbs = self.clauses.verbs.iter().enumerate();
        let about = |v: &VerbGroup| v.passive || self.clauses.is_lemma(v.main, &COME_ABOUT);
        let own = verbs
            .filter(|(_, v)| v.subject == Some(self.phrase) && about(v))
            .map(|(index, v)| (index, v.main))
            .next();
        let Some((index, main)) = own else { return Filler::default() };
        let verb = VerbMatch { clauses: self.clauses, index, after: main + 1, noun: None, crowd: false };
        verb.after_preposition(wanted, true)
    }

    /// The subject of the verb that the noun belongs to: "Japan is locked in a dispute with China"; for a noun before the
    /// verb, of the main clause: "After the summit with Japan, China said".
    fn subject(&self) -> Filler {
        let Some(phrase) = self.phrase() else { return Filler::default() };
        let at = phrase.tokens.start;
        let opening = at.checked_sub(1).and_then(|i| self.clauses.tokens.get(i));
        let opens = opening.is_some_and(|t| matches!(t.upos, Upos::Adp | Upos::Sconj));
        let verbs = &self.clauses.verbs;
        let verb =
            verbs.iter().rev().find(|v| v.main < at).or_else(|| verbs.iter().find(|v| v.main > at && opens));
        if verb.is_none() {
            return self.copula_subject(at);
        }
        let subject = verb.and_then(|v| v.subject).filter(|s| *s != self.phrase);
        let owns = |p: &&Phrase| verb.is_some_and(|v| v.infinitive && v.first == p.tokens.end);
        let subject = subject.and_then(|s| self.clauses.phrases.get(s));
        let subject = subject.filter(|p| p.kind == PhraseKind::Actor || owns(p));
        subject.map(Filler::of).unwrap_or_default()
    }

    /// Whose the noun is because they do the verb that it belongs to: "Peru offered its apologies", "recalled its envoy in
    /// support of Chile".
    fn carrier(&self) -> Filler {
        let Some(phrase) = self.phrase() else { return Filler::default() };
        let token = self.clauses.tokens.get(phrase.head);
        let preposition = phrase.preposition(self.clauses.tokens);
        let Some(verb) = token.and_then(|t| t.head) else { return Filler::default() };
        let light =
            || self.clauses.tokens.get(verb).is_some_and(|t| has_use("verb", &t.lemma, Judgement::Light));
        let object = token.is_some_and(|t| t.deprel == Deprel::Obj) && light();
        let manner = preposition == Some("in") && phrase.tokens.len() == 1;
        let passive = self.clauses.verbs.iter().any(|v| v.main == verb && (v.passive || v.reduced));
        if !(object || manner) || passive {
            return Filler::default();
        }
        let subject = self.clauses.tree_subject(verb).filter(|p| p.kind == PhraseKind::Actor);
        subject.map(Filler::of).unwrap_or_default()
    }

    /// "Hungary is at odds": the bare phrase before a form of "be".
    fn copula_subject(&self, at: usize) -> Filler {
        let bare = |p: &&Phrase| {
            p.tokens.end <= at && p.kind == PhraseKind::Actor && p.preposition(self.clauses.tokens).is_none()
        };
        let subject = self.clauses.phrases.iter().rev().find(bare);
        let linked = |p: &&Phrase| {
            let gap = self.clauses.tokens.get(p.tokens.end..at).unwrap_or(&[]);
            gap.iter().any(|t| t.is_lemma(&["be", "remain"]))
                && gap.iter().all(|t| !matches!(t.upos, Upos::Noun | Upos::Punct))
        };
        subject.filter(linked).map(Filler::of).unwrap_or_default()
    }

    /// Actors that the noun is said of: "its ally Japan", "Japan, a US ally", "Japan is a US ally".
    fn apposition(&self) -> Filler {
        let Some(phrase) = self.phrase() else { return Filler::default() };
        if !phrase.after.is_empty() {
            return Filler::owners(&phrase.after);
        }
        if phrase.anaphoric && phrase.actors.len() > 1 {
            // "the two allies"
            return Filler::of(phrase);
        }
        let before = self.phrase.checked_sub(1).and_then(|i| self.clauses.phrases.get(i));
        let between = |a: usize, b: usize| self.clauses.tokens.get(a..b).unwrap_or(&[]);
        let actor = |p: &&&Phrase| p.kind == PhraseKind::Actor;
        if let Some(before) = before.as_ref().filter(actor) {
            let gap = between(before.tokens.end, phrase.tokens.start);
            let comma = gap.len() == 1 && gap.iter().all(|t| t.is_lemma(&[",", "–", "—", "-"]));
            let others = gap.last().is_some_and(|t| t.is_lemma(&["and"]))
                && gap.len() <= 2
                && self.clauses.is_lemma(phrase.tokens.start, &["other"]);
            if comma || others || is_copula(gap) {
                return Filler::of(before);
            }
        }
        let after = self.clauses.phrases.get(self.phrase + 1);
        if let Some(listed) = after.filter(|p| p.preposition(self.clauses.tokens) == Some("including")) {
            return Filler::of(listed);
        }
        let comma =
            |p: &&&Phrase| between(phrase.tokens.end, p.tokens.start).iter().map(|t| &*t.lemma).eq([","]);
        after.as_ref().filter(actor).filter(comma).map(|p| Filler::of(p)).unwrap_or_default()
    }
}

impl Arguments for NounMatch<'_> {
    fn is_noun(&self) -> bool {
        true
    }

    fn parties(&self) -> Filler {
        let (Some(count), Some(phrase)) = (self.party_count, self.phrase()) else { return Filler::default() };
        let fits = |p: &&Phrase| {
            p.kind == PhraseKind::Actor && p.actors.len() == count && p.tokens.end <= phrase.tokens.start
        };
        match self.clauses.phrases.iter().rev().find(fits) {
            Some(before) => Filler::of(before),
            None => Filler::owners(&self.discourse.collective(Some(count), &[])),
        }
    }

    fn is_state(&self) -> bool {
        let preposition = self.phrase().and_then(|p| p.preposition(self.clauses.tokens));
        matches!(preposition, Some("at" | "in")) && self.phrase().is_some_and(|p| p.tokens.len() <= 5)
    }

    fn fill(&self, slot: Slot) -> Filler {
        let Some(phrase) = self.phrase() else { return Filler::default() };
        match slot {
            Slot::Possessor => {
                let mut owners = phrase.owners.clone();
                if owners.is_empty() || phrase.after == owners {
                    owners = phrase.possessor.clone();
                }
                if owners.is_empty() { self.carrier() } else { Filler::owners(&owners) }
            }
            Slot::Subject => self.subject(),
            Slot::Apposition => self.apposition(),
            Slot::Preposition(preposition) => {
                let near = self.after_preposition(preposition);
                let far =
                    || first_with_actors(self.clauses, self.clauses.tree_obliques(phrase.head, preposition));
                if near.actors.is_empty() { far() } else { near }
            }
            Slot::Object | Slot::Theme | Slot::Complement => Filler::default(),
        }
    }
}

/// The actors of a phrase, or of the phrase behind it that it belongs to: "a strip of Congolese land", "goods from Benin".
fn through(clauses: &Clauses<'_>, phrase: &Phrase) -> Filler {
    if !phrase.actors.is_empty() {
        return Filler::of(phrase);
    }
    let next = clauses.phrases.iter().find(|p| p.tokens.start == phrase.tokens.end + 1);
    let owner = next.filter(|p| {
        phrase.kind == PhraseKind::Plain && matches!(p.preposition(clauses.tokens), Some("of" | "from"))
    });
    owner.map(Filler::of).unwrap_or_default()
}

/// The actors of the first of some phrases that has any.
fn first_with_actors<'p>(clauses: &Clauses<'_>, phrases: impl IntoIterator<Item = &'p Phrase>) -> Filler {
    let mut fillers = phrases.into_iter().map(|p| through(clauses, p));
    fillers.find(|filler| !filler.actors.is_empty()).unwrap_or_default()
}

/// What stands after a preposition in the run of prepositional phrases behind a phrase.
fn chained(clauses: &Clauses<'_>, phrase: usize, wanted: &str) -> Filler {
    let mut end = clauses.phrases.get(phrase).map(|p| p.tokens.end);
    for next in clauses.phrases.iter().skip(phrase + 1).take(5) {
        // "a summit in Oslo next month between"
        if end == Some(next.tokens.start) && clauses.is_time(next) {
            end = Some(next.tokens.end);
            continue;
        }
        let Some(found) =
            next.preposition(clauses.tokens).filter(|_| end.map(|end| end + 1) == Some(next.tokens.start))
        else {
            break;
        };
        let filler = through(clauses, next);
        if same_preposition(found, wanted) && !filler.actors.is_empty() {
            return filler;
        }
        // What "of" belongs to stands right before it, or before an agent: "violations by A of B's airspace".
        if wanted == "of" && found != "by" {
            break;
        }
        end = Some(next.tokens.end);
    }
    Filler::default()
}

/// Prepositions of place, time, agent and circumstance, after which no party to the act stands.
fn is_circumstance(preposition: &str) -> bool {
    const CIRCUMSTANCE: [&str; 17] = [
        "in",
        "at",
        "near",
        "by",
        "after",
        "before",
        "amid",
        "during",
        "despite",
        "through",
        "via",
        "across",
        "under",
        "over",
        "throughout",
        "without",
        "like",
    ];
    CIRCUMSTANCE.contains(&preposition)
}

/// The number of parties in adjectives such as "trilateral".
fn party_count(word: &str) -> Option<usize> {
    match word {
        "bilateral" => Some(2),
        "trilateral" | "tripartite" => Some(3),
        "quadrilateral" => Some(4),
        _ => None,
    }
}

fn is_force(noun: &str) -> bool {
    role_of(&[noun]).is_some_and(|(_, role)| role.class == RoleClass::Force)
}

fn is_copula(gap: &[Token]) -> bool {
    let linking = |t: &Token| t.is_lemma(&["be", "remain", "become"]);
    let idle = |t: &Token| {
        linking(t) || matches!(t.upos, Upos::Adv | Upos::Aux | Upos::Adj) && !t.is_lemma(&["not", "never"])
    };
    gap.iter().any(linking) && gap.iter().all(idle)
}

pub(super) fn same_preposition(found: &str, wanted: &str) -> bool {
    found == wanted
        || matches!((found, wanted), ("towards", "toward") | ("amongst" | "among", "among" | "between"))
}
