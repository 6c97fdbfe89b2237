//! The data folder and the secret in it. Reads no settings.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::base::ids::{Ids, hex};

/// Why the data folder cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum DataError {
    /// It is missing and cannot be made.
    #[error("cannot make the data folder {path}: {source}. Choose another with --data FOLDER or data.folder in the configuration")]
    Make {
        /// The folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// It exists and cannot be written.
    #[error("cannot write into the data folder {path}: {source}. Check its owner and permissions and whether there is space left")]
    Write {
        /// The folder.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// Another portal runs on it.
    #[error("the data folder {path} is in use by another running mitreden. Stop it first, or choose another folder with --data FOLDER or data.folder")]
    InUse {
        /// The folder.
        path: PathBuf,
    },
    /// The secret is there and damaged.
    #[error("the file {path} does not hold 64 hexadecimal digits. Restore it from a backup, or delete it: then everybody has to sign in again")]
    Secret {
        /// The file.
        path: PathBuf,
    },
}

/// Makes the data folder when it is missing (for its owner only) and tries to write into it.
///
/// # Errors
/// [`DataError::Make`] or [`DataError::Write`].
pub fn open_data(folder: &Path) -> Result<PathBuf, DataError> {
    let made = if folder.exists() { Ok(()) } else { private_folder(folder) };
    made.map_err(|source| DataError::Make { path: folder.to_owned(), source })?;
    let failed = |source| DataError::Write { path: folder.to_owned(), source };
    let probe = folder.join(format!(".probe-{}", Ids.incident()));
    let written = fs::write(&probe, b"probe");
    // A probe that was not written is not there to be removed.
    let _ = fs::remove_file(&probe);
    written.map_err(failed)?;
    fs::canonicalize(folder).map_err(failed)
}

fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Keeps a second portal away from a data folder; the system lets go of it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the folder.
    ///
    /// # Errors
    /// [`DataError::InUse`], or [`DataError::Write`].
    pub fn take(data: &Path) -> Result<Lock, DataError> {
        let failed = |source| DataError::Write { path: data.to_owned(), source };
        let file = File::create(data.join("lock")).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => Ok(Lock { _file: file }),
            Err(TryLockError::WouldBlock) => Err(DataError::InUse { path: data.to_owned() }),
            Err(TryLockError::Error(source)) => Err(failed(source)),
        }
    }
}

/// The key of the installation: 256 random bits in the data folder, readable by its owner only.
#[derive(Clone)]
pub struct Secret([u8; 32]);

impl Secret {
    /// Reads the secret of a data folder, or makes it on the first start.
    ///
    /// # Errors
    /// [`DataError::Write`] or [`DataError::Secret`].
    pub fn load(data: &Path) -> Result<Secret, DataError> {
        let path = data.join("secret");
        let failed = |source| DataError::Write { path: data.to_owned(), source };
        match fs::read_to_string(&path) {
            Ok(text) => parse(text.trim()).map(Secret).ok_or(DataError::Secret { path }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let token = Ids.token();
                private_file(&path, token.reveal()).map_err(failed)?;
                parse(token.reveal()).map(Secret).ok_or(DataError::Secret { path })
            }
            Err(error) => Err(failed(error)),
        }
    }

    /// A key for one purpose, as 64 hexadecimal digits: HMAC-SHA-256 of the purpose. Knowing one tells nothing about another.
    pub fn derive(&self, purpose: &str) -> String {
        // HMAC takes keys of every length.
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("HMAC takes every key");
        mac.update(purpose.as_bytes());
        hex(&mac.finalize().into_bytes())
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Makes an empty file for its owner only, unless it is there. SQLite gives the files beside its database the same rights.
///
/// # Errors
/// [`DataError::Write`].
pub fn reserve(data: &Path, name: &str) -> Result<PathBuf, DataError> {
    let path = data.join(name);
    match private_file(&path, "") {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(DataError::Write { path: data.to_owned(), source: error }),
        _ => Ok(path),
    }
}

fn private_file(path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

fn parse(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; 32];
    for (at, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&text[at * 2..at * 2 + 2], 16).ok()?;
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_secret_stays_and_is_private() {
        let folder = tempfile::tempdir().unwrap();
        let data = open_data(&folder.path().join("a/b")).unwrap();
        let first = Secret::load(&data).unwrap();
        assert_eq!(first.derive("x"), Secret::load(&data).unwrap().derive("x"));
        assert_ne!(first.derive("x"), first.derive("y"));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(data.join("secret")).unwrap().permissions().mode() & 0o777, 0o600);
            assert_eq!(fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
        }
    }

    #[test]
    fn a_folder_serves_one_portal_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let first = Lock::take(folder.path()).unwrap();
        assert!(matches!(Lock::take(folder.path()), Err(DataError::InUse { .. })));
        drop(first);
        assert!(Lock::take(folder.path()).is_ok());
    }

    #[test]
    fn a_damaged_secret_is_not_replaced() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("secret"), "short").unwrap();
        assert!(matches!(Secret::load(folder.path()), Err(DataError::Secret { .. })));
    }
}
