//! The search by its address: what is found, in which order, and what comes of strange queries. Never how fast; the bench measures that.

mod hostile;

use jiff::Timestamp;
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::search;
use reqwest::StatusCode;

use crate::house::{Browser, House, on_every_database_with, open, text};
use crate::programme::{Visitor, staff};

/// The titles of the pages about the portal.
const PAGES: [&str; 8] = ["Umfragen", "Programm", "Räume", "Impressum", "Datenschutz", "Erklärung zur Barrierefreiheit", "Barriere melden", "Lizenzen"];

fn clock() -> Clock {
    Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap())
}

/// What the search says to this query string.
async fn searched(browser: &Browser, query: &str) -> String {
    let answer = browser.get_with(&format!("/suche?{query}")).header("accept-language", "de").send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{query}");
    text(answer).await
}

/// The titles of the hits in their order, without marks.
fn titles(page: &str) -> Vec<String> {
    let hits = page.split("<h3 class=\"hit__title\">").skip(1);
    let title = |hit: &str| hit[hit.find('>').unwrap() + 1..hit.find("</a>").unwrap()].replace("<mark>", "").replace("</mark>", "");
    hits.map(title).collect()
}

async fn finds(house: &House, query: &str) -> Vec<String> {
    titles(&searched(&house.browser(), query).await)
}

async fn stock(house: &House) -> Visitor {
    let ada = staff(house, Role::Moderation).await;
    let series = ada.sends("/programm/reihen/neu", &[("title", "SmartCity-Wochen"), ("summary", "Zehn Abende")]).await;
    let form = ada.reads(&format!("/programm/neu?reihe={}", series.rsplit('/').next().unwrap())).await;
    let chosen = form.find(" selected>SmartCity-Wochen").unwrap();
    let id = form[..chosen].rsplit("value=\"").next().unwrap().trim_end_matches('"').to_owned();
    let speaker = [
        ("speaker-0-name", "Emil Ewald"),
        ("speaker-0-role", "Verkehrsbetriebe"),
        ("item-0-title", "Busse mit Brennstoffzelle"),
        ("item-0-kind", "talk"),
        ("item-0-minutes", "20"),
    ];
    let more = [&[("series", id.as_str()), ("summary", "Was kostet der Weg dorthin?")][..], &speaker].concat();
    ada.announces("Wasserstoff für Gera", &more).await;
    ada.announces("Das Radwegenetz der Stadt", &[("date", "2027-03-04"), ("text", "Bürgerinnen und Bürger planen mit. Auch Wasserstoff kommt vor.")]).await;
    ada.announces("Straßen & Plätze", &[("date", "2026-12-10"), ("text", "Über die Straßenbahn <b>und</b> das Netz der Wege.")]).await;
    ada
}

#[tokio::test]
async fn the_same_is_found_in_the_same_order_on_every_database() {
    for house in on_every_database_with(clock(), |_| ()).await {
        stock(&house).await;
        for (query, wanted) in [
            ("q=wasserstoff", &["Wasserstoff für Gera", "Das Radwegenetz der Stadt"][..]),
            ("q=WASSERSTOFFE", &["Wasserstoff für Gera", "Das Radwegenetz der Stadt"]),
            ("q=Buergerin", &["Das Radwegenetz der Stadt"]),
            ("q=burger", &["Das Radwegenetz der Stadt"]),
            ("q=strassen", &["Straßen &#38; Plätze"]),
            ("q=netz", &["Das Radwegenetz der Stadt", "Straßen &#38; Plätze"]),
            ("q=wegenetz", &["Das Radwegenetz der Stadt", "Straßen &#38; Plätze"]),
            ("q=smart+city", &["SmartCity-Wochen"]),
            ("q=brennstoffzellen", &["Wasserstoff für Gera"]),
            ("q=Emil+Ewald", &["Wasserstoff für Gera"]),
            ("q=verkehr", &["Wasserstoff für Gera"]),
            ("q=die+stadt+und+wasserstoff", &["Das Radwegenetz der Stadt"]),
            ("q=wasserstoff&jahr=2027", &["Wasserstoff für Gera", "Das Radwegenetz der Stadt"]),
            ("q=netz&jahr=2026", &["Straßen &#38; Plätze"]),
            ("q=wochen&art=event", &[]),
            ("q=wochen&art=series", &["SmartCity-Wochen"]),
            ("q=datenschutz", &["Datenschutz"]),
        ] {
            let found = finds(&house, query).await;
            // Some of these words stand on the pages about the portal, too; they have no time and come last.
            let (ours, pages) = found.split_at(wanted.len().min(found.len()));
            assert_eq!(ours, wanted, "{query}");
            assert!(pages.iter().all(|title| PAGES.contains(&title.as_str())), "{query}: {pages:?}");
        }
        let page = searched(&house.browser(), "q=stra%C3%9Fe").await;
        assert!(page.contains("<mark>Straßen</mark> &#38; Plätze") && page.contains("<mark>Straßenbahn</mark> &#60;b&#62;und"), "{page}");
        assert!(page.contains("content=\"noindex, follow\""));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_series_narrows_and_what_changed_is_found_as_it_is_now() {
    let house = open().await;
    let ada = stock(&house).await;
    let page = searched(&house.browser(), "q=wasserstoff").await;
    let at = page.find(">SmartCity-Wochen</option>").unwrap();
    let id = page[..at].rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(finds(&house, &format!("q=wasserstoff&reihe={id}")).await, ["Wasserstoff für Gera"]);
    assert!(finds(&house, "q=wasserstoff&reihe=x").await.is_empty());
    let edit = "/programm/wasserstoff-fuer-gera/bearbeiten";
    let form = ada.reads(edit).await;
    let version = crate::programme::field(&form, "version").to_owned();
    ada.sends(edit, &crate::programme::evening("Fernwärme", &[("version", &version)])).await;
    assert_eq!(finds(&house, "q=wasserstoff").await, ["Das Radwegenetz der Stadt"]);
    assert_eq!(finds(&house, "q=fernw%C3%A4rme").await, ["Fernwärme"]);
    assert!(finds(&house, "q=brennstoffzelle").await.is_empty());
}

#[tokio::test]
async fn who_finds_nothing_is_helped_on() {
    let house = open().await;
    stock(&house).await;
    let page = searched(&house.browser(), "q=waserstoff&jahr=2027").await;
    assert!(page.contains("Meinten Sie") && page.contains("q=Wasserstoff&#38;jahr=2027"), "{page}");
    assert!(page.contains("Ohne Eingrenzung suchen") && page.contains("href=\"/programm\""), "{page}");
    let page = searched(&house.browser(), "q=wasserstoff+quastenflosser").await;
    assert!(page.contains("Alle Wörter zusammen stehen nirgends"), "{page}");
    assert_eq!(titles(&page).len(), 2);
    let page = searched(&house.browser(), "").await;
    assert!(page.contains("Durchsuchen Sie das ganze Portal"), "{page}");
    assert!(text(house.browser().get("/programm").await).await.contains("href=\"/suche\""), "every page leads there");
}

#[tokio::test]
async fn english_readers_find_the_english_pages() {
    let house = open().await;
    let page = text(house.browser().get("/en/suche?q=policies+or+privacy").await).await;
    assert!(page.contains("href=\"/en/datenschutz\"") && page.contains("Privacy"), "{page}");
    assert!(!titles(&page).contains(&"Datenschutz".to_owned()));
}

#[tokio::test]
async fn many_hits_come_in_pages_without_gap_or_twin() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    for number in 1..=45 {
        let (date, title) = (format!("2027-{:02}-{:02}", number / 28 + 1, number % 28 + 1), format!("Abend {number}"));
        // Twenty have the word in the title, the others in the text alone.
        let title = if number % 2 == 0 { format!("Klima {title}") } else { title };
        ada.announces(&title, &[("date", &date), ("text", "Das Klima der Stadt")]).await;
    }
    let mut all = Vec::new();
    for number in 1..=3 {
        let page = searched(&house.browser(), &format!("q=klima&seite={number}")).await;
        assert!(page.contains("45 Treffer") && page.contains(&format!("Seite {number} von 3")), "{page}");
        all.extend(titles(&page));
    }
    let wanted: Vec<String> = (1..=45)
        .rev()
        .filter(|n| n % 2 == 0)
        .map(|n| format!("Klima Abend {n}"))
        .chain((1..=45).rev().filter(|n| n % 2 == 1).map(|n| format!("Abend {n}")))
        .collect();
    assert_eq!(all, wanted);
    assert_eq!(titles(&searched(&house.browser(), "q=klima&seite=99").await).len(), 5, "beyond the last page is the last page");
}

#[tokio::test]
async fn filling_anew_changes_nothing_that_is_right() {
    for house in on_every_database_with(clock(), |_| ()).await {
        stock(&house).await;
        let before = (finds(&house, "q=wasserstoff").await, finds(&house, "q=datenschutz").await);
        let site = house.running.app.site("").clone();
        let count = search::fill(&site).await.unwrap();
        assert_eq!(count, search::fill(&site).await.unwrap());
        assert_eq!((finds(&house, "q=wasserstoff").await, finds(&house, "q=datenschutz").await), before);
        // What nobody has any more goes.
        let tx = site.db.begin().await.unwrap();
        let stray = search::Document::new(search::Kind::Event, "stray", "/programm/stray", "Wasserstoff anderswo", "");
        search::put(&tx, site.clock.now() - jiff::SignedDuration::from_secs(1), &stray).await.unwrap();
        tx.commit().await.unwrap();
        assert!(finds(&house, "q=wasserstoff").await.contains(&"Wasserstoff anderswo".to_owned()));
        search::fill(&site).await.unwrap();
        assert_eq!(finds(&house, "q=wasserstoff").await, before.0);
        house.running.stop().await;
    }
}
