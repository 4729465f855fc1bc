//! Makes worlds from tables.

use std::collections::BTreeMap;

use crate::{
    actor::ActorCode,
    error::Result,
    table::Text,
    world::{
        Alliance, AllianceId, Dispute, DisputeId, Leader, MembershipStatus, Nation, Organisation, World,
        cell::Span,
        collective::{Collective, Trap},
        rows::Source,
    },
};

/// Makes a [`World`] from tables.
///
/// A table is tab-separated text or JSON. In tab-separated text, lines that begin with `#` are passed over, the first other
/// line names the columns, and `|` separates the values of a cell. JSON is an array of objects with the same names; a cell
/// with several values is an array or a string with `|`. Columns stand in any order, and those not said to be required may
/// be left out. A table that breaks a rule is refused with the file, the line (in JSON, the number of the object) and the
/// column, and the builder is lost: nothing is half read.
///
/// A row whose key is known replaces the row that was there. The codes that a row uses must be known when it is read: add
/// nations and organisations before the tables that speak of them. What is removed is removed from all other tables too.
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
    pub(crate) alliances: BTreeMap<AllianceId, Alliance>,
    /// By organisation, member and status.
    pub(crate) memberships: BTreeMap<(ActorCode, ActorCode, MembershipStatus), Vec<Span>>,
    pub(crate) disputes: BTreeMap<DisputeId, Dispute>,
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
        self.add_nations(Source::Tsv(file, text))?;
        Ok(self)
    }

    /// As [`WorldBuilder::nations_tsv`], from JSON.
    ///
    /// # Errors
    /// [`Error::Json`](crate::Error::Json) for text that is no array of objects, [`Error::Table`](crate::Error::Table) for the
    /// first object that breaks a rule.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = r#"[{"code": "XAA", "name": "Atlantis", "aliases": ["Lost Continent"], "from": 1990}]"#;
    /// let world = World::builder().nations_json("mine.json", table)?.build();
    /// assert_eq!(world.actor("Lost Continent")?.as_str(), "XAA");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn nations_json(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_nations(Source::Json(file, text))?;
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
        self.add_organisations(Source::Tsv(file, text))?;
        Ok(self)
    }

    /// As [`WorldBuilder::organisations_tsv`], from JSON.
    ///
    /// # Errors
    /// [`Error::Json`](crate::Error::Json) for text that is no array of objects, [`Error::Table`](crate::Error::Table) for the
    /// first object that breaks a rule.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = r#"[{"code": "XPACT", "name": "Atlantic Island Pact", "founded": 2030}]"#;
    /// let world = World::builder().organisations_json("mine.json", table)?.build();
    /// assert_eq!(world.actor("Atlantic Island Pact")?.as_str(), "XPACT");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn organisations_json(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_organisations(Source::Json(file, text))?;
        Ok(self)
    }

    /// Adds leaders; a row with the actor, name, class and start of one that is known replaces it.
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
        self.add_leaders(Source::Tsv(file, text))?;
        Ok(self)
    }

    /// As [`WorldBuilder::leaders_tsv`], from JSON.
    ///
    /// # Errors
    /// [`Error::Json`](crate::Error::Json) for text that is no array of objects, [`Error::Table`](crate::Error::Table) for the
    /// first object that breaks a rule.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = r#"[{"actor": "JPN", "name": "Ada Ito", "short": "Ito", "class": "other", "office": "Envoy", "start": "2031-05"}]"#;
    /// let world = World::builder().leaders_json("mine.json", table)?.build();
    /// assert_eq!(world.leaders_of("JPN".parse()?).filter(|leader| leader.name() == "Ada Ito").count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn leaders_json(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_leaders(Source::Json(file, text))?;
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
        self.add_traps(Source::Tsv(file, text))?;
        Ok(self)
    }

    /// As [`WorldBuilder::traps_tsv`], from JSON.
    ///
    /// # Errors
    /// [`Error::Json`](crate::Error::Json) for text that is no array of objects, [`Error::Table`](crate::Error::Table) for the
    /// first object that breaks a rule.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = r#"[{"surface": "Japan Quarterly", "kind": "media"}]"#;
    /// let world = World::builder().traps_json("mine.json", table)?.build();
    /// assert_eq!(world.actor("Japan")?.as_str(), "JPN");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn traps_json(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_traps(Source::Json(file, text))?;
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
        self.add_collectives(Source::Tsv(file, text))?;
        Ok(self)
    }

    /// As [`WorldBuilder::collectives_tsv`], from JSON.
    ///
    /// # Errors
    /// [`Error::Json`](crate::Error::Json) for text that is no array of objects, [`Error::Table`](crate::Error::Table) for the
    /// first object that breaks a rule.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = r#"[{"surface": "the twin isles", "members": ["JPN", "GBR"]}]"#;
    /// let world = World::builder().collectives_json("mine.json", table)?.build();
    /// assert_eq!(world.actor("Japan")?.as_str(), "JPN");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn collectives_json(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_collectives(Source::Json(file, text))?;
        Ok(self)
    }

    /// Adds alliances; one whose id is known replaces the row that was there.
    ///
    /// Columns: `id`, `name`, `kind` and `members` (all required), `aliases`, `hub`. The kinds are those of
    /// [`TreatyKind`](crate::TreatyKind); a member is `CODE:from/to`, open where a date is left out.
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) for the first row that breaks a rule, under the name `file`.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = "id\tname\tkind\tmembers\nisles\tIsles Pact\tdefence\tGBR:2031/|JPN:2031-05/2040\n";
    /// let world = World::builder().alliances_tsv("mine.tsv", table)?.build();
    /// assert_eq!(world.members_on(world.alliance("isles".parse()?)?.id(), "2031".parse()?)?.len(), 2);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn alliances_tsv(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_alliances(Source::Tsv(file, text))?;
        Ok(self)
    }

    /// As [`WorldBuilder::alliances_tsv`], from JSON.
    ///
    /// # Errors
    /// [`Error::Json`](crate::Error::Json) for text that is no array of objects, [`Error::Table`](crate::Error::Table) for the
    /// first object that breaks a rule.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = r#"[{"id": "isles", "name": "Isles Pact", "kind": "defence", "members": ["GBR:2031/", "JPN:2031/"]}]"#;
    /// let world = World::builder().alliances_json("mine.json", table)?.build();
    /// assert_eq!(world.alliance("isles".parse()?)?.name(), "Isles Pact");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn alliances_json(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_alliances(Source::Json(file, text))?;
        Ok(self)
    }

    /// Adds memberships. The times that a row gives for a member replace those that were known of it in that organisation
    /// and status; other members stay.
    ///
    /// Columns: `organisation`, `status` and `members`, all required. The statuses are those of
    /// [`MembershipStatus`](crate::MembershipStatus); a member is `CODE:from/to`, open where a date is left out.
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) for the first row that breaks a rule, under the name `file`.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = "organisation\tstatus\tmembers\nNATO\tmember\tIRL:2031/\n";
    /// let world = World::builder().memberships_tsv("mine.tsv", table)?.build();
    /// let members: Vec<_> = world.members_on(world.actor("NATO")?, "2032".parse()?)?.collect();
    /// assert!(members.contains(&"IRL".parse()?) && members.contains(&"FRA".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn memberships_tsv(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_memberships(Source::Tsv(file, text))?;
        Ok(self)
    }

    /// As [`WorldBuilder::memberships_tsv`], from JSON.
    ///
    /// # Errors
    /// [`Error::Json`](crate::Error::Json) for text that is no array of objects, [`Error::Table`](crate::Error::Table) for the
    /// first object that breaks a rule.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = r#"[{"organisation": "NATO", "status": "partner", "members": ["JPN:2031/"]}]"#;
    /// let world = World::builder().memberships_json("mine.json", table)?.build();
    /// assert_eq!(world.memberships_of("JPN".parse()?).filter(|m| m.organisation().as_str() == "NATO").count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn memberships_json(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_memberships(Source::Json(file, text))?;
        Ok(self)
    }

    /// Adds disputes; one whose id is known replaces the row that was there.
    ///
    /// Columns: `id`, `name`, `kind`, `sides` and `status` (all required), `aliases`, `from`, `to`. The kinds are those of
    /// [`DisputeKind`](crate::DisputeKind), the statuses those of [`DisputeStatus`](crate::DisputeStatus); `|` separates the
    /// sides and `+` the actors of a side.
    ///
    /// # Errors
    /// [`Error::Table`](crate::Error::Table) for the first row that breaks a rule, under the name `file`.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = "id\tname\tkind\tsides\tstatus\nisles\tIsles dispute\tmaritime\tGBR|JPN+KOR\tactive\n";
    /// let world = World::builder().disputes_tsv("mine.tsv", table)?.build();
    /// assert!(world.disputes_of("KOR".parse()?).any(|dispute| dispute.name() == "Isles dispute"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn disputes_tsv(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_disputes(Source::Tsv(file, text))?;
        Ok(self)
    }

    /// As [`WorldBuilder::disputes_tsv`], from JSON.
    ///
    /// # Errors
    /// [`Error::Json`](crate::Error::Json) for text that is no array of objects, [`Error::Table`](crate::Error::Table) for the
    /// first object that breaks a rule.
    ///
    /// ```
    /// use diplograph::World;
    /// let table = r#"[{"id": "isles", "name": "Isles dispute", "kind": "maritime", "sides": ["GBR", ["JPN", "KOR"]], "status": "active"}]"#;
    /// let world = World::builder().disputes_json("mine.json", table)?.build();
    /// assert_eq!(world.dispute("isles".parse()?)?.sides().len(), 2);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn disputes_json(mut self, file: &str, text: &str) -> Result<WorldBuilder> {
        self.add_disputes(Source::Json(file, text))?;
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
}
