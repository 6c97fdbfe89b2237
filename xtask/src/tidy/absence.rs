//! Rule: what a crate must not know, in its code and among its dependencies. Looks at names, not at what they hide.

use super::rust::Name;
use super::{Finding, Source, Tree};

/// Paths that must not appear in a part of the tree.
struct Absence {
    /// The part: files below this folder …
    below: &'static str,
    /// … but not below this one.
    but: Option<&'static str>,
    /// Each is a run of segments; a single one must be the first of its path.
    names: &'static [&'static [&'static str]],
    /// Where such a line lives.
    remedy: &'static str,
}

const PRINTING: [&[&str]; 4] = [&["println!"], &["print!"], &["eprintln!"], &["eprint!"]];

const ABSENCES: [Absence; 5] = [
    Absence {
        below: "crates/mitreden-live/src/",
        but: None,
        names: &[
            &["tokio"],
            &["futures_util"],
            &["sqlx"],
            &["sea_orm"],
            &["axum"],
            &["rand"],
            &["getrandom"],
            &["mitreden_sfu"],
            &["std", "net"],
            &["std", "fs"],
            &["std", "thread"],
            &["std", "env"],
            &["std", "process"],
            &["std", "io"],
            &["Instant", "now"],
            &["SystemTime", "now"],
            &["Timestamp", "now"],
            &["Zoned", "now"],
            // Their order is chance: use BTreeMap and BTreeSet.
            &["collections", "HashMap"],
            &["collections", "HashSet"],
        ],
        remedy: "the room is a value without sockets, SQL, tokio, clock or chance: the keeper in crates/mitreden/src/rooms hands in what is needed",
    },
    Absence {
        below: "crates/mitreden-sfu/src/",
        but: Some("crates/mitreden-sfu/src/shell/"),
        names: &[
            &["tokio"],
            &["mio"],
            &["socket2"],
            &["axum"],
            &["std", "fs"],
            &["std", "thread"],
            &["std", "process"],
            &["UdpSocket"],
            &["net", "UdpSocket"],
            &["net", "TcpListener"],
            &["net", "TcpStream"],
            &["Instant", "now"],
            &["SystemTime", "now"],
        ],
        remedy: "sockets, threads and clocks live in mitreden-sfu/src/shell alone; hand the value in",
    },
    Absence {
        below: "crates/mitreden-sfu/src/",
        but: None,
        names: &[&["sea_orm"], &["sqlx"], &["askama"], &["mitreden_live"], &["mitreden"]],
        remedy: "the SFU knows no people, SQL or HTML: this line belongs to crates/mitreden/src/rooms",
    },
    Absence {
        below: "crates/mitreden/src/",
        but: None,
        names: &[&["str0m"], &["livekit_protocol"], &["prost"], &["mio"]],
        remedy: "the portal knows no packets: this line belongs to crates/mitreden-sfu",
    },
    Absence { below: "crates/mitreden-live/src/", but: None, names: &PRINTING, remedy: "return an event or a refusal; the portal logs" },
];

/// Dependencies that must not stand in a manifest.
const MANIFESTS: [(&str, &[&str]); 3] = [
    ("crates/mitreden-live/Cargo.toml", &["tokio", "sqlx", "sea-orm", "axum", "rand", "getrandom", "mio", "futures-util", "mitreden-sfu", "mitreden"]),
    ("crates/mitreden-sfu/Cargo.toml", &["sqlx", "sea-orm", "askama", "mitreden-live", "mitreden"]),
    ("crates/mitreden/Cargo.toml", &["str0m", "livekit-protocol", "mio", "prost"]),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings: Vec<Finding> = ABSENCES.iter().flat_map(|absence| absence.check(tree)).collect();
    for (path, banned) in MANIFESTS {
        findings.extend(tree.at(path).into_iter().flat_map(|source| dependencies(source, banned)));
    }
    findings
}

impl Absence {
    fn check(&self, tree: &Tree) -> Vec<Finding> {
        let files = tree.sources.iter().filter(|source| source.path.starts_with(self.below) && !source.is_test());
        let files = files.filter(|source| self.but.is_none_or(|but| !source.path.starts_with(but)));
        let of = |source: &Source| -> Vec<Finding> {
            let names = source.rust.names.iter().filter(|name| !name.in_test);
            let banned = names.filter_map(|name| Some((name, self.names.iter().find(|words| is_meant(name, words))?)));
            banned.map(|(name, words)| Finding::new("absence", source, name.line, format!("{}: {}", words.join("::"), self.remedy))).collect()
        };
        files.flat_map(of).collect()
    }
}

fn is_meant(name: &Name, words: &[&str]) -> bool {
    match words {
        [word] => name.segments.first().is_some_and(|first| first == word),
        _ => name.has(words),
    }
}

/// Banned names below `[dependencies]`. Tests may depend on what they want.
fn dependencies(source: &Source, banned: &[&str]) -> Vec<Finding> {
    let mut below = false;
    let mut findings = Vec::new();
    for (at, line) in source.lines() {
        if line.starts_with('[') {
            below = line.trim() == "[dependencies]";
        }
        let name = line.split(['=', '.', ' ']).next().unwrap_or_default();
        if below && banned.contains(&name) {
            findings.push(Finding::new(
                "absence",
                source,
                at,
                format!("this crate must not know {name} (ARCHITECTURE.md); move what needs it to one that may"),
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    fn lines(path: &str, text: &str) -> Vec<usize> {
        found(check, &[(path, text)]).into_iter().map(|(_, line)| line).collect()
    }

    #[test]
    fn the_room_value_stays_without_the_world() {
        let live = "crates/mitreden-live/src/room.rs";
        assert!(lines(live, "use std::collections::BTreeMap;\n#[cfg(test)]\nmod tests { use std::fs; }").is_empty());
        let bad = "use tokio::sync;\nuse std::{net, fs::File};\nfn f() { Instant::now(); jiff::Timestamp::now(); println!(\"\"); }\nuse rand::random;\nuse std::collections::HashMap;";
        assert_eq!(lines(live, bad), [1, 2, 2, 3, 3, 4, 5, 3]);
    }

    #[test]
    fn the_sfu_has_its_sockets_in_the_shell() {
        let bad = "use mio::Poll;\nuse std::net::{SocketAddr, UdpSocket};\nfn f() { std::thread::spawn(g); std::time::Instant::now() }";
        assert_eq!(lines("crates/mitreden-sfu/src/core/peer.rs", bad), [1, 2, 3, 3]);
        assert!(lines("crates/mitreden-sfu/src/shell/udp.rs", bad).is_empty());
        assert!(lines("crates/mitreden-sfu/src/core/engine_tests.rs", bad).is_empty());
        assert_eq!(lines("crates/mitreden-sfu/src/shell/udp.rs", "use sqlx::Row;\nuse mitreden_live::Room;"), [1, 2]);
        assert_eq!(lines("crates/mitreden/src/rooms/media.rs", "use mitreden_sfu::Sfu;\nuse str0m::Rtc;"), [2]);
    }

    #[test]
    fn manifests_are_read_too() {
        let manifest = "[package]\n[dependencies]\nserde = \"1\"\ntokio = { workspace = true }\nrand.workspace = true\n[dev-dependencies]\ntokio = \"1\"\n";
        assert_eq!(lines("crates/mitreden-live/Cargo.toml", manifest), [4, 5]);
        assert!(lines("crates/mitreden/Cargo.toml", manifest).is_empty());
    }
}
