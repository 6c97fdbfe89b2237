//! The list of all groups: what they are about, how many belong to them, what is next. Names nobody.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::response::Html;

use super::{Step, trail};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, show as render};
use crate::groups::model::Group;
use crate::groups::room;
use crate::groups::store::{self, members};
use crate::programme;
use crate::programme::model::Event;

/// The next session of a group.
struct Next {
    when: String,
    datetime: String,
}

struct Card {
    address: String,
    title: String,
    summary: String,
    members: i64,
    /// How many are in its room now.
    people: u32,
    next: Option<Next>,
}

#[derive(Template)]
#[template(path = "groups/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    active: Vec<Card>,
    over: Vec<Card>,
    founds: bool,
    trail: Vec<Step>,
}

/// `GET /arbeitsgruppen`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>) -> Result<Html<String>, Error> {
    let read = &app.site("").db.read;
    let counts = members::counts(read).await?;
    let next = next_sessions(&app).await?;
    let (mut active, mut over) = (Vec::new(), Vec::new());
    for group in store::every(read).await? {
        let people = match room::id(&group) {
            Some(room) => app.rooms.people_in(&room).await,
            None => 0,
        };
        let list = if group.is_active() { &mut active } else { &mut over };
        list.push(card(&app, &page, &group, counts.get(&group.id).copied().unwrap_or(0), people, next.get(&group.id)));
    }
    let founds = viewer.is_some_and(|viewer| viewer.may_moderate());
    render(ListPage { page: &page, active, over, founds, trail: trail(&page, None).into_iter().take(1).collect() })
}

fn card(app: &App, page: &Page, group: &Group, members: i64, people: u32, next: Option<&Event>) -> Card {
    let zone = app.site("").zone();
    let next = next.map(|event| {
        let starts = dates::local(event.starts_at, &zone);
        Next { when: dates::span(&starts, &dates::local(event.ends_at, &zone), page.language), datetime: dates::machine(&starts) }
    });
    Card { address: page.to(&group.address()), title: group.title.clone(), summary: group.summary.clone(), members, people, next }
}

/// The next session of each group that has one, by the group's id.
async fn next_sessions(app: &App) -> Result<HashMap<String, Event>, Error> {
    let site = app.site("");
    let now = site.clock.now();
    let sessions = store::sessions(&site.db.read).await?;
    let mut ids: Vec<String> = sessions.values().flatten().cloned().collect();
    ids.sort_unstable();
    ids.dedup();
    let ahead: Vec<Event> = programme::events_of_ids(&site.db.read, &ids).await?.into_iter().filter(|event| event.ends_at > now && !event.cancelled).collect();
    let next = |(group, events): (String, Vec<String>)| Some((group, ahead.iter().find(|event| events.contains(&event.id))?.clone()));
    Ok(sessions.into_iter().filter_map(next).collect())
}
