//! Measures and their history in the database; what they are made of is read and kept by `parts`. Decides nothing.

mod indicators;
mod parts;
pub(in crate::measures) mod years;

use jiff::{Timestamp, civil};
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, one, places, run};
use crate::base::slug::is_slug;
use crate::measures::model::{Card, Change, Happened, Light, Measure, Milestone, Moment, Phase, Placed, by_sign};

const MEASURE: &str = "SELECT id, slug, sign, title, summary, text, easy, field, principles, light, standing, office, contact, partners, work_group, funder, \
    funded_on, places, quarter, risks, lessons, transfer, licence, repository, updated_at FROM measure";

#[derive(FromQueryResult)]
struct Row {
    id: String,
    slug: String,
    sign: String,
    title: String,
    summary: String,
    text: String,
    easy: String,
    field: String,
    principles: String,
    light: String,
    standing: String,
    office: String,
    contact: String,
    partners: String,
    work_group: String,
    funder: String,
    funded_on: Option<String>,
    places: String,
    quarter: String,
    risks: String,
    lessons: String,
    transfer: String,
    licence: String,
    repository: String,
    updated_at: Ts,
}

#[derive(FromQueryResult)]
struct SignedRow {
    id: String,
    sign: String,
    title: String,
}

#[derive(FromQueryResult)]
struct PlacedRow {
    slug: String,
    sign: String,
    title: String,
    phase: String,
    places: String,
}

#[derive(FromQueryResult)]
struct CardRow {
    id: String,
    slug: String,
    sign: String,
    title: String,
    summary: String,
    field: String,
    quarter: String,
    phase: String,
    light: String,
    updated_at: Ts,
    reviewed_at: Option<Ts>,
}

#[derive(FromQueryResult)]
struct ChangeRow {
    id: String,
    slug: String,
    title: String,
    at: Ts,
    office: String,
    fields: String,
    note: String,
}

#[derive(FromQueryResult)]
struct OwnedChangeRow {
    id: String,
    slug: String,
    title: String,
    at: Ts,
    office: String,
    fields: String,
    note: String,
    measure_id: String,
}

#[derive(FromQueryResult)]
struct OwnerRow {
    id: String,
    title: String,
    measure_title: String,
    slug: String,
    planned_day: Option<String>,
    reached_day: Option<String>,
}

#[derive(FromQueryResult)]
struct MomentRow {
    slug: String,
    measure: String,
    what: String,
    day: String,
    kind: String,
}

fn date(text: &str) -> Result<civil::Date, DbErr> {
    text.parse().map_err(|_| DbErr::Type(format!("{text} is no date")))
}

fn known<T>(value: Option<T>, word: &str) -> Result<T, DbErr> {
    value.ok_or_else(|| DbErr::Type(format!("{word} is no word of a measure")))
}

impl Row {
    fn measure(self) -> Result<Measure, DbErr> {
        Ok(Measure {
            light: known(Light::of(&self.light), &self.light)?,
            funded_on: self.funded_on.as_deref().map(date).transpose()?,
            id: self.id,
            slug: self.slug,
            sign: self.sign,
            title: self.title,
            summary: self.summary,
            text: self.text,
            easy: self.easy,
            field: self.field,
            principles: self.principles,
            standing: self.standing,
            office: self.office,
            contact: self.contact,
            partners: self.partners,
            group: self.work_group,
            funder: self.funder,
            places: self.places,
            quarter: self.quarter,
            risks: self.risks,
            lessons: self.lessons,
            transfer: self.transfer,
            licence: self.licence,
            repository: self.repository,
            steps: Vec::new(),
            milestones: Vec::new(),
            budgets: Vec::new(),
            indicators: Vec::new(),
            updated_at: self.updated_at.0,
        })
    }
}

async fn complete(c: &impl ConnectionTrait, rows: impl IntoIterator<Item = Row>) -> Result<Vec<Measure>, DbErr> {
    parts::complete(c, rows.into_iter().map(Row::measure).collect::<Result<_, DbErr>>()?).await
}

/// The measure at an address.
pub(in crate::measures) async fn by_slug(c: &impl ConnectionTrait, slug: &str) -> Result<Option<Measure>, DbErr> {
    if !is_slug(slug) {
        return Ok(None);
    }
    let row: Option<Row> = one(c, &format!("{MEASURE} WHERE slug = $1"), [slug.into()]).await?;
    Ok(complete(c, row).await?.pop())
}

/// The measure with this id.
pub(in crate::measures) async fn by_id(c: &impl ConnectionTrait, id: &str) -> Result<Option<Measure>, DbErr> {
    Ok(by_ids(c, &[id.to_owned()]).await?.pop())
}

/// The measures with these ids.
pub(in crate::measures) async fn by_ids(c: &impl ConnectionTrait, ids: &[String]) -> Result<Vec<Measure>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Row> = all(c, &format!("{MEASURE} WHERE id IN ({})", places(1, ids.len())), parts::values(ids)).await?;
    complete(c, rows).await
}

/// The measures behind an id, in the order of their ids.
pub(in crate::measures) async fn after(c: &impl ConnectionTrait, id: &str, most: i64) -> Result<Vec<Measure>, DbErr> {
    let rows: Vec<Row> = all(c, &format!("{MEASURE} WHERE id > $1 ORDER BY id LIMIT $2"), [id.into(), most.into()]).await?;
    complete(c, rows).await
}

/// All measures, in the order of their ids.
pub(in crate::measures) async fn every(c: &impl ConnectionTrait) -> Result<Vec<Measure>, DbErr> {
    after(c, "", i64::MAX).await
}

/// Id and title of all measures, by sign and title.
pub(in crate::measures) async fn titles(c: &impl ConnectionTrait) -> Result<Vec<(String, String)>, DbErr> {
    let mut rows: Vec<SignedRow> = all(c, "SELECT id, sign, title FROM measure ORDER BY title, id", []).await?;
    rows.sort_by(|one, other| by_sign(&one.sign, &other.sign));
    Ok(rows.into_iter().map(|row| (row.id, row.title)).collect())
}

/// What happened and will happen on all measures, day by day: phases that began, milestones planned and reached.
pub(in crate::measures) async fn days(c: &impl ConnectionTrait) -> Result<Vec<Moment>, DbErr> {
    let sql = "SELECT m.slug, m.title AS measure, s.phase AS what, s.day, 'phase' AS kind FROM measure_step s JOIN measure m ON m.id = s.measure_id \
               UNION ALL SELECT m.slug, m.title, g.title, g.reached_day, 'reached' FROM measure_goal g JOIN measure m ON m.id = g.measure_id \
               WHERE g.reached_day IS NOT NULL \
               UNION ALL SELECT m.slug, m.title, g.title, g.planned_day, 'planned' FROM measure_goal g JOIN measure m ON m.id = g.measure_id \
               WHERE g.reached_day IS NULL AND g.planned_day IS NOT NULL ORDER BY 4, 2, 3";
    let moment = |row: MomentRow| {
        let happened = match row.kind.as_str() {
            "phase" => Happened::Phase(known(Phase::of(&row.what), &row.what)?),
            "reached" => Happened::Reached(row.what),
            _ => Happened::Planned(row.what),
        };
        Ok(Moment { day: date(&row.day)?, slug: row.slug, measure: row.measure, happened })
    };
    all::<MomentRow>(c, sql, []).await?.into_iter().map(moment).collect()
}

/// All measures as the board shows them, by sign and title.
pub(in crate::measures) async fn cards(c: &impl ConnectionTrait) -> Result<Vec<Card>, DbErr> {
    let sql = "SELECT id, slug, sign, title, summary, field, quarter, phase, light, updated_at, \
               (SELECT MAX(r.at) FROM measure_review r WHERE r.measure_id = measure.id) AS reviewed_at FROM measure ORDER BY title, id";
    let card = |row: CardRow| {
        Ok(Card {
            phase: known(Phase::of(&row.phase), &row.phase)?,
            light: known(Light::of(&row.light), &row.light)?,
            id: row.id,
            slug: row.slug,
            sign: row.sign,
            title: row.title,
            summary: row.summary,
            field: row.field,
            quarter: row.quarter,
            as_of: row.reviewed_at.map_or(row.updated_at.0, |at| at.0.max(row.updated_at.0)),
            is_reviewed: row.reviewed_at.is_some_and(|at| at.0 > row.updated_at.0),
        })
    };
    let mut cards: Vec<Card> = all::<CardRow>(c, sql, []).await?.into_iter().map(card).collect::<Result<_, DbErr>>()?;
    cards.sort_by(|one, other| by_sign(&one.sign, &other.sign));
    Ok(cards)
}

/// The measures that say where they are, as the map shows them, by sign and title.
pub(in crate::measures) async fn placed(c: &impl ConnectionTrait) -> Result<Vec<Placed>, DbErr> {
    let mut rows: Vec<PlacedRow> = all(c, "SELECT slug, sign, title, phase, places FROM measure WHERE places <> '' ORDER BY title, id", []).await?;
    rows.sort_by(|one, other| by_sign(&one.sign, &other.sign));
    let placed = |row: PlacedRow| Ok(Placed { phase: known(Phase::of(&row.phase), &row.phase)?, slug: row.slug, title: row.title, places: row.places });
    rows.into_iter().map(placed).collect()
}

/// Milestones by their ids: id, title, day, and title and address of their measure.
pub(in crate::measures) async fn goals(c: &impl ConnectionTrait, ids: &[String]) -> Result<Vec<(Milestone, String, String)>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT g.id, g.title, m.title AS measure_title, m.slug, g.planned_day, g.reached_day FROM measure_goal g \
         JOIN measure m ON m.id = g.measure_id WHERE g.id IN ({})",
        places(1, ids.len())
    );
    let rows: Vec<OwnerRow> = all(c, &sql, parts::values(ids)).await?;
    let goal = |row: OwnerRow| {
        let (planned, reached) = (parts::day(row.planned_day.as_deref())?, parts::day(row.reached_day.as_deref())?);
        Ok((Milestone { id: row.id, title: row.title, planned, reached }, row.measure_title, row.slug))
    };
    rows.into_iter().map(goal).collect()
}

/// Whether an address is in use.
pub(in crate::measures) async fn slug_taken(c: &impl ConnectionTrait, slug: &str) -> Result<bool, DbErr> {
    Ok(one::<SignedRow>(c, "SELECT id, sign, title FROM measure WHERE slug = $1", [slug.into()]).await?.is_some())
}

fn values(m: &Measure) -> Vec<Value> {
    let texts = [
        &m.id,
        &m.slug,
        &m.sign,
        &m.title,
        &m.summary,
        &m.text,
        &m.easy,
        &m.field,
        &m.principles,
        &m.standing,
        &m.office,
        &m.contact,
        &m.partners,
        &m.group,
        &m.funder,
        &m.places,
        &m.quarter,
        &m.risks,
        &m.lessons,
        &m.transfer,
        &m.licence,
        &m.repository,
    ];
    let mut values: Vec<Value> = texts.into_iter().map(|text| text.as_str().into()).collect();
    values.push(m.light.word().into());
    values.push(m.phase().word().into());
    values.push(m.funded_on.map(|day| day.to_string()).into());
    values.push(Ts(m.updated_at).into());
    values
}

/// Keeps a new measure.
pub(in crate::measures) async fn insert(c: &impl ConnectionTrait, measure: &Measure) -> Result<(), DbErr> {
    let sql = "INSERT INTO measure (id, slug, sign, title, summary, text, easy, field, principles, standing, office, contact, partners, work_group, funder, \
               places, quarter, risks, lessons, transfer, licence, repository, light, phase, funded_on, updated_at, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $26)";
    run(c, sql, values(measure)).await?;
    parts::insert(c, measure).await
}

/// Keeps a changed measure, if nobody changed it since `version`. False if somebody did.
pub(in crate::measures) async fn update(c: &impl ConnectionTrait, measure: &Measure, version: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE measure SET slug = $2, sign = $3, title = $4, summary = $5, text = $6, easy = $7, field = $8, principles = $9, standing = $10, \
               office = $11, contact = $12, partners = $13, work_group = $14, funder = $15, places = $16, quarter = $17, risks = $18, lessons = $19, \
               transfer = $20, licence = $21, repository = $22, light = $23, phase = $24, funded_on = $25, updated_at = $26 WHERE id = $1 AND updated_at = $27";
    let mut values = values(measure);
    values.push(Ts(version).into());
    if run(c, sql, values).await? == 0 {
        return Ok(false);
    }
    parts::delete(c, &measure.id).await?;
    parts::insert(c, measure).await?;
    Ok(true)
}

/// Removes a measure with its history. What was frozen of it stays.
pub(in crate::measures) async fn delete(c: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    parts::delete(c, id).await?;
    for table in ["measure_change", "measure_review"] {
        run(c, &format!("DELETE FROM {table} WHERE measure_id = $1"), [id.into()]).await?;
    }
    run(c, "DELETE FROM measure WHERE id = $1", [id.into()]).await.map(drop)
}

/// Keeps an entry of the history.
pub(in crate::measures) async fn note(c: &impl ConnectionTrait, id: &str, measure: &Measure, fields: &str, note: &str) -> Result<(), DbErr> {
    let sql = "INSERT INTO measure_change (id, measure_id, at, office, fields, note) VALUES ($1, $2, $3, $4, $5, $6)";
    let at = Ts(measure.updated_at);
    run(c, sql, [id.into(), measure.id.as_str().into(), at.into(), measure.office.as_str().into(), fields.into(), note.into()]).await.map(drop)
}

const CHANGE: &str = "SELECT h.id, m.slug, m.title, h.at, h.office, h.fields, h.note FROM measure_change h JOIN measure m ON m.id = h.measure_id";

fn changes(rows: Vec<ChangeRow>) -> Vec<Change> {
    let change = |row: ChangeRow| {
        let ChangeRow { id, slug, title, at, office, fields, note } = row;
        Change { id, slug, title, at: at.0, office, fields, note }
    };
    rows.into_iter().map(change).collect()
}

/// The history of a measure, the newest first.
pub(in crate::measures) async fn history(c: &impl ConnectionTrait, measure: &str, most: i64) -> Result<Vec<Change>, DbErr> {
    Ok(changes(all(c, &format!("{CHANGE} WHERE h.measure_id = $1 ORDER BY h.at DESC, h.id LIMIT $2"), [measure.into(), most.into()]).await?))
}

/// What was changed on all measures after a moment, the newest first.
pub(in crate::measures) async fn changed_since(c: &impl ConnectionTrait, since: Timestamp, most: i64) -> Result<Vec<(String, Change)>, DbErr> {
    let sql = "SELECT h.id, m.slug, m.title, h.at, h.office, h.fields, h.note, h.measure_id FROM measure_change h JOIN measure m ON m.id = h.measure_id \
               WHERE h.at > $1 ORDER BY h.at DESC, h.id LIMIT $2";
    let rows: Vec<OwnedChangeRow> = all(c, sql, [Ts(since).into(), most.into()]).await?;
    let change = |row: OwnedChangeRow| {
        let OwnedChangeRow { id, slug, title, at, office, fields, note, measure_id } = row;
        (measure_id, Change { id, slug, title, at: at.0, office, fields, note })
    };
    Ok(rows.into_iter().map(change).collect())
}

/// What was changed last on all measures.
pub(in crate::measures) async fn latest(c: &impl ConnectionTrait, most: i64) -> Result<Vec<Change>, DbErr> {
    Ok(changes(all(c, &format!("{CHANGE} ORDER BY h.at DESC, h.id LIMIT $1"), [most.into()]).await?))
}
