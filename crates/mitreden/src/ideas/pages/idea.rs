//! One published idea: what it says, where it stands, who stands behind it in number. Names nobody.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::file::FileRow;
use super::{Row, Step, contest_at, day, idea_at, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Page, show as render};
use crate::comments::{self, Thread};
use crate::groups;
use crate::ideas::changes;
use crate::ideas::model::{Contest, Idea, Status};
use crate::ideas::store::{self, moves};
use crate::originals::{self, Edited, Of};
use crate::trace::{self, Panel, Point};

/// An answer of the city as a line.
struct Move {
    status: String,
    when: String,
    text: String,
    /// Address and words of a link.
    link: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "ideas/idea.html")]
struct IdeaPage<'a> {
    page: &'a Page,
    contest: &'a Contest,
    idea: &'a Idea,
    row: Row,
    /// Others have changed its words.
    edited: Option<Edited>,
    address: String,
    /// The same without language, to come back to after signing in.
    plain: String,
    via: String,
    came: String,
    /// Address and title of the group.
    group: Option<(String, String)>,
    files: Vec<FileRow>,
    history: Vec<Move>,
    /// The visitor supports it; `None`: nobody is signed in.
    supports: Option<bool>,
    /// The city has declined it: nobody new can support it.
    is_declined: bool,
    chain: Panel,
    thread: Thread,
    report: String,
    staff: bool,
    trail: Vec<Step>,
}

/// `GET /ideen/<contest>/<number>`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path((slug, number)): Path<(String, String)>) -> Result<Response, Error> {
    let viewer = viewer.as_ref();
    let contest = contest_at(&app, viewer, &slug).await?;
    if !contest.is_public() {
        return Err(Error::NotFound);
    }
    let idea = idea_at(&app, &contest, &number).await?;
    let site = app.site("");
    let (read, zone) = (&site.db.read, site.zone());
    let categories = store::categories(read, &contest.id).await?;
    let supports = match viewer {
        Some(viewer) => Some(moves::supports(read, &idea.id, &viewer.person).await?),
        None => None,
    };
    let group = match &idea.group {
        Some(id) => groups::group_of_id(read, id).await?.map(|group| (page.to(&group.address()), group.title)),
        None => None,
    };
    let shown = IdeaPage {
        row: Row::of(&page, &contest, &categories, &idea, moves::supporters(read, &idea.id).await?),
        edited: originals::edited(read, site, &page, (Of::Idea, &idea.id), (&idea.title, &idea.text)).await?,
        address: page.to(&changes::address(&contest, &idea)),
        plain: changes::address(&contest, &idea),
        via: words::via(page.t, idea.via),
        came: day(&page, &zone, idea.created_at),
        files: store::files::of_idea(read, &idea.id).await?.iter().map(|file| FileRow::of(&page, &changes::address(&contest, &idea), file)).collect(),
        history: history(&app, &page, &idea).await?,
        chain: trace::panel(&app, &page, viewer, &Point::new("idea", &idea.id)).await?,
        thread: comments::thread(&app, &page, viewer, "idee", &idea.id).await?,
        report: page.to(&format!("/melden?was=idea&id={}", idea.id)),
        staff: viewer.is_some_and(Viewer::is_staff),
        trail: trail(&page, Some(&contest)),
        contest: &contest,
        is_declined: idea.status == Status::Declined,
        idea: &idea,
        page: &page,
        group,
        supports,
    };
    render(shown).map(IntoResponse::into_response)
}

/// What happened to it, the newest first; its arrival is the last.
async fn history(app: &App, page: &Page, idea: &Idea) -> Result<Vec<Move>, Error> {
    let (site, t) = (app.site(""), page.t);
    let zone = site.zone();
    let arrival = Move { status: words::status(t, Status::Received), when: day(page, &zone, idea.created_at), text: String::new(), link: None };
    let steps = moves::steps(&site.db.read, &idea.id).await?;
    let link = |link: String| {
        let address = if link.starts_with('/') { page.to(&link) } else { link.clone() };
        (!link.is_empty()).then_some((address, t.msg_ideas_link()))
    };
    let moves = steps.into_iter().map(|step| Move {
        status: words::status(t, step.status),
        when: day(page, &zone, step.created_at),
        text: step.text,
        link: link(step.link),
    });
    let mut history: Vec<Move> = std::iter::once(arrival).chain(moves).collect();
    history.reverse();
    Ok(history)
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct SupportForm {
    #[serde(rename = "do")]
    deed: String,
}

/// `POST /ideen/<contest>/<number>/unterstuetzen`: once more is no mistake.
pub(super) async fn support(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path((slug, number)): Path<(String, String)>,
    Form(form): Form<SupportForm>,
) -> Result<Response, Error> {
    let contest = contest_at(&app, None, &slug).await?;
    let idea = idea_at(&app, &contest, &number).await?;
    let supports = match form.deed.as_str() {
        "support" => true,
        "withdraw" => false,
        _ => return Err(Error::BadRequest),
    };
    // Whose page was older than the city's answer reads it on the way back.
    if !supports || idea.status != Status::Declined {
        changes::support(app.site(""), &idea, &viewer.person, supports).await?;
    }
    Ok(page.see_other(&format!("{}#unterstuetzen", changes::address(&contest, &idea))).into_response())
}
