//! Those who take part in a meeting of which a sentence says only that it took place: "a meeting was held in Oslo with the
//! participation of Kenya and Uganda".

use super::{
    encounter_words::Class::{Gathering, Happen, Talks},
    frame::{Facts, FrameReader, Occurrence},
};
use crate::{
    reading::MeetingKind,
    resolve::phrase::{Phrase, PhraseKind},
    syntax::{Deprel, Upos},
};

/// The longest way from an invitation to what somebody is invited to do, in tokens.
const INVITED_REACH: usize = 10;

impl FrameReader<'_> {
    /// Whom "with" behind the verb of a meeting names, where they are several and nobody else is said to hold it.
    pub(super) fn read_participation(&self, phrase: &Phrase, facts: &mut Facts) {
        let Some(noun) = phrase.tokens.end.checked_sub(1) else { return };
        let meeting = self.is_class(noun, Talks) || self.is_class(noun, Gathering);
        let subject = self.token(noun).filter(|t| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass));
        let Some(verb) = subject.and_then(|t| self.clauses.group_at(t.head?)).filter(|_| meeting) else {
            return;
        };
        let held =
            verb.passive && self.clauses.is_lemma(verb.main, &["hold", "convene", "organise", "organize"]);
        if !(held || self.is_class(verb.main, Happen)) || verb.reduced {
            return;
        }
        let company = self.clauses.tree_obliques(verb.main, "with");
        let Some(company) = company.into_iter().find_map(|p| self.partakers(p)) else { return };
        let here = facts.meetings.iter().rev().take_while(|t| t.fact.evidence.last() == Some(self.evidence));
        let told = here.into_iter().any(|t| company.actors.iter().any(|a| t.fact.participants.contains(a)));
        if told || company.actors.len() < 2 {
            return;
        }
        let kind = match self.clauses.is_lemma(noun, &["summit"]) {
            true => MeetingKind::Summit,
            false if self.is_class(noun, Gathering) && !self.is_class(noun, Talks) => MeetingKind::Conference,
            false => MeetingKind::Talks,
        };
        let occurrence = Occurrence { at: verb.main, noun: Some(noun), modality: verb.modality };
        self.push(kind, company.actors.clone(), company, &occurrence, facts);
    }

    /// "With Kenya and Uganda", "with the participation of Kenya and Uganda": who takes part.
    fn partakers<'p>(&'p self, with: &'p Phrase) -> Option<&'p Phrase> {
        if with.kind == PhraseKind::Actor {
            return Some(with);
        }
        let takes = self.clauses.is_lemma(with.head, &["participation", "attendance", "involvement"]);
        let of = |p: &&Phrase| {
            p.tokens.start == with.tokens.end + 1 && p.preposition(self.clauses.tokens) == Some("of")
        };
        let of = self.clauses.phrases.iter().find(of).filter(|_| takes);
        of.filter(|p| p.kind == PhraseKind::Actor)
    }

    /// "An invitation to Chad to take the dispute to court": to do something else than to come and talk.
    pub(super) fn invites_to_act(&self, noun: usize) -> bool {
        const COME: [&str; 18] = [
            "attend",
            "come",
            "visit",
            "join",
            "travel",
            "meet",
            "talk",
            "go",
            "fly",
            "participate",
            "discuss",
            "hold",
            "address",
            "speak",
            "return",
            "stay",
            "part",
            "pay",
        ];
        let to = |at: &usize| self.token(*at).is_some_and(|t| t.upos == Upos::Part && t.is_lemma(&["to"]));
        let invited = (noun + 1..noun + INVITED_REACH).find(to).map(|to| to + 1);
        let comes =
            |verb: usize| self.clauses.is_lemma(verb, &COME) || self.clauses.is_lemma(verb + 1, &["part"]);
        self.clauses.is_lemma(noun, &["invitation"]) && invited.is_some_and(|verb| !comes(verb))
    }
}
