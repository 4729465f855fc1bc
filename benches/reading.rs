//! Reading text: megabytes per second.

mod support;

use diplograph::{Document, Reader};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

/// The sample dispatches, one document each.
#[divan::bench(max_time = 5)]
fn read_dispatches(bencher: Bencher<'_, '_>) {
    bench(bencher, &support::dispatches());
}

/// News of all kinds: of eight documents seven are of sport, business, courts, weather or culture.
#[divan::bench(max_time = 5)]
fn read_mixed_news(bencher: Bencher<'_, '_>) {
    bench(bencher, &support::mixed_news());
}

/// Text without any political name.
#[divan::bench(max_time = 5)]
fn read_plain_text(bencher: Bencher<'_, '_>) {
    bench(bencher, &[support::plain_text(100_000)]);
}

/// One document of a megabyte, dense with names.
#[divan::bench(max_time = 10, sample_count = 20)]
fn read_one_megabyte(bencher: Bencher<'_, '_>) {
    bench(bencher, &[support::long_dispatch(1_000_000)]);
}

/// Ten megabytes in one document; ten times the time of one megabyte, if time is linear.
#[divan::bench(sample_count = 2)]
fn read_ten_megabytes(bencher: Bencher<'_, '_>) {
    bench(bencher, &[support::long_dispatch(10_000_000)]);
}

fn bench(bencher: Bencher<'_, '_>, documents: &[Document]) {
    let reader = Reader::new();
    let bytes: usize = documents.iter().map(|document| document.text().len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        documents.iter().map(|document| reader.read(divan::black_box(document)).len()).sum::<usize>()
    });
}
