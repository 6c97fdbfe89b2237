//! What the search holds of the programme: events with their speakers and agenda, series. Finds nothing itself.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Evening, Series};
use super::store;
use crate::search::{self, Document, Kind};

/// An event as it is found.
pub(super) fn event(evening: &Evening) -> Document {
    let event = &evening.event;
    let mut lines = vec![event.summary.clone(), event.place.clone(), event.text.clone()];
    for speaker in &evening.speakers {
        let parts = [&speaker.title, &speaker.name, &speaker.role];
        lines.push(parts.into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" "));
    }
    for item in &evening.agenda {
        lines.push(if item.speaker.is_empty() { item.title.clone() } else { format!("{} ({})", item.title, item.speaker) });
    }
    lines.retain(|line| !line.is_empty());
    let document = Document::new(Kind::Event, &event.id, format!("/programm/{}", event.slug), &event.title, lines.join("\n"));
    Document { at: Some(event.starts_at), series: event.series.clone(), ..document }
}

/// A series as it is found; it is as old as its last event.
fn of_series(series: &Series, last: Option<Timestamp>) -> Document {
    let document = Document::new(Kind::Series, &series.id, format!("/programm/reihen/{}", series.slug), &series.title, &series.summary);
    Document { at: last, series: Some(series.id.clone()), ..document }
}

/// Brings a series in the search up to date.
pub(super) async fn put_series(c: &impl ConnectionTrait, now: Timestamp, series: &Series) -> Result<(), DbErr> {
    let last = store::events_of(c, &series.id).await?.last().map(|event| event.starts_at);
    search::put(c, now, &of_series(series, last)).await
}

/// Brings an event and its series in the search up to date.
pub(super) async fn put_event(c: &impl ConnectionTrait, now: Timestamp, evening: &Evening) -> Result<(), DbErr> {
    search::put(c, now, &event(evening)).await?;
    match store::complete(c, evening.event.clone()).await?.series {
        Some(series) => put_series(c, now, &series).await,
        None => Ok(()),
    }
}

/// Everything public of the programme, for the search.
///
/// # Errors
/// The database's.
pub async fn documents(c: &impl ConnectionTrait) -> Result<Vec<Document>, DbErr> {
    let mut documents = Vec::new();
    let events = store::all_events(c).await?;
    for series in store::all_series(c).await? {
        let last = events.iter().rfind(|event| event.series.as_ref() == Some(&series.id)).map(|event| event.starts_at);
        documents.push(of_series(&series, last));
    }
    for one in events {
        documents.push(event(&store::complete(c, one).await?));
    }
    Ok(documents)
}
