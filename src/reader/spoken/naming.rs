//! Names that somebody gives to what another is or does: "called the case baseless", "described the accord as a milestone".

use super::{SpokenAct, answerable, bearers, denied, is_answerable, is_deed, is_event, named_object};
use crate::{
    reader::{
        clause::Clauses,
        deed_words::{Class, is_word},
        event::{self, Event, spoken_of},
        modality::Modality,
        speech::{CLAIMS, Judgement, has_use, is_judged},
    },
    reading::ActionKind,
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Token, Upos},
};

/// How far from an object what it is called may stand, in tokens.
const NAMED_WITHIN: usize = 8;

/// How far behind an object the word may stand that introduces what it is likened to, in tokens.
const LIKENED_WITHIN: usize = 6;

/// "Israel called the case baseless", "described Iran's conduct as a threat".
pub(super) fn named_bad(clauses: &Clauses<'_>, at: usize) -> Option<SpokenAct> {
    let Naming { subject, object, said } = naming(clauses, at)?;
    let said_after = object.tokens.end.max(at + 1);
    // "found the step wrong", and not "found the crew guilty of theft"
    let found = clauses.is_lemma(at, &["find"]);
    let answers =
        said.windows(2).any(|pair| matches!(pair, [a, b] if is_answerable(a) && b.is_lemma(&["for"])));
    if !answers
        && !said
            .iter()
            .any(|t| is_judged(t, Judgement::Blame) && (!found || has_use("adj", &t.lemma, Judgement::Blame)))
    {
        return None;
    }
    // "called it a plot by Libya"
    let what = names_what(clauses, at);
    let behind = || {
        let near = said_after..said_after + NAMED_WITHIN;
        let by = |p: &&Phrase| {
            let preposition = p.preposition(clauses.tokens);
            // "the work of Libya", and not "a violation of Mali's airspace"
            let work = || {
                let noun = p.tokens.start.checked_sub(2);
                let noun = noun.and_then(|at| clauses.tokens.get(at));
                noun.is_some_and(|t| is_word(&t.lemma, Class::Authored))
            };
            near.contains(&p.tokens.start)
                && (preposition == Some("by") || preposition == Some("of") && !what && work())
        };
        clauses.phrases.iter().find(by).map_or(Vec::new(), bearers)
    };
    let event = is_event(clauses, object);
    let mut targets = if event { Vec::new() } else { bearers(object) };
    if targets.is_empty() && !event {
        targets = answerable(clauses, object);
    }
    // "called the pact between Chad and Mali void"
    if targets.is_empty() && !event {
        let between = clauses.tree_obliques(object.head, "between").into_iter();
        targets = between.flat_map(|p| p.actors.iter().copied()).collect();
    }
    if targets.is_empty() {
        targets = behind();
    }
    // "a violation of its sovereignty"
    targets.retain(|target| !subject.actors.contains(target));
    let named = !targets.is_empty() || !event && !bearers(object).is_empty();
    // Nobody else is blamed where the speakers name themselves.
    let open = targets.is_empty() && !named;
    let deal = clauses.tokens.get(object.head).and_then(|t| spoken_of(&t.lemma)) == Some(Event::Deal);
    // "called the charge absurd", "considers the treaty void"
    let claim = clauses.is_lemma(object.head, &CLAIMS)
        || deal && said.iter().any(|t| t.is_lemma(&["void", "null", "invalid"]));
    (open || !targets.is_empty()).then(|| SpokenAct {
        kind: if claim { ActionKind::Reject } else { ActionKind::Accuse },
        actors: subject.actors.clone(),
        targets,
        at,
        of_event: is_deed(clauses, object),
        hearer: Vec::new(),
    })
}

/// "Oman described the accord as a milestone", "Mali called Chad a friend".
pub(super) fn named_good(clauses: &Clauses<'_>, at: usize) -> Option<SpokenAct> {
    let Naming { subject, object, said } = naming(clauses, at)?;
    let judged = |judgement| said.iter().any(|t| is_judged(t, judgement));
    if !judged(Judgement::Praise) || judged(Judgement::Blame) {
        return None;
    }
    let deal = clauses.tokens.get(object.head).and_then(|t| spoken_of(&t.lemma)) == Some(Event::Deal);
    // "called Chad's raid justified"
    let done = object.kind == PhraseKind::Thing
        && clauses.tokens.get(object.head).is_some_and(|t| event::is_deed(&t.lemma));
    let mut targets = if object.kind == PhraseKind::Actor || done { bearers(object) } else { Vec::new() };
    targets.retain(|target| !subject.actors.contains(target));
    let open = is_event(clauses, object) || deal && object.actors.is_empty() && object.owners.is_empty();
    let actors = subject.actors.clone();
    let kind = ActionKind::Support;
    let hearer = Vec::new();
    (open || !targets.is_empty()).then_some(SpokenAct { kind, actors, targets, at, of_event: false, hearer })
}

/// "Over what it called an outrage": whether the object of a verb of naming is itself the name.
pub(super) fn names_what(clauses: &Clauses<'_>, at: usize) -> bool {
    clauses.antecedent(at).is_some_and(|noun| clauses.is_lemma(noun, &["what"]))
}

/// "Saw the drill as a threat", "likened it to piracy": where the name begins behind the word that introduces it.
fn likened(clauses: &Clauses<'_>, from: usize) -> Option<usize> {
    (from..from + LIKENED_WITHIN).find(|at| clauses.is_lemma(*at, &["as", "to", "with"])).map(|at| at + 1)
}

/// Who gives a name to what, and the words of that name.
struct Naming<'c> {
    subject: &'c Phrase,
    object: &'c Phrase,
    said: Vec<&'c Token>,
}

fn naming<'c>(clauses: &Clauses<'c>, at: usize) -> Option<Naming<'c>> {
    let group = clauses.group_at(at).filter(|v| !v.reduced)?;
    let names = clauses.tokens.get(at).is_some_and(|t| is_judged(t, Judgement::Name));
    let likens = clauses.tokens.get(at).is_some_and(|t| is_judged(t, Judgement::Liken));
    if !names && !likens || group.modality > Modality::Announced || denied(clauses, at) {
        return None;
    }
    let subject = match group.passive {
        // "was described by Chad as", "is seen in N'Djamena as"
        true => ["by", "in"].iter().find_map(|word| clauses.tree_obliques(at, word).into_iter().next()),
        false => group.subject.and_then(|s| clauses.phrases.get(s)).or_else(|| clauses.tree_subject(at)),
    };
    let subject = subject.filter(|p| p.kind == PhraseKind::Actor)?;
    let object = if group.passive { clauses.tree_subject(at) } else { named_object(clauses, at) }?;
    let first = if names_what(clauses, at) { object.tokens.start } else { object.tokens.end };
    let first = if likens { likened(clauses, first.max(at + 1))? } else { first.max(at + 1) };
    let said = clauses.tokens.get(first..)?.iter().take(NAMED_WITHIN);
    let said = said.take_while(|t| !matches!(t.upos, Upos::Verb | Upos::Sconj) || t.is_lemma(&["as"]));
    // "a response to terror": what it answers is not the name.
    let said = said.take_while(|t| !t.is_lemma(&["to", "against"]));
    // "found Chad's plan to close the road wrong"
    let complement = |t: &Token| t.deprel == Deprel::Xcomp && matches!(t.upos, Upos::Adj | Upos::Noun);
    let complement = clauses.children(at).filter(|(_, t)| complement(t)).map(|(_, t)| t);
    Some(Naming { subject, object, said: said.chain(complement).collect() })
}
