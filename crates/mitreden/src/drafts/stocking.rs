//! What the demo needs to stock drafts. Everything goes the way of the pages' own changes.

use jiff::civil;

use super::form::Head;
use super::model::{Answer, Mark, Phase};
use super::store::text;
use super::{changes, public, store, writing};
use crate::app::Site;
use crate::audit::By;
use crate::base::http::Error;
use crate::base::slug;
use crate::comments::{self, Said};
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
    /// Text and note of each version, Markdown.
    pub versions: &'static [(&'static str, &'static str)],
    /// Comments on the first version.
    pub comments: &'static [Comment],
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
        let (year, month, day) = script.decided;
        let head = Head {
            title: script.title.to_owned(),
            summary: script.summary.to_owned(),
            phase: Phase::Decided,
            opens_at: None,
            closes_at: None,
            decided_on: Some(civil::date(year, month, day)),
        };
        let mut draft = changes::add(site, By::System, &head).await?;
        for (number, (source, note)) in (1..).zip(script.versions) {
            changes::take(site, By::System, &draft, writing::cut(source, script.title), &[]).await?;
            // What keeps a text from being published is a fault of the demo's words; its test would find no text.
            if changes::publish(site, By::System, &draft, note).await?.is_ok() {
                draft.newest = number;
            }
            if number == 1 {
                for comment in script.comments {
                    say(site, &draft.id, comment).await?;
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

async fn say(site: &Site, draft: &str, comment: &Comment) -> Result<(), Error> {
    let chapters = text::whole(&site.db.read, draft, 1).await?;
    let Some(block) = chapters.iter().flat_map(|chapter| &chapter.blocks).find(|block| block.text.contains(comment.quote)) else { return Ok(()) };
    let said = Said { kind: public::SUBJECT, id: draft, place: block.number, quote: comment.quote, edition: 1, name: comment.name, text: comment.text };
    let id = comments::stock_said(site, &said).await?;
    if let Some((is_taken, reason)) = comment.answer {
        let mark = if is_taken { Mark::Taken } else { Mark::Not };
        let kept = comments::by_id(&site.db.read, &id).await?.ok_or(Error::NotFound)?;
        let answer = Answer { comment: id, mark, reason: reason.to_owned(), answered_at: site.clock.now() };
        let draft = store::by_id(&site.db.read, draft).await?.ok_or(Error::NotFound)?;
        changes::answer(site, By::System, &draft, &kept, &answer).await?;
    }
    Ok(())
}
