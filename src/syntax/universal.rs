//! The closed vocabularies of Universal Dependencies: parts of speech, Penn tags and relations.

use std::{fmt, str::FromStr};

use crate::error::Error;

/// Declares an enumeration whose members have names in the treebanks.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident, $what:literal, $($(#[$doc:meta])* $member:ident = $text:literal,)*) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$doc])* $member,)*
        }

        impl $name {
            /// All members, in order.
            pub const ALL: &'static [$name] = &[$($name::$member,)*];

            /// The name in the treebanks.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $($name::$member => $text,)*
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<$name, Error> {
                let found = $name::ALL.iter().find(|member| member.as_str() == text);
                found.copied().ok_or_else(|| Error::Vocabulary {
                    text: text.to_owned(),
                    what: $what,
                    expected: [$($text),*].join(", "),
                })
            }
        }
    };
}

vocabulary! {
    /// A universal part of speech, as [Universal Dependencies](https://universaldependencies.org/u/pos/) defines it.
    ///
    /// ```
    /// use diplograph::Upos;
    ///
    /// assert_eq!("PROPN".parse::<Upos>()?, Upos::Propn);
    /// assert_eq!(Upos::Propn.to_string(), "PROPN");
    /// assert!("NAME".parse::<Upos>().is_err());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    Upos, "universal part of speech",
    /// Adjective: "trilateral".
    Adj = "ADJ",
    /// Preposition: "in", "with".
    Adp = "ADP",
    /// Adverb: "jointly".
    Adv = "ADV",
    /// Auxiliary and copula: "was", "has", "will".
    Aux = "AUX",
    /// Coordinating conjunction: "and".
    Cconj = "CCONJ",
    /// Determiner: "the".
    Det = "DET",
    /// Interjection: "yes".
    Intj = "INTJ",
    /// Common noun: "talks".
    Noun = "NOUN",
    /// Number: "two", "2024".
    Num = "NUM",
    /// Particle: "to" of an infinitive, "not", "'s" of a possessor.
    Part = "PART",
    /// Pronoun: "they", "which".
    Pron = "PRON",
    /// Proper noun: "Geneva".
    Propn = "PROPN",
    /// Punctuation mark.
    Punct = "PUNCT",
    /// Subordinating conjunction: "that", "if".
    Sconj = "SCONJ",
    /// Symbol: "$", "%".
    Sym = "SYM",
    /// Verb: "met".
    Verb = "VERB",
    /// What fits nowhere else.
    X = "X",
}

vocabulary! {
    /// A part of speech in the set of the Penn Treebank, which also tells verb forms and plurals apart.
    ///
    /// ```
    /// use diplograph::Xpos;
    ///
    /// assert_eq!("VBD".parse::<Xpos>()?, Xpos::Vbd);
    /// assert!(Xpos::Vbd.is_finite_verb() && !Xpos::Vbg.is_finite_verb());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    Xpos, "Penn part of speech",
    /// Affix that stands alone: "pre".
    Afx = "AFX",
    /// Something added, such as an address of a page.
    Add = "ADD",
    /// Coordinating conjunction.
    Cc = "CC",
    /// Cardinal number.
    Cd = "CD",
    /// Determiner.
    Dt = "DT",
    /// "there" of existence.
    Ex = "EX",
    /// Foreign word.
    Fw = "FW",
    /// Part of a broken word.
    Gw = "GW",
    /// Hyphen.
    Hyph = "HYPH",
    /// Preposition or subordinating conjunction.
    In = "IN",
    /// Adjective.
    Jj = "JJ",
    /// Comparative adjective.
    Jjr = "JJR",
    /// Superlative adjective.
    Jjs = "JJS",
    /// Mark of a list item.
    Ls = "LS",
    /// Modal verb.
    Md = "MD",
    /// Superfluous punctuation.
    Nfp = "NFP",
    /// Singular noun.
    Nn = "NN",
    /// Singular name.
    Nnp = "NNP",
    /// Plural name.
    Nnps = "NNPS",
    /// Plural noun.
    Nns = "NNS",
    /// Word before a determiner: "all the".
    Pdt = "PDT",
    /// Ending of a possessor.
    Pos = "POS",
    /// Personal pronoun.
    Prp = "PRP",
    /// Possessive pronoun.
    PrpPoss = "PRP$",
    /// Adverb.
    Rb = "RB",
    /// Comparative adverb.
    Rbr = "RBR",
    /// Superlative adverb.
    Rbs = "RBS",
    /// Particle of a verb: "up".
    Rp = "RP",
    /// Symbol.
    Sym = "SYM",
    /// "to".
    To = "TO",
    /// Interjection.
    Uh = "UH",
    /// Base form of a verb.
    Vb = "VB",
    /// Past tense.
    Vbd = "VBD",
    /// Gerund or present participle.
    Vbg = "VBG",
    /// Past participle.
    Vbn = "VBN",
    /// Present tense, not third person singular.
    Vbp = "VBP",
    /// Present tense, third person singular.
    Vbz = "VBZ",
    /// "which" as a determiner.
    Wdt = "WDT",
    /// "who", "what".
    Wp = "WP",
    /// "whose".
    WpPoss = "WP$",
    /// "where", "when".
    Wrb = "WRB",
    /// What fits nowhere else.
    Xx = "XX",
    /// Full stop, question or exclamation mark.
    Stop = ".",
    /// Comma.
    Comma = ",",
    /// Colon, semicolon, dash.
    Colon = ":",
    /// Opening bracket.
    OpeningBracket = "-LRB-",
    /// Closing bracket.
    ClosingBracket = "-RRB-",
    /// Opening quotation mark.
    OpeningQuote = "``",
    /// Closing quotation mark.
    ClosingQuote = "''",
    /// Sign of a currency.
    Currency = "$",
}

impl Xpos {
    /// Whether it is a verb form that agrees with a subject or follows a modal subject: VBD, VBP, VBZ, MD.
    #[must_use]
    pub fn is_finite_verb(self) -> bool {
        matches!(self, Xpos::Vbd | Xpos::Vbp | Xpos::Vbz | Xpos::Md)
    }
}

vocabulary! {
    /// A relation of a token to its head, as
    /// [Universal Dependencies for English](https://universaldependencies.org/en/dep/) defines it.
    ///
    /// ```
    /// use diplograph::Deprel;
    ///
    /// assert_eq!("nsubj:pass".parse::<Deprel>()?, Deprel::NsubjPass);
    /// assert_eq!(Deprel::NsubjPass.universal(), "nsubj");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    Deprel, "dependency relation",
    /// Clause that modifies a noun.
    Acl = "acl",
    /// Relative clause.
    AclRelcl = "acl:relcl",
    /// Adverbial clause.
    Advcl = "advcl",
    /// Relative clause on a clause.
    AdvclRelcl = "advcl:relcl",
    /// Adverb.
    Advmod = "advmod",
    /// Adjective.
    Amod = "amod",
    /// Apposition.
    Appos = "appos",
    /// Auxiliary.
    Aux = "aux",
    /// Auxiliary of a passive.
    AuxPass = "aux:pass",
    /// Preposition, or ending of a possessor.
    Case = "case",
    /// Coordinating conjunction.
    Cc = "cc",
    /// First half of "both … and".
    CcPreconj = "cc:preconj",
    /// Clause as complement.
    Ccomp = "ccomp",
    /// Noun, number or verb compounded with its head.
    Compound = "compound",
    /// Particle of a verb.
    CompoundPrt = "compound:prt",
    /// Second and later members of a list with a conjunction.
    Conj = "conj",
    /// Copula.
    Cop = "cop",
    /// Clause as subject.
    Csubj = "csubj",
    /// Clause as subject of a clause with a clause for predicate.
    CsubjOuter = "csubj:outer",
    /// Clause as subject of a passive.
    CsubjPass = "csubj:pass",
    /// What has no better name.
    Dep = "dep",
    /// Determiner.
    Det = "det",
    /// Determiner before the determiner.
    DetPredet = "det:predet",
    /// Interjections and fillers.
    Discourse = "discourse",
    /// Element before or after its clause.
    Dislocated = "dislocated",
    /// Expletive: "there", "it".
    Expl = "expl",
    /// Later part of a fixed expression.
    Fixed = "fixed",
    /// Later part of a name.
    Flat = "flat",
    /// Later part of a broken word.
    Goeswith = "goeswith",
    /// Indirect object.
    Iobj = "iobj",
    /// Item of a list without conjunction.
    List = "list",
    /// Word that introduces a clause: "that", "to".
    Mark = "mark",
    /// Noun that modifies a noun.
    Nmod = "nmod",
    /// Title or description before a name.
    NmodDesc = "nmod:desc",
    /// Possessor.
    NmodPoss = "nmod:poss",
    /// Noun that modifies a noun without a preposition.
    NmodUnmarked = "nmod:unmarked",
    /// Subject.
    Nsubj = "nsubj",
    /// Subject of a clause with a clause for predicate.
    NsubjOuter = "nsubj:outer",
    /// Subject of a passive.
    NsubjPass = "nsubj:pass",
    /// Number.
    Nummod = "nummod",
    /// Object.
    Obj = "obj",
    /// Oblique: a noun, mostly with a preposition, that depends on a verb.
    Obl = "obl",
    /// Agent of a passive.
    OblAgent = "obl:agent",
    /// Oblique without a preposition.
    OblUnmarked = "obl:unmarked",
    /// What depends on an omitted word.
    Orphan = "orphan",
    /// Clause set beside another.
    Parataxis = "parataxis",
    /// Punctuation.
    Punct = "punct",
    /// What the speaker took back.
    Reparandum = "reparandum",
    /// The head of the sentence.
    Root = "root",
    /// Who is spoken to.
    Vocative = "vocative",
    /// Complement whose subject is that of the head.
    Xcomp = "xcomp",
}

impl Deprel {
    /// The relation without its subtype.
    #[must_use]
    pub fn universal(self) -> &'static str {
        self.as_str().split(':').next().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_come_back() {
        assert!(Upos::ALL.iter().all(|v| v.as_str().parse::<Upos>().unwrap() == *v));
        assert!(Xpos::ALL.iter().all(|v| v.as_str().parse::<Xpos>().unwrap() == *v));
        assert!(Deprel::ALL.iter().all(|v| v.as_str().parse::<Deprel>().unwrap() == *v));
    }
}
