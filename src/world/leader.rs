//! Holders of high office, one row for each person and term.

use std::str::FromStr;

use crate::{
    actor::ActorCode,
    date::Date,
    error::{Error, Result},
    table::{Row, Schema, Text},
    world::{
        cell::{Cells, Span, Values},
        fold,
        id::id,
    },
};

pub(crate) const LEADERS: Schema = Schema {
    columns: &["actor", "name", "short", "class", "office", "start", "end", "aliases", "wikidata", "mark"],
    required: 5,
};

/// The classes of office in the table of leaders.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum OfficeClass {
    /// A monarch or president, executive presidents included.
    HeadOfState,
    /// A prime minister or the like.
    HeadOfGovernment,
    /// The minister for foreign affairs.
    ForeignMinister,
    /// The minister of defence.
    DefenceMinister,
    /// The highest officer of the armed forces.
    MilitaryChief,
    /// The adviser or council secretary for national security.
    SecurityAdviser,
    /// The head of an organisation.
    OrganisationHead,
    /// Another office: a governor-general, a ruling party's leader, a ruler without a title.
    Other,
}

impl OfficeClass {
    /// Every class, in the order of declaration.
    pub const ALL: &'static [OfficeClass] = &[
        OfficeClass::HeadOfState,
        OfficeClass::HeadOfGovernment,
        OfficeClass::ForeignMinister,
        OfficeClass::DefenceMinister,
        OfficeClass::MilitaryChief,
        OfficeClass::SecurityAdviser,
        OfficeClass::OrganisationHead,
        OfficeClass::Other,
    ];

    /// The word of the class in a table.
    ///
    /// ```
    /// use diplograph::OfficeClass;
    /// assert_eq!(OfficeClass::ForeignMinister.as_str(), "foreign_minister");
    /// ```
    pub fn as_str(self) -> &'static str {
        match self {
            OfficeClass::HeadOfState => "head_of_state",
            OfficeClass::HeadOfGovernment => "head_of_government",
            OfficeClass::ForeignMinister => "foreign_minister",
            OfficeClass::DefenceMinister => "defence_minister",
            OfficeClass::MilitaryChief => "military_chief",
            OfficeClass::SecurityAdviser => "security_adviser",
            OfficeClass::OrganisationHead => "organisation_head",
            OfficeClass::Other => "other",
        }
    }
}

impl FromStr for OfficeClass {
    type Err = Error;

    fn from_str(text: &str) -> Result<OfficeClass> {
        OfficeClass::ALL.iter().copied().find(|class| class.as_str() == text).ok_or_else(|| {
            let expected: Vec<&str> = OfficeClass::ALL.iter().map(|class| class.as_str()).collect();
            Error::Vocabulary {
                text: text.to_owned(),
                what: "class of office",
                expected: expected.join(", "),
            }
        })
    }
}

/// What sets a term apart from that of the one undisputed holder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// The office had no regular holder, or its holder was away.
    Acting,
    /// The office is shared: co-premiers, co-presidents.
    Joint,
    /// Two claimed the office at once.
    Disputed,
}

impl Mark {
    const WORDS: [(&str, Mark); 3] =
        [("acting", Mark::Acting), ("joint", Mark::Joint), ("disputed", Mark::Disputed)];

    fn from_row(row: &Row<'_, '_>) -> Result<Option<Mark>> {
        let word = row.text("mark")?;
        if word.is_empty() {
            return Ok(None);
        }
        let known = Mark::WORDS.iter().find(|(known, _)| *known == word).map(|(_, mark)| *mark);
        let unknown = || row.fail("mark", format!("`{word}` is no mark: give acting, joint or disputed"));
        known.map(Some).ok_or_else(unknown)
    }
}

id! {
    /// The id of a person in the service of an actor: the actor's code and the person's name in lower case, such as
    /// `deu-angela-merkel`.
    ///
    /// All terms of a person in the service of one actor have one id. It is well-formed, but need not be known to any
    /// [`World`](crate::World): 2 to 48 of `a`–`z`, `0`–`9` and `-`, a letter first and no hyphen last. It is a small
    /// `Copy` value; `Display` and `FromStr` round-trip.
    ///
    /// ```
    /// use diplograph::{LeaderId, World};
    /// let id: LeaderId = "deu-angela-merkel".parse()?;
    /// let world = World::bundled();
    /// assert!(world.terms(id).all(|term| term.name() == "Angela Merkel" && term.id() == id));
    /// assert!(world.terms(id).next().is_some());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    LeaderId, "a leader"
}

impl LeaderId {
    /// The id of a person of this name; a name that is too long is cut.
    fn of(actor: ActorCode, name: &str) -> LeaderId {
        let mut slug = actor.as_str().to_ascii_lowercase().replace('_', "-");
        let folded = fold(name);
        for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            if slug.len() + 1 + word.len() > LeaderId::MAX_LEN {
                break;
            }
            slug.push('-');
            slug.push_str(word);
        }
        // A code is a slug by itself, and so is a code with words of letters and digits behind it.
        LeaderId::new(&slug).unwrap_or(LeaderId { bytes: [0; LeaderId::MAX_LEN] })
    }

    /// Whether the id begins as those of the actor's leaders do.
    pub(super) fn may_serve(self, actor: ActorCode) -> bool {
        let plain = |byte: u8| if byte == b'_' { b'-' } else { byte.to_ascii_lowercase() };
        actor.as_str().bytes().map(plain).eq(self.as_str().bytes().take(actor.as_str().len()))
    }
}

/// A person in one office for one term.
///
/// A person with several terms or offices has several rows.
///
/// ```
/// use diplograph::{OfficeClass, World};
///
/// let world = World::bundled();
/// let day = "2018-06-12".parse()?;
/// let mut presidents = world.leaders_on("USA".parse()?, day).filter(|l| l.office_class() == OfficeClass::HeadOfState);
/// assert_eq!(presidents.next().unwrap().name(), "Donald Trump");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leader {
    actor: ActorCode,
    name: Text,
    short: Cells,
    class: OfficeClass,
    office: Text,
    term: Span,
    aliases: Cells,
    wikidata: Text,
    mark: Option<Mark>,
}

impl Leader {
    pub(crate) fn from_row(row: &Row<'_, '_>) -> Result<Leader> {
        let class = row.cell("class").parse().map_err(|error: Error| row.fail("class", error.to_string()))?;
        Ok(Leader {
            actor: row.code("actor")?,
            name: row.surface("name")?,
            short: row.surfaces("short")?,
            class,
            office: row.text("office")?,
            term: row.span("start", "end")?,
            aliases: row.surfaces("aliases")?,
            wikidata: row.text("wikidata")?,
            mark: Mark::from_row(row)?,
        })
    }

    /// The state or organisation that the office belongs to.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let merkel = world.leaders_of("DEU".parse()?).find(|leader| leader.name() == "Angela Merkel").unwrap();
    /// assert_eq!(merkel.actor().as_str(), "DEU");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actor(&self) -> ActorCode {
        self.actor
    }

    /// The id of the person, the same in all terms in the service of the actor. Made from the name at each call.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let merkel = world.leaders_of("DEU".parse()?).find(|leader| leader.name() == "Angela Merkel").unwrap();
    /// assert_eq!(merkel.id().as_str(), "deu-angela-merkel");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn id(&self) -> LeaderId {
        LeaderId::of(self.actor, &self.name)
    }

    /// The full name as news writes it.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let merkel = world.leaders_of("DEU".parse()?).find(|leader| leader.name() == "Angela Merkel").unwrap();
    /// assert_eq!(merkel.name(), "Angela Merkel");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The name on second reference, in most cases the family name.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let xi = world.leaders_of("CHN".parse()?).find(|leader| leader.name() == "Xi Jinping").unwrap();
    /// assert_eq!(xi.short_name(), "Xi");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn short_name(&self) -> &str {
        self.short.iter().next().unwrap_or_default()
    }

    /// Every name on second reference that news writes, [`short_name`](Leader::short_name) first: transliterations,
    /// nicknames, a title with a given name.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let gaddafi = world.leaders_of("LBY".parse()?).find(|leader| leader.short_name() == "Gaddafi").unwrap();
    /// assert!(gaddafi.short_names().any(|short| short == "Qaddafi"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn short_names(&self) -> Values<'_> {
        self.short.iter()
    }

    /// The title of the office: "Minister of Foreign Affairs".
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let merkel = world.leaders_of("DEU".parse()?).find(|leader| leader.name() == "Angela Merkel").unwrap();
    /// assert!(merkel.office().contains("Chancellor"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn office(&self) -> &str {
        &self.office
    }

    /// The class of the office.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let merkel = world.leaders_of("DEU".parse()?).find(|leader| leader.name() == "Angela Merkel").unwrap();
    /// assert_eq!(merkel.office_class().as_str(), "head_of_government");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn office_class(&self) -> OfficeClass {
        self.class
    }

    /// The first day in office, where it is known.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let merkel = world.leaders_of("DEU".parse()?).find(|leader| leader.name() == "Angela Merkel").unwrap();
    /// assert!(merkel.start().unwrap().year() == 2005);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn start(&self) -> Option<Date> {
        self.term.from
    }

    /// The last day in office; absent where no end is known, which need not mean that the person is in office today.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let merkel = world.leaders_of("DEU".parse()?).find(|leader| leader.name() == "Angela Merkel").unwrap();
    /// assert!(merkel.end().unwrap().year() == 2021);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn end(&self) -> Option<Date> {
        self.term.to
    }

    /// Other spellings of the full name.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let mut leaders = world.leaders_of("UKR".parse()?);
    /// assert!(leaders.any(|leader| leader.aliases().any(|alias| alias == "Volodymyr Zelenskiy")));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn aliases(&self) -> Values<'_> {
        self.aliases.iter()
    }

    /// The Wikidata id of the person, where there is one.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let mut leaders = world.leaders_of("ARM".parse()?);
    /// assert!(leaders.any(|leader| leader.wikidata() == Some("Q7035479")));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn wikidata(&self) -> Option<&str> {
        (!self.wikidata.is_empty()).then_some(&*self.wikidata)
    }

    /// Whether the person only acted in the office, for want or in the absence of a regular holder.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let mut leaders = world.leaders_on("KOR".parse()?, "2017-02-01".parse()?);
    /// assert!(leaders.any(|leader| leader.name() == "Hwang Kyo-ahn" && leader.is_acting()));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn is_acting(&self) -> bool {
        self.mark == Some(Mark::Acting)
    }

    /// Whether the office was shared with another person who held it as well.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let mut leaders = world.leaders_on("KHM".parse()?, "1995".parse()?);
    /// assert!(leaders.any(|leader| leader.name() == "Hun Sen" && leader.is_joint()));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn is_joint(&self) -> bool {
        self.mark == Some(Mark::Joint)
    }

    /// Whether another person claimed the office at the same time.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let mut leaders = world.leaders_on("VEN".parse()?, "2020".parse()?);
    /// assert!(leaders.any(|leader| leader.name() == "Juan Guaidó" && leader.is_disputed()));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn is_disputed(&self) -> bool {
        self.mark == Some(Mark::Disputed)
    }

    /// Whether the person held the office on any day of this date, as far as the dates are known;
    /// `false` where neither the start nor the end is.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let park = world.leaders_of("KOR".parse()?).find(|leader| leader.name() == "Park Geun-hye").unwrap();
    /// assert!(park.held_on("2015-11-02".parse()?));
    /// assert!(!park.held_on("2018".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn held_on(&self, date: Date) -> bool {
        (self.term.from.is_some() || self.term.to.is_some()) && self.term.meets(date)
    }
}
