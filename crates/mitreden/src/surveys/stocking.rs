//! New surveys, and what the demo needs to stock a past one. Everything goes the way of the pages' own changes.

use super::model::{Answers, Survey};
use super::{public, store};
use crate::app::App;
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::base::slug;

/// Most surveys of one name before the program gives up looking for a free address.
const SAME_NAMES: usize = 1_000;
/// Addresses that are pages of their own.
const RESERVED: [&str; 1] = ["neu"];

/// Keeps a new survey under a free address; answers it.
pub(super) async fn add(app: &App, by: By<'_>, survey: Survey) -> Result<Survey, Error> {
    let site = app.site("");
    let now = site.clock.now();
    let base = slug::slug(&survey.title, "umfrage", &RESERVED);
    let tx = site.db.begin().await?;
    for number in 1..SAME_NAMES {
        let slug = slug::numbered(&base, number);
        if !store::slug_taken(&tx, &slug).await? {
            let survey = Survey { id: site.ids.id(), slug, updated_at: now, ..survey };
            store::insert(&tx, &survey).await?;
            public::put(&tx, now, &survey).await?;
            audit::note(&tx, site, by, "survey.added", &survey.address(""), &survey.title).await?;
            tx.commit().await?;
            return Ok(survey);
        }
    }
    Err(Error::Internal(anyhow::anyhow!("no free address for {base}")))
}

/// Keeps a survey with answers of the time before this portal, if any, if there is none at the address of its title.
pub(crate) async fn past(app: &App, survey: Survey, answers: Vec<Answers>, partial: usize) -> Result<(), Error> {
    let site = app.site("");
    if store::slug_taken(&site.db.read, &slug::slug(&survey.title, "umfrage", &RESERVED)).await? {
        return Ok(());
    }
    let survey = add(app, By::System, survey).await?;
    let tx = site.db.begin().await?;
    for answers in &answers {
        let (_, kept) = survey.sheet.shown(answers);
        store::insert_answer(&tx, &site.ids.id(), &survey.id, &kept).await?;
    }
    store::set_begun(&tx, &survey.id, i64::try_from(answers.len() + partial).unwrap_or_default()).await?;
    tx.commit().await?;
    Ok(())
}
