//! Registering, taking back, moving up, coming: each in one transaction with its letters. Checks no form and no rights; the pages do.

use std::collections::HashMap;

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr};

use super::letters::{self, Message, Writer};
use super::model::{Answers, Door, Offer, Registration, State};
use super::store;
use crate::app::Site;
use crate::audit::{self, By};
use crate::base::http::Error;
use crate::base::i18n::Language;
use crate::base::mail::Address;
use crate::programme;
use crate::programme::model::Event;

/// How often a number is drawn again because it is taken.
const DRAWS: usize = 8;

/// A checked form.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// The name.
    pub(super) name: String,
    /// Where letters go.
    pub(super) email: Option<Address>,
    /// The answers to the organiser's questions.
    pub(super) answers: Answers,
    /// The account.
    pub(super) person: Option<String>,
    /// The id that follows from the form's ticket; none: a new one is drawn.
    pub(super) id: Option<String>,
    /// The language of letters.
    pub(super) language: Language,
}

/// What became of a form.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It is registered now.
    New(Registration),
    /// This account was registered already.
    Mine(Registration),
    /// The address was registered already: a letter tells its owner, and nobody else learns of it.
    Known,
    /// Nothing was kept.
    Refused,
}

/// Registers somebody, or tells why not. Never more people than places, never a place lost: who counts has the event to themselves.
pub(super) async fn register(site: &Site, event: &Event, entry: Entry) -> Result<Outcome, Error> {
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    let Some(offer) = store::locked(&tx, &event.id).await? else { return Ok(Outcome::Refused) };
    // It may have been called off since the form was sent.
    let event = programme::event_of_id(&tx, &event.id).await?.ok_or(Error::NotFound)?;
    let writer = Writer::new(site, &tx, &event).await?;
    if let Some(person) = &entry.person
        && let Some(mine) = store::by_person(&tx, &event.id, person).await?
    {
        return Ok(Outcome::Mine(mine));
    }
    // The same form once more is the same registration, unless it was taken back.
    let again = match &entry.id {
        Some(id) => store::by_id(&tx, &event.id, id).await?,
        None => None,
    };
    let mut entry = entry;
    match again {
        Some(known) if known.state != State::Cancelled => return Ok(if known.email.is_some() { Outcome::Known } else { Outcome::Mine(known) }),
        Some(_) => entry.id = None,
        None => {}
    }
    // Whether there is room is said before whether an address is known: otherwise a full evening would tell who has a place.
    let door = offer.door(&event, store::count(&tx, &event.id).await?, now);
    if !door.is_open() {
        return Ok(Outcome::Refused);
    }
    if let Some(email) = &entry.email
        && let Some(known) = store::by_email(&tx, &event.id, email).await?
    {
        writer.write(&tx, &known, Message::Again).await?;
        tx.commit().await?;
        return Ok(Outcome::Known);
    }
    let state = if door == Door::Queue { State::Waiting } else { State::Confirmed };
    let new = insert(site, &tx, &event, fresh(site, entry, state, offer.turn, now)).await?;
    writer.write(&tx, &new, Message::of(state)).await?;
    if state == State::Confirmed {
        writer.remind(&tx, &new).await?;
    }
    tx.commit().await?;
    Ok(Outcome::New(new))
}

fn fresh(site: &Site, entry: Entry, state: State, turn: i64, now: Timestamp) -> Registration {
    Registration {
        id: entry.id.unwrap_or_else(|| site.ids.id()),
        number: String::new(),
        person: entry.person,
        name: entry.name,
        email: entry.email,
        language: entry.language,
        state,
        answers: entry.answers,
        walk_in: false,
        turn,
        created_at: now,
        came_at: None,
    }
}

async fn insert(site: &Site, c: &impl ConnectionTrait, event: &Event, mut new: Registration) -> Result<Registration, DbErr> {
    let code_hash = letters::hash(&letters::code(site, &new.id));
    for _ in 0..DRAWS {
        new.number = format!("A-{}", site.ids.digits(8));
        if store::insert(c, &event.id, &code_hash, &new).await? {
            return Ok(new);
        }
    }
    Err(DbErr::Custom("no free number for a registration".to_owned()))
}

/// Somebody comes to the door without having registered. The staff decides whether there is a chair: nothing is counted here.
pub(super) async fn walk_in(site: &Site, event: &Event, name: String, language: Language) -> Result<Registration, Error> {
    let now = site.clock.now();
    let entry = Entry { name, email: None, answers: Answers::new(), person: None, id: None, language };
    let tx = site.db.begin().await?;
    let offer = store::locked(&tx, &event.id).await?.ok_or(Error::NotFound)?;
    let new = Registration { walk_in: true, came_at: Some(now), ..fresh(site, entry, State::Confirmed, offer.turn, now) };
    let new = insert(site, &tx, event, new).await?;
    tx.commit().await?;
    Ok(new)
}

/// Takes a registration back; whoever waits moves up. False: it was taken back before.
pub(super) async fn cancel(site: &Site, event: &Event, registration: &Registration) -> Result<bool, Error> {
    let tx = site.db.begin().await?;
    let Some(offer) = store::locked(&tx, &event.id).await? else { return Ok(false) };
    let writer = Writer::new(site, &tx, event).await?;
    let done = take_back(&tx, &writer, &event.id, registration).await?;
    if done {
        writer.write(&tx, &Registration { state: State::Cancelled, ..registration.clone() }, Message::Cancelled).await?;
        move_up(site, &tx, &writer, event, &offer).await?;
    }
    tx.commit().await?;
    Ok(done)
}

async fn take_back(c: &impl ConnectionTrait, writer: &Writer<'_>, event: &str, registration: &Registration) -> Result<bool, DbErr> {
    // Where it stands may have changed since it was read.
    let Some(now) = store::by_id(c, event, &registration.id).await? else { return Ok(false) };
    if now.state == State::Cancelled || !store::set_state(c, &now.id, now.state, State::Cancelled).await? {
        return Ok(false);
    }
    writer.withdraw(c, &now).await?;
    Ok(true)
}

/// Gives free places to those who wait, in their order, while the event lies ahead.
async fn move_up(site: &Site, c: &impl ConnectionTrait, writer: &Writer<'_>, event: &Event, offer: &Offer) -> Result<(), DbErr> {
    if event.cancelled || event.starts_at <= site.clock.now() {
        return Ok(());
    }
    let free = offer.free(store::count(c, &event.id).await?);
    for waiting in store::queue(c, &event.id, free).await? {
        if store::set_state(c, &waiting.id, State::Waiting, State::Confirmed).await? {
            let up = Registration { state: State::Confirmed, ..waiting };
            writer.write(c, &up, Message::MovedUp).await?;
            writer.remind(c, &up).await?;
        }
    }
    Ok(())
}

/// Keeps what an event offers; with more places, people move up. False: somebody else changed it since `version`.
pub(super) async fn save_offer(site: &Site, event: &Event, offer: &Offer, version: Option<Timestamp>, by: By<'_>) -> Result<bool, Error> {
    let tx = site.db.begin().await?;
    store::locked(&tx, &event.id).await?;
    if !store::save_offer(&tx, offer, event.ends_at, version).await? {
        return Ok(false);
    }
    audit::note(&tx, site, by, "registration.set", &format!("/programm/{}", event.slug), &event.title).await?;
    let writer = Writer::new(site, &tx, event).await?;
    move_up(site, &tx, &writer, event, offer).await?;
    tx.commit().await?;
    Ok(true)
}

/// Keeps another name and other answers.
pub(super) async fn change(site: &Site, registration: &Registration, name: &str, answers: &Answers) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    store::change(&tx, &registration.id, name, answers).await?;
    tx.commit().await?;
    Ok(())
}

/// Joins a registration that was made with an account's address, without signing in, to the account. False: it has a place at this event
/// already.
pub(super) async fn claim(site: &Site, event: &str, id: &str, person: &str, email: &Address) -> Result<bool, Error> {
    let tx = site.db.begin().await?;
    store::locked(&tx, event).await?.ok_or(Error::NotFound)?;
    let found = store::by_id(&tx, event, id).await?.filter(|one| one.email.as_ref() == Some(email) && one.state != State::Cancelled);
    let found = found.ok_or(Error::NotFound)?;
    if store::by_person(&tx, event, person).await?.is_some_and(|mine| mine.id != found.id) {
        return Ok(false);
    }
    store::give_to(&tx, &found.id, person).await?;
    tx.commit().await?;
    Ok(true)
}

/// Notes that somebody came, or did not after all.
pub(super) async fn came(site: &Site, registration: &Registration, came: bool) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    store::set_came(&tx, &registration.id, came.then(|| site.clock.now())).await?;
    tx.commit().await?;
    Ok(())
}

/// Writes the letter about a registration once more.
pub(super) async fn send_again(site: &Site, event: &Event, registration: &Registration) -> Result<(), Error> {
    let tx = site.db.begin().await?;
    let writer = Writer::new(site, &tx, event).await?;
    writer.write(&tx, registration, Message::of(registration.state)).await?;
    tx.commit().await?;
    Ok(())
}

/// An event was edited, in this transaction: whoever registered learns what matters, and the reminders move with it.
///
/// # Errors
/// The database's.
pub(crate) async fn event_changed(site: &Site, c: &impl ConnectionTrait, before: &Event, after: &Event) -> Result<(), DbErr> {
    let Some(offer) = store::locked(c, &after.id).await? else { return Ok(()) };
    store::move_offer(c, &after.id, after.ends_at).await?;
    if !after.matters_to_calendars(before) {
        return Ok(());
    }
    let writer = Writer::new(site, c, after).await?;
    site.outbox.withdraw(c, &after.id, letters::REMINDER).await?;
    let moved = (before.starts_at, before.ends_at, &before.place) != (after.starts_at, after.ends_at, &after.place);
    let message = match (before.cancelled, after.cancelled) {
        (false, true) => Some(Message::Off),
        (true, false) => Some(Message::On),
        (true, true) => None,
        (false, false) => moved.then_some(Message::Moved),
    };
    // What is over needs no letter: an archive may be tidied.
    let message = message.filter(|_| after.ends_at > site.clock.now());
    for registration in store::everybody(c, &after.id).await?.iter().filter(|one| one.state != State::Cancelled) {
        if let Some(message) = message {
            writer.write(c, registration, message).await?;
        }
        if registration.state == State::Confirmed && !after.cancelled {
            writer.remind(c, registration).await?;
        }
    }
    move_up(site, c, &writer, after, &offer).await
}

/// Gives places to those who wait wherever one has become free without anybody calling it off here, such as by an erased account.
///
/// # Errors
/// The database's.
pub async fn move_up_everywhere(site: &Site) -> Result<(), DbErr> {
    let counts: HashMap<_, _> = store::counts(&site.db.read).await?.into_iter().collect();
    for offer in store::offers(&site.db.read, site.clock.now()).await? {
        if offer.free(counts.get(&offer.event).copied().unwrap_or_default()) == 0 {
            continue;
        }
        let tx = site.db.begin().await?;
        if let (Some(offer), Some(event)) = (store::locked(&tx, &offer.event).await?, programme::event_of_id(&tx, &offer.event).await?) {
            let writer = Writer::new(site, &tx, &event).await?;
            move_up(site, &tx, &writer, &event, &offer).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// Removes the registrations of events that ended a month ago.
///
/// # Errors
/// The database's.
pub async fn forget_expired(site: &Site) -> Result<(), DbErr> {
    let tx = site.db.begin().await?;
    let forgotten = store::forget(&tx, site.clock.now()).await?;
    tx.commit().await?;
    if forgotten > 0 {
        site.db.forget_deleted().await?;
    }
    Ok(())
}
