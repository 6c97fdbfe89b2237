//! Contests and ideas as files: put out, read back to the same elsewhere, refused as a whole. Never the form of a contest.

use jiff::SignedDuration;
use mitreden::accounts::Role;
use mitreden_testkit::sink::Sink;
use serde_json::{Value, json};

use super::submitting::{id_of, published, sent};
use super::{called, edited, pairs, summer};
use crate::groups::founded;
use crate::house::{Browser, House, header, text};
use crate::notifications::arrived;
use crate::programme::{Visitor, anybody, staff};
use crate::registration::{settled, with_mail, without_mail};

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
async fn an_answer_by_file_is_a_letter_like_one_by_the_form() {
    let sink = Sink::start().await.unwrap();
    for house in with_mail(&sink, summer()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        let contest = called(&ada).await;
        let receipt = sent(&guest, &contest, "Solarbank", "berta@example.org").await;
        published(&ada, &receipt).await;
        ada.sends(&format!("{contest}/1/antwort"), &[("status", "review"), ("text", "Wir prüfen."), ("link", ""), ("group", "")]).await;
        settled(&house).await;
        let (hanna, before) = (house.signed_in("Hanna", Role::Admin).await, sink.received().len());
        let (csv, json) = (guest.reads(&format!("{contest}.csv")).await, guest.reads(&format!("{contest}.json")).await);
        // The same answer, or another title, is no letter.
        for file in [&csv, &json, &csv.replace("Solarbank", "Solarbänke")] {
            assert_eq!(uploads(&hanna, file).await.0, 200);
        }
        settled(&house).await;
        assert_eq!(sink.received().len(), before);
        house.running.app.site("").clock.advance(SignedDuration::from_secs(1));
        let (status, page) = uploads(&hanna, &csv.replace("Wir prüfen.", "Ab Mai steht sie.")).await;
        assert!(status == 200 && page.contains("1 geändert"), "{page}");
        let letter = arrived(&sink, before + 1).await.pop().unwrap();
        assert_eq!((letter.to.as_str(), letter.subject.as_str()), ("berta@example.org", "Die Stadt hat auf Ihre Idee geantwortet"));
        assert!(letter.plain.contains("Ab Mai steht sie.") && letter.plain.contains(&receipt), "{}", letter.plain);
        // A whole file with one answer more; the older file brings the past back and tells nobody.
        let mut whole: Value = serde_json::from_str(&guest.reads(&format!("{contest}.json")).await).unwrap();
        whole["ideas"][0]["status"] = json!("measure");
        whole["ideas"][0]["answers"].as_array_mut().unwrap().push(json!({"status": "measure", "text": "Sie steht.", "link": "", "at": "2020-09-01T10:00:00Z"}));
        assert_eq!(uploads(&hanna, &whole.to_string()).await.0, 200);
        let letter = arrived(&sink, before + 2).await.pop().unwrap();
        assert!(letter.plain.contains("Sie steht.") && letter.plain.contains("Teil einer Maßnahme"), "{}", letter.plain);
        assert_eq!(uploads(&hanna, &json).await.0, 200);
        settled(&house).await;
        assert_eq!(sink.received().len(), before + 2);
        house.running.app.site("").clock.advance(-SignedDuration::from_secs(1));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn one_feed_tells_of_the_ideas_of_all_contests() {
    for house in without_mail(summer()).await {
        let (ada, guest) = (staff(&house, Role::Moderation).await, anybody(&house));
        assert!(guest.reads("/ideen.atom").await.contains("<title>Ideen in "), "also without any");
        let (first, second) = (called(&ada).await, called(&ada).await);
        for (contest, title) in [(&first, "Solarbank"), (&second, "Radweg"), (&first, "Wartet noch")] {
            let receipt = sent(&guest, contest, title, "berta@example.org").await;
            if title != "Wartet noch" {
                published(&ada, &receipt).await;
            }
            house.running.app.site("").clock.advance(SignedDuration::from_secs(1));
        }
        let answer = guest.get("/ideen.atom").await;
        assert_eq!(header(&answer, "content-type"), "application/atom+xml; charset=utf-8");
        let mark = header(&answer, "etag");
        let feed = text(answer).await;
        let at = |words: &str| feed.find(words).unwrap_or_else(|| panic!("{words}: {feed}"));
        assert!(at(&format!("{second}/1\"")) < at(&format!("{first}/1\"")), "what appeared last stands first: {feed}");
        assert!(feed.contains("<category term=\"Ideen für Gera\"/>") && !feed.contains("Wartet noch") && !feed.contains("berta"), "{feed}");
        let again = house.browser().get_with("/ideen.atom").header("accept-language", "de").header("if-none-match", mark).send().await.unwrap();
        assert_eq!(again.status(), 304);
        assert_eq!(guest.reads("/ideen").await.matches("/ideen.atom\"").count(), 2, "in the head and below the list");
        // A contest that is a draft again takes its ideas out.
        let form = ada.reads(&format!("{first}/bearbeiten")).await;
        ada.sends(&format!("{first}/bearbeiten"), &pairs(&edited(&form, &[("stage", "draft")]))).await;
        let feed = guest.reads("/ideen.atom").await;
        assert!(!feed.contains("Solarbank") && feed.contains("Radweg"), "{feed}");
        house.running.app.site("").clock.advance(-SignedDuration::from_secs(3));
        house.running.stop().await;
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
