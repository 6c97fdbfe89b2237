//! Topics as other programs read them: what everybody reads, never whose account it was. Reads nothing itself but through the store.

use sea_orm::DbErr;

use super::store;
use crate::app::Site;
use crate::base::http::record::{Address, Id, Listed, Moment, Wanted, record};
use crate::groups;

record! {
    /// A topic of the topic store.
    pub(crate) struct TopicRecord {
        /// Its id, for good.
        id: Id,
        /// Its page.
        url: Address,
        /// Its title.
        title: String,
        /// What it says.
        text: String,
        /// The name its author chose; may be empty.
        name: String,
        /// The address word of the group that keeps it; may be empty.
        group: String,
        /// The address words of its fields of action.
        fields: Vec<String>,
        /// Whether somebody works on it.
        is_open: bool,
        /// Why nobody does; may be empty.
        reason: String,
        /// The topic in which it stands now.
        merged_into: Option<Id>,
        /// When it was written.
        created_at: Moment,
        /// When it was changed last.
        updated_at: Moment,
    }
}

/// A page of the list of all public topics.
///
/// # Errors
/// The database's.
pub(crate) async fn listed(site: &Site, wanted: &Wanted) -> Result<Listed<TopicRecord>, DbErr> {
    let read = &site.db.read;
    let (groups, fields, tagged) = (groups::every(read).await?, store::fields(read).await?, store::tagged(read).await?);
    let topics = store::public_after(read, &wanted.after, i64::try_from(wanted.most + 1).unwrap_or(i64::MAX)).await?;
    let record_of = |topic: super::model::Topic| TopicRecord {
        url: Address(format!("{}{}", site.base_url, topic.address())),
        group: groups.iter().find(|group| Some(&group.id) == topic.group.as_ref()).map(|group| group.slug.clone()).unwrap_or_default(),
        fields: fields.iter().filter(|field| tagged.get(&topic.id).is_some_and(|own| own.contains(&field.id))).map(|field| field.slug.clone()).collect(),
        is_open: topic.is_open(),
        reason: topic.closed_reason,
        merged_into: topic.merged_into.map(Id),
        created_at: topic.created_at.into(),
        updated_at: topic.updated_at.into(),
        id: Id(topic.id),
        title: topic.title,
        text: topic.text,
        name: topic.name,
    };
    Ok(Listed::new(topics.into_iter().map(record_of).collect(), wanted, |topic| &topic.id.0))
}
