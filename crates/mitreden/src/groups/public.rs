//! What the search holds of a group: what it is for and what it announced. Never a member's name.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::changes;
use super::model::{Announcement, Group};
use super::store::{self, texts};
use crate::news::markdown;
use crate::search::{self, Document, Kind};

/// Most announcements of a group that are found.
const MOST: i64 = 1_000;

fn document(group: &Group) -> Document {
    let text = format!("{}\n{}", group.summary, markdown::plain(&group.purpose));
    Document::new(Kind::Group, &group.id, group.address(), &group.title, text)
}

fn announcement(group: &Group, one: &Announcement) -> Document {
    let text = format!("{}\n{}", markdown::plain(&one.text), group.title);
    Document { at: Some(one.created_at), ..Document::new(Kind::Group, &one.id, changes::address(group, one), &one.title, text) }
}

async fn of_group(c: &impl ConnectionTrait, group: &Group) -> Result<Vec<Document>, DbErr> {
    let announcements = texts::announcements(c, &group.id, None, MOST).await?;
    Ok(std::iter::once(document(group)).chain(announcements.iter().map(|one| announcement(group, one))).collect())
}

/// Brings what is found of a group up to date, in the caller's transaction.
pub(super) async fn index(c: &impl ConnectionTrait, now: Timestamp, group: &Group) -> Result<(), DbErr> {
    search::replace(c, now, &group.id, of_group(c, group).await?).await
}

/// Everything public of the groups, for the search.
///
/// # Errors
/// The database's.
pub async fn documents(c: &impl ConnectionTrait) -> Result<Vec<Document>, DbErr> {
    let mut documents = Vec::new();
    for group in store::every(c).await? {
        let own = of_group(c, &group).await?;
        documents.extend(own.into_iter().map(|document| Document { owner: Some(group.id.clone()), ..document }));
    }
    Ok(documents)
}
