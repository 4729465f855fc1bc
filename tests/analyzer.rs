//! The analyser on any text: places, trees, names, and sentences as news has them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "helpers of tests")]

use diplograph::{Analyzer, Deprel, Error, Sentence, Upos};
use proptest::{collection::vec, prelude::*, sample::select};

/// Checks all that holds for the analysis of any text.
#[track_caller]
fn check(text: &str) -> Vec<Sentence<'_>> {
    let sentences = Analyzer::new().analyze(text);
    let mut end = 0;
    for sentence in &sentences {
        assert!(sentence.is_parsed() && !sentence.tokens().is_empty());
        assert_eq!(&text[sentence.range()], sentence.text());
        for token in sentence.tokens() {
            assert!(token.range.start >= end && !token.range.is_empty(), "{token:?} in {text:?}");
            assert_eq!(&text[token.range.clone()], token.text);
            assert!(!token.lemma.is_empty());
            // What lies between tokens is nothing to read.
            let between = &text[end..token.range.start];
            assert!(!between.contains(|c: char| c.is_alphanumeric()), "{between:?}");
            end = token.range.end;
        }
        check_tree(sentence);
    }
    assert!(!text[end..].contains(|c: char| c.is_alphanumeric()));
    sentences
}

#[track_caller]
fn check_tree(sentence: &Sentence<'_>) {
    let tokens = sentence.tokens();
    let root = sentence.root().unwrap();
    assert_eq!(tokens.iter().filter(|token| token.deprel == Deprel::Root).count(), 1);
    assert_eq!(tokens.iter().filter(|token| token.head.is_none()).count(), 1);
    for at in 0..tokens.len() {
        assert_eq!(sentence.ancestors(at).last().unwrap_or(at), root, "{sentence}");
    }
    assert_eq!(sentence.subtree(root).count(), tokens.len());
    assert_eq!(sentence.subtree_text(root), sentence.text());
}

/// Pieces that make texts odder than random letters do.
const PIECES: &[&str] = &[
    "Envoys",
    "met",
    " ",
    "\n",
    "\n\n",
    ".",
    "...",
    "?!",
    "\"",
    "“",
    "”",
    "’s",
    "n't",
    "'",
    "U.S.",
    "Gen.",
    "J.",
    "-",
    "—",
    "(",
    ")",
    "5pm",
    "3.5",
    "$",
    "SEOUL",
    "•",
    "\u{200b}",
    "\u{0}",
    "日本",
    "e\u{301}",
    "www.a.org/b",
    "a@b.org",
    "cannot",
    ",",
    "\u{1f600}",
    "٣",
    "ǆ",
    "İ",
    "ﬁ",
    "\r\n",
    "and",
    "to",
    "of",
    "the",
    ":",
    ";",
    "/",
    "_",
    "1-2",
    "[",
    "]",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_has_an_analysis(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn odd_texts_have_an_analysis(pieces in vec(select(PIECES), 0..80)) {
        check(&pieces.concat());
    }

    #[test]
    fn names_are_one_unit(pieces in vec(select(PIECES), 1..40), start in 0usize..40, length in 1usize..4) {
        let text = pieces.join(" ");
        let analyzer = Analyzer::new();
        let tokens: Vec<_> = analyzer.tag(&text, &[]).iter().flat_map(|s| s.tokens().to_vec()).collect();
        let Some(first) = tokens.get(start) else { return Ok(()) };
        let Some(last) = tokens.get(start + length - 1) else { return Ok(()) };
        let name = first.range.start..last.range.end;
        // A name lies within a block.
        prop_assume!(!text[name.clone()].contains(['\n', '\r']));
        let mut sentences = analyzer.tag(&text, std::slice::from_ref(&name));
        analyzer.parse(&mut sentences);
        for sentence in &sentences {
            check_tree(sentence);
            let inside = |at: &usize| {
                let range = &sentence.tokens()[*at].range;
                range.start >= name.start && range.end <= name.end
            };
            let members: Vec<usize> = (0..sentence.tokens().len()).filter(inside).collect();
            let outward = members.iter().filter(|at| sentence.tokens()[**at].head.is_none_or(|h| !inside(&h)));
            prop_assert!(outward.count() <= 1);
            let words = members.iter().map(|at| &sentence.tokens()[*at]);
            let mut words = words.filter(|token| token.text.contains(char::is_alphanumeric));
            prop_assert!(words.all(|token| token.upos == Upos::Propn));
        }
    }
}

#[test]
fn long_and_strange_texts() {
    let nested = "(\"[".repeat(3000);
    let long = "the envoy of ".repeat(400);
    let commas = "Peru, ".repeat(2000);
    let one_word = "a".repeat(100_000);
    for text in ["", " \n\t", "\u{feff}", "I", ".", &nested, &long, &commas, &one_word] {
        check(text);
    }
    let sentence = format!("The minister said {}that it was over.", "that she thought ".repeat(60));
    assert_eq!(check(&sentence).len(), 1);
}

/// The sentences of a text, as texts.
fn sentences(text: &str) -> Vec<&str> {
    Analyzer::new().tag(text, &[]).into_iter().map(|sentence| sentence.text()).collect()
}

#[test]
fn sentences_end_where_news_ends_them() {
    let cases: [&[&str]; 16] = [
        &["Envoys met.", "They spoke."],
        &["U.S. Gen. J. D. Caine met Mr. Sato in Washington, D.C. on Jan. 5."],
        &["He left the U.S.", "The talks failed."],
        &["“We agree.”", "Nobody laughed."],
        &["The U.S. Navy sailed at 5 p.m. on Monday."],
        &["It rose 3.5 percent.", "Is that so?", "Yes!"],
        &["The firm Acme Inc. sold 1.5 million shares."],
        &["The minister, Dr. A. B. Sen, resigned.", "No reason was given."],
        &["“Why now?” she asked.", "He did not answer."],
        &["Lt. Col. Ian Roy and Sgt. Ana Paz were hurt in the St. Pierre area."],
        &["The vote (held on Dec. 3) was void.", "A new one is due."],
        &["“We will not go,” Mr. Adeyemi said.", "“They asked us to leave.”"],
        &["Prices rose to $3.20 a litre vs. $2.90 in Nov. 2019."],
        &["The two sides - both in debt - made peace...", "But it did not last."],
        &["THE TALKS FAILED ON MONDAY.", "NO DATE WAS SET."],
        &["The U.N. and the E.U. agreed.", "Mali did not."],
    ];
    for case in cases {
        assert_eq!(sentences(&case.join(" ")), case);
    }
    let page = "Talks resume in Oslo\n\nOSLO, Dec. 1 (Agency) - Envoys met.\n\n- A new date\n- A new place\n\nMORE NEWS";
    let expected = [
        "Talks resume in Oslo",
        "OSLO, Dec. 1 (Agency) -",
        "Envoys met.",
        "- A new date",
        "- A new place",
        "MORE NEWS",
    ];
    assert_eq!(sentences(page), expected);
}

#[test]
fn capitals_quotes_and_missing_stops_do_not_matter() {
    for text in [
        "THE MINISTER REJECTED THE OFFER.",
        "the minister rejected the offer.",
        "The Minister Rejected the Offer",
        "“The minister rejected the offer”",
        "\"The minister rejected the offer.\"",
    ] {
        let found = check(text);
        let sentence = &found[0];
        let root = sentence.root().unwrap();
        assert_eq!(&*sentence.tokens()[root].lemma, "reject", "{sentence}");
        let word = |deprel| sentence.tokens()[sentence.child(root, deprel).unwrap()].lemma.to_lowercase();
        assert_eq!((word(Deprel::Nsubj), word(Deprel::Obj)), ("minister".into(), "offer".into()));
    }
}

#[test]
fn names_given_are_believed() {
    let text = "Reading beat Nice in the final.";
    let analyzer = Analyzer::new();
    let mut sentences = analyzer.tag(text, &[0..7, 13..17]);
    analyzer.parse(&mut sentences);
    let names: Vec<&str> =
        sentences[0].tokens().iter().filter(|t| t.upos == Upos::Propn).map(|t| t.text).collect();
    assert_eq!(names, ["Reading", "Nice"]);
    // A range that is no run of tokens harms nothing.
    for name in [0..3, 3..3, 5..400, 29..31] {
        assert_eq!(analyzer.tag(text, &[name])[0].tokens().len(), 7);
    }
}

#[test]
fn tokens_given_are_kept_and_batches_do_not_matter() {
    let analyzer = Analyzer::new();
    let words = ["Envoys", "met", "in", "Oslo", "."];
    let one = analyzer.analyze_tokens(&words);
    let text = "Envoys met in Oslo. ".repeat(300);
    let many = analyzer.analyze(&text);
    assert_eq!(many.len(), 300);
    for sentence in &many {
        assert_eq!(sentence.to_string(), one.to_string());
    }
    assert!(analyzer.analyze_tokens(&[]).tokens().is_empty());
}

#[test]
fn what_is_no_model_is_refused() {
    let error = Analyzer::with_model(&[]).unwrap_err();
    assert!(matches!(error, Error::Model { offset: 0, .. }), "{error}");
    let own = Analyzer::with_model(include_bytes!("../data/english.model")).unwrap();
    assert_eq!(own.analyze("Talks failed."), Analyzer::new().analyze("Talks failed."));
}

#[test]
fn paths_and_children() {
    let sentences = Analyzer::new().analyze("The envoy of Peru met the press.");
    let sentence = &sentences[0];
    assert_eq!(sentence.children(99).count() + sentence.subtree(99).count(), 0);
    assert_eq!(sentence.path(1, 1), [1]);
    assert!(sentence.path(1, 99).is_empty());
    let tagged = Analyzer::new().tag("Envoys met.", &[]);
    assert!(tagged[0].path(0, 1).is_empty() && tagged[0].root().is_none());
}
