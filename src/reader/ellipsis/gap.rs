//! What an act lacks that has its actors and no target, and what its sentence still says of it.

use super::is_said;
use crate::{
    actor::ActorCode,
    reader::{
        argument::{Arguments, VerbMatch},
        deed_words::{Class, is_word},
        event::{self, Event},
        frame::FrameReader,
        noun_chain::{is_border, is_conduct},
        predicate::{Predicate, Slot},
        speech::{Judgement, has_use, is_judged},
        spoken::is_deed,
    },
    reading::ActionKind,
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Upos},
};

/// The longest way from a verb to the frontier that it speaks of, in tokens.
const FRONTIER_REACH: usize = 14;

/// An act that has its actors and lacks its target.
pub(super) struct Gap {
    pub(super) kind: ActionKind,
    /// The group of its verb, by index, and the verb.
    pub(super) index: usize,
    pub(super) verb: usize,
    pub(super) actors: Vec<ActorCode>,
    /// Whether its object is something known: "the raid".
    pub(super) definite: bool,
    /// Whether its object is what was done, and not who did it: "the move".
    pub(super) deed: bool,
    /// Whether that is how a state treats those in it: "the arrests".
    pub(super) conduct: bool,
    /// Whether it breaks off what two states have, or is to avenge what one has done.
    pub(super) severed: bool,
    /// Whether its object is its actors' own: "recalled its envoy" does not say from where.
    pub(super) own: bool,
    /// Whether its actors take back what is theirs.
    pub(super) leaves: bool,
    /// Whether it is done at a frontier.
    pub(super) frontier: bool,
    /// The event that its object speaks of again.
    pub(super) again: Option<Event>,
    /// Whether nothing but that event can tell.
    pub(super) only_again: bool,
    /// Who made what it judges: "Mali proposed a swap, which Chad turned down".
    pub(super) maker: Vec<ActorCode>,
}

impl FrameReader<'_> {
    /// What a predicate lacks where it has its actors and no target; nothing where it is of a kind that needs no other.
    pub(super) fn gap(
        &self,
        index: usize,
        (predicate, kind): (&Predicate, ActionKind),
        found: &VerbMatch<'_>,
    ) -> Option<Gap> {
        let group = self.clauses.verbs.get(index)?;
        let verb = group.main;
        let lemma = self.token(verb).map_or("", |t| &*t.lemma);
        let actors = found.first_of(&predicate.first)?.1.actors;
        // "expressed regret": over what it did itself, as often as not
        let rueful = found.noun.filter(|noun| self.clauses.is_lemma(*noun, &["regret"]));
        let to_nobody = kind == ActionKind::Support && found.noun.is_some_and(|noun| self.has_clause(noun))
            || rueful.is_some()
            || kind == ActionKind::Request && self.clauses.is_lemma(verb, &["encourage"]);
        if to_nobody || kind == ActionKind::Request && self.commands_own(verb, &actors) {
            return None;
        }
        if self.names_another(kind, predicate, found.noun) {
            return None;
        }
        let border = predicate.second.contains(&Slot::Border);
        let bound = !predicate.nouns.is_empty() || self.hits_back(verb);
        let revenge = |noun| self.token(noun).is_some_and(|t| is_word(&t.lemma, Class::Revenge));
        let avenges = kind == ActionKind::Threaten && found.noun.is_some_and(revenge);
        let severed = kind == ActionKind::Sanction && bound || border || avenges;
        // "took issue with the decision", "turned down the idea"
        let idiom =
            matches!(kind, ActionKind::Accuse | ActionKind::Reject) && !predicate.particles.is_empty();
        let event = self.judges_event(verb);
        let direct = self.clauses.tree_object(verb);
        // "an idea Chad turned down"
        let relative = self.clauses.antecedent(verb).is_some();
        // "The move drew criticism from Chad."
        let undergone = predicate.second.contains(&Slot::Subject);
        let object = match (undergone || group.passive && direct.is_none(), idiom && !relative) {
            (true, _) => self.clauses.tree_subject(verb),
            (_, true) => found.behind_particles(),
            _ => direct,
        };
        let object = object.map(|p| self.ended(p).unwrap_or(p));
        let deed = object.is_some_and(|p| is_deed(self.clauses, p));
        let definite = match idiom || undergone {
            true => deed,
            false => event || object.is_some_and(|p| self.clauses.is_definite(p)),
        };
        let again = object.filter(|_| is_said(kind)).and_then(|p| self.event_again(p));
        let voiced = has_use("verb", lemma, Judgement::Voice) && !self.is_silence(verb);
        // "Paris withdrew its troops"
        let leaves = kind == ActionKind::Retreat
            && object
                .is_some_and(|p| !p.possessor.is_empty() && p.possessor.iter().all(|o| actors.contains(o)));
        let own = leaves || severed && object.is_some_and(|p| p.actors == actors);
        // "arms rebels, which Chad denies": not the rebels.
        let clause = relative && has_use("verb", lemma, Judgement::Deed);
        let other = |p: &Phrase| p.is_role() && !relative || p.kind != PhraseKind::Plain;
        let meant = !event && !own && !clause && again.is_none() && object.is_some_and(other);
        let others = kind == ActionKind::Request && self.asks_others(verb, predicate, found, event);
        let vague = kind == ActionKind::Accuse && object.is_some_and(|p| self.is_vague(p));
        // "massed troops along the frontier"
        let shuts = || object.is_some_and(|p| is_border(self.clauses, p) && self.clauses.is_definite(p));
        let frontier = match kind {
            ActionKind::Mobilize => self.at_frontier(index),
            ActionKind::Sanction => !group.passive && shuts(),
            _ => false,
        };
        let maker = match kind {
            ActionKind::Accuse | ActionKind::Reject | ActionKind::Support if relative && again.is_none() => {
                self.maker(verb, &actors)
            }
            ActionKind::Accuse | ActionKind::Reject | ActionKind::Support => {
                object.map_or(Vec::new(), |p| self.author_again(p, &actors))
            }
            _ => Vec::new(),
        };
        let told =
            voiced || severed || leaves || frontier || !maker.is_empty() || (idiom || undergone) && definite;
        let elsewhere =
            meant && !frontier || vague || others || group.passive && !(definite && is_said(kind));
        if !matches!(kind, ActionKind::Assault | ActionKind::Aid)
            && (elsewhere && again.is_none() || !told && again.is_none())
        {
            return None;
        }
        let by_city = object.is_some_and(|p| self.is_named_by_city(&p.tokens));
        Some(Gap {
            kind,
            index,
            verb,
            actors,
            definite,
            deed,
            conduct: deed && object.is_some_and(|p| is_conduct(self.clauses, p)),
            severed,
            own,
            leaves,
            frontier,
            again,
            only_again: by_city || !told,
            maker,
        })
    }

    /// "Urged the world to act", "called on the Gulf states to": whether a demand goes to others, whoever those are.
    fn asks_others(&self, verb: usize, predicate: &Predicate, found: &VerbMatch<'_>, event: bool) -> bool {
        let behind = self.clauses.tree_object(verb).is_some_and(|p| p.tokens.start > verb);
        let called = found.behind_particles().filter(|_| !predicate.particles.is_empty());
        let called = called.is_some_and(|p| p.is_role() && p.actors.is_empty());
        (behind && !event || called) && self.clauses.has_infinitive(verb)
    }

    /// Whose the deed or thing is of which a phrase speaks again: "condemned the embargo".
    pub(super) fn author_again(&self, phrase: &Phrase, actors: &[ActorCode]) -> Vec<ActorCode> {
        let joint = matches!(self.event_again(phrase), Some(Event::Meeting | Event::Deal));
        let noun = self.clauses.named_again(phrase).filter(|_| !joint);
        noun.map_or(Vec::new(), |noun| self.authors.of(noun, actors))
    }

    /// Who made what a relative clause judges, by a verb that judges nothing itself.
    fn maker(&self, verb: usize, actors: &[ActorCode]) -> Vec<ActorCode> {
        let noun = self.clauses.antecedent(verb).and_then(|noun| self.token(noun));
        let made = noun.is_some_and(|t| t.deprel == Deprel::Obj && !is_judged(t, Judgement::Blame));
        if made { self.author(verb, actors) } else { Vec::new() }
    }

    /// "An end to the raids": what is to end.
    fn ended(&self, phrase: &Phrase) -> Option<&Phrase> {
        if !self.clauses.is_lemma(phrase.head, &["end", "halt", "stop", "cessation"]) {
            return None;
        }
        let ends = |to: &str| self.clauses.tree_obliques(phrase.head, to).into_iter().next();
        ends("to").or_else(|| ends("of"))
    }

    /// Whether something is done at a frontier of which the clause does not say whose it is.
    fn at_frontier(&self, index: usize) -> bool {
        let Some(group) = self.clauses.verbs.get(index) else { return false };
        let here = group.main..self.clauses.reach(index).min(group.main + FRONTIER_REACH);
        let at = |p: &&Phrase| {
            here.contains(&p.tokens.start)
                && p.preposition(self.clauses.tokens).is_some()
                && is_border(self.clauses, p)
        };
        // "the border with Chad"
        let shared = |p: &Phrase| self.clauses.is_lemma(p.tokens.end, &["with", "between", "of"]);
        let own = |p: &Phrase| self.clauses.is_definite(p) || !p.possessor.is_empty();
        self.clauses.phrases.iter().filter(at).any(|p| own(p) && !shared(p))
    }

    /// "Vowed to retaliate": with nothing behind that says how or against whom.
    pub(super) fn hits_back(&self, verb: usize) -> bool {
        self.clauses.is_lemma(verb, &["retaliate"]) && self.ends_clause(verb)
    }

    /// Whether nothing but a stop or a time stands behind a token in its clause.
    fn ends_clause(&self, at: usize) -> bool {
        let next = self.token(at + 1);
        next.is_none_or(|t| {
            matches!(t.upos, Upos::Punct | Upos::Adv)
                || t.is_lemma(&["on", "yesterday", "today", "and", "after", "within", "last", "this"])
        })
    }

    /// "Blamed a fault": some thing that is no deed.
    fn is_vague(&self, phrase: &Phrase) -> bool {
        self.clauses.is_lemma(phrase.tokens.start, &["a", "an"])
            && !self.token(phrase.head).is_some_and(|t| event::is_deed(&t.lemma))
    }
}
