//! What the demo needs to found groups. Everything goes the way of the pages' own changes.

use super::changes;
use super::form::Draft;
use super::model::{Group, Hand, Joining};
use super::store::{self, members};
use crate::app::App;
use crate::audit::By;
use crate::base::http::Error;
use crate::base::slug;

/// A group as the demo writes it.
#[derive(Clone, Copy, Debug)]
pub struct Script {
    /// What its address is made from.
    pub called: &'static str,
    /// Title.
    pub title: &'static str,
    /// Summary.
    pub summary: &'static str,
    /// Markdown.
    pub purpose: &'static str,
    /// One asks to join.
    pub closed: bool,
    /// Who speaks for it, and who stands in: roles, no people.
    pub speakers: [&'static str; 2],
    /// Made-up members, and whether their names are shown.
    pub members: &'static [(&'static str, bool)],
    /// Title and Markdown of announcements.
    pub announcements: &'static [(&'static str, &'static str)],
}

/// Founds a group, unless there is one at its address. Answers its id.
///
/// # Errors
/// The database's.
pub async fn stock(app: &App, script: &Script) -> Result<String, Error> {
    let site = app.site("");
    if let Some(group) = store::by_slug(&site.db.read, &slug::slug(script.called, "", &[])).await? {
        return Ok(group.id);
    }
    let joining = if script.closed { Joining::Closed } else { Joining::Open };
    let (title, summary, purpose) = (script.title.to_owned(), script.summary.to_owned(), script.purpose.to_owned());
    let group = changes::found(app, By::System, &Draft { title, summary, purpose, joining, with_room: true }, script.called).await?;
    for (name, hand) in script.speakers.into_iter().zip([Hand::Speaker, Hand::Deputy]) {
        changes::add(site, By::System, &group, name, hand).await?;
    }
    people(app, &group, script).await?;
    for (title, text) in script.announcements {
        changes::announce(site, By::System, &group, ((*title).to_owned(), (*text).to_owned())).await?;
    }
    Ok(group.id)
}

async fn people(app: &App, group: &Group, script: &Script) -> Result<(), Error> {
    let site = app.site("");
    let tx = site.db.begin().await?;
    for (name, is_shown) in script.members {
        let (id, group) = (site.ids.id(), group.id.clone());
        let member = super::model::Member {
            id,
            group,
            person: None,
            name: (*name).to_owned(),
            hand: Hand::Member,
            asks: false,
            is_shown: *is_shown,
            words: String::new(),
        };
        members::insert(&tx, &member, site.clock.now()).await?;
    }
    tx.commit().await?;
    Ok(())
}
