//! Analysing text: tokens per second, on one core.

use diplograph::{Analyzer, Sentence};
use divan::{Bencher, counter::ItemsCount};

mod support;

fn main() {
    divan::main();
}

/// Reading the model from its bytes.
#[divan::bench(max_time = 3)]
fn load_model() -> Analyzer {
    Analyzer::with_model(include_bytes!("../data/english.model")).unwrap_or_default()
}

/// Sentences, tokens, tags and lemmas.
#[divan::bench(max_time = 5)]
fn tags(bencher: Bencher<'_, '_>) {
    bench(bencher, |analyzer, text| analyzer.tag(text, &[]).len());
}

/// The same, and trees.
#[divan::bench(max_time = 10)]
fn tags_and_trees(bencher: Bencher<'_, '_>) {
    bench(bencher, |analyzer, text| analyzer.analyze(text).len());
}

/// Trees alone.
#[divan::bench(max_time = 10)]
fn trees(bencher: Bencher<'_, '_>) {
    let text = text();
    let analyzer = Analyzer::new();
    let sentences = analyzer.tag(&text, &[]);
    bencher.counter(ItemsCount::new(count(&sentences))).with_inputs(|| sentences.clone()).bench_local_values(
        |mut sentences| {
            analyzer.parse(&mut sentences);
            sentences
        },
    );
}

/// The sample dispatches, which have sentences of the usual length.
fn text() -> String {
    support::dispatches().iter().map(|document| format!("{}\n\n", document.text())).collect()
}

fn count(sentences: &[Sentence<'_>]) -> usize {
    sentences.iter().map(|sentence| sentence.tokens().len()).sum()
}

fn bench(bencher: Bencher<'_, '_>, run: fn(&Analyzer, &str) -> usize) {
    let text = text();
    let analyzer = Analyzer::new();
    let tokens = count(&analyzer.tag(&text, &[]));
    bencher.counter(ItemsCount::new(tokens)).bench_local(|| run(&analyzer, divan::black_box(&text)));
}
