//! One matter with reports, objection and history, and everything that may be done with it. Works without scripts.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Choice, ReportView, WORDS_MAX, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Page, show as render, upload};
use crate::base::text;
use crate::moderation::decide::{self, Fate, Ruling};
use crate::moderation::model::{Deed, Entry, Reason};
use crate::moderation::{block, queue, store};

struct DeedButton {
    word: &'static str,
    label: String,
}

pub(super) struct DecisionView {
    pub(super) what: String,
    pub(super) reason: String,
    pub(super) words: String,
    pub(super) who: String,
    pub(super) when: String,
}

struct ObjectionView {
    words: String,
    when: String,
    /// It is about the decision of who is looking.
    is_own: bool,
}

struct ProposalView {
    who: String,
    reason: String,
    words: String,
    is_own: bool,
}

#[derive(Template)]
#[template(path = "moderation/matter.html")]
struct MatterPage<'a> {
    page: &'a Page,
    kind: String,
    place: String,
    address: String,
    name: String,
    text: String,
    when: String,
    /// Address and words of each file that came with it.
    files: Vec<(String, String)>,
    suspicions: Vec<String>,
    reports: Vec<ReportView>,
    objection: Option<ObjectionView>,
    proposal: Option<ProposalView>,
    history: Vec<DecisionView>,
    deeds: Vec<DeedButton>,
    reasons: Vec<Choice>,
    typed: String,
    fault: String,
    notice: String,
    may_block: bool,
    action: String,
    back: String,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct RulingForm {
    #[serde(rename = "do")]
    deed: String,
    reason: String,
    words: String,
    block: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Said {
    stand: Option<String>,
}

/// `GET /moderation/{kind}/{id}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path((kind, id)): Path<(String, String)>,
    Query(said): Query<Said>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let entry = queue::one(&app, &kind, &id).await?.ok_or(Error::NotFound)?;
    let notice = match said.stand.as_deref() {
        Some("proposed") => words::fate(page.t, Fate::Proposed),
        Some("late") => words::fate(page.t, Fate::Late),
        Some("own") => words::fate(page.t, Fate::Own),
        Some("done") => words::fate(page.t, Fate::Done),
        _ => String::new(),
    };
    matter_page(&app, &page, &viewer, &entry, RulingForm::default(), String::new(), notice).await
}

async fn matter_page(app: &App, page: &Page, viewer: &Viewer, entry: &Entry, form: RulingForm, fault: String, notice: String) -> Result<Response, Error> {
    let (t, read, matter) = (page.t, &app.site("").db.read, &entry.matter);
    let history = store::history(read, matter.kind, &matter.id).await?;
    let objection = match &entry.objection {
        None => None,
        Some(objection) => {
            let decision = store::decision(read, &objection.decision).await?;
            let is_own = decision.is_some_and(|decision| decision.person == viewer.person);
            Some(ObjectionView { words: objection.words.clone(), when: super::moment(app, page, objection.at), is_own })
        }
    };
    let proposal = entry.proposal.as_ref().map(|proposal| ProposalView {
        who: proposal.name.clone(),
        reason: super::reason_of(t, &proposal.reason),
        words: proposal.words.clone(),
        is_own: proposal.person == viewer.person,
    });
    let mut deeds = queue::deeds(entry);
    if objection.is_some() && !deeds.contains(&Deed::Keep) {
        deeds.push(Deed::Keep);
    }
    let label = |deed: Deed| match (deed, objection.is_some()) {
        (Deed::Keep, true) => t.msg_moderation_uphold(),
        (Deed::Publish, true) => t.msg_moderation_give_way(),
        _ => words::deed(t, deed),
    };
    let view = |decision: crate::moderation::model::Decision| decision_view(app, page, &decision);
    let status = if fault.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = MatterPage {
        page,
        kind: words::kind(t, matter.kind),
        place: words::place(t, matter),
        address: if matter.address.is_empty() { String::new() } else { page.to(&matter.address) },
        name: if matter.name.is_empty() { t.msg_moderation_nobody() } else { matter.name.clone() },
        text: matter.text.clone(),
        when: super::moment(app, page, entry.since()),
        files: matter.files.iter().map(|file| (page.to(&file.address), upload::about(t, file.format, file.bytes))).collect(),
        suspicions: matter.suspicions.iter().map(|word| words::suspicion(t, word)).collect(),
        reports: entry.reports.iter().map(|report| ReportView::of(app, page, report)).collect(),
        history: history.into_iter().map(view).collect(),
        deeds: deeds.into_iter().map(|deed| DeedButton { word: deed.word(), label: label(deed) }).collect(),
        reasons: super::reasons(t, &form.reason),
        typed: form.words,
        fault,
        notice,
        may_block: matter.author.email.is_some() || matter.author.person.is_some(),
        action: page.to(&super::matter_address(matter.kind, &matter.id)),
        back: page.to("/moderation"),
        objection,
        proposal,
    };
    Ok((status, render(shown)?).into_response())
}

pub(super) fn decision_view(app: &App, page: &Page, decision: &crate::moderation::model::Decision) -> DecisionView {
    DecisionView {
        what: words::done(page.t, &decision.deed),
        reason: super::reason_of(page.t, &decision.reason),
        words: decision.words.clone(),
        who: decision.name.clone(),
        when: super::moment(app, page, decision.at),
    }
}

/// `POST /moderation/{kind}/{id}`
pub(super) async fn decide(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path((kind, id)): Path<(String, String)>,
    Form(form): Form<RulingForm>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let site = app.site("");
    let entry = queue::one(&app, &kind, &id).await?.ok_or(Error::NotFound)?;
    if form.deed == "drop" {
        decide::drop_proposal(site, (&viewer).into(), &kind, &id).await?;
        return Ok(page.see_other(&super::matter_address(&kind, &id)).into_response());
    }
    let deed = Deed::of(&form.deed).ok_or(Error::BadRequest)?;
    // Who confirms a proposal means its reason and words.
    let confirmed = entry.proposal.as_ref().filter(|_| deed == Deed::Redact);
    let reason = Reason::of(confirmed.map_or(form.reason.as_str(), |proposal| proposal.reason.as_str()));
    let own = confirmed.map_or_else(|| text::paragraphs(&form.words), |proposal| proposal.words.clone());
    let fault = if deed.takes_away() && reason.is_none() {
        page.t.msg_moderation_fault_reason()
    } else if (entry.objection.is_some() || reason == Some(Reason::Other)) && own.is_empty() {
        page.t.msg_moderation_fault_words()
    } else if own.chars().count() > WORDS_MAX || !text::is_printable(&own) {
        page.t.msg_programme_error_too_long(WORDS_MAX.to_string())
    } else {
        String::new()
    };
    if !fault.is_empty() {
        return matter_page(&app, &page, &viewer, &entry, form, fault, String::new()).await;
    }
    let ruling = Ruling { by: &viewer, deed, reason, words: own, answers: entry.objection.as_ref() };
    let fate = decide::decide(&app, &kind, &id, &ruling).await?;
    if fate == Fate::Done && form.block.is_some() {
        block::block(site, &viewer, &entry.matter.author, reason).await?;
    }
    let stand = match fate {
        Fate::Done => return Ok(page.see_other("/moderation?fertig=1").into_response()),
        Fate::Proposed => "proposed",
        Fate::Late => "late",
        Fate::Own => "own",
    };
    Ok(page.see_other(&format!("{}?stand={stand}", super::matter_address(&kind, &id))).into_response())
}
