//! The outside of the SFU: handle, sockets, threads, tokio. Decides nothing about rooms.

#![allow(clippy::disallowed_methods, reason = "the outside: here is the clock, here are threads and tasks")]

mod addresses;
mod handle;
mod shard;
mod signalling;
mod tcp;
mod throttle;
mod udp;

pub use handle::Sfu;
