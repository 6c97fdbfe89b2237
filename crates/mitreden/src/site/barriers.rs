//! Reports of barriers (BITV 2.0 § 7 (2)): a form for everybody, a list with due dates for staff. Sends no mail.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::store::{self, Report};
use crate::accounts::Viewer;
use crate::app::{App, Site};
use crate::audit;
use crate::base::dates;
use crate::base::http::{Caller, Error, Form, Mistake, Page, public_part, show};

/// Longest message, in characters.
const MESSAGE: usize = 4000;

/// Longest address of a page or way to answer, in characters.
const LINE: usize = 300;

/// The fields of the form, as they came.
#[derive(Deserialize, Default)]
pub(super) struct Fields {
    #[serde(default)]
    seite: String,
    #[serde(default)]
    meldung: String,
    #[serde(default)]
    kontakt: String,
}

#[derive(Deserialize)]
pub(super) struct From {
    seite: Option<String>,
}

#[derive(Template)]
#[template(path = "site/barrier_form.html")]
struct FormPage {
    page: Page,
    fields: Fields,
    errors: Vec<Mistake>,
    message_error: String,
}

#[derive(Template)]
#[template(path = "site/barrier_thanks.html")]
struct ThanksPage {
    page: Page,
    number: String,
    due: String,
}

#[derive(Template)]
#[template(path = "site/barrier_list.html")]
struct ListPage {
    page: Page,
    rows: Vec<Row>,
}

struct Row {
    report: Report,
    created: String,
    due: String,
    overdue: bool,
    answered: bool,
}

/// The form, with the page the visitor came from.
pub(super) async fn form(page: Page, Query(from): Query<From>, headers: HeaderMap) -> Result<Html<String>, Error> {
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let seite = from.seite.unwrap_or_else(|| came_from(referer, &headers));
    show(FormPage { page, fields: Fields { seite: line(&seite), ..Fields::default() }, errors: Vec::new(), message_error: String::new() })
}

/// Stores a report and leads to its confirmation.
pub(super) async fn send(State(app): State<App>, page: Page, caller: Caller, Form(fields): Form<Fields>) -> Result<Response, Error> {
    let site = app.site("");
    let fields = Fields { seite: line(&fields.seite), meldung: clean(&fields.meldung, true).trim().to_owned(), kontakt: line(&fields.kontakt) };
    let length = fields.meldung.chars().count();
    let wrong = match length {
        0 => page.t.msg_barrier_message_missing(),
        length if length > MESSAGE => page.t.msg_barrier_message_long(),
        _ => String::new(),
    };
    if !wrong.is_empty() {
        let errors = vec![Mistake::new("meldung", wrong.clone())];
        let html = show(FormPage { page, fields, errors, message_error: wrong })?;
        return Ok((axum::http::StatusCode::UNPROCESSABLE_ENTITY, html).into_response());
    }
    site.attempts.forms.count(caller.key())?;
    let report = report(site, fields);
    let tx = site.db.begin().await?;
    store::insert(&tx, &report).await?;
    tx.commit().await?;
    tracing::info!(number = report.number, "a barrier was reported");
    Ok(page.see_other(&format!("/barriere-melden/{}", report.number)).into_response())
}

fn report(site: &Site, fields: Fields) -> Report {
    let now = site.clock.now();
    let days = i64::from(site.current().config.accessibility.answer_days);
    Report {
        id: site.ids.id(),
        number: format!("B-{}", site.ids.digits(8)),
        page: fields.seite,
        message: fields.meldung,
        contact: fields.kontakt,
        created_at: now.into(),
        due_at: (now + SignedDuration::from_hours(24 * days)).into(),
        answered_at: None,
    }
}

/// The confirmation: number and date of the answer, and nothing of the report.
pub(super) async fn thanks(State(app): State<App>, page: Page, Path(number): Path<String>) -> Result<Html<String>, Error> {
    let site = app.site("");
    let due = store::due(&site.db.read, &number).await?.ok_or(Error::NotFound)?;
    let due = day(site, &page, due.0);
    show(ThanksPage { page, number, due })
}

/// All reports, for staff.
pub(super) async fn list(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Html<String>, Error> {
    viewer.staff()?;
    let site = app.site("");
    let now = site.clock.now();
    let reports = store::all(&site.db.read).await?;
    let rows = reports.into_iter().map(|report| Row {
        created: day(site, &page, report.created_at.0),
        due: day(site, &page, report.due_at.0),
        overdue: report.answered_at.is_none() && report.due_at.0 < now,
        answered: report.answered_at.is_some(),
        report,
    });
    let rows = rows.collect();
    show(ListPage { page, rows })
}

/// Notes that a report was answered.
pub(super) async fn answered(State(app): State<App>, page: Page, viewer: Viewer, Path(id): Path<String>) -> Result<Redirect, Error> {
    viewer.staff()?;
    let site = app.site("");
    let tx = site.db.begin().await?;
    if let Some(number) = store::answer(&tx, &id, site.clock.now()).await? {
        audit::note(&tx, site, (&viewer).into(), "barrier.answered", "/meldungen", &number).await?;
    }
    tx.commit().await?;
    Ok(page.see_other("/meldungen"))
}

fn day(site: &Site, page: &Page, at: Timestamp) -> String {
    let zone = site.zone();
    dates::day(at.to_zoned(zone).date(), page.language)
}

/// The path of one of our own pages, without its query and without any part that looks like a secret.
fn came_from(referer: &str, headers: &HeaderMap) -> String {
    let Ok(uri) = referer.parse::<Uri>() else { return String::new() };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
    if uri.authority().map(|authority| authority.as_str()) != host {
        return String::new();
    }
    public_part(uri.path())
}

fn line(text: &str) -> String {
    clean(text, false).trim().chars().take(LINE).collect()
}

/// Without control characters and without those that turn the writing direction of what follows (UAX #9).
fn clean(text: &str, lines: bool) -> String {
    let direction = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    text.chars().filter(|c| (lines && *c == '\n') || !(c.is_control() || direction(*c))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_is_taken_from_our_own_addresses_only() {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, "mitreden.example:8080".parse().unwrap());
        for (referer, page) in [
            ("http://mitreden.example:8080/raeume/saal?mitreden", "/raeume/saal"),
            ("http://mitreden.example:8080/raeume/saal/einladung/0123456789abcdef0123456789abcdef", "/raeume/saal/einladung"),
            ("http://mitreden.example:8080/umfragen/licht/bogen/1a2b3-c4d5e-f6g7h-i8j9k", "/umfragen/licht/bogen"),
            ("http://other.example/raeume/saal", ""),
            ("", ""),
            ("nonsense with spaces", ""),
        ] {
            assert_eq!(came_from(referer, &headers), page, "{referer}");
        }
    }

    #[test]
    fn tricks_with_characters_are_taken_out() {
        assert_eq!(clean("a\u{202e}b\u{0}\r\nc", true), "ab\nc");
        assert_eq!(line("  a\nb  "), "ab");
        assert_eq!(line(&"ä".repeat(10_000)).chars().count(), LINE);
    }
}
