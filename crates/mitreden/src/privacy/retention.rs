//! The job that removes what has been kept long enough, and what it would remove. Knows the rules, no table.

use sea_orm::DbErr;

use super::model::{Keep, Rule};
use super::rules::RULES;
use super::store;
use crate::app::Site;

/// What one table holds, and what of it is over.
#[derive(Clone, Debug)]
pub struct Holding {
    /// The table's rule.
    pub rule: &'static Rule,
    /// All rows.
    pub rows: i64,
    /// Rows whose time is over; always 0 where the feature itself removes them.
    pub due: i64,
}

/// Looks at every table; removes nothing.
///
/// # Errors
/// The database's.
pub async fn look(site: &Site) -> Result<Vec<Holding>, DbErr> {
    let (c, now) = (&site.db.read, site.clock.now());
    let mut holdings = Vec::with_capacity(RULES.len());
    for rule in RULES {
        holdings.push(Holding { rule, rows: store::count(c, rule).await?, due: store::due(c, rule, now).await? });
    }
    Ok(holdings)
}

/// Removes what is over, each table in a transaction of its own; answers table and rows where there were any.
///
/// # Errors
/// The database's, for the first table that refuses; what was removed before stays removed.
pub async fn apply(site: &Site) -> Result<Vec<(&'static str, u64)>, DbErr> {
    let now = site.clock.now();
    let mut removed = Vec::new();
    for rule in RULES.iter().filter(|rule| matches!(rule.keep, Keep::After(..))) {
        // A look first: the one writer is not kept busy for nothing.
        if store::due(&site.db.read, rule, now).await? == 0 {
            continue;
        }
        let tx = site.db.begin().await?;
        let rows = store::remove_due(&tx, rule, now).await?;
        tx.commit().await?;
        removed.push((rule.table, rows));
    }
    if !removed.is_empty() {
        site.db.forget_deleted().await?;
        tracing::info!(tables = removed.len(), rows = removed.iter().map(|(_, rows)| rows).sum::<u64>(), "what was kept long enough was removed");
    }
    Ok(removed)
}
