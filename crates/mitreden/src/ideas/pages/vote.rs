//! Voting over days: the form in which somebody with an account spreads points, and what it says before and after. Counts nothing.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::{Row, Step, contest_at, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::ideas::form::Fault;
use crate::ideas::model::{Contest, Idea, Stage, Vote, Window};
use crate::ideas::store::{self, ideas};
use crate::ideas::vote::{self, Ballot, POINTS, VOTERS_MIN};

/// An idea to give points to.
struct Line {
    row: Row,
    field: String,
    points: String,
    error: String,
}

/// How a vote stands, in words.
pub(super) struct Standing {
    /// `ahead`, `open`, `counting`, `counted` or `few`.
    pub(super) word: &'static str,
    /// In a sentence.
    pub(super) sentence: String,
}

impl Standing {
    /// Of a contest's vote; `None`: there is none.
    pub(super) fn of(app: &App, page: &Page, contest: &Contest) -> Option<Self> {
        let (site, t) = (app.site(""), page.t);
        let (zone, now) = (site.zone(), site.clock.now());
        let Vote { opens_at, closes_at, voters, .. } = *contest.vote.as_ref()?;
        let day = |at: Timestamp| {
            let date = dates::local(at, &zone).date();
            dates::days(date, date, page.language)
        };
        // The last moment belongs to the day before midnight.
        let last = |at: Timestamp| day(at - SignedDuration::from_secs(1));
        let few = i64::try_from(VOTERS_MIN).unwrap_or(i64::MAX);
        if let Some(voters) = voters.filter(|_| contest.is_counted()) {
            let is_few = voters < few;
            let sentence = if is_few { t.msg_ideas_vote_few(few) } else { t.msg_ideas_vote_counted(voters) };
            return Some(Self { word: if is_few { "few" } else { "counted" }, sentence });
        }
        match (contest.vote.as_ref()?.window(now), contest.stage) {
            // It never came to it.
            (Window::Ahead, Stage::Over) => None,
            (Window::Ahead, _) | (_, Stage::Draft) => Some(Self { word: "ahead", sentence: t.msg_ideas_vote_ahead(day(opens_at), last(closes_at)) }),
            (Window::Open, Stage::Public) => Some(Self { word: "open", sentence: t.msg_ideas_vote_open(last(closes_at)) }),
            _ => Some(Self { word: "counting", sentence: t.msg_ideas_vote_counting() }),
        }
    }
}

fn window(contest: &Contest, now: Timestamp) -> Window {
    match &contest.vote {
        Some(vote) if contest.stage == Stage::Public => vote.window(now),
        _ => Window::Closed,
    }
}

#[derive(Template)]
#[template(path = "ideas/vote.html")]
struct VotePage<'a> {
    page: &'a Page,
    contest: &'a Contest,
    address: String,
    standing: Standing,
    lines: Vec<Line>,
    /// "Verteilt: {sum} von 100 Punkten", which a script fills: a sentence of the server would be wrong after the next key.
    sum: String,
    /// Somebody has voted before and may change it.
    has_voted: bool,
    saved: bool,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl VotePage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// The contest with a vote and its ideas that are voted on.
async fn voted_at(app: &App, viewer: &Viewer, slug: &str) -> Result<(Contest, Vec<Idea>), Error> {
    let contest = contest_at(app, Some(viewer), slug).await?;
    if contest.vote.is_none() {
        return Err(Error::NotFound);
    }
    let ideas = ideas::of_contest(&app.site("").db.read, &contest.id).await?.into_iter().filter(vote::is_in).collect();
    Ok((contest, ideas))
}

/// What stands in the fields, and what is wrong with it.
#[derive(Default)]
struct Typed {
    points: HashMap<String, String>,
    faults: Vec<Fault>,
    has_voted: bool,
    saved: bool,
}

async fn vote_page(app: &App, page: &Page, (contest, ideas): (&Contest, &[Idea]), typed: Typed) -> Result<Response, Error> {
    let categories = store::categories(&app.site("").db.read, &contest.id).await?;
    let standing = Standing::of(app, page, contest).ok_or(Error::NotFound)?;
    let mistakes = words::mistakes_called(page.t, &typed.faults, |field| words::points_of(page.t, ideas, field));
    let line = |idea: &Idea| {
        let field = vote::field(idea);
        let points = typed.points.get(&field).cloned().unwrap_or_default();
        Line { error: Mistake::beside(&mistakes, &field), row: Row::of(page, contest, &categories, idea, 0), field, points }
    };
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = VotePage {
        page,
        address: page.to(&contest.address()),
        lines: if standing.word == "open" { ideas.iter().map(line).collect() } else { Vec::new() },
        sum: page.t.msg_ideas_vote_sum("{sum}", POINTS),
        has_voted: typed.has_voted,
        saved: typed.saved,
        trail: trail(page, Some(contest)),
        standing,
        mistakes,
        contest,
    };
    // A ballot is nobody else's business, also not the next one's at this browser.
    Ok((status, [(header::CACHE_CONTROL, "no-store")], render(shown)?).into_response())
}

/// What somebody gave, as it stands in the fields.
fn fields(ballot: &Ballot, ideas: &[Idea]) -> HashMap<String, String> {
    ideas.iter().filter_map(|idea| Some((vote::field(idea), ballot.get(&idea.id)?.to_string()))).collect()
}

/// What the address says besides.
#[derive(Default, Deserialize)]
pub(super) struct After {
    #[serde(default)]
    gespeichert: Option<String>,
}

/// `GET /ideen/<contest>/abstimmung`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>, Query(after): Query<After>) -> Result<Response, Error> {
    let (contest, ideas) = voted_at(&app, &viewer, &slug).await?;
    let own = vote::own(app.site(""), &contest, &viewer.person).await?;
    let points = own.as_ref().map(|ballot| fields(ballot, &ideas)).unwrap_or_default();
    let typed = Typed { points, has_voted: own.is_some(), saved: own.is_some() && after.gespeichert.is_some(), faults: Vec::new() };
    vote_page(&app, &page, (&contest, &ideas), typed).await
}

/// `POST /ideen/<contest>/abstimmung`: once more is another ballot in the place of the one before.
pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let site = app.site("");
    let (contest, ideas) = voted_at(&app, &viewer, &slug).await?;
    let points: HashMap<String, String> = pairs.into_iter().collect();
    if window(&contest, site.clock.now()) == Window::Open {
        match vote::check(&points, &ideas) {
            Err(faults) => {
                let has_voted = vote::own(site, &contest, &viewer.person).await?.is_some();
                return vote_page(&app, &page, (&contest, &ideas), Typed { points, faults, has_voted, saved: false }).await;
            }
            Ok(ballot) => {
                if vote::cast(site, &contest, &viewer.person, &ballot).await? {
                    return Ok(page.see_other(&format!("{}/abstimmung?gespeichert", contest.address())).into_response());
                }
            }
        }
    }
    // A second too late: the page says how the vote stands.
    let late = vote_page(&app, &page, (&contest, &ideas), Typed::default()).await?;
    Ok((StatusCode::CONFLICT, late).into_response())
}
