//! What a document has named so far, so that "it", "their" and "the two countries" can be resolved.

use crate::actor::ActorCode;

/// How many actors back a plural description may reach.
const RECENT: usize = 12;

/// The actors named so far, the latest last.
#[derive(Debug, Default)]
pub(crate) struct Discourse {
    /// Lists of two or more actors that stood together.
    groups: Vec<Vec<ActorCode>>,
    /// Single actors, each once, by their latest mention.
    recent: Vec<ActorCode>,
    /// The last actors that stood as a subject.
    subject: Vec<ActorCode>,
    /// Whom the last person named serves.
    person: Vec<ActorCode>,
    /// Actors that are no states.
    organisations: Vec<ActorCode>,
}

impl Discourse {
    /// Notes actors that a phrase names, in order.
    pub(crate) fn note(&mut self, actors: &[ActorCode]) {
        for actor in actors {
            self.recent.retain(|known| known != actor);
            self.recent.push(*actor);
        }
        if self.recent.len() > RECENT {
            self.recent.drain(..self.recent.len() - RECENT);
        }
        if actors.len() > 1 {
            self.groups.push(actors.to_vec());
        }
        if self.groups.len() > RECENT {
            self.groups.remove(0);
        }
    }

    /// Notes that an actor is no state.
    pub(crate) fn note_organisation(&mut self, code: ActorCode) {
        if !self.organisations.contains(&code) {
            self.organisations.push(code);
        }
    }

    /// Notes the actors of a subject.
    pub(crate) fn note_subject(&mut self, actors: &[ActorCode]) {
        if !actors.is_empty() {
            self.subject = actors.to_vec();
        }
    }

    /// Notes whom a person serves that a phrase names.
    pub(crate) fn note_person(&mut self, actors: &[ActorCode]) {
        self.person = actors.to_vec();
    }

    /// Whom the person serves that "he" or "her" stands for: the last one named.
    pub(crate) fn person(&self) -> Vec<ActorCode> {
        if self.person.is_empty() { self.singular() } else { self.person.clone() }
    }

    /// Whom "it" or "its" stands for: the last subject, where it is one actor.
    pub(crate) fn singular(&self) -> Vec<ActorCode> {
        if self.subject.len() == 1 { self.subject.clone() } else { Vec::new() }
    }

    /// Whom "they" or "their" stands for: the last subject.
    pub(crate) fn plural(&self) -> Vec<ActorCode> {
        self.subject.clone()
    }

    /// Whom "the two countries" (`count` of them, any number where `None`) stands for: the last list of so many that
    /// stood together, else the last so many that were named.
    pub(crate) fn collective(&self, count: Option<usize>) -> Vec<ActorCode> {
        self.several(count, |_| true)
    }

    /// The same for a word that only states are called by: "the two countries".
    pub(crate) fn states(&self, count: Option<usize>) -> Vec<ActorCode> {
        self.several(count, |actor| !self.organisations.contains(actor))
    }

    /// The last so many actors of a sort: a list that stood together, else those named last.
    pub(crate) fn several(
        &self,
        count: Option<usize>,
        may_be: impl Fn(&ActorCode) -> bool,
    ) -> Vec<ActorCode> {
        let fits =
            |group: &&Vec<ActorCode>| count.is_none_or(|n| group.len() == n) && group.iter().all(&may_be);
        if let Some(group) = self.groups.iter().rev().find(fits) {
            return group.clone();
        }
        let recent: Vec<ActorCode> = self.recent.iter().copied().filter(may_be).collect();
        let from = recent.len().checked_sub(count.unwrap_or(2));
        from.and_then(|from| recent.get(from..)).map_or(Vec::new(), <[ActorCode]>::to_vec)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<ActorCode> {
        text.split(' ').map(|code| code.parse().unwrap()).collect()
    }

    #[test]
    fn plurals_reach_back_by_number() {
        let mut discourse = Discourse::default();
        discourse.note(&codes("CHN JPN KOR"));
        discourse.note(&codes("USA"));
        assert_eq!(discourse.collective(Some(3)), codes("CHN JPN KOR"));
        assert_eq!(discourse.collective(Some(2)), codes("KOR USA"));
        assert_eq!(discourse.collective(Some(5)), []);
        assert_eq!(discourse.collective(None), codes("CHN JPN KOR"));
    }

    #[test]
    fn pronouns_stand_for_the_last_subject() {
        let mut discourse = Discourse::default();
        discourse.note_subject(&codes("CHN JPN"));
        assert_eq!(discourse.singular(), []);
        assert_eq!(discourse.plural(), codes("CHN JPN"));
        discourse.note_subject(&[]);
        assert_eq!(discourse.plural(), codes("CHN JPN"));
    }
}
