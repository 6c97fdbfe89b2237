//! Working groups as other programs read them: never their members. Reads nothing itself but through the store.

use sea_orm::DbErr;

use super::store;
use crate::app::Site;
use crate::base::http::record::{Address, Id, Listed, Moment, Wanted, record};

record! {
    /// A working group.
    pub(crate) struct GroupRecord {
        /// Its id, for good.
        id: Id,
        /// Its page.
        url: Address,
        /// The word in its address.
        slug: String,
        /// Its title.
        title: String,
        /// What it is about, in a few sentences.
        summary: String,
        /// What it is for, in Markdown.
        purpose: String,
        /// open: whoever wants to joins; closed: one asks.
        joining: String,
        /// When it ended.
        ended_at: Option<Moment>,
        /// When it was changed last.
        updated_at: Moment,
    }
}

/// A page of the list of all groups, those that are over too.
///
/// # Errors
/// The database's.
pub(crate) async fn listed(site: &Site, wanted: &Wanted) -> Result<Listed<GroupRecord>, DbErr> {
    let mut groups = store::every(&site.db.read).await?;
    groups.retain(|group| group.id > wanted.after);
    groups.sort_by(|a, b| a.id.cmp(&b.id));
    let record_of = |group: super::model::Group| GroupRecord {
        url: Address(format!("{}{}", site.base_url, group.address())),
        joining: group.joining.word().to_owned(),
        ended_at: group.ended_at.map(Moment::from),
        updated_at: group.updated_at.into(),
        id: Id(group.id),
        slug: group.slug,
        title: group.title,
        summary: group.summary,
        purpose: group.purpose,
    };
    Ok(Listed::new(groups.into_iter().map(record_of).collect(), wanted, |group| &group.id.0))
}
