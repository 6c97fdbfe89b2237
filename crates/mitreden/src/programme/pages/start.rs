//! The start page: what is on now, what is next, what one can take part in, and how it works. Lists no archive; the programme does.

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use jiff::ToSpan as _;

use super::chances::{self, Chance};
use super::{Line, Scene, Stage};
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::news::{self, Newest};
use crate::programme::model::{Event, Status};
use crate::programme::store;

/// How many of the next events are listed.
const NEXT: usize = 4;
/// How far back an evening may have been planned to end and still be on because the moderation has not ended it, in hours.
const LATE_HOURS: i64 = 6;
/// How far ahead "next" looks, in days.
const AHEAD_DAYS: i64 = 400;

#[derive(Template)]
#[template(path = "programme/start.html")]
struct StartPage<'a> {
    page: &'a Page,
    now: Option<Stage>,
    more_now: Vec<Line>,
    next: Option<Stage>,
    upcoming: Vec<Line>,
    chances: Vec<Chance>,
    calendar: String,
    news: Newest,
}

/// `GET /`
pub(super) async fn show(State(app): State<App>, page: Page) -> Result<impl IntoResponse, Error> {
    let db = &app.site("").db;
    let now = app.site("").clock.now();
    let from = now.saturating_sub(LATE_HOURS.hours()).unwrap_or(now);
    let until = now.saturating_add((AHEAD_DAYS * 24).hours()).unwrap_or(now);
    let events = store::events_between(&db.read, from, until, 50).await?;
    let names = store::speaker_names(&db.read, from).await?;
    let series = store::all_series(&db.read).await?;
    let scene = Scene::of(&app, &page, &events).await?;
    let stage = |event: &Event| {
        let series = series.iter().find(|series| Some(&series.id) == event.series.as_ref()).map(|series| series.title.clone());
        scene.stage(event, series, names.get(&event.id).cloned().unwrap_or_default())
    };
    let on: Vec<&Event> = events.iter().filter(|event| scene.status(event) == Status::Live).collect();
    let coming: Vec<&Event> =
        events.iter().filter(|event| event.starts_at > now && matches!(scene.status(event), Status::Planned | Status::Cancelled)).collect();
    // The card announces what takes place; the list below also says what was called off.
    let first = if on.is_empty() { coming.iter().find(|event| scene.status(event) == Status::Planned).copied() } else { None };
    let upcoming = coming.iter().filter(|event| first.is_none_or(|first| first.id != event.id));
    let upcoming: Vec<Line> = upcoming.take(NEXT).map(|event| scene.line(event)).collect();
    let (now, next) = (on.first().map(|event| stage(event)), first.map(stage));
    let more_now = on.iter().skip(1).map(|event| scene.line(event)).collect();
    let (chances, news) = (chances::open(&app, &page).await?, news::newest(&app, &page).await?);
    render(StartPage { page: &page, news, now, more_now, next, upcoming, chances, calendar: super::webcal(&page.absolute("/programm.ics")) })
}
