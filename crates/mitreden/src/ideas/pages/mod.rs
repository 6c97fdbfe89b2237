//! The pages of the contests: their addresses and what several of them show. Each page is a file of its own.

mod answer;
mod contest;
mod desk;
mod edit;
mod exchange;
mod feed;
mod file;
mod forwarded;
mod idea;
mod list;
mod ranking;
mod receipt;
mod submit;
mod vote;
mod words;

pub use forwarded::{Forwarded, forwarded_to};

use axum::routing::{get, post};
use jiff::SignedDuration;
use jiff::tz::TimeZone;
use subtle::ConstantTimeEq as _;

use super::changes;
use super::model::{Category, Contest, Idea, State, Window};
use super::store::{self, ideas};
use crate::accounts::Viewer;
use crate::app::{App, Routes, Site};
use crate::base::dates;
use crate::base::http::{Error, Page};

/// The addresses of the contests.
pub fn routes() -> Routes {
    Routes::new()
        .route("/ideen", get(list::show))
        .route("/ideen.atom", get(feed::all))
        .route("/ideen/neu", get(edit::new).post(edit::create))
        .route("/ideen/einlesen", get(exchange::form))
        .route("/ideen/beleg/{id}/{key}", get(receipt::show))
        // `/ideen/<slug>.atom`, `.csv` and `.json` are the same route with an ending: a path segment cannot be matched in part.
        .route("/ideen/{contest}", get(contest::show))
        .route("/ideen/{contest}/bearbeiten", get(edit::edit).post(edit::save))
        .route("/ideen/{contest}/einreichen", get(submit::form))
        .route("/ideen/{contest}/verwalten", get(desk::show).post(desk::change))
        .route("/ideen/{contest}/empfehlung", get(ranking::show))
        .route("/ideen/{contest}/abstimmung", get(vote::show).post(vote::send))
        .route("/ideen/{contest}/{number}", get(idea::show))
        .route("/ideen/{contest}/{number}/anlagen/{name}", get(file::hand_out))
        .route("/ideen/{contest}/{number}/unterstuetzen", post(idea::support))
        .route("/ideen/{contest}/{number}/antwort", get(answer::form).post(answer::send))
}

/// The addresses that take whole files.
pub fn upload_routes() -> Routes {
    Routes::new().route("/ideen/{contest}/einreichen", post(submit::send)).route("/ideen/einlesen/datei", post(exchange::upload))
}

/// Where the author of an idea sees what became of it, without language. Nobody else can know the address.
pub(super) fn receipt_address(site: &Site, id: &str) -> String {
    format!("/ideen/beleg/{id}/{}", key(site, id))
}

fn key(site: &Site, id: &str) -> String {
    site.secret.derive(&format!("idea-receipt:{id}"))
}

fn is_key(site: &Site, id: &str, given: &str) -> bool {
    key(site, id).as_bytes().ct_eq(given.as_bytes()).into()
}

/// The contest at an address, if the visitor may read it.
async fn contest_at(app: &App, viewer: Option<&Viewer>, slug: &str) -> Result<Contest, Error> {
    let contest = store::by_slug(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)?;
    if contest.is_public() || viewer.is_some_and(Viewer::is_staff) { Ok(contest) } else { Err(Error::NotFound) }
}

/// A published idea of a contest by its number.
async fn idea_at(app: &App, contest: &Contest, number: &str) -> Result<Idea, Error> {
    let number = number.parse().map_err(|_| Error::NotFound)?;
    let idea = ideas::by_number(&app.site("").db.read, &contest.id, number).await?.ok_or(Error::NotFound)?;
    match idea.state {
        State::Public => Ok(idea),
        // Who waits or was refused is nobody's business; what is gone may be said.
        State::Removed => Err(Error::Gone),
        State::Waiting | State::Rejected => Err(Error::NotFound),
    }
}

/// A choice of a list.
struct Choice {
    word: String,
    label: String,
    chosen: bool,
}

/// A category as pages show it.
struct CategoryView {
    id: String,
    title: String,
    audience: String,
    /// "2. Juni bis 30. September 2020".
    when: String,
    /// Where it was put off: "verlängert bis …, zuerst bis …"; empty: never.
    extended: String,
    /// `ahead`, `open` or `closed`.
    window: &'static str,
    state: String,
}

impl CategoryView {
    fn of(page: &Page, zone: &TimeZone, contest: &Contest, category: &Category, now: jiff::Timestamp) -> Self {
        // The last moment belongs to the day before midnight.
        let last = |at: jiff::Timestamp| dates::local(at - SignedDuration::from_secs(1), zone).date();
        let end = last(category.closes_at);
        let is_over = contest.stage == super::model::Stage::Over;
        let (window, state) = match category.window(now) {
            Window::Ahead if !is_over => ("ahead", page.t.msg_ideas_window_ahead()),
            Window::Open if !is_over => ("open", page.t.msg_ideas_window_open()),
            _ => ("closed", page.t.msg_ideas_window_closed()),
        };
        let day = |date| dates::days(date, date, page.language);
        Self {
            id: category.id.clone(),
            title: category.title.clone(),
            audience: category.audience.clone(),
            when: dates::days(dates::local(category.opens_at, zone).date(), end, page.language),
            extended: category.first_closes_at.map(|first| page.t.msg_ideas_extended(day(end), day(last(first)))).unwrap_or_default(),
            window,
            state,
        }
    }
}

/// An idea as a line of a list.
struct Row {
    address: String,
    number: i64,
    title: String,
    category: String,
    status: String,
    /// The status' word, for its colour.
    status_word: &'static str,
    support: i64,
    points: Option<i64>,
}

impl Row {
    fn of(page: &Page, contest: &Contest, categories: &[Category], idea: &Idea, support: i64) -> Self {
        Self {
            address: page.to(&changes::address(contest, idea)),
            number: idea.number,
            title: idea.title.clone(),
            category: categories.iter().find(|category| category.id == idea.category).map(|category| category.title.clone()).unwrap_or_default(),
            status: words::status(page.t, idea.status),
            status_word: idea.status.word(),
            support,
            points: idea.points,
        }
    }
}

/// One step of the way to a page.
pub(super) struct Step {
    address: String,
    label: String,
}

/// The way from the start page over the list, and over a contest if the page is one of its.
fn trail(page: &Page, contest: Option<&Contest>) -> Vec<Step> {
    let steps = [("/".to_owned(), page.t.msg_programme_start()), ("/ideen".to_owned(), page.t.msg_ideas_title())];
    let contest = contest.map(|contest| (contest.address(), contest.title.clone()));
    steps.into_iter().chain(contest).map(|(path, label)| Step { address: page.to(&path), label }).collect()
}

/// A day as a page names it.
fn day(page: &Page, zone: &TimeZone, at: jiff::Timestamp) -> String {
    dates::day(dates::local(at, zone).date(), page.language)
}
