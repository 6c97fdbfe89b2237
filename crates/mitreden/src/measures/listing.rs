//! Measures as other programs read them. Reads nothing itself but through the store.

use sea_orm::DbErr;

use super::indicator::Reading;
use super::model::{Budget, Measure};
use super::{place, store};
use crate::app::Site;
use crate::base::http::record::{Address, Day, Id, Listed, Moment, Wanted, record};

record! {
    /// A phase that a measure was or is in.
    pub(crate) struct StepRecord {
        /// idea, strategy, pilot, implementation, operation, ended or dropped.
        phase: String,
        /// The day it began.
        day: Day,
        /// Why; may be empty.
        reason: String,
    }
}

record! {
    /// A milestone.
    pub(crate) struct MilestoneRecord {
        /// Stays the same while it is edited.
        id: Id,
        /// What is to be reached.
        title: String,
        /// The day for which it was planned.
        planned: Option<Day>,
        /// The day on which it was reached.
        reached: Option<Day>,
    }
}

record! {
    /// The money of one year, in cents of a euro.
    pub(crate) struct BudgetRecord {
        /// The year.
        year: i64,
        /// What was planned.
        planned_cents: Option<i64>,
        /// What was approved.
        approved_cents: Option<i64>,
        /// What was spent.
        spent_cents: Option<i64>,
        /// How much of it others pay.
        funded_cents: Option<i64>,
    }
}

record! {
    /// A number on a day.
    pub(crate) struct ReadingRecord {
        /// The day.
        day: Day,
        /// The number, with at most two decimals.
        value: f64,
    }
}

record! {
    /// An indicator.
    pub(crate) struct IndicatorRecord {
        /// What is counted.
        name: String,
        /// input, output, outcome or impact.
        level: String,
        /// The unit; may be empty.
        unit: String,
        /// What exactly counts; may be empty.
        definition: String,
        /// Where the numbers come from; may be empty.
        source: String,
        /// How it is counted; may be empty.
        method: String,
        /// Who counts; may be empty.
        owner: String,
        /// How often; may be empty.
        rhythm: String,
        /// Where it began.
        baseline: Option<ReadingRecord>,
        /// What is to be reached, and until when.
        target: Option<ReadingRecord>,
        /// What was read, by day.
        series: Vec<ReadingRecord>,
    }
}

record! {
    /// A place.
    pub(crate) struct PlaceRecord {
        /// Its address or name.
        name: String,
        /// Its coordinates (WGS 84): latitude and longitude, parted by a comma.
        coordinates: Option<String>,
    }
}

record! {
    /// A measure: what the city does with what was decided, where it stands, what it costs. Texts are empty where nothing is said.
    pub(crate) struct MeasureRecord {
        /// Its id, for good.
        id: Id,
        /// Its page.
        url: Address,
        /// The short sign.
        sign: String,
        /// Its title.
        title: String,
        /// What it is, in a sentence.
        summary: String,
        /// What it is about.
        text: String,
        /// The same in easy language.
        easy: String,
        /// The field of action.
        field: String,
        /// The principles of the charter that it serves.
        principles: String,
        /// The phase it is in: idea, strategy, pilot, implementation, operation, ended or dropped.
        phase: String,
        /// How it goes: green, yellow, red, or off if nobody has said.
        light: String,
        /// Why the light shows what it shows.
        standing: String,
        /// The office in charge.
        office: String,
        /// A function and how to reach it.
        contact: String,
        /// Who takes part in it.
        partners: String,
        /// The working group.
        group: String,
        /// Who funds it.
        funder: String,
        /// The day on which the funding was approved.
        funded_on: Option<Day>,
        /// Where it is.
        places: Vec<PlaceRecord>,
        /// The quarter of the city.
        quarter: String,
        /// What may go wrong.
        risks: String,
        /// What was learned.
        lessons: String,
        /// What other cities can take over.
        transfer: String,
        /// The licence of what was made.
        licence: String,
        /// Where the source code lies.
        repository: String,
        /// Its phases, by day.
        steps: Vec<StepRecord>,
        /// Its milestones.
        milestones: Vec<MilestoneRecord>,
        /// Its money, by year.
        budgets: Vec<BudgetRecord>,
        /// Its indicators.
        indicators: Vec<IndicatorRecord>,
        /// When it was changed last.
        updated_at: Moment,
    }
}

fn reading(reading: Reading) -> ReadingRecord {
    ReadingRecord { day: reading.day.into(), value: reading.value as f64 / 100.0 }
}

fn budget(budget: &Budget) -> BudgetRecord {
    let Budget { year, planned, approved, spent, funded } = *budget;
    BudgetRecord { year: year.into(), planned_cents: planned, approved_cents: approved, spent_cents: spent, funded_cents: funded }
}

fn indicator(one: super::indicator::Indicator) -> IndicatorRecord {
    IndicatorRecord {
        name: one.name,
        level: one.level.word().to_owned(),
        unit: one.unit,
        definition: one.definition,
        source: one.source,
        method: one.method,
        owner: one.owner,
        rhythm: one.rhythm,
        baseline: one.baseline.map(reading),
        target: one.target.map(reading),
        series: one.series.into_iter().map(reading).collect(),
    }
}

fn record_of(site: &Site, m: Measure) -> MeasureRecord {
    let place = |place: place::Place| PlaceRecord { name: place.name, coordinates: place.at.map(place::Coordinates::machine) };
    let goal = |goal: super::model::Milestone| MilestoneRecord {
        id: Id(goal.id),
        title: goal.title,
        planned: goal.planned.map(Day::from),
        reached: goal.reached.map(Day::from),
    };
    let step = |step: &super::model::Step| StepRecord { phase: step.phase.word().to_owned(), day: step.day.into(), reason: step.reason.clone() };
    MeasureRecord {
        url: Address(format!("{}{}", site.base_url, m.address())),
        phase: m.phase().word().to_owned(),
        light: m.light.word().to_owned(),
        funded_on: m.funded_on.map(Day::from),
        places: place::places(&m.places).into_iter().map(place).collect(),
        steps: m.steps.iter().map(step).collect(),
        milestones: m.milestones.into_iter().map(goal).collect(),
        budgets: m.budgets.iter().map(budget).collect(),
        indicators: m.indicators.into_iter().map(indicator).collect(),
        updated_at: m.updated_at.into(),
        id: Id(m.id),
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
        quarter: m.quarter,
        risks: m.risks,
        lessons: m.lessons,
        transfer: m.transfer,
        licence: m.licence,
        repository: m.repository,
    }
}

/// A page of the list of all measures.
///
/// # Errors
/// The database's.
pub(crate) async fn listed(site: &Site, wanted: &Wanted) -> Result<Listed<MeasureRecord>, DbErr> {
    let most = i64::try_from(wanted.most + 1).unwrap_or(i64::MAX);
    let measures = store::after(&site.db.read, &wanted.after, most).await?.into_iter().map(|measure| record_of(site, measure)).collect();
    Ok(Listed::new(measures, wanted, |measure| &measure.id.0))
}

/// One measure.
///
/// # Errors
/// The database's.
pub(crate) async fn entry(site: &Site, id: &str) -> Result<Option<MeasureRecord>, DbErr> {
    Ok(store::by_id(&site.db.read, id).await?.map(|measure| record_of(site, measure)))
}
