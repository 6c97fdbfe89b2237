//! An OpenID Connect provider for tests: honest, or lying in one way that a test names. Holds no test itself.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use aws_lc_rs::rand::SystemRandom;
use aws_lc_rs::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use mitreden::base::clock::Clock;
use mitreden::config::{self, Config};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;

pub(super) const CLIENT: &str = "mitreden";
const SECRET: &str = "ein langes Kennwort";

/// In which way it lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Lie {
    #[default]
    None,
    /// The token is of another issuer.
    Issuer,
    /// The discovery document is of another issuer.
    DiscoveredIssuer,
    /// The token is for another portal.
    Audience,
    /// The token is for this portal and another one.
    Audiences,
    /// The token answers another question.
    Nonce,
    /// The token answers no question.
    NoNonce,
    /// The token is not signed, and says so.
    AlgNone,
    /// The token is signed with the portal's own password.
    HmacSecret,
    /// The token is signed with the public key as if it were a password.
    HmacPublicKey,
    /// The token is signed with a key that is not the provider's.
    Key,
    /// Somebody changed the token after it was signed.
    Changed,
    /// The token is over.
    Expired,
    /// The token is of tomorrow.
    Future,
    /// There is no token.
    NoToken,
    /// The user info is of somebody else.
    OtherSubject,
    /// Its discovery document has 100 MB.
    Huge,
    /// It takes the question and never answers.
    Silent,
    /// It sends browsers to an address that is no page.
    Script,
}

/// Whom it vouches for.
#[derive(Clone, Debug)]
pub(super) struct Somebody {
    pub(super) subject: String,
    pub(super) email: String,
    /// None: it has no word for that, as Entra.
    pub(super) verified: Option<bool>,
    /// What it says besides, such as groups.
    pub(super) more: Value,
}

struct Inner {
    issuer: String,
    clock: Clock,
    key: EcdsaKeyPair,
    lie: Mutex<Lie>,
    somebody: Mutex<Somebody>,
    /// Code to what the browser asked.
    codes: Mutex<HashMap<String, HashMap<String, String>>>,
    /// How often the discovery was read.
    discoveries: Mutex<usize>,
    /// Name of the present key.
    kid: Mutex<String>,
    /// Whether the address stands in the user info instead of in the token.
    by_user_info: Mutex<bool>,
}

/// A running provider.
#[derive(Clone)]
pub(super) struct Provider(Arc<Inner>);

fn key() -> EcdsaKeyPair {
    let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, document.as_ref()).unwrap()
}

fn encoded(bytes: impl AsRef<[u8]>) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Provider {
    pub(super) async fn start(clock: Clock) -> Provider {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address: SocketAddr = listener.local_addr().unwrap();
        let somebody = Somebody { subject: "7f3a".to_owned(), email: "berta@example.org".to_owned(), verified: Some(true), more: json!({}) };
        let inner = Inner {
            issuer: format!("http://{address}/realms/stadt"),
            clock,
            key: key(),
            lie: Mutex::default(),
            somebody: Mutex::new(somebody),
            codes: Mutex::default(),
            discoveries: Mutex::default(),
            kid: Mutex::new("eins".to_owned()),
            by_user_info: Mutex::new(false),
        };
        let provider = Provider(Arc::new(inner));
        let router = Router::new()
            .route("/realms/stadt/.well-known/openid-configuration", get(discovery))
            .route("/realms/stadt/keys", get(keys))
            .route("/realms/stadt/token", post(token))
            .route("/realms/stadt/me", get(me))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    /// What the settings say about it.
    pub(super) fn settings(&self, trusted: bool) -> impl Fn(&mut Config) + use<> {
        let issuer = self.0.issuer.clone();
        move |config| {
            let provider = config::Provider {
                name: "Stadtkonto".to_owned(),
                issuer: issuer.clone(),
                client_id: CLIENT.to_owned(),
                client_secret: SECRET.to_owned(),
                trusted,
                operator: "Rechenzentrum Ost".to_owned(),
                country: "Deutschland".to_owned(),
                ..config::Provider::default()
            };
            config.oidc.insert("stadt".to_owned(), provider);
        }
    }

    pub(super) fn lies(&self, lie: Lie) {
        *self.0.lie.lock().unwrap() = lie;
    }

    pub(super) fn issuer(&self) -> &str {
        &self.0.issuer
    }

    pub(super) fn changes_keys(&self) {
        *self.0.kid.lock().unwrap() = "zwei".to_owned();
    }

    pub(super) fn keeps_addresses_in_user_info(&self) {
        *self.0.by_user_info.lock().unwrap() = true;
    }

    pub(super) fn vouches_for(&self, subject: &str, email: &str, verified: bool) {
        self.vouches_with(subject, email, Some(verified), json!({}));
    }

    /// The same, with more to say about them.
    pub(super) fn vouches_with(&self, subject: &str, email: &str, verified: Option<bool>, more: Value) {
        *self.0.somebody.lock().unwrap() = Somebody { subject: subject.to_owned(), email: email.to_owned(), verified, more };
    }

    pub(super) fn discoveries(&self) -> usize {
        *self.0.discoveries.lock().unwrap()
    }

    /// Somebody signs in at the address the browser was sent to: the path and query with which they come back.
    pub(super) fn agrees(&self, address: &str) -> String {
        let url = url::Url::parse(address).unwrap();
        assert_eq!(format!("{}/authorize", self.0.issuer), format!("{}{}", url.origin().ascii_serialization(), url.path()));
        let asked: HashMap<String, String> = url.query_pairs().into_owned().collect();
        for (name, value) in [("response_type", "code"), ("client_id", CLIENT), ("code_challenge_method", "S256"), ("scope", "openid email")] {
            assert_eq!(asked[name], value);
        }
        assert!(asked["state"].len() >= 20 && asked["nonce"].len() >= 20 && asked["code_challenge"].len() == 43, "{asked:?}");
        let mut codes = self.0.codes.lock().unwrap();
        let code = format!("code{}", codes.len());
        let back = url::Url::parse(&asked["redirect_uri"]).unwrap();
        let path = format!("{}?code={code}&state={}", back.path(), asked["state"]);
        codes.insert(code, asked);
        path
    }

    fn lie(&self) -> Lie {
        *self.0.lie.lock().unwrap()
    }

    /// An ID token, as good as the lie lets it be.
    fn id_token(&self, nonce: &str) -> String {
        let (lie, somebody) = (self.lie(), self.0.somebody.lock().unwrap().clone());
        let now = self.0.clock.now().as_second();
        let issuer = if lie == Lie::Issuer { "https://elsewhere.example" } else { &self.0.issuer };
        let audience = match lie {
            Lie::Audience => json!("another-portal"),
            Lie::Audiences => json!([CLIENT, "another-portal"]),
            _ => json!(CLIENT),
        };
        let (issued, over) = match lie {
            Lie::Expired => (now - 7200, now - 3600),
            Lie::Future => (now + 86_400, now + 90_000),
            _ => (now, now + 300),
        };
        let mut claims = json!({ "iss": issuer, "sub": somebody.subject, "aud": audience, "iat": issued, "exp": over });
        if lie != Lie::NoNonce {
            claims["nonce"] = json!(if lie == Lie::Nonce { "another question" } else { nonce });
        }
        if !*self.0.by_user_info.lock().unwrap() {
            claims["email"] = json!(somebody.email);
            if let Some(verified) = somebody.verified {
                claims["email_verified"] = json!(verified);
            }
        }
        for (name, value) in somebody.more.as_object().unwrap() {
            claims[name] = value.clone();
        }
        let kid = self.0.kid.lock().unwrap().clone();
        let alg = match lie {
            Lie::AlgNone => "none",
            Lie::HmacSecret | Lie::HmacPublicKey => "HS256",
            _ => "ES256",
        };
        let head = json!({ "typ": "JWT", "alg": alg, "kid": kid });
        let signed = format!("{}.{}", encoded(head.to_string()), encoded(claims.to_string()));
        let signature = match lie {
            Lie::AlgNone => Vec::new(),
            Lie::HmacSecret => mac(SECRET.as_bytes(), &signed),
            Lie::HmacPublicKey => mac(self.0.key.public_key().as_ref(), &signed),
            Lie::Key => key().sign(&SystemRandom::new(), signed.as_bytes()).unwrap().as_ref().to_vec(),
            _ => self.0.key.sign(&SystemRandom::new(), signed.as_bytes()).unwrap().as_ref().to_vec(),
        };
        if lie == Lie::Changed {
            claims["sub"] = json!("somebody else");
            return format!("{}.{}.{}", encoded(head.to_string()), encoded(claims.to_string()), encoded(signature));
        }
        format!("{signed}.{}", encoded(signature))
    }
}

fn mac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

async fn discovery(State(provider): State<Provider>) -> Response {
    *provider.0.discoveries.lock().unwrap() += 1;
    let issuer = provider.issuer();
    let mut document = json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"),
        "userinfo_endpoint": format!("{issuer}/me"),
        "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256", "HS256", "none"],
    });
    match provider.lie() {
        Lie::Huge => document["filler"] = json!("x".repeat(100 << 20)),
        Lie::Silent => std::future::pending().await,
        Lie::DiscoveredIssuer => document["issuer"] = json!("https://elsewhere.example"),
        Lie::Script => document["authorization_endpoint"] = json!("javascript:alert(1)"),
        _ => {}
    }
    Json(document).into_response()
}

async fn keys(State(provider): State<Provider>) -> Json<Value> {
    let public = provider.0.key.public_key().as_ref();
    let kid = provider.0.kid.lock().unwrap().clone();
    let key = json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": kid, "x": encoded(&public[1..33]), "y": encoded(&public[33..65]) });
    Json(json!({ "keys": [key] }))
}

/// Redeems a code once, for who asked for it: client, address to come back to, PKCE.
async fn token(State(provider): State<Provider>, headers: HeaderMap, body: String) -> Response {
    let sent: HashMap<String, String> = url::form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    let secret: String = url::form_urlencoded::byte_serialize(SECRET.as_bytes()).collect();
    let client = format!("Basic {}", STANDARD.encode(format!("{CLIENT}:{secret}")));
    let asked = provider.0.codes.lock().unwrap().remove(sent.get("code").map_or("", String::as_str));
    let is_client = headers.get(header::AUTHORIZATION).is_some_and(|value| value.as_bytes() == client.as_bytes());
    let Some(asked) = asked.filter(|asked| {
        let verifier = sent.get("code_verifier").map_or("", String::as_str);
        is_client && asked["redirect_uri"] == sent["redirect_uri"] && asked["code_challenge"] == encoded(Sha256::digest(verifier))
    }) else {
        return (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" }))).into_response();
    };
    let mut answer = json!({ "access_token": "zugang", "token_type": "Bearer", "expires_in": 300 });
    if provider.lie() != Lie::NoToken {
        answer["id_token"] = json!(provider.id_token(&asked["nonce"]));
    }
    Json(answer).into_response()
}

async fn me(State(provider): State<Provider>, headers: HeaderMap) -> Response {
    if headers.get(header::AUTHORIZATION).is_none_or(|value| value != "Bearer zugang") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let somebody = provider.0.somebody.lock().unwrap().clone();
    let subject = if provider.lie() == Lie::OtherSubject { "somebody else" } else { somebody.subject.as_str() };
    Json(json!({ "sub": subject, "email": somebody.email, "email_verified": somebody.verified })).into_response()
}
