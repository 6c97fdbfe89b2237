//! Opening the database: pools, pragmas, migrations. Decides nothing about queries.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sea_orm::{SqlxPostgresConnector, SqlxSqliteConnector};
use sqlx::ConnectOptions;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use super::{Db, Generation, migrate};

/// Readers beside the one writer. Four keep two cores busy and an evening's pages far from waiting.
const READERS: u32 = 4;

/// How long a request waits for a connection before it is answered with an error.
const PATIENCE: Duration = Duration::from_secs(10);

/// A statement that takes longer is worth a line in the log.
const SLOW: Duration = Duration::from_millis(500);

/// Why the database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The SQLite file cannot be opened or created.
    #[error("cannot open the database {path}: {source}. Is the folder writable and is there space left?")]
    File {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        source: sqlx::Error,
    },
    /// The URL is none, or of another engine. The URL is not repeated: it may hold a password.
    #[error(
        "database.url is not a PostgreSQL address: {0}. It looks like postgres://user:password@host/database; leave it empty for SQLite in the data folder"
    )]
    Url(sqlx::Error),
    /// The PostgreSQL server does not answer as it should.
    #[error("cannot reach the PostgreSQL server of database.url: {0}")]
    Server(sqlx::Error),
    /// A migration failed, or the database is newer than this program.
    #[error("cannot bring the database up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
}

impl Db {
    /// Opens (and creates) the SQLite database of a data folder and brings it up to date.
    ///
    /// # Errors
    /// [`OpenError::File`] or [`OpenError::Migration`].
    pub async fn sqlite(file: &Path) -> Result<Db, OpenError> {
        Db::sqlite_at(file, migrate::newest()).await
    }

    /// The same with the tables as of an older step, for a backup from then.
    ///
    /// # Errors
    /// [`OpenError::File`] or [`OpenError::Migration`].
    pub async fn sqlite_at(file: &Path, last: i64) -> Result<Db, OpenError> {
        let failed = |source| OpenError::File { path: file.to_owned(), source };
        let writer = SqlitePoolOptions::new().max_connections(1).acquire_timeout(PATIENCE);
        let write = writer.connect_with(sqlite(file).create_if_missing(true)).await.map_err(failed)?;
        let write = SqlxSqliteConnector::from_sqlx_sqlite_pool(write);
        migrate::run(&write, last).await?;
        let readers = SqlitePoolOptions::new().max_connections(READERS).min_connections(1).acquire_timeout(PATIENCE);
        let read = readers.connect_with(sqlite(file).read_only(true)).await.map_err(failed)?;
        Ok(Db { read: SqlxSqliteConnector::from_sqlx_sqlite_pool(read), write, generation: Generation::default() })
    }

    /// Connects to a PostgreSQL database and brings it up to date.
    ///
    /// # Errors
    /// [`OpenError::Url`], [`OpenError::Server`] or [`OpenError::Migration`].
    pub async fn postgres(url: &str, connections: u32) -> Result<Db, OpenError> {
        Db::postgres_at(url, connections, migrate::newest()).await
    }

    /// The same with the tables as of an older step, for a backup from then.
    ///
    /// # Errors
    /// [`OpenError::Url`], [`OpenError::Server`] or [`OpenError::Migration`].
    pub async fn postgres_at(url: &str, connections: u32, last: i64) -> Result<Db, OpenError> {
        let db = Db::pool(url, connections).await?;
        migrate::run(&db.write, last).await?;
        Ok(db)
    }

    /// Connects to a PostgreSQL database and changes nothing in it.
    ///
    /// # Errors
    /// [`OpenError::Url`] or [`OpenError::Server`].
    pub async fn connect(url: &str) -> Result<Db, OpenError> {
        Db::pool(url, 2).await
    }

    /// Runs the migrations that are missing.
    ///
    /// # Errors
    /// [`OpenError::Migration`].
    pub async fn bring_up(&self) -> Result<(), OpenError> {
        Ok(migrate::run(&self.write, migrate::newest()).await?)
    }

    async fn pool(url: &str, connections: u32) -> Result<Db, OpenError> {
        let options = PgConnectOptions::from_str(url).map_err(OpenError::Url)?;
        let options = options.application_name("mitreden").log_slow_statements(log::LevelFilter::Warn, SLOW).log_statements(log::LevelFilter::Trace);
        let pool = PgPoolOptions::new().max_connections(connections.max(2)).acquire_timeout(PATIENCE);
        let pool = pool.connect_with(options).await.map_err(OpenError::Server)?;
        let write = SqlxPostgresConnector::from_sqlx_postgres_pool(pool);
        Ok(Db { read: write.clone(), write, generation: Generation::default() })
    }
}

/// The pragmas of every connection: WAL for readers beside the writer, FULL because a vote must survive a power cut,
/// secure_delete because a forgotten chat must not stand in the free pages of the file.
fn sqlite(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_secs(5))
        .foreign_keys(true)
        .pragma("cache_size", "-16000")
        .pragma("mmap_size", "268435456")
        .pragma("temp_store", "MEMORY")
        .pragma("secure_delete", "ON")
        .pragma("journal_size_limit", "67108864")
        .optimize_on_close(true, None)
        .log_slow_statements(log::LevelFilter::Warn, SLOW)
        .log_statements(log::LevelFilter::Trace)
}
