//! Makes a backup while the portal runs: all tables as they were at one moment, then the files of the data folder.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sea_orm::DbErr;

use super::archive::Writer;
use super::model::{FORMAT, Manifest, TABLES, TablePart, UNKEPT, is_left_out};
use crate::app::Site;

/// Writes everything of a site into a new file. `say` hears what is done.
///
/// # Errors
/// The database's and the disk's; then no file of this name is there.
pub async fn make(site: &Site, path: &Path, say: &(dyn Fn(&str) + Sync)) -> Result<u64> {
    let mut writer = Writer::create(path)?;
    let tables = site.db.tables().await?;
    let migration = site.db.migration().await?;
    let tx = site.db.snapshot().await?;
    let mut parts = Vec::new();
    for table in &tables {
        writer.begin(&format!("{TABLES}{}.jsonl", table.name))?;
        let is_kept = !UNKEPT.contains(&table.name.as_str());
        let rows = table.read::<Trouble>(&tx, |line| {
            if !is_kept {
                return Ok(());
            }
            // One form for both engines: they differ in where they put blanks.
            let value: serde_json::Value = serde_json::from_str(line).map_err(anyhow::Error::from)?;
            let mut bytes = serde_json::to_vec(&value).map_err(anyhow::Error::from)?;
            bytes.push(b'\n');
            Ok(writer.add(&bytes)?)
        });
        let rows = rows.await.map_err(|Trouble(error)| error).with_context(|| format!("the table {} cannot be read", table.name))?;
        let rows = if is_kept { rows } else { 0 };
        let (_, sha256) = writer.end();
        say(&format!("{}: {rows}", table.name));
        parts.push(TablePart { name: table.name.clone(), columns: table.columns.clone(), rows, sha256 });
    }
    tx.rollback().await?;
    // The rows first: a file whose row is in them was there before it, and what goes meanwhile is missed by nobody.
    let found = files_of(site)?;
    // Gigabytes of pictures are read and packed beside the portal's own threads: the rooms go on.
    let packed = tokio::task::spawn_blocking(move || {
        let files = found.iter().filter_map(|(path, name)| writer.file(path, name).transpose()).collect::<Result<Vec<_>>>()?;
        Ok::<_, anyhow::Error>((writer, files))
    });
    let (writer, files) = packed.await.context("packing ended early")??;
    say(&format!("{} files", files.len()));
    let brand = site.brand();
    let manifest = Manifest {
        format: FORMAT,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        migration,
        made_at: site.clock.now().to_string(),
        portal: format!("{}, {}", brand.name, brand.city),
        tables: parts,
        files,
    };
    writer.finish(&manifest)
}

/// Carries either error out of the reading of a table.
struct Trouble(anyhow::Error);

impl From<DbErr> for Trouble {
    fn from(error: DbErr) -> Self {
        Self(error.into())
    }
}

impl From<anyhow::Error> for Trouble {
    fn from(error: anyhow::Error) -> Self {
        Self(error)
    }
}

/// The files of the data folder with their paths in it, without those that belong to the running program and without other backups.
fn files_of(site: &Site) -> Result<Vec<(PathBuf, String)>> {
    let own = &site.config.backup.folder;
    let own = if own.as_os_str().is_empty() { None } else { std::fs::canonicalize(own).ok() };
    let mut found = Vec::new();
    let mut folders = vec![(site.data.clone(), String::new())];
    while let Some((folder, before)) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries {
            let entry = entry?;
            let Ok(name) = entry.file_name().into_string() else { continue };
            if (before.is_empty() && is_left_out(&name)) || own.as_ref() == Some(&entry.path()) {
                continue;
            }
            let path = format!("{before}{name}");
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => folders.push((entry.path(), format!("{path}/"))),
                Ok(kind) if kind.is_file() => found.push((entry.path(), path)),
                // Links may lead anywhere.
                _ => {}
            }
        }
    }
    found.sort();
    Ok(found)
}
