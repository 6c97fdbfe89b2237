//! The commands that look after a site: check, backup, restore, import, the report of services. As a person types them, with the real program.

use std::path::Path;

use super::program::{demo, failure, mitreden, stdout};

const EXPORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/import/export.wxr");

/// The rows of a table, as the dry run of the retention counts them.
fn rows(folder: &str, table: &str) -> u64 {
    let listed = stdout(mitreden(&["retention", "--dry-run", "--data", folder]));
    let line = listed.lines().find(|line| line.split_whitespace().next() == Some(table)).unwrap_or_else(|| panic!("{listed}"));
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn a_site_goes_into_a_file_and_comes_back_elsewhere() {
    let place = tempfile::tempdir().unwrap();
    let [first, second, file] = ["first", "second", "backup.zip"].map(|name| place.path().join(name));
    stdout(mitreden(&["person", "add", "--name", "Hanna", "--role", "admin", "--data", text(&first)]));
    assert!(stdout(mitreden(&["backup", text(&file), "--data", text(&first)])).contains("keep it safe"));
    assert!(stdout(mitreden(&["backup", text(&file), "--check"])).contains("can be restored"));
    assert!(stdout(mitreden(&["restore", text(&file), "--data", text(&second)])).contains("Start the portal."));
    assert_eq!((rows(text(&second), "person"), rows(text(&second), "audit_entry")), (1, 2), "Hanna; and that she was added and all was restored");
    assert_eq!(std::fs::read(first.join("secret")).unwrap(), std::fs::read(second.join("secret")).unwrap());

    let message = failure(mitreden(&["restore", text(&file), "--data", text(&second)]));
    assert!(message.contains("--replace"), "what is there is not overwritten: {message}");
    assert!(stdout(mitreden(&["restore", text(&file), "--replace", "--data", text(&second)])).contains("What was there is in "));
    let bytes = std::fs::read(&file).unwrap();
    std::fs::write(&file, &bytes[..bytes.len() / 2]).unwrap();
    failure(mitreden(&["backup", text(&file), "--check"]));
    failure(mitreden(&["restore", text(&file), "--replace", "--data", text(&second)]));
    assert_eq!(rows(text(&second), "person"), 1, "half a file touches nothing");
}

#[test]
fn an_export_of_an_older_portal_is_tried_and_taken() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("data");
    let said = stdout(mitreden(&["import", "wordpress", EXPORT, "--dry-run", "--data", text(&folder)]));
    assert!(said.contains("This was a dry run: nothing was changed.") && said.contains("250 Menschen"), "{said}");
    assert_eq!(rows(text(&folder), "article"), 0);
    stdout(mitreden(&["import", "wordpress", EXPORT, "--data", text(&folder)]));
    let taken = rows(text(&folder), "article");
    assert!(taken > 0);
    assert!(stdout(mitreden(&["import", "wordpress", EXPORT, "--data", text(&folder)])).contains("0 taken"));
    assert_eq!(rows(text(&folder), "article"), taken, "a second run doubles nothing");
    failure(mitreden(&["import", "wordpress", text(&place.path().join("nothing.xml")), "--data", text(&folder)]));
}

#[test]
fn a_monitoring_system_reads_one_line_and_an_exit_code() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("data");
    let check = |address: &str, folder: &Path| {
        let output = mitreden(&["check", "--address", address, "--data", text(folder)]);
        (output.status.code().unwrap(), String::from_utf8(output.stdout).unwrap())
    };
    let mut running = demo(&folder, &[]);
    let address = format!("127.0.0.1:{}", running.base.rsplit(':').next().unwrap());
    // A demo writes to no mail server and lies on no public address: that is a warning at least, and never unknown.
    let (code, line) = check(&address, &folder);
    let word = ["OK", "WARNING", "CRITICAL"][usize::try_from(code).unwrap()];
    assert!(code > 0 && line.starts_with(&format!("MITREDEN {word} - ")) && line.contains("mail") && line.contains(" | letters_waiting="), "{code} {line}");
    assert_eq!(line.lines().count(), 1);
    let other = place.path().join("other");
    stdout(mitreden(&["person", "add", "--name", "Eve", "--role", "admin", "--data", text(&other)]));
    assert_eq!(check(&address, &other).0, 2, "the key of another portal opens nothing");
    assert!(running.stop());
    let (code, line) = check(&address, &folder);
    assert_eq!(code, 2);
    assert!(line.starts_with("MITREDEN CRITICAL - nothing answers on "), "{line}");
    let (code, line) = check(&address, &place.path().join("nowhere"));
    assert_eq!(code, 3);
    assert!(line.starts_with("MITREDEN UNKNOWN - there is no portal"), "{line}");
}

#[test]
fn services_of_others_are_listed_with_their_country() {
    let place = tempfile::tempdir().unwrap();
    let file = place.path().join("mitreden.toml");
    let settings = format!(
        "[data]\nfolder = \"{}\"\n[mail]\nhost = \"relay.example\"\noperator = \"Rechenzentrum Ost\"\ncountry = \"Deutschland\"\n\
         [oidc.stadt]\nname = \"Stadtkonto\"\nissuer = \"https://sso.example\"\nclient_id = \"x\"\n",
        text(&place.path().join("data"))
    );
    std::fs::write(&file, &settings).unwrap();
    let said = stdout(mitreden(&["privacy", "report", "--config", text(&file)]));
    assert!(said.contains("Versand unserer E-Mails: Rechenzentrum Ost (Deutschland)") && said.contains("Stadtkonto (nicht angegeben)"), "{said}");
    assert_eq!(said.lines().count(), 3, "mail, sign-in, push: {said}");
    std::fs::write(&file, settings.split("[mail]").next().unwrap().to_owned() + "[push]\nenabled = false\n").unwrap();
    let said = stdout(mitreden(&["privacy", "report", "--language", "en", "--config", text(&file)]));
    assert_eq!(said, "No services outside this program take part.\n");
}
