//! What the demo needs to stock an empty newsroom. Everything goes the way of the pages' own changes.

use jiff::Timestamp;

use super::form::{Draft, Press};
use super::model::{Related, Tag};
use super::{changes, store};
use crate::app::App;
use crate::audit::By;
use crate::base::http::Error;
use crate::base::slug;
use crate::programme;

/// An article as the demo writes it.
#[derive(Clone, Copy, Debug)]
pub struct Script {
    /// Title.
    pub title: &'static str,
    /// Teaser.
    pub teaser: &'static str,
    /// Markdown.
    pub text: &'static str,
    /// Labels.
    pub tags: &'static [&'static str],
    /// Title of the series or event it is about; empty: none.
    pub about: &'static str,
    /// Whether readers may comment.
    pub takes_comments: bool,
    /// What was corrected; empty: nothing.
    pub correction: &'static str,
}

/// Publishes the article at that time, unless there is one of its title. Answers its id, if it is new.
///
/// # Errors
/// The database's.
pub async fn stock(app: &App, script: &Script, at: Timestamp) -> Result<Option<String>, Error> {
    let db = &app.site("").db.read;
    if store::slug_taken(db, &slug::slug(script.title, "", &[])).await? {
        return Ok(None);
    }
    let related = related(db, script.about).await?;
    let draft = Draft {
        title: script.title.to_owned(),
        teaser: script.teaser.to_owned(),
        text: script.text.to_owned(),
        source: format!("Stadtverwaltung {}", app.site("").brand().city),
        tags: script.tags.iter().map(|label| Tag { tag: slug::slug(label, "thema", &[]), label: (*label).to_owned() }).collect(),
        related,
        publish_at: Some(at),
        takes_comments: script.takes_comments,
        comments_until: None,
    };
    let article = changes::add(app, By::System, &draft, Press::Publish).await?;
    if !script.correction.is_empty() {
        changes::correct(app, By::System, &article, script.correction).await?;
    }
    Ok(Some(article.id))
}

async fn related(db: &sea_orm::DatabaseConnection, title: &str) -> Result<Option<Related>, Error> {
    let subjects = if title.is_empty() { Vec::new() } else { programme::subjects(db).await? };
    let found = subjects.into_iter().find(|subject| subject.title == title);
    Ok(found.map(|subject| Related { kind: subject.kind.to_owned(), id: subject.id }))
}
