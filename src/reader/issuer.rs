//! Whose document it is: who speaks where no sentence tells, in statements, messages and quotations that go on.

use super::{
    clause::{Clauses, VerbGroup},
    predicate::TABLE,
    speech::{Judgement, Speech, is_judged},
};
use crate::{
    actor::ActorCode,
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind},
        role::{RoleClass, role_of},
    },
    syntax::{Deprel, Sentence, Token, Upos, VerbForm},
};

/// How many sentences of a document may tell whose statement it is.
const HEAD: usize = 6;

/// How many lines may stand before the name of an office over a document.
const LETTERHEAD: usize = 2;

/// Within how many words the noun for an office stands at its head: "Federal Ministry", "Department".
const ORGAN: usize = 3;

/// How many sentences without a word of his somebody still speaks through whom "we" is said.
const SILENCE: usize = 2;

/// Who speaks where a sentence does not tell: inside a quotation that goes on, and in a statement.
#[derive(Debug, Default)]
pub(crate) struct Voice {
    /// The last speaker.
    last: Vec<ActorCode>,
    /// Whose statement the document is.
    issuer: Vec<ActorCode>,
    /// Whose office stands over it: "THE WHITE HOUSE".
    letterhead: Vec<ActorCode>,
    /// Who spoke last in the narrator's place: "Canada condemns the attack. We call on …".
    performer: Vec<ActorCode>,
    /// How many sentences ago.
    silent: usize,
    /// Whether a quotation is open.
    quoting: bool,
    /// How many sentences were read.
    sentences: usize,
}

impl Voice {
    /// Who speaks throughout a sentence; nobody where it is the narrator.
    pub(crate) fn standing(&self, text: &str, sentence: &Sentence) -> Vec<ActorCode> {
        if self.is_quoted(text, sentence) { self.last.clone() } else { self.issuer.clone() }
    }

    /// Whom "we" stands for in a sentence throughout which these speak.
    pub(crate) fn first_person(
        &self,
        text: &str,
        sentence: &Sentence,
        standing: Vec<ActorCode>,
    ) -> Vec<ActorCode> {
        let narrated = standing.is_empty() && !self.is_quoted(text, sentence) && !has_quotes(sentence);
        if narrated && sentence.tokens.iter().any(is_we) { self.performer.clone() } else { standing }
    }

    fn is_quoted(&self, text: &str, sentence: &Sentence) -> bool {
        let words = text.get(sentence.range.clone()).unwrap_or("");
        self.quoting || words.starts_with(['"', '“'])
    }

    /// Notes who spoke in a sentence, and whether a quotation goes on after it.
    pub(crate) fn note(
        &mut self,
        sentence: &Sentence,
        clauses: &Clauses<'_>,
        mentions: &[Mention],
        speeches: &[Speech],
    ) {
        self.sentences += 1;
        if self.sentences <= LETTERHEAD && self.letterhead.is_empty() {
            self.letterhead = letterhead(clauses, mentions);
        }
        if self.issuer.is_empty() && self.sentences <= HEAD {
            self.issuer = issuer(clauses, &self.letterhead);
        }
        if !self.quoting && !has_quotes(sentence) {
            self.note_performer(sentence, clauses);
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

    /// Notes who speaks in the narrator's place, until nobody has done so for some sentences.
    fn note_performer(&mut self, sentence: &Sentence, clauses: &Clauses<'_>) {
        let performer = performer(clauses).or_else(|| on_behalf(clauses));
        let goes_on = performer.is_some() || sentence.tokens.iter().any(is_we);
        self.silent = if goes_on { 0 } else { self.silent + 1 };
        match performer {
            Some(performer) => self.performer = performer,
            None if self.silent > SILENCE => self.performer.clear(),
            None => {}
        }
    }
}

fn is_we(token: &Token) -> bool {
    token.upos == Upos::Pron && token.is_lemma(&["we", "us", "our"])
}

/// Whose office a line names that names nothing else: "THE WHITE HOUSE", "Ministry of Foreign Affairs of Ghana".
fn letterhead(clauses: &Clauses<'_>, mentions: &[Mention]) -> Vec<ActorCode> {
    let end = clauses.tokens.len();
    if !clauses.verbs.is_empty() || end < 2 || clauses.tokens.iter().any(|t| t.is_lemma(&[".", ",", ":"])) {
        return Vec::new();
    }
    let mut named: Vec<ActorCode> = mentions.iter().flat_map(|m| m.actors.iter().copied()).collect();
    named.extend(clauses.phrases.iter().filter(|p| p.has_role()).flat_map(|p| p.actors.iter().copied()));
    named.sort_unstable();
    named.dedup();
    // "THE WHITE HOUSE"
    let seat = |m: &Mention| {
        matches!(m.kind, MentionKind::Capital | MentionKind::Place)
            && m.tokens.end == end
            && m.tokens.len() > 1
    };
    let organ = clauses
        .tokens
        .iter()
        .take(ORGAN)
        .any(|t| role_of(&[&t.lemma]).is_some_and(|(_, r)| r.class == RoleClass::Body));
    let whole = |m: &Mention| {
        m.kind == MentionKind::Name && m.tokens.len() > 1 && m.tokens.start <= 1 && m.tokens.end == end
    };
    let office = organ || mentions.iter().any(|m| seat(m) || whole(m));
    if named.len() == 1 && office { named } else { Vec::new() }
}

/// Whose statement a sentence of the head of a document announces: "Statement by the Foreign Minister of Ghana"; where it does not
/// say, that of those whose office stands over it.
fn issuer(clauses: &Clauses<'_>, letterhead: &[ActorCode]) -> Vec<ActorCode> {
    const STATEMENTS: [&str; 15] = [
        "release",
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
    let heading = clauses.verbs.is_empty();
    // "Office of the Press Secretary"
    if heading && clauses.is_lemma(0, &["office"]) && !letterhead.is_empty() {
        return letterhead.to_vec();
    }
    let Some(noun) = clauses.phrases.iter().position(states) else { return Vec::new() };
    let Some(phrase) = clauses.phrases.get(noun) else { return Vec::new() };
    let by = clauses.phrases.get(noun + 1).filter(|p| {
        p.kind == PhraseKind::Actor && matches!(p.preposition(clauses.tokens), Some("by" | "of" | "from"))
    });
    // "The statement of the Peruvian side ignores …": of another's.
    let told_of = |by: &Phrase| clauses.verbs.iter().any(|v| v.first == by.tokens.end);
    let behalf = represented(clauses).map_or(Vec::new(), |(_, phrase)| phrase.actors.clone());
    let of = clauses.phrases.get(noun + 1).filter(|p| p.kind == PhraseKind::Thing && p.possessor.len() == 1);
    let called = of.map_or(Vec::new(), |p| p.possessor.clone());
    // "Statement by the Press Secretary", whosever office that is
    let unnamed = |by: &Phrase| by.owners.is_empty() && by.after.is_empty();
    match by {
        Some(by) if heading && unnamed(by) && !letterhead.is_empty() => letterhead.to_vec(),
        _ if heading && !behalf.is_empty() => behalf,
        Some(by) if heading || by.level.is_some() && !told_of(by) => by.actors.clone(),
        _ if heading && !phrase.owners.is_empty() => phrase.owners.clone(),
        // "Readout of the premier's call with Chad"
        _ if heading && !called.is_empty() => called,
        _ if heading => letterhead.to_vec(),
        _ => Vec::new(),
    }
}

fn has_quotes(sentence: &Sentence) -> bool {
    sentence.tokens.iter().any(|t| t.is_lemma(&["“", "”", "\"", "‘"]))
}

/// Who says or stands for something in the present tense and in the narrator's place: "Canada welcomes", "Peru is troubled".
fn performer(clauses: &Clauses<'_>) -> Option<Vec<ActorCode>> {
    let performs = |t: &Token| {
        [Judgement::Voice, Judgement::Praise, Judgement::Perform]
            .iter()
            .any(|judgement| is_judged(t, *judgement))
    };
    let main = clauses.main_clause().filter(|group| is_present(clauses, group));
    let main = main.filter(|group| clauses.tokens.get(group.main).is_some_and(performs));
    let subject = main.and_then(|group| group.subject).and_then(|at| clauses.phrases.get(at));
    let feels = || {
        let subject = clauses.phrases.get(clauses.copular_subject()?)?;
        let root = clauses.tokens.iter().find(|t| t.deprel == Deprel::Root)?;
        let is = clauses.is_lemma(subject.tokens.end, &["be"]);
        (is && is_feeling(root)).then_some(subject)
    };
    let named = |p: &&Phrase| p.kind == PhraseKind::Actor && !p.anaphoric && p.actors.len() == 1;
    subject.or_else(feels).filter(named).map(|p| p.actors.clone())
}

/// Whether a word tells how somebody feels about others: "grateful", "troubled".
fn is_feeling(token: &Token) -> bool {
    let known = |word: &str| !TABLE.of_adjective(word).is_empty();
    match token.upos {
        Upos::Adj => known(&token.lemma) || is_judged(token, Judgement::Praise),
        Upos::Verb => ["d", "ed"].iter().any(|ending| known(&format!("{}{ending}", token.lemma))),
        _ => false,
    }
}

fn is_present(clauses: &Clauses<'_>, group: &VerbGroup) -> bool {
    let third = |at: usize| clauses.tokens.get(at).is_some_and(|t| t.form == VerbForm::Third);
    !group.passive
        && (group.first == group.main || clauses.is_lemma(group.first, &["be"]))
        && third(group.first)
}

/// Where "on behalf of" stands, and whom it names.
fn represented<'c>(clauses: &Clauses<'c>) -> Option<(usize, &'c Phrase)> {
    let words = |at: usize| {
        let pairs = [(0, "on"), (1, "behalf"), (2, "of")];
        pairs.iter().all(|(step, word)| clauses.is_lemma(at + step, &[word]))
    };
    let at = (0..clauses.tokens.len()).find(|at| words(*at))?;
    clauses.phrases.iter().find(|p| p.tokens.start == at + 3).map(|phrase| (at, phrase))
}

/// For whom a sentence says that it speaks: "On behalf of the government of Canada, I congratulate …".
pub(super) fn on_behalf(clauses: &Clauses<'_>) -> Option<Vec<ActorCode>> {
    let (at, phrase) = represented(clauses)?;
    let i = |t: &Token| t.upos == Upos::Pron && t.is_lemma(&["i", "we"]);
    let speaks = clauses.tokens.iter().skip(at).any(i);
    (speaks && !phrase.actors.is_empty()).then(|| phrase.actors.clone())
}
