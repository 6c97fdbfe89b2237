//! Tests of the room value at its own door: commands in, events out. Never a socket.

mod any_order;
mod barcamp;
mod cast;
mod chat;
mod consent;
mod evening;
mod lobby;
mod polls;
mod questions;
mod signing;
#[cfg(feature = "typescript")]
mod subjects;
mod typescript;
mod wire;
