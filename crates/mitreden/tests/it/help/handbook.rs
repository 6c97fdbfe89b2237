//! The German handbook names what there is: pages, buttons, commands, settings, files. Judges no sentence.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use mitreden::config::Config;
use mitreden::routes;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Name and text of each page of the handbook.
fn pages() -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for entry in fs::read_dir(root().join("docs/handbuch")).unwrap() {
        let path = entry.unwrap().path();
        pages.push((path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()));
    }
    assert!(pages.len() >= 7, "the handbook is there");
    pages
}

/// What stands between two marks, in each page; blocks of code are left out.
fn between(text: &str, from: char, until: char) -> Vec<String> {
    let prose: String = text.split("```").step_by(2).collect();
    let parts: Vec<&str> = if from == until {
        prose.split(from).skip(1).step_by(2).collect()
    } else {
        prose.split(from).skip(1).filter_map(|rest| rest.split_once(until)).map(|(inner, _)| inner).collect()
    };
    parts.into_iter().map(|part| part.replace('\n', " ")).collect()
}

#[test]
fn links_lead_to_files() {
    for (name, text) in pages() {
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            assert!(root().join("docs/handbuch").join(target).exists(), "{name}: {target}");
        }
    }
}

#[test]
fn every_word_in_quotes_stands_on_a_page_of_the_portal() {
    let mut words = fs::read_to_string(root().join("web/locales/de.ftl")).unwrap();
    for file in fs::read_dir(root().join("locales/de")).unwrap() {
        words.push_str(&fs::read_to_string(file.unwrap().path()).unwrap());
    }
    let values: BTreeSet<&str> = words.lines().filter_map(|line| line.split_once(" = ").map(|(_, value)| value.trim())).collect();
    for (name, text) in pages() {
        for quoted in between(&text, '„', '“').into_iter().filter(|quoted| quoted != "Anführungszeichen") {
            assert!(values.contains(quoted.as_str()), "{name}: „{quoted}“ stands nowhere");
        }
    }
}

#[test]
fn every_address_exists() {
    let table = routes::table();
    let fits = |route: &str, path: &str| {
        let (route, path): (Vec<&str>, Vec<&str>) = (route.split('/').collect(), path.split('/').collect());
        route.len() == path.len() && route.iter().zip(&path).all(|(one, other)| one.starts_with('{') || one == other)
    };
    let mut seen = 0;
    for (name, text) in pages() {
        for path in between(&text, '`', '`').into_iter().filter(|code| code.starts_with('/')) {
            assert!(table.addresses().iter().any(|route| fits(route, &path)), "{name}: {path}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn every_command_and_setting_exists() {
    let output = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_mitreden")).args(arguments).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    let config = Config::default();
    let mut commands = BTreeSet::new();
    for (name, text) in pages() {
        for code in between(&text, '`', '`') {
            if let Some(command) = code.strip_prefix("mitreden ") {
                commands.insert(command.split_whitespace().take_while(|word| word.bytes().all(|b| b.is_ascii_lowercase())).collect::<Vec<_>>().join(" "));
            }
            let is_setting = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            if let Some((section, key)) = code.split_once('.').filter(|(section, key)| is_setting(section) && is_setting(key) && *key != "toml") {
                assert!(config.value(&format!("{section}.{key}")).is_some(), "{name}: {code}");
            }
        }
    }
    assert!(commands.len() > 5, "{commands:?}");
    for command in commands {
        let arguments: Vec<&str> = command.split(' ').chain(["--help"]).collect();
        assert!(output(&arguments).0, "mitreden {command}");
    }
}
