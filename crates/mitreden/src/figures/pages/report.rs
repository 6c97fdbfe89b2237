//! A report: as a page, published, frozen. Counts nothing, makes no file.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use mitreden_report::sheets::{Sheet, Value};
use serde::Deserialize;

use super::drawing::{self, Drawings};
use super::files::{self, FileQuery, cut};
use super::{Step, site, trail, voice};
use crate::accounts::Viewer;
use crate::app::App;
use crate::audit::{self, By};
use crate::base::dates;
use crate::base::http::{Error, Form, Page, show as render};
use crate::base::i18n::Words;
use crate::figures::counting::{self, Subject};
use crate::figures::model::{Report, Scope};
use crate::figures::tables::Voice;
use crate::figures::{press, store, tables};

#[derive(Template)]
#[template(path = "figures/report.html")]
struct ReportPage {
    page: Page,
    trail: Vec<Step>,
    title: String,
    preline: String,
    /// Up to when the numbers go.
    stand: String,
    frozen: bool,
    headline: String,
    blocks: Vec<String>,
    /// What the staff wrote to numbers entered by hand.
    notes: Vec<String>,
    drawings: Drawings,
    tables: Vec<Table>,
    files: Vec<FileLink>,
    desk: Option<Desk>,
}

/// A file of this report.
struct FileLink {
    label: String,
    address: String,
}

/// A table in words.
pub(super) struct Table {
    id: String,
    pub(super) name: String,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<TableRow>,
}

/// A row: its head, and its other cells.
pub(super) struct TableRow {
    pub(super) head: String,
    pub(super) cells: Vec<Cell>,
}

/// A cell in words.
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) number: bool,
}

impl Table {
    /// Whether a column holds numbers, so that its head stands over them.
    fn is_of_numbers(&self, column: &usize) -> bool {
        *column > 0 && self.rows.iter().filter_map(|row| row.cells.get(column - 1)).all(|cell| cell.number)
    }
}

/// What the staff can do here.
struct Desk {
    /// Where its forms lead.
    base: String,
    may_publish: bool,
    published: bool,
    by_hand: Option<String>,
    words: Vec<store::Words>,
}

fn scope(word: &str) -> Result<Scope, Error> {
    Scope::of_german(word).ok_or(Error::NotFound)
}

/// `GET /auswertung/{scope}/{slug}` and its files
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path((word, slug)): Path<(String, String)>,
    Query(query): Query<FileQuery>,
) -> Result<Response, Error> {
    let (slug, ending) = cut(&slug);
    let here = site(&app);
    let subject = counting::subject(here, scope(&word)?, slug).await?;
    let published = store::published(&here.db.read, subject.scope).await?.contains(&subject.key);
    let staff = viewer.filter(Viewer::is_staff);
    // What is not published is not there.
    if staff.is_none() && !published {
        return Err(Error::NotFound);
    }
    let report = counting::report(here, &subject).await?;
    let base = format!("/auswertung/{word}/{slug}");
    if let Some(ending) = ending {
        if let Some(viewer) = &staff {
            audit::exported(here, viewer, &base, &format!("{slug}.{}", ending.word())).await?;
        }
        return files::file(&app, &page, &report, slug, ending, &query).await;
    }
    let desk = match staff {
        Some(viewer) => Some(desk(&app, &page, &viewer, &subject, &base, published).await?),
        None => None,
    };
    answer(&app, page, &report, &base, false, desk)
}

async fn desk(app: &App, page: &Page, viewer: &Viewer, subject: &Subject, base: &str, published: bool) -> Result<Desk, Error> {
    let is_event = subject.scope == Scope::Event;
    let words = if is_event { store::words(&site(app).db.read, &subject.key).await? } else { Vec::new() };
    let by_hand = is_event.then(|| page.to(&format!("{base}/zahlen")));
    Ok(Desk { base: page.to(base), may_publish: viewer.may_publish(), published, by_hand, words })
}

fn answer(app: &App, page: Page, report: &Report, base: &str, frozen: bool, desk: Option<Desk>) -> Result<Response, Error> {
    let voice = voice(site(app), &page);
    let t = page.t;
    let made = dates::moment(&report.made_at.to_zoned(voice.zone.clone()), page.language);
    let files = [
        (t.msg_figures_pdf(), ".pdf"),
        (t.msg_figures_xlsx(), ".xlsx"),
        (t.msg_figures_ods(), ".ods"),
        (t.msg_figures_csv(), ".csv"),
        (t.msg_figures_csv_comma(), ".csv?trennung=komma"),
        (t.msg_figures_json(), ".json"),
    ];
    let shown = ReportPage {
        title: press::title(&voice, report),
        preline: preline(t, report),
        stand: if frozen { t.msg_figures_frozen(made) } else { t.msg_figures_stand(made) },
        frozen,
        headline: press::headline(&voice, report),
        blocks: press::blocks(&voice, report),
        notes: notes(report),
        drawings: drawing::of(&voice, report),
        tables: tables(&voice, report),
        files: files.into_iter().map(|(label, ending)| FileLink { label, address: format!("{}{ending}", page.to(base)) }).collect(),
        trail: trail(&page),
        desk,
        page,
    };
    render(shown).map(IntoResponse::into_response)
}

/// What kind of report it is.
fn preline(t: &Words, report: &Report) -> String {
    match report.scope {
        Scope::Event => t.msg_figures_of_event(),
        Scope::Series => t.msg_figures_of_series(),
        Scope::Quarter | Scope::Year => t.msg_figures_of_time(),
    }
}

/// What the staff wrote to numbers entered by hand, each once.
pub(super) fn notes(report: &Report) -> Vec<String> {
    let mut notes: Vec<String> = report.evenings.iter().map(|evening| evening.note.clone()).filter(|note| !note.is_empty()).collect();
    notes.sort();
    notes.dedup();
    notes
}

/// The tables as people read them.
pub(super) fn tables(voice: &Voice, report: &Report) -> Vec<Table> {
    // The course stands below its chart already, and is long.
    let course = voice.t.msg_figures_course();
    tables::sheets(voice, report).into_iter().filter(|sheet| sheet.name != course).enumerate().map(|(at, sheet)| table(voice, at, sheet)).collect()
}

fn table(voice: &Voice, at: usize, sheet: Sheet) -> Table {
    let cell = |value: &Value| match value {
        Value::Text(text) => Cell { text: text.clone(), number: false },
        Value::Number(number) => Cell { text: u32::try_from(*number).map_or_else(|_| number.to_string(), |number| voice.number(number)), number: true },
        Value::Tenths(tenths) => Cell { text: voice.tenths(*tenths), number: true },
        Value::Empty => Cell { text: "–".to_owned(), number: true },
    };
    let row =
        |row: &Vec<Value>| TableRow { head: row.first().map(|value| cell(value).text).unwrap_or_default(), cells: row.iter().skip(1).map(cell).collect() };
    Table { id: format!("tabelle-{}", at + 1), rows: sheet.rows.iter().map(row).collect(), name: sheet.name, head: sheet.head }
}

/// `GET /auswertung/bericht/{id}` and its files: a frozen report.
pub(super) async fn frozen(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(query): Query<FileQuery>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let (id, ending) = cut(&id);
    let here = site(&app);
    let report = store::frozen_report(&here.db.read, id).await?.ok_or(Error::NotFound)?;
    match ending {
        Some(ending) => {
            audit::exported(here, &viewer, &format!("/auswertung/bericht/{id}"), &format!("{id}.{}", ending.word())).await?;
            files::file(&app, &page, &report, id, ending, &query).await
        }
        None => answer(&app, page, &report, &format!("/auswertung/bericht/{id}"), true, None),
    }
}

#[derive(Deserialize)]
pub(super) struct PublishForm {
    /// `nein` takes back.
    #[serde(default)]
    oeffentlich: String,
}

/// `POST /auswertung/{scope}/{slug}/veroeffentlichen`
pub(super) async fn publish(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path((word, slug)): Path<(String, String)>,
    Form(form): Form<PublishForm>,
) -> Result<Redirect, Error> {
    viewer.publishing()?;
    let here = site(&app);
    let subject = counting::subject(here, scope(&word)?, &slug).await?;
    let tx = here.db.begin().await?;
    let (on, about) = (form.oeffentlich != "nein", format!("/auswertung/{word}/{slug}"));
    store::publish(&tx, subject.scope, &subject.key, on, here.clock.now()).await?;
    audit::note(&tx, here, By::Person(&viewer), if on { "figures.published" } else { "figures.withdrawn" }, &about, &subject.title).await?;
    tx.commit().await?;
    Ok(page.see_other(&format!("/auswertung/{word}/{slug}")))
}

/// `POST /auswertung/{scope}/{slug}/festhalten`: keeps the report as it is now.
pub(super) async fn freeze(State(app): State<App>, page: Page, viewer: Viewer, Path((word, slug)): Path<(String, String)>) -> Result<Redirect, Error> {
    viewer.staff()?;
    let here = site(&app);
    let subject = counting::subject(here, scope(&word)?, &slug).await?;
    let report = counting::report(here, &subject).await?;
    let (id, title) = (here.ids.id(), press::title(&voice(here, &page), &report));
    let tx = here.db.begin().await?;
    store::freeze(&tx, &id, &subject.key, &title, &report).await?;
    audit::note(&tx, here, By::Person(&viewer), "figures.frozen", &format!("/auswertung/bericht/{id}"), &title).await?;
    tx.commit().await?;
    Ok(page.see_other(&format!("/auswertung/bericht/{id}")))
}

/// `POST /auswertung/abend/{slug}/worte/{id}`: takes somebody's words after an evening away.
pub(super) async fn drop_words(State(app): State<App>, page: Page, viewer: Viewer, Path((slug, id)): Path<(String, String)>) -> Result<Redirect, Error> {
    viewer.staff()?;
    let here = site(&app);
    let subject = counting::subject(here, Scope::Event, &slug).await?;
    let tx = here.db.begin().await?;
    store::drop_words(&tx, &subject.key, &id).await?;
    audit::note(&tx, here, By::Person(&viewer), "figures.words-dropped", &format!("/auswertung/abend/{slug}"), &subject.title).await?;
    tx.commit().await?;
    here.db.forget_deleted().await?;
    Ok(page.see_other(&format!("/auswertung/abend/{slug}")))
}
