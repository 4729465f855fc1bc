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
        if !self.token(at).is_some_and(|t| t.upos == Upos::Verb && is(t, Class::Regard)) {
            return;
        }
        let mutual = self.clauses.is_lemma(at + 1, &MUTUAL);
        let single = self.clauses.is_lemma(at + 1, &["itself", "himself", "herself"]);
        let other = usize::from(self.clauses.is_lemma(at + 2, &["other", "another"]));
        let Some((noun, kind)) = self.held_to_be(at + 2 + other).filter(|_| mutual || single) else {
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
            facts.iter().any(|fact| {
                fact.evidence.contains(self.evidence)
                    && fact.members.contains(state)
                    && fact.members.contains(&hub)
            })
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
        const STATUS: [&str; 9] = [
            "status",
            "designation",
            "title",
            "rank",
            "label",
            "naming",
            "elevation",
            "promotion",
            "recognition",
        ];
        let from = start.saturating_sub(TITLE);
        let status = (from..at + 3).find(|at| self.clauses.is_lemma(*at, &STATUS));
        let behind = parties.iter().find(|p| {
            (at + 2..at + 5).contains(&p.tokens.start)
                && self.slice(at + 1..p.tokens.start).iter().any(|t| t.is_lemma(&["for", "to", "on", "upon"]))
        });
        let Some(status) = status else {
            return self.named_so(start, parties).unwrap_or_default();
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

    /// "defence agreements with eight African states, including Senegal and Gabon": each of the examples with whoever has them.
    pub(super) fn ties_by_examples(
        &self,
        at: usize,
        phrase: &Phrase,
        parties: &[Party],
    ) -> Vec<Vec<ActorCode>> {
        if !self.clauses.is_lemma(at + 1, &["with"]) || !self.is_plural(at) {
            return Vec::new();
        }
        let end = self.clauses.tokens.len().min(at + REACH);
        let noun = (at + 2..end).find(|at| {
            self.token(*at).is_some_and(|t| is(t, Class::Fellow) && t.upos == Upos::Noun)
                && self.is_plural(*at)
        });
        let Some(noun) = noun else { return Vec::new() };
        let verb = |t: &crate::syntax::Token| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Punct);
        if self.slice(at + 1..noun).iter().any(verb) {
            return Vec::new();
        }
        let mut owners = phrase.possessor.clone();
        if owners.is_empty() {
            add(&mut owners, &self.subject_through(at));
        }
        pairs(&owners, &self.examples_behind(noun, parties))
    }

    /// "Israel's minister flew to Rabat and signed a defence pact": with one side told, the state whose capital it was signed in.
    pub(super) fn host_of_signing(&self, at: usize, bound: &[ActorCode]) -> Option<ActorCode> {
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < at)?;
        if !self.clauses.is_lemma(verb.main, &["sign", "conclude", "initial", "seal", "ink"]) {
            return None;
        }
        let named = self.mentions.iter().filter(|m| !matches!(m.kind, MentionKind::Place));
        let others =
            named.flat_map(|m| &m.actors).any(|code| self.world.is_nation(*code) && !bound.contains(code));
        let seat = self.mentions.iter().find(|m| {
            let before = m.tokens.start.checked_sub(1);
            let name = self.slice(m.tokens.clone());
            let text = name
                .first()
                .zip(name.last())
                .and_then(|(a, b)| self.text.get(a.range.start..b.range.end))
                .unwrap_or("");
            let capital = |code: &ActorCode| {
                !bound.contains(code)
                    && self
                        .world
                        .nation(*code)
                        .is_some_and(|nation| nation.capitals().any(|capital| capital == text))
            };
            matches!(m.kind, MentionKind::Place | MentionKind::Capital)
                && before.is_some_and(|at| self.clauses.is_lemma(at, &["in", "to"]))
                && m.actors.iter().any(capital)
        })?;
        let host = seat.actors.first().copied()?;
        let neutral = others && seat.kind == MentionKind::Place;
        (!neutral && bound.len() == 1).then_some(host)
    }

    /// "leases the port of Tartus to Russia": who lets a base to whom.
    pub(super) fn read_lease(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        const SITES: [&str; 8] =
            ["port", "base", "harbour", "harbor", "airfield", "facility", "garrison", "cosmodrome"];
        if !self.token(at).is_some_and(|t| t.upos == Upos::Verb && t.is_lemma(&["lease", "rent", "let"])) {
            return;
        }
        let end = self.clauses.tokens.len().min(at + REACH);
        let to = parties.iter().find(|p| {
            (at + 1..end).contains(&p.tokens.start)
                && self
                    .slice(p.tokens.start.saturating_sub(2)..p.tokens.start)
                    .iter()
                    .any(|t| t.is_lemma(&["to"]))
        });
        let from = at.saturating_sub(4);
        let site = to.is_some_and(|p| self.slice(from..p.tokens.start).iter().any(|t| t.is_lemma(&SITES)));
        let Some(to) = to.filter(|_| site && !self.is_denied(at)) else { return };
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
        const FIGHT: [&str; 8] = [
            "fight",
            "war",
            "struggle",
            "battle",
            "campaign",
            "counterterrorism",
            "counter-terrorism",
            "terrorism",
        ];
        let end = self.clauses.tokens.len().min(at + REACH);
        self.clauses.is_lemma(at + 1, &["against"])
            || self
                .slice(at + 1..end)
                .iter()
                .take_while(|t| t.upos != Upos::Punct)
                .any(|t| t.is_lemma(&FIGHT))
                && self.slice(at + 1..end).iter().any(|t| t.is_lemma(&["in"]))
                && self.slice(at + 1..end).iter().any(|t| {
                    t.is_lemma(&["against", "on", "terrorism", "counterterrorism", "counter-terrorism"])
                })
    }
}
