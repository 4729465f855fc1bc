//! What a parser that scores arcs one by one cannot see: a verb has one subject and one object, a passive its agent, and a noun
//! phrase after a comma explains the one before it.

use super::{
    parser::Arc,
    spelling::Spelling,
    tagger::Tag,
    universal::{Deprel, Upos, Xpos},
};

/// A sentence whose arcs are looked over. Tokens and heads are counted from 0 here.
pub(super) struct Repair<'a> {
    words: &'a [Spelling],
    tags: &'a [Tag],
    by: u32,
    which: [u32; 2],
}

impl Repair<'_> {
    /// Corrects the arcs of a sentence. At most quadratic in its length.
    pub(super) fn run(words: &[Spelling], tags: &[Tag], arcs: &mut [Arc]) {
        let repair = Repair {
            words,
            tags,
            by: Spelling::new("by").lower,
            which: ["which", "who"].map(|word| Spelling::new(word).lower),
        };
        for at in 0..arcs.len() {
            repair.agent(at, arcs);
            repair.conjunct_before(at, arcs);
            repair.second_subject(at, arcs);
            repair.subject_after_verb(at, arcs);
            repair.apposition(at, arcs);
            repair.relative(at, arcs);
        }
    }

    fn upos(&self, at: usize) -> Option<Upos> {
        self.tags.get(at).map(|tag| tag.0)
    }

    fn is_nominal(&self, at: usize) -> bool {
        matches!(self.upos(at), Some(Upos::Noun | Upos::Propn))
    }

    fn is_comma(&self, at: usize) -> bool {
        self.tags.get(at).is_some_and(|tag| tag.1 == Xpos::Comma)
    }

    /// "imposed on the firm by the ministry": what hangs with "by" on an object of a passive is the agent of the passive.
    fn agent(&self, at: usize, arcs: &mut [Arc]) {
        let by = |arcs: &[Arc]| {
            children(arcs, at)
                .any(|c| is(arcs, c, Deprel::Case) && self.words.get(c).is_some_and(|w| w.lower == self.by))
        };
        if !self.is_nominal(at) || !matches!(deprel(arcs, at), Some(Deprel::Nmod | Deprel::Obl)) || !by(arcs)
        {
            return;
        }
        let Some(head) = head(arcs, at).filter(|head| *head < at) else { return };
        let verb = match deprel(arcs, at) {
            Some(Deprel::Obl) => Some(head),
            _ if matches!(deprel(arcs, head), Some(Deprel::Obl | Deprel::Obj)) => {
                self::head(arcs, head).filter(|verb| *verb < head)
            }
            _ => None,
        };
        let passive = |verb: &usize| {
            children(arcs, *verb).any(|c| is(arcs, c, Deprel::AuxPass))
                && !children(arcs, *verb).any(|c| is(arcs, c, Deprel::OblAgent))
        };
        if let Some(verb) = verb.filter(passive)
            && self.upos(verb) == Some(Upos::Verb)
            && let Some(arc) = arcs.get_mut(at)
        {
            (arc.head, arc.deprel) = (verb + 1, Deprel::OblAgent);
        }
    }

    /// "Shelled a port, and Oman broke off relations": a conjunct never stands before what it is joined to; before a verb it is
    /// the subject of it.
    fn conjunct_before(&self, at: usize, arcs: &mut [Arc]) {
        let Some(verb) = head(arcs, at).filter(|head| *head > at && is(arcs, at, Deprel::Conj)) else {
            return;
        };
        let has = |relations: &[Deprel]| {
            children(arcs, verb)
                .any(|c| deprel(arcs, c).is_some_and(|relation| relations.contains(&relation)))
        };
        let subject = has(&[Deprel::Nsubj, Deprel::NsubjPass, Deprel::Csubj]);
        let passive = has(&[Deprel::AuxPass]);
        let clause = self.is_nominal(at) && self.upos(verb) == Some(Upos::Verb) && !subject;
        if clause && let Some(arc) = arcs.get_mut(at) {
            arc.deprel = if passive { Deprel::NsubjPass } else { Deprel::Nsubj };
        }
    }

    /// "Hodeida, a port on the Red Sea, was shelled": of two subjects between which a comma stands, and after which one
    /// stands, the second explains the first.
    fn second_subject(&self, at: usize, arcs: &mut [Arc]) {
        let subject = |deprel: Option<Deprel>| matches!(deprel, Some(Deprel::Nsubj | Deprel::NsubjPass));
        let Some(verb) = head(arcs, at).filter(|verb| subject(deprel(arcs, at)) && *verb > at) else {
            return;
        };
        let first = children(arcs, verb).find(|c| subject(deprel(arcs, *c))).filter(|first| *first < at);
        let Some(first) = first.filter(|first| self.is_nominal(*first) && self.is_nominal(at)) else {
            return;
        };
        let (start, end) = span(arcs, at);
        let enclosed = start > 0 && self.is_comma(start - 1) && self.is_comma(end);
        if enclosed && let Some(arc) = arcs.get_mut(at) {
            (arc.head, arc.deprel) = (first + 1, Deprel::Appos);
        }
    }

    /// "The road that crosses Chad": of two subjects with the verb between them, the second is the object if there is no other.
    fn subject_after_verb(&self, at: usize, arcs: &mut [Arc]) {
        let Some(verb) = head(arcs, at).filter(|verb| *verb < at && is(arcs, at, Deprel::Nsubj)) else {
            return;
        };
        let before = children(arcs, verb).any(|c| c < verb && is(arcs, c, Deprel::Nsubj));
        let full = children(arcs, verb).any(|c| {
            matches!(deprel(arcs, c), Some(Deprel::Obj | Deprel::Ccomp | Deprel::Xcomp | Deprel::Cop))
        });
        let object = before && !full && self.is_nominal(at) && self.upos(verb) == Some(Upos::Verb);
        if object && let Some(arc) = arcs.get_mut(at) {
            arc.deprel = Deprel::Obj;
        }
    }

    /// "Chad left, angering Mali, which recalled": a relative clause behind a comma is said of the noun before the comma, or of one
    /// that this is part of.
    fn relative(&self, at: usize, arcs: &mut [Arc]) {
        let Some(said_of) = head(arcs, at).filter(|_| is(arcs, at, Deprel::AclRelcl)) else { return };
        let which = |c: &usize| self.words.get(*c).is_some_and(|w| self.which.contains(&w.lower));
        let Some(comma) = children(arcs, at).find(which).and_then(|c| c.checked_sub(1)) else { return };
        let Some(mut near) = comma.checked_sub(1).filter(|near| self.is_comma(comma) && said_of < *near)
        else {
            return;
        };
        while matches!(deprel(arcs, near), Some(Deprel::Flat | Deprel::Compound))
            && let Some(above) = head(arcs, near).filter(|above| *above < near)
        {
            near = above;
        }
        if !is_below(arcs, near, said_of)
            && self.is_nominal(near)
            && near != at
            && let Some(arc) = arcs.get_mut(at)
        {
            arc.head = near + 1;
        }
    }

    /// "They hold Bria, a mining town": a noun phrase without a verb after a comma explains the noun before the comma. A
    /// second object after a comma is such a phrase too.
    fn apposition(&self, at: usize, arcs: &mut [Arc]) {
        let second = is(arcs, at, Deprel::Obj);
        if !second && !is(arcs, at, Deprel::Parataxis) || !self.is_nominal(at) {
            return;
        }
        let clause = children(arcs, at).any(|c| {
            matches!(
                deprel(arcs, c),
                Some(Deprel::Nsubj | Deprel::Cop | Deprel::NsubjPass | Deprel::Aux | Deprel::Case)
            )
        });
        let (start, _) = span(arcs, at);
        let Some(before) = start.checked_sub(2).filter(|before| self.is_comma(before + 1)) else { return };
        let explained = match deprel(arcs, before) {
            Some(Deprel::Obj) => true,
            Some(Deprel::Obl | Deprel::OblAgent | Deprel::Nmod) => !second,
            _ => false,
        };
        let nominal = self.is_nominal(before) && explained;
        let same = head(arcs, at) == head(arcs, before) || head(arcs, at) == Some(before);
        if !clause
            && nominal
            && same
            && let Some(arc) = arcs.get_mut(at)
        {
            (arc.head, arc.deprel) = (before + 1, Deprel::Appos);
        }
    }
}

fn deprel(arcs: &[Arc], at: usize) -> Option<Deprel> {
    arcs.get(at).map(|arc| arc.deprel)
}

fn is(arcs: &[Arc], at: usize, relation: Deprel) -> bool {
    deprel(arcs, at) == Some(relation)
}

fn head(arcs: &[Arc], at: usize) -> Option<usize> {
    arcs.get(at).and_then(|arc| arc.head.checked_sub(1))
}

fn children(arcs: &[Arc], of: usize) -> impl Iterator<Item = usize> {
    arcs.iter().enumerate().filter(move |(_, arc)| arc.head == of + 1).map(|(at, _)| at)
}

/// Whether a token is another or depends on it, directly or not.
fn is_below(arcs: &[Arc], at: usize, of: usize) -> bool {
    let mut at = Some(at);
    // A tree has no cycle, but a limit costs nothing.
    for _ in 0..arcs.len() {
        match at {
            Some(here) if here == of => return true,
            Some(here) => at = head(arcs, here),
            None => return false,
        }
    }
    false
}

/// The tokens from the first that depends on one to just after the last, direct and indirect.
fn span(arcs: &[Arc], of: usize) -> (usize, usize) {
    let below = |at: usize| is_below(arcs, at, of);
    let punct = |at: usize| is(arcs, at, Deprel::Punct);
    let inside = |at: &usize| !punct(*at) && below(*at);
    let start = (0..=of).find(inside).unwrap_or(of);
    let end = (of..arcs.len()).rev().find(inside).unwrap_or(of);
    (start, end + 1)
}
