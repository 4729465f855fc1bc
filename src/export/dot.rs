//! Graphviz.

use std::fmt::Write;

use petgraph::visit::EdgeRef;

use crate::graph::{KnowledgeGraph, Node, Relation};
use crate::query::FactView;

impl KnowledgeGraph {
    /// The graph in the DOT language of Graphviz: a shape and a colour for each type of node, the relation on each edge.
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","nations":["KOR"]}]}"#;
    /// let dot = diplograph::KnowledgeGraph::from_json(json)?.to_dot();
    /// assert!(dot.starts_with("digraph diplograph {\n"));
    /// assert!(dot.contains("label=\"South Korea\""));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn to_dot(&self) -> String {
        let graph = self.as_petgraph();
        let mut dot = String::from("digraph diplograph {\n");
        dot.push_str(
            "  graph [rankdir=LR, overlap=false];\n  node [style=filled, fontname=\"sans-serif\"];\n",
        );
        dot.push_str("  edge [fontname=\"sans-serif\", fontsize=9];\n");
        for index in graph.node_indices() {
            if let Some(node) = graph.node_weight(index) {
                let (shape, colour) = look(node);
                let label = escaped(&label(self, index, node));
                let attributes = format!("shape={shape}, fillcolor=\"{colour}\", label=\"{label}\"");
                line(&mut dot, format_args!("  n{} [{attributes}];", index.index()));
            }
        }
        for edge in graph.edge_references() {
            let (from, to) = (edge.source().index(), edge.target().index());
            let style = if is_provenance(*edge.weight()) { ", style=dotted, color=gray" } else { "" };
            line(&mut dot, format_args!("  n{from} -> n{to} [label=\"{}\"{style}];", edge.weight()));
        }
        dot.push_str("}\n");
        dot
    }
}

fn line(dot: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = writeln!(dot, "{text}");
}

fn is_provenance(relation: Relation) -> bool {
    matches!(relation, Relation::Names | Relation::Reports)
}

/// Shape and fill colour.
fn look(node: &Node) -> (&'static str, &'static str) {
    match node {
        Node::Nation(_) => ("ellipse", "#cfe2f3"),
        Node::Organisation(_) => ("doubleoctagon", "#d9d2e9"),
        Node::Leader(_) => ("box", "#fff2cc"),
        Node::Alliance(_) => ("hexagon", "#d9ead3"),
        Node::Meeting(_) => ("diamond", "#fce5cd"),
        Node::Dispute(_) => ("octagon", "#f4cccc"),
        Node::Action(_) => ("cds", "#ead1dc"),
        Node::Document(_) => ("note", "#eeeeee"),
    }
}

fn label(graph: &KnowledgeGraph, index: petgraph::graph::NodeIndex, node: &Node) -> String {
    match node {
        Node::Nation(actor) | Node::Organisation(actor) => actor.name.clone(),
        Node::Leader(leader) => {
            leader.office.iter().fold(leader.name.clone(), |name, office| format!("{name}\n{office}"))
        }
        Node::Document(document) => {
            document.published.iter().fold(document.id.clone(), |id, date| format!("{id}\n{date}"))
        }
        _ => FactView::new(graph, index).map(|fact| fact.to_string()).unwrap_or_default(),
    }
}

/// The text as it stands between quotes in DOT; other control characters become spaces.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' => escaped.push_str("\\\""),
            '\\' => escaped.push_str("\\\\"),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn quotes_backslashes_and_line_ends_do_not_end_a_label() {
        assert_eq!(escaped("a \"b\" \\ c\nd\te"), r#"a \"b\" \\ c\nd e"#);
        assert_eq!(escaped("서울 → 東京"), "서울 → 東京");
    }
}
