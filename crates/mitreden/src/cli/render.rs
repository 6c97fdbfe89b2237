//! The hidden command that makes an uploaded file into pictures or words, with limits around itself. Opens no file, no socket and no database.

use std::io::{self, BufWriter};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

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
    bound(Some(MEMORY))?;
    slides::work(io::stdin().lock(), &mut BufWriter::new(io::stdout().lock())).context("the pages could not be handed out")
}

/// Reads a picture from standard input and writes it in two sizes to standard output.
pub(super) fn picture() -> Result<()> {
    bound(Some(MEMORY))?;
    slides::work_on_picture(io::stdin().lock(), &mut BufWriter::new(io::stdout().lock())).context("the picture could not be handed out")
}

/// Becomes the converter: it reads a document from standard input and says what is in it as JSON. It may open no other file and no network.
pub(super) fn document(converter: &Path, format: &str) -> Result<()> {
    // Its language reserves more addresses than there is memory: it is told the bound of its heap instead.
    bound(None)?;
    let heap = format!("-M{}m", MEMORY >> 20);
    let error = Command::new(converter).args(["+RTS", &heap, "-RTS", "--sandbox", "--from", format, "--to", "json"]).exec();
    Err(error).context("the converter could not be started")
}

/// The limits, before anything is read.
fn bound(memory: Option<u64>) -> Result<()> {
    let limit = |resource, most| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) }).context("a limit could not be set");
    if let Some(memory) = memory {
        limit(Resource::As, memory)?;
    }
    limit(Resource::Cpu, SECONDS)?;
    // It writes to its standard output, a pipe, and nowhere else.
    limit(Resource::Fsize, 0)?;
    limit(Resource::Core, 0)?;
    limit(Resource::Nofile, 16)?;
    setpriority_process(None, NICE).context("the priority could not be lowered")
}
