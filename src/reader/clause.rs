//! Clauses: the verb groups of a sentence, who is their subject, and how real what they say is.

use super::{
    modality::{Modality, effect_of},
    speech::{Judgement, is_judged},
};
use crate::{
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Token, Upos, VerbForm, is_calendar_word},
};

/// A verb with its auxiliaries.
#[derive(Debug)]
pub(crate) struct VerbGroup {
    /// The first auxiliary, or the verb itself.
    pub(crate) first: usize,
    /// The verb.
    pub(crate) main: usize,
    pub(crate) passive: bool,
    /// "to" and the base form.
    pub(crate) infinitive: bool,
    /// An -ing form without "be".
    pub(crate) gerund: bool,
    /// A participle without auxiliary, right after a noun: "troops stationed in …".
    pub(crate) reduced: bool,
    /// The verb group that governs it, by index.
    pub(crate) governor: Option<usize>,
    /// The phrase that is its grammatical subject, by index.
    pub(crate) subject: Option<usize>,
    /// How real the act is, governors included.
    pub(crate) modality: Modality,
}

impl VerbGroup {
    fn finite(&self) -> bool {
        !(self.infinitive || self.gerund || self.reduced)
    }
}

/// A sentence cut into noun phrases and verb groups.
#[derive(Debug)]
pub(crate) struct Clauses<'a> {
    pub(crate) tokens: &'a [Token],
    pub(crate) phrases: &'a [Phrase],
    pub(crate) verbs: Vec<VerbGroup>,
    /// The tokens that have a head, by their heads.
    pub(super) below: Vec<(usize, usize)>,
}

/// Verbs whose object does what the infinitive says: "urged Iran to return".
pub(super) const OBJECT_CONTROL: [&str; 26] = [
    "urge",
    "ask",
    "tell",
    "order",
    "press",
    "call",
    "invite",
    "allow",
    "force",
    "push",
    "pressure",
    "encourage",
    "want",
    "require",
    "persuade",
    "convince",
    "warn",
    "advise",
    "request",
    "help",
    "expect",
    "appeal",
    "accuse",
    "blame",
    "criticise",
    "criticize",
];

/// Verbs that say of their subject only that it comes about.
pub(super) const HAPPEN: [&str; 9] =
    ["come", "begin", "start", "resume", "open", "happen", "occur", "continue", "follow"];

impl<'a> Clauses<'a> {
    pub(crate) fn new(tokens: &'a [Token], phrases: &'a [Phrase]) -> Clauses<'a> {
        let mut below: Vec<(usize, usize)> =
            tokens.iter().enumerate().filter_map(|(at, token)| Some((token.head?, at))).collect();
        below.sort_unstable();
        let mut clauses = Clauses { tokens, phrases, verbs: Vec::new(), below };
        for main in 0..tokens.len() {
            if tokens.get(main).is_some_and(|t| t.upos == Upos::Verb) {
                let group = clauses.verb_group(main);
                clauses.verbs.push(group);
            }
        }
        for index in 0..clauses.verbs.len() {
            clauses.govern(index);
        }
        clauses
    }

    pub(super) fn token(&self, at: usize) -> Option<&'a Token> {
        self.tokens.get(at)
    }

    pub(crate) fn is_lemma(&self, at: usize, lemmas: &[&str]) -> bool {
        self.token(at).is_some_and(|t| t.is_lemma(lemmas))
    }

    /// The verb group around a verb, not yet governed.
    fn verb_group(&self, main: usize) -> VerbGroup {
        let mut first = main;
        let (mut be, mut infinitive, mut has_auxiliary) = (false, false, false);
        let mut modality = Modality::Actual;
        while let Some(token) = first.checked_sub(1).and_then(|i| self.token(i)) {
            match token.upos {
                Upos::Aux => {
                    be |= token.is_lemma(&["be"]);
                    let effect = effect_of("aux", &token.lemma);
                    modality = modality.under(effect.unwrap_or(Modality::Actual));
                    has_auxiliary = true;
                }
                Upos::Part if token.is_lemma(&["not"]) => modality = Modality::Negated,
                Upos::Part if token.is_lemma(&["to"]) => infinitive = true,
                Upos::Adv if token.is_lemma(&["never"]) => modality = Modality::Negated,
                _ if token.is_lemma(&["longer"])
                    || token.is_lemma(&["no"]) && self.is_lemma(first, &["longer"]) =>
                {
                    modality = Modality::Negated;
                }
                Upos::Adv => {}
                Upos::Det if token.is_lemma(&["both", "all"]) && first > 1 => {}
                _ => break,
            }
            first -= 1;
        }
        // "is to meet": a plan, and no infinitive.
        if infinitive && be && self.is_lemma(first, &["be"]) {
            infinitive = false;
            be = false;
            modality = modality.under(Modality::Planned);
        }
        // Adverbs before a bare verb belong to it, but not to what stands before them.
        let form = self.token(main).map_or(VerbForm::None, |t| t.form);
        let participle = matches!(form, VerbForm::Past | VerbForm::Participle);
        let gerund = form == VerbForm::Gerund && !be;
        // "remains trapped"
        let linked = participle && !has_auxiliary && first.checked_sub(1).is_some_and(|i| self.is_linking(i));
        VerbGroup {
            first,
            main,
            passive: be && participle || linked,
            infinitive,
            gerund,
            reduced: participle && !has_auxiliary && !linked && self.is_reduced(main),
            governor: None,
            subject: None,
            modality,
        }
    }

    fn is_linking(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|t| t.upos == Upos::Verb && t.is_lemma(&["remain", "stay", "become", "get"]))
    }

    /// Whether a bare participle after a noun modifies the noun: an agent follows, or the real verb does.
    fn is_reduced(&self, main: usize) -> bool {
        if self.is_lemma(main + 1, &["by"])
            && !self.is_lemma(main, &["stand", "abide", "swear", "stop", "go"])
        {
            return true;
        }
        if self.token(main).is_some_and(|t| t.form == VerbForm::Participle) {
            return true;
        }
        if self.follows_object(main) {
            return true;
        }
        let noun_before =
            main.checked_sub(1).and_then(|i| self.token(i)).is_some_and(|t| matches!(t.upos, Upos::Noun));
        let preposition = self.token(main + 1).is_some_and(|t| t.upos == Upos::Adp);
        let verb_after = self
            .tokens
            .iter()
            .skip(main + 1)
            .take_while(|t| !matches!(t.upos, Upos::Punct | Upos::Sconj | Upos::Cconj))
            .any(|t| {
                matches!(t.upos, Upos::Aux)
                    || t.upos == Upos::Verb
                        && matches!(t.form, VerbForm::Past | VerbForm::Preterite | VerbForm::Third)
            });
        noun_before && preposition && verb_after
    }

    /// Whether the phrase right before a verb is already the object of the verb before it: "freed nurses held for years".
    fn follows_object(&self, main: usize) -> bool {
        let Some(previous) = self.verbs.last().filter(|v| v.finite()) else { return false };
        let Some(phrase) = self.phrase_ending(main).and_then(|i| self.phrases.get(i)) else { return false };
        let between = self.tokens.get(previous.main + 1..phrase.tokens.start).unwrap_or(&[]);
        let open = |t: &Token| matches!(t.upos, Upos::Punct | Upos::Sconj | Upos::Cconj | Upos::Pron);
        let oblique = phrase.preposition(self.tokens).is_some()
            && !self.after_relative(previous)
            && !between.iter().any(open);
        let governs = self.token(previous.main).is_some_and(|t| effect_of("verb", &t.lemma).is_some());
        oblique || phrase.tokens.start == previous.main + 1 && !governs
    }

    /// Finds governor and subject of a verb group; those before it are done.
    fn govern(&mut self, index: usize) {
        let Some(group) = self.verbs.get(index) else { return };
        let governor = self.governor_of(index, group);
        let subject = self.subject_of(index, group, governor);
        let subject =
            self.beyond_commas(group, subject).or_else(|| self.not_object(group, subject)).or(subject);
        let modality =
            group.modality.under(self.governed_modality(group, governor)).under(self.conditional(group));
        let modality = modality.under(self.shared_modality(group));
        if let Some(group) = self.verbs.get_mut(index) {
            (group.governor, group.subject, group.modality) = (governor, subject, modality);
        }
    }

    /// "The president, speaking in Vienna, Austria, rejected": where what stands between commas was taken for the subject,
    /// the one that the tree has.
    fn beyond_commas(&self, group: &VerbGroup, near: Option<usize>) -> Option<usize> {
        let phrase = near.and_then(|at| self.phrases.get(at)).filter(|_| group.finite())?;
        let comma = |at: Option<usize>| at.is_some_and(|at| self.is_lemma(at, &[","]));
        if !comma(phrase.tokens.start.checked_sub(1)) || !comma(Some(phrase.tokens.end)) {
            return None;
        }
        let subject = self.tree_subject(group.main)?;
        self.phrases.iter().position(|p| p.tokens == subject.tokens)
    }

    /// "Cut ties with Oman, shut its ports": where the nearest phrase is the object of another verb, the subject that the
    /// tree has.
    fn not_object(&self, group: &VerbGroup, near: Option<usize>) -> Option<usize> {
        let phrase = near.and_then(|at| self.phrases.get(at)).filter(|_| group.finite() && !group.passive)?;
        let head = self.token(phrase.head)?;
        let object = matches!(head.deprel, Deprel::Obj | Deprel::Iobj | Deprel::Obl | Deprel::Nmod);
        let subject = self.tree_subject(group.main).filter(|_| object && head.head != Some(group.main))?;
        let actor = subject.kind == PhraseKind::Actor;
        self.phrases.iter().position(|p| actor && p.tokens == subject.tokens)
    }

    /// The verb that an infinitive or gerund depends on: the nearest before it within the clause.
    fn governor_of(&self, index: usize, group: &VerbGroup) -> Option<usize> {
        let after_adjective =
            group.first > 0 && self.token(group.first - 1).is_some_and(|t| t.upos == Upos::Adj);
        if group.finite() || group.reduced || group.infinitive && after_adjective {
            return None;
        }
        let before = index.checked_sub(1)?;
        let candidate = self.verbs.get(before)?;
        let conjoined = self.conjoined(group)
            && (candidate.infinitive && group.infinitive || candidate.gerund && group.gerund);
        if conjoined {
            return candidate.governor;
        }
        let between = self.tokens.get(candidate.main + 1..group.first)?;
        let barrier = between.iter().any(|t| t.is_lemma(&[";", ":", "“", "”", "\""]));
        (!barrier).then_some(before)
    }

    /// Whether a conjunction stands right before the group.
    fn conjoined(&self, group: &VerbGroup) -> bool {
        group.first > 0 && self.is_lemma(group.first - 1, &["and", "or", "but"])
    }

    fn governed_modality(&self, group: &VerbGroup, governor: Option<usize>) -> Modality {
        if let Some(effect) = self.governing_word(group).filter(|_| group.infinitive) {
            return effect;
        }
        let Some(governor) = governor.and_then(|g| self.verbs.get(g)) else {
            return self.reported_modality(group);
        };
        let lemma = self.token(governor.main).map_or("", |t| &*t.lemma);
        // "set the stage by pledging": the means are as real as the end.
        let by = group.first.checked_sub(1).is_some_and(|at| self.is_lemma(at, &["by"]));
        if group.gerund && by {
            return governor.modality;
        }
        let close = group.first <= governor.main + 1;
        match effect_of("verb", lemma).or(effect_of("clause", lemma)) {
            Some(effect) => effect.under(governor.modality),
            // "became the first premier to visit Chad": it has happened.
            None if group.infinitive && self.is_ranked(governor.main, group.first) => governor.modality,
            // "issued a note to protest": words are spoken by what is done for them.
            None if group.infinitive && !close && self.is_spoken(group) => governor.modality,
            // "arrived to strengthen": a purpose, not an act.
            None if group.infinitive && !close => Modality::Proposed.under(governor.modality),
            None if group.infinitive => Modality::Planned.under(governor.modality),
            None => governor.modality,
        }
    }

    /// "will meet in Oslo and discuss": a bare verb joined to one with an auxiliary is as real as that.
    fn shared_modality(&self, group: &VerbGroup) -> Modality {
        let bare = group.first == group.main && group.subject.is_none();
        let token = self.token(group.main).filter(|t| bare && t.form == VerbForm::Base);
        let joined = token.filter(|t| t.deprel == Deprel::Conj).and_then(|t| t.head);
        let head = joined.and_then(|head| self.verbs.iter().find(|v| v.main == head && v.main < group.main));
        let head = head.filter(|v| v.first < v.main && !v.passive);
        let own = || self.children(group.main).any(|(_, t)| t.deprel == Deprel::Nsubj);
        head.filter(|_| !own()).map_or(Modality::Actual, |v| v.modality)
    }

    /// Whether a noun between a verb and an infinitive is said to be the first, the last or the only one that does it.
    fn is_ranked(&self, verb: usize, infinitive: usize) -> bool {
        let noun = infinitive.checked_sub(1).and_then(|at| self.phrase_ending(at + 1));
        let phrase = noun.and_then(|at| self.phrases.get(at)).filter(|p| p.tokens.start > verb);
        let ranks = ["first", "second", "third", "fourth", "last", "latest", "only"];
        phrase.is_some_and(|p| p.tokens.clone().any(|at| self.is_lemma(at, &ranks)))
    }

    fn is_spoken(&self, group: &VerbGroup) -> bool {
        self.token(group.main).is_some_and(|t| is_judged(t, Judgement::Voice))
    }

    /// The effect of the verb that a finite clause with "that" depends on: "denied that it attacked".
    fn reported_modality(&self, group: &VerbGroup) -> Modality {
        let that = (0..group.first)
            .rev()
            .take_while(|i| !self.is_lemma(*i, &[";", ":", "and", "but"]))
            .find(|i| self.is_lemma(*i, &["that"]));
        let noun = that.and_then(|at| self.token(at.checked_sub(1)?)).filter(|t| t.upos == Upos::Noun);
        if let Some(effect) = noun.and_then(|noun| effect_of("noun", &noun.lemma)) {
            return effect;
        }
        let reporter = that.and_then(|at| self.verbs.iter().find(|v| v.main + 1 == at));
        let lemma = reporter.and_then(|v| self.token(v.main)).map_or("", |t| &*t.lemma);
        effect_of("verb", lemma).or(effect_of("clause", lemma)).unwrap_or(Modality::Actual)
    }

    /// The effect of the noun or adjective right before an infinitive: "a plan to attack", "is due to meet".
    fn governing_word(&self, group: &VerbGroup) -> Option<Modality> {
        let word = self.token(group.first.checked_sub(1)?)?;
        // "has no plan to": the noun's own negation.
        let denied = group.first.checked_sub(2).is_some_and(|at| self.is_lemma(at, &["no"]));
        match word.upos {
            Upos::Noun if denied => effect_of("noun", &word.lemma).map(|_| Modality::Negated),
            Upos::Noun => effect_of("noun", &word.lemma),
            Upos::Adj => effect_of("adj", &word.lemma),
            _ => None,
        }
    }

    /// The effect of "if", "unless", "whether" before the verb in its clause.
    fn conditional(&self, group: &VerbGroup) -> Modality {
        let clause =
            || self.tokens.iter().take(group.first).rev().take_while(|t| !t.is_lemma(&[",", ";", ":"]));
        // "no sign that Chad massed troops"
        let mut after_that = clause().skip_while(|t| !t.is_lemma(&["that"])).skip(1).take(3);
        if after_that.any(|t| t.is_lemma(&["no"])) {
            return Modality::Negated;
        }
        clause().filter_map(|t| effect_of("conj", &t.lemma)).fold(Modality::Actual, Modality::under)
    }

    /// Whether a phrase is an actor that stands behind a verb with no preposition.
    fn is_bare_object(&self, phrase: usize, verb: &VerbGroup) -> bool {
        self.phrases.get(phrase).is_some_and(|p| {
            p.kind == PhraseKind::Actor && p.tokens.start > verb.main && p.preposition(self.tokens).is_none()
        })
    }

    fn subject_of(&self, index: usize, group: &VerbGroup, governor: Option<usize>) -> Option<usize> {
        if group.reduced {
            // "a treaty, signed by Peru"
            let after_comma = group.first > 0 && self.is_lemma(group.first - 1, &[","]);
            let host = self.token(group.main).filter(|t| after_comma && t.deprel == Deprel::Acl);
            let host = host.and_then(|t| self.phrase_of(t.head?));
            let host = host.and_then(|host| self.phrases.iter().position(|p| p.tokens == host.tokens));
            return self.phrase_ending(group.first).or(host);
        }
        if self.is_of_refused(group) {
            return None;
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
            let deed = group.gerund && group.first > 0 && self.is_lemma(group.first - 1, &["for"]);
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
        let noun = self.token(group.main).filter(|t| group.gerund && t.deprel == Deprel::Acl);
        let noun = noun.and_then(|t| self.token(t.head?)).filter(|noun| noun.deprel == Deprel::Obj);
        noun.and_then(|noun| self.token(noun.head?)).is_some_and(refused)
    }

    /// The phrase that ends right before a token.
    pub(crate) fn phrase_ending(&self, at: usize) -> Option<usize> {
        self.phrases.iter().position(|p| p.tokens.end == at)
    }

    /// The first phrase between two tokens, whatever its preposition.
    fn first_phrase(&self, from: usize, to: usize) -> Option<usize> {
        self.phrases.iter().position(|p| p.tokens.start >= from && p.tokens.end <= to)
    }

    /// "Speaking in Cairo, the minister …": the first bare phrase after the comma.
    fn next_subject(&self, group: &VerbGroup) -> Option<usize> {
        let comma = (group.main..self.tokens.len()).find(|i| self.is_lemma(*i, &[","]))?;
        self.phrases.iter().position(|p| p.tokens.start == comma + 1).filter(|_| group.first == 0)
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
            return self.phrases.iter().rposition(|p| p.tokens.end < group.first);
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
            Some(previous) => previous.subject,
            None if previous.is_some_and(|p| !p.finite() || p.reduced) => self.main_subject(index, group),
            None => near,
        }
    }

    /// The phrase before what two commas enclose, where that is a participle or relative clause: "India, known as …, held".
    fn before_parenthesis(&self, group: &VerbGroup) -> Option<usize> {
        let close = group.first.checked_sub(1).filter(|at| self.is_lemma(*at, &[","]))?;
        let open = (0..close).rev().find(|at| self.is_lemma(*at, &[","]))?;
        let relative = self.is_lemma(open + 1, &["which", "who", "whose", "both"]);
        let participle = self.verbs.iter().any(|v| v.first == open + 1 && !v.finite());
        let host = self.phrase_ending(open).filter(|_| relative || participle)?;
        let bare = self.phrases.get(host).is_some_and(|p| p.preposition(self.tokens).is_none());
        bare.then_some(host)
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

    fn after_relative(&self, group: &VerbGroup) -> bool {
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
        group.first > 0 && self.is_lemma(group.first - 1, &["and", "or", "but", ",", "then"])
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

    /// Where what belongs to a verb ends: at the next clause.
    pub(crate) fn reach(&self, index: usize) -> usize {
        let Some(group) = self.verbs.get(index) else { return 0 };
        let end = self.verbs.iter().skip(index + 1).find(|v| !v.reduced).map_or(self.tokens.len(), |v| {
            let own_subject = self
                .phrases
                .iter()
                .find(|p| Some(&p.tokens) == v.subject.and_then(|s| self.phrases.get(s)).map(|p| &p.tokens));
            match own_subject {
                Some(p) if v.finite() && p.tokens.start > group.main && !self.after_relative(v) => {
                    p.tokens.start
                }
                _ => v.first,
            }
        });
        let barrier = (group.main + 1..end).find(|i| {
            self.is_lemma(*i, &[";", ":"])
                || self.token(*i).is_some_and(|t| t.upos == Upos::Sconj && !t.is_lemma(&["as", "so"]))
        });
        barrier.unwrap_or(end)
    }

    /// Whether a phrase says when: "last Wednesday", "that year".
    pub(super) fn is_time(&self, phrase: &Phrase) -> bool {
        const UNITS: [&str; 11] = [
            "day",
            "week",
            "weekend",
            "month",
            "year",
            "decade",
            "morning",
            "afternoon",
            "evening",
            "night",
            "time",
        ];
        let head = self.token(phrase.head).map_or("", |t| &*t.lemma);
        phrase.actors.is_empty() && (UNITS.contains(&head) || is_calendar_word(head))
    }

    /// Whether a phrase only counts what follows it: "thousands of Armenians".
    pub(crate) fn is_quantity(&self, phrase: &Phrase) -> bool {
        self.is_lemma(
            phrase.head,
            &["thousand", "hundred", "dozen", "crowd", "group", "number", "score", "majority"],
        )
    }

    /// Whether a phrase may be an actor's place in a sentence and not the actor: "in Japan".
    pub(crate) fn is_place(&self, phrase: &Phrase) -> bool {
        phrase.kind == PhraseKind::Actor
            && phrase
                .preposition(self.tokens)
                .is_some_and(|p| matches!(p, "in" | "at" | "near" | "across" | "throughout"))
    }
}
