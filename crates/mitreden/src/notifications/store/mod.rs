//! Subscribers, what they follow, and newsletters in the database. Decides nothing.

pub(super) mod devices;

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use super::model::{CONSENT, Channel, Newsletter, Rhythm, Subscriber, Topic, Wishes};
use crate::base::db::{Ts, all, one, places, run};
use crate::base::i18n::Language;
use crate::base::mail::{Address, WITH_RETURNS};

const NEWSLETTER: &str = "SELECT id, subject, text, items, sent_at, written_at, reached, updated_at FROM newsletter";

/// What a [`Row`] is read from: `s` is the subscriber, `r` the returns of the address.
const COLUMNS: &str = "s.id, s.email, s.language, s.rhythm, s.hour, s.channel, s.confirmed_at, r.since AS returned_at, s.told_at";

/// Begins a query for subscribers `s`, with the returns of their addresses.
fn subscriber() -> String {
    format!("SELECT {COLUMNS} FROM subscriber s {WITH_RETURNS}")
}

#[derive(FromQueryResult)]
struct Row {
    id: String,
    email: String,
    language: String,
    rhythm: String,
    hour: i64,
    channel: String,
    confirmed_at: Option<Ts>,
    returned_at: Option<Ts>,
    told_at: Ts,
}

impl Row {
    fn subscriber(self) -> Option<Subscriber> {
        Some(Subscriber {
            id: self.id,
            email: Address::parse(&self.email)?,
            language: Language::from_tag(&self.language).unwrap_or(Language::De),
            rhythm: Rhythm::of(&self.rhythm).unwrap_or_default(),
            hour: self.hour,
            channel: Channel::of(&self.channel).unwrap_or_default(),
            confirmed: self.confirmed_at.is_some(),
            returned: self.returned_at.is_some(),
            told_at: self.told_at.into(),
        })
    }
}

#[derive(FromQueryResult)]
struct TopicRow {
    kind: String,
    reference: String,
}

#[derive(FromQueryResult)]
struct NewsletterRow {
    id: String,
    subject: String,
    text: String,
    items: String,
    sent_at: Option<Ts>,
    written_at: Option<Ts>,
    reached: String,
    updated_at: Ts,
}

impl TryFrom<NewsletterRow> for Newsletter {
    type Error = DbErr;

    fn try_from(row: NewsletterRow) -> Result<Self, DbErr> {
        Ok(Newsletter {
            id: row.id,
            subject: row.subject,
            text: row.text,
            items: serde_json::from_str(&row.items).map_err(|error| DbErr::Json(error.to_string()))?,
            sent: row.sent_at.map(Timestamp::from),
            written: row.written_at.is_some(),
            reached: row.reached,
            version: row.updated_at.0,
        })
    }
}

/// The subscriber whose page has this secret.
pub(super) async fn by_token(c: &impl ConnectionTrait, token_hash: &str) -> Result<Option<Subscriber>, DbErr> {
    let row: Option<Row> = one(c, &format!("{} WHERE s.token_hash = $1", subscriber()), [token_hash.into()]).await?;
    Ok(row.and_then(Row::subscriber))
}

/// The subscriber of an address.
pub(super) async fn by_email(c: &impl ConnectionTrait, email: &Address) -> Result<Option<Subscriber>, DbErr> {
    let row: Option<Row> = one(c, &format!("{} WHERE s.email = $1", subscriber()), [email.as_str().into()]).await?;
    Ok(row.and_then(Row::subscriber))
}

/// Keeps a new subscriber who has not confirmed yet. False: the address is known.
pub(super) async fn insert(c: &impl ConnectionTrait, new: &Subscriber, token_hash: &str, now: Timestamp) -> Result<bool, DbErr> {
    let sql = "INSERT INTO subscriber (id, email, language, token_hash, rhythm, hour, created_at, consent, told_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $7) ON CONFLICT (email) DO NOTHING";
    let values: [Value; 8] = [
        new.id.as_str().into(),
        new.email.as_str().into(),
        new.language.tag().into(),
        token_hash.into(),
        new.rhythm.word().into(),
        new.hour.into(),
        Ts(now).into(),
        CONSENT.into(),
    ];
    Ok(run(c, sql, values).await? == 1)
}

/// What somebody follows.
pub(super) async fn topics(c: &impl ConnectionTrait, id: &str) -> Result<Vec<Topic>, DbErr> {
    let rows: Vec<TopicRow> = all(c, "SELECT kind, reference FROM subscription WHERE subscriber_id = $1 ORDER BY kind, reference", [id.into()]).await?;
    Ok(rows.iter().filter_map(|row| Topic::of(&row.kind, &row.reference)).collect())
}

/// Keeps what somebody wishes from now on.
pub(super) async fn wish(c: &impl ConnectionTrait, id: &str, wishes: &Wishes) -> Result<(), DbErr> {
    let sql = "UPDATE subscriber SET rhythm = $2, hour = $3, channel = COALESCE($4, channel) WHERE id = $1";
    let channel = wishes.channel.map(|channel| channel.word().to_owned());
    run(c, sql, [id.into(), wishes.rhythm.word().into(), wishes.hour.into(), channel.into()]).await?;
    for topic in topics(c, id).await?.iter().filter(|topic| !wishes.topics.contains(topic)) {
        let (kind, reference) = topic.parts();
        let sql = "DELETE FROM subscription WHERE subscriber_id = $1 AND kind = $2 AND reference = $3";
        run(c, sql, [id.into(), kind.into(), reference.into()]).await?;
    }
    for topic in &wishes.topics {
        let (kind, reference) = topic.parts();
        // What was followed before stays as it is: of an event it says what the person was told.
        let sql = "INSERT INTO subscription (subscriber_id, kind, reference) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
        run(c, sql, [id.into(), kind.into(), reference.into()]).await?;
    }
    Ok(())
}

/// The person has said so from their mailbox; from now on they are told.
pub(super) async fn confirm(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<(), DbErr> {
    let sql = "UPDATE subscriber SET confirmed_at = $2, told_at = $2, consent = $3 WHERE id = $1 AND confirmed_at IS NULL";
    run(c, sql, [id.into(), Ts(now).into(), CONSENT.into()]).await.map(drop)
}

/// It is over: nothing of the person stays.
pub(super) async fn set_email(c: &impl ConnectionTrait, id: &str, email: &Address) -> Result<(), DbErr> {
    run(c, "UPDATE subscriber SET email = $2 WHERE id = $1", [id.into(), email.as_str().into()]).await.map(drop)
}

pub(super) async fn delete(c: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM subscriber WHERE id = $1", [id.into()]).await.map(drop)
}

/// The next ones by id who can be reached and have been told before `now`.
pub(super) async fn reachable(c: &impl ConnectionTrait, after: &str, now: Timestamp, most: i64) -> Result<Vec<Subscriber>, DbErr> {
    let sql = format!("{} WHERE s.id > $1 AND s.told_at < $2 AND s.confirmed_at IS NOT NULL AND r.since IS NULL ORDER BY s.id LIMIT $3", subscriber());
    let rows: Vec<Row> = all(c, &sql, [after.into(), Ts(now).into(), most.into()]).await?;
    Ok(rows.into_iter().filter_map(Row::subscriber).collect())
}

/// The next ones by id who subscribed to the newsletter and can be reached.
pub(super) async fn readers(c: &impl ConnectionTrait, after: &str, most: i64) -> Result<Vec<Subscriber>, DbErr> {
    let sql = format!(
        "{} JOIN subscription n ON n.subscriber_id = s.id AND n.kind = 'newsletter' \
         WHERE s.id > $1 AND s.confirmed_at IS NOT NULL AND r.since IS NULL ORDER BY s.id LIMIT $2",
        subscriber()
    );
    let rows: Vec<Row> = all(c, &sql, [after.into(), most.into()]).await?;
    Ok(rows.into_iter().filter_map(Row::subscriber).collect())
}

#[derive(FromQueryResult)]
struct Reference {
    reference: String,
}

/// The events that somebody follows, by id.
pub(super) async fn followed_events(c: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let rows: Vec<Reference> = all(c, "SELECT DISTINCT reference FROM subscription WHERE kind = 'event'", []).await?;
    Ok(rows.into_iter().map(|row| row.reference).collect())
}

#[derive(FromQueryResult)]
struct Follower {
    #[sea_orm(nested)]
    row: Row,
    standing: String,
}

/// Some of those who follow an event, can be reached and were last told something else than `standing`; with what that was.
pub(super) async fn followers(c: &impl ConnectionTrait, event: &str, standing: &str, most: i64) -> Result<Vec<(Subscriber, String)>, DbErr> {
    let sql = format!(
        "SELECT {COLUMNS}, n.standing FROM subscription n JOIN subscriber s ON s.id = n.subscriber_id {WITH_RETURNS} WHERE n.kind = 'event' \
         AND n.reference = $1 AND n.standing <> $2 AND s.confirmed_at IS NOT NULL AND r.since IS NULL ORDER BY s.id LIMIT $3"
    );
    let rows: Vec<Follower> = all(c, &sql, [event.into(), standing.into(), most.into()]).await?;
    Ok(rows.into_iter().filter_map(|Follower { row, standing }| Some((row.subscriber()?, standing))).collect())
}

/// Somebody knows how an event stands.
pub(super) async fn knows(c: &impl ConnectionTrait, id: &str, event: &str, standing: &str) -> Result<(), DbErr> {
    let sql = "UPDATE subscription SET standing = $3 WHERE subscriber_id = $1 AND kind = 'event' AND reference = $2";
    run(c, sql, [id.into(), event.into(), standing.into()]).await.map(drop)
}

/// There is nothing left to follow.
pub(super) async fn forget_topic(c: &impl ConnectionTrait, topic: &Topic) -> Result<(), DbErr> {
    let (kind, reference) = topic.parts();
    run(c, "DELETE FROM subscription WHERE kind = $1 AND reference = $2", [kind.into(), reference.into()]).await.map(drop)
}

/// Up to here these have been told.
pub(super) async fn told(c: &impl ConnectionTrait, ids: &[&str], now: Timestamp) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    let sql = format!("UPDATE subscriber SET told_at = $1 WHERE id IN ({})", places(2, ids.len()));
    run(c, &sql, [Ts(now).into()].into_iter().chain(ids.iter().map(|id| (*id).into()))).await.map(drop)
}

#[derive(FromQueryResult)]
struct FollowedRow {
    subscriber_id: String,
    kind: String,
    reference: String,
}

/// What the subscribers after `after` up to `last` follow, by their ids.
pub(super) async fn topics_between(c: &impl ConnectionTrait, after: &str, last: &str) -> Result<HashMap<String, BTreeSet<Topic>>, DbErr> {
    let sql = "SELECT subscriber_id, kind, reference FROM subscription WHERE subscriber_id > $1 AND subscriber_id <= $2";
    let rows: Vec<FollowedRow> = all(c, sql, [after.into(), last.into()]).await?;
    let mut topics: HashMap<String, BTreeSet<Topic>> = HashMap::new();
    for row in rows {
        topics.entry(row.subscriber_id).or_default().extend(Topic::of(&row.kind, &row.reference));
    }
    Ok(topics)
}

#[derive(FromQueryResult)]
struct Number {
    number: i64,
}

/// How many would get a newsletter now.
pub(super) async fn count_readers(c: &impl ConnectionTrait) -> Result<i64, DbErr> {
    let sql = format!(
        "SELECT CAST(COUNT(*) AS BIGINT) AS number FROM subscriber s JOIN subscription n ON n.subscriber_id = s.id AND n.kind = 'newsletter' \
         {WITH_RETURNS} WHERE s.confirmed_at IS NOT NULL AND r.since IS NULL"
    );
    let row: Option<Number> = one(c, &sql, []).await?;
    Ok(row.map_or(0, |row| row.number))
}

/// Removes wishes that nobody confirmed.
pub(super) async fn forget_unconfirmed(c: &impl ConnectionTrait, before: Timestamp) -> Result<u64, DbErr> {
    run(c, "DELETE FROM subscriber WHERE confirmed_at IS NULL AND created_at < $1", [Ts(before).into()]).await
}

/// All newsletters, the newest first.
pub(super) async fn newsletters(c: &impl ConnectionTrait) -> Result<Vec<Newsletter>, DbErr> {
    let rows: Vec<NewsletterRow> = all(c, &format!("{NEWSLETTER} ORDER BY created_at DESC, id LIMIT 200"), []).await?;
    rows.into_iter().map(Newsletter::try_from).collect()
}

/// One newsletter.
pub(super) async fn newsletter(c: &impl ConnectionTrait, id: &str) -> Result<Option<Newsletter>, DbErr> {
    let row: Option<NewsletterRow> = one(c, &format!("{NEWSLETTER} WHERE id = $1"), [id.into()]).await?;
    row.map(Newsletter::try_from).transpose()
}

/// Keeps a draft, over the version that was edited. False: somebody changed or sent it meanwhile.
pub(super) async fn save_newsletter(c: &impl ConnectionTrait, draft: &Newsletter, now: Timestamp) -> Result<bool, DbErr> {
    let items = serde_json::to_string(&draft.items).map_err(|error| DbErr::Json(error.to_string()))?;
    let sql = "INSERT INTO newsletter (id, subject, text, items, created_at, reached, updated_at) VALUES ($1, $2, $3, $4, $5, '', $5) \
               ON CONFLICT (id) DO UPDATE SET subject = $2, text = $3, items = $4, updated_at = $5 \
               WHERE newsletter.sent_at IS NULL AND newsletter.updated_at = $6";
    let texts = [draft.id.as_str().into(), draft.subject.as_str().into(), draft.text.as_str().into(), items.into()];
    let values: [Value; 2] = [Ts(now).into(), Ts(draft.version).into()];
    Ok(run(c, sql, texts.into_iter().chain(values)).await? == 1)
}

/// Somebody pressed "send". False: somebody did before.
pub(super) async fn send_newsletter(c: &impl ConnectionTrait, id: &str, now: Timestamp) -> Result<bool, DbErr> {
    Ok(run(c, "UPDATE newsletter SET sent_at = $2 WHERE id = $1 AND sent_at IS NULL", [id.into(), Ts(now).into()]).await? == 1)
}

/// It was written up to this subscriber; `done`: to everybody.
pub(super) async fn reached(c: &impl ConnectionTrait, id: &str, reached: &str, done: Option<Timestamp>) -> Result<(), DbErr> {
    run(c, "UPDATE newsletter SET reached = $2, written_at = $3 WHERE id = $1", [id.into(), reached.into(), done.map(Ts).into()]).await.map(drop)
}
