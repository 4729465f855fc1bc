//! Makes worlds from tables.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

use crate::{
    actor::ActorCode,
    error::Result,
    table::{Row, Schema, Table, Text},
    world::{
        World,
        collective::{COLLECTIVES, Collective, TRAPS, Trap},
        leader::{LEADERS, Leader},
        nation::{NATIONS, Nation},
        organisation::{ORGANISATIONS, Organisation},
    },
};

const BUNDLED_NATIONS: &str = include_str!("../../data/nations.tsv");
const BUNDLED_ORGANISATIONS: &str = include_str!("../../data/organisations.tsv");
const BUNDLED_LEADERS: &str = include_str!("../../data/leaders.tsv");
const BUNDLED_TRAPS: &str = include_str!("../../data/traps.tsv");
const BUNDLED_COLLECTIVES: &str = include_str!("../../data/collectives.tsv");

/// Makes a [`World`] from tables.
///
/// A table is tab-separated text: lines that begin with `#` are passed over, the first other line names the columns, and
/// `|` separates the values of a cell. Columns stand in any order, and those not said to be required may be left out.
/// A table that breaks a rule is refused with the file, the line and the column, and the builder is lost: nothing is half read.
///
/// ```
/// use diplograph::World;
///
/// let table = "code\tname\taliases\nXAA\tAtlantis\tLost Continent\n";
/// let world = World::builder().nations_tsv("mine.tsv", table)?.build();
/// assert_eq!(world.actor("the lost continent")?.as_str(), "XAA");
/// assert_eq!(world.actor("Japan")?.as_str(), "JPN");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct WorldBuilder {
    pub(crate) nations: BTreeMap<ActorCode, Nation>,
    pub(crate) organisations: BTreeMap<ActorCode, Organisation>,
    pub(crate) leaders: Vec<Leader>,
    pub(crate) collectives: BTreeMap<Text, Collective>,
    pub(crate) traps: BTreeMap<Text, Trap>,
}

impl WorldBuilder {
    /// A builder that knows nobody.
    ///
    /// ```
    /// use diplograph::WorldBuilder;
    /// let world = WorldBuilder::empty().build();
    /// assert_eq!(world.nations().count(), 0);
    /// assert!(world.actor("Japan").is_err());
    /// ```
    pub fn empty() -> WorldBuilder {
        WorldBuilder::default()
    }

    /// A builder that starts from the bundled tables. They are proved sound by the tests; should one not be,
    /// its rows up to the bad one and the other tables are still used.
    pub(crate) fn bundled() -> WorldBuilder {
        let mut builder = WorldBuilder::empty();
        let results = [
            builder.add_nations("nations.tsv", BUNDLED_NATIONS, Cow::Borrowed),
            builder.add_organisations("organisations.tsv", BUNDLED_ORGANISATIONS, Cow::Borrowed),
            builder.add_leaders("leaders.tsv", BUNDLED_LEADERS, Cow::Borrowed),
            builder.add_traps("traps.tsv", BUNDLED_TRAPS, Cow::Borrowed),
            builder.add_collectives("collectives.tsv", BUNDLED_COLLECTIVES, Cow::Borrowed),
        ];
        for result in results {
            debug_assert!(result.is_ok(), "{result:?}");
        }
        builder
    }

    /// Adds nations; one whose code is known replaces the row that was there.
    ///
    /// Columns: `code` and `name` (both required), `official`, `aliases`, `lookups`, `adjectives`, `demonyms`, `capitals`, `seats`,
    /// `iso2`, `wikidata`, `from`, `to`, `region`.
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) for the first row that breaks a rule, under the name `file`.
    ///
    /// # A row that is refused
    /// ```
    /// use diplograph::World;
    /// let error = World::builder().nations_tsv("mine.tsv", "code\tname\nJP\tJapan\njp\tNippon\n").unwrap_err();
    /// assert!(error.to_string().starts_with("mine.tsv, row 3, column `code`: "));
    /// ```
    pub fn nations_tsv(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_nations(file, text, owned)?;
        Ok(self)
    }

    /// Adds organisations; one whose code is known replaces the row that was there.
    ///
    /// Columns: `code` and `name` (both required), `aliases`, `lookups`, `seats`, `kind`, `founded`, `dissolved`, `parent`.
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) for the first row that breaks a rule, under the name `file`.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = "code\tname\taliases\nXPACT\tAtlantic Island Pact\tAIP\n";
    /// let world = World::builder().organisations_tsv("mine.tsv", table)?.build();
    /// assert_eq!(world.name_of(world.actor("AIP")?), Some("Atlantic Island Pact"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn organisations_tsv(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_organisations(file, text, owned)?;
        Ok(self)
    }

    /// Adds leaders to those that are known.
    ///
    /// Columns: `actor`, `name`, `short`, `class` and `office` (all required), `start`, `end`, `aliases`, `wikidata`.
    /// The classes are those of [`OfficeClass`](crate::OfficeClass).
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) for the first row that breaks a rule, under the name `file`.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = "actor\tname\tshort\tclass\toffice\tstart\nJPN\tAda Ito\tIto\tforeign_minister\tForeign Minister\t2031\n";
    /// let world = World::builder().leaders_tsv("mine.tsv", table)?.build();
    /// assert!(world.leaders_on("JPN".parse()?, "2031-05".parse()?).any(|leader| leader.short_name() == "Ito"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn leaders_tsv(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_leaders(file, text, owned)?;
        Ok(self)
    }

    /// Adds traps: texts with the name of a nation in them that do not mean the nation, such as newspapers and seas.
    /// One whose text is known replaces the row that was there.
    ///
    /// Columns: `surface` and `kind`, both required.
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) for the first row that breaks a rule, under the name `file`.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::builder().traps_tsv("mine.tsv", "surface\tkind\nJapan Quarterly\tmedia\n")?.build();
    /// # assert!(world.is_nation("JPN".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn traps_tsv(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_traps(file, text, owned)?;
        Ok(self)
    }

    /// Adds names of several actors at once, and names that hold only in a document about one.
    /// One whose text and needs are known replaces the row that was there.
    ///
    /// Columns: `surface` and `members` (both required; codes), `needs` (the code of the actor that the document must also name).
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) for the first row that breaks a rule, under the name `file`.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::builder().collectives_tsv("mine.tsv", "surface\tmembers\nthe twin isles\tJPN|GBR\n")?.build();
    /// # assert!(world.is_nation("JPN".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn collectives_tsv(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_collectives(file, text, owned)?;
        Ok(self)
    }

    /// The world of these tables.
    ///
    /// ```
    /// use diplograph::World;
    /// assert_eq!(World::builder().build().nations().count(), World::bundled().nations().count());
    /// ```
    pub fn build(self) -> World {
        World::of(self)
    }

    fn add_nations<'t>(&mut self, file: &'t str, text: &'t str, keep: Keep<'t>) -> Result<()> {
        let mut seen = Seen::new("code");
        read(file, text, NATIONS, keep, |row| {
            let nation = Nation::from_row(row)?;
            seen.check(row, nation.code().to_string())?;
            if self.organisations.contains_key(&nation.code()) {
                return Err(row.fail("code", format!("{} is the code of an organisation", nation.code())));
            }
            self.nations.insert(nation.code(), nation);
            Ok(())
        })
    }

    fn add_organisations<'t>(&mut self, file: &'t str, text: &'t str, keep: Keep<'t>) -> Result<()> {
        let mut seen = Seen::new("code");
        read(file, text, ORGANISATIONS, keep, |row| {
            let organisation = Organisation::from_row(row)?;
            seen.check(row, organisation.code().to_string())?;
            if self.nations.contains_key(&organisation.code()) {
                return Err(row.fail("code", format!("{} is the code of a nation", organisation.code())));
            }
            self.organisations.insert(organisation.code(), organisation);
            Ok(())
        })
    }

    fn add_leaders<'t>(&mut self, file: &'t str, text: &'t str, keep: Keep<'t>) -> Result<()> {
        read(file, text, LEADERS, keep, |row| {
            self.leaders.push(Leader::from_row(row)?);
            Ok(())
        })
    }

    fn add_traps<'t>(&mut self, file: &'t str, text: &'t str, keep: Keep<'t>) -> Result<()> {
        let mut seen = Seen::new("surface");
        read(file, text, TRAPS, keep, |row| {
            let trap = Trap::from_row(row)?;
            seen.check(row, trap.text.to_string())?;
            self.traps.insert(trap.text.clone(), trap);
            Ok(())
        })
    }

    fn add_collectives<'t>(&mut self, file: &'t str, text: &'t str, keep: Keep<'t>) -> Result<()> {
        let mut seen = Seen::new("surface");
        read(file, text, COLLECTIVES, keep, |row| {
            let collective = Collective::from_row(row)?;
            let key = collective.key();
            seen.check(row, key.to_string())?;
            self.collectives.insert(key, collective);
            Ok(())
        })
    }
}

type Keep<'t> = fn(&'t str) -> Text;

fn owned(text: &str) -> Text {
    Cow::Owned(text.to_owned())
}

fn read<'t>(
    file: &'t str,
    text: &'t str,
    schema: Schema,
    keep: Keep<'t>,
    mut add: impl FnMut(&Row<'_, 't>) -> Result<()>,
) -> Result<()> {
    let table = Table::new(file, text, schema, keep)?;
    table.rows().try_for_each(|row| add(&row?))
}

/// The keys of one file, none of which may stand twice.
struct Seen {
    column: &'static str,
    keys: BTreeSet<String>,
}

impl Seen {
    fn new(column: &'static str) -> Seen {
        Seen { column, keys: BTreeSet::new() }
    }

    fn check(&mut self, row: &Row<'_, '_>, key: String) -> Result<()> {
        let message = format!("`{key}` stands in an earlier row of the file: leave one");
        if self.keys.insert(key) { Ok(()) } else { Err(row.fail(self.column, message)) }
    }
}
