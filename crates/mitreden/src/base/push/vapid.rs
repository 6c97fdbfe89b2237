//! The portal's signature for push services (RFC 8292). Its key follows from the secret of the installation and stands nowhere.

use aws_lc_rs::agreement::{ECDH_P256, PrivateKey};
use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;

use super::Endpoint;

/// How long a signature holds, in seconds; 24 hours are allowed.
const HOLDS: i64 = 12 * 3600;

/// The key by which push services know this portal.
pub struct Vapid {
    pair: EcdsaKeyPair,
    public: String,
    contact: String,
}

impl std::fmt::Debug for Vapid {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Vapid(…)")
    }
}

impl Vapid {
    /// The key that follows from the secret: `derive` makes 64 hexadecimal digits for a purpose. `contact`: whom push services may ask, `mailto:` or `https:`.
    pub fn new(derive: impl Fn(&str) -> String, contact: String) -> Option<Self> {
        // Of 2^32 numbers one is no key of the curve: then the next one is.
        (0..16).find_map(|at| Self::of(&derive(&format!("web push key {at}")), contact.clone()))
    }

    fn of(digits: &str, contact: String) -> Option<Self> {
        let bytes: Vec<u8> = (0..32).filter_map(|at| u8::from_str_radix(digits.get(at * 2..at * 2 + 2)?, 16).ok()).collect();
        let point = PrivateKey::from_private_key(&ECDH_P256, &bytes).ok()?.compute_public_key().ok()?;
        let pair = EcdsaKeyPair::from_private_key_and_public_key(&ECDSA_P256_SHA256_FIXED_SIGNING, &bytes, point.as_ref()).ok()?;
        Some(Self { pair, public: URL_SAFE_NO_PAD.encode(point.as_ref()), contact })
    }

    /// The public key, an uncompressed point in base64url.
    pub fn public(&self) -> &str {
        &self.public
    }

    /// The header's value for an endpoint. `now`: seconds since 1970.
    pub(super) fn authorization(&self, to: &Endpoint, now: i64) -> String {
        let head = URL_SAFE_NO_PAD.encode(r#"{"typ":"JWT","alg":"ES256"}"#);
        let claims = URL_SAFE_NO_PAD.encode(json!({ "aud": to.origin(), "exp": now + HOLDS, "sub": self.contact }).to_string());
        let signed = format!("{head}.{claims}");
        let signature = self.pair.sign(&SystemRandom::new(), signed.as_bytes()).map(|signature| URL_SAFE_NO_PAD.encode(signature.as_ref())).unwrap_or_default();
        format!("vapid t={signed}.{signature}, k={}", self.public)
    }
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey};

    use super::super::Place;
    use super::*;

    #[test]
    fn the_key_stays_and_its_signature_holds() {
        let derive = |purpose: &str| if purpose.ends_with('0') { "f".repeat(64) } else { "1f".repeat(32) };
        let vapid = Vapid::new(derive, "mailto:portal@gera.example".to_owned()).unwrap();
        assert_eq!(vapid.public(), Vapid::new(derive, String::new()).unwrap().public(), "what is no key of the curve is left out, always the same way");
        let header = vapid.authorization(&Endpoint::parse("https://push.example.org/wpush/abc", Place::Open).unwrap(), 1000);
        let (token, key) = header.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, decode(key)).verify(signed.as_bytes(), &decode(signature)).unwrap();
        let claims = String::from_utf8(decode(signed.split_once('.').unwrap().1)).unwrap();
        assert_eq!(claims, r#"{"aud":"https://push.example.org","exp":44200,"sub":"mailto:portal@gera.example"}"#);
    }
}
