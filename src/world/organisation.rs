//! Intergovernmental organisations, blocs and standing groups.

use crate::{
    actor::ActorCode,
    date::Date,
    error::Result,
    table::{Row, Schema, Text},
    world::cell::{Cells, Span, Values},
};

pub(crate) const ORGANISATIONS: Schema = Schema {
    columns: &["code", "name", "aliases", "lookups", "seats", "kind", "founded", "dissolved", "parent"],
    required: 2,
};

/// An intergovernmental organisation, an organ of one, or a standing group of states.
///
/// ```
/// use diplograph::World;
///
/// let world = World::bundled();
/// let council = world.organisation(world.actor("UN Security Council")?).unwrap();
/// assert_eq!(council.name(), "United Nations Security Council");
/// assert_eq!(council.parent(), Some("UN".parse()?));
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    code: ActorCode,
    name: Text,
    aliases: Cells,
    lookups: Cells,
    seats: Cells,
    kind: Text,
    active: Span,
    parent: Option<ActorCode>,
}

impl Organisation {
    pub(crate) fn from_row(row: &Row<'_, '_>) -> Result<Organisation> {
        let code = row.code("code")?;
        let parent = row.optional_code("parent")?;
        if parent == Some(code) {
            return Err(row.fail("parent", "an organisation is no organ of itself"));
        }
        Ok(Organisation {
            code,
            name: row.surface("name")?,
            aliases: row.surfaces("aliases")?,
            lookups: row.values("lookups")?,
            seats: row.surfaces("seats")?,
            kind: row.text("kind")?,
            active: row.span("founded", "dissolved")?,
            parent,
        })
    }

    /// The code, in most cases the English acronym.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let pact = world.organisation("WARSAWPACT".parse()?).unwrap();
    /// assert_eq!(pact.code().as_str(), "WARSAWPACT");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn code(&self) -> ActorCode {
        self.code
    }

    /// The full English name.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let pact = world.organisation("WARSAWPACT".parse()?).unwrap();
    /// assert_eq!(pact.name(), "Warsaw Pact");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Abbreviations and other names that news uses, such as "NATO".
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let pact = world.organisation("WARSAWPACT".parse()?).unwrap();
    /// assert!(pact.aliases().any(|alias| alias == "Warsaw Treaty Organization"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn aliases(&self) -> Values<'_> {
        self.aliases.iter()
    }

    /// Names that are too ambiguous in running text and are only taken in queries.
    pub(crate) fn lookups(&self) -> Values<'_> {
        self.lookups.iter()
    }

    /// Places that stand for the organisation.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let pact = world.organisation("WARSAWPACT".parse()?).unwrap();
    /// assert_eq!(pact.seats().count(), 0);
    /// let union = world.organisation("EU".parse()?).unwrap();
    /// assert!(union.seats().any(|seat| seat == "Brussels"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn seats(&self) -> Values<'_> {
        self.seats.iter()
    }

    /// What it is, in a few words: "military alliance".
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let pact = world.organisation("WARSAWPACT".parse()?).unwrap();
    /// assert_eq!(pact.kind(), "military alliance");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// When it was founded, where that is known.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let pact = world.organisation("WARSAWPACT".parse()?).unwrap();
    /// assert_eq!(pact.founded(), Some("1955".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn founded(&self) -> Option<Date> {
        self.active.from
    }

    /// When it was dissolved, if it was.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let pact = world.organisation("WARSAWPACT".parse()?).unwrap();
    /// assert_eq!(pact.dissolved(), Some("1991".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn dissolved(&self) -> Option<Date> {
        self.active.to
    }

    pub(super) fn forget_parent(&mut self, parent: ActorCode) {
        self.parent = self.parent.filter(|code| *code != parent);
    }

    /// The actor that it is an organ of, if it is one.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let pact = world.organisation("WARSAWPACT".parse()?).unwrap();
    /// assert_eq!(pact.parent(), None);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn parent(&self) -> Option<ActorCode> {
        self.parent
    }

    /// Whether the organisation existed on any day of this date.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let pact = world.organisation("WARSAWPACT".parse()?).unwrap();
    /// assert!(pact.existed_on("1968-08-21".parse()?));
    /// assert!(!pact.existed_on("1995".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn existed_on(&self, date: Date) -> bool {
        self.active.meets(date)
    }
}
