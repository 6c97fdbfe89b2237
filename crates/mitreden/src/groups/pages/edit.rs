//! Founding, editing and ending a group. Decides nothing about its members.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::{Here, Step, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::groups::changes;
use crate::groups::form::{Fault, GroupForm};
use crate::groups::model::Joining;

#[derive(Template)]
#[template(path = "groups/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    heading: String,
    action: String,
    back: String,
    form: GroupForm,
    /// `None`: a new group.
    existing: Option<Existing>,
    mistakes: Vec<Mistake>,
    /// Somebody else saved meanwhile.
    changed: bool,
    trail: Vec<Step>,
}

struct Existing {
    address: String,
    founds: bool,
    is_over: bool,
}

impl FormPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }

    fn is_joining(&self, word: &str) -> bool {
        self.form.joining == word
    }
}

fn form_page(page: &Page, here: Option<&Here>, form: GroupForm, faults: &[Fault], changed: bool) -> Result<Response, Error> {
    let status = match (changed, faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let address = here.map(|here| here.group.address());
    let existing = here.map(|here| Existing { address: page.to(&here.group.address()), founds: here.rights.founds, is_over: !here.group.is_active() });
    let shown = FormPage {
        heading: if here.is_some() { page.t.msg_groups_edit() } else { page.t.msg_groups_new() },
        action: page.to(&address.as_ref().map_or_else(|| "/arbeitsgruppen/neu".to_owned(), |address| format!("{address}/bearbeiten"))),
        back: page.to(address.as_deref().unwrap_or("/arbeitsgruppen")),
        mistakes: words::mistakes(page.t, faults),
        trail: trail(page, here.map(|here| &here.group)),
        existing,
        changed,
        form,
        page,
    };
    Ok((status, show(shown)?).into_response())
}

/// `GET /arbeitsgruppen/neu`
pub(super) async fn new(page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.moderation()?;
    let form = GroupForm { joining: Joining::Open.word().to_owned(), room: Some("true".to_owned()), ..GroupForm::default() };
    form_page(&page, None, form, &[], false)
}

/// `POST /arbeitsgruppen/neu`
pub(super) async fn create(State(app): State<App>, page: Page, viewer: Viewer, Form(form): Form<GroupForm>) -> Result<Response, Error> {
    viewer.moderation()?;
    match form.check() {
        Err(faults) => form_page(&page, None, form, &faults, false),
        Ok(draft) => {
            let group = changes::found(&app, (&viewer).into(), &draft, &draft.title).await?;
            Ok(page.see_other(&group.address()).into_response())
        }
    }
}

/// `GET /arbeitsgruppen/<slug>/bearbeiten`
pub(super) async fn edit(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    let form = GroupForm::of(&here.group);
    form_page(&page, Some(&here), form, &[], false)
}

/// `POST /arbeitsgruppen/<slug>/bearbeiten`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(mut form): Form<GroupForm>,
) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    if !here.rights.founds {
        // What the group is called and how one joins is the city's.
        form.title.clone_from(&here.group.title);
        here.group.joining.word().clone_into(&mut form.joining);
    }
    let draft = match form.check() {
        Err(faults) => return form_page(&page, Some(&here), form, &faults, false),
        Ok(draft) => draft,
    };
    // A version that cannot be read is none that is stored.
    let version = form.version.parse().unwrap_or(Timestamp::MIN);
    if changes::change(&app, (&viewer).into(), &here.group, &draft, version).await? {
        return Ok(page.see_other(&here.group.address()).into_response());
    }
    // Saving once more is now meant against what the other one saved.
    let here = Here::led(&app, &viewer, &slug).await?;
    form.version = here.group.updated_at.to_string();
    form_page(&page, Some(&here), form, &[], true)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct EndForm {
    #[serde(rename = "do")]
    deed: String,
}

/// `POST /arbeitsgruppen/<slug>/stand`
pub(super) async fn set_end(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(form): Form<EndForm>,
) -> Result<Response, Error> {
    viewer.moderation()?;
    let here = Here::of(&app, Some(&viewer), &slug).await?;
    let ended = match form.deed.as_str() {
        "end" => true,
        "reopen" => false,
        _ => return Err(Error::BadRequest),
    };
    if ended == here.group.is_active() {
        changes::set_end(app.site(""), (&viewer).into(), &here.group, ended).await?;
    }
    Ok(page.see_other(&here.group.address()).into_response())
}
