//! One event: what it is about, when, with whom, and the way into its room. Changes nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{Doors, Line, Scene, Step, feeds, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::structured::breadcrumb;
use crate::base::http::{Error, Page, show as render};
use crate::figures;
use crate::groups;
use crate::programme::model::{Evening, Status, timetable};
use crate::programme::room::Keepsakes;
use crate::programme::structured::{self, Place};
use crate::programme::{dates, room, store};
use crate::registration::{self, Notice};
use crate::topics::{self, Drawer};
use crate::trace::{self, Panel, Point};

/// An agenda item as a row.
struct Row {
    time: String,
    datetime: String,
    title: String,
    /// "Impulsvortrag · 30 Minuten".
    about: String,
    speaker: String,
    /// The evening stands here.
    now: bool,
    over: bool,
}

struct SpeakerView {
    /// "Dr. Emil Ewald", or the role of somebody without a name.
    name: String,
    role: String,
    /// The first letters, for the round sign.
    sign: String,
}

#[derive(Template)]
#[template(path = "programme/event.html")]
struct EventPage<'a> {
    page: &'a Page,
    line: Line,
    summary: String,
    /// Where people meet besides the room; may be empty.
    place: String,
    paragraphs: Vec<String>,
    day: String,
    hours: String,
    zone_name: String,
    zone: String,
    series: Option<Step>,
    agenda: Vec<Row>,
    speakers: Vec<SpeakerView>,
    /// It takes place, or took place, in a room of the portal.
    has_room: bool,
    doors: Option<Doors>,
    /// The room takes people in before the evening is live, too.
    open_early: bool,
    calendar: String,
    /// The working groups whose session it is.
    groups: Vec<Step>,
    /// What of it can become a topic, for those who lead a group.
    drawer: Option<Drawer>,
    /// Where one asks for letters about it.
    follow: String,
    description: String,
    absolute: String,
    event_data: String,
    way_data: String,
    staff: Option<StaffLinks>,
    trail: Vec<Step>,
    /// Whether one can register.
    registration: Option<Notice>,
    /// Questions and slides of its room.
    kept: Option<Keepsakes>,
    /// Its figures, if they are published, and where people say how it was.
    figures: Option<String>,
    ask: Option<String>,
    /// Where it comes from and what became of it.
    chain: Option<Panel>,
}

impl EventPage<'_> {
    /// The id of the table of a vote.
    fn vote_id(&self, number: &usize) -> String {
        format!("abstimmung-{number}")
    }
}

struct StaffLinks {
    edit: String,
    copy: String,
    room: Option<String>,
    /// Invitations and code of the room.
    access: Option<String>,
    registration: String,
    deeds: Option<String>,
}

/// `GET /programm/<slug>` and `GET /programm/<slug>.ics`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path(slug): Path<String>) -> Result<Response, Error> {
    if let Some(slug) = slug.strip_suffix(".ics") {
        return feeds::event_calendar(&app, &page, slug).await.map(IntoResponse::into_response);
    }
    let evening = store::evening(&app.site("").db.read, &slug).await?.ok_or(Error::NotFound)?;
    let scene = Scene::of(&app, &page, std::slice::from_ref(&evening.event)).await?;
    let staff = viewer.as_ref().is_some_and(Viewer::may_moderate);
    // The clock alone does not know where the evening stands; its room does.
    let at = if scene.status(&evening.event) == Status::Live { room::stands_at(&app, &evening.event).await? } else { None };
    let kept = room::keepsakes(&app, &page, &evening.event, viewer.as_ref().is_some_and(Viewer::is_staff)).await?;
    let event = &evening.event;
    let figures = figures::public_address(&app.site("").db.read, &event.id, &event.slug).await?.map(|path| page.to(&path));
    let over = scene.status(event) == Status::Over;
    let ask = figures::feedback_address(&app, &event.slug).await?.filter(|_| over).map(|path| page.to(&path));
    let registration = registration::notice(app.site(""), &page, &evening.event).await?;
    let groups = groups::of_event(&app.site("").db.read, &event.id).await?;
    let drawer = topics::drawer(&app, &page, viewer.as_ref(), event.room.as_deref(), &groups).await?;
    let groups = groups.into_iter().map(|group| Step { address: page.to(&group.address()), label: group.title }).collect();
    let chain = Some(trace::panel(&app, &page, viewer.as_ref(), &Point::new("event", &event.id)).await?);
    render(EventPage { kept, registration, figures, ask, groups, drawer, chain, ..compose(&scene, &evening, at, staff) }).map(IntoResponse::into_response)
}

fn compose<'a>(scene: &Scene<'a>, evening: &Evening, at: Option<u32>, staff: bool) -> EventPage<'a> {
    let (page, event, language) = (scene.page, &evening.event, scene.page.language);
    let (starts, ends) = (dates::local(event.starts_at, &scene.zone), dates::local(event.ends_at, &scene.zone));
    let status = scene.status(event);
    let series = evening.series.as_ref().map(|series| (format!("/programm/reihen/{}", series.slug), series.title.clone()));
    let trail = super::trail(page, series.clone());
    // Search engines and calendars get the address without a language: it is the one on posters.
    let absolute = format!("{}{}", page.base_url, super::address(event));
    let room = event.room.as_ref().map(|_| format!("{}/raeume/{}", page.base_url, event.slug));
    let way: Vec<(String, String)> = trail.iter().map(|step| (step.label.clone(), format!("{}{}", page.base_url, step.address))).collect();
    let site = format!("{}/", page.base_url);
    let place = Place { city: &page.brand.city, site: &site, page: &absolute, room: room.as_deref() };
    EventPage {
        page,
        summary: event.summary.clone(),
        place: event.place.clone(),
        paragraphs: event.text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect(),
        day: if starts.date() == ends.date() { dates::day(starts.date(), language) } else { dates::span(&starts, &ends, language) },
        hours: if starts.date() == ends.date() { dates::hours(&starts, &ends, language) } else { String::new() },
        zone_name: dates::zone_name(&starts, language),
        zone: scene.zone.iana_name().unwrap_or_default().to_owned(),
        series: series.map(|(path, label)| Step { address: page.to(&path), label }),
        agenda: agenda(scene, evening, at),
        speakers: evening.speakers.iter().map(speaker).collect(),
        has_room: event.room.is_some(),
        doors: Doors::of(page, event).filter(|_| matches!(status, Status::Live | Status::Planned)),
        open_early: status == Status::Planned,
        calendar: page.to(&format!("{}.ics", super::address(event))),
        follow: page.to(&format!("/abos?abend={}", event.slug)),
        groups: Vec::new(),
        drawer: None,
        description: if event.summary.is_empty() { scene.span(event) } else { event.summary.clone() },
        event_data: structured::event(evening, status, &place, &scene.zone),
        way_data: breadcrumb(&way),
        absolute,
        staff: staff.then(|| StaffLinks {
            edit: page.to(&format!("{}/bearbeiten", super::address(event))),
            copy: page.to(&format!("{}/kopieren", super::address(event))),
            room: event.room.as_ref().map(|_| page.to(&format!("/raeume/{}", event.slug))),
            registration: page.to(&format!("{}/anmeldung/einstellungen", super::address(event))),
            deeds: event.room.as_ref().map(|_| page.to(&format!("/raeume/{}/verlauf", event.slug))),
            access: event.room.as_ref().map(|_| page.to(&format!("/raeume/{}/zugang", event.slug))),
        }),
        trail,
        kept: None,
        figures: None,
        ask: None,
        chain: None,
        registration: None,
        line: scene.line(event),
    }
}

fn agenda(scene: &Scene<'_>, evening: &Evening, at: Option<u32>) -> Vec<Row> {
    let t = scene.page.t;
    let row = |(position, planned): (u32, crate::programme::model::PlannedItem<'_>)| {
        let starts = dates::local(planned.starts_at, &scene.zone);
        let item = planned.item;
        Row {
            time: dates::clock(&starts),
            datetime: dates::machine(&starts),
            title: item.title.clone(),
            about: format!("{} · {}", words::item(t, item.kind), t.msg_programme_minutes(item.minutes)),
            speaker: item.speaker.clone(),
            now: at == Some(position),
            over: at.is_some_and(|at| position < at),
        }
    };
    (0..).zip(timetable(evening.event.starts_at, &evening.agenda)).map(row).collect()
}

fn speaker(speaker: &crate::programme::model::Speaker) -> SpeakerView {
    let name = [speaker.title.as_str(), speaker.name.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let sign = speaker.name.split_whitespace().filter_map(|word| word.chars().next()).filter(|c| c.is_alphabetic()).take(2).collect();
    SpeakerView { name, role: speaker.role.clone(), sign }
}
