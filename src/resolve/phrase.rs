//! Noun phrases and whom they stand for: "the US and South Korean defence ministers", "Japan's crackdown".

use std::ops::Range;

use super::{
    discourse::Discourse,
    gender::{self, Gender},
    mention::{Mention, MentionKind},
    person::NAME_PARTICLES,
    role::{Role, RoleClass, is_force, role_of},
};
use crate::{
    actor::ActorCode,
    reading::Level,
    syntax::{Deprel, Token, Upos, is_calendar_word},
    world::OfficeClass,
};

/// How far a title may go on from its head, in tokens: "chairman of the joint chiefs of staff".
pub(super) const TITLE_REACH: usize = 7;

/// What a noun phrase stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PhraseKind {
    /// Actors, or people and forces that act for them.
    Actor,
    /// A thing that actors own or that is said to be of them.
    Thing,
    /// Private people and firms of actors: they act for nobody, but what is done to them is done to their state.
    National,
    /// An adjective that still needs a noun ("South Korean and …").
    Modifier,
    /// Nobody that is an actor.
    Plain,
}

/// A noun phrase, after coordination: "A, B and C" is one phrase.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// Its tokens, a possessor before it included.
    pub(crate) tokens: Range<usize>,
    /// The token that decides what it is.
    pub(crate) head: usize,
    pub(crate) kind: PhraseKind,
    /// The actors it stands for; for a thing, its owners.
    pub(crate) actors: Vec<ActorCode>,
    /// The actors named before the head or as possessors.
    pub(crate) owners: Vec<ActorCode>,
    /// The actors named right after the head: "its ally Japan".
    pub(crate) after: Vec<ActorCode>,
    /// Whom its possessive pronoun stands for.
    pub(crate) possessor: Vec<ActorCode>,
    /// Whether it means a person.
    pub(crate) person: bool,
    /// Whether that is one person, and none of a group.
    pub(crate) single: bool,
    /// Whether that is a woman or a man, where its words tell.
    pub(crate) gender: Option<Gender>,
    /// The rank of the person it means.
    pub(crate) level: Option<Level>,
    /// The role of the head, where the phrase names no actor itself.
    pub(super) open_role: Option<&'static Role>,
    /// Whether it stands for actors named elsewhere (a pronoun, "the two countries").
    pub(crate) anaphoric: bool,
    /// Whether a possessive ending stands right before its own words.
    owned: bool,
}

impl Phrase {
    /// Whose it is: by a possessive before it, else by an adjective.
    pub(crate) fn owner(&self) -> &[ActorCode] {
        if self.possessor.is_empty() { &self.owners } else { &self.possessor }
    }

    /// Whether it means one person who acts for somebody, by a name, an office or "he".
    pub(crate) fn means_person(&self) -> bool {
        self.kind == PhraseKind::Actor && (self.single || self.gender.is_some())
    }

    /// Whether "he" or "she" may stand for whom it means.
    pub(super) fn may_be(&self, gender: Option<Gender>) -> bool {
        self.gender.is_none() || gender.is_none() || self.gender == gender
    }

    /// Whether its head is a noun for those who act or serve, and not the name itself.
    pub(crate) fn has_role(&self) -> bool {
        self.open_role.is_some() && !self.actors.is_empty()
    }

    /// The title and class of the office whose one holder the phrase speaks of: "Japan's prime minister", not "a former
    /// minister" or "the two ministers".
    pub(super) fn office(&self, tokens: &[Token], text: &str) -> Option<(String, Option<OfficeClass>)> {
        let head = tokens.get(self.head)?;
        let plural = head.text(text).to_lowercase() != *head.lemma;
        let end = tokens.len().min(self.head + TITLE_REACH);
        let lemmas = tokens.get(self.tokens.start..end)?.iter().map(|t| &*t.lemma).collect::<Vec<_>>();
        let head = self.head - self.tokens.start;
        // "secretary of state" is more than a secretary.
        let (count, role, lemmas) = (head + 1..=lemmas.len()).rev().find_map(|end| {
            let lemmas = lemmas.get(..end)?;
            role_of(lemmas)
                .filter(|(count, _)| end - count <= head)
                .map(|(count, role)| (count, role, lemmas))
        })?;
        if plural || !role.is_seat() {
            return None;
        }
        let (before, title) = lemmas.split_at_checked(lemmas.len() - count)?;
        // "deputy defence minister", "former president"
        let shifts = |role: &Role| matches!(role.class, RoleClass::Shift | RoleClass::Office);
        let shifted = before.iter().any(|lemma| role_of(&[lemma]).is_some_and(|(_, role)| shifts(role)));
        (!shifted).then(|| (title.join(" ").replace(" - ", "-"), role.office))
    }

    /// Whether its head is a noun for those who act or serve, whomever.
    pub(crate) fn is_role(&self) -> bool {
        self.open_role.is_some()
    }

    /// Whether its head is a noun for those who act for nobody but themselves: "farmers".
    pub(crate) fn is_private(&self) -> bool {
        self.open_role.is_some_and(|role| role.class == RoleClass::Private)
    }

    /// The preposition right before the phrase, as its lemma.
    pub(crate) fn preposition<'t>(&self, tokens: &'t [Token]) -> Option<&'t str> {
        let at = self.tokens.start.checked_sub(1)?;
        let before = tokens.get(at)?;
        if self.is_bearing(tokens) {
            return Some("near");
        }
        (before.upos == Upos::Adp).then_some(&*before.lemma)
    }

    /// "20 miles east of Chad": whether the phrase is that from which a side is counted.
    pub(crate) fn is_bearing(&self, tokens: &[Token]) -> bool {
        let of = self.tokens.start.checked_sub(1);
        let side = of.and_then(|at| at.checked_sub(1)).and_then(|at| tokens.get(at));
        of.and_then(|at| tokens.get(at)).is_some_and(|t| t.is_lemma(&["of"]))
            && side.is_some_and(|t| t.is_lemma(&SIDES))
    }
}

/// The points of the compass.
const SIDES: [&str; 12] = [
    "north",
    "south",
    "east",
    "west",
    "northeast",
    "northwest",
    "southeast",
    "southwest",
    "north-east",
    "north-west",
    "south-east",
    "south-west",
];

/// The noun phrases of a sentence from left to right; they do not overlap.
///
/// Given twice: one by one, and with lists joined.
pub(crate) fn phrases(
    tokens: &[Token],
    mentions: &[Mention],
    discourse: &mut Discourse,
) -> (Vec<Phrase>, Vec<Phrase>) {
    let builder = Builder { tokens, mentions };
    let mut phrases: Vec<Phrase> = Vec::new();
    for range in builder.chunks() {
        let phrase = builder.phrase(range, &phrases, discourse);
        builder.push(&mut phrases, phrase, discourse);
    }
    let phrases = builder.join_possessors(phrases);
    let single = builder.attach_of(phrases.clone(), false);
    let joined = builder.coordinate(builder.attach_of(phrases, true), discourse);
    (single, builder.name_described(joined))
}

/// Whether a token touches those on both sides of it.
pub(super) fn is_joint(tokens: &[Token], at: usize) -> bool {
    let touching = |a: usize| match (tokens.get(a), tokens.get(a + 1)) {
        (Some(a), Some(b)) => a.range.end == b.range.start,
        _ => false,
    };
    at > 0 && touching(at - 1) && touching(at)
}

pub(super) struct Builder<'a> {
    pub(super) tokens: &'a [Token],
    pub(super) mentions: &'a [Mention],
}

impl Builder<'_> {
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    pub(super) fn is_lemma(&self, at: usize, lemmas: &[&str]) -> bool {
        self.token(at).is_some_and(|t| t.is_lemma(lemmas))
    }

    pub(super) fn mention_at(&self, at: usize) -> Option<&Mention> {
        self.mentions.iter().find(|m| m.tokens.contains(&at))
    }

    /// Runs of tokens that may be noun phrases.
    fn chunks(&self) -> Vec<Range<usize>> {
        let mut chunks: Vec<Range<usize>> = Vec::new();
        for at in 0..self.tokens.len() {
            if !self.belongs(at) {
                continue;
            }
            match chunks.last_mut() {
                Some(last) if last.end == at && !self.begins(at) => last.end = at + 1,
                _ => chunks.push(at..at + 1),
            }
        }
        chunks
    }

    fn belongs(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        match token.upos {
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num => true,
            Upos::Pron => !token.is_lemma(&["which", "who", "whom", "that", "what", "there", "here"]),
            Upos::Punct => self.mention_at(at).is_some() || self.is_hyphen(at),
            _ => self.mention_at(at).is_some(),
        }
    }

    /// A hyphen or stroke that touches the words on both sides.
    pub(super) fn is_hyphen(&self, at: usize) -> bool {
        self.is_lemma(at, &["-", "–", "/", "‑"]) && is_joint(self.tokens, at)
    }

    /// Whether a new phrase begins at this token although the one before belongs to a phrase too.
    fn begins(&self, at: usize) -> bool {
        let (Some(token), Some(before)) = (self.token(at), at.checked_sub(1).and_then(|i| self.token(i)))
        else {
            return true;
        };
        if self.mention_at(at).is_some_and(|m| m.tokens.start < at) {
            return false;
        }
        // "its ally the United States": the article belongs to the name, and the name to the noun.
        let names_role = token.is_lemma(&["the"])
            && before.upos == Upos::Noun
            && self.mention_at(at + 1).is_some_and(|m| m.tokens.start == at + 1)
            && role_of(&[&before.lemma]).is_some();
        if names_role {
            return false;
        }
        let determiner = matches!(token.upos, Upos::Det | Upos::Pron);
        let open_before = self.mention_at(at - 1).is_none();
        let name_after_noun = self.mention_at(at).is_some_and(|m| m.kind != MentionKind::Adjective)
            && before.upos == Upos::Noun
            && open_before
            && role_of(&[&before.lemma]).is_none_or(|(_, role)| self.is_beside(role, at));
        // "On Monday Indian troops", "in public Chad"
        let apart =
            is_calendar_word(&before.lemma) || before.upos == Upos::Adj && before.deprel == Deprel::Obl;
        let name_after_time = apart && open_before && self.mention_at(at).is_some();
        let time_after_name = token.is_lemma(&["next", "last", "this", "early", "late", "earlier", "later"])
            && self.mention_at(at - 1).is_some_and(|m| m.kind != MentionKind::Adjective);
        // "on August 17 Greece"
        let name_after_date = before.upos == Upos::Num
            && self.mention_at(at).is_some_and(|m| m.kind != MentionKind::Adjective)
            && at.checked_sub(2).and_then(|i| self.token(i)).is_some_and(|t| is_calendar_word(&t.lemma));
        // "Ambassador Nam Gwan-pyo late Thursday"
        let hyphened = at.checked_sub(2).is_some_and(|i| self.is_hyphen(i));
        let time_after_person = token.is_lemma(&["next", "last", "late", "early", "earlier", "later"])
            && (before.upos == Upos::Propn || hyphened)
            && self.mention_at(at).is_none();
        // "Foreign Minister of Latvia Edgars Rinkevics"
        let state_of_office = |m: &Mention| {
            m.kind == MentionKind::Name
                && m.tokens.end == at
                && m.tokens.start.checked_sub(1).is_some_and(|i| self.is_lemma(i, &["of"]))
                && m.tokens.start.checked_sub(2).and_then(|i| self.token(i)).is_some_and(|t| {
                    role_of(&[&t.lemma]).is_some_and(|(_, role)| role.class == RoleClass::Office)
                })
        };
        let name_after_state = token.upos == Upos::Propn
            && self.mention_at(at).is_none()
            && self.mention_at(at - 1).is_some_and(state_of_office);
        if name_after_state {
            return true;
        }
        if time_after_name || time_after_person || name_after_date || name_after_time {
            return true;
        }
        // "called the decision unjustified"
        let said_of_noun = token.deprel == Deprel::Xcomp
            && token.upos == Upos::Adj
            && matches!(before.upos, Upos::Noun | Upos::Propn);
        if said_of_noun {
            return true;
        }
        // "gave Chad ten days", "gave the envoy 48 hours"
        let number_after_name = token.upos == Upos::Num
            && (self.mention_at(at - 1).is_some_and(|m| m.kind != MentionKind::Adjective)
                || before.upos == Upos::Noun && role_of(&[&before.lemma]).is_some());
        number_after_name
            || (determiner && before.upos != Upos::Det)
            || before.upos == Upos::Pron && !is_possessive(before)
            || name_after_noun
    }

    /// "In a letter to parliament Chad …": whether the name of a state does not belong to a noun of this role before it.
    fn is_beside(&self, role: &Role, at: usize) -> bool {
        let state =
            self.mention_at(at).is_some_and(|m| matches!(m.kind, MentionKind::Name | MentionKind::Capital));
        state && matches!(role.class, RoleClass::Body | RoleClass::Private)
    }

    fn phrase(&self, range: Range<usize>, phrases: &[Phrase], discourse: &Discourse) -> Phrase {
        let before = phrases.last();
        let owned = range.start > 0
            && self.is_lemma(range.start - 1, &["'s"])
            && before.is_some_and(|p| p.tokens.end + 1 == range.start);
        let (head, role) = self.head(&range);
        let mut phrase = Phrase {
            tokens: range.clone(),
            head,
            kind: PhraseKind::Plain,
            actors: Vec::new(),
            owners: Vec::new(),
            after: Vec::new(),
            possessor: Vec::new(),
            person: false,
            single: false,
            gender: None,
            level: role.and_then(|role| role.level),
            open_role: role,
            anaphoric: false,
            owned,
        };
        for mention in self.mentions.iter().filter(|m| range.contains(&m.tokens.start) && !self.qualifies(m))
        {
            let after = mention.tokens.start > head && role.is_some();
            add(if after { &mut phrase.after } else { &mut phrase.owners }, &mention.actors);
        }
        if let (true, Some(owner)) = (owned, before) {
            // "Japan's South Korean counterpart" serves South Korea.
            phrase.possessor = owner.actors.clone();
            if phrase.owners.is_empty() {
                add(&mut phrase.owners, &owner.actors);
            }
            phrase.tokens.start = owner.tokens.start;
        }
        if let Some(pronoun) = self.token(range.start).filter(|t| is_possessive(t)) {
            let owner = self.antecedent(range.start, pronoun, phrases, discourse);
            phrase.anaphoric = !owner.is_empty() && phrase.owners.is_empty();
            phrase.possessor = owner;
        }
        if role.is_some_and(|role| role.class == RoleClass::Collective)
            && !phrase.possessor.is_empty()
            && !phrase.owners.is_empty()
            && phrase.owners != phrase.possessor
        {
            // "its Turkish ally", "Washington's South Korean partner": the adjective says who it is.
            let named = std::mem::replace(&mut phrase.owners, phrase.possessor.clone());
            // "its NATO ally" is a member, whichever.
            let member = named.iter().all(|code| discourse.is_organisation(*code));
            if phrase.after.is_empty() && !member {
                phrase.after = named;
            }
        }
        self.resolve(&mut phrase, &range, role, phrases, discourse);
        phrase
    }

    /// Whether a name is only part of a participle or of another adjective: "Iranian-backed", "US-led", "pro-Russian".
    fn qualifies(&self, mention: &Mention) -> bool {
        let prefix = mention.tokens.start.checked_sub(2).and_then(|at| self.token(at));
        if self.is_hyphen(mention.tokens.start.saturating_sub(1))
            && prefix.is_some_and(|t| t.is_lemma(&["pro", "anti", "non", "post", "pre", "ex"]))
        {
            return true;
        }
        // "a Panama-flagged tanker" is Panama's.
        let owned = &["flagged", "registered", "owned", "operated"];
        let participle = self.token(mention.tokens.end + 1).filter(|t| !t.is_lemma(owned));
        // "Saudi-led planes bombed": whoever leads forces has them act.
        let leads = participle.is_some_and(|t| t.is_lemma(&["led", "lead"]))
            && (mention.tokens.end + 2..mention.tokens.end + 5)
                .any(|at| self.token(at).is_some_and(|t| t.upos == Upos::Noun && is_force(&t.lemma)));
        !leads
            && self.is_hyphen(mention.tokens.end)
            && participle.is_some_and(|t| {
                t.lemma.ends_with("ed") || t.is_lemma(&["led", "born", "made", "held", "built", "run"])
            })
    }

    /// The token that decides what the phrase is: the last noun that is not part of a name after a title.
    fn head(&self, range: &Range<usize>) -> (usize, Option<&'static Role>) {
        let last = range.end - 1;
        let lemmas: Vec<&str> =
            self.tokens.get(range.clone()).unwrap_or(&[]).iter().map(|t| &*t.lemma).collect();
        for at in range.clone().rev() {
            let named = self.mention_at(at).is_some_and(|m| m.kind != MentionKind::Person);
            let role = lemmas.get(..=at - range.start).and_then(role_of);
            let role = role.filter(|(_, role)| {
                !named
                    && !matches!(
                        role.class,
                        RoleClass::Courtesy | RoleClass::Shift | RoleClass::Sport | RoleClass::Ship
                    )
            });
            if let Some((count, role)) = role {
                let before = lemmas.get(..(at + 1 - range.start).saturating_sub(count)).unwrap_or(&[]);
                // "the Arab League chief": no league of teams.
                let named = |i: usize| self.mention_at(range.start + i).is_some();
                let own = before.iter().enumerate().filter(|(i, _)| !named(*i));
                let own: Vec<&str> = own.map(|(_, lemma)| *lemma).collect();
                return (at, Some(role.among(&own)));
            }
            let part_of_name = self.mention_at(at).is_some()
                || self.token(at).is_some_and(|t| t.upos == Upos::Propn || t.is_lemma(&NAME_PARTICLES))
                || self.is_hyphen(at);
            if !part_of_name {
                break;
            }
        }
        (last, None)
    }

    /// "EU countries", "the 27 NATO members": all members of an organisation, and not "two EU countries" or "are NATO members".
    fn is_whole(&self, phrase: &Phrase, range: &Range<usize>, discourse: &Discourse) -> bool {
        let organisation = !phrase.owners.is_empty()
            && phrase.possessor.is_empty()
            && phrase.owners.iter().all(|code| discourse.is_organisation(*code));
        let plural = self.token(phrase.head).is_some_and(|t| t.range.len() > t.lemma.len());
        let first = self.mentions.iter().map(|m| m.tokens.start).find(|at| range.contains(at));
        let plain = first == Some(range.start)
            || self.is_lemma(range.start, &["the", "all"]) && first.is_some_and(|at| at <= range.start + 2);
        let last = phrase.head + 1 == range.end;
        let told = range.start.checked_sub(1).is_some_and(|at| {
            self.is_lemma(at, &["be", "become", "remain", "as", ",", "both", "with", "other", "fellow"])
        });
        let next = self.token(range.end);
        let explained =
            next.is_some_and(|t| matches!(t.upos, Upos::Punct | Upos::Propn) && !t.is_lemma(&["."]));
        organisation
            && plural
            && plain
            && last
            && !told
            && !explained
            && self.is_lemma(phrase.head, &["country", "nation", "member", "state", "ally", "government"])
    }

    /// Decides what the phrase stands for.
    fn resolve(
        &self,
        phrase: &mut Phrase,
        range: &Range<usize>,
        role: Option<&'static Role>,
        before: &[Phrase],
        discourse: &Discourse,
    ) {
        let named = !phrase.owners.is_empty() || !phrase.after.is_empty();
        let last_mention = self.mention_at(range.end - 1);
        match (role, last_mention) {
            (Some(role), _) if role.class == RoleClass::Collective && named => {
                // "Russia's ally Belarus" is Belarus; "Russia's ally" is somebody else; "EU countries" are the union.
                let whole = phrase.after.is_empty() && self.is_whole(phrase, range, discourse);
                phrase.actors = if whole { phrase.owners.clone() } else { phrase.after.clone() };
            }
            (Some(role), _) if role.is_public() && named && self.is_past_holder(range) => {
                phrase.kind = PhraseKind::National;
            }
            (Some(role), _) if role.is_public() && named => {
                phrase.actors =
                    if phrase.owners.is_empty() { phrase.after.clone() } else { phrase.owners.clone() };
            }
            (Some(role), _) if named && role.class == RoleClass::NonState => phrase.owners.clear(),
            (Some(_), _) if named => phrase.kind = PhraseKind::National,
            // "The pope", "the home secretary".
            (Some(Role { nation: Some(nation), class: RoleClass::Office, .. }), _)
                if self.is_lemma(range.start, &["the"]) =>
            {
                phrase.actors = vec![*nation];
            }
            (Some(_), _) => {}
            (None, Some(mention))
                if mention.kind == MentionKind::People && !self.is_lemma(range.start, &["the"]) =>
            {
                phrase.kind = PhraseKind::National;
            }
            (None, Some(mention)) if mention.kind == MentionKind::Adjective && !self.is_people(range) => {
                phrase.kind = PhraseKind::Modifier
            }
            (None, Some(mention)) if mention.out_of_office => phrase.kind = PhraseKind::National,
            (None, Some(mention)) if mention.kind == MentionKind::Person || phrase.owned => {
                phrase.actors = mention.actors.clone()
            }
            (None, Some(_)) => phrase.actors = phrase.owners.clone(),
            (None, None) if named => phrase.kind = PhraseKind::Thing,
            (None, None) => {}
        }
        if !named && phrase.actors.is_empty() {
            self.resolve_anaphor(phrase, range, role, before, discourse);
        }
        match phrase.kind {
            PhraseKind::Thing | PhraseKind::National | PhraseKind::Modifier => {
                phrase.actors = phrase.owners.clone()
            }
            _ if !phrase.actors.is_empty() => phrase.kind = PhraseKind::Actor,
            _ => {}
        }
    }

    /// "The French have left", "fought the Chinese": whether an adjective behind an article means the people, as those do of
    /// which no plural is made.
    fn is_people(&self, range: &Range<usize>) -> bool {
        let the = range.len() == 2 && self.is_lemma(range.start, &["the"]);
        let Some(word) = self.token(range.end - 1).filter(|_| the) else { return false };
        let invariable = ["sh", "ch", "ese", "iss"].iter().any(|end| word.lemma.ends_with(end));
        let next = self.token(range.end);
        let noun = next.is_some_and(|t| matches!(t.upos, Upos::Noun | Upos::Propn | Upos::Adj | Upos::Num));
        let heads = !matches!(word.deprel, Deprel::Amod | Deprel::Compound | Deprel::Flat | Deprel::NmodPoss);
        invariable && heads && !noun && !self.is_hyphen(range.end)
    }

    /// "Former prime minister Tony Blair": who was in office and is no more.
    fn is_past_holder(&self, range: &Range<usize>) -> bool {
        const PAST: [&str; 6] = ["former", "ex", "erstwhile", "onetime", "deposed", "ousted"];
        range.clone().any(|at| self.is_lemma(at, &PAST))
    }

    /// Adds a phrase, taking the place of its possessor where it has one.
    fn push(&self, phrases: &mut Vec<Phrase>, mut phrase: Phrase, discourse: &mut Discourse) {
        if phrase.owned {
            phrases.pop();
        }
        if !phrase.anaphoric {
            let mut named = phrase.owners.clone();
            add(&mut named, &phrase.after);
            for actor in named {
                discourse.note(&[actor]);
            }
        }
        for mention in self.mentions.iter().filter(|m| phrase.tokens.contains(&m.tokens.start)) {
            if let (MentionKind::Name, [actor]) = (mention.kind, mention.actors.as_slice()) {
                let words = self.tokens.get(mention.tokens.clone()).unwrap_or(&[]);
                discourse.note_words(words.iter().map(|t| &*t.lemma), *actor);
            }
        }
        let person = self
            .mentions
            .iter()
            .any(|m| m.kind == MentionKind::Person && phrase.tokens.contains(&m.tokens.start));
        let one = phrase.kind == PhraseKind::Actor && phrase.actors.len() == 1 && self.means_one(&phrase);
        // Another name is another person's.
        let untold =
            || discourse.gender_of(&phrase.actors).filter(|_| !person && phrase.level.is_some() && one);
        phrase.gender = self.gender(&phrase).or_else(untold);
        if person || phrase.level.is_some() && one && !phrase.anaphoric {
            discourse.note_person(&phrase.actors, phrase.gender);
        }
        let names = phrase.kind == PhraseKind::Actor && phrase.actors.len() == 1;
        if let Some(head) = self.token(phrase.head).filter(|_| names) {
            discourse.note_title(&head.lemma, &phrase.actors);
        }
        let several = phrase.kind == PhraseKind::Actor && phrase.level.is_some() && self.is_plural(&phrase);
        if let Some(head) = self.token(phrase.head).filter(|_| several && !phrase.anaphoric) {
            discourse.note_officials(&head.lemma, &phrase.actors);
        }
        phrase.person = person || phrase.level.is_some();
        phrase.single = person || phrase.person && self.means_one(&phrase);
        phrases.push(phrase);
    }

    /// Whether the person whom a phrase means is a woman or a man: by its last word that tells, else by the whole name of whom
    /// it names.
    fn gender(&self, phrase: &Phrase) -> Option<Gender> {
        let tokens = self.tokens.get(phrase.tokens.clone())?;
        if let [pronoun] = tokens
            && let Some(gender) = gender::of_pronoun(&pronoun.lemma)
        {
            return Some(gender);
        }
        let here = |m: &&Mention| m.kind == MentionKind::Person && phrase.tokens.contains(&m.tokens.start);
        let named = self.mentions.iter().filter(here).find_map(|m| m.gender);
        // The lemma of "Jens" is that of several called "Jen"; of "José María Aznar" the first name tells.
        let given = |at: usize, t: &Token| {
            let later = |m: &Mention| m.tokens.contains(&at) && m.tokens.start < at;
            t.upos == Upos::Propn
                && t.lemma.len() == t.range.len()
                && !self.mentions.iter().filter(here).any(later)
        };
        let mut words = phrase.tokens.clone().zip(tokens).rev();
        named.or_else(|| words.find_map(|(at, t)| gender::of_word(&t.lemma, given(at, t))))
    }

    /// Whether a phrase for people means one of them: not "officials", not "the delegation".
    fn means_one(&self, phrase: &Phrase) -> bool {
        let group = phrase.open_role.is_some_and(|role| role.group);
        !group && !self.is_plural(phrase)
    }
}

/// Lets "we" and "our" stand for a speaker who is known only now.
pub(crate) fn speak(phrases: &mut [Phrase], tokens: &[Token], speaker: &[ActorCode]) {
    for phrase in phrases.iter_mut().filter(|p| p.actors.is_empty() && !speaker.is_empty()) {
        let Some(first) = tokens.get(phrase.tokens.start).filter(|t| t.upos == Upos::Pron) else { continue };
        let alone = phrase.tokens.len() == 1 && first.is_lemma(&["we", "us", "i", "me"]);
        let ours = phrase.owners.is_empty() && first.is_lemma(&["our", "my"]);
        if !alone && !ours {
            continue;
        }
        (phrase.actors, phrase.anaphoric) = (speaker.to_vec(), true);
        phrase.kind = if alone { PhraseKind::Actor } else { PhraseKind::Thing };
        if ours {
            (phrase.owners, phrase.possessor) = (speaker.to_vec(), speaker.to_vec());
        }
    }
}

pub(super) fn is_possessive(token: &Token) -> bool {
    token.is_lemma(&["its", "his", "her", "their", "our", "my", "your", "whose"])
}

/// Adds what is not yet there.
pub(crate) fn add(to: &mut Vec<ActorCode>, from: &[ActorCode]) {
    for actor in from {
        if !to.contains(actor) {
            to.push(*actor);
        }
    }
}
