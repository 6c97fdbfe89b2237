//! The words of a text as the index knows them: cut, folded, stemmed. Knows no document and no database.

use std::sync::LazyLock;

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Longer words are cut, in characters: no word of a language is.
const WORD_CHARACTERS_MAX: usize = 60;

/// Words that stand in nearly every text. A search for them alone finds nothing, and says so.
const STOP: [&str; 116] = [
    "aber", "alle", "als", "also", "am", "an", "auch", "auf", "aus", "bei", "bin", "bis", "bitte", "da", "dann", "das", "dass", "dem", "den", "denn", "der",
    "des", "die", "dies", "diese", "dieser", "dieses", "doch", "dort", "du", "durch", "ein", "eine", "einem", "einen", "einer", "eines", "er", "es", "für",
    "gibt", "haben", "hat", "hier", "ich", "ihr", "ihre", "im", "in", "ist", "ja", "kann", "kein", "keine", "man", "mehr", "mein", "mit", "nach", "nicht",
    "noch", "nur", "ob", "oder", "ohne", "sein", "sich", "sie", "sind", "so", "soll", "über", "um", "und", "uns", "unser", "von", "vom", "vor", "war", "was",
    "weil", "wenn", "wer", "wie", "wir", "wird", "wo", "zu", "zum", "zur", "zwischen", "a", "and", "are", "at", "be", "by", "for", "from", "how", "i", "is",
    "it", "not", "of", "on", "or", "that", "the", "this", "to", "we", "what", "with", "you",
];

static GERMAN: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::German));
static ENGLISH: LazyLock<Stemmer> = LazyLock::new(|| Stemmer::create(Algorithm::English));

/// A word in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where it begins in the text, in bytes.
    pub(super) start: usize,
    /// Where it ends.
    pub(super) end: usize,
    /// In small letters, without accents; umlauts stay.
    pub(super) folded: String,
}

/// The text as it is kept and searched: composed characters (NFC), no control characters beside the end of a line.
pub(super) fn plain(text: &str) -> String {
    // Soft hyphens and marks of direction stand inside words and are none of their letters.
    let is_mark = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    text.nfc().filter(|c| (!c.is_control() || *c == '\n') && !is_mark(*c)).collect()
}

/// The words of a [`plain`] text in their order. A word with a capital inside ("SmartCity") is followed by its parts.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut start = None;
    let mut before = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let inside = c.is_alphanumeric() || (start.is_some() && is_combining_mark(c));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(begin), false) => {
                start = None;
                push(text, begin, at, before, &mut found);
                before = Some((c, at + c.len_utf8()));
            }
            _ => {}
        }
    }
    found
}

/// Adds a word and, with capitals inside, its parts. The ending of "Bürger:innen" and its kin is no word of its own.
fn push(text: &str, start: usize, end: usize, before: Option<(char, usize)>, found: &mut Vec<Word>) {
    let word = &text[start..end];
    let is_ending = before.is_some_and(|(c, at)| at == start && matches!(c, ':' | '*' | '_' | '/' | '·')) && matches!(word, "innen" | "in");
    if is_ending {
        return;
    }
    found.push(Word { start, end, folded: folded(word) });
    let (mut begin, mut was_small) = (start, false);
    for (offset, c) in word.char_indices() {
        if was_small && c.is_uppercase() {
            found.push(Word { start: begin, end: start + offset, folded: folded(&text[begin..start + offset]) });
            begin = start + offset;
        }
        was_small = c.is_lowercase();
    }
    if begin > start {
        found.push(Word { start: begin, end, folded: folded(&text[begin..end]) });
    }
}

fn folded(word: &str) -> String {
    let mut text = String::with_capacity(word.len());
    for c in word.chars().take(WORD_CHARACTERS_MAX).flat_map(char::to_lowercase) {
        match c {
            'a'..='z' | '0'..='9' | 'ä' | 'ö' | 'ü' => text.push(c),
            'ß' => text.push_str("ss"),
            'æ' => text.push('ä'),
            'œ' | 'ø' => text.push('ö'),
            _ => text.extend(c.nfd().filter(|c| c.is_alphanumeric() && !is_combining_mark(*c))),
        }
    }
    text
}

/// A folded word without its umlauts: how words are compared letter by letter.
pub(super) fn flat(folded: &str) -> String {
    folded
        .chars()
        .map(|c| {
            if c == 'ä' {
                'a'
            } else if c == 'ö' {
                'o'
            } else if c == 'ü' {
                'u'
            } else {
                c
            }
        })
        .collect()
}

/// True for words that say nothing.
pub(super) fn is_stop(folded: &str) -> bool {
    STOP.contains(&folded)
}

/// The stems of a folded word: two words meet when they share one. Almost always it is a single one.
pub(super) fn stems(folded: &str) -> Vec<String> {
    let mut stems = vec![german(folded)];
    let mut add = |stem: String| {
        if !stem.is_empty() && !stems.contains(&stem) {
            stems.push(stem);
        }
    };
    let umlauts = with_umlauts(folded);
    if umlauts != folded {
        add(german(&umlauts));
    }
    if let Some(person) = without_gender(&umlauts) {
        add(german(person));
    }
    stems
}

/// The stems of a word that may be English, too.
pub(super) fn stems_of_both(folded: &str) -> Vec<String> {
    let mut stems = stems(folded);
    let english = ENGLISH.stem(folded).into_owned();
    if folded.is_ascii() && !stems.contains(&english) {
        stems.push(english);
    }
    stems
}

/// The German stem of a word, without umlauts.
pub(super) fn german(folded: &str) -> String {
    flat(&GERMAN.stem(folded))
}

/// "buerger" as "bürger". After a vowel or q the two letters are two sounds: "neue", "Quelle", "Bauer".
fn with_umlauts(folded: &str) -> String {
    let mut text = String::with_capacity(folded.len());
    let mut letters = folded.chars().peekable();
    let mut before = ' ';
    while let Some(c) = letters.next() {
        let umlaut = match c {
            'a' => 'ä',
            'o' => 'ö',
            'u' => 'ü',
            _ => c,
        };
        let alone = !matches!(before, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'q' | 'ä' | 'ö' | 'ü');
        if umlaut != c && alone && letters.peek() == Some(&'e') {
            letters.next();
            text.push(umlaut);
        } else {
            text.push(c);
        }
        before = c;
    }
    text
}

/// "bürgerinnen" and "bürgerin" as "bürger", "ärztinnen" as "ärzt".
fn without_gender(folded: &str) -> Option<&str> {
    let person = folded.strip_suffix("innen").or_else(|| folded.strip_suffix("in").filter(|stem| stem.ends_with("er")))?;
    (person.chars().count() >= 4).then_some(person)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meet(a: &str, b: &str) -> bool {
        let of = |text: &str| words(&plain(text)).first().map(|word| stems(&word.folded)).unwrap_or_default();
        of(a).iter().any(|stem| of(b).contains(stem))
    }

    #[test]
    fn forms_of_one_word_meet() {
        for (a, b) in [
            ("Bürger", "Buerger"),
            ("Bürger", "Burger"),
            ("Bürger", "BÜRGERN"),
            ("Bürgerinnen", "Bürger"),
            ("Bürgerin", "Buergern"),
            ("Ärztinnen", "Arzt"),
            ("Straße", "Strassen"),
            ("STRAẞE", "straße"),
            ("Häuser", "Haus"),
            ("Haeuser", "Haus"),
            ("Buslinie", "Buslinien"),
            ("Steuer", "Steuern"),
            ("Statue", "Statuen"),
            ("neue", "neuen"),
            ("Café", "Cafe"),
            ("u\u{308}ber", "über"),
            ("aktuell", "aktuelle"),
        ] {
            assert!(meet(a, b), "{a} and {b}");
        }
        for (a, b) in [("Haus", "Hase"), ("Termin", "Term"), ("Wasser", "Wasserstoff")] {
            assert!(!meet(a, b), "{a} and {b}");
        }
        assert!(stems_of_both("policies").iter().any(|stem| stems_of_both("policy").contains(stem)));
    }

    #[test]
    fn a_text_falls_into_words() {
        let folded = |text: &str| words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>();
        assert_eq!(folded("Die „SmartCity-Wochen“ 2021!"), ["die", "smartcity", "smart", "city", "wochen", "2021"]);
        assert_eq!(folded("Bürger:innen, Bürger*innen und drinnen"), ["bürger", "bürger", "und", "drinnen"]);
        assert_eq!(folded("* \" 🚲 \u{202e}"), Vec::<String>::new());
        let text = "Größe über";
        assert_eq!(words(text).iter().map(|word| &text[word.start..word.end]).collect::<Vec<_>>(), ["Größe", "über"]);
        assert_eq!(plain("a\0b\u{7}\nc\u{2068}\u{ad}d"), "ab\ncd");
    }

    #[test]
    fn the_stop_words_are_folded_words() {
        for word in STOP {
            assert_eq!(folded(word), word);
        }
    }
}
