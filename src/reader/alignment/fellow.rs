//! Members of an organisation that is named elsewhere in the sentence, or of which something else is named: "asked fellow member
//! Germany", "alliance member Norway", "NATO's Turkey", "solidarity with its member state", "was thrown out of the club".

use super::{AlignmentReader, CLOSE, Class, Standing, anchor::Organisation, is, membership::WORLDWIDE};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::{mention::MentionKind, phrase::add},
    syntax::Upos,
};

/// The longest way from a verb of putting out to the organisation, in tokens.
const EJECT: usize = 5;
/// The longest way from a seat to its organisation, in tokens.
const SEAT: usize = 6;

impl AlignmentReader<'_> {
    /// Reads those who are called members, or treated as such, with the organisation out of reach.
    pub(super) fn read_fellowship(
        &self,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        for at in 0..self.clauses.tokens.len() {
            self.read_fellow_member(at, organisations, parties, facts);
            self.read_bare_body(at, organisations, parties, facts);
            self.read_its_member(at, facts);
            self.read_one_among(at, organisations, parties, facts);
        }
        for organisation in organisations {
            self.read_owned_member(organisation, facts);
            self.read_counted(organisation, parties, facts);
            self.read_ejected(organisation, parties, facts);
            self.read_office(organisation, parties, facts);
            self.read_ours(organisation, facts);
            self.read_partner_in(organisation, parties, facts);
            self.read_taken_by(organisation, facts);
            self.read_programme(organisation, parties, facts);
            self.read_likened(organisation, parties, facts);
            self.read_unnamed(organisation, parties, facts);
            self.read_suspended(organisation, parties, facts);
            self.read_frozen(organisation, parties, facts);
        }
        self.drop_small_pacts(organisations, facts);
    }

    fn push_members(
        &self,
        organisation: ActorCode,
        mut states: Vec<ActorCode>,
        facts: &mut Vec<AllianceFact>,
    ) {
        states.retain(|state| self.world.is_nation(*state) && self.is_member(*state, organisation));
        if !states.is_empty() {
            states.insert(0, organisation);
            self.push(states, AllianceKind::Bloc, AllianceStatus::Active, facts);
        }
    }

    /// "asked fellow member Germany": of the organisation that the sentence names, or the text named last, to which both belong.
    fn read_fellow_member(
        &self,
        at: usize,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        self.read_apposed_fellow(at, organisations, parties, facts);
        let bare =
            at.checked_sub(1).is_some_and(|before| self.clauses.is_lemma(before, &["fellow", "other"]));
        let named = self.is_fellow_of_named(at, organisations);
        if !(bare || named) || !self.clauses.is_lemma(at, &["member", "founder"]) {
            return;
        }
        let Some(party) = parties.iter().find(|p| p.tokens.start == at + 1) else { return };
        let mut states = party.actors.clone();
        add(&mut states, &self.subject_through(at));
        if named && states == party.actors {
            add(&mut states, &self.named_behind(party, parties));
        }
        let belong = |code: &ActorCode| {
            self.member_count(*code) <= WORLDWIDE && states.iter().all(|state| self.is_member(*state, *code))
        };
        let here = organisations.iter().map(|o| o.code);
        if let Some(code) = here.chain(self.story.organisations()).find(belong) {
            self.push_members(code, states, facts);
        }
    }

    /// "put Ankara at odds with Washington, a fellow NATO member": both.
    fn read_apposed_fellow(
        &self,
        at: usize,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        if !self.clauses.is_lemma(at, &["member", "ally", "partner"]) || self.is_plural(at) {
            return;
        }
        let from = at.saturating_sub(4);
        let fellow = (from..at).find(|at| self.clauses.is_lemma(*at, &["fellow"]));
        let comma = fellow
            .and_then(|at| at.checked_sub(1))
            .map(|at| if self.clauses.is_lemma(at, &["a", "its"]) { at.saturating_sub(1) } else { at });
        let Some(comma) = comma.filter(|at| self.clauses.is_lemma(*at, &[",", "–", "—"])) else { return };
        let Some(named) = parties.iter().position(|p| p.tokens.end == comma) else { return };
        let Some(one) = parties.get(named) else { return };
        let mut states = one.actors.clone();
        match named.checked_sub(1).and_then(|at| parties.get(at)) {
            Some(other) => add(&mut states, &other.actors),
            // "Oman, a fellow member": of whom the text spoke before.
            None => {
                let near = organisations.iter().find(|o| o.tokens.end > comma).map(|o| o.code);
                let other = |state: &ActorCode| {
                    near.is_some_and(|code| self.is_member(*state, code)) && !one.actors.contains(state)
                };
                add(&mut states, &self.discourse.several(Some(1), other));
            }
        }
        let belong = |code: &ActorCode| {
            self.member_count(*code) <= WORLDWIDE && states.iter().all(|state| self.is_member(*state, *code))
        };
        let near = |o: &&Organisation| o.tokens.start + 1 >= from && o.tokens.start <= at + 4;
        let code = organisations.iter().find(near).map(|o| o.code);
        if let Some(code) = code.filter(belong) {
            self.push_members(code, states, facts);
        }
    }

    /// "Alliance member Norway": a noun for a body without an article, before a word for a member and a name.
    fn read_bare_body(
        &self,
        at: usize,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        if !self.token(at).is_some_and(|t| is(t, Class::Body) && t.upos != Upos::Verb)
            || self.is_mentioned(at)
        {
            return;
        }
        let noun = at
            + 1
            + usize::from(self.clauses.is_lemma(at + 1, &["member"]))
                * usize::from(self.clauses.is_lemma(at + 2, &["state", "country", "nation"]));
        let member = self.token(noun).is_some_and(|t| {
            is(t, Class::Member(Standing::Active)) || is(t, Class::Ally) || is(t, Class::Fellow)
        });
        let party = parties.iter().find(|p| p.tokens.start == noun + 1 && !p.anaphoric);
        let Some(party) = party.filter(|_| member && !self.is_plural(at)) else { return };
        let belong = |code: &ActorCode| {
            self.member_count(*code) <= WORLDWIDE
                && party.actors.iter().all(|state| self.is_member(*state, *code))
        };
        let named: Vec<ActorCode> = organisations.iter().map(|o| o.code).collect();
        let code = self.antecedent(at, &named).filter(belong);
        if let Some(code) = code.or_else(|| named.iter().copied().find(belong)) {
            self.push_members(code, party.actors.clone(), facts);
        }
    }

    /// "NATO's Turkey said".
    fn read_owned_member(&self, organisation: &Organisation, facts: &mut Vec<AllianceFact>) {
        let end = organisation.tokens.end;
        let state = self.mentions.iter().find(|m| m.tokens.start == end + 1 && m.kind == MentionKind::Name);
        let Some(state) = state.filter(|_| self.clauses.is_lemma(end, &["'s"])) else { return };
        let closed = self.token(state.tokens.end).is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn));
        if closed && self.member_count(organisation.code) <= WORLDWIDE {
            self.push_members(organisation.code, state.actors.clone(), facts);
        }
    }

    /// "The Commission declared its solidarity with its member state": the member of which the text spoke last.
    fn read_its_member(&self, at: usize, facts: &mut Vec<AllianceFact>) {
        let own = at.checked_sub(1).is_some_and(|before| self.clauses.is_lemma(before, &["its"]));
        let state = self.clauses.is_lemma(at + 1, &["state", "country", "nation"]) && !self.is_plural(at + 1);
        if !own || !state || !self.clauses.is_lemma(at, &["member"]) {
            return;
        }
        let owners = self.subject_through(at);
        let named = self.mentions.iter().rev().filter(|m| m.tokens.end <= at);
        let mut codes: Vec<ActorCode> = owners;
        add(&mut codes, &named.flat_map(|m| m.actors.iter().copied()).collect::<Vec<_>>());
        let whole = |code: ActorCode| self.world.organisation(code).and_then(|o| o.parent()).unwrap_or(code);
        let organisation = codes
            .into_iter()
            .filter(|code| !self.world.is_nation(*code))
            .map(whole)
            .find(|code| self.rows(*code).next().is_some() && self.member_count(*code) <= WORLDWIDE);
        let Some(code) = organisation else { return };
        let belongs = |state: &ActorCode| self.is_member(*state, code);
        let main = self.story.main_pair().into_iter().flatten().find(|state| belongs(state));
        let states = main.map_or_else(|| self.discourse.several(Some(1), belongs), |state| vec![state]);
        self.push_members(code, states, facts);
    }

    /// "brought two NATO states to the brink": so many members, the only ones that the sentence names or of whom the text speaks.
    fn read_counted(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let noun = organisation.tokens.end
            + usize::from(self.clauses.is_lemma(organisation.tokens.end, &["member"]));
        let member = self
            .token(noun)
            .is_some_and(|t| is(t, Class::Fellow) || is(t, Class::Ally) || t.is_lemma(&["member"]));
        let start = organisation.tokens.start;
        let count = match start.checked_sub(1).and_then(|at| self.token(at)) {
            Some(t) if t.is_lemma(&["two", "both"]) => 2,
            Some(t) if t.is_lemma(&["three"]) => 3,
            _ => return,
        };
        if !member || self.member_count(organisation.code) > WORLDWIDE {
            return;
        }
        let other = start.checked_sub(2).is_some_and(|at| self.clauses.is_lemma(at, &["other"]));
        if other || parties.iter().any(|p| (noun + 1..noun + 3).contains(&p.tokens.start)) {
            return;
        }
        let belongs = |state: &ActorCode| self.is_member(*state, organisation.code);
        let mut named = Vec::new();
        for party in parties {
            let own: Vec<ActorCode> = party.actors.iter().copied().filter(belongs).collect();
            add(&mut named, &own);
        }
        let states = match named.len() == count {
            true => named,
            false => self.discourse.several(Some(count), belongs),
        };
        if states.len() == count {
            self.push_members(organisation.code, states, facts);
        }
    }

    /// "Russia was thrown out of the Group of Eight", "threw Russia out of it".
    fn read_ejected(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let start = organisation.tokens.start;
        let leaves = |at: &usize| {
            self.clauses.is_lemma(*at, &["out"]) && self.clauses.is_lemma(*at + 1, &["of"])
                || self.clauses.is_lemma(*at, &["from"])
        };
        let Some(out) = (start.saturating_sub(4)..start).find(leaves) else { return };
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < out && out - v.main <= EJECT);
        let Some(verb) = verb.filter(|v| self.token(v.main).is_some_and(|t| is(t, Class::Eject))) else {
            return;
        };
        let whole = self
            .token(organisation.tokens.end)
            .is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn) && !t.is_lemma(&["'s", "-"]));
        if !whole || self.is_denied(verb.main) || self.member_count(organisation.code) > WORLDWIDE {
            return;
        }
        let object = parties.iter().find(|p| p.tokens.start > verb.main && p.tokens.end <= out);
        let states = match object {
            Some(party) => party.actors.clone(),
            None if verb.passive => self.pledger(verb.main),
            None => return,
        };
        for state in states {
            if let Some(status) = self.standing_of(state, organisation.code, Standing::Ended, true) {
                self.push(vec![organisation.code, state], AllianceKind::Bloc, status, facts);
            }
        }
    }

    /// "as pro tempore president of the Community": who holds an office of an organisation whose members take turns in it.
    fn read_office(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let start = organisation.tokens.start;
        let of = (start.saturating_sub(2)..start).find(|at| self.clauses.is_lemma(*at, &["of"]));
        let office = of.and_then(|of| {
            (of.saturating_sub(3)..of).find(|at| self.clauses.is_lemma(*at, &["president", "head"]))
        });
        let Some(at) = office.filter(|_| self.member_count(organisation.code) <= WORLDWIDE) else { return };
        let from = at.saturating_sub(SEAT);
        let as_head = (from..at).rev().find(|at| self.clauses.is_lemma(*at, &["as"]));
        let plain = |from: usize| {
            self.slice(from..at).iter().all(|t| {
                matches!(t.upos, Upos::Adj | Upos::Det | Upos::Noun | Upos::Adp | Upos::Adv | Upos::Propn)
                    || t.is_lemma(&["pro", "tempore", "his", "her", "its"])
            })
        };
        // "Turkey, the current term president of the Organisation"
        let turn =
            self.slice(from..at).iter().any(|t| t.is_lemma(&["current", "rotating", "outgoing", "incoming"]));
        let mark = || (from..at).rev().find(|at| self.clauses.is_lemma(*at, &[","]) && turn);
        let Some(lead) = as_head.or_else(mark).filter(|lead| plain(lead + 1)) else { return };
        let near = parties.iter().rev().find(|p| p.tokens.end <= lead && lead - p.tokens.end <= 2);
        let states = near.map_or_else(|| self.subject_through(at), |p| p.actors.clone());
        self.push_members(organisation.code, states, facts);
    }

    /// "Hungary is the only one of the 31 allies not to ratify", "Turkey, one of the oldest members of the alliance,".
    fn read_one_among(
        &self,
        at: usize,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        if !self.clauses.is_lemma(at, &["member", "ally", "founder"]) || !self.is_plural(at) {
            return;
        }
        let Some(of) = (at.saturating_sub(SEAT)..at).rev().find(|at| self.clauses.is_lemma(*at, &["of"]))
        else {
            return;
        };
        let Some(head) = of.checked_sub(1) else { return };
        let one = self.token(head).is_some_and(|t| {
            t.is_lemma(&["one", "last", "first", "only", "two", "several"]) || t.upos == Upos::Adj
        });
        let nation = |m: &crate::resolve::mention::Mention| {
            m.tokens.start > of
                && m.tokens.start <= at + 3
                && m.actors.iter().any(|code| self.world.is_nation(*code))
        };
        if !one || self.mentions.iter().any(nation) {
            return;
        }
        let start = self.opening(of);
        let states = self
            .copula_subject(head)
            .or_else(|| self.described_before(start, at, parties))
            .or_else(|| self.linked_before(start, parties))
            .unwrap_or_default();
        if states.is_empty() || self.is_denied(at) {
            return;
        }
        let belong = |code: &ActorCode| {
            self.member_count(*code) <= WORLDWIDE && states.iter().all(|state| self.is_member(*state, *code))
        };
        // Of an organisation whose members the world does not list, those that the text calls so.
        let unlisted = |code: &ActorCode| self.rows(*code).next().is_none();
        let beside = organisations.iter().find(|o| o.tokens.start > at && o.tokens.start <= at + 4);
        if let Some(code) = beside.map(|o| o.code).filter(unlisted) {
            let all = [code].into_iter().chain(states).collect();
            return self.push(all, AllianceKind::Bloc, AllianceStatus::Active, facts);
        }
        let here = organisations.iter().map(|o| o.code);
        let code = match organisations.is_empty() {
            true => self.story.organisations().next().filter(belong),
            false => here.into_iter().find(belong),
        };
        if let Some(code) = code {
            self.push_members(code, states, facts);
        }
    }

    /// "its partner in the Caribbean Community, Barbados,"; "Mali and its two partners in the Alliance of Sahel States".
    fn read_partner_in(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let start = organisation.tokens.start;
        let inside = (start.saturating_sub(3)..start)
            .rev()
            .find(|at| self.clauses.is_lemma(*at, &["in", "within", "inside"]));
        let Some(noun) = inside.and_then(|at| at.checked_sub(1)) else { return };
        let fellow = self.token(noun).is_some_and(|t| is(t, Class::Fellow) || is(t, Class::Ally));
        let from = noun.saturating_sub(3);
        let Some(own) =
            (from..noun).rev().find(|at| self.clauses.is_lemma(*at, &["its", "his", "her", "'s"]))
        else {
            return;
        };
        if !fellow || self.member_count(organisation.code) > WORLDWIDE {
            return;
        }
        let mut states = self.phrase_at(noun).map_or(Vec::new(), |p| p.possessor.clone());
        let joined = own.checked_sub(1).filter(|and| self.clauses.is_lemma(*and, &["and"]));
        let before = joined.and_then(|and| parties.iter().find(|p| p.tokens.end == and));
        if let Some(party) = before {
            states.clone_from(&party.actors);
        }
        if states.is_empty() {
            states = self.subject_through(noun);
        }
        // "Nicaragua and Cuba, its partners in the Alliance"
        let mark = own.checked_sub(1).filter(|mark| self.clauses.is_lemma(*mark, &[",", "–", "—"]));
        let apposed = mark.and_then(|mark| parties.iter().find(|p| p.tokens.end == mark));
        add(&mut states, apposed.map_or(&[], |p| &p.actors));
        states.retain(|state| self.is_member(*state, organisation.code));
        let end = organisation.tokens.end;
        let comma = self.clauses.is_lemma(end, &[","]);
        let named = parties.iter().find(|p| comma && (end + 1..end + 3).contains(&p.tokens.start));
        let all = self.count_of(noun).is_some_and(|count| count + 1 == self.member_count(organisation.code));
        if all && !states.is_empty() {
            let members: Vec<ActorCode> = self.rows(organisation.code).map(|row| row.member()).collect();
            add(&mut states, &members);
        }
        add(&mut states, named.map_or(&[], |p| &p.actors));
        self.push_members(organisation.code, states, facts);
    }

    /// "was suspended by the Commonwealth", "was admitted by the Union": what an organisation does with a member.
    fn read_taken_by(&self, organisation: &Organisation, facts: &mut Vec<AllianceFact>) {
        let start = organisation.tokens.start;
        let by = (start.saturating_sub(2)..start).find(|at| self.clauses.is_lemma(*at, &["by"]));
        let verb =
            by.and_then(|by| self.clauses.verbs.iter().rev().find(|v| v.main < by && by - v.main <= 2));
        let taken = verb.filter(|v| {
            self.token(v.main)
                .is_some_and(|t| t.is_lemma(&["suspend", "expel", "exclude", "admit", "readmit"]))
        });
        let whole = self
            .token(organisation.tokens.end)
            .is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn) && !t.is_lemma(&["'s", "-"]));
        let Some(verb) = taken.filter(|v| whole && !self.is_denied(v.main)) else { return };
        let standing = match self.clauses.is_lemma(verb.main, &["admit", "readmit"]) {
            true => Standing::Open,
            false => Standing::Ended,
        };
        let mut states = self.pledger(verb.main);
        if states.is_empty() {
            states = self.subject(verb.main + 1);
        }
        for state in states.into_iter().filter(|state| self.world.is_nation(*state)) {
            if let Some(status) = self.standing_of(state, organisation.code, standing, true) {
                self.push(vec![organisation.code, state], AllianceKind::Bloc, status, facts);
            }
        }
    }

    /// "NATO's Partnership for Peace programme, in which Armenia takes part": partners of an organisation by a framework of its.
    fn read_programme(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let (start, end) = (organisation.tokens.start, organisation.tokens.end);
        // "NATO's Partnership for Peace", "the Eastern Partnership of the Union"
        let noun = (end..end + 3).chain(start.saturating_sub(3)..start).find(|at| {
            self.token(*at).is_some_and(|t| {
                t.is_lemma(&["partnership"]) && t.text(self.text).starts_with(char::is_uppercase)
            })
        });
        let Some(noun) = noun else { return };
        let stop = self.clauses.tokens.len().min(noun + 2 * SEAT);
        let which = (noun + 1..stop).find(|at| {
            self.clauses.is_lemma(*at, &["which"]) && self.clauses.is_lemma(at - 1, &["in", "to", "of"])
        });
        let behind = which.and_then(|at| parties.iter().find(|p| (at + 1..at + 4).contains(&p.tokens.start)));
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < organisation.tokens.start);
        let joins = verb.filter(|v| {
            self.clauses.is_lemma(v.main, &["join", "enter", "sign", "enrol", "enroll"])
                && organisation.tokens.start - v.main <= SEAT
        });
        let states = match behind {
            Some(party)
                if self
                    .mentions
                    .iter()
                    .any(|m| m.kind == MentionKind::Adjective && m.tokens == party.tokens) =>
            {
                Vec::new()
            }
            Some(party) => party.actors.clone(),
            None if noun < start => self.taken_in(end, parties),
            None => joins.map_or(Vec::new(), |v| self.subject_through(v.main + 1)),
        };
        for state in states.into_iter().filter(|state| self.world.is_nation(*state)) {
            self.push(
                vec![organisation.code, state],
                AllianceKind::Partnership,
                AllianceStatus::Active,
                facts,
            );
        }
    }

    /// "Qatar, like Oman a member of the Council": both.
    fn read_likened(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let start = organisation.tokens.start;
        let noun =
            (start.saturating_sub(SEAT)..start).rev().find(|at| self.clauses.is_lemma(*at, &["member"]));
        let Some(article) = noun.map(|noun| self.opening(noun)) else { return };
        let like = parties.iter().find(|p| {
            let before = p.tokens.start.checked_sub(1);
            (p.tokens.end == article || p.tokens.end + 1 == article)
                && before.is_some_and(|at| self.clauses.is_lemma(at, &["like", "as"]))
        });
        let Some(like) = like.filter(|_| self.member_count(organisation.code) <= WORLDWIDE) else { return };
        let mut at = like.tokens.start.saturating_sub(1);
        while at > 0 && self.clauses.is_lemma(at - 1, &[",", "be", "which", "who"]) {
            at -= 1;
        }
        let before = parties.iter().find(|p| p.tokens.end == at);
        let mut states = before.map_or(Vec::new(), |p| p.actors.clone());
        add(&mut states, &like.actors);
        self.push_members(organisation.code, states, facts);
    }

    /// "fighting with a fellow member of NATO", "a provocation against a NATO partner": the one of the two states that the text is
    /// about that is in the organisation.
    fn read_unnamed(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let (start, end) = (organisation.tokens.start, organisation.tokens.end);
        let behind = self.clauses.is_lemma(start.saturating_sub(1), &["of"]).then(|| start - 1);
        let behind = behind.or_else(|| {
            let the = self.clauses.is_lemma(start.saturating_sub(1), &["the"]) && start > 1;
            (the && self.clauses.is_lemma(start - 2, &["of"])).then(|| start - 2)
        });
        // "a fellow member of the alliance"
        let fellow = behind.and_then(|of| of.checked_sub(2)).filter(|at| {
            self.clauses.is_lemma(*at, &["fellow"]) && self.clauses.is_lemma(at + 1, &["member"])
        });
        // "against a NATO partner"
        let partner = self.token(end).is_some_and(|t| {
            (is(t, Class::Ally) || t.is_lemma(&["partner", "member"])) && !self.is_plural(end)
        });
        let first = fellow.or_else(|| partner.then_some(start));
        let article = first
            .and_then(|at| at.checked_sub(1))
            .filter(|at| self.clauses.is_lemma(*at, &["a", "an", "another", "fellow"]));
        let against = article.and_then(|at| at.checked_sub(1)).is_some_and(|at| {
            self.clauses.is_lemma(at, &["against", "with", "for", "on", "from", "attack", "a"])
        });
        let noun = if fellow.is_some() { end } else { end + 1 };
        let named = parties.iter().any(|p| !p.anaphoric && (noun..noun + 3).contains(&p.tokens.start));
        let that = partner && self.is_that_fellow(end);
        if !(against || that) || named || self.member_count(organisation.code) > WORLDWIDE {
            return;
        }
        let subject = self.subject_through(start);
        let member =
            |state: &ActorCode| self.is_member(*state, organisation.code) && !subject.contains(state);
        let pair = self.story.main_pair().into_iter().flatten();
        let mut states: Vec<ActorCode> = pair.filter(member).collect();
        if that {
            let told = |state: &ActorCode| member(state) && !parties.iter().any(|p| p.actors.contains(state));
            states = self.discourse.several(Some(1), told);
        }
        if states.len() == 1 {
            self.push_members(organisation.code, states, facts);
        }
    }

    /// "of the Union with Georgia and Moldova", "of the Union embraces Georgia": the list right behind.
    fn taken_in(&self, end: usize, parties: &[Party]) -> Vec<ActorCode> {
        let opens =
            self.token(end).is_some_and(|t| is(t, Class::Hold) || t.is_lemma(&["with", "embrace", "cover"]));
        let list = parties.iter().find(|p| opens && (end + 1..end + 3).contains(&p.tokens.start));
        list.map_or(Vec::new(), |p| p.actors.clone())
    }

    /// "The League blamed Syria, which it suspended in 2011": the pronoun stands for the organisation.
    fn read_suspended(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let verb = self.clauses.verbs.iter().find(|v| {
            v.main > organisation.tokens.end
                && !v.passive
                && self.clauses.is_lemma(v.main, &["suspend", "expel", "exclude"])
        });
        let it = verb.and_then(|v| v.first.checked_sub(1)).filter(|at| self.clauses.is_lemma(*at, &["it"]));
        let which = it
            .and_then(|it| it.checked_sub(1))
            .filter(|at| self.clauses.is_lemma(*at, &["which", "whom", "that"]));
        let Some(which) = which else { return };
        let end = which - usize::from(which > 0 && self.clauses.is_lemma(which - 1, &[","]));
        let state = parties.iter().find(|p| p.tokens.end == end);
        for state in state.into_iter().flat_map(|p| &p.actors) {
            if let Some(status) = self.standing_of(*state, organisation.code, Standing::Ended, true) {
                self.push(vec![organisation.code, *state], AllianceKind::Bloc, status, facts);
            }
        }
    }

    /// "ASEAN, of which we are a founding member": the speaker's state.
    fn read_ours(&self, organisation: &Organisation, facts: &mut Vec<AllianceFact>) {
        let end = organisation.tokens.end;
        let comma = usize::from(self.clauses.is_lemma(end, &[","]));
        let which =
            self.clauses.is_lemma(end + comma, &["of"]) && self.clauses.is_lemma(end + comma + 1, &["which"]);
        let we = end + comma + 2;
        let member = self.slice(we..we + 6).iter().any(|t| t.is_lemma(&["member", "founder", "part"]));
        let behind = which && self.clauses.is_lemma(we, &["we", "i"]) && member;
        // "As a founding member of ASEAN, we"
        let start = organisation.tokens.start;
        let opens = self.clauses.is_lemma(0, &["as"])
            && start <= SEAT
            && self.slice(0..start).iter().any(|t| t.is_lemma(&["member", "founder"]))
            && self.slice(end..end + 4).iter().any(|t| t.is_lemma(&["we", "our", "i", "my"]));
        if behind || opens {
            self.push_members(organisation.code, self.discourse.speaker(), facts);
        }
    }

    /// Of a treaty that is an organisation by name only, as ANZUS, its parties are the allies of each other and not of it.
    fn drop_small_pacts(&self, organisations: &[Organisation], facts: &mut Vec<AllianceFact>) {
        for organisation in organisations {
            let code = organisation.code;
            let kind = self.world.organisation(code).map_or("", |o| o.kind());
            let few = kind == "military alliance" && self.member_count(code) <= CLOSE;
            if !self.is_pact(code) || !few && !["defence arrangement", "trade agreement"].contains(&kind) {
                continue;
            }
            let member = |state: &ActorCode| self.is_member(*state, code);
            let between = |fact: &AllianceFact| fact.members.len() > 1 && fact.members.iter().all(member);
            if facts.iter().any(between) {
                facts.retain(|fact| !fact.members.contains(&code));
            }
        }
    }
}
