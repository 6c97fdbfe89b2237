//! Calendars, feed and structured data, read by parsers that are not ours. Never the pages.

use icalendar::{Calendar, CalendarComponent, Component, Event};
use mitreden::accounts::Role;
use serde_json::Value;

use super::{anybody, evening, field, staff};
use crate::house::open;

fn events(text: &str) -> Vec<Event> {
    let calendar: Calendar = text.parse().expect("iCalendar");
    calendar.components.into_iter().filter_map(|component| if let CalendarComponent::Event(event) = component { Some(event) } else { None }).collect()
}

/// The start as its parser understood it: local time and name of the zone.
fn start(event: &Event) -> (String, String) {
    let property = &event.properties()["DTSTART"];
    (property.value().to_owned(), property.params()["TZID"].value().to_owned())
}

#[tokio::test]
async fn an_independent_parser_reads_ten_evenings_at_five_in_berlin() {
    let house = open().await;
    mitreden::demo::open(&house.running.app).await.unwrap();
    let answer = anybody(&house).get("/programm/reihen/smartcity-wochen-2021.ics").await;
    assert_eq!(answer.headers()["content-type"], "text/calendar; charset=utf-8");
    let text = answer.text().await.unwrap();
    assert!(text.contains("METHOD:PUBLISH\r\n") && text.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n"));
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let starts: Vec<_> = events(&text).iter().map(start).collect();
    let days = ["0126", "0128", "0202", "0204", "0209", "0211", "0216", "0218", "0223", "0225"];
    let expected: Vec<_> = days.iter().map(|day| (format!("2021{day}T170000"), "Europe/Berlin".to_owned())).collect();
    assert_eq!(starts, expected);
}

#[tokio::test]
async fn an_entry_leads_to_the_page_and_into_the_room() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let address = ada.announces("Wärme; Strom, Wasser", &[("summary", "Eins\r\nZwei"), ("speaker-0-name", "Emil Ewald"), ("speaker-0-title", "Dr.")]).await;
    let text = anybody(&house).reads(&format!("{address}.ics")).await;
    let [event] = &events(&text)[..] else { panic!("one event in {text}") };
    let value = |name: &str| event.property_value(name).unwrap_or_default().to_owned();
    assert_eq!(value("SUMMARY"), "Wärme; Strom, Wasser");
    assert_eq!(value("DESCRIPTION"), "Eins\nZwei\n\nDr. Emil Ewald");
    assert_eq!(value("URL"), format!("{}{address}", house.running.base_url()));
    assert_eq!(value("CONFERENCE"), format!("{}/raeume/waerme-strom-wasser", house.running.base_url()));
    assert_eq!(start(event), ("20270204T170000".to_owned(), "Europe/Berlin".to_owned()));
    assert_eq!((value("SEQUENCE").as_str(), value("STATUS").as_str()), ("0", "CONFIRMED"));
    assert_eq!(value("UID").len(), 32);
}

#[tokio::test]
async fn where_people_meet_stands_on_the_page_in_the_calendar_and_for_search_engines() {
    for house in crate::house::on_every_database().await {
        let ada = staff(&house, Role::Moderation).await;
        let address = ada.announces("Wärme", &[("place", " Rathaus,  Kornmarkt 12, Gera ")]).await;
        let guest = anybody(&house);
        let page = guest.reads(&address).await;
        assert!(page.contains("Rathaus, Kornmarkt 12, Gera</span>") && page.contains("MixedEventAttendanceMode"), "{page}");
        assert!(page.contains(">Zuhören"), "who cannot come may listen: {page}");
        let text = guest.reads(&format!("{address}.ics")).await;
        let [event] = &events(&text)[..] else { panic!("one event in {text}") };
        assert_eq!(event.property_value("LOCATION"), Some("Rathaus, Kornmarkt 12, Gera"));
        assert!(event.property_value("CONFERENCE").is_some());
        assert!(guest.reads("/suche?q=Kornmarkt").await.contains(&address));
        assert!(ada.reads(&format!("{address}/kopieren")).await.contains("value=\"Rathaus, Kornmarkt 12, Gera\""), "a copy meets there too");
        let long = "x".repeat(201);
        let refused = ada.fails("/programm/neu", &evening("Kälte", &[("place", &long)])).await;
        assert!(refused.contains("href=\"#place\"") && refused.contains(&long), "{refused}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_sequence_rises_with_what_matters_and_the_id_stays() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let address = ada.announces("Wärme", &[]).await;
    let edit = format!("{address}/bearbeiten");
    let entry = async || {
        let text = anybody(&house).reads("/programm.ics").await;
        let event = events(&text).pop().unwrap();
        let value = |name: &str| event.property_value(name).unwrap_or_default().to_owned();
        (value("UID"), value("SEQUENCE"), value("STATUS"), start(&event).0)
    };
    let change = async |more: &[(&str, &str)]| {
        let form = ada.reads(&edit).await;
        let mut fields = evening("Wärme", more);
        fields.push(("version", field(&form, "version")));
        ada.sends(&edit, &fields).await;
    };
    let (uid, first, ..) = entry().await;
    assert_eq!(first, "0");
    change(&[("text", "Nur auf der Seite")]).await;
    assert_eq!(entry().await.1, "0", "no calendar shows the long text");
    change(&[("from", "18:00"), ("until", "20:00")]).await;
    assert_eq!(entry().await, (uid.clone(), "1".into(), "CONFIRMED".into(), "20270204T180000".into()));
    change(&[("from", "18:00"), ("until", "20:00"), ("cancelled", "true")]).await;
    assert_eq!(entry().await, (uid, "2".into(), "CANCELLED".into(), "20270204T180000".into()));
}

#[tokio::test]
async fn five_stays_five_in_summer() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    for date in ["2027-03-25", "2027-03-30", "2027-10-28", "2027-11-02"] {
        ada.announces("Abend", &[("date", date)]).await;
    }
    let starts: Vec<_> = events(&anybody(&house).reads("/programm.ics").await).iter().map(|event| start(event).0).collect();
    assert_eq!(starts, ["20270325T170000", "20270330T170000", "20271028T170000", "20271102T170000"]);
    let page = anybody(&house).reads("/programm").await;
    assert!(page.contains("2027-03-25T17:00:00+01:00") && page.contains("2027-03-30T17:00:00+02:00"));
}

#[tokio::test]
async fn the_feed_tells_of_changes_newest_first() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    ada.announces("Erster & Abend", &[]).await;
    ada.announces("Zweiter Abend", &[("summary", "Worum es geht")]).await;
    let answer = anybody(&house).get("/programm.atom").await;
    assert_eq!(answer.headers()["content-type"], "application/atom+xml; charset=utf-8");
    let feed = answer.text().await.unwrap();
    assert!(feed.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>"));
    let (first, second) = (feed.find("Erster &#38; Abend").unwrap(), feed.find("Zweiter Abend").unwrap());
    assert!(second < first);
    assert!(feed.contains("<id>urn:uuid:") && feed.contains("Donnerstag, 4. Februar 2027, 17:00–19:00 Uhr: Worum es geht"));
    assert!(!feed.contains('@'), "no mail address of anybody");
    let page = anybody(&house).reads("/programm").await;
    assert!(page.contains("rel=\"alternate\" type=\"application/atom+xml\"") && page.contains("type=\"application/rss+xml\""));
    let answer = anybody(&house).get("/programm.rss").await;
    assert_eq!(answer.headers()["content-type"], "application/rss+xml; charset=utf-8");
    let feed = answer.text().await.unwrap();
    let (first, second) = (feed.find("<title>Erster &#38; Abend</title>").unwrap(), feed.find("<title>Zweiter Abend</title>").unwrap());
    assert!(second < first && feed.matches("<item>").count() == 2 && feed.contains("<guid isPermaLink=\"false\">urn:uuid:"), "{feed}");
    let date = feed.split("<pubDate>").nth(1).unwrap().split('<').next().unwrap();
    assert!(jiff::fmt::rfc2822::parse(date).is_ok() && date.ends_with(" +0000"), "{date}");
    assert!(!feed.contains('@') && !feed.contains('\u{2068}'), "no mail address of anybody");
}

#[tokio::test]
async fn search_engines_get_an_event() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let title = "Wärme </script><script>alert(1)</script>";
    let address = ada.announces(title, &[("speaker-0-name", "Emil Ewald")]).await;
    let page = anybody(&house).reads(&address).await;
    let data = page.split("<script type=\"application/ld+json\">").skip(1).map(|rest| &rest[..rest.find("</script>").unwrap()]);
    let data: Vec<Value> = data.map(|text| serde_json::from_str(text).expect("JSON")).collect();
    assert_eq!((&data[0]["@type"], &data[0]["name"]), (&Value::from("Event"), &Value::from(title)));
    assert_eq!(data[0]["startDate"], "2027-02-04T17:00:00+01:00");
    assert_eq!(data[0]["location"]["@type"], "VirtualLocation");
    assert_eq!(data[0]["organizer"]["name"], house.running.app.site("").brand().city.as_str());
    assert_eq!(data[1]["@type"], "BreadcrumbList");
}
