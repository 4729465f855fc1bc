//! Whom somebody in office serves where the text does not say it beside the office: by the scene, by who is spoken for, by the
//! subject of the sentence, by the name, and by the state that the document speaks of most.

use std::ops::Range;

use super::{
    mention::MentionKind,
    namesake,
    person::PersonReader,
    phrase::{Phrase, PhraseKind},
    role::{RoleClass, role_of},
};
use crate::{
    actor::ActorCode,
    reading::Level,
    syntax::{Token, Upos},
};

/// Who speaks for others.
pub(super) const SPEAKING: [&str; 3] = ["spokesman", "spokeswoman", "spokesperson"];

/// What a state does with an envoy of its own, and with one of another.
const OWN_ENVOY: [&str; 9] =
    ["recall", "withdraw", "call", "appoint", "name", "nominate", "send", "dispatch", "replace"];
const OTHERS_ENVOY: [&str; 4] = ["summon", "expel", "receive", "convoke"];

/// How far behind an office the verb may stand that it is the subject of, in tokens.
const VERB_REACH: usize = 8;

/// How far behind its first verb a speaker may say what his state will do, in tokens.
const SPEECH_REACH: usize = 10;

impl PersonReader<'_> {
    /// Whom the holder of an office serves that is said to serve nobody, by his name and whom he is `likely` to serve.
    pub(super) fn by_name(
        &self,
        office: &Phrase,
        likely: Option<ActorCode>,
        name: &Range<usize>,
    ) -> Option<ActorCode> {
        let is = |lemmas: &[&str]| self.sentence.tokens.get(office.head).is_some_and(|t| t.is_lemma(lemmas));
        // Whose counterpart somebody is says whom he serves.
        let before = self.sentence.tokens.get(office.tokens.start..office.head).unwrap_or(&[]);
        let of_group = before.iter().any(|t| self.is_acronym(t));
        let told = is(&["number", "counterpart", "colleague"]) || likely.is_none() && of_group;
        if told {
            return likely;
        }
        let others = self.others(office);
        let homes = self.homes.iter().copied().filter(|(state, _)| !others.contains(state));
        namesake::served(self.world, &self.words(name.clone()), likely, &homes.collect::<Vec<_>>())
    }

    /// The state that has the office of this title, or that the document speaks of most, for ministers and spokespeople of
    /// a government that needs no name there.
    pub(super) fn at_home(&self, phrase: &Phrase) -> Option<ActorCode> {
        let head = self.sentence.tokens.get(phrase.head)?;
        let before = self.sentence.tokens.get(phrase.tokens.start..phrase.head).unwrap_or(&[]);
        let lemmas: Vec<&str> = before.iter().chain([head]).map(|t| &*t.lemma).collect();
        let (_, role) = role_of(&lemmas)?;
        if role.nation.is_some() {
            return role.nation;
        }
        let union =
            || self.homes.iter().map(|(code, _)| *code).find(|code| matches!(code.as_str(), "EU" | "EC"));
        if let Some(union) = union().filter(|_| lemmas.ends_with(&["commissioner"])) {
            return Some(union);
        }
        let governs =
            role.level == Some(Level::Minister) || head.is_lemma(&SPEAKING) || head.is_lemma(&["premier"]);
        let office = |levels: &[Level]| {
            role.class == RoleClass::Office && role.level.is_some_and(|level| levels.contains(&level))
        };
        let leads = office(&[Level::Leader]);
        let serves = governs || leads || office(&[Level::Military, Level::Official, Level::Envoy]);
        let has_office = |actor: &ActorCode| {
            role.office.is_none_or(|class| {
                self.world.leaders_of(*actor).any(|leader| leader.office_class() == class)
            })
        };
        let others = self.others(phrase);
        let own = self.spoken_for(phrase).filter(|_| serves);
        let homes = || self.homes.iter().map(|(state, _)| *state);
        let most = || homes().find(|state| !others.contains(state)).filter(|_| governs);
        let scene = self.scene().or_else(|| self.capital_heard(phrase)).filter(|_| governs || leads);
        let state = scene.or(own).or_else(|| self.delegation(phrase)).or_else(|| self.principal(phrase));
        let state = state.or_else(|| self.company(phrase).filter(|_| governs)).or_else(most);
        let envoy = role.level == Some(Level::Envoy);
        let state = state.or_else(|| self.sent_by(phrase).filter(|_| envoy));
        let state = state.or_else(|| self.posted_by(phrase).filter(|_| envoy));
        state.filter(|state| has_office(state) && !before.iter().any(|t| self.is_acronym(t)))
    }

    /// The verb that an office is the subject of: the first behind it.
    fn verb_behind(&self, office: &Phrase) -> Option<usize> {
        let from = office.tokens.end;
        (from..from + VERB_REACH)
            .find(|at| self.sentence.tokens.get(*at).is_some_and(|t| t.upos == Upos::Verb))
    }

    /// Whom the holder of an office speaks to or of as another: "accused Seoul", "was flying to Beijing".
    fn others(&self, office: &Phrase) -> Vec<ActorCode> {
        let towards = |t: &Token| t.is_lemma(&["to", "with", "against", "from", "for", "into"]);
        let start = self
            .verb_behind(office)
            .map(|verb| verb + 1 + usize::from(self.sentence.tokens.get(verb + 1).is_some_and(towards)));
        let object = self.phrases.iter().find(|p| start == Some(p.tokens.start));
        // "The minister and his American counterpart": he serves another state.
        let peer = |p: &&Phrase| {
            let head = self.sentence.tokens.get(p.head);
            let named = self.mentions.iter().any(|m| p.tokens.contains(&m.tokens.start));
            named
                && p.tokens.start > office.head
                && head.is_some_and(|t| t.is_lemma(&["counterpart", "colleague"]))
        };
        let others = object.into_iter().chain(self.phrases.iter().filter(peer));
        others.flat_map(|p| p.actors.iter().chain(&p.owners).copied()).collect()
    }

    /// The state that the holder of an office speaks for: "the minister said Malta would sign".
    fn spoken_for(&self, office: &Phrase) -> Option<ActorCode> {
        let token = |at: usize| self.sentence.tokens.get(at);
        let first = self.verb_behind(office)?;
        let said = |verb: &usize| token(*verb).is_some_and(|t| t.upos == Upos::Verb);
        (first..first + SPEECH_REACH).filter(said).find_map(|verb| {
            let that = token(verb + 1).is_some_and(|t| t.is_lemma(&["that"]));
            let next = verb + 1 + usize::from(that);
            let article = token(next).is_some_and(|t| t.is_lemma(&["the"]));
            let state = self.mentions.iter().find(|m| m.tokens.start == next + usize::from(article))?;
            let will = token(state.tokens.end).is_some_and(|t| t.is_lemma(&["will", "would"]));
            let [actor] = state.actors.as_slice() else { return None };
            let named = matches!(state.kind, MentionKind::Name | MentionKind::Capital);
            Some(*actor).filter(|actor| will && named && self.world.is_nation(*actor))
        })
    }

    /// Whom the subject of the sentence is, where the spokesman of nobody in particular speaks next: "The European Commission
    /// protested, and a spokeswoman, Nabila Massrali, said".
    fn principal(&self, office: &Phrase) -> Option<ActorCode> {
        let speaks = self.sentence.tokens.get(office.head)?.is_lemma(&SPEAKING);
        let joined = office.tokens.start.checked_sub(1).and_then(|at| self.sentence.tokens.get(at))?;
        let subject = self.phrases.first().filter(|p| p.kind == PhraseKind::Actor && p.tokens.start == 0)?;
        let [actor] = subject.actors.as_slice() else { return None };
        (speaks && joined.is_lemma(&["and", "while", "but"]) && !subject.person).then_some(*actor)
    }

    /// The state where the sentence is set: "In Montevideo, the vice-president …".
    fn scene(&self) -> Option<ActorCode> {
        let opens = self.sentence.tokens.first().is_some_and(|t| t.is_lemma(&["in"]));
        let place = self.mentions.iter().find(|m| m.tokens.start == 1 && opens)?;
        let closed = self.sentence.tokens.get(place.tokens.end).is_some_and(|t| t.is_lemma(&[","]));
        let [actor] = place.actors.as_slice() else { return None };
        Some(*actor).filter(|_| closed && place.kind != MentionKind::Person)
    }

    /// The state whose word the sentence gives: "Lima saw it otherwise: the claim was false, a spokesman, Hugo Martínez, said".
    fn capital_heard(&self, office: &Phrase) -> Option<ActorCode> {
        let capital = self.mentions.iter().find(|m| m.tokens.start == 0 && m.kind == MentionKind::Capital)?;
        let mut between = self.sentence.tokens.get(capital.tokens.end..office.tokens.start)?.iter();
        let [actor] = capital.actors.as_slice() else { return None };
        between.any(|t| t.is_lemma(&[":"])).then_some(*actor)
    }

    /// Whose delegation somebody leads: "a Spanish delegation led by Inocencio Arias, under secretary of foreign affairs".
    fn delegation(&self, office: &Phrase) -> Option<ActorCode> {
        let tokens = &self.sentence.tokens;
        let is = |at: usize, lemmas: &[&str]| tokens.get(at).is_some_and(|t| t.is_lemma(lemmas));
        let led = |p: &&Phrase| {
            let verb = p.tokens.end + usize::from(is(p.tokens.end, &[","]));
            let named = self.mentions.iter().any(|m| p.tokens.contains(&m.tokens.start));
            named
                && is(p.head, &["delegation", "team", "mission"])
                && is(verb, &["lead", "head"])
                && is(verb + 1, &["by"])
                && (verb..verb + VERB_REACH).contains(&office.tokens.start)
        };
        match self.phrases.iter().find(led)?.actors.as_slice() {
            [actor] => Some(*actor),
            _ => None,
        }
    }

    /// The state of the leaders that the sentence names, where it names no other: "after a meeting with President Tshisekedi,
    /// government spokesman Patrick Muyaya said".
    fn company(&self, office: &Phrase) -> Option<ActorCode> {
        let mut named = self.mentions.iter().filter(|m| !office.tokens.contains(&m.tokens.start));
        let first = named.next().filter(|m| m.kind == MentionKind::Person && m.leader.is_some())?;
        let [actor] = first.actors.as_slice() else { return None };
        named.all(|m| m.actors == [*actor]).then_some(*actor)
    }

    /// Whose ambassador somebody is by where he goes and whom he faces, among the two states that the document is about: "Ambassador
    /// Masatoshi Muto left for Tokyo", "handed the note to Ambassador Park", "was to leave Canberra".
    fn posted_by(&self, office: &Phrase) -> Option<ActorCode> {
        let tokens = &self.sentence.tokens;
        let is = |at: usize, lemmas: &[&str]| tokens.get(at).is_some_and(|t| t.is_lemma(lemmas));
        let titled = is(office.head, &["ambassador"])
            && tokens.get(office.head).is_some_and(|t| t.text(self.text).starts_with(char::is_uppercase));
        let joined = office.tokens.start.checked_sub(1).filter(|at| is(*at, &["and"]) && titled);
        let seat = |at: usize| {
            let mention = self.mentions.iter().find(|m| m.tokens.start == at)?;
            mention.actors.first().copied().filter(|actor| self.is_nation(*actor))
        };
        let governed = office.tokens.start.checked_sub(1).and_then(|at| tokens.get(at));
        let subject = governed.is_none_or(|t| !matches!(t.upos, Upos::Adp | Upos::Verb | Upos::Part));
        if let Some(verb) = self.verb_behind(office).filter(|_| titled && subject) {
            let home = is(verb, &["leave", "depart", "return", "fly", "head"]);
            let to = is(verb + 1, &["for", "to"]);
            match seat(verb + 1 + usize::from(to)) {
                Some(state) if home && to => return Some(state),
                Some(host) if home && is(verb, &["leave"]) => return self.other_home(host),
                _ => {}
            }
            // "Washington protested, and Ambassador Galbraith told the ministry"
            let first = self.phrases.first().filter(|p| p.kind == PhraseKind::Actor && p.tokens.start == 0);
            if let (Some(_), Some([actor])) = (joined, first.map(|p| p.actors.as_slice())) {
                return Some(*actor).filter(|actor| self.is_nation(*actor));
            }
            let hosts = self.others(office);
            return match hosts.as_slice() {
                [host] => self.other_home(*host),
                _ => None,
            };
        }
        let before = |p: &&Phrase| p.tokens.end < office.tokens.start && p.kind == PhraseKind::Actor;
        let host = self.phrases.iter().find(before).filter(|p| titled && p.person)?;
        let to =
            is(office.tokens.start.checked_sub(1)?, &["to", "with", "tell", "summon", "receive", "meet"]);
        match host.actors.as_slice() {
            [host] if to => self.other_home(*host),
            _ => None,
        }
    }

    /// The other of the two states that the document is most about.
    fn other_home(&self, state: ActorCode) -> Option<ActorCode> {
        let mut states = self.homes.iter().map(|(code, _)| *code).filter(|code| self.is_nation(*code));
        match (states.next()?, states.next()?) {
            (first, second) if first == state => Some(second),
            (first, second) if second == state => Some(first),
            _ => None,
        }
    }

    /// Whose ambassador the object of a verb is: "Peru recalled the ambassador, Fausto Alvarado", "Turkey summoned the ambassador, Andrei
    /// Karlov, over the Russian raid".
    fn sent_by(&self, office: &Phrase) -> Option<ActorCode> {
        let tokens = &self.sentence.tokens;
        let verb = (office.tokens.start.saturating_sub(3)..office.tokens.start)
            .rev()
            .find(|at| tokens.get(*at).is_some_and(|t| t.upos == Upos::Verb))?;
        let is = |lemmas: &[&str]| tokens.get(verb).is_some_and(|t| t.is_lemma(lemmas));
        let one = |p: &&Phrase| p.kind == PhraseKind::Actor && p.actors.len() == 1;
        let subject = self.phrases.iter().rev().filter(|p| p.tokens.end <= verb).find(one);
        let subject = *subject?.actors.first()?;
        if is(&OWN_ENVOY) {
            return Some(subject);
        }
        let mut others = self.mentions.iter().flat_map(|m| &m.actors).filter(|actor| **actor != subject);
        let first = *others.next().filter(|actor| is(&OTHERS_ENVOY) && self.is_nation(**actor))?;
        others.all(|other| *other == first).then_some(first)
    }
}
