//! The portal's cookies: `__Host-`, HttpOnly, SameSite=Lax, Secure. Holds no session.

use axum::http::{HeaderMap, HeaderValue, header};

/// How cookies are named and marked on the connection a request came by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cookies {
    /// Over plain HTTP from another machine neither the prefix nor `Secure` would stick: both are left off there.
    secure: bool,
}

impl Cookies {
    /// `https`: the portal's address begins with https. Browsers also keep Secure cookies of loopback hosts.
    pub fn new(https: bool, host: &str) -> Self {
        Self { secure: https || is_loopback(host) }
    }

    /// The full name of a cookie: `__Host-mitreden` for `mitreden`.
    pub fn name(self, name: &str) -> String {
        if self.secure { format!("__Host-{name}") } else { name.to_owned() }
    }

    /// The value of one cookie of the request.
    pub fn read<'h>(self, headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
        let name = self.name(name);
        let pairs = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
        pairs.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
    }

    /// A `Set-Cookie` value. `value` must be plain ASCII as our tokens are; `max_age` in seconds, `None` ends with the browser.
    pub fn set(self, name: &str, value: &str, max_age: Option<u64>) -> HeaderValue {
        let secure = if self.secure { "; Secure" } else { "" };
        let age = max_age.map_or(String::new(), |seconds| format!("; Max-Age={seconds}"));
        let line = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}", self.name(name));
        // A value that is no header is one we did not make: the empty cookie stands for nobody.
        HeaderValue::from_str(&line).unwrap_or(HeaderValue::from_static(""))
    }

    /// A `Set-Cookie` value that removes the cookie.
    pub fn clear(self, name: &str) -> HeaderValue {
        self.set(name, "", Some(0))
    }
}

/// Whether a Host header names this machine itself.
pub fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    name.eq_ignore_ascii_case("localhost") || name.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_follows_the_connection() {
        assert_eq!(Cookies::new(true, "mitreden.example").name("mitreden"), "__Host-mitreden");
        assert_eq!(Cookies::new(false, "localhost:8080").name("mitreden"), "__Host-mitreden");
        assert_eq!(Cookies::new(false, "[::1]:8080").name("mitreden"), "__Host-mitreden");
        assert_eq!(Cookies::new(false, "192.0.2.7:8080").name("mitreden"), "mitreden");
    }

    #[test]
    fn what_is_set_is_read_and_cleared() {
        let cookies = Cookies::new(true, "");
        assert_eq!(cookies.set("a", "x", Some(60)), "__Host-a=x; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60");
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("a=0; __Host-a=x; b=y"));
        assert_eq!(cookies.read(&headers, "a"), Some("x"));
        assert_eq!(cookies.read(&headers, "b"), None);
        assert!(cookies.clear("a").to_str().unwrap().ends_with("Max-Age=0"));
    }
}
