//! The whole database as lines of JSON, the same on both engines, and back. Knows no table by name and writes no file.

use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, FromQueryResult, IsolationLevel, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

use super::{Db, Writing, all, one, run, statement};

/// Rows that are in memory at once.
const PAGE: usize = 2_000;

/// Where the migrations note what they did.
const MIGRATIONS: &str = "_sqlx_migrations";

/// A table and its columns, in an order that both engines share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// The names of its columns, by the alphabet.
    pub columns: Vec<String>,
    kinds: Vec<String>,
}

#[derive(FromQueryResult)]
struct Typed {
    table_name: String,
    column_name: String,
    kind: String,
}

#[derive(FromQueryResult)]
struct Line {
    line: String,
}

#[derive(FromQueryResult)]
struct Constraint {
    holder: String,
    name: String,
    definition: String,
}

#[derive(FromQueryResult)]
struct Found {
    found: i64,
}

#[derive(FromQueryResult)]
struct Word {
    word: Option<String>,
}

/// Foreign keys that were taken away for the time of filling.
#[derive(Debug)]
pub struct Loosened(Vec<(String, String, String)>);

impl Db {
    /// All tables with what has to be kept of them: without the migrations' own, and without what an engine derives by itself.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn tables(&self) -> Result<Vec<Table>, DbErr> {
        let sql = match self.backend() {
            DbBackend::Sqlite => {
                "SELECT t.name AS table_name, c.name AS column_name, c.type AS kind FROM pragma_table_list t JOIN pragma_table_info(t.name) c \
                 WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%' AND t.name <> '_sqlx_migrations'"
            }
            _ => {
                "SELECT CAST(table_name AS TEXT) AS table_name, CAST(column_name AS TEXT) AS column_name, CAST(data_type AS TEXT) AS kind \
                 FROM information_schema.columns WHERE table_schema = current_schema() AND table_name <> '_sqlx_migrations' AND is_generated = 'NEVER'"
            }
        };
        let mut typed: Vec<Typed> = all(&self.read, sql, []).await?;
        // Sorted here: the two engines have two ideas of the alphabet.
        typed.sort_by(|a, b| (&a.table_name, &a.column_name).cmp(&(&b.table_name, &b.column_name)));
        let mut tables: Vec<Table> = Vec::new();
        for Typed { table_name, column_name, kind } in typed {
            if tables.last().is_none_or(|table| table.name != table_name) {
                tables.push(Table { name: table_name, columns: Vec::new(), kinds: Vec::new() });
            }
            if let Some(table) = tables.last_mut() {
                table.columns.push(column_name);
                table.kinds.push(kind);
            }
        }
        Ok(tables)
    }

    /// A reading transaction that sees one moment, however long it takes, while others go on writing.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction, DbErr> {
        let options = match self.backend() {
            DbBackend::Sqlite => TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Deferred), ..TransactionOptions::default() },
            _ => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        let tx = self.read.begin_with_options(options).await?;
        // The moment is that of the first look.
        tx.execute_raw(statement(self.backend(), "SELECT version FROM _sqlx_migrations LIMIT 1", [])).await?;
        Ok(tx)
    }

    /// Whether a fresh database holds nothing yet, not even tables.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn is_blank(&self) -> Result<bool, DbErr> {
        let sql = match self.backend() {
            DbBackend::Sqlite => "SELECT COUNT(*) AS found FROM sqlite_master WHERE name = $1",
            _ => "SELECT COUNT(*) AS found FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = $1",
        };
        let row: Option<Found> = one(&self.write, sql, [MIGRATIONS.into()]).await?;
        Ok(row.is_none_or(|row| row.found == 0))
    }

    /// PostgreSQL: gives the schema that is there another name and begins an empty one. Answers the name it has now. SQLite has a file for that.
    ///
    /// # Errors
    /// The database's own error, such as that the schema belongs to somebody else.
    pub async fn set_aside(&self, suffix: &str) -> Result<Option<String>, DbErr> {
        if self.backend() == DbBackend::Sqlite {
            return Ok(None);
        }
        let tx = self.write.begin().await?;
        let row: Option<Word> = one(&tx, "SELECT CAST(current_schema() AS TEXT) AS word", []).await?;
        let schema = row.and_then(|row| row.word).ok_or_else(|| DbErr::Custom("there is no schema to write to".to_owned()))?;
        let aside = format!("{schema}_{suffix}");
        run(&tx, &format!("ALTER SCHEMA {} RENAME TO {}", quoted(&schema), quoted(&aside)), []).await?;
        run(&tx, &format!("CREATE SCHEMA {}", quoted(&schema)), []).await?;
        tx.commit().await?;
        Ok(Some(aside))
    }
}

/// A name as SQL takes any name.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Table {
    /// Hands each row over as one line of JSON: a list of texts, numbers and nulls. Times are RFC 3339 to the microsecond, flags 0 and 1.
    ///
    /// # Errors
    /// The database's, or that of `take`.
    pub async fn read<E: From<DbErr>>(&self, tx: &DatabaseTransaction, mut take: impl FnMut(&str) -> Result<(), E>) -> Result<u64, E> {
        let backend = tx.get_database_backend();
        let selecting = self.selecting(backend);
        if backend != DbBackend::Sqlite {
            run(tx, &format!("DECLARE dump NO SCROLL CURSOR FOR {selecting}"), []).await?;
        }
        let mut count = 0;
        loop {
            // Within a snapshot nothing moves, so that SQLite's own order holds from page to page.
            let page = if backend == DbBackend::Sqlite { format!("{selecting} LIMIT {PAGE} OFFSET {count}") } else { format!("FETCH {PAGE} FROM dump") };
            let lines: Vec<Line> = all(tx, &page, []).await?;
            for Line { line } in &lines {
                take(line)?;
            }
            count += lines.len();
            if lines.len() < PAGE {
                break;
            }
        }
        if backend != DbBackend::Sqlite {
            run(tx, "CLOSE dump", []).await?;
        }
        Ok(count as u64)
    }

    fn selecting(&self, backend: DbBackend) -> String {
        let sqlite = backend == DbBackend::Sqlite;
        let column = |(name, kind): (&String, &String)| match kind.as_str() {
            _ if sqlite => quoted(name),
            "timestamp with time zone" => format!("to_char({} AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')", quoted(name)),
            "boolean" => format!("CAST({} AS INTEGER)", quoted(name)),
            _ => quoted(name),
        };
        let columns = self.columns.iter().zip(&self.kinds).map(column).collect::<Vec<_>>().join(", ");
        let table = quoted(&self.name);
        if sqlite {
            format!("SELECT json_array({columns}) AS line FROM {table}")
        } else {
            format!("SELECT CAST(json_build_array({columns}) AS TEXT) AS line FROM {table}")
        }
    }

    /// Writes rows, given as one JSON list of such lists.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn write(&self, tx: &Writing, rows: &str) -> Result<u64, DbErr> {
        let backend = tx.get_database_backend();
        let names = self.columns.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(", ");
        let table = quoted(&self.name);
        let sql = if backend == DbBackend::Sqlite {
            let values = (0..self.columns.len()).map(|at| format!("json_extract(value, '$[{at}]')")).collect::<Vec<_>>().join(", ");
            format!("INSERT INTO {table} ({names}) SELECT {values} FROM json_each($1)")
        } else {
            let value = |(at, kind): (usize, &String)| match kind.as_str() {
                "boolean" => format!("CAST(CAST(v ->> {at} AS INTEGER) AS BOOLEAN)"),
                kind => format!("CAST(v ->> {at} AS {kind})"),
            };
            let values = self.kinds.iter().enumerate().map(value).collect::<Vec<_>>().join(", ");
            format!("INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE SELECT {values} FROM json_array_elements(CAST($1 AS JSON)) AS v")
        };
        run(tx, &sql, [rows.into()]).await
    }

    /// Removes what the migrations themselves have put in.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn empty(&self, tx: &Writing) -> Result<(), DbErr> {
        run(tx, &format!("DELETE FROM {}", quoted(&self.name)), []).await?;
        Ok(())
    }
}

/// Lets rows come in any order until [`fasten`]: what they point to may come later.
///
/// # Errors
/// The database's own error.
pub async fn loosen(tx: &Writing) -> Result<Loosened, DbErr> {
    if tx.get_database_backend() == DbBackend::Sqlite {
        run(tx, "PRAGMA defer_foreign_keys = ON", []).await?;
        return Ok(Loosened(Vec::new()));
    }
    let sql = "SELECT CAST(c.conname AS TEXT) AS name, CAST(c.conrelid::regclass AS TEXT) AS holder, pg_get_constraintdef(c.oid) AS definition \
               FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.contype = 'f' AND n.nspname = current_schema() ORDER BY 2, 1";
    let constraints: Vec<Constraint> = all(tx, sql, []).await?;
    for Constraint { holder, name, .. } in &constraints {
        run(tx, &format!("ALTER TABLE {holder} DROP CONSTRAINT {}", quoted(name)), []).await?;
    }
    Ok(Loosened(constraints.into_iter().map(|c| (c.holder, c.name, c.definition)).collect()))
}

/// Asks again that everything points to something that is there, and lets the engines count on from the highest number.
///
/// # Errors
/// The database's own error, such as for a row that points to nothing.
pub async fn fasten(tx: &Writing, loosened: Loosened) -> Result<(), DbErr> {
    for (holder, name, definition) in loosened.0 {
        run(tx, &format!("ALTER TABLE {holder} ADD CONSTRAINT {} {definition}", quoted(&name)), []).await?;
    }
    if tx.get_database_backend() == DbBackend::Sqlite {
        return Ok(());
    }
    let sql = "SELECT CAST(table_name AS TEXT) AS table_name, CAST(column_name AS TEXT) AS column_name, '' AS kind FROM information_schema.columns \
               WHERE table_schema = current_schema() AND is_identity = 'YES'";
    for Typed { table_name, column_name, .. } in all::<Typed>(tx, sql, []).await? {
        let (table, column) = (quoted(&table_name), quoted(&column_name));
        let sql = format!("SELECT setval(pg_get_serial_sequence($1, $2), (SELECT COALESCE(MAX({column}), 0) + 1 FROM {table}), false)");
        tx.query_one_raw(statement(DbBackend::Postgres, &sql, [table.into(), column_name.into()])).await?;
    }
    Ok(())
}
