//! From the two roles of a predicate to the sides of its fact.

use super::{argument::Filler, frame::FrameReader};
use crate::{
    actor::ActorCode,
    reading::MeetingKind,
    resolve::{mention::Mention, phrase::add},
};

/// Who acts on whom; all on all where it is mutual.
pub(super) fn action_roles(
    first: Vec<ActorCode>,
    second: Vec<ActorCode>,
    reciprocal: bool,
) -> Option<(Vec<ActorCode>, Vec<ActorCode>)> {
    let targets: Vec<ActorCode> = second.into_iter().filter(|actor| !first.contains(actor)).collect();
    match (first.len(), targets.len()) {
        (0, _) => None,
        (2.., 0) if reciprocal => Some((first.clone(), first)),
        (_, 0) => None,
        (_, _) if reciprocal => {
            let mut all = first;
            add(&mut all, &targets);
            Some((all.clone(), all))
        }
        _ => Some((first, targets)),
    }
}

/// Each of the first with each of the second; all together where one side is unknown.
pub(super) fn two_by_two(first: &Filler, second: &Filler) -> Vec<(Filler, Filler)> {
    let apart = !second.actors.iter().any(|actor| first.actors.contains(actor));
    if !apart || first.actors.is_empty() || second.actors.is_empty() {
        return vec![(first.clone(), second.clone())];
    }
    let one = |of: &Filler, actor: ActorCode| Filler { actors: vec![actor], ..of.clone() };
    let pairs = first.actors.iter().flat_map(|a| second.actors.iter().map(move |b| (*a, *b)));
    pairs.map(|(a, b)| (one(first, a), one(second, b))).collect()
}

/// Who meets: all together, but each host of a visit apart. Nobody meets where only the hosts are known.
pub(super) fn encounters(kind: MeetingKind, first: &Filler, second: &Filler) -> Vec<Vec<ActorCode>> {
    if first.actors.is_empty() {
        return Vec::new();
    }
    if kind != MeetingKind::Visit {
        return union(first, second).into_iter().collect();
    }
    let hosts = second.actors.iter().filter(|host| !first.actors.contains(host));
    hosts.map(|host| first.actors.iter().chain([host]).copied().collect()).collect()
}

/// Two or more actors of both roles.
pub(super) fn union(first: &Filler, second: &Filler) -> Option<Vec<ActorCode>> {
    let mut all = first.actors.clone();
    add(&mut all, &second.actors);
    (all.len() > 1).then_some(all)
}

/// Whether the second role holds several who are none of the first.
pub(super) fn are_several_others(first: &Filler, second: &Filler) -> bool {
    second.actors.len() > 1 && !second.actors.iter().any(|actor| first.actors.contains(actor))
}

/// Who stands against whom. Of a noun ("rivals") the second role alone may hold all of them; of a verb it holds only those
/// that it is done to.
pub(super) fn sides(first: &Filler, second: &Filler, noun: bool) -> Option<Vec<Vec<ActorCode>>> {
    let against: Vec<ActorCode> =
        second.actors.iter().filter(|actor| !first.actors.contains(actor)).copied().collect();
    match (first.actors.len(), against.len()) {
        (0, 0..2) | (1, 0) => None,
        (0, _) if !noun => None,
        (_, 0) => Some(first.actors.iter().map(|actor| vec![*actor]).collect()),
        (0, _) => Some(against.iter().map(|actor| vec![*actor]).collect()),
        _ => Some(vec![first.actors.clone(), against]),
    }
}

impl FrameReader<'_> {
    /// "Has no ties with Chad but is its main backer": who is nobody's backer but another's, the one named before.
    pub(super) fn beside_itself(&self, own: &Filler, noun: usize) -> Filler {
        let phrase = self.clauses.phrase_of(noun);
        let pronoun = |at: usize| self.clauses.is_lemma(at, &["its", "their"]);
        let owned = phrase.is_some_and(|p| (p.tokens.start..noun).any(pronoun));
        let other = |m: &&Mention| {
            m.tokens.end <= noun
                && m.actors.iter().all(|code| self.world.is_nation(*code) && !own.actors.contains(code))
        };
        let before = self.mentions.iter().rev().find(other).filter(|_| owned);
        before.map_or(Filler::default(), |m| Filler::owners(&m.actors))
    }
}
