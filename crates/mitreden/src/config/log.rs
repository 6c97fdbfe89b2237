//! The settings of `[log]`. Writes no line.

use serde::{Deserialize, Serialize};
use tracing_subscriber::filter::{LevelFilter, Targets};

/// The log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// `text` for people, `json` for machines.
    pub format: LogFormat,
    /// `error`, `warn`, `info`, `debug` or `trace`, also by module (`info,mitreden_sfu=debug`).
    pub level: String,
}

impl Log {
    /// Which lines are written, if [`Log::level`] can be understood. A lone word must be a level: as a module's name it would
    /// silence everything else.
    pub fn targets(&self) -> Option<Targets> {
        let level = |part: &str| part.rsplit('=').next().unwrap_or(part).trim().parse::<LevelFilter>().is_ok();
        self.level.split(',').all(level).then(|| self.level.parse().ok()).flatten()
    }
}

/// How log lines look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    #[default]
    Text,
    /// One JSON object a line.
    Json,
}

impl Default for Log {
    fn default() -> Self {
        Self { format: LogFormat::Text, level: "info,memory_serve=warn".into() }
    }
}
