//! Strangers' files, read by a process of its own with little memory and little time: what a hostile file breaks is only that. Keeps no file.

use std::io;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use mitreden_report::slides::{self, BYTES_MAX, Fault, Word};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, BufReader};
use tokio::process::{Child, ChildStdout, Command};

/// The hidden command that makes a picture anew in two sizes: see `cli`.
pub const PICTURE: &str = "render-picture";

/// The hidden command that becomes the converter of documents, with limits around it: see `cli`.
pub const CONVERT: &str = "convert-document";

/// How long the converter may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// Longest line before a picture: the text of a full page with all its escapes.
const LINE_MAX: u64 = 512 * 1024;

/// A process at work on one file. Dropping it kills it.
#[derive(Debug)]
pub struct Work {
    child: Child,
    output: BufReader<ChildStdout>,
}

impl Work {
    /// Starts one of this program's hidden commands on a file; an empty `program` is this one.
    ///
    /// # Errors
    /// When the file cannot be opened or the process cannot be started.
    pub fn begin(program: &Path, command: &str, file: &Path) -> io::Result<Work> {
        let file = std::fs::File::open(file)?;
        let program = if program.as_os_str().is_empty() { std::env::current_exe()? } else { program.to_owned() };
        let mut process = Command::new(program);
        // Nothing of this process goes along: no settings, no secrets, no open files.
        process.arg(command).env_clear().current_dir("/").stdin(file).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
        let mut child = process.spawn()?;
        let output = BufReader::new(child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
        Ok(Work { child, output })
    }

    /// The next word, and the picture or the file that follows it.
    ///
    /// # Errors
    /// When the output is none of ours.
    pub async fn next(&mut self) -> io::Result<(Word, Vec<u8>)> {
        match self.read().await {
            // It ended without a word: by its limits, or by a fault in the reading of the file.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                let ended = self.child.wait().await?;
                tracing::info!(%ended, "the process that reads files broke off");
                Ok((Word::Fault(if ended.code().is_some() { Fault::Broken } else { Fault::TooLarge }), Vec::new()))
            }
            read => read,
        }
    }

    async fn read(&mut self) -> io::Result<(Word, Vec<u8>)> {
        let mut line = Vec::new();
        (&mut self.output).take(LINE_MAX).read_until(b'\n', &mut line).await?;
        if line.last() != Some(&b'\n') {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        let word = serde_json::from_slice(&line).map_err(|_| io::ErrorKind::InvalidData)?;
        if slides::bytes_after(&word) > BYTES_MAX {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let mut bytes = vec![0; slides::bytes_after(&word)];
        self.output.read_exact(&mut bytes).await?;
        Ok((word, bytes))
    }
}

/// Lets the converter read a document of this format and answers what it says; `None`: it could not read it, said too much or took too long.
///
/// # Errors
/// When the file cannot be opened or the process cannot be started.
pub async fn convert(program: &Path, converter: &Path, format: &str, file: &Path, most: usize) -> io::Result<Option<Vec<u8>>> {
    let file = std::fs::File::open(file)?;
    let program = if program.as_os_str().is_empty() { std::env::current_exe()? } else { program.to_owned() };
    let mut process = Command::new(program);
    process.arg(CONVERT).arg(converter).arg(format);
    process.env_clear().current_dir("/").stdin(file).stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    let mut child = process.spawn()?;
    let output = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let read = async {
        let mut said = Vec::new();
        output.take(u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1)).read_to_end(&mut said).await?;
        let is_whole = said.len() <= most && child.wait().await?.success();
        Ok(is_whole.then_some(said))
    };
    tokio::time::timeout(PATIENCE, read).await.unwrap_or(Ok(None))
}
