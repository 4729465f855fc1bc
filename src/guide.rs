//! How the graph is made: its nodes and edges, when two facts are one, and the laws of folding. Text only.
//!
//! # Nodes and edges
//!
//! ```text
//!                        serves                  member of
//!        ┌──────────┐ ───────────▶ ┌──────────┐ ───────────▶ ┌──────────┐
//!        │  Leader  │              │  Nation  │              │ Alliance │
//!        └──────────┘              │    or    │              └──────────┘
//!             ▲                    │ Organi-  │  takes part  ┌──────────┐
//!             │                    │ sation   │ ───────────▶ │ Meeting  │
//!             │ names              │          │              └──────────┘
//!             │                    │          │  on side n   ┌──────────┐
//!             │           names    │          │ ───────────▶ │ Dispute  │
//!        ┌──────────┐ ───────────▶ │          │              └──────────┘
//!        │ Document │              │          │     does     ┌──────────┐
//!        │ or table │              │          │ ───────────▶ │  Action  │
//!        └──────────┘              │          │ ◀─────────── │          │
//!             │                    └──────────┘   targets    └──────────┘
//!             │     reports                                        ▲
//!             └─────────▶ Alliance, Meeting, Dispute, Action ──────┘
//!
//!   beside the nodes:   actor ── coded event (day, code, data set) ──▶ target
//! ```
//!
//! [`Node`](crate::Node) and [`Relation`](crate::Relation) are these types, and
//! [`as_petgraph`](crate::KnowledgeGraph::as_petgraph) gives the whole. Coded events are far too many to be nodes: they are
//! kept in lists of their own, by actor and by pair of actors, in the order of days.
//!
//! # Three origins
//!
//! | [`Origin`](crate::Origin) | what it is | how it gets in |
//! |---|---|---|
//! | `Document` | what a document asserts, with its words | [`fold`](crate::KnowledgeGraph::fold) of what a [`Reader`](crate::Reader) read |
//! | `Reference` | what a table lists: treaties, memberships, standing disputes, with their terms | [`fold`](crate::KnowledgeGraph::fold) of a [`Reading::reference`](crate::Reading::reference) |
//! | `Coded` | events that others coded | [`fold_events`](crate::KnowledgeGraph::fold_events), [`import_events`](crate::KnowledgeGraph::import_events) |
//!
//! Facts of different origins are never one node. Every answer says its origin, and every question can be narrowed to one.
//!
//! # When two facts are one node
//!
//! | node | two facts are one node where these are the same |
//! |---|---|
//! | document | id and origin |
//! | actor | code |
//! | leader | actor, origin, and person: the one that the world knows by the name, else the fullest form of the name, spelling, order and accents apart ([`LeaderNode`](crate::LeaderNode)) |
//! | alliance | members, kind, origin; of a reference table also name and term |
//! | dispute | sides, origin; of a reference table also subject and term |
//! | meeting | participants, class of kind, origin, with dates and places that fit ([`MeetingNode`](crate::MeetingNode)); a plan may become a deed |
//! | action | actors, kind, targets, date, origin |
//! | coded event | data set, actor, target, code, day |
//!
//! Where reports of one node differ, the node has a best value by the rule that its field states (the latest report says
//! how a thing stands, the most precise date wins, else the commonest value), and keeps all of them:
//! [`disagreements`](crate::KnowledgeGraph::disagreements).
//!
//! # Laws
//!
//! For all readings, coded events and graphs, to the byte of [`to_json`](crate::KnowledgeGraph::to_json) and
//! [`to_snapshot`](crate::KnowledgeGraph::to_snapshot):
//!
//! 1. Order: folding `a`, then `b` is folding `b`, then `a`.
//! 2. Repetition: folding `a` twice is folding it once.
//! 3. Grouping: merging graphs that were built apart is building one graph of all.
//! 4. No loss: every fact is a report of some node, and every piece of evidence is reached from it.
//!
//! ```
//! use diplograph::{Document, KnowledgeGraph, NationFact, Reading};
//!
//! let reading = |id: &str, code: &str| {
//!     let mut reading = Reading::new(&Document::new(id, "…"));
//!     reading.nations.push(NationFact::new(code.parse()?));
//!     Ok::<_, diplograph::Error>(reading)
//! };
//! let (a, b) = (reading("a", "KOR")?, reading("b", "JPN")?);
//! let one = KnowledgeGraph::from_iter([a.clone(), b.clone(), a.clone()]);
//! let mut other = KnowledgeGraph::from_iter([b]);
//! other.merge(KnowledgeGraph::from_iter([a]))?;
//! assert_eq!(one.to_json(), other.to_json());
//! # Ok::<(), diplograph::Error>(())
//! ```
//!
//! # Time
//!
//! - A [`Date`](crate::Date) is a day, a month or a year; [`precision`](crate::Date::precision) says which. Coded events have
//!   days.
//! - Ranges are inclusive at both ends: `since("2018")` starts on its first day, `until("2018")` ends on its last. An event
//!   whose date is wider than a day is kept where any of its days lies in the range.
//! - Events without a date are left out of ranges, unless [`undated(true)`](crate::Events::undated) asks for them.
//! - Terms of alliances and disputes are inclusive; an end that is not known is open. `on(date)` keeps what stood on any day
//!   of the date, [`as_of(date)`](crate::KnowledgeGraph::as_of) is the graph as it was known at its end.
//!
//! # Questions to the sample dispatches
//!
//! The dispatches of `examples/dispatches`, the treaties, memberships and disputes of the bundled world, and one coded event
//! in one graph, and what there is to ask:
//!
//! ```
//! use diplograph::{
//!     AllianceKind, ChangeKind, CodedEvent, JsonLines, KnowledgeGraph, LinkClass, Links, Origin, Precision, Reader, World,
//! };
//!
//! let reader = Reader::new();
//! let mut graph = KnowledgeGraph::new();
//! for document in JsonLines::open("examples/dispatches/dispatches.jsonl")? {
//!     graph.fold(reader.read(&document?));
//! }
//! graph.fold(World::bundled().reference());
//! let visit = CodedEvent::new("2023-03-16".parse()?, "KOR".parse()?, "042".parse()?, "JPN".parse()?);
//! graph.fold_events("example", [visit])?;
//!
//! // Allies, by what documents say and by treaty, now and on a day.
//! let allies = || graph.allies_of("South Korea");
//! assert!(allies()?.origin(Origin::Document).any(|ally| ally.name() == "United States"));
//! assert!(allies()?.origin(Origin::Reference).kind(AllianceKind::Alliance).any(|ally| ally.name() == "United States"));
//! assert!(allies()?.on("1950".parse()?).all(|ally| ally.name() != "United States"));
//! assert!(graph.common_allies("South Korea", "Japan")?.iter().any(|ally| ally.name() == "United States"));
//!
//! // Rivals and disputes.
//! assert!(graph.rivals_of("Armenia")?.any(|rival| rival.name() == "Turkey"));
//! assert!(graph.disputes_of("Armenia")?.on("2021".parse()?).count() >= 2);
//! assert!(graph.disputes_between("South Korea", "Japan")?.next().is_some());
//!
//! // Events, meetings, timelines.
//! assert!(graph.events_involving("Armenia")?.since("2023-05".parse()?).until("2023".parse()?).next().is_some());
//! assert_eq!(graph.events_between("South Korea", "Japan")?.origin(Origin::Coded).count(), 1);
//! assert!(graph.meetings_of("Azerbaijan")?.any(|meeting| meeting.involves("ARM".parse().unwrap())));
//! assert!(graph.meetings_between("China", "Japan")?.next().is_some());
//! assert!(graph.timeline_of("Armenia")?.count() > 3);
//! assert!(graph.leaders_of("South Korea")?.any(|leader| leader.name() == "Park Jin"));
//!
//! // Two actors, as a whole and over time.
//! assert!(graph.relation_between("South Korea", "Japan")?.to_string().contains("coded events\n    1: 1 visit"));
//! assert!(graph.counts_by_kind("South Korea", "Japan")?.len() >= 3);
//! let years = graph.balance("South Korea", "Japan", Precision::Year)?;
//! assert!(years.iter().any(|year| year.period() == "2023".parse().unwrap() && year.cooperative() >= 2));
//!
//! // The network.
//! let friendly = Links::all().origin(Origin::Document).cooperative();
//! assert!(graph.path_between("Germany", "Armenia")?.is_some());
//! assert!(graph.path_through("Armenia", "Germany", &friendly)?.is_some());
//! assert!(graph.neighbours_within("South Korea", 1, &friendly)?.iter().any(|near| near.actor == "USA".parse().unwrap()));
//! let allied = friendly.clone().only(&[LinkClass::Alliances]);
//! assert!(graph.communities(&allied, 1).iter().any(|group| group.contains(&"KOR".parse().unwrap())));
//! assert!(graph.centrality(&friendly).len() > 10);
//! assert!(graph.network(&friendly).edge_count() > 10);
//!
//! // Time.
//! let changes = graph.changes_between("2023-06".parse()?, "2023-07".parse()?);
//! assert!(changes.iter().any(|change| change.kind == ChangeKind::Began));
//! assert!(graph.as_of("2023-06".parse()?).documents().count() < graph.documents().count());
//!
//! // Where documents differ, and what supports an answer.
//! assert!(graph.disagreements().all(|found| found.values().len() > 1));
//! let ally = graph.allies_of("South Korea")?.origin(Origin::Document).next().unwrap();
//! assert!(!ally.evidence().next().unwrap().quote().is_empty());
//! # Ok::<(), diplograph::Error>(())
//! ```
