//! The demo city: placeholder until its evenings move in.

use crate::app::App;

/// A line that the start of the demo prints.
#[derive(Clone, Debug)]
pub struct Address {
    /// `Programm`, `Zuhören`, `Vortrag` or `Moderation`.
    pub label: &'static str,
    /// The full address.
    pub url: String,
}

/// Fills an empty data folder with the demo and answers the addresses to print; in a filled one it only answers them.
///
/// # Errors
/// The database's.
pub async fn open(app: &App) -> anyhow::Result<Vec<Address>> {
    Ok(vec![Address { label: "Programm", url: format!("{}/programm", app.site("").base_url) }])
}
