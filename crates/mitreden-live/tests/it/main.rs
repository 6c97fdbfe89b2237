//! Tests of the room value at its own door: commands in, events out. Never a socket.

mod any_order;
mod cast;
mod evening;
mod polls;
#[cfg(feature = "typescript")]
mod typescript;
mod wire;
