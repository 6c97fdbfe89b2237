//! What the staff typed about indicators, and what is wrong with it. Never says it in words; the pages do.

use jiff::civil;

use super::form::{LINE_MAX, MeasureForm, ROWS_MAX, Row, SHORT_MAX, rows};
use super::indicator::{Indicator, Level, Reading};
use crate::base::check::{Check, Problem};
use crate::base::number;

/// Most readings of an indicator.
const READINGS_MAX: usize = 400;
/// Longest field of readings, in characters.
const READINGS_CHARS_MAX: usize = 20_000;

/// The indicators as the form holds them: one list a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) level: Vec<String>,
    pub(super) name: Vec<String>,
    pub(super) unit: Vec<String>,
    pub(super) from: Vec<String>,
    pub(super) from_day: Vec<String>,
    pub(super) to: Vec<String>,
    pub(super) to_day: Vec<String>,
    pub(super) values: Vec<String>,
    pub(super) definition: Vec<String>,
    pub(super) source: Vec<String>,
    pub(super) method: Vec<String>,
    pub(super) owner: Vec<String>,
    pub(super) rhythm: Vec<String>,
}

impl Columns {
    /// The columns of indicators that exist.
    pub(super) fn of(indicators: &[Indicator]) -> Self {
        let texts = |text: fn(&Indicator) -> &String| indicators.iter().map(|one| text(one).clone()).collect();
        let value = |of: fn(&Indicator) -> Option<Reading>| indicators.iter().map(|one| of(one).map(|r| number::plain(r.value)).unwrap_or_default()).collect();
        let day = |of: fn(&Indicator) -> Option<Reading>| indicators.iter().map(|one| of(one).map(|r| r.day.to_string()).unwrap_or_default()).collect();
        Self {
            level: indicators.iter().map(|one| one.level.word().to_owned()).collect(),
            name: texts(|one| &one.name),
            unit: texts(|one| &one.unit),
            from: value(|one| one.baseline),
            from_day: day(|one| one.baseline),
            to: value(|one| one.target),
            to_day: day(|one| one.target),
            values: indicators.iter().map(|one| written(&one.series)).collect(),
            definition: texts(|one| &one.definition),
            source: texts(|one| &one.source),
            method: texts(|one| &one.method),
            owner: texts(|one| &one.owner),
            rhythm: texts(|one| &one.rhythm),
        }
    }
}

/// Readings as a file holds them, on one line: "2021-12-31 = 12; 2022-12-31 = 40,5".
fn written(series: &[Reading]) -> String {
    series.iter().map(|one| format!("{} = {}", one.day, number::plain(one.value))).collect::<Vec<_>>().join("; ")
}

impl MeasureForm {
    /// The indicators: level, name, unit, from, its day, to, its day, values, definition, source, method, owner, rhythm.
    pub(super) fn indicators(&self) -> Vec<Row> {
        let columns = [
            &self.indicator_level,
            &self.indicator,
            &self.indicator_unit,
            &self.indicator_from,
            &self.indicator_from_day,
            &self.indicator_to,
            &self.indicator_to_day,
            &self.indicator_values,
            &self.indicator_definition,
            &self.indicator_source,
            &self.indicator_method,
            &self.indicator_owner,
            &self.indicator_rhythm,
        ];
        // An empty one is long: one to go on with is enough.
        rows(&columns, 1, if self.deed == "more" { 3 } else { 1 })
    }

    /// Checks the indicators.
    pub(super) fn check_indicators(&self, check: &mut Check, today: civil::Date) -> Vec<Indicator> {
        let mut indicators = Vec::new();
        for row in self.indicators().iter().filter(|row| row.cells.iter().skip(1).any(|cell| !cell.trim().is_empty())) {
            let field = |name: &str| format!("{name}-{}", row.number);
            let mut line = |name: &str, column: usize, most: usize, required| check.line(&field(name), row.cell(column), most, required);
            let name = line("indicator", 1, LINE_MAX, true);
            let unit = line("indicator_unit", 2, 40, false);
            let definition = line("indicator_definition", 8, SHORT_MAX, false);
            let source = line("indicator_source", 9, LINE_MAX, false);
            let method = line("indicator_method", 10, SHORT_MAX, false);
            let owner = line("indicator_owner", 11, LINE_MAX, false);
            let rhythm = line("indicator_rhythm", 12, LINE_MAX, false);
            let level = check.choice(&field("indicator_level"), Level::of(row.cell(0))).unwrap_or(Level::Output);
            let baseline = reading(check, &field("indicator_from"), &field("indicator_from_day"), row.cell(3), row.cell(4));
            let target = reading(check, &field("indicator_to"), &field("indicator_to_day"), row.cell(5), row.cell(6));
            let series = readings(check, &field("indicator_values"), row.cell(7), today);
            indicators.push(Indicator { name, level, unit, definition, source, method, owner, rhythm, baseline, target, series });
        }
        if indicators.len() > ROWS_MAX {
            check.fault("indicator-0", Problem::TooMany(ROWS_MAX));
        }
        indicators
    }
}

/// A number with its day: both or none.
fn reading(check: &mut Check, field: &str, day_field: &str, typed: &str, day: &str) -> Option<Reading> {
    if typed.trim().is_empty() {
        if !day.trim().is_empty() {
            check.fault(field, Problem::Missing);
        }
        return None;
    }
    let value = number::parse(typed);
    if value.is_none() {
        check.fault(field, Problem::NotANumber);
    }
    let day = check.day(day_field, day, true);
    Some(Reading { day: day?, value: value? })
}

/// Readings, one a line or parted by semicolons: a day or a year, then the number. The year that is under way may be among them.
fn readings(check: &mut Check, field: &str, typed: &str, today: civil::Date) -> Vec<Reading> {
    if typed.chars().count() > READINGS_CHARS_MAX {
        check.fault(field, Problem::TooLong(READINGS_CHARS_MAX));
        return Vec::new();
    }
    let mut series: Vec<Reading> = Vec::new();
    let mut wrong = None;
    for entry in typed.split(['\n', ';']).map(str::trim).filter(|entry| !entry.is_empty()) {
        let (day, value) = entry.split_once(['=', ':']).or_else(|| entry.split_once(char::is_whitespace)).unwrap_or((entry, ""));
        let (day, value) = (end_of(day.trim()).or_else(|| date(day.trim())), number::parse(value));
        match (day, value) {
            (None, _) => wrong = wrong.or(Some(Problem::NotADate)),
            (_, None) => wrong = wrong.or(Some(Problem::NotANumber)),
            (Some(day), _) if day > today && end_of(&today.year().to_string()) != Some(day) => wrong = wrong.or(Some(Problem::Future)),
            (Some(day), Some(_)) if series.iter().any(|one| one.day == day) => wrong = wrong.or(Some(Problem::NoChoice)),
            (Some(day), Some(value)) => series.push(Reading { day, value }),
        }
    }
    if let Some(problem) = wrong {
        check.fault(field, problem);
    } else if series.len() > READINGS_MAX {
        check.fault(field, Problem::TooMany(READINGS_MAX));
    }
    series.sort();
    series
}

fn date(typed: &str) -> Option<civil::Date> {
    let mut check: Check = Check::default();
    check.day("day", typed, true)
}

/// A year alone stands for its last day.
fn end_of(typed: &str) -> Option<civil::Date> {
    let year: i16 = typed.parse().ok().filter(|year| (1990..=2100).contains(year))?;
    Some(civil::date(year, 12, 31))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_are_read_as_people_and_files_write_them() {
        let mut check = Check::default();
        let series = readings(&mut check, "v", "31.12.2022: 40,5\r\n2021 = 12\n\n2023-06-30 -1.250", civil::date(2023, 6, 30));
        let days: Vec<(String, i64)> = series.iter().map(|one| (one.day.to_string(), one.value)).collect();
        assert_eq!(days, [("2021-12-31".into(), 1200), ("2022-12-31".into(), 4050), ("2023-06-30".into(), -125_000)]);
        assert!(check.faults.is_empty(), "{:?}", check.faults);
        assert_eq!(readings(&mut check, "v", &written(&series), civil::date(2023, 6, 30)), series);
        for (typed, problem) in [
            ("2023: 1", Problem::Future),
            ("31.12.2023: 1", Problem::Future),
            ("gestern: 1", Problem::NotADate),
            ("2021: viel", Problem::NotANumber),
            ("2021", Problem::NotANumber),
            ("2021=1;31.12.2021=2", Problem::NoChoice),
        ] {
            let mut check = Check::default();
            readings(&mut check, "v", typed, civil::date(2022, 12, 30));
            assert_eq!(check.faults, [("v".to_owned(), problem)], "{typed}");
        }
    }

    #[test]
    fn the_year_under_way_may_stand_for_its_last_day() {
        let mut check = Check::default();
        assert_eq!(readings(&mut check, "v", "2022: 1", civil::date(2022, 3, 1)).len(), 1);
        assert!(check.faults.is_empty(), "{:?}", check.faults);
    }

    #[test]
    fn a_number_without_its_day_is_no_baseline() {
        let mut check = Check::default();
        assert_eq!(reading(&mut check, "a", "b", "5", ""), None);
        assert_eq!(reading(&mut check, "a", "b", "", "2021-01-01"), None);
        assert_eq!(reading(&mut check, "a", "b", "", ""), None);
        assert_eq!(check.faults, [("b".to_owned(), Problem::Missing), ("a".to_owned(), Problem::Missing)]);
    }
}
