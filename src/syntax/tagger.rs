//! The tagger: a linear classifier that goes from left to right.

use super::{
    hash::{self, HashIndex},
    linear::Linear,
    model::{Bytes, Malformed},
    spelling::{Casing, Spelling},
    universal::{Upos, Xpos},
};

/// A class that the tagger chooses from: a universal and a Penn part of speech.
pub(crate) type Tag = (Upos, Xpos);

/// The class before the first and after the last token, and of words without a commonest class.
pub(crate) const NO_CLASS: u8 = 255;

/// Classes, the commonest class of frequent words, and weights.
#[derive(Debug, Default)]
pub(crate) struct Tagger {
    classes: Vec<Tag>,
    commonest: HashIndex<u8>,
    linear: Linear,
}

impl Tagger {
    pub(crate) fn read(bytes: &mut Bytes<'_>) -> Result<Tagger, Malformed> {
        let names = bytes.texts()?;
        let class = |name: &&str| {
            let (upos, xpos) = name.split_once('|')?;
            Some((upos.parse().ok()?, xpos.parse().ok()?))
        };
        let classes: Option<Vec<Tag>> = names.iter().map(class).collect();
        let classes = classes.filter(|c| c.len() < 255).ok_or(bytes.malformed("parts of speech"))?;
        let words = bytes.sorted()?;
        let commonest = bytes.take(words.len())?;
        let commonest = HashIndex::new(words.into_iter().zip(commonest.iter().copied()));
        Ok(Tagger { classes, commonest, linear: Linear::read(bytes)? })
    }

    /// The tag of a class.
    pub(crate) fn tag(&self, class: u8) -> Tag {
        self.classes.get(usize::from(class)).copied().unwrap_or((Upos::X, Xpos::Fw))
    }

    /// The commonest class of a word.
    pub(crate) fn commonest(&self, word: &Spelling) -> u8 {
        self.commonest.get(word.lower).unwrap_or(NO_CLASS)
    }

    /// The class of each token; `is_name` says which tokens are known to be part of a name.
    pub(crate) fn classes(&self, words: &[Spelling], casing: Casing, is_name: &[bool]) -> Vec<u8> {
        let commonest: Vec<u8> = words.iter().map(|word| self.commonest(word)).collect();
        let mut scores = vec![0; self.classes.len()];
        let mut features = Vec::with_capacity(64);
        let (mut classes, mut before) = (Vec::with_capacity(words.len()), [NO_CLASS; 2]);
        for at in 0..words.len() {
            features.clear();
            Context { words, commonest: &commonest, casing, at, before }.features(&mut features);
            scores.fill(0);
            for feature in &features {
                self.linear.add(*feature, &mut scores);
            }
            let forced = is_name.get(at).is_some_and(|name| *name);
            let class = self.best(&scores, forced);
            classes.push(class);
            before = [class, before[0]];
        }
        classes
    }

    fn best(&self, scores: &[i32], name: bool) -> u8 {
        let allowed = |tag: &Tag| !name || tag.0 == Upos::Propn;
        let candidates = self.classes.iter().zip(scores).enumerate().filter(|(_, (tag, _))| allowed(tag));
        let best = candidates.max_by_key(|(i, (_, score))| (**score, usize::MAX - i));
        best.map_or(NO_CLASS, |(i, _)| i as u8)
    }
}

/// A token among its neighbours, with the two classes before it.
pub(crate) struct Context<'a> {
    pub(crate) words: &'a [Spelling],
    pub(crate) commonest: &'a [u8],
    pub(crate) casing: Casing,
    pub(crate) at: usize,
    pub(crate) before: [u8; 2],
}

impl Context<'_> {
    fn word(&self, offset: isize) -> Spelling {
        let at = self.at.checked_add_signed(offset);
        at.and_then(|at| self.words.get(at)).copied().unwrap_or_default()
    }

    fn common(&self, offset: isize) -> u32 {
        let at = self.at.checked_add_signed(offset);
        u32::from(at.and_then(|at| self.commonest.get(at)).copied().unwrap_or(NO_CLASS))
    }

    /// The features of the token, one hash each.
    pub(crate) fn features(&self, out: &mut Vec<u32>) {
        let (w, before, after) = (self.word(0), self.word(-1), self.word(1));
        let (before2, after2) = (self.word(-2), self.word(2));
        let [t1, t2] = self.before.map(u32::from);
        let (c, c_before, c_after, c_after2) =
            (self.common(0), self.common(-1), self.common(1), self.common(2));
        let casing = self.casing as u32;
        let first = u32::from(self.at == 0) | casing << 1;
        let [s1, s2, s3, s4, s5] = w.suffixes;
        let [p1, p2, p3] = w.prefixes;
        let tags = t1 << 8 | t2;
        let pairs = [
            (0, 0),
            (w.cased, 0),
            (w.lower, 0),
            (s1, 0),
            (s2, 0),
            (s3, 0),
            (s4, 0),
            (s5, 0),
            (p1, 0),
            (p2, 0),
            (p3, 0),
            (w.shape, casing),
            (w.shape, first),
            (w.shape, s2),
            (before.lower, 0),
            (before2.lower, 0),
            (after.lower, 0),
            (after2.lower, 0),
            (before.lower, w.lower),
            (w.lower, after.lower),
            (before.lower, after.lower),
            (before.suffixes[2], 0),
            (after.suffixes[2], 0),
            (after.suffixes[1], s2),
            (before.shape, w.shape),
            (after.shape, w.shape),
            (t1, 0),
            (t2, 0),
            (tags, 0),
            (t1, w.lower),
            (t1, s3),
            (t1, s2),
            (t1, after.lower),
            (t1, after.suffixes[2]),
            (tags, w.lower),
            (tags, s3),
            (t1, w.shape),
            (c, 0),
            (c_after, 0),
            (c_after2, 0),
            (t1, c),
            (t1, c << 8 | c_after),
            (c, c_after),
            (c_after, c_after2),
            (t1, c_after),
            (tags, c_after),
            (tags, c),
            (w.lower, c_after),
            (before.lower, c),
            (c, after.lower),
            (c_before << 8 | c, c_after << 8 | c_after2),
            (s3, c_after),
            (w.shape, c_after),
            (w.lower, first),
            (before.lower, s3),
            (after.lower, s3),
            (w.verb, 0),
            (w.verb, t1),
            (w.verb, c),
            (w.verb, s2),
            (w.verb, tags),
            (w.verb << 8 | after.verb, t1),
            (w.verb << 8 | c, c_after),
            (w.verb << 8 | t1, c_after),
            (w.verb << 8 | before.verb, c_before),
            (w.verb, before.lower),
            (w.verb, after.lower),
            (w.verb, w.shape),
        ];
        out.extend(pairs.iter().zip(100..).map(|((a, b), template)| hash::pair(template, *a, *b)));
    }
}
