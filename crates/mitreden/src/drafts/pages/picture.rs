//! The pictures of a draft: brought with their words, listed with the line to put into a text, handed out. Reads no picture itself.

use askama::Template;
use axum::body::Body;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mitreden_report::slides::Fault;
use tokio_util::io::ReaderStream;

use super::{Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::check::Check;
use crate::base::http::{Error, Mistake, Page, show as render};
use crate::drafts::model::Draft;
use crate::drafts::pictures::{self, Upload};
use crate::drafts::{changes, store};

/// Longest words for a picture, in characters.
const ALT_MAX: usize = 500;
/// A picture never changes under its address.
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

struct Row {
    source: String,
    width: i64,
    height: i64,
    alt: String,
    /// What to write for it to appear.
    line: String,
}

#[derive(Template)]
#[template(path = "drafts/pictures.html")]
struct PicturesPage<'a> {
    page: &'a Page,
    action: String,
    back: String,
    rows: Vec<Row>,
    alt: String,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl PicturesPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

async fn pictures_page(app: &App, page: &Page, draft: &Draft, alt: String, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let rows = store::pictures(&app.site("").db.read, &draft.id).await?.into_iter().map(|picture| Row {
        source: page.to(&picture.address()),
        line: format!("![{}]({})", picture.alt.replace(['[', ']'], ""), picture.address()),
        width: picture.width,
        height: picture.height,
        alt: picture.alt,
    });
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = PicturesPage {
        action: page.to(&format!("{}/bilder/neu", draft.desk())),
        back: page.to(&draft.desk()),
        rows: rows.collect(),
        alt,
        mistakes,
        trail: super::desk_trail(page, Some(draft)),
        page,
    };
    Ok((status, render(shown)?).into_response())
}

/// `GET /verwaltung/strategie/{slug}/bilder`
pub(super) async fn list(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    pictures_page(&app, &page, &draft, String::new(), Vec::new()).await
}

/// What the form sent.
#[derive(Default)]
struct Typed {
    alt: String,
    upload: Option<Upload>,
    too_large: bool,
}

/// `POST /verwaltung/strategie/{slug}/bilder/neu`
pub(super) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>, form: Multipart) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    let site = app.site("");
    let mut typed = receive(&app, form).await?;
    let mut check = Check::default();
    let alt = check.line("alt", &typed.alt, ALT_MAX, true);
    let mut mistakes = words::mistakes(page.t, &check.faults);
    match typed.upload.take().filter(|upload| !upload.is_empty()) {
        _ if typed.too_large => mistakes.push(Mistake::new("datei", page.t.msg_news_picture_fault_large())),
        None => mistakes.push(Mistake::new("datei", page.t.msg_news_picture_fault_missing())),
        Some(upload) if mistakes.is_empty() => match upload.finish(site, &draft.id, alt).await.map_err(disk)? {
            Ok(picture) => {
                changes::illustrate(site, (&viewer).into(), &draft, &picture).await?;
                return Ok(page.see_other(&format!("{}/bilder", draft.desk())).into_response());
            }
            Err(fault) => mistakes.push(Mistake::new("datei", explain(&page, fault))),
        },
        Some(_) => {}
    }
    pictures_page(&app, &page, &draft, typed.alt, mistakes).await
}

fn disk(error: std::io::Error) -> Error {
    if error.kind() == std::io::ErrorKind::StorageFull { Error::Full } else { Error::Internal(error.into()) }
}

fn explain(page: &Page, fault: Fault) -> String {
    match fault {
        Fault::TooLarge | Fault::TooManyPages => page.t.msg_news_picture_fault_large(),
        Fault::Unknown | Fault::Encrypted => page.t.msg_news_picture_fault_kind(),
        Fault::Broken => page.t.msg_news_picture_fault_broken(),
    }
}

async fn receive(app: &App, mut form: Multipart) -> Result<Typed, Error> {
    let mut typed = Typed::default();
    let refused = |error: MultipartError| if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::BadRequest };
    while let Some(mut field) = form.next_field().await.map_err(refused)? {
        match field.name() {
            Some("alt") => typed.alt = line(field).await?,
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
        if bytes.len() < ALT_MAX * 8 {
            bytes.extend_from_slice(&piece);
        }
    }
    Ok(String::from_utf8_lossy(&bytes).chars().take(ALT_MAX * 2).collect())
}

/// `GET /strategie/bilder/{name}`: read while it is sent.
pub(super) async fn hand_out(State(app): State<App>, viewer: Option<Viewer>, Path(name): Path<String>) -> Result<Response, Error> {
    let site = app.site("");
    let (id, _) = name.split_once('.').ok_or(Error::NotFound)?;
    let picture = store::picture(&site.db.read, id).await?.filter(|picture| picture.name() == name).ok_or(Error::NotFound)?;
    let draft = store::by_id(&site.db.read, &picture.draft).await?.ok_or(Error::NotFound)?;
    if !draft.is_public() && !viewer.is_some_and(|viewer| viewer.is_staff()) {
        return Err(Error::NotFound);
    }
    let kind = if picture.format == "jpeg" { "image/jpeg" } else { "image/webp" };
    let opened = tokio::fs::File::open(pictures::file(site, &picture)).await.map_err(|_| Error::NotFound)?;
    let length = opened.metadata().await.map_err(|_| Error::NotFound)?.len();
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_LENGTH, HeaderValue::from(length))];
    let mut answer = (headers, Body::from_stream(ReaderStream::new(opened))).into_response();
    if draft.is_public() {
        answer.headers_mut().insert(header::CACHE_CONTROL, A_DAY);
    }
    Ok(answer)
}
