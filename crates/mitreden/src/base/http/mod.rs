//! HTTP below the features: pages, errors, cookies, headers, languages, limits. Knows no address of a feature.

pub mod assets;
pub mod caching;
pub mod chart;
pub mod cookies;
pub mod error;
pub mod exchange;
pub mod form;
pub mod headers;
pub mod language;
pub mod limits;
pub mod microcache;
pub mod page;
mod private_path;
pub mod record;
pub mod routes;
pub mod structured;
pub mod upload;

pub use cookies::Cookies;
pub use error::Error;
pub use form::{Form, Mistake};
pub use limits::Caller;
pub use page::{Page, show};
pub use private_path::public_part;
pub use routes::Routes;
