//! A document that somebody brings (DOCX, ODT, Markdown) becomes chapters and pictures: all of it or nothing. Keeps nothing but files of pictures.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Read as _};
use std::path::{Path, PathBuf};

use serde_json::Value;
use zip::ZipArchive;

use super::documents::{self, Loss, Written};
use super::form::CHAPTER_MAX;
use super::model::{Chapter, Draft, Picture};
use super::{opendocument, pictures, writing};
use crate::app::Site;
use crate::base::http::Error;
use crate::base::intake::{BYTES_MAX, Upload};
use crate::base::{apart, charset};

/// Most pictures that are taken from a document.
const PICTURES_MAX: usize = 300;
/// Longest text, in bytes: some thousand pages.
const TEXT_MAX: usize = 8 << 20;
/// Most that the converter may say, in bytes.
const OUTPUT_MAX: usize = 96 << 20;

/// Longest text of an ODT as it is packed in it, in bytes.
const CONTENT_MAX: u64 = 64 << 20;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Docx,
    Odt,
    Markdown,
}

/// Why nothing was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// It is no document that we know.
    Unknown,
    /// It could not be read.
    Broken,
    /// It is too long.
    TooLarge,
    /// The program that reads such documents is not installed.
    NoConverter,
    /// There is no text in it.
    Empty,
    /// This chapter is too long to be edited.
    LongChapter(String),
}

/// What a document came to.
pub(super) struct Converted {
    pub(super) chapters: Vec<Chapter>,
    pub(super) pictures: Vec<Picture>,
    /// The words near it, and what was lost there.
    pub(super) losses: Vec<(String, Loss)>,
}

/// Reads a document for a draft. The rows of its pictures are the caller's.
pub(super) async fn read(site: &Site, draft: &Draft, upload: &mut Upload) -> Result<Result<Converted, Refusal>, Error> {
    let path = upload.written().await?.to_owned();
    let known = path.clone();
    let format = tokio::task::spawn_blocking(move || format(&known)).await.map_err(anyhow::Error::from)?;
    let (written, pictures) = match format? {
        None => return Ok(Err(Refusal::Unknown)),
        Some(Format::Markdown) => {
            let bytes = tokio::fs::read(&path).await?;
            let Some(markdown) = charset::text(&bytes) else { return Ok(Err(Refusal::Unknown)) };
            let markdown = markdown.replace("\r\n", "\n");
            (Written { markdown, losses: Vec::new() }, Vec::new())
        }
        Some(format) => match convert(site, draft, &path, format).await? {
            Ok(converted) => converted,
            Err(refusal) => return Ok(Err(refusal)),
        },
    };
    if written.markdown.len() > TEXT_MAX {
        return Ok(Err(Refusal::TooLarge));
    }
    let chapters = writing::cut(&written.markdown, &draft.title);
    if chapters.is_empty() {
        return Ok(Err(Refusal::Empty));
    }
    match chapters.iter().find(|chapter| chapter.source().chars().count() > CHAPTER_MAX) {
        Some(long) => Ok(Err(Refusal::LongChapter(long.title.clone()))),
        None => Ok(Ok(Converted { chapters, pictures, losses: written.losses })),
    }
}

/// What a file is by what is in it; its name says nothing.
fn format(path: &Path) -> io::Result<Option<Format>> {
    let mut head = [0; 512];
    let length = File::open(path)?.read(&mut head)?;
    let head = &head[..length];
    if !head.starts_with(b"PK") {
        return Ok((!head.contains(&0)).then_some(Format::Markdown));
    }
    let Ok(mut archive) = ZipArchive::new(File::open(path)?) else { return Ok(None) };
    if archive.by_name("word/document.xml").is_ok() {
        return Ok(Some(Format::Docx));
    }
    let mut kind = String::new();
    if let Ok(entry) = archive.by_name("mimetype")
        && entry.take(100).read_to_string(&mut kind).is_ok()
        && kind.trim() == "application/vnd.oasis.opendocument.text"
    {
        return Ok(Some(Format::Odt));
    }
    Ok(None)
}

/// Lets the converter read a document and takes its pictures.
async fn convert(site: &Site, draft: &Draft, path: &Path, format: Format) -> Result<Result<(Written, Vec<Picture>), Refusal>, Error> {
    let converter = &site.config.drafts.converter;
    if !converter.is_file() {
        return Ok(Err(Refusal::NoConverter));
    }
    let word = if format == Format::Docx { "docx" } else { "odt" };
    let Some(said) = apart::convert(&site.config.slides.program, converter, word, path, OUTPUT_MAX).await? else {
        return Ok(Err(Refusal::Broken));
    };
    let Ok(mut document) = serde_json::from_slice::<Value>(&said) else { return Ok(Err(Refusal::Broken)) };
    if format == Format::Odt {
        let archive = path.to_owned();
        let left = tokio::task::spawn_blocking(move || left_out(&archive)).await.map_err(anyhow::Error::from)?;
        // Without it heads and words are missing, and nothing is published before somebody has written them.
        opendocument::mend(&mut document, &left.unwrap_or_default());
    }
    let (mut addresses, mut pictures) = (HashMap::new(), Vec::new());
    for (name, words) in documents::pictures(&document).into_iter().take(PICTURES_MAX) {
        let (archive, inner) = (path.to_owned(), if format == Format::Docx { format!("word/{name}") } else { name.clone() });
        let bytes = tokio::task::spawn_blocking(move || extract(archive, &inner)).await.map_err(anyhow::Error::from)?;
        let Some(bytes) = bytes else { continue };
        let mut upload = pictures::intake(site).begin(BYTES_MAX).await?;
        if !upload.take(&bytes).await? {
            continue;
        }
        // What is no picture that browsers show is told as lost where it stood.
        if let Ok(picture) = pictures::keep(site, upload, draft, words).await? {
            addresses.insert(name, picture.address());
            pictures.push(picture);
        }
    }
    Ok(Ok((documents::write(&document, &addresses), pictures)))
}

/// What the converter leaves out of an ODT.
fn left_out(path: &Path) -> Option<opendocument::Left> {
    let mut archive = ZipArchive::new(File::open(path).ok()?).ok()?;
    let entry = archive.by_name("content.xml").ok()?;
    opendocument::read(BufReader::new(entry.take(CONTENT_MAX)))
}

/// A file of an archive, if it is there and not too large.
fn extract(archive: PathBuf, name: &str) -> Option<Vec<u8>> {
    let mut archive = ZipArchive::new(File::open(archive).ok()?).ok()?;
    let entry = archive.by_name(name).ok()?;
    let mut bytes = Vec::new();
    entry.take(u64::try_from(BYTES_MAX).ok()? + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() <= BYTES_MAX).then_some(bytes)
}
