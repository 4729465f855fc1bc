//! Answers: small `Copy` views that borrow the graph, one type for each type of node.

/// Declares a view of one node: two references. Views are equal where their nodes say the same.
macro_rules! view {
    ($(#[$meta:meta])* $name:ident of $node:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy)]
        pub struct $name<'g> {
            graph: &'g KnowledgeGraph,
            node: &'g $node,
        }

        impl<'g> $name<'g> {
            pub(in crate::query) fn new(graph: &'g KnowledgeGraph, node: &'g $node) -> $name<'g> {
                $name { graph, node }
            }
        }

        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.node == other.node
            }
        }

        impl Eq for $name<'_> {}

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
    };
}

/// Declares the getters that all views of reported facts share.
macro_rules! reported {
    ($name:ident, $fact:ident) => {
        impl<'g> $name<'g> {
            /// What each document states, in the order of publication, unknown dates last, then by document id.
            ///
            /// ```
            /// # let json = r#"{"schema":1,"readings":[{"document":"d1","nations":[{"code":"KOR","optional":true,"evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
            /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
            /// let view = graph.nations().next().unwrap(); // views of all types have this
            /// assert_eq!(view.reports()[0].document.id, "d1");
            /// # Ok::<(), diplograph::Error>(())
            /// ```
            pub fn reports(self) -> &'g [Report<$fact>] {
                &self.node.reports
            }

            /// The words that support it, in the order of [`reports`](Self::reports).
            ///
            /// ```
            /// # let json = r#"{"schema":1,"readings":[{"document":"d1","nations":[{"code":"KOR","optional":true,"evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
            /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
            /// let view = graph.nations().next().unwrap(); // views of all types have this
            /// assert_eq!(view.evidence().next().unwrap().quote(), "Seoul");
            /// # Ok::<(), diplograph::Error>(())
            /// ```
            pub fn evidence(self) -> EvidenceViews<'g> {
                EvidenceViews::from(self.reports())
            }

            /// Whether every report says that readers may disagree whether it is there.
            ///
            /// ```
            /// # let json = r#"{"schema":1,"readings":[{"document":"d1","nations":[{"code":"KOR","optional":true,"evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
            /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
            /// let view = graph.nations().next().unwrap(); // views of all types have this
            /// assert!(view.is_optional());
            /// # Ok::<(), diplograph::Error>(())
            /// ```
            pub fn is_optional(self) -> bool {
                self.reports().iter().all(|report| report.fact.optional)
            }

            /// The highest confidence of any report; `None` where no report has one, as of tables and of older readings.
            ///
            /// ```
            /// # let json = r#"{"schema":1,"readings":[{"document":"d1","nations":[{"code":"KOR","confidence":0.9}]},{"document":"d2","nations":[{"code":"KOR","confidence":0.7}]}]}"#;
            /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
            /// let view = graph.nations().next().unwrap(); // views of all types have this
            /// assert_eq!(view.confidence().map(|confidence| confidence.get()), Some(0.9));
            /// # Ok::<(), diplograph::Error>(())
            /// ```
            pub fn confidence(self) -> Option<crate::reading::Confidence> {
                self.reports().iter().filter_map(|report| report.fact.confidence).max()
            }
        }
    };
}

/// Declares the getter of the origin, for views of nodes that have one.
macro_rules! originated {
    ($name:ident) => {
        impl $name<'_> {
            /// Whether documents assert it or a reference table lists it; the two are never one node.
            ///
            /// ```
            /// # let json = r#"{"schema":1,"readings":[{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
            /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
            /// let view = graph.alliances().next().unwrap(); // views of most types have this
            /// assert_eq!(view.origin(), diplograph::Origin::Reference);
            /// # Ok::<(), diplograph::Error>(())
            /// ```
            pub fn origin(self) -> Origin {
                self.node.origin
            }
        }
    };
}

mod action;
mod actor;
mod alliance;
mod dispute;
mod document;
mod leader;
mod meeting;

pub use action::ActionView;
pub use actor::ActorView;
pub use alliance::AllianceView;
pub use dispute::DisputeView;
pub use document::DocumentView;
pub use leader::LeaderView;
pub use meeting::MeetingView;
