//! Access tokens as a LiveKit server would issue them, and as a forger would. Does not check any.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde::Serialize;

/// What a token says. The wire names are LiveKit's.
#[derive(Clone, Debug, Serialize)]
pub struct Claims {
    /// The API key.
    pub iss: String,
    /// The identity.
    pub sub: String,
    /// Not before, in seconds since 1970.
    pub nbf: u64,
    /// End of life, in seconds since 1970.
    pub exp: u64,
    /// The media grants.
    pub video: Grant,
}

/// The `video` grant of a token.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Grant {
    /// The one room the token opens.
    pub room: String,
    /// Whether it opens the room at all.
    pub room_join: bool,
    /// Whether media may be published.
    pub can_publish: bool,
    /// Whether media of others is sent.
    pub can_subscribe: bool,
    /// Whether data packets may be sent.
    pub can_publish_data: bool,
    /// Sources that may be published; empty means all.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub can_publish_sources: Vec<String>,
    /// Whether the others are not told of this participant.
    pub hidden: bool,
    /// Whether own metadata may be changed.
    pub can_update_own_metadata: bool,
}

impl Claims {
    /// A hidden participant that only listens, for ten minutes.
    pub fn listener(key: &str, room: &str, identity: &str) -> Self {
        let now = seconds_since_1970();
        Claims {
            iss: key.to_owned(),
            sub: identity.to_owned(),
            nbf: now,
            exp: now + 600,
            video: Grant {
                room: room.to_owned(),
                room_join: true,
                can_publish: false,
                can_subscribe: true,
                can_publish_data: false,
                can_publish_sources: Vec::new(),
                hidden: true,
                can_update_own_metadata: false,
            },
        }
    }

    /// A visible participant that publishes camera and microphone and hears the others.
    pub fn speaker(key: &str, room: &str, identity: &str) -> Self {
        let mut claims = Self::listener(key, room, identity);
        claims.video.can_publish = true;
        claims.video.hidden = false;
        claims
    }

    /// The same claims, over since `ago`.
    pub fn expired(mut self, ago: Duration) -> Self {
        self.exp = seconds_since_1970().saturating_sub(ago.as_secs());
        self.nbf = self.exp.saturating_sub(60);
        self
    }

    /// The token signed as LiveKit signs (HS256).
    ///
    /// # Panics
    /// Never for these claims: they are plain strings and numbers.
    pub fn sign(&self, secret: &str) -> String {
        self.sign_with(secret, Algorithm::HS256)
    }

    /// The token signed with another algorithm of the HMAC family.
    ///
    /// # Panics
    /// When the algorithm does not take a shared secret.
    pub fn sign_with(&self, secret: &str, algorithm: Algorithm) -> String {
        let key = EncodingKey::from_secret(secret.as_bytes());
        jsonwebtoken::encode(&Header::new(algorithm), self, &key).expect("claims are plain data")
    }

    /// The token with `alg: none` and an empty signature, the oldest forgery of all (RFC 8725 section 2.1).
    ///
    /// # Panics
    /// Never for these claims: they are plain strings and numbers.
    pub fn unsigned(&self) -> String {
        let claims = serde_json::to_vec(self).expect("claims are plain data");
        let header = br#"{"alg":"none","typ":"JWT"}"#;
        format!("{}.{}.", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(claims))
    }
}

fn seconds_since_1970() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
