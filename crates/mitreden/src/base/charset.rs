//! The text of a file that somebody brings, whatever their spreadsheet wrote it in. Judges nothing of what it says.

use std::borrow::Cow;

use encoding_rs::{Encoding, WINDOWS_1252};

/// The text of a file: UTF-8 or UTF-16 if it begins with their mark, UTF-8 if it can be read as such, and otherwise Windows-1252, as spreadsheets here
/// write "CSV" (WHATWG Encoding Standard). `None`: it is no text at all.
pub fn text(bytes: &[u8]) -> Option<Cow<'_, str>> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling_and_without_replacement(&bytes[length..]);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some(Cow::Borrowed(text));
    }
    // Every byte is a letter there: what no keyboard writes tells a picture from a table.
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    let is_text = text.chars().all(|c| !c.is_control() || matches!(c, '\t' | '\r' | '\n'));
    is_text.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_spreadsheets_write_is_read() {
        let said = Some("Straße; 5 €".into());
        assert_eq!(text("Straße; 5 €".as_bytes()), said);
        assert_eq!(text("\u{feff}Straße; 5 €".as_bytes()), said);
        assert_eq!(text(b"Stra\xdfe; 5 \x80"), said);
        let wide: Vec<u8> = [0xff, 0xfe].into_iter().chain("Straße; 5 €".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(text(&wide), said);
    }

    #[test]
    fn what_is_no_text_is_none() {
        for strange in [&b"\xff\xd8\xff\xe0\0\x10JFIF"[..], b"\xff\xfe\x41", b"\xef\xbb\xbf\xff", b"a\x81b"] {
            assert_eq!(text(strange), None, "{strange:?}");
        }
    }
}
