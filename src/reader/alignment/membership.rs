//! Who belongs to an organisation: by the words beside its name, borne out by the world's table of members.

use std::ops::Range;

use super::{AlignmentReader, Class, PACT, Standing, anchor::Organisation, classes, is};
use crate::{
    actor::ActorCode,
    date::Date,
    reader::party::Party,
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::add,
    },
    syntax::{Token, Upos},
    world::{Membership, MembershipStatus},
};

/// The longest way from these to the member, in tokens.
const MEMBER_REACH: usize = 16;
/// The longest way from these to a member behind them, in tokens.
const BEHIND: usize = 4;
/// An organisation with more members than this says nothing of an alignment, where it is merely named beside a state.
pub(super) const WORLDWIDE: usize = 100;
/// The longest way from a negation to the verb of membership behind it, in tokens.
const NEGATION: usize = 5;
/// Within how many years a state must join for a text to speak of its membership to come.
const SOON: i16 = 4;

impl AlignmentReader<'_> {
    /// Members of organisations: a word of membership near the organisation, and near both a state.
    pub(super) fn read_memberships(
        &self,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        for at in 0..self.clauses.tokens.len() {
            let Some(token) = self.token(at) else { continue };
            for class in classes(token) {
                let standing = match class {
                    Class::Member(_) | Class::Seat if self.is_denied(at) => continue,
                    Class::Member(Standing::Active) if self.is_wished(at) => Standing::Proposed,
                    Class::Member(Standing::Active | Standing::Open)
                        if self.clauses.is_lemma(at + 1, &["talk", "talks", "negotiation"]) =>
                    {
                        Standing::Proposed
                    }
                    Class::Member(Standing::Active | Standing::Open) if self.is_past(at) => Standing::Ended,
                    Class::Member(standing) => *standing,
                    Class::Seat | Class::Ally | Class::Fellow => Standing::Active,
                    _ => continue,
                };
                if self.is_besides(at) || self.is_anothers(at, parties) {
                    continue;
                }
                let near = self.organisation_near(at, organisations);
                let distant = || self.organisation_afar(at, organisations);
                let afar = if near.is_none() { distant() } else { None };
                let told = |o: &&Organisation| self.is_told(at, *class, o) && !self.is_seat_in_organ(at, o);
                if let Some(organisation) = near.or(afar.as_ref()).filter(told) {
                    self.read_membership(at, *class, standing, organisation, parties, facts);
                    let fellow =
                        matches!(class, Class::Fellow | Class::Ally | Class::Member(Standing::Active));
                    if fellow && standing == Standing::Active {
                        self.read_fellows(at, organisation, facts);
                    }
                    let beside = |o: &&Organisation| {
                        self.are_joined(o, organisation) || self.are_joined(organisation, o)
                    };
                    for other in organisations.iter().filter(beside) {
                        self.read_membership(at, *class, standing, other, parties, facts);
                    }
                }
            }
            // "Working with Turkey within the alliance"; "Niger, for the Organisation of Islamic Cooperation".
            let speaks = || {
                token.is_lemma(&["for"])
                    && at > 0
                    && parties.iter().any(|p| {
                        let acts = self.clauses.is_lemma(at - 1, &["act", "speak", "intervene"]);
                        let mark = at - 1 - usize::from(acts && at > 1);
                        p.tokens.end == mark && self.clauses.is_lemma(mark, &[","])
                    })
            };
            if (token.is_lemma(&["within", "inside"]) || self.sits_on(at) || speaks() || self.lies_in(at))
                && let Some(organisation) = organisations
                    .iter()
                    .find(|o| (at + 1..at + 3).contains(&o.tokens.start) && !self.is_pact(o.code))
            {
                for o in self.with_joined(at, organisation, organisations) {
                    self.read_membership(at, Class::Seat, Standing::Active, o, parties, facts);
                }
            }
        }
    }

    /// "Bulgaria's NATO allies", "its fellow Union member": who has fellows in an organisation is a member of it too.
    fn read_fellows(&self, at: usize, organisation: &Organisation, facts: &mut Vec<AllianceFact>) {
        let Some(phrase) = self.phrase_at(at) else { return };
        let mut owners = phrase.possessor.clone();
        // "partners of Venezuela in the League"
        let of = self.clauses.phrases.iter().find(|p| p.tokens.start == phrase.tokens.end + 1);
        if let Some(of) = of.filter(|p| p.preposition(self.clauses.tokens) == Some("of")) {
            add(&mut owners, &of.actors);
        }
        let own = self.slice(phrase.tokens.start.min(at)..at);
        if owners.is_empty() && own.iter().any(|t| t.is_lemma(&["fellow"])) {
            owners = self.subject(at);
        }
        add(&mut owners, &self.seated_in(at).unwrap_or_default());
        owners.retain(|state| self.world.is_nation(*state) && self.is_member(*state, organisation.code));
        if !owners.is_empty() {
            owners.insert(0, organisation.code);
            self.push(owners, AllianceKind::Bloc, AllianceStatus::Active, facts);
        }
    }

    /// Whether a membership is told as one that is over: "until this summer a member", "former members".
    fn is_past(&self, at: usize) -> bool {
        let over = |word: usize| {
            // "no longer opposed to Chad's membership"
            let another = || (word..at).any(|owner| self.clauses.is_lemma(owner, &["'s", "its", "their"]));
            self.clauses.is_lemma(word, &["until", "former", "formerly", "once"])
                || self.clauses.is_lemma(word, &["longer"]) && !another()
        };
        (at.saturating_sub(5)..at).any(over)
    }

    /// "no member of", "applies the law": words that tell of no membership.
    pub(super) fn is_denied(&self, at: usize) -> bool {
        let denied =
            self.slice(at.saturating_sub(2)..at).iter().any(|t| t.is_lemma(&["no", "not", "never", "non"]));
        let part = self.clauses.is_lemma(at, &["part"])
            && !(self
                .slice(at.saturating_sub(3)..at)
                .iter()
                .any(|t| t.is_lemma(&["be", "become", "remain", "but"]))
                && self.clauses.is_lemma(at + 1, &["of"]));
        let applies =
            part || self.clauses.is_lemma(at, &["apply"]) && !self.clauses.is_lemma(at + 1, &["to", "for"]);
        // "would not apply to join"
        let verbal = |t: &Token| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Part | Upos::Adv);
        let chain = self.slice(at.saturating_sub(NEGATION)..at).iter().rev().take_while(|t| verbal(t));
        let refused = self.token(at).is_some_and(|t| t.upos == Upos::Verb)
            && chain.into_iter().any(|t| t.is_lemma(&["not", "never", "n't"]));
        denied || applies || refused
    }

    /// "sits on the Council", "sits in the League".
    fn sits_on(&self, at: usize) -> bool {
        let sits = at.checked_sub(1).is_some_and(|before| self.clauses.is_lemma(before, &["sit"]));
        sits && self.clauses.is_lemma(at, &["on", "in"])
    }

    /// "Norway and Estonia, already in the alliance": who is said to be in an organisation, and in nothing of it.
    pub(super) fn lies_in(&self, at: usize) -> bool {
        let said = at.checked_sub(1).and_then(|before| self.token(before)).is_some_and(|t| {
            t.is_lemma(&[
                "already", "both", "be", "all", "now", "long", "only", "not", "yet", "still", "remain",
                "stay",
            ])
        });
        let name = self.mentions.iter().find(|m| (at + 1..at + 3).contains(&m.tokens.start));
        let end = name
            .map(|m| m.tokens.end - 1)
            .into_iter()
            .chain(at + 1..at + 4)
            .find(|at| self.token(*at).is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn)));
        let closed = |end: usize| {
            self.token(end + 1).is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Verb))
        };
        said && self.clauses.is_lemma(at, &["in"]) && end.is_some_and(closed)
    }

    /// "Germany and other Union leaders"; "Union leaders including Germany's chancellor and France's president": states beside a
    /// plural noun behind the name of an organisation, each of them a member.
    pub(super) fn read_others(
        &self,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        for organisation in organisations {
            let end = organisation.tokens.end;
            let genitive = usize::from(self.clauses.is_lemma(end, &["'s"]));
            let noun = (end + genitive..end + 4)
                .find(|at| self.token(*at).is_some_and(|t| t.upos == Upos::Noun) && self.is_plural(*at));
            let mut members = noun.map_or(Vec::new(), |noun| self.examples_behind(noun, parties));
            let start = organisation.tokens.start;
            let among = parties.iter().find(|p| {
                self.is_one_of_them(p.tokens.end)
                    && p.tokens.start <= end + 6
                    && p.tokens.start > end
                    && !self
                        .slice(end..p.tokens.start)
                        .iter()
                        .any(|t| matches!(t.upos, Upos::Verb | Upos::Aux))
            });
            add(&mut members, among.map_or(&[], |p| &p.actors));
            let other = (start.saturating_sub(3)..start).find(|at| self.clauses.is_lemma(*at, &["other"]));
            let and = other.and_then(|at| at.checked_sub(1)).filter(|at| {
                self.clauses.is_lemma(*at, &["and", "with", "like", "alongside"])
                    || at.checked_sub(1).is_some_and(|before| self.clauses.is_lemma(before, &["and"]))
            });
            let before = and.and_then(|and| {
                parties.iter().rev().find(|p| p.tokens.end <= and && and - p.tokens.end <= 2)
            });
            add(&mut members, before.map_or(&[], |p| &p.actors));
            members.retain(|state| self.is_member(*state, organisation.code));
            if !members.is_empty() && self.member_count(organisation.code) <= WORLDWIDE {
                members.insert(0, organisation.code);
                self.push(members, AllianceKind::Bloc, AllianceStatus::Active, facts);
            }
        }
    }

    /// "among them"; "the smallest of them".
    pub(super) fn is_one_of_them(&self, at: usize) -> bool {
        let them = (at + 1..at + 4).any(|at| {
            self.clauses.is_lemma(at, &["they", "them"]) && self.clauses.is_lemma(at - 1, &["of", "among"])
        });
        them && self.token(at).is_some_and(|t| matches!(t.upos, Upos::Det | Upos::Adp))
    }

    /// The states that follow a plural noun as examples of it, also as owners of those who are named.
    pub(super) fn examples_behind(&self, noun: usize, parties: &[Party]) -> Vec<ActorCode> {
        let opens = |at: &usize| {
            self.clauses.is_lemma(*at, &["including", "notably", "like", "especially"])
                || self.clauses.is_lemma(*at, &["such"]) && self.clauses.is_lemma(*at + 1, &["as"])
                || self.clauses.is_lemma(*at, &["among"]) && self.clauses.is_lemma(*at + 1, &["them"])
        };
        let Some(opener) = (noun + 1..noun + 7).find(opens) else { return Vec::new() };
        let verb = |t: &Token| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Sconj);
        if self.slice(noun + 1..opener).iter().any(verb) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut end = opener
            + 1
            + usize::from(!self.clauses.is_lemma(opener, &["including", "notably", "like", "especially"]));
        for party in parties.iter().filter(|p| p.tokens.start > opener) {
            let gap = self.slice(end..party.tokens.start);
            let joined = found.is_empty()
                || gap.iter().all(|t| t.is_lemma(&["'s"]))
                || gap.iter().any(|t| t.is_lemma(&["and", ","]));
            let stops = gap.iter().any(|t| verb(t) || t.is_lemma(&[";", "."]));
            if gap.len() > 6 || stops || !joined {
                break;
            }
            add(&mut found, &party.actors);
            end = party.tokens.end;
        }
        found
    }

    /// Whether a word for what is only wished for stands near: "a candidate for membership", "wants to become a member", "a membership action plan".
    pub(super) fn is_wished(&self, at: usize) -> bool {
        let bid = |t: &Token| is(t, Class::Member(Standing::Proposed));
        let becomes =
            self.slice(at.saturating_sub(5)..at).iter().rposition(|t| t.is_lemma(&["become", "be", "for"]));
        let wants = becomes.is_some_and(|verb| {
            let verb = at.saturating_sub(5) + verb;
            let ahead =
                |t: &Token| is(t, Class::Wish) || t.is_lemma(&["will", "would", "may", "might", "could"]);
            self.slice(verb.saturating_sub(3)..verb).iter().any(ahead)
        });
        // "aims at membership of the alliance"
        let right = self.clauses.is_lemma(at, &["membership", "accession", "entry", "admission"])
            && self.slice(at.saturating_sub(4)..at).iter().any(|t| is(t, Class::Wish));
        wants
            || right
            || self.slice(at.saturating_sub(4)..at + 4).iter().any(bid)
            || self.clauses.is_lemma(at + 1, &["plan", "prospect", "perspective", "process"])
            || self.clauses.is_lemma(at + 1, &["action"])
    }

    /// Whether the words that stand between fit: "suspended Fiji from the Forum", "left the Union".
    pub(super) fn is_told(&self, at: usize, class: Class, organisation: &Organisation) -> bool {
        let before = organisation.tokens.start.checked_sub(1);
        let hyphen = before.filter(|b| self.clauses.is_lemma(*b, &["-"])).and_then(|b| b.checked_sub(1));
        if hyphen.or(before).is_some_and(|b| self.clauses.is_lemma(b, &["non"])) {
            return false;
        }
        if class == Class::Fellow {
            // "NATO partners"; "partners in NATO"
            let inside = |at: usize| {
                self.clauses.is_lemma(at, &["in", "within", "inside"])
                    && (at + 1..at + 3).contains(&organisation.tokens.start)
            };
            let within =
                inside(at + 1) || self.clauses.is_lemma(at + 1, &["of"]) && (at + 3..at + 6).any(inside);
            return within || organisation.tokens.end == at || self.is_singled_out(at, organisation);
        }
        if matches!(class, Class::Member(Standing::Active | Standing::Open))
            && (self.joins_in_doing(at, organisation) || self.is_of_a_part(at, organisation))
        {
            return false;
        }
        // "joined by the Union": who is so belongs to nothing by it. "NATO wants it to join Russia": it is another that is joined.
        let object = |from: usize| {
            let named = |m: &Mention| m.actors.iter().all(|code| self.world.is_nation(*code));
            let near = |m: &&Mention| (from..from + 2).contains(&m.tokens.start);
            organisation.tokens.end <= at && self.mentions.iter().filter(near).any(named)
        };
        let another = self.clauses.is_lemma(at, &["join", "enter", "leave"]) && object(at + 1)
            || self.clauses.is_lemma(at, &["belong"])
                && self.clauses.is_lemma(at + 1, &["to"])
                && object(at + 2);
        if another || self.clauses.is_lemma(at, &["join"]) && self.clauses.is_lemma(at + 1, &["by"]) {
            return false;
        }
        if class != Class::Member(Standing::Ended) {
            return true;
        }
        if self.member_count(organisation.code) > WORLDWIDE {
            return self.leaves_world(at, organisation);
        }
        let between = self.slice(at + 1..organisation.tokens.start);
        let from = organisation.tokens.start > at
            && (between.iter().any(|t| t.is_lemma(&["from"]))
                || between.len() <= 1
                || between.len() <= 7
                    && between.first().is_some_and(|t| t.is_lemma(&["out"]))
                    && self.token(organisation.tokens.end).is_none_or(|t| t.upos != Upos::Noun));
        let suspends =
            organisation.tokens.end <= at && self.clauses.is_lemma(at, &["suspend", "expel", "exclude"]);
        let somebody = self.clauses.group_at(at).is_none_or(|v| v.passive || v.reduced)
            || self.clauses.is_lemma(at + 1, &["it", "they"])
            || self.mentions.iter().any(|m| (at + 1..at + 4).contains(&m.tokens.start));
        from || suspends && somebody
    }

    pub(super) fn read_membership(
        &self,
        at: usize,
        class: Class,
        standing: Standing,
        organisation: &Organisation,
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        let span = organisation.tokens.start.min(at)..organisation.tokens.end.max(at + 1);
        let worldwide = self.member_count(organisation.code) > WORLDWIDE;
        let mut near: Vec<(usize, &Party)> = parties
            .iter()
            .filter(|party| !self.is_venue(party))
            .map(|party| (self.gap(&span, party), party))
            .filter(|(gap, _)| *gap <= if worldwide { 2 } else { MEMBER_REACH })
            .collect();
        // "Qatar quits, leaving members such as Iraq": what the noun opens comes first.
        let opens = self.opens_list(at);
        near.sort_by_key(|(gap, party)| (opens && party.tokens.start < at, *gap));
        let subject = self.token(at).filter(|t| t.upos == Upos::Noun).and_then(|_| self.copula_subject(at));
        let subject = self
            .backed_by_another(at, organisation.code)
            .or_else(|| self.taken_subject(at, organisation.code))
            .or_else(|| self.becoming(at))
            .or(subject);
        let subject = subject.map(|actors| Party { tokens: at..at, actors, anaphoric: false });
        if let Some(subject) = subject.as_ref().filter(|_| !matches!(class, Class::Seat)) {
            near.insert(0, (0, subject));
        }
        // "All members of the bloc should act": nobody is said to be one.
        let generic = class == Class::Member(Standing::Active) && self.is_plural(at);
        for (gap, party) in near {
            if generic && gap > BEHIND && !self.is_linked(party.tokens.end..at) {
                continue;
            }
            let partner = class == Class::Fellow && self.clauses.is_lemma(at, &["partner"]);
            let loose = gap > 3 || matches!(class, Class::Seat | Class::Ally) || partner;
            let status = |state: &ActorCode| self.standing_of(*state, organisation.code, standing, loose);
            let members: Vec<(ActorCode, AllianceStatus)> =
                party.actors.iter().filter_map(|state| Some((*state, status(state)?))).collect();
            let Some((_, first)) = members.first().copied() else { continue };
            let mut all = vec![organisation.code];
            all.extend(members.iter().filter(|(_, status)| *status == first).map(|(state, _)| *state));
            self.push(all, AllianceKind::Bloc, first, facts);
            return;
        }
        if let Some(count) = self.count_of(at).filter(|_| !worldwide) {
            let belongs = |state: &ActorCode| self.is_member(*state, organisation.code);
            let mut all = vec![organisation.code];
            add(&mut all, &self.discourse.several(Some(count), belongs));
            self.push(all, AllianceKind::Bloc, AllianceStatus::Active, facts);
        }
    }

    /// "invited in Prague to join": a capital behind "in" is where it happens.
    fn is_venue(&self, party: &Party) -> bool {
        let within =
            party.tokens.start.checked_sub(1).is_some_and(|at| self.clauses.is_lemma(at, &["in", "at"]));
        // "at their Madrid summit"
        let held =
            self.clauses.is_lemma(party.tokens.end, &["summit", "meeting", "conference", "talk", "talks"]);
        (within || held)
            && self.mentions.iter().any(|m| m.kind == MentionKind::Capital && m.tokens == party.tokens)
    }

    /// Of how many the sentence says that they belong: "the two Commonwealth members", "both are members".
    pub(super) fn count_of(&self, at: usize) -> Option<usize> {
        let number = |t: &Token| match &*t.lemma {
            "two" | "both" => Some(2),
            "three" | "trio" => Some(3),
            "four" => Some(4),
            _ => None,
        };
        self.slice(at.saturating_sub(5)..at).iter().rev().find_map(number)
    }

    /// What of the facts that predicates told the world's table does not speak against: not so bloc facts of a state that never had to do with the organisation, or of
    /// an organisation of the whole world that it joined long ago.
    pub(in crate::reader) fn plausible(&self, found: Vec<AllianceFact>) -> Vec<AllianceFact> {
        // "Norway, already in the alliance": the noun is an organisation's.
        let binds = |t: &Token| {
            [Class::Pact, Class::Bond, Class::Ally, Class::Friend, Class::League, Class::Client]
                .iter()
                .any(|class| is(t, *class))
        };
        let owned = || {
            let organisations = self.organisations();
            let mut nouns =
                (0..self.clauses.tokens.len()).filter(|at| self.token(*at).is_some_and(binds)).peekable();
            nouns.peek().is_some() && nouns.all(|at| organisations.iter().any(|o| o.tokens.contains(&at)))
        };
        let anaphoric = found.iter().any(|fact| fact.kind == AllianceKind::Alliance) && owned();
        let fits = |fact: &AllianceFact| match fact.kind {
            AllianceKind::Bloc => self.is_plausible(fact) && !self.is_joined_by(),
            AllianceKind::Alliance => !anaphoric && self.fits_clause(fact),
            AllianceKind::Partnership => self.fits_clause(fact),
        };
        found.into_iter().filter(fits).collect()
    }

    pub(super) fn is_plausible(&self, fact: &AllianceFact) -> bool {
        let organisation = fact.members.iter().find(|code| !self.world.is_nation(**code));
        let Some(organisation) = organisation.filter(|code| self.rows(**code).next().is_some()) else {
            return true;
        };
        let worldwide = self.member_count(*organisation) > WORLDWIDE;
        let told = |state: &ActorCode| {
            let mut rows = self.rows(*organisation).filter(|row| row.member() == *state);
            let long = |row: &Membership| {
                row.since().zip(self.published).is_some_and(|(since, date)| since.year() + 2 < date.year())
            };
            let held = |row: &Membership| self.published.is_none_or(|date| row.held_on(date));
            if worldwide && fact.status != AllianceStatus::Ended {
                !rows.any(long)
            } else if fact.status == AllianceStatus::Proposed {
                // Who has long been in has no need to ask.
                !rows.any(|row| row.status() == MembershipStatus::Member && held(row) && long(row))
            } else {
                rows.next().is_some() || fact.status == AllianceStatus::Proposed
            }
        };
        fact.members.iter().filter(|code| self.world.is_nation(**code)).all(told)
    }

    pub(super) fn is_plural(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.range.len() > t.lemma.len() && t.upos != Upos::Verb)
    }

    /// Whether a form of "be", or "both" and the like, stands between.
    pub(super) fn is_linked(&self, gap: Range<usize>) -> bool {
        self.slice(gap).iter().any(|t| t.is_lemma(&["be", "become", "remain", "both", "all", "fellow"]))
    }

    /// How far a party is from a span, in tokens; one between its ends is nearest, one behind it farther than one before.
    pub(super) fn gap(&self, span: &Range<usize>, party: &Party) -> usize {
        let barrier =
            |range: Range<usize>| self.slice(range).iter().any(|t| t.is_lemma(&[";", ".", "“", "”"]));
        if party.tokens.end <= span.start {
            let gap = party.tokens.end..span.start;
            return if barrier(gap.clone()) { usize::MAX } else { gap.len() };
        }
        if party.tokens.start >= span.end {
            let gap = span.end..party.tokens.start;
            // "Its members are France and Poland"
            let links = self.opens_list(gap.start.saturating_sub(1))
                && self.slice(gap.clone()).first().is_some_and(|t| t.is_lemma(&["be", "include"]));
            let verb = self
                .slice(gap.clone())
                .iter()
                .skip(usize::from(links))
                .any(|t| matches!(t.upos, Upos::Verb | Upos::Aux));
            return if barrier(gap.clone()) || verb || gap.len() > BEHIND { usize::MAX } else { gap.len() };
        }
        0
    }

    pub(super) fn member_count(&self, organisation: ActorCode) -> usize {
        self.published
            .and_then(|date| self.world.members_on(organisation, date).ok())
            .map_or_else(|| self.rows(organisation).count(), Iterator::count)
    }

    pub(super) fn rows(&self, organisation: ActorCode) -> impl Iterator<Item = &Membership> {
        self.world.memberships().filter(move |row| row.organisation() == organisation)
    }

    /// How a state stands to an organisation, by the words and the world's table; `None` where it does not belong to it.
    pub(super) fn standing_of(
        &self,
        state: ActorCode,
        organisation: ActorCode,
        standing: Standing,
        loose: bool,
    ) -> Option<AllianceStatus> {
        let mut known = self.rows(organisation).peekable();
        if known.peek().is_none() {
            return (!loose).then_some(match standing {
                Standing::Active | Standing::Open => AllianceStatus::Active,
                Standing::Proposed => AllianceStatus::Proposed,
                Standing::Ended => AllianceStatus::Ended,
            });
        }
        let own: Vec<&Membership> = known.filter(|row| row.member() == state).collect();
        let ever = !own.is_empty();
        let held = |row: &Membership| self.published.is_none_or(|date| row.held_on(date));
        let belongs = own.iter().any(|row| {
            held(row) && matches!(row.status(), MembershipStatus::Member | MembershipStatus::Associate)
        });
        // A candidate, or one that joins within a few years, is spoken of as a member to be.
        let coming = own.iter().any(|row| {
            let joins = |date: Date| {
                row.since().is_some_and(|since| since > date && since.year() <= date.year() + SOON)
            };
            row.status() == MembershipStatus::Candidate && held(row) || self.published.is_some_and(joins)
        });
        match standing {
            Standing::Active if coming && !belongs && !loose => Some(AllianceStatus::Proposed),
            Standing::Active => belongs.then_some(AllianceStatus::Active),
            Standing::Open if belongs => Some(AllianceStatus::Active),
            Standing::Open | Standing::Proposed => {
                (ever || !loose).then_some(AllianceStatus::Proposed).filter(|_| !belongs)
            }
            Standing::Ended => ever.then_some(AllianceStatus::Ended),
        }
    }

    /// An organisation that is a pact of a few states, named beside two or more of them.
    pub(super) fn read_pact_organisations(
        &self,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        for organisation in organisations {
            if !self.is_pact(organisation.code) {
                continue;
            }
            let mut members = Vec::new();
            for state in parties.iter().flat_map(|p| &p.actors) {
                if self.standing_of(*state, organisation.code, Standing::Active, true).is_some() {
                    add(&mut members, &[*state]);
                }
            }
            self.push(members, AllianceKind::Partnership, AllianceStatus::Active, facts);
        }
    }

    /// "BRICS – Brazil, Russia, India, China and South Africa – will meet": a list right behind the name, all of them members.
    pub(super) fn read_listed(
        &self,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        for organisation in organisations {
            let mark = |t: &Token| t.is_lemma(&["-", "–", "—", "--", "(", ":"]);
            let opens = |p: &&Party| {
                let gap = self.slice(organisation.tokens.end..p.tokens.start);
                p.tokens.start > organisation.tokens.end
                    && gap.first().is_some_and(mark)
                    && gap.iter().skip(1).all(|t| t.upos == Upos::Det)
                    || self.is_apposed_list(gap)
            };
            let Some(party) = parties.iter().find(opens).filter(|p| p.actors.len() > 1) else { continue };
            if party.actors.iter().all(|state| self.is_member(*state, organisation.code)) {
                let mut all = vec![organisation.code];
                add(&mut all, &party.actors);
                self.push(all, AllianceKind::Bloc, AllianceStatus::Active, facts);
            }
        }
    }

    /// ", a military alliance of"; ", which groups"; ", in which": what stands between an organisation and a list of its members.
    fn is_apposed_list(&self, gap: &[Token]) -> bool {
        let [comma, rest @ .., last] = gap else { return false };
        let noun = rest.iter().any(|t| is(t, Class::Body) || is(t, Class::League));
        let of = noun
            && last.is_lemma(&["of", "comprise", "include", "group", "between", "grouping", "link", "unite"]);
        let which = rest.iter().all(|t| t.is_lemma(&["which", "in", "that"]))
            && last.is_lemma(&["which", "group", "include", "comprise", "unite", "whose"]);
        comma.is_lemma(&[",", "–", "—"]) && rest.len() <= 6 && (of || which)
    }

    pub(super) fn is_pact(&self, organisation: ActorCode) -> bool {
        const KINDS: [&str; 6] =
            ["alliance", "pact", "arrangement", "agreement", "confederation", "supranational"];
        let kind = self.world.organisation(organisation).map_or("", |o| o.kind());
        KINDS.iter().any(|word| kind.contains(word)) && (2..=PACT).contains(&self.member_count(organisation))
    }
}

pub(super) fn is_member_word(token: &Token) -> bool {
    classes(token).iter().any(|class| matches!(class, Class::Member(_) | Class::Seat | Class::Ally))
}
