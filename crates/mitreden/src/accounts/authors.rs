//! Whoever brought a contribution: letters to them, and what they see of their own. Knows no contribution; each feature brings its words.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::store;
use crate::app::Site;
use crate::base::i18n::{Language, Words};
use crate::base::mail::{Action, Address, Content, Letter, Recipient};

/// What was left with a contribution.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Author<'a> {
    /// For letters about it alone; it goes before that of the account.
    pub email: Option<&'a str>,
    /// The account it was brought with.
    pub person: Option<&'a str>,
    /// For the salutation; may be empty.
    pub name: &'a str,
    /// `de` or `en`.
    pub language: &'a str,
}

impl Author<'_> {
    /// Who gets the letter; `None`: nobody can be reached.
    pub(crate) async fn recipient(&self, c: &impl ConnectionTrait) -> Result<Option<Recipient>, DbErr> {
        let account = match (self.email.and_then(Address::parse), self.person) {
            (Some(address), _) => return Ok(Some(self.at(address))),
            (None, Some(person)) => store::people::person(c, person).await?.and_then(|person| person.email),
            (None, None) => None,
        };
        Ok(account.map(|address| self.at(address)))
    }

    fn at(&self, address: Address) -> Recipient {
        Recipient { address, name: self.name.to_owned(), language: Language::from_tag(self.language).unwrap_or(Language::De) }
    }
}

/// Most contributions of a kind that are listed for whoever brought them.
pub(crate) const OWN_MOST: i64 = 200;

/// Something that somebody brought with their account, as they see it. Each feature tells its own.
#[derive(Clone, Debug)]
pub(crate) struct Own {
    /// When it came in.
    pub at: Timestamp,
    /// What it is.
    pub kind: String,
    /// Its title, or its first words.
    pub title: String,
    /// The language it was written in.
    pub language: String,
    /// How it stands, in words.
    pub state: String,
    /// Where its author sees what became of it: a path without language.
    pub address: String,
}

/// How a contribution stands, in words. `state` is the database's; an unknown one says nothing.
pub(crate) fn standing(t: &Words, state: &str) -> String {
    match state {
        "waiting" => t.msg_comments_state_waiting(),
        "public" => t.msg_comments_state_public(),
        "rejected" => t.msg_comments_state_rejected(),
        "removed" => t.msg_comments_state_removed(),
        _ => String::new(),
    }
}

/// How letters about a contribution begin.
pub(crate) fn greeting(t: &Words, name: &str) -> String {
    if name.is_empty() { t.msg_moderation_letter_greeting() } else { t.msg_moderation_letter_greeting_named(name) }
}

/// What a letter tells of a contribution.
pub(crate) struct Told {
    pub subject: String,
    /// One paragraph each; empty ones are left out.
    pub paragraphs: Vec<String>,
    /// The words of the button.
    pub open: String,
    /// Where it leads: a path without language.
    pub path: String,
    /// Why the author gets the letter, and how to end that.
    pub reason: String,
    /// The path where one click ends these letters; `None`: they end by themselves.
    pub ends_at: Option<String>,
}

/// Writes the letter: its kind, and the id of what it is about.
pub(crate) async fn write(c: &impl ConnectionTrait, site: &Site, (kind, about): (&'static str, &str), to: Recipient, told: Told) -> Result<(), DbErr> {
    let url = |path: &str| format!("{}/{}{path}", site.base_url, to.language);
    let content = Content {
        greeting: greeting(to.language.words(), &to.name),
        paragraphs: told.paragraphs.into_iter().filter(|part| !part.is_empty()).collect(),
        action: Some(Action { label: told.open, url: url(&told.path) }),
        reason: told.reason,
        ..Content::default()
    };
    let unsubscribe = told.ends_at.as_deref().map(url);
    site.outbox.enqueue(c, Letter { about: about.to_owned(), unsubscribe, ..Letter::new(kind, to, told.subject, content) }).await.map(drop)
}

/// A text of several paragraphs as these.
pub(crate) fn paragraphs(text: &str) -> impl Iterator<Item = String> {
    text.split("\n\n").filter(|part| !part.is_empty()).map(str::to_owned)
}
