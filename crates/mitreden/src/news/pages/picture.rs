//! The picture of an article: brought with its words, handed out, taken away. Reads no picture itself.

use askama::Template;
use axum::body::Body;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mitreden_report::slides::{Fault as PictureFault, Format};
use tokio_util::io::ReaderStream;

use super::words;
use super::{PictureView, Step};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Mistake, Page, show as render};
use crate::news::form::{ALT_MAX, Check, LINE_MAX};
use crate::news::model::{Article, Stage, Which};
use crate::news::pictures::{self, Upload};
use crate::news::{changes, store};

/// A picture never changes under its address; but it goes with its article.
const A_DAY: HeaderValue = HeaderValue::from_static("public, max-age=86400");

#[derive(Template)]
#[template(path = "news/picture.html")]
struct PicturePage<'a> {
    page: &'a Page,
    about: String,
    action: String,
    back: String,
    picture: Option<PictureView>,
    alt: String,
    credit: String,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl PicturePage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

async fn existing(app: &App, slug: &str) -> Result<Article, Error> {
    store::by_slug(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)
}

fn page_of<'a>(page: &'a Page, article: &Article, typed: Typed, mistakes: Vec<Mistake>) -> PicturePage<'a> {
    PicturePage {
        page,
        about: article.title.clone(),
        action: page.to(&format!("{}/bild/neu", article.address())),
        back: page.to(&format!("{}/bearbeiten", article.address())),
        picture: PictureView::of(article, Which::Small),
        alt: typed.alt,
        credit: typed.credit,
        mistakes,
        trail: super::trail(page),
    }
}

/// `GET /aktuelles/{slug}/bild`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.publishing()?;
    let article = existing(&app, &slug).await?;
    let words = article.picture.as_ref().map(|picture| (picture.alt.clone(), picture.credit.clone())).unwrap_or_default();
    let typed = Typed { alt: words.0, credit: words.1, ..Typed::default() };
    render(page_of(&page, &article, typed, Vec::new())).map(IntoResponse::into_response)
}

/// What the form sent.
#[derive(Default)]
struct Typed {
    alt: String,
    credit: String,
    upload: Option<Upload>,
    too_large: bool,
}

/// `POST /aktuelles/{slug}/bild/neu`: a new picture, or other words to the one that is there.
pub(super) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>, form: Multipart) -> Result<Response, Error> {
    viewer.publishing()?;
    let article = existing(&app, &slug).await?;
    let site = app.site("");
    let mut typed = receive(&app, form).await?;
    let mut check = Check::default();
    let upload = typed.upload.take().filter(|upload| !upload.is_empty());
    let sentence = match (&upload, &article.picture) {
        _ if typed.too_large => Some(page.t.msg_news_picture_fault_large()),
        (None, None) => Some(page.t.msg_news_picture_fault_missing()),
        _ => None,
    };
    let alt = check.line("alt", &typed.alt, ALT_MAX, true);
    let credit = check.line("credit", &typed.credit, LINE_MAX, true);
    let mut mistakes: Vec<Mistake> = sentence.map(file_mistake).into_iter().chain(words::mistakes(page.t, &check.faults)).collect();
    if mistakes.is_empty() {
        match upload {
            None => {
                changes::describe(&app, (&viewer).into(), &article, &credit, &alt).await?;
                return Ok(page.see_other(&format!("{}/bearbeiten", article.address())).into_response());
            }
            Some(upload) => match upload.finish(site, credit, alt).await.map_err(|error| Error::Internal(error.into()))? {
                Ok(picture) => {
                    changes::illustrate(&app, (&viewer).into(), &article, Some(&picture)).await?;
                    return Ok(page.see_other(&format!("{}/bearbeiten", article.address())).into_response());
                }
                Err(fault) => mistakes.push(file_mistake(explain(&page, fault))),
            },
        }
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page_of(&page, &article, typed, mistakes))?).into_response())
}

fn file_mistake(sentence: String) -> Mistake {
    Mistake::new("datei", sentence)
}

fn explain(page: &Page, fault: PictureFault) -> String {
    match fault {
        PictureFault::TooLarge | PictureFault::TooManyPages => page.t.msg_news_picture_fault_large(),
        PictureFault::Unknown | PictureFault::Encrypted => page.t.msg_news_picture_fault_kind(),
        PictureFault::Broken => page.t.msg_news_picture_fault_broken(),
    }
}

async fn receive(app: &App, mut form: Multipart) -> Result<Typed, Error> {
    let mut typed = Typed::default();
    let refused = |error: axum::extract::multipart::MultipartError| {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::BadRequest }
    };
    while let Some(mut field) = form.next_field().await.map_err(refused)? {
        match field.name() {
            Some("alt") => typed.alt = line(field).await?,
            Some("credit") => typed.credit = line(field).await?,
            Some("datei") => {
                let mut upload = Upload::begin(app.site("")).await.map_err(|error| Error::Internal(error.into()))?;
                while let Some(piece) = field.chunk().await.map_err(refused)? {
                    if !upload.take(&piece).await.map_err(|error| Error::Internal(error.into()))? {
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

/// A short field; what is longer than any of them may be is cut before the check says so.
async fn line(mut field: axum::extract::multipart::Field<'_>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|_| Error::BadRequest)? {
        if bytes.len() < ALT_MAX * 8 {
            bytes.extend_from_slice(&piece);
        }
    }
    Ok(String::from_utf8_lossy(&bytes).chars().take(ALT_MAX * 2).collect())
}

/// `POST /aktuelles/{slug}/bild/entfernen`
pub(super) async fn remove(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.publishing()?;
    let article = existing(&app, &slug).await?;
    changes::illustrate(&app, (&viewer).into(), &article, None).await?;
    Ok(page.see_other(&format!("{}/bearbeiten", article.address())).into_response())
}

/// `GET /aktuelles/bilder/{name}`: read while it is sent.
pub(super) async fn show(State(app): State<App>, viewer: Option<Viewer>, Path(name): Path<String>) -> Result<Response, Error> {
    let site = app.site("");
    let (id, _) = name.split_once('-').filter(|(id, _)| id.bytes().all(|b| b.is_ascii_hexdigit())).ok_or(Error::NotFound)?;
    let article = store::by_picture(&site.db.read, id).await?.ok_or(Error::NotFound)?;
    let is_public = article.stage(site.clock.now()) == Stage::Public;
    if !is_public && !viewer.as_ref().is_some_and(Viewer::may_publish) {
        return Err(Error::NotFound);
    }
    let picture = article.picture.ok_or(Error::NotFound)?;
    let which = [Which::Large, Which::Small].into_iter().find(|which| picture.name(*which) == name).ok_or(Error::NotFound)?;
    let format = if which == Which::Large { picture.large.format } else { picture.small.format };
    let kind = match format {
        Format::Webp => "image/webp",
        Format::Jpeg => "image/jpeg",
    };
    let file = tokio::fs::File::open(pictures::file(site, &picture, which)).await.map_err(|_| Error::NotFound)?;
    let length = file.metadata().await.map_err(|_| Error::NotFound)?.len();
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_LENGTH, HeaderValue::from(length))];
    let mut answer = (headers, Body::from_stream(ReaderStream::new(file))).into_response();
    if is_public {
        answer.headers_mut().insert(header::CACHE_CONTROL, A_DAY);
    }
    Ok(answer)
}
