//! Those who share an encounter that names nobody: "agreed after talks in Tunis", "gave the emir a warning when they met".

use super::{
    argument::{Arguments, Filler},
    encounter_words::Class::{self, Talks},
    frame::FrameReader,
};
use crate::{
    resolve::phrase::{Phrase, PhraseKind, add},
    syntax::Upos,
};

impl FrameReader<'_> {
    /// "Chad and Libya agreed after talks in Tunis": those who do something together at talks that are nobody else's.
    pub(super) fn sharers(&self, arguments: &impl Arguments, noun: usize) -> Filler {
        const OCCASION: [&str; 7] = ["after", "following", "during", "in", "at", "since", "over"];
        let Some(phrase) = self.clauses.phrases.iter().find(|p| p.tokens.contains(&noun)) else {
            return Filler::default();
        };
        // "after three rounds of talks"
        let behind = |p: &&Phrase| p.tokens.end + 1 == phrase.tokens.start;
        let rounds = self.clauses.phrases.iter().find(behind).filter(|p| {
            (self.is_class(p.head, Talks) || self.clauses.is_time(p))
                && phrase.preposition(self.clauses.tokens) == Some("of")
        });
        let outer = rounds.unwrap_or(phrase);
        let opening = outer.tokens.start.checked_sub(1);
        let occasion = opening.is_some_and(|at| self.clauses.is_lemma(at, &OCCASION));
        // "failed to agree at their summit"
        let theirs = self.clauses.is_lemma(outer.tokens.start, &["their"]);
        if arguments.is_noun()
            && theirs
            && opening.is_some_and(|at| self.token(at).is_some_and(|t| t.upos == Upos::Adp))
        {
            let subject = self.subject_at(outer.tokens.start).map(|(subject, _)| subject);
            let both = subject.filter(|p| {
                p.kind == PhraseKind::Actor
                    && p.actors.len() > 1
                    && outer.possessor.iter().all(|actor| p.actors.contains(actor))
            });
            return both.map(Filler::of).unwrap_or_default();
        }
        let told = self.token(outer.tokens.start).is_some_and(|t| {
            t.upos == Upos::Pron || t.is_lemma(&["the", "this", "that", "these", "those", "no", "any"])
        });
        if !arguments.is_noun() || !occasion || told || !outer.owners.is_empty() {
            return Filler::default();
        }
        let Some((subject, verb)) = self.subject_at(outer.tokens.start) else { return Filler::default() };
        // "Chad signed a pact with Libya at a summit in Tunis"
        // "at a meeting of bankers"
        let theirs = self.clauses.is_lemma(outer.tokens.end, &["of"]);
        let summit = occasion && !theirs && self.is_class(noun, Class::Gathering);
        let partner = |p: &&Phrase| {
            (verb.main..outer.tokens.start).contains(&p.tokens.start)
                && p.preposition(self.clauses.tokens) == Some("with")
                && p.kind == PhraseKind::Actor
                && !p.actors.iter().any(|actor| subject.actors.contains(actor))
        };
        let signs = self.clauses.is_lemma(verb.main, &["sign", "initial", "agree", "conclude", "reach"]);
        let partner = self.clauses.phrases.iter().find(partner).filter(|_| summit && signs && !verb.passive);
        if let Some(partner) = partner.filter(|_| subject.kind == PhraseKind::Actor) {
            let mut both = Filler::of(subject);
            add(&mut both.actors, &partner.actors);
            return both;
        }
        // "Chad and Libya agreed to restore the ties that Tripoli cut, after talks": who acts in the main clause.
        let main = self.clauses.main_clause().filter(|v| v.main < outer.tokens.start);
        let main = main.and_then(|v| self.clauses.phrases.get(v.subject?));
        let several = |p: &&Phrase| p.kind == PhraseKind::Actor && p.actors.len() > 1;
        if let Some(both) = Some(subject).filter(several).or(main.filter(several)) {
            return Filler::of(both);
        }
        // "told her Danish counterpart at a meeting in Oslo"
        // "conveyed the demand to the emir in a meeting"
        let to = |p: &Phrase| {
            (verb.main..outer.tokens.start).contains(&p.tokens.start)
                && p.preposition(self.clauses.tokens) == Some("to")
        };
        let heard = |p: &&Phrase| (p.tokens.start == verb.main + 1 || to(p)) && self.is_person(p);
        let heard = self.clauses.phrases.iter().find(heard).filter(|_| self.is_person(subject));
        if let Some(heard) = heard.filter(|p| !p.actors.iter().any(|a| subject.actors.contains(a))) {
            let mut both = Filler::of(subject);
            add(&mut both.actors, &heard.actors);
            return both;
        }
        // "The deal was announced by the Chadian and Libyan ministers after talks"
        let by = |p: &&Phrase| {
            (verb.main..outer.tokens.start).contains(&p.tokens.start)
                && p.preposition(self.clauses.tokens) == Some("by")
        };
        let agents = self.clauses.phrases.iter().find(by).filter(|_| verb.passive);
        if let Some(agents) = agents {
            let mut both = Filler::of(agents);
            both.actors = self.listed_people(agents, outer.tokens.start);
            if both.actors.len() > 1 {
                return both;
            }
        }
        // "The accord between Chad and Libya was reached after talks"
        let between = |p: &&Phrase| {
            p.tokens.start == subject.tokens.end + 1 && p.preposition(self.clauses.tokens) == Some("between")
        };
        let parties = self.clauses.phrases.iter().find(between).filter(|p| p.actors.len() > 1);
        parties.map(Filler::of).unwrap_or_default()
    }

    /// "The king gave the emir a warning when they met": of the two people of the clause before it, where others were told of earlier.
    pub(super) fn those_just_told(&self, they: &Filler) -> Option<Filler> {
        let at = they.tokens.start;
        let pronoun = they.tokens.len() == 1 && self.clauses.is_lemma(at, &["they"]);
        let opens = self.clauses.is_lemma(at.checked_sub(1)?, &["when", "as", "after", "before", "while"]);
        let (subject, verb) = self.subject_at(at).filter(|_| pronoun && opens)?;
        let one = |p: &&Phrase| self.is_person(p) && p.actors.len() == 1;
        let subject = Some(subject).filter(one)?;
        let object = |p: &&Phrase| {
            let to = matches!(p.preposition(self.clauses.tokens), Some("to" | "with"));
            (verb.main + 1..at).contains(&p.tokens.start)
                && (to || p.tokens.start == verb.main + 1)
                && p.actors != subject.actors
        };
        let object = self.clauses.phrases.iter().filter(one).find(object)?;
        let mut both = Filler::of(subject);
        add(&mut both.actors, &object.actors);
        Some(both)
    }
}
