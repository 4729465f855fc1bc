//! Organisations of which a text names most members beside the name: nobody lists nearly a whole bloc but to tell who is in it.

use super::{AlignmentReader, anchor::Organisation};
use crate::{
    actor::ActorCode,
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::mention::MentionKind,
};

/// The fewest states that are a list.
pub(super) const FEWEST: usize = 3;
/// The largest organisation whose members a sentence can list.
const LARGEST: usize = 20;
/// How many organisations back a list may be one of.
const BACK: usize = 3;

impl AlignmentReader<'_> {
    /// Members of an organisation named in the sentence, or last before it, where the sentence names half of them or more.
    pub(super) fn read_complete(
        &self,
        organisations: &[Organisation],
        states: &[ActorCode],
        facts: &mut Vec<AllianceFact>,
    ) {
        if states.len() < FEWEST {
            return;
        }
        let here = organisations.iter().map(|organisation| (organisation.code, false));
        let before = self.story.organisations().take(BACK).map(|code| (code, true));
        for (code, strict) in here.chain(before.filter(|_| organisations.is_empty())) {
            if self.is_pact(code) {
                continue;
            }
            let members = self.members(code);
            let listed: Vec<ActorCode> =
                states.iter().copied().filter(|state| members.contains(state)).collect();
            let most = listed.len() >= FEWEST && 2 * listed.len() >= members.len();
            if most && members.len() <= LARGEST && (!strict || listed.len() == states.len()) {
                let all = [code].into_iter().chain(listed).collect();
                self.push(all, AllianceKind::Bloc, AllianceStatus::Active, facts);
            }
        }
    }

    /// The states that the sentence names as themselves, each once; "the six GCC states" names none.
    pub(super) fn states_named(&self) -> Vec<ActorCode> {
        let is_name = |kind| !matches!(kind, MentionKind::Place | MentionKind::Collective);
        let named = self.mentions.iter().filter(|mention| is_name(mention.kind));
        let mut states: Vec<ActorCode> =
            named.flat_map(|m| &m.actors).copied().filter(|code| self.world.is_nation(*code)).collect();
        states.sort_unstable();
        states.dedup();
        states
    }

    /// The full members of an organisation on the day of publication; those of all times where there is none.
    fn members(&self, organisation: ActorCode) -> Vec<ActorCode> {
        match self.published {
            Some(day) => self.world.members_on(organisation, day).map(Iterator::collect).unwrap_or_default(),
            None => {
                let mut members: Vec<ActorCode> = self.rows(organisation).map(|row| row.member()).collect();
                members.dedup();
                members
            }
        }
    }
}
