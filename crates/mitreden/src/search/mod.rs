//! Search over everything public: documents kept with what they tell of, found in German and English, the same on both databases. Never what is not public.

mod excerpt;
mod filling;
mod model;
mod pages;
mod query;
mod store;
mod vocabulary;
mod words;

pub use filling::{fill, fill_if_new};
pub use model::{Document, Kind};
pub use query::Filter;

use std::sync::{Arc, PoisonError, RwLock};

use axum::routing::get;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};
use tokio::sync::Mutex;

use crate::app::{Routes, Site};
use crate::base::i18n::Language;
use excerpt::{Marks, Piece};
use query::{Query, Sought, Tiers};
use store::Kept;
use vocabulary::Vocabulary;

/// Hits of a page.
const PAGE: u64 = 20;
/// Pages that can be leafed through: who has not found it by then needs other words.
const PAGES_MAX: u64 = 50;
/// Hits are counted up to this number: the last that can be seen, and one more.
const COUNTED: u64 = PAGE * PAGES_MAX + 1;
/// Documents whose words are learned in one go.
const LEARNED_AT_ONCE: i64 = 1_000;
/// So long a transaction may take until it is seen: what is younger is looked at once more by and by.
const SETTLED: SignedDuration = SignedDuration::from_mins(30);
/// Documents that are looked at for one word of a text that others may be alike.
const ALIKE_MAX: u64 = 100;
/// What a word weighs that stands in one document alone.
const RARE: u64 = 10_000;
/// Documents that are called alike.
const SHOWN: usize = 20;
/// Words that may have been meant, to be tried.
const SUGGESTIONS_MAX: usize = 3;

/// The search of a running portal: the words it has learned. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Search {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    vocabulary: RwLock<Vocabulary>,
    /// Up to where the documents were learned from: time and number.
    learned: Mutex<Option<(Timestamp, i64)>>,
}

/// A document that was found.
#[derive(Clone, Debug)]
pub(crate) struct Hit {
    kind: Kind,
    address: String,
    title: Vec<Piece>,
    excerpt: Vec<Piece>,
    at: Option<Timestamp>,
    /// The title of the event it belongs to.
    within: Option<String>,
}

/// What a search came to.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    query: Query,
    hits: Vec<Hit>,
    /// How many there are, counted up to [`COUNTED`].
    total: u64,
    /// The page that is shown, from 1, and how many there are.
    page: u64,
    pages: u64,
    /// No document holds all words: these hold some.
    is_rest: bool,
    /// The same query with a word that stands somewhere.
    suggestion: Option<String>,
}

impl Search {
    /// Looks for what somebody typed; `page` counts from 1.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn find(&self, site: &Site, typed: &str, filter: &Filter, language: Language, page: u64) -> Result<Found, DbErr> {
        let query = Query::read(typed);
        let mut found = Found { hits: Vec::new(), total: 0, page: page.clamp(1, PAGES_MAX), pages: 0, is_rest: false, suggestion: None, query };
        if found.query.words.is_empty() {
            return Ok(found);
        }
        self.learn(site).await?;
        let read = &site.db.read;
        let sought = self.sought(&found.query);
        let mut tiers = query::tiers(&sought, filter, language);
        found.total = count(read, &tiers).await?;
        if found.total == 0 {
            found.suggestion = self.suggestion(read, &found.query, filter, language).await?;
            found.is_rest = found.query.words.len() > 1;
            if found.is_rest {
                tiers = query::rest(&sought, filter, language);
                found.total = count(read, &tiers).await?;
            }
        }
        found.pages = found.total.div_ceil(PAGE).min(PAGES_MAX);
        found.page = found.page.min(found.pages.max(1));
        let numbers = numbers(read, &tiers, (found.page - 1) * PAGE).await?;
        found.hits = hits(read, &numbers, &sought).await?;
        Ok(found)
    }

    /// What somebody may mean who types this, the best first: kind and id.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn point(&self, site: &Site, typed: &str, language: Language) -> Result<Vec<(Kind, String)>, DbErr> {
        let query = Query::read(typed);
        if query.words.is_empty() {
            return Ok(Vec::new());
        }
        self.learn(site).await?;
        let read = &site.db.read;
        let tiers = query::tiers(&self.sought(&query), &Filter::default(), language);
        let numbers = numbers(read, &tiers, 0).await?;
        let mut kept = store::by_numbers(read, &numbers).await?;
        kept.sort_by_key(|kept| numbers.iter().position(|number| *number == kept.number));
        Ok(kept.into_iter().map(|kept| (kept.document.kind, kept.document.id)).collect())
    }

    /// The ids of the documents of a kind that share words with a text, those first that share most and the rarest ones; at most a page of them.
    ///
    /// # Errors
    /// The database's.
    pub(crate) async fn alike(&self, site: &Site, text: &str, kind: Kind, language: Language) -> Result<Vec<String>, DbErr> {
        self.learn(site).await?;
        let read = &site.db.read;
        let filter = Filter { kind: Some(kind), ..Filter::default() };
        let mut shared: Vec<(i64, u64)> = Vec::new();
        for word in self.sought(&Query::read(text)) {
            let holding = store::INDEX.hits(read, &query::anywhere(&word, &filter, language), 0, ALIKE_MAX).await?;
            // What many hold says little.
            let weight = RARE / length(&holding).max(1);
            for number in holding {
                match shared.iter_mut().find(|(known, _)| *known == number) {
                    Some((_, sum)) => *sum += weight,
                    None => shared.push((number, weight)),
                }
            }
        }
        shared.sort_by_key(|(_, sum)| std::cmp::Reverse(*sum));
        let found: Vec<i64> = shared.into_iter().map(|(number, _)| number).take(SHOWN).collect();
        let mut kept = store::by_numbers(read, &found).await?;
        kept.sort_by_key(|kept| found.iter().position(|number| *number == kept.number));
        Ok(kept.into_iter().map(|kept| kept.document.id).collect())
    }

    fn sought(&self, query: &Query) -> Vec<Sought> {
        let vocabulary = self.inner.vocabulary.read().unwrap_or_else(PoisonError::into_inner);
        query.words.iter().map(|word| Sought::of(word, &vocabulary)).collect()
    }

    /// Learns the words of what was put in since the last time. Who comes while somebody else is learning does not wait for it.
    ///
    /// # Errors
    /// The database's.
    pub async fn learn(&self, site: &Site) -> Result<(), DbErr> {
        // Somebody else is learning: what is known so far will do.
        let Ok(mut learned) = self.inner.learned.try_lock() else { return Ok(()) };
        let (mut at, mut number) = learned.unwrap_or((Timestamp::UNIX_EPOCH, i64::MIN));
        loop {
            let fresh = store::fresh(&site.db.read, at, number, LEARNED_AT_ONCE).await?;
            let mut vocabulary = self.inner.vocabulary.write().unwrap_or_else(PoisonError::into_inner);
            for document in &fresh {
                vocabulary.learn(&document.title);
                vocabulary.learn(&document.text);
            }
            drop(vocabulary);
            let Some(last) = fresh.last() else { break };
            (at, number) = (last.changed_at.0, last.number);
        }
        *learned = Some((at, number));
        Ok(())
    }

    /// Looks once more at what was put in lately: a transaction that took long came after others that began later. Part of the schedule.
    ///
    /// # Errors
    /// The database's.
    pub async fn learn_late(&self, site: &Site) -> Result<(), DbErr> {
        if let Some(learned) = self.inner.learned.lock().await.as_mut() {
            learned.0 = learned.0.min(site.clock.now() - SETTLED);
        }
        self.learn(site).await
    }

    /// The query with its first unknown word changed into a known one, if that finds something.
    async fn suggestion(&self, c: &impl ConnectionTrait, query: &Query, filter: &Filter, language: Language) -> Result<Option<String>, DbErr> {
        for word in &query.words {
            // A word that stands somewhere was meant as it is.
            let alone = [Sought::of(word, &self.inner.vocabulary.read().unwrap_or_else(PoisonError::into_inner))];
            if store::INDEX.count(c, &query::tiers(&alone, &Filter::default(), language).widest, 1).await? > 0 {
                continue;
            }
            let near = self.inner.vocabulary.read().unwrap_or_else(PoisonError::into_inner).near(&word.folded, SUGGESTIONS_MAX);
            for other in near {
                let text = query.with(word, &other);
                let tiers = query::tiers(&self.sought(&Query::read(&text)), filter, language);
                if store::INDEX.count(c, &tiers.widest, 1).await? > 0 {
                    return Ok(Some(text));
                }
            }
        }
        Ok(None)
    }
}

/// How many documents there are, up to [`COUNTED`].
async fn count(c: &impl ConnectionTrait, tiers: &Tiers) -> Result<u64, DbErr> {
    match store::INDEX.count(c, &tiers.plainest, COUNTED).await? {
        many if many >= COUNTED => Ok(many),
        _ => store::INDEX.count(c, &tiers.widest, COUNTED).await,
    }
}

fn length(numbers: &[i64]) -> u64 {
    u64::try_from(numbers.len()).unwrap_or(PAGE)
}

/// The numbers of a page's documents: the tiers one after the other, as if they were one list.
async fn numbers(c: &impl ConnectionTrait, tiers: &Tiers, skip: u64) -> Result<Vec<i64>, DbErr> {
    let (mut numbers, mut skip) = (Vec::new(), skip);
    for terms in &tiers.ranked {
        let found = store::INDEX.hits(c, terms, skip, PAGE - length(&numbers)).await?;
        if found.is_empty() && skip > 0 {
            skip -= store::INDEX.count(c, terms, skip).await?;
        } else if !found.is_empty() {
            skip = 0;
        }
        numbers.extend(found);
        if length(&numbers) >= PAGE {
            break;
        }
    }
    Ok(numbers)
}

async fn hits(c: &impl ConnectionTrait, numbers: &[i64], sought: &[Sought]) -> Result<Vec<Hit>, DbErr> {
    let mut kept = store::by_numbers(c, numbers).await?;
    kept.sort_by_key(|kept| numbers.iter().position(|number| *number == kept.number));
    let mut within: Vec<String> = kept.iter().filter_map(|kept| kept.document.within.clone()).collect();
    within.sort_unstable();
    within.dedup();
    let titles = store::titles(c, &within).await?;
    let marks = Marks::of(sought);
    let hit = |Kept { document, .. }: Kept| Hit {
        kind: document.kind,
        title: marks.whole(&document.title),
        excerpt: marks.excerpt(&document.text),
        at: document.at,
        within: document.within.and_then(|address| titles.iter().find(|(one, _)| *one == address).map(|(_, title)| title.clone())),
        address: document.address,
    };
    Ok(kept.into_iter().map(hit).collect())
}

/// Keeps a document in place of an older one, in the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn put(c: &impl ConnectionTrait, now: Timestamp, document: &Document) -> Result<(), DbErr> {
    let mut document = document.tidy();
    if let Some(address) = &document.within
        && let Some(event) = store::event_at(c, address).await?
    {
        (document.at, document.series) = (event.document.at, event.document.series);
    }
    store::put(c, now, &document).await?;
    if document.kind == Kind::Event {
        for part in store::within(c, &document.address).await? {
            let part = Document { at: document.at, series: document.series.clone(), ..part.document };
            store::put(c, now, &part).await?;
        }
    }
    Ok(())
}

/// Removes a document, in the caller's transaction; nothing happens if it is not there.
///
/// # Errors
/// The database's.
pub async fn remove(c: &impl ConnectionTrait, kind: Kind, id: &str) -> Result<(), DbErr> {
    store::remove(c, kind, id).await
}

/// Makes these documents all that there are of an owner, in the caller's transaction.
///
/// # Errors
/// The database's.
pub async fn replace(c: &impl ConnectionTrait, now: Timestamp, owner: &str, documents: Vec<Document>) -> Result<(), DbErr> {
    for old in store::of_owner(c, owner).await? {
        if !documents.iter().any(|document| (document.kind, &document.id) == (old.document.kind, &old.document.id)) {
            store::remove(c, old.document.kind, &old.document.id).await?;
        }
    }
    for document in documents {
        put(c, now, &Document { owner: Some(owner.to_owned()), ..document }).await?;
    }
    Ok(())
}

/// The address of the search.
pub fn routes() -> Routes {
    Routes::new().route("/suche", get(pages::results))
}
