//! Booked rooms by address: booked, entered by link and code, moved, cancelled, ended, gone. Never what a room does inside.

mod entering;
mod limits;

use jiff::Timestamp;
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;

use crate::house::{self, Browser, House, header, text};

/// Ten minutes before the evening of [`EVENING`], in Gera ten to six.
pub(crate) const SOON: &str = "2027-02-04T16:50:00Z";

/// An evening from six to eight with a lobby.
pub(crate) const EVENING: [(&str, &str); 6] =
    [("title", "Imkerverein"), ("host", "Cem"), ("day", "2027-02-04"), ("from", "18:00"), ("until", "20:00"), ("lobby", "true")];

pub(crate) async fn houses() -> (Clock, Vec<House>) {
    let clock = Clock::fixed(SOON.parse::<Timestamp>().unwrap());
    let houses = house::on_every_database_with(clock.clone(), |config| config.limits.forms_per_minute = 1_000).await;
    (clock, houses)
}

/// The evening with some fields changed; later ones win.
pub(crate) fn with<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let changed = |name: &str| more.iter().any(|(other, _)| *other == name);
    EVENING.into_iter().filter(|(name, _)| !changed(name)).chain(more.iter().copied()).collect()
}

/// Books; answers the path of the booking.
pub(crate) async fn books(browser: &Browser, fields: &[(&str, &str)]) -> String {
    let answer = browser.post("/raumbuchung/neu", fields).await;
    let (status, to) = (answer.status().as_u16(), header(&answer, "location"));
    assert_eq!(status, 303, "{}", text(answer).await);
    to
}

/// The path of the link and the code on a booking's page.
pub(crate) async fn access(browser: &Browser, booking: &str) -> (String, String) {
    let page = text(browser.get(booking).await).await;
    let secret = |start: &str| page.split(start).nth(1).unwrap_or_else(|| panic!("{page}")).split('<').next().unwrap().to_owned();
    let link = secret("<p class=\"secret\">");
    let path = format!("/raeume/{}", link.split_once("/raeume/").unwrap().1);
    (path, secret("<p class=\"secret secret--code\">"))
}

/// The slug of the room to which a link leads.
pub(crate) fn slug(link: &str) -> String {
    link.split('/').nth(2).unwrap().to_owned()
}

pub(crate) async fn cem(house: &House) -> Browser {
    house.signed_in("Cem", Role::Person).await
}
