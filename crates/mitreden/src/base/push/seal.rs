//! Sealing a message so that one device alone reads it (RFC 8291 with RFC 8188). Sends nothing.

use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use aws_lc_rs::agreement::{ECDH_P256, PrivateKey, UnparsedPublicKey, agree};
use aws_lc_rs::error::Unspecified;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Bytes of an uncompressed point of P-256.
const POINT: usize = 65;

/// Size of a record, in bytes. There is one record only.
const RECORD: usize = 4096;

/// Messages are filled up to a multiple of this, so that their length tells less.
const STEP: usize = 256;

/// What a device gave to be sealed for: its public key and its secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Keys {
    public: Vec<u8>,
    auth: Vec<u8>,
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(…)")
    }
}

impl Keys {
    /// The keys as browsers write them, in base64url; `None`: these are none.
    pub fn parse(p256dh: &str, auth: &str) -> Option<Self> {
        let keys = Self { public: bytes(p256dh)?, auth: bytes(auth)? };
        let is_point = keys.public.len() == POINT && keys.public[0] == 4;
        // Whether the point lies on the curve shows when something is sealed for it.
        (is_point && keys.auth.len() == 16 && seal(&keys, b"").is_some()).then_some(keys)
    }
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    let text = text.trim_end_matches('=');
    // Some browsers have written plain base64.
    URL_SAFE_NO_PAD.decode(text.replace('+', "-").replace('/', "_")).ok()
}

/// Seals a text with a key and a salt of its own; `None`: it is too long, or the device's key is none.
pub(super) fn seal(keys: &Keys, text: &[u8]) -> Option<Vec<u8>> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt).ok()?;
    seal_with(keys, text, &PrivateKey::generate(&ECDH_P256).ok()?, &salt, filled(text.len()))
}

/// How long a text becomes with its delimiter and its filling.
fn filled(length: usize) -> usize {
    (length + 1).next_multiple_of(STEP)
}

fn seal_with(keys: &Keys, text: &[u8], own: &PrivateKey, salt: &[u8], length: usize) -> Option<Vec<u8>> {
    if length + AES_128_GCM.tag_len() > RECORD {
        return None;
    }
    let own_public = own.compute_public_key().ok()?;
    let theirs = UnparsedPublicKey::new(&ECDH_P256, keys.public.as_slice());
    let shared = agree(own, theirs, Unspecified, |shared| Ok(shared.to_vec())).ok()?;
    let first = mac(&keys.auth, &[&shared]);
    let input = mac(&first, &[b"WebPush: info\0", &keys.public, own_public.as_ref(), &[1]]);
    let key = mac(salt, &[&input]);
    let content = mac(&key, &[b"Content-Encoding: aes128gcm\0", &[1]]);
    let nonce = mac(&key, &[b"Content-Encoding: nonce\0", &[1]]);
    let mut record = text.to_vec();
    // The delimiter of the last record; zeros fill it up.
    record.push(2);
    record.resize(length, 0);
    let cipher = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &content[..16]).ok()?);
    let nonce = Nonce::try_assume_unique_for_key(&nonce[..NONCE_LEN]).ok()?;
    cipher.seal_in_place_append_tag(nonce, Aad::empty(), &mut record).ok()?;
    let size = u32::try_from(RECORD).ok()?.to_be_bytes();
    Some([salt, &size, &[u8::try_from(POINT).ok()?], own_public.as_ref(), &record].concat())
}

/// HMAC-SHA-256: both steps of HKDF (RFC 5869) when no more than one block is wanted.
fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    // HMAC takes keys of every length.
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes every key");
    parts.iter().for_each(|part| mac.update(part));
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_comes_out() {
        // RFC 8291 section 5 and appendix A.
        let keys = Keys::parse("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", "BTBZMqHH6r4Tts7J_aSIgg").unwrap();
        let own = PrivateKey::from_private_key(&ECDH_P256, &bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw").unwrap()).unwrap();
        let text = b"When I grow up, I want to be a watermelon";
        let sealed = seal_with(&keys, text, &own, &bytes("DGv6ra1nlYgDCS1FRnbzlw").unwrap(), text.len() + 1).unwrap();
        let expected = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN";
        assert_eq!(URL_SAFE_NO_PAD.encode(sealed), expected);
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let good = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
        let off_the_curve = URL_SAFE_NO_PAD.encode([[4].as_slice(), &[7; 64]].concat());
        for (point, auth) in
            [("", ""), (good, ""), (good, "BTBZMqHH6r4Tts7J_aSI"), ("AAAA", "BTBZMqHH6r4Tts7J_aSIgg"), (&off_the_curve, "BTBZMqHH6r4Tts7J_aSIgg"), ("<b>", "ä")]
        {
            assert_eq!(Keys::parse(point, auth), None, "{point} {auth}");
        }
        assert!(Keys::parse(good, "BTBZMqHH6r4Tts7J_aSIgg==").is_some());
    }

    #[test]
    fn lengths_tell_little_and_have_an_end() {
        assert_eq!((filled(0), filled(255), filled(256)), (256, 256, 512));
        let keys = Keys::parse("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4", "BTBZMqHH6r4Tts7J_aSIgg").unwrap();
        assert_eq!(seal(&keys, b"a").unwrap().len(), seal(&keys, &[b'a'; 200]).unwrap().len());
        assert_eq!(seal(&keys, &[b'a'; 4000]), None);
    }
}
