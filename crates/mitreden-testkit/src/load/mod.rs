//! A LiveKit client of our own making that counts: for load, for abuse, for figures. Shares no code with the SFU it measures.
//!
//! It speaks the dual peer-connection signalling (`/rtc`, "v0"), real ICE, DTLS and SRTP through str0m, and knows
//! for every packet the publisher sent whether it came out at each listener.

pub mod alone;
pub mod call;
pub mod client;
pub mod crowd;
pub mod figures;
pub mod frames;
pub mod histogram;
pub mod listener;
pub mod mark;
pub mod peer;
pub mod process;
pub mod publisher;
pub mod run;
pub mod sequence;
pub mod signal;
pub mod token;

pub use client::{Client, Happening};
pub use signal::{Refused, SentAway, Way};
pub use token::Claims;
