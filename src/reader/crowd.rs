//! Crowds: protests of those who have no name but the place where they are, "In Lima thousands marched against Chile".

use once_cell::sync::Lazy;

use super::{
    clause::VerbGroup,
    explain::Means,
    frame::{Facts, FrameReader},
    modality::Modality,
    trail::Origin,
    words,
};
use crate::{
    actor::ActorCode,
    reading::{ActionFact, ActionKind, ActionStatus},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::Phrase,
    },
    table::ByWord,
};

const WORDS: (&str, &str) = ("crowd_words.tsv", include_str!("../../data/crowd_words.tsv"));

static TABLE: Lazy<ByWord<Vec<Class>>> = Lazy::new(|| words::by_class(WORDS, class));

/// What a word says of a crowd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A noun for many people.
    Crowd,
    /// A verb for what they do to protest.
    Rally,
    /// A noun for what they hold.
    Gathering,
    /// A verb for how that comes about.
    Happen,
    /// A noun for where the envoys of a state sit, or for what stands for it.
    Mission,
}

fn class(name: &str, _status: &str) -> Option<Class> {
    Some(match name {
        "crowd" => Class::Crowd,
        "rally" => Class::Rally,
        "gathering" => Class::Gathering,
        "happen" => Class::Happen,
        "mission" => Class::Mission,
        _ => return None,
    })
}

/// The words that tell of a protest by themselves.
pub(super) fn telling() -> Vec<&'static str> {
    words::telling(&TABLE, |class| matches!(class, Class::Gathering | Class::Mission))
}

impl FrameReader<'_> {
    /// Protests of crowds against a state or before its mission.
    pub(super) fn read_crowds(&self, facts: &mut Facts) {
        for group in &self.clauses.verbs {
            let Some((crowd, targets)) = self.protest(group) else { continue };
            let at = group.main;
            let targets: Vec<ActorCode> =
                targets.into_iter().filter(|target| self.world.is_nation(*target)).collect();
            let actors = self.home_of(crowd, at, &targets);
            let protests = |fact: &ActionFact| fact.kind == ActionKind::Protest;
            if targets.is_empty() || actors.is_empty() || self.is_told((&actors, &targets), protests, facts) {
                continue;
            }
            let mark = facts.mark();
            self.push_action(ActionKind::Protest, ActionStatus::Done, (actors, targets), at, facts);
            facts.note(&mark, Origin::of(Means::Judgement, Some(at)));
        }
    }

    /// The crowd of a verb of protest, and against whom it is.
    fn protest(&self, group: &VerbGroup) -> Option<(&Phrase, Vec<ActorCode>)> {
        if !group.finite() || group.modality > Modality::Actual {
            return None;
        }
        let near = group.subject.and_then(|at| self.clauses.phrases.get(at));
        // "In Lima thousands marched": the city is taken for a part of the crowd.
        let before = || self.clauses.phrases.iter().find(|p| p.tokens.end == group.first);
        let subject = self.clauses.tree_subject(group.main).or(near).or_else(before)?;
        let (verb, head) = (self.class_at(group.main)?, self.class_at(subject.head)?);
        let marches = verb.contains(&Class::Rally) && head.contains(&Class::Crowd) && !group.passive;
        let held = verb.contains(&Class::Happen) && head.contains(&Class::Gathering);
        if !marches && !held {
            return None;
        }
        let end =
            self.clauses.verbs.iter().filter(|v| v.finite() && v.main > group.main).map(|v| v.first).min();
        let reach = subject.tokens.end..end.unwrap_or(self.clauses.tokens.len());
        let mut behind = self.clauses.phrases.iter().filter(|p| reach.contains(&p.tokens.start));
        let against = |p: &&Phrase| p.preposition(self.clauses.tokens) == Some("against");
        let mission =
            |p: &&Phrase| self.class_at(p.head).is_some_and(|classes| classes.contains(&Class::Mission));
        let before = behind.clone().find(mission).map(|p| match p.owners.is_empty() {
            true => p.possessor.clone(),
            false => p.owners.clone(),
        });
        let resented = || behind.find(against).map(|p| p.actors.clone());
        let targets = before.filter(|actors| !actors.is_empty()).or_else(resented)?;
        Some((subject, targets))
    }

    fn class_at(&self, at: usize) -> Option<&'static [Class]> {
        self.token(at).and_then(|t| TABLE.get(&*t.lemma)).map(Vec::as_slice)
    }

    /// Whose a crowd is: its own state, else that of the place that is named nearest to what it does.
    fn home_of(&self, crowd: &Phrase, at: usize, targets: &[ActorCode]) -> Vec<ActorCode> {
        let own = !crowd.actors.is_empty() && crowd.actors.iter().all(|actor| !targets.contains(actor));
        if own && !crowd.anaphoric {
            return crowd.actors.clone();
        }
        let place = |m: &&Mention| {
            let before = m.tokens.start.checked_sub(1);
            let located =
                before.is_some_and(|at| self.clauses.is_lemma(at, &["in", "of", "at", "across", "through"]));
            let kind = matches!(m.kind, MentionKind::Place | MentionKind::Capital | MentionKind::Name);
            located && kind && m.actors.len() == 1 && !m.actors.iter().any(|actor| targets.contains(actor))
        };
        let nearest = self.mentions.iter().filter(place).min_by_key(|m| m.tokens.start.abs_diff(at));
        nearest.map_or(Vec::new(), |m| m.actors.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        words::assert_sound(WORDS, class);
    }
}
