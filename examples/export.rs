//! The graph of documents in every format that other tools read.

mod support;

use std::{
    fs::{self, File},
    io::BufWriter,
    path::{Path, PathBuf},
    process::ExitCode,
};

use diplograph::{CodedEvent, KnowledgeGraph};
use support::{Failure, Usage};

const USAGE: Usage = Usage {
    text: "Usage: export [--out FOLDER] [FILE…]

Writes the graph of the documents in the files (the sample dispatches without any) into a folder: graph.json, facts.jsonl,
nodes.csv, edges.csv, graph.graphml, graph.dot, graph.snapshot; graph.ttl and graph.nq with the feature `rdf`,
facts.parquet with `arrow`; and counts.json, which says how much of what there is. Prints the names of the files.
  --out FOLDER   the folder (`export` without it)
  --help         prints this
",
    flags: &[],
    values: &["--out"],
};

fn main() -> ExitCode {
    support::run(&USAGE, |arguments, output| {
        let folder = PathBuf::from(arguments.value("--out").unwrap_or("export"));
        let mut graph = arguments.graph()?;
        // One event such as a data set has, so that every format shows how it writes them.
        let event = CodedEvent::new("2023-03-16".parse()?, "KOR".parse()?, "042".parse()?, "JPN".parse()?);
        graph.fold_events("example", [event])?;
        for file in export(&graph, &folder).map_err(|source| failed(&folder, source))? {
            writeln!(output, "{file}")?;
        }
        Ok(())
    })
}

fn failed(folder: &Path, source: std::io::Error) -> Failure {
    Failure::Question(diplograph::Error::Io { path: folder.to_owned(), source })
}

fn export(graph: &KnowledgeGraph, folder: &Path) -> std::io::Result<Vec<&'static str>> {
    fs::create_dir_all(folder)?;
    let create = |name: &str| File::create(folder.join(name)).map(BufWriter::new);
    graph.write_json(create("graph.json")?)?;
    graph.write_jsonl(create("facts.jsonl")?)?;
    graph.write_csv(create("nodes.csv")?, create("edges.csv")?)?;
    graph.write_graphml(create("graph.graphml")?)?;
    fs::write(folder.join("graph.dot"), graph.to_dot())?;
    fs::write(folder.join("graph.snapshot"), graph.to_snapshot())?;
    let (nodes, edges) = (graph.as_petgraph().node_count(), graph.as_petgraph().edge_count());
    let (coded, meetings) = (graph.coded_len(), graph.meetings().count());
    let edges = edges + coded;
    let counts = format!(r#"{{"nodes":{nodes},"edges":{edges},"meetings":{meetings},"coded":{coded}}}"#);
    fs::write(folder.join("counts.json"), counts)?;
    let files = ["graph.json", "facts.jsonl", "nodes.csv", "edges.csv", "graph.graphml", "graph.dot"];
    #[allow(unused_mut, reason = "features add to it")]
    let mut files: Vec<&str> = files.into_iter().chain(["graph.snapshot", "counts.json"]).collect();
    #[cfg(feature = "rdf")]
    {
        graph.write_turtle(create("graph.ttl")?)?;
        graph.write_nquads(create("graph.nq")?)?;
        files.extend(["graph.ttl", "graph.nq"]);
    }
    #[cfg(feature = "arrow")]
    {
        graph.write_parquet(create("facts.parquet")?)?;
        files.push("facts.parquet");
    }
    Ok(files)
}
