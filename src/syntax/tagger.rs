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
pub(crate) const NO_CLASS: u8 = 127;

/// What a word is by itself: its commonest class, and whether it is hardly ever of another. One byte in the model.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known(pub(crate) u8);

impl Known {
    /// Added to the class of a word that is hardly ever of another.
    pub(crate) const SURE: u8 = 128;

    /// The commonest class, or [`NO_CLASS`].
    pub(crate) fn class(self) -> u8 {
        self.0 & !Known::SURE
    }

    /// The class of the word wherever it stands, for words of which that is known.
    pub(crate) fn sure(self) -> Option<u8> {
        (self.0 & Known::SURE != 0).then(|| self.class())
    }
}

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
        let classes =
            classes.filter(|c| c.len() < usize::from(NO_CLASS)).ok_or(bytes.malformed("parts of speech"))?;
        let words = bytes.sorted()?;
        let commonest = bytes.take(words.len())?;
        let commonest = HashIndex::new(words.into_iter().zip(commonest.iter().copied()));
        Ok(Tagger { classes, commonest, linear: Linear::read(bytes)? })
    }

    /// The tag of a class.
    pub(crate) fn tag(&self, class: u8) -> Tag {
        self.classes.get(usize::from(class)).copied().unwrap_or((Upos::X, Xpos::Fw))
    }

    /// What is known of a word by itself.
    pub(crate) fn known(&self, word: &Spelling) -> Known {
        Known(self.commonest.get(word.lower).unwrap_or(NO_CLASS))
    }

    /// The commonest part of speech of a word that has one.
    pub(crate) fn commonest(&self, word: &Spelling) -> Option<Upos> {
        let class = self.known(word).class();
        (class != NO_CLASS).then(|| self.tag(class).0)
    }

    /// The class of each token; `is_name` says which tokens are known to be part of a name.
    pub(crate) fn classes(&self, words: &[Spelling], casing: Casing, is_name: &[bool]) -> Vec<u8> {
        let known: Vec<Known> = words.iter().map(|word| self.known(word)).collect();
        let mut scores = vec![0; self.classes.len()];
        let mut features = Vec::with_capacity(FEATURES);
        let (mut classes, mut before) = (Vec::with_capacity(words.len()), [NO_CLASS; 2]);
        for (at, word) in known.iter().enumerate() {
            let forced = is_name.get(at).is_some_and(|name| *name);
            let class = word.sure().filter(|class| !forced || self.is_name(*class)).unwrap_or_else(|| {
                features.clear();
                Context { words, known: &known, casing, at, before }.features(&mut features);
                scores.fill(0);
                self.linear.add(&features, &mut scores);
                self.best(&scores, forced)
            });
            classes.push(class);
            before = [class, before[0]];
        }
        classes
    }

    fn is_name(&self, class: u8) -> bool {
        self.tag(class).0 == Upos::Propn
    }

    /// The class with the highest score, the first of equals.
    fn best(&self, scores: &[i32], name: bool) -> u8 {
        let allowed = |class: u8| !name || self.is_name(class);
        let scores = || (0..).zip(scores).filter(|(class, _)| allowed(*class));
        let highest = scores().map(|(_, score)| *score).max();
        scores().find(|(_, score)| Some(**score) == highest).map_or(NO_CLASS, |(class, _)| class)
    }
}

/// How many features a token has.
pub(crate) const FEATURES: usize = 68;

/// A token among its neighbours, with the two classes before it.
pub(crate) struct Context<'a> {
    pub(crate) words: &'a [Spelling],
    pub(crate) known: &'a [Known],
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
        u32::from(at.and_then(|at| self.known.get(at)).map_or(NO_CLASS, |known| known.class()))
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
        let pairs: [(u32, u32); FEATURES] = [
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
