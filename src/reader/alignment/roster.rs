//! Who belongs to an organisation by a list that the text gives beside its name: "the Quad countries – A, B and C", "the bloc,
//! which brings together A and B", "A, B and C founded the Community", "a grouping of A, B and C".
//!
//! A list of which every state is a member by the world's table bears out even a loose link; a single one does not.

use std::ops::Range;

use super::{AlignmentReader, Class, Standing, anchor::Organisation, classes, is};
use crate::{
    actor::ActorCode,
    reader::party::Party,
    reading::{AllianceFact, AllianceKind, AllianceStatus},
    resolve::{mention::MentionKind, phrase::add},
    syntax::{Token, Upos},
};

/// The longest way between an organisation and the list of its members, in tokens.
const REACH: usize = 16;
/// The longest way between two states of one list, in tokens: "France's president and Germany's chancellor".
const ITEM: usize = 6;
/// How far before the name of an organisation the noun for its members may stand: "the six members of the".
const NOUN_REACH: usize = 4;

const MARKS: [&str; 6] = ["-", "–", "—", "--", "(", ":"];

/// How a list stands beside an organisation.
struct Link {
    /// Whether a noun for members, or for a body of them, stands in it.
    noun: bool,
    /// Whether a verb of holding together stands in it.
    holds: bool,
    /// Whether a verb of founding stands in it.
    founds: bool,
    /// Whether a dash, a colon or a bracket stands in it.
    marked: bool,
}

impl AlignmentReader<'_> {
    /// Members of organisations by the lists beside them.
    pub(super) fn read_rosters(
        &self,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        let lists = self.lists(parties);
        for organisation in organisations {
            let before = lists.iter().rev().find(|l| l.tokens.end <= organisation.tokens.start);
            let behind = lists.iter().find(|l| l.tokens.start >= organisation.tokens.end);
            for list in before.into_iter().chain(behind) {
                let Some(link) = self.roster_link(organisation, list) else { continue };
                if self.rows(organisation.code).next().is_none() {
                    self.push_unknown(organisation, list, &link, facts);
                    continue;
                }
                self.push_roster(organisation, list, &link, facts);
            }
        }
    }

    /// The members in a list, as far as the world's table bears it out: of a plain list of members it may lack some.
    fn push_roster(
        &self,
        organisation: &Organisation,
        list: &Party,
        link: &Link,
        facts: &mut Vec<AllianceFact>,
    ) {
        let standing = |state: &ActorCode| self.standing_of(*state, organisation.code, Standing::Open, true);
        let in_status = |status: AllianceStatus| -> Vec<ActorCode> {
            list.actors.iter().filter(|state| standing(state) == Some(status)).copied().collect()
        };
        let (members, coming) = (in_status(AllianceStatus::Active), in_status(AllianceStatus::Proposed));
        let all = list.actors.len();
        let plain = link.holds || link.marked && link.noun;
        let (states, status) = if link.founds && members.len() + coming.len() == all || members.len() == all {
            (list.actors.clone(), AllianceStatus::Active)
        } else if plain && members.len() > 1 && members.len() * 2 > all {
            (members, AllianceStatus::Active)
        } else if link.noun && coming.len() == all {
            (coming, AllianceStatus::Proposed)
        } else {
            return;
        };
        let mut bloc = vec![organisation.code];
        add(&mut bloc, &states);
        self.push(bloc, AllianceKind::Bloc, status, facts);
    }

    /// Members of an organisation of which the world has no table: all who found it, or of whom it says that it takes them in.
    fn push_unknown(
        &self,
        organisation: &Organisation,
        list: &Party,
        link: &Link,
        facts: &mut Vec<AllianceFact>,
    ) {
        if link.founds || link.holds || link.noun || link.marked && list.actors.len() > 2 {
            let mut all = vec![organisation.code];
            add(&mut all, &list.actors);
            self.push(all, AllianceKind::Bloc, AllianceStatus::Active, facts);
        }
    }

    /// What links an organisation to a list, where the list is one of its members.
    fn roster_link(&self, organisation: &Organisation, list: &Party) -> Option<Link> {
        let behind = list.tokens.start >= organisation.tokens.end;
        // "The Five Eyes intelligence network groups": the words of its own phrase link nothing.
        let own = self.phrase_at(organisation.tokens.start).map(|p| p.tokens.end);
        let own = own.filter(|end| *end < list.tokens.start && *end <= organisation.tokens.end + NOUN_REACH);
        let end = own.unwrap_or(organisation.tokens.end).max(organisation.tokens.end);
        let gap = match behind {
            true => end..list.tokens.start,
            false => list.tokens.end..organisation.tokens.start,
        };
        let signed = !behind && self.is_signed(&gap, organisation);
        let mut link = self.link(gap)?;
        link.founds |= signed;
        let inner = if behind { organisation.tokens.end..end } else { 0..0 };
        link.noun |= self
            .slice(inner)
            .iter()
            .any(|t| is_member_noun(t) || is(t, Class::Grouping) || is(t, Class::Framework));
        let told = match behind {
            true => self.lists_behind(organisation, list, &link),
            false => self.lists_before(organisation, list, &link),
        };
        told.then_some(link)
    }

    /// "Fifteen countries including Chad, Niger and Mali signed the Trade Partnership": who signs an agreement is in it.
    fn is_signed(&self, gap: &Range<usize>, organisation: &Organisation) -> bool {
        let kind = self.world.organisation(organisation.code).map_or("", |o| o.kind());
        let whole = self
            .token(organisation.tokens.end)
            .is_none_or(|t| !matches!(t.upos, Upos::Noun | Upos::Propn) && !t.is_lemma(&["'s", "-"]));
        whole
            && kind.contains("agreement")
            && gap.len() <= NOUN_REACH
            && self.slice(gap.clone()).first().is_some_and(|t| t.is_lemma(&["sign", "conclude", "ratify"]))
    }

    /// The lists of two or more states, those joined that are named by their leaders: "Germany's Merkel and Italy's Monti".
    pub(super) fn lists(&self, parties: &[Party]) -> Vec<Party> {
        let mut lists: Vec<Party> = Vec::new();
        let item = |t: &Token| {
            matches!(
                t.upos,
                Upos::Cconj | Upos::Det | Upos::Adv | Upos::Propn | Upos::Noun | Upos::Adj | Upos::Num
            ) || t.is_lemma(&[",", "'s", "of", ";", "plus", "as", "well", "along", "together", "with"])
        };
        for party in parties.iter().filter(|p| !p.anaphoric) {
            let joins = |last: &&mut Party| {
                let gap = self.slice(last.tokens.end..party.tokens.start);
                let owned = last.actors.ends_with(&party.actors);
                let listed =
                    gap.iter().any(|t| t.is_lemma(&[",", "and", "or", "&", ";", "plus", "well"])) || owned;
                gap.len() <= ITEM && listed && gap.iter().all(item) && !self.is_collective(last)
            };
            match lists.last_mut().filter(joins) {
                Some(last) => {
                    add(&mut last.actors, &party.actors);
                    last.tokens.end = party.tokens.end;
                }
                None => lists.push(party.clone()),
            }
        }
        lists.retain(|list| list.actors.len() > 1);
        lists
    }

    /// Whether a party is a collective, of which a list behind it may be a part: "of the six GCC states, Oman and Qatar".
    fn is_collective(&self, party: &Party) -> bool {
        self.mentions.iter().any(|m| m.kind == MentionKind::Collective && m.tokens == party.tokens)
    }

    /// What stands between an organisation and a list, where it is nothing but words that link the two.
    fn link(&self, gap: Range<usize>) -> Option<Link> {
        let mut link = Link { noun: false, holds: false, founds: false, marked: false };
        if gap.len() > REACH {
            return None;
        }
        let founded = self.slice(gap.clone()).iter().any(|t| is(t, Class::Found));
        // "Not every member agrees: A and B": what the colon ends may be a clause.
        let clause = self.slice(gap.clone()).last().is_some_and(|t| t.is_lemma(&[":"]));
        // "The Union's heavyweights France and Germany"
        let compound = self
            .slice(gap.clone())
            .iter()
            .all(|t| matches!(t.upos, Upos::Noun | Upos::Adj | Upos::Num) || t.is_lemma(&["'s", "-"]));
        for (at, token) in gap.clone().zip(self.slice(gap)) {
            let member = is_member_noun(token);
            let person = self.phrase_at(at).is_some_and(|p| p.has_role());
            link.noun |= member || is(token, Class::Body) || is(token, Class::League);
            link.holds |= is(token, Class::Hold);
            link.founds |= is(token, Class::Found);
            link.marked |= token.is_lemma(&MARKS);
            let idle = match token.upos {
                Upos::Verb | Upos::Aux => {
                    is(token, Class::Hold)
                        || is(token, Class::Found)
                        || clause
                        || token.is_lemma(&["be", "have", "meet", "sign", "make", "bring", "know", "call"])
                }
                Upos::Noun | Upos::Propn => {
                    link.noun && (member || person || is(token, Class::Body))
                        || person
                        || is(token, Class::League)
                        || is(token, Class::Hold)
                        || is(token, Class::Pact)
                        || founded
                        || compound
                        || clause
                        || token.is_lemma(&["leader", "summit", "meeting", "minister", "head", "trade"])
                }
                Upos::Punct => token.is_lemma(&MARKS) || token.is_lemma(&[",", ")"]),
                Upos::Sconj => token.is_lemma(&["as", "like", "that"]),
                _ => !token.is_lemma(&["not", "never", "no", "non", "but", "against", "without", "outside"]),
            };
            if !idle {
                return None;
            }
        }
        Some(link)
    }

    /// "The GCC states – A, B and C"; "the Union, made up of A and B"; "among the members of the Union, only A and B".
    fn lists_behind(&self, organisation: &Organisation, list: &Party, link: &Link) -> bool {
        let gap = organisation.tokens.end..list.tokens.start;
        let opener = self.slice(gap.clone()).iter().rev().find(|t| !matches!(t.upos, Upos::Det | Upos::Adv));
        let owned = || {
            let own = self.slice(organisation.tokens.clone()).last().is_some_and(is_member_noun);
            let from = organisation.tokens.start.saturating_sub(NOUN_REACH);
            let noun = |t: &Token| is_member_noun(t);
            own || self.slice(from..organisation.tokens.start).iter().any(noun)
        };
        // "Community leaders from Jamaica, Barbados and Guyana"
        let first = self.token(organisation.tokens.end);
        if opener.is_some_and(|t| t.is_lemma(&["from"]))
            && gap.len() == 2
            && first
                .is_some_and(|t| t.is_lemma(&["leader", "minister", "envoy", "delegate", "representative"]))
        {
            return true;
        }
        let Some(opener) = opener else { return (link.noun || owned()) && !self.is_apart(list) };
        if self.is_one_of_them(list.tokens.end) {
            return true;
        }
        if opener.is_lemma(&["they", "them", "whom"]) {
            return self.slice(gap).iter().any(|t| t.is_lemma(&["among", "of"]));
        }
        if opener.is_lemma(&[":"]) && self.slice(gap.clone()).iter().any(is_verbal) {
            return link.noun || owned();
        }
        if opener.is_lemma(&MARKS) {
            let many = list.actors.len() > 2 || link.noun || owned();
            return many && !(opener.is_lemma(&["-"]) && gap.len() == 1);
        }
        if opener.is_lemma(&["with"]) {
            return link.noun;
        }
        if is(opener, Class::Hold) || is(opener, Class::Opener) {
            return owned() || link.noun || link.holds || link.founds || link.marked && list.actors.len() > 2;
        }
        // "The Union's heavyweights France and Germany": any plural noun right before the list.
        let noun = opener.upos == Upos::Noun && self.is_plural(list.tokens.start.saturating_sub(1));
        noun || (opener.is_lemma(&["be", ","]) || is_member_noun(opener)) && (link.noun || owned())
    }

    /// "A, B and C founded the Community"; "A, B and C – the Visegrad countries"; "A, B and C, who make up the Alliance".
    fn lists_before(&self, organisation: &Organisation, list: &Party, link: &Link) -> bool {
        let gap = list.tokens.end..organisation.tokens.start;
        let first = self.slice(gap.clone()).first();
        let dash = first.is_some_and(|t| t.is_lemma(&["–", "—", "--", "("])) && gap.len() <= 3;
        let forms = self.slice(gap).iter().any(|t| t.is_lemma(&["form", "make", "constitute", "compose"]));
        let gap = list.tokens.end..organisation.tokens.start;
        // "A, B and C, known as the Visegrad Group"; "A, B and C are the largest economies of the euro area"
        let named = self
            .slice(gap.clone())
            .iter()
            .any(|t| t.is_lemma(&["know", "call", "so-called", "collectively"]));
        let said = self.slice(gap.clone()).iter().any(|t| t.is_lemma(&["be"]))
            && self.slice(gap).iter().any(is_member_noun);
        let many = list.actors.len() > 2;
        (dash || named) && many || said || link.founds || link.holds && forms
    }

    /// Whether what follows a list shows that its names are no states of their own: "French and German officials".
    fn is_apart(&self, list: &Party) -> bool {
        self.token(list.tokens.end).is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn))
    }

    /// "A regional grouping of A, B and C", "the three-nation bloc comprising A, B and C", where no organisation that is known
    /// bears the noun: a bloc, or a partnership, of those who are listed.
    pub(super) fn read_nameless(
        &self,
        at: usize,
        organisations: &[Organisation],
        parties: &[Party],
        facts: &mut Vec<AllianceFact>,
    ) {
        let Some(token) = self.token(at).filter(|t| matches!(t.upos, Upos::Noun | Upos::Propn)) else {
            return;
        };
        if !(is(token, Class::Grouping)) || self.is_mentioned(at) || self.is_plural(at) {
            return;
        }
        // Of "the Saudi-led coalition" each is an ally of its leader.
        if self.slice(at.saturating_sub(2)..at).iter().any(|t| is(t, Class::Led)) {
            return;
        }
        let beside = |o: &Organisation| o.tokens.end <= at && at - o.tokens.end <= NOUN_REACH;
        if organisations.iter().any(beside) {
            return;
        }
        let lists = self.lists(parties);
        let Some(list) = lists.iter().find(|l| l.tokens.start > at) else { return };
        let gap = at + 1..list.tokens.start;
        let Some(link) = self.link(gap.clone()).filter(|_| gap.len() <= NOUN_REACH + 1) else { return };
        let opener = self.slice(gap.clone()).iter().rev().find(|t| !matches!(t.upos, Upos::Det | Upos::Adv));
        let opens = opener.is_some_and(|t| t.is_lemma(&["of", "between", "among"]) || is(t, Class::Hold));
        // "the customs union formed by Chad and Niger"
        let formed = link.founds && opener.is_some_and(|t| t.is_lemma(&["by"]));
        let plain = formed || !self.slice(gap).iter().any(|t| t.is_lemma(&["from", "by"]));
        let apart = self.is_apart(list);
        if (opens || formed) && plain && !apart && (link.holds || list.actors.len() > 2) {
            self.push(list.actors.clone(), AllianceKind::Bloc, AllianceStatus::Active, facts);
        }
    }
}

fn is_verbal(token: &Token) -> bool {
    matches!(token.upos, Upos::Verb | Upos::Aux)
}

/// A noun for those who belong: "members", "states", "the nine of".
pub(super) fn is_member_noun(token: &Token) -> bool {
    classes(token)
        .iter()
        .any(|class| matches!(class, Class::Fellow | Class::Ally | Class::Member(Standing::Active)))
        || token.is_lemma(&["founder", "capital", "signatory", "participant"])
}
