//! Arguments: which phrase fills which slot of a predicate.

mod bearer;
mod implied;
mod light_noun;

use std::ops::Range;

use super::{
    clause::{Clauses, VerbGroup},
    noun_chain::{chained, first_with_actors, is_border, same_preposition, through},
    predicate::{Asserts, GAP, Predicate, Slot},
    speech::{Judgement, is_judged},
};
use crate::{
    actor::ActorCode,
    reading::{ActionKind, Level},
    resolve::{
        phrase::{Phrase, PhraseKind, add},
        role::{RoleClass, is_force, role_of},
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

    /// Whether something is done that the predicate does not say by whom: "the ban would be lifted".
    fn is_agentless(&self) -> bool {
        false
    }

    /// Whether the predicate is a state that its subject is in: "at odds", "in talks".
    fn is_state(&self) -> bool {
        false
    }

    /// What fills the first of the slots that somebody else than these actors fills: "to its border with Peru".
    fn other_of(&self, slots: &[Slot], actors: &[ActorCode]) -> Option<(Slot, Filler)> {
        let others = |filler: &Filler| filler.actors.iter().any(|actor| !actors.contains(actor));
        let found = slots.iter().map(|slot| (*slot, self.fill(*slot))).find(|(_, filler)| others(filler));
        found.or_else(|| self.first_of(slots))
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
    /// Whether the predicate is an act of words.
    said: bool,
}

impl<'c> VerbMatch<'c> {
    /// Whether the predicate's particles and noun stand with the verb group.
    pub(crate) fn new(
        clauses: &'c Clauses<'c>,
        index: usize,
        predicate: &Predicate,
    ) -> Option<VerbMatch<'c>> {
        let group = clauses.verbs.get(index)?;
        let mut particles = predicate.particles.split(|particle| *particle == GAP);
        let acts = matches!(predicate.asserts, Asserts::Action { .. });
        let after = clauses.after_particles(group.main, particles.next()?, acts)?;
        for behind in particles {
            clauses.behind_object(after, behind)?;
        }
        let crowd = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Protest, .. });
        let mut found = VerbMatch { clauses, index, after, noun: None, crowd, said: predicate.is_said() };
        if !predicate.nouns.is_empty() {
            found.noun = Some(found.needed_noun(&predicate.nouns)?);
        }
        Some(found)
    }

    /// Whether the subject of the verb is armed forces or their arms, on the `ground` only those that hold some.
    pub(crate) fn is_done_by_forces(&self, ground: bool) -> bool {
        let Some(group) = self.clauses.verbs.get(self.index) else { return false };
        let near = group.subject.and_then(|at| self.clauses.phrases.get(at));
        let subject = near.or_else(|| self.clauses.tree_subject(group.main));
        // "most of the troops"
        let counted = subject.filter(|p| self.clauses.is_quantity(p));
        let counted =
            counted.and_then(|p| self.clauses.phrases.iter().find(|q| q.tokens.start == p.tokens.end + 1));
        let head = counted.or(subject).and_then(|p| self.clauses.tokens.get(p.head));
        let role = head.and_then(|t| role_of(&[&t.lemma])).map(|(_, role)| role.class);
        !group.passive && role.is_some_and(|class| class.is_force() && !(ground && class == RoleClass::Craft))
    }

    pub(super) fn after_preposition(&self, preposition: &str, allow_place: bool) -> Filler {
        let behind_noun = self.behind_noun(preposition);
        if !behind_noun.actors.is_empty() {
            return behind_noun;
        }
        let end = self.clauses.reach(self.index);
        let from = self.clauses.verbs.get(self.index).map_or(0, |v| v.main + 1);
        let governed = |p: &Phrase| match preposition {
            // "pulled 300 of its troops out of Chad"
            "out of" => {
                let out = p.tokens.start.checked_sub(2);
                out.is_some_and(|at| {
                    self.clauses.is_lemma(at, &["out"]) && self.clauses.is_lemma(at + 1, &["of"])
                })
            }
            _ => p.preposition(self.clauses.tokens).is_some_and(|found| same_preposition(found, preposition)),
        };
        let fits = |p: &&Phrase| {
            p.tokens.start > from
                && p.tokens.start <= end
                && governed(p)
                && (allow_place || !self.clauses.is_place(p))
        };
        let mut fillers =
            self.clauses.phrases.iter().filter(fits).map(|p| through(self.clauses, p, self.said));
        fillers.find(|filler| !filler.actors.is_empty()).unwrap_or_default()
    }

    /// What stands after a preposition behind a noun that is the subject: "relations between A and B have soured".
    fn behind_noun(&self, preposition: &str) -> Filler {
        let subject = self.clauses.verbs.get(self.index).and_then(|v| v.subject);
        let subject = subject.and_then(|at| Some((at, self.clauses.phrases.get(at)?)));
        match subject.filter(|(_, p)| self.noun.is_some_and(|noun| p.tokens.contains(&noun))) {
            Some((at, _)) => chained(self.clauses, at, preposition, self.said),
            None => Filler::default(),
        }
    }

    /// The phrase right behind the verb and its particles: "took issue with the ban".
    pub(super) fn behind_particles(&self) -> Option<&'c Phrase> {
        self.clauses.phrases.iter().find(|p| p.tokens.start == self.after)
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
        let near = self.clauses.phrases.iter();
        let mut near = near.filter(|p| p.tokens.start >= self.after && p.tokens.start < end);
        near.find(|p| close(p.tokens.start)).or_else(|| self.named_object())
    }

    /// "Condemned what it called Libya's meddling": the thing that is given a name.
    fn named_object(&self) -> Option<&'c Phrase> {
        if !self.clauses.is_lemma(self.after, &["what"]) {
            return None;
        }
        let reach = self.after..self.after + LIGHT_VERB_REACH;
        let names =
            |v: &&VerbGroup| self.clauses.tokens.get(v.main).is_some_and(|t| is_judged(t, Judgement::Name));
        let verb = self.clauses.verbs.iter().filter(|v| reach.contains(&v.main)).find(names)?.main;
        let behind = self.clauses.phrases.iter().find(|p| p.tokens.start > verb)?;
        (behind.tokens.start <= verb + 2).then_some(behind)
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
            let mut owners = Filler::of(phrase);
            add(&mut owners.actors, &self.clauses.owners_beside(phrase));
            return owners;
        }
        through(self.clauses, phrase, self.said)
    }

    fn doer(&self) -> Filler {
        let Some(group) = self.clauses.verbs.get(self.index) else { return Filler::default() };
        if group.passive || group.reduced {
            let mut doer = self.after_preposition("by", true);
            let repeated = self.clauses.repeated(self.after, "by", &doer.actors);
            add(&mut doer.actors, &repeated);
            return doer;
        }
        let subject = group.subject.and_then(|s| self.clauses.phrases.get(s));
        let mut doer = match subject {
            Some(phrase) if phrase.kind == PhraseKind::Actor => Filler::of(phrase),
            Some(phrase) if self.crowd && phrase.kind == PhraseKind::National => Filler::of(phrase),
            // "a US effort to", "China's decision to"
            Some(phrase) if group.infinitive && phrase.tokens.end == group.first => Filler::of(phrase),
            Some(phrase)
                if self.crowd && phrase.actors.is_empty() && !self.at_place(phrase).actors.is_empty() =>
            {
                self.at_place(phrase)
            }
            // "The two met, but each blamed the other."
            Some(phrase) if phrase.tokens.len() == 1 && self.clauses.is_lemma(phrase.head, &["each"]) => {
                let bare = |p: &Phrase| p.preposition(self.clauses.tokens).is_none();
                let pair = |p: &&Phrase| p.tokens.end <= phrase.tokens.start && p.actors.len() > 1 && bare(p);
                self.clauses.phrases.iter().find(pair).map(Filler::of).unwrap_or_default()
            }
            Some(phrase) if phrase.actors.is_empty() && !self.clauses.is_quantity(phrase) => {
                self.led_by(phrase)
            }
            Some(phrase) if self.clauses.is_quantity(phrase) => through(self.clauses, phrase, false),
            _ => Filler::default(),
        };
        add(&mut doer.actors, &self.companions());
        if !doer.actors.is_empty() {
            let added = subject.map_or(Vec::new(), |p| self.clauses.added_to(p, group.first));
            add(&mut doer.actors, &added);
            add(&mut doer.actors, &self.followers());
        }
        doer
    }

    /// Where a crowd is: "demonstrators in Quito".
    fn at_place(&self, crowd: &Phrase) -> Filler {
        let next = self.clauses.phrases.iter().find(|p| p.tokens.start == crowd.tokens.end + 1);
        let place =
            next.filter(|p| matches!(p.preposition(self.clauses.tokens), Some("in" | "from" | "across")));
        place.map(Filler::of).unwrap_or_default()
    }

    /// Who is said to do the same: "Kuwait sided with Oman, as did Jordan".
    fn followers(&self) -> Vec<ActorCode> {
        let end = self.clauses.verbs.get(self.index + 1).map_or(self.clauses.tokens.len(), |v| v.main);
        let same = (self.after..end).find(|at| {
            self.clauses.is_lemma(*at, &["as", "so"])
                && self.clauses.is_lemma(at + 1, &["do", "have", "be", "will"])
        });
        let who = same.and_then(|at| self.clauses.phrases.iter().find(|p| p.tokens.start == at + 2));
        who.filter(|p| p.kind == PhraseKind::Actor).map_or(Vec::new(), |p| p.actors.clone())
    }

    /// "A delegation led by the Cuban minister", "hackers working for Cuba": who leads those that name nobody, or has them act.
    fn led_by(&self, phrase: &Phrase) -> Filler {
        const LEAD: [&str; 10] =
            ["lead", "head", "chair", "send", "hire", "employ", "pay", "recruit", "command", "control"];
        const SERVE: [&str; 6] = ["work", "act", "serve", "operate", "spy", "fight"];
        let leads = |v: &VerbGroup| {
            v.first == phrase.tokens.end
                && (v.reduced && self.clauses.is_lemma(v.main, &LEAD)
                    || v.gerund && self.clauses.is_lemma(v.main, &SERVE))
        };
        let index = self.clauses.verbs.iter().position(leads);
        let Some((index, verb)) = index.and_then(|index| Some((index, self.clauses.verbs.get(index)?)))
        else {
            return Filler::default();
        };
        let found = VerbMatch::bare(self.clauses, index, verb.main);
        let master = found.after_preposition(if verb.reduced { "by" } else { "for" }, true);
        match master.actors.is_empty() && verb.gerund && self.clauses.is_lemma(verb.main + 1, &["on"]) {
            // "acting on behalf of Chad"
            true => found.after_preposition("of", true),
            false => master,
        }
    }

    /// Who else does what a meeting is for: "met with Japan to discuss"; or did it before: "joined Japan in condemning".
    fn companions(&self) -> Vec<ActorCode> {
        const MEET: [&str; 5] = ["meet", "gather", "convene", "confer", "talk"];
        let group = self.clauses.verbs.get(self.index);
        let governor = group.filter(|v| v.infinitive || v.gerund).and_then(|v| v.governor);
        let first = group.and_then(|v| v.first.checked_sub(1));
        if first.is_some_and(|at| self.clauses.is_lemma(at, &["in"])) && group.is_some_and(|v| v.gerund) {
            let joined = governor.and_then(|g| self.clauses.verbs.get(g)).map(|v| v.main);
            let joined = joined.filter(|main| self.clauses.is_lemma(*main, &["join"]));
            let object = joined.and_then(|main| self.clauses.tree_object(main));
            return object.filter(|p| p.kind == PhraseKind::Actor).map_or(Vec::new(), |p| p.actors.clone());
        }
        let met = governor.and_then(|g| self.clauses.verbs.get(g).map(|v| (g, v.main)));
        match met {
            Some((index, main)) if self.clauses.is_lemma(main, &MEET) => {
                VerbMatch::bare(self.clauses, index, main)
                    .first_of(&[Slot::Object, Slot::Preposition("with")])
                    .map_or(Vec::new(), |(_, filler)| filler.actors)
            }
            _ => Vec::new(),
        }
    }

    fn complement(&self) -> Filler {
        let doer = self.doer().actors;
        if let Some(that) = self.noun.map(|noun| noun + 1).filter(|at| self.clauses.is_lemma(*at, &["that"]))
        {
            return self.clause_bearer(that + 1, &doer);
        }
        let end = self.after + COMPLEMENT_REACH;
        let opening = usize::from(self.clauses.is_lemma(self.after, &["that", "to"]));
        // "declined to comment on the talks with Oslo"
        if self.clauses.tokens.get(self.after + opening).is_some_and(|t| is_judged(t, Judgement::Remark)) {
            return Filler::default();
        }
        let closes = |i: &usize| {
            self.clauses.is_lemma(*i, &[";", ":", "which", "who", "against", "but"])
                || self.clauses.tokens.get(*i).is_some_and(|t| t.upos == Upos::Sconj)
        };
        let stop = (self.after + opening..end).find(closes).unwrap_or(end).min(self.next_clause());
        // "complained to the council that Chad": who is spoken to.
        // "asked that Chad be named as the aggressor": of whom it is asked is not said.
        let undergoes = |p: &Phrase| {
            let head = self.clauses.tokens.get(p.head).filter(|t| t.deprel == Deprel::NsubjPass);
            self.clauses.is_lemma(self.after, &["that"]) && head.is_some()
        };
        let addressee = |p: &Phrase| {
            opening == 1 && p.tokens.start == self.after + 1 && self.clauses.is_lemma(self.after, &["to"])
        };
        let other = |p: &&Phrase| {
            p.tokens.start >= self.after
                && p.tokens.end <= stop
                && !addressee(p)
                && !undergoes(p)
                && !self.clauses.is_circumstance(p)
                && !p.actors.is_empty()
                && p.actors.iter().any(|actor| !doer.contains(actor))
        };
        self.clauses.phrases.iter().find(other).map(Filler::of).unwrap_or_default()
    }
}

impl<'c> VerbMatch<'c> {
    /// A verb group as it stands, without particles or noun.
    pub(super) fn bare(clauses: &'c Clauses<'c>, index: usize, main: usize) -> VerbMatch<'c> {
        VerbMatch { clauses, index, after: main + 1, noun: None, crowd: false, said: false }
    }

    /// What fills a slot by the tree of the sentence.
    fn by_tree(&self, slot: Slot) -> Filler {
        let Some(group) = self.clauses.verbs.get(self.index) else { return Filler::default() };
        let acts = |p: &&Phrase| p.kind == PhraseKind::Actor;
        let idiom = || self.behind_particles().filter(|_| self.after > group.main + 1 && !group.passive);
        let object = || idiom().or_else(|| self.clauses.tree_object(group.main));
        match slot {
            Slot::Subject if group.passive || group.reduced => {
                let own = self.oblique("by");
                if own.actors.is_empty() { self.shared_agent(group) } else { own }
            }
            Slot::Subject => {
                let subject = self.clauses.tree_subject(group.main);
                let listed = || subject.and_then(|p| self.clauses.listed_behind(p)).filter(acts);
                let issued = || subject.and_then(|p| self.issuer(p));
                let acting = subject.filter(acts).or_else(listed).or_else(issued);
                let mut filler = acting.map(Filler::of).unwrap_or_default();
                let added = subject.map_or(Vec::new(), |p| self.clauses.added_to(p, group.first));
                if !filler.actors.is_empty() {
                    add(&mut filler.actors, &added);
                }
                filler
            }
            Slot::Object => {
                // "urged its partners, including Chad and Mali, to act"
                let listed = || object().and_then(|p| self.clauses.listed_behind(p)).filter(acts);
                let object = object().filter(acts).or_else(listed).filter(|_| self.noun.is_none());
                object.map(Filler::of).unwrap_or_default()
            }
            Slot::Theme => object().map(|p| self.of_thing(p)).unwrap_or_default(),
            Slot::Preposition(preposition) => self.oblique(preposition),
            Slot::Complement | Slot::Possessor | Slot::Apposition | Slot::Border => Filler::default(),
        }
    }

    /// "Was rammed and sunk by Chad": the agent that stands with the verb that a passive one is joined to.
    fn shared_agent(&self, group: &VerbGroup) -> Filler {
        let mut joined = self.clauses.children(group.main).filter(|(at, t)| {
            t.deprel == Deprel::Conj && self.clauses.group_at(*at).is_some_and(|v| v.passive)
        });
        let next =
            joined.next().filter(|(at, _)| self.clauses.group_at(*at).is_some_and(|v| v.first == v.main));
        let by = next.map_or(Vec::new(), |(at, _)| self.clauses.tree_obliques(at, "by"));
        first_with_actors(self.clauses, by, self.said)
    }

    /// Whose a thing is; else who is named in the clause that says which thing it is: "a raid launched by Chad", "the troops
    /// that it keeps in Chad".
    fn of_thing(&self, thing: &Phrase) -> Filler {
        let mut own = through(self.clauses, thing, self.said);
        if !own.actors.is_empty() {
            add(&mut own.actors, &self.clauses.owners_beside(thing));
            return own;
        }
        // "freed Ada Lund, a Danish reporter"
        let apposed =
            self.clauses.listed_behind(thing).map(Filler::of).filter(|filler| !filler.actors.is_empty());
        if let Some(filler) = apposed {
            return filler;
        }
        let clause = |t: &Token| matches!(t.deprel, Deprel::Acl | Deprel::AclRelcl) && t.upos == Upos::Verb;
        let Some((verb, _)) = self.clauses.children(thing.head).find(|(_, t)| clause(t)) else {
            return Filler::default();
        };
        let doer = self.doer().actors;
        let other = |filler: &Filler| filler.actors.iter().any(|actor| !doer.contains(actor));
        let force = self.clauses.tokens.get(thing.head).is_some_and(|t| is_force(&t.lemma));
        let subject = self.clauses.own_subject(verb).filter(|p| p.kind == PhraseKind::Actor).map(Filler::of);
        let places: &[&str] =
            if force { &["by", "from", "against", "with", "in"] } else { &["by", "from", "against", "with"] };
        let oblique = |preposition: &&str| {
            first_with_actors(self.clauses, self.clauses.tree_obliques(verb, preposition), false)
        };
        subject.into_iter().chain(places.iter().map(oblique)).find(other).unwrap_or_default()
    }

    /// What hangs on the noun or on the verb with a preposition.
    fn oblique(&self, preposition: &str) -> Filler {
        let Some(group) = self.clauses.verbs.get(self.index) else { return Filler::default() };
        let heads = self.noun.into_iter().chain([group.main]).chain(self.noun.and_then(|at| self.way_of(at)));
        let phrases = heads.flat_map(|head| self.clauses.tree_obliques(head, preposition));
        let phrases = phrases.chain(self.clauses.relative_oblique(group.main, preposition));
        let phrases = phrases.chain(self.deterred().filter(|_| preposition == "against"));
        first_with_actors(self.clauses, phrases, self.said)
    }

    /// "Stationed troops in Mali to deter Chad": against whom forces are, by what they are for.
    fn deterred(&self) -> Option<&'c Phrase> {
        const DETER: [&str; 8] =
            ["deter", "contain", "counter", "intimidate", "confront", "repel", "threaten", "scare"];
        let force = |at: &usize| self.clauses.tokens.get(*at).is_some_and(|t| is_force(&t.lemma));
        let noun = self.noun.filter(force)?;
        let main = self.clauses.verbs.get(self.index)?.main;
        let aim =
            |t: &Token| matches!(t.deprel, Deprel::Advcl | Deprel::Xcomp | Deprel::Acl) && t.is_lemma(&DETER);
        let mut below = [main, noun].into_iter().flat_map(|head| self.clauses.children(head));
        let (verb, _) = below.find(|(_, t)| aim(t))?;
        self.clauses.tree_object(verb).filter(|p| p.kind == PhraseKind::Actor)
    }

    /// "Fired a missile that flew over Chad": the verb by which the clause that says more of a noun tells where it went.
    fn way_of(&self, noun: usize) -> Option<usize> {
        const GO: [&str; 10] =
            ["fly", "land", "fall", "pass", "splash", "crash", "come", "plunge", "sail", "drop"];
        let mut clauses = self
            .clauses
            .children(noun)
            .filter(|(_, t)| matches!(t.deprel, Deprel::AclRelcl | Deprel::Acl) && t.is_lemma(&GO));
        clauses.next().map(|(verb, _)| verb)
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
                // "the decision by Japan angered Korea"
                let plain = || {
                    let deed = subject().filter(|p| p.kind == PhraseKind::Plain && self.noun.is_none());
                    let active = group.is_some_and(|v| !v.passive && !v.reduced);
                    deed.filter(|_| active).map(|p| through(self.clauses, p, true)).unwrap_or_default()
                };
                phrase.map_or_else(plain, |p| Filler::owners(&p.owners))
            }
            Slot::Border => self.border(),
            Slot::Apposition => Filler::default(),
        }
    }

    /// The state beyond the border that the act is said to be at.
    fn border(&self) -> Filler {
        let doer = self.doer().actors;
        let end = self.clauses.reach(self.index);
        let at = self
            .clauses
            .phrases
            .iter()
            .filter(|p| (self.after..end).contains(&p.tokens.start) && is_border(self.clauses, p));
        let other = |filler: &Filler| filler.actors.iter().any(|actor| !doer.contains(actor));
        at.map(|p| through(self.clauses, p, false)).find(other).unwrap_or_default()
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

    fn is_agentless(&self) -> bool {
        let passive = self.clauses.verbs.get(self.index).filter(|v| v.passive && !v.reduced);
        passive.is_some_and(|v| self.clauses.tree_obliques(v.main, "by").is_empty())
    }

    fn fill(&self, slot: Slot) -> Filler {
        if let (Slot::Subject, Some(owner)) = (slot, self.owner_of_means()) {
            return owner;
        }
        let near = self.by_position(slot);
        let mut filler = if near.actors.is_empty() { self.by_tree(slot) } else { near };
        if let Slot::Preposition(preposition) = slot {
            let repeated = self.clauses.repeated(self.after, preposition, &filler.actors);
            add(&mut filler.actors, &repeated);
        }
        filler
    }
}

pub(super) fn is_copula(gap: &[Token]) -> bool {
    let linking = |t: &Token| t.is_lemma(&["be", "remain", "become"]);
    let idle = |t: &Token| {
        linking(t) || matches!(t.upos, Upos::Adv | Upos::Aux | Upos::Adj) && !t.is_lemma(&["not", "never"])
    };
    gap.iter().any(linking) && gap.iter().all(idle)
}

/// The number of parties in adjectives such as "trilateral".
pub(super) fn party_count(word: &str) -> Option<usize> {
    match word {
        "bilateral" => Some(2),
        "trilateral" | "tripartite" => Some(3),
        "quadrilateral" => Some(4),
        _ => None,
    }
}
