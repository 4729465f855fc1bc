//! Outcries: blame that has no clause of its own. A bare quotation, "Outrageous," said the minister; and what somebody speaks
//! of, "spoke of a flagrant violation of Chad's airspace".

use super::{
    clause::VerbGroup,
    explain::Means,
    frame::{Facts, FrameReader},
    modality::Modality,
    speech::{Judgement, has_use, is_judged, speech_at},
    trail::Origin,
};
use crate::{
    actor::ActorCode,
    reading::{ActionFact, ActionKind, ActionStatus},
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Token, Upos},
};

/// How many acts back a wrong may lie that somebody speaks of.
const REACH: usize = 64;

/// How far behind a verb what it speaks of may begin, in tokens.
const SPOKEN_WITHIN: usize = 4;

/// How far behind a quotation the verb may stand that tells who says it, in tokens.
const SPEAKER_WITHIN: usize = 12;

impl FrameReader<'_> {
    /// Blame by a bare quotation, or by the name that is given to what was done.
    pub(super) fn read_outcries(&self, facts: &mut Facts) {
        if let Some((at, speaker, topic)) = self.bare_quotation() {
            let told = || self.implied_targets(ActionKind::Accuse, &speaker, true, facts);
            let targets = if topic.is_empty() { told() } else { topic };
            self.cry_out(at, speaker, targets, facts);
        }
        for group in &self.clauses.verbs {
            if let Some((speaker, targets)) = self.evoked(group, facts) {
                self.cry_out(group.main, speaker, targets, facts);
            }
        }
    }

    fn cry_out(&self, at: usize, speaker: Vec<ActorCode>, targets: Vec<ActorCode>, facts: &mut Facts) {
        let blamed = |fact: &ActionFact| fact.kind == ActionKind::Accuse && fact.actors == speaker;
        if targets.is_empty() || facts.acts_in(self.evidence).any(blamed) {
            return;
        }
        let mark = facts.mark();
        self.push_action(ActionKind::Accuse, ActionStatus::Done, (speaker, targets), at, facts);
        facts.note(&mark, Origin::of(Means::Judgement, Some(at)));
    }

    /// A quotation without a verb that opens the sentence and blames: the word that does, who says it and of whom.
    fn bare_quotation(&self) -> Option<(usize, Vec<ActorCode>, Vec<ActorCode>)> {
        let quote = |at: usize| self.clauses.is_lemma(at, &["\"", "“", "”", "'", "‘", "’"]);
        let end = self.clauses.tokens.len();
        let close = (1..end).find(|at| quote(*at)).filter(|_| quote(0)).unwrap_or(end);
        let words = self.clauses.tokens.get(1..close).filter(|_| quote(0))?;
        let clause =
            |t: &Token| matches!(t.upos, Upos::Verb | Upos::Aux) || t.is_lemma(&["no", "not", "never"]);
        if words.iter().any(clause) {
            return None;
        }
        // A word that opens a quotation has a capital, and is easily taken for a name.
        let named = |t: &Token| t.upos == Upos::Propn && has_use("adj", &t.lemma, Judgement::Blame);
        let at = 1 + words.iter().position(|t| is_judged(t, Judgement::Blame) || named(t))?;
        let said = |v: &&VerbGroup| {
            let near = close + 1..close + SPEAKER_WITHIN;
            near.contains(&v.main) && self.token(v.main).is_some_and(|t| is_judged(t, Judgement::Report))
        };
        let verb = self.clauses.verbs.iter().find(said).map(|v| v.main);
        let speaker = match speech_at(self.speeches, at).filter(|s| !s.speaker.is_empty()) {
            Some(speech) => &speech.speaker,
            None => {
                let reach = close + 1..verb? + 3;
                let mut named = self.clauses.phrases.iter().filter(|p| reach.contains(&p.tokens.start));
                &named.find(|p| p.kind == PhraseKind::Actor)?.actors
            }
        };
        let of = verb.map_or(Vec::new(), |verb| self.clauses.tree_obliques(verb, "of"));
        let mut topic = of.into_iter().next().map_or(Vec::new(), |p| p.actors.clone());
        topic.retain(|actor| !speaker.contains(actor));
        Some((at, speaker.clone(), topic))
    }

    /// "Spoke of a flagrant breach of Chad's airspace": who speaks, and whose deed it is.
    fn evoked(&self, group: &VerbGroup, facts: &Facts) -> Option<(Vec<ActorCode>, Vec<ActorCode>)> {
        let verb = group.main;
        let names = self.token(verb).is_some_and(|t| is_judged(t, Judgement::Evoke));
        if !names || group.passive || group.reduced || group.modality > Modality::Announced {
            return None;
        }
        let speaker = &self.clauses.tree_subject(verb).filter(|p| p.kind == PhraseKind::Actor)?.actors;
        let near = verb + 1..=verb + SPOKEN_WITHIN;
        let of = |p: &&Phrase| {
            let between = self.clauses.tokens.get(verb + 1..p.tokens.start).unwrap_or(&[]);
            // "an “outrageous breach”": the article stands apart.
            let noun = self.token(p.head).is_some_and(|t| t.upos == Upos::Noun);
            noun && near.contains(&p.tokens.start) && between.iter().any(|t| t.is_lemma(&["of"]))
        };
        // "citing Chadian interference"
        let cited = || self.clauses.tree_object(verb).filter(|p| p.tokens.start == verb + 1);
        let deed = self.clauses.phrases.iter().find(of).or_else(cited)?;
        let words = self.clauses.tokens.get(deed.tokens.clone())?;
        let bad = words.iter().any(|t| is_judged(t, Judgement::Blame));
        if !bad || self.clauses.is_lemma(deed.tokens.start, &["no"]) {
            return None;
        }
        let others = |actors: &[ActorCode]| -> Vec<ActorCode> {
            actors.iter().filter(|actor| !speaker.contains(actor)).copied().collect()
        };
        let by = self.clauses.tree_obliques(deed.head, "by").into_iter().next();
        let doers = by.map(|p| others(&p.actors)).filter(|actors| !actors.is_empty());
        let owners = || Some(others(&deed.owners)).filter(|actors| !actors.is_empty());
        if let Some(doers) = doers.or_else(owners) {
            return Some((speaker.clone(), doers));
        }
        let victims = others(&self.victims(deed));
        let targets = match victims.is_empty() {
            true => self.implied_targets(ActionKind::Accuse, speaker, true, facts),
            false => wrongdoers(&victims, speaker, facts),
        };
        Some((speaker.clone(), targets))
    }

    /// Who is named right behind a deed as those whom it wrongs: "a violation of Chad's airspace", "an attack on Mali".
    fn victims(&self, deed: &Phrase) -> Vec<ActorCode> {
        let mut phrases = self.clauses.phrases.iter();
        let next = phrases.find(|p| p.tokens.start == deed.tokens.end + 1);
        let wronged =
            next.filter(|p| matches!(p.preposition(self.clauses.tokens), Some("of" | "on" | "against")));
        wronged.map_or(Vec::new(), |p| p.actors.clone())
    }
}

/// Who did these harm last, and is none of the speakers.
fn wrongdoers(victims: &[ActorCode], speaker: &[ActorCode], facts: &Facts) -> Vec<ActorCode> {
    let harms = |fact: &&ActionFact| {
        !fact.kind.is_cooperative()
            && fact.kind != ActionKind::Request
            && victims.iter().all(|victim| fact.targets.contains(victim))
            && !fact.actors.iter().any(|actor| speaker.contains(actor) || victims.contains(actor))
    };
    let last = facts.actions.iter().rev().take(REACH).find(harms);
    last.map_or(Vec::new(), |fact| fact.actors.clone())
}
