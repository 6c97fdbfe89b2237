//! The files of a group: brought by those who lead it, handed out to everybody, taken away. Reads no file itself.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::group::FileRow;
use super::{Here, Step, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::upload::{self, Bounds};
use crate::base::http::{Error, Mistake, Page, show as render};
use crate::base::intake::BYTES_MAX;
use crate::base::slug;
use crate::groups::form::{Check, TITLE_MAX};
use crate::groups::store::texts;
use crate::groups::{changes, files};

/// A file never changes under its address; but it goes when somebody removes it.
const AN_HOUR: HeaderValue = HeaderValue::from_static("public, max-age=3600");

#[derive(Template)]
#[template(path = "groups/files.html")]
struct FilesPage<'a> {
    page: &'a Page,
    title: String,
    address: String,
    files: Vec<FileRow>,
    typed: String,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl FilesPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

async fn files_page(app: &App, page: &Page, here: &Here, typed: String, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let files = texts::files(&app.site("").db.read, &here.group.id).await?;
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = FilesPage {
        page,
        title: here.group.title.clone(),
        address: page.to(&here.group.address()),
        files: files.iter().map(|file| FileRow::of(page, &here.group, file)).collect(),
        typed,
        mistakes,
        trail: trail(page, Some(&here.group)),
    };
    Ok((status, render(shown)?).into_response())
}

/// `GET /arbeitsgruppen/<slug>/dateien`
pub(super) async fn list(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    files_page(&app, &page, &here, String::new(), Vec::new()).await
}

/// `POST /arbeitsgruppen/<slug>/dateien/neu`
pub(super) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>, form: Multipart) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    let site = app.site("");
    let mut received = upload::receive_files(form, &files::intake(site), Bounds::one(BYTES_MAX)).await?;
    let mut check = Check::default();
    let title = check.line("title", received.text("title"), TITLE_MAX, true);
    let mut mistakes = words::mistakes(page.t, &check.faults);
    let wrong = match received.file().map(|brought| brought.upload) {
        None => page.t.msg_base_file_missing(),
        Some(None) => page.t.msg_base_file_large(),
        Some(Some(_)) if !mistakes.is_empty() => page.t.msg_base_file_again(),
        Some(Some(upload)) => match files::keep(site, upload, &here.group, title).await? {
            Ok(file) => {
                changes::add_file(site, (&viewer).into(), &here.group, &file).await?;
                return Ok(page.see_other(&format!("{}/dateien", here.group.address())).into_response());
            }
            Err(fault) => upload::file_fault(page.t, fault),
        },
    };
    mistakes.push(Mistake::new(upload::FIELD, wrong));
    files_page(&app, &page, &here, received.text("title").to_owned(), mistakes).await
}

/// `POST /arbeitsgruppen/<slug>/dateien/<id>/entfernen`
pub(super) async fn remove(State(app): State<App>, page: Page, viewer: Viewer, Path((slug, id)): Path<(String, String)>) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    if let Some(file) = texts::file(&app.site("").db.read, &here.group.id, &id).await? {
        changes::remove_file(app.site(""), (&viewer).into(), &here.group, &file).await?;
    }
    Ok(page.see_other(&format!("{}/dateien", here.group.address())).into_response())
}

/// `GET /arbeitsgruppen/<slug>/dateien/<name>`: read while it is sent.
pub(super) async fn hand_out(State(app): State<App>, Path((slug, name)): Path<(String, String)>) -> Result<Response, Error> {
    let site = app.site("");
    let here = Here::of(&app, None, &slug).await?;
    let (id, _) = name.split_once('.').ok_or(Error::NotFound)?;
    let file = texts::file(&site.db.read, &here.group.id, id).await?.filter(|file| file.name() == name).ok_or(Error::NotFound)?;
    let mut answer = upload::hand_out(&files::intake(site).path(&name), file.format).await?;
    // The name is made of an address: ASCII letters, digits and hyphens, nothing to quote.
    let called = format!("inline; filename=\"{}.{}\"", slug::slug(&file.title, "datei", &[]), file.format.ending());
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&called).unwrap_or(HeaderValue::from_static("inline")));
    headers.insert(header::CACHE_CONTROL, AN_HOUR);
    Ok(answer)
}
