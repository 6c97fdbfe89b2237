//! The board: all measures by phase, also of one field or one quarter of the city alone. Shows no measure in full.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use jiff::SignedDuration;
use serde::Deserialize;

use super::{Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, show as render};
use crate::measures::model::{Card, Phase};
use crate::measures::store;

/// What was not touched for so many days is stale: half a year.
const STALE_DAYS: i64 = 183;

/// The query of the address as it comes; what makes no sense in it narrows nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    feld: String,
    ort: String,
    phase: String,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

struct CardView {
    address: String,
    /// "P 10 · Nachhaltigkeit".
    preline: String,
    title: String,
    summary: String,
    light: String,
    mood: &'static str,
    /// "Stand: 3. Mai 2021".
    updated: String,
    /// Nobody has touched it for long; the staff sees it.
    stale: bool,
}

/// The measures of one phase.
struct Column {
    id: &'static str,
    /// "In Betrieb (3)".
    title: String,
    cards: Vec<CardView>,
}

#[derive(Template)]
#[template(path = "measures/board.html")]
struct BoardPage<'a> {
    page: &'a Page,
    columns: Vec<Column>,
    fields: Vec<Choice>,
    quarters: Vec<Choice>,
    phases: Vec<Choice>,
    narrowed: bool,
    count: String,
    /// How many are stale, for the staff.
    stale: usize,
    staff: bool,
    trail: Vec<Step>,
}

/// `GET /massnahmen`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let site = app.site("");
    let cards = store::cards(&site.db.read).await?;
    let staff = viewer.as_ref().is_some_and(Viewer::is_staff);
    let stale_before = site.clock.now() - SignedDuration::from_hours(24 * STALE_DAYS);
    let zone = site.zone();
    let is_stale = |card: &Card| staff && card.updated_at < stale_before && !matches!(card.phase, Phase::Ended | Phase::Dropped);
    let stale = cards.iter().filter(|card| is_stale(card)).count();
    let fits = |card: &&Card| {
        let phase = Phase::of(&wish.phase);
        (wish.feld.is_empty() || card.field == wish.feld) && (wish.ort.is_empty() || card.quarter == wish.ort) && phase.is_none_or(|phase| card.phase == phase)
    };
    let shown: Vec<&Card> = cards.iter().filter(fits).collect();
    let view = |card: &Card| CardView {
        address: page.to(&format!("/massnahmen/{}", card.slug)),
        preline: [&card.sign, &card.field].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · "),
        title: card.title.clone(),
        summary: card.summary.clone(),
        light: words::light(page.t, card.light),
        mood: words::mood(card.light),
        updated: page.t.msg_measures_as_of(dates::day(dates::local(card.updated_at, &zone).date(), page.language)),
        stale: is_stale(card),
    };
    let column = |phase: Phase| {
        let own: Vec<CardView> = shown.iter().filter(|card| card.phase == phase).map(|card| view(card)).collect();
        Column { id: phase.word(), title: page.t.msg_measures_column(words::phase(page.t, phase), own.len()), cards: own }
    };
    let choices = |values: BTreeSet<&String>, chosen: &str| {
        let known = values.into_iter().filter(|value| !value.is_empty());
        known.map(|value| Choice { chosen: value == chosen, value: value.clone(), label: value.clone() }).collect()
    };
    render(BoardPage {
        columns: Phase::ALL.into_iter().map(column).filter(|column| !column.cards.is_empty()).collect(),
        fields: choices(cards.iter().map(|card| &card.field).collect(), &wish.feld),
        quarters: choices(cards.iter().map(|card| &card.quarter).collect(), &wish.ort),
        phases: Phase::ALL
            .into_iter()
            .filter(|phase| cards.iter().any(|card| card.phase == *phase))
            .map(|phase| Choice { value: phase.word().to_owned(), label: words::phase(page.t, phase), chosen: wish.phase == phase.word() })
            .collect(),
        narrowed: !wish.feld.is_empty() || !wish.ort.is_empty() || !wish.phase.is_empty(),
        count: page.t.msg_measures_count(shown.len(), cards.len()),
        stale,
        staff,
        trail: super::trail(&page).into_iter().take(1).collect(),
        page: &page,
    })
    .map(IntoResponse::into_response)
}
