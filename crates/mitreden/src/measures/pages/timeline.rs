//! The timeline: what happened on all measures and what is planned, year by year and day by day. Shows no measure in full.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use jiff::civil;

use super::{Step, words};
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, show as render};
use crate::measures::model::{Happened, Moment};
use crate::measures::store;

struct Line {
    measure: String,
    address: String,
    what: String,
    /// The words of the city are in its language, ours in that of the page.
    is_own: bool,
    /// "Erreicht", "Geplant" or "Phase".
    kind: String,
    mood: &'static str,
}

struct DayView {
    date: civil::Date,
    day: String,
    lines: Vec<Line>,
}

struct YearView {
    year: i16,
    days: Vec<DayView>,
}

#[derive(Template)]
#[template(path = "measures/timeline.html")]
struct TimelinePage<'a> {
    page: &'a Page,
    years: Vec<YearView>,
    /// Today's year, if something stands there or later.
    now: Option<i16>,
    trail: Vec<Step>,
}

/// `GET /massnahmen/zeitstrahl`
pub(super) async fn show(State(app): State<App>, page: Page) -> Result<Response, Error> {
    let site = app.site("");
    let today = site.today();
    let line = |moment: &Moment| {
        let (kind, mood, what, is_own) = match &moment.happened {
            Happened::Phase(phase) => (page.t.msg_measures_phase(), "info", words::phase(page.t, *phase), true),
            Happened::Reached(title) => (page.t.msg_measures_timeline_reached(), "success", title.clone(), false),
            Happened::Planned(title) if moment.day < today => (page.t.msg_measures_timeline_late(), "warning", title.clone(), false),
            Happened::Planned(title) => (page.t.msg_measures_timeline_planned(), "info", title.clone(), false),
        };
        let address = page.to(&format!("/massnahmen/{}", moment.slug));
        Line { measure: moment.measure.clone(), address, what, is_own, kind, mood }
    };
    let mut years: Vec<YearView> = Vec::new();
    for moment in store::days(&site.db.read).await? {
        if years.last().is_none_or(|last| last.year != moment.day.year()) {
            years.push(YearView { year: moment.day.year(), days: Vec::new() });
        }
        let Some(YearView { days, .. }) = years.last_mut() else { continue };
        match days.last_mut().filter(|last| last.date == moment.day) {
            Some(last) => last.lines.push(line(&moment)),
            None => days.push(DayView { date: moment.day, day: dates::day(moment.day, page.language), lines: vec![line(&moment)] }),
        }
    }
    let now = years.iter().map(|year| year.year).find(|year| *year >= today.year());
    render(TimelinePage { years, now, trail: super::trail(&page), page: &page }).map(IntoResponse::into_response)
}
