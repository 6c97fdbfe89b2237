//! The list of an event for the staff: who has registered, who came, what became of the letters. Answers no citizen.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use mitreden_report::sheets::plain;
use serde::Deserialize;

use super::Head;
use super::words;
use crate::accounts::Viewer;
use crate::app::App;
use crate::audit;
use crate::base::dates;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::base::mail::{Delivery, State as Letter};
use crate::base::text;
use crate::programme::model::Event;
use crate::registration::form::{Fault, Fields, NAME_MAX, Problem};
use crate::registration::model::{Count, Offer, Question, QuestionKind, Registration, State as Standing, TICKED, typed_code};
use crate::registration::{changes, letters, store};

struct Row {
    one: Registration,
    state: String,
    /// "Essen: ohne Fleisch".
    answers: Vec<String>,
    /// What became of the letters, and whether that is bad.
    letters: Vec<(String, bool)>,
    /// When the person came.
    came: String,
}

impl Row {
    fn is_cancelled(&self) -> bool {
        self.one.state == Standing::Cancelled
    }

    fn is_waiting(&self) -> bool {
        self.one.state == Standing::Waiting
    }
}

#[derive(Template)]
#[template(path = "registration/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    head: Head,
    action: String,
    csv: String,
    offer: String,
    door: String,
    places: String,
    count: Count,
    rows: Vec<Row>,
    notice: String,
    typed: String,
    mistakes: Vec<Mistake>,
}

impl ListPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// What was done, as the address of the list says it.
#[derive(Default, Deserialize)]
pub(super) struct Done {
    #[serde(default)]
    getan: String,
}

async fn offered(app: &App, slug: &str) -> Result<(Event, Offer), Error> {
    let site = app.site("");
    let event = super::event(site, slug).await?;
    let offer = store::offer(&site.db.read, &event.id).await?.ok_or(Error::NotFound)?;
    Ok((event, offer))
}

async fn list_page(app: &App, page: &Page, event: &Event, offer: &Offer, done: &str, fault: Option<(Fault, String)>) -> Result<Response, Error> {
    let (site, t) = (app.site(""), page.t);
    let (zone, read) = (letters::zone(site), &site.db.read);
    let count = store::count(read, &event.id).await?;
    let mut letters: HashMap<String, Vec<(String, bool)>> = HashMap::new();
    for letter in site.outbox.deliveries(read, &event.id).await? {
        let told = (words::delivery(page, &zone, &letter), is_bad(&letter));
        letters.entry(letter.recipient).or_default().push(told);
    }
    let rows = store::everybody(read, &event.id).await?.into_iter().map(|one| Row {
        state: words::state(t, one.state),
        answers: offer.questions.iter().filter_map(|question| told(page, question, &one)).collect(),
        letters: one.email.as_ref().and_then(|email| letters.get(email.as_str())).cloned().unwrap_or_default(),
        came: one.came_at.map_or_else(String::new, |at| dates::clock(&dates::local(at, &zone))),
        one,
    });
    let path = format!("/programm/{}/anmeldung", event.slug);
    let (faults, typed) = fault.map_or_else(|| (Vec::new(), String::new()), |(fault, typed)| (vec![fault], typed));
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let html = render(ListPage {
        page,
        head: Head::of(site, page, event),
        action: page.to(&format!("{path}/liste")),
        csv: page.to(&format!("{path}/liste.csv")),
        offer: page.to(&format!("{path}/einstellungen")),
        door: words::door(page, &zone, offer.door(event, count, site.clock.now())),
        places: offer.capacity.map_or_else(|| count.confirmed.to_string(), |most| t.msg_registration_places(count.confirmed, most)),
        count,
        rows: rows.collect(),
        notice: notice(page, done),
        typed,
        mistakes: super::mistakes(page, &faults, &[]),
    })?;
    Ok((status, html).into_response())
}

fn is_bad(letter: &Delivery) -> bool {
    matches!(letter.state, Letter::Delayed | Letter::Failed | Letter::Returned)
}

fn told(page: &Page, question: &Question, one: &Registration) -> Option<String> {
    let answer = one.answers.get(&question.id)?;
    Some(if question.kind == QuestionKind::Check && answer == TICKED {
        question.label.clone()
    } else {
        page.t.msg_registration_answer(question.label.as_str(), answer.as_str())
    })
}

fn notice(page: &Page, done: &str) -> String {
    match done {
        "gekommen" => page.t.msg_registration_done_came(),
        "zurueck" => page.t.msg_registration_done_back(),
        "abgesagt" => page.t.msg_registration_done_cancelled(),
        "gesendet" => page.t.msg_registration_done_sent(),
        "dazu" => page.t.msg_registration_done_added(),
        _ => String::new(),
    }
}

/// `GET /programm/<slug>/anmeldung/liste`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>, Query(done): Query<Done>) -> Result<Response, Error> {
    viewer.moderation()?;
    let (event, offer) = offered(&app, &slug).await?;
    list_page(&app, &page, &event, &offer, &done.getan, None).await
}

/// `POST /programm/<slug>/anmeldung/liste`: somebody came, comes without having registered, is taken off the list, gets the letter again.
pub(super) async fn act(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.moderation()?;
    let (event, offer) = offered(&app, &slug).await?;
    let (site, fields) = (app.site(""), Fields::new(pairs));
    let one = || async { store::by_id(&site.db.read, &event.id, &fields.get("id")).await?.ok_or(Error::NotFound) };
    // Who came is ticked off for many people in a row and can be taken back: it is no deed for the log.
    let mut deed = None;
    let done = match fields.get("do").as_str() {
        "came" => {
            changes::came(site, &one().await?, true).await?;
            "gekommen"
        }
        "back" => {
            changes::came(site, &one().await?, false).await?;
            "zurueck"
        }
        "cancel" => {
            deed = Some("registration.cancelled");
            changes::cancel(site, &event, &one().await?).await?;
            "abgesagt"
        }
        "again" => {
            deed = Some("registration.sent-again");
            changes::send_again(site, &event, &one().await?).await?;
            "gesendet"
        }
        "door" => {
            let typed = fields.get("kennung");
            let Some(found) = known(&app, &event, &typed).await? else {
                return list_page(&app, &page, &event, &offer, "", Some((Fault::new("kennung", Problem::Unknown), typed))).await;
            };
            changes::came(site, &found, true).await?;
            "gekommen"
        }
        "walk-in" => {
            let name = text::line(&fields.get("name"));
            if let Some(problem) = unusable(&name) {
                return list_page(&app, &page, &event, &offer, "", Some((Fault::new("name", problem), name))).await;
            }
            deed = Some("registration.walked-in");
            changes::walk_in(site, &event, name, page.language).await?;
            "dazu"
        }
        _ => return Err(Error::BadRequest),
    };
    if let Some(deed) = deed {
        audit::note_alone(site, (&viewer).into(), deed, &format!("/programm/{slug}/anmeldung/liste"), &event.title).await?;
    }
    Ok(page.see_other(&format!("/programm/{slug}/anmeldung/liste?getan={done}")).into_response())
}

fn unusable(name: &str) -> Option<Problem> {
    match name.chars().count() {
        0 => Some(Problem::Missing),
        count if count > NAME_MAX => Some(Problem::TooLong(NAME_MAX)),
        _ if !text::is_printable(name) => Some(Problem::Unprintable),
        _ => None,
    }
}

/// The registration of a number (`A-12345678`, also without the letter) or of a code, if it holds.
async fn known(app: &App, event: &Event, typed: &str) -> Result<Option<Registration>, Error> {
    let site = app.site("");
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    let by_number = store::by_number(&site.db.read, &event.id, &format!("A-{digits}")).await?;
    let found = match by_number {
        Some(found) => Some(found),
        None => store::by_code(&site.db.read, &event.id, &letters::hash(&typed_code(typed))).await?,
    };
    Ok(found.filter(|found| found.state != Standing::Cancelled))
}

/// `GET /programm/<slug>/anmeldung/liste.csv`
pub(super) async fn csv(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.moderation()?;
    let (event, offer) = offered(&app, &slug).await?;
    let (site, t) = (app.site(""), page.t);
    let zone = letters::zone(site);
    let mut table = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let head = [t.msg_registration_number(), t.msg_registration_name(), t.msg_registration_email(), t.msg_registration_state(), t.msg_registration_at()];
    let head = head.into_iter().chain([t.msg_registration_came(), t.msg_registration_walk_in()]);
    let head = head.chain(offer.questions.iter().map(|question| question.label.clone()));
    table.write_record(head.map(|cell| neutral(&cell))).map_err(anyhow::Error::from)?;
    let moment = |at| dates::local(at, &zone).strftime("%Y-%m-%d %H:%M").to_string();
    for one in store::everybody(&site.db.read, &event.id).await? {
        let cells = [
            one.number.clone(),
            one.name.clone(),
            one.email.as_ref().map(|email| email.as_str().to_owned()).unwrap_or_default(),
            words::state(t, one.state),
            moment(one.created_at),
            one.came_at.map(moment).unwrap_or_default(),
            if one.walk_in { TICKED.to_owned() } else { String::new() },
        ];
        let answers = offer.questions.iter().map(|question| one.answers.get(&question.id).cloned().unwrap_or_default());
        table.write_record(cells.into_iter().chain(answers).map(|cell| neutral(&cell))).map_err(anyhow::Error::from)?;
    }
    let bytes = table.into_inner().map_err(|error| anyhow::anyhow!("a table could not be written: {error}"))?;
    // The mark tells spreadsheets that this is UTF-8.
    let text = [&b"\xef\xbb\xbf"[..], &bytes].concat();
    audit::exported(site, &viewer, &format!("/programm/{slug}/anmeldung/liste"), &format!("anmeldungen-{slug}.csv")).await?;
    let disposition = format!("attachment; filename=\"anmeldungen-{slug}.csv\"");
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// A cell without the marks around inserted words, and never a formula.
fn neutral(cell: &str) -> String {
    plain(&cell.replace(['\u{2068}', '\u{2069}'], ""))
}

#[cfg(test)]
mod tests {
    use super::neutral;

    #[test]
    fn no_cell_is_a_formula() {
        for (cell, written) in [("=1+1", "'=1+1"), ("+49 365", "'+49 365"), (" @SUM(A1)", "' @SUM(A1)"), ("\t=1", "'\t=1"), ("Berta", "Berta"), ("A-1", "A-1")]
        {
            assert_eq!(neutral(cell), written);
        }
    }
}
