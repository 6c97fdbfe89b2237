//! Where log lines go and how they look. Writes none itself.

use std::io::IsTerminal;

use anyhow::{Context, Result};
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt, registry};

use crate::config::{Log, LogFormat};

/// Sends log lines to standard error, so that standard output stays for what a command prints.
///
/// # Errors
/// When `log.level` cannot be understood.
pub(super) fn start(log: &Log) -> Result<()> {
    let targets = log.targets().with_context(|| format!("log.level = \"{}\"", log.level))?;
    let lines = fmt::layer().with_writer(std::io::stderr).with_ansi(std::io::stderr().is_terminal());
    let lines = match log.format {
        LogFormat::Text => lines.boxed(),
        LogFormat::Json => lines.json().boxed(),
    };
    registry().with(lines.with_filter(targets)).init();
    std::panic::set_hook(Box::new(note_panic));
    Ok(())
}

/// The place of a panic, without its message: that may hold what somebody typed.
fn note_panic(panic: &std::panic::PanicHookInfo<'_>) {
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    tracing::error!(place, "panic");
}
