//! Asking an OpenID Connect provider who somebody is. Decides nothing about accounts.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use axum::http::{Request, Response};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreClientAuthMethod, CoreGenderClaim, CoreIdToken, CoreIdTokenClaims, CoreIdTokenVerifier, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreTokenResponse,
};
use openidconnect::{
    AdditionalClaims, AuthType, AuthorizationCode, ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope, SignatureVerificationError, TokenResponse, UserInfoClaims,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use tokio::time::timeout;
use url::Url;

use super::granted::{self, Said};
use crate::app::Site;
use crate::base::mail::Address;
use crate::base::outward::{self, Outward, is_safe};
use crate::config::Provider;

/// How long what a provider says about itself is believed.
const FRESH: Duration = Duration::from_secs(600);

/// How long all questions to a provider together may take: somebody waits for the page.
const PATIENCE: Duration = Duration::from_secs(8);

/// No honest answer of a provider is longer, in bytes.
const LONGEST: usize = 512 << 10;

/// How far a provider's clock may be off, in seconds.
const SKEW: i64 = 60;

/// Signatures by keys of which the provider shows only the public half. Those by a shared secret are not among them: who knows the portal's
/// password at the provider, or takes a public key for a secret, could make tokens (RFC 8725 section 2.1).
const SIGNATURES: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Claims beyond those that OpenID Connect names itself.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Extra(Map<String, Value>);

impl AdditionalClaims for Extra {}

/// What stands in a token whose signature was checked; nothing when it cannot be read.
fn unfolded(token: &str) -> Map<String, Value> {
    let body = token.split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
    body.and_then(|body| serde_json::from_slice(&body).ok()).unwrap_or_default()
}

/// Entra's word for an address whose domain belongs to the tenant (`xms_edov`); it has no `email_verified`.
fn is_owned(claims: &Map<String, Value>) -> bool {
    claims.get("xms_edov").is_some_and(|value| [Value::Bool(true), Value::from(1), Value::from("1"), Value::from("true")].contains(value))
}

/// What the answer is held against. Kept in the database under the secret of one browser, for some minutes.
#[derive(Serialize, Deserialize)]
pub(super) struct Question {
    /// Under which name the settings know the provider.
    pub(super) provider: String,
    pub(super) state: String,
    nonce: String,
    verifier: String,
    /// Where somebody wanted to go, with the language they read.
    pub(super) onward: String,
}

/// Whom a provider vouches for.
pub(super) struct Who {
    pub(super) issuer: String,
    pub(super) subject: String,
    pub(super) email: Option<Address>,
    /// Whether the provider says that the address was checked.
    pub(super) verified: bool,
    /// What it says about their role.
    pub(super) said: Said,
}

/// Why a provider's answer is none. The texts are for the log; they hold nothing about people.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    /// It cannot be reached, or talks nonsense about itself.
    #[error("it cannot be asked: {0}")]
    Down(String),
    /// What it says about somebody does not hold.
    #[error("what it says does not hold: {0}")]
    Lie(String),
}

/// What the providers said about themselves. Cheap to clone.
#[derive(Clone, Default)]
pub struct Providers(Arc<Known>);

#[derive(Default)]
struct Known {
    outward: OnceLock<Option<Outward>>,
    told: Mutex<HashMap<String, (Instant, Arc<CoreProviderMetadata>)>>,
}

impl std::fmt::Debug for Providers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Providers")
    }
}

type Client = CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointMaybeSet, EndpointMaybeSet>;

/// A provider of the settings, by the name it has there.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) id: &'a str,
    pub(super) settings: &'a Provider,
    pub(super) site: &'a Site,
}

impl<'a> Asked<'a> {
    /// The provider that the settings know under this name.
    pub(super) fn find(site: &'a Site, id: &str) -> Option<Self> {
        let (id, settings) = site.config.oidc.get_key_value(id)?;
        Some(Self { id, settings, site })
    }

    /// Where the provider sends people back to.
    fn back(self) -> String {
        format!("{}/anmelden/anbieter/{}/antwort", self.site.base_url, self.id)
    }
}

impl Providers {
    /// Where to send somebody so that the provider can ask them, and what the answer is held against.
    pub(super) async fn ask(&self, asked: Asked<'_>, onward: &str) -> Result<(Url, Question), Fault> {
        let told = within(self.told(asked)).await?;
        let client = client(asked, &told)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let request = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .add_scopes(asked.settings.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(challenge);
        let (url, state, nonce) = request.url();
        let question = Question {
            provider: asked.id.to_owned(),
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
            onward: onward.to_owned(),
        };
        Ok((url, question))
    }

    /// Whom the code that came back stands for.
    pub(super) async fn who(&self, asked: Asked<'_>, question: &Question, code: &str) -> Result<Who, Fault> {
        within(self.redeem(asked, question, code)).await
    }

    async fn redeem(&self, asked: Asked<'_>, question: &Question, code: &str) -> Result<Who, Fault> {
        let told = self.told(asked).await?;
        let client = client(asked, &told)?;
        let http = self.http()?;
        let request = client.exchange_code(AuthorizationCode::new(code.to_owned())).map_err(down)?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(question.verifier.clone()));
        let token: CoreTokenResponse = request.request_async(&http).await.map_err(|error| match error {
            openidconnect::RequestTokenError::Request(fault) => down(fault),
            // The text of the answer stays out of the log: it may repeat what was sent.
            openidconnect::RequestTokenError::ServerResponse(answer) => Fault::Lie(format!("the code is refused: {:?}", answer.error())),
            _ => Fault::Lie("the answer to the code cannot be read".to_owned()),
        })?;
        let id_token = token.id_token().ok_or_else(|| Fault::Lie("there is no ID token".to_owned()))?;
        let nonce = Nonce::new(question.nonce.clone());
        let claims = self.verified(asked, &told, id_token, &nonce).await?;
        // Its signature holds: what else stands in it may be read.
        let mut more = unfolded(&id_token.to_string());
        let mut who = Who {
            issuer: claims.issuer().to_string(),
            subject: claims.subject().to_string(),
            email: claims.email().and_then(|email| Address::parse(email)),
            verified: claims.email_verified().unwrap_or_else(|| is_owned(&more)),
            said: granted::said(asked.settings, &more),
        };
        let needs_roles = who.said == Said::None;
        if (who.email.is_none() || needs_roles) && told.userinfo_endpoint().is_some() {
            // The claim of the ID token binds this answer to the same person (OpenID Connect Core 5.3.2).
            let request = client.user_info(token.access_token().clone(), Some(claims.subject().clone())).map_err(down)?;
            let info: UserInfoClaims<Extra, CoreGenderClaim> =
                request.request_async(&http).await.map_err(|_| Fault::Lie("its user info does not hold".to_owned()))?;
            if who.email.is_none() {
                who.email = info.email().and_then(|email| Address::parse(email));
                who.verified = info.email_verified().unwrap_or_else(|| is_owned(&info.additional_claims().0));
            }
            if needs_roles {
                more.extend(info.additional_claims().0.clone());
                who.said = granted::said(asked.settings, &more);
            }
        }
        Ok(who)
    }

    /// What a signed ID token says, when everything about it holds. A key that is not known may be new: then the provider is asked again.
    async fn verified(&self, asked: Asked<'_>, told: &CoreProviderMetadata, token: &CoreIdToken, nonce: &Nonce) -> Result<CoreIdTokenClaims, Fault> {
        let unknown = ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey);
        match token.claims(&verifier(asked, told), nonce) {
            Ok(claims) => Ok(claims.clone()),
            Err(error) if error == unknown => {
                let told = self.fetch(asked).await?;
                token.claims(&verifier(asked, &told), nonce).cloned().map_err(lie)
            }
            Err(error) => Err(lie(error)),
        }
    }

    async fn told(&self, asked: Asked<'_>) -> Result<Arc<CoreProviderMetadata>, Fault> {
        let known = self.0.told.lock().unwrap_or_else(PoisonError::into_inner).get(asked.id).cloned();
        match known {
            Some((at, told)) if at.elapsed() < FRESH => Ok(told),
            _ => self.fetch(asked).await,
        }
    }

    /// Reads the discovery document and the keys.
    async fn fetch(&self, asked: Asked<'_>) -> Result<Arc<CoreProviderMetadata>, Fault> {
        let issuer = IssuerUrl::new(asked.settings.issuer.clone()).map_err(down)?;
        let told = CoreProviderMetadata::discover_async(issuer, &self.http()?).await.map_err(|error| match error {
            openidconnect::DiscoveryError::Request(fault) => down(fault),
            openidconnect::DiscoveryError::Response(status, _, _) => Fault::Down(format!("its discovery answers {status}")),
            openidconnect::DiscoveryError::Validation(what) => Fault::Down(what),
            _ => Fault::Down("its discovery cannot be read".to_owned()),
        })?;
        // The browser is sent there: no other scheme may come of it.
        if !is_safe(told.authorization_endpoint().url()) {
            return Err(down(outward::Fault::Address));
        }
        let told = Arc::new(told);
        self.0.told.lock().unwrap_or_else(PoisonError::into_inner).insert(asked.id.to_owned(), (Instant::now(), told.clone()));
        Ok(told)
    }

    /// The way to the providers, as the library wants it.
    fn http(&self) -> Result<impl Fn(Request<Vec<u8>>) -> Answer + use<>, Fault> {
        let made = self.0.outward.get_or_init(|| Outward::new(LONGEST).inspect_err(|error| tracing::error!(%error, "no other server can be asked")).ok());
        let outward = made.clone().ok_or_else(|| Fault::Down("this system has no certificates".to_owned()))?;
        Ok(move |request| -> Answer { Box::pin(outward.clone().send(request)) })
    }
}

type Answer = std::pin::Pin<Box<dyn Future<Output = Result<Response<Vec<u8>>, outward::Fault>> + Send>>;

async fn within<T>(work: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
    timeout(PATIENCE, work).await.unwrap_or_else(|_| Err(down(outward::Fault::Late)))
}

fn down(error: impl std::fmt::Display) -> Fault {
    Fault::Down(error.to_string())
}

/// The kind of a lie. What stands in the token stays out of the log.
fn lie(error: ClaimsVerificationError) -> Fault {
    Fault::Lie(match error {
        ClaimsVerificationError::Expired(_) => "the token is over".to_owned(),
        ClaimsVerificationError::InvalidAudience(_) => "the token is for somebody else".to_owned(),
        ClaimsVerificationError::InvalidIssuer(_) => "the token is of another issuer".to_owned(),
        ClaimsVerificationError::InvalidNonce(_) => "the token answers another question".to_owned(),
        ClaimsVerificationError::SignatureVerification(error) => format!("the token's signature: {error}"),
        _ => "the token cannot be used".to_owned(),
    })
}

fn client(asked: Asked<'_>, told: &CoreProviderMetadata) -> Result<Client, Fault> {
    let settings = asked.settings;
    let secret = Some(settings.client_secret.clone()).filter(|secret| !secret.is_empty()).map(ClientSecret::new);
    let client = CoreClient::from_provider_metadata(told.clone(), ClientId::new(settings.client_id.clone()), secret);
    // Basic is what a provider takes that does not say (OpenID Connect Discovery section 3).
    let basic = told.token_endpoint_auth_methods_supported().is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
    let auth = if basic { AuthType::BasicAuth } else { AuthType::RequestBody };
    Ok(client.set_auth_type(auth).set_redirect_uri(RedirectUrl::new(asked.back()).map_err(down)?))
}

/// What an ID token has to be. The portal's password plays no part in it, so that no token can be signed by it.
fn verifier<'a>(asked: Asked<'a>, told: &CoreProviderMetadata) -> CoreIdTokenVerifier<'a> {
    let now = move || DateTime::<Utc>::from_timestamp(asked.site.clock.now().as_second(), 0).unwrap_or_default();
    let skew = TimeDelta::seconds(SKEW);
    CoreIdTokenVerifier::new_public_client(ClientId::new(asked.settings.client_id.clone()), told.issuer().clone(), told.jwks().clone())
        .set_allowed_algs(SIGNATURES)
        .set_time_fn(move || now() - skew)
        .set_issue_time_verifier_fn(move |issued| if issued <= now() + skew { Ok(()) } else { Err("issued in the future".to_owned()) })
}
