//! What a check found.

use std::collections::BTreeMap;

/// Faults and notes under the heading of the check that found them.
#[derive(Debug, Default)]
pub struct Report {
    faults: BTreeMap<&'static str, Vec<String>>,
    notes: BTreeMap<&'static str, Vec<String>>,
}

impl Report {
    /// Something that must be put right.
    pub fn fault(&mut self, check: &'static str, what: String) {
        self.faults.entry(check).or_default().push(what);
    }

    /// Something worth a look.
    pub fn note(&mut self, check: &'static str, what: String) {
        self.notes.entry(check).or_default().push(what);
    }

    /// How many faults there are.
    pub fn faults(&self) -> usize {
        self.faults.values().map(Vec::len).sum()
    }

    /// The whole report, notes first.
    pub fn print(&self) {
        for (kind, found) in [("note", &self.notes), ("FAULT", &self.faults)] {
            for (check, lines) in found {
                println!("\n{kind}: {check} ({})", lines.len());
                lines.iter().for_each(|line| println!("  {line}"));
            }
        }
        let notes: usize = self.notes.values().map(Vec::len).sum();
        println!("\n{} faults, {notes} notes", self.faults());
    }
}
