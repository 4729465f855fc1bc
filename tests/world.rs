//! Who is found by which name, and what a broken table is refused for.

use diplograph::{Error, World, WorldBuilder};

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
    let table = "actor\tname\tshort\tclass\toffice\nJPN\tAda Ito\tIto\tother\tChancellor\n";
    let nation = WorldBuilder::empty().nations_tsv("mine.tsv", "code\tname\nJPN\tJapan\n").unwrap();
    let world = nation.leaders_tsv("mine.tsv", table).unwrap().build();
    assert!(!world.leaders().next().unwrap().held_on("2019-10".parse().unwrap()));
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
            "row 2, column `class`: `king` is not a class of office",
        ),
        (LEADERS, leader("JPN\tAda Ito\t\tother\tKing\t\t"), "row 2, column `short`: the cell is empty"),
        (
            LEADERS,
            "actor\tname\tshort\tclass\toffice\tmark\nJPN\tAda Ito\tIto\tother\tKing\tsole\n".into(),
            "row 2, column `mark`: `sole` is no mark: give acting, joint or disputed",
        ),
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
