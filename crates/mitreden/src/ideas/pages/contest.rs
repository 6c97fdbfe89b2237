//! One contest: the call, its categories with their windows, the ideas by category and status, the ranking. Changes nothing.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{CategoryView, Choice, Row, Step, contest_at, feed, ranking, trail, vote, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{self, Error, Page, show as render};
use crate::ideas::exchange;
use crate::ideas::model::{Category, Contest, Stage, Status};
use crate::ideas::store::{self, ideas, moves};
use crate::news::markdown;
use crate::programme;

/// Ideas of one page.
const PAGE: i64 = 20;

#[derive(Template)]
#[template(path = "ideas/contest.html")]
struct ContestPage<'a> {
    page: &'a Page,
    contest: &'a Contest,
    address: String,
    absolute: String,
    /// HTML of the Markdown policy.
    text: String,
    outcome: String,
    is_draft: bool,
    /// Where one follows it.
    follow: String,
    /// Something can be sent now.
    is_open: bool,
    categories: Vec<CategoryView>,
    category_choices: Vec<Choice>,
    status_choices: Vec<Choice>,
    rows: Vec<Row>,
    filtered: bool,
    older: Option<String>,
    newest: Option<String>,
    ranking: Vec<ranking::Place>,
    /// The vote over days.
    vote: Option<vote::Standing>,
    /// The evening of the vote: address and title.
    event: Option<(String, String)>,
    staff: bool,
    moderates: bool,
    trail: Vec<Step>,
}

/// What is to be seen: `?kategorie=<id>&stand=<status>&vor=<number>`.
#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Wish {
    kategorie: String,
    stand: String,
    vor: String,
}

/// `GET /ideen/<contest>` and its endings
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let (slug, ending) = slug.split_once('.').unwrap_or((&slug, ""));
    let contest = contest_at(&app, viewer.as_ref(), slug).await?;
    match ending {
        "" => {
            let shown = compose(&app, &page, viewer.as_ref(), &contest, &wish).await?;
            render(shown).map(IntoResponse::into_response)
        }
        "atom" => feed::atom(&app, &page, &contest).await,
        "csv" | "json" => file(&app, &contest, ending).await,
        _ => Err(Error::NotFound),
    }
}

/// What everybody reads, as a file.
async fn file(app: &App, contest: &Contest, ending: &str) -> Result<Response, Error> {
    let record = exchange::gather(app.site(""), contest).await?;
    match ending {
        "csv" => Ok(http::exchange::csv(&contest.slug, exchange::csv(&record)?)),
        _ => Ok(http::exchange::json(exchange::json(&record)?)),
    }
}

async fn compose<'a>(app: &App, page: &'a Page, viewer: Option<&Viewer>, contest: &'a Contest, wish: &Wish) -> Result<ContestPage<'a>, Error> {
    let site = app.site("");
    let (read, now, zone) = (&site.db.read, site.clock.now(), site.zone());
    let kept = store::categories(read, &contest.id).await?;
    let categories: Vec<CategoryView> = kept.iter().map(|category| CategoryView::of(page, &zone, contest, category, now)).collect();
    let chosen = kept.iter().find(|category| category.id == wish.kategorie).map(|category| category.id.clone());
    let filter = ideas::Filter { category: chosen, status: Status::of(&wish.stand), below: wish.vor.parse().ok() };
    let mut found = ideas::public(read, &contest.id, &filter, PAGE + 1).await?;
    let goes_on = found.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    if goes_on {
        found.pop();
    }
    let support = moves::support(read, &contest.id).await?;
    let rows: Vec<Row> = found.iter().map(|idea| Row::of(page, contest, &kept, idea, support.get(&idea.id).copied().unwrap_or(0))).collect();
    let address = |vor: Option<i64>| page.to(&format!("{}{}#ideen", contest.address(), query(&filter, vor)));
    let event = match &contest.event {
        Some(id) => programme::event_of_id(read, id).await?.map(|event| (page.to(&format!("/programm/{}", event.slug)), event.title)),
        None => None,
    };
    Ok(ContestPage {
        address: page.to(&contest.address()),
        absolute: format!("{}{}", page.base_url, contest.address()),
        text: markdown::render(&contest.text),
        outcome: markdown::render(&contest.outcome),
        is_draft: !contest.is_public(),
        follow: page.to(&format!("/abos?wettbewerb={}", contest.slug)),
        is_open: contest.stage == Stage::Public && categories.iter().any(|category| category.window == "open"),
        category_choices: category_choices(&kept, filter.category.as_deref()),
        status_choices: status_choices(page, filter.status),
        older: goes_on.then(|| found.last().map(|idea| address(Some(idea.number)))).flatten(),
        newest: filter.below.map(|_| address(None)),
        filtered: filter.category.is_some() || filter.status.is_some(),
        vote: vote::Standing::of(app, page, contest),
        ranking: ranking::places(app, page, contest, &kept).await?,
        staff: viewer.is_some_and(Viewer::is_staff),
        moderates: viewer.is_some_and(Viewer::may_moderate),
        trail: trail(page, None),
        categories,
        event,
        rows,
        contest,
        page,
    })
}

fn query(filter: &ideas::Filter, below: Option<i64>) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if let Some(category) = &filter.category {
        query.append_pair("kategorie", category);
    }
    if let Some(status) = filter.status {
        query.append_pair("stand", status.word());
    }
    if let Some(below) = below {
        query.append_pair("vor", &below.to_string());
    }
    let query = query.finish();
    if query.is_empty() { query } else { format!("?{query}") }
}

fn category_choices(categories: &[Category], chosen: Option<&str>) -> Vec<Choice> {
    let choice = |category: &Category| Choice { chosen: chosen == Some(category.id.as_str()), word: category.id.clone(), label: category.title.clone() };
    categories.iter().map(choice).collect()
}

pub(super) fn status_choices(page: &Page, chosen: Option<Status>) -> Vec<Choice> {
    let choice = |status: Status| Choice { word: status.word().to_owned(), label: words::status(page.t, status), chosen: chosen == Some(status) };
    Status::ALL.into_iter().map(choice).collect()
}
