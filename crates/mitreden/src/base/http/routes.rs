//! A router that remembers its addresses, so that tests can walk all of them. Adds nothing else to axum's.

use axum::Router;
use axum::routing::MethodRouter;

/// Collects routes; write it like axum's `Router`.
#[derive(Debug)]
pub struct Routes<S> {
    router: Router<S>,
    addresses: Vec<String>,
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No routes yet.
    pub fn new() -> Self {
        Self { router: Router::new(), addresses: Vec::new() }
    }

    /// One address, as in axum: `/programm/{slug}`.
    pub fn route(mut self, address: &str, methods: MethodRouter<S>) -> Self {
        self.addresses.push(address.to_owned());
        self.router = self.router.route(address, methods);
        self
    }

    /// All addresses of a feature.
    pub fn merge(mut self, other: Routes<S>) -> Self {
        self.addresses.extend(other.addresses);
        self.router = self.router.merge(other.router);
        self
    }

    /// A foreign router below a prefix; its addresses are its own business.
    pub fn nest(mut self, prefix: &str, router: Router<S>) -> Self {
        self.router = self.router.nest(prefix, router);
        self
    }

    /// The addresses, in the order they were added.
    pub fn addresses(&self) -> &[String] {
        &self.addresses
    }

    /// The axum router.
    pub fn into_router(self) -> Router<S> {
        self.router
    }
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self::new()
    }
}
