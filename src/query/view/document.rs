//! Documents.

use std::fmt;

use crate::{
    date::Date,
    graph::{DocumentNode, KnowledgeGraph},
    query::evidence::EvidenceViews,
    reading::{Origin, Reading},
};

view! {
    /// A document, or a reference table, that was folded into the graph.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, Reading};
    ///
    /// let document = Document::new("d1", "…").with_title("Talks resume").with_published("2021-12-01".parse()?);
    /// let graph = KnowledgeGraph::from_iter([Reading::new(&document)]);
    /// let view = graph.documents().next().unwrap();
    /// assert_eq!(view.title(), Some("Talks resume"));
    /// assert_eq!(view.to_string(), "d1 (2021-12-01)");
    /// assert!(view.reading().unwrap().is_empty());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    DocumentView of DocumentNode
}

originated!(DocumentView);

impl<'g> DocumentView<'g> {
    /// The id.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let document = graph.documents().next().unwrap();
    /// assert_eq!(document.id(), "d1");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn id(self) -> &'g str {
        &self.node.id
    }

    /// When it was published.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let document = graph.documents().next().unwrap();
    /// assert_eq!(document.published(), "2021-12-01".parse().ok());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn published(self) -> Option<Date> {
        self.node.published
    }

    /// The title.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let document = graph.documents().next().unwrap();
    /// assert_eq!(document.title(), Some("Talks resume"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn title(self) -> Option<&'g str> {
        self.node.title.as_deref()
    }

    /// Where it comes from.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let document = graph.documents().next().unwrap();
    /// assert_eq!(document.source(), Some("Example Wire"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn source(self) -> Option<&'g str> {
        self.node.source.as_deref()
    }

    /// Its canonical reading; compare [`KnowledgeGraph::reading`].
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let document = graph.documents().next().unwrap();
    /// assert_eq!(document.reading().unwrap().nations.len(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn reading(self) -> Option<&'g Reading> {
        self.graph.reading_of(self.id(), self.origin())
    }

    /// All passages that support any fact of it, in the order of the text, each once.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let document = graph.documents().next().unwrap();
    /// assert_eq!(document.evidence().next().unwrap().quote(), "Seoul");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn evidence(self) -> EvidenceViews<'g> {
        EvidenceViews::of_document(self.node, self.reading())
    }
}

impl fmt::Display for DocumentView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())?;
        self.published().map_or(Ok(()), |date| write!(f, " ({date})"))
    }
}
