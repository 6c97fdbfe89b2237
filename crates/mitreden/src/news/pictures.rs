//! Pictures of articles: taken as a file, made anew apart from everything else, kept in two sizes. Never which article shows one.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use mitreden_report::slides::{BYTES_MAX, Fault, Word};
use tokio::fs;
use tokio::io::AsyncWriteExt;

use super::model::{Picture, Size, Which};
use super::store;
use crate::app::Site;
use crate::base::apart::{self, Work};
use crate::base::http::Error;

/// The folder of all pictures below the data folder.
const FOLDER: &str = "pictures";
/// The whole of the work; the process itself may use less time of a core.
const PATIENCE: Duration = Duration::from_secs(60);
/// A file that nobody points to stays so long, so that nothing is removed that is on its way in.
const ORPHAN: Duration = Duration::from_secs(60 * 60);

/// A file on its way in. Whatever ends it, nothing of it stays: only what is made from it is kept.
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

    /// Whether anything came.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// Makes the picture anew in two sizes, with the words that belong to it.
    pub(super) async fn finish(mut self, site: &Site, credit: String, alt: String) -> io::Result<Result<Picture, Fault>> {
        self.file.flush().await?;
        let Ok(made) = tokio::time::timeout(PATIENCE, self.make(site)).await else { return Ok(Err(Fault::TooLarge)) };
        let files = match made? {
            Ok(files) => files,
            Err(fault) => return Ok(Err(fault)),
        };
        let [(large, large_bytes), (small, small_bytes)] = files;
        let picture = Picture { id: site.ids.id(), large, small, credit, alt };
        fs::write(file(site, &picture, Which::Large), large_bytes).await?;
        fs::write(file(site, &picture, Which::Small), small_bytes).await?;
        Ok(Ok(picture))
    }

    async fn make(&self, site: &Site) -> io::Result<Result<[(Size, Vec<u8>); 2], Fault>> {
        let mut work = Work::begin(&site.config.slides.program, apart::PICTURE, &self.path)?;
        let mut files = Vec::new();
        loop {
            match work.next().await? {
                (Word::Pages(_) | Word::Nameless(_), _) => {}
                (Word::Page(page), bytes) => files.push((Size { format: page.format, width: page.width, height: page.height }, bytes)),
                (Word::Fault(fault), _) => return Ok(Err(fault)),
                (Word::Done, _) => return Ok(files.try_into().map_err(|_| Fault::Broken)),
            }
        }
    }
}

/// Where a file of a picture lies.
pub(super) fn file(site: &Site, picture: &Picture, which: Which) -> PathBuf {
    site.data.join(FOLDER).join(picture.name(which))
}

/// Removes pictures that no article shows any more: rows and files.
pub(super) async fn forget_orphans(site: &Site) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    let kept = store::forget_pictures(&tx).await?;
    tx.commit().await?;
    let Ok(mut files) = fs::read_dir(site.data.join(FOLDER)).await else { return Ok(()) };
    while let Ok(Some(entry)) = files.next_entry().await {
        let name = entry.file_name();
        let is_kept = name.to_str().and_then(|name| name.split_once('-')).is_some_and(|(id, _)| kept.iter().any(|kept| kept == id));
        let changed = entry.metadata().await.ok().and_then(|data| data.modified().ok());
        let is_old = changed.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > ORPHAN);
        if !is_kept
            && is_old
            && let Err(error) = fs::remove_file(entry.path()).await
        {
            tracing::warn!(%error, "a picture that nobody shows could not be removed");
        }
    }
    Ok(())
}
