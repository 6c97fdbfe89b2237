//! Entering and editing a measure. What does not add up is told and kept; what is wrong is told and nothing is lost.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::{Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::check::Fault;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::base::i18n::Words;
use crate::base::money;
use crate::measures::form::{MeasureForm, Row};
use crate::measures::indicator::Level;
use crate::measures::model::{Budget, Light, Measure, Phase};
use crate::measures::{changes, store};

struct Choice {
    word: &'static str,
    label: String,
    chosen: bool,
}

/// A cell of a row of the form.
struct Cell {
    /// `goal-3`.
    id: String,
    name: &'static str,
    label: String,
    value: String,
    /// The type of the field; `textarea`: several lines.
    kind: &'static str,
    hint: String,
    error: String,
    /// What does not add up; it is saved all the same.
    warning: String,
}

impl Cell {
    /// The ids of what describes the field.
    fn described_by(&self) -> String {
        let parts = [(&self.error, "error"), (&self.warning, "warning"), (&self.hint, "hint")];
        parts.into_iter().filter(|(words, _)| !words.is_empty()).map(|(_, part)| format!("{}-{part}", self.id)).collect::<Vec<_>>().join(" ")
    }
}

/// A row of the form: a legend, a hidden id, a choice and cells.
struct RowView {
    legend: String,
    /// The id of a milestone; none in other rows.
    hidden: Option<String>,
    choice: Option<ChoiceView>,
    cells: Vec<Cell>,
}

/// One choice of several in a row: name, id, label, what there is.
struct ChoiceView {
    name: &'static str,
    id: String,
    label: String,
    choices: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "measures/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    heading: String,
    action: String,
    back: String,
    form: MeasureForm,
    lights: Vec<Choice>,
    steps: Vec<RowView>,
    goals: Vec<RowView>,
    years: Vec<RowView>,
    indicators: Vec<RowView>,
    mistakes: Vec<Mistake>,
    /// Somebody else saved meanwhile.
    changed: bool,
    trail: Vec<Step>,
}

impl FormPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// The columns of a kind of rows: name, words, kind of the field, place in the row.
type Columns = Vec<(&'static str, String, &'static str, usize)>;

fn row_view(row: &Row, legend: &str, columns: &Columns, mistakes: &[Mistake]) -> RowView {
    let cell = |(name, label, kind, place): &(&'static str, String, &'static str, usize)| {
        let id = format!("{name}-{}", row.number);
        Cell {
            error: Mistake::beside(mistakes, &id),
            id,
            name,
            label: label.clone(),
            value: row.cell(*place).to_owned(),
            kind,
            hint: String::new(),
            warning: String::new(),
        }
    };
    let legend = format!("{legend} {}", row.number + 1);
    RowView { legend, hidden: None, choice: None, cells: columns.iter().map(cell).collect() }
}

/// A row of the money, with what does not add up beside the field where it shows.
fn year_view(page: &Page, row: &Row, columns: &Columns, mistakes: &[Mistake]) -> RowView {
    let mut view = row_view(row, &page.t.msg_measures_year(), columns, mistakes);
    let amount = |column: usize| money::parse(row.cell(column));
    let year = row.cell(0).trim().parse().unwrap_or_default();
    let budget = Budget { year, planned: amount(1), approved: amount(2), spent: amount(3), funded: amount(4) };
    for gap in budget.gaps() {
        if let Some(cell) = view.cells.iter_mut().find(|cell| cell.name == gap.field() && cell.error.is_empty()) {
            cell.warning = words::gap(page, gap);
        }
    }
    view
}

/// A row of an indicator.
fn indicator_view(t: &Words, row: &Row, mistakes: &[Mistake]) -> RowView {
    let kinds = [
        ("indicator", "text", 1),
        ("indicator_unit", "text", 2),
        ("indicator_from", "text", 3),
        ("indicator_from_day", "date", 4),
        ("indicator_to", "text", 5),
        ("indicator_to_day", "date", 6),
        ("indicator_values", "textarea", 7),
        ("indicator_definition", "text", 8),
        ("indicator_source", "text", 9),
        ("indicator_method", "text", 10),
        ("indicator_owner", "text", 11),
        ("indicator_rhythm", "text", 12),
    ];
    let columns: Columns = kinds.into_iter().map(|(name, kind, place)| (name, words::indicator(t, name), kind, place)).collect();
    let mut view = row_view(row, &t.msg_measures_indicator(), &columns, mistakes);
    for cell in view.cells.iter_mut().filter(|cell| cell.kind == "textarea") {
        // A file holds them on one line.
        cell.value = cell.value.replace("; ", "\n");
        cell.hint = t.msg_measures_indicator_values_hint();
    }
    let level = if row.cell(0).is_empty() { Level::Output.word() } else { row.cell(0) };
    let choices = Level::ALL.map(|one| Choice { word: one.word(), label: words::level(t, one), chosen: level == one.word() });
    view.choice =
        Some(ChoiceView { name: "indicator_level", id: format!("indicator_level-{}", row.number), label: t.msg_measures_level(), choices: choices.into() });
    view
}

fn form_page(page: &Page, measure: Option<&Measure>, form: MeasureForm, faults: &[Fault], changed: bool) -> Result<Response, Error> {
    let t = page.t;
    let mistakes = words::mistakes(t, faults);
    let steps: Columns = vec![("step_day", t.msg_measures_field_since(), "date", 1), ("step_reason", t.msg_measures_field_reason(), "text", 2)];
    let goals: Columns = vec![
        ("goal", t.msg_measures_goal(), "text", 1),
        ("goal_planned", t.msg_measures_field_planned_day(), "date", 2),
        ("goal_reached", t.msg_measures_field_reached_day(), "date", 3),
    ];
    let years: Columns = vec![
        ("year", t.msg_measures_year(), "text", 0),
        ("planned", t.msg_measures_planned(), "text", 1),
        ("approved", t.msg_measures_approved(), "text", 2),
        ("spent", t.msg_measures_spent(), "text", 3),
        ("funded", t.msg_measures_funded(), "text", 4),
    ];
    let phases = |chosen: &str| Phase::ALL.map(|phase| Choice { word: phase.word(), label: words::phase(t, phase), chosen: chosen == phase.word() }).into();
    let step = |row: &Row| RowView {
        choice: Some(ChoiceView { name: "step_phase", id: format!("step_phase-{}", row.number), label: t.msg_measures_phase(), choices: phases(row.cell(0)) }),
        ..row_view(row, &t.msg_measures_phase(), &steps, &mistakes)
    };
    let goal = |row: &Row| RowView { hidden: Some(row.cell(0).to_owned()), ..row_view(row, &t.msg_measures_goal(), &goals, &mistakes) };
    let status = match (changed, faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let shown = FormPage {
        heading: if measure.is_some() { t.msg_measures_edit_title() } else { t.msg_measures_new() },
        action: page.to(&measure.map_or_else(|| "/massnahmen/neu".to_owned(), |measure| format!("{}/bearbeiten", measure.address()))),
        back: page.to(&measure.map_or_else(|| "/massnahmen".to_owned(), Measure::address)),
        lights: Light::ALL.map(|light| Choice { word: light.word(), label: words::light(t, light), chosen: form.light == light.word() }).into(),
        steps: form.steps().iter().map(step).collect(),
        goals: form.goals().iter().map(goal).collect(),
        years: form.years().iter().map(|row| year_view(page, row, &years, &mistakes)).collect(),
        indicators: form.indicators().iter().map(|row| indicator_view(t, row, &mistakes)).collect(),
        changed,
        trail: super::trail(page),
        form,
        mistakes,
        page,
    };
    Ok((status, render(shown)?).into_response())
}

/// `GET /massnahmen/neu`
pub(super) async fn new(page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.staff()?;
    form_page(&page, None, MeasureForm { light: Light::Off.word().to_owned(), ..MeasureForm::default() }, &[], false)
}

/// `POST /massnahmen/neu`
pub(super) async fn create(State(app): State<App>, page: Page, viewer: Viewer, Form(form): Form<MeasureForm>) -> Result<Response, Error> {
    viewer.staff()?;
    if form.deed == "more" {
        return form_page(&page, None, form, &[], false);
    }
    let site = app.site("");
    match form.check(changes::blank(site), site.today(), site.ids) {
        Err(faults) => form_page(&page, None, form, &faults, false),
        Ok((measure, note)) => {
            let measure = changes::add(site, (&viewer).into(), measure, &note).await?;
            Ok(page.see_other(&measure.address()).into_response())
        }
    }
}

/// `GET /massnahmen/{slug}/bearbeiten`
pub(super) async fn edit(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let measure = store::by_slug(&app.site("").db.read, &slug).await?.ok_or(Error::NotFound)?;
    form_page(&page, Some(&measure), MeasureForm::of(&measure), &[], false)
}

/// `POST /massnahmen/{slug}/bearbeiten`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(form): Form<MeasureForm>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let site = app.site("");
    let before = store::by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    if form.deed == "more" {
        return form_page(&page, Some(&before), form, &[], false);
    }
    match form.check(before.clone(), site.today(), site.ids) {
        Err(faults) => form_page(&page, Some(&before), form, &faults, false),
        Ok((after, note)) => {
            let version: Timestamp = form.version.parse().map_err(|_| Error::BadRequest)?;
            match changes::change(site, (&viewer).into(), &before, after, &note, version).await? {
                Some(measure) => Ok(page.see_other(&measure.address()).into_response()),
                None => form_page(&page, Some(&before), MeasureForm { version: before.updated_at.to_string(), ..form }, &[], true),
            }
        }
    }
}
