//! Articles in the database. Decides nothing.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Article, Correction, Cursor, Picture, Related, Size, Tag};
use crate::base::db::{Ts, all, one, places, run};
use crate::base::intake::Format;
use crate::base::slug::is_slug;

/// Most articles of one list.
const LIST_MAX: i64 = 500;

const ARTICLE: &str = "SELECT a.id, a.slug, a.title, a.teaser, a.text, a.source, a.related_kind, a.related_id, a.published_at, a.planned_for, a.withdrawn_at, \
    a.takes_comments, a.comments_until, a.updated_at, p.id AS picture_id, p.format, p.width, p.height, p.small_format, p.small_width, p.small_height, \
    p.credit, p.alt FROM article a LEFT JOIN article_picture p ON p.id = a.picture_id";

/// Public at $1.
const PUBLIC: &str = "a.published_at <= $1 AND a.withdrawn_at IS NULL";

#[derive(FromQueryResult)]
struct ArticleRow {
    id: String,
    slug: String,
    title: String,
    teaser: String,
    text: String,
    source: String,
    related_kind: String,
    related_id: String,
    published_at: Option<Ts>,
    planned_for: Option<Ts>,
    withdrawn_at: Option<Ts>,
    takes_comments: bool,
    comments_until: Option<Ts>,
    updated_at: Ts,
    #[sea_orm(nested)]
    picture: PictureRow,
}

/// The picture's columns; all are there or none.
#[derive(FromQueryResult)]
struct PictureRow {
    picture_id: Option<String>,
    format: Option<String>,
    width: Option<i64>,
    height: Option<i64>,
    small_format: Option<String>,
    small_width: Option<i64>,
    small_height: Option<i64>,
    credit: Option<String>,
    alt: Option<String>,
}

impl PictureRow {
    fn picture(self) -> Option<Picture> {
        let size = |format: Option<String>, width: Option<i64>, height: Option<i64>| {
            Some(Size { format: Format::of(&format?), width: u32::try_from(width?).ok()?, height: u32::try_from(height?).ok()? })
        };
        Some(Picture {
            id: self.picture_id?,
            large: size(self.format, self.width, self.height)?,
            small: size(self.small_format, self.small_width, self.small_height)?,
            credit: self.credit?,
            alt: self.alt?,
        })
    }
}

impl ArticleRow {
    fn article(self, tags: Vec<Tag>) -> Article {
        Article {
            id: self.id,
            slug: self.slug,
            title: self.title,
            teaser: self.teaser,
            text: self.text,
            source: self.source,
            related: (!self.related_kind.is_empty()).then_some(Related { kind: self.related_kind, id: self.related_id }),
            picture: self.picture.picture(),
            tags,
            published_at: self.published_at.map(|at| at.0),
            planned_for: self.planned_for.map(|at| at.0),
            withdrawn_at: self.withdrawn_at.map(|at| at.0),
            takes_comments: self.takes_comments,
            comments_until: self.comments_until.map(|at| at.0),
            updated_at: self.updated_at.0,
        }
    }
}

#[derive(FromQueryResult)]
struct TagRow {
    article_id: String,
    tag: String,
    label: String,
}

#[derive(FromQueryResult)]
struct LabelRow {
    tag: String,
    label: String,
}

#[derive(FromQueryResult)]
struct CorrectionRow {
    text: String,
    corrected_at: Ts,
}

#[derive(FromQueryResult)]
struct IdRow {
    id: String,
}

/// Articles whose tags are asked for in one statement: SQLite takes 32,766 values.
const AT_ONCE: usize = 500;

/// The articles of these rows with their tags, in the same order.
async fn complete(c: &impl ConnectionTrait, rows: Vec<ArticleRow>) -> Result<Vec<Article>, DbErr> {
    let mut tags: HashMap<String, Vec<Tag>> = HashMap::new();
    for some in rows.chunks(AT_ONCE) {
        let places = places(1, some.len());
        let sql = format!("SELECT article_id, tag, label FROM article_tag WHERE article_id IN ({places}) ORDER BY article_id, position");
        let found: Vec<TagRow> = all(c, &sql, some.iter().map(|row| row.id.as_str().into())).await?;
        for row in found {
            tags.entry(row.article_id).or_default().push(Tag { tag: row.tag, label: row.label });
        }
    }
    Ok(rows
        .into_iter()
        .map(|row| {
            let own = tags.remove(&row.id).unwrap_or_default();
            row.article(own)
        })
        .collect())
}

/// The article at an address, whoever may read it.
pub(super) async fn by_slug(c: &impl ConnectionTrait, slug: &str) -> Result<Option<Article>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    let row: Option<ArticleRow> = one(c, &format!("{ARTICLE} WHERE a.slug = $1"), [slug.into()]).await?;
    Ok(complete(c, row.into_iter().collect()).await?.pop())
}

/// The article with this id, whoever may read it.
pub(super) async fn by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Article>, DbErr> {
    if !id.bytes().all(|b| b.is_ascii_hexdigit()) {
        return Ok(None);
    }
    let row: Option<ArticleRow> = one(c, &format!("{ARTICLE} WHERE a.id = $1"), [id.into()]).await?;
    Ok(complete(c, row.into_iter().collect()).await?.pop())
}

/// Public articles, the newest first: below a cursor, with a tag, so many.
pub(super) async fn public(c: &impl ConnectionTrait, now: Timestamp, below: Option<&Cursor>, tag: Option<&str>, most: i64) -> Result<Vec<Article>, DbErr> {
    let mut sql = format!("{ARTICLE} WHERE {PUBLIC}");
    let mut values: Vec<Value> = vec![Ts(now).into(), most.into()];
    if let Some(cursor) = below {
        sql.push_str(" AND (a.published_at < $3 OR (a.published_at = $3 AND a.id < $4))");
        values.extend([Ts(cursor.published_at).into(), cursor.id.as_str().into()]);
    }
    if let Some(tag) = tag {
        sql.push_str(&format!(" AND EXISTS (SELECT 1 FROM article_tag t WHERE t.article_id = a.id AND t.tag = ${})", values.len() + 1));
        values.push(tag.into());
    }
    sql.push_str(" ORDER BY a.published_at DESC, a.id DESC LIMIT $2");
    let rows = all(c, &sql, values).await?;
    complete(c, rows).await
}

/// Public articles by id, those after one of them; at most `most`.
pub(super) async fn public_after(c: &impl ConnectionTrait, now: Timestamp, after: &str, most: i64) -> Result<Vec<Article>, DbErr> {
    let rows = all(c, &format!("{ARTICLE} WHERE {PUBLIC} AND a.id > $2 ORDER BY a.id LIMIT $3"), [Ts(now).into(), after.into(), most.into()]).await?;
    complete(c, rows).await
}

/// All articles for the newsroom, last changed first.
pub(super) async fn every(c: &impl ConnectionTrait) -> Result<Vec<Article>, DbErr> {
    let rows = all(c, &format!("{ARTICLE} ORDER BY a.updated_at DESC, a.id LIMIT {LIST_MAX}"), []).await?;
    complete(c, rows).await
}

/// The tags of public articles by label.
pub(super) async fn tags(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Tag>, DbErr> {
    let sql = format!(
        "SELECT t.tag, MIN(t.label) AS label FROM article_tag t JOIN article a ON a.id = t.article_id WHERE {PUBLIC} GROUP BY t.tag ORDER BY t.tag LIMIT {LIST_MAX}"
    );
    let rows: Vec<LabelRow> = all(c, &sql, [Ts(now).into()]).await?;
    Ok(rows.into_iter().map(|row| Tag { tag: row.tag, label: row.label }).collect())
}

/// Public articles that the search does not hold yet.
pub(super) async fn appeared(c: &impl ConnectionTrait, now: Timestamp) -> Result<Vec<Article>, DbErr> {
    let rows = all(c, &format!("{ARTICLE} WHERE {PUBLIC} AND a.is_found = $2 LIMIT {LIST_MAX}"), [Ts(now).into(), false.into()]).await?;
    complete(c, rows).await
}

/// Notes whether the search holds an article as it is.
pub(super) async fn note_found(c: &impl ConnectionTrait, article: &str, is_found: bool) -> Result<(), DbErr> {
    run(c, "UPDATE article SET is_found = $2 WHERE id = $1", [article.into(), is_found.into()]).await.map(drop)
}

/// What was corrected in an article, oldest first.
pub(super) async fn corrections(c: &impl ConnectionTrait, article: &str) -> Result<Vec<Correction>, DbErr> {
    let sql = "SELECT text, corrected_at FROM article_correction WHERE article_id = $1 ORDER BY corrected_at, id";
    let rows: Vec<CorrectionRow> = all(c, sql, [article.into()]).await?;
    Ok(rows.into_iter().map(|row| Correction { text: row.text, at: row.corrected_at.0 }).collect())
}

/// True if an article has this address already.
pub(super) async fn slug_taken(c: &impl ConnectionTrait, slug: &str) -> Result<bool, DbErr> {
    let row: Option<IdRow> = one(c, "SELECT id FROM article WHERE slug = $1", [slug.into()]).await?;
    Ok(row.is_some())
}

/// Keeps a new article.
pub(super) async fn insert(c: &impl ConnectionTrait, article: &Article) -> Result<(), DbErr> {
    let sql = "INSERT INTO article (id, slug, title, teaser, text, source, related_kind, related_id, published_at, takes_comments, comments_until, \
               withdrawn_at, planned_for, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)";
    run(c, sql, values(article).into_iter().chain([Ts(article.updated_at).into()])).await?;
    write_tags(c, article).await
}

/// Keeps a changed article, if it still is as it was at `version`. False if somebody else changed it meanwhile.
pub(super) async fn update(c: &impl ConnectionTrait, article: &Article, version: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE article SET slug = $2, title = $3, teaser = $4, text = $5, source = $6, related_kind = $7, related_id = $8, published_at = $9, \
               takes_comments = $10, comments_until = $11, withdrawn_at = $12, planned_for = $13, updated_at = $14 WHERE id = $1 AND updated_at = $15";
    let more = [Ts(article.updated_at).into(), Ts(version).into()];
    if run(c, sql, values(article).into_iter().chain(more)).await? == 0 {
        return Ok(false);
    }
    run(c, "DELETE FROM article_tag WHERE article_id = $1", [article.id.as_str().into()]).await?;
    write_tags(c, article).await?;
    Ok(true)
}

fn values(article: &Article) -> [Value; 13] {
    let (kind, id) = article.related.as_ref().map_or(("", ""), |related| (related.kind.as_str(), related.id.as_str()));
    [
        article.id.as_str().into(),
        article.slug.as_str().into(),
        article.title.as_str().into(),
        article.teaser.as_str().into(),
        article.text.as_str().into(),
        article.source.as_str().into(),
        kind.into(),
        id.into(),
        article.published_at.map(Ts).into(),
        article.takes_comments.into(),
        article.comments_until.map(Ts).into(),
        article.withdrawn_at.map(Ts).into(),
        article.planned_for.map(Ts).into(),
    ]
}

async fn write_tags(c: &impl ConnectionTrait, article: &Article) -> Result<(), DbErr> {
    for (position, tag) in (0_i64..).zip(&article.tags) {
        let sql = "INSERT INTO article_tag (article_id, position, tag, label) VALUES ($1, $2, $3, $4)";
        run(c, sql, [article.id.as_str().into(), position.into(), tag.tag.as_str().into(), tag.label.as_str().into()]).await?;
    }
    Ok(())
}

/// Notes what was corrected; readers and feeds see the article as changed.
pub(super) async fn insert_correction(c: &impl ConnectionTrait, id: &str, article: &str, text: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO article_correction (id, article_id, text, corrected_at) VALUES ($1, $2, $3, $4)";
    run(c, sql, [id.into(), article.into(), text.into(), Ts(now).into()]).await?;
    run(c, "UPDATE article SET updated_at = $2 WHERE id = $1", [article.into(), Ts(now).into()]).await.map(drop)
}

/// Takes an article back, or (with `None`) gives it its place again.
pub(super) async fn withdraw(c: &impl ConnectionTrait, article: &str, at: Option<Timestamp>, now: Timestamp) -> Result<(), DbErr> {
    let sql = "UPDATE article SET withdrawn_at = $2, updated_at = $3 WHERE id = $1";
    run(c, sql, [article.into(), at.map(Ts).into(), Ts(now).into()]).await.map(drop)
}

/// Keeps a picture and gives it to its article; the one before stays without article until it is forgotten.
pub(super) async fn give_picture(c: &impl ConnectionTrait, article: &str, picture: &Picture, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO article_picture (id, format, width, height, small_format, small_width, small_height, credit, alt, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values: [Value; 10] = [
        picture.id.as_str().into(),
        picture.large.format.word().into(),
        i64::from(picture.large.width).into(),
        i64::from(picture.large.height).into(),
        picture.small.format.word().into(),
        i64::from(picture.small.width).into(),
        i64::from(picture.small.height).into(),
        picture.credit.as_str().into(),
        picture.alt.as_str().into(),
        Ts(now).into(),
    ];
    run(c, sql, values).await?;
    set_picture(c, article, Some(&picture.id), now).await
}

/// Which picture an article shows.
pub(super) async fn set_picture(c: &impl ConnectionTrait, article: &str, picture: Option<&str>, now: Timestamp) -> Result<(), DbErr> {
    let sql = "UPDATE article SET picture_id = $2, updated_at = $3 WHERE id = $1";
    run(c, sql, [article.into(), picture.map(str::to_owned).into(), Ts(now).into()]).await.map(drop)
}

/// Keeps other words to a picture.
pub(super) async fn describe_picture(c: &impl ConnectionTrait, picture: &str, credit: &str, alt: &str) -> Result<(), DbErr> {
    run(c, "UPDATE article_picture SET credit = $2, alt = $3 WHERE id = $1", [picture.into(), credit.into(), alt.into()]).await.map(drop)
}

/// The article that shows a picture.
pub(super) async fn by_picture(c: &impl ConnectionTrait, picture: &str) -> Result<Option<Article>, DbErr> {
    let row: Option<ArticleRow> = one(c, &format!("{ARTICLE} WHERE a.picture_id = $1"), [picture.into()]).await?;
    Ok(complete(c, row.into_iter().collect()).await?.pop())
}

/// Deletes the pictures that no article shows; answers the ids of those that stay.
pub(super) async fn forget_pictures(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    run(c, "DELETE FROM article_picture WHERE NOT EXISTS (SELECT 1 FROM article WHERE article.picture_id = article_picture.id)", []).await?;
    let rows: Vec<IdRow> = all(c, "SELECT id FROM article_picture", []).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
