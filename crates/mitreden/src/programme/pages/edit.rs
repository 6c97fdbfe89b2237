//! Creating, editing and copying an event. Rows of speakers and agenda come and go by submit buttons, so no script is needed.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::{Timestamp, ToSpan as _};
use serde::Deserialize;

use super::words;
use super::{Step, zone};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::groups::{self, Group};
use crate::programme::form::{EventForm, Fault, Fields, ITEMS_MAX, ItemRow, Press, SPEAKERS_MAX};
use crate::programme::model::{Evening, EventKind, ItemKind, Series, Speaker};
use crate::programme::{changes, store};

/// The usual evening, as the start of a new one.
const USUAL_START: &str = "17:00";
const USUAL_END: &str = "19:00";

pub(super) struct Choice {
    word: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "programme/event_form.html")]
struct EventFormPage<'a> {
    page: &'a Page,
    heading: String,
    lead: String,
    /// Where the form is sent.
    action: String,
    /// Where "Abbrechen" leads.
    back: String,
    form: EventForm,
    kinds: Vec<Choice>,
    series: Vec<Choice>,
    groups: Vec<Choice>,
    mistakes: Vec<Mistake>,
    /// Somebody else saved meanwhile.
    changed: bool,
    /// There is something to call off: the event exists.
    exists: bool,
    full_speakers: bool,
    full_agenda: bool,
    trail: Vec<Step>,
}

impl EventFormPage<'_> {
    /// What is wrong with a field, empty if nothing.
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }

    /// The name of a field in a row.
    fn id(&self, kind: &str, row: &usize, name: &str) -> String {
        format!("{kind}-{row}-{name}")
    }

    /// What is wrong with a field in a row.
    fn error_in(&self, kind: &str, row: &usize, name: &str) -> String {
        self.error(&self.id(kind, row, name))
    }

    /// The value of a button that changes a row.
    fn press(&self, verb: &str, row: &usize) -> String {
        format!("{verb}:{row}")
    }

    fn item_kinds(&self, row: &ItemRow) -> Vec<Choice> {
        ItemKind::ALL.iter().map(|kind| choice(kind.word(), words::item(self.page.t, *kind), &row.kind)).collect()
    }

    fn number(&self, row: &usize) -> String {
        (row + 1).to_string()
    }
}

/// What a form page is about.
struct Occasion {
    heading: String,
    lead: String,
    path: String,
    back: String,
    exists: bool,
}

/// The form again, or for the first time.
async fn form_page(app: &App, page: &Page, occasion: Occasion, form: EventForm, faults: &[Fault], changed: bool) -> Result<Response, Error> {
    let read = &app.site("").db.read;
    let (series, groups) = (store::all_series(read).await?, groups::every(read).await?);
    let t = page.t;
    let status = match (changed, faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let page = EventFormPage {
        page,
        kinds: EventKind::ALL.iter().map(|kind| choice(kind.word(), words::kind(t, *kind), &form.kind)).collect(),
        series: choices(&series, &form.series),
        groups: group_choices(groups, &form.groups),
        mistakes: words::mistakes(page, faults),
        changed,
        exists: occasion.exists,
        full_speakers: form.speakers.len() >= SPEAKERS_MAX,
        full_agenda: form.agenda.len() >= ITEMS_MAX,
        heading: occasion.heading,
        lead: occasion.lead,
        action: page.to(&occasion.path),
        back: page.to(&occasion.back),
        trail: super::trail(page, []),
        form,
    };
    Ok((status, show(page)?).into_response())
}

fn choice(word: &str, label: String, chosen: &str) -> Choice {
    Choice { chosen: word == chosen, word: word.to_owned(), label }
}

fn choices(series: &[Series], chosen: &str) -> Vec<Choice> {
    // The archive grows for ever; it is offered only to what already stands in it.
    let offered = series.iter().filter(|series| !series.archived || series.id == chosen);
    offered.map(|series| Choice { word: series.id.clone(), label: series.title.clone(), chosen: series.id == chosen }).collect()
}

fn group_choices(groups: Vec<Group>, chosen: &[String]) -> Vec<Choice> {
    // What is over is offered only to its own sessions.
    let offered = groups.into_iter().filter(|group| group.is_active() || chosen.contains(&group.id));
    offered.map(|group| Choice { chosen: chosen.contains(&group.id), word: group.id, label: group.title }).collect()
}

/// The form of an event that exists, with its groups.
async fn form_of(app: &App, evening: &Evening) -> Result<EventForm, Error> {
    let groups = groups::of_event(&app.site("").db.read, &evening.event.id).await?;
    Ok(EventForm { groups: groups.into_iter().map(|group| group.id).collect(), ..EventForm::of(evening, &zone(app)) })
}

/// For which series or group a new event is meant: `?reihe=<slug>`, `?gruppe=<slug>`.
#[derive(Deserialize)]
pub(super) struct Wish {
    reihe: Option<String>,
    gruppe: Option<String>,
}

fn occasion_new(page: &Page) -> Occasion {
    let heading = page.t.msg_programme_new_event_title();
    Occasion { heading, lead: String::new(), path: "/programm/neu".into(), back: "/programm".into(), exists: false }
}

/// `GET /programm/neu`
pub(super) async fn new(State(app): State<App>, page: Page, viewer: Viewer, Query(wish): Query<Wish>) -> Result<Response, Error> {
    viewer.moderation()?;
    let series = match &wish.reihe {
        Some(slug) => store::series(&app.site("").db.read, slug).await?,
        None => None,
    };
    let group = match &wish.gruppe {
        Some(slug) => groups::group(&app.site("").db.read, slug).await?,
        None => None,
    };
    let kind = if group.is_some() { EventKind::Session } else { EventKind::default() };
    let tomorrow = app.site("").clock.now().to_zoned(zone(&app)).date().saturating_add(1.day());
    let form = EventForm {
        kind: kind.word().to_owned(),
        groups: group.into_iter().map(|group| group.id).collect(),
        series: series.map(|series| series.id).unwrap_or_default(),
        date: tomorrow.to_string(),
        from: USUAL_START.into(),
        until: USUAL_END.into(),
        speakers: vec![Speaker::default()],
        agenda: vec![ItemRow::default()],
        ..EventForm::default()
    };
    form_page(&app, &page, occasion_new(&page), form, &[], false).await
}

/// `POST /programm/neu`
pub(super) async fn create(State(app): State<App>, page: Page, viewer: Viewer, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response, Error> {
    viewer.moderation()?;
    let occasion = occasion_new(&page);
    add(&app, &page, &viewer, occasion, pairs).await
}

async fn add(app: &App, page: &Page, viewer: &Viewer, occasion: Occasion, pairs: Vec<(String, String)>) -> Result<Response, Error> {
    let (mut form, press) = EventForm::read(&Fields::new(pairs));
    if press != Press::Save {
        form.press(press);
        return form_page(app, page, occasion, form, &[], false).await;
    }
    let series = store::all_series(&app.site("").db.read).await?;
    match form.check(&series, &zone(app)) {
        Err(faults) => form_page(app, page, occasion, form, &faults, false).await,
        Ok(draft) => {
            let slugs = changes::add_events(app, viewer.into(), &[draft]).await?;
            let slug = slugs.first().ok_or_else(|| anyhow::anyhow!("an event without address"))?;
            Ok(page.see_other(&format!("/programm/{slug}")).into_response())
        }
    }
}

async fn existing(app: &App, slug: &str) -> Result<Evening, Error> {
    store::evening(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)
}

fn occasion_copy(page: &Page, slug: &str) -> Occasion {
    let (heading, lead) = (page.t.msg_programme_copy_event_title(), page.t.msg_programme_copy_event_lead());
    Occasion { heading, lead, path: format!("/programm/{slug}/kopieren"), back: format!("/programm/{slug}"), exists: false }
}

/// `GET /programm/<slug>/kopieren`
pub(super) async fn copy(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.moderation()?;
    let zone = zone(&app);
    let mut evening = existing(&app, &slug).await?;
    let event = &mut evening.event;
    // A week on the calendar, so that 17:00 stays 17:00.
    let later = |at: Timestamp| at.to_zoned(zone.clone()).saturating_add(1.week()).timestamp();
    (event.starts_at, event.ends_at, event.cancelled) = (later(event.starts_at), later(event.ends_at), false);
    form_page(&app, &page, occasion_copy(&page, &slug), form_of(&app, &evening).await?, &[], false).await
}

/// `POST /programm/<slug>/kopieren`
pub(super) async fn create_copy(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.moderation()?;
    existing(&app, &slug).await?;
    let occasion = occasion_copy(&page, &slug);
    add(&app, &page, &viewer, occasion, pairs).await
}

fn occasion_edit(page: &Page, evening: &Evening) -> Occasion {
    let slug = &evening.event.slug;
    let (heading, lead) = (page.t.msg_programme_edit_event_title(), evening.event.title.clone());
    Occasion { heading, lead, path: format!("/programm/{slug}/bearbeiten"), back: format!("/programm/{slug}"), exists: true }
}

/// `GET /programm/<slug>/bearbeiten`
pub(super) async fn edit(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.moderation()?;
    let evening = existing(&app, &slug).await?;
    let form = form_of(&app, &evening).await?;
    form_page(&app, &page, occasion_edit(&page, &evening), form, &[], false).await
}

/// `POST /programm/<slug>/bearbeiten`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.moderation()?;
    let evening = existing(&app, &slug).await?;
    let occasion = occasion_edit(&page, &evening);
    let (mut form, press) = EventForm::read(&Fields::new(pairs));
    if press != Press::Save {
        form.press(press);
        return form_page(&app, &page, occasion, form, &[], false).await;
    }
    let series = store::all_series(&app.site("").db.read).await?;
    let draft = match form.check(&series, &zone(&app)) {
        Err(faults) => return form_page(&app, &page, occasion, form, &faults, false).await,
        Ok(draft) => draft,
    };
    // A version that cannot be read is none that is stored.
    let version = form.version.parse().unwrap_or(Timestamp::MIN);
    if changes::change_event(&app, (&viewer).into(), &evening.event, &draft, version).await? {
        return Ok(page.see_other(&format!("/programm/{slug}")).into_response());
    }
    // Saving once more is now meant against what the other one saved.
    form.version = existing(&app, &slug).await?.event.updated_at.to_string();
    form_page(&app, &page, occasion, form, &[], true).await
}
