//! Letters by e-mail: written into the outbox with what they tell, sent later. Knows no feature and no words of one.

mod address;
mod content;
mod message;
mod outbox;
mod returned;
mod store;
mod transport;
mod words;

pub use address::Address;
pub use content::{Action, Content, Item};
pub use outbox::{KEEP_DAYS, Outbox, RETURNED_DAYS, Round, Settled};
pub use returned::{READ_BYTES, Returned, Unclear, Verdict, read as read_return};
pub use store::WITH_RETURNS;
pub use store::{Delivery, Health, State};
pub use transport::{Protection, Sending, Transport};
pub use words::reply_word;

use jiff::Timestamp;

use crate::base::i18n::Language;

/// Who gets a letter.
#[derive(Clone, Debug)]
pub struct Recipient {
    /// Where it goes.
    pub address: Address,
    /// The name as the person wrote it; may be empty.
    pub name: String,
    /// The language of the letter.
    pub language: Language,
}

/// How urgent a letter is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Priority {
    /// Somebody waits for it, such as for a sign-in code.
    Awaited = 0,
    /// Everything else to one person.
    #[default]
    Normal = 1,
    /// To many people.
    Bulk = 2,
}

/// A letter to one person.
#[derive(Clone, Debug)]
pub struct Letter {
    /// What it is, in the words of code: `sign-in`, `reminder`.
    pub kind: &'static str,
    /// Id of what it tells, for [`Outbox::deliveries`]; empty: nothing in particular.
    pub about: String,
    /// Who gets it.
    pub to: Recipient,
    /// The subject line.
    pub subject: String,
    /// What it says.
    pub content: Content,
    /// An iCalendar file that comes with it (RFC 5545).
    pub calendar: Option<String>,
    /// Absolute address where one click ends the subscription (RFC 8058): a page by GET, the end by POST.
    pub unsubscribe: Option<String>,
    /// How urgent it is.
    pub priority: Priority,
    /// A second letter with the same key is not written.
    pub unique: Option<String>,
    /// When it is to be sent; `None`: now.
    pub due: Option<Timestamp>,
    /// After this nobody needs it.
    pub expires: Option<Timestamp>,
}

impl Letter {
    /// A letter that is sent at once and has nothing special.
    pub fn new(kind: &'static str, to: Recipient, subject: String, content: Content) -> Self {
        Self {
            kind,
            about: String::new(),
            to,
            subject,
            content,
            calendar: None,
            unsubscribe: None,
            priority: Priority::Normal,
            unique: None,
            due: None,
            expires: None,
        }
    }
}

/// A text as it may stand in a header or in plain text: without line breaks, control characters and the invisible marks around inserted words.
pub(crate) fn single_line(text: &str) -> String {
    let visible = text.chars().filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{202a}'..='\u{202e}'));
    let spaced: String = visible.map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}
