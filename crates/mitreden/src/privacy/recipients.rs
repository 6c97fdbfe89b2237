//! The services outside this program to which data goes, from the real settings: for the privacy notice and for `mitreden privacy report`.

use crate::base::i18n::Words;
use crate::config::Config;

/// What a service does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// It runs the server.
    Host,
    /// It takes the letters.
    Mail,
    /// It says who somebody is.
    SignIn,
    /// It takes messages to devices.
    Push,
}

impl Task {
    /// In words.
    pub fn word(self, t: &Words) -> String {
        match self {
            Task::Host => t.msg_privacy_service_host(),
            Task::Mail => t.msg_privacy_service_mail(),
            Task::SignIn => t.msg_privacy_service_sign_in(),
            Task::Push => t.msg_privacy_service_push(),
        }
    }
}

/// A service of somebody else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Service {
    /// What it does.
    pub task: Task,
    /// Who does it; empty: not stated.
    pub who: String,
    /// In which country; empty: not stated.
    pub country: String,
}

impl Service {
    /// Who does it, in words.
    pub fn who(&self, t: &Words) -> String {
        match (self.task, self.who.as_str()) {
            // Which one it is depends on the browser and not on the settings.
            (Task::Push, _) => t.msg_privacy_service_push_who(),
            (_, "") => t.msg_privacy_service_unstated(),
            (_, who) => who.to_owned(),
        }
    }

    /// The country in words, or that the operator has not stated it.
    pub fn country(&self, t: &Words) -> String {
        match (self.task, self.country.as_str()) {
            (Task::Push, _) => t.msg_privacy_service_push_country(),
            (_, "") => t.msg_privacy_service_country_unstated(),
            (_, country) => country.to_owned(),
        }
    }
}

/// All of them. Sound and picture, slides, search and fonts are this program's own.
pub fn services(config: &Config) -> Vec<Service> {
    let mut services = Vec::new();
    let mut add = |task, who: &str, country: &str| services.push(Service { task, who: who.to_owned(), country: country.to_owned() });
    if !config.privacy.host.is_empty() {
        add(Task::Host, &config.privacy.host, &config.privacy.host_country);
    }
    if !config.mail.host.is_empty() {
        add(Task::Mail, &config.mail.operator, &config.mail.country);
    }
    for provider in config.oidc.values() {
        let who = if provider.operator.is_empty() { provider.name.clone() } else { format!("{}, {}", provider.name, provider.operator) };
        add(Task::SignIn, &who, &provider.country);
    }
    if config.push.enabled {
        add(Task::Push, "", "");
    }
    services
}

/// A line for each, in these words.
pub fn report(config: &Config, t: &Words) -> Vec<String> {
    services(config).iter().map(|one| format!("{}: {} ({})", one.task.word(t), one.who(t), one.country(t))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::i18n::Language;
    use crate::config::Provider;

    #[test]
    fn only_what_is_configured_is_named() {
        let t = Language::De.words();
        let mut config = Config::default();
        config.push.enabled = false;
        assert_eq!(report(&config, t), [""; 0]);
        config.mail.host = "relay.intern.example".to_owned();
        config.oidc.insert("stadt".to_owned(), Provider { name: "Stadtkonto".to_owned(), country: "Deutschland".to_owned(), ..Provider::default() });
        config.push.enabled = true;
        let lines = report(&config, t);
        assert_eq!(lines.len(), 3);
        assert!(lines[0].contains("nicht angegeben") && !lines[0].contains("relay.intern"), "names of machines stay inside: {lines:?}");
        assert!(lines[1].ends_with("Stadtkonto (Deutschland)") && lines[2].contains("USA"), "{lines:?}");
    }
}
