//! The page that takes a file of records back, and how such files are handed out: one for all features. Reads no record; `base::exchange` does.

use askama::Template;
use axum::extract::Multipart;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};

use super::{Error, Mistake, Page, show, upload};
use crate::base::check::Fault;
use crate::base::exchange::{Refusal, Taken};

/// Largest file that is taken, in bytes.
const FILE_BYTES_MAX: usize = 10 << 20;
/// Faults that are told; whoever has more mends these first.
const FAULTS_SHOWN: usize = 100;

/// What such a page says of its feature.
#[derive(Clone, Debug)]
pub struct About {
    /// The path of the list without language; the page itself lies below it.
    pub list: &'static str,
    /// What the list is called.
    pub called: String,
    /// What is done here.
    pub title: String,
    /// What becomes of the file.
    pub lead: String,
    /// Which files are taken.
    pub hint: String,
}

struct Step {
    address: String,
    label: String,
}

#[derive(Template)]
#[template(path = "components/exchange.html")]
struct ExchangePage<'a> {
    page: &'a Page,
    about: &'a About,
    mistakes: Vec<Mistake>,
    /// "Zeile 3 (Autarke Leuchte), Titel: Bitte füllen Sie dieses Feld aus."
    faults: Vec<String>,
    /// "2 neu, 3 geändert, 10 unverändert".
    taken: String,
    trail: Vec<Step>,
}

/// The page before a file came.
///
/// # Errors
/// The template's.
pub fn form(page: &Page, about: &About) -> Result<Response, Error> {
    shown(page, about, Vec::new(), Vec::new(), String::new())
}

/// The file of the form; the page again if there is none that can be looked at.
///
/// # Errors
/// Those of [`upload::receive`] and of the template.
pub async fn received(page: &Page, about: &About, form: Multipart) -> Result<Result<Vec<u8>, Response>, Error> {
    let file = upload::receive(form, FILE_BYTES_MAX).await?;
    let wrong = match file.len() {
        0 => page.t.msg_base_file_missing(),
        length if length > FILE_BYTES_MAX => page.t.msg_exchange_large(),
        _ => return Ok(Ok(file)),
    };
    Ok(Err(shown(page, about, vec![Mistake::new(upload::FIELD, wrong)], Vec::new(), String::new())?))
}

/// The page after a file was taken, or was not; `mistakes` words the faults of a row.
///
/// # Errors
/// The template's.
pub fn told<O>(page: &Page, about: &About, came: Result<Taken, Refusal<O>>, mistakes: impl Fn(&[Fault<O>]) -> Vec<Mistake>) -> Result<Response, Error> {
    let (sentence, faults) = match came {
        Ok(Taken { added, changed, same }) => return shown(page, about, Vec::new(), Vec::new(), page.t.msg_exchange_taken(added, changed, same)),
        Err(Refusal::Unreadable) => (page.t.msg_exchange_unreadable(), Vec::new()),
        Err(Refusal::TooMany(most)) => (page.t.msg_exchange_many(most), Vec::new()),
        Err(Refusal::Rows(faults)) => (page.t.msg_exchange_faults(), faults),
    };
    let faults = faults.into_iter().take(FAULTS_SHOWN).map(|fault| {
        let told: String = mistakes(&[fault.fault]).into_iter().map(|mistake| mistake.message).collect();
        page.t.msg_exchange_row(fault.row, fault.title, told)
    });
    shown(page, about, vec![Mistake::new(upload::FIELD, sentence)], faults.collect(), String::new())
}

fn shown(page: &Page, about: &About, mistakes: Vec<Mistake>, faults: Vec<String>, taken: String) -> Result<Response, Error> {
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let steps = [("/", page.t.msg_programme_start()), (about.list, about.called.clone())];
    let trail = steps.into_iter().map(|(path, label)| Step { address: page.to(path), label }).collect();
    Ok((status, show(ExchangePage { page, about, mistakes, faults, taken, trail })?).into_response())
}

/// Records as a JSON file.
pub fn json(text: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// Records as a CSV file of this name.
pub fn csv(name: &str, bytes: Vec<u8>) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.csv\""))];
    (headers, bytes).into_response()
}
