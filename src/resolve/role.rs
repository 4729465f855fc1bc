//! Head nouns: whether what a nation's name modifies acts for the nation.

use std::cmp::Reverse;

use once_cell::sync::Lazy;

use crate::{
    actor::ActorCode,
    reading::Level,
    table::{ByWord, Schema, each_bundled_row},
    world::OfficeClass,
};

/// What a head noun says about the nation that its phrase names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RoleClass {
    /// A person who acts for the state.
    Office,
    /// An institution of the state.
    Body,
    /// Armed forces and their arms.
    Force,
    /// Those of them that sail or fly, and hold no ground.
    Craft,
    /// A word for states themselves.
    Collective,
    /// Somebody who acts for nobody else.
    Private,
    /// An armed or political group that is not the state.
    NonState,
    /// A form of address: "Mr".
    Courtesy,
    /// What stands before the name of a warship: "USS".
    Ship,
    /// A word of sport, which makes private whatever it stands before.
    Sport,
    /// A word before an office that makes it another's: "former", "deputy".
    Shift,
}

impl RoleClass {
    /// Whether it means armed forces or their arms, of whatever kind.
    pub(crate) fn is_force(self) -> bool {
        matches!(self, RoleClass::Force | RoleClass::Craft)
    }
}

/// Whether a noun means armed forces or their arms.
pub(crate) fn is_force(noun: &str) -> bool {
    row(noun).is_some_and(|role| role.class.is_force())
}

/// A row of the table of head nouns.
#[derive(Clone, Debug)]
pub(crate) struct Role {
    pub(crate) class: RoleClass,
    pub(crate) level: Option<Level>,
    /// Whether "the two …" of it can stand for states named before.
    pub(crate) collective: bool,
    /// Whether it means several people, whatever its number: "the delegation".
    pub(crate) group: bool,
    /// The class of the office whose holder it means.
    pub(crate) office: Option<OfficeClass>,
    /// The state that is meant where the text names none.
    pub(crate) nation: Option<ActorCode>,
}

impl Role {
    /// Whether the noun is an office that one person can hold by itself, not a mere word for those who serve.
    pub(crate) fn is_seat(&self) -> bool {
        self.class == RoleClass::Office && self.level.is_some_and(|level| level <= Level::Minister)
            || self.office.is_some()
    }

    /// What the role is after these words of its phrase: whoever leads a team or a federation of sport is private.
    pub(crate) fn among(&'static self, before: &[&str]) -> &'static Role {
        let mut roles = before.iter().filter_map(|lemma| row(lemma));
        let sport = roles.find(|role| role.class == RoleClass::Sport);
        sport.filter(|_| self.class != RoleClass::Collective).unwrap_or(self)
    }

    /// Whether the phrase acts for the nation.
    pub(crate) fn is_public(&self) -> bool {
        !matches!(
            self.class,
            RoleClass::Private
                | RoleClass::NonState
                | RoleClass::Courtesy
                | RoleClass::Shift
                | RoleClass::Sport
                | RoleClass::Ship
        )
    }
}

const ROLES: (&str, &str) = ("roles.tsv", include_str!("../../data/roles.tsv"));

const SCHEMA: Schema =
    Schema { columns: &["noun", "class", "level", "collective", "office", "nation"], required: 2 };

/// The entries that end with a word.
type Ending = Vec<(Vec<&'static str>, Role)>;

/// The entries by their last word, longest first, each as its words: a hyphen is a word of its own.
static TABLE: Lazy<ByWord<Ending>> = Lazy::new(|| {
    let mut roles: ByWord<Ending> = ByWord::default();
    each_bundled_row(ROLES, SCHEMA, |row| {
        let (office, nation) = (row.parsed("office"), row.parsed("nation"));
        if let (Some(class), Ok(level), Ok(office), Ok(nation)) =
            (class(row.cell("class")), row.parsed("level"), office, nation)
        {
            let group = row.cell("collective") == "group";
            let collective = group || row.cell("collective") == "yes";
            let words = words(row.cell("noun"));
            let last = words.last().copied().unwrap_or_default();
            roles
                .entry(last)
                .or_default()
                .push((words, Role { class, level, collective, group, office, nation }));
        }
    });
    roles.values_mut().for_each(|ending| ending.sort_by_key(|(words, _)| Reverse(words.len())));
    roles
});

/// The words of an entry, as the tokenizer cuts them.
fn words(noun: &'static str) -> Vec<&'static str> {
    let parts = noun.split(' ').flat_map(|word| word.split_inclusive('-'));
    parts.flat_map(|part| part.strip_suffix('-').map_or(vec![part], |word| vec![word, "-"])).collect()
}

fn class(name: &str) -> Option<RoleClass> {
    Some(match name {
        "office" => RoleClass::Office,
        "body" => RoleClass::Body,
        "force" => RoleClass::Force,
        "craft" => RoleClass::Craft,
        "collective" => RoleClass::Collective,
        "private" => RoleClass::Private,
        "nonstate" => RoleClass::NonState,
        "courtesy" => RoleClass::Courtesy,
        "shift" => RoleClass::Shift,
        "sport" => RoleClass::Sport,
        "ship" => RoleClass::Ship,
        _ => return None,
    })
}

fn row(noun: &str) -> Option<&'static Role> {
    role_of(&[noun]).map(|(_, role)| role)
}

/// The longest entry that ends a run of lemmas: how many lemmas it takes, and the role.
pub(crate) fn role_of(lemmas: &[&str]) -> Option<(usize, &'static Role)> {
    let ending = TABLE.get(*lemmas.last()?)?;
    let (words, role) = ending.iter().find(|(words, _)| lemmas.ends_with(words))?;
    Some((words.len(), role))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::world::World;

    #[test]
    fn every_row_of_the_table_is_read() {
        let mut seen = BTreeSet::new();
        each_bundled_row(ROLES, SCHEMA, |row| {
            assert!(seen.insert(row.cell("noun")), "{row:?} stands twice");
            let words = words(row.cell("noun"));
            let (count, role) = role_of(&words).unwrap_or_else(|| panic!("{row:?}"));
            assert_eq!(count, words.len(), "{row:?}");
            assert_eq!(role.level.is_some(), role.class == RoleClass::Office, "{row:?}");
            assert!(role.class == RoleClass::Office || role.office.is_none() && role.nation.is_none());
            assert!(["", "yes", "group"].contains(&row.cell("collective")), "{row:?}");
            let world = World::bundled();
            let known = |code| world.is_nation(code) || world.organisation(code).is_some();
            assert!(role.nation.is_none_or(known), "{row:?}");
        });
    }

    #[test]
    fn the_longest_entry_wins() {
        assert_eq!(role_of(&["new", "prime", "minister"]).unwrap().0, 2);
        assert_eq!(role_of(&["opposition", "leader"]).unwrap().1.class, RoleClass::NonState);
        assert!(role_of(&["banana"]).is_none());
    }
}
