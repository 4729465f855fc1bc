//! Tables of nodes and of edges, comma-separated.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use petgraph::visit::EdgeRef;

use super::{NODE_FIELDS, NodeRow, actor_nodes, coded};
use crate::graph::KnowledgeGraph;

impl KnowledgeGraph {
    /// The graph as two comma-separated tables with headers, after RFC 4180 with lines that end in `\n`, as graph
    /// databases and table tools read them.
    ///
    /// Nodes: `id`, a number; `type`, one of nation, organisation, leader, alliance, meeting, dispute, action, document;
    /// `label`, `code` (of leaders that of whom they serve), `kind` (of leaders the office), `status`, `date`, `since`,
    /// `until`, `origin`. Edges: `source` and `target`, ids of nodes; `relation`, and for coded events, which are edges
    /// from actor to target with the relation `coded`, `code`, `date` and `set`. Ids hold within one pair of tables.
    ///
    /// # Errors
    /// Those of the writers.
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","nations":["KOR"]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let (mut nodes, mut edges) = (Vec::new(), Vec::new());
    /// graph.write_csv(&mut nodes, &mut edges)?;
    /// let nodes = String::from_utf8(nodes)?;
    /// assert_eq!(nodes.lines().nth(1), Some("0,nation,South Korea,KOR,,,,,,"));
    /// let edges = String::from_utf8(edges)?;
    /// assert_eq!(edges, "source,target,relation,code,date,set\n1,0,names,,,\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_csv(&self, mut nodes: impl Write, mut edges: impl Write) -> io::Result<()> {
        let graph = self.as_petgraph();
        writeln!(nodes, "id,{}", NODE_FIELDS.join(","))?;
        for (index, node) in graph.node_indices().zip(graph.node_weights()) {
            write!(nodes, "{}", index.index())?;
            for field in NodeRow::of(self, index, node).fields() {
                write!(nodes, ",{}", cell(field))?;
            }
            writeln!(nodes)?;
        }
        nodes.flush()?;
        writeln!(edges, "source,target,relation,code,date,set")?;
        for edge in graph.edge_references() {
            let (source, target) = (edge.source().index(), edge.target().index());
            writeln!(edges, "{source},{target},{},,,", edge.weight())?;
        }
        let numbers = actor_nodes(self);
        for (set, event) in self.coded_events() {
            if let Some((source, target)) = numbers.get(&event.actor).zip(numbers.get(&event.target)) {
                let (relation, set) = (coded(), cell(set));
                writeln!(edges, "{source},{target},{relation},{},{},{set}", event.code, event.date)?;
            }
        }
        edges.flush()
    }
}

/// The text as a cell: quoted where it has a comma, a quote or the end of a line in it.
fn cell(text: &str) -> Cow<'_, str> {
    match text.contains([',', '"', '\n', '\r']) {
        true => Cow::Owned(format!("\"{}\"", text.replace('"', "\"\""))),
        false => Cow::Borrowed(text),
    }
}
