//! Random ids and tokens from the operating system. Stores and checks nothing.

use std::fmt;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Makes ids and tokens. A value, so that every maker of ids shows it in its signature.
#[derive(Clone, Copy, Debug, Default)]
pub struct Ids;

impl Ids {
    /// 128 random bits as 32 lowercase hexadecimal digits.
    pub fn id(&self) -> String {
        hex(&random::<16>())
    }

    /// A secret of 256 random bits, to be handed out once and stored as its [`Token::hash`].
    pub fn token(&self) -> Token {
        Token(hex(&random::<32>()))
    }

    /// A code of 50 random bits that people read out and type: two groups of five, without letters that look like digits. To be used
    /// only where guesses are counted.
    pub fn code(&self) -> String {
        // Crockford's base 32: 32 divides 256, so no character is favoured.
        const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
        let digits: String = random::<10>().iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
        format!("{}-{}", &digits[..5], &digits[5..])
    }

    /// Short random id of 8 digits to find one event again in the logs; not unique for ever.
    pub fn incident(&self) -> String {
        hex(&random::<4>())
    }

    /// A number of `digits` decimal digits that cannot be guessed from others, such as a reference number.
    pub fn digits(&self, digits: usize) -> String {
        let mut text = String::with_capacity(digits);
        while text.len() < digits {
            let [byte] = random::<1>();
            // 250 is the largest multiple of ten below 256: what lies above would favour small digits.
            if byte < 250 {
                text.push(char::from(b'0' + byte % 10));
            }
        }
        text
    }
}

/// Whether a text can be one of our ids. What cannot is looked for nowhere: PostgreSQL takes no NUL in a text.
pub fn is_id(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

/// A secret text. Shown only by [`Token::reveal`], never by `Debug`.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A token that came from outside.
    pub fn from_text(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The secret itself, for the cookie or the link.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// SHA-256 of the secret in hexadecimal digits: the form that is stored. A fast hash is enough for 256 random bits.
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0.as_bytes()))
    }

    /// Compares with a stored hash in constant time.
    pub fn matches(&self, hash: &str) -> bool {
        self.hash().as_bytes().ct_eq(hash.as_bytes()).into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// Lowercase hexadecimal digits of the bytes.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Our 128 random bits as a URN, which stays the same when the portal moves to another domain (RFC 4287 section 4.2.6).
pub fn urn(id: &str) -> String {
    let part = |from: usize, to: usize| id.get(from..to).unwrap_or_default();
    format!("urn:uuid:{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32))
}

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Without random numbers no secret of this program would be one: it must not go on.
    getrandom::fill(&mut bytes).expect("the operating system gives no random numbers");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_long_and_differ() {
        let (a, b) = (Ids.id(), Ids.id());
        assert!(is_id(&a) && is_id(&b) && !is_id("0") && !is_id(&a.to_uppercase().replace('0', "A")) && !is_id(&"\0".repeat(32)));
        assert_ne!(a, b);
        assert_eq!(Ids.digits(8).len(), 8);
        assert_eq!(Ids.code().len(), 11);
        assert_ne!(Ids.code(), Ids.code());
    }

    #[test]
    fn ids_become_urns() {
        assert_eq!(urn("00112233445566778899aabbccddeeff"), "urn:uuid:00112233-4455-6677-8899-aabbccddeeff");
    }

    #[test]
    fn a_token_matches_only_its_own_hash() {
        let token = Ids.token();
        assert_eq!(token.reveal().len(), 64);
        assert!(token.matches(&token.hash()));
        assert!(!Ids.token().matches(&token.hash()));
        assert!(!format!("{token:?}").contains(token.reveal()));
    }
}
