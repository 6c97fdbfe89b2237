//! Figures by their addresses: an evening's numbers, reports and their files, feedback, what is public. Never the hiding itself.

mod after;
mod files;
mod reports;

use jiff::Timestamp;
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use reqwest::StatusCode;

use crate::house::{self, Browser, House, text};

/// The morning after the evening of `held`.
fn morning() -> Clock {
    Clock::fixed("2027-02-05T08:00:00Z".parse::<Timestamp>().unwrap())
}

/// One portal for each database, on the morning after an evening that took place elsewhere.
async fn houses() -> Vec<House> {
    house::on_every_database_with(morning(), |config| config.limits.forms_per_minute = 1_000).await
}

/// Enters an event; answers the last part of its address.
async fn held(house: &House, title: &str, date: &str, series: &str) -> String {
    let ada = house.signed_in("Ada", Role::Moderation).await;
    let form = [("title", title), ("kind", "themed"), ("date", date), ("from", "17:00"), ("until", "19:00"), ("series", series)];
    let answer = ada.post("/programm/neu", &form).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    house::header(&answer, "location").rsplit('/').next().unwrap().to_owned()
}

/// Enters a series; answers the last part of its address, and its id for the form of an event.
async fn series(house: &House, title: &str) -> (String, String) {
    let ada = house.signed_in("Ada", Role::Moderation).await;
    let answer = ada.post("/programm/reihen/neu", &[("title", title), ("summary", "")]).await;
    let slug = house::header(&answer, "location").rsplit('/').next().unwrap().to_owned();
    let form = text(ada.get("/programm/neu").await).await;
    let end = form.find(&format!(">{title}</option>")).unwrap();
    let id = form[..end].rsplit("value=\"").next().unwrap().split('"').next().unwrap().to_owned();
    (slug, id)
}

/// Enters numbers for an evening by hand.
async fn counted(dora: &Browser, slug: &str, listening: &str, talking: &str, first: &str) {
    let form = [("zuhoerend", listening), ("mitredend", talking), ("erstmals", first), ("beitraege", "7")];
    assert_eq!(dora.post(&format!("/auswertung/abend/{slug}/zahlen"), &form).await.status(), StatusCode::SEE_OTHER);
}

async fn reads(browser: &Browser, path: &str) -> String {
    let answer = browser.get_with(path).header("accept-language", "de").send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    bare(&text(answer).await)
}

/// Tables without the words that phones show before each cell.
fn bare(page: &str) -> String {
    let mut parts = page.split(" data-label=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, part| before + part.split_once('"').map_or("", |(_, rest)| rest))
}
