//! Iterators over the nodes of one kind.

use std::{iter::FusedIterator, slice};

use petgraph::graph::NodeIndex;

use super::view::{ActionView, ActorView, AllianceView, DisputeView, DocumentView, LeaderView, MeetingView};
use crate::{
    actor::ActorCode,
    graph::{KnowledgeGraph, Node},
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
        }

        impl<'g> $name<'g> {
            pub(super) fn new(graph: &'g KnowledgeGraph, nodes: &'g [NodeIndex]) -> $name<'g> {
                $name { graph, nodes: nodes.iter(), linking: None }
            }

            fn view(&self, index: NodeIndex) -> Option<$view<'g>> {
                match self.graph.projection().node(index)? {
                    $pattern => Some($view::new(self.graph, $node)),
                    _ => None,
                }
            }

            fn keeps(&self, view: $view<'g>) -> bool {
                self.linking.is_none_or(|(a, b)| view.links(a, b))
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
                (if self.linking.is_none() { most } else { 0 }, Some(most))
            }
        }

        impl FusedIterator for $name<'_> {}
    };
}

/// What it means for a fact to link one actor to another.
trait Links: Copy {
    fn links(self, a: ActorCode, b: ActorCode) -> bool;
}

/// Declares what links two actors, and the narrowing of a list to it.
macro_rules! linking {
    ($($list:ident of $view:ident by $links:expr;)+) => {
        $(
            impl Links for $view<'_> {
                fn links(self, a: ActorCode, b: ActorCode) -> bool {
                    let links: fn(Self, ActorCode, ActorCode) -> bool = $links;
                    links(self, a, b)
                }
            }

            impl<'g> $list<'g> {
                /// Only those that link the first to the second.
                pub(super) fn linking(mut self, a: ActorCode, b: ActorCode) -> $list<'g> {
                    self.linking = Some((a, b));
                    self
                }
            }
        )+
    };
}

linking! {
    AllianceViews of AllianceView by |alliance, a, b| alliance.binds(a, b);
    MeetingViews of MeetingView by |meeting, a, b| a != b && meeting.involves(a) && meeting.involves(b);
    DisputeViews of DisputeView by |dispute, a, b| dispute.opposes(a, b);
    ActionViews of ActionView by |action, a, b| action.does_to(a, b);
}

macro_rules! links_nobody {
    ($($view:ident),+) => {
        $(impl Links for $view<'_> {
            fn links(self, _: ActorCode, _: ActorCode) -> bool {
                false
            }
        })+
    };
}

links_nobody!(ActorView, LeaderView, DocumentView);

list! {
    /// Nations or organisations, by code.
    ActorViews of ActorView: Node::Nation(node) | Node::Organisation(node) => node
}

list! {
    /// Leaders, by the code of whom they serve, then by name.
    LeaderViews of LeaderView: Node::Leader(node) => node
}

list! {
    /// Alliances, by members, then by kind.
    AllianceViews of AllianceView: Node::Alliance(node) => node
}

list! {
    /// Meetings, by date (a year before its months, a month before its days, unknown dates last), then by kind, then by
    /// participants, then by the first report.
    MeetingViews of MeetingView: Node::Meeting(node) => node
}

list! {
    /// Disputes, by sides.
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
