//! The pages of the trail: a chain by itself, its form for the staff, and the panel on other pages. Decides nothing.

mod edit;
pub(super) mod panel;
mod show;

use std::collections::HashMap;

use axum::routing::get;

use super::model::{Point, Thing};
use super::{sources, store};
use crate::app::{App, Routes};
use crate::base::dates;
use crate::base::http::{Error, Page};

/// The addresses of the trail.
pub fn routes() -> Routes {
    Routes::new().route("/spur/{place}/{id}", get(show::show)).route("/spur/{place}/{id}/bearbeiten", get(edit::form).post(edit::change))
}

/// Words and address of the chain of each of these things that has one; for the staff, of all, so that it can be begun.
///
/// # Errors
/// The database's.
pub async fn ways(app: &App, page: &Page, kind: &str, ids: &[String], staff: bool) -> Result<HashMap<String, (String, String)>, Error> {
    let linked = store::linked(&app.site("").db.read, kind, ids).await?;
    let way = |id: &String| {
        let path = sources::page(&Point::new(kind, id));
        let (words, path) = if linked.contains(id) { (page.t.msg_trace_way(), path) } else { (page.t.msg_trace_begin(), format!("{path}/bearbeiten")) };
        (id.clone(), (words, page.to(&path)))
    };
    Ok(ids.iter().filter(|id| staff || linked.contains(*id)).map(way).collect())
}

/// The name of a thing's kind; one that no source knows any more has none.
fn word(page: &Page, point: &Point) -> String {
    sources::of(&point.kind).map_or_else(|| page.t.msg_trace_kind_other(), |source| source.word(page.t))
}

/// "SmartCity-Wochen: Auftakt · 26. Januar 2021".
fn about(app: &App, page: &Page, thing: &Thing) -> String {
    let day = thing.day.map(|at| dates::day(dates::local(at, &app.site("").zone()).date(), page.language));
    [Some(thing.within.clone()).filter(|within| !within.is_empty()), day].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The thing that an address names, if the viewer may see it.
async fn named(app: &App, place: &str, id: &str, sees_all: bool) -> Result<Thing, Error> {
    let source = sources::of_place(place).ok_or(Error::NotFound)?;
    let point = Point::new(source.kind(), id);
    let thing = sources::look(app.site(""), std::slice::from_ref(&point)).await?.remove(&point);
    thing.filter(|thing| thing.is_public || sees_all).ok_or(Error::NotFound)
}
