//! Conditions: who is to meet them, and by what words a clause is one.

use crate::{
    reader::clause::Clauses,
    resolve::phrase::Phrase,
    syntax::{Deprel, Token},
};

/// Who is to meet the condition that a clause depends on.
pub(in crate::reader) fn condition<'c>(
    clauses: &Clauses<'c>,
    at: usize,
    marks: &[&str],
) -> Option<&'c Phrase> {
    let marked =
        |clause: usize| clauses.children(clause).any(|(_, t)| t.deprel == Deprel::Mark && t.is_lemma(marks));
    // "asked if Chad would attack"
    const ASK: [&str; 8] = ["ask", "wonder", "know", "see", "say", "decide", "question", "tell"];
    let asks = clauses.is_lemma(at, &ASK);
    let inverted = |clause: usize| marks.contains(&"should") && is_inverted(clauses, clause);
    let mut clause = clauses.children(at).filter(|(_, t)| matches!(t.deprel, Deprel::Advcl | Deprel::Ccomp));
    let (clause, _) = clause
        .find(|(clause, t)| (t.deprel == Deprel::Advcl || !asks) && marked(*clause) || inverted(*clause))?;
    clauses.tree_subject(clause)
}

/// "Should Chad attack": whether the auxiliary stands before the subject, and the clause is a condition.
pub(super) fn is_inverted(clauses: &Clauses<'_>, at: usize) -> bool {
    let child = |relation: &dyn Fn(&Token) -> bool| {
        clauses.children(at).find(|(_, t)| relation(t)).map(|(child, _)| child)
    };
    let should = child(&|t| t.deprel == Deprel::Aux && t.is_lemma(&["should"]));
    let subject = child(&|t| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass));
    should.zip(subject).is_some_and(|(should, subject)| should < subject)
}
