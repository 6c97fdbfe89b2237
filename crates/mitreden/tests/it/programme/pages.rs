//! What visitors see: start page, programme, series, event, in both languages.

use jiff::SignedDuration;
use mitreden::accounts::Role;

use super::{anybody, staff};
use crate::house::{House, header, open};

/// The portal with the demo, and the address of the evening that is live.
async fn demo() -> (House, String) {
    let house = open().await;
    let addresses = mitreden::demo::open(&house.running.app).await.unwrap();
    let live = addresses.iter().find(|address| address.label == "Zuhören").unwrap();
    let slug = live.url.rsplit('/').next().unwrap().to_owned();
    (house, slug)
}

#[tokio::test]
async fn an_empty_portal_says_so_kindly() {
    let house = open().await;
    let page = anybody(&house).reads("/").await;
    assert!(page.contains("Zurzeit ist nichts geplant") && page.contains("webcal://"));
    assert!(anybody(&house).reads("/programm").await.contains("Zurzeit ist nichts geplant"));
    assert!(anybody(&house).reads("/en/programm").await.contains("Nothing is planned at the moment"));
}

#[tokio::test]
async fn the_start_page_has_the_one_big_button() {
    let (house, slug) = demo().await;
    let page = anybody(&house).reads("/").await;
    assert!(page.contains("Jetzt live"));
    assert!(page.contains(&format!("<form method=\"post\" action=\"/raeume/{slug}/platz\" data-enter-room>")), "{page}");
    assert!(page.contains(&format!("href=\"/raeume/{slug}?mitreden\"")));
    assert!(page.contains("Die nächsten Termine") && page.contains("status--planned"));
    let english = anybody(&house).reads("/en").await;
    assert!(english.contains(&format!("action=\"/en/raeume/{slug}/platz\"")) && english.contains("Live now"));
    assert!(english.contains("<html lang=\"en\"") && english.contains("lang=\"de\"><a href"), "titles stay German and say so");
}

#[tokio::test]
async fn a_page_that_becomes_a_room_may_ask_for_devices() {
    let (house, slug) = demo().await;
    let event = format!("/programm/{slug}");
    for path in ["/", "/en", &event, &format!("/de{event}"), &format!("/raeume/{slug}")] {
        let answer = anybody(&house).get(path).await;
        let policy = header(&answer, "permissions-policy").to_owned();
        assert!(answer.text().await.unwrap().contains("data-enter-room"), "{path}: the way into the room");
        // The tap swaps the room in without a navigation: what the document may not ask for, the room may not either.
        assert!(policy.contains("camera=(self), microphone=(self), display-capture=(self)"), "{path}: {policy}");
    }
    let answer = anybody(&house).get("/impressum").await;
    assert!(header(&answer, "permissions-policy").contains("camera=()"));
}

#[tokio::test]
async fn every_address_the_demo_prints_works_at_once() {
    let house = open().await;
    let addresses = mitreden::demo::open(&house.running.app).await.unwrap();
    let labels: Vec<_> = addresses.iter().map(|address| address.label).collect();
    assert_eq!(labels, ["Programm", "Zuhören", "Vortrag", "Moderation"]);
    for address in &addresses {
        let path = &address.url[house.running.base_url().len()..];
        assert_eq!(anybody(&house).get(path).await.status(), 200, "{path}");
    }
}

#[tokio::test]
async fn the_demo_is_filled_once_and_lasts() {
    let (house, slug) = demo().await;
    let before = anybody(&house).reads("/programm.ics").await;
    let again = mitreden::demo::open(&house.running.app).await.unwrap();
    assert!(again[1].url.ends_with(&slug));
    assert_eq!(anybody(&house).reads("/programm.ics").await, before);
    assert_eq!(before.matches("BEGIN:VEVENT").count(), 29, "ten of 2021, ten of today, two assemblies, seven sessions of groups");
    let house = house.reopen().await;
    assert!(anybody(&house).reads(&format!("/programm/{slug}")).await.contains("Jetzt live"));
}

#[tokio::test]
async fn the_demo_says_the_same_on_all_its_pages() {
    let (house, _) = demo().await;
    let guest = anybody(&house);
    // An idea that won leads to what was built, which the council never chose among the pilots.
    let (idea, benches) = ("/ideen/ideenwettbewerb-2020/1", "/massnahmen/solarbaenke-mit-steckdosen");
    let page = guest.reads(benches).await;
    assert!(page.contains(&format!("href=\"{idea}\"")) && page.contains("Erreicht am Mittwoch, 1. Juni 2022"), "{page}");
    assert!(!page.contains("Noch offen") && !page.contains("Umsetzung von vierzehn Pilotprojekten"), "{page}");
    let page = guest.reads(idea).await;
    assert!(page.contains(&format!("href=\"{benches}\"")) && page.contains("Freitag, 16. April 2021: <strong>Teil einer Maßnahme"), "{page}");
    assert!(guest.reads("/ideen/ideenwettbewerb-2020?stand=review").await.contains("Dazu gibt es keine veröffentlichte Idee."));
    // What is in use has reached its milestone.
    let board = guest.reads("/massnahmen?phase=operation").await;
    let running: Vec<&str> = board.split("href=\"/massnahmen/").skip(1).filter_map(|rest| rest.split('"').next()).filter(|slug| slug.contains('-')).collect();
    assert!(running.len() > 5, "{running:?}");
    for slug in running {
        assert!(!guest.reads(&format!("/massnahmen/{slug}")).await.contains("Noch offen"), "{slug}");
    }
    // A text of 2021 was published, discussed and answered then.
    let text = "/strategie/smart-city-strategie-der-stadt-gera";
    let page = guest.reads(text).await;
    assert!(page.contains("Freitag, 25. Juni 2021") && page.contains("Dienstag, 14. Dezember 2021"), "{page}");
    assert!(guest.reads(&format!("{text}/wirkung")).await.contains("Antwort der Stadt vom Dienstag, 14. Dezember 2021"));
    assert!(!guest.reads("/aktuelles").await.contains("Heute wird gesprochen"));
}

#[tokio::test]
async fn the_programme_lists_weeks_and_the_archive() {
    let (house, _) = demo().await;
    let page = anybody(&house).reads("/programm").await;
    assert!(page.contains("Woche 1: ") && page.contains("Jetzt live") && page.contains("Beendet") && page.contains("Geplant"));
    assert!(page.contains("<h2 id=\"archiv\">Archiv</h2>") && page.contains("href=\"/programm/reihen/smartcity-wochen-2021\""));
    let sitemap = anybody(&house).reads("/sitemap.xml").await;
    assert!(sitemap.contains("/programm/reihen/smartcity-wochen-2021</loc>") && sitemap.contains("/programm/zweiter-auftaktabend</loc>"));
    assert!(page.contains("26. Januar bis 25. Februar 2021"));
    assert!(!page.contains("/programm/neu"), "visitors are offered no editing");
    let archive = anybody(&house).reads("/en/programm/reihen/smartcity-wochen-2021").await;
    assert!(archive.contains("Week 1: 26 to 28 January 2021") && archive.contains("Week 5: 23 to 25 February 2021"));
    assert_eq!(archive.matches("17:00–19:00").count(), 10);
}

#[tokio::test]
async fn an_event_tells_what_when_and_with_whom() {
    let (house, slug) = demo().await;
    let page = anybody(&house).reads(&format!("/programm/{slug}")).await;
    assert!(page.contains("data-enter-room") && page.contains("Mitreden"));
    let now = page.find("aria-current=\"step\"").expect("the agenda stands somewhere");
    assert!(page[now..].contains("Impulsvortrag · 30 Minuten · <span lang=\"de\">Dr. Emil Ewald"), "at the talk");
    assert!(page.contains("Leitung Netze und Mobilität"));
    let past = anybody(&house).reads("/programm/wasserstoff-als-energietraeger-der-zukunft").await;
    assert!(past.contains("Dienstag, 2. Februar 2021<br>17:00–19:00 Uhr") && past.contains("Zeitzone MEZ"));
    assert!(past.contains("Dieser Abend ist vorbei") && !past.contains("data-enter-room"));
    let english = anybody(&house).reads("/en/programm/wasserstoff-als-energietraeger-der-zukunft").await;
    assert!(english.contains("Tuesday, 2 February 2021<br>17:00–19:00") && english.contains("This evening is over"));
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let (house, _) = demo().await;
    for path in
        ["/programm/gibt-es-nicht", "/programm/reihen/gibt-es-nicht", "/programm/gibt-es-nicht.ics", "/programm/..%2f..%2fetc%2fpasswd", "/programm/%00"]
    {
        assert_eq!(anybody(&house).get(path).await.status(), 404, "{path}");
    }
}

#[tokio::test]
async fn the_agenda_of_a_planned_evening_counts_from_its_start() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let rows = [
        ("item-0-title", "Begrüßung"),
        ("item-0-kind", "talk"),
        ("item-0-minutes", "15"),
        ("item-1-title", "Diskussion"),
        ("item-1-kind", "discussion"),
        ("item-1-minutes", "90"),
        ("item-2-title", "Ausblick"),
        ("item-2-kind", "talk"),
        ("item-2-minutes", "15"),
    ];
    let address = ada.announces("Wärme im Quartier", &rows).await;
    assert_eq!(address, "/programm/waerme-im-quartier");
    let page = anybody(&house).reads(&address).await;
    let times: Vec<_> = page.split("agenda__time\"").skip(1).map(|row| &row[row.find('>').unwrap() + 1..][..5]).collect();
    assert_eq!(times, ["17:00", "17:15", "18:45"]);
    assert!(page.contains("datetime=\"2027-02-04T18:45:00+01:00\"") && !page.contains("aria-current=\"step\""));
    assert!(page.contains(&format!("href=\"{address}.ics\"")) && page.contains("Raum betreten"));
}

#[tokio::test]
async fn markup_in_a_title_stays_text_everywhere() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let title = "</title><script>alert('x')</script>\"><img src=x onerror=alert(1)>";
    let address = ada
        .announces(
            title,
            &[("summary", title), ("text", title), ("speaker-0-name", title), ("item-0-title", title), ("item-0-kind", "talk"), ("item-0-minutes", "5")],
        )
        .await;
    for path in [&address, "/programm", "/", &format!("{address}/bearbeiten")] {
        let page = ada.reads(path).await;
        assert!(!page.contains("<script>alert") && !page.contains("<img"), "{path}: {page}");
    }
    assert!(!ada.reads("/programm.atom").await.contains("<script"));
}

#[tokio::test]
async fn what_is_next_is_announced_when_nothing_is_on() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let soon = house.running.app.site("").clock.now() + SignedDuration::from_hours(48);
    let date = soon.to_zoned(jiff::tz::TimeZone::get("Europe/Berlin").unwrap()).date().to_string();
    let called_off = ada.announces("Abgesagter Abend", &[("date", &date), ("from", "16:00"), ("until", "17:00")]).await;
    let address = ada.announces("Bald", &[("date", &date)]).await;
    let version = ada.reads(&format!("{called_off}/bearbeiten")).await;
    let version = super::field(&version, "version");
    ada.sends(&format!("{called_off}/bearbeiten"), &super::evening("Abgesagter Abend", &[("date", &date), ("version", version), ("cancelled", "true")])).await;
    let page = anybody(&house).reads("/").await;
    let card = page.find("stage-card--calm").expect("the card of what is next");
    assert!(page[card..].contains("Als Nächstes") && page[card..].contains(&address));
    assert!(page.contains("event--cancelled"), "the list says what was called off");
    let page = anybody(&house).reads(&called_off).await;
    assert!(page.contains("Dieser Termin findet nicht statt") && !page.contains("Raum betreten"));
}

#[tokio::test]
async fn a_series_that_is_long_over_stands_in_the_archive() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let id = async |title: &str| {
        let series = ada.sends("/programm/reihen/neu", &[("title", title)]).await;
        let form = ada.reads(&format!("/programm/neu?reihe={}", series.rsplit('/').next().unwrap())).await;
        let chosen = form.split(&format!(" selected>{title}<")).next().unwrap();
        chosen.rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned()
    };
    let (old, new) = (id("Wochen von damals").await, id("Wochen von morgen").await);
    ada.announces("Damals", &[("date", "2021-02-04"), ("series", &old)]).await;
    ada.announces("Morgen", &[("series", &new)]).await;
    let page = anybody(&house).reads("/programm").await;
    let (current, archive) = page.split_once("id=\"archiv\"").unwrap();
    assert!(current.contains("Wochen von morgen") && !current.contains("Wochen von damals"), "{current}");
    assert!(archive.contains("Wochen von damals"), "{archive}");
    let offered = anybody(&house).reads("/abos").await;
    assert!(offered.contains("Wochen von morgen") && !offered.contains("Wochen von damals"), "{offered}");
    assert!(ada.reads("/programm/neu").await.contains("Wochen von damals"), "it may go on one day");
}

#[tokio::test]
async fn what_is_entered_afterwards_was_in_no_room_of_the_portal() {
    let house = open().await;
    let ada = staff(&house, Role::Moderation).await;
    let (before, after) = (ada.announces("Morgen", &[]).await, ada.announces("Damals", &[("date", "2021-02-04")]).await);
    for (path, has_room) in [(before, true), (after, false)] {
        let page = anybody(&house).reads(&path).await;
        assert_eq!(page.contains("Online, im Raum dieses Portals"), has_room, "{path}");
        assert_eq!(page.contains("VirtualLocation"), has_room, "{path}");
    }
}
