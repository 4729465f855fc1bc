//! Who does what a verb says: the subject of a verb group, through appositions, parentheses, control and conjunction.

use super::{
    clause::{Clauses, OBJECT_CONTROL, VerbGroup},
    modality::{Modality, effect_of},
};
use crate::{
    actor::ActorCode,
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Token, Upos, is_calendar_word},
};

impl Clauses<'_> {
    /// "The president, speaking in Vienna, Austria, rejected": where what stands between commas was taken for the subject,
    /// the one that the tree has.
    pub(super) fn beyond_commas(&self, group: &VerbGroup, near: Option<usize>) -> Option<usize> {
        let phrase = near.and_then(|at| self.phrases.get(at)).filter(|_| group.finite())?;
        let comma = |at: Option<usize>| at.is_some_and(|at| self.is_lemma(at, &[","]));
        if !comma(phrase.tokens.start.checked_sub(1)) || !comma(Some(phrase.tokens.end)) {
            return None;
        }
        let subject = self.tree_subject(group.main)?;
        self.phrases.iter().position(|p| p.tokens == subject.tokens)
    }

    /// "Chad must pay, said the Libyan minister": the subject that stands behind its verb.
    pub(super) fn inverted(&self, group: &VerbGroup) -> Option<usize> {
        let subject = self.own_subject(group.main).filter(|_| group.finite() && !group.passive)?;
        let behind = subject.tokens.start > group.main;
        self.phrases.iter().position(|p| behind && p.tokens == subject.tokens)
    }

    /// "Cut ties with Oman, shut its ports": where the nearest phrase is the object of another verb, the subject that the
    /// tree has.
    pub(super) fn not_object(&self, group: &VerbGroup, near: Option<usize>) -> Option<usize> {
        let phrase = near.and_then(|at| self.phrases.get(at)).filter(|_| group.finite())?;
        let head = self.token(phrase.head)?;
        let object = matches!(head.deprel, Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::Nmod);
        let subject = self.tree_subject(group.main).filter(|_| object && head.head != Some(group.main))?;
        // "Chad's call for sanctions was backed"
        let actor = subject.kind == PhraseKind::Actor || group.passive && subject.kind == PhraseKind::Thing;
        self.phrases.iter().position(|p| actor && p.tokens == subject.tokens)
    }

    /// Whether a phrase is an actor that stands behind a verb with no preposition.
    fn is_bare_object(&self, phrase: usize, verb: &VerbGroup) -> bool {
        self.phrases.get(phrase).is_some_and(|p| {
            p.kind == PhraseKind::Actor && p.tokens.start > verb.main && p.preposition(self.tokens).is_none()
        })
    }

    /// "Angry at Chad for", "grateful to Chad for": whether a phrase is whom an adjective before it is felt towards.
    fn is_felt_towards(&self, phrase: usize) -> bool {
        let Some(phrase) = self.phrases.get(phrase).filter(|p| p.kind == PhraseKind::Actor) else {
            return false;
        };
        let towards = matches!(phrase.preposition(self.tokens), Some("at" | "with" | "to" | "towards"));
        let felt = phrase.tokens.start.checked_sub(2).and_then(|at| self.token(at));
        towards && felt.is_some_and(|t| t.upos == Upos::Adj)
    }

    pub(super) fn subject_of(
        &self,
        index: usize,
        group: &VerbGroup,
        governor: Option<usize>,
    ) -> Option<usize> {
        if group.reduced {
            // "a treaty, signed by Peru"
            let after_comma = group.first > 0 && self.is_lemma(group.first - 1, &[","]);
            let host = self.token(group.main).filter(|t| after_comma && t.deprel == Deprel::Acl);
            let host = host.and_then(|t| self.phrase_of(t.head?));
            let host = host.and_then(|host| self.phrases.iter().position(|p| p.tokens == host.tokens));
            return self.phrase_ending(group.first).or(host);
        }
        if let Some(own) = self.before_gerund(group) {
            return Some(own);
        }
        if self.is_of_refused(group) {
            return None;
        }
        // "angry at Chad for sending arms"
        let deed = group.gerund && group.first > 0 && self.is_lemma(group.first - 1, &["for"]);
        let doer = || self.phrase_ending(group.first - 1).filter(|i| self.is_felt_towards(*i));
        if let Some(doer) = deed.then(doer).flatten() {
            return Some(doer);
        }
        if let Some(governor) = governor.and_then(|g| self.verbs.get(g)) {
            let lemma = self.token(governor.main).map_or("", |t| &*t.lemma);
            let owner = self.phrase_ending(group.first).filter(|i| {
                let owned = self.phrases.get(*i).is_some_and(|p| p.kind == PhraseKind::Thing);
                group.infinitive && owned && !OBJECT_CONTROL.contains(&lemma)
            });
            if owner.is_some() {
                return owner;
            }
            let controlled = OBJECT_CONTROL
                .contains(&lemma)
                .then(|| self.first_phrase(governor.main + 1, group.first))
                .flatten();
            // "thanked Chad for sending aid"
            let doer = || self.phrase_ending(group.first - 1).filter(|i| self.is_bare_object(*i, governor));
            let controlled = controlled.or_else(|| deed.then(doer).flatten());
            return controlled.or(governor.subject);
        }
        if group.infinitive
            && group.first > 0
            && self.token(group.first - 1).is_some_and(|t| t.upos == Upos::Adj)
        {
            // "flew to A and was due to go on to B"
            let by_tree = self.tree_subject(group.main);
            if let Some(subject) = by_tree.filter(|p| p.kind == PhraseKind::Actor) {
                return self.phrases.iter().position(|p| p.tokens == subject.tokens);
            }
            return self
                .phrases
                .iter()
                .rposition(|p| p.tokens.end < group.first && p.preposition(self.tokens).is_none());
        }
        if group.gerund && group.first > 0 && self.is_lemma(group.first - 1, &[","]) {
            return self.phrase_ending(group.first - 1).or_else(|| self.next_subject(group));
        }
        if !group.finite() {
            let owns = |i: &usize| {
                self.phrases
                    .get(*i)
                    .is_some_and(|p| p.kind != PhraseKind::Actor || p.preposition(self.tokens).is_none())
            };
            let noun_owner = self.phrase_ending(group.first).filter(|i| group.infinitive && owns(i));
            return noun_owner.or_else(|| self.next_subject(group));
        }
        self.finite_subject(index, group)
    }

    /// "vetoed a resolution condemning Syria": what is refused is said by others.
    fn is_of_refused(&self, group: &VerbGroup) -> bool {
        let refused = |verb: &Token| {
            effect_of("object", &verb.lemma)
                .or(effect_of("verb", &verb.lemma))
                .is_some_and(|effect| effect >= Modality::Hypothetical)
        };
        let near = || self.phrase_ending(group.first).and_then(|at| self.phrases.get(at)).map(|p| p.head);
        let noun = self.token(group.main).filter(|_| group.gerund).and_then(|t| match t.deprel {
            Deprel::Acl => t.head,
            _ => near(),
        });
        let noun = noun.and_then(|at| self.token(at)).filter(|noun| noun.deprel == Deprel::Obj);
        noun.and_then(|noun| self.token(noun.head?)).is_some_and(refused)
    }

    /// The first phrase between two tokens, whatever its preposition.
    fn first_phrase(&self, from: usize, to: usize) -> Option<usize> {
        self.phrases.iter().position(|p| p.tokens.start >= from && p.tokens.end <= to)
    }

    /// "Speaking in Cairo, the minister …", "After meeting her, the minister …": the first bare phrase after the comma.
    fn next_subject(&self, group: &VerbGroup) -> Option<usize> {
        let comma = (group.main..self.tokens.len()).find(|i| self.is_lemma(*i, &[","]))?;
        let behind_word = group.gerund
            && group.first == 1
            && self.token(0).is_some_and(|t| matches!(t.upos, Upos::Adp | Upos::Sconj));
        self.phrases
            .iter()
            .position(|p| p.tokens.start == comma + 1)
            .filter(|_| group.first == 0 || behind_word)
    }

    /// The nearest phrase before a finite verb that hangs on no preposition; the subject of the verb before where a
    /// conjunction joins the two.
    fn finite_subject(&self, index: usize, group: &VerbGroup) -> Option<usize> {
        let previous = match self.conjoined(group) {
            true => self.verbs.iter().take(index).rfind(|v| v.finite()),
            false => index.checked_sub(1).and_then(|i| self.verbs.get(i)),
        };
        let floor = previous.map_or(0, |p| p.main + 1);
        if group.passive && group.first > 0 && self.is_linking(group.first - 1) {
            return previous.and_then(|p| p.subject);
        }
        if self.after_relative(group) {
            let near = self.phrases.iter().rposition(|p| p.tokens.end < group.first);
            return near.map(|near| self.described(near).unwrap_or(near));
        }
        if let Some(host) = self.before_parenthesis(group) {
            return Some(host);
        }
        let bare = |p: &Phrase| p.preposition(self.tokens).is_none() && !self.is_time(p);
        let start = self.clause_start(floor, group.first);
        let near = self
            .phrases
            .iter()
            .rposition(|p| p.tokens.start >= start && p.tokens.end <= group.first && bare(p));
        if let Some(near) =
            near.filter(|near| !self.conjoined(group) && !self.is_object_of(previous, *near, group))
        {
            return Some(self.before_apposition(near, start));
        }
        let shared = previous.filter(|_| self.shares_subject(group));
        match shared {
            Some(previous) => self.joined_to(index, group).unwrap_or(previous).subject,
            None if previous.is_some_and(|p| !p.finite() || p.reduced) => self.main_subject(index, group),
            None => near,
        }
    }

    /// "Said that Chad had lied and thanked Mali": the verb that one goes on from by the tree, beyond those between.
    fn joined_to(&self, index: usize, group: &VerbGroup) -> Option<&VerbGroup> {
        let token = self.token(group.main).filter(|t| t.deprel == Deprel::Conj)?;
        let before = self.verbs.get(..index)?.iter();
        before.rev().find(|verb| Some(verb.main) == token.head && verb.finite())
    }

    /// The phrase before what two commas enclose, where that is a participle or relative clause: "India, known as …, held".
    fn before_parenthesis(&self, group: &VerbGroup) -> Option<usize> {
        let close = group.first.checked_sub(1)?;
        if self.is_dash(close) {
            let open = (0..close).rev().find(|at| self.is_dash(*at))?;
            // "Four states - Chad, Mali … - left": those who are named act.
            let bare = |p: &Phrase| p.preposition(self.tokens).is_none() && !p.actors.is_empty();
            return self.phrase_ending(open).filter(|at| self.phrases.get(*at).is_some_and(bare));
        }
        let close = Some(close).filter(|at| self.is_lemma(*at, &[","]))?;
        let open = (0..close).rev().find(|at| self.is_lemma(*at, &[","]))?;
        // "…, which", "…, to which"
        let relative = self.is_lemma(open + 1, &["which", "who", "whose", "both", "where"])
            || self.is_lemma(open + 2, &["which", "whom", "whose"]);
        let participle = self.verbs.iter().any(|v| v.first == open + 1 && !v.finite());
        let host =
            self.phrase_ending(open).filter(|at| relative || participle || self.is_described(*at, open))?;
        let bare = self.phrases.get(host).is_some_and(|p| p.preposition(self.tokens).is_none());
        bare.then_some(host)
    }

    /// "Weeks of Kenya accusing Somalia", "with Mali demanding an apology": the actor right before a gerund, behind a preposition.
    fn before_gerund(&self, group: &VerbGroup) -> Option<usize> {
        let near = self.phrase_ending(group.first).filter(|_| group.gerund && group.first == group.main)?;
        let phrase = self.phrases.get(near).filter(|p| p.kind == PhraseKind::Actor)?;
        let behind = match phrase.preposition(self.tokens)? {
            "with" | "after" | "amid" | "despite" => true,
            "of" => {
                let host = phrase.tokens.start.checked_sub(1).and_then(|at| self.phrase_ending(at));
                host.and_then(|at| self.phrases.get(at))
                    .is_some_and(|p| p.kind == PhraseKind::Plain && !p.is_role())
            }
            _ => false,
        };
        behind.then_some(near)
    }

    /// A dash between words, and no hyphen inside one.
    fn is_dash(&self, at: usize) -> bool {
        let end = at.checked_sub(1).and_then(|before| self.token(before)).map_or(0, |t| t.range.end);
        self.is_lemma(at, &["-", "–", "—"]) && self.token(at).is_some_and(|t| t.range.start > end)
    }

    /// "Peru, a country of farmers and fishermen, …": whether what follows a comma tells what the actor before it is.
    fn is_described(&self, actor: usize, comma: usize) -> bool {
        let actor = self.phrases.get(actor).filter(|p| p.kind == PhraseKind::Actor);
        let opens = |p: &Phrase| {
            let before = p.tokens.start.checked_sub(1).and_then(|at| self.token(at));
            before.is_none_or(|t| matches!(t.upos, Upos::Sconj | Upos::Cconj))
        };
        actor.is_some_and(opens) && self.is_lemma(comma + 1, &["a", "an", "one"])
    }

    /// "Banned Moldovan wine and Lithuanian milk": whose the things are that are listed with one.
    pub(super) fn owners_beside(&self, thing: &Phrase) -> Vec<ActorCode> {
        let listed = self.children(thing.head).filter(|(_, t)| t.deprel == Deprel::Conj);
        let listed = listed.filter_map(|(at, _)| self.phrase_of(at)).filter(|p| p.kind == PhraseKind::Thing);
        listed.filter(|_| thing.kind == PhraseKind::Thing).flat_map(|p| p.actors.clone()).collect()
    }

    /// "Turkey, a NATO member which …": the actor of which a phrase tells what it is.
    fn described(&self, near: usize) -> Option<usize> {
        let phrase = self.phrases.get(near).filter(|p| p.actors.is_empty())?;
        let head = self.token(phrase.head).filter(|t| t.deprel == Deprel::Appos)?.head?;
        self.phrases.iter().position(|p| p.kind == PhraseKind::Actor && p.tokens.contains(&head))
    }

    /// The actor that a sentence without a verb is about: "Kenya is a large country".
    pub(super) fn copular_subject(&self) -> Option<usize> {
        let subject = |p: &Phrase| {
            p.kind == PhraseKind::Actor
                && p.preposition(self.tokens).is_none()
                && self.token(p.tokens.end).is_some_and(|t| t.upos == Upos::Aux)
        };
        self.phrases.iter().position(subject)
    }

    /// Where the clause of a verb begins: after the last conjunction of subordination or semicolon.
    fn clause_start(&self, floor: usize, end: usize) -> usize {
        let barrier = (floor..end).rev().find(|i| {
            self.is_lemma(*i, &[";", ":"]) || self.token(*i).is_some_and(|t| t.upos == Upos::Sconj)
        });
        barrier.map_or(floor, |i| i + 1)
    }

    /// Whether a phrase before a finite verb is rather the object of the verb before it: nothing but the two stand between.
    fn is_object_of(&self, previous: Option<&VerbGroup>, phrase: usize, group: &VerbGroup) -> bool {
        let (Some(previous), Some(phrase)) = (previous, self.phrases.get(phrase)) else { return false };
        let relative = !previous.finite() || self.after_relative(previous);
        relative
            && phrase.tokens.start <= previous.main + 2
            && group.first > previous.main
            && previous.main < phrase.tokens.start
    }

    pub(super) fn after_relative(&self, group: &VerbGroup) -> bool {
        group.first > 0 && self.is_lemma(group.first - 1, &["which", "who", "that"])
    }

    /// The subject before an interposed relative or participle clause: "The envoy, who met X, said".
    fn main_subject(&self, index: usize, group: &VerbGroup) -> Option<usize> {
        let first = self
            .verbs
            .iter()
            .take(index)
            .rev()
            .find(|v| v.finite() && !self.after_relative(v))
            .map_or(0, |v| v.main + 1);
        let bare = |p: &Phrase| {
            p.preposition(self.tokens).is_none() && p.tokens.end <= group.first && p.tokens.start >= first
        };
        self.phrases.iter().position(bare)
    }

    /// Whether the verb goes on with the subject of the one before: "met X and agreed".
    fn shares_subject(&self, group: &VerbGroup) -> bool {
        let first = self.before_date(group);
        first > 0 && self.is_lemma(first - 1, &["and", "or", "but", ",", "then"])
    }

    /// Where a verb group begins with the date before it: "and in December expelled".
    pub(super) fn before_date(&self, group: &VerbGroup) -> usize {
        let date = group.first.checked_sub(2).filter(|at| {
            self.is_lemma(*at, &["in", "on"])
                && self.token(at + 1).is_some_and(|t| is_calendar_word(&t.lemma.to_lowercase()))
        });
        date.unwrap_or(group.first)
    }

    /// The phrase before an apposition between commas: "Japan, a close ally, said", "the envoy for peace, Sung Kim, met".
    fn before_apposition(&self, near: usize, start: usize) -> usize {
        let Some(phrase) = self.phrases.get(near) else { return near };
        let opened = phrase.tokens.start > 0 && self.is_lemma(phrase.tokens.start - 1, &[","]);
        let mut close = phrase.tokens.end;
        for oblique in self.phrases.iter().skip(near + 1) {
            if oblique.tokens.start == close + 1 && oblique.preposition(self.tokens).is_some() {
                close = oblique.tokens.end;
            }
        }
        let closed = self.is_lemma(close, &[","]);
        let suffix = self.is_lemma(phrase.head, &["jr", "sr"]);
        let mut end = phrase.tokens.start.saturating_sub(1);
        let mut host = self.phrase_ending(end);
        while let Some(oblique) =
            host.and_then(|i| self.phrases.get(i)).filter(|p| p.preposition(self.tokens).is_some())
        {
            end = oblique.tokens.start.saturating_sub(1);
            host = self.phrase_ending(end);
        }
        let host = host.filter(|i| self.phrases.get(*i).is_some_and(|p| p.tokens.start >= start));
        host.filter(|_| opened && (closed || suffix)).unwrap_or(near)
    }
}
