//! Actions.

use std::fmt;

use crate::{
    actor::ActorCode,
    date::Date,
    graph::{ActionNode, KnowledgeGraph, Report},
    query::{
        evidence::EvidenceViews,
        words::{Names, action_words, details},
    },
    reading::{ActionFact, ActionKind, ActionStatus, Origin},
};

view! {
    /// Something that actors did to others.
    ///
    /// ```
    /// use diplograph::{ActionFact, ActionKind, Document, KnowledgeGraph, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// let [japan, china] = ["JPN".parse()?, "CHN".parse()?];
    /// reading.actions.push(ActionFact::new(vec![japan], ActionKind::Accuse, vec![china]));
    /// reading.actions.push(ActionFact::new(vec![japan, china], ActionKind::Agree, vec![japan, china]));
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// let actions: Vec<String> = graph.actions().map(|action| action.to_string()).collect();
    /// assert_eq!(actions, ["agreement of China and Japan (done)", "accusation by Japan against China (done)"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    ActionView of ActionNode
}

reported!(ActionView, ActionFact);
originated!(ActionView);

impl<'g> ActionView<'g> {
    /// Who did it, sorted by code.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","actions":[{"actors":["JPN"],"targets":["KOR"],"kind":"sanction","status":"done","date":"2019-07-04"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let action = graph.actions().next().unwrap();
    /// assert_eq!(action.actors(), ["JPN".parse()?]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actors(self) -> &'g [ActorCode] {
        &self.node.actors
    }

    /// To whom, sorted by code; for what was done together, the same as [`actors`](Self::actors).
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","actions":[{"actors":["JPN"],"targets":["KOR"],"kind":"sanction","status":"done","date":"2019-07-04"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let action = graph.actions().next().unwrap();
    /// assert_eq!(action.targets(), ["KOR".parse()?]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn targets(self) -> &'g [ActorCode] {
        &self.node.targets
    }

    /// What.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","actions":[{"actors":["JPN"],"targets":["KOR"],"kind":"sanction","status":"done","date":"2019-07-04"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let action = graph.actions().next().unwrap();
    /// assert_eq!(action.kind(), diplograph::ActionKind::Sanction);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn kind(self) -> ActionKind {
        self.node.kind
    }

    /// How far it has come, by the latest report.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","actions":[{"actors":["JPN"],"targets":["KOR"],"kind":"sanction","status":"done","date":"2019-07-04"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let action = graph.actions().next().unwrap();
    /// assert_eq!(action.status(), diplograph::ActionStatus::Done);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn status(self) -> ActionStatus {
        self.node.status
    }

    /// When.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","actions":[{"actors":["JPN"],"targets":["KOR"],"kind":"sanction","status":"done","date":"2019-07-04"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let action = graph.actions().next().unwrap();
    /// assert_eq!(action.date(), "2019-07-04".parse().ok());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn date(self) -> Option<Date> {
        self.node.date
    }

    /// Whether this actor does it or is its target.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","actions":[{"actors":["JPN"],"targets":["KOR"],"kind":"sanction","status":"done","date":"2019-07-04"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let action = graph.actions().next().unwrap();
    /// assert!(action.involves("KOR".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn involves(self, actor: ActorCode) -> bool {
        self.actors().contains(&actor) || self.targets().contains(&actor)
    }

    /// Whether the first does it to the second.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","actions":[{"actors":["JPN"],"targets":["KOR"],"kind":"sanction","status":"done","date":"2019-07-04"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let action = graph.actions().next().unwrap();
    /// assert!(action.does_to("JPN".parse()?, "KOR".parse()?));
    /// assert!(!action.does_to("KOR".parse()?, "JPN".parse()?));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn does_to(self, actor: ActorCode, target: ActorCode) -> bool {
        self.node.does_to(actor, target)
    }
}

impl fmt::Display for ActionView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (noun, by, to) = action_words(self.kind());
        write!(f, "{noun} {by} {}", Names(self.graph, self.actors()))?;
        if self.targets() != self.actors() && !self.targets().is_empty() {
            write!(f, " {to} {}", Names(self.graph, self.targets()))?;
        }
        details(f, self.status(), self.date(), None)
    }
}
