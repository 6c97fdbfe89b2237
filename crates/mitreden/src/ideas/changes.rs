//! Contests are edited, ideas come in and move. Checks no form and no rights; the pages do.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::contest_form;
use super::form::{Answer, Draft};
use super::model::{Category, Contest, File, Idea, State, Step, Vote, names_a_contact};
use super::store::{ideas, moves};
use super::{files, letters, public, store};
use crate::accounts::Viewer;
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::db::Writing;
use crate::base::http::Error;
use crate::base::i18n::Language;
use crate::base::intake::Made;
use crate::base::slug;
use crate::originals::{self, Of};

/// Most contests of one title before the program gives up looking for a free address.
const SAME_TITLES: usize = 1_000;

/// Words under `/ideen/` that are pages of their own.
pub(super) const RESERVED: [&str; 3] = ["neu", "beleg", "einlesen"];

/// The transaction in which a deed of the moderation was done, still open; `None`: somebody was faster, or there is no such idea.
type Done = Option<Writing>;

/// The path of an idea without language.
pub(super) fn address(contest: &Contest, idea: &Idea) -> String {
    format!("{}/{}", contest.address(), idea.number)
}

/// New categories get their ids.
fn named(site: &Site, categories: &[Category]) -> Vec<Category> {
    let id = |category: &Category| if category.id.is_empty() { site.ids.id() } else { category.id.clone() };
    categories.iter().map(|category| Category { id: id(category), ..category.clone() }).collect()
}

/// The vote with the days of a form.
fn voted(draft: &contest_form::Draft, before: Option<&Vote>) -> Option<Vote> {
    let (opens_at, closes_at) = draft.vote?;
    Some(Vote { opens_at, closes_at, counted_at: before.and_then(|vote| vote.counted_at), voters: before.and_then(|vote| vote.voters) })
}

/// Keeps a new contest; answers it.
pub(super) async fn call(site: &Site, by: By<'_>, draft: &contest_form::Draft, called: &str) -> Result<Contest, Error> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    let contest = Contest {
        id: site.ids.id(),
        slug: free_slug(&tx, called).await?,
        title: draft.title.clone(),
        lead: draft.lead.clone(),
        text: draft.text.clone(),
        stage: draft.stage,
        prizes: draft.prizes.clone(),
        outcome: draft.outcome.clone(),
        event: draft.event.clone(),
        vote: voted(draft, None),
        updated_at: now,
    };
    store::insert(&tx, &contest).await?;
    store::set_categories(&tx, &contest.id, &named(site, &draft.categories)).await?;
    public::index(&tx, now, &contest).await?;
    audit::note(&tx, site, by, "contest.added", &contest.address(), &contest.title).await?;
    tx.commit().await?;
    Ok(contest)
}

/// Keeps an edited contest, if nobody else changed it since `version`. False if somebody did.
pub(super) async fn change(site: &Site, by: By<'_>, before: &Contest, draft: &contest_form::Draft, version: Timestamp) -> Result<bool, Error> {
    let now = site.clock.now();
    let contest = Contest {
        title: draft.title.clone(),
        lead: draft.lead.clone(),
        text: draft.text.clone(),
        stage: draft.stage,
        prizes: draft.prizes.clone(),
        outcome: draft.outcome.clone(),
        event: draft.event.clone(),
        vote: voted(draft, before.vote.as_ref()),
        updated_at: now,
        ..before.clone()
    };
    let tx = site.db.begin().await?;
    if !store::update(&tx, &contest, version).await? {
        return Ok(false);
    }
    store::set_categories(&tx, &contest.id, &named(site, &draft.categories)).await?;
    if contest.vote.is_none() {
        store::votes::forget(&tx, &contest.id).await?;
    }
    public::index(&tx, now, &contest).await?;
    audit::note(&tx, site, by, "contest.changed", &contest.address(), &contest.title).await?;
    tx.commit().await?;
    Ok(true)
}

/// What came of a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sent {
    /// It is kept.
    New(Idea),
    /// The same form came before: this is its idea.
    Already(Idea),
    /// The form came before with other words.
    Other,
}

/// Who sends an idea, and how.
pub(super) struct Sender<'a> {
    pub(super) viewer: Option<&'a Viewer>,
    pub(super) language: Language,
    /// Tells a form that is sent twice.
    pub(super) ticket: &'a str,
    /// The field that people do not see was filled in.
    pub(super) trap: bool,
    /// What came with it, made anew.
    pub(super) files: &'a [Made],
}

/// Keeps a new idea; it waits until somebody has looked at it. The same form once more changes nothing.
pub(super) async fn send(site: &Site, contest: &Contest, draft: Draft, sender: Sender<'_>) -> Result<Sent, Error> {
    let id = site.ids.id();
    let files = files::keep(site, &id, sender.files).await?;
    let sent = send_with(site, contest, draft, sender, (id, &files)).await;
    if !matches!(sent, Ok(Sent::New(_))) {
        files::discard(site, &files).await;
    }
    sent
}

async fn send_with(site: &Site, contest: &Contest, draft: Draft, sender: Sender<'_>, (id, files): (String, &[File])) -> Result<Sent, Error> {
    let tx = site.db.begin().await?;
    // Taken first: two at once go one after the other from here on.
    let number = store::take_number(&tx, &contest.id).await?;
    if let Some(before) = ideas::by_ticket(&tx, sender.ticket).await? {
        let is_same = before.contest == contest.id && before.title == draft.title && before.text == draft.text;
        return Ok(if is_same { Sent::Already(before) } else { Sent::Other });
    }
    let typed_by_city = draft.via != super::model::Via::Form;
    let found = [("trap", sender.trap), ("contact", names_a_contact(&format!("{}\n{}", draft.title, draft.text)))];
    let idea = Idea {
        id,
        contest: contest.id.clone(),
        category: draft.category,
        number,
        ticket: sender.ticket.to_owned(),
        title: draft.title,
        text: draft.text,
        via: draft.via,
        name: draft.name,
        email: draft.email,
        // Whoever types what came on paper is not its author.
        person: sender.viewer.filter(|_| !typed_by_city).map(|viewer| viewer.person.clone()),
        language: sender.language.tag().to_owned(),
        state: State::Waiting,
        suspicions: found.into_iter().filter(|(_, is_so)| *is_so).map(|(word, _)| word.to_owned()).collect(),
        status: super::model::Status::default(),
        group: None,
        points: None,
        earlier_support: 0,
        created_at: site.clock.now(),
        published_at: None,
    };
    ideas::insert(&tx, &idea).await?;
    store::files::insert(&tx, files).await?;
    if let Some(viewer) = sender.viewer.filter(|_| typed_by_city) {
        audit::note(&tx, site, viewer.into(), "idea.entered", &contest.address(), &contest.title).await?;
    }
    tx.commit().await?;
    Ok(Sent::New(idea))
}

/// Everybody reads an idea that waited or was rejected; its author is told. The caller commits, together with the record of the decision.
///
/// # Errors
/// The database's.
pub async fn publish(site: &Site, id: &str) -> Result<Done, Error> {
    let Some(tx) = moved(site, id, &[State::Waiting, State::Rejected], State::Public).await? else { return Ok(None) };
    if let Some(idea) = ideas::by_id(&tx, id).await? {
        letters::published(&tx, site, &idea).await?;
    }
    Ok(Some(tx))
}

/// Does not publish an idea, or no longer. The caller commits.
///
/// # Errors
/// The database's.
pub async fn reject(site: &Site, id: &str) -> Result<Done, Error> {
    moved(site, id, &[State::Waiting, State::Public], State::Rejected).await
}

async fn moved(site: &Site, id: &str, from: &[State], to: State) -> Result<Done, Error> {
    let tx = site.db.begin().await?;
    if !ideas::set_state(&tx, id, from, to, site.clock.now()).await? {
        return Ok(None);
    }
    found(&tx, site, id).await?;
    Ok(Some(tx))
}

/// Removes title, text, files and author of an idea for good: from its row, and with it from every page, feed and export. The caller commits, and then
/// discards what lies in the data folder.
///
/// # Errors
/// The database's.
pub async fn redact(site: &Site, id: &str) -> Result<Done, Error> {
    let tx = site.db.begin().await?;
    if !ideas::empty(&tx, id, site.clock.now()).await? {
        return Ok(None);
    }
    store::files::delete_of(&tx, id).await?;
    originals::forget(&tx, (Of::Idea, id)).await?;
    found(&tx, site, id).await?;
    Ok(Some(tx))
}

/// Brings an idea in the search up to date.
async fn found(c: &impl ConnectionTrait, site: &Site, id: &str) -> Result<(), DbErr> {
    let Some(idea) = ideas::by_id(c, id).await? else { return Ok(()) };
    match store::by_id(c, &idea.contest).await? {
        Some(contest) => public::put(c, site.clock.now(), &contest, &idea).await,
        None => Ok(()),
    }
}

/// The city answers; the author is told if the status or the words are new.
pub(super) async fn answer(site: &Site, by: By<'_>, contest: &Contest, idea: &Idea, answer: &Answer) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    let last = moves::steps(&tx, &idea.id).await?.pop();
    let (text, link) = last.map(|step| (step.text, step.link)).unwrap_or_default();
    if (answer.status, &answer.text, &answer.link) == (idea.status, &text, &link) {
        moves::forward(&tx, &idea.id, answer.group.as_deref()).await?;
    } else {
        let step = Step { id: site.ids.id(), status: answer.status, text: answer.text.clone(), link: answer.link.clone(), created_at: site.clock.now() };
        moves::add_step(&tx, &idea.id, &step, answer.group.as_deref()).await?;
        letters::moved(&tx, site, idea, (step.status, &step.text)).await?;
    }
    audit::note(&tx, site, by, "idea.answered", &address(contest, idea), &contest.title).await?;
    tx.commit().await?;
    Ok(())
}

/// Enters the points of ideas, by id; `None` takes them away.
pub(super) async fn enter_points(site: &Site, by: By<'_>, contest: &Contest, points: &[(String, Option<i64>)]) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    for (idea, points) in points {
        moves::set_points(&tx, idea, *points).await?;
    }
    audit::note(&tx, site, by, "idea.points", &contest.address(), &contest.title).await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody supports an idea, or no more. Once more changes nothing.
pub(super) async fn support(site: &Site, idea: &Idea, person: &str, supports: bool) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    if supports {
        moves::add_support(&tx, &idea.id, person, site.clock.now()).await?;
    } else {
        moves::remove_support(&tx, &idea.id, person).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn free_slug(c: &impl ConnectionTrait, called: &str) -> Result<String, DbErr> {
    let base = slug::slug(called, "wettbewerb", &RESERVED);
    for number in 1..SAME_TITLES {
        let slug = slug::numbered(&base, number);
        if store::by_slug(c, &slug).await?.is_none() {
            return Ok(slug);
        }
    }
    Err(DbErr::Custom(format!("no free address for {base}")))
}
