//! The page on which somebody finds the topic that another one goes into: what is alike first, and a search. Merges nothing itself.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::edit::led;
use super::{Step, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Mistake, Page, show as render};
use crate::base::text::beginning;
use crate::groups;
use crate::search::Kind;
use crate::topics::form::Problem;
use crate::topics::model::{Filter, Topic};
use crate::topics::store;

/// Topics that are offered at once: who misses one looks for it.
const SHOWN: usize = 20;
/// Characters of a topic's text that tell it from others.
const EXCERPT: usize = 160;

struct Candidate {
    /// The id of its field.
    field: String,
    id: String,
    title: String,
    /// Its group, its day, and whether it is closed.
    about: String,
    excerpt: String,
}

#[derive(Template)]
#[template(path = "topics/merge.html")]
struct MergePage<'a> {
    page: &'a Page,
    address: String,
    title: &'a str,
    text: &'a str,
    query: String,
    candidates: Vec<Candidate>,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

/// What the address asks for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    q: String,
}

/// `GET /themen/<id>/zusammenlegen`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Viewer, Path(id): Path<String>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let topic = led(&app, &viewer, &id).await?;
    let shown = compose(&app, &page, &topic, wish.q).await?;
    render(shown).map(IntoResponse::into_response)
}

/// The page once more, as nothing was chosen that the topic can go into.
pub(super) async fn again(app: &App, page: &Page, topic: &Topic, query: String) -> Result<Response, Error> {
    let shown = compose(app, page, topic, query).await?;
    let mut mistakes = words::mistakes(page.t, &[("into".to_owned(), Problem::NoChoice)]);
    if shown.candidates.is_empty() {
        // There is nothing to choose from: what can be mended is the search.
        mistakes.iter_mut().for_each(|mistake| mistake.field = "q".into());
    }
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(MergePage { mistakes, ..shown })?).into_response())
}

async fn compose<'a>(app: &App, page: &'a Page, topic: &'a Topic, query: String) -> Result<MergePage<'a>, Error> {
    let found = if query.trim().is_empty() { nearest(app, page, topic).await? } else { looked_for(app, page, topic, &query).await? };
    let groups = groups::every(&app.site("").db.read).await?;
    let zone = app.site("").zone();
    let candidate = |(at, other): (usize, Topic)| {
        let group = groups.iter().find(|group| Some(&group.id) == other.group.as_ref()).map(|group| group.title.clone());
        let day = dates::day(dates::local(other.created_at, &zone).date(), page.language);
        let closed = other.closed_at.map(|_| page.t.msg_topics_standing_closed());
        Candidate {
            // The first one has the name of the field, so that the list of mistakes leads there.
            field: if at == 0 { "into".to_owned() } else { format!("into-{at}") },
            about: [group, Some(day), closed].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            excerpt: excerpt(&other),
            id: other.id,
            title: other.title,
        }
    };
    Ok(MergePage {
        address: page.to(&topic.address()),
        title: &topic.title,
        text: &topic.text,
        query,
        candidates: found.into_iter().enumerate().map(candidate).collect(),
        mistakes: Vec::new(),
        trail: trail(page),
        page,
    })
}

/// The beginning of a text; nothing where it says the same as the title.
fn excerpt(topic: &Topic) -> String {
    if topic.text == topic.title {
        return String::new();
    }
    beginning(&topic.text, EXCERPT)
}

/// What holds words that somebody typed: most of them first, and the rarest.
async fn looked_for(app: &App, page: &Page, topic: &Topic, typed: &str) -> Result<Vec<Topic>, Error> {
    let site = app.site("");
    let mut found = Vec::new();
    for id in app.search.alike(site, typed, Kind::Topic, page.language).await? {
        found.extend(store::by_id(&site.db.read, &id).await?.filter(|other| other.is_public() && other.merged_into.is_none() && other.id != topic.id));
    }
    Ok(found)
}

/// What is alike in words, then the newest of the same group, then the newest of all.
async fn nearest(app: &App, page: &Page, topic: &Topic) -> Result<Vec<Topic>, Error> {
    let read = &app.site("").db.read;
    let mut found = looked_for(app, page, topic, &format!("{} {}", topic.title, topic.text)).await?;
    found.truncate(SHOWN / 2);
    let most = i64::try_from(SHOWN + 1).unwrap_or(i64::MAX);
    let mut rest = store::public(read, &Filter { group: topic.group.clone(), ..Filter::default() }, None, most).await?;
    rest.extend(store::public(read, &Filter::default(), None, most).await?);
    for other in rest {
        if found.len() < SHOWN && other.id != topic.id && !found.iter().any(|known| known.id == other.id) {
            found.push(other);
        }
    }
    Ok(found)
}
