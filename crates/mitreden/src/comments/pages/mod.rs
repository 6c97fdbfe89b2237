//! The pages of the comments: the thread below what they are about, the form by itself, the receipt. Decides nothing.

mod form;
mod receipt;
mod thread;

pub(super) use form::is_taken;
pub use thread::{Thread, thread, thread_with};

use axum::routing::get;
use subtle::ConstantTimeEq as _;

use super::model::Comment;
use crate::app::{Routes, Site};

/// The addresses of the comments.
pub fn routes() -> Routes {
    Routes::new().route("/kommentare/{kind}/{id}", get(form::show).post(form::send)).route("/kommentare/beleg/{id}/{key}", get(receipt::show))
}

/// Where the author of a comment sees what became of it, without language. Nobody else can know the address.
pub(super) fn receipt(site: &Site, id: &str) -> String {
    format!("/kommentare/beleg/{id}/{}", key(site, id))
}

fn key(site: &Site, id: &str) -> String {
    site.secret.derive(&format!("comment-receipt:{id}"))
}

fn is_key(site: &Site, id: &str, given: &str) -> bool {
    key(site, id).as_bytes().ct_eq(given.as_bytes()).into()
}

/// The name as a page shows it; empty: the words for nobody.
fn shown_name(comment: &Comment, nobody: String) -> String {
    if comment.name.is_empty() { nobody } else { comment.name.clone() }
}
