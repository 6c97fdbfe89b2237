//! What the demo needs to stock drafts. But for days of the past, everything goes the way of the pages' own changes.

use jiff::{Timestamp, civil};

use super::form::Head;
use super::model::{Answer, Draft, Mark, Phase};
use super::store::text;
use super::{changes, public, store, writing};
use crate::app::Site;
use crate::audit::By;
use crate::base::http::Error;
use crate::base::slug;
use crate::comments::{self, Said};
use crate::search;
use crate::trace::Point;

/// A comment of the demo, and what the city says to it.
#[derive(Clone, Copy, Debug)]
pub struct Comment {
    /// Who says it.
    pub name: &'static str,
    /// The words that are meant; they say the paragraph, too.
    pub quote: &'static str,
    /// What is said.
    pub text: &'static str,
    /// Whether it was taken up, and why.
    pub answer: Option<(bool, &'static str)>,
}

/// A draft as the demo writes it: a first version, comments, a second version.
#[derive(Clone, Copy, Debug)]
pub struct Script {
    /// Title.
    pub title: &'static str,
    /// Summary.
    pub summary: &'static str,
    /// Text and note of each version, Markdown, and the day on which it was published.
    pub versions: &'static [(&'static str, &'static str, (i16, i8, i8))],
    /// Comments on the first version.
    pub comments: &'static [Comment],
    /// The day of the comments; they are answered with the decision.
    pub commented: (i16, i8, i8),
    /// Day of the decision.
    pub decided: (i16, i8, i8),
}

/// Keeps the draft, unless there is one of its title. Answers where links to it end, and to the paragraphs with these words.
///
/// # Errors
/// The database's.
pub async fn stock(site: &Site, script: &Script, parts: &[&str]) -> Result<(Point, Vec<Point>), Error> {
    let slug = slug::slug(script.title, "entwurf", &[]);
    if store::by_slug(&site.db.read, &slug).await?.is_none() {
        let head = Head {
            title: script.title.to_owned(),
            summary: script.summary.to_owned(),
            phase: Phase::Decided,
            opens_at: None,
            closes_at: None,
            decided_on: Some(date(script.decided)),
        };
        let mut draft = changes::add(site, By::System, &head).await?;
        for (number, (source, note, day)) in (1..).zip(script.versions) {
            changes::take(site, By::System, &draft, writing::cut(source, script.title), &[]).await?;
            // What keeps a text from being published is a fault of the demo's words; its test would find no text.
            if changes::publish(site, By::System, &draft, note).await?.is_ok() {
                draft.newest = number;
                backdate(site, &draft, noon(site, *day)).await?;
            }
            if number == 1 {
                for comment in script.comments {
                    say(site, &draft.id, comment, (noon(site, script.commented), noon(site, script.decided))).await?;
                }
            }
        }
    }
    let draft = store::by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    let chapters = text::whole(&site.db.read, &draft.id, draft.newest).await?;
    let found = parts.iter().filter_map(|words| chapters.iter().flat_map(|chapter| &chapter.blocks).find(|block| block.text.contains(words)));
    let points = found.map(|block| Point::new(public::KIND, format!("{}-{}", draft.id, block.number))).collect();
    Ok((Point::new(public::KIND, draft.id), points))
}

fn date((year, month, day): (i16, i8, i8)) -> civil::Date {
    civil::date(year, month, day)
}

/// Noon of a day in the city.
fn noon(site: &Site, day: (i16, i8, i8)) -> Timestamp {
    date(day).at(12, 0, 0, 0).to_zoned(site.zone()).map_or_else(|_| site.clock.now(), |at| at.timestamp())
}

/// Lets the newest version be of another day, also in the search.
async fn backdate(site: &Site, draft: &Draft, at: Timestamp) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    store::date_version(&tx, &draft.id, draft.newest, at).await?;
    search::replace(&tx, site.clock.now(), &draft.id, public::documents_of(&tx, site, draft).await?).await?;
    tx.commit().await?;
    Ok(())
}

/// Keeps a comment of one time with an answer of another.
async fn say(site: &Site, draft: &str, comment: &Comment, (at, answered_at): (Timestamp, Timestamp)) -> Result<(), Error> {
    let chapters = text::whole(&site.db.read, draft, 1).await?;
    let Some(block) = chapters.iter().flat_map(|chapter| &chapter.blocks).find(|block| block.text.contains(comment.quote)) else { return Ok(()) };
    let said = Said { kind: public::SUBJECT, id: draft, place: block.number, quote: comment.quote, edition: 1, name: comment.name, text: comment.text, at };
    let id = comments::stock_said(site, &said).await?;
    if let Some((is_taken, reason)) = comment.answer {
        let mark = if is_taken { Mark::Taken } else { Mark::Not };
        let kept = comments::by_id(&site.db.read, &id).await?.ok_or(Error::NotFound)?;
        let answer = Answer { comment: id, mark, reason: reason.to_owned(), answered_at };
        let draft = store::by_id(&site.db.read, draft).await?.ok_or(Error::NotFound)?;
        changes::answer(site, By::System, &draft, &kept, &answer).await?;
    }
    Ok(())
}
