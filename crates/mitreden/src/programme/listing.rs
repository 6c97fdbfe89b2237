//! Events as other programs read them; calendars read them elsewhere. Reads nothing itself but through the store.

use sea_orm::DbErr;

use super::store;
use crate::app::Site;
use crate::base::http::record::{Address, Id, Listed, Moment, Wanted, record};

record! {
    /// An event of the programme.
    pub(crate) struct EventRecord {
        /// Its id, for good.
        id: Id,
        /// Its page.
        url: Address,
        /// Its title.
        title: String,
        /// What it is about, in a few sentences.
        summary: String,
        /// The title of its series; may be empty.
        series: String,
        /// themed, assembly or session.
        kind: String,
        /// When it begins.
        starts_at: Moment,
        /// When it ends.
        ends_at: Moment,
        /// Where people meet besides the room; empty: online alone.
        place: String,
        /// It does not take place.
        is_cancelled: bool,
        /// When it was changed last.
        updated_at: Moment,
    }
}

/// A page of the list of all events, past ones too.
///
/// # Errors
/// The database's.
pub(crate) async fn listed(site: &Site, wanted: &Wanted) -> Result<Listed<EventRecord>, DbErr> {
    let read = &site.db.read;
    let series = store::all_series(read).await?;
    let mut events = store::all_events(read).await?;
    events.retain(|event| event.id > wanted.after);
    events.sort_by(|a, b| a.id.cmp(&b.id));
    events.truncate(wanted.most + 1);
    let record_of = |event: super::model::Event| EventRecord {
        url: Address(format!("{}/programm/{}", site.base_url, event.slug)),
        series: series.iter().find(|series| Some(&series.id) == event.series.as_ref()).map(|series| series.title.clone()).unwrap_or_default(),
        kind: event.kind.word().to_owned(),
        starts_at: event.starts_at.into(),
        ends_at: event.ends_at.into(),
        is_cancelled: event.cancelled,
        updated_at: event.updated_at.into(),
        id: Id(event.id),
        title: event.title,
        summary: event.summary,
        place: event.place,
    };
    Ok(Listed::new(events.into_iter().map(record_of).collect(), wanted, |event| &event.id.0))
}
