//! What is known about a text when one of its phrases is to be understood.

use crate::{actor::ActorCode, date::Date};

/// What decides whom a phrase means: when it was written, and who else the text names.
///
/// ```
/// use diplograph::{Context, World};
///
/// let context = Context::new().on("2018-06-12".parse()?).naming("PRK".parse()?).naming("USA".parse()?);
/// let world = World::bundled();
/// assert_eq!(world.resolve("Kim", &context).to_string(), "Kim Jong-un of North Korea");
/// assert_eq!(world.resolve("Kim", &Context::new()).to_string(), "nobody");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    pub(super) date: Option<Date>,
    pub(super) named: Vec<ActorCode>,
    pub(super) persons: Vec<(String, ActorCode)>,
    pub(super) before: String,
    pub(super) after: String,
}

impl Context {
    /// A context in which nothing is known.
    pub fn new() -> Context {
        Context::default()
    }

    /// The same, in a text of this date.
    pub fn on(mut self, date: Date) -> Context {
        self.date = Some(date);
        self
    }

    /// The same, in a text that names this actor elsewhere. The actor named first counts as the one that the text is about.
    pub fn naming(mut self, actor: ActorCode) -> Context {
        if !self.named.contains(&actor) {
            self.named.push(actor);
        }
        self
    }

    /// The same, in a text that has named this person in full before, in the service of an actor.
    pub fn after_person(mut self, name: impl Into<String>, actor: ActorCode) -> Context {
        self.persons.push((name.into(), actor));
        self
    }

    /// The same, with the words of the sentence before and after the phrase.
    ///
    /// ```
    /// use diplograph::{Context, World};
    ///
    /// let world = World::bundled();
    /// let place = Context::new().between("Stocks fell in ", " on Friday.");
    /// assert_eq!(world.resolve("Tokyo", &place).to_string(), "nobody");
    /// let government = Context::new().between("Beijing accused ", " of a breach.");
    /// assert_eq!(world.resolve("Tokyo", &government).to_string(), "Japan");
    /// ```
    pub fn between(mut self, before: impl Into<String>, after: impl Into<String>) -> Context {
        (self.before, self.after) = (before.into(), after.into());
        self
    }
}
