//! The archive itself: a ZIP file that is written and read piece by piece. Knows no database.

use std::fs::{File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::model::{FILES, FORMAT, FilePart, MANIFEST, Manifest, TABLES, TablePart, is_tame};
use crate::base::ids::hex;

/// Bytes read at once.
const CHUNK: usize = 64 << 10;
/// Largest manifest, in bytes: a line for each of a hundred thousand pictures.
const MANIFEST_MAX: u64 = 64 << 20;

/// An archive that is being written. Its file gets its name when everything is in it.
pub(super) struct Writer {
    zip: ZipWriter<BufWriter<File>>,
    sum: Sha256,
    bytes: u64,
    part: PathBuf,
    path: PathBuf,
}

impl Writer {
    /// Begins a file for its owner only. One that is there is not written over.
    pub(super) fn create(path: &Path) -> Result<Writer> {
        ensure!(!path.exists(), "{} is there already; choose another name", path.display());
        let mut name = path.file_name().with_context(|| format!("{} is no name for a file", path.display()))?.to_owned();
        name.push(".part");
        let part = path.with_file_name(name);
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&part).with_context(|| format!("cannot write {}", part.display()))?;
        Ok(Writer { zip: ZipWriter::new(BufWriter::new(file)), sum: Sha256::new(), bytes: 0, part, path: path.to_owned() })
    }

    /// Begins an entry.
    pub(super) fn begin(&mut self, name: &str) -> Result<()> {
        (self.sum, self.bytes) = (Sha256::new(), 0);
        let options = SimpleFileOptions::default().large_file(true).unix_permissions(0o600);
        self.zip.start_file(name, options).context("cannot write the backup")
    }

    /// Adds to the entry.
    pub(super) fn add(&mut self, bytes: &[u8]) -> Result<()> {
        self.sum.update(bytes);
        self.bytes += bytes.len() as u64;
        self.zip.write_all(bytes).context("cannot write the backup; is the disk full?")
    }

    /// Size and checksum of the entry.
    pub(super) fn end(&mut self) -> (u64, String) {
        (self.bytes, hex(&self.sum.finalize_reset()))
    }

    /// A whole file as an entry; `None` when it is gone meanwhile.
    pub(super) fn file(&mut self, path: &Path, name: &str) -> Result<Option<FilePart>> {
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        self.begin(&format!("{FILES}{name}"))?;
        let mut chunk = vec![0; CHUNK];
        loop {
            match file.read(&mut chunk).with_context(|| format!("cannot read {}", path.display()))? {
                0 => break,
                read => self.add(&chunk[..read])?,
            }
        }
        let (bytes, sha256) = self.end();
        Ok(Some(FilePart { path: name.to_owned(), bytes, sha256 }))
    }

    /// Writes the manifest and gives the file its name. From then on it survives a power cut. Answers its size.
    pub(super) fn finish(mut self, manifest: &Manifest) -> Result<u64> {
        self.begin(MANIFEST)?;
        self.add(&serde_json::to_vec_pretty(manifest)?)?;
        let file = self.zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error).context("cannot write the backup")?;
        file.sync_all()?;
        let size = file.metadata()?.len();
        std::fs::rename(&self.part, &self.path).with_context(|| format!("cannot name the backup {}", self.path.display()))?;
        Ok(size)
    }
}

/// An archive that is read.
pub(super) struct Reader {
    zip: ZipArchive<BufReader<File>>,
    /// What it says about itself; believed only after [`Reader::check`].
    pub(super) manifest: Manifest,
}

impl Reader {
    /// Opens a file and reads its manifest.
    pub(super) fn open(path: &Path) -> Result<Reader> {
        let file = File::open(path).with_context(|| format!("cannot read {}", path.display()))?;
        let zip = ZipArchive::new(BufReader::new(file));
        let mut zip = zip.with_context(|| format!("{} is no backup, or it is damaged: it cannot be read as a ZIP file", path.display()))?;
        let entry = zip.by_name(MANIFEST).with_context(|| format!("{} is no backup of Mitreden: it has no {MANIFEST}", path.display()))?;
        let mut text = String::new();
        entry.take(MANIFEST_MAX).read_to_string(&mut text).context("the manifest is damaged")?;
        let value: serde_json::Value = serde_json::from_str(&text).context("the manifest is damaged")?;
        let format = value.get("format").and_then(serde_json::Value::as_u64).unwrap_or(0);
        ensure!(format == u64::from(FORMAT), "the backup has the format {format}, this program knows {FORMAT}: use the program that made it, or a newer one");
        let manifest = serde_json::from_value(value).context("the manifest is damaged")?;
        Ok(Reader { zip, manifest })
    }

    /// Reads every entry and compares it with the manifest.
    pub(super) fn check(&mut self, say: &dyn Fn(&str)) -> Result<()> {
        let manifest = self.manifest.clone();
        for TablePart { name, sha256, rows, .. } in &manifest.tables {
            let mut lines = 0;
            let entry = format!("{TABLES}{name}.jsonl");
            let sum = self.sum(&entry, |bytes| lines += bytes.iter().filter(|byte| **byte == b'\n').count() as u64)?;
            ensure!(sum == *sha256 && lines == *rows, "the backup is damaged: {entry} is not what was written");
            say(&format!("{name}: {rows}"));
        }
        for FilePart { path, bytes, sha256 } in &manifest.files {
            ensure!(is_tame(path), "the backup holds a path that leads out of its folder: {path}");
            let mut size = 0;
            let sum = self.sum(&format!("{FILES}{path}"), |bytes| size += bytes.len() as u64)?;
            ensure!(sum == *sha256 && size == *bytes, "the backup is damaged: {path} is not what was written");
        }
        say(&format!("{} files", manifest.files.len()));
        Ok(())
    }

    fn sum(&mut self, entry: &str, mut see: impl FnMut(&[u8])) -> Result<String> {
        let mut sum = Sha256::new();
        self.each(entry, |bytes| {
            sum.update(bytes);
            see(bytes);
            Ok(())
        })?;
        Ok(hex(&sum.finalize()))
    }

    /// Hands an entry over piece by piece.
    pub(super) fn each(&mut self, entry: &str, mut take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
        let Ok(mut file) = self.zip.by_name(entry) else { bail!("the backup is damaged: {entry} is missing") };
        let mut chunk = vec![0; CHUNK];
        loop {
            match file.read(&mut chunk) {
                Ok(0) => return Ok(()),
                Ok(read) => take(&chunk[..read])?,
                Err(error) => bail!("the backup is damaged: {entry} cannot be read ({error})"),
            }
        }
    }

    /// The lines of a table in lists of at most so many, each as one JSON text.
    pub(super) fn batches(&mut self, table: &str, most: usize, mut take: impl FnMut(String) -> Result<()>) -> Result<()> {
        let (mut rest, mut batch, mut count) = (Vec::new(), String::from("["), 0);
        self.each(&format!("{TABLES}{table}.jsonl"), |bytes| {
            rest.extend_from_slice(bytes);
            while let Some(at) = rest.iter().position(|byte| *byte == b'\n') {
                let line: Vec<u8> = rest.drain(..=at).collect();
                if count > 0 {
                    batch.push(',');
                }
                batch.push_str(std::str::from_utf8(&line[..at]).context("the backup is damaged: a line is no text")?);
                count += 1;
                if count == most {
                    batch.push(']');
                    take(std::mem::replace(&mut batch, "[".to_owned()))?;
                    count = 0;
                }
            }
            Ok(())
        })?;
        if count > 0 {
            batch.push(']');
            take(batch)?;
        }
        Ok(())
    }
}
