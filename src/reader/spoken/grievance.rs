//! Blame for what a whole clause tells: "regrets that Chad left", "it is unacceptable that Chad left".

use super::{SpokenAct, bearers, denied};
use crate::{
    actor::ActorCode,
    reader::{
        clause::Clauses,
        modality::Modality,
        speech::{Judgement, is_judged},
    },
    reading::ActionKind,
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Token, Upos},
};

/// How far before a word the form of "be" may stand that makes it a predicate, in tokens.
const LINKED: usize = 3;

/// "Kenya regrets that Uganda closed the border".
pub(super) fn resented(clauses: &Clauses<'_>, at: usize) -> Option<SpokenAct> {
    let token = clauses.tokens.get(at).filter(|t| t.upos == Upos::Verb)?;
    if !is_judged(token, Judgement::Resent) {
        return None;
    }
    let group = clauses.group_at(at).filter(|v| !v.reduced && !v.passive)?;
    if group.modality > Modality::Announced || denied(clauses, at) {
        return None;
    }
    let fact = clauses.is_lemma(at + 1, &["the"]) && clauses.is_lemma(at + 2, &["fact"]);
    let that = if fact { at + 3 } else { at + 1 };
    let mut targets = doers(clauses, that, &["that"])?;
    let subject = clauses.tree_subject(at).filter(|p| p.kind == PhraseKind::Actor)?;
    targets.retain(|target| !subject.actors.contains(target));
    let actors = subject.actors.clone();
    (!targets.is_empty()).then(|| SpokenAct {
        kind: ActionKind::Accuse,
        actors,
        targets,
        at,
        of_event: false,
        hearer: Vec::new(),
    })
}

/// "It is unacceptable that Chad fires", "it is a disgrace for Chad to fire": who is blamed.
pub(super) fn impersonal(clauses: &Clauses<'_>, at: usize) -> Option<Vec<ActorCode>> {
    let token = clauses.tokens.get(at).filter(|t| matches!(t.upos, Upos::Adj | Upos::Noun))?;
    let it = |t: &Token| matches!(t.deprel, Deprel::Expl | Deprel::Nsubj) && t.is_lemma(&["it"]);
    let copula = clauses.children(at).any(|(_, t)| t.deprel == Deprel::Cop);
    if !copula || denied(clauses, at) || !clauses.children(at).any(|(_, t)| it(t)) {
        return None;
    }
    if !is_judged(token, Judgement::Blame) {
        return None;
    }
    // "unfair for Chad to pay"
    let hardship = is_judged(token, Judgement::Hardship);
    doers(clauses, at + 1, if hardship { &["that"] } else { &["that", "for"] })
}

/// "It is time for Chad to withdraw", "the main thing is for Chad to withdraw", "it is up to Chad to withdraw": of whom it is asked.
pub(super) fn due(clauses: &Clauses<'_>, at: usize) -> Option<Vec<ActorCode>> {
    let word = clauses.tokens.get(at).filter(|_| !denied(clauses, at))?;
    let linked = (at.saturating_sub(LINKED)..at).any(|at| clauses.is_lemma(at, &["be"]));
    let time = word.is_lemma(&["time"]) && linked;
    let up = word.is_lemma(&["up"]) && linked;
    let need = word.is_lemma(&["need", "necessity", "importance"]) && word.upos == Upos::Noun;
    if !time && !up && !need || !clauses.is_lemma(at + 1, if up { &["to"] } else { &["for"] }) {
        return None;
    }
    let subject = clauses.phrases.iter().find(|p| p.tokens.start == at + 2)?;
    let to = clauses.is_lemma(subject.tokens.end, &["to"]);
    let verb = clauses.tokens.get(subject.tokens.end + 1).is_some_and(|t| t.upos == Upos::Verb);
    Some(bearers(subject)).filter(|targets| to && verb && !targets.is_empty())
}

/// Who does what a clause says that one of these words opens; nobody where it is done to them.
fn doers(clauses: &Clauses<'_>, opening: usize, words: &[&str]) -> Option<Vec<ActorCode>> {
    if !clauses.is_lemma(opening, words) {
        return None;
    }
    let subject: &Phrase = clauses.phrases.iter().find(|p| p.tokens.start == opening + 1)?;
    let verb = clauses.verbs.iter().find(|v| v.main >= subject.tokens.end)?;
    let bare = |at: usize| clauses.tokens.get(at).is_some_and(|t| t.upos == Upos::Noun);
    let next = verb.first <= subject.tokens.end + 2 && !(subject.tokens.end..verb.first).any(bare);
    let doers = bearers(subject);
    // "regrets that Chad lost"
    let undergoes = clauses.tokens.get(verb.main).is_some_and(|t| is_judged(t, Judgement::Bear));
    (next && !verb.passive && !undergoes && !doers.is_empty()).then_some(doers)
}
