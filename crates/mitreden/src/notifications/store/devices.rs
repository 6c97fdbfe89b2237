//! Devices and messages on their way to them in the database. Decides nothing.

use jiff::Timestamp;
use sea_orm::sea_query::Value;
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

use crate::base::db::{Ts, all, run};
use crate::base::i18n::Language;
use crate::notifications::model::{Device, Pushed};

#[derive(FromQueryResult)]
struct Row {
    id: String,
    subscriber_id: String,
    endpoint: String,
    p256dh: String,
    auth: String,
    device: String,
}

impl From<Row> for Device {
    fn from(row: Row) -> Self {
        Device { id: row.id, subscriber: row.subscriber_id, endpoint: row.endpoint, p256dh: row.p256dh, auth: row.auth, name: row.device }
    }
}

#[derive(FromQueryResult)]
struct MessageRow {
    message_id: String,
    title: String,
    address: String,
    language: String,
    attempts: i64,
    expires_at: Ts,
    id: String,
    subscriber_id: String,
    endpoint: String,
    p256dh: String,
    auth: String,
    device: String,
}

impl MessageRow {
    fn parts(self) -> (Pushed, Device) {
        let message = Pushed {
            id: self.message_id,
            device: self.id.clone(),
            title: self.title,
            address: self.address,
            language: Language::from_tag(&self.language).unwrap_or(Language::De),
            attempts: self.attempts,
            expires_at: self.expires_at.into(),
        };
        let device = Device { id: self.id, subscriber: self.subscriber_id, endpoint: self.endpoint, p256dh: self.p256dh, auth: self.auth, name: self.device };
        (message, device)
    }
}

/// Somebody's devices, the oldest first.
pub(in crate::notifications) async fn of(c: &impl ConnectionTrait, subscriber: &str) -> Result<Vec<Device>, DbErr> {
    let sql = "SELECT id, subscriber_id, endpoint, p256dh, auth, device FROM push_device WHERE subscriber_id = $1 ORDER BY created_at, id LIMIT 50";
    let rows: Vec<Row> = all(c, sql, [subscriber.into()]).await?;
    Ok(rows.into_iter().map(Device::from).collect())
}

/// Keeps a device; one that is known gets its new keys and owner.
pub(in crate::notifications) async fn insert(c: &impl ConnectionTrait, device: &Device, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO push_device (id, subscriber_id, endpoint, p256dh, auth, device, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
               ON CONFLICT (endpoint) DO UPDATE SET subscriber_id = $2, p256dh = $4, auth = $5, device = $6";
    let texts = [&device.id, &device.subscriber, &device.endpoint, &device.p256dh, &device.auth, &device.name];
    let values: Vec<Value> = texts.into_iter().map(|text| text.as_str().into()).chain([Ts(now).into()]).collect();
    run(c, sql, values).await.map(drop)
}

/// Who had letters alone is told on the devices as well.
pub(in crate::notifications) async fn also_push(c: &impl ConnectionTrait, subscriber: &str) -> Result<(), DbErr> {
    run(c, "UPDATE subscriber SET channel = 'both' WHERE id = $1 AND channel = 'mail'", [subscriber.into()]).await.map(drop)
}

/// Removes one of somebody's devices; with the last one letters are the only way again.
pub(in crate::notifications) async fn remove(c: &impl ConnectionTrait, subscriber: &str, id: &str) -> Result<u64, DbErr> {
    run(c, "DELETE FROM push_device WHERE subscriber_id = $1 AND id = $2", [subscriber.into(), id.into()]).await
}

/// The push service does not know the device any more.
pub(in crate::notifications) async fn gone(c: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM push_device WHERE id = $1", [id.into()]).await.map(drop)
}

pub(in crate::notifications) async fn enqueue(c: &impl ConnectionTrait, message: &Pushed, now: Timestamp) -> Result<(), DbErr> {
    let sql = "INSERT INTO push_message (id, device_id, title, address, language, due_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let texts = [message.id.as_str(), &message.device, &message.title, &message.address, message.language.tag()];
    let values: Vec<Value> = texts.into_iter().map(Into::into).chain([Ts(now).into(), Ts(message.expires_at).into()]).collect();
    run(c, sql, values).await.map(drop)
}

/// Messages that are due, with their devices.
pub(in crate::notifications) async fn due(c: &impl ConnectionTrait, now: Timestamp, most: i64) -> Result<Vec<(Pushed, Device)>, DbErr> {
    let sql = "SELECT m.id AS message_id, m.title, m.address, m.language, m.attempts, m.expires_at, \
               d.id, d.subscriber_id, d.endpoint, d.p256dh, d.auth, d.device \
               FROM push_message m JOIN push_device d ON d.id = m.device_id WHERE m.due_at <= $1 AND m.expires_at > $1 ORDER BY m.due_at, m.id LIMIT $2";
    let rows: Vec<MessageRow> = all(c, sql, [Ts(now).into(), most.into()]).await?;
    Ok(rows.into_iter().map(MessageRow::parts).collect())
}

pub(in crate::notifications) async fn done(c: &impl ConnectionTrait, id: &str) -> Result<(), DbErr> {
    run(c, "DELETE FROM push_message WHERE id = $1", [id.into()]).await.map(drop)
}

/// Once more, but later.
pub(in crate::notifications) async fn again(c: &impl ConnectionTrait, id: &str, due: Timestamp) -> Result<(), DbErr> {
    run(c, "UPDATE push_message SET attempts = attempts + 1, due_at = $2 WHERE id = $1", [id.into(), Ts(due).into()]).await.map(drop)
}

pub(in crate::notifications) async fn forget_old(c: &impl ConnectionTrait, now: Timestamp) -> Result<(), DbErr> {
    run(c, "DELETE FROM push_message WHERE expires_at <= $1", [Ts(now).into()]).await.map(drop)
}
