//! Who may know whom (ARCHITECTURE.md): crates, layers and features. Finds words in lines; follows no types.

use super::{Fault, File};

/// Words that must not stand in files of a place.
struct Arrow {
    /// Files whose path begins so …
    within: &'static str,
    /// … but not these, whose path contains one of the parts.
    except: &'static [&'static str],
    words: &'static [&'static str],
    /// Where the line belongs instead.
    instead: &'static str,
}

const ARROWS: &[Arrow] = &[
    Arrow {
        within: "crates/mitreden-live/src/",
        except: &[],
        words: &[
            "tokio::",
            "sqlx",
            "sea_orm",
            "std::net",
            "std::fs",
            "std::thread",
            "Instant::now",
            "SystemTime::now",
            "Timestamp::now",
            " rand::",
            "getrandom",
        ],
        instead: "the room is a value: give it the time and the ids from rooms/keeper.rs",
    },
    Arrow {
        within: "crates/mitreden-sfu/src/core/",
        except: &["_tests.rs"],
        words: &["UdpSocket", "TcpStream", "TcpListener", "std::thread", "thread::spawn", "tokio::", "std::fs", "SystemTime::now"],
        instead: "the core is sans-IO: sockets, threads and clocks live in shell/",
    },
    Arrow {
        within: "crates/mitreden-sfu/src/",
        except: &[],
        words: &["mitreden_live", "sea_orm", "sqlx", "askama", "<html", "SELECT "],
        instead: "the SFU knows no people, no SQL and no HTML: this belongs in the portal",
    },
    Arrow {
        within: "crates/mitreden/src/",
        except: &["/rooms/"],
        words: &["mitreden_live::", "mitreden_sfu::"],
        instead: "only rooms/ may know the live room and the SFU: ask it by a verb of rooms/mod.rs",
    },
    Arrow { within: "crates/mitreden/src/", except: &[], words: &["str0m", "rtp::"], instead: "packets belong in mitreden-sfu" },
    Arrow {
        within: "crates/mitreden/src/base/",
        except: &[],
        words: &["crate::accounts", "crate::programme", "crate::rooms", "crate::site", "crate::demo", "crate::routes", "crate::schedule", "crate::cli"],
        instead: "base/ imports no feature: pass in what it needs",
    },
    Arrow {
        within: "crates/mitreden/src/",
        except: &["/store.rs", "/base/db/"],
        words: &["\"SELECT ", "\"INSERT INTO", "\"UPDATE ", "\"DELETE FROM"],
        instead: "SQL lives in the feature's store.rs",
    },
    Arrow {
        within: "crates/mitreden/src/",
        except: &["/pages", "/base/http/", "/rooms/door.rs", "/rooms/media.rs", "/rooms/socket.rs", "/site/", "/routes.rs"],
        words: &["StatusCode::", "Html("],
        instead: "what HTTP answers is decided in the feature's pages or in base/http",
    },
    Arrow {
        within: "crates/mitreden/src/",
        except: &["/rooms/media.rs", "/rooms/mod.rs"],
        words: &["VideoGrant", "ParticipantInfo", "JoinResponse"],
        instead: "LiveKit's words do not leave the media edge, rooms/media.rs",
    },
];

/// Features reach another only through the verbs of its mod.rs.
const FEATURES: [&str; 4] = ["accounts", "programme", "rooms", "site"];
/// What a feature keeps for itself.
const INNER: [&str; 3] = ["store", "pages", "jobs"];

pub(super) fn check(file: &File) -> Vec<Fault> {
    let mut faults = Vec::new();
    for arrow in ARROWS.iter().filter(|arrow| file.path.starts_with(arrow.within) && !arrow.except.iter().any(|part| file.path.contains(part))) {
        for (number, line) in code(file) {
            if let Some(word) = arrow.words.iter().find(|word| line.contains(**word)) {
                faults.push(file.fault(number, format!("`{}` here: {}", word.trim(), arrow.instead)));
            }
        }
    }
    for feature in FEATURES.iter().filter(|feature| file.path.starts_with("crates/mitreden/src/") && !file.path.contains(&format!("/src/{feature}/"))) {
        for (number, line) in code(file) {
            if INNER.iter().any(|inner| line.contains(&format!("{feature}::{inner}"))) {
                faults.push(file.fault(number, format!("a feature is reached through the verbs of {feature}/mod.rs only")));
            }
        }
    }
    faults
}

/// Lines of a Rust file that are no comments and stand before its tests.
fn code(file: &File) -> impl Iterator<Item = (usize, &str)> {
    let product = file.lines().take_while(|(_, line)| *line != "#[cfg(test)]");
    product.filter(|(_, line)| file.kind() == "rs" && !line.trim_start().starts_with("//"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, line: &str) -> usize {
        check(&File { path: path.into(), text: format!("//! A.\n{line}\n") }).len()
    }

    #[test]
    fn every_arrow_hits_its_words() {
        for arrow in ARROWS {
            for word in arrow.words {
                assert!(found(&format!("{}odd.rs", arrow.within), &format!("let a = {word};")) > 0, "{} {word}", arrow.within);
            }
        }
    }

    #[test]
    fn what_is_allowed_passes() {
        assert_eq!(found("crates/mitreden/src/rooms/keeper.rs", "use mitreden_live::Room;"), 0);
        assert_eq!(found("crates/mitreden/src/programme/store.rs", "\"SELECT 1\""), 0);
        assert_eq!(found("crates/mitreden-live/src/room.rs", "/// Never tokio::spawn"), 0);
        assert_eq!(found("crates/mitreden-sfu/src/core/x.rs", "#[cfg(test)]\nlet a = std::thread::sleep;"), 0);
    }

    #[test]
    fn a_foreign_store_is_closed() {
        assert_eq!(found("crates/mitreden/src/rooms/door.rs", "crate::programme::store::series(c)"), 1);
        assert_eq!(found("crates/mitreden/src/programme/mod.rs", "programme::store::series(c)"), 0);
    }
}
