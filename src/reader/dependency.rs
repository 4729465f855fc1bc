//! Arguments by the tree of a sentence: what is found where the words do not stand side by side.

use super::clause::{Clauses, OBJECT_CONTROL, VerbGroup};
use crate::{
    actor::ActorCode,
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Token, Upos, VerbForm},
};

/// How many clauses lead from a verb to the one that has its subject.
const CHAIN: usize = 6;

impl<'a> Clauses<'a> {
    /// The tokens that hang on another.
    pub(super) fn children(&self, head: usize) -> impl Iterator<Item = (usize, &'a Token)> {
        let first = self.below.partition_point(|(above, _)| *above < head);
        let own = self.below.iter().skip(first).take_while(move |(above, _)| *above == head);
        own.filter_map(|(_, at)| self.tokens.get(*at).map(|token| (*at, token)))
    }

    /// The first token that hangs on another in one of these relations.
    fn child(&self, head: usize, relations: &[Deprel]) -> Option<usize> {
        self.children(head).find(|(_, token)| relations.contains(&token.deprel)).map(|(at, _)| at)
    }

    /// The phrase that a token belongs to.
    pub(super) fn phrase_of(&self, token: usize) -> Option<&'a Phrase> {
        self.phrases.iter().find(|p| p.tokens.contains(&token))
    }

    /// The verb group whose verb a token is.
    pub(super) fn group_at(&self, main: usize) -> Option<&VerbGroup> {
        self.verbs.iter().find(|v| v.main == main)
    }

    /// The verb of the main clause.
    pub(super) fn main_clause(&self) -> Option<&VerbGroup> {
        self.verbs.iter().find(|v| self.tokens.get(v.main).is_some_and(|t| t.deprel == Deprel::Root))
    }

    /// The subject of a verb: its own, that of the verb it is joined to or governed by, or the noun it modifies.
    pub(super) fn tree_subject(&self, verb: usize) -> Option<&'a Phrase> {
        let mut verb = verb;
        for _ in 0..CHAIN {
            let token = self.tokens.get(verb)?;
            let head = token.head;
            let own = self.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass, Deprel::NsubjOuter]);
            if let Some(subject) = own {
                let relative = self.is_lemma(subject, &["who", "which", "that"]);
                return self.phrase_of(if relative && token.deprel == Deprel::AclRelcl {
                    head?
                } else {
                    subject
                });
            }
            match token.deprel {
                Deprel::Conj => verb = self.goes_on_from(verb, head?),
                Deprel::Advcl | Deprel::Parataxis => verb = head?,
                Deprel::Xcomp => {
                    let governor = head?;
                    let controlled = self.child(governor, &[Deprel::Obj, Deprel::Iobj]);
                    match controlled.filter(|_| self.is_lemma(governor, &OBJECT_CONTROL)) {
                        Some(object) => return self.phrase_of(object),
                        None => verb = governor,
                    }
                }
                // "Chad became the first country to recognise": who is said to be it.
                Deprel::Acl if self.is_said_of(head?) => verb = head?,
                Deprel::Acl | Deprel::AclRelcl => return self.phrase_of(head?),
                _ => return None,
            }
        }
        None
    }

    /// "Peru hailed the ruling, which ends the case, and urged": behind a relative clause between commas the main clause goes
    /// on.
    fn goes_on_from(&self, verb: usize, head: usize) -> usize {
        let relative = self.tokens.get(head).filter(|t| t.deprel == Deprel::AclRelcl).and_then(|t| t.head);
        let Some(noun) = relative else { return head };
        let comma = |at: usize| self.is_lemma(at, &[","]);
        let joint = self.child(verb, &[Deprel::Cc]).filter(|at| *at > head && comma(at - 1));
        let opens = (noun + 1..head).find(|at| self.is_lemma(*at, &["which", "who", "whose", "whom"]));
        if joint.is_none() || !opens.is_some_and(|at| (noun + 1..at).any(comma)) {
            return head;
        }
        let mut above = noun;
        for _ in 0..CHAIN {
            let Some(next) = self.tokens.get(above).and_then(|t| t.head) else { return head };
            above = next;
            if self.tokens.get(above).is_some_and(|t| t.upos == Upos::Verb) {
                return above;
            }
        }
        head
    }

    /// "Chad is to blame": whether a verb is said of its subject and blames nobody else.
    pub(super) fn is_to_blame(&self, verb: usize) -> bool {
        let before =
            |back: usize, lemma: &str| verb.checked_sub(back).is_some_and(|at| self.is_lemma(at, &[lemma]));
        let is = (2..=4).any(|back| before(back, "be"));
        self.is_lemma(verb, &["blame"]) && before(1, "to") && is && self.child(verb, &[Deprel::Obj]).is_none()
    }

    /// Whether a noun is the predicate of a clause: "is the country", "became the first".
    fn is_said_of(&self, noun: usize) -> bool {
        let copula = self.child(noun, &[Deprel::Cop]).is_some();
        copula || self.tokens.get(noun).is_some_and(|t| t.deprel == Deprel::Xcomp)
    }

    /// The subject that hangs on a verb itself.
    pub(super) fn own_subject(&self, verb: usize) -> Option<&'a Phrase> {
        self.child(verb, &[Deprel::Nsubj]).and_then(|at| self.phrase_of(at))
    }

    /// Who is named in apposition to a phrase that names nobody: "three countries, Poland, Hungary and Slovakia".
    pub(super) fn listed_behind(&self, phrase: &Phrase) -> Option<&'a Phrase> {
        let apposed = phrase.tokens.clone().find_map(|at| self.child(at, &[Deprel::Appos]));
        let close = |p: &&Phrase| {
            let between = self.tokens.get(phrase.tokens.end..p.tokens.start).unwrap_or(&[]);
            !between.iter().any(|t| t.is_lemma(&[";", "."]))
        };
        let apposed = apposed.and_then(|at| self.phrase_of(at)).filter(close);
        // A list is often taken for more of the same.
        let counted = self.tokens.get(phrase.tokens.start).is_some_and(|t| t.upos == Upos::Num);
        let comma = counted && self.is_lemma(phrase.tokens.end, &[",", ":", "–", "—"]);
        let behind = || self.phrases.iter().find(|p| p.tokens.start == phrase.tokens.end + 1);
        // "governments, including those of Chad and Mali"
        let including = || {
            let next = self.phrases.iter().find(|p| p.tokens.start >= phrase.tokens.end)?;
            Some(next).filter(|p| {
                p.tokens.start <= phrase.tokens.end + 2
                    && matches!(p.preposition(self.tokens), Some("including" | "include"))
            })
        };
        apposed.or_else(|| behind().filter(|p| comma && p.actors.len() > 1)).or_else(including)
    }

    /// The object of a verb; of a passive one its subject.
    pub(super) fn tree_object(&self, verb: usize) -> Option<&'a Phrase> {
        let passive = self.group_at(verb).is_some_and(|group| group.passive || group.reduced);
        if passive {
            return self.tree_subject(verb);
        }
        let object = self.child(verb, &[Deprel::Obj, Deprel::Iobj]);
        let relative = object.is_none_or(|at| self.is_lemma(at, &["which", "whom", "who", "that"]));
        match self.antecedent(verb).filter(|_| relative) {
            Some(noun) => self.phrase_of(noun),
            None => object.and_then(|at| self.phrase_of(at)),
        }
    }

    /// The noun that a relative clause says more of, where that is not its subject: "the crew that Chad arrested".
    pub(super) fn antecedent(&self, verb: usize) -> Option<usize> {
        let mut subjects = self.children(verb).filter(|(_, t)| t.deprel == Deprel::Nsubj);
        let token = self.tokens.get(verb)?;
        if token.deprel != Deprel::AclRelcl {
            // "…, a charge Chad denies": taken for two subjects.
            let noun = subjects.next().filter(|(_, t)| t.upos == Upos::Noun).map(|(at, _)| at)?;
            let own = self.phrase_of(subjects.next()?.0).filter(|p| p.kind == PhraseKind::Actor)?;
            return self.phrase_of(noun).filter(|p| p.tokens.end == own.tokens.start).map(|_| noun);
        }
        let noun = token.head?;
        if self.is_content_of(verb, noun) {
            return None;
        }
        // "Chad, whose minister called the raid a crime"
        let whose = |at: usize| self.children(at).any(|(_, t)| t.is_lemma(&["whose"]));
        let subject = self.child(verb, &[Deprel::Nsubj, Deprel::NsubjPass]);
        if subject.is_some_and(whose) && self.child(verb, &[Deprel::Obj]).is_some() {
            return None;
        }
        let own = subjects.any(|(at, t)| !t.is_lemma(&["who", "which", "that"]) && at != noun);
        own.then_some(noun)
    }

    /// "The demand that Chad withdraw its troops": whether a clause says what a noun asks for, and not which one is meant.
    fn is_content_of(&self, verb: usize, noun: usize) -> bool {
        const ASKS: [&str; 8] =
            ["demand", "request", "call", "appeal", "insistence", "proposal", "order", "ultimatum"];
        let bare = self.tokens.get(verb).is_some_and(|t| t.form == VerbForm::Base);
        let that = self.children(verb).any(|(at, t)| at < verb && t.is_lemma(&["that"]));
        let auxiliary = self.children(verb).any(|(_, t)| matches!(t.deprel, Deprel::Aux | Deprel::AuxPass));
        self.is_lemma(noun, &ASKS) && bare && that && !auxiliary
    }

    /// Who does what a noun belongs to: the subject of the nearest verb above it that is no complement of another.
    pub(super) fn author_of(&self, noun: usize) -> Option<&'a Phrase> {
        let mut at = noun;
        for _ in 0..CHAIN {
            at = self.tokens.get(at)?.head?;
            // "asked Chad to act, a step that": it was asked.
            let verb = |t: &Token| t.upos == Upos::Verb && t.deprel != Deprel::Xcomp;
            if self.tokens.get(at).is_some_and(verb) {
                return self.tree_subject(at);
            }
        }
        None
    }

    /// Whether a clause or a phrase with a preposition hangs on a verb.
    pub(super) fn has_complement(&self, verb: usize) -> bool {
        self.child(verb, &[Deprel::Ccomp, Deprel::Xcomp, Deprel::Obl]).is_some()
    }

    /// Whether a verb says what its object is to do: "urged it to act".
    pub(super) fn has_infinitive(&self, verb: usize) -> bool {
        let to = |clause: usize| {
            self.children(clause).any(|(_, t)| t.deprel == Deprel::Mark && t.is_lemma(&["to"]))
        };
        self.children(verb).any(|(at, t)| matches!(t.deprel, Deprel::Xcomp | Deprel::Advcl) && to(at))
    }

    /// The phrases that hang on a word with a preposition, from left to right.
    pub(super) fn tree_obliques(&self, head: usize, preposition: &str) -> Vec<&'a Phrase> {
        let marked = |at: usize| {
            self.children(at).any(|(_, t)| {
                t.deprel == Deprel::Case && super::noun_chain::same_preposition(&t.lemma, preposition)
            })
        };
        let oblique = |deprel: Deprel| matches!(deprel, Deprel::Obl | Deprel::OblAgent | Deprel::Nmod);
        self.children(head)
            .filter(|(at, t)| oblique(t.deprel) && marked(*at))
            .filter_map(|(at, _)| self.phrase_of(at))
            .collect()
    }

    /// What a preposition before a relative pronoun is said of: "Togo, with which Benin signed a treaty".
    pub(super) fn relative_oblique(&self, verb: usize, preposition: &str) -> Option<&'a Phrase> {
        let noun = self.tokens.get(verb).filter(|t| t.deprel == Deprel::AclRelcl)?.head?;
        let pronoun = (noun..verb).find(|at| self.is_lemma(*at, &["which", "whom"]))?;
        let case = self.tokens.get(pronoun.checked_sub(1)?)?;
        let governed = super::noun_chain::same_preposition(&case.lemma, preposition);
        self.phrase_of(noun).filter(|_| governed)
    }

    /// Who is added to some actors by the same preposition: "relations with Chad and also with Niger".
    pub(super) fn repeated(&self, after: usize, preposition: &str, actors: &[ActorCode]) -> Vec<ActorCode> {
        let governed = |p: &Phrase| {
            p.tokens.start >= after
                && p.preposition(self.tokens)
                    .is_some_and(|found| super::noun_chain::same_preposition(found, preposition))
        };
        let is_first = |end: usize| {
            let mut phrases = self.phrases.iter().filter(|p| p.tokens.end == end && governed(p));
            phrases.any(|p| !p.actors.is_empty() && p.actors.iter().all(|actor| actors.contains(actor)))
        };
        let added = |p: &&Phrase| {
            let mut at = p.tokens.start.saturating_sub(2);
            while at > after && self.is_lemma(at, &["also", "both", "later", "then"]) {
                at -= 1;
            }
            let comma = at > 0 && self.is_lemma(at - 1, &[","]);
            p.kind == PhraseKind::Actor
                && governed(p)
                && self.is_lemma(at, &["and"])
                && is_first(if comma { at - 1 } else { at })
        };
        self.phrases.iter().find(added).map_or(Vec::new(), |p| p.actors.clone())
    }

    /// A token and all below it.
    pub(super) fn subtree(&self, top: usize) -> Vec<usize> {
        let mut found = vec![top];
        let mut next = 0;
        while let Some(head) = found.get(next).copied().filter(|_| next < self.tokens.len()) {
            found.extend(self.children(head).map(|(at, _)| at));
            next += 1;
        }
        found
    }

    /// Whether the tree leads up from a token to another.
    pub(super) fn is_below(&self, token: usize, top: usize) -> bool {
        let mut at = Some(token);
        for _ in 0..self.tokens.len() {
            match at {
                Some(here) if here == top => return true,
                Some(here) => at = self.token(here).and_then(|t| t.head),
                None => return false,
            }
        }
        false
    }
}
