//! The form that takes contests and ideas back from a file. Puts none out; the pages of the contests do.

use axum::extract::{Multipart, State};
use axum::response::Response;

use super::words;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::exchange::{self, About};
use crate::base::http::{Error, Page};
use crate::ideas::taking;

fn about(page: &Page) -> About {
    let t = page.t;
    About { list: "/ideen", called: t.msg_ideas_title(), title: t.msg_ideas_file_title(), lead: t.msg_ideas_file_lead(), hint: t.msg_ideas_file_hint() }
}

/// `GET /ideen/einlesen`
pub(super) async fn form(page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.moderation()?;
    exchange::form(&page, &about(&page))
}

/// `POST /ideen/einlesen/datei`
pub(super) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, form: Multipart) -> Result<Response, Error> {
    viewer.moderation()?;
    let about = about(&page);
    let file = match exchange::received(&page, &about, form).await? {
        Ok(file) => file,
        Err(again) => return Ok(again),
    };
    let came = taking::take(app.site(""), (&viewer).into(), &file).await?;
    exchange::told(&page, &about, came, |faults| words::mistakes(page.t, faults))
}
