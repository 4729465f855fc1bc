//! What is done by saying something of another: blame, praise, demands and threats.
//!
//! Rulings 9 and 18 of the reading's definition: what a speaker says that others did is the speaker's accusation.

mod condition;
mod grievance;
pub(super) mod hearer;
mod naming;
mod verdict;

pub(super) use self::{condition::condition, verdict::telling as worded};
use self::{
    condition::is_inverted,
    grievance::{due, impersonal, resented},
    hearer::{Meant, meant},
    naming::{named_bad, named_good, names_what},
    verdict::{advised, predicate_words, verdict},
};
use super::{
    clause::Clauses,
    deed_words::{Class, is_word},
    event,
    modality::{Modality, effect_of},
    noun_chain::{made_by, seat_of_conduct},
    speech::{ANSWERABLE, Judgement, Speech, has_use, is_judged, speech_at},
};
use crate::{
    actor::ActorCode,
    reading::ActionKind,
    resolve::phrase::{Phrase, PhraseKind, add},
    syntax::{Deprel, Token, Upos, VerbForm},
};

/// How many heads lead up from a word to the clause that is said.
const CLIMB: usize = 12;

/// An act that a speaker does by saying what is said.
pub(crate) struct SpokenAct {
    pub(crate) kind: ActionKind,
    pub(crate) actors: Vec<ActorCode>,
    pub(crate) targets: Vec<ActorCode>,
    /// The word that makes it one.
    pub(crate) at: usize,
    /// Whether it is said of what was done, "the move", and the targets are those who did it.
    pub(crate) of_event: bool,
    /// To whom it is said; they did it where the text does not tell who else.
    pub(crate) hearer: Vec<ActorCode>,
}

/// Of whom or of what something is said.
struct Said {
    kind: ActionKind,
    targets: Vec<ActorCode>,
    of_event: bool,
}

impl Said {
    fn of(kind: ActionKind, targets: Vec<ActorCode>) -> Said {
        Said { kind, targets, of_event: false }
    }
}

/// The acts that are done by saying something of another: blame, praise and demands.
pub(crate) fn spoken_acts(clauses: &Clauses<'_>, speeches: &[Speech]) -> Vec<SpokenAct> {
    let mut acts = Vec::new();
    for at in 0..clauses.tokens.len() {
        let Some(speech) = speech_at(speeches, at).filter(|s| !s.speaker.is_empty()) else { continue };
        let found = predication(clauses, at, speech).or_else(|| owned_noun(clauses, at));
        let impersonal = || impersonal(clauses, at).map(|targets| Said::of(ActionKind::Accuse, targets));
        let found = found
            .or_else(impersonal)
            .or_else(|| due(clauses, at).map(|targets| Said::of(ActionKind::Request, targets)))
            .or_else(|| assurance(clauses, at, speech))
            .or_else(|| threat(clauses, at, speech))
            .or_else(|| blamed_agent(clauses, at))
            .or_else(|| suspected(clauses, at));
        let Some(Said { kind, mut targets, of_event }) = found else { continue };
        if is_written(clauses, at, speech) {
            continue;
        }
        targets.retain(|target| !speech.speaker.contains(target));
        if of_event || !targets.is_empty() {
            let mut hearer = if of_event { speech.listener.clone() } else { Vec::new() };
            hearer.retain(|hearer| !speech.speaker.contains(hearer));
            acts.push(SpokenAct { kind, actors: speech.speaker.clone(), targets, at, of_event, hearer });
        }
    }
    acts.extend((0..clauses.tokens.len()).filter_map(|at| {
        let named = named_bad(clauses, at).or_else(|| named_good(clauses, at));
        named.or_else(|| resented(clauses, at))
    }));
    acts
}

/// "Said that Chad, which broke the truce, must answer": what is added of somebody is the writer's word.
fn is_written(clauses: &Clauses<'_>, at: usize, speech: &Speech) -> bool {
    let up = std::iter::successors(Some(at), |at| clauses.tokens.get(*at).and_then(|t| t.head));
    up.take_while(|at| speech.says(*at)).take(CLIMB).any(|at| clauses.is_added(at))
}

/// "There is suspicion that officers of Chad did it", "has evidence that Libya armed them": a noun for what is held against
/// those of whom its clause speaks.
fn suspected(clauses: &Clauses<'_>, at: usize) -> Option<Said> {
    let noun = clauses.tokens.get(at).filter(|t| t.upos == Upos::Noun)?;
    if !is_judged(noun, Judgement::Suspect) || denied(clauses, at) {
        return None;
    }
    let that = at + 1;
    let verb = clauses.verbs.iter().find(|v| v.main > that && v.finite())?;
    let subject = clauses.tree_subject(verb.main).filter(|p| p.tokens.start > at)?;
    let clause = clauses.tokens.get(verb.main..)?;
    let bad = |t: &Token| {
        is_judged(t, Judgement::Blame) || is_word(&t.lemma, Class::Attack) || is_word(&t.lemma, Class::Harm)
    };
    let held = noun.is_lemma(&["suspicion"]) || clause.iter().any(bad);
    (clauses.is_lemma(that, &["that"]) && held).then(|| Said::of(ActionKind::Accuse, bearers(subject)))
}

/// Whether a phrase names what was done and not who did it: "the move", "those raids".
pub(super) fn is_deed(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    let head = clauses.tokens.get(phrase.head);
    clauses.is_definite(phrase) && phrase.actors.is_empty() && head.is_some_and(|t| event::is_deed(&t.lemma))
}

/// What a verb of naming gives a name to: the phrase right behind it, "called Chile's move a theft", else its object.
pub(super) fn named_object<'c>(clauses: &Clauses<'c>, at: usize) -> Option<&'c Phrase> {
    // "flew a drill, which Chad called a provocation"
    if let Some(noun) = clauses.antecedent(at).filter(|_| !names_what(clauses, at)) {
        return clauses.phrase_of(noun);
    }
    let next =
        clauses.phrases.iter().find(|p| p.tokens.start == at + 1 && p.preposition(clauses.tokens).is_none());
    next.or_else(|| clauses.tree_object(at))
}

/// Whether a phrase is a bare "it", "this" or "that", which stands for what has been done rather than for a state.
pub(super) fn is_event(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    phrase.tokens.len() == 1 && clauses.is_lemma(phrase.tokens.start, &["it", "this", "that"])
}

/// What is said of a subject: "Iran is responsible", "Iran has violated", "Iran must stop".
fn predication(clauses: &Clauses<'_>, at: usize, speech: &Speech) -> Option<Said> {
    // "a boast Chad called hollow" is Chad's word, whoever boasts.
    let token = clauses.tokens.get(at).filter(|t| !is_judged(t, Judgement::Name))?;
    let subject = clauses
        .children(at)
        .find(|(_, t)| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass | Deprel::NsubjOuter))
        .and_then(|(child, t)| {
            let head =
                token.head.filter(|_| token.deprel == Deprel::AclRelcl && t.is_lemma(&["who", "that"]));
            // "said that it was Chad that armed the rebels"
            let cleft = head.filter(|head| clauses.children(*head).any(|(_, t)| t.is_lemma(&["it"])));
            clauses.phrase_of(cleft.unwrap_or(child))
        });
    // "said that Chad lied and must apologise"
    let shared =
        || clauses.tree_subject(at).filter(|_| token.deprel == Deprel::Conj && token.upos == Upos::Verb);
    // "what Chad is doing is a crime"
    let doing = || clauses.children(at).find(|(_, t)| t.deprel == Deprel::Csubj).map(|(verb, _)| verb);
    let doer = || doing().filter(|verb| *verb < at).and_then(|verb| clauses.tree_subject(verb));
    let subject = what_is_done(clauses, at).or(subject).or_else(shared).or_else(doer)?;
    let passive = clauses.children(at).any(|(_, t)| t.deprel == Deprel::NsubjPass);
    let mut targets = bearers(subject);
    if targets.is_empty() {
        targets = answerable(clauses, subject);
    }
    let own = targets.iter().all(|target| speech.speaker.contains(target));
    let deed = is_deed(clauses, subject);
    if own && is_addressed(clauses, subject) {
        targets.clone_from(&speech.listener);
    } else if own && (deed || is_bare_pronoun(clauses, subject)) {
        targets.clone_from(&speech.topic);
    }
    let meant = meant(clauses, subject, speech).filter(|_| targets.is_empty());
    let of_event = targets.is_empty() && (deed || meant == Some(Meant::Deed));
    if targets.is_empty() && !of_event && meant.is_none() {
        return None;
    }
    if passive && clauses.is_own_right(subject) && is_kept(token) {
        return Some(Said { kind: ActionKind::Support, targets, of_event });
    }
    // "should bear full responsibility" blames and asks for nothing.
    let asked = if bears_burden(clauses, at) { None } else { demand(clauses, at, token, own) };
    let kind = asked
        .or_else(|| if passive { distrusted(clauses, at, token) } else { verdict(clauses, at, token) })
        .or_else(|| if passive { None } else { foreseen_harm(clauses, at, token, subject) })?;
    if !of_event && targets.is_empty() {
        targets = meant.filter(|m| m.is_of_hearer(kind)).map_or(Vec::new(), |_| speech.listener.clone());
    }
    Some(Said { kind, targets, of_event })
}

/// "We were betrayed by Chad", "will not be blackmailed by Chad": who is named as the agent of a wrong.
fn blamed_agent(clauses: &Clauses<'_>, at: usize) -> Option<Said> {
    let pledge = || clauses.tree_subject(at).and_then(|p| clauses.tokens.get(p.head));
    let broken = |t: &Token| {
        is_judged(t, Judgement::Renege) && pledge().is_some_and(|t| is_judged(t, Judgement::Pledge))
    };
    let wrong = clauses
        .tokens
        .get(at)
        .is_some_and(|t| t.upos == Upos::Verb && (is_judged(t, Judgement::Blame) || broken(t)));
    clauses.group_at(at).filter(|v| wrong && v.passive && !v.reduced)?;
    let agent = clauses.tree_obliques(at, "by").into_iter().next()?;
    Some(Said::of(ActionKind::Accuse, bearers(agent)))
}

/// "What Chad is doing is a crime": who does what the subject speaks of.
fn what_is_done<'c>(clauses: &Clauses<'c>, at: usize) -> Option<&'c Phrase> {
    let (what, _) = clauses.children(at).find(|(_, t)| t.deprel == Deprel::Nsubj && t.is_lemma(&["what"]))?;
    let (verb, _) = clauses.children(what).find(|(_, t)| t.deprel == Deprel::AclRelcl)?;
    clauses.tree_subject(verb).filter(|p| p.tokens.start > what)
}

/// "Cannot be trusted", "was not interested in peace".
fn distrusted(clauses: &Clauses<'_>, at: usize, token: &Token) -> Option<ActionKind> {
    (is_judged(token, Judgement::Distrust) && denied(clauses, at)).then_some(ActionKind::Accuse)
}

/// "Bears a heavy responsibility for the raid": whether a verb lays the blame on its subject.
fn bears_burden(clauses: &Clauses<'_>, at: usize) -> bool {
    clauses.is_lemma(at, &["bear", "carry", "share"])
        && clauses.children(at).any(|(_, t)| t.deprel == Deprel::Obj && is_judged(t, Judgement::Burden))
}

/// "Chad's decision would harm the region": a thing that will do harm blames those whose it is.
fn foreseen_harm(clauses: &Clauses<'_>, at: usize, token: &Token, subject: &Phrase) -> Option<ActionKind> {
    let thing = subject.kind == PhraseKind::Thing || is_deed(clauses, subject);
    let will =
        |t: &Token| t.deprel == Deprel::Aux && t.is_lemma(&["will", "would", "could", "may", "might", "can"]);
    let harms = token.upos == Upos::Verb && is_judged(token, Judgement::Blame);
    let nobody = clauses.is_lemma(at + 1, &["no", "nobody", "nothing", "none"]);
    let foreseen =
        thing && harms && clauses.children(at).any(|(_, t)| will(t)) && !nobody && !denied(clauses, at);
    foreseen.then_some(ActionKind::Accuse)
}

/// "The arrest of a Dane in Chad", "the raid launched by Chad": who answers for a thing that is nobody's.
fn answerable(clauses: &Clauses<'_>, phrase: &Phrase) -> Vec<ActorCode> {
    let seat = seat_of_conduct(clauses, phrase).actors;
    let maker = if seat.is_empty() { made_by(clauses, phrase).actors } else { seat };
    // "the actions of Chad"
    let done = clauses.tokens.get(phrase.head).is_some_and(|t| event::is_deed(&t.lemma));
    let of = || if done && maker.is_empty() { clauses.tree_obliques(phrase.head, "of") } else { Vec::new() };
    // "the sale of rockets by Chad"
    let agent = clauses.tree_obliques(phrase.head, "by");
    let doer = agent.into_iter().chain(of()).find(|p| p.kind == PhraseKind::Actor);
    doer.map_or(maker, |p| p.actors.clone())
}

/// "Chad's sovereignty must be respected".
fn is_kept(token: &Token) -> bool {
    token.is_lemma(&["respect", "preserve", "protect", "uphold", "safeguard", "honour", "honor", "defend"])
}

/// "Complained that Chad should not act", "Chad must face justice": what sounds like a demand, and blames.
fn blames_by_demand(clauses: &Clauses<'_>, at: usize, token: &Token) -> bool {
    if clauses.is_to_blame(at) {
        return true;
    }
    let complains = reporter(clauses, at)
        .is_some_and(|t| t.is_lemma(&["complain", "regret", "lament", "deplore", "grumble", "fume"]));
    let pays = token.is_lemma(&["face", "answer", "suffer", "account"])
        || token.is_lemma(&["hold"]) && clauses.group_at(at).is_some_and(|v| v.passive);
    // "it is unacceptable that Chad should act"
    let clause = clauses.tokens.get(at).filter(|t| matches!(t.deprel, Deprel::Csubj | Deprel::Ccomp));
    let governor = clause.and_then(|t| clauses.tokens.get(t.head?));
    let ill = governor.is_some_and(|t| t.upos == Upos::Adj && is_judged(t, Judgement::Blame));
    complains || pays || ill
}

/// What is asked of the subject of a predicate: "must stop", "has to pay"; in a warning, what it had better not do.
fn demand(clauses: &Clauses<'_>, at: usize, token: &Token, own: bool) -> Option<ActionKind> {
    let obliges =
        |t: &Token| matches!(t.deprel, Deprel::Aux | Deprel::AuxPass) && is_judged(t, Judgement::Oblige);
    if is_inverted(clauses, at) {
        return None;
    }
    if clauses.children(at).any(|(_, t)| obliges(t)) || is_mandated(clauses, at) {
        let warned = reporter(clauses, at).is_some_and(|t| t.is_lemma(&["warn", "caution"]));
        let threat = warned && denied(clauses, at);
        if let Some(kind) = advised(clauses, at) {
            return Some(kind);
        }
        return Some(match threat {
            true => ActionKind::Threaten,
            false if blames_by_demand(clauses, at, token) => ActionKind::Accuse,
            false => ActionKind::Request,
        });
    }
    let to =
        |xcomp: usize| clauses.children(xcomp).any(|(_, t)| t.deprel == Deprel::Mark && t.is_lemma(&["to"]));
    let infinitive = clauses.children(at).any(|(child, t)| t.deprel == Deprel::Xcomp && to(child));
    let has_to =
        matches!(token.upos, Upos::Verb | Upos::Aux) && has_use("verb", &token.lemma, Judgement::Oblige);
    // "has yet to"; what the speakers themselves "will have to" do is no demand.
    let unmet: &[&str] = if own { &["will", "would", "yet"] } else { &["yet"] };
    let foretold = clauses.children(at).any(|(_, t)| t.is_lemma(unmet));
    // "owes us an answer"
    let owes = token.is_lemma(&["owe"]) && clauses.children(at).any(|(_, t)| t.deprel == Deprel::Obj);
    // "was needed to stop the rockets"
    let needed = clauses.group_at(at).is_some_and(|v| v.passive);
    // "it is a shame that Chad has to leave"
    let deplored = matches!(token.deprel, Deprel::Acl | Deprel::AclRelcl | Deprel::Ccomp | Deprel::Csubj)
        && token
            .head
            .and_then(|head| clauses.tokens.get(head))
            .is_some_and(|t| is_judged(t, Judgement::Blame));
    (has_to && (infinitive || owes) && !foretold && !needed && !deplored && !denied(clauses, at))
        .then_some(ActionKind::Request)
}

/// "Responsible for": with what follows it blames.
fn is_answerable(token: &Token) -> bool {
    token.is_lemma(&ANSWERABLE)
}

/// "Reaffirmed that the treaty covers the islands", "an attack on Chadian ships would invoke it": who speaks stands by his allies.
fn assurance(clauses: &Clauses<'_>, at: usize, speech: &Speech) -> Option<Said> {
    const COVERS: [&str; 3] = ["cover", "apply", "extend"];
    const INVOKES: [&str; 2] = ["invoke", "trigger"];
    const PACTS: [&str; 8] =
        ["treaty", "pact", "alliance", "article", "guarantee", "commitment", "umbrella", "obligation"];
    let covers = clauses.is_lemma(at, &COVERS);
    if denied(clauses, at) || !covers && !clauses.is_lemma(at, &INVOKES) {
        return None;
    }
    let subject = clauses.tree_subject(at)?;
    let object = clauses.tree_object(at);
    let pact = |p: &Phrase| clauses.is_lemma(p.head, &PACTS);
    let words = if covers { pact(subject) } else { object.is_some_and(pact) };
    if !words {
        return None;
    }
    let mut others = bearers(subject);
    let behind =
        |head: usize| ["on", "against", "to", "with"].map(|word| clauses.tree_obliques(head, word)).concat();
    for phrase in behind(subject.head).into_iter().chain(behind(at)).chain(object) {
        add(&mut others, &bearers(phrase));
    }
    others.retain(|actor| !speech.speaker.contains(actor));
    (!others.is_empty()).then(|| Said::of(ActionKind::Support, others))
}

/// Whether a phrase is a pronoun for what is spoken of: "this is a mistake", "they lie".
pub(super) fn is_bare_pronoun(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    is_event(clauses, phrase)
        || phrase.tokens.len() == 1 && clauses.is_lemma(phrase.tokens.start, &["they", "he", "she"])
}

/// The verb of speech that governs a clause.
fn reporter<'c>(clauses: &Clauses<'c>, at: usize) -> Option<&'c Token> {
    let clause = clauses.tokens.get(at).filter(|t| t.deprel == Deprel::Ccomp)?;
    clauses.tokens.get(clause.head?)
}

/// "Insisted that Chad withdraw": the bare form in a clause that says what is to be done.
fn is_mandated(clauses: &Clauses<'_>, at: usize) -> bool {
    let bare = clauses.tokens.get(at).is_some_and(|t| t.form == VerbForm::Base && t.upos == Upos::Verb);
    let auxiliary = clauses.children(at).any(|(_, t)| matches!(t.deprel, Deprel::Aux | Deprel::AuxPass));
    // "it is vital that Chad withdraw"
    let essential = || {
        let told = |t: &&Token| t.upos == Upos::Verb && matches!(t.deprel, Deprel::Csubj | Deprel::Ccomp);
        let clause = clauses.tokens.get(at).filter(told);
        let head = clause.and_then(|t| clauses.tokens.get(t.head?));
        head.is_some_and(|t| has_use("adj", &t.lemma, Judgement::Oblige))
    };
    let mandated = || reporter(clauses, at).is_some_and(|t| is_judged(t, Judgement::Mandate));
    bare && !auxiliary && mandated() || essential()
}

/// Whether a phrase speaks of somebody by "you", "your" or another pronoun: "told Chad that its plan was a mistake".
fn is_addressed(clauses: &Clauses<'_>, phrase: &Phrase) -> bool {
    let pronoun = |t: &Token| t.is_lemma(&["you", "your", "his", "her", "its", "their"]);
    clauses.tokens.get(phrase.tokens.start).is_some_and(pronoun)
}

/// What a speaker will do to others, or what will befall them: "Iran will pay a price", "any attack will be met with force".
/// Those are the subject where it is not the speaker, else the only others of the clause, else the listener.
fn threat(clauses: &Clauses<'_>, at: usize, speech: &Speech) -> Option<Said> {
    let will = |t: &Token| {
        matches!(t.deprel, Deprel::Aux | Deprel::AuxPass)
            && t.is_lemma(&["will", "would", "shall", "'ll", "could", "may", "might"])
    };
    if !clauses.children(at).any(|(_, t)| will(t)) {
        return None;
    }
    // "would pay a visit"
    let honours = ["visit", "tribute", "respect", "homage", "attention", "heed", "call"];
    if clauses.is_lemma(at, &["pay"])
        && clauses.tree_object(at).is_some_and(|p| clauses.is_lemma(p.head, &honours))
    {
        return None;
    }
    let words = predicate_words(clauses, at);
    let judged = |judgement| words.iter().any(|word| is_judged(word, judgement));
    if denied(clauses, at) {
        // "would not stand by", "would not sit idly by"
        let watches = clauses.is_lemma(at, &["stand", "sit"])
            && (at + 1..at + 3).any(|at| clauses.is_lemma(at, &["by", "idly", "idle"]));
        return if watches || judged(Judgement::Relent) { unrelenting(clauses, at, speech) } else { None };
    }
    let subject = clauses.children(at).find(|(_, t)| matches!(t.deprel, Deprel::Nsubj | Deprel::NsubjPass));
    let subject = subject.and_then(|(child, _)| clauses.phrase_of(child));
    let other = |actors: &[ActorCode]| -> Vec<ActorCode> {
        actors.iter().filter(|actor| !speech.speaker.contains(actor)).copied().collect()
    };
    let doomed = subject.map_or(Vec::new(), |p| other(&p.actors));
    // "any attack by Chad will be met with force"
    let person = subject.is_some_and(|p| p.kind == PhraseKind::Actor);
    if !doomed.is_empty() && (person || judged(Judgement::Doom)) {
        return judged(Judgement::Doom).then_some(Said::of(ActionKind::Threaten, doomed));
    }
    // "will close the border unless Chad pays"
    let unmet = condition(clauses, at, if speech.warns { &["unless", "if"] } else { &["unless"] });
    let unmet = unmet.map_or(Vec::new(), |p| other(&p.actors));
    if !unmet.is_empty() {
        return Some(Said::of(ActionKind::Threaten, unmet));
    }
    // "there will be consequences"
    let looming =
        subject.is_some_and(|p| clauses.tokens.get(p.head).is_some_and(|t| is_judged(t, Judgement::Doom)));
    if looming && clauses.is_lemma(at, &["be", "follow", "come"]) {
        // "if Chad attacks"
        let bound = || condition(clauses, at, &["if", "unless"]).map_or(Vec::new(), |p| other(&p.actors));
        let targets = if speech.listener.is_empty() { bound() } else { speech.listener.clone() };
        if !targets.is_empty() {
            return Some(Said::of(ActionKind::Threaten, targets));
        }
    }
    // "will be met with force", "will reopen it by force"
    let force = ["with", "by"].iter().any(|preposition| {
        let phrases = clauses.tree_obliques(at, preposition);
        phrases.into_iter().any(|p| clauses.is_lemma(p.head, &["force"]) && p.actors.is_empty())
    });
    // "might use force against Chad"
    let object = clauses.tree_object(at).filter(|_| clauses.is_lemma(at, &["use"]));
    let force = force || object.is_some_and(|p| clauses.is_lemma(p.head, &["force"]) && p.actors.is_empty());
    if !force && !judged(Judgement::Doom) && !judged(Judgement::Threat) {
        return None;
    }
    let clause = clauses.subtree(at);
    let mut named = Vec::new();
    for phrase in clauses.phrases.iter().filter(|p| clause.contains(&p.head)) {
        add(&mut named, &other(&bearers(phrase)));
    }
    let targets = match named.as_slice() {
        _ if !speech.listener.is_empty() => speech.listener.clone(),
        [only] => vec![*only],
        _ => Vec::new(),
    };
    // "would answer in kind": whoever did what is answered.
    let own = subject.is_some_and(|p| !p.actors.is_empty());
    // "The attack will be answered."
    let answered =
        subject.is_some_and(|p| is_deed(clauses, p)) && clauses.group_at(at).is_some_and(|v| v.passive);
    let of_event = named.is_empty() && targets.is_empty() && (own || answered) && judged(Judgement::Threat);
    (of_event || !targets.is_empty()).then_some(Said { kind: ActionKind::Threaten, targets, of_event })
}

/// "Will not go unanswered", "will not hesitate to act": a threat to the only others of the clause or to the listener, else to
/// whoever did what was told.
fn unrelenting(clauses: &Clauses<'_>, at: usize, speech: &Speech) -> Option<Said> {
    let clause = clauses.subtree(at);
    let mut named = Vec::new();
    for phrase in clauses.phrases.iter().filter(|p| clause.contains(&p.head)) {
        add(&mut named, &bearers(phrase));
    }
    named.retain(|actor| !speech.speaker.contains(actor));
    let targets = match named.as_slice() {
        [only] => vec![*only],
        _ => speech.listener.clone(),
    };
    let of_event = targets.is_empty();
    Some(Said { kind: ActionKind::Threaten, targets, of_event })
}

/// A noun that blames or praises those whose it is: "Russia's unprovoked attack".
fn owned_noun(clauses: &Clauses<'_>, at: usize) -> Option<Said> {
    let phrase = clauses.phrases.iter().find(|p| p.head == at && p.kind == PhraseKind::Thing)?;
    let words = clauses.tokens.get(phrase.tokens.clone())?;
    let blamed = words.iter().any(|word| is_judged(word, Judgement::Blame));
    blamed.then(|| Said::of(ActionKind::Accuse, phrase.owners.clone()))
}

pub(in crate::reader) fn bearers(subject: &Phrase) -> Vec<ActorCode> {
    match subject.kind {
        PhraseKind::Actor => subject.actors.clone(),
        PhraseKind::Thing => subject.owners.clone(),
        _ => Vec::new(),
    }
}

pub(in crate::reader) fn denied(clauses: &Clauses<'_>, at: usize) -> bool {
    clauses.children(at).any(|(_, t)| t.is_lemma(&["not", "never", "no", "neither"]))
}

/// Whether the predicate is stated as a fact; that a speaker only claims it does not matter.
fn is_actual(clauses: &Clauses<'_>, at: usize) -> bool {
    if denied(clauses, at) {
        return false;
    }
    let Some(group) = clauses.group_at(at) else { return true };
    // "insisted that Chad had": what is so, and not what is to be.
    let stated = || reporter(clauses, at).is_some_and(|t| is_judged(t, Judgement::Mandate));
    let unreal = match group.modality {
        Modality::Hypothetical => true,
        Modality::Proposed => !group.infinitive && stated() && !is_mandated(clauses, at),
        _ => false,
    };
    group.modality <= Modality::Announced || unreal && is_claimed(clauses, at)
}

/// Whether a verb of speech governs a clause in which nothing else makes it less real.
fn is_claimed(clauses: &Clauses<'_>, at: usize) -> bool {
    let Some(token) = clauses.tokens.get(at).filter(|t| t.deprel == Deprel::Ccomp) else { return false };
    let reporter = token.head.filter(|head| {
        let real = clauses.group_at(*head).is_some_and(|v| v.modality <= Modality::Announced);
        real && clauses.tokens.get(*head).is_some_and(|t| is_judged(t, Judgement::Report))
    });
    let unreal = |t: &Token| match t.deprel {
        Deprel::Aux | Deprel::AuxPass => effect_of("aux", &t.lemma).is_some(),
        Deprel::Mark => effect_of("conj", &t.lemma).is_some(),
        _ => false,
    };
    reporter.is_some() && !clauses.children(at).any(|(_, t)| unreal(t))
}
