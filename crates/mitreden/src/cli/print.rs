//! What commands print. Whoever reads may stop reading (`| head`): then the rest is said to nobody, and the command ends as it would have.

use std::fmt::Arguments;
use std::io::{self, ErrorKind, Write};

/// A line on standard output.
macro_rules! say {
    ($($line:tt)*) => { $crate::cli::print::line(format_args!($($line)*)) };
}
pub(super) use say;

/// Writes a line to standard output.
///
/// # Errors
/// When it cannot be written for another reason, such as a full disk.
pub(super) fn line(line: Arguments<'_>) -> io::Result<()> {
    written(writeln!(io::stdout(), "{line}"))
}

/// Writes a text to standard output as it is.
///
/// # Errors
/// As for a line.
pub(super) fn text(text: &str) -> io::Result<()> {
    let mut out = io::stdout();
    written(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// A line on standard error, where nobody can be told what goes wrong.
pub(super) fn aside(line: Arguments<'_>) {
    writeln!(io::stderr(), "{line}").ok();
}

fn written(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}
