//! Amounts of money in euro, kept as whole cents: read as people type them, written as they read them. Never a fraction of a cent.

use super::i18n::Language;
use super::number;

/// Largest amount in cents: a hundred billion euro.
pub const MOST: i64 = 10_000_000_000_000;

/// An amount as typed: "516.000", "516.000,50 €", "516 000", "36857.14". Cents; `None`: it is none.
pub fn parse(typed: &str) -> Option<i64> {
    let text: String = typed.trim().trim_end_matches("EUR").trim_end_matches("Euro").trim_end_matches('€').chars().filter(|c| !c.is_whitespace()).collect();
    let (whole, cents) = parts(&text)?;
    let whole: i64 = whole.parse().ok()?;
    let cents: i64 = match cents.len() {
        0 => 0,
        1 => cents.parse::<i64>().ok()? * 10,
        _ => cents.parse().ok()?,
    };
    whole.checked_mul(100)?.checked_add(cents).filter(|sum| *sum <= MOST)
}

/// Digits before and behind the decimal sign. A dot before three digits parts thousands, before one or two it is a decimal point.
fn parts(text: &str) -> Option<(String, &str)> {
    let point = match text.rfind(',') {
        Some(comma) => Some(comma),
        None => text.rfind('.').filter(|dot| text.len() - dot <= 3),
    };
    let (whole, cents) = point.map_or((text, ""), |at| (&text[..at], &text[at + 1..]));
    let groups: Vec<&str> = whole.split('.').collect();
    let are_groups = groups.len() == 1 || (groups.iter().skip(1).all(|group| group.len() == 3) && (1..=3).contains(&groups.first()?.len()));
    let whole = groups.concat();
    let are_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_amount = are_groups && !whole.is_empty() && are_digits(&whole) && are_digits(cents) && cents.len() <= 2;
    is_amount.then_some((whole, cents))
}

/// "516.000 €" or "€516,000"; cents only where there are some.
pub fn show(cents: i64, language: Language) -> String {
    let (sign, cents) = (if cents < 0 { "−" } else { "" }, cents.unsigned_abs());
    let (thousands, decimal) = if language == Language::De { ('.', ',') } else { (',', '.') };
    let whole = number::grouped(cents / 100, thousands);
    let rest = if cents % 100 == 0 { String::new() } else { format!("{decimal}{:02}", cents % 100) };
    match language {
        Language::De => format!("{sign}{whole}{rest}\u{a0}€"),
        Language::En => format!("{sign}€{whole}{rest}"),
    }
}

/// As a form or a file holds it: "516000" or "516000,50".
pub fn plain(cents: i64) -> String {
    if cents % 100 == 0 { (cents / 100).to_string() } else { format!("{},{:02}", cents / 100, cents % 100) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_type_them() {
        for (typed, cents) in [
            ("516.000", 51_600_000),
            ("516.000,50 €", 51_600_050),
            ("516 000 Euro", 51_600_000),
            ("516000", 51_600_000),
            ("36857.14", 3_685_714),
            ("1.5", 150),
            ("1.500", 150_000),
            ("0,05", 5),
            ("7.500.000 EUR", 750_000_000),
        ] {
            assert_eq!(parse(typed), Some(cents), "{typed}");
            assert_eq!(parse(&plain(cents)), Some(cents));
            assert_eq!(parse(&show(cents, Language::De)), Some(cents), "{}", show(cents, Language::De));
        }
        for strange in ["", "€", "-5", "5,000", "1.50.000", ".500", "12.3456", "1,2,3", "viel", "99999999999999999999", "1e5", "٣"] {
            assert_eq!(parse(strange), None, "{strange}");
        }
    }

    #[test]
    fn amounts_are_written_as_each_language_does() {
        assert_eq!(show(51_600_000, Language::De), "516.000\u{a0}€");
        assert_eq!(show(123_456_705, Language::En), "€1,234,567.05");
        assert_eq!(show(-2_500, Language::De), "−25\u{a0}€");
    }
}
