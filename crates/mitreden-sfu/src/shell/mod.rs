//! The outside of the SFU: handle, sockets, threads, tokio. Decides nothing about rooms.

mod addresses;
mod handle;
mod shard;
mod signalling;
mod tcp;
mod throttle;
mod udp;

pub use handle::Sfu;
