//! The topic store: impulses of citizens, of evenings and of groups, and what is done with them. Never what a group decides.

mod changes;
mod drawing;
mod form;
mod letters;
mod listing;
mod model;
mod pages;
mod public;
mod stocking;
mod store;
mod table;
mod taking;

pub use changes::{publish, redact, reject, remove_name};
pub use letters::Came;
pub(crate) use listing::{TopicRecord, listed};
pub use model::{State, Topic};
pub(crate) use pages::{Drawer, drawer};
pub use pages::{Store, of_group, routes, upload_routes};
pub use public::documents;
pub use stocking::{Script, stock};
pub use store::{KEEP_DAYS, by_id, forget_old, waiting};

use sea_orm::{ConnectionTrait, DbErr};

use crate::accounts::{self, Own};
use crate::app::Site;
use crate::audit::By;
use crate::base::i18n::Words;
use letters::News;

/// Where the author of a topic sees what became of it: a path without language that nobody else can know.
pub fn receipt(site: &Site, id: &str) -> String {
    pages::receipt(site, id)
}

/// Tells whose topic it was what came of it, in the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn became(c: &impl ConnectionTrait, site: &Site, by: By<'_>, id: &str, came: Came<'_>) -> Result<(), DbErr> {
    carried(c, site, by, id, News::Became(came)).await
}

/// Tells whose topic it was that a measure that came of it has come further: its title, its path without language, what the city says about it.
///
/// # Errors
/// The database's.
pub async fn has_moved(c: &impl ConnectionTrait, site: &Site, by: By<'_>, id: &str, (title, path, note): (&str, &str, &str)) -> Result<(), DbErr> {
    carried(c, site, by, id, News::CarriedOn(title, path, note)).await
}

async fn carried(c: &impl ConnectionTrait, site: &Site, by: By<'_>, id: &str, news: News<'_>) -> Result<(), DbErr> {
    let Some(topic) = store::by_id(c, id).await? else { return Ok(()) };
    // Whose it was is kept as long as there is something to tell.
    store::carry(c, &topic.id, site.clock.now()).await?;
    letters::tell(c, site, by, &topic, news).await
}

/// What somebody brought with their account, the newest first.
///
/// # Errors
/// The database's.
pub(crate) async fn own(site: &Site, t: &Words, person: &str) -> Result<Vec<Own>, DbErr> {
    let found = store::of_person(&site.db.read, person, accounts::OWN_MOST).await?;
    let own = |one: Topic| Own {
        at: one.created_at,
        kind: t.msg_moderation_kind_topic(),
        title: one.title,
        state: accounts::standing(t, one.state.word()),
        language: one.language,
        address: receipt(site, &one.id),
    };
    Ok(found.into_iter().map(own).collect())
}
