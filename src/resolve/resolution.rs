//! Whom a phrase means, with reasons.

use std::fmt;

use super::leader::Standing;
use crate::{
    actor::ActorCode,
    world::{Leader, World},
};

/// Why a candidate is meant, or why it is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// The actor goes by this name.
    Name,
    /// An adjective with a noun for those who act for the state, or in a pair of adjectives.
    Adjective,
    /// A capital, or another seat of government, stands for the state.
    Seat,
    /// A name of several actors at once, or one that holds beside another name of the text.
    Collective,
    /// The full name of a leader in the tables.
    FullName,
    /// A name after a title, or before an apposition, that says whom the person serves.
    Title,
    /// The name of a leader on second reference, borne out by the date, by a title or by the rest of the text.
    ShortName,
    /// The holder of the office on the date, whom the phrase does not name.
    Office,
    /// A pronoun or a description of actors named before.
    Coreference,
    /// Not meant: the phrase is a thing of the actor's, such as its economy.
    Thing,
    /// Not meant: private people or firms, or the people at large.
    Private,
    /// Not meant: a city that is only a place here.
    Place,
    /// Not meant: several leaders bear the name, and nothing tells which.
    Ambiguous,
}

impl Reason {
    /// Whether the reason is one to take the candidate as meant.
    pub fn supports(self) -> bool {
        !matches!(self, Reason::Thing | Reason::Private | Reason::Place | Reason::Ambiguous)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::Name => "its name",
            Reason::Adjective => "its adjective",
            Reason::Seat => "its seat of government",
            Reason::Collective => "a name of several",
            Reason::FullName => "the full name",
            Reason::Title => "the title",
            Reason::ShortName => "the name on second reference",
            Reason::Office => "the office",
            Reason::Coreference => "named before",
            Reason::Thing => "only a thing of it",
            Reason::Private => "only people of it",
            Reason::Place => "only a place",
            Reason::Ambiguous => "one of several",
        })
    }
}

/// An actor, or a person who serves one, that a phrase may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate<'w> {
    pub(super) actor: ActorCode,
    pub(super) person: Option<String>,
    pub(super) term: Option<&'w Leader>,
    pub(super) standing: Standing,
    pub(super) reason: Reason,
}

impl<'w> Candidate<'w> {
    /// The actor, or whom the person serves.
    ///
    /// ```
    /// use diplograph::{Context, World};
    /// let world = World::bundled();
    /// let resolution = world.resolve("Japanese officials", &Context::new());
    /// assert_eq!(resolution.meant().next().unwrap().actor().as_str(), "JPN");
    /// ```
    pub fn actor(&self) -> ActorCode {
        self.actor
    }

    /// The person, by the name of the tables where they know it, else by the name in the phrase.
    ///
    /// ```
    /// use diplograph::{Context, World};
    /// let world = World::bundled();
    /// let resolution = world.resolve("Chancellor Angela Merkel", &Context::new());
    /// assert_eq!(resolution.meant().next().unwrap().person(), Some("Angela Merkel"));
    /// ```
    pub fn person(&self) -> Option<&str> {
        self.term.map(Leader::name).or(self.person.as_deref())
    }

    /// The term of office that fits the date best, where the tables know the person.
    ///
    /// ```
    /// use diplograph::{Context, World};
    /// let world = World::bundled();
    /// let resolution = world.resolve("President Trump", &Context::new().on("2022-05-01".parse()?));
    /// let trump = resolution.meant().next().unwrap();
    /// assert_eq!((trump.term().unwrap().office(), trump.standing()), ("President", diplograph::Standing::Former));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn term(&self) -> Option<&'w Leader> {
        self.term
    }

    /// How the term lies to the date.
    ///
    /// ```
    /// use diplograph::{Context, Standing, World};
    /// let world = World::bundled();
    /// let resolution = world.resolve("Shinzo Abe", &Context::new().on("2015-05-01".parse()?));
    /// assert_eq!(resolution.meant().next().unwrap().standing(), Standing::Incumbent);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn standing(&self) -> Standing {
        self.standing
    }

    /// Whether the phrase does not name the person: it is the holder of the office that it speaks of.
    ///
    /// ```
    /// use diplograph::{Context, World};
    /// let world = World::bundled();
    /// let resolution = world.resolve("Japan's prime minister", &Context::new().on("2023-08-18".parse()?));
    /// let holder = resolution.meant().next().unwrap();
    /// assert_eq!((holder.person(), holder.is_inferred()), (Some("Fumio Kishida"), true));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn is_inferred(&self) -> bool {
        self.reason == Reason::Office
    }

    /// Why it is meant, or why not.
    ///
    /// ```
    /// use diplograph::{Context, Reason, World};
    /// let world = World::bundled();
    /// let resolution = world.resolve("two Danish journalists", &Context::new());
    /// assert_eq!(resolution.candidates()[0].reason(), Reason::Private);
    /// ```
    pub fn reason(&self) -> Reason {
        self.reason
    }
}

/// Whom a phrase means; made by [`World::resolve`].
///
/// Displays as those whom it means, or `nobody`.
#[derive(Clone, Debug)]
pub struct Resolution<'w> {
    pub(super) world: &'w World,
    pub(super) candidates: Vec<Candidate<'w>>,
}

impl<'w> Resolution<'w> {
    /// Everybody who was considered, in the order of the phrase.
    ///
    /// ```
    /// use diplograph::{Context, World};
    /// let world = World::bundled();
    /// assert_eq!(world.resolve("Danish media", &Context::new()).candidates().len(), 1);
    /// ```
    pub fn candidates(&self) -> &[Candidate<'w>] {
        &self.candidates
    }

    /// Those whom the phrase means, all of them together, in its order; nobody where it means none or is ambiguous.
    ///
    /// ```
    /// use diplograph::{Context, World};
    /// let world = World::bundled();
    /// let resolution = world.resolve("his South Korean and Japanese counterparts", &Context::new());
    /// let codes: Vec<_> = resolution.meant().map(|candidate| candidate.actor().to_string()).collect();
    /// assert_eq!(codes, ["KOR", "JPN"]);
    /// ```
    pub fn meant(&self) -> impl Iterator<Item = &Candidate<'w>> {
        self.candidates.iter().filter(|candidate| candidate.reason.supports())
    }
}

impl fmt::Display for Resolution<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut count = 0;
        for candidate in self.meant() {
            let actor = self.world.name_of(candidate.actor).unwrap_or(candidate.actor.as_str());
            let separator = if count > 0 { ", " } else { "" };
            match candidate.person() {
                Some(person) => write!(f, "{separator}{person} of {actor}")?,
                None => write!(f, "{separator}{actor}")?,
            }
            count += 1;
        }
        if count == 0 { f.write_str("nobody") } else { Ok(()) }
    }
}
