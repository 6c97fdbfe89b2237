//! Groups as files for other programs, and the form that takes such a file back. Decides nothing.

use axum::extract::{Multipart, State};
use axum::response::Response;

use super::words;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::exchange::{self, About};
use crate::base::http::{Error, Page};
use crate::groups::exchange as files;
use crate::groups::{model::Group, store};

fn about(page: &Page) -> About {
    let t = page.t;
    About {
        list: "/arbeitsgruppen",
        called: t.msg_groups_title(),
        title: t.msg_groups_exchange_title(),
        lead: t.msg_groups_exchange_lead(),
        hint: t.msg_groups_exchange_hint(),
    }
}

async fn all(app: &App) -> Result<Vec<Group>, Error> {
    Ok(store::every(&app.site("").db.read).await?)
}

/// `GET /arbeitsgruppen.json`
pub(super) async fn json(State(app): State<App>) -> Result<Response, Error> {
    Ok(exchange::json(files::json(&all(&app).await?).map_err(Error::Internal)?))
}

/// `GET /arbeitsgruppen.csv`
pub(super) async fn csv(State(app): State<App>) -> Result<Response, Error> {
    Ok(exchange::csv("arbeitsgruppen", files::csv(&all(&app).await?).map_err(Error::Internal)?))
}

/// `GET /arbeitsgruppen/einlesen`
pub(super) async fn form(page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.moderation()?;
    exchange::form(&page, &about(&page))
}

/// `POST /arbeitsgruppen/einlesen/datei`
pub(super) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, form: Multipart) -> Result<Response, Error> {
    viewer.moderation()?;
    let about = about(&page);
    let file = match exchange::received(&page, &about, form).await? {
        Ok(file) => file,
        Err(again) => return Ok(again),
    };
    let came = files::take(app.site(""), (&viewer).into(), &file).await?;
    exchange::told(&page, &about, came, |faults| words::mistakes(page.t, faults))
}
