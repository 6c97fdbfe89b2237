//! Slides in the portal: taken as a file, made into pictures apart from everything else, kept as files and text. Never which page is shown; the room knows.

mod rendering;
mod store;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::SignedDuration;
use mitreden_live::{DeckId, Errand, Refusal, RoomId};
use mitreden_report::slides::{BYTES_MAX, Fault, Format};
use sea_orm::{ConnectionTrait, DbErr};
use tokio::fs;
use tokio::io::AsyncWriteExt;

pub(crate) use rendering::COMMAND;
pub(super) use store::{DeckEntry, DeckState, SlideEntry};

use super::Rooms;
use crate::app::Site;

/// The folder of all decks below the data folder.
const FOLDER: &str = "slides";
/// The uploaded file in a deck's folder. Its name comes from nobody.
const ORIGINAL: &str = "original";
/// What is handed out of a PDF, beside the uploaded file.
const HANDOUT: &str = "handout.pdf";

/// So long the reason stands why a file was not taken.
const FAILED_KEPT: SignedDuration = SignedDuration::from_hours(24);
/// Decks of one room that may wait for their pictures at once: the next one comes when one is done.
const WAITING_MAX: usize = 3;

/// Why an upload is not taken.
#[derive(Debug, thiserror::Error)]
pub(super) enum UploadError {
    /// The file is not taken.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The room has too many decks.
    #[error("the room has no place for another deck")]
    Full,
    /// The connection broke while the file came.
    #[error("the file did not come to its end")]
    Cut,
    /// The disk.
    #[error(transparent)]
    Disk(#[from] std::io::Error),
    /// The database.
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// A file on its way in: written to the disk as it comes.
pub(super) struct Upload {
    site: Arc<Site>,
    room: RoomId,
    deck: DeckId,
    title: String,
    file: fs::File,
    bytes: usize,
    /// It came to its end; until then, whatever ends it, nothing of it stays.
    kept: bool,
}

impl Drop for Upload {
    fn drop(&mut self) {
        if !self.kept {
            let (site, deck) = (self.site.clone(), self.deck.clone());
            tokio::spawn(async move { forget(&site, &deck).await });
        }
    }
}

impl Upload {
    /// The deck is noted before its file comes, so that many at once find no way past their number.
    pub(super) async fn begin(site: &Arc<Site>, room: &RoomId, name: &str) -> Result<Self, UploadError> {
        let deck = DeckId::parse(&site.ids.id()).ok_or_else(|| DbErr::Custom("ids are no deck ids".to_owned()))?;
        let title = title(name);
        let tx = site.db.begin().await?;
        let decks = store::of_room(&tx, room).await?;
        let waiting = decks.iter().filter(|deck| deck.state == DeckState::Waiting).count();
        if decks.len() >= mitreden_live::DECKS_MAX || waiting >= WAITING_MAX {
            return Err(UploadError::Full);
        }
        store::insert(&tx, &deck, room, &title, site.clock.now()).await?;
        tx.commit().await?;
        let folder = folder(site, &deck);
        fs::create_dir_all(&folder).await?;
        let file = fs::File::create(folder.join(ORIGINAL)).await?;
        Ok(Self { site: site.clone(), room: room.clone(), deck, title, file, bytes: 0, kept: false })
    }

    pub(super) async fn take(&mut self, bytes: &[u8]) -> Result<(), UploadError> {
        self.bytes += bytes.len();
        if self.bytes > BYTES_MAX {
            return Err(Fault::TooLarge.into());
        }
        Ok(self.file.write_all(bytes).await?)
    }

    /// The file is there: it is made into pictures by and by.
    pub(super) async fn finish(mut self, rooms: &Rooms) -> Result<DeckId, UploadError> {
        if self.bytes == 0 {
            return Err(Fault::Unknown.into());
        }
        self.file.flush().await?;
        self.kept = true;
        tokio::spawn(render(rooms.clone(), self.site.clone(), self.room.clone(), self.deck.clone(), self.title.clone()));
        Ok(self.deck.clone())
    }
}

/// Removes a deck that the room does not know: files and rows.
pub(super) async fn forget(site: &Site, deck: &DeckId) {
    remove(site, deck).await;
    let forgotten = async {
        let tx = site.db.begin().await?;
        store::delete(&tx, deck).await?;
        tx.commit().await
    };
    if let Err(error) = forgotten.await {
        tracing::warn!(deck.id = %deck, %error, "a deck that did not come could not be forgotten");
    }
}

/// The name of a file as the title of its deck: without its ending, without a path.
fn title(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let plain: String = stem.chars().map(|c| if c.is_control() || c == '_' { ' ' } else { c }).take(mitreden_live::DECK_TITLE_CHARACTERS_MAX).collect();
    let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if plain.is_empty() { "Folien".to_owned() } else { plain }
}

async fn render(rooms: Rooms, site: Arc<Site>, room: RoomId, deck: DeckId, title: String) {
    // One after the other: the cores belong to those who are speaking.
    let Ok(_turn) = rooms.inner.rendering.acquire().await else { return };
    let fault = match rendering::render(&site, &deck, &folder(&site, &deck)).await {
        Ok(pages) => match rooms.errand(&room, Errand::AddDeck { deck: deck.clone(), title, pages }).await {
            Ok(()) => return keep_no_original(&site, &deck).await,
            Err(Refusal::DecksFull) => "full".to_owned(),
            Err(_) => "not-saved".to_owned(),
        },
        Err(fault) => fault,
    };
    tracing::info!(room.id = %room, deck.id = %deck, fault, "slides were not taken");
    remove(&site, &deck).await;
    if let Err(error) = fail(&site, &deck, &fault).await {
        tracing::warn!(deck.id = %deck, %error, "the fault of slides could not be noted");
    }
}

/// A photograph says where and with what it was taken, a PDF by whom and from which files it was made. What is kept and handed out is made from them.
async fn keep_no_original(site: &Site, deck: &DeckId) {
    if let Err(error) = fs::remove_file(folder(site, deck).join(ORIGINAL)).await {
        tracing::warn!(deck.id = %deck, %error, "an uploaded file could not be removed");
    }
}

async fn fail(site: &Site, deck: &DeckId, fault: &str) -> Result<(), DbErr> {
    let tx = site.db.begin().await?;
    store::fail(&tx, deck, fault).await?;
    tx.commit().await
}

/// The decks of a room, newest last.
pub(super) async fn of_room(c: &impl ConnectionTrait, room: &RoomId) -> Result<Vec<DeckEntry>, DbErr> {
    store::of_room(c, room).await
}

/// The pages of a deck, with their text.
pub(super) async fn pages(c: &impl ConnectionTrait, deck: &DeckId) -> Result<Vec<SlideEntry>, DbErr> {
    store::pages(c, deck).await
}

/// How a page's picture is stored; none if the room has no such page.
pub(super) async fn format(c: &impl ConnectionTrait, room: &RoomId, deck: &DeckId, page: u32) -> Result<Option<Format>, DbErr> {
    store::format(c, room, deck, page).await
}

/// Notes in the room's own transaction that a deck is ready, or gone.
pub(super) async fn project(c: &impl ConnectionTrait, event: &mitreden_live::Event, room: &RoomId) -> Result<(), DbErr> {
    match event {
        mitreden_live::Event::DeckAdded { deck, .. } => store::ready(c, deck).await,
        mitreden_live::Event::DeckDropped { deck } => store::delete(c, deck).await,
        mitreden_live::Event::RoomReopened => store::delete_of_room(c, room).await,
        _ => Ok(()),
    }
}

/// The picture of a page, as a file.
pub(super) fn picture(site: &Site, deck: &DeckId, page: u32, format: Format) -> PathBuf {
    folder(site, deck).join(rendering::name(page, format))
}

/// What can be downloaded of a deck: its PDF without what it said about its makers, or the picture that it is. None of a PDF that could not be
/// written so: its pages can be read one by one.
pub(super) async fn handout(site: &Site, room: &RoomId, deck: &DeckEntry) -> Result<Option<(PathBuf, Option<Format>)>, DbErr> {
    let pdf = folder(site, &deck.id).join(HANDOUT);
    if fs::try_exists(&pdf).await.unwrap_or(false) {
        return Ok(Some((pdf, None)));
    }
    if deck.done != 1 {
        return Ok(None);
    }
    let format = format(&site.db.read, room, &deck.id, 1).await?;
    Ok(format.map(|format| (picture(site, &deck.id, 1, format), Some(format))))
}

fn folder(site: &Site, deck: &DeckId) -> PathBuf {
    site.data.join(FOLDER).join(deck.as_str())
}

async fn remove(site: &Site, deck: &DeckId) {
    if let Err(error) = fs::remove_dir_all(folder(site, deck)).await
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(deck.id = %deck, %error, "the files of slides could not be removed");
    }
}

/// What was being made when the server stopped will not come to its end.
pub(super) async fn give_up_unfinished(site: &Site) -> Result<(), DbErr> {
    let tx = site.db.begin().await?;
    store::fail_waiting(&tx).await?;
    tx.commit().await
}

/// Removes the files of decks that are no more, and what is known of those that were not taken.
pub(super) async fn forget_orphans(site: &Site) -> Result<(), DbErr> {
    let tx = site.db.begin().await?;
    store::forget_failed(&tx, site.clock.now() - FAILED_KEPT).await?;
    tx.commit().await?;
    let kept = store::kept(&site.db.read).await?;
    let Ok(mut folders) = fs::read_dir(site.data.join(FOLDER)).await else { return Ok(()) };
    while let Ok(Some(entry)) = folders.next_entry().await {
        let name = entry.file_name();
        let orphan = name.to_str().and_then(DeckId::parse).filter(|deck| !kept.contains(deck.as_str()) && is_old(&entry.path()));
        if let Some(deck) = orphan {
            remove(site, &deck).await;
        }
    }
    Ok(())
}

/// Nothing that is still on its way in.
fn is_old(folder: &Path) -> bool {
    let changed = std::fs::metadata(folder).and_then(|data| data.modified()).ok();
    changed.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > std::time::Duration::from_secs(60 * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_becomes_a_title_and_never_a_path() {
        for (name, wanted) in [
            ("Wasserstoff_in_Gera.pdf", "Wasserstoff in Gera"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Folien\\Abend 1.PDF", "Abend 1"),
            (".pdf", "Folien"),
            ("\u{7}", "Folien"),
        ] {
            assert_eq!(title(name), wanted, "{name:?}");
        }
    }
}
