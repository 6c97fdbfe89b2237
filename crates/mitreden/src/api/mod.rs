//! The portal for other programs: what is public as JSON under one prefix, with its description (OpenAPI 3.1). Knows no row of a feature; each says itself what it gives out.

mod openapi;
mod pages;

pub use pages::routes;

/// What all addresses begin with that answer JSON alone. A change that breaks programs gets another one.
const PREFIX: &str = "/api/v1";

/// Where the description stands.
const DESCRIPTION: &str = "/api/openapi.json";

/// Whether an address answers programs, with failures as values.
pub fn is_for_programs(path: &str) -> bool {
    path == DESCRIPTION || path.strip_prefix(PREFIX).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
