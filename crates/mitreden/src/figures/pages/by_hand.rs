//! Numbers that were counted without the portal: people in the hall, evenings of before. For the staff; counts nothing itself.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Step, site, trail};
use crate::accounts::Viewer;
use crate::app::App;
use crate::audit::{self, By};
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::figures::counting;
use crate::figures::model::Scope;
use crate::figures::raw::ByHand;
use crate::figures::store;

/// More than fits into any hall.
const PEOPLE_MAX: u32 = 1_000_000;
/// Longest note, in characters.
const NOTE_MAX: usize = 300;

/// The fields as they came.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Fields {
    #[serde(default)]
    zuhoerend: String,
    #[serde(default)]
    mitredend: String,
    #[serde(default)]
    vor_ort: String,
    #[serde(default)]
    erstmals: String,
    #[serde(default)]
    beitraege: String,
    #[serde(default)]
    notiz: String,
}

#[derive(Template)]
#[template(path = "figures/by_hand.html")]
struct FormPage {
    page: Page,
    trail: Vec<Step>,
    title: String,
    back: String,
    fields: Fields,
    errors: Vec<Mistake>,
}

impl FormPage {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.errors, field)
    }
}

/// `GET /auswertung/abend/{slug}/zahlen`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let subject = counting::subject(site(&app), Scope::Event, &slug).await?;
    let hand = store::by_hand(&site(&app).db.read, &subject.key).await?.unwrap_or_default();
    let number = |number: u32| if number == 0 { String::new() } else { number.to_string() };
    let fields = Fields {
        zuhoerend: number(hand.listening),
        mitredend: number(hand.talking),
        vor_ort: number(hand.on_site),
        erstmals: number(hand.first_time),
        beitraege: number(hand.spoken),
        notiz: hand.note,
    };
    answer(page, &slug, subject.title, fields, Vec::new())
}

fn answer(page: Page, slug: &str, title: String, fields: Fields, errors: Vec<Mistake>) -> Result<Response, Error> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let back = page.to(&format!("/auswertung/abend/{slug}"));
    Ok((status, show(FormPage { trail: trail(&page), title, back, fields, errors, page })?).into_response())
}

/// `POST /auswertung/abend/{slug}/zahlen`
pub(super) async fn save(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response, Error> {
    viewer.staff()?;
    let here = site(&app);
    let subject = counting::subject(here, Scope::Event, &slug).await?;
    match check(&page, &fields) {
        Err(errors) => answer(page, &slug, subject.title, fields, errors),
        Ok(hand) => {
            let tx = here.db.begin().await?;
            store::keep_by_hand(&tx, &subject.key, &hand, here.clock.now()).await?;
            audit::note(&tx, here, By::Person(&viewer), "figures.entered", &format!("/auswertung/abend/{slug}"), &subject.title).await?;
            tx.commit().await?;
            Ok(page.see_other(&format!("/auswertung/abend/{slug}")).into_response())
        }
    }
}

fn check(page: &Page, fields: &Fields) -> Result<ByHand, Vec<Mistake>> {
    let t = page.t;
    let mut errors = Vec::new();
    let mut number = |field: &'static str, label: String, text: &str| {
        let read = if text.trim().is_empty() { Some(0) } else { text.trim().parse::<u32>().ok().filter(|number| *number <= PEOPLE_MAX) };
        if read.is_none() {
            errors.push(Mistake::new(field, t.msg_figures_hand_error(label)));
        }
        read.unwrap_or(0)
    };
    let mut hand = ByHand {
        listening: number("zuhoerend", t.msg_figures_listening(), &fields.zuhoerend),
        talking: number("mitredend", t.msg_figures_talking(), &fields.mitredend),
        on_site: number("vor_ort", t.msg_figures_on_site(), &fields.vor_ort),
        first_time: number("erstmals", t.msg_figures_first(), &fields.erstmals),
        spoken: number("beitraege", t.msg_figures_spoken(), &fields.beitraege),
        note: String::new(),
    };
    if errors.is_empty() && hand.first_time > hand.listening.saturating_add(hand.talking).saturating_add(hand.on_site) {
        errors.push(Mistake::new("erstmals", t.msg_figures_hand_too_many()));
    }
    hand.note = fields.notiz.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned();
    if hand.note.chars().count() > NOTE_MAX {
        errors.push(Mistake::new("notiz", t.msg_figures_hand_note_long()));
    }
    if errors.is_empty() { Ok(hand) } else { Err(errors) }
}
