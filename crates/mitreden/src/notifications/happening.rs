//! What has happened lately and whoever follows it hears of: read once, worded in each language. Writes no letter.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use sea_orm::DbErr;

use super::model::{Happening, Pointed, Topic};
use crate::app::Site;
use crate::base::dates;
use crate::base::i18n::Language;
use crate::groups::{self, About};
use crate::programme::model::Event;
use crate::{drafts, ideas, measures, news, programme};

/// How far back a digest looks, should somebody not have been told for long.
const FAR: SignedDuration = SignedDuration::from_hours(24 * 14);

/// Most articles that are looked at.
const ARTICLES: i64 = 500;

/// Most changes of measures, and most answers to ideas, that are looked at.
const CHANGES: i64 = 500;

/// Something that has happened, before it is worded.
#[derive(Clone, Debug)]
pub(super) struct Happened {
    at: Timestamp,
    topics: Vec<Topic>,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    /// It says the same in every language: what the city wrote.
    Said(Pointed),
    /// An event; its date is worded.
    Event(Box<Event>),
    /// A measure was changed.
    Measure(measures::News),
    /// Something about a contest.
    Contest(ideas::News),
    /// Something about a draft.
    Draft(drafts::News),
}

impl Happened {
    fn said(at: Timestamp, topics: Vec<Topic>, pointed: Pointed) -> Self {
        Self { at, topics, what: What::Said(pointed) }
    }

    fn event(at: Timestamp, topics: Vec<Topic>, event: &Event) -> Self {
        Self { at, topics, what: What::Event(Box::new(event.clone())) }
    }

    /// As letters in a language say it.
    pub(super) fn worded(&self, language: Language, zone: &TimeZone) -> Happening {
        let t = language.words();
        let pointed = match &self.what {
            What::Said(pointed) => pointed.clone(),
            What::Event(event) => Pointed {
                text: dates::span(&dates::local(event.starts_at, zone), &dates::local(event.ends_at, zone), language),
                title: event.title.clone(),
                address: format!("/programm/{}", event.slug),
            },
            What::Measure(news) => Pointed {
                title: news.title.clone(),
                address: news.address.clone(),
                text: if news.note.is_empty() { measures::change_words(t, &news.fields) } else { news.note.clone() },
            },
            What::Contest(news) => Pointed { title: news.title.clone(), address: news.address.clone(), text: ideas::news_words(t, language, zone, news) },
            What::Draft(news) => Pointed { title: news.title.clone(), address: news.address.clone(), text: drafts::news_words(t, language, zone, news) },
        };
        Happening { at: self.at, topics: self.topics.clone(), pointed }
    }
}

/// What has happened lately, in the order of letters: events by their date, then groups, measures, contests, drafts, articles.
pub(super) async fn lately(site: &Site, now: Timestamp) -> Result<Vec<Happened>, DbErr> {
    let read = &site.db.read;
    let mut events = programme::added(read, now - FAR).await?;
    events.retain(|(_, event)| !event.cancelled && event.starts_at > now);
    events.sort_by_key(|(_, event)| event.starts_at);
    let groups = of_groups(site, now).await?;
    let is_new = |session: &Session| events.iter().any(|(at, event)| session.event.id == event.id && session.at <= *at);
    let mut lately = Vec::new();
    for (at, event) in &events {
        // An event that was a session from the beginning is told once, to followers of either.
        let own = groups.sessions.iter().filter(|session| session.event.id == event.id && session.at <= *at).map(Session::topic);
        let topics = [Topic::Programme].into_iter().chain(event.series.clone().map(Topic::Series)).chain(own).collect();
        lately.push(Happened::event(*at, topics, event));
    }
    let later = groups.sessions.iter().filter(|session| !is_new(session));
    lately.extend(later.map(|session| Happened::event(session.at, vec![session.topic()], &session.event)));
    lately.extend(groups.announcements);
    let changed = measures::news(read, now - FAR, CHANGES).await?.into_iter();
    lately.extend(changed.map(|news| Happened { at: news.at, topics: vec![Topic::Measure(news.measure.clone())], what: What::Measure(news) }));
    let contests = ideas::news(read, now - FAR, now, CHANGES).await?.into_iter();
    lately.extend(contests.map(|news| Happened { at: news.at, topics: vec![Topic::Contest(news.contest.clone())], what: What::Contest(news) }));
    let drafts = drafts::news(read, now - FAR, now).await?.into_iter();
    lately.extend(drafts.map(|news| Happened { at: news.at, topics: vec![Topic::Draft(news.draft.clone())], what: What::Draft(news) }));
    for article in news::announced(read, now, ARTICLES).await?.into_iter().filter(|article| article.at > now - FAR) {
        let topics = [Topic::News].into_iter().chain(article.event.map(Topic::Event)).chain(article.tags.into_iter().map(Topic::Tag)).collect();
        lately.push(Happened::said(article.at, topics, Pointed { title: article.title, address: article.address, text: article.teaser }));
    }
    Ok(lately)
}

/// What happened in the working groups lately.
struct OfGroups {
    announcements: Vec<Happened>,
    sessions: Vec<Session>,
}

/// An event that became a session of a group.
struct Session {
    group: String,
    at: Timestamp,
    event: Event,
}

impl Session {
    fn topic(&self) -> Topic {
        Topic::Group(self.group.clone())
    }
}

async fn of_groups(site: &Site, now: Timestamp) -> Result<OfGroups, DbErr> {
    let titles: HashMap<String, String> = groups::every(&site.db.read).await?.into_iter().map(|group| (group.id, group.title)).collect();
    let mut lately = OfGroups { announcements: Vec::new(), sessions: Vec::new() };
    for one in groups::news(&site.db.read, now - FAR).await? {
        match one.about {
            About::Announcement(title, address) => {
                let pointed = Pointed { title, address, text: titles.get(&one.group).cloned().unwrap_or_default() };
                lately.announcements.push(Happened::said(one.at, vec![Topic::Group(one.group)], pointed));
            }
            About::Session(event) => {
                let event = programme::event_of_id(&site.db.read, &event).await?.filter(|event| !event.cancelled && event.starts_at > now);
                lately.sessions.extend(event.map(|event| Session { group: one.group, at: one.at, event }));
            }
        }
    }
    Ok(lately)
}
