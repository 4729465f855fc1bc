//! Finds every name of the world in a run of tokens, longest first.
//!
//! Names are runs of tokens, not of characters: "Niger" is not found in "Nigeria", nor "Oman" in "woman", and white space
//! and line ends inside a name do not matter. The names stand in one sorted list; each token of a sentence narrows the
//! part of it that can still match.

use std::{borrow::Cow, ops::Range};

use crate::{
    syntax::{LEXICON, lexical_tokens},
    world::{Sense, World, fold_accents},
};
use once_cell::sync::OnceCell;

/// Stands after each token of a name.
const MARK: char = '\u{1}';

/// One name found: a run of tokens of a sentence, and what it may mean, likeliest first.
#[derive(Debug)]
pub(crate) struct Found<'g> {
    /// Index of the first token.
    pub(crate) first: usize,
    /// Index just after the last token.
    pub(crate) end: usize,
    /// What the name may mean.
    pub(crate) senses: &'g [Sense],
}

/// All surfaces of a world, ready to be found.
///
/// Those for sentences in capitals are made when the first one comes.
#[derive(Clone, Debug)]
pub(crate) struct Gazetteer {
    as_written: NameList,
    capitals: OnceCell<NameList>,
}

/// Names in sorted order.
#[derive(Clone, Debug, Default)]
struct NameList {
    /// The texts of all names, one after another.
    texts: String,
    names: Vec<Name>,
    senses: Vec<Sense>,
    /// Where the names begin whose first token hashes to a bucket or a later one.
    buckets: Vec<u32>,
}

/// A name of the world before it has its place in the list.
struct Entry {
    bucket: usize,
    line: String,
    sense: Sense,
}

/// A name: a range of the texts, and the end of its senses, which begin where those of the name before end.
#[derive(Clone, Copy, Debug)]
struct Name {
    start: u32,
    end: u32,
    senses_end: u32,
}

impl Gazetteer {
    pub(crate) fn new(world: &World) -> Gazetteer {
        Gazetteer { as_written: NameList::new(world, |text| text.into()), capitals: OnceCell::new() }
    }

    /// The names among the tokens of a sentence from left to right; they do not overlap. Linear in the tokens.
    pub(crate) fn find(&self, world: &World, tokens: &[&str]) -> Vec<Found<'_>> {
        let list = match is_capitals(tokens) {
            true => self.capitals.get_or_init(|| NameList::new(world, |text| text.to_uppercase().into())),
            false => &self.as_written,
        };
        let (tokens, places) = plain_tokens(tokens);
        let mut names = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let Some(found) = list.longest(&tokens, at) else {
                at += 1;
                continue;
            };
            // "The North" gives way to "North Korean".
            let article = tokens.get(at).is_some_and(|token| token.eq_ignore_ascii_case("the"));
            let later = (at + 1..found.end).find_map(|next| list.longest(&tokens, next));
            let later = later.filter(|later| article && later.end > found.end);
            let found = later.unwrap_or(found);
            at = found.end;
            let place = |at: usize| places.get(at).copied().unwrap_or_default();
            names.push(Found {
                first: place(found.first),
                end: place(found.end - 1) + 1,
                senses: found.senses,
            });
        }
        names
    }
}

impl NameList {
    fn new(world: &World, fold: impl Fn(&'_ str) -> Cow<'_, str>) -> NameList {
        let mut entries: Vec<Entry> = Vec::new();
        for surface in world.surfaces() {
            let text = fold(surface.text);
            let line = token_line(&text);
            if !line.is_empty() {
                entries.push(Entry { bucket: bucket(first_token(&line)), line, sense: surface.sense });
            }
        }
        // Tokens sort as the lines do, since no token has a character below the mark; senses of one text stay in the
        // order of the world.
        entries.sort_by(|a, b| (a.bucket, &a.line).cmp(&(b.bucket, &b.line)));
        NameList::sorted(&entries)
    }

    fn sorted(entries: &[Entry]) -> NameList {
        let mut list = NameList { buckets: vec![0; BUCKETS + 1], ..NameList::default() };
        for same in entries.chunk_by(|a, b| a.line == b.line) {
            let Some(entry) = same.first() else { continue };
            let first = list.senses.len();
            for Entry { sense, .. } in same {
                if !list.senses.get(first..).unwrap_or_default().contains(sense) {
                    list.senses.push(*sense);
                }
            }
            let start = offset(list.texts.len());
            list.texts.push_str(&entry.line);
            let (end, senses_end) = (offset(list.texts.len()), offset(list.senses.len()));
            list.names.push(Name { start, end, senses_end });
            if let Some(count) = list.buckets.get_mut(entry.bucket + 1) {
                *count += 1;
            }
        }
        let mut names = 0;
        for bucket in &mut list.buckets {
            names += *bucket;
            *bucket = names;
        }
        list
    }

    fn text(&self, name: Name) -> &str {
        self.texts.get(name.start as usize..name.end as usize).unwrap_or_default()
    }

    /// The longest name that begins at a token.
    fn longest(&self, tokens: &[Cow<'_, str>], first: usize) -> Option<Found<'_>> {
        let bucket = bucket(tokens.get(first)?);
        let bound = |n: usize| self.buckets.get(n).map_or(0, |at| *at as usize);
        let mut candidates = bound(bucket)..bound(bucket + 1);
        let mut read = 0;
        let mut longest = None;
        for (at, token) in tokens.iter().enumerate().skip(first) {
            candidates = self.narrow(candidates, read, token);
            let Some(shortest) = self.names.get(candidates.clone()).and_then(<[Name]>::first) else { break };
            read += token.len() + MARK.len_utf8();
            if (shortest.end - shortest.start) as usize == read {
                longest = Some((candidates.start, at + 1));
            }
        }
        longest.map(|(name, end)| Found { first, end, senses: self.senses_of(name) })
    }

    fn senses_of(&self, name: usize) -> &[Sense] {
        let end = |at: usize| self.names.get(at).map_or(0, |name| name.senses_end as usize);
        self.senses.get(name.checked_sub(1).map_or(0, end)..end(name)).unwrap_or_default()
    }

    /// Of a range of names that are alike up to a byte, those that go on with this token.
    fn narrow(&self, names: Range<usize>, read: usize, token: &str) -> Range<usize> {
        let rest = |name: &Name| self.text(*name).get(read..).unwrap_or_default();
        let part = self.names.get(names.clone()).unwrap_or_default();
        let before = part.partition_point(|name| first_token(rest(name)) < token);
        let same = part.get(before..).unwrap_or_default();
        let count = same.partition_point(|name| first_token(rest(name)) == token);
        names.start + before..names.start + before + count
    }
}

/// The number of buckets for first tokens: so many that most words of a text are in one that is empty.
const BUCKETS: usize = 1 << 16;

/// The bucket of a first token: FNV-1a, folded.
fn bucket(token: &str) -> usize {
    let hash =
        token.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash >> 16) as usize ^ (hash as usize & (BUCKETS - 1))
}

fn first_token(line: &str) -> &str {
    line.split_once(MARK).map_or(line, |(token, _)| token)
}

/// A place in a list; the tables are far smaller than 4 GB.
fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// The tokens of a name, each before a mark.
fn token_line(name: &str) -> String {
    let mut line = String::with_capacity(name.len() + 8);
    // Most names are words with a space between them.
    match name.bytes().all(|b| b.is_ascii_alphabetic() || b == b' ') {
        true => push_tokens(&mut line, name.split_ascii_whitespace()),
        false => {
            let (tokens, _) = plain_tokens(&lexical_tokens(name, &LEXICON));
            push_tokens(&mut line, tokens.iter().map(|token| &**token));
        }
    }
    line
}

fn push_tokens<'t>(line: &mut String, tokens: impl Iterator<Item = &'t str>) {
    for token in tokens {
        line.push_str(token);
        line.push(MARK);
    }
}

/// The tokens without hyphens, accents and what shows nothing, and the place of each among all: "Kim Jong-un" and "Kim
/// Jong Un" are alike, and so are "Chávez" and "Chavez".
fn plain_tokens<'t>(tokens: &[&'t str]) -> (Vec<Cow<'t, str>>, Vec<usize>) {
    let mut plain = Vec::with_capacity(tokens.len());
    let mut places = Vec::with_capacity(tokens.len());
    let mut hyphen = false;
    for (at, token) in tokens.iter().enumerate() {
        let after_hyphen =
            std::mem::replace(&mut hyphen, is_hyphen(token) && at > 0 && at + 1 < tokens.len());
        if hyphen {
            continue;
        }
        let folded = fold_accents(token);
        plain.push(if after_hyphen { capitalised(folded) } else { folded });
        places.push(at);
    }
    (plain, places)
}

fn is_hyphen(token: &str) -> bool {
    matches!(token, "-" | "\u{2010}" | "\u{2011}")
}

fn capitalised(token: Cow<'_, str>) -> Cow<'_, str> {
    match token.chars().next().filter(|first| first.is_lowercase()) {
        Some(first) => first.to_uppercase().chain(token.chars().skip(1)).collect(),
        None => token,
    }
}

/// Whether the tokens are written in capitals throughout, so that only case-folded names can match.
fn is_capitals(tokens: &[&str]) -> bool {
    let longer = |than: usize| {
        tokens.iter().filter(move |word| word.chars().filter(|c| c.is_alphabetic()).count() > than)
    };
    // "THE WHITE HOUSE", but not "US, UK"
    let enough = longer(1).count() >= 4 || longer(4).count() >= 2;
    enough && !longer(1).any(|word| word.chars().any(char::is_lowercase))
}
