//! Devices that are told by web push: kept, told, forgotten. Decides not what is told, and seals nothing itself.

use std::time::Duration;

use futures_util::StreamExt;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};
use serde_json::json;
use sha2::{Digest, Sha256};

use super::model::{Device, Pointed, Pushed, Rhythm, Subscriber};
use super::store::devices as store;
use crate::app::Site;
use crate::base::ids::hex;
use crate::base::push::{Endpoint, Keys, Message, Outcome};

/// Most devices of one person.
pub(super) const MOST: usize = 10;

/// How many messages are on their way at once.
const AT_ONCE: usize = 8;

/// How many are looked at together.
const STEP: i64 = 200;

/// How long one round may send; the next one goes on.
const ROUND: Duration = Duration::from_secs(240);

/// How long the first retry waits; each further one twice as long.
const WAIT: SignedDuration = SignedDuration::from_mins(5);

/// A message that was refused so often is given up.
const TRIES: i64 = 8;

/// Keeps a device for somebody. A device that somebody else had before is now theirs: whoever sits in front of it decides. `false`: there are too many.
pub(super) async fn add(site: &Site, subscriber: &Subscriber, endpoint: &Endpoint, keys: (&str, &str), name: &str) -> Result<bool, DbErr> {
    let tx = site.db.begin().await?;
    let others = store::of(&tx, &subscriber.id).await?.into_iter().filter(|device| device.endpoint != endpoint.as_str());
    if others.count() >= MOST {
        return Ok(false);
    }
    let (p256dh, auth) = (keys.0.to_owned(), keys.1.to_owned());
    let device = Device { id: site.ids.id(), subscriber: subscriber.id.clone(), endpoint: endpoint.as_str().to_owned(), p256dh, auth, name: name.to_owned() };
    store::insert(&tx, &device, site.clock.now()).await?;
    store::also_push(&tx, &subscriber.id).await?;
    tx.commit().await?;
    Ok(true)
}

/// Puts what is new on its way to somebody's devices, in the caller's transaction. Answers whether there is any.
pub(super) async fn tell(c: &impl ConnectionTrait, site: &Site, to: &Subscriber, items: &[Pointed], now: Timestamp) -> Result<bool, DbErr> {
    // Switched off, the letter takes its place, as for somebody without a device.
    let offered = site.current().config.push.enabled;
    let devices = if offered { store::of(c, &to.id).await? } else { Vec::new() };
    let (title, address) = words(to, items);
    let hours = if to.rhythm == Rhythm::Weekly { 24 * 7 } else { 24 };
    for device in &devices {
        let message = Pushed {
            id: site.ids.id(),
            device: device.id.clone(),
            title: title.clone(),
            address: address.clone(),
            language: to.language,
            attempts: 0,
            expires_at: now + SignedDuration::from_hours(hours),
        };
        store::enqueue(c, &message, now).await?;
    }
    Ok(!devices.is_empty())
}

/// The title, and where a tap leads: to the one thing, or to where all of them stand.
fn words(to: &Subscriber, items: &[Pointed]) -> (String, String) {
    let t = to.language.words();
    if let [one] = items {
        return (t.msg_notifications_letter_one(one.title.as_str()), one.address.clone());
    }
    let all = |start: &str| items.iter().all(|item| item.address.starts_with(start));
    let address = ["/programm", "/aktuelles"].into_iter().find(|start| all(start)).unwrap_or("/");
    (t.msg_notifications_letter_many(i64::try_from(items.len()).unwrap_or(i64::MAX)), address.to_owned())
}

/// Sends what is due, and forgets devices that are gone and messages that are old.
pub(super) async fn send_due(site: &Site) -> Result<(), DbErr> {
    let began = std::time::Instant::now();
    let now = site.clock.now();
    let tx = site.db.begin().await?;
    store::forget_old(&tx, now).await?;
    tx.commit().await?;
    while site.current().config.push.enabled && began.elapsed() < ROUND {
        let batch = store::due(&site.db.read, now, STEP).await?;
        if batch.is_empty() {
            return Ok(());
        }
        let sending = batch.into_iter().map(|(message, device)| async move {
            let outcome = send(site, &message, &device, now).await;
            (message, outcome)
        });
        let mut sending = futures_util::stream::iter(sending).buffer_unordered(AT_ONCE);
        while let Some((message, outcome)) = sending.next().await {
            settle(site, &message, outcome, now).await?;
        }
    }
    Ok(())
}

async fn send(site: &Site, message: &Pushed, device: &Device, now: Timestamp) -> Outcome {
    // The settings may have changed since the device was kept.
    let Some((to, keys)) = site.push.endpoint(&device.endpoint).zip(Keys::parse(&device.p256dh, &device.auth)) else { return Outcome::Gone };
    let (language, portal) = (message.language.tag(), site.brand().name);
    let address = format!("/{language}{}", if message.address == "/" { "" } else { &message.address });
    let text = json!({ "title": message.title, "portal": portal, "address": address, "language": language }).to_string();
    let keep = u64::try_from(message.expires_at.duration_since(now).as_secs()).unwrap_or_default();
    // The same thing again takes the place of the one that was not fetched.
    let topic: String = hex(&Sha256::digest(&message.address)).chars().take(32).collect();
    let sealed = Message { text: text.as_bytes(), topic: &topic, keep: Duration::from_secs(keep) };
    site.push.send(&to, &keys, &sealed, now.as_second()).await
}

async fn settle(site: &Site, message: &Pushed, outcome: Outcome, now: Timestamp) -> Result<(), DbErr> {
    let tx = site.db.begin().await?;
    match outcome {
        Outcome::Taken => store::done(&tx, &message.id).await?,
        Outcome::Gone => store::gone(&tx, &message.device).await?,
        Outcome::Later(_) if message.attempts + 1 >= TRIES => store::done(&tx, &message.id).await?,
        Outcome::Later(asked) => {
            let own = WAIT * 2_i32.pow(u32::try_from(message.attempts.clamp(0, 8)).unwrap_or_default());
            let asked = asked.and_then(|asked| SignedDuration::try_from(asked).ok()).unwrap_or_default().min(SignedDuration::from_hours(24));
            store::again(&tx, &message.id, now + own.max(asked)).await?;
        }
        Outcome::Refused(status) => {
            tracing::warn!(status, "a push service refuses a message for good");
            store::done(&tx, &message.id).await?;
        }
    }
    tx.commit().await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::i18n::Language;
    use crate::base::mail::Address;

    fn to(language: Language) -> Subscriber {
        Subscriber {
            id: "s".into(),
            email: Address::parse("b@example.org").unwrap(),
            language,
            rhythm: Rhythm::Daily,
            hour: 7,
            channel: Default::default(),
            confirmed: true,
            returned: false,
            told_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn a_tap_leads_to_the_thing_or_to_all_of_them() {
        let item = |title: &str, address: &str| Pointed { title: title.into(), address: address.into(), text: String::new() };
        let plain = |(title, address): (String, String)| (title.replace(['\u{2068}', '\u{2069}'], ""), address);
        let [a, b, c] = [item("Wärme", "/programm/a"), item("Wege", "/programm/b"), item("Neues", "/aktuelles/c")];
        assert_eq!(plain(words(&to(Language::De), std::slice::from_ref(&a))), ("Neu: Wärme".to_owned(), "/programm/a".to_owned()));
        assert_eq!(plain(words(&to(Language::De), &[a.clone(), b.clone()])), ("2 Neuigkeiten".to_owned(), "/programm".to_owned()));
        assert_eq!(words(&to(Language::En), &[a, b, c]).1, "/");
    }
}
