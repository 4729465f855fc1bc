//! The closed vocabularies of facts: kinds, statuses and levels.

/// Declares an enum whose variants are words: `as_str`, `ALL`, `Display`, `FromStr` and serde, all by the same spelling.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident, $what:literal { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of declaration.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The word as it is written in JSON.
            pub fn as_str(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = crate::error::Error;

            fn from_str(text: &str) -> crate::error::Result<$name> {
                $name::ALL.iter().copied().find(|value| value.as_str() == text).ok_or_else(|| {
                    crate::error::Error::Vocabulary {
                        text: text.to_owned(),
                        what: $what,
                        expected: [$($word,)+].join(", "),
                    }
                })
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// Where a [`Reading`](crate::Reading) comes from.
    ///
    /// ```
    /// use diplograph::Origin;
    /// assert_eq!(Origin::default(), Origin::Document);
    /// assert_eq!("reference".parse::<Origin>()?, Origin::Reference);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    #[derive(Default)]
    Origin, "origin of a reading" {
        /// A document that asserts its facts.
        #[default]
        Document = "document",
        /// A reference table: treaties, memberships, standing disputes.
        Reference = "reference",
        /// A data set of events that others coded.
        Coded = "coded",
    }
}

impl Origin {
    /// Whether this is the origin that is not written in JSON.
    pub(crate) fn is_document(&self) -> bool {
        *self == Origin::Document
    }
}

vocabulary! {
    /// What binds the members of an [`AllianceFact`](crate::AllianceFact).
    AllianceKind, "kind of alliance" {
        /// A treaty alliance or defence pact, or one called so.
        Alliance = "alliance",
        /// A strategic or security partnership, or a standing framework of cooperation.
        Partnership = "partnership",
        /// Membership in an organisation or bloc.
        Bloc = "bloc",
    }
}

vocabulary! {
    /// How an alliance stands, by the text.
    AllianceStatus, "status of an alliance" {
        /// In force.
        Active = "active",
        /// Sought or under negotiation.
        Proposed = "proposed",
        /// Given up or expired.
        Ended = "ended",
    }
}

vocabulary! {
    /// What sort of encounter a [`MeetingFact`](crate::MeetingFact) is.
    MeetingKind, "kind of meeting" {
        /// Of heads of state or government, or called a summit.
        Summit = "summit",
        /// Talks, a negotiation, a meeting.
        Talks = "talks",
        /// An official of one actor goes to another.
        Visit = "visit",
        /// By telephone or video.
        Call = "call",
        /// A conference, forum or session of many.
        Conference = "conference",
    }
}

vocabulary! {
    /// How far a meeting has come, by the text.
    MeetingStatus, "status of a meeting" {
        /// Past or under way.
        Held = "held",
        /// Agreed, scheduled or expected.
        Planned = "planned",
        /// Called for, offered or hoped for.
        Proposed = "proposed",
        /// Called off, postponed, or collapsed before it began.
        Cancelled = "cancelled",
    }
}

vocabulary! {
    /// The highest rank present at a meeting.
    Level, "level of a meeting" {
        /// Heads of state or government.
        Leader = "leader",
        /// Ministers.
        Minister = "minister",
        /// Envoys and ambassadors.
        Envoy = "envoy",
        /// Officers.
        Military = "military",
        /// Other officials.
        Official = "official",
    }
}

vocabulary! {
    /// How a dispute stands, by the text.
    DisputeStatus, "status of a dispute" {
        /// Going on.
        Active = "active",
        /// Going on, and calming.
        Easing = "easing",
        /// Settled.
        Resolved = "resolved",
        /// Over long before the text.
        Historical = "historical",
    }
}

vocabulary! {
    /// What was done in an [`ActionFact`](crate::ActionFact): the event types of the PLOVER ontology without CONSULT,
    /// which is a [`MeetingFact`](crate::MeetingFact); cooperative kinds first.
    ActionKind, "kind of action" {
        /// Agrees to, signs, commits to do something with or for the target.
        Agree = "agree",
        /// Praises, backs, endorses, recognises.
        Support = "support",
        /// Yields verbally: eases a demand, apologises, accepts.
        Concede = "concede",
        /// Cooperates materially: exercises, trade, intelligence.
        Cooperate = "cooperate",
        /// Gives material help.
        Aid = "aid",
        /// Withdraws, ceases fire, releases, returns.
        Retreat = "retreat",
        /// Asks, urges, demands.
        Request = "request",
        /// Criticises, blames, condemns, investigates.
        Accuse = "accuse",
        /// Refuses, declines, vetoes, breaks off.
        Reject = "reject",
        /// Threatens or warns of consequences.
        Threaten = "threaten",
        /// Demonstrates, or lodges a protest.
        Protest = "protest",
        /// Cuts ties, embargoes, imposes sanctions, expels diplomats.
        Sanction = "sanction",
        /// Deploys, reinforces, tests weapons.
        Mobilize = "mobilize",
        /// Seizes, arrests, spies on, hacks, blockades.
        Coerce = "coerce",
        /// Attacks, bombs, invades, kills.
        Assault = "assault",
    }
}

impl ActionKind {
    /// Whether the kind is cooperative; the others are conflictual.
    ///
    /// ```
    /// use diplograph::ActionKind;
    /// assert!(ActionKind::Aid.is_cooperative());
    /// assert!(!ActionKind::Request.is_cooperative());
    /// ```
    pub fn is_cooperative(self) -> bool {
        use ActionKind::*;
        matches!(self, Agree | Support | Concede | Cooperate | Aid | Retreat)
    }
}

vocabulary! {
    /// How far an action has come, by the text.
    ActionStatus, "status of an action" {
        /// It has happened or is being done.
        Done = "done",
        /// It is formally announced or decided.
        Announced = "announced",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_round_trip_through_text_and_json() {
        for kind in ActionKind::ALL {
            assert_eq!(kind.as_str().parse::<ActionKind>().unwrap(), *kind);
            assert_eq!(serde_json::to_string(kind).unwrap(), format!("\"{kind}\""));
        }
    }

    #[test]
    fn an_unknown_word_lists_the_known_ones() {
        let error = "ended?".parse::<AllianceStatus>().unwrap_err().to_string();
        assert_eq!(error, "`ended?` is not a status of an alliance: give one of active, proposed, ended");
    }
}
