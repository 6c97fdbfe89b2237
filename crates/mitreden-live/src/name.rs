//! Display names: what a name in a room may contain. Never checks who somebody is.

use serde::{Deserialize, Serialize};

use crate::NAME_CHARACTERS_MAX;

/// A name as the others see it: trimmed, one line, no control, bidirectional-override or invisible characters
/// (CVE-2020-28954). Any script and letter is fine (DIN SPEC 91379 asks for far more than ASCII); markup is plain text.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(as = "String"))]
pub struct DisplayName(String);

/// Why a text is no name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing is left after trimming.
    Empty,
    /// More than [`NAME_CHARACTERS_MAX`] characters.
    TooLong,
    /// Control, direction-changing or invisible characters.
    Unprintable,
}

impl DisplayName {
    /// Checks and tidies a name: white space is folded to single spaces.
    ///
    /// # Errors
    /// The first [`NameFault`] found.
    pub fn parse(text: &str) -> Result<Self, NameFault> {
        // A cheap guard first: nobody's 10 MB name is folded before it is refused.
        if text.len() > NAME_CHARACTERS_MAX * 16 {
            return Err(NameFault::TooLong);
        }
        if text.chars().any(|c| (c.is_control() && !c.is_whitespace()) || is_invisible(c)) {
            return Err(NameFault::Unprintable);
        }
        let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if folded.is_empty() {
            return Err(NameFault::Empty);
        }
        if folded.chars().count() > NAME_CHARACTERS_MAX {
            return Err(NameFault::TooLong);
        }
        Ok(Self(folded))
    }

    /// The name of somebody who has none: a listener.
    pub fn empty() -> Self {
        Self::default()
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True for a listener's missing name.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Characters that turn the reading direction, join or hide: a name must look like what it is.
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00ad}' | '\u{034f}' | '\u{061c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

impl TryFrom<String> for DisplayName {
    type Error = &'static str;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.is_empty() {
            return Ok(Self::empty());
        }
        Self::parse(&text).map_err(|_| "not a name")
    }
}

impl From<DisplayName> for String {
    fn from(name: DisplayName) -> String {
        name.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_every_letter_people_have() {
        for name in ["Łukasz Ğüngör", "Zoë O’Brien-Müller", "李小龙", "Ada & Berta <3", "<b>Cem</b>"] {
            assert_eq!(DisplayName::parse(name).unwrap().as_str(), name);
        }
        assert_eq!(DisplayName::parse("  Cem \t\n Yılmaz ").unwrap().as_str(), "Cem Yılmaz");
    }

    #[test]
    fn refuses_what_deceives() {
        assert_eq!(DisplayName::parse(" \u{3000} "), Err(NameFault::Empty));
        assert_eq!(DisplayName::parse(&"x".repeat(10_000)), Err(NameFault::TooLong));
        assert_eq!(DisplayName::parse(&"ä".repeat(61)), Err(NameFault::TooLong));
        for bad in ["Ada\u{202e}adA", "Em\u{200b}il", "Bell\u{7}", "\u{feff}Cem", "Nul\0"] {
            assert_eq!(DisplayName::parse(bad), Err(NameFault::Unprintable), "{bad:?}");
        }
    }
}
