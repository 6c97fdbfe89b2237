//! Contests and ideas as files: put out, read back to the same elsewhere, refused as a whole. Never the form of a contest.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use serde_json::{Value, json};

use super::submitting::{id_of, published, sent};
use super::{called, summer};
use crate::groups::founded;
use crate::house::{Browser, House, text};
use crate::programme::{Visitor, anybody, staff};
use crate::registration::without_mail;

pub(super) async fn uploads(browser: &Browser, file: &str) -> (u16, String) {
    let form = reqwest::multipart::Form::new().part("datei", reqwest::multipart::Part::bytes(file.as_bytes().to_vec()).file_name("i.json"));
    let answer = browser.post_with("/ideen/einlesen/datei").header("accept-language", "de").multipart(form).send().await.unwrap();
    (answer.status().as_u16(), text(answer).await)
}

/// A file without the addresses, which name the portal that put it out.
fn plain(house: &House, file: &str) -> String {
    file.replace(&house.running.app.site("").base_url, "https://ideen.example")
}

/// A contest with two ideas: one answered twice and supported, one with points and a formula in its title.
async fn filled(house: &House, ada: &Visitor, guest: &Visitor, cem: &Visitor) -> String {
    founded(ada, "Energie", "open").await;
    let contest = called(ada).await;
    for title in ["Solarbank; \"mit\" Strom", "=1+1", "Wartet noch"] {
        let receipt = sent(guest, &contest, title, "berta@example.org").await;
        if title != "Wartet noch" {
            published(ada, &receipt).await;
        }
    }
    cem.sends(&format!("{contest}/1/unterstuetzen"), &[("do", "support")]).await;
    let page = ada.reads(&format!("{contest}/1/antwort")).await;
    let group = page.split(">Energie").next().unwrap().rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned();
    for (status, words) in [("review", "Wir prüfen."), ("measure", "Ab Mai.\n\nÜberall.")] {
        ada.sends(&format!("{contest}/1/antwort"), &[("status", status), ("text", words), ("link", "/programm"), ("group", &group)]).await;
        house.running.app.site("").clock.advance(SignedDuration::from_secs(1));
    }
    ada.sends(&format!("{contest}/verwalten"), &[("do", "points"), ("points-1", ""), ("points-2", "70")]).await;
    contest
}

/// What somebody changes in a file, and what is said about it.
type Case<'a> = (&'a dyn Fn(&mut Value), &'a str);

#[tokio::test]
async fn files_bring_the_same_contest_back() {
    for (house, other) in without_mail(summer()).await.into_iter().zip(without_mail(summer()).await) {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = filled(&house, &ada, &guest, &staff(&house, Role::Person).await).await;
        let file = async |house: &House, ending: &str| plain(house, &anybody(house).reads(&format!("{contest}.{ending}")).await);
        let (json, csv) = (file(&house, "json").await, file(&house, "csv").await);
        assert!(csv.contains("'=1+1") && !json.contains("berta") && !json.contains("Wartet noch"), "{csv}");
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let (status, page) = uploads(&hanna, &json).await;
        assert!(status == 200 && page.contains("0 neu, 0 geändert, 3 unverändert"), "{page}");
        let (status, page) = uploads(&hanna, &csv).await;
        assert!(status == 200 && page.contains("0 neu, 0 geändert, 2 unverändert"), "{page}");

        // Elsewhere: first without the group that an idea was forwarded to, then with it.
        let dora = other.signed_in("Dora", Role::Moderation).await;
        let (status, page) = uploads(&dora, &json).await;
        assert!(status == 422 && page.contains("Zeile 2 (Solarbank; &#34;mit&#34; Strom)") && page.contains("Weitergeleitet an"), "{page}");
        assert_eq!(anybody(&other).get(&contest).await.status(), 404, "nothing half");
        founded(&staff(&other, Role::Moderation).await, "Energie", "open").await;
        let (status, page) = uploads(&dora, &json).await;
        assert!(status == 200 && page.contains("3 neu, 0 geändert, 0 unverändert"), "{page}");
        assert_eq!((file(&other, "json").await, file(&other, "csv").await), (json.clone(), csv.clone()));
        assert!(anybody(&other).reads("/suche?q=Solarbank").await.contains(&format!("{contest}/1")));
        // What comes next gets the next number.
        let receipt = sent(&anybody(&other), &contest, "Noch eine", "").await;
        assert!(anybody(&other).reads(&receipt).await.contains("Ihre Idee hat die Nummer 3"));
        let (status, page) = uploads(&dora, &json).await;
        assert!(status == 200 && page.contains("0 neu, 0 geändert, 3 unverändert"), "{page}");
        for house in [house, other] {
            house.running.stop().await;
        }
    }
}

#[tokio::test]
async fn a_table_brings_ideas_into_a_contest_and_a_new_answer() {
    for (house, other) in without_mail(summer()).await.into_iter().zip(without_mail(summer()).await) {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = filled(&house, &ada, &guest, &staff(&house, Role::Person).await).await;
        let csv = plain(&house, &guest.reads(&format!("{contest}.csv")).await);
        let there = staff(&other, Role::Moderation).await;
        founded(&there, "Energie", "open").await;
        let dora = other.signed_in("Dora", Role::Moderation).await;
        let (status, page) = uploads(&dora, &csv).await;
        assert!(status == 422 && page.contains("Zeile 1 (") && page.contains("Ideenwettbewerb:"), "the contest is not there: {page}");
        assert_eq!(called(&there).await, contest);
        let (status, page) = uploads(&dora, &csv).await;
        assert!(status == 200 && page.contains("2 neu, 0 geändert, 0 unverändert"), "{page}");
        assert_eq!(plain(&other, &anybody(&other).reads(&format!("{contest}.csv")).await), csv);
        // Another answer in the table comes behind the one before.
        let (status, page) = uploads(&dora, &csv.replace("Ab Mai.", "Ab Juni.")).await;
        assert!(status == 200 && page.contains("0 neu, 1 geändert, 1 unverändert"), "{page}");
        let page = anybody(&other).reads(&format!("{contest}/1")).await;
        assert!(page.find("Ab Juni.").unwrap() < page.find("Ab Mai.").unwrap(), "{page}");
        for house in [house, other] {
            house.running.stop().await;
        }
    }
}

#[tokio::test]
async fn a_file_with_a_bad_row_changes_nothing_and_says_which() {
    for house in without_mail(summer()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = filled(&house, &ada, &guest, &staff(&house, Role::Person).await).await;
        let before = guest.reads(&format!("{contest}.json")).await;
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let change = |change: &dyn Fn(&mut Value)| {
            let mut file: Value = serde_json::from_str(&before).unwrap();
            file["ideas"][0]["title"] = json!("Anders");
            change(&mut file);
            file.to_string()
        };
        let waiting: &dyn Fn(&mut Value) = &|file| file["ideas"][1]["number"] = json!(3);
        let cases: [Case<'_>; 8] = [
            (&|file| file["ideas"][1]["category"] = json!("Nirgends"), "Zeile 3 (=1+1), Kategorie:"),
            (&|file| file["ideas"][1]["number"] = json!(1), "Zeile 3 (=1+1), Nr.:"),
            (waiting, "die nicht veröffentlicht ist"),
            (&|file| file["ideas"][1]["answers"] = json!([{"status": "declined", "text": "", "link": "", "at": ""}]), "Zeile 3 (=1+1), Text:"),
            (&|file| file["ideas"][1]["received_at"] = json!("gestern"), "Zeile 3 (=1+1), Zeitpunkt:"),
            (&|file| file["categories"][0]["title"] = json!("Andere"), "liegen schon Ideen"),
            (&|file| file["stage"] = json!("vielleicht"), "Zeile 1 (Ideen für Gera), Stand des Wettbewerbs:"),
            (&|file| file["unknown"] = json!(1), "Diese Datei können wir nicht lesen."),
        ];
        for (bad, sentence) in cases {
            let (status, page) = uploads(&hanna, &change(bad)).await;
            assert!(status == 422 && page.contains(sentence), "{sentence}: {page}");
            assert_eq!(guest.reads(&format!("{contest}.json")).await, before, "{sentence}");
        }
        let (status, page) = uploads(&hanna, &change(&|_| ())).await;
        assert!(status == 200 && page.contains("0 neu, 1 geändert, 2 unverändert"), "{page}");
        assert!(guest.reads(&contest).await.contains("Anders"));
        let page = guest.reads(&format!("{contest}/1")).await;
        assert!(page.contains("Text von der Verwaltung bearbeitet am") && page.contains("Ursprünglicher Text"), "{page}");
        // Who sent it still hears of it: nothing of a file takes an author away.
        let receipt = sent(&guest, &contest, "Noch eine", "cem@example.org").await;
        assert!(guest.reads(&receipt).await.contains("Wir schreiben Ihnen") && !id_of(&receipt).is_empty());
        assert_eq!(uploads(&house.signed_in("Dora", Role::Press).await, &before).await.0, 403);
        house.running.stop().await;
    }
}
