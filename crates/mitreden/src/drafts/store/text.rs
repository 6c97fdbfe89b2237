//! The text of drafts in the database: chapters and blocks of each version. Decides nothing.

use std::collections::HashMap;

use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{all, one, places, run};
use crate::drafts::model::{Block, Chapter, Entry, Kind, WORKING};

/// Rows that are written at once: engines take some thousand values in a statement.
const AT_ONCE: usize = 500;

const BLOCK: &str = "SELECT version, chapter, number, kind, level, text FROM draft_block";

#[derive(FromQueryResult)]
struct ChapterRow {
    number: i64,
    title: String,
}

#[derive(FromQueryResult)]
struct BlockRow {
    version: i64,
    chapter: i64,
    number: i64,
    kind: String,
    level: i64,
    text: String,
}

/// A block with where it stands.
pub(in crate::drafts) struct Placed {
    pub(in crate::drafts) version: i64,
    pub(in crate::drafts) chapter: i64,
    pub(in crate::drafts) block: Block,
}

fn placed(row: BlockRow) -> Result<Placed, DbErr> {
    let kind = Kind::of(&row.kind).ok_or_else(|| DbErr::Type(format!("{} is no kind of block", row.kind)))?;
    let block = Block { number: row.number, kind, level: row.level, text: row.text };
    Ok(Placed { version: row.version, chapter: row.chapter, block })
}

async fn titles(c: &impl ConnectionTrait, draft: &str, version: i64) -> Result<Vec<ChapterRow>, DbErr> {
    all(c, "SELECT number, title FROM draft_chapter WHERE draft_id = $1 AND version = $2 ORDER BY position", [draft.into(), version.into()]).await
}

/// The contents of a version.
pub(in crate::drafts) async fn contents(c: &impl ConnectionTrait, draft: &str, version: i64) -> Result<Vec<Entry>, DbErr> {
    let sql = format!("{BLOCK} WHERE draft_id = $1 AND version = $2 AND kind = 'heading' ORDER BY chapter, position");
    let rows: Vec<BlockRow> = all(c, &sql, [draft.into(), version.into()]).await?;
    let mut headings: HashMap<i64, Vec<(i64, i64, String)>> = HashMap::new();
    for row in rows {
        headings.entry(row.chapter).or_default().push((row.number, row.level, row.text));
    }
    let titles = titles(c, draft, version).await?;
    Ok(titles.into_iter().map(|row| Entry { headings: headings.remove(&row.number).unwrap_or_default(), number: row.number, title: row.title }).collect())
}

/// A chapter of a version with its blocks.
pub(in crate::drafts) async fn chapter(c: &impl ConnectionTrait, draft: &str, version: i64, number: i64) -> Result<Option<Chapter>, DbErr> {
    let sql = "SELECT number, title FROM draft_chapter WHERE draft_id = $1 AND version = $2 AND number = $3";
    let Some(row) = one::<ChapterRow>(c, sql, [draft.into(), version.into(), number.into()]).await? else { return Ok(None) };
    let sql = format!("{BLOCK} WHERE draft_id = $1 AND version = $2 AND chapter = $3 ORDER BY position");
    let rows: Vec<BlockRow> = all(c, &sql, [draft.into(), version.into(), number.into()]).await?;
    let blocks = rows.into_iter().map(|row| Ok(placed(row)?.block)).collect::<Result<_, DbErr>>()?;
    Ok(Some(Chapter { number: row.number, title: row.title, blocks }))
}

/// All chapters of a version with their blocks.
pub(in crate::drafts) async fn whole(c: &impl ConnectionTrait, draft: &str, version: i64) -> Result<Vec<Chapter>, DbErr> {
    let sql = format!("{BLOCK} WHERE draft_id = $1 AND version = $2 ORDER BY chapter, position");
    let rows: Vec<BlockRow> = all(c, &sql, [draft.into(), version.into()]).await?;
    let mut blocks: HashMap<i64, Vec<Block>> = HashMap::new();
    for row in rows {
        let Placed { chapter, block, .. } = placed(row)?;
        blocks.entry(chapter).or_default().push(block);
    }
    let titles = titles(c, draft, version).await?;
    Ok(titles.into_iter().map(|row| Chapter { blocks: blocks.remove(&row.number).unwrap_or_default(), number: row.number, title: row.title }).collect())
}

/// A block in the newest published version that has it; in one that is no newer than `version` if that is given.
pub(in crate::drafts) async fn block(c: &impl ConnectionTrait, draft: &str, number: i64, version: Option<i64>) -> Result<Option<Placed>, DbErr> {
    let sql = format!("{BLOCK} WHERE draft_id = $1 AND number = $2 AND version > 0 AND version <= $3 ORDER BY version DESC LIMIT 1");
    let row: Option<BlockRow> = one(c, &sql, [draft.into(), number.into(), version.unwrap_or(i64::from(i32::MAX)).into()]).await?;
    row.map(placed).transpose()
}

/// Puts a text in the place of the one that is being worked on.
pub(in crate::drafts) async fn replace(c: &impl ConnectionTrait, draft: &str, chapters: &[Chapter]) -> Result<(), DbErr> {
    for sql in ["DELETE FROM draft_block WHERE draft_id = $1 AND version = $2", "DELETE FROM draft_chapter WHERE draft_id = $1 AND version = $2"] {
        run(c, sql, [draft.into(), WORKING.into()]).await?;
    }
    insert_chapters(c, draft, chapters).await?;
    insert_blocks(c, draft, chapters).await
}

/// Puts chapters in the place of one that is being worked on; `order`: all chapters as they stand then.
pub(in crate::drafts) async fn exchange(c: &impl ConnectionTrait, draft: &str, old: Option<i64>, new: &[Chapter], order: &[Chapter]) -> Result<(), DbErr> {
    if let Some(old) = old {
        run(c, "DELETE FROM draft_block WHERE draft_id = $1 AND version = $2 AND chapter = $3", [draft.into(), WORKING.into(), old.into()]).await?;
    }
    run(c, "DELETE FROM draft_chapter WHERE draft_id = $1 AND version = $2", [draft.into(), WORKING.into()]).await?;
    insert_chapters(c, draft, order).await?;
    insert_blocks(c, draft, new).await
}

async fn insert_chapters(c: &impl ConnectionTrait, draft: &str, chapters: &[Chapter]) -> Result<(), DbErr> {
    let row = |(position, chapter): (i64, &Chapter)| -> Vec<Value> {
        vec![draft.into(), WORKING.into(), chapter.number.into(), position.into(), chapter.title.as_str().into()]
    };
    insert(c, "INSERT INTO draft_chapter (draft_id, version, number, position, title) VALUES ", (0_i64..).zip(chapters).map(row).collect()).await
}

async fn insert_blocks(c: &impl ConnectionTrait, draft: &str, chapters: &[Chapter]) -> Result<(), DbErr> {
    let placed = chapters.iter().flat_map(|chapter| (0_i64..).zip(&chapter.blocks).map(move |(position, block)| (chapter.number, position, block)));
    let row = |(chapter, position, block): (i64, i64, &Block)| -> Vec<Value> {
        vec![
            draft.into(),
            WORKING.into(),
            block.number.into(),
            chapter.into(),
            position.into(),
            block.kind.word().into(),
            block.level.into(),
            block.text.as_str().into(),
        ]
    };
    insert(c, "INSERT INTO draft_block (draft_id, version, number, chapter, position, kind, level, text) VALUES ", placed.map(row).collect()).await
}

/// Writes rows of the same width, many at once.
async fn insert(c: &impl ConnectionTrait, head: &str, rows: Vec<Vec<Value>>) -> Result<(), DbErr> {
    for rows in rows.chunks(AT_ONCE) {
        let mut first = 1;
        let row = |row: &Vec<Value>| {
            let row_place = format!("({})", places(first, row.len()));
            first += row.len();
            row_place
        };
        let row_places: Vec<String> = rows.iter().map(row).collect();
        run(c, &format!("{head}{}", row_places.join(", ")), rows.iter().flatten().cloned()).await?;
    }
    Ok(())
}
