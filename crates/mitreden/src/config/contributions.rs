//! Settings of what citizens write on pages, of its moderation, and of documents that are taken in. Explains nothing; `manual` does.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// Texts that are taken in from documents.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Drafts {
    /// The program that reads DOCX and ODT: pandoc. Without it only Markdown is taken.
    pub converter: PathBuf,
}

impl Default for Drafts {
    fn default() -> Self {
        Self { converter: "/usr/bin/pandoc".into() }
    }
}

/// Comments of citizens.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Comments {
    /// Whether there are any.
    pub enabled: bool,
    /// Whether one may comment without an account.
    pub without_account: bool,
    /// Whether a comment waits until somebody has released it.
    pub premoderated: bool,
    /// Whether who comments without an account has to give an e-mail address.
    pub email_required: bool,
    /// Days after which an article takes no more comments, if it does not say so itself; 0: never.
    pub open_days: u16,
    /// Most links in a comment; more are refused.
    pub links_max: u16,
    /// Words that make a comment suspicious.
    pub blocked_words: Vec<String>,
    /// Domains that make a comment suspicious.
    pub blocked_domains: Vec<String>,
}

impl Default for Comments {
    fn default() -> Self {
        Self {
            enabled: true,
            without_account: true,
            premoderated: true,
            email_required: false,
            open_days: 90,
            links_max: 5,
            blocked_words: Vec::new(),
            blocked_domains: Vec::new(),
        }
    }
}

/// The moderation of contributions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Moderation {
    /// Whether a text is removed for good only when a second person agrees.
    pub four_eyes: bool,
    /// Days for which somebody is blocked.
    pub block_days: u16,
    /// Days within which authors may object.
    pub objection_days: u16,
}

impl Default for Moderation {
    fn default() -> Self {
        Self { four_eyes: false, block_days: 30, objection_days: 30 }
    }
}
