//! Standing treaties between states, and partnerships of weight.

use crate::{
    actor::ActorCode,
    date::Date,
    error::Result,
    reading::vocabulary,
    table::{Row, Schema, Text},
    world::{
        cell::{Cells, Span, Values},
        id::id,
        spell::Spell,
    },
};

pub(crate) const ALLIANCES: Schema =
    Schema { columns: &["id", "name", "kind", "members", "aliases", "hub"], required: 4 };

id! {
    /// The id of an [`Alliance`]: a short name in lower case, such as `us-japan`.
    ///
    /// An id is well-formed, but need not be known to any [`World`](crate::World): 2 to 48 of `a`–`z`, `0`–`9` and `-`,
    /// a letter first and no hyphen last. It is a small `Copy` value; `Display` and `FromStr` round-trip.
    ///
    /// ```
    /// use diplograph::AllianceId;
    /// let id: AllianceId = "us-japan".parse()?;
    /// assert_eq!(id.to_string(), "us-japan");
    /// assert!("US-Japan".parse::<AllianceId>().is_err());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    AllianceId, "an alliance"
}

vocabulary! {
    /// What the members of an [`Alliance`] have promised.
    TreatyKind, "kind of treaty" {
        /// To help each other against an attack.
        Defence = "defence",
        /// One side promises help to another.
        Guarantee = "guarantee",
        /// To consult in a crisis, or friendship.
        Entente = "entente",
        /// Peace, non-aggression or neutrality.
        Nonaggression = "nonaggression",
        /// Cooperation in security or defence, with no duty to help.
        Partnership = "partnership",
    }
}

/// A standing treaty between actors, or a partnership of weight, present or past.
///
/// ```
/// use diplograph::{TreatyKind, World};
///
/// let world = World::bundled();
/// let alliance = world.alliance("us-south-korea".parse()?)?;
/// assert_eq!(alliance.kind(), TreatyKind::Defence);
/// assert!(alliance.aliases().any(|alias| alias == "ROK-US alliance"));
/// assert_eq!(alliance.members().count(), 2);
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alliance {
    id: AllianceId,
    name: Text,
    aliases: Cells,
    kind: TreatyKind,
    hub: Option<ActorCode>,
    members: Vec<Spell>,
}

impl Alliance {
    pub(super) fn from_row(row: &Row<'_, '_>) -> Result<Alliance> {
        let members = row.spells("members")?;
        let hub = row.optional_code("hub")?;
        if !is_alliance(&members) {
            return Err(row.fail("members", "an alliance has two members or more"));
        }
        if hub.is_some_and(|hub| !members.iter().any(|spell| spell.actor == hub)) {
            return Err(row.fail("hub", "the hub is one of the members"));
        }
        Ok(Alliance {
            id: row.required("id")?,
            name: row.text("name")?,
            aliases: row.values("aliases")?,
            kind: row.required("kind")?,
            hub,
            members,
        })
    }

    /// The id.
    pub fn id(&self) -> AllianceId {
        self.id
    }

    /// The full name of the treaty or partnership.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Other names, such as "Washington Treaty".
    pub fn aliases(&self) -> Values<'_> {
        self.aliases.iter()
    }

    /// What the members have promised.
    pub fn kind(&self) -> TreatyKind {
        self.kind
    }

    /// The member to whom each of the others is bound, where they are not bound to each other.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert_eq!(world.alliance("abraham-accords".parse()?)?.hub(), Some("ISR".parse()?));
    /// assert_eq!(world.alliance("nato".parse()?)?.hub(), None);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn hub(&self) -> Option<ActorCode> {
        self.hub
    }

    /// The members with their times, past ones too, by code and start.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let pact = world.alliance("warsaw-pact".parse()?)?;
    /// assert!(pact.members().any(|spell| spell.actor().as_str() == "ALB" && spell.until().is_some()));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn members(&self) -> std::slice::Iter<'_, Spell> {
        self.members.iter()
    }

    /// Whether the actor is or was a member.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let pact = world.alliance("warsaw-pact".parse()?)?;
    /// assert!(pact.has_member("POL".parse()?));
    /// assert!(!pact.has_member("YUG".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn has_member(&self, actor: ActorCode) -> bool {
        self.members.iter().any(|spell| spell.actor == actor)
    }

    /// Whether at least two members were bound on any day of this date.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let pact = world.alliance("warsaw-pact".parse()?)?;
    /// assert!(pact.in_force_on("1968-08-21".parse()?));
    /// assert!(!pact.in_force_on("1995".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn in_force_on(&self, date: Date) -> bool {
        super::spell::actors_on(self.members.iter(), date).len() > 1
    }

    /// The alliance without this member; `None` where nothing is left of it.
    pub(super) fn without(mut self, actor: ActorCode) -> Option<Alliance> {
        self.members.retain(|spell| spell.actor != actor);
        (self.hub != Some(actor) && is_alliance(&self.members)).then_some(self)
    }

    /// Who is bound to whom, and when: each pair of members once for each time, in groups that were bound throughout
    /// the same time. A group is given with the cohorts that it is made of: members with the same time.
    pub(super) fn bonds(&self) -> Vec<Bond> {
        let cohorts = self.cohorts();
        let mut bonds = Vec::new();
        for (i, (time, members)) in cohorts.iter().enumerate() {
            if members.len() > 1 && self.hub.is_none() {
                bonds.push(Bond { members: members.clone(), time: *time, cohorts: (i, i) });
            }
            for (j, (other_time, others)) in cohorts.iter().enumerate().skip(i) {
                let Some(time) = time.intersection(*other_time) else { continue };
                let pairs = members.iter().flat_map(|a| others.iter().map(move |b| [*a, *b]));
                for pair in pairs.filter(|[a, b]| a != b) {
                    let bound = match self.hub {
                        Some(hub) => pair.contains(&hub) && (i != j || pair[0] == hub),
                        None => i != j,
                    };
                    if bound {
                        bonds.push(Bond { members: pair.to_vec(), time, cohorts: (i, j) });
                    }
                }
            }
        }
        bonds
    }

    /// The members by their time, in order of time.
    pub(super) fn cohorts(&self) -> Vec<(Span, Vec<ActorCode>)> {
        let mut cohorts: Vec<(Span, Vec<ActorCode>)> = Vec::new();
        for spell in &self.members {
            match cohorts.iter_mut().find(|(time, _)| *time == spell.time) {
                Some((_, members)) => members.push(spell.actor),
                None => cohorts.push((spell.time, vec![spell.actor])),
            }
        }
        cohorts.sort_by_key(|(time, _)| (time.from, time.to.is_none(), time.to));
        cohorts
    }
}

/// Members of an alliance that were bound to each other throughout a time.
pub(super) struct Bond {
    pub(super) members: Vec<ActorCode>,
    pub(super) time: Span,
    /// The places of the cohorts that the members stand in.
    pub(super) cohorts: (usize, usize),
}

/// Whether these are two actors or more.
fn is_alliance(members: &[Spell]) -> bool {
    members.iter().any(|spell| members.first().is_some_and(|first| first.actor != spell.actor))
}
