//! Standing disputes under the names that news gives them.

use crate::{
    actor::ActorCode,
    date::Date,
    error::Result,
    reading::{DisputeStatus, vocabulary},
    table::{Row, Schema, Text},
    world::{
        cell::{Cells, Span, Values},
        id::id,
    },
};

pub(crate) const DISPUTES: Schema =
    Schema { columns: &["id", "name", "kind", "sides", "status", "aliases", "from", "to"], required: 5 };

id! {
    /// The id of a [`Dispute`]: a short name in lower case, such as `kashmir`.
    ///
    /// An id is well-formed, but need not be known to any [`World`](crate::World): 2 to 48 of `a`–`z`, `0`–`9` and `-`,
    /// a letter first and no hyphen last. It is a small `Copy` value; `Display` and `FromStr` round-trip.
    ///
    /// ```
    /// use diplograph::DisputeId;
    /// let id: DisputeId = "south-china-sea".parse()?;
    /// assert_eq!(id.to_string(), "south-china-sea");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    DisputeId, "a dispute"
}

vocabulary! {
    /// What a [`Dispute`] is about.
    DisputeKind, "kind of dispute" {
        /// Land or islands.
        Territorial = "territorial",
        /// Waters, sea beds, straits or fishing.
        Maritime = "maritime",
        /// Whether a state or territory is independent, and of whom.
        Sovereignty = "sovereignty",
        /// A war or armed conflict.
        Military = "military",
        /// Nuclear arms or programmes.
        Nuclear = "nuclear",
        /// Security short of war.
        Security = "security",
        /// Relations as such.
        Diplomatic = "diplomatic",
        /// Trade, tariffs or technology.
        Trade = "trade",
        /// The water of rivers.
        Water = "water",
        /// The environment.
        Environmental = "environmental",
        /// Migrants and refugees.
        Migration = "migration",
        /// Human rights.
        HumanRights = "human_rights",
        /// A case before courts.
        Legal = "legal",
        /// The past and its memory.
        Historical = "historical",
    }
}

/// A standing dispute between actors, open or settled.
///
/// ```
/// use diplograph::{DisputeKind, World};
///
/// let world = World::bundled();
/// let kashmir = world.dispute("kashmir".parse()?)?;
/// assert_eq!(kashmir.name(), "Kashmir conflict");
/// assert_eq!(kashmir.kind(), DisputeKind::Territorial);
/// assert!(kashmir.stood_on("1965".parse()?));
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    id: DisputeId,
    name: Text,
    aliases: Cells,
    kind: DisputeKind,
    sides: Vec<Vec<ActorCode>>,
    status: DisputeStatus,
    time: Span,
}

impl Dispute {
    pub(super) fn from_row(row: &Row<'_, '_>) -> Result<Dispute> {
        let sides = row.values("sides")?;
        let side = |side: &str| side.split('+').map(|code| row.code_of("sides", code)).collect();
        let sides: Vec<Vec<ActorCode>> = sides.iter().map(side).collect::<Result<_>>()?;
        let mut actors: Vec<ActorCode> = sides.iter().flatten().copied().collect();
        actors.sort_unstable();
        if actors.windows(2).any(|pair| matches!(pair, [a, b] if a == b)) {
            return Err(row.fail("sides", "an actor stands on one side once"));
        }
        if sides.len() < 2 {
            return Err(row.fail("sides", "a dispute has two sides or more, separated by `|`"));
        }
        Ok(Dispute {
            id: row.required("id")?,
            name: row.text("name")?,
            aliases: row.values("aliases")?,
            kind: row.required("kind")?,
            sides,
            status: row.required("status")?,
            time: row.span("from", "to")?,
        })
    }

    /// The id.
    pub fn id(&self) -> DisputeId {
        self.id
    }

    /// The usual name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Other names, such as "Diaoyu Islands dispute".
    pub fn aliases(&self) -> Values<'_> {
        self.aliases.iter()
    }

    /// What it is about.
    pub fn kind(&self) -> DisputeKind {
        self.kind
    }

    /// The sides, two or more; actors on different sides are at odds.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let dam = world.dispute("renaissance-dam".parse()?)?;
    /// let sides: Vec<usize> = dam.sides().map(<[_]>::len).collect();
    /// assert_eq!(sides, [2, 1]); // Egypt and Sudan against Ethiopia
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn sides(&self) -> impl ExactSizeIterator<Item = &[ActorCode]> {
        self.sides.iter().map(Vec::as_slice)
    }

    /// How it stands at the date of the table.
    pub fn status(&self) -> DisputeStatus {
        self.status
    }

    /// When it began, where that is known.
    pub fn since(&self) -> Option<Date> {
        self.time.from
    }

    /// When it was settled, if it was.
    pub fn until(&self) -> Option<Date> {
        self.time.to
    }

    /// Whether it stood on any day of this date.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert!(!world.dispute("hans-island".parse()?)?.stood_on("2023".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn stood_on(&self, date: Date) -> bool {
        self.time.meets(date)
    }

    /// Whether the actor is on one of the sides.
    pub fn has_party(&self, actor: ActorCode) -> bool {
        self.sides.iter().any(|side| side.contains(&actor))
    }

    pub(super) fn time(&self) -> Span {
        self.time
    }

    /// The dispute without this party; `None` where no two sides are left.
    pub(super) fn without(mut self, actor: ActorCode) -> Option<Dispute> {
        self.sides.iter_mut().for_each(|side| side.retain(|code| *code != actor));
        self.sides.retain(|side| !side.is_empty());
        (self.sides.len() > 1).then_some(self)
    }
}
