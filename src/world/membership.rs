//! Who belongs to which organisation, and when.

use crate::{
    actor::ActorCode,
    date::Date,
    reading::vocabulary,
    table::Schema,
    world::{AllianceId, cell::Span},
};

pub(crate) const MEMBERSHIPS: Schema =
    Schema { columns: &["organisation", "status", "members"], required: 3 };

vocabulary! {
    /// How an actor belongs to an organisation.
    MembershipStatus, "status of a membership" {
        /// A full member.
        Member = "member",
        /// An associate member.
        Associate = "associate",
        /// A permanent observer.
        Observer = "observer",
        /// A partner country or dialogue partner.
        Partner = "partner",
        /// Recognised as a candidate for membership.
        Candidate = "candidate",
        /// A member whose rights are suspended; this stands beside its time as a member.
        Suspended = "suspended",
    }
}

/// The time that an actor belongs to an organisation in one status.
///
/// ```
/// use diplograph::{MembershipStatus, World};
///
/// let world = World::bundled();
/// let union = world.actor("EU")?;
/// let left = world.memberships_of("GBR".parse()?).find(|membership| membership.organisation() == union).unwrap();
/// assert_eq!(left.status(), MembershipStatus::Member);
/// assert_eq!(left.until(), Some("2020-01-31".parse()?));
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Membership {
    pub(super) organisation: ActorCode,
    pub(super) member: ActorCode,
    pub(super) status: MembershipStatus,
    pub(super) time: Span,
}

impl Membership {
    /// The organisation.
    pub fn organisation(&self) -> ActorCode {
        self.organisation
    }

    /// The state, or in few cases the organisation, that belongs to it.
    pub fn member(&self) -> ActorCode {
        self.member
    }

    /// How it belongs to it.
    pub fn status(&self) -> MembershipStatus {
        self.status
    }

    /// The first day, month or year in this status; absent where it is not known.
    pub fn since(&self) -> Option<Date> {
        self.time.from
    }

    /// The last day, month or year in this status; absent where there is none.
    pub fn until(&self) -> Option<Date> {
        self.time.to
    }

    /// Whether this holds on any day of the date.
    ///
    /// ```
    /// use diplograph::World;
    /// let world = World::bundled();
    /// let mut memberships = world.memberships_of("CZE".parse()?);
    /// assert!(memberships.any(|m| m.organisation().as_str() == "NATO" && m.held_on("1999-03".parse().unwrap())));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn held_on(&self, date: Date) -> bool {
        self.time.meets(date)
    }
}

/// What can have members: an organisation by its code, or an alliance by its id; see
/// [`World::members_on`](crate::World::members_on).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Group {
    /// An organisation.
    Organisation(ActorCode),
    /// An alliance.
    Alliance(AllianceId),
}

impl From<ActorCode> for Group {
    fn from(code: ActorCode) -> Group {
        Group::Organisation(code)
    }
}

impl From<AllianceId> for Group {
    fn from(id: AllianceId) -> Group {
        Group::Alliance(id)
    }
}
