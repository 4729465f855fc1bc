//! Takes rows out of a builder, and out of all tables that speak of them.

use std::{collections::BTreeMap, mem};

use crate::{
    actor::ActorCode,
    error::{Error, Result},
    world::{AllianceId, DisputeId, Nation, Organisation, WorldBuilder, id::nearest},
};

impl WorldBuilder {
    /// Removes a nation with its leaders, memberships and collective names. Alliances and disputes go on without it, where
    /// two members or sides are left.
    ///
    /// # Errors
    /// [`Error::UnknownId`] where no nation has the code.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::builder().remove_nation("PRT".parse()?)?.build();
    /// assert!(world.actor("Portugal").is_err());
    /// assert!(!world.alliance("nato".parse()?)?.has_member("PRT".parse()?));
    /// assert!(world.alliance("anglo-portuguese".parse()?).is_err());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn remove_nation(mut self, code: ActorCode) -> Result<WorldBuilder> {
        if self.nations.remove(&code).is_none() {
            return Err(unknown("nation", &code, self.nations.values().map(Nation::code)));
        }
        self.forget(code);
        Ok(self)
    }

    /// Removes an organisation with its leaders, members and collective names, as [`WorldBuilder::remove_nation`] does.
    /// Its organs stay, as organs of nobody.
    ///
    /// # Errors
    /// [`Error::UnknownId`] where no organisation has the code.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::builder().remove_organisation("NATO".parse()?)?.build();
    /// assert!(world.memberships_of("FRA".parse()?).all(|membership| membership.organisation().as_str() != "NATO"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn remove_organisation(mut self, code: ActorCode) -> Result<WorldBuilder> {
        if self.organisations.remove(&code).is_none() {
            return Err(unknown("organisation", &code, self.organisations.values().map(Organisation::code)));
        }
        self.organisations.values_mut().for_each(|organisation| organisation.forget_parent(code));
        self.forget(code);
        Ok(self)
    }

    /// Removes every term of a person in the service of an actor.
    ///
    /// # Errors
    /// [`Error::UnknownId`] where there is none.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::builder().remove_leader("DEU".parse()?, "Angela Merkel")?.build();
    /// assert!(world.leaders_of("DEU".parse()?).all(|leader| leader.name() != "Angela Merkel"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn remove_leader(mut self, actor: ActorCode, name: &str) -> Result<WorldBuilder> {
        let (gone, left) = mem::take(&mut self.leaders)
            .into_iter()
            .partition::<Vec<_>, _>(|leader| leader.actor() == actor && leader.name() == name);
        if gone.is_empty() {
            let names = left.iter().filter(|leader| leader.actor() == actor).map(|leader| leader.name());
            return Err(unknown_text("leader", name, names));
        }
        self.leaders = left;
        Ok(self)
    }

    /// Removes an alliance.
    ///
    /// # Errors
    /// [`Error::UnknownId`] where no alliance has the id.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::builder().remove_alliance("nato".parse()?)?.build();
    /// assert!(world.alliance("nato".parse()?).is_err());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn remove_alliance(mut self, id: AllianceId) -> Result<WorldBuilder> {
        take("alliance", &mut self.alliances, id)?;
        Ok(self)
    }

    /// Removes every time, in every status, of a member in an organisation.
    ///
    /// # Errors
    /// [`Error::UnknownId`] where the actor never belonged to the organisation.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::builder().remove_membership("NATO".parse()?, "FRA".parse()?)?.build();
    /// assert!(!world.members_on(world.actor("NATO")?, "2020".parse()?)?.any(|code| code.as_str() == "FRA"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn remove_membership(mut self, organisation: ActorCode, member: ActorCode) -> Result<WorldBuilder> {
        let all = self.memberships.len();
        self.memberships.retain(|(of, who, _), _| (*of, *who) != (organisation, member));
        if self.memberships.len() == all {
            let members = self.memberships.keys().filter(|(of, ..)| *of == organisation);
            let mut members: Vec<ActorCode> = members.map(|(_, who, _)| *who).collect();
            members.dedup();
            return Err(unknown(&format!("member of {organisation}"), &member, members.into_iter()));
        }
        Ok(self)
    }

    /// Removes a dispute.
    ///
    /// # Errors
    /// [`Error::UnknownId`] where no dispute has the id.
    ///
    /// ```
    /// use diplograph::World;
    /// let error = World::builder().remove_dispute("kashmere".parse()?).unwrap_err();
    /// assert_eq!(error.to_string(), "there is no dispute `kashmere`: did you mean kashmir?");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn remove_dispute(mut self, id: DisputeId) -> Result<WorldBuilder> {
        take("dispute", &mut self.disputes, id)?;
        Ok(self)
    }

    /// Removes a trap.
    ///
    /// # Errors
    /// [`Error::UnknownId`] where no trap has this text.
    ///
    /// ```
    /// use diplograph::World;
    /// assert!(World::builder().remove_trap("South China Sea").is_ok());
    /// assert!(World::builder().remove_trap("South China See").is_err());
    /// ```
    pub fn remove_trap(mut self, surface: &str) -> Result<WorldBuilder> {
        match self.traps.remove(surface) {
            Some(_) => Ok(self),
            None => Err(unknown_text("trap", surface, self.traps.keys().map(|text| &**text))),
        }
    }

    /// Removes a collective name in all its meanings.
    ///
    /// # Errors
    /// [`Error::UnknownId`] where no collective has this text.
    ///
    /// ```
    /// use diplograph::World;
    /// assert!(World::builder().remove_collective("the two Koreas").is_ok());
    /// assert!(World::builder().remove_collective("the nine Koreas").is_err());
    /// ```
    pub fn remove_collective(mut self, surface: &str) -> Result<WorldBuilder> {
        let all = self.collectives.len();
        self.collectives.retain(|_, collective| collective.text != surface);
        if self.collectives.len() == all {
            let known = self.collectives.values().map(|collective| &*collective.text);
            return Err(unknown_text("collective name", surface, known));
        }
        Ok(self)
    }

    /// Takes an actor that is gone out of all tables.
    fn forget(&mut self, code: ActorCode) {
        self.leaders.retain(|leader| leader.actor() != code);
        self.memberships.retain(|(organisation, member, _), _| *organisation != code && *member != code);
        self.collectives.retain(|_, row| !row.members.contains(&code) && row.needs != Some(code));
        let alliances = mem::take(&mut self.alliances).into_values().filter_map(|row| row.without(code));
        self.alliances = alliances.map(|alliance| (alliance.id(), alliance)).collect();
        let disputes = mem::take(&mut self.disputes).into_values().filter_map(|row| row.without(code));
        self.disputes = disputes.map(|dispute| (dispute.id(), dispute)).collect();
    }
}

fn take<K: Ord + ToString, V>(what: &'static str, rows: &mut BTreeMap<K, V>, key: K) -> Result<V> {
    rows.remove(&key).ok_or_else(|| {
        let known: Vec<String> = rows.keys().map(K::to_string).collect();
        unknown_text(what, &key.to_string(), known.iter().map(String::as_str))
    })
}

fn unknown(what: &str, code: &ActorCode, known: impl Iterator<Item = ActorCode>) -> Error {
    let known: Vec<ActorCode> = known.collect();
    unknown_text(what, code.as_str(), known.iter().map(ActorCode::as_str))
}

/// The error that no row has this key, with the nearest.
pub(super) fn unknown_text<'w>(what: &str, key: &str, known: impl Iterator<Item = &'w str>) -> Error {
    Error::UnknownId { what: what.to_owned(), id: key.to_owned(), suggestions: nearest(key, known) }
}
