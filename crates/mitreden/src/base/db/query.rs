//! SQL once for both engines: `$1` placeholders, values bound, times as each engine keeps them.

use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult, Statement};

use super::ts;

/// A statement with bound values. Times become SQLite's fixed-width text here; write them as [`super::Ts`] and through this only.
pub fn statement(backend: DbBackend, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    let values = values.into_iter().map(|value| if backend == DbBackend::Sqlite { ts::for_sqlite(value) } else { value });
    Statement::from_sql_and_values(backend, sql, values)
}

/// All rows of a query.
///
/// # Errors
/// The database's own error.
pub async fn all<T: FromQueryResult>(c: &impl ConnectionTrait, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<T>, DbErr> {
    let rows = c.query_all_raw(statement(c.get_database_backend(), sql, values)).await?;
    rows.iter().map(|row| T::from_query_result(row, "")).collect()
}

/// The first row of a query, if there is one.
///
/// # Errors
/// The database's own error.
pub async fn one<T: FromQueryResult>(c: &impl ConnectionTrait, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Option<T>, DbErr> {
    let row = c.query_one_raw(statement(c.get_database_backend(), sql, values)).await?;
    row.map(|row| T::from_query_result(&row, "")).transpose()
}

/// The places of a list in SQL, from the one with number `first`: "$2, $3, $4". An empty list is no SQL: whoever may have one asks nothing.
pub fn places(first: usize, count: usize) -> String {
    let places: Vec<String> = (first..first + count).map(|number| format!("${number}")).collect();
    places.join(", ")
}

/// Runs a writing statement; answers how many rows it touched.
///
/// # Errors
/// The database's own error.
pub async fn run(c: &impl ConnectionTrait, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<u64, DbErr> {
    Ok(c.execute_raw(statement(c.get_database_backend(), sql, values)).await?.rows_affected())
}
