//! What the city typed about a contest with its rows of categories, and what is wrong with it. Rows come and go by buttons; no script is needed.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil};

use super::form::{Check, Fault, Own, Problem};
use super::model::{Category, Contest, Stage};
use crate::base::dates;

/// Longest title in characters.
const TITLE_MAX: usize = 120;
/// Longest lead in characters.
const LEAD_MAX: usize = 400;
/// Longest text in characters.
const TEXT_MAX: usize = 12_000;
/// Longest words about prizes in characters.
const PRIZES_MAX: usize = 1_000;
/// Most categories of a contest.
pub(super) const CATEGORIES_MAX: usize = 30;
/// Years a window can lie in.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// One row of the categories as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// Id of a category that exists; empty: a new one.
    pub id: String,
    /// Title.
    pub title: String,
    /// For whom.
    pub audience: String,
    /// First day.
    pub from: String,
    /// Last day.
    pub until: String,
}

impl Row {
    fn is_blank(&self) -> bool {
        [&self.id, &self.title, &self.audience, &self.from, &self.until].iter().all(|field| field.trim().is_empty())
    }

    fn of(category: &Category, zone: &TimeZone) -> Self {
        let day = |at: Timestamp| dates::local(at, zone).date().to_string();
        Self {
            id: category.id.clone(),
            title: category.title.clone(),
            audience: category.audience.clone(),
            from: day(category.opens_at),
            // The last moment belongs to the day before midnight.
            until: day(category.closes_at - SignedDuration::from_secs(1)),
        }
    }
}

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// Save.
    Save,
    /// One more row.
    Add,
    /// Without this row.
    Remove(usize),
}

/// The form of a contest as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ContestForm {
    pub title: String,
    pub lead: String,
    pub text: String,
    pub stage: String,
    pub prizes: String,
    pub outcome: String,
    /// The event's id or nothing.
    pub event: String,
    /// The state that was edited.
    pub version: String,
    pub rows: Vec<Row>,
}

/// A checked contest. A category without id is new.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) text: String,
    pub(super) stage: Stage,
    pub(super) prizes: String,
    pub(super) outcome: String,
    pub(super) event: Option<String>,
    pub(super) categories: Vec<Category>,
}

impl ContestForm {
    /// Reads what was sent, and which button sent it.
    pub(super) fn read(pairs: Vec<(String, String)>) -> (Self, Press) {
        let fields: HashMap<String, String> = pairs.into_iter().collect();
        let get = |name: &str| fields.get(name).cloned().unwrap_or_default();
        let row = |index: usize, name: &str| get(&format!("category-{index}-{name}"));
        let rows = (0..=CATEGORIES_MAX).take_while(|index| fields.contains_key(&format!("category-{index}-title"))).map(|index| Row {
            id: row(index, "id"),
            title: row(index, "title"),
            audience: row(index, "audience"),
            from: row(index, "from"),
            until: row(index, "until"),
        });
        let form = Self {
            rows: rows.collect(),
            title: get("title"),
            lead: get("lead"),
            text: get("text"),
            stage: get("stage"),
            prizes: get("prizes"),
            outcome: get("outcome"),
            event: get("event"),
            version: get("version"),
        };
        let pressed = get("do");
        let press = match pressed.split_once(':') {
            Some(("remove", row)) => row.parse().map_or(Press::Save, Press::Remove),
            _ if pressed == "add" => Press::Add,
            _ => Press::Save,
        };
        (form, press)
    }

    /// The form of a contest that exists.
    pub(super) fn of(contest: &Contest, categories: &[Category], zone: &TimeZone) -> Self {
        Self {
            title: contest.title.clone(),
            lead: contest.lead.clone(),
            text: contest.text.clone(),
            stage: contest.stage.word().to_owned(),
            prizes: contest.prizes.clone(),
            outcome: contest.outcome.clone(),
            event: contest.event.clone().unwrap_or_default(),
            version: contest.updated_at.to_string(),
            rows: categories.iter().map(|category| Row::of(category, zone)).collect(),
        }
    }

    /// Does what a button other than Save asks for. A row that is not there is left alone.
    pub(super) fn press(&mut self, press: Press) {
        match press {
            Press::Add if self.rows.len() < CATEGORIES_MAX => self.rows.push(Row::default()),
            Press::Remove(row) if row < self.rows.len() => drop(self.rows.remove(row)),
            _ => {}
        }
    }

    /// Checks everything at once. `events`: ids that can be chosen; `before`: the categories as they are kept; `used`: ids of those that hold ideas.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, events: &[&str], before: &[Category], used: &[String], zone: &TimeZone, was_public: bool) -> Result<Draft, Vec<Fault>> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, TITLE_MAX, true);
        let stage = Stage::of(&self.stage);
        if stage.is_none() {
            check.fault("stage", Problem::NoChoice);
        }
        let lead = check.text("lead", &self.lead, LEAD_MAX, true);
        let text = check.text("text", &self.text, TEXT_MAX, false);
        let prizes = check.text("prizes", &self.prizes, PRIZES_MAX, false);
        let outcome = check.text("outcome", &self.outcome, TEXT_MAX, false);
        if !self.event.is_empty() && !events.contains(&self.event.as_str()) {
            check.fault("event", Problem::NoChoice);
        }
        let categories = self.check_rows(&mut check, before, zone, was_public);
        if before.iter().any(|old| used.contains(&old.id) && !categories.iter().any(|new| new.id == old.id)) {
            check.fault("kategorien", Problem::Own(Own::InUse));
        } else if categories.is_empty() && check.faults.is_empty() {
            check.fault("kategorien", Problem::Own(Own::NoCategory));
        }
        let event = (!self.event.is_empty()).then(|| self.event.clone());
        check.end(Draft { title, lead, text, stage: stage.unwrap_or_default(), prizes, outcome, event, categories })
    }

    fn check_rows(&self, check: &mut Check, before: &[Category], zone: &TimeZone, was_public: bool) -> Vec<Category> {
        if self.rows.len() > CATEGORIES_MAX {
            check.fault("kategorien", Problem::TooMany(CATEGORIES_MAX));
        }
        let mut categories = Vec::new();
        for (index, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
            let id = |name: &str| format!("category-{index}-{name}");
            let title = check.line(&id("title"), &row.title, TITLE_MAX, true);
            let audience = check.line(&id("audience"), &row.audience, TITLE_MAX, false);
            let opens_at = day(check, &id("from"), &row.from, 0, zone);
            let closes_at = day(check, &id("until"), &row.until, 1, zone);
            let known = before.iter().find(|old| old.id == row.id && !row.id.is_empty());
            let kept = known.map(|old| old.id.clone()).unwrap_or_default();
            let (Some(opens_at), Some(closes_at)) = (opens_at, closes_at) else {
                // A row with a bad date still stands for its category.
                categories.extend(known.cloned());
                continue;
            };
            if closes_at <= opens_at {
                check.fault(&id("until"), Problem::Own(Own::EndBeforeStart));
            }
            let new = || Category { id: kept.clone(), title: String::new(), audience: String::new(), opens_at, closes_at, first_closes_at: None };
            let category = known.cloned().unwrap_or_else(new).until(closes_at, was_public);
            categories.push(Category { title, audience, opens_at, ..category });
        }
        categories
    }
}

/// The beginning of a day of the city, or of one so many days later.
fn day(check: &mut Check, field: &str, typed: &str, later: i64, zone: &TimeZone) -> Option<Timestamp> {
    if typed.trim().is_empty() {
        check.fault(field, Problem::Missing);
        return None;
    }
    let date = typed.trim().parse::<civil::Date>().ok().filter(|date| YEARS.contains(&date.year()));
    let at = date.and_then(|date| date.checked_add(later.days()).ok()?.to_zoned(zone.clone()).ok());
    if at.is_none() {
        check.fault(field, Problem::NotADate);
    }
    at.map(|at| at.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    fn sent(more: &[(&str, &str)]) -> (ContestForm, Press) {
        let usual = [("title", "Ideen für Gera"), ("stage", "public"), ("lead", "Schreiben Sie uns.")];
        ContestForm::read(usual.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    const ROW: [(&str, &str); 4] =
        [("category-0-title", "Handwerk"), ("category-0-audience", "Handwerker"), ("category-0-from", "2020-10-24"), ("category-0-until", "2020-10-25")];

    #[test]
    fn days_are_the_citys_also_when_the_clocks_change() {
        let draft = sent(&ROW).0.check(&[], &[], &[], &zone(), false).unwrap();
        let category = &draft.categories[0];
        assert_eq!((category.opens_at.to_string(), category.closes_at.to_string()), ("2020-10-23T22:00:00Z".into(), "2020-10-25T23:00:00Z".into()));
        assert_eq!(Row::of(category, &zone()).until, "2020-10-25");
    }

    #[test]
    fn faults_stand_at_their_rows_and_used_categories_stay() {
        let (form, press) = sent(&[("category-0-title", ""), ("category-0-from", "31.12."), ("category-0-until", ""), ("do", "save")]);
        assert_eq!(press, Press::Save);
        let faults = form.check(&[], &[], &[], &zone(), true).unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["category-0-title", "category-0-from", "category-0-until"]);
        let old = Category { id: "c1".into(), ..sent(&ROW).0.check(&[], &[], &[], &zone(), false).unwrap().categories.remove(0) };
        let faults = sent(&ROW).0.check(&[], std::slice::from_ref(&old), &["c1".to_owned()], &zone(), true).unwrap_err();
        assert_eq!(faults, [("kategorien".to_owned(), Problem::Own(Own::InUse))], "a row without the id is a new one");
        let turned = [("category-0-title", "a"), ("category-0-from", "2020-10-24"), ("category-0-until", "2020-10-23")];
        assert_eq!(sent(&turned).0.check(&[], &[], &[], &zone(), true).unwrap_err(), [("category-0-until".to_owned(), Problem::Own(Own::EndBeforeStart))]);
    }

    #[test]
    fn rows_come_and_go() {
        let (mut form, press) = sent(&[("category-0-title", "a"), ("do", "add")]);
        form.press(press);
        form.press(Press::Remove(7));
        assert_eq!(form.rows.len(), 2);
        form.press(Press::Remove(0));
        assert_eq!(form.rows, [Row::default()]);
    }
}
