//! Answers to what the text has told: denials, apologies, and what a noun beside the sentence judges. Also states that leave an
//! organisation, and orders that go to one's own.

use super::{
    argument::{Arguments, VerbMatch},
    clause::VerbGroup,
    event,
    explain::Means,
    frame::{Facts, FrameReader, Occurrence},
    modality::{Modality, effect_of},
    predicate::{Asserts, Predicate, TABLE},
    speech::{Judgement, has_use},
    trail::Origin,
};
use crate::{
    actor::ActorCode,
    reading::{ActionFact, ActionKind, ActionStatus, MeetingStatus},
    resolve::phrase::{Phrase, PhraseKind, add},
    syntax::{Deprel, Upos},
};

/// How many acts back a denial or an apology may reach.
const REACH: usize = 10;

impl FrameReader<'_> {
    /// Acts that answer what was told before, once the sentence has been read.
    pub(super) fn read_answers(&self, facts: &mut Facts) {
        for (index, group) in self.clauses.verbs.iter().enumerate() {
            // "was invited to come and apologise"
            let token = self.token(group.main).filter(|t| t.deprel == Deprel::Conj);
            let first = token.and_then(|t| self.clauses.group_at(t.head?));
            if group.infinitive || first.is_some_and(|v| v.infinitive) {
                continue;
            }
            let answer = match group.modality {
                Modality::Actual | Modality::Announced => self.answer(index, group, facts),
                // "will leave the bloc"
                Modality::Planned => self.departure(group),
                _ => self.balks(group, facts),
            };
            let Some((kind, actors, targets)) = answer else { continue };
            let known = |fact: &ActionFact| fact.kind == kind && fact.actors == actors;
            if targets.is_empty() || facts.acts_in(self.evidence).any(known) {
                continue;
            }
            let mark = facts.mark();
            self.push_action(kind, ActionStatus::Done, (actors, targets), group.main, facts);
            let (at, modality) = (Some(group.main), group.modality);
            facts.note(&mark, Origin { means: Means::Judgement, predicate: None, at, modality });
        }
    }

    fn answer(
        &self,
        index: usize,
        group: &VerbGroup,
        facts: &Facts,
    ) -> Option<(ActionKind, Vec<ActorCode>, Vec<ActorCode>)> {
        if group.reduced {
            return self.remark_on_apposition(index, group);
        }
        if group.passive {
            return None;
        }
        let subject = self.clauses.tree_subject(group.main).filter(|p| p.kind == PhraseKind::Actor)?;
        let actors = subject.actors.clone();
        if self.denies(index, group) {
            return Some((ActionKind::Reject, actors.clone(), accusers(&actors, facts)));
        }
        if self.apologises(group) {
            let told = self.apologised_for(group, &actors);
            let to = if told.is_empty() { wronged(&actors, facts) } else { told };
            return Some((ActionKind::Concede, actors.clone(), to));
        }
        if self.refuses(group) {
            return Some((ActionKind::Reject, actors.clone(), askers(&actors, facts)));
        }
        self.departure(group)
    }

    /// "Left the union", "is to take Chad out of the bloc".
    fn departure(&self, group: &VerbGroup) -> Option<(ActionKind, Vec<ActorCode>, Vec<ActorCode>)> {
        let subject = self.clauses.tree_subject(group.main).filter(|p| p.kind == PhraseKind::Actor)?;
        let left = self.left(group, subject);
        (!left.is_empty()).then(|| (ActionKind::Reject, subject.actors.clone(), left))
    }

    /// "Said it would not withdraw", "will never yield": a refusal of what others have just asked, or of what they blame.
    fn balks(
        &self,
        group: &VerbGroup,
        facts: &Facts,
    ) -> Option<(ActionKind, Vec<ActorCode>, Vec<ActorCode>)> {
        use ActionKind::{Accuse, Protest, Request, Sanction, Threaten};
        let yields = self.token(group.main).is_some_and(|t| has_use("verb", &t.lemma, Judgement::Yield));
        let words = self.clauses.tokens.get(group.first..group.main)?;
        let will = words.iter().any(|t| t.is_lemma(&["will", "would", "shall", "'ll"]));
        if !yields || !will || group.passive || group.modality != Modality::Negated {
            return None;
        }
        let subject = self.clauses.tree_subject(group.main).filter(|p| p.kind == PhraseKind::Actor)?;
        let actors = subject.actors.clone();
        let asked = |fact: &&ActionFact| {
            matches!(fact.kind, Accuse | Protest | Request | Sanction | Threaten)
                && actors.iter().all(|actor| fact.targets.contains(actor))
                && !fact.actors.iter().any(|actor| actors.contains(actor))
        };
        let recent = || facts.actions.iter().rev().take(REACH).filter(asked);
        let fact = recent().find(|fact| fact.kind == Request).or_else(|| recent().next())?;
        Some((ActionKind::Reject, actors, fact.actors.clone()))
    }

    /// "Denied having sold arms", "denied it", "denied any part in it": and not "denied Chad a visa".
    fn denies(&self, index: usize, group: &VerbGroup) -> bool {
        let withholds = |predicate: &Predicate| {
            matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Sanction, .. })
                && VerbMatch::new(self.clauses, index, predicate).is_some()
        };
        let object = self.clauses.tree_object(group.main);
        let iobj = self.clauses.children(group.main).any(|(_, t)| t.deprel == Deprel::Iobj);
        self.clauses.is_lemma(group.main, &["deny"])
            && !iobj
            && object.is_none_or(|p| p.kind == PhraseKind::Plain || self.clauses.is_lemma(p.head, &["it"]))
            && !TABLE.of_verb("deny").iter().any(withholds)
    }

    /// "Asked Chad for troops, but Chad refused", "said no": a bare refusal of what others ask.
    fn refuses(&self, group: &VerbGroup) -> bool {
        let bare = self.clauses.is_lemma(group.main, &["refuse", "decline", "demur"])
            && self.stands_alone(group.main);
        let end = |at: usize| self.token(at).is_none_or(|t| t.upos == Upos::Punct);
        let no = self.clauses.is_lemma(group.main, &["say"])
            && self.clauses.is_lemma(group.main + 1, &["no"])
            && end(group.main + 2);
        bare || no
    }

    /// "Rejected a demand by Chad", "shares Chad's concern": whether what the object of a verb names is done by others.
    pub(super) fn answers_others(&self, lemma: &str, predicate: &Predicate) -> bool {
        let rejects = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Reject, .. });
        rejects || has_use("verb", lemma, Judgement::Receive) || matches!(lemma, "share" | "echo")
    }

    /// "Apologised for the raid", "offered its apologies", "expressed deep regret": but not "regret over" what others did.
    fn apologises(&self, group: &VerbGroup) -> bool {
        let object = self.clauses.tree_object(group.main);
        let given =
            self.clauses.is_lemma(group.main, &["offer", "express", "make", "issue", "present", "voice"]);
        let sorry =
            object.is_some_and(|p| self.clauses.is_lemma(p.head, &["apology", "remorse", "contrition"]));
        let rueful =
            object.filter(|p| self.clauses.is_lemma(p.head, &["regret", "sorrow"])).is_some_and(|p| {
                let over = |at: &usize| self.clauses.is_lemma(*at, &["over", "about", "at", "that"]);
                !(p.tokens.end..p.tokens.end + 3).any(|at| over(&at))
            });
        given && (sorry || rueful) || self.clauses.is_lemma(group.main, &["apologise", "apologize"])
    }

    /// "Apologised for sending a submarine into Chad's waters": the only other whom the sentence names behind the apology.
    fn apologised_for(&self, group: &VerbGroup, actors: &[ActorCode]) -> Vec<ActorCode> {
        let end =
            self.clauses.verbs.iter().filter(|v| v.finite() && v.main > group.main).map(|v| v.first).min();
        let here = group.main..end.unwrap_or(self.clauses.tokens.len());
        let mut named = Vec::new();
        for phrase in self.clauses.phrases.iter().filter(|p| here.contains(&p.tokens.start)) {
            add(&mut named, phrase.owner());
            add(&mut named, &phrase.actors);
        }
        named.retain(|actor| !actors.contains(actor));
        if named.len() == 1 { named } else { Vec::new() }
    }

    /// The organisations that a state leaves, or that its leader takes it out of.
    fn left(&self, group: &VerbGroup, subject: &Phrase) -> Vec<ActorCode> {
        let states = subject.actors.iter().all(|actor| self.world.is_nation(*actor));
        let object = self.clauses.tree_object(group.main);
        let goes = self.clauses.is_lemma(group.main, &["leave", "quit"]) && subject.level.is_none();
        let taken = self.clauses.is_lemma(group.main, &["take", "pull", "lead"])
            && object.is_some_and(|p| p.actors == subject.actors || p.owners == subject.actors);
        let organisation = match (goes, taken) {
            (true, _) => object,
            (_, true) => self.clauses.tree_obliques(group.main, "of").into_iter().next(),
            _ => None,
        };
        let organisation =
            organisation.filter(|p| states && p.kind == PhraseKind::Actor && p.level.is_none());
        let actors = organisation.map_or(Vec::new(), |p| p.actors.clone());
        if actors.iter().any(|actor| self.world.is_nation(*actor)) { Vec::new() } else { actors }
    }

    /// "Chad closed the bridge, a move condemned by Mali": who did what the noun beside the sentence names.
    fn remark_on_apposition(
        &self,
        index: usize,
        group: &VerbGroup,
    ) -> Option<(ActionKind, Vec<ActorCode>, Vec<ActorCode>)> {
        use ActionKind::{Accuse, Protest, Reject, Support};
        let noun = self.token(group.main)?.head?;
        let event = self.token(noun).is_some_and(|t| t.upos == Upos::Noun);
        let phrase = self.clauses.phrase_of(noun).filter(|p| event && p.kind == PhraseKind::Plain)?;
        let before = phrase.tokens.start.checked_sub(1)?;
        if !self.clauses.is_lemma(before, &[",", "—", "–", "-"])
            || !self.clauses.is_lemma(phrase.tokens.start, &["a", "an", "the"])
                && !event::is_deed(&self.token(noun)?.lemma)
        {
            return None;
        }
        let lemma = &*self.token(group.main)?.lemma;
        let said = TABLE.of_verb(lemma).iter().find_map(|predicate| match predicate.asserts {
            Asserts::Action { kind: kind @ (Accuse | Protest | Reject | Support), .. } => {
                Some((kind, predicate, VerbMatch::new(self.clauses, index, predicate)?))
            }
            _ => None,
        });
        let (kind, predicate, found) = said?;
        let actors = found.first_of(&predicate.first)?.1.actors;
        let author = self.clauses.author_of(noun).filter(|p| p.kind == PhraseKind::Actor)?;
        let apart = !author.actors.iter().any(|actor| actors.contains(actor));
        apart.then(|| (kind, actors, author.actors.clone()))
    }

    /// "Was to meet Chad's premier, but the meeting was cancelled": what comes of a meeting that the sentence has told.
    pub(super) fn cancel_encounters(&self, facts: &mut Facts) {
        let cancels = |group: &&VerbGroup| {
            let verb = self.token(group.main).map_or("", |t| &*t.lemma);
            let off = self.clauses.is_lemma(group.main, &["call"])
                && self.clauses.is_lemma(group.main + 1, &["off"]);
            let subject = self.clauses.tree_subject(group.main).filter(|p| p.actors.is_empty());
            let meeting = |p: &Phrase| {
                let noun = self.token(p.head).and_then(|t| event::spoken_of(&t.lemma));
                let journey = self.clauses.is_lemma(p.head, &["trip", "journey"]);
                self.clauses.is_definite(p) && (journey || noun == Some(event::Event::Meeting))
            };
            group.passive
                && group.modality == Modality::Actual
                && (off || effect_of("verb", verb) == Some(Modality::Cancelled))
                && subject.is_some_and(meeting)
        };
        if self.clauses.verbs.iter().find(cancels).is_none() {
            return;
        }
        let here = facts.meetings.iter().filter(|t| t.fact.evidence.last() == Some(self.evidence)).count();
        // "… next week. The meeting was cancelled."
        for telling in facts.meetings.iter_mut().rev().take(here.max(1)) {
            if telling.fact.status == MeetingStatus::Planned {
                telling.fact.status = MeetingStatus::Cancelled;
            }
        }
    }

    /// "Chad called off the talks with Mali": who cancels a meeting rejects the others.
    pub(super) fn refuse_encounter(
        &self,
        encounters: &[Vec<ActorCode>],
        occurrence: &Occurrence,
        facts: &mut Facts,
    ) {
        let noun = self.token(occurrence.at).filter(|t| t.upos == Upos::Noun && t.deprel == Deprel::Obj);
        let verb = noun.and_then(|t| t.head).unwrap_or(occurrence.at);
        let group = self.clauses.group_at(verb).filter(|v| !v.passive && !v.reduced);
        // "put off the talks": not for good
        let delays =
            self.clauses.is_lemma(verb, &["postpone", "put", "delay", "defer", "reschedule", "adjourn"]);
        let real = group.filter(|v| v.modality <= Modality::Announced && !delays).is_some();
        let subject = self.clauses.tree_subject(verb).filter(|p| real && p.kind == PhraseKind::Actor);
        for participants in encounters {
            let Some(subject) = subject.filter(|p| p.actors.iter().all(|a| participants.contains(a))) else {
                continue;
            };
            let others: Vec<_> =
                participants.iter().filter(|a| !subject.actors.contains(a)).copied().collect();
            if !others.is_empty() {
                let roles = (subject.actors.clone(), others);
                self.push_action(ActionKind::Reject, ActionStatus::Done, roles, verb, facts);
            }
        }
    }

    /// "Ordered ten battalions to the border", "instructed its airlines to avoid Mali": to one's own, and no request to others.
    pub(super) fn commands_own(&self, verb: usize, actors: &[ActorCode]) -> bool {
        const REFLEXIVE: [&str; 5] = ["itself", "himself", "herself", "themselves", "ourselves"];
        if self.clauses.is_lemma(verb + 1, &REFLEXIVE) || self.is_asked(verb) {
            return true;
        }
        let commands = self.token(verb).is_some_and(|t| has_use("verb", &t.lemma, Judgement::Command));
        let possessed = |p: &Phrase| {
            !p.owners.is_empty() || self.clauses.is_lemma(p.tokens.start, &["its", "his", "her", "their"])
        };
        // "urged its citizens to leave", not "pressed its case with"
        let own = |p: &Phrase| p.is_role() && possessed(p);
        let object = self.clauses.tree_object(verb).filter(|p| commands || own(p));
        object.is_some_and(|p| {
            self.clauses.listed_behind(p).is_none()
                && p.tokens.start > verb
                && p.actors.iter().chain(&p.owners).all(|actor| actors.contains(actor))
        })
    }

    /// "Asked whether he would go, the minister said", "said when asked about it": the subject is asked and asks nobody.
    pub(super) fn is_asked(&self, verb: usize) -> bool {
        let participle = self.token(verb).is_some_and(|t| t.deprel == Deprel::Advcl);
        let own = self.clauses.own_subject(verb).is_some();
        let opens =
            verb.checked_sub(1).is_none_or(|at| self.clauses.is_lemma(at, &["when", "if", ",", "\"", "“"]));
        let about =
            self.clauses.is_lemma(verb + 1, &["whether", "about", "if", "why", "how", "what", "by", "on"]);
        let unnamed = self.clauses.is_lemma(verb + 1, &["not"]) && self.clauses.is_lemma(verb + 2, &["to"]);
        self.clauses.is_lemma(verb, &["ask"]) && (participle && !own && opens && about || unnamed)
    }

    /// "Chad's president, Idriss Deby, and the Libyan premier asked": whether somebody is named together with the subject.
    pub(super) fn acts_too(&self, verb: usize, actor: ActorCode) -> bool {
        let near = self.clauses.group_at(verb).and_then(|v| self.clauses.phrases.get(v.subject?));
        let subjects = || near.into_iter().chain(self.clauses.tree_subject(verb));
        let joined = |from: &Phrase, to: &Phrase| {
            let link = self.token(from.head).filter(|t| t.deprel == Deprel::Conj);
            link.and_then(|t| t.head).is_some_and(|head| to.tokens.contains(&head))
        };
        let named = self.clauses.phrases.iter().filter(|p| p.kind == PhraseKind::Actor);
        named
            .filter(|p| p.actors.contains(&actor))
            .any(|p| subjects().any(|subject| joined(p, subject) || joined(subject, p)))
    }

    /// "Expressed the hope that", "voiced satisfaction that": a noun with a clause of its own is said to nobody.
    pub(super) fn has_clause(&self, noun: usize) -> bool {
        let mut children = self.clauses.children(noun);
        self.clauses.is_lemma(noun + 1, &["that"])
            || children.any(|(at, t)| t.deprel == Deprel::Ccomp && at > noun)
    }
}

/// Who has lately charged these with something or acted against them, the accusers first.
fn accusers(actors: &[ActorCode], facts: &Facts) -> Vec<ActorCode> {
    use ActionKind::{Accuse, Protest, Sanction};
    let others = |fact: &&ActionFact| {
        actors.iter().all(|actor| fact.targets.contains(actor))
            && !fact.actors.iter().any(|actor| actors.contains(actor))
    };
    let recent = || facts.actions.iter().rev().take(REACH).filter(others);
    let accuser = recent().find(|fact| fact.kind == Accuse);
    let accuser = accuser.or_else(|| recent().find(|fact| matches!(fact.kind, Protest | Sanction)));
    accuser.map_or(Vec::new(), |fact| fact.actors.clone())
}

/// Who has lately asked something of these.
fn askers(actors: &[ActorCode], facts: &Facts) -> Vec<ActorCode> {
    let asks = |fact: &&ActionFact| {
        fact.kind == ActionKind::Request
            && actors.iter().all(|actor| fact.targets.contains(actor))
            && !fact.actors.iter().any(|actor| actors.contains(actor))
    };
    let last = facts.actions.iter().rev().take(REACH).find(asks);
    last.map_or(Vec::new(), |fact| fact.actors.clone())
}

/// To whom these have lately done violence; else who complains of them.
fn wronged(actors: &[ActorCode], facts: &Facts) -> Vec<ActorCode> {
    use ActionKind::{Assault, Coerce};
    let did = |fact: &&ActionFact| {
        matches!(fact.kind, Assault | Coerce)
            && actors.iter().all(|actor| fact.actors.contains(actor))
            && !fact.targets.iter().any(|target| actors.contains(target))
    };
    let victim = facts.actions.iter().rev().take(REACH).find(did);
    victim.map_or_else(|| accusers(actors, facts), |fact| fact.targets.clone())
}

/// Whom others have blamed or punished last: "Chile accused Peru. Chad condemned the raid".
pub(super) fn blamed_before(actors: &[ActorCode], facts: &Facts) -> Vec<ActorCode> {
    use ActionKind::{Accuse, Protest, Sanction};
    let blames = |fact: &&ActionFact| {
        matches!(fact.kind, Accuse | Protest | Sanction)
            && fact.actors != fact.targets
            && !fact.targets.iter().any(|target| actors.contains(target))
    };
    let last = facts.actions.iter().rev().take(REACH).find(blames);
    last.map_or(Vec::new(), |fact| fact.targets.clone())
}
