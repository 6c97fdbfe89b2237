//! Registrations in the database. Decides nothing.

use jiff::{SignedDuration, Timestamp};
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{Answers, Count, KEEP_DAYS, Offer, Question, Registration, State};
use crate::base::db::{Ts, all, one, run};
use crate::base::i18n::Language;
use crate::base::mail::Address;

/// Most registrations of one list: more than a town hall holds.
const LIST_MAX: i64 = 10_000;

const OFFER: &str = "SELECT event_id, open, capacity, waiting, opens_at, closes_at, questions, turn, updated_at FROM registration_offer";
const REGISTRATION: &str = "SELECT id, number, person_id, name, email, language, state, answers, walk_in, turn, created_at, came_at FROM registration";

#[derive(FromQueryResult)]
struct OfferRow {
    event_id: String,
    open: bool,
    capacity: Option<i64>,
    waiting: bool,
    opens_at: Option<Ts>,
    closes_at: Option<Ts>,
    questions: String,
    turn: i64,
    updated_at: Ts,
}

impl TryFrom<OfferRow> for Offer {
    type Error = DbErr;

    fn try_from(row: OfferRow) -> Result<Self, DbErr> {
        Ok(Offer {
            event: row.event_id,
            open: row.open,
            capacity: row.capacity,
            waiting: row.waiting,
            opens_at: row.opens_at.map(Timestamp::from),
            closes_at: row.closes_at.map(Timestamp::from),
            questions: parsed::<Vec<Question>>(&row.questions)?,
            turn: row.turn,
            updated_at: row.updated_at.into(),
        })
    }
}

#[derive(FromQueryResult)]
struct Row {
    id: String,
    number: String,
    person_id: Option<String>,
    name: String,
    email: Option<String>,
    language: String,
    state: String,
    answers: String,
    walk_in: bool,
    turn: i64,
    created_at: Ts,
    came_at: Option<Ts>,
}

impl TryFrom<Row> for Registration {
    type Error = DbErr;

    fn try_from(row: Row) -> Result<Self, DbErr> {
        Ok(Registration {
            id: row.id,
            number: row.number,
            person: row.person_id,
            name: row.name,
            email: row.email.as_deref().and_then(Address::parse),
            language: Language::from_tag(&row.language).unwrap_or(Language::De),
            state: State::of(&row.state),
            answers: parsed::<Answers>(&row.answers)?,
            walk_in: row.walk_in,
            turn: row.turn,
            created_at: row.created_at.into(),
            came_at: row.came_at.map(Timestamp::from),
        })
    }
}

fn parsed<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, DbErr> {
    serde_json::from_str(text).map_err(|error| DbErr::Json(error.to_string()))
}

fn json(value: &impl serde::Serialize) -> Result<Value, DbErr> {
    serde_json::to_string(value).map(Value::from).map_err(|error| DbErr::Json(error.to_string()))
}

#[derive(FromQueryResult)]
struct CountRow {
    event_id: String,
    confirmed: i64,
    waiting: i64,
    came: i64,
}

const COUNT: &str = "SELECT event_id, CAST(SUM(CASE WHEN state = 'confirmed' THEN 1 ELSE 0 END) AS BIGINT) AS confirmed, \
                     CAST(SUM(CASE WHEN state = 'waiting' THEN 1 ELSE 0 END) AS BIGINT) AS waiting, CAST(COUNT(came_at) AS BIGINT) AS came FROM registration";

/// What an event offers.
pub(super) async fn offer(c: &impl ConnectionTrait, event: &str) -> Result<Option<Offer>, DbErr> {
    let row: Option<OfferRow> = one(c, &format!("{OFFER} WHERE event_id = $1"), [event.into()]).await?;
    row.map(Offer::try_from).transpose()
}

/// The same within a transaction that is about to count places: from here on nobody else counts until it ends. `None`: nothing is offered.
pub(super) async fn locked(c: &impl ConnectionTrait, event: &str) -> Result<Option<Offer>, DbErr> {
    if run(c, "UPDATE registration_offer SET turn = turn + 1 WHERE event_id = $1", [event.into()]).await? == 0 {
        return Ok(None);
    }
    offer(c, event).await
}

/// All offers, the next events first.
pub(super) async fn offers(c: &impl ConnectionTrait, ended_after: Timestamp) -> Result<Vec<Offer>, DbErr> {
    let rows: Vec<OfferRow> = all(c, &format!("{OFFER} WHERE ends_at > $1 ORDER BY ends_at, event_id LIMIT 200"), [Ts(ended_after).into()]).await?;
    rows.into_iter().map(Offer::try_from).collect()
}

/// Keeps what an event offers from now on. `version` is what was edited, `None`: nothing was there. False: somebody else was faster.
pub(super) async fn save_offer(c: &impl ConnectionTrait, offer: &Offer, ends_at: Timestamp, version: Option<Timestamp>) -> Result<bool, DbErr> {
    let values: Vec<Value> = vec![
        offer.event.as_str().into(),
        offer.open.into(),
        offer.capacity.into(),
        offer.waiting.into(),
        offer.opens_at.map(Ts).into(),
        offer.closes_at.map(Ts).into(),
        json(&offer.questions)?,
        Ts(ends_at).into(),
        Ts(offer.updated_at).into(),
    ];
    let written = match version {
        None => {
            let sql = "INSERT INTO registration_offer (event_id, open, capacity, waiting, opens_at, closes_at, questions, ends_at, updated_at) \
                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (event_id) DO NOTHING";
            run(c, sql, values).await?
        }
        Some(version) => {
            let sql = "UPDATE registration_offer SET open = $2, capacity = $3, waiting = $4, opens_at = $5, closes_at = $6, questions = $7, \
                       ends_at = $8, updated_at = $9 WHERE event_id = $1 AND updated_at = $10";
            run(c, sql, values.into_iter().chain([Ts(version).into()])).await?
        }
    };
    Ok(written == 1)
}

/// The event ends at another time.
pub(super) async fn move_offer(c: &impl ConnectionTrait, event: &str, ends_at: Timestamp) -> Result<(), DbErr> {
    run(c, "UPDATE registration_offer SET ends_at = $2 WHERE event_id = $1", [event.into(), Ts(ends_at).into()]).await.map(drop)
}

/// How many have registered for an event.
pub(super) async fn count(c: &impl ConnectionTrait, event: &str) -> Result<Count, DbErr> {
    let row: Option<CountRow> = one(c, &format!("{COUNT} WHERE event_id = $1 GROUP BY event_id"), [event.into()]).await?;
    Ok(row.map(|row| Count { confirmed: row.confirmed, waiting: row.waiting, came: row.came }).unwrap_or_default())
}

/// The same of all events, by event id.
pub(super) async fn counts(c: &impl ConnectionTrait) -> Result<Vec<(String, Count)>, DbErr> {
    let rows: Vec<CountRow> = all(c, &format!("{COUNT} GROUP BY event_id"), []).await?;
    Ok(rows.into_iter().map(|row| (row.event_id, Count { confirmed: row.confirmed, waiting: row.waiting, came: row.came })).collect())
}

/// Keeps a new registration. False: its number is taken.
pub(super) async fn insert(c: &impl ConnectionTrait, event: &str, code_hash: &str, new: &Registration) -> Result<bool, DbErr> {
    let sql = "INSERT INTO registration (id, event_id, number, code_hash, person_id, name, email, language, state, answers, walk_in, turn, created_at, came_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) ON CONFLICT (number) DO NOTHING";
    let values: [Value; 14] = [
        new.id.as_str().into(),
        event.into(),
        new.number.as_str().into(),
        code_hash.into(),
        new.person.clone().into(),
        new.name.as_str().into(),
        new.email.as_ref().map(|email| email.as_str().to_owned()).into(),
        new.language.tag().into(),
        new.state.word().into(),
        json(&new.answers)?,
        new.walk_in.into(),
        new.turn.into(),
        Ts(new.created_at).into(),
        new.came_at.map(Ts).into(),
    ];
    Ok(run(c, sql, values).await? == 1)
}

/// The registration that a code opens.
pub(super) async fn by_code(c: &impl ConnectionTrait, event: &str, code_hash: &str) -> Result<Option<Registration>, DbErr> {
    let row: Option<Row> = one(c, &format!("{REGISTRATION} WHERE event_id = $1 AND code_hash = $2"), [event.into(), code_hash.into()]).await?;
    row.map(Registration::try_from).transpose()
}

/// The registration with this id.
pub(super) async fn by_id(c: &impl ConnectionTrait, event: &str, id: &str) -> Result<Option<Registration>, DbErr> {
    let row: Option<Row> = one(c, &format!("{REGISTRATION} WHERE event_id = $1 AND id = $2"), [event.into(), id.into()]).await?;
    row.map(Registration::try_from).transpose()
}

/// The registration with this number.
pub(super) async fn by_number(c: &impl ConnectionTrait, event: &str, number: &str) -> Result<Option<Registration>, DbErr> {
    let row: Option<Row> = one(c, &format!("{REGISTRATION} WHERE event_id = $1 AND number = $2"), [event.into(), number.into()]).await?;
    row.map(Registration::try_from).transpose()
}

/// The registration of an address that has not been cancelled.
pub(super) async fn by_email(c: &impl ConnectionTrait, event: &str, email: &Address) -> Result<Option<Registration>, DbErr> {
    let sql = format!("{REGISTRATION} WHERE event_id = $1 AND email = $2 AND state <> 'cancelled'");
    let row: Option<Row> = one(c, &sql, [event.into(), email.as_str().into()]).await?;
    row.map(Registration::try_from).transpose()
}

/// The registration of an account that has not been cancelled.
pub(super) async fn by_person(c: &impl ConnectionTrait, event: &str, person: &str) -> Result<Option<Registration>, DbErr> {
    let sql = format!("{REGISTRATION} WHERE event_id = $1 AND person_id = $2 AND state <> 'cancelled'");
    let row: Option<Row> = one(c, &sql, [event.into(), person.into()]).await?;
    row.map(Registration::try_from).transpose()
}

/// The events for which an account or its address has registered.
pub(super) async fn events_of(c: &impl ConnectionTrait, person: &str, email: Option<&Address>) -> Result<Vec<String>, DbErr> {
    let sql = "SELECT DISTINCT event_id FROM registration WHERE (person_id = $1 OR email = $2) AND state <> 'cancelled' LIMIT 200";
    let rows: Vec<Old> = all(c, sql, [person.into(), email.map(|email| email.as_str().to_owned()).into()]).await?;
    Ok(rows.into_iter().map(|row| row.event_id).collect())
}

/// Joins a registration that no account has to one.
pub(super) async fn give_to(c: &impl ConnectionTrait, id: &str, person: &str) -> Result<bool, DbErr> {
    Ok(run(c, "UPDATE registration SET person_id = $2 WHERE id = $1 AND person_id IS NULL", [id.into(), person.into()]).await? == 1)
}

/// Everybody who has registered for an event, by name.
pub(super) async fn everybody(c: &impl ConnectionTrait, event: &str) -> Result<Vec<Registration>, DbErr> {
    let sql = format!("{REGISTRATION} WHERE event_id = $1 ORDER BY LOWER(name), number LIMIT {LIST_MAX}");
    let rows: Vec<Row> = all(c, &sql, [event.into()]).await?;
    rows.into_iter().map(Registration::try_from).collect()
}

/// The first ones of the queue.
pub(super) async fn queue(c: &impl ConnectionTrait, event: &str, first: i64) -> Result<Vec<Registration>, DbErr> {
    let sql = format!("{REGISTRATION} WHERE event_id = $1 AND state = 'waiting' ORDER BY turn LIMIT $2");
    let rows: Vec<Row> = all(c, &sql, [event.into(), first.into()]).await?;
    rows.into_iter().map(Registration::try_from).collect()
}

#[derive(FromQueryResult)]
struct Ahead {
    ahead: i64,
}

/// How many of the queue come before this one.
pub(super) async fn ahead(c: &impl ConnectionTrait, event: &str, waiting: &Registration) -> Result<i64, DbErr> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS ahead FROM registration \
               WHERE event_id = $1 AND state = 'waiting' AND turn < $2";
    let row: Option<Ahead> = one(c, sql, [event.into(), waiting.turn.into()]).await?;
    Ok(row.map_or(0, |row| row.ahead))
}

/// Changes where a registration stands. False: it stood elsewhere already.
pub(super) async fn set_state(c: &impl ConnectionTrait, id: &str, from: State, to: State) -> Result<bool, DbErr> {
    let sql = "UPDATE registration SET state = $3 WHERE id = $1 AND state = $2";
    Ok(run(c, sql, [id.into(), from.word().into(), to.word().into()]).await? == 1)
}

/// Keeps another name and other answers.
pub(super) async fn change(c: &impl ConnectionTrait, id: &str, name: &str, answers: &Answers) -> Result<(), DbErr> {
    run(c, "UPDATE registration SET name = $2, answers = $3 WHERE id = $1", [id.into(), name.into(), json(answers)?]).await.map(drop)
}

/// The person came, or did not after all.
pub(super) async fn set_came(c: &impl ConnectionTrait, id: &str, at: Option<Timestamp>) -> Result<(), DbErr> {
    let sql = "UPDATE registration SET came_at = $2 WHERE id = $1 AND state <> 'cancelled'";
    run(c, sql, [id.into(), at.map(Ts).into()]).await.map(drop)
}

#[derive(FromQueryResult)]
struct Old {
    event_id: String,
}

/// Removes the registrations of events that ended a month ago; how many there were and how many came stays.
pub(super) async fn forget(c: &impl ConnectionTrait, now: Timestamp) -> Result<u64, DbErr> {
    let before = now - SignedDuration::from_hours(24 * KEEP_DAYS);
    let sql = "SELECT event_id FROM registration_offer WHERE ends_at <= $1 AND registered IS NULL";
    let old: Vec<Old> = all(c, sql, [Ts(before).into()]).await?;
    let mut forgotten = 0;
    for Old { event_id } in old {
        let count = count(c, &event_id).await?;
        let sql = "UPDATE registration_offer SET registered = $2, came = $3 WHERE event_id = $1";
        run(c, sql, [event_id.as_str().into(), count.confirmed.into(), count.came.into()]).await?;
        forgotten += run(c, "DELETE FROM registration WHERE event_id = $1", [event_id.into()]).await?;
    }
    Ok(forgotten)
}
