//! The hidden command that makes an uploaded file into pictures, with limits around itself. Opens no file, no socket and no database.

use std::io::{self, BufWriter};

use anyhow::{Context as _, Result};
use mitreden_report::slides;
use rustix::process::{Resource, Rlimit, setpriority_process, setrlimit};

/// Memory, in bytes: a page of a large picture needs a few hundred megabytes.
const MEMORY: u64 = 768 << 20;
/// Time of a core, in seconds: many times what 200 pages take.
const SECONDS: u64 = 40;
/// Behind everything that serves people.
const NICE: i32 = 15;

/// Reads a file from standard input and writes pages to standard output.
pub(super) fn slides() -> Result<()> {
    bound()?;
    slides::work(io::stdin().lock(), &mut BufWriter::new(io::stdout().lock())).context("the pages could not be handed out")
}

/// Reads a picture from standard input and writes it in two sizes to standard output.
pub(super) fn picture() -> Result<()> {
    bound()?;
    slides::work_on_picture(io::stdin().lock(), &mut BufWriter::new(io::stdout().lock())).context("the picture could not be handed out")
}

/// The limits, before anything is read.
fn bound() -> Result<()> {
    let limit = |resource, most| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).context("a limit could not be set");
    limit(Resource::As, MEMORY)?;
    limit(Resource::Cpu, SECONDS)?;
    // It writes to its standard output, a pipe, and nowhere else.
    limit(Resource::Fsize, 0)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Nofile, 16)?;
    setpriority_process(None, NICE).context("the priority could not be lowered")
}
