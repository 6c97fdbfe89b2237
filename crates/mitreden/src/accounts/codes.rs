//! Codes that a letter brings: made, limited and checked. Writes no page and no letter's words.

use jiff::{SignedDuration, Timestamp};
use sea_orm::ConnectionTrait;
use subtle::ConstantTimeEq;

use super::store::codes::{self, Code};
use crate::app::Site;
use crate::base::http::{Caller, Error};
use crate::base::ids::Token;
use crate::base::mail::Address;

/// How long a code holds, in minutes.
pub(super) const MINUTES: i64 = 10;

/// How often one may mistype it.
const TRIES: i64 = 5;

/// Digits of a code.
const DIGITS: usize = 6;

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// How many letters one network causes to one address in an hour and in a day. Whoever lives there finds more of them left: nobody is locked out by another one's asking.
const PER_PAIR: [(SignedDuration, i64); 2] = [(HOUR, 5), (DAY, 12)];

/// How many letters one address gets in an hour and in a day, whoever asks.
const PER_ADDRESS: [(SignedDuration, i64); 2] = [(HOUR, 15), (DAY, 36)];

/// How many letters one network causes in an hour: a library is one network.
const PER_CALLER: [(SignedDuration, i64); 1] = [(HOUR, 30)];

/// Why no letter is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Busy {
    /// This address got enough of them.
    Address,
    /// This network asked for enough of them.
    Caller,
}

/// What a typed code comes to.
pub(super) enum Verdict {
    /// It is the right one; it is used up.
    Right(Code),
    /// It is not.
    Wrong,
    /// The code is over, was used or mistyped too often: a new one is needed.
    Over,
}

/// A code that was made: its secret for the browser's cookie, and what the letter says.
pub(super) struct Fresh {
    pub(super) token: Token,
    pub(super) digits: String,
    pub(super) expires: Timestamp,
}

/// Counts a letter to an address. The count knows nothing of accounts, so that it tells nothing about them.
pub(super) async fn count(c: &impl ConnectionTrait, site: &Site, address: &Address, caller: &Caller) -> Result<Result<(), Busy>, Error> {
    let pair = format!("{address} {}", caller.key());
    let pair = ("pair", pair.as_str(), &PER_PAIR[..], Busy::Address);
    let address = ("address", address.as_str(), &PER_ADDRESS[..], Busy::Address);
    let caller = ("network", caller.key(), &PER_CALLER[..], Busy::Caller);
    let now = site.clock.now();
    // The asker's own counts first: who asks too often uses up nobody's letters.
    for (kind, who, limits, busy) in [caller, pair, address] {
        for (span, most) in limits {
            let key = site.secret.derive(&format!("letters {kind} {} {who}", span.as_hours()));
            if codes::count_letter(c, &key, now - *span, now).await? > *most {
                return Ok(Err(busy));
            }
        }
    }
    Ok(Ok(()))
}

/// Makes a code. `person`: whose address is to change; `None`: somebody signs in.
pub(super) async fn make(c: &impl ConnectionTrait, site: &Site, address: &Address, person: Option<&str>, onward: &str) -> Result<Fresh, Error> {
    let token = site.ids.token();
    let digits = site.ids.digits(DIGITS);
    let expires = site.clock.now() + SignedDuration::from_mins(MINUTES);
    let code = Code {
        code_mac: mac(site, &token.hash(), &digits),
        token_hash: token.hash(),
        person_id: person.map(str::to_owned),
        email: address.as_str().to_owned(),
        onward: onward.to_owned(),
        expires_at: expires.into(),
    };
    codes::insert(c, &code).await?;
    Ok(Fresh { token, digits, expires })
}

/// Checks what somebody typed, and uses the code up when it is right.
pub(super) async fn check(site: &Site, token: &Token, typed: &str) -> Result<Verdict, Error> {
    let (hash, now) = (token.hash(), site.clock.now());
    let tx = site.db.begin().await?;
    let counted = codes::count_try(&tx, &hash, TRIES, now).await?;
    let code = codes::waiting(&tx, &hash, now).await?;
    // The try is written down whatever comes of it.
    tx.commit().await?;
    let Some(code) = code.filter(|_| counted) else { return Ok(Verdict::Over) };
    let right: bool = mac(site, &hash, &digits(typed)).as_bytes().ct_eq(code.code_mac.as_bytes()).into();
    if !right {
        return Ok(Verdict::Wrong);
    }
    let tx = site.db.begin().await?;
    let mine = codes::use_up(&tx, &hash, now).await?;
    tx.commit().await?;
    Ok(if mine { Verdict::Right(code) } else { Verdict::Over })
}

/// The code as it is stored, bound to the browser that asked for it.
fn mac(site: &Site, hash: &str, digits: &str) -> String {
    site.secret.derive(&format!("sign-in code {hash} {digits}"))
}

/// What was typed or pasted, without the blanks and dashes that come with it.
fn digits(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2011}' | '\u{2013}' | '.')).take(DIGITS * 2).collect()
}

/// A code as people read it: in two halves.
pub(super) fn readable(digits: &str) -> String {
    let (left, right) = digits.split_at(digits.len() / 2);
    format!("{left} {right}")
}

#[cfg(test)]
mod tests {
    use super::{digits, readable};

    #[test]
    fn pasted_codes_are_read() {
        for typed in ["123456", " 123 456 ", "123-456\r\n", "123\u{a0}456", "1 2 3 4 5 6", "123.456"] {
            assert_eq!(digits(typed), "123456", "{typed:?}");
        }
        assert_eq!(readable("123456"), "123 456");
        assert!(digits(&"1".repeat(100_000)).len() < 20);
    }
}
