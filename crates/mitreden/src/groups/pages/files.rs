//! The files of a group: brought by those who lead it, handed out to everybody, taken away. Reads no file itself.

use askama::Template;
use axum::body::Body;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mitreden_report::slides::Fault;
use tokio_util::io::ReaderStream;

use super::group::FileRow;
use super::{Here, Step, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Mistake, Page, show as render};
use crate::base::slug;
use crate::groups::changes;
use crate::groups::files::{self, Upload};
use crate::groups::form::{Check, TITLE_MAX};
use crate::groups::store::texts;

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

/// What the form sent.
#[derive(Default)]
struct Typed {
    title: String,
    upload: Option<Upload>,
    too_large: bool,
}

/// `POST /arbeitsgruppen/<slug>/dateien/neu`
pub(super) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>, form: Multipart) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    let site = app.site("");
    let mut typed = receive(&app, form).await?;
    let mut check = Check::default();
    let title = check.line("title", &typed.title, TITLE_MAX, true);
    let mut mistakes = words::mistakes(page.t, &check.faults);
    let upload = typed.upload.take().filter(|upload| !upload.is_empty());
    match upload {
        _ if typed.too_large => mistakes.push(Mistake::new("datei", page.t.msg_groups_file_fault_large())),
        None => mistakes.push(Mistake::new("datei", page.t.msg_groups_file_fault_missing())),
        Some(upload) if mistakes.is_empty() => match upload.finish(site, &here.group.id, title).await.map_err(disk)? {
            Ok(file) => {
                changes::add_file(site, (&viewer).into(), &here.group, &file).await?;
                return Ok(page.see_other(&format!("{}/dateien", here.group.address())).into_response());
            }
            Err(fault) => mistakes.push(Mistake::new("datei", explain(&page, fault))),
        },
        Some(_) => mistakes.push(Mistake::new("datei", page.t.msg_groups_file_fault_again())),
    }
    files_page(&app, &page, &here, typed.title, mistakes).await
}

fn disk(error: std::io::Error) -> Error {
    if error.kind() == std::io::ErrorKind::StorageFull { Error::Full } else { Error::Internal(error.into()) }
}

fn explain(page: &Page, fault: Fault) -> String {
    match fault {
        Fault::TooLarge | Fault::TooManyPages => page.t.msg_groups_file_fault_large(),
        Fault::Unknown => page.t.msg_groups_file_fault_kind(),
        Fault::Encrypted => page.t.msg_groups_file_fault_encrypted(),
        Fault::Broken => page.t.msg_groups_file_fault_broken(),
    }
}

async fn receive(app: &App, mut form: Multipart) -> Result<Typed, Error> {
    let mut typed = Typed::default();
    let refused = |error: MultipartError| if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::BadRequest };
    while let Some(mut field) = form.next_field().await.map_err(refused)? {
        match field.name() {
            Some("title") => typed.title = line(field).await?,
            Some("datei") => {
                let mut upload = Upload::begin(app.site("")).await.map_err(disk)?;
                while let Some(piece) = field.chunk().await.map_err(refused)? {
                    if !upload.take(&piece).await.map_err(disk)? {
                        typed.too_large = true;
                        break;
                    }
                }
                typed.upload = Some(upload);
            }
            _ => {}
        }
    }
    Ok(typed)
}

/// A short field; what is longer than it may be is cut before the check says so.
async fn line(mut field: Field<'_>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|_| Error::BadRequest)? {
        if bytes.len() < TITLE_MAX * 8 {
            bytes.extend_from_slice(&piece);
        }
    }
    Ok(String::from_utf8_lossy(&bytes).chars().take(TITLE_MAX * 2).collect())
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
    let opened = tokio::fs::File::open(files::path(site, &file)).await.map_err(|_| Error::NotFound)?;
    let length = opened.metadata().await.map_err(|_| Error::NotFound)?.len();
    // The name is made of an address: ASCII letters, digits and hyphens, nothing to quote.
    let called = format!("inline; filename=\"{}.{}\"", slug::slug(&file.title, "datei", &[]), file.format.ending());
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.format.kind())),
        (header::CONTENT_LENGTH, HeaderValue::from(length)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_str(&called).unwrap_or(HeaderValue::from_static("inline"))),
        (header::CACHE_CONTROL, AN_HOUR),
    ];
    Ok((headers, Body::from_stream(ReaderStream::new(opened))).into_response())
}
