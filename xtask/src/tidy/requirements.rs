//! Rule: what docs/requirements.csv names as proof is there: the test by its name, the document by its heading. Runs no test.

use super::{Finding, Tree};

/// The list: id, level, requirement, where.
const LIST: &str = "docs/requirements.csv";
const HEAD: &str = "id;level;requirement;where";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let Some(source) = tree.at(LIST) else { return Vec::new() };
    let mut findings = Vec::new();
    for (at, line) in source.lines() {
        if at == 1 {
            if line != HEAD {
                findings.push(Finding::new("requirements", source, at, format!("the head is {HEAD}")));
            }
            continue;
        }
        let fields: Vec<&str> = line.split(';').map(str::trim).collect();
        let &[id, level, requirement, places] = fields.as_slice() else {
            findings.push(Finding::new("requirements", source, at, "a row has four fields, separated by semicolons"));
            continue;
        };
        if id.is_empty() || !["MUST", "SHOULD", "MAY"].contains(&level) || requirement.is_empty() || places.is_empty() {
            findings.push(Finding::new("requirements", source, at, "a row says id, MUST, SHOULD or MAY, the requirement, and where it is shown"));
        }
        let gone = places.split(" + ").filter(|place| !is_there(tree, place));
        findings
            .extend(gone.map(|place| Finding::new("requirements", source, at, format!("{id}: {place} is not there; name the test or heading that shows it"))));
    }
    findings
}

/// `path::function` for Rust, `path::title` for journeys, `path#heading` for documents.
fn is_there(tree: &Tree, place: &str) -> bool {
    if let Some((path, name)) = place.split_once("::") {
        let Some(source) = tree.at(path) else { return false };
        return if path.ends_with(".rs") { source.rust.functions.iter().any(|function| function.name == name) } else { source.text.contains(name) };
    }
    let Some((path, heading)) = place.split_once('#') else { return false };
    tree.at(path).is_some_and(|source| source.lines().any(|(_, line)| line.starts_with('#') && anchor(line) == heading))
}

/// The anchor of a heading, as forges make it.
fn anchor(line: &str) -> String {
    let words = line.trim_start_matches('#').trim().to_lowercase();
    words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_')).map(|c| if c == ' ' { '-' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    fn lines(rows: &str) -> Vec<usize> {
        let list = format!("{HEAD}\n{rows}");
        let files = [
            (LIST, list.as_str()),
            ("crates/a/tests/it/b.rs", "fn it_holds() {}"),
            ("e2e/journeys/c.spec.ts", "test('Dora publishes', async () => {})"),
            ("docs/d.md", "# A page\n\n## How it stands, on two\n"),
        ];
        found(check, &files).into_iter().map(|(_, line)| line).collect()
    }

    #[test]
    fn a_proof_that_is_gone_is_found() {
        let fine = "P-1;MUST;x;crates/a/tests/it/b.rs::it_holds + e2e/journeys/c.spec.ts::Dora publishes\nP-2;MAY;y;docs/d.md#how-it-stands-on-two\n";
        assert!(lines(fine).is_empty());
        assert_eq!(lines("P-1;MUST;x;crates/a/tests/it/b.rs::it_is_gone\n"), [2]);
        assert_eq!(lines("P-1;MUST;x;crates/a/tests/it/gone.rs::it_holds\nP-2;MUST;y;docs/d.md#nowhere\n"), [2, 3]);
        assert_eq!(lines("P-1;MUST;x\nP-2;SOON;x;docs/d.md#a-page\n"), [2, 3]);
    }
}
