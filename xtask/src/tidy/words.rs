//! Names and words: none that says nothing, one word everywhere, no trace of a machine. Judges no style.

use super::{Fault, File};

/// Names that take anything in and so mean nothing.
const EMPTY: [&str; 8] = ["util", "utils", "helper", "helpers", "manager", "service", "common", "misc"];
/// Addresses that would tie the project to one machine. Written apart, or this file would break its own rule.
const MACHINE: [&str; 4] = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];
/// Waiting for time instead of for what should happen.
const WAITS: [&str; 3] = [concat!("time::", "sleep("), concat!("thread::", "sleep("), concat!("waitFor", "Timeout(")];
/// Features with pages of their own; `demo` has none.
const FEATURES: [&str; 4] = ["accounts", "programme", "rooms", "site"];

pub(super) fn check(file: &File) -> Vec<Fault> {
    [name(file), machine(file), waits(file)].into_iter().flatten().collect()
}

fn name(file: &File) -> Option<Fault> {
    let empty = file.path.split('/').find(|part| EMPTY.contains(&part.split('.').next().unwrap_or(part)))?;
    Some(file.fault(0, format!("`{empty}` says nothing: name it after its subject")))
}

fn machine(file: &File) -> Option<Fault> {
    let (line, _) = file.lines().find(|(_, line)| MACHINE.iter().any(|path| line.contains(path)) || line.contains(concat!("\"resol", "ved\": \"http")))?;
    Some(file.fault(line, "a path or a download address of one machine"))
}

fn waits(file: &File) -> Option<Fault> {
    let tests = file.path.contains("/tests/") || file.path.starts_with("e2e/");
    let (line, _) = file.lines().find(|(_, line)| tests && WAITS.iter().any(|wait| line.contains(wait)))?;
    Some(file.fault(line, "a test waits for the state it needs, never for time"))
}

/// A feature has the same word in templates, both languages and tests.
pub(super) fn check_mirrors(files: &[File]) -> Vec<Fault> {
    let places = |feature: &str| {
        [
            format!("crates/mitreden/src/{feature}/mod.rs"),
            format!("web/templates/{feature}/"),
            format!("locales/de/{feature}.ftl"),
            format!("locales/en/{feature}.ftl"),
            format!("crates/mitreden/tests/it/{feature}/"),
        ]
    };
    let missing = |place: &String| !files.iter().any(|file| file.path.starts_with(place.as_str()));
    let fault = |place: String| Fault { path: place, line: 0, message: "a feature has the same word in src, templates, locales and tests".into() };
    // A sample of a few files, as the tests of the other rules have it, is not the house.
    let house = files.iter().any(|file| file.path == "Cargo.toml");
    FEATURES.into_iter().filter(|_| house).flat_map(places).filter(missing).map(fault).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, text: &str) -> File {
        File { path: path.into(), text: text.into() }
    }

    #[test]
    fn empty_names_are_found() {
        assert!(name(&file("crates/x/src/utils.rs", "")).is_some() && name(&file("web/helpers/a.ts", "")).is_some());
        assert!(name(&file("crates/x/src/hands.rs", "")).is_none());
    }

    #[test]
    fn traces_of_a_machine_are_found() {
        for path in MACHINE {
            assert!(machine(&file("a.md", &format!("see {path}x"))).is_some());
        }
        assert!(machine(&file("a.md", "see ./x")).is_none());
    }

    #[test]
    fn waiting_for_time_is_found_in_tests() {
        for wait in WAITS {
            assert!(waits(&file("crates/x/tests/it/a.rs", &format!("{wait}1)"))).is_some());
            assert!(waits(&file("crates/x/src/a.rs", &format!("{wait}1)"))).is_none());
        }
    }

    #[test]
    fn a_word_missing_somewhere_is_found() {
        let house = |paths: &[&str]| paths.iter().map(|path| file(path, "")).collect::<Vec<_>>();
        assert_eq!(check_mirrors(&house(&["Cargo.toml"])).len(), 20);
        assert!(check_mirrors(&house(&["Cargo.toml", "locales/de/rooms.ftl"])).iter().all(|fault| fault.path != "locales/de/rooms.ftl"));
    }
}
