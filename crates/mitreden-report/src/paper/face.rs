//! The typeface: what it can show, how wide words are, where lines break. Draws nothing.

use krilla::text::Font;
use rustybuzz::{Face as Shapes, UnicodeBuffer};

use super::{PaperError, Run};

const REGULAR: &[u8] = include_bytes!("../../fonts/fira-sans-regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../fonts/fira-sans-semibold.ttf");

/// How strong words are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Semibold,
}

/// Words of one weight and size, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Style {
    pub(super) weight: Weight,
    pub(super) size: f32,
    /// From one line to the next.
    pub(super) leading: f32,
}

/// Both weights, once for the writer and once for measuring.
pub(super) struct Faces {
    fonts: [Font; 2],
    shapes: [Shapes<'static>; 2],
}

impl Faces {
    /// # Errors
    /// When the fonts in the program are damaged.
    pub(super) fn load() -> Result<Self, PaperError> {
        let damaged = || PaperError("a font is damaged".to_owned());
        let font = |bytes: &'static [u8]| Font::new(bytes.into(), 0).ok_or_else(damaged);
        let shapes = |bytes: &'static [u8]| Shapes::from_slice(bytes, 0).ok_or_else(damaged);
        Ok(Self { fonts: [font(REGULAR)?, font(SEMIBOLD)?], shapes: [shapes(REGULAR)?, shapes(SEMIBOLD)?] })
    }

    pub(super) fn font(&self, weight: Weight) -> Font {
        self.fonts[weight as usize].clone()
    }

    /// The text as it can be shown: one line, known characters, no marks of direction.
    pub(super) fn clean(&self, text: &str) -> String {
        let unseen = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
        let shown = text.chars().filter(|c| !unseen(*c)).map(|c| match c {
            c if c.is_control() => ' ',
            // Both weights have the same characters.
            c if self.shapes[0].glyph_index(c).is_none() => '?',
            c => c,
        });
        shown.collect()
    }

    /// How wide a line is, in points.
    pub(super) fn width(&self, style: Style, text: &str) -> f32 {
        let face = &self.shapes[style.weight as usize];
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        let advance: i32 = rustybuzz::shape(face, &[], buffer).glyph_positions().iter().map(|glyph| glyph.x_advance).sum();
        advance as f32 * style.size / face.units_per_em() as f32
    }

    /// The width of the widest word: narrower than this breaks words.
    pub(super) fn longest_word(&self, style: Style, text: &str) -> f32 {
        text.split(' ').map(|word| self.width(style, word)).fold(0.0, f32::max)
    }

    /// The text in lines of at most this width. A word that is wider than a line is broken where the line ends.
    pub(super) fn lines(&self, style: Style, text: &str, width: f32) -> Vec<String> {
        let mut lines = vec![String::new()];
        for word in self.clean(text).split(' ').filter(|word| !word.is_empty()) {
            for piece in self.pieces(style, word, width) {
                let last = lines.last().map_or("", String::as_str);
                let joined = if last.is_empty() { piece.clone() } else { format!("{last} {piece}") };
                if last.is_empty() || self.width(style, &joined) <= width {
                    lines.pop();
                    lines.push(joined);
                } else {
                    lines.push(piece);
                }
            }
        }
        lines
    }

    /// Words of several weights in lines of at most this width; the parts of a line hold the blanks between them.
    pub(super) fn runs(&self, style: Style, runs: &[Run], width: f32) -> Vec<Vec<(Weight, String)>> {
        let blank = self.width(style, " ");
        let (mut lines, mut used) = (vec![Vec::<(Weight, String)>::new()], 0.0);
        for word in self.words(runs) {
            let wide: f32 = word.iter().map(|(weight, text)| self.width(Style { weight: *weight, ..style }, text)).sum();
            if wide > width {
                // An endless word is broken, whatever stands out in it.
                let text: String = word.iter().map(|(_, text)| text.as_str()).collect();
                let pieces = self.pieces(style, &text, width);
                used = pieces.last().map_or(0.0, |piece| self.width(style, piece));
                lines.extend(pieces.into_iter().map(|piece| vec![(style.weight, piece)]));
                continue;
            }
            let is_first = lines.last().is_none_or(Vec::is_empty);
            if !is_first && used + blank + wide > width {
                lines.push(word);
                used = wide;
            } else if let Some(line) = lines.last_mut() {
                used += if is_first { wide } else { blank + wide };
                append(line, word);
            }
        }
        lines.retain(|line| !line.is_empty());
        lines
    }

    /// Words as they are separated by blanks, each in parts of one weight.
    fn words(&self, runs: &[Run]) -> Vec<Vec<(Weight, String)>> {
        let mut words = vec![Vec::<(Weight, String)>::new()];
        for run in runs {
            let weight = if run.strong { Weight::Semibold } else { Weight::Regular };
            for c in self.clean(&run.text).chars() {
                if c == ' ' {
                    words.push(Vec::new());
                } else if let Some(word) = words.last_mut() {
                    match word.last_mut() {
                        Some((last, text)) if *last == weight => text.push(c),
                        _ => word.push((weight, c.to_string())),
                    }
                }
            }
        }
        words.retain(|word| !word.is_empty());
        words
    }

    /// A word as it fits into a line: in one piece, nearly always.
    fn pieces(&self, style: Style, word: &str, width: f32) -> Vec<String> {
        if self.width(style, word) <= width {
            return vec![word.to_owned()];
        }
        // Letter by letter, without what neighbours do to one another: nobody reads such a word, and it may be endless.
        let (mut pieces, mut used) = (vec![String::new()], 0.0);
        for c in word.chars() {
            let advance = self.advance(style, c);
            if used > 0.0 && used + advance > width {
                pieces.push(String::new());
                used = 0.0;
            }
            used += advance;
            if let Some(last) = pieces.last_mut() {
                last.push(c);
            }
        }
        pieces
    }

    fn advance(&self, style: Style, c: char) -> f32 {
        let face = &self.shapes[style.weight as usize];
        let advance = face.glyph_index(c).and_then(|glyph| face.glyph_hor_advance(glyph)).unwrap_or_default();
        f32::from(advance) * style.size / face.units_per_em() as f32
    }
}

/// Puts a word behind a line, after a blank.
fn append(line: &mut Vec<(Weight, String)>, word: Vec<(Weight, String)>) {
    if let Some((_, last)) = line.last_mut() {
        last.push(' ');
    }
    for (weight, part) in word {
        match line.last_mut() {
            Some((last, text)) if *last == weight => text.push_str(&part),
            _ => line.push((weight, part)),
        }
    }
}
