//! Building a survey and its stand: draft, public, closed, results. Reads no answer.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::words;
use super::{Step, trail, zone};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::base::{slug, text};
use crate::surveys::form::{Fault, Press, Row, SECTION, SurveyForm};
use crate::surveys::model::{Access, QuestionKind, Stand, Survey};
use crate::surveys::{sending, stocking, store};

/// Longest words of the city with the results, in characters.
const RESULTS_MAX: usize = 6_000;

/// One choice of a select.
struct Choice {
    word: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "surveys/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    trail: Vec<Step>,
    heading: String,
    action: String,
    back: String,
    form: SurveyForm,
    mistakes: Vec<Mistake>,
    /// What was done just now; empty: nothing.
    done: String,
    /// Somebody else saved meanwhile.
    changed: bool,
    /// Somebody has begun to answer: what is asked stays.
    locked: bool,
    full: bool,
    stand: Option<StandView>,
}

/// What can be done with a survey that exists.
struct StandView {
    label: String,
    action: String,
    results: String,
    can_publish: bool,
    can_withdraw: bool,
    can_close: bool,
    has_results: bool,
    is_closed: bool,
}

impl FormPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }

    fn id(&self, row: &usize, name: &str) -> String {
        format!("row-{row}-{name}")
    }

    fn row_error(&self, row: &usize, name: &str) -> String {
        self.error(&self.id(row, name))
    }

    fn press(&self, verb: &str, row: &usize) -> String {
        format!("{verb}:{row}")
    }

    fn kind_of(&self, row: &Row) -> String {
        QuestionKind::of(&row.kind).map_or_else(|| self.page.t.msg_surveys_section(), |kind| words::kind(self.page.t, kind))
    }

    fn is_section(&self, row: &Row) -> bool {
        row.kind == SECTION
    }

    fn has_options(&self, row: &Row) -> bool {
        matches!(row.kind.as_str(), "single" | "multiple" | "scale")
    }

    /// The questions that a row may depend on: earlier ones with choices.
    fn earlier(&self, row: &usize) -> Vec<Choice> {
        let chosen = self.form.rows.get(*row).map(|row| row.if_question.clone()).unwrap_or_default();
        let rows = &self.form.rows;
        // A page without script shows all questions of a section at once: what depends on one stands in a later section.
        let end = if rows[*row].kind == SECTION { *row } else { rows[..*row].iter().rposition(|one| one.kind == SECTION).unwrap_or(0) };
        let earlier = rows.iter().enumerate().take(*row).filter(|(at, one)| one.kind != SECTION && one.kind != "text" && (*at < end || one.key == *chosen));
        earlier.map(|(at, one)| Choice { word: one.key.clone(), label: words::row_name(self.page.t, at, &one.text), chosen: one.key == chosen }).collect()
    }

    fn accesses(&self) -> Vec<Choice> {
        let t = self.page.t;
        let choice = |access: Access, label: String| Choice { word: access.word().to_owned(), label, chosen: self.form.access == access.word() };
        vec![choice(Access::Open, t.msg_surveys_access_open()), choice(Access::Codes, t.msg_surveys_access_codes())]
    }

    fn row_kinds(&self) -> Vec<Choice> {
        let t = self.page.t;
        let kinds = QuestionKind::ALL.into_iter().map(|kind| (kind.word().to_owned(), words::kind(t, kind)));
        [(SECTION.to_owned(), t.msg_surveys_section())].into_iter().chain(kinds).map(|(word, label)| Choice { word, label, chosen: false }).collect()
    }
}

/// The form of a new survey, or of one that exists.
fn form_page(app: &App, page: &Page, survey: Option<&Survey>, form: SurveyForm, faults: &[Fault], changed: bool) -> Result<Response, Error> {
    let status = match (faults.is_empty(), changed) {
        (_, true) => StatusCode::CONFLICT,
        (true, _) => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok((status, show(form_body(app, page, survey, form, faults, changed))?).into_response())
}

fn form_body<'a>(app: &App, page: &'a Page, survey: Option<&Survey>, form: SurveyForm, faults: &[Fault], changed: bool) -> FormPage<'a> {
    let t = page.t;
    let path = survey.map_or_else(|| "/umfragen".to_owned(), |survey| format!("/umfragen/{}", survey.slug));
    let stand = survey.map(|survey| {
        let stand = survey.stand(app.site("").clock.now());
        StandView {
            label: words::stand(t, stand),
            action: page.to(&format!("{path}/stand")),
            results: survey.results.clone().unwrap_or_default(),
            can_publish: stand == Stand::Draft && survey.sheet.questions().next().is_some(),
            can_withdraw: stand != Stand::Draft && survey.begun == 0,
            can_close: stand == Stand::Open,
            has_results: survey.results.is_some(),
            is_closed: stand == Stand::Closed,
        }
    });
    let mistakes = words::mistakes(page, &form, faults);
    FormPage {
        page,
        trail: trail(page, survey),
        heading: if survey.is_some() { t.msg_surveys_edit_title() } else { t.msg_surveys_new_title() },
        action: page.to(&if survey.is_some() { format!("{path}/bearbeiten") } else { "/umfragen/neu".to_owned() }),
        back: page.to(&path),
        full: form.rows.len() >= crate::surveys::form::ROWS_MAX,
        locked: survey.is_some_and(|survey| survey.begun > 0),
        form,
        mistakes,
        done: String::new(),
        changed,
        stand,
    }
}

/// `GET /umfragen/neu`
pub(super) async fn new(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.staff()?;
    let row = Row { kind: SECTION.to_owned(), ..Row::default() };
    let form = SurveyForm { access: Access::Open.word().to_owned(), privacy: page.t.msg_surveys_privacy_proposal(), rows: vec![row], ..SurveyForm::default() };
    form_page(&app, &page, None, form, &[], false)
}

/// `POST /umfragen/neu`
pub(super) async fn create(State(app): State<App>, page: Page, viewer: Viewer, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response, Error> {
    viewer.staff()?;
    let (mut form, press) = SurveyForm::read(pairs);
    if press != Press::Save {
        form.press(press);
        return form_page(&app, &page, None, form, &[], false);
    }
    form.number();
    match form.check(&Survey::default(), &zone(&app), true) {
        Err(faults) => form_page(&app, &page, None, form, &faults, false),
        Ok(survey) => {
            let survey = stocking::add(&app, (&viewer).into(), survey).await?;
            Ok(page.see_other(&format!("/umfragen/{}/bearbeiten", survey.slug)).into_response())
        }
    }
}

async fn existing(app: &App, slug: &str) -> Result<Survey, Error> {
    if !slug::is_slug(slug) {
        return Err(Error::NotFound);
    }
    store::survey(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)
}

/// What the address tells of a deed just done.
#[derive(Default, Deserialize)]
pub(super) struct After {
    #[serde(default)]
    getan: String,
}

/// `GET /umfragen/{slug}/bearbeiten`
pub(super) async fn edit(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>, Query(after): Query<After>) -> Result<Response, Error> {
    viewer.staff()?;
    let survey = existing(&app, &slug).await?;
    let form = SurveyForm::of(&survey, &zone(&app));
    let body = form_body(&app, &page, Some(&survey), form, &[], false);
    show(FormPage { done: words::done(page.t, &after.getan, &survey, app.site("").clock.now()), ..body }).map(IntoResponse::into_response)
}

/// `POST /umfragen/{slug}/bearbeiten`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let survey = existing(&app, &slug).await?;
    let publishes = pairs.iter().any(|(name, value)| name == "do" && value == "publish");
    let (mut form, press) = SurveyForm::read(pairs);
    if press != Press::Save {
        form.press(press);
        return form_page(&app, &page, Some(&survey), form, &[], false);
    }
    form.number();
    let mut changed = match form.check(&survey, &zone(&app), survey.begun == 0) {
        Err(faults) => return form_page(&app, &page, Some(&survey), form, &faults, false),
        Ok(changed) => changed,
    };
    // Published is what stands in the form, and not what was saved before. A survey without questions stays a draft.
    let publishes = publishes && !survey.is_public && changed.sheet.questions().next().is_some();
    changed.is_public |= publishes;
    let deed = if publishes { "survey.published" } else { "survey.changed" };
    if form.version == survey.updated_at.to_string() && sending::change(app.site(""), (&viewer).into(), deed, &survey, &changed).await? {
        return Ok(page.see_other(&format!("/umfragen/{slug}/bearbeiten?getan={}", if publishes { "publish" } else { "save" })).into_response());
    }
    // Saving once more is now meant against what the other one saved.
    form.version = existing(&app, &slug).await?.updated_at.to_string();
    form_page(&app, &page, Some(&survey), form, &[], true)
}

/// `POST /umfragen/{slug}/stand`
pub(super) async fn stand(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let site = app.site("");
    let survey = existing(&app, &slug).await?;
    let now = site.clock.now();
    let get = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone()).unwrap_or_default();
    let words: String = text::paragraphs(&get("results")).chars().filter(|c| text::is_printable(&c.to_string())).take(RESULTS_MAX).collect();
    let stand = survey.stand(now);
    let (deed, changed) = match (get("do").as_str(), stand) {
        ("publish", Stand::Draft) if survey.sheet.questions().next().is_some() => ("survey.published", Survey { is_public: true, ..survey.clone() }),
        ("withdraw", Stand::Planned | Stand::Open | Stand::Closed) if survey.begun == 0 => ("survey.withdrawn", Survey { is_public: false, ..survey.clone() }),
        ("close", Stand::Open) => ("survey.closed", Survey { closes_at: Some(now), opens_at: survey.opens_at.filter(|at| *at < now), ..survey.clone() }),
        // Results are published when nothing can be added any more: two looks at them would tell what came in between.
        ("show-results", Stand::Closed) => ("survey.results-published", Survey { results: Some(words), ..survey.clone() }),
        ("hide-results", _) => ("survey.results-hidden", Survey { results: None, ..survey.clone() }),
        _ => return Err(Error::BadRequest),
    };
    let is_done = sending::change(site, (&viewer).into(), deed, &survey, &changed).await?;
    // Where somebody else was quicker the page shows how it stands now.
    let after = if is_done { format!("?getan={}", get("do")) } else { String::new() };
    Ok(page.see_other(&format!("/umfragen/{slug}/bearbeiten{after}")).into_response())
}
