//! Numbers with at most two decimals, kept as whole hundredths: read as people type them, written as they read them. Never an amount of money.

use super::i18n::Language;
use super::money;

/// A number as typed: "1.250", "-3,5", "40.25". Hundredths; `None`: it is none, or has more than two decimals.
pub fn parse(typed: &str) -> Option<i64> {
    let typed = typed.trim();
    let (sign, rest) = match typed.strip_prefix(['-', '−']) {
        Some(rest) => (-1, rest),
        None => (1, typed),
    };
    // Money may be followed by its sign, a number by nothing.
    let is_plain = rest.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',' || c.is_whitespace());
    money::parse(rest).filter(|_| is_plain).map(|hundredths| sign * hundredths)
}

/// "1.250,5" or "1,250.5": decimals only where there are some.
pub fn show(hundredths: i64, language: Language) -> String {
    let (thousands, decimal) = if language == Language::De { ('.', ',') } else { (',', '.') };
    let sign = if hundredths < 0 { "−" } else { "" };
    let size = hundredths.unsigned_abs();
    let rest = decimals(size % 100);
    let point = if rest.is_empty() { String::new() } else { format!("{decimal}{rest}") };
    format!("{sign}{}{point}", grouped(size / 100, thousands))
}

/// As a form or a file holds it: "1250,5".
pub fn plain(hundredths: i64) -> String {
    let (sign, size) = (if hundredths < 0 { "-" } else { "" }, hundredths.unsigned_abs());
    let rest = decimals(size % 100);
    if rest.is_empty() { format!("{sign}{}", size / 100) } else { format!("{sign}{},{rest}", size / 100) }
}

fn decimals(hundredths: u64) -> String {
    format!("{hundredths:02}").trim_end_matches('0').to_owned()
}

/// The digits of a whole number, parted in threes.
pub fn grouped(whole: u64, thousands: char) -> String {
    let digits = whole.to_string();
    let mut parted = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            parted.push(thousands);
        }
        parted.push(digit);
    }
    parted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_and_written_as_people_do() {
        for (typed, hundredths, shown) in [
            ("1.250", 125_000, "1.250"),
            ("-3,5", -350, "−3,5"),
            ("40.25", 4025, "40,25"),
            ("0", 0, "0"),
            ("−0,05", -5, "−0,05"),
            ("12 000", 1_200_000, "12.000"),
        ] {
            assert_eq!(parse(typed), Some(hundredths), "{typed}");
            assert_eq!(show(hundredths, Language::De), shown);
            assert_eq!(parse(&plain(hundredths)), Some(hundredths), "{}", plain(hundredths));
        }
        assert_eq!(show(125_050, Language::En), "1,250.5");
        for strange in ["", "-", "viel", "5 €", "1,234", "--1", "1e3", "+1"] {
            assert_eq!(parse(strange), None, "{strange}");
        }
    }
}
