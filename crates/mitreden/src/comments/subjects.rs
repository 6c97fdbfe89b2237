//! What can be commented: one line for each feature. Knows no comment.

use jiff::{SignedDuration, Timestamp};

use crate::app::Site;
use crate::base::http::Error;
use crate::{drafts, ideas, news};

/// Something that takes comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// The feature's word in addresses and in the database: `artikel`.
    pub kind: &'static str,
    /// The id there.
    pub id: String,
    /// The part of it; 0: the whole.
    pub place: i64,
    /// Its title.
    pub title: String,
    /// Its path without language.
    pub address: String,
    /// Whether it takes new comments at all.
    pub is_open: bool,
    /// Until when; `None`: without end.
    pub until: Option<Timestamp>,
    /// The number of its newest version; 0: it has none.
    pub edition: i64,
    /// The words of it that can be picked out, if it has such.
    pub words: Option<String>,
}

impl Subject {
    /// Nothing in particular, as a whole and without versions.
    fn whole() -> Self {
        let (id, title, address) = (String::new(), String::new(), String::new());
        Self { kind: "", id, place: 0, title, address, is_open: false, until: None, edition: 0, words: None }
    }

    /// Where its form is sent, without language.
    pub(super) fn form(&self) -> String {
        let part = if self.place == 0 { String::new() } else { format!("-{}", self.place) };
        format!("/kommentare/{}/{}{part}", self.kind, self.id)
    }
}

/// What a comment is about, if everybody may read that.
pub(super) async fn find(site: &Site, kind: &str, id: &str) -> Result<Option<Subject>, Error> {
    let now = site.clock.now();
    let found = match kind {
        "artikel" => news::discussed(&site.db.read, id, now).await?.map(|article| Subject {
            kind: "artikel",
            until: article.until.or_else(|| usual_end(site, article.published_at)),
            id: article.id,
            title: article.title,
            address: article.address,
            is_open: article.takes_comments,
            ..Subject::whole()
        }),
        // What waits or was refused is nobody's to comment.
        "idee" => ideas::idea(&site.db.read, id).await?.filter(|placed| placed.is_public).map(|placed| Subject {
            kind: "idee",
            id: placed.idea.id,
            title: placed.idea.title,
            address: placed.address,
            is_open: placed.is_open,
            ..Subject::whole()
        }),
        "strategie" => drafts::discussed(site, id).await?.map(|found| Subject {
            kind: "strategie",
            id: found.id,
            place: found.place,
            title: found.title,
            address: found.address,
            is_open: found.is_open,
            until: found.until,
            edition: found.edition,
            words: found.words,
        }),
        _ => None,
    };
    Ok(found.map(|subject| {
        let is_open = site.config.comments.enabled && subject.is_open && subject.until.is_none_or(|until| now < until);
        Subject { is_open, ..subject }
    }))
}

fn usual_end(site: &Site, published_at: Timestamp) -> Option<Timestamp> {
    let days = i64::from(site.config.comments.open_days);
    (days > 0).then(|| published_at.saturating_add(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MAX))
}

/// Title and path of what a comment is about, for the moderation; empty when it is gone.
///
/// # Errors
/// The database's.
pub async fn title(site: &Site, kind: &str, id: &str) -> Result<(String, String), Error> {
    Ok(find(site, kind, id).await?.map(|subject| (subject.title, subject.address)).unwrap_or_default())
}
