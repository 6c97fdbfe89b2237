//! The files of the project as text, without what .gitignore leaves out. Judges nothing.

use std::fs;
use std::path::Path;

use anyhow::Context as _;

use super::rust::Rust;

/// All files that are text.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    pub(crate) sources: Vec<Source>,
}

/// One file.
#[derive(Debug)]
pub(crate) struct Source {
    /// From the root of the project, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
    /// Empty for what is no Rust.
    pub(crate) rust: Rust,
}

impl Tree {
    /// Reads everything below the root.
    ///
    /// # Errors
    /// When a file cannot be read, or a Rust file is none.
    pub(crate) fn read(root: &Path) -> anyhow::Result<Self> {
        let ignored = fs::read_to_string(root.join(".gitignore")).context("no .gitignore: is this the project's root?")?;
        let mut tree = Tree::default();
        tree.enter(root, "", &ignored)?;
        tree.sources.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(tree)
    }

    /// A tree of these paths and texts.
    #[cfg(test)]
    pub(crate) fn of(files: &[(&str, &str)]) -> Self {
        Tree { sources: files.iter().map(|(path, text)| Source::new((*path).to_owned(), (*text).to_owned()).unwrap()).collect() }
    }

    /// The file at this path.
    pub(crate) fn at(&self, path: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.path == path)
    }

    /// The files below a folder, which ends in `/`, with what follows the folder in their path.
    pub(crate) fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a Source)> {
        self.sources.iter().filter_map(move |source| Some((source.path.strip_prefix(folder)?, source)))
    }

    fn enter(&mut self, folder: &Path, path: &str, ignored: &str) -> anyhow::Result<()> {
        for entry in fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))? {
            let entry = entry?;
            let path = format!("{path}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type()?;
            if path == ".git" || kind.is_symlink() || is_ignored(ignored, &path) {
                continue;
            }
            if kind.is_dir() {
                self.enter(&entry.path(), &format!("{path}/"), ignored)?;
                continue;
            }
            let bytes = fs::read(entry.path()).with_context(|| format!("cannot read {path}"))?;
            // Fonts and pictures are no text; no rule reads them.
            if let Ok(text) = String::from_utf8(bytes) {
                self.sources.push(Source::new(path, text)?);
            }
        }
        Ok(())
    }
}

impl Source {
    fn new(path: String, text: String) -> anyhow::Result<Self> {
        let rust = if path.ends_with(".rs") { Rust::read(&text).map_err(|error| anyhow::anyhow!("{path} is no Rust: {error}"))? } else { Rust::default() };
        Ok(Source { path, text, rust })
    }

    /// What follows the last dot.
    pub(crate) fn ending(&self) -> &str {
        self.path.rsplit_once('.').map_or("", |(_, ending)| ending)
    }

    /// The lines, counted from 1.
    pub(crate) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// True if the whole file is a test or serves tests alone.
    pub(crate) fn is_test(&self) -> bool {
        let folders = ["tests/", "e2e/", "crates/mitreden-testkit/"];
        folders.iter().any(|folder| self.path.starts_with(folder) || self.path.contains(&format!("/{folder}")))
            || ["/tests.rs", "_tests.rs", ".test.ts", ".test.tsx"].iter().any(|end| self.path.ends_with(end))
    }
}

/// The forms of .gitignore that the project uses: `/path`, `folder/` anywhere, `*.ending`.
fn is_ignored(ignored: &str, path: &str) -> bool {
    ignored.lines().map(|line| line.trim_end_matches('/')).any(|line| {
        if let Some(ending) = line.strip_prefix('*') {
            return path.ends_with(ending);
        }
        match line.strip_prefix('/') {
            Some(from_root) => path == from_root,
            None => !line.is_empty() && !line.starts_with('#') && path.rsplit('/').next() == Some(line),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_git_ignores_is_left_out() {
        let ignored = "/target\n# words\nnode_modules/\n/e2e/results/\n*.log\n";
        for path in ["target", "web/node_modules", "node_modules", "e2e/results", "a/b.log"] {
            assert!(is_ignored(ignored, path), "{path}");
        }
        for path in ["crates/target", "web", "results", "log", "words"] {
            assert!(!is_ignored(ignored, path), "{path}");
        }
    }

    #[test]
    fn tests_are_known_by_their_address() {
        let of = |path: &str| Source { path: path.to_owned(), text: String::new(), rust: Rust::default() };
        for path in ["crates/a/tests/it/main.rs", "e2e/cast.ts", "crates/a/src/form/tests.rs", "crates/a/src/engine_tests.rs", "web/scripts/a.test.ts"] {
            assert!(of(path).is_test(), "{path}");
        }
        assert!(!of("crates/a/src/attests.rs").is_test());
        assert!(!of("web/scripts/main.ts").is_test());
    }
}
