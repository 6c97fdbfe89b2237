//! The staff answers comments on a draft: taken up, in part or not, and why. Publishes no comment; the moderation does.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Choice, Reach, Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::check::Check;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::comments::{self, Comment};
use crate::drafts::form::SUMMARY_MAX;
use crate::drafts::model::{Answer, Draft, Mark};
use crate::drafts::{changes, public, store};

/// Comments that are listed at once; the oldest first, so that those behind come up.
const SHOWN: usize = 200;

/// A comment as the staff reads it.
pub(super) struct CommentView {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) lang: String,
    /// The words it is about, with the version; empty: none.
    pub(super) quote: String,
    /// Where it stands: the paragraph, or the whole.
    pub(super) place: Reach,
    /// Where it is answered.
    pub(super) answer: String,
}

impl CommentView {
    pub(super) fn of(page: &Page, draft: &Draft, comment: &Comment) -> Self {
        let label = if comment.place == 0 { page.t.msg_drafts_on_whole() } else { page.t.msg_drafts_paragraph(comment.place) };
        Self {
            name: if comment.name.is_empty() { page.t.msg_comments_nobody() } else { comment.name.clone() },
            text: comment.text.clone(),
            lang: comment.language.clone(),
            quote: if comment.quote.is_empty() { String::new() } else { page.t.msg_comments_quote(comment.quote.as_str(), comment.edition) },
            place: Reach { address: page.to(&format!("{}#kommentar-{}", draft.address_of(comment.place), comment.id)), label },
            answer: page.to(&format!("{}/kommentare/{}", draft.desk(), comment.id)),
        }
    }
}

#[derive(Template)]
#[template(path = "drafts/answers.html")]
struct ListPage<'a> {
    page: &'a Page,
    /// How many wait.
    sum: String,
    open: Vec<CommentView>,
    effect: String,
    trail: Vec<Step>,
}

/// `GET /verwaltung/strategie/{slug}/kommentare`
pub(super) async fn list(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    let read = &app.site("").db.read;
    let answered = store::answers(read, &draft.id).await?;
    let comments = comments::of_whole(read, public::SUBJECT, &draft.id).await?;
    let open: Vec<&Comment> = comments.iter().filter(|comment| !answered.iter().any(|answer| answer.comment == comment.id)).collect();
    render(ListPage {
        sum: page.t.msg_drafts_unanswered(open.len()),
        open: open.into_iter().take(SHOWN).map(|comment| CommentView::of(&page, &draft, comment)).collect(),
        effect: page.to(&format!("{}/wirkung", draft.address())),
        trail: super::desk_trail(&page, Some(&draft)),
        page: &page,
    })
    .map(IntoResponse::into_response)
}

/// The answer as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct AnswerForm {
    mark: String,
    reason: String,
}

#[derive(Template)]
#[template(path = "drafts/answer.html")]
struct AnswerPage<'a> {
    page: &'a Page,
    comment: CommentView,
    form: AnswerForm,
    marks: Vec<Choice>,
    back: String,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl AnswerPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// The draft and a public comment on it.
async fn commented(app: &App, slug: &str, id: &str) -> Result<(Draft, Comment), Error> {
    let draft = super::existing(app, slug).await?;
    let comment = comments::by_id(&app.site("").db.read, id).await?;
    let fits = |comment: &Comment| comment.subject_kind == public::SUBJECT && comment.subject_id == draft.id && comment.state == comments::State::Public;
    let comment = comment.filter(fits).ok_or(Error::NotFound)?;
    Ok((draft, comment))
}

fn answer_page(page: &Page, draft: &Draft, comment: &Comment, form: AnswerForm, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let choice = |mark: Mark| Choice { word: mark.word().to_owned(), label: words::mark(page.t, mark), chosen: form.mark == mark.word() };
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = AnswerPage {
        comment: CommentView::of(page, draft, comment),
        marks: Mark::ALL.map(choice).into(),
        back: page.to(&format!("{}/kommentare", draft.desk())),
        mistakes,
        trail: super::desk_trail(page, Some(draft)),
        form,
        page,
    };
    Ok((status, render(shown)?).into_response())
}

/// `GET /verwaltung/strategie/{slug}/kommentare/{id}`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Viewer, Path((slug, id)): Path<(String, String)>) -> Result<Response, Error> {
    viewer.staff()?;
    let (draft, comment) = commented(&app, &slug, &id).await?;
    let known = store::answer_to(&app.site("").db.read, &draft.id, &id).await?;
    let form = known.map(|answer| AnswerForm { mark: answer.mark.word().to_owned(), reason: answer.reason }).unwrap_or_default();
    answer_page(&page, &draft, &comment, form, Vec::new())
}

/// `POST /verwaltung/strategie/{slug}/kommentare/{id}`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path((slug, id)): Path<(String, String)>,
    Form(typed): Form<AnswerForm>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let (draft, comment) = commented(&app, &slug, &id).await?;
    let site = app.site("");
    let mut check = Check::default();
    let mark = check.choice("mark", Mark::of(&typed.mark));
    let reason = check.text("reason", &typed.reason, SUMMARY_MAX, true);
    match mark {
        Some(mark) if check.faults.is_empty() => {
            let answer = Answer { comment: id, mark, reason, answered_at: site.clock.now() };
            changes::answer(site, (&viewer).into(), &draft, &comment, &answer).await?;
            Ok(page.see_other(&format!("{}/kommentare", draft.desk())).into_response())
        }
        _ => answer_page(&page, &draft, &comment, typed, words::mistakes(page.t, &check.faults)),
    }
}
