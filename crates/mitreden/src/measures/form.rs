//! What the staff typed about a measure, and what is wrong with it. Never says it in words; the pages do.

use jiff::civil;

use super::indicator_form::Columns;
use super::model::{Budget, Light, Measure, Milestone, Phase, Step};
use super::place;
use crate::base::check::{Check, Fault, Problem};
use crate::base::ids::{Ids, is_id};
use crate::base::money;

/// Longest title or other line, in characters.
pub(super) const LINE_MAX: usize = 200;
/// Longest short text, in characters.
pub(super) const SHORT_MAX: usize = 600;
/// Longest text, in characters.
pub(super) const TEXT_MAX: usize = 10_000;
/// Most milestones, years, steps or indicators of a measure.
pub(super) const ROWS_MAX: usize = 60;
/// Empty rows that a form offers.
const MORE: usize = 2;

/// The form as typed. What has rows comes as lists of the same length.
#[derive(Clone, Debug, Default, serde::Deserialize, serde::Serialize)]
#[serde(default)]
pub(super) struct MeasureForm {
    pub(super) sign: String,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) text: String,
    pub(super) easy: String,
    pub(super) field: String,
    pub(super) principles: String,
    pub(super) light: String,
    pub(super) standing: String,
    pub(super) office: String,
    pub(super) contact: String,
    pub(super) partners: String,
    pub(super) group: String,
    pub(super) funder: String,
    pub(super) funded_on: String,
    pub(super) places: String,
    pub(super) quarter: String,
    pub(super) risks: String,
    pub(super) lessons: String,
    pub(super) transfer: String,
    pub(super) licence: String,
    pub(super) repository: String,
    /// The steps: phase, day, reason.
    pub(super) step_phase: Vec<String>,
    pub(super) step_day: Vec<String>,
    pub(super) step_reason: Vec<String>,
    /// The milestones; the id of a new one is empty.
    pub(super) goal_id: Vec<String>,
    pub(super) goal: Vec<String>,
    pub(super) goal_planned: Vec<String>,
    pub(super) goal_reached: Vec<String>,
    /// The money by year.
    pub(super) year: Vec<String>,
    pub(super) planned: Vec<String>,
    pub(super) approved: Vec<String>,
    pub(super) spent: Vec<String>,
    pub(super) funded: Vec<String>,
    /// The indicators.
    pub(super) indicator_level: Vec<String>,
    pub(super) indicator: Vec<String>,
    pub(super) indicator_unit: Vec<String>,
    pub(super) indicator_from: Vec<String>,
    pub(super) indicator_from_day: Vec<String>,
    pub(super) indicator_to: Vec<String>,
    pub(super) indicator_to_day: Vec<String>,
    /// Day and number, one a line or parted by semicolons.
    pub(super) indicator_values: Vec<String>,
    pub(super) indicator_definition: Vec<String>,
    pub(super) indicator_source: Vec<String>,
    pub(super) indicator_method: Vec<String>,
    pub(super) indicator_owner: Vec<String>,
    pub(super) indicator_rhythm: Vec<String>,
    /// What has happened, for the history.
    #[serde(skip_serializing)]
    pub(super) note: String,
    /// The state that was edited.
    #[serde(skip_serializing)]
    pub(super) version: String,
    /// Which button.
    #[serde(rename = "do", skip_serializing)]
    pub(super) deed: String,
}

/// A row of cells as typed.
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) cells: Vec<String>,
}

impl Row {
    /// A cell as typed.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }
}

/// The rows of some columns, with some empty ones behind. A row counts if one of the columns from `from` on says something.
pub(super) fn rows(columns: &[&Vec<String>], from: usize, spare: usize) -> Vec<Row> {
    let cell = |column: &Vec<String>, row: usize| column.get(row).cloned().unwrap_or_default();
    let longest = columns.iter().map(|column| column.len()).max().unwrap_or(0).min(ROWS_MAX + 1);
    let said = |row: usize| columns.iter().skip(from).any(|column| !cell(column, row).trim().is_empty());
    let filled = (0..longest).rev().find(|row| said(*row)).map_or(0, |last| last + 1);
    (0..filled + spare).map(|number| Row { number, cells: columns.iter().map(|column| cell(column, number)).collect() }).collect()
}

impl MeasureForm {
    /// How many empty rows it shows.
    fn spare(&self) -> usize {
        if self.deed == "more" { MORE * 4 } else { MORE }
    }

    /// The steps: phase, day, reason.
    pub(super) fn steps(&self) -> Vec<Row> {
        rows(&[&self.step_phase, &self.step_day, &self.step_reason], 1, self.spare())
    }

    /// The milestones: id, title, planned, reached.
    pub(super) fn goals(&self) -> Vec<Row> {
        rows(&[&self.goal_id, &self.goal, &self.goal_planned, &self.goal_reached], 1, self.spare())
    }

    /// The money: year, planned, approved, spent, funded.
    pub(super) fn years(&self) -> Vec<Row> {
        rows(&[&self.year, &self.planned, &self.approved, &self.spent, &self.funded], 0, self.spare())
    }

    /// The form of a measure that exists.
    pub(super) fn of(measure: &Measure) -> Self {
        let day = |day: Option<civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
        let euro = |cents: Option<i64>| cents.map(money::plain).unwrap_or_default();
        let m = measure.clone();
        let i = Columns::of(&m.indicators);
        Self {
            indicator_level: i.level,
            indicator: i.name,
            indicator_unit: i.unit,
            indicator_from: i.from,
            indicator_from_day: i.from_day,
            indicator_to: i.to,
            indicator_to_day: i.to_day,
            indicator_values: i.values,
            indicator_definition: i.definition,
            indicator_source: i.source,
            indicator_method: i.method,
            indicator_owner: i.owner,
            indicator_rhythm: i.rhythm,
            step_phase: m.steps.iter().map(|step| step.phase.word().to_owned()).collect(),
            step_day: m.steps.iter().map(|step| step.day.to_string()).collect(),
            step_reason: m.steps.iter().map(|step| step.reason.clone()).collect(),
            goal_id: m.milestones.iter().map(|goal| goal.id.clone()).collect(),
            goal: m.milestones.iter().map(|goal| goal.title.clone()).collect(),
            goal_planned: m.milestones.iter().map(|goal| day(goal.planned)).collect(),
            goal_reached: m.milestones.iter().map(|goal| day(goal.reached)).collect(),
            year: m.budgets.iter().map(|budget| budget.year.to_string()).collect(),
            planned: m.budgets.iter().map(|budget| euro(budget.planned)).collect(),
            approved: m.budgets.iter().map(|budget| euro(budget.approved)).collect(),
            spent: m.budgets.iter().map(|budget| euro(budget.spent)).collect(),
            funded: m.budgets.iter().map(|budget| euro(budget.funded)).collect(),
            light: m.light.word().to_owned(),
            funded_on: day(m.funded_on),
            version: m.updated_at.to_string(),
            sign: m.sign,
            title: m.title,
            summary: m.summary,
            text: m.text,
            easy: m.easy,
            field: m.field,
            principles: m.principles,
            standing: m.standing,
            office: m.office,
            contact: m.contact,
            partners: m.partners,
            group: m.group,
            funder: m.funder,
            places: m.places,
            quarter: m.quarter,
            risks: m.risks,
            lessons: m.lessons,
            transfer: m.transfer,
            licence: m.licence,
            repository: m.repository,
            note: String::new(),
            deed: String::new(),
        }
    }

    /// Checks everything at once and puts it onto a measure, which keeps id, address and time. What has happened cannot lie behind `today`.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, blank: Measure, today: civil::Date, ids: Ids) -> Result<(Measure, String), Vec<Fault>> {
        let mut check = Check::default();
        let known: Vec<String> = blank.milestones.iter().map(|goal| goal.id.clone()).collect();
        let mut m = blank;
        m.sign = check.line("sign", &self.sign, 20, false);
        m.title = check.line("title", &self.title, LINE_MAX, true);
        m.summary = check.text("summary", &self.summary, SHORT_MAX, true);
        m.text = check.text("text", &self.text, TEXT_MAX, false);
        m.easy = check.text("easy", &self.easy, TEXT_MAX, false);
        m.field = check.line("field", &self.field, LINE_MAX, false);
        m.principles = check.line("principles", &self.principles, LINE_MAX, false);
        m.steps = self.check_steps(&mut check, today);
        m.light = check.choice("light", Light::of(&self.light)).unwrap_or(Light::Off);
        m.standing = check.text("standing", &self.standing, SHORT_MAX, m.light != Light::Off);
        m.office = check.line("office", &self.office, LINE_MAX, true);
        m.contact = check.line("contact", &self.contact, LINE_MAX, false);
        m.partners = check.line("partners", &self.partners, SHORT_MAX, false);
        m.group = check.line("group", &self.group, LINE_MAX, false);
        m.milestones = self.check_goals(&mut check, &known, today, ids);
        m.funder = check.line("funder", &self.funder, LINE_MAX, false);
        m.funded_on = check.day("funded_on", &self.funded_on, false);
        m.budgets = self.check_years(&mut check);
        m.indicators = self.check_indicators(&mut check, today);
        m.places = check.text("places", &self.places, SHORT_MAX, false);
        place::check(&mut check, &m.places);
        m.quarter = check.line("quarter", &self.quarter, LINE_MAX, false);
        m.risks = check.text("risks", &self.risks, TEXT_MAX, false);
        m.lessons = check.text("lessons", &self.lessons, TEXT_MAX, false);
        m.transfer = check.text("transfer", &self.transfer, TEXT_MAX, false);
        m.licence = check.line("licence", &self.licence, LINE_MAX, false);
        m.repository = check.link("repository", &self.repository);
        let note = check.text("note", &self.note, SHORT_MAX, false);
        if check.faults.is_empty() { Ok((m, note)) } else { Err(check.faults) }
    }

    fn check_steps(&self, check: &mut Check, today: civil::Date) -> Vec<Step> {
        let mut steps = Vec::new();
        for row in self.steps().iter().filter(|row| !row.cell(1).trim().is_empty() || !row.cell(2).trim().is_empty()) {
            let phase = check.choice(&format!("step_phase-{}", row.number), Phase::of(row.cell(0)));
            let day = check.past_day(&format!("step_day-{}", row.number), row.cell(1), true, today);
            let reason = check.line(&format!("step_reason-{}", row.number), row.cell(2), SHORT_MAX, false);
            if let (Some(phase), Some(day)) = (phase, day) {
                steps.push(Step { phase, day, reason });
            }
        }
        if steps.is_empty() && check.faults.is_empty() {
            check.fault("step_day-0", Problem::Missing);
        }
        if steps.len() > ROWS_MAX {
            check.fault("step_day-0", Problem::TooMany(ROWS_MAX));
        }
        // A day decides what the measure is in now, whatever the order of the rows.
        steps.sort_by_key(|step| step.day);
        steps
    }

    fn check_goals(&self, check: &mut Check, known: &[String], today: civil::Date, ids: Ids) -> Vec<Milestone> {
        let mut goals: Vec<Milestone> = Vec::new();
        for row in self.goals().iter().filter(|row| (1..=3).any(|column| !row.cell(column).trim().is_empty())) {
            let title = check.line(&format!("goal-{}", row.number), row.cell(1), LINE_MAX, true);
            let planned = check.day(&format!("goal_planned-{}", row.number), row.cell(2), false);
            let reached = check.past_day(&format!("goal_reached-{}", row.number), row.cell(3), false, today);
            let id = row.cell(0);
            let is_own = is_id(id) && known.iter().any(|known| known == id) && !goals.iter().any(|goal| goal.id == id);
            goals.push(Milestone { id: if is_own { id.to_owned() } else { ids.id() }, title, planned, reached });
        }
        if goals.len() > ROWS_MAX {
            check.fault("goal-0", Problem::TooMany(ROWS_MAX));
        }
        goals
    }

    fn check_years(&self, check: &mut Check) -> Vec<Budget> {
        let mut budgets: Vec<Budget> = Vec::new();
        for row in self.years().iter().filter(|row| row.cells.iter().any(|cell| !cell.trim().is_empty())) {
            let field = format!("year-{}", row.number);
            let year: Option<i16> = row.cell(0).trim().parse().ok().filter(|year| (1990..=2100).contains(year));
            let is_new = year.is_none_or(|year| !budgets.iter().any(|budget| budget.year == year));
            if year.is_none() || !is_new {
                check.fault(&field, if is_new { Problem::NotANumber } else { Problem::NoChoice });
            }
            let mut amount = |name: &str, column: usize| check.money(&format!("{name}-{}", row.number), row.cell(column));
            let (planned, approved, spent, funded) = (amount("planned", 1), amount("approved", 2), amount("spent", 3), amount("funded", 4));
            budgets.push(Budget { year: year.unwrap_or_default(), planned, approved, spent, funded });
        }
        if budgets.len() > ROWS_MAX {
            check.fault("year-0", Problem::TooMany(ROWS_MAX));
        }
        budgets.sort_by_key(|budget| budget.year);
        budgets
    }
}
