//! Changing groups: founded, edited, ended; members, announcements, files. Checks no form and no rights; the pages do.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::form::{Draft, Membership};
use super::model::{Announcement, File, Group, Hand, Joining, Member};
use super::store::{members, texts};
use super::{letters, public, room, store};
use crate::app::{App, Site};
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::base::slug;

/// Most groups of one title before the program gives up looking for a free address.
const SAME_TITLES: usize = 1_000;

/// Words under `/arbeitsgruppen/` that are pages of their own.
pub(super) const RESERVED: [&str; 2] = ["neu", "einlesen"];

/// Founds a group, with a standing room if it is to have one; answers it. Its address is made from `called`, usually the title.
pub(super) async fn found(app: &App, by: By<'_>, draft: &Draft, called: &str) -> Result<Group, Error> {
    let site = app.site("");
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    let mut group = Group {
        id: site.ids.id(),
        slug: free_slug(&tx, called).await?,
        title: draft.title.clone(),
        summary: draft.summary.clone(),
        purpose: draft.purpose.clone(),
        joining: draft.joining,
        room: None,
        ended_at: None,
        updated_at: now,
    };
    let made = if draft.with_room { Some(room::create(site, &tx, &group).await?) } else { None };
    group.room = made.as_ref().map(ToString::to_string);
    store::insert(&tx, &group).await?;
    public::index(&tx, now, &group).await?;
    audit::note(&tx, site, by, "group.founded", &group.address(), &group.title).await?;
    tx.commit().await?;
    if let Some(id) = made {
        room::open(app, &id, &group.title).await;
    }
    Ok(group)
}

/// Keeps an edited group, if nobody else changed it since `version`. False if somebody did.
pub(super) async fn change(app: &App, by: By<'_>, before: &Group, draft: &Draft, version: Timestamp) -> Result<bool, Error> {
    let site = app.site("");
    let now = site.clock.now();
    let (title, summary, purpose) = (draft.title.clone(), draft.summary.clone(), draft.purpose.clone());
    let group = Group { title, summary, purpose, joining: draft.joining, updated_at: now, ..before.clone() };
    let tx = site.db.begin().await?;
    if !store::update(&tx, &group, version).await? {
        return Ok(false);
    }
    public::index(&tx, now, &group).await?;
    audit::note(&tx, site, by, "group.changed", &group.address(), &group.title).await?;
    tx.commit().await?;
    if let Some(id) = room::id(&group).filter(|_| group.title != before.title) {
        room::rename(app, &id, &group.title).await;
    }
    Ok(true)
}

/// Keeps a group as a file has it, in the caller's transaction: a new one without a room, or another state of one that is there, which keeps its room.
pub(super) async fn keep_in(c: &impl ConnectionTrait, site: &Site, by: By<'_>, mut group: Group, known: Option<&Group>) -> Result<(), DbErr> {
    let now = site.clock.now();
    let deed = match known {
        Some(known) => {
            store::update(c, &group, known.updated_at).await?;
            if group.ended_at != known.ended_at {
                store::set_end(c, &group.id, group.ended_at, now).await?;
            }
            "group.changed"
        }
        None => {
            if group.slug.is_empty() {
                group.slug = free_slug(c, &group.title).await?;
            }
            store::insert(c, &group).await?;
            "group.founded"
        }
    };
    public::index(c, now, &group).await?;
    audit::note(c, site, by, deed, &group.address(), &group.title).await
}

/// Ends a group, or lets it go on.
pub(super) async fn set_end(site: &Site, by: By<'_>, group: &Group, ended: bool) -> Result<(), Error> {
    let now = site.clock.now();
    let deed = if ended { "group.ended" } else { "group.reopened" };
    let tx = site.db.begin().await?;
    store::set_end(&tx, &group.id, ended.then_some(now), now).await?;
    audit::note(&tx, site, by, deed, &group.address(), &group.title).await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody joins an open group, or asks a closed one. Once more changes nothing.
pub(super) async fn join(site: &Site, group: &Group, person: &str, membership: &Membership) -> Result<(), Error> {
    let asks = group.joining == Joining::Closed;
    let member = Member {
        id: site.ids.id(),
        group: group.id.clone(),
        person: Some(person.to_owned()),
        name: membership.name.clone(),
        hand: Hand::Member,
        asks,
        is_shown: membership.is_shown,
        words: if asks { membership.words.clone() } else { String::new() },
    };
    let tx = site.db.begin().await?;
    if members::insert(&tx, &member, site.clock.now()).await? && asks {
        letters::asked(&tx, site, group).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Keeps another name of a member, and whether it is shown.
pub(super) async fn rename(site: &Site, member: &Member, membership: &Membership) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    members::update(&tx, &member.id, &membership.name, membership.is_shown).await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody leaves by themselves.
pub(super) async fn leave(site: &Site, member: &Member) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    members::delete(&tx, &member.id).await?;
    tx.commit().await?;
    Ok(())
}

/// Lets somebody in who asked, or not; they are told. Nothing happens if somebody else decided.
pub(super) async fn decide(site: &Site, by: By<'_>, group: &Group, member: &Member, admitted: bool) -> Result<(), Error> {
    let deed = if admitted { "group.admitted" } else { "group.declined" };
    let tx = site.db.begin().await?;
    let done = if admitted { members::admit(&tx, &member.id).await? } else { member.asks && members::delete(&tx, &member.id).await? };
    if done {
        letters::decided(&tx, site, group, member, admitted).await?;
        audit::note(&tx, site, by, deed, &group.address(), &group.title).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// A member is one no more.
pub(super) async fn remove(site: &Site, by: By<'_>, group: &Group, member: &Member) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    members::delete(&tx, &member.id).await?;
    audit::note(&tx, site, by, "group.removed", &group.address(), &group.title).await?;
    tx.commit().await?;
    Ok(())
}

/// A member gets another office.
pub(super) async fn name(site: &Site, by: By<'_>, group: &Group, member: &Member, hand: Hand) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    members::name(&tx, &group.id, &member.id, hand).await?;
    audit::note(&tx, site, by, "group.named", &group.address(), &group.title).await?;
    tx.commit().await?;
    Ok(())
}

/// The city names somebody who has no account.
pub(super) async fn add(site: &Site, by: By<'_>, group: &Group, name: &str, hand: Hand) -> Result<(), Error> {
    let (id, group_id) = (site.ids.id(), group.id.clone());
    // What one has not said oneself is shown only with an office, which is public.
    let member = Member { id, group: group_id, person: None, name: name.to_owned(), hand: Hand::Member, asks: false, is_shown: false, words: String::new() };
    let tx = site.db.begin().await?;
    members::insert(&tx, &member, site.clock.now()).await?;
    members::name(&tx, &group.id, &member.id, hand).await?;
    audit::note(&tx, site, by, "group.named", &group.address(), &group.title).await?;
    tx.commit().await?;
    Ok(())
}

/// Publishes an announcement; answers it.
pub(super) async fn announce(site: &Site, by: By<'_>, group: &Group, (title, text): (String, String)) -> Result<Announcement, Error> {
    let now = site.clock.now();
    let one = Announcement { id: site.ids.id(), group: group.id.clone(), title, text, created_at: now, updated_at: now };
    let tx = site.db.begin().await?;
    texts::insert_announcement(&tx, &one).await?;
    public::index(&tx, now, group).await?;
    audit::note(&tx, site, by, "group.announced", &address(group, &one), &one.title).await?;
    tx.commit().await?;
    Ok(one)
}

/// Keeps an edited announcement, if nobody else changed it since `version`. False if somebody did.
pub(super) async fn change_announcement(
    site: &Site,
    by: By<'_>,
    group: &Group,
    before: &Announcement,
    (title, text): (String, String),
    version: Timestamp,
) -> Result<bool, Error> {
    let now = site.clock.now();
    let one = Announcement { title, text, updated_at: now, ..before.clone() };
    let tx = site.db.begin().await?;
    if !texts::update_announcement(&tx, &one, version).await? {
        return Ok(false);
    }
    public::index(&tx, now, group).await?;
    audit::note(&tx, site, by, "group.announcement-changed", &address(group, &one), &one.title).await?;
    tx.commit().await?;
    Ok(true)
}

/// Removes an announcement.
pub(super) async fn withdraw(site: &Site, by: By<'_>, group: &Group, one: &Announcement) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    texts::delete_announcement(&tx, &one.id).await?;
    public::index(&tx, site.clock.now(), group).await?;
    audit::note(&tx, site, by, "group.announcement-removed", &group.address(), &group.title).await?;
    tx.commit().await?;
    Ok(())
}

/// The path of an announcement without language.
pub(super) fn address(group: &Group, one: &Announcement) -> String {
    format!("{}/mitteilungen/{}", group.address(), one.id)
}

/// Keeps a file that lies in the data folder already.
pub(super) async fn add_file(site: &Site, by: By<'_>, group: &Group, file: &File) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    texts::insert_file(&tx, file).await?;
    audit::note(&tx, site, by, "group.file-added", &group.address(), &file.title).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes a file's row; its bytes go at once, too.
pub(super) async fn remove_file(site: &Site, by: By<'_>, group: &Group, file: &File) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    texts::delete_file(&tx, &file.id).await?;
    audit::note(&tx, site, by, "group.file-removed", &group.address(), &group.title).await?;
    tx.commit().await?;
    super::files::intake(site).remove(&file.name()).await;
    Ok(())
}

async fn free_slug(c: &impl ConnectionTrait, called: &str) -> Result<String, DbErr> {
    let base = slug::slug(called, "arbeitsgruppe", &RESERVED);
    for number in 1..SAME_TITLES {
        let slug = slug::numbered(&base, number);
        if store::by_slug(c, &slug).await?.is_none() {
            return Ok(slug);
        }
    }
    Err(DbErr::Custom(format!("no free address for {base}")))
}
