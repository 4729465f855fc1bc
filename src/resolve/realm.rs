//! "The kingdom", "the emirate": of the states that may be called so, the one that the text named last.

use std::collections::BTreeMap;

use once_cell::sync::Lazy;

use super::mention::{Mention, MentionKind};
use crate::{
    actor::ActorCode,
    syntax::Sentence,
    table::{Schema, each_bundled_row},
};

const REALMS: (&str, &str) = ("realms.tsv", include_str!("../../data/realms.tsv"));

const SCHEMA: Schema = Schema { columns: &["noun", "states"], required: 2 };

static TABLE: Lazy<BTreeMap<&'static str, Vec<ActorCode>>> = Lazy::new(|| {
    let mut realms = BTreeMap::new();
    each_bundled_row(REALMS, SCHEMA, |row| {
        let states = row.list("states").filter_map(|code| code.parse().ok()).collect();
        realms.insert(row.cell("noun"), states);
    });
    realms
});

/// Gives "the kingdom" to the kingdom named last before it, whichever state the words mean by themselves.
pub(crate) fn settle(sentences: &[Sentence], mentions: &mut [Vec<Mention>]) {
    let mut last: BTreeMap<&'static str, ActorCode> = BTreeMap::new();
    for (sentence, here) in sentences.iter().zip(mentions) {
        for mention in here {
            let words = sentence.tokens.get(mention.tokens.clone()).unwrap_or(&[]);
            let noun = match words {
                [article, noun] if article.is_lemma(&["the"]) => Some(&*noun.lemma),
                _ => None,
            };
            if mention.kind == MentionKind::Collective {
                if let Some(state) = noun.and_then(|noun| last.get(noun)) {
                    mention.actors = vec![*state];
                }
                continue;
            }
            let [actor] = mention.actors.as_slice() else { continue };
            for (noun, states) in TABLE.iter() {
                if states.contains(actor) {
                    last.insert(noun, *actor);
                }
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
