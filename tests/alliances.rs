//! Alliances, memberships and disputes: every row, who belongs where and when, and the tables as facts.

mod reference;

use std::{collections::BTreeSet, fs};

use diplograph::{
    ActorCode, AllianceFact, AllianceKind, AllianceStatus, Date, Error, KnowledgeGraph, MembershipStatus,
    World,
};

/// The code of an actor.
macro_rules! code {
    ($text:expr) => {
        $text.parse::<ActorCode>().unwrap()
    };
}

/// The date of a text.
macro_rules! date {
    ($text:expr) => {
        $text.parse::<Date>().unwrap()
    };
}

/// The rows of a bundled table, split into cells.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1).map(|line| line.split('\t').collect())
}

const ALLIANCE_TABLE: &str = include_str!("../data/alliances.tsv");
const MEMBERSHIP_TABLE: &str = include_str!("../data/memberships.tsv");
const DISPUTE_TABLE: &str = include_str!("../data/disputes.tsv");

#[test]
fn every_row_of_alliances_memberships_and_disputes_is_sorted_and_unique() {
    for (table, key) in [(ALLIANCE_TABLE, 1), (MEMBERSHIP_TABLE, 2), (DISPUTE_TABLE, 1)] {
        let keys: Vec<Vec<&str>> = rows(table).map(|row| row[..key].to_vec()).collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
    }
    let members = rows(ALLIANCE_TABLE).map(|row| row[5]).chain(rows(MEMBERSHIP_TABLE).map(|row| row[2]));
    for cell in members {
        assert!(cell.split('|').is_sorted(), "{cell}");
    }
    for row in rows(DISPUTE_TABLE) {
        assert!(
            row[4].split('|').is_sorted() && row[4].split('|').all(|side| side.split('+').is_sorted()),
            "{row:?}"
        );
    }
}

#[test]
fn every_alliance_membership_and_dispute_is_sound() {
    let world = World::bundled();
    let mut names = BTreeSet::new();
    for alliance in world.alliances() {
        for name in [alliance.name()].into_iter().chain(alliance.aliases()) {
            assert!(names.insert(name.to_lowercase()), "{name}");
        }
        assert!(alliance.members().all(|spell| spell.since().is_some()), "{alliance:?}");
        assert_eq!(world.alliance(alliance.id()).unwrap(), alliance);
    }
    for membership in world.memberships() {
        assert!(membership.since().is_some(), "{membership:?}");
        assert!(world.organisation(membership.organisation()).is_some(), "{membership:?}");
        let dissolved = world.organisation(membership.organisation()).and_then(|row| row.dissolved());
        let outlives =
            dissolved.is_some_and(|end| membership.until().is_none_or(|until| until.year() > end.year()));
        assert!(!outlives, "{membership:?} after {dissolved:?}");
    }
    let suspended = world.memberships().filter(|row| row.status() == MembershipStatus::Suspended);
    for row in suspended {
        let members = world.members_on(row.organisation(), row.since().unwrap()).unwrap();
        assert!(members.into_iter().any(|code| code == row.member()), "{row:?} is no member");
    }
    names.clear();
    for dispute in world.disputes() {
        for name in [dispute.name()].into_iter().chain(dispute.aliases()) {
            assert!(names.insert(name.to_lowercase()), "{name}");
        }
        let resolved = dispute.status() == diplograph::DisputeStatus::Resolved;
        assert_eq!(resolved, dispute.until().is_some(), "{dispute:?}");
        assert!(dispute.since().is_some(), "{dispute:?}");
    }
    assert!(world.alliances().len() >= 250 && world.disputes().len() >= 250);
}

#[test]
fn members_belong_in_their_time() {
    let world = World::bundled();
    for (organisation, member, on, belongs) in [
        ("NATO", "TUR", "1951", false),
        ("NATO", "TUR", "1960", true),
        ("NATO", "FIN", "2023-04-03", false),
        ("NATO", "SWE", "2024-03-07", true),
        ("NATO", "AUT", "2020", false),
        ("EU", "GBR", "2020-01", true),
        ("EU", "GBR", "2020-02", false),
        ("EU", "HRV", "2013-07-01", true),
        ("EU", "TUR", "2020", false),
        ("EUROZONE", "HRV", "2022", false),
        ("SCHENGEN", "CHE", "2015", true),
        ("UN", "KOR", "1990", false),
        ("UN", "KOR", "1992", true),
        ("UN", "CHN", "1970", false),
        ("UN", "TWN", "1970", true),
        ("UN", "CHE", "2003", true),
        ("UN", "PSE", "2015", false),
        ("UN", "SUN", "1980", true),
        ("UN", "RUS", "1995", true),
        ("ASEAN", "TLS", "2025-11", true),
        ("ASEAN", "VNM", "1990", false),
        ("AU", "MAR", "2010", false),
        ("AU", "MAR", "2018", true),
        ("LAS", "EGY", "1985", true),
        ("SCO", "IND", "2016", false),
        ("SCO", "BLR", "2025", true),
        ("CSTO", "UZB", "2010", true),
        ("CSTO", "UZB", "2020", false),
        ("CIS", "GEO", "2005", true),
        ("CIS", "GEO", "2010", false),
        ("OSCE", "MNG", "2013", true),
        ("OAS", "NIC", "2024", false),
        ("ECOWAS", "NER", "2025-02", false),
        ("ECOWAS", "MLI", "2020", true),
        ("SADC", "ZAF", "1993", false),
        ("MERCOSUR", "BOL", "2025", true),
        ("BRICS", "IRN", "2023", false),
        ("BRICS", "IDN", "2025", true),
        ("G8", "RUS", "2010", true),
        ("G20", "AU", "2024", true),
        ("OPEC", "IDN", "2010", false),
        ("OPEC", "QAT", "2019", false),
        ("OPEC", "AGO", "2024", false),
        ("OIC", "KAZ", "2000", true),
        ("COMMONWEALTH", "ZAF", "1980", false),
        ("COMMONWEALTH", "MDV", "2018", false),
        ("COMMONWEALTH", "RWA", "2012", true),
        ("ICC", "PHL", "2018", true),
        ("ICC", "PHL", "2020", false),
        ("ICC", "USA", "2010", false),
        ("ICC", "UKR", "2025", true),
        ("WTO", "CHN", "2001-11", false),
        ("WTO", "RUS", "2013", true),
        ("WTO", "TWN", "2010", true),
        ("COE", "RUS", "2021", true),
        ("COE", "RUS", "2023", false),
        ("CPTPP", "GBR", "2025", true),
        ("GCC", "QAT", "2018", true),
        ("WARSAWPACT", "ALB", "1970", false),
        ("QUAD", "IND", "2012", false),
    ] {
        let found =
            world.members_on(code!(organisation), date!(on)).unwrap().any(|found| found == code!(member));
        assert_eq!(found, belongs, "{member} in {organisation}, {on}");
    }
    for (organisation, on, count) in [
        ("NATO", "1949-09", 12),
        ("NATO", "2025", 32),
        ("EU", "2013-08", 28),
        ("EU", "2021", 27),
        ("EUROZONE", "1999", 11),
        ("UN", "2012", 193),
        ("ASEAN", "2000", 10),
        ("AU", "2018", 55),
        ("LAS", "2000", 22),
        ("GCC", "2000", 6),
        ("OIC", "2010", 57),
        ("OSCE", "2013", 57),
        ("COE", "2020", 47),
        ("OPEC", "2024", 12),
        ("COMMONWEALTH", "2023", 56),
        ("ICC", "2022", 123),
        ("WTO", "2025", 166),
        ("OECD", "2022", 38),
        ("OAS", "2010", 35),
        ("SADC", "2020", 16),
        ("ECOWAS", "2025-03", 12),
        ("BRICS", "2025-02", 10),
        ("PIF", "2010", 15),
    ] {
        // These count members that are no states of the table, such as the Cook Islands and Macao.
        let found = world.members_on(code!(organisation), date!(on)).unwrap().len();
        assert!(
            found.abs_diff(count) <= usize::from(["ICC", "WTO", "PIF"].contains(&organisation)) * 2,
            "{organisation}: {found}"
        );
    }
    assert!(
        world
            .members_on(code!("NATOO"), date!("2020"))
            .unwrap_err()
            .to_string()
            .contains("did you mean NATO")
    );
}

#[test]
fn alliances_and_disputes_hold_in_their_time() {
    let world = World::bundled();
    for (id, on, in_force) in [
        ("us-south-korea", "1960", true),
        ("us-taiwan-treaty", "1985", false),
        ("sino-soviet", "1985", false),
        ("seato", "1960", true),
        ("baghdad-pact", "1980", false),
        ("russia-north-korea", "2024-11", false),
        ("russia-north-korea", "2025", true),
        ("soviet-north-korea", "1993", true),
        ("quad", "2010", false),
        ("aukus", "2022", true),
        ("saudi-pakistan", "2025-10", true),
        ("liptako-gourma", "2022", false),
        ("anglo-portuguese", "1703", true),
    ] {
        let alliance = world.alliance(id.parse().unwrap()).unwrap();
        assert_eq!(alliance.in_force_on(date!(on)), in_force, "{id} {on}");
    }
    for (id, on, stood) in [
        ("kashmir", "1999", true),
        ("falklands", "1982", true),
        ("cod-wars", "1980", false),
        ("macedonia-naming", "2018", true),
        ("macedonia-naming", "2020", false),
        ("qatar-crisis", "2019", true),
        ("bakassi", "2010", false),
        ("renaissance-dam", "2005", false),
        ("essequibo", "2023-12", true),
    ] {
        let dispute = world.dispute(id.parse().unwrap()).unwrap();
        assert_eq!(dispute.stood_on(date!(on)), stood, "{id} {on}");
    }
}

#[test]
fn leaders_of_all_actors_are_in_office_on_a_date() {
    let world = World::bundled();
    let on = date!("2019-03-01");
    let all: Vec<_> = world.leaders_in_office(on).collect();
    let each: usize = world.nations().map(|nation| world.leaders_on(nation.code(), on).count()).sum();
    assert!(all.len() >= each && each > 300, "{} {each}", all.len());
    assert!(all.iter().all(|leader| leader.held_on(on)));
}

#[test]
fn the_reference_has_evidence_for_every_fact() {
    let world = World::bundled();
    let (reading, document) = (world.reference(), world.reference_document());
    assert_eq!(reading.document, document.id());
    let alliances = reading.alliances.iter().map(|fact| &fact.evidence);
    for evidence in alliances.chain(reading.disputes.iter().map(|fact| &fact.evidence)) {
        assert!(!evidence.is_empty());
        for evidence in evidence {
            let line = evidence.in_document(&document).unwrap();
            assert_eq!(Some(line), evidence.quote.as_deref());
            assert!(document.text().lines().any(|whole| whole == line) && line.contains(": "), "{line}");
        }
    }
    let between = |a: &str, b: &str, kind| {
        let both = [code!(a), code!(b)];
        let facts = reading.alliances.iter();
        let facts = facts
            .filter(move |fact| fact.kind == kind && both.iter().all(|code| fact.members.contains(code)));
        facts.map(|fact: &AllianceFact| (fact.name.as_deref().unwrap_or(""), fact.status)).collect::<Vec<_>>()
    };
    let alliance = AllianceKind::Alliance;
    assert!(between("FIN", "USA", alliance).contains(&("North Atlantic Treaty", AllianceStatus::Active)));
    assert!(between("USA", "CAN", alliance).contains(&("North Atlantic Treaty", AllianceStatus::Active)));
    assert!(between("TWN", "USA", alliance).iter().all(|(_, status)| *status == AllianceStatus::Ended));
    assert_eq!(between("CHN", "USA", alliance), []);
    assert_eq!(between("EGY", "ISR", alliance), []);
    assert_eq!(between("EU", "GBR", AllianceKind::Bloc), [("", AllianceStatus::Ended)]);
    // Those who are bound to a hub are not bound to each other.
    assert!(
        between("BHR", "ISR", AllianceKind::Partnership).iter().any(|(name, _)| *name == "Abraham Accords")
    );
    assert!(
        between("BHR", "MAR", AllianceKind::Partnership).iter().all(|(name, _)| *name != "Abraham Accords")
    );
    // Each pair stands once in each treaty and time.
    let nato = reading.alliances.iter().filter(|fact| fact.name.as_deref() == Some("North Atlantic Treaty"));
    assert_eq!(
        nato.map(|fact| fact.members.len() * (fact.members.len() - 1) / 2).sum::<usize>(),
        32 * 31 / 2
    );

    let mut graph = KnowledgeGraph::new();
    graph.fold(reading);
    assert!(graph.allies_of("Finland").unwrap().any(|ally| ally.name() == "United States"));
    assert!(graph.disputes_between("India", "Pakistan").unwrap().count() > 0);
}

#[test]
fn rows_are_replaced_and_removed_with_all_that_speaks_of_them() {
    let world = World::builder()
        .leaders_tsv("l.tsv", "actor\tname\tshort\tclass\toffice\tstart\nJPN\tAda Ito\tIto\tother\tEnvoy\t2031\n")
        .unwrap()
        .leaders_json("l.json", r#"[{"actor": "JPN", "name": "Ada Ito", "short": "Ada", "class": "other", "office": "Envoy", "start": 2031}]"#)
        .unwrap()
        .memberships_tsv("m.tsv", "organisation\tstatus\tmembers\nNATO\tmember\tFRA:1949/1966\n")
        .unwrap()
        .alliances_json("a.json", r#"[{"id": "nato", "name": "Pact", "kind": "entente", "members": "FRA:/|USA:/"}]"#)
        .unwrap()
        .build();
    let ito: Vec<&str> = world.leaders().filter(|l| l.name() == "Ada Ito").map(|l| l.short_name()).collect();
    assert_eq!(ito, ["Ada"]);
    let nato: Vec<ActorCode> = world.members_on(code!("NATO"), date!("1970")).unwrap().collect();
    assert!(!nato.contains(&code!("FRA")) && nato.contains(&code!("USA")));
    assert_eq!(world.alliance("nato".parse().unwrap()).unwrap().members().count(), 2);

    let france = code!("FRA");
    let world = World::builder().remove_nation(france).unwrap().build();
    assert!(world.nation(france).is_none() && world.leaders_of(france).len() == 0);
    assert_eq!(world.alliances_of(france).count() + world.disputes_of(france).count(), 0);
    assert_eq!(world.memberships_of(france).count(), 0);
    let document = world.reference_document();
    let mut members = document.text().lines().filter_map(|line| line.rsplit_once(": "));
    assert!(members.all(|(_, members)| !members.contains("France")));
    let error = World::builder().remove_nation(code!("FRX")).unwrap_err().to_string();
    assert!(error.starts_with("there is no nation `FRX`: did you mean FRA"), "{error}");
    let error = World::builder().remove_leader(code!("DEU"), "Angela Merkl").unwrap_err().to_string();
    assert!(error.starts_with("there is no leader `Angela Merkl`: did you mean Angela Merkel"), "{error}");
    for removed in [
        World::builder().remove_alliance("nope-nope".parse().unwrap()),
        World::builder().remove_dispute("nope-nope".parse().unwrap()),
        World::builder().remove_organisation(code!("FRA")),
        World::builder().remove_membership(code!("NATO"), code!("JPN")),
        World::builder().remove_trap("Nope"),
        World::builder().remove_collective("Nope"),
    ] {
        assert!(matches!(removed, Err(Error::UnknownId { .. })), "{removed:?}");
    }
}

#[test]
fn members_agree_with_the_reference_tables() {
    let Some(directory) = reference::directory("memberships") else { return };
    let world = World::bundled();
    let table = fs::read_to_string(directory.join("organisation_members.tsv")).unwrap();
    let (mut same, mut other) = (0, Vec::new());
    for line in table.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [organisation, member, _, "member", from, to, basis] = cells[..] else { continue };
        let (Ok(organisation), Ok(member)) = (organisation.parse(), member.parse()) else { continue };
        let (Ok(from), true) = (from.parse::<Date>(), basis.contains("knowledge")) else { continue };
        let mut known =
            world.memberships_of(member).filter(|row| row.organisation() == organisation).peekable();
        if known.peek().is_none() {
            continue;
        }
        let year = |date: Option<Date>| date.map(Date::year);
        let to = to.parse().ok().map(Date::year);
        let agrees = |row: &diplograph::Membership| {
            let until = year(row.until()).zip(to).is_some_and(|(a, b)| a.abs_diff(b) <= 1);
            row.since().is_some_and(|since| since.year().abs_diff(from.year()) <= 1)
                && (until || (to.is_none() == row.until().is_none()))
        };
        if known.any(agrees) { same += 1 } else { other.push(line) }
    }
    assert!(same > 500, "{same}");
    assert!(other.len() * 20 <= same, "{same} agree, these do not:\n{}", other.join("\n"));
}
