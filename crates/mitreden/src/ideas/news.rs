//! What whoever follows a contest hears of: windows that open or are put off, the vote, the city's answers. Writes no letter.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};

use super::letters;
use super::model::{Category, Contest, Status};
use super::store::{self, moves};
use crate::base::dates;
use crate::base::i18n::{Language, Words};

/// Something that happened about a contest.
#[derive(Clone, Debug)]
pub(crate) struct News {
    /// The contest's id.
    pub contest: String,
    /// When.
    pub at: Timestamp,
    /// Title of the contest, or of the idea that was answered.
    pub title: String,
    /// Where to read on: a path without language.
    pub address: String,
    about: About,
}

#[derive(Clone, Debug)]
enum About {
    /// Ideas can be sent to this category until then.
    Open(String, Timestamp),
    /// The end of this category was put off until then.
    PutOff(String, Timestamp),
    /// The vote is open until then.
    Vote(Timestamp),
    /// The vote was counted.
    Counted,
    /// The city says this about an idea now.
    Answer(Status, String),
}

fn of_category(contest: &Contest, category: &Category, since: Timestamp, now: Timestamp) -> Vec<News> {
    let news = |at, about| News { contest: contest.id.clone(), at, title: contest.title.clone(), address: contest.address(), about };
    let is_lately = |at: Timestamp| since < at && at <= now;
    let opened = is_lately(category.opens_at).then(|| news(category.opens_at, About::Open(category.title.clone(), category.closes_at)));
    let put_off = category.extended_at.filter(|at| is_lately(*at)).map(|at| news(at, About::PutOff(category.title.clone(), category.closes_at)));
    opened.into_iter().chain(put_off).collect()
}

fn of_vote(contest: &Contest, since: Timestamp, now: Timestamp) -> Vec<News> {
    let is_lately = |at: Timestamp| since < at && at <= now;
    let news = |at, address, about| News { contest: contest.id.clone(), at, title: contest.title.clone(), address, about };
    let opened = contest.vote.as_ref().filter(|vote| is_lately(vote.opens_at) && vote.counted_at.is_none());
    let opened = opened.map(|vote| news(vote.opens_at, format!("{}/abstimmung", contest.address()), About::Vote(vote.closes_at)));
    let counted = contest.vote.as_ref().and_then(|vote| vote.counted_at).filter(|at| is_lately(*at));
    opened.into_iter().chain(counted.map(|at| news(at, format!("{}#rangliste", contest.address()), About::Counted))).collect()
}

/// What happened about all public contests between two moments; at most so many answers.
///
/// # Errors
/// The database's.
pub(crate) async fn news(c: &impl ConnectionTrait, since: Timestamp, now: Timestamp, most: i64) -> Result<Vec<News>, DbErr> {
    let contests: Vec<Contest> = store::every(c).await?.into_iter().filter(Contest::is_public).collect();
    let mut news = Vec::new();
    for contest in &contests {
        for category in store::categories(c, &contest.id).await? {
            news.extend(of_category(contest, &category, since, now));
        }
        news.extend(of_vote(contest, since, now));
    }
    for moves::Answered { contest, number, title, step } in moves::answered_since(c, since, most).await? {
        let Some(contest) = contests.iter().find(|known| known.id == contest) else { continue };
        let (address, about) = (format!("{}/{number}", contest.address()), About::Answer(step.status, step.text));
        news.push(News { contest: contest.id.clone(), at: step.created_at, title, address, about });
    }
    Ok(news)
}

/// It in a sentence.
pub(crate) fn news_words(t: &Words, language: Language, zone: &TimeZone, news: &News) -> String {
    // The last moment belongs to the day before midnight.
    let day = |at: Timestamp| {
        let date = dates::local(at - SignedDuration::from_secs(1), zone).date();
        dates::days(date, date, language)
    };
    match &news.about {
        About::Open(category, until) => t.msg_ideas_news_open(category.as_str(), day(*until)),
        About::PutOff(category, until) => t.msg_ideas_news_put_off(category.as_str(), day(*until)),
        About::Vote(until) => t.msg_ideas_news_vote(day(*until)),
        About::Counted => t.msg_ideas_news_counted(),
        About::Answer(status, text) if text.is_empty() => t.msg_ideas_news_answer(letters::status(t, *status)),
        About::Answer(status, text) => format!("{} {text}", t.msg_ideas_news_answer(letters::status(t, *status))),
    }
}
