//! The city's answer to an idea, and the group it is forwarded to. Decides nothing about its publication.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::contest::status_choices;
use super::{Choice, Step, contest_at, idea_at, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::groups::{self, Group};
use crate::ideas::changes;
use crate::ideas::form::{AnswerForm, Fault};
use crate::ideas::model::{Contest, Idea, Status};
use crate::ideas::store::moves;

#[derive(Template)]
#[template(path = "ideas/answer.html")]
struct AnswerPage<'a> {
    page: &'a Page,
    idea: &'a Idea,
    action: String,
    back: String,
    form: AnswerForm,
    statuses: Vec<Choice>,
    groups: Vec<Choice>,
    /// The author is told.
    writes: bool,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl AnswerPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

async fn offered(app: &App, idea: &Idea) -> Result<Vec<Group>, Error> {
    let groups = groups::every(&app.site("").db.read).await?;
    // What is over is offered only to its own ideas.
    Ok(groups.into_iter().filter(|group| group.is_active() || idea.group.as_ref() == Some(&group.id)).collect())
}

fn answer_page(page: &Page, (contest, idea): (&Contest, &Idea), groups: &[Group], form: AnswerForm, faults: &[Fault]) -> Result<Response, Error> {
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let address = page.to(&changes::address(contest, idea));
    let group = |group: &Group| Choice { chosen: form.group == group.id, word: group.id.clone(), label: group.title.clone() };
    let shown = AnswerPage {
        page,
        action: format!("{address}/antwort"),
        back: address,
        statuses: status_choices(page, Status::of(&form.status)),
        groups: groups.iter().map(group).collect(),
        writes: idea.email.is_some() || idea.person.is_some(),
        mistakes: words::mistakes_called(page.t, faults, |field| (field == "text").then(|| page.t.msg_ideas_field_answer())),
        trail: trail(page, Some(contest)),
        idea,
        form,
    };
    Ok((status, show(shown)?).into_response())
}

/// `GET /ideen/<contest>/<number>/antwort`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Viewer, Path((slug, number)): Path<(String, String)>) -> Result<Response, Error> {
    viewer.staff()?;
    let contest = contest_at(&app, Some(&viewer), &slug).await?;
    let idea = idea_at(&app, &contest, &number).await?;
    let last = moves::steps(&app.site("").db.read, &idea.id).await?.pop();
    let (text, link) = last.map(|step| (step.text, step.link)).unwrap_or_default();
    let form = AnswerForm { status: idea.status.word().to_owned(), group: idea.group.clone().unwrap_or_default(), text, link };
    let groups = offered(&app, &idea).await?;
    answer_page(&page, (&contest, &idea), &groups, form, &[])
}

/// `POST /ideen/<contest>/<number>/antwort`
pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path((slug, number)): Path<(String, String)>,
    Form(form): Form<AnswerForm>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let contest = contest_at(&app, Some(&viewer), &slug).await?;
    let idea = idea_at(&app, &contest, &number).await?;
    let groups = offered(&app, &idea).await?;
    let ids: Vec<&str> = groups.iter().map(|group| group.id.as_str()).collect();
    match form.check(&ids) {
        Err(faults) => answer_page(&page, (&contest, &idea), &groups, form, &faults),
        Ok(answer) => {
            changes::answer(app.site(""), (&viewer).into(), &contest, &idea, &answer).await?;
            Ok(page.see_other(&changes::address(&contest, &idea)).into_response())
        }
    }
}
