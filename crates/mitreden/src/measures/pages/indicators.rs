//! The indicators of a measure as its page shows them: in words, as a drawing, as a table. Reads and changes nothing.

use super::words;
use crate::base::http::Page;
use crate::base::http::chart::{Line, Spot};
use crate::base::{dates, number};
use crate::measures::indicator::{Indicator, Reading};

/// An indicator on the page.
pub(super) struct IndicatorView {
    pub(super) id: String,
    pub(super) name: String,
    /// "Ergebnis · in Stück".
    pub(super) about: String,
    /// Where it stands, in sentences.
    pub(super) standing: Vec<String>,
    /// Two numbers at least make a line.
    pub(super) line: Option<Line>,
    /// How it is counted: term and text.
    pub(super) facts: Vec<(String, String)>,
}

/// All of them.
pub(super) fn views(page: &Page, indicators: &[Indicator]) -> Vec<IndicatorView> {
    (1..).zip(indicators).map(|(place, one)| view(page, place, one)).collect()
}

fn view(page: &Page, place: usize, one: &Indicator) -> IndicatorView {
    let t = page.t;
    let value = |reading: Reading| with_unit(number::show(reading.value, page.language), &one.unit);
    let day = |reading: Reading| dates::day(reading.day, page.language);
    let last = one.series.last().copied();
    let standing = [
        one.baseline.map(|reading| t.msg_measures_indicator_began(value(reading), day(reading))),
        last.map(|reading| t.msg_measures_indicator_now(value(reading), day(reading))),
        one.target.map(|reading| t.msg_measures_indicator_goal(value(reading), day(reading))),
        one.progress().map(|percent| t.msg_measures_indicator_progress(percent)),
    ];
    let facts = [
        (words::indicator(t, "indicator_definition"), &one.definition),
        (words::indicator(t, "indicator_source"), &one.source),
        (words::indicator(t, "indicator_method"), &one.method),
        (words::indicator(t, "indicator_owner"), &one.owner),
        (words::indicator(t, "indicator_rhythm"), &one.rhythm),
    ];
    let unit = (!one.unit.is_empty()).then(|| t.msg_measures_indicator_in(one.unit.as_str()));
    let id = format!("kennzahl-{place}");
    IndicatorView {
        about: std::iter::once(words::level(t, one.level)).chain(unit).collect::<Vec<_>>().join(" · "),
        standing: standing.into_iter().flatten().collect(),
        line: line(page, &id, one),
        facts: facts.into_iter().filter(|(_, text)| !text.is_empty()).map(|(term, text)| (term, text.clone())).collect(),
        name: one.name.clone(),
        id,
    }
}

fn with_unit(number: String, unit: &str) -> String {
    if unit.is_empty() { number } else { format!("{number}\u{a0}{unit}") }
}

fn line(page: &Page, id: &str, one: &Indicator) -> Option<Line> {
    let course = one.course();
    let spot = |reading: &Reading| Spot {
        when: f64::from(jiff::civil::Date::constant(1970, 1, 1).until(reading.day).map_or(0, |span| span.get_days())),
        number: reading.value as f64,
        label: dates::day(reading.day, page.language),
        value: with_unit(number::show(reading.value, page.language), &one.unit),
    };
    let spots: Vec<Spot> = course.iter().map(spot).collect();
    let [first, .., last] = &spots[..] else { return None };
    let text = page.t.msg_measures_indicator_line(first.value.as_str(), first.label.as_str(), last.value.as_str(), last.label.as_str());
    let target = one.target.map(|target| {
        let words = with_unit(number::show(target.value, page.language), &one.unit);
        (target.value as f64, page.t.msg_measures_indicator_target(words))
    });
    Some(Line::over_time(&format!("{id}-verlauf"), page.t.msg_measures_indicator_course(one.name.as_str()), text, &spots, target))
}
