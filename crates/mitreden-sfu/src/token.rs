//! Access tokens: HS256 JSON web tokens with LiveKit's claims. Decides nothing beyond signature and time.

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};

use crate::{Grants, Permission, Source};

/// Clock difference in seconds that is forgiven between the issuer and this machine.
const LEEWAY: u64 = 10;

/// Longest token that is looked at, in bytes; a URL carries no longer one anyway.
const MAX_BYTES: usize = 16 << 10;

/// Why a token is not accepted. The client learns no more than this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Not a JWT of this key, algorithm or issuer, or its time is not now.
    #[error("invalid token")]
    Invalid,
    /// A valid token that names no room to join or nobody.
    #[error("the token does not allow to join a room")]
    NoRoom,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    #[serde(default)]
    sub: String,
    /// Older issuers put the identity here.
    #[serde(default, skip_serializing)]
    jti: String,
    #[serde(default)]
    nbf: u64,
    exp: u64,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    metadata: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    attributes: BTreeMap<String, String>,
    #[serde(default)]
    video: Video,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct Video {
    room: String,
    room_join: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    can_publish: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    can_subscribe: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    can_publish_data: Option<bool>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    can_publish_sources: Vec<String>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    hidden: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    can_update_own_metadata: Option<bool>,
}

/// The key pair of one SFU: makes and verifies tokens.
#[derive(Clone)]
pub(crate) struct Keys {
    issuer: String,
    encoding: EncodingKey,
    decoding: DecodingKey,
    validation: Validation,
}

impl Keys {
    pub(crate) fn new(api_key: &str, api_secret: &str) -> Self {
        // The algorithm comes from here and never from the token's header.
        let mut validation = Validation::new(Algorithm::HS256);
        validation.set_required_spec_claims(&["exp", "iss"]);
        validation.set_issuer(&[api_key]);
        validation.validate_nbf = true;
        validation.validate_aud = false;
        validation.leeway = LEEWAY;
        Self {
            issuer: api_key.to_owned(),
            encoding: EncodingKey::from_secret(api_secret.as_bytes()),
            decoding: DecodingKey::from_secret(api_secret.as_bytes()),
            validation,
        }
    }

    /// A token for these grants that lives from now for `life`.
    #[allow(clippy::disallowed_methods, reason = "a token's life is wall time, and no rule of a room depends on it")]
    pub(crate) fn sign(&self, grants: &Grants, life: Duration) -> String {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let claims = claims(&self.issuer, grants, now, life);
        // Serialising plain strings, numbers and booleans and an HMAC over them cannot fail.
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &self.encoding).unwrap_or_default()
    }

    pub(crate) fn verify(&self, token: &str) -> Result<Grants, TokenError> {
        if token.len() > MAX_BYTES {
            return Err(TokenError::Invalid);
        }
        let claims = jsonwebtoken::decode::<Claims>(token, &self.decoding, &self.validation).map_err(|_| TokenError::Invalid)?.claims;
        grants(claims)
    }
}

fn claims(issuer: &str, grants: &Grants, now: u64, life: Duration) -> Claims {
    let permission = &grants.permission;
    let sources = &permission.can_publish;
    let restricted = !Source::ALL.iter().all(|s| sources.contains(s));
    Claims {
        iss: issuer.to_owned(),
        sub: grants.identity.clone(),
        jti: String::new(),
        nbf: now,
        exp: now + life.as_secs(),
        name: permission.name.clone(),
        metadata: grants.metadata.clone(),
        attributes: grants.attributes.clone(),
        video: Video {
            room: grants.room.clone(),
            room_join: true,
            can_publish: Some(!sources.is_empty()),
            can_subscribe: Some(permission.can_subscribe),
            can_publish_data: Some(permission.can_publish_data),
            can_publish_sources: if restricted { sources.iter().map(|s| s.name().to_owned()).collect() } else { Vec::new() },
            hidden: permission.hidden,
            can_update_own_metadata: Some(permission.can_update_metadata),
        },
    }
}

fn grants(claims: Claims) -> Result<Grants, TokenError> {
    let video = claims.video;
    let identity = if claims.sub.is_empty() { claims.jti } else { claims.sub };
    if !video.room_join || video.room.is_empty() || identity.is_empty() {
        return Err(TokenError::NoRoom);
    }
    // Missing rights mean yes, missing data right means the right to publish: so do LiveKit's issuers.
    let can_publish = video.can_publish.unwrap_or(true);
    let mut sources: Vec<Source> = if video.can_publish_sources.is_empty() {
        Source::ALL.to_vec()
    } else {
        let names = video.can_publish_sources.iter();
        names.filter_map(|name| Source::from_name(name)).collect()
    };
    if !can_publish {
        sources.clear();
    }
    Ok(Grants {
        room: video.room,
        identity,
        permission: Permission {
            can_publish: sources,
            can_subscribe: video.can_subscribe.unwrap_or(true),
            can_publish_data: video.can_publish_data.unwrap_or(can_publish),
            hidden: video.hidden,
            name: claims.name,
            can_update_metadata: video.can_update_own_metadata.unwrap_or(false),
        },
        metadata: claims.metadata,
        attributes: claims.attributes,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "0123456789abcdef0123456789abcdef";

    fn alice() -> Grants {
        Grants {
            room: "hall".into(),
            identity: "alice".into(),
            permission: Permission::speaker("Alice", &[Source::Microphone, Source::Camera]),
            ..Grants::default()
        }
    }

    fn raw(header: &str, payload: &str) -> String {
        use base64::Engine;
        let b64 = base64::engine::general_purpose::URL_SAFE_NO_PAD;
        format!("{}.{}.", b64.encode(header), b64.encode(payload))
    }

    #[test]
    fn what_is_signed_comes_back() {
        let keys = Keys::new("key", SECRET);
        let token = keys.sign(&alice(), Duration::from_secs(60));
        assert_eq!(keys.verify(&token), Ok(alice()));
        assert!(token.len() < 500, "a token stays tiny, this has {}", token.len());
    }

    #[test]
    fn a_listener_gets_no_right_by_leaving_claims_out() {
        let keys = Keys::new("key", SECRET);
        let listener = Grants { permission: Permission::listener(), ..alice() };
        let back = keys.verify(&keys.sign(&listener, Duration::from_secs(60)));
        assert_eq!(back, Ok(listener));
    }

    #[test]
    fn other_keys_issuers_and_times_are_refused() {
        let keys = Keys::new("key", SECRET);
        let life = Duration::from_secs(60);
        let other = Keys::new("key", "another-secret-another-secret-32").sign(&alice(), life);
        assert_eq!(keys.verify(&other), Err(TokenError::Invalid));
        let issuer = Keys::new("other", SECRET).sign(&alice(), life);
        assert_eq!(keys.verify(&issuer), Err(TokenError::Invalid));
        let mut old = claims("key", &alice(), 1_000_000, life);
        let sign = |c: &Claims| jsonwebtoken::encode(&Header::new(Algorithm::HS256), c, &keys.encoding).unwrap();
        assert_eq!(keys.verify(&sign(&old)), Err(TokenError::Invalid));
        old.exp = u64::MAX / 2;
        assert!(keys.verify(&sign(&old)).is_ok());
        old.nbf = u64::MAX / 4;
        assert_eq!(keys.verify(&sign(&old)), Err(TokenError::Invalid));
    }

    #[test]
    fn the_algorithm_is_fixed() {
        let keys = Keys::new("key", SECRET);
        let body = r#"{"iss":"key","sub":"a","exp":9999999999,"video":{"room":"r","roomJoin":true}}"#;
        for alg in ["none", "None", "HS384", "RS256", "EdDSA"] {
            let token = raw(&format!(r#"{{"alg":"{alg}","typ":"JWT"}}"#), body);
            assert_eq!(keys.verify(&token), Err(TokenError::Invalid), "{alg}");
        }
        let hs512 = jsonwebtoken::encode(&Header::new(Algorithm::HS512), &claims("key", &alice(), 1, Duration::from_secs(9_999_999_999)), &keys.encoding);
        assert_eq!(keys.verify(&hs512.unwrap()), Err(TokenError::Invalid));
    }

    #[test]
    fn expiry_is_required() {
        let keys = Keys::new("key", SECRET);
        let claims = serde_json::json!({"iss":"key","sub":"a","video":{"room":"r","roomJoin":true}});
        let token = jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &keys.encoding).unwrap();
        assert_eq!(keys.verify(&token), Err(TokenError::Invalid));
    }

    #[test]
    fn a_token_without_room_or_identity_joins_nothing() {
        let keys = Keys::new("key", SECRET);
        for (room, identity) in [("", "a"), ("r", "")] {
            let grants = Grants { room: room.into(), identity: identity.into(), ..Grants::default() };
            let token = keys.sign(&grants, Duration::from_secs(60));
            assert_eq!(keys.verify(&token), Err(TokenError::NoRoom));
        }
    }
}
