//! Who is found by which name, and what a broken table is refused for.

use std::{collections::BTreeSet, env, fs, path::PathBuf};

use diplograph::{
    ActorCode, AllianceFact, AllianceKind, AllianceStatus, Date, Error, KnowledgeGraph, MembershipStatus,
    World, WorldBuilder,
};

/// Inputs and the codes they must give, over all regions and kinds of name.
const LOOKUPS: &[(&str, &str)] = &[
    ("South Korea", "KOR"),
    ("Republic of Korea", "KOR"),
    ("ROK", "KOR"),
    ("s. korea", "KOR"),
    ("Korea", "KOR"),
    ("Seoul", "KOR"),
    ("Blue House", "KOR"),
    ("North Korea", "PRK"),
    ("DPRK", "PRK"),
    ("d.p.r.k.", "PRK"),
    ("Pyongyang", "PRK"),
    ("North Korean", "PRK"),
    ("Japan", "JPN"),
    ("JP", "JPN"),
    ("Kantei", "JPN"),
    ("China", "CHN"),
    ("PRC", "CHN"),
    ("beijing", "CHN"),
    ("Taiwan", "TWN"),
    ("Chinese Taipei", "TWN"),
    ("US", "USA"),
    ("u.s.", "USA"),
    ("United States of America", "USA"),
    ("America", "USA"),
    ("the White House", "USA"),
    ("Pentagon", "USA"),
    ("Washington, D.C.", "USA"),
    ("UK", "GBR"),
    ("Great Britain", "GBR"),
    ("British", "GBR"),
    ("Downing Street", "GBR"),
    ("Holland", "NLD"),
    ("the netherlands", "NLD"),
    ("Dutch", "NLD"),
    ("Côte d’Ivoire", "CIV"),
    ("ivory coast", "CIV"),
    ("Cote d'Ivoire", "CIV"),
    ("Burma", "MMR"),
    ("Türkiye", "TUR"),
    ("Turkiye", "TUR"),
    ("Kiev", "UKR"),
    ("Kyiv", "UKR"),
    ("Kremlin", "RUS"),
    ("Moscow", "RUS"),
    ("USSR", "SUN"),
    ("Soviet", "SUN"),
    ("Swaziland", "SWZ"),
    ("Czech Republic", "CZE"),
    ("Congo", "COD"),
    ("Congo-Brazzaville", "COG"),
    ("Zaire", "COD"),
    ("Holy See", "VAT"),
    ("Sao Tome and Principe", "STP"),
    ("Guinea Bissau", "GNB"),
    ("EC", "EC"),
    ("BR", "BRA"),
    ("Itamaraty", "BRA"),
    ("Mexican", "MEX"),
    ("Papua New Guinea", "PNG"),
    ("Kiribati", "KIR"),
    ("Palestinians", "PSE"),
    ("Iranians", "IRN"),
    ("Persia", "IRN"),
    ("UAE", "ARE"),
    ("Saudi", "SAU"),
    ("East Germany", "DDR"),
    ("Lima", "PER"),
    ("can", "CAN"),
    ("com", "COM"),
    ("st. kitts & nevis", "KNA"),
    ("Bosnia & Herzegovina", "BIH"),
    ("UN", "UN"),
    ("United Nations", "UN"),
    ("U.N. Security Council", "UNSC"),
    ("nato", "NATO"),
    ("Arab League", "LAS"),
    ("who", "WHO"),
    ("Brussels", "EU"),
    ("opec+", "OPECPLUS"),
    ("OPEC", "OPEC"),
    ("G-7", "G7"),
    ("African Union", "AU"),
    ("AU", "AU"),
    ("Andean Community", "ANDEAN"),
    ("World Bank", "WB"),
    ("Quad", "QUAD"),
    ("Warsaw Pact", "WARSAWPACT"),
];

#[test]
fn names_are_found() {
    let world = World::bundled();
    for (name, code) in LOOKUPS {
        assert_eq!(world.actor(name).map(|code| code.to_string()).ok().as_deref(), Some(*code), "{name}");
    }
}

#[test]
fn every_nation_is_found_by_all_its_names() {
    let world = World::bundled();
    for nation in world.nations() {
        let code = nation.code();
        let names =
            [code.as_str(), nation.name(), nation.official_name()].into_iter().chain(nation.aliases());
        for name in names.chain(nation.adjectives()).chain(nation.demonyms()) {
            assert_eq!(world.actor(name).ok(), Some(code), "{name}");
            assert_eq!(world.actor(&name.to_uppercase()).ok(), Some(code), "{name}");
        }
        if let Some(iso2) = nation.iso2() {
            let found = world.actor(iso2).unwrap();
            assert!(found == code || !world.is_nation(found), "{iso2} is {found}");
        }
        for place in nation.capitals().chain(nation.seats()) {
            assert!(world.actor(place).is_ok(), "{place}");
        }
    }
}

#[test]
fn every_organisation_is_found_by_all_its_names() {
    let world = World::bundled();
    for organisation in world.organisations() {
        let code = organisation.code();
        for name in [code.as_str(), organisation.name()].into_iter().chain(organisation.aliases()) {
            assert_eq!(world.actor(name).ok(), Some(code), "{name}");
        }
    }
}

#[test]
fn unknown_names_suggest_the_nearest() {
    let world = World::bundled();
    for (name, first) in [
        ("Sout Korea", "South Korea"),
        ("Afganistan", "Afghanistan"),
        ("Untied States", "United States"),
        ("Kazachstan", "Kazakhstan"),
        ("Phillipines", "Philippines"),
        ("African Unoin", "African Union"),
    ] {
        match world.actor(name) {
            Err(Error::UnknownName { name: given, suggestions }) => {
                assert_eq!(given, name);
                assert_eq!(suggestions.first().map(String::as_str), Some(first), "{name}");
                assert!(suggestions.len() <= 3);
            }
            other => panic!("{name}: {other:?}"),
        }
    }
    let error = world.actor("Qwertyuiopasdf").unwrap_err();
    assert_eq!(error.to_string(), "no nation or organisation is called `Qwertyuiopasdf`");
    for nobody in ["", " ", "the", "kr", "\u{301}", "🇰🇷"] {
        assert!(world.actor(nobody).is_err(), "{nobody:?}");
    }
}

#[test]
fn states_exist_in_their_time() {
    let world = World::bundled();
    for (code, date, existed) in [
        ("SUN", "1985", true),
        ("SUN", "1991-12-25", true),
        ("SUN", "1991-12-27", false),
        ("RUS", "1991-12-25", false),
        ("RUS", "2022", true),
        ("DDR", "1990-10-03", true),
        ("DDR", "1990-10-04", false),
        ("DEU", "1975", true),
        ("YUG", "1999-03", true),
        ("YUG", "2004", false),
        ("SCG", "2004", true),
        ("CSK", "1993", false),
        ("CZE", "1993", true),
        ("XSV", "1968", true),
        ("XSV", "1980", false),
        ("VNM", "1968", true),
        ("KOR", "1947", false),
        ("KOR", "1950-06-25", true),
        ("SSD", "2011-07", true),
        ("FRA", "1815", true),
    ] {
        let nation = world.nation(code.parse().unwrap()).unwrap();
        assert_eq!(nation.existed_on(date.parse().unwrap()), existed, "{code} {date}");
    }
}

#[test]
fn leaders_are_in_office_in_their_time() {
    let world = World::bundled();
    for (actor, date, name) in [
        ("KOR", "2018-04-27", "Moon Jae-in"),
        ("PRK", "2018-04-27", "Kim Jong-un"),
        ("USA", "2021-12-01", "Lloyd Austin"),
        ("RUS", "2014-03", "Sergey Lavrov"),
        ("DEU", "2010", "Angela Merkel"),
        ("UN", "2003", "Kofi Annan"),
        ("NATO", "2020", "Jens Stoltenberg"),
        ("JPN", "2015", "Shinzo Abe"),
        ("ZAF", "1995", "Nelson Mandela"),
        ("USA", "1987-06-12", "Ronald Reagan"),
    ] {
        let mut leaders = world.leaders_on(actor.parse().unwrap(), date.parse().unwrap());
        let named = |spelling: &str| spelling == name;
        assert!(leaders.any(|l| named(l.name()) || l.aliases().any(named)), "{actor} {date} {name}");
    }
    let undated = world.leaders().find(|leader| leader.start().is_none() && leader.end().is_none()).unwrap();
    assert!(!undated.held_on("2019-10".parse().unwrap()));
}

type Add = fn(WorldBuilder, &str) -> diplograph::Result<WorldBuilder>;

const NATIONS: Add = |builder, text| builder.nations_tsv("my.tsv", text);
const ORGANISATIONS: Add = |builder, text| builder.organisations_tsv("my.tsv", text);
const LEADERS: Add = |builder, text| builder.leaders_tsv("my.tsv", text);
const TRAPS: Add = |builder, text| builder.traps_tsv("my.tsv", text);
const ALLIANCES: Add = |builder, text| builder.alliances_tsv("my.tsv", text);
const MEMBERSHIPS: Add = |builder, text| builder.memberships_tsv("my.tsv", text);
const DISPUTES: Add = |builder, text| builder.disputes_tsv("my.tsv", text);
const NATIONS_JSON: Add = |builder, text| builder.nations_json("my.tsv", text);
const DISPUTES_JSON: Add = |builder, text| builder.disputes_json("my.tsv", text);
const COLLECTIVES: Add = |builder, text| builder.collectives_tsv("my.tsv", text);

#[test]
fn broken_tables_are_refused_with_their_place() {
    const LEADER: &str = "actor\tname\tshort\tclass\toffice\tstart\tend\n";
    let leader = |row: &str| format!("{LEADER}{row}\n");
    let alliance = |row: &str| format!("id\tname\tkind\tmembers\n{row}\n");
    let dispute = |row: &str| format!("id\tname\tkind\tsides\tstatus\n{row}\n");
    for (add, text, message) in [
        (NATIONS, String::new(), "row 1, column `code`: the column is missing"),
        (NATIONS, "# a\n# b\ncode\n".into(), "row 3, column `name`: the column is missing"),
        (NATIONS, "code\tname\tcolour\n".into(), "row 1, column `colour`: there is no such column"),
        (NATIONS, "code\tname\tcode\n".into(), "row 1, column `code`: the column stands twice"),
        (
            NATIONS,
            "code\tname\n\n# c\nXAA\tA\tB\n".into(),
            "row 4, column `name`: the row has 3 cells: give 2",
        ),
        (NATIONS, "code\tname\nXAA\n".into(), "row 2, column `name`: the row has 1 cells: give 2"),
        (NATIONS, "code\tname\nXAA\t\n".into(), "row 2, column `name`: the cell is empty"),
        (NATIONS, "code\tname\nxaa\tA\n".into(), "row 2, column `code`: `xaa` is not an actor code"),
        (NATIONS, "code\tname\nXAA\tAt \n".into(), "row 2, column `name`: there is space before or after"),
        (
            NATIONS,
            "code\tname\nXAA\tA\nXAA\tB\n".into(),
            "row 3, column `code`: `XAA` stands in an earlier row",
        ),
        (
            NATIONS,
            "code\tname\nNATO\tA\n".into(),
            "row 2, column `code`: NATO is the code of an organisation",
        ),
        (
            NATIONS,
            "code\tname\taliases\nXAA\tA\tB||C\n".into(),
            "row 2, column `aliases`: a value between `|` is empty",
        ),
        (
            NATIONS,
            "code\tname\taliases\nXAA\tA\tisle\n".into(),
            "row 2, column `aliases`: `isle` is one word in small",
        ),
        (
            NATIONS,
            "code\tname\tfrom\nXAA\tA\t19\n".into(),
            "row 2, column `from`: `19` is not an ISO 8601 date",
        ),
        (
            NATIONS,
            "code\tname\tfrom\tto\nXAA\tA\t1990\t1980\n".into(),
            "row 2, column `to`: 1980 is before 1990",
        ),
        (ORGANISATIONS, "code\tname\nJPN\tA\n".into(), "row 2, column `code`: JPN is the code of a nation"),
        (
            ORGANISATIONS,
            "code\tname\tparent\nXX\tA\tXX\n".into(),
            "row 2, column `parent`: an organisation is no organ",
        ),
        (
            ORGANISATIONS,
            "code\tname\nXX\tA\nXX\tA\n".into(),
            "row 3, column `code`: `XX` stands in an earlier row",
        ),
        (
            LEADERS,
            leader("JPN\tAda Ito\tIto\tking\tKing\t\t"),
            "row 2, column `class`: `king` is no class of office",
        ),
        (LEADERS, leader("JPN\tAda Ito\t\tother\tKing\t\t"), "row 2, column `short`: the cell is empty"),
        (
            LEADERS,
            leader("JPN\tAda Ito\tIto\tother\tKing\t2020\t2019-12"),
            "row 2, column `end`: 2019-12 is before 2020",
        ),
        (
            TRAPS,
            "surface\tkind\nA\tsea\nA\tsea\n".into(),
            "row 3, column `surface`: `A` stands in an earlier row",
        ),
        (
            TRAPS,
            "surface\tkind\nchina\tcup\n".into(),
            "row 2, column `surface`: `china` is one word in small letters",
        ),
        (
            LEADERS,
            leader("XAA\tAda Ito\tIto\tother\tKing\t\t"),
            "row 2, column `actor`: no nation or organisation has",
        ),
        (
            ORGANISATIONS,
            "code\tname\tparent\nXX\tA\tXY\n".into(),
            "row 2, column `parent`: no nation or organisation has",
        ),
        (
            NATIONS,
            "code\tname\talias\n".into(),
            "row 1, column `alias`: there is no such column: did you mean `aliases`?",
        ),
        (
            ALLIANCES,
            alliance("Us\tA\tdefence\tJPN:/|USA:/"),
            "row 2, column `id`: `Us` is not an id of an alliance",
        ),
        (
            ALLIANCES,
            alliance("us\tA\tpact\tJPN:/|USA:/"),
            "row 2, column `kind`: `pact` is not a kind of treaty",
        ),
        (
            ALLIANCES,
            alliance("us\tA\tdefence\tJPN:/"),
            "row 2, column `members`: an alliance has two members",
        ),
        (
            ALLIANCES,
            alliance("us\tA\tdefence\tJPN|USA:/"),
            "row 2, column `members`: `JPN` is no time as a member",
        ),
        (
            ALLIANCES,
            alliance("us\tA\tdefence\tJPN:2/|USA:/"),
            "row 2, column `members`: `2` is not an ISO 8601 date",
        ),
        (
            ALLIANCES,
            alliance("us\tA\tdefence\tJPN:2001/1999|USA:/"),
            "row 2, column `members`: `JPN:2001/1999` ends",
        ),
        (
            ALLIANCES,
            alliance("us\tA\tdefence\tJPN:/|JPN:2001/|USA:/"),
            "row 2, column `members`: two spells of JPN",
        ),
        (
            ALLIANCES,
            alliance("us\tA\tdefence\tJPN:/|XAA:/"),
            "row 2, column `members`: no nation or organisation has",
        ),
        (
            MEMBERSHIPS,
            "organisation\tstatus\tmembers\nJPN\tmember\tUSA:/\n".into(),
            "row 2, column `organisation`: JPN is not the code of an organisation",
        ),
        (
            MEMBERSHIPS,
            "organisation\tstatus\tmembers\nUN\tmember\tUSA:/\nUN\tmember\tJPN:/\n".into(),
            "row 3, column `organisation`: `UN member` stands in an earlier row",
        ),
        (
            DISPUTES,
            dispute("is\tA\twar\tJPN|USA\tactive"),
            "row 2, column `kind`: `war` is not a kind of dispute",
        ),
        (DISPUTES, dispute("is\tA\tlegal\tJPN\tactive"), "row 2, column `sides`: a dispute has two sides"),
        (
            DISPUTES,
            dispute("is\tA\tlegal\tJPN+USA|JPN\tactive"),
            "row 2, column `sides`: an actor stands on one side",
        ),
        (
            DISPUTES,
            dispute("is\tA\tlegal\tJPN|XAA\tactive"),
            "row 2, column `sides`: no nation or organisation has",
        ),
        (
            NATIONS_JSON,
            r#"[{"code": "XAA", "name": "A"}, {"code": "XBB"}]"#.into(),
            "row 2, column `name`: the cell is empty",
        ),
        (
            NATIONS_JSON,
            r#"[{"code": "XAA", "nam": "A"}]"#.into(),
            "row 1, column `nam`: there is no such column: did you mean `name`?",
        ),
        (
            DISPUTES_JSON,
            r#"[{"id": "is", "name": "A", "kind": "legal", "sides": ["JPN", ["XAA"]], "status": "active"}]"#
                .into(),
            "row 1, column `sides`: no nation or organisation has the code `XAA`",
        ),
        (
            COLLECTIVES,
            "surface\tmembers\nBoth\tXAA\n".into(),
            "row 2, column `members`: no nation or organisation has",
        ),
        (COLLECTIVES, "surface\tmembers\nBoth\t\n".into(), "row 2, column `members`: the cell is empty"),
        (
            COLLECTIVES,
            "surface\tmembers\nBoth\tKOR|kp\n".into(),
            "row 2, column `members`: `kp` is not an actor code",
        ),
        (
            COLLECTIVES,
            "surface\tmembers\tneeds\nBoth\tKOR\t?\n".into(),
            "row 2, column `needs`: `?` is not an actor code",
        ),
    ] {
        let error = add(World::builder(), &text).unwrap_err().to_string();
        assert!(error.starts_with(&format!("my.tsv, {message}")), "{text:?}: {error}");
    }
}

#[test]
fn rows_of_a_user_are_added_or_replace_those_that_were_there() {
    let table =
        "\u{feff}# mine\r\ncode\tname\tadjectives\r\nJPN\tNihonia\tNihonian\r\nXAA\tAtlantis\tAtlantean\r\n";
    let world = World::builder().nations_tsv("mine.tsv", table).unwrap().build();
    assert_eq!(world.nations().len(), World::bundled().nations().len() + 1);
    assert_eq!(world.name_of(world.actor("nihonian").unwrap()), Some("Nihonia"));
    assert!(world.actor("Tokyo").is_err());
    assert_eq!(world.actor("atlantean").unwrap().as_str(), "XAA");
    assert!(world.leaders_of("JPN".parse().unwrap()).len() > 10);
    let world =
        World::builder().organisations_tsv("o.tsv", "code\tname\nNATO\tNorth Pact\n").unwrap().build();
    assert_eq!(world.actor("North Pact").unwrap().as_str(), "NATO");
    let world = WorldBuilder::empty().nations_tsv("mine.tsv", table).unwrap().build();
    assert_eq!(world.nations().map(|nation| nation.code().to_string()).collect::<Vec<_>>(), ["JPN", "XAA"]);
}

#[test]
fn a_world_can_be_shared_between_threads() {
    fn shared<T: Send + Sync + 'static>() {}
    shared::<World>();
    shared::<WorldBuilder>();
}

fn code(text: &str) -> ActorCode {
    text.parse().unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
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
            world.members_on(code(organisation), date(on)).unwrap().any(|found| found == code(member));
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
        // The WTO and the Pacific forum count members that are no states of the table.
        let found = world.members_on(code(organisation), date(on)).unwrap().len();
        assert!(
            found.abs_diff(count) <= usize::from(["WTO", "PIF"].contains(&organisation)) * 2,
            "{organisation}: {found}"
        );
    }
    assert!(
        world.members_on(code("NATOO"), date("2020")).unwrap_err().to_string().contains("did you mean NATO")
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
        assert_eq!(alliance.in_force_on(date(on)), in_force, "{id} {on}");
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
        assert_eq!(dispute.stood_on(date(on)), stood, "{id} {on}");
    }
}

#[test]
fn leaders_of_all_actors_are_in_office_on_a_date() {
    let world = World::bundled();
    let on = date("2019-03-01");
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
        let both = [code(a), code(b)];
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
    let nato: Vec<ActorCode> = world.members_on(code("NATO"), date("1970")).unwrap().collect();
    assert!(!nato.contains(&code("FRA")) && nato.contains(&code("USA")));
    assert_eq!(world.alliance("nato".parse().unwrap()).unwrap().members().count(), 2);

    let france = code("FRA");
    let world = World::builder().remove_nation(france).unwrap().build();
    assert!(world.nation(france).is_none() && world.leaders_of(france).len() == 0);
    assert_eq!(world.alliances_of(france).count() + world.disputes_of(france).count(), 0);
    assert_eq!(world.memberships_of(france).count(), 0);
    assert!(!world.reference_document().text().contains("France,"));
    let error = World::builder().remove_nation(code("FRX")).unwrap_err().to_string();
    assert!(error.starts_with("there is no nation `FRX`: did you mean FRA"), "{error}");
    let error = World::builder().remove_leader(code("DEU"), "Angela Merkl").unwrap_err().to_string();
    assert!(error.starts_with("there is no leader `Angela Merkl`: did you mean Angela Merkel"), "{error}");
    for removed in [
        World::builder().remove_alliance("nope-nope".parse().unwrap()),
        World::builder().remove_dispute("nope-nope".parse().unwrap()),
        World::builder().remove_organisation(code("FRA")),
        World::builder().remove_membership(code("NATO"), code("JPN")),
        World::builder().remove_trap("Nope"),
        World::builder().remove_collective("Nope"),
    ] {
        assert!(matches!(removed, Err(Error::UnknownId { .. })), "{removed:?}");
    }
}

/// The directory with reference tables to check against: `DIPLOGRAPH_REFERENCE`, or one beside the crate.
fn reference_directory() -> Option<PathBuf> {
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/reference"));
    let path = env::var_os("DIPLOGRAPH_REFERENCE").map_or_else(beside, PathBuf::from);
    path.is_dir().then_some(path)
}

#[test]
fn members_agree_with_the_reference_tables() {
    let Some(directory) = reference_directory() else {
        eprintln!("SKIPPED: no reference tables; name their directory in DIPLOGRAPH_REFERENCE");
        return;
    };
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
