//! The letters about a registration: in the recipient's language, with the way to take it back. Sends nothing itself; the outbox does.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{self, Registration, Reminder, State};
use crate::app::Site;
use crate::base::dates;
use crate::base::i18n::Language;
use crate::base::ids::Token;
use crate::base::mail::{Action, Address, Content, Item, Letter, Recipient};
use crate::programme;
use crate::programme::model::Event;

/// The kind of reminders in the outbox; all other letters are [`KIND`].
pub(super) const REMINDER: &str = "reminder";

/// The kind of all other letters about a registration.
pub(super) const KIND: &str = "registration";

/// What a letter tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message {
    /// There is a place.
    Confirmed,
    /// In the queue.
    Queued,
    /// Somebody gave a place back: it is yours.
    MovedUp,
    /// The address was registered already.
    Again,
    /// The place was given back.
    Cancelled,
    /// The event takes place at another time.
    Moved,
    /// The event does not take place.
    Off,
    /// It does after all.
    On,
}

impl Message {
    /// What somebody is told who asks for the letter once more.
    pub(super) fn of(state: State) -> Self {
        match state {
            State::Confirmed => Message::Confirmed,
            State::Waiting => Message::Queued,
            State::Cancelled => Message::Cancelled,
        }
    }

    fn has_calendar(self, state: State) -> bool {
        match self {
            Message::Confirmed | Message::MovedUp | Message::Moved | Message::Off | Message::On | Message::Again => state == State::Confirmed,
            Message::Queued | Message::Cancelled => false,
        }
    }
}

/// Writes the letters about one event.
pub(super) struct Writer<'a> {
    site: &'a Site,
    event: &'a Event,
    zone: TimeZone,
    /// The calendar file in each language, written once.
    calendars: HashMap<&'static str, String>,
}

impl<'a> Writer<'a> {
    /// One for an event.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn new(site: &'a Site, c: &impl ConnectionTrait, event: &'a Event) -> Result<Self, DbErr> {
        let mut calendars = HashMap::new();
        for language in Language::ALL {
            calendars.insert(language.tag(), programme::calendar_file(site, c, language, event).await?);
        }
        Ok(Self { site, event, zone: zone(site), calendars })
    }

    /// Writes one letter, if the person has an address.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn write(&self, c: &impl ConnectionTrait, to: &Registration, message: Message) -> Result<(), DbErr> {
        let Some(address) = &to.email else { return Ok(()) };
        let (subject, content) = self.content(to, message);
        let mut letter = Letter::new(KIND, recipient(to, address), subject, content);
        letter.about.clone_from(&self.event.id);
        letter.calendar = message.has_calendar(to.state).then(|| self.calendars.get(to.language.tag()).cloned()).flatten();
        letter.expires = Some(self.event.ends_at);
        if message == Message::Again {
            // Somebody who types an address a thousand times writes it one letter an hour.
            letter.unique = Some(format!("registration-again:{}:{}", to.id, self.site.clock.now().as_second() / 3600));
        }
        self.site.outbox.enqueue(c, letter).await.map(drop)
    }

    /// Puts the reminders that lie ahead into the outbox, each once for this time of the event.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn remind(&self, c: &impl ConnectionTrait, to: &Registration) -> Result<(), DbErr> {
        let Some(address) = &to.email else { return Ok(()) };
        for (reminder, due) in model::reminders(self.event.starts_at, &self.zone, self.site.clock.now()) {
            let (subject, content) = self.reminder(to, reminder);
            let mut letter = Letter::new(REMINDER, recipient(to, address), subject, content);
            letter.about.clone_from(&self.event.id);
            letter.unique = Some(format!("reminder:{}:{}:{}", to.id, reminder.word(), self.event.starts_at.as_second()));
            letter.due = Some(due);
            letter.expires = Some(self.event.ends_at);
            self.site.outbox.enqueue(c, letter).await?;
        }
        Ok(())
    }

    /// Takes back the reminders of one person.
    ///
    /// # Errors
    /// The database's.
    pub(super) async fn withdraw(&self, c: &impl ConnectionTrait, from: &Registration) -> Result<(), DbErr> {
        let Some(address) = &from.email else { return Ok(()) };
        self.site.outbox.withdraw_from(c, &self.event.id, REMINDER, address).await.map(drop)
    }

    /// "Donnerstag, 4. Februar 2021, 17:00–19:00 Uhr (MEZ)", and the place if there is one.
    fn when(&self, language: Language) -> String {
        let local = |at: Timestamp| dates::local(at, &self.zone);
        let starts = local(self.event.starts_at);
        let when = format!("{} ({})", dates::span(&starts, &local(self.event.ends_at), language), dates::zone_name(&starts, language));
        if self.event.place.is_empty() { when } else { format!("{when}, {}", self.event.place) }
    }

    fn content(&self, to: &Registration, message: Message) -> (String, Content) {
        let (t, title, when) = (to.language.words(), self.event.title.as_str(), self.when(to.language));
        let (subject, text) = match message {
            Message::Confirmed => (t.msg_registration_letter_confirmed(title), t.msg_registration_letter_confirmed_text(title, &when)),
            Message::Queued => (t.msg_registration_letter_queued(title), t.msg_registration_letter_queued_text(title, &when)),
            Message::MovedUp => (t.msg_registration_letter_moved_up(title), t.msg_registration_letter_moved_up_text(title, &when)),
            Message::Again if to.state == State::Waiting => (t.msg_registration_letter_again(title), t.msg_registration_letter_again_queued(title, &when)),
            Message::Again => (t.msg_registration_letter_again(title), t.msg_registration_letter_again_text(title, &when)),
            Message::Cancelled => (t.msg_registration_letter_cancelled(title), t.msg_registration_letter_cancelled_text(title, &when)),
            Message::Moved => (t.msg_registration_letter_moved(title), t.msg_registration_letter_moved_text(title, &when)),
            Message::Off => (t.msg_registration_letter_off(title), t.msg_registration_letter_off_text(title, &when)),
            Message::On => (t.msg_registration_letter_on(title), t.msg_registration_letter_on_text(title, &when)),
        };
        let over = matches!(message, Message::Cancelled | Message::Off);
        (subject, if over { self.farewell(to, text) } else { self.with_place(to, text) })
    }

    fn reminder(&self, to: &Registration, reminder: Reminder) -> (String, Content) {
        let (t, title, when) = (to.language.words(), self.event.title.as_str(), self.when(to.language));
        let (subject, text) = match reminder {
            Reminder::TwoDays => (t.msg_registration_letter_two_days(title), t.msg_registration_letter_two_days_text(title, &when)),
            Reminder::Hour => (t.msg_registration_letter_hour(title), t.msg_registration_letter_hour_text(title, &when)),
        };
        (subject, self.with_place(to, text))
    }

    /// A letter to somebody whose registration holds: with number, code and the ways to change and to cancel.
    fn with_place(&self, to: &Registration, text: String) -> Content {
        let t = to.language.words();
        let code = code(self.site, &to.id);
        let own = self.absolute(to.language, &own_path(self.event, &code));
        let event = self.absolute(to.language, &format!("/programm/{}", self.event.slug));
        Content {
            greeting: t.msg_registration_letter_greeting(to.name.as_str()),
            paragraphs: vec![text, t.msg_registration_letter_number(to.number.as_str(), code.as_str())],
            action: Some(Action { label: t.msg_registration_letter_open(), url: own.clone() }),
            items: vec![
                Item { title: t.msg_registration_letter_event(), url: event, text: t.msg_registration_letter_event_text() },
                Item { title: t.msg_registration_letter_cancel(), url: format!("{own}/absagen"), text: t.msg_registration_letter_cancel_text() },
            ],
            reason: t.msg_registration_letter_reason(),
            ..Content::default()
        }
    }

    fn farewell(&self, to: &Registration, text: String) -> Content {
        let t = to.language.words();
        let programme = Action { label: t.msg_registration_letter_programme(), url: self.absolute(to.language, "/programm") };
        Content {
            greeting: t.msg_registration_letter_greeting(to.name.as_str()),
            paragraphs: vec![text],
            action: Some(programme),
            reason: t.msg_registration_letter_reason_over(),
            ..Content::default()
        }
    }

    fn absolute(&self, language: Language, path: &str) -> String {
        format!("{}/{language}{path}", self.site.base_url)
    }
}

fn recipient(to: &Registration, address: &Address) -> Recipient {
    Recipient { address: address.clone(), name: to.name.clone(), language: to.language }
}

/// The code that opens a registration. It is kept nowhere: the id and the installation's key make it anew.
pub(super) fn code(site: &Site, id: &str) -> String {
    model::code(&site.secret.derive(&format!("registration {id}")))
}

/// The form in which a code is looked up.
pub(super) fn hash(code: &str) -> String {
    Token::from_text(code).hash()
}

/// Where a registration's own page stands, without language.
pub(super) fn own_path(event: &Event, code: &str) -> String {
    format!("/programm/{}/anmeldung/{code}", event.slug)
}

/// The time zone of the city. The configuration takes no unknown one.
pub(super) fn zone(site: &Site) -> TimeZone {
    site.zone()
}
