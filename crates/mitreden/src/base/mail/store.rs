//! The outbox in the database. Decides nothing.

use jiff::Timestamp;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, one, run};

/// For queries in which `s.email` is an address: joins `r.since`, which is when letters to it began to come back for good, or NULL.
pub const WITH_RETURNS: &str = "LEFT JOIN returned_address r ON r.email = s.email";

/// A letter on its way out.
#[derive(FromQueryResult)]
pub(super) struct Row {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) recipient: String,
    pub(super) name: String,
    pub(super) language: String,
    pub(super) subject: String,
    pub(super) plain: String,
    pub(super) html: String,
    pub(super) calendar: String,
    pub(super) unsubscribe: String,
    pub(super) created_at: Ts,
    pub(super) attempts: i64,
}

/// A new letter, besides what [`Row`] has.
pub(super) struct Plan {
    pub(super) about: String,
    pub(super) priority: i64,
    pub(super) unique: Option<String>,
    pub(super) due: Timestamp,
    pub(super) expires: Option<Timestamp>,
}

/// Where a letter is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// In the outbox.
    Waiting,
    /// Tried in vain, to be tried again.
    Delayed,
    /// Accepted by the mail server.
    Sent,
    /// Given up.
    Failed,
    /// Accepted, and come back.
    Returned,
}

/// What staff may know of a letter: not its words.
#[derive(Clone, Debug)]
pub struct Delivery {
    /// Its id.
    pub id: String,
    /// What it is, in the words of code.
    pub kind: String,
    /// Where it goes.
    pub recipient: String,
    /// Where it is.
    pub state: State,
    /// When that happened, or is to happen next.
    pub at: Timestamp,
    /// What the mail server said last; may be empty.
    pub reply: String,
    /// Its words are there: it can be sent once more.
    pub is_kept: bool,
}

#[derive(FromQueryResult)]
struct DeliveryRow {
    id: String,
    kind: String,
    recipient: String,
    due_at: Ts,
    attempts: i64,
    sent_at: Option<Ts>,
    failed_at: Option<Ts>,
    reply: String,
    kept: i64,
}

impl From<DeliveryRow> for Delivery {
    fn from(row: DeliveryRow) -> Self {
        let (state, at) = match (row.sent_at, row.failed_at) {
            (Some(_), Some(at)) => (State::Returned, at),
            (Some(at), None) => (State::Sent, at),
            (_, Some(at)) => (State::Failed, at),
            // On its first way there is no answer yet.
            _ if row.attempts > 0 && !row.reply.is_empty() => (State::Delayed, row.due_at),
            _ => (State::Waiting, row.due_at),
        };
        Delivery { id: row.id, kind: row.kind, recipient: row.recipient, state, at: at.0, reply: row.reply, is_kept: row.kept > 0 }
    }
}

/// How the outbox is doing.
#[derive(Clone, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Health {
    /// Letters that are due and wait.
    pub waiting: i64,
    /// Letters that could not be handed over yet and are tried again.
    pub delayed: i64,
    /// Letters that were given up.
    pub failed: i64,
    /// Letters that were accepted.
    pub sent: i64,
    /// Addresses from which letters come back for good.
    pub returned: i64,
}

/// `false`: there is a letter with this key already.
pub(super) async fn insert(c: &impl ConnectionTrait, row: &Row, plan: Plan) -> Result<bool, DbErr> {
    let sql = "INSERT INTO letter (id, kind, about, recipient, name, language, subject, plain, html, calendar, unsubscribe, priority, unique_key, \
               created_at, due_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
               ON CONFLICT (unique_key) DO NOTHING";
    let texts =
        [&row.id, &row.kind, &plan.about, &row.recipient, &row.name, &row.language, &row.subject, &row.plain, &row.html, &row.calendar, &row.unsubscribe];
    let texts = texts.into_iter().map(|text| text.as_str().into());
    let rest = [plan.priority.into(), plan.unique.into(), row.created_at.into(), Ts(plan.due).into(), plan.expires.map(Ts).into()];
    Ok(run(c, sql, texts.chain(rest)).await? == 1)
}

/// Takes letters that are due, the urgent ones first, for as long as the lock holds.
pub(super) async fn claim(c: &impl ConnectionTrait, now: Timestamp, until: Timestamp, at_most: i64) -> Result<Vec<Row>, DbErr> {
    let sql = "UPDATE letter SET locked_until = $2, attempts = attempts + 1 WHERE id IN (SELECT id FROM letter WHERE sent_at IS NULL AND failed_at IS NULL \
               AND due_at <= $1 AND (locked_until IS NULL OR locked_until <= $1) ORDER BY priority, due_at LIMIT $3) \
               RETURNING id, kind, recipient, name, language, subject, plain, html, calendar, unsubscribe, created_at, CAST(attempts AS BIGINT) AS attempts";
    all(c, sql, [Ts(now).into(), Ts(until).into(), at_most.into()]).await
}

#[derive(FromQueryResult)]
struct Found {
    found: i64,
}

/// Whether a letter is due. Asked every second, so it only reads.
pub(super) async fn is_due(c: &impl ConnectionTrait, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS found FROM (SELECT id FROM letter WHERE sent_at IS NULL AND failed_at IS NULL AND due_at <= $1 \
               AND (locked_until IS NULL OR locked_until <= $1) LIMIT 1) AS due";
    let row: Option<Found> = one(c, sql, [Ts(now).into()]).await?;
    Ok(row.is_some_and(|row| row.found > 0))
}

/// It was accepted: its words are no longer needed.
pub(super) async fn sent(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "UPDATE letter SET sent_at = $2, locked_until = NULL, name = '', plain = '', html = '', calendar = '', subject = '', reply = '' WHERE id = $1";
    run(c, sql, [id.into(), Ts(now).into()]).await?;
    Ok(())
}

/// It is to be tried again.
pub(super) async fn later(c: &impl ConnectionTrait, id: &str, due: Timestamp, reply: &str) -> Result<(), DbErr> {
    let sql = "UPDATE letter SET due_at = $2, locked_until = NULL, reply = $3 WHERE id = $1 AND failed_at IS NULL";
    run(c, sql, [id.into(), Ts(due).into(), reply.into()]).await?;
    Ok(())
}

/// It was given up. Its words stay until the row goes, so that the staff can send it again.
pub(super) async fn failed(c: &impl ConnectionTrait, id: &str, now: Timestamp, reply: &str) -> Result<(), DbErr> {
    let sql = "UPDATE letter SET failed_at = $2, locked_until = NULL, reply = $3 WHERE id = $1";
    run(c, sql, [id.into(), Ts(now).into(), reply.into()]).await?;
    Ok(())
}

/// Gives up what nobody needs any more, except what is on its way just now: it may arrive after all.
pub(super) async fn expire(c: &impl ConnectionTrait, now: Timestamp) -> Result<u64, DbErr> {
    let sql = "UPDATE letter SET failed_at = $1, name = '', plain = '', html = '', calendar = '', subject = '', reply = 'too late' \
               WHERE sent_at IS NULL AND failed_at IS NULL AND expires_at <= $1 \
               AND (locked_until IS NULL OR locked_until <= $1)";
    run(c, sql, [Ts(now).into()]).await
}

/// Takes back what has not been sent.
pub(super) async fn withdraw(c: &impl ConnectionTrait, about: &str, kind: &str) -> Result<u64, DbErr> {
    run(c, "DELETE FROM letter WHERE about = $1 AND kind = $2 AND sent_at IS NULL AND failed_at IS NULL", [about.into(), kind.into()]).await
}

/// Takes back what has not been sent to one address.
pub(super) async fn withdraw_from(c: &impl ConnectionTrait, about: &str, kind: &str, recipient: &str) -> Result<u64, DbErr> {
    let sql = "DELETE FROM letter WHERE about = $1 AND kind = $2 AND recipient = $3 AND sent_at IS NULL AND failed_at IS NULL";
    run(c, sql, [about.into(), kind.into(), recipient.into()]).await
}

/// Takes back what has not been sent of one kind to one address.
pub(super) async fn withdraw_kind(c: &impl ConnectionTrait, kind: &str, recipient: &str) -> Result<u64, DbErr> {
    run(c, "DELETE FROM letter WHERE kind = $1 AND recipient = $2 AND sent_at IS NULL AND failed_at IS NULL", [kind.into(), recipient.into()]).await
}

/// Tries once more, at once, as if it were new.
pub(super) async fn again(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "UPDATE letter SET failed_at = NULL, locked_until = NULL, attempts = 0, reply = '', created_at = $2, due_at = $2 \
               WHERE id = $1 AND sent_at IS NULL AND plain <> ''";
    Ok(run(c, sql, [id.into(), Ts(now).into()]).await? == 1)
}

/// Empties letters that were given up and that nobody needs any more: a code or a link in them would outlive its end.
pub(super) async fn empty_failed(c: &impl ConnectionTrait, now: Timestamp) -> Result<u64, DbErr> {
    let sql =
        "UPDATE letter SET name = '', plain = '', html = '', calendar = '', subject = '' WHERE failed_at IS NOT NULL AND expires_at <= $1 AND plain <> ''";
    run(c, sql, [Ts(now).into()]).await
}

/// Removes what has been settled before `before`.
pub(super) async fn forget(c: &impl ConnectionTrait, before: Timestamp) -> Result<u64, DbErr> {
    run(c, "DELETE FROM letter WHERE sent_at <= $1 OR failed_at <= $1", [Ts(before).into()]).await
}

/// Removes everything to one address.
pub(super) async fn forget_recipient(c: &impl ConnectionTrait, recipient: &str) -> Result<u64, DbErr> {
    run(c, "DELETE FROM letter WHERE recipient = $1", [recipient.into()]).await
}

/// What became of the letters about something, the newest first.
pub(super) async fn deliveries(c: &impl ConnectionTrait, about: &str) -> Result<Vec<Delivery>, DbErr> {
    let sql = "SELECT id, kind, recipient, due_at, CAST(attempts AS BIGINT) AS attempts, sent_at, failed_at, reply, \
               CAST(CASE WHEN plain <> '' THEN 1 ELSE 0 END AS BIGINT) AS kept FROM letter WHERE about = $1 ORDER BY created_at DESC, id LIMIT 2000";
    let rows: Vec<DeliveryRow> = all(c, sql, [about.into()]).await?;
    Ok(rows.into_iter().map(Delivery::from).collect())
}

/// The last letters that were given up or wait after a failure.
pub(super) async fn troubled(c: &impl ConnectionTrait) -> Result<Vec<Delivery>, DbErr> {
    let sql = "SELECT id, kind, recipient, due_at, CAST(attempts AS BIGINT) AS attempts, sent_at, failed_at, reply, \
               CAST(CASE WHEN plain <> '' THEN 1 ELSE 0 END AS BIGINT) AS kept FROM letter \
               WHERE failed_at IS NOT NULL OR (sent_at IS NULL AND attempts > 0) ORDER BY created_at DESC, id LIMIT 200";
    let rows: Vec<DeliveryRow> = all(c, sql, []).await?;
    Ok(rows.into_iter().map(Delivery::from).collect())
}

pub(super) async fn health(c: &impl ConnectionTrait, now: Timestamp) -> Result<Health, DbErr> {
    let sql = "SELECT CAST(COALESCE(SUM(CASE WHEN sent_at IS NULL AND failed_at IS NULL AND (due_at <= $1 OR attempts > 0) THEN 1 ELSE 0 END), 0) AS BIGINT) AS waiting, \
               CAST(COALESCE(SUM(CASE WHEN sent_at IS NULL AND failed_at IS NULL AND attempts > 0 AND reply <> '' THEN 1 ELSE 0 END), 0) AS BIGINT) AS delayed, \
               CAST(COUNT(failed_at) AS BIGINT) AS failed, CAST(COALESCE(SUM(CASE WHEN sent_at IS NOT NULL AND failed_at IS NULL THEN 1 ELSE 0 END), 0) AS BIGINT) AS sent, \
               (SELECT CAST(COUNT(*) AS BIGINT) FROM returned_address WHERE since IS NOT NULL) AS returned FROM letter";
    Ok(one(c, sql, [Ts(now).into()]).await?.unwrap_or_default())
}

#[derive(FromQueryResult)]
struct Recipient {
    recipient: String,
}

/// A letter that was sent has come back. `None`: it is not known any more, was never sent, or came back before. Answers its recipient.
pub(super) async fn came_back(c: &impl ConnectionTrait, id: &str, now: Timestamp, reply: &str) -> Result<Option<String>, DbErr> {
    let sql = "UPDATE letter SET failed_at = $2, reply = $3 WHERE id = $1 AND sent_at IS NOT NULL AND failed_at IS NULL RETURNING recipient";
    let row: Option<Recipient> = one(c, sql, [id.into(), Ts(now).into(), reply.into()]).await?;
    Ok(row.map(|row| row.recipient))
}

#[derive(FromQueryResult)]
struct Times {
    times: i64,
}

/// Counts a letter that came back from an address; what came back before `soon` counts no longer. Answers how many there are.
pub(super) async fn count_returned(c: &impl ConnectionTrait, email: &str, status: &str, now: Timestamp, soon: Timestamp) -> Result<i64, DbErr> {
    let sql = "INSERT INTO returned_address (email, times, status, last_at) VALUES ($1, 1, $2, $3) ON CONFLICT (email) DO UPDATE SET \
               times = CASE WHEN returned_address.last_at < $4 THEN 1 ELSE returned_address.times + 1 END, status = $2, last_at = $3 \
               RETURNING CAST(times AS BIGINT) AS times";
    let row: Option<Times> = one(c, sql, [email.into(), status.into(), Ts(now).into(), Ts(soon).into()]).await?;
    Ok(row.map_or(0, |row| row.times))
}

/// Nobody can be reached at an address, from now on.
pub(super) async fn unreachable(c: &impl ConnectionTrait, email: &str, now: Timestamp) -> Result<(), DbErr> {
    run(c, "UPDATE returned_address SET since = $2 WHERE email = $1 AND since IS NULL", [email.into(), Ts(now).into()]).await.map(drop)
}

/// Forgets that letters came back.
pub(super) async fn reachable(c: &impl ConnectionTrait, email: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM returned_address WHERE email = $1", [email.into()]).await.map(drop)
}

/// Whether nobody can be reached at an address.
pub(super) async fn is_unreachable(c: &impl ConnectionTrait, email: &str) -> Result<bool, DbErr> {
    let sql = "SELECT CAST(COUNT(*) AS BIGINT) AS found FROM returned_address WHERE email = $1 AND since IS NOT NULL";
    let row: Option<Found> = one(c, sql, [email.into()]).await?;
    Ok(row.is_some_and(|row| row.found > 0))
}

#[derive(FromQueryResult)]
struct Sent {
    at: Option<Ts>,
}

/// When the last letter was accepted.
pub(super) async fn last_sent(c: &impl ConnectionTrait) -> Result<Option<Timestamp>, DbErr> {
    let row: Option<Sent> = one(c, "SELECT MAX(sent_at) AS at FROM letter", []).await?;
    Ok(row.and_then(|row| row.at).map(Timestamp::from))
}
