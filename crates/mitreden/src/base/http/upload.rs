//! Files that come with a form, and files that are handed out. Judges no content; `base::intake` makes files anew.

use std::path::Path;

use axum::body::Body;
use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use mitreden_report::slides::Fault;
use tokio_util::io::ReaderStream;

use super::Error;
use super::limits::{Attempts, Caller};
use crate::base::i18n::Words;
use crate::base::intake::{Format, Intake, Upload};

/// The field of a form that holds a file.
pub const FIELD: &str = "datei";

/// Most bytes of a field that is no file; what is longer is cut before the check says so.
const TEXT_BYTES_MAX: usize = 64 << 10;

/// Most bytes of all fields together that are no files: as much as a form without files may have.
const TEXTS_BYTES_MAX: usize = 256 << 10;

/// Most fields that are no files; further ones are read to their end and not kept.
const FIELDS_MAX: usize = 200;

/// The file of a form; what is over `most` bytes is read to its end and not kept, so that the answer can be more than a broken line. One byte more than `most`
/// says that it was too large.
///
/// # Errors
/// [`Error::BadRequest`] when it is no such form, [`Error::TooLarge`] when the server's own bound is reached.
pub async fn receive(mut form: Multipart, most: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    while let Some(mut field) = form.next_field().await.map_err(|_| Error::BadRequest)? {
        let is_file = field.name() == Some(FIELD);
        while let Some(chunk) = field.chunk().await.map_err(|_| Error::TooLarge)? {
            if is_file && bytes.len() <= most {
                bytes.extend_from_slice(&chunk);
            }
        }
    }
    Ok(bytes)
}

/// What of a form with files is taken.
#[derive(Clone, Copy, Debug)]
pub struct Bounds<'a> {
    /// Most files.
    pub files: usize,
    /// Most bytes of each.
    pub bytes: usize,
    /// Where bringing files counts as an attempt of a caller; `None`: it does not.
    pub counted: Option<(&'a Attempts, &'a Caller)>,
}

impl Bounds<'_> {
    /// One file of at most so many bytes, from somebody who is known.
    pub fn one(bytes: usize) -> Self {
        Self { files: 1, bytes, counted: None }
    }
}

/// A file as a form brought it.
#[derive(Debug)]
pub struct Brought {
    /// What it is called where it comes from: to be shown to whoever brought it, nobody else.
    pub name: String,
    /// `None`: it is larger than it may be.
    pub upload: Option<Upload>,
}

/// Everything that a form with files brought.
#[derive(Debug, Default)]
pub struct Received {
    /// The other fields in their order.
    pub fields: Vec<(String, String)>,
    /// The files that have something in them.
    pub files: Vec<Brought>,
    /// There were more files than are taken.
    pub too_many: bool,
}

impl Received {
    /// What was typed into a field; empty if there is none.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The only file of a form that takes one.
    pub fn file(&mut self) -> Option<Brought> {
        self.files.pop()
    }
}

/// Reads a form with files and writes them down as they come. What is over the bounds is read to its end and not kept.
///
/// # Errors
/// [`Error::BadRequest`] when it is no such form, [`Error::TooLarge`] when the server's own bound is reached, [`Error::TooMany`] of a caller that is counted,
/// the disk's.
pub async fn receive_files(mut form: Multipart, intake: &Intake, bounds: Bounds<'_>) -> Result<Received, Error> {
    let mut received = Received::default();
    let mut texts = 0;
    while let Some(field) = form.next_field().await.map_err(refused)? {
        let name = field.name().unwrap_or_default().to_owned();
        if name != FIELD {
            let value = text(field).await?;
            texts += value.len();
            if texts > TEXTS_BYTES_MAX {
                return Err(Error::TooLarge);
            }
            if received.fields.len() < FIELDS_MAX {
                received.fields.push((name, value));
            }
            continue;
        }
        if let Some(file) = file(field, intake, &bounds, received.files.len()).await? {
            if received.files.len() < bounds.files {
                received.files.push(file);
            } else {
                received.too_many = true;
            }
        }
    }
    Ok(received)
}

/// One file; `None`: nothing was in it. `before`: how many came before it.
async fn file(mut field: Field<'_>, intake: &Intake, bounds: &Bounds<'_>, before: usize) -> Result<Option<Brought>, Error> {
    // Browsers of old send the whole path.
    let name: String = field.file_name().and_then(|name| name.rsplit(['/', '\\']).next()).unwrap_or_default().chars().take(100).collect();
    let (mut upload, mut something) = (None, false);
    while let Some(piece) = field.chunk().await.map_err(refused)? {
        if piece.is_empty() {
            continue;
        }
        if !something && before < bounds.files {
            if let Some((attempts, caller)) = bounds.counted.filter(|_| before == 0) {
                attempts.count(caller.key())?;
            }
            upload = Some(intake.begin(bounds.bytes).await?);
        }
        something = true;
        if let Some(open) = &mut upload
            && !open.take(&piece).await?
        {
            upload = None;
        }
    }
    Ok(something.then_some(Brought { name, upload }))
}

async fn text(mut field: Field<'_>) -> Result<String, Error> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(refused)? {
        let room = TEXT_BYTES_MAX.saturating_sub(bytes.len());
        bytes.extend_from_slice(&piece[..piece.len().min(room)]);
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn refused(error: MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::BadRequest }
}

/// Why a file is not taken, in a sentence that says what to do.
pub fn file_fault(t: &Words, fault: Fault) -> String {
    match fault {
        Fault::TooLarge | Fault::TooManyPages => t.msg_base_file_large(),
        Fault::Unknown => t.msg_base_file_kind(),
        Fault::Encrypted => t.msg_base_file_encrypted(),
        Fault::Broken => t.msg_base_file_broken(),
    }
}

/// The same of what should be a picture.
pub fn picture_fault(t: &Words, fault: Fault) -> String {
    match fault {
        Fault::TooLarge | Fault::TooManyPages => t.msg_base_picture_large(),
        Fault::Unknown | Fault::Encrypted => t.msg_base_picture_kind(),
        Fault::Broken => t.msg_base_picture_broken(),
    }
}

/// What a kept file is, for people: "PDF, 120 KB".
pub fn about(t: &Words, format: Format, bytes: i64) -> String {
    let kilobytes = (bytes + 1023) / 1024;
    let size = if kilobytes < 1024 { t.msg_base_file_kilobytes(kilobytes) } else { t.msg_base_file_megabytes((kilobytes + 512) / 1024) };
    let kind = if format == Format::Pdf { "PDF".to_owned() } else { t.msg_base_file_picture() };
    format!("{kind}, {size}")
}

/// Hands out a kept file, read while it is sent.
///
/// # Errors
/// [`Error::NotFound`] when it is not there.
pub async fn hand_out(path: &Path, format: Format) -> Result<Response, Error> {
    let file = tokio::fs::File::open(path).await.map_err(|_| Error::NotFound)?;
    let length = file.metadata().await.map_err(|_| Error::NotFound)?.len();
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static(format.kind())), (header::CONTENT_LENGTH, HeaderValue::from(length))];
    Ok((headers, Body::from_stream(ReaderStream::new(file))).into_response())
}
