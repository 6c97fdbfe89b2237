//! Rule: a feature's SQL names only its own tables; `figures` alone reads foreign ones. Knows a table's owner by its migration.

use std::collections::BTreeMap;

use super::arrows::{PORTAL, features};
use super::{Finding, Tree};

/// May read every table.
const READER: &str = "figures";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let owners = owners(tree);
    let mut findings = Vec::new();
    for feature in features(tree).iter().filter(|feature| *feature != READER) {
        for (_, source) in tree.below(&format!("{PORTAL}{feature}/")) {
            for text in source.rust.texts.iter().filter(|text| !text.in_test) {
                for table in tables(&text.text) {
                    if let Some(owner) = owners.get(table).filter(|owner| *owner != feature) {
                        let says = format!("the table {table} belongs to {owner}; ask a verb of {owner}/mod.rs, or read it in {READER}/read.rs");
                        findings.push(Finding::new("tables", source, text.line, says));
                    }
                }
            }
        }
    }
    findings
}

/// Whose table it is: `0003_rooms.sql`, `0009_rooms_polls.sql` are the rooms'.
fn owners(tree: &Tree) -> BTreeMap<&str, String> {
    let mut owners = BTreeMap::new();
    for (path, source) in tree.below("migrations/sqlite/") {
        let owner = path.trim_end_matches(".sql").split('_').nth(1).unwrap_or_default();
        for (_, line) in source.lines() {
            let name = line.trim_start().strip_prefix("CREATE TABLE ").map(|rest| rest.trim_start_matches("IF NOT EXISTS "));
            if let Some(table) = name.and_then(|rest| rest.split([' ', '(']).next()) {
                owners.insert(table, owner.to_owned());
            }
        }
    }
    owners
}

/// The tables that a query names.
fn tables(query: &str) -> impl Iterator<Item = &str> {
    let words: Vec<&str> = query.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect();
    let named: Vec<&str> = words.windows(2).filter(|pair| ["FROM", "JOIN", "INTO", "UPDATE"].contains(&pair[0])).map(|pair| pair[1]).collect();
    named.into_iter()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn a_foreign_table_is_found() {
        let migrations = [
            ("migrations/sqlite/0001_accounts.sql", "CREATE TABLE person (\n"),
            ("migrations/sqlite/0002_rooms_seats.sql", "CREATE TABLE IF NOT EXISTS seat(\n"),
        ];
        let with = |path, text| [migrations[0], migrations[1], (path, text)];
        let join = "const A: &str =\n  \"SELECT * FROM seat s JOIN person p ON p.id = s.person\";";
        assert_eq!(found(check, &with("crates/mitreden/src/figures/read.rs", join)), []);
        assert_eq!(found(check, &with("crates/mitreden/src/rooms/store.rs", "const A: &str = \"UPDATE seat SET a = $1\";")), []);
        let path = "crates/mitreden/src/rooms/store.rs";
        assert_eq!(found(check, &with(path, join)), [(path.to_owned(), 2)]);
        let path = "crates/mitreden/src/accounts/store.rs";
        assert_eq!(found(check, &with(path, "const A: &str = \"INSERT INTO seat (id) VALUES ($1)\";")), [(path.to_owned(), 1)]);
    }
}
