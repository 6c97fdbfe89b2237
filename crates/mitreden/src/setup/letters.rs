//! The letter that tries the mail server out. Sends none itself.

use crate::accounts::Person;
use crate::base::http::Page;
use crate::base::mail::{Address, Content, Letter, Recipient};

/// A letter to the administrator.
pub(super) fn trial(page: &Page, person: &Person, address: &Address) -> Letter {
    let t = page.t;
    let content = Content {
        greeting: t.msg_setup_letter_greeting(person.name.as_str()),
        paragraphs: vec![t.msg_setup_letter_text(page.brand.name.as_str())],
        reason: t.msg_setup_letter_reason(),
        ..Content::default()
    };
    let to = Recipient { address: address.clone(), name: person.name.clone(), language: page.language };
    Letter::new("trial", to, t.msg_setup_letter_subject(page.brand.name.as_str()), content)
}
