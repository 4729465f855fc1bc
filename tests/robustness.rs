//! Texts that nobody would write: the reader and the JSON take them all, and the words quoted are the text's own.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "helpers of tests")]

use diplograph::{Diagnostic, Document, Evidence, KnowledgeGraph, Reader, Reading};
use proptest::{collection::vec, prelude::*, sample::select};

/// The evidence of every fact.
fn evidence(reading: &Reading) -> Vec<&[Evidence]> {
    let mut evidence: Vec<&[Evidence]> = Vec::new();
    evidence.extend(reading.nations.iter().map(|fact| &fact.evidence[..]));
    evidence.extend(reading.leaders.iter().map(|fact| &fact.evidence[..]));
    evidence.extend(reading.alliances.iter().map(|fact| &fact.evidence[..]));
    evidence.extend(reading.meetings.iter().map(|fact| &fact.evidence[..]));
    evidence.extend(reading.disputes.iter().map(|fact| &fact.evidence[..]));
    evidence.extend(reading.actions.iter().map(|fact| &fact.evidence[..]));
    evidence
}

/// Reads the text and checks all that holds for any text.
#[track_caller]
fn read(name: &str, text: &str) -> (Reading, Vec<Diagnostic>) {
    let document = Document::new(name, text).with_published("2023-03-14".parse().unwrap());
    let (reading, diagnostics) = Reader::new().read_with_diagnostics(&document);
    assert_eq!(reading.document, name);
    for pieces in evidence(&reading) {
        assert!(!pieces.is_empty(), "{name}: a fact without evidence");
        for piece in pieces {
            let words = piece.in_document(&document);
            assert!(words.is_some_and(|words| !words.is_empty()), "{name}: {piece:?}");
            assert!(words == piece.quote.as_deref(), "{name}: {piece:?} does not quote the text");
        }
    }
    for diagnostic in &diagnostics {
        assert!(text.get(diagnostic.range.clone()).is_some(), "{name}: {diagnostic}");
    }
    let json = reading.to_json();
    assert!(!json.contains('\n'), "{name}: the JSON is on one line");
    assert!(Reading::from_json(&json).unwrap() == reading, "{name}: the JSON is another reading");
    (reading, diagnostics)
}

/// The same, and the graph of the reading: it has JSON that comes back, a picture, and answers.
#[track_caller]
fn fold(name: &str, text: &str) -> KnowledgeGraph {
    let (reading, _) = read(name, text);
    let graph = KnowledgeGraph::from_iter([reading]);
    assert_eq!(KnowledgeGraph::from_json(&graph.to_json()).unwrap(), graph, "{name}");
    assert!(graph.to_dot().ends_with("}\n"), "{name}");
    for actor in graph.nations().chain(graph.organisations()) {
        assert!(graph.timeline_of(actor.code().as_str()).unwrap().all(|fact| !fact.to_string().is_empty()));
    }
    graph
}

/// Checks which nations are found; `""` for none.
#[track_caller]
fn check(name: &str, text: &str, nations: &str) {
    let found: Vec<String> = fold(name, text).nations().map(|nation| nation.code().to_string()).collect();
    assert_eq!(found.join(" "), nations, "{name}");
}

#[test]
fn short_texts() {
    for (name, text, nations) in [
        ("empty", "", ""),
        ("a space", " ", ""),
        ("a line end", "\n", ""),
        ("a full stop", ".", ""),
        ("one word", "hello", ""),
        ("one letter", "a", ""),
        ("one name", "Japan", "JPN"),
        ("one name in a sentence", "Japan.", "JPN"),
        ("one verb", "condemned", ""),
        ("an apostrophe", "'", ""),
        ("a possessive alone", "'s", ""),
        ("a hyphen", "-", ""),
        ("a prefix and a hyphen", "re-", ""),
        ("an open quotation", "“", ""),
        ("an emoji", "😀", ""),
        ("a flag", "🇯🇵", ""),
        ("a NUL", "\0", ""),
        ("a combining mark", "\u{301}", ""),
        ("a byte order mark", "\u{feff}", ""),
        ("a zero-width space", "\u{200b}", ""),
        ("a replacement character", "\u{fffd}", ""),
        ("the last character", "\u{10ffff}", ""),
    ] {
        check(name, text, nations);
    }
}

#[test]
fn unusual_characters_between_the_words() {
    for (name, text, nations) in [
        ("two-character line ends", "Japan met China.\r\n\r\nSouth Korea\r\nprotested.\r\n", "CHN JPN KOR"),
        ("old line ends", "Japan met China.\rSouth Korea protested.\r", "CHN JPN KOR"),
        ("paragraph separators", "Japan met China.\u{2029}South Korea protested.\u{2028}", "CHN JPN KOR"),
        ("form feeds and tabs", "Japan\tmet\u{b}China.\u{c}South\tKorea protested.", "CHN JPN KOR"),
        ("no-break spaces", "Japan\u{a0}met\u{2007}China. South\u{a0}Korea protested.", "CHN JPN KOR"),
        ("NUL bytes", "Japan\0met\0China.\0South\0Korea protested.\0", "CHN JPN KOR"),
        (
            "control characters",
            "\u{1}Japan\u{2} met \u{1}China\u{2}. \u{1b}[0m South Korea\u{7f} won.",
            "CHN JPN KOR",
        ),
        ("a byte order mark at the start", "\u{feff}Japan met China.", "CHN JPN"),
        ("zero-width spaces", "\u{200b}Japan\u{200b} met \u{200b}China\u{200b}.", "CHN JPN"),
        (
            "typographic quotes",
            "“Japan,” she said, ‘met China’s envoy’. «South Korea», „Iran“.",
            "CHN IRN JPN KOR",
        ),
        ("dashes", "Japan—China talks – South Korea -- Iran.", "CHN IRN JPN KOR"),
        ("emoji", "😀 Japan 🇯🇵 met 🤝 China 👩‍👩‍👧‍👦! South Korea 😡.", "CHN JPN KOR"),
        ("other scripts", "日本は中国と会談した。 اليابان والصين Япония Japan ญี่ปุ่น", "JPN"),
        ("capitals", "JAPAN CONDEMNED NORTH KOREA ON MONDAY AND CHINA PROTESTED.", "CHN JPN PRK"),
        ("title case", "Japan Condemned North Korea On Monday And China Protested.", "CHN JPN PRK"),
        ("small letters", "japan condemned north korea on monday and china protested.", ""),
    ] {
        check(name, text, nations);
    }
}

/// Only what holds for any text is asked here, for what these mean is anyone's guess.
#[test]
fn texts_that_mean_nothing_certain() {
    for (name, text) in [
        (
            "bidi marks",
            "\u{200f}قالت \u{2067}Japan\u{2069} \u{202e}aniahC\u{202c} \u{200e}met\u{200e} South Korea\u{200f}.",
        ),
        ("unclosed bidi marks", "\u{202e}\u{2066}\u{2067}\u{2068}Japan met China.\u{202d}"),
        ("zero-width joiners", "Ja\u{200d}pan met Chi\u{200c}na and Sou\u{2060}th Ko\u{ad}rea."),
        ("combining marks", "J\u{301}apan\u{308}\u{308} met Ch\u{302}ina\u{20dd}. \u{301}Iran"),
        ("decomposed letters", "Co\u{302}te d'Ivoire met Tu\u{308}rkiye and Sa\u{303}o Tome\u{301}."),
        ("full-width letters", "Ｊａｐａｎ ｍｅｔ Ｃｈｉｎａ．"),
        ("mathematical letters", "𝐉𝐚𝐩𝐚𝐧 met 𝕮𝖍𝖎𝖓𝖆."),
        ("letters that change length by case", "İSTANBUL MET JAPAN; ŉ ẞ ǰ ΐ ﬀ İ İ Japan’İ met China."),
        ("private and unassigned characters", "\u{e000}Japan\u{f8ff} met \u{378}China\u{fdd0}."),
        ("noncharacters", "\u{fffe}Japan\u{ffff} met\u{1fffe} China."),
        ("lone regional indicators", "🇯 🇵 🇯🇵🇰 Japan 🇰🇷🇺"),
        ("only punctuation", "...!?!?;;::,,--——''\"\"‘’“”()[]{}«»"),
        ("only apostrophes", "''''''''’’’’’’'s's's'tn't"),
        (
            "a stop after every word",
            "Japan. Condemned. China. And. South. Korea. Met. The. U.S. Envoy. Mr. Lee.",
        ),
        (
            "numbers of all sizes",
            "In 99999999999999999999 and -1 and 1e309, on June 0 and June 32, 0000, Japan met China in 2018-13.",
        ),
        (
            "days that are none",
            "Japan met China on February 30, 2023, on June 31 and on 29 February 2023 and in the year 0.",
        ),
        (
            "ordinals",
            "The 0th, 1th, 99th and 184467440737095516160th talks of Japan and China were held on May 99th.",
        ),
    ] {
        fold(name, text);
    }
}

#[test]
fn long_texts_of_one_kind() {
    let around = |open: &str, close: &str, n: usize| {
        format!("{}Japan condemned China{}.", open.repeat(n), close.repeat(n))
    };
    for (name, text) in [
        ("a very long word", "x".repeat(300_000)),
        ("a very long name", "Japan".repeat(60_000)),
        ("a very long word among names", format!("Japan condemned {} and met China.", "x".repeat(300_000))),
        (
            "a very long capitalised name",
            format!("Foreign Minister {} of Japan met China.", "Xu ".repeat(20_000)),
        ),
        ("initials without end", "U.".repeat(50_000)),
        ("hyphens without end", "re-".repeat(50_000)),
        ("a compound without end", "Japan-China-".repeat(10_000)),
        ("possessives without end", "Japan's ".repeat(10_000)),
        ("apostrophes without end", "Japan'".repeat(10_000)),
        ("full stops without end", ".".repeat(100_000)),
        ("exclamation marks without end", "!".repeat(100_000)),
        ("stops that close without end", format!("No!{}", "\"".repeat(100_000))),
        ("combining marks without end", format!("Japan{} met China.", "\u{301}".repeat(50_000))),
        ("joined emoji without end", "👩\u{200d}".repeat(20_000)),
        ("flags without end", "🇯🇵".repeat(20_000)),
        ("digits without end", format!("In {} Japan met China.", "9".repeat(100_000))),
        ("blank lines", format!("Japan met China.{}South Korea protested.", "\n".repeat(50_000))),
        ("blank lines with spaces", format!("Japan met{}China.", " \t\r\n".repeat(20_000))),
        ("spaces", format!("Japan{}condemned{}China.", " ".repeat(200_000), "\u{3000}".repeat(50_000))),
        ("NUL bytes", "\0".repeat(200_000)),
        ("short lines", "Japan\n".repeat(10_000)),
        ("lines that go on", "Japan met\nand ".repeat(10_000)),
        ("list items", "• Japan met China\n- Iran, Iraq\n".repeat(3_000)),
        ("nested brackets", around("(", ")", 20_000)),
        ("nested square brackets", around("[", "]", 20_000)),
        ("nested quotations", around("“‘", "’”", 10_000)),
        ("nested plain quotations", around("\"'", "'\"", 10_000)),
        ("nested clauses", format!("{}Japan met China.", "Japan said that ".repeat(2_000))),
        ("nested relative clauses", format!("Japan{}.", ", which condemned China".repeat(2_000))),
        ("nested possession", format!("{}envoy met China.", "Japan's ally's ".repeat(2_000))),
        ("a list of names", format!("{}and China met.", "Japan, South Korea, Iran, ".repeat(2_000))),
        ("conjunctions", "Japan and China or ".repeat(3_000)),
        ("prepositions", "of in with between Japan against over ".repeat(2_000)),
        ("verbs", "met condemned attacked agreed to meet and ".repeat(2_000)),
        ("capitals", "JAPAN CONDEMNED NORTH KOREA ".repeat(3_000)),
        ("title case", "Japan Condemned North Korea ".repeat(3_000)),
        ("dates", "Monday June 12 2018 next week ".repeat(3_000)),
    ] {
        read(name, &text);
    }
}

/// Words of names and verbs up to this many bytes, with no full stop in them.
fn endless(bytes: usize) -> String {
    const WORDS: &str = "Japan condemned China and South Korea met the United States envoy while Iran attacked Iraq after \
                         talks with Russia over sanctions that Foreign Minister Lee announced in Geneva on Monday but ";
    let mut text = WORDS.repeat(bytes.div_ceil(WORDS.len()));
    text.truncate(bytes);
    text
}

/// How much there is to say of a text: pieces of evidence and diagnostics.
fn work(name: &str, text: &str) -> (usize, usize, usize) {
    let (reading, diagnostics) = read(name, text);
    let pieces = evidence(&reading).iter().map(|pieces| pieces.len()).sum();
    (reading.len(), pieces, diagnostics.len())
}

#[test]
fn a_sentence_without_end_is_work_in_proportion_to_its_length() {
    const SMALL: usize = 100_000;
    const FACTOR: usize = 10;
    const EACH_KIND: usize = 20;
    let (facts, pieces, diagnostics) = work("small", &endless(SMALL));
    let (more_facts, more_pieces, more_diagnostics) = work("large", &endless(SMALL * FACTOR));
    assert!(
        facts > 0 && more_facts <= facts * 2,
        "the same words assert the same: {facts} and {more_facts} facts"
    );
    let grows =
        |small: usize, large: usize| (small * FACTOR * 9 / 10..=small * FACTOR * 11 / 10).contains(&large);
    assert!(grows(pieces, more_pieces), "{pieces} and {more_pieces} pieces of evidence");
    // Of each kind a document has so many and no more.
    assert!(
        (1..=EACH_KIND * 4).contains(&diagnostics) && more_diagnostics <= EACH_KIND * 4,
        "{diagnostics} and {more_diagnostics} diagnostics"
    );
}

/// What political texts are made of, and what they are not.
const FRAGMENTS: &[&str] = &[
    "Japan",
    "South Korea",
    "North Korean",
    "the United States",
    "U.S.",
    "US",
    "UN",
    "NATO",
    "Seoul",
    "the White House",
    "Beijing",
    "JAPAN",
    "Côte d'Ivoire",
    "Chinese",
    "Russians",
    "President",
    "Foreign Minister",
    "Xi Jinping",
    "Moon",
    "Kim Jong Un",
    "Mr.",
    "Lee",
    "Seo Wook",
    "defence ministers",
    "leaders",
    "envoy",
    "the two countries",
    "both sides",
    "its ally",
    "their",
    "it",
    "they",
    "who",
    "which",
    "that",
    "condemned",
    "met",
    "meets",
    "meeting",
    "to meet",
    "held talks",
    "will hold a summit",
    "would not",
    "agreed",
    "said",
    "said that",
    "accused",
    "attacked",
    "was attacked",
    "by",
    "with",
    "between",
    "over",
    "about",
    "against",
    "of",
    "in",
    "at",
    "on",
    "from",
    "and",
    "or",
    "but",
    "if",
    "not",
    "allied with",
    "alliance",
    "sanctions",
    "dispute",
    "talks",
    "visit to",
    "visited",
    "Monday",
    "next week",
    "June 12",
    "2018",
    "Feb. 30",
    "31",
    "3.5",
    "1,000",
    "0",
    "-",
    "—",
    "–",
    ",",
    ".",
    ". ",
    "!",
    "?",
    "…",
    ":",
    ";",
    "'",
    "’",
    "'s",
    "’s",
    "n't",
    "\"",
    "“",
    "”",
    "‘",
    "(",
    ")",
    "[",
    "]",
    "«",
    "»",
    "/",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    " ",
    "\u{a0}",
    "\u{0}",
    "\u{1}",
    "\u{2}",
    "\u{feff}",
    "\u{200b}",
    "\u{200d}",
    "\u{200e}",
    "\u{202e}",
    "\u{2028}",
    "\u{301}",
    "\u{308}",
    "😀",
    "🇰🇷",
    "👩‍👧",
    "日本",
    "اليابان",
    "İ",
    "ß",
    "ﬀ",
    "re-",
    "co-",
    "x",
    "•",
    "*",
    "SEOUL (Agency) —",
    "Related Articles",
];

fn fragments() -> impl Strategy<Value = String> {
    let piece = (select(FRAGMENTS), select(&[" ", " ", " ", ""][..]));
    vec(piece, 0..80).prop_map(|pieces| pieces.into_iter().flat_map(|(text, space)| [text, space]).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn any_characters_are_read(characters in vec(any::<char>(), 0..200)) {
        fold("any", &String::from_iter(characters));
    }

    #[test]
    fn any_printable_text_is_read(text in "\\PC{0,200}") {
        fold("printable", &text);
    }

    #[test]
    fn any_fragments_are_read(text in fragments()) {
        fold("fragments", &text);
    }

    #[test]
    fn a_text_is_read_the_same_way_twice(text in fragments()) {
        prop_assert_eq!(read("twice", &text), read("twice", &text));
    }

    #[test]
    fn any_text_is_refused_or_read_as_json(text in "[\\[\\]{}\",:0-9a-z\\\\ ]{0,60}") {
        let _ = Reading::from_json(&text);
        let _ = KnowledgeGraph::from_json(&text);
        let _ = Document::from_json(&text);
    }

    #[test]
    fn json_cut_short_is_refused(text in fragments(), part in 0.0..1.0) {
        let (reading, _) = read("cut", &text);
        let json = reading.to_json();
        let cut = json.floor_char_boundary((json.len() as f64 * part) as usize);
        prop_assert!(Reading::from_json(&json[..cut]).is_err());
    }
}
