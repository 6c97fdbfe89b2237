//! The app under test. Becomes thin when the testkit brings databases.

use mitreden::base::clock::Clock;
use mitreden::config::Config;
use mitreden::{Running, start};
use tempfile::TempDir;

/// A portal on a port of its own with an empty SQLite database.
pub(crate) struct House {
    pub(crate) running: Running,
    _data: TempDir,
}

/// Starts one.
pub(crate) async fn open() -> House {
    let data = tempfile::tempdir().unwrap();
    let config = Config::test(data.path().join("data"));
    let running = start(config, Clock::system()).await.unwrap();
    House { running, _data: data }
}

impl House {
    /// Stops the portal and starts it again on the same data.
    pub(crate) async fn reopen(self) -> House {
        let config = (*self.running.app.site("").config).clone();
        self.running.stop().await;
        let running = start(config, Clock::system()).await.unwrap();
        House { running, _data: self._data }
    }

    /// An address of this portal.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.running.address)
    }
}
