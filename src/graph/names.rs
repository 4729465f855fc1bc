//! When two names of one actor's leaders are one person.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    actor::ActorCode,
    world::{World, fold},
};

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

/// The names that the world has for the leaders of one actor.
pub(super) struct Known(BTreeMap<Vec<String>, Option<Parts>>);

impl Known {
    pub(super) fn of(world: &World, actor: ActorCode) -> Known {
        let mut known: BTreeMap<Vec<String>, Option<Parts>> = BTreeMap::new();
        for leader in world.leaders_of(actor) {
            let person = Parts::of(leader.name());
            for name in std::iter::once(leader.name()).chain(leader.aliases()) {
                let mut key = Parts::of(name).0;
                key.sort_unstable();
                // A name of two persons tells neither.
                let same = known.entry(key).or_insert_with(|| Some(person.clone()));
                if same.as_ref().is_some_and(|same| *same != person) {
                    *same = None;
                }
            }
        }
        Known(known)
    }

    /// The world's name of the person, where one person alone goes by this name; else the name itself.
    pub(super) fn person(&self, name: Parts) -> Parts {
        let mut key = name.0.clone();
        key.sort_unstable();
        self.0.get(&key).cloned().flatten().unwrap_or(name)
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
    use crate::world::WorldBuilder;

    fn persons_of(names: &[&str]) -> Vec<String> {
        let parts: BTreeSet<Parts> = names.iter().map(|name| Parts::of(name)).collect();
        let persons = persons(&parts);
        names.iter().map(|name| persons.get(&Parts::of(name)).unwrap().0.join(" ")).collect()
    }

    #[test]
    fn names_that_the_world_has_for_one_person_are_one() {
        let row = "actor\tname\tshort\tclass\toffice\taliases\n\
                   LBY\tMuammar Gaddafi\tGaddafi\thead_of_state\tRevolutionary Leader\tMoammar Qaddafi|Colonel\n\
                   LBY\tMusa Kusa\tKusa\tforeign_minister\tForeign Minister\tColonel\n";
        let world = WorldBuilder::empty().nations_tsv("n", "code\tname\nLBY\tLibya\n").unwrap();
        let world = world.leaders_tsv("l", row).unwrap().build();
        let known = Known::of(&world, "LBY".parse().unwrap());
        let person = |name: &str| known.person(Parts::of(name)).0.join(" ");
        assert_eq!(person("Moammar Qaddafi"), "muammar gaddafi");
        assert_eq!(person("Colonel"), "colonel", "two go by it");
        assert_eq!(person("Somebody"), "somebody");
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
