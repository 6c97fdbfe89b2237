//! What the demo needs to stock a contest: the call, its ideas as published, their points and answers. But for days of the past, everything goes the way of the pages' own changes.

use jiff::{Timestamp, civil};

use super::contest_form::Draft;
use super::model::{Category, Idea, Stage, State, Status, Step, Via};
use super::store::{self, ideas, moves};
use super::{changes, public};
use crate::app::{App, Site};
use crate::audit::By;
use crate::base::http::Error;
use crate::base::slug;
use crate::groups;
use crate::trace::{self, Point};

/// A contest as the demo writes it. Days are the city's, the last one included.
#[derive(Clone, Copy, Debug)]
pub struct Script {
    /// What its address is made from.
    pub called: &'static str,
    /// Title.
    pub title: &'static str,
    /// Lead.
    pub lead: &'static str,
    /// Markdown.
    pub text: &'static str,
    /// Prizes.
    pub prizes: &'static str,
    /// Markdown.
    pub outcome: &'static str,
    /// Title, audience, first day, last day, and the last day as it was at first if it was extended.
    pub categories: &'static [(&'static str, &'static str, civil::Date, civil::Date, Option<civil::Date>)],
    /// The ideas by number from 1.
    pub ideas: &'static [IdeaScript],
    /// The day on which the city answered them.
    pub answered: civil::Date,
}

/// An idea as the demo writes it.
#[derive(Clone, Copy, Debug)]
pub struct IdeaScript {
    /// Place of its category in the contest, from 0.
    pub category: usize,
    /// Title.
    pub title: &'static str,
    /// What it says.
    pub text: &'static str,
    /// `form`, `mail` or `paper`.
    pub via: &'static str,
    /// The address of the group it was forwarded to.
    pub group: &'static str,
    /// Points of the vote.
    pub points: i64,
    /// Status and words of the answer.
    pub answer: (&'static str, &'static str),
}

/// Makes a contest that is over with all of its ideas, unless there is one at its address. `event`: the id of the evening of the vote.
///
/// # Errors
/// The database's.
pub async fn stock(app: &App, script: &Script, event: Option<String>) -> Result<(), Error> {
    let site = app.site("");
    if store::by_slug(&site.db.read, &slug::slug(script.called, "", &[])).await?.is_some() {
        return Ok(());
    }
    let zone = site.zone();
    let start = |date: civil::Date| date.to_zoned(zone.clone()).map_or(site.clock.now(), |at| at.timestamp());
    let end = |date: civil::Date| start(date.tomorrow().unwrap_or(date));
    let category = |(title, audience, from, until, first): &(&str, &str, civil::Date, civil::Date, Option<civil::Date>)| Category {
        id: String::new(),
        title: (*title).to_owned(),
        audience: (*audience).to_owned(),
        opens_at: start(*from),
        closes_at: end(*until),
        first_closes_at: first.map(end),
        extended_at: None,
    };
    let draft = Draft {
        title: script.title.to_owned(),
        lead: script.lead.to_owned(),
        text: script.text.to_owned(),
        stage: Stage::Over,
        prizes: script.prizes.to_owned(),
        outcome: script.outcome.to_owned(),
        event: event.clone(),
        vote: None,
        categories: script.categories.iter().map(category).collect(),
    };
    let contest = changes::call(site, By::System, &draft, script.called).await?;
    let categories = store::categories(&site.db.read, &contest.id).await?;
    let mut points = Vec::new();
    for one in script.ideas {
        let Some(category) = categories.get(one.category) else { continue };
        let idea = keep(site, &contest.id, category, one).await?;
        points.push((idea.id.clone(), Some(one.points)));
        let group = groups::group(&site.db.read, one.group).await?.map(|group| group.id);
        let status = Status::of(one.answer.0).unwrap_or_default();
        let step = Step { id: site.ids.id(), status, text: one.answer.1.to_owned(), link: String::new(), created_at: start(script.answered) };
        let tx = site.db.begin().await?;
        moves::add_step(&tx, &idea.id, &step, group.as_deref()).await?;
        if let Some(event) = &event {
            trace::join(&tx, site, By::System, &Point::new("idea", &idea.id), &Point::new("event", event)).await?;
        }
        tx.commit().await?;
    }
    changes::enter_points(site, By::System, &contest, &points).await?;
    let tx = site.db.begin().await?;
    public::index(&tx, site.clock.now(), &contest).await?;
    tx.commit().await?;
    Ok(())
}

async fn keep(site: &Site, contest: &str, category: &Category, script: &IdeaScript) -> Result<Idea, Error> {
    let tx = site.db.begin().await?;
    // On the last day of its window.
    let came: Timestamp = category.closes_at - jiff::SignedDuration::from_hours(12);
    let idea = Idea {
        id: site.ids.id(),
        contest: contest.to_owned(),
        category: category.id.clone(),
        number: store::take_number(&tx, contest).await?,
        ticket: site.ids.id(),
        title: script.title.to_owned(),
        text: script.text.to_owned(),
        via: Via::of(script.via).unwrap_or_default(),
        name: String::new(),
        email: None,
        person: None,
        language: "de".to_owned(),
        state: State::Public,
        suspicions: Vec::new(),
        status: Status::default(),
        group: None,
        points: None,
        earlier_support: 0,
        created_at: came,
        published_at: Some(came),
    };
    ideas::insert(&tx, &idea).await?;
    tx.commit().await?;
    Ok(idea)
}
