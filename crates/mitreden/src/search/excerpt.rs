//! The part of a text that shows why it was found, with the words marked. Escapes nothing; templates do.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use super::query::Sought;
use super::words::{self, Word};

/// Length of an excerpt, in characters.
const EXCERPT_CHARACTERS: usize = 240;
/// What stands before the first marked word, in characters.
const LEAD_CHARACTERS: usize = 60;
/// Marks of a text that are looked at: a long text has its best place among them.
const MARKS_MAX: usize = 60;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) text: String,
    /// It is what was looked for.
    pub(super) is_marked: bool,
}

/// Which words are marked.
pub(super) struct Marks {
    stems: HashSet<String>,
    beginnings: Vec<String>,
    /// Words that were looked at: the same ones come again and again.
    known: RefCell<HashMap<String, bool>>,
}

impl Marks {
    pub(super) fn of(sought: &[Sought]) -> Marks {
        let mut marks = Marks { stems: HashSet::new(), beginnings: Vec::new(), known: RefCell::default() };
        for one in sought {
            marks.stems.extend(one.stems.iter().chain(&one.compounds).cloned());
            marks.beginnings.extend(one.beginnings.iter().cloned());
            for (part, compounds) in &one.parts {
                marks.stems.insert(part.clone());
                marks.stems.extend(compounds.iter().cloned());
            }
        }
        marks
    }

    fn fits(&self, word: &Word) -> bool {
        let known = self.known.borrow().get(&word.folded).copied();
        known.unwrap_or_else(|| {
            let fits = self.is_sought(word);
            self.known.borrow_mut().insert(word.folded.clone(), fits);
            fits
        })
    }

    fn is_sought(&self, word: &Word) -> bool {
        !words::is_stop(&word.folded)
            && words::stems_of_both(&word.folded)
                .iter()
                .any(|stem| self.stems.contains(stem) || self.beginnings.iter().any(|one| stem.starts_with(one.as_str())))
    }

    /// The marked places of a text, in bytes: they follow each other and do not overlap.
    fn places(&self, text: &str) -> Vec<(usize, usize)> {
        let mut places: Vec<(usize, usize)> = Vec::new();
        for word in words::words(text).iter().filter(|word| self.fits(word)) {
            if places.last().is_none_or(|(_, end)| word.start >= *end) {
                places.push((word.start, word.end));
            }
            if places.len() >= MARKS_MAX {
                break;
            }
        }
        places
    }

    /// The whole text.
    pub(super) fn whole(&self, text: &str) -> Vec<Piece> {
        pieces(text, 0, text.len(), &self.places(text))
    }

    /// The part of a text with most marks; its beginning, if there are none.
    pub(super) fn excerpt(&self, text: &str) -> Vec<Piece> {
        // The lines of an agenda run on in one.
        let text = &text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" · ");
        let places = self.places(text);
        let within = |from: usize| places.iter().filter(|(start, end)| *start >= from && *end <= from + EXCERPT_CHARACTERS).count();
        let best = places.iter().map(|(start, _)| *start).max_by_key(|start| (within(*start), std::cmp::Reverse(*start))).unwrap_or_default();
        let start = if best <= LEAD_CHARACTERS * 2 { 0 } else { begin_of_word(text, back(text, best, LEAD_CHARACTERS), best) };
        let end = end_of_word(text, ahead(text, start, EXCERPT_CHARACTERS));
        let mut found = pieces(text, start, end, &places);
        let dots = |text: &str| Piece { text: text.to_owned(), is_marked: false };
        if start > 0 {
            found.insert(0, dots("… "));
        }
        if end < text.len() {
            found.push(dots(" …"));
        }
        found
    }
}

/// So many characters before a place.
fn back(text: &str, at: usize, characters: usize) -> usize {
    text[..at].char_indices().rev().nth(characters.saturating_sub(1)).map_or(0, |(at, _)| at)
}

fn ahead(text: &str, at: usize, characters: usize) -> usize {
    text[at..].char_indices().nth(characters).map_or(text.len(), |(offset, _)| at + offset)
}

/// The first word that begins at `from` or after it, but not after `latest`.
fn begin_of_word(text: &str, from: usize, latest: usize) -> usize {
    text[from..latest].find(char::is_whitespace).map_or(latest, |offset| from + offset + 1).min(latest)
}

fn end_of_word(text: &str, at: usize) -> usize {
    if at == text.len() { at } else { text[..at].rfind(char::is_whitespace).filter(|end| *end > at / 2).unwrap_or(at) }
}

fn pieces(text: &str, from: usize, to: usize, places: &[(usize, usize)]) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut at = from;
    let mut add = |from: usize, to: usize, is_marked: bool| {
        if from < to {
            found.push(Piece { text: text[from..to].to_owned(), is_marked });
        }
    };
    for (start, end) in places.iter().copied().filter(|(start, end)| *start >= from && *end <= to) {
        add(at, start, false);
        add(start, end, true);
        at = end;
    }
    add(at, to, false);
    found
}

#[cfg(test)]
mod tests {
    use super::super::query::Query;
    use super::super::vocabulary::Vocabulary;
    use super::*;

    fn marks(typed: &str) -> Marks {
        let vocabulary = Vocabulary::default();
        Marks::of(&Query::read(typed).words.iter().map(|word| Sought::of(word, &vocabulary)).collect::<Vec<_>>())
    }

    fn shown(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| if piece.is_marked { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
    }

    #[test]
    fn the_words_are_marked_as_they_stand_there() {
        assert_eq!(shown(&marks("buerger straße").whole("Bürgerinnen der Strassenbahn & <b>")), "[Bürgerinnen] der [Strassenbahn] & <b>");
        assert_eq!(shown(&marks("city").whole("SmartCity-Wochen")), "Smart[City]-Wochen");
    }

    #[test]
    fn the_excerpt_lies_where_the_words_are() {
        let text = format!("{}Der Wasserstoff kommt mit dem Bus. {}", "Viel anderes steht davor. ".repeat(40), "Und dahinter. ".repeat(40));
        let excerpt = shown(&marks("wasserstoff bus").excerpt(&text));
        assert!(excerpt.starts_with("… ") && excerpt.ends_with(" …") && excerpt.contains("[Wasserstoff] kommt mit dem [Bus]"), "{excerpt}");
        assert!(excerpt.chars().count() < 270, "{excerpt}");
        assert_eq!(shown(&marks("x").excerpt("Kurz.")), "Kurz.");
        // Nothing but one endless word, with letters of several bytes.
        assert!(!marks("y").excerpt(&"ä".repeat(5_000)).is_empty());
    }
}
