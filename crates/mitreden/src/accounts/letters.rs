//! What the accounts' letters say. Sends none: the outbox does.

use crate::app::Site;
use crate::base::http::Page;
use crate::base::i18n::Language;
use crate::base::mail::{Action, Address, Content, Letter, Priority, Recipient};

use super::codes::{Fresh, MINUTES, readable};
use super::model::Person;

fn to(address: &Address, name: &str, language: Language) -> Recipient {
    Recipient { address: address.clone(), name: name.to_owned(), language }
}

/// The letter with a code for signing in. It is the same whether somebody has an account or not.
pub(super) fn sign_in(page: &Page, address: &Address, fresh: &Fresh) -> Letter {
    let t = page.t;
    let content = Content {
        greeting: t.msg_accounts_letter_greeting(),
        paragraphs: vec![t.msg_accounts_letter_code(page.brand.name.as_str())],
        code: Some(readable(&fresh.digits)),
        action: Some(Action { label: t.msg_accounts_letter_code_button(), url: page.absolute(&format!("/anmelden/code?code={}", fresh.digits)) }),
        closing: vec![t.msg_accounts_letter_code_valid(MINUTES), t.msg_accounts_letter_code_secret()],
        reason: t.msg_accounts_letter_code_reason(),
        ..Content::default()
    };
    awaited(Letter::new("sign-in", to(address, "", page.language), t.msg_accounts_letter_code_subject(page.brand.name.as_str()), content), fresh)
}

/// The letter with a code to an address that is to become somebody's.
pub(super) fn new_address(page: &Page, address: &Address, name: &str, fresh: &Fresh) -> Letter {
    let t = page.t;
    let content = Content {
        greeting: t.msg_accounts_letter_greeting(),
        paragraphs: vec![t.msg_accounts_letter_address(page.brand.name.as_str())],
        code: Some(readable(&fresh.digits)),
        closing: vec![t.msg_accounts_letter_code_valid(MINUTES), t.msg_accounts_letter_code_secret()],
        reason: t.msg_accounts_letter_address_reason(),
        ..Content::default()
    };
    awaited(Letter::new("new-address", to(address, name, page.language), t.msg_accounts_letter_address_subject(), content), fresh)
}

fn awaited(mut letter: Letter, fresh: &Fresh) -> Letter {
    letter.priority = Priority::Awaited;
    letter.expires = Some(fresh.expires);
    letter
}

/// The notice to the address that somebody had before. It does not tell the new one: who reads it may be somebody else.
pub(super) fn address_changed(site: &Site, language: Language, name: &str, old: &Address) -> Letter {
    let t = language.words();
    let content = Content {
        greeting: t.msg_accounts_letter_greeting(),
        paragraphs: vec![t.msg_accounts_letter_changed(site.brand().name.as_str()), t.msg_accounts_letter_changed_help()],
        reason: t.msg_accounts_letter_changed_reason(),
        ..Content::default()
    };
    Letter::new("address-changed", to(old, name, language), t.msg_accounts_letter_changed_subject(), content)
}

/// The notice that somebody can now sign in by another provider as well.
pub(super) fn joined(site: &Site, person: &Person, address: &Address, provider: &str) -> Letter {
    let t = person.language.words();
    let content = Content {
        greeting: t.msg_accounts_letter_greeting(),
        paragraphs: vec![t.msg_accounts_letter_joined(provider, site.brand().name.as_str()), t.msg_accounts_letter_joined_help()],
        action: Some(Action { label: t.msg_accounts_account_title(), url: format!("{}/konto", site.base_url) }),
        reason: t.msg_accounts_letter_changed_reason(),
        ..Content::default()
    };
    Letter::new("identity-joined", to(address, &person.name, person.language), t.msg_accounts_letter_joined_subject(), content)
}
