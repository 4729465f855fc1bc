//! Everything that stands between two actors.

use std::{
    collections::BTreeMap,
    fmt::{self, Display},
};

use super::{
    coded::CodedViews,
    event::EventKind,
    list::{ActionViews, AllianceViews, DisputeViews, MeetingViews},
};
use crate::{
    actor::ActorCode,
    graph::{KnowledgeGraph, Projection},
    reading::Origin,
};

/// What stands between two actors; `Display` gives it as a block of lines, one heading for each kind of fact there is.
///
/// Made by [`KnowledgeGraph::relation_between`].
#[derive(Clone, Copy, Debug)]
pub struct RelationBetween<'g> {
    graph: &'g KnowledgeGraph,
    first: ActorCode,
    second: ActorCode,
    origin: Option<Origin>,
}

impl<'g> RelationBetween<'g> {
    pub(super) fn new(graph: &'g KnowledgeGraph, first: ActorCode, second: ActorCode) -> RelationBetween<'g> {
        RelationBetween { graph, first, second, origin: None }
    }

    /// Only what is of this origin: asserted by documents, or listed in reference tables. Without it, both.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"treaties","origin":"reference","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active","since":"1953-10-01"},{"members":["KOR","VNM"],"kind":"alliance","status":"active","since":"1964","until":"1973"}],"disputes":[{"sides":[["KOR"],["JPN"]],"subject":"Liancourt Rocks","status":"active","since":"1952"}]},{"document":"d1","published":"2021-12-01","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// use diplograph::Origin;
    /// let relation = graph.relation_between("Seoul", "Washington")?;
    /// assert_eq!(relation.alliances().count(), 2);
    /// assert_eq!(relation.origin(Origin::Document).to_string(), "\
    /// South Korea and United States
    ///   alliances
    ///     alliance of South Korea and United States (active)");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn origin(mut self, origin: Origin) -> RelationBetween<'g> {
        self.origin = Some(origin);
        self
    }

    /// The actor that was named first.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}],"disputes":[{"sides":[["USA"],["KOR"]],"subject":"tariffs","status":"active"}],"meetings":[{"participants":["KOR","USA"],"kind":"call","status":"held"}],"actions":[{"actors":["USA"],"targets":["KOR"],"kind":"aid","status":"done"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let relation = graph.relation_between("Seoul", "Washington")?;
    /// assert_eq!(relation.first().as_str(), "KOR");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn first(self) -> ActorCode {
        self.first
    }

    /// The actor that was named second.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}],"disputes":[{"sides":[["USA"],["KOR"]],"subject":"tariffs","status":"active"}],"meetings":[{"participants":["KOR","USA"],"kind":"call","status":"held"}],"actions":[{"actors":["USA"],"targets":["KOR"],"kind":"aid","status":"done"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let relation = graph.relation_between("Seoul", "Washington")?;
    /// assert_eq!(relation.second().as_str(), "USA");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn second(self) -> ActorCode {
        self.second
    }

    /// Alliances of any status that make them allies.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}],"disputes":[{"sides":[["USA"],["KOR"]],"subject":"tariffs","status":"active"}],"meetings":[{"participants":["KOR","USA"],"kind":"call","status":"held"}],"actions":[{"actors":["USA"],"targets":["KOR"],"kind":"aid","status":"done"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let relation = graph.relation_between("Seoul", "Washington")?;
    /// assert_eq!(relation.alliances().count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn alliances(self) -> AllianceViews<'g> {
        let nodes = &self.projection().facts_of(self.first).alliances;
        AllianceViews::new(self.graph, nodes).of_origin(self.origin).linking(self.first, self.second)
    }

    /// Disputes with the two on different sides.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}],"disputes":[{"sides":[["USA"],["KOR"]],"subject":"tariffs","status":"active"}],"meetings":[{"participants":["KOR","USA"],"kind":"call","status":"held"}],"actions":[{"actors":["USA"],"targets":["KOR"],"kind":"aid","status":"done"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let relation = graph.relation_between("Seoul", "Washington")?;
    /// assert_eq!(relation.disputes().next().unwrap().subject(), Some("tariffs"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn disputes(self) -> DisputeViews<'g> {
        let nodes = &self.projection().facts_of(self.first).disputes;
        DisputeViews::new(self.graph, nodes).of_origin(self.origin).linking(self.first, self.second)
    }

    /// Meetings of both.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}],"disputes":[{"sides":[["USA"],["KOR"]],"subject":"tariffs","status":"active"}],"meetings":[{"participants":["KOR","USA"],"kind":"call","status":"held"}],"actions":[{"actors":["USA"],"targets":["KOR"],"kind":"aid","status":"done"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let relation = graph.relation_between("Seoul", "Washington")?;
    /// assert_eq!(relation.meetings().count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn meetings(self) -> MeetingViews<'g> {
        let nodes = self.projection().events_between(self.first, self.second);
        MeetingViews::new(self.graph, nodes).of_origin(self.origin).linking(self.first, self.second)
    }

    /// What the first did to the second. What they did together is here and among the
    /// [`returned_actions`](RelationBetween::returned_actions).
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}],"disputes":[{"sides":[["USA"],["KOR"]],"subject":"tariffs","status":"active"}],"meetings":[{"participants":["KOR","USA"],"kind":"call","status":"held"}],"actions":[{"actors":["USA"],"targets":["KOR"],"kind":"aid","status":"done"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let relation = graph.relation_between("Seoul", "Washington")?;
    /// assert_eq!(relation.actions().count(), 0);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn actions(self) -> ActionViews<'g> {
        self.actions_of(self.first, self.second)
    }

    /// What the second did to the first.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}],"disputes":[{"sides":[["USA"],["KOR"]],"subject":"tariffs","status":"active"}],"meetings":[{"participants":["KOR","USA"],"kind":"call","status":"held"}],"actions":[{"actors":["USA"],"targets":["KOR"],"kind":"aid","status":"done"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let relation = graph.relation_between("Seoul", "Washington")?;
    /// assert_eq!(relation.returned_actions().count(), 1);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn returned_actions(self) -> ActionViews<'g> {
        self.actions_of(self.second, self.first)
    }

    /// What others coded of the two, by day.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[],"events":[{"source":"example","events":[["2014-03-02","JPN","042","KOR"],["2014-03-05","KOR","111","JPN"]]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let relation = graph.relation_between("Seoul", "Tokyo")?;
    /// assert_eq!(relation.coded_events().count(), 2);
    /// assert_eq!(relation.to_string(), "South Korea and Japan\n  coded events\n    2: 1 visit, 1 accuse");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn coded_events(self) -> CodedViews<'g> {
        match self.first == self.second || self.origin.is_some_and(|origin| origin != Origin::Coded) {
            true => CodedViews::nothing(self.graph),
            false => CodedViews::between(self.graph, self.first, self.second),
        }
    }

    /// Whether there is nothing at all.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[{"members":["KOR","USA"],"kind":"alliance","status":"active"}],"disputes":[{"sides":[["USA"],["KOR"]],"subject":"tariffs","status":"active"}],"meetings":[{"participants":["KOR","USA"],"kind":"call","status":"held"}],"actions":[{"actors":["USA"],"targets":["KOR"],"kind":"aid","status":"done"}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let relation = graph.relation_between("Seoul", "Washington")?;
    /// assert!(!relation.is_empty());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn is_empty(self) -> bool {
        self.alliances().next().is_none()
            && self.disputes().next().is_none()
            && self.meetings().next().is_none()
            && self.actions().next().is_none()
            && self.returned_actions().next().is_none()
            && self.coded_events().next().is_none()
    }

    fn actions_of(self, actor: ActorCode, target: ActorCode) -> ActionViews<'g> {
        let nodes = self.projection().events_between(actor, target);
        ActionViews::new(self.graph, nodes).of_origin(self.origin).linking(actor, target)
    }

    /// `2 visit, 1 accuse`.
    fn write_kinds(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut kinds: BTreeMap<EventKind, usize> = BTreeMap::new();
        for (code, events) in self.coded_events().counts_by_code() {
            *kinds.entry(EventKind::of_code(code)).or_default() += events;
        }
        for (i, (kind, events)) in kinds.into_iter().enumerate() {
            write!(f, "{}{events} {kind}", if i > 0 { ", " } else { "" })?;
        }
        Ok(())
    }

    fn projection(self) -> &'g Projection {
        self.graph.projection()
    }
}

impl Display for RelationBetween<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second) = (self.graph.name_of(&self.first), self.graph.name_of(&self.second));
        write!(f, "{first} and {second}")?;
        if self.is_empty() {
            return f.write_str("\n  nothing");
        }
        section(f, "alliances", self.alliances())?;
        section(f, "disputes", self.disputes())?;
        section(f, "meetings", self.meetings())?;
        section(f, &format!("actions of {first}"), self.actions())?;
        section(f, &format!("actions of {second}"), self.returned_actions())?;
        match self.coded_events().count() {
            0 => Ok(()),
            events => {
                write!(f, "\n  coded events\n    {events}: ")?;
                self.write_kinds(f)
            }
        }
    }
}

fn section<T: Display>(
    f: &mut fmt::Formatter<'_>,
    heading: &str,
    lines: impl Iterator<Item = T>,
) -> fmt::Result {
    for (i, line) in lines.enumerate() {
        if i == 0 {
            write!(f, "\n  {heading}")?;
        }
        write!(f, "\n    {line}")?;
    }
    Ok(())
}
