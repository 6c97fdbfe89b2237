//! The ranking after the vote, on the contest's page and as a recommendation to the council to be printed. Counts no vote.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Html;

use super::{Row, Step, contest_at, day, trail};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::ideas::model::{Category, Contest, Idea, State as Stand};
use crate::ideas::store::{self, ideas};
use crate::news::markdown;
use crate::programme;

/// One place of the ranking; equal points share a place.
pub(super) struct Place {
    pub(super) place: usize,
    pub(super) points: i64,
    pub(super) row: Row,
    text: String,
}

/// The published ideas that have points, the most first.
fn ranked(mut ideas: Vec<Idea>) -> Vec<(usize, i64, Idea)> {
    ideas.retain(|idea| idea.state == Stand::Public && idea.points.is_some());
    ideas.sort_by_key(|idea| (std::cmp::Reverse(idea.points), idea.number));
    let mut ranked: Vec<(usize, i64, Idea)> = Vec::with_capacity(ideas.len());
    for (at, idea) in ideas.into_iter().enumerate() {
        let points = idea.points.unwrap_or_default();
        let place = ranked.last().filter(|(_, before, _)| *before == points).map_or(at + 1, |(place, ..)| *place);
        ranked.push((place, points, idea));
    }
    ranked
}

/// The ranking of a contest; empty before the vote.
pub(super) async fn places(app: &App, page: &Page, contest: &Contest, categories: &[Category]) -> Result<Vec<Place>, Error> {
    let ranked = ranked(ideas::of_contest(&app.site("").db.read, &contest.id).await?);
    let place = |(place, points, idea): (usize, i64, Idea)| Place { place, points, row: Row::of(page, contest, categories, &idea, 0), text: idea.text };
    Ok(ranked.into_iter().map(place).collect())
}

#[derive(Template)]
#[template(path = "ideas/ranking.html")]
struct RankingPage<'a> {
    page: &'a Page,
    contest: &'a Contest,
    places: Vec<Place>,
    total: i64,
    /// Title and day of the evening of the vote.
    event: Option<(String, String)>,
    outcome: String,
    printed: String,
    trail: Vec<Step>,
}

/// `GET /ideen/<contest>/empfehlung`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path(slug): Path<String>) -> Result<Html<String>, Error> {
    let site = app.site("");
    let contest = contest_at(&app, viewer.as_ref(), &slug).await?;
    let categories = store::categories(&site.db.read, &contest.id).await?;
    let places = places(&app, &page, &contest, &categories).await?;
    if places.is_empty() {
        return Err(Error::NotFound);
    }
    let event = match &contest.event {
        Some(id) => programme::event_of_id(&site.db.read, id).await?.map(|event| (event.title, day(&page, &site.zone(), event.starts_at))),
        None => None,
    };
    render(RankingPage {
        total: places.iter().map(|place| place.points).sum(),
        outcome: markdown::render(&contest.outcome),
        printed: day(&page, &site.zone(), site.clock.now()),
        trail: trail(&page, Some(&contest)),
        contest: &contest,
        page: &page,
        places,
        event,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ideas::model::{Status, Via};

    fn idea(number: i64, points: Option<i64>, state: Stand) -> Idea {
        Idea {
            id: number.to_string(),
            contest: String::new(),
            category: String::new(),
            number,
            ticket: String::new(),
            title: String::new(),
            text: String::new(),
            via: Via::Form,
            name: String::new(),
            email: None,
            person: None,
            language: "de".into(),
            state,
            suspicions: Vec::new(),
            status: Status::Received,
            group: None,
            points,
            earlier_support: 0,
            created_at: jiff::Timestamp::UNIX_EPOCH,
            published_at: None,
        }
    }

    #[test]
    fn equal_points_share_a_place_and_the_next_one_counts_on() {
        let ideas = vec![
            idea(1, Some(5), Stand::Public),
            idea(2, None, Stand::Public),
            idea(3, Some(90), Stand::Rejected),
            idea(4, Some(70), Stand::Public),
            idea(5, Some(70), Stand::Public),
        ];
        let places: Vec<(usize, i64)> = ranked(ideas).into_iter().map(|(place, _, idea)| (place, idea.number)).collect();
        assert_eq!(places, [(1, 4), (1, 5), (3, 1)]);
    }
}
