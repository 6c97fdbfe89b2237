//! Rules: a feature carries the same word in source, templates, words and tests; both engines have the same migrations. Compares names only.

use std::collections::BTreeSet;

use super::arrows::{PORTAL, features as words_of};
use super::{Finding, Source, Tree};

const TEMPLATES: &str = "web/templates/";
const LOCALES: &str = "locales/";
const TESTS: &str = "crates/mitreden/tests/it/";
const MIGRATIONS: [&str; 2] = ["migrations/sqlite/", "migrations/postgres/"];
/// Words of parts that are no feature but have words or tests.
const PARTS: [&str; 7] = ["base", "cli", "config", "components", "house", "demo", "mail"];

/// First folder or stem below a folder, with a file that lies there.
fn named<'a>(tree: &'a Tree, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Source)> {
    tree.below(folder).map(|(path, source)| (path.split(['/', '.']).next().unwrap_or_default(), source))
}

pub(super) fn features(tree: &Tree) -> Vec<Finding> {
    let words = words_of(tree);
    let languages: BTreeSet<&str> = tree.below(LOCALES).filter_map(|(path, _)| Some(path.split_once('/')?.0)).collect();
    let locales: Vec<String> = languages.iter().map(|language| format!("{LOCALES}{language}/")).collect();
    let mut findings = Vec::new();
    for word in &words {
        let Some(source) = tree.at(&format!("{PORTAL}{word}/mod.rs")) else { continue };
        let has_pages = tree.below(&format!("{PORTAL}{word}/pages")).next().is_some();
        let shown = locales.iter().map(String::as_str).chain([TEMPLATES]).filter(|_| has_pages);
        for folder in shown.chain([TESTS]).filter(|folder| !named(tree, folder).any(|(name, _)| name == word)) {
            findings.push(Finding::new("mirrors", source, 1, format!("the feature has nothing in {folder}; its word there is {word}")));
        }
    }
    for folder in locales.iter().map(String::as_str).chain([TEMPLATES, TESTS]) {
        // What lies in the folder itself is its frame (layout.html, main.rs); in locales every file has a word.
        let all = named(tree, folder).filter(|(_, source)| folder.starts_with(LOCALES) || source.path[folder.len()..].contains('/'));
        let strange = all.filter(|(name, _)| !PARTS.contains(name) && !words.iter().any(|word| word == name));
        findings.extend(
            strange.map(|(name, source)| Finding::new("mirrors", source, 1, format!("{name} is no feature in {PORTAL}; move this to its feature's word"))),
        );
    }
    findings
}

pub(super) fn migrations(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (here, there) in [(MIGRATIONS[0], MIGRATIONS[1]), (MIGRATIONS[1], MIGRATIONS[0])] {
        let mut wanted = 1..;
        for (name, source) in tree.below(here) {
            if tree.at(&format!("{there}{name}")).is_none() {
                findings.push(Finding::new("migrations", source, 1, format!("{there}{name} is missing: both engines have the same numbers and words")));
            }
            let number = name.split('_').next().and_then(|number| number.parse::<u32>().ok());
            if number != wanted.next() {
                findings.push(Finding::new("migrations", source, 1, "migrations count 0001, 0002, … without gap or twin; give it the next number"));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    const WHOLE: [(&str, &str); 7] = [
        ("crates/mitreden/src/rooms/mod.rs", ""),
        ("crates/mitreden/src/rooms/pages.rs", ""),
        ("crates/mitreden/src/base/mod.rs", ""),
        ("web/templates/rooms/door.html", ""),
        ("locales/de/rooms.ftl", ""),
        ("locales/en/rooms.ftl", ""),
        ("crates/mitreden/tests/it/rooms/mod.rs", ""),
    ];

    #[test]
    fn a_word_that_is_missing_somewhere_is_found() {
        assert_eq!(found(features, &WHOLE), []);
        for missing in [3, 4, 6] {
            let mut files = WHOLE.to_vec();
            files.remove(missing);
            // A second file keeps the language known.
            files.push(("locales/de/base.ftl", ""));
            assert_eq!(found(features, &files), [(WHOLE[0].0.to_owned(), 1)], "without {}", WHOLE[missing].0);
        }
    }

    #[test]
    fn a_word_without_feature_is_found() {
        for strange in ["web/templates/raeume/door.html", "locales/en/raeume.ftl", "crates/mitreden/tests/it/raeume/mod.rs"] {
            let mut files = WHOLE.to_vec();
            files.push((strange, ""));
            assert_eq!(found(features, &files), [(strange.to_owned(), 1)]);
        }
    }

    #[test]
    fn migrations_come_in_pairs_and_in_order() {
        let (a, b) = (("migrations/sqlite/0001_a.sql", ""), ("migrations/postgres/0001_a.sql", ""));
        assert_eq!(found(migrations, &[a, b]), []);
        assert_eq!(found(migrations, &[a]), [(a.0.to_owned(), 1)]);
        assert_eq!(found(migrations, &[b]), [(b.0.to_owned(), 1)]);
        let gap = [a, ("migrations/sqlite/0003_b.sql", ""), b, ("migrations/postgres/0003_b.sql", "")];
        assert_eq!(found(migrations, &gap), [(gap[1].0.to_owned(), 1), (gap[3].0.to_owned(), 1)]);
    }
}
