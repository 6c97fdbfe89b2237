//! Messages to devices by web push (RFC 8030): sealed for the device (RFC 8291), signed by this portal (RFC 8292). Keeps no device and writes no words.

mod endpoint;
mod seal;
mod vapid;

pub use endpoint::{Endpoint, Place};
pub use seal::Keys;
pub use vapid::Vapid;

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use axum::http::{Request, header};

use super::outward::Outward;

/// A push service answers with next to nothing, in bytes.
const LONGEST: usize = 64 << 10;

/// One message on its way to one device.
#[derive(Clone, Debug)]
pub struct Message<'a> {
    /// What the device gets to read.
    pub text: &'a [u8],
    /// A newer one with the same word takes the place of one that has not been fetched: 32 letters of base64url at most.
    pub topic: &'a str,
    /// How long the push service keeps it for a device that is off.
    pub keep: Duration,
}

/// What became of a message.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The push service has it.
    Taken,
    /// The device is not there any more: it is to be forgotten.
    Gone,
    /// Not now; perhaps after this time.
    Later(Option<Duration>),
    /// The push service will never take this one; the number of its answer.
    Refused(u16),
}

/// The way to the push services. Cheap to clone.
#[derive(Clone)]
pub struct Push(Arc<Inner>);

struct Inner {
    vapid: Vapid,
    place: Place,
    outward: OnceLock<Option<Outward>>,
}

impl std::fmt::Debug for Push {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Push")
    }
}

impl Push {
    /// `place`: which push services may be spoken to.
    pub fn new(vapid: Vapid, place: Place) -> Self {
        Self(Arc::new(Inner { vapid, place, outward: OnceLock::new() }))
    }

    /// The portal's public key, as browsers want it.
    pub fn key(&self) -> &str {
        self.0.vapid.public()
    }

    /// An endpoint that a browser named, if it may be spoken to.
    pub fn endpoint(&self, text: &str) -> Option<Endpoint> {
        Endpoint::parse(text, self.0.place)
    }

    /// Sends one message. `now`: seconds since 1970.
    pub async fn send(&self, to: &Endpoint, keys: &Keys, message: &Message<'_>, now: i64) -> Outcome {
        let inner = &self.0;
        let made = inner.outward.get_or_init(|| inner.place.outward(LONGEST).inspect_err(|error| tracing::error!(%error, "no push service can be asked")).ok());
        let Some(outward) = made.clone() else { return Outcome::Later(None) };
        let Some(sealed) = seal::seal(keys, message.text) else { return Outcome::Gone };
        let request = Request::post(to.as_str())
            .header(header::AUTHORIZATION, inner.vapid.authorization(to, now))
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .header(header::CONTENT_ENCODING, "aes128gcm")
            .header("ttl", message.keep.as_secs())
            .header("topic", message.topic)
            .header("urgency", "low")
            .body(sealed);
        let Ok(request) = request else { return Outcome::Gone };
        match outward.send(request).await {
            Ok(answer) => judge(answer.status().as_u16(), answer.headers().get(header::RETRY_AFTER).and_then(|value| value.to_str().ok())),
            Err(error) => {
                tracing::debug!(%error, "a push service was not reached");
                Outcome::Later(None)
            }
        }
    }
}

/// What an answer means (RFC 8030 sections 5 and 7.3), by its number.
fn judge(status: u16, retry_after: Option<&str>) -> Outcome {
    match status {
        200..=299 => Outcome::Taken,
        404 | 410 => Outcome::Gone,
        408 | 429 | 500..=599 => Outcome::Later(retry_after.and_then(|text| text.parse().ok()).map(Duration::from_secs)),
        status => Outcome::Refused(status),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_push_services_are_understood() {
        assert_eq!(judge(201, None), Outcome::Taken);
        assert_eq!(judge(410, None), Outcome::Gone);
        assert_eq!(judge(404, Some("5")), Outcome::Gone);
        assert_eq!(judge(429, Some("120")), Outcome::Later(Some(Duration::from_secs(120))));
        assert_eq!(judge(503, Some("Fri, 31 Dec 1999 23:59:59 GMT")), Outcome::Later(None));
        // A redirect is not followed: it could lead where nobody may ask.
        assert_eq!(judge(302, None), Outcome::Refused(302));
        assert!(matches!(judge(400, None), Outcome::Refused(_)));
    }
}
