//! The database: opening, the one way to write, SQL that runs on both engines. Knows no table.

mod dump;
mod fulltext;
mod migrate;
mod open;
mod query;
mod schema;
mod ts;
mod writing;

pub use dump::{Loosened, Table, fasten, loosen};
pub use fulltext::{FullText, Terms};
pub use migrate::newest as newest_migration;
pub use open::OpenError;
pub use query::{all, one, places, run, statement};
pub use schema::Column;
pub use ts::Ts;
pub use writing::{Generation, Writing};

use sea_orm::{DatabaseConnection, DbBackend, DbErr, RuntimeErr, SqliteTransactionMode, TransactionOptions, TransactionTrait};

/// The two ways into the database. On SQLite one writer and several readers of the same file, on PostgreSQL one pool as both.
#[derive(Clone, Debug)]
pub struct Db {
    /// For queries outside a transaction. On SQLite it refuses writes.
    pub read: DatabaseConnection,
    write: DatabaseConnection,
    /// Counts the writes of this process.
    pub generation: Generation,
}

impl Db {
    /// Begins a writing transaction; dropping it without `commit` rolls back.
    ///
    /// SQLite begins IMMEDIATE: a deferred transaction that turns into a writing one fails with SQLITE_BUSY at once.
    ///
    /// # Errors
    /// When no connection can be had or the database refuses.
    pub async fn begin(&self) -> Result<Writing, DbErr> {
        let sqlite_transaction_mode = (self.backend() == DbBackend::Sqlite).then_some(SqliteTransactionMode::Immediate);
        let tx = self.write.begin_with_options(TransactionOptions { sqlite_transaction_mode, ..TransactionOptions::default() }).await?;
        Ok(Writing::new(tx, self.generation.clone()))
    }

    /// Which engine it is.
    pub fn backend(&self) -> DbBackend {
        self.read.get_database_backend()
    }

    /// Whether the database answers now.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn ping(&self) -> Result<(), DbErr> {
        self.read.ping().await
    }

    /// Takes what was deleted or overwritten out of SQLite's write-ahead log too, which would keep the old pages for a while.
    /// PostgreSQL does the like by itself (vacuum), in its own time.
    ///
    /// # Errors
    /// The database's own error. A reader in the way is none: the next time does it.
    pub async fn forget_deleted(&self) -> Result<(), DbErr> {
        match self.backend() {
            DbBackend::Sqlite => run(&self.write, "PRAGMA wal_checkpoint(TRUNCATE)", []).await.map(drop),
            _ => Ok(()),
        }
    }

    /// Closes all connections after their work.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn close(&self) -> Result<(), DbErr> {
        self.read.close_by_ref().await?;
        self.write.close_by_ref().await
    }
}

/// Whether the database refused for lack of space: SQLITE_FULL (13), or PostgreSQL's disk_full (53100).
pub fn is_full(error: &DbErr) -> bool {
    let (DbErr::Exec(RuntimeErr::SqlxError(inner)) | DbErr::Query(RuntimeErr::SqlxError(inner)) | DbErr::Conn(RuntimeErr::SqlxError(inner))) = error else {
        return false;
    };
    let code = inner.as_database_error().and_then(|error| error.code());
    code.is_some_and(|code| code == "13" || code == "53100")
}
