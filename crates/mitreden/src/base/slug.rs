//! Addresses made from titles: `wasserstoff-in-gera`. Never looks whether an address is taken; a feature's store does.

/// Longest address made from a title: it must still fit on a poster and into a QR code.
const SLUG_MAX: usize = 60;

/// The address for a title: German letters are written out (ä → ae, ß → ss), accents fall away, the rest becomes hyphens.
/// Falls back to `fallback` when nothing is left, for instance for a title in another script. What is `reserved` for pages gets a number.
pub fn slug(title: &str, fallback: &str, reserved: &[&str]) -> String {
    let mut slug = String::new();
    for c in title.chars().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' => slug.push(c),
            'ä' => slug.push_str("ae"),
            'ö' => slug.push_str("oe"),
            'ü' => slug.push_str("ue"),
            'ß' => slug.push_str("ss"),
            'à' | 'á' | 'â' | 'ã' | 'å' => slug.push('a'),
            'è' | 'é' | 'ê' | 'ë' | 'ě' | 'ę' => slug.push('e'),
            'ì' | 'í' | 'î' | 'ï' => slug.push('i'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ø' => slug.push('o'),
            'ù' | 'ú' | 'û' | 'ů' => slug.push('u'),
            'ç' | 'č' | 'ć' => slug.push('c'),
            'ñ' | 'ń' | 'ň' => slug.push('n'),
            'š' | 'ś' => slug.push('s'),
            'ž' | 'ź' | 'ż' => slug.push('z'),
            'ł' => slug.push('l'),
            'ř' => slug.push('r'),
            'ý' => slug.push('y'),
            // An apostrophe, a soft hyphen or a combining accent joins, everything else parts.
            '\'' | '’' | '\u{ad}' | '\u{300}'..='\u{36f}' => {}
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
        if slug.len() >= SLUG_MAX * 2 {
            break;
        }
    }
    let slug = shorten(&slug);
    let slug = if slug.is_empty() { fallback } else { slug };
    if reserved.contains(&slug) { format!("{slug}-1") } else { slug.to_owned() }
}

/// Cuts at the last whole word that fits.
fn shorten(slug: &str) -> &str {
    let slug = slug.trim_matches('-');
    if slug.len() <= SLUG_MAX {
        return slug;
    }
    // Only ASCII was pushed, so every byte is a character.
    let cut = &slug[..SLUG_MAX];
    match cut.rfind('-') {
        Some(end) if end > SLUG_MAX / 2 && slug.as_bytes().get(SLUG_MAX) != Some(&b'-') => &cut[..end],
        _ => cut.trim_end_matches('-'),
    }
}

/// The address with a number behind it, for the second thing of the same name: `auftakt-2`.
pub fn numbered(slug: &str, number: usize) -> String {
    if number < 2 { slug.to_owned() } else { format!("{slug}-{number}") }
}

/// True if a text from outside can be an address at all. What cannot is not looked up: PostgreSQL takes no NUL in a text.
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn german_letters_are_written_out() {
        for (title, expected) in [
            ("Wasserstoff als Energieträger der Zukunft", "wasserstoff-als-energietraeger-der-zukunft"),
            ("„Made in Gera“: Produkte & Dienste", "made-in-gera-produkte-dienste"),
            ("Große Straße, schöne Übersicht", "grosse-strasse-schoene-uebersicht"),
            ("STRAẞE", "strasse"),
            ("Café Łódź’s", "cafe-lodzs"),
            ("Bürgerbeteiligung & Verwaltung", "buergerbeteiligung-verwaltung"),
            ("  --  ", "abend"),
            ("日本語", "abend"),
            ("<script>alert(1)</script>", "script-alert-1-script"),
            ("../../etc/passwd", "etc-passwd"),
            ("Neu", "neu-1"),
        ] {
            assert_eq!(slug(title, "abend", &["neu"]), expected, "{title}");
        }
    }

    #[test]
    fn long_titles_end_with_a_whole_word() {
        let long = slug("Die unterschätzte Branche der unterschätzten Stadt und noch viel mehr davon", "x", &[]);
        assert_eq!(long, "die-unterschaetzte-branche-der-unterschaetzten-stadt-und");
        assert!(slug(&"a".repeat(10_000), "x", &[]).len() <= SLUG_MAX);
        assert!(slug(&"ä ".repeat(10_000), "x", &[]).len() <= SLUG_MAX);
    }

    #[test]
    fn the_second_of_a_name_gets_a_number() {
        assert!(is_slug("auftakt-2") && !is_slug("") && !is_slug("Auftakt") && !is_slug("a\0") && !is_slug("a/b"));
        assert_eq!(numbered("auftakt", 1), "auftakt");
        assert_eq!(numbered("auftakt", 2), "auftakt-2");
    }
}
