//! The yearly update for the staff: which measures are stale, which years there are, and the way through the measures one by one.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde::Deserialize;

use super::{Step, words};
use crate::accounts::Viewer;
use crate::app::{App, Site};
use crate::base::check::{Fault, Problem};
use crate::base::dates;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::measures::model::{Card, Light, Measure};
use crate::measures::yearly::{self, Year};
use crate::measures::{changes, store, update_form::UpdateForm};

/// The desk's path without language.
const DESK: &str = "/verwaltung/massnahmen/fortschreibung";

struct Line {
    title: String,
    address: String,
    about: String,
}

struct YearView {
    year: String,
    /// Where it stands for everybody; none: it is not frozen.
    address: Option<String>,
    frozen: String,
}

/// The year that is being gone through.
struct Open {
    year: String,
    /// "3 von 15 durchgesehen".
    progress: String,
    /// The next measure: its title and its form.
    next: Option<(String, String)>,
    left: Vec<Line>,
}

#[derive(Template)]
#[template(path = "measures/update.html")]
struct DeskPage<'a> {
    page: &'a Page,
    stale: Vec<Line>,
    open: Option<Open>,
    years: Vec<YearView>,
    /// The year that is offered to be begun.
    offered: String,
    mistakes: Vec<Mistake>,
}

impl DeskPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// What the desk was asked to do.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Deed {
    #[serde(rename = "do")]
    deed: String,
    year: String,
}

fn title(card: &Card) -> String {
    [&card.sign, &card.title].into_iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" · ")
}

/// The measures that were not gone through in a year, in the order of the board.
async fn left(site: &Site, year: i16) -> Result<(Vec<Card>, usize), Error> {
    let read = &site.db.read;
    let cards = store::cards(read).await?;
    let seen: Vec<String> = store::years::reviews(read, year).await?.into_iter().map(|review| review.measure).collect();
    let all = cards.len();
    Ok((cards.into_iter().filter(|card| !seen.contains(&card.id)).collect(), all))
}

async fn desk_page(site: &Site, page: &Page, typed: Option<&str>, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let (read, zone, now) = (&site.db.read, site.zone(), site.clock.now());
    let years = store::years::every(read).await?;
    let as_of = |card: &Card| words::as_of(page.t, dates::day(dates::local(card.as_of, &zone).date(), page.language), card.is_reviewed);
    let mut stale = store::cards(read).await?;
    stale.retain(|card| yearly::is_stale(card, now));
    stale.sort_by_key(|card| card.as_of);
    let open = match years.iter().find(|year| year.frozen_at.is_none()) {
        Some(Year { year, .. }) => {
            let (left, all) = left(site, *year).await?;
            let line = |card: &Card| Line { title: title(card), address: page.to(&format!("{DESK}/{year}/{}", card.slug)), about: as_of(card) };
            let left: Vec<Line> = left.iter().map(line).collect();
            let progress = page.t.msg_measures_update_progress(all - left.len(), all);
            Some(Open { year: year.to_string(), progress, next: left.first().map(|line| (line.title.clone(), line.address.clone())), left })
        }
        None => None,
    };
    let frozen = |year: &Year| YearView {
        address: year.frozen_at.map(|_| page.to(&year.address())),
        frozen: year.frozen_at.map(|at| dates::day(dates::local(at, &zone).date(), page.language)).unwrap_or_default(),
        year: year.year.to_string(),
    };
    let this = site.today().year();
    let next = (this - 1..).find(|year| !years.iter().any(|known| known.year == *year)).unwrap_or(this);
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = DeskPage {
        stale: stale
            .iter()
            .map(|card| Line { title: title(card), address: page.to(&format!("/massnahmen/{}/bearbeiten", card.slug)), about: as_of(card) })
            .collect(),
        open,
        years: years.iter().filter(|year| year.frozen_at.is_some()).map(frozen).collect(),
        offered: typed.map_or_else(|| next.to_string(), str::to_owned),
        mistakes,
        page,
    };
    Ok((status, render(shown)?).into_response())
}

/// `GET /verwaltung/massnahmen/fortschreibung`
pub(super) async fn desk(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.staff()?;
    desk_page(app.site(""), &page, None, Vec::new()).await
}

/// `POST /verwaltung/massnahmen/fortschreibung`
pub(super) async fn change(State(app): State<App>, page: Page, viewer: Viewer, Form(deed): Form<Deed>) -> Result<Response, Error> {
    viewer.staff()?;
    let site = app.site("");
    let wrong = |sentence: String| vec![Mistake::new("year", sentence)];
    let Some(year) = deed.year.trim().parse().ok().filter(|year| (1990..=2100).contains(year)) else {
        return desk_page(site, &page, Some(&deed.year), wrong(page.t.msg_measures_update_no_year())).await;
    };
    if deed.deed == "drop" {
        yearly::drop_open(site, (&viewer).into(), year).await?;
        return Ok(page.see_other(DESK).into_response());
    }
    if year > site.today().year() {
        return desk_page(site, &page, Some(&deed.year), wrong(page.t.msg_measures_update_early_year())).await;
    }
    if deed.deed == "freeze" {
        return match yearly::freeze(site, (&viewer).into(), year).await? {
            true => Ok(page.see_other(&format!("/massnahmen/jahr/{year}")).into_response()),
            false => desk_page(site, &page, None, Vec::new()).await,
        };
    }
    let is_open = store::years::every(&site.db.read).await?.iter().any(|year| year.frozen_at.is_none());
    if is_open || !yearly::open(site, (&viewer).into(), year).await? {
        return desk_page(site, &page, Some(&deed.year), wrong(page.t.msg_measures_update_known_year())).await;
    }
    Ok(page.see_other(DESK).into_response())
}

struct Choice {
    word: &'static str,
    label: String,
    chosen: bool,
}

struct GoalView {
    id: String,
    name: String,
    title: String,
    value: String,
    error: String,
}

#[derive(Template)]
#[template(path = "measures/update_one.html")]
struct OnePage<'a> {
    page: &'a Page,
    title: String,
    lang: &'static str,
    progress: String,
    action: String,
    back: String,
    /// Everything of the measure.
    edit: String,
    updated: String,
    phase: String,
    form: UpdateForm,
    lights: Vec<Choice>,
    goals: Vec<GoalView>,
    mistakes: Vec<Mistake>,
    /// Somebody else saved meanwhile.
    changed: bool,
    trail: Vec<Step>,
}

impl OnePage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

async fn open_year(site: &Site, year: i16) -> Result<(), Error> {
    let years = store::years::every(&site.db.read).await?;
    years.iter().any(|known| known.year == year && known.frozen_at.is_none()).then_some(()).ok_or(Error::NotFound)
}

async fn one_page(site: &Site, page: &Page, year: i16, measure: &Measure, (form, faults, changed): (UpdateForm, &[Fault], bool)) -> Result<Response, Error> {
    let (t, mistakes) = (page.t, words::mistakes(page.t, faults));
    let (left, all) = left(site, year).await?;
    let goal = |(number, goal): (usize, &crate::measures::model::Milestone)| {
        let id = format!("goal_reached-{number}");
        GoalView {
            error: Mistake::beside(&mistakes, &id),
            id,
            name: "reached".to_owned(),
            title: goal.title.clone(),
            value: form.reached.get(number).cloned().unwrap_or_default(),
        }
    };
    let status = match (changed, faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let shown = OnePage {
        title: measure.title.clone(),
        lang: page.written_in,
        progress: t.msg_measures_update_progress(all - left.len(), all),
        action: page.to(&format!("{DESK}/{year}/{}", measure.slug)),
        back: page.to(DESK),
        edit: page.to(&format!("{}/bearbeiten", measure.address())),
        updated: t.msg_measures_changed_on(dates::day(dates::local(measure.updated_at, &site.zone()).date(), page.language)),
        phase: words::phase(t, measure.phase()),
        lights: Light::ALL.map(|light| Choice { word: light.word(), label: words::light(t, light), chosen: form.light == light.word() }).into(),
        goals: measure.milestones.iter().enumerate().map(goal).collect(),
        changed,
        trail: vec![Step { address: page.to("/verwaltung"), label: t.msg_nav_desk() }, Step { address: page.to(DESK), label: t.msg_measures_update_title() }],
        form,
        mistakes,
        page,
    };
    Ok((status, render(shown)?).into_response())
}

/// `GET /verwaltung/massnahmen/fortschreibung/{year}/{slug}`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Viewer, Path((year, slug)): Path<(i16, String)>) -> Result<Response, Error> {
    viewer.staff()?;
    let site = app.site("");
    open_year(site, year).await?;
    let measure = store::by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    one_page(site, &page, year, &measure, (UpdateForm::of(&measure), &[], false)).await
}

/// `POST /verwaltung/massnahmen/fortschreibung/{year}/{slug}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path((year, slug)): Path<(i16, String)>,
    Form(form): Form<UpdateForm>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let site = app.site("");
    open_year(site, year).await?;
    let before = store::by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    let tx = site.db.begin().await?;
    if form.deed != "same" {
        let (after, note) = match form.check(&before, site.today()) {
            Ok(checked) => checked,
            Err(faults) => return one_page(site, &page, year, &before, (form, &faults, false)).await,
        };
        if after == before && note.is_empty() {
            let faults = [("note".to_owned(), Problem::Missing)];
            return one_page(site, &page, year, &before, (form, &faults, false)).await;
        }
        let version: Timestamp = form.version.parse().map_err(|_| Error::BadRequest)?;
        if changes::change_in(&tx, site, (&viewer).into(), &before, after, &note, version).await?.is_none() {
            let form = UpdateForm { version: before.updated_at.to_string(), ..form };
            return one_page(site, &page, year, &before, (form, &[], true)).await;
        }
    }
    store::years::review(&tx, year, &before.id, form.deed != "same", site.clock.now()).await?;
    tx.commit().await?;
    let (left, _) = left(site, year).await?;
    let next = left.first().map_or_else(|| DESK.to_owned(), |card| format!("{DESK}/{year}/{}", card.slug));
    Ok(page.see_other(&next).into_response())
}
