//! Measures by their addresses: entered, read on the board, changed with a history, held against their money, as files and back. Never the trail's own rules.

mod indicators;
mod map;
mod moving;
mod removing;
mod yearly;

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;

use crate::house::{self, text};
use crate::programme::{anybody, field, staff};

/// The fields of a measure; later ones win.
pub(crate) fn measure<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("title", "Autarke <Leuchte>"),
        ("sign", "P 10"),
        ("summary", "Leuchten, die ihren Strom selbst erzeugen."),
        ("light", "off"),
        ("office", "Amt für Zentrale Steuerung"),
        ("step_phase", "pilot"),
        ("step_day", "2021-02-24"),
        ("step_reason", "Beschluss des Stadtrats"),
        ("do", "save"),
    ];
    usual.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name)).chain(more.iter().copied()).collect()
}

pub(crate) const ADDRESS: &str = "/massnahmen/autarke-leuchte";

#[tokio::test]
async fn a_measure_is_entered_and_stands_on_the_board() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let more = [
            ("field", "Nachhaltigkeit"),
            ("quarter", "Untermhaus"),
            ("places", "Ufer-Elster-Park"),
            ("goal", "Leuchten stehen"),
            ("goal_planned", "2022-01-31"),
            ("goal_reached", "2022-02-15"),
            ("year", "2021"),
            ("planned", "36.000"),
            ("approved", "30.000"),
            ("spent", "29.999,50"),
            ("funded", "27.000"),
            ("light", "green"),
            ("standing", "Alle Leuchten stehen."),
            ("repository", "https://opencode.example/gera/leuchte"),
            ("note", "Die Maßnahme beginnt."),
        ];
        assert_eq!(ada.sends("/massnahmen/neu", &measure(&more)).await, ADDRESS);
        let second = [("title", "Sensoren bauen"), ("sign", "P 6"), ("step_phase", "idea"), ("field", "Lernen")];
        ada.sends("/massnahmen/neu", &measure(&second)).await;
        let guest = anybody(&house);
        let page = guest.reads(ADDRESS).await;
        for part in [
            "Autarke &#60;Leuchte&#62;",
            "Läuft nach Plan",
            "Alle Leuchten stehen.",
            "Geplant für Montag, 31. Januar 2022 · Erreicht am Dienstag, 15. Februar 2022",
            "29.999,50\u{a0}€",
            ">90 %</td>",
            "Beschluss des Stadtrats",
            "(führt zu opencode.example)",
            "Die Maßnahme beginnt.",
            "Ufer-Elster-Park",
            "id=\"meilenstein-",
        ] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert!(!page.contains("passen nicht zusammen") && !page.contains("/bearbeiten"), "{page}");
        let board = guest.reads("/massnahmen").await;
        assert!(board.contains("2 von 2 Maßnahmen") && board.find("id=\"idea\"").unwrap() < board.find("id=\"pilot\"").unwrap(), "{board}");
        let board = guest.reads("/massnahmen?feld=Nachhaltigkeit").await;
        assert!(board.contains("1 von 2 Maßnahmen") && !board.contains("Sensoren bauen"), "{board}");
        let board = guest.reads("/massnahmen?phase=idea&ort=&feld=").await;
        assert!(board.contains("Sensoren bauen") && !board.contains(ADDRESS), "{board}");
        assert!(guest.reads("/massnahmen?ort=%00").await.contains("Dazu passt keine Maßnahme"));
        let figures = guest.reads("/auswertung").await;
        assert!(figures.contains("2 Maßnahmen, davon 0 in Betrieb oder beendet"), "{figures}");
        assert!(guest.reads("/massnahmen.atom").await.contains("Die Maßnahme beginnt. · Angelegt"));
        assert!(guest.reads("/sitemap.xml").await.contains(ADDRESS));
        assert!(guest.reads("/suche?q=Strom&art=measure").await.contains(ADDRESS));
        assert!(text(guest.get(&format!("/en{ADDRESS}")).await).await.contains("Going to plan"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_changes_leaves_a_history_and_milestones_keep_their_place() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        ada.sends("/massnahmen/neu", &measure(&[("goal", "Leuchten stehen")])).await;
        let guest = anybody(&house);
        let anchor = |page: &str| page.split("id=\"meilenstein-").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let first = anchor(&guest.reads(ADDRESS).await);
        let edit = format!("{ADDRESS}/bearbeiten");
        let form = ada.reads(&edit).await;
        let (version, goal) = (field(&form, "version").to_owned(), field(&form, "goal_id").to_owned());
        let changed = measure(&[
            ("version", &version),
            ("goal_id", &goal),
            ("goal", "Alle Leuchten stehen"),
            ("light", "yellow"),
            ("standing", "Es fehlt die Bewilligung."),
            ("note", "Der Fördergeber hat noch nicht bewilligt."),
        ]);
        ada.sends(&edit, &changed).await;
        let page = guest.reads(ADDRESS).await;
        assert_eq!(anchor(&page), first, "others point to it");
        assert!(page.contains("Verzögert") && page.contains("Stand, Meilensteine") && page.contains("noch nicht bewilligt"), "{page}");
        let late = ada.post(&edit, &changed).await;
        assert_eq!(late.status(), 409);
        let page = text(late).await;
        assert!(page.contains("inzwischen geändert") && page.contains("Es fehlt die Bewilligung."), "{page}");

        // A milestone is a thing of the trail: its address is enough.
        ada.announces("Rundgang", &[]).await;
        let event = ada.reads("/programm/rundgang").await;
        let id = event.split("/spur/termin/").nth(1).unwrap().split('/').next().unwrap();
        let what = format!("{ADDRESS}#meilenstein-{first}");
        ada.sends(&format!("/spur/termin/{id}/bearbeiten"), &[("way", "origin"), ("what", &what)]).await;
        assert!(guest.reads("/programm/rundgang").await.contains(&format!("href=\"{what}\"")));
        let page = guest.reads(ADDRESS).await;
        assert!(page.contains("href=\"/spur/meilenstein/"), "{page}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn money_that_does_not_add_up_is_said_and_nothing_is_lost() {
    let house = house::open().await;
    let ada = staff(&house, Role::Press).await;
    let typed = measure(&[
        ("title", " "),
        ("light", "red"),
        ("step_day", "bald"),
        ("goal_planned", "31.2.2022"),
        ("year", "2021"),
        ("planned", "viel"),
        ("repository", "http://x.example"),
        ("text", "Bleibt stehen."),
    ]);
    let page = ada.fails("/massnahmen/neu", &typed).await;
    for part in ["#title", "#step_day-0", "#standing", "#goal-0", "#goal_planned-0", "#planned-0", "#repository"] {
        assert!(page.contains(&format!("href=\"{part}\"")), "{part} is missing in {page}");
    }
    assert!(page.contains("Bleibt stehen.") && page.contains("value=\"viel\"") && page.contains("value=\"31.2.2022\""), "{page}");
    let early = measure(&[("step_day", "1.3.2199"), ("goal", "Leuchten stehen"), ("goal_planned", "2199-02-01"), ("goal_reached", "2199-02-01")]);
    let page = ada.fails("/massnahmen/neu", &early).await;
    assert!(page.contains("href=\"#step_day-0\"") && page.contains("href=\"#goal_reached-0\"") && page.contains("noch nicht da"), "{page}");
    assert!(!page.contains("href=\"#goal_planned-0\""), "what is planned may lie ahead: {page}");
    let twice = measure(&[("year", "2021"), ("planned", "1"), ("year", "2021"), ("planned", "2")]);
    assert!(ada.fails("/massnahmen/neu", &twice).await.contains("href=\"#year-1\""));
    ada.sends("/massnahmen/neu", &measure(&[("year", "2021"), ("planned", "100"), ("spent", "150")])).await;
    let page = ada.reads(ADDRESS).await;
    assert!(page.contains("2021: Ausgegeben sind 50\u{a0}€ mehr"), "{page}");
    assert!(page.contains(&format!("href=\"{ADDRESS}/bearbeiten#spent-0\"")), "it leads to its field: {page}");
    assert!(!anybody(&house).reads(ADDRESS).await.contains("passen nicht zusammen"), "only the staff mends it");
    let form = ada.reads(&format!("{ADDRESS}/bearbeiten")).await;
    assert!(form.contains("aria-describedby=\"spent-0-warning\"") && form.contains("id=\"spent-0-warning\""), "{form}");
    let more = text(ada.post("/massnahmen/neu", &measure(&[("do", "more"), ("goal", "Halb fertig")])).await).await;
    assert!(more.contains("value=\"Halb fertig\"") && more.contains("id=\"goal-8\""), "{more}");
}

#[tokio::test]
async fn the_staff_sees_what_nobody_has_touched_for_long() {
    let clock = Clock::fixed("2021-02-24T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let began = clock.now();
        staff(&house, Role::Moderation).await.sends("/massnahmen/neu", &measure(&[])).await;
        clock.advance(SignedDuration::from_hours(24 * 184));
        let ada = staff(&house, Role::Moderation).await;
        assert!(ada.reads("/massnahmen").await.contains("Eine Maßnahme ist seit mehr als sechs Monaten"));
        assert!(!anybody(&house).reads("/massnahmen").await.contains("sechs Monaten"));
        clock.advance(began.duration_since(clock.now()));
        house.running.stop().await;
    }
}

async fn uploads(browser: &crate::house::Browser, file: Vec<u8>) -> (u16, String) {
    let form = reqwest::multipart::Form::new().part("datei", reqwest::multipart::Part::bytes(file).file_name("m.json"));
    let answer = browser.post_with("/massnahmen/einlesen/datei").multipart(form).send().await.unwrap();
    (answer.status().as_u16(), text(answer).await)
}

#[tokio::test]
async fn files_bring_the_same_measures_back() {
    for house in house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let more = [
            ("indicator", "Leuchten mit eigenem Strom"),
            ("indicator_level", "outcome"),
            ("indicator_unit", "Stück"),
            ("indicator_from", "0"),
            ("indicator_from_day", "2021-01-01"),
            ("indicator_to", "40"),
            ("indicator_to_day", "2024-12-31"),
            ("indicator_values", "2021: 12,5\r\n31.12.2022: 30"),
            ("places", "Ufer-Elster-Park | 50,8812; 12,0731"),
            ("goal", "Leuchten; \"stehen\""),
            ("goal_reached", "2022-02-15"),
            ("year", "2021"),
            ("planned", "36.000,50"),
            ("text", "=Eins\n\nZwei"),
        ];
        ada.sends("/massnahmen/neu", &measure(&more)).await;
        ada.sends("/massnahmen/neu", &measure(&[("title", "Zweite"), ("goal", "A"), ("goal", "B"), ("goal_planned", ""), ("goal_planned", "2023-01-01")]))
            .await;
        let guest = anybody(&house);
        let (json, csv) = (guest.reads("/massnahmen.json").await, guest.reads("/massnahmen.csv").await);
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        for file in [&json, &csv] {
            let (status, page) = uploads(&hanna, file.clone().into_bytes()).await;
            assert!(status == 200 && page.contains("0 neu, 0 geändert, 2 unverändert"), "{page}");
        }
        assert!(csv.contains("'=Eins"), "no cell is a formula: {csv}");
        // Into an empty portal everything comes as it was, with the same addresses and milestones.
        let other = house::open().await;
        let dora = other.signed_in("Dora", Role::Press).await;
        let (status, page) = uploads(&dora, csv.clone().into_bytes()).await;
        assert!(status == 200 && page.contains("2 neu, 0 geändert, 0 unverändert"), "{page}");
        let back: Vec<serde_json::Value> = serde_json::from_str(&anybody(&other).reads("/massnahmen.json").await).unwrap();
        let mut sent: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
        sent.sort_by_key(|one| one["address"].to_string());
        let mut back = back;
        back.sort_by_key(|one| one["address"].to_string());
        assert_eq!(back, sent);
        // One broken row: nothing is taken, and it is said which.
        let mut broken = sent.clone();
        broken[0]["title"] = "Neuer Titel".into();
        broken[1]["step_day"] = serde_json::json!(["gestern"]);
        let (status, page) = uploads(&hanna, serde_json::to_vec(&broken).unwrap()).await;
        assert!(status == 422 && page.contains("Zeile 2 (Zweite), Phase 1, Seit: Bitte geben Sie ein gültiges Datum"), "{page}");
        assert!(!guest.reads("/massnahmen").await.contains("Neuer Titel"));
        broken.remove(1);
        let (_, page) = uploads(&hanna, serde_json::to_vec(&broken).unwrap()).await;
        assert!(page.contains("0 neu, 1 geändert, 0 unverändert") && guest.reads("/massnahmen").await.contains("Neuer Titel"), "{page}");
        for strange in [&b"nichts"[..], b"[{\"title\": 1}]", b"title;fremd\r\na;b\r\n", b"\xff\xfe", b""] {
            assert_eq!(uploads(&hanna, strange.to_vec()).await.0, 422);
        }
        assert_eq!(uploads(&house.browser(), json.into_bytes()).await.0, 303, "first sign in");
        house.running.stop().await;
        other.running.stop().await;
    }
}
