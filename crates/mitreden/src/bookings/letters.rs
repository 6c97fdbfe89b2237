//! The letters about a booking: confirmed, moved, cancelled, with the calendar file. Sends none; the outbox does.

use sea_orm::ConnectionTrait;

use super::model::Booking;
use crate::accounts;
use crate::app::Site;
use crate::base::dates;
use crate::base::http::Error;
use crate::base::i18n::Language;
use crate::base::mail::{Action, Content, Letter, Recipient};
use crate::programme;

/// The kind of these letters in the outbox.
const KIND: &str = "booking";

async fn recipient(c: &impl ConnectionTrait, booking: &Booking) -> Result<Option<Recipient>, Error> {
    let person = accounts::person(c, &booking.person).await?;
    Ok(person.and_then(|person| Some(Recipient { address: person.email?, name: person.name, language: person.language })))
}

/// "Donnerstag, 4. Februar 2027, 18:00–20:00 Uhr (MEZ)".
pub(super) fn when(site: &Site, booking: &Booking, language: Language) -> String {
    let zone = site.zone();
    let from = dates::local(booking.starts_at, &zone);
    format!("{} ({})", dates::span(&from, &dates::local(booking.ends_at, &zone), language), dates::zone_name(&from, language))
}

/// The calendar file: for the host alone, so that it may lead to the booking's own page.
fn calendar(site: &Site, booking: &Booking, language: Language, cancelled: bool) -> String {
    let page = format!("{}/{language}{}", site.base_url, booking.address());
    let entry = programme::CalendarEntry {
        uid: booking.id.clone(),
        // Moved within a second twice is one change.
        sequence: booking.updated_at.as_second().saturating_sub(1_600_000_000),
        updated_at: booking.updated_at,
        title: booking.title.clone(),
        description: String::new(),
        starts_at: booking.starts_at,
        ends_at: booking.ends_at,
        cancelled,
        place: String::new(),
        page: page.clone(),
        room: None,
    };
    programme::calendar_of(site, &site.brand().name, &page, entry)
}

/// Tells the host that the room is booked, and how others come in.
pub(super) async fn booked(c: &impl ConnectionTrait, site: &Site, booking: &Booking) -> Result<(), Error> {
    let Some(to) = recipient(c, booking).await? else { return Ok(()) };
    let (t, title) = (to.language.words(), booking.title.as_str());
    let text = t.msg_bookings_letter_booked_text(title, when(site, booking, to.language));
    write(c, site, booking, to, (t.msg_bookings_letter_booked(title), text), false).await
}

/// Tells the host the new time.
pub(super) async fn moved(c: &impl ConnectionTrait, site: &Site, booking: &Booking) -> Result<(), Error> {
    let Some(to) = recipient(c, booking).await? else { return Ok(()) };
    let (t, title) = (to.language.words(), booking.title.as_str());
    let text = t.msg_bookings_letter_moved_text(title, when(site, booking, to.language));
    write(c, site, booking, to, (t.msg_bookings_letter_moved(title), text), false).await
}

/// Tells the host that there is no room any more; `by_city`: it was not the host's own wish.
pub(super) async fn cancelled(c: &impl ConnectionTrait, site: &Site, booking: &Booking, by_city: bool) -> Result<(), Error> {
    let Some(to) = recipient(c, booking).await? else { return Ok(()) };
    let (t, title) = (to.language.words(), booking.title.as_str());
    let when = when(site, booking, to.language);
    let text = if by_city { t.msg_bookings_letter_ended_text(title, &when) } else { t.msg_bookings_letter_cancelled_text(title, &when) };
    write(c, site, booking, to, (t.msg_bookings_letter_cancelled(title), text), true).await
}

async fn write(c: &impl ConnectionTrait, site: &Site, booking: &Booking, to: Recipient, words: (String, String), over: bool) -> Result<(), Error> {
    let (t, language, (subject, text)) = (to.language.words(), to.language, words);
    let path = if over { "/raumbuchung".to_owned() } else { booking.address() };
    let content = Content {
        greeting: t.msg_notifications_letter_greeting(),
        paragraphs: vec![text],
        action: Some(Action {
            label: if over { t.msg_bookings_letter_again() } else { t.msg_bookings_letter_open() },
            url: format!("{}/{language}{path}", site.base_url),
        }),
        reason: t.msg_bookings_letter_reason(),
        ..Content::default()
    };
    let mut letter = Letter::new(KIND, to, subject, content);
    letter.about.clone_from(&booking.id);
    letter.calendar = Some(calendar(site, booking, language, over));
    letter.expires = Some(booking.ends_at);
    site.outbox.enqueue(c, letter).await?;
    Ok(())
}
