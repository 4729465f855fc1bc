//! Who is allied with whom, and through what.

use std::{fmt, iter::FusedIterator, slice};

use petgraph::graph::NodeIndex;

use super::{evidence::EvidenceViews, view::AllianceView};
use crate::{
    actor::ActorCode,
    date::Date,
    graph::{KnowledgeGraph, Node},
    reading::{AllianceKind, AllianceStatus, Origin},
};

/// An ally of the actor that was asked about, through one alliance.
///
/// ```
/// let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[
///     {"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
/// let graph = diplograph::KnowledgeGraph::from_json(json)?;
/// let ally = graph.allies_of("South Korea")?.next().unwrap();
/// assert_eq!((ally.actor().as_str(), ally.name()), ("USA", "United States"));
/// assert_eq!(ally.to_string(), "United States: alliance of South Korea and United States (active)");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ally<'g> {
    actor: &'g ActorCode,
    name: &'g str,
    alliance: AllianceView<'g>,
}

impl<'g> Ally<'g> {
    /// The ally.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active","name":"ROK-US alliance","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let ally = graph.allies_of("South Korea")?.next().unwrap();
    /// assert_eq!(ally.actor().as_str(), "USA");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actor(self) -> ActorCode {
        *self.actor
    }

    /// The ally's name, or its code where the world has none.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active","name":"ROK-US alliance","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let ally = graph.allies_of("South Korea")?.next().unwrap();
    /// assert_eq!(ally.name(), "United States");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn name(self) -> &'g str {
        self.name
    }

    /// The alliance that makes it an ally.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active","name":"ROK-US alliance","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let ally = graph.allies_of("South Korea")?.next().unwrap();
    /// assert_eq!(ally.alliance().name(), Some("ROK-US alliance"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn alliance(self) -> AllianceView<'g> {
        self.alliance
    }

    /// What binds the two: an alliance proper, a partnership or a bloc.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active","name":"ROK-US alliance","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let ally = graph.allies_of("South Korea")?.next().unwrap();
    /// assert_eq!(ally.kind(), diplograph::AllianceKind::Alliance);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn kind(self) -> AllianceKind {
        self.alliance.kind()
    }

    /// The words that support the alliance.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active","name":"ROK-US alliance","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let ally = graph.allies_of("South Korea")?.next().unwrap();
    /// assert_eq!(ally.evidence().next().unwrap().quote(), "Seoul");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn evidence(self) -> EvidenceViews<'g> {
        self.alliance.evidence()
    }
}

impl fmt::Display for Ally<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.name, self.alliance)
    }
}

/// Allies, by their codes, then by the alliances (members, then kind); an ally through two alliances comes twice.
///
/// Made by [`KnowledgeGraph::allies_of`]. Only active alliances count, unless asked otherwise; of
/// what documents assert and of what reference tables list.
#[derive(Clone, Debug)]
pub struct Allies<'g> {
    graph: &'g KnowledgeGraph,
    pairs: slice::Iter<'g, (ActorCode, NodeIndex)>,
    standing: Standing,
    kind: Option<AllianceKind>,
    origin: Option<Origin>,
}

/// How an alliance must stand to count.
#[derive(Clone, Copy, Debug)]
enum Standing {
    Any,
    Is(AllianceStatus),
    InForceOn(Date),
}

impl<'g> Allies<'g> {
    pub(super) fn new(graph: &'g KnowledgeGraph, pairs: &'g [(ActorCode, NodeIndex)]) -> Allies<'g> {
        let standing = Standing::Is(AllianceStatus::Active);
        Allies { graph, pairs: pairs.iter(), standing, kind: None, origin: None }
    }

    /// Only through alliances of this status, instead of active ones.
    ///
    /// ```
    /// use diplograph::{AllianceStatus, KnowledgeGraph};
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[
    ///     {"members":["CHN","SUN"],"kind":"alliance","status":"ended"}]}]}"#;
    /// let graph = KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.allies_of("China")?.count(), 0);
    /// assert_eq!(graph.allies_of("China")?.status(AllianceStatus::Ended).count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn status(mut self, status: AllianceStatus) -> Allies<'g> {
        self.standing = Standing::Is(status);
        self
    }

    /// Through alliances of any status: proposed and ended ones too.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"partnership","status":"ended"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.allies_of("KOR")?.count(), 0);
    /// assert_eq!(graph.allies_of("KOR")?.any_status().count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn any_status(mut self) -> Allies<'g> {
        self.standing = Standing::Any;
        self
    }

    /// Only through alliances of this kind.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"partnership","status":"ended"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::AllianceKind;
    /// let former = graph.allies_of("KOR")?.any_status();
    /// assert_eq!(former.clone().kind(AllianceKind::Partnership).count(), 1);
    /// assert_eq!(former.kind(AllianceKind::Alliance).count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn kind(mut self, kind: AllianceKind) -> Allies<'g> {
        self.kind = Some(kind);
        self
    }

    /// Through alliances in force on any day of this date, instead of those that are active now; see
    /// [`AllianceView::in_force_on`].
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active","since":"1953-10-01"},{"members":["KOR","VNM"],"kind":"alliance","status":"active","since":"1964","until":"1973"}],"disputes":[{"sides":[["KOR"],["JPN"]],"subject":"Liancourt Rocks","status":"active","since":"1952"}]},{"document":"d1","published":"2021-12-01","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let names = |date: &str| {
    ///     let allies = graph.allies_of("South Korea")?.on(date.parse()?);
    ///     Ok::<_, diplograph::Error>(allies.map(|ally| ally.name()).collect::<Vec<_>>())
    /// };
    /// assert_eq!(names("1970")?, ["United States", "Vietnam"]);
    /// assert_eq!(names("1980-01-01")?, ["United States"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn on(mut self, date: Date) -> Allies<'g> {
        self.standing = Standing::InForceOn(date);
        self
    }

    /// Only through alliances of this origin: asserted by documents, or listed in reference tables. Without it, both.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active","since":"1953-10-01"},{"members":["KOR","VNM"],"kind":"alliance","status":"active","since":"1964","until":"1973"}],"disputes":[{"sides":[["KOR"],["JPN"]],"subject":"Liancourt Rocks","status":"active","since":"1952"}]},{"document":"d1","published":"2021-12-01","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Origin;
    /// assert_eq!(graph.allies_of("USA")?.count(), 2);
    /// assert_eq!(graph.allies_of("USA")?.origin(Origin::Reference).count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn origin(mut self, origin: Origin) -> Allies<'g> {
        self.origin = Some(origin);
        self
    }
}

impl<'g> Iterator for Allies<'g> {
    type Item = Ally<'g>;

    fn next(&mut self) -> Option<Ally<'g>> {
        loop {
            let (actor, index) = self.pairs.next()?;
            let Some(Node::Alliance(node)) = self.graph.projection().node(*index) else { continue };
            let stands = match self.standing {
                Standing::Any => true,
                Standing::Is(status) => node.status == status,
                Standing::InForceOn(date) => node.in_force_on(date),
            };
            let kept = self.kind.is_none_or(|kind| node.kind == kind)
                && self.origin.is_none_or(|origin| node.origin == origin);
            if stands && kept {
                let alliance = AllianceView::new(self.graph, node);
                return Some(Ally { actor, name: self.graph.name_of(actor), alliance });
            }
        }
    }
}

impl FusedIterator for Allies<'_> {}
