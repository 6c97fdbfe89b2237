//! Measures as files for other programs, and the form that takes such a file back. Decides nothing.

use axum::extract::{Multipart, State};
use axum::response::Response;

use super::words;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::exchange::{self, About};
use crate::base::http::{Error, Page};
use crate::measures::exchange as files;
use crate::measures::{model::Measure, store};

fn about(page: &Page) -> About {
    let t = page.t;
    About {
        list: "/massnahmen",
        called: t.msg_measures_title(),
        title: t.msg_measures_file_title(),
        lead: t.msg_measures_file_lead(),
        hint: t.msg_measures_file_hint(),
    }
}

async fn all(app: &App) -> Result<Vec<Measure>, Error> {
    Ok(store::every(&app.site("").db.read).await?)
}

/// `GET /massnahmen.json`
pub(super) async fn json(State(app): State<App>) -> Result<Response, Error> {
    Ok(exchange::json(files::json(&all(&app).await?).map_err(Error::Internal)?))
}

/// `GET /massnahmen.csv`
pub(super) async fn csv(State(app): State<App>) -> Result<Response, Error> {
    Ok(exchange::csv("massnahmen", files::csv(&all(&app).await?).map_err(Error::Internal)?))
}

/// `GET /massnahmen/einlesen`
pub(super) async fn form(page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.staff()?;
    exchange::form(&page, &about(&page))
}

/// `POST /massnahmen/einlesen/datei`
pub(super) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, form: Multipart) -> Result<Response, Error> {
    viewer.staff()?;
    let about = about(&page);
    let file = match exchange::received(&page, &about, form).await? {
        Ok(file) => file,
        Err(again) => return Ok(again),
    };
    let came = files::take(app.site(""), (&viewer).into(), &file).await?;
    exchange::told(&page, &about, came, |faults| words::mistakes(page.t, faults))
}
