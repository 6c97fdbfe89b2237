//! One decision in full, with what was chosen and what it costs together. Changes nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::base::{check, dates, money};
use crate::decisions::model::{Balance, Decision, Lot};
use crate::decisions::{public, store};
use crate::trace::{self, Panel, Point};

struct CandidateView {
    title: String,
    amount: String,
}

/// The candidates of one lot.
struct Group {
    id: &'static str,
    /// "Ausgewählt (14)".
    title: String,
    candidates: Vec<CandidateView>,
    has_amounts: bool,
}

#[derive(Template)]
#[template(path = "decisions/show.html")]
struct ShowPage<'a> {
    page: &'a Page,
    title: String,
    lang: &'static str,
    body: String,
    is_final: bool,
    day: String,
    earlier: Option<String>,
    paper: String,
    link: String,
    /// Where the link leads.
    host: String,
    outcome: String,
    mood: &'static str,
    paragraphs: Vec<String>,
    /// "14 von 22 ausgewählt".
    chosen: String,
    groups: Vec<Group>,
    budget: Option<String>,
    sum: Option<String>,
    /// How sum and budget compare, if they do not fit; the staff reads it.
    warning: Option<String>,
    /// Why it was not removed.
    kept: bool,
    chain: Panel,
    staff: Option<StaffLinks>,
    trail: Vec<Step>,
}

struct StaffLinks {
    edit: String,
    remove: String,
}

/// `GET /beschluesse/{slug}`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path(slug): Path<String>) -> Result<Response, Error> {
    let decision = store::by_slug(&app.site("").db.read, &slug).await?.ok_or(Error::NotFound)?;
    shown(&app, &page, viewer.as_ref(), &decision, false).await
}

/// `kept`: somebody wanted to remove it, and something is joined with it.
pub(super) async fn shown(app: &App, page: &Page, viewer: Option<&Viewer>, decision: &Decision, kept: bool) -> Result<Response, Error> {
    let staff = viewer
        .filter(|viewer| viewer.is_staff())
        .map(|_| StaffLinks { edit: page.to(&format!("{}/bearbeiten", decision.address())), remove: page.to(&format!("{}/entfernen", decision.address())) });
    let chain = trace::panel(app, page, viewer, &Point::new(public::KIND, &decision.id)).await?;
    let some = decision.of_lot(Lot::Chosen).count();
    let amounts = decision.candidates.iter().any(|candidate| candidate.amount.is_some());
    render(ShowPage {
        title: decision.title.clone(),
        lang: page.written_in,
        body: decision.body.name.clone(),
        is_final: decision.body.is_final,
        day: dates::day(decision.day, page.language),
        earlier: decision.earlier.map(|day| dates::day(day, page.language)),
        paper: decision.paper.clone(),
        host: check::host(&decision.link),
        link: decision.link.clone(),
        outcome: words::outcome(page.t, decision.outcome),
        mood: words::mood(decision.outcome),
        paragraphs: decision.text.split("\n\n").map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned).collect(),
        chosen: if decision.candidates.is_empty() { String::new() } else { page.t.msg_decisions_chosen_of(some, decision.candidates.len()) },
        groups: groups(page, decision),
        budget: decision.budget.map(|cents| money::show(cents, page.language)),
        sum: amounts.then(|| money::show(decision.sum(), page.language)),
        warning: staff.as_ref().and_then(|_| warning(page, decision.balance())),
        kept,
        chain,
        staff,
        trail: super::trail(page),
        page,
    })
    .map(IntoResponse::into_response)
}

fn groups(page: &Page, decision: &Decision) -> Vec<Group> {
    let group = |lot: Lot| {
        let view = |candidate: &crate::decisions::model::Candidate| CandidateView {
            title: candidate.title.clone(),
            amount: candidate.amount.map(|cents| money::show(cents, page.language)).unwrap_or_default(),
        };
        let candidates: Vec<CandidateView> = decision.of_lot(lot).map(view).collect();
        Group {
            id: lot.word(),
            title: page.t.msg_decisions_lot_count(words::lot(page.t, lot), candidates.len()),
            has_amounts: candidates.iter().any(|candidate| !candidate.amount.is_empty()),
            candidates,
        }
    };
    Lot::ALL.into_iter().map(group).filter(|group| !group.candidates.is_empty()).collect()
}

/// What does not fit, in a sentence.
pub(super) fn warning(page: &Page, balance: Balance) -> Option<String> {
    match balance {
        Balance::None | Balance::Even => None,
        Balance::Left(cents) => Some(page.t.msg_decisions_balance_left(money::show(cents, page.language))),
        Balance::Missing(cents) => Some(page.t.msg_decisions_balance_missing(money::show(cents, page.language))),
        Balance::Unknown(count) => Some(page.t.msg_decisions_balance_unknown(count)),
    }
}
