//! Files of groups: taken as they come, made anew apart from everything else, kept without what they said about their makers. Never whose group it is.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use mitreden_report::slides::{BYTES_MAX, Fault, Format as Picture, Word};
use tokio::fs;
use tokio::io::AsyncWriteExt;

use super::model::{File, Format};
use super::store::texts;
use crate::app::Site;
use crate::base::apart::Work;
use crate::base::http::Error;
use crate::rooms;

/// The folder of all files below the data folder.
const FOLDER: &str = "groups";
/// The whole of the work; the process itself may use less time of a core.
const PATIENCE: Duration = Duration::from_secs(120);
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

    /// Makes the file anew and keeps it for a group.
    pub(super) async fn finish(mut self, site: &Site, group: &str, title: String) -> io::Result<Result<File, Fault>> {
        self.file.flush().await?;
        let Ok(made) = tokio::time::timeout(PATIENCE, self.make(site)).await else { return Ok(Err(Fault::TooLarge)) };
        let (format, bytes) = match made? {
            Ok(made) => made,
            Err(fault) => return Ok(Err(fault)),
        };
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        let file = File { id: site.ids.id(), group: group.to_owned(), title, format, bytes: size, created_at: site.clock.now() };
        fs::write(path(site, &file), bytes).await?;
        Ok(Ok(file))
    }

    /// The way slides go: a PDF comes back nameless, a picture as its one page.
    async fn make(&self, site: &Site) -> io::Result<Result<(Format, Vec<u8>), Fault>> {
        let mut work = Work::begin(&site.config.slides.program, rooms::RENDER_SLIDES, &self.path)?;
        let (mut pages, mut picture, mut pdf) = (0, None, None);
        let fault = loop {
            match work.next().await? {
                (Word::Pages(number), _) => pages = number,
                (Word::Page(page), bytes) => {
                    let format = if page.format == Picture::Jpeg { Format::Jpeg } else { Format::Webp };
                    picture.get_or_insert((format, bytes));
                }
                (Word::Nameless(_), bytes) => pdf = Some((Format::Pdf, bytes)),
                (Word::Done, _) => break Fault::Broken,
                (Word::Fault(fault), _) => break fault,
            }
        };
        // A PDF of several pages that could not be written nameless is not handed out at all.
        Ok(pdf.or(picture.filter(|_| pages == 1)).ok_or(fault))
    }
}

/// Where a file lies.
pub(super) fn path(site: &Site, file: &File) -> PathBuf {
    site.data.join(FOLDER).join(file.name())
}

/// Removes what lies in the data folder; the sweep does it if this fails.
pub(super) async fn remove(site: &Site, file: &File) {
    if let Err(error) = fs::remove_file(path(site, file)).await {
        tracing::warn!(%error, "a group's file could not be removed");
    }
}

/// Removes files that no group shows any more.
///
/// # Errors
/// The database's.
pub(super) async fn forget_orphans(site: &Site) -> Result<(), Error> {
    let kept = texts::kept_files(&site.db.read).await?;
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
            tracing::warn!(%error, "a file that no group shows could not be removed");
        }
    }
    Ok(())
}
