//! Attacks that a sentence tells of by the attack or the weapon: "Israeli air strikes killed five in Syria", "shelling from
//! Chad damaged a school in Sudan", "two soldiers died in an attack by Mali".

mod captivity;

use super::{
    clause::VerbGroup,
    deed_words::{Class, is_word},
    ellipsis::answered,
    frame::{Facts, FrameReader},
    modality::Modality,
    noun_chain::first_with_actors,
};
use crate::{
    actor::ActorCode,
    reading::{ActionFact, ActionKind},
    resolve::{
        mention::{Mention, MentionKind},
        phrase::{Phrase, PhraseKind, add},
    },
    syntax::Deprel,
};

impl FrameReader<'_> {
    /// The attacks of a sentence that harm somebody, and whom it says to be in prison.
    pub(super) fn read_attacks(&self, facts: &mut Facts) {
        self.read_prisoners(facts);
        self.read_captures(facts);
        self.read_blows_back(facts);
        for group in &self.clauses.verbs {
            let Some((actors, mut targets)) = self.harm(group) else { continue };
            let attacked = |fact: &ActionFact| fact.kind == ActionKind::Assault;
            targets.retain(|target| !self.is_told((&actors, &[*target]), attacked, facts));
            if group.modality <= Modality::Actual && !targets.is_empty() {
                self.assert_deed(ActionKind::Assault, (actors, targets), group, facts);
            }
        }
    }

    /// The towns and lands of a sentence that forces take: "captured Aleppo".
    fn read_captures(&self, facts: &mut Facts) {
        for group in self.clauses.verbs.iter().filter(|v| v.modality <= Modality::Actual) {
            let takes = self.token(group.main).is_some_and(|t| is_word(&t.lemma, Class::Take));
            let Some(land) = self.land_taken(group.main).filter(|_| takes) else { continue };
            let doer = match group.passive || group.reduced {
                true => self.clauses.tree_obliques(group.main, "by").into_iter().next(),
                false => self.clauses.tree_subject(group.main),
            };
            let Some(doer) = doer.filter(|p| p.kind == PhraseKind::Actor) else { continue };
            let apart = land.actors.iter().all(|actor| !doer.actors.contains(actor));
            let attacked = |fact: &ActionFact| fact.kind == ActionKind::Assault;
            if apart && !self.is_told((&doer.actors, &land.actors), attacked, facts) {
                let roles = (doer.actors.clone(), land.actors.clone());
                self.assert_deed(ActionKind::Assault, roles, group, facts);
            }
        }
    }

    /// "Chad answered with a barrage of missiles": an attack on who has just done something to them.
    fn read_blows_back(&self, facts: &mut Facts) {
        for group in self.clauses.verbs.iter().filter(|v| v.modality <= Modality::Actual && !v.passive) {
            if !self.clauses.is_lemma(group.main, &["answer", "respond", "retaliate", "reply"]) {
                continue;
            }
            let with = self.clauses.tree_obliques(group.main, "with").into_iter();
            let blow = with.into_iter().any(|p| {
                self.token(p.head).is_some_and(|t| is_word(&t.lemma, Class::Attack))
                    && p.actors.is_empty()
                    && self.is_of_arms(p.head)
            });
            let doer = self.clauses.tree_subject(group.main).filter(|p| p.kind == PhraseKind::Actor);
            let Some(actors) = doer.filter(|_| blow).map(|p| p.actors.clone()) else { continue };
            let targets = answered(&actors, facts);
            if !targets.is_empty() {
                self.assert_deed(ActionKind::Assault, (actors, targets), group, facts);
            }
        }
    }

    /// "A barrage of missiles", not "a barrage of criticism": whether a blow is of arms, or of nothing that is named.
    fn is_of_arms(&self, blow: usize) -> bool {
        let of = self.clauses.tree_obliques(blow, "of");
        of.iter().all(|p| self.token(p.head).is_some_and(|t| is_word(&t.lemma, Class::Attack)))
    }

    /// The town or land that the object of a verb names, or its subject in the passive.
    pub(super) fn land_taken(&self, verb: usize) -> Option<&Mention> {
        let passive = self.clauses.group_at(verb).is_some_and(|v| v.passive);
        let taken = if passive { self.clauses.tree_subject(verb) } else { self.clauses.tree_object(verb) };
        let below = self.clauses.subtree(taken?.head);
        let named = |m: &&Mention| {
            let of = m.tokens.start.checked_sub(1).is_some_and(|at| self.clauses.is_lemma(at, &["of"]));
            m.kind == MentionKind::Place
                && (m.tokens.contains(&taken.map_or(0, |p| p.head)) || of && below.contains(&m.tokens.start))
        };
        self.mentions.iter().find(named)
    }

    /// Who harms whom by an attack that a verb tells of.
    fn harm(&self, group: &VerbGroup) -> Option<(Vec<ActorCode>, Vec<ActorCode>)> {
        let lemma = &*self.token(group.main)?.lemma;
        let (harms, suffers) = (is_word(lemma, Class::Harm), is_word(lemma, Class::Suffer));
        if !harms && !suffers || group.reduced || self.falls_into_sea(group) {
            return None;
        }
        let subject = group.subject.and_then(|at| self.clauses.phrases.get(at));
        let subject = subject.or_else(|| self.clauses.tree_subject(group.main));
        let undergoes = suffers || group.passive;
        let named = || self.shelling(group.main).or_else(|| Some(self.attackers(subject?)));
        let attackers = if undergoes {
            let by = ["by", "in", "under", "during", "from"].into_iter();
            let agents = by.flat_map(|preposition| self.clauses.tree_obliques(group.main, preposition));
            agents.map(|phrase| self.attackers(phrase)).find(|found| !found.is_empty())?
        } else {
            named()?
        };
        if attackers.is_empty() {
            return None;
        }
        let other = |actors: &[ActorCode]| -> Vec<ActorCode> {
            actors.iter().filter(|actor| !attackers.contains(actor)).copied().collect()
        };
        let victim = if undergoes { subject } else { self.clauses.tree_object(group.main) };
        let owned = victim.filter(|p| p.kind != PhraseKind::Plain).map_or(Vec::new(), |p| other(&p.actors));
        let placed = || other(&self.place_of_harm(group, victim));
        let aimed = || subject.map_or(Vec::new(), |attack| other(&self.place_of_attack(attack)));
        let mut targets = [owned, placed(), aimed()].into_iter().find(|found| !found.is_empty())?;
        // "A raid on Chad killed three Malians": it hits both, "in Chad" only those whom it kills.
        let on = |p: &&Phrase| matches!(p.preposition(self.clauses.tokens), Some("on" | "against"));
        let direct = subject.is_some_and(|attack| {
            let behind = self.clauses.phrases.iter().find(|p| p.tokens.start == attack.tokens.end + 1);
            behind.filter(on).is_some()
        });
        if direct {
            add(&mut targets, &aimed());
        }
        Some((attackers, targets))
    }

    /// "A missile landed in Chad's waters": what falls there harms nobody.
    fn falls_into_sea(&self, group: &VerbGroup) -> bool {
        const SEAS: [&str; 6] = ["zone", "water", "waters", "sea", "ocean", "strait"];
        let falls = self.clauses.is_lemma(group.main, &["land", "fall", "drop", "crash", "come"]);
        let into = ["in", "into", "inside", "near", "off"].into_iter();
        let mut places = into.flat_map(|word| self.clauses.tree_obliques(group.main, word));
        falls && places.any(|p| self.clauses.is_lemma(p.head, &SEAS))
    }

    /// Whose an attack or a weapon is: its owners, who is behind it ("shelling from Chad") or who launched it.
    fn attackers(&self, phrase: &Phrase) -> Vec<ActorCode> {
        let is_attack = self.token(phrase.head).is_some_and(|t| is_word(&t.lemma, Class::Attack));
        if !is_attack {
            return Vec::new();
        }
        let led = self.mentions.iter().find(|m| {
            phrase.tokens.contains(&m.tokens.start) && self.clauses.is_lemma(m.tokens.end + 1, &["led"])
        });
        if let Some(leader) = led {
            return leader.actors.clone();
        }
        let behind = |head: usize, prepositions: &[&str]| {
            let phrases = prepositions.iter().flat_map(|word| self.clauses.tree_obliques(head, word));
            first_with_actors(self.clauses, phrases, false).actors
        };
        let mut children = self.clauses.children(phrase.head);
        let launched = children.find(|(_, t)| t.deprel == Deprel::Acl && is_word(&t.lemma, Class::Launch));
        let launched = launched.map_or(Vec::new(), |(verb, _)| behind(verb, &["by"]));
        if !launched.is_empty() {
            return launched;
        }
        let owners = if phrase.owners.is_empty() { &phrase.possessor } else { &phrase.owners };
        if !owners.is_empty() {
            return owners.clone();
        }
        let own = behind(phrase.head, &["by", "from"]);
        if !own.is_empty() {
            return own;
        }
        // "a barrage of Chadian missiles"
        let fired = self.clauses.tree_obliques(phrase.head, "of").into_iter();
        let fired = fired.filter(|p| p.tokens.start > phrase.tokens.start).map(|p| self.attackers(p));
        fired.into_iter().next().unwrap_or_default()
    }

    /// "Shelling from Chad damaged": whose an attack is that a verb names.
    fn shelling(&self, verb: usize) -> Option<Vec<ActorCode>> {
        let mut children = self.clauses.children(verb);
        let named = children.find(|(_, t)| t.deprel == Deprel::Csubj && is_word(&t.lemma, Class::Attack));
        let (attack, _) = named?;
        let behind = ["by", "from"].into_iter().flat_map(|word| self.clauses.tree_obliques(attack, word));
        Some(first_with_actors(self.clauses, behind, false).actors)
    }

    /// Where an attack is that is the subject: "a raid on a wedding in Chad left ten dead".
    fn place_of_attack(&self, attack: &Phrase) -> Vec<ActorCode> {
        if !self.token(attack.head).is_some_and(|t| is_word(&t.lemma, Class::Attack)) {
            return Vec::new();
        }
        let below = self.clauses.subtree(attack.head);
        let placed = |m: &&Mention| {
            !attack.tokens.contains(&m.tokens.start)
                && below.contains(&m.tokens.start)
                && m.actors.iter().all(|actor| self.world.is_nation(*actor))
        };
        self.mentions.iter().find(placed).map_or(Vec::new(), |m| m.actors.clone())
    }

    /// Where the victims are: the last state named behind them or behind the verb of the clause.
    fn place_of_harm(&self, group: &VerbGroup, victim: Option<&Phrase>) -> Vec<ActorCode> {
        let behind = group.main.max(victim.map_or(0, |p| p.tokens.start));
        let end = self.clauses.verbs.iter().map(|v| v.first).filter(|first| *first > behind).min();
        let end = end.unwrap_or(self.clauses.tokens.len());
        let marks =
            |at: &usize| self.clauses.is_lemma(*at, &[",", ";", ":", "–", "—", "after", "as", "amid"]);
        let end = (behind + 1..end).find(marks).unwrap_or(end);
        let placed = |m: &&Mention| {
            (group.main..end).contains(&m.tokens.start)
                && m.actors.iter().all(|actor| self.world.is_nation(*actor))
        };
        self.mentions.iter().find(placed).map_or(Vec::new(), |m| m.actors.clone())
    }
}
