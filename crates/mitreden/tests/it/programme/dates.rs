//! The next ten Tuesdays and Thursdays in one step: preview, then all at once. Never a single event.

use mitreden::accounts::Role;

use super::{Visitor, anybody, field, staff};
use crate::house::{House, open};

const TERMS: &str = "/programm/reihen/wochen/termine";

async fn series() -> (House, Visitor) {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    ada.sends("/programm/reihen/neu", &[("title", "Wochen")]).await;
    (house, ada)
}

#[tokio::test]
async fn ten_evenings_are_made_in_one_step_across_summer_time() {
    let (house, ada) = series().await;
    let page = ada.reads(&format!("{TERMS}?first=2027-03-16&time=17%3A00&minutes=90")).await;
    assert_eq!(page.matches("type=\"checkbox\"").count(), 10);
    assert_eq!(page.matches(" checked").count(), 10);
    assert!(page.contains("Donnerstag, 25. März 2027, 17:00–18:30 Uhr") && page.contains("Dienstag, 30. März 2027, 17:00–18:30 Uhr"));
    assert_eq!(field(&page, "topic-2027-03-16"), "1. Themenabend");
    assert!(!ada.reads("/programm.ics").await.contains("VEVENT"), "a preview makes nothing");
    let days = ["0316", "0318", "0323", "0325", "0330", "0401", "0406", "0408", "0413", "0415"];
    let names: Vec<String> = days.iter().map(|day| format!("day-2027-{}-{}", &day[..2], &day[2..])).collect();
    let mut form = vec![("first", "2027-03-16"), ("time", "17:00"), ("minutes", "90"), ("topic-2027-03-25", "Wärme für alle")];
    form.extend(names.iter().map(|name| (name.as_str(), "true")));
    assert_eq!(ada.sends(TERMS, &form).await, "/programm/reihen/wochen");
    let calendar = anybody(&house).reads("/programm/reihen/wochen.ics").await;
    for day in days {
        assert!(calendar.contains(&format!("DTSTART;TZID=Europe/Berlin:2027{day}T170000\r\n")), "{day}");
    }
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 10);
    let page = anybody(&house).reads("/programm/reihen/wochen").await;
    assert!(page.contains("href=\"/programm/waerme-fuer-alle\"") && page.contains("Woche 5: 13. bis 15. April 2027"));
}

#[tokio::test]
async fn only_ticked_days_are_made_and_taken_ones_are_shown() {
    let (_house, ada) = series().await;
    ada.sends(TERMS, &[("first", "2027-03-16"), ("day-2027-03-18", "true"), ("day-2027-03-17", "true"), ("day-2099-01-01", "true")]).await;
    assert_eq!(ada.reads("/programm.ics").await.matches("BEGIN:VEVENT").count(), 1, "other days were not proposed");
    let page = ada.reads(&format!("{TERMS}?first=2027-03-16")).await;
    assert_eq!(page.matches(" checked").count(), 9);
    assert_eq!(page.matches("An diesem Tag gibt es schon einen Termin der Reihe.").count(), 1);
}

#[tokio::test]
async fn bad_input_is_named_and_kept() {
    let (_house, ada) = series().await;
    let page = ada.fails(TERMS, &[("first", "irgendwann"), ("time", "17:00"), ("minutes", "0")]).await;
    assert!(page.contains("Ab: Bitte geben Sie ein gültiges Datum ein") && page.contains("Dauer in Minuten: Bitte geben Sie eine ganze Zahl"));
    assert_eq!(field(&page, "first"), "irgendwann");
    let page = ada.fails(TERMS, &[("first", "2027-03-16")]).await;
    assert!(page.contains("Bitte wählen Sie mindestens einen Termin aus.") && page.contains("href=\"#day-2027-03-16\""));
    let long = "x".repeat(10_000);
    let page = ada.fails(TERMS, &[("first", "2027-03-16"), ("day-2027-03-16", "true"), ("day-2027-03-18", "true"), ("topic-2027-03-18", &long)]).await;
    assert!(page.contains("Thema am Donnerstag, 18. März 2027: Bitte kürzen"));
    assert_eq!(page.matches(" checked").count(), 2, "what was ticked stays ticked");
    assert!(!ada.reads("/programm.ics").await.contains("VEVENT"), "all or none");
    assert_eq!(ada.get("/programm/reihen/gibt-es-nicht/termine").await.status(), 404);
}
