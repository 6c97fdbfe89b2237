//! The pages about people, and the words that several of them share. Each page is a file of its own.

pub(super) mod accept;
pub(super) mod invite;
pub(super) mod list;
pub(super) mod person;

use askama::Template;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::invitations::DAYS;
use crate::accounts::{LINK_HOURS, Role};
use crate::app::Site;
use crate::base::dates;
use crate::base::http::{Error, Page, show};
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

/// A link that is shown once, because no letter can bring it, and the words around it.
struct Once {
    link: String,
    title: String,
    lead: String,
    careful: String,
    back: String,
}

impl Once {
    fn invitation(page: &Page, link: String) -> Once {
        let t = page.t;
        let (title, lead, careful) = (t.msg_people_link_title(), t.msg_people_link_lead(DAYS), t.msg_people_link_careful());
        Once { link, title, lead, careful, back: page.to("/verwaltung/personen") }
    }

    fn sign_in(page: &Page, link: String, id: &str) -> Once {
        let t = page.t;
        let (title, lead, careful) = (t.msg_people_way_title(), t.msg_people_way_lead(LINK_HOURS), t.msg_people_way_careful());
        Once { link, title, lead, careful, back: page.to(&format!("/verwaltung/personen/{id}")) }
    }
}

#[derive(Template)]
#[template(path = "people/link.html")]
struct LinkPage<'a> {
    page: &'a Page,
    once: Once,
}

fn shown_once(page: &Page, once: Once) -> Result<Response, Error> {
    Ok(show(LinkPage { page, once })?.into_response())
}

/// The city's day of a moment.
fn day(site: &Site, page: &Page, at: Timestamp) -> String {
    dates::day(dates::local(at, &site.zone()).date(), page.language)
}
