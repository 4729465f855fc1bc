//! Adds the rows of tables to a builder, each checked against what is known.

use std::{borrow::Cow, collections::BTreeSet};

use crate::{
    actor::ActorCode,
    error::Result,
    table::{Row, Schema, Table, json_lines},
    world::{
        MembershipStatus, WorldBuilder,
        alliance::{ALLIANCES, Alliance},
        collective::{COLLECTIVES, Collective, TRAPS, Trap},
        dispute::{DISPUTES, Dispute},
        leader::{LEADERS, Leader},
        membership::MEMBERSHIPS,
        nation::{NATIONS, Nation},
        organisation::{ORGANISATIONS, Organisation},
    },
};

/// The name of a table for errors, and its text.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source<'t> {
    Bundled(&'static str, &'static str),
    Tsv(&'t str, &'t str),
    Json(&'t str, &'t str),
}

macro_rules! bundled {
    ($file:literal) => {
        Source::Bundled($file, include_str!(concat!("../../data/", $file)))
    };
}

impl WorldBuilder {
    /// A builder that starts from the bundled tables. They are proved sound by the tests; should one not be,
    /// its rows up to the bad one and the other tables are still used.
    pub(super) fn bundled() -> WorldBuilder {
        let mut builder = WorldBuilder::empty();
        let results = [
            builder.add_nations(bundled!("nations.tsv")),
            builder.add_organisations(bundled!("organisations.tsv")),
            builder.add_leaders(bundled!("leaders.tsv")),
            builder.add_traps(bundled!("traps.tsv")),
            builder.add_collectives(bundled!("collectives.tsv")),
            builder.add_alliances(bundled!("alliances.tsv")),
            builder.add_memberships(bundled!("memberships.tsv")),
            builder.add_disputes(bundled!("disputes.tsv")),
        ];
        for result in results {
            debug_assert!(result.is_ok(), "{result:?}");
        }
        builder
    }

    pub(super) fn add_nations(&mut self, source: Source<'_>) -> Result<()> {
        let mut seen = Seen::new("code");
        read(source, NATIONS, |row| {
            let nation = Nation::from_row(row)?;
            seen.check(row, nation.code().to_string())?;
            if self.organisations.contains_key(&nation.code()) {
                return Err(row.fail("code", format!("{} is the code of an organisation", nation.code())));
            }
            self.nations.insert(nation.code(), nation);
            Ok(())
        })
    }

    pub(super) fn add_organisations(&mut self, source: Source<'_>) -> Result<()> {
        let mut seen = Seen::new("code");
        read(source, ORGANISATIONS, |row| {
            let organisation = Organisation::from_row(row)?;
            seen.check(row, organisation.code().to_string())?;
            if self.nations.contains_key(&organisation.code()) {
                return Err(row.fail("code", format!("{} is the code of a nation", organisation.code())));
            }
            self.organisations.insert(organisation.code(), organisation);
            Ok(())
        })?;
        // An organ may stand before the organisation that it is an organ of.
        read(source, ORGANISATIONS, |row| self.check_known(row, "parent", row.optional_code("parent")?))
    }

    pub(super) fn add_leaders(&mut self, source: Source<'_>) -> Result<()> {
        let known = self.leaders.len();
        read(source, LEADERS, |row| {
            let leader = Leader::from_row(row)?;
            self.check_known(row, "actor", [leader.actor()])?;
            self.leaders.push(leader);
            Ok(())
        })?;
        let added = self.leaders.split_off(known);
        if known > 0 {
            let keys: BTreeSet<_> = added.iter().map(term_key).collect();
            self.leaders.retain(|leader| !keys.contains(&term_key(leader)));
        }
        self.leaders.extend(added);
        Ok(())
    }

    pub(super) fn add_traps(&mut self, source: Source<'_>) -> Result<()> {
        let mut seen = Seen::new("surface");
        read(source, TRAPS, |row| {
            let trap = Trap::from_row(row)?;
            seen.check(row, trap.text.to_string())?;
            self.traps.insert(trap.text.clone(), trap);
            Ok(())
        })
    }

    pub(super) fn add_collectives(&mut self, source: Source<'_>) -> Result<()> {
        let mut seen = Seen::new("surface");
        read(source, COLLECTIVES, |row| {
            let collective = Collective::from_row(row)?;
            let key = collective.key();
            seen.check(row, key.to_string())?;
            self.check_known(row, "members", collective.members.iter().copied())?;
            self.check_known(row, "needs", collective.needs)?;
            self.collectives.insert(key, collective);
            Ok(())
        })
    }

    pub(super) fn add_alliances(&mut self, source: Source<'_>) -> Result<()> {
        let mut seen = Seen::new("id");
        read(source, ALLIANCES, |row| {
            let alliance = Alliance::from_row(row)?;
            seen.check(row, alliance.id().to_string())?;
            self.check_known(row, "members", alliance.members().map(|spell| spell.actor()))?;
            self.alliances.insert(alliance.id(), alliance);
            Ok(())
        })
    }

    pub(super) fn add_memberships(&mut self, source: Source<'_>) -> Result<()> {
        let mut seen = Seen::new("organisation");
        read(source, MEMBERSHIPS, |row| {
            let organisation = row.code("organisation")?;
            let status: MembershipStatus = row.required("status")?;
            seen.check(row, format!("{organisation} {status}"))?;
            if !self.organisations.contains_key(&organisation) {
                return Err(
                    row.fail("organisation", format!("{organisation} is not the code of an organisation"))
                );
            }
            let spells = row.spells("members")?;
            self.check_known(row, "members", spells.iter().map(|spell| spell.actor()))?;
            for spell in &spells {
                self.memberships.remove(&(organisation, spell.actor(), status));
            }
            for spell in spells {
                let key = (organisation, spell.actor(), status);
                self.memberships.entry(key).or_default().push(spell.time);
            }
            Ok(())
        })
    }

    pub(super) fn add_disputes(&mut self, source: Source<'_>) -> Result<()> {
        let mut seen = Seen::new("id");
        read(source, DISPUTES, |row| {
            let dispute = Dispute::from_row(row)?;
            seen.check(row, dispute.id().to_string())?;
            self.check_known(row, "sides", dispute.sides().flatten().copied())?;
            self.disputes.insert(dispute.id(), dispute);
            Ok(())
        })
    }

    /// Whether every code in this column of the row is that of a nation or an organisation.
    fn check_known(
        &self,
        row: &Row<'_, '_>,
        column: &str,
        codes: impl IntoIterator<Item = ActorCode>,
    ) -> Result<()> {
        let known =
            |code: &ActorCode| self.nations.contains_key(code) || self.organisations.contains_key(code);
        match codes.into_iter().find(|code| !known(code)) {
            Some(code) => {
                Err(row
                    .fail(column, format!("no nation or organisation has the code `{code}`: add it first")))
            }
            None => Ok(()),
        }
    }
}

/// What tells a term of office from others.
fn term_key(leader: &Leader) -> (ActorCode, String, &'static str, Option<crate::date::Date>) {
    (leader.actor(), leader.name().to_owned(), leader.office_class().as_str(), leader.start())
}

fn read(source: Source<'_>, schema: Schema, mut add: impl FnMut(&Row<'_, '_>) -> Result<()>) -> Result<()> {
    match source {
        Source::Bundled(file, text) => {
            Table::new(file, text, schema, Cow::Borrowed)?.rows().try_for_each(|row| add(&row?))
        }
        Source::Tsv(file, text) => {
            let table = Table::new(file, text, schema, |cell| Cow::Owned(cell.to_owned()))?;
            table.rows().try_for_each(|row| add(&row?))
        }
        Source::Json(file, text) => {
            let lines = json_lines(file, text, schema)?;
            Table::of_json(file, &lines, schema)?.rows().try_for_each(|row| add(&row?))
        }
    }
}

/// The keys of one file, none of which may stand twice.
struct Seen {
    column: &'static str,
    keys: BTreeSet<String>,
}

impl Seen {
    fn new(column: &'static str) -> Seen {
        Seen { column, keys: BTreeSet::new() }
    }

    fn check(&mut self, row: &Row<'_, '_>, key: String) -> Result<()> {
        let message = format!("`{key}` stands in an earlier row of the file: leave one");
        if self.keys.insert(key) { Ok(()) } else { Err(row.fail(self.column, message)) }
    }
}
