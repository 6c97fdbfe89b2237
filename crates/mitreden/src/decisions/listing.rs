//! Decisions as other programs read them. Reads nothing itself but through the store.

use sea_orm::DbErr;

use super::model::{Candidate, Decision};
use super::store;
use crate::app::Site;
use crate::base::http::record::{Address, Day, Id, Listed, Moment, Wanted, record};

record! {
    /// One of many that could be chosen.
    pub(crate) struct CandidateRecord {
        /// What it is.
        title: String,
        /// chosen, kept for later, or declined.
        lot: String,
        /// What it costs, in cents of a euro.
        amount_cents: Option<i64>,
    }
}

record! {
    /// A decision of one of the city's bodies.
    pub(crate) struct DecisionRecord {
        /// Its id, for good.
        id: Id,
        /// Its page.
        url: Address,
        /// Its title.
        title: String,
        /// Who decided.
        body: String,
        /// Whether what the body decides holds; others recommend.
        is_final: bool,
        /// The day.
        day: Day,
        /// The day for which it was planned before it was put off.
        earlier_day: Option<Day>,
        /// The number of the paper; may be empty.
        paper: String,
        /// Where the paper lies; may be empty.
        link: String,
        /// accepted, declined, postponed or noted.
        outcome: String,
        /// What was decided; may be empty.
        text: String,
        /// What the chosen ones may cost together, in cents of a euro.
        budget_cents: Option<i64>,
        /// What was chosen of.
        candidates: Vec<CandidateRecord>,
        /// When it was changed last.
        updated_at: Moment,
    }
}

fn record_of(site: &Site, decision: Decision) -> DecisionRecord {
    let candidate = |one: Candidate| CandidateRecord { title: one.title, lot: one.lot.word().to_owned(), amount_cents: one.amount };
    DecisionRecord {
        url: Address(format!("{}{}", site.base_url, decision.address())),
        id: Id(decision.id),
        title: decision.title,
        body: decision.body.name,
        is_final: decision.body.is_final,
        day: decision.day.into(),
        earlier_day: decision.earlier.map(Day::from),
        paper: decision.paper,
        link: decision.link,
        outcome: decision.outcome.word().to_owned(),
        text: decision.text,
        budget_cents: decision.budget,
        candidates: decision.candidates.into_iter().map(candidate).collect(),
        updated_at: decision.updated_at.into(),
    }
}

/// A page of the list of all decisions.
///
/// # Errors
/// The database's.
pub(crate) async fn listed(site: &Site, wanted: &Wanted) -> Result<Listed<DecisionRecord>, DbErr> {
    let read = &site.db.read;
    let ids = store::ids_after(read, &wanted.after, i64::try_from(wanted.most + 1).unwrap_or(i64::MAX)).await?;
    let mut decisions: Vec<DecisionRecord> = store::by_ids(read, &ids).await?.into_iter().map(|decision| record_of(site, decision)).collect();
    decisions.sort_by(|a, b| a.id.0.cmp(&b.id.0));
    Ok(Listed::new(decisions, wanted, |decision| &decision.id.0))
}
