//! Settings of the nightly backup. Makes none.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// The nightly backup.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Backup {
    /// Where the files go; empty: no nightly backup.
    pub folder: PathBuf,
    /// How many are kept.
    pub keep: u16,
    /// From which hour of the day on one is made, in the city's time.
    pub hour: u8,
}

impl Default for Backup {
    fn default() -> Self {
        Self { folder: PathBuf::new(), keep: 14, hour: 3 }
    }
}
