//! The one UDP socket of a shard. Knows no connection.

use std::net::SocketAddr;

use mio::net::UdpSocket;
use socket2::{Domain, Protocol, Socket, Type};

use crate::StartError;

/// Kernel buffers in bytes: a second of 300 listeners' media may wait while the thread is busy.
const BUFFER: usize = 8 << 20;

/// Opens the media port.
pub(super) fn bind(address: SocketAddr) -> Result<UdpSocket, StartError> {
    open(address).map_err(|source| StartError::Bind { transport: "UDP", address, source })
}

fn open(address: SocketAddr) -> std::io::Result<UdpSocket> {
    let socket = Socket::new(Domain::for_address(address), Type::DGRAM, Some(Protocol::UDP))?;
    if address.is_ipv6() {
        socket.set_only_v6(false)?;
    }
    // The kernel caps what it does not allow; smaller buffers work, they only lose earlier.
    let _ = socket.set_recv_buffer_size(BUFFER);
    let _ = socket.set_send_buffer_size(BUFFER);
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    Ok(UdpSocket::from_std(socket.into()))
}
