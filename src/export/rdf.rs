//! RDF 1.1: Turtle and N-Quads.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, Write},
};

use oxrdf::{
    GraphName, Literal, NamedNode, Quad, Term,
    vocab::{rdf, rdfs, xsd},
};
use oxttl::{NQuadsSerializer, TurtleSerializer};
use petgraph::{graph::NodeIndex, visit::EdgeRef};

use super::NodeRow;
use crate::{
    actor::ActorCode,
    date::{Date, Precision},
    graph::{KnowledgeGraph, Node, Relation},
    query::{EvidenceView, EvidenceViews},
};

/// Terms of this library.
const VOCABULARY: &str = "urn:x-diplograph:vocabulary:";
/// Things of the graph.
const THING: &str = "urn:x-diplograph:";
const PROV: &str = "http://www.w3.org/ns/prov#";
const OWL: &str = "http://www.w3.org/2002/07/owl#";
const WIKIDATA: &str = "http://www.wikidata.org/entity/";

/// Where quads go.
type Sink<'s> = dyn FnMut(Quad) -> io::Result<()> + 's;

impl KnowledgeGraph {
    /// The graph as RDF 1.1 in Turtle.
    ///
    /// Actors are `urn:x-diplograph:actor:CODE`, with `owl:sameAs` to Wikidata where the world has an id; documents are
    /// `urn:x-diplograph:document:ID`; facts are numbered. Edges are properties such as `memberOf`. Each fact is
    /// `prov:wasDerivedFrom` its pieces of evidence, each of which is `prov:wasQuotedFrom` a document, with the words as
    /// `prov:value`. Dates are `xsd:date`, `xsd:gYearMonth` or `xsd:gYear` by their precision.
    ///
    /// # Errors
    /// Those of the writer.
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","nations":["KOR"]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let mut turtle = Vec::new();
    /// graph.write_turtle(&mut turtle)?;
    /// assert!(String::from_utf8(turtle)?.contains("owl:sameAs wd:Q884"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "rdf")))]
    pub fn write_turtle(&self, writer: impl Write) -> io::Result<()> {
        let mut turtle = TurtleSerializer::new();
        for (prefix, iri) in
            [("dg", VOCABULARY), ("prov", PROV), ("owl", OWL), ("wd", WIKIDATA), ("rdfs", RDFS)]
        {
            turtle = turtle.with_prefix(prefix, iri).map_err(io::Error::other)?;
        }
        let mut turtle = turtle.for_writer(writer);
        self.each_quad(&mut |quad| turtle.serialize_triple(oxrdf::Triple::from(quad).as_ref()))?;
        turtle.finish()?.flush()
    }

    /// The graph as RDF 1.1 in N-Quads: as [`write_turtle`](KnowledgeGraph::write_turtle), with what a document supports
    /// in the named graph of that document.
    ///
    /// # Errors
    /// Those of the writer.
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","nations":[{"code":"KOR","evidence":[{"start":0,"end":5,"quote":"Seoul"}]}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let mut quads = Vec::new();
    /// graph.write_nquads(&mut quads)?;
    /// assert!(String::from_utf8(quads)?.contains("\"Seoul\" <urn:x-diplograph:document:d1> ."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg_attr(docsrs, doc(cfg(feature = "rdf")))]
    pub fn write_nquads(&self, writer: impl Write) -> io::Result<()> {
        let mut quads = NQuadsSerializer::new().for_writer(writer);
        self.each_quad(&mut |quad| quads.serialize_quad(quad.as_ref()))?;
        quads.finish().flush()
    }

    fn each_quad(&self, sink: &mut Sink<'_>) -> io::Result<()> {
        let graph = self.as_petgraph();
        let mut names: BTreeMap<NodeIndex, NamedNode> = BTreeMap::new();
        for (index, node) in graph.node_indices().zip(graph.node_weights()) {
            let name = name_of(index, node);
            self.describe(index, node, &name, sink)?;
            names.insert(index, name);
        }
        for edge in graph.edge_references() {
            if let Some((from, to)) = names.get(&edge.source()).zip(names.get(&edge.target())) {
                put(sink, from, dg(property(*edge.weight())), to.clone())?;
            }
        }
        for (number, (set, event)) in self.coded_events().enumerate() {
            let name = iri(&format!("{THING}coded:{number}"));
            put(sink, &name, rdf::TYPE.into_owned(), dg("CodedEvent"))?;
            put(sink, &name, dg("actor"), actor(event.actor))?;
            put(sink, &name, dg("target"), actor(event.target))?;
            put(sink, &name, dg("code"), Literal::new_simple_literal(event.code.as_str()))?;
            put(sink, &name, dg("set"), Literal::new_simple_literal(set))?;
            put(sink, &name, dg("date"), dated(event.date))?;
        }
        Ok(())
    }

    /// What a node says of itself, and on what it rests.
    fn describe(
        &self,
        index: NodeIndex,
        node: &Node,
        name: &NamedNode,
        sink: &mut Sink<'_>,
    ) -> io::Result<()> {
        let row = NodeRow::of(self, index, node);
        let mut class = row.class.to_owned();
        class.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
        put(sink, name, rdf::TYPE.into_owned(), dg(&class))?;
        put(sink, name, rdfs::LABEL.into_owned(), Literal::new_simple_literal(&row.label))?;
        let texts =
            [("code", &row.code), ("kind", &row.kind), ("status", &row.status), ("origin", &row.origin)];
        for (property, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            put(sink, name, dg(property), Literal::new_simple_literal(text))?;
        }
        for (property, text) in [("date", &row.date), ("since", &row.since), ("until", &row.until)] {
            if let Ok(date) = text.parse::<Date>() {
                put(sink, name, dg(property), dated(date))?;
            }
        }
        let evidence = match node {
            Node::Nation(actor) | Node::Organisation(actor) => {
                let nation = self.world().nation(actor.code).and_then(|nation| nation.wikidata());
                if let Some(id) = nation {
                    let same = iri(&format!("{OWL}sameAs"));
                    put(sink, name, same, iri(&format!("{WIKIDATA}{id}")))?;
                }
                EvidenceViews::from(&actor.reports[..])
            }
            Node::Leader(leader) => EvidenceViews::from(&leader.reports[..]),
            Node::Alliance(alliance) => EvidenceViews::from(&alliance.reports[..]),
            Node::Meeting(meeting) => EvidenceViews::from(&meeting.reports[..]),
            Node::Dispute(dispute) => EvidenceViews::from(&dispute.reports[..]),
            Node::Action(action) => EvidenceViews::from(&action.reports[..]),
            Node::Document(_) => {
                return put(sink, name, rdf::TYPE.into_owned(), prov("Entity"));
            }
        };
        evidence.enumerate().try_for_each(|(number, piece)| support(sink, name, number, piece))
    }
}

const RDFS: &str = "http://www.w3.org/2000/01/rdf-schema#";

/// A piece of evidence of a fact, in the graph of its document.
fn support(sink: &mut Sink<'_>, fact: &NamedNode, number: usize, piece: EvidenceView<'_>) -> io::Result<()> {
    let evidence = iri(&format!("{}:evidence:{number}", fact.as_str()));
    let document = document(piece.document());
    let graph = GraphName::NamedNode(document.clone());
    let position = |at: usize| Literal::new_typed_literal(at.to_string(), xsd::INTEGER);
    let statements: [(NamedNode, NamedNode, Term); 6] = [
        (fact.clone(), prov("wasDerivedFrom"), evidence.clone().into()),
        (evidence.clone(), rdf::TYPE.into_owned(), prov("Entity").into()),
        (evidence.clone(), prov("wasQuotedFrom"), document.into()),
        (evidence.clone(), prov("value"), Literal::new_simple_literal(piece.quote()).into()),
        (evidence.clone(), dg("start"), position(piece.start()).into()),
        (evidence, dg("end"), position(piece.end()).into()),
    ];
    for (subject, predicate, object) in statements {
        sink(Quad::new(subject, predicate, object, graph.clone()))?;
    }
    Ok(())
}

fn put(
    sink: &mut Sink<'_>,
    subject: &NamedNode,
    predicate: NamedNode,
    object: impl Into<Term>,
) -> io::Result<()> {
    sink(Quad::new(subject.clone(), predicate, object, GraphName::DefaultGraph))
}

fn name_of(index: NodeIndex, node: &Node) -> NamedNode {
    match node {
        Node::Nation(node) | Node::Organisation(node) => actor(node.code),
        Node::Document(node) => document(&node.id),
        _ => iri(&format!("{THING}fact:{}", index.index())),
    }
}

fn property(relation: Relation) -> &'static str {
    match relation {
        Relation::Serves => "serves",
        Relation::MemberOf => "memberOf",
        Relation::TakesPart => "takesPart",
        Relation::OnSide { .. } => "onSide",
        Relation::Does => "does",
        Relation::Targets => "targets",
        Relation::Names => "names",
        Relation::Reports => "reports",
    }
}

fn dated(date: Date) -> Literal {
    let datatype = match date.precision() {
        Precision::Year => xsd::G_YEAR,
        Precision::Month => xsd::G_YEAR_MONTH,
        Precision::Day => xsd::DATE,
    };
    Literal::new_typed_literal(date.to_string(), datatype)
}

fn actor(code: ActorCode) -> NamedNode {
    iri(&format!("{THING}actor:{code}"))
}

/// The id of a document with all but letters, digits and a few signs written as percent codes.
fn document(id: &str) -> NamedNode {
    let mut name = format!("{THING}document:");
    for byte in id.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                name.push(char::from(byte))
            }
            byte => {
                // Writing to a string cannot fail.
                let _ = write!(name, "%{byte:02X}");
            }
        }
    }
    iri(&name)
}

fn dg(term: &str) -> NamedNode {
    iri(&format!("{VOCABULARY}{term}"))
}

fn prov(term: &str) -> NamedNode {
    iri(&format!("{PROV}{term}"))
}

/// An IRI made of parts that are valid in one.
fn iri(text: &str) -> NamedNode {
    NamedNode::new_unchecked(text)
}
