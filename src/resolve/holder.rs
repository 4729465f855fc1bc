//! Leaders whom a text names in other words than the tables: "President Moon", "Mr Sato", "Mike Mullen", "Presidents Obama
//! and Xi".

use std::ops::Range;

use super::{
    gender,
    mention::{Mention, MentionContext, MentionKind, leader_of, term_fit},
    person::NAME_PARTICLES,
    phrase::is_joint,
    role::{Role, RoleClass, role_of},
};
use crate::{
    syntax::{Sentence, Token, Upos, is_calendar_word},
    world::{Found, Leader, LeaderIndex, OfficeClass, World, is_given_name, skeleton},
};

type Holder<'w> = (LeaderIndex, &'w Leader);

/// Finds leaders among the tokens that no name of the tables covers.
pub(super) struct HolderReader<'a> {
    pub(super) text: &'a str,
    pub(super) sentence: &'a Sentence,
    /// For each token whether a name covers it.
    pub(super) taken: &'a [bool],
    pub(super) context: &'a MentionContext<'a>,
}

/// The most tokens of a name that are looked at.
const NAME_LIMIT: usize = 4;
/// How far back the title of a list of names may stand, in tokens.
const LIST_REACH: usize = 8;
/// How many consonants a name must have for a spelling that only sounds alike to be enough.
const TELLING: usize = 6;

impl HolderReader<'_> {
    /// The mentions of leaders, from left to right.
    pub(super) fn mentions(&self) -> Vec<Mention> {
        (0..self.sentence.tokens.len()).filter_map(|at| self.mention_ending_at(at)).collect()
    }

    fn mention_ending_at(&self, at: usize) -> Option<Mention> {
        let tokens = self.run_ending_at(at)?;
        let title = title_of(self.text, &self.sentence.tokens, tokens.start);
        if is_of_a_ship(&self.sentence.tokens, tokens.start) {
            return None;
        }
        let several = tokens.len() > 1;
        let name = self.name(&tokens);
        let (index, leader) = match (several, title) {
            (true, title) => self.by_full_name(&name, title),
            (false, Some(title)) => self.by_title(&name, title, self.word_before(tokens.start)),
            (false, None) if self.is_thing(tokens.end) => None,
            (false, None) => self.by_surname(&name),
        }?;
        Some(Mention {
            tokens,
            kind: MentionKind::Person,
            actors: vec![leader.actor()],
            gender: gender::of_name(leader.name()),
            leader: Some(index),
            out_of_office: false,
        })
    }

    /// Whether a name that ends here is taken up by "which": "Ford, which makes cars", is nobody.
    fn is_thing(&self, end: usize) -> bool {
        let is = |at: usize, word: &str| self.sentence.tokens.get(at).is_some_and(|t| t.is_lemma(&[word]));
        is(end, ",") && is(end + 1, "which")
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.sentence.tokens.get(at).filter(|_| !self.taken.get(at).copied().unwrap_or(true))
    }

    /// The word right before a name: the last of its title.
    fn word_before(&self, at: usize) -> &str {
        at.checked_sub(1).and_then(|at| self.sentence.tokens.get(at)).map_or("", |t| &*t.lemma)
    }

    fn in_name(&self, at: usize) -> bool {
        let hyphen = |t: &Token| t.is_lemma(&["-"]) && is_joint(&self.sentence.tokens, at);
        self.token(at).is_some_and(|t| {
            t.upos == Upos::Propn && !t.is_lemma(&["-"]) || hyphen(t) || t.is_lemma(&NAME_PARTICLES)
        })
    }

    /// The name that ends with this token: words of a name as far back as a title or another name.
    fn run_ending_at(&self, at: usize) -> Option<Range<usize>> {
        let token = self.token(at)?;
        let capital = token.text(self.text).starts_with(char::is_uppercase);
        let titled =
            || title_of(self.text, &self.sentence.tokens, at).is_some_and(|title| title.office.is_some());
        if !capital || token.upos != Upos::Propn && !titled() || self.in_name(at + 1) {
            return None;
        }
        let mut first = at;
        while at - first < NAME_LIMIT
            && first > 0
            && self.in_name(first - 1)
            && title_of(self.text, &self.sentence.tokens, first).is_none()
        {
            first -= 1;
        }
        let cut = first > 0
            && self.in_name(first - 1)
            && title_of(self.text, &self.sentence.tokens, first).is_none();
        let named = |i: usize| self.sentence.tokens.get(i).is_some_and(|t| t.upos == Upos::Propn);
        let part_of_taken = first > 0 && self.token(first - 1).is_none() && named(first - 1);
        let goes_on = self.token(at + 1).is_none() && named(at + 1);
        (!cut && !part_of_taken && !goes_on).then_some(first..at + 1)
    }

    fn name(&self, tokens: &Range<usize>) -> String {
        let start = self.sentence.tokens.get(tokens.start).map_or(0, |t| t.range.start);
        let end = self.sentence.tokens.get(tokens.end - 1).map_or(0, |t| t.range.end);
        self.text.get(start..end).unwrap_or("").to_owned()
    }

    fn is_current(&self, leader: &Leader) -> bool {
        self.context.published.is_some_and(|day| leader.held_on(day))
    }

    /// Whether the term had begun, as far as is known.
    fn has_begun(&self, leader: &Leader) -> bool {
        self.context.published.is_none_or(|day| leader.start().is_some_and(|start| start <= day))
    }

    fn is_named(&self, leader: &Leader, title: Option<&Role>) -> bool {
        title.is_some_and(|title| title.nation == Some(leader.actor()))
            || self.context.named.contains(&leader.actor())
    }

    /// "Mike Mullen", "Cyril Ramaphosa", "Kishida Fumio": parts of a full name in any order; else a name that sounds like it.
    fn by_full_name(&self, name: &str, title: Option<&Role>) -> Option<Holder<'_>> {
        // An address of a page, not a name.
        if !name.contains(' ') {
            return None;
        }
        let world = self.context.world;
        let supported = |leader: &Leader| {
            title.is_some() || self.is_named(leader, title) || leads(leader) && self.is_current(leader)
        };
        let known = world.leaders_with_parts(name);
        let whole: Vec<Holder<'_>> = known
            .iter()
            .filter(|(whole, (_, leader))| *whole || supported(leader))
            .map(|(_, holder)| *holder)
            .collect();
        let telling = skeleton(name).len() >= TELLING;
        self.best(whole.into_iter(), title).or_else(|| self.by_initial(name, title?)).or_else(|| {
            let alike = world.leaders_sounding_like(name).filter(|(_, leader)| telling || supported(leader));
            self.best(alike, title)
        })
    }

    /// "Foreign Secretary Jack Straw" for one whom the tables call John: the surname, the initial and the title.
    fn by_initial(&self, name: &str, title: &Role) -> Option<Holder<'_>> {
        let (_, last) = name.rsplit_once(' ')?;
        let initial = name.chars().next();
        let holders = self.context.world.leaders_by_short_name(last);
        let holders = holders.filter(|(_, leader)| {
            leader.name().chars().next() == initial
                && (self.is_named(leader, Some(title)) || leads(leader) && self.is_current(leader))
        });
        self.best(holders.filter(|(_, leader)| self.has_begun(leader)), Some(title))
    }

    /// "President Moon", "Secretary of State Powell": the surname after a title.
    fn by_title(&self, name: &str, title: &Role, word: &str) -> Option<Holder<'_>> {
        let holders = || self.context.world.leaders_by_short_name(name);
        let of_office = |leader: &Leader| title.office.is_some_and(|class| class == leader.office_class());
        let so_called = |leader: &Leader| leader.office().to_lowercase().contains(word);
        let tiers: [&dyn Fn(&Leader) -> bool; 8] = [
            &|leader| so_called(leader) && self.is_current(leader) && self.is_named(leader, Some(title)),
            &|leader| of_office(leader) && self.is_current(leader) && self.is_named(leader, Some(title)),
            &|leader| of_office(leader) && self.is_current(leader),
            &|leader| self.is_current(leader) && self.is_named(leader, Some(title)),
            &|leader| self.is_current(leader) && leads(leader),
            &|leader| of_office(leader) && self.has_begun(leader) && self.is_named(leader, Some(title)),
            &|leader| self.has_begun(leader) && self.is_named(leader, Some(title)),
            &|leader| of_office(leader) && self.has_begun(leader) && leads(leader),
        ];
        let by_tier = tiers
            .iter()
            .find_map(|fits| self.best(holders().filter(|(_, leader)| fits(leader)), Some(title)));
        by_tier.or_else(|| self.sounding_like(name, title))
    }

    /// The holder of the titled office whose surname sounds like this: a head of state or government, or one in a state
    /// that the text names.
    fn sounding_like(&self, name: &str, title: &Role) -> Option<Holder<'_>> {
        let sought = skeleton(name);
        if sought.len() < 3 {
            return None;
        }
        let alike = self.context.world.leaders_sounding_like(name).filter(|(_, leader)| {
            title.office == Some(leader.office_class())
                && self.is_current(leader)
                && (self.is_named(leader, Some(title)) || leads(leader))
        });
        self.best(alike, Some(title))
    }

    /// "Merkel": a surname alone, of one who leads a state or government.
    fn by_surname(&self, name: &str) -> Option<Holder<'_>> {
        self.context.world.leaders_by_short_name(name).next()?;
        let holders = || self.context.world.leaders_by_short_name(name).filter(|(_, leader)| leads(leader));
        let named = |fits: &dyn Fn(&Leader) -> bool| {
            let named = holders().filter(|(_, leader)| self.is_named(leader, None) && fits(leader));
            named.collect::<Vec<Holder<'_>>>()
        };
        let current = named(&|leader| self.is_current(leader));
        let past = named(&|leader| self.has_begun(leader));
        if is_short(name) {
            if self.is_introduced(name) {
                return None;
            }
            let holders = if current.is_empty() { past } else { current };
            let first = holders.first()?.1.name();
            let one = holders.iter().all(|(_, leader)| leader.name() == first);
            return self.best(holders.into_iter(), None).filter(|_| one);
        }
        let known = self.best(current.into_iter(), None).or_else(|| self.best(past.into_iter(), None));
        let telling = !is_given_name(name) && !is_calendar_word(&name.to_lowercase());
        let unrivalled = telling && self.is_unrivalled(name);
        let lone = || holders().filter(|(_, leader)| self.is_current(leader) && leader.name().contains(' '));
        known
            .or_else(|| self.best(lone(), None).filter(|_| unrivalled))
            .or_else(|| self.minister(name).filter(|_| telling))
    }

    /// "Panetta": a surname alone, of the one who has it among those in office, in a state that the text names.
    fn minister(&self, name: &str) -> Option<Holder<'_>> {
        let current = || {
            let holders = self.context.world.leaders_by_short_name(name);
            holders.filter(|(_, leader)| self.is_current(leader) && leader.name().contains(' '))
        };
        let (_, first) = current().next()?;
        let one = current().all(|(_, leader)| leader.name() == first.name());
        let high =
            |leader: &Leader| leader.office_class() != OfficeClass::Other && self.is_named(leader, None);
        self.best(current().filter(|(_, leader)| high(leader)), None)
            .filter(|_| one && !self.is_introduced(name))
    }

    /// Whether the text itself gives somebody this name.
    fn is_introduced(&self, name: &str) -> bool {
        self.context.introduced.binary_search_by(|known| known.as_str().cmp(name)).is_ok()
    }

    /// Whether all the leaders of a surname are one person.
    fn is_unrivalled(&self, name: &str) -> bool {
        let mut names = self.context.world.leaders_by_short_name(name).map(|(_, leader)| leader.name());
        let first = names.next();
        names.all(|other| Some(other) == first)
    }

    /// The term that fits the date best, where all of them serve one actor.
    fn best<'w>(
        &self,
        holders: impl Iterator<Item = Holder<'w>>,
        title: Option<&Role>,
    ) -> Option<Holder<'w>> {
        let holders: Vec<Holder<'w>> = holders.collect();
        let (_, first) = holders.first()?;
        let one_person = holders.iter().all(|(_, other)| other.name() == first.name());
        if !one_person && !holders.iter().all(|(_, other)| other.actor() == first.actor()) {
            return None;
        }
        let fit = |holder: &Holder<'_>| {
            let of_office = title.is_some_and(|title| title.office == Some(holder.1.office_class()));
            (of_office && self.is_current(holder.1), term_fit(holder.0, self.context))
        };
        holders.into_iter().max_by_key(fit)
    }
}

/// Whether a surname is so short that it is a common one, as nearly all such are.
fn is_short(surname: &str) -> bool {
    surname.chars().count() <= 3
}

/// The words that a text gives as the surname of somebody whom no table knows, "Baker" of "Tom Baker", and the short ones of
/// those whom it does, sorted.
pub(crate) fn introduced(
    text: &str,
    sentences: &[Sentence],
    names: &[Vec<Found<'_>>],
    world: &World,
) -> Vec<String> {
    let mut surnames: Vec<String> = Vec::new();
    for (sentence, names) in sentences.iter().zip(names) {
        let free = |at: usize| !names.iter().any(|name| (name.first..name.end).contains(&at));
        let capital = |at: usize| {
            let token = sentence.tokens.get(at).filter(|t| t.upos == Upos::Propn && free(at))?;
            Some(token.text(text)).filter(|word| word.starts_with(char::is_uppercase))
        };
        let named = |at: &usize| {
            capital(at - 1).is_some_and(|_| title_ending_at(&sentence.tokens, *at).is_none())
                && capital(at + 1).is_none()
        };
        let last = (1..sentence.tokens.len()).filter(named).filter_map(capital);
        surnames.extend(last.map(str::to_owned));
        // "Defence Minister Lee Jong-sup": "Lee" is he, and no head of state of that name.
        let lesser = |name: &&Found<'_>| {
            let leaders = name.senses.iter().filter_map(leader_of).filter_map(|index| world.leader_at(index));
            let mut leaders = leaders.peekable();
            name.end > name.first + 1 && leaders.peek().is_some() && !leaders.any(leads)
        };
        let ends = names.iter().filter(lesser).flat_map(|name| [name.first, name.end - 1]);
        let words = ends.filter_map(|at| Some(sentence.tokens.get(at)?.text(text)));
        surnames.extend(words.filter(|word| is_short(word)).map(str::to_owned));
    }
    surnames.sort();
    surnames.dedup();
    surnames
}

/// Whether what begins here is the name of a ship: "USS Ronald Reagan", "HMS Queen Elizabeth".
pub(super) fn is_of_a_ship(tokens: &[Token], at: usize) -> bool {
    let before = tokens.get(at.saturating_sub(2)..at).unwrap_or(&[]);
    before.iter().any(|t| role_of(&[&t.lemma]).is_some_and(|(_, role)| role.class == RoleClass::Ship))
}

/// Whether an office is so high that news names its holder without it.
pub(super) fn leads(leader: &Leader) -> bool {
    matches!(leader.office_class(), OfficeClass::HeadOfState | OfficeClass::HeadOfGovernment)
}

/// The office or form of address right before a token, or before the list of names that goes on with it.
pub(super) fn title_of(text: &str, tokens: &[Token], at: usize) -> Option<&'static Role> {
    let direct = title_ending_at(tokens, at);
    if direct.is_some() {
        return direct;
    }
    let before = tokens.get(at.checked_sub(1)?)?;
    if !before.is_lemma(&["and", ","]) {
        return None;
    }
    let listed = |t: &&Token| t.upos == Upos::Propn || t.is_lemma(&["and", ",", "-"]);
    let length = tokens.get(..at)?.iter().rev().take(LIST_REACH).take_while(listed).count();
    (1..=length).find_map(|back| {
        let head = tokens.get((at - back).checked_sub(1)?)?;
        let plural = head.text(text).to_lowercase() != *head.lemma;
        title_ending_at(tokens, at - back).filter(|_| plural)
    })
}

fn title_ending_at(tokens: &[Token], at: usize) -> Option<&'static Role> {
    let before = tokens.get(at.saturating_sub(7)..at)?;
    let lemmas: Vec<&str> = before.iter().map(|t| t.lemma.trim_end_matches('.')).collect();
    let role = role_of(&lemmas).map(|(_, role)| role);
    role.filter(|role| matches!(role.class, RoleClass::Office | RoleClass::Courtesy))
}
