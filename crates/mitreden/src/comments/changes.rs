//! Comments come in and are decided about. Checks no form and no rights; the pages do.

use jiff::{SignedDuration, Timestamp};
use sea_orm::ConnectionTrait;

use super::form::{Draft, NAME_MAX, TEXT_MAX};
use super::model::{Comment, State};
use super::subjects::Subject;
use super::suspicion::{self, Around};
use super::{letters, store, subjects};
use crate::accounts::Viewer;
use crate::app::{App, Site};
use crate::audit;
use crate::base::db::Writing;
use crate::base::http::Error;
use crate::base::i18n::Language;
use crate::base::text;

/// So long the same text counts as repeated.
const REPEATED: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The transaction in which a deed of the moderation was done, still open; `None`: somebody was faster, or there is no such comment.
type Done = Option<Writing>;

/// What a new comment belongs to.
pub(super) struct Place<'a> {
    pub(super) subject: &'a Subject,
    pub(super) parent: Option<String>,
    pub(super) viewer: Option<&'a Viewer>,
    pub(super) language: Language,
    /// The field that people do not see was filled in.
    pub(super) trap: bool,
    /// The address that was typed is blocked.
    pub(super) blocked: bool,
}

/// Keeps a new comment; answers it. What the city says appears at once.
pub(super) async fn add(site: &Site, draft: Draft, around: Place<'_>) -> Result<Comment, Error> {
    let now = site.clock.now();
    let is_city = around.viewer.is_some_and(Viewer::is_staff);
    let tx = site.db.begin().await?;
    let repeated = store::is_repeated(&tx, &draft.text, now - REPEATED).await?;
    let known = Around { trap: around.trap, repeated, blocked: around.blocked };
    let suspicions = if is_city { Vec::new() } else { suspicion::of(&draft.text, &draft.name, known, &site.config.comments) };
    let appears = is_city || (!site.config.comments.premoderated && suspicions.is_empty());
    let comment = Comment {
        id: site.ids.id(),
        subject_kind: around.subject.kind.to_owned(),
        subject_id: around.subject.id.clone(),
        place: around.subject.place,
        quote: draft.quote,
        quote_at: draft.quote_at,
        edition: around.subject.edition,
        parent: around.parent,
        name: draft.name,
        email: draft.email,
        person: around.viewer.map(|viewer| viewer.person.clone()),
        is_city,
        language: around.language.tag().to_owned(),
        text: draft.text,
        state: if appears { State::Public } else { State::Waiting },
        suspicions: suspicions.into_iter().map(str::to_owned).collect(),
        created_at: now,
    };
    store::insert(&tx, &comment).await?;
    if let (true, Some(parent)) = (is_city, &comment.parent)
        && let Some(parent) = store::by_id(&tx, parent).await?
    {
        letters::answered(&tx, site, around.subject, &parent, &comment).await?;
    }
    if let Some(viewer) = around.viewer.filter(|viewer| viewer.is_staff()) {
        audit::note(&tx, site, viewer.into(), "comment.answered", &around.subject.address, &around.subject.title).await?;
    }
    tx.commit().await?;
    Ok(comment)
}

async fn changed(site: &Site, id: &str, from: &[State], to: State) -> Result<Done, Error> {
    let tx = site.db.begin().await?;
    let done = store::set_state(&tx, id, from, to, site.clock.now()).await?;
    Ok(done.then_some(tx))
}

/// Publishes a comment that waits or was rejected. The caller commits, together with the record of the decision.
///
/// # Errors
/// The database's.
pub async fn publish(site: &Site, id: &str) -> Result<Done, Error> {
    let waiting = store::by_id(&site.db.read, id).await?.filter(|comment| comment.state == State::Waiting);
    let Some(comment) = waiting else { return changed(site, id, &[State::Rejected], State::Public).await };
    let subject = subjects::find(site, &comment.subject_kind, &comment.subject()).await?;
    let Some(tx) = changed(site, id, &[State::Waiting], State::Public).await? else { return Ok(None) };
    // Whoever objected is told what became of that instead.
    if let Some(subject) = subject {
        letters::published(&tx, site, &subject, &comment).await?;
    }
    Ok(Some(tx))
}

/// Does not publish a comment, or no longer. The caller commits.
///
/// # Errors
/// The database's.
pub async fn reject(site: &Site, id: &str) -> Result<Done, Error> {
    changed(site, id, &[State::Waiting, State::Public], State::Rejected).await
}

/// Removes text and name of a comment for good: from its row, and with it from every page and feed. The caller commits.
///
/// # Errors
/// The database's.
pub async fn redact(site: &Site, id: &str) -> Result<Done, Error> {
    let tx = site.db.begin().await?;
    let done = store::empty(&tx, id, site.clock.now()).await?;
    Ok(done.then_some(tx))
}

/// Takes the name from a comment; the text stays. The caller commits.
///
/// # Errors
/// The database's.
pub async fn remove_name(site: &Site, id: &str) -> Result<Done, Error> {
    let tx = site.db.begin().await?;
    let done = store::empty_name(&tx, id).await?;
    Ok(done.then_some(tx))
}

/// A comment of the demo: text and name, and whether it waits.
///
/// # Errors
/// The database's.
pub async fn stock(app: &App, article: &str, (name, text, is_city): (&str, &str, bool), waits: bool) -> Result<(), Error> {
    let site = app.site("");
    let comment = Comment {
        id: site.ids.id(),
        subject_kind: "artikel".to_owned(),
        subject_id: article.to_owned(),
        place: 0,
        quote: String::new(),
        quote_at: 0,
        edition: 0,
        parent: None,
        name: name.to_owned(),
        email: None,
        person: None,
        is_city,
        language: "de".to_owned(),
        text: text.to_owned(),
        state: if waits { State::Waiting } else { State::Public },
        suspicions: suspicion::of(text, name, Around::default(), &site.config.comments).into_iter().map(str::to_owned).collect(),
        created_at: site.clock.now(),
    };
    let tx = site.db.begin().await?;
    store::insert(&tx, &comment).await?;
    tx.commit().await?;
    Ok(())
}

/// A comment of the demo on words of a text in versions.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// The feature's word.
    pub kind: &'static str,
    /// The id there.
    pub id: &'a str,
    /// The part of it.
    pub place: i64,
    /// The words.
    pub quote: &'a str,
    /// The version in which they stand.
    pub edition: i64,
    /// Who says it.
    pub name: &'a str,
    /// What is said.
    pub text: &'a str,
    /// When.
    pub at: Timestamp,
}

/// Keeps such a comment as published; answers its id.
///
/// # Errors
/// The database's.
pub async fn stock_said(site: &Site, said: &Said<'_>) -> Result<String, Error> {
    let comment = Comment {
        id: site.ids.id(),
        subject_kind: said.kind.to_owned(),
        subject_id: said.id.to_owned(),
        place: said.place,
        quote: said.quote.to_owned(),
        quote_at: 0,
        edition: said.edition,
        parent: None,
        name: said.name.to_owned(),
        email: None,
        person: None,
        is_city: false,
        language: "de".to_owned(),
        text: said.text.to_owned(),
        state: State::Public,
        suspicions: Vec::new(),
        created_at: said.at,
    };
    let tx = site.db.begin().await?;
    store::insert(&tx, &comment).await?;
    tx.commit().await?;
    Ok(comment.id)
}

/// A comment that everybody could read on another portal. Its author's address stayed there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Old {
    /// The comment of ours that it answers.
    pub parent: Option<String>,
    /// As others read it; may be empty.
    pub name: String,
    /// What it says, plain.
    pub text: String,
    /// When it was written.
    pub at: Timestamp,
}

/// Keeps such a comment to an article in the caller's transaction, as published; answers its id.
///
/// # Errors
/// The database's.
pub async fn take(c: &impl ConnectionTrait, site: &Site, article: &str, old: Old) -> Result<String, Error> {
    let clean = |text: &str, most: usize| text.chars().filter(|c| text::is_printable(&c.to_string())).take(most).collect::<String>();
    let comment = Comment {
        id: site.ids.id(),
        subject_kind: "artikel".to_owned(),
        subject_id: article.to_owned(),
        place: 0,
        quote: String::new(),
        quote_at: 0,
        edition: 0,
        parent: old.parent,
        name: clean(&old.name, NAME_MAX),
        email: None,
        person: None,
        is_city: false,
        language: "de".to_owned(),
        text: clean(&old.text, TEXT_MAX),
        state: State::Public,
        suspicions: Vec::new(),
        created_at: old.at,
    };
    store::insert(c, &comment).await?;
    Ok(comment.id)
}
