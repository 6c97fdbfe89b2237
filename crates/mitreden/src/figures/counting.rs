//! Gathers what was counted of the events of a report, and hides what has to be hidden. Shows nothing.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use sea_orm::ConnectionTrait;

use super::model::{Evening, Report, Scope};
use super::raw::{Counting, Raw, RawPoll};
use super::read::{self, Held};
use super::store;
use crate::app::Site;
use crate::base::http::Error;
use crate::rooms::{self, PollKind, QuestionState, RoomId};

/// What a report is about: found by its address.
#[derive(Clone, Debug)]
pub(super) struct Subject {
    pub(super) scope: Scope,
    /// The id of the event or series, or the time: `2026-4`, `2026`.
    pub(super) key: String,
    /// The title of the event or series; empty for a time.
    pub(super) title: String,
    /// Its events that are over, in order.
    pub(super) events: Vec<Held>,
}

/// The city's time zone.
pub(super) fn zone(site: &Site) -> TimeZone {
    site.zone()
}

/// The year and the quarter in which an event began, by the city's clock.
pub(super) fn year_and_quarter(at: Timestamp, zone: &TimeZone) -> (i16, i8) {
    let day = at.to_zoned(zone.clone()).date();
    (day.year(), (day.month() - 1) / 3 + 1)
}

/// Finds what an address means.
///
/// # Errors
/// [`Error::NotFound`], or the database's.
pub(super) async fn subject(site: &Site, scope: Scope, slug: &str) -> Result<Subject, Error> {
    let (read, now, zone) = (&site.db.read, site.clock.now(), zone(site));
    if scope == Scope::Event {
        let event = read::event(read, slug, now).await?.ok_or(Error::NotFound)?;
        let (key, title) = (event.id.clone(), event.title.clone());
        return Ok(Subject { scope, key, title, events: vec![event].into_iter().filter(|event| event.over).collect() });
    }
    let events = read::events(read, now).await?.into_iter().filter(|event| event.over);
    if scope == Scope::Series {
        let series = read::series(read).await?.into_iter().find(|series| series.slug == slug).ok_or(Error::NotFound)?;
        let events = events.filter(|event| event.series.as_deref() == Some(&series.id)).collect();
        return Ok(Subject { scope, key: series.id, title: series.title, events });
    }
    let name = |at| match (scope, year_and_quarter(at, &zone)) {
        (Scope::Year, (year, _)) => year.to_string(),
        (_, (year, quarter)) => format!("{year}-{quarter}"),
    };
    let events: Vec<Held> = events.filter(|event| name(event.starts_at) == slug).collect();
    if events.is_empty() {
        return Err(Error::NotFound);
    }
    Ok(Subject { scope, key: slug.to_owned(), title: String::new(), events })
}

/// The report as it is now.
///
/// # Errors
/// The database's.
pub(super) async fn report(site: &Site, subject: &Subject) -> Result<Report, Error> {
    let zone = zone(site);
    let mut evenings = Vec::new();
    for event in &subject.events {
        evenings.push(evening(&site.db.read, event).await?);
    }
    let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
    let now = site.clock.now();
    let (first, last) = match (evenings.first(), evenings.last()) {
        (Some(first), Some(last)) => (day(first.starts_at), day(last.starts_at)),
        _ => (day(now), day(now)),
    };
    Ok(Report { scope: subject.scope, title: subject.title.clone(), first, last, made_at: now, evenings })
}

async fn evening(c: &impl ConnectionTrait, event: &Held) -> Result<Evening, Error> {
    let minutes = u32::try_from(event.ends_at.duration_since(event.starts_at).as_mins()).unwrap_or(0);
    let mut raw = Raw {
        slug: event.slug.clone(),
        title: event.title.clone(),
        starts_at: event.starts_at,
        minutes,
        ways: Default::default(),
        samples: Vec::new(),
        by_hand: store::by_hand(c, &event.id).await?.unwrap_or_default(),
        spoken: 0,
        written: 0,
        chat: 0,
        open: !event.closed,
        questions: 0,
        answered: 0,
        polls: Vec::new(),
        forms: 0,
        liked: [0; 5],
        heard: [0; 3],
    };
    store::read_answers(c, &event.id, &mut raw).await?;
    if let Some(room) = event.room.as_deref().and_then(RoomId::parse) {
        raw.ways = read::ways(c, room.as_str()).await?;
        raw.samples = read::minutes(c, room.as_str()).await?;
        [raw.spoken, raw.written, raw.chat] = read::contributions(c, room.as_str()).await?;
        let public: Vec<_> = rooms::questions(c, &room).await?.into_iter().filter(|question| question.state.is_public()).collect();
        raw.questions = many(public.len());
        raw.answered = many(public.iter().filter(|question| matches!(question.state, QuestionState::Answered { .. })).count());
        raw.polls = rooms::closed_polls(c, &room).await?.into_iter().map(poll).collect();
    }
    Ok(raw.publish())
}

fn poll((plan, tally): (rooms::PollPlan, rooms::Tally)) -> RawPoll {
    let counting = match plan.kind {
        PollKind::Single {} => Counting::Single,
        // With one tick each the options tell the number of voters.
        PollKind::Multiple { most: 1 } => Counting::Single,
        PollKind::Multiple { .. } => Counting::Several,
        PollKind::Ranking {} | PollKind::Points { .. } => Counting::Points,
        PollKind::Number { .. } => Counting::Number,
        PollKind::Words {} => Counting::Words,
    };
    let choices: Vec<(String, u32)> = match counting {
        Counting::Number => tally.numbers.into_iter().map(|(number, times)| (number.to_string(), times)).collect(),
        Counting::Words => tally.words.into_iter().collect(),
        _ => plan.options.into_iter().zip(tally.options.into_iter().map(|number| u32::try_from(number).unwrap_or(u32::MAX))).collect(),
    };
    RawPoll { question: plan.question, counting, voters: tally.voters, choices }
}

fn many(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Words after an evening are kept for so many days.
pub(super) const WORDS_KEPT_DAYS: i64 = 365;

/// The day before which words are forgotten.
pub(super) fn forgotten_before(now: Timestamp, zone: &TimeZone) -> Date {
    now.to_zoned(zone.clone()).date().saturating_sub(jiff::Span::new().days(WORDS_KEPT_DAYS))
}
