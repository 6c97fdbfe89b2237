//! The SFU from outside, through its public interface and a client that shares no code with it. Holds no test itself.

#![allow(clippy::disallowed_methods, reason = "the tests are an outside too")]

mod isolation;
mod load_call;
mod load_floods;
mod load_rights;
mod load_rooms;
mod load_sessions;
mod load_tokens;
mod watcher;
