//! Slides outside of the stage: uploaded, watched while they are made into pictures, read, downloaded. Never which page is shown.

use askama::Template;
use axum::Json;
use axum::body::Body;
use axum::extract::{Multipart, Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mitreden_live::{DeckId, Errand};
use mitreden_report::slides::{Fault, Format};
use tokio_util::io::ReaderStream;

use super::super::model::RoomEntry;
use super::super::slides::{self, DeckEntry, DeckState, SlideEntry, Upload, UploadError};
use super::super::{door, store};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Caller, Error, Page, show};
use crate::base::i18n::Words;

/// Pictures never change: another upload has another address.
const FOR_GOOD: HeaderValue = HeaderValue::from_static("private, max-age=31536000, immutable");

struct DeckRow {
    title: String,
    /// "12 Seiten", "Seite 3 von 12 ist fertig", or why it was not taken.
    state: String,
    address: String,
    /// Where it can be downloaded.
    file: Option<String>,
    is_ready: bool,
    /// Its pictures are being made.
    waits: bool,
}

#[derive(Template)]
#[template(path = "rooms/slides.html")]
struct SlidesPage<'a> {
    page: &'a Page,
    room: &'a RoomEntry,
    decks: Vec<DeckRow>,
    leads: bool,
    waits: bool,
    fault: String,
}

struct SlideView {
    number: u32,
    picture: String,
    width: u32,
    height: u32,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "rooms/deck.html")]
struct DeckPage<'a> {
    page: &'a Page,
    room: &'a RoomEntry,
    title: String,
    file: Option<String>,
    pages: Vec<SlideView>,
}

/// Who may see the slides of a room, and who may bring some.
struct Access {
    room: RoomEntry,
    presents: bool,
}

impl Access {
    async fn of(app: &App, page: &Page, viewer: Option<&Viewer>, headers: &HeaderMap, slug: &str) -> Result<Self, Error> {
        let site = app.site("");
        let room = store::room_by_slug(&site.db.read, slug).await?.ok_or(Error::NotFound)?;
        if viewer.is_some_and(Viewer::may_moderate) && !room.is_booked() {
            return Ok(Self { room, presents: true });
        }
        let seat = door::seat_of_cookie(site, page, headers, &room.id).await?;
        let presents = match (seat, app.rooms.keeper(&room.id).await?) {
            (Some(seat), Some(keeper)) => keeper.look(move |value, _| value.seat(&seat).map(|seat| value.presents(seat))).await.flatten(),
            _ => None,
        };
        // Behind a code are the slides of those who came in.
        if room.is_closed() && presents.is_none() {
            return Err(Error::NotFound);
        }
        Ok(Self { room, presents: presents.unwrap_or(false) })
    }

    fn may_present(self) -> Result<RoomEntry, Error> {
        if self.presents { Ok(self.room) } else { Err(Error::Forbidden) }
    }
}

/// A room whose slides this visitor may see. An open one costs no look into the room: a full hall asks for each picture at once.
async fn readable(app: &App, page: &Page, viewer: Option<&Viewer>, headers: &HeaderMap, slug: &str) -> Result<RoomEntry, Error> {
    let room = store::room_by_slug(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)?;
    if !room.is_closed() {
        return Ok(room);
    }
    Access::of(app, page, viewer, headers, slug).await.map(|access| access.room)
}

/// `GET /raeume/{slug}/folien`
pub(in crate::rooms) async fn slides(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let access = Access::of(&app, &page, viewer.as_ref(), &headers, &slug).await?;
    shown(&app, &page, access, String::new()).await
}

async fn shown(app: &App, page: &Page, access: Access, fault: String) -> Result<Response, Error> {
    let Access { room, presents } = access;
    let decks = slides::of_room(&app.site("").db.read, &room.id).await?;
    let waits = decks.iter().any(|deck| deck.state == DeckState::Waiting);
    let mut rows = Vec::new();
    for deck in decks.into_iter().filter(|deck| presents || deck.state == DeckState::Ready) {
        let has_file = slides::handout(app.site(""), &room.id, &deck).await?.is_some();
        rows.push(row(page, &room, deck, has_file));
    }
    show(SlidesPage { page, room: &room, decks: rows, leads: presents, waits: waits && presents, fault }).map(IntoResponse::into_response)
}

fn row(page: &Page, room: &RoomEntry, deck: DeckEntry, has_file: bool) -> DeckRow {
    let t = page.t;
    let state = match deck.state {
        DeckState::Ready => t.msg_rooms_slides_pages(deck.done),
        DeckState::Waiting => deck.pages.map_or_else(|| t.msg_rooms_slides_waiting(), |pages| t.msg_rooms_slides_progress(deck.done, pages)),
        DeckState::Failed => fault_word(t, &deck.fault),
    };
    let address = page.to(&room.address(&format!("folien/{}", deck.id)));
    DeckRow {
        file: has_file.then(|| format!("{address}/datei")),
        address,
        title: deck.title,
        state,
        is_ready: deck.state == DeckState::Ready,
        waits: deck.state == DeckState::Waiting,
    }
}

/// The sentence for a word of the database.
fn fault_word(t: &Words, fault: &str) -> String {
    match fault {
        "unknown" => t.msg_rooms_slides_fault_unknown(),
        "encrypted" => t.msg_rooms_slides_fault_encrypted(),
        "too-many-pages" => t.msg_rooms_slides_fault_pages(),
        "too-large" => t.msg_rooms_slides_fault_large(),
        "full" => t.msg_rooms_slides_fault_full(),
        "stopped" | "not-saved" => t.msg_rooms_slides_fault_stopped(),
        _ => t.msg_rooms_slides_fault_broken(),
    }
}

/// `POST /raeume/{slug}/folien/neu`: a file, from a form or from the room's script, which asks for JSON.
pub(in crate::rooms) async fn upload(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    headers: HeaderMap,
    mut form: Multipart,
) -> Result<Response, Error> {
    let access = Access::of(&app, &page, viewer.as_ref(), &headers, &slug).await?;
    let room = access.may_present()?;
    app.rooms.limits().uploads.count(caller.key())?;
    let script = headers.get(header::ACCEPT).is_some_and(|accept| accept.as_bytes().starts_with(b"application/json"));
    match receive(&app, &room, &mut form).await {
        Ok(deck) if script => Ok((StatusCode::ACCEPTED, Json(serde_json::json!({ "deck": deck }))).into_response()),
        Ok(_) => Ok(page.see_other(&room.address("folien")).into_response()),
        Err(error) => {
            let (status, word) = match &error {
                UploadError::Fault(Fault::TooLarge) => (StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
                UploadError::Fault(_) => (StatusCode::UNPROCESSABLE_ENTITY, "unknown"),
                UploadError::Full => (StatusCode::CONFLICT, "full"),
                UploadError::Cut => (StatusCode::BAD_REQUEST, "broken"),
                UploadError::Disk(_) | UploadError::Database(_) => {
                    tracing::error!(room.id = %room.id, %error, "slides could not be kept");
                    (StatusCode::SERVICE_UNAVAILABLE, "not-saved")
                }
            };
            let sentence = fault_word(page.t, word);
            if script {
                return Ok((status, Json(serde_json::json!({ "fault": sentence }))).into_response());
            }
            Ok((status, shown(&app, &page, Access { room, presents: true }, sentence).await?).into_response())
        }
    }
}

async fn receive(app: &App, room: &RoomEntry, form: &mut Multipart) -> Result<DeckId, UploadError> {
    let cut = |_| UploadError::Cut;
    while let Some(mut field) = form.next_field().await.map_err(cut)? {
        if field.name() != Some("datei") {
            continue;
        }
        let name = field.file_name().unwrap_or_default().to_owned();
        let mut upload = Upload::begin(app.site(""), &room.id, &name).await?;
        loop {
            let taken = match field.chunk().await {
                Ok(Some(bytes)) => upload.take(&bytes).await,
                Ok(None) => return upload.finish(&app.rooms).await,
                // Beyond the largest body the stream breaks off, too.
                Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Fault::TooLarge.into()),
                Err(_) => Err(UploadError::Cut),
            };
            taken?;
        }
    }
    Err(Fault::Unknown.into())
}

async fn deck(app: &App, room: &RoomEntry, deck: &str) -> Result<DeckEntry, Error> {
    let decks = slides::of_room(&app.site("").db.read, &room.id).await?;
    decks.into_iter().find(|known| known.id.as_str() == deck).ok_or(Error::NotFound)
}

/// `GET /raeume/{slug}/folien/{deck}`: all pages with their text, to be read.
pub(in crate::rooms) async fn read(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path((slug, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let room = readable(&app, &page, viewer.as_ref(), &headers, &slug).await?;
    let deck = deck(&app, &room, &id).await?;
    if deck.state != DeckState::Ready {
        return Err(Error::NotFound);
    }
    let address = room.address(&format!("folien/{}", deck.id));
    let view = |slide: SlideEntry| SlideView {
        number: slide.page,
        picture: format!("{address}/{}/bild", slide.page),
        width: slide.width,
        height: slide.height,
        lines: slide.text.lines().map(str::to_owned).collect(),
    };
    let pages = slides::pages(&app.site("").db.read, &deck.id).await?.into_iter().map(view).collect();
    let file = slides::handout(app.site(""), &room.id, &deck).await?.map(|_| page.to(&format!("{address}/datei")));
    show(DeckPage { page: &page, room: &room, title: deck.title, file, pages }).map(IntoResponse::into_response)
}

/// `GET /raeume/{slug}/folien/{deck}/stand`: how far it is, and the text of its pages, for the room's script.
pub(in crate::rooms) async fn progress(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path((slug, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let room = readable(&app, &page, viewer.as_ref(), &headers, &slug).await?;
    let deck = deck(&app, &room, &id).await?;
    let ready = deck.state == DeckState::Ready;
    let pages = if ready { slides::pages(&app.site("").db.read, &deck.id).await? } else { Vec::new() };
    let pages: Vec<_> = pages.into_iter().map(|slide| serde_json::json!({ "width": slide.width, "height": slide.height, "text": slide.text })).collect();
    let fault = (deck.state == DeckState::Failed).then(|| fault_word(page.t, &deck.fault));
    Ok(Json(serde_json::json!({ "ready": ready, "fault": fault, "done": deck.done, "of": deck.pages, "pages": pages })).into_response())
}

/// `GET /raeume/{slug}/folien/{deck}/{page}/bild`
pub(in crate::rooms) async fn picture(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path((slug, id, number)): Path<(String, String, u32)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let room = readable(&app, &page, viewer.as_ref(), &headers, &slug).await?;
    let site = app.site("");
    let deck = DeckId::parse(&id).ok_or(Error::NotFound)?;
    let format = slides::format(&site.db.read, &room.id, &deck, number).await?.ok_or(Error::NotFound)?;
    let mut answer = file(&slides::picture(site, &deck, number, format), kind(format).0).await?;
    answer.headers_mut().insert(header::CACHE_CONTROL, FOR_GOOD);
    Ok(answer)
}

/// Media type and ending of a picture.
fn kind(format: Format) -> (&'static str, &'static str) {
    match format {
        Format::Webp => ("image/webp", "webp"),
        Format::Jpeg => ("image/jpeg", "jpg"),
    }
}

/// A file, read while it is sent: who reads slowly holds a page of memory, and not the file.
async fn file(path: &std::path::Path, kind: &'static str) -> Result<Response, Error> {
    let file = tokio::fs::File::open(path).await.map_err(|_| Error::NotFound)?;
    let length = file.metadata().await.map_err(|_| Error::NotFound)?.len();
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(kind)), (header::CONTENT_LENGTH, HeaderValue::from(length))];
    Ok((headers, Body::from_stream(ReaderStream::new(file))).into_response())
}

/// `GET /raeume/{slug}/folien/{deck}/datei`: what can be kept of a deck, without what it said about its makers; never shown by the portal.
pub(in crate::rooms) async fn download(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path((slug, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let room = readable(&app, &page, viewer.as_ref(), &headers, &slug).await?;
    let site = app.site("");
    let deck = deck(&app, &room, &id).await?;
    if deck.state != DeckState::Ready {
        return Err(Error::NotFound);
    }
    let (path, format) = slides::handout(site, &room.id, &deck).await?.ok_or(Error::NotFound)?;
    let (kind, ending) = format.map_or(("application/pdf", "pdf"), kind);
    // A plain name for old programs, the whole one for all others (RFC 6266).
    let plain: String = deck.title.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let whole: String = url::form_urlencoded::byte_serialize(deck.title.as_bytes()).collect::<String>().replace('+', "%20");
    let disposition = format!("attachment; filename=\"{plain}.{ending}\"; filename*=UTF-8''{whole}.{ending}");
    let disposition = HeaderValue::from_str(&disposition).map_err(|_| Error::NotFound)?;
    let mut answer = file(&path, kind).await?;
    answer.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    Ok(answer)
}

/// `POST /raeume/{slug}/folien/{deck}/entfernen`
pub(in crate::rooms) async fn drop_deck(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path((slug, id)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let room = Access::of(&app, &page, viewer.as_ref(), &headers, &slug).await?.may_present()?;
    let deck = deck(&app, &room, &id).await?;
    if deck.state == DeckState::Failed {
        slides::forget(app.site(""), &deck.id).await;
    }
    // Refused is only what is gone already.
    let _ = app.rooms.errand(&room.id, Errand::DropDeck { deck: deck.id }).await;
    Ok(page.see_other(&room.address("folien")).into_response())
}
