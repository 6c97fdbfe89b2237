//! The programme and one series: lists of events by week. Shows no single event in full.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{Line, Scene, Step, feeds};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show};
use crate::figures;
use crate::programme::model::{self, Event, Series, Status};
use crate::programme::{dates, store};

/// A series with its events by week.
pub(super) struct SeriesView {
    /// The language the series is written in.
    lang: &'static str,
    title: String,
    summary: String,
    address: String,
    /// "26. Januar bis 25. Februar 2021", empty without events.
    days: String,
    /// "10 Termine".
    count: String,
    weeks: Vec<WeekView>,
}

pub(super) struct WeekView {
    title: String,
    events: Vec<Line>,
}

#[derive(Template)]
#[template(path = "programme/programme.html")]
struct ProgrammePage<'a> {
    page: &'a Page,
    series: Vec<SeriesView>,
    singles: Vec<Line>,
    archive: Vec<SeriesView>,
    past: Vec<Line>,
    calendar: String,
    staff: bool,
    trail: Vec<Step>,
}

#[derive(Template)]
#[template(path = "programme/series.html")]
struct SeriesPage<'a> {
    page: &'a Page,
    series: SeriesView,
    /// The calendar file.
    file: String,
    follow: String,
    /// The calendar as a subscription.
    calendar: String,
    staff: Option<StaffLinks>,
    trail: Vec<Step>,
    /// Its figures, if they are published.
    figures: Option<String>,
}

struct StaffLinks {
    dates: String,
    event: String,
    edit: String,
}

/// `GET /programm`
pub(super) async fn programme(State(app): State<App>, page: Page, viewer: Option<Viewer>) -> Result<impl IntoResponse, Error> {
    let db = &app.site("").db;
    let events = store::all_events(&db.read).await?;
    let all = store::all_series(&db.read).await?;
    let scene = Scene::of(&app, &page, &events).await?;
    let (archived, current): (Vec<&Series>, Vec<&Series>) = all.iter().partition(|series| model::is_past(series, &events, scene.now));
    let mut series: Vec<(Option<Next>, SeriesView)> = current.iter().map(|series| dated(&scene, series, &events)).collect();
    // What begins next comes first; then what is just over; what is not dated yet comes last.
    series.sort_by_key(|(next, _)| (next.is_none(), *next));
    let mut archive: Vec<(Option<Next>, SeriesView)> = archived.iter().map(|series| dated(&scene, series, &events)).collect();
    archive.sort_by_key(|(next, _)| std::cmp::Reverse(*next));
    let single = events.iter().filter(|event| event.series.is_none());
    let (past, coming): (Vec<&Event>, Vec<&Event>) = single.partition(|event| scene.status(event) == Status::Over || event.ends_at < scene.now);
    show(ProgrammePage {
        page: &page,
        series: series.into_iter().map(|(_, view)| view).collect(),
        singles: coming.into_iter().map(|event| scene.line(event)).collect(),
        archive: archive.into_iter().map(|(_, view)| view).collect(),
        past: past.into_iter().rev().map(|event| scene.line(event)).collect(),
        calendar: super::webcal(&page.absolute("/programm.ics")),
        staff: viewer.is_some_and(|viewer| viewer.may_moderate()),
        trail: super::trail(&page, []).into_iter().take(1).collect(),
    })
}

/// `GET /programm/reihen/<slug>` and `GET /programm/reihen/<slug>.ics`
pub(super) async fn series(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path(slug): Path<String>) -> Result<Response, Error> {
    if let Some(slug) = slug.strip_suffix(".ics") {
        return feeds::series_calendar(&app, &page, slug).await.map(IntoResponse::into_response);
    }
    let db = &app.site("").db;
    let series = store::series(&db.read, &slug).await?.ok_or(Error::NotFound)?;
    let events = store::events_of(&db.read, &series.id).await?;
    let scene = Scene::of(&app, &page, &events).await?;
    let (_, view) = dated(&scene, &series, &events);
    let path = format!("/programm/reihen/{slug}");
    let calendar = super::webcal(&page.absolute(&format!("{path}.ics")));
    let staff = viewer.filter(Viewer::may_moderate).map(|_| StaffLinks {
        dates: page.to(&format!("{path}/termine")),
        event: page.to(&format!("/programm/neu?reihe={slug}")),
        edit: page.to(&format!("{path}/bearbeiten")),
    });
    let file = page.to(&format!("{path}.ics"));
    let follow = page.to(&format!("/abos?reihe={slug}"));
    let figures = figures::public_series_address(&db.read, &series.id, &series.slug).await?.map(|path| page.to(&path));
    show(SeriesPage { page: &page, series: view, file, follow, calendar, staff, trail: super::trail(&page, []), figures }).map(IntoResponse::into_response)
}

/// Where a series stands: whether its last event is over, and when its next (or else its last) one begins.
type Next = (bool, jiff::Timestamp);

/// A series with the weeks of its events, and where it stands.
fn dated(scene: &Scene<'_>, series: &Series, events: &[Event]) -> (Option<Next>, SeriesView) {
    let (page, language) = (scene.page, scene.page.language);
    let own: Vec<&Event> = events.iter().filter(|event| event.series.as_ref() == Some(&series.id)).collect();
    let next = own.iter().find(|event| event.ends_at >= scene.now).or(own.last()).map(|event| (event.ends_at < scene.now, event.starts_at));
    let day = |event: &Event| dates::local(event.starts_at, &scene.zone).date();
    let days = match (own.first(), own.last()) {
        (Some(first), Some(last)) => dates::days(day(first), day(last), language),
        _ => String::new(),
    };
    let count = page.t.msg_programme_evenings(own.len());
    let weeks = model::weeks(own, &scene.zone, |event| event.starts_at).into_iter().map(|week| WeekView {
        title: page.t.msg_programme_week(week.number.to_string(), dates::days(week.first, week.last, language)),
        events: week.events.into_iter().map(|event| scene.line(event)).collect(),
    });
    let weeks = weeks.collect();
    let (title, summary) = (series.title.clone(), series.summary.clone());
    (next, SeriesView { lang: scene.lang, title, summary, address: page.to(&format!("/programm/reihen/{}", series.slug)), days, count, weeks })
}
