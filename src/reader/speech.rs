//! Reported speech: who says what of whom, and what a speaker's judgement amounts to.
//!
//! "Russia said that Georgia had violated the truce" is Russia's accusation and not Georgia's deed; "Georgia must withdraw"
//! in the mouth of a Russian minister is a demand. Rulings 9 and 18 of the reading's definition.

use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use super::{clause::Clauses, modality::Modality};
use crate::{
    actor::ActorCode,
    reading::ActionKind,
    resolve::{
        discourse::Discourse,
        mention::Mention,
        phrase::{self, Phrase, PhraseKind},
    },
    syntax::{Deprel, Sentence, Token, Upos},
    table::{Schema, each_bundled_row},
};

/// What a word does in reported speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judgement {
    /// A verb that governs what is said.
    Report,
    /// It blames those of whom it is said.
    Blame,
    /// It praises them.
    Praise,
    /// It asks them to do something.
    Oblige,
    /// A verb for what is done by words alone.
    Voice,
    /// A verb that says what its object is.
    Name,
    /// A verb that lends its subject to the noun it governs: "gave its consent".
    Light,
}

const JUDGEMENTS: (&str, &str) = ("judgements.tsv", include_str!("../../data/judgements.tsv"));

const SCHEMA: Schema = Schema { columns: &["word", "pos", "use"], required: 3 };

/// The uses of each lemma, by part of speech.
static TABLE: Lazy<BTreeMap<&'static str, BTreeMap<&'static str, Vec<Judgement>>>> = Lazy::new(|| {
    let mut words: BTreeMap<_, BTreeMap<_, Vec<Judgement>>> = BTreeMap::new();
    each_bundled_row(JUDGEMENTS, SCHEMA, |row| {
        if let Some(judgement) = judgement(row.cell("use")) {
            let uses = words.entry(row.cell("pos")).or_default().entry(row.cell("word")).or_default();
            uses.push(judgement);
        }
    });
    words
});

fn judgement(name: &str) -> Option<Judgement> {
    Some(match name {
        "report" => Judgement::Report,
        "blame" => Judgement::Blame,
        "praise" => Judgement::Praise,
        "oblige" => Judgement::Oblige,
        "voice" => Judgement::Voice,
        "name" => Judgement::Name,
        "light" => Judgement::Light,
        _ => return None,
    })
}

/// Whether the table gives a word this use.
pub(crate) fn is_judged(token: &Token, judgement: Judgement) -> bool {
    let pos = match token.upos {
        Upos::Verb => "verb",
        Upos::Aux => "aux",
        Upos::Adj => "adj",
        Upos::Noun => "noun",
        _ => return false,
    };
    has_use(pos, &token.lemma, judgement)
}

/// Whether the table gives a lemma this use as a part of speech.
pub(crate) fn has_use(pos: &str, lemma: &str, judgement: Judgement) -> bool {
    TABLE.get(pos).and_then(|words| words.get(lemma)).is_some_and(|uses| uses.contains(&judgement))
}

/// What somebody says in a sentence.
#[derive(Debug)]
pub(crate) struct Speech {
    /// For whom the speaker speaks; nobody where it is no actor.
    pub(crate) speaker: Vec<ActorCode>,
    /// Which tokens are what is said.
    content: Vec<bool>,
    /// How many those are.
    size: usize,
}

impl Speech {
    pub(crate) fn says(&self, at: usize) -> bool {
        self.content.get(at).copied().unwrap_or(false)
    }
}

/// The innermost speech that a token belongs to.
pub(crate) fn speech_at(speeches: &[Speech], at: usize) -> Option<&Speech> {
    speeches.iter().filter(|speech| speech.says(at)).min_by_key(|speech| speech.size)
}

/// All that is said by somebody in a sentence; what stands between quotation marks and in nobody's mouth is `standing`'s.
pub(crate) fn speeches(clauses: &Clauses<'_>, standing: &[ActorCode]) -> Vec<Speech> {
    let mut speeches = Vec::new();
    for group in &clauses.verbs {
        let Some(verb) = clauses.tokens.get(group.main).filter(|t| is_judged(t, Judgement::Report)) else {
            continue;
        };
        let content = content(clauses, group.main, verb);
        if content.is_empty() || group.passive || group.reduced {
            continue;
        }
        let subject = group.subject.and_then(|at| clauses.phrases.get(at));
        let subject = subject
            .filter(|p| p.kind == PhraseKind::Actor)
            .or_else(|| clauses.tree_subject(group.main))
            .filter(|p| p.kind == PhraseKind::Actor);
        speeches.push(speech(clauses, subject.map_or(&[][..], |p| &p.actors), &content));
    }
    speeches.extend(according_to(clauses));
    if !standing.is_empty() {
        let all: Vec<usize> = (0..clauses.tokens.len()).collect();
        speeches.push(speech(clauses, standing, &all));
    }
    speeches
}

fn speech(clauses: &Clauses<'_>, speaker: &[ActorCode], tokens: &[usize]) -> Speech {
    let mut content = vec![false; clauses.tokens.len()];
    for at in tokens {
        if let Some(said) = content.get_mut(*at) {
            *said = true;
        }
    }
    Speech { speaker: speaker.to_vec(), content, size: tokens.len() }
}

/// What a verb of speech governs: its clause, or the sentence that it is put into.
fn content(clauses: &Clauses<'_>, at: usize, verb: &Token) -> Vec<usize> {
    let clause = |deprel: Deprel| matches!(deprel, Deprel::Ccomp | Deprel::Parataxis);
    let own = clauses.children(at).filter(|(_, t)| clause(t.deprel)).map(|(child, _)| child);
    let own: Vec<usize> = own.flat_map(|child| clauses.subtree(child)).collect();
    if !own.is_empty() {
        return own;
    }
    let Some(host) = verb.head.filter(|_| verb.deprel == Deprel::Parataxis) else { return Vec::new() };
    let inserted = clauses.subtree(at);
    clauses.subtree(host).into_iter().filter(|token| !inserted.contains(token)).collect()
}

/// "According to the Kremlin, …".
fn according_to(clauses: &Clauses<'_>) -> Option<Speech> {
    let at = (0..clauses.tokens.len()).find(|at| {
        clauses.tokens.get(*at).is_some_and(|t| t.is_lemma(&["accord", "according"]))
            && clauses.is_lemma(at + 1, &["to"])
    })?;
    let source = clauses.phrases.iter().find(|p| p.tokens.start == at + 2)?;
    let speaker = if source.kind == PhraseKind::Actor { &source.actors[..] } else { &[] };
    let rest: Vec<usize> =
        (0..clauses.tokens.len()).filter(|i| !(at..source.tokens.end).contains(i)).collect();
    Some(speech(clauses, speaker, &rest))
}

/// Whether a token is "we", "our", "I" and the like.
pub(crate) fn is_first_person(token: &Token) -> bool {
    token.upos == Upos::Pron && token.is_lemma(&["we", "us", "our", "i", "me", "my"])
}

/// For whom those speak that say "we" in a sentence, where the sentence itself tells.
pub(crate) fn first_person(
    sentence: &Sentence,
    mentions: &[Mention],
    discourse: &Discourse,
) -> Option<Vec<ActorCode>> {
    let mut trial = discourse.clone();
    trial.set_speaker(&[]);
    let (_, phrases) = phrase::phrases(&sentence.tokens, mentions, &mut trial);
    first_person_of(sentence, &phrases)
}

/// The same where the phrases of the sentence are known.
pub(crate) fn first_person_of(sentence: &Sentence, phrases: &[Phrase]) -> Option<Vec<ActorCode>> {
    let clauses = Clauses::new(&sentence.tokens, phrases);
    let speeches = speeches(&clauses, &[]);
    let says_it = |speech: &&Speech| {
        let said = sentence.tokens.iter().enumerate().filter(|(at, _)| speech.says(*at));
        said.into_iter().any(|(_, token)| is_first_person(token))
    };
    let speech = speeches.iter().filter(|speech| !speech.speaker.is_empty()).find(says_it);
    speech.map(|speech| speech.speaker.clone())
}

/// How far from an object what it is called may stand, in tokens.
const NAMED_WITHIN: usize = 8;

/// How many sentences of a document may tell whose statement it is.
const HEAD: usize = 6;

/// Who speaks where a sentence does not tell: inside a quotation that goes on, and in a statement.
#[derive(Debug, Default)]
pub(crate) struct Voice {
    /// The last speaker.
    last: Vec<ActorCode>,
    /// Whose statement the document is.
    issuer: Vec<ActorCode>,
    /// Whether a quotation is open.
    quoting: bool,
    /// How many sentences were read.
    sentences: usize,
}

impl Voice {
    /// Who speaks throughout a sentence; nobody where it is the narrator.
    pub(crate) fn standing(&self, text: &str, sentence: &Sentence) -> Vec<ActorCode> {
        let words = text.get(sentence.range.clone()).unwrap_or("");
        let opens = words.starts_with(['"', '“']);
        if self.quoting || opens { self.last.clone() } else { self.issuer.clone() }
    }

    /// Notes who spoke in a sentence, and whether a quotation goes on after it.
    pub(crate) fn note(&mut self, sentence: &Sentence, clauses: &Clauses<'_>, speeches: &[Speech]) {
        self.sentences += 1;
        if self.issuer.is_empty() && self.sentences <= HEAD {
            self.issuer = issuer(clauses);
        }
        if let Some(speech) = speeches.iter().rev().find(|s| !s.speaker.is_empty()) {
            self.last = speech.speaker.clone();
        }
        for token in &sentence.tokens {
            match &*token.lemma {
                "“" => self.quoting = true,
                "”" => self.quoting = false,
                "\"" => self.quoting = !self.quoting,
                _ => {}
            }
        }
    }
}

/// Whose statement a sentence of the head of a document announces: "Statement by the Foreign Minister of Ghana".
fn issuer(clauses: &Clauses<'_>) -> Vec<ActorCode> {
    const STATEMENTS: [&str; 14] = [
        "statement",
        "remark",
        "communique",
        "communiqué",
        "readout",
        "briefing",
        "conference",
        "declaration",
        "address",
        "speech",
        "commentary",
        "answer",
        "interview",
        "message",
    ];
    let states =
        |p: &Phrase| clauses.is_lemma(p.head, &STATEMENTS) || clauses.is_lemma(p.tokens.end - 1, &STATEMENTS);
    let Some(noun) = clauses.phrases.iter().position(states) else { return Vec::new() };
    let Some(phrase) = clauses.phrases.get(noun) else { return Vec::new() };
    let by = clauses.phrases.get(noun + 1).filter(|p| {
        p.kind == PhraseKind::Actor && matches!(p.preposition(clauses.tokens), Some("by" | "of" | "from"))
    });
    let heading = clauses.verbs.is_empty();
    // "The statement of the Peruvian side ignores …": of another's.
    let told_of = |by: &Phrase| clauses.verbs.iter().any(|v| v.first == by.tokens.end);
    match by {
        Some(by) if heading || by.level.is_some() && !told_of(by) => by.actors.clone(),
        _ if heading => phrase.owners.clone(),
        _ => Vec::new(),
    }
}

/// An act that a speaker does by saying what is said.
pub(crate) struct SpokenAct {
    pub(crate) kind: ActionKind,
    pub(crate) actors: Vec<ActorCode>,
    pub(crate) targets: Vec<ActorCode>,
    /// The word that makes it one.
    pub(crate) at: usize,
}

/// The acts that are done by saying something of another: blame, praise and demands.
pub(crate) fn spoken_acts(clauses: &Clauses<'_>, speeches: &[Speech]) -> Vec<SpokenAct> {
    let mut acts = Vec::new();
    for at in 0..clauses.tokens.len() {
        let Some(speech) = speech_at(speeches, at).filter(|s| !s.speaker.is_empty()) else { continue };
        let found = predication(clauses, at).or_else(|| owned_noun(clauses, at));
        let Some((kind, targets)) = found else { continue };
        let other: Vec<ActorCode> =
            targets.into_iter().filter(|target| !speech.speaker.contains(target)).collect();
        if !other.is_empty() {
            acts.push(SpokenAct { kind, actors: speech.speaker.clone(), targets: other, at });
        }
    }
    acts.extend((0..clauses.tokens.len()).filter_map(|at| named_bad(clauses, at)));
    acts
}

/// "Israel called the case baseless", "described Iran's conduct as a threat".
fn named_bad(clauses: &Clauses<'_>, at: usize) -> Option<SpokenAct> {
    let group = clauses.group_at(at).filter(|v| !v.passive && !v.reduced)?;
    let names = clauses.tokens.get(at).is_some_and(|t| is_judged(t, Judgement::Name));
    if !names || group.modality > Modality::Announced || denied(clauses, at) {
        return None;
    }
    let subject = group.subject.and_then(|subject| clauses.phrases.get(subject));
    let subject = subject.or_else(|| clauses.tree_subject(at)).filter(|p| p.kind == PhraseKind::Actor)?;
    let object = clauses.tree_object(at)?;
    let said = clauses.tokens.get(object.tokens.end..)?.iter().take(NAMED_WITHIN);
    let mut said = said.take_while(|t| !matches!(t.upos, Upos::Verb | Upos::Sconj));
    let bad = said.any(|t| is_judged(t, Judgement::Blame));
    let targets: Vec<ActorCode> =
        bearers(object).into_iter().filter(|target| !subject.actors.contains(target)).collect();
    let act = || SpokenAct { kind: ActionKind::Accuse, actors: subject.actors.clone(), targets, at };
    (bad).then(act).filter(|act| !act.targets.is_empty())
}

/// What is said of a subject: "Iran is responsible", "Iran has violated", "Iran must stop".
fn predication(clauses: &Clauses<'_>, at: usize) -> Option<(ActionKind, Vec<ActorCode>)> {
    let token = clauses.tokens.get(at)?;
    let subject = clauses
        .children(at)
        .find(|(_, t)| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass))
        .and_then(|(child, _)| clauses.phrase_of(child))?;
    let passive = clauses.children(at).any(|(_, t)| t.deprel == Deprel::NsubjPass);
    let targets = bearers(subject);
    if targets.is_empty() {
        return None;
    }
    let has_child = |judgement| {
        clauses
            .children(at)
            .any(|(_, t)| matches!(t.deprel, Deprel::Aux | Deprel::AuxPass) && is_judged(t, judgement))
    };
    let infinitive = || clauses.children(at).any(|(_, t)| t.deprel == Deprel::Xcomp);
    let obliged = has_child(Judgement::Oblige)
        || token.upos == Upos::Verb && is_judged(token, Judgement::Oblige) && infinitive();
    if obliged && !denied(clauses, at) {
        return Some((ActionKind::Request, targets));
    }
    if !is_actual(clauses, at) || passive {
        return None;
    }
    let words = predicate_words(clauses, at);
    if words.iter().any(|word| is_judged(word, Judgement::Blame)) {
        return Some((ActionKind::Accuse, targets));
    }
    let praised = words.iter().any(|word| is_judged(word, Judgement::Praise) && word.upos != Upos::Verb);
    praised.then_some((ActionKind::Support, targets))
}

/// The predicate itself, its objects and what qualifies them.
fn predicate_words<'c>(clauses: &Clauses<'c>, at: usize) -> Vec<&'c Token> {
    let complement = |deprel: Deprel| matches!(deprel, Deprel::Obj | Deprel::Xcomp | Deprel::Conj);
    let mut words: Vec<&Token> = clauses.tokens.get(at).into_iter().collect();
    let objects = clauses.children(at).filter(|(_, t)| complement(t.deprel));
    for (child, token) in objects {
        words.push(token);
        words.extend(clauses.children(child).filter(|(_, t)| t.deprel == Deprel::Amod).map(|(_, t)| t));
    }
    let own = |deprel: Deprel| matches!(deprel, Deprel::Amod | Deprel::Obl);
    words.extend(clauses.children(at).filter(|(_, t)| own(t.deprel)).map(|(_, t)| t));
    words
}

/// A noun that blames or praises those whose it is: "Russia's unprovoked attack".
fn owned_noun(clauses: &Clauses<'_>, at: usize) -> Option<(ActionKind, Vec<ActorCode>)> {
    let phrase = clauses.phrases.iter().find(|p| p.head == at && p.kind == PhraseKind::Thing)?;
    let words = clauses.tokens.get(phrase.tokens.clone())?;
    let blamed = words.iter().any(|word| is_judged(word, Judgement::Blame));
    blamed.then(|| (ActionKind::Accuse, phrase.owners.clone()))
}

fn bearers(subject: &Phrase) -> Vec<ActorCode> {
    match subject.kind {
        PhraseKind::Actor => subject.actors.clone(),
        PhraseKind::Thing => subject.owners.clone(),
        _ => Vec::new(),
    }
}

fn denied(clauses: &Clauses<'_>, at: usize) -> bool {
    clauses.children(at).any(|(_, t)| t.is_lemma(&["not", "never", "no"]))
}

/// Whether the predicate is stated as a fact.
fn is_actual(clauses: &Clauses<'_>, at: usize) -> bool {
    let modality = clauses.group_at(at).map(|group| group.modality);
    modality.is_none_or(|modality| modality <= Modality::Announced) && !denied(clauses, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        each_bundled_row(JUDGEMENTS, SCHEMA, |row| {
            assert!(["verb", "adj", "noun", "aux"].contains(&row.cell("pos")), "{row:?}");
            let judgement = judgement(row.cell("use"));
            assert!(judgement.is_some(), "{row:?}");
            let read = TABLE.get(row.cell("pos")).and_then(|words| words.get(row.cell("word")));
            assert_eq!(
                read.map(|all| all.iter().filter(|j| Some(**j) == judgement).count()),
                Some(1),
                "{row:?}"
            );
        });
    }
}
