//! Entering, editing and removing a decision. What does not add up is told and kept; what is wrong is told and nothing is lost.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::{Step, show, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::check::Fault;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::decisions::form::{DecisionForm, Row};
use crate::decisions::model::{Decision, Lot, Outcome};
use crate::decisions::{changes, store};

struct Choice {
    word: String,
    label: String,
    chosen: bool,
}

/// A candidate's row with the choices of its lot.
struct RowView {
    number: usize,
    title: String,
    amount: String,
    lots: Vec<Choice>,
    errors: [String; 3],
}

#[derive(Template)]
#[template(path = "decisions/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    heading: String,
    action: String,
    back: String,
    form: DecisionForm,
    bodies: Vec<Choice>,
    outcomes: Vec<Choice>,
    rows: Vec<RowView>,
    mistakes: Vec<Mistake>,
    /// Somebody else saved meanwhile.
    changed: bool,
    trail: Vec<Step>,
}

impl FormPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

async fn form_page(app: &App, page: &Page, decision: Option<&Decision>, form: DecisionForm, faults: &[Fault], changed: bool) -> Result<Response, Error> {
    let t = page.t;
    let bodies = store::bodies(&app.site("").db.read).await?;
    let mistakes = words::mistakes(t, faults);
    let row = |row: Row| RowView {
        lots: Lot::ALL.map(|lot| Choice { word: lot.word().to_owned(), label: words::lot(t, lot), chosen: row.lot == lot.word() }).into(),
        errors: ["candidate", "lot", "amount"].map(|column| Mistake::beside(&mistakes, &format!("{column}-{}", row.number))),
        number: row.number,
        title: row.title,
        amount: row.amount,
    };
    let status = match (changed, faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let rows = form.rows().into_iter().map(row).collect();
    let page = FormPage {
        heading: if decision.is_some() { t.msg_decisions_edit_title() } else { t.msg_decisions_new_title() },
        action: page.to(&decision.map_or_else(|| "/beschluesse/neu".to_owned(), |decision| format!("{}/bearbeiten", decision.address()))),
        back: page.to(&decision.map_or_else(|| "/beschluesse".to_owned(), Decision::address)),
        bodies: bodies.into_iter().map(|body| Choice { chosen: body.id == form.body, word: body.id, label: body.name }).collect(),
        outcomes: Outcome::ALL.map(|one| Choice { word: one.word().to_owned(), label: words::outcome(t, one), chosen: form.outcome == one.word() }).into(),
        rows,
        changed,
        trail: super::trail(page),
        form,
        mistakes,
        page,
    };
    Ok((status, render(page)?).into_response())
}

/// `GET /beschluesse/neu`
pub(super) async fn new(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.staff()?;
    form_page(&app, &page, None, DecisionForm::default(), &[], false).await
}

/// `POST /beschluesse/neu`
pub(super) async fn create(State(app): State<App>, page: Page, viewer: Viewer, Form(form): Form<DecisionForm>) -> Result<Response, Error> {
    viewer.staff()?;
    if form.deed == "more" {
        return form_page(&app, &page, None, form, &[], false).await;
    }
    let site = app.site("");
    match form.check(&store::bodies(&site.db.read).await?) {
        Err(faults) => form_page(&app, &page, None, form, &faults, false).await,
        Ok(draft) => {
            let decision = changes::add(site, (&viewer).into(), &draft).await?;
            Ok(page.see_other(&decision.address()).into_response())
        }
    }
}

async fn existing(app: &App, slug: &str) -> Result<Decision, Error> {
    store::by_slug(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)
}

/// `GET /beschluesse/{slug}/bearbeiten`
pub(super) async fn edit(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let decision = existing(&app, &slug).await?;
    form_page(&app, &page, Some(&decision), DecisionForm::of(&decision), &[], false).await
}

/// `POST /beschluesse/{slug}/bearbeiten`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(form): Form<DecisionForm>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let decision = existing(&app, &slug).await?;
    if form.deed == "more" {
        return form_page(&app, &page, Some(&decision), form, &[], false).await;
    }
    let site = app.site("");
    match form.check(&store::bodies(&site.db.read).await?) {
        Err(faults) => form_page(&app, &page, Some(&decision), form, &faults, false).await,
        Ok(draft) => {
            let version: Timestamp = form.version.parse().map_err(|_| Error::BadRequest)?;
            match changes::change(site, (&viewer).into(), &decision, &draft, version).await? {
                Some(decision) => Ok(page.see_other(&decision.address()).into_response()),
                None => {
                    let form = DecisionForm { version: decision.updated_at.to_string(), ..form };
                    form_page(&app, &page, Some(&decision), form, &[], true).await
                }
            }
        }
    }
}

/// `POST /beschluesse/{slug}/entfernen`
pub(super) async fn remove(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let decision = existing(&app, &slug).await?;
    if changes::remove(app.site(""), (&viewer).into(), &decision).await? {
        return Ok(page.see_other("/beschluesse").into_response());
    }
    let shown = show::shown(&app, &page, Some(&viewer), &decision, true).await?;
    Ok((StatusCode::CONFLICT, shown).into_response())
}
