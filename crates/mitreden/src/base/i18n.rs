//! The languages of the interface and their words, checked while compiling. Negotiates; knows no address.

use std::fmt;
use std::sync::LazyLock;

#[expect(
    missing_docs,
    unreachable_pub,
    dead_code,
    clippy::derivable_impls,
    reason = "written by build.rs from locales/, where the messages carry their comments"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

/// The words of one language: `words.msg_<key>(arguments)` for every message of locales/.
pub use generated::L10nLanguage as Words;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// German, the default.
    De,
    /// English.
    En,
}

static GERMAN: LazyLock<Words> = LazyLock::new(|| generated::L10n::De.load());
static ENGLISH: LazyLock<Words> = LazyLock::new(|| generated::L10n::En.load());

impl Language {
    /// All languages, the default first.
    pub const ALL: [Language; 2] = [Language::De, Language::En];

    /// The tag (BCP 47): `de` or `en`.
    pub fn tag(self) -> &'static str {
        match self {
            Language::De => "de",
            Language::En => "en",
        }
    }

    /// The language's own name.
    pub fn name(self) -> &'static str {
        match self {
            Language::De => "Deutsch",
            Language::En => "English",
        }
    }

    /// The language with this tag.
    pub fn from_tag(tag: &str) -> Option<Language> {
        Language::ALL.into_iter().find(|language| language.tag() == tag)
    }

    /// Its words.
    pub fn words(self) -> &'static Words {
        match self {
            Language::De => &GERMAN,
            Language::En => &ENGLISH,
        }
    }

    /// The best of `offered` for an Accept-Language header (RFC 9110 §12.5.4), else the first one offered.
    pub fn negotiate(header: &str, offered: &[Language]) -> Language {
        let mut best: Option<(f32, Language)> = None;
        for part in header.split(',').take(32) {
            let mut pieces = part.split(';').map(str::trim);
            let tag = pieces.next().unwrap_or_default().to_ascii_lowercase();
            let quality = pieces.find_map(|p| p.strip_prefix("q=")).map_or(1.0, |q| q.parse().unwrap_or(0.0));
            let primary = tag.split('-').next().unwrap_or_default();
            let Some(language) = offered.iter().copied().find(|l| l.tag() == primary) else { continue };
            if quality > 0.0 && best.is_none_or(|(highest, _)| quality > highest) {
                best = Some((quality, language));
            }
        }
        best.map(|(_, language)| language).or_else(|| offered.first().copied()).unwrap_or(Language::De)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browser_chooses_by_quality() {
        let both = &Language::ALL;
        for (header, expected) in [
            ("", Language::De),
            ("fr", Language::De),
            ("en", Language::En),
            ("en-GB,en;q=0.9,de;q=0.8", Language::En),
            ("en;q=0.3, de-AT;q=0.9", Language::De),
            ("fr, en;q=0.5", Language::En),
            ("en;q=0, de;q=0.1", Language::De),
            ("*;q=0.1", Language::De),
            ("en;q=x", Language::De),
        ] {
            assert_eq!(Language::negotiate(header, both), expected, "{header}");
        }
        assert_eq!(Language::negotiate("en", &[Language::De]), Language::De);
    }
}
