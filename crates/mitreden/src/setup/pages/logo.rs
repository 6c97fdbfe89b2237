//! The logo within the step of the colours. The settings keep it.

use axum::extract::{Multipart, State as Held};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::steps::{self, Shown};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page};
use crate::settings::{self, Group};
use crate::setup::model::Step;

/// `POST /einrichten/logo`
pub(super) async fn upload(Held(app): Held<App>, page: Page, viewer: Viewer, form: Multipart) -> Result<Response, Error> {
    let state = steps::state(&app, &viewer).await?;
    let (alt, mistakes) = settings::take_logo(app.site(""), page.t, form, (&viewer).into()).await?;
    let step = Step::Settings(Group::Colours);
    if mistakes.is_empty() {
        return Ok(page.see_other(&step.path()).into_response());
    }
    let shown = Shown { mistakes: &mistakes, alt, ..Shown::default() };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, steps::page(&app, &page, &viewer, &state, step, shown).await?).into_response())
}

/// `POST /einrichten/logo/entfernen`
pub(in crate::setup) async fn remove(Held(app): Held<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    steps::state(&app, &viewer).await?;
    settings::remove_logo(app.site(""), (&viewer).into()).await?;
    Ok(page.see_other(&Step::Settings(Group::Colours).path()).into_response())
}
