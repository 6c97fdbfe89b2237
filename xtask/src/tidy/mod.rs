//! The rules of the house that no compiler knows: first lines, lengths, arrows, names. Reads text; mends nothing.

mod arrows;
mod shape;
mod words;

use std::fmt;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, ensure};

/// A text file of the project: its path from the root with `/`, and what stands in it.
struct File {
    path: String,
    text: String,
}

/// A line that breaks a rule, and what to do about it.
struct Fault {
    path: String,
    /// From 1; 0 means the file as a whole.
    line: usize,
    message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

impl File {
    fn fault(&self, line: usize, message: impl Into<String>) -> Fault {
        Fault { path: self.path.clone(), line, message: message.into() }
    }

    /// The part of the path after the last dot.
    fn kind(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, kind)| kind)
    }

    /// Lines with their numbers from 1.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// Written by a program, so held to no rule of form.
    fn is_generated(&self) -> bool {
        self.path.ends_with("protocol.ts") || self.path.ends_with("package-lock.json") || self.path == "Cargo.lock"
    }
}

/// Checks every file that git knows.
///
/// # Errors
/// All faults, one a line.
pub(crate) fn run(root: &Path) -> anyhow::Result<()> {
    let files = files(root)?;
    let faults = faults(&files);
    println!("{} files looked at", files.len());
    ensure!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.iter().map(Fault::to_string).collect::<Vec<_>>().join("\n"));
    Ok(())
}

fn faults(files: &[File]) -> Vec<Fault> {
    let each = files.iter().flat_map(|file| [shape::check(file), arrows::check(file), words::check(file)].into_iter().flatten());
    each.chain(words::check_mirrors(files)).collect()
}

/// The text files that git tracks.
fn files(root: &Path) -> anyhow::Result<Vec<File>> {
    let listed = Command::new("git").args(["ls-files", "-z"]).current_dir(root).output().context("git does not start")?;
    ensure!(listed.status.success(), "git ls-files failed");
    let mut files = Vec::new();
    for path in String::from_utf8(listed.stdout)?.split_terminator('\0') {
        // Fonts and pictures are no text; a file that was just deleted is still listed.
        if let Ok(text) = fs::read_to_string(root.join(path)) {
            files.push(File { path: path.to_owned(), text });
        }
    }
    ensure!(files.len() > 100, "git listed {} files only", files.len());
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_house_is_tidy() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        if let Err(error) = run(root) {
            panic!("{error}");
        }
    }

    #[test]
    fn a_fault_names_its_place() {
        let file = File { path: "crates/mitreden/src/base/x.rs".into(), text: "use crate::rooms::x;\n".into() };
        let said: Vec<String> = faults(&[file]).iter().map(Fault::to_string).collect();
        assert!(said.iter().any(|fault| fault.starts_with("crates/mitreden/src/base/x.rs:1: ")), "{said:?}");
    }
}
