//! The trail of a reading: by what words and rules each fact was found, sentence by sentence.
//!
//! Facts are noted as they are found. At the end of a sentence the notes become [`Telling`]s, which keep only what
//! confidence rests on; what an explanation shows is kept only where one is asked for.

use super::{
    clause::{Clauses, VerbGroup},
    confidence::{Feature, Features, Judged},
    explain::{Basis, ClauseBasis, Explanation, Means, MentionBasis, NamedBy, PredicateEntry},
    frame::Facts,
    modality::Modality,
    predicate::Predicate,
    speech::{Speech, speech_at},
    time::TimeMention,
};
use crate::{
    actor::ActorCode,
    date::Date,
    reading::{ActionFact, ActionKind, Evidence, FactRef, Inference, Inferences},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind},
    },
    syntax::{Token, Upos},
};

/// How far an actor may stand from its predicate to be near it, in tokens.
const NEAR: usize = 8;
/// A sentence with more mentions than this is crowded.
const FEW: usize = 4;
/// A sentence with more tokens than this is long.
const SHORT: usize = 30;
/// The list of a reading that a fact stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Field {
    Nations,
    Leaders,
    Alliances,
    Meetings,
    Disputes,
    Actions,
}

/// By what facts were found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    pub(super) means: Means,
    pub(super) predicate: Option<&'static Predicate>,
    /// The verb or noun that asserts them.
    pub(super) at: Option<usize>,
    pub(super) modality: Modality,
}

impl Origin {
    pub(super) fn of(means: Means, at: Option<usize>) -> Origin {
        Origin { means, predicate: None, at, modality: Modality::Actual }
    }
}

/// How many facts there were of each kind.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    alliances: usize,
    meetings: usize,
    disputes: usize,
    actions: usize,
}

/// A fact as it was found.
#[derive(Debug)]
struct Note {
    who: Roles,
    date: Option<Date>,
    origin: Origin,
}

/// Which fact a sentence tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Roles {
    pub(super) field: Field,
    /// What an action is.
    pub(super) kind: Option<ActionKind>,
    /// The actors of an action; of other facts all that take part.
    pub(super) first: Vec<ActorCode>,
    /// The targets of an action.
    pub(super) second: Vec<ActorCode>,
}

impl Roles {
    fn of(field: Field, mut first: Vec<ActorCode>) -> Roles {
        first.sort_unstable();
        Roles { field, kind: None, first, second: Vec::new() }
    }

    pub(super) fn action(kind: ActionKind, actors: &[ActorCode], targets: &[ActorCode]) -> Roles {
        let mut second = targets.to_vec();
        second.sort_unstable();
        Roles { kind: Some(kind), second, ..Roles::of(Field::Actions, actors.to_vec()) }
    }

    fn actors(&self) -> impl Iterator<Item = ActorCode> {
        let other = self.second.iter().filter(|actor| !self.first.contains(actor));
        self.first.iter().chain(other).copied()
    }
}

/// A sentence's word of a fact.
#[derive(Debug)]
pub(super) struct Telling {
    pub(super) who: Roles,
    /// Where its sentence begins.
    pub(super) sentence: usize,
    /// Whether the sentence itself has the date.
    pub(super) dated: bool,
    pub(super) features: Features,
    pub(super) inferred: Inferences,
    /// The place of its basis, where those are kept.
    pub(super) basis: Option<usize>,
}

/// How a document's facts were found.
#[derive(Debug, Default)]
pub(super) struct Trail {
    notes: Vec<Note>,
    /// In the order of sentences.
    pub(super) tellings: Vec<Telling>,
    /// The states that are named by more than a person in its service, by the beginning of the sentence.
    pub(super) named: Vec<(usize, ActorCode)>,
    /// By what sorts of name each state is meant.
    pub(super) sorts: Vec<(ActorCode, Features)>,
    pub(super) bases: Vec<Basis>,
    /// Whether bases and mentions are kept.
    pub(super) explains: bool,
    /// The mentions of each sentence, by its beginning.
    pub(super) mentions: Vec<(usize, Vec<MentionBasis>)>,
}

/// A sentence that was read.
pub(super) struct ReadSentence<'a> {
    pub(super) text: &'a str,
    pub(super) evidence: &'a Evidence,
    pub(super) clauses: &'a Clauses<'a>,
    pub(super) mentions: &'a [Mention],
    pub(super) speeches: &'a [Speech],
    pub(super) times: &'a [TimeMention],
}

impl Facts {
    /// The acts of a sentence that is being read, the latest first.
    pub(super) fn acts_in<'f>(&'f self, sentence: &'f Evidence) -> impl Iterator<Item = &'f ActionFact> {
        self.actions.iter().rev().take_while(move |fact| fact.evidence.last() == Some(sentence))
    }

    /// How many facts there are now.
    pub(super) fn mark(&self) -> Mark {
        Mark {
            alliances: self.alliances.len(),
            meetings: self.meetings.len(),
            disputes: self.disputes.len(),
            actions: self.actions.len(),
        }
    }

    /// Notes by what the facts since the mark were found.
    pub(super) fn note(&mut self, since: &Mark, origin: Origin) {
        let notes = &mut self.trail.notes;
        let mut note = |who, date, at: Option<usize>| {
            notes.push(Note { who, date, origin: Origin { at: origin.at.or(at), ..origin } });
        };
        for fact in self.alliances.iter().skip(since.alliances) {
            note(Roles::of(Field::Alliances, fact.members.clone()), None, None);
        }
        for telling in self.meetings.iter().skip(since.meetings) {
            let fact = &telling.fact;
            note(Roles::of(Field::Meetings, fact.participants.clone()), fact.date, telling.at);
        }
        for fact in self.disputes.iter().skip(since.disputes) {
            note(Roles::of(Field::Disputes, fact.sides.concat()), fact.date, None);
        }
        for fact in self.actions.iter().skip(since.actions) {
            note(Roles::action(fact.kind, &fact.actors, &fact.targets), fact.date, None);
        }
    }
}

impl Trail {
    /// Notes the states and persons that a sentence names.
    pub(super) fn note_mentions(&mut self, text: &str, tokens: &[Token], start: usize, mentions: &[Mention]) {
        for mention in mentions.iter().filter(|m| m.kind != MentionKind::Place) {
            for code in &mention.actors {
                if mention.kind != MentionKind::Person && self.named.last() != Some(&(start, *code)) {
                    self.named.push((start, *code));
                }
                let sort = sort_of(mention.kind);
                match self.sorts.iter_mut().find(|(known, _)| known == code) {
                    Some((_, sorts)) => sorts.insert(sort),
                    None => self.sorts.push((*code, Features::default().with(sort))),
                }
            }
        }
        if self.explains {
            let bases = mentions.iter().map(|m| mention_basis(text, tokens, m)).collect();
            self.mentions.push((start, bases));
        }
    }

    /// Whether a sentence names a state otherwise than by a person in its service.
    pub(super) fn names(&self, sentence: usize, code: ActorCode) -> bool {
        let from = self.named.partition_point(|(start, _)| *start < sentence);
        let here = self.named.iter().skip(from).take_while(|(start, _)| *start == sentence);
        here.into_iter().any(|(_, named)| *named == code)
    }

    /// Where the verbs and nouns stand that told a fact of the sentence under way.
    pub(super) fn told_at(&self) -> impl Iterator<Item = usize> {
        self.notes.iter().filter_map(|note| note.origin.at)
    }

    /// Whom the facts of the sentence under way are about.
    pub(super) fn told_of(&self, code: ActorCode) -> bool {
        self.notes.iter().any(|note| note.who.actors().any(|actor| actor == code))
    }

    /// Makes tellings of the notes of a sentence.
    pub(super) fn end_sentence(&mut self, sentence: &ReadSentence<'_>) {
        for note in std::mem::take(&mut self.notes) {
            let (features, inferred) = sentence.judge(&note);
            let basis = self.explains.then(|| {
                self.bases.push(sentence.basis(&note));
                self.bases.len() - 1
            });
            let dated = note.date.is_some_and(|date| sentence.times.iter().any(|time| time.date == date));
            let sentence = sentence.evidence.start;
            self.tellings.push(Telling { who: note.who, sentence, dated, features, inferred, basis });
        }
    }

    /// Why a fact was read.
    pub(super) fn explanation(&self, fact: FactRef<'_>, judged: Judged) -> Explanation {
        let (field, actors) = match fact {
            FactRef::Nation(fact) => (Field::Nations, vec![fact.code]),
            FactRef::Leader(fact) => (Field::Leaders, vec![fact.actor]),
            FactRef::Alliance(_) => (Field::Alliances, Vec::new()),
            FactRef::Meeting(_) => (Field::Meetings, Vec::new()),
            FactRef::Dispute(_) => (Field::Disputes, Vec::new()),
            FactRef::Action(_) => (Field::Actions, Vec::new()),
        };
        let told = judged.bases.iter().filter_map(|at| self.bases.get(*at)).cloned();
        let mentioned = fact.evidence().iter().filter(|_| !actors.is_empty()).map(|evidence| {
            let at = self.mentions.binary_search_by_key(&evidence.start, |(start, _)| *start);
            let all = at.ok().and_then(|at| self.mentions.get(at)).map_or(&[][..], |(_, all)| all);
            let of_it = all.iter().filter(|m| m.actors().iter().any(|actor| actors.contains(actor)));
            Basis::new(evidence.clone(), Means::Mention, None, None, of_it.cloned().collect())
        });
        let mut bases: Vec<Basis> = told.chain(mentioned).collect();
        bases.sort_by_key(|basis| basis.sentence().start);
        Explanation::new(fact, judged.features.names(field).collect(), bases)
    }

    /// The tellings of some sentences.
    pub(super) fn tellings_in<'t>(&'t self, evidence: &'t [Evidence]) -> impl Iterator<Item = &'t Telling> {
        evidence.iter().flat_map(|evidence| {
            let from = self.tellings.partition_point(|telling| telling.sentence < evidence.start);
            let rest = self.tellings.iter().skip(from);
            rest.take_while(|telling| telling.sentence == evidence.start)
        })
    }
}

fn sort_of(kind: MentionKind) -> Feature {
    match kind {
        MentionKind::Name => Feature::ByName,
        MentionKind::People => Feature::ByPeople,
        MentionKind::Adjective => Feature::ByAdjective,
        MentionKind::Capital | MentionKind::Place => Feature::ByCapital,
        MentionKind::Person => Feature::ByPerson,
        MentionKind::Collective => Feature::ByCollective,
    }
}

fn surface(text: &str, tokens: &[Token], range: &std::ops::Range<usize>) -> (usize, String) {
    let start = tokens.get(range.start).map_or(0, |t| t.range.start);
    let end = range.end.checked_sub(1).and_then(|at| tokens.get(at)).map_or(start, |t| t.range.end);
    (start, text.get(start..end).unwrap_or("").to_owned())
}

fn mention_basis(text: &str, tokens: &[Token], mention: &Mention) -> MentionBasis {
    let how = match mention.kind {
        MentionKind::Name => NamedBy::Name,
        MentionKind::People => NamedBy::People,
        MentionKind::Adjective => NamedBy::Adjective,
        MentionKind::Capital => NamedBy::Capital,
        MentionKind::Place => NamedBy::City,
        MentionKind::Person => NamedBy::Person,
        MentionKind::Collective => NamedBy::Collective,
    };
    let (start, words) = surface(text, tokens, &mention.tokens);
    MentionBasis::new(start, words, mention.actors.clone(), how)
}

impl ReadSentence<'_> {
    fn mentions_of(&self, actor: ActorCode) -> impl Iterator<Item = &Mention> {
        self.mentions.iter().filter(move |m| m.actors.contains(&actor))
    }

    fn verb_at(&self, at: usize) -> Option<&VerbGroup> {
        self.clauses.verbs.iter().find(|verb| verb.main == at)
    }

    /// What speaks for and against the fact of a note, and what of it was inferred.
    fn judge(&self, note: &Note) -> (Features, Inferences) {
        let mut inferred = Inferences::default();
        let (mut below, mut near) = (true, true);
        for actor in note.who.actors() {
            if let Some(inference) = self.inference(actor, note.origin) {
                inferred.insert(inference);
            }
            if let Some(at) = note.origin.at {
                below &= self.mentions_of(actor).any(|m| self.clauses.is_below(m.tokens.end - 1, at));
                near &= self.mentions_of(actor).any(|m| m.tokens.start.abs_diff(at) <= NEAR);
            }
        }
        let at = note.origin.at;
        let passive = at.and_then(|at| self.verb_at(at)).is_some_and(|verb| verb.passive || verb.reduced);
        let mut features = Features::default().with(note.origin.means.feature());
        let held = [
            (Feature::Named, inferred.is_empty()),
            (Feature::Below, at.is_some() && below),
            (Feature::Near, at.is_some() && near),
            (Feature::Told, at.is_none_or(|at| speech_at(self.speeches, at).is_none())),
            (Feature::Actual, note.origin.modality == Modality::Actual),
            (Feature::Active, !passive),
            (Feature::Few, self.mentions.len() <= FEW),
            (Feature::Short, self.clauses.tokens.len() <= SHORT),
            (Feature::Pair, note.who.actors().count() == 2),
            (Feature::People, note.origin.predicate.is_some_and(|p| p.people)),
            (Feature::Phrasal, note.origin.predicate.is_some_and(|p| !p.nouns.is_empty())),
        ];
        held.into_iter().filter(|(_, holds)| *holds).for_each(|(feature, _)| features.insert(feature));
        (features, inferred)
    }

    /// How an actor is meant that the sentence does not name itself.
    fn inference(&self, actor: ActorCode, origin: Origin) -> Option<Inference> {
        let stands = self.stand_in(actor, origin.at);
        if let Some(phrase) =
            stands.filter(|p| self.mentions.iter().all(|m| !p.tokens.contains(&m.tokens.start)))
        {
            return Some(self.kind_of(phrase));
        }
        let mut mentions = self.mentions_of(actor).peekable();
        if mentions.peek().is_none() {
            let target = origin.means == Means::Ellipsis;
            return Some(if target { Inference::Target } else { Inference::Context });
        }
        let (mut person, mut collective) = (true, true);
        for mention in mentions {
            person &= mention.kind == MentionKind::Person && mention.leader.is_some();
            collective &= mention.kind == MentionKind::Collective;
        }
        match (person, collective) {
            (true, _) => Some(Inference::Office),
            (_, true) => Some(Inference::Collective),
            _ => None,
        }
    }

    /// The phrase for an actor nearest to the predicate, one that acts before one that is only of the actor, where it stands
    /// for an actor that is named elsewhere.
    fn stand_in(&self, actor: ActorCode, at: Option<usize>) -> Option<&Phrase> {
        let means = |p: &&Phrase| p.actors.contains(&actor) || p.possessor.contains(&actor);
        let acts = |p: &Phrase| p.kind == PhraseKind::Actor && p.actors.contains(&actor);
        let far = |p: &Phrase| at.map_or(0, |at| p.tokens.start.abs_diff(at));
        let phrases = self.clauses.phrases.iter().filter(means);
        let nearest = phrases.min_by_key(|p| (!acts(p), far(p)))?;
        let possessed = nearest.possessor.contains(&actor) && self.is_pronoun(nearest.tokens.start);
        (nearest.anaphoric || possessed).then_some(nearest)
    }

    fn is_pronoun(&self, at: usize) -> bool {
        self.clauses.tokens.get(at).is_some_and(|t| t.upos == Upos::Pron)
    }

    fn kind_of(&self, phrase: &Phrase) -> Inference {
        match (self.is_pronoun(phrase.tokens.start), phrase.actors.len()) {
            (true, _) => Inference::Pronoun,
            (false, 1) => Inference::Title,
            (false, _) => Inference::Group,
        }
    }

    /// What an explanation shows of a note.
    fn basis(&self, note: &Note) -> Basis {
        let mut mentions: Vec<MentionBasis> = Vec::new();
        for actor in note.who.actors() {
            let phrase = self.stand_in(actor, note.origin.at).map(|p| self.phrase_basis(p));
            let named = self.mentions_of(actor).map(|m| mention_basis(self.text, self.clauses.tokens, m));
            for basis in named.chain(phrase).filter(|m| !m.text().is_empty()) {
                if !mentions.contains(&basis) {
                    mentions.push(basis);
                }
            }
        }
        mentions.sort_by_key(MentionBasis::start);
        Basis::new(
            self.evidence.clone(),
            note.origin.means,
            note.origin.predicate.map(PredicateEntry::of),
            note.origin.at.map(|at| self.clause_basis(at, note.origin.modality)),
            mentions,
        )
    }

    fn phrase_basis(&self, phrase: &Phrase) -> MentionBasis {
        let how = match self.kind_of(phrase) {
            Inference::Pronoun => NamedBy::Pronoun,
            Inference::Title => NamedBy::Title,
            _ => NamedBy::Group,
        };
        let (start, words) = surface(self.text, self.clauses.tokens, &phrase.tokens);
        let actors = if phrase.anaphoric { &phrase.actors } else { &phrase.possessor };
        MentionBasis::new(start, words, actors.clone(), how)
    }

    fn clause_basis(&self, at: usize, modality: Modality) -> ClauseBasis {
        let verb = self.verb_at(at);
        let range = verb.map_or(at..at + 1, |verb| verb.first..verb.main + 1);
        let (start, words) = surface(self.text, self.clauses.tokens, &range);
        let speech = speech_at(self.speeches, at);
        ClauseBasis {
            start,
            words,
            lemma: self.clauses.tokens.get(at).map_or_else(String::new, |t| t.lemma.to_string()),
            passive: verb.is_some_and(|verb| verb.passive || verb.reduced),
            modality: modality.as_str(),
            speaker: speech.map(|speech| speech.speaker.clone()),
        }
    }
}
