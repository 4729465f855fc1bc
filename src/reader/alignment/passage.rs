//! Who belongs to an organisation, comes to it or leaves it by words that hang on its name: "the bloc to which Kenya belongs",
//! "the Union, which it joined in 2004"; "in the name of the Community"; "brought Chad into the League"; "tied to Fiji in the Forum".

use super::{AlignmentReader, Class, Standing, anchor::Organisation, classes, is, membership::WORLDWIDE};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::phrase::{PhraseKind, add},
    syntax::Upos,
};

/// The longest way from the subject of a relative clause to its word for membership, in tokens.
const CLAUSE: usize = 8;
/// The longest description of an organisation between its name and a relative clause, in tokens.
const DESCRIPTION: usize = 12;
/// The longest way from a verb to the organisation that it brings somebody into or ties to others in, in tokens.
const REACH: usize = 14;

impl AlignmentReader<'_> {
    /// Reads who comes, goes and belongs by the clauses and phrases that hang on the names of organisations.
    pub(super) fn read_passages(
        &self,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        for at in 1..self.clauses.tokens.len() {
            self.read_relative(at, organisations, parties, facts);
        }
        for organisation in organisations {
            self.read_in_name_of(organisation, facts);
            self.read_brought_in(organisation, parties, facts);
            self.read_tied(organisation, parties, facts);
            self.read_observer(organisation, parties, facts);
            self.read_fellow_pair(organisation, parties, facts);
            self.read_own_fellow(organisation, parties, facts);
            self.read_invoked(organisation, facts);
            self.read_remains(organisation, facts);
            self.read_one_of(organisation, parties, facts);
        }
    }

    /// "the bloc to which Kenya belongs", "the Union, which it left", "the club Georgia stormed out of".
    fn read_relative(
        &self,
        at: usize,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        let behind_noun = || self.token(at - 1).is_some_and(is_body);
        let which = self.clauses.is_lemma(at, &["which", "whom"])
            || self.clauses.is_lemma(at, &["that"]) && behind_noun();
        let first = if which { at + 1 } else { at };
        let bare = || self.token(at - 1).is_some_and(is_body) && parties.iter().any(|p| p.tokens.start == at);
        if !which && !bare() {
            return;
        }
        let Some(organisation) = self.described_by(at, which, organisations) else { return };
        let Some((states, end)) = self.relative_subject(first, organisation, parties) else { return };
        let Some(standing) = self.passage_behind(end) else { return };
        // "demands by the Union that its army leave the town"
        if self.clauses.is_lemma(at, &["that"]) && self.has_own_object(end) {
            return;
        }
        if standing == Standing::Active && self.member_count(organisation.code) > WORLDWIDE {
            return;
        }
        self.push_standing(organisation.code, &states, standing, facts);
    }

    /// The organisation that a relative clause is said of: named right before, or described so between commas.
    fn described_by<'o>(
        &self,
        at: usize,
        which: bool,
        organisations: &'o [Organisation],
    ) -> Option<&'o Organisation> {
        let preposition =
            which && self.clauses.is_lemma(at - 1, &["to", "of", "from", "in", "into", "within"]);
        let start = at - usize::from(preposition);
        let end = start - usize::from(start > 0 && self.clauses.is_lemma(start - 1, &[",", "–", "—"]));
        let fits = |o: &&Organisation| {
            if which && o.tokens.end == end {
                return true;
            }
            let gap = self.slice(o.tokens.end..end);
            o.tokens.end < end
                && gap.len() <= DESCRIPTION
                && gap.first().is_some_and(|t| t.is_lemma(&[",", "–", "—", "-", "("]))
                && gap.iter().any(is_body)
                && !gap.iter().any(|t| t.upos == Upos::Aux || t.is_lemma(&[";", ".", "and", "which", "that"]))
        };
        let conjoined = |o: &&Organisation| {
            // "the bloc that Cuba entered and in which Mongolia was the other member"
            preposition
                && self.clauses.is_lemma(start - 1, &["and", "but"])
                && self.slice(o.tokens.end..start).iter().any(|t| t.is_lemma(&["which", "that"]))
                && start - o.tokens.end <= DESCRIPTION
        };
        organisations.iter().rev().find(fits).or_else(|| organisations.iter().rev().find(conjoined))
    }

    /// Whom a relative clause has as its subject, and where that ends.
    fn relative_subject(
        &self,
        first: usize,
        organisation: &Organisation,
        parties: &[Party],
    ) -> Option<(Vec<ActorCode>, usize)> {
        // "the Union, which it joined": the pronoun stands for whoever is not the organisation.
        if self.clauses.is_lemma(first, &["it"]) {
            let own = parties.iter().find(|p| p.tokens.start == first).map(|p| p.actors.clone());
            let ever = |state: &ActorCode| self.rows(organisation.code).any(|row| row.member() == *state);
            let mut states = own.unwrap_or_else(|| self.discourse.last_subject(&[organisation.code]));
            if !states.iter().all(ever) {
                states = self.discourse.several(Some(1), ever);
            }
            return (states.len() == 1).then_some((states, first + 1));
        }
        let idle = |end: usize| {
            self.slice(first..end).iter().all(|t| matches!(t.upos, Upos::Det | Upos::Adj | Upos::Adv))
        };
        if let Some(party) = parties.iter().find(|p| p.tokens.start >= first && p.tokens.start < first + 3)
            && idle(party.tokens.start)
        {
            return Some((party.actors.clone(), party.tokens.end));
        }
        let several = self.clauses.is_lemma(first, &["both", "all"]);
        let phrase = self.clauses.phrases.iter().find(|p| p.tokens.start == first && !several);
        if let Some(phrase) = phrase.filter(|p| p.kind == PhraseKind::Actor && !p.actors.is_empty()) {
            return Some((phrase.actors.clone(), phrase.tokens.end));
        }
        let end = (first..first + 4).find(|at| {
            self.token(*at).is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Aux | Upos::Punct))
        })?;
        let count = self.slice(first..end).iter().rev().find_map(counted)?;
        let states = match self.passage_behind(end) {
            // "the Union, which all three quit"
            Some(Standing::Ended) => self.leavers_spoken_of(count, organisation),
            _ => self.members_spoken_of(count, organisation, parties),
        };
        (!states.is_empty()).then_some((states, end))
    }

    /// So many states of whom the text speaks that were in an organisation and are so no more, else that are in it.
    fn leavers_spoken_of(&self, count: usize, organisation: &Organisation) -> Vec<ActorCode> {
        let belongs = |state: &ActorCode| self.is_member(*state, organisation.code);
        let ever = |state: &ActorCode| self.rows(organisation.code).any(|row| row.member() == *state);
        let left = self.discourse.several(Some(count), |state| ever(state) && !belongs(state));
        if left.is_empty() { self.discourse.several(Some(count), ever) } else { left }
    }

    /// So many members of an organisation: those named last before it in the sentence, else those of whom the text speaks.
    fn members_spoken_of(
        &self,
        count: usize,
        organisation: &Organisation,
        parties: &[Party],
    ) -> Vec<ActorCode> {
        let belongs = |state: &ActorCode| self.is_member(*state, organisation.code);
        let mut named = Vec::new();
        for party in parties.iter().rev().filter(|p| p.tokens.end <= organisation.tokens.start) {
            let own: Vec<ActorCode> = party.actors.iter().copied().filter(belongs).collect();
            add(&mut named, &own);
        }
        if named.len() == count { named } else { self.discourse.several(Some(count), belongs) }
    }

    /// "between the fellow Mercosur members": two of whom the text speaks.
    fn read_fellow_pair(
        &self,
        organisation: &Organisation,
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        let noun = organisation.tokens.end;
        let member = self.token(noun).is_some_and(|t| {
            is(t, Class::Member(Standing::Active)) || is(t, Class::Fellow) || is(t, Class::Ally)
        });
        let fellow = organisation.tokens.start.checked_sub(1);
        let fellow = fellow.filter(|at| self.clauses.is_lemma(*at, &["fellow"]));
        let Some(the) = fellow.and_then(|at| at.checked_sub(1)) else { return };
        let beside = parties.iter().any(|p| (noun + 1..noun + 3).contains(&p.tokens.start));
        if !member || beside || !self.is_plural(noun) || !self.clauses.is_lemma(the, &["the", "two", "both"])
        {
            return;
        }
        let mut states = self.members_spoken_of(2, organisation, parties);
        states.insert(0, organisation.code);
        self.push(states, AllianceKind::Bloc, AllianceStatus::Active, facts);
    }

    /// "lobbied for his Mercosur partner": the member that is most spoken of together with the owner.
    fn read_own_fellow(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let noun = organisation.tokens.end;
        let fellow = self.token(noun).is_some_and(|t| is(t, Class::Fellow) || is(t, Class::Ally));
        let own = organisation.tokens.start.checked_sub(1);
        let own = own.is_some_and(|at| self.clauses.is_lemma(at, &["its", "his", "her"]));
        let beside = parties.iter().any(|p| (noun + 1..noun + 4).contains(&p.tokens.start));
        if !fellow || !own || beside || self.is_plural(noun) {
            return;
        }
        let mut states = self.phrase_at(noun).map_or(Vec::new(), |p| p.possessor.clone());
        if states.is_empty() {
            states = self.subject_through(noun);
        }
        let partner = self.story.partner_of(&states);
        states.extend(partner);
        states.retain(|state| self.is_member(*state, organisation.code));
        if states.len() == 2 {
            states.insert(0, organisation.code);
            self.push(states, AllianceKind::Bloc, AllianceStatus::Active, facts);
        }
    }

    /// "Turkey invoked Article 4 of the Washington Treaty": who calls on a clause of a pact belongs to it.
    fn read_invoked(&self, organisation: &Organisation, facts: &mut Vec<AllianceFact>) {
        let start = organisation.tokens.start;
        let verb = self.clauses.verbs.iter().rev().find(|v| v.main < start && start - v.main <= REACH);
        let Some(verb) =
            verb.filter(|v| self.clauses.is_lemma(v.main, &["invoke", "trigger", "activate"]) && !v.passive)
        else {
            return;
        };
        let clause = |t: &crate::syntax::Token| t.is_lemma(&["article", "clause", "guarantee", "provision"]);
        let end = self.clauses.tokens.len().min(organisation.tokens.end + 3);
        if !self.slice(verb.main + 1..end).iter().any(clause) {
            return;
        }
        let mut states = self.pledger(verb.main);
        states.retain(|state| self.is_member(*state, organisation.code));
        states.insert(0, organisation.code);
        self.push(states, AllianceKind::Bloc, AllianceStatus::Active, facts);
    }

    /// "Kazakhstan remains in the Moscow-led organisation".
    fn read_remains(&self, organisation: &Organisation, facts: &mut Vec<AllianceFact>) {
        let start = organisation.tokens.start;
        let from = start.saturating_sub(6);
        let verb = (from..start).rev().find(|at| self.clauses.is_lemma(*at, &["remain", "stay"]));
        let Some(verb) = verb.filter(|at| self.clauses.is_lemma(at + 1, &["in", "inside", "within"])) else {
            return;
        };
        let idle = |t: &crate::syntax::Token| !matches!(t.upos, Upos::Noun | Upos::Aux | Upos::Cconj);
        let whole = self
            .token(organisation.tokens.end)
            .is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn) && !t.is_lemma(&["'s"]));
        if !whole || !self.slice(verb + 2..start).iter().all(idle) || self.is_denied(verb) {
            return;
        }
        let mut states = self.subject_through(verb + 1);
        states.retain(|state| self.is_member(*state, organisation.code));
        states.insert(0, organisation.code);
        self.push(states, AllianceKind::Bloc, AllianceStatus::Active, facts);
    }

    /// "Of the Philippines' partners in ASEAN, Cambodia": of whom one is named behind a comma.
    fn read_one_of(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let comma = organisation.tokens.end;
        let partners = self
            .slice(0..organisation.tokens.start)
            .iter()
            .any(|t| is(t, Class::Member(Standing::Active)) || is(t, Class::Fellow) || is(t, Class::Ally));
        let opens = self.clauses.is_lemma(0, &["of", "among"]) && organisation.tokens.start <= CLAUSE;
        let near = |comma: usize| parties.iter().find(|p| (comma + 1..comma + 3).contains(&p.tokens.start));
        // "ASEAN, which works by consensus, Cambodia"
        let which = self.clauses.is_lemma(comma + 1, &["which", "whose"]);
        let closes = (comma + 2..comma + CLAUSE).find(|at| which && self.clauses.is_lemma(*at, &[","]));
        let one = near(closes.unwrap_or(comma));
        let Some(one) = one.filter(|_| opens && partners && self.clauses.is_lemma(comma, &[","])) else {
            return;
        };
        self.push_standing(organisation.code, &one.actors, Standing::Active, facts);
    }

    /// How a clause says that its subject stands to an organisation, by its words up to the next comma.
    fn passage_behind(&self, from: usize) -> Option<Standing> {
        let end = self.clauses.tokens.len().min(from + CLAUSE);
        for at in from..end {
            let token = self.token(at)?;
            if token.upos == Upos::Punct && at > from
                || token.is_lemma(&["not", "never", "n't", ";", ".", "when"])
            {
                return None;
            }
            let standing = classes(token).iter().find_map(|class| match class {
                Class::Member(standing) | Class::Passage(standing) => Some(*standing),
                _ => None,
            });
            if let Some(standing) = standing.filter(|_| !self.is_denied(at)) {
                return Some(standing);
            }
        }
        None
    }

    /// Adds an organisation with the states that stand to it in one way.
    fn push_standing(
        &self,
        organisation: ActorCode,
        states: &[ActorCode],
        standing: Standing,
        facts: &mut Vec<AllianceFact>,
    ) {
        for status in [AllianceStatus::Active, AllianceStatus::Proposed, AllianceStatus::Ended] {
            let stands = |state: &&ActorCode| {
                self.world.is_nation(**state)
                    && self.standing_of(**state, organisation, standing, false) == Some(status)
            };
            let all: Vec<ActorCode> =
                [organisation].into_iter().chain(states.iter().filter(stands).copied()).collect();
            self.push(all, AllianceKind::Bloc, status, facts);
        }
    }

    /// "sent troops in the name of the Community": who acts for an organisation belongs to it.
    fn read_in_name_of(&self, organisation: &Organisation, facts: &mut Vec<AllianceFact>) {
        let start = organisation.tokens.start;
        let of = (start.saturating_sub(2)..start).find(|at| self.clauses.is_lemma(*at, &["of"]));
        let Some(noun) = of.and_then(|of| of.checked_sub(1)) else { return };
        let named = self.clauses.is_lemma(noun, &["name", "banner", "flag", "umbrella", "mandate"])
            && self.slice(noun.saturating_sub(2)..noun).iter().any(|t| t.is_lemma(&["in", "under"]));
        if !named || self.member_count(organisation.code) > WORLDWIDE {
            return;
        }
        let mut states = self.subject_through(noun);
        if states.is_empty()
            && let Some(count) = self.count_of(noun)
        {
            states = self.discourse.several(Some(count), |state| self.is_member(*state, organisation.code));
        }
        states.retain(|state| self.is_member(*state, organisation.code));
        states.insert(0, organisation.code);
        self.push(states, AllianceKind::Bloc, AllianceStatus::Active, facts);
    }

    /// "brought Chad into the League alongside Niger".
    fn read_brought_in(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        const BRING: [&str; 9] =
            ["bring", "take", "lead", "steer", "usher", "admit", "welcome", "draw", "accept"];
        let start = organisation.tokens.start;
        let Some(into) = (start.saturating_sub(6)..start).find(|at| self.clauses.is_lemma(*at, &["into"]))
        else {
            return;
        };
        let verb = (into.saturating_sub(REACH)..into).rev().find(|at| self.clauses.is_lemma(*at, &BRING));
        let object =
            verb.and_then(|verb| parties.iter().find(|p| p.tokens.start > verb && p.tokens.end <= into));
        let Some(object) = object else { return };
        let mut states = object.actors.clone();
        let end = organisation.tokens.end;
        let beside = parties.iter().find(|p| (end + 1..end + 4).contains(&p.tokens.start));
        if let Some(party) = beside.filter(|p| {
            self.slice(end..p.tokens.start).iter().any(|t| t.is_lemma(&["alongside", "with", "beside"]))
        }) {
            add(&mut states, &party.actors);
        }
        self.push_standing(organisation.code, &states, Standing::Open, facts);
    }

    /// "tied to Fiji in the Forum", "united with Chad and Niger in the League".
    fn read_tied(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        const TIE: [&str; 8] = ["tie", "link", "bind", "unite", "join", "group", "bring", "sit"];
        let start = organisation.tokens.start;
        let inside = (start.saturating_sub(3)..start)
            .rev()
            .find(|at| self.clauses.is_lemma(*at, &["in", "within", "under", "through", "inside"]));
        let Some(inside) = inside else { return };
        let verb = (inside.saturating_sub(REACH)..inside).rev().find(|at| {
            self.token(*at).is_some_and(|t| matches!(t.upos, Upos::Verb | Upos::Adj) && t.is_lemma(&TIE))
        });
        let Some(verb) = verb else { return };
        let with = (verb + 1..verb + 4).find(|at| self.clauses.is_lemma(*at, &["with", "to", "alongside"]));
        let Some(party) = with.and_then(|with| {
            let near = |p: &&Party| (with + 1..with + 3).contains(&p.tokens.start) && p.tokens.end <= inside;
            parties.iter().find(near)
        }) else {
            return;
        };
        let mut states = self.pledger(verb);
        if states.iter().all(|state| party.actors.contains(state)) {
            let before = parties.iter().rev().find(|p| p.tokens.end <= verb);
            states = before.map_or(Vec::new(), |p| p.actors.clone());
        }
        // "The three founders are linked, with Peru,"
        let count = self.count_of(verb);
        if states.is_empty()
            && let Some(count) = count
        {
            let other = |state: &ActorCode| {
                self.is_member(*state, organisation.code) && !party.actors.contains(state)
            };
            states = self.discourse.several(Some(count), other);
        }
        add(&mut states, &party.actors);
        self.push_standing(organisation.code, &states, Standing::Active, facts);
    }

    /// "has observer status in the Union", "an observer's seat in the League".
    fn read_observer(&self, organisation: &Organisation, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let start = organisation.tokens.start;
        let observer =
            (start.saturating_sub(7)..start).rev().find(|at| self.clauses.is_lemma(*at, &["observer"]));
        let Some(at) = observer else { return };
        let seat = self
            .slice(at + 1..at + 3)
            .iter()
            .any(|t| t.is_lemma(&["status", "seat", "state", "member", "membership"]));
        let plain = !self.slice(at..start).iter().any(|t| t.upos == Upos::Verb || t.is_lemma(&[",", ";"]));
        if !(seat && plain) || self.is_denied(at) || self.member_count(organisation.code) > WORLDWIDE {
            return;
        }
        let mut states = self.subject_through(at);
        if states.is_empty()
            && let Some(party) = parties.iter().rev().find(|p| p.tokens.end <= at)
        {
            states.clone_from(&party.actors);
        }
        states.retain(|state| self.world.is_nation(*state));
        states.insert(0, organisation.code);
        self.push(states, AllianceKind::Bloc, AllianceStatus::Active, facts);
    }
}

fn is_body(token: &crate::syntax::Token) -> bool {
    is(token, Class::Body) || is(token, Class::Grouping) || token.is_lemma(&["family"])
}

fn counted(token: &crate::syntax::Token) -> Option<usize> {
    match &*token.lemma {
        "two" | "both" => Some(2),
        "three" => Some(3),
        "four" => Some(4),
        _ => None,
    }
}
