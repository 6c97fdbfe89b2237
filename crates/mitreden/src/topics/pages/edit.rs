//! Editing a topic, moving it to another group, closing it; what the form of merging sends; drawing one from an evening. For staff and those who lead its group.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::{Step, leads, merge, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::groups;
use crate::topics::changes;
use crate::topics::drawing::{self, Origin};
use crate::topics::form::{Check, EditForm, Fault, REASON_MAX};
use crate::topics::model::Topic;
use crate::topics::store;

struct Choice {
    word: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "topics/edit.html")]
struct EditPage<'a> {
    page: &'a Page,
    address: String,
    form: EditForm,
    groups: Vec<Choice>,
    fields: Vec<Choice>,
    is_closed: bool,
    reason: String,
    changed: bool,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl EditPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// What stands around a form.
#[derive(Default)]
struct Around<'a> {
    faults: &'a [Fault],
    reason: String,
    changed: bool,
}

async fn edit_page(app: &App, page: &Page, topic: &Topic, form: EditForm, around: Around<'_>) -> Result<Response, Error> {
    let read = &app.site("").db.read;
    let groups = groups::every(read).await?.into_iter().filter(|group| group.is_active() || form.group == group.id);
    let groups = groups.map(|group| Choice { chosen: group.id == form.group, word: group.id, label: group.title }).collect();
    let fields = store::fields(read).await?.into_iter();
    let fields = fields.map(|field| Choice { chosen: form.fields.contains(&field.id), word: field.id, label: field.title }).collect();
    let status = match (around.changed, around.faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let shown = EditPage {
        page,
        address: page.to(&topic.address()),
        groups,
        fields,
        is_closed: topic.closed_at.is_some(),
        reason: around.reason,
        changed: around.changed,
        mistakes: words::mistakes(page.t, around.faults),
        trail: trail(page),
        form,
    };
    Ok((status, render(shown)?).into_response())
}

/// A topic that this person may change.
pub(super) async fn led(app: &App, viewer: &Viewer, id: &str) -> Result<Topic, Error> {
    let site = app.site("");
    let topic = store::by_id(&site.db.read, id).await?.filter(|topic| topic.is_public() && topic.merged_into.is_none()).ok_or(Error::NotFound)?;
    if !leads(site, Some(viewer), &topic).await? {
        viewer.staff()?;
    }
    Ok(topic)
}

/// `GET /themen/<id>/bearbeiten`
pub(super) async fn edit(State(app): State<App>, page: Page, viewer: Viewer, Path(id): Path<String>) -> Result<Response, Error> {
    let topic = led(&app, &viewer, &id).await?;
    let form = EditForm::of(&topic, store::fields_of(&app.site("").db.read, &topic.id).await?);
    edit_page(&app, &page, &topic, form, Around::default()).await
}

/// `POST /themen/<id>/bearbeiten`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(id): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let topic = led(&app, &viewer, &id).await?;
    let mut form = EditForm::read(pairs);
    let draft = match form.check() {
        Ok(draft) => draft,
        Err(faults) => return edit_page(&app, &page, &topic, form, Around { faults: &faults, ..Around::default() }).await,
    };
    // A version that cannot be read is none that is stored.
    let version = form.version.parse().unwrap_or(Timestamp::MIN);
    if changes::change(app.site(""), (&viewer).into(), &topic, draft, &form, version).await? {
        return Ok(page.see_other(&topic.address()).into_response());
    }
    // Saving once more is now meant against what the other one saved.
    let topic = led(&app, &viewer, &id).await?;
    form.version = topic.updated_at.to_string();
    edit_page(&app, &page, &topic, form, Around { changed: true, ..Around::default() }).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct StandForm {
    #[serde(rename = "do")]
    deed: String,
    reason: String,
    into: String,
    /// What was looked for.
    q: String,
}

/// `POST /themen/<id>/stand`
pub(super) async fn change(State(app): State<App>, page: Page, viewer: Viewer, Path(id): Path<String>, Form(form): Form<StandForm>) -> Result<Response, Error> {
    let topic = led(&app, &viewer, &id).await?;
    let (site, by) = (app.site(""), (&viewer).into());
    let again = async |faults: &[Fault], reason: String| {
        let fields = store::fields_of(&site.db.read, &topic.id).await?;
        edit_page(&app, &page, &topic, EditForm::of(&topic, fields), Around { faults, reason, changed: false }).await
    };
    match form.deed.as_str() {
        "close" => {
            let mut check = Check::default();
            let reason = check.text("reason", &form.reason, REASON_MAX, true);
            if !check.faults.is_empty() {
                return again(&check.faults, form.reason).await;
            }
            changes::close(site, by, &topic, &reason).await?;
        }
        "reopen" => changes::reopen(site, by, &topic).await?,
        "merge" => {
            if !changes::merge(site, by, &topic, &form.into).await? {
                return merge::again(&app, &page, &topic, form.q).await;
            }
        }
        _ => return Err(Error::BadRequest),
    }
    Ok(page.see_other(&topic.address()).into_response())
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct DrawForm {
    /// `question:<room>-<number>` or `poll:<room>-<number>`.
    id: String,
    group: String,
}

/// `POST /themen/ziehen`: the button beside a question or a poll. Pressed twice it leads to the same topic.
pub(super) async fn draw(State(app): State<App>, page: Page, viewer: Viewer, Form(form): Form<DrawForm>) -> Result<Response, Error> {
    let site = app.site("");
    // A speaker draws for the own group alone; staff also for none yet.
    if !groups::leads(&site.db.read, Some(&viewer), &form.group).await? {
        viewer.staff()?;
    }
    let (origin, id) = Origin::of_mark(&form.id).ok_or(Error::NotFound)?;
    let group = Some(form.group).filter(|group| !group.is_empty());
    let topic = drawing::draw(site, (&viewer).into(), origin, id, group).await?.ok_or(Error::NotFound)?;
    let to = if topic.is_public() && topic.merged_into.is_none() { format!("{}/bearbeiten", topic.address()) } else { topic.address() };
    Ok(page.see_other(&to).into_response())
}
