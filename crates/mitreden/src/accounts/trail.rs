//! What signing in and out leaves in the staff's log. Lets nobody in, and keeps nothing about citizens, addresses of the network, or secrets.

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::{SignedDuration, Timestamp};
use sea_orm::{ConnectionTrait, DbErr};

use super::model::{Person, Role};
use crate::app::Site;
use crate::audit::{self, By};

/// So many entries of one kind about one account in an hour at most, when they tell of something that failed: nobody floods the log.
const MOST_IN_AN_HOUR: i64 = 10;

/// How often attempts by people who are not known are summed up.
const SUMMED_UP: SignedDuration = SignedDuration::from_hours(1);

/// By what somebody showed who they are.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way<'a> {
    /// The code of a letter.
    Code,
    /// A one-time link.
    Link,
    /// The link of an invitation.
    Invitation,
    /// The key of the first setup.
    Setup,
    /// A passkey.
    Passkey,
    /// A one-time password or a recovery code, as the second step.
    OneTime,
    /// A provider, by its name in the settings.
    Provider(&'a str),
}

impl Way<'_> {
    /// The word that the log keeps.
    fn word(self) -> String {
        match self {
            Way::Code => "code".to_owned(),
            Way::Link => "link".to_owned(),
            Way::Invitation => "invitation".to_owned(),
            Way::Setup => "setup".to_owned(),
            Way::Passkey => "passkey".to_owned(),
            Way::OneTime => "one-time".to_owned(),
            Way::Provider(name) => format!("provider {name}"),
        }
    }
}

/// Notes what somebody who works for the city did with their own sign-in; what citizens do is nobody's business.
pub(super) async fn noted(c: &impl ConnectionTrait, site: &Site, person: &Person, deed: &'static str, way: Option<Way<'_>>) -> Result<(), DbErr> {
    if person.role == Role::Person {
        return Ok(());
    }
    audit::note(c, site, By::Account(person), deed, "", &way.map(Way::word).unwrap_or_default()).await
}

/// The same for what failed: so often in an hour and no more.
pub(super) async fn failed(c: &impl ConnectionTrait, site: &Site, person: &Person, deed: &'static str, way: Way<'_>) -> Result<(), DbErr> {
    if person.role == Role::Person {
        return Ok(());
    }
    audit::note_seldom(c, site, By::Account(person), deed, &way.word(), MOST_IN_AN_HOUR).await
}

/// Attempts to sign in that were refused before it was known who tried: counted alike whether there is such an account or not, and written down as
/// one line an hour. So the log tells of an attack, cannot be filled by it, and answers nobody who tries addresses.
#[derive(Debug)]
pub struct Refused {
    codes: AtomicU64,
    passkeys: AtomicU64,
    providers: AtomicU64,
    since: Mutex<Timestamp>,
}

impl Refused {
    /// None since now.
    pub fn new(now: Timestamp) -> Self {
        Self { codes: AtomicU64::new(0), passkeys: AtomicU64::new(0), providers: AtomicU64::new(0), since: Mutex::new(now) }
    }

    /// Counts one.
    pub(super) fn count(&self, way: Way<'_>) {
        let counter = match way {
            Way::Passkey => &self.passkeys,
            Way::Provider(_) => &self.providers,
            _ => &self.codes,
        };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    /// What was counted, with which it begins anew; none while the hour is not over, or nothing happened.
    fn take(&self, now: Timestamp) -> Option<String> {
        let mut since = self.since.lock().unwrap_or_else(PoisonError::into_inner);
        if now.duration_since(*since) < SUMMED_UP {
            return None;
        }
        *since = now;
        let counted = [("code", &self.codes), ("passkey", &self.passkeys), ("provider", &self.providers)];
        let counted = counted.map(|(word, counter)| (word, counter.swap(0, Ordering::Relaxed)));
        let parts: Vec<String> = counted.into_iter().filter(|(_, count)| *count > 0).map(|(word, count)| format!("{word} {count}")).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// Writes down what was refused in the last hour. What was not written before a stop of the server is lost.
///
/// # Errors
/// The database's.
pub async fn sum_up(site: &Site) -> Result<(), DbErr> {
    match site.refused.take(site.clock.now()) {
        Some(counted) => audit::note_alone(site, By::System, "signin.refused", "", &counted).await,
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attempts_become_one_line_an_hour() {
        let began: Timestamp = "2026-11-24T16:00:00Z".parse().unwrap();
        let refused = Refused::new(began);
        for way in [Way::Code, Way::Passkey, Way::Code, Way::Provider("stadt")] {
            refused.count(way);
        }
        assert_eq!(refused.take(began + SignedDuration::from_mins(59)), None);
        assert_eq!(refused.take(began + SUMMED_UP), Some("code 2, passkey 1, provider 1".to_owned()));
        assert_eq!(refused.take(began + SUMMED_UP * 2), None, "nothing happened");
    }
}
