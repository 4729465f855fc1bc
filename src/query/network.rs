//! Actors as a network: who is near whom, who belongs together, who stands in the middle.

use std::{collections::BTreeMap, fmt};

use petgraph::{
    algo::kosaraju_scc,
    graph::{NodeIndex, UnGraph},
};

use super::{coded::CodedViews, fact::FactView, links::Links};
use crate::{
    actor::ActorCode,
    error::Result,
    graph::{EventIndex, KnowledgeGraph},
};

/// How many rounds of PageRank: the shares of actors settle within them.
const ROUNDS: usize = 30;

/// The part of its share that an actor hands on along its links.
const DAMPING: f64 = 0.85;

/// An actor that is few steps away; made by [`KnowledgeGraph::neighbours_within`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Neighbour {
    /// How many links away, at the least.
    pub steps: usize,
    /// The actor.
    pub actor: ActorCode,
}

impl fmt::Display for Neighbour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.actor, self.steps)
    }
}

/// Actors as numbers: first those of coded events, in the order of their codes, then the others that facts link.
pub(super) struct Network<'g, 'l> {
    graph: &'g KnowledgeGraph,
    index: &'g EventIndex,
    links: &'l Links,
    coded: u32,
    others: Vec<ActorCode>,
    /// Whether an actor has facts besides coded events.
    has_facts: Vec<bool>,
}

impl<'g, 'l> Network<'g, 'l> {
    pub(super) fn new(graph: &'g KnowledgeGraph, links: &'l Links) -> Network<'g, 'l> {
        let index = graph.event_index();
        let coded = index.numbers().end;
        let mut network = Network {
            graph,
            index,
            links,
            coded,
            others: Vec::new(),
            has_facts: vec![false; coded as usize],
        };
        for code in graph.projection().linked() {
            match index.number(*code) {
                Some(number) => {
                    if let Some(has) = network.has_facts.get_mut(number as usize) {
                        *has = true;
                    }
                }
                None => network.others.push(*code),
            }
        }
        network
    }

    pub(super) fn len(&self) -> usize {
        self.coded as usize + self.others.len()
    }

    pub(super) fn number(&self, code: ActorCode) -> Option<u32> {
        let other = || self.others.binary_search(&code).ok().map(|at| self.coded + at as u32);
        self.index.number(code).or_else(other)
    }

    pub(super) fn code(&self, number: u32) -> ActorCode {
        let other = number.checked_sub(self.coded).and_then(|at| self.others.get(at as usize));
        other.copied().unwrap_or_else(|| self.index.actor(number))
    }

    /// Hands on everyone that a fact links with the actor, some perhaps more than once.
    pub(super) fn each_neighbour(&self, number: u32, mut each: impl FnMut(u32)) {
        if self.has_facts.get(number as usize).copied().unwrap_or(true) {
            let code = self.code(number);
            for fact in self.facts_of(code).filter(|fact| self.links.keep(*fact)) {
                for next in fact.actors() {
                    if fact.links(code, next)
                        && let Some(next) = self.number(next)
                    {
                        each(next);
                    }
                }
            }
        }
        if number < self.coded && self.links.has_coded() {
            let all = self.links.has_every_coded();
            let neighbours = self.index.neighbours(number).filter(|next| *next != number);
            neighbours.filter(|next| all || self.coded_link(number, *next).is_some()).for_each(each);
        }
    }

    /// A fact that links the two, the first in the order of facts.
    pub(super) fn link(&self, a: u32, b: u32) -> Option<FactView<'g>> {
        let (from, to) = (self.code(a), self.code(b));
        let mut facts = self.facts_of(from);
        let fact = facts.find(|fact| fact.links(from, to) && self.links.keep(*fact));
        fact.or_else(|| self.coded_link(a, b).filter(|_| self.links.has_coded()))
    }

    fn coded_link(&self, a: u32, b: u32) -> Option<FactView<'g>> {
        let mut events = CodedViews::between(self.graph, self.code(a), self.code(b)).map(FactView::Coded);
        events.find(|fact| self.links.keep(*fact))
    }

    fn facts_of(&self, code: ActorCode) -> impl Iterator<Item = FactView<'g>> + use<'g, 'l> {
        let graph = self.graph;
        let facts = graph.projection().facts_of(code);
        let lists = [&facts.alliances, &facts.meetings, &facts.disputes, &facts.actions];
        lists.into_iter().flatten().filter_map(move |index| FactView::new(graph, *index))
    }

    /// For every actor the steps from the first, breadth first; stops beyond `most` steps or once `end` is reached.
    /// With each actor comes the one before it.
    pub(super) fn reach(&self, start: u32, most: usize, end: Option<u32>) -> Reached {
        let mut before = vec![UNSEEN; self.len()];
        let mut rings: Vec<Vec<u32>> = vec![vec![start]];
        if let Some(slot) = before.get_mut(start as usize) {
            *slot = start;
        }
        while rings.len() <= most {
            let mut ring = Vec::new();
            for actor in rings.last().into_iter().flatten() {
                self.each_neighbour(*actor, |next| {
                    if let Some(slot) = before.get_mut(next as usize)
                        && *slot == UNSEEN
                    {
                        *slot = *actor;
                        ring.push(next);
                    }
                });
            }
            let found = end.is_some_and(|end| before.get(end as usize).is_some_and(|from| *from != UNSEEN));
            if ring.is_empty() {
                break;
            }
            rings.push(ring);
            if found {
                break;
            }
        }
        Reached { before, rings }
    }
}

/// An actor that was not reached.
const UNSEEN: u32 = u32::MAX;

/// Who was reached: rings of actors by steps, and for each actor the one before it.
pub(super) struct Reached {
    before: Vec<u32>,
    rings: Vec<Vec<u32>>,
}

impl Reached {
    /// The rings, each in the order of numbers; there are so many numbers in all.
    fn in_order(self, numbers: usize) -> Vec<Vec<u32>> {
        let mut ring_of = vec![UNSEEN; numbers];
        for (ring, actors) in (0u32..).zip(&self.rings) {
            for actor in actors {
                if let Some(slot) = ring_of.get_mut(*actor as usize) {
                    *slot = ring;
                }
            }
        }
        let mut rings: Vec<Vec<u32>> = self.rings.iter().map(|ring| Vec::with_capacity(ring.len())).collect();
        for (number, ring) in (0u32..).zip(ring_of) {
            if let Some(ring) = rings.get_mut(ring as usize) {
                ring.push(number);
            }
        }
        rings
    }

    /// The chain of actors from the start to this one, both included; `None` where it was not reached.
    pub(super) fn chain(&self, end: u32) -> Option<Vec<u32>> {
        let mut chain = vec![end];
        let mut at = end;
        loop {
            let from = *self.before.get(at as usize)?;
            match from {
                UNSEEN => return None,
                from if from == at => break,
                from => chain.push(from),
            }
            at = from;
        }
        chain.reverse();
        Some(chain)
    }
}

/// # Questions about the network of actors
///
/// Which facts link two actors is said by [`Links`].
impl KnowledgeGraph {
    /// The actors within so many links of an actor, itself left out, by steps, then by code.
    ///
    /// Time is linear in the facts of those that are one step nearer; coded events of a pair of actors count as one
    /// where no filter looks into them.
    ///
    /// # Errors
    /// Where the name is unknown, as for [`actor`](KnowledgeGraph::actor).
    ///
    /// ```
    /// use diplograph::Links;
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[
    ///     {"members":["KOR","USA"],"kind":"alliance","status":"active"},
    ///     {"members":["JPN","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let near: Vec<String> = graph.neighbours_within("Korea", 2, &Links::all())?.iter().map(|n| n.to_string()).collect();
    /// assert_eq!(near, ["USA (1)", "JPN (2)"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn neighbours_within(&self, name: &str, steps: usize, links: &Links) -> Result<Vec<Neighbour>> {
        let actor = self.actor(name)?;
        let network = Network::new(self, links);
        let Some(start) = network.number(actor) else { return Ok(Vec::new()) };
        let mut rings = network.reach(start, steps, None).in_order(network.len());
        if !network.others.is_empty() {
            rings.iter_mut().for_each(|ring| ring.sort_unstable_by_key(|number| network.code(*number)));
        }
        let near = rings
            .into_iter()
            .enumerate()
            .skip(1)
            .flat_map(|(steps, ring)| ring.into_iter().map(move |number| (steps, number)));
        Ok(near.map(|(steps, number)| Neighbour { steps, actor: network.code(number) }).collect())
    }

    /// The network of actors as the graph library's type: an edge between each two that a fact links, weighted by how
    /// many facts do. Nodes stand in the order of codes; actors without a link are left out.
    ///
    /// ```
    /// use diplograph::Links;
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[
    ///     {"members":["KOR","USA"],"kind":"alliance","status":"active"},
    ///     {"members":["KOR","USA"],"kind":"partnership","status":"active"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let network = graph.network(&Links::all());
    /// assert_eq!((network.node_count(), network.edge_count()), (2, 1));
    /// assert_eq!(network.edge_weights().next(), Some(&2));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn network(&self, links: &Links) -> UnGraph<ActorCode, usize> {
        let network = Network::new(self, links);
        let mut weights: BTreeMap<(ActorCode, ActorCode), usize> = BTreeMap::new();
        let mut count = |a: ActorCode, b: ActorCode, facts: usize| {
            if facts > 0 {
                *weights.entry((a, b)).or_default() += facts;
            }
        };
        for code in self.projection().linked() {
            for fact in network.facts_of(*code).filter(|fact| links.keep(*fact)) {
                let mut others = fact.actors();
                others.sort_unstable();
                others.dedup();
                let linked = others.into_iter().filter(|next| next > code && fact.links(*code, *next));
                linked.for_each(|next| count(*code, next, 1));
            }
        }
        let numbers = network.index.numbers().filter(|_| links.has_coded());
        for (a, b) in
            numbers.flat_map(|a| network.index.neighbours(a).map(move |b| (a, b))).filter(|(a, b)| a < b)
        {
            let (from, to) = (network.code(a), network.code(b));
            let events = CodedViews::between(self, from, to);
            let kept = match links.has_every_coded() {
                true => events.count(),
                false => events.filter(|view| links.keep(FactView::Coded(*view))).count(),
            };
            count(from, to, kept);
        }
        petgraph_of(weights)
    }

    /// Groups of actors that belong together: those between whom links lead, where each link is made of so many facts
    /// at the least. Groups by size, the largest first, then by their first code; codes sorted; single actors left out.
    ///
    /// The groups are the components of [`network`](KnowledgeGraph::network), by the graph library's algorithm.
    ///
    /// ```
    /// use diplograph::{LinkClass, Links};
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[
    ///     {"members":["KOR","USA"],"kind":"alliance","status":"active"},
    ///     {"members":["JPN","USA"],"kind":"alliance","status":"active"},
    ///     {"members":["BLR","RUS"],"kind":"alliance","status":"active"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let groups = graph.communities(&Links::all().only(&[LinkClass::Alliances]), 1);
    /// let codes: Vec<String> = groups.iter().map(|group| format!("{group:?}")).collect();
    /// assert_eq!(codes, ["[JPN, KOR, USA]", "[BLR, RUS]"]);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn communities(&self, links: &Links, at_least: usize) -> Vec<Vec<ActorCode>> {
        let network = self
            .network(links)
            .filter_map(|_, code| Some(*code), |_, facts| (*facts >= at_least).then_some(*facts));
        let codes = |group: Vec<NodeIndex>| {
            let mut codes: Vec<ActorCode> =
                group.into_iter().filter_map(|index| network.node_weight(index).copied()).collect();
            codes.sort_unstable();
            codes
        };
        let mut groups: Vec<Vec<ActorCode>> = kosaraju_scc(&network).into_iter().map(codes).collect();
        groups.retain(|group| group.len() > 1);
        groups.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        groups
    }

    /// How central each actor of the network is: its share of PageRank (damping 0.85, 30 rounds), the greatest first,
    /// then by code. The shares add up to 1.
    ///
    /// Time is linear in the links of [`network`](KnowledgeGraph::network), 30 times over. The shares are those of the
    /// graph library's algorithm, which is made for few actors.
    ///
    /// ```
    /// use diplograph::Links;
    /// let json = r#"{"schema":1,"readings":[{"document":"d1","alliances":[
    ///     {"members":["KOR","USA"],"kind":"alliance","status":"active"},
    ///     {"members":["JPN","USA"],"kind":"alliance","status":"active"}]}]}"#;
    /// let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// let central = graph.centrality(&Links::all());
    /// assert_eq!(central[0].0.as_str(), "USA");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn centrality(&self, links: &Links) -> Vec<(ActorCode, f64)> {
        let network = self.network(links);
        let ranks = page_rank(&network);
        let mut shares: Vec<(ActorCode, f64)> = network.node_weights().copied().zip(ranks).collect();
        shares.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        shares
    }
}

/// The shares of PageRank, link by link. As in the graph library, what goes to everybody leaves linked actors out.
///
/// Every actor of a network has a link, and no two actors have two.
fn page_rank(network: &UnGraph<ActorCode, usize>) -> Vec<f64> {
    let count = network.node_count() as f64;
    let degrees: Vec<f64> = network.node_indices().map(|node| network.edges(node).count() as f64).collect();
    let mut ranks = vec![1.0 / count; degrees.len()];
    for _ in 0..ROUNDS {
        let to_all = |rank: f64| (1.0 - DAMPING) * rank / count;
        let handed: Vec<f64> = ranks
            .iter()
            .zip(&degrees)
            .map(|(rank, degree)| DAMPING * rank / degree - to_all(*rank))
            .collect();
        let mut next = vec![to_all(ranks.iter().sum()); ranks.len()];
        let ends = network.raw_edges().iter().map(|edge| (edge.source().index(), edge.target().index()));
        for (from, to) in ends.flat_map(|(a, b)| [(a, b), (b, a)]) {
            if let Some((slot, part)) = next.get_mut(to).zip(handed.get(from)) {
                *slot += part;
            }
        }
        let sum: f64 = next.iter().sum();
        ranks = next.into_iter().map(|rank| rank / sum).collect();
    }
    ranks
}

fn petgraph_of(weights: BTreeMap<(ActorCode, ActorCode), usize>) -> UnGraph<ActorCode, usize> {
    let mut codes: Vec<ActorCode> = weights.keys().flat_map(|(a, b)| [*a, *b]).collect();
    codes.sort_unstable();
    codes.dedup();
    let mut graph = UnGraph::with_capacity(codes.len(), weights.len());
    let nodes: BTreeMap<ActorCode, NodeIndex> =
        codes.into_iter().map(|code| (code, graph.add_node(code))).collect();
    for ((a, b), facts) in weights {
        if let Some((a, b)) = nodes.get(&a).zip(nodes.get(&b)) {
            graph.add_edge(*a, *b, facts);
        }
    }
    graph
}
