//! Who is who: nations, organisations and leaders, with the names that news calls them by. Reads no prose.

use std::{
    collections::{BTreeMap, btree_map},
    iter::FusedIterator,
    slice,
    sync::Arc,
    vec,
};

use once_cell::sync::{Lazy, OnceCell};

use crate::{
    actor::ActorCode,
    date::Date,
    error::{Error, Result},
};

mod alliance;
mod builder;
mod cell;
mod collective;
mod dispute;
mod gazetteer;
mod id;
mod leader;
mod membership;
mod name_origin;
mod names;
mod nation;
mod organisation;
mod reference;
mod remove;
mod rows;
mod spell;
mod spelling;
mod surfaces;
#[cfg(test)]
mod tests;

pub use alliance::{Alliance, AllianceId, TreatyKind};
pub use builder::WorldBuilder;
pub use cell::Values;
pub use dispute::{Dispute, DisputeId, DisputeKind};
pub use leader::{Leader, LeaderId, OfficeClass};
pub use membership::{Group, Membership, MembershipStatus};
pub use nation::Nation;
pub use organisation::Organisation;
pub use spell::Spell;

pub(crate) use collective::Collective;
pub(crate) use gazetteer::{Found, Gazetteer};
pub(crate) use names::{fold, fold_accents};
pub(crate) use spelling::{ARTICLES, is_given_name, skeleton, sorted_parts};
pub(crate) use surfaces::{CollectiveIndex, LeaderIndex, Sense};

use collective::Trap;
use name_origin::NameOrigins;
use names::Names;

/// The reference tables: who exists, what they are called, who held which office when.
///
/// A world is immutable and is shared by reference. The bundled one is loaded once, on first use:
///
/// ```
/// use diplograph::World;
///
/// let world = World::bundled();
/// let korea = world.actor("South Korea")?;
/// assert_eq!(korea.as_str(), "KOR");
/// assert_eq!(world.actor("rok")?, korea);
/// assert_eq!(world.name_of(korea), Some("South Korea"));
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct World {
    nations: BTreeMap<ActorCode, Nation>,
    organisations: BTreeMap<ActorCode, Organisation>,
    /// By actor, start and name.
    leaders: Vec<Leader>,
    collectives: Vec<Collective>,
    traps: Vec<Trap>,
    alliances: BTreeMap<AllianceId, Alliance>,
    /// By organisation, member, status and start.
    memberships: Vec<Membership>,
    disputes: BTreeMap<DisputeId, Dispute>,
    names: Names,
    /// Folded short names, sorted.
    short_names: Vec<(Box<str>, LeaderIndex)>,
    /// Made when the first text is read.
    gazetteer: OnceCell<Gazetteer>,
    /// What the full names sound like, sorted; made when a name is met that no table spells.
    skeletons: OnceCell<Vec<(Box<str>, LeaderIndex)>>,
    /// Made when a name is met of which nobody says whom its bearer serves.
    origins: OnceCell<NameOrigins>,
}

static BUNDLED: Lazy<Arc<World>> = Lazy::new(|| Arc::new(WorldBuilder::bundled().build()));

impl World {
    /// The bundled world, as [`World::bundled`] gives it: shared, loaded once.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use diplograph::World;
    /// assert!(Arc::ptr_eq(&World::new(), &World::bundled()));
    /// ```
    pub fn new() -> Arc<World> {
        World::bundled()
    }

    /// The world of the bundled tables. The first call loads them; later ones only count a reference.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use diplograph::World;
    /// assert!(Arc::ptr_eq(&World::bundled(), &World::bundled()));
    /// ```
    pub fn bundled() -> Arc<World> {
        Arc::clone(&BUNDLED)
    }

    /// A builder that starts from the bundled tables, to add rows or to replace them.
    ///
    /// [`WorldBuilder::empty`] starts from nothing.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::builder().nations_tsv("mine.tsv", "code\tname\nXAA\tAtlantis\n")?.build();
    /// assert!(world.is_nation("XAA".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn builder() -> WorldBuilder {
        WorldBuilder::bundled()
    }

    fn of(tables: WorldBuilder) -> World {
        let WorldBuilder {
            nations,
            organisations,
            mut leaders,
            collectives,
            traps,
            alliances,
            memberships,
            disputes,
        } = tables;
        let memberships = memberships.into_iter().flat_map(|((organisation, member, status), times)| {
            times.into_iter().map(move |time| Membership { organisation, member, status, time })
        });
        leaders.sort_by(|a, b| {
            let key = |leader: &Leader| (leader.actor(), leader.start());
            key(a).cmp(&key(b)).then_with(|| a.name().cmp(b.name()))
        });
        let mut short_names: Vec<(Box<str>, LeaderIndex)> = Vec::new();
        for (leader, at) in leaders.iter().zip(0..) {
            for name in leader.short_names() {
                let folded = fold(name);
                // "Assad" is al-Assad.
                let plain = ["al ", "el "].iter().find_map(|article| folded.strip_prefix(article));
                short_names.extend(plain.map(|name| (name.into(), LeaderIndex(at))));
                short_names.push((folded.into(), LeaderIndex(at)));
            }
        }
        short_names.sort();
        World {
            names: Names::of(nations.values(), organisations.values()),
            collectives: collectives.into_values().collect(),
            traps: traps.into_values().collect(),
            alliances,
            memberships: memberships.collect(),
            disputes,
            nations,
            organisations,
            leaders,
            short_names,
            gazetteer: OnceCell::new(),
            skeletons: OnceCell::new(),
            origins: OnceCell::new(),
        }
    }

    /// The names among the tokens of a sentence, from left to right.
    pub(crate) fn names_in(&self, tokens: &[&str]) -> Vec<Found<'_>> {
        self.gazetteer.get_or_init(|| Gazetteer::new(self)).find(self, tokens)
    }

    /// The actor that goes by this code, name, abbreviation, adjective, capital or seat of government.
    ///
    /// Case, diacritics, dots, hyphens and a leading "the" make no difference, but a two-letter ISO 3166-1 code must be in capitals.
    /// A name that several actors share is given to the one that it most often means.
    ///
    /// # Errors
    /// [`Error::UnknownName`] where nobody goes by it, with the nearest names.
    ///
    /// # Names that are known
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// for name in ["FRA", "fra", "FR", "france", "French Republic", "French", "Paris", "the Élysée", "elysee"] {
    ///     assert_eq!(world.actor(name)?.as_str(), "FRA");
    /// }
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    ///
    /// # A name that is not
    /// ```
    /// use diplograph::World;
    /// let error = World::bundled().actor("Afganistan").unwrap_err();
    /// assert_eq!(error.to_string(), "no nation or organisation is called `Afganistan`: did you mean Afghanistan?");
    /// ```
    pub fn actor(&self, name: &str) -> Result<ActorCode> {
        self.find_actor(name).ok_or_else(|| {
            let nearest = self.names.nearest(&names::fold(name), 3);
            let suggestions =
                nearest.iter().filter_map(|code| self.name_of(*code)).map(str::to_owned).collect();
            Error::UnknownName { name: name.to_owned(), suggestions }
        })
    }

    /// [`actor`](World::actor) without the search for what an unknown name may be meant for.
    pub(crate) fn find_actor(&self, name: &str) -> Option<ActorCode> {
        let known = self.code(name).or_else(|| self.names.get(&names::fold(name)));
        known.or_else(|| self.iso2(name)).or_else(|| self.code(&name.to_ascii_uppercase()))
    }

    fn code(&self, text: &str) -> Option<ActorCode> {
        ActorCode::new(text).ok().filter(|code| self.name_of(*code).is_some())
    }

    fn iso2(&self, text: &str) -> Option<ActorCode> {
        self.nations().find(|nation| nation.iso2() == Some(text)).map(Nation::code)
    }

    /// The usual name of an actor, `None` where the world does not know it.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert_eq!(world.name_of("NATO".parse()?), Some("North Atlantic Treaty Organization"));
    /// assert_eq!(world.name_of("QQQ".parse()?), None);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn name_of(&self, code: ActorCode) -> Option<&str> {
        self.nation(code).map(Nation::name).or_else(|| self.organisation(code).map(Organisation::name))
    }

    /// The nation of this code.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert_eq!(world.nation("JPN".parse()?).unwrap().name(), "Japan");
    /// assert!(world.nation("NATO".parse()?).is_none());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn nation(&self, code: ActorCode) -> Option<&Nation> {
        self.nations.get(&code)
    }

    /// The organisation of this code.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert_eq!(world.organisation("EU".parse()?).unwrap().name(), "European Union");
    /// assert!(world.organisation("JPN".parse()?).is_none());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn organisation(&self, code: ActorCode) -> Option<&Organisation> {
        self.organisations.get(&code)
    }

    /// Whether the code is that of a nation.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert!(world.is_nation("JPN".parse()?));
    /// assert!(!world.is_nation("NATO".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn is_nation(&self, code: ActorCode) -> bool {
        self.nations.contains_key(&code)
    }

    /// All nations, by code.
    ///
    /// ```
    /// use diplograph::World;
    /// assert_eq!(World::bundled().nations().next().unwrap().name(), "Afghanistan");
    /// ```
    pub fn nations(&self) -> Nations<'_> {
        Nations(self.nations.values())
    }

    /// All organisations, by code.
    ///
    /// ```
    /// use diplograph::World;
    /// assert!(World::bundled().organisations().any(|organisation| organisation.name() == "African Union"));
    /// ```
    pub fn organisations(&self) -> Organisations<'_> {
        Organisations(self.organisations.values())
    }

    /// All terms of office of all leaders, by actor, start and name.
    ///
    /// ```
    /// use diplograph::World;
    /// assert!(World::bundled().leaders().len() > 5_000);
    /// ```
    pub fn leaders(&self) -> Leaders<'_> {
        Leaders(self.leaders.iter())
    }

    /// The terms of office in the service of one actor, by start and name.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert!(world.leaders_of("NATO".parse()?).any(|leader| leader.name() == "Jens Stoltenberg"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn leaders_of(&self, actor: ActorCode) -> Leaders<'_> {
        let from = self.leaders.partition_point(|leader| leader.actor() < actor);
        let to = self.leaders.partition_point(|leader| leader.actor() <= actor);
        Leaders(self.leaders.get(from..to).unwrap_or_default().iter())
    }

    /// The terms of office of one person in the service of an actor, by start. Linear in the number of leaders.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let mut terms = world.terms("usa-donald-trump".parse()?);
    /// assert_eq!(terms.next().unwrap().start(), Some("2017-01-20".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn terms(&self, id: LeaderId) -> impl Iterator<Item = &Leader> {
        self.leaders().filter(move |leader| id.may_serve(leader.actor()) && leader.id() == id)
    }

    /// The terms of office in the service of one actor that any day of this date falls into.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let mut leaders = world.leaders_on("FRA".parse()?, "2019-03".parse()?);
    /// assert!(leaders.any(|leader| leader.name() == "Emmanuel Macron"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn leaders_on(&self, actor: ActorCode, date: Date) -> LeadersOn<'_> {
        LeadersOn { leaders: self.leaders_of(actor), date }
    }

    /// The terms of office of all actors that any day of this date falls into, by actor, start and name.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert!(world.leaders_in_office("2019-03".parse()?).any(|leader| leader.name() == "Emmanuel Macron"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn leaders_in_office(&self, date: Date) -> LeadersOn<'_> {
        LeadersOn { leaders: self.leaders(), date }
    }

    /// All alliances, by id.
    ///
    /// ```
    /// use diplograph::World;
    /// assert!(World::bundled().alliances().any(|alliance| alliance.name() == "ANZUS Treaty"));
    /// ```
    pub fn alliances(&self) -> Alliances<'_> {
        Alliances(self.alliances.values())
    }

    /// The alliance of this id.
    ///
    /// # Errors
    /// [`Error::UnknownId`] where there is none, with the nearest ids.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert_eq!(world.alliance("nato".parse()?)?.name(), "North Atlantic Treaty");
    /// let error = world.alliance("natto".parse()?).unwrap_err();
    /// assert!(error.to_string().starts_with("there is no alliance `natto`: did you mean nato"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn alliance(&self, id: AllianceId) -> Result<&Alliance> {
        self.alliances.get(&id).ok_or_else(|| {
            remove::unknown_text("alliance", id.as_str(), self.alliances.keys().map(AllianceId::as_str))
        })
    }

    /// The alliances that the actor is or was a member of, by id. The cost is linear in the table.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert!(world.alliances_of("PRK".parse()?).any(|alliance| alliance.id().as_str() == "china-north-korea"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn alliances_of(&self, actor: ActorCode) -> impl Iterator<Item = &Alliance> + Clone {
        self.alliances().filter(move |alliance| alliance.has_member(actor))
    }

    /// The members of an alliance, by its [`AllianceId`], or the full members of an organisation, by its [`ActorCode`], on
    /// any day of this date, by code. A suspended member is one; an organisation of unknown members has none.
    ///
    /// # Errors
    /// [`Error::UnknownId`] where the world does not know the group, with the nearest codes or ids.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert_eq!(world.members_on(world.alliance("nato".parse()?)?.id(), "1950".parse()?)?.len(), 12);
    /// let asean = world.actor("ASEAN")?;
    /// let members: Vec<String> = world.members_on(asean, "1980".parse()?)?.map(|code| code.to_string()).collect();
    /// assert_eq!(members, ["IDN", "MYS", "PHL", "SGP", "THA"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn members_on(&self, group: impl Into<Group>, date: Date) -> Result<MembersOn> {
        let members = match group.into() {
            Group::Alliance(id) => spell::actors_on(self.alliance(id)?.members(), date),
            Group::Organisation(code) => self.full_members_on(code, date)?,
        };
        Ok(MembersOn(members.into_iter()))
    }

    fn full_members_on(&self, organisation: ActorCode, date: Date) -> Result<Vec<ActorCode>> {
        if !self.organisations.contains_key(&organisation) {
            let known = self.organisations.keys().map(ActorCode::as_str);
            return Err(remove::unknown_text("organisation", organisation.as_str(), known));
        }
        let from = self.memberships.partition_point(|row| row.organisation < organisation);
        let rows = self.memberships.get(from..).unwrap_or_default().iter();
        let rows = rows.take_while(|row| row.organisation == organisation);
        let full = rows.filter(|row| row.status == MembershipStatus::Member && row.held_on(date));
        let mut members: Vec<ActorCode> = full.map(Membership::member).collect();
        members.dedup();
        Ok(members)
    }

    /// All memberships, by organisation, member, status and start.
    ///
    /// ```
    /// use diplograph::World;
    /// assert!(World::bundled().memberships().len() > 1_000);
    /// ```
    pub fn memberships(&self) -> Memberships<'_> {
        Memberships(self.memberships.iter())
    }

    /// The organisations that a nation, or an organisation, belongs or belonged to, by organisation, status and start.
    /// The cost is linear in the table.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let mut memberships = world.memberships_of("QAT".parse()?);
    /// assert!(memberships.any(|m| m.organisation().as_str() == "OPEC" && m.until().is_some()));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn memberships_of(&self, actor: ActorCode) -> impl Iterator<Item = &Membership> + Clone {
        self.memberships().filter(move |membership| membership.member == actor)
    }

    /// All disputes, by id.
    ///
    /// ```
    /// use diplograph::World;
    /// assert!(World::bundled().disputes().any(|dispute| dispute.name() == "Cod Wars"));
    /// ```
    pub fn disputes(&self) -> Disputes<'_> {
        Disputes(self.disputes.values())
    }

    /// The dispute of this id.
    ///
    /// # Errors
    /// [`Error::UnknownId`] where there is none, with the nearest ids.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert_eq!(world.dispute("kurils".parse()?)?.name(), "Kuril Islands dispute");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn dispute(&self, id: DisputeId) -> Result<&Dispute> {
        self.disputes.get(&id).ok_or_else(|| {
            remove::unknown_text("dispute", id.as_str(), self.disputes.keys().map(DisputeId::as_str))
        })
    }

    /// The disputes that the actor is or was a party to, by id. The cost is linear in the table.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert!(world.disputes_of("ETH".parse()?).any(|dispute| dispute.id().as_str() == "renaissance-dam"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn disputes_of(&self, actor: ActorCode) -> impl Iterator<Item = &Dispute> + Clone {
        self.disputes().filter(move |dispute| dispute.has_party(actor))
    }
}

/// Nations by code; see [`World::nations`].
#[derive(Clone, Debug)]
pub struct Nations<'w>(btree_map::Values<'w, ActorCode, Nation>);

/// Organisations by code; see [`World::organisations`].
#[derive(Clone, Debug)]
pub struct Organisations<'w>(btree_map::Values<'w, ActorCode, Organisation>);

/// Leaders by actor, start and name; see [`World::leaders`] and [`World::leaders_of`].
#[derive(Clone, Debug)]
pub struct Leaders<'w>(slice::Iter<'w, Leader>);

/// Alliances by id; see [`World::alliances`].
#[derive(Clone, Debug)]
pub struct Alliances<'w>(btree_map::Values<'w, AllianceId, Alliance>);

/// Memberships by organisation, member, status and start; see [`World::memberships`].
#[derive(Clone, Debug)]
pub struct Memberships<'w>(slice::Iter<'w, Membership>);

/// Disputes by id; see [`World::disputes`].
#[derive(Clone, Debug)]
pub struct Disputes<'w>(btree_map::Values<'w, DisputeId, Dispute>);

/// The codes of members on a date; see [`World::members_on`].
#[derive(Clone, Debug)]
pub struct MembersOn(vec::IntoIter<ActorCode>);

impl Iterator for MembersOn {
    type Item = ActorCode;

    fn next(&mut self) -> Option<ActorCode> {
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

impl ExactSizeIterator for MembersOn {}
impl FusedIterator for MembersOn {}

macro_rules! wraps_an_iterator {
    ($name:ident, $item:ty) => {
        impl<'w> Iterator for $name<'w> {
            type Item = &'w $item;

            fn next(&mut self) -> Option<&'w $item> {
                self.0.next()
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                self.0.size_hint()
            }
        }

        impl ExactSizeIterator for $name<'_> {}
        impl FusedIterator for $name<'_> {}
    };
}

wraps_an_iterator!(Nations, Nation);
wraps_an_iterator!(Organisations, Organisation);
wraps_an_iterator!(Leaders, Leader);
wraps_an_iterator!(Alliances, Alliance);
wraps_an_iterator!(Memberships, Membership);
wraps_an_iterator!(Disputes, Dispute);

/// Leaders in office on a date; see [`World::leaders_on`].
#[derive(Clone, Debug)]
pub struct LeadersOn<'w> {
    leaders: Leaders<'w>,
    date: Date,
}

impl<'w> Iterator for LeadersOn<'w> {
    type Item = &'w Leader;

    fn next(&mut self) -> Option<&'w Leader> {
        let date = self.date;
        self.leaders.find(|leader| leader.held_on(date))
    }
}

impl FusedIterator for LeadersOn<'_> {}
