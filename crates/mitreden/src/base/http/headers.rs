//! Security headers of every response. Sets no cookie.

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// What the headers depend on.
#[derive(Clone, Copy, Debug)]
pub struct Origin<'a> {
    /// The host the browser asked for, with its port; for the socket's address in the policy.
    pub host: &'a str,
    /// Whether the portal's address begins with https.
    pub https: bool,
    /// Whether the page may ask for camera, microphone and screen: the rooms, and the pages whose button becomes a room.
    pub devices: bool,
}

const CROSS_ORIGIN_OPENER_POLICY: HeaderName = HeaderName::from_static("cross-origin-opener-policy");
const PERMISSIONS_POLICY: HeaderName = HeaderName::from_static("permissions-policy");

/// Adds the security headers (OWASP ASVS 5.0 §3.4). `img-src data:` is for KERN's icons, `blob:` for pictures of the room.
pub fn secure(headers: &mut HeaderMap, origin: Origin<'_>) {
    let sockets = if is_host(origin.host) { format!(" ws://{0} wss://{0}", origin.host) } else { String::new() };
    let policy = format!(
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'{sockets}; \
         object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    );
    let devices = if origin.devices { "camera=(self), microphone=(self), display-capture=(self)" } else { "camera=(), microphone=(), display-capture=()" };
    let fixed = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (CROSS_ORIGIN_OPENER_POLICY, "same-origin"),
        (PERMISSIONS_POLICY, devices),
    ];
    for (name, value) in fixed {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if origin.https {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000; includeSubDomains"));
    }
}

/// Whether a Host header is nothing but a host and a port, so that it can stand in the policy.
pub fn is_host(host: &str) -> bool {
    !host.is_empty() && host.len() < 256 && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_strange_host_cannot_loosen_the_policy() {
        for host in ["", "a b", "x; script-src *", "a'b", "a,b"] {
            let mut headers = HeaderMap::new();
            secure(&mut headers, Origin { host, https: false, devices: false });
            let policy = headers[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
            assert!(policy.contains("connect-src 'self';"), "{policy}");
        }
    }
}
