//! The graph in the formats of other tools.

mod csv;
mod dot;
mod graphml;
mod jsonl;
#[cfg(feature = "arrow")]
mod parquet;
#[cfg(feature = "rdf")]
mod rdf;

use petgraph::graph::NodeIndex;

use crate::{
    graph::{KnowledgeGraph, Node},
    query::FactView,
    reading::Origin,
};

/// What tables of nodes say of a node; empty where it has no such field.
struct NodeRow {
    /// `nation`, `organisation`, `leader`, `alliance`, `meeting`, `dispute`, `action`, `document`.
    class: &'static str,
    label: String,
    code: String,
    kind: String,
    status: String,
    date: String,
    since: String,
    until: String,
    origin: String,
}

/// The names of the fields of [`NodeRow`], in the order of [`NodeRow::fields`].
const NODE_FIELDS: [&str; 9] =
    ["type", "label", "code", "kind", "status", "date", "since", "until", "origin"];

impl NodeRow {
    fn of(graph: &KnowledgeGraph, index: NodeIndex, node: &Node) -> NodeRow {
        let mut row = NodeRow {
            class: "",
            label: FactView::new(graph, index).map(|fact| fact.to_string()).unwrap_or_default(),
            code: String::new(),
            kind: String::new(),
            status: String::new(),
            date: String::new(),
            since: String::new(),
            until: String::new(),
            origin: String::new(),
        };
        let text = |date: Option<crate::Date>| date.map(|date| date.to_string()).unwrap_or_default();
        match node {
            Node::Nation(actor) | Node::Organisation(actor) => {
                row.class = if matches!(node, Node::Nation(_)) { "nation" } else { "organisation" };
                (row.label, row.code) = (actor.name.clone(), actor.code.to_string());
            }
            Node::Leader(leader) => {
                (row.class, row.label, row.code) = ("leader", leader.name.clone(), leader.actor.to_string());
                row.kind = leader.office.clone().unwrap_or_default();
                row.origin = leader.origin.to_string();
            }
            Node::Alliance(node) => {
                (row.class, row.kind, row.status) =
                    ("alliance", node.kind.to_string(), node.status.to_string());
                (row.since, row.until, row.origin) =
                    (text(node.since), text(node.until), node.origin.to_string());
            }
            Node::Meeting(node) => {
                (row.class, row.kind, row.status) =
                    ("meeting", node.kind.to_string(), node.status.to_string());
                (row.date, row.origin) = (text(node.date), node.origin.to_string());
            }
            Node::Dispute(node) => {
                (row.class, row.status) = ("dispute", node.status.to_string());
                (row.date, row.since, row.until) = (text(node.date), text(node.since), text(node.until));
                row.origin = node.origin.to_string();
            }
            Node::Action(node) => {
                (row.class, row.kind, row.status) =
                    ("action", node.kind.to_string(), node.status.to_string());
                (row.date, row.origin) = (text(node.date), node.origin.to_string());
            }
            Node::Document(document) => {
                (row.class, row.label) = ("document", document.id.clone());
                (row.date, row.origin) = (text(document.published), document.origin.to_string());
            }
        }
        row
    }

    fn fields(&self) -> [&str; 9] {
        let NodeRow { class, label, code, kind, status, date, since, until, origin } = self;
        [class, label, code, kind, status, date, since, until, origin]
    }
}

/// The name of the origin of coded events.
fn coded() -> &'static str {
    Origin::Coded.as_str()
}

/// The number of the node of every actor, by code.
fn actor_nodes(graph: &KnowledgeGraph) -> std::collections::BTreeMap<crate::ActorCode, usize> {
    let petgraph = graph.as_petgraph();
    let actors =
        petgraph.node_indices().zip(petgraph.node_weights()).filter_map(|(index, node)| match node {
            Node::Nation(actor) | Node::Organisation(actor) => Some((actor.code, index.index())),
            _ => None,
        });
    actors.collect()
}
