//! What each setting means, and what its type alone cannot check. Reads no file.

use super::Config;

/// The text of mitreden.example.toml.
pub fn example() -> String {
    String::new()
}

/// Checks one key beyond its type.
pub(super) fn check(config: &Config, section: &str, key: &str) -> Result<(), String> {
    let wrong = match (section, key) {
        ("site", "languages") => {
            let known = config.site.languages.iter().all(|tag| crate::base::i18n::Language::from_tag(tag).is_some());
            (!known || config.site.languages.is_empty()).then_some("one or more of: de, en")
        }
        ("site", "time_zone") => {
            jiff::tz::TimeZone::get(&config.site.time_zone).is_err().then_some("no such time zone; write an IANA name such as Europe/Berlin")
        }
        ("http", "base_url") => (!is_origin(&config.http.base_url)).then_some("write the whole address without a path, such as https://mitreden.example"),
        ("media", "tcp") => {
            (!config.media.tcp.is_empty() && config.media.tcp().is_none()).then_some("write address and port such as 0.0.0.0:7881, or leave it empty")
        }
        _ => None,
    };
    wrong.map_or(Ok(()), |message| Err(message.to_owned()))
}

fn is_origin(text: &str) -> bool {
    text.is_empty()
        || url::Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host() && url.path() == "/" && url.query().is_none())
}
