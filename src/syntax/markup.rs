//! Markdown within running text: links and emphasis, of which only the words are to be read.

use std::ops::Range;

/// The bytes of a text that are marks of links and emphasis: of "[Peru](https://…)" and "**Peru**" all but the name. In
/// order, not overlapping. Linear in the text.
pub(super) fn marks(text: &str) -> Vec<Range<usize>> {
    let mut marks = links(text);
    if text.contains("**") {
        marks.extend(text.match_indices("**").map(|(at, mark)| at..at + mark.len()));
        marks.sort_by_key(|mark| mark.start);
    }
    marks
}

/// "[" and "](target)" of each link; the target has no space.
fn links(text: &str) -> Vec<Range<usize>> {
    let mut marks = Vec::new();
    let mut read = 0;
    for (close, _) in text.match_indices("](") {
        let target = text.get(close + 2..).unwrap_or("");
        let end = target
            .find([')', ' ', '\n'])
            .filter(|end| target.get(*end..).is_some_and(|t| t.starts_with(')')));
        let open = text.get(read..close).and_then(|words| words.rfind('['));
        if let (Some(open), Some(end), true) = (open, end, close >= read) {
            marks.push(read + open..read + open + 1);
            marks.push(close..close + 2 + end + 1);
            read = close + 2 + end + 1;
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_words_are_left() {
        for (text, read) in [
            ("[Peru](https://example.org/peru) met [the envoy](/envoy).", "Peru met the envoy."),
            ("**Peru** met [Chile](x)", "Peru met Chile"),
            (
                "He said [sic] (in Lima) that it [Peru] (he meant) agreed",
                "He said [sic] (in Lima) that it [Peru] (he meant) agreed",
            ),
            ("An [open](end of it", "An [open](end of it"),
            ("", ""),
        ] {
            let mut left = text.to_owned();
            for mark in marks(text).into_iter().rev() {
                left.replace_range(mark, "");
            }
            assert_eq!(left, read);
        }
    }
}
