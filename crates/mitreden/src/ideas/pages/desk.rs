//! All ideas of a contest for those who work for the city: where each stands, and the points of the vote. Decides nothing about publication.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::vote::Standing;
use super::{Row, Step, contest_at, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::base::text;
use crate::ideas::changes;
use crate::ideas::form::{Fault, Own, Problem};
use crate::ideas::model::{Contest, Idea, POINTS_MAX, State as Stand};
use crate::ideas::store::{self, ideas, moves};
use crate::{programme, rooms};

struct Line {
    row: Row,
    /// Where its publication stands.
    state: String,
    is_public: bool,
    is_removed: bool,
    /// Where the moderation decides.
    moderate: String,
    /// Points as typed.
    points: String,
    error: String,
}

#[derive(Template)]
#[template(path = "ideas/desk.html")]
struct DeskPage<'a> {
    page: &'a Page,
    contest: &'a Contest,
    address: String,
    lines: Vec<Line>,
    waiting: usize,
    /// There is something to enter points for.
    has_public: bool,
    /// Why nobody enters points now; empty: they can be entered.
    locked: String,
    has_event: bool,
    mistakes: Vec<Mistake>,
    notice: String,
    trail: Vec<Step>,
}

/// Points as typed, by number, with what is wrong or what is to be said.
#[derive(Default)]
struct Typed {
    points: HashMap<i64, String>,
    faults: Vec<Fault>,
    notice: String,
    /// Came when points cannot be entered.
    is_early: bool,
}

async fn desk_page(app: &App, page: &Page, contest: &Contest, typed: Typed) -> Result<Response, Error> {
    let read = &app.site("").db.read;
    let categories = store::categories(read, &contest.id).await?;
    let support = moves::support(read, &contest.id).await?;
    let all = ideas::of_contest(read, &contest.id).await?;
    let mistakes = words::mistakes_called(page.t, &typed.faults, |field| words::points_of(page.t, &all, field));
    let line = |idea: &Idea| Line {
        state: state(page, idea.state),
        is_public: idea.state == Stand::Public,
        is_removed: idea.state == Stand::Removed,
        moderate: page.to(&format!("/moderation/idea/{}", idea.id)),
        points: typed.points.get(&idea.number).cloned().unwrap_or_else(|| idea.points.map(|points| points.to_string()).unwrap_or_default()),
        error: Mistake::beside(&mistakes, &format!("points-{}", idea.number)),
        row: Row::of(page, contest, &categories, idea, support.get(&idea.id).copied().unwrap_or(0)),
    };
    let status = match (typed.is_early, mistakes.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let shown = DeskPage {
        page,
        address: page.to(&contest.address()),
        waiting: all.iter().filter(|idea| idea.state == Stand::Waiting).count(),
        has_public: all.iter().any(|idea| idea.state == Stand::Public),
        lines: all.iter().map(line).collect(),
        locked: locked(app, page, contest),
        has_event: contest.event.is_some(),
        notice: typed.notice,
        trail: trail(page, Some(contest)),
        mistakes,
        contest,
    };
    Ok((status, render(shown)?).into_response())
}

/// Until its vote is counted nobody learns a result, and so nobody enters one.
fn locked(app: &App, page: &Page, contest: &Contest) -> String {
    let standing = Standing::of(app, page, contest).filter(|_| contest.awaits_count(app.site("").clock.now()));
    standing.map(|one| format!("{} {}", one.sentence, page.t.msg_ideas_points_locked())).unwrap_or_default()
}

fn state(page: &Page, state: Stand) -> String {
    match state {
        Stand::Waiting => page.t.msg_ideas_state_waiting(),
        Stand::Public => page.t.msg_ideas_state_public(),
        Stand::Rejected => page.t.msg_ideas_state_rejected(),
        Stand::Removed => page.t.msg_ideas_state_removed(),
    }
}

/// `GET /ideen/<contest>/verwalten`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let contest = contest_at(&app, Some(&viewer), &slug).await?;
    desk_page(&app, &page, &contest, Typed::default()).await
}

/// `POST /ideen/<contest>/verwalten`: points by hand, or from the evening's poll.
pub(super) async fn change(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let contest = contest_at(&app, Some(&viewer), &slug).await?;
    let fields: HashMap<String, String> = pairs.into_iter().collect();
    if contest.awaits_count(app.site("").clock.now()) {
        let typed = Typed { notice: page.t.msg_ideas_points_refused(), is_early: true, ..Typed::default() };
        return desk_page(&app, &page, &contest, typed).await;
    }
    let public = ideas::of_contest(&app.site("").db.read, &contest.id).await?.into_iter().filter(|idea| idea.state == Stand::Public).collect::<Vec<_>>();
    let points = match fields.get("do").map(String::as_str) {
        Some("points") => match typed_points(&fields, &public) {
            Ok(points) => points,
            Err(typed) => return desk_page(&app, &page, &contest, typed).await,
        },
        Some("draw") => {
            let Some(points) = drawn_points(&app, &contest, &public).await? else {
                let typed = Typed { notice: page.t.msg_ideas_draw_nothing(), ..Typed::default() };
                return desk_page(&app, &page, &contest, typed).await;
            };
            points
        }
        _ => return Err(Error::BadRequest),
    };
    changes::enter_points(app.site(""), (&viewer).into(), &contest, &points).await?;
    Ok(page.see_other(&format!("{}#rangliste", contest.address())).into_response())
}

/// Points of each idea, by its id; `None`: it has none.
type Points = Vec<(String, Option<i64>)>;

/// What was typed; an idea that was not asked for keeps its points.
fn typed_points(fields: &HashMap<String, String>, ideas: &[Idea]) -> Result<Points, Typed> {
    let (mut points, mut typed) = (Vec::new(), Typed::default());
    for idea in ideas {
        let name = format!("points-{}", idea.number);
        let Some(text) = fields.get(&name) else { continue };
        typed.points.insert(idea.number, text.clone());
        match (text.trim(), text.trim().parse::<i64>()) {
            ("", _) => points.push((idea.id.clone(), None)),
            (_, Ok(number)) if (0..=POINTS_MAX).contains(&number) => points.push((idea.id.clone(), Some(number))),
            _ => typed.faults.push((name, Problem::Own(Own::NotPoints))),
        }
    }
    if typed.faults.is_empty() { Ok(points) } else { Err(typed) }
}

/// The sums of the newest closed vote with points of the evening whose options are all titles of these ideas.
async fn drawn_points(app: &App, contest: &Contest, ideas: &[Idea]) -> Result<Option<Points>, Error> {
    let read = &app.site("").db.read;
    let Some(id) = &contest.event else { return Ok(None) };
    let Some(event) = programme::event_of_id(read, id).await? else { return Ok(None) };
    let plain = |title: &str| text::line(title).to_lowercase();
    for poll in rooms::points_of_evening(read, &event.slug).await?.into_iter().rev() {
        let matched = poll.iter().map(|(option, points)| {
            let idea = ideas.iter().find(|idea| plain(&idea.title) == plain(option))?;
            Some((idea.id.clone(), Some(i64::try_from(*points).ok()?)))
        });
        if let Some(points) = matched.collect::<Option<Points>>() {
            return Ok(Some(points));
        }
    }
    Ok(None)
}
