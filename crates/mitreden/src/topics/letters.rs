//! Letters to the author of a topic: what became of it. Sends none; the outbox does. Names nobody but the recipient.

use sea_orm::{ConnectionTrait, DbErr};

use super::model::Topic;
use super::{pages, store};
use crate::accounts::{self, Author, Told};
use crate::app::Site;
use crate::audit::By;
use crate::base::i18n::Words;
use crate::base::mail::Recipient;
use crate::groups;

/// The kind of these letters in the outbox.
const KIND: &str = "topic";

/// Something that came of a topic.
#[derive(Clone, Copy)]
pub struct Came<'a> {
    /// What it is called in a language: "Maßnahme".
    pub word: &'a (dyn Fn(&Words) -> String + Sync),
    /// Its title.
    pub title: &'a str,
    /// Its path without language.
    pub path: &'a str,
}

/// What happened to a topic.
#[derive(Clone, Copy)]
pub(super) enum News<'a> {
    /// Everybody reads it now.
    Published,
    /// This group keeps it now; empty: none.
    Moved(&'a str),
    /// It is a part of this one now: title and path.
    Merged(&'a str, &'a str),
    /// Nobody works on it any more, for this reason.
    Closed(&'a str),
    /// Somebody does again.
    Reopened,
    /// Something came of it.
    Became(Came<'a>),
    /// A measure that came of it has come further: title, path, what the city says.
    CarriedOn(&'a str, &'a str, &'a str),
}

/// Tells the author of a topic, and those of the topics that went into it, what happened; but nobody what they have done themselves.
pub(super) async fn tell(c: &impl ConnectionTrait, site: &Site, by: By<'_>, topic: &Topic, news: News<'_>) -> Result<(), DbErr> {
    if !topic.is_public() {
        return Ok(());
    }
    let others = store::merged_into(c, &topic.id).await?;
    for own in std::iter::once(topic).chain(&others) {
        let did_it = by.person().is_some() && by.person() == own.person.as_deref();
        if own.is_told && own.is_public() && !did_it {
            write(c, site, own, topic, news).await?;
        }
    }
    Ok(())
}

/// Tells what differs between a topic as it was and as it is now. What goes into another one stays where it is until then.
pub(super) async fn differs(c: &impl ConnectionTrait, site: &Site, by: By<'_>, before: &Topic, after: &Topic) -> Result<(), DbErr> {
    if after.group != before.group {
        let group = groups::group_of_id(c, after.group.as_deref().unwrap_or_default()).await?;
        tell(c, site, by, after, News::Moved(group.as_ref().map_or("", |group| &group.title))).await?;
    }
    match (before.closed_at, after.closed_at) {
        (None, Some(_)) => tell(c, site, by, after, News::Closed(&after.closed_reason)).await,
        (Some(_), None) => tell(c, site, by, after, News::Reopened).await,
        _ => Ok(()),
    }
}

/// `own`: whose author reads it; `topic`: what it is about, the same or what it went into.
async fn write(c: &impl ConnectionTrait, site: &Site, own: &Topic, topic: &Topic, news: News<'_>) -> Result<(), DbErr> {
    let author = Author { email: own.email.as_deref(), person: own.person.as_deref(), name: &own.name, language: &own.language };
    let Some(to) = author.recipient(c).await? else { return Ok(()) };
    let Recipient { language, .. } = to;
    let t = language.words();
    let (subject, paragraphs) = words(t, &topic.title, news);
    // Whoever has forgotten the other one's title still knows their own.
    let first = (own.id != topic.id).then(|| t.msg_topics_letter_within(own.title.as_str(), topic.title.as_str()));
    let receipt = pages::receipt(site, &own.id);
    let (open, path) = match news {
        News::Became(came) => (t.msg_topics_letter_see(), came.path.to_owned()),
        News::CarriedOn(_, path, _) => (t.msg_ideas_letter_measure_open(), path.to_owned()),
        News::Merged(_, path) => (t.msg_topics_letter_open_other(), path.to_owned()),
        _ => (t.msg_topics_letter_open(), receipt.clone()),
    };
    let own_page = format!("{}/{language}{receipt}", site.base_url);
    let told = Told {
        subject,
        paragraphs: first.into_iter().chain(paragraphs).collect(),
        open,
        path,
        reason: t.msg_topics_letter_reason(own_page),
        ends_at: Some(receipt),
    };
    accounts::write(c, site, (KIND, &own.id), to, told).await
}

/// Subject and paragraphs.
fn words(t: &Words, title: &str, news: News<'_>) -> (String, Vec<String>) {
    match news {
        News::Published => (t.msg_topics_letter_published(), vec![t.msg_topics_letter_published_text(title)]),
        News::Moved("") => (t.msg_topics_letter_moved(), vec![t.msg_topics_letter_moved_away(title)]),
        News::Moved(group) => (t.msg_topics_letter_moved(), vec![t.msg_topics_letter_moved_text(title, group)]),
        News::Merged(other, _) => (t.msg_topics_letter_merged(), vec![t.msg_topics_letter_merged_text(title, other)]),
        News::Closed(reason) => {
            let said = std::iter::once(t.msg_topics_letter_closed_text(title)).chain(accounts::paragraphs(reason));
            (t.msg_topics_letter_closed(), said.collect())
        }
        News::Reopened => (t.msg_topics_letter_reopened(), vec![t.msg_topics_letter_reopened_text(title)]),
        News::Became(came) => (t.msg_topics_letter_became(), vec![t.msg_topics_letter_became_text(title, (came.word)(t), came.title)]),
        News::CarriedOn(measure, _, note) => (t.msg_topics_letter_became(), vec![t.msg_topics_letter_carried_on_text(measure, title), note.to_owned()]),
    }
}
