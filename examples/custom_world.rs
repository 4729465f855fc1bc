//! A world of your own: makes one of invented nations, an organisation, leaders, an alliance, memberships and a dispute,
//! from TSV and JSON and without the bundled tables, reads a dispatch about them and asks about allies and events, by the
//! document and by the tables.
//!
//! ```text
//! cargo run --example custom_world
//! ```

mod support;

use std::{io::Write, process::ExitCode, sync::Arc};

use diplograph::{Document, KnowledgeGraph, Reader, WorldBuilder};
use support::{Arguments, Failure, Usage, run, write_evidence};

const USAGE: Usage = Usage {
    text: "\
Usage: custom_world

Reads an invented dispatch about invented nations.
",
    flags: &[],
    values: &[],
};

const NATIONS: &str = "\
code\tname\tadjectives\tdemonyms\tcapitals
XVE\tVesperia\tVesperian\tVesperian|Vesperians\tLoren
XOS\tOsmara Isles\tOsmaran\tOsmaran|Osmarans\tPort Ansel
XKA\tKalmaria\tKalmarian\tKalmarian|Kalmarians\tTessin Bay
";

const ORGANISATIONS: &str = "\
code\tname\taliases
XMERIDIAN\tMeridian Pact\tMeridian Pact Organization
";

const LEADERS: &str = "\
actor\tname\tshort\tclass\toffice\tstart
XVE\tIlsa Marrow\tMarrow\thead_of_government\tPrime Minister\t2030
XKA\tTorben Quill\tQuill\tforeign_minister\tForeign Minister\t2031
";

const ALLIANCES: &str = r#"[
    {"id": "ansel-treaty", "name": "Treaty of Port Ansel", "kind": "defence", "members": ["XKA:2019/", "XVE:2019/"]}
]"#;

const MEMBERSHIPS: &str = r#"[
    {"organisation": "XMERIDIAN", "status": "member", "members": ["XKA:2020-06-01/", "XOS:2020-06-01/2029"]}
]"#;

const DISPUTES: &str = "\
id\tname\taliases\tkind\tsides\tfrom\tstatus
gannet-banks\tGannet Banks dispute\tGannet Banks row\tmaritime\tXKA+XVE|XOS\t2024\tactive
";

const DISPATCH: &str = "\
LOREN, March 3 (Invented Wire) — Vesperian Prime Minister Ilsa Marrow met Kalmarian Foreign Minister Torben Quill in Loren on Monday \
and promised to defend its ally Kalmaria.

Vesperia and Kalmaria accused the Osmara Isles of seizing two fishing boats. The Osmara Isles rejected the accusation and imposed \
sanctions on Vesperia.

Kalmaria, a member of the Meridian Pact, will hold talks with the Osmara Isles in Port Ansel next week.
";

fn main() -> ExitCode {
    run(&USAGE, custom_world)
}

fn custom_world(_: &mut Arguments, output: &mut dyn Write) -> Result<(), Failure> {
    let tables = WorldBuilder::empty()
        .nations_tsv("nations", NATIONS)?
        .organisations_tsv("organisations", ORGANISATIONS)?
        .leaders_tsv("leaders", LEADERS)?
        .alliances_json("alliances", ALLIANCES)?
        .memberships_json("memberships", MEMBERSHIPS)?
        .disputes_tsv("disputes", DISPUTES)?;
    let world = Arc::new(tables.build());
    let document = Document::new("loren", DISPATCH).with_published("2031-03-03".parse()?);
    let mut graph = KnowledgeGraph::with_world(Arc::clone(&world));
    graph.fold(Reader::with_world(Arc::clone(&world)).read(&document));
    let mut reference = KnowledgeGraph::with_world(Arc::clone(&world));
    reference.fold(world.reference());

    writeln!(output, "Members of the Meridian Pact when the dispatch was published")?;
    for code in world.members_on(world.actor("Meridian Pact")?, "2031-03-03".parse()?)? {
        writeln!(output, "  {}", world.name_of(code).unwrap_or(code.as_str()))?;
    }
    writeln!(output, "\nLeaders in the dispatch")?;
    for leader in graph.leaders() {
        writeln!(output, "  {leader}")?;
    }
    for (source, graph) in [("the dispatch", &graph), ("the tables", &reference)] {
        answer(source, graph, output)?;
    }
    Ok(())
}

/// The same queries, whatever the facts rest on.
fn answer(source: &str, graph: &KnowledgeGraph, output: &mut dyn Write) -> Result<(), Failure> {
    writeln!(output, "\nAllies of Kalmaria by {source}")?;
    for ally in graph.allies_of("Kalmaria")? {
        writeln!(output, "  {ally}")?;
        write_evidence(output, ally.evidence())?;
    }
    writeln!(output, "\nEvents involving Vesperia by {source}")?;
    for event in graph.events_involving("Vesperian")? {
        writeln!(output, "  {event}")?;
        write_evidence(output, event.evidence())?;
    }
    writeln!(output, "\nDisputes of the Osmara Isles by {source}")?;
    for dispute in graph.disputes_of("Osmara Isles")? {
        writeln!(output, "  {dispute}")?;
        write_evidence(output, dispute.evidence())?;
    }
    Ok(())
}
