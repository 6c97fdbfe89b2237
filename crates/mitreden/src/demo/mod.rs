//! The demo city: Gera's ten evenings of 2021, a series of today with an evening that is live now, the groups' rooms.
//!
//! What is live depends on the clock: started again on another day, the demo moves today's series to the new day.

mod gera;
mod groups;
mod ideas;
mod news;
mod pilots;
mod strategy;
mod surveys;
mod trail;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _, Zoned, civil};

use crate::app::App;
use crate::audit::By;
use crate::base::http::Error;
use crate::figures::{self, Counted};
use crate::programme::model::{AgendaItem, Evening, Series, Speaker};
use crate::programme::stocking::{self, EventDraft, Hand, SeriesForm};
use crate::registration;
use gera::Script;

/// How long ago the live evening began, before rounding to five minutes: the talk is under way then.
const UNDER_WAY_MINUTES: i64 = 20;

/// How long the demo's invitations hold, in days: longer than anybody looks at a demo without starting it again.
const INVITED_DAYS: i64 = 30;

/// A line that the start of the demo prints.
#[derive(Clone, Debug)]
pub struct Address {
    /// `Programm`, `Zuhören`, `Vortrag` or `Moderation`.
    pub label: &'static str,
    /// The full address.
    pub url: String,
}

/// Fills an empty data folder with the demo and answers the addresses to print; in a filled one it only brings the
/// series of today up to the clock and makes fresh invitations.
///
/// # Errors
/// The database's, or the rooms'.
pub async fn open(app: &App) -> anyhow::Result<Vec<Address>> {
    let live = fill(app).await.map_err(|error| anyhow::anyhow!("the demo cannot be filled: {error}"))?;
    let base = &app.site("").base_url;
    let room = format!("{base}/raeume/{}", live.event.slug);
    let mut addresses = vec![Address { label: "Programm", url: format!("{base}/programm") }, Address { label: "Zuhören", url: room.clone() }];
    for (label, hand, name) in [("Vortrag", Hand::Speaker, "Dr. Emil Ewald"), ("Moderation", Hand::Moderator, "Ada Anders")] {
        let path = stocking::invite(app, &live.event, hand, name, INVITED_DAYS).await.map_err(|error| anyhow::anyhow!("no invitation: {error}"))?;
        if let Some(path) = path {
            addresses.push(Address { label, url: format!("{base}{path}") });
        }
    }
    Ok(addresses)
}

/// Makes what is missing and answers the evening that is live now.
async fn fill(app: &App) -> Result<Evening, Error> {
    let now = app.site("").clock.now();
    let here = now.to_zoned(app.site("").zone());
    groups::fill(app, &here).await?;
    fill_archive(app, here.time_zone()).await?;
    fill_assemblies(app, &here).await?;
    ideas::fill(app, gera::ASSEMBLY_2021.title).await?;
    surveys::fill(app, &here).await?;
    let (title, summary) = gera::CURRENT;
    let series = stocking::series(app, &SeriesForm { title: title.into(), summary: summary.into(), archived: false }).await?;
    fill_today(app, &series, &here).await?;
    let live = live_evening(app, &series, &here).await?;
    news::fill(app, &here).await?;
    trail::fill(app).await?;
    stocking::begin(app, &live.event, gera::LIVE_ITEM).await?;
    Ok(live)
}

async fn fill_archive(app: &App, zone: &TimeZone) -> Result<(), Error> {
    let (title, summary) = gera::ARCHIVE;
    let series = stocking::series(app, &SeriesForm { title: title.into(), summary: summary.into(), archived: true }).await?;
    if !stocking::events_of(app, &series).await?.is_empty() {
        return Ok(());
    }
    let starts = stocking::next_evenings(civil::date(2021, 1, 26), zone, gera::EVENINGS_2021.len());
    let drafts: Vec<EventDraft> = gera::EVENINGS_2021.iter().zip(starts).map(|(script, at)| draft(script, at, Some(&series))).collect();
    stocking::add_events(app, By::System, &drafts).await?;
    count_archive(app, &series).await
}

/// How many came to the evenings of the archive, published like any other figures.
async fn count_archive(app: &App, series: &Series) -> Result<(), Error> {
    let site = app.site("");
    let now = site.clock.now();
    let events = stocking::events_of(app, series).await?;
    let tx = site.db.begin().await?;
    for (event, (listening, talking, first_time, spoken)) in events.iter().zip(gera::PEOPLE_2021) {
        let counted = Counted { listening, talking, first_time, spoken, note: gera::PEOPLE_NOTE.to_owned() };
        figures::enter(&tx, &event.id, &counted, now).await?;
        figures::publish_event(&tx, &event.id, now).await?;
    }
    figures::publish_series(&tx, &series.id, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The assembly of 2021 and the next one: three weeks ahead, on a Wednesday.
async fn fill_assemblies(app: &App, here: &Zoned) -> Result<(), Error> {
    let at_five = |date: civil::Date| date.at(17, 0, 0, 0).to_zoned(here.time_zone().clone()).map_or(here.timestamp(), |at| at.timestamp());
    let ahead = here.date().saturating_add(3.weeks());
    let wednesday = ahead.saturating_add(i64::from(civil::Weekday::Wednesday.since(ahead.weekday())).days());
    for (script, at) in [(&gera::ASSEMBLY_2021, at_five(civil::date(2021, 4, 14))), (&gera::ASSEMBLY_NEXT, at_five(wednesday))] {
        if !stocking::has_event(app, script.title).await? {
            stocking::add_events(app, By::System, &[draft(script, at, None)]).await?;
        }
    }
    let (title, places, questions) = gera::REGISTRATION;
    match stocking::event_called(app, title).await? {
        Some(event) => registration::open(app.site(""), &event, places, questions).await,
        None => Ok(()),
    }
}

/// When the evenings of today's series are: the live one, four before it, five after it, each Tuesday or Thursday at 17:00.
fn calendar(here: &Zoned) -> Vec<(&'static Script, Timestamp)> {
    let (zone, five) = (here.time_zone(), civil::time(17, 0, 0, 0));
    let before = (1..).map(|days: i64| here.date().saturating_sub(days.days()));
    let before = before.filter(|day| matches!(day.weekday(), civil::Weekday::Tuesday | civil::Weekday::Thursday)).take(4);
    let mut starts: Vec<Timestamp> = before.filter_map(|day| day.to_datetime(five).to_zoned(zone.clone()).ok()).map(|at| at.timestamp()).collect();
    starts.reverse();
    starts.extend(stocking::next_evenings(here.date().saturating_add(1.day()), zone, 5));
    let mut evenings: Vec<(&Script, Timestamp)> = gera::EVENINGS_TODAY.iter().zip(starts).collect();
    evenings.push((&gera::LIVE, live_start(here.timestamp())));
    evenings
}

/// Twenty minutes ago, down to a round five minutes.
fn live_start(now: Timestamp) -> Timestamp {
    let ago = now.as_second() - UNDER_WAY_MINUTES * 60;
    Timestamp::from_second(ago - ago.rem_euclid(300)).unwrap_or(now)
}

async fn fill_today(app: &App, series: &Series, here: &Zoned) -> Result<(), Error> {
    if !stocking::events_of(app, series).await?.is_empty() {
        return Ok(());
    }
    let drafts: Vec<EventDraft> = calendar(here).into_iter().map(|(script, at)| draft(script, at, Some(series))).collect();
    stocking::add_events(app, By::System, &drafts).await.map(drop)
}

/// The evening that is live now: the stored one while it lasts; moved to now when its time has passed; a new one when the
/// moderation has ended it.
async fn live_evening(app: &App, series: &Series, here: &Zoned) -> Result<Evening, Error> {
    let own = stocking::events_of(app, series).await?;
    let newest = own.iter().filter(|event| event.title == gera::LIVE.title).max_by_key(|event| event.starts_at);
    let now = here.timestamp();
    let slug = match newest {
        Some(event) if stocking::is_ended(app, event).await? => None,
        Some(event) => Some(event.slug.clone()),
        None => None,
    };
    let Some(slug) = slug else {
        let slugs = stocking::add_events(app, By::System, &[draft(&gera::LIVE, live_start(now), Some(series))]).await?;
        return stocking::evening(app, slugs.first().map_or("", String::as_str)).await;
    };
    if newest.is_some_and(|event| event.ends_at <= now) {
        for (script, at) in calendar(here) {
            let event = own.iter().find(|event| if script.title == gera::LIVE.title { event.slug == slug } else { event.title == script.title });
            if let Some(event) = event {
                stocking::change_event(app, By::System, event, &draft(script, at, Some(series)), event.updated_at).await?;
            }
        }
    }
    stocking::evening(app, &slug).await
}

fn draft(script: &Script, starts_at: Timestamp, series: Option<&Series>) -> EventDraft {
    let minutes: u32 = script.agenda.iter().map(|item| item.2).sum();
    EventDraft {
        title: script.title.into(),
        summary: script.summary.into(),
        text: String::new(),
        kind: script.kind,
        series: series.map(|series| series.id.clone()),
        starts_at,
        ends_at: starts_at.saturating_add(SignedDuration::from_mins(i64::from(minutes))).unwrap_or(starts_at),
        // The next assembly has a hall of its own; the others were, and are, online.
        place: if script.title == gera::ASSEMBLY_NEXT.title { gera::HALL.into() } else { String::new() },
        cancelled: false,
        groups: Vec::new(),
        speakers: script.speakers.iter().map(|(title, name, role)| Speaker { name: (*name).into(), title: (*title).into(), role: (*role).into() }).collect(),
        agenda: script
            .agenda
            .iter()
            .map(|(kind, title, minutes, speaker)| AgendaItem { kind: *kind, title: (*title).into(), minutes: *minutes, speaker: (*speaker).into() })
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_is_always_in_the_middle_of_the_series() {
        let mut here: Zoned = "2026-10-20T23:55:00[Europe/Berlin]".parse().expect("a local time");
        for _ in 0..14 {
            let evenings = calendar(&here);
            assert_eq!(evenings.len(), 10);
            let now = here.timestamp();
            let live = evenings.last().expect("ten of them").1;
            assert!(live < now && now.duration_since(live) < SignedDuration::from_mins(25), "{here}");
            assert_eq!(live.as_second() % 300, 0);
            let past = evenings.iter().filter(|(_, at)| *at < live).count();
            let ahead = evenings.iter().filter(|(_, at)| *at > now).count();
            assert_eq!((past, ahead), (4, 5), "{here}");
            here = here.saturating_add(1.day());
        }
    }
}
