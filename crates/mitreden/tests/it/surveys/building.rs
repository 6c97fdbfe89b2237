//! Building a survey: rows, mistakes, what stays once somebody has answered, and what the search finds of it.

use mitreden::accounts::Role;
use reqwest::StatusCode;

use super::{PARK, Writer, clock, form, published};
use crate::house::{header, on_every_database_with, open, text};
use crate::programme::field;

#[tokio::test]
async fn rows_come_move_and_go_without_a_script_and_nothing_typed_is_lost() {
    let house = open().await;
    let dora = house.signed_in("Dora", Role::Press).await;
    let page = text(dora.get("/umfragen/neu").await).await;
    assert!(page.contains("name=\"row-0-kind\" value=\"section\""), "{page}");
    let page = text(dora.post("/umfragen/neu", &form(&[("do", "add:scale")])).await).await;
    assert!(page.contains("name=\"row-7-kind\" value=\"scale\"") && field(&page, "title") == "Licht im Park", "{page}");
    assert_eq!(field(&page, "row-7-key"), "5", "new questions get numbers of their own");
    let page = text(dora.post("/umfragen/neu", &form(&[("do", "raise:2")])).await).await;
    assert_eq!((field(&page, "row-1-text"), field(&page, "row-2-text")), ("Ihre Erfahrung", "Waren Sie dort?"));
    let page = text(dora.post("/umfragen/neu", &form(&[("do", "remove:6")])).await).await;
    assert!(!page.contains("name=\"row-6-kind\""));
    for strange in ["remove:99", "raise:0", "add:bomb", "lower:18446744073709551616"] {
        assert_eq!(dora.post("/umfragen/neu", &form(&[("do", strange)])).await.status(), StatusCode::OK, "{strange}");
    }
    let answer = dora.post("/umfragen/neu", &form(&[("title", " "), ("row-3-steps", "99"), ("row-5-if-answer", "blau")])).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = text(answer).await;
    for id in ["title", "row-3-steps", "row-5-if-answer"] {
        assert!(page.contains(&format!("href=\"#{id}\"")) && page.contains(&format!("id=\"{id}\"")), "{id}: {page}");
    }
}

#[tokio::test]
async fn questions_stay_once_somebody_has_begun() {
    let house = on_every_database_with(clock(), |_| ()).await.remove(0);
    let dora = published(&house, &[]).await;
    let version = |page: &str| field(page, "version").to_owned();
    let edit = format!("{PARK}/bearbeiten");
    let first = version(&text(dora.get(&edit).await).await);
    Writer::begins(&house, &[]).await;
    let page = text(dora.get(&edit).await).await;
    assert!(page.contains("Es wurde schon geantwortet") && !page.contains("name=\"row-0-kind\""), "{page}");
    let now = version(&page);
    assert_eq!(dora.post(&edit, &form(&[("title", "Licht!"), ("row-1-text", "Anders?"), ("version", &now)])).await.status(), StatusCode::SEE_OTHER);
    let page = text(dora.get(PARK).await).await;
    assert!(page.contains("Licht!") && page.contains("Waren Sie dort?") && !page.contains("Anders?"), "{page}");
    let answer = dora.post(&edit, &form(&[("title", "Alt"), ("version", &first)])).await;
    assert_eq!(answer.status(), StatusCode::CONFLICT, "somebody else has saved");
    assert_eq!(dora.post(&format!("{PARK}/stand"), &[("do", "withdraw")]).await.status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn only_the_staff_builds_and_reads() {
    let house = open().await;
    published(&house, &[("closes_date", ""), ("closes_time", "")]).await;
    let person = house.signed_in("Gustav", Role::Person).await;
    for path in ["bearbeiten", "codes", "auswertung", "auswertung.csv", "auswertung.xlsx"] {
        let path = format!("{PARK}/{path}");
        assert!(header(&house.browser().get(&path).await, "location").starts_with("/anmelden"), "{path}");
        assert_eq!(person.get(&path).await.status(), StatusCode::FORBIDDEN, "{path}");
    }
    assert_eq!(person.post(&format!("{PARK}/stand"), &[("do", "close")]).await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_survey_is_found_while_everybody_may_see_it() {
    let house = open().await;
    let dora = house.signed_in("Dora", Role::Press).await;
    dora.post("/umfragen/neu", &form(&[("closes_date", ""), ("closes_time", "")])).await;
    let found = async || text(house.browser().get("/suche?q=sicher").await).await.contains(&format!("href=\"{PARK}\""));
    assert!(!found().await);
    dora.post(&format!("{PARK}/stand"), &[("do", "publish")]).await;
    assert!(found().await);
    dora.post(&format!("{PARK}/stand"), &[("do", "withdraw")]).await;
    assert!(!found().await);
}

#[tokio::test]
async fn published_is_what_stands_in_the_form() {
    for house in on_every_database_with(super::clock(), |_| ()).await {
        let dora = house.signed_in("Dora", Role::Press).await;
        dora.post("/umfragen/neu", &super::form(&[])).await;
        let edit = format!("{PARK}/bearbeiten");
        let page = text(dora.get(&edit).await).await;
        let version = crate::programme::field(&page, "version").to_owned();
        let answer = dora.post(&edit, &super::form(&[("title", "Licht und Bänke"), ("version", &version), ("do", "publish")])).await;
        assert_eq!(answer.status(), 303, "{}", text(answer).await);
        let told = text(dora.get(&header(&answer, "location")).await).await;
        assert!(told.contains("Die Umfrage ist veröffentlicht."), "{told}");
        let page = text(house.browser().get(PARK).await).await;
        assert!(page.contains("Licht und Bänke"), "{page}");
        house.running.stop().await;
    }
}
