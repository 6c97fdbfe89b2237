//! Rules: SQL, HTTP, the clock and the engine's name each live in one kind of file. Says which; moves nothing.

use super::arrows::PORTAL;
use super::rust::Name;
use super::{Finding, Source, Tree};

/// How a query begins.
const QUERIES: [&str; 4] = ["SELECT ", "INSERT INTO ", "UPDATE ", "DELETE FROM "];
/// The crates of the product.
const PRODUCT: [&str; 4] = ["crates/mitreden/src/", "crates/mitreden-live/src/", "crates/mitreden-sfu/src/", "crates/mitreden-report/src/"];

/// Names that belong to one kind of file of the portal.
struct Home {
    rule: &'static str,
    names: &'static [&'static [&'static str]],
    is_home: fn(&str) -> bool,
    remedy: &'static str,
}

const HOMES: [Home; 3] = [
    Home {
        rule: "http",
        names: &[&["StatusCode"], &["Html"], &["askama"]],
        is_home: |path| {
            path == "routes.rs" || path.starts_with("base/http/") || path == "base/mail/content.rs" || path.ends_with("/pages.rs") || path.contains("/pages/")
        },
        remedy: "status codes and HTML live in pages, base/http and letters: move this line to the feature's pages",
    },
    Home {
        rule: "clock",
        names: &[&["Timestamp", "now"], &["Zoned", "now"], &["SystemTime", "now"], &["OffsetDateTime", "now_utc"]],
        is_home: |path| path == "base/clock.rs",
        remedy: "base/clock.rs is the one source of the present: ask `site.clock`",
    },
    Home {
        rule: "engine",
        names: &[&["DbBackend"], &["get_database_backend"], &["DatabaseBackend"]],
        is_home: |path| path.starts_with("base/db/"),
        remedy: "what differs between SQLite and PostgreSQL stands in base/db: give it a verb there",
    },
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let sql = tree.sources.iter().filter(|source| PRODUCT.iter().any(|product| source.path.starts_with(product))).flat_map(queries);
    let homes = HOMES.iter().flat_map(|home| tree.below(PORTAL).filter(|(path, _)| !(home.is_home)(path)).flat_map(|(_, source)| home.strangers(source)));
    sql.chain(homes).collect()
}

/// Queries outside of the files that remember.
fn queries(source: &Source) -> Vec<Finding> {
    let is_home = source.path.ends_with("/store.rs")
        || source.path.ends_with("/read.rs")
        || source.path.contains("/store/")
        || source.path.starts_with("crates/mitreden/src/base/db/");
    let texts = source.rust.texts.iter().filter(|text| !is_home && !text.in_test && !source.is_test());
    let queries = texts.filter(|text| QUERIES.iter().any(|query| text.text.contains(query)));
    queries.map(|text| Finding::new("sql", source, text.line, "SQL lives in store.rs, read.rs and base/db: move the query to the feature's store.rs")).collect()
}

impl Home {
    fn strangers(&self, source: &Source) -> Vec<Finding> {
        let is_named = |name: &&Name| !name.in_test && self.names.iter().any(|words| name.has(words));
        let names = source.rust.names.iter().filter(is_named);
        names.map(|name| Finding::new(self.rule, source, name.line, format!("{}: {}", name.segments.join("::"), self.remedy))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn a_query_outside_of_a_store_is_found() {
        let query = "fn f() {\n    run(format!(\"UPDATE room SET title = $1\"));\n}\n#[cfg(test)]\nmod tests { const A: &str = \"SELECT 1\"; }";
        let homes = ["crates/mitreden/src/rooms/store.rs", "crates/mitreden/src/figures/read.rs", "crates/mitreden/src/base/db/open.rs", "xtask/src/main.rs"];
        assert_eq!(found(check, &homes.map(|path| (path, query))), []);
        for path in ["crates/mitreden/src/rooms/pages.rs", "crates/mitreden-sfu/src/shell/udp.rs"] {
            assert_eq!(found(check, &[(path, query)]), [(path.to_owned(), 2)]);
        }
    }

    #[test]
    fn what_has_a_home_is_found_elsewhere() {
        for (text, homes) in [
            ("\nuse axum::http::StatusCode;", ["rooms/pages.rs", "base/http/error.rs"]),
            ("\n#[derive(askama::Template)] struct P;", ["rooms/pages/door.rs", "routes.rs"]),
            ("\nfn f() { jiff::Timestamp::now() }", ["base/clock.rs", "base/clock.rs"]),
            ("\nfn f() { c.get_database_backend() }", ["base/db/query.rs", "base/db/mod.rs"]),
        ] {
            let homes = homes.map(|home| format!("{PORTAL}{home}"));
            assert_eq!(found(check, &[(&homes[0], text), (&homes[1], text)]), [], "{text}");
            let elsewhere = format!("{PORTAL}rooms/model.rs");
            assert_eq!(found(check, &[(&elsewhere, text)]), [(elsewhere.clone(), 2)], "{text}");
        }
    }
}
