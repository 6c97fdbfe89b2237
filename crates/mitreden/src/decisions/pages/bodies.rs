//! The bodies that decide: added, renamed and removed by the staff. Knows no member of any.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::check::Check;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::decisions::form::LINE_MAX;
use crate::decisions::model::Body;
use crate::decisions::{changes, store};

#[derive(Template)]
#[template(path = "decisions/bodies.html")]
struct BodiesPage<'a> {
    page: &'a Page,
    bodies: Vec<Body>,
    form: BodyForm,
    mistakes: Vec<Mistake>,
    error: String,
    trail: Vec<Step>,
}

/// What the page's forms send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct BodyForm {
    #[serde(rename = "do")]
    deed: String,
    id: String,
    name: String,
    #[serde(rename = "final")]
    is_final: Option<String>,
}

async fn shown(app: &App, page: &Page, form: BodyForm, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let bodies = store::bodies(&app.site("").db.read).await?;
    let page = BodiesPage { page, bodies, form, error: Mistake::beside(&mistakes, "name"), mistakes, trail: super::trail(page) };
    Ok((status, render(page)?).into_response())
}

/// `GET /beschluesse/gremien`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.staff()?;
    shown(&app, &page, BodyForm::default(), Vec::new()).await
}

/// `POST /beschluesse/gremien`
pub(super) async fn change(State(app): State<App>, page: Page, viewer: Viewer, Form(form): Form<BodyForm>) -> Result<Response, Error> {
    viewer.staff()?;
    let site = app.site("");
    let known = store::bodies(&site.db.read).await?;
    let body = known.iter().find(|body| body.id == form.id);
    let mut check = Check::default();
    let name = check.line("name", &form.name, LINE_MAX, form.deed != "remove");
    if !check.faults.is_empty() {
        return shown(&app, &page, form, words::mistakes(page.t, &check.faults)).await;
    }
    if form.deed != "remove" && known.iter().any(|other| other.id != form.id && other.name.to_lowercase() == name.to_lowercase()) {
        return shown(&app, &page, form, vec![Mistake::new("name", page.t.msg_decisions_body_twice())]).await;
    }
    match (form.deed.as_str(), body) {
        ("remove", Some(body)) => {
            if !changes::remove_body(site, (&viewer).into(), body).await? {
                return shown(&app, &page, BodyForm::default(), vec![Mistake::new("name", page.t.msg_decisions_body_used(&body.name))]).await;
            }
        }
        ("change", Some(body)) => {
            changes::change_body(site, (&viewer).into(), &Body { name, is_final: form.is_final.is_some(), ..body.clone() }).await?;
        }
        ("add", _) => changes::add_body(site, (&viewer).into(), &name, form.is_final.is_some()).await.map(drop)?,
        _ => return Err(Error::BadRequest),
    }
    Ok(page.see_other("/beschluesse/gremien").into_response())
}
