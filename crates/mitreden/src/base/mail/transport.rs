//! The way out: an SMTP server, a folder, or none yet. Tries once; trying again is the outbox's.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use lettre::address::Envelope;
use lettre::transport::smtp::Error as SmtpError;
use lettre::transport::smtp::authentication::Credentials;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

/// How long a server may take for one step.
const PATIENCE: Duration = Duration::from_secs(60);

/// Longest text of a server that is kept.
const REPLY_CHARS: usize = 200;

/// Where letters leave the portal.
#[derive(Clone)]
pub enum Transport {
    /// A mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// A folder in which each letter becomes one `.eml` file, for trying out.
    Folder(PathBuf),
    /// Nowhere: letters wait until there is a way.
    None,
}

/// What became of one attempt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sending {
    /// Somebody else is responsible for it now.
    Accepted,
    /// The server cannot be reached at all.
    Unreachable(String),
    /// Not now, perhaps later (RFC 5321 §4.2.1, 4yz).
    Later(String),
    /// Never (5yz).
    Refused(String),
}

/// How the connection to the server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protection {
    /// TLS from the first byte.
    Tls,
    /// STARTTLS, and nothing without it.
    StartTls,
    /// None, for a server on the same machine.
    None,
}

impl Transport {
    /// A server.
    ///
    /// # Errors
    /// When the name of the server cannot be used for TLS.
    pub fn smtp(host: &str, port: u16, protection: Protection, user: &str, password: &str) -> Result<Self, SmtpError> {
        let builder = match protection {
            Protection::Tls => AsyncSmtpTransport::<Tokio1Executor>::relay(host)?,
            Protection::StartTls => AsyncSmtpTransport::<Tokio1Executor>::starttls_relay(host)?,
            Protection::None => AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host),
        };
        let builder = builder.port(port).timeout(Some(PATIENCE));
        let builder = if user.is_empty() { builder } else { builder.credentials(Credentials::new(user.to_owned(), password.to_owned())) };
        Ok(Self::Smtp(builder.build()))
    }

    /// Whether letters can leave at all.
    pub fn works(&self) -> bool {
        !matches!(self, Self::None)
    }

    /// Tries once.
    pub(super) async fn send(&self, id: &str, envelope: &Envelope, message: &[u8]) -> Sending {
        match self {
            Self::Smtp(server) => match server.send_raw(envelope, message).await {
                Ok(_) => Sending::Accepted,
                Err(error) => judge(&error),
            },
            Self::Folder(folder) => match write(folder, id, message).await {
                Ok(()) => Sending::Accepted,
                Err(error) => Sending::Unreachable(error.kind().to_string()),
            },
            Self::None => Sending::Unreachable("no mail server is set".to_owned()),
        }
    }
}

impl std::fmt::Debug for Transport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Smtp(_) => "Smtp",
            Self::Folder(_) => "Folder",
            Self::None => "None",
        })
    }
}

async fn write(folder: &PathBuf, id: &str, message: &[u8]) -> io::Result<()> {
    tokio::fs::create_dir_all(folder).await?;
    tokio::fs::write(folder.join(format!("{id}.eml")), message).await
}

fn judge(error: &SmtpError) -> Sending {
    let reply = without_addresses(&error.to_string());
    // What the server says about our own name and password is true until somebody mends the settings, and says nothing about the letter.
    if error.status().is_some_and(|code| is_about_us(u16::from(code))) {
        Sending::Unreachable(reply)
    } else if error.is_permanent() {
        Sending::Refused(reply)
    } else if error.is_transient() {
        Sending::Later(reply)
    } else {
        Sending::Unreachable(reply)
    }
}

/// Whether a reply is about signing in to the server (RFC 4954 §6) and not about a letter.
fn is_about_us(code: u16) -> bool {
    matches!(code, 432 | 454 | 530 | 534 | 535 | 538)
}

/// A server's words as they may be kept: whatever holds an `@` is taken out, and they end after a while.
fn without_addresses(text: &str) -> String {
    let words = text.split_whitespace().map(|word| if word.contains('@') { "…" } else { word });
    words.collect::<Vec<_>>().join(" ").chars().take(REPLY_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::{is_about_us, without_addresses};

    #[test]
    fn a_wrong_password_is_no_fault_of_a_letter() {
        assert!([530, 535, 538].into_iter().all(is_about_us));
        assert!(![421, 450, 550, 552].into_iter().any(is_about_us));
    }

    #[test]
    fn addresses_are_not_kept() {
        assert_eq!(without_addresses("550 5.1.1 <berta@example.org>: unknown\n user"), "550 5.1.1 … unknown user");
        assert_eq!(without_addresses(&"x".repeat(900)).len(), 200);
    }
}
