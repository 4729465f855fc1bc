//! Where and when an encounter takes place: the venue, not its topic; the day of its clause.

use std::collections::BTreeMap;

use super::{
    encounter_words::{
        self,
        Class::{Building, Event, Settlement, Topic, Towards},
    },
    frame::{FrameReader, Occurrence},
    meetings::Telling,
    time::TimeMention,
};
use crate::{
    actor::ActorCode,
    date::{Date, Precision},
    reading::{MeetingFact, MeetingKind, MeetingStatus},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind},
    },
    syntax::{Deprel, Token, Upos, VerbForm, is_calendar_word},
    world::{Nation, Sense, World},
};

/// How many days before a document what it tells of where it was written took place.
const RECENT: i32 = 7;

/// What a document says of where states meet.
#[derive(Debug, Default)]
pub(crate) struct Places {
    /// The names of host cities that it gives as places, by their state.
    cities: BTreeMap<ActorCode, String>,
    /// Where it was written: the state and the city.
    pub(super) dateline: Option<(ActorCode, String)>,
    /// The city where it was written, whosever it is.
    pub(super) written_in: Option<String>,
    pub(super) published: Option<Date>,
}

impl Places {
    /// The city of a state that visitors go to.
    pub(super) fn city(&self, host: ActorCode) -> Option<String> {
        self.cities.get(&host).cloned()
    }

    /// The city of the dateline, where it is in the state that somebody has visited.
    pub(super) fn of_host(&self, host: ActorCode, fact: &MeetingFact) -> Option<String> {
        let (state, city) = self.dateline.as_ref()?;
        (*state == host && fact.status == MeetingStatus::Held).then(|| city.clone())
    }

    /// Where a visit to a country leads whose capital the document gives as a place.
    pub(super) fn capital_in(&self, host: &Nation, country: &str) -> Option<String> {
        let city = self.cities.get(&host.code())?;
        let capital = host.capitals().any(|capital| capital == city);
        (capital && !city.contains(country) && !country.contains(city.as_str()))
            .then(|| format!("{city}, {country}"))
    }

    /// The place of a meeting in a building, with the city where the building stands: that of its state, or the only one of
    /// those who meet that the document names.
    pub(super) fn with_city(
        &self,
        place: String,
        hosts: &[ActorCode],
        parties: &[ActorCode],
        held: bool,
        world: &World,
    ) -> String {
        if place.contains(',') || !encounter_words::is_house(&place) {
            return place;
        }
        let words: Vec<&str> = place.split(' ').collect();
        let seat = world.names_in(&words).iter().find_map(|found| match found.senses.first() {
            Some(Sense::Seat(code) | Sense::Capital(code)) => Some(*code),
            _ => None,
        });
        let hosts = seat.as_ref().map_or(hosts, std::slice::from_ref);
        let here = self.dateline.as_ref().filter(|(state, _)| held && hosts.contains(state));
        let known = hosts.iter().any(|host| self.cities.contains_key(host)) || here.is_some();
        if !known && hosts.len() == 1 && seat.is_none() && parties.len() > 1 {
            return self.with_city(place, parties, parties, held, world);
        }
        let mut cities: Vec<&String> = hosts.iter().filter_map(|host| self.cities.get(host)).collect();
        cities.extend(here.map(|(_, city)| city));
        cities.dedup();
        match cities.as_slice() {
            [city] => house_in(Some(&place), (*city).clone()),
            _ => place,
        }
    }

    /// The city of the dateline, for a meeting that its state has just taken part in.
    ///
    /// An organisation receives in its own house, which is no participant's.
    pub(super) fn of_dateline(&self, fact: &MeetingFact, world: &World) -> Option<String> {
        let (state, city) = (self.dateline.as_ref().map(|(state, _)| state), self.written_in.as_ref()?);
        // What a conference of many was is told from afar.
        let house = fact.kind != MeetingKind::Conference;
        let hosted = |code: &ActorCode| Some(code) == state || house && !world.is_nation(*code);
        let recent = |date: Date| {
            let published = self.published?;
            let from = match published.precision() {
                Precision::Day => published.plus_days(-RECENT),
                Precision::Month => published.first_day(),
                Precision::Year => return None,
            };
            Some(date.last_day() >= from && date.first_day() <= published.last_day())
        };
        let now = fact.date.is_some_and(|date| recent(date) == Some(true));
        // A place that no table knows is where the news is.
        let sent = state.is_none() && fact.date.is_some_and(|date| date.precision() == Precision::Day);
        let hosted = sent || fact.participants.iter().any(hosted);
        let here = hosted && fact.status == MeetingStatus::Held && now;
        here.then(|| city.clone())
    }
}

/// How far behind its verb "here" may stand, in tokens.
const HERE_REACH: usize = 26;

/// How many steps a word is followed up the tree.
const STEPS: usize = 8;

/// "Hotel Adlon, Berlin": a building and where it stands.
pub(super) fn house_in(house: Option<&str>, place: String) -> String {
    match house {
        Some(house) if house.contains(&place) => house.to_owned(),
        Some(house) if !place.contains(house) => format!("{house}, {place}"),
        _ => place,
    }
}

impl FrameReader<'_> {
    /// The telling of an encounter, with its place and date.
    pub(super) fn telling(&self, mut fact: MeetingFact, occurrence: &Occurrence) -> Telling {
        let at = occurrence.noun.unwrap_or(occurrence.at);
        let goal = self.destination(at, &fact).filter(|_| fact.kind == MeetingKind::Visit);
        let house = goal.and_then(|_| self.venue(at)).filter(|venue| encounter_words::is_house(venue));
        let country = goal.is_some_and(|m| m.kind == MentionKind::Name) && house.is_none();
        fact.place = match fact.kind {
            MeetingKind::Call => None,
            _ => goal
                .and_then(|m| self.goal_words(m))
                .map(|goal| house_in(house.as_deref(), goal))
                .or_else(|| self.capital_gone_to(&fact))
                .or_else(|| self.city_before(at))
                .or_else(|| self.venue(at))
                .or_else(|| self.city_of_party(at, &fact)),
        };
        // "in Riyadh and Ankara": each in the capital of its own.
        if fact.place.as_ref().is_some_and(|place| place.contains(" and ")) {
            fact.place = self.city_of_party(at, &fact).or(fact.place.take());
        }
        fact.status = self.by_occasion(self.fate(fact.status, occurrence), occurrence);
        let ahead = matches!(fact.status, MeetingStatus::Planned | MeetingStatus::Proposed)
            && !self.looks_back(occurrence.at);
        let below = self.date_below(at);
        // "will confer on Monday, months after they met": what is past has no date to come.
        let held = fact.status == MeetingStatus::Held;
        let past = |date: &Date| !held || self.published.is_none_or(|day| date.first_day() <= day.last_day());
        let above = || self.date_above(at).filter(past);
        let date = below.or_else(|| self.date(occurrence.at)).or_else(above);
        // What is yet to come has no date that is past; the day of the clause is that of its verb.
        let fits = |date: &Date| match self.published {
            Some(day) if ahead && below.is_none() && occurrence.noun == Some(occurrence.at) => {
                date.last_day() > day.first_day()
            }
            Some(day) if ahead => date.last_day() >= day.first_day(),
            _ => true,
        };
        fact.date = date.filter(fits);
        let ahead = || self.times.iter().any(|time| self.is_yet_to_come(time, occurrence.at));
        let leaving = fact.kind == MeetingKind::Visit && self.is_in_present(occurrence.at) && ahead();
        let coming = leaving
            || self
                .published
                .is_some_and(|day| fact.date.is_some_and(|date| date.first_day() > day.last_day()));
        // "proposed in a call that they meet in June": no day of the call.
        match coming && fact.status == MeetingStatus::Held {
            true if fact.kind == MeetingKind::Call => fact.date = None,
            true => fact.status = MeetingStatus::Planned,
            false => {}
        }
        fact.evidence.push(self.evidence.clone());
        let mut telling = Telling::new(fact);
        telling.country = country;
        telling.at = Some(occurrence.at);
        let unnamed = |p: &Phrase| {
            self.is_class(p.head, Settlement) && p.preposition(self.clauses.tokens) == Some("in")
        };
        telling.unnamed_city = self.clauses.phrases.iter().any(unnamed);
        telling.giver = self.giver(occurrence.at);
        self.set_near(&mut telling, occurrence.at);
        telling
    }

    /// Whether the verb of a token stands in the present: "flies".
    fn is_in_present(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.upos == Upos::Verb && t.form == VerbForm::Third)
    }

    /// Whether what a token asserts was still to come in the past: "was due to go on the next day".
    fn looks_back(&self, at: usize) -> bool {
        let verb = self.clauses.verbs.iter().rev().find(|v| !v.reduced && v.first <= at);
        let was = |i: usize| {
            self.token(i)
                .is_some_and(|t| t.upos == Upos::Aux && matches!(t.text(self.text), "was" | "were" | "had"))
        };
        verb.is_some_and(|v| (v.first.saturating_sub(2)..v.main).any(was))
    }

    /// The month in which something that is told without a date took place, for what news tells in the simple past.
    pub(super) fn near_date(&self, fact: &MeetingFact, at: usize) -> Option<Date> {
        if fact.status != MeetingStatus::Held || fact.date.is_some() {
            return None;
        }
        let verb = self.clauses.verbs.iter().rev().find(|v| !v.reduced && v.first <= at);
        // "have met in recent weeks"
        let perfect = verb.is_some_and(
            |v| matches!(self.token(v.first), Some(t) if matches!(t.text(self.text), "have" | "has")),
        );
        let published = self.published.filter(|day| day.precision() != Precision::Year);
        self.told.filter(|told| !perfect && self.is_recent(*told)).or(published)
    }

    /// The name of the host's country or city in the sentence, where it stands as the place that one goes to or is in.
    fn destination(&self, at: usize, fact: &MeetingFact) -> Option<&Mention> {
        let host = fact.participants.last().filter(|code| self.world.is_nation(**code))?;
        let names_host = |m: &&Mention| {
            matches!(m.kind, MentionKind::Name | MentionKind::Capital | MentionKind::Place)
                && m.actors.contains(host)
                && m.actors.len() == 1
        };
        let goal = |m: &&Mention| self.is_goal(m);
        let city = |m: &Mention| m.kind == MentionKind::Name;
        let named = self.mentions.iter().filter(names_host).filter(goal);
        named.min_by_key(|m| (city(m), m.tokens.start.abs_diff(at)))
    }

    /// The name of a state's capital.
    fn capital_of(&self, state: ActorCode) -> Option<String> {
        self.world.nation(state)?.capitals().next().map(str::to_owned)
    }

    /// "Went to the Thai capital": the seat of the host of a visit that the sentence speaks of without its name.
    fn capital_gone_to(&self, fact: &MeetingFact) -> Option<String> {
        let host = fact.participants.last().filter(|_| fact.kind == MeetingKind::Visit)?;
        let seat = |p: &&Phrase| {
            self.clauses.is_lemma(p.head, &["capital"])
                && p.owners.contains(host)
                && (matches!(p.preposition(self.clauses.tokens), Some("to" | "in"))
                    || self.clauses.is_lemma(p.tokens.start.wrapping_sub(1), &["visit", "tour", "reach"]))
        };
        self.clauses.phrases.iter().find(seat).and_then(|_| self.capital_of(*host))
    }

    /// Notes the capitals that the sentence gives as places that one is in or goes to.
    pub(super) fn note_cities(&self, places: &mut Places) {
        let city =
            |m: &&Mention| matches!(m.kind, MentionKind::Capital | MentionKind::Place) && self.is_goal(m);
        for mention in self.mentions.iter().filter(city) {
            if let (Some(host), Some(name)) = (mention.actors.first(), self.words(mention.tokens.clone())) {
                places.cities.entry(*host).or_insert(name);
            }
        }
    }

    /// Whether a name stands after a preposition of place or is what a verb of going has as its object, alone or in a list.
    pub(super) fn is_goal(&self, mention: &Mention) -> bool {
        // "met visiting U.S. officials"
        let modifies = mention.kind == MentionKind::Name
            && self.token(mention.tokens.end).is_some_and(|t| {
                matches!(t.upos, Upos::Noun | Upos::Propn)
                    && !is_calendar_word(&t.text(self.text).to_lowercase())
            });
        let owner = modifies || self.clauses.is_lemma(mention.tokens.end, &["'s", "'"]);
        let mut at = mention.tokens.start;
        while let Some(before) = at.checked_sub(1).and_then(|i| self.token(i)) {
            let goes_on =
                matches!(before.upos, Upos::Det | Upos::Adj | Upos::Adv | Upos::Cconj | Upos::Propn)
                    || before.is_lemma(&[",", "city", "town", "capital", "of"]);
            let goal = before.upos == Upos::Adp && encounter_words::is(before, Towards)
                || before.upos == Upos::Verb && before.is_lemma(&["visit", "tour", "reach"]);
            if goal {
                return !owner;
            }
            if !goes_on {
                return false;
            }
            at -= 1;
        }
        false
    }

    /// The venue of what a token asserts: a proper name after "in" or "at" that hangs on it or on its clause.
    fn venue(&self, at: usize) -> Option<String> {
        if let Some(city) = self.dateline.filter(|_| self.is_here(at)) {
            return Some(city.to_owned());
        }
        if let Some(city) = self.where_stands(at) {
            return Some(city);
        }
        let clause = |at: usize| self.clauses.verbs.iter().rposition(|v| !v.reduced && v.first <= at);
        // "The talks will be held": the clause of a noun is that of the verb it hangs on.
        let verb = self.verb_over(at);
        let own = clause(verb.unwrap_or(at).max(at));
        let named = self.clauses.phrases.iter().enumerate().filter(|(_, p)| self.is_venue(p));
        let rank = |p: &Phrase| {
            let start = p.tokens.start;
            let opens = start <= 2 || clause(start).is_none();
            let below = self.hangs_on(start, at);
            let same = clause(start) == own;
            (!below, !(same && start > at), !same, !opens, start.abs_diff(at))
        };
        let main = own.and_then(|v| self.clauses.verbs.get(v)).map(|v| v.main);
        let near = named.filter(|(_, p)| {
            let (apart, _, other, late, _) = rank(p);
            // "discussed the drought in Kenya": a country deeper in the clause is what they spoke about.
            let country = |m: &Mention| m.kind == MentionKind::Name && p.tokens.contains(&m.tokens.start);
            let inner = apart && self.governor(p) != main || self.is_behind_topic(p);
            let topic = late && inner && self.mentions.iter().any(country);
            !(topic || apart && other && late)
        });
        match near.min_by_key(|(_, p)| rank(p)) {
            Some((index, _)) => {
                self.town_of(index).or_else(|| self.town_behind(index)).or_else(|| self.venue_name(index))
            }
            None => self.city_behind(at),
        }
    }

    /// The verb that a noun hangs on, perhaps by another noun: "rounds of talks will be held".
    fn verb_over(&self, at: usize) -> Option<usize> {
        let above = |at: usize| self.token(at).and_then(|t| t.head);
        let is = |at: usize, upos: Upos| self.token(at).is_some_and(|t| t.upos == upos);
        let first = above(at)?;
        let over = if is(first, Upos::Noun) && is(at, Upos::Noun) { above(first)? } else { first };
        Some(over).filter(|over| is(*over, Upos::Verb))
    }

    /// A city of one of those who meet, wherever the sentence names it as a place: "said in Cairo after meeting the president".
    fn city_of_party(&self, at: usize, fact: &MeetingFact) -> Option<String> {
        let place = |m: &&Mention| {
            let own = m.actors.iter().any(|actor| fact.participants.contains(actor));
            let before = m.tokens.start.wrapping_sub(1);
            let moves = |at: usize| {
                self.token(at).is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Adv))
                    || self.clauses.is_lemma(at, &["home", "back"])
            };
            // "came home from Cairo", not "overtures from Cairo"
            let from = self.clauses.is_lemma(before, &["leave", "depart"])
                || self.clauses.is_lemma(before, &["from"]) && moves(before.wrapping_sub(1));
            own && matches!(m.kind, MentionKind::Capital | MentionKind::Place) && (from || self.is_goal(m))
        };
        // "months after they met in Murmansk": where others things took place.
        let elsewhere = |m: &&Mention| {
            let clause = |at: usize| self.clauses.verbs.iter().rposition(|v| !v.reduced && v.first <= at);
            let own = clause(m.tokens.start).filter(|own| Some(*own) != clause(at));
            let verb = own.and_then(|own| self.clauses.verbs.get(own));
            m.tokens.start > at && verb.is_some_and(|v| v.main > at && self.tells_meeting(v.main))
        };
        let near = self.mentions.iter().filter(place).filter(|m| !elsewhere(m));
        let near = near.min_by_key(|m| m.tokens.start.abs_diff(at))?;
        self.words(near.tokens.clone())
    }

    /// Whether a verb tells of an encounter by itself.
    fn tells_meeting(&self, verb: usize) -> bool {
        self.clauses.is_lemma(verb, &["meet", "confer", "see", "talk", "visit", "host", "receive", "gather"])
    }

    /// "to Brussels, where she will confer with the Irish premier": the place before "where".
    pub(super) fn where_stands(&self, at: usize) -> Option<String> {
        let verb = self.clauses.verbs.iter().rev().find(|v| v.first <= at && !v.reduced)?;
        let word = (0..verb.first).rev().take_while(|i| !self.clauses.is_lemma(*i, &[";", ":", ","]));
        let word = word.filter(|i| self.clauses.is_lemma(*i, &["where"])).last()?;
        let comma = usize::from(self.clauses.is_lemma(word.wrapping_sub(1), &[","]));
        let end = word.checked_sub(comma)?;
        let place = self.mentions.iter().find(|m| {
            m.tokens.end == end
                && matches!(m.kind, MentionKind::Capital | MentionKind::Place | MentionKind::Name)
        })?;
        self.words(place.tokens.clone())
    }

    /// Whether a phrase stands right behind what was discussed.
    fn is_behind_topic(&self, phrase: &Phrase) -> bool {
        let before = self.clauses.phrases.iter().find(|p| p.tokens.end + 1 == phrase.tokens.start);
        let verb = before.and_then(|p| self.token(p.tokens.start.checked_sub(1)?));
        verb.is_some_and(|t| encounter_words::is(t, Topic))
    }

    /// The city after "in" that follows in the clause, in whatever phrase: "met the prime minister in Oslo".
    fn city_behind(&self, at: usize) -> Option<String> {
        let verb = self.token(at).and_then(|t| t.head).map_or(at, |head| head.max(at));
        let next = self.clauses.verbs.iter().find(|v| v.first > verb && !v.reduced);
        let end = next.map_or(usize::MAX, |v| v.first);
        let place = |m: &&Mention| {
            matches!(m.kind, MentionKind::Capital | MentionKind::Place)
                && (at..end).contains(&m.tokens.start)
                && self.clauses.is_lemma(m.tokens.start.wrapping_sub(1), &["in"])
        };
        self.mentions.iter().find(place).and_then(|m| self.words(m.tokens.clone()))
    }

    /// "met here today".
    fn is_here(&self, at: usize) -> bool {
        let verb = self.clauses.verbs.iter().rev().find(|v| v.first <= at).map_or(at, |v| v.main);
        let next = self.clauses.verbs.iter().find(|v| v.first > at.max(verb) && !v.reduced);
        let end = next.map_or(verb + HERE_REACH, |v| v.first.max(verb + 6));
        (verb..end).any(|i| self.clauses.is_lemma(i, &["here"]))
    }

    fn is_venue(&self, phrase: &Phrase) -> bool {
        let preposition = phrase.preposition(self.clauses.tokens);
        let tokens = self.clauses.tokens.get(phrase.tokens.clone()).unwrap_or(&[]);
        let timed = self.times.iter().any(|time| {
            // "in the Maltese capital next week"
            phrase.tokens.contains(&time.first)
                && !(time.first > phrase.tokens.start && self.is_class(time.first - 1, Settlement))
        });
        let settlement = self.is_class(self.place_head(phrase), Settlement);
        let proper = tokens.last().is_some_and(|t| t.upos == Upos::Propn && !is_calendar_word(&t.lemma))
            || settlement
            || tokens.iter().any(|t| t.upos == Upos::Propn) && self.is_class(phrase.head, Building);
        let city = |m: &Mention| {
            matches!(m.kind, MentionKind::Capital | MentionKind::Place)
                && phrase.tokens.contains(&m.tokens.start)
        };
        let organisation =
            phrase.actors.iter().any(|code| !self.world.is_nation(*code)) && !self.mentions.iter().any(city);
        let place = matches!(phrase.kind, PhraseKind::Plain | PhraseKind::Actor)
            || settlement
            || tokens.last().is_some_and(|t| t.upos == Upos::Propn);
        let island = preposition == Some("on")
            && (tokens.last().is_some_and(|t| t.is_lemma(&["island", "islands"]))
                || tokens.first().is_some_and(|t| t.is_lemma(&["lake"])))
            && tokens.iter().any(|t| t.upos == Upos::Propn);
        let proper = proper || island;
        // "planned for Gizo"
        let set = preposition == Some("for")
            && phrase.tokens.start.checked_sub(2).is_some_and(|at| {
                self.clauses.is_lemma(at, &["plan", "schedule", "set", "slate", "fix", "arrange"])
            });
        (island || set || preposition.is_some_and(|word| matches!(word, "in" | "at" | "near" | "outside")))
            && proper
            && (place || island)
            && !timed
            && !organisation
            && phrase.level.is_none()
            && !phrase.anaphoric
            && !self.is_shouted(phrase)
            && self.hangs_on_encounter(phrase)
    }

    /// The head of a phrase, what it says of time left out.
    fn place_head(&self, phrase: &Phrase) -> usize {
        let inside = |first: usize| first > phrase.tokens.start && first < phrase.tokens.end;
        let time = self.times.iter().map(|time| time.first).find(|first| inside(*first));
        time.map_or(phrase.head, |first| first - 1)
    }

    /// The token that a phrase hangs on.
    fn governor(&self, phrase: &Phrase) -> Option<usize> {
        let outside = |at: &usize| {
            let head = self.token(*at).and_then(|t| t.head);
            head.is_none_or(|head| !phrase.tokens.contains(&head))
        };
        phrase.tokens.clone().find(outside).and_then(|at| self.token(at)?.head)
    }

    /// Whether what a phrase hangs on is a verb or a noun for an encounter; not "the war in Syria".
    fn hangs_on_encounter(&self, phrase: &Phrase) -> bool {
        let Some(top) = self.governor(phrase) else { return true };
        // A place behind people is where they are met; "at a hotel in Oslo" is in Oslo.
        let people = |p: &&Phrase| {
            let met = p.kind == PhraseKind::Actor && p.level.is_some();
            (met || p.preposition(self.clauses.tokens) == Some("at")) && p.tokens.contains(&top)
        };
        let Some(noun) = self.token(top) else { return true };
        // "took place in Oradea"
        noun.upos != Upos::Noun
            || encounter_words::is(noun, Event)
            || noun.is_lemma(&["place"])
            || self.clauses.phrases.iter().any(|p| people(&p))
    }

    /// "at the Palace of Nations in Geneva": the town of a building.
    fn town_of(&self, index: usize) -> Option<String> {
        let building = self.clauses.phrases.get(index)?;
        let next = |end: usize, word: &str| {
            let follows =
                |p: &&Phrase| p.tokens.start == end + 1 && p.preposition(self.clauses.tokens) == Some(word);
            self.clauses.phrases.iter().find(follows)
        };
        let end = next(building.tokens.end, "of").map_or(building.tokens.end, |of| of.tokens.end);
        let town = next(end, "in")?;
        let at = building.preposition(self.clauses.tokens) == Some("at");
        let country = |m: &Mention| m.kind == MentionKind::Name && town.tokens.contains(&m.tokens.start);
        let proper = self
            .token(town.tokens.end - 1)
            .is_some_and(|t| t.upos == Upos::Propn && !is_calendar_word(&t.lemma));
        let named = at && proper && !self.mentions.iter().any(country);
        let town = self.words(town.tokens.clone()).filter(|_| named)?;
        let house = self.words(building.tokens.start..end).filter(|house| encounter_words::is_house(house));
        Some(house_in(house.as_deref(), town))
    }

    /// "in Parliament House, Canberra": the town right behind a building.
    fn town_behind(&self, index: usize) -> Option<String> {
        let house = self.clauses.phrases.get(index)?;
        let end = house.tokens.end;
        let town = self.mentions.iter().find(|m| {
            m.tokens.start == end + 1 && matches!(m.kind, MentionKind::Capital | MentionKind::Place)
        });
        let town = town.filter(|_| self.clauses.is_lemma(end, &[","]))?;
        let house = self.words(house.tokens.clone()).filter(|house| encounter_words::is_house(house))?;
        Some(house_in(Some(&house), self.words(town.tokens.clone())?))
    }

    /// The words of a venue: the name after "the city of", else its own.
    fn venue_name(&self, index: usize) -> Option<String> {
        let phrase = self.clauses.phrases.get(index)?;
        if self.is_class(self.place_head(phrase), Settlement) {
            let next = self.clauses.phrases.get(index + 1);
            let named = next.filter(|p| {
                p.tokens.start <= phrase.tokens.end + 1
                    && p.preposition(self.clauses.tokens).is_none_or(|word| word == "of")
            });
            // "in the Kazakh capital"
            let capital = || {
                let whose =
                    self.clauses.is_lemma(self.place_head(phrase), &["capital"]) && !phrase.owners.is_empty();
                let name = phrase.owners.first().filter(|_| whose).and_then(|state| self.capital_of(*state));
                name.or_else(|| whose.then(|| self.words(phrase.tokens.clone()))?)
            };
            // "on Lombok island"
            let proper = |at: usize| self.token(at).is_some_and(|t| t.upos == Upos::Propn);
            let own = || {
                let named = phrase.tokens.clone().any(proper) && phrase.owners.is_empty();
                named.then(|| self.words(phrase.tokens.clone()))?
            };
            return named.and_then(|p| self.words(p.tokens.clone())).or_else(capital).or_else(own);
        }
        self.house_words(phrase)
    }

    /// Whether a word hangs on another, over some steps, with no verb between but one that modifies a noun.
    fn hangs_on(&self, word: usize, head: usize) -> bool {
        // "months after the two met in Oslo" is another time.
        let then = |at: usize| {
            (at.saturating_sub(5)..at)
                .any(|i| self.clauses.is_lemma(i, &["after", "before", "since", "when"]) && i > head)
        };
        let passes = |at: usize, t: &Token| {
            t.upos != Upos::Verb || matches!(t.deprel, Deprel::Acl | Deprel::AclRelcl) && !then(at)
        };
        let mut at = word;
        for _ in 0..STEPS {
            match self.token(at).and_then(|t| t.head) {
                Some(above) if above == head => return true,
                // "a meeting that was arranged for Tuesday in Oslo"
                Some(above) if self.token(above).is_some_and(|t| passes(above, t)) => at = above,
                _ => return false,
            }
        }
        false
    }

    /// The date of the clause that a clause with "after" or "when" belongs to: "announced on Sunday after the two had met".
    fn date_above(&self, at: usize) -> Option<Date> {
        let verb = self.clauses.verbs.iter().rev().find(|v| !v.reduced && v.first <= at)?;
        let token = self.token(verb.main).filter(|t| t.deprel == Deprel::Advcl)?;
        self.date(token.head?)
    }

    /// A time expression that hangs on the noun of an encounter, perhaps by a participle or relative clause: "a meeting that
    /// had been arranged for Tuesday".
    pub(super) fn date_below(&self, at: usize) -> Option<Date> {
        let below = |first: usize| {
            let mut token = first;
            for _ in 0..STEPS {
                let Some(current) = self.token(token) else { return false };
                match current.head {
                    Some(above) if above == at => return true,
                    Some(_) if matches!(current.deprel, Deprel::Advcl | Deprel::Conj | Deprel::Parataxis) => {
                        return false;
                    }
                    Some(above) => token = above,
                    None => return false,
                }
            }
            false
        };
        let dates = |time: &&TimeMention| time.first > at && !self.is_no_date(time) && below(time.first);
        self.times.iter().find(dates).map(|time| time.date)
    }
}
