//! Changing measures; each change leaves an entry in their history. Checks no form and no rights; the pages do.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Light, Measure, Milestone, differences};
use super::{public, store};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::base::slug;
use crate::search::{self, Kind};
use crate::trace::{self, Point};
use crate::{ideas, notifications, topics};

/// Most measures of one title before the program gives up looking for a free address.
const SAME_TITLES: usize = 1_000;

/// Words under `/massnahmen/` that are pages of their own.
pub(super) const RESERVED: [&str; 5] = ["neu", "einlesen", "zeitstrahl", "jahr", "karte"];

/// A measure of which nothing is said yet.
pub(super) fn blank(site: &Site) -> Measure {
    let text = String::new;
    Measure {
        id: site.ids.id(),
        slug: text(),
        sign: text(),
        title: text(),
        summary: text(),
        text: text(),
        easy: text(),
        field: text(),
        principles: text(),
        light: Light::Off,
        standing: text(),
        office: text(),
        contact: text(),
        partners: text(),
        group: text(),
        funder: text(),
        funded_on: None,
        places: text(),
        quarter: text(),
        risks: text(),
        lessons: text(),
        transfer: text(),
        licence: text(),
        repository: text(),
        steps: Vec::new(),
        milestones: Vec::new(),
        budgets: Vec::new(),
        indicators: Vec::new(),
        updated_at: site.clock.now(),
    }
}

/// Keeps a new measure; answers it with its address.
pub(super) async fn add(site: &Site, by: By<'_>, measure: Measure, note: &str) -> Result<Measure, Error> {
    let tx = site.db.begin().await?;
    let measure = add_in(&tx, site, by, measure, note).await?;
    tx.commit().await?;
    Ok(measure)
}

/// The same in the caller's transaction. A measure that has an address already keeps it: whoever calls knows that it is free.
pub(super) async fn add_in(c: &impl ConnectionTrait, site: &Site, by: By<'_>, measure: Measure, note: &str) -> Result<Measure, DbErr> {
    let now = site.clock.now();
    let slug = if measure.slug.is_empty() { free_slug(c, &measure.title).await? } else { measure.slug.clone() };
    let measure = Measure { slug, updated_at: now, ..measure };
    store::insert(c, &measure).await?;
    store::note(c, &site.ids.id(), &measure, "added", note).await?;
    search::put(c, now, &public::document(&measure)).await?;
    audit::note(c, site, by, "measure.added", &measure.address(), &measure.title).await?;
    Ok(measure)
}

/// Keeps a changed measure, if nobody else changed it since `version`. `None` if somebody did. What changes nothing leaves no entry.
pub(super) async fn change(site: &Site, by: By<'_>, before: &Measure, after: Measure, note: &str, version: Timestamp) -> Result<Option<Measure>, Error> {
    if differences(before, &after).is_empty() && note.is_empty() {
        return Ok(Some(before.clone()));
    }
    let tx = site.db.begin().await?;
    let Some(measure) = change_in(&tx, site, by, before, after, note, version).await? else { return Ok(None) };
    tx.commit().await?;
    Ok(Some(measure))
}

/// The same in the caller's transaction.
pub(super) async fn change_in(
    c: &impl ConnectionTrait,
    site: &Site,
    by: By<'_>,
    before: &Measure,
    after: Measure,
    note: &str,
    version: Timestamp,
) -> Result<Option<Measure>, DbErr> {
    let now = site.clock.now();
    let fields = differences(before, &after);
    let measure = Measure { updated_at: now, ..after };
    if !store::update(c, &measure, version).await? {
        return Ok(None);
    }
    store::note(c, &site.ids.id(), &measure, &fields.join(" "), note).await?;
    search::put(c, now, &public::document(&measure)).await?;
    tell(c, site, by, before, &measure, note).await?;
    audit::note(c, site, by, "measure.changed", &measure.address(), &measure.title).await?;
    Ok(Some(measure))
}

/// The measure and its milestones as ends of links.
pub(super) fn points(measure: &Measure) -> Vec<Point> {
    let goals = measure.milestones.iter().map(|goal: &Milestone| Point::new(public::GOAL, &goal.id));
    std::iter::once(Point::new(public::KIND, &measure.id)).chain(goals).collect()
}

/// Tells those whose ideas and topics lie behind a measure that it has come further: another phase, or a milestone that was reached.
async fn tell(c: &impl ConnectionTrait, site: &Site, by: By<'_>, before: &Measure, after: &Measure, note: &str) -> Result<(), DbErr> {
    let reached = |measure: &Measure| measure.milestones.iter().filter(|goal| goal.reached.is_some()).count();
    if before.phase() == after.phase() && reached(after) <= reached(before) {
        return Ok(());
    }
    for idea in trace::behind(c, &points(after), "idea").await? {
        ideas::has_moved(c, site, &idea, (&after.title, &after.address(), note)).await?;
    }
    for topic in trace::behind(c, &points(after), "topic").await? {
        topics::has_moved(c, site, by, &topic, (&after.title, &after.address(), note)).await?;
    }
    Ok(())
}

/// Removes a measure that nothing points to and that came of nothing. False if something does: then nothing is removed.
pub(super) async fn remove(site: &Site, by: By<'_>, measure: &Measure) -> Result<bool, Error> {
    let tx = site.db.begin().await?;
    for point in points(measure) {
        if trace::is_joined(&tx, &point).await? {
            return Ok(false);
        }
    }
    store::delete(&tx, &measure.id).await?;
    search::remove(&tx, Kind::Measure, &measure.id).await?;
    notifications::measure_gone(&tx, &measure.id).await?;
    audit::note(&tx, site, by, "measure.removed", "/massnahmen", &measure.title).await?;
    tx.commit().await?;
    Ok(true)
}

async fn free_slug(c: &impl ConnectionTrait, title: &str) -> Result<String, DbErr> {
    let base = slug::slug(title, "massnahme", &RESERVED);
    for number in 1..SAME_TITLES {
        let slug = slug::numbered(&base, number);
        if !store::slug_taken(c, &slug).await? {
            return Ok(slug);
        }
    }
    Err(DbErr::Custom(format!("no free address for {base}")))
}
