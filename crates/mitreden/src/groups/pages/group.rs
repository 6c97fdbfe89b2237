//! One group: its purpose, who speaks for it, what it announced, its sessions, files and room. Changes nothing.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Here, Step, announcements, feed, trail};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, show as render, upload};
use crate::groups::model::{Cursor, File, Group, Hand, Joining, Member, Rights};
use crate::groups::room::{self, Place};
use crate::groups::store::{self, members, texts};
use crate::ideas::{self, Forwarded};
use crate::news::markdown;
use crate::programme;
use crate::programme::model::Event;
use crate::topics::{self, Store};
use crate::trace::{self, Panel, Point};

/// Announcements of one page.
const PAGE: usize = 6;
/// Most past sessions that are listed; the programme has all.
const PAST_MAX: usize = 60;

/// A session as a line.
struct Session {
    address: String,
    title: String,
    when: String,
    datetime: String,
    cancelled: bool,
}

/// A file as a line: "PDF, 1,2 MB".
pub(super) struct FileRow {
    pub(super) id: String,
    pub(super) address: String,
    pub(super) title: String,
    pub(super) about: String,
}

impl FileRow {
    pub(super) fn of(page: &Page, group: &Group, file: &File) -> Self {
        let address = page.to(&format!("{}/dateien/{}", group.address(), file.name()));
        let about = upload::about(page.t, file.format, file.bytes);
        Self { id: file.id.clone(), address, title: file.title.clone(), about }
    }
}

/// How the visitor stands to the group.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Own {
    Nobody,
    Asks,
    Member,
}

#[derive(Template)]
#[template(path = "groups/group.html")]
struct GroupPage<'a> {
    page: &'a Page,
    group: &'a Group,
    /// HTML of the Markdown policy.
    purpose: String,
    closed: bool,
    own: Own,
    /// They have just become a member.
    is_new: bool,
    rights: Rights,
    room: Option<Place>,
    speakers: Vec<String>,
    deputies: Vec<String>,
    /// Names that may be shown; how many have joined in all; how many of those stay unnamed.
    shown: Vec<String>,
    members: usize,
    unnamed: usize,
    asking: usize,
    announcements: Vec<announcements::View>,
    older: Option<String>,
    newest: Option<String>,
    next: Vec<Session>,
    past: Vec<Session>,
    files: Vec<FileRow>,
    topics: Store,
    /// Ideas of contests that the city gave to the group.
    ideas: Option<Forwarded>,
    /// Where it comes from and what came of it.
    chain: Option<Panel>,
    address: String,
    absolute: String,
    trail: Vec<Step>,
}

#[derive(Deserialize)]
pub(super) struct Wish {
    vor: Option<String>,
    neu: Option<String>,
}

/// `GET /arbeitsgruppen/<slug>` and `GET /arbeitsgruppen/<slug>.atom`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    if let Some(slug) = slug.strip_suffix(".atom") {
        return feed::atom(&app, &page, slug).await;
    }
    let here = Here::of(&app, viewer.as_ref(), &slug).await?;
    let chain = Some(trace::panel(&app, &page, viewer.as_ref(), &Point::new("group", here.group.id.as_str())).await?);
    let shown = compose(&app, &page, &here, wish.vor.as_deref()).await?;
    let is_new = wish.neu.is_some() && shown.own == Own::Member;
    render(GroupPage { chain, is_new, ..shown }).map(IntoResponse::into_response)
}

async fn compose<'a>(app: &App, page: &'a Page, here: &'a Here, below: Option<&str>) -> Result<GroupPage<'a>, Error> {
    let (read, group) = (&app.site("").db.read, &here.group);
    let everybody = members::of_group(read, &group.id).await?;
    let joined: Vec<&Member> = everybody.iter().filter(|member| !member.asks).collect();
    let named = |hand: Hand| joined.iter().filter(|member| member.hand == hand && member.is_public()).map(|member| member.name.clone()).collect::<Vec<_>>();
    let below: Option<Cursor> = below.and_then(|text| text.parse().ok());
    let mut announced = texts::announcements(read, &group.id, below.as_ref(), i64::try_from(PAGE).unwrap_or(i64::MAX) + 1).await?;
    let goes_on = announced.len() > PAGE;
    announced.truncate(PAGE);
    let end = announced.last().filter(|_| goes_on).map(|last| Cursor { at: last.created_at, id: last.id.clone() });
    let (next, past) = sessions(app, page, group).await?;
    let (shown, speakers, deputies) = (named(Hand::Member), named(Hand::Speaker), named(Hand::Deputy));
    let own = here.own.as_ref().map_or(Own::Nobody, |own| if own.asks { Own::Asks } else { Own::Member });
    Ok(GroupPage {
        purpose: markdown::render(&group.purpose),
        closed: group.joining == Joining::Closed,
        own,
        is_new: false,
        rights: here.rights,
        room: room::place(app, page, group).await?,
        unnamed: joined.len() - shown.len() - speakers.len() - deputies.len(),
        members: joined.len(),
        asking: everybody.len() - joined.len(),
        shown,
        speakers,
        deputies,
        announcements: announced.iter().map(|one| announcements::View::of(app, page, group, one)).collect(),
        older: end.map(|end| page.to(&format!("{}?vor={end}", group.address()))),
        newest: below.map(|_| page.to(&group.address())),
        next,
        past,
        files: texts::files(read, &group.id).await?.iter().map(|file| FileRow::of(page, group, file)).collect(),
        chain: None,
        topics: topics::of_group(app, page, &group.id, &group.slug, group.is_active()).await?,
        ideas: ideas::forwarded_to(app, page, &group.id).await?,
        address: page.to(&group.address()),
        absolute: format!("{}{}", page.base_url, group.address()),
        trail: trail(page, None),
        group,
        page,
    })
}

/// What comes, the nearest first, and what was, the latest first.
async fn sessions(app: &App, page: &Page, group: &Group) -> Result<(Vec<Session>, Vec<Session>), Error> {
    let site = app.site("");
    let (now, zone) = (site.clock.now(), site.zone());
    let ids = store::events_of_group(&site.db.read, &group.id).await?;
    let session = |event: &Event| {
        let starts = dates::local(event.starts_at, &zone);
        Session {
            address: page.to(&format!("/programm/{}", event.slug)),
            title: event.title.clone(),
            when: dates::span(&starts, &dates::local(event.ends_at, &zone), page.language),
            datetime: dates::machine(&starts),
            cancelled: event.cancelled,
        }
    };
    let (next, past): (Vec<Event>, Vec<Event>) = programme::events_of_ids(&site.db.read, &ids).await?.into_iter().partition(|event| event.ends_at > now);
    Ok((next.iter().map(session).collect(), past.iter().rev().take(PAST_MAX).map(session).collect()))
}
