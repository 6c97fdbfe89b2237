//! The program itself: what it prints, how it ends, what it says when something is wrong.

mod keeping;
mod log;
mod program;

use std::os::unix::fs::PermissionsExt;

use program::{demo, failure, free_port, mitreden, stdout, unread};

#[test]
fn help_explains_every_command() {
    let help = stdout(mitreden(&["--help"]));
    for part in ["demo", "serve", "config", "person", "mitreden.example.toml", "MITREDEN__HTTP__LISTEN", "Without a command"] {
        assert!(help.contains(part), "{part} is missing in {help}");
    }
    assert!(stdout(mitreden(&["demo", "--help"])).contains("--listen <HOST:PORT>"));
    assert_eq!(stdout(mitreden(&["--version"])), format!("mitreden {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_demo_prints_its_addresses_and_stops_when_asked() {
    let data = tempfile::tempdir().unwrap();
    let mut demo = demo(&data.path().join("data"), &[]);
    let labels: Vec<String> = demo.lines.iter().filter_map(|line| line.split_once(": http://localhost:")).map(|(label, _)| label.to_owned()).collect();
    assert_eq!(labels, ["Programm", "Zuhören", "Vortrag", "Moderation"], "{:?}", demo.lines);
    for file in ["secret", "mitreden.db", "mitreden.db-wal"] {
        let mode = std::fs::metadata(data.path().join("data").join(file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{file} is for its owner only");
    }
    assert!(demo.stop(), "a demo that is asked to stop ends well");
}

#[test]
fn whoever_stops_reading_ends_nothing_badly() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().to_str().unwrap();
    for arguments in [["config", "example"].as_slice(), &["retention", "--dry-run", "--data", folder]] {
        // As behind `head`, which has seen enough.
        let output = unread(arguments);
        assert!(output.status.success() && output.stderr.is_empty(), "{arguments:?}: {output:?}");
    }
}

#[test]
fn a_port_in_use_names_the_option() {
    let data = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let message = failure(mitreden(&["demo", "--listen", &address, "--data", data.path().to_str().unwrap()]));
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(message.contains(&address) && message.contains("in use") && message.contains("--listen"), "{message}");
}

#[test]
fn a_data_folder_in_use_or_out_of_reach_is_explained() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("data");
    let mut running = demo(&folder, &[]);
    let message = failure(mitreden(&["demo", "--listen", "127.0.0.1:0", "--data", folder.to_str().unwrap()]));
    assert!(message.contains("in use by another running mitreden") && message.contains("--data"), "{message}");
    assert!(running.stop());

    let file = data.path().join("file");
    std::fs::write(&file, "").unwrap();
    let below = file.join("data");
    let message = failure(mitreden(&["demo", "--listen", "127.0.0.1:0", "--data", below.to_str().unwrap()]));
    assert_eq!(message.lines().count(), 1, "{message}");
    assert!(message.contains("cannot make the data folder") && message.contains("--data"), "{message}");
}

#[test]
fn a_disk_that_takes_nothing_more_is_explained() {
    let data = tempfile::tempdir().unwrap();
    // No file may grow: every write fails, as on a full disk. The signal that would end the program is ignored.
    let script = "trap '' XFSZ; ulimit -f 0; exec \"$0\" demo --listen 127.0.0.1:0 --data \"$1\"";
    let mut command = std::process::Command::new("sh");
    command.args(["-c", script, env!("CARGO_BIN_EXE_mitreden"), data.path().to_str().unwrap()]);
    let message = failure(command.output().unwrap());
    assert!(message.contains("cannot write into the data folder") && message.contains("space"), "{message}");
}

#[test]
fn an_unknown_key_names_file_key_and_choice() {
    let data = tempfile::tempdir().unwrap();
    let file = data.path().join("mitreden.toml");
    std::fs::write(&file, "[http]\nlisen = \"127.0.0.1:80\"\n").unwrap();
    for command in [["config", "check"].as_slice(), &["serve"]] {
        let message = failure(mitreden(&[command, &["--config", file.to_str().unwrap()]].concat()));
        assert_eq!(message.lines().count(), 1, "{message}");
        for part in ["mitreden.toml", "http.lisen", "listen"] {
            assert!(message.contains(part), "{part} is missing in {message}");
        }
    }
    std::fs::write(&file, format!("[http]\nlisten = \"127.0.0.1:{}\"\n", free_port())).unwrap();
    let said = stdout(mitreden(&["config", "check", "--config", file.to_str().unwrap()]));
    assert!(said.contains("imprint.email") && said.ends_with("The configuration can be used.\n"), "{said}");
    assert!(failure(mitreden(&["serve", "--config", "/gibt/es/nicht.toml"])).contains("/gibt/es/nicht.toml"));
}

#[test]
fn a_person_is_added_beside_the_running_portal() {
    let data = tempfile::tempdir().unwrap();
    let folder = data.path().join("data");
    let mut demo = demo(&folder, &[]);
    let link = stdout(mitreden(&["person", "add", "--name", "Hanna", "--role", "admin", "--data", folder.to_str().unwrap()]));
    let (base, token) = link.trim().rsplit_once("/anmelden/").unwrap();
    assert_eq!((base, token.len()), (demo.base.as_str(), 64));
    let page = demo.get(&format!("/anmelden/{token}"));
    assert!(page.starts_with("HTTP/1.1 200") && page.contains("Hanna"), "{page}");
    let message = failure(mitreden(&["person", "add", "--name", "X", "--role", "king", "--data", folder.to_str().unwrap()]));
    assert!(message.contains("moderation, press, admin"), "{message}");
    assert!(demo.stop());
}
