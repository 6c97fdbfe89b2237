//! Asking other servers: over TLS, within a time, no more bytes than allowed, no redirects. Knows no protocol above HTTP.

use std::sync::Arc;
use std::time::Duration;

use axum::http::{Request, Response};
use reqwest::dns::Resolve;
use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder};
use tokio::time::timeout;
use url::{Host, Url};

/// How long a connection may take to stand.
const CONNECT: Duration = Duration::from_secs(4);

/// How long the whole answer may take.
const PATIENCE: Duration = Duration::from_secs(6);

/// What this program calls itself.
const AGENT: &str = concat!("Mitreden/", env!("CARGO_PKG_VERSION"));

/// Why another server gave no answer that can be used. Names no address: some are secrets.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// Neither https nor this machine.
    #[error("its address is not safe: https is needed")]
    Address,
    /// More bytes than anybody needs.
    #[error("its answer is longer than {0} bytes")]
    Long(usize),
    /// It takes too long.
    #[error("it does not answer in time")]
    Late,
    /// The connection, or the request.
    #[error("{0}")]
    Http(String),
}

impl From<reqwest::Error> for Fault {
    fn from(error: reqwest::Error) -> Self {
        if error.is_timeout() {
            return Fault::Late;
        }
        let error = error.without_url();
        let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
        Fault::Http(format!("{error}{cause}"))
    }
}

/// Asks other servers. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Outward {
    client: Client,
    most: usize,
}

impl Outward {
    /// Takes answers of at most so many bytes.
    ///
    /// # Errors
    /// When the system's certificates cannot be read.
    pub fn new(most: usize) -> Result<Self, Fault> {
        Ok(Self { client: builder().build()?, most })
    }

    /// The same, but names are looked up by `names`: for addresses that somebody from outside has named.
    ///
    /// # Errors
    /// When the system's certificates cannot be read.
    pub fn resolving(most: usize, names: Arc<dyn Resolve>) -> Result<Self, Fault> {
        Ok(Self { client: builder().dns_resolver(names).build()?, most })
    }

    /// Sends a request and answers with what came back, whatever its status.
    ///
    /// # Errors
    /// A [`Fault`].
    pub async fn send(self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Fault> {
        let url = Url::parse(&request.uri().to_string()).map_err(|_| Fault::Address)?;
        if !is_safe(&url) {
            return Err(Fault::Address);
        }
        timeout(PATIENCE, self.ask(request)).await.map_err(|_| Fault::Late)?
    }

    async fn ask(self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, Fault> {
        let mut answer = self.client.execute(request.try_into()?).await?;
        let mut body = Vec::new();
        // What a server says about the length of its answer is not believed.
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > self.most {
                return Err(Fault::Long(self.most));
            }
            body.extend_from_slice(&chunk);
        }
        let mut response = Response::new(body);
        *response.status_mut() = answer.status();
        *response.headers_mut() = answer.headers().clone();
        Ok(response)
    }
}

fn builder() -> ClientBuilder {
    // A redirect could lead where nobody may ask, and would carry secrets there.
    Client::builder().user_agent(AGENT).connect_timeout(CONNECT).redirect(Policy::none())
}

/// Whether secrets may travel to this address: by TLS, or without leaving the machine.
pub fn is_safe(url: &Url) -> bool {
    match (url.scheme(), url.host()) {
        ("https", Some(_)) => true,
        ("http", Some(Host::Domain(name))) => name.eq_ignore_ascii_case("localhost"),
        ("http", Some(Host::Ipv4(ip))) => ip.is_loopback(),
        ("http", Some(Host::Ipv6(ip))) => ip.is_loopback(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_travel_by_tls_or_stay_on_the_machine() {
        for good in ["https://a.example/realms/x", "http://localhost:8080", "http://127.0.0.1:1", "http://[::1]:1/a"] {
            assert!(is_safe(&Url::parse(good).unwrap()), "{good}");
        }
        for bad in
            ["http://a.example", "http://localhost.a.example", "http://192.168.0.1", "http://127.0.0.1.example", "ftp://localhost", "javascript:alert(1)"]
        {
            assert!(!is_safe(&Url::parse(bad).unwrap()), "{bad}");
        }
    }
}
