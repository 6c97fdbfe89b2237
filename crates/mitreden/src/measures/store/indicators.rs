//! The indicators of measures and their readings in the database. Decides nothing.

use std::collections::HashMap;

use jiff::civil;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::parts::values;
use super::{date, known};
use crate::base::db::{all, places, run};
use crate::measures::indicator::{Indicator, Level, Reading};

#[derive(FromQueryResult)]
struct IndicatorRow {
    measure_id: String,
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
    measure_id: String,
    position: i64,
    day: String,
    value: i64,
}

fn reading(value: Option<i64>, day: Option<&str>) -> Result<Option<Reading>, DbErr> {
    let (Some(value), Some(day)) = (value, day) else { return Ok(None) };
    Ok(Some(Reading { day: date(day)?, value }))
}

/// The indicators of these measures by the measures' ids, in the order of their forms.
pub(super) async fn of(c: &impl ConnectionTrait, measures: &[String]) -> Result<HashMap<String, Vec<Indicator>>, DbErr> {
    let list = places(1, measures.len());
    let sql = format!(
        "SELECT measure_id, position, name, level, unit, definition, source, method, owner, rhythm, from_value, from_day, to_value, to_day \
         FROM measure_indicator WHERE measure_id IN ({list}) ORDER BY measure_id, position"
    );
    let rows: Vec<IndicatorRow> = all(c, &sql, values(measures)).await?;
    let mut found: HashMap<String, Vec<Indicator>> = HashMap::new();
    if rows.is_empty() {
        return Ok(found);
    }
    let sql = format!("SELECT measure_id, position, day, value FROM measure_reading WHERE measure_id IN ({list}) ORDER BY measure_id, position, day");
    let mut series: HashMap<(String, i64), Vec<Reading>> = HashMap::new();
    for row in all::<ReadingRow>(c, &sql, values(measures)).await? {
        let reading = Reading { day: date(&row.day)?, value: row.value };
        series.entry((row.measure_id, row.position)).or_default().push(reading);
    }
    for row in rows {
        let series = series.remove(&(row.measure_id.clone(), row.position)).unwrap_or_default();
        let indicator = Indicator {
            level: known(Level::of(&row.level), &row.level)?,
            baseline: reading(row.from_value, row.from_day.as_deref())?,
            target: reading(row.to_value, row.to_day.as_deref())?,
            series,
            name: row.name,
            unit: row.unit,
            definition: row.definition,
            source: row.source,
            method: row.method,
            owner: row.owner,
            rhythm: row.rhythm,
        };
        found.entry(row.measure_id).or_default().push(indicator);
    }
    Ok(found)
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
