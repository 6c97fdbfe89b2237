//! Rule: no file knows the machine it was written on: no home folder, no other registry than the public ones. Opens no address.

use super::{Finding, Source, Tree};

/// Beginnings of folders on somebody's machine, put together so that this file does not hold them itself.
const FOLDERS: [&str; 4] = [concat!("/", "work/"), concat!("/", "root/"), concat!("/", "home/"), concat!("/", "Users/")];
/// Where crates come from.
const CRATES: &str = "registry+https://github.com/rust-lang/crates.io-index";
/// Where packages come from.
const PACKAGES: &str = "https://registry.npmjs.org/";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let faults = |source: &Source| -> Vec<Finding> {
        let found = source.lines().filter_map(|(at, line)| Some((at, folder(line).or_else(|| registry(source, line))?)));
        found.map(|(at, says)| Finding::new("machines", source, at, says)).collect()
    };
    tree.sources.iter().flat_map(faults).collect()
}

fn folder(line: &str) -> Option<String> {
    // In an address of the web, or deeper in a path, the same letters are no folder of a machine.
    let begins = |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || ['.', '-', '_', '}', '*'].contains(&c));
    let folder = FOLDERS.iter().find(|folder| line.match_indices(**folder).any(|(at, _)| begins(at)))?;
    Some(format!("{folder}… is a folder of one machine; take it from an option or find it from the file's own place"))
}

fn registry(source: &Source, line: &str) -> Option<String> {
    let name = source.path.rsplit('/').next().unwrap_or_default();
    let line = line.trim();
    let is_foreign = match name {
        "Cargo.lock" => line.strip_prefix("source = \"").is_some_and(|from| from.trim_end_matches('"') != CRATES),
        "package-lock.json" => line.strip_prefix("\"resolved\": \"").is_some_and(|from| !from.starts_with(PACKAGES)),
        ".npmrc" => line.split_once("registry").is_some_and(|(_, rest)| rest.trim_start().starts_with('=')) && !line.ends_with(PACKAGES),
        "config.toml" => line.starts_with("replace-with") || line.starts_with("registry"),
        "requirements.txt" | "pip.conf" => line.contains("index-url"),
        _ => false,
    };
    is_foreign.then(|| "comes from another registry than the public one; make the lock file anew without a proxy".to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    #[test]
    fn a_folder_of_a_machine_is_found() {
        for folder in FOLDERS {
            let (bad, fine) = (format!("\ncd {folder}ada"), format!("https://a.example{folder}b and a{folder}"));
            assert_eq!(found(check, &[("README.md", &bad)]), [("README.md".to_owned(), 2)], "{folder}");
            assert_eq!(found(check, &[("README.md", &fine)]), [], "{folder}");
        }
    }

    #[test]
    fn a_foreign_registry_is_found() {
        let crates = format!("source = \"{CRATES}\"\n");
        let packages = format!("\"resolved\": \"{PACKAGES}a\",\n");
        assert_eq!(found(check, &[("Cargo.lock", &crates), ("web/package-lock.json", &packages), ("web/.npmrc", "ignore-scripts=true")]), []);
        for (path, text) in [
            ("Cargo.lock", "source = \"registry+https://proxy.example/index\""),
            ("Cargo.lock", "source = \"git+https://example.org/a\""),
            ("web/package-lock.json", "  \"resolved\": \"https://proxy.example/a.tgz\","),
            ("web/.npmrc", "registry=https://proxy.example/"),
            (".cargo/config.toml", "replace-with = \"proxy\""),
            ("e2e/requirements.txt", "--index-url https://proxy.example/simple"),
        ] {
            assert_eq!(found(check, &[(path, text)]), [(path.to_owned(), 1)], "{text}");
        }
    }
}
