//! The newsroom's desk: drafts, planned and published articles, corrections, taking back. Writes no text.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::words;
use super::{Step, moment, zone};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::check::Check;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::news::form::CORRECTION_MAX;
use crate::news::model::{Article, Stage};
use crate::news::{changes, store};

struct Row {
    title: String,
    address: String,
    edit: String,
    /// "Geplant für Donnerstag, 4. Februar 2021, 17:00 Uhr".
    about: String,
}

struct Shelf {
    id: &'static str,
    title: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "news/desk.html")]
struct DeskPage<'a> {
    page: &'a Page,
    shelves: Vec<Shelf>,
    trail: Vec<Step>,
}

/// `GET /aktuelles/redaktion`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.publishing()?;
    let site = app.site("");
    let (now, zone, t) = (site.clock.now(), zone(&app), page.t);
    let mut shelves = [
        (Stage::Draft, Shelf { id: "entwuerfe", title: t.msg_news_desk_drafts(), rows: Vec::new() }),
        (Stage::Planned, Shelf { id: "geplant", title: t.msg_news_desk_planned(), rows: Vec::new() }),
        (Stage::Public, Shelf { id: "veroeffentlicht", title: t.msg_news_desk_public(), rows: Vec::new() }),
        (Stage::Withdrawn, Shelf { id: "zurueckgezogen", title: t.msg_news_desk_withdrawn(), rows: Vec::new() }),
    ];
    for article in store::every(&site.db.read).await? {
        let stage = article.stage(now);
        let about = match (stage, article.published_at) {
            (Stage::Planned, Some(at)) => t.msg_news_stage_planned(moment(&page, &zone, at)),
            (Stage::Public, Some(at)) => moment(&page, &zone, at),
            _ => t.msg_news_desk_changed(moment(&page, &zone, article.updated_at)),
        };
        let (address, edit) = (page.to(&article.address()), page.to(&format!("{}/bearbeiten", article.address())));
        if let Some((_, shelf)) = shelves.iter_mut().find(|(of, _)| *of == stage) {
            shelf.rows.push(Row { title: article.title, address, edit, about });
        }
    }
    let shelves = shelves.into_iter().map(|(_, shelf)| shelf).filter(|shelf| !shelf.rows.is_empty()).collect();
    render(DeskPage { page: &page, shelves, trail: super::trail(&page) }).map(IntoResponse::into_response)
}

async fn existing(app: &App, slug: &str) -> Result<Article, Error> {
    store::by_slug(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)
}

/// `POST /aktuelles/{slug}/zurueckziehen`
pub(super) async fn withdraw(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.publishing()?;
    let article = existing(&app, &slug).await?;
    if matches!(article.stage(app.site("").clock.now()), Stage::Public | Stage::Planned) {
        changes::withdraw(&app, (&viewer).into(), &article).await?;
    }
    Ok(page.see_other("/aktuelles/redaktion").into_response())
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct CorrectionForm {
    correction: String,
}

#[derive(Template)]
#[template(path = "news/correction.html")]
struct CorrectionPage<'a> {
    page: &'a Page,
    about: String,
    back: String,
    text: String,
    mistakes: Vec<Mistake>,
    error: String,
}

/// `POST /aktuelles/{slug}/korrektur`
pub(super) async fn correct(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(form): Form<CorrectionForm>,
) -> Result<Response, Error> {
    viewer.publishing()?;
    let article = existing(&app, &slug).await?;
    if article.stage(app.site("").clock.now()) != Stage::Public {
        return Err(Error::NotFound);
    }
    let mut check = Check::default();
    let text = check.text("correction", &form.correction, CORRECTION_MAX, true);
    if check.faults.is_empty() {
        changes::correct(&app, (&viewer).into(), &article, &text).await?;
        return Ok(page.see_other(&article.address()).into_response());
    }
    let mistakes = words::mistakes(page.t, &check.faults);
    let error = Mistake::beside(&mistakes, "correction");
    let form = CorrectionPage { page: &page, back: page.to(&article.address()), about: article.title, text: form.correction, mistakes, error };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(form)?).into_response())
}
