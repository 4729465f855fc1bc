//! Arguments of nouns: who does what a noun names, and to whom.

use super::{
    argument::{Arguments, Filler, VerbMatch, is_copula, party_count},
    clause::{Clauses, VerbGroup},
    modality::Modality,
    noun_chain::{chained, first_with_actors},
    predicate::{Predicate, Slot},
    speech::{Judgement, has_use},
};
use crate::{
    resolve::{
        discourse::Discourse,
        phrase::{Phrase, PhraseKind},
    },
    syntax::{Deprel, Upos},
};

/// Nouns for what states feel about each other.
const FELT: [&str; 12] = [
    "concern",
    "alarm",
    "anger",
    "fury",
    "outrage",
    "unease",
    "irritation",
    "dismay",
    "worry",
    "indignation",
    "disquiet",
    "displeasure",
];

/// A noun predicate in a noun phrase.
pub(crate) struct NounMatch<'c> {
    clauses: &'c Clauses<'c>,
    /// The phrase, by index.
    pub(crate) phrase: usize,
    /// For "trilateral" and the like, how many parties there are.
    party_count: Option<usize>,
    discourse: &'c Discourse,
    /// Whether the predicate is an act of words.
    said: bool,
}

impl<'c> NounMatch<'c> {
    /// The noun that ends at a token, of some words: it must end its phrase, or stand before a name.
    pub(crate) fn new(
        clauses: &'c Clauses<'c>,
        discourse: &'c Discourse,
        noun: usize,
        (words, predicate): (usize, &Predicate),
    ) -> Option<NounMatch<'c>> {
        let phrase_at = |at: usize| clauses.phrases.iter().position(|p| p.tokens.contains(&at));
        let last = clauses.phrases.get(phrase_at(noun)?)?;
        let next = clauses.tokens.get(noun + 1).filter(|_| last.tokens.contains(&(noun + 1)));
        // "show of force": whose it is stands with the first word.
        let index = phrase_at((noun + 1).checked_sub(words)?)?;
        let phrase = clauses.phrases.get(index)?;
        let last = next.is_none_or(|t| t.upos == Upos::Propn || matches!(t.upos, Upos::Det | Upos::Punct));
        let words = clauses.tokens.get(phrase.tokens.start..noun).unwrap_or(&[]).iter();
        let party_count = words.filter_map(|t| party_count(&t.lemma)).next();
        last.then_some(NounMatch {
            clauses,
            phrase: index,
            party_count,
            discourse,
            said: predicate.is_said(),
        })
    }

    pub(crate) fn phrase(&self) -> Option<&'c Phrase> {
        self.clauses.phrases.get(self.phrase)
    }

    /// What stands after this preposition in the run of prepositional phrases behind the noun.
    fn after_preposition(&self, wanted: &str) -> Filler {
        let filler = chained(self.clauses, self.phrase, wanted, self.said);
        let apart = matches!(wanted, "between" | "among" | "with");
        if apart && filler.actors.is_empty() { self.behind_verb(wanted) } else { filler }
    }

    /// "A meeting will come between the two": what stands after this preposition behind the verb whose subject the noun is.
    fn behind_verb(&self, wanted: &str) -> Filler {
        const COME_ABOUT: [&str; 8] = ["come", "take", "begin", "start", "resume", "follow", "open", "go"];
        let verbs = self.clauses.verbs.iter().enumerate();
        let about = |v: &VerbGroup| v.passive || self.clauses.is_lemma(v.main, &COME_ABOUT);
        let own = verbs
            .filter(|(_, v)| (v.subject == Some(self.phrase) || self.is_counted_by(v.subject)) && about(v))
            .map(|(index, v)| (index, v.main))
            .next();
        let Some((index, main)) = own else { return self.behind_state(wanted) };
        let verb = VerbMatch::bare(self.clauses, index, main);
        verb.after_preposition(wanted, true)
    }

    /// "Talks are under way between the two": what stands after this preposition behind what the noun is said to be.
    fn behind_state(&self, wanted: &str) -> Filler {
        let own = self.phrase().and_then(|p| self.clauses.tokens.get(p.head));
        let said_of = own.filter(|t| t.deprel == Deprel::Nsubj).and_then(|t| t.head);
        let under_way = |at: &usize| {
            self.clauses.is_lemma(*at, &["underway", "ongoing"])
                || self.clauses.is_lemma(*at, &["way", "progress"])
                    && self.clauses.is_lemma(at.saturating_sub(1), &["under", "in"])
        };
        let Some(state) = said_of.filter(under_way) else { return Filler::default() };
        let behind = self.clauses.tree_obliques(state, wanted);
        first_with_actors(self.clauses, behind, self.said)
    }

    /// "Mali's defence of its borders": whether what a preposition governs belongs to whose the noun is.
    fn is_own(&self, phrase: &Phrase, preposition: &str) -> bool {
        let next = self.clauses.phrases.iter().find(|p| p.tokens.start == phrase.tokens.end + 1);
        let own = next.filter(|p| p.preposition(self.clauses.tokens) == Some(preposition));
        !phrase.owners.is_empty()
            && own.is_some_and(|p| self.clauses.is_lemma(p.tokens.start, &["its", "their", "his", "her"]))
    }

    /// "A series of meetings will take place": whether a phrase counts what the noun names.
    fn is_counted_by(&self, counter: Option<usize>) -> bool {
        let counter = counter.and_then(|at| self.clauses.phrases.get(at));
        counter.zip(self.phrase()).is_some_and(|(counter, own)| {
            counter.tokens.end + 1 == own.tokens.start
                && self.clauses.is_lemma(counter.tokens.end, &["of"])
                && self.clauses.is_lemma(counter.head, &["series", "round", "number", "string", "set"])
        })
    }

    /// The subject of the verb that the noun belongs to: "Japan is locked in a dispute with China"; for a noun before the
    /// verb, of the main clause: "After the summit with Japan, China said".
    fn subject(&self) -> Filler {
        let Some(phrase) = self.phrase() else { return Filler::default() };
        let at = phrase.tokens.start;
        let opening = at.checked_sub(1).and_then(|i| self.clauses.tokens.get(i));
        let opens = opening.is_some_and(|t| matches!(t.upos, Upos::Adp | Upos::Sconj));
        let verbs = &self.clauses.verbs;
        let verb =
            verbs.iter().rev().find(|v| v.main < at).or_else(|| verbs.iter().find(|v| v.main > at && opens));
        if verb.is_none() {
            return self.copula_subject(at);
        }
        let subject = verb.and_then(|v| v.subject).filter(|s| *s != self.phrase);
        let owns = |p: &&Phrase| verb.is_some_and(|v| v.infinitive && v.first == p.tokens.end);
        let subject = subject.and_then(|s| self.clauses.phrases.get(s));
        let subject = subject.filter(|p| p.kind == PhraseKind::Actor || owns(p));
        subject.map(Filler::of).unwrap_or_default()
    }

    /// Whose the noun is because they do the verb that it belongs to: "Peru offered its apologies", "recalled its envoy in
    /// support of Chile".
    fn carrier(&self) -> Filler {
        let Some(phrase) = self.phrase() else { return Filler::default() };
        let token = self.clauses.tokens.get(phrase.head);
        let preposition = phrase.preposition(self.clauses.tokens);
        let Some(verb) = token.and_then(|t| t.head) else { return Filler::default() };
        let sender = if self.said { self.sender() } else { Filler::default() };
        if !sender.actors.is_empty() {
            return sender;
        }
        let light =
            || self.clauses.tokens.get(verb).is_some_and(|t| has_use("verb", &t.lemma, Judgement::Light));
        // "hit Iran with sanctions"
        let hits = preposition == Some("with") && self.is_hit(verb);
        let object = token.is_some_and(|t| t.deprel == Deprel::Obj) && light() || hits;
        let manner = preposition == Some("in") && phrase.tokens.len() == 1;
        let passive = self.clauses.verbs.iter().any(|v| v.main == verb && (v.passive || v.reduced));
        if !(object || manner) || passive {
            return Filler::default();
        }
        let subject = self.clauses.tree_subject(verb).filter(|p| p.kind == PhraseKind::Actor);
        subject.map(Filler::of).unwrap_or_default()
    }

    /// "Since its invasion of Chad, Mali has been alone": the subject that a pronoun stands before.
    fn owner_ahead(&self) -> Filler {
        let its = self.phrase().filter(|p| self.clauses.is_lemma(p.tokens.start, &["its"]));
        let verb = its.and_then(|p| self.clauses.tokens.get(p.head));
        let verb = verb.filter(|t| t.deprel == Deprel::Obl).and_then(|t| t.head);
        let subject = verb.and_then(|verb| self.clauses.tree_subject(verb)).zip(its);
        let ahead = subject.filter(|(subject, its)| subject.tokens.start > its.tokens.start);
        let ahead = ahead.map(|(subject, _)| subject).filter(|p| p.kind == PhraseKind::Actor);
        ahead.map(Filler::of).unwrap_or_default()
    }

    /// "From Chad came a warning", "words of praise came from Mali": from whom it comes.
    fn sender(&self) -> Filler {
        let token = |at: usize| self.clauses.tokens.get(at);
        let Some(mut own) = self.phrase().and_then(|p| token(p.head)) else { return Filler::default() };
        if let (Deprel::Nmod, Some(words)) = (own.deprel, own.head.and_then(token)) {
            own = words;
        }
        let verb = own.head.filter(|at| {
            matches!(own.deprel, Deprel::Nsubj | Deprel::Obj)
                && self.clauses.is_lemma(*at, &["come", "arrive"])
        });
        let from = verb.map_or(Vec::new(), |verb| self.clauses.tree_obliques(verb, "from"));
        let from = from.into_iter().find(|p| p.kind == PhraseKind::Actor);
        from.map(Filler::of).unwrap_or_default()
    }

    /// "Concern in Oslo about": the state where something is felt about another, right behind the noun.
    fn felt_in(&self) -> Filler {
        let Some(phrase) = self.phrase() else { return Filler::default() };
        if !self.said || !self.clauses.is_lemma(phrase.head, &FELT) {
            return Filler::default();
        }
        let mut phrases = self.clauses.phrases.iter();
        let next = phrases.find(|p| p.tokens.start == phrase.tokens.end + 1);
        let in_state = |p: &&Phrase| p.preposition(self.clauses.tokens) == Some("in");
        next.filter(in_state).map(Filler::of).unwrap_or_default()
    }

    /// Whether a verb says that its object is hit by something.
    fn is_hit(&self, verb: usize) -> bool {
        self.clauses.tokens.get(verb).is_some_and(|t| has_use("verb", &t.lemma, Judgement::Affect))
    }

    /// Whom a noun concerns because the verb that it belongs to says so: who gets it ("Mali drew a warning from Chad"), whom
    /// it hits ("American sanctions hurt Cuba", "Cuba, crippled by American sanctions") and who is under it.
    fn affected(&self) -> Filler {
        let Some(phrase) = self.phrase() else { return Filler::default() };
        let Some(token) = self.clauses.tokens.get(phrase.head) else { return Filler::default() };
        // "five million dollars in American aid"
        let amount = token.head.and_then(|head| self.clauses.tokens.get(head));
        let amount =
            amount.filter(|t| token.deprel == Deprel::Nmod && (t.upos == Upos::Num || is_amount(&t.lemma)));
        let token = amount.unwrap_or(token);
        let Some(verb) = token.head else { return Filler::default() };
        let lemma = self.clauses.tokens.get(verb).map_or("", |t| &*t.lemma);
        let passive = self.clauses.group_at(verb).is_some_and(|v| v.passive || v.reduced);
        // "turned down a request", "said no to it"
        let idiom = self.clauses.is_lemma(verb, &["turn"])
            && self.clauses.is_lemma(verb + 1, &["down", "away"])
            || self.clauses.is_lemma(verb, &["say"]) && self.clauses.is_lemma(verb + 1, &["no"]);
        let answers = idiom || has_use("verb", lemma, Judgement::Receive);
        let receives = answers && !passive;
        let affects = self.is_hit(verb);
        let with = phrase.preposition(self.clauses.tokens) == Some("with");
        let by = matches!(phrase.preposition(self.clauses.tokens), Some("by" | "under"));
        let affected = match token.deprel {
            Deprel::Obj if receives => self.clauses.tree_subject(verb),
            // "replied to a warning"
            Deprel::Obl
                if receives && matches!(phrase.preposition(self.clauses.tokens), Some("to" | "in")) =>
            {
                self.clauses.tree_subject(verb)
            }
            Deprel::Nsubj if affects && !passive => self.clauses.tree_object(verb),
            // "A request by Chad was refused by Mali"
            Deprel::NsubjPass if answers && passive => {
                self.clauses.tree_obliques(verb, "by").into_iter().next()
            }
            Deprel::Obl if affects && with => self.clauses.tree_object(verb),
            Deprel::Obl | Deprel::OblAgent if affects && passive && by => self.clauses.tree_subject(verb),
            // "With the help of Mali, Chad retook the town"
            Deprel::Obl
                if with
                    && self.clauses.is_lemma(phrase.head, &["help", "aid", "assistance"])
                    && self.clauses.group_at(verb).is_some_and(|v| v.modality == Modality::Actual) =>
            {
                self.clauses.tree_subject(verb)
            }
            // "Under pressure from Mali, Chad agreed"
            Deprel::Obl
                if matches!(phrase.preposition(self.clauses.tokens), Some("under" | "at" | "despite")) =>
            {
                self.clauses.tree_subject(verb)
            }
            _ => None,
        };
        // "sanctions hurt Iran's economy": what they hurt is its own.
        let hurt = affects && matches!(token.deprel, Deprel::Nsubj | Deprel::Obl);
        let fits = |p: &&Phrase| p.kind == PhraseKind::Actor || hurt && p.kind == PhraseKind::Thing;
        affected.filter(fits).map(Filler::of).unwrap_or_default()
    }

    /// "Crippled by sanctions imposed by Chad": who does what a participle says of the noun.
    fn imposed_by(&self, phrase: &Phrase) -> Option<&'c Phrase> {
        let light = |lemma: &str| has_use("verb", lemma, Judgement::Light);
        let mut told =
            self.clauses.children(phrase.head).filter(|(_, t)| t.deprel == Deprel::Acl && light(&t.lemma));
        let (verb, _) = told.next()?;
        self.clauses.tree_obliques(verb, "by").into_iter().next()
    }

    /// Who is the subject of the clause that says what the noun is: "Chad's demand that Mali withdraw".
    fn in_clause(&self) -> Filler {
        let Some(phrase) = self.phrase() else { return Filler::default() };
        let by = self.clauses.phrases.get(self.phrase + 1).filter(|p| {
            p.tokens.start == phrase.tokens.end + 1
                && matches!(p.preposition(self.clauses.tokens), Some("by" | "from"))
        });
        let that = by.map_or(phrase.tokens.end, |p| p.tokens.end);
        let subject = self.clauses.phrases.iter().find(|p| p.tokens.start == that + 1);
        let subject =
            subject.filter(|p| self.clauses.is_lemma(that, &["that"]) && p.kind != PhraseKind::Plain);
        subject.map_or_else(|| self.in_infinitive(phrase), Filler::of)
    }

    /// Whom the infinitive is about that says what the noun is: "Chad's threat to cut off water to Mali".
    fn in_infinitive(&self, phrase: &Phrase) -> Filler {
        let to = |verb: usize| {
            self.clauses.children(verb).any(|(_, t)| t.deprel == Deprel::Mark && t.is_lemma(&["to"]))
        };
        let mut clauses = self.clauses.children(phrase.head).filter(|(_, t)| t.deprel == Deprel::Acl);
        let Some((verb, _)) = clauses.find(|(at, _)| to(*at)) else { return Filler::default() };
        let clause = self.clauses.subtree(verb);
        let mut named = self
            .clauses
            .phrases
            .iter()
            .filter(|p| p.tokens.start > verb && clause.contains(&p.head) && p.kind == PhraseKind::Actor);
        named.next().map(Filler::of).unwrap_or_default()
    }

    /// "Hungary is at odds": the bare phrase before a form of "be".
    fn copula_subject(&self, at: usize) -> Filler {
        let bare = |p: &&Phrase| {
            p.tokens.end <= at && p.kind == PhraseKind::Actor && p.preposition(self.clauses.tokens).is_none()
        };
        let subject = self.clauses.phrases.iter().rev().find(bare);
        let linked = |p: &&Phrase| {
            let gap = self.clauses.tokens.get(p.tokens.end..at).unwrap_or(&[]);
            gap.iter().any(|t| t.is_lemma(&["be", "remain"]))
                && gap.iter().all(|t| !matches!(t.upos, Upos::Noun | Upos::Punct))
        };
        subject.filter(linked).map(Filler::of).unwrap_or_default()
    }

    /// Actors that the noun is said of: "its ally Japan", "Japan, a US ally", "Japan is a US ally".
    fn apposition(&self) -> Filler {
        let Some(phrase) = self.phrase() else { return Filler::default() };
        if !phrase.after.is_empty() {
            return Filler::owners(&phrase.after);
        }
        if phrase.anaphoric && phrase.actors.len() > 1 {
            // "the two allies"
            return Filler::of(phrase);
        }
        let before = self.phrase.checked_sub(1).and_then(|i| self.clauses.phrases.get(i));
        let between = |a: usize, b: usize| self.clauses.tokens.get(a..b).unwrap_or(&[]);
        // "Donald Tusk, the Polish president of the European Council": a person's office, not his state's.
        let personal = phrase.level.is_some() && !phrase.anaphoric && !phrase.actors.is_empty();
        let actor = |p: &&&Phrase| p.kind == PhraseKind::Actor && !(p.person && personal);
        if let Some(before) = before.as_ref().filter(actor) {
            let gap = between(before.tokens.end, phrase.tokens.start);
            let comma = gap.len() == 1 && gap.iter().all(|t| t.is_lemma(&[",", "–", "—", "-"]));
            let others = gap.last().is_some_and(|t| t.is_lemma(&["and"]))
                && gap.len() <= 2
                && self.clauses.is_lemma(phrase.tokens.start, &["other"]);
            if comma || others || is_copula(gap) {
                return Filler::of(before);
            }
        }
        // "trades with Chad and is its main backer"
        let linked = self.clauses.children(phrase.head).any(|(_, t)| t.deprel == Deprel::Cop);
        if let Some(subject) =
            self.clauses.tree_subject(phrase.head).as_ref().filter(actor).filter(|_| linked)
        {
            return Filler::of(subject);
        }
        let after = self.clauses.phrases.get(self.phrase + 1);
        // "Chad's main backer is Libya"
        let named =
            after.as_ref().filter(actor).filter(|p| is_copula(between(phrase.tokens.end, p.tokens.start)));
        if let Some(named) = named {
            return Filler::of(named);
        }
        if let Some(listed) = after.filter(|p| p.preposition(self.clauses.tokens) == Some("including")) {
            return Filler::of(listed);
        }
        let comma =
            |p: &&&Phrase| between(phrase.tokens.end, p.tokens.start).iter().map(|t| &*t.lemma).eq([","]);
        after.as_ref().filter(actor).filter(comma).map(|p| Filler::of(p)).unwrap_or_default()
    }
}

impl Arguments for NounMatch<'_> {
    fn is_noun(&self) -> bool {
        true
    }

    fn parties(&self) -> Filler {
        let (Some(count), Some(phrase)) = (self.party_count, self.phrase()) else { return Filler::default() };
        let fits = |p: &&Phrase| {
            p.kind == PhraseKind::Actor && p.actors.len() == count && p.tokens.end <= phrase.tokens.start
        };
        match self.clauses.phrases.iter().rev().find(fits) {
            Some(before) => Filler::of(before),
            None => Filler::owners(&self.discourse.collective(Some(count), &[])),
        }
    }

    fn is_state(&self) -> bool {
        let preposition = self.phrase().and_then(|p| p.preposition(self.clauses.tokens));
        matches!(preposition, Some("at" | "in")) && self.phrase().is_some_and(|p| p.tokens.len() <= 5)
    }

    fn fill(&self, slot: Slot) -> Filler {
        let Some(phrase) = self.phrase() else { return Filler::default() };
        match slot {
            Slot::Possessor => {
                let mut owners = phrase.owners.clone();
                if owners.is_empty() || phrase.after == owners {
                    owners = phrase.possessor.clone();
                }
                if !owners.is_empty() {
                    return Filler::owners(&owners);
                }
                let elsewhere = [self.carrier(), self.owner_ahead()];
                let known = elsewhere.into_iter().find(|filler| !filler.actors.is_empty());
                known.unwrap_or_else(|| self.felt_in())
            }
            Slot::Subject => self.subject(),
            Slot::Apposition => self.apposition(),
            Slot::Preposition(preposition) => {
                if self.is_own(phrase, preposition) {
                    return Filler::owners(&phrase.owners);
                }
                let near = self.after_preposition(preposition);
                let far = || {
                    let own = self.clauses.tree_obliques(phrase.head, preposition);
                    let doer = self.imposed_by(phrase).filter(|_| preposition == "by");
                    first_with_actors(self.clauses, own.into_iter().chain(doer), self.said)
                };
                if near.actors.is_empty() { far() } else { near }
            }
            Slot::Object => self.affected(),
            Slot::Complement => self.in_clause(),
            Slot::Theme | Slot::Border => Filler::default(),
        }
    }
}

fn is_amount(noun: &str) -> bool {
    const AMOUNTS: [&str; 9] =
        ["million", "billion", "dollar", "euro", "pound", "yen", "tonne", "ton", "worth"];
    AMOUNTS.contains(&noun)
}
