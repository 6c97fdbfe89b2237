//! Ideas as other programs read them: what is public of them, never whose they are. Reads nothing itself but through the store.

use sea_orm::DbErr;

use super::model::Contest;
use super::store::{self, ideas, moves};
use super::{changes, model};
use crate::app::Site;
use crate::base::http::record::{Address, Id, Listed, Moment, Wanted, record};

record! {
    /// What the city says about an idea.
    pub(crate) struct AnswerRecord {
        /// received, review, accepted, declined or measure.
        status: String,
        /// In words.
        text: String,
        /// Where to read on; may be empty.
        link: String,
        /// When it was said.
        at: Moment,
    }
}

record! {
    /// A published idea of a contest.
    pub(crate) struct IdeaRecord {
        /// Its id, for good.
        id: Id,
        /// Its page.
        url: Address,
        /// The title of its contest.
        contest: String,
        /// Its number in the contest.
        number: i64,
        /// Its title.
        title: String,
        /// What it says.
        text: String,
        /// received, review, accepted, declined or measure.
        status: String,
        /// The points of a vote.
        points: Option<i64>,
        /// When everybody could read it.
        published_at: Option<Moment>,
        /// What the city said, the oldest first.
        answers: Vec<AnswerRecord>,
    }
}

/// A page of the list of all published ideas.
///
/// # Errors
/// The database's.
pub(crate) async fn listed(site: &Site, wanted: &Wanted) -> Result<Listed<IdeaRecord>, DbErr> {
    let read = &site.db.read;
    let contests: Vec<Contest> = store::every(read).await?.into_iter().filter(Contest::is_public).collect();
    let mut found: Vec<(&Contest, model::Idea)> = Vec::new();
    for contest in &contests {
        let own = ideas::of_contest(read, &contest.id).await?.into_iter();
        found.extend(own.filter(|idea| idea.state == model::State::Public && idea.id > wanted.after).map(|idea| (contest, idea)));
    }
    found.sort_by(|(_, a), (_, b)| a.id.cmp(&b.id));
    found.truncate(wanted.most + 1);
    let mut records = Vec::new();
    for (contest, idea) in found {
        let answer = |step: model::Step| AnswerRecord { status: step.status.word().to_owned(), text: step.text, link: step.link, at: step.created_at.into() };
        let answers = moves::steps(read, &idea.id).await?.into_iter().map(answer).collect();
        records.push(IdeaRecord {
            url: Address(format!("{}{}", site.base_url, changes::address(contest, &idea))),
            contest: contest.title.clone(),
            number: idea.number,
            status: idea.status.word().to_owned(),
            points: idea.points,
            published_at: idea.published_at.map(Moment::from),
            id: Id(idea.id),
            title: idea.title,
            text: idea.text,
            answers,
        });
    }
    Ok(Listed::new(records, wanted, |idea| &idea.id.0))
}
