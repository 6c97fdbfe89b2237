//! Contests of ideas: calls with categories and windows, submissions, what became of each, the ranking after a vote. Never the vote itself; rooms hold it.

mod changes;
mod contest_form;
mod exchange;
mod files;
mod form;
mod letters;
mod listing;
mod model;
mod news;
mod pages;
mod public;
mod stocking;
mod store;
mod taking;
mod vote;

pub use changes::{publish, redact, reject};
pub use files::forget_orphans;
pub(crate) use listing::{IdeaRecord, listed};
pub use model::Open;
pub(crate) use model::{File, Idea, State};
pub(crate) use news::{News, news, news_words};
pub use pages::{Forwarded, forwarded_to, routes, upload_routes};
pub use public::documents;
pub use stocking::{IdeaScript, Script, stock};
pub use vote::{count_due, withdraw as withdraw_ballots};

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};

use crate::accounts::{self, Own};
use crate::app::Site;
use crate::base::http::Error;
use crate::base::i18n::Words;

/// How many days after the decision an idea goes that was not published.
const REJECTED_DAYS: i64 = 30;
/// How many days after its last move name and address of an idea's author go: answers take that long.
pub const KEEP_DAYS: i64 = 730;

/// The addresses of all public contests and ideas, for the sitemap.
///
/// # Errors
/// The database's.
pub async fn addresses(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let mut addresses = Vec::new();
    for contest in store::every(c).await?.into_iter().filter(model::Contest::is_public) {
        addresses.push(contest.address());
        let ideas = store::ideas::of_contest(c, &contest.id).await?;
        addresses.extend(ideas.iter().filter(|idea| idea.state == State::Public).map(|idea| changes::address(&contest, idea)));
    }
    Ok(addresses)
}

/// What one can do in contests now, what ends first leads.
///
/// # Errors
/// The database's.
pub async fn open(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Open>, DbErr> {
    store::open(c, now).await
}

/// An idea with where it stands, as the moderation and comments know it.
#[derive(Clone, Debug)]
pub(crate) struct Placed {
    /// The idea.
    pub idea: Idea,
    /// Title of the contest.
    pub contest: String,
    /// Its path without language.
    pub address: String,
    /// What came with it.
    pub files: Vec<File>,
    /// Whether everybody may read it.
    pub is_public: bool,
    /// Whether the contest goes on.
    pub is_open: bool,
}

async fn placed(c: &impl ConnectionTrait, idea: Idea) -> Result<Option<Placed>, DbErr> {
    let Some(contest) = store::by_id(c, &idea.contest).await? else { return Ok(None) };
    let (is_public, is_open) = (contest.is_public() && idea.state == State::Public, contest.stage == model::Stage::Public);
    let address = changes::address(&contest, &idea);
    let files = store::files::of_idea(c, &idea.id).await?;
    Ok(Some(Placed { idea, contest: contest.title, address, files, is_public, is_open }))
}

/// The idea with this id, whoever may read it.
///
/// # Errors
/// The database's.
pub(crate) async fn idea(c: &impl ConnectionTrait, id: &str) -> Result<Option<Placed>, DbErr> {
    match store::ideas::by_id(c, id).await? {
        Some(idea) => placed(c, idea).await,
        None => Ok(None),
    }
}

/// Where a file of an idea is handed out, without language: `address` is the idea's.
pub(crate) fn file_address(address: &str, file: &File) -> String {
    format!("{address}/anlagen/{}", file.name())
}

/// Removes what lies in the data folder of files whose rows are gone.
pub(crate) async fn discard(site: &Site, files: &[File]) {
    files::discard(site, files).await;
}

/// The files with these ids as they lie in the data folder, with their names: for whoever takes along what they brought.
///
/// # Errors
/// The database's and the disk's.
pub(crate) async fn contents(site: &Site, ids: &[String]) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let mut contents = Vec::new();
    for id in ids {
        if let Some(file) = store::files::by_id(&site.db.read, id).await? {
            let bytes = tokio::fs::read(files::intake(site).path(&file.name())).await?;
            contents.push((file.name(), bytes));
        }
    }
    Ok(contents)
}

/// The ideas that wait for the moderation, the oldest first.
///
/// # Errors
/// The database's.
pub(crate) async fn waiting(c: &impl ConnectionTrait, most: i64) -> Result<Vec<Placed>, DbErr> {
    let mut waiting = Vec::new();
    for idea in store::ideas::waiting(c, most).await? {
        waiting.extend(placed(c, idea).await?);
    }
    Ok(waiting)
}

/// The id of the public contest at an address.
///
/// # Errors
/// The database's.
pub(crate) async fn contest_at(c: &impl ConnectionTrait, slug: &str) -> Result<Option<String>, DbErr> {
    Ok(store::by_slug(c, slug).await?.filter(model::Contest::is_public).map(|contest| contest.id))
}

/// Id and title of all public contests, and whether they go on; the newest first.
///
/// # Errors
/// The database's.
pub(crate) async fn contests(c: &impl ConnectionTrait) -> Result<Vec<(String, String, bool)>, DbErr> {
    let public = store::every(c).await?.into_iter().filter(model::Contest::is_public);
    Ok(public.map(|contest| (contest.id, contest.title, contest.stage == model::Stage::Public)).collect())
}

/// The id of the idea at a path such as `/ideen/wettbewerb/7`.
///
/// # Errors
/// The database's.
pub(crate) async fn id_at(c: &impl ConnectionTrait, path: &str) -> Result<Option<String>, DbErr> {
    let Some((slug, number)) = path.strip_prefix("/ideen/").and_then(|rest| rest.split_once('/')) else { return Ok(None) };
    let (Some(contest), Ok(number)) = (store::by_slug(c, slug).await?, number.parse()) else { return Ok(None) };
    Ok(store::ideas::by_number(c, &contest.id, number).await?.map(|idea| idea.id))
}

/// Where the author of an idea sees what became of it: a path without language that nobody else can know.
pub fn receipt(site: &Site, id: &str) -> String {
    pages::receipt_address(site, id)
}

/// Tells whose idea it was that something that came of it has come further, in the caller's transaction: its title, its path without language, what
/// the city says about it. Tells nobody who left no address, and nobody whose idea is not public.
///
/// # Errors
/// The database's.
pub async fn has_moved(c: &impl ConnectionTrait, site: &Site, idea: &str, (title, path, note): (&str, &str, &str)) -> Result<(), DbErr> {
    match store::ideas::by_id(c, idea).await?.filter(|idea| idea.state == State::Public) {
        Some(idea) => {
            // Whose it was is kept as long as there is something to tell.
            store::moves::touch(c, &idea.id, site.clock.now()).await?;
            letters::carried_on(c, site, &idea, (title, path, note)).await
        }
        None => Ok(()),
    }
}

/// Lets go what was not published, and whose the ideas were that have not moved for long. What is contested stays.
///
/// # Errors
/// The database's.
pub async fn forget_old(site: &Site, contested: &[String]) -> Result<(), Error> {
    let ago = |days: i64| -> Timestamp { site.clock.now() - SignedDuration::from_hours(24 * days) };
    let tx = site.db.begin().await?;
    store::ideas::forget(&tx, ago(REJECTED_DAYS), ago(KEEP_DAYS), contested).await?;
    tx.commit().await?;
    Ok(())
}

/// What somebody brought with their account, the newest first.
///
/// # Errors
/// The database's.
pub(crate) async fn own(site: &Site, t: &Words, person: &str) -> Result<Vec<Own>, DbErr> {
    let found = store::ideas::of_person(&site.db.read, person, accounts::OWN_MOST).await?;
    let own = |one: Idea| Own {
        at: one.created_at,
        kind: t.msg_moderation_kind_idea(),
        title: one.title,
        state: accounts::standing(t, one.state.word()),
        language: one.language,
        address: receipt(site, &one.id),
    };
    Ok(found.into_iter().map(own).collect())
}
