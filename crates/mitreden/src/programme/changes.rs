//! Changing the programme: new events with their rooms, edited ones, series. Checks no form and no rights; the pages do.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::form::{EventDraft, SeriesForm};
use super::model::{Evening, Event, EventKind, Series};
use super::{public, room, store};
use crate::app::App;
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::base::slug;
use crate::{groups, registration};

/// Most things of one name before the program gives up looking for a free address.
const SAME_NAMES: usize = 1_000;

/// Words under `/programm/` that are pages of their own.
pub(super) const RESERVED: [&str; 4] = ["neu", "new", "reihen", "series"];

/// Keeps new events with their rooms, all or none. Answers their addresses.
pub(crate) async fn add_events(app: &App, by: By<'_>, drafts: &[EventDraft]) -> Result<Vec<String>, Error> {
    let site = app.site("");
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    let mut added = Vec::new();
    for draft in drafts {
        let mut evening = fresh(draft, site.ids.id(), free_event_slug(&tx, draft).await?, now);
        evening.event.room = room::create(app, &tx, &evening.event).await?;
        store::insert_evening(&tx, site.ids, &evening).await?;
        groups::set_sessions(&tx, &evening.event.id, &draft.groups, now).await?;
        public::put_event(&tx, now, &evening).await?;
        audit::note(&tx, site, by, "event.added", &format!("/programm/{}", evening.event.slug), &evening.event.title).await?;
        added.push(evening);
    }
    tx.commit().await?;
    for evening in &added {
        room::plan(app, evening).await;
    }
    Ok(added.into_iter().map(|evening| evening.event.slug).collect())
}

fn fresh(draft: &EventDraft, id: String, slug: String, now: Timestamp) -> Evening {
    let blank = Event {
        id,
        slug,
        series: None,
        title: String::new(),
        summary: String::new(),
        text: String::new(),
        kind: EventKind::default(),
        starts_at: draft.starts_at,
        ends_at: draft.ends_at,
        cancelled: false,
        sequence: 0,
        place: String::new(),
        room: None,
        updated_at: now,
    };
    let event = Event { sequence: 0, ..draft.onto(&blank, now) };
    Evening { event, series: None, speakers: draft.speakers.clone(), agenda: draft.agenda.clone() }
}

/// Keeps an edited event, if nobody else changed it since `version`; its room learns of it. False if somebody did.
pub(crate) async fn change_event(app: &App, by: By<'_>, before: &Event, draft: &EventDraft, version: Timestamp) -> Result<bool, Error> {
    let site = app.site("");
    let event = draft.onto(before, site.clock.now());
    let mut evening = Evening { event, series: None, speakers: draft.speakers.clone(), agenda: draft.agenda.clone() };
    let tx = site.db.begin().await?;
    if evening.event.room.is_none() {
        // Entered with a date that had passed: now that it lies ahead, people need somewhere to meet.
        evening.event.room = room::create(app, &tx, &evening.event).await?;
    }
    if !store::update_evening(&tx, site.ids, &evening, version).await? {
        return Ok(false);
    }
    groups::set_sessions(&tx, &evening.event.id, &draft.groups, site.clock.now()).await?;
    public::put_event(&tx, site.clock.now(), &evening).await?;
    audit::note(&tx, site, by, "event.changed", &format!("/programm/{}", evening.event.slug), &evening.event.title).await?;
    registration::event_changed(site, &tx, before, &evening.event).await?;
    tx.commit().await?;
    room::plan(app, &evening).await;
    Ok(true)
}

/// Keeps a new series; answers it.
pub(crate) async fn add_series(app: &App, by: By<'_>, form: &SeriesForm) -> Result<Series, Error> {
    let site = app.site("");
    let tx = site.db.begin().await?;
    let slug = free_series_slug(&tx, &form.title).await?;
    let series = Series { id: site.ids.id(), slug, title: form.title.clone(), summary: form.summary.clone(), archived: form.archived };
    store::insert_series(&tx, &series, site.clock.now()).await?;
    public::put_series(&tx, site.clock.now(), &series).await?;
    audit::note(&tx, site, by, "series.added", &format!("/programm/reihen/{}", series.slug), &series.title).await?;
    tx.commit().await?;
    Ok(series)
}

/// Keeps an edited series; its address stays.
pub(crate) async fn change_series(app: &App, by: By<'_>, before: &Series, form: &SeriesForm) -> Result<(), Error> {
    let site = app.site("");
    let series = Series { title: form.title.clone(), summary: form.summary.clone(), archived: form.archived, ..before.clone() };
    let tx = site.db.begin().await?;
    store::update_series(&tx, &series, site.clock.now()).await?;
    public::put_series(&tx, site.clock.now(), &series).await?;
    audit::note(&tx, site, by, "series.changed", &format!("/programm/reihen/{}", series.slug), &series.title).await?;
    tx.commit().await?;
    Ok(())
}

async fn free_event_slug(c: &impl ConnectionTrait, draft: &EventDraft) -> Result<String, DbErr> {
    let base = slug::slug(&draft.title, draft.kind.german(), &RESERVED);
    for number in 1..SAME_NAMES {
        let slug = slug::numbered(&base, number);
        if !store::event_slug_taken(c, &slug).await? && !room::address_taken(c, &slug).await? {
            return Ok(slug);
        }
    }
    Err(DbErr::Custom(format!("no free address for {base}")))
}

async fn free_series_slug(c: &impl ConnectionTrait, title: &str) -> Result<String, DbErr> {
    let base = slug::slug(title, "reihe", &RESERVED);
    for number in 1..SAME_NAMES {
        let slug = slug::numbered(&base, number);
        if !store::series_slug_taken(c, &slug).await? {
            return Ok(slug);
        }
    }
    Err(DbErr::Custom(format!("no free address for {base}")))
}
