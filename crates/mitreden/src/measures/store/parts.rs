//! What a measure is made of beside its own row: phases, milestones, money. Knows no indicator (`indicators`) and decides nothing.

use std::collections::HashMap;

use jiff::civil;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::{date, indicators, known};
use crate::base::db::{all, places, run};
use crate::measures::model::{Budget, Measure, Milestone, Phase, Step};

/// Measures whose parts are read by one query: SQLite takes 32,766 values, PostgreSQL 65,535.
const AT_ONCE: usize = 1000;

#[derive(FromQueryResult)]
struct StepRow {
    measure_id: String,
    phase: String,
    day: String,
    reason: String,
}

#[derive(FromQueryResult)]
struct GoalRow {
    measure_id: String,
    id: String,
    title: String,
    planned_day: Option<String>,
    reached_day: Option<String>,
}

#[derive(FromQueryResult)]
struct BudgetRow {
    measure_id: String,
    year: i64,
    planned_cents: Option<i64>,
    approved_cents: Option<i64>,
    spent_cents: Option<i64>,
    funded_cents: Option<i64>,
}

/// A milestone's day, if it has one.
pub(super) fn day(day: Option<&str>) -> Result<Option<civil::Date>, DbErr> {
    day.map(date).transpose()
}

/// Reads the parts of all of them, with as many queries for a hundred as for one.
pub(super) async fn complete(c: &impl ConnectionTrait, mut measures: Vec<Measure>) -> Result<Vec<Measure>, DbErr> {
    for some in measures.chunks_mut(AT_ONCE) {
        let ids: Vec<String> = some.iter().map(|measure| measure.id.clone()).collect();
        let (mut steps, mut goals, mut budgets) = (steps(c, &ids).await?, goals(c, &ids).await?, budgets(c, &ids).await?);
        let mut indicators = indicators::of(c, &ids).await?;
        for measure in some {
            measure.steps = steps.remove(&measure.id).unwrap_or_default();
            measure.milestones = goals.remove(&measure.id).unwrap_or_default();
            measure.budgets = budgets.remove(&measure.id).unwrap_or_default();
            measure.indicators = indicators.remove(&measure.id).unwrap_or_default();
        }
    }
    Ok(measures)
}

/// The values of a list of ids.
pub(super) fn values(ids: &[String]) -> impl Iterator<Item = Value> {
    ids.iter().map(|id| id.as_str().into())
}

/// What belongs to a measure, by the measure's id.
type ByMeasure<T> = HashMap<String, Vec<T>>;

async fn steps(c: &impl ConnectionTrait, ids: &[String]) -> Result<ByMeasure<Step>, DbErr> {
    let sql = format!("SELECT measure_id, phase, day, reason FROM measure_step WHERE measure_id IN ({}) ORDER BY measure_id, position", places(1, ids.len()));
    let mut found = ByMeasure::new();
    for row in all::<StepRow>(c, &sql, values(ids)).await? {
        let step = Step { phase: known(Phase::of(&row.phase), &row.phase)?, day: date(&row.day)?, reason: row.reason };
        found.entry(row.measure_id).or_default().push(step);
    }
    Ok(found)
}

async fn goals(c: &impl ConnectionTrait, ids: &[String]) -> Result<ByMeasure<Milestone>, DbErr> {
    let places = places(1, ids.len());
    let sql = format!("SELECT measure_id, id, title, planned_day, reached_day FROM measure_goal WHERE measure_id IN ({places}) ORDER BY measure_id, position");
    let mut found = ByMeasure::new();
    for row in all::<GoalRow>(c, &sql, values(ids)).await? {
        let (planned, reached) = (day(row.planned_day.as_deref())?, day(row.reached_day.as_deref())?);
        found.entry(row.measure_id).or_default().push(Milestone { id: row.id, title: row.title, planned, reached });
    }
    Ok(found)
}

async fn budgets(c: &impl ConnectionTrait, ids: &[String]) -> Result<ByMeasure<Budget>, DbErr> {
    let sql = format!(
        "SELECT measure_id, year, planned_cents, approved_cents, spent_cents, funded_cents FROM measure_budget WHERE measure_id IN ({}) \
         ORDER BY measure_id, year",
        places(1, ids.len())
    );
    let mut found = ByMeasure::new();
    for row in all::<BudgetRow>(c, &sql, values(ids)).await? {
        let budget = Budget {
            year: i16::try_from(row.year).unwrap_or_default(),
            planned: row.planned_cents,
            approved: row.approved_cents,
            spent: row.spent_cents,
            funded: row.funded_cents,
        };
        found.entry(row.measure_id).or_default().push(budget);
    }
    Ok(found)
}

/// Keeps the parts of a measure that has none.
pub(super) async fn insert(c: &impl ConnectionTrait, measure: &Measure) -> Result<(), DbErr> {
    let id = measure.id.as_str();
    for (position, step) in (0_i64..).zip(&measure.steps) {
        let sql = "INSERT INTO measure_step (measure_id, position, phase, day, reason) VALUES ($1, $2, $3, $4, $5)";
        run(c, sql, [id.into(), position.into(), step.phase.word().into(), step.day.to_string().into(), step.reason.as_str().into()]).await?;
    }
    for (position, goal) in (0_i64..).zip(&measure.milestones) {
        let sql = "INSERT INTO measure_goal (id, measure_id, position, title, planned_day, reached_day) VALUES ($1, $2, $3, $4, $5, $6)";
        let day = |day: Option<civil::Date>| Value::from(day.map(|day| day.to_string()));
        let values: [Value; 6] = [goal.id.as_str().into(), id.into(), position.into(), goal.title.as_str().into(), day(goal.planned), day(goal.reached)];
        run(c, sql, values).await?;
    }
    for budget in &measure.budgets {
        let sql = "INSERT INTO measure_budget (measure_id, year, planned_cents, approved_cents, spent_cents, funded_cents) VALUES ($1, $2, $3, $4, $5, $6)";
        let values: [Value; 6] =
            [id.into(), i64::from(budget.year).into(), budget.planned.into(), budget.approved.into(), budget.spent.into(), budget.funded.into()];
        run(c, sql, values).await?;
    }
    indicators::insert(c, id, &measure.indicators).await
}

/// Removes all parts of a measure.
pub(super) async fn delete(c: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    for table in ["measure_step", "measure_goal", "measure_budget", "measure_reading", "measure_indicator"] {
        run(c, &format!("DELETE FROM {table} WHERE measure_id = $1"), [id.into()]).await?;
    }
    Ok(())
}
