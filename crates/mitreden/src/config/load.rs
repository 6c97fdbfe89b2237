//! Reading the settings: file, then environment. Every complaint names where, which key, and what is allowed.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use super::{Config, Provider, oidc};

/// Beginning of the environment variables: `MITREDEN__HTTP__LISTEN` sets `http.listen`.
const ENVIRONMENT: &str = "MITREDEN__";

/// The section that holds sections of its own: `[oidc.stadt]`, `MITREDEN__OIDC__STADT__CLIENT_SECRET`.
const PROVIDERS: &str = "oidc";

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read the configuration {path}: {source}")]
    Read {
        /// The file.
        path: PathBuf,
        /// What the operating system said.
        source: std::io::Error,
    },
    /// The file is not TOML.
    #[error("{path} is not valid TOML: {message}")]
    Syntax {
        /// The file.
        path: PathBuf,
        /// Line, column and complaint.
        message: String,
    },
    /// A section or key that does not exist.
    #[error("{origin}: unknown {what} \"{name}\". Allowed: {allowed}")]
    Unknown {
        /// File or environment variable.
        origin: String,
        /// `section` or `key`.
        what: &'static str,
        /// As written.
        name: String,
        /// What there is instead.
        allowed: String,
    },
    /// A value that does not fit its key.
    #[error("{origin}: {name} = {value}: {message}")]
    Value {
        /// File or environment variable.
        origin: String,
        /// The key with its section.
        name: String,
        /// As written.
        value: String,
        /// What is wrong, and what is allowed.
        message: String,
    },
}

/// The settings of a file (if any) and of the environment, which wins.
///
/// # Errors
/// A [`ConfigError`] for the first thing that is wrong.
pub fn load(file: Option<&Path>, environment: impl IntoIterator<Item = (String, String)>) -> Result<Config, ConfigError> {
    load_over(Config::default(), file, environment)
}

/// The same over other defaults.
///
/// # Errors
/// A [`ConfigError`] for the first thing that is wrong.
pub fn load_over(defaults: Config, file: Option<&Path>, environment: impl IntoIterator<Item = (String, String)>) -> Result<Config, ConfigError> {
    let mut settings = Settings::over(defaults);
    if let Some(path) = file {
        let text = fs::read_to_string(path).map_err(|source| ConfigError::Read { path: path.to_owned(), source })?;
        let table: Table = text.parse().map_err(|error: toml::de::Error| ConfigError::Syntax { path: path.to_owned(), message: error.to_string() })?;
        settings.file(&path.display().to_string(), table)?;
    }
    let mut variables: Vec<_> = environment.into_iter().filter(|(name, _)| name.starts_with(ENVIRONMENT)).collect();
    variables.sort();
    for (name, value) in variables {
        settings.variable(&name, &value)?;
    }
    settings.complete()?;
    settings.config.fixed = settings.fixed;
    Ok(settings.config)
}

/// The operator's settings with others laid over them, by name (`site.name`). What the operator has fixed stays, and so does what cannot be used:
/// it was checked when it was kept, and a newer program may ask for more.
pub fn lay_over(operator: &Config, values: impl IntoIterator<Item = (String, Value)>) -> Config {
    let mut settings = Settings::over(operator.clone());
    for (name, value) in values {
        let Some((section, key)) = name.split_once('.').filter(|_| !operator.fixed.contains(&name)) else { continue };
        if let Err(error) = settings.set("the settings in the database", section, key, value) {
            tracing::warn!(%error, "a setting is left out");
        }
    }
    Config { fixed: operator.fixed.clone(), ..settings.config }
}

/// The settings so far, as value and as table; both always agree.
struct Settings {
    config: Config,
    table: Table,
    fixed: BTreeSet<String>,
    /// Where a provider was mentioned last, for complaints.
    origins: BTreeMap<String, String>,
}

impl Settings {
    fn over(config: Config) -> Self {
        // A struct of strings, numbers, flags and lists is always a table.
        let table = Table::try_from(&config).expect("settings are a table");
        Self { config, table, fixed: BTreeSet::new(), origins: BTreeMap::new() }
    }

    fn file(&mut self, origin: &str, table: Table) -> Result<(), ConfigError> {
        for (section, keys) in table {
            self.keys(origin, &section)?;
            let Value::Table(keys) = keys else {
                return Err(wrong(origin, &section, &keys, &format!("is a section; write [{section}] and its keys below")));
            };
            for (key, value) in keys {
                if section == PROVIDERS {
                    self.provider(origin, &key, value)?;
                } else {
                    self.set(origin, &section, &key, value)?;
                }
            }
        }
        Ok(())
    }

    /// The keys of one provider.
    fn provider(&mut self, origin: &str, id: &str, keys: Value) -> Result<(), ConfigError> {
        let Value::Table(keys) = keys else {
            return Err(wrong(origin, &format!("{PROVIDERS}.{id}"), &keys, &format!("is a section; write [{PROVIDERS}.{id}] and its keys below")));
        };
        keys.into_iter().try_for_each(|(key, value)| self.set_provider(origin, id, &key, value))
    }

    fn set_provider(&mut self, origin: &str, id: &str, key: &str, value: Value) -> Result<(), ConfigError> {
        let name = format!("{PROVIDERS}.{id}.{key}");
        if !oidc::is_id(id) {
            return Err(wrong(origin, &name, &value, "call the provider by small letters, digits and dashes"));
        }
        let mut keys = match self.table.get(PROVIDERS).and_then(|providers| providers.get(id)).and_then(Value::as_table) {
            Some(keys) => keys.clone(),
            // A struct of strings, flags and lists is always a table.
            None => Table::try_from(Provider::default()).expect("settings are a table"),
        };
        if !keys.contains_key(key) {
            let allowed = format!("in [{PROVIDERS}.{id}]: {}", names(&keys));
            return Err(ConfigError::Unknown { origin: origin.to_owned(), what: "key", name, allowed });
        }
        let shown = value.clone();
        keys.insert(key.to_owned(), value);
        let provider: Result<Provider, _> = keys.clone().try_into();
        let provider = provider.map_err(|error: toml::de::Error| wrong(origin, &name, &shown, error.message()))?;
        self.config.oidc.insert(id.to_owned(), provider);
        if let Some(providers) = self.table.get_mut(PROVIDERS).and_then(Value::as_table_mut) {
            providers.insert(id.to_owned(), Value::Table(keys));
        }
        self.origins.insert(id.to_owned(), origin.to_owned());
        self.fixed.insert(name);
        Ok(())
    }

    /// Whether every provider has what it needs. File and environment together say that, so it is asked at the end.
    fn complete(&self) -> Result<(), ConfigError> {
        for (id, provider) in &self.config.oidc {
            let Some((key, message)) = provider.fault() else { continue };
            let name = format!("{PROVIDERS}.{id}.{key}");
            let value = self.config.value(&name).unwrap_or(Value::String(String::new()));
            let origin = self.origins.get(id).map_or("the settings", String::as_str);
            return Err(wrong(origin, &name, &value, message));
        }
        Ok(())
    }

    fn variable(&mut self, name: &str, text: &str) -> Result<(), ConfigError> {
        let path = name[ENVIRONMENT.len()..].to_ascii_lowercase();
        let (section, key) = path.split_once("__").unwrap_or((&path, ""));
        let origin = format!("environment variable {name}");
        let keys = self.keys(&origin, section)?;
        if section == PROVIDERS {
            let (id, key) = key.split_once("__").unwrap_or((key, ""));
            let defaults = Table::try_from(Provider::default()).expect("settings are a table");
            return self.set_provider(&origin, id, key, typed(defaults.get(key), text));
        }
        let value = typed(keys.get(key), text);
        let key = key.to_owned();
        let section = section.to_owned();
        self.set(&origin, &section, &key, value)
    }

    /// The keys of a section.
    fn keys(&self, origin: &str, section: &str) -> Result<&Table, ConfigError> {
        let unknown = || ConfigError::Unknown { origin: origin.to_owned(), what: "section", name: section.to_owned(), allowed: names(&self.table) };
        self.table.get(section).and_then(Value::as_table).ok_or_else(unknown)
    }

    fn set(&mut self, origin: &str, section: &str, key: &str, value: Value) -> Result<(), ConfigError> {
        let keys = self.keys(origin, section)?;
        let name = format!("{section}.{key}");
        if !keys.contains_key(key) {
            return Err(ConfigError::Unknown { origin: origin.to_owned(), what: "key", name, allowed: format!("in [{section}]: {}", names(keys)) });
        }
        let shown = value.clone();
        let mut table = self.table.clone();
        if let Some(keys) = table.get_mut(section).and_then(Value::as_table_mut) {
            keys.insert(key.to_owned(), value);
        }
        let config = Config::deserialize_table(&table).and_then(|config| super::manual::check(&config, section, key).map(|()| config));
        self.config = config.map_err(|message| wrong(origin, &name, &shown, &message))?;
        self.table = table;
        self.fixed.insert(name);
        Ok(())
    }
}

impl Config {
    /// The value of a setting by its name (`site.name`).
    pub fn value(&self, name: &str) -> Option<Value> {
        let table = Value::Table(Table::try_from(self).ok()?);
        name.split('.').try_fold(&table, |value, key| value.get(key)).cloned()
    }

    fn deserialize_table(table: &Table) -> Result<Config, String> {
        table.clone().try_into().map_err(|error: toml::de::Error| error.message().to_owned())
    }
}

/// A text of the environment as the kind of value that stands there now.
fn typed(present: Option<&Value>, text: &str) -> Value {
    match present {
        Some(Value::Integer(_)) => text.parse().map(Value::Integer).unwrap_or(Value::String(text.to_owned())),
        Some(Value::Boolean(_)) => text.parse().map(Value::Boolean).unwrap_or(Value::String(text.to_owned())),
        Some(Value::Array(_)) => Value::Array(text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(Value::from).collect()),
        _ => Value::String(text.to_owned()),
    }
}

fn names(table: &Table) -> String {
    table.keys().map(String::as_str).collect::<Vec<_>>().join(", ")
}

fn wrong(origin: &str, name: &str, value: &Value, message: &str) -> ConfigError {
    // Secrets are no values of this file except inside a URL.
    let secret = matches!(name, "database.url" | "mail.password" | "metrics.token") || name.ends_with(".client_secret");
    let value = if secret { "…".to_owned() } else { value.to_string() };
    ConfigError::Value { origin: origin.to_owned(), name: name.to_owned(), value, message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, environment: &[(&str, &str)]) -> Result<Config, String> {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), text).unwrap();
        let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        load(Some(file.path()), environment).map_err(|e| e.to_string().replace(&file.path().display().to_string(), "FILE"))
    }

    #[test]
    fn the_environment_wins_over_the_file() {
        let config = read("[site]\nname = \"A\"\n[limits]\nbody_bytes = 50000\n", &[("MITREDEN__SITE__NAME", "7"), ("MITREDEN__LIMITS__BODY_BYTES", "60000")]);
        let config = config.unwrap();
        assert_eq!((config.site.name.as_str(), config.limits.body_bytes), ("7", 60000));
        let config = read("", &[("MITREDEN__HTTP__TRUSTED_PROXIES", "192.0.2.1, ::1"), ("OTHER", "x")]).unwrap();
        assert_eq!(config.http.trusted_proxies.len(), 2);
    }

    #[test]
    fn complaints_name_the_place_and_what_is_allowed() {
        for (text, parts) in [
            ("[htpp]\n", &["FILE", "section", "htpp", "http"][..]),
            ("[http]\nlisen = \"x\"\n", &["FILE", "key", "http.lisen", "listen, "]),
            ("[http]\nlisten = \"x\"\n", &["http.listen", "socket address"]),
            ("[http]\nlisten = 8080\n", &["http.listen", "8080"]),
            ("[media]\nmode = \"cloud\"\n", &["media.mode", "embedded"]),
            ("http = 3\n", &["http", "[http]"]),
            ("[http\n", &["FILE", "not valid TOML"]),
            ("[site]\nlanguages = [\"fr\"]\n", &["site.languages", "de, en"]),
            ("[site]\ntime_zone = \"Europe/Gera\"\n", &["site.time_zone", "Europe/Berlin"]),
            ("[http]\nbase_url = \"portal.example\"\n", &["http.base_url", "https://"]),
            ("[theme]\nlight = [\"primary=#ffff00\"]\n", &["theme.light", "contrast"]),
            ("[accessibility]\nreviewed = \"gestern\"\n", &["accessibility.reviewed", "2026-11-23"]),
            ("[log]\nlevel = \"a=b=c\"\n", &["log.level", "info"]),
            ("[log]\nlevel = \"loud\"\n", &["log.level", "info"]),
            ("[media]\ntcp = \"7881\"\n", &["media.tcp", "0.0.0.0:7881"]),
            ("[oidc]\nname = \"Stadt\"\n", &["oidc.name", "[oidc.name]"]),
            ("[oidc.stadt]\nnames = \"Stadt\"\n", &["oidc.stadt.names", "client_id, client_secret"]),
            ("[oidc.Stadt]\nname = \"Stadt\"\n", &["oidc.Stadt", "small letters"]),
            ("[oidc.stadt]\nname = \"Stadt\"\nclient_id = \"x\"\n", &["FILE", "oidc.stadt.issuer", "https://"]),
            ("[oidc.stadt]\nname = \"Stadt\"\nissuer = \"http://sso.example\"\nclient_id = \"x\"\n", &["oidc.stadt.issuer", "https://"]),
            ("[oidc.stadt]\nname = \"Stadt\"\nissuer = \"https://sso.example\"\n", &["oidc.stadt.client_id"]),
            ("[oidc.stadt]\nissuer = \"https://sso.example\"\nclient_id = \"x\"\n", &["oidc.stadt.name", "Stadtkonto"]),
        ] {
            let message = read(text, &[]).unwrap_err();
            for part in parts {
                assert!(message.contains(part), "{text:?} gives {message:?} without {part:?}");
            }
        }
        let message = read("", &[("MITREDEN__HTTP__LISEN", "x")]).unwrap_err();
        assert!(message.contains("MITREDEN__HTTP__LISEN") && message.contains("listen"), "{message}");
        let message = read("", &[("MITREDEN__LIMITS__BODY_BYTES", "many")]).unwrap_err();
        assert!(message.contains("limits.body_bytes"), "{message}");
    }

    #[test]
    fn a_provider_comes_from_file_and_environment() {
        let file = "[oidc.stadt]\nname = \"Stadtkonto\"\nissuer = \"https://sso.example/realms/stadt\"\nclient_id = \"mitreden\"\n";
        let secret = ("MITREDEN__OIDC__STADT__CLIENT_SECRET", "geheim");
        let config = read(file, &[secret, ("MITREDEN__OIDC__STADT__TRUSTED", "true"), ("MITREDEN__OIDC__STADT__SCOPES", "email, profile")]).unwrap();
        let provider = &config.oidc["stadt"];
        assert_eq!((provider.name.as_str(), provider.client_secret.as_str(), provider.trusted), ("Stadtkonto", "geheim", true));
        assert_eq!(provider.scopes, ["email", "profile"]);
        assert!(config.fixed.contains("oidc.stadt.client_secret"));
        let message = read(&format!("{file}client_secret = [\"geheim\"]\n"), &[]).unwrap_err();
        assert!(message.contains("oidc.stadt.client_secret") && !message.contains("geheim"), "{message}");
        let message = read("", &[("MITREDEN__OIDC__STADT__ISSUER", "https://sso.example")]).unwrap_err();
        assert!(message.contains("oidc.stadt.name") && message.contains("MITREDEN__OIDC__STADT"), "{message}");
    }

    #[test]
    fn a_password_in_the_database_url_is_not_repeated() {
        let message = read("[database]\nurl = [\"postgres://u:geheim@h/d\"]\n", &[]).unwrap_err();
        assert!(message.contains("database.url") && !message.contains("geheim"), "{message}");
    }
}
