//! Settings of the rooms that people book. Explains nothing; `manual` does.

use serde::{Deserialize, Serialize};

/// Rooms that people with an account book for themselves.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Bookings {
    /// Whether there are any.
    pub enabled: bool,
    /// Bookings of one person that are not over yet.
    pub per_person: u16,
    /// Rooms of the whole site that are booked for one moment.
    pub at_once: u16,
    /// Longest booking, in hours.
    pub hours_max: u16,
    /// Days between now and the beginning.
    pub days_ahead: u16,
}

impl Default for Bookings {
    fn default() -> Self {
        Self { enabled: true, per_person: 3, at_once: 10, hours_max: 8, days_ahead: 180 }
    }
}
