//! The form of an event when it is filled in badly, and its rows without a script. Never a change that works; editing.rs has those.

use mitreden::accounts::Role;
use reqwest::StatusCode;

use super::{Visitor, evening, field, staff};
use crate::house::{open, text};

/// Sends a bad form; answers the page after checking that it names the field in the list above and at the field itself.
async fn complains(ada: &Visitor, more: &[(&str, &str)], name: &str, message: &str) -> String {
    let page = ada.fails("/programm/neu", &evening("Wärme", more)).await;
    let summary = page.find("error-summary").unwrap_or_else(|| panic!("{name}: no list of errors"));
    assert!(page[summary..].contains(&format!("<a href=\"#{name}\">")), "{name} is not in the list");
    assert!(page.contains(&format!("id=\"{name}-error\"")), "{name} has no message");
    assert!(page.contains(message), "{name}: {message}");
    page
}

#[tokio::test]
async fn each_mistake_is_named_and_nothing_typed_is_lost() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let long = "x".repeat(10_000);
    let page = complains(&ada, &[("title", &long), ("summary", "Bleibt hier")], "title", "Titel: Bitte kürzen Sie den Text auf höchstens 160 Zeichen.").await;
    assert_eq!(field(&page, "title").len(), 10_000);
    assert!(page.contains("Bleibt hier"));
    complains(&ada, &[("title", "")], "title", "Titel: Bitte füllen Sie dieses Feld aus.").await;
    complains(&ada, &[("title", "Licht\u{202e}thciL")], "title", "unsichtbare Zeichen").await;
    complains(&ada, &[("until", "16:00")], "until", "Ende: Das Ende muss nach dem Beginn liegen.").await;
    complains(&ada, &[("date", "30.02.2027")], "date", "Datum: Bitte geben Sie ein gültiges Datum ein").await;
    complains(&ada, &[("from", "fünf")], "from", "Beginn: Bitte geben Sie eine Uhrzeit ein").await;
    complains(&ada, &[("kind", "party")], "kind", "Bitte wählen Sie einen Eintrag der Liste.").await;
    complains(&ada, &[("series", "fremd")], "series", "Bitte wählen Sie einen Eintrag der Liste.").await;
    complains(&ada, &[("summary", &long)], "summary", "höchstens 600 Zeichen").await;
    complains(&ada, &[("speaker-0-role", "Leitung"), ("speaker-0-name", "")], "speaker-0-name", "Person 1, Name: Bitte füllen").await;
    let rows = [("item-0-title", "A"), ("item-0-kind", "talk"), ("item-0-minutes", "-1")];
    complains(&ada, &rows, "item-0-minutes", "Punkt 1, Minuten: Bitte geben Sie eine ganze Zahl von 1 bis 480 ein.").await;
    assert!(!ada.reads("/programm.ics").await.contains("VEVENT"), "nothing was stored");
}

#[tokio::test]
async fn mistakes_are_told_in_the_language_of_the_page() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let page = ada.fails("/en/programm/neu", &evening("", &[("until", "16:00")])).await;
    assert!(page.contains("Title: Please fill in this field.") && page.contains("End: The end must lie after the start."));
    assert!(page.contains("action=\"/en/programm/neu\""));
    assert_eq!(ada.sends("/en/programm/neu", &evening("Heat", &[])).await, "/en/programm/heat");
}

#[tokio::test]
async fn rows_are_added_moved_and_removed_by_buttons() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let form = ada.reads("/programm/neu").await;
    assert!(form.contains("value=\"add-item\"") && form.contains("value=\"add-speaker\""));
    let rows = [("item-0-title", "Eins"), ("item-0-minutes", "10"), ("item-1-title", "Zwei"), ("item-1-minutes", "abc")];
    let press = async |button: &str| {
        let mut fields = evening("Halb fertig", &rows);
        fields.push(("do", button));
        let answer = ada.post("/programm/neu", &fields).await;
        assert_eq!(answer.status(), StatusCode::OK, "{button}: no complaint before Save");
        text(answer).await
    };
    let page = press("add-item").await;
    assert_eq!((field(&page, "item-1-title"), field(&page, "item-2-title"), field(&page, "title")), ("Zwei", "", "Halb fertig"));
    assert_eq!(field(&page, "item-1-minutes"), "abc", "as typed");
    let page = press("raise-item:1").await;
    assert_eq!((field(&page, "item-0-title"), field(&page, "item-1-title")), ("Zwei", "Eins"));
    let page = press("remove-item:0").await;
    assert_eq!(field(&page, "item-0-title"), "Zwei");
    assert!(!page.contains("name=\"item-1-title\""));
    assert!(press("add-speaker").await.contains("name=\"speaker-0-name\""));
    assert!(!ada.reads("/programm.ics").await.contains("VEVENT"));
}

#[tokio::test]
async fn the_first_button_is_save_because_enter_presses_it() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let page = ada.reads("/programm/neu").await;
    let form = &page[page.find("<form class=\"form").unwrap()..];
    let button = &form[form.find("<button").unwrap()..];
    assert!(button[..button.find('>').unwrap()].contains("value=\"save\""));
}

#[tokio::test]
async fn a_body_without_sense_is_no_event() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    assert_eq!(ada.post("/programm/neu", &[]).await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let raw = async |kind: &str, body: Vec<u8>| ada.sends_raw("/programm/neu", kind, body).await;
    assert_eq!(raw("application/json", b"{\"title\":\"x\"}".to_vec()).await, StatusCode::BAD_REQUEST);
    assert_eq!(raw("application/x-www-form-urlencoded", b"title=%ff%fe&date=%".to_vec()).await.as_u16() / 100, 4);
    assert_eq!(raw("application/x-www-form-urlencoded", vec![b'a'; 20_000_000]).await, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(!ada.reads("/programm.ics").await.contains("VEVENT"));
}
