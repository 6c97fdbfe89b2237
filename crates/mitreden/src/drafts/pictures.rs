//! Pictures of drafts: made anew apart from everything else, so that nothing a camera noted stays in them. Never where in a text one stands.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use mitreden_report::slides::{BYTES_MAX, Fault, Format, Word};
use tokio::fs;
use tokio::io::AsyncWriteExt;

use super::model::Picture;
use super::store;
use crate::app::Site;
use crate::base::apart::{self, Work};
use crate::base::http::Error;

/// The folder of all pictures below the data folder.
const FOLDER: &str = "drafts";
/// The whole of the work on one picture; the process itself may use less time of a core.
const PATIENCE: Duration = Duration::from_secs(60);
/// A file that nobody points to stays so long, so that nothing is removed that is on its way in.
const ORPHAN: Duration = Duration::from_secs(60 * 60);

/// A file on its way in. Whatever ends it, nothing of it stays.
#[derive(Debug)]
pub(super) struct Upload {
    path: PathBuf,
    file: fs::File,
    bytes: usize,
}

impl Drop for Upload {
    fn drop(&mut self) {
        let path = std::mem::take(&mut self.path);
        tokio::spawn(async move {
            if let Err(error) = fs::remove_file(&path).await {
                tracing::warn!(%error, "an uploaded file could not be removed");
            }
        });
    }
}

impl Upload {
    /// Begins one.
    pub(super) async fn begin(site: &Site) -> io::Result<Self> {
        let folder = site.data.join(FOLDER);
        fs::create_dir_all(&folder).await?;
        let path = folder.join(format!("upload-{}", site.ids.id()));
        let file = fs::File::create_new(&path).await?;
        Ok(Self { path, file, bytes: 0 })
    }

    /// Takes a piece; `false` when the file is too large.
    pub(super) async fn take(&mut self, piece: &[u8]) -> io::Result<bool> {
        self.bytes += piece.len();
        if self.bytes > BYTES_MAX {
            return Ok(false);
        }
        self.file.write_all(piece).await?;
        Ok(true)
    }

    /// The whole of it, as it lies in the data folder until it is dropped.
    pub(super) async fn written(&mut self) -> io::Result<&Path> {
        self.file.flush().await?;
        Ok(&self.path)
    }

    /// Whether anything came.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// Makes the picture anew and keeps its file for a draft; the row is the caller's.
    pub(super) async fn finish(mut self, site: &Site, draft: &str, alt: String) -> io::Result<Result<Picture, Fault>> {
        self.file.flush().await?;
        let Ok(made) = tokio::time::timeout(PATIENCE, self.make(site)).await else { return Ok(Err(Fault::TooLarge)) };
        let (format, width, height, bytes) = match made? {
            Ok(made) => made,
            Err(fault) => return Ok(Err(fault)),
        };
        let format = if format == Format::Jpeg { "jpeg" } else { "webp" }.to_owned();
        let picture = Picture { id: site.ids.id(), draft: draft.to_owned(), format, width: i64::from(width), height: i64::from(height), alt };
        fs::write(file(site, &picture), bytes).await?;
        Ok(Ok(picture))
    }

    /// The larger one of the two sizes that come.
    async fn make(&self, site: &Site) -> io::Result<Result<(Format, u32, u32, Vec<u8>), Fault>> {
        let mut work = Work::begin(&site.config.slides.program, apart::PICTURE, &self.path)?;
        let mut made = None;
        loop {
            match work.next().await? {
                (Word::Pages(_) | Word::Nameless(_), _) => {}
                (Word::Page(page), bytes) => drop(made.get_or_insert((page.format, page.width, page.height, bytes))),
                (Word::Fault(fault), _) => return Ok(Err(fault)),
                (Word::Done, _) => return Ok(made.ok_or(Fault::Broken)),
            }
        }
    }
}

/// Where the file of a picture lies.
pub(super) fn file(site: &Site, picture: &Picture) -> PathBuf {
    site.data.join(FOLDER).join(picture.name())
}

/// Removes files that belong to no draft any more.
///
/// # Errors
/// The database's.
pub async fn forget_orphans(site: &Site) -> Result<(), Error> {
    let kept = store::picture_ids(&site.db.read).await?;
    let Ok(mut files) = fs::read_dir(site.data.join(FOLDER)).await else { return Ok(()) };
    while let Ok(Some(entry)) = files.next_entry().await {
        let name = entry.file_name();
        let is_kept = name.to_str().and_then(|name| name.split_once('.')).is_some_and(|(id, _)| kept.iter().any(|kept| kept == id));
        let changed = entry.metadata().await.ok().and_then(|data| data.modified().ok());
        let is_old = changed.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > ORPHAN);
        if !is_kept
            && is_old
            && let Err(error) = fs::remove_file(entry.path()).await
        {
            tracing::warn!(%error, "a picture that no draft shows could not be removed");
        }
    }
    Ok(())
}
