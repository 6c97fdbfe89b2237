//! Files that people bring: taken as they come, made anew apart from everything else, kept without what they said about their makers. Never whose they are.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use mitreden_report::slides::{self, Fault, Word};
use tokio::fs;
use tokio::io::AsyncWriteExt;
use tokio::sync::Semaphore;

use super::apart::{self, Work};
use super::ids::{Ids, is_id};

/// Largest file that can be made anew, in bytes.
pub const BYTES_MAX: usize = slides::BYTES_MAX;
/// How many files are made anew at once: the cores belong to those who read and speak.
pub const TURNS: usize = 2;
/// The whole of the work on one file; the process itself may use less time of a core.
const PATIENCE: Duration = Duration::from_secs(120);
/// A file that nobody points to stays so long, so that nothing is removed that is on its way in.
const ORPHAN: Duration = Duration::from_secs(60 * 60);
/// Digits of an id, with which the name of each kept file begins.
const ID_LENGTH: usize = 32;

/// How a kept file is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A document, nameless.
    Pdf,
    /// A picture.
    Webp,
    /// A photograph.
    Jpeg,
}

impl Format {
    const ALL: [Format; 3] = [Format::Pdf, Format::Webp, Format::Jpeg];

    /// The word in databases.
    pub fn word(self) -> &'static str {
        match self {
            Format::Pdf => "pdf",
            Format::Webp => "webp",
            Format::Jpeg => "jpeg",
        }
    }

    /// The value of a word; a file of an unknown kind is handed out as what cannot run.
    pub fn of(word: &str) -> Format {
        Format::ALL.into_iter().find(|format| format.word() == word).unwrap_or(Format::Pdf)
    }

    /// The ending of its name.
    pub fn ending(self) -> &'static str {
        if self == Format::Jpeg { "jpg" } else { self.word() }
    }

    /// Its media type.
    pub fn kind(self) -> &'static str {
        match self {
            Format::Pdf => "application/pdf",
            Format::Webp => "image/webp",
            Format::Jpeg => "image/jpeg",
        }
    }
}

impl From<slides::Format> for Format {
    fn from(format: slides::Format) -> Self {
        match format {
            slides::Format::Webp => Format::Webp,
            slides::Format::Jpeg => Format::Jpeg,
        }
    }
}

/// A file as it was made anew.
#[derive(Clone, Debug)]
pub struct Made {
    /// How it is stored.
    pub format: Format,
    /// Of a picture, in pixels.
    pub width: u32,
    /// Of a picture, in pixels.
    pub height: u32,
    /// The whole of it.
    pub bytes: Vec<u8>,
}

/// Where the files of one feature lie, and what makes them anew.
#[derive(Clone, Debug)]
pub struct Intake {
    folder: PathBuf,
    program: PathBuf,
    turns: Arc<Semaphore>,
    ids: Ids,
}

impl Intake {
    /// `folder` lies below the data folder; `program` makes files anew, empty: this one; `turns` are shared by all intakes.
    pub fn new(folder: PathBuf, program: PathBuf, turns: Arc<Semaphore>, ids: Ids) -> Self {
        Self { folder, program, turns, ids }
    }

    /// Where the file of this name lies.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// Begins to take a file of at most so many bytes.
    ///
    /// # Errors
    /// The disk's.
    pub async fn begin(&self, most: usize) -> io::Result<Upload> {
        fs::create_dir_all(&self.folder).await?;
        let path = self.path(&format!("upload-{}", self.ids.id()));
        let file = fs::File::create_new(&path).await?;
        Ok(Upload { path, file, bytes: 0, most, program: self.program.clone(), turns: self.turns.clone() })
    }

    /// Keeps what was made. Its name begins with an id that the database knows from now on.
    ///
    /// # Errors
    /// The disk's.
    pub async fn keep(&self, name: &str, made: &Made) -> io::Result<()> {
        fs::write(self.path(name), &made.bytes).await
    }

    /// Removes a file; the sweep does it if this fails.
    pub async fn remove(&self, name: &str) {
        if let Err(error) = fs::remove_file(self.path(name)).await {
            tracing::warn!(%error, "a file could not be removed");
        }
    }

    /// Removes files whose id is none of these: nothing shows them any more.
    pub async fn forget_orphans(&self, kept: &[String]) {
        let Ok(mut files) = fs::read_dir(&self.folder).await else { return };
        while let Ok(Some(entry)) = files.next_entry().await {
            let name = entry.file_name();
            let id = name.to_str().and_then(|name| name.get(..ID_LENGTH)).filter(|id| is_id(id));
            let is_kept = id.is_some_and(|id| kept.iter().any(|kept| kept == id));
            let changed = entry.metadata().await.ok().and_then(|data| data.modified().ok());
            let is_old = changed.and_then(|at| at.elapsed().ok()).is_some_and(|age| age > ORPHAN);
            if !is_kept
                && is_old
                && let Err(error) = fs::remove_file(entry.path()).await
            {
                tracing::warn!(%error, "a file that nothing shows could not be removed");
            }
        }
    }
}

/// A file on its way in. Whatever ends it, nothing of it stays: only what is made from it is kept.
#[derive(Debug)]
pub struct Upload {
    path: PathBuf,
    file: fs::File,
    bytes: usize,
    most: usize,
    program: PathBuf,
    turns: Arc<Semaphore>,
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
    /// Takes a piece; `false` when the file is too large.
    ///
    /// # Errors
    /// The disk's.
    pub async fn take(&mut self, piece: &[u8]) -> io::Result<bool> {
        self.bytes += piece.len();
        if self.bytes > self.most {
            return Ok(false);
        }
        self.file.write_all(piece).await?;
        Ok(true)
    }

    /// Whether anything came.
    pub fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// The whole of it, as it lies in the data folder until it is dropped.
    ///
    /// # Errors
    /// The disk's.
    pub async fn written(&mut self) -> io::Result<&Path> {
        self.file.flush().await?;
        Ok(&self.path)
    }

    /// Makes a picture anew in two sizes, the larger one first.
    ///
    /// # Errors
    /// The disk's, or when the process cannot be started.
    pub async fn picture(mut self) -> io::Result<Result<[Made; 2], Fault>> {
        let said = self.read(apart::PICTURE).await?;
        Ok(match said.fault {
            Some(fault) => Err(fault),
            None => said.files.try_into().map_err(|_| Fault::Broken),
        })
    }

    /// Makes a PDF anew without its makers, or a picture as its one page. `command` is the hidden command that reads both.
    ///
    /// # Errors
    /// The disk's, or when the process cannot be started.
    pub async fn document(mut self, command: &str) -> io::Result<Result<Made, Fault>> {
        let said = self.read(command).await?;
        let picture = said.files.into_iter().next().filter(|_| said.pages == 1);
        // A PDF of several pages that could not be written nameless is not handed out at all.
        Ok(said.pdf.or(picture).ok_or(said.fault.unwrap_or(Fault::Broken)))
    }

    async fn read(&mut self, command: &str) -> io::Result<Said> {
        self.file.flush().await?;
        let late = Said { fault: Some(Fault::TooLarge), ..Said::default() };
        // Nobody closes the semaphore.
        let Ok(_turn) = self.turns.acquire().await else { return Ok(late) };
        tokio::time::timeout(PATIENCE, Said::of(&self.program, command, &self.path)).await.unwrap_or(Ok(late))
    }
}

/// Everything that a process said about one file.
#[derive(Default)]
struct Said {
    pages: usize,
    /// The first pages, or the sizes of a picture.
    files: Vec<Made>,
    pdf: Option<Made>,
    fault: Option<Fault>,
}

impl Said {
    async fn of(program: &Path, command: &str, file: &Path) -> io::Result<Self> {
        let mut work = Work::begin(program, command, file)?;
        let mut said = Self::default();
        loop {
            match work.next().await? {
                (Word::Pages(number), _) => said.pages = number,
                // What further pages of a document look like is not kept.
                (Word::Page(_), _) if said.files.len() > 1 => {}
                (Word::Page(page), bytes) => said.files.push(Made { format: page.format.into(), width: page.width, height: page.height, bytes }),
                (Word::Nameless(_), bytes) => said.pdf = Some(Made { format: Format::Pdf, width: 0, height: 0, bytes }),
                (Word::Fault(fault), _) => said.fault = Some(fault),
                (Word::Done, _) => return Ok(said),
            }
            if said.fault.is_some() {
                return Ok(said);
            }
        }
    }
}
