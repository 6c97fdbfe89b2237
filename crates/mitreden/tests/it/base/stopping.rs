//! Stopping in order: what is open is ended, nobody waits for ever.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::house;

#[tokio::test]
async fn an_idle_connection_does_not_hold_the_stop_up() {
    let house = house::open().await;
    let mut idle = TcpStream::connect(house.running.address).await.unwrap();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    let mut answer = [0; 15];
    idle.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200 OK");
    let address = house.running.address;
    house.running.stop().await;
    let mut rest = Vec::new();
    idle.read_to_end(&mut rest).await.unwrap();
    assert!(TcpStream::connect(address).await.is_err(), "the port is free again");
}
