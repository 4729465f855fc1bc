//! What analysis costs: time and memory.

use std::{hint::black_box, sync::LazyLock, time::Instant};

use crate::{analyzer, syntax};

/// How often everything is timed; the best counts, as what is slower was held up by others.
const RUNS: usize = 7;

/// Seconds that this thread has had a processor for, where the system tells; else since the first call.
fn seconds() -> f64 {
    static BEGUN: LazyLock<Instant> = LazyLock::new(Instant::now);
    let status = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let running = status.and_then(|status| status.split(' ').next()?.parse::<f64>().ok());
    running.map_or_else(|| BEGUN.elapsed().as_secs_f64(), |nanoseconds| nanoseconds * 1e-9)
}

/// Seconds of the fastest of several runs.
fn fastest(mut run: impl FnMut()) -> f64 {
    let time = |_| {
        let begun = seconds();
        run();
        seconds() - begun
    };
    (0..RUNS).map(time).fold(f64::INFINITY, f64::min)
}

/// Prints how long the model of the library takes to load, and to analyse a text, in processor time.
pub(crate) fn speed(text: &str) -> Result<(), String> {
    let load = fastest(|| drop(black_box(analyzer(syntax::model::BYTES))));
    println!("load: {:.1} ms", load * 1e3);
    let analyzer = analyzer(syntax::model::BYTES)?;
    let tagged = analyzer.tag(text, &[]);
    let tokens: usize = tagged.iter().map(|sentence| sentence.tokens().len()).sum();
    let tags = fastest(|| drop(black_box(analyzer.tag(text, &[]))));
    let all = fastest(|| drop(black_box(analyzer.analyze(text))));
    println!("tags: {:.0} tokens a second", tokens as f64 / tags);
    println!(
        "tags and trees: {:.0} tokens a second ({tokens} tokens, best of {RUNS} runs)",
        tokens as f64 / all
    );
    Ok(())
}

/// Prints the most memory that the process has held so far, after each step: nothing, the model loaded, a text analysed
/// paragraph by paragraph.
pub(crate) fn memory(text: &str) -> Result<(), String> {
    let held = |step: &str| -> Result<(), String> {
        let status = std::fs::read_to_string("/proc/self/status").map_err(|error| error.to_string())?;
        let most =
            status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no VmHWM in the status")?;
        println!("{step}: {}", most.trim());
        Ok(())
    };
    held("text read")?;
    let analyzer = analyzer(syntax::model::BYTES)?;
    held("model loaded")?;
    // The tables that are read when first used.
    black_box(analyzer.analyze("Envoys met."));
    held("one sentence analysed")?;
    let paragraphs = text.split("\n\n").map(|paragraph| analyzer.analyze(paragraph));
    let tokens: usize = paragraphs.flatten().map(|sentence| sentence.tokens().len()).sum();
    held(&format!("{tokens} tokens in {} bytes analysed", text.len()))
}
