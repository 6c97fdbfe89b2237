//! What of an evening can become a topic, as a part of its page for those who lead a group. Draws nothing itself.

use askama::Template;

use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page};
use crate::groups::{self, Group};
use crate::rooms::{self, Drawn, RoomId};
use crate::topics::drawing::Origin;
use crate::topics::store;

struct Row {
    id: String,
    kind: String,
    title: String,
    /// Where it stands in the store already.
    topic: Option<String>,
}

/// One button for each question, poll and given line.
#[derive(Template)]
#[template(path = "topics/drawer.html")]
pub(crate) struct Drawer {
    page: Page,
    rows: Vec<Row>,
    /// The group that is to keep them, by id; empty: none yet.
    group: String,
    action: String,
}

/// The buttons for an evening; none for whoever leads none of its groups.
///
/// # Errors
/// The database's.
pub(crate) async fn drawer(app: &App, page: &Page, viewer: Option<&Viewer>, room: Option<&str>, groups: &[Group]) -> Result<Option<Drawer>, Error> {
    let read = &app.site("").db.read;
    let Some(room) = room.and_then(RoomId::parse).filter(|_| viewer.is_some()) else { return Ok(None) };
    let mut group = String::new();
    for one in groups {
        if group.is_empty() && groups::leads(read, viewer, &one.id).await? {
            group.clone_from(&one.id);
        }
    }
    if group.is_empty() && !viewer.is_some_and(Viewer::is_staff) {
        return Ok(None);
    }
    let mut rows = Vec::new();
    for one in rooms::drawables(read, &room).await? {
        let (origin, kind) = match one.kind {
            Drawn::Poll => (Origin::Poll, page.t.msg_search_kind_poll()),
            Drawn::Question => (Origin::Question, page.t.msg_search_kind_question()),
            Drawn::Line => (Origin::Line, page.t.msg_topics_draw_line()),
        };
        let topic = store::by_origin(read, &origin.mark(&one.id)).await?.map(|topic| page.to(&topic.address()));
        rows.push(Row { id: origin.mark(&one.id), kind, title: one.title, topic });
    }
    Ok(Some(Drawer { page: page.clone(), rows, group, action: page.to("/themen/ziehen") }))
}
