//! One measure in full: where it stands, what it costs, what comes next, what has changed. Changes nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use jiff::civil;

use super::indicators::{self, IndicatorView};
use super::{Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::base::{check, dates, money};
use crate::measures::model::{Budget, Change, Gap, Measure, Milestone, share, sums};
use crate::measures::place::{self, Place};
use crate::measures::{public, store};
use crate::trace::{self, Panel, Point};

/// Entries of the history that are shown.
const HISTORY: i64 = 50;

struct StepView {
    phase: String,
    day: String,
    reason: String,
    now: bool,
}

struct GoalView {
    anchor: String,
    title: String,
    /// "Geplant für … · erreicht am …".
    when: String,
    /// Words and address of its chain.
    chain: Option<(String, String)>,
}

/// A row of the table of money; the last one holds the sums.
struct YearView {
    year: String,
    cells: [String; 4],
    /// How much of it others pay.
    share: String,
}

struct ChangeView {
    day: String,
    office: String,
    what: String,
    note: String,
}

/// A text with its heading.
struct Part {
    id: &'static str,
    title: String,
    text: String,
}

#[derive(Template)]
#[template(path = "measures/show.html")]
struct ShowPage<'a> {
    page: &'a Page,
    measure: Measure,
    lang: &'static str,
    phase: String,
    light: String,
    mood: &'static str,
    steps: Vec<StepView>,
    goals: Vec<GoalView>,
    years: Vec<YearView>,
    funded_on: String,
    /// What does not add up, with the address of its field; the staff reads it.
    gaps: Vec<(String, String)>,
    indicators: Vec<IndicatorView>,
    parts: Vec<Part>,
    places: Vec<PlaceView>,
    /// Where the program text lies.
    host: String,
    history: Vec<ChangeView>,
    updated: String,
    chain: Panel,
    /// Where news of it can be ordered.
    follow: String,
    edit: Option<String>,
    remove: String,
    trail: Vec<Step>,
}

/// A place, with the address under which a phone's own map finds it.
struct PlaceView {
    name: String,
    geo: Option<String>,
}

impl ShowPage<'_> {
    /// The amounts of a year with the words of their columns.
    fn money(&self, year: &YearView) -> [(String, String); 4] {
        let t = self.page.t;
        let heads = [t.msg_measures_planned(), t.msg_measures_approved(), t.msg_measures_spent(), t.msg_measures_funded()];
        let mut cells = year.cells.clone().into_iter();
        heads.map(|head| (head, cells.next().unwrap_or_default()))
    }
}

/// `GET /massnahmen/{slug}`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path(slug): Path<String>) -> Result<Response, Error> {
    let site = app.site("");
    let measure = store::by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    let staff = viewer.as_ref().is_some_and(Viewer::is_staff);
    let chain = trace::panel(&app, &page, viewer.as_ref(), &Point::new(public::KIND, &measure.id)).await?;
    let ids: Vec<String> = measure.milestones.iter().map(|goal| goal.id.clone()).collect();
    let mut ways = trace::ways(&app, &page, public::GOAL, &ids, staff).await?;
    let today = site.today();
    let reviewed_at = store::years::reviewed_at(&site.db.read, &measure.id).await?.filter(|at| *at > measure.updated_at);
    let goals = measure.milestones.iter().map(|goal| GoalView { chain: ways.remove(&goal.id), ..goal_view(&page, goal, today) }).collect();
    let zone = site.zone();
    let history = store::history(&site.db.read, &measure.id, HISTORY).await?;
    let entry = |change: Change| ChangeView {
        day: dates::day(dates::local(change.at, &zone).date(), page.language),
        office: change.office,
        what: words::change(page.t, &change.fields),
        note: change.note,
    };
    let now = measure.steps.len();
    let step = |(number, step): (usize, &crate::measures::model::Step)| StepView {
        phase: words::phase(page.t, step.phase),
        day: dates::day(step.day, page.language),
        reason: step.reason.clone(),
        now: number == now,
    };
    render(ShowPage {
        lang: page.written_in,
        phase: words::phase(page.t, measure.phase()),
        light: words::light(page.t, measure.light),
        mood: words::mood(measure.light),
        steps: (1..).zip(&measure.steps).map(step).collect(),
        goals,
        years: years(&page, &measure.budgets),
        funded_on: measure.funded_on.map(|day| dates::day(day, page.language)).unwrap_or_default(),
        gaps: if staff { gaps(&page, &measure) } else { Vec::new() },
        indicators: indicators::views(&page, &measure.indicators),
        parts: parts(&page, &measure),
        places: place::places(&measure.places).into_iter().map(place_view).collect(),
        host: check::host(&measure.repository),
        history: history.into_iter().map(entry).collect(),
        updated: words::as_of(page.t, dates::day(dates::local(reviewed_at.unwrap_or(measure.updated_at), &zone).date(), page.language), reviewed_at.is_some()),
        chain,
        follow: page.to(&format!("/abos?massnahme={}", measure.slug)),
        remove: page.to(&format!("{}/entfernen", measure.address())),
        edit: staff.then(|| page.to(&format!("{}/bearbeiten", measure.address()))),
        trail: super::trail(&page),
        measure,
        page: &page,
    })
    .map(IntoResponse::into_response)
}

fn place_view(place: Place) -> PlaceView {
    PlaceView { geo: place.at.map(|at| format!("geo:{}", at.machine())), name: place.name }
}

/// What does not add up, each with the address of the field where it can be mended.
fn gaps(page: &Page, measure: &Measure) -> Vec<(String, String)> {
    let row = |gap: &Gap| measure.budgets.iter().position(|budget| budget.year == gap.year()).unwrap_or_default();
    let address = |gap: &Gap| page.to(&format!("{}/bearbeiten#{}-{}", measure.address(), gap.field(), row(gap)));
    measure.gaps().into_iter().map(|gap| (words::gap(page, gap), address(&gap))).collect()
}

fn goal_view(page: &Page, goal: &Milestone, today: civil::Date) -> GoalView {
    let day = |day: civil::Date| dates::day(day, page.language);
    let planned = goal.planned.map(|planned| page.t.msg_measures_planned_for(day(planned)));
    let reached = goal.reached.map(|reached| page.t.msg_measures_reached_on(day(reached)));
    let late = goal.reached.is_none() && goal.planned.is_some_and(|planned| planned < today);
    let open = (goal.reached.is_none()).then(|| if late { page.t.msg_measures_late() } else { page.t.msg_measures_open() });
    let when = [planned, reached, open].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    GoalView { anchor: goal.anchor(), title: goal.title.clone(), when, chain: None }
}

fn years(page: &Page, budgets: &[Budget]) -> Vec<YearView> {
    let euro = |cents: Option<i64>| cents.map_or_else(|| "–".to_owned(), |cents| money::show(cents, page.language));
    let row = |year: String, budget: &Budget| YearView {
        year,
        cells: [euro(budget.planned), euro(budget.approved), euro(budget.spent), euro(budget.funded)],
        share: share(budget).map(|percent| format!("{percent} %")).unwrap_or_default(),
    };
    let mut rows: Vec<YearView> = budgets.iter().map(|budget| row(budget.year.to_string(), budget)).collect();
    if budgets.len() > 1 {
        rows.push(row(page.t.msg_measures_sum(), &sums(budgets)));
    }
    rows
}

fn parts(page: &Page, measure: &Measure) -> Vec<Part> {
    let t = page.t;
    let all = [
        ("beschreibung", t.msg_measures_field_text(), &measure.text),
        ("leichte-sprache", t.msg_measures_field_easy(), &measure.easy),
        ("risiken", t.msg_measures_field_risks(), &measure.risks),
        ("gelernt", t.msg_measures_field_lessons(), &measure.lessons),
        ("uebertragen", t.msg_measures_field_transfer(), &measure.transfer),
    ];
    all.into_iter().filter(|(_, _, text)| !text.is_empty()).map(|(id, title, text)| Part { id, title, text: text.clone() }).collect()
}
