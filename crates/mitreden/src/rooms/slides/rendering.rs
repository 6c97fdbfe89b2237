//! Slides made into pictures by a process of their own, with little memory and little time: what a hostile file breaks is only that. Reads no file itself.

use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use mitreden_live::DeckId;
use mitreden_report::slides::{BYTES_MAX, Fault, Format, Page, Word};
use tokio::fs;
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::Command;

use super::{ORIGINAL, store};
use crate::app::Site;

/// The hidden command that does the work, with its limits: see `cli`.
pub(crate) const COMMAND: &str = "render-slides";
/// Longest line before a picture: the text of a full page with all its escapes.
const LINE_MAX: u64 = 512 * 1024;
/// The whole of the work. The process itself may use less time of a core.
const PATIENCE: Duration = Duration::from_secs(120);

/// The name of a page's picture in its deck's folder.
pub(super) fn name(page: u32, format: Format) -> String {
    match format {
        Format::Webp => format!("{page}.webp"),
        Format::Jpeg => format!("{page}.jpg"),
    }
}

/// Makes the pages of a deck; answers how many. The error is a word for why not.
pub(super) async fn render(site: &Site, deck: &DeckId, folder: &Path) -> Result<u32, String> {
    match tokio::time::timeout(PATIENCE, read(site, deck, folder)).await {
        Ok(Ok(Ok(pages))) => Ok(pages),
        Ok(Ok(Err(fault))) => Err(word(fault)),
        Ok(Err(error)) => {
            tracing::warn!(deck.id = %deck, %error, "slides could not be made into pictures");
            Err(word(Fault::Broken))
        }
        Err(_) => Err(word(Fault::TooLarge)),
    }
}

/// The fault as it stands in the database and in the locales.
fn word(fault: Fault) -> String {
    serde_json::to_value(fault).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn program(site: &Site) -> io::Result<PathBuf> {
    let set = &site.config.slides.program;
    if set.as_os_str().is_empty() { std::env::current_exe() } else { Ok(set.clone()) }
}

async fn read(site: &Site, deck: &DeckId, folder: &Path) -> io::Result<Result<u32, Fault>> {
    let file = std::fs::File::open(folder.join(ORIGINAL))?;
    let mut command = Command::new(program(site)?);
    // Nothing of this process goes along: no settings, no secrets, no open files.
    command.arg(COMMAND).env_clear().current_dir("/").stdin(file).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    let mut child = command.spawn()?;
    let mut output = BufReader::new(child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
    let mut done = 0;
    loop {
        match next(&mut output).await {
            Ok(Word::Pages(pages)) => note_pages(site, deck, pages).await?,
            Ok(Word::Page(page)) => {
                done += 1;
                keep(site, deck, folder, done, &page, &mut output).await?;
            }
            Ok(Word::Done) => return Ok(Ok(done)),
            Ok(Word::Fault(fault)) => return Ok(Err(fault)),
            // It ended without a word: by its limits, or by a fault in the reading of the file.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                let ended = child.wait().await?;
                tracing::info!(deck.id = %deck, %ended, "the process that made slides into pictures broke off");
                return Ok(Err(if ended.code().is_some() { Fault::Broken } else { Fault::TooLarge }));
            }
            Err(error) => return Err(error),
        }
    }
}

async fn next(output: &mut (impl AsyncBufRead + Unpin)) -> io::Result<Word> {
    let mut line = Vec::new();
    output.take(LINE_MAX).read_until(b'\n', &mut line).await?;
    if line.last() != Some(&b'\n') {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    serde_json::from_slice(&line).map_err(|_| io::ErrorKind::InvalidData.into())
}

async fn note_pages(site: &Site, deck: &DeckId, pages: usize) -> io::Result<()> {
    let tx = site.db.begin().await.map_err(io::Error::other)?;
    store::set_pages(&tx, deck, u32::try_from(pages).unwrap_or(u32::MAX)).await.map_err(io::Error::other)?;
    tx.commit().await.map_err(io::Error::other)
}

/// Keeps a page: its picture first, so that a row never points to a file that is not there.
async fn keep(site: &Site, deck: &DeckId, folder: &Path, number: u32, page: &Page, output: &mut (impl AsyncBufRead + Unpin)) -> io::Result<()> {
    if page.bytes > BYTES_MAX {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut picture = vec![0; page.bytes];
    output.read_exact(&mut picture).await?;
    fs::write(folder.join(name(number, page.format)), picture).await?;
    let tx = site.db.begin().await.map_err(io::Error::other)?;
    store::insert_slide(&tx, deck, number, page).await.map_err(io::Error::other)?;
    tx.commit().await.map_err(io::Error::other)
}
