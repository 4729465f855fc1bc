//! States, and the words by which news names them.

use crate::{
    actor::ActorCode,
    date::Date,
    error::Result,
    table::{Row, Schema, Text},
    world::cell::{Cells, Span, Values},
};

pub(crate) const NATIONS: Schema = Schema {
    columns: &[
        "code",
        "name",
        "official",
        "aliases",
        "lookups",
        "adjectives",
        "demonyms",
        "capitals",
        "seats",
        "iso2",
        "wikidata",
        "from",
        "to",
        "region",
    ],
    required: 2,
};

/// A state, present or past, with its names.
///
/// ```
/// use diplograph::World;
///
/// let world = World::bundled();
/// let japan = world.nation("JPN".parse()?).unwrap();
/// assert_eq!(japan.name(), "Japan");
/// assert!(japan.capitals().any(|capital| capital == "Tokyo"));
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nation {
    code: ActorCode,
    name: Text,
    official: Text,
    aliases: Cells,
    lookups: Cells,
    adjectives: Cells,
    demonyms: Cells,
    capitals: Cells,
    seats: Cells,
    iso2: Text,
    wikidata: Text,
    valid: Span,
    region: Text,
}

impl Nation {
    pub(crate) fn from_row(row: &Row<'_, '_>) -> Result<Nation> {
        Ok(Nation {
            code: row.code("code")?,
            name: row.surface("name")?,
            official: row.surface("official")?,
            aliases: row.surfaces("aliases")?,
            lookups: row.values("lookups")?,
            adjectives: row.surfaces("adjectives")?,
            demonyms: row.surfaces("demonyms")?,
            capitals: row.surfaces("capitals")?,
            seats: row.surfaces("seats")?,
            iso2: row.text("iso2")?,
            wikidata: row.text("wikidata")?,
            valid: row.span("from", "to")?,
            region: row.text("region")?,
        })
    }

    /// The code: ISO 3166-1 alpha-3, or one in its manner where the standard has none.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let nation = world.nation("MMR".parse()?).unwrap();
    /// assert_eq!(nation.code().as_str(), "MMR");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn code(&self) -> ActorCode {
        self.code
    }

    /// The usual English name.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let nation = world.nation("MMR".parse()?).unwrap();
    /// assert_eq!(nation.name(), "Myanmar");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The official name in English; the usual name where the two are the same.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// assert_eq!(world.nation("KOR".parse()?).unwrap().official_name(), "Republic of Korea");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn official_name(&self) -> &str {
        if self.official.is_empty() { &self.name } else { &self.official }
    }

    /// Other names and abbreviations that news uses, such as "Burma".
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let nation = world.nation("MMR".parse()?).unwrap();
    /// assert!(nation.aliases().any(|alias| alias == "Burma"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn aliases(&self) -> Values<'_> {
        self.aliases.iter()
    }

    /// Names that are too ambiguous in running text and are only taken in queries.
    pub(crate) fn lookups(&self) -> Values<'_> {
        self.lookups.iter()
    }

    /// The adjectives, such as "Japanese".
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let poland = world.nation("POL".parse()?).unwrap();
    /// assert_eq!(poland.adjectives().collect::<Vec<_>>(), ["Polish"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn adjectives(&self) -> Values<'_> {
        self.adjectives.iter()
    }

    /// The nouns for its people, singular and plural, where they differ from the adjective.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let poland = world.nation("POL".parse()?).unwrap();
    /// assert_eq!(poland.demonyms().collect::<Vec<_>>(), ["Pole", "Poles"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn demonyms(&self) -> Values<'_> {
        self.demonyms.iter()
    }

    /// The capitals in their common spellings, and cities that news uses for the government.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let nation = world.nation("MMR".parse()?).unwrap();
    /// assert!(nation.capitals().any(|capital| capital == "Naypyidaw"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn capitals(&self) -> Values<'_> {
        self.capitals.iter()
    }

    /// Seats of government and organs of state that stand for the state, such as a palace or an army of a name of its own.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let nation = world.nation("MMR".parse()?).unwrap();
    /// assert!(nation.seats().any(|seat| seat == "Tatmadaw"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn seats(&self) -> Values<'_> {
        self.seats.iter()
    }

    /// The ISO 3166-1 alpha-2 code, where there is one.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let nation = world.nation("MMR".parse()?).unwrap();
    /// assert_eq!(nation.iso2(), Some("MM"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn iso2(&self) -> Option<&str> {
        (!self.iso2.is_empty()).then_some(&*self.iso2)
    }

    /// The Wikidata id, where there is one.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let nation = world.nation("MMR".parse()?).unwrap();
    /// assert_eq!(nation.wikidata(), Some("Q836"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn wikidata(&self) -> Option<&str> {
        (!self.wikidata.is_empty()).then_some(&*self.wikidata)
    }

    /// When the state began, where that is later than the First World War.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let nation = world.nation("MMR".parse()?).unwrap();
    /// assert_eq!(nation.valid_from(), Some("1948".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn valid_from(&self) -> Option<Date> {
        self.valid.from
    }

    /// When the state ended, for a state of the past.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let nation = world.nation("MMR".parse()?).unwrap();
    /// assert_eq!(nation.valid_to(), None);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn valid_to(&self) -> Option<Date> {
        self.valid.to
    }

    /// The continent: Africa, Americas, Asia, Europe or Oceania.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let nation = world.nation("MMR".parse()?).unwrap();
    /// assert_eq!(nation.region(), "Asia");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn region(&self) -> &str {
        &self.region
    }

    /// Whether the state existed on any day of this date.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let union = world.nation("SUN".parse()?).unwrap();
    /// assert!(union.existed_on("1985".parse()?));
    /// assert!(!union.existed_on("1992-01".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn existed_on(&self, date: Date) -> bool {
        self.valid.meets(date)
    }
}
