//! Leaders by name and by office, on a date.

use std::fmt;

use super::holder::leads;
use crate::{
    actor::ActorCode,
    date::Date,
    error::{Error, Result},
    world::{ARTICLES, Leader, LeaderIndex, OfficeClass, World, fold, skeleton, sorted_parts},
};

/// How a term of office lies to a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// In office on that date.
    Incumbent,
    /// The term was over.
    Former,
    /// The term had not begun.
    Future,
    /// The table does not tell, or no date was given.
    Unknown,
}

impl Standing {
    /// How the term of a leader lies to a date.
    ///
    /// ```
    /// use diplograph::{Standing, World};
    /// let world = World::bundled();
    /// let merkel = world.leaders_of("DEU".parse()?).find(|leader| leader.name() == "Angela Merkel").unwrap();
    /// assert_eq!(Standing::of(merkel, Some("2010-05".parse()?)), Standing::Incumbent);
    /// assert_eq!(Standing::of(merkel, Some("2024".parse()?)), Standing::Former);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn of(leader: &Leader, on: Option<Date>) -> Standing {
        let Some(on) = on else { return Standing::Unknown };
        match (leader.start(), leader.end()) {
            _ if leader.held_on(on) => Standing::Incumbent,
            (Some(start), _) if start.first_day() > on.last_day() => Standing::Future,
            (_, Some(end)) if end.last_day() < on.first_day() => Standing::Former,
            _ => Standing::Unknown,
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Standing::Incumbent => "incumbent",
            Standing::Former => "former",
            Standing::Future => "future",
            Standing::Unknown => "unknown",
        })
    }
}

/// A leader as of a date: the term of office that fits it best, and how that term lies to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeaderOn<'w> {
    leader: &'w Leader,
    standing: Standing,
}

impl<'w> LeaderOn<'w> {
    pub(super) fn new(leader: &'w Leader, on: Option<Date>) -> LeaderOn<'w> {
        LeaderOn { leader, standing: Standing::of(leader, on) }
    }

    /// The person in the office that fits the date best.
    ///
    /// ```
    /// let world = diplograph::World::bundled();
    /// assert_eq!(world.leader("Angela Merkel", "2010".parse()?)?.leader().actor().as_str(), "DEU");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn leader(self) -> &'w Leader {
        self.leader
    }

    /// Whether the person was in office on the date.
    ///
    /// ```
    /// use diplograph::Standing;
    /// let world = diplograph::World::bundled();
    /// assert_eq!(world.leader("Angela Merkel", "2023".parse()?)?.standing(), Standing::Former);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn standing(self) -> Standing {
        self.standing
    }

    /// What decides between the terms of one name: in office first, then over, latest first; high offices before others.
    pub(super) fn fit(&self) -> impl Ord + use<> {
        let standing = match self.standing {
            Standing::Incumbent => 3,
            Standing::Former => 2,
            Standing::Unknown => 1,
            Standing::Future => 0,
        };
        let start = self.leader.start();
        let nearest = if self.standing == Standing::Future { None } else { start };
        (standing, std::cmp::Reverse(self.leader.office_class()), nearest)
    }
}

impl fmt::Display for LeaderOn<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let LeaderOn { leader, standing } = self;
        write!(f, "{}, {} ({}, {standing})", leader.name(), leader.office(), leader.actor())
    }
}

impl World {
    /// The leader that news of a date calls by this name: a full name in any order and usual spelling, or the name on second
    /// reference.
    ///
    /// Of several persons of the name the one in office is meant, and of several in office one who leads a state or
    /// government. The term that comes back is the one that fits the date best. Linear in the number of leaders where the
    /// spelling is not that of the table.
    ///
    /// # Errors
    /// [`Error::AmbiguousName`] where several leaders are as likely, and [`Error::UnknownLeader`] where nobody has the name.
    ///
    /// # One person, several offices
    /// ```
    /// use diplograph::{OfficeClass, Standing, World};
    ///
    /// let world = World::bundled();
    /// let abe = world.leader("Abe", "2015-05-01".parse()?)?;
    /// assert_eq!((abe.leader().name(), abe.leader().office_class()), ("Shinzo Abe", OfficeClass::HeadOfGovernment));
    /// assert_eq!(abe.standing(), Standing::Incumbent);
    /// assert_eq!(world.leader("Abe Shinzo", "2021-06".parse()?)?.standing(), Standing::Former);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    ///
    /// # A name that many bear
    /// ```
    /// use diplograph::{Error, World};
    /// let error = World::bundled().leader("Lee", "2010-06-01".parse().unwrap()).unwrap_err();
    /// assert!(matches!(error, Error::AmbiguousName { .. }));
    /// ```
    pub fn leader(&self, name: &str, on: Date) -> Result<LeaderOn<'_>> {
        let mut terms: Vec<LeaderOn<'_>> =
            self.terms_of(name, None).into_iter().map(|leader| LeaderOn::new(leader, Some(on))).collect();
        terms.sort_by(|a, b| b.fit().cmp(&a.fit()));
        let Some(best) = terms.first().copied() else {
            return Err(Error::UnknownLeader {
                name: name.to_owned(),
                suggestions: self.nearest_leaders(name),
            });
        };
        let rival = |term: &&LeaderOn<'_>| {
            let same = term.leader.name() == best.leader.name() && term.leader.actor() == best.leader.actor();
            !same && term.standing == best.standing && leads(term.leader) == leads(best.leader)
        };
        let mut rivals: Vec<String> = terms.iter().filter(rival).map(LeaderOn::to_string).collect();
        if rivals.is_empty() {
            return Ok(best);
        }
        rivals.truncate(5);
        rivals.insert(0, best.to_string());
        Err(Error::AmbiguousName { name: name.to_owned(), candidates: rivals })
    }

    /// The terms of everybody of this name, in the order of the table: by a full name, else by the name on second
    /// reference, else by a spelling that sounds alike; in the service of `actor` where it is given.
    pub(super) fn terms_of(&self, name: &str, actor: Option<ActorCode>) -> Vec<&Leader> {
        let leaders = || match actor {
            Some(actor) => self.leaders_of(actor),
            None => self.leaders(),
        };
        let parts = sorted_parts(name);
        let spelled = |leader: &&Leader| {
            let mut names = [leader.name()].into_iter().chain(leader.aliases());
            names.any(|known| sorted_parts(known) == parts)
        };
        let full: Vec<&Leader> = leaders().filter(spelled).collect();
        if !full.is_empty() {
            return full;
        }
        let short = self.leaders_by_short_name(name).map(|(_, leader)| leader);
        let short: Vec<&Leader> =
            short.filter(|leader| actor.is_none_or(|actor| leader.actor() == actor)).collect();
        if !short.is_empty() {
            return short;
        }
        let alike = self.leaders_sounding_like(name).map(|(_, leader)| leader);
        alike.filter(|leader| actor.is_none_or(|actor| leader.actor() == actor)).collect()
    }

    /// The holder of an office of this class in the service of an actor on a date, where there is one and only one.
    ///
    /// ```
    /// use diplograph::{OfficeClass, World};
    /// let world = World::bundled();
    /// let holder = world.holder_of("JPN".parse()?, OfficeClass::HeadOfGovernment, "2023-08".parse()?);
    /// assert_eq!(holder.map(|leader| leader.name()), Some("Fumio Kishida"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn holder_of(&self, actor: ActorCode, class: OfficeClass, on: Date) -> Option<&Leader> {
        let mut holders = self.leaders_on(actor, on).filter(|leader| leader.office_class() == class);
        let first = holders.next()?;
        holders.all(|other| other.name() == first.name()).then_some(first)
    }

    /// The holder of an office whose title in the table begins with these words, where there is one and only one.
    pub(super) fn holder_by_title(&self, actor: ActorCode, title: &str, on: Date) -> Option<&Leader> {
        let titled = |leader: &&Leader| {
            let office = leader.office().to_lowercase();
            office.strip_prefix(title).is_some_and(|rest| rest.is_empty() || rest.starts_with([',', ' ']))
        };
        let mut holders = self.leaders_on(actor, on).filter(titled);
        let first = holders.next()?;
        holders.all(|other| other.name() == first.name()).then_some(first)
    }

    /// The leaders whose names have all the parts of this one, the name on second reference among them, in any order and
    /// spelling of given names; with each whether the name is whole.
    pub(super) fn leaders_with_parts(&self, name: &str) -> Vec<(bool, (LeaderIndex, &Leader))> {
        let parts = sorted_parts(name);
        let words: Vec<&str> = name.split(' ').collect();
        // The name on second reference is the end of the name, or its beginning.
        let ends = (1..words.len()).filter_map(|n| words.get(n..));
        let begins = (1..words.len()).filter_map(|n| words.get(..n));
        let mut found: Vec<(bool, (LeaderIndex, &Leader))> = Vec::new();
        for short in ends.chain(begins) {
            for (index, leader) in self.leaders_by_short_name(&short.join(" ")) {
                let names = [leader.name()].into_iter().chain(leader.aliases()).map(sorted_parts);
                let (mut whole, mut within) = (false, false);
                for known in names {
                    whole |= known == parts;
                    within |= parts.iter().all(|part| known.contains(part));
                }
                if (whole || within) && found.iter().all(|(_, (known, _))| *known != index) {
                    found.push((whole, (index, leader)));
                }
            }
        }
        found
    }

    /// The leaders whose full name, or name on second reference, sounds and looks like this one.
    pub(super) fn leaders_sounding_like(&self, name: &str) -> impl Iterator<Item = (LeaderIndex, &Leader)> {
        let alike = self.leaders_by_skeleton(&skeleton(name)).iter();
        let alike = alike.filter_map(|(_, index)| self.leader_at(*index).map(|leader| (*index, leader)));
        let name = fold(name);
        alike.filter(move |(_, leader)| sounds_like(leader, &name))
    }

    fn nearest_leaders(&self, name: &str) -> Vec<String> {
        const FLOOR: f64 = 0.7;
        let folded = fold(name);
        let score = |leader: &Leader| {
            let close = |known: &str| strsim::normalized_damerau_levenshtein(&folded, &fold(known));
            close(leader.name()).max(close(leader.short_name()))
        };
        let scored = self.leaders().map(|leader| (score(leader), leader.name()));
        let mut scored: Vec<(f64, &str)> = scored.filter(|(score, _)| *score >= FLOOR).collect();
        scored.sort_by(|(a, x), (b, y)| b.total_cmp(a).then(x.cmp(y)));
        scored.dedup_by_key(|(_, name)| *name);
        scored.into_iter().take(3).map(|(_, name)| name.to_owned()).collect()
    }
}

/// Whether a name of a leader has as many parts as this folded one, which begin alike, and differs in few letters.
fn sounds_like(leader: &Leader, name: &str) -> bool {
    const NEAR: f64 = 0.6;
    let parts = || name.split(' ').filter(|part| !ARTICLES.contains(part));
    let mut names = [leader.name()].into_iter().chain(leader.aliases()).chain(leader.short_names());
    names.any(|known| {
        let known = fold(known);
        let known_parts = || known.split(' ').filter(|part| !ARTICLES.contains(part));
        let begin_alike = |(a, b): (&str, &str)| {
            let sound = |part: &str| match part.chars().next() {
                Some('q' | 'g' | 'k' | 'c') => Some('k'),
                Some('y' | 'j') => Some('j'),
                first => first,
            };
            sound(a) == sound(b)
        };
        parts().count() == known_parts().count()
            && parts().zip(known_parts()).all(begin_alike)
            && strsim::normalized_damerau_levenshtein(&known, name) >= NEAR
    })
}
