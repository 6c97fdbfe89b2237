//! What tests and benches share: the cast, databases, clients from outside. Never linked into the product.

#[cfg(feature = "load")]
pub mod load;
pub mod sink;
