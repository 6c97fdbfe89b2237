//! Rate limits by caller. The address of a caller never leaves this file: what stands in the key is its hash.

use std::collections::HashMap;
use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::num::NonZeroU32;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use sha2::{Digest, Sha256};

use super::Error;
use crate::base::ids::hex;

/// Who calls, as a key for counting: a hash of the IPv4 address or of the IPv6 /64. Cannot be turned back into text that names anybody.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Caller(String);

impl Caller {
    /// The caller of a connection. `X-Forwarded-For` counts only when the connection comes from a trusted proxy:
    /// then the last address that is none of the proxies.
    pub fn new(peer: IpAddr, headers: &HeaderMap, trusted: &[IpAddr]) -> Self {
        let is_proxy = |ip: &IpAddr| trusted.contains(ip);
        let lines = headers.get_all("x-forwarded-for").into_iter().filter_map(|line| line.to_str().ok());
        let forwarded: Vec<IpAddr> = lines.flat_map(|line| line.split(',')).filter_map(|part| part.trim().parse().ok()).collect();
        let ip = if is_proxy(&peer.to_canonical()) { forwarded.into_iter().rev().find(|ip| !is_proxy(ip)).unwrap_or(peer) } else { peer };
        let network = match ip.to_canonical() {
            IpAddr::V4(ip) => ip.octets().to_vec(),
            IpAddr::V6(ip) => Ipv6Addr::from(u128::from(ip) >> 64 << 64).octets()[..8].to_vec(),
        };
        Self(hex(&Sha256::digest(network)[..16]))
    }

    /// The key for counters.
    pub fn key(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Caller {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Caller(…)")
    }
}

/// The trusted proxies, put into every request by the frame.
#[derive(Clone, Debug)]
pub struct Proxies(pub std::sync::Arc<[IpAddr]>);

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Error> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(std::net::Ipv4Addr::UNSPECIFIED), |info| info.0.ip());
        let trusted = parts.extensions.get::<Proxies>().map(|p| p.0.clone()).unwrap_or_default();
        Ok(Caller::new(peer, &parts.headers, &trusted))
    }
}

/// Counts attempts of one kind, for each key apart.
pub struct Attempts {
    limiter: DefaultKeyedRateLimiter<String>,
    /// Who came too often, and until when each has to wait.
    waiting: Mutex<HashMap<String, Instant>>,
}

impl Attempts {
    /// `per_minute` on average, as many at once.
    pub fn per_minute(per_minute: u32) -> Self {
        let quota = Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN));
        Self { limiter: RateLimiter::keyed(quota), waiting: Mutex::default() }
    }

    /// May this one try? Counts nothing: for tries of which only the failed ones are counted.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the time to wait, once [`count`](Self::count) has refused.
    pub fn check(&self, key: &str) -> Result<(), Error> {
        let until = self.waiting().get(key).copied();
        match until.and_then(|until| until.checked_duration_since(Instant::now())) {
            Some(wait) if !wait.is_zero() => Err(Error::TooMany(wait.max(Duration::from_secs(1)))),
            _ => Ok(()),
        }
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<String, Instant>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Counts one attempt.
    ///
    /// # Errors
    /// [`Error::TooMany`] with the time to wait.
    pub fn count(&self, key: &str) -> Result<(), Error> {
        self.limiter.check_key(&key.to_owned()).map_err(|until| {
            let wait = until.wait_time_from(DefaultClock::default().now());
            self.waiting().insert(key.to_owned(), Instant::now() + wait);
            Error::TooMany(wait.max(Duration::from_secs(1)))
        })
    }

    /// Forgets keys that have not been seen for long.
    pub fn forget_old(&self) {
        self.limiter.retain_recent();
        self.limiter.shrink_to_fit();
        let now = Instant::now();
        self.waiting().retain(|_, until| *until > now);
    }
}

impl fmt::Debug for Attempts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Attempts")
    }
}

/// Everything that is counted by caller.
#[derive(Debug)]
pub struct Counters {
    /// Sign-in links.
    pub sign_in: Attempts,
    /// Room codes.
    pub door: Attempts,
    /// Forms that work without an account.
    pub forms: Attempts,
}

impl Counters {
    /// Each so many a minute.
    pub fn new(sign_in: u32, door: u32, forms: u32) -> Self {
        Self { sign_in: Attempts::per_minute(sign_in), door: Attempts::per_minute(door), forms: Attempts::per_minute(forms) }
    }

    /// Forgets callers of long ago.
    pub fn forget_old(&self) {
        self.sign_in.forget_old();
        self.door.forget_old();
        self.forms.forget_old();
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn who_failed_too_often_may_not_try_even_what_is_right() {
        let attempts = Attempts::per_minute(2);
        assert!(attempts.check("a").is_ok());
        assert!(attempts.count("a").is_ok() && attempts.count("a").is_ok());
        assert!(attempts.check("a").is_ok(), "two failures are allowed");
        assert!(attempts.count("a").is_err());
        assert!(matches!(attempts.check("a"), Err(Error::TooMany(_))));
        assert!(attempts.check("b").is_ok(), "somebody else waits for nothing");
    }

    use super::*;

    fn caller(peer: &str, forwarded: &str) -> Caller {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", forwarded.parse().unwrap());
        Caller::new(peer.parse().unwrap(), &headers, &["10.0.0.1".parse().unwrap()])
    }

    #[test]
    fn only_a_trusted_proxy_is_believed() {
        assert_ne!(caller("192.0.2.1", "198.51.100.1"), caller("192.0.2.2", "198.51.100.1"));
        assert_eq!(caller("10.0.0.1", "198.51.100.1"), caller("198.51.100.1", ""));
        assert_eq!(caller("10.0.0.1", "203.0.113.9, 198.51.100.1, 10.0.0.1"), caller("198.51.100.1", ""));
        assert_eq!(caller("::ffff:10.0.0.1", "198.51.100.1"), caller("198.51.100.1", ""));
    }

    #[test]
    fn a_network_of_ipv6_is_one_caller() {
        assert_eq!(caller("2001:db8:1:2::1", ""), caller("2001:db8:1:2:ffff::9", ""));
        assert_ne!(caller("2001:db8:1:2::1", ""), caller("2001:db8:1:3::1", ""));
    }

    #[test]
    fn each_key_counts_for_itself() {
        let attempts = Attempts::per_minute(3);
        for _ in 0..3 {
            assert!(attempts.count("a").is_ok());
        }
        assert!(matches!(attempts.count("a"), Err(Error::TooMany(_))));
        assert!(attempts.count("b").is_ok());
    }

    #[test]
    fn a_caller_is_never_shown() {
        assert_eq!(format!("{:?}", caller("192.0.2.1", "")), "Caller(…)");
    }
}
