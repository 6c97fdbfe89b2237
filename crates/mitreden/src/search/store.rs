//! The documents of the search in the database. Ranks nothing: their order is their number.

use jiff::Timestamp;
use sea_orm::sea_query::{Nullable, Value};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Document, Kind};
use crate::base::db::{FullText, Ts, all, one, places, run};
use crate::base::i18n::Language;

/// Where the words lie.
pub(super) const INDEX: FullText = FullText { index: "search_index", table: "search_document" };

/// Most series that the filter offers.
const SERIES_MAX: i64 = 100;

const DOCUMENT: &str = "SELECT number, kind, reference, address, title, text, at, series_id, within_address, owner_id, language FROM search_document";

/// A document with its number.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) number: i64,
    pub(super) document: Document,
}

#[derive(FromQueryResult)]
struct Row {
    number: i64,
    kind: String,
    reference: String,
    address: String,
    title: String,
    text: String,
    at: Option<Ts>,
    series_id: Option<String>,
    within_address: Option<String>,
    owner_id: Option<String>,
    language: Option<String>,
}

impl Row {
    fn kept(self) -> Option<Kept> {
        let document = Document {
            kind: Kind::of(&self.kind)?,
            id: self.reference,
            address: self.address,
            title: self.title,
            text: self.text,
            at: self.at.map(|at| at.0),
            series: self.series_id,
            within: self.within_address,
            owner: self.owner_id,
            language: self.language.as_deref().and_then(Language::from_tag),
        };
        Some(Kept { number: self.number, document })
    }
}

fn kept(rows: Vec<Row>) -> Vec<Kept> {
    rows.into_iter().filter_map(Row::kept).collect()
}

#[derive(FromQueryResult)]
struct NumberRow {
    number: i64,
}

#[derive(FromQueryResult)]
struct Pair {
    one: String,
    other: String,
}

/// The documents with these numbers, in any order.
pub(super) async fn by_numbers(c: &impl ConnectionTrait, numbers: &[i64]) -> Result<Vec<Kept>, DbErr> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("{DOCUMENT} WHERE number IN ({})", places(1, numbers.len()));
    Ok(kept(all(c, &sql, numbers.iter().map(|number| Value::from(*number))).await?))
}

/// The documents of an owner.
pub(super) async fn of_owner(c: &impl ConnectionTrait, owner: &str) -> Result<Vec<Kept>, DbErr> {
    Ok(kept(all(c, &format!("{DOCUMENT} WHERE owner_id = $1"), [owner.into()]).await?))
}

/// The documents that belong to the page at an address.
pub(super) async fn within(c: &impl ConnectionTrait, address: &str) -> Result<Vec<Kept>, DbErr> {
    Ok(kept(all(c, &format!("{DOCUMENT} WHERE within_address = $1"), [address.into()]).await?))
}

/// The event at an address.
pub(super) async fn event_at(c: &impl ConnectionTrait, address: &str) -> Result<Option<Kept>, DbErr> {
    let row: Option<Row> = one(c, &format!("{DOCUMENT} WHERE kind = 'event' AND address = $1"), [address.into()]).await?;
    Ok(row.and_then(Row::kept))
}

/// The titles of the events at these addresses.
pub(super) async fn titles(c: &impl ConnectionTrait, addresses: &[String]) -> Result<Vec<(String, String)>, DbErr> {
    if addresses.is_empty() {
        return Ok(Vec::new());
    }
    let places = places(1, addresses.len());
    let sql = format!("SELECT address AS one, title AS other FROM search_document WHERE kind = 'event' AND address IN ({places})");
    let rows: Vec<Pair> = all(c, &sql, addresses.iter().map(|address| Value::from(address.as_str()))).await?;
    Ok(rows.into_iter().map(|row| (row.one, row.other)).collect())
}

/// Id and title of the series, the newest first.
pub(super) async fn series(c: &impl ConnectionTrait) -> Result<Vec<(String, String)>, DbErr> {
    let sql = "SELECT reference AS one, title AS other FROM search_document WHERE kind = 'series' ORDER BY number DESC LIMIT $1";
    let rows: Vec<Pair> = all(c, sql, [SERIES_MAX.into()]).await?;
    Ok(rows.into_iter().map(|row| (row.one, row.other)).collect())
}

/// The kinds of which there is a document.
pub(super) async fn kinds(c: &impl ConnectionTrait) -> Result<Vec<Kind>, DbErr> {
    let one = |kind: &Kind| format!("SELECT '{0}' AS one, '' AS other WHERE EXISTS (SELECT 1 FROM search_document WHERE kind = '{0}')", kind.word());
    let sql = Kind::ALL.iter().map(one).collect::<Vec<_>>().join(" UNION ALL ");
    let rows: Vec<Pair> = all(c, &sql, []).await?;
    let there: Vec<Kind> = rows.iter().filter_map(|row| Kind::of(&row.one)).collect();
    Ok(Kind::ALL.into_iter().filter(|kind| there.contains(kind)).collect())
}

#[derive(FromQueryResult)]
struct Span {
    first: Option<Ts>,
    last: Option<Ts>,
}

/// The times of the oldest and the newest document that have one.
pub(super) async fn span(c: &impl ConnectionTrait) -> Result<Option<(Timestamp, Timestamp)>, DbErr> {
    let row: Option<Span> = one(c, "SELECT (SELECT MIN(at) FROM search_document) AS first, (SELECT MAX(at) FROM search_document) AS last", []).await?;
    Ok(row.and_then(|row| Some((row.first?.0, row.last?.0))))
}

/// Keeps a document in place of an older one; nothing happens if nothing has changed.
pub(super) async fn put(c: &impl ConnectionTrait, now: Timestamp, document: &Document) -> Result<(), DbErr> {
    let tokens = document.tokens();
    let sql = "SELECT number FROM search_document WHERE kind = $1 AND reference = $2 AND address = $3 AND title = $4 AND text = $5 AND tokens = $6 \
               AND number BETWEEN $7 AND $7 + 16 AND COALESCE(within_address, '') = $8 AND COALESCE(owner_id, '') = $9";
    let text = |text: &Option<String>| Value::from(text.clone().unwrap_or_default());
    let values: [Value; 9] = [
        document.kind.word().into(),
        document.id.as_str().into(),
        document.address.as_str().into(),
        document.title.as_str().into(),
        document.text.as_str().into(),
        tokens.as_str().into(),
        document.place().into(),
        text(&document.within),
        text(&document.owner),
    ];
    let same: Option<NumberRow> = one(c, sql, values).await?;
    if same.is_some() {
        return Ok(());
    }
    remove(c, document.kind, &document.id).await?;
    insert(c, now, document, &tokens).await
}

async fn insert(c: &impl ConnectionTrait, now: Timestamp, document: &Document, tokens: &str) -> Result<(), DbErr> {
    let number = free(c, document.place()).await?;
    let sql = "INSERT INTO search_document (number, kind, reference, address, title, text, at, series_id, within_address, owner_id, language, changed_at, tokens) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    let at: Value = document.at.map_or_else(Ts::null, |at| Ts(at).into());
    let values: [Value; 13] = [
        number.into(),
        document.kind.word().into(),
        document.id.as_str().into(),
        document.address.as_str().into(),
        document.title.as_str().into(),
        document.text.as_str().into(),
        at,
        document.series.clone().into(),
        document.within.clone().into(),
        document.owner.clone().into(),
        document.language.map(|language| language.tag().to_owned()).into(),
        Ts(now).into(),
        tokens.into(),
    ];
    run(c, sql, values).await.map(drop)
}

/// The first free number from this one on: two documents hardly ever want the same.
async fn free(c: &impl ConnectionTrait, wanted: i64) -> Result<i64, DbErr> {
    let mut number = wanted;
    loop {
        let taken: Option<NumberRow> = one(c, "SELECT number FROM search_document WHERE number = $1", [number.into()]).await?;
        match taken {
            None => return Ok(number),
            Some(row) => number = row.number + 1,
        }
    }
}

/// Removes a document, if it is there.
pub(super) async fn remove(c: &impl ConnectionTrait, kind: Kind, id: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM search_document WHERE kind = $1 AND reference = $2", [kind.word().into(), id.into()]).await.map(drop)
}

/// Kind and id of the documents that were put in before this time.
pub(super) async fn older(c: &impl ConnectionTrait, before: Timestamp) -> Result<Vec<(String, String)>, DbErr> {
    let rows: Vec<Pair> = all(c, "SELECT kind AS one, reference AS other FROM search_document WHERE changed_at < $1", [Ts(before).into()]).await?;
    Ok(rows.into_iter().map(|row| (row.one, row.other)).collect())
}

/// What was put in last.
#[derive(FromQueryResult)]
pub(super) struct Fresh {
    pub(super) number: i64,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) changed_at: Ts,
}

/// Documents in the order in which they were put in, after this time and number.
pub(super) async fn fresh(c: &impl ConnectionTrait, after: Timestamp, number: i64, most: i64) -> Result<Vec<Fresh>, DbErr> {
    let sql = "SELECT number, title, text, changed_at FROM search_document WHERE (changed_at, number) > ($1, $2) \
               ORDER BY changed_at, number LIMIT $3";
    all(c, sql, [Ts(after).into(), number.into(), most.into()]).await
}

#[derive(FromQueryResult)]
struct StateRow {
    version: i64,
}

/// With which version of the words the index was filled; 0: never.
pub(super) async fn version(c: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let row: Option<StateRow> = one(c, "SELECT version FROM search_state", []).await?;
    Ok(row.map(|row| row.version).unwrap_or_default())
}

/// Notes that version.
pub(super) async fn set_version(c: &impl ConnectionTrait, version: i64) -> Result<(), DbErr> {
    run(c, "DELETE FROM search_state", []).await?;
    run(c, "INSERT INTO search_state (version) VALUES ($1)", [version.into()]).await.map(drop)
}
