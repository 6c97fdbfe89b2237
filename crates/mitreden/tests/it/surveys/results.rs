//! What a survey came to: in full for the staff, as files, without small numbers for everybody; own words taken away for good.

use reqwest::StatusCode;

use super::{PARK, Writer, clock, days, dump, published};
use crate::house::{header, on_every_database_with, text};

#[tokio::test]
async fn results_are_published_after_the_end_and_without_small_numbers() {
    for house in on_every_database_with(clock(), |config| config.limits.forms_per_minute = 1_000).await {
        let dora = published(&house, &[]).await;
        for missing in ["0", "0", "0", "0", "0", "0", "1", "2"] {
            Writer::completes(&house, missing).await;
        }
        Writer::begins(&house, &[]).await;
        let page = text(dora.get(&format!("{PARK}/auswertung")).await).await;
        assert!(page.contains("8 vollständige Antworten, eine begonnene") && page.contains("<td>6</td>") && page.contains("75 %"), "{page}");
        assert_eq!(house.browser().get(&format!("{PARK}/ergebnisse")).await.status(), StatusCode::NOT_FOUND);
        let stand = format!("{PARK}/stand");
        assert_eq!(dora.post(&stand, &[("do", "show-results")]).await.status(), StatusCode::BAD_REQUEST, "not while it runs");
        dora.post(&stand, &[("do", "close")]).await;
        assert_eq!(dora.post(&stand, &[("do", "show-results"), ("results", "Bänke fehlen.")]).await.status(), StatusCode::SEE_OTHER);
        let page = text(house.browser().get(&format!("{PARK}/ergebnisse")).await).await;
        assert!(page.contains("Bänke fehlen.") && page.contains("<td>6</td>") && page.contains("<td>unter 5</td>"), "{page}");
        assert!(!page.contains("<td>1</td>") && !page.contains("<td>2</td>"), "{page}");
        assert!(page.contains("weniger als 5 haben geantwortet"), "the question after the branch: {page}");
        dora.post(&stand, &[("do", "hide-results")]).await;
        assert_eq!(house.browser().get(&format!("{PARK}/ergebnisse")).await.status(), StatusCode::NOT_FOUND);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn own_words_are_taken_away_for_good_and_formulas_are_text() {
    for house in on_every_database_with(clock(), |_| ()).await {
        let dora = published(&house, &[]).await;
        let writer = Writer::begins(&house, &[]).await;
        writer.goes(0, &[("f-1", "0")]).await;
        writer.goes(1, &[("f-2", "1")]).await;
        writer.goes(2, &[("f-3", "=HYPERLINK(\"http://boese.example\";\"Erna ist krank\")")]).await;
        writer.sends("pruefen", &[]).await;
        let answer = dora.get(&format!("{PARK}/auswertung.csv")).await;
        assert!(header(&answer, "content-disposition").contains("licht-im-park.csv"));
        let csv = text(answer).await;
        assert!(csv.contains("\"'=HYPERLINK(") && csv.contains("Waren Sie dort?,Wie sicher?"), "{csv}");
        let answer = dora.get(&format!("{PARK}/auswertung.xlsx")).await;
        let bytes = answer.bytes().await.unwrap();
        let mut book = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut sheet = String::new();
        std::io::Read::read_to_string(&mut book.by_name("xl/worksheets/sheet1.xml").unwrap(), &mut sheet).unwrap();
        assert!(!sheet.contains("<f>"), "no cell is a formula: {sheet}");

        let page = text(dora.get(&format!("{PARK}/auswertung")).await).await;
        assert!(page.contains("Erna ist krank"), "{page}");
        let at = page.find("name=\"antwort\" value=\"").unwrap() + 22;
        let id = page[at..].split('"').next().unwrap().to_owned();
        let redact = format!("{PARK}/auswertung");
        assert_eq!(dora.post(&redact, &[("antwort", &id), ("frage", "x")]).await.status(), StatusCode::BAD_REQUEST);
        assert_eq!(dora.post(&redact, &[("antwort", &id), ("frage", "1")]).await.status(), StatusCode::SEE_OTHER);
        assert!(dump(&house, "SELECT answers FROM survey_answer").await.contains("\"1\""), "choices are not taken away");
        dora.post(&redact, &[("antwort", &id), ("frage", "3")]).await;
        assert!(!dump(&house, "SELECT answers FROM survey_answer").await.contains("Erna"));
        assert!(!text(dora.get(&redact).await).await.contains("Erna"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn of_very_few_answers_nothing_is_said() {
    let clock = clock();
    let house = on_every_database_with(clock.clone(), |_| ()).await.remove(0);
    let dora = published(&house, &[]).await;
    Writer::completes(&house, "0").await;
    clock.advance(days(8));
    dora.post(&format!("{PARK}/stand"), &[("do", "show-results"), ("results", "")]).await;
    let page = text(house.browser().get(&format!("{PARK}/ergebnisse")).await).await;
    assert!(page.contains("Zu wenige Antworten") && !page.contains("Was fehlt?"), "{page}");
}

#[tokio::test]
async fn results_wait_for_the_end_again_when_a_survey_is_opened_again() {
    for house in on_every_database_with(clock(), |config| config.limits.forms_per_minute = 1_000).await {
        let dora = published(&house, &[]).await;
        for _ in 0..6 {
            Writer::completes(&house, "0").await;
        }
        let stand = format!("{PARK}/stand");
        dora.post(&stand, &[("do", "close")]).await;
        dora.post(&stand, &[("do", "show-results"), ("results", "Bänke fehlen.")]).await;
        let guest = house.browser();
        assert_eq!(guest.get(&format!("{PARK}/ergebnisse")).await.status(), StatusCode::OK);
        let edit = text(dora.get(&format!("{PARK}/bearbeiten")).await).await;
        let version = crate::programme::field(&edit, "version").to_owned();
        let answer = dora.post(&format!("{PARK}/bearbeiten"), &super::form(&[("closes_date", "2026-12-20"), ("version", &version)])).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{}", text(answer).await);
        assert_eq!(guest.get(&format!("{PARK}/ergebnisse")).await.status(), StatusCode::NOT_FOUND);
        for page in [PARK, "/umfragen"] {
            assert!(!text(guest.get(page).await).await.contains("/ergebnisse"), "{page}");
        }
        dora.post(&stand, &[("do", "close")]).await;
        assert_eq!(guest.get(&format!("{PARK}/ergebnisse")).await.status(), StatusCode::OK);
        house.running.stop().await;
    }
}
