//! "The kingdom", "the emirate": of the states that may be called so, the one that the text speaks of.

use once_cell::sync::Lazy;

use super::mention::{Mention, MentionKind};
use crate::{
    actor::ActorCode,
    syntax::Sentence,
    table::{ByWord, Schema, each_bundled_row},
};

const REALMS: (&str, &str) = ("realms.tsv", include_str!("../../data/realms.tsv"));

const SCHEMA: Schema = Schema { columns: &["noun", "states"], required: 2 };

static TABLE: Lazy<ByWord<Vec<ActorCode>>> = Lazy::new(|| {
    let mut realms = ByWord::default();
    each_bundled_row(REALMS, SCHEMA, |row| {
        let states = row.list("states").filter_map(|code| code.parse().ok()).collect();
        realms.insert(row.cell("noun"), states);
    });
    realms
});

/// The states that may be called by a noun: "sultanate".
pub(super) fn states(noun: &str) -> Option<&'static [ActorCode]> {
    TABLE.get(noun).map(Vec::as_slice)
}

/// Gives "the kingdom" to the kingdom that the text has spoken of most before it, of equals the one named last.
pub(crate) fn settle(sentences: &[Sentence], mentions: &mut [Vec<Mention>]) {
    let mut named: Vec<(ActorCode, usize)> = Vec::new();
    for (sentence, here) in sentences.iter().zip(mentions) {
        for mention in here {
            if mention.kind == MentionKind::Collective {
                let words = sentence.tokens.get(mention.tokens.clone()).unwrap_or(&[]);
                let states = match words {
                    [article, noun] if article.is_lemma(&["the"]) => TABLE.get(&*noun.lemma),
                    _ => None,
                };
                let fits = |(state, _): &&(ActorCode, usize)| states.is_some_and(|all| all.contains(state));
                if let Some((state, _)) = named.iter().filter(fits).max_by_key(|(_, count)| *count) {
                    mention.actors = vec![*state];
                }
            } else if let [actor] = mention.actors.as_slice() {
                let known = named.iter().position(|(state, _)| state == actor);
                let count = known.map_or(0, |at| named.remove(at).1);
                named.push((*actor, count + 1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        each_bundled_row(REALMS, SCHEMA, |row| {
            let states = TABLE.get(row.cell("noun")).map_or(0, Vec::len);
            assert_eq!(states, row.list("states").count(), "{row:?}");
        });
    }
}
