//! What stands in a backup, and what its files are called. Reads and writes none.

use serde::{Deserialize, Serialize};

/// How the archive is laid out. Another number is another program's.
pub(super) const FORMAT: u32 = 1;
/// The list of everything, in the archive.
pub(super) const MANIFEST: &str = "manifest.json";
/// Below this the tables stand in the archive, one file each.
pub(super) const TABLES: &str = "tables/";
/// Below this the files of the data folder stand.
pub(super) const FILES: &str = "files/";

/// The list of everything in a backup, with what proves it whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    pub(super) format: u32,
    /// The program's version.
    pub(super) version: String,
    /// The number of the newest migration.
    pub(super) migration: i64,
    /// RFC 3339.
    pub(super) made_at: String,
    /// The portal and its city, for whoever finds the file.
    pub(super) portal: String,
    pub(super) tables: Vec<TablePart>,
    pub(super) files: Vec<FilePart>,
}

/// One table of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct TablePart {
    pub(super) name: String,
    pub(super) columns: Vec<String>,
    pub(super) rows: u64,
    pub(super) sha256: String,
}

/// One file of the data folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct FilePart {
    /// Its path below the data folder, with slashes.
    pub(super) path: String,
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

/// Names at the top of the data folder that are none of a backup's: the database (its rows are in the tables), what belongs to the running program, and
/// what an earlier restore left.
pub(super) fn is_left_out(name: &str) -> bool {
    let database = ["mitreden.db", "mitreden.db-wal", "mitreden.db-shm", "mitreden.db-journal"];
    database.contains(&name)
        || ["lock", "address", "tiles"].contains(&name)
        || name.starts_with(".probe-")
        || name.starts_with(".restore-")
        || name.starts_with(ASIDE)
}

/// Tables whose rows stand in no backup: beside the key of the installation, which a backup holds too, they would say for weeks who voted for what.
pub(super) const UNKEPT: [&str; 1] = ["contest_ballot"];

/// Beginning of the folder into which a restore moves what was there.
pub(super) const ASIDE: &str = "before-restore-";

/// Whether a path of an archive stays below the folder it is unpacked into.
pub(super) fn is_tame(path: &str) -> bool {
    !path.is_empty() && !path.contains(['\\', '\0', ':']) && path.split('/').all(|part| !part.is_empty() && part != "." && part != "..")
}

/// The name of a nightly backup of a day (YYYY-MM-DD).
pub(super) fn nightly(day: &str) -> String {
    format!("mitreden-{day}.zip")
}

/// The day of a nightly backup, by the name of its file.
pub(super) fn day_of(name: &str) -> Option<&str> {
    let day = name.strip_prefix("mitreden-")?.strip_suffix(".zip")?;
    day.parse::<jiff::civil::Date>().is_ok().then_some(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_out_of_the_folder_are_not_followed() {
        for bad in ["", "/etc/passwd", "../secret", "a/../../b", "a//b", "a\\..\\b", "./a", "c:/a"] {
            assert!(!is_tame(bad), "{bad}");
        }
        assert!(is_tame("secret") && is_tame("brand/0123.webp"));
    }

    #[test]
    fn only_our_own_nightly_files_have_a_day() {
        assert_eq!(day_of(&nightly("2026-11-28")), Some("2026-11-28"));
        for other in ["mitreden-2026-13-28.zip", "mitreden-important.zip", "photos.zip", "mitreden-2026-11-28.zip.part"] {
            assert_eq!(day_of(other), None, "{other}");
        }
    }
}
