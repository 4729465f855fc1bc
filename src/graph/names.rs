//! When two names of one actor's leaders are one person.

use std::collections::{BTreeMap, BTreeSet};

use crate::world::fold;

/// A name as its parts, without case and accents, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Parts(Vec<String>);

impl Parts {
    pub(super) fn of(name: &str) -> Parts {
        Parts(fold(name).split_whitespace().map(str::to_owned).collect())
    }

    pub(super) fn count(&self) -> usize {
        self.0.len()
    }

    fn sorted(&self) -> Vec<&str> {
        let mut parts: Vec<&str> = self.0.iter().map(String::as_str).collect();
        parts.sort_unstable();
        parts
    }

    /// One-letter parts, sorted.
    fn initials(&self) -> Vec<&str> {
        self.sorted().into_iter().filter(|part| part.chars().count() == 1).collect()
    }

    fn has(&self, part: Option<&String>) -> bool {
        part.is_some_and(|part| self.0.contains(part))
    }

    /// Whether this may be a short form of the other: fewer parts, all of them there, one of them at its start or end,
    /// and the same initials if it has any.
    fn shortens(&self, longer: &Parts) -> bool {
        let initials = || self.initials();
        self.0.len() < longer.0.len()
            && self.0.iter().all(|part| longer.0.contains(part))
            && (self.has(longer.0.first()) || self.has(longer.0.last()))
            && (initials().is_empty() || initials() == longer.initials())
    }
}

/// For every name of one actor's leaders, the name of the person: the longest form it is joined to, or itself.
pub(super) fn persons(names: &BTreeSet<Parts>) -> BTreeMap<&Parts, &Parts> {
    let mut forms: BTreeMap<Vec<&str>, &Parts> = BTreeMap::new();
    for name in names {
        forms.entry(name.sorted()).or_insert(name);
    }
    let mut by_part: BTreeMap<&str, Vec<&Parts>> = BTreeMap::new();
    for form in forms.values() {
        for part in &form.0 {
            by_part.entry(part).or_default().push(form);
        }
    }
    let person = |name| longest_form(name, &by_part).or_else(|| forms.get(&name.sorted()).copied());
    names.iter().map(|name| (name, person(name).unwrap_or(name))).collect()
}

/// The longest name that this one is a short form of, if all others that it is a short form of are such themselves.
fn longest_form<'n>(name: &Parts, by_part: &BTreeMap<&str, Vec<&'n Parts>>) -> Option<&'n Parts> {
    let lists = name.0.iter().filter_map(|part| by_part.get(part.as_str()));
    let rarest = lists.min_by_key(|list| list.len())?;
    let longer: Vec<&Parts> = rarest.iter().copied().filter(|form| name.shortens(form)).collect();
    let longest = longer.iter().copied().max_by_key(|form| form.count())?;
    longer.iter().all(|form| *form == longest || form.shortens(longest)).then_some(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn persons_of(names: &[&str]) -> Vec<String> {
        let parts: BTreeSet<Parts> = names.iter().map(|name| Parts::of(name)).collect();
        let persons = persons(&parts);
        names.iter().map(|name| persons.get(&Parts::of(name)).unwrap().0.join(" ")).collect()
    }

    #[test]
    fn a_surname_joins_the_only_full_name_that_has_it() {
        assert_eq!(persons_of(&["Moon", "Moon Jae-in"]), ["moon jae in", "moon jae in"]);
        assert_eq!(persons_of(&["Austin", "Lloyd Austin"]), ["lloyd austin", "lloyd austin"]);
        assert_eq!(persons_of(&["Park", "Park Jin", "Park Geun-hye"])[0], "park");
    }

    #[test]
    fn spelling_order_case_and_accents_do_not_tell_persons_apart() {
        assert_eq!(persons_of(&["Xi Jinping", "Jinping XI"]), ["jinping xi", "jinping xi"]);
        assert_eq!(persons_of(&["Kim Jong-un", "Kim Jong Un"]), ["kim jong un", "kim jong un"]);
        assert_eq!(persons_of(&["Erdoğan", "Recep Tayyip Erdogan"])[0], "recep tayyip erdogan");
    }

    #[test]
    fn a_chain_of_longer_forms_is_one_person() {
        let persons = persons_of(&["Rousseff", "Dilma Rousseff", "Dilma Vana Rousseff"]);
        assert!(persons.iter().all(|name| name == "dilma vana rousseff"), "{persons:?}");
    }

    #[test]
    fn initials_tell_namesakes_apart() {
        let persons = persons_of(&["George W. Bush", "George H. W. Bush", "George Bush"]);
        assert_eq!(persons, ["george w bush", "george h w bush", "george bush"]);
    }

    #[test]
    fn a_middle_part_alone_joins_nothing() {
        assert_eq!(persons_of(&["Tayyip", "Recep Tayyip Erdogan"])[0], "tayyip");
    }
}
