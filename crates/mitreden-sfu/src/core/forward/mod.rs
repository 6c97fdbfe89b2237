//! Forwarding of media from one publisher to one subscriber: numbers, layers, key frames. Owns no connection.

mod budget;
mod keyframes;
mod layers;
mod munger;
mod red;

pub(crate) use budget::Budget;
pub(crate) use keyframes::Throttle;
pub(crate) use layers::{LAYERS, Layer, Measure, choose, wanted_by_size};
pub(crate) use munger::{Munger, Numbers, Vp8};
pub(crate) use red::{primary, with_payload_type};
