//! Where matters come from: one registration for each feature whose contributions are moderated. Decides nothing.
//!
//! A new feature writes a [`Source`] here and adds it to [`SOURCES`]; queue, bulk, reports, objections and history then work for it.

use std::collections::HashMap;

use futures_util::future::BoxFuture;

use super::decide::Ruling;
use super::model::{Attached, Author, Deed, Matter};
use crate::app::{App, Site};
use crate::base::db::Writing;
use crate::base::http::Error;
use crate::comments::{self, Comment, State};
use crate::topics::{self, Topic};
use crate::{groups, ideas, news, rooms};

/// Most matters of one source that are looked at for one page.
const WAITING_MAX: i64 = 500;

/// A feature whose contributions are moderated.
pub(super) trait Source: Send + Sync {
    /// Its word in the database and in addresses.
    fn kind(&self) -> &'static str;
    /// What waits for a decision.
    fn waiting<'a>(&'a self, app: &'a App) -> BoxFuture<'a, Result<Vec<Matter>, Error>>;
    /// One matter as it is now; none if there is no such thing for everybody's or the moderation's eyes.
    fn look<'a>(&'a self, app: &'a App, id: &'a str) -> BoxFuture<'a, Result<Option<Matter>, Error>>;
    /// Does what was decided and lets the ruling be recorded with it. False if somebody was faster.
    fn carry_out<'a>(&'a self, app: &'a App, matter: &'a Matter, ruling: &'a Ruling<'a>) -> BoxFuture<'a, Result<bool, Error>>;
}

/// All of them.
pub(super) static SOURCES: [&dyn Source; 5] = [&Comments, &Questions, &Topics, &Ideas, &Articles];

/// The source of a word.
pub(super) fn of(kind: &str) -> Option<&'static dyn Source> {
    SOURCES.into_iter().find(|source| source.kind() == kind)
}

/// Lets the ruling record itself in the transaction in which it was carried out; a text that is gone leaves the database's own log, too.
/// False: there was none, as somebody was faster.
async fn settle(site: &Site, matter: &Matter, ruling: &Ruling<'_>, done: Option<Writing>) -> Result<bool, Error> {
    let Some(tx) = done else { return Ok(false) };
    ruling.record(&tx, site, matter).await?;
    tx.commit().await?;
    if ruling.deed == Deed::Redact {
        site.db.forget_deleted().await?;
    }
    Ok(true)
}

struct Comments;

impl Comments {
    /// `place`: title and address of the page that the comment stands on.
    fn matter(app: &App, comment: Comment, (place, address): (String, String)) -> Matter {
        let site = app.site("");
        let deeds = match comment.state {
            State::Waiting => vec![Deed::Publish, Deed::Reject, Deed::Redact],
            State::Public => vec![Deed::Reject, Deed::Redact, Deed::RemoveName],
            State::Rejected => vec![Deed::Publish, Deed::Redact],
            State::Removed => Vec::new(),
        };
        let address = if comment.state == State::Public { format!("{address}#kommentar-{}", comment.id) } else { address };
        let author = Author {
            receipt: comments::receipt(site, &comment.id),
            email: comment.email,
            person: comment.person,
            name: comment.name.clone(),
            language: comment.language,
        };
        Matter {
            kind: "comment",
            id: comment.id,
            place,
            address,
            name: comment.name,
            text: comment.text,
            at: comment.created_at,
            needed_by: None,
            files: Vec::new(),
            suspicions: comment.suspicions,
            deeds,
            author,
        }
    }
}

impl Source for Comments {
    fn kind(&self) -> &'static str {
        "comment"
    }

    fn waiting<'a>(&'a self, app: &'a App) -> BoxFuture<'a, Result<Vec<Matter>, Error>> {
        Box::pin(async move {
            let site = app.site("");
            let mut matters = Vec::new();
            // A hundred comments stand on a handful of pages: each page is asked for once.
            let mut places = HashMap::new();
            for comment in comments::waiting(&site.db.read, WAITING_MAX).await? {
                let page = (comment.subject_kind.clone(), comment.subject());
                let place = match places.get(&page).cloned() {
                    Some(place) => place,
                    None => comments::title(site, &page.0, &page.1).await?,
                };
                places.entry(page).or_insert_with(|| place.clone());
                matters.push(Comments::matter(app, comment, place));
            }
            Ok(matters)
        })
    }

    fn look<'a>(&'a self, app: &'a App, id: &'a str) -> BoxFuture<'a, Result<Option<Matter>, Error>> {
        Box::pin(async move {
            let site = app.site("");
            let Some(comment) = comments::by_id(&site.db.read, id).await? else { return Ok(None) };
            let place = comments::title(site, &comment.subject_kind, &comment.subject()).await?;
            Ok(Some(Comments::matter(app, comment, place)))
        })
    }

    fn carry_out<'a>(&'a self, app: &'a App, matter: &'a Matter, ruling: &'a Ruling<'a>) -> BoxFuture<'a, Result<bool, Error>> {
        Box::pin(async move {
            let site = app.site("");
            let done = match ruling.deed {
                Deed::Publish => comments::publish(site, &matter.id).await?,
                Deed::Reject => comments::reject(site, &matter.id).await?,
                Deed::Redact => comments::redact(site, &matter.id).await?,
                Deed::RemoveName => comments::remove_name(site, &matter.id).await?,
                Deed::Keep => return ruling.record_alone(site, matter).await,
            };
            settle(site, matter, ruling, done).await
        })
    }
}

struct Questions;

impl Questions {
    fn matter(asked: rooms::WaitingQuestion) -> Matter {
        Matter {
            kind: "question",
            id: asked.id,
            place: asked.room,
            address: asked.address,
            name: asked.name,
            text: asked.text,
            at: asked.at,
            needed_by: asked.needed_by,
            files: Vec::new(),
            suspicions: Vec::new(),
            deeds: vec![Deed::Publish, Deed::Reject],
            author: Author::default(),
        }
    }
}

impl Source for Questions {
    fn kind(&self) -> &'static str {
        "question"
    }

    fn waiting<'a>(&'a self, app: &'a App) -> BoxFuture<'a, Result<Vec<Matter>, Error>> {
        Box::pin(async move { Ok(rooms::waiting_questions(&app.site("").db.read).await?.into_iter().map(Questions::matter).collect()) })
    }

    fn look<'a>(&'a self, app: &'a App, id: &'a str) -> BoxFuture<'a, Result<Option<Matter>, Error>> {
        Box::pin(async move {
            let waiting = rooms::waiting_questions(&app.site("").db.read).await?;
            Ok(waiting.into_iter().find(|asked| asked.id == id).map(Questions::matter))
        })
    }

    fn carry_out<'a>(&'a self, app: &'a App, matter: &'a Matter, ruling: &'a Ruling<'a>) -> BoxFuture<'a, Result<bool, Error>> {
        Box::pin(async move {
            let rejected = (ruling.deed == Deed::Reject).then(|| ruling.told(crate::base::i18n::Language::De));
            if !matches!(ruling.deed, Deed::Publish | Deed::Reject) || !rooms::decide_question(app, &matter.id, rejected).await? {
                return Ok(false);
            }
            // The room writes its own log: what it has accepted is recorded afterwards.
            ruling.record_alone(app.site(""), matter).await
        })
    }
}

/// Topics of the working groups.
struct Topics;

impl Topics {
    /// `place`: the title of the group that is to keep it.
    fn matter(app: &App, topic: Topic, place: String) -> Matter {
        let deeds = match topic.state {
            topics::State::Waiting => vec![Deed::Publish, Deed::Reject, Deed::Redact],
            topics::State::Public => vec![Deed::Reject, Deed::Redact, Deed::RemoveName],
            topics::State::Rejected => vec![Deed::Publish, Deed::Redact],
            topics::State::Removed => Vec::new(),
        };
        let address = if topic.is_public() { topic.address() } else { String::new() };
        let author = Author {
            receipt: topics::receipt(app.site(""), &topic.id),
            email: topic.email,
            person: topic.person,
            name: topic.name.clone(),
            language: topic.language,
        };
        let text = if topic.title.is_empty() { topic.text } else { format!("{}\n\n{}", topic.title, topic.text) };
        let (id, at) = (topic.id, topic.created_at);
        Matter {
            kind: "topic",
            id,
            place,
            address,
            name: topic.name,
            text,
            at,
            needed_by: None,
            files: Vec::new(),
            suspicions: topic.suspicions,
            deeds,
            author,
        }
    }

    async fn place(app: &App, topic: &Topic) -> Result<String, Error> {
        let group = groups::group_of_id(&app.site("").db.read, topic.group.as_deref().unwrap_or_default()).await?;
        Ok(group.map(|group| group.title).unwrap_or_default())
    }
}

impl Source for Topics {
    fn kind(&self) -> &'static str {
        "topic"
    }

    fn waiting<'a>(&'a self, app: &'a App) -> BoxFuture<'a, Result<Vec<Matter>, Error>> {
        Box::pin(async move {
            let mut matters = Vec::new();
            for topic in topics::waiting(&app.site("").db.read, WAITING_MAX).await? {
                let place = Topics::place(app, &topic).await?;
                matters.push(Topics::matter(app, topic, place));
            }
            Ok(matters)
        })
    }

    fn look<'a>(&'a self, app: &'a App, id: &'a str) -> BoxFuture<'a, Result<Option<Matter>, Error>> {
        Box::pin(async move {
            let Some(topic) = topics::by_id(&app.site("").db.read, id).await? else { return Ok(None) };
            let place = Topics::place(app, &topic).await?;
            Ok(Some(Topics::matter(app, topic, place)))
        })
    }

    fn carry_out<'a>(&'a self, app: &'a App, matter: &'a Matter, ruling: &'a Ruling<'a>) -> BoxFuture<'a, Result<bool, Error>> {
        Box::pin(async move {
            let site = app.site("");
            let done = match ruling.deed {
                Deed::Publish => topics::publish(site, &matter.id).await?,
                Deed::Reject => topics::reject(site, &matter.id).await?,
                Deed::Redact => topics::redact(site, &matter.id).await?,
                Deed::RemoveName => topics::remove_name(site, &matter.id).await?,
                Deed::Keep => return ruling.record_alone(site, matter).await,
            };
            settle(site, matter, ruling, done).await
        })
    }
}

/// Ideas of contests. Nobody's name is shown, not even to those who decide.
struct Ideas;

impl Ideas {
    fn matter(app: &App, placed: ideas::Placed) -> Matter {
        let ideas::Placed { idea, contest, address, files, is_public, .. } = placed;
        let deeds = match idea.state {
            ideas::State::Waiting => vec![Deed::Publish, Deed::Reject, Deed::Redact],
            ideas::State::Public => vec![Deed::Reject, Deed::Redact],
            ideas::State::Rejected => vec![Deed::Publish, Deed::Redact],
            ideas::State::Removed => Vec::new(),
        };
        let attached = |file: &ideas::File| Attached { address: ideas::file_address(&address, file), format: file.format, bytes: file.bytes };
        let files = files.iter().map(attached).collect();
        let author =
            Author { receipt: ideas::receipt(app.site(""), &idea.id), email: idea.email, person: idea.person, name: idea.name, language: idea.language };
        Matter {
            kind: "idea",
            id: idea.id,
            place: contest,
            address: if is_public { address } else { String::new() },
            name: String::new(),
            text: if idea.title.is_empty() { String::new() } else { format!("{}\n\n{}", idea.title, idea.text) },
            at: idea.created_at,
            needed_by: None,
            files,
            suspicions: idea.suspicions,
            deeds,
            author,
        }
    }
}

impl Source for Ideas {
    fn kind(&self) -> &'static str {
        "idea"
    }

    fn waiting<'a>(&'a self, app: &'a App) -> BoxFuture<'a, Result<Vec<Matter>, Error>> {
        Box::pin(async move {
            let waiting = ideas::waiting(&app.site("").db.read, WAITING_MAX).await?;
            Ok(waiting.into_iter().map(|placed| Ideas::matter(app, placed)).collect())
        })
    }

    fn look<'a>(&'a self, app: &'a App, id: &'a str) -> BoxFuture<'a, Result<Option<Matter>, Error>> {
        Box::pin(async move { Ok(ideas::idea(&app.site("").db.read, id).await?.map(|placed| Ideas::matter(app, placed))) })
    }

    fn carry_out<'a>(&'a self, app: &'a App, matter: &'a Matter, ruling: &'a Ruling<'a>) -> BoxFuture<'a, Result<bool, Error>> {
        Box::pin(async move {
            let site = app.site("");
            let files = if ruling.deed == Deed::Redact { ideas::idea(&site.db.read, &matter.id).await?.map(|placed| placed.files) } else { None };
            let done = match ruling.deed {
                Deed::Publish => ideas::publish(site, &matter.id).await?,
                Deed::Reject => ideas::reject(site, &matter.id).await?,
                Deed::Redact => ideas::redact(site, &matter.id).await?,
                Deed::Keep => return ruling.record_alone(site, matter).await,
                // There is no name to take away.
                Deed::RemoveName => return Ok(false),
            };
            let is_done = settle(site, matter, ruling, done).await?;
            if is_done {
                ideas::discard(site, &files.unwrap_or_default()).await;
            }
            Ok(is_done)
        })
    }
}

/// Articles wait for nobody; they can be reported.
struct Articles;

impl Source for Articles {
    fn kind(&self) -> &'static str {
        "article"
    }

    fn waiting<'a>(&'a self, _: &'a App) -> BoxFuture<'a, Result<Vec<Matter>, Error>> {
        Box::pin(async move { Ok(Vec::new()) })
    }

    fn look<'a>(&'a self, app: &'a App, id: &'a str) -> BoxFuture<'a, Result<Option<Matter>, Error>> {
        Box::pin(async move {
            let site = app.site("");
            let article = news::discussed(&site.db.read, id, site.clock.now()).await?;
            Ok(article.map(|article| Matter {
                kind: "article",
                id: article.id,
                place: article.title.clone(),
                address: article.address,
                name: String::new(),
                text: article.title,
                at: article.published_at,
                needed_by: None,
                files: Vec::new(),
                suspicions: Vec::new(),
                deeds: Vec::new(),
                author: Author::default(),
            }))
        })
    }

    fn carry_out<'a>(&'a self, app: &'a App, matter: &'a Matter, ruling: &'a Ruling<'a>) -> BoxFuture<'a, Result<bool, Error>> {
        // Only the press office takes an article back; the moderation answers the report.
        Box::pin(async move { if ruling.deed == Deed::Keep { ruling.record_alone(app.site(""), matter).await } else { Ok(false) } })
    }
}
