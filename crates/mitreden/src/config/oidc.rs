//! The settings of `[oidc.<name>]`: other providers by which people sign in. Asks no provider.

use serde::{Deserialize, Serialize};
use url::Url;

use crate::base::outward::is_safe;

/// The roles that a provider can give.
const ROLES: [&str; 3] = ["moderation", "press", "admin"];

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
    /// Who runs it, for the privacy notice.
    pub operator: String,
    /// In which country, for the privacy notice; empty: not stated.
    pub country: String,
    /// The claim that names somebody's groups or roles, by its name or a path such as `realm_access.roles`.
    pub roles_claim: String,
    /// Which value of it gives which role: `value=role`. The first line that fits counts; empty: the provider gives no roles.
    pub roles: Vec<String>,
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
            country: String::new(),
            roles_claim: "groups".to_owned(),
            roles: Vec::new(),
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
        if self.roles.iter().any(|line| !line.rsplit_once('=').is_some_and(|(value, role)| !value.is_empty() && ROLES.contains(&role))) {
            return Some(("roles", "write value=role, where the role is moderation, press or admin"));
        }
        (self.roles_claim.is_empty() && !self.roles.is_empty()).then_some(("roles_claim", "name the claim that holds the groups, such as groups"))
    }

    /// Values of the claim and the names of the roles they give, in the order of the settings. What a value is called may hold equals signs.
    pub fn mapping(&self) -> impl Iterator<Item = (&str, &str)> {
        self.roles.iter().filter_map(|line| line.rsplit_once('='))
    }
}

/// Whether a provider can be called this: the name stands in addresses and in names of environment variables.
pub(super) fn is_id(id: &str) -> bool {
    (1..=40).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}
