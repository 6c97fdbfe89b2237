//! The outbox: takes letters in within the caller's transaction, and sends what is due until it arrives or cannot. Writes no words.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use futures_util::future::join_all;
use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};
use tokio_util::sync::CancellationToken;

use super::message::{Sender, build};
use super::returned::{self, Returned, Verdict};
use super::store::{self, Delivery, Health, Plan, Row};
use super::transport::{Sending, Transport};
use super::{Letter, single_line};
use crate::base::clock::Clock;
use crate::base::db::{Db, Ts};
use crate::base::http::page::Brand;
use crate::base::ids::Ids;

/// How often the outbox is looked at.
const LOOK: Duration = Duration::from_secs(1);

/// How long it rests when the mail server cannot be reached.
const REST: Duration = Duration::from_secs(30);

/// How many letters are taken at once; they travel side by side.
const BATCH: i64 = 8;

/// After this a letter that was taken and not settled is taken again: its sender is dead.
const LOCK: SignedDuration = SignedDuration::from_mins(10);

/// How long a letter is tried. A mail server may be down for a day.
const TRIED: SignedDuration = SignedDuration::from_hours(48);

/// How many days it is known that a letter was sent or given up.
pub const KEEP_DAYS: i64 = 30;

/// How many days it is known that letters come back from an address. Then it is tried once more: mailboxes are emptied, domains come back.
pub const RETURNED_DAYS: i64 = 180;

/// How many letters that came back for a reason of the day make an address one that nobody reads.
const ENOUGH: i64 = 5;

/// Only letters that come back so soon after each other are counted together.
const SOON: SignedDuration = SignedDuration::from_hours(24 * 30);

/// The same as a time.
const KNOWN: SignedDuration = SignedDuration::from_hours(24 * KEEP_DAYS);

/// Pauses between attempts in minutes; the last one repeats.
const PAUSES: [i64; 6] = [1, 5, 15, 30, 60, 120];

/// Takes letters in and sends them. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Outbox {
    transport: Transport,
    sender: Sender,
    brand: Arc<RwLock<Brand>>,
    base_url: String,
    clock: Clock,
    ids: Ids,
}

/// What one look at the outbox did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Accepted by the server.
    pub sent: usize,
    /// To be tried again.
    pub delayed: usize,
    /// Given up.
    pub failed: usize,
    /// Whether the server could not be reached.
    pub unreachable: bool,
}

/// What became of a letter that came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Settled {
    /// There is no such letter, or it came back before.
    Unknown,
    /// It is counted; the address still gets letters.
    Counted,
    /// Nobody can be reached at the address: what is not written for one person alone no longer goes there.
    Unreachable,
}

impl Outbox {
    /// An outbox that writes in the city's name.
    ///
    /// # Errors
    /// When an address of the settings is none.
    pub fn new(transport: Transport, from: &str, reply_to: &str, returns: &str, brand: Brand, base_url: String, clock: Clock) -> anyhow::Result<Self> {
        let from: lettre::message::Mailbox = from.parse()?;
        let reply_to = (!reply_to.is_empty()).then(|| reply_to.parse()).transpose()?;
        let returns = (!returns.is_empty()).then(|| returns.parse()).transpose()?;
        let domain = from.email.domain().to_owned();
        Ok(Self { transport, sender: Sender { from, reply_to, returns, domain }, brand: Arc::new(RwLock::new(brand)), base_url, clock, ids: Ids })
    }

    /// From now on it writes in this name.
    pub fn rename(&self, brand: &Brand) {
        *self.brand.write().unwrap_or_else(PoisonError::into_inner) = brand.clone();
    }

    fn brand(&self) -> Brand {
        self.brand.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The sender; without a name of its own it takes the portal's.
    fn sender(&self) -> Sender {
        let (mut sender, brand) = (self.sender.clone(), self.brand());
        sender.from.name = sender.from.name.or_else(|| Some(single_line(&format!("{}, {}", brand.name, brand.city))));
        sender
    }

    /// Whether letters can leave at all. Pages that promise a letter ask this first.
    pub fn works(&self) -> bool {
        self.transport.works()
    }

    /// Writes a letter into the outbox, within the caller's transaction: it is sent when that is committed. `None`: there is one with the same key.
    ///
    /// # Errors
    /// The database's, or a template's.
    pub async fn enqueue(&self, c: &impl ConnectionTrait, letter: Letter) -> Result<Option<String>, DbErr> {
        let now = self.clock.now();
        let row = self.write(&letter)?;
        let plan =
            Plan { about: letter.about, priority: letter.priority as i64, unique: letter.unique, due: letter.due.unwrap_or(now), expires: letter.expires };
        Ok(store::insert(c, &row, plan).await?.then_some(row.id))
    }

    /// Sends a letter at once, past the outbox, and says what the server answered: for trying the settings out. One that was taken counts among the
    /// letters that were sent; one that was not is forgotten.
    ///
    /// # Errors
    /// A template's, the database's, or when the letter cannot be built.
    pub async fn try_out(&self, db: &Db, letter: &Letter) -> anyhow::Result<Sending> {
        let row = self.write(letter)?;
        let (envelope, message) = build(&row, &self.sender(), self.clock.now())?;
        let sending = self.transport.send(&row.id, &envelope, &message).await;
        if matches!(sending, Sending::Accepted) {
            let now = self.clock.now();
            let plan = Plan { about: String::new(), priority: letter.priority as i64, unique: None, due: now, expires: None };
            let tx = db.begin().await?;
            store::insert(&tx, &row, plan).await?;
            store::sent(&tx, &row.id, now).await?;
            tx.commit().await?;
        }
        Ok(sending)
    }

    /// The letter as it travels.
    fn write(&self, letter: &Letter) -> Result<Row, DbErr> {
        let subject = single_line(&letter.subject);
        let rendered = letter.content.render(&letter.to, &subject, &self.brand(), &self.base_url);
        let (plain, html) = rendered.map_err(|error| DbErr::Custom(format!("a letter cannot be written: {error}")))?;
        Ok(Row {
            id: self.ids.id(),
            kind: letter.kind.to_owned(),
            recipient: letter.to.address.as_str().to_owned(),
            name: single_line(&letter.to.name),
            language: letter.to.language.tag().to_owned(),
            subject,
            plain,
            html,
            calendar: letter.calendar.clone().unwrap_or_default(),
            unsubscribe: letter.unsubscribe.clone().unwrap_or_default(),
            created_at: Ts(self.clock.now()),
            attempts: 0,
        })
    }

    /// Sends what is due until the server stops.
    pub async fn run(self, db: Db, stopping: CancellationToken) {
        loop {
            let pause = match self.round(&db).await {
                Ok(Round { unreachable: true, .. }) => REST,
                Ok(round) if round.sent > 0 => Duration::ZERO,
                Ok(_) => LOOK,
                Err(error) => {
                    tracing::warn!(%error, "the outbox cannot be read");
                    REST
                }
            };
            tokio::select! {
                () = stopping.cancelled() => return,
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// One look at the outbox: sends at most a handful of letters. Public so that tests need not wait.
    ///
    /// # Errors
    /// The database's.
    pub async fn round(&self, db: &Db) -> Result<Round, DbErr> {
        let now = self.clock.now();
        if !self.works() || !store::is_due(&db.read, now).await? {
            return Ok(Round::default());
        }
        let tx = db.begin().await?;
        store::expire(&tx, now).await?;
        let rows = store::claim(&tx, now, now + LOCK, BATCH).await?;
        tx.commit().await?;
        let results = join_all(rows.iter().map(|row| self.attempt(row))).await;
        let mut round = Round::default();
        let tx = db.begin().await?;
        for (row, result) in rows.iter().zip(results) {
            self.settle(&tx, row, result, &mut round).await?;
        }
        tx.commit().await?;
        Ok(round)
    }

    async fn attempt(&self, row: &Row) -> Sending {
        match build(row, &self.sender(), self.clock.now()) {
            Ok((envelope, message)) => self.transport.send(&row.id, &envelope, &message).await,
            Err(error) => {
                tracing::error!(letter = row.id, kind = row.kind, %error, "a letter cannot be built");
                Sending::Refused("cannot be built".to_owned())
            }
        }
    }

    async fn settle(&self, c: &impl ConnectionTrait, row: &Row, result: Sending, round: &mut Round) -> Result<(), DbErr> {
        let now = self.clock.now();
        round.unreachable |= matches!(result, Sending::Unreachable(_));
        let reply = match result {
            Sending::Accepted => {
                round.sent += 1;
                return store::sent(c, &row.id, now).await;
            }
            Sending::Refused(reply) => {
                round.failed += 1;
                tracing::warn!(letter = row.id, kind = row.kind, "a letter was refused");
                self.count(c, &row.recipient, returned::verdict_of_reply(&reply), &returned::status(&reply).unwrap_or_default()).await?;
                return store::failed(c, &row.id, now, &reply).await;
            }
            Sending::Later(reply) | Sending::Unreachable(reply) => reply,
        };
        let next = now + pause(row.attempts);
        if next > row.created_at.0 + TRIED {
            round.failed += 1;
            tracing::warn!(letter = row.id, kind = row.kind, "a letter was given up");
            return store::failed(c, &row.id, now, &reply).await;
        }
        round.delayed += 1;
        store::later(c, &row.id, next, &reply).await
    }

    /// What became of the letters about something, the newest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn deliveries(&self, c: &impl ConnectionTrait, about: &str) -> Result<Vec<Delivery>, DbErr> {
        store::deliveries(c, about).await
    }

    /// The last letters that were given up or wait after a failure.
    ///
    /// # Errors
    /// The database's.
    pub async fn troubled(&self, c: &impl ConnectionTrait) -> Result<Vec<Delivery>, DbErr> {
        store::troubled(c).await
    }

    /// How the outbox is doing.
    ///
    /// # Errors
    /// The database's.
    pub async fn health(&self, c: &impl ConnectionTrait) -> Result<Health, DbErr> {
        store::health(c, self.clock.now()).await
    }

    /// When a mail server last took a letter, as far as that is still known.
    ///
    /// # Errors
    /// The database's.
    pub async fn last_sent(&self, c: &impl ConnectionTrait) -> Result<Option<Timestamp>, DbErr> {
        store::last_sent(c).await
    }

    /// Whether letters go to a server, and not to a folder or nowhere.
    pub fn has_server(&self) -> bool {
        matches!(self.transport, Transport::Smtp(_))
    }

    /// Takes back the letters of a kind about something that have not been sent, such as the reminders of a cancelled event.
    ///
    /// # Errors
    /// The database's.
    pub async fn withdraw(&self, c: &impl ConnectionTrait, about: &str, kind: &str) -> Result<u64, DbErr> {
        store::withdraw(c, about, kind).await
    }

    /// Takes back only what goes to one address.
    ///
    /// # Errors
    /// The database's.
    pub async fn withdraw_from(&self, c: &impl ConnectionTrait, about: &str, kind: &str, address: &super::Address) -> Result<u64, DbErr> {
        store::withdraw_from(c, about, kind, address.as_str()).await
    }

    /// Takes back every letter of a kind to an address that has not been sent.
    ///
    /// # Errors
    /// The database's.
    pub async fn withdraw_kind(&self, c: &impl ConnectionTrait, kind: &str, address: &super::Address) -> Result<u64, DbErr> {
        store::withdraw_kind(c, kind, address.as_str()).await
    }

    /// Tries a letter that was given up or waits once more, at once. False: it was sent, or nobody needs it any more.
    ///
    /// # Errors
    /// The database's.
    pub async fn send_again(&self, c: &impl ConnectionTrait, id: &str) -> Result<bool, DbErr> {
        store::again(c, id, self.clock.now()).await
    }

    /// Notes that a letter came back, once for each letter.
    ///
    /// # Errors
    /// The database's.
    pub async fn came_back(&self, c: &impl ConnectionTrait, back: &Returned) -> Result<Settled, DbErr> {
        let reply = format!("returned {}", back.status);
        let Some(recipient) = store::came_back(c, &back.letter, self.clock.now(), &reply).await? else { return Ok(Settled::Unknown) };
        self.count(c, &recipient, back.verdict, &back.status).await
    }

    async fn count(&self, c: &impl ConnectionTrait, recipient: &str, verdict: Verdict, status: &str) -> Result<Settled, DbErr> {
        let now = self.clock.now();
        let times = store::count_returned(c, recipient, status, now, now - SOON).await?;
        if verdict == Verdict::NotThisTime && times < ENOUGH {
            return Ok(Settled::Counted);
        }
        store::unreachable(c, recipient, now).await?;
        Ok(Settled::Unreachable)
    }

    /// Whether nobody can be reached at an address, as far as mail servers say.
    ///
    /// # Errors
    /// The database's.
    pub async fn is_unreachable(&self, c: &impl ConnectionTrait, address: &super::Address) -> Result<bool, DbErr> {
        store::is_unreachable(c, address.as_str()).await
    }

    /// The owner of an address was reached there, or wants it to be tried again.
    ///
    /// # Errors
    /// The database's.
    pub async fn try_again(&self, c: &impl ConnectionTrait, address: &super::Address) -> Result<(), DbErr> {
        store::reachable(c, address.as_str()).await
    }

    /// Removes everything to one address, sent or not.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_recipient(&self, c: &impl ConnectionTrait, address: &super::Address) -> Result<u64, DbErr> {
        store::forget_recipient(c, address.as_str()).await
    }

    /// Removes letters that were settled a month ago.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_old(&self, db: &Db) -> Result<(), DbErr> {
        let tx = db.begin().await?;
        store::empty_failed(&tx, self.clock.now()).await?;
        store::forget(&tx, self.clock.now() - KNOWN).await?;
        tx.commit().await
    }
}

/// How long to wait after so many attempts.
fn pause(attempts: i64) -> SignedDuration {
    let step = usize::try_from(attempts.saturating_sub(1)).unwrap_or(0).min(PAUSES.len() - 1);
    SignedDuration::from_mins(PAUSES[step])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stay() {
        let minutes: Vec<i64> = (1..=8).map(|attempt| pause(attempt).as_mins()).collect();
        assert_eq!(minutes, [1, 5, 15, 30, 60, 120, 120, 120]);
    }
}
