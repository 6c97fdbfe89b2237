//! What others hold of drafts: the search, the trail, the sitemap, the comments. Finds nothing itself.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Chapter, Draft, Phase};
use super::store::{self, text};
use super::writing::line;
use crate::app::Site;
use crate::base::http::Error;
use crate::base::text::beginning;
use crate::news::markdown;
use crate::search::{Document, Kind};
use crate::trace::{Point, Thing};

/// The word of drafts in the trail and in the search.
pub(super) const KIND: &str = "draft";
/// The word of drafts where comments are sent.
pub(super) const SUBJECT: &str = "strategie";
/// Characters of a paragraph that stand for it in a chain.
const TITLE_MAX: usize = 80;

/// The words of a chapter, plain.
fn plain(chapter: &Chapter) -> String {
    chapter.blocks.iter().map(|block| markdown::plain(&block.text)).collect::<Vec<_>>().join("\n")
}

/// The chapters of the newest version as they are found; none of a draft that is not public.
///
/// # Errors
/// The database's.
pub(super) async fn documents_of(c: &impl ConnectionTrait, site: &Site, draft: &Draft) -> Result<Vec<Document>, DbErr> {
    if !draft.is_public() {
        return Ok(Vec::new());
    }
    let versions = store::versions(c, &draft.id).await?;
    let at = versions.first().map_or_else(|| site.clock.now(), |version| version.published_at);
    let document = |chapter: Chapter| {
        let id = format!("{}-{}", draft.id, chapter.number);
        let address = format!("{}/kapitel/{}", draft.address(), chapter.number);
        let text = format!("{}\n{}", draft.title, plain(&chapter));
        Document { at: Some(at), owner: Some(draft.id.clone()), ..Document::new(Kind::Draft, id, address, chapter.title, text) }
    };
    Ok(text::whole(c, &draft.id, draft.newest).await?.into_iter().map(document).collect())
}

/// All chapters of all drafts, for the search.
///
/// # Errors
/// The database's.
pub async fn documents(site: &Site) -> Result<Vec<Document>, Error> {
    let mut documents = Vec::new();
    for draft in store::list(&site.db.read).await? {
        documents.extend(documents_of(&site.db.read, site, &draft).await?);
    }
    Ok(documents)
}

/// The addresses of all public drafts and their chapters, for the sitemap.
///
/// # Errors
/// The database's.
pub async fn addresses(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let mut addresses = Vec::new();
    for draft in store::list(c).await?.into_iter().filter(Draft::is_public) {
        addresses.push(draft.address());
        let contents = text::contents(c, &draft.id, draft.newest).await?;
        addresses.extend(contents.iter().map(|chapter| format!("{}/kapitel/{}", draft.address(), chapter.number)));
    }
    Ok(addresses)
}

/// Title, path without language and end of the texts that are open for comments now.
///
/// # Errors
/// The database's.
pub async fn open(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<(String, String, Option<Timestamp>)>, DbErr> {
    let open = store::list(c).await?.into_iter().filter(|draft| draft.is_open(now));
    Ok(open.map(|draft| (draft.address(), draft)).map(|(address, draft)| (draft.title, address, draft.closes_at)).collect())
}

/// A draft's id and the number of one of its paragraphs; 0: the whole.
fn parted(key: &str) -> Option<(&str, i64)> {
    match key.split_once('-') {
        None => Some((key, 0)),
        Some((id, number)) => number.parse().ok().filter(|number| *number > 0).map(|number| (id, number)),
    }
}

/// The drafts and paragraphs with these ids, as a chain tells of them: `<draft>` or `<draft>-<number>`.
///
/// # Errors
/// The database's.
pub async fn things(site: &Site, ids: &[String]) -> Result<Vec<Thing>, Error> {
    let c = &site.db.read;
    let mut things = Vec::new();
    for key in ids {
        let Some((id, number)) = parted(key) else { continue };
        let Some(draft) = store::by_id(c, id).await? else { continue };
        let thing = Thing {
            point: Point::new(KIND, key),
            title: draft.title.clone(),
            address: draft.address(),
            within: String::new(),
            day: None,
            is_public: draft.is_public(),
        };
        if number == 0 {
            things.push(thing);
            continue;
        }
        let Some(placed) = text::block(c, &draft.id, number, None).await? else { continue };
        let title = beginning(&line(&placed.block.text), TITLE_MAX);
        things.push(Thing { title, address: format!("{}/absatz/{number}", draft.address()), within: draft.title, ..thing });
    }
    Ok(things)
}

/// The id of the draft or paragraph at an address, with what stands behind `#`.
///
/// # Errors
/// The database's.
pub async fn id_at(c: &impl ConnectionTrait, path: &str, anchor: &str) -> Result<Option<String>, DbErr> {
    let Some(rest) = path.strip_prefix("/strategie/") else { return Ok(None) };
    let (slug, below) = rest.split_once('/').unwrap_or((rest, ""));
    let Some(draft) = store::by_slug(c, slug).await?.filter(Draft::is_public) else { return Ok(None) };
    let number = below.strip_prefix("absatz/").or_else(|| anchor.strip_prefix("absatz-")).and_then(|number| number.parse::<i64>().ok());
    let Some(number) = number else { return Ok(below.is_empty().then_some(draft.id)) };
    Ok(text::block(c, &draft.id, number, None).await?.map(|_| format!("{}-{number}", draft.id)))
}

/// What of a draft can be commented, and whether it can now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discussed {
    /// The draft's id.
    pub id: String,
    /// The number of the paragraph; 0: the whole.
    pub place: i64,
    /// What it is called, with the paragraph's number.
    pub title: String,
    /// Its path without language.
    pub address: String,
    /// Comments are taken now.
    pub is_open: bool,
    /// Until when.
    pub until: Option<Timestamp>,
    /// The number of the newest version.
    pub edition: i64,
    /// The words of the paragraph in the newest version; `None`: the whole is meant, or the paragraph is not in it any more.
    pub words: Option<String>,
}

/// A draft or a paragraph of it, if everybody may read it: `<draft>` or `<draft>-<number>`.
///
/// # Errors
/// The database's.
pub async fn discussed(site: &Site, key: &str) -> Result<Option<Discussed>, Error> {
    let c = &site.db.read;
    let Some((id, place)) = parted(key) else { return Ok(None) };
    let Some(draft) = store::by_id(c, id).await?.filter(Draft::is_public) else { return Ok(None) };
    let is_open = draft.is_open(site.clock.now());
    let until = draft.closes_at.filter(|_| draft.phase == Phase::Comment);
    let whole =
        Discussed { id: draft.id.clone(), place, title: draft.title.clone(), address: draft.address(), is_open, until, edition: draft.newest, words: None };
    if place == 0 {
        return Ok(Some(whole));
    }
    let Some(placed) = text::block(c, &draft.id, place, None).await? else { return Ok(None) };
    let is_current = placed.version == draft.newest;
    Ok(Some(Discussed {
        title: format!("{}, Absatz {place}", draft.title),
        address: format!("{}/absatz/{place}", draft.address()),
        is_open: is_open && is_current,
        words: is_current.then(|| markdown::plain(&placed.block.text)),
        ..whole
    }))
}
