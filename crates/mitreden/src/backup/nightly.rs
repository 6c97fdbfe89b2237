//! The nightly backup: made once a day, the oldest ones removed, and what there is for the health page.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use jiff::Timestamp;

use super::making::make;
use super::model::{day_of, nightly};
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::Error;

/// The newest nightly backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Last {
    /// When its file was finished.
    pub at: Timestamp,
    /// Its size in bytes.
    pub bytes: u64,
    /// How many there are.
    pub count: usize,
}

/// How the nightly backup stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is switched off.
    Off,
    /// It is on, and there is none yet.
    None,
    /// There are some.
    Some(Last),
}

/// Makes the backup of today when its hour has come and it is not there yet. Answers whether one was made.
///
/// # Errors
/// The database's and the disk's.
pub async fn due(site: &Site) -> Result<bool, Error> {
    let settings = &site.config.backup;
    if settings.folder.as_os_str().is_empty() {
        return Ok(false);
    }
    let here = site.clock.now().to_zoned(site.zone());
    let path = settings.folder.join(nightly(&here.date().to_string()));
    if u8::try_from(here.hour()).unwrap_or(0) < settings.hour || path.exists() {
        return Ok(false);
    }
    crate::config::open_data(&settings.folder).map_err(anyhow::Error::from)?;
    make(site, &path, &|_| ()).await?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    audit::note_alone(site, By::System, "backup.made", "/verwaltung/zustand", &name).await?;
    forget(&settings.folder, usize::from(settings.keep)).context("old backups could not be removed")?;
    Ok(true)
}

/// The nightly backups of a folder, the oldest first. Other files in it are none of ours.
fn ours(folder: &Path) -> std::io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if let Some(day) = entry.file_name().to_str().and_then(day_of) {
            found.push((day.to_owned(), entry.path()));
        }
    }
    found.sort();
    Ok(found)
}

fn forget(folder: &Path, keep: usize) -> std::io::Result<()> {
    let all = ours(folder)?;
    for (_, path) in &all[..all.len().saturating_sub(keep.max(1))] {
        fs::remove_file(path)?;
    }
    Ok(())
}

/// How it stands now.
pub fn standing(site: &Site) -> Standing {
    let folder = &site.config.backup.folder;
    if folder.as_os_str().is_empty() {
        return Standing::Off;
    }
    let all = ours(folder).unwrap_or_default();
    let last = all.last().and_then(|(_, path)| fs::metadata(path).ok());
    let Some(last) = last else { return Standing::None };
    let at = last.modified().ok().and_then(|at| Timestamp::try_from(at).ok()).unwrap_or(Timestamp::UNIX_EPOCH);
    Standing::Some(Last { at, bytes: last.len(), count: all.len() })
}
