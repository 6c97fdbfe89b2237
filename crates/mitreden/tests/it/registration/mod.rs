//! Registration by its addresses: places, queue, letters, the list at the door. Never the event's own pages.

mod account;
mod door;
mod entry;
mod letters;
mod list;
mod queue;

use std::path::PathBuf;

use jiff::Timestamp;
use mail_parser::{Message, MessageParser, MimeHeaders as _};
use mitreden::accounts::Role;
use mitreden::base::clock::Clock;
use mitreden::base::mail::Delivery;
use mitreden::config::MailProtection;
use mitreden_testkit::sink::{Received, Sink};

use crate::house::{self, House};
use crate::programme::{Visitor, anybody, evening, field, staff};

/// When the stories begin: ten weeks before the evening of 4 February 2027, 17:00 in Berlin.
pub(crate) fn autumn() -> Clock {
    Clock::fixed("2026-11-24T16:00:00Z".parse::<Timestamp>().unwrap())
}

/// Portals that write to this mail server.
pub(crate) async fn with_mail(sink: &Sink, clock: Clock) -> Vec<House> {
    let port = sink.address.port();
    house::on_every_database_with(clock, move |config| {
        config.mail.host = "127.0.0.1".to_owned();
        config.mail.port = port;
        config.mail.protection = MailProtection::None;
        config.limits.forms_per_minute = 1000;
        config.limits.door_per_minute = 1000;
    })
    .await
}

/// Portals without a mail server.
pub(crate) async fn without_mail(clock: Clock) -> Vec<House> {
    house::on_every_database_with(clock, |config| {
        config.mail.folder = PathBuf::new();
        config.limits.forms_per_minute = 1000;
        config.limits.sign_in_per_minute = 1000;
    })
    .await
}

/// An evening with registration, and who set it up.
pub(crate) struct Evening {
    pub(crate) ada: Visitor,
    /// `/programm/waerme`
    pub(crate) address: String,
    /// `/programm/waerme/anmeldung`
    pub(crate) door: String,
    /// The event's id.
    pub(crate) id: String,
}

/// Announces an evening on 4 February 2027 at 17:00 and opens registration with these fields.
pub(crate) async fn announced(house: &House, fields: &[(&str, &str)]) -> Evening {
    let ada = staff(house, Role::Moderation).await;
    let address = ada.announces("Wärme; für \"alle\"", &[]).await;
    let door = format!("{address}/anmeldung");
    let mut form = vec![("open", "true"), ("waiting", "true")];
    form.extend_from_slice(fields);
    assert_eq!(ada.sends(&format!("{door}/einstellungen"), &form).await, format!("{door}/liste"));
    let calendar = ada.reads(&format!("{address}.ics")).await;
    let id = calendar.lines().find_map(|line| line.strip_prefix("UID:")).unwrap().trim().to_owned();
    Evening { ada, address, door, id }
}

impl Evening {
    /// Changes fields of the event as the staff does.
    pub(crate) async fn changes(&self, fields: &[(&str, &str)]) {
        let edit = format!("{}/bearbeiten", self.address);
        let form = self.ada.reads(&edit).await;
        let mut all = evening("Wärme; für \"alle\"", fields);
        all.push(("version", field(&form, "version")));
        self.ada.sends(&edit, &all).await;
    }

    /// Changes fields of the registration as the staff does.
    pub(crate) async fn offers(&self, fields: &[(&str, &str)]) {
        let settings = format!("{}/einstellungen", self.door);
        let form = self.ada.reads(&settings).await;
        let mut all = vec![("open", "true"), ("waiting", "true"), ("version", field(&form, "version"))];
        all.extend_from_slice(fields);
        self.ada.sends(&settings, &all).await;
    }

    /// Somebody registers without an address; answers where the own page stands.
    pub(crate) async fn takes(&self, house: &House, name: &str) -> String {
        anybody(house).sends(&self.door, &[("name", name)]).await
    }

    /// Somebody registers with an address.
    pub(crate) async fn writes(&self, house: &House, name: &str, email: &str) {
        let to = anybody(house).sends(&self.door, &[("name", name), ("email", email)]).await;
        assert_eq!(to, format!("{}/danke", self.door));
    }

    /// The letters of a kind that have not been sent, in the order they are due.
    pub(crate) async fn planned(&self, house: &House, kind: &str) -> Vec<Delivery> {
        let site = house.running.app.site("");
        let mut letters = site.outbox.deliveries(&site.db.read, &self.id).await.unwrap();
        letters.retain(|letter| letter.kind == kind && letter.state == mitreden::base::mail::State::Waiting);
        letters.sort_by_key(|letter| letter.at);
        letters
    }
}

/// A letter as an independent parser reads it.
pub(crate) struct Read {
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) plain: String,
    pub(crate) calendar: Option<String>,
}

impl Read {
    pub(crate) fn of(letter: &Received) -> Self {
        let message = MessageParser::default().parse(&letter.message).unwrap();
        let calendar = message.attachments().find(|part| part.content_type().is_some_and(|kind| kind.subtype() == Some("calendar")));
        Read {
            to: letter.to.join(" "),
            subject: message.subject().unwrap_or_default().to_owned(),
            plain: plain(&message),
            calendar: calendar.and_then(|part| part.text_contents()).map(str::to_owned),
        }
    }

    /// The path of a link of the letter that contains these words, longest first.
    pub(crate) fn link(&self, words: &str) -> String {
        let links = self.plain.split_whitespace().filter(|word| word.starts_with("http") && word.contains(words));
        let link = links.max_by_key(|link| link.len()).unwrap_or_else(|| panic!("no {words} in {}", self.plain));
        url::Url::parse(link).unwrap().path().to_owned()
    }
}

fn plain(message: &Message<'_>) -> String {
    message.body_text(0).unwrap_or_default().replace("\r\n", "\n")
}

/// Waits until the portal has noted what was sent: with the clock moved far ahead before that, it would send it once more.
pub(crate) async fn settled(house: &House) {
    let site = house.running.app.site("");
    let on_its_way = async || {
        let health = site.outbox.health(&site.db.read).await.unwrap();
        health.waiting > health.delayed
    };
    while on_its_way().await {
        tokio::task::yield_now().await;
    }
}

/// Everything that has arrived once it is so much.
pub(crate) async fn arrived(sink: &Sink, count: usize) -> Vec<Read> {
    sink.wait_for(count).await.iter().map(Read::of).collect()
}
