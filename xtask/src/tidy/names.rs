//! Rule: no file, folder or module is named by what could be anything; a crate is named as its folder. Proposes no noun.

use super::{Finding, Source, Tree};

/// Names that tell nothing.
const EMPTY: [&str; 14] =
    ["util", "utils", "utilities", "helper", "helpers", "manager", "managers", "service", "services", "common", "misc", "stuff", "dto", "shared"];

const REMEDY: &str = "names nothing; find the noun of the house or of the trade (design.md, words), or base/<technique>.rs";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    tree.sources.iter().flat_map(|source| path(source).into_iter().chain(modules(source)).chain(crate_name(source))).collect()
}

fn path(source: &Source) -> Option<Finding> {
    let empty = source.path.split(['/', '.', '-', '_']).find(|part| EMPTY.contains(&part.to_lowercase().as_str()))?;
    Some(Finding::new("names", source, 1, format!("`{empty}` {REMEDY}")))
}

fn modules(source: &Source) -> Vec<Finding> {
    let empty = source.rust.modules.iter().filter(|module| EMPTY.contains(&module.name.as_str()));
    empty.map(|module| Finding::new("names", source, module.line, format!("`{}` {REMEDY}", module.name))).collect()
}

fn crate_name(source: &Source) -> Option<Finding> {
    let folder = source.path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml")?;
    let (line, name) = source.lines().find_map(|(at, line)| Some((at, line.strip_prefix("name = ")?)))?;
    (name.trim_matches('"') != folder).then(|| Finding::new("names", source, line, format!("the crate in crates/{folder} is named {folder}")))
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn empty_names_are_found() {
        let fine = [("crates/a/Cargo.toml", "[package]\nname = \"a\"\n"), ("crates/mitreden/src/rooms/keeper.rs", "mod door;")];
        assert_eq!(found(check, &fine), []);
        let bad = [
            ("web/scripts/utils.ts", ""),
            ("crates/a/src/common/mod.rs", ""),
            ("crates/a/src/room_manager.rs", ""),
            ("crates/a/src/lib.rs", "\nmod helpers;"),
            ("crates/a/Cargo.toml", "[package]\nname = \"b\"\n"),
        ];
        let lines: Vec<usize> = found(check, &bad).into_iter().map(|(_, line)| line).collect();
        assert_eq!(lines, [1, 1, 1, 2, 2]);
    }
}
