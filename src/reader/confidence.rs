//! How likely a fact is right, by how it was found: a logistic model for each kind of fact, whose weights are a table.

use once_cell::sync::Lazy;

use super::{
    merge::implies_dispute,
    trail::{Field, Roles, Telling, Trail},
};
use crate::{
    actor::ActorCode,
    date::Date,
    reading::{
        ActionFact, ActionKind, ActionStatus, AllianceFact, AllianceKind, AllianceStatus, Confidence,
        DisputeFact, DisputeStatus, Evidence, Inference, Inferences, LeaderFact, MeetingFact, MeetingKind,
        MeetingStatus, NationFact, Reading,
    },
    table::{Row, Schema, each_bundled_row},
    world::World,
};

/// Declares the features with their names in the table.
macro_rules! features {
    ($($(#[$doc:meta])* $feature:ident = $name:literal,)+) => {
        /// Something that speaks for or against a fact.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Feature {
            $($(#[$doc])* $feature,)+
        }

        /// The names in the order of declaration.
        const NAMES: &[&str] = &[$($name,)+];
    };
}

features! {
    /// Found by a verb of the table of predicates.
    Verb = "verb",
    Noun = "noun",
    Ellipsis = "ellipsis",
    Judgement = "judgement",
    Encounter = "encounter",
    Alignment = "alignment",
    Standing = "standing",
    HostileAct = "hostile act",
    /// Nobody of it is inferred.
    Named = "named",
    /// The tree leads from all actors up to the predicate.
    Below = "below",
    Near = "near",
    /// In nobody's mouth.
    Told = "told",
    Actual = "actual",
    Active = "active voice",
    /// In office on the date of the text.
    InOffice = "in office",
    /// Few mentions in the sentence.
    Few = "few",
    Short = "short",
    /// Of two actors.
    Pair = "pair",
    /// A predicate that people only fill.
    People = "people",
    /// A predicate that needs a noun.
    Phrasal = "phrasal",
    /// Told in two sentences or more.
    Twice = "twice",
    Thrice = "thrice",
    /// All actors are named in several sentences.
    Frequent = "frequent",
    /// The world's tables know of it.
    Known = "known",
    /// The targets are named in several sentences.
    FrequentTarget = "frequent target",
    /// The world's tables have them as allies.
    Allied = "allied",
    /// With a subject, an office, a date or a place.
    Detailed = "detailed",
    /// Among the first sentences.
    Early = "early",
    ByName = "by name",
    ByPeople = "by people",
    ByAdjective = "by adjective",
    ByCapital = "by capital",
    ByPerson = "by person",
    ByCollective = "by collective",
    /// A name of two words or more.
    Full = "full",
}

/// Where the bits of the kind and of the status of a fact begin, behind those of the features.
const KIND: usize = 40;
const STATUS: usize = 56;
const BITS: usize = 64;

/// A set of features, with the kind and status of the fact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Features(u64);

impl Features {
    pub(super) fn insert(&mut self, feature: Feature) {
        self.0 |= 1 << feature as u64;
    }

    pub(super) fn with(mut self, feature: Feature) -> Features {
        self.insert(feature);
        self
    }

    fn with_if(self, holds: bool, feature: Feature) -> Features {
        if holds { self.with(feature) } else { self }
    }

    fn or(self, other: Features) -> Features {
        Features(self.0 | other.0)
    }

    fn of_kind(mut self, kind: usize, status: usize) -> Features {
        self.0 |= 1 << (KIND + kind) | 1 << (STATUS + status);
        self
    }

    fn bits(self) -> impl Iterator<Item = usize> {
        (0..BITS).filter(move |bit| self.0 >> bit & 1 == 1)
    }

    /// The names of the features, by which the table of weights has them.
    pub(super) fn names(self, field: Field) -> impl Iterator<Item = &'static str> {
        self.bits().filter_map(move |bit| name_of(field, bit))
    }
}

fn name_of(field: Field, bit: usize) -> Option<&'static str> {
    fn word<T: Copy>(all: &[T], at: usize, word: fn(T) -> &'static str) -> Option<&'static str> {
        all.get(at).copied().map(word)
    }
    match (bit.checked_sub(KIND), bit.checked_sub(STATUS), field) {
        (None, ..) => NAMES.get(bit).copied(),
        (_, None, Field::Alliances) => word(AllianceKind::ALL, bit - KIND, AllianceKind::as_str),
        (_, None, Field::Meetings) => word(MeetingKind::ALL, bit - KIND, MeetingKind::as_str),
        (_, None, Field::Actions) => word(ActionKind::ALL, bit - KIND, ActionKind::as_str),
        (_, Some(at), Field::Alliances) => word(AllianceStatus::ALL, at, AllianceStatus::as_str),
        (_, Some(at), Field::Meetings) => word(MeetingStatus::ALL, at, MeetingStatus::as_str),
        (_, Some(at), Field::Disputes) => word(DisputeStatus::ALL, at, DisputeStatus::as_str),
        (_, Some(at), Field::Actions) => word(ActionStatus::ALL, at, ActionStatus::as_str),
        _ => None,
    }
}

/// The weights of each kind of fact: of every feature, and of every fact.
struct Model {
    base: [i32; FIELDS.len()],
    weights: [[i32; BITS]; FIELDS.len()],
}

const FIELDS: [(&str, Field); 6] = [
    ("nations", Field::Nations),
    ("leaders", Field::Leaders),
    ("alliances", Field::Alliances),
    ("meetings", Field::Meetings),
    ("disputes", Field::Disputes),
    ("actions", Field::Actions),
];

const WEIGHTS: (&str, &str) = ("confidence.tsv", include_str!("../../data/confidence.tsv"));

const SCHEMA: Schema = Schema { columns: &["field", "feature", "weight"], required: 3 };

/// The row of a field that speaks of every fact.
const BASE: &str = "every";

static MODEL: Lazy<Model> = Lazy::new(|| {
    let mut model = Model { base: [0; FIELDS.len()], weights: [[0; BITS]; FIELDS.len()] };
    each_bundled_row(WEIGHTS, SCHEMA, |row| {
        if let Some((slot, weight)) = slot(&mut model, row) {
            *slot = weight;
        }
    });
    model
});

/// The weight that a row gives, and where it belongs.
fn slot<'m>(model: &'m mut Model, row: &Row<'_, '_>) -> Option<(&'m mut i32, i32)> {
    let (field, feature) = (row.cell("field"), row.cell("feature"));
    let weight = row.parsed("weight").ok()??;
    let (_, field) = FIELDS.iter().find(|(name, _)| *name == field)?;
    let slot = match feature {
        BASE => model.base.get_mut(*field as usize)?,
        _ => {
            let bit = (0..BITS).find(|bit| name_of(*field, *bit) == Some(feature))?;
            model.weights.get_mut(*field as usize)?.get_mut(bit)?
        }
    };
    Some((slot, weight))
}

/// The logistic function of the weights of all that holds, which are thousandths.
fn confidence(field: Field, features: Features) -> Confidence {
    let weights = MODEL.weights.get(field as usize).map_or(&[][..], |weights| weights);
    let sum: i32 = features.bits().filter_map(|bit| weights.get(bit)).sum();
    let logit = f64::from(sum + MODEL.base.get(field as usize).copied().unwrap_or(0)) / 1000.0;
    Confidence::new(1.0 / (1.0 + (-logit).exp()))
}

/// What is known of a fact once the whole document is read.
pub(super) struct Judged {
    pub(super) features: Features,
    /// The places of its bases in the trail.
    pub(super) bases: Vec<usize>,
}

/// Judges the facts of a document.
pub(super) struct Judge<'a> {
    trail: &'a Trail,
    world: &'a World,
    published: Option<Date>,
    /// In how many sentences each state is meant.
    counts: Vec<(ActorCode, usize)>,
}

/// How far the first sentences of a document reach, in bytes.
const HEAD: usize = 600;
/// In how many sentences an actor is named that is named often.
const OFTEN: usize = 3;

/// What the tellings of a fact say together.
#[derive(Default)]
struct Told {
    features: Features,
    /// What was inferred in every telling; `None` where there is none.
    inferred: Option<Inferences>,
    dated: bool,
    bases: Vec<usize>,
}

impl Told {
    fn add(&mut self, telling: &Telling) {
        self.features = self.features.or(telling.features);
        self.inferred = Some(self.inferred.map_or(telling.inferred, |known| known.and(telling.inferred)));
        self.dated |= telling.dated;
        self.bases.extend(telling.basis);
    }
}

impl<'a> Judge<'a> {
    pub(super) fn new(trail: &'a Trail, reading: &Reading, world: &'a World) -> Judge<'a> {
        let mut counts: Vec<_> =
            reading.nations.iter().map(|fact| (fact.code, fact.evidence.len())).collect();
        counts.sort_unstable();
        Judge { trail, world, published: reading.published, counts }
    }

    /// Gives every fact its confidence, and tells on what it rests, in the order of [`Reading::facts`].
    pub(super) fn judge(&self, reading: &mut Reading, mut each: impl FnMut(Judged)) {
        for fact in &mut reading.nations {
            let features = self.nation(fact);
            fact.confidence = Some(confidence(Field::Nations, features));
            each(Judged { features, bases: Vec::new() });
        }
        for fact in &mut reading.leaders {
            let features = self.leader(fact);
            fact.confidence = Some(confidence(Field::Leaders, features));
            each(Judged { features, bases: Vec::new() });
        }
        for fact in &mut reading.alliances {
            let (features, told) = self.alliance(fact);
            fact.confidence = Some(confidence(Field::Alliances, features));
            fact.inferred = told.inferred.unwrap_or_default();
            each(Judged { features, bases: told.bases });
        }
        for fact in &mut reading.meetings {
            let (features, told) = self.meeting(fact);
            fact.confidence = Some(confidence(Field::Meetings, features));
            each(Judged { features, bases: told.bases });
        }
        for fact in &mut reading.disputes {
            let (features, told) = self.dispute(fact);
            fact.confidence = Some(confidence(Field::Disputes, features));
            fact.inferred = told.inferred.unwrap_or_default();
            each(Judged { features, bases: told.bases });
        }
        for fact in &mut reading.actions {
            let (features, told) = self.action(fact);
            fact.confidence = Some(confidence(Field::Actions, features));
            fact.inferred = told.inferred.unwrap_or_default();
            each(Judged { features, bases: told.bases });
        }
    }

    fn nation(&self, fact: &NationFact) -> Features {
        let sorts = self.trail.sorts.iter().find(|(code, _)| *code == fact.code);
        self.of_evidence(&fact.evidence).or(sorts.map_or(Features::default(), |(_, sorts)| *sorts))
    }

    fn leader(&self, fact: &mut LeaderFact) -> Features {
        let last = fact.name.split_whitespace().next_back().unwrap_or("");
        let serving =
            || self.world.leaders_by_short_name(last).filter(|(_, leader)| leader.actor() == fact.actor);
        let known = serving().next().is_some();
        let in_office = serving().any(|(_, leader)| self.published.is_some_and(|date| leader.held_on(date)));
        let named = fact.evidence.iter().any(|evidence| self.trail.names(evidence.start, fact.actor));
        let features = self
            .of_evidence(&fact.evidence)
            .with_if(known, Feature::Known)
            .with_if(in_office, Feature::InOffice)
            .with_if(named, Feature::Named)
            .with_if(fact.office.is_some(), Feature::Detailed)
            .with_if(fact.name.contains(' '), Feature::Full);
        if !named {
            fact.inferred.insert(if known { Inference::Office } else { Inference::Context });
        }
        features
    }

    fn alliance(&self, fact: &AllianceFact) -> (Features, Told) {
        let who = |telling: &Telling| {
            telling.who.field == Field::Alliances && same_set(&telling.who.first, &fact.members)
        };
        let told = self.told(&fact.evidence, who);
        let features = self
            .of_fact(&fact.evidence, &fact.members, &told)
            .with_if(self.are_aligned(&fact.members), Feature::Known)
            .with_if(fact.name.is_some(), Feature::Detailed);
        (features.of_kind(fact.kind as usize, fact.status as usize), told)
    }

    fn meeting(&self, fact: &mut MeetingFact) -> (Features, Told) {
        let who = |telling: &Telling| {
            let within = || telling.who.first.iter().all(|actor| fact.participants.contains(actor));
            telling.who.field == Field::Meetings && within()
        };
        let told = self.told(&fact.evidence, who);
        let features = self
            .of_fact(&fact.evidence, &fact.participants, &told)
            .with_if(told.dated, Feature::Detailed)
            .with_if(fact.level.is_some(), Feature::Full);
        fact.inferred = told.inferred.unwrap_or_default();
        if fact.date.is_some() && !told.dated {
            fact.inferred.insert(Inference::Date);
        }
        let first_word = |place: &str| place.split_whitespace().next().unwrap_or("").to_owned();
        let says =
            |evidence: &Evidence, word: &str| evidence.quote.as_ref().is_some_and(|q| q.contains(word));
        if let Some(word) = fact.place.as_deref().map(first_word)
            && !fact.evidence.iter().any(|evidence| says(evidence, &word))
        {
            fact.inferred.insert(Inference::Place);
        }
        (features.of_kind(fact.kind as usize, fact.status as usize), told)
    }

    fn dispute(&self, fact: &DisputeFact) -> (Features, Told) {
        let parties = fact.sides.concat();
        let stated = |telling: &Telling| {
            telling.who.field == Field::Disputes && same_set(&telling.who.first, &parties)
        };
        let mut told = self.told(&fact.evidence, stated);
        let is_stated = told.inferred.is_some();
        let implied = |telling: &Telling| {
            let Roles { kind, first, second, .. } = &telling.who;
            kind.is_some_and(implies_dispute)
                && first.iter().chain(second).all(|actor| parties.contains(actor))
        };
        let mut acts = self.told(&fact.evidence, implied);
        if !is_stated {
            acts.inferred.get_or_insert_default().insert(Inference::HostileAct);
            (told.inferred, told.dated) = (acts.inferred, acts.dated);
        }
        let hostile = !acts.bases.is_empty() || acts.features != Features::default();
        told.features = told.features.or(acts.features).with_if(hostile, Feature::HostileAct);
        told.bases.extend(acts.bases);
        let divided = match parties.as_slice() {
            [a, b] => self.world.disputes_of(*a).any(|dispute| {
                dispute.has_party(*b) && self.published.is_none_or(|date| dispute.stood_on(date))
            }),
            _ => false,
        };
        let allied = self.are_aligned(&parties);
        let features = self
            .of_fact(&fact.evidence, &parties, &told)
            .with_if(divided, Feature::Known)
            .with_if(allied, Feature::Allied)
            .with_if(fact.subject.is_some(), Feature::Detailed);
        (features.of_kind(0, fact.status as usize), told)
    }

    fn action(&self, fact: &ActionFact) -> (Features, Told) {
        let roles = Roles::action(fact.kind, &fact.actors, &fact.targets);
        let told = self.told(&fact.evidence, |telling| telling.who == roles);
        let features = self
            .of_fact(&fact.evidence, &fact.actors, &told)
            .with_if(self.are_frequent(&fact.targets), Feature::FrequentTarget)
            .with_if(fact.date.is_some(), Feature::Detailed);
        (features.of_kind(fact.kind as usize, fact.status as usize), told)
    }

    fn told(&self, evidence: &[Evidence], who: impl Fn(&Telling) -> bool) -> Told {
        let mut told = Told::default();
        self.trail.tellings_in(evidence).filter(|telling| who(telling)).for_each(|telling| told.add(telling));
        told
    }

    fn of_evidence(&self, evidence: &[Evidence]) -> Features {
        Features::default()
            .with_if(evidence.len() > 1, Feature::Twice)
            .with_if(evidence.len() > 2, Feature::Thrice)
            .with_if(evidence.first().is_some_and(|first| first.start < HEAD), Feature::Early)
    }

    fn of_fact(&self, evidence: &[Evidence], actors: &[ActorCode], told: &Told) -> Features {
        let frequent = self.are_frequent(actors);
        self.of_evidence(evidence).or(told.features).with_if(frequent, Feature::Frequent)
    }

    fn are_frequent(&self, actors: &[ActorCode]) -> bool {
        let count = |actor: &ActorCode| {
            let at = self.counts.binary_search_by_key(actor, |(code, _)| *code).ok();
            at.and_then(|at| self.counts.get(at)).map(|(_, count)| *count)
        };
        actors.iter().all(|actor| count(actor).is_none_or(|count| count >= OFTEN))
    }

    /// Whether the world's tables have the two in an alliance or one as a member of the other.
    fn are_aligned(&self, actors: &[ActorCode]) -> bool {
        let [a, b] = actors else { return false };
        let member = |state: ActorCode, organisation: ActorCode| {
            !self.world.is_nation(organisation)
                && self.world.memberships_of(state).any(|m| m.organisation() == organisation)
        };
        let treaty = || {
            let mut treaties = self.world.alliances_of(*a);
            treaties.any(|treaty| {
                treaty.has_member(*b) && self.published.is_none_or(|date| treaty.in_force_on(date))
            })
        };
        member(*a, *b) || member(*b, *a) || treaty()
    }
}

/// Whether two lists name the same actors; the first is sorted.
fn same_set(sorted: &[ActorCode], actors: &[ActorCode]) -> bool {
    sorted.len() == actors.len() && actors.iter().all(|actor| sorted.binary_search(actor).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_a_weight_of_its_own() {
        let mut model = Model { base: [0; FIELDS.len()], weights: [[0; BITS]; FIELDS.len()] };
        let mut keys = Vec::new();
        each_bundled_row(WEIGHTS, SCHEMA, |row| {
            assert!(slot(&mut model, row).is_some_and(|(_, weight)| weight.abs() < 10_000), "{row:?}");
            keys.push((row.cell("field"), row.cell("feature")));
        });
        for (name, _) in FIELDS {
            assert!(keys.contains(&(name, BASE)), "{name}");
        }
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(all, keys.len(), "a feature stands twice");
    }

    #[test]
    fn features_leave_room_for_the_kind_and_status() {
        assert!(NAMES.len() <= KIND && KIND + ActionKind::ALL.len() <= STATUS);
        assert!(STATUS + DisputeStatus::ALL.len() <= BITS);
        let features = Features::default().with(Feature::Verb).of_kind(7, 1);
        assert_eq!(features.names(Field::Actions).collect::<Vec<_>>(), ["verb", "accuse", "announced"]);
    }
}
