//! The board: all measures by phase, also of one field or one quarter of the city alone. Shows no measure in full.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, show as render};
use crate::measures::model::{Card, Phase};
use crate::measures::{store, yearly};

/// The query of the address as it comes; what makes no sense in it narrows nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    feld: String,
    ort: String,
    phase: String,
    /// By what the board is ordered: `feld`, `ort`, else by phase.
    nach: String,
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
    /// "Zuletzt geändert: 3. Mai 2021".
    updated: String,
    /// Nobody has touched it for long; the staff sees it.
    stale: bool,
}

/// The measures of one phase.
struct Column {
    id: String,
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
    orders: Vec<Choice>,
    years: Vec<Step>,
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
    let now = site.clock.now();
    let zone = site.zone();
    let is_stale = |card: &Card| staff && yearly::is_stale(card, now);
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
        updated: words::as_of(page.t, dates::day(dates::local(card.as_of, &zone).date(), page.language), card.is_reviewed),
        stale: is_stale(card),
    };
    let group = |id: String, name: String, own: &dyn Fn(&Card) -> bool| {
        let cards: Vec<CardView> = shown.iter().filter(|card| own(card)).map(|card| view(card)).collect();
        Column { id, title: page.t.msg_measures_column(name, cards.len()), cards }
    };
    let columns: Vec<Column> = match wish.nach.as_str() {
        "feld" => named(&shown, |card| &card.field, &page.t.msg_measures_no_field(), &group),
        "ort" => named(&shown, |card| &card.quarter, &page.t.msg_measures_no_quarter(), &group),
        _ => Phase::ALL.map(|phase| group(phase.word().to_owned(), words::phase(page.t, phase), &|card| card.phase == phase)).into(),
    };
    let orders = [("", page.t.msg_measures_phase()), ("feld", page.t.msg_measures_field_field()), ("ort", page.t.msg_measures_field_quarter())];
    let years = store::years::every(&site.db.read).await?.into_iter().filter(|year| year.frozen_at.is_some());
    let choices = |values: BTreeSet<&String>, chosen: &str| {
        let known = values.into_iter().filter(|value| !value.is_empty());
        known.map(|value| Choice { chosen: value == chosen, value: value.clone(), label: value.clone() }).collect()
    };
    render(BoardPage {
        columns: columns.into_iter().filter(|column| !column.cards.is_empty()).collect(),
        orders: orders.into_iter().map(|(word, label)| Choice { value: word.to_owned(), label, chosen: wish.nach == word }).collect(),
        years: years.map(|year| Step { address: page.to(&year.address()), label: year.year.to_string() }).collect(),
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

/// What makes a column of cards: its id, its name, which cards belong to it.
type Group<'a> = dyn Fn(String, String, &dyn Fn(&Card) -> bool) -> Column + 'a;

/// The columns of a field of the cards, by its words; what says nothing stands last, under `none`.
fn named(shown: &[&Card], of: fn(&Card) -> &String, none: &str, group: &Group<'_>) -> Vec<Column> {
    let names: BTreeSet<&String> = shown.iter().map(|card| of(card)).filter(|name| !name.is_empty()).collect();
    let column = |(number, name): (usize, &String)| group(format!("gruppe-{number}"), name.clone(), &|card| of(card) == name);
    let named = (1..).zip(names).map(column);
    named.chain(std::iter::once(group("gruppe-0".to_owned(), none.to_owned(), &|card| of(card).is_empty()))).collect()
}
