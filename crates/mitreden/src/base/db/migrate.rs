//! Brings the schema up to date from migrations/{sqlite,postgres}. Holds no SQL.

use sea_orm::{DatabaseConnection, DbBackend};
use sqlx::migrate::{MigrateError, Migrator};

static SQLITE: Migrator = sqlx::migrate!("../../migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("../../migrations/postgres");

/// Runs the migrations that are missing, each in a transaction.
pub(super) async fn run(write: &DatabaseConnection) -> Result<(), MigrateError> {
    match write.get_database_backend() {
        DbBackend::Postgres => POSTGRES.run(write.get_postgres_connection_pool()).await,
        _ => SQLITE.run(write.get_sqlite_connection_pool()).await,
    }
}
