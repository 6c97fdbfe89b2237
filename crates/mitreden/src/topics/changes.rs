//! Topics come in, are edited, moved, merged and closed. Checks no form and no rights; the pages and the moderation do.

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};

use super::form::{Draft, EditForm};
use super::letters::{self, News};
use super::model::{Deed, Field, State, Topic};
use super::{public, store};
use crate::accounts::Viewer;
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::db::Writing;
use crate::base::http::Error;
use crate::base::i18n::Language;
use crate::base::slug;
use crate::originals::{self, Editor, Of};
use crate::{comments, groups};

/// So long the same text counts as repeated.
const REPEATED: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The transaction in which a deed of the moderation was done, still open; `None`: somebody was faster, or there is no such topic.
type Done = Option<Writing>;

/// Who brings a topic, and where to.
pub(super) struct Around<'a> {
    /// The group's id.
    pub(super) group: Option<String>,
    pub(super) viewer: Option<&'a Viewer>,
    /// Who leads the group, or works for the city, is not read first.
    pub(super) leads: bool,
    pub(super) language: Language,
    /// The field that people do not see was filled in.
    pub(super) trap: bool,
}

/// Keeps a new topic; answers it.
pub(super) async fn add(site: &Site, draft: Draft, around: Around<'_>) -> Result<Topic, Error> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    let repeated = store::is_repeated(&tx, &draft.text, now - REPEATED).await?;
    let suspicions = if around.leads { Vec::new() } else { comments::suspicions(site, &draft.text, &draft.name, around.trap, repeated) };
    let topic = Topic {
        id: site.ids.id(),
        group: around.group,
        title: draft.title,
        text: draft.text,
        name: draft.name,
        // Whoever works for the city sees it anyway.
        is_told: !around.leads && (draft.email.is_some() || around.viewer.is_some()),
        email: draft.email.filter(|_| !around.leads),
        person: around.viewer.map(|viewer| viewer.person.clone()),
        language: around.language.tag().to_owned(),
        state: if around.leads { State::Public } else { State::Waiting },
        suspicions,
        closed_at: None,
        closed_reason: String::new(),
        merged_into: None,
        drawn_from: None,
        created_at: now,
        updated_at: now,
    };
    store::insert(&tx, &topic).await?;
    public::put(&tx, now, &topic).await?;
    if let Some(viewer) = around.viewer.filter(|viewer| viewer.is_staff()) {
        audit::note(&tx, site, viewer.into(), "topic.added", &topic.address(), "").await?;
    }
    tx.commit().await?;
    Ok(topic)
}

/// Keeps an edited topic, if nobody else changed it since `version`. False if somebody did.
pub(super) async fn change(
    site: &Site,
    by: By<'_>,
    before: &Topic,
    (title, text): (String, String),
    form: &EditForm,
    version: Timestamp,
) -> Result<bool, Error> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    let group = groups::group_of_id(&tx, &form.group).await?;
    let topic = Topic { title, text, group: group.as_ref().map(|group| group.id.clone()), updated_at: now, ..before.clone() };
    if !store::update(&tx, &topic, version).await? {
        return Ok(false);
    }
    store::set_fields(&tx, &topic.id, &form.fields).await?;
    if (&topic.title, &topic.text) != (&before.title, &before.text) {
        store::note(&tx, &site.ids.id(), &topic.id, Deed::Changed, "", now).await?;
        if let Some(editor) = stranger(by, before) {
            originals::keep(&tx, (Of::Topic, &topic.id), (&before.title, &before.text), editor, now).await?;
        }
    }
    if form.hides {
        originals::hide(&tx, (Of::Topic, &topic.id)).await?;
    }
    if topic.group != before.group {
        let old = groups::group_of_id(&tx, before.group.as_deref().unwrap_or_default()).await?;
        let called = |group: Option<groups::Group>| group.map(|group| group.title).unwrap_or_default();
        store::note(&tx, &site.ids.id(), &topic.id, Deed::Moved, &format!("{} → {}", called(old), called(group)), now).await?;
    }
    letters::differs(&tx, site, by, before, &topic).await?;
    public::put(&tx, now, &topic).await?;
    audit::note(&tx, site, by, "topic.changed", &topic.address(), "").await?;
    tx.commit().await?;
    Ok(true)
}

/// As whom somebody changes words that are not their own; `None`: they are.
fn stranger(by: By<'_>, topic: &Topic) -> Option<Editor> {
    match by {
        By::Person(viewer) if topic.person.as_ref() == Some(&viewer.person) => None,
        By::Person(viewer) if !viewer.is_staff() => Some(Editor::Group),
        _ => Some(Editor::City),
    }
}

/// Nobody works on a topic any more, for a reason that everybody reads.
pub(super) async fn close(site: &Site, by: By<'_>, before: &Topic, reason: &str) -> Result<(), Error> {
    let now = site.clock.now();
    let topic = Topic { closed_at: Some(now), closed_reason: reason.to_owned(), updated_at: now, ..before.clone() };
    keep(site, by, before, &topic, (Deed::Closed, reason), "topic.closed").await
}

/// Somebody works on a topic again.
pub(super) async fn reopen(site: &Site, by: By<'_>, before: &Topic) -> Result<(), Error> {
    let now = site.clock.now();
    let topic = Topic { closed_at: None, closed_reason: String::new(), updated_at: now, ..before.clone() };
    keep(site, by, before, &topic, (Deed::Reopened, ""), "topic.reopened").await
}

async fn keep(site: &Site, by: By<'_>, before: &Topic, topic: &Topic, (deed, words): (Deed, &str), logged: &'static str) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    // Who was slower finds it done, or done otherwise.
    if store::update(&tx, topic, before.updated_at).await? {
        store::note(&tx, &site.ids.id(), &topic.id, deed, words, topic.updated_at).await?;
        letters::differs(&tx, site, by, before, topic).await?;
        public::put(&tx, topic.updated_at, topic).await?;
        audit::note(&tx, site, by, logged, &topic.address(), "").await?;
    }
    tx.commit().await?;
    Ok(())
}

/// A topic goes into another, which keeps both texts; the address of the first leads to it. False if that cannot be.
pub(super) async fn merge(site: &Site, by: By<'_>, before: &Topic, into: &str) -> Result<bool, Error> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    let target = store::by_id(&tx, into).await?.filter(|target| target.is_public() && target.merged_into.is_none() && target.id != before.id);
    let Some(target) = target else { return Ok(false) };
    let topic = Topic { merged_into: Some(target.id.clone()), updated_at: now, ..before.clone() };
    if !store::update(&tx, &topic, before.updated_at).await? {
        return Ok(false);
    }
    // Those whose topics went into this one are told before they go on.
    letters::tell(&tx, site, by, &topic, News::Merged(&target.title, &target.address())).await?;
    store::lead_on(&tx, &topic.id, &target.id).await?;
    store::note(&tx, &site.ids.id(), &topic.id, Deed::Merged, &target.title, now).await?;
    store::note(&tx, &site.ids.id(), &target.id, Deed::Taken, &topic.title, now).await?;
    public::put(&tx, now, &topic).await?;
    audit::note(&tx, site, by, "topic.merged", &target.address(), "").await?;
    tx.commit().await?;
    Ok(true)
}

async fn decided(site: &Site, id: &str, from: &[State], to: State) -> Result<Done, Error> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    if !store::set_state(&tx, id, from, to, now).await? {
        return Ok(None);
    }
    settle(&tx, id, now).await?;
    Ok(Some(tx))
}

/// Brings the search up to date after a decision.
async fn settle(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<(), DbErr> {
    match store::by_id(c, id).await? {
        Some(topic) => public::put(c, now, &topic).await,
        None => Ok(()),
    }
}

/// Publishes a topic that waits or was rejected; its author is told. The caller commits, together with the record of the decision.
///
/// # Errors
/// The database's.
pub async fn publish(site: &Site, id: &str) -> Result<Done, Error> {
    let Some(tx) = decided(site, id, &[State::Waiting, State::Rejected], State::Public).await? else { return Ok(None) };
    if let Some(topic) = store::by_id(&tx, id).await? {
        letters::tell(&tx, site, By::System, &topic, News::Published).await?;
    }
    Ok(Some(tx))
}

/// Does not publish a topic, or no longer. The caller commits.
///
/// # Errors
/// The database's.
pub async fn reject(site: &Site, id: &str) -> Result<Done, Error> {
    decided(site, id, &[State::Waiting, State::Public], State::Rejected).await
}

/// Removes title, text and name of a topic for good. The caller commits.
///
/// # Errors
/// The database's.
pub async fn redact(site: &Site, id: &str) -> Result<Done, Error> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    if !store::empty(&tx, id, now).await? {
        return Ok(None);
    }
    originals::forget(&tx, (Of::Topic, id)).await?;
    settle(&tx, id, now).await?;
    Ok(Some(tx))
}

/// Its author wants no letters about a topic any more; the address goes with the wish.
pub(super) async fn end_letters(site: &Site, id: &str) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    store::end_letters(&tx, id).await?;
    tx.commit().await?;
    Ok(())
}

/// Takes the name from a topic; the text stays. The caller commits.
///
/// # Errors
/// The database's.
pub async fn remove_name(site: &Site, id: &str) -> Result<Done, Error> {
    let tx = site.db.begin().await?;
    let done = store::empty_name(&tx, id).await?;
    Ok(done.then_some(tx))
}

/// Makes these all fields of action: known ones keep their id, new ones get one, the others go.
pub(super) async fn set_fields(site: &Site, by: By<'_>, wanted: &[(Option<String>, String)]) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    let before = store::fields(&tx).await?;
    for gone in before.iter().filter(|field| !wanted.iter().any(|(id, _)| id.as_ref() == Some(&field.id))) {
        store::delete_field(&tx, &gone.id).await?;
    }
    let mut slugs: Vec<String> = before.iter().map(|field| field.slug.clone()).collect();
    for (position, (id, title)) in (1..).zip(wanted) {
        let known = id.as_ref().and_then(|id| before.iter().find(|field| field.id == *id));
        let slug = known.map_or_else(|| free(&slugs, title), |field| field.slug.clone());
        slugs.push(slug.clone());
        let id = known.map_or_else(|| site.ids.id(), |field| field.id.clone());
        store::put_field(&tx, &Field { id, slug, title: title.clone(), position }).await?;
    }
    audit::note(&tx, site, by, "topic.fields", "/themen/felder", "").await?;
    tx.commit().await?;
    Ok(())
}

fn free(taken: &[String], title: &str) -> String {
    let base = slug::slug(title, "feld", &[]);
    (1..).map(|number| slug::numbered(&base, number)).find(|slug| !taken.contains(slug)).unwrap_or(base)
}
