//! One topic: what it says, where it came from, what was done with it. Changes nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{Step, leads, trail};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, show as render};
use crate::base::i18n::Words;
use crate::groups;
use crate::originals::{self, Edited, Of};
use crate::topics::model::{Deed, Move, State as Stage, Topic};
use crate::topics::store;
use crate::trace::{self, Panel, Point};

/// A line of the history.
struct Line {
    day: String,
    datetime: String,
    what: String,
    /// Groups, another topic, a reason: in the language the city writes in.
    words: String,
}

/// A topic that went into this one: nothing of what people brought is lost.
struct Joined {
    title: String,
    text: String,
    /// Its day, and who brought it.
    about: String,
}

#[derive(Template)]
#[template(path = "topics/topic.html")]
struct TopicPage<'a> {
    page: &'a Page,
    title: String,
    text: String,
    name: String,
    /// Others have changed its words.
    edited: Option<Edited>,
    day: String,
    datetime: String,
    group: Option<Step>,
    fields: Vec<Step>,
    /// Why nobody works on it any more.
    closed: Option<String>,
    joined: Vec<Joined>,
    history: Vec<Line>,
    panel: Panel,
    address: String,
    report: String,
    leads: bool,
    trail: Vec<Step>,
}

/// `GET /themen/<id>`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path(id): Path<String>) -> Result<Response, Error> {
    let site = app.site("");
    let topic = store::by_id(&site.db.read, &id).await?.ok_or(Error::NotFound)?;
    match topic.state {
        Stage::Public => {}
        Stage::Removed => return Err(Error::Gone),
        // What waits is told to nobody but its author and the moderation.
        Stage::Waiting | Stage::Rejected => return Err(Error::NotFound),
    }
    if let Some(into) = &topic.merged_into {
        return Ok(page.see_other(&format!("/themen/{into}")).into_response());
    }
    let shown = compose(&app, &page, viewer.as_ref(), topic).await?;
    render(shown).map(IntoResponse::into_response)
}

async fn compose<'a>(app: &App, page: &'a Page, viewer: Option<&Viewer>, topic: Topic) -> Result<TopicPage<'a>, Error> {
    let site = app.site("");
    let (read, zone) = (&site.db.read, site.zone());
    let own = store::fields_of(read, &topic.id).await?;
    let fields = store::fields(read).await?.into_iter().filter(|field| own.contains(&field.id));
    let group = groups::group_of_id(read, topic.group.as_deref().unwrap_or_default()).await?;
    let at = dates::local(topic.created_at, &zone);
    let history = store::moves(read, &topic.id).await?.into_iter().map(|one| {
        let at = dates::local(one.at, &zone);
        Line { day: dates::day(at.date(), page.language), datetime: dates::machine(&at), what: what(page.t, &one), words: one.words }
    });
    let joined = store::merged_into(read, &topic.id).await?.into_iter().filter(Topic::is_public).map(|one| {
        let day = dates::day(dates::local(one.created_at, &zone).date(), page.language);
        let about = if one.name.is_empty() { day } else { format!("{day} · {}", one.name) };
        // What was drawn from a short question says the same twice.
        let text = if one.text == one.title { String::new() } else { one.text };
        Joined { title: one.title, text, about }
    });
    Ok(TopicPage {
        joined: joined.collect(),
        edited: originals::edited(read, site, page, (Of::Topic, &topic.id), (&topic.title, &topic.text)).await?,
        day: dates::day(at.date(), page.language),
        datetime: dates::machine(&at),
        group: group.map(|group| Step { address: page.to(&group.address()), label: group.title }),
        fields: fields.map(|field| Step { address: page.to(&format!("/themen?feld={}", field.slug)), label: field.title }).collect(),
        closed: topic.closed_at.map(|_| topic.closed_reason.clone()),
        history: history.collect(),
        panel: trace::panel(app, page, viewer, &Point::new("topic", topic.id.as_str())).await?,
        address: page.to(&topic.address()),
        report: page.to(&format!("/melden?was=topic&id={}", topic.id)),
        leads: leads(site, viewer, &topic).await?,
        trail: trail(page),
        title: topic.title,
        text: topic.text,
        name: topic.name,
        page,
    })
}

fn what(t: &Words, one: &Move) -> String {
    match one.deed {
        Deed::Moved => t.msg_topics_move_moved(),
        Deed::Merged => t.msg_topics_move_merged(),
        Deed::Taken => t.msg_topics_move_taken(),
        Deed::Closed => t.msg_topics_move_closed(),
        Deed::Reopened => t.msg_topics_move_reopened(),
        Deed::Changed => t.msg_topics_move_changed(),
        Deed::Drawn => t.msg_topics_move_drawn(),
        Deed::Imported => t.msg_topics_move_imported(),
    }
}
