//! Iterators over the nodes of one kind.

use std::{iter::FusedIterator, slice};

use petgraph::graph::NodeIndex;

use super::view::{ActionView, ActorView, AllianceView, DisputeView, DocumentView, LeaderView, MeetingView};
use crate::{
    actor::ActorCode,
    date::Date,
    graph::{KnowledgeGraph, Node},
    reading::{DisputeStatus, Origin},
};

/// Declares an iterator over views of one kind of node, in the order in which the graph keeps them.
macro_rules! list {
    ($(#[$meta:meta])* $name:ident of $view:ident: $pattern:pat => $node:expr) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $name<'g> {
            graph: &'g KnowledgeGraph,
            nodes: slice::Iter<'g, NodeIndex>,
            linking: Option<(ActorCode, ActorCode)>,
            origin: Option<Origin>,
            on: Option<Date>,
            statuses: &'static [DisputeStatus],
        }

        impl<'g> $name<'g> {
            pub(super) fn new(graph: &'g KnowledgeGraph, nodes: &'g [NodeIndex]) -> $name<'g> {
                $name { graph, nodes: nodes.iter(), linking: None, origin: None, on: None, statuses: &[] }
            }

            /// Only those of this origin: asserted by documents, or listed in reference tables. Without it, both.
            ///
            /// ```
            /// use diplograph::Origin;
            /// # let json = r#"{"schema":1,"readings":[{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
            /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
            /// let alliances = graph.alliances(); // all lists have this
            /// assert_eq!(alliances.clone().origin(Origin::Reference).count(), 1);
            /// assert_eq!(alliances.origin(Origin::Document).count(), 0);
            /// # Ok::<(), diplograph::Error>(())
            /// ```
            pub fn origin(mut self, origin: Origin) -> $name<'g> {
                self.origin = Some(origin);
                self
            }

            fn view(&self, index: NodeIndex) -> Option<$view<'g>> {
                match self.graph.projection().node(index)? {
                    $pattern => Some($view::new(self.graph, $node)),
                    _ => None,
                }
            }

            fn keeps(&self, view: $view<'g>) -> bool {
                self.origin.is_none_or(|origin| view.is_of(origin))
                    && self.linking.is_none_or(|(a, b)| view.links(a, b))
                    && self.on.is_none_or(|date| view.holds_on(date))
                    && (self.statuses.is_empty() || view.has_status(self.statuses))
            }
        }

        impl<'g> Iterator for $name<'g> {
            type Item = $view<'g>;

            fn next(&mut self) -> Option<$view<'g>> {
                loop {
                    let index = self.nodes.next()?;
                    if let Some(view) = self.view(*index).filter(|view| self.keeps(*view)) {
                        return Some(view);
                    }
                }
            }

            fn size_hint(&self) -> (usize, Option<usize>) {
                let most = self.nodes.len();
                let all = self.linking.is_none() && self.origin.is_none() && self.on.is_none() && self.statuses.is_empty();
                (if all { most } else { 0 }, Some(most))
            }
        }

        impl FusedIterator for $name<'_> {}
    };
}

/// What lists are narrowed by.
trait Narrowed: Copy {
    fn is_of(self, origin: Origin) -> bool;

    /// Whether it links one actor to another.
    fn links(self, _: ActorCode, _: ActorCode) -> bool {
        false
    }

    /// Whether it stood on this date.
    fn holds_on(self, _: Date) -> bool {
        true
    }

    /// Whether it has one of these statuses of disputes.
    fn has_status(self, _: &[DisputeStatus]) -> bool {
        true
    }
}

impl Narrowed for ActorView<'_> {
    fn is_of(self, origin: Origin) -> bool {
        self.reports().iter().any(|report| report.document.origin == origin)
    }
}

macro_rules! narrowed {
    ($($view:ident $({ $($method:item)+ })?)+) => {
        $(impl Narrowed for $view<'_> {
            fn is_of(self, origin: Origin) -> bool {
                self.origin() == origin
            }

            $($($method)+)?
        })+
    };
}

narrowed! {
    LeaderView
    DocumentView
    AllianceView {
        fn links(self, a: ActorCode, b: ActorCode) -> bool {
            self.binds(a, b)
        }

        fn holds_on(self, date: Date) -> bool {
            self.in_force_on(date)
        }
    }
    MeetingView {
        fn links(self, a: ActorCode, b: ActorCode) -> bool {
            a != b && self.involves(a) && self.involves(b)
        }
    }
    DisputeView {
        fn links(self, a: ActorCode, b: ActorCode) -> bool {
            self.opposes(a, b)
        }

        fn holds_on(self, date: Date) -> bool {
            self.active_on(date)
        }

        fn has_status(self, statuses: &[DisputeStatus]) -> bool {
            statuses.contains(&self.status())
        }
    }
    ActionView {
        fn links(self, a: ActorCode, b: ActorCode) -> bool {
            self.does_to(a, b)
        }
    }
}

macro_rules! linking {
    ($($list:ident),+) => {
        $(impl<'g> $list<'g> {
            /// Only those that link the first to the second.
            pub(super) fn linking(mut self, a: ActorCode, b: ActorCode) -> $list<'g> {
                self.linking = Some((a, b));
                self
            }

            /// Only those of this origin, if one is asked for.
            pub(super) fn of_origin(mut self, origin: Option<Origin>) -> $list<'g> {
                self.origin = origin;
                self
            }
        })+
    };
}

linking!(AllianceViews, MeetingViews, DisputeViews, ActionViews);

impl<'g> AllianceViews<'g> {
    /// Only those in force on any day of this date; see [`AllianceView::in_force_on`].
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active","since":"1953-10-01"},{"members":["KOR","VNM"],"kind":"alliance","status":"active","since":"1964","until":"1973"}],"disputes":[{"sides":[["KOR"],["JPN"]],"subject":"Liancourt Rocks","status":"active","since":"1952"}]},{"document":"d1","published":"2021-12-01","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.alliances().on("1970".parse()?).count(), 2);
    /// assert_eq!(graph.alliances().on("1980".parse()?).count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn on(mut self, date: Date) -> AllianceViews<'g> {
        self.on = Some(date);
        self
    }
}

impl<'g> DisputeViews<'g> {
    /// Only those of these statuses.
    pub(super) fn statuses(mut self, statuses: &'static [DisputeStatus]) -> DisputeViews<'g> {
        self.statuses = statuses;
        self
    }

    /// Only those that were going on, easing or not, on any day of this date; see [`DisputeView::active_on`].
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active","since":"1953-10-01"},{"members":["KOR","VNM"],"kind":"alliance","status":"active","since":"1964","until":"1973"}],"disputes":[{"sides":[["KOR"],["JPN"]],"subject":"Liancourt Rocks","status":"active","since":"1952"}]},{"document":"d1","published":"2021-12-01","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.disputes_of("Japan")?.on("1951".parse()?).count(), 0);
    /// assert_eq!(graph.disputes_of("Japan")?.on("2021-05".parse()?).count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn on(mut self, date: Date) -> DisputeViews<'g> {
        self.on = Some(date);
        self
    }
}

list! {
    /// Nations or organisations, by code.
    ActorViews of ActorView: Node::Nation(node) | Node::Organisation(node) => node
}

list! {
    /// Leaders, by the code of whom they serve, then by name.
    LeaderViews of LeaderView: Node::Leader(node) => node
}

list! {
    /// Alliances, by members, then by kind, those of documents before those of tables, which stand by term and name.
    AllianceViews of AllianceView: Node::Alliance(node) => node
}

list! {
    /// Meetings, by date (a year before its months, a month before its days, unknown dates last), then by kind, then by
    /// participants, then by the first report.
    MeetingViews of MeetingView: Node::Meeting(node) => node
}

list! {
    /// Disputes, by sides, those of documents before those of tables, which stand by term and subject.
    DisputeViews of DisputeView: Node::Dispute(node) => node
}

list! {
    /// Actions, by date (a year before its months, a month before its days, unknown dates last), then by kind, then by
    /// actors, then by targets.
    ActionViews of ActionView: Node::Action(node) => node
}

list! {
    /// Documents, by date of publication, unknown dates last, then by id.
    DocumentViews of DocumentView: Node::Document(node) => node
}
