//! Scripts, styles and fonts that build.rs embedded. Builds nothing.

use std::collections::HashMap;
use std::sync::LazyLock;

use axum::Router;
use memory_serve::CacheControl;

/// Where the assets stand.
pub const PREFIX: &str = "/assets";

static MANIFEST: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let names: HashMap<String, String> = serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/web-manifest.json"))).unwrap_or_default();
    names.into_iter().map(|(logical, hashed)| (logical, format!("{PREFIX}/{hashed}"))).collect()
});

/// The address of an asset by its logical name (`main.css`), with the hash of its content in it; empty when there is none of that name.
pub fn address(name: &str) -> &'static str {
    MANIFEST.get(name).map_or("", String::as_str)
}

/// Serves the assets. Their names change with their content, so browsers may keep them for a year.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    // A debug build packs at each request, without optimisation: brotli then takes half a minute for the room's script.
    let brotli = !cfg!(debug_assertions);
    let files = memory_serve::load!().index_file(None).cache_control(CacheControl::Long).enable_brotli(brotli).enable_gzip(true);
    files.into_router()
}
