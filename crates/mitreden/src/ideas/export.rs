//! What everybody reads of a contest as files for other programs: JSON and CSV. Never an author, never what is not public.

use mitreden_report::sheets::plain;
use serde::Serialize;

use super::changes;
use super::model::{Contest, State};
use super::store::{self, ideas, moves};
use crate::app::Site;
use crate::base::http::Error;
use crate::groups;

/// A contest with all that is public of it.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Exported {
    title: String,
    lead: String,
    text: String,
    stage: &'static str,
    prizes: String,
    outcome: String,
    url: String,
    categories: Vec<ExportedCategory>,
    ideas: Vec<ExportedIdea>,
}

#[derive(Clone, Debug, Serialize)]
struct ExportedCategory {
    title: String,
    audience: String,
    opens_at: String,
    closes_at: String,
    first_closes_at: Option<String>,
}

#[derive(Clone, Debug, Serialize)]
struct ExportedIdea {
    number: i64,
    title: String,
    text: String,
    category: String,
    via: &'static str,
    status: &'static str,
    forwarded_to: Option<String>,
    points: Option<i64>,
    support: i64,
    published_at: Option<String>,
    url: String,
    answers: Vec<ExportedAnswer>,
}

#[derive(Clone, Debug, Serialize)]
struct ExportedAnswer {
    status: &'static str,
    text: String,
    link: String,
    at: String,
}

/// Reads all that is public of a contest.
pub(super) async fn gather(site: &Site, contest: &Contest) -> Result<Exported, Error> {
    let read = &site.db.read;
    let categories = store::categories(read, &contest.id).await?;
    let groups = groups::every(read).await?;
    let support = moves::support(read, &contest.id).await?;
    let mut exported = Vec::new();
    for idea in ideas::of_contest(read, &contest.id).await?.into_iter().filter(|idea| idea.state == State::Public) {
        let answers = moves::steps(read, &idea.id).await?.into_iter().map(|step| ExportedAnswer {
            status: step.status.word(),
            text: step.text,
            link: step.link,
            at: step.created_at.to_string(),
        });
        let category = categories.iter().find(|category| category.id == idea.category).map(|category| category.title.clone());
        exported.push(ExportedIdea {
            url: format!("{}{}", site.base_url, changes::address(contest, &idea)),
            category: category.unwrap_or_default(),
            forwarded_to: groups.iter().find(|group| Some(&group.id) == idea.group.as_ref()).map(|group| group.title.clone()),
            support: support.get(&idea.id).copied().unwrap_or(0),
            answers: answers.collect(),
            number: idea.number,
            via: idea.via.word(),
            status: idea.status.word(),
            points: idea.points,
            published_at: idea.published_at.map(|at| at.to_string()),
            title: idea.title,
            text: idea.text,
        });
    }
    let category = |category: super::model::Category| ExportedCategory {
        title: category.title,
        audience: category.audience,
        opens_at: category.opens_at.to_string(),
        closes_at: category.closes_at.to_string(),
        first_closes_at: category.first_closes_at.map(|at| at.to_string()),
    };
    Ok(Exported {
        title: contest.title.clone(),
        lead: contest.lead.clone(),
        text: contest.text.clone(),
        stage: contest.stage.word(),
        prizes: contest.prizes.clone(),
        outcome: contest.outcome.clone(),
        url: format!("{}{}", site.base_url, contest.address()),
        categories: categories.into_iter().map(category).collect(),
        ideas: exported,
    })
}

/// Everything, as JSON.
pub(super) fn json(exported: &Exported) -> anyhow::Result<Vec<u8>> {
    Ok(serde_json::to_vec_pretty(exported)?)
}

/// The ideas, as CSV (RFC 4180), UTF-8 with a mark so that spreadsheets read umlauts right.
pub(super) fn csv(exported: &Exported) -> anyhow::Result<Vec<u8>> {
    let mut table = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    table.write_record(["number", "title", "text", "category", "via", "status", "forwarded_to", "points", "support", "published_at", "answer", "url"])?;
    for idea in &exported.ideas {
        let points = idea.points.map(|points| points.to_string()).unwrap_or_default();
        let answer = idea.answers.last().map(|answer| plain(&answer.text)).unwrap_or_default();
        let forwarded = idea.forwarded_to.as_deref().map(plain).unwrap_or_default();
        let (number, support) = (idea.number.to_string(), idea.support.to_string());
        table.write_record([
            number.as_str(),
            &plain(&idea.title),
            &plain(&idea.text),
            &plain(&idea.category),
            idea.via,
            idea.status,
            &forwarded,
            &points,
            &support,
            idea.published_at.as_deref().unwrap_or_default(),
            &answer,
            &idea.url,
        ])?;
    }
    Ok(table.into_inner()?)
}
