//! A mail server that keeps what it gets (RFC 5321 as far as a client goes), for tests. Delivers nothing.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// A letter as it arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The envelope's sender.
    pub from: String,
    /// The envelope's recipients.
    pub to: Vec<String>,
    /// The message: headers and body.
    pub message: Vec<u8>,
}

type Verdict = Arc<Mutex<dyn FnMut(&str) -> Option<String> + Send>>;

/// A running mail server. It ends when this is dropped.
pub struct Sink {
    /// Where it listens.
    pub address: SocketAddr,
    received: watch::Receiver<Vec<Received>>,
    verdict: Arc<Mutex<Option<Verdict>>>,
    server: JoinHandle<()>,
}

impl Sink {
    /// Starts one on a free port of the loopback interface.
    ///
    /// # Errors
    /// When no port can be opened.
    pub async fn start() -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let (send, received) = watch::channel(Vec::new());
        let verdict: Arc<Mutex<Option<Verdict>>> = Arc::default();
        let asked = verdict.clone();
        let send = Arc::new(send);
        let server = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (send, asked) = (send.clone(), asked.clone());
                tokio::spawn(async move {
                    // A client that goes away in the middle is no fault of the server.
                    let _ = serve(stream, &send, &asked).await;
                });
            }
        });
        Ok(Self { address, received, verdict, server })
    }

    /// From now on recipients are accepted (`None`) or answered with the line that is given, such as `550 5.1.1 unknown`.
    pub fn judge(&self, verdict: impl FnMut(&str) -> Option<String> + Send + 'static) {
        *self.verdict.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::new(Mutex::new(verdict)));
    }

    /// Everything that has arrived.
    pub fn received(&self) -> Vec<Received> {
        self.received.borrow().clone()
    }

    /// Waits until `count` letters have arrived and answers all of them.
    ///
    /// # Panics
    /// When the server has ended.
    pub async fn wait_for(&self, count: usize) -> Vec<Received> {
        let mut received = self.received.clone();
        let letters = received.wait_for(|letters| letters.len() >= count).await.expect("the mail server runs");
        letters.clone()
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn serve(stream: TcpStream, send: &watch::Sender<Vec<Received>>, asked: &Mutex<Option<Verdict>>) -> io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read);
    write.write_all(b"220 sink.example ESMTP\r\n").await?;
    let (mut from, mut to) = (String::new(), Vec::new());
    let mut line = String::new();
    loop {
        line.clear();
        if lines.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let command = line.trim_end().to_owned();
        let reply = match command.to_ascii_uppercase() {
            upper if upper.starts_with("EHLO") => "250-sink.example\r\n250 8BITMIME".to_owned(),
            upper if upper.starts_with("MAIL FROM:") => {
                from = path(&command);
                to.clear();
                "250 ok".to_owned()
            }
            upper if upper.starts_with("RCPT TO:") => {
                let recipient = path(&command);
                let verdict = asked.lock().unwrap_or_else(PoisonError::into_inner).clone();
                let refused = verdict.and_then(|verdict| (verdict.lock().unwrap_or_else(PoisonError::into_inner))(&recipient));
                refused.unwrap_or_else(|| {
                    to.push(recipient);
                    "250 ok".to_owned()
                })
            }
            upper if upper == "DATA" => {
                write.write_all(b"354 go on\r\n").await?;
                let message = data(&mut lines).await?;
                send.send_modify(|letters| letters.push(Received { from: from.clone(), to: to.clone(), message }));
                "250 kept".to_owned()
            }
            upper if upper == "QUIT" => {
                return write.write_all(b"221 bye\r\n").await;
            }
            _ => "250 ok".to_owned(),
        };
        write.write_all(format!("{reply}\r\n").as_bytes()).await?;
    }
}

/// What stands between the angle brackets.
fn path(command: &str) -> String {
    let inner = command.split_once('<').and_then(|(_, rest)| rest.split_once('>'));
    inner.map_or_else(String::new, |(path, _)| path.to_owned())
}

/// The message up to the lone dot, with doubled dots undone (RFC 5321 §4.5.2).
async fn data(lines: &mut (impl AsyncBufReadExt + Unpin)) -> io::Result<Vec<u8>> {
    let mut message = Vec::new();
    loop {
        let mut line = Vec::new();
        if lines.read_until(b'\n', &mut line).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if line == b".\r\n" {
            return Ok(message);
        }
        message.extend_from_slice(if line.starts_with(b"..") { &line[1..] } else { &line });
    }
}
