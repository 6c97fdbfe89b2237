//! The licence of the portal and of everything inside it, collected by build.rs. Judges none.

use std::io::Read;
use std::sync::LazyLock;

use askama::Template;
use axum::http::header;
use axum::response::{Html, IntoResponse};
use flate2::read::GzDecoder;
use serde::Deserialize;

use crate::base::http::{Error, Page, show};

/// One thing made by others that is part of the program or of what browsers receive.
#[derive(Deserialize)]
struct Part {
    name: String,
    version: String,
    licence: String,
}

static PARTS: LazyLock<Vec<Part>> = LazyLock::new(|| serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/licences.json"))).unwrap_or_default());

static TEXTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/licences.txt.gz"));

#[derive(Template)]
#[template(path = "site/licences.html")]
struct LicencesPage {
    page: Page,
    version: &'static str,
    source: &'static str,
    parts: &'static [Part],
}

/// `/lizenzen`
pub(super) async fn page(page: Page) -> Result<Html<String>, Error> {
    show(LicencesPage { page, version: env!("CARGO_PKG_VERSION"), source: env!("CARGO_PKG_REPOSITORY"), parts: &PARTS })
}

/// `/lizenzen.txt`: the full texts, as their licences ask for.
pub(super) async fn texts() -> Result<impl IntoResponse, Error> {
    let mut text = String::new();
    GzDecoder::new(TEXTS).read_to_string(&mut text).map_err(|error| Error::Internal(error.into()))?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_names_its_licence() {
        assert!(PARTS.len() > 100, "only {} parts", PARTS.len());
        for part in PARTS.iter() {
            assert!(!part.licence.is_empty(), "{} {}", part.name, part.version);
        }
        for name in ["axum", "str0m", "@kern-ux/native", "livekit-client", "Fira Sans"] {
            assert!(PARTS.iter().any(|part| part.name == name), "{name} is missing");
        }
    }
}
