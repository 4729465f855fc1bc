//! Questions to the graph, each a method that gives a lazy iterator over views, in a stated order.

mod ally;
mod balance;
mod change;
mod coded;
mod disagreement;
mod event;
mod events;
mod evidence;
mod fact;
mod links;
mod list;
mod network;
mod path;
mod relation;
mod rival;
mod view;
mod words;

pub use ally::{Allies, Ally};
pub use balance::Balance;
pub use change::{Change, ChangeKind};
pub use coded::{CodedView, CodedViews};
pub use disagreement::{Disagreement, Disagreements, StatedValue};
pub use event::{Event, EventKind, EventStatus};
pub use events::Events;
pub use evidence::{EvidenceView, EvidenceViews};
pub use fact::{FactView, Timeline};
pub use links::{LinkClass, Links};
pub use list::{
    ActionViews, ActorViews, AllianceViews, DisputeViews, DocumentViews, LeaderViews, MeetingViews,
};
pub use network::Neighbour;
pub use path::{Path, Step, Steps};
pub use relation::RelationBetween;
pub use rival::{CommonAlly, Rival, Rivals};
pub use view::{ActionView, ActorView, AllianceView, DisputeView, DocumentView, LeaderView, MeetingView};

use crate::{
    actor::ActorCode,
    error::Result,
    graph::{KnowledgeGraph, Node},
};

/// # Questions about one actor or two
///
/// Names are the codes that the graph has, known to the world or not, and whatever [`World::actor`](crate::World::actor)
/// understands. An actor that no document speaks of is no error: it has no facts.
impl KnowledgeGraph {
    /// The code of the actor of this name.
    ///
    /// # Errors
    /// [`Error::UnknownName`](crate::Error::UnknownName), with suggestions, where neither the world nor the graph knows
    /// it.
    ///
    /// ```
    /// use diplograph::KnowledgeGraph;
    /// let graph = KnowledgeGraph::new();
    /// assert_eq!(graph.actor("Pyongyang")?.as_str(), "PRK");
    /// assert!(graph.actor("Atlantis").is_err());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actor(&self, name: &str) -> Result<ActorCode> {
        let in_graph = |code: &ActorCode| self.projection().actor_node(*code).is_some();
        match ActorCode::new(name).ok().filter(in_graph) {
            Some(code) => Ok(code),
            None => self.world().actor(name),
        }
    }

    /// The nation or organisation of this name, `None` where no document speaks of it.
    ///
    /// # Errors
    /// Where the name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","nations":["KOR"]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.find("Seoul")?.unwrap().name(), "South Korea");
    /// assert!(graph.find("Japan")?.is_none());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn find(&self, name: &str) -> Result<Option<ActorView<'_>>> {
        Ok(self.actor_view(self.actor(name)?))
    }

    fn actor_view(&self, code: ActorCode) -> Option<ActorView<'_>> {
        match self.projection().actor_node(code)? {
            Node::Nation(node) | Node::Organisation(node) => Some(ActorView::new(self, node)),
            _ => None,
        }
    }

    /// The allies of an actor: the other members of its active alliances, partnerships and blocs. In a bloc that names
    /// its organisation, a member's ally is the organisation and not the fellow members.
    ///
    /// # Errors
    /// Where the name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// use diplograph::{AllianceKind, KnowledgeGraph};
    ///
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[
    ///     {"members":["KOR","USA"],"kind":"alliance","status":"active"},
    ///     {"members":["JPN","KOR","USA"],"kind":"partnership","status":"active"}]}]}"#;
    /// let graph = KnowledgeGraph::from_json(json)?;
    /// let allies: Vec<&str> = graph.allies_of("South Korea")?.map(|ally| ally.name()).collect();
    /// assert_eq!(allies, ["Japan", "United States", "United States"]);
    /// assert_eq!(graph.allies_of("South Korea")?.kind(AllianceKind::Alliance).count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn allies_of(&self, name: &str) -> Result<Allies<'_>> {
        let facts = self.projection().facts_of(self.actor(name)?);
        Ok(Allies::new(self, &facts.allies))
    }

    /// The meetings that an actor takes part in and the actions that it does or is the target of, what others coded
    /// included; see [`Events`] for the filters.
    ///
    /// # Errors
    /// Where the name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","actions":[
    ///     {"actors":["JPN"],"targets":["PRK"],"kind":"protest","status":"done"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let event = graph.events_involving("North Korea")?.next().unwrap();
    /// assert_eq!(event.to_string(), "protest by Japan against North Korea (done)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn events_involving(&self, name: &str) -> Result<Events<'_>> {
        Ok(Events::involving(self, self.actor(name)?))
    }

    /// The events that link two actors: meetings of both, actions of one towards the other; see [`Events`] for the
    /// filters.
    ///
    /// # Errors
    /// Where a name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","actions":[
    ///     {"actors":["JPN"],"targets":["PRK"],"kind":"protest","status":"done"},
    ///     {"actors":["JPN"],"targets":["KOR"],"kind":"support","status":"done"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let event = graph.events_between("North Korea", "Japan")?.next().unwrap();
    /// assert_eq!(event.to_string(), "protest by Japan against North Korea (done)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn events_between(&self, a: &str, b: &str) -> Result<Events<'_>> {
        Ok(Events::between(self, self.actor(a)?, self.actor(b)?))
    }

    /// The leaders that serve an actor, by name.
    ///
    /// # Errors
    /// Where the name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","leaders":[
    ///     {"name":"Moon","actor":"KOR"},{"name":"Moon Jae-in","actor":"KOR","office":"President"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let leaders: Vec<_> = graph.leaders_of("Korea")?.map(|leader| leader.name()).collect();
    /// assert_eq!(leaders, ["Moon Jae-in"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn leaders_of(&self, name: &str) -> Result<LeaderViews<'_>> {
        let facts = self.projection().facts_of(self.actor(name)?);
        Ok(LeaderViews::new(self, &facts.leaders))
    }

    /// The meetings that an actor takes part in, by date.
    ///
    /// # Errors
    /// Where the name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","meetings":[
    ///     {"participants":["CHN","JPN","KOR"],"kind":"summit","status":"planned"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let meeting = graph.meetings_of("Japan")?.next().unwrap();
    /// assert_eq!(meeting.to_string(), "summit of China, Japan and South Korea (planned)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn meetings_of(&self, name: &str) -> Result<MeetingViews<'_>> {
        let facts = self.projection().facts_of(self.actor(name)?);
        Ok(MeetingViews::new(self, &facts.meetings))
    }

    /// The meetings that both actors take part in, others or not, by date.
    ///
    /// # Errors
    /// Where a name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","meetings":[
    ///     {"participants":["CHN","JPN","KOR"],"kind":"summit","status":"planned"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.meetings_between("Japan", "China")?.count(), 1);
    /// assert_eq!(graph.meetings_between("Japan", "Russia")?.count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn meetings_between(&self, a: &str, b: &str) -> Result<MeetingViews<'_>> {
        Ok(self.relation_between(a, b)?.meetings())
    }

    /// The disputes in which an actor stands on any side, by sides.
    ///
    /// # Errors
    /// Where the name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[
    ///     {"sides":[["IND"],["PAK"]],"subject":"Kashmir","status":"active"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.disputes_of("India")?.next().unwrap().subject(), Some("Kashmir"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn disputes_of(&self, name: &str) -> Result<DisputeViews<'_>> {
        let facts = self.projection().facts_of(self.actor(name)?);
        Ok(DisputeViews::new(self, &facts.disputes))
    }

    /// The disputes in which the two stand on different sides, by sides.
    ///
    /// # Errors
    /// Where a name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[
    ///     {"sides":[["JPN","USA"],["PRK"]],"subject":"missiles","status":"active"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.disputes_between("Japan", "North Korea")?.count(), 1);
    /// assert_eq!(graph.disputes_between("Japan", "United States")?.count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn disputes_between(&self, a: &str, b: &str) -> Result<DisputeViews<'_>> {
        Ok(self.relation_between(a, b)?.disputes())
    }

    /// Everything that stands between two actors.
    ///
    /// # Errors
    /// Where a name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1",
    ///     "disputes":[{"sides":[["JPN"],["KOR"]],"subject":"history","status":"easing"}],
    ///     "meetings":[{"participants":["JPN","KOR"],"kind":"talks","status":"held","date":"2023-03-16"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.relation_between("Korea", "Japan")?.to_string(), "\
    /// South Korea and Japan
    ///   disputes
    ///     dispute of Japan with South Korea over history (easing)
    ///   meetings
    ///     talks of Japan and South Korea (held, 2023-03-16)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn relation_between(&self, a: &str, b: &str) -> Result<RelationBetween<'_>> {
        Ok(RelationBetween::new(self, self.actor(a)?, self.actor(b)?))
    }

    /// What an actor has part in, in order of time; see [`Timeline`].
    ///
    /// # Errors
    /// Where the name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","meetings":[
    ///     {"participants":["JPN","KOR"],"kind":"talks","status":"proposed"},
    ///     {"participants":["JPN","KOR"],"kind":"summit","status":"held","date":"2023-03-16"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let dates: Vec<_> = graph.timeline_of("Japan")?.map(|fact| fact.date()).collect();
    /// assert_eq!(dates, ["2023-03-16".parse().ok(), None]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn timeline_of(&self, name: &str) -> Result<Timeline<'_>> {
        Ok(Timeline::new(self.events_involving(name)?, self.disputes_of(name)?))
    }

    /// A shortest chain of actors, each linked with the next by an alliance, a meeting, a dispute or an action; `None`
    /// where there is none. Which of several is given is fixed but arbitrary. Time is linear in the facts of the actors
    /// that are nearer than the second.
    ///
    /// # Errors
    /// Where a name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[
    ///     {"members":["KOR","USA"],"kind":"alliance","status":"active"},
    ///     {"members":["JPN","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let path = graph.path_between("Japan", "South Korea")?.unwrap();
    /// let actors: Vec<&str> = path.steps().map(|step| step.actor().name()).collect();
    /// assert_eq!(actors, ["United States", "South Korea"]);
    /// assert!(graph.path_between("Japan", "France")?.is_none());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn path_between(&self, a: &str, b: &str) -> Result<Option<Path<'_>>> {
        self.path_through(a, b, &Links::all())
    }

    /// As [`path_between`](KnowledgeGraph::path_between), through these links alone.
    ///
    /// # Errors
    /// Where a name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// use diplograph::{ActionKind, Links};
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","actions":[
    ///     {"actors":["USA"],"targets":["UKR"],"kind":"aid","status":"done","date":"2022-04"},
    ///     {"actors":["POL"],"targets":["UKR"],"kind":"aid","status":"done","date":"2022-05"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let aid = Links::all().kind(ActionKind::Aid);
    /// assert_eq!(graph.path_through("USA", "Poland", &aid)?.unwrap().len(), 2);
    /// assert!(graph.path_through("USA", "Poland", &aid.until("2022-04".parse()?))?.is_none());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn path_through(&self, a: &str, b: &str, links: &Links) -> Result<Option<Path<'_>>> {
        Ok(path::shortest(self, self.actor(a)?, self.actor(b)?, links))
    }
}

/// # Everything of one kind
impl KnowledgeGraph {
    /// All nations, by code.
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","nations":["KOR","JPN"]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let names: Vec<&str> = graph.nations().map(|nation| nation.name()).collect();
    /// assert_eq!(names, ["Japan", "South Korea"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn nations(&self) -> ActorViews<'_> {
        ActorViews::new(self, &self.projection().lists().nations)
    }

    /// All organisations, by code.
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[
    ///     {"members":["NATO","TUR"],"kind":"bloc","status":"active"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.organisations().next().unwrap().code().as_str(), "NATO");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn organisations(&self) -> ActorViews<'_> {
        ActorViews::new(self, &self.projection().lists().organisations)
    }

    /// All leaders, by the code of whom they serve, then by name.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","leaders":[{"name":"Suh Wook","actor":"KOR"},{"name":"Wang Yi","actor":"CHN"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let names: Vec<&str> = graph.leaders().map(|leader| leader.name()).collect();
    /// assert_eq!(names, ["Wang Yi", "Suh Wook"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn leaders(&self) -> LeaderViews<'_> {
        LeaderViews::new(self, &self.projection().lists().leaders)
    }

    /// All alliances, by members, then by kind.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[{"members":["USA","KOR"],"kind":"alliance","status":"active"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.alliances().next().unwrap().to_string(), "alliance of South Korea and United States (active)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn alliances(&self) -> AllianceViews<'_> {
        AllianceViews::new(self, &self.projection().lists().alliances)
    }

    /// All meetings, by date, unknown dates last; see [`MeetingViews`] for the rest of the order.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","meetings":[{"participants":["USA","KOR"],"kind":"talks","status":"planned"},{"participants":["JPN","KOR"],"kind":"visit","status":"held","date":"2023"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let dates: Vec<_> = graph.meetings().map(|meeting| meeting.date()).collect();
    /// assert_eq!(dates, ["2023".parse().ok(), None]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn meetings(&self) -> MeetingViews<'_> {
        MeetingViews::new(self, &self.projection().lists().meetings)
    }

    /// All disputes, by sides.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","disputes":[{"sides":[["PAK"],["IND"]],"status":"active"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.disputes().next().unwrap().to_string(), "dispute of India with Pakistan (active)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn disputes(&self) -> DisputeViews<'_> {
        DisputeViews::new(self, &self.projection().lists().disputes)
    }

    /// All actions, by date, unknown dates last; see [`ActionViews`] for the rest of the order.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","actions":[{"actors":["JPN"],"targets":["PRK"],"kind":"protest","status":"done"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.actions().next().unwrap().to_string(), "protest by Japan against North Korea (done)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actions(&self) -> ActionViews<'_> {
        ActionViews::new(self, &self.projection().lists().actions)
    }

    /// Where the reports of a fact differ; see [`Disagreement`].
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[
    ///     {"document":"d1","meetings":[{"participants":["JPN","KOR"],"kind":"talks","status":"held","date":"2023"}]},
    ///     {"document":"d2","meetings":[{"participants":["JPN","KOR"],"kind":"summit","status":"held","date":"2023"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let fields: Vec<_> = graph.disagreements().map(|found| found.field()).collect();
    /// assert_eq!(fields, ["kind"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn disagreements(&self) -> Disagreements<'_> {
        Disagreements::new(self)
    }

    /// All documents, by date of publication, unknown dates last, then by id.
    ///
    /// ```
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01"}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// assert_eq!(graph.documents().next().unwrap().to_string(), "d1 (2021-12-01)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn documents(&self) -> DocumentViews<'_> {
        DocumentViews::new(self, &self.projection().lists().documents)
    }
}
