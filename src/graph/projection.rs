//! The graph proper: typed nodes and edges, and indexes from actors to facts, all a pure function of the store.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use once_cell::sync::OnceCell;
use petgraph::graph::{DiGraph, NodeIndex};

use super::{
    build::{Nodes, Occurrence},
    node::{ActionNode, AllianceNode, DisputeNode, DocumentNode, LeaderNode, MeetingNode, Node, Relation},
    store::Store,
};
use crate::{actor::ActorCode, reading::Origin, world::World};

/// The nodes of every kind stand in the order in which queries give them, so that sorted node indexes are sorted answers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Projection {
    graph: DiGraph<Node, Relation>,
    actors: BTreeMap<ActorCode, ActorFacts>,
    /// Actors with facts that may link them.
    linked: Vec<ActorCode>,
    /// The facts of an actor that is not there.
    nobody: ActorFacts,
    documents: BTreeMap<(String, Origin), NodeIndex>,
    lists: Lists,
    /// Meetings and actions by the two actors that they link, the lesser code first; made when first asked for.
    pairs: OnceCell<BTreeMap<(ActorCode, ActorCode), Vec<NodeIndex>>>,
}

/// All nodes of one kind, each list in the order of queries.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lists {
    pub(crate) nations: Vec<NodeIndex>,
    pub(crate) organisations: Vec<NodeIndex>,
    pub(crate) leaders: Vec<NodeIndex>,
    pub(crate) alliances: Vec<NodeIndex>,
    pub(crate) meetings: Vec<NodeIndex>,
    pub(crate) disputes: Vec<NodeIndex>,
    pub(crate) actions: Vec<NodeIndex>,
    pub(crate) documents: Vec<NodeIndex>,
}

/// What one actor has part in, each list in the order of queries.
#[derive(Clone, Debug, Default)]
pub(crate) struct ActorFacts {
    node: NodeIndex,
    pub(crate) leaders: Vec<NodeIndex>,
    pub(crate) alliances: Vec<NodeIndex>,
    pub(crate) allies: Vec<(ActorCode, NodeIndex)>,
    pub(crate) meetings: Vec<NodeIndex>,
    pub(crate) disputes: Vec<NodeIndex>,
    pub(crate) actions: Vec<NodeIndex>,
    /// Meetings and actions, by date.
    pub(crate) events: Vec<NodeIndex>,
}

impl Projection {
    /// Also of coded events their actors, though not the events.
    pub(super) fn build(store: &Store, coded: &[ActorCode], world: &World) -> Projection {
        let nodes = Nodes::gather(store, coded, world);
        let mut projection = Projection::default();
        for (is_nation, actor) in nodes.actors {
            let code = actor.code;
            let node = if is_nation { Node::Nation(actor) } else { Node::Organisation(actor) };
            let index = projection.graph.add_node(node);
            let lists = &mut projection.lists;
            if is_nation {
                lists.nations.push(index)
            } else {
                lists.organisations.push(index)
            }
            projection.actors.insert(code, ActorFacts { node: index, ..ActorFacts::default() });
        }
        for document in nodes.documents {
            let key = (document.id.clone(), document.origin);
            let index = projection.graph.add_node(Node::Document(document));
            projection.lists.documents.push(index);
            projection.documents.insert(key, index);
        }
        projection.name_actors();
        nodes.leaders.into_iter().for_each(|leader| projection.add_leader(leader));
        nodes.alliances.into_iter().for_each(|alliance| projection.add_alliance(alliance));
        nodes.disputes.into_iter().for_each(|dispute| projection.add_dispute(dispute));
        for event in nodes.events {
            match event {
                Occurrence::Meeting(meeting) => projection.add_meeting(meeting),
                Occurrence::Action(action) => projection.add_action(action),
            }
        }
        projection.actors.values_mut().for_each(|facts| facts.allies.sort_unstable());
        let linked = projection.actors.iter().filter(|(_, facts)| {
            !(facts.alliances.is_empty() && facts.disputes.is_empty() && facts.events.is_empty())
        });
        projection.linked = linked.map(|(code, _)| *code).collect();
        projection
    }

    /// Edges from documents to the actors they name.
    fn name_actors(&mut self) {
        let named = |projection: &Projection, facts: &ActorFacts| {
            let reports = match projection.graph.node_weight(facts.node) {
                Some(Node::Nation(actor) | Node::Organisation(actor)) => actor.reports.iter(),
                _ => [].iter(),
            };
            let documents: Vec<Arc<DocumentNode>> = reports.map(|r| Arc::clone(&r.document)).collect();
            (facts.node, documents)
        };
        let edges: Vec<_> = self.actors.values().map(|facts| named(self, facts)).collect();
        for (actor, documents) in edges {
            self.document_edges(documents.iter(), actor, Relation::Names);
        }
    }

    fn add_leader(&mut self, leader: LeaderNode) {
        let documents: Vec<_> = leader.reports.iter().map(|r| Arc::clone(&r.document)).collect();
        let actor = leader.actor;
        let index = self.graph.add_node(Node::Leader(leader));
        self.lists.leaders.push(index);
        if let Some(facts) = self.actors.get_mut(&actor) {
            facts.leaders.push(index);
            self.graph.add_edge(index, facts.node, Relation::Serves);
        }
        self.document_edges(documents.iter(), index, Relation::Names);
    }

    fn add_alliance(&mut self, alliance: AllianceNode) {
        let documents: Vec<_> = alliance.reports.iter().map(|r| Arc::clone(&r.document)).collect();
        let members = alliance.members.clone();
        let pairs = bound_pairs(&alliance, &|code| self.is_organisation(code));
        let index = self.graph.add_node(Node::Alliance(alliance));
        self.lists.alliances.push(index);
        for code in members {
            self.link(code, index, Relation::MemberOf, |facts| &mut facts.alliances);
        }
        for (member, ally) in pairs {
            if let Some(facts) = self.actors.get_mut(&member) {
                facts.allies.push((ally, index));
            }
        }
        self.document_edges(documents.iter(), index, Relation::Reports);
    }

    fn add_dispute(&mut self, dispute: DisputeNode) {
        let documents: Vec<_> = dispute.reports.iter().map(|r| Arc::clone(&r.document)).collect();
        let sides = dispute.sides.clone();
        let index = self.graph.add_node(Node::Dispute(dispute));
        self.lists.disputes.push(index);
        for (side, codes) in sides.into_iter().enumerate() {
            for code in codes {
                self.link(code, index, Relation::OnSide { side }, |facts| &mut facts.disputes);
            }
        }
        self.document_edges(documents.iter(), index, Relation::Reports);
    }

    fn add_meeting(&mut self, meeting: MeetingNode) {
        let documents: Vec<_> = meeting.reports.iter().map(|r| Arc::clone(&r.document)).collect();
        let participants = meeting.participants.clone();
        let index = self.graph.add_node(Node::Meeting(meeting));
        self.lists.meetings.push(index);
        for code in participants {
            self.link(code, index, Relation::TakesPart, |facts| &mut facts.meetings);
            self.file(code, index, |facts| &mut facts.events);
        }
        self.document_edges(documents.iter(), index, Relation::Reports);
    }

    fn add_action(&mut self, action: ActionNode) {
        let documents: Vec<_> = action.reports.iter().map(|r| Arc::clone(&r.document)).collect();
        let (actors, targets) = (action.actors.clone(), action.targets.clone());
        let index = self.graph.add_node(Node::Action(action));
        self.lists.actions.push(index);
        for code in &actors {
            self.link(*code, index, Relation::Does, |facts| &mut facts.actions);
        }
        for code in &targets {
            self.link(*code, index, Relation::Targets, |facts| &mut facts.actions);
        }
        for code in actors.into_iter().chain(targets) {
            self.file(code, index, |facts| &mut facts.events);
        }
        self.document_edges(documents.iter(), index, Relation::Reports);
    }

    /// Joins an actor and a fact by an edge, and files the fact in a list of the actor's.
    fn link(&mut self, code: ActorCode, fact: NodeIndex, relation: Relation, list: ListOf) {
        let Some(actor) = self.actors.get(&code).map(|facts| facts.node) else { return };
        match relation {
            Relation::Targets => self.graph.add_edge(fact, actor, relation),
            _ => self.graph.add_edge(actor, fact, relation),
        };
        self.file(code, fact, list);
    }

    fn file(&mut self, code: ActorCode, fact: NodeIndex, list: ListOf) {
        if let Some(facts) = self.actors.get_mut(&code)
            && list(facts).last() != Some(&fact)
        {
            list(facts).push(fact);
        }
    }

    fn document_edges<'a>(
        &mut self,
        documents: impl Iterator<Item = &'a Arc<DocumentNode>>,
        to: NodeIndex,
        relation: Relation,
    ) {
        let keys: BTreeSet<(String, Origin)> =
            documents.map(|document| (document.id.clone(), document.origin)).collect();
        for key in keys {
            if let Some(document) = self.documents.get(&key) {
                self.graph.add_edge(*document, to, relation);
            }
        }
    }
}

type ListOf = fn(&mut ActorFacts) -> &mut Vec<NodeIndex>;

/// Every ordered pair that the alliance binds.
fn bound_pairs(
    alliance: &AllianceNode,
    organisation: &dyn Fn(ActorCode) -> bool,
) -> Vec<(ActorCode, ActorCode)> {
    let members = || alliance.members.iter().copied();
    let pairs = members().flat_map(|a| members().map(move |b| (a, b)));
    pairs.filter(|(a, b)| alliance.binds(*a, *b, organisation)).collect()
}

impl Projection {
    /// The meetings and actions that link two actors, in the order of queries.
    pub(crate) fn events_between(&self, a: ActorCode, b: ActorCode) -> &[NodeIndex] {
        let pairs = self.pairs.get_or_init(|| self.pairs());
        pairs.get(&(a.min(b), a.max(b))).map_or(&[], Vec::as_slice)
    }

    fn pairs(&self) -> BTreeMap<(ActorCode, ActorCode), Vec<NodeIndex>> {
        let mut pairs: BTreeMap<(ActorCode, ActorCode), Vec<NodeIndex>> = BTreeMap::new();
        // Indexes of meetings and actions rise in the order of queries.
        for (index, node) in self.graph.node_indices().zip(self.graph.node_weights()) {
            let (from, to) = match node {
                Node::Meeting(meeting) => (&meeting.participants, &meeting.participants),
                Node::Action(action) => (&action.actors, &action.targets),
                _ => continue,
            };
            for (a, b) in from.iter().flat_map(|a| to.iter().map(move |b| (a, b))) {
                let list = pairs.entry((*a.min(b), *a.max(b))).or_default();
                if a != b && list.last() != Some(&index) {
                    list.push(index);
                }
            }
        }
        pairs
    }

    pub(crate) fn graph(&self) -> &DiGraph<Node, Relation> {
        &self.graph
    }

    pub(crate) fn lists(&self) -> &Lists {
        &self.lists
    }

    /// The actors that have part in any alliance, dispute, meeting or action, by code.
    pub(crate) fn linked(&self) -> &[ActorCode] {
        &self.linked
    }

    pub(crate) fn facts_of(&self, code: ActorCode) -> &ActorFacts {
        self.actors.get(&code).unwrap_or(&self.nobody)
    }

    pub(crate) fn node(&self, index: NodeIndex) -> Option<&Node> {
        self.graph.node_weight(index)
    }

    pub(crate) fn actor_node(&self, code: ActorCode) -> Option<&Node> {
        self.node(self.actors.get(&code)?.node)
    }

    /// The name of an actor, as its node has it.
    pub(crate) fn actor_name(&self, code: ActorCode) -> Option<&str> {
        match self.actor_node(code)? {
            Node::Nation(actor) | Node::Organisation(actor) => Some(&actor.name),
            _ => None,
        }
    }

    pub(crate) fn is_organisation(&self, code: ActorCode) -> bool {
        matches!(self.actor_node(code), Some(Node::Organisation(_)))
    }
}
