//! The programme's pages: their addresses and what several of them show. Each page is a file of its own.

mod chances;
mod dates;
mod edit;
mod event;
mod feeds;
mod list;
mod series;
mod start;
mod words;

pub(in crate::programme) use feeds::calendar_file;

use std::collections::HashMap;

use axum::routing::get;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::dates as say;
use super::model::{Course, Event, Status};
use super::room;
use crate::app::{App, Routes};
use crate::base::http::{Error, Page};

/// Every address of the programme.
pub fn routes() -> Routes {
    Routes::new()
        .route("/", get(start::show))
        .route("/programm", get(list::programme))
        .route("/programm.ics", get(feeds::site_calendar))
        .route("/programm.atom", get(feeds::atom))
        .route("/programm.rss", get(feeds::rss))
        .route("/programm/neu", get(edit::new).post(edit::create))
        .route("/programm/reihen/neu", get(series::new).post(series::create))
        // `/programm/reihen/<slug>.ics` is the same route with an ending: a path segment cannot be matched in part.
        .route("/programm/reihen/{slug}", get(list::series))
        .route("/programm/reihen/{slug}/bearbeiten", get(series::edit).post(series::save))
        .route("/programm/reihen/{slug}/termine", get(dates::preview).post(dates::create))
        .route("/programm/{slug}", get(event::show))
        .route("/programm/{slug}/bearbeiten", get(edit::edit).post(edit::save))
        .route("/programm/{slug}/kopieren", get(edit::copy).post(edit::create_copy))
}

/// What the pages know about the moment they are shown in.
pub(super) struct Scene<'a> {
    page: &'a Page,
    zone: TimeZone,
    now: Timestamp,
    /// The language events are written in: the site's first. Pages in another language say so (WCAG 3.1.2).
    lang: &'static str,
    courses: HashMap<String, Course>,
}

impl<'a> Scene<'a> {
    /// The scene in which these events are shown.
    async fn of(app: &App, page: &'a Page, events: &[Event]) -> Result<Self, Error> {
        let courses = room::courses(app, events).await?;
        Ok(Self { page, zone: zone(app), now: app.site("").clock.now(), lang: page.written_in, courses })
    }

    fn course(&self, event: &Event) -> Course {
        self.courses.get(&event.id).copied().unwrap_or_default()
    }

    fn status(&self, event: &Event) -> Status {
        event.status(self.now, self.course(event))
    }

    /// "Donnerstag, 4. Februar 2021, 17:00–19:00 Uhr".
    fn span(&self, event: &Event) -> String {
        say::span(&say::local(event.starts_at, &self.zone), &say::local(event.ends_at, &self.zone), self.page.language)
    }

    /// The event as a line of a list.
    fn line(&self, event: &Event) -> Line {
        let (language, starts) = (self.page.language, say::local(event.starts_at, &self.zone));
        let status = self.status(event);
        Line {
            lang: self.lang,
            address: self.page.to(&address(event)),
            title: event.title.clone(),
            when: self.span(event),
            place: event.place.clone(),
            kind: words::kind(self.page.t, event.kind),
            weekday: say::weekday_short(starts.date(), language),
            day: starts.day().to_string(),
            month: say::month_short(starts.date(), language),
            datetime: say::machine(&starts),
            status: status.word(),
            status_label: words::status(self.page.t, status),
        }
    }

    /// The event as the loud card on top of the start page.
    fn stage(&self, event: &Event, series: Option<String>, speakers: Vec<String>) -> Stage {
        let starts = say::local(event.starts_at, &self.zone);
        let status = self.status(event);
        Stage {
            lang: self.lang,
            address: self.page.to(&address(event)),
            title: event.title.clone(),
            summary: event.summary.clone(),
            when: self.span(event),
            datetime: say::machine(&starts),
            place: event.place.clone(),
            zone: self.zone.iana_name().unwrap_or_default().to_owned(),
            series,
            speakers: speakers.join(", "),
            status_label: words::status(self.page.t, status),
            doors: Doors::of(self.page, event),
            calendar: self.page.to(&format!("{}.ics", address(event))),
        }
    }
}

/// The address of an event's page without language.
fn address(event: &Event) -> String {
    format!("/programm/{}", event.slug)
}

/// An event as a line of a list.
pub(super) struct Line {
    lang: &'static str,
    address: String,
    title: String,
    when: String,
    /// Where people meet besides the room; may be empty.
    place: String,
    kind: String,
    weekday: &'static str,
    day: String,
    month: &'static str,
    datetime: String,
    status: &'static str,
    status_label: String,
}

/// An event as the loud card of the start page.
pub(super) struct Stage {
    lang: &'static str,
    address: String,
    title: String,
    summary: String,
    when: String,
    /// Where people meet besides the room; may be empty.
    place: String,
    datetime: String,
    zone: String,
    series: Option<String>,
    speakers: String,
    status_label: String,
    doors: Option<Doors>,
    calendar: String,
}

/// The two ways into an event's room.
pub(super) struct Doors {
    /// Where the form of Zuhören is sent.
    listen: String,
    /// The door with its name field.
    talk: String,
    /// The door.
    room: String,
}

impl Doors {
    /// The ways into the room of an event; `None` without a room.
    fn of(page: &Page, event: &Event) -> Option<Self> {
        event.room.as_ref()?;
        let room = page.to(&format!("/raeume/{}", event.slug));
        Some(Self { listen: format!("{room}/platz"), talk: format!("{room}?mitreden"), room })
    }
}

/// One step of the way to a page.
pub(super) struct Step {
    address: String,
    label: String,
}

/// The way from the start page over the programme.
fn trail(page: &Page, more: impl IntoIterator<Item = (String, String)>) -> Vec<Step> {
    let first = [("/".to_owned(), page.t.msg_programme_start()), ("/programm".to_owned(), page.t.msg_programme_title())];
    first.into_iter().chain(more).map(|(path, label)| Step { address: page.to(&path), label }).collect()
}

/// The address of a calendar that subscribes instead of downloading once.
fn webcal(address: &str) -> String {
    address.split_once("://").map_or_else(|| address.to_owned(), |(_, rest)| format!("webcal://{rest}"))
}

/// The time zone of the city, in which all times are said and typed. The configuration takes no unknown one.
fn zone(app: &App) -> TimeZone {
    app.site("").zone()
}
