//! Documents in and out: slides become pictures with their text, tables become files. Data in, data out; never a database, a socket or a page.
//!
//! What slides are read from comes from strangers' files: call [`slides::work`] in a process of its own, with limits around it.

mod nameless;
pub mod paper;
pub mod sheets;
pub mod slides;
mod words;
