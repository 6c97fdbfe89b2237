//! Tests of the room value at its own door: commands in, events out. Never a socket.

mod any_order;
mod cast;
mod evening;
#[cfg(feature = "typescript")]
mod typescript;
mod wire;
