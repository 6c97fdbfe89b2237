//! What others hold of decisions: the search, the trail, the sitemap. Finds nothing itself.

use jiff::Timestamp;
use jiff::civil;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::Decision;
use super::store;
use crate::app::Site;
use crate::base::http::Error;
use crate::search::{Document, Kind};
use crate::trace::{Point, Thing};

/// The word of decisions in the trail and in the search.
pub(super) const KIND: &str = "decision";
/// Most decisions that are read at once.
const MOST: i64 = 100_000;

/// The beginning of a day in the city.
fn moment(site: &Site, day: civil::Date) -> Option<Timestamp> {
    day.to_zoned(site.zone()).ok().map(|at| at.timestamp())
}

/// A decision as it is found.
pub(super) fn document(site: &Site, decision: &Decision) -> Document {
    let mut lines = vec![decision.body.name.clone(), decision.paper.clone(), decision.text.clone()];
    lines.extend(decision.candidates.iter().map(|candidate| candidate.title.clone()));
    lines.retain(|line| !line.is_empty());
    let document = Document::new(Kind::Decision, &decision.id, decision.address(), &decision.title, lines.join("\n"));
    Document { at: moment(site, decision.day), ..document }
}

/// All decisions, for the search.
///
/// # Errors
/// The database's.
pub async fn documents(site: &Site) -> Result<Vec<Document>, Error> {
    Ok(store::page(&site.db.read, None, None, MOST).await?.iter().map(|decision| document(site, decision)).collect())
}

/// The addresses of all decisions, for the sitemap.
///
/// # Errors
/// The database's.
pub async fn addresses(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    Ok(store::page(c, None, None, MOST).await?.iter().map(Decision::address).collect())
}

/// The decisions with these ids, as a chain tells of them.
///
/// # Errors
/// The database's.
pub async fn things(site: &Site, ids: &[String]) -> Result<Vec<Thing>, Error> {
    let thing = |decision: Decision| Thing {
        point: Point::new(KIND, &decision.id),
        address: decision.address(),
        day: moment(site, decision.day),
        within: decision.body.name,
        title: decision.title,
        is_public: true,
    };
    Ok(store::by_ids(&site.db.read, ids).await?.into_iter().map(thing).collect())
}

/// The id of the decision at an address.
///
/// # Errors
/// The database's.
pub async fn id_at(c: &impl ConnectionTrait, slug: &str) -> Result<Option<String>, DbErr> {
    Ok(store::by_slug(c, slug).await?.map(|decision| decision.id))
}
