//! Who is whose ally in sentences that say it the other way round, of both at once or by a title: "Chad's main partner is France",
//! "the two nations have been allies since 1951", "granted Qatar the status of a major non-NATO ally".

use super::{AlignmentReader, Class, is, shelter::pairs};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::{
        mention::MentionKind,
        phrase::{Phrase, PhraseKind, add},
    },
    syntax::{Deprel, Upos},
    world::Alliance,
};

/// The longest way from an ally noun to the verb whose subject it is, in tokens.
const REACH: usize = 8;
/// The longest way from a verb of giving to the title that is given, in tokens.
const TITLE: usize = 9;

impl AlignmentReader<'_> {
    /// "Chad's main partner in the region is France": who is named behind the verb whose subject the noun is.
    pub(super) fn named_behind_be(&self, noun: usize, parties: &[Party]) -> Vec<ActorCode> {
        let end = self.clauses.tokens.len().min(noun + REACH);
        let verb = (noun + 1..end).find(|at| {
            self.token(*at).is_some_and(|t| {
                matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Punct | Upos::Sconj | Upos::Cconj)
            })
        });
        let Some(verb) = verb.filter(|at| self.clauses.is_lemma(*at, &["be", "remain", "become"])) else {
            return Vec::new();
        };
        let idle = |p: &Party| {
            self.slice(verb + 1..p.tokens.start).iter().all(|t| {
                matches!(t.upos, Upos::Det | Upos::Adv | Upos::Aux | Upos::Adp)
                    && !t.is_lemma(&["not", "in", "with", "from", "at", "on"])
            })
        };
        let party = parties.iter().find(|p| (verb + 1..verb + 4).contains(&p.tokens.start) && idle(p));
        let named = |p: &Party| {
            self.mentions.iter().any(|m| {
                m.tokens.start == p.tokens.start
                    && matches!(m.kind, MentionKind::Name | MentionKind::Capital | MentionKind::Collective)
            })
        };
        let closed = |p: &Party| {
            self.token(p.tokens.end).is_none_or(|t| {
                !matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Verb) && !t.is_lemma(&["'s", "'"])
            })
        };
        party.filter(|p| named(p) && closed(p)).map_or(Vec::new(), |p| p.actors.clone())
    }

    /// "The two nations have been allies": whether the noun is said of two by the words of its subject.
    pub(super) fn is_said_of_two(&self, noun: usize) -> bool {
        let subject = self.children(noun).find(|(_, t)| t.deprel == Deprel::Nsubj);
        let both = |t: &crate::syntax::Token| t.is_lemma(&["two", "both"]);
        let phrase = subject.and_then(|(at, _)| self.phrase_at(at));
        phrase.is_some_and(|p| self.slice(p.tokens.clone()).iter().any(both))
            || subject.is_some_and(|(at, t)| both(t) || self.children(at).any(|(_, t)| both(t)))
    }

    /// "China, which holds the pass and is Nepal's closest ally": the subject that a form of "be" shares with the verb before.
    pub(super) fn shared_subject(&self, noun: usize) -> Option<Vec<ActorCode>> {
        let token = self.token(noun)?;
        let linked = self.children(noun).any(|(_, t)| t.deprel == Deprel::Cop);
        let own = self.children(noun).any(|(_, t)| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass));
        if let Some(states) = self.relative_by_order(noun) {
            return Some(states);
        }
        let head = token.head.filter(|_| linked && !own && token.deprel == Deprel::Conj)?;
        let subject =
            self.children(head).find(|(_, t)| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass))?.0;
        if !self.clauses.is_lemma(subject, &["which", "who", "that"]) {
            return self.actors_at(subject);
        }
        let end = subject - usize::from(subject > 0 && self.clauses.is_lemma(subject - 1, &[","]));
        let before = self.mentions.iter().find(|m| m.tokens.end == end)?;
        Some(before.actors.clone()).filter(|actors| !actors.is_empty())
    }

    /// The same by the order of words: "which", a clause with no mark in it, "and is" and the noun.
    fn relative_by_order(&self, noun: usize) -> Option<Vec<ActorCode>> {
        let phrase = self.phrase_at(noun)?;
        let from = phrase.tokens.start.saturating_sub(REACH);
        let be = (from..noun).rev().find(|at| self.clauses.is_lemma(*at, &["be", "remain"]))?;
        let and = be.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["and"]))?;
        let marks = |t: &crate::syntax::Token| t.upos == Upos::Punct;
        let which = (and.saturating_sub(2 * REACH)..and)
            .rev()
            .find(|at| self.clauses.is_lemma(*at, &["which", "who"]))?;
        let own = self.slice(be + 1..noun).iter().any(|t| matches!(t.upos, Upos::Verb | Upos::Sconj));
        if own || self.slice(which..and).iter().any(marks) {
            return None;
        }
        let comma = which.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &[","]))?;
        let before = self.mentions.iter().find(|m| m.tokens.end == comma)?;
        Some(before.actors.clone()).filter(|actors| !actors.is_empty())
    }

    /// "its remaining allies", "its only major ally": nouns that the tagger takes for verbs.
    pub(super) fn is_ally_noun(&self, at: usize) -> bool {
        let adjective = at.checked_sub(1).and_then(|before| self.token(before));
        // "Chad's neighbour and ally"
        let joined = at > 1
            && self.clauses.is_lemma(at - 1, &["and"])
            && self.token(at - 2).is_some_and(|t| is(t, Class::Fellow) || is(t, Class::Friend));
        self.token(at).is_some_and(|t| self.is_allies(t))
            || adjective.is_some_and(|t| t.upos == Upos::Adj)
            || joined
    }

    /// Where the mark stands before the owner of a description: of "China, Chad's only ally", the comma.
    pub(super) fn before_owner(&self, mark: usize) -> usize {
        let owner =
            self.mentions.iter().find(|m| m.tokens.end == mark && self.clauses.is_lemma(mark, &["'s"]));
        let Some(start) = owner.map(|m| m.tokens.start) else { return mark };
        let the = usize::from(start > 0 && self.clauses.is_lemma(start - 1, &["the"]));
        (start - the).checked_sub(1).unwrap_or(mark)
    }

    /// "flies sorties as Chad's chief partner": the subject of what is done as somebody's ally.
    pub(super) fn in_the_role_of(&self, noun: usize, phrase: &Phrase) -> Option<Vec<ActorCode>> {
        let mark = self.opening(phrase.tokens.start).checked_sub(1)?;
        let owned = self.clauses.is_lemma(mark, &["as"]) && !phrase.possessor.is_empty();
        let before = if owned { mark } else { self.before_owner(mark) };
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < before);
        let regards = verb.is_some_and(|v| self.token(v.main).is_some_and(|t| is(t, Class::Regard)));
        if before == mark && !owned || !self.clauses.is_lemma(before, &["as"]) || regards {
            return None;
        }
        let states = self.subject_through(noun);
        (!states.is_empty() && states.iter().all(|state| self.world.is_nation(*state))).then_some(states)
    }

    /// "Israel and Turkey, close partners,": a plural that may be said of two in relation to each other.
    pub(super) fn is_mutual_noun(&self, at: usize) -> bool {
        let partners = self.clauses.is_lemma(at, &["partner"])
            && self.is_plural(at)
            && !self.clauses.is_lemma(at + 1, &["of", "for", "in", "to", "with"]);
        partners || self.token(at).is_some_and(|t| self.is_allies(t))
    }

    /// "Moscow remains, with Iran, the one ally": both.
    pub(super) fn linked_with(
        &self,
        noun: usize,
        phrase: &Phrase,
        parties: &[Party],
    ) -> Option<Vec<ActorCode>> {
        let start = self.opening(phrase.tokens.start.min(noun));
        let comma = start.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &[","]))?;
        let beside = parties.iter().find(|p| p.tokens.end == comma)?;
        let with = beside.tokens.start.checked_sub(1)?;
        let mark = with.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &[","]))?;
        let verb =
            mark.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["be", "remain", "become"]))?;
        if !self.clauses.is_lemma(with, &["with", "like", "alongside", "beside"]) {
            return None;
        }
        let mut states = self.pledger(noun);
        if states.is_empty() {
            let before = parties.iter().rev().find(|p| p.tokens.end <= verb && verb - p.tokens.end <= 1)?;
            states.clone_from(&before.actors);
        }
        add(&mut states, &beside.actors);
        Some(states)
    }

    /// "an ally of Oman and of Qatar": those behind the second "of".
    pub(super) fn second_owners(&self, first: &Phrase, parties: &[Party]) -> Vec<ActorCode> {
        let end = first.tokens.end;
        let joined = self.clauses.is_lemma(end, &["and"]) && self.clauses.is_lemma(end + 1, &["of", "to"]);
        let party = parties.iter().find(|p| joined && (end + 2..end + 4).contains(&p.tokens.start));
        party.map_or(Vec::new(), |p| p.actors.clone())
    }

    /// "Bahrain, an ally of Oman, and Sudan closed": how many of those behind "of" stand before the comma that ends an apposition,
    /// where another subject follows it.
    pub(super) fn before_comma(&self, noun: usize, of: &Phrase) -> Option<Vec<ActorCode>> {
        let opening = self.opening(self.phrase_at(noun)?.tokens.start);
        opening.checked_sub(1).filter(|mark| self.clauses.is_lemma(*mark, &[","]))?;
        let first = self.mentions.iter().find(|m| m.tokens.start >= of.tokens.start)?;
        let end = first.tokens.end;
        let apart = self.clauses.is_lemma(end, &[","]) && self.clauses.is_lemma(end + 1, &["and"]);
        (apart && of.actors.len() == 2).then(|| first.actors.clone())
    }

    /// "describe themselves as strategic partners", "sees itself as an ally of Oman": what somebody holds himself to be.
    pub(super) fn read_self_regard(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        const MUTUAL: [&str; 3] = ["themselves", "each", "one"];
        const SELF: [&str; 3] = ["itself", "himself", "herself"];
        if !self.token(at).is_some_and(|t| t.upos == Upos::Verb && is(t, Class::Regard)) {
            return;
        }
        let object = self.token(at + 1).map_or("", |t| t.text(self.text));
        let (mutual, single) = (MUTUAL.contains(&object), SELF.contains(&object));
        let from = at + 2 + usize::from(self.clauses.is_lemma(at + 2, &["other", "another"]));
        // "call each other allies"
        let end = self.clauses.tokens.len().min(from + 3);
        let bare = (from..end).find(|at| self.token(*at).is_some_and(|t| is(t, Class::Ally)));
        let bare = || bare.filter(|_| mutual).map(|at| (at, AllianceKind::Alliance));
        let Some((noun, kind)) = self.held_to_be(from).or_else(bare).filter(|_| mutual || single) else {
            return;
        };
        let mut subject = self.pledger(at);
        if subject.is_empty() {
            subject = self.subject(at + 1);
        }
        if mutual && subject.len() <= 3 {
            return self.push(subject, kind, AllianceStatus::Active, facts);
        }
        let of = parties.iter().find(|p| (noun + 2..noun + 4).contains(&p.tokens.start));
        let of = of.filter(|_| single && self.clauses.is_lemma(noun + 1, &["of", "to", "for"]));
        for pair in of.map_or(Vec::new(), |p| pairs(&subject, &p.actors)) {
            self.push(pair, kind, AllianceStatus::Active, facts);
        }
    }

    /// "Brazil's designation as a major non-NATO ally": the title by which one state makes others its allies. The state that gives
    /// it need not be named.
    pub(super) fn read_title(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let Some(treaty) = self.title_at(at) else { return };
        let Some(hub) = treaty.hub() else { return };
        let start = self.opening(self.phrase_at(at).map_or(at, |p| p.tokens.start));
        let mut bearers = self.titled(at, start, parties);
        bearers.retain(|state| *state != hub && self.world.is_nation(*state));
        let told = |state: &ActorCode| {
            facts.iter().any(|fact| fact.members.contains(state) && fact.members.contains(&hub))
        };
        let new: Vec<ActorCode> = bearers.into_iter().filter(|state| !told(state)).collect();
        for state in new {
            let status =
                if self.is_bound(treaty, state) { AllianceStatus::Active } else { AllianceStatus::Proposed };
            self.push(vec![hub, state], AllianceKind::Alliance, status, facts);
        }
    }

    /// The treaty with a leader of which an ally noun ends one of the names.
    fn title_at(&self, at: usize) -> Option<&Alliance> {
        let end = self.token(at).filter(|t| is(t, Class::Ally))?.range.end;
        let words = self.text.get(self.evidence.start..end)?.to_lowercase();
        let bears = |treaty: &&Alliance| {
            treaty.hub().is_some()
                && treaty.aliases().any(|name| name.contains(' ') && words.ends_with(&name.to_lowercase()))
        };
        self.world.alliances().find(bears)
    }

    /// Who bears a title: whom a verb gives it, who owns it, who has it.
    fn titled(&self, at: usize, start: usize, parties: &[Party]) -> Vec<ActorCode> {
        let from = start.saturating_sub(TITLE);
        let status = (from..at + 3).find(|at| self.token(*at).is_some_and(|t| is(t, Class::Title)));
        let behind = parties.iter().find(|p| {
            (at + 2..at + 5).contains(&p.tokens.start)
                && self.slice(at + 1..p.tokens.start).iter().any(|t| t.is_lemma(&["for", "to", "on", "upon"]))
        });
        let Some(status) = status else {
            return self
                .named_so(start, parties)
                .or_else(|| self.titled_before(start, at, parties))
                .unwrap_or_default();
        };
        if let Some(party) = behind {
            return party.actors.clone();
        }
        let near = |p: &&Party| p.tokens.end <= status && status - p.tokens.end <= 3;
        let owner = parties.iter().rev().find(near);
        if let Some(party) = owner.filter(|p| {
            let own = self.clauses.is_lemma(p.tokens.end, &["'s"]);
            let before = p.tokens.start.saturating_sub(2)..p.tokens.start;
            own || self
                .slice(before)
                .iter()
                .any(|t| t.is_lemma(&["grant", "give", "accord", "award", "confer", "offer", "on", "upon"]))
        }) {
            return party.actors.clone();
        }
        self.subject_through(status.min(start))
    }

    /// "Pakistan, designated a major non-NATO ally", "Morocco, a major non-NATO ally,": by an apposition.
    fn titled_before(&self, start: usize, noun: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let verb = start.checked_sub(1).filter(|at| {
            self.clauses.is_lemma(*at, &["designate", "name", "declare", "make", "proclaim", "label"])
        });
        let mark = verb.unwrap_or(start).checked_sub(1)?;
        let mark = mark - usize::from(mark > 0 && self.token(mark).is_some_and(|t| t.upos == Upos::Adv));
        let comma = self.clauses.is_lemma(mark, &[",", "–", "—", "("]);
        let before = parties.iter().find(|p| comma && p.tokens.end == mark).map(|p| p.actors.clone());
        before.or_else(|| self.linked_before(start, parties)).or_else(|| self.copula_subject(noun))
    }

    /// "Washington, the ally of both": the two other states that the sentence names, else of whom the text speaks.
    pub(super) fn owners_both(
        &self,
        noun: usize,
        said_of: &[ActorCode],
        parties: &[Party],
    ) -> Vec<ActorCode> {
        let both = self.clauses.is_lemma(noun + 1, &["of", "to"])
            && (self.clauses.is_lemma(noun + 2, &["both"])
                || self.clauses.is_lemma(noun + 2, &["the"]) && self.clauses.is_lemma(noun + 3, &["two"]));
        let closed = (noun + 3..noun + 5)
            .any(|at| self.token(at).is_none_or(|t| t.upos == Upos::Punct || t.upos == Upos::Verb));
        if !both || !closed || said_of.is_empty() {
            return Vec::new();
        }
        let other = |state: &ActorCode| self.world.is_nation(*state) && !said_of.contains(state);
        let mut named = Vec::new();
        for party in parties.iter().filter(|p| !p.anaphoric) {
            add(&mut named, &party.actors);
        }
        named.retain(other);
        if named.len() == 2 { named } else { self.discourse.several(Some(2), other) }
    }

    /// "US-allied Jordan".
    pub(super) fn read_allied(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let owner = self
            .mentions
            .iter()
            .find(|m| m.tokens.end + 1 == at && self.clauses.is_lemma(at - 1, &["-", "‑", "–"]));
        let party = parties.iter().find(|p| p.tokens.start == at + 1);
        for (a, b) in owner
            .into_iter()
            .flat_map(|m| &m.actors)
            .zip(party.into_iter().flat_map(|p| &p.actors))
            .filter(|(a, b)| a != b)
        {
            self.push(vec![*a, *b], AllianceKind::Alliance, AllianceStatus::Active, facts);
        }
    }

    /// "Albania, allied to China,"; "the United States, with whom Fiji has long been allied".
    pub(super) fn read_allied_with(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        if !self.token(at).is_some_and(|t| matches!(t.text(self.text), "allied" | "aligned")) {
            return;
        }
        let denied = self
            .slice(at.saturating_sub(4)..at)
            .iter()
            .any(|t| t.is_lemma(&["not", "never", "no", "non", "longer", "once", "formerly", "loosely"]));
        if denied {
            return;
        }
        let with = self.clauses.is_lemma(at + 1, &["with", "to"]);
        let object = parties.iter().find(|p| with && (at + 2..at + 4).contains(&p.tokens.start));
        // "Albania, firmly allied to China"
        let mut start = at;
        while start > 0 && self.token(start - 1).is_some_and(|t| t.upos == Upos::Adv) {
            start -= 1;
        }
        let mark = start.checked_sub(1).filter(|mark| self.clauses.is_lemma(*mark, &[",", "–", "—", "("]));
        let before = mark.and_then(|mark| parties.iter().find(|p| p.tokens.end == mark));
        let (one, other) = match object {
            Some(party) => (before.map_or(Vec::new(), |p| p.actors.clone()), party.actors.clone()),
            None => self.allied_by_relative(at, parties).unwrap_or_default(),
        };
        for pair in pairs(&one, &other) {
            if pair.iter().all(|code| self.world.is_nation(*code)) {
                self.push(pair, AllianceKind::Alliance, AllianceStatus::Active, facts);
            }
        }
    }

    /// "Oman, with whom Fiji has been allied": the subject of the relative clause, and whom it is said of.
    fn allied_by_relative(&self, at: usize, parties: &[Party]) -> Option<(Vec<ActorCode>, Vec<ActorCode>)> {
        let subject = parties.iter().rev().find(|p| p.tokens.end < at && at - p.tokens.end <= 4)?;
        let verbal = |t: &crate::syntax::Token| matches!(t.upos, Upos::Aux | Upos::Adv | Upos::Verb);
        if !self.slice(subject.tokens.end..at).iter().all(verbal) {
            return None;
        }
        let whom = (subject.tokens.start.saturating_sub(2)..subject.tokens.start)
            .find(|at| self.clauses.is_lemma(*at, &["which", "whom"]))?;
        let with = whom.checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["with", "to"]))?;
        let mark = with - usize::from(with > 0 && self.clauses.is_lemma(with - 1, &[","]));
        let host = parties.iter().find(|p| p.tokens.end == mark)?;
        Some((subject.actors.clone(), host.actors.clone()))
    }

    /// "leases the port of Tartus to Russia": who lets a base to whom.
    pub(super) fn read_lease(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        const LET: [&str; 7] = ["lease", "rent", "let", "allow", "permit", "give", "grant"];
        if !self.token(at).is_some_and(|t| t.upos == Upos::Verb && t.is_lemma(&LET)) {
            return;
        }
        let end = self.clauses.tokens.len().min(at + REACH);
        // "lets India use the airfield at Ayni"
        let user = parties.iter().find(|p| {
            let (from, end) = (p.tokens.end, self.clauses.tokens.len().min(p.tokens.end + REACH));
            (at + 1..at + 3).contains(&p.tokens.start)
                && self.slice(from..from + 3).iter().any(|t| t.is_lemma(&["use"]))
                && self
                    .slice(from..end)
                    .iter()
                    .any(|t| is(t, Class::Base) || t.is_lemma(&["airfield", "airspace"]))
        });
        let to = parties.iter().find(|p| {
            (at + 1..end).contains(&p.tokens.start)
                && self
                    .slice(p.tokens.start.saturating_sub(2)..p.tokens.start)
                    .iter()
                    .any(|t| t.is_lemma(&["to"]))
        });
        let from = at.saturating_sub(4);
        let site = to.is_some_and(|p| self.slice(from..p.tokens.start).iter().any(|t| is(t, Class::Site)));
        let to = user.or(to.filter(|_| site && self.clauses.is_lemma(at, &["lease", "rent", "let"])));
        let Some(to) = to.filter(|_| !self.is_denied(at)) else { return };
        let owner = self.pledger(at);
        let owner = if owner.is_empty() { self.subject(at + 1) } else { owner };
        for pair in pairs(&owner, &to.actors) {
            if pair.iter().all(|code| self.world.is_nation(*code)) {
                self.push(pair, AllianceKind::Partnership, AllianceStatus::Active, facts);
            }
        }
    }

    /// "has soldiers in the east at Congo's invitation": forces that are where they are by leave of whoever asked them.
    pub(super) fn read_invited(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        if !self.clauses.is_lemma(at, &["invitation", "request", "behest"]) {
            return;
        }
        let forces =
            |t: &crate::syntax::Token| is(t, Class::Troops) || t.is_lemma(&["man", "unit", "battalion"]);
        let from = at.saturating_sub(2 * REACH);
        let keeps = self.slice(from..at).iter().any(|t| t.is_lemma(&["have", "keep", "station", "maintain"]));
        if !keeps || !self.slice(from..at).iter().any(forces) {
            return;
        }
        let owner = parties.iter().find(|p| p.tokens.end + 1 == at || p.tokens.end == at);
        let asked = owner.filter(|p| self.clauses.is_lemma(p.tokens.start.saturating_sub(1), &["at", "on"]));
        let Some(host) = asked else { return };
        let guests = self.clauses.verbs.iter().rev().find(|v| v.main < at && v.main >= from);
        let guests = guests.map_or(Vec::new(), |v| self.pledger(v.main));
        for pair in pairs(&guests, &host.actors) {
            if pair.iter().all(|code| self.world.is_nation(*code)) {
                self.push(pair, AllianceKind::Partnership, AllianceStatus::Active, facts);
            }
        }
    }

    /// "NATO's Asian partners": of an organisation that is no union of trade.
    pub(super) fn is_partner_of_organisation(&self, at: usize, phrase: &Phrase) -> bool {
        let organisation = |actors: &[ActorCode]| {
            !actors.is_empty() && !actors.iter().any(|actor| self.world.is_nation(*actor))
        };
        let mark = phrase.tokens.start.checked_sub(1).filter(|mark| self.clauses.is_lemma(*mark, &["'s"]));
        let named = mark.is_some_and(|mark| {
            self.mentions.iter().any(|m| m.tokens.end == mark && organisation(&m.actors))
        });
        self.clauses.is_lemma(at, &["partner"])
            && phrase.kind != PhraseKind::Actor
            && (named || organisation(&phrase.possessor))
    }

    /// "a partner in the fight against the militants", "a partner against the gangs".
    pub(super) fn is_partner_in_arms(&self, at: usize) -> bool {
        let end = self.clauses.tokens.len().min(at + REACH);
        // "their Union partner against meddling"
        let organisations = at.checked_sub(1).is_some_and(|before| self.is_mentioned(before));
        self.clauses.is_lemma(at + 1, &["against"]) && !organisations
            || self
                .slice(at + 1..end)
                .iter()
                .take_while(|t| t.upos != Upos::Punct)
                .any(|t| is(t, Class::Fight))
                && self.slice(at + 1..end).iter().any(|t| t.is_lemma(&["in"]))
                && self.slice(at + 1..end).iter().any(|t| {
                    t.is_lemma(&["against", "on", "terrorism", "counterterrorism", "counter-terrorism"])
                })
    }
}
