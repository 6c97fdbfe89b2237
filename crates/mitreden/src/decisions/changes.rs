//! Changing decisions and bodies. Checks no form and no rights; the pages do.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::form::Draft;
use super::model::{Body, Decision};
use super::{public, store};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::base::slug;
use crate::search::{self, Kind};
use crate::trace::{self, Point};

/// Most decisions of one title before the program gives up looking for a free address.
const SAME_TITLES: usize = 1_000;

/// Words under `/beschluesse/` that are pages of their own.
pub(super) const RESERVED: [&str; 3] = ["neu", "gremien", "einlesen"];

/// Keeps a new decision; answers it.
pub(super) async fn add(site: &Site, by: By<'_>, draft: &Draft) -> Result<Decision, Error> {
    let tx = site.db.begin().await?;
    let decision = add_in(&tx, site, by, draft, "").await?;
    tx.commit().await?;
    Ok(decision)
}

/// The same in the caller's transaction, at an address that is free; empty: one is found.
pub(super) async fn add_in(c: &impl ConnectionTrait, site: &Site, by: By<'_>, draft: &Draft, address: &str) -> Result<Decision, DbErr> {
    let now = site.clock.now();
    let slug = if address.is_empty() { free_slug(c, &draft.title).await? } else { address.to_owned() };
    let decision = onto(draft, site.ids.id(), slug, now);
    store::insert(c, &decision).await?;
    search::put(c, now, &public::document(site, &decision)).await?;
    audit::note(c, site, by, "decision.added", &decision.address(), &decision.title).await?;
    Ok(decision)
}

/// Keeps a changed decision, if nobody else changed it since `version`. `None` if somebody did.
pub(super) async fn change(site: &Site, by: By<'_>, before: &Decision, draft: &Draft, version: Timestamp) -> Result<Option<Decision>, Error> {
    let tx = site.db.begin().await?;
    let Some(decision) = change_in(&tx, site, by, before, draft, version).await? else { return Ok(None) };
    tx.commit().await?;
    Ok(Some(decision))
}

/// The same in the caller's transaction.
pub(super) async fn change_in(
    c: &impl ConnectionTrait,
    site: &Site,
    by: By<'_>,
    before: &Decision,
    draft: &Draft,
    version: Timestamp,
) -> Result<Option<Decision>, DbErr> {
    let now = site.clock.now();
    let decision = onto(draft, before.id.clone(), before.slug.clone(), now);
    if !store::update(c, &decision, version).await? {
        return Ok(None);
    }
    search::put(c, now, &public::document(site, &decision)).await?;
    audit::note(c, site, by, "decision.changed", &decision.address(), &decision.title).await?;
    Ok(Some(decision))
}

/// Whether a draft says what a decision says already.
pub(super) fn is_same(draft: &Draft, decision: &Decision) -> bool {
    onto(draft, decision.id.clone(), decision.slug.clone(), decision.updated_at) == *decision
}

/// Removes a decision. False if something comes of it or it comes of something: then it stays.
pub(super) async fn remove(site: &Site, by: By<'_>, decision: &Decision) -> Result<bool, Error> {
    let tx = site.db.begin().await?;
    if trace::is_joined(&tx, &Point::new(public::KIND, &decision.id)).await? {
        return Ok(false);
    }
    store::delete(&tx, &decision.id).await?;
    search::remove(&tx, Kind::Decision, &decision.id).await?;
    audit::note(&tx, site, by, "decision.removed", "", &decision.title).await?;
    tx.commit().await?;
    Ok(true)
}

/// Keeps a new body; answers its id.
pub(super) async fn add_body(site: &Site, by: By<'_>, name: &str, is_final: bool) -> Result<Body, Error> {
    let body = Body { id: site.ids.id(), name: name.to_owned(), is_final };
    let tx = site.db.begin().await?;
    add_body_in(&tx, site, by, &body).await?;
    tx.commit().await?;
    Ok(body)
}

/// The same in the caller's transaction.
pub(super) async fn add_body_in(c: &impl ConnectionTrait, site: &Site, by: By<'_>, body: &Body) -> Result<(), DbErr> {
    store::insert_body(c, body).await?;
    audit::note(c, site, by, "decision.body", "/beschluesse/gremien", &body.name).await
}

/// Keeps another name or weight of a body.
pub(super) async fn change_body(site: &Site, by: By<'_>, body: &Body) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    store::update_body(&tx, body).await?;
    audit::note(&tx, site, by, "decision.body", "/beschluesse/gremien", &body.name).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes a body. False if it has decided something.
pub(super) async fn remove_body(site: &Site, by: By<'_>, body: &Body) -> Result<bool, Error> {
    let tx = site.db.begin().await?;
    if !store::delete_body(&tx, &body.id).await? {
        return Ok(false);
    }
    audit::note(&tx, site, by, "decision.body", "/beschluesse/gremien", &body.name).await?;
    tx.commit().await?;
    Ok(true)
}

fn onto(draft: &Draft, id: String, slug: String, now: Timestamp) -> Decision {
    let Draft { body, title, day, earlier, paper, link, outcome, text, budget, candidates } = draft.clone();
    Decision { id, slug, body, title, day, earlier, paper, link, outcome, text, budget, candidates, updated_at: now }
}

async fn free_slug(c: &impl ConnectionTrait, title: &str) -> Result<String, DbErr> {
    let base = slug::slug(title, "beschluss", &RESERVED);
    for number in 1..SAME_TITLES {
        let slug = slug::numbered(&base, number);
        if !store::slug_taken(c, &slug).await? {
            return Ok(slug);
        }
    }
    Err(DbErr::Custom(format!("no free address for {base}")))
}
