//! What a verb or noun means where it stands: idioms, names, and the objects and clauses that make another act of it.

use std::ops::Range;

use once_cell::sync::Lazy;

use super::{
    clause::Clauses,
    event::{self, Event},
    frame::FrameReader,
    modality::Modality,
    noun_chain::{is_irregular, is_misfortune},
    predicate::{Asserts, Predicate},
    spoken,
    wording::Wording,
};
use crate::{
    actor::ActorCode,
    reading::ActionKind,
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind, add},
    },
    syntax::{Deprel, Upos},
    table::{ByWord, Schema, each_bundled_row},
};

const IDIOMS: (&str, &str) = ("idioms.tsv", include_str!("../../data/idioms.tsv"));

const SCHEMA: Schema = Schema { columns: &["idiom", "not", "silent"], required: 3 };

/// The idioms of each verb, each with the kind of act that it is not.
static TABLE: Lazy<ByWord<Vec<(Wording, ActionKind)>>> = Lazy::new(|| {
    let mut idioms: ByWord<Vec<(Wording, ActionKind)>> = ByWord::default();
    each_bundled_row(IDIOMS, SCHEMA, |row| {
        let Ok(not) = row.cell("not").parse() else { return };
        for (verb, wording) in Wording::each(row.cell("idiom")) {
            idioms.entry(verb).or_default().push((wording, not));
        }
    });
    idioms
});

/// How far behind a verb of asking what is asked for stands, in tokens.
const ASKED_WITHIN: usize = 24;

/// What a state has of its own land, which others violate.
const OWN: [&str; 14] = [
    "sovereignty",
    "integrity",
    "independence",
    "airspace",
    "territory",
    "soil",
    "statehood",
    "neutrality",
    "unity",
    "security",
    "border",
    "frontier",
    "right",
    "water",
];

impl Clauses<'_> {
    /// Whether a phrase names what a state has of its own, and which others are to respect: "Chad's sovereignty".
    pub(super) fn is_own_right(&self, phrase: &Phrase) -> bool {
        self.is_lemma(phrase.head, &OWN)
    }

    /// Prepositions of place, time, agent and circumstance, after which no party to the act stands.
    pub(super) fn is_circumstance(&self, phrase: &Phrase) -> bool {
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
        // "ahead of the summit"
        let ahead = || {
            let before = phrase.tokens.start.checked_sub(2);
            before.is_some_and(|at| self.is_lemma(at, &["ahead", "instead", "because"]))
        };
        phrase.preposition(self.tokens).is_some_and(|p| CIRCUMSTANCE.contains(&p) || p == "of" && ahead())
    }

    /// "On behalf of Chad", "in defiance of the court": whether a phrase only leads from a preposition to another.
    pub(super) fn is_hinge(&self, phrase: &Phrase) -> bool {
        const HINGES: [&str; 14] = [
            "behalf",
            "request",
            "invitation",
            "insistence",
            "behest",
            "presence",
            "defiance",
            "accordance",
            "line",
            "view",
            "light",
            "wake",
            "spite",
            "absence",
        ];
        phrase.tokens.len() <= 2
            && self.is_lemma(phrase.head, &HINGES)
            && matches!(phrase.preposition(self.tokens), Some("on" | "at" | "in" | "with"))
    }

    /// "Chad and Mali, as well as Niger, said": who is added to a subject between commas.
    pub(super) fn added_to(&self, subject: &Phrase, verb: usize) -> Vec<ActorCode> {
        let between = subject.tokens.end..verb;
        let opens = |at: &usize| {
            self.is_lemma(*at, &["as"]) && self.is_lemma(at + 1, &["well"]) && self.is_lemma(at + 2, &["as"])
                || self.is_lemma(*at, &["along", "together"]) && self.is_lemma(at + 1, &["with"])
        };
        let Some(opening) = between.clone().find(opens) else { return self.listed_before(subject) };
        let clause = |at: usize| {
            self.is_lemma(at, &["who", "which", "whose", "that"])
                || self.token(at).is_some_and(|t| t.upos == Upos::Verb)
        };
        if (subject.tokens.end..opening).any(clause) {
            return Vec::new();
        }
        let close = (opening..verb).find(|at| clause(*at)).unwrap_or(verb);
        let mut added = Vec::new();
        for phrase in self.phrases.iter().filter(|p| p.tokens.start > opening && p.tokens.end <= close) {
            if phrase.kind == PhraseKind::Actor {
                add(&mut added, &phrase.actors);
            }
        }
        added
    }

    /// "Chad, a former colony, and Mali condemned": who stands before a subject in a list, with what is said of him between commas.
    fn listed_before(&self, subject: &Phrase) -> Vec<ActorCode> {
        let and = subject.tokens.start.checked_sub(1).filter(|at| self.is_lemma(*at, &["and"]));
        let Some(close) = and.and_then(|at| at.checked_sub(1)).filter(|at| self.is_lemma(*at, &[","])) else {
            return Vec::new();
        };
        let first = |p: &&Phrase| {
            let inside = p.tokens.end + 1..close;
            let relative = self.is_lemma(inside.start, &["which", "who", "whose"]);
            let article = self.is_lemma(inside.start, &["a", "an", "the", "one", "its", "another"]);
            let verbal = inside.clone().any(|at| self.token(at).is_some_and(|t| t.upos == Upos::Verb));
            let opens = p.tokens.start == 0 || self.is_lemma(p.tokens.start - 1, &[",", ";", "that", "but"]);
            let one = !inside.clone().any(|at| self.is_lemma(at, &[",", ";", "\"", "”"]));
            opens
                && one
                && p.kind == PhraseKind::Actor
                && self.is_lemma(p.tokens.end, &[","])
                && (relative || article && !verbal)
        };
        let mut before = self.phrases.iter().filter(|p| p.tokens.end < close);
        before.rfind(first).map_or(Vec::new(), |p| p.actors.clone())
    }

    /// "Said Chad, whose army shelled the town": what a relative clause adds of somebody is the writer's word.
    pub(super) fn is_added(&self, verb: usize) -> bool {
        let relative = self.token(verb).filter(|t| t.deprel == Deprel::AclRelcl);
        let Some(head) = relative.and_then(|t| t.head) else { return false };
        (head + 1..verb).any(|at| {
            self.is_lemma(at, &["who", "which", "whose"]) && self.is_lemma(at - 1, &[",", "\u{2014}", "-"])
        })
    }

    /// What a verb is done to: its object, the subject of a passive, or the noun that its clause tells of.
    pub(super) fn done_to(&self, verb: usize) -> impl Iterator<Item = usize> {
        let passive = self.group_at(verb).filter(|v| v.passive || v.reduced);
        let subject = passive.and_then(|v| self.phrases.get(v.subject?)).map(|p| p.head);
        let noun = self.token(verb).filter(|t| matches!(t.deprel, Deprel::Acl | Deprel::AclRelcl));
        let object = self.children(verb).filter(|(_, t)| t.deprel == Deprel::Obj).map(|(at, _)| at);
        // "the deal, struck in Vienna"
        let before = passive.filter(|v| v.reduced).and_then(|v| {
            let end = v.first - usize::from(v.first > 0 && self.is_lemma(v.first - 1, &[","]));
            self.phrases.get(self.phrase_ending(end)?).map(|p| p.head)
        });
        object.chain(subject).chain(noun.and_then(|t| t.head)).chain(before).collect::<Vec<_>>().into_iter()
    }
}

impl FrameReader<'_> {
    /// Whether a predicate found at a verb means something else there than its row says.
    pub(super) fn means_otherwise(&self, predicate: &Predicate, verb: usize, noun: Option<usize>) -> bool {
        let Asserts::Action { kind, .. } = predicate.asserts else {
            let quarrel = matches!(predicate.asserts, Asserts::Dispute { .. });
            return noun.is_some_and(|noun| self.is_in_name(noun))
                || quarrel && (self.fights_together(verb) || self.fights_nonstate(verb));
        };
        let lemma = self.token(verb).map_or("", |t| &*t.lemma);
        let idioms = TABLE.get(lemma).map_or(&[][..], Vec::as_slice);
        let bare = |(wording, _): &&(Wording, _)| predicate.particles.len() <= wording.particles();
        let idiom = idioms.iter().filter(|(_, not)| *not == kind).filter(bare);
        noun.is_some_and(|noun| self.is_in_name(noun))
            || idiom.into_iter().any(|(wording, _)| wording.stands_at(self.clauses, verb))
            || match kind {
                ActionKind::Request => self.asks_nobody(verb),
                ActionKind::Accuse => noun.is_some_and(|noun| self.is_felt_for(noun)) || self.befalls(verb),
                ActionKind::Agree => {
                    self.is_talk_agreed_on(verb)
                        || self.is_being_negotiated(verb)
                        || self.is_anonymous(verb)
                        || noun.is_some_and(|n| self.is_statement_on(n))
                }
                ActionKind::Assault => {
                    self.is_told_of_wars(verb)
                        || self.fights_together(verb)
                        || self.fights_nonstate(verb)
                        || self.dismisses(verb)
                }
                ActionKind::Cooperate => self.is_yet_to_be_founded(verb),
                ActionKind::Concede => {
                    let offers = predicate.nouns.is_empty() && self.clauses.is_lemma(verb, &["offer"]);
                    offers && !self.offers_to_act(verb)
                }
                ActionKind::Reject => self.keeps_up(verb),
                ActionKind::Retreat => self.leaves_with(verb),
                _ => false,
            }
    }

    /// Whether a noun is a part of a name: "the Gulf Cooperation Council", "Port of Spain".
    pub(super) fn is_in_name(&self, noun: usize) -> bool {
        use MentionKind::{Capital, Collective, Name, Place};
        let named = |kind| matches!(kind, Name | Capital | Place | Collective);
        self.mentions.iter().any(|m| m.tokens.len() > 1 && named(m.kind) && m.tokens.contains(&noun))
    }

    /// "Called on Mr Deby in N'Djamena": a visit, for nothing is asked. "Asked to be excused", "asked Congress to pay": nobody
    /// else is asked.
    fn asks_nobody(&self, verb: usize) -> bool {
        let near = verb + 1..verb + ASKED_WITHIN;
        if self.clauses.is_lemma(verb, &["call"]) && self.clauses.is_lemma(verb + 1, &["on", "upon"]) {
            let asked = |at: usize| {
                self.clauses.is_lemma(at, &["to", "that", "for", "not"])
                    || self.token(at).is_some_and(|t| t.lemma.starts_with(['"', '“', ':']))
            };
            let person = self.clauses.phrases.iter().find(|p| p.tokens.start == verb + 2);
            let named = |p: &Phrase| {
                let person =
                    |m: &Mention| m.kind == MentionKind::Person && p.tokens.contains(&m.tokens.start);
                p.level.is_some() || self.mentions.iter().any(person)
            };
            return person.is_some_and(named) && !near.clone().any(asked);
        }
        let wants = self.clauses.is_lemma(verb, &["want", "ask"]);
        // "want to say", "asks to be excused"
        let self_done = || {
            let object = self.clauses.tree_object(verb).is_some_and(|p| p.tokens.start > verb);
            let by = |at: usize| self.clauses.is_lemma(at, &["ask", "urge", "tell", "call", "beg"]);
            self.clauses.is_lemma(verb + 1, &["to"])
                && !object
                && !by(verb + 2)
                && self.clauses.antecedent(verb).is_none()
        };
        let wanted =
            self.clauses.is_lemma(verb, &["want"]) && self.clauses.group_at(verb).is_some_and(|v| v.passive);
        wants && self_done() || wanted || self.asks_at_home(verb)
    }

    /// "Asked Congress to pay": whether those asked are a body of the state that asks.
    fn asks_at_home(&self, verb: usize) -> bool {
        const BODIES: [&str; 8] = [
            "congress",
            "parliament",
            "senate",
            "legislature",
            "lawmaker",
            "legislator",
            "electorate",
            "voter",
        ];
        let Some(object) = self.clauses.tree_object(verb).filter(|p| p.tokens.start > verb) else {
            return false;
        };
        let subject = self.clauses.tree_subject(verb).map_or(&[][..], |p| &p.actors);
        self.clauses.is_lemma(object.head, &BODIES)
            && object.actors.iter().chain(&object.owners).all(|actor| subject.contains(actor))
    }

    /// "The floods in Chad alarmed Mali": what nobody does is nobody's fault.
    fn befalls(&self, verb: usize) -> bool {
        self.clauses.tree_subject(verb).is_some_and(|p| is_misfortune(self.clauses, p))
    }

    /// "Concern for the victims", "regret for the loss": what is felt for somebody blames nobody.
    fn is_felt_for(&self, noun: usize) -> bool {
        const FELT: [&str; 8] =
            ["concern", "regret", "remorse", "sorrow", "sadness", "fear", "worry", "contrition"];
        self.clauses.is_lemma(noun, &FELT) && self.clauses.after_particles(noun, &["for"], false).is_some()
    }

    /// "Concern at the violation of Chad's airspace": whose right it is that is violated is not blamed for it.
    pub(super) fn is_harmed(&self, predicate: &Predicate, tokens: &Range<usize>) -> bool {
        let blames = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Accuse, .. });
        let phrase = self.clauses.phrases.iter().find(|p| p.tokens == *tokens);
        blames && phrase.is_some_and(|p| self.clauses.is_own_right(p))
    }

    /// "Called for calm, and Chad agreed", "rejected both": whether what is found for a target belongs to another clause, or
    /// stands for two things.
    pub(super) fn is_no_target(&self, predicate: &Predicate, verb: usize, tokens: &Range<usize>) -> bool {
        let Asserts::Action { kind, .. } = predicate.asserts else { return false };
        let apart = |at: usize| {
            self.clauses.is_lemma(at, &[",", ";"]) || self.token(at).is_some_and(|t| t.upos == Upos::Verb)
        };
        let calls =
            kind == ActionKind::Request && predicate.particles == ["for"] && predicate.key[1] == "verb";
        let both = tokens.len() == 1 && self.clauses.is_lemma(tokens.start, &["both"]);
        if matches!(kind, ActionKind::Accuse | ActionKind::Protest) && self.is_forum(verb, tokens) {
            return true;
        }
        calls && tokens.start > verb && (verb + 2..tokens.start).any(apart)
            || both && kind == ActionKind::Reject
    }

    /// "Complained to the Security Council", "lodged a complaint with the court": an organisation that hears what is held against
    /// others.
    fn is_forum(&self, verb: usize, tokens: &Range<usize>) -> bool {
        let complains =
            self.clauses.is_lemma(verb, &["complain", "protest", "lodge", "file", "submit", "bring"]);
        let phrase = self.clauses.phrases.iter().find(|p| p.tokens == *tokens).filter(|_| complains);
        let Some(phrase) = phrase.filter(|p| !p.actors.is_empty()) else { return false };
        let hears = matches!(phrase.preposition(self.clauses.tokens), Some("to" | "with" | "before" | "at"));
        hears && phrase.actors.iter().all(|actor| !self.world.is_nation(*actor))
    }

    /// "A diplomatic offensive", "a charm offensive": no attack.
    pub(super) fn is_figure(&self, predicate: &Predicate, noun: usize) -> bool {
        const FIGURES: [&str; 13] = [
            "diplomatic",
            "charm",
            "media",
            "propaganda",
            "legal",
            "trade",
            "peace",
            "verbal",
            "commercial",
            "publicity",
            "political",
            "lobbying",
            "economic",
        ];
        let before = noun.checked_sub(1);
        let violent = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Assault, .. });
        violent
            && self.clauses.is_lemma(noun, &["offensive", "assault", "blitz", "campaign", "attack"])
            && before.is_some_and(|at| self.clauses.is_lemma(at, &FIGURES))
    }

    /// "Voiced concern about the weather", "called for calm": whether the sentence says what an act of words is about, and it is
    /// nothing that others have done.
    pub(super) fn names_another(&self, kind: ActionKind, predicate: &Predicate, noun: Option<usize>) -> bool {
        const CALM: [&str; 6] = ["restraint", "calm", "patience", "moderation", "caution", "sobriety"];
        if kind == ActionKind::Request {
            let calls = predicate.nouns.is_empty() && predicate.particles == ["for"];
            let calm = |p: &Phrase| {
                self.clauses.is_lemma(p.head, &CALM) && p.preposition(self.clauses.tokens) == Some("for")
            };
            let unaddressed =
                || predicate.key[0].starts_with("call for") || self.clauses.phrases.iter().any(calm);
            return calls && unaddressed()
                || predicate.key[0] == "press"
                || noun.is_some_and(|noun| self.clauses.is_lemma(noun, &CALM));
        }
        let Some(noun) = noun.filter(|_| matches!(kind, ActionKind::Accuse | ActionKind::Support)) else {
            return false;
        };
        let about = self.clauses.is_lemma(noun + 1, &["for", "with", "to", "about", "over", "at"]);
        let what = self.clauses.phrases.iter().find(|p| p.tokens.start == noun + 2).filter(|_| about);
        let told = |p: &Phrase| {
            self.token(p.head).is_some_and(|t| event::spoken_of(&t.lemma).is_some()) || !p.actors.is_empty()
        };
        what.is_some_and(|p| !told(p) && !self.clauses.is_definite(p) && !spoken::is_event(self.clauses, p))
    }

    /// "The talks agreed on in Oslo": an agreement to talk is no more than the talks.
    fn is_talk_agreed_on(&self, verb: usize) -> bool {
        let reduced = self.token(verb).filter(|t| t.deprel == Deprel::Acl && t.is_lemma(&["agree"]));
        let head = reduced.and_then(|t| self.token(t.head?));
        head.is_some_and(|t| event::spoken_of(&t.lemma) == Some(Event::Meeting))
    }

    /// "Has been negotiating a treaty": what is negotiated is not agreed.
    fn is_being_negotiated(&self, verb: usize) -> bool {
        let gerund = self.token(verb).filter(|t| t.range.len() == "negotiating".len());
        gerund.is_some_and(|t| t.is_lemma(&["negotiate"]))
            && self.clauses.group_at(verb).is_some_and(|v| v.finite())
    }

    /// "Have fought three wars": what lies behind, and no attack that is told of.
    fn is_told_of_wars(&self, verb: usize) -> bool {
        let wars = |at: usize| {
            self.token(at).is_some_and(|t| t.is_lemma(&["war", "battle"]) && t.range.len() > t.lemma.len())
        };
        self.clauses.is_lemma(verb, &["fight"]) && self.clauses.done_to(verb).any(wars)
    }

    /// "Chad and Mali fought together": not against each other.
    fn fights_together(&self, verb: usize) -> bool {
        let beside = |at: usize| self.clauses.is_lemma(at, &["together", "alongside", "side"]);
        // "are fighting in Mali", "fought for Chad"
        let elsewhere = ["in", "for", "inside", "on"].iter().any(|preposition| {
            self.clauses.tree_obliques(verb, preposition).iter().any(|p| !p.actors.is_empty())
        });
        self.clauses.is_lemma(verb, &["fight"])
            && self.clauses.done_to(verb).next().is_none()
            && ((verb + 1..verb + 5).any(beside) || elsewhere)
    }

    /// "Clashed with gunmen along the border with Chad": who is fought is no state.
    fn fights_nonstate(&self, verb: usize) -> bool {
        let with = self.clauses.tree_obliques(verb, "with").into_iter();
        let mut against = with.chain(self.clauses.tree_obliques(verb, "against"));
        // "fight pirates", "fought a fire", and not "fought a war"
        let fought = self.clauses.tree_object(verb).filter(|p| {
            let passive = self.clauses.group_at(verb).is_some_and(|v| v.passive);
            let wars = ["war", "battle", "duel", "skirmish", "engagement", "campaign", "conflict", "clash"];
            !passive
                && p.tokens.start > verb
                && p.actors.is_empty()
                && p.owners.is_empty()
                && !self.clauses.is_lemma(p.head, &wars)
                && !self.clauses.is_lemma(p.head, &["other", "another"])
        });
        self.clauses.is_lemma(verb, &["clash", "fight", "battle", "skirmish"])
            && (fought.is_some() || against.any(|p| is_irregular(self.clauses, p)))
    }

    /// "Fired Karim Massimov": a person, who loses his office.
    fn dismisses(&self, verb: usize) -> bool {
        let object = self.clauses.tree_object(verb).filter(|p| p.tokens.start > verb);
        let named =
            |p: &Phrase| p.actors.is_empty() && self.token(p.head).is_some_and(|t| t.upos == Upos::Propn);
        let aimed = ["at", "on", "into"].iter().any(|to| !self.clauses.tree_obliques(verb, to).is_empty());
        self.clauses.is_lemma(verb, &["fire", "sack"])
            && object.is_some_and(|p| self.is_person(p) || named(p) && !aimed)
    }

    /// "Left Chad with two allies": what came of it, and no departure.
    fn leaves_with(&self, verb: usize) -> bool {
        let object = self.clauses.tree_object(verb).filter(|p| p.tokens.start > verb);
        self.clauses.is_lemma(verb, &["leave"])
            && object.is_some_and(|p| self.clauses.is_lemma(p.tokens.end, &["with"]))
    }

    /// "A joint statement of support for Chad": not what those who issue it agree on with each other.
    fn is_statement_on(&self, noun: usize) -> bool {
        const SAYING: [&str; 9] =
            ["condemn", "call", "express", "support", "back", "urge", "demand", "denounce", "criticise"];
        let next = self.token(noun + 1);
        let of = || {
            self.clauses.is_lemma(noun + 1, &["of"])
                && self.clauses.is_lemma(noun + 2, &["support", "solidarity", "concern", "condemnation"])
        };
        self.clauses.is_lemma(noun, &["statement", "communique", "communiqué"])
            && (of() || next.is_some_and(|t| t.upos == Upos::Verb && t.is_lemma(&SAYING)))
    }

    /// "Agreed to set up a committee", "will found a bank": what is to be founded does no work yet.
    fn is_yet_to_be_founded(&self, verb: usize) -> bool {
        const FOUND: [&str; 9] =
            ["set", "establish", "create", "form", "found", "launch", "build", "inaugurate", "run"];
        let planned = self.clauses.group_at(verb).is_some_and(|v| v.modality > Modality::Actual);
        planned && self.clauses.is_lemma(verb, &FOUND)
    }

    /// Whether what is offered is an act of the one who offers, or a meeting: "offered to pay", "offered talks".
    fn offers_to_act(&self, verb: usize) -> bool {
        self.clauses.has_infinitive(verb) || self.clauses.done_to(verb).any(|at| self.is_talk(at))
    }

    pub(super) fn is_talk(&self, noun: usize) -> bool {
        self.token(noun).is_some_and(|t| event::spoken_of(&t.lemma) == Some(Event::Meeting))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Reader};

    #[test]
    fn no_idiom_does_what_its_verb_does() {
        let reader = Reader::new();
        each_bundled_row(IDIOMS, SCHEMA, |row| {
            let not: ActionKind = row.cell("not").parse().unwrap();
            let reading = reader.read(&Document::new("idiom", row.cell("silent")));
            assert!(reading.actions.iter().all(|fact| fact.kind != not), "{row:?}: {:?}", reading.actions);
        });
        assert!(TABLE.len() > 8, "the rows are read");
    }
}
