//! The settings of `[oidc.<name>]`: other providers by which people sign in. Asks no provider.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::base::outward::is_safe;

/// An OpenID Connect provider: the city's Keycloak, Entra, a broker in front of BundID.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Provider {
    /// What people call it; stands on the button.
    pub name: String,
    /// Its issuer, as its discovery document names it.
    pub issuer: String,
    /// The portal's id there.
    pub client_id: String,
    /// The portal's password there; empty: a public client, proved by PKCE alone.
    pub client_secret: String,
    /// What it is asked for besides `openid`.
    pub scopes: Vec<String>,
    /// Whether an address it calls verified opens the account with this address without a letter.
    pub trusted: bool,
    /// Who runs it and where, for the privacy notice.
    pub operator: String,
}

impl Default for Provider {
    fn default() -> Self {
        Self {
            name: String::new(),
            issuer: String::new(),
            client_id: String::new(),
            client_secret: String::new(),
            scopes: vec!["email".to_owned()],
            trusted: false,
            operator: String::new(),
        }
    }
}

impl Provider {
    /// The first key that cannot be used, and what is to be written there.
    pub(super) fn fault(&self) -> Option<(&'static str, &'static str)> {
        if self.name.trim().is_empty() {
            return Some(("name", "write what people call it, such as \"Stadtkonto\""));
        }
        if !Url::parse(&self.issuer).is_ok_and(|url| is_safe(&url)) {
            return Some(("issuer", "write the whole address with https://, such as https://anmeldung.example/realms/stadt"));
        }
        if self.client_id.is_empty() {
            return Some(("client_id", "write the id under which the provider knows this portal"));
        }
        None
    }
}

/// Whether a provider can be called this: the name stands in addresses and in names of environment variables.
pub(super) fn is_id(id: &str) -> bool {
    (1..=40).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
