//! What others hold of measures and their milestones: the search, the trail, the sitemap. Finds nothing itself.

use jiff::{Timestamp, civil};
use sea_orm::{ConnectionTrait, DbErr};

use super::model::Measure;
use super::store;
use crate::app::Site;
use crate::base::http::Error;
use crate::search::{Document, Kind};
use crate::trace::{Point, Thing};

/// The word of measures in the trail and in the search.
pub(super) const KIND: &str = "measure";
/// The word of milestones in the trail.
pub(super) const GOAL: &str = "milestone";

fn moment(site: &Site, day: civil::Date) -> Option<Timestamp> {
    day.to_zoned(site.zone()).ok().map(|at| at.timestamp())
}

/// A measure as it is found.
pub(super) fn document(m: &Measure) -> Document {
    let mut lines =
        vec![m.sign.clone(), m.summary.clone(), m.text.clone(), m.easy.clone(), m.field.clone(), m.office.clone(), m.partners.clone(), m.places.clone()];
    lines.extend(m.milestones.iter().map(|goal| goal.title.clone()));
    lines.retain(|line| !line.is_empty());
    let document = Document::new(Kind::Measure, &m.id, m.address(), &m.title, lines.join("\n"));
    Document { at: Some(m.updated_at), ..document }
}

/// All measures, for the search.
///
/// # Errors
/// The database's.
pub async fn documents(c: &impl ConnectionTrait) -> Result<Vec<Document>, DbErr> {
    Ok(store::every(c).await?.iter().map(document).collect())
}

/// The addresses of all measures, for the sitemap.
///
/// # Errors
/// The database's.
pub async fn addresses(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    Ok(store::cards(c).await?.into_iter().map(|card| format!("/massnahmen/{}", card.slug)).collect())
}

/// The measures with these ids, as a chain tells of them.
///
/// # Errors
/// The database's.
pub async fn things(site: &Site, ids: &[String]) -> Result<Vec<Thing>, Error> {
    let thing = |measure: Measure| Thing {
        point: Point::new(KIND, &measure.id),
        address: measure.address(),
        day: measure.steps.first().and_then(|step| moment(site, step.day)),
        within: measure.office,
        title: measure.title,
        is_public: true,
    };
    Ok(store::by_ids(&site.db.read, ids).await?.into_iter().map(thing).collect())
}

/// The milestones with these ids, as a chain tells of them: each at its place on the page of its measure.
///
/// # Errors
/// The database's.
pub async fn goals(site: &Site, ids: &[String]) -> Result<Vec<Thing>, Error> {
    let goals = store::goals(&site.db.read, ids).await?.into_iter();
    let thing = |(goal, within, slug): (super::model::Milestone, String, String)| Thing {
        point: Point::new(GOAL, &goal.id),
        address: format!("/massnahmen/{slug}#{}", goal.anchor()),
        within,
        day: goal.reached.or(goal.planned).and_then(|day| moment(site, day)),
        title: goal.title,
        is_public: true,
    };
    Ok(goals.map(thing).collect())
}

/// The id of the measure at an address.
///
/// # Errors
/// The database's.
pub async fn id_at(c: &impl ConnectionTrait, slug: &str) -> Result<Option<String>, DbErr> {
    Ok(store::by_slug(c, slug).await?.map(|measure| measure.id))
}

/// The id of the milestone with this anchor on the page of the measure at an address.
///
/// # Errors
/// The database's.
pub async fn goal_at(c: &impl ConnectionTrait, slug: &str, anchor: &str) -> Result<Option<String>, DbErr> {
    let measure = store::by_slug(c, slug).await?;
    Ok(measure.and_then(|measure| measure.milestones.into_iter().find(|goal| goal.anchor() == anchor)).map(|goal| goal.id))
}

/// What whoever follows a measure hears of: that it changed, and how.
#[derive(Clone, Debug)]
pub(crate) struct News {
    /// The measure's id.
    pub measure: String,
    /// When.
    pub at: Timestamp,
    /// Its title.
    pub title: String,
    /// Its path without language.
    pub address: String,
    /// What has happened, in the city's words; empty if it said nothing.
    pub note: String,
    /// Which fields were changed, as words of the database.
    pub fields: String,
}

/// What changed on the measures after a moment, the newest first, at most so many changes.
///
/// # Errors
/// The database's.
pub(crate) async fn news(c: &impl ConnectionTrait, since: Timestamp, most: i64) -> Result<Vec<News>, DbErr> {
    let changes = store::changed_since(c, since, most).await?.into_iter();
    let news = |(measure, change): (String, super::model::Change)| News {
        measure,
        at: change.at,
        title: change.title,
        address: format!("/massnahmen/{}", change.slug),
        note: change.note,
        fields: change.fields,
    };
    Ok(changes.map(news).collect())
}

/// Id and title of all measures, by sign and title.
///
/// # Errors
/// The database's.
pub(crate) async fn titles(c: &impl ConnectionTrait) -> Result<Vec<(String, String)>, DbErr> {
    store::titles(c).await
}
