//! Who does what a sentence says where the speaker is not its subject.

use super::{
    argument::{Arguments, Filler},
    frame::{FrameReader, Occurrence},
    modality::Modality,
    predicate::{Asserts, Predicate, Slot},
    speech::{Judgement, has_use, speech_at},
};
use crate::{actor::ActorCode, reading::ActionKind, resolve::phrase::Phrase, syntax::Deprel};

impl FrameReader<'_> {
    /// "Rejected a demand by Chad": what is answered has been said, whatever the answer.
    pub(super) fn is_answered(&self, predicate: &Predicate, phrase: &Phrase) -> bool {
        use ActionKind::{Accuse, Protest, Request, Threaten};
        let Asserts::Action { kind: Accuse | Protest | Request | Threaten, .. } = predicate.asserts else {
            return false;
        };
        let head = self.token(phrase.head).filter(|t| t.deprel == Deprel::Obj);
        let Some(verb) = head.and_then(|t| self.clauses.group_at(t.head?)) else { return false };
        let receives = self.token(verb.main).is_some_and(|t| has_use("verb", &t.lemma, Judgement::Receive));
        receives && verb.modality <= Modality::Announced
    }

    /// The speaker, where what is said is the speaker's own act: "the envoy was summoned, Chad's ministry said", or where
    /// the verb goes on from that of speech: "Chad said that Mali lied and urged it to stop".
    pub(super) fn speaker_for(
        &self,
        kind: ActionKind,
        predicate: &Predicate,
        arguments: &impl Arguments,
        occurrence: &Occurrence,
    ) -> Option<Filler> {
        let group = self.clauses.group_at(occurrence.at)?;
        let speech = speech_at(self.speeches, occurrence.at).filter(|speech| !speech.speaker.is_empty())?;
        let (slot, second) = arguments.first_of(&predicate.second)?;
        let apart = |who: &[ActorCode]| !who.iter().any(|actor| speech.speaker.contains(actor));
        let first = arguments.first_of(&predicate.first).map_or(Vec::new(), |(_, filler)| filler.actors);
        let measure = matches!(kind, ActionKind::Protest | ActionKind::Sanction);
        let agentless = group.passive && first.is_empty() && measure;
        let joined = self.token(occurrence.at).is_some_and(|t| t.deprel == Deprel::Conj);
        let direct = matches!(slot, Slot::Object | Slot::Preposition(_));
        let to_itself = joined && direct && !first.is_empty() && second.actors == first;
        ((agentless || to_itself) && apart(&second.actors)).then(|| Filler::owners(&speech.speaker))
    }
}
