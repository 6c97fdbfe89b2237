//! A point in time as a column: TEXT in SQLite, TIMESTAMPTZ in PostgreSQL. Shows nothing to people.

use jiff::Timestamp;
use sea_orm::sea_query::{ArrayType, ColumnType, Nullable, Value, ValueType, ValueTypeErr};
use sea_orm::{ColIdx, DbErr, QueryResult, TryGetError, TryGetable};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// A [`Timestamp`] that can be bound and read on both engines, to the microsecond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Ts(pub Timestamp);

impl Ts {
    /// The text SQLite stores: `2026-11-23T06:28:53.483576Z`. Always 27 characters, so that it sorts like the time.
    pub fn text(self) -> String {
        format!("{:.6}", self.0)
    }
}

impl From<Timestamp> for Ts {
    fn from(at: Timestamp) -> Self {
        Self(at)
    }
}

impl From<Ts> for Timestamp {
    fn from(ts: Ts) -> Self {
        ts.0
    }
}

/// Years -9999 to 9999 fit both types: beyond them the epoch stands in, which no clock of ours reaches.
fn offset(at: Timestamp) -> OffsetDateTime {
    let micros = i128::from(at.as_microsecond());
    OffsetDateTime::from_unix_timestamp_nanos(micros * 1000).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

fn timestamp(at: OffsetDateTime) -> Option<Timestamp> {
    Timestamp::from_nanosecond(at.unix_timestamp_nanos()).ok()
}

/// Replaces a time by the text of [`Ts::text`]; other values pass.
pub(super) fn for_sqlite(value: Value) -> Value {
    match value {
        Value::TimeDateTimeWithTimeZone(at) => Value::String(at.and_then(timestamp).map(|at| Ts(at).text())),
        other => other,
    }
}

impl From<Ts> for Value {
    fn from(ts: Ts) -> Self {
        Value::TimeDateTimeWithTimeZone(Some(offset(ts.0)))
    }
}

impl Nullable for Ts {
    fn null() -> Value {
        Value::TimeDateTimeWithTimeZone(None)
    }
}

impl ValueType for Ts {
    fn try_from(v: Value) -> Result<Self, ValueTypeErr> {
        match v {
            Value::TimeDateTimeWithTimeZone(Some(at)) => timestamp(at).map(Ts).ok_or(ValueTypeErr),
            _ => Err(ValueTypeErr),
        }
    }

    fn type_name() -> String {
        "Ts".to_owned()
    }

    fn array_type() -> ArrayType {
        ArrayType::TimeDateTimeWithTimeZone
    }

    fn column_type() -> ColumnType {
        ColumnType::TimestampWithTimeZone
    }
}

impl TryGetable for Ts {
    fn try_get_by<I: ColIdx>(res: &QueryResult, index: I) -> Result<Self, TryGetError> {
        let at = <OffsetDateTime as TryGetable>::try_get_by(res, index)?;
        timestamp(at).map(Ts).ok_or_else(|| DbErr::Type(format!("{at} is no timestamp")).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_has_a_fixed_width() {
        for at in ["2026-11-23T06:28:53Z", "2026-11-23T06:28:53.5Z", "2026-11-23T06:28:53.123456789Z"] {
            let text = Ts(at.parse().unwrap()).text();
            assert_eq!(text.len(), 27, "{text}");
        }
    }
}
