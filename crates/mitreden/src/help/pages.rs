//! The two pages of the help. They are the same for everybody, but for whom one can ask.

use askama::Template;
use axum::extract::State;
use axum::response::Html;

use super::keys::{self, Key};
use super::parts::{self, Part};
use crate::app::App;
use crate::base::http::{Error, Page, show};
use crate::site;

#[derive(Template)]
#[template(path = "help/help.html")]
struct HelpPage {
    page: Page,
    parts: Vec<Part>,
    email: String,
    phone: String,
    /// The same for a telephone: digits, and a plus in front.
    tel: String,
}

#[derive(Template)]
#[template(path = "help/accessibility.html")]
struct AccessibilityPage {
    page: Page,
    email: String,
    phone: String,
    tel: String,
    room: Vec<Key>,
    moderation: Vec<Key>,
}

/// `GET /hilfe`
pub(super) async fn help(State(app): State<App>, page: Page) -> Result<Html<String>, Error> {
    let (email, phone) = site::contact(&app.site("").current().config);
    show(HelpPage { parts: parts::parts(&page), page, email, tel: tel(&phone), phone })
}

/// `GET /hilfe/barrierefreiheit`
pub(super) async fn accessibility(State(app): State<App>, page: Page) -> Result<Html<String>, Error> {
    let (email, phone) = site::contact(&app.site("").current().config);
    let (room, moderation) = (keys::room(page.t), keys::moderation(page.t));
    show(AccessibilityPage { page, email, tel: tel(&phone), phone, room, moderation })
}

fn tel(phone: &str) -> String {
    phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}
