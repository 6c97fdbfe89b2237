//! Documents in and out: slides become pictures with their text. Data in, data out; never a database, a socket or a page.
//!
//! What is read here comes from strangers' files: call [`slides::work`] in a process of its own, with limits around it.

pub mod slides;
mod words;
