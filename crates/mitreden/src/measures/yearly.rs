//! The yearly update: the measures are gone through one by one, then the year is frozen as everybody may read it for good. Checks no rights; the pages do.

use jiff::{SignedDuration, Timestamp};

use super::model::{Card, Phase, by_sign};
use super::{exchange, store};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::Error;

/// What was not touched for so many days is stale: half a year.
pub(super) const STALE_DAYS: i64 = 183;

/// A year of the update.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Year {
    pub(super) year: i16,
    /// When it was frozen; not yet: it is being gone through.
    pub(super) frozen_at: Option<Timestamp>,
}

impl Year {
    /// The path without language of what was frozen.
    pub(super) fn address(self) -> String {
        format!("/massnahmen/jahr/{}", self.year)
    }
}

/// That a measure was gone through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Review {
    /// Its id.
    pub(super) measure: String,
    /// Something was changed on it.
    pub(super) is_changed: bool,
    pub(super) at: Timestamp,
}

/// Before this moment nobody touched what is stale.
pub(super) fn stale_before(now: Timestamp) -> Timestamp {
    now - SignedDuration::from_hours(24 * STALE_DAYS)
}

/// Whether nobody has touched a measure, or looked at it in a yearly update, for long that is still under way.
pub(super) fn is_stale(card: &Card, now: Timestamp) -> bool {
    card.as_of < stale_before(now) && !matches!(card.phase, Phase::Ended | Phase::Dropped)
}

/// Begins a year. False if there is one already.
pub(super) async fn open(site: &Site, by: By<'_>, year: i16) -> Result<bool, Error> {
    let tx = site.db.begin().await?;
    if !store::years::open(&tx, year, site.clock.now()).await? {
        return Ok(false);
    }
    audit::note(&tx, site, by, "measure.year", "/verwaltung/massnahmen/fortschreibung", &year.to_string()).await?;
    tx.commit().await?;
    Ok(true)
}

/// Gives up a year that is open, with what was gone through in it: what was changed on the measures stays. Nothing happens if it is not open.
pub(super) async fn drop_open(site: &Site, by: By<'_>, year: i16) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    if store::years::drop_open(&tx, year).await? {
        audit::note(&tx, site, by, "measure.year-dropped", "/verwaltung/massnahmen/fortschreibung", &year.to_string()).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Freezes an open year as the measures stand now. False if it is not open.
pub(super) async fn freeze(site: &Site, by: By<'_>, year: i16) -> Result<bool, Error> {
    let tx = site.db.begin().await?;
    let mut measures = store::every(&tx).await?;
    measures.sort_by(|a, b| by_sign(&a.sign, &b.sign).then_with(|| (&a.title, &a.slug).cmp(&(&b.title, &b.slug))));
    if !store::years::freeze(&tx, year, &exchange::json(&measures)?, site.clock.now()).await? {
        return Ok(false);
    }
    audit::note(&tx, site, by, "measure.year", &format!("/massnahmen/jahr/{year}"), &year.to_string()).await?;
    tx.commit().await?;
    Ok(true)
}
