//! What whoever follows a draft hears of: new versions, and that comments are taken. Writes no letter.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Draft, Phase, Version};
use super::store;
use crate::base::dates;
use crate::base::i18n::{Language, Words};

/// Something that happened about a draft.
#[derive(Clone, Debug)]
pub(crate) struct News {
    /// The draft's id.
    pub draft: String,
    /// When.
    pub at: Timestamp,
    /// Title of the draft.
    pub title: String,
    /// Where to read on: a path without language.
    pub address: String,
    about: About,
}

#[derive(Clone, Debug)]
enum About {
    /// A version with this number was published, and what is new in it.
    Version(i64, String),
    /// Comments are taken, if it is known until then.
    Open(Option<Timestamp>),
}

/// Id and title of all public drafts.
///
/// # Errors
/// The database's.
pub(crate) async fn titles(c: &impl ConnectionTrait) -> Result<Vec<(String, String)>, DbErr> {
    Ok(store::list(c).await?.into_iter().filter(Draft::is_public).map(|draft| (draft.id, draft.title)).collect())
}

/// What happened about all public drafts between two moments.
///
/// # Errors
/// The database's.
pub(crate) async fn news(c: &impl ConnectionTrait, since: Timestamp, now: Timestamp) -> Result<Vec<News>, DbErr> {
    let is_lately = |at: &Timestamp| since < *at && *at <= now;
    let mut news = Vec::new();
    for draft in store::list(c).await?.into_iter().filter(Draft::is_public) {
        let told = |at, address, about| News { draft: draft.id.clone(), at, title: draft.title.clone(), address, about };
        for Version { number, note, published_at } in store::versions(c, &draft.id).await? {
            if is_lately(&published_at) {
                news.push(told(published_at, format!("{}?version={number}", draft.address()), About::Version(number, note)));
            }
        }
        // Without a first day, or with one that was set afterwards, nobody knows when it opened: that is told to nobody.
        let opened = draft.opens_at.filter(|at| draft.phase == Phase::Comment && is_lately(at) && draft.is_open(now));
        news.extend(opened.map(|at| told(at, draft.address(), About::Open(draft.closes_at))));
    }
    Ok(news)
}

/// It in a sentence.
pub(crate) fn news_words(t: &Words, language: Language, zone: &TimeZone, news: &News) -> String {
    match &news.about {
        About::Version(number, note) => t.msg_drafts_news_version(*number, note.as_str()),
        About::Open(None) => t.msg_drafts_news_open(),
        About::Open(Some(until)) => {
            // The last moment belongs to the day before midnight.
            let date = dates::local(*until - SignedDuration::from_secs(1), zone).date();
            t.msg_drafts_news_open_until(dates::days(date, date, language))
        }
    }
}
