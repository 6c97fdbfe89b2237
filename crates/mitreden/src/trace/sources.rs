//! What can be part of a chain: one registration for each kind of thing. Draws nothing and keeps no link.
//!
//! A new feature writes a [`Source`] here and adds it to [`SOURCES`]; links, chains, the staff's form and the pages then work for it.

use std::collections::HashMap;

use futures_util::future::BoxFuture;

use super::model::{Point, Thing};
use crate::app::Site;
use crate::base::http::Error;
use crate::base::i18n::Words;
use crate::{decisions, drafts, groups, ideas, measures, news, programme, rooms, topics};

/// A kind of thing.
pub(super) trait Source: Send + Sync {
    /// Its word in the database: the same as the search's for it, if it can be found there.
    fn kind(&self) -> &'static str;
    /// Its word in addresses: `/spur/{place}/{id}`.
    fn place(&self) -> &'static str;
    /// Its name for people.
    fn word(&self, t: &Words) -> String;
    /// The things with these ids, also such that not everybody may see. What is not there is left out.
    fn look<'a>(&'a self, site: &'a Site, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<Thing>, Error>>;
    /// The id of the thing at an address of this portal: path without language, and what stands behind `#`.
    fn at<'a>(&'a self, site: &'a Site, path: &'a str, anchor: &'a str) -> BoxFuture<'a, Result<Option<String>, Error>>;
}

/// All of them. What is more special stands first: a question's address begins like its event's.
pub(super) static SOURCES: [&dyn Source; 11] = [&Questions, &Polls, &Events, &Ideas, &Articles, &Groups, &Topics, &Decisions, &Drafts, &Milestones, &Measures];

/// The source of a kind.
pub(super) fn of(kind: &str) -> Option<&'static dyn Source> {
    SOURCES.into_iter().find(|source| source.kind() == kind)
}

/// The source of a word in addresses.
pub(super) fn of_place(place: &str) -> Option<&'static dyn Source> {
    SOURCES.into_iter().find(|source| source.place() == place)
}

/// The page of a thing's chain, without language; empty for an unknown kind.
pub(super) fn page(point: &Point) -> String {
    of(&point.kind).map(|source| format!("/spur/{}/{}", source.place(), point.id)).unwrap_or_default()
}

/// Whether a text from outside can be an id at all: PostgreSQL takes no NUL in a text.
fn is_id(text: &str) -> bool {
    (1..=100).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// What these points are. What is gone is left out, and so is what no source knows.
pub(super) async fn look(site: &Site, points: &[Point]) -> Result<HashMap<Point, Thing>, Error> {
    let mut things = HashMap::new();
    for source in SOURCES {
        let mut ids: Vec<String> = points.iter().filter(|point| point.kind == source.kind() && is_id(&point.id)).map(|point| point.id.clone()).collect();
        ids.sort_unstable();
        ids.dedup();
        if !ids.is_empty() {
            things.extend(source.look(site, &ids).await?.into_iter().map(|thing| (thing.point.clone(), thing)));
        }
    }
    Ok(things)
}

/// The thing at an address of this portal.
pub(super) async fn at(site: &Site, path: &str, anchor: &str) -> Result<Option<Point>, Error> {
    if let Some((place, id)) = path.strip_prefix("/spur/").and_then(|rest| rest.split_once('/')) {
        return Ok(of_place(place).map(|source| Point::new(source.kind(), id)));
    }
    for source in SOURCES {
        if let Some(id) = source.at(site, path, anchor).await? {
            return Ok(Some(Point::new(source.kind(), id)));
        }
    }
    Ok(None)
}

/// Events of the programme.
struct Events;

impl Source for Events {
    fn kind(&self) -> &'static str {
        "event"
    }

    fn place(&self) -> &'static str {
        "termin"
    }

    fn word(&self, t: &Words) -> String {
        t.msg_trace_kind_event()
    }

    fn look<'a>(&'a self, site: &'a Site, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<Thing>, Error>> {
        Box::pin(async move {
            let mut things = Vec::new();
            for id in ids {
                let Some(event) = programme::event_of_id(&site.db.read, id).await? else { continue };
                things.push(Thing {
                    point: Point::new(self.kind(), event.id),
                    title: event.title,
                    address: format!("/programm/{}", event.slug),
                    within: String::new(),
                    day: Some(event.starts_at),
                    is_public: true,
                });
            }
            Ok(things)
        })
    }

    fn at<'a>(&'a self, site: &'a Site, path: &'a str, _: &'a str) -> BoxFuture<'a, Result<Option<String>, Error>> {
        Box::pin(async move {
            let Some(slug) = path.strip_prefix("/programm/") else { return Ok(None) };
            Ok(programme::event(&site.db.read, slug).await?.map(|event| event.id))
        })
    }
}

/// Questions of a room, each with its anchor on the page of its event.
struct Questions;

impl Source for Questions {
    fn kind(&self) -> &'static str {
        "question"
    }

    fn place(&self) -> &'static str {
        "frage"
    }

    fn word(&self, t: &Words) -> String {
        t.msg_trace_kind_question()
    }

    fn look<'a>(&'a self, site: &'a Site, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<Thing>, Error>> {
        Box::pin(async move { Ok(rooms::pointed_questions(&site.db.read, ids).await?.into_iter().map(|asked| of_room(self.kind(), asked)).collect()) })
    }

    fn at<'a>(&'a self, site: &'a Site, path: &'a str, anchor: &'a str) -> BoxFuture<'a, Result<Option<String>, Error>> {
        Box::pin(async move {
            let slug = path.strip_prefix("/programm/").or_else(|| path.strip_prefix("/raeume/").and_then(|rest| rest.strip_suffix("/fragen")));
            let number = anchor.strip_prefix("frage-").and_then(|number| number.parse().ok());
            let (Some(slug), Some(number)) = (slug, number) else { return Ok(None) };
            Ok(rooms::question_at(&site.db.read, slug, number).await?)
        })
    }
}

/// What polls of an evening came to. They stand on no page of their own: the search finds them.
struct Polls;

impl Source for Polls {
    fn kind(&self) -> &'static str {
        "poll"
    }

    fn place(&self) -> &'static str {
        "abstimmung"
    }

    fn word(&self, t: &Words) -> String {
        t.msg_trace_kind_poll()
    }

    fn look<'a>(&'a self, site: &'a Site, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<Thing>, Error>> {
        Box::pin(async move { Ok(rooms::pointed_polls(&site.db.read, ids).await?.into_iter().map(|poll| of_room(self.kind(), poll)).collect()) })
    }

    fn at<'a>(&'a self, _: &'a Site, _: &'a str, _: &'a str) -> BoxFuture<'a, Result<Option<String>, Error>> {
        Box::pin(async move { Ok(None) })
    }
}

fn of_room(kind: &str, pointed: rooms::Pointed) -> Thing {
    let rooms::Pointed { id, title, address, within, day, is_public } = pointed;
    Thing { point: Point::new(kind, id), title, address, within, day, is_public }
}

/// Articles of the news.
struct Articles;

impl Source for Articles {
    fn kind(&self) -> &'static str {
        "article"
    }

    fn place(&self) -> &'static str {
        "artikel"
    }

    fn word(&self, t: &Words) -> String {
        t.msg_trace_kind_article()
    }

    fn look<'a>(&'a self, site: &'a Site, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<Thing>, Error>> {
        Box::pin(async move {
            let mut things = Vec::new();
            for id in ids {
                let Some((title, address, day, is_public)) = news::pointed(&site.db.read, id, site.clock.now()).await? else { continue };
                things.push(Thing { point: Point::new(self.kind(), id), title, address, within: String::new(), day, is_public });
            }
            Ok(things)
        })
    }

    fn at<'a>(&'a self, site: &'a Site, path: &'a str, _: &'a str) -> BoxFuture<'a, Result<Option<String>, Error>> {
        Box::pin(async move {
            let Some(slug) = path.strip_prefix("/aktuelles/") else { return Ok(None) };
            Ok(news::id_at(&site.db.read, slug).await?)
        })
    }
}

/// Working groups.
struct Groups;

impl Source for Groups {
    fn kind(&self) -> &'static str {
        "group"
    }

    fn place(&self) -> &'static str {
        "arbeitsgruppe"
    }

    fn word(&self, t: &Words) -> String {
        t.msg_search_kind_group()
    }

    fn look<'a>(&'a self, site: &'a Site, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<Thing>, Error>> {
        Box::pin(async move {
            let mut things = Vec::new();
            for id in ids {
                let Some(group) = groups::group_of_id(&site.db.read, id).await? else { continue };
                let address = group.address();
                things.push(Thing { point: Point::new(self.kind(), id), title: group.title, address, within: String::new(), day: None, is_public: true });
            }
            Ok(things)
        })
    }

    fn at<'a>(&'a self, site: &'a Site, path: &'a str, _: &'a str) -> BoxFuture<'a, Result<Option<String>, Error>> {
        Box::pin(async move {
            let Some(slug) = path.strip_prefix("/arbeitsgruppen/") else { return Ok(None) };
            Ok(groups::group(&site.db.read, slug).await?.map(|group| group.id))
        })
    }
}

/// Topics of the topic store. What was merged is its target's step: its own address leads there.
struct Topics;

impl Source for Topics {
    fn kind(&self) -> &'static str {
        "topic"
    }

    fn place(&self) -> &'static str {
        "thema"
    }

    fn word(&self, t: &Words) -> String {
        t.msg_search_kind_topic()
    }

    fn look<'a>(&'a self, site: &'a Site, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<Thing>, Error>> {
        Box::pin(async move {
            let mut things = Vec::new();
            for id in ids {
                let Some(topic) = topics::by_id(&site.db.read, id).await? else { continue };
                let group = groups::group_of_id(&site.db.read, topic.group.as_deref().unwrap_or_default()).await?;
                things.push(Thing {
                    point: Point::new(self.kind(), id),
                    address: topic.address(),
                    is_public: topic.is_public(),
                    title: topic.title,
                    within: group.map(|group| group.title).unwrap_or_default(),
                    day: Some(topic.created_at),
                });
            }
            Ok(things)
        })
    }

    fn at<'a>(&'a self, site: &'a Site, path: &'a str, _: &'a str) -> BoxFuture<'a, Result<Option<String>, Error>> {
        Box::pin(async move {
            let Some(id) = path.strip_prefix("/themen/") else { return Ok(None) };
            Ok(topics::by_id(&site.db.read, id).await?.map(|topic| topic.id))
        })
    }
}

/// Ideas of contests.
struct Ideas;

impl Source for Ideas {
    fn kind(&self) -> &'static str {
        "idea"
    }

    fn place(&self) -> &'static str {
        "idee"
    }

    fn word(&self, t: &Words) -> String {
        t.msg_trace_kind_idea()
    }

    fn look<'a>(&'a self, site: &'a Site, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<Thing>, Error>> {
        Box::pin(async move {
            let mut things = Vec::new();
            for id in ids {
                // What was removed has neither title nor page any more.
                let found = ideas::idea(&site.db.read, id).await?.filter(|placed| placed.idea.state != ideas::State::Removed);
                let Some(placed) = found else { continue };
                things.push(Thing {
                    point: Point::new(self.kind(), id),
                    title: placed.idea.title,
                    address: placed.address,
                    within: placed.contest,
                    day: Some(placed.idea.created_at),
                    is_public: placed.is_public,
                });
            }
            Ok(things)
        })
    }

    fn at<'a>(&'a self, site: &'a Site, path: &'a str, _: &'a str) -> BoxFuture<'a, Result<Option<String>, Error>> {
        Box::pin(async move { Ok(ideas::id_at(&site.db.read, path).await?) })
    }
}

/// Decisions of the city's bodies.
struct Decisions;

impl Source for Decisions {
    fn kind(&self) -> &'static str {
        "decision"
    }

    fn place(&self) -> &'static str {
        "beschluss"
    }

    fn word(&self, t: &Words) -> String {
        t.msg_trace_kind_decision()
    }

    fn look<'a>(&'a self, site: &'a Site, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<Thing>, Error>> {
        Box::pin(decisions::things(site, ids))
    }

    fn at<'a>(&'a self, site: &'a Site, path: &'a str, _: &'a str) -> BoxFuture<'a, Result<Option<String>, Error>> {
        Box::pin(async move {
            let Some(slug) = path.strip_prefix("/beschluesse/") else { return Ok(None) };
            Ok(decisions::id_at(&site.db.read, slug).await?)
        })
    }
}

/// Drafts such as a strategy, and their paragraphs.
struct Drafts;

impl Source for Drafts {
    fn kind(&self) -> &'static str {
        "draft"
    }

    fn place(&self) -> &'static str {
        "strategie"
    }

    fn word(&self, t: &Words) -> String {
        t.msg_trace_kind_draft()
    }

    fn look<'a>(&'a self, site: &'a Site, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<Thing>, Error>> {
        Box::pin(drafts::things(site, ids))
    }

    fn at<'a>(&'a self, site: &'a Site, path: &'a str, anchor: &'a str) -> BoxFuture<'a, Result<Option<String>, Error>> {
        Box::pin(async move { Ok(drafts::id_at(&site.db.read, path, anchor).await?) })
    }
}

/// Measures of the city.
struct Measures;

impl Source for Measures {
    fn kind(&self) -> &'static str {
        "measure"
    }

    fn place(&self) -> &'static str {
        "massnahme"
    }

    fn word(&self, t: &Words) -> String {
        t.msg_trace_kind_measure()
    }

    fn look<'a>(&'a self, site: &'a Site, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<Thing>, Error>> {
        Box::pin(measures::things(site, ids))
    }

    fn at<'a>(&'a self, site: &'a Site, path: &'a str, _: &'a str) -> BoxFuture<'a, Result<Option<String>, Error>> {
        Box::pin(async move {
            let Some(slug) = path.strip_prefix("/massnahmen/") else { return Ok(None) };
            Ok(measures::id_at(&site.db.read, slug).await?)
        })
    }
}

/// Milestones of measures, each with its anchor on the measure's page.
struct Milestones;

impl Source for Milestones {
    fn kind(&self) -> &'static str {
        "milestone"
    }

    fn place(&self) -> &'static str {
        "meilenstein"
    }

    fn word(&self, t: &Words) -> String {
        t.msg_trace_kind_milestone()
    }

    fn look<'a>(&'a self, site: &'a Site, ids: &'a [String]) -> BoxFuture<'a, Result<Vec<Thing>, Error>> {
        Box::pin(measures::goals(site, ids))
    }

    fn at<'a>(&'a self, site: &'a Site, path: &'a str, anchor: &'a str) -> BoxFuture<'a, Result<Option<String>, Error>> {
        Box::pin(async move {
            let Some(slug) = path.strip_prefix("/massnahmen/").filter(|_| !anchor.is_empty()) else { return Ok(None) };
            Ok(measures::goal_at(&site.db.read, slug, anchor).await?)
        })
    }
}
