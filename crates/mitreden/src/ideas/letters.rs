//! The letter to an idea's author when it moves. Sends none; the outbox does. Names nobody but the recipient.

use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Idea, Status};
use super::pages;
use crate::accounts::{self, Author, Told};
use crate::app::Site;
use crate::base::i18n::Words;
use crate::base::mail::Recipient;

/// The kind of these letters in the outbox.
const KIND: &str = "idea";

async fn recipient(c: &impl ConnectionTrait, idea: &Idea) -> Result<Option<Recipient>, DbErr> {
    Author { email: idea.email.as_deref(), person: idea.person.as_deref(), name: &idea.name, language: &idea.language }.recipient(c).await
}

/// A status in words.
pub(super) fn status(t: &Words, status: Status) -> String {
    match status {
        Status::Received => t.msg_ideas_status_received(),
        Status::Review => t.msg_ideas_status_review(),
        Status::Accepted => t.msg_ideas_status_accepted(),
        Status::Declined => t.msg_ideas_status_declined(),
        Status::Measure => t.msg_ideas_status_measure(),
    }
}

/// Tells the author that everybody can read the idea now.
pub(super) async fn published(c: &impl ConnectionTrait, site: &Site, idea: &Idea) -> Result<(), DbErr> {
    let Some(to) = recipient(c, idea).await? else { return Ok(()) };
    let t = to.language.words();
    let (subject, text) = (t.msg_ideas_letter_published(), t.msg_ideas_letter_published_text(idea.title.as_str()));
    let told = told(t, site, idea, subject, vec![text]);
    accounts::write(c, site, (KIND, &idea.id), to, told).await
}

/// Tells the author what the city says now.
pub(super) async fn moved(c: &impl ConnectionTrait, site: &Site, idea: &Idea, (stand, words): (Status, &str)) -> Result<(), DbErr> {
    let Some(to) = recipient(c, idea).await? else { return Ok(()) };
    let t = to.language.words();
    let text = t.msg_ideas_letter_moved_text(status(t, stand), idea.title.as_str());
    let told = told(t, site, idea, t.msg_ideas_letter_moved(), std::iter::once(text).chain(accounts::paragraphs(words)).collect());
    accounts::write(c, site, (KIND, &idea.id), to, told).await
}

/// Tells the author that a measure that came of the idea has come further.
pub(super) async fn carried_on(c: &impl ConnectionTrait, site: &Site, idea: &Idea, (title, path, note): (&str, &str, &str)) -> Result<(), DbErr> {
    let Some(to) = recipient(c, idea).await? else { return Ok(()) };
    let t = to.language.words();
    let paragraphs = vec![t.msg_ideas_letter_measure_text(idea.title.as_str(), title), note.to_owned()];
    let told = told(t, site, idea, t.msg_ideas_letter_measure(), paragraphs);
    let told = Told { open: t.msg_ideas_letter_measure_open(), path: path.to_owned(), ..told };
    accounts::write(c, site, (KIND, &idea.id), to, told).await
}

fn told(t: &Words, site: &Site, idea: &Idea, subject: String, paragraphs: Vec<String>) -> Told {
    let (open, path) = (t.msg_ideas_letter_open(), pages::receipt_address(site, &idea.id));
    Told { subject, paragraphs, open, path, reason: t.msg_ideas_letter_reason(), ends_at: None }
}
