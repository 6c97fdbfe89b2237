//! The staff's log: written with the deed, shown to the administration, never changed. Not the rooms' own logs.

mod between;
mod table;

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::audit::{self, By};
use mitreden::base::clock::Clock;
use mitreden::base::db::run;

use crate::house::{self, header, text};
use crate::news::publish;

#[tokio::test]
async fn what_the_staff_does_stands_in_the_log() {
    for house in house::on_every_database().await {
        let ada = house.signed_in("Ada", Role::Moderation).await;
        assert_eq!(ada.post("/programm/reihen/neu", &[("title", "Wochen <der> Stadt")]).await.status(), 303);
        let path = "/programm/reihen/wochen-der-stadt/bearbeiten";
        assert_eq!(ada.post(path, &[("title", "Wochen <der> Stadt"), ("summary", "x")]).await.status(), 303);

        for path in ["/verwaltung/protokoll", "/verwaltung/protokoll.csv"] {
            assert_eq!(ada.get(path).await.status(), 403, "the moderation may not read it");
            assert!(header(&house.browser().get(path).await, "location").starts_with("/anmelden"), "{path}");
        }
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let page = text(hanna.get("/verwaltung/protokoll").await).await;
        assert!(page.contains("Reihe angelegt") && page.contains("Reihe geändert") && page.contains("Wochen &#60;der&#62; Stadt"), "{page}");
        assert!(page.contains("href=\"/programm/reihen/wochen-der-stadt\"") && page.contains("<td>Ada</td>"), "{page}");
        let page = text(hanna.get("/verwaltung/protokoll?tat=series.changed&person=Ada").await).await;
        assert!(page.contains("<td>Reihe geändert</td>") && !page.contains("<td>Reihe angelegt</td>"), "{page}");
        let page = text(hanna.get("/verwaltung/protokoll?bis=2001-01-01&tat=%00").await).await;
        assert!(page.contains("Dazu gibt es keinen Eintrag"), "{page}");
        let page = text(hanna.get("/en/verwaltung/protokoll").await).await;
        assert!(page.contains("Series added") && page.contains("Staff log"), "{page}");

        let file = hanna.get("/verwaltung/protokoll.csv?tat=series.added").await;
        assert_eq!(header(&file, "content-type"), "text/csv; charset=utf-8");
        let file = text(file).await;
        assert_eq!(file.lines().count(), 2, "{file}");
        assert!(file.contains(";Ada;series.added;/programm/reihen/wochen-der-stadt;Wochen <der> Stadt"), "{file}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn an_article_for_later_is_planned_and_not_published() {
    let clock = Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap());
    let house = house::on_every_database_with(clock, |_| ()).await.remove(0);
    let dora = house.signed_in("Dora", Role::Press).await;
    let hanna = house.signed_in("Hanna", Role::Admin).await;
    let log = async || text(hanna.get("/verwaltung/protokoll").await).await;
    publish(&dora, &[("title", "Weihnachtsmarkt"), ("date", "2026-12-01"), ("time", "08:00")]).await;
    assert!(log().await.contains("<td>Artikel geplant</td>") && !log().await.contains("<td>Artikel veröffentlicht</td>"), "{}", log().await);
    publish(&dora, &[("title", "Heute")]).await;
    assert!(log().await.contains("<td>Artikel veröffentlicht</td>"), "{}", log().await);
    house.running.stop().await;
}

#[tokio::test]
async fn nobody_changes_or_removes_an_entry() {
    for house in house::on_every_database().await {
        let site = house.running.app.site("");
        audit::note_alone(site, By::Operator, "person.added", "", "Hanna").await.unwrap();
        for sql in ["UPDATE audit_entry SET person_name = 'x'", "UPDATE audit_entry SET keep_until = at", "DELETE FROM audit_entry"] {
            let tx = site.db.begin().await.unwrap();
            let error = run(&tx, sql, []).await.unwrap_err().to_string();
            assert!(error.contains("audit_entry: entries are"), "{sql}: {error}");
        }
        let hanna = house.signed_in("Hanna", Role::Admin).await;
        let page = text(hanna.get("/verwaltung/protokoll").await).await;
        assert!(page.contains("Betrieb (Kommandozeile)") && page.contains("Konto angelegt"), "{page}");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn after_two_years_entries_go() {
    // Long ago, so that the machine's own clock agrees that two years are over.
    let clock = Clock::fixed("2021-01-26T16:00:00Z".parse::<Timestamp>().unwrap());
    for house in house::on_every_database_with(clock.clone(), |_| ()).await {
        let began = clock.now();
        let site = house.running.app.site("");
        audit::note_alone(site, By::System, "retention.run", "", "").await.unwrap();
        let kept = async || {
            let hanna = house.signed_in("Hanna", Role::Admin).await;
            text(hanna.get("/verwaltung/protokoll").await).await.contains("<td>Das Portal selbst</td>")
        };
        clock.advance(SignedDuration::from_hours(24 * audit::KEEP_DAYS - 1));
        mitreden::privacy::apply(site).await.unwrap();
        assert!(kept().await);
        clock.advance(SignedDuration::from_hours(2));
        mitreden::privacy::apply(site).await.unwrap();
        assert!(!kept().await);
        clock.advance(began.duration_since(clock.now()));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn many_entries_come_page_by_page() {
    let house = house::open().await;
    let hanna = house.signed_in("Hanna", Role::Admin).await;
    let site = house.running.app.site("");
    for number in 1..=51 {
        audit::note_alone(site, By::System, "retention.run", "", &format!("Lauf {number}.")).await.unwrap();
    }
    let page = text(hanna.get("/verwaltung/protokoll").await).await;
    assert!(page.contains(">Lauf 51.<") && page.contains(">Lauf 2.<") && !page.contains(">Lauf 1.<"), "{page}");
    let older = page.split("href=\"").find(|rest| rest.starts_with("/verwaltung/protokoll?") && rest.contains("vor=")).unwrap().split('"').next().unwrap();
    let page = text(hanna.get(&older.replace("&amp;", "&").replace("&#38;", "&")).await).await;
    assert!(page.contains(">Lauf 1.<") && !page.contains(">Lauf 2.<"), "{page}");
}
