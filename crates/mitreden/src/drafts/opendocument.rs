//! What the converter leaves out of an ODT: the words of pictures and the head rows of tables, read from the document itself. Reads no other text of it.

use std::collections::HashMap;
use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use serde_json::{Value, json};

/// Deepest nesting of elements; lists within tables within frames have some dozens.
const DEPTH_MAX: usize = 256;
/// Most tables, and most pictures, that are looked at.
const PARTS_MAX: usize = 10_000;
/// Most cells of a head row, and most rows of a head.
const HEAD_MAX: usize = 100;
/// Longest words of a cell or a picture, in characters.
const WORDS_MAX: usize = 500;

/// What stands in a document besides what the converter says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Left {
    /// Words by the name of the picture's file, one for each place where it stands.
    pictures: HashMap<String, Vec<String>>,
    /// The tables in the order of the document.
    tables: Vec<Table>,
}

/// A table as far as it is needed to find it again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Table {
    head: Vec<Vec<String>>,
    /// Letters and digits of the first row below the head.
    first: Option<String>,
}

/// Reads `content.xml`. `None`: it is broken, or more than a document has.
pub(super) fn read(content: impl BufRead) -> Option<Left> {
    let mut reader = Reader::from_reader(content);
    let (mut state, mut buffer) = (Reading::default(), Vec::new());
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(element) => state.open(&element)?,
            Event::Empty(element) => {
                state.open(&element)?;
                state.close();
            }
            Event::End(_) => state.close(),
            Event::Text(words) => state.say(&words.xml10_content()),
            Event::CData(words) => state.say(&words.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => state.say(c.encode_utf8(&mut [0; 4])),
                // An entity of somebody's own could stand for anything.
                _ => state.say(resolve_predefined_entity(&reference)?),
            },
            Event::DocType(_) => return None,
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    state.path.is_empty().then_some(state.left)
}

/// Where the reading is.
#[derive(Default)]
struct Reading {
    left: Left,
    /// The names of the open elements.
    path: Vec<String>,
    /// How many of them hold what is no text of the document: notes of reviewers, removed words, signs of footnotes.
    aside: usize,
    tables: Vec<Open>,
    frames: Vec<Frame>,
}

/// A table that is being read.
struct Open {
    /// Its place among all tables.
    at: usize,
    in_head: bool,
    row: Vec<String>,
    cell: String,
}

/// A frame that is being read: its pictures, its title and its description.
#[derive(Default)]
struct Frame {
    names: Vec<String>,
    title: String,
    text: String,
}

fn is_aside(name: &str) -> bool {
    matches!(name, "office:annotation" | "text:tracked-changes" | "text:note-citation")
}

impl Reading {
    fn open(&mut self, element: &BytesStart<'_>) -> Option<()> {
        let name = element.name().0.to_owned();
        if self.path.len() >= DEPTH_MAX {
            return None;
        }
        self.aside += usize::from(is_aside(&name));
        match name.as_str() {
            _ if self.aside > 0 => {}
            "table:table" => {
                if self.left.tables.len() >= PARTS_MAX {
                    return None;
                }
                self.tables.push(Open { at: self.left.tables.len(), in_head: false, row: Vec::new(), cell: String::new() });
                self.left.tables.push(Table::default());
            }
            "table:table-header-rows" => self.tables.last_mut()?.in_head = true,
            "draw:frame" => self.frames.push(Frame::default()),
            "draw:image" => {
                let target = element.try_get_attribute("xlink:href").ok().flatten().map(|target| target.value.into_owned());
                if let (Some(frame), Some(target)) = (self.frames.last_mut(), target) {
                    frame.names.push(target);
                }
            }
            "text:s" | "text:tab" | "text:line-break" => self.say(" "),
            _ => {}
        }
        self.path.push(name);
        Some(())
    }

    fn close(&mut self) {
        let Some(name) = self.path.pop() else { return };
        if is_aside(&name) {
            self.aside -= 1;
        }
        match name.as_str() {
            _ if self.aside > 0 => {}
            "table:table" => drop(self.tables.pop()),
            "table:table-header-rows" => {
                if let Some(table) = self.tables.last_mut() {
                    table.in_head = false;
                }
            }
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(table) = self.tables.last_mut().filter(|table| table.row.len() < HEAD_MAX) {
                    table.row.push(one_line(&std::mem::take(&mut table.cell)));
                }
            }
            "table:table-row" => self.close_row(),
            // Two paragraphs are two words.
            "text:p" | "text:h" => self.say(" "),
            "draw:frame" => self.close_frame(),
            _ => {}
        }
    }

    fn close_row(&mut self) {
        let Some(open) = self.tables.last_mut() else { return };
        let row = std::mem::take(&mut open.row);
        let table = &mut self.left.tables[open.at];
        if !open.in_head {
            table.first.get_or_insert_with(|| letters(&row.concat()));
        } else if table.head.len() < HEAD_MAX {
            table.head.push(row);
        }
    }

    fn close_frame(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let (title, text) = (one_line(&frame.title), one_line(&frame.text));
        let words = match (title.is_empty(), text.is_empty() || text == title) {
            (_, true) => title,
            (true, false) => text,
            (false, false) => format!("{title}. {text}"),
        };
        for name in frame.names {
            if self.left.pictures.len() < PARTS_MAX {
                self.left.pictures.entry(name).or_default().push(words.clone());
            }
        }
    }

    fn say(&mut self, words: &str) {
        if self.aside > 0 {
            return;
        }
        let inner = self.path.last().map(String::as_str);
        let of_frame = self.frames.last_mut().and_then(|frame| match inner {
            Some("svg:title") => Some(&mut frame.title),
            Some("svg:desc") => Some(&mut frame.text),
            _ => None,
        });
        if let Some(kept) = of_frame {
            add(kept, words);
            return;
        }
        // What stands in a table within a cell stands in that cell, too.
        for table in &mut self.tables {
            add(&mut table.cell, words);
        }
    }
}

/// Adds words as far as there is room; what is longer names nothing.
fn add(kept: &mut String, words: &str) {
    if kept.len() < WORDS_MAX * 4 {
        kept.push_str(words);
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(WORDS_MAX).collect()
}

/// What two readings of the same row have in common: neither white space nor signs.
fn letters(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).take(WORDS_MAX).collect()
}

/// Puts what was left out to its places in what the converter said. A table whose rows do not fit stays as it is.
pub(super) fn mend(document: &mut Value, left: &Left) {
    let mut mending = Mending { left, shown: HashMap::new(), next: 0 };
    mending.all(&mut document["blocks"]);
}

struct Mending<'a> {
    left: &'a Left,
    /// How often each picture was met.
    shown: HashMap<String, usize>,
    /// The first table that was not met yet.
    next: usize,
}

impl Mending<'_> {
    fn all(&mut self, value: &mut Value) {
        match value["t"].as_str() {
            Some("Image") => self.picture(&mut value["c"]),
            Some("Table") => self.table(&mut value["c"]),
            _ => {}
        }
        match value {
            Value::Array(all) => all.iter_mut().for_each(|one| self.all(one)),
            Value::Object(all) => all.values_mut().for_each(|one| self.all(one)),
            _ => {}
        }
    }

    fn picture(&mut self, content: &mut Value) {
        let Some(name) = content[2][0].as_str().map(str::to_owned) else { return };
        let place = self.shown.entry(name.clone()).or_default();
        let words = self.left.pictures.get(&name).and_then(|all| all.get(*place));
        *place += 1;
        if let Some(words) = words.filter(|words| !words.is_empty() && content[1].as_array().is_some_and(Vec::is_empty)) {
            content[1] = json!([{"t": "Str", "c": words}]);
        }
    }

    fn table(&mut self, content: &mut Value) {
        let Some(body) = content[4][0][3].as_array() else { return };
        let first = body.first().map(|row| letters(&words(&row[1])));
        let ahead = self.left.tables[self.next..].iter().position(|table| table.first == first);
        let Some(table) = ahead.map(|ahead| &self.left.tables[self.next + ahead]) else { return };
        self.next += ahead.unwrap_or_default() + 1;
        if table.head.is_empty() || !letters(&words(&content[3][1])).is_empty() {
            return;
        }
        let cell = |words: &String| {
            let blocks = if words.is_empty() { json!([]) } else { json!([{"t": "Plain", "c": [{"t": "Str", "c": words}]}]) };
            json!([["", [], []], {"t": "AlignDefault"}, 1, 1, blocks])
        };
        let rows = table.head.iter().map(|row| json!([["", [], []], row.iter().map(cell).collect::<Vec<_>>()]));
        content[3][1] = rows.collect();
    }
}

/// All words below a part of the document.
pub(super) fn words(value: &Value) -> String {
    match (value["t"].as_str(), value) {
        (Some("Str"), _) => value["c"].as_str().unwrap_or_default().to_owned(),
        (Some("Space" | "SoftBreak" | "LineBreak"), _) => " ".to_owned(),
        // Their attributes are strings, too, and no words.
        (Some("Code" | "Math" | "CodeBlock"), _) => value["c"][1].as_str().unwrap_or_default().to_owned(),
        (_, Value::Array(all)) => all.iter().map(words).collect(),
        (_, Value::Object(all)) => all.values().map(words).collect(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTENT: &str = "<o xmlns:a='b'><text:p>Vor<draw:frame><draw:image xlink:href='Pictures/a.png'/><svg:title>Der  Turm &amp; das Tor</svg:title><svg:desc>Am Abend</svg:desc></draw:frame></text:p>\
        <table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Ja<text:span>hr</text:span></text:p></table:table-cell><table:table-cell><text:p>Ziel<office:annotation><text:p>falsch</text:p></office:annotation></text:p></table:table-cell></table:table-row></table:table-header-rows>\
        <table:table-row><table:table-cell><text:p>2025</text:p></table:table-cell><table:table-cell><text:p>20 %</text:p></table:table-cell></table:table-row></table:table>\
        <table:table><table:table-row><table:table-cell><text:p>ohne</text:p></table:table-cell></table:table-row></table:table></o>";

    fn table(rows: &[&[&str]]) -> Value {
        let cell = |words: &&str| json!([["", [], []], {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": [{"t": "Str", "c": words}]}]]);
        let rows: Vec<Value> = rows.iter().map(|row| json!([["", [], []], row.iter().map(cell).collect::<Vec<_>>()])).collect();
        json!({"t": "Table", "c": [["", [], []], [null, []], [], [["", [], []], []], [[["", [], []], 0, [], rows]], [["", [], []], []]]})
    }

    #[test]
    fn heads_and_words_come_to_their_places() {
        let left = read(CONTENT.as_bytes()).unwrap();
        let image = json!({"t": "Para", "c": [{"t": "Image", "c": [["", [], []], [], ["Pictures/a.png", ""]]}]});
        let mut document = json!({"blocks": [image, table(&[&["fremd"]]), table(&[&["2025", "20 %"]]), table(&[&["ohne"]])]});
        mend(&mut document, &left);
        let blocks = &document["blocks"];
        assert_eq!(words(&blocks[0]), "Der Turm & das Tor. Am Abend");
        assert_eq!(words(&blocks[2]["c"][3]), "JahrZiel");
        for without in [1, 3] {
            assert_eq!(blocks[without]["c"][3][1], json!([]), "no head is made up");
        }
        let before = document.clone();
        mend(&mut document, &left);
        assert_eq!(document, before, "what stands there already is not written over");
    }

    #[test]
    fn a_hostile_document_is_not_read() {
        let deep = "<a>".repeat(10_000);
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
        for content in [deep.as_str(), bomb, "<a>&b;</a>", "<a><b></a>", "<a>"] {
            assert_eq!(read(content.as_bytes()), None, "{}", &content[..content.len().min(40)]);
        }
        let many = format!("<o>{}</o>", "<table:table></table:table>".repeat(PARTS_MAX + 1));
        assert_eq!(read(many.as_bytes()), None);
        let long = format!("<o><draw:frame><draw:image xlink:href='x'/><svg:desc>{}</svg:desc></draw:frame></o>", "Wort ".repeat(9_000));
        assert!(read(long.as_bytes()).unwrap().pictures["x"][0].chars().count() <= WORDS_MAX);
    }
}
