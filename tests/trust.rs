//! How far facts can be trusted: confidence, what was inferred, explanations, diagnostics, and reading on several threads.
#![allow(clippy::unwrap_used, reason = "helpers of tests")]

use diplograph::{
    Confidence, Diagnostic, DiagnosticKind, Document, FactRef, JsonLines, KnowledgeGraph, Means, Reader,
    Reading,
};

fn dispatches() -> Vec<Document> {
    let text = include_str!("../examples/dispatches/dispatches.jsonl");
    JsonLines::new(text.as_bytes(), "dispatches").map(Result::unwrap).collect()
}

/// A text, one of its facts, and all that is inferred of it.
const INFERRED: [(&str, &str, &str); 12] = [
    ("Japan accused China of spying.", "JPN accuse CHN (done)", "nothing"),
    ("Peru protested. It accused Chile of spying.", "PER accuse CHL (done)", "pronoun"),
    ("Peru and Chile held talks. Both sides signed an agreement.", "CHL, PER agree CHL, PER (done)", "group"),
    ("Peru attacked Chile. Chile bombed Peru.", "PER against CHL (active)", "hostile act"),
    ("A row between Peru and Chile goes on.", "PER against CHL (active)", "nothing"),
    ("Peru bombed Chile. Brazil condemned the attack.", "BRA accuse PER (done)", "target"),
    ("Emmanuel Macron warned Hungary.", "FRA threaten HUN (done)", "office"),
    ("French President Emmanuel Macron warned Hungary.", "FRA threaten HUN (done)", "nothing"),
    ("French President Emmanuel Macron warned Hungary.", "Emmanuel Macron (FRA, President)", "nothing"),
    ("Emmanuel Macron warned Hungary.", "Emmanuel Macron (FRA, President)", "office"),
    ("The Peruvian president visited Chile.", "visit of PER, CHL (held, 2023-05, Chile)", "date"),
    (
        "Peru accused Chile of spying. Peru blamed Chile again. It accused Chile.",
        "PER accuse CHL (done)",
        "nothing",
    ),
];

#[test]
fn a_fact_says_what_of_it_was_inferred() {
    let reader = Reader::new();
    let mut failures = Vec::new();
    for (text, fact, expected) in INFERRED {
        let reading = reader.read(&Document::new("d", text).with_published("2023-05-05".parse().unwrap()));
        let found = reading.facts().find(|found| found.to_string() == fact);
        let inferred = found.map(|fact| fact.inferred().to_string());
        if inferred.as_deref() != Some(expected) {
            let all: Vec<String> = reading.facts().map(|fact| fact.to_string()).collect();
            failures.push(format!("{text}: {fact}: {inferred:?}, expected {expected}; all: {all:?}"));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn every_fact_has_a_confidence_and_an_explanation_from_its_own_sentences() {
    let (reader, mut count) = (Reader::new(), 0);
    for document in dispatches() {
        let explained = reader.read_explained(&document);
        assert_eq!(*explained.reading(), reader.read(&document));
        for (fact, explanation) in explained.explanations() {
            let what = format!("{}: {explanation}", document.id());
            count += 1;
            assert_eq!(explanation.fact(), fact.to_string());
            assert!(fact.confidence().is_some_and(|c| c > Confidence::new(0.0)), "{what}");
            assert_eq!(explanation.confidence(), fact.confidence());
            assert!(!explanation.features().is_empty() && !explanation.bases().is_empty(), "{what}");
            for basis in explanation.bases() {
                assert!(fact.evidence().contains(basis.sentence()), "{what}");
                let expected = match basis.means() {
                    Means::Verb | Means::Noun | Means::Adjective | Means::Ellipsis => Some(true),
                    Means::Judgement => None,
                    _ => Some(false),
                };
                assert_eq!(basis.predicate().is_some(), expected.unwrap_or(basis.predicate().is_some()));
                for mention in basis.mentions() {
                    let found = document.text().get(mention.start()..mention.start() + mention.text().len());
                    assert_eq!(found, Some(mention.text()), "{what}");
                }
                if let Some(clause) = basis.clause() {
                    let found = document.text().get(clause.start()..clause.start() + clause.words().len());
                    assert_eq!(found, Some(clause.words()), "{what}");
                }
            }
        }
        assert_eq!(explained.explanations().count(), explained.reading().len());
    }
    assert!(count > 100, "{count}");
}

#[test]
fn an_explanation_prints_as_a_person_reads_it() {
    let document = Document::new("d", "Two envoys of Peru were expelled by Chile, Bolivia said.");
    let reader = Reader::new();
    let reading = reader.read(&document);
    let fact = reading.actions.iter().find(|fact| fact.to_string() == "CHL sanction PER (done)").unwrap();
    let explanation = reader.explain(&document, fact).unwrap();
    let printed = explanation.to_string();
    let confidence = fact.confidence.unwrap();
    let expected = [
        "CHL sanction PER (done)".to_owned(),
        format!("  confidence {confidence}, inferred: nothing"),
        "  “Two envoys of Peru were expelled by Chile, Bolivia said.”".to_owned(),
        "    by verb: were expelled (passive, actual, said by BOL)".to_owned(),
    ];
    assert_eq!(printed.lines().take(4).collect::<Vec<_>>(), expected);
    assert!(printed.ends_with("\n    Peru is PER (name)\n    Chile is CHL (name)"), "{printed}");
    assert_eq!(reader.explain(&Document::new("d", "Chile."), fact), None);
}

#[test]
fn what_tells_more_often_and_more_plainly_is_trusted_more() {
    let reader = Reader::new();
    let confidence = |text: &str, fact: &str| {
        let reading = reader.read(&Document::new("d", text));
        let found = reading.facts().find(|found| found.to_string() == fact).and_then(FactRef::confidence);
        found.unwrap_or_else(|| Confidence::new(-1.0))
    };
    let plain = confidence("Peru bombed Chile. Brazil condemned Peru.", "BRA accuse PER (done)");
    let elided = confidence("Peru bombed Chile. Brazil condemned the attack.", "BRA accuse PER (done)");
    assert!(plain > elided && elided > Confidence::new(0.0), "{plain} {elided}");
    let once = confidence("Peru is at odds with Chile.", "PER against CHL (active)");
    let thrice =
        "Peru is at odds with Chile. Peru is at odds with Chile, too. Again Peru is at odds with Chile.";
    assert!(confidence(thrice, "PER against CHL (active)") > once);
}

#[test]
fn confidence_goes_through_json_and_readings_without_it_are_read() {
    let reading = Reader::new().read(&Document::new("d", "Peru protested. It accused Chile of spying."));
    assert_eq!(Reading::from_json(&reading.to_json()).unwrap(), reading);
    let mut old: serde_json::Value = serde_json::from_str(&reading.to_json()).unwrap();
    for field in ["nations", "disputes", "actions"] {
        for fact in old[field].as_array_mut().unwrap() {
            let fact = fact.as_object_mut().unwrap();
            assert!(fact.remove("confidence").is_some());
            fact.remove("inferred");
        }
    }
    let old = Reading::from_json(&old.to_string()).unwrap();
    assert!(old.facts().all(|fact| fact.confidence().is_none() && fact.inferred().is_empty()));
    // The graph keeps the greater confidence, whichever comes first, and it is one fact.
    let both = KnowledgeGraph::from_iter([reading.clone(), old.clone()]);
    assert_eq!(both.to_json(), KnowledgeGraph::from_iter([old, reading.clone()]).to_json());
    assert_eq!(both, KnowledgeGraph::from_iter([reading.clone()]));
    assert_eq!(both.actions().next().unwrap().confidence(), reading.actions[0].confidence);
    assert_eq!(KnowledgeGraph::from_snapshot(&both.to_snapshot()).unwrap(), both);
}

/// A text, and what its diagnostics are about.
const DIAGNOSED: [(&str, &[(DiagnosticKind, &str)]); 4] = [
    ("Japan accused China of spying.", &[]),
    (
        "In Peru a mob attacked the museum.",
        &[(DiagnosticKind::UnfilledVerb, "attacked"), (DiagnosticKind::UnusedActor, "Peru")],
    ),
    ("A foreign minister spoke of Peru.", &[(DiagnosticKind::UnknownOffice, "A foreign minister")]),
    ("The choir sang in Lima.", &[]),
];

#[test]
fn diagnostics_tell_what_could_not_be_used() {
    let reader = Reader::new();
    for (text, expected) in DIAGNOSED {
        let (_, found) = reader.read_with_diagnostics(&Document::new("d", text));
        let found: Vec<(DiagnosticKind, &str)> =
            found.iter().map(|found| (found.kind, &text[found.range.clone()])).collect();
        assert_eq!(found, expected, "{text}");
    }
}

#[test]
fn diagnostics_are_bounded() {
    let text = "In Peru a mob attacked the museum, a foreign minister said. ".repeat(500);
    let (_, found) = Reader::new().read_with_diagnostics(&Document::new("d", text));
    for kind in DiagnosticKind::ALL {
        let count = |found: &&Diagnostic| found.kind == *kind;
        assert!(found.iter().filter(count).count() <= 20, "{kind}");
    }
    assert!(found.len() > 20);
}

/// With the feature `rayon` this compares several threads with one.
#[test]
fn reading_many_documents_gives_the_bytes_of_reading_each() {
    let reader = Reader::new();
    let documents: Vec<Document> = dispatches().into_iter().cycle().take(200).collect();
    let one_by_one: Vec<String> = documents.iter().map(|document| reader.read(document).to_json()).collect();
    let together: Vec<String> = reader.read_all(&documents).iter().map(Reading::to_json).collect();
    assert_eq!(together, one_by_one);
    assert!(together.len() == 200 && together[0].len() > 100);
}
