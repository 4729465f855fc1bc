//! Who is at odds with whom, and whom two have for an ally both.

use std::{fmt, iter::FusedIterator, vec};

use super::{
    ally::{Allies, Ally},
    events::Events,
    list::DisputeViews,
};
use crate::{
    actor::ActorCode,
    coded::QuadClass,
    date::Date,
    error::Result,
    graph::KnowledgeGraph,
    reading::{ActionKind, DisputeStatus, Origin},
};

/// An actor that stands on another side of a dispute; made by [`KnowledgeGraph::rivals_of`].
///
/// ```
/// let json = r#"{"schema":1,"readings":[{"document":"d1",
///     "disputes":[{"sides":[["JPN","USA"],["PRK"]],"subject":"missiles","status":"active"}],
///     "actions":[{"actors":["PRK"],"targets":["JPN"],"kind":"threaten","status":"done"}]}]}"#;
/// let graph = diplograph::KnowledgeGraph::from_json(json)?;
/// let rivals: Vec<_> = graph.rivals_of("North Korea")?.collect();
/// assert_eq!((rivals[0].name(), rivals[0].conflicts().count()), ("Japan", 1));
/// assert_eq!(rivals[1].to_string(), "United States: 1 dispute");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Rival<'g> {
    graph: &'g KnowledgeGraph,
    of: ActorCode,
    actor: ActorCode,
    narrow: Narrow,
}

#[derive(Clone, Copy, Debug, Default)]
struct Narrow {
    on: Option<Date>,
    origin: Option<Origin>,
}

impl<'g> Rival<'g> {
    /// The rival.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["JPN"],["PRK"]],"status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.rivals_of("North Korea")?.next().unwrap().actor().as_str(), "JPN");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actor(self) -> ActorCode {
        self.actor
    }

    /// The rival's name, or its code where the world has none.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["JPN"],["PRK"]],"status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.rivals_of("North Korea")?.next().unwrap().name(), "Japan");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn name(self) -> &'g str {
        self.graph.projection().actor_name(self.actor).unwrap_or_default()
    }

    /// The disputes in which the two stand on different sides and that go on, easing or not.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["IND"],["PAK"]],"subject":"Kashmir","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let rival = graph.rivals_of("India")?.next().unwrap();
    /// assert_eq!(rival.disputes().next().unwrap().subject(), Some("Kashmir"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn disputes(self) -> DisputeViews<'g> {
        going_on(self.graph, self.of, self.narrow).linking(self.of, self.actor)
    }

    /// The conflictual actions and coded events between the two.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["IND"],["PAK"]],"subject":"Kashmir","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let rival = graph.rivals_of("India")?.next().unwrap();
    /// assert_eq!(rival.conflicts().count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn conflicts(self) -> Events<'g> {
        let conflictual = ActionKind::ALL.iter().filter(|kind| !QuadClass::from(**kind).is_cooperative());
        let between = Events::between(self.graph, self.of, self.actor);
        let events = conflictual.fold(between, |events, kind| events.kind(*kind));
        match self.narrow.origin {
            Some(origin) => events.origin(origin),
            None => events,
        }
    }
}

/// `Japan: 2 disputes`.
impl fmt::Display for Rival<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let disputes = self.disputes().count();
        write!(f, "{}: {disputes} dispute{}", self.name(), if disputes == 1 { "" } else { "s" })
    }
}

fn going_on(graph: &KnowledgeGraph, actor: ActorCode, narrow: Narrow) -> DisputeViews<'_> {
    let disputes =
        DisputeViews::new(graph, &graph.projection().facts_of(actor).disputes).of_origin(narrow.origin);
    match narrow.on {
        Some(date) => disputes.on(date),
        None => disputes.statuses(&[DisputeStatus::Active, DisputeStatus::Easing]),
    }
}

/// Rivals, by their codes, each once; made by [`KnowledgeGraph::rivals_of`].
#[derive(Clone, Debug)]
pub struct Rivals<'g> {
    graph: &'g KnowledgeGraph,
    of: ActorCode,
    narrow: Narrow,
    found: Option<vec::IntoIter<ActorCode>>,
}

impl<'g> Rivals<'g> {
    /// Only by disputes that went on on any day of this date, instead of those that go on now; see
    /// [`DisputeView::active_on`](crate::DisputeView::active_on).
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"table","origin":"reference","disputes":[{"sides":[["CHN"],["RUS"]],"status":"active","since":"1964","until":"2004-10"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.rivals_of("China")?.count(), 0);
    /// assert_eq!(graph.rivals_of("China")?.on("1990".parse()?).count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn on(mut self, date: Date) -> Rivals<'g> {
        (self.narrow.on, self.found) = (Some(date), None);
        self
    }

    /// Only by disputes of this origin.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["IND"],["PAK"]],"subject":"Kashmir","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.rivals_of("India")?.origin(diplograph::Origin::Reference).count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn origin(mut self, origin: Origin) -> Rivals<'g> {
        (self.narrow.origin, self.found) = (Some(origin), None);
        self
    }

    fn codes(&self) -> vec::IntoIter<ActorCode> {
        let mut codes: Vec<ActorCode> = going_on(self.graph, self.of, self.narrow)
            .flat_map(|dispute| {
                dispute.sides().concat().into_iter().filter(move |code| dispute.opposes(self.of, *code))
            })
            .collect();
        codes.sort_unstable();
        codes.dedup();
        codes.into_iter()
    }
}

impl<'g> Iterator for Rivals<'g> {
    type Item = Rival<'g>;

    fn next(&mut self) -> Option<Rival<'g>> {
        if self.found.is_none() {
            self.found = Some(self.codes());
        }
        let actor = self.found.as_mut()?.next()?;
        Some(Rival { graph: self.graph, of: self.of, actor, narrow: self.narrow })
    }
}

impl FusedIterator for Rivals<'_> {}

/// An actor that two others have for an ally; made by [`Allies::in_common_with`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CommonAlly<'g> {
    /// As the ally of the first, once for each alliance.
    pub of_first: Vec<Ally<'g>>,
    /// As the ally of the second, once for each alliance.
    pub of_second: Vec<Ally<'g>>,
}

impl<'g> CommonAlly<'g> {
    /// The common ally.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[
    /// #     {"members":["USA","KOR"],"kind":"alliance","status":"active"},{"members":["USA","JPN"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.common_allies("South Korea", "Japan")?[0].actor().as_str(), "USA");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actor(&self) -> ActorCode {
        self.of_first.first().map_or(ActorCode::NOBODY, |ally| ally.actor())
    }

    /// The common ally's name, or its code where the world has none.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[
    /// #     {"members":["USA","KOR"],"kind":"alliance","status":"active"},{"members":["USA","JPN"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.common_allies("South Korea", "Japan")?[0].name(), "United States");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn name(&self) -> &'g str {
        self.of_first.first().map_or("", |ally| ally.name())
    }
}

/// `the ally: an alliance with the first; an alliance with the second`.
impl fmt::Display for CommonAlly<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.name())?;
        let alliances = self.of_first.iter().chain(&self.of_second).map(|ally| ally.alliance());
        let mut seen = Vec::new();
        for alliance in alliances {
            if !seen.contains(&alliance) {
                write!(f, "{}{alliance}", if seen.is_empty() { "" } else { "; " })?;
                seen.push(alliance);
            }
        }
        Ok(())
    }
}

impl<'g> Allies<'g> {
    /// The actors that are among these allies and among others, by code.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"},{"members":["JPN","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::AllianceKind::Alliance;
    /// let korean = graph.allies_of("South Korea")?.kind(Alliance);
    /// let common = korean.in_common_with(graph.allies_of("Japan")?.kind(Alliance));
    /// assert_eq!(common[0].name(), "United States");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn in_common_with(self, others: Allies<'g>) -> Vec<CommonAlly<'g>> {
        let (mut these, mut those) = (grouped(self).peekable(), grouped(others).peekable());
        let mut common = Vec::new();
        while let Some((a, b)) = these.peek().zip(those.peek()) {
            match a.0.cmp(&b.0) {
                std::cmp::Ordering::Less => drop(these.next()),
                std::cmp::Ordering::Greater => drop(those.next()),
                std::cmp::Ordering::Equal => common.extend(
                    these
                        .next()
                        .zip(those.next())
                        .map(|((_, of_first), (_, of_second))| CommonAlly { of_first, of_second }),
                ),
            }
        }
        common
    }
}

/// Allies that stand by code, in groups of one code.
fn grouped(allies: Allies<'_>) -> impl Iterator<Item = (ActorCode, Vec<Ally<'_>>)> {
    let mut allies = allies.peekable();
    std::iter::from_fn(move || {
        let first = allies.next()?;
        let mut group = vec![first];
        while let Some(next) = allies.next_if(|ally| ally.actor() == first.actor()) {
            group.push(next);
        }
        Some((first.actor(), group))
    })
}

impl KnowledgeGraph {
    /// The actors that both have for an ally, by code; only active alliances count. For others, or of one origin, see
    /// [`Allies::in_common_with`].
    ///
    /// # Errors
    /// Where a name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"},{"members":["JPN","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let common = graph.common_allies("South Korea", "Japan")?;
    /// assert_eq!(common[0].to_string(), "United States: alliance of South Korea and United States (active); \
    ///     alliance of Japan and United States (active)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn common_allies(&self, a: &str, b: &str) -> Result<Vec<CommonAlly<'_>>> {
        Ok(self.allies_of(a)?.in_common_with(self.allies_of(b)?))
    }

    /// The actors that stand on another side than this one of a dispute that goes on, easing or not, by code; see
    /// [`Rivals`] for the filters.
    ///
    /// # Errors
    /// Where the name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["IND"],["PAK"]],"subject":"Kashmir","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let names: Vec<&str> = graph.rivals_of("India")?.map(|rival| rival.name()).collect();
    /// assert_eq!(names, ["Pakistan"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn rivals_of(&self, name: &str) -> Result<Rivals<'_>> {
        Ok(Rivals { graph: self, of: self.actor(name)?, narrow: Narrow::default(), found: None })
    }
}
