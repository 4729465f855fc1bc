//! Lists of noun phrases, and offices with whom they serve: "the leaders of China, Japan and South Korea".

use std::ops::Range;

use super::{
    discourse::Discourse,
    employer::SPEAKING,
    mention::{Mention, MentionKind},
    phrase::{Builder, Phrase, PhraseKind, add},
    role::{Role, RoleClass, role_of},
};
use crate::{
    actor::ActorCode,
    reading::Level,
    syntax::{Deprel, Token, Upos},
};

impl Builder<'_> {
    /// "Kenya's and Tanzania's ministers": what is of the last of a list of possessors is of all of them.
    pub(super) fn join_possessors(&self, phrases: Vec<Phrase>) -> Vec<Phrase> {
        let mut out: Vec<Phrase> = Vec::new();
        for mut phrase in phrases {
            while let Some(before) = out.pop_if(|before| self.shares_noun(before, &phrase)) {
                let mut all = before.actors;
                add(&mut all, &phrase.actors);
                (phrase.owners, phrase.possessor) = (all.clone(), all.clone());
                phrase.actors = all;
                phrase.tokens.start = before.tokens.start;
            }
            out.push(phrase);
        }
        out
    }

    /// Whether a possessor goes without its noun, which the next has: "Kenya's and …".
    fn shares_noun(&self, before: &Phrase, next: &Phrase) -> bool {
        let end = before.tokens.end;
        let joined = self.is_lemma(end, &["'s"])
            && self.is_lemma(end + 1, &["and", ","])
            && next.tokens.start == end + 2;
        let owned = next.possessor.len() == next.owners.len() && !next.possessor.is_empty();
        joined && owned && before.kind == PhraseKind::Actor && next.actors == next.possessor
    }

    /// "Unrest went on in Chad. Mali urged the authorities to act": those of the only other state of the sentence before.
    pub(super) fn addressed(
        &self,
        range: &Range<usize>,
        before: &[Phrase],
        discourse: &Discourse,
    ) -> Vec<ActorCode> {
        const GOVERN: [&str; 4] = ["authority", "authorities", "regime", "junta"];
        let asks = self.subject_before(range, before);
        if asks.is_empty() || range.len() > 2 || !self.is_lemma(range.end - 1, &GOVERN) {
            return Vec::new();
        }
        discourse.governed_before(&asks).into_iter().collect()
    }

    /// "The president of France", "officials from Japan and China": the role takes the actors after the preposition.
    ///
    /// With `lists`, all the actors of a list: "leaders of China, Japan and South Korea".
    pub(super) fn attach_of(&self, phrases: Vec<Phrase>, lists: bool) -> Vec<Phrase> {
        let mut out: Vec<Phrase> = Vec::new();
        let mut open: Option<usize> = None;
        for phrase in phrases {
            let linked = out.last().is_some_and(|last| {
                let office = last.open_role.is_some_and(|role| role.class == RoleClass::Office);
                let voice = self.is_lemma(last.head, &SPEAKING);
                let link = match office {
                    true if voice => &["of", "from", "for"][..],
                    true => &["of", "from"],
                    false => &["of"],
                };
                let city = self
                    .mention_at(phrase.tokens.start)
                    .is_some_and(|m| matches!(m.kind, MentionKind::Place | MentionKind::Capital));
                let linked = self.is_lemma(last.tokens.end, link)
                    || self.is_sent(last, &phrase)
                    || (city && last.level != Some(Level::Envoy) || self.governs(last))
                        && self.is_lemma(last.tokens.end, &["in"]);
                last.tokens.end + 1 == phrase.tokens.start && linked
            });
            let listed = lists
                && open == out.len().checked_sub(1)
                && out.last().is_some_and(|last| self.separator(last, &phrase).is_some());
            let named = linked && phrase.kind == PhraseKind::Actor && self.is_whose_state(&out, &phrase);
            let last = out.last_mut();
            match last {
                Some(last) if named => {
                    last.actors = phrase.actors.clone();
                    (last.kind, last.person) = (PhraseKind::Actor, true);
                    last.tokens.end = phrase.tokens.end;
                    open = None;
                }
                Some(last) if linked && takes_of(last) && phrase.kind == PhraseKind::Actor => {
                    last.actors = phrase.actors.clone();
                    last.kind = PhraseKind::Actor;
                    last.tokens.end = phrase.tokens.end;
                    open = Some(out.len() - 1);
                }
                Some(last)
                    if linked && takes_of(last) && phrase.actors.is_empty() && last.level.is_some() =>
                {
                    last.tokens.end = phrase.tokens.end;
                    open = None;
                }
                Some(last) if listed && phrase.kind == PhraseKind::Actor => {
                    add(&mut last.actors, &phrase.actors);
                    last.tokens.end = phrase.tokens.end;
                }
                _ => {
                    open = None;
                    out.push(phrase);
                }
            }
        }
        out
    }

    /// "Alberto Fujimori of Peru and Jose Ayala of Ecuador": the state of the person named before it, or of the next in a list of
    /// persons.
    fn is_whose_state(&self, phrases: &[Phrase], state: &Phrase) -> bool {
        let [before @ .., person] = phrases else { return false };
        let name = |m: &Mention| m.kind == MentionKind::Name && m.tokens.end == state.tokens.end;
        if !self.is_lemma(person.tokens.end, &["of"])
            || !self.mention_at(state.tokens.start).is_some_and(name)
        {
            return false;
        }
        let known = person.person && person.actors == state.actors;
        let capital = |at: usize| self.token(at).is_some_and(|t| t.upos == Upos::Propn);
        let next = before.last().is_some_and(|before| {
            before.person && before.kind == PhraseKind::Actor && self.separator(before, person).is_some()
        });
        let bare = person.kind == PhraseKind::Plain && person.tokens.clone().all(capital);
        known && person.kind == PhraseKind::Actor || next && bare
    }

    /// "Authorities in Chad": those who govern where they are; troops and envoys may be another's.
    fn governs(&self, phrase: &Phrase) -> bool {
        const GOVERNING: [&str; 10] = [
            "authority",
            "authorities",
            "official",
            "government",
            "leadership",
            "ruler",
            "regime",
            "junta",
            "cabinet",
            "prosecutor",
        ];
        phrase.open_role.is_some() && self.is_lemma(phrase.head, &GOVERNING)
    }

    /// "Troops from Chad and Mali are training": forces that do something, and whose they are.
    fn is_sent(&self, forces: &Phrase, whose: &Phrase) -> bool {
        let serves =
            forces.open_role.is_some_and(|role| role.class.is_force() || role.class == RoleClass::Body);
        let subject =
            self.token(forces.head).is_some_and(|t| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass));
        let from = self.is_lemma(forces.tokens.end, &["from"]);
        let theirs = self
            .token(whose.tokens.start)
            .and_then(|t| t.head)
            .is_some_and(|head| forces.tokens.contains(&head));
        serves && subject && from && theirs
    }

    /// "After talks in Rome, France and Germany agreed": a city where something is done, and then a state.
    fn is_scene_before(&self, city: &Phrase, state: &Phrase) -> bool {
        let kind = |p: &Phrase| self.mention_at(p.tokens.end - 1).map(|m| m.kind);
        let city_kind = |kind| matches!(kind, Some(MentionKind::Place | MentionKind::Capital));
        let scene =
            city.tokens.start.checked_sub(1).is_some_and(|at| self.is_lemma(at, &["in", "at", "near"]));
        scene
            && city_kind(kind(city))
            && !city_kind(kind(state))
            && self.separator(city, state) == Some(false)
    }

    /// Whether a phrase is the name, between commas, of the person that the office before it means.
    fn is_name_of(&self, office: &Phrase, name: &Phrase) -> bool {
        let person = office.kind == PhraseKind::Actor && office.person && office.level.is_some();
        let capital = |at: usize| self.token(at).is_some_and(|t| t.upos == Upos::Propn);
        let same = name.actors.is_empty() || name.actors == office.actors;
        person
            && same
            && name.tokens.len() > 1
            && name.tokens.clone().all(capital)
            && self.is_lemma(office.tokens.end, &[","])
            && office.tokens.end + 1 == name.tokens.start
            && self.is_lemma(name.tokens.end, &[",", "and"])
    }

    /// What joins two phrases of a list: true for a conjunction, false for a mere comma.
    fn separator(&self, a: &Phrase, b: &Phrase) -> Option<bool> {
        let between = self.tokens.get(a.tokens.end..b.tokens.start)?;
        let words: Vec<&str> = between.iter().map(|t| &*t.lemma).collect();
        match words.as_slice() {
            [","] => Some(false),
            _ if self.opens_clause(a, b) => None,
            ["and" | "or" | "&"]
            | [",", "and" | "or"]
            | ["as", "well", "as"]
            | [",", "as", "well", "as"]
            | ["along", "with"] => Some(true),
            _ => None,
        }
    }

    /// "… in Iran, and Iraq accused Kuwait": whether the second of two phrases is the subject of a clause of its own, and the
    /// only one: "the row between A and B" has but one subject.
    fn opens_clause(&self, a: &Phrase, b: &Phrase) -> bool {
        if self.joins_verbs(a, b) {
            return true;
        }
        let Some(verb) = self.verb_of(b).filter(|verb| *verb >= b.tokens.end) else { return false };
        let between =
            a.tokens.start.checked_sub(1).is_some_and(|at| self.is_lemma(at, &["between", "among"]));
        // "Iranian and American diplomats"
        let inside = |t: &Token| t.head.is_some_and(|head| b.tokens.contains(&head));
        let shares = self.tokens.get(a.tokens.clone()).unwrap_or_default().iter().any(inside);
        let subject =
            |t: &Token| t.head == Some(verb) && matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass);
        !between && !shares && !self.tokens.get(..b.tokens.start).unwrap_or_default().iter().any(subject)
    }

    /// "… ties with Peru, and Chile and Cuba recalled": whether the "and" behind a comma joins, by the tree, the verbs of two
    /// clauses, of which the second begins right there.
    fn joins_verbs(&self, a: &Phrase, b: &Phrase) -> bool {
        let oblique =
            a.tokens.start.checked_sub(1).and_then(|at| self.token(at)).is_some_and(|t| t.upos == Upos::Adp);
        let and = self.token(a.tokens.end + 1).filter(|_| self.is_lemma(a.tokens.end, &[","]));
        let and = and.filter(|t| t.deprel == Deprel::Cc && a.tokens.end + 2 == b.tokens.start);
        let joined = and.and_then(|t| t.head).filter(|head| *head >= b.tokens.end);
        let between =
            a.tokens.start.checked_sub(1).is_some_and(|at| self.is_lemma(at, &["between", "among"]));
        oblique && !between && joined.and_then(|at| self.token(at)).is_some_and(|t| t.upos == Upos::Verb)
    }

    /// The word that a phrase is the subject of, by the tree.
    fn verb_of(&self, phrase: &Phrase) -> Option<usize> {
        let mut words = phrase.tokens.clone().filter_map(|at| self.token(at));
        let root = words.find(|t| t.head.is_none_or(|head| !phrase.tokens.contains(&head)))?;
        root.head.filter(|_| matches!(root.deprel, Deprel::Nsubj | Deprel::NsubjPass))
    }

    /// "France, Italy and several other states", "and their allies", "and others": whether a phrase ends a list with those that it
    /// does not name.
    fn is_unnamed_rest(&self, phrase: &Phrase) -> bool {
        let near = phrase.tokens.start..phrase.tokens.end.min(phrase.tokens.start + 4);
        let group = || {
            let role = self.token(phrase.head).and_then(|t| role_of(&[&t.lemma]));
            role.is_some_and(|(_, role)| role.collective || role.class == RoleClass::Collective)
        };
        near.clone().any(|at| self.is_lemma(at, &["other", "others"]))
            || phrase.actors.is_empty() && self.is_plural(phrase) && group()
    }

    /// Joins the members of lists, and a phrase with its apposition.
    pub(super) fn coordinate(&self, phrases: Vec<Phrase>, discourse: &mut Discourse) -> Vec<Phrase> {
        let mut out: Vec<Phrase> = Vec::new();
        let mut rest = phrases.as_slice();
        while let Some((first, tail)) = rest.split_first() {
            let count = self.list_length(rest);
            let mut joined = first.clone();
            for phrase in tail.iter().take(count.saturating_sub(1)) {
                add(&mut joined.actors, &phrase.actors);
                if joined.after.is_empty() {
                    add(&mut joined.owners, &phrase.owners);
                    joined.after = phrase.after.clone();
                } else {
                    // "Japan's allies A and B": B is an ally and owns none.
                    add(&mut joined.after, &phrase.actors);
                }
                joined.level = joined.level.min(phrase.level).or(joined.level).or(phrase.level);
                joined.tokens.end = phrase.tokens.end;
                (joined.kind, joined.head) = (phrase.kind, phrase.head);
            }
            if joined.actors.len() > 1 && !joined.anaphoric {
                discourse.note(&joined.actors);
            }
            rest = rest.get(count.max(1)..).unwrap_or(&[]);
            out.push(joined);
        }
        out
    }

    /// How many of the phrases make a list that begins with the first.
    fn list_length(&self, phrases: &[Phrase]) -> usize {
        let Some(first) = phrases.first().filter(|p| is_member(p)) else { return 1 };
        let apposed =
            |second: &Phrase| self.separator(first, second) == Some(false) && self.ends_description(first);
        if phrases.get(1).is_some_and(|second| self.is_scene_before(first, second) || apposed(second)) {
            return 1;
        }
        let (mut length, mut conjoined, mut commas) = (1, 0, 1);
        let mut names = 0;
        while let (Some(a), Some(next)) = (phrases.get(length - 1), phrases.get(length)) {
            // "Kenya's president, William Ruto, and the Somali premier"
            let named = self.is_name_of(a, next);
            let (last, Some(b)) = (if named { next } else { a }, phrases.get(length + usize::from(named)))
            else {
                break;
            };
            let Some(conjunction) = self.separator(last, b) else { break };
            let fits = is_member(b)
                || a.kind == PhraseKind::Modifier
                    && matches!(b.kind, PhraseKind::Thing | PhraseKind::National);
            let pronoun = b.tokens.len() == 1 && self.token(b.head).is_some_and(|t| t.upos == Upos::Pron);
            let apposition = pronoun || !conjunction && b.actors.iter().all(|actor| a.actors.contains(actor));
            if !fits && conjunction && self.is_unnamed_rest(b) {
                conjoined = length;
            }
            if !fits || apposition {
                break;
            }
            length += 1 + usize::from(named);
            names += usize::from(named);
            if conjunction {
                conjoined = length;
            } else if commas + 1 + usize::from(named) == length {
                commas = length;
            }
            if matches!(b.kind, PhraseKind::Thing | PhraseKind::National) {
                break;
            }
        }
        match (conjoined, commas) {
            (0, commas) if commas >= 3 + names && first.kind == PhraseKind::Actor => commas,
            (conjoined, _) => conjoined.max(1),
        }
    }
}

/// Whether a phrase may be a member of a list of actors.
fn is_member(phrase: &Phrase) -> bool {
    matches!(phrase.kind, PhraseKind::Actor | PhraseKind::Modifier) && !phrase.actors.is_empty()
}

/// Whether a phrase is a role that waits for whom it serves.
fn takes_of(phrase: &Phrase) -> bool {
    let acts =
        |role: &Role| role.class.is_force() || matches!(role.class, RoleClass::Office | RoleClass::Body);
    phrase.actors.is_empty() && phrase.owners.is_empty() && phrase.open_role.is_some_and(acts)
}
