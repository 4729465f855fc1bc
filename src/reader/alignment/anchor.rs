//! The organisations that a sentence speaks of: by name, by a word for one named before, or with no word at all.

use std::ops::Range;

use super::{
    AlignmentReader, Class, is,
    membership::{WORLDWIDE, is_member_word},
};
use crate::{
    actor::ActorCode,
    reader::speech::{Judgement, is_judged},
    resolve::mention::MentionKind,
    syntax::{Deprel, Token, Upos},
};

/// The longest way from a word for membership to the name of the organisation, in tokens.
const ORGANISATION_REACH: usize = 6;

/// An organisation named in the sentence.
pub(super) struct Organisation {
    pub(super) tokens: Range<usize>,
    pub(super) code: ActorCode,
}

impl AlignmentReader<'_> {
    /// The organisations named, and words that stand for the one named last.
    pub(super) fn organisations(&self) -> Vec<Organisation> {
        let mut found: Vec<Organisation> = Vec::new();
        for mention in self.mentions {
            let code = match (mention.kind, mention.actors.as_slice()) {
                (MentionKind::Name | MentionKind::Collective, [code]) => Some(*code),
                (MentionKind::Collective, _) => self.named_in(&mention.tokens),
                _ => None,
            };
            if let Some(code) = code.filter(|code| !self.world.is_nation(*code)) {
                found.push(Organisation { tokens: mention.tokens.clone(), code });
            }
        }
        self.add_ambiguous(&mut found);
        for at in 0..self.clauses.tokens.len() {
            let definite = || at.checked_sub(1).is_some_and(|before| self.opens_definite(before, at));
            let head = || self.token(at + 1).is_none_or(|t| t.upos != Upos::Noun || is_member_word(t));
            if !self.token(at).is_some_and(|t| is(t, Class::Body))
                || self.is_mentioned(at)
                || !head()
                || !definite()
            {
                continue;
            }
            let named_before: Vec<ActorCode> =
                found.iter().filter(|o| o.tokens.end <= at).map(|o| o.code).collect();
            // "The bloc's newest members … in the Union": the name may come after.
            let named_behind = || {
                let behind: Vec<ActorCode> =
                    found.iter().rev().filter(|o| o.tokens.start > at).map(|o| o.code).collect();
                self.antecedent(at, &behind)
            };
            if let Some(code) = self.antecedent(at, &named_before).or_else(named_behind) {
                found.push(Organisation { tokens: at..at + 1, code });
            }
        }
        found
    }

    /// Names too ambiguous to be taken for an organisation anywhere, as "the Commonwealth"; a word of membership and the world's
    /// table make sure of them here.
    fn add_ambiguous(&self, found: &mut Vec<Organisation>) {
        for (at, token) in self.clauses.tokens.iter().enumerate() {
            let text = token.text(self.text);
            let article = at.checked_sub(1).is_some_and(|before| self.clauses.is_lemma(before, &["the"]))
                || self.token(at + 1).is_some_and(|t| is_member_word(t) || is(t, Class::Fellow));
            if !text.starts_with(char::is_uppercase)
                || !article
                || self.is_mentioned(at)
                || self.clauses.is_lemma(at + 1, &["of"])
            {
                continue;
            }
            if let Some(known) = self.world.organisations().find(|o| o.lookups().any(|name| name == text)) {
                found.push(Organisation { tokens: at..at + 1, code: known.code() });
            }
        }
    }

    /// The organisation that "the bloc" or "the Union" stands for: the one named last that is not worldwide, nor an organ or a
    /// mission of another; with a capital, the last that bears the word in its name or kind.
    pub(super) fn antecedent(&self, at: usize, named: &[ActorCode]) -> Option<ActorCode> {
        let word = self.token(at)?.text(self.text);
        let capital = word.starts_with(char::is_uppercase);
        let word = word.to_lowercase();
        let fits = |code: &ActorCode| {
            let Some(organisation) = self.world.organisation(*code) else { return false };
            let mut names = organisation.aliases().chain([organisation.name(), organisation.kind()]);
            let mut bears = || names.any(|name| name.to_lowercase().contains(&word));
            organisation.parent().is_none()
                && !organisation.kind().contains("mission")
                && self.member_count(*code) <= WORLDWIDE
                && (!capital || bears())
        };
        let found: Vec<ActorCode> =
            named.iter().rev().copied().chain(self.story.organisations()).filter(fits).collect();
        // "The alliance" is rather one that is called so than the one named last.
        let called = |code: &&ActorCode| {
            self.world
                .organisation(**code)
                .is_some_and(|o| o.kind().contains(&*word) || o.name().to_lowercase().contains(&*word))
        };
        // "The league" may be any of sport.
        let any = found.first().filter(|_| word != "league");
        found.iter().find(called).or(any).copied()
    }

    /// Whether "the", "this" or "that" opens the noun phrase of a noun, with nothing but adjectives and numbers between.
    pub(super) fn opens_definite(&self, before: usize, noun: usize) -> bool {
        let mut at = before;
        while self.token(at).is_some_and(|t| {
            matches!(t.upos, Upos::Adj | Upos::Num) || t.is_lemma(&["-", "member", "nation"])
        }) && at > 0
            && noun - at < 6
        {
            at -= 1;
        }
        self.token(at).is_some_and(|t| t.is_lemma(&["the", "this", "that"])) && !self.is_mentioned(at)
    }

    /// For "candidates for membership" and "would join" with no organisation near: the one named before, in the sentence or last
    /// of all.
    pub(super) fn organisation_afar(
        &self,
        at: usize,
        organisations: &[Organisation],
    ) -> Option<Organisation> {
        let token = self.token(at)?;
        let bare = token.is_lemma(&["membership", "candidate", "candidacy", "accession", "member"])
            && !self.clauses.is_lemma(at + 1, &["of", "in", "to"])
            || token.is_lemma(&["join"])
                && (token.upos == Upos::Verb
                    || self.slice(at.saturating_sub(4)..at).iter().any(|t| t.is_lemma(&["will", "would"])))
                && !self
                    .children(at)
                    .any(|(_, t)| matches!(t.deprel, Deprel::Obj | Deprel::Obl | Deprel::Xcomp))
            // "objects to the accession of Norway"
            || token.is_lemma(&["entry", "admission", "accession"])
                && self.clauses.is_lemma(at + 1, &["of"])
                && self.mentions.iter().any(|m| {
                    (at + 2..at + 4).contains(&m.tokens.start)
                        && m.actors.iter().all(|code| self.world.is_nation(*code))
                })
            // "has yet to approve Norway's entry"
            || token.is_lemma(&["entry", "admission", "application"])
                && at.checked_sub(1).is_some_and(|before| self.clauses.is_lemma(before, &["'s"]))
                && !self.clauses.is_lemma(at + 1, &["into", "to", "of", "for"]);
        // "called the accession a threat": whose it is, its judge does not say.
        let unowned = self.phrase_at(at).is_none_or(|p| p.owners.is_empty() && p.possessor.is_empty());
        let judged = unowned && token.deprel == Deprel::Obj && !self.clauses.is_lemma(at + 1, &["of", "by"]);
        let judge = token.head.filter(|_| judged).and_then(|verb| self.token(verb));
        if judge.is_some_and(|t| is_judged(t, Judgement::Name) || is_judged(t, Judgement::Deed)) {
            return None;
        }
        let chairs = token.is_lemma(&["chair", "chairman", "presidency"])
            && self.clauses.is_lemma(at + 1, &[","])
            && at
                .checked_sub(1)
                .is_some_and(|b| self.clauses.is_lemma(b, &["'s", "current", "the", "rotating"]));
        let described = || match self.is_plural(at) {
            true => self.is_fellow(at) || self.opens_list(at) || self.is_last_of(at) || self.becomes(at),
            false => self.is_apposed(at) || self.is_fellow(at) || self.becomes(at) || self.is_named_so(at),
        };
        let allies = token.is_lemma(&["ally"]) && self.is_plural(at) && self.is_last_of(at);
        if !bare && !chairs && !allies || token.is_lemma(&["member"]) && !described() {
            return None;
        }
        let usual = |code: &ActorCode| {
            self.member_count(*code) <= WORLDWIDE
                && self
                    .world
                    .organisation(*code)
                    .is_some_and(|o| o.parent().is_none() && !o.kind().contains("mission"))
        };
        // "The accession of Finland": to one that it is not in yet.
        let entrants = self.mentions.iter().find(|m| (at + 2..at + 4).contains(&m.tokens.start));
        let entrants = entrants.filter(|_| self.clauses.is_lemma(at + 1, &["of"]));
        let takes_in = |code: &ActorCode| {
            usual(code)
                && entrants.is_none_or(|m| m.actors.iter().any(|state| !self.is_member(*state, *code)))
        };
        let before = organisations.iter().rev().find(|o| o.tokens.end <= at && usual(&o.code));
        // "a membership action plan for Georgia at the summit of the alliance"
        let behind = || {
            organisations
                .iter()
                .find(|o| o.tokens.start > at && usual(&o.code) && !token.is_lemma(&["member"]))
        };
        let code =
            before.or_else(behind).map(|o| o.code).or_else(|| self.story.organisations().find(takes_in))?;
        Some(Organisation { tokens: at..at + 1, code })
    }

    /// "Turkey, the last of the thirty members to ratify,".
    fn is_last_of(&self, at: usize) -> bool {
        let start = self.opening(at);
        self.is_apposed(at) && self.slice(start..at).iter().any(|t| t.is_lemma(&["of"]))
    }

    /// "Armenia is still on paper a member": a noun that a form of "be" says of a state by its name.
    fn is_named_so(&self, at: usize) -> bool {
        let named =
            |at: usize| self.mentions.iter().any(|m| m.kind == MentionKind::Name && m.tokens.contains(&at));
        self.children(at).any(|(_, t)| t.deprel == Deprel::Cop)
            && self.children(at).any(|(at, t)| t.deprel == Deprel::Nsubj && named(at))
    }

    /// "Guyana, a founding member,": a noun that describes the name before it.
    pub(super) fn is_apposed(&self, at: usize) -> bool {
        let found =
            at.checked_sub(1).filter(|before| self.clauses.is_lemma(*before, &["founder", "founding"]));
        let start = self.opening(found.unwrap_or(at));
        start.checked_sub(1).is_some_and(|mark| {
            self.clauses.is_lemma(mark, &[","]) && self.mentions.iter().any(|m| m.tokens.end == mark)
        })
    }

    pub(super) fn organisation_near<'o>(
        &self,
        at: usize,
        organisations: &'o [Organisation],
    ) -> Option<&'o Organisation> {
        // "The Union, of which it is a member, and the League": the relative pronoun leads back.
        let relative = |o: &&Organisation| {
            o.tokens.end <= at
                && self.slice(o.tokens.end..at).iter().any(|t| t.is_lemma(&["which", "whom", "whose"]))
        };
        let distance = |o: &&Organisation| if relative(o) { 0 } else { distance(&o.tokens, at) };
        let open = |o: &&Organisation| {
            let gap = if o.tokens.start > at { at + 1..o.tokens.start } else { o.tokens.end..at };
            !self.slice(gap).iter().any(|t| t.is_lemma(&[";", ":", ".", "“", "”", "\""]))
        };
        let near = organisations.iter().filter(|o| distance(o) <= ORGANISATION_REACH).filter(open);
        near.min_by_key(|o| (distance(o), o.tokens.start < at))
    }

    /// "Fellow members Iraq and Jordan".
    fn is_fellow(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.clauses.is_lemma(before, &["fellow"]))
    }

    /// "is about to become a member".
    fn becomes(&self, at: usize) -> bool {
        let start = self.opening(at);
        start.checked_sub(1).is_some_and(|verb| self.clauses.is_lemma(verb, &["become", "remain"]))
    }

    /// The organisation in the name of a collective: of "the five BRICS nations", BRICS.
    fn named_in(&self, tokens: &Range<usize>) -> Option<ActorCode> {
        let words = self.slice(tokens.clone());
        let end = words.last()?.range.start;
        let text = |first: &Token| self.text.get(first.range.start..end).unwrap_or("").trim_end();
        let mut organisations = self.world.organisations();
        let named = organisations.find(|o| {
            let mut names = o.aliases().chain(o.lookups()).chain([o.name()]);
            names.any(|name| words.iter().any(|first| text(first) == name))
        });
        named.map(|o| o.code())
    }

    /// "Members such as Iraq and Ecuador".
    pub(super) fn opens_list(&self, at: usize) -> bool {
        self.clauses
            .is_lemma(at + 1, &["such", "including", "include", "be", "like", "notably", ":", "–", "—", "("])
    }

    /// Groupings that the world does not know, by their names: "the Arab Cooperation Council". Their code is what stands in
    /// brackets behind the name, else its capitals.
    pub(super) fn unknown(&self) -> Vec<Organisation> {
        let mut found = Vec::new();
        let capital =
            |at: usize| self.token(at).is_some_and(|t| t.text(self.text).starts_with(char::is_uppercase));
        let mut at = 1;
        while at < self.clauses.tokens.len() {
            let start = at;
            let inside = |at: usize| {
                capital(at) && !self.is_mentioned(at)
                    || at > start && self.clauses.is_lemma(at, &["of", "for", "and"]) && capital(at + 1)
            };
            while inside(at) {
                at += 1;
            }
            let name = start..at;
            at += 1;
            let words = self.slice(name.clone());
            let head =
                words.iter().any(|t| is(t, Class::Body) || is(t, Class::Grouping) || is(t, Class::Framework));
            let article = self.clauses.is_lemma(start - 1, &["the"]);
            if !head || !article || words.len() < 2 {
                continue;
            }
            let bracketed =
                self.clauses.is_lemma(name.end, &["("]).then(|| self.token(name.end + 1)).flatten();
            let initials: String = words
                .iter()
                .filter_map(|t| t.text(self.text).chars().next())
                .filter(char::is_ascii_uppercase)
                .collect();
            let code = bracketed
                .and_then(|t| ActorCode::new(t.text(self.text)).ok())
                .or_else(|| ActorCode::new(&initials).ok().filter(|_| initials.len() > 2));
            if let Some(code) = code.filter(|code| !self.world.is_nation(*code)) {
                found.push(Organisation { tokens: name, code });
            }
        }
        found
    }
}

fn distance(range: &Range<usize>, at: usize) -> usize {
    if range.end <= at { at - range.end } else { range.start.saturating_sub(at + 1) }
}
