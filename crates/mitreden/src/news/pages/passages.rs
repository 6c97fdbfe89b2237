//! Words in another language within Markdown: `[open data]{lang=en}`, as pandoc writes them too. Judges no markup and makes no HTML.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag};

/// What a text may hold besides the plain rules of Markdown.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);
/// What follows the words, before the language.
const SIGN: &str = "{lang=";

/// A part of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Part<'a> {
    /// Markdown's own.
    Event(Event<'a>),
    /// Words in this language begin.
    Begin(String),
    /// They end.
    End,
}

/// The parts of a text in their order. What begins also ends, within the same line of thought: nothing is torn.
pub(super) fn parts(markdown: &str) -> Vec<Part<'_>> {
    let (mut parts, mut reading) = (Vec::new(), Reading::default());
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        let event = match event {
            Event::Text(text) => match reading.text(markdown, &text, &range, &mut parts) {
                Some(rest) => Event::Text(rest),
                None => Event::Text(text),
            },
            Event::Start(tag) => {
                reading.start(&tag);
                Event::Start(tag)
            }
            Event::End(tag) => {
                reading.depth = reading.depth.saturating_sub(1);
                reading.open.retain(|(_, depth)| *depth <= reading.depth);
                reading.closed = None;
                Event::End(tag)
            }
            event => {
                reading.closed = None;
                event
            }
        };
        if event != Event::Text(CowStr::Borrowed("")) {
            parts.push(Part::Event(event));
        }
    }
    parts
}

#[derive(Default)]
struct Reading {
    depth: usize,
    /// Places of opening brackets among the parts, and how deep they stand.
    open: Vec<(usize, usize)>,
    /// Places of the brackets of the pair that has just closed.
    closed: Option<(usize, usize)>,
    is_code: bool,
}

impl Reading {
    fn start(&mut self, tag: &Tag<'_>) {
        self.is_code = matches!(tag, Tag::CodeBlock(_));
        self.depth += 1;
        self.closed = None;
        let is_inline = matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. });
        if !is_inline {
            self.open.clear();
        }
    }

    /// Looks at a stretch of text; answers what is left of it behind the name of a language.
    fn text<'a>(&mut self, markdown: &str, text: &CowStr<'a>, range: &Range<usize>, parts: &mut [Part<'a>]) -> Option<CowStr<'a>> {
        let closed = self.closed.take();
        if self.is_code {
            return None;
        }
        // A bracket that is meant as a sign has a stroke before it, and is none of a pair.
        let is_sign = markdown[..range.start].ends_with('\\');
        match text.as_ref() {
            "[" if !is_sign => self.open.push((parts.len(), self.depth)),
            "]" if !is_sign => {
                let begin = self.open.pop().filter(|(_, depth)| *depth == self.depth);
                self.closed = begin.map(|(begin, _)| (begin, parts.len()));
            }
            words => {
                let ((begin, end), (language, rest)) = (closed?, language(words)?);
                parts[begin] = Part::Begin(language);
                parts[end] = Part::End;
                return Some(CowStr::from(rest.to_owned()));
            }
        }
        None
    }
}

/// The language that stands at the beginning of these words, and what is behind it.
fn language(words: &str) -> Option<(String, &str)> {
    let (tag, rest) = words.strip_prefix(SIGN)?.split_once('}')?;
    let mut subtags = tag.split('-');
    let first = subtags.next()?;
    let is_language = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase());
    let is_subtag = |one: &str| (2..=8).contains(&one.len()) && one.bytes().all(|b| b.is_ascii_alphanumeric());
    (is_language && tag.len() <= 20 && subtags.all(is_subtag)).then(|| (tag.to_owned(), rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(markdown: &str) -> String {
        let part = |part: Part<'_>| match part {
            Part::Begin(language) => format!("<{language}>"),
            Part::End => "</>".to_owned(),
            Part::Event(Event::Text(text) | Event::Code(text)) => text.into_string(),
            Part::Event(_) => String::new(),
        };
        parts(markdown).into_iter().map(part).collect()
    }

    #[test]
    fn words_in_another_language_are_found() {
        for (written, parts) in [
            ("Das ist [open data]{lang=en}, sagt sie.", "Das ist <en>open data</>, sagt sie."),
            ("[*très* bien]{lang=fr} und [zwei]{lang=nds-NL}", "<fr>très bien</> und <nds-NL>zwei</>"),
            ("*[a]{lang=en}* [b [c]{lang=la}]{lang=en}", "<en>a</> <en>b <la>c</></>"),
            ("| [A]{lang=en} | B |\n|---|---|\n| 1 | 2 |", "<en>A</>B12"),
            ("[Ein Link](/x) [Wort]{lang=en}", "Ein Link <en>Wort</>"),
        ] {
            assert_eq!(shown(written), parts, "{written}");
        }
    }

    #[test]
    fn everything_else_stays_as_it_was() {
        for text in ["[a]{lang=\"en\"}", "[a] {lang=en}", "[a]{lang=EN}", "[a]{lang=e}", "a]{lang=en}", "[a{lang=en}", "[a]{lang=en", "{lang=en}"] {
            assert_eq!(shown(text), text);
        }
        assert_eq!(shown("\\[a\\]{lang=en}"), "[a]{lang=en}");
        assert_eq!(shown("[a\\]{lang=en}"), "[a]{lang=en}");
        assert_eq!(shown("[*a]{lang=en}*"), "[a]{lang=en}");
        assert_eq!(shown("[a\n\nb]{lang=en}"), "[ab]{lang=en}");
        assert_eq!(shown("`[a]{lang=en}`"), "[a]{lang=en}");
        assert_eq!(shown("    [a]{lang=en}"), "[a]{lang=en}");
    }
}
