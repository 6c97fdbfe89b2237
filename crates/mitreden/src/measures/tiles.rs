//! Tiles of the map: fetched from the operator's source by the portal itself, checked, kept in the data folder. Knows no measure.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use axum::http::Request;
use tokio::fs;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use crate::app::Site;
use crate::base::http::Error;
use crate::base::outward::{Fault, Outward};

/// Largest tile, in bytes: a dense one has 60 KB.
const LONGEST: usize = 512 << 10;
/// The folder of the tiles below the data folder. They can be fetched again and stand in no backup.
const FOLDER: &str = "tiles";
/// How long a tile is good.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);
/// Most tiles that are kept, some 300 MB: a place that was typed wrong must not fill the disk. A town needs 3,000.
const TILES_MAX: usize = 10_000;
/// How many are fetched at once: sources ask for two.
const TURNS: usize = 2;
/// How long a tile waits for its turn. A page shows fifteen.
const WAIT: Duration = Duration::from_secs(15);
/// A source that failed is left alone for this long.
const REST: Duration = Duration::from_secs(30);

/// The way to the operator's source of tiles.
#[derive(Debug)]
pub struct Tiles {
    turns: Semaphore,
    /// When the source failed last.
    failed: Mutex<Option<Instant>>,
    /// How many were written since they were last counted, and were there then.
    kept: AtomicUsize,
    outward: OnceLock<Option<Outward>>,
}

impl Default for Tiles {
    fn default() -> Self {
        Self { turns: Semaphore::new(TURNS), failed: Mutex::default(), kept: AtomicUsize::new(0), outward: OnceLock::new() }
    }
}

/// A tile's bytes and what they are.
pub(super) struct Picture {
    pub(super) bytes: Vec<u8>,
    pub(super) kind: &'static str,
}

/// The kind of picture that bytes are by their beginning; `None`: none that a map has. What the source says of them is not believed.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

fn path(site: &Site, zoom: u8, column: i64, row: i64) -> PathBuf {
    site.data.join(FOLDER).join(format!("{zoom}-{column}-{row}"))
}

/// A tile that is kept and still good.
pub(super) async fn kept(site: &Site, zoom: u8, column: i64, row: i64) -> Option<Picture> {
    read(&path(site, zoom, column, row), true).await
}

/// A tile from the source, or an old one if that fails: an old map is better than none. The caller knows that it may be shown.
///
/// # Errors
/// [`Error::Unavailable`] when it is not kept and the source does not give it.
pub(super) async fn fetch(site: &Site, zoom: u8, column: i64, row: i64) -> Result<Picture, Error> {
    let path = path(site, zoom, column, row);
    match fetched(site, &path, zoom, column, row).await {
        Ok(picture) => Ok(picture),
        Err(error) => read(&path, false).await.ok_or(error),
    }
}

/// Removes what is older than a tile is good, and what was never finished; counts the rest.
///
/// # Errors
/// The disk's.
pub async fn forget_tiles(site: &Site) -> std::io::Result<()> {
    let Ok(mut entries) = fs::read_dir(site.data.join(FOLDER)).await else { return Ok(()) };
    let mut left = 0;
    while let Some(entry) = entries.next_entry().await? {
        let changed = entry.metadata().await?.modified()?;
        if changed.elapsed().unwrap_or_default() > KEPT {
            fs::remove_file(entry.path()).await?;
        } else {
            left += 1;
        }
    }
    site.tiles.kept.store(left, Ordering::Relaxed);
    Ok(())
}

async fn read(path: &Path, fresh: bool) -> Option<Picture> {
    let age = fs::metadata(path).await.ok()?.modified().ok()?.elapsed().unwrap_or_default();
    if fresh && age > KEPT {
        return None;
    }
    let bytes = fs::read(path).await.ok()?;
    kind(&bytes).map(|kind| Picture { bytes, kind })
}

async fn fetched(site: &Site, path: &Path, zoom: u8, column: i64, row: i64) -> Result<Picture, Error> {
    let turn = timeout(WAIT, site.tiles.turns.acquire()).await;
    let Ok(Ok(_turn)) = turn else { return Err(Error::Unavailable) };
    // Somebody before us may have fetched it, or found the source down.
    if let Some(picture) = read(path, true).await {
        return Ok(picture);
    }
    let rests = |at: Instant| at.elapsed() < REST;
    if site.tiles.failed.lock().unwrap_or_else(PoisonError::into_inner).is_some_and(rests) {
        return Err(Error::Unavailable);
    }
    let picture = match ask(site, &site.config.map.tile(zoom, column, row)).await {
        Ok(picture) => picture,
        // There is none at this place: nothing is wrong with the source.
        Err(Missed::Absent) => return Err(Error::NotFound),
        Err(Missed::Down(fault)) => {
            tracing::warn!(%fault, "the map's source gives no tile");
            *site.tiles.failed.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
            return Err(Error::Unavailable);
        }
    };
    if let Err(error) = keep(site, path, &picture.bytes).await {
        tracing::warn!(%error, "a tile of the map could not be kept");
    }
    Ok(picture)
}

/// Why there is no tile.
enum Missed {
    /// The source has none there.
    Absent,
    /// The source cannot be asked now.
    Down(Fault),
}

impl From<Fault> for Missed {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Long(_) => Missed::Absent,
            fault => Missed::Down(fault),
        }
    }
}

async fn ask(site: &Site, address: &str) -> Result<Picture, Missed> {
    let outward = site.tiles.outward.get_or_init(|| Outward::new(LONGEST).ok()).clone();
    let outward = outward.ok_or_else(|| Fault::Http("this system has no certificates".to_owned()))?;
    let request = Request::get(address).body(Vec::new()).map_err(|error| Fault::Http(error.to_string()))?;
    let answer = outward.send(request).await?;
    let status = answer.status();
    if status.is_server_error() || [401, 403, 429].contains(&status.as_u16()) {
        return Err(Fault::Http(format!("it answers {status}")).into());
    }
    let bytes = answer.into_body();
    let kind = kind(&bytes).filter(|_| status.is_success()).ok_or(Missed::Absent)?;
    Ok(Picture { bytes, kind })
}

/// Writes it beside its place and moves it there: nobody reads half a tile. Beyond [`TILES_MAX`] nothing is kept.
async fn keep(site: &Site, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    let folder = site.data.join(FOLDER);
    fs::create_dir_all(&folder).await?;
    if site.tiles.kept.fetch_add(1, Ordering::Relaxed) >= TILES_MAX {
        return Ok(());
    }
    let beside = folder.join(format!("part-{}", site.ids.id()));
    fs::write(&beside, bytes).await?;
    fs::rename(&beside, path).await
}

#[cfg(test)]
mod tests {
    use super::kind;

    #[test]
    fn a_picture_is_known_by_its_bytes() {
        assert_eq!(kind(b"\x89PNG\r\n"), Some("image/png"));
        assert_eq!(kind(&[0xff, 0xd8, 0xff, 0xe0]), Some("image/jpeg"));
        assert_eq!(kind(b"RIFF\0\0\0\0WEBPVP8 "), Some("image/webp"));
        for other in [&b"<svg xmlns"[..], b"<html>", b"", b"RIFF\0\0\0\0WAVE"] {
            assert_eq!(kind(other), None);
        }
    }
}
