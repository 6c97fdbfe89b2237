//! Compares the rules with the tables there really are. Mends nothing: it says what line to write.

use std::collections::{BTreeMap, BTreeSet};

use crate::base::db::Column;

use super::rules::RULES;

/// What is wrong, one sentence each with the line to write; empty when every table and column has a rule.
pub(super) fn gaps(real: &[Column]) -> Vec<String> {
    let mut tables: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for column in real {
        tables.entry(&column.table_name).or_default().insert(&column.column_name);
    }
    let mut gaps = Vec::new();
    for (table, columns) in &tables {
        let names = |columns: Vec<&&str>| columns.into_iter().copied().collect::<Vec<_>>().join(" ");
        let Some(rule) = RULES.iter().find(|rule| rule.table == *table) else {
            gaps.push(format!(
                "the table {table} has no rule. Without personal data add this to RULES in crates/mitreden/src/privacy/rules.rs:\n    \
                 Rule {{ table: \"{table}\", plain: \"{columns}\", ..PUBLIC }},\n\
                 With personal data, before the rules of the tables it points to:\n    \
                 Rule {{ table: \"{table}\", kind: Kind::…, plain: \"{columns}\", personal: \"…\", secret: \"…\", whose: Whose::Person(\"person_id\"), \
                 keep: Keep::After(\"created_at\", 365, Since::Written), erase: Erase::Delete }},",
                columns = names(columns.iter().collect())
            ));
            continue;
        };
        let known: BTreeSet<&str> = rule.columns().collect();
        let missing: Vec<&&str> = columns.difference(&known).collect();
        if !missing.is_empty() {
            gaps.push(format!("the rule of {table} misses: {}. Add each to plain, personal or secret in crates/mitreden/src/privacy/rules.rs", names(missing)));
        }
        let gone: Vec<&&str> = known.difference(columns).collect();
        if !gone.is_empty() {
            gaps.push(format!("the rule of {table} names columns that are not there: {}. Take them out of crates/mitreden/src/privacy/rules.rs", names(gone)));
        }
    }
    let gone = RULES.iter().filter(|rule| !tables.contains_key(rule.table));
    gaps.extend(gone.map(|rule| format!("the table {} is not there; take its rule out of crates/mitreden/src/privacy/rules.rs", rule.table)));
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_message_says_what_to_write() {
        let column = |table: &str, column: &str| Column { table_name: table.into(), column_name: column.into() };
        let mut real: Vec<Column> = RULES.iter().flat_map(|rule| rule.columns().map(|name| column(rule.table, name))).collect();
        assert_eq!(gaps(&real), Vec::<String>::new());
        real.push(column("wish", "id"));
        real.push(column("wish", "text"));
        real.push(column("session", "colour"));
        real.retain(|real| real.column_name != "recipient");
        let said = gaps(&real);
        assert_eq!(said.len(), 3, "{said:?}");
        assert!(said[0].contains("letter") && said[0].contains("not there: recipient"), "{}", said[0]);
        assert!(said[1].contains("session misses: colour"), "{}", said[1]);
        assert!(said[2].contains("Rule { table: \"wish\", plain: \"id text\", ..PUBLIC },"), "{}", said[2]);
    }
}
