//! Pages that every public portal owes: legal notice, privacy, accessibility, reports of barriers, licences. Knows no event.

mod barriers;
mod desk;
#[expect(unreachable_pub, reason = "the filter macro writes a public function")]
mod filters;
mod legal;
mod licences;
mod public;
mod robots;
mod statement;
mod store;

pub use public::documents;
pub use statement::contact;
pub use store::{KEEP_DAYS as REPORT_DAYS, forget_answered};

use axum::routing::{get, post};
use jiff::Timestamp;

use crate::app::Routes;
use crate::config::Config;

/// The addresses of the site's own pages.
pub fn routes() -> Routes {
    Routes::new()
        .route("/impressum", get(legal::imprint))
        .route("/datenschutz", get(legal::privacy))
        .route("/barrierefreiheit", get(statement::page))
        .route("/barrierefreiheit.json", get(statement::machine))
        .route("/barriere-melden", get(barriers::form).post(barriers::send))
        .route("/barriere-melden/{number}", get(barriers::thanks))
        .route("/meldungen", get(barriers::list))
        .route("/meldungen/{id}", post(barriers::answered))
        .route("/verwaltung", get(desk::page))
        .route("/lizenzen", get(licences::page))
        .route("/lizenzen.txt", get(licences::texts))
        .route("/thema.css", get(robots::theme))
        .route("/manifest.webmanifest", get(robots::manifest))
        .route("/robots.txt", get(robots::robots))
        .route("/sitemap.xml", get(robots::sitemap))
}

/// What every portal owes the public.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Duty {
    /// A complete legal notice.
    Imprint,
    /// A privacy notice with officer and authority.
    Privacy,
    /// An accessibility statement that was reviewed within a year.
    Statement,
    /// A statement that names what is not accessible.
    Exceptions,
}

/// The duties that are not met.
pub fn duties(config: &Config, now: Timestamp) -> Vec<Duty> {
    let (imprint, privacy) = (&config.imprint, &config.privacy);
    let named = [&imprint.provider, &imprint.represented_by, &imprint.email, &imprint.phone];
    let checks = [
        (Duty::Imprint, named.iter().any(|text| text.is_empty()) || imprint.address.is_empty()),
        (Duty::Privacy, privacy.officer.is_empty() || privacy.authority.is_empty()),
        (Duty::Exceptions, statement::is_silent(&config.accessibility)),
        (Duty::Statement, !statement::is_silent(&config.accessibility) && statement::warning(&config.accessibility, now).is_some()),
    ];
    checks.into_iter().filter(|(_, missing)| *missing).map(|(duty, _)| duty).collect()
}

/// What is missing for a lawful portal, one sentence each: empty fields of the legal notice, an accessibility statement without review
/// for a year (BITV 2.0 § 7 (6)). The portal starts all the same; the operator reads this in the log and from `mitreden config check`.
pub fn warnings(config: &Config, now: Timestamp) -> Vec<String> {
    let mut warnings = Vec::new();
    let imprint = &config.imprint;
    let required = [
        ("imprint.provider", imprint.provider.is_empty()),
        ("imprint.address", imprint.address.is_empty()),
        ("imprint.represented_by", imprint.represented_by.is_empty()),
        ("imprint.email", imprint.email.is_empty()),
        ("imprint.phone", imprint.phone.is_empty()),
        ("privacy.officer", config.privacy.officer.is_empty()),
        ("privacy.authority", config.privacy.authority.is_empty()),
    ];
    let missing: Vec<_> = required.iter().filter(|(_, empty)| *empty).map(|(key, _)| *key).collect();
    if !missing.is_empty() {
        warnings.push(format!("the law asks for {}: the pages /impressum and /datenschutz are not complete", missing.join(", ")));
    }
    if config.http.base_url.is_empty() && (!config.http.listen.ip().is_loopback() || !config.http.trusted_proxies.is_empty()) {
        warnings.push("http.base_url is empty: links lead to this machine, and behind an https proxy browsers refuse sound and picture".to_owned());
    }
    warnings.extend(statement::warning(&config.accessibility, now));
    warnings
}
