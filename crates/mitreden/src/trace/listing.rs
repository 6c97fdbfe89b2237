//! What came of what, as other programs read it: one thing with its nearest origins and results. Draws nothing.

use super::model::{Point, Thing};
use super::{neighbours, sources};
use crate::app::Site;
use crate::base::http::Error;
use crate::base::http::record::{Address, Moment, record};

record! {
    /// A thing of the portal.
    pub(crate) struct ThingRecord {
        /// The word of its kind in addresses of the trail.
        place: String,
        /// Its id.
        id: String,
        /// Its title.
        title: String,
        /// Its page.
        url: Address,
        /// When it was.
        at: Option<Moment>,
    }
}

record! {
    /// A thing with what it came of and what came of it.
    pub(crate) struct ChainRecord {
        /// The thing itself.
        thing: ThingRecord,
        /// What it came of.
        origins: Vec<ThingRecord>,
        /// What came of it.
        results: Vec<ThingRecord>,
    }
}

fn record_of(site: &Site, thing: Thing) -> ThingRecord {
    ThingRecord {
        place: sources::of(&thing.point.kind).map(|source| source.place().to_owned()).unwrap_or_default(),
        url: Address(format!("{}{}", site.base_url, thing.address)),
        at: thing.day.map(Moment::from),
        id: thing.point.id,
        title: thing.title,
    }
}

/// A thing with its nearest links; `None`: there is none that everybody may see.
///
/// # Errors
/// The database's, or a source's.
pub(crate) async fn chain(site: &Site, place: &str, id: &str) -> Result<Option<ChainRecord>, Error> {
    let Some(source) = sources::of_place(place) else { return Ok(None) };
    let point = Point::new(source.kind(), id);
    let Some(thing) = sources::look(site, std::slice::from_ref(&point)).await?.remove(&point).filter(|thing| thing.is_public) else { return Ok(None) };
    let (origins, results) = neighbours(site, &point).await?;
    let all = |things: Vec<Thing>| things.into_iter().map(|thing| record_of(site, thing)).collect();
    Ok(Some(ChainRecord { thing: record_of(site, thing), origins: all(origins), results: all(results) }))
}

/// The words of kinds in addresses.
pub(crate) fn places() -> Vec<&'static str> {
    sources::SOURCES.iter().map(|source| source.place()).collect()
}
