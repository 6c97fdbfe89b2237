//! Creating and editing a series. Its events are created elsewhere.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::Step;
use super::words;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::programme::form::{Fault, Fields, SeriesForm};
use crate::programme::{changes, store};

#[derive(Template)]
#[template(path = "programme/series_form.html")]
struct SeriesFormPage<'a> {
    page: &'a Page,
    heading: String,
    action: String,
    back: String,
    form: SeriesForm,
    exists: bool,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl SeriesFormPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// The form; `slug` names the series that exists already.
fn form_page(page: &Page, slug: Option<&str>, form: SeriesForm, faults: &[Fault]) -> Result<Response, Error> {
    let t = page.t;
    let (heading, path, back) = match slug {
        Some(slug) => (t.msg_programme_edit_series_title(), format!("/programm/reihen/{slug}/bearbeiten"), format!("/programm/reihen/{slug}")),
        None => (t.msg_programme_new_series_title(), "/programm/reihen/neu".to_owned(), "/programm".to_owned()),
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mistakes = words::mistakes(page, faults);
    let (action, back) = (page.to(&path), page.to(&back));
    let page = SeriesFormPage { page, heading, action, back, form, exists: slug.is_some(), mistakes, trail: super::trail(page, []) };
    Ok((status, show(page)?).into_response())
}

/// `GET /programm/reihen/neu`
pub(super) async fn new(page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.moderation()?;
    form_page(&page, None, SeriesForm::default(), &[])
}

/// `POST /programm/reihen/neu`
pub(super) async fn create(State(app): State<App>, page: Page, viewer: Viewer, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response, Error> {
    viewer.moderation()?;
    let form = SeriesForm::read(&Fields::new(pairs));
    match form.check() {
        Err(faults) => form_page(&page, None, form, &faults),
        Ok(form) => {
            let series = changes::add_series(&app, (&viewer).into(), &form).await?;
            Ok(page.see_other(&format!("/programm/reihen/{}", series.slug)).into_response())
        }
    }
}

/// `GET /programm/reihen/<slug>/bearbeiten`
pub(super) async fn edit(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.moderation()?;
    let series = store::series(&app.site("").db.read, &slug).await?.ok_or(Error::NotFound)?;
    form_page(&page, Some(&slug), SeriesForm::of(&series), &[])
}

/// `POST /programm/reihen/<slug>/bearbeiten`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.moderation()?;
    let series = store::series(&app.site("").db.read, &slug).await?.ok_or(Error::NotFound)?;
    let form = SeriesForm::read(&Fields::new(pairs));
    match form.check() {
        Err(faults) => form_page(&page, Some(&slug), form, &faults),
        Ok(form) => {
            changes::change_series(&app, (&viewer).into(), &series, &form).await?;
            Ok(page.see_other(&format!("/programm/reihen/{slug}")).into_response())
        }
    }
}
