//! The pages about people, and the words that several of them share. Each page is a file of its own.

pub(super) mod accept;
pub(super) mod invite;
pub(super) mod list;
pub(super) mod person;

use jiff::Timestamp;

use crate::accounts::Role;
use crate::app::Site;
use crate::base::dates;
use crate::base::http::Page;
use crate::base::i18n::Words;

/// A role in words.
pub(super) fn role_word(t: &Words, role: Role) -> String {
    match role {
        Role::Person => t.msg_people_role_person(),
        Role::Moderation => t.msg_people_role_moderation(),
        Role::Press => t.msg_people_role_press(),
        Role::Admin => t.msg_people_role_admin(),
    }
}

/// What a role may do, in one sentence.
fn role_text(t: &Words, role: Role) -> String {
    match role {
        Role::Person => t.msg_people_may_person(),
        Role::Moderation => t.msg_people_may_moderation(),
        Role::Press => t.msg_people_may_press(),
        Role::Admin => t.msg_people_may_admin(),
    }
}

/// The city's day of a moment.
fn day(site: &Site, page: &Page, at: Timestamp) -> String {
    dates::day(dates::local(at, &site.zone()).date(), page.language)
}
