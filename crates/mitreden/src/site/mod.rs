//! Pages that every public portal owes: legal notice, privacy, accessibility, reports of barriers, licences. Knows no event.

use crate::routes::Routes;

/// The addresses of the site's own pages.
pub fn routes() -> Routes {
    Routes::new()
}
