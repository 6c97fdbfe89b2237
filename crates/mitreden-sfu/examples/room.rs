//! A room to try the SFU with: one page, one token endpoint, three levers of a moderator. Guards nothing.
//!
//! `cargo run -p mitreden-sfu --example room`, then open the printed address in two windows.
//! Options: `--listen ADDR` (pages and signalling), `--media ADDR` (UDP and ICE-TCP), `--public IP`,
//! `--no-udp` (offer ICE-TCP only), `--client FILE` (livekit-client's UMD build).

#![allow(clippy::disallowed_macros, reason = "a program prints its address")]

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{Html, IntoResponse};
use axum::routing::{get, post};
use axum::{Json, Router};
use mitreden_sfu::{Config, Grants, Permission, Sfu, Source, TokenDecides};
use serde::Deserialize;

const PAGE: &str = include_str!("room.html");
const CLIENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/browser/node_modules/livekit-client/dist/livekit-client.umd.js");

struct Options {
    listen: SocketAddr,
    media: SocketAddr,
    public: Vec<IpAddr>,
    udp: bool,
    client: String,
}

#[derive(Clone)]
struct App {
    sfu: Sfu,
    client: Arc<str>,
}

#[derive(Deserialize)]
struct Who {
    room: String,
    identity: String,
    #[serde(default)]
    role: String,
}

fn options() -> Result<Options, Box<dyn std::error::Error>> {
    let mut options = Options { listen: "127.0.0.1:7880".parse()?, media: "127.0.0.1:7881".parse()?, public: Vec::new(), udp: true, client: CLIENT.to_owned() };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg} needs a value"));
        match arg.as_str() {
            "--listen" => options.listen = value()?.parse()?,
            "--media" => options.media = value()?.parse()?,
            "--public" => options.public.push(value()?.parse()?),
            "--client" => options.client = value()?,
            "--no-udp" => options.udp = false,
            other => return Err(format!("unknown option {other}").into()),
        }
    }
    Ok(options)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    tracing_subscriber::fmt().with_max_level(tracing::Level::WARN).with_writer(std::io::stderr).init();
    let options = options()?;
    let config = Config {
        udp: options.media,
        tcp: Some(options.media),
        udp_offered: options.udp,
        public_ips: options.public,
        ..Config::loopback("example", "an example secret for trying out only")
    };
    let sfu = Sfu::start(config, Arc::new(TokenDecides)).await?;
    let app = App { sfu: sfu.clone(), client: options.client.into() };
    let routes = Router::new()
        .route("/", get(async || Html(PAGE)))
        .route("/livekit-client.js", get(client))
        .route("/token", get(token))
        .route("/permission", post(permission))
        .route("/mute", post(mute))
        .route("/remove", post(remove))
        .route("/stats", get(stats))
        .with_state(app)
        .merge(sfu.router());
    let listener = tokio::net::TcpListener::bind(options.listen).await?;
    println!("Room: http://{}/", listener.local_addr()?);
    println!("Media: {:?}", sfu.addresses());
    let stop = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    axum::serve(listener, routes).with_graceful_shutdown(stop).await?;
    sfu.shutdown().await;
    Ok(())
}

/// A role's rights: `speaker` is seen and sends, everyone else only listens and is not shown.
fn rights(who: &Who) -> Permission {
    match who.role.as_str() {
        "speaker" => Permission::speaker(&who.identity, &Source::ALL),
        "guest" => Permission::speaker(&who.identity, &[]),
        "data" => Permission { can_publish_data: true, ..Permission::speaker(&who.identity, &Source::ALL) },
        _ => Permission::listener(),
    }
}

async fn token(State(app): State<App>, Query(who): Query<Who>) -> String {
    app.sfu.token(&Grants { permission: rights(&who), room: who.room, identity: who.identity, ..Grants::default() })
}

async fn permission(State(app): State<App>, Query(who): Query<Who>) {
    app.sfu.set_permission(&who.room, &who.identity, rights(&who));
}

async fn mute(State(app): State<App>, Query(who): Query<Who>) {
    app.sfu.mute(&who.room, &who.identity, Source::Microphone);
}

async fn remove(State(app): State<App>, Query(who): Query<Who>) {
    app.sfu.remove(&who.room, &who.identity);
}

async fn stats(State(app): State<App>) -> impl IntoResponse {
    let stats = app.sfu.stats();
    Json(serde_json::json!({
        "rooms": stats.rooms,
        "participants": stats.participants,
        "hidden": stats.hidden,
        "tracks": stats.tracks,
        "subscriptions": stats.subscriptions,
        "packets_in": stats.packets_in,
        "packets_out": stats.packets_out,
        "forwarded": stats.forwarded,
        "dropped": stats.dropped,
        "rooms_failed": stats.rooms_failed,
    }))
}

async fn client(State(app): State<App>) -> impl IntoResponse {
    match tokio::fs::read(&*app.client).await {
        Ok(script) => Ok(([(CONTENT_TYPE, "text/javascript")], script)),
        Err(_) => Err((StatusCode::NOT_FOUND, "livekit-client is missing: run `npm ci` in crates/mitreden-sfu/tests/browser")),
    }
}
