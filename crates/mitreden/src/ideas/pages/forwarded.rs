//! The ideas that the city gave to a group, as a part of the group's page. Shows no idea in full.

use std::collections::HashMap;

use askama::Template;

use super::Row;
use crate::app::App;
use crate::base::http::{Error, Page};
use crate::ideas::store::{self, ideas, moves};

/// Most ideas of one group that are listed.
const MOST: i64 = 50;

/// The ideas of a group as they stand on its page.
#[derive(Template)]
#[template(path = "ideas/forwarded.html")]
pub struct Forwarded {
    page: Page,
    rows: Vec<Row>,
}

/// The published ideas that were forwarded to a group, the newest first; `None`: there is none.
///
/// # Errors
/// The database's.
pub async fn forwarded_to(app: &App, page: &Page, group: &str) -> Result<Option<Forwarded>, Error> {
    let read = &app.site("").db.read;
    let (mut rows, mut contests) = (Vec::new(), HashMap::new());
    for idea in ideas::of_group(read, group, MOST).await? {
        if !contests.contains_key(&idea.contest) {
            let contest = store::by_id(read, &idea.contest).await?.filter(|contest| contest.is_public());
            contests.insert(idea.contest.clone(), (contest, store::categories(read, &idea.contest).await?, moves::support(read, &idea.contest).await?));
        }
        if let Some((Some(contest), categories, support)) = contests.get(&idea.contest) {
            rows.push(Row::of(page, contest, categories, &idea, support.get(&idea.id).copied().unwrap_or(0)));
        }
    }
    Ok((!rows.is_empty()).then(|| Forwarded { page: page.clone(), rows }))
}
