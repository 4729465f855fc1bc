//! How real the act of a clause is, by the words that govern its verb.

use super::{
    clause::{Clauses, VerbGroup},
    deed_words::{Class, is_word},
    modality::{Modality, effect_of},
    speech::{Judgement, is_judged},
};
use crate::{
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Token, Upos, VerbForm, is_calendar_word},
};

impl Clauses<'_> {
    /// How real an act is by what governs its verb.
    pub(super) fn governed_modality(&self, group: &VerbGroup, governor: Option<usize>) -> Modality {
        // "left for Cairo, having signed": it was done before.
        let opened = group.first.checked_sub(1).is_none_or(|at| self.is_lemma(at, &[","]));
        if group.gerund && opened && self.is_lemma(group.first, &["have"]) {
            return Modality::Actual;
        }
        let word = match (group.infinitive, group.gerund) {
            (true, _) => self.governing_word(group),
            (_, true) => self.governing_preposition(group),
            _ => None,
        };
        if let Some(effect) = word {
            let before = group.first.checked_sub(1);
            return effect.under(before.map_or(Modality::Actual, |at| self.denied_above(at)));
        }
        let Some(governor) = governor.and_then(|g| self.verbs.get(g)) else {
            let told =
                if self.is_prospect(group) { Modality::Proposed } else { self.reported_modality(group) };
            return told.under(self.denied_above(group.main));
        };
        let lemma = self.token(governor.main).map_or("", |t| &*t.lemma);
        // "set the stage by pledging": the means are as real as the end.
        let by = group.first.checked_sub(1).is_some_and(|at| self.is_lemma(at, &["by"]));
        if group.gerund && by {
            return governor.modality;
        }
        // "stopped short of condemning"
        let short = group.first.checked_sub(2).is_some_and(|at| self.is_lemma(at, &["short"]));
        if group.gerund && short {
            return Modality::Negated;
        }
        let close = group.first <= governor.main + 1 || self.is_complement(governor, group);
        // "held off imposing"
        let phrasal = self.phrasal(governor.main, group.first);
        let phrasal = phrasal.and_then(|words| effect_of("verb", &words).or(effect_of("clause", &words)));
        match phrasal.or(effect_of("verb", lemma)).or(effect_of("clause", lemma)) {
            // "ordered Chad to leave": what others are told to do is no more than asked of them.
            Some(Modality::Announced) if group.infinitive && self.commands_others(governor) => {
                Modality::Proposed.under(governor.modality)
            }
            Some(effect) => effect.under(governor.modality),
            // "became the first premier to visit Chad": it has happened.
            None if group.infinitive && self.is_ranked(governor.main, group.first) => governor.modality,
            // "issued a note to protest": words are spoken by what is done for them.
            None if group.infinitive && !close && self.is_spoken(group) => governor.modality,
            // "sent doctors to help Chad"
            None if group.infinitive && !close && self.is_mission(governor, group) => governor.modality,
            // "arrived to strengthen": a purpose, not an act.
            None if group.infinitive && !close => Modality::Proposed.under(governor.modality),
            None if group.infinitive => Modality::Planned.under(governor.modality),
            None => governor.modality,
        }
    }

    /// "will meet in Oslo and discuss": a bare verb joined to one with an auxiliary is as real as that.
    pub(super) fn shared_modality(&self, group: &VerbGroup) -> Modality {
        let bare = group.first == group.main && group.subject.is_none();
        let token = self.token(group.main).filter(|t| bare && t.form == VerbForm::Base);
        // "could help draw up"
        let helped = |t: &Token| {
            let helps = t.head.is_some_and(|head| self.is_lemma(head, &["help"]));
            t.deprel == Deprel::Conj || matches!(t.deprel, Deprel::Xcomp | Deprel::Ccomp) && helps
        };
        let joined = token.filter(|t| helped(t)).and_then(|t| t.head);
        let head = joined.and_then(|head| self.verbs.iter().find(|v| v.main == head && v.main < group.main));
        let head = head.filter(|v| v.first < v.main && !v.passive);
        let own = || self.children(group.main).any(|(_, t)| t.deprel == Deprel::Nsubj);
        head.filter(|_| !own()).map_or(Modality::Actual, |v| v.modality)
    }

    /// "Voted on Sunday to downgrade ties": whether an infinitive says what its verb's subject, and no object, is to do.
    fn is_complement(&self, governor: &VerbGroup, group: &VerbGroup) -> bool {
        let own = self.token(group.main);
        let object =
            || self.children(governor.main).any(|(_, t)| matches!(t.deprel, Deprel::Obj | Deprel::Iobj));
        // "have yet to agree"
        own.is_some_and(|t| t.deprel == Deprel::Xcomp && t.head == Some(governor.main))
            && !self.is_lemma(governor.main, &["have"])
            && !object()
    }

    /// Whether the object of a verb is another actor than its subject.
    fn commands_others(&self, governor: &VerbGroup) -> bool {
        let object =
            self.children(governor.main).find(|(_, t)| matches!(t.deprel, Deprel::Obj | Deprel::Iobj));
        let others = object.and_then(|(at, _)| self.phrase_of(at)).filter(|p| p.kind == PhraseKind::Actor);
        let own = self.tree_subject(governor.main).map_or(&[][..], |p| &p.actors);
        others.is_some_and(|p| !p.actors.is_empty() && !p.actors.iter().any(|actor| own.contains(actor)))
    }

    /// Whether a noun between a verb and an infinitive is said to be the first, the last or the only one that does it.
    fn is_ranked(&self, verb: usize, infinitive: usize) -> bool {
        let noun = infinitive.checked_sub(1).and_then(|at| self.phrase_ending(at + 1));
        let phrase = noun.and_then(|at| self.phrases.get(at)).filter(|p| p.tokens.start > verb);
        let ranks = ["first", "second", "third", "fourth", "last", "latest", "only"];
        // "was among the few states to", "is one of two states to"
        let among = |p: &Phrase| {
            let before = p.tokens.start.checked_sub(1);
            before.is_some_and(|at| {
                self.is_lemma(at, &["among"])
                    || self.is_lemma(at, &["of"]) && self.is_lemma(at.wrapping_sub(1), &["one"])
            })
        };
        phrase.is_some_and(|p| p.tokens.clone().any(|at| self.is_lemma(at, &ranks)) || among(p))
    }

    /// "Chad's campaign to isolate Mali": whether an infinitive says what a thing is for; what actors are to do is a plan.
    fn is_prospect(&self, group: &VerbGroup) -> bool {
        let word = group.first.checked_sub(1).and_then(|at| self.token(at));
        let noun = word.filter(|t| group.infinitive && matches!(t.upos, Upos::Noun | Upos::Adj));
        let actor = || {
            let phrase = self.phrase_ending(group.first).and_then(|at| self.phrases.get(at));
            phrase.is_some_and(|p| p.kind == PhraseKind::Actor)
        };
        // "proud to have helped"
        let done =
            self.tokens.get(group.first..group.main).is_some_and(|t| t.iter().any(|t| t.is_lemma(&["have"])));
        noun.is_some() && !done && !actor() && !self.is_ranked(0, group.first)
    }

    /// "Did not feel bound to defend": whether the verb is denied that an adjective or participle hangs on.
    fn denied_above(&self, at: usize) -> Modality {
        let state =
            |t: &&Token| t.upos == Upos::Adj || matches!(t.form, VerbForm::Past | VerbForm::Participle);
        let word = self.token(at).filter(|t| t.deprel == Deprel::Xcomp).filter(state);
        let above = word.and_then(|t| t.head);
        let governor = above.and_then(|head| self.verbs.iter().find(|v| v.main == head));
        let denied = governor.filter(|v| v.modality == Modality::Negated);
        denied.map_or(Modality::Actual, |v| v.modality)
    }

    /// "Sent doctors to help": who is sent to serve others serves them.
    fn is_mission(&self, governor: &VerbGroup, group: &VerbGroup) -> bool {
        let is = |at: usize, class| self.token(at).is_some_and(|t| is_word(&t.lemma, class));
        is(governor.main, Class::Send) && is(group.main, Class::Serve)
    }

    /// A verb with the particle that stands between it and what it governs: "hold off".
    fn phrasal(&self, verb: usize, governed: usize) -> Option<String> {
        let lemma = &self.token(verb)?.lemma;
        let mut particles = self.children(verb).filter(|(_, t)| t.deprel == Deprel::CompoundPrt);
        let (_, particle) = particles.find(|(at, _)| at + 1 == governed)?;
        Some(format!("{lemma} {}", particle.lemma))
    }

    fn is_spoken(&self, group: &VerbGroup) -> bool {
        self.token(group.main).is_some_and(|t| is_judged(t, Judgement::Voice))
    }

    /// The effect of the verb that a finite clause with "that" depends on: "denied that it attacked".
    fn reported_modality(&self, group: &VerbGroup) -> Modality {
        // "suspect that the premier, who met him in June,": what is added of somebody is the writer's word.
        let added = group.first.checked_sub(2).is_some_and(|at| self.is_lemma(at, &[","]));
        if added && self.is_lemma(group.first - 1, &["who", "which"]) {
            return Modality::Actual;
        }
        let that = (0..group.first)
            .rev()
            .take_while(|i| !self.is_lemma(*i, &[";", ":", "but"]) && !self.joins_clauses(*i))
            .find(|i| self.is_lemma(*i, &["that"]));
        // "It is vital that Chad withdraws, the envoy said."
        let outside = |that: usize| {
            let clause = self.token(that).filter(|t| t.deprel == Deprel::Mark).and_then(|t| t.head);
            clause.is_some_and(|clause| !self.is_below(group.main, clause))
        };
        if that.is_some_and(outside) {
            return Modality::Actual;
        }
        // "an allegation that Chad denies": what the relative clause says is no part of what is alleged.
        let relative = that.and_then(|at| self.token(at)).is_some_and(|t| {
            let role = matches!(t.deprel, Deprel::Obj | Deprel::Nsubj | Deprel::NsubjPass);
            let clause = self.token(group.main).is_some_and(|v| v.deprel == Deprel::AclRelcl);
            role && clause && t.head == Some(group.main)
        });
        if relative {
            return Modality::Actual;
        }
        let before = that.and_then(|at| at.checked_sub(1));
        let word = before.and_then(|at| self.token(at));
        let effect = word.and_then(|word| match word.upos {
            // "it is not true that"
            Upos::Adj if before.is_some_and(|at| self.is_lemma(at.saturating_sub(1), &["not"])) => {
                Some(Modality::Negated)
            }
            // "it is vital that"
            Upos::Adj => effect_of("that", &word.lemma).or_else(|| content_effect(word)),
            _ => content_effect(word),
        });
        if let Some(effect) = effect {
            return effect;
        }
        // "proposed on Thursday that"
        let timed = |verb: usize, that: usize| {
            let between = self.tokens.get(verb + 1..that).unwrap_or(&[]);
            between.iter().all(|t| t.upos == Upos::Adp || is_calendar_word(&t.lemma.to_lowercase()))
        };
        let reporter = that.and_then(|at| {
            self.verbs.iter().rev().find(|v| v.main < at && at - v.main <= 3 && timed(v.main, at))
        });
        let lemma = reporter.and_then(|v| self.token(v.main)).map_or("", |t| &*t.lemma);
        // "nobody claims that", "few believe that"
        let nobody = |v: &VerbGroup| {
            let subject = v.subject.and_then(|at| self.phrases.get(at));
            subject.is_some_and(|p| self.is_lemma(p.tokens.start, &["nobody", "no", "none", "few"]))
        };
        if reporter.is_some_and(nobody) {
            return Modality::Negated;
        }
        effect_of("verb", lemma).or(effect_of("clause", lemma)).unwrap_or(Modality::Actual)
    }

    /// Whether an "and" stands between clauses, and not between nouns: "that Chad and its friends withdraw".
    fn joins_clauses(&self, at: usize) -> bool {
        let joined = self.token(at).filter(|t| t.is_lemma(&["and"]));
        let second = joined.map(|t| t.head.and_then(|head| self.token(head)));
        second.is_some_and(|t| t.is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn)))
    }

    /// The effect of the noun or adjective right before an infinitive: "a plan to attack", "is due to meet".
    fn governing_word(&self, group: &VerbGroup) -> Option<Modality> {
        let word = self.token(group.first.checked_sub(1)?)?;
        // "has no plan to": the noun's own negation.
        let denied = group.first.checked_sub(2).is_some_and(|at| self.is_lemma(at, &["no"]));
        // "would be hard not to accept"
        let at = group.first - 1;
        let could = |t: &Token| t.upos == Upos::Aux && t.is_lemma(&["would", "could", "might", "may"]);
        match word.upos {
            Upos::Noun if denied => content_effect(word).map(|_| Modality::Negated),
            Upos::Adj if self.children(at).any(|(_, t)| could(t)) => Some(Modality::Hypothetical),
            _ => content_effect(word),
        }
    }

    /// The effect of what stands before a gerund with a preposition: "without telling", "voted against sending",
    /// "wary of helping", "thought of leaving".
    fn governing_preposition(&self, group: &VerbGroup) -> Option<Modality> {
        let preposition = self.token(group.first.checked_sub(1)?)?;
        let word = group.first.checked_sub(2).and_then(|at| self.token(at));
        if preposition.is_lemma(&["without", "than", "against"]) {
            return Some(Modality::Negated);
        }
        let word =
            word.filter(|_| preposition.is_lemma(&["of", "for", "from", "about", "to", "at", "in", "on"]))?;
        match word.upos {
            Upos::Noun | Upos::Adj => content_effect(word),
            Upos::Verb | Upos::Adv => {
                let verb =
                    self.verbs.iter().rfind(|v| v.main < group.first && v.main + 2 >= group.first - 1)?;
                let words = self.tokens.get(verb.main..group.first)?.iter().map(|t| &*t.lemma);
                let words = words.collect::<Vec<_>>().join(" ");
                effect_of("clause", &words).or(effect_of("verb", &words))
            }
            _ => None,
        }
    }

    /// The effect of "if", "unless", "whether" before the verb in its clause.
    pub(super) fn conditional(&self, group: &VerbGroup) -> Modality {
        let clause =
            || self.tokens.iter().take(group.first).rev().take_while(|t| !t.is_lemma(&[",", ";", ":"]));
        // "no sign that Chad massed troops"
        let mut after_that = clause().skip_while(|t| !t.is_lemma(&["that"])).skip(1).take(3);
        if after_that.any(|t| t.is_lemma(&["no"])) {
            return Modality::Negated;
        }
        clause().filter_map(|t| effect_of("conj", &t.lemma)).fold(Modality::Actual, Modality::under)
    }
}

/// The effect of a noun or adjective on the clause that says what it is of: "failure to", "wary of", "the notion that".
pub(super) fn content_effect(word: &Token) -> Option<Modality> {
    let own = match word.upos {
        Upos::Noun => effect_of("noun", &word.lemma),
        Upos::Adj => effect_of("adj", &word.lemma),
        _ => return None,
    };
    effect_of("content", &word.lemma).or(own)
}
