//! Full-text search once for both engines: SQLite's FTS5 and PostgreSQL's tsvector over words that were made alike before. Knows no language and no table.

use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, FromQueryResult};

use super::query::{all, one};

/// Where a full text lies in either engine. Names come from the program, never from people.
#[derive(Clone, Copy, Debug)]
pub struct FullText {
    /// SQLite: the FTS5 table; its rowid is the number of the row found.
    pub index: &'static str,
    /// PostgreSQL: the table whose column `vector` is searched; its column `number` is answered.
    pub table: &'static str,
}

/// What a row has to hold. Words are letters and digits only: they need no escaping in either engine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Terms {
    /// This word.
    Word(String),
    /// A word that begins so.
    Beginning(String),
    /// All of these; never empty.
    All(Vec<Terms>),
    /// At least one of these; never empty.
    Any(Vec<Terms>),
    /// The first and not the second.
    But(Box<Terms>, Box<Terms>),
}

#[derive(FromQueryResult)]
struct NumberRow {
    number: i64,
}

impl Terms {
    fn words(&self, backend: DbBackend, text: &mut String) {
        let sqlite = backend == DbBackend::Sqlite;
        match self {
            Terms::Word(word) => text.push_str(&quoted(word, sqlite)),
            Terms::Beginning(word) => {
                text.push_str(&quoted(word, sqlite));
                text.push_str(if sqlite { " *" } else { ":*" });
            }
            Terms::All(terms) => joined(terms, backend, if sqlite { " AND " } else { " & " }, text),
            Terms::Any(terms) => joined(terms, backend, if sqlite { " OR " } else { " | " }, text),
            Terms::But(this, that) => {
                text.push('(');
                this.words(backend, text);
                text.push_str(if sqlite { " NOT " } else { " & !" });
                that.words(backend, text);
                text.push(')');
            }
        }
    }
}

fn joined(terms: &[Terms], backend: DbBackend, by: &str, text: &mut String) {
    text.push('(');
    for (at, term) in terms.iter().enumerate() {
        if at > 0 {
            text.push_str(by);
        }
        term.words(backend, text);
    }
    text.push(')');
}

fn quoted(word: &str, sqlite: bool) -> String {
    let plain: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    if sqlite { format!("\"{plain}\"") } else { format!("'{plain}'") }
}

impl FullText {
    /// The numbers of the rows that hold the terms, greatest first.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn hits(self, c: &impl ConnectionTrait, terms: &Terms, skip: u64, most: u64) -> Result<Vec<i64>, DbErr> {
        let (sql, query) = self.found(c.get_database_backend(), terms, "MATERIALIZED");
        let sql = format!("{sql} SELECT number FROM hits ORDER BY number DESC LIMIT $2 OFFSET $3");
        let rows: Vec<NumberRow> = all(c, &sql, [query, bounded(most), bounded(skip)]).await?;
        Ok(rows.into_iter().map(|row| row.number).collect())
    }

    /// How many rows hold the terms, counted up to this number.
    ///
    /// # Errors
    /// The database's own error.
    pub async fn count(self, c: &impl ConnectionTrait, terms: &Terms, most: u64) -> Result<u64, DbErr> {
        // Not written out: it ends when enough are counted.
        let (sql, query) = self.found(c.get_database_backend(), terms, "NOT MATERIALIZED");
        let sql = format!("{sql} SELECT COUNT(*) AS number FROM (SELECT number FROM hits LIMIT $2) AS counted");
        let row: Option<NumberRow> = one(c, &sql, [query, bounded(most)]).await?;
        Ok(row.and_then(|row| u64::try_from(row.number).ok()).unwrap_or_default())
    }

    fn found(self, backend: DbBackend, terms: &Terms, how: &str) -> (String, Value) {
        let Self { index, table } = self;
        let mut query = String::new();
        terms.words(backend, &mut query);
        let sql = match backend {
            // FTS5 gives its rows in the order of their numbers: the first page of a common word needs no sorting.
            DbBackend::Sqlite => format!("WITH hits AS (SELECT rowid AS number FROM {index} WHERE {index} MATCH $1)"),
            // Written out first: the planner would otherwise walk the whole table in order when it guesses that many rows match.
            _ => format!("WITH hits AS {how} (SELECT number FROM {table} WHERE vector @@ $1::tsquery)"),
        };
        (sql, query.into())
    }
}

fn bounded(number: u64) -> Value {
    i64::try_from(number).unwrap_or(i64::MAX).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_read_alike_in_both_engines() {
        let word = |text: &str| Terms::Word(text.to_owned());
        let terms = Terms::But(Box::new(Terms::All(vec![word("a"), Terms::Any(vec![word("b'\" OR"), Terms::Beginning("c".into())])])), Box::new(word("d")));
        let (mut sqlite, mut postgres) = (String::new(), String::new());
        terms.words(DbBackend::Sqlite, &mut sqlite);
        terms.words(DbBackend::Postgres, &mut postgres);
        assert_eq!(sqlite, "((\"a\" AND (\"bOR\" OR \"c\" *)) NOT \"d\")");
        assert_eq!(postgres, "(('a' & ('bOR' | 'c':*)) & !'d')");
    }
}
