//! Surveys by their addresses: built, answered page by page, sent once, analysed, published. Never the rules of a sheet alone.

mod answering;
mod building;
mod codes;
mod results;

use jiff::{SignedDuration, Timestamp};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use reqwest::{Response, StatusCode};

use crate::house::{Browser, House, header, text};

pub(crate) const PARK: &str = "/umfragen/licht-im-park";

fn clock() -> Clock {
    Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap())
}

/// A survey with a branch: in the park or not; if so how safe (1 to 5), and where not if 1; at the end a wish.
fn form<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![("title", "Licht im Park"), ("privacy", "Freiwillig."), ("intro", "Drei Minuten."), ("access", "open")];
    form.extend([("closes_date", "2026-12-01"), ("closes_time", "18:00"), ("do", "save")]);
    form.extend([("row-0-kind", "section"), ("row-0-key", ""), ("row-0-text", "Ihr Park")]);
    form.extend([("row-1-kind", "single"), ("row-1-key", "1"), ("row-1-text", "Waren Sie dort?"), ("row-1-options", "Ja\r\nNein"), ("row-1-required", "true")]);
    form.extend([("row-2-kind", "section"), ("row-2-key", ""), ("row-2-text", "Ihre Erfahrung"), ("row-2-if-question", "1"), ("row-2-if-answer", "ja")]);
    form.extend([
        ("row-3-kind", "scale"),
        ("row-3-key", "2"),
        ("row-3-text", "Wie sicher?"),
        ("row-3-options", "gar nicht\r\nsehr"),
        ("row-3-steps", "5"),
        ("row-3-required", "true"),
    ]);
    form.extend([("row-4-kind", "section"), ("row-4-key", ""), ("row-4-text", "Ihr Wunsch")]);
    form.extend([("row-5-kind", "text"), ("row-5-key", "3"), ("row-5-text", "Wo unsicher?"), ("row-5-if-question", "2"), ("row-5-if-answer", "1")]);
    form.extend([("row-6-kind", "multiple"), ("row-6-key", "4"), ("row-6-text", "Was fehlt?"), ("row-6-options", "Bänke\r\nLicht\r\nRuhe")]);
    for (name, value) in more {
        form.retain(|(other, _)| other != name);
        form.push((name, value));
    }
    form
}

/// Dora, who has published the survey.
pub(crate) async fn published(house: &House, more: &[(&str, &str)]) -> Browser {
    let dora = house.signed_in("Dora", Role::Press).await;
    let answer = dora.post("/umfragen/neu", &form(more)).await;
    assert_eq!(header(&answer, "location"), format!("{PARK}/bearbeiten"), "{}", text(answer).await);
    assert_eq!(dora.post(&format!("{PARK}/stand"), &[("do", "publish")]).await.status(), StatusCode::SEE_OTHER);
    dora
}

/// Somebody with a sheet.
struct Writer {
    browser: Browser,
    /// Where the sheet lies.
    base: String,
}

impl Writer {
    async fn begins(house: &House, fields: &[(&str, &str)]) -> Writer {
        let browser = house.browser();
        let answer = browser.post(PARK, fields).await;
        let to = header(&answer, "location");
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{}", text(answer).await);
        let base = to.strip_suffix("/seite/0").unwrap().to_owned();
        Writer { browser, base }
    }

    async fn sends(&self, part: &str, fields: &[(&str, &str)]) -> Response {
        self.browser.post(&format!("{}/{part}", self.base), fields).await
    }

    /// Sends a page; answers the part of the sheet to which it leads.
    async fn goes(&self, place: usize, fields: &[(&str, &str)]) -> String {
        let fields = [fields, &[("do", "next")]].concat();
        let answer = self.sends(&format!("seite/{place}"), &fields).await;
        let to = header(&answer, "location");
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{}", text(answer).await);
        to.strip_prefix(&self.base).unwrap().trim_start_matches('/').to_owned()
    }

    async fn reads(&self, part: &str) -> String {
        let answer = self.browser.get(format!("{}/{part}", self.base).trim_end_matches('/')).await;
        assert_eq!(answer.status(), StatusCode::OK, "{part}");
        text(answer).await
    }

    /// Fills in everything by the short way and sends it.
    async fn completes(house: &House, missing: &str) -> Writer {
        let writer = Writer::begins(house, &[]).await;
        assert_eq!(writer.goes(0, &[("f-1", "1")]).await, "seite/2");
        assert_eq!(writer.goes(2, &[("f-4", missing)]).await, "pruefen");
        assert_eq!(writer.sends("pruefen", &[]).await.status(), StatusCode::SEE_OTHER);
        writer
    }
}

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

/// Every cell of a column, as one text.
async fn dump(house: &House, sql: &str) -> String {
    use sea_orm::{ConnectionTrait, Statement};
    let db = &house.running.app.site("").db;
    let rows = db.read.query_all_raw(Statement::from_string(db.backend(), sql)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index::<String>(0).unwrap()).collect::<Vec<_>>().join("\n")
}
