//! Session descriptions as text: reading m-lines, the pool of m-lines, rewriting. Pure; holds no connection.

mod lines;
mod pool;
mod rewrite;

pub(crate) use lines::{Direction, Kind, Line, parse, ufrag};
pub(crate) use pool::{Extra, Pool};
pub(crate) use rewrite::{View, rewrite};

/// Longest accepted session description in bytes: a single connection with 100 m-lines stays below.
pub(crate) const MAX_BYTES: usize = 512 << 10;

/// Most m-lines accepted in one description.
pub(crate) const MAX_LINES: usize = 150;
