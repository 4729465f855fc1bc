//! A world of your own: adds invented nations, an organisation and leaders to the bundled tables, reads a dispatch about
//! them and asks about allies and events.
//!
//! ```text
//! cargo run --example custom_world
//! ```

mod support;

use std::{io::Write, process::ExitCode, sync::Arc};

use diplograph::{Document, KnowledgeGraph, Reader, World};
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
    let tables = World::builder()
        .nations_tsv("nations", NATIONS)?
        .organisations_tsv("organisations", ORGANISATIONS)?
        .leaders_tsv("leaders", LEADERS)?;
    let world = Arc::new(tables.build());
    let document = Document::new("loren", DISPATCH).with_published("2031-03-03".parse()?);
    let mut graph = KnowledgeGraph::with_world(Arc::clone(&world));
    graph.fold(Reader::with_world(world).read(&document));

    writeln!(output, "Leaders")?;
    for leader in graph.leaders() {
        writeln!(output, "  {leader}")?;
    }
    writeln!(output, "\nAllies of Kalmaria")?;
    for ally in graph.allies_of("Kalmaria")? {
        writeln!(output, "  {ally}")?;
        write_evidence(output, ally.evidence())?;
    }
    writeln!(output, "\nEvents involving Vesperia")?;
    for event in graph.events_involving("Vesperian")? {
        writeln!(output, "  {event}")?;
        write_evidence(output, event.evidence())?;
    }
    Ok(())
}
