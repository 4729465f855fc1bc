//! Standing disputes that no single predicate tells: between states that the world's table knows to be at odds, where the
//! sentence speaks of it; between those whom the document speaks of most, for "the dispute"; by what is said of relations.

mod between;
mod pressure;
mod quarrel;
mod relative;
mod scope;

use once_cell::sync::Lazy;

use super::{
    clause::Clauses,
    modality::Modality,
    party::{Party, parties},
    story::Story,
    words,
};
use crate::{
    actor::ActorCode,
    date::Date,
    reading::{ActionFact, DisputeFact, DisputeStatus, Evidence},
    resolve::{
        mention::Mention,
        phrase::{Phrase, add},
    },
    syntax::{Deprel, Token, Upos},
    table::ByWord,
    world::{Dispute, DisputeKind, TreatyKind, World},
};

/// Of how many states at most, named in one sentence, two may be taken as those at odds.
const NAMED: usize = 4;
/// The shortest name of what a dispute is over, in bytes.
const OBJECT: usize = 4;
/// How far from a list of states a word may stand that tells of a dispute between them, in tokens.
const LIST: usize = 7;

/// What a word says of a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    Quarrel,
    Odds,
    Own,
    Sign,
    Force,
    Topic(DisputeKind),
    Relation,
    Bad,
    Better,
    Deny,
    Rupture,
    Wrangle,
    Strife,
}

const WORDS: (&str, &str) = ("dispute_words.tsv", include_str!("../../data/dispute_words.tsv"));

static TABLE: Lazy<ByWord<Vec<Class>>> = Lazy::new(|| words::by_class(WORDS, class));

fn class(class: &str, status: &str) -> Option<Class> {
    Some(match (class, status) {
        ("quarrel", "active") => Class::Quarrel,
        ("own", "") => Class::Own,
        ("odds", "") => Class::Odds,
        ("sign", "") => Class::Sign,
        ("force", "") => Class::Force,
        ("topic", kind) => Class::Topic(kind.parse().ok()?),
        ("relation", "") => Class::Relation,
        ("bad", "active") => Class::Bad,
        ("better", "easing") => Class::Better,
        ("deny", "") => Class::Deny,
        ("rupture", "") => Class::Rupture,
        ("wrangle", "") => Class::Wrangle,
        ("strife", "") => Class::Strife,
        _ => return None,
    })
}

/// The words that tell of a dispute, be it with the help of those that say how relations are.
pub(super) fn telling() -> Vec<&'static str> {
    words::telling(&TABLE, |class| !matches!(class, Class::Bad | Class::Better | Class::Rupture))
}

fn is(token: &Token, class: Class) -> bool {
    TABLE.get(&*token.lemma).is_some_and(|classes| classes.contains(&class))
}

/// A sentence with all that its disputes rest on.
pub(super) struct StandingReader<'a> {
    pub(super) text: &'a str,
    pub(super) evidence: &'a Evidence,
    pub(super) clauses: &'a Clauses<'a>,
    pub(super) mentions: &'a [Mention],
    pub(super) story: &'a Story,
    /// Everyone whom the document names.
    pub(super) named: &'a [ActorCode],
    /// What the sentence tells that was done.
    pub(super) acts: Vec<&'a ActionFact>,
    pub(super) world: &'a World,
    pub(super) published: Option<Date>,
}

impl StandingReader<'_> {
    /// Adds the disputes of the sentence.
    pub(super) fn read(&self, facts: &mut Vec<DisputeFact>) {
        let parties = parties(self.clauses, self.mentions, self.world);
        let mut named = Vec::new();
        for party in &parties {
            add(&mut named, &party.actors);
        }
        let mut actors = named.clone();
        let organisations =
            self.mentions.iter().flat_map(|m| &m.actors).filter(|code| !self.world.is_nation(**code));
        organisations.for_each(|code| add(&mut actors, &[*code]));
        self.read_known(&actors, &parties, facts);
        self.read_half_named(&named, facts);
        self.read_named(&named, facts);
        self.read_object(&named, facts);
        for (at, token) in self.clauses.tokens.iter().enumerate() {
            // Looked up once for all who ask for a word of the table; few words are in it.
            let listed = TABLE.contains_key(&*token.lemma);
            if listed {
                self.read_quarrel(at, &parties, &named, facts);
            }
            self.read_odds(at, &parties, facts);
            self.read_relative(at, &parties, facts);
            if listed {
                self.read_ended_quarrel(at, &parties, facts);
                self.read_relation(at, &parties, &named, facts);
                self.read_rupture(at, facts);
                self.read_wrangle(at, facts);
                self.read_denial(at, facts);
            }
            self.read_claim(at, &parties, facts);
            self.read_pressure(at, &parties, facts);
            self.read_mediation(at, &parties, facts);
            self.read_apart(at, &parties, facts);
        }
    }

    fn token(&self, at: usize) -> Option<&Token> {
        self.clauses.tokens.get(at)
    }

    /// Tokens of the sentence, as far as it goes.
    fn slice(&self, range: std::ops::Range<usize>) -> &[Token] {
        let end = range.end.min(self.clauses.tokens.len());
        self.clauses.tokens.get(range.start.min(end)..end).unwrap_or(&[])
    }

    fn phrase_at(&self, at: usize) -> Option<&Phrase> {
        self.clauses.phrases.iter().find(|p| p.tokens.contains(&at))
    }

    fn is_mentioned(&self, at: usize) -> bool {
        self.mentions.iter().any(|m| m.tokens.contains(&at))
    }

    fn push(
        &self,
        sides: Vec<Vec<ActorCode>>,
        subject: Option<&str>,
        status: DisputeStatus,
        facts: &mut Vec<DisputeFact>,
    ) {
        let here = |known: &&DisputeFact| known.evidence.last() == Some(self.evidence);
        let mut here = facts.iter().rev().take_while(here);
        if sides.len() < 2 || here.any(|known| known.sides == sides) {
            return;
        }
        let mut fact = DisputeFact::new(sides);
        fact.subject = subject.map(str::to_owned);
        fact.status = status;
        fact.evidence.push(self.evidence.clone());
        facts.push(fact);
    }

    fn stands(&self, dispute: &Dispute) -> bool {
        // What was settled lately is still told of.
        let lately = |date: Date| {
            dispute.until().is_some_and(|end| (end.year()..=end.year() + 1).contains(&date.year()))
        };
        self.published.map_or(dispute.until().is_none(), |date| dispute.stood_on(date) || lately(date))
    }

    /// Whether two actors stand on different sides of a dispute.
    fn divides(dispute: &Dispute, a: ActorCode, b: ActorCode) -> bool {
        let side = |actor: ActorCode| dispute.sides().position(|side| side.contains(&actor));
        side(a).zip(side(b)).is_some_and(|(a, b)| a != b)
    }

    /// States of the sentence that the world's table knows to be at odds on the date, where a word tells of it.
    fn read_known(&self, named: &[ActorCode], parties: &[Party], facts: &mut Vec<DisputeFact>) {
        if !(2..=NAMED).contains(&named.len()) {
            return;
        }
        let alone = named.len() == 2;
        // Of "a threat to A and B" the two are no parties.
        let listed = |a: ActorCode, b: ActorCode| {
            parties.iter().any(|p| p.actors.contains(&a) && p.actors.contains(&b))
        };
        let mut found: Vec<(ActorCode, ActorCode, &Dispute)> = Vec::new();
        for (i, a) in named.iter().enumerate() {
            for b in named.iter().skip(i + 1) {
                // "The Soviet Union and China back the peace plan": of those in one list, what is said close by.
                let list = parties.iter().find(|p| p.actors.contains(a) && p.actors.contains(b));
                let close = |at: usize| {
                    list.is_none_or(|p| {
                        (p.tokens.start.saturating_sub(LIST)..p.tokens.end + LIST).contains(&at)
                    })
                };
                let divided = |d: &&Dispute| {
                    let others = |at: usize| self.is_of_others(at, (*a, *b), parties);
                    self.stands(d)
                        && Self::divides(d, *a, *b)
                        && self.is_told(d.kind(), alone, Some(&close), &others)
                };
                let dispute = self.world.disputes_of(*a).find(divided);
                if let Some(dispute) = dispute.filter(|_| alone || !self.are_allied(*a, *b)) {
                    found.push((*a, *b, dispute));
                }
            }
        }
        let at_odds = |a: ActorCode, b: ActorCode| {
            found.iter().any(|(x, y, _)| (*x, *y) == (a, b) || (*x, *y) == (b, a))
        };
        // "China expelled Japanese and Korean diplomats": the two suffer it together.
        let together = |a: ActorCode, b: ActorCode| {
            let both = |codes: &[ActorCode]| codes.contains(&a) && codes.contains(&b);
            self.acts.iter().any(|act| both(&act.targets) && !both(&act.actors))
        };
        for (a, b, dispute) in &found {
            if listed(*a, *b) && together(*a, *b) {
                continue;
            }
            let threatened = named.iter().any(|third| at_odds(*a, *third) && at_odds(*b, *third));
            if !(threatened && listed(*a, *b)) {
                self.push(vec![vec![*a], vec![*b]], self.subject(dispute), DisputeStatus::Active, facts);
            }
        }
    }

    /// The name of a dispute, where the sentence has the first word of it: else nobody says that it is over this.
    fn subject<'d>(&self, dispute: &'d Dispute) -> Option<&'d str> {
        let words = self.text.get(self.evidence.start..self.evidence.end).unwrap_or("");
        let first = dispute.name().split([' ', '–', '-']).next().filter(|word| words.contains(word));
        first.map(|_| dispute.name())
    }

    /// One of two states that the document names together often and the table knows to be at odds, or neither, where a word
    /// tells of their dispute.
    fn read_half_named(&self, named: &[ActorCode], facts: &mut Vec<DisputeFact>) {
        let Some([a, b]) =
            self.story.main_pair().filter(|pair| named.len() < 2 && named.iter().all(|n| pair.contains(n)))
        else {
            return;
        };
        let divided = |d: &&Dispute| {
            self.stands(d) && Self::divides(d, a, b) && self.is_told(d.kind(), false, None, &|_| false)
        };
        if let Some(dispute) = self.world.disputes_of(a).find(divided) {
            self.push(vec![vec![a], vec![b]], self.subject(dispute), DisputeStatus::Active, facts);
        }
    }

    /// "A, meanwhile, is at odds with B": the nearest before, the first behind.
    fn read_odds(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) {
        // "has fallen out with"
        let fallen = at > 0
            && self.clauses.is_lemma(at, &["out"])
            && self.clauses.is_lemma(at - 1, &["fall"])
            && self.clauses.is_lemma(at + 1, &["with", "over"]);
        let odds = |t: &Token| is(t, Class::Odds) || t.text(self.text) == "odds";
        if !fallen && !self.token(at).is_some_and(odds) {
            return;
        }
        let with = |p: &&Party| {
            p.tokens.start > at && self.slice(at + 1..at + 3).iter().any(|t| t.is_lemma(&["with"]))
        };
        let Some(before) = parties.iter().rev().find(|p| p.tokens.end <= at) else { return };
        let Some(after) = parties.iter().find(with) else {
            let sides: Vec<Vec<ActorCode>> = before.actors.iter().map(|actor| vec![*actor]).collect();
            return self.push(sides, None, DisputeStatus::Active, facts);
        };
        if !before.actors.iter().any(|actor| after.actors.contains(actor)) {
            self.push(vec![before.actors.clone(), after.actors.clone()], None, DisputeStatus::Active, facts);
        }
    }

    /// Whether a word of the sentence tells of a dispute of this kind; of two states alone, more words do.
    fn is_told(
        &self,
        kind: DisputeKind,
        alone: bool,
        near: Option<&dyn Fn(usize) -> bool>,
        others: &dyn Fn(usize) -> bool,
    ) -> bool {
        use DisputeKind::{Diplomatic, Maritime, Military, Nuclear, Security, Sovereignty, Territorial};
        let told_by_peace = matches!(kind, Military | Nuclear | Security | Diplomatic);
        let tells = |token: &Token| match kind {
            Military | Nuclear | Security | Diplomatic => is(token, Class::Sign) || is(token, Class::Force),
            Territorial | Maritime | Sovereignty => {
                is(token, Class::Sign) || alone && is(token, Class::Force)
            }
            kind => is(token, Class::Topic(kind)),
        };
        // "Peace talks", "peace between them"; not "a partner in peace efforts".
        let calm = |at: usize| {
            alone
                || self
                    .clauses
                    .is_lemma(at + 1, &["talk", "talks", "process", "accord", "deal", "negotiation", "plan"])
        };
        let found = |(at, token): (usize, &Token)| {
            (tells(token) || told_by_peace && token.is_lemma(&["peace"]) && calm(at))
                && !self.is_mentioned(at)
                && !self.is_of_one(at)
                && !self.is_partners(at)
                && !self.is_own_area(at)
                && !others(at)
                && (is(token, Class::Sign) || near.is_none_or(|near| near(at)))
        };
        self.clauses.tokens.iter().enumerate().any(found)
    }

    /// "A partner in trade": what two do together is no dispute.
    fn is_partners(&self, at: usize) -> bool {
        let before = self.slice(at.saturating_sub(3)..at);
        before.iter().any(|t| t.is_lemma(&["partner"]))
            || self.clauses.is_lemma(at + 1, &["partner", "partnership"])
    }

    /// "Its territorial waters", "the territorial integrity of Chad": what is a state's own, disputed by nobody.
    fn is_own_area(&self, at: usize) -> bool {
        const OWN: [&str; 5] = ["water", "waters", "integrity", "sea", "army"];
        self.clauses.is_lemma(at, &["territorial"]) && self.clauses.is_lemma(at + 1, &OWN)
    }

    /// "The Syrian conflict", "Libya's crisis", "the Mali peace plan": what is named after one state is not between it and whoever else is named.
    fn is_of_one(&self, at: usize) -> bool {
        let owned = usize::from(at > 0 && self.clauses.is_lemma(at - 1, &["'s"]));
        self.clauses.is_lemma(at, &["conflict", "war", "crisis", "fighting", "ceasefire", "truce", "peace"])
            && self.mentions.iter().any(|m| {
                m.tokens.end + owned == at
                    && m.actors.len() == 1
                    && !m.tokens.start.checked_sub(1).is_some_and(|b| self.clauses.is_lemma(b, &["-", "–"]))
            })
    }

    /// Whether a treaty of defence binds the two: what a sentence tells of a quarrel is then rather another's.
    fn are_allied(&self, a: ActorCode, b: ActorCode) -> bool {
        let holds = |actor: ActorCode, treaty: &crate::world::Alliance| {
            treaty
                .members()
                .any(|spell| spell.actor() == actor && self.published.is_none_or(|date| spell.held_on(date)))
        };
        let mut treaties = self.world.alliances_of(a);
        treaties.any(|t| {
            matches!(t.kind(), TreatyKind::Defence | TreatyKind::Guarantee) && holds(a, t) && holds(b, t)
        })
    }

    /// A dispute by its name in the table, with one of its parties in the sentence.
    fn read_named(&self, named: &[ActorCode], facts: &mut Vec<DisputeFact>) {
        let quarrel = |(at, t): (usize, &Token)| is(t, Class::Quarrel) && self.token(at).is_some();
        if named.is_empty() || !self.clauses.tokens.iter().enumerate().any(quarrel) {
            return;
        }
        let words = self.text.get(self.evidence.start..self.evidence.end).unwrap_or("");
        for dispute in
            self.world.disputes().filter(|d| self.stands(d) && d.sides().all(|side| side.len() == 1))
        {
            let mut names = dispute.aliases().chain([dispute.name()]);
            if named.iter().any(|actor| dispute.has_party(*actor)) && names.any(|name| words.contains(name)) {
                let sides = dispute.sides().map(<[ActorCode]>::to_vec).collect();
                self.push(sides, Some(dispute.name()), DisputeStatus::Active, facts);
            }
        }
    }

    /// What a dispute of the table is over, told beside one of its parties where the document names the others too: "Caracas held
    /// a referendum on the Essequibo".
    fn read_object(&self, named: &[ActorCode], facts: &mut Vec<DisputeFact>) {
        let words = self.text.get(self.evidence.start..self.evidence.end).unwrap_or("");
        for actor in named {
            for dispute in self.world.disputes_of(*actor).filter(|d| self.stands(d)) {
                let between_two = dispute.sides().count() == 2
                    && dispute
                        .sides()
                        .all(|side| side.len() == 1 && side.iter().all(|a| self.named.contains(a)));
                let mut names = dispute.aliases().chain([dispute.name()]);
                if between_two && names.any(|name| self.is_object_of(name, words)) {
                    let sides = dispute.sides().map(<[ActorCode]>::to_vec).collect();
                    self.push(sides, Some(dispute.name()), DisputeStatus::Active, facts);
                }
            }
        }
    }

    /// Whether the sentence has what a dispute is over by the dispute's name: "Barents Sea" of "Barents Sea border dispute", unless
    /// that is an actor's name.
    fn is_object_of(&self, name: &str, words: &str) -> bool {
        let capital = |word: &&str| word.starts_with(char::is_uppercase) && !word.contains('–');
        let object: usize = name.split(' ').take_while(capital).map(|word| word.len() + 1).sum();
        let Some((object, rest)) = object.checked_sub(1).and_then(|end| name.split_at_checked(end)) else {
            return false;
        };
        let tells = |word: &str| {
            TABLE
                .get(word)
                .is_some_and(|classes| classes.iter().any(|c| matches!(c, Class::Quarrel | Class::Sign)))
                || ["border", "boundary", "maritime", "peninsula", "island", "islands"].contains(&word)
        };
        let mut rest = rest.split_whitespace().peekable();
        if object.len() < OBJECT || rest.peek().is_none() || !rest.all(tells) {
            return false;
        }
        let Some(start) = words.find(object).map(|at| at + self.evidence.start) else { return false };
        let end = start + object.len();
        let inside = |t: &Token| t.range.start >= start && t.range.end <= end;
        let whole = self.clauses.tokens.iter().any(|t| t.range.end == end);
        let named = self.mentions.iter().any(|m| self.slice(m.tokens.clone()).iter().any(inside));
        whole && !named
    }

    /// "Relations between A and B have soured", "China-Japan relations deteriorating", "those ties have frayed".
    fn read_relation(&self, at: usize, parties: &[Party], named: &[ActorCode], facts: &mut Vec<DisputeFact>) {
        let Some(token) =
            self.token(at).filter(|t| matches!(t.upos, Upos::Noun | Upos::Propn) && is(t, Class::Relation))
        else {
            return;
        };
        let Some(phrase) = self.phrase_at(at) else { return };
        let inside = self.slice(phrase.tokens.start..at);
        let subject_of =
            token.head.filter(|_| matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::Obj));
        let verb = subject_of.and_then(|at| self.token(at));
        let behind = || {
            self.clauses
                .tokens
                .iter()
                .filter(|t| t.head == Some(at) && matches!(t.deprel, Deprel::Acl | Deprel::Amod))
        };
        // "went from bad to worse", "hit a low"
        let reached = || {
            let verb = subject_of.filter(|_| matches!(token.deprel, Deprel::Nsubj));
            let below = verb.into_iter().flat_map(|verb| self.clauses.children(verb));
            below.filter(|(_, t)| matches!(t.deprel, Deprel::Obj | Deprel::Obl)).map(|(_, t)| t)
        };
        // "cast a shadow over relations"
        let cast = || {
            let before = phrase.tokens.start.checked_sub(2).and_then(|at| self.token(at));
            let link = phrase.preposition(self.clauses.tokens);
            before.filter(|t| {
                t.upos == Upos::Noun
                    && link.is_some_and(|link| matches!(link, "over" | "on" | "to" | "in" | "for"))
            })
        };
        let told = |class: Class| {
            inside.iter().chain(verb).chain(behind()).any(|t| is(t, class))
                || class == Class::Bad && reached().chain(cast()).any(|t| is(t, class))
        };
        let status = match (told(Class::Bad), told(Class::Better)) {
            (_, true) if self.is_wished_away(at) || told(Class::Rupture) => DisputeStatus::Easing,
            (true, _) => DisputeStatus::Active,
            _ => return,
        };
        let mut sides = phrase.owners.clone();
        add(&mut sides, &phrase.possessor);
        let between = |p: &&Party| {
            (at + 1..=at + 6).contains(&p.tokens.start)
                && self.slice(at + 1..p.tokens.start).iter().any(|t| t.is_lemma(&["between", "with"]))
        };
        if let Some(party) = parties.iter().find(between) {
            add(&mut sides, &party.actors);
        }
        if sides.len() < 2 && named.len() == 2 {
            sides = named.to_vec();
        }
        if let Some(pair) = self.story.main_pair().filter(|_| sides.is_empty() && named.is_empty()) {
            sides = pair.to_vec();
        }
        // "Relations with Lima soured": those of the state that the text speaks of together with it.
        let subject = matches!(token.deprel, Deprel::Nsubj | Deprel::NsubjPass);
        let pair = self.story.main_pair().filter(|_| sides.len() == 1 && subject);
        if let Some(pair) = pair.filter(|pair| sides.iter().all(|side| pair.contains(side))) {
            sides = pair.to_vec();
        }
        if sides.len() == 2 {
            self.push(sides.into_iter().map(|actor| vec![actor]).collect(), None, status, facts);
        }
    }

    /// Whether what mends are relations that were bad: "strained ties" are told so elsewhere, "normal" ones are not.
    fn is_wished_away(&self, at: usize) -> bool {
        self.slice(at.saturating_sub(6)..at)
            .iter()
            .any(|t| is(t, Class::Bad) || t.is_lemma(&["mend", "repair", "patch", "normalise", "normalize"]))
    }

    /// "Serbia does not recognise Kosovo": a denied recognition of a state or of what is its.
    fn read_denial(&self, at: usize, facts: &mut Vec<DisputeFact>) {
        if !self.token(at).is_some_and(|t| t.upos == Upos::Verb && is(t, Class::Deny)) {
            return;
        }
        let group = self.clauses.group_at(at);
        let obliged = |v: &&super::clause::VerbGroup| {
            self.slice(v.first.saturating_sub(3)..at).iter().any(|t| t.is_lemma(&["have", "need"]))
        };
        let group = group.filter(|v| v.modality == Modality::Negated && !(v.infinitive && obliged(v)));
        let Some(group) = group else { return };
        let subject =
            group.subject.and_then(|s| self.clauses.phrases.get(s)).or_else(|| self.clauses.tree_subject(at));
        // "Cyprus, which Turkey does not recognise"
        let antecedent = self.clauses.tree_object(at).filter(|p| p.tokens.end <= at && !p.actors.is_empty());
        let behind = |p: &&Phrase| p.tokens.start > at && p.tokens.start <= at + 8 && !p.actors.is_empty();
        let object = antecedent.or_else(|| self.clauses.phrases.iter().find(behind));
        let (Some(subject), Some(object)) = (subject, object) else { return };
        let against: Vec<ActorCode> =
            object.actors.iter().copied().filter(|a| !subject.actors.contains(a)).collect();
        if !subject.actors.is_empty() && !against.is_empty() {
            self.push(
                vec![subject.actors.clone(), against],
                Some("recognition"),
                DisputeStatus::Active,
                facts,
            );
        }
    }

    /// "Beijing regards Taiwan as a province of its own": who holds another state to be its own.
    fn read_claim(&self, at: usize, parties: &[Party], facts: &mut Vec<DisputeFact>) {
        const HOLD: [&str; 6] = ["regard", "consider", "view", "see", "treat", "deem"];
        if !self.token(at).is_some_and(|t| t.is_lemma(&HOLD)) {
            return;
        }
        let (Some(holder), Some(held)) = (
            parties.iter().rev().find(|p| p.tokens.end <= at),
            parties.iter().find(|p| (at + 1..=at + 2).contains(&p.tokens.start)),
        ) else {
            return;
        };
        let own = self.slice(held.tokens.end..held.tokens.end + 8);
        let claimed = own.first().is_some_and(|t| t.is_lemma(&["as", "a", "an", "part", "its"]))
            && own.iter().any(|t| is(t, Class::Own));
        if claimed && holder.actors != held.actors {
            let sides = vec![holder.actors.clone(), held.actors.clone()];
            self.push(sides, Some("sovereignty"), DisputeStatus::Active, facts);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        words::assert_sound(WORDS, class);
    }
}
