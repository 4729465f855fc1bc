//! Who is bound by a pact, an agreement on security or a partnership, named or not.

use std::ops::Range;

use super::{AlignmentReader, Class, PACT, anchor::Organisation, is, kind_of};
use crate::{
    actor::ActorCode,
    reader::{modality::Modality, party::Party},
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::phrase::{Phrase, PhraseKind, add},
    syntax::{Token, Upos},
};

/// The longest name of a framework between those who are bound and its last word, in tokens.
const FRAMEWORK_NAME: usize = 6;
/// The longest way from "with which" to the verb of its clause, in tokens.
const WHICH_REACH: usize = 6;
/// The longest way from a treaty to "one with" another, in tokens.
const SECOND: usize = 18;
/// The longest way from "bound" to whom one is bound to, in tokens.
const TIED_REACH: usize = 3;

impl AlignmentReader<'_> {
    /// Treaties of the world's table that the sentence names, between those of their members that it names too.
    pub(super) fn read_treaties(&self, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let binds = |t: &Token| is(t, Class::Pact) || is(t, Class::Bond);
        let named: Vec<ActorCode> = parties.iter().flat_map(|p| p.actors.iter().copied()).collect();
        self.read_pair_treaties(facts);
        if named.len() < 2
            || !self
                .clauses
                .tokens
                .iter()
                .any(|t| binds(t) && t.text(self.text).starts_with(char::is_uppercase))
        {
            return;
        }
        let words = self.text.get(self.evidence.start..self.evidence.end).unwrap_or("");
        self.read_short_title(facts);
        for treaty in self.world.alliances() {
            if treaty.members().len() > PACT {
                continue;
            }
            let name = std::iter::once(treaty.name()).chain(treaty.aliases());
            if !name.into_iter().any(|name| name.contains(' ') && words.contains(name)) {
                continue;
            }
            let mut members = Vec::new();
            for state in named.iter().filter(|state| treaty.has_member(**state)) {
                add(&mut members, &[*state]);
            }
            let Some(hub) = treaty.hub() else {
                self.push(members, kind_of(treaty), AllianceStatus::Active, facts);
                continue;
            };
            if members.contains(&hub) {
                for state in members.into_iter().filter(|state| *state != hub) {
                    self.push(vec![hub, state], kind_of(treaty), AllianceStatus::Active, facts);
                }
            }
        }
    }

    /// "The 1951 Mutual Defense Treaty": a title cut short, of the two parties of such a treaty that are named nearest to it.
    fn read_short_title(&self, facts: &mut Vec<AllianceFact>) {
        let heads = (0..self.clauses.tokens.len()).filter(|at| {
            self.token(*at).is_some_and(|t| t.text(self.text) == "Treaty" && t.upos != Upos::Verb)
        });
        for head in heads {
            let start = self.name_start(head);
            let words = self.slice(start..head + 1);
            if words.len() < 3 || !words.iter().any(|t| is(t, Class::Matter)) {
                continue;
            }
            let title =
                words.first().zip(words.last()).and_then(|(a, b)| self.text.get(a.range.start..b.range.end));
            let Some(title) = title else { continue };
            let reach = |actor: ActorCode| {
                let near = self.mentions.iter().filter(|m| m.actors.contains(&actor));
                near.map(|m| m.tokens.start.abs_diff(head)).min()
            };
            let bound = self
                .world
                .alliances()
                .filter(|treaty| treaty.members().len() == 2 && treaty.name().contains(title))
                .filter(|treaty| self.published.is_none_or(|day| treaty.in_force_on(day)))
                .filter_map(|treaty| {
                    let reaches: Option<Vec<usize>> = treaty.members().map(|m| reach(m.actor())).collect();
                    Some((reaches?.iter().sum::<usize>(), treaty))
                })
                .min_by_key(|(sum, _)| *sum);
            if let Some((_, treaty)) = bound {
                let members = treaty.members().map(|m| m.actor()).collect();
                self.push(members, kind_of(treaty), AllianceStatus::Active, facts);
            }
        }
    }

    /// "A mutual defence pact", "a framework agreement on security", "strategic cooperative partnership".
    pub(super) fn read_bond(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let Some(token) = self.token(at).filter(|t| self.may_be_bond(at, t)) else { return };
        let Some(phrase) = self.phrase_at(at).filter(|p| !self.is_of_partners(p)) else { return };
        let matters = self.has_matter(at, phrase, token);
        if !matters && !self.is_plain_bond(at, phrase, token) {
            return;
        }
        self.read_association(at, phrase, facts);
        let Some(status) = self.bond_status(at, phrase) else { return };
        let kind = if is(token, Class::Pact) { AllianceKind::Alliance } else { AllianceKind::Partnership };
        let ties = self.tied_by(phrase, parties);
        if !ties.is_empty() {
            return ties.into_iter().for_each(|tie| self.push(tie, kind, status, facts));
        }
        let told = matters || self.tells_mutual_help();
        let named = if told && !self.is_association(at) { parties } else { &[] };
        for tie in self.ties_by_examples(at, phrase, parties) {
            self.push(tie, AllianceKind::Partnership, status, facts);
        }
        let clause = self.bound_under(at, parties);
        let mut bound = if clause.is_empty() { self.bound(at, phrase, named) } else { clause };
        if self.is_acceded_to(phrase) {
            bound.clear();
        }
        if matters && bound.len() == 1 {
            add(&mut bound, &self.beneficiary(phrase));
        }
        if matters && bound.len() == 1 {
            bound.extend(self.host_of_signing(at, &bound));
        }
        if (2..=4).contains(&bound.len()) {
            self.read_second_bond(at, parties, (kind, status), facts);
            self.each_with(at, bound).into_iter().for_each(|tie| self.push(tie, kind, status, facts));
        }
    }

    /// "Under a defence agreement with Chad, Mali gets": who does what a pact that opens the sentence allows.
    fn beneficiary(&self, phrase: &Phrase) -> Vec<ActorCode> {
        let opens = phrase.tokens.start.checked_sub(1);
        let opens = opens.filter(|at| self.clauses.is_lemma(*at, &["under", "by", "through"]));
        let fronted = opens.is_some_and(|at| self.mentions.iter().all(|m| m.tokens.start > at));
        let verb = self.clauses.verbs.iter().find(|v| fronted && v.finite() && v.main > phrase.tokens.end);
        verb.map_or(Vec::new(), |v| self.pledger(v.main))
    }

    /// Whether a noun may be for what binds states.
    fn may_be_bond(&self, at: usize, token: &Token) -> bool {
        let next_noun = self.token(at + 1).is_some_and(|t| {
            t.upos == Upos::Noun && !t.is_lemma(&["worth", "declaration", "document", "date", "dating"])
        });
        let noun = matches!(token.upos, Upos::Noun | Upos::Propn);
        let binds = is(token, Class::Pact) || is(token, Class::Bond);
        noun && (binds || self.is_union(at) || self.is_limitless(at)) && !next_noun && !self.is_mentioned(at)
    }

    /// Whether the words before a bond or behind it make it one of security or strategy.
    fn has_matter(&self, at: usize, phrase: &Phrase, token: &Token) -> bool {
        let first = self.name_start(at).min(at.saturating_sub(4).max(phrase.tokens.start));
        let matter = |(at, t): (usize, &Token)| is(t, Class::Matter) && !self.is_mentioned(at);
        let within = |range: Range<usize>| range.clone().zip(self.slice(range)).any(matter);
        // "a defence and economic agreement"
        let joint_matter = phrase.tokens.start.checked_sub(2).is_some_and(|matter| {
            self.clauses.is_lemma(matter + 1, &["and"])
                && self.token(matter).is_some_and(|t| is(t, Class::Matter))
                && !self.is_mentioned(matter)
                && token.is_lemma(&["agreement", "accord", "pact", "treaty", "partnership", "package"])
        });
        // "its commitment to security in the region": to nobody's.
        let owned = self.phrase_at(at + 2).is_some_and(|p| !p.owners.is_empty() || !p.possessor.is_empty());
        let preposition = self.token(at + 1).is_some_and(|t| t.is_lemma(&["of", "on"]))
            || self.clauses.is_lemma(at + 1, &["to"]) && owned;
        let end = self.clauses.tokens.len().min(at + 5);
        within(first..at) || joint_matter || preposition && at + 2 < end && within(at + 2..end)
    }

    /// Whether a bond without such words is one of allies or partners all the same.
    fn is_plain_bond(&self, at: usize, phrase: &Phrase, token: &Token) -> bool {
        let first = self.name_start(at).min(at.saturating_sub(4).max(phrase.tokens.start));
        let promises = || is(token, Class::Pact) || token.is_lemma(&["agreement", "accord"]);
        let joint = token.is_lemma(&["partnership"]) && phrase.owners.len() > 1;
        let several =
            token.is_lemma(&["partnership", "framework", "alliance", "pact", "cooperation", "mechanism"])
                && self.slice(first..at).iter().any(|t| is(t, Class::Joint));
        joint
            || several
            || self.is_union(at)
            || self.is_umbrella(at)
            || self.is_limitless(at)
            || self.is_titled(at)
            || self.is_forged(at, phrase)
            || token.is_lemma(&["alliance"])
            || self.is_plain_pact(at, phrase)
            || promises() && self.tells_mutual_help()
    }

    /// How a bond stands; nothing where there is none.
    fn bond_status(&self, at: usize, phrase: &Phrase) -> Option<AllianceStatus> {
        let ended = self.slice(phrase.tokens.start.saturating_sub(3)..phrase.tokens.start);
        let ended = ended.iter().any(|t| is(t, Class::End));
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < at);
        let ahead = verb.is_some_and(|v| {
            let founds = &["sign", "conclude", "form", "establish", "create", "seal", "ink"];
            let near = v.main + 4 > phrase.tokens.start && v.modality == Modality::Planned;
            near && self.clauses.is_lemma(v.main, founds)
        });
        let presumed = verb.is_some_and(|v| self.token(v.main).is_some_and(|t| is(t, Class::Presume)));
        let told = self.clauses.noun_modality(phrase, at);
        let modality = match told {
            // "a 'no limits' friendship"
            _ if self.is_limitless(at) => Modality::Actual,
            // "would not replace the defence treaty with Fiji": that there is one is taken for granted.
            Modality::Negated if presumed => Modality::Actual,
            Modality::Hypothetical | Modality::Planned | Modality::Expected
                if presumed || self.is_taken_for_granted(at, phrase) =>
            {
                Modality::Actual
            }
            modality => modality,
        };
        Some(match modality {
            Modality::Actual | Modality::Announced if ahead || self.is_in_the_making(at) => {
                AllianceStatus::Proposed
            }
            _ if ended && told != Modality::Negated => AllianceStatus::Ended,
            Modality::Negated | Modality::Hypothetical => return None,
            Modality::Planned | Modality::Expected | Modality::Proposed => AllianceStatus::Proposed,
            Modality::Ended | Modality::Cancelled => AllianceStatus::Ended,
            Modality::Actual | Modality::Announced => AllianceStatus::Active,
        })
    }

    /// "A treaty with Tuvalu and one with Nauru": those bound by the second.
    fn read_second_bond(
        &self,
        at: usize,
        parties: &[Party],
        (kind, status): (AllianceKind, AllianceStatus),
        facts: &mut Vec<AllianceFact>,
    ) {
        let end = self.clauses.tokens.len().min(at + SECOND);
        let second = (at + 2..end).find(|at| {
            self.clauses.is_lemma(*at, &["one", "another"]) && self.clauses.is_lemma(*at + 1, &["with"])
        });
        let Some(one) = second else { return };
        let Some(other) = parties.iter().find(|p| (one + 2..one + 4).contains(&p.tokens.start)) else {
            return;
        };
        let status = if self.is_in_the_making(one) { AllianceStatus::Proposed } else { status };
        for a in self.subject_through(at) {
            for b in other.actors.iter().copied().filter(|b| *b != a) {
                if self.world.is_nation(a) && self.world.is_nation(b) {
                    self.push(vec![a, b], kind, status, facts);
                }
            }
        }
    }

    /// "called the alliance a linchpin": one of the two states that the sentence names, or the text speaks of most, where the
    /// world's table knows of a treaty between them and no organisation bears the noun.
    pub(super) fn read_known_alliance(
        &self,
        at: usize,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        let definite = at.checked_sub(1).is_some_and(|before| {
            self.opens_definite(before, at) || self.clauses.is_lemma(before, &["their", "our", "bilateral"])
        });
        if !self.clauses.is_lemma(at, &["alliance"])
            || !definite
            || !organisations.is_empty()
            || self.story.organisations().next().is_some()
            || self.clauses.is_lemma(at + 1, &["of", "between", "with"])
        {
            return;
        }
        if let Some([a, b]) = self.allied_pair(parties) {
            self.push(vec![a, b], AllianceKind::Alliance, AllianceStatus::Active, facts);
        }
    }

    /// "obliges Russia and North Korea to come to one another's aid": a verb that binds two or more to help each other.
    pub(super) fn read_obliged(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        const OBLIGE: [&str; 6] = ["oblige", "bind", "commit", "require", "obligate", "pledge"];
        let verb = self.token(at).is_some_and(|t| t.upos == Upos::Verb && t.is_lemma(&OBLIGE));
        let denied =
            || self.slice(at.saturating_sub(3)..at).iter().any(|t| t.is_lemma(&["not", "no", "never"]));
        if !verb || denied() || !self.tells_mutual_help() {
            return;
        }
        let bound = parties.iter().find(|p| (at + 1..at + 4).contains(&p.tokens.start));
        let bound = bound
            .filter(|p| (2..=4).contains(&p.actors.len()) && self.clauses.is_lemma(p.tokens.end, &["to"]));
        if let Some(party) = bound {
            self.push(party.actors.clone(), AllianceKind::Alliance, AllianceStatus::Active, facts);
        }
    }

    /// "A pact with Tuvalu": a treaty of which nothing else is said than with whom it is.
    fn is_plain_pact(&self, at: usize, phrase: &Phrase) -> bool {
        let plain = |t: &Token| {
            matches!(t.upos, Upos::Det | Upos::Pron | Upos::Num) || t.is_lemma(&["similar", "new"])
        };
        let owned = |at: usize| self.is_mentioned(at) || self.clauses.is_lemma(at, &["'s"]);
        let bare = (phrase.tokens.start..at)
            .zip(self.slice(phrase.tokens.start..at))
            .all(|(at, t)| plain(t) || owned(at));
        let with = self.clauses.is_lemma(at + 1, &["with", "between"]);
        let partner = self.clauses.phrases.iter().find(|p| p.tokens.start == at + 2);
        let said =
            |p: &Phrase| self.clauses.is_lemma(p.tokens.end, &["on", "for", "about", "to", "over", "of"]);
        // "broke a treaty with Peru": of what it is nobody says.
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < at);
        let broken = verb.is_some_and(|v| self.token(v.main).is_some_and(|t| is(t, Class::Breach)));
        self.clauses.is_lemma(at, &["pact", "treaty"])
            && bare
            && with
            && !broken
            && partner.is_some_and(|p| !said(p))
    }

    /// Who is bound by a pact: its owners and those after "with", "between" and "to"; with fewer than two, the subject too.
    pub(super) fn bound(&self, at: usize, phrase: &Phrase, parties: &[Party]) -> Vec<ActorCode> {
        let mut bound = phrase.owners.clone();
        add(&mut bound, &phrase.possessor);
        if bound.is_empty() {
            add(&mut bound, &self.possessor_before(phrase));
        }
        let with = |p: &&Phrase| {
            (at + 1..=at + 10).contains(&p.tokens.start)
                && match p.preposition(self.clauses.tokens) {
                    Some("with" | "between" | "among" | "to") => true,
                    // "The customs union of Russia and Belarus"
                    Some("of") => p.actors.len() > 1 && p.tokens.start == at + 2,
                    _ => false,
                }
                && p.kind == PhraseKind::Actor
                && !self
                    .slice(at + 1..p.tokens.start)
                    .iter()
                    .any(|t| matches!(t.upos, Upos::Verb | Upos::Sconj) || t.is_lemma(&[";", ","]))
        };
        let partner = self.clauses.phrases.iter().find(with);
        if partner.is_some() {
            add(&mut bound, &self.joint_possessor(phrase));
        }
        add(&mut bound, partner.map_or(&[], |p| &p.actors));
        if bound.len() < 2 && self.clauses.is_lemma(at + 1, &["that", "which"]) {
            // "The treaty that Fiji and Tonga signed"
            let near = |p: &&Party| (at + 2..at + 4).contains(&p.tokens.start);
            let signers = parties.iter().find(near);
            add(&mut bound, signers.map_or(&[], |p| &p.actors));
            // "The treaty that Fiji signed with Tonga"
            let verb = signers.map_or(0, |p| p.tokens.end);
            let signs = self.clauses.is_lemma(verb, &["sign", "conclude", "make", "seal"])
                && self.clauses.is_lemma(verb + 1, &["with"]);
            let other = parties.iter().find(|p| signs && (verb + 2..verb + 4).contains(&p.tokens.start));
            add(&mut bound, other.map_or(&[], |p| &p.actors));
        }
        if bound.len() < 2 {
            let others = self.bound_by_which(at, &bound);
            add(&mut bound, &others);
        }
        if bound.len() == 1 && phrase.preposition(self.clauses.tokens) == Some("into") {
            // "drove Somalia into a pact with Egypt"
            let into = phrase.tokens.start.saturating_sub(1);
            let driven = parties.iter().rev().find(|p| p.tokens.end <= into && into - p.tokens.end <= 1);
            add(&mut bound, driven.map_or(&[], |p| &p.actors));
        }
        if bound.len() < 2 {
            add(&mut bound, &self.subject_through(at));
        }
        if bound.len() == 1 && partner.is_some() {
            add(&mut bound, &self.consenting(at, parties));
        }
        if bound.len() == 1 && partner.is_some() && self.is_ours(at, phrase) {
            add(&mut bound, &self.told_by());
        }
        let stranger = self.clauses.is_lemma(at + 1, &["with", "between", "among"])
            && self.token(at + 2).is_some_and(|t| t.upos == Upos::Propn || self.is_of_strangers(at + 2));
        if bound.len() < 2 && partner.is_none() && !stranger {
            let count = self.sides_counted(phrase.tokens.start..at).unwrap_or(2);
            let mut named = Vec::new();
            // "signs a pact with Peru, ignoring Chile": whom a participle behind it is about is no party to it.
            let ignored = |p: &Party| {
                let doing = |t: &Token| t.upos == Upos::Verb && t.text(self.text).ends_with("ing");
                !bound.is_empty() && self.slice(at + 1..p.tokens.start).iter().any(doing)
            };
            let before = |p: &&Party| count == 2 && !ignored(p) || p.tokens.end <= phrase.tokens.start;
            for party in parties.iter().filter(before) {
                add(&mut named, &party.actors);
            }
            if named.len() == count && bound.iter().all(|actor| named.contains(actor)) {
                return named;
            }
        }
        bound
    }

    /// "Tonga and Samoa, bound to Fiji by a treaty": each of those who are tied with the one to whom they are.
    fn tied_by(&self, phrase: &Phrase, parties: &[Party]) -> Vec<Vec<ActorCode>> {
        let by = phrase.tokens.start.checked_sub(1).filter(|by| self.clauses.is_lemma(*by, &["by"]));
        let Some(to) = by.and_then(|by| parties.iter().find(|p| p.tokens.end == by)) else {
            return Vec::new();
        };
        let verb = (to.tokens.start.saturating_sub(TIED_REACH)..to.tokens.start)
            .rev()
            .find(|at| self.clauses.is_lemma(*at, &["bind", "bound", "tie", "link", "join", "ally"]))
            .filter(|at| self.clauses.is_lemma(*at + 1, &["to", "with"]));
        let tied = verb.and_then(|verb| parties.iter().rev().find(|p| p.tokens.end <= verb));
        let pairs = tied.into_iter().flat_map(|p| &p.actors);
        let pairs = pairs.flat_map(|a| to.actors.iter().map(move |b| vec![*a, *b]));
        pairs.filter(|pair| pair.first() != pair.last()).collect()
    }

    /// "the treaty with Fiji", "our pact with Fiji": one that the speaker has.
    fn is_ours(&self, at: usize, phrase: &Phrase) -> bool {
        const OURS: [&str; 3] = ["the", "our", "a"];
        let before = self.name_start(at).checked_sub(1).and_then(|before| self.token(before));
        let own = self.slice(phrase.tokens.start..at).first();
        self.clauses.is_lemma(at + 1, &["with"])
            && (own.is_some_and(|t| t.is_lemma(&OURS)) || before.is_some_and(|t| t.is_lemma(&OURS)))
    }

    /// "Moscow, with which it signed a treaty": the state that a relative clause with a pact in it is said of, with the subject.
    fn bound_by_which(&self, at: usize, bound: &[ActorCode]) -> Vec<ActorCode> {
        let Some(verb) = self.clauses.verbs.iter().rev().find(|v| v.main < at) else { return Vec::new() };
        let which = (verb.first.saturating_sub(WHICH_REACH)..verb.first).find(|at| {
            self.clauses.is_lemma(*at, &["with"]) && self.clauses.is_lemma(*at + 1, &["which", "whom"])
        });
        let Some(with) = which else { return Vec::new() };
        let mark = with - usize::from(with > 0 && self.clauses.is_lemma(with - 1, &[","]));
        let before = self.mentions.iter().find(|m| m.tokens.end == mark);
        // "Chad was a partner with which Mali had a treaty"
        let described = || mark.checked_sub(1).and_then(|noun| self.copula_subject(noun)).unwrap_or_default();
        let mut all = before.map_or_else(described, |m| m.actors.clone());
        let ours = self.slice(with..verb.first).iter().any(|t| t.is_lemma(&["we", "i"]));
        if bound.is_empty() && !all.is_empty() && !ours {
            add(&mut all, &self.subject_through(at));
        }
        all
    }

    /// How many a pact is said to bind: "a three-way partnership", "a bilateral treaty".
    fn sides_counted(&self, words: Range<usize>) -> Option<usize> {
        const COUNTS: [(&str, usize); 8] = [
            ("bilateral", 2),
            ("trilateral", 3),
            ("tripartite", 3),
            ("three-way", 3),
            ("three", 3),
            ("quadrilateral", 4),
            ("four-way", 4),
            ("four", 4),
        ];
        let counted =
            |t: &Token| COUNTS.iter().find(|(word, _)| t.is_lemma(&[word])).map(|(_, count)| *count);
        self.slice(words).iter().find_map(counted)
    }

    /// "The U.S.-India Strategic Dialogue", "the Poland–Ukraine Charter": a name that opens with those who are bound, joined by
    /// hyphens, and ends with a noun for a framework.
    pub(super) fn read_framework(&self, at: usize, facts: &mut Vec<AllianceFact>) {
        let capital =
            |at: usize| self.token(at).is_some_and(|t| t.text(self.text).starts_with(char::is_uppercase));
        if !self.token(at).is_some_and(|t| is(t, Class::Framework)) || !capital(at) || capital(at + 1) {
            return;
        }
        let name =
            |from: &usize| (*from..at).all(|at| capital(at) && !self.is_mentioned(at) || self.joins(at));
        let Some(first) = (at.saturating_sub(FRAMEWORK_NAME)..=at).find(name) else { return };
        if self.slice(first..at).iter().any(|t| t.is_lemma(&["trade", "tax", "extradition", "aviation"])) {
            return;
        }
        let mut bound: Vec<ActorCode> = Vec::new();
        let mut end = first;
        for mention in self.mentions.iter().rev().filter(|m| m.tokens.end <= first) {
            let hyphen = bound.is_empty()
                || self.slice(mention.tokens.end..end).iter().all(|t| t.is_lemma(&["-", "–", "—"]));
            if end - mention.tokens.end > usize::from(!bound.is_empty()) || !hyphen {
                break;
            }
            add(&mut bound, &mention.actors);
            end = mention.tokens.start;
        }
        self.push(bound, AllianceKind::Partnership, AllianceStatus::Active, facts);
    }

    /// Where a name that ends at a token begins: "the Security and Prosperity Partnership".
    fn name_start(&self, at: usize) -> usize {
        let capital =
            |at: usize| self.token(at).is_some_and(|t| t.text(self.text).starts_with(char::is_uppercase));
        if !capital(at) {
            return at;
        }
        let within = |before: &usize| capital(*before) && !self.is_mentioned(*before) || self.joins(*before);
        let from = at.saturating_sub(FRAMEWORK_NAME);
        let start = (from..at).rev().take_while(within).last().unwrap_or(at);
        if self.joins(start) { start + 1 } else { start }
    }

    /// "NATO's Partnership for Peace": a noun for a framework that is a name.
    fn is_titled(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| {
            t.is_lemma(&["partnership", "compact", "entente"])
                && t.text(self.text).starts_with(char::is_uppercase)
        })
    }

    /// "proclaimed a partnership without limits": one that several bring about, and not one of trade or firms.
    fn is_forged(&self, at: usize, phrase: &Phrase) -> bool {
        const FORGE: [&str; 15] = [
            "proclaim",
            "declare",
            "forge",
            "seal",
            "establish",
            "form",
            "upgrade",
            "elevate",
            "launch",
            "sign",
            "agree",
            "conclude",
            "announce",
            "create",
            "ink",
        ];
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < at);
        let forged = verb.is_some_and(|v| {
            self.clauses.is_lemma(v.main, &FORGE) && phrase.tokens.start.saturating_sub(v.main) <= 2
        });
        self.clauses.is_lemma(at, &["partnership"]) && forged && self.subject_through(at).len() > 1
    }

    /// "A customs union", "a free trade area".
    fn is_union(&self, at: usize) -> bool {
        let of = at.checked_sub(1).and_then(|before| self.token(before));
        let space = self.clauses.is_lemma(at, &["space"]) && of.is_some_and(|t| t.is_lemma(&["economic"]));
        space
            || self.clauses.is_lemma(at, &["union", "area", "zone", "market"])
                && of.is_some_and(|t| {
                    t.is_lemma(&["customs", "custom", "trade", "currency", "monetary", "common"])
                })
    }

    fn joins(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.is_lemma(&["and", "of", "on", "for", "&"]))
    }
}
