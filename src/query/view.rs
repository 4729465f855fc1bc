//! Answers: small `Copy` views that borrow the graph.

use std::fmt;

use super::{
    evidence::EvidenceViews,
    words::{Names, action_words, details},
};
use crate::{
    actor::ActorCode,
    date::Date,
    graph::{
        ActionNode, ActorNode, AllianceNode, DisputeNode, DocumentNode, KnowledgeGraph, LeaderNode,
        MeetingNode, Report,
    },
    reading::{
        ActionFact, ActionKind, ActionStatus, AllianceFact, AllianceKind, AllianceStatus, DisputeFact,
        DisputeStatus, LeaderFact, Level, MeetingFact, MeetingKind, MeetingStatus, NationFact, Reading,
    },
};

/// Declares a view of one node: two references. Views are equal where their nodes say the same.
macro_rules! view {
    ($(#[$meta:meta])* $name:ident of $node:ident) => {
        $(#[$meta])*
        #[derive(Clone, Copy)]
        pub struct $name<'g> {
            graph: &'g KnowledgeGraph,
            node: &'g $node,
        }

        impl<'g> $name<'g> {
            pub(super) fn new(graph: &'g KnowledgeGraph, node: &'g $node) -> $name<'g> {
                $name { graph, node }
            }
        }

        impl PartialEq for $name<'_> {
            fn eq(&self, other: &Self) -> bool {
                self.node == other.node
            }
        }

        impl Eq for $name<'_> {}

        impl fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }
    };
}

/// Declares the getters that all views of reported facts share.
macro_rules! reported {
    ($name:ident, $fact:ident) => {
        impl<'g> $name<'g> {
            /// What each document states, in the order of publication, unknown dates last, then by document id.
            pub fn reports(self) -> &'g [Report<$fact>] {
                &self.node.reports
            }

            /// The words that support it, in the order of [`reports`](Self::reports).
            pub fn evidence(self) -> EvidenceViews<'g> {
                EvidenceViews::from(self.reports())
            }

            /// Whether every report says that readers may disagree whether it is there.
            pub fn is_optional(self) -> bool {
                self.reports().iter().all(|report| report.fact.optional)
            }
        }
    };
}

view! {
    /// A nation or an organisation.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, NationFact, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// reading.nations.push(NationFact::new("KOR".parse()?));
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// let korea = graph.nations().next().unwrap();
    /// assert_eq!((korea.code().as_str(), korea.name()), ("KOR", "South Korea"));
    /// assert_eq!(korea.to_string(), "South Korea");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    ActorView of ActorNode
}

reported!(ActorView, NationFact);

impl<'g> ActorView<'g> {
    /// The code.
    pub fn code(self) -> ActorCode {
        self.node.code
    }

    /// The English short name, or the code where the world has none.
    pub fn name(self) -> &'g str {
        &self.node.name
    }

    /// Whether it is a nation; else it is an organisation.
    pub fn is_nation(self) -> bool {
        !self.graph.projection().is_organisation(self.code())
    }
}

impl fmt::Display for ActorView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

view! {
    /// A person who holds or held an office.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, LeaderFact, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// let mut leader = LeaderFact::new("Ban Ki-moon", "UN".parse()?);
    /// leader.office = Some("Secretary-General".to_owned());
    /// reading.leaders.push(leader);
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// let leader = graph.leaders().next().unwrap();
    /// assert_eq!((leader.name(), leader.office()), ("Ban Ki-moon", Some("Secretary-General")));
    /// assert_eq!(leader.to_string(), "Ban Ki-moon, Secretary-General (United Nations)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    LeaderView of LeaderNode
}

reported!(LeaderView, LeaderFact);

impl<'g> LeaderView<'g> {
    /// The fullest form of the name.
    pub fn name(self) -> &'g str {
        &self.node.name
    }

    /// Whom the person serves.
    pub fn actor(self) -> ActorCode {
        self.node.actor
    }

    /// The name of whom the person serves.
    pub fn actor_name(self) -> &'g str {
        self.graph.name_of(&self.node.actor)
    }

    /// The office, as in the latest report that has one.
    pub fn office(self) -> Option<&'g str> {
        self.node.office.as_deref()
    }
}

impl fmt::Display for LeaderView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        if let Some(office) = self.office() {
            write!(f, ", {office}")?;
        }
        write!(f, " ({})", self.actor_name())
    }
}

view! {
    /// A standing alignment.
    ///
    /// ```
    /// use diplograph::{AllianceFact, AllianceKind, Document, KnowledgeGraph, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// let members = vec!["USA".parse()?, "KOR".parse()?];
    /// reading.alliances.push(AllianceFact::new(members, AllianceKind::Alliance));
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// let alliance = graph.alliances().next().unwrap();
    /// assert_eq!(alliance.members()[0].as_str(), "KOR"); // sorted
    /// assert_eq!(alliance.to_string(), "alliance of South Korea and United States (active)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    AllianceView of AllianceNode
}

reported!(AllianceView, AllianceFact);

impl<'g> AllianceView<'g> {
    /// The members, sorted by code; of a bloc, its organisation and those members that are named together.
    pub fn members(self) -> &'g [ActorCode] {
        &self.node.members
    }

    /// What binds them.
    pub fn kind(self) -> AllianceKind {
        self.node.kind
    }

    /// How it stands, by the latest report.
    pub fn status(self) -> AllianceStatus {
        self.node.status
    }

    /// Its name, the commonest one reported.
    pub fn name(self) -> Option<&'g str> {
        self.node.name.as_deref()
    }

    /// Whether it makes allies of the two: of a bloc that names an organisation, the organisation and a member; else
    /// any two members.
    pub fn binds(self, a: ActorCode, b: ActorCode) -> bool {
        self.node.binds(a, b, |code| self.graph.projection().is_organisation(code))
    }
}

impl fmt::Display for AllianceView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.kind(), Names(self.graph, self.members()))?;
        if let Some(name) = self.name() {
            write!(f, ", “{name}”")?;
        }
        details(f, self.status(), None, None)
    }
}

view! {
    /// An encounter of representatives of two or more actors.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, MeetingFact, MeetingKind, MeetingStatus, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// let participants = vec!["USA".parse()?, "PRK".parse()?];
    /// let mut summit = MeetingFact::new(participants, MeetingKind::Summit, MeetingStatus::Planned);
    /// summit.date = Some("2018-06-12".parse()?);
    /// reading.meetings.push(summit);
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// let meeting = graph.meetings().next().unwrap();
    /// assert_eq!(meeting.kind(), MeetingKind::Summit);
    /// assert_eq!(meeting.to_string(), "summit of North Korea and United States (planned, 2018-06-12)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    MeetingView of MeetingNode
}

reported!(MeetingView, MeetingFact);

impl<'g> MeetingView<'g> {
    /// Whose representatives meet, sorted by code.
    pub fn participants(self) -> &'g [ActorCode] {
        &self.node.participants
    }

    /// What sort of encounter.
    pub fn kind(self) -> MeetingKind {
        self.node.kind
    }

    /// How far it has come, by the latest report.
    pub fn status(self) -> MeetingStatus {
        self.node.status
    }

    /// The highest level reported.
    pub fn level(self) -> Option<Level> {
        self.node.level
    }

    /// Where.
    pub fn place(self) -> Option<&'g str> {
        self.node.place.as_deref()
    }

    /// When, as precisely as any report has it.
    pub fn date(self) -> Option<Date> {
        self.node.date
    }

    /// Whether this actor takes part.
    pub fn involves(self, actor: ActorCode) -> bool {
        self.participants().contains(&actor)
    }
}

impl fmt::Display for MeetingView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} of {}", self.kind(), Names(self.graph, self.participants()))?;
        details(f, self.status(), self.date(), self.place())
    }
}

view! {
    /// A standing disagreement.
    ///
    /// ```
    /// use diplograph::{DisputeFact, Document, KnowledgeGraph, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// let mut dispute = DisputeFact::new(vec![vec!["KOR".parse()?], vec!["JPN".parse()?]]);
    /// dispute.subject = Some("wartime history".to_owned());
    /// reading.disputes.push(dispute);
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// let dispute = graph.disputes().next().unwrap();
    /// assert!(dispute.opposes("JPN".parse()?, "KOR".parse()?));
    /// assert_eq!(dispute.to_string(), "dispute of Japan with South Korea over wartime history (active)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    DisputeView of DisputeNode
}

reported!(DisputeView, DisputeFact);

impl<'g> DisputeView<'g> {
    /// The sides, sorted, each sorted by code.
    pub fn sides(self) -> &'g [Vec<ActorCode>] {
        &self.node.sides
    }

    /// What it is about, in the commonest words reported.
    pub fn subject(self) -> Option<&'g str> {
        self.node.subject.as_deref()
    }

    /// How it stands, by the latest report.
    pub fn status(self) -> DisputeStatus {
        self.node.status
    }

    /// When, as precisely as any report has it.
    pub fn date(self) -> Option<Date> {
        self.node.date
    }

    /// Whether this actor stands on any side.
    pub fn involves(self, actor: ActorCode) -> bool {
        self.sides().iter().any(|side| side.contains(&actor))
    }

    /// Whether the two stand on different sides.
    pub fn opposes(self, a: ActorCode, b: ActorCode) -> bool {
        self.node.opposes(a, b)
    }
}

impl fmt::Display for DisputeView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("dispute")?;
        for (i, side) in self.sides().iter().enumerate() {
            write!(f, " {} {}", if i == 0 { "of" } else { "with" }, Names(self.graph, side))?;
        }
        if let Some(subject) = self.subject() {
            write!(f, " over {subject}")?;
        }
        details(f, self.status(), self.date(), None)
    }
}

view! {
    /// Something that actors did to others.
    ///
    /// ```
    /// use diplograph::{ActionFact, ActionKind, Document, KnowledgeGraph, Reading};
    ///
    /// let mut reading = Reading::new(&Document::new("d1", "…"));
    /// let [japan, china] = ["JPN".parse()?, "CHN".parse()?];
    /// reading.actions.push(ActionFact::new(vec![japan], ActionKind::Accuse, vec![china]));
    /// reading.actions.push(ActionFact::new(vec![japan, china], ActionKind::Agree, vec![japan, china]));
    /// let graph = KnowledgeGraph::from_iter([reading]);
    /// let actions: Vec<String> = graph.actions().map(|action| action.to_string()).collect();
    /// assert_eq!(actions, ["agreement of China and Japan (done)", "accusation by Japan against China (done)"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    ActionView of ActionNode
}

reported!(ActionView, ActionFact);

impl<'g> ActionView<'g> {
    /// Who did it, sorted by code.
    pub fn actors(self) -> &'g [ActorCode] {
        &self.node.actors
    }

    /// To whom, sorted by code; for what was done together, the same as [`actors`](Self::actors).
    pub fn targets(self) -> &'g [ActorCode] {
        &self.node.targets
    }

    /// What.
    pub fn kind(self) -> ActionKind {
        self.node.kind
    }

    /// How far it has come, by the latest report.
    pub fn status(self) -> ActionStatus {
        self.node.status
    }

    /// When.
    pub fn date(self) -> Option<Date> {
        self.node.date
    }

    /// Whether this actor does it or is its target.
    pub fn involves(self, actor: ActorCode) -> bool {
        self.actors().contains(&actor) || self.targets().contains(&actor)
    }

    /// Whether the first does it to the second.
    pub fn does_to(self, actor: ActorCode, target: ActorCode) -> bool {
        self.node.does_to(actor, target)
    }
}

impl fmt::Display for ActionView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (noun, by, to) = action_words(self.kind());
        write!(f, "{noun} {by} {}", Names(self.graph, self.actors()))?;
        if self.targets() != self.actors() && !self.targets().is_empty() {
            write!(f, " {to} {}", Names(self.graph, self.targets()))?;
        }
        details(f, self.status(), self.date(), None)
    }
}

view! {
    /// A document that was folded into the graph.
    ///
    /// ```
    /// use diplograph::{Document, KnowledgeGraph, Reading};
    ///
    /// let document = Document::new("d1", "…").with_title("Talks resume").with_published("2021-12-01".parse()?);
    /// let graph = KnowledgeGraph::from_iter([Reading::new(&document)]);
    /// let view = graph.documents().next().unwrap();
    /// assert_eq!(view.title(), Some("Talks resume"));
    /// assert_eq!(view.to_string(), "d1 (2021-12-01)");
    /// assert!(view.reading().unwrap().is_empty());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    DocumentView of DocumentNode
}

impl<'g> DocumentView<'g> {
    /// The id.
    pub fn id(self) -> &'g str {
        &self.node.id
    }

    /// When it was published.
    pub fn published(self) -> Option<Date> {
        self.node.published
    }

    /// The title.
    pub fn title(self) -> Option<&'g str> {
        self.node.title.as_deref()
    }

    /// Where it comes from.
    pub fn source(self) -> Option<&'g str> {
        self.node.source.as_deref()
    }

    /// Its canonical reading; see [`KnowledgeGraph::reading`].
    pub fn reading(self) -> Option<&'g Reading> {
        self.graph.reading(self.id())
    }

    /// All passages that support any fact of it, in the order of the text, each once.
    pub fn evidence(self) -> EvidenceViews<'g> {
        EvidenceViews::of_document(self.node, self.reading())
    }
}

impl fmt::Display for DocumentView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())?;
        self.published().map_or(Ok(()), |date| write!(f, " ({date})"))
    }
}
