//! Disputes.

use std::fmt;

use crate::{
    actor::ActorCode,
    date::Date,
    graph::{DisputeNode, KnowledgeGraph, Report},
    query::{
        evidence::EvidenceViews,
        words::{Names, Standing},
    },
    reading::{DisputeFact, DisputeStatus, Origin},
};

view! {
    /// A standing disagreement.
    ///
    /// ```
    /// use diplograph::{DisputeFact, Document, KnowledgeGraph, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// let mut dispute = DisputeFact::new(vec![vec!["KOR".parse()?], vec!["JPN".parse()?]]);
    /// dispute.subject = Some("wartime history".to_owned());
    /// reading.disputes.push(dispute);
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// let dispute = graph.disputes().next().unwrap();
    /// assert!(dispute.opposes("JPN".parse()?, "KOR".parse()?));
    /// assert_eq!(dispute.to_string(), "dispute of Japan with South Korea over wartime history (active)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    DisputeView of DisputeNode
}

reported!(DisputeView, DisputeFact);
originated!(DisputeView);

impl<'g> DisputeView<'g> {
    /// The sides, sorted, each sorted by code.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","disputes":[{"sides":[["KOR"],["JPN"]],"subject":"history","status":"easing","date":"2019-07"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let dispute = graph.disputes().next().unwrap();
    /// assert_eq!(dispute.sides(), [["JPN".parse()?], ["KOR".parse()?]]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn sides(self) -> &'g [Vec<ActorCode>] {
        &self.node.sides
    }

    /// What it is about, in the commonest words reported.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","disputes":[{"sides":[["KOR"],["JPN"]],"subject":"history","status":"easing","date":"2019-07"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let dispute = graph.disputes().next().unwrap();
    /// assert_eq!(dispute.subject(), Some("history"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn subject(self) -> Option<&'g str> {
        self.node.subject.as_deref()
    }

    /// How it stands, by the latest report.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","disputes":[{"sides":[["KOR"],["JPN"]],"subject":"history","status":"easing","date":"2019-07"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let dispute = graph.disputes().next().unwrap();
    /// assert_eq!(dispute.status(), diplograph::DisputeStatus::Easing);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn status(self) -> DisputeStatus {
        self.node.status
    }

    /// When, as precisely as any report has it.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","disputes":[{"sides":[["KOR"],["JPN"]],"subject":"history","status":"easing","date":"2019-07"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let dispute = graph.disputes().next().unwrap();
    /// assert_eq!(dispute.date(), "2019-07".parse().ok());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn date(self) -> Option<Date> {
        self.node.date
    }

    /// The beginning of its term, where it is known.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active","since":"1953-10-01"},{"members":["KOR","VNM"],"kind":"alliance","status":"active","since":"1964","until":"1973"}],"disputes":[{"sides":[["KOR"],["JPN"]],"subject":"Liancourt Rocks","status":"active","since":"1952"}]},{"document":"d1","published":"2021-12-01","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let dispute = graph.disputes().origin(diplograph::Origin::Reference).next().unwrap();
    /// assert_eq!(dispute.since(), "1952".parse().ok());
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
    /// # let dispute = graph.disputes().origin(diplograph::Origin::Reference).next().unwrap();
    /// assert_eq!(dispute.until(), None);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn until(self) -> Option<Date> {
        self.node.until
    }

    /// Whether it was going on, easing or not, on any day of this date: within its term, and where the end of that is not known, by the
    /// latest report that was published by then. Without a term and without a report by then it was not.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active","since":"1953-10-01"},{"members":["KOR","VNM"],"kind":"alliance","status":"active","since":"1964","until":"1973"}],"disputes":[{"sides":[["KOR"],["JPN"]],"subject":"Liancourt Rocks","status":"active","since":"1952"}]},{"document":"d1","published":"2021-12-01","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let dispute = graph.disputes().origin(diplograph::Origin::Reference).next().unwrap();
    /// assert!(dispute.active_on("1960".parse()?));
    /// assert!(!dispute.active_on("1950".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn active_on(self, date: Date) -> bool {
        self.node.active_on(date)
    }

    /// Whether this actor stands on any side.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","disputes":[{"sides":[["KOR"],["JPN"]],"subject":"history","status":"easing","date":"2019-07"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let dispute = graph.disputes().next().unwrap();
    /// assert!(dispute.involves("JPN".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn involves(self, actor: ActorCode) -> bool {
        self.sides().iter().any(|side| side.contains(&actor))
    }

    /// Whether the two stand on different sides.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","disputes":[{"sides":[["KOR"],["JPN"]],"subject":"history","status":"easing","date":"2019-07"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let dispute = graph.disputes().next().unwrap();
    /// assert!(dispute.opposes("KOR".parse()?, "JPN".parse()?));
    /// assert!(!dispute.opposes("KOR".parse()?, "KOR".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn opposes(self, a: ActorCode, b: ActorCode) -> bool {
        self.node.opposes(a, b)
    }
}

impl fmt::Display for DisputeView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("dispute")?;
        for (i, side) in self.sides().iter().enumerate() {
            write!(f, " {} {}", if i == 0 { "of" } else { "with" }, Names(self.graph, side))?;
        }
        if let Some(subject) = self.subject() {
            write!(f, " over {subject}")?;
        }
        let DisputeNode { date, since, until, origin, .. } = *self.node;
        write!(f, "{}", Standing { status: self.status(), date, term: (since, until), origin })
    }
}
