//! What the clause around a phrase tells of whom the phrase stands for: who reports it, and what it goes on from.

use super::phrase::{Builder, Phrase, PhraseKind};
use crate::syntax::{Deprel, Token, Upos};

impl Builder<'_> {
    /// Who says, in a clause above, what a pronoun is the subject of: "Chad told Mali that it had left".
    pub(super) fn reporter<'p>(&self, at: usize, before: &'p [Phrase]) -> Option<&'p Phrase> {
        let verb = self.token(at).filter(|t| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass))?.head?;
        let said = self.token(verb)?;
        // "notified Mali that it had left": taken for what Mali is.
        let listener = |at: usize| self.token(at).filter(|t| matches!(t.deprel, Deprel::Obj | Deprel::Iobj));
        let that = || {
            let marks = |t: &Token| t.head == Some(verb) && t.deprel == Deprel::Mark && t.is_lemma(&["that"]);
            self.tokens.iter().any(marks)
        };
        let reports = match said.deprel {
            Deprel::Ccomp | Deprel::Advcl if said.deprel == Deprel::Ccomp || that() => said.head?,
            Deprel::Acl | Deprel::AclRelcl if that() => listener(said.head?)?.head?,
            _ => return None,
        };
        let subject = self.subject_under(reports)?;
        let phrase = before.iter().find(|p| p.tokens.contains(&subject))?;
        (phrase.kind == PhraseKind::Actor).then_some(phrase)
    }

    /// "The statement condemned Chad; it also urged": whether a pronoun goes on from a subject that is a thing.
    pub(super) fn goes_on_from_thing(&self, at: usize, before: &[Phrase]) -> bool {
        let opened = at > 0 && self.is_lemma(at - 1, &[";"]);
        let verb = self.token(at).filter(|t| opened && t.deprel == Deprel::Nsubj).and_then(|t| t.head);
        let joined = verb.and_then(|verb| self.token(verb));
        let joined = joined.filter(|t| matches!(t.deprel, Deprel::Conj | Deprel::Parataxis));
        let subject = joined.and_then(|t| self.subject_under(t.head?));
        let phrase = subject.and_then(|subject| before.iter().find(|p| p.tokens.contains(&subject)));
        phrase.is_some_and(|p| p.kind != PhraseKind::Actor)
    }

    fn subject_under(&self, verb: usize) -> Option<usize> {
        let subject =
            |t: &Token| t.head == Some(verb) && matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass);
        self.tokens.iter().position(subject)
    }

    /// Whether the verb behind a phrase tells of what several do together.
    pub(super) fn is_done_together(&self, end: usize) -> bool {
        const TOGETHER: [&str; 12] = [
            "agree", "sign", "discuss", "exchange", "meet", "pledge", "share", "reach", "conclude",
            "confirm", "reaffirm", "concur",
        ];
        let verb = (end..end + 4).find(|at| self.token(*at).is_none_or(|t| t.upos == Upos::Verb));
        verb.is_some_and(|verb| self.is_lemma(verb, &TOGETHER))
    }
}
