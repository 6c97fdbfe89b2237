//! The indicators of measures and their readings in the database. Decides nothing.

use jiff::civil;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{date, known};
use crate::base::db::{all, run};
use crate::measures::indicator::{Indicator, Level, Reading};

#[derive(FromQueryResult)]
struct IndicatorRow {
    position: i64,
    name: String,
    level: String,
    unit: String,
    definition: String,
    source: String,
    method: String,
    owner: String,
    rhythm: String,
    from_value: Option<i64>,
    from_day: Option<String>,
    to_value: Option<i64>,
    to_day: Option<String>,
}

#[derive(FromQueryResult)]
struct ReadingRow {
    position: i64,
    day: String,
    value: i64,
}

fn reading(value: Option<i64>, day: Option<&str>) -> Result<Option<Reading>, DbErr> {
    let (Some(value), Some(day)) = (value, day) else { return Ok(None) };
    Ok(Some(Reading { day: date(day)?, value }))
}

/// The indicators of a measure, in the order of its form.
pub(super) async fn of(c: &impl ConnectionTrait, measure: &str) -> Result<Vec<Indicator>, DbErr> {
    let sql = "SELECT position, name, level, unit, definition, source, method, owner, rhythm, from_value, from_day, to_value, to_day FROM measure_indicator \
               WHERE measure_id = $1 ORDER BY position";
    let rows: Vec<IndicatorRow> = all(c, sql, [measure.into()]).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let sql = "SELECT position, day, value FROM measure_reading WHERE measure_id = $1 ORDER BY position, day";
    let readings: Vec<ReadingRow> = all(c, sql, [measure.into()]).await?;
    let indicator = |row: IndicatorRow| {
        let own = readings.iter().filter(|reading| reading.position == row.position);
        Ok(Indicator {
            level: known(Level::of(&row.level), &row.level)?,
            baseline: reading(row.from_value, row.from_day.as_deref())?,
            target: reading(row.to_value, row.to_day.as_deref())?,
            series: own.map(|row| Ok(Reading { day: date(&row.day)?, value: row.value })).collect::<Result<_, DbErr>>()?,
            name: row.name,
            unit: row.unit,
            definition: row.definition,
            source: row.source,
            method: row.method,
            owner: row.owner,
            rhythm: row.rhythm,
        })
    };
    rows.into_iter().map(indicator).collect()
}

/// Keeps the indicators of a measure that has none.
pub(super) async fn insert(c: &impl ConnectionTrait, measure: &str, indicators: &[Indicator]) -> Result<(), DbErr> {
    for (position, one) in (0_i64..).zip(indicators) {
        let sql = "INSERT INTO measure_indicator (measure_id, position, name, level, unit, definition, source, method, owner, rhythm, from_value, from_day, \
                   to_value, to_day) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
        let value = |of: Option<Reading>| Value::from(of.map(|reading| reading.value));
        let day = |of: Option<civil::Date>| Value::from(of.map(|day| day.to_string()));
        let texts = [&one.unit, &one.definition, &one.source, &one.method, &one.owner, &one.rhythm];
        let mut values: Vec<Value> = vec![measure.into(), position.into(), one.name.as_str().into(), one.level.word().into()];
        values.extend(texts.into_iter().map(|text| Value::from(text.as_str())));
        values.extend([value(one.baseline), day(one.baseline.map(|reading| reading.day)), value(one.target), day(one.target.map(|reading| reading.day))]);
        run(c, sql, values).await?;
        for reading in &one.series {
            let sql = "INSERT INTO measure_reading (measure_id, position, day, value) VALUES ($1, $2, $3, $4)";
            run(c, sql, [measure.into(), position.into(), reading.day.to_string().into(), reading.value.into()]).await?;
        }
    }
    Ok(())
}
