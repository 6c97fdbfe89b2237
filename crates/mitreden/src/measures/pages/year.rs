//! A year as it was frozen: where each measure stood then. Shows what was kept, not what is now.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{Step, words};
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::base::{dates, money};
use crate::measures::exchange::{self, Kept};
use crate::measures::model::{Light, Phase};
use crate::measures::store;

struct Line {
    sign: String,
    title: String,
    /// Its page, if it still stands.
    address: Option<String>,
    phase: String,
    light: String,
    mood: &'static str,
    standing: String,
    /// "2 von 5".
    goals: String,
    spent: String,
}

/// The measures of a field of action.
struct Part {
    id: String,
    title: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "measures/year.html")]
struct YearPage<'a> {
    page: &'a Page,
    title: String,
    lead: String,
    parts: Vec<Part>,
    others: Vec<Step>,
    trail: Vec<Step>,
}

/// `GET /massnahmen/jahr/{year}`
pub(super) async fn show(State(app): State<App>, page: Page, Path(year): Path<String>) -> Result<Response, Error> {
    let year: i16 = year.parse().map_err(|_| Error::NotFound)?;
    let site = app.site("");
    let read = &site.db.read;
    let (at, content) = store::years::content(read, year).await?.ok_or(Error::NotFound)?;
    let kept = exchange::kept(&content).map_err(Error::Internal)?;
    let standing: Vec<String> = store::cards(read).await?.into_iter().map(|card| card.slug).collect();
    let mut parts: Vec<Part> = Vec::new();
    for one in &kept {
        let title = if one.field.is_empty() { page.t.msg_measures_no_field() } else { one.field.clone() };
        let line = line(&page, one, standing.contains(&one.address));
        match parts.iter_mut().find(|part| part.title == title) {
            Some(part) => part.lines.push(line),
            None => parts.push(Part { id: format!("feld-{}", parts.len() + 1), title, lines: vec![line] }),
        }
    }
    let others = store::years::every(read).await?.into_iter().filter(|one| one.frozen_at.is_some() && one.year != year);
    let day = dates::day(dates::local(at, &site.zone()).date(), page.language);
    render(YearPage {
        title: page.t.msg_measures_year_title(year.to_string()),
        lead: page.t.msg_measures_year_lead(day, kept.len()),
        others: others.map(|one| Step { address: page.to(&one.address()), label: one.year.to_string() }).collect(),
        parts,
        trail: super::trail(&page),
        page: &page,
    })
    .map(IntoResponse::into_response)
}

fn line(page: &Page, one: &Kept, stands: bool) -> Line {
    let light = Light::of(&one.light).unwrap_or(Light::Off);
    Line {
        address: stands.then(|| page.to(&format!("/massnahmen/{}", one.address))),
        phase: Phase::of(&one.phase).map(|phase| words::phase(page.t, phase)).unwrap_or_default(),
        light: words::light(page.t, light),
        mood: words::mood(light),
        standing: one.standing.clone(),
        goals: if one.goals == 0 { "–".to_owned() } else { page.t.msg_measures_goals_reached(one.reached, one.goals) },
        spent: one.spent.map(|cents| money::show(cents, page.language)).unwrap_or_default(),
        sign: one.sign.clone(),
        title: one.title.clone(),
    }
}
