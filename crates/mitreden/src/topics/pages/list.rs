//! The topic store page by page: by group, by field of action, open or closed; and a group's newest topics. Shows no topic in full.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{Html, Redirect};
use serde::Deserialize;

use super::{Step, trail};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, show as render};
use crate::base::slug::is_slug;
use crate::groups::{self, Group};
use crate::topics::model::{Cursor, Filter, Topic};
use crate::topics::store;

/// Topics of one page.
const PAGE: usize = 20;
/// Topics on a group's page.
const NEWEST: i64 = 4;

/// A topic as a line of a list.
pub(super) struct Line {
    address: String,
    title: String,
    day: String,
    datetime: String,
    /// Its group; empty: none, or the page is the group's.
    group: String,
    name: String,
    text: String,
}

impl Line {
    fn of(app: &App, page: &Page, topic: &Topic, group: Option<&Group>) -> Self {
        let at = dates::local(topic.created_at, &app.site("").zone());
        Self {
            address: page.to(&topic.address()),
            title: topic.title.clone(),
            day: dates::day(at.date(), page.language),
            datetime: dates::machine(&at),
            group: group.map(|group| group.title.clone()).unwrap_or_default(),
            name: topic.name.clone(),
            text: topic.text.clone(),
        }
    }
}

struct Choice {
    word: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "topics/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    heading: String,
    lines: Vec<Line>,
    groups: Vec<Choice>,
    fields: Vec<Choice>,
    closed: bool,
    /// The list is shorter than all open topics.
    narrowed: bool,
    older: Option<String>,
    newest: Option<String>,
    /// Where a new topic is written.
    new: String,
    staff: bool,
    trail: Vec<Step>,
}

/// What the address asks for.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    gruppe: String,
    feld: String,
    stand: String,
    vor: String,
}

impl Wish {
    /// The list's address with this and a cursor; slugs need not be escaped.
    fn address(&self, page: &Page, below: Option<&Cursor>) -> String {
        let pairs = [
            ("gruppe", self.gruppe.clone()),
            ("feld", self.feld.clone()),
            ("stand", self.stand.clone()),
            ("vor", below.map(ToString::to_string).unwrap_or_default()),
        ];
        let parts: Vec<String> = pairs.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}={value}")).collect();
        page.to(&if parts.is_empty() { "/themen".to_owned() } else { format!("/themen?{}", parts.join("&")) })
    }
}

/// `GET /arbeitsgruppen/<slug>/themenspeicher`: the address on posters.
pub(super) async fn of_a_group(State(app): State<App>, page: Page, Path(slug): Path<String>) -> Result<Redirect, Error> {
    let group = groups::group(&app.site("").db.read, &slug).await?.ok_or(Error::NotFound)?;
    Ok(page.see_other(&format!("/themen?gruppe={}", group.slug)))
}

/// `GET /themen`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, Query(mut wish): Query<Wish>) -> Result<Html<String>, Error> {
    let read = &app.site("").db.read;
    // A cursor or a filter that is none begins at the top: it stands in an address that somebody has shortened.
    let below: Option<Cursor> = wish.vor.parse().ok();
    wish.gruppe = Some(wish.gruppe).filter(|slug| is_slug(slug)).unwrap_or_default();
    wish.feld = Some(wish.feld).filter(|slug| is_slug(slug)).unwrap_or_default();
    wish.stand = if wish.stand == "geschlossen" { wish.stand } else { String::new() };
    let (groups, fields) = (groups::every(read).await?, store::fields(read).await?);
    let chosen = groups.iter().find(|group| group.slug == wish.gruppe);
    let field = fields.iter().find(|field| field.slug == wish.feld);
    if (chosen.is_none() && !wish.gruppe.is_empty()) || (field.is_none() && !wish.feld.is_empty()) {
        return Err(Error::NotFound);
    }
    let filter = Filter { group: chosen.map(|group| group.id.clone()), field: field.map(|field| field.id.clone()), closed: !wish.stand.is_empty() };
    let mut topics = store::public(read, &filter, below.as_ref(), i64::try_from(PAGE).unwrap_or(i64::MAX) + 1).await?;
    let goes_on = topics.len() > PAGE;
    topics.truncate(PAGE);
    let end = topics.last().filter(|_| goes_on).map(|last| Cursor { at: last.created_at, id: last.id.clone() });
    let of = |topic: &Topic| groups.iter().find(|group| Some(&group.id) == topic.group.as_ref()).filter(|_| chosen.is_none());
    let choice = |(word, label): (&String, &String), now: &str| Choice { word: word.clone(), label: label.clone(), chosen: *word == now };
    let shown = ListPage {
        heading: chosen.map_or_else(|| page.t.msg_topics_title(), |group| page.t.msg_topics_title_of(group.title.as_str())),
        lines: topics.iter().map(|topic| Line::of(&app, &page, topic, of(topic))).collect(),
        groups: groups.iter().map(|group| choice((&group.slug, &group.title), &wish.gruppe)).collect(),
        fields: fields.iter().map(|field| choice((&field.slug, &field.title), &wish.feld)).collect(),
        closed: filter.closed,
        narrowed: filter.closed || filter.group.is_some() || filter.field.is_some(),
        older: end.map(|end| wish.address(&page, Some(&end))),
        newest: below.map(|_| wish.address(&page, None)),
        new: page.to(&if wish.gruppe.is_empty() { "/themen/neu".to_owned() } else { format!("/themen/neu?gruppe={}", wish.gruppe) }),
        staff: viewer.is_some_and(|viewer| viewer.may_moderate()),
        trail: trail(&page).into_iter().take(1).collect(),
        page: &page,
    };
    render(shown)
}

/// The newest topics of a group, as a part of its page.
#[derive(Template)]
#[template(path = "topics/of_group.html")]
pub struct Store {
    page: Page,
    lines: Vec<Line>,
    /// How many are open.
    count: i64,
    all: String,
    new: Option<String>,
}

/// The topic store of a group.
///
/// # Errors
/// The database's.
pub async fn of_group(app: &App, page: &Page, group: &str, slug: &str, is_active: bool) -> Result<Store, Error> {
    let read = &app.site("").db.read;
    let filter = Filter { group: Some(group.to_owned()), ..Filter::default() };
    let topics = store::public(read, &filter, None, NEWEST).await?;
    Ok(Store {
        lines: topics.iter().map(|topic| Line::of(app, page, topic, None)).collect(),
        count: store::count(read, group).await?,
        all: page.to(&format!("/themen?gruppe={slug}")),
        new: is_active.then(|| page.to(&format!("/themen/neu?gruppe={slug}"))),
        page: page.clone(),
    })
}
