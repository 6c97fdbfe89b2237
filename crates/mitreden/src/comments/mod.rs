//! Comments of citizens and answers of the city, on whatever takes them. Decides nothing about them; the moderation does.

mod changes;
mod form;
mod letters;
mod model;
mod pages;
mod store;
mod subjects;
mod suspicion;

pub use changes::{Old, Said, publish, redact, reject, remove_name, stock, stock_said, take};
pub use letters::tell_answer;
pub use model::{Comment, State};
pub use pages::{Thread, routes, thread, thread_with};
pub use store::{KEEP_DAYS, UNSEEN, by_id, counts, forget_old, of_whole, waiting};
pub use subjects::{Subject, title};

use sea_orm::DbErr;

use crate::accounts::{self, Own};
use crate::app::Site;
use crate::base::http::Error;
use crate::base::i18n::Words;
use crate::base::text::beginning;

/// Characters of a comment that stand for it in a list.
const TITLE_MAX: usize = 80;

/// Where the author of a comment sees what became of it: a path without language that nobody else can know.
pub fn receipt(site: &Site, id: &str) -> String {
    pages::receipt(site, id)
}

/// What local rules find strange about a contribution: words of the locales. `trap`: a field that people do not see was filled in.
pub fn suspicions(site: &Site, text: &str, name: &str, trap: bool, repeated: bool) -> Vec<String> {
    let around = suspicion::Around { trap, repeated, blocked: false };
    suspicion::of(text, name, around, &site.config.comments).into_iter().map(str::to_owned).collect()
}

/// How many links a contribution may hold, if a text holds more.
pub fn links_over(site: &Site, text: &str) -> Option<usize> {
    let most = usize::from(site.config.comments.links_max);
    (suspicion::links(text) > most).then_some(most)
}

/// Whether a name looks like one that only the staff bears: its people, the city, the portal.
///
/// # Errors
/// The database's.
pub async fn is_name_taken(site: &Site, name: &str) -> Result<bool, Error> {
    pages::is_taken(site, name).await
}

/// What somebody brought with their account, the newest first.
///
/// # Errors
/// The database's.
pub(crate) async fn own(site: &Site, t: &Words, person: &str) -> Result<Vec<Own>, DbErr> {
    let found = store::of_person(&site.db.read, person, accounts::OWN_MOST).await?;
    let own = |one: Comment| Own {
        at: one.created_at,
        kind: t.msg_moderation_kind_comment(),
        title: beginning(&one.text, TITLE_MAX),
        state: accounts::standing(t, one.state.word()),
        language: one.language,
        address: receipt(site, &one.id),
    };
    Ok(found.into_iter().map(own).collect())
}
