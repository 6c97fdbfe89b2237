//! What somebody wrote where others have changed it since: kept once, and shown beside what became of it. Changes no text.

mod store;

pub use store::{forget, hide, keep};

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use crate::app::Site;
use crate::base::dates;
use crate::base::http::Page;

/// Of what it is the original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// A topic.
    Topic,
    /// An idea of a contest.
    Idea,
}

/// Who changed a text that is not theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Editor {
    /// Speaker or deputy of the group that keeps it.
    Group,
    /// Somebody of the city, or a file of theirs.
    City,
}

/// What a page says of a text that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Edited {
    /// "Text von der Gruppe bearbeitet am 3. August 2020".
    pub sentence: String,
    /// As it was before; both are empty if it is not to be shown.
    pub title: String,
    /// The same.
    pub text: String,
}

/// What is to be said of a text; `None`: it is still its author's.
///
/// # Errors
/// The database's.
pub(crate) async fn edited(c: &impl ConnectionTrait, site: &Site, page: &Page, (of, id): (Of, &str), now: (&str, &str)) -> Result<Option<Edited>, DbErr> {
    let Some(store::Kept { title, text, by, at }) = store::of(c, of, id).await? else { return Ok(None) };
    // Somebody has put it back.
    if (title.as_str(), text.as_str()) == now {
        return Ok(None);
    }
    let day = day(site, page, at);
    let sentence = match by {
        Editor::Group => page.t.msg_base_edited_group(day),
        Editor::City => page.t.msg_base_edited_city(day),
    };
    Ok(Some(Edited { sentence, title, text }))
}

fn day(site: &Site, page: &Page, at: Timestamp) -> String {
    dates::day(dates::local(at, &site.zone()).date(), page.language)
}
