//! Reports as pages: the sentence for the press, small numbers, what is public, what is frozen.

use mitreden::accounts::Role;

use super::{counted, held, houses, reads, series};
use crate::house;

#[tokio::test]
async fn two_evenings_make_a_sentence_for_the_press() {
    for house in houses().await {
        let (slug, id) = series(&house, "Wochen der Stadt").await;
        let dora = house.signed_in("Dora", Role::Press).await;
        for (title, date, listening, talking, first) in [("Auftakt", "2027-01-26", "1200", "30", "40"), ("Abschluss", "2027-02-04", "20", "10", "9")] {
            let evening = held(&house, title, date, &id).await;
            counted(&dora, &evening, listening, talking, first).await;
        }
        let page = reads(&dora, &format!("/auswertung/reihe/{slug}")).await;
        assert!(page.contains("1.260 Menschen in 4 Stunden über zwei Wochen"), "{page}");
        assert!(page.contains(">Neue Gesichter: 49 waren"), "{page}");
        assert!(page.contains("insgesamt 4 Stunden. Wer an mehreren Abenden kam, zählt an jedem."), "it is copied with the sentence: {page}");
        let evening = reads(&dora, "/auswertung/abend/auftakt").await;
        assert!(!evening.contains("Höchstens gleichzeitig"), "nobody counted that: {evening}");
        assert!(page.contains("data-chart") && page.matches("<figure").count() == page.matches("<details class=\"chart__table\"").count());
        let english = house.browser().get("/en/auswertung/reihe/wochen-der-stadt").await;
        assert_eq!(english.status(), 404, "nobody has published it");
        let english = reads(&dora, &format!("/en/auswertung/reihe/{slug}")).await;
        assert!(english.contains("1,260 people in 4 hours over two weeks"), "{english}");
        for time in ["quartal/2027-1", "jahr/2027"] {
            assert!(reads(&dora, &format!("/auswertung/{time}")).await.contains("1.260 Menschen in 4 Stunden"), "{time}");
        }
        assert_eq!(dora.get("/auswertung/quartal/2027-2").await.status(), 404);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn three_people_are_under_five_and_no_total_gives_them_away() {
    for house in houses().await {
        let (slug, id) = series(&house, "Wochen der Stadt").await;
        let dora = house.signed_in("Dora", Role::Press).await;
        let (first, second) = (held(&house, "Auftakt", "2027-01-26", &id).await, held(&house, "Abschluss", "2027-02-04", &id).await);
        counted(&dora, &first, "30", "12", "8").await;
        let mut shown = Vec::new();
        for talking in ["3", "4"] {
            counted(&dora, &second, "20", talking, "0").await;
            let page = reads(&dora, &format!("/auswertung/abend/{second}")).await;
            assert!(page.contains("unter 5") && page.contains("Mindestens 20 Menschen in 2 Stunden"), "{page}");
            let series = reads(&dora, &format!("/auswertung/reihe/{slug}")).await;
            assert!(series.contains("Mindestens 62 Menschen waren bei"), "{series}");
            let json = dora.get(&format!("/auswertung/reihe/{slug}.json")).await.json::<serde_json::Value>().await.unwrap();
            shown.push((page, series, json["evenings"].clone()));
        }
        assert!(shown[0] == shown[1], "three and four look alike, to the last byte");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn what_is_published_is_for_everybody_and_can_be_taken_back() {
    for house in houses().await {
        let evening = held(&house, "Auftakt", "2027-01-26", "").await;
        let dora = house.signed_in("Dora", Role::Press).await;
        counted(&dora, &evening, "30", "12", "8").await;
        let (path, cem) = (format!("/auswertung/abend/{evening}"), house.browser());
        assert_eq!(cem.get(&path).await.status(), 404);
        assert!(!reads(&cem, "/auswertung").await.contains("Auftakt"));
        assert!(reads(&dora, "/auswertung").await.contains("Auftakt"), "the staff sees all");
        assert_eq!(dora.post(&format!("{path}/veroeffentlichen"), &[]).await.status(), 303);
        let page = reads(&cem, &path).await;
        assert!(page.contains("42 Menschen in 2 Stunden") && !page.contains("Stand festhalten") && !page.contains("Zahlen nachtragen"), "{page}");
        assert!(reads(&cem, "/auswertung").await.contains(&path) && reads(&cem, &format!("/programm/{evening}")).await.contains(&path));
        assert_eq!(dora.post(&format!("{path}/veroeffentlichen"), &[("oeffentlich", "nein")]).await.status(), 303);
        assert_eq!(cem.get(&path).await.status(), 404);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_frozen_report_never_changes() {
    for house in houses().await {
        let evening = held(&house, "Auftakt", "2027-01-26", "").await;
        let dora = house.signed_in("Dora", Role::Press).await;
        counted(&dora, &evening, "30", "12", "8").await;
        let frozen = dora.post(&format!("/auswertung/abend/{evening}/festhalten"), &[]).await;
        let report = house::header(&frozen, "location");
        assert!(report.starts_with("/auswertung/bericht/"), "{report}");
        let before = reads(&dora, &report).await;
        assert!(before.contains("Festgehalten: Freitag, 5. Februar 2027") && before.contains("42 Menschen"), "{before}");
        counted(&dora, &evening, "99", "12", "8").await;
        assert!(reads(&dora, &format!("/auswertung/abend/{evening}")).await.contains("111 Menschen"));
        assert_eq!(reads(&dora, &report).await, before);
        let csv = dora.get(&format!("{report}.csv")).await.text().await.unwrap();
        assert!(csv.contains(";Menschen;") || csv.contains("Menschen;Anzahl;42"), "{csv}");
        assert!(reads(&dora, "/auswertung").await.contains(&report));
        let away = house.browser().get(&report).await;
        assert!(house::header(&away, "location").starts_with("/anmelden"), "the staff's own");
        house.running.stop().await;
    }
}

#[tokio::test]
async fn numbers_that_cannot_be_are_explained_beside_their_field() {
    let house = house::open().await;
    let evening = held(&house, "Auftakt", "2021-01-26", "").await;
    let dora = house.signed_in("Dora", Role::Press).await;
    let path = format!("/auswertung/abend/{evening}/zahlen");
    for (field, value) in [("zuhoerend", "-3"), ("mitredend", "viele"), ("vor_ort", "1000001"), ("erstmals", "5"), ("beitraege", "1e9"), ("zuhoerend", "=1+1")]
    {
        let answer = dora.post(&path, &[(field, value), ("notiz", "aus der Liste")]).await;
        assert_eq!(answer.status(), 422, "{field}={value}");
        let page = house::text(answer).await;
        assert!(page.contains(&format!("href=\"#{field}\"")) && page.contains("aus der Liste") && page.contains("aria-invalid"), "{page}");
    }
    let answer = dora.post(&path, &[("zuhoerend", "12"), ("notiz", "<b>Liste</b>")]).await;
    assert_eq!(answer.status(), 303);
    assert!(reads(&dora, &path).await.contains("value=\"12\""));
    assert!(!reads(&dora, &format!("/auswertung/abend/{evening}")).await.contains("<b>Liste"));
}
