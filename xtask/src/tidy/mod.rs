//! The rules of the house as a test: what a machine can see of them, over every file. Mends nothing itself.

mod absence;
mod arrows;
mod browser;
mod exemptions;
mod first_line;
mod machines;
mod mirrors;
mod names;
mod places;
mod requirements;
mod rust;
mod size;
mod tables;
mod tree;
mod waiting;
mod words;

use std::fmt;
use std::path::Path;

use anyhow::bail;

use exemptions::{EXEMPTIONS, Exemption};
use tree::{Source, Tree};

/// A rule: reads the tree and says where it is broken.
type Rule = fn(&Tree) -> Vec<Finding>;

/// All rules.
const RULES: [Rule; 18] = [
    first_line::check,
    size::files,
    size::functions,
    arrows::check,
    arrows::open_modules,
    absence::check,
    words::check,
    places::check,
    tables::check,
    names::check,
    mirrors::features,
    mirrors::migrations,
    browser::scripts,
    browser::templates,
    browser::squares,
    waiting::check,
    machines::check,
    requirements::check,
];

/// A place that breaks a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Finding {
    rule: &'static str,
    path: String,
    line: usize,
    /// What is wrong, and where the line should move or what it should become.
    says: String,
}

impl Finding {
    fn new(rule: &'static str, source: &Source, line: usize, says: impl Into<String>) -> Self {
        Finding { rule, path: source.path.clone(), line, says: says.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}: {}", self.path, self.line, self.rule, self.says)
    }
}

/// Checks the project's files.
///
/// # Errors
/// Every place that breaks a rule, one line each.
pub(crate) fn run(root: &Path) -> anyhow::Result<()> {
    let tree = Tree::read(root)?;
    let found: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&tree)).collect();
    let broken = judge(found, EXEMPTIONS);
    if broken.is_empty() {
        println!("{} files keep {} rules", tree.sources.len(), RULES.len());
        return Ok(());
    }
    let lines: Vec<String> = broken.iter().map(ToString::to_string).collect();
    bail!("{} places break a rule of the house\n{}", broken.len(), lines.join("\n"))
}

/// Takes out what is exempt, and adds exemptions that exempt nothing: the list only shrinks.
fn judge(found: Vec<Finding>, exemptions: &[Exemption]) -> Vec<Finding> {
    let idle = exemptions.iter().filter(|exemption| !found.iter().any(|finding| exemption.covers(finding)));
    let idle: Vec<Finding> = idle.map(Exemption::as_idle).collect();
    let broken = found.into_iter().filter(|finding| !exemptions.iter().any(|exemption| exemption.covers(finding)));
    broken.chain(idle).collect()
}

/// What a rule finds in these files: path, line.
#[cfg(test)]
fn found(rule: Rule, files: &[(&str, &str)]) -> Vec<(String, usize)> {
    rule(&Tree::of(files)).into_iter().map(|finding| (finding.path, finding.line)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_keeps_the_rules() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        if let Err(error) = run(root) {
            panic!("{error:#}");
        }
    }

    #[test]
    fn an_exemption_covers_its_own_place_and_must_be_needed() {
        let finding = |path: &str| Finding { rule: "size", path: path.to_owned(), line: 501, says: "too long".to_owned() };
        let needed = Exemption { rule: "size", path: "a.rs", reason: "a table" };
        let idle = Exemption { rule: "size", path: "c.rs", reason: "was long once" };
        let broken = judge(vec![finding("a.rs"), finding("b.rs")], &[needed, idle]);
        let shown: Vec<String> = broken.iter().map(ToString::to_string).collect();
        assert_eq!(shown.len(), 2);
        assert_eq!(shown[0], "b.rs:501: size: too long");
        assert!(shown[1].starts_with("c.rs:1: size: is exempt"), "{}", shown[1]);
    }
}
