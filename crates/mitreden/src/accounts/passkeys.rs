//! Passkeys (WebAuthn): what a device is asked and whether its answer is right. Shows nothing.

use anyhow::Context as _;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};
use url::Url;
use uuid::Uuid;
use webauthn_rs::Webauthn;
use webauthn_rs::WebauthnBuilder;
use webauthn_rs::prelude::{DiscoverableAuthentication, DiscoverableKey, Passkey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential};

use super::model::Person;
use super::store::factors;
use crate::app::Site;
use crate::base::http::Error;
use crate::base::ids::Token;

const ADD: &str = "passkey-add";
const SIGN_IN: &str = "passkey-sign-in";

/// Most passkeys of one person.
pub(super) const MOST: usize = 20;

/// The rules for this portal's address; `None`: browsers allow no passkeys for it, such as for a bare IP address.
fn rules(site: &Site) -> Option<Webauthn> {
    let origin = Url::parse(&site.base_url).ok()?;
    let host = origin.domain()?.to_owned();
    WebauthnBuilder::new(&host, &origin).ok()?.rp_name(&site.brand().name).build().ok()
}

/// Whether this portal can have passkeys at all.
pub(super) fn possible(site: &Site) -> bool {
    rules(site).is_some()
}

/// A question for a device, and the secret under which its answer finds back.
fn question(token: &Token, options: impl serde::Serialize, change: impl FnOnce(&mut Value)) -> Result<Value, Error> {
    let mut options = serde_json::to_value(options).context("options of a passkey")?;
    change(&mut options);
    Ok(json!({ "ceremony": token.reveal(), "options": options["publicKey"] }))
}

/// Asks a device to make a passkey for somebody.
pub(super) async fn ask_to_add(c: &impl ConnectionTrait, site: &Site, person: &Person) -> Result<Value, Error> {
    let rules = rules(site).ok_or(Error::NotFound)?;
    let id = Uuid::parse_str(&person.id).context("id of a person")?;
    let known = factors::passkeys(c, &person.id).await?;
    if known.len() >= MOST {
        return Err(Error::Forbidden);
    }
    let known: Vec<Passkey> = known.iter().filter_map(|row| serde_json::from_str(&row.public_key).ok()).collect();
    let known = known.iter().map(|key| key.cred_id().clone()).collect();
    let label = person.email.as_ref().map_or(person.name.as_str(), |email| email.as_str());
    let portal = site.brand().name;
    let label = if label.is_empty() { portal.as_str() } else { label };
    let name = if person.name.is_empty() { label } else { person.name.as_str() };
    let (options, state) = rules.start_passkey_registration(id, label, name, Some(known)).context("passkey")?;
    let token = site.ids.token();
    let state = serde_json::to_string(&state).context("state of a passkey")?;
    factors::begin(c, &token.hash(), ADD, Some(&person.id), &state, site.clock.now()).await?;
    // Signing in by passkey alone finds only those that the device can list itself.
    question(&token, options, |options| {
        options["publicKey"]["authenticatorSelection"]["residentKey"] = json!("required");
        options["publicKey"]["authenticatorSelection"]["requireResidentKey"] = json!(true);
    })
}

/// Keeps the passkey that a device made, when its answer is right; `false` when it is not.
pub(super) async fn add(c: &impl ConnectionTrait, site: &Site, person: &str, ceremony: &str, answer: &str, name: &str) -> Result<bool, Error> {
    let rules = rules(site).ok_or(Error::NotFound)?;
    let now = site.clock.now();
    let under_way = factors::finish(c, &Token::from_text(ceremony).hash(), ADD, now).await?;
    let Some(under_way) = under_way.filter(|row| row.person_id.as_deref() == Some(person)) else { return Ok(false) };
    let state: PasskeyRegistration = serde_json::from_str(&under_way.state).context("state of a passkey")?;
    let Ok(answer) = serde_json::from_str::<RegisterPublicKeyCredential>(answer) else { return Ok(false) };
    let Ok(passkey) = rules.finish_passkey_registration(&answer, &state) else { return Ok(false) };
    let row = factors::Passkey {
        id: site.ids.id(),
        person_id: person.to_owned(),
        credential: credential(passkey.cred_id()),
        name: name.to_owned(),
        public_key: serde_json::to_string(&passkey).context("a passkey")?,
        created_at: now.into(),
        used_at: None,
    };
    Ok(factors::insert_passkey(c, &row).await?)
}

/// Asks a device for any passkey of this portal.
pub(super) async fn ask_to_sign_in(c: &impl ConnectionTrait, site: &Site) -> Result<Value, Error> {
    let rules = rules(site).ok_or(Error::NotFound)?;
    let (options, state) = rules.start_discoverable_authentication().context("passkey")?;
    let token = site.ids.token();
    let state = serde_json::to_string(&state).context("state of a passkey")?;
    factors::begin(c, &token.hash(), SIGN_IN, None, &state, site.clock.now()).await?;
    question(&token, options, |_| ())
}

/// Whose passkey answered, when the answer is right.
pub(super) async fn who(c: &impl ConnectionTrait, site: &Site, ceremony: &str, answer: &str) -> Result<Option<String>, Error> {
    let rules = rules(site).ok_or(Error::NotFound)?;
    let now = site.clock.now();
    let Some(under_way) = factors::finish(c, &Token::from_text(ceremony).hash(), SIGN_IN, now).await? else { return Ok(None) };
    let state: DiscoverableAuthentication = serde_json::from_str(&under_way.state).context("state of a passkey")?;
    let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(answer) else { return Ok(None) };
    let Ok((id, raw)) = rules.identify_discoverable_authentication(&answer) else { return Ok(None) };
    let Some(row) = factors::passkey(c, &credential(raw)).await? else { return Ok(None) };
    if id.simple().to_string() != row.person_id {
        return Ok(None);
    }
    let mut passkey: Passkey = serde_json::from_str(&row.public_key).context("a passkey")?;
    let Ok(result) = rules.finish_discoverable_authentication_v2(&answer, state, DiscoverableKey::from(&passkey)) else { return Ok(None) };
    passkey.update_credential(&result);
    factors::use_passkey(c, &row.id, &serde_json::to_string(&passkey).context("a passkey")?, now).await?;
    Ok(Some(row.person_id))
}

fn credential(raw: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(raw)
}
