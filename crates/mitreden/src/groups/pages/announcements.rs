//! Announcements of a group: each with a page of its own, written by those who lead it. Sends no letter; the digests do.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::{Here, Step, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::groups::changes;
use crate::groups::form::{AnnouncementForm, Fault};
use crate::groups::model::{Announcement, Group};
use crate::groups::store::texts;
use crate::news::markdown;

/// An announcement as pages show it.
pub(super) struct View {
    pub(super) address: String,
    pub(super) title: String,
    /// HTML of the Markdown policy.
    pub(super) html: String,
    pub(super) when: String,
    pub(super) datetime: String,
    /// When it was changed after it was written.
    pub(super) changed: Option<String>,
}

impl View {
    pub(super) fn of(app: &App, page: &Page, group: &Group, one: &Announcement) -> Self {
        let zone = app.site("").zone();
        let moment = |at: Timestamp| dates::moment(&dates::local(at, &zone), page.language);
        Self {
            address: page.to(&changes::address(group, one)),
            title: one.title.clone(),
            html: markdown::render(&one.text),
            when: moment(one.created_at),
            datetime: dates::machine(&dates::local(one.created_at, &zone)),
            changed: (one.updated_at != one.created_at).then(|| moment(one.updated_at)),
        }
    }
}

#[derive(Template)]
#[template(path = "groups/announcement.html")]
struct AnnouncementPage<'a> {
    page: &'a Page,
    view: View,
    title: String,
    back: String,
    leads: bool,
    trail: Vec<Step>,
}

#[derive(Template)]
#[template(path = "groups/announcement_form.html")]
struct FormPage<'a> {
    page: &'a Page,
    heading: String,
    title: String,
    action: String,
    back: String,
    form: AnnouncementForm,
    mistakes: Vec<Mistake>,
    changed: bool,
    trail: Vec<Step>,
}

impl FormPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

fn form_page(page: &Page, group: &Group, one: Option<&Announcement>, form: AnnouncementForm, faults: &[Fault], changed: bool) -> Result<Response, Error> {
    let status = match (changed, faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let path = one.map(|one| changes::address(group, one));
    let shown = FormPage {
        heading: if one.is_some() { page.t.msg_groups_announcement_edit() } else { page.t.msg_groups_announce() },
        title: group.title.clone(),
        action: page.to(&path.as_ref().map_or_else(|| format!("{}/mitteilungen/neu", group.address()), |path| format!("{path}/bearbeiten"))),
        back: page.to(&path.unwrap_or_else(|| group.address())),
        mistakes: words::mistakes(page.t, faults),
        trail: trail(page, Some(group)),
        changed,
        form,
        page,
    };
    Ok((status, render(shown)?).into_response())
}

async fn existing(app: &App, here: &Here, id: &str) -> Result<Announcement, Error> {
    texts::announcement(&app.site("").db.read, &here.group.id, id).await?.ok_or(Error::NotFound)
}

/// `GET /arbeitsgruppen/<slug>/mitteilungen/<id>`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path((slug, id)): Path<(String, String)>) -> Result<Response, Error> {
    let here = Here::of(&app, viewer.as_ref(), &slug).await?;
    let one = existing(&app, &here, &id).await?;
    let shown = AnnouncementPage {
        page: &page,
        view: View::of(&app, &page, &here.group, &one),
        title: here.group.title.clone(),
        back: page.to(&here.group.address()),
        leads: here.rights.leads,
        trail: trail(&page, Some(&here.group)),
    };
    render(shown).map(IntoResponse::into_response)
}

/// `GET /arbeitsgruppen/<slug>/mitteilungen/neu`
pub(super) async fn new(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    form_page(&page, &here.group, None, AnnouncementForm::default(), &[], false)
}

/// `POST /arbeitsgruppen/<slug>/mitteilungen/neu`
pub(super) async fn create(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(form): Form<AnnouncementForm>,
) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    match form.check() {
        Err(faults) => form_page(&page, &here.group, None, form, &faults, false),
        Ok(draft) => {
            let one = changes::announce(app.site(""), (&viewer).into(), &here.group, draft).await?;
            Ok(page.see_other(&changes::address(&here.group, &one)).into_response())
        }
    }
}

/// `GET /arbeitsgruppen/<slug>/mitteilungen/<id>/bearbeiten`
pub(super) async fn edit(State(app): State<App>, page: Page, viewer: Viewer, Path((slug, id)): Path<(String, String)>) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    let one = existing(&app, &here, &id).await?;
    form_page(&page, &here.group, Some(&one), AnnouncementForm::of(&one), &[], false)
}

/// `POST /arbeitsgruppen/<slug>/mitteilungen/<id>/bearbeiten`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path((slug, id)): Path<(String, String)>,
    Form(mut form): Form<AnnouncementForm>,
) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    let one = existing(&app, &here, &id).await?;
    let draft = match form.check() {
        Err(faults) => return form_page(&page, &here.group, Some(&one), form, &faults, false),
        Ok(draft) => draft,
    };
    let version = form.version.parse().unwrap_or(Timestamp::MIN);
    if changes::change_announcement(app.site(""), (&viewer).into(), &here.group, &one, draft, version).await? {
        return Ok(page.see_other(&changes::address(&here.group, &one)).into_response());
    }
    form.version = existing(&app, &here, &id).await?.updated_at.to_string();
    form_page(&page, &here.group, Some(&one), form, &[], true)
}

/// `POST /arbeitsgruppen/<slug>/mitteilungen/<id>/entfernen`
pub(super) async fn remove(State(app): State<App>, page: Page, viewer: Viewer, Path((slug, id)): Path<(String, String)>) -> Result<Response, Error> {
    let here = Here::led(&app, &viewer, &slug).await?;
    let one = existing(&app, &here, &id).await?;
    changes::withdraw(app.site(""), (&viewer).into(), &here.group, &one).await?;
    Ok(page.see_other(&here.group.address()).into_response())
}
