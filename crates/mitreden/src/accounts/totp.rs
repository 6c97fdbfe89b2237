//! One-time passwords of an authenticator app (RFC 6238) and the recovery codes beside them. Shows nothing.

use anyhow::Context as _;
use fast_qr::convert::svg::SvgBuilder;
use fast_qr::qr::QRBuilder;
use jiff::SignedDuration;
use sea_orm::ConnectionTrait;
use totp_rs::{Algorithm, Builder, Secret, Totp};

use super::model::Person;
use super::store::factors;
use crate::app::Site;
use crate::base::http::Error;

/// How many recovery codes there are.
const RECOVERY: usize = 8;

/// So many mistakes are free.
const FREE: i64 = 4;

/// Bytes of a key (RFC 4226 §4 R6).
const KEY: usize = 20;

/// What a typed password comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It is the right one; it is used up.
    Right,
    /// It is not, or it was used before.
    Wrong,
    /// There were too many mistakes: wait first.
    Wait,
}

/// The key that belongs to a seed. It follows from the installation's secret, so that a copy of the database alone has no keys.
fn key(site: &Site, person: &str, seed: &str) -> Secret {
    let digits = site.secret.derive(&format!("totp {person} {seed}"));
    let bytes = (0..KEY).filter_map(|at| u8::from_str_radix(digits.get(at * 2..at * 2 + 2)?, 16).ok());
    Secret::from(bytes.collect::<Vec<u8>>())
}

fn totp(site: &Site, person: &Person, seed: &str) -> Result<Totp, Error> {
    // A colon would end the name in the address that the app reads.
    let clean = |text: &str| text.replace(':', " ");
    let account = person.email.as_ref().map_or_else(|| clean(&person.name), |email| clean(email.as_str()));
    let builder = Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_skew(1).with_step_duration(30);
    let builder = builder.with_secret(key(site, &person.id, seed)).with_account_name(account).with_issuer(Some(clean(&site.brand().name)));
    Ok(builder.build().context("one-time passwords")?)
}

/// What an app is told: a picture for its camera, and the key as text.
pub(super) struct Setup {
    /// SVG.
    pub(super) picture: String,
    /// The key in groups of four.
    pub(super) key: String,
    /// The `otpauth:` address that the picture holds.
    pub(super) address: String,
}

/// What to show to somebody who sets up one-time passwords.
pub(super) fn setup(site: &Site, person: &Person, seed: &str) -> Result<Setup, Error> {
    let totp = totp(site, person, seed)?;
    let address = totp.to_url().context("one-time passwords")?;
    let code = QRBuilder::new(address.as_str()).build().map_err(|error| anyhow::anyhow!("QR code: {error:?}"))?;
    let key: Vec<char> = totp.secret().to_base32().chars().collect();
    let key = key.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
    Ok(Setup { picture: SvgBuilder::default().to_str(&code), key, address })
}

/// Checks a password, or a recovery code in its place. The mistake is written down in the caller's transaction, which has to be committed
/// whatever comes of it.
pub(super) async fn check(c: &impl ConnectionTrait, site: &Site, person: &Person, typed: &str) -> Result<Verdict, Error> {
    let now = site.clock.now();
    let Some(row) = factors::totp(c, &person.id).await? else { return Ok(Verdict::Wrong) };
    if row.wait_until.is_some_and(|until| until.0 > now) {
        return Ok(Verdict::Wait);
    }
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).take(40).collect::<String>().to_lowercase();
    let seconds = u64::try_from(now.as_second()).unwrap_or_default();
    let step = totp(site, person, &row.seed)?.check(&typed, seconds).and_then(|step| i64::try_from(step).ok());
    let right = match step {
        Some(step) => factors::use_step(c, &person.id, step, now).await?,
        None => row.confirmed_at.is_some() && factors::use_recovery(c, &person.id, &mac(site, &person.id, &typed)).await?,
    };
    if right {
        return Ok(Verdict::Right);
    }
    // One minute, then two, four … up to an hour: a million codes take for ever, and a tired person only a while.
    let doubled = (row.failures - FREE).clamp(0, 6);
    let wait = (row.failures >= FREE).then(|| now + SignedDuration::from_mins((1 << doubled).min(60)));
    factors::fail(c, &person.id, wait).await?;
    Ok(Verdict::Wrong)
}

/// Makes new recovery codes in the place of all old ones.
pub(super) async fn new_recovery_codes(c: &impl ConnectionTrait, site: &Site, person: &str) -> Result<Vec<String>, Error> {
    let codes: Vec<String> = (0..RECOVERY).map(|_| site.ids.code()).collect();
    let macs: Vec<String> = codes.iter().map(|code| mac(site, person, code)).collect();
    factors::replace_recovery(c, person, &macs).await?;
    Ok(codes)
}

/// A recovery code as it is stored: without dashes, so that it may be typed with or without.
fn mac(site: &Site, person: &str, code: &str) -> String {
    site.secret.derive(&format!("recovery {person} {}", code.replace('-', "")))
}
