//! A document as the converter understood it (pandoc's JSON), written as our Markdown, with what could not be taken. Runs nothing and reads no file.

use std::collections::HashMap;

use serde_json::Value;

use super::form::ALT_MAX;
use super::opendocument;
use crate::base::text;

/// What of a document could not be taken as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Loss {
    /// A footnote stands in brackets now.
    Note,
    /// Cells that were one are several.
    Spans,
    /// A picture is not there.
    Picture,
    /// A formula is shown as it was written.
    Formula,
    /// Something that is no text.
    Strange,
}

/// The document as Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) markdown: String,
    /// The words near it, and what was lost there.
    pub(super) losses: Vec<(String, Loss)>,
}

/// The pictures that a document names, each once, in order, with what they show.
pub(super) fn pictures(document: &Value) -> Vec<(String, String)> {
    let mut found = Vec::new();
    gather(&document["blocks"], &mut found);
    found
}

fn gather(value: &Value, found: &mut Vec<(String, String)>) {
    if value["t"] == "Image"
        && let Some(target) = value["c"][2][0].as_str()
        && !found.iter().any(|(one, _)| one == target)
    {
        let words = opendocument::words(&value["c"][1]).split_whitespace().collect::<Vec<_>>().join(" ");
        found.push((target.to_owned(), words.chars().take(ALT_MAX).collect()));
    }
    match value {
        Value::Array(all) => all.iter().for_each(|one| gather(one, found)),
        Value::Object(all) => all.values().for_each(|one| gather(one, found)),
        _ => {}
    }
}

/// Writes a document. `pictures`: the address of each picture that could be taken, by its name in the document.
pub(super) fn write(document: &Value, pictures: &HashMap<String, String>) -> Written {
    let mut writer = Writer { pictures, losses: Vec::new(), near: String::new(), shift: shift(&document["blocks"]) };
    let blocks = writer.blocks(&document["blocks"]);
    Written { markdown: blocks.join("\n\n"), losses: writer.losses }
}

/// By how much headings move up for the highest to be of the first level.
fn shift(blocks: &Value) -> u64 {
    let levels = blocks.as_array().into_iter().flatten().filter(|block| block["t"] == "Header").filter_map(|block| block["c"][0].as_u64());
    levels.min().unwrap_or(1).saturating_sub(1)
}

struct Writer<'a> {
    pictures: &'a HashMap<String, String>,
    losses: Vec<(String, Loss)>,
    /// The words of the last block, to tell where something was lost.
    near: String,
    shift: u64,
}

/// Words of a stretch of text, and the pictures that stood in it.
#[derive(Default)]
struct Line {
    text: String,
    pictures: Vec<String>,
}

impl Writer<'_> {
    fn lost(&mut self, loss: Loss) {
        let near = self.near.clone();
        self.losses.push((near, loss));
    }

    fn blocks(&mut self, blocks: &Value) -> Vec<String> {
        blocks.as_array().into_iter().flatten().flat_map(|block| self.block(block)).filter(|text| !text.trim().is_empty()).collect()
    }

    fn block(&mut self, block: &Value) -> Vec<String> {
        let content = &block["c"];
        match block["t"].as_str().unwrap_or_default() {
            "Para" | "Plain" => self.paragraph(content),
            "Header" => {
                let level = usize::try_from(content[0].as_u64().unwrap_or(1).saturating_sub(self.shift).clamp(1, 6)).unwrap_or(1);
                let line = self.line(&content[2]);
                if line.text.is_empty() { line.pictures } else { [format!("{} {}", "#".repeat(level), line.text)].into_iter().chain(line.pictures).collect() }
            }
            "BulletList" => vec![self.list(content, None)],
            "OrderedList" => vec![self.list(&content[1], content[0][0].as_u64().or(Some(1)))],
            "BlockQuote" => {
                let text = self.blocks(content).join("\n\n");
                vec![text.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {line}") }).collect::<Vec<_>>().join("\n")]
            }
            "CodeBlock" => vec![start(&escaped(content[1].as_str().unwrap_or_default()))],
            "LineBlock" => {
                let lines: Vec<String> = content.as_array().into_iter().flatten().map(|line| self.line(line).text).collect();
                vec![lines.join("\\\n")]
            }
            "DefinitionList" => self.definitions(content),
            "Table" => self.table(content),
            "Div" => self.blocks(&content[1]),
            "Figure" => self.blocks(&content[2]),
            "HorizontalRule" | "Null" => Vec::new(),
            _ => {
                self.lost(Loss::Strange);
                Vec::new()
            }
        }
    }

    /// A paragraph, and behind it the pictures that stood in it: a picture has a line of its own.
    fn paragraph(&mut self, inlines: &Value) -> Vec<String> {
        let line = self.line(inlines);
        let text = (!line.text.is_empty()).then(|| start(&line.text));
        text.into_iter().chain(line.pictures).collect()
    }

    fn list(&mut self, items: &Value, first: Option<u64>) -> String {
        let mut lines = Vec::new();
        for (place, item) in (0_u64..).zip(items.as_array().into_iter().flatten()) {
            let sign = first.map_or_else(|| "- ".to_owned(), |first| format!("{}. ", first.saturating_add(place)));
            let blocks = self.blocks(item);
            // Lists within one stand close to their words, everything else with a line between.
            let text = blocks.join("\n\n").replace("\n\n- ", "\n- ");
            let indent = " ".repeat(sign.len());
            let text = text.lines().enumerate().map(|(at, line)| match (at, line) {
                (0, line) => format!("{sign}{line}"),
                (_, "") => String::new(),
                (_, line) => format!("{indent}{line}"),
            });
            lines.push(text.collect::<Vec<_>>().join("\n"));
        }
        lines.join("\n")
    }

    fn definitions(&mut self, content: &Value) -> Vec<String> {
        let mut blocks = Vec::new();
        for entry in content.as_array().into_iter().flatten() {
            let term = self.line(&entry[0]).text;
            blocks.push(format!("**{term}**"));
            for definition in entry[1].as_array().into_iter().flatten() {
                blocks.extend(self.blocks(definition));
            }
        }
        blocks
    }

    /// A table: its caption before it, all heads in its first row, pictures of cells behind it.
    fn table(&mut self, content: &Value) -> Vec<String> {
        let caption = self.blocks(&content[1][1]);
        let mut pictures = Vec::new();
        let head = self.rows(&content[3][1], &mut pictures);
        let mut rows = Vec::new();
        for body in content[4].as_array().into_iter().flatten() {
            rows.extend(self.rows(&body[2], &mut pictures));
            rows.extend(self.rows(&body[3], &mut pictures));
        }
        rows.extend(self.rows(&content[5][1], &mut pictures));
        let width = head.iter().chain(&rows).map(Vec::len).max().unwrap_or_default();
        if width == 0 {
            return caption;
        }
        let mut heads = head.into_iter();
        let first = heads.next().unwrap_or_default();
        let line = |row: &Vec<String>| {
            let cells = (0..width).map(|at| row.get(at).map_or(" ", String::as_str)).collect::<Vec<_>>();
            format!("| {} |", cells.join(" | "))
        };
        let lines = [line(&first), format!("|{}", "---|".repeat(width))].into_iter().chain(heads.chain(rows).map(|row| line(&row)));
        let table = lines.collect::<Vec<_>>().join("\n");
        caption.into_iter().chain([table]).chain(pictures).collect()
    }

    fn rows(&mut self, rows: &Value, pictures: &mut Vec<String>) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        for row in rows.as_array().into_iter().flatten() {
            let mut cells = Vec::new();
            for cell in row[1].as_array().into_iter().flatten() {
                if cell[2].as_u64().unwrap_or(1) > 1 || cell[3].as_u64().unwrap_or(1) > 1 {
                    self.lost(Loss::Spans);
                }
                let (images, words): (Vec<String>, Vec<String>) = self.blocks(&cell[4]).into_iter().partition(|block| block.starts_with("!["));
                pictures.extend(images);
                cells.push(words.join(" ").lines().map(str::trim).collect::<Vec<_>>().join(" "));
                // A cell over several columns leaves the others empty.
                let more = usize::try_from(cell[3].as_u64().unwrap_or(1).saturating_sub(1).min(100)).unwrap_or_default();
                cells.extend(std::iter::repeat_n(String::new(), more));
            }
            found.push(cells);
        }
        found
    }

    /// One line of text; what was lost is told near it.
    fn line(&mut self, inlines: &Value) -> Line {
        let mut line = Line::default();
        let before = self.losses.len();
        self.inlines(inlines, &mut line);
        line.text = line.text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").trim().to_owned();
        let near: String = line.text.chars().take(80).collect();
        for (words, _) in &mut self.losses[before..] {
            near.clone_into(words);
        }
        if !near.is_empty() {
            self.near = near;
        }
        line
    }

    fn inlines(&mut self, inlines: &Value, line: &mut Line) {
        for inline in inlines.as_array().into_iter().flatten() {
            self.inline(inline, line);
        }
    }

    fn inline(&mut self, inline: &Value, line: &mut Line) {
        let content = &inline["c"];
        match inline["t"].as_str().unwrap_or_default() {
            "Str" => line.text.push_str(&escaped(content.as_str().unwrap_or_default())),
            "Space" | "SoftBreak" => line.text.push(' '),
            "LineBreak" => line.text.push_str("\\\n"),
            "Emph" => self.within("*", content, line),
            "Strong" => self.within("**", content, line),
            "Strikeout" => self.within("~~", content, line),
            "Underline" | "SmallCaps" | "Superscript" | "Subscript" => self.inlines(content, line),
            "Span" | "Cite" => self.inlines(&content[1], line),
            "Quoted" => {
                let (open, close) = if content[0]["t"] == "SingleQuote" { ("‚", "‘") } else { ("„", "“") };
                line.text.push_str(open);
                self.inlines(&content[1], line);
                line.text.push_str(close);
            }
            "Code" => line.text.push_str(&escaped(content[1].as_str().unwrap_or_default())),
            "Math" => {
                self.lost(Loss::Formula);
                line.text.push_str(&escaped(content[1].as_str().unwrap_or_default()));
            }
            "Link" => self.link(content, line),
            "Image" => self.image(content, line),
            "Note" => {
                self.lost(Loss::Note);
                let words = self.blocks(content).join(" ").replace('\n', " ");
                line.text.push_str(&format!(" ({words})"));
            }
            _ => self.lost(Loss::Strange),
        }
    }

    /// Words between signs; white space at their ends would keep the signs from being ones.
    fn within(&mut self, sign: &str, content: &Value, line: &mut Line) {
        let mut inner = Line::default();
        self.inlines(content, &mut inner);
        line.pictures.extend(inner.pictures);
        let words = inner.text.trim();
        if words.is_empty() {
            line.text.push_str(&inner.text);
            return;
        }
        let lead = inner.text.len() - inner.text.trim_start().len();
        let tail = inner.text.trim_end().len();
        line.text.push_str(&format!("{}{sign}{words}{sign}{}", &inner.text[..lead], &inner.text[tail..]));
    }

    fn link(&mut self, content: &Value, line: &mut Line) {
        let mut inner = Line::default();
        self.inlines(&content[1], &mut inner);
        line.pictures.extend(inner.pictures);
        let target = content[2][0].as_str().unwrap_or_default();
        let is_whole = target.starts_with("https://") || target.starts_with("http://") || target.starts_with("mailto:");
        // What leads to a place of the document leads nowhere here.
        if is_whole && !target.contains(['<', '>', '\n']) && !inner.text.trim().is_empty() {
            line.text.push_str(&format!("[{}](<{target}>)", inner.text.trim()));
        } else {
            line.text.push_str(&inner.text);
        }
    }

    fn image(&mut self, content: &Value, line: &mut Line) {
        let mut alt = Line::default();
        self.inlines(&content[1], &mut alt);
        match content[2][0].as_str().and_then(|name| self.pictures.get(name)) {
            Some(address) => line.pictures.push(format!("![{}]({address})", alt.text.replace("\\\n", " "))),
            None => self.lost(Loss::Picture),
        }
    }
}

/// Words in which no sign means anything.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '!') {
            out.push('\\');
        }
        if text::is_printable(c.encode_utf8(&mut [0; 4])) {
            out.push(if c == '\n' { ' ' } else { c });
        }
    }
    out
}

/// A paragraph whose first signs would make it something else says that it is none.
fn start(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_number = (1..=9).contains(&digits) && text[digits..].starts_with(['.', ')']);
    if is_number {
        format!("{}\\{}", &text[..digits], &text[digits..])
    } else if text.starts_with(['#', '-', '+', '=']) {
        format!("\\{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::model::Kind;
    use super::super::writing::cut;
    use super::*;

    fn words(text: &str) -> Value {
        json!([{"t": "Str", "c": text}])
    }

    #[test]
    fn signs_of_people_stay_signs() {
        for strange in ["# keine", "1. keine", "- keine", "*a* _b_ [c](d) <b>e</b> `f` | g", "&amp; \\ ~~h~~", "![x](y)", "[k]{lang=en}"] {
            let document = json!({"blocks": [{"t": "Para", "c": words(strange)}]});
            let written = write(&document, &HashMap::new());
            let chapters = cut(&written.markdown, "x");
            assert_eq!((chapters.len(), chapters[0].blocks.len(), chapters[0].blocks[0].kind), (1, 1, Kind::Paragraph), "{strange}");
            assert_eq!(crate::news::markdown::plain(&written.markdown), strange);
        }
    }

    #[test]
    fn tables_lists_pictures_and_notes_are_written_and_losses_told() {
        let cell = |text: &str, over: u64| json!([["", [], []], {"t": "AlignDefault"}, 1, over, [{"t": "Plain", "c": words(text)}]]);
        let row = |cells: Value| json!([["", [], []], cells]);
        let table = json!([
            ["", [], []],
            [null, []],
            [],
            [["", [], []], [row(json!([cell("A", 1), cell("B|C", 1)]))]],
            [[["", [], []], 0, [], [row(json!([cell("weit", 2)]))]]],
            [["", [], []], []]
        ]);
        let image = |name: &str| json!({"t": "Image", "c": [["", [], []], words("Turm"), [name, ""]]});
        let document = json!({"blocks": [
            {"t": "Header", "c": [2, ["", [], []], words("Energie")]},
            {"t": "Para", "c": [{"t": "Str", "c": "Satz"}, {"t": "Note", "c": [{"t": "Para", "c": words("Die Note")}]}, {"t": "Space"}, image("media/a.png"), image("media/b.png")]},
            {"t": "BulletList", "c": [[{"t": "Plain", "c": words("a")}, {"t": "OrderedList", "c": [[1, {}, {}], [[{"t": "Plain", "c": words("c")}]]]}]]},
            {"t": "Table", "c": table},
        ]});
        assert_eq!(pictures(&document), ["media/a.png", "media/b.png"].map(|name| (name.to_owned(), "Turm".to_owned())));
        let known = HashMap::from([("media/a.png".to_owned(), "/strategie/bilder/x.webp".to_owned())]);
        let written = write(&document, &known);
        assert_eq!(
            written.markdown,
            "# Energie\n\nSatz (Die Note)\n\n![Turm](/strategie/bilder/x.webp)\n\n- a\n\n  1. c\n\n| A | B\\|C |\n|---|---|\n| weit |  |"
        );
        let losses: Vec<Loss> = written.losses.iter().map(|(_, loss)| *loss).collect();
        assert_eq!(losses, [Loss::Note, Loss::Picture, Loss::Spans]);
        assert_eq!(written.losses[0].0, "Satz (Die Note)");
    }
}
