//! The links in the database. Knows no thing.

use std::collections::HashSet;

use jiff::Timestamp;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Link, Point, Way};
use crate::base::db::{Ts, all, one, places, run};

#[derive(FromQueryResult)]
struct LinkRow {
    origin_kind: String,
    origin_id: String,
    result_kind: String,
    result_id: String,
    joined_by: Option<String>,
    joined_at: Ts,
}

impl From<LinkRow> for Link {
    fn from(row: LinkRow) -> Self {
        Link {
            origin: Point { kind: row.origin_kind, id: row.origin_id },
            result: Point { kind: row.result_kind, id: row.result_id },
            joined_by: row.joined_by,
            joined_at: row.joined_at.0,
        }
    }
}

#[derive(FromQueryResult)]
struct IdRow {
    id: String,
}

/// Waits until nobody else is making a link.
pub(super) async fn take_turn(c: &impl ConnectionTrait) -> Result<(), DbErr> {
    run(c, "UPDATE trace_turn SET turn = turn + 1 WHERE id = 1", []).await.map(drop)
}

/// Whether one comes to the other along the links, in their direction.
pub(super) async fn leads_to(c: &impl ConnectionTrait, from: &Point, to: &Point) -> Result<bool, DbErr> {
    let sql = "WITH RECURSIVE way (kind, id) AS ( \
                 SELECT result_kind, result_id FROM trace_link WHERE origin_kind = $1 AND origin_id = $2 \
                 UNION \
                 SELECT l.result_kind, l.result_id FROM trace_link l JOIN way ON l.origin_kind = way.kind AND l.origin_id = way.id) \
               SELECT id FROM way WHERE kind = $3 AND id = $4 LIMIT 1";
    let found: Option<IdRow> = one(c, sql, [from.kind.as_str().into(), from.id.as_str().into(), to.kind.as_str().into(), to.id.as_str().into()]).await?;
    Ok(found.is_some())
}

/// Keeps a link. False if it was there.
pub(super) async fn insert(c: &impl ConnectionTrait, origin: &Point, result: &Point, person: Option<&str>, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "INSERT INTO trace_link (origin_kind, origin_id, result_kind, result_id, joined_by, joined_at) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT DO NOTHING";
    let [a, b, d, e] = ends(origin, result);
    Ok(run(c, sql, [a, b, d, e, person.map(str::to_owned).into(), Ts(now).into()]).await? == 1)
}

/// Takes a link away. False if there was none.
pub(super) async fn delete(c: &impl ConnectionTrait, origin: &Point, result: &Point) -> Result<bool, DbErr> {
    let sql = "DELETE FROM trace_link WHERE origin_kind = $1 AND origin_id = $2 AND result_kind = $3 AND result_id = $4";
    Ok(run(c, sql, ends(origin, result)).await? == 1)
}

fn ends(origin: &Point, result: &Point) -> [Value; 4] {
    [origin.kind.as_str().into(), origin.id.as_str().into(), result.kind.as_str().into(), result.id.as_str().into()]
}

/// The links of one side of a chain, the nearest first, at most so many steps away and at most so many in number.
pub(super) async fn chain(c: &impl ConnectionTrait, from: &Point, way: Way, depth: i64, most: i64) -> Result<Vec<Link>, DbErr> {
    let (near, far) = if way == Way::Results { ("origin", "result") } else { ("result", "origin") };
    let sql = format!(
        "WITH RECURSIVE way (origin_kind, origin_id, result_kind, result_id, depth) AS ( \
           SELECT origin_kind, origin_id, result_kind, result_id, CAST(1 AS BIGINT) FROM trace_link WHERE {near}_kind = $1 AND {near}_id = $2 \
           UNION \
           SELECT l.origin_kind, l.origin_id, l.result_kind, l.result_id, way.depth + 1 FROM trace_link l \
             JOIN way ON l.{near}_kind = way.{far}_kind AND l.{near}_id = way.{far}_id WHERE way.depth < $3) \
         SELECT l.origin_kind, l.origin_id, l.result_kind, l.result_id, l.joined_by, l.joined_at FROM trace_link l \
         JOIN (SELECT origin_kind, origin_id, result_kind, result_id, MIN(depth) AS depth FROM way \
               GROUP BY origin_kind, origin_id, result_kind, result_id) near \
           ON l.origin_kind = near.origin_kind AND l.origin_id = near.origin_id AND l.result_kind = near.result_kind AND l.result_id = near.result_id \
         ORDER BY near.depth, l.joined_at, l.origin_kind, l.origin_id, l.result_kind, l.result_id LIMIT $4"
    );
    let rows: Vec<LinkRow> = all(c, &sql, [from.kind.as_str().into(), from.id.as_str().into(), depth.into(), most.into()]).await?;
    Ok(rows.into_iter().map(Link::from).collect())
}

/// Which of these things have a link at all.
pub(super) async fn linked(c: &impl ConnectionTrait, kind: &str, ids: &[String]) -> Result<HashSet<String>, DbErr> {
    if ids.is_empty() {
        return Ok(HashSet::new());
    }
    let places = places(2, ids.len());
    let sql = format!(
        "SELECT origin_id AS id FROM trace_link WHERE origin_kind = $1 AND origin_id IN ({places}) \
         UNION SELECT result_id AS id FROM trace_link WHERE result_kind = $1 AND result_id IN ({places})"
    );
    let rows: Vec<IdRow> = all(c, &sql, std::iter::once(kind).chain(ids.iter().map(String::as_str)).map(Value::from)).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
