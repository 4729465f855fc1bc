//! Blocks: headlines, paragraphs, list items and page furniture, each a run of lines.

use std::ops::Range;

use once_cell::sync::Lazy;

use crate::table::{Schema, each_bundled_row};

/// What sort of block a sentence stands in.
///
/// ```
/// use diplograph::{Analyzer, BlockKind};
///
/// let sentences = Analyzer::new().tag("Talks resume\n\nGENEVA (Wire) - Envoys met on Monday.", &[]);
/// let kinds: Vec<BlockKind> = sentences.iter().map(|sentence| sentence.block()).collect();
/// assert_eq!(kinds, [BlockKind::Headline, BlockKind::Dateline, BlockKind::Paragraph]);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlockKind {
    /// A short line without a full stop.
    Headline,
    /// The place, date and agency before a story.
    Dateline,
    /// Running text.
    Paragraph,
    /// What belongs to the page and not to the story: share bars, copyright tails, "related articles".
    Furniture,
}

/// A block of the text.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) range: Range<usize>,
    pub(crate) kind: BlockKind,
}

/// The longest line that a text wrapped by hand has, in bytes.
const WRAP_LIMIT: usize = 100;
/// A headline has at most this many bytes.
const HEADLINE_LIMIT: usize = 160;

/// The blocks of the text in order; they do not overlap, and what lies between them is white space.
pub(crate) fn blocks(text: &str) -> Vec<Block> {
    let lines = lines(text);
    let wrapped = is_wrapped(text, &lines);
    let mut blocks: Vec<Block> = Vec::new();
    let mut last_end = None;
    for (number, range) in &lines {
        let adjacent = last_end.is_some_and(|n| n + 1 == *number);
        last_end = Some(*number);
        let line = text.get(range.clone()).unwrap_or("");
        if let Some(block) = blocks.last_mut().filter(|_| adjacent)
            && continues(text.get(block.range.clone()).unwrap_or(""), line, wrapped)
        {
            block.range.end = range.end;
            continue;
        }
        blocks.push(Block { range: range.clone(), kind: BlockKind::Paragraph });
    }
    for block in &mut blocks {
        block.kind = kind_of(text.get(block.range.clone()).unwrap_or(""));
    }
    blocks
}

/// Lines with something on them: their number and their bytes without outer white space.
fn lines(text: &str) -> Vec<(usize, Range<usize>)> {
    let mut lines = Vec::new();
    let mut start = 0;
    for (number, line) in text.split(['\n', '\u{2028}', '\u{2029}']).enumerate() {
        let separator =
            text.get(start + line.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let body = line.trim_matches(is_blank);
        if !body.is_empty() {
            let at = start + (line.len() - line.trim_start_matches(is_blank).len());
            lines.push((number, at..at + body.len()));
        }
        start += line.len() + separator;
    }
    lines
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control() || c == '\u{feff}'
}

/// Whether the lines look cut to a width by hand, so that a line end inside a block is only a space.
fn is_wrapped(text: &str, lines: &[(usize, Range<usize>)]) -> bool {
    let full = lines.iter().filter(|(_, r)| (55..=WRAP_LIMIT).contains(&r.len())).count();
    let open = lines
        .iter()
        .filter(|(_, r)| r.len() >= 55 && !ends_closed(text.get(r.clone()).unwrap_or("")))
        .count();
    let longest = lines.iter().map(|(_, r)| r.len()).max().unwrap_or(0);
    longest <= WRAP_LIMIT && full * 2 >= lines.len() && open * 2 >= full
}

/// Whether the line goes on with what the block before it began.
fn continues(before: &str, line: &str, wrapped: bool) -> bool {
    let lower = line.chars().next().is_some_and(char::is_lowercase);
    (lower && !ends_closed(before))
        || (wrapped && !is_furniture(line) && before.lines().last().is_some_and(|l| l.len() >= 45))
}

fn ends_closed(line: &str) -> bool {
    let stripped = line.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']);
    stripped.ends_with(['.', '!', '?', '…', ':', ';'])
}

fn kind_of(block: &str) -> BlockKind {
    if is_furniture(block) {
        BlockKind::Furniture
    } else if block.len() <= HEADLINE_LIMIT && !ends_closed(block) {
        BlockKind::Headline
    } else {
        BlockKind::Paragraph
    }
}

/// How a line of the table of page furniture is compared.
#[derive(Debug)]
struct Furniture {
    lines: Vec<&'static str>,
    starts: Vec<&'static str>,
    parts: Vec<&'static str>,
}

const TABLE: (&str, &str) = ("page_furniture.tsv", include_str!("../../data/page_furniture.tsv"));
const SCHEMA: Schema = Schema { columns: &["match", "text"], required: 2 };

static FURNITURE: Lazy<Furniture> = Lazy::new(|| {
    let mut furniture = Furniture { lines: Vec::new(), starts: Vec::new(), parts: Vec::new() };
    each_bundled_row(TABLE, SCHEMA, |row| match row.cell("match") {
        "line" => furniture.lines.push(row.cell("text")),
        "start" => furniture.starts.push(row.cell("text")),
        _ => furniture.parts.push(row.cell("text")),
    });
    furniture
});

/// Furniture lines are short; a long paragraph is never one.
const FURNITURE_LIMIT: usize = 400;

fn is_furniture(line: &str) -> bool {
    if line.len() > FURNITURE_LIMIT {
        return false;
    }
    let lower = line.to_lowercase();
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '©' && c != '(').trim();
    bare.is_empty()
        || FURNITURE.lines.contains(&bare)
        || FURNITURE.starts.iter().any(|start| {
            lower.trim_start_matches(|c: char| c.is_whitespace() || c == '*' || c == '•').starts_with(start)
        })
        || FURNITURE.parts.iter().any(|part| bare.contains(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(&str, BlockKind)> {
        blocks(text).into_iter().map(|b| (&text[b.range], b.kind)).collect()
    }

    #[test]
    fn lines_are_blocks_unless_they_go_on() {
        use BlockKind::*;
        let text = "Talks resume\r\n\r\nEnvoys met on Monday.\nThey will meet again.\nThe agenda,\nofficials said, is open.\n";
        assert_eq!(
            kinds(text),
            [
                ("Talks resume", Headline),
                ("Envoys met on Monday.", Paragraph),
                ("They will meet again.", Paragraph),
                ("The agenda,\nofficials said, is open.", Paragraph),
            ]
        );
    }

    #[test]
    fn hand_wrapped_lines_are_joined() {
        let text = "The ministers of the two neighbours met on the border on\nTuesday to talk about the river that both of them share, and\nagreed to meet again.\n\nThe next round is due in spring, when the water is high and\nthe fields on either bank need it most.";
        assert_eq!(kinds(text).len(), 2);
    }

    #[test]
    fn page_furniture_is_told_apart() {
        for line in
            ["Related Articles", "Copyright 2020 Some Agency.", "-", "READ MORE:  another story", "***"]
        {
            assert_eq!(kinds(line)[0].1, BlockKind::Furniture, "{line}");
        }
        assert_eq!(kinds("Share prices fell in Tokyo on Monday.")[0].1, BlockKind::Paragraph);
    }

    #[test]
    fn every_row_of_the_table_is_used() {
        each_bundled_row(TABLE, SCHEMA, |row| {
            assert!(["line", "start", "contain"].contains(&row.cell("match")), "{row:?}");
            let text = row.cell("text");
            assert!(is_furniture(text), "{row:?}");
            assert_eq!(text, text.to_lowercase());
        });
    }
}
