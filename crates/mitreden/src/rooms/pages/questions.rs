//! The questions of a room as a page: asked before and after the evening, too, and answered in writing. Never the live list; the island has that.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use mitreden_live::{DisplayName, Errand, NameFault, Question, QuestionDeed, QuestionState, Refusal};
use serde::Deserialize;

use super::super::model::RoomEntry;
use super::super::store;
use super::{DoorFault, explain};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Caller, Error, Form, Page, show};
use crate::base::i18n::Words;
use crate::trace;

/// A question as a reader of a page sees it.
pub struct Row {
    /// Its number in the room.
    pub number: u32,
    /// What is asked.
    pub text: String,
    /// Who asks: a name, or the word for nobody.
    pub by: String,
    /// Where it stands, in a word.
    pub state: String,
    /// The written answer; empty: none.
    pub answer: String,
    /// "12 unterstützen das"; empty: nobody does.
    pub supports: String,
    /// Waits for the moderation.
    pub is_new: bool,
    /// Can still be answered.
    pub is_open: bool,
    /// Words and address of what came of it.
    pub trail: Option<(String, String)>,
}

impl Row {
    pub(in crate::rooms::pages) fn of(t: &Words, question: Question) -> Self {
        let (state, answer) = match &question.state {
            QuestionState::New {} => (t.msg_rooms_question_new(), None),
            QuestionState::Approved {} => (t.msg_rooms_question_approved(), None),
            QuestionState::OnStage {} => (t.msg_rooms_question_on_stage(), None),
            QuestionState::Answered { answer: None } => (t.msg_rooms_question_answered_aloud(), None),
            QuestionState::Answered { answer } => (t.msg_rooms_question_answered(), answer.clone()),
            QuestionState::Merged { into } => (t.msg_rooms_question_merged(*into), None),
            QuestionState::Rejected { reason } => (t.msg_rooms_question_rejected(reason.as_str()), None),
        };
        let is_new = matches!(question.state, QuestionState::New {});
        Self {
            number: question.question,
            text: question.text,
            by: if question.name.is_empty() { t.msg_rooms_question_nobody() } else { question.name.as_str().to_owned() },
            state,
            answer: answer.unwrap_or_default(),
            supports: if question.supports == 0 { String::new() } else { t.msg_rooms_question_supports(question.supports) },
            is_new,
            is_open: is_new || matches!(question.state, QuestionState::Approved {} | QuestionState::OnStage {}),
            trail: None,
        }
    }
}

/// The questions that everybody may read, the most supported first, as rows of a page.
pub fn public_rows(t: &Words, questions: Vec<Question>) -> Vec<Row> {
    let mut public: Vec<Question> = questions.into_iter().filter(|question| question.state.is_public()).collect();
    public.sort_by_key(|question| (std::cmp::Reverse(question.supports), question.question));
    public.into_iter().map(|question| Row::of(t, question)).collect()
}

#[derive(Template)]
#[template(path = "rooms/questions.html")]
struct QuestionsPage<'a> {
    page: &'a Page,
    room: &'a RoomEntry,
    public: Vec<Row>,
    /// What waits for the moderation; none for everybody else.
    waiting: Vec<Row>,
    leads: bool,
    form: AskForm,
    text_fault: String,
    name_fault: String,
    notice: String,
    day: String,
}

/// What the page's forms send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::rooms) struct AskForm {
    #[serde(rename = "do")]
    deed: String,
    text: String,
    name: String,
    question: u32,
    answer: String,
    reason: String,
}

/// What is said above the page after a form.
#[derive(Deserialize)]
pub(in crate::rooms) struct Said {
    danke: Option<String>,
}

/// `GET /raeume/{slug}/fragen`
pub(in crate::rooms) async fn questions(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    Query(said): Query<Said>,
) -> Result<Response, Error> {
    let leads = leads(viewer.as_ref());
    let room = readable(&app, &slug, leads).await?;
    let notice = if said.danke.is_some() { page.t.msg_rooms_question_thanks() } else { String::new() };
    shown(&app, &page, &room, leads, Outcome { notice, ..Outcome::default() }).await
}

/// `POST /raeume/{slug}/fragen`
pub(in crate::rooms) async fn change(
    State(app): State<App>,
    page: Page,
    caller: Caller,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    Form(form): Form<AskForm>,
) -> Result<Response, Error> {
    let leads = leads(viewer.as_ref());
    let room = readable(&app, &slug, leads).await?;
    if form.deed != "ask" {
        return lead(&app, &page, &room, viewer, form).await;
    }
    let name = match form.name.trim() {
        "" => DisplayName::empty(),
        typed => match DisplayName::parse(typed) {
            Ok(name) => name,
            Err(fault) => return not_taken(&app, &page, &room, leads, form, Fault::Name(fault)).await,
        },
    };
    app.site("").attempts.forms.count(caller.key())?;
    let errand = Errand::AskQuestion { name, text: form.text.clone() };
    match app.rooms.errand(&room.id, errand).await {
        Ok(()) => Ok(page.see_other(&format!("{}?danke", room.address("fragen"))).into_response()),
        Err(refusal) => not_taken(&app, &page, &room, leads, form, Fault::Text(refusal)).await,
    }
}

fn leads(viewer: Option<&Viewer>) -> bool {
    viewer.is_some_and(Viewer::may_moderate)
}

/// What is asked behind a code is not for everybody's eyes.
async fn readable(app: &App, slug: &str, leads: bool) -> Result<RoomEntry, Error> {
    let room = store::room_by_slug(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)?;
    // A parallel room is for those who came into it.
    if (room.is_closed() || room.side_of.is_some()) && (!leads || room.is_booked()) { Err(Error::NotFound) } else { Ok(room) }
}

/// What the moderation does with a question outside of the room.
async fn lead(app: &App, page: &Page, room: &RoomEntry, viewer: Option<Viewer>, form: AskForm) -> Result<Response, Error> {
    viewer.ok_or(Error::SignIn)?.moderation()?;
    let deed = match form.deed.as_str() {
        "approve" => QuestionDeed::Approve {},
        "answer" => QuestionDeed::Answer { answer: Some(form.answer.clone()) },
        "reject" => QuestionDeed::Reject { reason: if form.reason.trim().is_empty() { page.t.msg_rooms_question_reason() } else { form.reason.clone() } },
        _ => return Err(Error::BadRequest),
    };
    match app.rooms.errand(&room.id, Errand::LeadQuestion { question: form.question, deed }).await {
        Ok(()) => Ok(page.see_other(&room.address("fragen")).into_response()),
        Err(refusal) => not_taken(app, page, room, true, form, Fault::Text(refusal)).await,
    }
}

/// What came of a form.
#[derive(Default)]
struct Outcome {
    form: AskForm,
    text_fault: String,
    name_fault: String,
    notice: String,
}

enum Fault {
    Name(NameFault),
    Text(Refusal),
}

/// The form again with what was typed.
async fn not_taken(app: &App, page: &Page, room: &RoomEntry, leads: bool, form: AskForm, fault: Fault) -> Result<Response, Error> {
    let (status, text_fault, name_fault) = match fault {
        Fault::Name(fault) => (StatusCode::UNPROCESSABLE_ENTITY, String::new(), explain(page.t, DoorFault::Name(fault))),
        Fault::Text(refusal) => (DoorFault::Refused(refusal).status(), explain(page.t, DoorFault::Refused(refusal)), String::new()),
    };
    let page = shown(app, page, room, leads, Outcome { form, text_fault, name_fault, notice: String::new() }).await?;
    Ok((status, page).into_response())
}

async fn shown(app: &App, page: &Page, room: &RoomEntry, leads: bool, outcome: Outcome) -> Result<Response, Error> {
    let site = app.site("");
    let all = crate::rooms::questions(&site.db.read, &room.id).await?;
    let waiting = all.iter().filter(|question| leads && question.state == QuestionState::New {}).cloned().map(|question| Row::of(page.t, question)).collect();
    let Outcome { form, text_fault, name_fault, notice } = outcome;
    let zone = site.zone();
    let day = room.status.ended_at.map(|at| dates::day(at.to_zoned(zone).date(), page.language)).unwrap_or_default();
    let mut public = public_rows(page.t, all);
    let ids: Vec<String> = public.iter().map(|row| format!("{}-{}", room.id, row.number)).collect();
    let mut ways = trace::ways(app, page, "question", &ids, leads).await?;
    for (row, id) in public.iter_mut().zip(&ids) {
        row.trail = ways.remove(id);
    }
    show(QuestionsPage { page, room, public, waiting, leads, form, text_fault, name_fault, notice, day }).map(IntoResponse::into_response)
}
