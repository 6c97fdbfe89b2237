//! The next ten Tuesdays and Thursdays in one step: a preview with a box and a topic for each day, then all at once.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::words;
use super::{Step, zone};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::programme::dates as say;
use crate::programme::form::dates::{DatesForm, Proposal, choose, drafts};
use crate::programme::form::{Fault, Fields};
use crate::programme::model::Series;
use crate::programme::{changes, store};

/// A proposed day as a row.
struct Row {
    /// "2026-11-24", part of the fields' names.
    day: String,
    /// "Dienstag, 24. November 2026, 17:00–19:00 Uhr".
    label: String,
    /// "Dienstag, 24. November 2026".
    spoken: String,
    chosen: bool,
    topic: String,
    taken: bool,
    error: String,
}

#[derive(Template)]
#[template(path = "programme/dates_form.html")]
struct DatesPage<'a> {
    page: &'a Page,
    series_title: String,
    action: String,
    back: String,
    form: DatesForm,
    rows: Vec<Row>,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl DatesPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }

    fn day_id(&self, row: &Row) -> String {
        format!("day-{}", row.day)
    }

    fn topic_id(&self, row: &Row) -> String {
        format!("topic-{}", row.day)
    }
}

fn dates_page(app: &App, page: &Page, series: &Series, form: DatesForm, proposals: &[Proposal], faults: &[Fault]) -> Result<Response, Error> {
    let zone = zone(app);
    let mut mistakes = words::mistakes(page, faults);
    // "Nothing chosen" has no field of its own: the first box stands in.
    if let (Some(mistake), Some(first)) = (mistakes.iter_mut().find(|mistake| mistake.field == "days"), proposals.first()) {
        mistake.field = format!("day-{}", first.day).into();
    }
    let row = |proposal: &Proposal| Row {
        label: say::span(&say::local(proposal.starts_at, &zone), &say::local(proposal.ends_at, &zone), page.language),
        error: mistakes.iter().find(|mistake| mistake.field == format!("topic-{}", proposal.day)).map(|mistake| mistake.short.clone()).unwrap_or_default(),
        spoken: say::day(proposal.day, page.language),
        day: proposal.day.to_string(),
        chosen: proposal.chosen,
        topic: proposal.topic.clone(),
        taken: proposal.taken,
    };
    let rows = proposals.iter().map(row).collect();
    let path = format!("/programm/reihen/{}", series.slug);
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let trail = super::trail(page, [(path.clone(), series.title.clone())]);
    let view =
        DatesPage { page, series_title: series.title.clone(), action: page.to(&format!("{path}/termine")), back: page.to(&path), form, rows, mistakes, trail };
    Ok((status, show(view)?).into_response())
}

/// `GET /programm/reihen/<slug>/termine?first=…&time=…&minutes=…`
pub(super) async fn preview(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Query(pairs): Query<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.moderation()?;
    respond(&app, &page, &slug, pairs, None).await
}

/// `POST /programm/reihen/<slug>/termine`
pub(super) async fn create(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.moderation()?;
    respond(&app, &page, &slug, pairs, Some(&viewer)).await
}

async fn respond(app: &App, page: &Page, slug: &str, pairs: Vec<(String, String)>, keep: Option<&Viewer>) -> Result<Response, Error> {
    let site = app.site("");
    let series = store::series(&site.db.read, slug).await?.ok_or(Error::NotFound)?;
    let events = store::events_of(&site.db.read, &series.id).await?;
    let (fields, zone) = (Fields::new(pairs), zone(app));
    let form = DatesForm::read(&fields, site.clock.now(), &zone);
    let topic = |number: usize| page.t.msg_programme_dates_default(number.to_string()).replace(['\u{2068}', '\u{2069}'], "");
    let mut proposals = match form.proposals(&events, topic, &zone) {
        Ok(proposals) => proposals,
        Err(faults) => return dates_page(app, page, &series, form, &[], &faults),
    };
    let Some(viewer) = keep else { return dates_page(app, page, &series, form, &proposals, &[]) };
    choose(&mut proposals, &fields);
    match drafts(&proposals, &series) {
        Err(faults) => dates_page(app, page, &series, form, &proposals, &faults),
        Ok(drafts) => {
            changes::add_events(app, viewer.into(), &drafts).await?;
            Ok(page.see_other(&format!("/programm/reihen/{slug}")).into_response())
        }
    }
}
