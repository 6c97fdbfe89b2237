//! Who may change the programme, and what comes of changes that work. Never of those that fail; form.rs has them.

use mitreden::accounts::Role;
use reqwest::StatusCode;

use super::{anybody, evening, field, staff, target};
use crate::house::{open, text};

/// Every address that changes the programme; `x` and `y` are an event and a series that exist.
const CHANGING: [&str; 6] =
    ["/programm/neu", "/programm/reihen/neu", "/programm/x/bearbeiten", "/programm/x/kopieren", "/programm/reihen/y/bearbeiten", "/programm/reihen/y/termine"];

#[tokio::test]
async fn only_the_moderation_changes_anything() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    ada.announces("X", &[]).await;
    ada.sends("/programm/reihen/neu", &[("title", "Y")]).await;
    let before = (ada.reads("/programm.ics").await, ada.reads("/programm").await);
    let dora = staff(&house, Role::Press).await;
    for path in CHANGING {
        let form = evening("Eingeschlichen", &[("day-2027-02-04", "true"), ("first", "2027-02-04")]);
        for answer in [anybody(&house).get(path).await, anybody(&house).post(path, &form).await] {
            assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{path}");
            assert!(target(&answer).starts_with("/anmelden?weiter="), "{path}");
        }
        for answer in [dora.get(path).await, dora.post(path, &form).await] {
            assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{path}");
        }
        assert_eq!(ada.get(path).await.status(), StatusCode::OK, "{path}");
        assert_eq!(staff(&house, Role::Admin).await.get(path).await.status(), StatusCode::OK, "{path}");
    }
    assert_eq!((ada.reads("/programm.ics").await, ada.reads("/programm").await), before);
    assert!(!dora.reads("/programm/x").await.contains("/programm/x/bearbeiten") && ada.reads("/programm/x").await.contains("/programm/x/bearbeiten"));
}

#[tokio::test]
async fn an_edited_event_keeps_its_address_and_room() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let address = ada.announces("Wärme", &[]).await;
    let form = ada.reads(&format!("{address}/bearbeiten")).await;
    assert_eq!((field(&form, "title"), field(&form, "date"), field(&form, "from"), field(&form, "until")), ("Wärme", "2027-02-04", "17:00", "19:00"));
    let more = [("version", field(&form, "version")), ("item-0-title", "Neuer Punkt"), ("item-0-kind", "poll"), ("item-0-minutes", "30")];
    assert_eq!(ada.sends(&format!("{address}/bearbeiten"), &evening("Kälte", &more)).await, address);
    let page = anybody(&house).reads(&address).await;
    assert!(page.contains("<h1 lang=\"de\">Kälte</h1>") && page.contains("Neuer Punkt") && page.contains("href=\"/raeume/waerme\""));
    assert!(anybody(&house).reads("/raeume/waerme").await.contains("Kälte"), "the room knows its new title");
}

#[tokio::test]
async fn two_events_of_one_name_have_two_addresses() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let addresses = [ada.announces("Auftakt!", &[]).await, ada.announces("auftakt", &[]).await, ada.announces("Auftakt", &[]).await];
    assert_eq!(addresses, ["/programm/auftakt", "/programm/auftakt-2", "/programm/auftakt-3"]);
    assert_eq!(ada.announces("日本語", &[]).await, "/programm/themenabend");
    assert_eq!(ada.announces("Neu", &[]).await, "/programm/neu-1");
}

#[tokio::test]
async fn a_copy_is_a_week_later_with_all_that_belongs_to_it() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    // A Thursday before the change to summer time: the copy is at five o'clock, too.
    let rows = [("date", "2027-03-25"), ("speaker-0-name", "Emil Ewald"), ("item-0-title", "Impuls"), ("item-0-kind", "talk"), ("item-0-minutes", "20")];
    let address = ada.announces("Wärme", &rows).await;
    let form = ada.reads(&format!("{address}/kopieren")).await;
    assert_eq!((field(&form, "date"), field(&form, "from"), field(&form, "until")), ("2027-04-01", "17:00", "19:00"));
    assert_eq!((field(&form, "speaker-0-name"), field(&form, "item-0-title")), ("Emil Ewald", "Impuls"));
    let sent = [("date", "2027-04-01"), ("speaker-0-name", "Emil Ewald"), ("item-0-title", "Impuls"), ("item-0-kind", "talk"), ("item-0-minutes", "20")];
    let copy = ada.sends(&format!("{address}/kopieren"), &evening("Wärme", &sent)).await;
    assert_eq!(copy, "/programm/waerme-2");
    assert!(anybody(&house).reads(&copy).await.contains("Donnerstag, 1. April 2027<br>17:00–19:00 Uhr"));
    assert!(anybody(&house).reads(&address).await.contains("Donnerstag, 25. März 2027"), "the first one stays");
}

#[tokio::test]
async fn two_people_editing_do_not_overwrite_each_other() {
    let house = open().await;
    let (ada, hanna) = (staff(&house, Role::Moderation).await, staff(&house, Role::Admin).await);
    let address = ada.announces("Wärme", &[]).await;
    let edit = format!("{address}/bearbeiten");
    let seen = ada.reads(&edit).await;
    let version = field(&seen, "version");
    hanna.sends(&edit, &evening("Kälte", &[("version", version)])).await;
    let answer = ada.post(&edit, &evening("Licht", &[("version", version)])).await;
    assert_eq!(answer.status(), StatusCode::CONFLICT);
    let page = text(answer).await;
    assert!(page.contains("inzwischen geändert"));
    assert_eq!(field(&page, "title"), "Licht", "nothing typed is lost");
    assert!(anybody(&house).reads(&address).await.contains("Kälte"));
    ada.sends(&edit, &evening("Licht", &[("version", field(&page, "version"))])).await;
    assert!(anybody(&house).reads(&address).await.contains("Licht"));
}

#[tokio::test]
async fn a_series_is_made_edited_and_archived() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let address = ada.sends("/programm/reihen/neu", &[("title", "SmartCity-Wochen"), ("summary", "Zehn Abende")]).await;
    assert_eq!(address, "/programm/reihen/smartcity-wochen");
    assert!(anybody(&house).reads(&address).await.contains("Noch keine Termine"));
    let form = ada.reads("/programm/neu?reihe=smartcity-wochen").await;
    let chosen = form.find(" selected>SmartCity-Wochen").expect("the series is chosen already");
    let id = form[..chosen].rsplit("value=\"").next().unwrap().trim_end_matches('"');
    let event = ada.announces("Auftakt", &[("series", id)]).await;
    assert!(anybody(&house).reads(&event).await.contains(&format!("href=\"{address}\"")));
    assert!(anybody(&house).reads(&address).await.contains("Woche 1: 4. Februar 2027"));
    ada.sends(&format!("{address}/bearbeiten"), &[("title", "SmartCity-Wochen 2027"), ("archived", "true")]).await;
    let page = anybody(&house).reads("/programm").await;
    assert!(page[page.find("id=\"archiv\"").unwrap()..].contains("SmartCity-Wochen 2027"));
    assert!(ada.fails("/programm/reihen/neu", &[("title", " "), ("summary", "Bleibt")]).await.contains("Bleibt"));
}
