//! Texts and readings to measure on: the sample dispatches, and what a seeded generator makes.
#![allow(dead_code, reason = "each benchmark uses a part")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of benchmarks")]

use diplograph::{
    ActionFact, ActionKind, ActorCode, AllianceFact, AllianceKind, CodedEvent, Date, DisputeFact, Document,
    EventCode, Evidence, JsonLines, LeaderFact, MeetingFact, MeetingKind, MeetingStatus, NationFact, Reading,
    World,
};

/// The sample dispatches.
pub(crate) fn dispatches() -> Vec<Document> {
    let lines = include_str!("../../examples/dispatches/dispatches.jsonl");
    JsonLines::new(lines.as_bytes(), "dispatches.jsonl").map(|document| document.unwrap()).collect()
}

/// Documents of news, of which every eighth is a sample dispatch and the others are everyday news.
pub(crate) fn mixed_news() -> Vec<Document> {
    let lines = include_str!("../../tests/data/everyday.jsonl");
    let everyday = JsonLines::new(lines.as_bytes(), "everyday.jsonl").map(|document| document.unwrap());
    let everyday: Vec<Document> = everyday.collect();
    let mut next = everyday.iter().cycle();
    let eight = |dispatch| next.by_ref().take(7).cloned().chain([dispatch]).collect::<Vec<_>>();
    dispatches().into_iter().flat_map(eight).collect()
}

/// The sample dispatches as one document of at least this many bytes.
pub(crate) fn long_dispatch(bytes: usize) -> Document {
    let text: String = dispatches().iter().map(|document| format!("{}\n\n", document.text())).collect();
    let text = text.repeat(bytes.div_ceil(text.len()));
    Document::new("long", text).with_published("2023-05-15".parse().unwrap())
}

/// Paragraphs of at least this many bytes, of everyday words: no name, no capital inside a sentence.
pub(crate) fn plain_text(bytes: usize) -> Document {
    const WORDS: &[&str] = &[
        "the", "a", "old", "baker", "river", "opened", "window", "of", "and", "slowly", "bread", "with",
        "garden", "before", "children", "walked", "along", "quiet", "street", "in", "morning", "light",
        "rain", "on", "roof", "had", "been", "falling", "since", "dawn", "table", "under", "which", "cat",
        "slept",
    ];
    let mut chance = Chance::new(3);
    let mut text = String::new();
    while text.len() < bytes {
        for _ in 0..3 + chance.below(4) {
            text.push_str("Then");
            for _ in 0..8 + chance.below(16) {
                text.push(' ');
                let word: &&str = chance.one(WORDS);
                text.push_str(word);
            }
            text.push_str(". ");
        }
        text.push_str("\n\n");
    }
    Document::new("plain", text)
}

/// Readings of this many documents in the shape of the news: a few actors are in most of them, most actors in few.
/// The same number always gives the same readings.
pub(crate) fn readings(documents: usize) -> Vec<Reading> {
    let generator = Generator::new();
    let mut chance = Chance::new(1);
    (0..documents).map(|number| generator.reading(number, &mut chance)).collect()
}

/// The code of an actor that is known by a number alone.
pub(crate) fn numbered(number: usize) -> ActorCode {
    format!("A{number:06}").parse().unwrap()
}

/// Coded events in the shape of event data: a few hub actors, a long tail, some types far commoner than others, ten
/// years of days in order.
pub(crate) fn coded_events(count: usize, seed: u64) -> Vec<CodedEvent> {
    let codes: Vec<EventCode> = EventCode::all().filter(|code| code.as_str().len() > 2).collect();
    let mut chance = Chance::new(seed);
    let actors = (count / 15).max(2);
    let actor = |chance: &mut Chance| {
        // A quarter of all mentions are of sixty-four hubs.
        let near = if chance.below(4) == 0 { 64.min(actors) } else { actors };
        numbered(chance.early(near))
    };
    let mut events: Vec<CodedEvent> = (0..count)
        .map(|_| {
            let code = codes[chance.early(codes.len())];
            CodedEvent::new(day(&mut chance), actor(&mut chance), code, actor(&mut chance))
        })
        .collect();
    events.sort_unstable();
    events
}

/// So many times as many events of the same actors: the days shifted by some weeks, a third of the targets exchanged.
pub(crate) fn scaled(events: &[CodedEvent], times: usize) -> Vec<CodedEvent> {
    let mut chance = Chance::new(7);
    let copies = (0..times).flat_map(|_| events.iter());
    let mut all: Vec<CodedEvent> = Vec::with_capacity(events.len() * times);
    for event in copies {
        let days = i32::try_from(chance.below(180)).unwrap();
        let target = if chance.below(10) < 3 { chance.one(events).target } else { event.target };
        all.push(CodedEvent::new(event.date.plus_days(days), event.actor, event.code, target));
    }
    all.sort_unstable();
    all
}

/// How many facts there are in all.
pub(crate) fn facts(readings: &[Reading]) -> usize {
    readings.iter().map(Reading::len).sum()
}

/// The actors that the news is full of, the foremost first.
const HUBS: &[&str] = &[
    "USA", "CHN", "RUS", "UN", "KOR", "JPN", "PRK", "EU", "GBR", "FRA", "DEU", "NATO", "IND", "IRN", "ISR",
    "UKR",
];

const QUOTES: &[&str] = &[
    "The two foreign ministers met on Wednesday and agreed to hold another round of talks before the summer.",
    "The government condemned the launch and called on its neighbour to return to the negotiating table.",
    "Officials of both countries said that the alliance was the cornerstone of peace in the region.",
    "The president is due to arrive on Monday for a three-day visit, his first since he took office.",
];

struct Generator {
    actors: Vec<ActorCode>,
    leaders: Vec<(String, ActorCode, String)>,
}

impl Generator {
    fn new() -> Generator {
        let world = World::bundled();
        let mut actors: Vec<ActorCode> = HUBS.iter().map(|code| code.parse().unwrap()).collect();
        actors.extend(
            world.nations().map(|nation| nation.code()).filter(|code| !HUBS.contains(&code.as_str())),
        );
        let rank = |actor| actors.iter().position(|known| *known == actor);
        let mut leaders: Vec<_> =
            world.leaders().filter_map(|leader| Some((rank(leader.actor())?, leader))).collect();
        leaders.sort_by_key(|(rank, _)| *rank);
        let named = |leader: &diplograph::Leader| {
            (leader.name().to_owned(), leader.actor(), leader.office().to_owned())
        };
        let leaders = leaders.into_iter().map(|(_, leader)| named(leader)).collect();
        Generator { actors, leaders }
    }

    fn reading(&self, number: usize, chance: &mut Chance) -> Reading {
        let published = day(chance);
        let document = Document::new(format!("document-{number:06}"), "").with_published(published);
        let mut reading =
            Reading::new(&document.with_title("A day in the news").with_source("Generated Wire"));
        let cast = self.cast(3 + chance.below(5), chance);
        reading.nations = cast.iter().map(|code| nation(*code, chance)).collect();
        for _ in 0..chance.below(5) {
            let (name, actor, office) = &self.leaders[chance.early(self.leaders.len())];
            let mut fact = LeaderFact::new(name.as_str(), *actor);
            fact.office = Some(office.clone());
            fact.evidence = evidence(chance);
            reading.leaders.push(fact);
        }
        reading.meetings = (0..chance.below(4)).map(|_| meeting(&cast, published, chance)).collect();
        reading.actions = (0..1 + chance.below(6)).map(|_| action(&cast, published, chance)).collect();
        if chance.below(3) == 0 {
            let mut fact = AllianceFact::new(pair(&cast, chance), *chance.one(AllianceKind::ALL));
            fact.evidence = evidence(chance);
            reading.alliances.push(fact);
        }
        if chance.below(3) == 0 {
            let mut fact =
                DisputeFact::new(pair(&cast, chance).into_iter().map(|actor| vec![actor]).collect());
            fact.evidence = evidence(chance);
            reading.disputes.push(fact);
        }
        reading
    }

    /// Two or more actors, each once.
    fn cast(&self, size: usize, chance: &mut Chance) -> Vec<ActorCode> {
        let mut cast: Vec<ActorCode> = Vec::new();
        while cast.len() < size {
            let actor = self.actors[chance.early(self.actors.len())];
            if !cast.contains(&actor) {
                cast.push(actor);
            }
        }
        cast
    }
}

fn nation(code: ActorCode, chance: &mut Chance) -> NationFact {
    let mut fact = NationFact::new(code);
    fact.evidence = evidence(chance);
    fact
}

fn meeting(cast: &[ActorCode], published: Date, chance: &mut Chance) -> MeetingFact {
    let kind = *chance.one(MeetingKind::ALL);
    let mut fact = MeetingFact::new(pair(cast, chance), kind, *chance.one(MeetingStatus::ALL));
    fact.date = (chance.below(4) > 0).then_some(published);
    fact.place =
        (chance.below(2) > 0).then(|| String::from(*chance.one(&["Geneva", "Singapore", "New York"])));
    fact.evidence = evidence(chance);
    fact
}

fn action(cast: &[ActorCode], published: Date, chance: &mut Chance) -> ActionFact {
    let [actor, target] = pair(cast, chance)[..] else { unreachable!() };
    let mut fact = ActionFact::new(vec![actor], *chance.one(ActionKind::ALL), vec![target]);
    fact.date = (chance.below(2) > 0).then_some(published);
    fact.evidence = evidence(chance);
    fact
}

fn pair(cast: &[ActorCode], chance: &mut Chance) -> Vec<ActorCode> {
    let first = chance.below(cast.len());
    let second = (first + 1 + chance.below(cast.len() - 1)) % cast.len();
    vec![cast[first], cast[second]]
}

fn evidence(chance: &mut Chance) -> Vec<Evidence> {
    let one = |chance: &mut Chance| {
        let (start, quote) = (chance.below(4000), *chance.one::<&str>(QUOTES));
        Evidence::new(start, start + quote.len()).with_quote(quote)
    };
    (0..1 + chance.early(4)).map(|_| one(chance)).collect()
}

/// A day of ten years.
fn day(chance: &mut Chance) -> Date {
    let (year, month, day) = (2015 + chance.below(10), 1 + chance.below(12), 1 + chance.below(28));
    format!("{year}-{month:02}-{day:02}").parse().unwrap()
}

/// Numbers that look random and are the same in every run: xorshift64*.
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit`, each as likely as the others.
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let high = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(high).unwrap_or(0) % limit
    }

    /// A number below `limit`, the small ones far likelier than the others.
    fn early(&mut self, limit: usize) -> usize {
        let nearer = self.below(limit) + 1;
        let near = self.below(nearer) + 1;
        self.below(near)
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}
