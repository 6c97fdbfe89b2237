//! Which addresses are announced to clients as host candidates. Opens no port of its own.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, UdpSocket};

use crate::StartError;

/// Documentation addresses (RFC 5737, RFC 3849): asking for the route to them sends nothing.
const SOMEWHERE_V4: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::new(192, 0, 2, 1)), 9);
const SOMEWHERE_V6: SocketAddr = SocketAddr::new(IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 1)), 9);

/// The address a UDP socket is really bound to.
pub(super) fn of_udp(socket: &mio::net::UdpSocket, asked: SocketAddr) -> Result<SocketAddr, StartError> {
    socket.local_addr().map_err(|source| StartError::Bind { transport: "UDP", address: asked, source })
}

/// The addresses clients are told for a bound one.
pub(super) fn announced(bound: SocketAddr, public: &[IpAddr]) -> Vec<SocketAddr> {
    let ips = if !public.is_empty() {
        public.to_vec()
    } else if bound.ip().is_unspecified() {
        interfaces(bound.is_ipv6())
    } else {
        vec![bound.ip()]
    };
    ips.into_iter().map(|ip| SocketAddr::new(ip, bound.port())).collect()
}

/// The address of the default route's interface, then loopback.
fn interfaces(v6: bool) -> Vec<IpAddr> {
    let mut ips = Vec::new();
    ips.extend(route(SOMEWHERE_V4).ok());
    if v6 {
        ips.extend(route(SOMEWHERE_V6).ok());
    }
    ips.push(IpAddr::V4(Ipv4Addr::LOCALHOST));
    if v6 {
        ips.push(IpAddr::V6(Ipv6Addr::LOCALHOST));
    }
    ips.retain(|ip| !ip.is_unspecified());
    let mut seen = Vec::new();
    ips.retain(|ip| {
        let new = !seen.contains(ip);
        seen.push(*ip);
        new
    });
    ips
}

fn route(to: SocketAddr) -> io::Result<IpAddr> {
    let any: IpAddr = if to.is_ipv4() { Ipv4Addr::UNSPECIFIED.into() } else { Ipv6Addr::UNSPECIFIED.into() };
    let socket = UdpSocket::bind((any, 0))?;
    socket.connect(to)?;
    Ok(socket.local_addr()?.ip())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_addresses_win_and_a_bound_one_stands_for_itself() {
        let bound = SocketAddr::from(([127, 0, 0, 1], 7));
        assert_eq!(announced(bound, &[]), [bound]);
        let public = IpAddr::from([203, 0, 113, 5]);
        assert_eq!(announced(bound, &[public]), [SocketAddr::new(public, 7)]);
    }

    #[test]
    fn unspecified_means_loopback_at_least() {
        let all = announced(SocketAddr::from(([0, 0, 0, 0], 7)), &[]);
        assert!(all.contains(&SocketAddr::from(([127, 0, 0, 1], 7))));
        assert!(all.iter().all(|a| !a.ip().is_unspecified()));
    }
}
