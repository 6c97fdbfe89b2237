//! The files of ideas in the database. Reads and writes no file.

use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, one, run};
use crate::base::ids::is_id;
use crate::base::intake::Format;
use crate::ideas::model::File;

const FILE: &str = "SELECT id, idea_id, position, format, bytes, created_at FROM idea_file";

#[derive(FromQueryResult)]
struct FileRow {
    id: String,
    idea_id: String,
    position: i64,
    format: String,
    bytes: i64,
    created_at: Ts,
}

impl From<FileRow> for File {
    fn from(row: FileRow) -> Self {
        let FileRow { id, idea_id, position, format, bytes, created_at } = row;
        File { id, idea: idea_id, position, format: Format::of(&format), bytes, created_at: created_at.0 }
    }
}

#[derive(FromQueryResult)]
struct IdRow {
    id: String,
}

/// The files of an idea in their order.
pub(in crate::ideas) async fn of_idea(c: &impl ConnectionTrait, idea: &str) -> Result<Vec<File>, DbErr> {
    let rows: Vec<FileRow> = all(c, &format!("{FILE} WHERE idea_id = $1 ORDER BY position, id"), [idea.into()]).await?;
    Ok(rows.into_iter().map(File::from).collect())
}

/// The file with this id.
pub(in crate::ideas) async fn by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<File>, DbErr> {
    if !is_id(id) {
        return Ok(None);
    }
    let row: Option<FileRow> = one(c, &format!("{FILE} WHERE id = $1"), [id.into()]).await?;
    Ok(row.map(File::from))
}

/// Keeps the rows of new files.
pub(in crate::ideas) async fn insert(c: &impl ConnectionTrait, files: &[File]) -> Result<(), DbErr> {
    for file in files {
        let values: [Value; 6] = [
            file.id.as_str().into(),
            file.idea.as_str().into(),
            file.position.into(),
            file.format.word().into(),
            file.bytes.into(),
            Ts(file.created_at).into(),
        ];
        run(c, "INSERT INTO idea_file (id, idea_id, position, format, bytes, created_at) VALUES ($1, $2, $3, $4, $5, $6)", values).await?;
    }
    Ok(())
}

/// Removes the rows of an idea's files.
pub(in crate::ideas) async fn delete_of(c: &impl ConnectionTrait, idea: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM idea_file WHERE idea_id = $1", [idea.into()]).await.map(drop)
}

/// The ids of all files that are kept.
pub(in crate::ideas) async fn kept(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows: Vec<IdRow> = all(c, "SELECT id FROM idea_file", []).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
