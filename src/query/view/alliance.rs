//! Alliances.

use std::fmt;

use crate::{
    actor::ActorCode,
    graph::{AllianceNode, KnowledgeGraph, Report},
    query::{
        evidence::EvidenceViews,
        words::{Names, details},
    },
    reading::{AllianceFact, AllianceKind, AllianceStatus},
};

view! {
    /// A standing alignment.
    ///
    /// ```
    /// use diplograph::{AllianceFact, AllianceKind, Document, KnowledgeGraph, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// let members = vec!["USA".parse()?, "KOR".parse()?];
    /// reading.alliances.push(AllianceFact::new(members, AllianceKind::Alliance));
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// let alliance = graph.alliances().next().unwrap();
    /// assert_eq!(alliance.members()[0].as_str(), "KOR"); // sorted
    /// assert_eq!(alliance.to_string(), "alliance of South Korea and United States (active)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    AllianceView of AllianceNode
}

reported!(AllianceView, AllianceFact);

impl<'g> AllianceView<'g> {
    /// The members, sorted by code; of a bloc, its organisation and those members that are named together.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active","name":"ROK-US alliance"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let alliance = graph.alliances().next().unwrap();
    /// assert_eq!(alliance.members(), ["KOR".parse()?, "USA".parse()?]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn members(self) -> &'g [ActorCode] {
        &self.node.members
    }

    /// What binds them.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active","name":"ROK-US alliance"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let alliance = graph.alliances().next().unwrap();
    /// assert_eq!(alliance.kind(), diplograph::AllianceKind::Alliance);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn kind(self) -> AllianceKind {
        self.node.kind
    }

    /// How it stands, by the latest report.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active","name":"ROK-US alliance"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let alliance = graph.alliances().next().unwrap();
    /// assert_eq!(alliance.status(), diplograph::AllianceStatus::Active);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn status(self) -> AllianceStatus {
        self.node.status
    }

    /// Its name, the commonest one reported.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active","name":"ROK-US alliance"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let alliance = graph.alliances().next().unwrap();
    /// assert_eq!(alliance.name(), Some("ROK-US alliance"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn name(self) -> Option<&'g str> {
        self.node.name.as_deref()
    }

    /// Whether it makes allies of the two: of a bloc that names an organisation, the organisation and a member; else
    /// any two members.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active","name":"ROK-US alliance"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let alliance = graph.alliances().next().unwrap();
    /// assert!(alliance.binds("USA".parse()?, "KOR".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn binds(self, a: ActorCode, b: ActorCode) -> bool {
        self.node.binds(a, b, |code| self.graph.projection().is_organisation(code))
    }
}

impl fmt::Display for AllianceView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.kind(), Names(self.graph, self.members()))?;
        if let Some(name) = self.name() {
            write!(f, ", “{name}”")?;
        }
        details(f, self.status(), None, None)
    }
}
