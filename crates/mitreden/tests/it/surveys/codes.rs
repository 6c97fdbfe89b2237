//! Surveys by code: one answer for each, and nothing on the disk joins the two.

use reqwest::StatusCode;

use super::{PARK, Writer, clock, dump, published};
use crate::house::{Browser, House, header, on_every_database_with, text};

async fn codes(dora: &Browser, count: &str) -> Vec<String> {
    let answer = dora.post(&format!("{PARK}/codes"), &[("anzahl", count), ("do", "csv")]).await;
    assert!(header(&answer, "content-disposition").contains("codes-licht-im-park.csv"));
    let list = text(answer).await;
    list.lines().skip(1).map(|line| line.split(',').next().unwrap().to_owned()).collect()
}

async fn everything(house: &House) -> String {
    let mut all = String::new();
    for sql in [
        "SELECT survey_id || code_hash FROM survey_code",
        "SELECT return_hash || answers || coalesce(receipt, '') FROM survey_sheet",
        "SELECT id || answers FROM survey_answer",
    ] {
        all.push_str(&dump(house, sql).await);
        all.push('\n');
    }
    all
}

#[tokio::test]
async fn the_page_of_new_codes_counts_them() {
    for house in on_every_database_with(clock(), |_| ()).await {
        let dora = published(&house, &[("access", "codes")]).await;
        let page = text(dora.post(&format!("{PARK}/codes"), &[("anzahl", "3"), ("do", "list")]).await).await;
        assert!(page.contains("Ausgegeben: 3, davon noch nicht verwendet: 3"), "{page}");
    }
}

#[tokio::test]
async fn a_code_is_good_for_one_answer_and_stands_nowhere_beside_it() {
    for house in on_every_database_with(clock(), |_| ()).await {
        let dora = published(&house, &[("access", "codes")]).await;
        let codes = codes(&dora, "3").await;
        assert_eq!(codes.len(), 3);
        assert!(!codes.iter().any(|code| code.is_empty()));
        let hashes = dump(&house, "SELECT code_hash FROM survey_code ORDER BY code_hash").await;
        assert!(!codes.iter().any(|code| hashes.contains(code.as_str())));
        let before: Vec<String> = hashes.lines().map(str::to_owned).collect();

        let writer = Writer::begins(&house, &[("code", &codes[0].to_uppercase())]).await;
        writer.goes(0, &[("f-1", "1")]).await;
        writer.goes(2, &[]).await;
        let answer = writer.sends("pruefen", &[("code", "falsch")]).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
        assert!(text(answer).await.contains("gilt nicht oder wurde schon verwendet"));
        assert_eq!(dump(&house, "SELECT answers FROM survey_answer").await, "");
        assert_eq!(header(&writer.sends("pruefen", &[("code", &codes[0])]).await, "location"), format!("{}/danke", writer.base));

        let left = dump(&house, "SELECT code_hash FROM survey_code").await;
        let used = before.iter().find(|hash| !left.contains(hash.as_str())).unwrap();
        assert!(!everything(&house).await.contains(used.as_str()), "the used code is gone");
        assert_eq!(house.browser().post(PARK, &[("code", &codes[0])]).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "used twice");
        // A sheet that was begun with a code that another window used meanwhile is not sent.
        let (one, other) = (Writer::begins(&house, &[("code", &codes[1])]).await, Writer::begins(&house, &[("code", &codes[1])]).await);
        for writer in [&one, &other] {
            writer.goes(0, &[("f-1", "1")]).await;
        }
        let ticket = [("code", codes[1].as_str())];
        let (first, second) = tokio::join!(one.sends("pruefen", &ticket), other.sends("pruefen", &ticket));
        let mut statuses = [first.status().as_u16(), second.status().as_u16()];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
        assert_eq!(dump(&house, "SELECT answers FROM survey_answer").await.lines().count(), 2);
        assert!(text(dora.get(&format!("{PARK}/codes")).await).await.contains("Ausgegeben: 3, davon noch nicht verwendet: 1"));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn codes_are_shown_once_and_guessing_is_slow() {
    let house = on_every_database_with(clock(), |_| ()).await.remove(0);
    let dora = published(&house, &[("access", "codes")]).await;
    let page = text(dora.post(&format!("{PARK}/codes"), &[("anzahl", "2"), ("do", "list")]).await).await;
    assert_eq!(page.matches("<li><code>").count(), 2, "{page}");
    assert!(!text(dora.get(&format!("{PARK}/codes")).await).await.contains("<li><code>"));
    for wrong in ["0", "-1", "viele", "5001", ""] {
        let answer = dora.post(&format!("{PARK}/codes"), &[("anzahl", wrong), ("do", "list")]).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    let guesser = house.browser();
    let mut last = StatusCode::OK;
    for number in 0..30 {
        last = guesser.post(PARK, &[("code", &format!("guess-{number}"))]).await.status();
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}
