//! Text as it is written (Markdown), cut into chapters and blocks, and what to mend in it for everybody to be able to read it. Makes no HTML.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::model::{Block, Chapter, Kind, PICTURES};
use crate::news::markdown;

/// What a text may hold besides the plain rules of Markdown; the same as when it is shown.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// What to mend in a text (EN 301 549, 11.8.2 and 11.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Hint {
    /// A picture says nothing to those who do not see it.
    NoAlternative,
    /// A table has no words over its columns.
    NoHead,
    /// A heading skips a level.
    SkippedLevel,
    /// A picture stands on another server, or within a sentence: it is not shown.
    NoPicture,
    /// A link is named at another place of the text: it is not followed.
    NoLink,
    /// HTML is shown as the text it is.
    Markup,
}

impl Hint {
    /// Nothing is published as long as there is one of these.
    pub(super) fn is_grave(self) -> bool {
        matches!(self, Hint::NoAlternative | Hint::NoHead)
    }
}

/// Cuts a text into chapters at its first headings. What stands before them gets a chapter of its own with `title`. No part has a number yet.
pub(super) fn cut(markdown: &str, title: &str) -> Vec<Chapter> {
    let mut chapters: Vec<Chapter> = Vec::new();
    for (tag, text) in parts(markdown) {
        if let Tag::Heading { level: HeadingLevel::H1, .. } = tag {
            chapters.push(Chapter { number: 0, title: line(text), blocks: Vec::new() });
            continue;
        }
        if chapters.is_empty() {
            chapters.push(Chapter { number: 0, title: title.to_owned(), blocks: Vec::new() });
        }
        let (kind, level) = kind(&tag, text);
        let is_comment = matches!(tag, Tag::HtmlBlock) && text.trim_start().starts_with("<!--");
        if let Some(chapter) = chapters.last_mut().filter(|_| !is_comment && !text.trim().is_empty()) {
            chapter.blocks.push(Block { number: 0, kind, level, text: text.to_owned() });
        }
    }
    chapters
}

/// The outermost parts with what they are and their text.
fn parts(markdown: &str) -> Vec<(Tag<'_>, &str)> {
    let (mut depth, mut parts) = (0_usize, Vec::new());
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(tag) => {
                if depth == 0 {
                    parts.push((tag, markdown[range].trim_end()));
                }
                depth += 1;
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    parts
}

fn kind(tag: &Tag<'_>, text: &str) -> (Kind, i64) {
    match tag {
        Tag::Heading { level: HeadingLevel::H2, .. } => (Kind::Heading, 2),
        Tag::Heading { .. } => (Kind::Heading, 3),
        Tag::List(_) => (Kind::List, 0),
        Tag::Table(_) => (Kind::Table, 0),
        Tag::BlockQuote(_) => (Kind::Quote, 0),
        Tag::Paragraph if picture(text).is_some() => (Kind::Image, 0),
        _ => (Kind::Paragraph, 0),
    }
}

/// The words of a block in one line: a heading without its signs.
pub(super) fn line(markdown: &str) -> String {
    markdown::plain(markdown).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The one picture of ours that a block consists of: its address and its words.
pub(super) fn picture(markdown: &str) -> Option<(String, String)> {
    let (mut address, mut alt, mut open) = (None, String::new(), false);
    for event in Parser::new_ext(markdown, OPTIONS) {
        match event {
            Event::Start(Tag::Image { dest_url, .. }) if address.is_none() => {
                open = true;
                address = Some(dest_url.into_string());
            }
            Event::End(TagEnd::Image) => open = false,
            Event::Text(text) | Event::Code(text) if open => alt.push_str(&text),
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            Event::SoftBreak | Event::HardBreak if open => alt.push(' '),
            _ => return None,
        }
    }
    address.filter(|address| is_ours(address)).map(|address| (address, alt.trim().to_owned()))
}

/// Whether an address is one of a picture of ours: 32 digits and an ending.
fn is_ours(address: &str) -> bool {
    let name = address.strip_prefix(PICTURES).and_then(|name| name.split_once('.'));
    name.is_some_and(|(id, ending)| crate::base::ids::is_id(id) && matches!(ending, "webp" | "jpeg"))
}

/// What to mend in a chapter: number of the block and what it is, in the order of the text; of one block each thing once.
pub(super) fn hints(chapter: &Chapter) -> Vec<(i64, Hint)> {
    let (mut level, mut found) = (1, Vec::new());
    for block in &chapter.blocks {
        let mut own = BTreeSet::new();
        if block.kind == Kind::Heading {
            let written = written_level(&block.text);
            if written > level + 1 {
                own.insert(Hint::SkippedLevel);
            }
            level = written;
        }
        if block.kind == Kind::Table && head(&block.text).iter().all(String::is_empty) {
            own.insert(Hint::NoHead);
        }
        match picture(&block.text) {
            Some((_, alt)) if alt.is_empty() => drop(own.insert(Hint::NoAlternative)),
            Some(_) => {}
            None => own.extend(strange(&block.text)),
        }
        found.extend(own.into_iter().map(|hint| (block.number, hint)));
    }
    found
}

/// The level of a heading as it was written, which may be deeper than is shown.
fn written_level(text: &str) -> i64 {
    let level = Parser::new_ext(text, OPTIONS).find_map(|event| match event {
        Event::Start(Tag::Heading { level, .. }) => Some(level as i64),
        _ => None,
    });
    level.unwrap_or(2)
}

/// The words over the columns of a table.
fn head(text: &str) -> Vec<String> {
    table(text).into_iter().next().unwrap_or_default()
}

/// The cells of a table, row by row; the first is its head.
pub(super) fn table(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    for event in markdown::events(text) {
        match event {
            Event::Text(part) | Event::Code(part) => cell.push_str(&part),
            Event::SoftBreak | Event::HardBreak => cell.push(' '),
            Event::End(TagEnd::TableCell) => row.push(std::mem::take(&mut cell).trim().to_owned()),
            Event::End(TagEnd::TableHead | TagEnd::TableRow) => rows.push(std::mem::take(&mut row)),
            _ => {}
        }
    }
    rows
}

/// What will not be shown as it was meant.
fn strange(text: &str) -> BTreeSet<Hint> {
    let events = Parser::new_ext(text, OPTIONS).filter_map(|event| match event {
        Event::Start(Tag::Image { .. }) => Some(Hint::NoPicture),
        Event::Html(_) | Event::InlineHtml(_) => Some(Hint::Markup),
        _ => None,
    });
    let mut found: BTreeSet<Hint> = events.collect();
    if text.contains("][") {
        found.insert(Hint::NoLink);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Vorweg ein Satz.\n\n# Erstes *Kapitel*\n\nEin Absatz\nmit zwei Zeilen.\n\n## Ziele\n\n- eins\n- zwei\n  - tiefer\n\n1. a\n2. b\n\n> Ein Zitat.\n>\n> Es geht weiter.\n\n| A | B |\n|--|--:|\n| 1 | 2 |\n\n<!-- -->\n\n#### Zu tief\n\n# Zweites\n\nEnde.";

    #[test]
    fn a_text_is_cut_at_its_headings() {
        let chapters = cut(TEXT, "Vorwort");
        let titles: Vec<&str> = chapters.iter().map(|chapter| chapter.title.as_str()).collect();
        assert_eq!(titles, ["Vorwort", "Erstes Kapitel", "Zweites"]);
        let kinds: Vec<(Kind, i64)> = chapters[1].blocks.iter().map(|block| (block.kind, block.level)).collect();
        use Kind::{Heading, List, Paragraph, Quote, Table};
        assert_eq!(kinds, [(Paragraph, 0), (Heading, 2), (List, 0), (List, 0), (Quote, 0), (Table, 0), (Heading, 3)]);
        assert_eq!(chapters[1].blocks[0].text, "Ein Absatz\nmit zwei Zeilen.");
        assert_eq!(chapters[1].blocks[2].text, "- eins\n- zwei\n  - tiefer");
        assert_eq!(cut("", "x"), []);
        // What was cut and joined again is cut the same way.
        for chapter in &chapters {
            assert_eq!(cut(&chapter.source(), "").first().map(|again| again.blocks.clone()), Some(chapter.blocks.clone()));
        }
    }

    #[test]
    fn what_somebody_could_not_read_is_found() {
        let id = "0123456789abcdef0123456789abcdef";
        let text = format!(
            "![]({PICTURES}{id}.webp)\n\n![Der Turm]({PICTURES}{id}.jpeg)\n\n### Zu tief\n\n|  |  |\n|--|--|\n| 1 | 2 |\n\n![x](https://a.example/x.png)\n\n<b>fett</b>\n\n## Gut\n\n### Auch gut"
        );
        let mut chapter = cut(&text, "x").remove(0);
        for (number, block) in (1..).zip(&mut chapter.blocks) {
            block.number = number;
        }
        assert_eq!(hints(&chapter), [(1, Hint::NoAlternative), (3, Hint::SkippedLevel), (4, Hint::NoHead), (5, Hint::NoPicture), (6, Hint::Markup)]);
        assert_eq!(chapter.blocks[1].kind, Kind::Image);
        assert_eq!(picture(&chapter.blocks[1].text).unwrap().1, "Der Turm");
        assert_eq!(table("| A | B |\n|--|--|\n| 1 | *2* |"), [vec!["A".to_owned(), "B".into()], vec!["1".into(), "2".into()]]);
    }
}
