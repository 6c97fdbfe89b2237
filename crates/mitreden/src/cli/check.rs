//! `mitreden check`: asks the portal that runs here how it is doing and says so as Nagios, Icinga and Checkmk understand. Judges nothing itself.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::print::say;
use crate::config::{Config, Secret};
use crate::health;

/// Longer than any honest look takes; monitoring systems give up after a minute.
const PATIENCE: Duration = Duration::from_secs(30);

/// No honest answer is longer, in bytes.
const LONGEST: u64 = 1 << 20;

/// How it stands: the exit codes of monitoring plug-ins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Verdict {
    Ok = 0,
    Warning = 1,
    Critical = 2,
    Unknown = 3,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Verdict::Ok => "OK",
            Verdict::Warning => "WARNING",
            Verdict::Critical => "CRITICAL",
            Verdict::Unknown => "UNKNOWN",
        }
    }
}

/// Prints one line and answers the exit code.
#[tokio::main(flavor = "current_thread")]
pub(super) async fn run(config: Result<Config>, address: Option<SocketAddr>) -> ExitCode {
    let (verdict, line) = match config.and_then(|config| token(&config).map(|token| (address.unwrap_or(config.http.listen), token))) {
        Err(error) => (Verdict::Unknown, format!("{error:#}")),
        Ok((address, token)) => match tokio::time::timeout(PATIENCE, ask(here(address), &token)).await {
            Ok(Ok(metrics)) => judge(&metrics),
            Ok(Err(error)) => (Verdict::Critical, format!("{error:#}")),
            Err(_) => (Verdict::Critical, format!("{address} does not answer within {} s", PATIENCE.as_secs())),
        },
    };
    // The exit code says the same.
    say!("MITREDEN {} - {line}", verdict.word()).ok();
    ExitCode::from(verdict as u8)
}

/// The token that follows from the installation's secret. Makes nothing: without a secret there is no portal here.
fn token(config: &Config) -> Result<String> {
    let folder = &config.data.folder;
    if !folder.join("secret").exists() {
        bail!("there is no portal in the data folder {}: name its configuration by --config or its folder by --data", folder.display());
    }
    Ok(health::own_token(&Secret::load(folder).context("the data folder cannot be read: run this as the user of the portal")?))
}

/// Where this machine reaches what listens on all its addresses.
fn here(address: SocketAddr) -> SocketAddr {
    let ip = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => Ipv4Addr::LOCALHOST.into(),
        IpAddr::V6(ip) if ip.is_unspecified() => Ipv6Addr::LOCALHOST.into(),
        ip => ip,
    };
    SocketAddr::new(ip, address.port())
}

/// The portal's numbers. HTTP/1.0, so that the answer ends with the connection.
async fn ask(address: SocketAddr, token: &str) -> Result<String> {
    let mut stream = TcpStream::connect(address).await.with_context(|| format!("nothing answers on {address}"))?;
    let request = format!("GET {} HTTP/1.0\r\nHost: {address}\r\nAuthorization: Bearer {token}\r\n\r\n", health::METRICS);
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.take(LONGEST).read_to_string(&mut answer).await.context("the answer cannot be read")?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or_else(|| anyhow!("{address} is no portal"))?;
    match head.split(' ').nth(1) {
        Some("200") => Ok(body.to_owned()),
        Some("404") => bail!("{address} is another portal than that of this data folder, or an older program"),
        status => bail!("the portal on {address} answers {}", status.unwrap_or("nothing")),
    }
}

/// The worst of all areas, by name, and the numbers behind the bar as plug-ins give them.
fn judge(metrics: &str) -> (Verdict, String) {
    let areas: Vec<(&str, &str)> = metrics.lines().filter_map(|line| line.strip_prefix("mitreden_health{area=\"")?.split_once("\"} ")).collect();
    if areas.is_empty() {
        return (Verdict::Unknown, "the answer names no health".to_owned());
    }
    let verdict = |code: &str| match code {
        "0" => Verdict::Ok,
        "1" => Verdict::Warning,
        "2" => Verdict::Critical,
        _ => Verdict::Unknown,
    };
    let worst = areas.iter().map(|(_, code)| verdict(code)).max().unwrap_or(Verdict::Unknown);
    let named = |wanted: Verdict| areas.iter().filter(|(_, code)| verdict(code) == wanted).map(|(area, _)| *area).collect::<Vec<_>>();
    let parts = [Verdict::Critical, Verdict::Warning].map(|wanted| (wanted.word().to_lowercase(), named(wanted)));
    let parts: Vec<String> = parts.into_iter().filter(|(_, areas)| !areas.is_empty()).map(|(word, areas)| format!("{word}: {}", areas.join(", "))).collect();
    let said = if parts.is_empty() { format!("{} areas are fine", areas.len()) } else { format!("{}; see /verwaltung/zustand", parts.join("; ")) };
    let wanted = ["letters_waiting", "letters_failed", "rooms_live", "rooms_people", "disk_free_bytes"];
    let value = |name: &&str| metrics.lines().find_map(|line| line.strip_prefix(&format!("mitreden_{name} ")).map(|value| format!("{name}={value}")));
    let numbers: Vec<String> = wanted.iter().filter_map(value).collect();
    (worst, format!("{said} | {}", numbers.join(" ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_area_decides() {
        let of = |codes: &[(&str, u8)]| {
            let lines: String = codes.iter().map(|(area, code)| format!("mitreden_health{{area=\"{area}\"}} {code}\n")).collect();
            judge(&format!("{lines}mitreden_letters_waiting 3\nmitreden_letters_waiting_more 4\n"))
        };
        assert_eq!(of(&[("mail", 0), ("disk", 0)]), (Verdict::Ok, "2 areas are fine | letters_waiting=3".to_owned()));
        let (verdict, line) = of(&[("mail", 1), ("disk", 2), ("legal", 1)]);
        assert_eq!(verdict, Verdict::Critical);
        assert!(line.starts_with("critical: disk; warning: mail, legal; see"), "{line}");
        assert_eq!(of(&[("mail", 1), ("disk", 0)]).0, Verdict::Warning);
        assert_eq!(of(&[]).0, Verdict::Unknown);
        assert_eq!(of(&[("mail", 7)]).0, Verdict::Unknown);
    }
}
