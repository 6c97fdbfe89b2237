//! The groups' one way to the rooms: a standing room, and whether somebody is in it. Knows no seat.

use sea_orm::{ConnectionTrait, DbErr};

use super::model::Group;
use crate::app::{App, Site};
use crate::base::http::{Error, Page};
use crate::base::slug;
use crate::rooms::{self, Errand, Kind, NewRoom, RoomId};

/// Most rooms of one name before the program gives up.
const SAME_NAMES: usize = 1_000;

/// The id of a group's room.
pub(super) fn id(group: &Group) -> Option<RoomId> {
    group.room.as_deref().and_then(RoomId::parse)
}

/// Takes the standing room of this address if there is one, or makes it.
pub(super) async fn create(site: &Site, c: &impl ConnectionTrait, group: &Group) -> Result<RoomId, DbErr> {
    if let Some(standing) = rooms::standing(c, &group.slug).await? {
        return Ok(standing);
    }
    for number in 1..SAME_NAMES {
        let slug = slug::numbered(&group.slug, number);
        if !rooms::slug_taken(c, &slug).await? {
            let room = NewRoom { slug, title: group.title.clone(), kind: Kind::Standing, home: group.address(), code: None };
            return rooms::create_room(c, &site.ids, &room, site.clock.now()).await;
        }
    }
    Err(DbErr::Custom(format!("no free room for {}", group.slug)))
}

/// Tells a new room its title, and that nobody gives the floor in it. The group is kept already: what fails here is no reason to say that it is not.
pub(super) async fn open(app: &App, id: &RoomId, title: &str) {
    rename(app, id, title).await;
    // A group's round needs nobody who gives the floor.
    if let Err(refusal) = app.rooms.errand(id, Errand::FreeFloor {}).await {
        tracing::warn!(room.id = %id, ?refusal, "the floor of a group's room could not be freed");
    }
}

/// Tells a room its title.
pub(super) async fn rename(app: &App, id: &RoomId, title: &str) {
    if let Err(error) = rooms::set_plan(app, id, title, None, Vec::new()).await {
        tracing::warn!(room.id = %id, ?error, "a group's room was not told its title; saving the group again does it");
    }
}

/// A group's room as its pages show it.
pub(super) struct Place {
    /// Where it is.
    pub(super) address: String,
    /// How many are in it now.
    pub(super) people: u32,
}

/// The room of a group that works, if it has one.
pub(super) async fn place(app: &App, page: &Page, group: &Group) -> Result<Option<Place>, Error> {
    let Some(id) = id(group).filter(|_| group.is_active()) else { return Ok(None) };
    let Some(path) = rooms::address_of(&app.site("").db.read, &id).await? else { return Ok(None) };
    Ok(Some(Place { address: page.to(&path), people: app.rooms.people_in(&id).await }))
}
