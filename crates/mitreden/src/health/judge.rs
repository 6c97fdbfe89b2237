//! The rules by which something counts as well or not. Values in, verdicts out: asks nobody, says nothing.

use std::net::{IpAddr, SocketAddr};

use super::model::State;
use crate::config::Config;

const GIGABYTE: u64 = 1_000_000_000;

/// Free space in bytes: under half a gigabyte an evening's slides no longer fit, under two somebody should look.
pub(super) fn disk(free: u64) -> State {
    match free {
        free if free < GIGABYTE / 2 => State::Fault,
        free if free < 2 * GIGABYTE => State::Warning,
        _ => State::Good,
    }
}

/// What is wrong with the portal's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AddressFault {
    /// It leads to the machine of whoever reads it.
    Local,
    /// Browsers give no microphone without https.
    Plain,
    /// The proxy in front is not believed: all visitors count as one.
    Proxy,
}

/// The faults of the address, the worst first.
pub(super) fn address(config: &Config, base_url: &str) -> Vec<AddressFault> {
    let mut faults = Vec::new();
    if is_local(base_url) {
        faults.push(AddressFault::Local);
    } else if !base_url.starts_with("https://") {
        faults.push(AddressFault::Plain);
    }
    // The program itself speaks no https: somebody stands before it.
    if base_url.starts_with("https://") && config.http.trusted_proxies.is_empty() {
        faults.push(AddressFault::Proxy);
    }
    faults
}

/// Whether an address leads to the reader's own machine.
pub(super) fn is_local(base_url: &str) -> bool {
    let host = url::Url::parse(base_url).ok().and_then(|url| url.host_str().map(str::to_owned)).unwrap_or_default();
    host.is_empty() || host == "localhost" || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// What is wrong with the addresses at which browsers look for sound and picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MediaFault {
    /// None of them can be reached from outside this house.
    Inside,
    /// Nothing for networks that block UDP.
    NoTcp,
    /// UDP is switched off, and everything travels over TCP.
    NoUdp,
    /// More than one packet in twenty is lost.
    Lossy,
    /// A room ended by a fault of the program.
    Failed,
}

/// The faults of the media. `is_public`: the portal's own address is meant for everybody.
pub(super) fn media(vitals: &crate::rooms::Vitals, is_public: bool) -> Vec<MediaFault> {
    let mut faults = Vec::new();
    let all = || vitals.udp.iter().chain(&vitals.tcp);
    if is_public && all().all(is_inside) {
        faults.push(MediaFault::Inside);
    }
    if vitals.udp.is_empty() {
        faults.push(MediaFault::NoUdp);
    }
    if vitals.tcp.is_empty() {
        faults.push(MediaFault::NoTcp);
    }
    // A handful of packets tells nothing.
    if vitals.sent > 10_000 && vitals.lost * 20 > vitals.sent {
        faults.push(MediaFault::Lossy);
    }
    if vitals.failed > 0 {
        faults.push(MediaFault::Failed);
    }
    faults
}

/// Whether nobody outside of this network reaches an address (RFC 1918, RFC 4193, RFC 3927, RFC 6598, loopback).
fn is_inside(address: &SocketAddr) -> bool {
    match address.ip().to_canonical() {
        IpAddr::V4(ip) => {
            let [a, b, ..] = ip.octets();
            ip.is_private() || ip.is_loopback() || ip.is_link_local() || ip.is_unspecified() || (a == 100 && (64..128).contains(&b))
        }
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local() || ip.is_unspecified(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rooms::Vitals;

    #[test]
    fn little_space_is_said_in_time() {
        assert_eq!([disk(100_000_000), disk(GIGABYTE), disk(50 * GIGABYTE)], [State::Fault, State::Warning, State::Good]);
    }

    #[test]
    fn an_address_is_public_and_safe() {
        let mut config = Config::default();
        for (base_url, faults) in [
            ("http://localhost:8080", &[AddressFault::Local][..]),
            ("http://127.0.0.1:8080", &[AddressFault::Local]),
            ("http://[::1]:8080", &[AddressFault::Local]),
            ("http://mitreden.example", &[AddressFault::Plain]),
            ("https://mitreden.example", &[AddressFault::Proxy]),
        ] {
            assert_eq!(address(&config, base_url), faults, "{base_url}");
        }
        config.http.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
        assert_eq!(address(&config, "https://mitreden.example"), []);
    }

    #[test]
    fn media_that_nobody_outside_reaches_are_a_fault_of_a_public_portal() {
        let at = |addresses: &[&str]| addresses.iter().map(|address| address.parse().unwrap()).collect::<Vec<SocketAddr>>();
        let inside = Vitals { udp: at(&["192.168.1.4:7882", "127.0.0.1:7882"]), tcp: at(&["100.64.0.1:7881", "[fd00::1]:7881"]), ..Vitals::default() };
        assert_eq!(media(&inside, true), [MediaFault::Inside]);
        assert_eq!(media(&inside, false), []);
        let outside = Vitals { udp: at(&["203.0.113.5:7882"]), sent: 100_000, lost: 6_000, ..Vitals::default() };
        assert_eq!(media(&outside, true), [MediaFault::NoTcp, MediaFault::Lossy]);
        assert_eq!(media(&Vitals { lost: 50, sent: 100, tcp: outside.udp.clone(), ..Vitals::default() }, true), [MediaFault::NoUdp]);
    }
}
