//! Frames: a predicate with its arguments becomes a fact.

use std::ops::Range;

use super::{
    argument::{Arguments, Filler, VerbMatch},
    authorship::Authors,
    clause::{Clauses, VerbGroup},
    dispute::disputants,
    explain::Means,
    meetings::Telling,
    modality::{Modality, effect_of},
    noun::NounMatch,
    predicate::{Asserts, Predicate, Slot, TABLE},
    presumed::is_told,
    sides::{action_roles, encounters, two_by_two},
    speech::{Speech, speech_at},
    spoken::spoken_acts,
    story::Story,
    time::TimeMention,
    trail::{Origin, Trail},
    venue::Places,
};
use crate::{
    actor::ActorCode,
    date::Date,
    reading::{
        ActionFact, ActionKind, ActionStatus, AllianceFact, AllianceKind, AllianceStatus, DisputeFact,
        Evidence, Level, MeetingFact, MeetingKind, MeetingStatus,
    },
    resolve::{discourse::Discourse, mention::Mention, phrase::Phrase},
    syntax::{Token, Upos, is_calendar_word},
    world::World,
};

/// How many actors may agree without anybody else and mean each other.
const MANY: usize = 3;

/// Verbs for what is done by saying that one would like to do it.
const THANKS: [&str; 8] =
    ["thank", "congratulate", "commend", "praise", "salute", "applaud", "compliment", "express"];

/// The longest way from a verb to "each other", in tokens.
const MUTUAL_REACH: usize = 10;

/// The facts of a sentence, before those of the whole document are merged.
#[derive(Debug, Default)]
pub(crate) struct Facts {
    pub(crate) alliances: Vec<AllianceFact>,
    pub(crate) meetings: Vec<Telling>,
    /// Where states meet.
    pub(crate) places: Places,
    pub(crate) disputes: Vec<DisputeFact>,
    pub(crate) actions: Vec<ActionFact>,
    /// How they were found.
    pub(crate) trail: Trail,
}

/// A sentence with all that the frames need of it.
pub(crate) struct FrameReader<'a> {
    pub(crate) text: &'a str,
    /// The sentence as evidence.
    pub(crate) evidence: &'a Evidence,
    pub(crate) clauses: &'a Clauses<'a>,
    pub(crate) speeches: &'a [Speech],
    pub(crate) times: &'a [TimeMention],
    pub(crate) mentions: &'a [Mention],
    /// The city where the document was written, by its dateline.
    pub(crate) dateline: Option<&'a str>,
    /// The day that the document last spoke of.
    pub(crate) told: Option<Date>,
    /// The actors that the sentence named which told it.
    pub(crate) told_of: &'a [ActorCode],
    pub(crate) published: Option<Date>,
    pub(crate) discourse: &'a Discourse,
    pub(crate) story: &'a Story,
    pub(crate) authors: &'a Authors,
    pub(crate) world: &'a World,
}

/// Where a predicate stands and how real it is.
pub(super) struct Occurrence {
    pub(super) at: usize,
    /// The noun that names what is asserted, where there is one.
    pub(super) noun: Option<usize>,
    pub(super) modality: Modality,
}

impl FrameReader<'_> {
    /// Reads every predicate of the sentence.
    pub(crate) fn read(&self, facts: &mut Facts) {
        let mut used = Vec::new();
        for index in 0..self.clauses.verbs.len() {
            self.read_verb(index, &mut used, facts);
        }
        for noun in 0..self.clauses.tokens.len() {
            let is_noun = self.token(noun).is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn));
            let is_head = || self.clauses.phrases.iter().any(|p| p.tokens.end == noun + 1);
            if (is_noun || is_head()) && !used.contains(&noun) {
                self.read_noun(noun, facts);
            }
        }
        self.read_adjectives(facts);
        self.read_attacks(facts);
        self.read_deliveries(facts);
        self.read_relief(facts);
        for mut act in spoken_acts(self.clauses, self.speeches) {
            if act.targets.is_empty() {
                act.targets = self.blamed_for(&act, facts);
            }
            if act.targets.is_empty() && is_told(act.kind) {
                act.targets = self.presumed(&act.actors);
            }
            if act.targets.is_empty() {
                continue;
            }
            let mark = facts.mark();
            self.push_action(act.kind, ActionStatus::Done, (act.actors, act.targets), act.at, facts);
            facts.note(&mark, Origin::of(Means::Judgement, Some(act.at)));
        }
        let mark = facts.mark();
        self.read_encounters(facts);
        facts.note(&mark, Origin::of(Means::Encounter, None));
        self.cancel_encounters(facts);
        self.read_reactions(facts);
        self.read_accords(facts);
        self.read_joint_acts(facts);
        self.read_second_objects(facts);
        self.read_answers(facts);
        self.read_same_deed(facts);
        self.read_one_sided_deeds(facts);
        self.read_asides(facts);
        self.read_contradictions(facts);
        self.read_promises(facts);
        self.read_outcries(facts);
        self.read_crowds(facts);
        self.read_stances(facts);
        self.note_cities(&mut facts.places);
    }

    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.clauses.tokens.get(at)
    }

    /// The first predicate of a verb that finds its arguments; its noun is used up.
    fn read_verb(&self, index: usize, used: &mut Vec<usize>, facts: &mut Facts) {
        let Some(group) = self.clauses.verbs.get(index).filter(|v| !self.clauses.is_to_blame(v.main)) else {
            return;
        };
        let lemma = self.token(group.main).map_or("", |t| &*t.lemma);
        let mut told: Vec<std::mem::Discriminant<Asserts>> = Vec::new();
        for predicate in TABLE.of_verb(lemma) {
            let fact = std::mem::discriminant(&predicate.asserts);
            if told.contains(&fact) {
                continue;
            }
            let Some(found) = VerbMatch::new(self.clauses, index, predicate) else { continue };
            let refusal = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Reject, .. });
            if predicate.forces && !found.is_done_by_forces(predicate.ground)
                || refusal && self.is_silence(group.main)
            {
                continue;
            }
            if self.lifts_anothers(predicate, &found) || self.sends_to_be_served(group.main) {
                continue;
            }
            if self.means_otherwise(predicate, group.main, found.noun) {
                used.extend(found.noun);
                continue;
            }
            let no = found.noun.is_some_and(|noun| self.is_negated(noun));
            let modality =
                if no { Modality::Negated } else { self.promised(group).unwrap_or(group.modality) };
            let occurrence = Occurrence { at: group.main, noun: found.noun, modality };
            let mark = facts.mark();
            let asserted = self.assert(predicate, &found, &occurrence, facts);
            let origin =
                Origin { means: Means::Verb, predicate: Some(predicate), at: Some(group.main), modality };
            facts.note(&mark, origin);
            if asserted && !predicate.people {
                // "rejected a demand by Chad": the demand was made.
                used.extend(found.noun.filter(|_| !self.answers_others(lemma, predicate)));
                if !matches!(predicate.asserts, Asserts::Dispute { .. }) {
                    told.push(fact);
                }
            }
        }
        if told.is_empty() {
            let before = facts.actions.len();
            self.read_elliptic(index, facts);
            self.read_alleged(index, facts);
            self.read_likewise(index, facts);
            if facts.actions.len() == before {
                self.read_presumed(index, facts);
            }
        }
    }

    /// Whether what a verb does is done to "each other".
    fn is_mutual(&self, verb: usize) -> bool {
        let here = |at: usize| {
            self.clauses.is_lemma(at, &["each", "one"])
                && self.clauses.is_lemma(at + 1, &["other", "another"])
        };
        // "Each accused the other."
        let the_other =
            |at: usize| self.clauses.is_lemma(at, &["the"]) && self.clauses.is_lemma(at + 1, &["other"]);
        let each = verb.checked_sub(1).is_some_and(|at| self.clauses.is_lemma(at, &["each"]));
        (verb + 1..verb + MUTUAL_REACH).any(here) || each && the_other(verb + 1)
    }

    /// "Spain said it would require visas": what a speaker says to be about to do is announced.
    fn promised(&self, group: &VerbGroup) -> Option<Modality> {
        // "I want to thank Chad"
        let wish = group
            .governor
            .and_then(|at| self.clauses.verbs.get(at))
            .filter(|v| v.modality <= Modality::Announced || self.clauses.is_lemma(v.main, &["like"]));
        let wish = wish.is_some_and(|v| self.clauses.is_lemma(v.main, &["want", "wish", "like"]));
        if wish && group.infinitive && self.clauses.is_lemma(group.main, &THANKS) {
            return Some(Modality::Actual);
        }
        // "said it would go on working with Chad"
        let above = group.governor.and_then(|at| self.clauses.verbs.get(at)).filter(|_| !group.finite());
        let as_real = |v: &&VerbGroup| {
            self.token(v.main).is_some_and(|t| effect_of("verb", &t.lemma) == Some(Modality::Actual))
        };
        if let Some(above) = above.filter(as_real) {
            return self.promised(above).filter(|_| group.modality == Modality::Hypothetical);
        }
        // "declined to say whether it would back Chad"
        let asked = self.clauses.children(group.main).any(|(_, t)| t.is_lemma(&["whether", "if"]));
        let would = group.modality == Modality::Hypothetical
            && !asked
            && self.clauses.tokens.get(group.first..group.main)?.iter().any(|t| t.is_lemma(&["would"]))
            && !self.clauses.is_lemma(group.main - 1, &["have"]);
        let subject = self.clauses.phrases.get(group.subject?).filter(|_| would)?;
        let speech = speech_at(self.speeches, group.main)?;
        let own = !subject.actors.is_empty() && subject.actors.iter().all(|a| speech.speaker.contains(a));
        let agentless = group.passive && self.clauses.tree_obliques(group.main, "by").is_empty();
        (own || agentless && !speech.speaker.is_empty()).then_some(Modality::Announced)
    }

    /// Whether a noun stands in a phrase that begins with "no".
    fn is_negated(&self, noun: usize) -> bool {
        let phrase = self.clauses.phrases.iter().find(|p| p.tokens.contains(&noun));
        phrase.is_some_and(|p| self.clauses.is_lemma(p.tokens.start, &["no"]))
    }

    fn read_noun(&self, noun: usize, facts: &mut Facts) {
        let before = self.clauses.tokens.get(noun.saturating_sub(3)..=noun).unwrap_or(&[]);
        let lemmas: Vec<&str> = before.iter().map(|t| &*t.lemma).collect();
        let named = self.is_in_name(noun);
        for (words, predicate) in TABLE.of_noun(&lemmas).into_iter().filter(|_| !named) {
            if self.is_figure(predicate, noun) {
                continue;
            }
            let Some(found) = NounMatch::new(self.clauses, self.discourse, noun, (words, predicate)) else {
                continue;
            };
            let Some(phrase) = found.phrase() else { continue };
            let modality = match self.is_answered(predicate, phrase) {
                true => Modality::Actual,
                false => self.clauses.noun_modality(phrase, noun),
            };
            let mark = facts.mark();
            self.assert(predicate, &found, &Occurrence { at: noun, noun: Some(noun), modality }, facts);
            let (predicate, at) = (Some(predicate), Some(noun));
            facts.note(&mark, Origin { means: Means::Noun, predicate, at, modality });
        }
    }

    /// Who fills the first role of a predicate: whoever speaks or announces, where nobody else does.
    fn first_role(
        &self,
        predicate: &Predicate,
        arguments: &impl Arguments,
        occurrence: &Occurrence,
    ) -> Filler {
        let mut first = arguments.first_of(&predicate.first).map_or(Filler::default(), |(_, filler)| filler);
        if first.actors.is_empty() && arguments.is_agentless() {
            first.actors = self.announcer(predicate, occurrence.at);
            if first.actors.is_empty() {
                first.actors = self.owner_acting(predicate, arguments, occurrence);
            }
            if first.actors.is_empty() {
                first.actors = self.signatory_telling(predicate, arguments, occurrence.at);
            }
        }
        match predicate.asserts {
            Asserts::Action { kind, reciprocal: false, .. } => {
                self.speaker_for(kind, predicate, arguments, occurrence).unwrap_or(first)
            }
            _ => first,
        }
    }

    /// The first role of a predicate whose roles take part alike, by the second and where that stands.
    fn shared_role(
        &self,
        predicate: &Predicate,
        arguments: &impl Arguments,
        (first, slot, second): (Filler, Slot, &Filler),
        occurrence: &Occurrence,
    ) -> Filler {
        let partner = slot == Slot::Preposition("with") || second.actors.is_empty() && arguments.is_state();
        let first = match first.actors.is_empty() {
            true if partner => arguments.fill(Slot::Subject),
            true if second.actors.is_empty() => arguments.parties(),
            _ => first,
        };
        // "talks with her Polish counterpart": whose counterpart it is meets too.
        let counterpart = first.actors.is_empty() && second.level.is_some();
        let first = if counterpart { Filler::owners(&second.possessor) } else { first };
        if !matches!(predicate.asserts, Asserts::Meeting { .. }) {
            return first;
        }
        let alone = first.actors.len() < 2 && second.actors.is_empty();
        let sharers = if alone { self.sharers(arguments, occurrence.at) } else { Filler::default() };
        if sharers.actors.is_empty() { self.meeting_subject(predicate, arguments, first) } else { sharers }
    }

    /// Who acts on whom, of two roles: on each other where the act is mutual and the second role stands `with` the first, and
    /// on the listener where it is `told` of nobody else.
    fn action_sides(
        &self,
        kind: ActionKind,
        (first, second): (Filler, Filler),
        (mutual, with, told): (bool, bool, bool),
        at: usize,
    ) -> Option<(Vec<ActorCode>, Vec<ActorCode>)> {
        // "each accused the other of arming rebels"
        let alone = second.actors.iter().all(|actor| first.actors.contains(actor));
        // "Four states agreed to send troops": hardly to each other.
        let agreed = kind == ActionKind::Agree && self.clauses.is_lemma(at, &["agree"]);
        let many = agreed && alone && first.actors.len() > MANY;
        // "Chad and Mali trade with Niger": not with each other.
        let apart = first.actors.len() > 1 && !alone && self.clauses.is_lemma(at, &["trade", "deal"]);
        let together = mutual && (with || alone) && !many && !apart;
        let others = match alone && told {
            true => self.listener_of(kind, at, &first.actors),
            false => Vec::new(),
        };
        let others = if others.is_empty() { second.actors } else { others };
        action_roles(first.actors, others, together)
    }

    /// Makes the fact where the arguments are there; tells whether they were.
    pub(super) fn assert(
        &self,
        predicate: &Predicate,
        arguments: &impl Arguments,
        occurrence: &Occurrence,
        facts: &mut Facts,
    ) -> bool {
        let first = self.first_role(predicate, arguments, occurrence);
        let second = match predicate.asserts {
            Asserts::Action { .. } => arguments.other_of(&predicate.second, &first.actors),
            _ => arguments.first_of(&predicate.second),
        };
        // "welcomed the Cairo talks" is said to those who talked there.
        let elsewhere = |filler: &Filler| predicate.is_said() && self.is_named_by_city(&filler.tokens);
        let harmed = |filler: &Filler| self.is_harmed(predicate, &filler.tokens);
        let apart = |filler: &Filler| self.is_no_target(predicate, occurrence.at, &filler.tokens);
        let second = second.filter(|(_, filler)| !elsewhere(filler) && !harmed(filler) && !apart(filler));
        let (slot, second) = second.unwrap_or((Slot::Object, Filler::default()));
        let asks = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Request, .. });
        if asks && !arguments.is_noun() && self.commands_own(occurrence.at, &first.actors) {
            return false;
        }
        // "A and B agreed that the Security Council should": with each other.
        let mutual = matches!(predicate.asserts, Asserts::Action { reciprocal: true, .. });
        let among = mutual && slot == Slot::Complement && first.actors.len() > 1;
        let second = if among { Filler::default() } else { second };
        if slot == Slot::Object && !arguments.is_noun() && self.judges_event(occurrence.at) {
            return false;
        }
        if slot == Slot::Complement && !arguments.is_noun() && self.agrees_against(occurrence.at) {
            return false;
        }
        // "urged Europe to isolate Chad": Europe is asked.
        if asks && slot == Slot::Complement && self.asks_object(occurrence.at) {
            return false;
        }
        let violent = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Assault, .. });
        if violent && !arguments.is_noun() && self.is_no_blow(occurrence.at) {
            return false;
        }
        let first = match predicate.asserts {
            Asserts::Action { .. } => first,
            _ => self.shared_role(predicate, arguments, (first, slot, &second), occurrence),
        };
        if predicate.people && !self.are_people(predicate, [&first, &second], occurrence.at) {
            return false;
        }
        let noun = arguments.is_noun();
        match predicate.asserts {
            Asserts::Action { kind, status, reciprocal } => {
                let second = self.target_or_menaced(kind, &first, second, occurrence);
                let with = matches!(slot, Slot::Preposition("with" | "between" | "among"));
                let mutual = reciprocal || !noun && self.is_mutual(occurrence.at);
                let (kind, status) = self.act_here((kind, status), predicate, occurrence, mutual);
                let told = !mutual && !noun;
                let shares = match mutual && kind == ActionKind::Agree && self.are_several(occurrence) {
                    true => two_by_two(&first, &second),
                    false => vec![(first, second)],
                };
                let mut found = false;
                for share in shares {
                    let roles = self.action_sides(kind, share, (mutual, with, told), occurrence.at);
                    found |=
                        roles.is_some_and(|roles| self.assert_action(kind, status, roles, occurrence, facts));
                }
                found
            }
            Asserts::Meeting { .. } if self.is_withheld(occurrence) => {
                // "will not receive the Omani minister": who is received is the guest, and the host refuses.
                let (refuser, refused) = match predicate.first.first() {
                    Some(Slot::Object | Slot::Theme) => (second, first),
                    _ => (first, second),
                };
                let roles = action_roles(refuser.actors, refused.actors, false);
                roles.is_some_and(|roles| {
                    self.push_action(ActionKind::Reject, ActionStatus::Done, roles, occurrence.at, facts);
                    true
                })
            }
            // "Peru and Chile called for talks": who asks for talks with nobody named need not be of them.
            Asserts::Meeting { status: Some(MeetingStatus::Proposed), .. }
                if second.actors.is_empty()
                    && self.clauses.is_lemma(occurrence.at, &["call", "appeal", "press", "plead"])
                    && !self.is_mutual(occurrence.at) =>
            {
                false
            }
            Asserts::Meeting { kind, status } => {
                self.assert_meeting(kind, status, &first, &second, occurrence, facts)
            }
            // "our allies A and B" are not each other's, nor are the guarantors "of the 1942 protocol".
            Asserts::Alliance { .. }
                if first.actors.is_empty()
                    && (self.is_ours(occurrence.at)
                        || noun && self.clauses.is_lemma(occurrence.at + 1, &["of"])) =>
            {
                false
            }
            // "wanted the United States and the European Union brought in": into nothing.
            Asserts::Alliance { kind: AllianceKind::Bloc, .. }
                if !noun && second.actors.is_empty() && !predicate.second.is_empty() =>
            {
                false
            }
            Asserts::Alliance { kind, status } => {
                self.assert_alliance(kind, status, &first, &second, occurrence, facts)
            }
            Asserts::Dispute { subject, status } => {
                let sides = disputants(predicate, (&first, &second), slot, noun);
                sides.is_some_and(|sides| self.assert_dispute(subject, status, sides, occurrence, facts))
            }
        }
    }

    /// "Chad and Mali signed agreements with the union": whether what is agreed is several things, each with another.
    fn are_several(&self, occurrence: &Occurrence) -> bool {
        let noun = occurrence.noun.and_then(|noun| self.token(noun));
        noun.is_some_and(|t| t.upos == Upos::Noun && t.range.len() > t.lemma.len())
    }

    /// Whether a verb asks its own object to do something.
    fn asks_object(&self, verb: usize) -> bool {
        let object = self.clauses.tree_object(verb).filter(|p| p.tokens.start > verb);
        let other = object.is_some_and(|p| !self.clauses.is_lemma(p.head, &["it", "that", "this"]));
        // "appealed to the world to condemn Chad"
        let public = self.clauses.is_lemma(verb + 1, &["to", "on"]);
        let public =
            public && self.clauses.phrases.iter().any(|p| p.tokens.start == verb + 2 && p.actors.is_empty());
        (other || public) && self.clauses.has_infinitive(verb)
    }

    /// "Struck Chile off the list", "takes over the chair of the forum": whether a verb of violence hurts nobody.
    pub(super) fn is_no_blow(&self, verb: usize) -> bool {
        const OFFICES: [&str; 8] =
            ["chair", "chairmanship", "presidency", "leadership", "command", "post", "office", "role"];
        let off = self.clauses.is_lemma(verb, &["strike"])
            && (verb + 1..verb + 5).any(|at| self.clauses.is_lemma(at, &["off"]));
        let over = self.clauses.is_lemma(verb, &["take"]) && self.clauses.is_lemma(verb + 1, &["over"]);
        let object = self.clauses.phrases.iter().find(|p| p.tokens.start == verb + 2);
        off || over && object.is_some_and(|p| self.clauses.is_lemma(p.head, &OFFICES))
    }

    /// Whether a noun stands in a phrase that begins with "our" or "my".
    fn is_ours(&self, noun: usize) -> bool {
        let phrase = self.clauses.phrases.iter().find(|p| p.tokens.contains(&noun));
        phrase.is_some_and(|p| self.clauses.is_lemma(p.tokens.start, &["our", "my"]))
    }

    fn assert_alliance(
        &self,
        kind: AllianceKind,
        status: Option<AllianceStatus>,
        first: &Filler,
        second: &Filler,
        occurrence: &Occurrence,
        facts: &mut Facts,
    ) -> bool {
        // "NATO's ally Turkey" is a member of it.
        let states_only = first.actors.iter().chain(&second.actors).all(|code| self.world.is_nation(*code));
        let kind = if states_only || kind == AllianceKind::Partnership { kind } else { AllianceKind::Bloc };
        let beside = (first.actors == second.actors).then(|| self.beside_itself(second, occurrence.at));
        let sets = self.member_sets(kind, beside.as_ref().unwrap_or(first), second);
        let found = !sets.is_empty();
        let Some(by_modality) = alliance_status(occurrence.modality) else { return found };
        for members in sets {
            let mut fact = AllianceFact::new(members, kind);
            // "sought an alliance with Chad": there is none yet.
            fact.status = status.filter(|status| *status != AllianceStatus::Active).unwrap_or(by_modality);
            fact.evidence.push(self.evidence.clone());
            facts.alliances.push(fact);
        }
        found
    }

    pub(super) fn assert_meeting(
        &self,
        kind: MeetingKind,
        status: Option<MeetingStatus>,
        first: &Filler,
        second: &Filler,
        occurrence: &Occurrence,
        facts: &mut Facts,
    ) -> bool {
        if kind == MeetingKind::Visit && occurrence.noun.is_none() && self.is_bare_state(first) {
            return false;
        }
        let based = kind == MeetingKind::Visit && self.are_forces(first);
        let private =
            kind == MeetingKind::Visit && (self.is_private(occurrence.at) || self.is_visitor(occurrence));
        if based || private || self.is_no_encounter(first, second, occurrence) {
            return false;
        }
        let locals = || self.locals(occurrence, first, facts).filter(|_| kind == MeetingKind::Talks);
        let local = if second.actors.is_empty() { locals() } else { None };
        let second = local.as_ref().unwrap_or(second);
        let apart = self.is_one_by_one(kind, occurrence.at, first, second)
            || self.is_call_to_each(kind, occurrence.at, first, second);
        let encounters = if apart {
            second
                .actors
                .iter()
                .map(|actor| vec![first.actors.first().copied().unwrap_or(*actor), *actor])
                .collect()
        } else {
            encounters(kind, first, second)
        };
        let found = !encounters.is_empty();
        let reported = self.is_reported_future(occurrence);
        let modality = match occurrence.modality {
            _ if reported => Modality::Planned,
            _ if self.may_come(occurrence) => Modality::Proposed,
            Modality::Proposed if self.is_aim_of_journey(occurrence.at) => Modality::Actual,
            modality => modality,
        };
        let Some(by_modality) = meeting_status(modality) else { return found };
        if status.unwrap_or(by_modality) == MeetingStatus::Cancelled {
            self.refuse_encounter(&encounters, occurrence, facts);
        }
        for participants in encounters {
            let remote = kind == MeetingKind::Talks && self.is_remote(occurrence.at);
            let kind = if remote { MeetingKind::Call } else { kind };
            let mut fact = MeetingFact::new(participants, kind, status.unwrap_or(by_modality));
            fact.level = match (kind, first.level, second.level) {
                (MeetingKind::Summit, _, _) => Some(Level::Leader),
                (_, a, b) => a.into_iter().chain(b).min(),
            };
            facts.meetings.push(self.telling(fact, occurrence));
        }
        found
    }

    /// The time expression of the verb that a token belongs to: the nearest behind that verb, else one that opens the
    /// sentence.
    pub(super) fn date(&self, at: usize) -> Option<Date> {
        let verb_of =
            |at: usize| self.clauses.verbs.iter().rev().find(|v| !v.reduced && v.first <= at).map(|v| v.main);
        let own = verb_of(at);
        // "the 2014 crisis" dates the crisis only.
        let attribute = |time: &TimeMention| {
            let within = |p: &&Phrase| p.tokens.contains(&time.first) && p.tokens.contains(&time.end);
            let noun =
                self.token(time.end).is_some_and(|t| t.upos == Upos::Noun && !is_calendar_word(&t.lemma));
            noun && self.clauses.phrases.iter().find(within).is_some_and(|p| !p.tokens.contains(&at))
        };
        let fits = |time: &&TimeMention| {
            let verb = verb_of(time.first);
            (verb == own || verb.is_none() || own.is_none()) && !attribute(time) && !self.is_no_date(time)
        };
        self.times
            .iter()
            .filter(fits)
            .min_by_key(|time| (verb_of(time.first) != own, time.first.abs_diff(at)))
            .map(|time| time.date)
    }

    /// The text of some tokens, without a leading article.
    pub(super) fn words(&self, tokens: Range<usize>) -> Option<String> {
        let article = self.token(tokens.start).is_some_and(|t| t.is_lemma(&["the", "a", "an"]));
        let start = self.token(tokens.start + usize::from(article && tokens.len() > 1))?.range.start;
        let end = self.token(tokens.end.checked_sub(1)?)?.range.end;
        let words = self.text.get(start..end)?.split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then_some(words)
    }
}

pub(super) fn meeting_status(modality: Modality) -> Option<MeetingStatus> {
    match modality {
        Modality::Actual | Modality::Ended => Some(MeetingStatus::Held),
        Modality::Announced | Modality::Planned | Modality::Expected => Some(MeetingStatus::Planned),
        Modality::Proposed => Some(MeetingStatus::Proposed),
        Modality::Cancelled => Some(MeetingStatus::Cancelled),
        Modality::Hypothetical | Modality::Negated => None,
    }
}

fn alliance_status(modality: Modality) -> Option<AllianceStatus> {
    match modality {
        Modality::Actual | Modality::Announced => Some(AllianceStatus::Active),
        Modality::Planned | Modality::Expected | Modality::Proposed => Some(AllianceStatus::Proposed),
        Modality::Ended | Modality::Cancelled => Some(AllianceStatus::Ended),
        Modality::Hypothetical | Modality::Negated => None,
    }
}
