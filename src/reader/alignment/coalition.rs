//! Coalitions that one state leads, and promises of defence.

use super::{AlignmentReader, Class, anchor::Organisation, is};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::phrase::{PhraseKind, add},
    syntax::{Token, Upos},
};

/// The longest way between a coalition and a word that tells of its members, and between this and them, in tokens.
const REACH: usize = 8;

const JOIN: [&str; 9] =
    ["join", "part", "member", "enlist", "enter", "partner", "sign", "participant", "belong"];
const LEAVE: [&str; 6] = ["leave", "quit", "withdraw", "exit", "abandon", "pull"];
const HOLD: [&str; 7] = ["include", "comprise", "consist", "take", "group", "unite", "make"];
const HELP: [&str; 9] =
    ["help", "aid", "assistance", "defence", "defense", "rescue", "succour", "support", "protection"];
const PROMISE: [&str; 16] = [
    "will",
    "would",
    "shall",
    "must",
    "pledge",
    "promise",
    "commit",
    "bind",
    "oblige",
    "vow",
    "undertake",
    "commitment",
    "swear",
    "treaty",
    "guarantee",
    "obligation",
];

impl AlignmentReader<'_> {
    /// "The Saudi-led coalition, which includes Sudan"; "Georgia joined the American-led coalition".
    pub(super) fn read_led(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        if self.token(at).is_none_or(|t| t.text(self.text) != "led") {
            return;
        }
        let leader = self.mentions.iter().find(|m| m.tokens.end + 1 == at);
        let leader =
            leader.map(|m| &m.actors).filter(|actors| actors.iter().all(|a| self.world.is_nation(*a)));
        let noun = (at + 1..at + 5).find(|at| self.token(*at).is_some_and(|t| is(t, Class::League)));
        // "joined the Saudi-led campaign", "would join the Russian-led customs union"
        let effort = || (at + 1..at + 5).find(|at| self.token(*at).is_some_and(|t| is(t, Class::Effort)));
        let (Some(leader), Some(noun)) = (leader, noun.or_else(effort)) else { return };
        let Some((mut members, status)) = self.held(noun, parties).or_else(|| self.joining(at, parties))
        else {
            return;
        };
        // "along with Britain and Bahrain"
        let beside = parties.iter().find(|p| {
            let gap = self.slice(noun + 1..p.tokens.start.max(noun + 1));
            gap.len() <= 5
                && gap.first().is_some_and(|t| t.is_lemma(&[",", "along", "alongside", "together"]))
                && gap.iter().any(|t| t.is_lemma(&["along", "alongside", "together"]))
        });
        add(&mut members, beside.map_or(&[], |p| &p.actors));
        for state in members.iter().filter(|state| !leader.contains(state)) {
            let pair = leader.iter().copied().chain([*state]).collect();
            self.push(pair, AllianceKind::Alliance, status, facts);
        }
    }

    /// "The Russia-led Collective Security Treaty Organisation": who leads an organisation is in it.
    pub(super) fn read_leaders(&self, organisations: &[Organisation], facts: &mut Vec<AllianceFact>) {
        for organisation in organisations {
            let start = organisation.tokens.start;
            let led = (start.saturating_sub(2)..start)
                .find(|at| self.token(*at).is_some_and(|t| is(t, Class::Led)));
            let leader = led.and_then(|at| self.mentions.iter().find(|m| m.tokens.end + 1 == at));
            for state in leader.into_iter().flat_map(|m| &m.actors) {
                if self.is_member(*state, organisation.code) {
                    self.push(
                        vec![organisation.code, *state],
                        AllianceKind::Bloc,
                        AllianceStatus::Active,
                        facts,
                    );
                }
            }
        }
    }

    /// Whom a coalition takes in, by a verb behind it.
    pub(super) fn held(&self, noun: usize, parties: &[Party]) -> Option<(Vec<ActorCode>, AllianceStatus)> {
        // "the American-led coalition, of which Denmark is a member"
        let which = (noun + 1..noun + 4)
            .find(|at| self.clauses.is_lemma(*at, &["of"]) && self.clauses.is_lemma(*at + 1, &["which"]));
        let part = which.and_then(|of| parties.iter().find(|p| p.tokens.start == of + 2));
        if let Some(party) = part.filter(|p| {
            self.clauses.is_lemma(p.tokens.end, &["be"])
                && self
                    .slice(p.tokens.end + 1..p.tokens.end + 4)
                    .iter()
                    .any(|t| t.is_lemma(&["member", "part"]))
        }) {
            return Some((party.actors.clone(), AllianceStatus::Active));
        }
        // "a coalition of Arab states, among them Sudan"
        let of = self.clauses.is_lemma(noun + 1, &["of"]).then(|| {
            (noun + 2..noun + 5)
                .find(|at| self.token(*at).is_some_and(|t| is(t, Class::Fellow)) && self.is_plural(*at))
        });
        let examples = of.flatten().map_or(Vec::new(), |states| self.examples_behind(states, parties));
        if !examples.is_empty() {
            return Some((examples, AllianceStatus::Active));
        }
        let verb = (noun + 1..noun + REACH).find(|at| self.clauses.is_lemma(*at, &HOLD))?;
        let gap = self.slice(noun + 1..verb);
        let plain = gap.iter().all(|t| {
            matches!(t.upos, Upos::Pron | Upos::Aux | Upos::Punct | Upos::Adv | Upos::Noun | Upos::Adj)
                || t.is_lemma(&["which", "that", "of"])
                // "the coalition in Yemen includes"
                || gap.first().is_some_and(|t| t.is_lemma(&["in", "against", "on", "behind"]))
                    && matches!(t.upos, Upos::Adp | Upos::Propn | Upos::Det)
        });
        let party = parties.iter().find(|p| p.tokens.start > verb && p.tokens.start <= verb + 4)?;
        plain.then(|| (party.actors.clone(), AllianceStatus::Active))
    }

    /// Who joins or leaves a coalition, by the words between them and it.
    fn joining(&self, led: usize, parties: &[Party]) -> Option<(Vec<ActorCode>, AllianceStatus)> {
        let from = led.saturating_sub(REACH);
        let lead = led.saturating_sub(2);
        let the = usize::from(lead > 0 && self.clauses.is_lemma(lead - 1, &["the", "a"]));
        // "flew with the American-led coalition"
        let with = (lead - the).checked_sub(1).filter(|at| self.clauses.is_lemma(*at, &["with", "within"]));
        let with =
            with.and_then(|at| self.clauses.verbs.iter().rev().find(|v| v.main < at && at - v.main <= REACH));
        let subject = with.map_or(Vec::new(), |v| self.pledger(v.main));
        if !subject.is_empty() {
            return Some((subject, AllianceStatus::Active));
        }
        let word = (from..lead)
            .rev()
            .find(|at| self.clauses.is_lemma(*at, &JOIN) || self.clauses.is_lemma(*at, &LEAVE))?;
        let party = parties.iter().rev().find(|p| p.tokens.end <= word && word - p.tokens.end <= REACH)?;
        let gap = self.slice(party.tokens.end..word);
        let denied = gap.iter().any(|t| t.is_lemma(&["not", "never", "refuse", "decline"]));
        let barred = gap.iter().any(|t| t.is_lemma(&[";", "that", "while"]));
        let status = if self.clauses.is_lemma(word, &LEAVE) {
            AllianceStatus::Ended
        } else if gap.iter().any(|t| t.is_lemma(&["will", "would", "may", "to"])) {
            AllianceStatus::Proposed
        } else {
            AllianceStatus::Active
        };
        (!denied && !barred).then(|| (party.actors.clone(), status))
    }

    /// "Australia will come to the defence of Tuvalu"; "is bound by treaty to defend Japan".
    pub(super) fn read_pledge(&self, at: usize, parties: &[Party], facts: &mut Vec<AllianceFact>) {
        let Some(help) = self.help_end(at) else { return };
        let promised = self.slice(at.saturating_sub(5)..at).iter().any(|t| t.is_lemma(&PROMISE));
        let denied = self.slice(at.saturating_sub(7)..at).iter().any(|t| t.is_lemma(&["not", "never", "if"]));
        if !promised || denied {
            return;
        }
        let mut subject = self.obliged_to(at, parties).unwrap_or_else(|| self.pledger(at));
        // "Spain, which is bound to defend Fiji"
        if subject.is_empty() {
            subject = self.subject(at);
        }
        if self.is_mutual(help) {
            let named: Vec<ActorCode> = if subject.len() > 1 { subject } else { Vec::new() };
            if named.len() <= 4 {
                self.push(named, AllianceKind::Alliance, AllianceStatus::Active, facts);
            }
            return;
        }
        let party = parties.iter().find(|p| p.tokens.start >= help && p.tokens.start <= help + 2);
        let Some(party) = party else { return };
        let owned = self.clauses.is_lemma(help, &["of", "against"]) || party.tokens.start == help;
        for state in party.actors.iter().filter(|state| owned && !subject.contains(state)) {
            for owner in &subject {
                self.push(vec![*owner, *state], AllianceKind::Alliance, AllianceStatus::Active, facts);
            }
        }
    }

    /// "A treaty obliges Russia to defend": whom a verb of obliging has as its object.
    fn obliged_to(&self, at: usize, parties: &[Party]) -> Option<Vec<ActorCode>> {
        let to = at.checked_sub(1).filter(|to| self.clauses.is_lemma(*to, &["to"]))?;
        let party = parties.iter().find(|p| p.tokens.end == to)?;
        let before = party.tokens.start.saturating_sub(2)..party.tokens.start;
        let obliges = |t: &Token| {
            t.upos == Upos::Verb && t.is_lemma(&["oblige", "bind", "commit", "require", "obligate"])
        };
        self.slice(before).iter().any(obliges).then(|| party.actors.clone())
    }

    /// Where a phrase for defending ends, if one begins at the token: "defend", "come to the aid", "go to war for".
    fn help_end(&self, at: usize) -> Option<usize> {
        let token = self.token(at).filter(|t| t.upos == Upos::Verb)?;
        if token.is_lemma(&["defend", "protect"]) {
            return Some(at + 1);
        }
        // "help Taiwan defend itself"
        if token.is_lemma(&["help"]) {
            let end = self.clauses.tokens.len().min(at + 5);
            let defends = self.slice(at + 1..end).iter().any(|t| t.is_lemma(&["defend"]));
            return (defends || self.is_mutual(at + 1)).then_some(at + 1);
        }
        if token.is_lemma(&["go"]) && self.clauses.is_lemma(at + 2, &["war"]) {
            return self.clauses.is_lemma(at + 3, &["for"]).then_some(at + 4);
        }
        // "give immediate help to the other"
        if token.is_lemma(&["give", "provide", "render", "lend", "extend", "offer"]) {
            let noun = (at + 1..at + 6).find(|at| self.clauses.is_lemma(*at, &HELP))?;
            return self.clauses.is_lemma(noun + 1, &["to"]).then_some(noun + 2);
        }
        if !token.is_lemma(&["come", "rush", "spring"]) || !self.clauses.is_lemma(at + 1, &["to"]) {
            return None;
        }
        let noun = (at + 2..at + 6).find(|at| self.clauses.is_lemma(*at, &HELP))?;
        // "to Tuvalu's defence", "to each other's help"
        let owner = (at + 2..noun)
            .find(|at| self.is_mentioned(*at) || self.clauses.is_lemma(*at, &["other", "another"]));
        owner.or(Some(noun + 1))
    }

    fn is_mutual(&self, from: usize) -> bool {
        let each = |t: &Token| t.is_lemma(&["each", "other", "another"]);
        self.slice(from..from + 3).iter().any(each)
            || self.slice(from.saturating_sub(1)..from).iter().any(each)
    }

    /// Whom the tree or the order of words makes the subject of a verb, also through the verb that governs it.
    pub(super) fn pledger(&self, verb: usize) -> Vec<ActorCode> {
        let subject = |at: usize| {
            let phrase = self.clauses.tree_subject(at).or_else(|| {
                let group = self.clauses.group_at(at)?;
                self.clauses.phrases.get(group.subject?)
            });
            phrase.filter(|p| p.kind == PhraseKind::Actor).map(|p| p.actors.clone())
        };
        let governor = || self.token(verb)?.head.and_then(subject);
        subject(verb).or_else(governor).unwrap_or_default()
    }

    /// Whether the sentence tells of a promise of mutual help, which makes of any treaty one of defence.
    pub(super) fn tells_mutual_help(&self) -> bool {
        let tokens = self.clauses.tokens;
        let mutual = (0..tokens.len()).any(|at| self.help_end(at).is_some_and(|end| self.is_mutual(end)));
        let attack = tokens.windows(3).any(|w| match w {
            [a, b, c] => {
                a.is_lemma(&["attack", "aggression"])
                    && b.is_lemma(&["on", "against"])
                    && c.is_lemma(&["either", "one", "any", "both", "all", "each"])
                    || a.is_lemma(&["armed"]) && b.is_lemma(&["attack"])
            }
            _ => false,
        });
        mutual || attack
    }
}
