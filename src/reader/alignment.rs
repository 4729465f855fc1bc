//! Alignments that no single predicate tells: who belongs to an organisation, by the words beside its name; who is whose ally,
//! by the tree of the sentence; who is bound by a pact.

mod ally;
mod anchor;
mod apart;
mod basing;
mod bilateral;
mod binding;
mod coalition;
mod complete;
mod counterpart;
mod elliptic;
mod fellow;
mod formed;
mod granted;
mod joint;
mod membership;
mod owner;
mod pact;
mod passage;
mod regard;
mod roster;
mod sequel;
mod shelter;

use std::{collections::BTreeSet, ops::Range};

use once_cell::sync::Lazy;

use super::{
    clause::Clauses,
    modality::Modality,
    party::{Party, parties},
    story::Story,
    words,
};
use crate::{
    actor::ActorCode,
    date::Date,
    reading::{AllianceFact, AllianceKind, AllianceStatus, Evidence},
    resolve::{
        discourse::Discourse,
        mention::Mention,
        phrase::{Phrase, PhraseKind, add},
    },
    syntax::{Deprel, Sentence, Token},
    table::ByWord,
    world::{Alliance, Organisation, TreatyKind, World},
};

/// The most members of a treaty by which each is the ally of the others.
const CLOSE: usize = 3;
/// An organisation with no more members than this is a pact between all of them.
const PACT: usize = 5;

/// What a word says of an alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Member(Standing),
    Fellow,
    Seat,
    Body,
    Ally,
    Friend,
    Close,
    Pact,
    Bond,
    Matter,
    Client,
    League,
    End,
    Found,
    Hold,
    Grouping,
    Framework,
    Joint,
    Base,
    Troops,
    Host,
    Keep,
    Force,
    Trade,
    Wish,
    Led,
    Taken,
    Moves,
    Right,
    Opener,
    Presume,
    Breach,
    Regard,
    Shelter,
    Eject,
    Title,
    Site,
    Fight,
    Effort,
    Firm,
    Private,
    Make,
    Untrue,
    Passage(Standing),
}

impl Class {
    /// Whether its words tell of an alignment by themselves.
    fn tells(&self) -> bool {
        use Class::{
            Breach, Close, Effort, Eject, Fight, Firm, Make, Opener, Passage, Presume, Private, Regard, Site,
            Title, Trade, Untrue, Wish,
        };
        let helps = matches!(self, Eject | Title | Site | Fight | Effort | Firm | Private | Make | Untrue);
        !helps && !matches!(self, Trade | Wish | Close | Opener | Presume | Breach | Regard | Passage(_))
    }
}

/// How a membership stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Active,
    Open,
    Proposed,
    Ended,
}

/// Words that may tell of an alignment beside those of the table.
const CUES: [&str; 23] = [
    "add",
    "accept",
    "participation",
    "other",
    "including",
    "among",
    "within",
    "inside",
    "sit",
    "for",
    "led",
    "lead",
    "defend",
    "aid",
    "war",
    "-",
    "–",
    "—",
    "(",
    ":",
    "help",
    "home",
    "headquarters",
];

const WORDS: (&str, &str) = ("alignment_words.tsv", include_str!("../../data/alignment_words.tsv"));

static TABLE: Lazy<ByWord<Vec<Class>>> = Lazy::new(|| words::by_class(WORDS, class));

fn class(class: &str, status: &str) -> Option<Class> {
    Some(match (class, status) {
        ("member", "active") => Class::Member(Standing::Active),
        ("member", "open") => Class::Member(Standing::Open),
        ("member", "proposed") => Class::Member(Standing::Proposed),
        ("member", "ended") => Class::Member(Standing::Ended),
        ("fellow", "") => Class::Fellow,
        ("seat", "") => Class::Seat,
        ("body", "") => Class::Body,
        ("ally", "") => Class::Ally,
        ("friend", "") => Class::Friend,
        ("close", "") => Class::Close,
        ("pact", "") => Class::Pact,
        ("bond", "") => Class::Bond,
        ("matter", "") => Class::Matter,
        ("client", "") => Class::Client,
        ("league", "") => Class::League,
        ("end", "") => Class::End,
        ("found", "") => Class::Found,
        ("hold", "") => Class::Hold,
        ("grouping", "") => Class::Grouping,
        ("framework", "") => Class::Framework,
        ("joint", "") => Class::Joint,
        ("base", "") => Class::Base,
        ("troops", "") => Class::Troops,
        ("host", "") => Class::Host,
        ("keep", "") => Class::Keep,
        ("force", "") => Class::Force,
        ("trade", "") => Class::Trade,
        ("wish", "") => Class::Wish,
        ("led", "") => Class::Led,
        ("taken", "") => Class::Taken,
        ("moves", "") => Class::Moves,
        ("right", "") => Class::Right,
        ("opener", "") => Class::Opener,
        ("presume", "") => Class::Presume,
        ("breach", "") => Class::Breach,
        ("regard", "") => Class::Regard,
        ("shelter", "") => Class::Shelter,
        ("eject", "") => Class::Eject,
        ("title", "") => Class::Title,
        ("site", "") => Class::Site,
        ("fight", "") => Class::Fight,
        ("effort", "") => Class::Effort,
        ("firm", "") => Class::Firm,
        ("private", "") => Class::Private,
        ("make", "") => Class::Make,
        ("untrue", "") => Class::Untrue,
        ("passage", "open") => Class::Passage(Standing::Open),
        ("passage", "ended") => Class::Passage(Standing::Ended),
        _ => return None,
    })
}

fn classes(token: &Token) -> &'static [Class] {
    TABLE.get(&*token.lemma).map_or(&[], Vec::as_slice)
}

fn is(token: &Token, class: Class) -> bool {
    classes(token).contains(&class)
}

/// Whether a word tells of an alignment by itself.
fn tells(token: &Token) -> bool {
    classes(token).iter().any(Class::tells)
}

/// The words that tell of an alignment where nobody but states is named, be it with the help of others.
pub(super) fn telling() -> Vec<&'static str> {
    use Class::{Fellow, Force, Found, Hold, Host, Keep, Led, Matter};
    let helps = |class: &Class| matches!(class, Fellow | Force | Found | Hold | Host | Keep | Led | Matter);
    words::telling(&TABLE, |class| class.tells() && !helps(class))
}

/// Whether capitals name an organisation that only its surroundings tell from a common word, or one that the world does not know.
pub(super) fn may_name_another(text: &str, sentences: &[Sentence], world: &World) -> bool {
    let lookups: BTreeSet<&str> = world.organisations().flat_map(Organisation::lookups).collect();
    sentences.iter().flat_map(|sentence| &sentence.tokens).any(|token| {
        let word = token.text(text);
        word.starts_with(char::is_uppercase)
            && (lookups.contains(word)
                || [Class::Body, Class::Grouping, Class::Framework].iter().any(|class| is(token, *class)))
    })
}

/// A sentence with all that its alignments rest on.
pub(super) struct AlignmentReader<'a> {
    pub(super) text: &'a str,
    pub(super) evidence: &'a Evidence,
    pub(super) clauses: &'a Clauses<'a>,
    pub(super) mentions: &'a [Mention],
    pub(super) story: &'a Story,
    pub(super) discourse: &'a Discourse,
    pub(super) world: &'a World,
    pub(super) published: Option<Date>,
}

impl AlignmentReader<'_> {
    /// Adds the alignments of the sentence to those that its predicates told.
    pub(super) fn read(&self, facts: &mut Vec<AllianceFact>) {
        let told = self.clauses.tokens.iter().any(|t| tells(t) || t.is_lemma(&CUES))
            || self.mentions.iter().any(|m| m.actors.iter().any(|code| !self.world.is_nation(*code)));
        let states = self.states_named();
        if !told && states.len() < complete::FEWEST {
            return;
        }
        let organisations = self.organisations();
        self.read_complete(&organisations, &states, facts);
        if !told {
            return;
        }
        let mut parties = parties(self.clauses, self.mentions, self.world);
        self.widen_plurals(&mut parties);
        self.read_memberships(&organisations, &parties, facts);
        self.read_taken_out(&organisations, &parties, facts);
        self.read_quotas(&organisations, facts);
        self.read_pact_organisations(&organisations, &parties, facts);
        self.read_treaties(&parties, facts);
        self.read_listed(&organisations, &parties, facts);
        self.read_others(&organisations, &parties, facts);
        self.read_leaders(&organisations, facts);
        self.read_passages(&organisations, &parties, facts);
        self.read_sequels(&organisations, facts);
        self.read_rosters(&organisations, &parties, facts);
        self.read_rosters(&self.unknown(), &parties, facts);
        for at in 0..self.clauses.tokens.len() {
            self.read_ally(at, &parties, facts);
            if !organisations.iter().any(|o| o.tokens.contains(&at)) {
                self.read_bond(at, &parties, facts);
                self.read_basing(at, &parties, facts);
                self.read_obliged(at, &parties, facts);
                self.read_framework(at, facts);
                self.read_nameless(at, &organisations, &parties, facts);
            }
            self.read_led(at, &parties, facts);
            self.read_known_alliance(at, &organisations, &parties, facts);
            self.read_pledge(at, &parties, facts);
            let powers = self.read_powers(at, &parties);
            self.push(powers, AllianceKind::Alliance, AllianceStatus::Active, facts);
        }
        for at in 0..self.clauses.tokens.len() {
            self.read_regard(at, &parties, facts);
            self.read_self_regard(at, &parties, facts);
            self.read_shelter(at, &parties, facts);
            self.read_title(at, &parties, facts);
            self.read_lease(at, &parties, facts);
            self.read_allied_with(at, &parties, facts);
            self.read_binding(at, &parties, facts);
            self.read_invited(at, &parties, facts);
            self.read_raised(at, &parties, facts);
            self.read_known_programme(at, &parties, facts);
            self.read_elliptic(at, &organisations, &parties, facts);
            if !organisations.iter().any(|o| o.tokens.contains(&at)) {
                self.read_formed(at, &organisations, &parties, facts);
                self.read_apposed_grouping(at, &organisations, &parties, facts);
            }
        }
        self.read_fellowship(&organisations, &parties, facts);
        self.read_second_pair(facts);
        self.drop_long_known(facts);
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.clauses.tokens.get(at)
    }

    /// Tokens of the sentence, as far as it goes.
    fn slice(&self, range: Range<usize>) -> &[Token] {
        let end = range.end.min(self.clauses.tokens.len());
        self.clauses.tokens.get(range.start.min(end)..end).unwrap_or(&[])
    }

    fn phrase_at(&self, at: usize) -> Option<&Phrase> {
        self.clauses.phrases.iter().find(|p| p.tokens.contains(&at))
    }

    fn push(
        &self,
        members: Vec<ActorCode>,
        kind: AllianceKind,
        status: AllianceStatus,
        facts: &mut Vec<AllianceFact>,
    ) {
        if members.len() < 2 {
            return;
        }
        // A noun read without its tense gives way: "had been an ally".
        if status == AllianceStatus::Ended {
            let same = |fact: &AllianceFact| {
                fact.kind == kind
                    && fact.members.len() == members.len()
                    && fact.members.iter().all(|member| members.contains(member))
            };
            facts.retain(|fact| !same(fact));
        }
        let mut fact = AllianceFact::new(members, kind);
        fact.status = status;
        fact.evidence.push(self.evidence.clone());
        facts.push(fact);
    }

    /// "Sweden and Finland handed in their applications": "their" right after a list is said of all of it.
    fn widen_plurals(&self, parties: &mut [Party]) {
        for at in 1..parties.len() {
            let Some((before, [party, ..])) = parties.split_at_mut_checked(at) else { return };
            let list = before.iter().rev().find(|p| !p.anaphoric).filter(|p| p.actors.len() > 1);
            if let Some(list) = list.filter(|_| {
                party.anaphoric && self.clauses.is_lemma(party.tokens.start, &["their", "they", "them"])
            }) && party.actors.iter().all(|actor| list.actors.contains(actor))
            {
                party.actors.clone_from(&list.actors);
            }
        }
    }

    fn is_mentioned(&self, at: usize) -> bool {
        self.mentions.iter().any(|m| m.tokens.contains(&at))
    }

    fn is_member(&self, state: ActorCode, organisation: ActorCode) -> bool {
        self.standing_of(state, organisation, Standing::Active, true).is_some()
    }

    fn children(&self, head: usize) -> impl Iterator<Item = (usize, &Token)> {
        self.clauses.tokens.iter().enumerate().filter(move |(_, t)| t.head == Some(head))
    }

    /// "Colombia, which has …, is its closest ally": the subject of a form of "be" by the tree; of a relative clause, the noun
    /// that it belongs to.
    fn copula_subject(&self, noun: usize) -> Option<Vec<ActorCode>> {
        let linked = self.children(noun).any(|(_, t)| t.deprel == Deprel::Cop);
        let head = self.token(noun)?.head.and_then(|at| Some((at, self.token(at)?)));
        let called =
            head.filter(|(_, t)| t.is_lemma(&["call", "consider", "name", "deem", "term"])).map(|(at, _)| at);
        if let Some(verb) = called.filter(|_| !linked) {
            // "does not consider Peru an ally"
            if self.clauses.group_at(verb).is_some_and(|v| v.modality == Modality::Negated) {
                return None;
            }
            let object = self.children(verb).find(|(at, t)| *at != noun && t.deprel == Deprel::Obj)?;
            return self.actors_at(object.0);
        }
        let verb = head.filter(|(_, t)| t.is_lemma(&["become", "remain"])).map(|(at, _)| at);
        let predicate = if linked { noun } else { verb? };
        // "Merkel: France is our closest ally": of two subjects the nearer one, but a relative pronoun before both.
        let subjects = || {
            self.children(predicate)
                .filter(|(at, t)| *at < predicate && matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass))
        };
        let pronoun = subjects().find(|(_, t)| t.is_lemma(&["which", "who", "that"]));
        let subject = pronoun.or_else(|| subjects().last());
        let (at, token) = subject?;
        let relative = token.is_lemma(&["which", "who", "that"]);
        if relative {
            let comma = at.checked_sub(1).filter(|mark| self.clauses.is_lemma(*mark, &[","]));
            let before = || {
                let end = comma.unwrap_or(at);
                let mention = self.mentions.iter().find(|m| m.tokens.end == end)?;
                Some(mention.actors.clone()).filter(|actors| !actors.is_empty())
            };
            return self.token(predicate)?.head.and_then(|at| self.actors_at(at)).or_else(before);
        }
        self.actors_at(at)
    }

    /// The phrase that the noun is an apposition of, or that is one of it.
    fn apposed_to(&self, noun: usize, phrase: &Phrase) -> Option<Vec<ActorCode>> {
        let token = self.token(noun)?;
        let host = token.head.filter(|_| token.deprel == Deprel::Appos);
        let own = || self.children(noun).find(|(_, t)| t.deprel == Deprel::Appos).map(|(at, _)| at);
        let found = host.or_else(own).filter(|at| !phrase.tokens.contains(at))?;
        self.actors_at(found)
    }

    fn actors_at(&self, at: usize) -> Option<Vec<ActorCode>> {
        let phrase = self.phrase_at(at).filter(|p| p.kind == PhraseKind::Actor)?;
        (!phrase.actors.is_empty()).then(|| phrase.actors.clone())
    }

    /// Whether a state is a party to a treaty on the day of the text.
    fn is_bound(&self, treaty: &Alliance, state: ActorCode) -> bool {
        let mut own = treaty.members().filter(|spell| spell.actor() == state);
        own.any(|spell| self.published.is_none_or(|date| spell.held_on(date)))
    }

    /// Whether the world's table knows a treaty or a partnership of the two.
    fn are_allied(&self, a: ActorCode, b: ActorCode) -> bool {
        let binds = |treaty: &Alliance| {
            !matches!(treaty.kind(), TreatyKind::Nonaggression | TreatyKind::Entente)
                || treaty.members().len() <= PACT
        };
        let tied = |treaty: &Alliance| treaty.hub().is_none_or(|hub| hub == a || hub == b);
        a != b
            && self.world.alliances_of(a).any(|treaty| {
                binds(treaty) && tied(treaty) && self.is_bound(treaty, a) && self.is_bound(treaty, b)
            })
    }

    /// The two states of a sentence, else the two that the text speaks of most, where a treaty binds them.
    fn allied_pair(&self, parties: &[Party]) -> Option<[ActorCode; 2]> {
        let mut named = Vec::new();
        for party in parties {
            add(&mut named, &party.actors);
        }
        let pair = match named.as_slice() {
            [a, b] => Some([*a, *b]),
            [] | [_] => self.story.main_pair().filter(|pair| named.iter().all(|actor| pair.contains(actor))),
            _ => None,
        };
        pair.filter(|[a, b]| self.are_allied(*a, *b))
    }

    /// Whether the world's table has a treaty of defence by which a state is the ally of another: of the two, of few, or one
    /// that the other leads.
    fn is_ally_of(&self, ally: ActorCode, owner: ActorCode) -> bool {
        let close = |treaty: &Alliance| {
            let led = treaty.hub() == Some(owner) || treaty.members().len() <= CLOSE;
            led && matches!(treaty.kind(), TreatyKind::Defence | TreatyKind::Guarantee)
        };
        let mut treaties = self.world.alliances_of(ally);
        ally != owner
            && treaties
                .any(|treaty| close(treaty) && self.is_bound(treaty, ally) && self.is_bound(treaty, owner))
    }

    /// The subject of the verb that a noun hangs on.
    fn subject(&self, noun: usize) -> Vec<ActorCode> {
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < noun);
        // "Fiji, which has": the relative pronoun stands for what it follows.
        let relative = verb.and_then(|v| v.first.checked_sub(1));
        if let Some(at) = relative.filter(|at| self.clauses.is_lemma(*at, &["which", "who"])) {
            let mark =
                at.checked_sub(1).filter(|before| self.clauses.is_lemma(*before, &[",", "–", "—", "("]));
            let before = self.mentions.iter().find(|m| m.tokens.end == mark.unwrap_or(at));
            if let Some(mention) = before {
                return mention.actors.clone();
            }
        }
        let by_position = verb.and_then(|v| self.clauses.phrases.get(v.subject?));
        let by_tree = || verb.and_then(|v| self.clauses.tree_subject(v.main));
        let actor = |p: &&Phrase| p.kind == PhraseKind::Actor;
        by_tree()
            .filter(actor)
            .or_else(|| by_position.filter(actor))
            .map(|p| p.actors.clone())
            .unwrap_or_default()
    }
}

fn kind_of(treaty: &Alliance) -> AllianceKind {
    match treaty.kind() {
        TreatyKind::Defence | TreatyKind::Guarantee => AllianceKind::Alliance,
        _ => AllianceKind::Partnership,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        words::assert_sound(WORDS, class);
    }
}
