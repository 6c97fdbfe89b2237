//! What holds for every address: headers, languages, errors, limits, cross-site requests.

mod errors;
mod headers;
mod icons;
mod languages;
mod mail;
mod microcache;
pub(crate) mod rights;
mod stopping;
