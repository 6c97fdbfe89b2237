//! The pages of the settings: what there is, one group, its form. Pictures have a file of their own.

pub(super) mod images;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::post;

use super::form::{self, FieldView, Sent};
use super::model::Group;
use crate::accounts::Viewer;
use crate::app::{App, Routes};
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::base::i18n::Words;

/// The addresses that take files.
pub fn upload_routes() -> Routes {
    Routes::new().route("/verwaltung/einstellungen/bilder/neu", post(images::upload))
}

struct Entry {
    address: String,
    title: String,
    lead: String,
}

#[derive(Template)]
#[template(path = "settings/overview.html")]
struct OverviewPage {
    page: Page,
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "settings/group.html")]
struct GroupPage<'a> {
    page: &'a Page,
    title: String,
    lead: String,
    action: String,
    fields: Vec<FieldView>,
    mistakes: &'a [Mistake],
    /// What was in force when the page was made.
    version: String,
    said: Said,
}

/// What stands above the form.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Nothing,
    Saved,
    /// Somebody else saved something meanwhile.
    Changed,
}

fn title(t: &Words, group: Group) -> (String, String) {
    match group {
        Group::Portal => (t.msg_settings_portal(), t.msg_settings_portal_lead()),
        Group::Imprint => (t.msg_settings_imprint(), t.msg_settings_imprint_lead()),
        Group::Privacy => (t.msg_settings_privacy(), t.msg_settings_privacy_lead()),
        Group::Accessibility => (t.msg_settings_accessibility(), t.msg_settings_accessibility_lead()),
        Group::Colours => (t.msg_settings_colours(), t.msg_settings_colours_lead()),
    }
}

impl Group {
    /// Title and lead sentence of the group.
    pub fn title(self, t: &Words) -> (String, String) {
        title(t, self)
    }
}

/// `GET /verwaltung/einstellungen`
pub(super) async fn overview(page: Page, viewer: Viewer) -> Result<Html<String>, Error> {
    viewer.administration()?;
    let entry = |group: Group| {
        let (title, lead) = title(page.t, group);
        Entry { address: page.to(&group.path()), title, lead }
    };
    let images = Entry { address: page.to("/verwaltung/einstellungen/bilder"), title: page.t.msg_settings_images(), lead: page.t.msg_settings_images_lead() };
    let entries = Group::ALL.into_iter().map(entry).chain([images]).collect();
    show(OverviewPage { page, entries })
}

fn shown(app: &App, page: &Page, group: Group, sent: Option<&Sent>, mistakes: &[Mistake], said: Said) -> Result<Html<String>, Error> {
    let (title, lead) = title(page.t, group);
    let fields = form::views(app.site(""), page.t, group, sent, mistakes);
    show(GroupPage { page, title, lead, action: page.to(&group.path()), fields, mistakes, version: form::version(app.site(""), group), said })
}

/// `GET /verwaltung/einstellungen/{gruppe}`; `?gespeichert` after saving.
pub(super) async fn group(State(app): State<App>, page: Page, viewer: Viewer, Path(word): Path<String>) -> Result<Html<String>, Error> {
    viewer.administration()?;
    let group = Group::from_word(&word).ok_or(Error::NotFound)?;
    let said = if page.path.ends_with("?gespeichert") { Said::Saved } else { Said::Nothing };
    shown(&app, &page, group, None, &[], said)
}

/// `POST /verwaltung/einstellungen/{gruppe}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(word): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.administration()?;
    let group = Group::from_word(&word).ok_or(Error::NotFound)?;
    let sent = Sent::new(pairs);
    if sent.is_outdated(app.site(""), group) {
        return Ok((StatusCode::CONFLICT, shown(&app, &page, group, Some(&sent), &[], Said::Changed)?).into_response());
    }
    let mistakes = form::save(app.site(""), page.t, group, &sent, (&viewer).into()).await?;
    if mistakes.is_empty() {
        return Ok(page.see_other(&format!("{}?gespeichert", group.path())).into_response());
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&app, &page, group, Some(&sent), &mistakes, Said::Nothing)?).into_response())
}
