//! Working groups: what they are for, who belongs to them, what they announce, their sessions, files and room. Never what happens in a room or a session.

mod changes;
mod exchange;
mod files;
mod form;
mod letters;
mod listing;
mod model;
mod pages;
mod public;
mod room;
mod stocking;
mod store;

pub(crate) use listing::{GroupRecord, listed};
pub(crate) use model::Group;
pub use pages::{routes, upload_routes};
pub use public::documents;
pub use stocking::{Script, stock};

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use crate::accounts::Viewer;
use crate::app::Site;
use crate::base::http::Error;
use store::{members, texts};

/// The addresses of all groups, for the sitemap.
///
/// # Errors
/// The database's.
pub async fn addresses(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    Ok(store::every(c).await?.iter().map(Group::address).collect())
}

/// All groups by title, those that are over too.
///
/// # Errors
/// The database's.
pub(crate) async fn every(c: &impl ConnectionTrait) -> Result<Vec<Group>, DbErr> {
    store::every(c).await
}

/// The group at an address.
///
/// # Errors
/// The database's.
pub(crate) async fn group(c: &impl ConnectionTrait, slug: &str) -> Result<Option<Group>, DbErr> {
    store::by_slug(c, slug).await
}

/// The group with this id.
///
/// # Errors
/// The database's.
pub(crate) async fn group_of_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Group>, DbErr> {
    store::by_id(c, id).await
}

/// Whether somebody leads a group: as its speaker or deputy, or for the city.
///
/// # Errors
/// The database's.
pub(crate) async fn leads(c: &impl ConnectionTrait, viewer: Option<&Viewer>, group: &str) -> Result<bool, DbErr> {
    let own = match viewer {
        Some(viewer) => members::of_person(c, group, &viewer.person).await?,
        None => None,
    };
    Ok(model::Rights::of(viewer, own.as_ref()).leads)
}

/// The name under which somebody speaks for the group whose standing room this is, or stands in for its speaker; `None`: they do not.
///
/// # Errors
/// The database's.
pub(crate) async fn leads_room(c: &impl ConnectionTrait, person: &str, room: &str) -> Result<Option<String>, DbErr> {
    members::leading_in(c, person, room).await
}

/// The groups whose session an event is, by title.
///
/// # Errors
/// The database's.
pub(crate) async fn of_event(c: &impl ConnectionTrait, event: &str) -> Result<Vec<Group>, DbErr> {
    let ids = store::groups_of_event(c, event).await?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store::every(c).await?.into_iter().filter(|group| ids.contains(&group.id)).collect())
}

/// Makes an event the session of these groups and of no others, in the caller's transaction. What is no group is left out.
///
/// # Errors
/// The database's.
pub(crate) async fn set_sessions(c: &impl ConnectionTrait, event: &str, wanted: &[String], now: Timestamp) -> Result<(), DbErr> {
    let before = store::groups_of_event(c, event).await?;
    for gone in before.iter().filter(|group| !wanted.contains(group)) {
        store::remove_session(c, event, gone).await?;
    }
    for new in wanted.iter().filter(|group| !before.contains(group)) {
        store::add_session(c, event, new, now).await?;
    }
    Ok(())
}

/// Something that whoever follows a group hears of.
#[derive(Clone, Debug)]
pub(crate) struct News {
    /// The group's id.
    pub group: String,
    /// When it happened.
    pub at: Timestamp,
    /// What it is.
    pub about: About,
}

/// What happened in a group.
#[derive(Clone, Debug)]
pub(crate) enum About {
    /// It announced something: title and path without language.
    Announcement(String, String),
    /// An event became its session, by id.
    Session(String),
}

/// What happened in the groups after a moment.
///
/// # Errors
/// The database's.
pub(crate) async fn news(c: &impl ConnectionTrait, since: Timestamp) -> Result<Vec<News>, DbErr> {
    let groups = store::every(c).await?;
    let mut news = Vec::new();
    for one in texts::announced(c, since).await? {
        if let Some(group) = groups.iter().find(|group| group.id == one.group) {
            let address = changes::address(group, &one);
            news.push(News { group: one.group, at: one.created_at, about: About::Announcement(one.title, address) });
        }
    }
    for (event, group, at) in store::sessions_added(c, since).await? {
        news.push(News { group, at, about: About::Session(event) });
    }
    Ok(news)
}

/// Removes files that no group shows any more.
///
/// # Errors
/// The database's.
pub async fn forget_orphans(site: &Site) -> Result<(), Error> {
    files::forget_orphans(site).await
}
