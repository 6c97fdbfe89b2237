//! Addresses of push services, as browsers name them: which of them may be spoken to. Sends nothing.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::Arc;

use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use url::{Host, Url};

use crate::base::outward::{self, Outward, is_safe};

/// Longest endpoint, in bytes.
const LONGEST: usize = 2000;

/// From where push services are spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A portal in the open: only push services in the open, by TLS. Whoever names one could otherwise have this server ask its own network.
    Open,
    /// A portal that only this machine sees: push services on this machine as well.
    Machine,
}

impl Place {
    /// The place of a portal with this address.
    pub fn of(base_url: &str) -> Self {
        let alone = Url::parse(base_url).is_ok_and(|url| url.scheme() == "http" && is_safe(&url));
        if alone { Place::Machine } else { Place::Open }
    }

    pub(super) fn outward(self, most: usize) -> Result<Outward, outward::Fault> {
        match self {
            Place::Open => Outward::resolving(most, Arc::new(OpenNames)),
            Place::Machine => Outward::new(most),
        }
    }
}

/// The address by which a push service reaches one device. A secret: who knows it can send there.
#[derive(Clone, PartialEq, Eq)]
pub struct Endpoint(Url);

impl std::fmt::Debug for Endpoint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Endpoint(…)")
    }
}

impl Endpoint {
    /// An endpoint that may be spoken to from this place. What its name leads to is looked at again when it is spoken to.
    pub fn parse(text: &str, place: Place) -> Option<Self> {
        let url = Url::parse(text).ok().filter(|_| text.len() <= LONGEST)?;
        let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        let allowed = match place {
            Place::Machine => is_safe(&url),
            Place::Open => url.scheme() == "https" && url.port().is_none() && is_open(&url.host()?),
        };
        (plain && allowed).then_some(Self(url))
    }

    /// The whole address.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Scheme, host and port: for whom a signature is made out.
    pub(super) fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }
}

fn is_open(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => name.contains('.') && !["localhost", "local", "internal", "home.arpa"].iter().any(|end| name.ends_with(end)),
        Host::Ipv4(ip) => is_public(IpAddr::V4(*ip)),
        Host::Ipv6(ip) => is_public(IpAddr::V6(*ip)),
    }
}

/// Whether an address lies in the open (IANA's registries of special addresses, RFC 6890).
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = ip.is_loopback() || ip.is_private() || ip.is_link_local() || ip.is_documentation() || ip.is_multicast();
    let shared = a == 100 && (64..128).contains(&b);
    let benchmark = a == 198 && (b == 18 || b == 19);
    !(special || shared || benchmark || a == 0 || a >= 240 || (a, b, c) == (192, 0, 0) || (a, b, c) == (192, 88, 99))
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    if let Some(v4) = ip.to_ipv4_mapped() {
        return is_public_v4(v4);
    }
    let parts = ip.segments();
    // Only 2000::/3 is given out; inside it lie documentation, 6to4 and Teredo, which lead to IPv4 addresses.
    let given_out = parts[0] & 0xe000 == 0x2000;
    let special = (parts[0] == 0x2001 && (parts[1] == 0xdb8 || parts[1] < 0x200)) || parts[0] == 0x2002 || parts[0] == 0x3fff;
    given_out && !special
}

/// Looks names up and keeps only what lies in the open: a name may lead anywhere, and elsewhere tomorrow.
struct OpenNames;

impl Resolve for OpenNames {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((name.as_str(), 0)).await?.filter(|address| is_public(address.ip())).collect();
            if found.is_empty() {
                return Err("the name leads to no address in the open".into());
            }
            Ok(Box::new(found.into_iter()) as Addrs)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_push_services_in_the_open_are_spoken_to() {
        for good in [
            "https://fcm.googleapis.com/fcm/send/abc",
            "https://updates.push.services.mozilla.com/wpush/v2/g",
            "https://web.push.apple.com/Q",
            "https://9.9.9.9/a",
        ] {
            assert!(Endpoint::parse(good, Place::Open).is_some(), "{good}");
        }
        let long = format!("https://push.example.org/{}", "a".repeat(2000));
        for bad in [
            "",
            "/a",
            "http://push.example.org/a",
            "https://push.example.org:8443/a",
            "https://user@push.example.org/a",
            "https://push.example.org/a#b",
            "https://localhost/a",
            "https://intern/a",
            "https://db.internal/a",
            "https://127.0.0.1/a",
            "https://2130706433/a",
            "https://0x7f.1/a",
            "https://10.0.0.1/a",
            "https://169.254.169.254/latest",
            "https://192.168.1.1/",
            "https://172.16.0.1/",
            "https://100.64.0.1/",
            "https://0.0.0.0/",
            "https://[::1]/",
            "https://[fd00::1]/",
            "https://[fe80::1]/",
            "https://[::ffff:127.0.0.1]/",
            "https://[64:ff9b::7f00:1]/",
            "https://[2002:7f00:1::]/",
            "javascript:alert(1)",
            &long,
        ] {
            assert!(Endpoint::parse(bad, Place::Open).is_none(), "{bad}");
        }
        assert!(Endpoint::parse("http://127.0.0.1:4000/a", Place::Machine).is_some());
        assert!(Endpoint::parse("http://192.168.1.1/a", Place::Machine).is_none());
        assert_eq!(
            (Place::of("http://localhost:8080"), Place::of("https://mitreden.example"), Place::of("http://10.0.0.5")),
            (Place::Machine, Place::Open, Place::Open)
        );
    }

    #[tokio::test]
    async fn a_name_that_leads_inside_is_not_followed() {
        let found = OpenNames.resolve("localhost".parse().unwrap()).await;
        assert!(found.is_err());
    }
}
