//! The settings of `[push]` and `[metrics]`: what the portal tells other machines. Sends nothing.

use serde::{Deserialize, Serialize};

/// Messages to people's devices.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Push {
    /// Whether web push is offered. It goes over the browser maker's service, which may stand outside the EU.
    pub enabled: bool,
}

impl Default for Push {
    fn default() -> Self {
        Self { enabled: true }
    }
}

/// Numbers for a monitoring system.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Metrics {
    /// Whoever shows this gets `/metrics`; empty: nobody by a token.
    pub token: String,
    /// Whether programs on this machine get it without a token.
    pub loopback: bool,
}
