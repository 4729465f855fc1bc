//! Acts: what one actor does to another, by how real the text makes it.

use super::{
    argument::{Arguments, VerbMatch},
    clause::VerbGroup,
    deed_words::{Class, is_word},
    event::{self, Event},
    explain::Means,
    frame::{Facts, FrameReader, Occurrence},
    modality::{Modality, effect_of},
    predicate::{Asserts, Predicate, Slot, TABLE},
    speech::speech_at,
    trail::Origin,
};
use crate::{
    actor::ActorCode,
    reading::{ActionFact, ActionKind, ActionStatus, DisputeFact},
    resolve::phrase::{PhraseKind, add},
    syntax::{Deprel, Token},
};

/// How many nouns a list of what is agreed on may have before the last.
const JOINED: usize = 6;

impl FrameReader<'_> {
    /// A deed of others that somebody tells of: "Chad says that Sudan seized a truck". It is an accusation.
    pub(super) fn read_alleged(&self, index: usize, facts: &mut Facts) {
        let Some(group) = self.clauses.verbs.get(index).filter(|v| v.modality <= Modality::Announced) else {
            return;
        };
        let Some(speech) = speech_at(self.speeches, group.main).filter(|s| !s.speaker.is_empty()) else {
            return;
        };
        let lemma = self.token(group.main).map_or("", |t| &*t.lemma);
        let deed = TABLE.of_verb(lemma).iter().find(|predicate| {
            let violent = matches!(
                predicate.asserts,
                Asserts::Action { kind: ActionKind::Assault | ActionKind::Coerce, .. }
            );
            violent && !predicate.people && VerbMatch::new(self.clauses, index, predicate).is_some()
        });
        let Some(predicate) = deed else { return };
        let Some(found) = VerbMatch::new(self.clauses, index, predicate) else { return };
        let Some((_, doer)) = found.first_of(&predicate.first) else { return };
        if doer.actors.iter().any(|actor| speech.speaker.contains(actor)) {
            return;
        }
        let mark = facts.mark();
        let roles = (speech.speaker.clone(), doer.actors);
        self.push_action(ActionKind::Accuse, ActionStatus::Done, roles, group.main, facts);
        let (predicate, at, modality) = (Some(predicate), Some(group.main), group.modality);
        facts.note(&mark, Origin { means: Means::Judgement, predicate, at, modality });
    }

    /// Whether the sentence has told already that these did something of a sort to those.
    pub(super) fn is_told(
        &self,
        (actors, targets): (&[ActorCode], &[ActorCode]),
        sort: impl Fn(&ActionFact) -> bool,
        facts: &Facts,
    ) -> bool {
        facts.acts_in(self.evidence).any(|fact| {
            sort(fact)
                && targets.iter().all(|target| fact.targets.contains(target))
                && actors.iter().all(|actor| fact.actors.contains(actor))
        })
    }

    /// A deed that a verb tells by what is fired or given.
    pub(super) fn assert_deed(
        &self,
        kind: ActionKind,
        roles: (Vec<ActorCode>, Vec<ActorCode>),
        group: &VerbGroup,
        facts: &mut Facts,
    ) {
        let (at, modality) = (group.main, group.modality);
        self.assert_for(kind, roles, &Occurrence { at, noun: None, modality }, facts);
    }

    /// A deed that no predicate tells.
    pub(super) fn assert_for(
        &self,
        kind: ActionKind,
        roles: (Vec<ActorCode>, Vec<ActorCode>),
        occurrence: &Occurrence,
        facts: &mut Facts,
    ) {
        let mark = facts.mark();
        self.assert_action(kind, None, roles, occurrence, facts);
        let (at, modality) = (Some(occurrence.at), occurrence.modality);
        facts.note(&mark, Origin { means: Means::Noun, predicate: None, at, modality });
    }

    pub(super) fn assert_action(
        &self,
        kind: ActionKind,
        status: Option<ActionStatus>,
        (actors, targets): (Vec<ActorCode>, Vec<ActorCode>),
        occurrence: &Occurrence,
        facts: &mut Facts,
    ) -> bool {
        let interrupted = kind.is_cooperative() && self.drying_up(occurrence) == Some(false);
        let warm = matches!(kind, ActionKind::Cooperate | ActionKind::Support);
        let deal = warm.then(|| self.deal_on(occurrence)).flatten();
        let kind = match deal.map(|deal| self.is_signed(deal)) {
            Some(true) => ActionKind::Agree,
            Some(false) if kind == ActionKind::Cooperate => return false,
            _ => kind,
        };
        if interrupted {
            return false;
        }
        let reluctant = self.put_off_by(occurrence.at).filter(|who| kind.is_cooperative() && !who.is_empty());
        if let Some(reluctant) = reluctant {
            let mut others = actors;
            add(&mut others, &targets);
            others.retain(|actor| !reluctant.contains(actor));
            if !others.is_empty() {
                let roles = (reluctant, others);
                self.push_action(ActionKind::Reject, ActionStatus::Done, roles, occurrence.at, facts);
            }
        } else if kind.is_cooperative() && (self.is_withheld(occurrence) || self.is_ruled_out(occurrence.at))
        {
            // "will no longer give aid": it was given.
            let ends =
                matches!(kind, ActionKind::Aid | ActionKind::Cooperate) && self.is_no_longer(occurrence.at);
            let refusal = if ends { ActionKind::Sanction } else { ActionKind::Reject };
            self.push_action(refusal, ActionStatus::Done, (actors, targets), occurrence.at, facts);
        } else if matches!(kind, ActionKind::Aid | ActionKind::Cooperate | ActionKind::Concede)
            && self.is_stopped(occurrence)
        {
            self.push_action(
                ActionKind::Sanction,
                ActionStatus::Done,
                (actors, targets),
                occurrence.at,
                facts,
            );
        } else if kind == ActionKind::Sanction && self.is_lifted(occurrence).is_some() {
            let lifted = self.is_lifted(occurrence).and_then(action_status);
            if let Some(status) = lifted {
                self.push_action(ActionKind::Concede, status, (actors, targets), occurrence.at, facts);
            }
        } else if let Some(by_modality) = action_status(self.modality_of(kind, occurrence)) {
            let status = status.unwrap_or(by_modality);
            let kind = match kind {
                // Violence to come is a threat.
                ActionKind::Assault | ActionKind::Coerce if by_modality == ActionStatus::Announced => {
                    ActionKind::Threaten
                }
                // "delayed the fines at Chad's request"
                ActionKind::Reject if self.is_at_request(occurrence.at, &targets) => ActionKind::Concede,
                ActionKind::Retreat if self.leaves(&targets, occurrence) => ActionKind::Reject,
                kind if is_hostile(kind) && self.is_threatened(occurrence.at) => ActionKind::Threaten,
                _ => kind,
            };
            match self.accuser(kind, &actors, &targets, occurrence.at) {
                Some(speaker) => {
                    let accused: Vec<_> = actors.into_iter().filter(|a| !speaker.contains(a)).collect();
                    self.push_action(
                        ActionKind::Accuse,
                        ActionStatus::Done,
                        (speaker, accused),
                        occurrence.at,
                        facts,
                    );
                }
                None => self.push_action(kind, status, (actors, targets), occurrence.at, facts),
            }
        } else if is_hostile(kind) && self.is_menaced(occurrence, &actors) {
            let threat = (ActionKind::Threaten, ActionStatus::Done);
            self.push_action(threat.0, threat.1, (actors, targets), occurrence.at, facts);
        } else if is_hostile(kind) && occurrence.modality == Modality::Planned && actors != targets {
            // What is planned against another is no act yet, but it tells of a dispute.
            let mut fact = DisputeFact::new(vec![actors, targets]);
            fact.evidence.push(self.evidence.clone());
            facts.disputes.push(fact);
        }
        true
    }

    /// "Delayed the fines at the request of Chad": whether those to whom an act is done have asked for it.
    fn is_at_request(&self, verb: usize, targets: &[ActorCode]) -> bool {
        let asked = self.clauses.tree_obliques(verb, "at").into_iter().find(|p| {
            self.clauses
                .is_lemma(p.head, &["request", "insistence", "urging", "behest", "bidding", "prompting"])
        });
        asked.is_some_and(|p| {
            let of = self.clauses.tree_obliques(p.head, "of").into_iter().next();
            let whose = p.owner().iter().chain(of.map_or(&[][..], |p| &p.actors));
            whose.into_iter().any(|actor| targets.contains(actor))
        })
    }

    /// "Withdrew from the bloc": a state that leaves an organisation takes no troops out of it.
    fn leaves(&self, targets: &[ActorCode], occurrence: &Occurrence) -> bool {
        let alone = occurrence.noun.is_none_or(|noun| noun == occurrence.at || self.is_exit_from(noun));
        // "handed the men over to the court"
        let given = self.clauses.is_lemma(occurrence.at, &["hand", "give", "turn", "deliver", "return"]);
        alone && !given && targets.iter().all(|target| !self.world.is_nation(*target))
    }

    /// "Its withdrawal from the court", and not "the withdrawal of troops".
    fn is_exit_from(&self, noun: usize) -> bool {
        self.clauses.is_lemma(noun, &["withdrawal", "exit"]) && self.clauses.is_lemma(noun + 1, &["from"])
    }

    /// How real the end of a sanction is, where a noun names it: "the lifting of the ban".
    fn is_lifted(&self, occurrence: &Occurrence) -> Option<Modality> {
        let phrase = self.clauses.phrase_of(occurrence.noun?)?;
        let host = self.clauses.phrases.iter().find(|p| p.tokens.end + 1 == phrase.tokens.start)?;
        let lifts = phrase.preposition(self.clauses.tokens) == Some("of")
            && self.token(host.head).is_some_and(|t| effect_of("noun", &t.lemma) == Some(Modality::Ended));
        lifts.then(|| self.clauses.noun_modality(host, host.head))
    }

    /// Who announces what is done without saying by whom: "Washington said that the loan would be held back". Of deeds that
    /// their doers announce.
    pub(super) fn announcer(&self, predicate: &Predicate, verb: usize) -> Vec<ActorCode> {
        use ActionKind::{Aid, Concede, Mobilize, Retreat, Sanction};
        let own = matches!(
            predicate.asserts,
            Asserts::Action { kind: Aid | Concede | Mobilize | Retreat | Sanction, reciprocal: false, .. }
        );
        let speech = speech_at(self.speeches, verb).filter(|_| own);
        speech.map_or(Vec::new(), |speech| speech.speaker.clone())
    }

    /// "The premier said that a pact with Chad had been signed": by those for whom he speaks.
    pub(super) fn signatory_telling(
        &self,
        predicate: &Predicate,
        arguments: &impl Arguments,
        verb: usize,
    ) -> Vec<ActorCode> {
        let agree = Asserts::Action { kind: ActionKind::Agree, status: None, reciprocal: true };
        let signs = predicate.asserts == agree && !predicate.nouns.is_empty();
        let with = |preposition| arguments.fill(Slot::Preposition(preposition)).actors;
        let told = signs && !with("with").is_empty() && with("between").is_empty();
        let speech = speech_at(self.speeches, verb).filter(|_| told);
        speech.map_or(Vec::new(), |speech| speech.speaker.clone())
    }

    /// "The American ban on sales to Chad was lifted": whose the thing is that something is done with towards others.
    pub(super) fn owner_acting(
        &self,
        predicate: &Predicate,
        arguments: &impl Arguments,
        occurrence: &Occurrence,
    ) -> Vec<ActorCode> {
        use ActionKind::{Aid, Concede, Mobilize, Retreat, Sanction};
        let Asserts::Action { kind, .. } = predicate.asserts else { return Vec::new() };
        let Some(thing) = occurrence.noun.and_then(|noun| self.clauses.phrase_of(noun)) else {
            return Vec::new();
        };
        // "Chadian troops were massed on the border", "Malian doctors were sent": by their own state.
        let forces =
            matches!(kind, Aid | Mobilize | Retreat) && thing.kind == PhraseKind::Actor && !thing.person;
        let ends = matches!(kind, Aid | Concede | Retreat | Sanction) && thing.kind == PhraseKind::Thing;
        if !forces && !ends {
            return Vec::new();
        }
        let beside = predicate.second.iter().filter(|slot| matches!(slot, Slot::Preposition(_)));
        let others =
            |slot: &Slot| arguments.fill(*slot).actors.iter().any(|actor| !thing.actors.contains(actor));
        if beside.into_iter().any(others) { thing.actors.clone() } else { Vec::new() }
    }

    /// "Stopped sending weapons", "stopped buying oil": help or trade that was and is no more.
    fn is_stopped(&self, occurrence: &Occurrence) -> bool {
        if self.drying_up(occurrence) == Some(true) {
            return true;
        }
        let governor = self.clauses.group_at(occurrence.at).and_then(|v| self.clauses.verbs.get(v.governor?));
        governor.is_some_and(|v| {
            v.modality <= Modality::Planned
                && self.clauses.is_lemma(v.main, &["stop", "cease", "halt", "quit", "suspend"])
        })
    }

    /// "Gas deliveries from Chad to Mali have stopped": the end of a supply, by the verb whose subject it is, and whether
    /// nothing but those who give it ends it.
    fn drying_up(&self, occurrence: &Occurrence) -> Option<bool> {
        const CAUSES: [&str; 12] = [
            "by",
            "for",
            "after",
            "due",
            "because",
            "during",
            "amid",
            "following",
            "when",
            "as",
            "with",
            "since",
        ];
        let is = |at: usize, class| self.token(at).is_some_and(|t| is_word(&t.lemma, class));
        let noun = occurrence.noun.filter(|at| *at == occurrence.at && is(*at, Class::Flow))?;
        let flows = self.token(noun).filter(|t| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass))?;
        let verb = self.clauses.group_at(flows.head?)?;
        let ends = is(verb.main, Class::Cease) || is(verb.main, Class::Interrupt);
        let object = || self.clauses.children(verb.main).any(|(_, t)| t.deprel == Deprel::Obj);
        if verb.modality > Modality::Announced || !ends || object() {
            return None;
        }
        let mut below = self.clauses.subtree(verb.main).into_iter().filter(|at| *at > verb.main);
        Some(is(verb.main, Class::Cease) && !below.any(|at| self.clauses.is_lemma(at, &CAUSES)))
    }

    /// "Will no longer give", "will not give any longer": whether what a verb tells of has been.
    fn is_no_longer(&self, verb: usize) -> bool {
        let first = self.clauses.group_at(verb).map_or(verb, |v| v.first);
        let longer = |at: usize| {
            self.clauses.is_lemma(at, &["longer", "long"]) && self.clauses.is_lemma(at - 1, &["no", "any"])
        };
        (first.max(1)..verb).any(longer) || self.clauses.children(verb).any(|(at, _)| at > verb && longer(at))
    }

    /// Who puts off what a verb tells of: "put off signing the treaty". What is not done now is refused for now.
    fn put_off_by(&self, verb: usize) -> Option<Vec<ActorCode>> {
        let governor = self.clauses.group_at(verb).and_then(|v| self.clauses.verbs.get(v.governor?))?;
        let at = governor.main;
        let put = self.clauses.is_lemma(at, &["put"]) && self.clauses.is_lemma(at + 1, &["off"]);
        let late = put || self.clauses.is_lemma(at, &["postpone", "delay", "defer"]);
        let real = governor.modality <= Modality::Announced && !governor.passive;
        let subject = self.clauses.tree_subject(at).filter(|p| p.kind == PhraseKind::Actor);
        (late && real).then(|| subject.map_or(Vec::new(), |p| p.actors.clone()))
    }

    /// How real an act of some kind is: help that is offered is promised, and sanctions that end were there.
    fn modality_of(&self, kind: ActionKind, occurrence: &Occurrence) -> Modality {
        let group = self.clauses.group_at(occurrence.at);
        let governor = group.and_then(|v| self.clauses.verbs.get(v.governor?));
        let offered = governor
            .is_some_and(|v| v.modality <= Modality::Announced && self.clauses.is_lemma(v.main, &["offer"]));
        match occurrence.modality {
            Modality::Proposed if kind == ActionKind::Aid && offered => Modality::Announced,
            Modality::Ended if kind == ActionKind::Sanction && group.is_none() => Modality::Actual,
            modality => modality,
        }
    }

    /// "A memorandum on cooperation between Chad and Mali", "a treaty of friendship and cooperation": the noun for what is
    /// agreed there, and not yet done.
    fn deal_on(&self, occurrence: &Occurrence) -> Option<usize> {
        let joined = |at: &usize| self.token(*at).filter(|t| t.deprel == Deprel::Conj).and_then(|t| t.head);
        let noun = std::iter::successors(occurrence.noun, joined).take(JOINED).last()?;
        let on = |(_, t): (usize, &Token)| t.deprel == Deprel::Case && t.is_lemma(&["on", "for", "of"]);
        let own =
            self.token(noun).filter(|t| t.deprel == Deprel::Nmod && self.clauses.children(noun).any(on));
        let host = own.and_then(|t| t.head);
        let treaty = ["treaty", "pact", "agreement", "accord", "charter"];
        let of = self.clauses.children(noun).any(|(_, t)| t.deprel == Deprel::Case && t.is_lemma(&["of"]));
        host.filter(|at| {
            self.token(*at).is_some_and(|t| event::spoken_of(&t.lemma) == Some(Event::Deal))
                && (!of || self.clauses.is_lemma(*at, &treaty))
        })
    }

    /// "A treaty was signed", "the signing of a treaty".
    fn is_signed(&self, deal: usize) -> bool {
        const SIGN: [&str; 7] = ["sign", "conclude", "ink", "initial", "seal", "signing", "conclusion"];
        let Some(token) = self.token(deal) else { return false };
        let undergoes = matches!(token.deprel, Deprel::Obj | Deprel::NsubjPass | Deprel::Nmod);
        let by = token.head.filter(|head| undergoes && self.clauses.is_lemma(*head, &SIGN));
        let group = by.and_then(|at| self.clauses.group_at(at));
        by.is_some() && group.is_none_or(|v| v.modality <= Modality::Announced)
    }

    /// Whether a hostile act to come is a threat: it is vowed, or it hangs on a condition.
    fn is_threatened(&self, verb: usize) -> bool {
        let governor = self.clauses.group_at(verb).and_then(|v| self.clauses.verbs.get(v.governor?));
        governor.is_some_and(|v| self.clauses.is_lemma(v.main, &["vow", "swear", "threaten"]))
            || self.is_conditional(verb)
    }

    /// Whether what a verb says is to come where a condition is met: "will leave if Mali", "unless Mali".
    fn is_conditional(&self, verb: usize) -> bool {
        let condition = |at: usize| {
            let mut children = self.clauses.children(at);
            children.any(|(_, t)| t.deprel == Deprel::Mark && t.is_lemma(&["if", "unless"]))
        };
        let planned = self.clauses.group_at(verb).is_some_and(|v| v.modality > Modality::Actual);
        let clauses = self.clauses.children(verb).filter(|(_, t)| t.deprel == Deprel::Advcl);
        planned && clauses.into_iter().any(|(at, _)| condition(at))
    }

    /// "Hungary will not send weapons to Ukraine": help denied for now or for the future is a refusal, "has not sent" none.
    pub(super) fn is_withheld(&self, occurrence: &Occurrence) -> bool {
        let group = self.clauses.group_at(occurrence.at);
        let words = group.and_then(|v| self.clauses.tokens.get(v.first..v.main)).unwrap_or(&[]);
        // "does not recognise", "did not back"
        let unrecognised = self.token(occurrence.at).is_some_and(|t| is_word(&t.lemma, Class::Side));
        // "cannot accept"
        let unable = unrecognised
            && occurrence.modality == Modality::Hypothetical
            && words.iter().any(|t| t.is_lemma(&["can", "could"]));
        (occurrence.modality == Modality::Negated || unable)
            && words.iter().any(|t| t.is_lemma(&["not", "never", "longer"]))
            && (unrecognised || words.iter().any(|t| t.is_lemma(&["will", "would", "shall", "'ll"])))
    }

    /// Who says that others did a hostile deed to them: it is an accusation, and the deed is not asserted.
    fn accuser(
        &self,
        kind: ActionKind,
        actors: &[ActorCode],
        targets: &[ActorCode],
        at: usize,
    ) -> Option<Vec<ActorCode>> {
        let deed = matches!(
            kind,
            ActionKind::Assault
                | ActionKind::Coerce
                | ActionKind::Mobilize
                | ActionKind::Sanction
                | ActionKind::Threaten
                | ActionKind::Reject
        );
        let told = deed && !self.clauses.is_added(at) && !self.follows_on(at);
        let speech = speech_at(self.speeches, at).filter(|speech| told && !speech.speaker.is_empty())?;
        let harmed = targets.iter().any(|target| speech.speaker.contains(target));
        let done_by_speaker = actors.iter().all(|actor| speech.speaker.contains(actor));
        (harmed && !done_by_speaker).then(|| speech.speaker.clone())
    }

    /// "Wrote to Chad, whereupon Mali recalled its envoy": what came of it, and not what was said.
    fn follows_on(&self, at: usize) -> bool {
        let group = self.clauses.group_at(at).map_or(at, |v| v.first);
        (0..group).any(|at| self.clauses.is_lemma(at, &["whereupon", "upon which"]))
    }

    pub(super) fn push_action(
        &self,
        kind: ActionKind,
        status: ActionStatus,
        (actors, targets): (Vec<ActorCode>, Vec<ActorCode>),
        at: usize,
        facts: &mut Facts,
    ) {
        let mut fact = ActionFact::new(actors, kind, targets);
        fact.status = status;
        fact.date = self.date(at);
        fact.evidence.push(self.evidence.clone());
        facts.actions.push(fact);
    }
}

pub(super) fn is_hostile(kind: ActionKind) -> bool {
    use ActionKind::{Assault, Coerce, Mobilize, Sanction, Threaten};
    matches!(kind, Assault | Coerce | Mobilize | Sanction | Threaten)
}

pub(super) fn action_status(modality: Modality) -> Option<ActionStatus> {
    match modality {
        Modality::Actual => Some(ActionStatus::Done),
        Modality::Announced | Modality::Planned => Some(ActionStatus::Announced),
        _ => None,
    }
}
