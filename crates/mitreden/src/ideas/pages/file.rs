//! The files of ideas: handed out to everybody once the idea is public, to the staff before. Takes none; the form of an idea does.

use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;

use super::contest_at;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, upload};
use crate::ideas::model::{File, State as Stand};
use crate::ideas::store::{self, ideas};
use crate::ideas::{file_address, files};

/// A file never changes under its address; but it goes when the moderation takes its idea back.
const SOME_MINUTES: HeaderValue = HeaderValue::from_static("public, max-age=600");
const NOT_AT_ALL: HeaderValue = HeaderValue::from_static("no-store");

/// A file as a page shows it.
pub(super) struct FileRow {
    pub(super) address: String,
    pub(super) number: i64,
    /// "PDF, 120 KB".
    pub(super) about: String,
}

impl FileRow {
    /// `address`: the idea's path without language.
    pub(super) fn of(page: &Page, address: &str, file: &File) -> Self {
        Self { address: page.to(&file_address(address, file)), number: file.position, about: upload::about(page.t, file.format, file.bytes) }
    }
}

/// `GET /ideen/<contest>/<number>/anlagen/<name>`
pub(super) async fn hand_out(
    State(app): State<App>,
    viewer: Option<Viewer>,
    Path((slug, number, name)): Path<(String, String, String)>,
) -> Result<Response, Error> {
    let site = app.site("");
    let contest = contest_at(&app, viewer.as_ref(), &slug).await?;
    let number = number.parse().map_err(|_| Error::NotFound)?;
    let idea = ideas::by_number(&site.db.read, &contest.id, number).await?.ok_or(Error::NotFound)?;
    let is_public = contest.is_public() && idea.state == Stand::Public;
    if !is_public && !viewer.is_some_and(|viewer| viewer.is_staff()) {
        return Err(Error::NotFound);
    }
    let (id, _) = name.split_once('.').ok_or(Error::NotFound)?;
    let file = store::files::by_id(&site.db.read, id).await?.filter(|file| file.idea == idea.id && file.name() == name).ok_or(Error::NotFound)?;
    let mut answer = upload::hand_out(&files::intake(site).path(&name), file.format).await?;
    let called = format!("inline; filename=\"anlage-{}.{}\"", file.position, file.format.ending());
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&called).unwrap_or(HeaderValue::from_static("inline")));
    headers.insert(header::CACHE_CONTROL, if is_public { SOME_MINUTES } else { NOT_AT_ALL });
    Ok(answer)
}
