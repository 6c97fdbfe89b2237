//! Topics as a file: handed out, and taken in after a look at every row. Judges no row itself.

use askama::Template;
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Step, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::charset;
use crate::base::http::{Error, Mistake, Page, exchange, show as render};
use crate::topics::table::{self, BYTES_MAX};
use crate::topics::taking::{self, Fate, Judged};

/// Rows without a fault that are listed; all with one are.
const SHOWN: usize = 50;

struct Row {
    line: u64,
    title: String,
    fate: String,
    faults: Vec<String>,
}

/// What a file will come to.
struct Report {
    rows: Vec<Row>,
    new: usize,
    changed: usize,
    same: usize,
    wrong: usize,
    /// Rows that are not listed.
    more: usize,
    /// The file again, to be sent on.
    file: String,
    /// It was kept.
    done: bool,
}

#[derive(Template)]
#[template(path = "topics/import.html")]
struct ImportPage<'a> {
    page: &'a Page,
    action: String,
    report: Option<Report>,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl ImportPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

fn import_page(page: &Page, report: Option<Report>, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let is_wrong = !mistakes.is_empty() || report.as_ref().is_some_and(|report| report.wrong > 0);
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let shown = ImportPage { page, action: page.to("/themen/einlesen/datei"), report, mistakes, trail: trail(page) };
    Ok((status, render(shown)?).into_response())
}

/// `GET /themen/einlesen`
pub(super) async fn form(page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.moderation()?;
    import_page(&page, None, Vec::new())
}

/// `POST /themen/einlesen/datei`: looks at a file, or takes the one that was looked at.
pub(super) async fn upload(State(app): State<App>, page: Page, viewer: Viewer, form: Multipart) -> Result<Response, Error> {
    viewer.moderation()?;
    let site = app.site("");
    let Some(typed) = receive(form).await? else {
        return import_page(&page, None, vec![Mistake::new("datei", page.t.msg_topics_import_large())]);
    };
    if typed.file.is_empty() {
        return import_page(&page, None, vec![Mistake::new("datei", page.t.msg_base_file_missing())]);
    }
    let rows = match table::read(&typed.file) {
        Ok(rows) => rows,
        Err(why) => return import_page(&page, None, vec![Mistake::new("datei", words::unreadable(page.t, &why))]),
    };
    let judged = if typed.takes { taking::take(site, (&viewer).into(), rows).await? } else { taking::judge(&site.db.read, rows).await? };
    let file = charset::text(&typed.file).unwrap_or_default().into_owned();
    import_page(&page, Some(report(&page, &judged, file, typed.takes)), Vec::new())
}

fn report(page: &Page, judged: &[Judged], file: String, takes: bool) -> Report {
    let t = page.t;
    let count = |fate: Fate| judged.iter().filter(|one| one.wrong.is_empty() && one.fate == fate).count();
    let wrong = judged.iter().filter(|one| !one.wrong.is_empty()).count();
    let row = |one: &Judged| Row {
        line: one.line,
        title: one.row.title.chars().take(80).collect(),
        fate: match one.fate {
            _ if !one.wrong.is_empty() => t.msg_topics_import_wrong(),
            Fate::New => t.msg_topics_import_new(),
            Fate::Changed => t.msg_topics_import_changed(),
            Fate::Same => t.msg_topics_import_same(),
        },
        faults: one.wrong.iter().map(|wrong| words::wrong(t, wrong)).collect(),
    };
    let mut listed: Vec<Row> = judged.iter().filter(|one| !one.wrong.is_empty()).map(row).collect();
    listed.extend(judged.iter().filter(|one| one.wrong.is_empty()).take(SHOWN).map(row));
    let (new, changed, same) = (count(Fate::New), count(Fate::Changed), count(Fate::Same));
    Report { more: judged.len() - listed.len(), rows: listed, new, changed, same, wrong, file, done: takes && wrong == 0 }
}

/// What the form sent.
#[derive(Default)]
struct Typed {
    file: Vec<u8>,
    takes: bool,
}

/// `None`: it is too large.
async fn receive(mut form: Multipart) -> Result<Option<Typed>, Error> {
    let mut typed = Typed::default();
    let refused = |error: MultipartError| if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::BadRequest };
    while let Some(field) = form.next_field().await.map_err(refused)? {
        match field.name() {
            // The file, or what it was when it was looked at.
            Some("datei" | "csv") => match bytes(field, refused).await? {
                Some(bytes) if !bytes.is_empty() => typed.file = bytes,
                Some(_) => {}
                None => return Ok(None),
            },
            Some("do") => typed.takes = bytes(field, refused).await?.as_deref() == Some(b"take"),
            _ => {}
        }
    }
    Ok(Some(typed))
}

async fn bytes(mut field: Field<'_>, refused: impl Fn(MultipartError) -> Error) -> Result<Option<Vec<u8>>, Error> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(&refused)? {
        bytes.extend_from_slice(&piece);
        if bytes.len() > BYTES_MAX {
            return Ok(None);
        }
    }
    Ok(Some(bytes))
}

/// `GET /themen.json`
pub(super) async fn json(State(app): State<App>) -> Result<Response, Error> {
    Ok(exchange::json(table::json(&taking::export(&app.site("").db.read).await?)?))
}

/// `GET /themen.csv`
pub(super) async fn export(State(app): State<App>) -> Result<Response, Error> {
    let file = table::write(&taking::export(&app.site("").db.read).await?).map_err(anyhow::Error::from)?;
    Ok(exchange::csv("themen", file))
}
