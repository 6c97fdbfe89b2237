//! The pictures of a draft: brought with their words, listed with the line to put into a text, handed out. Reads no picture itself.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::check::Check;
use crate::base::http::upload::{self, Bounds};
use crate::base::http::{Error, Mistake, Page, show as render};
use crate::base::intake::{BYTES_MAX, Format};
use crate::drafts::form::ALT_MAX;
use crate::drafts::model::Draft;
use crate::drafts::{changes, pictures, store};

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

/// `POST /verwaltung/strategie/{slug}/bilder/neu`
pub(super) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>, form: Multipart) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    let site = app.site("");
    let mut received = upload::receive_files(form, &pictures::intake(site), Bounds::one(BYTES_MAX)).await?;
    let mut check = Check::default();
    let alt = check.line("alt", received.text("alt"), ALT_MAX, true);
    let mut mistakes = words::mistakes(page.t, &check.faults);
    let wrong = match received.file().map(|brought| brought.upload) {
        None => page.t.msg_base_picture_missing(),
        Some(None) => page.t.msg_base_picture_large(),
        Some(Some(_)) if !mistakes.is_empty() => page.t.msg_base_file_again(),
        Some(Some(upload)) => match pictures::keep(site, upload, &draft, alt).await? {
            Ok(picture) => {
                changes::illustrate(site, (&viewer).into(), &draft, &picture).await?;
                return Ok(page.see_other(&format!("{}/bilder", draft.desk())).into_response());
            }
            Err(fault) => upload::picture_fault(page.t, fault),
        },
    };
    mistakes.push(Mistake::new(upload::FIELD, wrong));
    pictures_page(&app, &page, &draft, received.text("alt").to_owned(), mistakes).await
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
    let mut answer = upload::hand_out(&pictures::intake(site).path(&name), Format::of(&picture.format)).await?;
    if draft.is_public() {
        answer.headers_mut().insert(header::CACHE_CONTROL, A_DAY);
    }
    Ok(answer)
}
