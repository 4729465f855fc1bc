//! Clauses: the verb groups of a sentence, who is their subject, and how real what they say is.

use super::modality::{Modality, effect_of};
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

/// What stands behind a "not" that denies nothing: "not only condemned".
const MERELY: [&str; 4] = ["only", "just", "merely", "simply"];

/// What is used to speak with somebody.
const MEANS: [&str; 8] =
    ["phone", "telephone", "video", "videoconference", "letter", "radio", "satellite", "mobile"];

impl VerbGroup {
    pub(super) fn finite(&self) -> bool {
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

/// The longest object between a verb and what belongs to it: "put the government of Chad on notice".
const OBJECT_REACH: usize = 9;

/// Verbs whose object does what the infinitive says: "urged Iran to return".
pub(super) const OBJECT_CONTROL: [&str; 35] = [
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
    "lead",
    "prompt",
    "cause",
    "drive",
    "compel",
    "spur",
    "induce",
    "oblige",
    "provoke",
];

/// How far behind what is given "to" may stand before whom it is given, in tokens.
const GIVEN: usize = 6;

/// Verbs that say of their subject only that it comes about.
pub(super) const HAPPEN: [&str; 13] = [
    "come",
    "begin",
    "start",
    "resume",
    "open",
    "happen",
    "occur",
    "continue",
    "follow",
    "exist",
    "materialise",
    "materialize",
    "emerge",
];

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
            clauses.deny(index);
        }
        for index in 0..clauses.verbs.len() {
            clauses.ask(index);
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
                // "not only condemned"
                Upos::Part if token.is_lemma(&["not"]) => {
                    if !self.is_lemma(first, &MERELY) {
                        modality = Modality::Negated;
                    }
                }
                Upos::Part if token.is_lemma(&["to"]) => infinitive = true,
                Upos::Adv if token.is_lemma(&["never"]) => modality = Modality::Negated,
                _ if token.is_lemma(&["neither", "nor"]) => modality = Modality::Negated,
                _ if token.is_lemma(&["longer"])
                    || token.is_lemma(&["no"]) && self.is_lemma(first, &["longer"]) =>
                {
                    modality = Modality::Negated;
                }
                // "nearly attacked", but "almost immediately attacked"
                Upos::Adv if self.token(first).is_some_and(|t| t.upos == Upos::Adv) => {}
                Upos::Adv => {
                    modality = modality.under(effect_of("adv", &token.lemma).unwrap_or(Modality::Actual))
                }
                Upos::Det if token.is_lemma(&["both", "all"]) && first > 1 => {}
                _ => break,
            }
            first -= 1;
        }
        // "was on Monday condemned"
        if let Some(at) = self.auxiliary_before_time(first).filter(|_| !has_auxiliary) {
            be = self.is_lemma(at, &["be"]);
            has_auxiliary = true;
            first = at;
        }
        // "perhaps Chad left"
        let adverbs = self.children(main).filter(|(_, t)| t.upos == Upos::Adv && t.deprel == Deprel::Advmod);
        modality = adverbs.filter_map(|(_, t)| effect_of("adv", &t.lemma)).fold(modality, Modality::under);
        // "will, in the coming weeks, send", "had earlier that day accused"
        for at in self.far_auxiliaries(main, first) {
            let Some(token) = self.token(at) else { continue };
            if token.upos == Upos::Aux {
                be |= token.is_lemma(&["be"]);
                modality = modality.under(effect_of("aux", &token.lemma).unwrap_or(Modality::Actual));
                has_auxiliary = true;
                first = at;
            } else if !self.is_lemma(at + 1, &MERELY) {
                modality = Modality::Negated;
            }
        }
        // "is to meet": a plan, and no infinitive.
        if infinitive && be && self.is_lemma(first, &["be"]) {
            infinitive = false;
            // "is to be held"
            be = (first + 1..main).any(|at| self.is_lemma(at, &["be"]));
            // "was to have been signed"
            let missed = (first + 1..main).any(|at| self.is_lemma(at, &["have"]));
            modality = modality.under(if missed { Modality::Cancelled } else { Modality::Planned });
        }
        // Adverbs before a bare verb belong to it, but not to what stands before them.
        let form = self.token(main).map_or(VerbForm::None, |t| t.form);
        let participle = matches!(form, VerbForm::Past | VerbForm::Participle);
        // "having left", "being accused"
        let opening =
            self.token(first).filter(|t| first < main && t.upos == Upos::Aux && t.form == VerbForm::Gerund);
        let gerund = form == VerbForm::Gerund && !be || opening.is_some();
        // "remains trapped"
        let linked = participle && !has_auxiliary && first.checked_sub(1).is_some_and(|i| self.is_linking(i));
        let shared = participle && !has_auxiliary && self.shares_passive(main);
        let linked = linked || shared;
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

    /// "Neither Chad nor Mali has condemned", "nothing has led Chad to": what the subject makes of a verb and those it governs.
    fn deny(&mut self, index: usize) {
        let Some(group) = self.verbs.get(index).filter(|v| v.finite()) else { return };
        let subject = group.subject.and_then(|at| self.phrases.get(at));
        let before = subject.and_then(|p| p.tokens.start.checked_sub(1));
        let neither = before.is_some_and(|at| self.is_lemma(at, &["neither", "nor"]));
        // "No Greek premier has visited Chad", not "no fewer than ten"
        let none = subject.is_some_and(|p| {
            self.is_lemma(p.tokens.start, &["no"])
                && !self.is_lemma(p.tokens.start + 1, &["few", "fewer", "less", "other", "one"])
        });
        let nothing = self.children(group.main).any(|(at, t)| {
            t.deprel == Deprel::Nsubj
                && t.is_lemma(&["nothing", "nobody", "none"])
                && !self.is_lemma(at + 1, &["but", "except"])
        });
        if neither || none || nothing {
            self.weaken(index, Modality::Negated);
        }
    }

    fn weaken(&mut self, index: usize, modality: Modality) {
        if let Some(group) = self.verbs.get_mut(index) {
            group.modality = group.modality.under(modality);
        }
    }

    /// "Should that be asked for", "had Chad attacked": what the words before the subject leave open.
    fn ask(&mut self, index: usize) {
        let Some(group) = self.verbs.get(index) else { return };
        let subject = group.subject.and_then(|at| self.phrases.get(at)).filter(|_| group.finite());
        let should = self.children(group.main).find(|(_, t)| t.is_lemma(&["should"])).map(|(at, _)| at);
        let behind = |(at, t): (usize, &Token)| {
            matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass) && should.is_some_and(|should| should < at)
        };
        // "Had Chad attacked Mali, it would have lost."
        let had = self.children(group.main).find(|(at, t)| {
            t.is_lemma(&["have"])
                && t.form == VerbForm::Past
                && at.checked_sub(1).is_none_or(|before| self.is_lemma(before, &[",", ";"]))
        });
        let before_subject = subject.is_some_and(|p| had.is_some_and(|(at, _)| at < p.tokens.start));
        let asked = before_subject
            || self.children(group.main).any(behind)
            || self.is_questioned(group)
            || self.is_pending(group);
        if asked {
            self.weaken(index, Modality::Hypothetical);
        }
    }

    /// "Was rammed and sunk by Chad": whether a participle joined to a passive verb has an agent of its own.
    fn shares_passive(&self, main: usize) -> bool {
        let joined = self.token(main).filter(|t| t.deprel == Deprel::Conj).and_then(|t| t.head);
        let passive = joined.is_some_and(|head| self.verbs.iter().any(|v| v.main == head && v.passive));
        let agent = |t: &Token| t.deprel == Deprel::OblAgent;
        let own = |t: &Token| matches!(t.deprel, Deprel::Obj | Deprel::Nsubj | Deprel::Ccomp | Deprel::Xcomp);
        let done_by = self.children(main).any(|(_, t)| agent(t)) && !self.children(main).any(|(_, t)| own(t));
        // "was summoned and handed a note": what is given stands behind whom it is given.
        let gives = self.is_lemma(main, &["hand", "give", "send", "offer", "grant", "award", "tell", "show"]);
        let object = self.children(main).find(|(at, t)| *at > main && t.deprel == Deprel::Obj);
        let given = object.is_some_and(|(at, _)| {
            gives
                && !(at..at + GIVEN).any(|at| self.is_lemma(at, &["to"]))
                && self.is_lemma(main - 1, &["and"])
        });
        passive && (done_by || given)
    }

    /// The auxiliaries of a verb, and its "not", that something stands between them and the verb; the nearest first.
    fn far_auxiliaries(&self, main: usize, first: usize) -> Vec<usize> {
        let auxiliary = |t: &Token| {
            t.upos == Upos::Aux && matches!(t.deprel, Deprel::Aux | Deprel::AuxPass)
                || t.is_lemma(&["not", "never"])
        };
        let children: Vec<(usize, &Token)> = self.children(main).collect();
        let subject = |t: &Token| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass);
        let behind = children.iter().filter(|(_, t)| subject(t)).map(|(at, _)| *at + 1).max().unwrap_or(0);
        let far = children.iter().filter(|(at, t)| (behind..first).contains(at) && auxiliary(t));
        let mut far: Vec<usize> = far.map(|(at, _)| *at).collect();
        far.reverse();
        far
    }

    /// The auxiliary before a phrase of time right before a verb.
    fn auxiliary_before_time(&self, first: usize) -> Option<usize> {
        let time =
            self.phrase_ending(first).and_then(|at| self.phrases.get(at)).filter(|p| self.is_time(p))?;
        let preposition = time.preposition(self.tokens).map_or(0, |_| 1);
        let at = time.tokens.start.checked_sub(1 + preposition)?;
        self.token(at).is_some_and(|t| t.upos == Upos::Aux && t.is_lemma(&["be", "have"])).then_some(at)
    }

    pub(super) fn is_linking(&self, at: usize) -> bool {
        self.token(at)
            .is_some_and(|t| t.upos == Upos::Verb && t.is_lemma(&["remain", "stay", "become", "get"]))
    }

    /// Whether a bare participle after a noun modifies the noun: an agent follows, or the real verb does.
    fn is_reduced(&self, main: usize) -> bool {
        // "Peru in 2019 condemned Chile": what the tree has a subject for before a phrase of time is no participle.
        let heads = |d: Deprel| !matches!(d, Deprel::Acl | Deprel::Amod | Deprel::Advcl);
        let before = self.phrase_ending(main).and_then(|at| self.phrases.get(at));
        let own = before.is_some_and(|p| p.preposition(self.tokens).is_some())
            && self.token(main).is_some_and(|t| heads(t.deprel))
            && self.children(main).any(|(at, t)| at < main && t.deprel == Deprel::Nsubj);
        if own {
            return false;
        }
        // "talked by phone": the means, no agent.
        if self.is_lemma(main + 1, &["by"])
            && !self.is_lemma(main + 2, &MEANS)
            && !self.is_lemma(main, &["stand", "abide", "swear", "stop", "go"])
        {
            return true;
        }
        if self.token(main).is_some_and(|t| t.form == VerbForm::Participle) {
            return true;
        }
        if self.follows_object(main) || self.has_agent(main) {
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

    /// "A treaty signed on Monday by Chad": whether the tree takes a bare participle for more of a noun and knows its agent.
    fn has_agent(&self, main: usize) -> bool {
        let modifies = self.token(main).is_some_and(|t| t.deprel == Deprel::Acl);
        modifies && self.children(main).any(|(_, t)| t.deprel == Deprel::OblAgent)
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
        let subject = self.inverted(group).or(subject);
        let modality =
            group.modality.under(self.governed_modality(group, governor)).under(self.conditional(group));
        let modality = modality.under(self.shared_modality(group));
        if let Some(group) = self.verbs.get_mut(index) {
            (group.governor, group.subject, group.modality) = (governor, subject, modality);
        }
    }

    /// The verb that an infinitive or gerund depends on: the nearest before it within the clause.
    fn governor_of(&self, index: usize, group: &VerbGroup) -> Option<usize> {
        let after_adjective =
            group.first > 0 && self.token(group.first - 1).is_some_and(|t| t.upos == Upos::Adj);
        if group.finite() || group.reduced || group.infinitive && after_adjective {
            return None;
        }
        let before = index.checked_sub(1)?;
        // "gave it two weeks to leave, saying …": what the tree joins it to.
        let comma = group.first.checked_sub(1).is_some_and(|at| self.is_lemma(at, &[","]));
        let clause = self.token(group.main).filter(|t| comma && group.gerund && t.deprel == Deprel::Advcl);
        let joined = clause
            .and_then(|t| self.verbs.iter().position(|v| Some(v.main) == t.head && v.main < group.main));
        if joined.is_some() {
            return joined;
        }
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

    /// Whether a conjunction stands right before the group, or before its date: "met him and in May agreed".
    pub(super) fn conjoined(&self, group: &VerbGroup) -> bool {
        let first = self.before_date(group);
        first > 0 && self.is_lemma(first - 1, &["and", "or", "but"])
    }

    /// The phrase that ends right before a token.
    pub(crate) fn phrase_ending(&self, at: usize) -> Option<usize> {
        self.phrases.iter().position(|p| p.tokens.end == at)
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
                    && !self.compares_amount(*i)
        });
        barrier.unwrap_or(end)
    }

    /// "More than 40 tanks": whether a "than" opens no clause but an amount.
    fn compares_amount(&self, than: usize) -> bool {
        let more = than
            .checked_sub(1)
            .is_some_and(|at| self.is_lemma(at, &["more", "less", "few", "fewer", "great", "other"]));
        let amount = |t: &Token| {
            matches!(t.upos, Upos::Num | Upos::Det) || t.is_lemma(&["half", "twice", "double", "$"])
        };
        more && self.is_lemma(than, &["than"]) && self.token(than + 1).is_some_and(amount)
    }

    /// Whether a phrase speaks of what is known.
    pub(super) fn is_definite(&self, phrase: &Phrase) -> bool {
        self.is_lemma(phrase.tokens.start, &["the", "this", "that", "these", "those", "such"])
    }

    /// Whether a phrase says when: "last Wednesday", "that year".
    pub(super) fn is_time(&self, phrase: &Phrase) -> bool {
        const UNITS: [&str; 13] = [
            "minute",
            "hour",
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
        let numeral = self.token(phrase.head).is_some_and(|t| t.upos == Upos::Num && !t.is_lemma(&["one"]));
        numeral && self.is_lemma(phrase.tokens.end, &["of"])
            || self.is_lemma(
                phrase.head,
                &[
                    "thousand", "hundred", "dozen", "crowd", "group", "number", "score", "majority", "most",
                    "last", "rest", "half",
                ],
            )
    }

    /// Where the object of a verb may begin: behind its particles, or behind the verb where its only particle follows the
    /// object, if it may: "pulled its troops out of", "kept its border shut". `None` where they do not stand with it.
    pub(super) fn after_particles(&self, main: usize, particles: &[&str], apart: bool) -> Option<usize> {
        let mut after = main + 1;
        for particle in particles {
            // "stands “shoulder to shoulder” with"
            while particles.len() > 1 && self.is_lemma(after, &["\"", "“", "”", "‘", "’"]) {
                after += 1;
            }
            // "arrived today in"
            while !self.is_lemma(after, &[particle])
                && let Some(end) = self.behind_time(after)
            {
                after = end;
            }
            if !self.is_lemma(after, &[particle]) {
                let [only] = particles else { return None };
                return (apart && self.is_apart(main, only)).then_some(main + 1);
            }
            after += 1;
        }
        Some(after)
    }

    /// Where the particles begin that stand behind the object of a verb: "took Chad to task", "made Chad pay".
    pub(super) fn behind_object(&self, after: usize, particles: &[&str]) -> Option<usize> {
        let stop = |at: &usize| {
            let token = self.token(*at);
            token.is_none_or(|t| t.upos == Upos::Verb || t.is_lemma(&[";", ":", ",", "that"]))
        };
        let end = (after..after + OBJECT_REACH).find(stop).unwrap_or(after + OBJECT_REACH);
        let all_at = |at: &usize| {
            let words = particles.iter().enumerate();
            words.into_iter().all(|(behind, particle)| self.is_lemma(at + behind, &[particle]))
        };
        (after..=end).find(all_at)
    }

    /// Where an adverb or a time that begins here ends: "today", "next week", "on Monday".
    fn behind_time(&self, at: usize) -> Option<usize> {
        if self.token(at)?.upos == Upos::Adv {
            return Some(at + 1);
        }
        let start = at + usize::from(self.is_lemma(at, &["on"]));
        let time = self.phrases.iter().find(|p| p.tokens.start == start && self.is_time(p))?;
        Some(time.tokens.end)
    }

    /// Whether a particle of a verb stands behind its object.
    fn is_apart(&self, main: usize, particle: &str) -> bool {
        let apart = |at: usize, token: &Token| {
            at > main + 1
                && matches!(
                    token.deprel,
                    Deprel::CompoundPrt | Deprel::Advmod | Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl
                )
                && token.is_lemma(&[particle])
        };
        let object = self.phrases.iter().find(|p| p.tokens.start == main + 1);
        // "pulled the last of its troops out of Chad"
        let closes = |at: &usize| {
            self.token(*at).is_none_or(|t| matches!(t.upos, Upos::Verb | Upos::Punct | Upos::Sconj))
        };
        let end = (main + 1..main + OBJECT_REACH).find(closes).unwrap_or(main + OBJECT_REACH);
        let far = (main + 2..end)
            .any(|at| self.is_lemma(at, &["out"]) && particle == "out" && self.is_lemma(at + 1, &["of"]));
        // "set three sailors free"
        let last = object.is_some_and(|p| {
            [p.tokens.end - 1, p.tokens.end]
                .into_iter()
                .any(|at| self.token(at).is_some_and(|t| t.upos != Upos::Adp && t.is_lemma(&[particle])))
        });
        // "out of Chad" is taken for two prepositions.
        let out_of = object.is_some_and(|p| {
            self.is_lemma(p.tokens.end, &[particle]) && self.is_lemma(p.tokens.end + 1, &["of"])
        });
        // "ordered diplomats to leave", where the tree makes the infinitive a part of the object
        let said_of =
            |at: usize| self.token(at).is_some_and(|t| t.deprel == Deprel::Acl && t.is_lemma(&[particle]));
        let of_object = object.is_some_and(|p| {
            self.is_lemma(p.tokens.end, &["to"])
                && self.token(p.head).is_some_and(|t| t.head == Some(main))
                && self.children(p.head).any(|(at, _)| at == p.tokens.end + 1 && said_of(at))
        });
        last || out_of || far || of_object || self.children(main).any(|(at, token)| apart(at, token))
    }

    /// Whether a phrase may be an actor's place in a sentence and not the actor: "in Japan".
    pub(crate) fn is_place(&self, phrase: &Phrase) -> bool {
        phrase.kind == PhraseKind::Actor
            && phrase
                .preposition(self.tokens)
                .is_some_and(|p| matches!(p, "in" | "at" | "near" | "across" | "throughout"))
    }
}
