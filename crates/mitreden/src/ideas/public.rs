//! What the search holds of contests: calls and published ideas. Never who sent one.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::changes;
use super::model::{Contest, Idea, State};
use super::store::{self, ideas};
use crate::news::markdown;
use crate::search::{self, Document, Kind};

fn document(contest: &Contest, idea: &Idea) -> Document {
    let text = format!("{}\n{}", idea.text, contest.title);
    Document { at: idea.published_at, ..Document::new(Kind::Idea, &idea.id, changes::address(contest, idea), &idea.title, text) }
}

async fn of_contest(c: &impl ConnectionTrait, contest: &Contest) -> Result<Vec<Document>, DbErr> {
    if !contest.is_public() {
        return Ok(Vec::new());
    }
    let text = [contest.lead.as_str(), &markdown::plain(&contest.text), &markdown::plain(&contest.outcome)].join("\n");
    let call = Document::new(Kind::Idea, &contest.id, contest.address(), &contest.title, text);
    let ideas = ideas::of_contest(c, &contest.id).await?;
    let public = ideas.iter().filter(|idea| idea.state == State::Public).map(|idea| document(contest, idea));
    Ok(std::iter::once(call).chain(public).collect())
}

/// Brings what is found of a contest up to date, in the caller's transaction.
pub(super) async fn index(c: &impl ConnectionTrait, now: Timestamp, contest: &Contest) -> Result<(), DbErr> {
    search::replace(c, now, &contest.id, of_contest(c, contest).await?).await
}

/// Brings one idea in the search up to date, in the caller's transaction.
pub(super) async fn put(c: &impl ConnectionTrait, now: Timestamp, contest: &Contest, idea: &Idea) -> Result<(), DbErr> {
    if contest.is_public() && idea.state == State::Public {
        search::put(c, now, &Document { owner: Some(contest.id.clone()), ..document(contest, idea) }).await
    } else {
        search::remove(c, Kind::Idea, &idea.id).await
    }
}

/// Everything public of the contests, for the search.
///
/// # Errors
/// The database's.
pub async fn documents(c: &impl ConnectionTrait) -> Result<Vec<Document>, DbErr> {
    let mut documents = Vec::new();
    for contest in store::every(c).await? {
        let own = of_contest(c, &contest).await?;
        documents.extend(own.into_iter().map(|document| Document { owner: Some(contest.id.clone()), ..document }));
    }
    Ok(documents)
}
