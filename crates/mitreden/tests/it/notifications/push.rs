//! Web push from the announcement to the device: sealed, signed, told once, retried, forgotten. The push service is the test's own; browsers are a journey's.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use aws_lc_rs::aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use aws_lc_rs::agreement::{ECDH_P256, PrivateKey, UnparsedPublicKey, agree};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::hkdf;
use aws_lc_rs::signature::{self, ECDSA_P256_SHA256_FIXED};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::SignedDuration;
use mitreden::base::clock::Clock;
use mitreden::{notifications, schedule};
use mitreden_testkit::sink::Sink;
use serde_json::{Value, json};

use super::{ada, arrived, subscribed};
use crate::house::{self, House, text};
use crate::programme::anybody;
use crate::registration::{autumn, settled, with_mail};

type Taken = Vec<(String, HeaderMap, Vec<u8>)>;

/// A push service that keeps what it gets, and answers what a test wants.
#[derive(Clone, Default)]
struct Service {
    origin: String,
    taken: Arc<Mutex<Taken>>,
    answers: Arc<Mutex<HashMap<String, u16>>>,
}

impl Service {
    async fn start() -> Service {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let service = Service { origin: format!("http://{}", listener.local_addr().unwrap()), ..Service::default() };
        let router = Router::new().route("/push/{device}", post(take)).with_state(service.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        service
    }

    fn answers(&self, device: &str, status: u16) {
        self.answers.lock().unwrap().insert(device.to_owned(), status);
    }

    fn taken(&self) -> Taken {
        self.taken.lock().unwrap().clone()
    }
}

async fn take(State(service): State<Service>, Path(device): Path<String>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let status = service.answers.lock().unwrap().get(&device).copied().unwrap_or(201);
    service.taken.lock().unwrap().push((device, headers, body.to_vec()));
    StatusCode::from_u16(status).unwrap()
}

/// A device with its own keys.
struct Device {
    key: PrivateKey,
    auth: [u8; 16],
}

struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

fn expand(salt: &[u8], secret: &[u8], info: &[&[u8]], length: usize) -> Vec<u8> {
    let mut out = vec![0; length];
    hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(secret).expand(info, Length(length)).unwrap().fill(&mut out).unwrap();
    out
}

impl Device {
    fn new() -> Device {
        Device { key: PrivateKey::generate(&ECDH_P256).unwrap(), auth: *b"sechzehn Zeichen" }
    }

    fn public(&self) -> Vec<u8> {
        self.key.compute_public_key().unwrap().as_ref().to_vec()
    }

    /// The form as the script fills it in.
    fn form(&self, endpoint: &str) -> [(String, String); 3] {
        let encode = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        [("endpoint".into(), endpoint.to_owned()), ("p256dh".into(), encode(&self.public())), ("auth".into(), encode(&self.auth))]
    }

    async fn is_added(&self, house: &House, own: &str, endpoint: &str) -> u16 {
        let form = self.form(endpoint);
        let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        house.browser().post(&format!("{own}/geraete"), &fields).await.status().as_u16()
    }

    /// Opens a message as a browser does (RFC 8188, RFC 8291).
    fn reads(&self, body: &[u8]) -> Value {
        let (salt, rest) = body.split_at(16);
        let (record, rest) = rest.split_at(4);
        assert!(usize::try_from(u32::from_be_bytes(record.try_into().unwrap())).unwrap() >= rest.len() - 66, "one record");
        assert_eq!(rest[0], 65);
        let (theirs, sealed) = rest[1..].split_at(65);
        let shared = agree(&self.key, UnparsedPublicKey::new(&ECDH_P256, theirs), Unspecified, |shared| Ok(shared.to_vec())).unwrap();
        let input = expand(&self.auth, &shared, &[b"WebPush: info\0", &self.public(), theirs], 32);
        let key = expand(salt, &input, &[b"Content-Encoding: aes128gcm\0"], 16);
        let nonce = expand(salt, &input, &[b"Content-Encoding: nonce\0"], 12);
        let mut text = sealed.to_vec();
        let cipher = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key).unwrap());
        let opened = cipher.open_in_place(Nonce::try_assume_unique_for_key(&nonce).unwrap(), Aad::empty(), &mut text).unwrap();
        let end = opened.iter().rposition(|byte| *byte != 0).unwrap();
        assert_eq!(opened[end], 2, "the last record says so");
        serde_json::from_slice(&opened[..end]).unwrap()
    }
}

/// The claims of the signature, when it holds.
fn claims(headers: &HeaderMap) -> Value {
    let header = headers["authorization"].to_str().unwrap();
    let (token, key) = header.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
    let (signed, mark) = token.rsplit_once('.').unwrap();
    let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).unwrap();
    signature::UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, decode(key)).verify(signed.as_bytes(), &decode(mark)).unwrap();
    serde_json::from_slice(&decode(signed.split_once('.').unwrap().1)).unwrap()
}

async fn announces(house: &House, clock: &Clock, title: &str) {
    clock.advance(SignedDuration::from_secs(1));
    ada(house).await.announces(title, &[]).await;
    clock.advance(SignedDuration::from_secs(1));
    notifications::round(house.running.app.site("")).await.unwrap();
}

const WISHES: [(&str, &str); 2] = [("was", "programme:"), ("rhythm", "at-once")];

#[tokio::test]
async fn a_device_reads_what_is_new_and_nothing_else() {
    let (sink, service, clock) = (Sink::start().await.unwrap(), Service::start().await, autumn());
    for house in with_mail(&sink, clock.clone()).await {
        service.taken.lock().unwrap().clear();
        let own = subscribed(&house, &sink, "berta@example.org", &WISHES).await;
        let page = text(anybody(&house).get(&own).await).await;
        assert!(page.contains("data-push-key=\"B") && page.contains("data-push-worker=\"/assets/worker-"), "{page}");
        let phone = Device::new();
        assert_eq!(phone.is_added(&house, &own, &format!("{}/push/phone", service.origin)).await, 303);
        assert_eq!(phone.is_added(&house, &own, &format!("{}/push/phone", service.origin)).await, 303, "twice is once");
        let before = sink.received().len();
        announces(&house, &clock, "Wärme").await;
        for _ in 0..2 {
            notifications::round(house.running.app.site("")).await.unwrap();
        }
        let taken = service.taken();
        let [(device, headers, body)] = taken.as_slice() else { panic!("{} messages", taken.len()) };
        assert_eq!(device, "phone");
        let mut read = phone.reads(body);
        read["title"] = json!(read["title"].as_str().unwrap().replace(['\u{2068}', '\u{2069}'], ""));
        assert_eq!(read, json!({ "title": "Neu: Wärme", "portal": "Mitreden", "address": "/de/programm/waerme", "language": "de" }), "nothing about anybody");
        assert_eq!((headers["content-encoding"].to_str().unwrap(), headers["ttl"].to_str().unwrap()), ("aes128gcm", "86400"));
        assert!(headers["topic"].len() <= 32 && body.len() % 256 == 102, "lengths tell little: {}", body.len());
        let claims = claims(headers);
        let over = claims["exp"].as_i64().unwrap() - clock.now().as_second();
        assert!(claims["aud"] == service.origin && (0..=86_400).contains(&over) && claims["sub"].as_str().unwrap().starts_with("http"), "{claims}");
        assert_eq!(arrived(&sink, before + 1).await.pop().unwrap().to, "berta@example.org", "the first device adds to the letter");

        // From now on on devices alone.
        anybody(&house).sends(&own, &[WISHES[0], WISHES[1], ("channel", "push")]).await;
        announces(&house, &clock, "Wege").await;
        settled(&house).await;
        assert_eq!((service.taken().len(), sink.received().len()), (2, before + 1));
        house.running.stop().await;
    }
}

#[tokio::test]
async fn a_device_that_is_gone_is_forgotten_and_letters_take_over() {
    let (sink, service, clock) = (Sink::start().await.unwrap(), Service::start().await, autumn());
    for house in with_mail(&sink, clock.clone()).await {
        service.taken.lock().unwrap().clear();
        let own = subscribed(&house, &sink, "berta@example.org", &WISHES).await;
        for (device, status) in [("gone", 410), ("lost", 404), ("busy", 503)] {
            service.answers(device, status);
            assert_eq!(Device::new().is_added(&house, &own, &format!("{}/push/{device}", service.origin)).await, 303);
        }
        anybody(&house).sends(&own, &[WISHES[0], WISHES[1], ("channel", "push")]).await;
        announces(&house, &clock, "Wärme").await;
        assert_eq!(service.taken().len(), 3);
        assert_eq!(text(anybody(&house).get(&own).await).await.matches("/geraete/").count(), 1, "one is left");
        schedule::round(&house.running.app).await;
        assert_eq!(service.taken().len(), 3, "who is busy is not asked at once");
        service.answers("busy", 201);
        clock.advance(SignedDuration::from_mins(6));
        schedule::round(&house.running.app).await;
        schedule::round(&house.running.app).await;
        assert_eq!(service.taken().len(), 4, "once more, and only once");

        let page = text(anybody(&house).get(&own).await).await;
        let remove = page.split("action=\"").find(|part| part.contains("/geraete/")).unwrap().split('"').next().unwrap().to_owned();
        assert_eq!(house.browser().post(&remove, &[]).await.status(), 303);
        let before = sink.received().len();
        announces(&house, &clock, "Wege").await;
        assert_eq!(arrived(&sink, before + 1).await.pop().unwrap().subject, "Neu: Wege", "without a device there are letters");
        assert_eq!(service.taken().len(), 4);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn the_administration_switches_it_off_and_letters_take_its_place() {
    let (sink, clock) = (Sink::start().await.unwrap(), autumn());
    for house in with_mail(&sink, clock.clone()).await {
        let own = subscribed(&house, &sink, "berta@example.org", &WISHES).await;
        let (service, device) = (Service::start().await, Device::new());
        assert_eq!(device.is_added(&house, &own, &format!("{}/push/a", service.origin)).await, 303);
        let hanna = house.signed_in("Hanna", mitreden::accounts::Role::Admin).await;
        let answer = hanna.post("/verwaltung/einstellungen/datenschutz", &[("push-enabled", "false")]).await;
        assert_eq!(answer.status(), 303);
        let page = crate::house::text(house.browser().get(&own).await).await;
        assert!(page.contains("bietet Nachrichten auf Geräte zurzeit nicht an") && !page.contains("data-push-key"), "{page}");
        assert_eq!(device.is_added(&house, &own, &format!("{}/push/b", service.origin)).await, 404);
        assert!(!crate::house::text(house.browser().get("/datenschutz").await).await.contains("Mozilla"), "the notice names no push service");
        let before = sink.received().len();
        announces(&house, &clock, "Wege").await;
        assert_eq!(arrived(&sink, before + 1).await.pop().unwrap().subject, "Neu: Wege");
        assert_eq!(service.taken().len(), 0);
        assert_eq!(hanna.post("/verwaltung/einstellungen/datenschutz", &[("push-enabled", "perhaps")]).await.status(), 422);
        house.running.stop().await;
    }
}

#[tokio::test]
async fn only_the_subscriber_adds_real_devices_and_few() {
    let (sink, clock) = (Sink::start().await.unwrap(), autumn());
    for house in with_mail(&sink, clock.clone()).await {
        let own = subscribed(&house, &sink, "berta@example.org", &WISHES).await;
        let device = Device::new();
        for bad in ["", "http://192.168.0.1/push", "http://169.254.169.254/latest/meta-data", "https://", "file:///etc/passwd", "http://user:x@127.0.0.1/a"] {
            assert_eq!(device.is_added(&house, &own, bad).await, 400, "{bad}");
        }
        assert_eq!(device.is_added(&house, "/abos/falsch", "http://127.0.0.1:9/push").await, 410);
        let browser = house.browser();
        let answer = browser.post(&format!("{own}/geraete"), &[("endpoint", "http://127.0.0.1:9/a"), ("p256dh", "AAAA"), ("auth", "BBBB")]).await;
        assert_eq!(answer.status(), 400, "no keys of a device");
        house.running.stop().await;
    }
    let open = |config: &mut mitreden::config::Config| config.http.base_url = "https://mitreden.example".to_owned();
    let house = house::on_every_database_with(clock, open).await.remove(0);
    let push = &house.running.app.site("").push;
    assert!(
        push.endpoint("http://127.0.0.1:9/push").is_none() && push.endpoint("https://10.0.0.1/push").is_none(),
        "a portal in the open asks no inner network"
    );
    assert!(push.endpoint("https://updates.push.services.mozilla.com/wpush/v2/g").is_some());
}
