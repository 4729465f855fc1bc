//! Fillers that a verb does not name itself: whose a praised effort is, who speaks in a text; and where its clause ends.

use super::{Filler, VerbMatch};
use crate::{
    reader::deed_words::{Class, is_word},
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Token, Upos},
};

impl<'c> VerbMatch<'c> {
    /// Where a clause begins that is joined to this one: "voiced concern and urged Chad to act".
    pub(super) fn next_clause(&self) -> usize {
        let end = self.clauses.tokens.len();
        let Some(group) = self.clauses.verbs.get(self.index) else { return end };
        let joined = |t: &Token| t.deprel == Deprel::Conj && t.upos == Upos::Verb;
        // "voiced concern over it and urged": the noun may bear the clause.
        let modifier = self.clauses.tokens.get(group.main).filter(|t| t.deprel == Deprel::Amod);
        let anchor = modifier.and_then(|t| t.head).unwrap_or(group.main);
        let next = self.clauses.children(anchor).find(|(at, t)| *at >= self.after && joined(t));
        let Some((verb, _)) = next else { return end };
        let subject = self.clauses.own_subject(verb).map(|p| p.tokens.start);
        let first = self.clauses.group_at(verb).map_or(verb, |v| v.first);
        subject.map_or(first, |start| start.min(first))
    }

    /// "A joint statement by Chad and Mali denounced": who speaks in a text.
    pub(super) fn issuer(&self, text: &Phrase) -> Option<&'c Phrase> {
        let told = self.clauses.tokens.get(text.head).is_some_and(|t| is_word(&t.lemma, Class::Statement));
        let by = ["by", "from"].iter().flat_map(|by| self.clauses.tree_obliques(text.head, by));
        by.into_iter().filter(|_| told && self.said).find(|p| p.kind == PhraseKind::Actor)
    }

    /// "Praised Chad's efforts in hosting refugees": whose doing the thing is that a gerund explains.
    pub(super) fn owner_of_means(&self) -> Option<Filler> {
        let group = self.clauses.verbs.get(self.index).filter(|v| v.gerund && !v.passive)?;
        let before = self.clauses.tokens.get(group.first.checked_sub(1)?).filter(|t| t.upos == Upos::Adp);
        let token =
            self.clauses.tokens.get(group.main).filter(|t| before.is_some() && t.deprel == Deprel::Acl)?;
        let phrase = self.clauses.phrase_of(token.head?).filter(|p| p.kind == PhraseKind::Thing)?;
        let actors = phrase.owner().to_vec();
        (!actors.is_empty()).then(|| Filler { actors, level: None, ..Filler::of(phrase) })
    }
}
