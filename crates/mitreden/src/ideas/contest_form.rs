//! What the city typed about a contest with its rows of categories, and what is wrong with it. Rows come and go by buttons; no script is needed.

use std::collections::HashMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil};

use super::form::{Check, Fault, Own, Problem};
use super::model::{Category, Contest, Stage, Vote};
use crate::base::dates;

/// Longest title in characters.
pub(super) const TITLE_MAX: usize = 120;
/// Longest lead in characters.
pub(super) const LEAD_MAX: usize = 400;
/// Longest text in characters.
pub(super) const TEXT_MAX: usize = 12_000;
/// Longest words about prizes in characters.
pub(super) const PRIZES_MAX: usize = 1_000;
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
    /// First day of the vote, or nothing.
    pub vote_from: String,
    /// Its last day.
    pub vote_until: String,
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
    /// First moment of the vote, and the first one after it.
    pub(super) vote: Option<(Timestamp, Timestamp)>,
    pub(super) categories: Vec<Category>,
}

/// What is known about a contest before its form is checked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Known<'a> {
    /// Ids of the events that can be chosen.
    pub(super) events: &'a [&'a str],
    /// The categories as they are kept.
    pub(super) categories: &'a [Category],
    /// Ids of those that hold ideas.
    pub(super) used: &'a [String],
    /// The vote as it is kept.
    pub(super) vote: Option<&'a Vote>,
    /// The city's.
    pub(super) zone: &'a TimeZone,
    /// Everybody could read it.
    pub(super) was_public: bool,
    /// When it is checked.
    pub(super) now: Timestamp,
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
            vote_from: get("vote-from"),
            vote_until: get("vote-until"),
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
        let day = |at: Timestamp| dates::local(at, zone).date().to_string();
        let vote = contest.vote.as_ref();
        Self {
            vote_from: vote.map(|vote| day(vote.opens_at)).unwrap_or_default(),
            // The last moment belongs to the day before midnight.
            vote_until: vote.map(|vote| day(vote.closes_at - SignedDuration::from_secs(1))).unwrap_or_default(),
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

    /// Checks everything at once.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, known: &Known<'_>) -> Result<Draft, Vec<Fault>> {
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
        if !self.event.is_empty() && !known.events.contains(&self.event.as_str()) {
            check.fault("event", Problem::NoChoice);
        }
        let vote = self.check_vote(&mut check, known);
        let categories = self.check_rows(&mut check, known);
        if known.categories.iter().any(|old| known.used.contains(&old.id) && !categories.iter().any(|new| new.id == old.id)) {
            check.fault("kategorien", Problem::Own(Own::InUse));
        } else if categories.is_empty() && check.faults.is_empty() {
            check.fault("kategorien", Problem::Own(Own::NoCategory));
        }
        let event = (!self.event.is_empty()).then(|| self.event.clone());
        check.end(Draft { title, lead, text, stage: stage.unwrap_or_default(), prizes, outcome, event, vote, categories })
    }

    /// Both days or none; a vote that was counted stays as it was.
    fn check_vote(&self, check: &mut Check, known: &Known<'_>) -> Option<(Timestamp, Timestamp)> {
        if let Some(vote) = known.vote.filter(|vote| vote.counted_at.is_some()) {
            return Some((vote.opens_at, vote.closes_at));
        }
        let running = known.vote.filter(|vote| vote.opens_at <= known.now);
        if [&self.vote_from, &self.vote_until].iter().all(|typed| typed.trim().is_empty()) {
            if running.is_some() {
                check.fault("vote-from", Problem::Own(Own::Voting));
            }
            return None;
        }
        let days = (day(check, "vote-from", &self.vote_from, 0, known.zone), day(check, "vote-until", &self.vote_until, 1, known.zone));
        let (opens_at, closes_at) = (days.0?, days.1?);
        if closes_at <= opens_at {
            check.fault("vote-until", Problem::Own(Own::EndBeforeStart));
        }
        if running.is_some_and(|vote| vote.opens_at != opens_at) {
            check.fault("vote-from", Problem::Own(Own::Voting));
        }
        Some((opens_at, closes_at))
    }

    fn check_rows(&self, check: &mut Check, known: &Known<'_>) -> Vec<Category> {
        if self.rows.len() > CATEGORIES_MAX {
            check.fault("kategorien", Problem::TooMany(CATEGORIES_MAX));
        }
        let mut categories = Vec::new();
        for (index, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
            let id = |name: &str| format!("category-{index}-{name}");
            let title = check.line(&id("title"), &row.title, TITLE_MAX, true);
            let audience = check.line(&id("audience"), &row.audience, TITLE_MAX, false);
            let opens_at = day(check, &id("from"), &row.from, 0, known.zone);
            let closes_at = day(check, &id("until"), &row.until, 1, known.zone);
            let old = known.categories.iter().find(|old| old.id == row.id && !row.id.is_empty());
            let (Some(opens_at), Some(closes_at)) = (opens_at, closes_at) else {
                // A row with a bad date still stands for its category.
                categories.extend(old.cloned());
                continue;
            };
            if closes_at <= opens_at {
                check.fault(id("until"), Problem::Own(Own::EndBeforeStart));
            }
            let category = old.cloned().unwrap_or_else(|| Category::new(opens_at, closes_at)).until(closes_at, known.was_public, known.now);
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

    fn checked(form: &ContestForm, categories: &[Category], used: &[String]) -> Result<Draft, Vec<Fault>> {
        let (zone, now) = (zone(), "2020-08-01T00:00:00Z".parse().unwrap());
        form.check(&Known { events: &[], categories, used, vote: None, zone: &zone, was_public: true, now })
    }

    fn sent(more: &[(&str, &str)]) -> (ContestForm, Press) {
        let usual = [("title", "Ideen für Gera"), ("stage", "public"), ("lead", "Schreiben Sie uns.")];
        ContestForm::read(usual.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    const ROW: [(&str, &str); 4] =
        [("category-0-title", "Handwerk"), ("category-0-audience", "Handwerker"), ("category-0-from", "2020-10-24"), ("category-0-until", "2020-10-25")];

    #[test]
    fn days_are_the_citys_also_when_the_clocks_change() {
        let draft = checked(&sent(&ROW).0, &[], &[]).unwrap();
        let category = &draft.categories[0];
        assert_eq!((category.opens_at.to_string(), category.closes_at.to_string()), ("2020-10-23T22:00:00Z".into(), "2020-10-25T23:00:00Z".into()));
        assert_eq!(Row::of(category, &zone()).until, "2020-10-25");
    }

    #[test]
    fn faults_stand_at_their_rows_and_used_categories_stay() {
        let (form, press) = sent(&[("category-0-title", ""), ("category-0-from", "31.12."), ("category-0-until", ""), ("do", "save")]);
        assert_eq!(press, Press::Save);
        let faults = checked(&form, &[], &[]).unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["category-0-title", "category-0-from", "category-0-until"]);
        let old = Category { id: "c1".into(), ..checked(&sent(&ROW).0, &[], &[]).unwrap().categories.remove(0) };
        let faults = checked(&sent(&ROW).0, std::slice::from_ref(&old), &["c1".to_owned()]).unwrap_err();
        assert_eq!(faults, [("kategorien".to_owned(), Problem::Own(Own::InUse))], "a row without the id is a new one");
        let turned = [("category-0-title", "a"), ("category-0-from", "2020-10-24"), ("category-0-until", "2020-10-23")];
        assert_eq!(checked(&sent(&turned).0, &[], &[]).unwrap_err(), [("category-0-until".to_owned(), Problem::Own(Own::EndBeforeStart))]);
    }

    #[test]
    fn a_vote_has_both_days_or_none() {
        let with = |from: &str, until: &str| sent(&[ROW.as_slice(), &[("vote-from", from), ("vote-until", until)]].concat()).0;
        let vote = checked(&with("2020-11-01", "2020-11-08"), &[], &[]).unwrap().vote.unwrap();
        assert_eq!((vote.0.to_string(), vote.1.to_string()), ("2020-10-31T23:00:00Z".into(), "2020-11-08T23:00:00Z".into()));
        assert_eq!(checked(&with("", " "), &[], &[]).unwrap().vote, None);
        assert_eq!(
            checked(&with("", "bald"), &[], &[]).unwrap_err(),
            [("vote-from".to_owned(), Problem::Missing), ("vote-until".to_owned(), Problem::NotADate)]
        );
        assert_eq!(checked(&with("2020-11-08", "2020-11-01"), &[], &[]).unwrap_err(), [("vote-until".to_owned(), Problem::Own(Own::EndBeforeStart))]);
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
