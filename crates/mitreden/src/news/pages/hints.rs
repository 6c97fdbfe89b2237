//! What in an article is not shown as it was meant, or cannot be followed by everybody. Mends nothing, and says nothing in words.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What a text may hold besides the plain rules of Markdown; the same as when it is shown.
const OPTIONS: Options = Options::ENABLE_TABLES.union(Options::ENABLE_STRIKETHROUGH);

/// What to mend in a text (EN 301 549, 11.8.2 and 11.8.4).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// A heading skips a level; it is shown with the next one.
    SkippedLevel,
    /// A table has no words over its columns.
    NoHead,
    /// A picture stands in the text: it is not shown.
    NoPicture,
}

/// The hints of a text in its order, each with its line, counted from 1.
pub(super) fn hints(markdown: &str) -> Vec<(usize, Hint)> {
    let (mut level, mut found) = (1, Vec::new());
    let (mut in_head, mut head) = (false, String::new());
    for (event, range) in Parser::new_ext(markdown, OPTIONS).into_offset_iter() {
        let line = || markdown[..range.start].matches('\n').count() + 1;
        match event {
            Event::Start(Tag::Heading { level: written, .. }) => {
                let written = written as usize;
                if written > level + 1 {
                    found.push((line(), Hint::SkippedLevel));
                }
                level = written;
            }
            Event::Start(Tag::Image { .. }) => found.push((line(), Hint::NoPicture)),
            Event::Start(Tag::TableHead) => (in_head, head) = (true, String::new()),
            Event::End(TagEnd::TableHead) => {
                in_head = false;
                if head.trim().is_empty() {
                    found.push((line(), Hint::NoHead));
                }
            }
            Event::Text(text) | Event::Code(text) if in_head => head.push_str(&text),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_to_mend_is_found_with_its_line() {
        let text = "## Ziele\n\n#### Zu tief\n\n![Turm](/a.webp)\n\n| | |\n|---|---|\n| 1 | 2 |\n\n# Neu\n\n## Gut\n\n| A | |\n|---|---|";
        assert_eq!(hints(text), [(3, Hint::SkippedLevel), (5, Hint::NoPicture), (7, Hint::NoHead)]);
        assert_eq!(hints("### Gleich tief"), [(1, Hint::SkippedLevel)]);
        assert_eq!(hints("Ein Satz mit [Link](/a)."), []);
    }
}
