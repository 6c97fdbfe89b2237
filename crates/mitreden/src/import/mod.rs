//! What other programs leave us: exports that become articles, and old addresses that lead to them. Fetches nothing from anywhere.

mod address;
mod markup;
mod store;
mod taking;
mod wxr;

pub use address::moved;
pub use taking::{Fate, Line, Order, take};
