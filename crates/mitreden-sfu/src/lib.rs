//! An embeddable SFU that speaks LiveKit signalling. Knows no people, no SQL, no HTML.
//!
//! [`Sfu::start`] opens the media ports and the media thread, [`Sfu::router`] gives the axum routes of
//! the signalling WebSocket, and every decision about who may join and who may send comes from the
//! embedder: once through [`Admission`], afterwards through [`Sfu::set_permission`].
//!
//! `core` is sans-IO: bytes, messages and time go in, bytes, messages and events come out. Sockets,
//! threads and tokio live in `shell` only.

#![cfg_attr(test, allow(clippy::disallowed_methods, reason = "a test may ask the clock for some moment to count from"))]

mod config;
mod core;
mod event;
mod grants;
mod shell;
mod token;

pub use config::{Addresses, Config, Limits, StartError};
pub use event::{RoomEvent, Stats};
pub use grants::{Admission, BoxFuture, Grants, Permission, Refusal, Source, TokenDecides};
pub use shell::Sfu;
pub use token::TokenError;

/// The protobuf messages of the LiveKit protocol, as this crate uses them.
pub use livekit_protocol as proto;
