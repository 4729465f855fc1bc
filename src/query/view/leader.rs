//! Leaders.

use std::fmt;

use crate::{
    actor::ActorCode,
    graph::{KnowledgeGraph, LeaderNode, Report},
    query::evidence::EvidenceViews,
    reading::{LeaderFact, Origin},
};

view! {
    /// A person who holds or held an office.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, LeaderFact, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// let mut leader = LeaderFact::new("Ban Ki-moon", "UN".parse()?);
    /// leader.office = Some("Secretary-General".to_owned());
    /// reading.leaders.push(leader);
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// let leader = graph.leaders().next().unwrap();
    /// assert_eq!((leader.name(), leader.office()), ("Ban Ki-moon", Some("Secretary-General")));
    /// assert_eq!(leader.to_string(), "Ban Ki-moon, Secretary-General (United Nations)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    LeaderView of LeaderNode
}

reported!(LeaderView, LeaderFact);
originated!(LeaderView);

impl<'g> LeaderView<'g> {
    /// The fullest form of the name.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","leaders":[{"name":"Suh Wook","actor":"KOR","office":"Defense Minister"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let leader = graph.leaders().next().unwrap();
    /// assert_eq!(leader.name(), "Suh Wook");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn name(self) -> &'g str {
        &self.node.name
    }

    /// Whom the person serves.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","leaders":[{"name":"Suh Wook","actor":"KOR","office":"Defense Minister"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let leader = graph.leaders().next().unwrap();
    /// assert_eq!(leader.actor().as_str(), "KOR");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actor(self) -> ActorCode {
        self.node.actor
    }

    /// The name of whom the person serves.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","leaders":[{"name":"Suh Wook","actor":"KOR","office":"Defense Minister"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let leader = graph.leaders().next().unwrap();
    /// assert_eq!(leader.actor_name(), "South Korea");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actor_name(self) -> &'g str {
        self.graph.name_of(&self.node.actor)
    }

    /// The office, as in the latest report that has one.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","leaders":[{"name":"Suh Wook","actor":"KOR","office":"Defense Minister"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let leader = graph.leaders().next().unwrap();
    /// assert_eq!(leader.office(), Some("Defense Minister"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn office(self) -> Option<&'g str> {
        self.node.office.as_deref()
    }
}

impl fmt::Display for LeaderView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        if let Some(office) = self.office() {
            write!(f, ", {office}")?;
        }
        write!(f, " ({})", self.actor_name())
    }
}
