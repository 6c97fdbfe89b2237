//! A sheet from its beginning to its receipt: branches, mistakes, tampering, coming back, the end of the survey.

use reqwest::StatusCode;

use super::{PARK, Writer, clock, days, dump, published};
use crate::house::{header, on_every_database_with, text};

#[tokio::test]
async fn a_sheet_is_filled_in_page_by_page_looked_over_and_sent_once() {
    for house in on_every_database_with(clock(), |_| ()).await {
        published(&house, &[]).await;
        let page = text(house.browser().get("/umfragen").await).await;
        assert!(page.contains("Licht im Park") && page.contains("Offen bis Dienstag, 1. Dezember 2026, 18:00 Uhr"), "{page}");
        let writer = Writer::begins(&house, &[]).await;
        let page = writer.reads("seite/0").await;
        assert!(page.contains("Waren Sie dort?") && page.contains("Seite 1 von 2") && !page.contains("Wie sicher?"), "{page}");
        assert_eq!(writer.goes(0, &[("f-1", "0")]).await, "seite/1");
        assert!(writer.reads("seite/1").await.contains("1 (gar nicht)"));
        assert_eq!(writer.goes(1, &[("f-2", "1")]).await, "seite/2");
        let page = writer.reads("seite/2").await;
        assert!(page.contains("Wo unsicher?") && page.contains("Seite 3 von 3"), "{page}");
        assert_eq!(writer.goes(2, &[("f-3", "Am <Tor>"), ("f-4", "0"), ("f-4", "2")]).await, "pruefen");
        let page = writer.reads("pruefen").await;
        assert!(page.contains("Am &#60;Tor&#62;") && page.contains("Bänke; Ruhe"), "{page}");
        for _ in 0..2 {
            let answer = writer.sends("pruefen", &[]).await;
            assert_eq!(header(&answer, "location"), format!("{}/danke", writer.base), "sent twice it is the same");
        }
        let thanks = writer.reads("danke").await;
        assert!(thanks.contains("U-") && !thanks.contains("Tor"), "{thanks}");
        assert_eq!(dump(&house, "SELECT answers FROM survey_answer").await.lines().count(), 1);
        assert_eq!(dump(&house, "SELECT answers FROM survey_sheet").await, "{}", "the sheet keeps nothing");
        assert_eq!(header(&writer.browser.get(&format!("{}/seite/0", writer.base)).await, "location"), format!("{}/danke", writer.base));
        assert_eq!(header(&writer.sends("seite/0", &[("f-1", "1")]).await, "location"), format!("{}/danke", writer.base));
        assert_eq!(dump(&house, "SELECT answers FROM survey_answer").await.lines().count(), 1);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn two_windows_that_send_at_once_are_one_answer() {
    for house in on_every_database_with(clock(), |_| ()).await {
        published(&house, &[]).await;
        let writer = Writer::begins(&house, &[]).await;
        writer.goes(0, &[("f-1", "1")]).await;
        let (one, other) = tokio::join!(writer.sends("pruefen", &[]), writer.sends("pruefen", &[]));
        assert!([one.status(), other.status()].contains(&StatusCode::SEE_OTHER));
        assert_eq!(dump(&house, "SELECT answers FROM survey_answer").await.lines().count(), 1);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_is_missing_or_wrong_is_explained_and_nothing_typed_is_lost() {
    let house = on_every_database_with(clock(), |_| ()).await.remove(0);
    published(&house, &[]).await;
    let writer = Writer::begins(&house, &[]).await;
    for (sent, says) in [(&[][..], "Bitte beantworten Sie diese Frage"), (&[("f-1", "7")], "Bitte wählen Sie eine der Möglichkeiten")] {
        let answer = writer.sends("seite/0", &[sent, &[("do", "next")]].concat()).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
        let page = text(answer).await;
        assert!(page.contains(says) && page.contains("href=\"#f-1\"") && page.contains("id=\"f-1\""), "{page}");
    }
    writer.goes(0, &[("f-1", "0")]).await;
    writer.goes(1, &[("f-2", "1")]).await;
    let long = "ä".repeat(2_001);
    let answer = writer.sends("seite/2", &[("f-3", &long), ("f-4", "1"), ("do", "next")]).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(answer).await;
    assert!(page.contains(&long) && page.contains("value=\"1\" checked") && page.contains("länger als 2000"), "{page}");
    // Sending in spite of a gap leads to it.
    let other = Writer::begins(&house, &[]).await;
    let answer = other.sends("pruefen", &[]).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(answer).await.contains(&format!("{}/seite/0", other.base)));
    assert_eq!(dump(&house, "SELECT answers FROM survey_answer").await, "");
}

#[tokio::test]
async fn tampered_branches_open_nothing() {
    let house = on_every_database_with(clock(), |_| ()).await.remove(0);
    published(&house, &[]).await;
    let writer = Writer::begins(&house, &[]).await;
    assert_eq!(writer.sends("seite/1", &[("f-2", "1"), ("do", "next")]).await.status(), StatusCode::NOT_FOUND, "not shown to this sheet");
    assert_eq!(writer.goes(0, &[("f-1", "1"), ("f-2", "1"), ("f-3", "heimlich")]).await, "seite/2");
    assert_eq!(writer.goes(2, &[("f-3", "heimlich"), ("f-2", "1"), ("f-99", "x")]).await, "pruefen");
    writer.sends("pruefen", &[]).await;
    assert_eq!(dump(&house, "SELECT answers FROM survey_answer").await, "{\"1\":{\"one\":1}}");
    // Who first says yes and then no has said nothing of the branch.
    let writer = Writer::begins(&house, &[]).await;
    writer.goes(0, &[("f-1", "0")]).await;
    writer.goes(1, &[("f-2", "1")]).await;
    writer.goes(0, &[("f-1", "1")]).await;
    assert!(!dump(&house, "SELECT answers FROM survey_sheet").await.contains("step"));
}

#[tokio::test]
async fn one_comes_back_with_the_code_and_deletes_what_was_begun() {
    let house = on_every_database_with(clock(), |_| ()).await.remove(0);
    published(&house, &[]).await;
    let writer = Writer::begins(&house, &[]).await;
    let answer = writer.sends("seite/0", &[("f-1", "0"), ("do", "later")]).await;
    assert_eq!(header(&answer, "location"), writer.base);
    let code = writer.base.rsplit('/').next().unwrap().to_owned();
    assert!(writer.reads("").await.contains(&code));
    let elsewhere = house.browser();
    let answer = elsewhere.post(&format!("{PARK}/weiter"), &[("rueckkehr", &format!("  {} ", code.to_uppercase()))]).await;
    assert_eq!(header(&answer, "location"), writer.base);
    let page = text(elsewhere.get(&format!("{}/seite/0", writer.base)).await).await;
    assert!(page.contains("value=\"0\" checked"), "{page}");
    let answer = elsewhere.post(&format!("{PARK}/weiter"), &[("rueckkehr", "aaaaa-aaaaa-aaaaa-aaaaa")]).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(answer).await.contains("gibt es keinen Bogen"));
    assert!(!dump(&house, "SELECT return_hash FROM survey_sheet").await.contains(&code), "the code itself is not kept");
    assert_eq!(header(&writer.sends("loeschen", &[]).await, "location"), PARK);
    assert_eq!(dump(&house, "SELECT answers FROM survey_sheet").await, "");
    assert_eq!(writer.browser.get(&writer.base).await.status(), StatusCode::NOT_FOUND);
    let mut last = StatusCode::OK;
    for number in 0..30 {
        last = elsewhere.get(&format!("{PARK}/bogen/guess-{number}")).await.status();
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS, "who guesses waits");
}

#[tokio::test]
async fn after_the_end_nothing_is_taken_and_what_was_begun_goes() {
    let clock = clock();
    let house = on_every_database_with(clock.clone(), |_| ()).await.remove(0);
    published(&house, &[]).await;
    let writer = Writer::begins(&house, &[]).await;
    writer.goes(0, &[("f-1", "1")]).await;
    clock.advance(days(8));
    for part in ["seite/2", "pruefen"] {
        assert_eq!(header(&writer.sends(part, &[("f-4", "1"), ("do", "next")]).await, "location"), writer.base, "{part}");
    }
    assert!(writer.reads("").await.contains("Die Umfrage ist beendet"));
    assert_eq!(house.browser().post(PARK, &[]).await.status(), StatusCode::CONFLICT);
    assert_eq!(dump(&house, "SELECT answers FROM survey_answer").await, "");
    mitreden::schedule::round(&house.running.app).await;
    assert_ne!(dump(&house, "SELECT answers FROM survey_sheet").await, "");
    clock.advance(days(30));
    mitreden::schedule::round(&house.running.app).await;
    assert_eq!(dump(&house, "SELECT answers FROM survey_sheet").await, "");
}

#[tokio::test]
async fn before_it_begins_and_as_a_draft_nobody_answers() {
    let house = on_every_database_with(clock(), |_| ()).await.remove(0);
    let dora = published(&house, &[("opens_date", "2026-11-25"), ("opens_time", "08:00")]).await;
    assert!(text(house.browser().get(PARK).await).await.contains("Beginnt am Mittwoch, 25. November 2026, 08:00 Uhr"));
    assert_eq!(house.browser().post(PARK, &[]).await.status(), StatusCode::CONFLICT);
    dora.post(&format!("{PARK}/stand"), &[("do", "withdraw")]).await;
    for path in [PARK.to_owned(), format!("{PARK}/ergebnisse")] {
        assert_eq!(house.browser().get(&path).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
    assert_eq!(house.browser().post(PARK, &[]).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(dora.get(PARK).await.status(), StatusCode::OK);
}
