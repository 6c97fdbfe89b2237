//! Small files that come with a form. Judges no content.

use axum::extract::Multipart;

use super::Error;

/// The field of a form that holds a file.
pub const FIELD: &str = "datei";

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
