//! Decisions as files for other programs, and the form that takes such a file back. Decides nothing.

use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Mistake, Page, show as render, upload};
use crate::decisions::exchange::{self, Refusal, RowFault, Taken};
use crate::decisions::{model::Decision, store};

/// Largest file that is taken, in bytes.
const FILE_BYTES_MAX: usize = 10 << 20;
/// Faults that are told; whoever has more mends these first.
const FAULTS_SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "decisions/exchange.html")]
struct ExchangePage<'a> {
    page: &'a Page,
    mistakes: Vec<Mistake>,
    /// "Zeile 3 (Autarke Leuchte), Titel: Bitte füllen Sie dieses Feld aus."
    faults: Vec<String>,
    /// "2 neu, 3 geändert, 10 unverändert".
    taken: String,
    trail: Vec<Step>,
}

/// Most decisions that are read at once.
const MOST: i64 = 100_000;

async fn all(app: &App) -> Result<Vec<Decision>, Error> {
    Ok(store::page(&app.site("").db.read, None, None, MOST).await?)
}

/// `GET /beschluesse.json`
pub(super) async fn json(State(app): State<App>) -> Result<Response, Error> {
    let text = exchange::json(&all(&app).await?).map_err(Error::Internal)?;
    Ok(([(header::CONTENT_TYPE, "application/json")], text).into_response())
}

/// `GET /beschluesse.csv`
pub(super) async fn csv(State(app): State<App>) -> Result<Response, Error> {
    let bytes = exchange::csv(&all(&app).await?).map_err(Error::Internal)?;
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"beschluesse.csv\"")];
    Ok((headers, bytes).into_response())
}

/// `GET /beschluesse/einlesen`
pub(super) async fn form(page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.staff()?;
    shown(&page, Vec::new(), Vec::new(), String::new())
}

/// `POST /beschluesse/einlesen/datei`
pub(super) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, form: Multipart) -> Result<Response, Error> {
    viewer.staff()?;
    let wrong = |sentence: String| shown(&page, vec![Mistake::new("datei", sentence)], Vec::new(), String::new());
    let file = upload::receive(form, FILE_BYTES_MAX).await?;
    if file.is_empty() {
        return wrong(page.t.msg_measures_file_missing());
    }
    if file.len() > FILE_BYTES_MAX {
        return wrong(page.t.msg_measures_file_large());
    }
    match exchange::take(app.site(""), (&viewer).into(), &file).await? {
        Ok(Taken { added, changed, same }) => shown(&page, Vec::new(), Vec::new(), page.t.msg_measures_file_taken(added, changed, same)),
        Err(Refusal::Unreadable) => wrong(page.t.msg_measures_file_unreadable()),
        Err(Refusal::TooMany(most)) => wrong(page.t.msg_measures_file_many(most)),
        Err(Refusal::Rows(faults)) => {
            let faults = faults.iter().take(FAULTS_SHOWN).map(|fault| row(&page, fault)).collect();
            shown(&page, vec![Mistake::new("datei", page.t.msg_measures_file_faults())], faults, String::new())
        }
    }
}

fn row(page: &Page, fault: &RowFault) -> String {
    let told = words::mistakes(page.t, std::slice::from_ref(&fault.fault)).into_iter().map(|mistake| mistake.message).collect::<String>();
    page.t.msg_measures_file_row(fault.row, fault.title.as_str(), told)
}

fn shown(page: &Page, mistakes: Vec<Mistake>, faults: Vec<String>, taken: String) -> Result<Response, Error> {
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, render(ExchangePage { page, mistakes, faults, taken, trail: super::trail(page) })?).into_response())
}
