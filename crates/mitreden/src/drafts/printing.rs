//! Chapters as blocks of a document on paper: headings with their place in numbers, lists within lists, words that stand out, links with their address.
//! Reads no file and writes no PDF.

use std::collections::HashMap;

use mitreden_report::paper::{Block, Cell, Item, Picture, Run, Table};
use pulldown_cmark::{Event, Tag, TagEnd};

use super::model::{self, Chapter, Kind};
use super::writing;
use crate::base::http::Page;
use crate::base::i18n::Words;
use crate::news::markdown;

/// How deep lists stand within lists at most: each level is a call within a call where they are drawn.
const DEEPEST: usize = 8;

/// What Fluent puts around an argument for the direction of its letters; the PDF's typeface has no such marks.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

/// All chapters, one behind the other. `files` holds the pictures by their addresses.
pub(super) fn paper_of(page: &Page, chapters: &[Chapter], files: &HashMap<String, Vec<u8>>) -> Vec<Block> {
    let mut printer = Printer { t: page.t, absolute: &|path| page.absolute(path), files, place: [0, 0, 0], tables: 0 };
    chapters.iter().flat_map(|chapter| printer.chapter(chapter)).collect()
}

/// What goes on from block to block.
struct Printer<'a> {
    t: &'static Words,
    /// The whole address of a page of ours: on paper a path leads nowhere.
    absolute: &'a dyn Fn(&str) -> String,
    files: &'a HashMap<String, Vec<u8>>,
    /// Numbers of the chapter, and of the headings in it.
    place: [usize; 3],
    /// Tables so far.
    tables: usize,
}

impl Printer<'_> {
    fn chapter(&mut self, chapter: &Chapter) -> Vec<Block> {
        self.place = [self.place[0] + 1, 0, 0];
        let head = Block::Heading(2, format!("{} {}", self.place[0], chapter.title));
        std::iter::once(head).chain(chapter.blocks.iter().filter_map(|block| self.block(block))).collect()
    }

    fn block(&mut self, block: &model::Block) -> Option<Block> {
        Some(match block.kind {
            Kind::Heading => self.heading(block),
            Kind::List => Block::List(self.items(&block.text)),
            Kind::Table => Block::Table(self.table(block)?),
            Kind::Image => self.picture(block)?,
            Kind::Paragraph | Kind::Quote => Block::Text(self.runs(&block.text)),
        })
    }

    fn heading(&mut self, block: &model::Block) -> Block {
        let [chapter, above, below] = self.place;
        let words = writing::line(&block.text);
        // A deep heading with none above it in its chapter is one of the first.
        if block.level == 2 || above == 0 {
            self.place = [chapter, above + 1, 0];
            return Block::Heading(3, format!("{chapter}.{} {words}", above + 1));
        }
        self.place = [chapter, above, below + 1];
        Block::Heading(4, format!("{chapter}.{above}.{} {words}", below + 1))
    }

    fn picture(&self, block: &model::Block) -> Option<Block> {
        let (address, words) = writing::picture(&block.text)?;
        Some(match self.files.get(&address) {
            Some(bytes) if !words.is_empty() => Block::Picture(Picture { bytes: bytes.clone(), words }),
            _ => Block::Aside(self.t.msg_drafts_picture_words(words).replace(ISOLATES, "")),
        })
    }

    fn table(&mut self, block: &model::Block) -> Option<Table> {
        let mut rows = writing::table(&block.text).into_iter();
        let head = rows.next()?;
        self.tables += 1;
        let cell = |text: String| Cell { text, number: false };
        let caption = self.t.msg_drafts_table(self.tables).replace(ISOLATES, "");
        Some(Table { caption, head, rows: rows.map(|row| row.into_iter().map(cell).collect()).collect() })
    }

    /// The words of a paragraph.
    fn runs(&self, text: &str) -> Vec<Run> {
        let mut line = Line::new(self.absolute);
        for event in markdown::events(text) {
            line.take(&event);
        }
        line.runs
    }

    /// The items of a list and of those within it, in the order in which they are read.
    fn items(&self, text: &str) -> Vec<Item> {
        let (mut items, mut lines) = (Vec::<Item>::new(), Vec::<Line<'_>>::new());
        // Numbers that come next, list by list; items that are open, one within the other.
        let (mut counts, mut open) = (Vec::<Option<u64>>::new(), Vec::<usize>::new());
        for event in markdown::events(text) {
            match event {
                Event::Start(Tag::List(first)) => counts.push(first),
                Event::End(TagEnd::List(_)) => drop(counts.pop()),
                Event::Start(Tag::Item) => {
                    let number = counts.last_mut().and_then(|count| count.replace(count.as_ref()?.saturating_add(1)));
                    open.push(items.len());
                    items.push(Item { depth: counts.len().saturating_sub(1).min(DEEPEST), number, words: Vec::new() });
                    lines.push(Line::new(self.absolute));
                }
                Event::End(TagEnd::Item) => drop(open.pop()),
                event => {
                    if let Some(line) = open.last().and_then(|at| lines.get_mut(*at)) {
                        line.take(&event);
                    }
                }
            }
        }
        for (item, line) in items.iter_mut().zip(lines) {
            item.words = line.runs;
        }
        items
    }
}

/// Words as they come, with what stands out.
struct Line<'a> {
    absolute: &'a dyn Fn(&str) -> String,
    runs: Vec<Run>,
    /// How many of the marks that are open make words strong.
    strong: usize,
    /// Where open links lead, and their words so far.
    links: Vec<(String, String)>,
}

impl<'a> Line<'a> {
    fn new(absolute: &'a dyn Fn(&str) -> String) -> Self {
        Self { absolute, runs: Vec::new(), strong: 0, links: Vec::new() }
    }

    fn take(&mut self, event: &Event<'_>) {
        if let Some(words) = markdown::words(event) {
            return self.put(words);
        }
        match event {
            // What stands below one another on a page is not glued together here: a list in a quote, a table in a list.
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::CodeBlock) => {
                self.put(" ")
            }
            Event::Start(Tag::Strong) => self.strong += 1,
            Event::End(TagEnd::Strong) => self.strong = self.strong.saturating_sub(1),
            Event::Start(Tag::Link { dest_url, .. }) => self.links.push((dest_url.to_string(), String::new())),
            Event::End(TagEnd::Link) => {
                if let Some(address) = self.links.pop().and_then(|(target, words)| self.address(&target, &words)) {
                    self.put(&format!(" ({address})"));
                }
            }
            _ => {}
        }
    }

    fn put(&mut self, text: &str) {
        if let Some((_, words)) = self.links.last_mut() {
            words.push_str(text);
        }
        let strong = self.strong > 0;
        match self.runs.last_mut() {
            Some(last) if last.strong == strong => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), strong }),
        }
    }

    /// What is written behind the words of a link; none where they say it themselves, or where it leads nowhere from paper.
    fn address(&self, target: &str, words: &str) -> Option<String> {
        let address = if target.starts_with('/') && !target.starts_with("//") { (self.absolute)(target) } else { target.to_owned() };
        let is_said = |short: &str| words.trim().trim_end_matches('/') == short.trim_end_matches('/');
        if let Some(own) = ["mailto:", "tel:"].iter().find_map(|scheme| address.strip_prefix(scheme)) {
            return (!is_said(own)).then(|| own.to_owned());
        }
        let short = ["https://", "http://"].iter().find_map(|scheme| address.strip_prefix(scheme))?;
        (!is_said(&address) && !is_said(short)).then(|| address.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::i18n::Language;

    fn blocks(text: &str) -> Vec<Block> {
        let files = HashMap::new();
        let absolute = |path: &str| format!("https://mitreden.example{path}");
        let mut printer = Printer { t: Language::De.words(), absolute: &absolute, files: &files, place: [0, 0, 0], tables: 0 };
        writing::cut(text, "Plan").iter().flat_map(|chapter| printer.chapter(chapter)).collect()
    }

    /// Words with asterisks around what stands out.
    fn marked(runs: &[Run]) -> String {
        runs.iter().map(|run| if run.strong { format!("*{}*", run.text) } else { run.text.clone() }).collect::<String>().trim().to_owned()
    }

    #[test]
    fn headings_say_their_place() {
        let heads: Vec<(u16, String)> = blocks("# A\n\n### Tief\n\n## B\n\n### C\n\n### D\n\n# E\n\n## F")
            .into_iter()
            .filter_map(|block| match block {
                Block::Heading(level, text) => Some((level, text)),
                _ => None,
            })
            .collect();
        let expected = [(2, "1 A"), (3, "1.1 Tief"), (3, "1.2 B"), (4, "1.2.1 C"), (4, "1.2.2 D"), (2, "2 E"), (3, "2.1 F")];
        assert_eq!(heads, expected.map(|(level, text)| (level, text.to_owned())));
    }

    #[test]
    fn links_say_their_address_once() {
        let text = "**Wichtig**: [Land](https://x.example/a), [x.example/a](https://x.example/a), [Programm](/programm), <https://y.example>, [Mail](mailto:a@x.example), <a@x.example>.";
        let [_, Block::Text(runs)] = &blocks(text)[..] else { panic!("one paragraph") };
        let expected = "*Wichtig*: Land (https://x.example/a), x.example/a, Programm (https://mitreden.example/programm), https://y.example, Mail (a@x.example), a@x.example.";
        assert_eq!(marked(runs), expected);
    }

    #[test]
    fn what_stands_below_one_another_stays_apart() {
        let [_, Block::Text(runs)] = &blocks("> ## Ziele\n>\n> - Strom\n> - Gas")[..] else { panic!("one quote") };
        assert_eq!(marked(runs).split_whitespace().collect::<Vec<_>>(), ["Ziele", "Strom", "Gas"]);
    }

    #[test]
    fn a_list_that_never_ends_to_nest_is_no_deeper_than_paper_shows() {
        let [_, Block::List(items)] = &blocks(&format!("{} x", "- ".repeat(500).trim_end()))[..] else { panic!("one list") };
        assert!(items.iter().all(|item| item.depth <= DEEPEST), "{:?}", items.iter().map(|item| item.depth).max());
    }

    #[test]
    fn lists_keep_their_depth_and_numbers() {
        let [_, Block::List(items)] = &blocks("3. Drei\n   - **Eins** darunter\n   - Zwei\n4. Vier")[..] else { panic!("one list") };
        let seen: Vec<(usize, Option<u64>, String)> = items.iter().map(|item| (item.depth, item.number, marked(&item.words))).collect();
        let expected = [(0, Some(3), "Drei"), (1, None, "*Eins* darunter"), (1, None, "Zwei"), (0, Some(4), "Vier")];
        assert_eq!(seen, expected.map(|(depth, number, words)| (depth, number, words.to_owned())));
    }
}
