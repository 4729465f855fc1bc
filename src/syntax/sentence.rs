//! Sentences: where they end, and the dateline before the first.

use std::ops::Range;

use super::{
    MAX_SENTENCE_BYTES, MAX_SENTENCE_TOKENS, Sentence,
    block::{Block, BlockKind},
    lexicon::{Follows, FunctionWord, Lexicon, VerbForm},
    token::{self, Token, Upos},
    universal::Deprel,
};

/// Cuts a block into sentences and appends them to `out`.
pub(super) fn split(text: &str, block: &Block, lexicon: &Lexicon, out: &mut Vec<Sentence>) {
    let ranges = token::ranges(text, block.range.clone(), lexicon);
    let mut rest = ranges.as_slice();
    if block.kind == BlockKind::Paragraph
        && let Some(count) = dateline(text, rest)
    {
        let (head, tail) = rest.split_at(count);
        push(head, BlockKind::Dateline, false, out);
        rest = tail;
    }
    while !rest.is_empty() {
        let (count, cut) = sentence_length(text, rest, lexicon);
        let (head, tail) = rest.split_at(count);
        push(head, block.kind, cut, out);
        rest = tail;
    }
}

fn push(ranges: &[Range<usize>], block: BlockKind, cut: bool, out: &mut Vec<Sentence>) {
    if let (Some(first), Some(last)) = (ranges.first(), ranges.last()) {
        let token = |range: &Range<usize>| Token {
            range: range.clone(),
            upos: Upos::Noun,
            form: VerbForm::None,
            lemma: Box::default(),
            head: None,
            deprel: Deprel::Dep,
        };
        let tokens = ranges.iter().map(token).collect();
        out.push(Sentence { range: first.start..last.end, tokens, block, cut });
    }
}

/// How many of the tokens make the first sentence, and whether it was cut for length.
fn sentence_length(text: &str, ranges: &[Range<usize>], lexicon: &Lexicon) -> (usize, bool) {
    for (i, range) in ranges.iter().enumerate() {
        let start = ranges.first().map_or(0, |first| first.start);
        let too_long = i + 1 >= MAX_SENTENCE_TOKENS
            || ranges.get(i + 1).is_some_and(|next| next.end - start > MAX_SENTENCE_BYTES);
        if too_long && ranges.len() > i + 1 {
            return (i + 1, true);
        }
        let word = text.get(range.clone()).unwrap_or("");
        if !ends_sentence(word) {
            continue;
        }
        let closing = ranges.iter().skip(i + 1).take_while(|r| is_closing(text, r, ranges.get(i))).count();
        let next = ranges.get(i + 1 + closing);
        // "**Benelux.** The three meet in spring": a heading that runs in belongs to what follows.
        let heads = i <= HEADING && text.get(range.end..).is_some_and(|rest| rest.starts_with("**"));
        if next.is_none_or(|next| !heads && begins_sentence(text, word, next, range.end, lexicon)) {
            return (i + 1 + closing, false);
        }
    }
    (ranges.len(), false)
}

/// How many tokens a heading that runs in has at most before its full stop.
const HEADING: usize = 3;

fn ends_sentence(word: &str) -> bool {
    matches!(word, "." | "!" | "?" | "…" | "..." | "。" | "!?" | "?!")
        || (word.len() > 1 && word.ends_with('.'))
}

/// A quotation mark or bracket that closes right after the full stop.
fn is_closing(text: &str, range: &Range<usize>, stop: Option<&Range<usize>>) -> bool {
    let touches = stop.is_some_and(|stop| range.start <= stop.end + 1);
    let word = text.get(range.clone()).unwrap_or("");
    touches
        && text.get(stop.map_or(0, |s| s.end)..range.start) == Some("")
        && matches!(word, "\"" | "”" | "’" | "'" | ")" | "]" | "»" | "''")
}

/// Adjectives that begin many sentences, and no title.
const OPENERS: [&str; 9] = ["Last", "Many", "Several", "Few", "Such", "Other", "Most", "More", "Earlier"];

/// Whether the token `next` can begin a sentence after the token `word` that ends in a stop.
fn begins_sentence(text: &str, word: &str, next: &Range<usize>, stop: usize, lexicon: &Lexicon) -> bool {
    let following = text.get(next.clone()).unwrap_or("");
    let first = following.chars().next().unwrap_or(' ');
    let spaced = next.start > stop;
    let opens = first.is_uppercase()
        || first.is_numeric()
        || matches!(first, '"' | '“' | '‘' | '\'' | '(' | '[' | '«' | '—' | '–' | '-' | '•');
    if word.len() == 1 || !word.ends_with('.') || word.chars().all(|c| c == '.') {
        return spaced && (opens || !first.is_lowercase())
            || (!spaced && first.is_uppercase() && (word != "." || is_glued(text, stop)));
    }
    // "U.S. Vice President", "U.S. Under Secretary": words of titles open no sentence behind initials.
    let opener =
        |word: FunctionWord| !matches!(word.upos, Upos::Adj | Upos::Noun) || OPENERS.contains(&following);
    let rest = text.get(next.end..).unwrap_or("").trim_start_matches([' ', '-']);
    let title = following == "Under" && rest.starts_with("Secretary");
    let sentence_word = first.is_uppercase()
        && !title
        && lexicon.function_word(&following.to_lowercase()).is_some_and(opener);
    match lexicon.follows(word) {
        Some(Follows::Any | Follows::Name) => false,
        Some(Follows::Number) => opens && !first.is_numeric(),
        Some(Follows::Lower) => spaced && opens,
        // Initials: one letter is part of a name, more ("U.S.") end a sentence only before a word that begins many.
        None => word.chars().filter(|c| *c == '.').count() > 1 && sentence_word,
    }
}

/// "… of Peru.The envoys": a full stop before `end` right behind a word in small letters, as where the tags of a page were taken out.
fn is_glued(text: &str, end: usize) -> bool {
    let before = text.get(..end.saturating_sub(1)).unwrap_or("").chars().rev();
    before.take(2).filter(|c| c.is_lowercase()).count() == 2
}

/// The longest dateline, in tokens.
const DATELINE_LIMIT: usize = 22;

/// How many tokens before the story say only where it comes from: "SEOUL, Dec. 1 (Agency) -", "Geneva (Agency) —".
pub(super) fn dateline(text: &str, ranges: &[Range<usize>]) -> Option<usize> {
    let word = |r: &Range<usize>| text.get(r.clone()).unwrap_or("").to_owned();
    let words: Vec<String> = ranges.iter().take(DATELINE_LIMIT).map(word).collect();
    let first = words.first()?;
    if !first.chars().next().is_some_and(char::is_uppercase) {
        return None;
    }
    let dash = words.iter().position(|w| matches!(w.as_str(), "-" | "–" | "—" | "--" | "―"))?;
    let spaced = ranges
        .get(dash)
        .zip(ranges.get(dash.checked_sub(1)?))
        .is_some_and(|(d, before)| d.start > before.end);
    let head = words.get(..dash)?;
    let agency = head.iter().any(|w| w == "(") && head.last().is_some_and(|w| w == ")");
    let capitals = first.chars().count() > 2 && first.chars().all(char::is_uppercase);
    let lowercase = head.iter().filter(|w| w.chars().next().is_some_and(char::is_lowercase)).count();
    (spaced && lowercase <= 1 && (agency || capitals))
        .then(|| dash + words.iter().skip(dash).take_while(|w| is_dash(w)).count())
}

fn is_dash(word: &str) -> bool {
    word.chars().all(|c| matches!(c, '-' | '–' | '—' | '―'))
}

#[cfg(test)]
mod tests {
    use crate::syntax::{BlockKind, LEXICON, analyze};

    fn sentences(text: &str) -> Vec<&str> {
        analyze(text, &LEXICON).into_iter().map(|s| &text[s.range]).collect()
    }

    #[test]
    fn full_stops_end_sentences_and_abbreviations_do_not() {
        let cases: [&[&str]; 8] = [
            &["Envoys met.", "They spoke."],
            &["U.S. Gen. J. D. Caine met Mr. Sato in Washington, D.C. on Jan. 5."],
            &["He left the U.S.", "The talks failed."],
            &["“We agree.”", "Nobody laughed."],
            &["The U.S. Navy sailed at 5 p.m. on Monday."],
            &["It rose 3.5 percent.", "Is that so?", "Yes!"],
            &["He said: \"No.\"", "They left."],
            &["The firm Acme Inc. sold 1.5 million shares."],
        ];
        for case in cases {
            assert_eq!(sentences(&case.join(" ")), case);
        }
    }

    #[test]
    fn datelines_stand_apart() {
        for (text, dateline) in [
            ("SEOUL, Dec. 1 (Agency) - Envoys met.", "SEOUL, Dec. 1 (Agency) -"),
            ("Geneva (Wire) — Talks resumed.", "Geneva (Wire) —"),
            ("LYON -- Envoys met.", "LYON --"),
        ] {
            let first = &analyze(text, &LEXICON)[0];
            assert_eq!((&text[first.range.clone()], first.block), (dateline, BlockKind::Dateline));
        }
        let text = "Japan and South Korea - both allies of the United States - met.";
        assert_eq!(analyze(text, &LEXICON).len(), 1);
    }

    #[test]
    fn a_sentence_without_end_is_cut() {
        let text = "word ".repeat(1000);
        let sentences = analyze(&text, &LEXICON);
        assert_eq!(sentences.len(), 3);
        assert!(sentences[0].cut && !sentences[2].cut);
    }
}
