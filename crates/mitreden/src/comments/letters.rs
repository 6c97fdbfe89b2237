//! Letters to the author of a comment: it is published, the city has answered it. What is refused is told by the moderation. Sends none; the outbox does.

use sea_orm::{ConnectionTrait, DbErr};

use super::model::Comment;
use super::subjects::Subject;
use crate::accounts::{self, Author, Told};
use crate::app::Site;
use crate::base::i18n::Words;
use crate::base::mail::Recipient;

/// The kind of these letters in the outbox.
const KIND: &str = "comment";

async fn recipient(c: &impl ConnectionTrait, comment: &Comment) -> Result<Option<Recipient>, DbErr> {
    let Comment { email, person, name, language, .. } = comment;
    Author { email: email.as_deref(), person: person.as_deref(), name, language }.recipient(c).await
}

/// A letter about a comment that leads to one of them on the page at a path.
fn told(t: &Words, path: &str, shown: &str, title: String, paragraphs: Vec<String>) -> Told {
    Told {
        subject: title,
        paragraphs,
        open: t.msg_comments_letter_open(),
        path: format!("{path}#kommentar-{shown}"),
        reason: t.msg_moderation_letter_why(),
        ends_at: None,
    }
}

/// Tells the author that everybody can read the comment now.
pub(super) async fn published(c: &impl ConnectionTrait, site: &Site, subject: &Subject, comment: &Comment) -> Result<(), DbErr> {
    let Some(to) = recipient(c, comment).await? else { return Ok(()) };
    let t = to.language.words();
    let told = told(t, &subject.address, &comment.id, t.msg_comments_letter_published(), vec![t.msg_comments_letter_published_text(subject.title.as_str())]);
    accounts::write(c, site, (KIND, &comment.id), to, told).await
}

/// Tells the author that the city has answered with a comment, and what.
pub(super) async fn answered(c: &impl ConnectionTrait, site: &Site, subject: &Subject, comment: &Comment, answer: &Comment) -> Result<(), DbErr> {
    if comment.person.is_some() && comment.person == answer.person {
        return Ok(());
    }
    tell(c, site, (&subject.title, &subject.address, &answer.id), comment, |_| answer.text.clone()).await
}

/// Tells the author of a comment what the city answers in its own place; `words` says it in the author's language. `title` and `path` are those of the page.
///
/// # Errors
/// The database's.
pub async fn tell_answer(
    c: &impl ConnectionTrait,
    site: &Site,
    (title, path): (&str, &str),
    comment: &Comment,
    words: impl Fn(&Words) -> String,
) -> Result<(), DbErr> {
    tell(c, site, (title, path, &comment.id), comment, words).await
}

async fn tell(
    c: &impl ConnectionTrait,
    site: &Site,
    (title, path, shown): (&str, &str, &str),
    comment: &Comment,
    words: impl Fn(&Words) -> String,
) -> Result<(), DbErr> {
    let to = if comment.is_city { None } else { recipient(c, comment).await? };
    let Some(to) = to else { return Ok(()) };
    let t = to.language.words();
    let paragraphs = std::iter::once(t.msg_comments_letter_answered_text(title)).chain(accounts::paragraphs(&words(t))).collect();
    let told = told(t, path, shown, t.msg_comments_letter_answered(), paragraphs);
    accounts::write(c, site, (KIND, &comment.id), to, told).await
}
