//! The tables of alliances, memberships and disputes as facts of a reading.

use std::sync::Arc;

use crate::{
    actor::ActorCode,
    document::Document,
    reading::{AllianceFact, AllianceKind, AllianceStatus, DisputeFact, Evidence, Origin, Reading},
    world::{Alliance, Dispute, Membership, MembershipStatus, TreatyKind, World, cell::Span},
};

/// The id of the reference document.
const DOCUMENT: &str = "reference";

impl World {
    /// The treaty alliances, memberships and standing disputes of the tables as facts, each with its evidence: a line of
    /// [`World::reference_document`].
    ///
    /// - Members of an alliance who were bound throughout the same time make one fact, so that every pair of them stands
    ///   in one fact for each time. Treaties of defence, guarantees and ententes are alliances or partnerships by the
    ///   duty in them; treaties of peace and non-aggression make no fact.
    /// - A full member and its organisation make one fact of kind [`AllianceKind::Bloc`].
    /// - A dispute makes one fact.
    ///
    /// A fact is active where its row gives no end. The reading has no date, as each fact has its own.
    /// The cost is linear in the number of facts; nothing is cached.
    ///
    /// ```
    /// use diplograph::{AllianceKind, World};
    ///
    /// let world = World::bundled();
    /// let (reading, document) = (world.reference(), world.reference_document());
    /// let pact = |fact: &&diplograph::AllianceFact| fact.members == ["KOR".parse().unwrap(), "USA".parse().unwrap()];
    /// let fact = reading.alliances.iter().find(pact).unwrap();
    /// assert_eq!(fact.kind, AllianceKind::Alliance);
    /// assert_eq!(
    ///     fact.evidence[0].in_document(&document),
    ///     Some("Mutual Defense Treaty between the United States and the Republic of Korea, 1953-10-01–: \
    ///           South Korea, United States"),
    /// );
    /// ```
    pub fn reference(&self) -> Reading {
        let facts = Facts::of(self);
        let mut reading = Reading::new(&Document::new(DOCUMENT, ""));
        reading.origin = Origin::Reference;
        reading.alliances = facts.alliances;
        reading.disputes = facts.disputes;
        reading
    }

    /// The document that the evidence of [`World::reference`] points into: one line for the members of an alliance who
    /// share a time, one for each time of a full member in an organisation, one for each dispute.
    ///
    /// ```
    /// use diplograph::World;
    /// let document = World::bundled().reference_document();
    /// assert!(document.text().lines().any(|line| line == "European Union, 1973-01-01–2020-01-31: United Kingdom"));
    /// ```
    pub fn reference_document(&self) -> Document {
        Document::new(DOCUMENT, Facts::of(self).text)
    }
}

/// The facts and the text that they rest on.
struct Facts<'w> {
    world: &'w World,
    text: String,
    alliances: Vec<AllianceFact>,
    disputes: Vec<DisputeFact>,
}

impl Facts<'_> {
    fn of(world: &World) -> Facts<'_> {
        let mut facts = Facts { world, text: String::new(), alliances: Vec::new(), disputes: Vec::new() };
        world.alliances().for_each(|alliance| facts.add_alliance(alliance));
        let full = world.memberships().filter(|membership| membership.status() == MembershipStatus::Member);
        full.for_each(|membership| facts.add_membership(membership));
        world.disputes().for_each(|dispute| facts.add_dispute(dispute));
        facts
    }

    fn add_alliance(&mut self, alliance: &Alliance) {
        let Some(kind) = kind_of(alliance.kind()) else { return };
        let cohorts = alliance.cohorts();
        let mut lines: Vec<Evidence> = Vec::with_capacity(cohorts.len());
        for (time, members) in &cohorts {
            let members = self.names(members);
            lines.push(self.line(format!("{}, {}: {members}", alliance.name(), years(*time))));
        }
        for bond in alliance.bonds() {
            let mut fact = alliance_fact(bond.members, kind, bond.time);
            fact.name = Some(alliance.name().to_owned());
            let (first, second) = bond.cohorts;
            let second = Some(second).filter(|second| *second != first);
            fact.evidence =
                [Some(first), second].into_iter().flatten().filter_map(|i| lines.get(i).cloned()).collect();
            self.alliances.push(fact);
        }
    }

    fn add_membership(&mut self, membership: &Membership) {
        let (organisation, member) = (membership.organisation(), membership.member());
        let time = Span { from: membership.since(), to: membership.until() };
        let line = format!("{}, {}: {}", self.name(organisation), years(time), self.name(member));
        let mut fact = alliance_fact(vec![organisation, member], AllianceKind::Bloc, time);
        fact.evidence.push(self.line(line));
        self.alliances.push(fact);
    }

    fn add_dispute(&mut self, dispute: &Dispute) {
        let sides: Vec<String> = dispute.sides().map(|side| self.names(side)).collect();
        let (name, time) = (dispute.name(), years(dispute.time()));
        let line = format!("{name}, {time}, {}: {}", dispute.status(), sides.join(" against "));
        let mut fact = dispute_fact(dispute);
        fact.evidence.push(self.line(line));
        self.disputes.push(fact);
    }

    /// Adds a line to the text.
    fn line(&mut self, line: String) -> Evidence {
        let start = self.text.len();
        self.text.push_str(&line);
        self.text.push('\n');
        Evidence::new(start, start + line.len()).with_quote(Arc::<str>::from(line))
    }

    fn name(&self, code: ActorCode) -> String {
        self.world.name_of(code).unwrap_or(code.as_str()).to_owned()
    }

    fn names(&self, codes: &[ActorCode]) -> String {
        codes.iter().map(|code| self.name(*code)).collect::<Vec<_>>().join(", ")
    }
}

/// The kind of alliance that a treaty makes; none where it only ends or forbids hostility.
fn kind_of(kind: TreatyKind) -> Option<AllianceKind> {
    match kind {
        TreatyKind::Defence | TreatyKind::Guarantee => Some(AllianceKind::Alliance),
        TreatyKind::Entente | TreatyKind::Partnership => Some(AllianceKind::Partnership),
        TreatyKind::Nonaggression => None,
    }
}

/// An alignment that holds throughout this time.
fn alliance_fact(members: Vec<ActorCode>, kind: AllianceKind, time: Span) -> AllianceFact {
    let mut fact = AllianceFact::new(members, kind);
    fact.status = if time.to.is_some() { AllianceStatus::Ended } else { AllianceStatus::Active };
    (fact.since, fact.until) = (time.from, time.to);
    fact
}

/// A dispute over what its name says, since its first day.
fn dispute_fact(dispute: &Dispute) -> DisputeFact {
    let mut fact = DisputeFact::new(dispute.sides().map(<[_]>::to_vec).collect());
    fact.subject = Some(dispute.name().to_owned());
    fact.status = dispute.status();
    let time = dispute.time();
    (fact.since, fact.until) = (time.from, time.to);
    fact
}

/// `1973-01-01–2020-01-31`, open where there is no date.
fn years(time: Span) -> String {
    let date = |date: Option<crate::date::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    format!("{}–{}", date(time.from), date(time.to))
}
