//! The words that support an answer.

use std::{fmt, iter::FusedIterator, slice};

use crate::{
    date::Date,
    graph::{DocumentNode, Report},
    reading::{
        ActionFact, AllianceFact, DisputeFact, Evidence, LeaderFact, MeetingFact, NationFact, Origin, Reading,
    },
};

/// A passage of a document that supports a fact.
///
/// ```
/// use diplograph::{Document, Evidence, KnowledgeGraph, NationFact, Reading};
///
/// let mut reading = Reading::new(&Document::new("d1", "Seoul protested.").with_source("Example Wire"));
/// let mut nation = NationFact::new("KOR".parse()?);
/// nation.evidence.push(Evidence::new(0, 5).with_quote("Seoul"));
/// reading.nations.push(nation);
///
/// let graph = KnowledgeGraph::from_iter([reading]);
/// let evidence = graph.nations().next().unwrap().evidence().next().unwrap();
/// assert_eq!((evidence.document(), evidence.start(), evidence.end()), ("d1", 0, 5));
/// assert_eq!(evidence.source(), Some("Example Wire"));
/// assert_eq!(evidence.to_string(), "“Seoul” (d1)");
/// # Ok::<(), diplograph::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EvidenceView<'g> {
    document: &'g DocumentNode,
    evidence: &'g Evidence,
}

impl<'g> EvidenceView<'g> {
    /// The id of the document.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let evidence = graph.nations().next().unwrap().evidence().next().unwrap();
    /// assert_eq!(evidence.document(), "d1");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn document(self) -> &'g str {
        &self.document.id
    }

    /// Whether it is a document or a reference table that has the words.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let evidence = graph.nations().next().unwrap().evidence().next().unwrap();
    /// assert_eq!(evidence.origin(), diplograph::Origin::Document);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn origin(self) -> Origin {
        self.document.origin
    }

    /// The title of the document.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let evidence = graph.nations().next().unwrap().evidence().next().unwrap();
    /// assert_eq!(evidence.title(), Some("Talks resume"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn title(self) -> Option<&'g str> {
        self.document.title.as_deref()
    }

    /// Where the document comes from.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let evidence = graph.nations().next().unwrap().evidence().next().unwrap();
    /// assert_eq!(evidence.source(), Some("Example Wire"));
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn source(self) -> Option<&'g str> {
        self.document.source.as_deref()
    }

    /// When the document was published.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let evidence = graph.nations().next().unwrap().evidence().next().unwrap();
    /// assert_eq!(evidence.published(), "2021-12-01".parse().ok());
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn published(self) -> Option<Date> {
        self.document.published
    }

    /// Byte offset of the first byte, in the document's text.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let evidence = graph.nations().next().unwrap().evidence().next().unwrap();
    /// assert_eq!(evidence.start(), 4);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn start(self) -> usize {
        self.evidence.start
    }

    /// Byte offset just after the last byte.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let evidence = graph.nations().next().unwrap().evidence().next().unwrap();
    /// assert_eq!(evidence.end(), 9);
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn end(self) -> usize {
        self.evidence.end
    }

    /// The words; empty where the reading came without them.
    ///
    /// ```
    /// # let json = r#"{"schema":1,"readings":[{"document":"d1","published":"2021-12-01","title":"Talks resume","source":"Example Wire","nations":[{"code":"KOR","evidence":[{"start":4,"end":9,"quote":"Seoul"}]}]}]}"#;
    /// # let graph = diplograph::KnowledgeGraph::from_json(json)?;
    /// # let evidence = graph.nations().next().unwrap().evidence().next().unwrap();
    /// assert_eq!(evidence.quote(), "Seoul");
    /// # Ok::<(), diplograph::Error>(())
    /// ```
    pub fn quote(self) -> &'g str {
        self.evidence.quote.as_deref().unwrap_or_default()
    }
}

/// `“The words” (document, date of publication)`.
impl fmt::Display for EvidenceView<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "“{}” ({}", self.quote(), self.document())?;
        if let Some(published) = self.published() {
            write!(f, ", {published}")?;
        }
        f.write_str(")")
    }
}

/// Evidence, in the order in which the documents were published (unknown dates last, then by id), then of position.
#[derive(Clone, Debug)]
pub struct EvidenceViews<'g>(Source<'g>);

#[derive(Clone, Debug)]
enum Source<'g> {
    Actor(Walk<'g, NationFact>),
    Leader(Walk<'g, LeaderFact>),
    Alliance(Walk<'g, AllianceFact>),
    Meeting(Walk<'g, MeetingFact>),
    Dispute(Walk<'g, DisputeFact>),
    Action(Walk<'g, ActionFact>),
    Document(&'g DocumentNode, std::vec::IntoIter<&'g Evidence>),
}

/// Reports not yet looked at, and the rest of the evidence of the last one.
#[derive(Clone, Debug)]
struct Walk<'g, F> {
    reports: slice::Iter<'g, Report<F>>,
    current: Option<(&'g DocumentNode, slice::Iter<'g, Evidence>)>,
}

impl<'g, F: Supported> Walk<'g, F> {
    fn new(reports: &'g [Report<F>]) -> Walk<'g, F> {
        Walk { reports: reports.iter(), current: None }
    }

    fn next(&mut self) -> Option<EvidenceView<'g>> {
        loop {
            if let Some((document, rest)) = &mut self.current
                && let Some(evidence) = rest.next()
            {
                return Some(EvidenceView { document, evidence });
            }
            let report = self.reports.next()?;
            self.current = Some((&report.document, report.fact.evidence().iter()));
        }
    }
}

trait Supported {
    fn evidence(&self) -> &[Evidence];
}

macro_rules! supported {
    ($($fact:ident as $variant:ident),+) => {
        $(
            impl Supported for $fact {
                fn evidence(&self) -> &[Evidence] {
                    &self.evidence
                }
            }

            impl<'g> From<&'g [Report<$fact>]> for EvidenceViews<'g> {
                fn from(reports: &'g [Report<$fact>]) -> EvidenceViews<'g> {
                    EvidenceViews(Source::$variant(Walk::new(reports)))
                }
            }
        )+

        impl<'g> Iterator for EvidenceViews<'g> {
            type Item = EvidenceView<'g>;

            fn next(&mut self) -> Option<EvidenceView<'g>> {
                match &mut self.0 {
                    $(Source::$variant(walk) => walk.next(),)+
                    Source::Document(document, rest) => {
                        rest.next().map(|evidence| EvidenceView { document, evidence })
                    }
                }
            }
        }
    };
}

supported!(
    NationFact as Actor,
    LeaderFact as Leader,
    AllianceFact as Alliance,
    MeetingFact as Meeting,
    DisputeFact as Dispute,
    ActionFact as Action
);

impl FusedIterator for EvidenceViews<'_> {}

impl<'g> EvidenceViews<'g> {
    /// No evidence.
    pub(super) fn none() -> EvidenceViews<'g> {
        let nobody: &[Report<NationFact>] = &[];
        EvidenceViews::from(nobody)
    }

    /// All evidence of a document's reading, each passage once.
    pub(super) fn of_document(document: &'g DocumentNode, reading: Option<&'g Reading>) -> EvidenceViews<'g> {
        let mut all: Vec<&Evidence> = reading.map(all_evidence).unwrap_or_default();
        all.sort_unstable();
        all.dedup();
        EvidenceViews(Source::Document(document, all.into_iter()))
    }
}

fn all_evidence(reading: &Reading) -> Vec<&Evidence> {
    let mut all = Vec::new();
    all.extend(reading.nations.iter().flat_map(Supported::evidence));
    all.extend(reading.leaders.iter().flat_map(Supported::evidence));
    all.extend(reading.alliances.iter().flat_map(Supported::evidence));
    all.extend(reading.meetings.iter().flat_map(Supported::evidence));
    all.extend(reading.disputes.iter().flat_map(Supported::evidence));
    all.extend(reading.actions.iter().flat_map(Supported::evidence));
    all
}
