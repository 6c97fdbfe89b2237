//! Contests and ideas as files for other programs: JSON and CSV. What everybody reads, never an author, never what is not public. Takes nothing back; `taking` does.

use serde::{Deserialize, Serialize};

use super::changes;
use super::model::{Category, Contest, Idea, State, Step};
use super::store::{self, ideas, moves};
use crate::app::Site;
use crate::base::exchange;
use crate::base::http::Error;
use crate::groups::{self, Group};

/// A contest with all that is public of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct ContestRecord {
    /// The last part of its address: by it a contest is known again.
    pub(super) address: String,
    pub(super) title: String,
    pub(super) lead: String,
    pub(super) text: String,
    pub(super) stage: String,
    pub(super) prizes: String,
    pub(super) outcome: String,
    pub(super) vote: Option<VoteRecord>,
    pub(super) url: String,
    pub(super) categories: Vec<CategoryRecord>,
    pub(super) ideas: Vec<IdeaRecord>,
}

/// A vote over days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct VoteRecord {
    pub(super) opens_at: String,
    pub(super) closes_at: String,
    pub(super) counted_at: Option<String>,
    pub(super) voters: Option<i64>,
}

/// A category; ideas name it by its title.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CategoryRecord {
    pub(super) title: String,
    pub(super) audience: String,
    pub(super) opens_at: String,
    pub(super) closes_at: String,
    pub(super) first_closes_at: Option<String>,
}

/// A published idea.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct IdeaRecord {
    /// By it an idea is known again within its contest.
    pub(super) number: i64,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) language: String,
    pub(super) category: String,
    pub(super) via: String,
    pub(super) status: String,
    /// The title of a group.
    pub(super) forwarded_to: Option<String>,
    pub(super) points: Option<i64>,
    pub(super) support: i64,
    pub(super) received_at: String,
    pub(super) published_at: Option<String>,
    pub(super) url: String,
    pub(super) answers: Vec<AnswerRecord>,
}

/// What the city said of an idea.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct AnswerRecord {
    pub(super) status: String,
    pub(super) text: String,
    pub(super) link: String,
    pub(super) at: String,
}

/// An idea as a row of a table, which has room for the newest answer alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Row {
    /// The last part of the contest's address.
    pub(super) contest: String,
    pub(super) number: String,
    pub(super) title: String,
    pub(super) text: String,
    pub(super) language: String,
    pub(super) category: String,
    pub(super) via: String,
    pub(super) status: String,
    pub(super) forwarded_to: String,
    pub(super) points: String,
    pub(super) support: String,
    pub(super) received_at: String,
    pub(super) published_at: String,
    pub(super) answer: String,
    pub(super) answer_link: String,
    pub(super) answered_at: String,
    pub(super) url: String,
}

impl From<&Step> for AnswerRecord {
    fn from(step: &Step) -> Self {
        Self { status: step.status.word().to_owned(), text: step.text.clone(), link: step.link.clone(), at: step.created_at.to_string() }
    }
}

impl From<&Category> for CategoryRecord {
    fn from(category: &Category) -> Self {
        Self {
            title: category.title.clone(),
            audience: category.audience.clone(),
            opens_at: category.opens_at.to_string(),
            closes_at: category.closes_at.to_string(),
            first_closes_at: category.first_closes_at.map(|at| at.to_string()),
        }
    }
}

impl Row {
    fn of(contest: &str, idea: &IdeaRecord) -> Self {
        let last = idea.answers.last().cloned().unwrap_or_default();
        Self {
            contest: contest.to_owned(),
            number: idea.number.to_string(),
            title: idea.title.clone(),
            text: idea.text.clone(),
            language: idea.language.clone(),
            category: idea.category.clone(),
            via: idea.via.clone(),
            status: idea.status.clone(),
            forwarded_to: idea.forwarded_to.clone().unwrap_or_default(),
            points: idea.points.map(|points| points.to_string()).unwrap_or_default(),
            support: idea.support.to_string(),
            received_at: idea.received_at.clone(),
            published_at: idea.published_at.clone().unwrap_or_default(),
            answer: last.text,
            answer_link: last.link,
            answered_at: last.at,
            url: idea.url.clone(),
        }
    }
}

/// What files say of contests and ideas, and what they name by words.
pub(super) struct Around<'a> {
    pub(super) site: &'a Site,
    pub(super) contest: &'a Contest,
    pub(super) categories: &'a [Category],
    pub(super) groups: &'a [Group],
}

impl Around<'_> {
    /// The idea as a file has it.
    pub(super) fn record(&self, idea: &Idea, support: i64, steps: &[Step]) -> IdeaRecord {
        let category = self.categories.iter().find(|category| category.id == idea.category).map(|category| category.title.clone());
        IdeaRecord {
            number: idea.number,
            title: idea.title.clone(),
            text: idea.text.clone(),
            language: idea.language.clone(),
            category: category.unwrap_or_default(),
            via: idea.via.word().to_owned(),
            status: idea.status.word().to_owned(),
            forwarded_to: self.groups.iter().find(|group| Some(&group.id) == idea.group.as_ref()).map(|group| group.title.clone()),
            points: idea.points,
            support,
            received_at: idea.created_at.to_string(),
            published_at: idea.published_at.map(|at| at.to_string()),
            url: format!("{}{}", self.site.base_url, changes::address(self.contest, idea)),
            answers: steps.iter().map(AnswerRecord::from).collect(),
        }
    }

    /// The contest as a file has it, without its ideas.
    pub(super) fn head(&self) -> ContestRecord {
        let contest = self.contest;
        let vote = contest.vote.as_ref().map(|vote| VoteRecord {
            opens_at: vote.opens_at.to_string(),
            closes_at: vote.closes_at.to_string(),
            counted_at: vote.counted_at.map(|at| at.to_string()),
            voters: vote.voters,
        });
        ContestRecord {
            address: contest.slug.clone(),
            title: contest.title.clone(),
            lead: contest.lead.clone(),
            text: contest.text.clone(),
            stage: contest.stage.word().to_owned(),
            prizes: contest.prizes.clone(),
            outcome: contest.outcome.clone(),
            vote,
            url: format!("{}{}", self.site.base_url, contest.address()),
            categories: self.categories.iter().map(CategoryRecord::from).collect(),
            ideas: Vec::new(),
        }
    }
}

/// Reads all that is public of a contest.
pub(super) async fn gather(site: &Site, contest: &Contest) -> Result<ContestRecord, Error> {
    let read = &site.db.read;
    let (categories, groups) = (store::categories(read, &contest.id).await?, groups::every(read).await?);
    let around = Around { site, contest, categories: &categories, groups: &groups };
    let support = moves::support(read, &contest.id).await?;
    let mut record = around.head();
    for idea in ideas::of_contest(read, &contest.id).await?.into_iter().filter(|idea| idea.state == State::Public) {
        let steps = moves::steps(read, &idea.id).await?;
        record.ideas.push(around.record(&idea, support.get(&idea.id).copied().unwrap_or(0), &steps));
    }
    Ok(record)
}

/// Everything, as JSON.
pub(super) fn json(contest: &ContestRecord) -> anyhow::Result<String> {
    Ok(serde_json::to_string_pretty(contest)?)
}

/// The ideas, as CSV.
pub(super) fn csv(contest: &ContestRecord) -> anyhow::Result<Vec<u8>> {
    let rows: Vec<Row> = contest.ideas.iter().map(|idea| Row::of(&contest.address, idea)).collect();
    exchange::csv(&rows)
}
