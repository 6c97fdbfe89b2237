//! ICE-TCP (RFC 6544): passive listener, frames of RFC 4571. Knows no media connection.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncReadExt, AsyncWriteExt, BufWriter};
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, mpsc};
use tokio::time::timeout;

use super::shard::{Inbound, ShardHandle};
use crate::StartError;

/// Frames that may wait for a slow receiver; later ones are lost, as on UDP.
const OUTBOX: usize = 512;

/// Largest frame: what a datagram could carry.
const FRAME: usize = 2048;

/// A connection without a frame for this long is dead: ICE sends consent checks every few seconds.
const SILENCE: Duration = Duration::from_secs(40);

/// Opens the listener.
pub(super) async fn bind(address: SocketAddr) -> Result<TcpListener, StartError> {
    let bound = TcpListener::bind(address).await;
    bound.map_err(|source| StartError::Bind { transport: "TCP", address, source })
}

/// Accepts until aborted; more than `most` connections at once are closed unheard.
pub(super) async fn accept(listener: TcpListener, shard: ShardHandle, most: usize) {
    let places = Arc::new(Semaphore::new(most));
    loop {
        let Ok((stream, remote)) = listener.accept().await else {
            // Out of file handles: others must end first.
            tokio::time::sleep(Duration::from_millis(100)).await;
            continue;
        };
        let Ok(place) = places.clone().try_acquire_owned() else {
            continue;
        };
        let shard = shard.clone();
        let remote = SocketAddr::new(remote.ip().to_canonical(), remote.port());
        tokio::spawn(async move {
            serve(stream, remote, &shard).await;
            drop(place);
        });
    }
}

async fn serve(stream: TcpStream, remote: SocketAddr, shard: &ShardHandle) {
    let _ = stream.set_nodelay(true);
    let (reader, writer) = stream.into_split();
    let (outbox, frames) = mpsc::channel(OUTBOX);
    if !shard.send(Inbound::TcpOpen { remote, outbox }).await {
        return;
    }
    tokio::select! {
        () = read(reader, remote, shard) => {}
        () = write(writer, frames) => {}
    }
    shard.send(Inbound::TcpClosed(remote)).await;
}

async fn read(mut reader: OwnedReadHalf, remote: SocketAddr, shard: &ShardHandle) {
    loop {
        let Ok(Ok(length)) = timeout(SILENCE, reader.read_u16()).await else {
            return;
        };
        let length = usize::from(length);
        if length > FRAME {
            return;
        }
        let mut frame = vec![0; length];
        let Ok(Ok(_)) = timeout(SILENCE, reader.read_exact(&mut frame)).await else {
            return;
        };
        shard.offer(Inbound::TcpFrame { remote, frame });
    }
}

async fn write(writer: OwnedWriteHalf, mut frames: mpsc::Receiver<Bytes>) {
    let mut writer = BufWriter::with_capacity(64 << 10, writer);
    while let Some(frame) = frames.recv().await {
        let mut next = Some(frame);
        while let Some(frame) = next {
            let Ok(length) = u16::try_from(frame.len()) else {
                return;
            };
            let length = writer.write_u16(length).await;
            if length.is_err() || writer.write_all(&frame).await.is_err() {
                return;
            }
            next = frames.try_recv().ok();
        }
        if writer.flush().await.is_err() {
            return;
        }
    }
}
