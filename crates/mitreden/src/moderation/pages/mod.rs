//! The pages of the moderation: the queue, one matter, history, blocks; reporting and objecting for everybody. Decides nothing.

mod blocks;
mod history;
mod list;
mod matter;
mod objection;
mod report;
mod words;

pub use objection::{Standing, standing};
pub use words::suspicion as suspicion_word;

use axum::routing::{get, post};

use super::letters;
use super::model::{Reason, Report};
use crate::app::{App, Routes, Site};
use crate::base::dates;
use crate::base::http::Page;
use crate::base::i18n::Words;
use jiff::Timestamp;

/// Longest own words to an author, in characters.
const WORDS_MAX: usize = 1_000;

/// The addresses of the moderation.
pub fn routes() -> Routes {
    Routes::new()
        .route("/moderation", get(list::show).post(list::decide))
        .route("/moderation/verlauf", get(history::show))
        .route("/moderation/sperren", get(blocks::show))
        .route("/moderation/sperren/{id}", post(blocks::lift))
        .route("/moderation/{kind}/{id}", get(matter::show).post(matter::decide))
        .route("/melden", get(report::form).post(report::send))
        .route("/melden/{number}", get(report::thanks))
        .route("/widerspruch/{decision}/{key}", get(objection::form).post(objection::send))
}

/// Where somebody objects to a decision, without language. Only its letter and the receipt know the address.
pub(super) fn objection_address(site: &Site, decision: &str) -> String {
    format!("/widerspruch/{decision}/{}", objection::key(site, decision))
}

/// A reason as an option of a list.
struct Choice {
    word: &'static str,
    label: String,
    chosen: bool,
}

fn reasons(t: &Words, chosen: &str) -> Vec<Choice> {
    Reason::ALL.into_iter().map(|reason| Choice { word: reason.word(), label: letters::reason(t, reason), chosen: reason.word() == chosen }).collect()
}

/// A reason of the database in words; empty if there is none.
fn reason_of(t: &Words, word: &str) -> String {
    Reason::of(word).map(|reason| letters::reason(t, reason)).unwrap_or_default()
}

/// A report as the moderation reads it.
struct ReportView {
    number: String,
    reason: String,
    words: String,
    name: String,
    when: String,
}

impl ReportView {
    fn of(app: &App, page: &Page, report: &Report) -> Self {
        let name = if report.name.is_empty() { page.t.msg_moderation_nobody() } else { report.name.clone() };
        let (reason, when) = (reason_of(page.t, &report.reason), moment(app, page, report.at));
        Self { number: report.number.clone(), reason, words: report.words.clone(), name, when }
    }
}

/// "Donnerstag, 4. Februar 2021, 17:00 Uhr".
fn moment(app: &App, page: &Page, at: Timestamp) -> String {
    let zone = app.site("").zone();
    dates::moment(&dates::local(at, &zone), page.language)
}

/// The address of a matter's page; its id may be a path.
fn matter_address(kind: &str, id: &str) -> String {
    let id: String = url::form_urlencoded::byte_serialize(id.as_bytes()).collect();
    format!("/moderation/{kind}/{id}")
}
