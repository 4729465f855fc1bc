//! Meetings.

use std::fmt;

use crate::{
    actor::ActorCode,
    date::Date,
    graph::{KnowledgeGraph, MeetingNode, Report},
    query::{
        evidence::EvidenceViews,
        words::{Names, details},
    },
    reading::{Level, MeetingFact, MeetingKind, MeetingStatus, Origin},
};

view! {
    /// An encounter of representatives of two or more actors.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, MeetingFact, MeetingKind, MeetingStatus, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// let participants = vec!["USA".parse()?, "PRK".parse()?];
    /// let mut summit = MeetingFact::new(participants, MeetingKind::Summit, MeetingStatus::Planned);
    /// summit.date = Some("2018-06-12".parse()?);
    /// reading.meetings.push(summit);
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// let meeting = graph.meetings().next().unwrap();
    /// assert_eq!(meeting.kind(), MeetingKind::Summit);
    /// assert_eq!(meeting.to_string(), "summit of North Korea and United States (planned, 2018-06-12)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    MeetingView of MeetingNode
}

reported!(MeetingView, MeetingFact);
originated!(MeetingView);

impl<'g> MeetingView<'g> {
    /// Whose representatives meet, sorted by code.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","level":"minister","place":"Seoul","date":"2021-12-02"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let meeting = graph.meetings().next().unwrap();
    /// assert_eq!(meeting.participants(), ["KOR".parse()?, "USA".parse()?]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn participants(self) -> &'g [ActorCode] {
        &self.node.participants
    }

    /// What sort of encounter.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","level":"minister","place":"Seoul","date":"2021-12-02"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let meeting = graph.meetings().next().unwrap();
    /// assert_eq!(meeting.kind(), diplograph::MeetingKind::Talks);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn kind(self) -> MeetingKind {
        self.node.kind
    }

    /// How far it has come, by the latest report.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","level":"minister","place":"Seoul","date":"2021-12-02"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let meeting = graph.meetings().next().unwrap();
    /// assert_eq!(meeting.status(), diplograph::MeetingStatus::Planned);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn status(self) -> MeetingStatus {
        self.node.status
    }

    /// The highest level reported.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","level":"minister","place":"Seoul","date":"2021-12-02"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let meeting = graph.meetings().next().unwrap();
    /// assert_eq!(meeting.level(), Some(diplograph::Level::Minister));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn level(self) -> Option<Level> {
        self.node.level
    }

    /// Where.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","level":"minister","place":"Seoul","date":"2021-12-02"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let meeting = graph.meetings().next().unwrap();
    /// assert_eq!(meeting.place(), Some("Seoul"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn place(self) -> Option<&'g str> {
        self.node.place.as_deref()
    }

    /// When, as precisely as any report has it.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","level":"minister","place":"Seoul","date":"2021-12-02"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let meeting = graph.meetings().next().unwrap();
    /// assert_eq!(meeting.date(), "2021-12-02".parse().ok());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn date(self) -> Option<Date> {
        self.node.date
    }

    /// Whether this actor takes part.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned","level":"minister","place":"Seoul","date":"2021-12-02"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let meeting = graph.meetings().next().unwrap();
    /// assert!(meeting.involves("KOR".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn involves(self, actor: ActorCode) -> bool {
        self.participants().contains(&actor)
    }
}

impl fmt::Display for MeetingView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.kind(), Names(self.graph, self.participants()))?;
        details(f, self.status(), self.date(), self.place())
    }
}
