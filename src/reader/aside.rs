//! What a sentence tells on the way: who asks for what it speaks of, "would not apologise, as Turkey demands", and with whom
//! the blame lies.

use super::{
    clause::VerbGroup,
    explain::Means,
    frame::{Facts, FrameReader},
    modality::Modality,
    predicate::{Asserts, Predicate, TABLE},
    speech::{CLAIMS, Judgement, Speech, is_judged, speech_at},
    trail::Origin,
};
use crate::{
    actor::ActorCode,
    reading::{ActionFact, ActionKind, ActionStatus},
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Token},
};

/// Who does something to whom.
type Roles = (Vec<ActorCode>, Vec<ActorCode>);

/// How many acts back the request may lie that a promise answers.
const RECENT: usize = 3;

impl FrameReader<'_> {
    /// "Chad says that Mali arms rebels, which Mali denies", "…, a charge dismissed in Bamako": what is said is an accusation,
    /// and it is rejected.
    pub(super) fn read_contradictions(&self, facts: &mut Facts) {
        for group in &self.clauses.verbs {
            let Some((accuser, accused)) = self.contradicted(group) else { continue };
            let acts = [
                (ActionKind::Accuse, accuser.clone(), accused.clone()),
                (ActionKind::Reject, accused, accuser),
            ];
            for (kind, actors, targets) in acts {
                let same = |fact: &ActionFact| fact.kind == kind;
                if self.is_told((&actors, &targets), same, facts) {
                    continue;
                }
                let mark = facts.mark();
                self.push_action(kind, ActionStatus::Done, (actors, targets), group.main, facts);
                facts.note(&mark, Origin::of(Means::Judgement, Some(group.main)));
            }
        }
    }

    /// Who says something of whom, where a verb tells that those contradict it.
    fn contradicted(&self, group: &VerbGroup) -> Option<Roles> {
        let verb = group.main;
        let denies = self.token(verb).is_some_and(|t| is_judged(t, Judgement::Contradict));
        if !denies || group.modality > Modality::Announced {
            return None;
        }
        let token = self.token(verb)?;
        let noun = token.head.filter(|_| matches!(token.deprel, Deprel::Acl | Deprel::AclRelcl));
        let noun = self.clauses.antecedent(verb).or(noun)?;
        let claim = self.clauses.is_lemma(noun, &CLAIMS);
        let which = (noun + 1..verb).any(|at| self.clauses.is_lemma(at, &["which"]));
        let relative = which && token.deprel == Deprel::AclRelcl;
        if !claim && !relative {
            return None;
        }
        let acts = |p: &&Phrase| p.kind == PhraseKind::Actor;
        let denier = match group.reduced || group.passive {
            true => ["by", "in"].iter().find_map(|preposition| {
                self.clauses.tree_obliques(verb, preposition).into_iter().find(acts)
            })?,
            // "a charge Chad denies": taken for two subjects.
            false => {
                let subjects = self.clauses.children(verb).filter(|(_, t)| t.deprel == Deprel::Nsubj);
                subjects.filter_map(|(at, _)| self.clauses.phrase_of(at)).find(acts)?
            }
        };
        let spoken_of = |speech: &&Speech| {
            let before = self.clauses.phrases.iter().filter(|p| p.tokens.end <= verb && speech.says(p.head));
            !speech.speaker.is_empty()
                && !speech.speaker.iter().any(|actor| denier.actors.contains(actor))
                && before.into_iter().any(|p| {
                    p.tokens != denier.tokens && denier.actors.iter().all(|actor| p.actors.contains(actor))
                })
        };
        let speech = self.speeches.iter().find(spoken_of)?;
        Some((speech.speaker.clone(), denier.actors.clone()))
    }

    /// Demands and blame that stand beside the main thread of a sentence.
    pub(super) fn read_asides(&self, facts: &mut Facts) {
        for group in &self.clauses.verbs {
            if group.modality > Modality::Announced || group.reduced || group.passive {
                continue;
            }
            let at = group.main;
            let told = self.asked_for(at).map(|roles| (ActionKind::Request, roles));
            let told = told.or_else(|| Some((ActionKind::Accuse, self.alleged_by(at)?)));
            let told = told.or_else(|| Some((ActionKind::Accuse, self.burdened(at)?)));
            let Some((kind, (actors, mut targets))) = told else { continue };
            targets.retain(|target| !actors.contains(target));
            let same = |fact: &ActionFact| fact.kind == kind;
            if targets.is_empty() || self.is_told((&actors, &targets), same, facts) {
                continue;
            }
            let mark = facts.mark();
            self.push_action(kind, ActionStatus::Done, (actors, targets), at, facts);
            facts.note(&mark, Origin::of(Means::Judgement, Some(at)));
        }
    }

    /// "As Turkey demands": who asks the subject of the clause that it hangs on.
    fn asked_for(&self, verb: usize) -> Option<Roles> {
        let asks = TABLE.of_verb(&self.token(verb)?.lemma).iter().any(is_request);
        if asks { self.beside(verb).map(|(roles, _)| roles) } else { None }
    }

    /// "Denies that it arms rebels, as Chad alleges": who says what the subject of the clause denies.
    fn alleged_by(&self, verb: usize) -> Option<Roles> {
        let says = self.token(verb).is_some_and(|t| is_judged(t, Judgement::Report));
        let (roles, host) = self.beside(verb).filter(|_| says)?;
        let denied = self.token(host).is_some_and(|t| is_judged(t, Judgement::Contradict));
        let above = self.token(host).and_then(|t| self.token(t.head?));
        (denied || above.is_some_and(|t| is_judged(t, Judgement::Contradict))).then_some(roles)
    }

    /// For a clause with "as" and no object its subject and that of the clause that it hangs on, and the verb of that.
    fn beside(&self, verb: usize) -> Option<(Roles, usize)> {
        let token = self.token(verb).filter(|t| t.deprel == Deprel::Advcl)?;
        let complete = |t: &Token| matches!(t.deprel, Deprel::Obj | Deprel::Ccomp | Deprel::Xcomp);
        if self.clauses.children(verb).any(|(_, t)| complete(t)) {
            return None;
        }
        let mut marks = self.clauses.children(verb).filter(|(at, _)| *at < verb);
        marks.find(|(_, t)| t.is_lemma(&["as"]))?;
        let first = self.clauses.own_subject(verb).filter(|p| p.kind == PhraseKind::Actor)?;
        let host = token.head?;
        let second = self.clauses.tree_subject(host).filter(|p| p.kind == PhraseKind::Actor)?;
        Some(((first.actors.clone(), second.actors.clone()), host))
    }

    /// "Pressed by Chad, Mali promised to leave": a promise that answers a request is made to whoever asked.
    pub(super) fn read_promises(&self, facts: &mut Facts) {
        for group in &self.clauses.verbs {
            let promises = self.token(group.main).is_some_and(|t| is_judged(t, Judgement::Promise));
            if !promises || group.passive || group.reduced || group.modality > Modality::Announced {
                continue;
            }
            let subject = self.clauses.tree_subject(group.main).filter(|p| p.kind == PhraseKind::Actor);
            let [actor] = subject.map_or(&[][..], |p| &p.actors) else { continue };
            let gives = |fact: &ActionFact| {
                fact.actors.contains(actor)
                    && matches!(fact.kind, ActionKind::Agree | ActionKind::Concede | ActionKind::Aid)
            };
            if !self.clauses.has_infinitive(group.main) || facts.acts_in(self.evidence).any(gives) {
                continue;
            }
            let asked = |fact: &&ActionFact| fact.kind == ActionKind::Request && fact.targets == [*actor];
            let last = facts.actions.iter().rev().take(RECENT).find(asked);
            let Some(asker) = last.map(|fact| fact.actors.clone()) else { continue };
            let mark = facts.mark();
            let roles = (vec![*actor], asker);
            self.push_action(ActionKind::Agree, ActionStatus::Announced, roles, group.main, facts);
            facts.note(&mark, Origin::of(Means::Judgement, Some(group.main)));
        }
    }

    /// "The responsibility, Chad said, lies with Mali": who says it, and who bears it.
    fn burdened(&self, verb: usize) -> Option<Roles> {
        let bears = self.clauses.is_lemma(verb, &["lie", "rest", "fall", "belong", "lay"]);
        let near = || self.clauses.phrases.get(self.clauses.group_at(verb)?.subject?);
        let subject = self.clauses.tree_subject(verb).or_else(near).filter(|_| bears)?;
        let burden = self.token(subject.head).is_some_and(|t| is_judged(t, Judgement::Burden));
        let speech = speech_at(self.speeches, verb).filter(|s| burden && !s.speaker.is_empty())?;
        let bearer = ["with", "on", "upon", "at", "to"].iter().find_map(|preposition| {
            let mut phrases = self.clauses.tree_obliques(verb, preposition).into_iter();
            phrases.find(|p: &&Phrase| !p.actors.is_empty())
        })?;
        Some((speech.speaker.clone(), bearer.actors.clone()))
    }

    /// To whom a speaker says what the speaker will or will not do: "told Chad that it would drop its claim".
    pub(super) fn listener_of(&self, kind: ActionKind, verb: usize, actors: &[ActorCode]) -> Vec<ActorCode> {
        let said = matches!(kind, ActionKind::Agree | ActionKind::Concede | ActionKind::Reject);
        let speech = speech_at(self.speeches, verb).filter(|speech| said && !speech.listener.is_empty());
        let own = speech.filter(|speech| actors.iter().all(|actor| speech.speaker.contains(actor)));
        own.map_or(Vec::new(), |speech| speech.listener.clone())
    }
}

fn is_request(predicate: &Predicate) -> bool {
    let asks = matches!(predicate.asserts, Asserts::Action { kind: ActionKind::Request, .. });
    asks && predicate.nouns.is_empty() && predicate.particles.is_empty()
}
