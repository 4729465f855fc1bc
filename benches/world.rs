//! Loading the tables and indexing their names: time, and memory that stays allocated.

use std::sync::Arc;

use diplograph::{Context, Document, Reader, World};
use divan::AllocProfiler;

#[global_allocator]
static ALLOCATOR: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

/// All tables, parsed and checked; nothing is kept from the run before. `max alloc` is the memory of the world.
#[divan::bench(max_time = 3)]
fn load_world() -> World {
    World::builder().build()
}

/// The same, and the index of names that the first text asks for.
#[divan::bench(max_time = 3)]
fn load_reader() -> (Reader, usize) {
    let reader = Reader::with_world(Arc::new(World::builder().build()));
    let facts = reader.read(&Document::new("d1", "Japan and Peru held talks.")).len();
    (reader, facts)
}

/// The treaties, memberships and disputes of the tables as facts.
#[divan::bench(max_time = 3)]
fn reference() -> usize {
    World::bundled().reference().len()
}

/// Whom a phrase means.
#[divan::bench(max_time = 3, args = ["the ROK", "President Zelensky", "Japan's prime minister", "South Korean and Japanese officials"])]
fn resolve(phrase: &str) -> usize {
    let context = Context::new().on("2023-08-18".parse().unwrap_or_else(|_| unreachable!()));
    World::bundled().resolve(phrase, &context).candidates().len()
}
