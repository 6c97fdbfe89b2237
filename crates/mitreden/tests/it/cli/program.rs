//! The compiled program as a child process. Judges nothing.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::JoinHandle;

/// Runs the program to its end, without the environment's own settings.
pub(super) fn mitreden(arguments: &[&str]) -> Output {
    command(arguments).output().unwrap()
}

/// The same, with an output that nobody reads any more.
pub(super) fn unread(arguments: &[&str]) -> Output {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    command(arguments).stdout(writer).stderr(Stdio::piped()).spawn().unwrap().wait_with_output().unwrap()
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mitreden"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("MITREDEN_")) {
        command.env_remove(name);
    }
    command.args(arguments);
    command
}

/// What it printed, having ended well.
pub(super) fn stdout(output: Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What it complained about, having ended with a code that says so and printed nothing else.
pub(super) fn failure(output: Output) -> String {
    assert!(matches!(output.status.code(), Some(1 | 2)), "{output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// A port that was free a moment ago.
pub(super) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// A running demo.
pub(super) struct Demo {
    child: Child,
    /// The four lines it printed.
    pub(super) lines: Vec<String>,
    /// Its address.
    pub(super) base: String,
    log: Option<JoinHandle<String>>,
    said: String,
}

/// Starts a demo on a free port and waits for its addresses.
pub(super) fn demo(data: &Path, environment: &[(&str, &str)]) -> Demo {
    let mut command = command(&["demo", "--listen", "127.0.0.1:0", "--data", data.to_str().unwrap()]);
    command.envs(environment.iter().copied()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stderr = child.stderr.take().unwrap();
    let log = std::thread::spawn(move || {
        let mut text = String::new();
        stderr.read_to_string(&mut text).unwrap();
        text
    });
    let lines: Vec<String> = BufReader::new(child.stdout.take().unwrap()).lines().take(4).map(Result::unwrap).collect();
    let base = lines.first().and_then(|line| line.strip_prefix("Programm: ")).and_then(|url| url.strip_suffix("/programm")).unwrap_or_default();
    Demo { base: base.to_owned(), child, lines, log: Some(log), said: String::new() }
}

impl Demo {
    /// The whole answer to a GET.
    pub(super) fn get(&self, path: &str) -> String {
        self.get_from("127.0.0.1", path)
    }

    /// The same, asked from this loopback address.
    pub(super) fn get_from(&self, visitor: &str, path: &str) -> String {
        let port: u16 = self.base.rsplit(':').next().unwrap().parse().unwrap();
        let from = SocketAddr::new(visitor.parse().unwrap(), 0);
        let mut line = connect(from, SocketAddr::from(([127, 0, 0, 1], port)));
        write!(line, "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        line.read_to_string(&mut answer).unwrap();
        answer
    }

    /// Asks it to end (SIGTERM); whether it ended well.
    pub(super) fn stop(&mut self) -> bool {
        let asked = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        let ended = self.child.wait().unwrap();
        self.said = self.log.take().map(|log| log.join().unwrap()).unwrap_or_default();
        asked.success() && ended.success()
    }

    /// What it wrote to its log; complete once it has ended.
    pub(super) fn log(&self) -> &str {
        &self.said
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // A test that failed must leave nothing running; a child that has ended already cannot be killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A connection that comes from a chosen address.
fn connect(from: SocketAddr, to: SocketAddr) -> TcpStream {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
    let stream = runtime.block_on(async {
        let socket = tokio::net::TcpSocket::new_v4().unwrap();
        socket.bind(from).unwrap();
        socket.connect(to).await.unwrap()
    });
    let stream = stream.into_std().unwrap();
    stream.set_nonblocking(false).unwrap();
    stream
}
