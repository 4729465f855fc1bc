//! Who is whose ally, where the words right beside the noun do not tell: "two of Washington's allies in Asia, Japan and Thailand",
//! "the only ally that Pyongyang has", "its ally" of a sentence before.

use super::{AlignmentReader, Class, is, owner::SAY};
use crate::{
    actor::ActorCode,
    reader::{modality::Modality, party::Party},
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::{
        mention::MentionKind,
        phrase::{Phrase, add},
    },
    syntax::{Deprel, Token, Upos},
};

/// The most words for states, and what joins them, between an owner and an ally noun, in tokens.
const ADJECTIVES: usize = 8;
/// The longest way from "lose" to the ally noun, in tokens.
const LOSS_REACH: usize = 4;
/// The longest way from an ally noun to a list of allies behind it, in tokens.
const LIST_REACH: usize = 10;
/// The longest way from "partners in" to the word that makes it a matter of security, in tokens.
const FRAME_REACH: usize = 8;

const SUCH: [&str; 13] = [
    "like",
    "as",
    "including",
    "include",
    "notably",
    "especially",
    "particularly",
    "them",
    "whom",
    ":",
    "-",
    "–",
    "—",
];
const NAMING: [&str; 12] = [
    "call",
    "consider",
    "name",
    "deem",
    "term",
    "designate",
    "declare",
    "make",
    "find",
    "proclaim",
    "dub",
    "label",
];
const PAST: [&str; 9] =
    ["former", "erstwhile", "ex", "onetime", "one-time", "once", "formerly", "previously", "longer"];
pub(super) const POSSESSIVE: [&str; 7] = ["its", "his", "her", "their", "our", "my", "your"];

pub(super) fn is_verbal(token: &Token) -> bool {
    matches!(token.upos, Upos::Verb | Upos::Aux)
}

/// Allies make an alliance, partners a partnership.
fn kind_by(token: &Token) -> AllianceKind {
    if is(token, Class::Ally) { AllianceKind::Alliance } else { AllianceKind::Partnership }
}

fn is_barrier(token: &Token) -> bool {
    token.is_lemma(&[";", ".", "“", "”", "\"", "?", "!"])
}

impl AlignmentReader<'_> {
    /// "Washington's closest ally", "the ally of both", "our Turkish allies".
    pub(super) fn read_ally(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let Some(token) = self.token(at).filter(|t| t.upos != Upos::Verb || self.is_ally_noun(at)) else {
            return;
        };
        if token.text(self.text) == "allied" {
            return self.read_allied(at, parties, facts);
        }
        let Some(phrase) = self.phrase_at(at).cloned().or_else(|| self.phrase_before(at)) else { return };
        let phrase = &phrase;
        let client = is(token, Class::Client);
        if !(is(token, Class::Ally) || client || is(token, Class::Friend) && self.is_close(at, phrase)) {
            return;
        }
        if !is(token, Class::Ally) && self.is_of_people(at) {
            return;
        }
        let Some(status) = self.ally_status(at, phrase) else { return };
        let (said_of, owners) = self.sides_of(at, phrase, parties);
        let pair = said_of.len() == 2 && self.is_mutual_noun(at) && !self.is_some_of(at, phrase);
        if owners.is_empty() && pair && !self.is_owned(phrase) {
            // "Japan and the United States are allies"
            if self.subject_through(at).iter().any(|actor| !said_of.contains(actor)) {
                return;
            }
            return self.push(said_of, kind_by(token), status, facts);
        }
        if status == AllianceStatus::Active {
            self.read_within(at, &said_of, facts);
        }
        if !owners.is_empty() {
            self.drop_among(&said_of, facts);
        }
        if self.names_framework(at) && said_of.len() + owners.len() > 2 {
            let all = owners.iter().chain(&said_of).copied().collect();
            return self.push(all, AllianceKind::Partnership, status, facts);
        }
        let pairs = said_of.iter().flat_map(|a| owners.iter().map(move |b| (*a, *b)));
        for (a, b) in pairs.filter(|(a, b)| a != b) {
            let states = self.world.is_nation(a) && self.world.is_nation(b);
            let kind = match (states, client || is(token, Class::Ally)) {
                (false, true) => AllianceKind::Bloc,
                (true, true) => AllianceKind::Alliance,
                (_, false) => AllianceKind::Partnership,
            };
            let plausible =
                states || kind == AllianceKind::Partnership || self.is_member(a, b) || self.is_member(b, a);
            if plausible {
                self.push(vec![a, b], kind, status, facts);
            }
        }
    }

    /// Whom a noun of alliance is said of, and in relation to whom.
    fn sides_of(&self, at: usize, phrase: &Phrase, parties: &[Party]) -> (Vec<ActorCode>, Vec<ActorCode>) {
        if let Some(sides) = self.sides_by_adjective(at, phrase) {
            return sides;
        }
        if let Some(sides) = self.sides_by_having(at, phrase, parties) {
            return sides;
        }
        let mut said_of = self.said_jointly(at, phrase, parties);
        if said_of.is_empty() {
            said_of = self.said_of(at, phrase, parties);
        }
        if said_of.is_empty() {
            said_of = self.said_of_widely(at, phrase, parties);
        }
        add(&mut said_of, &self.examples_past_owner(at, parties));
        let mut owners = self.owners_of(at, phrase, &said_of);
        let of = self.clauses.phrases.iter().find(|p| p.tokens.start == phrase.tokens.end + 1);
        add(&mut owners, &of.map_or(Vec::new(), |of| self.second_owners(of, parties)));
        let both = self.owners_both(at, &said_of, parties);
        if !both.is_empty() {
            owners = both;
        }
        let mut owners = self.corrected(at, phrase, owners, &said_of);
        // "its NATO ally in Athens": the organisation is no party to it.
        if !said_of.is_empty()
            && self.seated_in(at).is_some()
            && !owners.iter().any(|o| self.world.is_nation(*o))
        {
            owners = self.subject_through(at);
        }
        let client = self.token(at).is_some_and(|t| is(t, Class::Client));
        if said_of.is_empty() && !client {
            said_of = self.recent_allies(at, phrase, &owners);
        }
        if said_of.is_empty() && !client {
            said_of = self.partner_spoken_of(at, phrase, &owners);
        }
        if said_of.is_empty() && owners.is_empty() {
            (said_of, owners) = self.won_or_lost(at, parties).unwrap_or_default();
        }
        if owners.is_empty() {
            owners = self.owners_of_fight(at);
        }
        if owners.is_empty() && !client {
            owners = self.owners_widely(at, phrase, &said_of, parties);
        }
        if said_of.is_empty() && owners.is_empty() && !client {
            said_of = self.two_allies(at, phrase, parties);
        }
        // "The United States, a partner of Chad, and the Union said": a list that mixes states and organisations is no description.
        for side in [&mut said_of, &mut owners] {
            if side.iter().any(|actor| self.world.is_nation(*actor)) {
                side.retain(|actor| self.world.is_nation(*actor));
            }
        }
        (said_of, owners)
    }

    pub(super) fn is_allies(&self, token: &Token) -> bool {
        token.text(self.text).ends_with("ies")
    }

    /// "our allies", "their ally": whether a plural owner stands in the phrase.
    fn is_owned(&self, phrase: &Phrase) -> bool {
        let before = phrase.tokens.start.checked_sub(1);
        before.is_some_and(|at| self.clauses.is_lemma(at, &["'s"]))
            || self.slice(phrase.tokens.clone()).iter().any(|t| t.is_lemma(&["our", "my", "their", "'s"]))
    }

    /// "A close partner", "a security partner", "partners in a patrol of the straits"; not "its biggest trading partner".
    fn is_close(&self, at: usize, phrase: &Phrase) -> bool {
        let own = self.slice(phrase.tokens.start..at);
        // "its firmest friend"
        let most = |t: &Token| {
            matches!(t.upos, Upos::Adj | Upos::Noun | Upos::Propn) && t.text(self.text).ends_with("est")
        };
        let close = own.iter().any(|t| is(t, Class::Close) || most(t))
            || self.is_framed(at)
            || self.is_partner_of_organisation(at, phrase)
            || self.is_partner_in_arms(at)
            || self.is_partner_of_weight(at, phrase);
        close && !own.iter().any(|t| is(t, Class::Trade))
    }

    /// "Taiwan's remaining allies" taken for a verb: the phrase right before it, with it.
    fn phrase_before(&self, at: usize) -> Option<Phrase> {
        let mut phrase = self.clauses.phrases.iter().find(|p| p.tokens.end == at)?.clone();
        let owned = !phrase.possessor.is_empty();
        phrase.tokens.end = at + 1;
        phrase.head = at;
        owned.then_some(phrase)
    }

    /// "its Cuban and Soviet allies", "Assad's Russian ally": states by the adjectives between an owner and the noun, and the owner.
    fn sides_by_adjective(&self, noun: usize, phrase: &Phrase) -> Option<(Vec<ActorCode>, Vec<ActorCode>)> {
        if !phrase.after.is_empty() {
            return None;
        }
        let mut said_of = Vec::new();
        for at in (noun.saturating_sub(ADJECTIVES)..noun).rev() {
            let token = self.token(at)?;
            let mention = self.mentions.iter().find(|m| m.tokens.contains(&at));
            if POSSESSIVE.contains(&token.text(self.text).to_lowercase().as_str()) {
                let owners = match token.is_lemma(&["our", "my"]) {
                    true => self.allied_speaker(&said_of),
                    false => self.phrase_at(at)?.possessor.clone(),
                };
                return Some((said_of, owners))
                    .filter(|(allies, owners)| !allies.is_empty() && !owners.is_empty());
            }
            if token.is_lemma(&["'s", "'", "’"]) {
                let owner = self.mentions.iter().find(|m| m.tokens.end == at)?;
                return Some((said_of, owner.actors.clone())).filter(|(allies, _)| !allies.is_empty());
            }
            match mention {
                Some(m) if m.kind == MentionKind::Adjective => add(&mut said_of, &m.actors),
                None if matches!(token.upos, Upos::Adj | Upos::Cconj | Upos::Adv)
                    || token.is_lemma(&[",", "-"]) => {}
                _ => return None,
            }
        }
        None
    }

    /// The speaker, unless the text last spoke of another that a treaty binds to those who are called allies.
    fn allied_speaker(&self, allies: &[ActorCode]) -> Vec<ActorCode> {
        let speaker = self.speaker();
        let bound = |actor: &ActorCode| allies.iter().all(|ally| self.are_allied(*actor, *ally));
        let other =
            if speaker.iter().any(bound) { Vec::new() } else { self.discourse.several(Some(1), bound) };
        if other.is_empty() { speaker } else { other }
    }

    /// "three of Washington's NATO allies", "the two Union partners": those whom such a noun is said of belong to the
    /// organisation right before it.
    fn read_within(&self, noun: usize, said_of: &[ActorCode], facts: &mut Vec<AllianceFact>) {
        let organisation = self.mentions.iter().find(|m| m.tokens.end == noun);
        let start = organisation.map_or(noun, |m| m.tokens.start);
        if self.slice(start.saturating_sub(2)..start).iter().any(|t| t.is_lemma(&["non"])) {
            return;
        }
        let Some([organisation]) = organisation.map(|m| m.actors.as_slice()) else { return };
        let mut members: Vec<ActorCode> =
            said_of.iter().copied().filter(|state| self.is_member(*state, *organisation)).collect();
        if !members.is_empty() && !self.world.is_nation(*organisation) {
            members.insert(0, *organisation);
            self.push(members, AllianceKind::Bloc, AllianceStatus::Active, facts);
        }
    }

    /// "Taipei lost another ally when Nauru switched": the ally is the subject of the clause behind.
    fn won_or_lost(&self, noun: usize, parties: &[Party]) -> Option<(Vec<ActorCode>, Vec<ActorCode>)> {
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < noun && noun - v.main <= LOSS_REACH)?;
        let lost = self.clauses.is_lemma(verb.main, &["lose", "gain", "win"]);
        let ally = parties.iter().find(|p| p.tokens.start > noun && p.tokens.start <= noun + LIST_REACH)?;
        let clause = |at: usize| self.clauses.is_lemma(at, &["when", "as", "after"]);
        let mark = ally.tokens.start.checked_sub(1)?;
        let leads = clause(mark) || self.clauses.is_lemma(mark, &["the"]) && clause(mark - 1);
        (lost && leads).then(|| (ally.actors.clone(), self.subject_through(noun)))
    }

    /// "The two allies have argued over the troops": the two states of the sentence, else those that the text speaks of most,
    /// where a treaty binds them.
    fn two_allies(&self, noun: usize, phrase: &Phrase, parties: &[Party]) -> Vec<ActorCode> {
        let own = self.slice(self.opening(phrase.tokens.start)..noun);
        let two = own.iter().any(|t| t.is_lemma(&["two", "both"])) || self.is_said_of_two(noun);
        if !self.is_plural(noun) || !two {
            return Vec::new();
        }
        self.allied_pair(parties).map(|pair| pair.to_vec()).unwrap_or_default()
    }

    /// "two of the allies that Taiwan has", "among its allies": whether more are spoken of than those the noun is said of.
    fn is_some_of(&self, at: usize, phrase: &Phrase) -> bool {
        let own = self.slice(self.opening(phrase.tokens.start)..at);
        self.clauses.is_lemma(at + 1, &["that", "which", "whom"])
            || own.iter().any(|t| t.is_lemma(&["of", "among", "other", "another"]))
    }

    /// "Chad and Mali, two of the allies that Niger has": who share an ally are not said to be each other's.
    fn drop_among(&self, said_of: &[ActorCode], facts: &mut Vec<AllianceFact>) {
        let among = |fact: &AllianceFact| fact.members.iter().all(|member| said_of.contains(member));
        let dropped = |fact: &AllianceFact| {
            fact.evidence.len() == 1 && among(fact) && fact.kind == AllianceKind::Alliance
        };
        facts.retain(|fact| !dropped(fact));
    }

    /// "a loyal friend of the Spanish people": kind words.
    fn is_of_people(&self, at: usize) -> bool {
        let of = self.clauses.phrases.iter().find(|p| p.tokens.start == at + 2);
        self.clauses.is_lemma(at + 1, &["of", "to"])
            && of.is_some_and(|p| {
                self.slice(p.tokens.clone()).last().is_some_and(|t| t.is_lemma(&["people", "nation"]))
            })
    }

    /// "A NATO Enhanced Opportunity Partner", "partners in a maritime security initiative": partners by a framework.
    fn is_framed(&self, at: usize) -> bool {
        let named =
            at > 0 && self.token(at).is_some_and(|t| t.text(self.text).starts_with(char::is_uppercase));
        let inside = self.clauses.is_lemma(at + 1, &["in"]);
        let end = self.clauses.tokens.len().min(at + FRAME_REACH);
        named
            || inside && self.slice(at + 1..end).iter().any(|t| is(t, Class::Matter))
            || self.names_framework(at)
    }

    /// "partners in the Southern Trade Pact": by a framework that has a name.
    fn names_framework(&self, at: usize) -> bool {
        let named = |t: &Token| t.text(self.text).starts_with(char::is_uppercase);
        let bond = |t: &Token| is(t, Class::Pact) || is(t, Class::Bond) || is(t, Class::Framework);
        let end = self.clauses.tokens.len().min(at + FRAME_REACH);
        let name = self.slice(at + 2..end).iter();
        let mut name = name.skip_while(|t| t.upos == Upos::Det).take_while(|t| named(t));
        self.clauses.is_lemma(at, &["partner", "ally"])
            && self.clauses.is_lemma(at + 1, &["in", "under", "within"])
            && name.any(bond)
    }

    /// Whom an ally noun is said of.
    fn said_of(&self, noun: usize, phrase: &Phrase, parties: &[Party]) -> Vec<ActorCode> {
        // Of "America's NATO allies" the organisation is none.
        let inside = self.mentions.iter().any(|m| m.tokens.end == noun && m.actors == phrase.after);
        let states = phrase.after.iter().any(|a| self.world.is_nation(*a));
        if states || !phrase.after.is_empty() && !inside {
            return phrase.after.clone();
        }
        let listed =
            parties.iter().find(|p| p.tokens.start > noun && self.introduces_list(noun, p.tokens.start));
        if let Some(party) = listed {
            return party.actors.clone();
        }
        if let Some(subject) = self.copula_subject(noun).or_else(|| self.apposed_to(noun, phrase)) {
            return subject;
        }
        let before = |p: &&Party| p.tokens.end <= phrase.tokens.start;
        let near = parties.iter().rev().find(before);
        let gap = near.map_or(&[][..], |p| self.slice(p.tokens.end..phrase.tokens.start));
        let apposed = gap.len() == 1 && gap.iter().all(|t| t.is_lemma(&[",", "–", "—", "as"]));
        near.filter(|_| apposed).map(|p| p.actors.clone()).unwrap_or_default()
    }

    /// Whether what stands between a noun and a name introduces examples of it: "its ally, the", "allies such as", "allies -".
    fn introduces_list(&self, noun: usize, name: usize) -> bool {
        let gap = self.slice(noun + 1..name);
        let idle = |t: &Token| {
            t.is_lemma(&[
                ",",
                "\"",
                "”",
                "-",
                "–",
                "—",
                "--",
                ":",
                "like",
                "such",
                "as",
                "including",
                "include",
                "notably",
                "the",
                "both",
            ])
        };
        let colon = gap.len() <= 12
            && gap.last().is_some_and(|t| t.is_lemma(&[":"]) || t.is_lemma(&["the"]))
            && gap.iter().any(|t| t.is_lemma(&[":"]))
            && !gap.iter().any(|t| matches!(t.upos, Upos::Verb | Upos::Aux));
        let verb_after = self.token(name + 1).is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux));
        // "is a close ally," the Russian minister said
        let end = self.phrase_at(name).map_or(name + 1, |p| p.tokens.end);
        if self.clauses.is_lemma(end, &SAY) {
            return false;
        }
        let comma_only = gap.first().is_some_and(|t| t.is_lemma(&[","])) && gap.len() <= 2;
        let dash = gap.len() <= 6
            && gap.last().is_some_and(|t| t.is_lemma(&["-", "–", "—", "--"]))
            && !gap.iter().any(|t| matches!(t.upos, Upos::Verb | Upos::Aux));
        colon || dash || gap.len() <= 4 && gap.iter().all(idle) && !(comma_only && verb_after)
    }

    /// How an alliance stands by the words before the noun: over for "former", "once", "had been" and "no longer"; `None` where it
    /// is denied.
    pub(super) fn ally_status(&self, noun: usize, phrase: &Phrase) -> Option<AllianceStatus> {
        let start = self.opening(phrase.tokens.start);
        let words = self.slice(start.saturating_sub(3)..noun);
        let past_perfect = words.windows(2).any(|pair| {
            matches!(pair, [had, been] if had.text(self.text) == "had" && been.text(self.text) == "been")
        });
        if past_perfect || words.iter().any(|t| t.is_lemma(&PAST)) {
            return Some(AllianceStatus::Ended);
        }
        let denies = |(at, t): (usize, &Token)| {
            let only = self.clauses.is_lemma(at + 1, &["only", "just", "merely", "simply"]);
            // "will never abandon our ally"
            let of_verb = (at + 1..noun).any(|at| {
                self.token(at).is_some_and(|t| {
                    t.upos == Upos::Verb
                        && !t
                            .is_lemma(&["be", "become", "remain", "stay", "have", "make", "call", "consider"])
                })
            });
            t.is_lemma(&["not", "never", "no"]) && !(only && t.is_lemma(&["not"])) && !of_verb
                || t.is_lemma(&["non"]) && !(at + 1..at + 3).any(|at| self.is_mentioned(at))
        };
        let from = phrase.tokens.start.saturating_sub(2);
        (!(from..noun).zip(self.slice(from..noun)).any(denies)).then_some(AllianceStatus::Active)
    }

    /// Where a noun phrase begins, with "one of", "both" and adverbs before it.
    pub(super) fn opening(&self, start: usize) -> usize {
        let idle = |at: usize| {
            self.token(at).is_some_and(|t| {
                matches!(t.upos, Upos::Det | Upos::Adj | Upos::Num | Upos::Adv)
                    || t.is_lemma(&[
                        "of", "one", "some", "most", "many", "among", "both", "\"", "“", "though",
                        "although", "once", "still",
                    ])
            }) && !self.is_mentioned(at)
        };
        let mut at = start;
        while at > 0 && idle(at - 1) {
            at -= 1;
        }
        // "its only major ally"
        let own = at < start && at > 0;
        if own
            && self
                .token(at - 1)
                .is_some_and(|t| POSSESSIVE.contains(&t.text(self.text).to_lowercase().as_str()))
        {
            return at - 1;
        }
        // "his country's only ally"
        let owner = at.checked_sub(1).filter(|mark| self.clauses.is_lemma(*mark, &["'s"]));
        let owner =
            owner.and_then(|mark| self.clauses.phrases.iter().find(|p| p.anaphoric && p.tokens.end == mark));
        owner.map_or(at, |p| p.tokens.start)
    }

    /// Whom an ally noun is said of.
    pub(super) fn said_of_widely(&self, noun: usize, phrase: &Phrase, parties: &[Party]) -> Vec<ActorCode> {
        let start = self.opening(phrase.tokens.start);
        self.listed_behind(noun, parties)
            .or_else(|| self.described_before(start, noun, parties))
            .or_else(|| self.named_so(start, parties))
            .or_else(|| self.linked_before(start, parties))
            .or_else(|| self.predicated(noun, phrase))
            .or_else(|| self.seated_in(noun))
            .unwrap_or_default()
    }

    /// "allies in Asia, Thailand and the Philippines, did"; "allies of old such as Chad".
    pub(super) fn listed_behind(&self, noun: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let party = parties.iter().find(|p| p.tokens.start > noun)?;
        let gap = self.slice(noun + 1..party.tokens.start);
        let is_open = gap.len() <= LIST_REACH
            && !gap.iter().any(|t| is_barrier(t) || is_verbal(t) && !t.is_lemma(&["include"]));
        // "a single friend, the kingdom of Eswatini"
        let gap = match gap {
            [before @ .., noun, of] if of.is_lemma(&["of"]) && is(noun, Class::Fellow) => before,
            gap => gap,
        };
        // "its allies, in particular Chad"
        let above_all = gap.windows(2).any(|pair| {
            matches!(pair, [a, b] if a.is_lemma(&["in", "above", "of"]) && b.is_lemma(&["particular", "all"]))
        });
        if above_all && is_open && !party.anaphoric {
            return Some(party.actors.clone());
        }
        let opener = gap.iter().rev().find(|t| !matches!(t.upos, Upos::Det | Upos::Adv | Upos::Adj))?;
        if !is_open || party.anaphoric {
            return None;
        }
        if opener.is_lemma(&SUCH) {
            let such = !opener.is_lemma(&["as"]) || gap.iter().any(|t| t.is_lemma(&["such"]));
            return such.then(|| party.actors.clone());
        }
        let place =
            gap.first().is_some_and(|t| t.upos == Upos::Adp && !t.is_lemma(&["of", "to", "with", "from"]));
        let closed =
            self.token(party.tokens.end).is_none_or(|t| t.is_lemma(&[",", "–", "—", "-", ")", ".", ";"]));
        let agrees = self.is_plural(noun) == (party.actors.len() > 1);
        let bare = gap.len() <= 2;
        (opener.is_lemma(&[",", "("]) && (place || bare) && closed && agrees).then(|| party.actors.clone())
    }

    /// "Palau, one of Taiwan's few remaining allies, said".
    pub(super) fn described_before(
        &self,
        start: usize,
        noun: usize,
        parties: &[Party],
    ) -> Option<Vec<ActorCode>> {
        let mark = self.before_owner(start.checked_sub(1)?);
        if !self.clauses.is_lemma(mark, &[",", "–", "—", "("]) || self.token(noun + 1).is_some_and(is_verbal)
        {
            return None;
        }
        let party = parties.iter().rev().find(|p| p.tokens.end == mark)?;
        let opens = party.tokens.start < 3
            && self.slice(0..party.tokens.start).first().is_some_and(|t| t.upos == Upos::Adp);
        (!opens).then(|| party.actors.clone())
    }

    /// "its ally in Manila": a capital for the state of which it is the seat.
    pub(super) fn seated_in(&self, noun: usize) -> Option<Vec<ActorCode>> {
        let seat = self.mentions.iter().find(|m| {
            m.tokens.start == noun + 2 && matches!(m.kind, MentionKind::Capital | MentionKind::Place)
        })?;
        let closed = self.token(seat.tokens.end).is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn));
        let mut seated = seat.actors.clone();
        // "allies in Berlin and Paris"
        let and = self.clauses.is_lemma(seat.tokens.end, &["and"]) && self.is_plural(noun);
        let next = self
            .mentions
            .iter()
            .find(|m| and && m.tokens.start == seat.tokens.end + 1 && m.kind == MentionKind::Capital);
        add(&mut seated, next.map_or(&[], |m| &m.actors));
        (self.clauses.is_lemma(noun + 1, &["in"]) && closed).then_some(seated)
    }

    /// "designated Qatar a major ally"; "Kenya will be named a major ally".
    pub(super) fn named_so(&self, start: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let denied = |at: usize| self.clauses.group_at(at).is_some_and(|v| v.modality == Modality::Negated);
        let names = |at: usize| self.clauses.is_lemma(at, &NAMING) && !denied(at);
        if let Some(party) = parties.iter().find(|p| p.tokens.end == start) {
            let before = party.tokens.start.checked_sub(1)?;
            let within = self.clauses.is_lemma(before, &["in"]).then(|| before.checked_sub(1)).flatten();
            return names(within.unwrap_or(before)).then(|| party.actors.clone());
        }
        let before = start.checked_sub(1)?;
        let before = if self.clauses.is_lemma(before, &["as"]) { before.checked_sub(1)? } else { before };
        let verb = self.clauses.group_at(before).filter(|v| v.passive)?;
        let subject = names(before).then(|| self.clauses.phrases.get(verb.subject?))??;
        Some(subject.actors.clone()).filter(|actors| !actors.is_empty())
    }

    /// "Paraguay is the one ally left", by the order of words.
    pub(super) fn linked_before(&self, start: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let verb =
            start.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["be", "remain", "become"]))?;
        let party = parties.iter().rev().find(|p| p.tokens.end <= verb && verb - p.tokens.end <= 2)?;
        let idle = |t: &Token| matches!(t.upos, Upos::Adv | Upos::Aux);
        self.slice(party.tokens.end..verb).iter().all(idle).then(|| party.actors.clone())
    }

    /// "Brazil is one of the Union's partners": what is said of the head of the phrase, or of what it is joined to.
    fn predicated(&self, noun: usize, phrase: &Phrase) -> Option<Vec<ActorCode>> {
        let token = self.token(noun)?;
        let head = token.head?;
        let lifts = match token.deprel {
            Deprel::Conj => true,
            Deprel::Nmod => self.token(head).is_some_and(|t| {
                t.upos == Upos::Num || t.is_lemma(&["one", "some", "most", "many", "several", "two"])
            }),
            _ => false,
        };
        if !lifts {
            return None;
        }
        self.copula_subject(head).or_else(|| self.apposed_to(head, phrase))
    }

    /// The subject of the verb before a noun, or of one that governs that verb: "tried to calm its allies".
    pub(super) fn subject_through(&self, noun: usize) -> Vec<ActorCode> {
        let near = self.subject(noun);
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < noun);
        if near.is_empty() { verb.map_or(near, |v| self.pledger(v.main)) } else { near }
    }

    /// Whether the noun tells of states side by side: "the Axis powers, Germany and Japan".
    pub(super) fn read_powers(&self, at: usize, parties: &[Party]) -> Vec<ActorCode> {
        let league = at.checked_sub(1).and_then(|before| self.token(before));
        let is_league = league.is_some_and(|t| is(t, Class::League));
        if !is_league || !self.token(at).is_some_and(|t| is(t, Class::Fellow)) || !self.is_plural(at) {
            return Vec::new();
        }
        self.listed_behind(at, parties).unwrap_or_default()
    }
}
