//! The staff's desk of the drafts: all of them, and one with its chapters, what to mend, and publishing. Edits no text.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::list::Line;
use super::{Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::drafts::changes::{self, Refusal, Way};
use crate::drafts::model::{Draft, WORKING};
use crate::drafts::store::{self, text};
use crate::drafts::{form, public, writing};

#[derive(Template)]
#[template(path = "drafts/desk_list.html")]
struct DeskList<'a> {
    page: &'a Page,
    lines: Vec<Line>,
    trail: Vec<Step>,
}

/// `GET /verwaltung/strategie`
pub(super) async fn list(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.staff()?;
    let drafts = store::list(&app.site("").db.read).await?;
    let lines = drafts.iter().map(|draft| Line::of(&app, &page, draft, &draft.desk())).collect();
    let mut trail = super::desk_trail(&page, None);
    trail.pop();
    render(DeskList { lines, trail, page: &page }).map(IntoResponse::into_response)
}

/// A chapter on the desk.
struct ChapterLine {
    number: i64,
    title: String,
    address: String,
    move_to: String,
    blocks: String,
    /// What to mend in it; the grave ones keep a version from being published.
    hints: String,
    first: bool,
    last: bool,
}

#[derive(Template)]
#[template(path = "drafts/desk.html")]
struct DeskPage<'a> {
    page: &'a Page,
    draft: &'a Draft,
    line: Line,
    address: String,
    public: Option<String>,
    /// What a new version would change; none: there is no version yet, or no text.
    pending: Option<String>,
    chapters: Vec<ChapterLine>,
    note: String,
    mistakes: Vec<Mistake>,
    /// Comments that nobody has answered.
    open: String,
    trail: Vec<Step>,
}

impl DeskPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

async fn desk_page(app: &App, page: &Page, draft: &Draft, note: String, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let site = app.site("");
    let chapters = text::whole(&site.db.read, &draft.id, WORKING).await?;
    let last = chapters.len().saturating_sub(1);
    let line = |(place, chapter): (usize, &crate::drafts::model::Chapter)| {
        let hints = writing::hints(chapter);
        ChapterLine {
            number: chapter.number,
            title: chapter.title.clone(),
            address: page.to(&format!("{}/kapitel/{}", draft.desk(), chapter.number)),
            move_to: page.to(&format!("{}/kapitel/{}/stelle", draft.desk(), chapter.number)),
            blocks: page.t.msg_drafts_blocks(chapter.blocks.len()),
            hints: if hints.is_empty() { String::new() } else { page.t.msg_drafts_hints(hints.len()) },
            first: place == 0,
            last: place == last,
        }
    };
    let answered = store::answers(&site.db.read, &draft.id).await?;
    let comments = crate::comments::of_whole(&site.db.read, public::SUBJECT, &draft.id).await?;
    let open = comments.iter().filter(|comment| !answered.iter().any(|answer| answer.comment == comment.id)).count();
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = DeskPage {
        line: Line::of(app, page, draft, &draft.desk()),
        address: page.to(&draft.desk()),
        pending: (draft.is_public() && !chapters.is_empty()).then(|| page.to(&format!("{}/aenderungen", draft.desk()))),
        public: draft.is_public().then(|| page.to(&draft.address())),
        chapters: chapters.iter().enumerate().map(line).collect(),
        note,
        mistakes,
        open: page.t.msg_drafts_unanswered(open),
        trail: super::desk_trail(page, None),
        draft,
        page,
    };
    Ok((status, render(shown)?).into_response())
}

/// `GET /verwaltung/strategie/{slug}`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    desk_page(&app, &page, &draft, String::new(), Vec::new()).await
}

/// The form that publishes.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Publishing {
    note: String,
}

/// `POST /verwaltung/strategie/{slug}/veroeffentlichen`
pub(super) async fn publish(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(typed): Form<Publishing>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    let mistakes = match form::note("note", &typed.note) {
        Err(faults) => words::mistakes(page.t, &faults),
        Ok(note) => match changes::publish(app.site(""), (&viewer).into(), &draft, &note).await? {
            Ok(_) => return Ok(page.see_other(&format!("{}?veroeffentlicht", draft.address())).into_response()),
            Err(Refusal::Empty) => vec![Mistake::new("note", page.t.msg_drafts_refused_empty())],
            Err(Refusal::Same) => vec![Mistake::new("note", page.t.msg_drafts_refused_same())],
            Err(Refusal::Hints(hints)) => hints
                .into_iter()
                .map(|(chapter, block, hint)| {
                    let sentence = page.t.msg_drafts_hint_at(block, words::hint(page.t, hint));
                    Mistake { field: format!("kapitel-{chapter}").into(), message: sentence.clone(), short: sentence }
                })
                .collect(),
        },
    };
    desk_page(&app, &page, &draft, typed.note, mistakes).await
}

/// `POST /verwaltung/strategie/{slug}/entfernen`
pub(super) async fn remove(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    if changes::remove(app.site(""), (&viewer).into(), &draft).await? {
        return Ok(page.see_other("/verwaltung/strategie").into_response());
    }
    desk_page(&app, &page, &draft, String::new(), vec![Mistake::new("note", page.t.msg_drafts_refused_removal())]).await
}

/// Which button.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Shift {
    #[serde(rename = "do")]
    deed: String,
}

/// `POST /verwaltung/strategie/{slug}/kapitel/{number}/stelle`
pub(super) async fn shift(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path((slug, number)): Path<(String, i64)>,
    Form(typed): Form<Shift>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    let way = match typed.deed.as_str() {
        "up" => Way::Up,
        "down" => Way::Down,
        "out" => Way::Out,
        _ => return Err(Error::BadRequest),
    };
    changes::shift(app.site(""), (&viewer).into(), &draft, number, way).await?;
    Ok(page.see_other(&draft.desk()).into_response())
}
