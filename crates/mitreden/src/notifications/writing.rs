//! What writes letters by itself: digests that are due, newsletters on their way. In small steps, so that pages never wait for it.

use std::collections::{BTreeSet, HashMap};

use jiff::{SignedDuration, Timestamp};
use sea_orm::DbErr;

use super::model::{Channel, Happening, Newsletter, Pointed, Rhythm, Subscriber, Topic, UNCONFIRMED_DAYS};
use super::{devices, following, letters, store};
use crate::app::Site;
use crate::base::dates;
use crate::base::i18n::Language;
use crate::groups::{self, About};
use crate::{measures, news, programme};

/// How many letters are written in one transaction.
const STEP: i64 = 100;

/// How far back a digest looks, should somebody not have been told for long.
const FAR: SignedDuration = SignedDuration::from_hours(24 * 14);

/// Most articles that are looked at.
const ARTICLES: i64 = 500;

/// Writes what is due, and forgets what nobody confirmed. Public so that tests need not wait.
///
/// # Errors
/// The database's.
pub async fn round(site: &Site) -> Result<(), DbErr> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    store::forget_unconfirmed(&tx, now - SignedDuration::from_hours(24 * UNCONFIRMED_DAYS)).await?;
    tx.commit().await?;
    write_newsletters(site).await?;
    following::write(site).await?;
    write_digests(site, now).await?;
    devices::send_due(site).await
}

async fn write_digests(site: &Site, now: Timestamp) -> Result<(), DbErr> {
    let mut happenings = HashMap::new();
    for language in Language::ALL {
        happenings.insert(language, happenings_in(site, language, now).await?);
    }
    let zone = site.zone();
    let mut after = String::new();
    loop {
        let batch = store::reachable(&site.db.read, &after, now, STEP).await?;
        let Some(last) = batch.last() else { return Ok(()) };
        let topics = store::topics_between(&site.db.read, &after, &last.id).await?;
        after.clone_from(&last.id);
        let mut told = Vec::new();
        let tx = site.db.begin().await?;
        for subscriber in batch.iter().filter(|one| one.is_due(now, &zone)) {
            let heard = topics.get(&subscriber.id).zip(happenings.get(&subscriber.language));
            let items = heard.map_or_else(Vec::new, |(topics, happenings)| news_for(subscriber, topics, happenings, now));
            let pushed = !items.is_empty() && subscriber.channel != Channel::Mail && devices::tell(&tx, site, subscriber, &items, now).await?;
            let by_letter = !pushed || subscriber.channel == Channel::Both;
            if by_letter && !items.is_empty() {
                site.outbox.enqueue(&tx, letters::digest(site, subscriber, &items)).await?;
            }
            // Who is told at once is looked at every few minutes: nothing new is nothing to note down.
            if !items.is_empty() || subscriber.rhythm != Rhythm::AtOnce {
                told.push(subscriber.id.as_str());
            }
        }
        store::told(&tx, &told, now).await?;
        tx.commit().await?;
        tokio::task::yield_now().await;
    }
}

/// What somebody has not been told yet, the next things first.
fn news_for(subscriber: &Subscriber, topics: &BTreeSet<Topic>, happenings: &[Happening], now: Timestamp) -> Vec<Pointed> {
    let fresh = happenings.iter().filter(|one| subscriber.told_at < one.at && one.at <= now);
    fresh.filter(|one| one.topics.iter().any(|topic| topics.contains(topic))).map(|one| one.pointed.clone()).collect()
}

/// What has happened lately, in the order of letters: events by their date, which is worded in the reader's language, then articles.
async fn happenings_in(site: &Site, language: Language, now: Timestamp) -> Result<Vec<Happening>, DbErr> {
    let zone = site.zone();
    let mut events = programme::added(&site.db.read, now - FAR).await?;
    events.retain(|(_, event)| !event.cancelled && event.starts_at > now);
    events.sort_by_key(|(_, event)| event.starts_at);
    let groups = of_groups(site, now).await?;
    let pointed = |event: &programme::model::Event| Pointed {
        text: dates::span(&dates::local(event.starts_at, &zone), &dates::local(event.ends_at, &zone), language),
        title: event.title.clone(),
        address: format!("/programm/{}", event.slug),
    };
    // An event that was a session from the beginning is told once, to followers of either.
    let new: Vec<Happening> = events
        .iter()
        .map(|(at, event)| Happening {
            at: *at,
            topics: [Topic::Programme]
                .into_iter()
                .chain(event.series.clone().map(Topic::Series))
                .chain(groups.sessions.iter().filter(|session| session.event.id == event.id && session.at <= *at).map(|session| session.topic()))
                .collect(),
            pointed: pointed(event),
        })
        .collect();
    let later = groups.sessions.iter().filter(|session| !events.iter().any(|(at, event)| session.event.id == event.id && session.at <= *at));
    let later = later.map(|session| Happening { at: session.at, topics: vec![session.topic()], pointed: pointed(&session.event) }).collect::<Vec<_>>();
    let articles = news::announced(&site.db.read, now, ARTICLES).await?.into_iter().filter(|article| article.at > now - FAR);
    let article = |article: news::Announced| Happening {
        at: article.at,
        topics: [Topic::News].into_iter().chain(article.event.map(Topic::Event)).chain(article.tags.into_iter().map(Topic::Tag)).collect(),
        pointed: Pointed { title: article.title, address: article.address, text: article.teaser },
    };
    let changed = measures::news(&site.db.read, now - FAR, CHANGES).await?.into_iter();
    let change = |news: measures::News| Happening {
        at: news.at,
        topics: vec![Topic::Measure(news.measure)],
        pointed: Pointed {
            title: news.title,
            address: news.address,
            text: if news.note.is_empty() { measures::change_words(language.words(), &news.fields) } else { news.note },
        },
    };
    Ok(new.into_iter().chain(later).chain(groups.announcements).chain(changed.map(change)).chain(articles.map(article)).collect())
}

/// Most changes of measures that are looked at.
const CHANGES: i64 = 500;

/// What happened in the working groups lately.
struct OfGroups {
    announcements: Vec<Happening>,
    sessions: Vec<Session>,
}

/// An event that became a session of a group.
struct Session {
    group: String,
    at: Timestamp,
    event: programme::model::Event,
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
                lately.announcements.push(Happening { at: one.at, topics: vec![Topic::Group(one.group)], pointed });
            }
            About::Session(event) => {
                let event = programme::event_of_id(&site.db.read, &event).await?.filter(|event| !event.cancelled && event.starts_at > now);
                lately.sessions.extend(event.map(|event| Session { group: one.group, at: one.at, event }));
            }
        }
    }
    Ok(lately)
}

/// Writes the newsletters that somebody sent, and goes on where a stop interrupted it.
pub(super) async fn write_newsletters(site: &Site) -> Result<(), DbErr> {
    let under_way = store::newsletters(&site.db.read).await?.into_iter().filter(|one| one.sent.is_some() && !one.written);
    for newsletter in under_way {
        write_one(site, newsletter).await?;
    }
    Ok(())
}

async fn write_one(site: &Site, mut newsletter: Newsletter) -> Result<(), DbErr> {
    loop {
        let tx = site.db.begin().await?;
        let batch = store::readers(&tx, &newsletter.reached, STEP).await?;
        for reader in &batch {
            site.outbox.enqueue(&tx, letters::newsletter(site, reader, &newsletter)).await?;
        }
        let done = batch.is_empty().then(|| site.clock.now());
        if let Some(last) = batch.last() {
            newsletter.reached.clone_from(&last.id);
        }
        store::reached(&tx, &newsletter.id, &newsletter.reached, done).await?;
        tx.commit().await?;
        if done.is_some() {
            return Ok(());
        }
        tokio::task::yield_now().await;
    }
}
