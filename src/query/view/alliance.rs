//! Alliances.

use std::fmt;

use crate::{
    actor::ActorCode,
    date::Date,
    graph::{AllianceNode, KnowledgeGraph, Report},
    query::{
        evidence::EvidenceViews,
        words::{Names, Standing},
    },
    reading::{AllianceFact, AllianceKind, AllianceStatus, Origin},
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
originated!(AllianceView);

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

    /// The beginning of its term, where it is known.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active","since":"1953-10-01"},{"members":["KOR","VNM"],"kind":"alliance","status":"active","since":"1964","until":"1973"}],"disputes":[{"sides":[["KOR"],["JPN"]],"subject":"Liancourt Rocks","status":"active","since":"1952"}]},{"document":"d1","published":"2021-12-01","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let alliance = graph.alliances().origin(diplograph::Origin::Reference).next().unwrap();
    /// assert_eq!(alliance.since(), "1953-10-01".parse().ok());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn since(self) -> Option<Date> {
        self.node.since
    }

    /// The end of its term, inclusive, where it is known.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active","since":"1953-10-01"},{"members":["KOR","VNM"],"kind":"alliance","status":"active","since":"1964","until":"1973"}],"disputes":[{"sides":[["KOR"],["JPN"]],"subject":"Liancourt Rocks","status":"active","since":"1952"}]},{"document":"d1","published":"2021-12-01","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let alliance = graph.alliances().origin(diplograph::Origin::Reference).next().unwrap();
    /// assert_eq!(alliance.until(), None);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn until(self) -> Option<Date> {
        self.node.until
    }

    /// Whether it was in force on any day of this date: within its term, and where the end of that is not known, by the
    /// latest report that was published by then. Without a term and without a report by then it was not.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active","since":"1953-10-01"},{"members":["KOR","VNM"],"kind":"alliance","status":"active","since":"1964","until":"1973"}],"disputes":[{"sides":[["KOR"],["JPN"]],"subject":"Liancourt Rocks","status":"active","since":"1952"}]},{"document":"d1","published":"2021-12-01","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let alliance = graph.alliances().origin(diplograph::Origin::Reference).next().unwrap();
    /// assert!(alliance.in_force_on("1960".parse()?));
    /// assert!(!alliance.in_force_on("1950".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn in_force_on(self, date: Date) -> bool {
        self.node.in_force_on(date)
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
        let AllianceNode { since, until, origin, .. } = *self.node;
        write!(f, "{}", Standing { status: self.status(), date: None, term: (since, until), origin })
    }
}
