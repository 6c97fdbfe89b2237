//! How the portal is doing, as numbers for a monitoring system (Prometheus text format 0.0.4). Looks at nothing itself, and names nobody.

use std::fmt::Write;
use std::net::SocketAddr;

use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{Area, look};
use crate::app::{App, Site};
use crate::backup;
use crate::base::http::Error;
use crate::base::i18n::Language;
use crate::config::Secret;

/// Where they are.
pub const PATH: &str = "/metrics";

/// The token of `mitreden check`, which reads the same data folder: nobody has to configure it.
pub fn own_token(secret: &Secret) -> String {
    secret.derive("metrics")
}

/// `GET /metrics`. For everybody who may not see them they are not there.
pub(super) async fn show(State(app): State<App>, ConnectInfo(peer): ConnectInfo<SocketAddr>, headers: HeaderMap) -> Result<Response, Error> {
    if !may_see(app.site(""), peer, &headers) {
        return Err(Error::NotFound);
    }
    let text = written(&app).await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8"), (header::CACHE_CONTROL, "no-store")], text).into_response())
}

fn may_see(site: &Site, peer: SocketAddr, headers: &HeaderMap) -> bool {
    let settings = &site.config.metrics;
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|value| value.strip_prefix("Bearer "));
    let is = |token: &str| shown.is_some_and(|shown| Sha256::digest(shown).ct_eq(&Sha256::digest(token)).into());
    // A proxy on this machine is no program of this machine: it says for whom it asks.
    let direct = !headers.contains_key("x-forwarded-for") && !headers.contains_key("forwarded");
    let local = settings.loopback && direct && peer.ip().to_canonical().is_loopback();
    is(&own_token(&site.secret)) || (!settings.token.is_empty() && is(&settings.token)) || local
}

/// One number with what it means.
fn number(text: &mut String, name: &str, kind: &str, help: &str, value: impl std::fmt::Display) {
    // Writing into a String cannot fail.
    let _ = write!(text, "# HELP mitreden_{name} {help}\n# TYPE mitreden_{name} {kind}\nmitreden_{name} {value}\n");
}

async fn written(app: &App) -> Result<String, Error> {
    let site = app.site("");
    let mut text = format!(
        "# HELP mitreden_build_info The program.\n# TYPE mitreden_build_info gauge\nmitreden_build_info{{version=\"{}\"}} 1\n\
         # HELP mitreden_health 0 good, 1 warning, 2 fault; in words on /verwaltung/zustand.\n# TYPE mitreden_health gauge\n",
        env!("CARGO_PKG_VERSION")
    );
    for finding in look(app, Language::En).await? {
        let _ = writeln!(text, "mitreden_health{{area=\"{}\"}} {}", finding.area.name(), finding.state.code());
    }
    let now = site.clock.now();
    let age = |at: jiff::Timestamp| now.duration_since(at).as_secs().max(0);
    let post = site.outbox.health(&site.db.read).await?;
    let vitals = app.rooms.vitals();
    number(&mut text, "uptime_seconds", "gauge", "Seconds since the start.", age(site.pulse.started));
    if let Some(at) = site.pulse.last() {
        number(&mut text, "schedule_age_seconds", "gauge", "Seconds since everything that happens by itself was last gone through.", age(at));
    }
    if let backup::Standing::Some(last) = backup::standing(site) {
        number(&mut text, "backup_age_seconds", "gauge", "Seconds since the newest nightly backup.", age(last.at));
    }
    if let Ok(space) = rustix::fs::statvfs(&site.data) {
        number(&mut text, "disk_free_bytes", "gauge", "Free bytes where the data folder is.", space.f_bavail.saturating_mul(space.f_frsize));
    }
    number(&mut text, "database_bytes", "gauge", "Size of the database.", site.db.bytes().await?);
    number(&mut text, "letters_waiting", "gauge", "Letters that wait to be sent.", post.waiting);
    number(&mut text, "letters_failed", "gauge", "Letters that could not be sent.", post.failed);
    number(&mut text, "rooms_live", "gauge", "Rooms in which somebody hears or speaks.", vitals.rooms);
    number(&mut text, "rooms_people", "gauge", "How many people that are.", vitals.people);
    number(&mut text, "rooms_failed_total", "counter", "Rooms that ended by a fault of the program.", vitals.failed);
    number(&mut text, "media_packets_total", "counter", "Packets handed out.", vitals.sent);
    number(&mut text, "media_packets_lost_total", "counter", "How many of them were reported as lost.", vitals.lost);
    Ok(text)
}

impl Area {
    /// Its name for machines.
    fn name(self) -> &'static str {
        match self {
            Area::Database => "database",
            Area::Disk => "disk",
            Area::Post => "mail",
            Area::Media => "media",
            Area::Address => "address",
            Area::Backup => "backup",
            Area::Legal => "legal",
            Area::Jobs => "schedule",
            Area::Clock => "clock",
            Area::Program => "program",
        }
    }
}
