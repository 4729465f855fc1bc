//! Ellipsis: acts whose target a sentence leaves out because the text has named it before.

mod gap;

use std::ops::Range;

use self::gap::Gap;
use super::{
    action::action_status,
    answer::blamed_before,
    argument::VerbMatch,
    event::{self, Event},
    explain::Means,
    frame::{Facts, FrameReader, Occurrence},
    noun_chain::{first_with_actors, is_conduct, is_irregular},
    predicate::{Asserts, Predicate, TABLE},
    speech::{CLAIMS, Judgement, has_use, is_judged, speech_at},
    spoken::{SpokenAct, is_event, named_object},
    trail::Origin,
};
use crate::{
    actor::ActorCode,
    reading::{ActionFact, ActionKind},
    resolve::{
        border::{Nearness, nearness},
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind},
    },
    syntax::{Deprel, Token, Upos},
};

/// How many acts back "the raid" may reach.
const RECENT_ACTS: usize = 4;

/// The longest way from an attack to the place it hits, in tokens.
const PLACE_REACH: usize = 12;

/// How far behind "what" a verb that names it may stand, in tokens.
const WHAT_REACH: usize = 7;

impl FrameReader<'_> {
    /// An act whose target the sentence leaves out, for the text has named it before: "Brazil condemned the raid".
    pub(super) fn read_elliptic(&self, index: usize, facts: &mut Facts) {
        let Some(group) = self.clauses.verbs.get(index) else { return };
        let lemma = self.token(group.main).map_or("", |t| &*t.lemma);
        let complete =
            self.clauses.tree_object(group.main).is_some() || self.clauses.has_complement(group.main);
        let complete = complete || self.hits_back(group.main);
        if action_status(group.modality).is_none() || group.reduced || !complete {
            return;
        }
        if self.is_no_blow(group.main) {
            return;
        }
        for predicate in TABLE.of_verb(lemma) {
            let Asserts::Action { kind, status, reciprocal: false } = predicate.asserts else { continue };
            let Some(found) = VerbMatch::new(self.clauses, index, predicate) else { continue };
            let forces = predicate.forces && !found.is_done_by_forces(predicate.ground);
            if forces || self.means_otherwise(predicate, group.main, found.noun) {
                continue;
            }
            let Some(gap) = self.gap(index, (predicate, kind), &found) else { continue };
            let targets = self.missing(&gap, facts);
            if targets.is_empty() {
                continue;
            }
            let occurrence = Occurrence { at: group.main, noun: found.noun, modality: group.modality };
            let (mark, modality) = (facts.mark(), group.modality);
            self.assert_action(kind, status, (gap.actors, targets), &occurrence, facts);
            let (predicate, at) = (Some(predicate), Some(group.main));
            facts.note(&mark, Origin { means: Means::Ellipsis, predicate, at, modality });
            return;
        }
    }

    /// Whom an act is for that does not say so, by the first source that tells.
    fn missing(&self, gap: &Gap, facts: &Facts) -> Vec<ActorCode> {
        let (kind, actors) = (gap.kind, &*gap.actors);
        if kind == ActionKind::Assault {
            return self.place_hit(gap.verb, actors);
        }
        if kind == ActionKind::Aid {
            return self.befriended(gap.verb, actors, facts);
        }
        if kind == ActionKind::Retreat {
            // "Chad and Mali pulled back their troops": from each other.
            let mutual = gap.leaves && actors.len() == 2;
            return if mutual { actors.to_vec() } else { self.left_behind(actors, facts) };
        }
        if gap.frontier {
            return match actors {
                [actor] => self.discourse.neighbour(*actor).into_iter().collect(),
                [a, b] if nearness(*a, *b) == Some(Nearness::Land) => actors.to_vec(),
                _ => Vec::new(),
            };
        }
        // "joined in the condemnation": of those whom others condemned.
        if kind == ActionKind::Accuse && self.clauses.is_lemma(gap.verb, &["join", "echo"]) {
            return blamed_before(actors, facts);
        }
        if !gap.maker.is_empty() {
            return gap.maker.clone();
        }
        let again = gap.again.map_or(Vec::new(), |event| event.parties(facts, actors));
        // "condemned the pact": of which the text has told nobody
        let deal = kind == ActionKind::Accuse && gap.again == Some(Event::Deal);
        if gap.only_again || !again.is_empty() || deal {
            return again;
        }
        if kind == ActionKind::Accuse && gap.again.is_some_and(Event::is_provocation) {
            // Who is blamed himself does not mean his accuser: "blamed Chad for the raid. Chad condemned the attack."
            let blamed = blamed_before(actors, facts);
            let accuser = |fact: &ActionFact| {
                fact.actors == blamed && fact.targets == actors && !fact.kind.is_cooperative()
            };
            let accused = facts.actions.iter().rev().take(RECENT_ACTS).any(accuser);
            return if accused { Vec::new() } else { blamed };
        }
        let said = is_said(kind);
        let either = said || gap.severed;
        let blames = matches!(kind, ActionKind::Accuse | ActionKind::Reject);
        let imposes = self.clauses.is_lemma(gap.verb, &["impose", "slap", "levy"]);
        let punishes = kind == ActionKind::Sanction && gap.severed && !gap.own && imposes;
        let sources: [(bool, &dyn Fn() -> Vec<ActorCode>); 11] = [
            (gap.deed && kind == ActionKind::Support, &|| doer_of_last(actors, facts)),
            (true, &|| self.implied_targets(kind, actors, gap.definite, facts)),
            (either, &|| self.addressed(gap.index, actors)),
            (said, &|| self.author(gap.verb, actors)),
            (either, &|| self.just_told(actors, facts)),
            (gap.severed, &|| answered(actors, facts)),
            (gap.severed, &|| alongside(actors, facts)),
            (gap.deed && blames, &|| self.discourse.last_subject(actors)),
            (either && !gap.deed && !gap.own, &|| self.other_party(gap.verb, actors)),
            // "Chad tested a missile. Mali imposed sanctions."
            (punishes, &|| self.last_nation(gap.verb, actors)),
            // "Two Danes were arrested in Chad. Denmark condemned the arrests."
            (gap.conduct && said, &|| self.only_one_before(actors)),
        ];
        let told = sources.iter().filter(|(open, _)| *open).map(|(_, source)| source());
        let mut told = told.filter(|targets| !targets.is_empty());
        told.next().unwrap_or_default()
    }

    /// Whether a verb judges what "it" stands for: "condemned it" is said of a deed, not of a state.
    pub(super) fn judges_event(&self, verb: usize) -> bool {
        let lemma = self.token(verb).map_or("", |t| &*t.lemma);
        let judges = has_use("verb", lemma, Judgement::Deed);
        let it = |p: &Phrase| is_event(self.clauses, p);
        let passive = || self.clauses.group_at(verb).is_some_and(|v| v.passive || v.reduced);
        // "condemned what he called an outrage"
        let what = || {
            let near = verb + 2..verb + WHAT_REACH;
            self.clauses.is_lemma(verb + 1, &["what"])
                && near.into_iter().any(|at| self.token(at).is_some_and(|t| is_judged(t, Judgement::Name)))
        };
        judges && !passive() && (self.clauses.tree_object(verb).is_some_and(it) || what())
    }

    /// Of whom something is said that names nobody: of those who did what it judges; else of those to whom it is said.
    pub(super) fn blamed_for(&self, act: &SpokenAct, facts: &Facts) -> Vec<ActorCode> {
        let told = self.wrongdoers(act, facts);
        let heard = told.is_empty() && is_said(act.kind) && self.is_of_hearer(act, facts);
        if heard { act.hearer.clone() } else { told }
    }

    /// Whether what is said to somebody is of what he does: the text has told of a deed of his just before, or it is how a
    /// state treats those in it ("told Chad that the arrests were illegal").
    fn is_of_hearer(&self, act: &SpokenAct, facts: &Facts) -> bool {
        let subject = self.clauses.tree_subject(act.at);
        if subject.is_some_and(|p| !self.clauses.tree_obliques(p.head, "by").is_empty()) {
            return false;
        }
        let did = |fact: &ActionFact| {
            let cooperative = fact.kind.is_cooperative() || fact.kind == ActionKind::Request;
            !cooperative && act.hearer.iter().all(|hearer| fact.actors.contains(hearer))
        };
        act.kind == ActionKind::Request
            || subject.is_some_and(|p| is_conduct(self.clauses, p))
            || facts.actions.iter().rev().take(RECENT_ACTS).any(did)
    }

    /// Whose deed a speaker gives a bad name to: "held a drill, which Peru called a provocation", "Peru called it a theft".
    fn wrongdoers(&self, act: &SpokenAct, facts: &Facts) -> Vec<ActorCode> {
        let (verb, actors) = (act.at, &*act.actors);
        let object = named_object(self.clauses, verb).filter(|p| p.tokens.start > verb);
        let authors = object.map_or(Vec::new(), |p| self.author_again(p, actors));
        if !authors.is_empty() {
            return authors;
        }
        if act.kind == ActionKind::Support {
            let fresh = facts.actions.last().is_some_and(|fact| fact.kind.is_cooperative());
            return if fresh { Event::Deal.parties(facts, actors) } else { Vec::new() };
        }
        if act.of_event {
            let object = named_object(self.clauses, verb).and_then(|p| self.event_again(p));
            let parties = object.map_or(Vec::new(), |event| event.parties(facts, actors));
            if act.kind == ActionKind::Reject || !parties.is_empty() {
                return parties;
            }
            let told = self.implied_targets(act.kind, actors, true, facts);
            return match act.kind {
                ActionKind::Accuse if told.is_empty() => self.discourse.last_subject(actors),
                // "The grab will not go unanswered."
                ActionKind::Threaten if told.is_empty() => self.other_party(verb, actors),
                _ => told,
            };
        }
        let author = self.author(verb, actors);
        if !author.is_empty() {
            return author;
        }
        // "called the agreement dangerous"
        let object =
            self.clauses.antecedent(verb).is_none().then(|| named_object(self.clauses, verb)).flatten();
        if let Some(event) = object.and_then(|p| self.event_again(p)) {
            return event.parties(facts, actors);
        }
        // "recalled its envoy over what it called an outrage"
        let what = self.clauses.antecedent(verb).filter(|noun| self.clauses.is_lemma(*noun, &["what"]));
        if let Some(before) = what.and_then(|noun| noun.checked_sub(1)) {
            const GROUNDS: [&str; 6] = ["over", "at", "after", "against", "for", "amid"];
            // "in answer to what it called an outrage"
            let answers = before.checked_sub(1).is_some_and(|at| {
                self.clauses.is_lemma(before, &["to"])
                    && self.clauses.is_lemma(at, &["answer", "response", "reply", "reaction", "retaliation"])
            });
            let grounded = answers || self.clauses.is_lemma(before, &GROUNDS);
            let told = || self.implied_targets(act.kind, actors, true, facts);
            return if grounded { told() } else { Vec::new() };
        }
        if self.clauses.antecedent(verb).is_some() {
            let last = facts.actions.last().filter(|fact| fact.evidence.last() == Some(self.evidence));
            let other = last.filter(|fact| !fact.actors.iter().any(|actor| actors.contains(actor)));
            return other.map_or(Vec::new(), |fact| fact.actors.clone());
        }
        // "sees it as a threat" is said of what has long been there.
        let uttered = !self.clauses.is_lemma(verb, &["see", "view", "regard"]);
        let event = uttered && self.token(verb + 1).is_some_and(|t| t.is_lemma(&["it", "this", "that"]));
        if event { self.implied_targets(ActionKind::Accuse, actors, true, facts) } else { Vec::new() }
    }

    /// The event that a phrase speaks of again: "welcomed the talks", "denied that charge", "hailed the Cairo accord".
    fn event_again(&self, phrase: &Phrase) -> Option<Event> {
        let event = self.token(phrase.head).and_then(|t| event::spoken_of(&t.lemma))?;
        let plain = phrase.kind == PhraseKind::Plain || self.is_named_by_city(&phrase.tokens);
        // "…, a demand Chad refused"
        let apposed = || {
            let before = phrase.tokens.start.checked_sub(1);
            let article = self.clauses.is_lemma(phrase.tokens.start, &["a", "an"]);
            article && before.is_some_and(|at| self.clauses.is_lemma(at, &[","]))
        };
        (plain && event != Event::Deed && (self.clauses.is_definite(phrase) || apposed())).then_some(event)
    }

    /// Whether a meeting or what it came to is named by the capital where it took place: "the Cairo talks".
    pub(super) fn is_named_by_city(&self, tokens: &Range<usize>) -> bool {
        let head = tokens.end.checked_sub(1).and_then(|at| self.token(at));
        let event = head.and_then(|t| event::spoken_of(&t.lemma));
        let mut named = self.mentions.iter().filter(|m| tokens.contains(&m.tokens.start)).peekable();
        matches!(event, Some(Event::Meeting | Event::Deal))
            && named.peek().is_some()
            && named.all(|m| m.kind == MentionKind::Capital && m.tokens.end + 1 == tokens.end)
    }

    /// "Declined to comment", "asked not to be named": what is refused is an answer to a reporter.
    pub(super) fn is_silence(&self, verb: usize) -> bool {
        let mut children = self.clauses.children(verb);
        children.any(|(_, t)| {
            t.deprel == Deprel::Xcomp
                && t.is_lemma(&[
                    "comment",
                    "say",
                    "discuss",
                    "elaborate",
                    "name",
                    "identify",
                    "speak",
                    "quote",
                ])
        })
    }

    /// Whose the place is that an attack hits: "missiles struck a port in Odesa".
    fn place_hit(&self, verb: usize, actors: &[ActorCode]) -> Vec<ActorCode> {
        let barrier = (verb + 1..verb + PLACE_REACH).find(|at| {
            self.token(*at).is_none_or(|t| {
                t.upos == Upos::Verb
                    || t.is_lemma(&["and", ";", ":"])
                    || t.is_lemma(&[","]) && !self.is_within_name(*at)
            })
        });
        let reach = verb + 1..barrier.unwrap_or(verb + PLACE_REACH);
        let object = self.clauses.tree_object(verb);
        let own = self.clauses.tree_subject(verb).is_some_and(|p| p.actors == actors || p.owners == actors)
            && !object.is_some_and(|p| is_irregular(self.clauses, p));
        // "a rig 40 miles north of Chad"
        let apart = |m: &Mention| {
            let phrase = self.clauses.phrases.iter().find(|p| p.tokens.contains(&m.tokens.start));
            phrase.is_some_and(|p| p.is_bearing(self.clauses.tokens))
        };
        let place = |m: &&Mention| {
            own && !apart(m)
                && matches!(m.kind, MentionKind::Place | MentionKind::Capital | MentionKind::Name)
                && reach.contains(&m.tokens.start)
                && m.actors.iter().all(|actor| !actors.contains(actor) && self.world.is_nation(*actor))
        };
        self.mentions.iter().find(place).map_or(Vec::new(), |m| m.actors.clone())
    }

    /// "A market in Idlib, Syria": whether a comma stands between a place and the state that it is in.
    fn is_within_name(&self, comma: usize) -> bool {
        let place = comma.checked_sub(1).and_then(|at| self.token(at)).is_some_and(|t| t.upos == Upos::Propn);
        let state = self.mentions.iter().find(|m| m.tokens.start == comma + 1 && m.kind == MentionKind::Name);
        let next = state.and_then(|m| self.token(m.tokens.end));
        place && next.is_some_and(|t| matches!(t.upos, Upos::Punct | Upos::Adp))
    }

    /// Whom an act of words is for where the sentence does not say: whom the same actors dealt with just before in the
    /// sentence; where its object is "the raid" or "that offer", whoever did the last such thing; else the other party of
    /// the last act.
    pub(super) fn implied_targets(
        &self,
        kind: ActionKind,
        actors: &[ActorCode],
        definite: bool,
        facts: &Facts,
    ) -> Vec<ActorCode> {
        use ActionKind::{Accuse, Protest, Reject, Request, Support, Threaten};
        if !matches!(kind, Accuse | Request | Reject | Threaten | Support | Protest) {
            return Vec::new();
        }
        let apart = |others: &[ActorCode]| !others.iter().any(|actor| actors.contains(actor));
        let recent = || facts.actions.iter().rev().take(RECENT_ACTS);
        let here = recent().take_while(|fact| fact.evidence.last() == Some(self.evidence));
        if let Some(fact) = here.into_iter().find(|fact| fact.actors == actors && apart(&fact.targets)) {
            return fact.targets.clone();
        }
        let meant = |fact: &&ActionFact| match kind {
            Accuse | Threaten => !fact.kind.is_cooperative() && fact.kind != Request,
            Support => fact.kind.is_cooperative() || fact.kind == Request,
            _ => true,
        };
        // What is blamed is rather what was done than what was said.
        let done = |fact: &&ActionFact| kind == Accuse && is_deed_kind(fact.kind);
        let judged = || recent().filter(|_| definite).filter(|fact| apart(&fact.actors));
        if let Some(fact) = judged().find(done).or_else(|| judged().find(meant)) {
            return fact.actors.clone();
        }
        // Who helped somebody does not reject or blame him next: "supplied arms to Chad. Chile denied the charge".
        let alike = |fact: &&ActionFact| {
            matches!(kind, Request | Support)
                || !fact.kind.is_cooperative()
                || fact.evidence.last() == Some(self.evidence)
        };
        match facts.actions.last().filter(alike) {
            Some(fact) if fact.actors == actors && apart(&fact.targets) => fact.targets.clone(),
            Some(fact) if actors.iter().all(|actor| fact.targets.contains(actor)) && apart(&fact.actors) => {
                fact.actors.clone()
            }
            _ => Vec::new(),
        }
    }

    /// Whom the verb that governs an infinitive or participle is done to: "wrote to Chad demanding a reply".
    fn addressed(&self, verb: usize, actors: &[ActorCode]) -> Vec<ActorCode> {
        // "Despite appeals from Chad, Mali refused"
        let other =
            |p: &&Phrase| p.kind == PhraseKind::Actor && p.actors.iter().all(|actor| !actors.contains(actor));
        let main = self.clauses.verbs.get(verb).map_or(0, |v| v.main);
        let despite =
            first_with_actors(self.clauses, self.clauses.tree_obliques(main, "despite"), false).actors;
        if !despite.is_empty() && despite.iter().all(|actor| !actors.contains(actor)) {
            return despite;
        }
        let group = self.clauses.verbs.get(verb).filter(|v| v.infinitive || v.gerund);
        let Some(governor) = group.and_then(|v| self.clauses.verbs.get(v.governor?)) else {
            return Vec::new();
        };
        let to = || self.clauses.tree_obliques(governor.main, "to").into_iter().next();
        let object = self.clauses.tree_object(governor.main).filter(|_| !governor.passive).filter(other);
        object.or_else(|| to().filter(other)).map_or(Vec::new(), |p| p.actors.clone())
    }

    /// Whose deed it is that a relative clause judges: "Mali keeps its ban, which Chad condemned".
    pub(super) fn author(&self, verb: usize, actors: &[ActorCode]) -> Vec<ActorCode> {
        let Some(noun) = self.clauses.antecedent(verb) else { return Vec::new() };
        let apart = |who: &[ActorCode]| who.iter().all(|actor| !actors.contains(actor));
        let author = self.clauses.author_of(noun).filter(|p| p.kind == PhraseKind::Actor);
        // "Mali condemned the levy, which Chad opposes": whosever it is.
        let judged = self.token(noun).and_then(|t| self.token(t.head?)).is_some_and(judges);
        match author.filter(|p| !judged && apart(&p.actors)) {
            Some(author) => author.actors.clone(),
            // "Mali says that Chad arms rebels, a charge Chad denies"
            None if self.clauses.is_lemma(noun, &CLAIMS) => {
                let said = (0..noun).rev().find_map(|at| speech_at(self.speeches, at));
                said.filter(|s| apart(&s.speaker)).map_or(Vec::new(), |s| s.speaker.clone())
            }
            None => Vec::new(),
        }
    }

    /// "Stands with Chad and will give five million dollars": whom the helpers are just said to be good to, by a verb that the
    /// help is joined to.
    fn befriended(&self, verb: usize, actors: &[ActorCode], facts: &Facts) -> Vec<ActorCode> {
        let joined = self.token(verb).is_some_and(|t| t.deprel == Deprel::Conj);
        let here = self.mentions.iter().filter(|m| m.tokens.start > verb);
        let named = here.into_iter().any(|m| m.actors.iter().any(|actor| !actors.contains(actor)));
        let last = facts.actions.last().filter(|fact| fact.evidence.last() == Some(self.evidence));
        let last =
            last.filter(|fact| joined && !named && fact.kind.is_cooperative() && fact.actors == actors);
        last.map_or(Vec::new(), |fact| fact.targets.clone())
    }

    /// To whom the sentence itself has just said that something was done: "Chad expelled a Libyan envoy, and Mali broke off
    /// relations".
    fn just_told(&self, actors: &[ActorCode], facts: &Facts) -> Vec<ActorCode> {
        let last = facts.actions.last().filter(|fact| fact.evidence.last() == Some(self.evidence));
        let last = last.filter(|fact| !fact.kind.is_cooperative() && fact.actors != fact.targets);
        let apart = last.filter(|fact| !fact.targets.iter().any(|target| actors.contains(target)));
        apart.map_or(Vec::new(), |fact| fact.targets.clone())
    }

    /// From whom those go who withdraw: from those who asked them to, else from those whom they attacked or threatened by force.
    fn left_behind(&self, actors: &[ActorCode], facts: &Facts) -> Vec<ActorCode> {
        use ActionKind::{Assault, Mobilize, Request, Threaten};
        let recent = || facts.actions.iter().rev().take(RECENT_ACTS);
        let asked = |fact: &&ActionFact| {
            let nations = fact.actors.iter().all(|actor| self.world.is_nation(*actor));
            nations
                && matches!(fact.kind, Request | Threaten)
                && actors.iter().all(|actor| fact.targets.contains(actor))
        };
        let came = |fact: &&ActionFact| matches!(fact.kind, Assault | Mobilize) && fact.actors == actors;
        let asker = recent().find(asked).map(|fact| fact.actors.clone());
        asker.or_else(|| recent().find(came).map(|fact| fact.targets.clone())).unwrap_or_default()
    }

    /// The state that the text has just told something of, where the verb says nothing of whom it is done to.
    fn last_nation(&self, verb: usize, actors: &[ActorCode]) -> Vec<ActorCode> {
        // "imposed sanctions on four firms": whoever those are.
        let mut behind = verb..verb + PLACE_REACH;
        if behind.any(|at| self.clauses.is_lemma(at, &["on", "against", "from"])) {
            return Vec::new();
        }
        let mut last = self.discourse.last_subject(actors);
        last.retain(|code| self.world.is_nation(*code));
        last
    }

    /// The only other state that a sentence names; where it names none, the one that the text named last, if that is also
    /// the one with which it mostly speaks of the actors.
    fn other_party(&self, verb: usize, actors: &[ActorCode]) -> Vec<ActorCode> {
        // "voiced concern and urged Mali to act": who is asked something else.
        let undergoes = |p: &Phrase| {
            let object = self.token(p.head).filter(|t| matches!(t.deprel, Deprel::Obj | Deprel::Iobj));
            let other = object.and_then(|t| t.head).filter(|head| *head != verb);
            other.is_some_and(|other| self.clauses.has_infinitive(other))
        };
        // What a preposition governs is a place or a victim: "condemned the raid on Mali".
        let bare = |m: &&Mention| {
            let phrase = self.clauses.phrases.iter().find(|p| p.tokens.contains(&m.tokens.start));
            phrase.is_none_or(|p| p.preposition(self.clauses.tokens).is_none() && !undergoes(p))
        };
        let mut here: Vec<ActorCode> = self.mentions.iter().flat_map(|m| m.actors.iter().copied()).collect();
        here.sort_unstable();
        here.dedup();
        here.retain(|code| !actors.contains(code));
        let free = self.mentions.iter().filter(bare).any(|m| here.iter().all(|code| m.actors.contains(code)));
        match here.as_slice() {
            [] => {
                let last = self.story.last_beside(actors);
                last.filter(|code| self.story.partner_of(actors) == Some(*code)).into_iter().collect()
            }
            [only] if free && self.world.is_nation(*only) && !self.acts_too(verb, *only) => vec![*only],
            _ => Vec::new(),
        }
    }
}

/// Whether a verb tells what somebody says of others' deeds, and not what he does.
fn judges(verb: &Token) -> bool {
    let said = |p: &Predicate| match p.asserts {
        Asserts::Action { kind: ActionKind::Request, .. } => false,
        Asserts::Action { kind, .. } => is_said(kind) && p.nouns.is_empty(),
        _ => false,
    };
    has_use("verb", &verb.lemma, Judgement::Deed) || TABLE.of_verb(&verb.lemma).iter().any(said)
}

/// Who did what was told last, whatever that was: "welcomed the step".
fn doer_of_last(actors: &[ActorCode], facts: &Facts) -> Vec<ActorCode> {
    let last = facts.actions.last().filter(|fact| fact.actors != fact.targets);
    let last = last.filter(|fact| !fact.actors.iter().any(|actor| actors.contains(actor)));
    last.map_or(Vec::new(), |fact| fact.actors.clone())
}

/// Who has just done something hostile to these: "Peru insulted Chile, and Chile recalled its envoy".
pub(super) fn answered(actors: &[ActorCode], facts: &Facts) -> Vec<ActorCode> {
    let last = facts.actions.last().filter(|fact| !fact.kind.is_cooperative());
    let last = last.filter(|fact| actors.iter().all(|actor| fact.targets.contains(actor)));
    let last = last.filter(|fact| !fact.actors.iter().any(|actor| actors.contains(actor)));
    last.map_or(Vec::new(), |fact| fact.actors.clone())
}

/// Whom others have just punished: "Chad broke with Mali, and Niger closed its embassy".
fn alongside(actors: &[ActorCode], facts: &Facts) -> Vec<ActorCode> {
    let apart = |who: &[ActorCode]| !who.iter().any(|actor| actors.contains(actor));
    let last = facts.actions.last().filter(|fact| fact.kind == ActionKind::Sanction);
    let last = last.filter(|fact| apart(&fact.actors) && apart(&fact.targets));
    last.map_or(Vec::new(), |fact| fact.targets.clone())
}

/// Whether an act does something to somebody, and not by words.
fn is_deed_kind(kind: ActionKind) -> bool {
    use ActionKind::{Assault, Coerce, Mobilize, Sanction};
    matches!(kind, Assault | Coerce | Mobilize | Sanction)
}

/// Whether an act is done by words.
fn is_said(kind: ActionKind) -> bool {
    use ActionKind::{Accuse, Protest, Reject, Request, Support};
    matches!(kind, Accuse | Reject | Request | Protest | Support)
}
