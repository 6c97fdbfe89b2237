//! Backups: what goes in comes out, on either engine, and nothing is touched before the file has proved whole.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::base::db::Db;
use mitreden::config::Config;
use mitreden::{backup, demo, schedule, start};
use sea_orm::DbErr;

use crate::house::{self, House, text};

fn quiet(_: &str) {}

/// Every row of every table as text, in an order of its own.
async fn everything(db: &Db) -> BTreeMap<String, Vec<String>> {
    let tx = db.snapshot().await.unwrap();
    let mut all = BTreeMap::new();
    for table in db.tables().await.unwrap() {
        let mut rows = Vec::new();
        let read = table.read::<DbErr>(&tx, |line| {
            rows.push(serde_json::from_str::<serde_json::Value>(line).unwrap().to_string());
            Ok(())
        });
        read.await.unwrap();
        rows.sort();
        all.insert(table.name.clone(), rows);
    }
    all
}

async fn open(config: &Config) -> Db {
    if config.database.url.is_empty() {
        Db::sqlite(&config.data.folder.join("mitreden.db")).await.unwrap()
    } else {
        Db::postgres(&config.database.url, 2).await.unwrap()
    }
}

fn site(house: &House) -> &mitreden::app::Site {
    house.running.app.site("")
}

/// Empty places on every engine there is.
async fn places() -> Vec<(tempfile::TempDir, Config)> {
    let mut places = Vec::new();
    for url in house::fresh_databases().await {
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::test(folder.path().join("data"));
        config.database.url = url;
        places.push((folder, config));
    }
    places
}

async fn backed_up(house: &House, folder: &Path) -> PathBuf {
    let file = folder.join("backup.zip");
    backup::make(site(house), &file, &quiet).await.unwrap();
    file
}

#[tokio::test]
async fn a_whole_portal_comes_back_on_either_engine() {
    for house in house::on_every_database().await {
        demo::open(&house.running.app).await.unwrap();
        let hanna = house.signed_in("Hanna \"die\" Ä\\dmin 😀", Role::Admin).await;
        hanna.post("/verwaltung/einstellungen/impressum", &[("imprint-provider", "Stadt 'Zwönitz'\u{2028}x")]).await;
        fs::create_dir_all(site(&house).data.join("brand")).unwrap();
        fs::write(site(&house).data.join("brand/a.webp"), b"picture").unwrap();
        // Nothing writes by itself between the two looks.
        let before = everything(&site(&house).db).await;
        let folder = tempfile::tempdir().unwrap();
        let file = backed_up(&house, folder.path()).await;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(before.values().map(Vec::len).sum::<usize>() > 300 && before["search_document"].len() > 10, "the demo has something in it");
        let secret = fs::read(site(&house).data.join("secret")).unwrap();
        house.running.stop().await;
        assert!(backup::check(&file, &quiet).unwrap().contains("Gera"));
        for (_keep, config) in places().await {
            let aside = backup::restore(&config, &file, false, Timestamp::now(), &quiet).await.unwrap();
            assert_eq!(aside, backup::Aside::default());
            let db = open(&config).await;
            let after = everything(&db).await;
            db.close().await.unwrap();
            for (table, rows) in &before {
                assert_eq!(after.get(table), Some(rows), "{table} on {}", config.database.url);
            }
            assert_eq!(fs::read(config.data.folder.join("secret")).unwrap(), secret);
            assert_eq!(fs::metadata(config.data.folder.join("secret")).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(fs::read(config.data.folder.join("brand/a.webp")).unwrap(), b"picture");
            // It runs, finds what was found before, and counts on.
            let running = start(config, Clock::system()).await.unwrap();
            let found = reqwest::get(format!("http://{}/suche?q=Wasserstoff", running.address)).await.unwrap().text().await.unwrap();
            assert!(found.contains("<mark>"), "{found}");
            mitreden::accounts::add_person(running.app.site(""), "Neu", Role::Press).await.unwrap();
            mitreden::audit::note_alone(running.app.site(""), mitreden::audit::By::Operator, "person.added", "", "").await.unwrap();
            running.stop().await;
        }
    }
}

#[tokio::test]
async fn a_backup_is_of_one_moment_while_others_write() {
    for house in house::on_every_database().await {
        let tx = site(&house).db.snapshot().await.unwrap();
        let browser = house.signed_in("Hanna", Role::Admin).await;
        browser.post("/verwaltung/einstellungen/impressum", &[("imprint-provider", "Neu")]).await;
        for table in site(&house).db.tables().await.unwrap().iter().filter(|table| ["person", "setting"].contains(&table.name.as_str())) {
            assert_eq!(table.read::<DbErr>(&tx, |_| Ok(())).await.unwrap(), 0, "{}", table.name);
        }
        drop(tx);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_is_there_is_only_replaced_when_asked_and_then_moved_aside() {
    let houses = house::on_every_database().await;
    for (house, (_keep, config)) in houses.into_iter().zip(places().await) {
        house.signed_in("Hanna", Role::Admin).await;
        let folder = tempfile::tempdir().unwrap();
        let file = backed_up(&house, folder.path()).await;
        let before = everything(&site(&house).db).await;
        assert!(backup::make(site(&house), &file, &quiet).await.unwrap_err().to_string().contains("is there already"));
        house.running.stop().await;

        let running = start(config.clone(), Clock::system()).await.unwrap();
        mitreden::accounts::add_person(running.app.site(""), "Old", Role::Admin).await.unwrap();
        let message = format!("{:#}", backup::restore(&config, &file, true, Timestamp::now(), &quiet).await.unwrap_err());
        assert!(message.contains("in use by another running mitreden"), "{message}");
        running.stop().await;
        let message = format!("{:#}", backup::restore(&config, &file, false, Timestamp::now(), &quiet).await.unwrap_err());
        assert!(message.contains("--replace"), "{message}");
        let db = open(&config).await;
        assert_eq!(everything(&db).await["person"].len(), 1);
        db.close().await.unwrap();

        let aside = backup::restore(&config, &file, true, Timestamp::now(), &quiet).await.unwrap();
        let old = aside.folder.unwrap();
        assert!(old.join("secret").exists() && old.starts_with(fs::canonicalize(&config.data.folder).unwrap()));
        assert_eq!(aside.schema.is_some(), !config.database.url.is_empty());
        let db = open(&config).await;
        assert_eq!(everything(&db).await["person"], before["person"]);
        db.close().await.unwrap();
        if config.database.url.is_empty() {
            let db = Db::sqlite(&old.join("mitreden.db")).await.unwrap();
            assert!(everything(&db).await["person"][0].contains("Old"), "what was there is still to be had");
            db.close().await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_damaged_or_newer_file_is_refused_before_anything_is_touched() {
    let house = house::open().await;
    house.signed_in("Hanna", Role::Admin).await;
    let folder = tempfile::tempdir().unwrap();
    let file = backed_up(&house, folder.path()).await;
    house.running.stop().await;
    let whole = fs::read(&file).unwrap();
    let bad = folder.path().join("bad.zip");
    let config = Config::test(folder.path().join("data"));
    let refused = async |bytes: &[u8], said: &str| {
        fs::write(&bad, bytes).unwrap();
        let message = format!("{:#}", backup::restore(&config, &bad, true, Timestamp::now(), &quiet).await.unwrap_err());
        assert!(message.contains(said), "{message} without {said}");
        assert!(!config.data.folder.exists(), "{said}");
    };
    refused(b"no archive", "no backup").await;
    refused(&whole[..whole.len() / 2], "no backup").await;
    // A piece of what is compressed, as a bad disk leaves it.
    for at in [whole.len() / 3, whole.len() / 2] {
        let mut broken = whole.clone();
        broken[at..at + 64].iter_mut().for_each(|byte| *byte ^= 0x55);
        refused(&broken, "damaged").await;
    }
    let manifest = |change: &dyn Fn(&mut serde_json::Value)| rewritten(&whole, change);
    refused(&manifest(&|m| m["migration"] = 9999.into()), "newer program").await;
    refused(&manifest(&|m| m["format"] = 2.into()), "format 2").await;
    refused(&manifest(&|m| m["files"][0]["path"] = "../../outside".into()), "leads out").await;
    refused(&manifest(&|m| m["tables"][0]["rows"] = 12345.into()), "not what was written").await;
}

/// What the newest steps have added to `person`: a program before them wrote backups without.
const ADDED: [&str; 2] = ["role_from", "role_seen_at"];
/// The same of tables that have no rows here.
const ADDED_TO_EMPTY: [(&str, &[&str]); 8] = [
    ("article", &["planned_for"]),
    ("comment", &["place", "quote", "quote_at", "edition"]),
    ("contest", &["vote_opens_at", "vote_closes_at", "vote_counted_at", "voters"]),
    ("contest_category", &["extended_at"]),
    ("event", &["place"]),
    ("idea", &["earlier_support"]),
    ("room", &["opens_at", "closes_at"]),
    ("topic", &["email", "is_told", "carried_at"]),
];
/// The tables that came with the newest steps.
const NEW: [&str; 16] = [
    "booking",
    "booking_turn",
    "contest_ballot",
    "draft",
    "draft_answer",
    "draft_block",
    "draft_chapter",
    "draft_picture",
    "draft_version",
    "idea_file",
    "idea_original",
    "measure_indicator",
    "measure_reading",
    "measure_review",
    "measure_year",
    "topic_original",
];
/// The step before them.
const BEFORE: i64 = 38;

#[tokio::test]
async fn a_backup_of_an_older_program_comes_back_with_the_tables_of_today() {
    let house = house::open().await;
    house.signed_in("Hanna", Role::Admin).await;
    let folder = tempfile::tempdir().unwrap();
    let file = backed_up(&house, folder.path()).await;
    house.running.stop().await;
    fs::write(&file, older(&fs::read(&file).unwrap())).unwrap();
    for (_keep, config) in places().await {
        backup::restore(&config, &file, false, Timestamp::now(), &quiet).await.unwrap();
        let db = open(&config).await;
        assert!(db.migration().await.unwrap() > BEFORE, "the steps since then were taken");
        let people = &everything(&db).await["person"];
        assert!(people.len() == 1 && people[0].contains("Hanna"), "{people:?}");
        db.close().await.unwrap();
        let running = start(config, Clock::system()).await.unwrap();
        mitreden::accounts::add_person(running.app.site(""), "Neu", Role::Press).await.unwrap();
        running.stop().await;
    }
}

/// The archive as a program before [`BEFORE`] would have written it: rows are lists in the order of the columns.
fn older(whole: &[u8]) -> Vec<u8> {
    use sha2::{Digest, Sha256};
    let mut gone: Vec<usize> = Vec::new();
    let cut = |bytes: &[u8], gone: &[usize]| {
        let mut rows = String::new();
        for line in std::str::from_utf8(bytes).unwrap().lines() {
            let row: Vec<serde_json::Value> = serde_json::from_str(line).unwrap();
            let kept: Vec<_> = row.into_iter().enumerate().filter(|(at, _)| !gone.contains(at)).map(|(_, value)| value).collect();
            rows.push_str(&format!("{}\n", serde_json::Value::from(kept)));
        }
        rows
    };
    // The manifest is read first for the places of the columns, and written with the sum of the rows that are left.
    let mut manifest = serde_json::Value::Null;
    rewritten_parts(whole, &mut |name, bytes| {
        if name == "manifest.json" {
            manifest = serde_json::from_slice(&bytes).unwrap();
        }
        Some(bytes)
    });
    let is_new = |name: &str| NEW.contains(&name);
    let tables = manifest["tables"].as_array_mut().unwrap();
    let all = tables.len();
    tables.retain(|table| !is_new(table["name"].as_str().unwrap()));
    assert_eq!(all - tables.len(), NEW.len());
    for (name, added) in ADDED_TO_EMPTY {
        let table = tables.iter_mut().find(|table| table["name"] == name).unwrap();
        assert_eq!(table["rows"], 0, "no row of {name} has to be rewritten");
        table["columns"].as_array_mut().unwrap().retain(|column| !added.contains(&column.as_str().unwrap()));
    }
    let person = manifest["tables"].as_array().unwrap().iter().position(|table| table["name"] == "person").unwrap();
    let columns: Vec<String> = serde_json::from_value(manifest["tables"][person]["columns"].clone()).unwrap();
    gone.extend(columns.iter().enumerate().filter(|(_, column)| ADDED.contains(&column.as_str())).map(|(at, _)| at));
    assert_eq!(gone.len(), ADDED.len());
    let mut sum = String::new();
    rewritten_parts(whole, &mut |name, bytes| match name {
        name if name.strip_prefix("tables/").and_then(|name| name.strip_suffix(".jsonl")).is_some_and(is_new) => None,
        "tables/person.jsonl" => {
            let rows = cut(&bytes, &gone);
            sum = mitreden::base::ids::hex(&Sha256::digest(&rows));
            Some(rows.into_bytes())
        }
        "manifest.json" => {
            let table = &mut manifest["tables"][person];
            table["columns"].as_array_mut().unwrap().retain(|column| !ADDED.contains(&column.as_str().unwrap()));
            table["sha256"] = sum.clone().into();
            manifest["migration"] = BEFORE.into();
            Some(serde_json::to_vec(&manifest).unwrap())
        }
        _ => Some(bytes),
    })
}

/// The same archive with another manifest.
fn rewritten(whole: &[u8], change: &dyn Fn(&mut serde_json::Value)) -> Vec<u8> {
    rewritten_parts(whole, &mut |name, bytes| {
        if name != "manifest.json" {
            return Some(bytes);
        }
        let mut value = serde_json::from_slice(&bytes).unwrap();
        change(&mut value);
        Some(serde_json::to_vec(&value).unwrap())
    })
}

/// What becomes of a part: its new bytes, or nothing.
type Change<'a> = &'a mut dyn FnMut(&str, Vec<u8>) -> Option<Vec<u8>>;

/// The same archive with other parts, and without some.
fn rewritten_parts(whole: &[u8], change: Change<'_>) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut old = zip::ZipArchive::new(Cursor::new(whole)).unwrap();
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..old.len() {
        let mut entry = old.by_index(at).unwrap();
        let mut bytes = Vec::new();
        let name = entry.name().unwrap().into_owned();
        entry.read_to_end(&mut bytes).unwrap();
        let Some(changed) = change(&name, bytes) else { continue };
        new.start_file(name.clone(), zip::write::SimpleFileOptions::default()).unwrap();
        new.write_all(&changed).unwrap();
    }
    new.finish().unwrap().into_inner()
}

#[tokio::test]
async fn one_is_made_each_night_and_the_oldest_go() {
    let nights = tempfile::tempdir().unwrap();
    let folder = nights.path().to_owned();
    let clock = Clock::fixed("2026-11-28T00:30:00Z".parse().unwrap());
    let nightly = move |config: &mut Config| {
        // Each portal has its own.
        config.backup.folder = folder.join(if config.database.url.is_empty() { "sqlite" } else { "postgres" });
        config.backup.keep = 2;
    };
    for house in house::on_every_database_with(clock.clone(), nightly).await {
        let folder = site(&house).config.backup.folder.clone();
        let names = || {
            let mut names: Vec<String> =
                fs::read_dir(&folder).map(|all| all.map(|one| one.unwrap().file_name().into_string().unwrap()).collect()).unwrap_or_default();
            names.sort();
            names
        };
        let start = clock.now();
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        schedule::round(&house.running.app).await;
        assert_eq!(names(), Vec::<String>::new(), "half past one in the city is too early");
        assert!(text(hanna.get("/verwaltung/zustand").await).await.contains("steht noch aus"));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("mitreden-important.zip"), "mine").unwrap();
        for _ in 0..3 {
            clock.advance(SignedDuration::from_hours(24));
            clock.advance(SignedDuration::from_hours(2));
            schedule::round(&house.running.app).await;
            schedule::round(&house.running.app).await;
        }
        assert_eq!(names(), ["mitreden-2026-11-30.zip", "mitreden-2026-12-01.zip", "mitreden-important.zip"]);
        let page = text(house.signed_in("Hanna", Role::Admin).await.get("/verwaltung/zustand").await).await;
        assert!(page.contains("Es liegen 2 bereit."), "{page}");
        backup::check(&folder.join("mitreden-2026-12-01.zip"), &quiet).unwrap();
        clock.advance(start.duration_since(clock.now()));
        house.running.stop().await;
    }
}
