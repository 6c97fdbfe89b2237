//! The letter to an idea's author when it moves. Sends none; the outbox does. Names nobody but the recipient.

use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Idea, Status};
use super::pages;
use crate::accounts;
use crate::app::Site;
use crate::base::http::Error;
use crate::base::i18n::{Language, Words};
use crate::base::mail::{Action, Address, Content, Letter, Recipient};

/// The kind of these letters in the outbox.
const KIND: &str = "idea";

async fn recipient(c: &impl ConnectionTrait, idea: &Idea) -> Result<Option<Recipient>, Error> {
    let (name, language) = (idea.name.clone(), Language::from_tag(&idea.language).unwrap_or(Language::De));
    if let Some(address) = idea.email.as_deref().and_then(Address::parse) {
        return Ok(Some(Recipient { address, name, language }));
    }
    let Some(person) = &idea.person else { return Ok(None) };
    let person = accounts::person(c, person).await?;
    Ok(person.and_then(|person| Some(Recipient { address: person.email?, name, language })))
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
pub(super) async fn published(c: &impl ConnectionTrait, site: &Site, idea: &Idea) -> Result<(), Error> {
    let Some(to) = recipient(c, idea).await? else { return Ok(()) };
    let t = to.language.words();
    let (subject, text) = (t.msg_ideas_letter_published(), t.msg_ideas_letter_published_text(idea.title.as_str()));
    send(c, site, idea, to, subject, vec![text]).await
}

/// Tells the author what the city says now.
pub(super) async fn moved(c: &impl ConnectionTrait, site: &Site, idea: &Idea, (stand, words): (Status, &str)) -> Result<(), Error> {
    let Some(to) = recipient(c, idea).await? else { return Ok(()) };
    let t = to.language.words();
    let text = t.msg_ideas_letter_moved_text(status(t, stand), idea.title.as_str());
    let paragraphs = std::iter::once(text).chain(words.split("\n\n").filter(|part| !part.is_empty()).map(str::to_owned)).collect();
    send(c, site, idea, to, t.msg_ideas_letter_moved(), paragraphs).await
}

/// Tells the author that a measure that came of the idea has come further.
pub(super) async fn carried_on(c: &impl ConnectionTrait, site: &Site, idea: &Idea, (title, path, note): (&str, &str, &str)) -> Result<(), DbErr> {
    let to = match recipient(c, idea).await {
        Ok(Some(to)) => to,
        Ok(None) => return Ok(()),
        Err(error) => return Err(DbErr::Custom(error.to_string())),
    };
    let t = to.language.words();
    let paragraphs = [t.msg_ideas_letter_measure_text(idea.title.as_str(), title), note.to_owned()];
    let content = Content {
        greeting: if to.name.is_empty() { t.msg_moderation_letter_greeting() } else { t.msg_moderation_letter_greeting_named(to.name.as_str()) },
        paragraphs: paragraphs.into_iter().filter(|part| !part.is_empty()).collect(),
        action: Some(Action { label: t.msg_ideas_letter_measure_open(), url: format!("{}/{}{path}", site.base_url, to.language) }),
        reason: t.msg_ideas_letter_reason(),
        ..Content::default()
    };
    let subject = t.msg_ideas_letter_measure();
    site.outbox.enqueue(c, Letter { about: idea.id.clone(), ..Letter::new(KIND, to, subject, content) }).await.map(drop)
}

async fn send(c: &impl ConnectionTrait, site: &Site, idea: &Idea, to: Recipient, subject: String, paragraphs: Vec<String>) -> Result<(), Error> {
    let t = to.language.words();
    let content = Content {
        greeting: if to.name.is_empty() { t.msg_moderation_letter_greeting() } else { t.msg_moderation_letter_greeting_named(to.name.as_str()) },
        paragraphs,
        action: Some(Action { label: t.msg_ideas_letter_open(), url: format!("{}/{}{}", site.base_url, to.language, pages::receipt_address(site, &idea.id)) }),
        reason: t.msg_ideas_letter_reason(),
        ..Content::default()
    };
    site.outbox.enqueue(c, Letter { about: idea.id.clone(), ..Letter::new(KIND, to, subject, content) }).await?;
    Ok(())
}
