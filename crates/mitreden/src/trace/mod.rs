//! The trail: what came of what, as links from an origin to a result across all features. Knows no feature's rows; its sources do.
//!
//! A feature whose things take part has a [`sources::Source`], joins them with [`join`] in its own transaction, and shows [`panel`] on their pages.
//! A thing that is deleted leaves its links behind: the chain shows it as removed and goes on behind it. A feature that would rather refuse
//! asks [`is_joined`] before.

mod drawing;
mod listing;
mod model;
mod pages;
mod sources;
mod store;
mod telling;

pub(crate) use listing::{ChainRecord, chain, places};
pub use model::{Point, Thing};
pub use pages::panel::{Panel, panel};
pub use pages::{routes, ways};

use std::collections::HashMap;

use sea_orm::{ConnectionTrait, DbErr};

use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::Error;

/// What came of the wish to join two things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joined {
    /// They are joined now.
    New,
    /// They were before.
    Already,
    /// Nothing comes of itself.
    Same,
    /// The origin came of the result: the chain would be a circle. Nothing was joined.
    Circle,
}

/// Joins an origin with its result, in the caller's transaction. Whether both exist is the caller's to know.
///
/// # Errors
/// The database's.
pub async fn join(c: &impl ConnectionTrait, site: &Site, by: By<'_>, origin: &Point, result: &Point) -> Result<Joined, DbErr> {
    if origin == result {
        return Ok(Joined::Same);
    }
    store::take_turn(c).await?;
    if store::leads_to(c, result, origin).await? {
        return Ok(Joined::Circle);
    }
    if !store::insert(c, origin, result, by.person(), site.clock.now()).await? {
        return Ok(Joined::Already);
    }
    telling::tell(c, site, by, origin, result).await?;
    audit::note(c, site, by, "trace.joined", &sources::page(result), &kinds(origin, result)).await?;
    Ok(Joined::New)
}

/// Takes a link away, in the caller's transaction. False if there was none.
///
/// # Errors
/// The database's.
pub async fn part(c: &impl ConnectionTrait, site: &Site, by: By<'_>, origin: &Point, result: &Point) -> Result<bool, DbErr> {
    if !store::delete(c, origin, result).await? {
        return Ok(false);
    }
    audit::note(c, site, by, "trace.parted", &sources::page(result), &kinds(origin, result)).await?;
    Ok(true)
}

/// Whether anything points to a thing or comes of it: a feature may ask before it deletes one.
///
/// # Errors
/// The database's.
pub async fn is_joined(c: &impl ConnectionTrait, point: &Point) -> Result<bool, DbErr> {
    Ok(!store::linked(c, &point.kind, std::slice::from_ref(&point.id)).await?.is_empty())
}

/// The ids of all things of a kind that lie behind these points, however far, as far as a chain is followed.
///
/// # Errors
/// The database's.
pub async fn behind(c: &impl ConnectionTrait, points: &[Point], kind: &str) -> Result<Vec<String>, DbErr> {
    let mut ids = Vec::new();
    for point in points {
        let links = store::chain(c, point, model::Way::Origins, model::DEPTH_MAX, model::LINKS_MAX).await?;
        ids.extend(links.into_iter().filter(|link| link.origin.kind == kind).map(|link| link.origin.id));
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// The titles of these things, as far as everybody may see them.
///
/// # Errors
/// The database's, or a source's.
pub async fn titles(site: &Site, points: &[Point]) -> Result<HashMap<Point, String>, Error> {
    let things = sources::look(site, points).await?;
    Ok(things.into_iter().filter(|(_, thing)| thing.is_public).map(|(point, thing)| (point, thing.title)).collect())
}

/// The things that come directly of this one, or of which it comes; only what everybody may see.
///
/// # Errors
/// The database's, or a source's.
pub async fn neighbours(site: &Site, point: &Point) -> Result<(Vec<Thing>, Vec<Thing>), Error> {
    let mut sides = [Vec::new(), Vec::new()];
    for (side, way) in sides.iter_mut().zip([model::Way::Origins, model::Way::Results]) {
        let links = store::chain(&site.db.read, point, way, 1, model::LINKS_MAX).await?;
        let points: Vec<Point> = links.iter().map(|link| link.far(way).clone()).collect();
        side.extend(sources::look(site, &points).await?.into_values().filter(|thing| thing.is_public));
        side.sort_by(|a: &Thing, b: &Thing| (a.day, &a.title).cmp(&(b.day, &b.title)));
    }
    let [origins, results] = sides;
    Ok((origins, results))
}

/// What the staff's log holds of a link. Titles may be words of citizens, and those stay out of it.
fn kinds(origin: &Point, result: &Point) -> String {
    format!("{} → {}", origin.kind, result.kind)
}
