//! Text as people typed it, tidied: one line or several, nothing invisible in it. Judges no meaning.

/// One line: white space folded, none at the ends.
pub fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The beginning of a text in one line, of at most so many characters; "…" says that there is more.
pub fn beginning(text: &str, most: usize) -> String {
    let line = line(text);
    let short: String = line.chars().take(most).collect();
    if short.len() < line.len() { format!("{}…", short.trim_end()) } else { short }
}

/// Several lines: line breaks as `\n`, no white space at the ends.
pub fn paragraphs(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim().to_owned()
}

/// True if there are neither control characters (but line breaks and tabs) nor such that turn the reading direction or cannot be seen:
/// a text must look like what it is.
pub fn is_printable(text: &str) -> bool {
    !text.chars().any(|c| (c.is_control() && c != '\n' && c != '\t') || is_invisible(c))
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_folded_and_looks_like_what_it_is() {
        assert_eq!(line("  a\r\n b\tc "), "a b c");
        assert_eq!((beginning("Die\nStadt spart.", 99).as_str(), beginning("Die\nStadt spart.", 4).as_str()), ("Die Stadt spart.", "Die…"));
        assert_eq!(paragraphs("\r\na\r\n\r\nb\rc \n"), "a\n\nb\nc");
        assert!(is_printable("Grüße\nund mehr\t👋"));
        for hidden in ["\u{0}", "a\u{7}", "\u{202e}abc", "a\u{200b}b", "\u{feff}"] {
            assert!(!is_printable(hidden), "{hidden:?}");
        }
    }
}
