//! Nations and organisations.

use std::fmt;

use crate::{
    actor::ActorCode,
    graph::{ActorNode, KnowledgeGraph, Report},
    query::evidence::EvidenceViews,
    reading::NationFact,
};

view! {
    /// A nation or an organisation.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, NationFact, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// reading.nations.push(NationFact::new("KOR".parse()?));
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// let korea = graph.nations().next().unwrap();
    /// assert_eq!((korea.code().as_str(), korea.name()), ("KOR", "South Korea"));
    /// assert_eq!(korea.to_string(), "South Korea");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    ActorView of ActorNode
}

reported!(ActorView, NationFact);

impl<'g> ActorView<'g> {
    /// The code.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let actor = graph.nations().next().unwrap();
    /// assert_eq!(actor.code().as_str(), "KOR");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn code(self) -> ActorCode {
        self.node.code
    }

    /// The English short name, or the code where the world has none.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let actor = graph.nations().next().unwrap();
    /// assert_eq!(actor.name(), "South Korea");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn name(self) -> &'g str {
        &self.node.name
    }

    /// Whether it is a nation; else it is an organisation.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let actor = graph.nations().next().unwrap();
    /// assert!(actor.is_nation());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn is_nation(self) -> bool {
        !self.graph.projection().is_organisation(self.code())
    }
}

impl fmt::Display for ActorView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
