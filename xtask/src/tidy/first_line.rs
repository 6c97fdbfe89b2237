//! Rule: a file begins with one line that says what it is and what it is not. Understands no sentence; it sees its marks.

use super::{Finding, Source, Tree};

/// Files with two clauses in their line; the others need only a sentence.
const STRICT: [&str; 5] = ["rs", "ts", "tsx", "mjs", "js"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.sources.iter().filter_map(|source| Some(Finding::new("first-line", source, 1, fault(source)?))).collect()
}

/// What is wrong with the beginning of a file.
fn fault(source: &Source) -> Option<String> {
    let (open, close, before) = marks(source)?;
    let first = source.text.lines().find(|line| before.is_none_or(|before| !line.starts_with(before))).unwrap_or_default();
    let Some(line) = first.strip_prefix(open) else {
        return Some(format!("begin with one line `{open}What it is. What it is not.{close}`"));
    };
    let line = line.trim_end_matches(close);
    if !line.trim_end_matches(')').ends_with(['.', '?', '!']) {
        return Some("the first line is to end as a sentence; shorten it or go on below".to_owned());
    }
    let has_two = [". ", "; ", ": ", "? ", "! "].iter().any(|mark| line.contains(mark));
    let is_strict = STRICT.contains(&source.ending());
    (is_strict && !has_two).then(|| "the first line says what the file is; say also what it is not, or what it leaves to whom".to_owned())
}

/// How a comment begins and ends, and which line may stand before it.
fn marks(source: &Source) -> Option<(&'static str, &'static str, Option<&'static str>)> {
    Some(match source.ending() {
        "rs" => ("//! ", "", None),
        "ts" | "tsx" | "mjs" | "js" | "scss" => ("// ", "", None),
        "css" => ("/* ", " */", None),
        "html" if source.path.starts_with("web/templates/") => ("{# ", " #}", None),
        "html" => ("<!-- ", " -->", Some("<!doctype html>")),
        "xml" => ("{#- ", " -#}", Some("<?xml")),
        "ftl" | "py" => ("# ", "", None),
        "sql" => ("-- ", "", None),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn a_file_without_its_line_is_found() {
        let fine = [
            ("a.rs", "//! Hands: who asked to speak. Never decides who may.\n"),
            ("a.ts", "// Copies a text; says so.\n"),
            ("a.css", "/* The frame of every page. */\n"),
            ("b.css", "/* The theme.\n   More of it. */\n"),
            ("web/templates/a.html", "{# The door (of a room.) #}\n<p>"),
            ("a.html", "<!doctype html>\n<!-- The page of the example. -->\n"),
            ("a.xml", "<?xml version=\"1.0\"?>\n{#- The feed. -#}\n"),
            ("a.sql", "-- Rooms. No ballots.\n"),
            ("a.ftl", "# The frame.\n"),
            ("a.toml", "[package]\n"),
        ];
        assert_eq!(found(check, &fine), []);
        let bad = [
            ("a.rs", "use std::fs;\n"),
            ("b.rs", "//! Hands: who asked to speak and\n//! in which order.\n"),
            ("c.rs", "//! Only what it is.\n"),
            ("a.ts", ""),
            ("a.css", "body {}\n"),
            ("a.html", "<!doctype html>\n<html>\n"),
            ("web/templates/a.html", "<p>\n"),
            ("a.sql", "CREATE TABLE a (b TEXT);\n"),
            ("a.py", "import os\n"),
        ];
        let places: Vec<_> = bad.iter().map(|(path, _)| ((*path).to_owned(), 1)).collect();
        assert_eq!(found(check, &bad), places);
    }
}
