//! The city's pictures: shown, added with the words that stand for them, taken away. Draws none.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use mitreden_report::slides::Fault;

use super::super::form::is_page;
use super::super::images::{self, Caption, FUNDING_MAX};
use super::super::model::Place;
use super::super::{PICTURE_BYTES_MAX, store};
use crate::accounts::Viewer;
use crate::app::{App, Site};
use crate::audit::By;
use crate::base::http::{Error, Mistake, Page, show};
use crate::base::i18n::Words;
use crate::base::text;

/// Longest words for a picture, and longest address, in characters.
const WORDS_MAX: usize = 200;

struct Row {
    id: String,
    address: String,
    alt: String,
    place: String,
    width: i64,
    height: i64,
}

#[derive(Clone, Default)]
struct Fields {
    place: String,
    alt: String,
    link: String,
}

#[derive(Template)]
#[template(path = "settings/images.html")]
struct ImagesPage<'a> {
    page: &'a Page,
    rows: Vec<Row>,
    fields: Fields,
    mistakes: Vec<Mistake>,
}

impl ImagesPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// `GET /verwaltung/einstellungen/bilder`
pub(in crate::settings) async fn list(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.administration()?;
    shown(&app, &page, Fields { place: Place::Logo.word().to_owned(), ..Fields::default() }, Vec::new()).await
}

async fn shown(app: &App, page: &Page, fields: Fields, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let images = store::images(&app.site("").db.read).await?;
    let rows = images.into_iter().map(|image| Row {
        address: images::address(&image),
        place: if image.place == Place::Logo.word() { page.t.msg_settings_image_logo() } else { page.t.msg_settings_image_funding() },
        id: image.id,
        alt: image.alt,
        width: image.width,
        height: image.height,
    });
    let rows = rows.collect();
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, show(ImagesPage { page, rows, fields, mistakes })?).into_response())
}

/// `POST /verwaltung/einstellungen/bilder/neu`
pub(in crate::settings) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, form: Multipart) -> Result<Response, Error> {
    viewer.administration()?;
    let (fields, file) = receive(form).await?;
    let mistakes = take(app.site(""), page.t, &fields, file, (&viewer).into()).await?;
    if mistakes.is_empty() {
        return Ok(page.see_other("/verwaltung/einstellungen/bilder").into_response());
    }
    shown(&app, &page, fields, mistakes).await
}

/// Takes the logo of a form with the fields `alt` and `datei`; the words as they came, and what is wrong.
///
/// # Errors
/// The database's and the disk's.
pub async fn take_logo(site: &Site, t: &Words, form: Multipart, by: By<'_>) -> Result<(String, Vec<Mistake>), Error> {
    let (fields, file) = receive(form).await?;
    let fields = Fields { place: Place::Logo.word().to_owned(), link: String::new(), ..fields };
    let mistakes = take(site, t, &fields, file, by).await?;
    Ok((fields.alt, mistakes))
}

/// Checks a picture and keeps it. The mistakes, if there are any: then nothing was kept.
async fn take(site: &Site, t: &Words, fields: &Fields, file: Option<Vec<u8>>, by: By<'_>) -> Result<Vec<Mistake>, Error> {
    let place = Place::from_word(&fields.place);
    let taken = store::images(&site.db.read).await?.iter().filter(|image| image.place == Place::Funding.word()).count();
    let mut mistakes = Vec::new();
    let mut wrong = |field, message| mistakes.push(Mistake::new(field, message));
    match (&file, place) {
        (Some(file), _) if file.len() > PICTURE_BYTES_MAX => wrong("datei", t.msg_settings_image_large()),
        (Some(file), _) if !file.is_empty() => {}
        _ => wrong("datei", t.msg_settings_image_missing()),
    }
    if fields.alt.is_empty() || fields.alt.chars().count() > WORDS_MAX || !text::is_printable(&fields.alt) {
        wrong("alt", t.msg_settings_image_alt_missing());
    }
    if !fields.link.is_empty() && (!is_page(&fields.link) || fields.link.chars().count() > WORDS_MAX) {
        wrong("link", t.msg_settings_wrong_url());
    }
    if place == Some(Place::Funding) && taken >= FUNDING_MAX {
        wrong("ort", t.msg_settings_image_full());
    }
    let (Some(place), Some(file), true) = (place, file, mistakes.is_empty()) else { return Ok(mistakes) };
    let caption = Caption { place, alt: fields.alt.clone(), link: fields.link.clone() };
    let message = match images::add(site, &file, caption, by).await? {
        Ok(()) => return Ok(Vec::new()),
        Err(Fault::Unknown) => t.msg_settings_image_unknown(),
        Err(Fault::TooLarge) => t.msg_settings_image_large(),
        Err(_) => t.msg_settings_image_broken(),
    };
    Ok(vec![Mistake::new("datei", message)])
}

async fn receive(mut form: Multipart) -> Result<(Fields, Option<Vec<u8>>), Error> {
    let (mut fields, mut file) = (Fields::default(), None);
    while let Some(mut field) = form.next_field().await.map_err(|_| Error::BadRequest)? {
        let name = field.name().unwrap_or_default().to_owned();
        let most = if name == "datei" { PICTURE_BYTES_MAX + 1 } else { 4096 };
        let mut bytes = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| Error::TooLarge)? {
            // What is over the limit is read to its end and not kept: the answer is a form, not a broken line.
            let room = most - bytes.len().min(most);
            bytes.extend_from_slice(&chunk[..chunk.len().min(room)]);
        }
        let words = || text::line(&String::from_utf8_lossy(&bytes));
        match name.as_str() {
            "ort" => fields.place = words(),
            "alt" => fields.alt = words(),
            "link" => fields.link = words(),
            "datei" => file = Some(bytes),
            _ => {}
        }
    }
    Ok((fields, file))
}

/// `POST /verwaltung/einstellungen/bilder/{id}/entfernen`
pub(in crate::settings) async fn remove(State(app): State<App>, page: Page, viewer: Viewer, Path(id): Path<String>) -> Result<Response, Error> {
    viewer.administration()?;
    if !images::remove(app.site(""), &id, (&viewer).into()).await? {
        return Err(Error::NotFound);
    }
    Ok(page.see_other("/verwaltung/einstellungen/bilder").into_response())
}

/// `GET /marke/{id}`
pub(in crate::settings) async fn picture(State(app): State<App>, Path(id): Path<String>) -> Result<Response, Error> {
    let site = app.site("");
    let image = store::images(&site.db.read).await?.into_iter().find(|image| image.id == id).ok_or(Error::NotFound)?;
    let bytes = tokio::fs::read(images::file(site, &image)).await.map_err(|_| Error::NotFound)?;
    let kind = if image.file.ends_with(".webp") { "image/webp" } else { "image/jpeg" };
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")], bytes).into_response())
}
