//! `mitreden mail bounce`: letters that came back, from the mail server's pipe or from a folder. What they say is read elsewhere.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::Settings;
use crate::app::{self, Site};
use crate::base::mail::{READ_BYTES, Settled, read_return};

/// What a mail server understands as "keep it, and try again later" (sysexits.h, EX_TEMPFAIL).
pub(super) const LATER: u8 = 75;

/// Where returned letters are.
#[derive(Debug, clap::Args)]
pub(super) struct Bounce {
    /// A folder (or a Maildir's `new`) whose files are returned letters; without one, a single letter comes on standard input. No file is changed.
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// Whom the mail server delivered the letter to. Postfix says so by itself; without it the letter's headers are asked.
    #[arg(long, value_name = "ADDRESS", env = "ORIGINAL_RECIPIENT", conflicts_with = "folder")]
    recipient: Option<String>,
    #[command(flatten)]
    settings: Settings,
    /// Data folder, when there is no configuration (such as the demo's).
    #[arg(long, value_name = "FOLDER", conflicts_with = "config")]
    data: Option<PathBuf>,
}

/// Reads them. What is no returned letter is said and no error: the mail server would answer an error with one more letter.
pub(super) async fn bounce(bounce: Bounce) -> Result<()> {
    let config = bounce.settings.over(bounce.data)?;
    let letters = match &bounce.folder {
        Some(folder) => of_folder(folder)?,
        None => vec![("standard input".to_owned(), beginning(io::stdin().lock())?)],
    };
    let site = app::beside(config).await?;
    let mut said = Vec::new();
    for (name, letter) in letters {
        writeln!(said, "{name}: {}", one(&site, &letter, bounce.recipient.as_deref()).await?)?;
    }
    site.db.close().await?;
    // A mail server may close the pipe: that is no reason to do it all again.
    let _ = io::stdout().write_all(&said);
    Ok(())
}

async fn one(site: &Site, letter: &[u8], recipient: Option<&str>) -> Result<String> {
    let back = match read_return(letter, recipient) {
        Ok(back) => back,
        Err(unclear) => return Ok(format!("left aside: {unclear}")),
    };
    let tx = site.db.begin().await?;
    let settled = site.outbox.came_back(&tx, &back).await?;
    tx.commit().await?;
    let became = match settled {
        Settled::Unknown => "is not known, or came back before".to_owned(),
        Settled::Counted => format!("came back ({}); counted", back.status),
        Settled::Unreachable => format!("came back ({}); its address gets no more digests and newsletters", back.status),
    };
    Ok(format!("letter {} {became}", back.letter))
}

/// The beginning of a letter. The rest is taken in and forgotten, so that whoever writes it is not interrupted.
fn beginning(mut source: impl Read) -> Result<Vec<u8>> {
    let mut letter = Vec::new();
    source.by_ref().take(READ_BYTES).read_to_end(&mut letter).context("the letter cannot be read")?;
    io::copy(&mut source, &mut io::sink()).context("the letter cannot be read")?;
    Ok(letter)
}

/// The letters of a folder by name.
fn of_folder(folder: &Path) -> Result<Vec<(String, Vec<u8>)>> {
    let mut letters = Vec::new();
    for entry in std::fs::read_dir(folder).with_context(|| format!("{} cannot be read", folder.display()))? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            letters.push((entry.file_name().to_string_lossy().into_owned(), beginning(File::open(entry.path())?)?));
        }
    }
    letters.sort();
    Ok(letters)
}
