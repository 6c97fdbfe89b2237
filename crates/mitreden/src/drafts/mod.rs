//! Drafts: long texts of the city such as a strategy, in versions, commented paragraph by paragraph. Never the comments themselves.

mod changes;
mod comparing;
mod conversion;
mod documents;
mod form;
mod listing;
mod matching;
mod model;
mod news;
mod opendocument;
mod pages;
mod pictures;
mod printing;
mod public;
mod stocking;
mod store;
mod writing;

pub(crate) use listing::{DraftRecord, DraftTextRecord, entry, listed};
pub(crate) use news::{News, news, news_words, titles};
pub use pages::{Told, routes, told, upload_routes};
pub use pictures::forget_orphans;
pub use public::{Discussed, addresses, discussed, documents, id_at, open, things};
pub use stocking::{Comment, Script, stock};
