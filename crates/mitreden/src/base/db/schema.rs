//! What tables and columns the database really has, and how large it is. Changes nothing.

use sea_orm::{DbBackend, DbErr, FromQueryResult};

use super::{Db, all, one};

/// A column of the database as it is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, FromQueryResult)]
pub struct Column {
    /// Its table.
    pub table_name: String,
    /// Its name.
    pub column_name: String,
}

#[derive(FromQueryResult)]
struct Bytes {
    bytes: i64,
}

#[derive(FromQueryResult)]
struct Newest {
    number: i64,
}

#[derive(FromQueryResult)]
struct Version {
    version: String,
}

impl Db {
    /// Every column of every table, without the migrations' own, and without what an engine derives by itself from other columns.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn columns(&self) -> Result<Vec<Column>, DbErr> {
        let sql = match self.backend() {
            DbBackend::Sqlite => {
                "SELECT t.name AS table_name, c.name AS column_name FROM pragma_table_list t JOIN pragma_table_info(t.name) c \
                 WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '_sqlx_migrations' ORDER BY 1, 2"
            }
            _ => {
                "SELECT CAST(table_name AS TEXT) AS table_name, CAST(column_name AS TEXT) AS column_name FROM information_schema.columns \
                 WHERE table_schema = current_schema() AND table_name <> '_sqlx_migrations' AND is_generated = 'NEVER' ORDER BY 1, 2"
            }
        };
        all(&self.read, sql, []).await
    }

    /// How many bytes the database takes on the disk, without SQLite's write-ahead log.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn bytes(&self) -> Result<i64, DbErr> {
        let sql = match self.backend() {
            DbBackend::Sqlite => "SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()",
            _ => "SELECT pg_database_size(current_database()) AS bytes",
        };
        let row: Option<Bytes> = one(&self.read, sql, []).await?;
        Ok(row.map_or(0, |row| row.bytes))
    }

    /// The number of the newest migration.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn migration(&self) -> Result<i64, DbErr> {
        let row: Option<Newest> = one(&self.read, "SELECT MAX(version) AS number FROM _sqlx_migrations", []).await?;
        Ok(row.map_or(0, |row| row.number))
    }

    /// The engine with its version, such as `SQLite 3.50.2`.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn version(&self) -> Result<String, DbErr> {
        let sql = match self.backend() {
            DbBackend::Sqlite => "SELECT 'SQLite ' || sqlite_version() AS version",
            _ => "SELECT 'PostgreSQL ' || current_setting('server_version') AS version",
        };
        let row: Option<Version> = one(&self.read, sql, []).await?;
        Ok(row.map_or_else(String::new, |row| row.version))
    }
}
