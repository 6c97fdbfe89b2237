//! The pages of registration: their addresses and what several of them show. Each page is a file of its own.

mod desk;
mod entry;
mod list;
mod mine;
mod offer;
mod own;
mod words;

use axum::routing::{get, post};
use jiff::tz::TimeZone;

use super::form::Fault;
use super::letters;
use super::model::{Door, Question, QuestionKind, TICKED};
use super::{form, store};
use crate::app::{Routes, Site};
use crate::base::dates;
use crate::base::http::{Error, Mistake, Page};
use crate::programme;
use crate::programme::model::Event;

/// Every address of registration.
pub fn routes() -> Routes {
    Routes::new()
        .route("/verwaltung/anmeldungen", get(desk::show))
        .route("/konto/anmeldungen", get(mine::show).post(mine::claim))
        .route("/programm/{slug}/anmeldung", get(entry::show).post(entry::send))
        .route("/programm/{slug}/anmeldung/danke", get(entry::thanks))
        .route("/programm/{slug}/anmeldung/code", post(entry::find))
        .route("/programm/{slug}/anmeldung/einstellungen", get(offer::show).post(offer::save))
        .route("/programm/{slug}/anmeldung/liste", get(list::show).post(list::act))
        .route("/programm/{slug}/anmeldung/liste.csv", get(list::csv))
        .route("/programm/{slug}/anmeldung/{code}", get(own::show).post(own::change))
        .route("/programm/{slug}/anmeldung/{code}/absagen", get(own::ask).post(own::cancel))
}

/// The event at an address.
async fn event(site: &Site, slug: &str) -> Result<Event, Error> {
    programme::event(&site.db.read, slug).await?.ok_or(Error::NotFound)
}

/// What every page says about the event.
struct Head {
    title: String,
    address: String,
    when: String,
    /// Where people meet besides the room; may be empty.
    place: String,
    calendar: String,
    trail: Vec<Step>,
}

/// One step of the way to a page.
struct Step {
    address: String,
    label: String,
}

impl Head {
    fn of(site: &Site, page: &Page, event: &Event) -> Self {
        let zone = letters::zone(site);
        let address = page.to(&format!("/programm/{}", event.slug));
        let step = |path: &str, label: String| Step { address: page.to(path), label };
        Head {
            title: event.title.clone(),
            when: when(page, &zone, event),
            place: event.place.clone(),
            calendar: format!("{address}.ics"),
            trail: vec![
                step("/", page.t.msg_programme_start()),
                step("/programm", page.t.msg_programme_title()),
                Step { address: address.clone(), label: event.title.clone() },
            ],
            address,
        }
    }
}

/// "Donnerstag, 4. Februar 2021, 17:00–19:00 Uhr".
fn when(page: &Page, zone: &TimeZone, event: &Event) -> String {
    dates::span(&dates::local(event.starts_at, zone), &dates::local(event.ends_at, zone), page.language)
}

/// A question with what was answered and what is wrong with that.
struct Asked {
    id: String,
    label: String,
    kind: QuestionKind,
    required: bool,
    value: String,
    error: String,
    choices: Vec<(String, bool)>,
}

impl Asked {
    fn of(question: &Question, answer: &str, mistakes: &[Mistake]) -> Self {
        let id = form::field(question);
        Asked {
            error: Mistake::beside(mistakes, &id),
            id,
            label: question.label.clone(),
            kind: question.kind,
            required: question.required,
            value: answer.to_owned(),
            choices: question.choices.iter().map(|choice| (choice.clone(), choice == answer)).collect(),
        }
    }

    fn is_text(&self) -> bool {
        self.kind == QuestionKind::Text
    }

    fn is_choice(&self) -> bool {
        self.kind == QuestionKind::Choice
    }

    fn is_ticked(&self) -> bool {
        self.value == TICKED
    }
}

/// What is wrong, in words; `questions` name their fields.
fn mistakes(page: &Page, faults: &[Fault], questions: &[Question]) -> Vec<Mistake> {
    words::mistakes(page, faults, questions)
}

/// What an event's own page says about registration.
pub(crate) struct Notice {
    /// Where registration stands.
    pub(crate) text: String,
    /// Where one registers, and what the button says; none: there is nothing to do.
    pub(crate) button: Option<(String, String)>,
}

/// What there is to say about registration on the page of an event; `None`: nothing.
///
/// # Errors
/// The database's.
pub(crate) async fn notice(site: &Site, page: &Page, event: &Event) -> Result<Option<Notice>, Error> {
    let Some(offer) = store::offer(&site.db.read, &event.id).await? else { return Ok(None) };
    let now = site.clock.now();
    let door = offer.door(event, store::count(&site.db.read, &event.id).await?, now);
    if door == Door::None || event.starts_at <= now {
        return Ok(None);
    }
    let label = if door == Door::Queue { page.t.msg_registration_queue_button() } else { page.t.msg_registration_button() };
    let button = door.is_open().then(|| (label, page.to(&format!("/programm/{}/anmeldung", event.slug))));
    Ok(Some(Notice { text: words::door(page, &letters::zone(site), door), button }))
}
