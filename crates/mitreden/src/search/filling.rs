//! Filling the index from what is there: after an update, and by hand. Every feature with something public has its line here.

use std::collections::HashSet;

use super::model::{Document, Kind};
use super::{put, store};
use crate::app::Site;
use crate::base::http::Error;
use crate::{decisions, drafts, groups, help, ideas, measures, news, programme, rooms, site, surveys, topics};

/// Raised whenever the words of the index are made in another way: it is then filled anew.
const VERSION: i64 = 3;
/// Documents of one transaction: others write in between.
const AT_ONCE: usize = 100;

/// Everything public. Events come before what belongs to them.
async fn gather(here: &Site) -> Result<Vec<Document>, Error> {
    let read = &here.db.read;
    let mut documents = programme::documents(read).await?;
    documents.extend(rooms::documents(read).await?);
    documents.extend(news::documents(read, here.clock.now()).await?);
    documents.extend(groups::documents(read).await?);
    documents.extend(topics::documents(read).await?);
    documents.extend(decisions::documents(here).await?);
    documents.extend(drafts::documents(here).await?);
    documents.extend(measures::documents(read).await?);
    documents.extend(ideas::documents(read).await?);
    documents.extend(surveys::documents(read).await?);
    documents.extend(site::documents(here));
    documents.extend(help::documents(here));
    Ok(documents)
}

/// Fills the index if it never was, or by an older version of the program; otherwise brings only the pages of the settings up to date.
///
/// # Errors
/// The database's.
pub async fn fill_if_new(here: &Site) -> Result<(), Error> {
    if store::version(&here.db.read).await? != VERSION {
        let documents = fill(here).await?;
        tracing::info!(documents, "the search was filled");
        return Ok(());
    }
    let tx = here.db.begin().await?;
    for document in site::documents(here).into_iter().chain(help::documents(here)) {
        put(&tx, here.clock.now(), &document).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Makes the index hold everything public and nothing else; answers how many documents there are. The portal may go on meanwhile.
///
/// # Errors
/// The database's.
pub async fn fill(here: &Site) -> Result<usize, Error> {
    let begun = here.clock.now();
    let documents = gather(here).await?;
    for some in documents.chunks(AT_ONCE) {
        let tx = here.db.begin().await?;
        for document in some {
            put(&tx, here.clock.now(), document).await?;
        }
        tx.commit().await?;
    }
    // What was taken back while the index was filled was put into it again, and goes.
    let now = gather(here).await?;
    let still: HashSet<(Kind, &str)> = now.iter().map(|document| (document.kind, document.id.as_str())).collect();
    let known: HashSet<(Kind, &str)> = documents.iter().map(|document| (document.kind, document.id.as_str())).collect();
    let tx = here.db.begin().await?;
    for (kind, id) in known.iter().filter(|document| !still.contains(document)) {
        store::remove(&tx, *kind, id).await?;
    }
    for (kind, id) in store::older(&tx, begun).await? {
        match Kind::of(&kind) {
            Some(kind) if known.contains(&(kind, id.as_str())) => {}
            Some(kind) => store::remove(&tx, kind, &id).await?,
            None => tracing::warn!(kind, "a document of an unknown kind stays in the search"),
        }
    }
    store::set_version(&tx, VERSION).await?;
    tx.commit().await?;
    Ok(documents.len())
}
