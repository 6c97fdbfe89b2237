//! The picture of an article: brought with its words, handed out, taken away. Reads no picture itself.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::words;
use super::{PictureView, Step};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::check::Check;
use crate::base::http::upload::{self, Bounds};
use crate::base::http::{Error, Mistake, Page, show as render};
use crate::base::intake::BYTES_MAX;
use crate::news::form::{ALT_MAX, LINE_MAX};
use crate::news::model::{Article, Stage, Which};
use crate::news::{changes, pictures, store};

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

/// The words as typed.
struct Typed {
    alt: String,
    credit: String,
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
    let typed = Typed { alt: words.0, credit: words.1 };
    render(page_of(&page, &article, typed, Vec::new())).map(IntoResponse::into_response)
}

/// `POST /aktuelles/{slug}/bild/neu`: a new picture, or other words to the one that is there.
pub(super) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>, form: Multipart) -> Result<Response, Error> {
    viewer.publishing()?;
    let article = existing(&app, &slug).await?;
    let site = app.site("");
    let mut received = upload::receive_files(form, &pictures::intake(site), Bounds::one(BYTES_MAX)).await?;
    let brought = received.file().map(|brought| brought.upload);
    let mut check = Check::default();
    let alt = check.line("alt", received.text("alt"), ALT_MAX, true);
    let credit = check.line("credit", received.text("credit"), LINE_MAX, true);
    let sentence = match (&brought, &article.picture) {
        (Some(None), _) => Some(page.t.msg_base_picture_large()),
        (None, None) => Some(page.t.msg_base_picture_missing()),
        (Some(Some(_)), _) if !check.faults.is_empty() => Some(page.t.msg_base_file_again()),
        _ => None,
    };
    let mut mistakes: Vec<Mistake> = sentence.map(file_mistake).into_iter().chain(words::mistakes(page.t, &check.faults)).collect();
    if mistakes.is_empty() {
        let back = format!("{}/bearbeiten", article.address());
        match brought.flatten() {
            None => {
                changes::describe(&app, (&viewer).into(), &article, &credit, &alt).await?;
                return Ok(page.see_other(&back).into_response());
            }
            Some(upload) => match pictures::keep(site, upload, credit, alt).await? {
                Ok(picture) => {
                    changes::illustrate(&app, (&viewer).into(), &article, Some(&picture)).await?;
                    return Ok(page.see_other(&back).into_response());
                }
                Err(fault) => mistakes.push(file_mistake(upload::picture_fault(page.t, fault))),
            },
        }
    }
    let typed = Typed { alt: received.text("alt").to_owned(), credit: received.text("credit").to_owned() };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page_of(&page, &article, typed, mistakes))?).into_response())
}

fn file_mistake(sentence: String) -> Mistake {
    Mistake::new(upload::FIELD, sentence)
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
    let mut answer = upload::hand_out(&pictures::intake(site).path(&name), format).await?;
    if is_public {
        answer.headers_mut().insert(header::CACHE_CONTROL, A_DAY);
    }
    Ok(answer)
}
