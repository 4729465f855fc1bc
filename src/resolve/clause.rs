//! What the clause around a phrase tells of whom the phrase stands for: who reports it, and what it goes on from.

use super::{
    phrase::{Builder, Phrase, PhraseKind},
    role::role_of,
};
use crate::syntax::{Deprel, Token, Upos};

impl Builder<'_> {
    /// Who says, in a clause above, what a pronoun is the subject of: "Chad told Mali that it had left".
    pub(super) fn reporter<'p>(&self, at: usize, before: &'p [Phrase]) -> Option<&'p Phrase> {
        self.speaker_above(at, before).filter(|p| p.kind == PhraseKind::Actor)
    }

    /// The subject, whatever it is, of the verb that reports what the subject at a token does.
    fn speaker_above<'p>(&self, at: usize, before: &'p [Phrase]) -> Option<&'p Phrase> {
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
        before.iter().find(|p| p.tokens.contains(&subject))
    }

    /// "Rebels said they had left": whether those who report what a pronoun does are several who act for no state.
    pub(super) fn is_of_strangers(&self, at: usize, before: &[Phrase]) -> bool {
        let stranger = |p: &Phrase| {
            let role = self.token(p.head).and_then(|t| role_of(&[&t.lemma]));
            let public = role.is_some_and(|(_, role)| role.is_public());
            p.kind == PhraseKind::Plain && !p.anaphoric && !public && self.is_plural(p)
        };
        self.speaker_above(at, before).is_some_and(stranger)
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

    /// The subject of a verb, or of the one before it that it goes on from: "Chad left and said it …".
    fn subject_under(&self, verb: usize) -> Option<usize> {
        let subject = |verb: usize| {
            let of =
                |t: &Token| t.head == Some(verb) && matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass);
            self.tokens.iter().position(of)
        };
        let joined = || self.token(verb).filter(|t| t.deprel == Deprel::Conj)?.head;
        subject(verb).or_else(|| subject(joined()?))
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
