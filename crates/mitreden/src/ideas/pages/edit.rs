//! Calling for ideas and editing a contest. Rows of categories come and go by submit buttons, so no script is needed.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::{Choice, Step, contest_at, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::ideas::changes;
use crate::ideas::contest_form::{CATEGORIES_MAX, ContestForm, Known, Press, Row};
use crate::ideas::form::Fault;
use crate::ideas::model::{Contest, Stage};
use crate::ideas::store;
use crate::programme::{self, Subject};

#[derive(Template)]
#[template(path = "ideas/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    heading: String,
    action: String,
    back: String,
    form: ContestForm,
    stages: Vec<Choice>,
    events: Vec<Choice>,
    full: bool,
    /// The vote was counted: its days stay.
    counted: bool,
    mistakes: Vec<Mistake>,
    /// Somebody else saved meanwhile.
    changed: bool,
    trail: Vec<Step>,
}

impl FormPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }

    /// The name of a field in a row.
    fn id(&self, row: &usize, name: &str) -> String {
        format!("category-{row}-{name}")
    }

    /// What is wrong with a field in a row.
    fn error_in(&self, row: &usize, name: &str) -> String {
        self.error(&self.id(row, name))
    }

    /// The value of the button that takes a row away.
    fn press(&self, row: &usize) -> String {
        format!("remove:{row}")
    }

    fn number(&self, row: &usize) -> String {
        (row + 1).to_string()
    }
}

async fn events(app: &App) -> Result<Vec<Subject>, Error> {
    Ok(programme::subjects(&app.site("").db.read).await?.into_iter().filter(|subject| subject.kind == "event").collect())
}

async fn form_page(app: &App, page: &Page, contest: Option<&Contest>, form: ContestForm, faults: &[Fault], changed: bool) -> Result<Response, Error> {
    let status = match (changed, faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let address = contest.map(Contest::address);
    let stage = |stage: Stage| Choice { word: stage.word().to_owned(), label: words::stage(page.t, stage), chosen: form.stage == stage.word() };
    let event = |event: Subject| Choice { chosen: form.event == event.id, word: event.id, label: event.title };
    let shown = FormPage {
        heading: if contest.is_some() { page.t.msg_ideas_edit() } else { page.t.msg_ideas_new() },
        action: page.to(&address.as_ref().map_or_else(|| "/ideen/neu".to_owned(), |address| format!("{address}/bearbeiten"))),
        back: page.to(address.as_deref().unwrap_or("/ideen")),
        stages: Stage::ALL.into_iter().map(stage).collect(),
        events: events(app).await?.into_iter().map(event).collect(),
        counted: contest.is_some_and(Contest::is_counted),
        full: form.rows.len() >= CATEGORIES_MAX,
        mistakes: words::mistakes_called(page.t, faults, |field| (field == "text").then(|| page.t.msg_ideas_field_call())),
        trail: trail(page, contest),
        changed,
        form,
        page,
    };
    Ok((status, show(shown)?).into_response())
}

/// `GET /ideen/neu`
pub(super) async fn new(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.moderation()?;
    let form = ContestForm { stage: Stage::Draft.word().to_owned(), rows: vec![Row::default()], ..ContestForm::default() };
    form_page(&app, &page, None, form, &[], false).await
}

/// `POST /ideen/neu`
pub(super) async fn create(State(app): State<App>, page: Page, viewer: Viewer, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response, Error> {
    viewer.moderation()?;
    let (mut form, press) = ContestForm::read(pairs);
    if press != Press::Save {
        form.press(press);
        return form_page(&app, &page, None, form, &[], false).await;
    }
    let events = events(&app).await?;
    let ids: Vec<&str> = events.iter().map(|event| event.id.as_str()).collect();
    let site = app.site("");
    let (zone, now) = (site.zone(), site.clock.now());
    let known = Known { events: &ids, categories: &[], used: &[], vote: None, zone: &zone, was_public: false, now };
    match form.check(&known) {
        Err(faults) => form_page(&app, &page, None, form, &faults, false).await,
        Ok(draft) => {
            let contest = changes::call(site, (&viewer).into(), &draft, &draft.title).await?;
            Ok(page.see_other(&contest.address()).into_response())
        }
    }
}

/// `GET /ideen/<contest>/bearbeiten`
pub(super) async fn edit(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.moderation()?;
    let contest = contest_at(&app, Some(&viewer), &slug).await?;
    let site = app.site("");
    let categories = store::categories(&site.db.read, &contest.id).await?;
    form_page(&app, &page, Some(&contest), ContestForm::of(&contest, &categories, &site.zone()), &[], false).await
}

/// `POST /ideen/<contest>/bearbeiten`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.moderation()?;
    let contest = contest_at(&app, Some(&viewer), &slug).await?;
    let (mut form, press) = ContestForm::read(pairs);
    if press != Press::Save {
        form.press(press);
        return form_page(&app, &page, Some(&contest), form, &[], false).await;
    }
    let site = app.site("");
    let events = events(&app).await?;
    let ids: Vec<&str> = events.iter().map(|event| event.id.as_str()).collect();
    let before = store::categories(&site.db.read, &contest.id).await?;
    let used = store::used_categories(&site.db.read, &contest.id).await?;
    let (zone, now) = (site.zone(), site.clock.now());
    let (was_public, vote) = (contest.is_public(), contest.vote.as_ref());
    let draft = match form.check(&Known { events: &ids, categories: &before, used: &used, vote, zone: &zone, was_public, now }) {
        Err(faults) => return form_page(&app, &page, Some(&contest), form, &faults, false).await,
        Ok(draft) => draft,
    };
    // A version that cannot be read is none that is stored.
    let version = form.version.parse().unwrap_or(Timestamp::MIN);
    if changes::change(site, (&viewer).into(), &contest, &draft, version).await? {
        return Ok(page.see_other(&contest.address()).into_response());
    }
    // Saving once more is now meant against what the other one saved.
    let contest = contest_at(&app, Some(&viewer), &slug).await?;
    form.version = contest.updated_at.to_string();
    form_page(&app, &page, Some(&contest), form, &[], true).await
}
