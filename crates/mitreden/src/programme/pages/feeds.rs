//! The programme for other programs: iCalendar, Atom and RSS. Shows no page.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{address, zone};
use crate::app::{App, Site};
use crate::base::dates::mail;
use crate::base::http::{Error, Page};
use crate::base::i18n::{Language, Words};
use crate::base::ids::urn;
use crate::programme::calendar::{self, Calendar, Entry};
use crate::programme::model::{Evening, Event, Speaker};
use crate::programme::{dates, store};

/// How many changes a feed tells of.
const FEED_ENTRIES: i64 = 50;

/// `GET /programm.ics`
pub(super) async fn site_calendar(State(app): State<App>, page: Page) -> Result<Response, Error> {
    let events = store::all_events(&app.site("").db.read).await?;
    let name = plain(&page.t.msg_programme_calendar_name(&page.brand.city));
    Ok(answer(&app, &page, &name, "/programm.ics", "programm", events.iter().map(|event| entry(&page, event, &[])).collect()))
}

/// `GET /programm/reihen/<slug>.ics`
pub(super) async fn series_calendar(app: &App, page: &Page, slug: &str) -> Result<Response, Error> {
    let db = &app.site("").db;
    let series = store::series(&db.read, slug).await?.ok_or(Error::NotFound)?;
    let events = store::events_of(&db.read, &series.id).await?;
    let source = format!("/programm/reihen/{slug}.ics");
    Ok(answer(app, page, &series.title, &source, slug, events.iter().map(|event| entry(page, event, &[])).collect()))
}

/// `GET /programm/<slug>.ics`
pub(super) async fn event_calendar(app: &App, page: &Page, slug: &str) -> Result<Response, Error> {
    let Evening { event, speakers, .. } = store::evening(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)?;
    let source = format!("/programm/{slug}.ics");
    Ok(answer(app, page, &event.title, &source, slug, vec![entry(page, &event, &speakers)]))
}

fn answer(app: &App, page: &Page, name: &str, source: &str, file: &str, entries: Vec<Entry>) -> Response {
    let text = written(&zone(app), page.t, name, &page.absolute(source), entries);
    // Slugs are ASCII letters, digits and hyphens: nothing to quote in the file's name.
    let disposition = format!("inline; filename=\"{file}.ics\"");
    ([(header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)], text).into_response()
}

fn written(zone: &TimeZone, t: &Words, name: &str, source: &str, entries: Vec<Entry>) -> String {
    calendar::write(&Calendar { name, source, room_label: &t.msg_programme_calendar_room(), entries }, zone)
}

/// The calendar file of one event, for a letter in this language.
pub(in crate::programme) fn calendar_file(site: &Site, language: Language, evening: &Evening) -> String {
    let absolute = |path: &str| format!("{}/{language}{path}", site.base_url);
    let Evening { event, speakers, .. } = evening;
    let zone = site.zone();
    let source = absolute(&format!("{}.ics", address(event)));
    written(&zone, language.words(), &event.title, &source, vec![entry_of(language.words(), &absolute, event, speakers)])
}

fn entry(page: &Page, event: &Event, speakers: &[Speaker]) -> Entry {
    entry_of(page.t, &|path| page.absolute(path), event, speakers)
}

fn entry_of(t: &Words, absolute: &dyn Fn(&str) -> String, event: &Event, speakers: &[Speaker]) -> Entry {
    let who = speakers.iter().map(|s| [&s.title, &s.name, &s.role].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" "));
    let description: Vec<String> = [event.summary.clone(), who.collect::<Vec<_>>().join("\n")].into_iter().filter(|part| !part.is_empty()).collect();
    Entry {
        uid: event.id.clone(),
        sequence: event.sequence,
        updated_at: event.updated_at,
        // Many calendars show a cancelled entry like any other.
        title: if event.cancelled { plain(&t.msg_programme_calendar_cancelled(&event.title)) } else { event.title.clone() },
        description: description.join("\n\n"),
        starts_at: event.starts_at,
        ends_at: event.ends_at,
        cancelled: event.cancelled,
        page: absolute(&address(event)),
        place: event.place.clone(),
        room: event.room.as_ref().filter(|_| !event.cancelled).map(|_| absolute(&format!("/raeume/{}", event.slug))),
    }
}

/// Without the marks that keep directions apart inside a page: other programs show them as boxes.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

struct FeedEntry {
    id: String,
    title: String,
    address: String,
    published: Timestamp,
    when: String,
    summary: String,
}

#[derive(Template)]
#[template(path = "programme/feed.xml")]
struct Feed<'a> {
    page: &'a Page,
    title: String,
    own: String,
    programme: String,
    updated: Timestamp,
    entries: Vec<FeedEntry>,
}

#[derive(Template)]
#[template(path = "programme/rss.xml")]
struct Rss<'a> {
    page: &'a Page,
    title: String,
    own: String,
    programme: String,
    updated: String,
    /// Each with its time as RSS writes it.
    entries: Vec<(String, FeedEntry)>,
}

/// `GET /programm.rss`
pub(super) async fn rss(State(app): State<App>, page: Page) -> Result<Response, Error> {
    let Feed { title, programme, updated, entries, .. } = feed(&app, &page).await?;
    let entries = entries.into_iter().map(|entry| (mail(entry.published), entry)).collect();
    let updated = mail(updated);
    let rss = Rss { page: &page, title, own: page.absolute("/programm.rss"), programme, updated, entries };
    Ok(([(header::CONTENT_TYPE, "application/rss+xml; charset=utf-8")], rss.render()?).into_response())
}

/// `GET /programm.atom`
pub(super) async fn atom(State(app): State<App>, page: Page) -> Result<Response, Error> {
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], feed(&app, &page).await?.render()?).into_response())
}

async fn feed<'a>(app: &App, page: &'a Page) -> Result<Feed<'a>, Error> {
    let events = store::events_changed(&app.site("").db.read, FEED_ENTRIES).await?;
    let zone = zone(app);
    let entries = events.iter().map(|event| FeedEntry {
        id: urn(&event.id),
        title: if event.cancelled { plain(&page.t.msg_programme_calendar_cancelled(&event.title)) } else { event.title.clone() },
        address: page.absolute(&address(event)),
        published: event.updated_at,
        when: dates::span(&dates::local(event.starts_at, &zone), &dates::local(event.ends_at, &zone), page.language),
        summary: event.summary.clone(),
    });
    Ok(Feed {
        title: plain(&page.t.msg_programme_calendar_name(&page.brand.city)),
        own: page.absolute("/programm.atom"),
        programme: page.absolute("/programm"),
        updated: events.first().map_or(Timestamp::UNIX_EPOCH, |event| event.updated_at),
        entries: entries.collect(),
        page,
    })
}
