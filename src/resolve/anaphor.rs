//! Phrases that stand for actors named before: pronouns, "the minister", "the two countries", "its neighbour".

use std::ops::Range;

use once_cell::sync::Lazy;

use super::{
    border::{Nearness, nearness},
    discourse::Discourse,
    mention::{Mention, MentionKind},
    phrase::{Builder, Phrase, PhraseKind, add, is_possessive},
    realm,
    role::{Role, RoleClass},
};
use crate::{
    actor::ActorCode,
    reading::Level,
    syntax::{Deprel, Token, Upos},
    table::{ByWord, Schema, each_bundled_row},
};

/// What sort of actor a description stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// "The kingdom": the state that the text speaks of.
    State,
    /// "The bloc": the organisation named last.
    Organisation,
    /// "Its rival": the other party to what is told of its possessor.
    Other,
    /// "Its neighbour": the one of which the text speaks most with its possessor.
    Neighbour,
    /// "His hosts": those with whom its possessor deals, wherever they are.
    Company,
}

const DESCRIPTIONS: (&str, &str) = ("descriptions.tsv", include_str!("../../data/descriptions.tsv"));

const SCHEMA: Schema = Schema { columns: &["noun", "sort"], required: 2 };

static TABLE: Lazy<ByWord<Sort>> = Lazy::new(|| {
    let mut nouns = ByWord::default();
    each_bundled_row(DESCRIPTIONS, SCHEMA, |row| {
        nouns.extend(sort(row.cell("sort")).map(|sort| (row.cell("noun"), sort)));
    });
    nouns
});

fn sort(name: &str) -> Option<Sort> {
    Some(match name {
        "state" => Sort::State,
        "organisation" => Sort::Organisation,
        "other" => Sort::Other,
        "neighbour" => Sort::Neighbour,
        "company" => Sort::Company,
        _ => return None,
    })
}

/// Prepositions after which a description is a place and nobody who takes part: "out of the country".
const PLACES: [&str; 9] =
    ["in", "out", "into", "from", "across", "throughout", "within", "inside", "outside"];

/// How many verbs up the subject of a verb may stand.
const CHAIN: usize = 4;

/// How many words a description may have: "the tiny landlocked kingdom".
const DESCRIPTION_LENGTH: usize = 5;

/// Verbs that say to whom an appeal goes by a preposition.
const CALLS: [&str; 4] = ["call", "appeal", "prevail", "plead"];

/// Verbs that have their objects do something, where the tree makes a purpose of what these do.
const LEADS: [&str; 8] = ["lead", "force", "prompt", "drive", "cause", "push", "spur", "compel"];

/// Words that tell one from many, so that a description with them stands for nobody named before.
const RANKS: [&str; 8] = ["first", "second", "third", "last", "only", "other", "next", "largest"];

impl Builder<'_> {
    /// Whether a possessor belongs to who says, behind it, what stands before: "…, its ministry said".
    pub(super) fn is_report_behind(&self, possessor: usize) -> bool {
        let noun = self.token(possessor).and_then(|t| t.head);
        let subject = noun.and_then(|at| self.token(at)).filter(|t| t.deprel == Deprel::Nsubj);
        let Some(verb) = subject.and_then(|t| t.head) else { return false };
        let said = |t: &Token| t.head == Some(verb) && t.deprel == Deprel::Ccomp;
        let inserted = self.token(verb).is_some_and(|t| t.deprel == Deprel::Parataxis);
        let before = self.tokens.get(..possessor).unwrap_or(&[]);
        possessor > 0 && self.is_lemma(possessor - 1, &[","]) && (inserted || before.iter().any(said))
    }

    pub(super) fn is_plural(&self, phrase: &Phrase) -> bool {
        let head = self.token(phrase.head).filter(|t| t.upos == Upos::Noun);
        head.is_some_and(|t| t.range.len() > t.lemma.len())
    }

    pub(super) fn names_person(&self, phrase: &Phrase) -> bool {
        let within = |m: &Mention| m.kind == MentionKind::Person && phrase.tokens.contains(&m.tokens.start);
        self.mentions.iter().any(within)
    }

    /// The actors of a phrase and of those that it goes on from: "Chad and Mali".
    pub(super) fn list_ending(&self, last: &Phrase, phrases: &[Phrase]) -> Vec<ActorCode> {
        let mut list = vec![last];
        let mut start = last.tokens.start;
        for phrase in phrases.iter().rev().filter(|p| p.tokens.end < last.tokens.end) {
            let joined = phrase.tokens.end + 1 == start && self.is_lemma(phrase.tokens.end, &["and", ","]);
            if !joined || phrase.kind != PhraseKind::Actor {
                break;
            }
            list.push(phrase);
            start = phrase.tokens.start;
        }
        let mut actors = Vec::new();
        for phrase in list.iter().rev() {
            add(&mut actors, &phrase.actors);
        }
        actors
    }

    pub(super) fn is_plural_thing(&self, phrase: &Phrase) -> bool {
        matches!(phrase.kind, PhraseKind::Plain | PhraseKind::Thing) && self.is_plural(phrase)
    }

    /// Whether a phrase is an object: behind a verb or a preposition, and before no verb.
    pub(super) fn is_object(&self, range: &Range<usize>) -> bool {
        let opening = range.start.checked_sub(1).and_then(|at| self.token(at));
        // "said it fully supported"
        let next = (range.end..).find(|at| self.token(*at).is_none_or(|t| t.upos != Upos::Adv));
        let next = next.and_then(|at| self.token(at));
        let verbal = next.is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux));
        opening.is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Adp)) && !verbal
    }

    /// Who does what is done to a phrase: the subject of its verb by the tree of the sentence, else the last bare phrase before
    /// a verb.
    pub(super) fn doers(&self, at: usize, before: &[Phrase]) -> Vec<ActorCode> {
        let acts = |p: &&Phrase| {
            p.preposition(self.tokens).is_none()
                && !p.actors.is_empty()
                && self
                    .token(p.tokens.end)
                    .is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Adv))
        };
        let by_tree =
            self.subject_of(at).and_then(|subject| before.iter().find(|p| p.tokens.contains(&subject)));
        by_tree.or_else(|| before.iter().rev().find(acts)).map_or(Vec::new(), |p| p.actors.clone())
    }

    /// The subject of the verb that a token hangs on, or of the verb that it goes on from.
    pub(super) fn subject_of(&self, at: usize) -> Option<usize> {
        let mut verb = self.token(at)?.head?;
        for _ in 0..CHAIN {
            let subject =
                |t: &Token| t.head == Some(verb) && matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass);
            if let Some(subject) = self.tokens.iter().position(subject) {
                return Some(subject);
            }
            let token = self.token(verb)?;
            // "prompting Chad to accuse it": who is brought to do something does it.
            let leads = token.head.is_some_and(|head| {
                self.is_lemma(head, &LEADS) || self.is_lemma(head, &CALLS) && self.is_called(head)
            });
            let led = token.deprel == Deprel::Xcomp || token.deprel == Deprel::Advcl && leads;
            let own = token.head.is_some_and(|head| self.is_lemma(head, &["promise"]));
            let brought =
                |at: &usize| self.token(*at).is_some_and(|t| t.head == token.head && self.is_brought(*at, t));
            let brought = (0..verb).find(brought).filter(|at| Some(*at) > token.head && led && !own);
            if brought.is_some() {
                return brought;
            }
            let goes_on = matches!(token.deprel, Deprel::Conj | Deprel::Xcomp | Deprel::Advcl | Deprel::Obl);
            verb = token.head.filter(|_| goes_on)?;
        }
        None
    }

    /// "Called on Chad to act": whether a verb has those whom it calls on right behind it.
    fn is_called(&self, verb: usize) -> bool {
        self.is_lemma(verb + 1, &["on", "upon", "to"])
    }

    /// "Urged Chad to", "called on Chad to", "appealed to Chad to": who is to do what an infinitive says.
    fn is_brought(&self, at: usize, token: &Token) -> bool {
        let called = token.deprel == Deprel::Obl
            && self.tokens.iter().any(|t| {
                t.head == Some(at) && t.deprel == Deprel::Case && t.is_lemma(&["on", "upon", "to", "for"])
            });
        called || matches!(token.deprel, Deprel::Obj | Deprel::Iobj)
    }

    pub(super) fn is_person(&self, phrase: &Phrase) -> bool {
        phrase.kind == PhraseKind::Actor && (phrase.level.is_some() || self.names_person(phrase))
    }

    /// Whom "the kingdom", "our country", "the bloc" or "its northern neighbour" stands for.
    fn description(
        &self,
        phrase: &Phrase,
        range: &Range<usize>,
        before: &[Phrase],
        discourse: &Discourse,
    ) -> Option<Vec<ActorCode>> {
        let head = self.token(range.end - 1)?;
        let sort = *TABLE.get(&*head.lemma)?;
        let singular = sort == Sort::Company || head.range.len() == head.lemma.len();
        let first = self.token(range.start)?;
        let complemented =
            !is_possessive(first) && self.is_lemma(range.end, &["of"]) && self.has_modifier(range.end - 1);
        // "the first African country to protest"
        let ranked = || range.clone().any(|at| self.is_lemma(at, &RANKS));
        if !singular || complemented || ranked() || range.len() > DESCRIPTION_LENGTH {
            return None;
        }
        if is_possessive(first) {
            return match (sort, phrase.possessor.as_slice()) {
                (Sort::State, possessor) => Some(possessor.to_vec()),
                (Sort::Other, [possessor]) => {
                    let other = discourse.other_party(*possessor);
                    Some(other.or_else(|| self.only_other(*possessor, discourse)).into_iter().collect())
                }
                (Sort::Neighbour, [possessor]) => {
                    let apart = |other: &ActorCode| nearness(*possessor, *other) == Some(Nearness::Apart);
                    let other = discourse.neighbour(*possessor);
                    let only = || self.only_other(*possessor, discourse).filter(|other| !apart(other));
                    Some(other.or_else(only).into_iter().collect())
                }
                (Sort::Company, [possessor]) => Some(discourse.partner(*possessor).into_iter().collect()),
                _ => None,
            };
        }
        if !first.is_lemma(&["the", "this", "that"])
            || phrase.preposition(self.tokens).is_some_and(|p| PLACES.contains(&p))
        {
            return None;
        }
        let doers = if self.is_object(range) { self.doers(range.start, before) } else { Vec::new() };
        let realm = realm::states(&head.lemma).and_then(|states| discourse.last_among(states));
        match sort {
            Sort::State if first.is_lemma(&["this"]) && !discourse.speaker().is_empty() => {
                Some(discourse.speaker())
            }
            // "Oman came under attack by Iran over the sultanate's plan"
            Sort::State if let Some(state) = realm => Some(vec![state]),
            Sort::State if doers.is_empty() => Some(discourse.singular()),
            Sort::State => Some(discourse.last_state(&doers).into_iter().collect()),
            Sort::Organisation if self.is_plain(range) => {
                Some(discourse.organisation(&head.lemma).into_iter().collect())
            }
            _ => None,
        }
    }

    /// The only other state that the sentence names: "Peru told its neighbour to free the Chilean crew".
    fn only_other(&self, than: ActorCode, discourse: &Discourse) -> Option<ActorCode> {
        let states = self.mentions.iter().filter(|m| m.kind != MentionKind::Place).flat_map(|m| &m.actors);
        let mut others: Vec<ActorCode> =
            states.filter(|code| **code != than && !discourse.is_organisation(**code)).copied().collect();
        others.sort_unstable();
        others.dedup();
        match others.as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether a noun has another behind a preposition by the tree: "the kingdom of Chad", not "accused the kingdom of theft".
    fn has_modifier(&self, noun: usize) -> bool {
        self.tokens.iter().any(|t| t.head == Some(noun) && matches!(t.deprel, Deprel::Nmod | Deprel::Acl))
    }

    /// Whether a phrase is an article and a noun alone, or with a number: "the council", "the 15-nation bloc".
    fn is_plain(&self, range: &Range<usize>) -> bool {
        range.clone().skip(1).take(range.len().saturating_sub(2)).all(|at| {
            self.is_hyphen(at)
                || self.is_lemma(at, &["regional", "nation", "member", "world", "international", "global"])
                || self.token(at).is_some_and(|t| t.upos == Upos::Num)
        })
    }

    /// Pronouns, possessive pronouns, descriptions and "the two countries".
    pub(super) fn resolve_anaphor(
        &self,
        phrase: &mut Phrase,
        range: &Range<usize>,
        role: Option<&'static Role>,
        before: &[Phrase],
        discourse: &Discourse,
    ) {
        let Some(first) = self.token(range.start) else { return };
        if first.upos == Upos::Pron && range.len() == 1 && !is_possessive(first) {
            phrase.actors = self.pronoun(range, first, before, discourse);
            phrase.anaphoric = !phrase.actors.is_empty();
            return;
        }
        if let Some(actors) = self.description(phrase, range, before, discourse) {
            phrase.anaphoric = !actors.is_empty();
            phrase.actors = actors;
            return;
        }
        if is_possessive(first) {
            phrase.owners = phrase.possessor.clone();
            let acts = role.is_some_and(|r| {
                r.is_public()
                    && r.class != RoleClass::Collective
                    && !self.is_lemma(phrase.head, &["counterpart", "opposite number"])
            });
            phrase.actors = if acts { phrase.owners.clone() } else { Vec::new() };
            if role.is_none() && !phrase.owners.is_empty() {
                phrase.kind = PhraseKind::Thing;
            }
            return;
        }
        // "The 60-year-old accused": the person of whom the text speaks.
        let aged = self.is_lemma(range.start, &["the"])
            && self.is_lemma(range.end - 1, &["old"])
            && range.clone().any(|at| self.is_lemma(at, &["year"]));
        if aged {
            phrase.actors = discourse.person();
            phrase.anaphoric = !phrase.actors.is_empty();
            return;
        }
        if let Some(actors) = self.official(range, role, discourse) {
            phrase.actors = actors;
            if phrase.actors.is_empty() {
                phrase.actors = self.addressed(range, before, discourse);
            }
            phrase.anaphoric = !phrase.actors.is_empty();
            return;
        }
        if self.are_parties(range) {
            phrase.actors = discourse.parties(&self.subject_before(range, before));
            phrase.anaphoric = !phrase.actors.is_empty();
        } else if let Some(count) = self.collective_count(range, role) {
            let except = self.subject_before(range, before);
            const STATES: [&str; 10] = [
                "country",
                "nation",
                "neighbour",
                "neighbor",
                "state",
                "capital",
                "government",
                "minister",
                "premier",
                "army",
            ];
            let states = self.is_lemma(range.end - 1, &STATES);
            let bare = self.bare_count(range).is_some();
            // "The two agreed": not those who are at odds above all.
            let agree = except.is_empty() && count == Some(2) && self.is_done_together(range.end);
            phrase.actors = match (states || bare, agree) {
                (true, true) => discourse.companions(&except),
                (true, false) => discourse.states(count, &except),
                _ => Vec::new(),
            };
            if phrase.actors.is_empty() && !states {
                phrase.actors = discourse.collective(count, &except);
            }
            phrase.anaphoric = !phrase.actors.is_empty();
        }
    }

    /// Whom "the minister" or "the foreign ministry" serves that was named before: the state of the last person, or the last
    /// subject.
    fn official(
        &self,
        range: &Range<usize>,
        role: Option<&'static Role>,
        discourse: &Discourse,
    ) -> Option<Vec<ActorCode>> {
        let last = self.token(range.end - 1)?;
        // "the secretary-general" is three words behind the article.
        let hyphens = range.clone().filter(|at| self.is_lemma(*at, &["-"])).count();
        let definite = self.is_lemma(range.start, &["the"]) && range.len() <= 3 + hyphens;
        // "Parliament voted", "government officials"
        let bare = self.is_bare_organ(range);
        let role = role.filter(|_| definite || bare)?;
        let many = bare || last.is_lemma(&["authority", "authorities", "ruler"]);
        let singular = many || last.range.len() == last.lemma.len();
        // "the government of Chad", "the police in Lima", "ordered the army to leave"; but "asked the government to pay"
        let armed = last.is_lemma(&["army", "police", "military", "navy", "guard"]);
        let own = self.is_lemma(range.end, &["in"]) || armed && self.is_lemma(range.end, &["to"]);
        let complemented = self.is_lemma(range.end, &["of", "from", "in", "for", "to"])
            && (own || last.head.is_none() || self.has_modifier(range.end - 1));
        // "The planes struck the port": those that were named before.
        if role.class.is_force() && definite && !complemented && range.len() == 2 && !armed {
            return discourse.force(&last.lemma, role.class);
        }
        let counted = || self.collective_count(range, Some(role)).is_some();
        if !singular && !complemented && definite && role.class == RoleClass::Office && !counted() {
            let high = matches!(role.level, Some(Level::Leader | Level::Minister | Level::Envoy));
            return Some(discourse.officials(&last.lemma, high));
        }
        if !singular || complemented {
            return None;
        }
        if many {
            let seated = self.seat_before(range.start);
            return Some(if seated.is_empty() { discourse.singular() } else { seated });
        }
        let named = || discourse.title(&last.lemma);
        // "In Lima the government": the one that sits there.
        let seated = self.seat_before(range.start);
        if role.class == RoleClass::Body && !seated.is_empty() {
            return Some(seated);
        }
        // "The President" in a statement of his own government
        let speaker = discourse.speaker();
        let stated = last.upos == Upos::Propn && speaker.len() == 1 && !self.is_object(range);
        match role.class {
            RoleClass::Office if stated => Some(speaker),
            RoleClass::Body if stated && seated.is_empty() => Some(speaker),
            RoleClass::Office if !seated.is_empty() => Some(named().unwrap_or(seated.clone())),
            RoleClass::Office => Some(named().unwrap_or_else(|| discourse.person())),
            RoleClass::Body => Some(named().unwrap_or_else(|| discourse.singular())),
            _ => None,
        }
        .map(|known| if known.is_empty() { seated } else { known })
    }

    /// Whether a phrase names an organ of a state without an article, as the one that the text speaks of.
    fn is_bare_organ(&self, range: &Range<usize>) -> bool {
        let words = self.tokens.get(range.clone()).unwrap_or(&[]).iter();
        let lemmas: Vec<&str> = words.map(|t| &*t.lemma).collect();
        let before = range.start.checked_sub(1).and_then(|at| self.token(at));
        let owned = before.is_some_and(|t| t.upos == Upos::Adp || t.is_lemma(&["'s"]));
        let organ = matches!(
            lemmas.as_slice(),
            ["parliament" | "police" | "prosecutor"] | ["government" | "state" | "military", "official"]
        );
        organ && !owned
    }

    /// "In Lima, the president": whose seat opens the sentence.
    fn seat_before(&self, at: usize) -> Vec<ActorCode> {
        let seat = self.mentions.iter().find(|m| {
            let where_ = self.is_lemma(m.tokens.end + 1, &["where"]);
            m.tokens.start == 1 && (m.tokens.end == at || m.tokens.end + 1 == at || where_)
        });
        let closed = |m: &&Mention| m.tokens.end == at || at > 0 && self.is_lemma(at - 1, &[","]);
        seat.filter(closed).filter(|_| self.is_lemma(0, &["in"])).map_or(Vec::new(), |m| m.actors.clone())
    }

    /// Who does what is done to the phrase, "China urged both sides": the first bare phrase that stands before a verb.
    /// Nobody where the phrase is a subject itself or stands with a preposition that does not make it the one who bears it.
    pub(super) fn subject_before(&self, range: &Range<usize>, before: &[Phrase]) -> Vec<ActorCode> {
        let verbal =
            |at: usize| self.token(at).is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Adv));
        let opening = range.start.checked_sub(1).and_then(|at| self.token(at));
        let bears = opening.is_some_and(|t| {
            t.upos == Upos::Verb || t.is_lemma(&["on", "upon", "to", "with", "against", "for"])
        });
        if !bears || verbal(range.end) {
            return Vec::new();
        }
        let acts = |p: &&Phrase| {
            p.kind == PhraseKind::Actor && p.preposition(self.tokens).is_none() && verbal(p.tokens.end)
        };
        before.iter().find(acts).map_or(Vec::new(), |p| p.actors.clone())
    }

    /// "The parties", "the rivals": who have something against each other.
    fn are_parties(&self, range: &Range<usize>) -> bool {
        let plural = self.token(range.end - 1).is_some_and(|t| t.range.len() > t.lemma.len());
        let named = self.is_lemma(range.end - 1, &["party", "rival", "claimant", "disputant"]);
        plural && named && range.len() == 2 && self.is_lemma(range.start, &["the"])
    }

    /// For "both", "the two", "all three" and "the trio" with no noun how many they are.
    fn bare_count(&self, range: &Range<usize>) -> Option<usize> {
        let of_them = self.is_lemma(range.end, &["of"]) && self.is_lemma(range.end + 1, &["they", "them"]);
        let open = self.token(range.end).is_some_and(|t| {
            matches!(t.upos, Upos::Adp | Upos::Propn | Upos::Noun | Upos::Adj | Upos::Det | Upos::Num)
                && !t.is_lemma(&["for", "to", "over", "with", "during"])
        });
        if open && !of_them {
            return None;
        }
        let words: Vec<&str> =
            self.tokens.get(range.clone()).unwrap_or(&[]).iter().map(|t| &*t.lemma).collect();
        match words.as_slice() {
            ["both"] | ["the" | "these" | "those", "two" | "pair" | "duo"] => Some(2),
            ["the" | "all" | "these" | "those", "three"] | ["the", "trio"] => Some(3),
            ["the" | "all" | "these" | "those", "four"] | ["the", "quartet"] => Some(4),
            _ => None,
        }
    }

    /// For "the two countries" the number it gives, for "both sides" two, for "the allies" none.
    fn collective_count(&self, range: &Range<usize>, role: Option<&'static Role>) -> Option<Option<usize>> {
        const NUMBERS: [&str; 6] = ["two", "three", "four", "five", "six", "seven"];
        if let Some(count) = self.bare_count(range) {
            return Some(Some(count));
        }
        let seats = self.is_lemma(range.end - 1, &["capital"]);
        if !seats && !role.is_some_and(|role| role.collective) {
            return None;
        }
        let words = || self.tokens.get(range.clone()).unwrap_or(&[]).iter();
        if let Some(number) = words().find_map(|t| NUMBERS.iter().position(|n| **n == *t.lemma)) {
            // "asked four countries for help": any four.
            let known =
                number == 0 || self.is_lemma(range.start, &["the", "these", "those", "all", "their", "our"]);
            return known.then_some(Some(number + 2));
        }
        if words().any(|t| t.is_lemma(&["both"])) {
            return Some(Some(2));
        }
        let definite = self.is_lemma(range.start, &["the", "all"]) && range.len() == 2;
        let plain =
            self.is_lemma(range.end - 1, &["side", "country", "nation", "ally", "neighbour", "neighbor"]);
        let plural = self.token(range.end - 1).is_some_and(|t| t.range.len() > t.lemma.len());
        // "the countries that will join": its clause says which.
        let told = self.is_lemma(range.end, &["that", "which", "who", "whose"]);
        (definite && plain && plural && !told).then_some(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        let mut count = 0;
        each_bundled_row(DESCRIPTIONS, SCHEMA, |row| {
            count += 1;
            let sort = sort(row.cell("sort"));
            assert!(sort.is_some() && TABLE.get(row.cell("noun")) == sort.as_ref(), "{row:?}");
        });
        assert_eq!(count, TABLE.len(), "a noun stands twice");
    }
}
