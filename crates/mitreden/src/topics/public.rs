//! What the search holds of a topic: its words, never its author's name.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::Topic;
use super::store;
use crate::search::{self, Document, Kind};

fn document(topic: &Topic) -> Document {
    Document { at: Some(topic.created_at), ..Document::new(Kind::Topic, &topic.id, topic.address(), &topic.title, &topic.text) }
}

/// Brings a topic in the search up to date, in the caller's transaction. What was merged is found in the other one's place.
pub(super) async fn put(c: &impl ConnectionTrait, now: Timestamp, topic: &Topic) -> Result<(), DbErr> {
    if topic.is_public() && topic.merged_into.is_none() { search::put(c, now, &document(topic)).await } else { search::remove(c, Kind::Topic, &topic.id).await }
}

/// Everything public of the topics, for the search.
///
/// # Errors
/// The database's.
pub async fn documents(c: &impl ConnectionTrait) -> Result<Vec<Document>, DbErr> {
    let topics = store::every_public(c).await?;
    Ok(topics.iter().filter(|topic| topic.merged_into.is_none()).map(document).collect())
}
