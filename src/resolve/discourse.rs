//! What a document has named so far, so that "it", "their" and "the two countries" can be resolved.

use std::collections::BTreeMap;

use super::{
    border::{Nearness, nearness},
    gender::Gender,
    role::{RoleClass, role_of},
};
use crate::actor::ActorCode;

/// How many actors back a plural description may reach.
const RECENT: usize = 12;

/// How many words in names of organisations are kept.
const WORDS: usize = 48;

/// How much weight a pair gains where it is named together, and what is left of it after each sentence.
const TOGETHER: u32 = 1000;
const FADE: (u32, u32) = (4, 5);

/// How many acts against each other count.
const QUARRELS: u32 = 6;

/// A sentence that names more actors than this tells nothing about pairs.
const CROWD: usize = 6;

/// A person by whom is served.
#[derive(Clone, Debug, Default, PartialEq)]
struct Person {
    served: Vec<ActorCode>,
    gender: Option<Gender>,
}

/// The actors named so far, the latest last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Discourse {
    /// Lists of two or more actors that stood together.
    groups: Vec<Vec<ActorCode>>,
    /// Pairs that were named together, and how much of late.
    pairs: Vec<((ActorCode, ActorCode), u32)>,
    /// Pairs of which the text has told that one did something against the other, and how often.
    quarrels: BTreeMap<(ActorCode, ActorCode), u32>,
    /// For whom offices and bodies act, by their head nouns.
    titles: Vec<(Box<str>, Vec<ActorCode>)>,
    /// The same of several at once: "the Gulf ministers".
    officials: Vec<(Box<str>, Vec<ActorCode>)>,
    /// Single actors, each once, by their latest mention.
    recent: Vec<ActorCode>,
    /// Those whom the last sentence named.
    before: Vec<ActorCode>,
    /// Those who meet in this sentence, and those who met in the last one.
    meeting: Vec<ActorCode>,
    met: Vec<ActorCode>,
    /// Those of whom the text last told that they meet, however and whenever.
    assembled: Vec<ActorCode>,
    /// Whether it told of something for which those answer who govern a state.
    conduct: bool,
    /// How often each was named.
    counts: BTreeMap<ActorCode, usize>,
    /// The last actors that stood as a subject.
    subject: Vec<ActorCode>,
    /// The last person named, or the subject of the last sentence that had one.
    person: Person,
    /// Persons, each once, by their latest mention.
    persons: Vec<Person>,
    /// For whom those speak that say "we".
    speaker: Vec<ActorCode>,
    /// Actors that are no states.
    organisations: Vec<ActorCode>,
    /// Words in their names, each once, by their latest mention.
    words: Vec<(Box<str>, ActorCode)>,
}

impl Discourse {
    /// Notes actors that a phrase names, in order.
    pub(crate) fn note(&mut self, actors: &[ActorCode]) {
        for actor in actors {
            self.recent.retain(|known| known != actor);
            self.recent.push(*actor);
            *self.counts.entry(*actor).or_default() += 1;
        }
        if self.recent.len() > RECENT {
            self.recent.drain(..self.recent.len() - RECENT);
        }
        if let [a, b] = actors {
            self.note_pair(*a, *b);
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

    /// Whether an actor that was named is no state.
    pub(crate) fn is_organisation(&self, code: ActorCode) -> bool {
        self.organisations.contains(&code)
    }

    /// Notes the actors of a subject.
    pub(crate) fn note_subject(&mut self, actors: &[ActorCode]) {
        if !actors.is_empty() {
            self.subject = actors.to_vec();
        }
    }

    /// Who was the subject of what was told last, where these are not among them.
    pub(crate) fn last_subject(&self, except: &[ActorCode]) -> Vec<ActorCode> {
        let apart = !self.subject.iter().any(|actor| except.contains(actor));
        if apart { self.subject.clone() } else { Vec::new() }
    }

    /// The gender of the person named last who serves these: "Merkel … The chancellor".
    pub(super) fn gender_of(&self, served: &[ActorCode]) -> Option<Gender> {
        self.persons.iter().rev().find(|known| known.served == served).and_then(|known| known.gender)
    }

    /// Notes whom a person serves that a phrase names, and the gender where it tells.
    pub(crate) fn note_person(&mut self, actors: &[ActorCode], gender: Option<Gender>) {
        let same = |known: &Person| known.served == actors;
        self.persons.retain(|known| !(same(known) && (known.gender == gender || known.gender.is_none())));
        self.person = Person { served: actors.to_vec(), gender };
        self.persons.push(self.person.clone());
        if self.persons.len() > RECENT {
            self.persons.remove(0);
        }
    }

    /// Sets for whom those speak that say "we" in what is read next.
    pub(crate) fn set_speaker(&mut self, actors: &[ActorCode]) {
        self.speaker = actors.to_vec();
    }

    /// Whom "we" and "our" stand for.
    pub(crate) fn speaker(&self) -> Vec<ActorCode> {
        self.speaker.clone()
    }

    /// Whom the person serves that "him" stands for where these act: the last one named that serves others and is not known
    /// to be of another gender.
    pub(crate) fn other_person(&self, doers: &[ActorCode], gender: Option<Gender>) -> Vec<ActorCode> {
        let fits = |known: Option<Gender>| known.is_none() || gender.is_none() || known == gender;
        let other =
            |person: &&Person| !person.served.is_empty() && person.served != doers && fits(person.gender);
        self.persons.iter().rev().find(other).map_or(Vec::new(), |person| person.served.clone())
    }

    /// The last list of actors that stood together and that these are not of.
    pub(crate) fn group_without(&self, doers: &[ActorCode]) -> Vec<ActorCode> {
        let apart = |group: &&Vec<ActorCode>| !group.iter().any(|actor| doers.contains(actor));
        if self.subject.len() > 1 && apart(&&self.subject) {
            return self.subject.clone();
        }
        self.groups.iter().rev().find(apart).cloned().unwrap_or_default()
    }

    /// The state named last that is not one of these.
    pub(crate) fn last_state(&self, except: &[ActorCode]) -> Option<ActorCode> {
        let state = |actor: &&ActorCode| !except.contains(actor) && !self.organisations.contains(actor);
        let count = |actor: &ActorCode| self.counts.get(actor).copied().unwrap_or(0);
        let last = self.recent.iter().rev().find(state).copied()?;
        let topic = self.recent.iter().filter(state).max_by_key(|actor| count(actor)).copied()?;
        Some(if count(&topic) >= 2 * count(&last) { topic } else { last })
    }

    /// The state of these that was named last.
    pub(crate) fn last_among(&self, states: &[ActorCode]) -> Option<ActorCode> {
        self.recent.iter().rev().find(|actor| states.contains(actor)).copied()
    }

    /// The only state beside these that the last sentence with a name named.
    pub(crate) fn only_state_before(&self, except: &[ActorCode]) -> Option<ActorCode> {
        let other = |actor: &&ActorCode| !except.contains(actor) && !self.organisations.contains(actor);
        let mut others = self.before.iter().filter(other);
        others.next().copied().filter(|first| others.all(|other| other == first))
    }

    /// The same, where that sentence told of something for which those answer who govern the state.
    pub(super) fn governed_before(&self, except: &[ActorCode]) -> Option<ActorCode> {
        self.only_state_before(except).filter(|_| self.conduct)
    }

    /// The organisation named last with this word in its name; for a word that any may be called by, the one named last.
    pub(crate) fn organisation(&self, noun: &str) -> Option<ActorCode> {
        const ANY: [&str; 5] = ["bloc", "grouping", "organisation", "organization", "body"];
        let by_name = self.words.iter().rev().find(|(word, _)| **word == *noun).map(|(_, actor)| *actor);
        let last = || self.recent.iter().rev().find(|actor| self.organisations.contains(actor)).copied();
        by_name.or_else(|| ANY.contains(&noun).then(last)?)
    }

    /// Notes the words in the name of an organisation.
    pub(crate) fn note_words<'w>(&mut self, words: impl Iterator<Item = &'w str>, actor: ActorCode) {
        if !self.organisations.contains(&actor) {
            return;
        }
        for word in words {
            self.words.retain(|(known, _)| **known != *word);
            self.words.push((word.into(), actor));
        }
        if self.words.len() > WORDS {
            self.words.drain(..self.words.len() - WORDS);
        }
    }

    /// The neighbour of a state of which the text speaks most together with it, else the one named last.
    pub(crate) fn neighbour(&self, of: ActorCode) -> Option<ActorCode> {
        self.foremost(|actor| match nearness(of, actor)? {
            Nearness::Land => Some(2 * TOGETHER + self.involved(of, actor)),
            Nearness::Sea => Some(TOGETHER + self.involved(of, actor)),
            Nearness::Apart => None,
        })
    }

    /// The other state of which the text speaks most together with a state.
    pub(crate) fn other_party(&self, of: ActorCode) -> Option<ActorCode> {
        let state = |actor: ActorCode| actor != of && !self.is_organisation(actor);
        self.foremost(|actor| Some(self.involved(of, actor)).filter(|weight| state(actor) && *weight > 0))
    }

    /// The actor that weighs most; of equals the one named last.
    fn foremost(&self, weight: impl Fn(ActorCode) -> Option<u32>) -> Option<ActorCode> {
        let named = self.recent.iter().filter_map(|actor| Some((weight(*actor)?, *actor)));
        named.max_by_key(|(weight, _)| *weight).map(|(_, actor)| actor)
    }

    /// How much the text tells of two together.
    fn involved(&self, a: ActorCode, b: ActorCode) -> u32 {
        let pair = (a.min(b), a.max(b));
        let together = self.pairs.iter().find(|(known, _)| *known == pair).map_or(0, |(_, weight)| *weight);
        together + TOGETHER * self.quarrels.get(&pair).copied().unwrap_or(0).min(QUARRELS) / 2
    }

    /// The state that is named together with this one most, wherever it lies.
    pub(crate) fn partner(&self, of: ActorCode) -> Option<ActorCode> {
        let with = |(a, b): (ActorCode, ActorCode)| if a == of { Some(b) } else { (b == of).then_some(a) };
        let parties = self.pairs.iter().filter_map(|(pair, weight)| Some((with(*pair)?, *weight)));
        let states = parties.filter(|(actor, _)| !self.organisations.contains(actor));
        states.max_by_key(|(_, weight)| *weight).map(|(actor, _)| actor)
    }

    /// Whom the person serves that "he" or "her" stands for: the last one named.
    pub(crate) fn person(&self) -> Vec<ActorCode> {
        if self.person.served.is_empty() { self.singular() } else { self.person.served.clone() }
    }

    /// The same for "he" or "she": a man is mostly not known to be one.
    pub(crate) fn person_of(&self, gender: Option<Gender>) -> Vec<ActorCode> {
        let latest = |gender: Option<Gender>| self.persons.iter().rev().find(|p| p.gender == gender);
        let known = latest(gender).filter(|_| self.person.gender.is_some() || gender == Some(Gender::Woman));
        let fits = gender.is_none() || self.person.gender == gender;
        let other = || known.or_else(|| latest(None).filter(|_| self.person.gender.is_some()));
        match other().filter(|p| !fits && !p.served.is_empty()) {
            Some(person) => person.served.clone(),
            None => self.person(),
        }
    }

    /// Whom "it" or "its" stands for: the last subject, where it is one actor.
    pub(crate) fn singular(&self) -> Vec<ActorCode> {
        if self.subject.len() == 1 { self.subject.clone() } else { Vec::new() }
    }

    /// Whom "they" or "their" stands for: the last subject; where that was one of those who have just met, all of them: "The
    /// president met the premier. They agreed".
    pub(crate) fn plural(&self) -> Vec<ActorCode> {
        let one = self.subject.len() == 1 && self.subject.iter().all(|actor| self.met.contains(actor));
        let person = |actor: &ActorCode| self.persons.iter().rev().take(2).any(|p| p.served == [*actor]);
        let pair = one && self.met.len() == 2 && self.met.iter().all(person);
        if pair { self.met.clone() } else { self.subject.clone() }
    }

    /// Notes who met in the sentence that ends.
    pub(crate) fn note_encounter(&mut self, participants: &[ActorCode]) {
        self.meeting = participants.to_vec();
    }

    /// Notes who meet by what a sentence told.
    pub(crate) fn note_assembled(&mut self, participants: &[ActorCode]) {
        self.assembled = participants.to_vec();
    }

    /// For whom "the leaders" or "the officials" act: those whom a phrase with this noun named; those of high rank are all who
    /// met, where these were among them, else the last subject, where that was several.
    pub(super) fn officials(&self, head: &str, high: bool) -> Vec<ActorCode> {
        let titled = self.officials.iter().find(|(known, _)| **known == *head);
        let titled = titled.map_or(&[][..], |(_, actors)| actors.as_slice());
        // "EU ministers met in Ghana. The ministers": the union's.
        let met = |actor| self.assembled.contains(actor);
        let met = high && self.assembled.len() > 1 && titled.iter().all(met);
        match titled {
            [one] if self.is_organisation(*one) => vec![*one],
            _ if met => self.assembled.clone(),
            [] if high && self.subject.len() > 1 => self.subject.clone(),
            _ => titled.to_vec(),
        }
    }

    /// Notes for whom holders of an office act, by the head of the phrase that named several.
    pub(super) fn note_officials(&mut self, head: &str, actors: &[ActorCode]) {
        self.officials.retain(|(known, _)| **known != *head);
        self.officials.push((head.into(), actors.to_vec()));
    }

    /// Notes for whom the holder of an office or a body acts, by the head of the phrase that named it.
    pub(crate) fn note_title(&mut self, head: &str, actors: &[ActorCode]) {
        self.titles.retain(|(known, _)| **known != *head);
        self.titles.push((head.into(), actors.to_vec()));
        if self.titles.len() > RECENT {
            self.titles.remove(0);
        }
    }

    /// For whom "the minister" or "the council" acts, where one was named before.
    pub(crate) fn title(&self, head: &str) -> Option<Vec<ActorCode>> {
        self.titles.iter().find(|(known, _)| **known == *head).map(|(_, actors)| actors.clone())
    }

    /// Whose the forces or craft are that a noun means: the last that were named by it, else the last of their class.
    pub(crate) fn force(&self, head: &str, class: RoleClass) -> Option<Vec<ActorCode>> {
        let alike = |known: &str| role_of(&[known]).is_some_and(|(_, role)| role.class == class);
        let last =
            || self.titles.iter().rev().find(|(known, _)| alike(known)).map(|(_, actors)| actors.clone());
        self.title(head).or_else(last)
    }

    /// Notes all whom a sentence speaks of: those whom the text keeps naming together are "the two sides"; and whether it tells
    /// of something for which those answer who govern a state.
    pub(crate) fn end_sentence(&mut self, actors: &[ActorCode], conduct: bool) {
        if !actors.is_empty() {
            self.before = actors.to_vec();
            self.conduct = conduct;
        }
        self.met = std::mem::take(&mut self.meeting);
        for (_, weight) in &mut self.pairs {
            *weight = weight.saturating_mul(FADE.0) / FADE.1;
        }
        self.pairs.retain(|(_, weight)| *weight > 0);
        if actors.len() <= CROWD {
            for (at, a) in actors.iter().enumerate() {
                for b in actors.iter().skip(at + 1) {
                    self.note_pair(*a, *b);
                }
            }
        }
    }

    /// Notes that the text has told of something that one actor did against another.
    pub(crate) fn note_quarrel(&mut self, a: ActorCode, b: ActorCode) {
        if a != b {
            *self.quarrels.entry((a.min(b), a.max(b))).or_default() += 1;
        }
    }

    fn note_pair(&mut self, a: ActorCode, b: ActorCode) {
        let pair = (a.min(b), a.max(b));
        match self.pairs.iter_mut().find(|(known, _)| *known == pair) {
            Some((_, weight)) => *weight += TOGETHER,
            None if a != b => self.pairs.push((pair, TOGETHER)),
            None => {}
        }
    }

    /// Whom "both sides" (`count` of them, any number where `None`) stands for, `except` whoever speaks of them: of two
    /// those that were named together most, of late above all; else the last list of so many that stood together, else the
    /// last so many that were named.
    pub(crate) fn collective(&self, count: Option<usize>, except: &[ActorCode]) -> Vec<ActorCode> {
        self.one_of(count, !except.is_empty(), |actor| !except.contains(actor))
    }

    /// The same for a word that only states are called by: "the two countries".
    pub(crate) fn states(&self, count: Option<usize>, except: &[ActorCode]) -> Vec<ActorCode> {
        let state = |actor: &ActorCode| !except.contains(actor) && !self.organisations.contains(actor);
        self.one_of(count, !except.is_empty(), state)
    }

    /// The two states that were named together most, of late above all, whatever they have against each other.
    pub(crate) fn companions(&self, except: &[ActorCode]) -> Vec<ActorCode> {
        let state = |actor: &ActorCode| !except.contains(actor) && !self.organisations.contains(actor);
        let pairs = self.pairs.iter().filter(|((a, b), _)| state(a) && state(b));
        let most = pairs.max_by_key(|(_, together)| *together);
        most.map_or_else(|| self.states(Some(2), except), |((a, b), _)| vec![*a, *b])
    }

    /// Whom "the parties" stands for, `except` whoever speaks of them: the last two that stood together, else those that were
    /// named together most.
    pub(crate) fn parties(&self, except: &[ActorCode]) -> Vec<ActorCode> {
        let state = |actor: &ActorCode| !except.contains(actor) && !self.organisations.contains(actor);
        let fits = |group: &&Vec<ActorCode>| group.len() == 2 && group.iter().all(state);
        let last = self.groups.iter().rev().find(fits).cloned();
        last.unwrap_or_else(|| self.one_of(Some(2), true, state))
    }

    /// The same for actors of a sort.
    pub(crate) fn several(
        &self,
        count: Option<usize>,
        may_be: impl Fn(&ActorCode) -> bool,
    ) -> Vec<ActorCode> {
        self.one_of(count, false, may_be)
    }

    /// The same; those whom somebody addresses, "urged both", are above all those who have something against each other.
    fn one_of(
        &self,
        count: Option<usize>,
        addressed: bool,
        may_be: impl Fn(&ActorCode) -> bool,
    ) -> Vec<ActorCode> {
        if count == Some(2) {
            let pairs = self.pairs.iter().filter(|((a, b), _)| may_be(a) && may_be(b));
            // Of equal weight the later one.
            let quarrels = |pair| self.quarrels.get(pair).copied().unwrap_or(0).min(QUARRELS);
            let worth = if addressed { TOGETHER / 2 } else { TOGETHER / 5 };
            let weight = |pair, together: u32| together + worth * quarrels(pair);
            if let Some(((a, b), _)) = pairs.max_by_key(|(pair, together)| weight(pair, *together)) {
                return vec![*a, *b];
            }
        }
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
        assert_eq!(discourse.collective(Some(3), &[]), codes("CHN JPN KOR"));
        assert_eq!(discourse.collective(Some(2), &[]), codes("KOR USA"));
        assert_eq!(discourse.collective(Some(5), &[]), []);
        assert_eq!(discourse.collective(None, &[]), codes("CHN JPN KOR"));
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
