//! The operator's settings as values with defaults. Reading them is `load`, explaining them `manual`, the data folder `data`.

mod accessibility;
mod accounts;
mod backup;
mod bookings;
mod contributions;
mod data;
mod load;
mod log;
mod machines;
mod manual;
mod map;
mod oidc;
mod theme;

pub use accessibility::{Accessibility, Conformance, Method};
pub use accounts::{Accounts, SecondFactor};
pub use backup::Backup;
pub use bookings::Bookings;
pub use contributions::{Comments, Drafts, Moderation};
pub use data::{DataError, Lock, Secret, open_data, reserve};
pub use load::{ConfigError, lay_over, load, load_over};
pub use log::{Log, LogFormat};
pub use machines::{Metrics, Push};
pub use manual::example;
pub use map::Map;
pub use oidc::Provider;
pub use theme::{Theme, ThemeFault, check as check_theme};

use std::collections::{BTreeMap, BTreeSet};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::base::i18n::Language;
use crate::base::mail::{Protection, Transport};

/// All settings, one field for each section of the file. Every key has a default.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// `[site]`
    pub site: Site,
    /// `[http]`
    pub http: Http,
    /// `[data]`
    pub data: Data,
    /// `[database]`
    pub database: Database,
    /// `[mail]`
    pub mail: Mail,
    /// `[push]`
    pub push: Push,
    /// `[accounts]`
    pub accounts: Accounts,
    /// `[oidc.<name>]`, by that name.
    pub oidc: BTreeMap<String, Provider>,
    /// `[media]`
    pub media: Media,
    /// `[slides]`
    pub slides: Slides,
    /// `[drafts]`
    pub drafts: Drafts,
    /// `[bookings]`
    pub bookings: Bookings,
    /// `[map]`
    pub map: Map,
    /// `[comments]`
    pub comments: Comments,
    /// `[moderation]`
    pub moderation: Moderation,
    /// `[limits]`
    pub limits: Limits,
    /// `[log]`
    pub log: Log,
    /// `[metrics]`
    pub metrics: Metrics,
    /// `[backup]`
    pub backup: Backup,
    /// `[theme]`
    pub theme: Theme,
    /// `[imprint]`
    pub imprint: Imprint,
    /// `[privacy]`
    pub privacy: Privacy,
    /// `[accessibility]`
    pub accessibility: Accessibility,
    /// Names of what the file or the environment sets (`site.name`): the administration cannot change it in the browser.
    #[serde(skip)]
    pub fixed: BTreeSet<String>,
}

/// The municipality.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Site {
    /// Name of the portal.
    pub name: String,
    /// Name of the city.
    pub city: String,
    /// Languages of the interface, the default first.
    pub languages: Vec<String>,
    /// IANA name of the city's time zone.
    pub time_zone: String,
    /// Text in the footer of every page; empty: none.
    pub footer: String,
}

impl Default for Site {
    fn default() -> Self {
        Self {
            name: "Mitreden".into(),
            city: "Musterstadt".into(),
            languages: vec!["de".into(), "en".into()],
            time_zone: "Europe/Berlin".into(),
            footer: String::new(),
        }
    }
}

impl Site {
    /// The languages of the interface, the default first.
    pub fn languages(&self) -> Vec<Language> {
        let known: Vec<_> = self.languages.iter().filter_map(|tag| Language::from_tag(tag)).collect();
        if known.is_empty() { vec![Language::De] } else { known }
    }
}

/// The web server.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Http {
    /// Address and port; port 0 takes any free one.
    pub listen: SocketAddr,
    /// The address people use, without a slash at its end; empty: `http://localhost:<port>`.
    pub base_url: String,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpAddr>,
}

impl Default for Http {
    fn default() -> Self {
        Self { listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)), base_url: String::new(), trusted_proxies: Vec::new() }
    }
}

/// The data folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Data {
    /// Made when it is missing; holds the database, the secret and uploads.
    pub folder: PathBuf,
}

impl Default for Data {
    fn default() -> Self {
        Self { folder: "data".into() }
    }
}

/// The database.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Database {
    /// A PostgreSQL URL; empty: SQLite in the data folder.
    pub url: String,
    /// Connections to PostgreSQL at most.
    pub connections: u32,
}

impl Default for Database {
    fn default() -> Self {
        Self { url: String::new(), connections: 10 }
    }
}

/// Letters by e-mail.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Mail {
    /// Name of the mail server; empty: letters wait.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// `starttls`, `tls` or `none`.
    pub protection: MailProtection,
    /// User name; empty: without signing in.
    pub user: String,
    /// Password.
    pub password: String,
    /// Who writes, such as `Mitreden Gera <portal@gera.example>`.
    pub from: String,
    /// Who gets the answers; empty: the sender.
    pub reply_to: String,
    /// Mailbox for returns; each letter puts `+<its id>` before the `@`. Empty: they go to the sender.
    pub returns: String,
    /// A folder that gets the letters as files instead of a server, for trying out.
    pub folder: PathBuf,
    /// Who runs the mail server, for the privacy notice; empty: not stated.
    pub operator: String,
    /// In which country it stands, for the privacy notice; empty: not stated.
    pub country: String,
}

/// How the connection to the mail server is protected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MailProtection {
    /// STARTTLS, and nothing without it.
    #[default]
    StartTls,
    /// TLS from the first byte.
    Tls,
    /// None, for a server on the same machine.
    None,
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            host: String::new(),
            port: 587,
            protection: MailProtection::StartTls,
            user: String::new(),
            password: String::new(),
            from: "portal@localhost.localdomain".into(),
            reply_to: String::new(),
            returns: String::new(),
            folder: PathBuf::new(),
            operator: String::new(),
            country: String::new(),
        }
    }
}

impl Mail {
    /// The way out that these settings describe.
    ///
    /// # Errors
    /// When the name of the server cannot be used.
    pub fn transport(&self) -> anyhow::Result<Transport> {
        let protection = match self.protection {
            MailProtection::StartTls => Protection::StartTls,
            MailProtection::Tls => Protection::Tls,
            MailProtection::None => Protection::None,
        };
        Ok(if !self.host.is_empty() {
            Transport::smtp(&self.host, self.port, protection, &self.user, &self.password)?
        } else if self.folder.as_os_str().is_empty() {
            Transport::None
        } else {
            Transport::Folder(self.folder.clone())
        })
    }
}

/// Sound and picture of the rooms.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Media {
    /// `embedded`: the media server inside this program.
    pub mode: MediaMode,
    /// The one UDP port for all media.
    pub udp: SocketAddr,
    /// The TCP port for networks that block UDP; empty: off.
    pub tcp: String,
    /// Addresses under which browsers reach the media ports; empty: found out from the interfaces.
    pub public_ips: Vec<IpAddr>,
    /// Whether UDP is offered at all.
    pub udp_offered: bool,
}

/// Where the media server runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum MediaMode {
    /// In this program.
    #[default]
    Embedded,
}

impl Default for Media {
    fn default() -> Self {
        Self {
            mode: MediaMode::Embedded,
            udp: SocketAddr::from((Ipv4Addr::UNSPECIFIED, 7882)),
            tcp: "0.0.0.0:7881".into(),
            public_ips: Vec::new(),
            udp_offered: true,
        }
    }
}

impl Media {
    /// The TCP port, unless switched off. The text was checked when the configuration was read.
    pub fn tcp(&self) -> Option<SocketAddr> {
        self.tcp.parse().ok()
    }
}

/// Slides that are uploaded.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Slides {
    /// The program that makes files into pictures; empty: this one, in a process of its own.
    pub program: PathBuf,
}

/// Upper bounds against floods and mistakes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// Largest body of a request, in bytes.
    pub body_bytes: usize,
    /// Sign-in attempts of one caller in a minute.
    pub sign_in_per_minute: u32,
    /// Room codes one caller may try in a minute.
    pub door_per_minute: u32,
    /// Forms without account (reports of barriers) of one caller in a minute.
    pub forms_per_minute: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { body_bytes: 256 << 10, sign_in_per_minute: 10, door_per_minute: 20, forms_per_minute: 5 }
    }
}

/// What the legal notice must say (DDG § 5, MStV § 18 (2)).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Imprint {
    /// Full name of the body that runs the portal.
    pub provider: String,
    /// Street, postcode and town, one line each.
    pub address: Vec<String>,
    /// Who represents it, with office.
    pub represented_by: String,
    /// E-mail address.
    pub email: String,
    /// The second fast way: telephone.
    pub phone: String,
    /// VAT identification number, if there is one.
    pub vat_id: String,
    /// Supervising authority.
    pub supervision: String,
    /// Responsible for journalistic content, with address.
    pub editor: String,
}

/// What the privacy notice must say beyond what the program knows itself (GDPR Art. 13).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Privacy {
    /// Data protection officer: name or office and how to reach it.
    pub officer: String,
    /// Supervisory authority for data protection.
    pub authority: String,
    /// Who hosts the server, if not the provider.
    pub host: String,
    /// In which country the server stands; empty: not stated.
    pub host_country: String,
    /// The law that allows the processing.
    pub legal_basis: String,
}

impl Default for Privacy {
    fn default() -> Self {
        Self {
            officer: String::new(),
            authority: String::new(),
            host: String::new(),
            host_country: String::new(),
            legal_basis: "Art. 6 Abs. 1 Buchst. e DSGVO".into(),
        }
    }
}

impl Config {
    /// What `mitreden demo` sets over the defaults: the demo's city, and any free port for the media, so that two demos can run at once.
    pub fn demo(listen: SocketAddr, folder: PathBuf) -> Config {
        let mut config = Config::default();
        let any = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
        config.media.udp = any;
        config.media.tcp = any.to_string();
        config.site.city = "Gera".into();
        config.imprint.provider = "Stadt Gera (Vorführung)".into();
        config.accessibility.exceptions = vec!["Gesprochene Beiträge haben noch keine automatischen Untertitel.".into()];
        config.accessibility.created = "2026-11-23".into();
        config.accessibility.reviewed = "2026-11-23".into();
        config.http.listen = listen;
        config.mail.from = "Mitreden Gera <portal@gera.example>".into();
        // A demo writes to nobody.
        config.mail.folder = folder.join("letters");
        config.data.folder = folder;
        // Who tries a demo out is not asked for a telephone first.
        config.accounts.second_factor = SecondFactor::Offered;
        config
    }

    /// A portal for tests: any free port of the loopback interface for web and media, data in `folder`.
    pub fn test(folder: PathBuf) -> Config {
        let any = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        let mut config = Config::demo(any, folder);
        config.media.udp = any;
        config.media.tcp = any.to_string();
        config
    }

    /// The portal's address without a slash at its end, when the server really listens on `bound`.
    pub fn base_url(&self, bound: SocketAddr) -> String {
        let set = self.http.base_url.trim_end_matches('/');
        if set.is_empty() { format!("http://localhost:{}", bound.port()) } else { set.to_owned() }
    }
}
