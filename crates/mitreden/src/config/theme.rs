//! The city's colours over the shipped ones, with the contrasts WCAG asks for. Writes no style beyond custom properties.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// `[theme]`: entries such as `primary=#0b5457` that replace `--city-primary`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Theme {
    /// For light display.
    pub light: Vec<String>,
    /// For dark display.
    pub dark: Vec<String>,
}

/// The shipped colours.
const TOKENS: &str = include_str!("../../../../web/styles/tokens.css");

/// Which colour stands on which, and the least contrast (WCAG 1.4.3, 1.4.6, 1.4.11); the same list as in web/scripts/theme.test.ts.
const PAIRS: [(&str, &str, f64); 15] = [
    ("text", "page", 7.0),
    ("text", "soft", 7.0),
    ("text-muted", "page", 4.5),
    ("text-muted", "soft", 4.5),
    ("primary", "page", 4.5),
    ("primary", "soft", 4.5),
    ("on-primary", "primary", 4.5),
    ("on-deep", "deep", 7.0),
    ("on-deep-muted", "deep", 4.5),
    ("warm", "page", 4.5),
    ("warm-bright", "deep", 4.5),
    ("visited", "page", 4.5),
    ("live", "page", 4.5),
    ("live", "live-soft", 4.5),
    ("line-strong", "page", 3.0),
];

type Colours = BTreeMap<String, String>;

impl Theme {
    /// The style sheet of the city's own colours; empty when there are none.
    pub fn style_sheet(&self) -> String {
        let rules =
            |entries: &[String]| entries.iter().filter_map(|entry| split(entry)).map(|(name, colour)| format!("--city-{name}:{colour};")).collect::<String>();
        let (light, dark) = (rules(&self.light), rules(&self.dark));
        // Each within its own query: a light colour outside would win over the shipped dark ones, as their layer stands below.
        let within = |query: &str, rules: String| if rules.is_empty() { rules } else { format!("@media {query}{{:root{{{rules}}}}}\n") };
        within("not (prefers-color-scheme:dark)", light) + &within("(prefers-color-scheme:dark)", dark)
    }
}

/// What is wrong with colours. The text is one sentence for the operator that names the entry and what is allowed.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ThemeFault {
    /// An entry that is none, or that names no colour there is.
    #[error("{mode}: {says}")]
    Entry {
        /// `light` or `dark`.
        mode: &'static str,
        /// What is wrong with it.
        says: String,
    },
    /// Two colours that cannot be told apart well enough.
    #[error("{mode}: {front} on {back} has a contrast of {ratio:.2}:1; at least {least}:1 is needed")]
    Contrast {
        /// `light` or `dark`.
        mode: &'static str,
        /// The colour in front.
        front: &'static str,
        /// What it stands on.
        back: &'static str,
        /// Their contrast.
        ratio: f64,
        /// What WCAG asks for.
        least: f64,
    },
}

/// Checks names, colours and contrasts.
///
/// # Errors
/// The first fault.
pub fn check(theme: &Theme) -> Result<(), ThemeFault> {
    let (light, dark) = shipped();
    let light = replaced("light", light, &theme.light)?;
    let dark = replaced("dark", dark, &theme.dark)?;
    for (mode, colours) in [("light", light), ("dark", dark)] {
        for (front, back, least) in PAIRS {
            let ratio = contrast(colours.get(front), colours.get(back));
            if ratio < least {
                return Err(ThemeFault::Contrast { mode, front, back, ratio, least });
            }
        }
    }
    Ok(())
}

fn split(entry: &str) -> Option<(&str, &str)> {
    let (name, colour) = entry.split_once('=')?;
    let (name, colour) = (name.trim(), colour.trim());
    let digits = colour.strip_prefix('#')?;
    (digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit())).then_some((name, colour))
}

fn replaced(mode: &'static str, mut colours: Colours, entries: &[String]) -> Result<Colours, ThemeFault> {
    let wrong = |says: String| ThemeFault::Entry { mode, says };
    for entry in entries {
        let (name, colour) = split(entry).ok_or_else(|| wrong(format!("\"{entry}\" is not of the form name=#rrggbb")))?;
        if !colours.contains_key(name) {
            return Err(wrong(format!("there is no colour \"{name}\"; there are {}", colours.keys().cloned().collect::<Vec<_>>().join(", "))));
        }
        colours.insert(name.to_owned(), colour.to_owned());
    }
    Ok(colours)
}

/// The shipped colours for light and for dark display.
fn shipped() -> (Colours, Colours) {
    let (light, dark) = TOKENS.split_once("@media (prefers-color-scheme: dark)").unwrap_or((TOKENS, ""));
    let light = colours(light);
    let mut both = light.clone();
    both.extend(colours(dark));
    (light, both)
}

fn colours(css: &str) -> Colours {
    let lines = css.lines().filter_map(|line| line.trim().strip_prefix("--city-")?.strip_suffix(';')?.split_once(": #"));
    lines.map(|(name, digits)| (name.to_owned(), format!("#{digits}"))).collect()
}

fn contrast(one: Option<&String>, other: Option<&String>) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance of an sRGB colour (WCAG 2.2, definition).
fn luminance(colour: Option<&String>) -> f64 {
    let part = |at: usize| {
        let digits = colour.and_then(|colour| colour.get(at..at + 2)).unwrap_or("00");
        let part = f64::from(u8::from_str_radix(digits, 16).unwrap_or(0)) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(light: &[&str], dark: &[&str]) -> Theme {
        let own = |entries: &[&str]| entries.iter().map(|entry| (*entry).to_owned()).collect();
        Theme { light: own(light), dark: own(dark) }
    }

    #[test]
    fn the_shipped_colours_pass() {
        assert_eq!(check(&Theme::default()), Ok(()));
        assert_eq!(Theme::default().style_sheet(), "");
    }

    #[test]
    fn a_city_may_choose_what_can_be_read() {
        let blue = theme(&["primary=#003f7d"], &["primary=#9cc7ff"]);
        assert_eq!(check(&blue), Ok(()));
        assert_eq!(
            blue.style_sheet(),
            "@media not (prefers-color-scheme:dark){:root{--city-primary:#003f7d;}}\n@media (prefers-color-scheme:dark){:root{--city-primary:#9cc7ff;}}\n"
        );
    }

    #[test]
    fn what_cannot_be_read_is_refused() {
        for (wrong, part) in [
            (theme(&["primary=#ffff00"], &[]), "primary on page"),
            (theme(&[], &["text=#333333"]), "dark: text on page"),
            (theme(&["prime=#000000"], &[]), "primary"),
            (theme(&["primary=red;}body{display:none"], &[]), "name=#rrggbb"),
        ] {
            let message = check(&wrong).unwrap_err().to_string();
            assert!(message.contains(part), "{message}");
        }
    }
}
