//! Puts a backup in the place of a site. What is there is never deleted: it is moved aside, and only after the backup was checked to its last byte.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use jiff::Timestamp;

use super::archive::Reader;
use super::model::{ASIDE, FILES, is_tame};
use crate::base::db::{Db, Table, fasten, loosen, newest_migration};
use crate::config::{self, Config, Lock};

/// Rows written at once.
const BATCH: usize = 500;

/// What a restore did with what was there before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aside {
    /// The folder with the files, if there were some.
    pub folder: Option<PathBuf>,
    /// The schema of PostgreSQL, if there was one.
    pub schema: Option<String>,
}

/// Reads a whole backup and says whether it is one that this program can restore.
///
/// # Errors
/// What is wrong with it, in a sentence.
pub fn check(path: &Path, say: &dyn Fn(&str)) -> Result<String> {
    let mut reader = Reader::open(path)?;
    let manifest = &reader.manifest;
    ensure!(
        manifest.migration <= newest_migration(),
        "the backup was made by a newer program ({}, tables as of step {}); this one knows {}. Install the newer program first",
        manifest.version,
        manifest.migration,
        newest_migration()
    );
    let what = format!("{}, made at {} by Mitreden {}", manifest.portal, manifest.made_at, manifest.version);
    reader.check(say)?;
    Ok(what)
}

/// Restores a backup into the data folder and the database of the settings.
///
/// # Errors
/// What stands in the way. Before the backup has proved whole nothing is touched.
pub async fn restore(config: &Config, path: &Path, replace: bool, now: Timestamp, say: &dyn Fn(&str)) -> Result<Aside> {
    check(path, &|_| ())?;
    let data = config::open_data(&config.data.folder)?;
    let lock = Lock::take(&data)?;
    let stamp = now.strftime("%Y%m%d-%H%M%S").to_string();
    let old = entries(&data)?;
    let postgres = if config.database.url.is_empty() { None } else { Some(Db::connect(&config.database.url).await?) };
    let is_blank = match &postgres {
        Some(db) => db.is_blank().await?,
        None => true,
    };
    if !(replace || (old.is_empty() && is_blank)) {
        let place = if is_blank { data.display().to_string() } else { "the database of database.url".to_owned() };
        bail!("{place} holds a site already. Add --replace to move it aside and restore over it");
    }
    let stage = data.join(format!(".restore-{stamp}"));
    config::open_data(&stage)?;
    let mut reader = Reader::open(path)?;
    files(&mut reader, &stage)?;
    say(&format!("{} files", reader.manifest.files.len()));
    let mut aside = Aside::default();
    let last = reader.manifest.migration;
    let filled = match postgres {
        None => {
            let db = Db::sqlite_at(&config::reserve(&stage, "mitreden.db")?, last).await?;
            fill(&db, &mut reader, say).await
        }
        Some(db) => {
            if !is_blank {
                aside.schema = db.set_aside(&format!("before_restore_{}", stamp.replace('-', "_"))).await.context("the old tables cannot be moved aside")?;
            }
            db.close().await?;
            let db = Db::postgres_at(&config.database.url, config.database.connections, last).await?;
            fill(&db, &mut reader, say).await
        }
    };
    if let Err(error) = filled {
        // What was staged is of no use; the old files lie untouched where they were.
        let _ = fs::remove_dir_all(&stage);
        let hint = aside.schema.map_or_else(String::new, |schema| format!(" The old tables are in the schema {schema}."));
        return Err(error.context(format!("the backup could not be restored.{hint}")));
    }
    aside.folder = exchange(&data, &stage, &old, &stamp)?;
    drop(lock);
    Ok(aside)
}

/// What lies in a data folder, besides what the program makes by itself at each start.
fn entries(data: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(data)? {
        let Ok(name) = entry?.file_name().into_string() else { continue };
        let ours = ["lock", "address"].contains(&name.as_str()) || name.starts_with(".restore-") || name.starts_with(".probe-");
        if !ours && !name.starts_with(ASIDE) {
            names.push(name);
        }
    }
    Ok(names)
}

/// Unpacks the files, for their owner only.
fn files(reader: &mut Reader, stage: &Path) -> Result<()> {
    for part in reader.manifest.files.clone() {
        ensure!(is_tame(&part.path), "the backup holds a path that leads out of its folder: {}", part.path);
        let path = stage.join(&part.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&path).with_context(|| format!("cannot write {}", path.display()))?;
        reader.each(&format!("{FILES}{}", part.path), |bytes| file.write_all(bytes).context("cannot write; is the disk full?"))?;
        file.sync_all()?;
    }
    Ok(())
}

/// Fills a fresh database whose tables are those of the backup, then brings them up to date.
async fn fill(db: &Db, reader: &mut Reader, say: &dyn Fn(&str)) -> Result<()> {
    let tables = db.tables().await?;
    let manifest = reader.manifest.clone();
    let known = |name: &str| tables.iter().find(|table| table.name == name);
    let tx = db.begin().await?;
    let loosened = loosen(&tx).await?;
    for table in &tables {
        table.empty(&tx).await?;
    }
    for part in &manifest.tables {
        let table: &Table = known(&part.name).with_context(|| format!("the backup holds a table {} that there is not", part.name))?;
        ensure!(table.columns == part.columns, "the table {} has other columns than in the backup", part.name);
        let mut batches = Vec::new();
        reader.batches(&part.name, BATCH, |batch| {
            batches.push(batch);
            Ok(())
        })?;
        for batch in batches {
            table.write(&tx, &batch).await.with_context(|| format!("the table {}", part.name))?;
        }
        say(&format!("{}: {}", part.name, part.rows));
    }
    fasten(&tx, loosened).await?;
    tx.commit().await?;
    db.bring_up().await?;
    db.close().await?;
    Ok(())
}

/// Moves the old files into a folder of their own and the new ones to their place. Within one folder, so that it may be a disk of its own.
fn exchange(data: &Path, stage: &Path, old: &[String], stamp: &str) -> Result<Option<PathBuf>> {
    let aside = (!old.is_empty()).then(|| data.join(format!("{ASIDE}{stamp}")));
    if let Some(aside) = &aside {
        config::open_data(aside)?;
        for name in old {
            fs::rename(data.join(name), aside.join(name)).with_context(|| format!("cannot move {name} aside"))?;
        }
    }
    for entry in fs::read_dir(stage)? {
        let entry = entry?;
        fs::rename(entry.path(), data.join(entry.file_name())).context("cannot move the restored files to their place")?;
    }
    fs::remove_dir(stage)?;
    Ok(aside)
}
