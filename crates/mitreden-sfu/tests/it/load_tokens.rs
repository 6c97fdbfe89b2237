//! Tokens nobody issued, or not for this: each is refused with 401 or 403, so that clients stop knocking.

use std::time::Duration;

use jsonwebtoken::{Algorithm, EncodingKey, Header};
use mitreden_testkit::load::alone::Alone;
use mitreden_testkit::load::{Claims, Client, Refused, Way};

#[tokio::test(flavor = "multi_thread")]
async fn no_forged_token_opens_a_room() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    for (what, token) in forgeries(&alone) {
        let Err(error) = Client::join(&Way::new(&alone.url, token)).await else {
            panic!("let in: {what}");
        };
        let status = error.downcast_ref::<Refused>().map(|refused| refused.status);
        assert!(matches!(status, Some(401 | 403)), "{what}: {error:#}");
    }
    // The same claims, signed right, are let in: it was the forgery that was refused.
    Client::join(&Way::new(&alone.url, honest(&alone).sign(&alone.secret))).await?;
    alone.stop().await;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_monstrous_length_is_refused() -> anyhow::Result<()> {
    let alone = Alone::start(|_| ()).await?;
    let token = "a".repeat(60_000);
    assert!(Client::join(&Way::new(&alone.url, token)).await.is_err());
    Client::join(&Way::new(&alone.url, alone.listener("evening", "cem"))).await?;
    alone.stop().await;
    Ok(())
}

fn honest(alone: &Alone) -> Claims {
    Claims::speaker(&alone.key, "evening", "mallory")
}

fn forgeries(alone: &Alone) -> Vec<(&'static str, String)> {
    let secret = &alone.secret;
    let change = |change: fn(&mut Claims)| {
        let mut claims = honest(alone);
        change(&mut claims);
        claims.sign(secret)
    };
    let signed = honest(alone).sign(secret);
    let (head, _) = signed.rsplit_once('.').expect("a signature");
    vec![
        ("nothing", String::new()),
        ("no token", "not.a.token".to_owned()),
        ("another secret", honest(alone).sign("another secret of a sufficient length")),
        ("an empty secret", honest(alone).sign("")),
        ("no algorithm", honest(alone).unsigned()),
        ("a cut signature", format!("{head}.")),
        ("HS384", honest(alone).sign_with(secret, Algorithm::HS384)),
        ("HS512", honest(alone).sign_with(secret, Algorithm::HS512)),
        ("another issuer", change(|claims| claims.iss = "somebody".to_owned())),
        ("over for an hour", honest(alone).expired(Duration::from_secs(3_600)).sign(secret)),
        ("not yet", change(|claims| claims.nbf += 3_600)),
        ("no room", change(|claims| claims.video.room = String::new())),
        ("no right to join", change(|claims| claims.video.room_join = false)),
        ("nobody", change(|claims| claims.sub = String::new())),
        ("without an end", endless(alone)),
    ]
}

/// A token without `exp`, which would be valid for ever.
fn endless(alone: &Alone) -> String {
    let claims = serde_json::json!({
        "iss": alone.key, "sub": "mallory", "nbf": 0, "video": { "room": "evening", "roomJoin": true },
    });
    let key = EncodingKey::from_secret(alone.secret.as_bytes());
    jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &key).expect("claims are plain data")
}
