//! GraphML.

use std::io::{self, Write};

use petgraph::visit::EdgeRef;

use super::{NODE_FIELDS, NodeRow, actor_nodes, coded};
use crate::graph::KnowledgeGraph;

/// The fields of edges, of which all but the first are of coded events alone.
const EDGE_FIELDS: [&str; 4] = ["relation", "code", "date", "set"];

impl KnowledgeGraph {
    /// The graph as GraphML: every node with its type, label and other fields as in
    /// [`write_csv`](KnowledgeGraph::write_csv), every edge with its relation, coded events as edges between actors.
    ///
    /// # Errors
    /// Those of the writer.
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","nations":["KOR"]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let mut xml = Vec::new();
    /// graph.write_graphml(&mut xml)?;
    /// let xml = String::from_utf8(xml)?;
    /// assert!(xml.contains(r#"<node id="n0"><data key="type">nation</data><data key="label">South Korea</data>"#));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn write_graphml(&self, mut writer: impl Write) -> io::Result<()> {
        let graph = self.as_petgraph();
        writeln!(writer, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(writer, r#"<graphml xmlns="http://graphml.graphdrawing.org/xmlns">"#)?;
        for (of, fields) in [("node", &NODE_FIELDS[..]), ("edge", &EDGE_FIELDS[..])] {
            for field in fields {
                let id = key(of, field);
                writeln!(writer, r#"  <key id="{id}" for="{of}" attr.name="{field}" attr.type="string"/>"#)?;
            }
        }
        writeln!(writer, r#"  <graph id="diplograph" edgedefault="directed">"#)?;
        for (index, node) in graph.node_indices().zip(graph.node_weights()) {
            write!(writer, r#"    <node id="n{}">"#, index.index())?;
            let row = NodeRow::of(self, index, node);
            data(&mut writer, "node", NODE_FIELDS.iter().zip(row.fields()))?;
            writeln!(writer, "</node>")?;
        }
        let mut edge = |source: usize, target: usize, fields: [&str; 4]| {
            write!(writer, r#"    <edge source="n{source}" target="n{target}">"#)?;
            data(&mut writer, "edge", EDGE_FIELDS.iter().zip(fields))?;
            writeln!(writer, "</edge>")
        };
        for reference in graph.edge_references() {
            let relation = reference.weight().to_string();
            edge(reference.source().index(), reference.target().index(), [&relation, "", "", ""])?;
        }
        let numbers = actor_nodes(self);
        for (set, event) in self.coded_events() {
            if let Some((source, target)) = numbers.get(&event.actor).zip(numbers.get(&event.target)) {
                let date = event.date.to_string();
                edge(*source, *target, [coded(), event.code.as_str(), &date, set])?;
            }
        }
        writeln!(writer, "  </graph>\n</graphml>")?;
        writer.flush()
    }
}

/// The id of a field: the fields of nodes by their names, those of edges with a prefix, for both have some.
fn key(of: &str, field: &str) -> String {
    if of == "node" { field.to_owned() } else { format!("{of}-{field}") }
}

fn data<'a>(
    writer: &mut impl Write,
    of: &str,
    fields: impl Iterator<Item = (&'a &'static str, &'a str)>,
) -> io::Result<()> {
    for (field, text) in fields.filter(|(_, text)| !text.is_empty()) {
        write!(writer, r#"<data key="{}">{}</data>"#, key(of, field), escaped(text))?;
    }
    Ok(())
}

/// The text between tags; characters that XML has no way to write become U+FFFD.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\r' => escaped.push_str("&#13;"),
            '\t' | '\n' => escaped.push(c),
            c if c < ' ' || matches!(c, '\u{fffe}' | '\u{ffff}') => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn markup_and_control_characters_do_not_break_the_document() {
        assert_eq!(
            escaped("a < b & \"c\" > d\u{1}\r\n서울"),
            "a &lt; b &amp; \"c\" &gt; d\u{fffd}&#13;\n서울"
        );
    }
}
