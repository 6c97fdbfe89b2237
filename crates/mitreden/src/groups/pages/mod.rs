//! The pages of the groups: their addresses and what several of them ask first. Each page is a file of its own.

mod announcements;
mod edit;
mod exchange;
mod feed;
mod files;
mod group;
mod join;
mod list;
mod members;
mod words;

use axum::routing::{get, post};

use super::model::{Group, Member, Rights};
use super::store::{self, members as people};
use crate::accounts::Viewer;
use crate::app::{App, Routes};
use crate::base::http::{Error, Page};

/// The addresses of the groups.
pub fn routes() -> Routes {
    Routes::new()
        .route("/arbeitsgruppen", get(list::show))
        .route("/arbeitsgruppen.json", get(exchange::json))
        .route("/arbeitsgruppen.csv", get(exchange::csv))
        .route("/arbeitsgruppen/einlesen", get(exchange::form))
        .route("/arbeitsgruppen/neu", get(edit::new).post(edit::create))
        // `/arbeitsgruppen/<slug>.atom` is the same route with an ending: a path segment cannot be matched in part.
        .route("/arbeitsgruppen/{slug}", get(group::show))
        .route("/arbeitsgruppen/{slug}/bearbeiten", get(edit::edit).post(edit::save))
        .route("/arbeitsgruppen/{slug}/stand", post(edit::set_end))
        .route("/arbeitsgruppen/{slug}/mitmachen", get(join::form).post(join::send))
        .route("/arbeitsgruppen/{slug}/austreten", post(join::leave))
        .route("/arbeitsgruppen/{slug}/mitglieder", get(members::show).post(members::change))
        .route("/arbeitsgruppen/{slug}/mitteilungen/neu", get(announcements::new).post(announcements::create))
        .route("/arbeitsgruppen/{slug}/mitteilungen/{id}", get(announcements::show))
        .route("/arbeitsgruppen/{slug}/mitteilungen/{id}/bearbeiten", get(announcements::edit).post(announcements::save))
        .route("/arbeitsgruppen/{slug}/mitteilungen/{id}/entfernen", post(announcements::remove))
        .route("/arbeitsgruppen/{slug}/dateien", get(files::list))
        .route("/arbeitsgruppen/{slug}/dateien/{name}", get(files::hand_out))
        .route("/arbeitsgruppen/{slug}/dateien/{id}/entfernen", post(files::remove))
}

/// The addresses that take whole files.
pub fn upload_routes() -> Routes {
    Routes::new().route("/arbeitsgruppen/{slug}/dateien/neu", post(files::upload)).route("/arbeitsgruppen/einlesen/datei", post(exchange::upload))
}

/// A group as one request sees it.
pub(super) struct Here {
    group: Group,
    /// The visitor's membership.
    own: Option<Member>,
    rights: Rights,
}

impl Here {
    async fn of(app: &App, viewer: Option<&Viewer>, slug: &str) -> Result<Self, Error> {
        let read = &app.site("").db.read;
        let group = store::by_slug(read, slug).await?.ok_or(Error::NotFound)?;
        let own = match viewer {
            Some(viewer) => people::of_person(read, &group.id, &viewer.person).await?,
            None => None,
        };
        let rights = Rights::of(viewer, own.as_ref());
        Ok(Self { group, own, rights })
    }

    /// The same for those who lead it.
    async fn led(app: &App, viewer: &Viewer, slug: &str) -> Result<Self, Error> {
        let here = Self::of(app, Some(viewer), slug).await?;
        if !here.rights.leads {
            // Staff whose second factor is missing are asked for it.
            viewer.staff()?;
        }
        Ok(here)
    }
}

/// One step of the way to a page.
pub(super) struct Step {
    address: String,
    label: String,
}

/// The way from the start page over the list, and over a group if the page is one of its.
fn trail(page: &Page, group: Option<&Group>) -> Vec<Step> {
    let steps = [("/".to_owned(), page.t.msg_programme_start()), ("/arbeitsgruppen".to_owned(), page.t.msg_groups_title())];
    let group = group.map(|group| (group.address(), group.title.clone()));
    steps.into_iter().chain(group).map(|(path, label)| Step { address: page.to(&path), label }).collect()
}
