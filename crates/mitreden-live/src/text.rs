//! Text that people write in a room, made plain. Never markup, and never a name; those have rules of their own.

use crate::Refusal;

/// Takes the text without what does nothing good in a log that screen readers read: control characters (line breaks are meant) and marks
/// that turn the reading direction of everything after them.
///
/// # Errors
/// [`Refusal::TextTooLong`] beyond `most` characters; [`Refusal::TextEmpty`] when nothing is left.
pub(crate) fn plain(text: &str, most: usize) -> Result<String, Refusal> {
    if text.chars().count() > most {
        return Err(Refusal::TextTooLong);
    }
    let clean: String = text.trim().chars().filter(|c| (!c.is_control() || *c == '\n') && !is_override(*c)).collect();
    if clean.trim().is_empty() { Err(Refusal::TextEmpty) } else { Ok(clean) }
}

/// The same on one line.
pub(crate) fn plain_line(text: &str, most: usize) -> Result<String, Refusal> {
    plain(text, most).map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn is_override(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_unreadable_stays() {
        assert_eq!(plain(" a\u{7}b\u{202e}c\nd ", 20), Ok("abc\nd".to_owned()));
        assert_eq!(plain_line("a\n  b", 20), Ok("a b".to_owned()));
        assert_eq!(plain("\u{202e}", 20), Err(Refusal::TextEmpty));
        assert_eq!(plain("abc", 2), Err(Refusal::TextTooLong));
    }
}
