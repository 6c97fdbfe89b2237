//! Setting up registration for an event. Registers nobody.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::Head;
use super::words;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::programme::model::Event;
use crate::registration::form::{Fault, Fields, OfferForm, Press, QUESTIONS_MAX, QuestionRow};
use crate::registration::model::QuestionKind;
use crate::registration::{changes, letters, store};

struct Choice {
    word: &'static str,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "registration/offer.html")]
struct OfferPage<'a> {
    page: &'a Page,
    head: Head,
    action: String,
    list: String,
    form: OfferForm,
    mistakes: Vec<Mistake>,
    /// Somebody else saved meanwhile.
    changed: bool,
    full: bool,
}

impl OfferPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }

    fn id(&self, row: &usize, name: &str) -> String {
        format!("frage-{row}-{name}")
    }

    fn error_in(&self, row: &usize, name: &str) -> String {
        self.error(&self.id(row, name))
    }

    fn press(&self, verb: &str, row: &usize) -> String {
        format!("{verb}:{row}")
    }

    fn number(&self, row: &usize) -> String {
        (row + 1).to_string()
    }

    fn kinds(&self, row: &QuestionRow) -> Vec<Choice> {
        let choice = |kind: &QuestionKind| Choice { word: kind.word(), label: words::kind(self.page.t, *kind), chosen: kind.word() == row.kind };
        QuestionKind::ALL.iter().map(choice).collect()
    }
}

fn offer_page(app: &App, page: &Page, event: &Event, form: OfferForm, faults: &[Fault], changed: bool) -> Result<Response, Error> {
    let status = match (changed, faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let path = format!("/programm/{}/anmeldung", event.slug);
    let html = render(OfferPage {
        page,
        head: Head::of(app.site(""), page, event),
        action: page.to(&format!("{path}/einstellungen")),
        list: page.to(&format!("{path}/liste")),
        full: form.questions.len() >= QUESTIONS_MAX,
        form,
        mistakes: super::mistakes(page, faults, &[]),
        changed,
    })?;
    Ok((status, html).into_response())
}

/// `GET /programm/<slug>/anmeldung/einstellungen`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.moderation()?;
    let site = app.site("");
    let event = super::event(site, &slug).await?;
    let form = match store::offer(&site.db.read, &event.id).await? {
        Some(offer) => OfferForm::of(&offer, &letters::zone(site)),
        None => OfferForm { waiting: true, ..OfferForm::default() },
    };
    offer_page(&app, &page, &event, form, &[], false)
}

/// `POST /programm/<slug>/anmeldung/einstellungen`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.moderation()?;
    let site = app.site("");
    let event = super::event(site, &slug).await?;
    let (mut form, press) = OfferForm::read(&Fields::new(pairs));
    if press != Press::Save {
        form.press(press);
        return offer_page(&app, &page, &event, form, &[], false);
    }
    let offer = match form.check(&event.id, site.ids, &letters::zone(site), site.clock.now()) {
        Ok(offer) => offer,
        Err(faults) => return offer_page(&app, &page, &event, form, &faults, false),
    };
    // A version that cannot be read is none that is stored.
    let version = (!form.version.is_empty()).then(|| form.version.parse().unwrap_or(Timestamp::MIN));
    if changes::save_offer(site, &event, &offer, version, (&viewer).into()).await? {
        return Ok(page.see_other(&format!("/programm/{slug}/anmeldung/liste")).into_response());
    }
    // Saving once more is now meant against what the other one saved.
    form.version = store::offer(&site.db.read, &event.id).await?.map_or_else(String::new, |offer| offer.updated_at.to_string());
    offer_page(&app, &page, &event, form, &[], true)
}
