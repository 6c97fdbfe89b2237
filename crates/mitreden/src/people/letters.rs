//! What the letters to staff say: an invitation, a second factor that was taken away. Sends none; the outbox does.

use super::invitations::{DAYS, Invitation, asks_for_second};
use super::pages::role_word;
use crate::accounts::Person;
use crate::app::Site;
use crate::base::mail::{Action, Address, Content, Letter, Recipient};

/// The kind of an invitation's letter in the outbox.
pub(super) const INVITATION: &str = "invitation";

/// The letter with the link.
pub(super) fn invitation(site: &Site, to: &Invitation, by: &str, url: String) -> Letter {
    let (t, brand) = (to.language.words(), site.brand());
    let invited = t.msg_people_letter_invited(by, brand.name.as_str(), role_word(t, to.role).as_str());
    let second = asks_for_second(site).then(|| t.msg_people_letter_second());
    let paragraphs = [invited].into_iter().chain(second).collect();
    let content = Content {
        greeting: t.msg_people_letter_greeting(to.name.as_str()),
        paragraphs,
        action: Some(Action { label: t.msg_people_letter_open(), url }),
        closing: vec![t.msg_people_letter_valid(DAYS)],
        reason: t.msg_people_letter_reason(),
        ..Content::default()
    };
    let recipient = Recipient { address: to.email.clone(), name: to.name.clone(), language: to.language };
    let mut letter = Letter::new(INVITATION, recipient, t.msg_people_letter_subject(brand.name.as_str()), content);
    letter.about.clone_from(&to.id);
    letter.expires = Some(to.expires_at);
    letter
}

/// The notice to somebody whose second factor was taken away, so that nobody does it unnoticed.
pub(super) fn second_reset(site: &Site, person: &Person, address: &Address) -> Letter {
    let t = person.language.words();
    let content = Content {
        greeting: t.msg_people_letter_greeting(person.name.as_str()),
        paragraphs: vec![t.msg_people_letter_reset(site.brand().name.as_str()), t.msg_people_letter_reset_next()],
        action: Some(Action { label: t.msg_people_letter_reset_open(), url: format!("{}/{}/anmelden?weiter=/konto", site.base_url, person.language) }),
        closing: vec![t.msg_people_letter_reset_help()],
        reason: t.msg_people_letter_reset_reason(),
        ..Content::default()
    };
    let recipient = Recipient { address: address.clone(), name: person.name.clone(), language: person.language };
    Letter::new("second-factor-reset", recipient, t.msg_people_letter_reset_subject(), content)
}
