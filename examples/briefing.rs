//! The main job: reads documents and says who is in them, who is allied, who met or will meet, who quarrels and who did
//! what to whom, each with the words that say so.
//!
//! ```text
//! cargo run --example briefing -- [FILE]... [--json]
//! ```

mod support;

use std::{fmt::Display, io::Write, process::ExitCode};

use diplograph::{ActionView, ActorViews, EvidenceViews, KnowledgeGraph, MeetingStatus};
use support::{Arguments, Failure, Usage, run, write_evidence};

const USAGE: Usage = Usage {
    text: "\
Usage: briefing [FILE]... [--json] [--published FILE=DATE]...

Sums up the documents: nations, leaders, alliances, meetings, disputes and the main actions, with evidence;
then the allies of South Korea and the events involving North Korea.
FILE is a text or a .jsonl file of documents; without any, the sample dispatches are read.
--json writes the whole graph as JSON instead.
",
    flags: &["--json"],
    values: &[],
};

/// How many actions are shown.
const MAIN_ACTIONS: usize = 40;

fn main() -> ExitCode {
    run(&USAGE, briefing)
}

fn briefing(arguments: &mut Arguments, output: &mut dyn Write) -> Result<(), Failure> {
    let graph = arguments.graph()?;
    if arguments.flag("--json") {
        return Ok(writeln!(output, "{}", graph.to_json())?);
    }
    who(&graph, output)?;
    what(&graph, output)?;
    let allies = graph.allies_of("South Korea")?;
    section(output, "Allies of South Korea", allies.map(|ally| (ally, ally.evidence())))?;
    let events = graph.events_involving("North Korea")?;
    section(output, "Events involving North Korea", events.map(|event| (event, event.evidence())))
}

/// Documents, nations, organisations and leaders.
fn who(graph: &KnowledgeGraph, output: &mut dyn Write) -> Result<(), Failure> {
    writeln!(output, "Documents")?;
    for document in graph.documents() {
        writeln!(output, "  {document}: {}", document.title().unwrap_or("untitled"))?;
    }
    actors(output, "Nations", graph.nations())?;
    actors(output, "Organisations", graph.organisations())?;
    section(output, "Leaders", graph.leaders().map(|leader| (leader, leader.evidence())))
}

/// Alliances, meetings, disputes and actions.
fn what(graph: &KnowledgeGraph, output: &mut dyn Write) -> Result<(), Failure> {
    section(output, "Alliances", graph.alliances().map(|alliance| (alliance, alliance.evidence())))?;
    let meetings = |statuses: &'static [MeetingStatus]| {
        let meetings = graph.meetings().filter(|meeting| statuses.contains(&meeting.status()));
        meetings.map(|meeting| (meeting, meeting.evidence()))
    };
    section(output, "Meetings held", meetings(&[MeetingStatus::Held]))?;
    section(output, "Meetings ahead", meetings(&[MeetingStatus::Planned, MeetingStatus::Proposed]))?;
    section(output, "Meetings cancelled", meetings(&[MeetingStatus::Cancelled]))?;
    section(output, "Disputes", graph.disputes().map(|dispute| (dispute, dispute.evidence())))?;
    let main = main_actions(graph);
    section(output, "Main actions", main.iter().map(|action| (*action, action.evidence())))?;
    let more = graph.actions().count() - main.len();
    if more > 0 {
        writeln!(output, "  … and {more} more")?;
    }
    Ok(())
}

/// The actions that stand in most documents and are certainly there, in order of time.
fn main_actions(graph: &KnowledgeGraph) -> Vec<ActionView<'_>> {
    let mut ranked: Vec<(usize, ActionView<'_>)> = graph.actions().enumerate().collect();
    ranked.sort_by_key(|(place, action)| (action.is_optional(), usize::MAX - action.reports().len(), *place));
    ranked.truncate(MAIN_ACTIONS);
    ranked.sort_by_key(|(place, _)| *place);
    ranked.into_iter().map(|(_, action)| action).collect()
}

fn section<'g, T: Display>(
    output: &mut dyn Write,
    heading: &str,
    lines: impl Iterator<Item = (T, EvidenceViews<'g>)>,
) -> Result<(), Failure> {
    writeln!(output, "\n{heading}")?;
    let mut none = true;
    for (line, evidence) in lines {
        none = false;
        writeln!(output, "  {line}")?;
        write_evidence(output, evidence)?;
    }
    if none {
        writeln!(output, "  none")?;
    }
    Ok(())
}

/// Actors with the documents that name them.
fn actors(output: &mut dyn Write, heading: &str, actors: ActorViews<'_>) -> Result<(), Failure> {
    writeln!(output, "\n{heading}")?;
    for actor in actors {
        let mut documents: Vec<&str> =
            actor.reports().iter().map(|report| report.document.id.as_str()).collect();
        documents.dedup();
        writeln!(output, "  {actor} ({})", documents.join(", "))?;
    }
    Ok(())
}
