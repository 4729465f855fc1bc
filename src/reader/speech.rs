//! Reported speech: who says what of whom, and what a speaker's judgement amounts to.
//!
//! "Russia said that Georgia had violated the truce" is Russia's accusation and not Georgia's deed; "Georgia must withdraw"
//! in the mouth of a Russian minister is a demand. Rulings 9 and 18 of the reading's definition.

use once_cell::sync::Lazy;

use super::{
    clause::Clauses,
    event, issuer,
    modality::Modality,
    spoken::hearer::{closes_sentence, made_clear, makes_clear},
    words,
};
use crate::{
    actor::ActorCode,
    resolve::{
        discourse::Discourse,
        mention::Mention,
        phrase::{self, Phrase, PhraseKind},
    },
    syntax::{Deprel, Sentence, Token, Upos},
    table::{ByWord, Schema, each_bundled_row},
};

/// What a word does in reported speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Judgement {
    /// A verb that governs what is said.
    Report,
    /// It blames those of whom it is said.
    Blame,
    /// It praises them.
    Praise,
    /// It asks them to do something.
    Oblige,
    /// A verb for what is done by words alone.
    Voice,
    /// A verb that says what its object is.
    Name,
    /// A verb that is said of a deed where its object is "it".
    Deed,
    /// A verb that lends its subject to the noun it governs: "gave its consent".
    Light,
    /// A verb whose subject gets its object: "drew a warning".
    Receive,
    /// A verb by which a measure hits somebody: "sanctions crippled".
    Affect,
    /// A word for what a speaker will do to others who do not heed.
    Threat,
    /// A word for what will befall those.
    Doom,
    /// A verb for speaking of a matter: who declines to do so refuses nobody anything.
    Remark,
    /// A verb for helping somebody; it blames where those are outlaws.
    Abet,
    /// A noun for those whom it is a crime to help.
    Outlaw,
    /// A noun for what those who are blamed are said to have none of: "no right".
    Lack,
    /// A verb that says by "as" or "to" what its object is: "likened it to piracy".
    Liken,
    /// A verb whose clause says what others are to do: "insisted that he leave".
    Mandate,
    /// A verb for welcoming what has been told, without an object: "Egypt applauded".
    Applaud,
    /// A noun for what is held against somebody: "evidence that Chad armed them".
    Suspect,
    /// A verb for what is said to those who must obey.
    Command,
    /// A word that threatens where it is denied: "will not hesitate".
    Relent,
    /// A verb that names what it speaks of: "spoke of an outrage".
    Evoke,
    /// A noun for what lies with those who did it: "the blame".
    Burden,
    /// A verb for doing what others ask: "would not withdraw".
    Yield,
    /// A verb for saying that what others say is not so.
    Contradict,
    /// A verb for saying that one will do something.
    Promise,
    /// A verb by which a statement speaks in its own name: "Canada stands with".
    Perform,
    /// A verb for what somebody takes ill, whose clause says what others did: "regrets that Chad left".
    Resent,
    /// A verb for what befalls its subject, who is not to blame for it: "regrets that Chad lost".
    Bear,
    /// A word for doing what one owes: it blames where it is denied.
    Duty,
    /// A verb for keeping: it blames where it is denied of a pledge.
    Keep,
    /// A verb for not keeping: it blames where it is said of a pledge.
    Renege,
    /// A noun for what is to be kept: "its word".
    Pledge,
    /// A verb that blames where its passive is denied: "cannot be trusted".
    Distrust,
    /// A word that holds out the hostile deed that it governs: "is ready to close the border".
    Menace,
    /// An adjective for what is hard on those for whom it is so: "unfair for Chad to pay".
    Hardship,
}

const JUDGEMENTS: (&str, &str) = ("judgements.tsv", include_str!("../../data/judgements.tsv"));

const SCHEMA: Schema = Schema { columns: &["word", "pos", "use"], required: 3 };

/// The uses of each lemma, each with its part of speech.
static TABLE: Lazy<ByWord<Vec<(&'static str, Judgement)>>> = Lazy::new(|| {
    let mut words: ByWord<Vec<(&str, Judgement)>> = ByWord::default();
    each_bundled_row(JUDGEMENTS, SCHEMA, |row| {
        if let Some(judgement) = judgement(row.cell("use")) {
            words.entry(row.cell("word")).or_default().push((row.cell("pos"), judgement));
        }
    });
    words
});

fn judgement(name: &str) -> Option<Judgement> {
    Some(match name {
        "report" => Judgement::Report,
        "blame" => Judgement::Blame,
        "praise" => Judgement::Praise,
        "oblige" => Judgement::Oblige,
        "voice" => Judgement::Voice,
        "name" => Judgement::Name,
        "liken" => Judgement::Liken,
        "deed" => Judgement::Deed,
        "light" => Judgement::Light,
        "receive" => Judgement::Receive,
        "affect" => Judgement::Affect,
        "threat" => Judgement::Threat,
        "doom" => Judgement::Doom,
        "remark" => Judgement::Remark,
        "abet" => Judgement::Abet,
        "outlaw" => Judgement::Outlaw,
        "lack" => Judgement::Lack,
        "applaud" => Judgement::Applaud,
        "suspect" => Judgement::Suspect,
        "mandate" => Judgement::Mandate,
        "command" => Judgement::Command,
        "relent" => Judgement::Relent,
        "evoke" => Judgement::Evoke,
        "burden" => Judgement::Burden,
        "yield" => Judgement::Yield,
        "contradict" => Judgement::Contradict,
        "promise" => Judgement::Promise,
        "perform" => Judgement::Perform,
        "resent" => Judgement::Resent,
        "bear" => Judgement::Bear,
        "hardship" => Judgement::Hardship,
        "duty" => Judgement::Duty,
        "keep" => Judgement::Keep,
        "renege" => Judgement::Renege,
        "pledge" => Judgement::Pledge,
        "menace" => Judgement::Menace,
        "distrust" => Judgement::Distrust,
        _ => return None,
    })
}

/// The words by which a speaker judges, demands or threatens.
pub(super) fn telling() -> Vec<&'static str> {
    use Judgement::{
        Abet, Applaud, Blame, Burden, Command, Contradict, Doom, Duty, Lack, Oblige, Outlaw, Pledge, Praise,
        Promise, Relent, Suspect, Threat,
    };
    words::telling(&TABLE, |(pos, judgement)| match judgement {
        Oblige => *pos == "aux",
        Abet | Applaud | Blame | Burden | Command | Contradict | Doom | Lack | Outlaw | Praise | Promise => {
            true
        }
        Duty | Pledge | Relent | Suspect | Threat => true,
        _ => false,
    })
}

/// The verbs of obligation, which take "to": "has to leave".
pub(super) fn obliging() -> Vec<&'static str> {
    words::telling(&TABLE, |use_of| *use_of == ("verb", Judgement::Oblige))
}

/// The adjectives that blame with "for": "responsible for".
pub(super) const ANSWERABLE: [&str; 5] = ["responsible", "accountable", "answerable", "liable", "culpable"];

/// The adjectives of obligation, which take "that": "it is vital that".
pub(super) fn essential() -> Vec<&'static str> {
    words::telling(&TABLE, |use_of| *use_of == ("adj", Judgement::Oblige))
}

/// Whether the table gives a word this use.
pub(crate) fn is_judged(token: &Token, judgement: Judgement) -> bool {
    let pos = match token.upos {
        Upos::Verb => "verb",
        Upos::Aux => "aux",
        Upos::Adj => "adj",
        // A rare adjective is easily taken for a noun.
        Upos::Noun if has_use("adj", &token.lemma, judgement) => return true,
        Upos::Noun => "noun",
        // "illegally", "arbitrarily"
        Upos::Adv => {
            // "unfriendly" is easily taken for one.
            if has_use("adj", &token.lemma, judgement) {
                return true;
            }
            let stem = token.lemma.strip_suffix("ly").unwrap_or("");
            let adjective = stem.strip_suffix('i').map(|stem| format!("{stem}y"));
            return has_use("adj", adjective.as_deref().unwrap_or(stem), judgement);
        }
        _ => return false,
    };
    has_use(pos, &token.lemma, judgement)
}

/// Whether the table gives a lemma this use as a part of speech.
pub(crate) fn has_use(pos: &str, lemma: &str, judgement: Judgement) -> bool {
    TABLE.get(lemma).is_some_and(|uses| uses.contains(&(pos, judgement)))
}

/// What somebody says in a sentence.
#[derive(Debug)]
pub(crate) struct Speech {
    /// For whom the speaker speaks; nobody where it is no actor.
    pub(crate) speaker: Vec<ActorCode>,
    /// To whom it is said; nobody where the sentence does not tell.
    pub(crate) listener: Vec<ActorCode>,
    /// Of whom or of whose deed it is said: "said of Chad's ban".
    pub(crate) topic: Vec<ActorCode>,
    /// Whether the verb itself warns: "warned", "vowed".
    pub(crate) warns: bool,
    /// Whether it is made clear to those who can see to it.
    pub(crate) stressed: bool,
    /// Which tokens are what is said.
    content: Vec<bool>,
    /// How many those are.
    size: usize,
}

impl Speech {
    pub(crate) fn says(&self, at: usize) -> bool {
        self.content.get(at).copied().unwrap_or(false)
    }
}

/// The innermost speech that a token belongs to.
pub(crate) fn speech_at(speeches: &[Speech], at: usize) -> Option<&Speech> {
    speeches.iter().filter(|speech| speech.says(at)).min_by_key(|speech| speech.size)
}

/// All that is said by somebody in a sentence; what stands between quotation marks and in nobody's mouth is `standing`'s.
pub(crate) fn speeches(clauses: &Clauses<'_>, standing: &[ActorCode]) -> Vec<Speech> {
    let mut speeches = Vec::new();
    for group in &clauses.verbs {
        let clear = makes_clear(clauses, group.main);
        let reports = |t: &&Token| clear || is_judged(t, Judgement::Report);
        let Some(verb) = clauses.tokens.get(group.main).filter(reports) else {
            continue;
        };
        let content =
            if clear { made_clear(clauses, group.main) } else { content(clauses, group.main, verb) };
        if content.is_empty() || group.reduced {
            continue;
        }
        if group.passive {
            speeches.extend(told_by(clauses, group.main, &content));
            continue;
        }
        let subject = group.subject.and_then(|at| clauses.phrases.get(at));
        let subject = subject
            .filter(|p| p.kind == PhraseKind::Actor)
            .or_else(|| clauses.tree_subject(group.main))
            .filter(|p| p.kind == PhraseKind::Actor);
        // "hoped that the court would find that": nobody has said it.
        let own = clauses.tree_subject(group.main).is_some_and(|p| clauses.is_lemma(p.head, &["i", "we"]));
        let open = matches!(group.modality, Modality::Proposed | Modality::Hypothetical) && !own;
        let speaker = subject.filter(|_| !open).map_or(&[][..], |p| &p.actors);
        let mut said = speech(clauses, speaker, &content);
        said.listener = listener(clauses, group.main);
        said.topic = topic(clauses, group.main);
        said.stressed = clear;
        said.warns = verb.is_lemma(&["warn", "threaten", "vow", "swear"]);
        speeches.push(said);
    }
    speeches.extend(according_to(clauses));
    if !standing.is_empty() {
        let all: Vec<usize> = (0..clauses.tokens.len()).collect();
        speeches.push(speech(clauses, standing, &all));
    }
    speeches
}

/// "Chad was told by Mali that": the agent speaks, and the subject listens.
fn told_by(clauses: &Clauses<'_>, verb: usize, content: &[usize]) -> Option<Speech> {
    let actor = |p: &&Phrase| p.kind == PhraseKind::Actor;
    let agent = clauses.tree_obliques(verb, "by").into_iter().find(actor)?;
    let mut said = speech(clauses, &agent.actors, content);
    let listener = clauses.tree_subject(verb).filter(actor);
    said.listener = listener.map_or(Vec::new(), |p| p.actors.clone());
    Some(said)
}

fn speech(clauses: &Clauses<'_>, speaker: &[ActorCode], tokens: &[usize]) -> Speech {
    let mut content = vec![false; clauses.tokens.len()];
    for at in tokens {
        if let Some(said) = content.get_mut(*at) {
            *said = true;
        }
    }
    Speech {
        speaker: speaker.to_vec(),
        listener: Vec::new(),
        topic: Vec::new(),
        warns: false,
        stressed: false,
        content,
        size: tokens.len(),
    }
}

/// To whom a verb of speech speaks: "told Chad", "said to Chad".
fn listener(clauses: &Clauses<'_>, verb: usize) -> Vec<ActorCode> {
    let object = clauses.children(verb).find(|(_, t)| matches!(t.deprel, Deprel::Obj | Deprel::Iobj));
    // "made it clear to Chad"
    let object = object.filter(|_| !makes_clear(clauses, verb));
    let object = object.and_then(|(at, _)| clauses.phrase_of(at));
    let to = || {
        let clear = (verb + 1..verb + 4).flat_map(|at| clauses.tree_obliques(at, "to"));
        let mut clear = clear.filter(|_| makes_clear(clauses, verb));
        clauses.tree_obliques(verb, "to").into_iter().next().or_else(|| clear.next())
    };
    let actor = |p: &&Phrase| p.kind == PhraseKind::Actor;
    object.filter(actor).or_else(|| to().filter(actor)).map_or(Vec::new(), |p| p.actors.clone())
}

/// Of whom a verb of speech speaks: "said of Chad", "remarked about its ban".
fn topic(clauses: &Clauses<'_>, verb: usize) -> Vec<ActorCode> {
    let about = ["of", "about"].iter().flat_map(|preposition| clauses.tree_obliques(verb, preposition));
    about.map(|p| p.actors.clone()).find(|actors| !actors.is_empty()).unwrap_or_default()
}

/// What a verb of speech governs: its clause, or the sentence that it is put into.
fn content(clauses: &Clauses<'_>, at: usize, verb: &Token) -> Vec<usize> {
    let clause = |deprel: Deprel| matches!(deprel, Deprel::Ccomp | Deprel::Parataxis);
    let own = clauses.children(at).filter(|(_, t)| clause(t.deprel)).map(|(child, _)| child);
    // "told a news conference that": taken for what the conference is.
    let that =
        |at: usize| clauses.children(at).any(|(_, t)| t.deprel == Deprel::Mark && t.is_lemma(&["that"]));
    let told = clauses.children(at).filter(|(_, t)| matches!(t.deprel, Deprel::Obj | Deprel::Iobj));
    let told = told.flat_map(|(noun, _)| clauses.children(noun));
    let told =
        told.filter(|(at, t)| t.deprel == Deprel::Acl && verb.is_lemma(&["tell", "inform"]) && that(*at));
    let own = own.chain(told.map(|(child, _)| child));
    let mut own: Vec<usize> = own.flat_map(|child| clauses.subtree(child)).collect();
    if !own.is_empty() {
        let comment = own.iter().find(|at| is_comment(clauses, **at)).map(|at| clauses.subtree(*at));
        own.retain(|at| comment.as_ref().is_none_or(|comment| !comment.contains(at)));
        return own;
    }
    let closes = || closes_sentence(clauses, at);
    let Some(host) = verb.head.filter(|_| verb.deprel == Deprel::Parataxis || closes()) else {
        return Vec::new();
    };
    let inserted = clauses.subtree(at);
    clauses.subtree(host).into_iter().filter(|token| !inserted.contains(token)).collect()
}

/// Nouns by which a narrator speaks of what somebody has said.
pub(super) const CLAIMS: [&str; 7] =
    ["charge", "claim", "accusation", "allegation", "assertion", "contention", "suggestion"];

/// "Chad says that Mali arms rebels, a charge Mali denies": what the narrator adds to what is said.
fn is_comment(clauses: &Clauses<'_>, at: usize) -> bool {
    let apposed = clauses.tokens.get(at).is_some_and(|t| t.deprel == Deprel::Appos);
    // "called on Chad to leave, a demand Chad refused"
    let answered =
        |noun: usize| clauses.tokens.get(noun).is_some_and(|t| event::spoken_of(&t.lemma).is_some());
    let said_of =
        clauses.antecedent(at).is_some_and(|noun| clauses.is_lemma(noun, &CLAIMS) || answered(noun));
    apposed && clauses.is_lemma(at, &CLAIMS) || said_of
}

/// "According to the Kremlin, …".
fn according_to(clauses: &Clauses<'_>) -> Option<Speech> {
    let at = (0..clauses.tokens.len()).find(|at| {
        clauses.tokens.get(*at).is_some_and(|t| t.is_lemma(&["accord", "according"]))
            && clauses.is_lemma(at + 1, &["to"])
    })?;
    let source = clauses.phrases.iter().find(|p| p.tokens.start == at + 2)?;
    let speaker = if source.kind == PhraseKind::Actor { &source.actors[..] } else { &[] };
    let rest: Vec<usize> =
        (0..clauses.tokens.len()).filter(|i| !(at..source.tokens.end).contains(i)).collect();
    Some(speech(clauses, speaker, &rest))
}

/// Whether a token is "we", "our", "I" and the like.
pub(crate) fn is_first_person(token: &Token) -> bool {
    token.upos == Upos::Pron && token.is_lemma(&["we", "us", "our", "i", "me", "my"])
}

/// For whom those speak that say "we" in a sentence, where the sentence itself tells.
pub(crate) fn first_person(
    sentence: &Sentence,
    mentions: &[Mention],
    discourse: &Discourse,
) -> Option<Vec<ActorCode>> {
    let mut trial = discourse.clone();
    trial.set_speaker(&[]);
    let (_, phrases) = phrase::phrases(&sentence.tokens, mentions, &mut trial);
    first_person_of(sentence, &phrases)
}

/// The same where the phrases of the sentence are known.
pub(crate) fn first_person_of(sentence: &Sentence, phrases: &[Phrase]) -> Option<Vec<ActorCode>> {
    let clauses = Clauses::new(&sentence.tokens, phrases);
    let speeches = speeches(&clauses, &[]);
    let says_it = |speech: &&Speech| {
        let said = sentence.tokens.iter().enumerate().filter(|(at, _)| speech.says(*at));
        said.into_iter().any(|(_, token)| is_first_person(token))
    };
    let speech = speeches.iter().filter(|speech| !speech.speaker.is_empty()).find(says_it);
    speech.map(|speech| speech.speaker.clone()).or_else(|| issuer::on_behalf(&clauses))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read() {
        each_bundled_row(JUDGEMENTS, SCHEMA, |row| {
            assert!(["verb", "adj", "noun", "aux"].contains(&row.cell("pos")), "{row:?}");
            let judgement = judgement(row.cell("use"));
            assert!(judgement.is_some(), "{row:?}");
            let uses = TABLE.get(row.cell("word")).unwrap();
            let read =
                |(pos, known): &&(&str, Judgement)| *pos == row.cell("pos") && Some(*known) == judgement;
            assert_eq!(uses.iter().filter(read).count(), 1, "{row:?}");
        });
    }
}
