//! Finds the connection a datagram belongs to: by remote address, for STUN by user fragment. Sends nothing.

use std::collections::HashMap;
use std::net::SocketAddr;

use str0m::net::Protocol;

/// Where a datagram came from; the same address may be used over UDP and TCP at once.
pub(crate) type Remote = (Transport, SocketAddr);

/// The transports media arrives on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Transport {
    Udp,
    Tcp,
}

impl Transport {
    pub(crate) fn protocol(self) -> Protocol {
        match self {
            Transport::Udp => Protocol::Udp,
            Transport::Tcp => Protocol::Tcp,
        }
    }
}

/// The answer of [`Demux::find`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Found<K> {
    /// The address is this connection's.
    Known(K),
    /// A STUN request names this connection; bind the address when it proves authentic.
    Claimed(K),
    /// Belongs to nobody.
    Nobody,
}

/// Both maps, and what to forget when a connection ends.
#[derive(Debug)]
pub(crate) struct Demux<K> {
    by_remote: HashMap<Remote, K>,
    by_ufrag: HashMap<String, K>,
}

/// Addresses one connection may hold at most: networks change, floods are cut.
const MAX_REMOTES: usize = 16;

impl<K: Copy + PartialEq> Demux<K> {
    pub(crate) fn new() -> Self {
        Self { by_remote: HashMap::new(), by_ufrag: HashMap::new() }
    }

    /// A description with this local user fragment was sent for the connection.
    pub(crate) fn announce(&mut self, ufrag: &str, key: K) {
        self.by_ufrag.insert(ufrag.to_owned(), key);
    }

    /// Whom a datagram is for. A STUN request with another user fragment than the address's present
    /// owner claims the address anew: browsers use a port again after they rejoin.
    pub(crate) fn find(&self, remote: Remote, datagram: &[u8]) -> Found<K> {
        let known = self.by_remote.get(&remote).copied();
        let named = stun_ufrag(datagram).and_then(|u| self.by_ufrag.get(u).copied());
        match (known, named) {
            (Some(known), Some(named)) if known != named => Found::Claimed(named),
            (Some(known), _) => Found::Known(known),
            (None, Some(named)) => Found::Claimed(named),
            (None, None) => Found::Nobody,
        }
    }

    /// The address belongs to the connection from now on.
    pub(crate) fn bind(&mut self, remote: Remote, key: K) {
        if self.by_remote.values().filter(|k| **k == key).take(MAX_REMOTES).count() == MAX_REMOTES {
            self.by_remote.retain(|_, k| *k != key);
        }
        self.by_remote.insert(remote, key);
    }

    /// The connections `gone` says yes to are over.
    pub(crate) fn forget(&mut self, gone: impl Fn(K) -> bool) {
        self.by_remote.retain(|_, k| !gone(*k));
        self.by_ufrag.retain(|_, k| !gone(*k));
    }

    /// A TCP connection ended: its address means nothing any more.
    pub(crate) fn release(&mut self, remote: Remote) {
        self.by_remote.remove(&remote);
    }
}

/// The server's part of the USERNAME of a STUN binding request (RFC 8445 §7.2.2), if it is one.
fn stun_ufrag(datagram: &[u8]) -> Option<&str> {
    const HEADER: usize = 20;
    const USERNAME: u16 = 0x0006;
    if datagram.len() < HEADER || datagram[..2] != [0x00, 0x01] || datagram[4..8] != [0x21, 0x12, 0xa4, 0x42] {
        return None;
    }
    let mut rest = &datagram[HEADER..];
    while let [t0, t1, l0, l1, tail @ ..] = rest {
        let len = usize::from(u16::from_be_bytes([*l0, *l1]));
        let value = tail.get(..len)?;
        if u16::from_be_bytes([*t0, *t1]) == USERNAME {
            let name = std::str::from_utf8(value).ok()?;
            return name.split(':').next();
        }
        rest = tail.get(len.next_multiple_of(4)..)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn stun(username: &str) -> Vec<u8> {
        let mut out = vec![0x00, 0x01, 0, 0, 0x21, 0x12, 0xa4, 0x42];
        out.extend([7; 12]);
        out.extend([0x80, 0x22, 0, 3, b'a', b'b', b'c', 0]);
        out.extend([0x00, 0x06, 0, u8::try_from(username.len()).unwrap()]);
        out.extend(username.as_bytes());
        out.resize(out.len().next_multiple_of(4), 0);
        out
    }

    fn remote(port: u16) -> Remote {
        (Transport::Udp, SocketAddr::from(([127, 0, 0, 1], port)))
    }

    #[test]
    fn the_first_stun_claims_and_later_packets_are_known() {
        let mut demux = Demux::new();
        demux.announce("srv1", 1);
        assert_eq!(demux.find(remote(5), b"rtp"), Found::Nobody);
        assert_eq!(demux.find(remote(5), &stun("srv1:cli")), Found::Claimed(1));
        demux.bind(remote(5), 1);
        assert_eq!(demux.find(remote(5), b"rtp"), Found::Known(1));
        assert_eq!(demux.find((Transport::Tcp, remote(5).1), b"rtp"), Found::Nobody);
    }

    #[test]
    fn another_ufrag_takes_the_address_over() {
        let mut demux = Demux::new();
        demux.announce("srv1", 1);
        demux.announce("srv2", 2);
        demux.bind(remote(5), 1);
        assert_eq!(demux.find(remote(5), &stun("srv2:cli")), Found::Claimed(2));
        assert_eq!(demux.find(remote(5), &stun("nope:cli")), Found::Known(1));
        demux.forget(|k| k == 1);
        assert_eq!(demux.find(remote(5), b"rtp"), Found::Nobody);
        assert_eq!(demux.find(remote(5), &stun("srv1:cli")), Found::Nobody);
    }

    #[test]
    fn one_connection_cannot_collect_addresses_without_end() {
        let mut demux = Demux::new();
        for port in 0..1000 {
            demux.bind(remote(port), 1);
        }
        assert!(demux.by_remote.len() <= MAX_REMOTES);
    }

    proptest! {
        #[test]
        fn no_bytes_break_it(mut bytes in prop::collection::vec(any::<u8>(), 0..120), shape in any::<bool>()) {
            if shape && bytes.len() >= 8 {
                bytes[..8].copy_from_slice(&[0x00, 0x01, 0, 0, 0x21, 0x12, 0xa4, 0x42]);
            }
            stun_ufrag(&bytes);
        }
    }
}
