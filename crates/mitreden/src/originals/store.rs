//! Originals in the database: the first words of what others have changed. Decides nothing.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{Editor, Of};
use crate::base::db::{Ts, one, run};

#[derive(FromQueryResult)]
struct Row {
    title: String,
    text: String,
    changed_by: String,
    changed_at: Ts,
}

/// An original, and who changed it last.
pub(super) struct Kept {
    pub(super) title: String,
    pub(super) text: String,
    pub(super) by: Editor,
    pub(super) at: Timestamp,
}

impl Of {
    /// Its table, and the column of what it belongs to.
    fn table(self) -> (&'static str, &'static str) {
        match self {
            Of::Topic => ("topic_original", "topic_id"),
            Of::Idea => ("idea_original", "idea_id"),
        }
    }
}

impl Editor {
    fn word(self) -> &'static str {
        match self {
            Editor::Group => "group",
            Editor::City => "city",
        }
    }
}

/// Keeps title and text as they were before they were changed; later changes keep the first words and note who changed them last.
///
/// # Errors
/// The database's.
pub async fn keep(c: &impl ConnectionTrait, (of, id): (Of, &str), (title, text): (&str, &str), by: Editor, now: Timestamp) -> Result<(), DbErr> {
    let (table, key) = of.table();
    let sql = format!(
        "INSERT INTO {table} ({key}, title, text, changed_by, changed_at) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT ({key}) DO UPDATE SET changed_by = excluded.changed_by, changed_at = excluded.changed_at"
    );
    run(c, &sql, [id.into(), title.into(), text.into(), by.word().into(), Ts(now).into()]).await.map(drop)
}

/// Empties an original for good: it named somebody. That there was one is still said.
///
/// # Errors
/// The database's.
pub async fn hide(c: &impl ConnectionTrait, (of, id): (Of, &str)) -> Result<(), DbErr> {
    let (table, key) = of.table();
    run(c, &format!("UPDATE {table} SET title = '', text = '' WHERE {key} = $1"), [id.into()]).await.map(drop)
}

/// Forgets an original, as what became of it is gone.
///
/// # Errors
/// The database's.
pub async fn forget(c: &impl ConnectionTrait, (of, id): (Of, &str)) -> Result<(), DbErr> {
    let (table, key) = of.table();
    run(c, &format!("DELETE FROM {table} WHERE {key} = $1"), [id.into()]).await.map(drop)
}

/// The original of something.
pub(super) async fn of(c: &impl ConnectionTrait, of: Of, id: &str) -> Result<Option<Kept>, DbErr> {
    let (table, key) = of.table();
    let row: Option<Row> = one(c, &format!("SELECT title, text, changed_by, changed_at FROM {table} WHERE {key} = $1"), [id.into()]).await?;
    let editor = |word: &str| if word == Editor::Group.word() { Editor::Group } else { Editor::City };
    Ok(row.map(|row| Kept { by: editor(&row.changed_by), title: row.title, text: row.text, at: row.changed_at.0 }))
}
