//! HTML of another program as the Markdown of our articles. What Markdown does not know falls away; its words stay. Renders nothing.

use std::collections::BTreeMap;

use html5gum::{HtmlString, Token, Tokenizer};

/// Elements whose words are none of the text.
const SILENT: [&str; 9] = ["script", "style", "iframe", "object", "noscript", "template", "svg", "form", "select"];
/// Elements that stand in a paragraph of their own.
const BLOCKS: [&str; 16] =
    ["p", "div", "section", "article", "figure", "figcaption", "table", "tr", "ul", "ol", "blockquote", "pre", "address", "header", "footer", "aside"];

/// Markdown for a post's text, and the words in `[…]` that only WordPress understood.
pub(super) fn markdown(html: &str) -> (String, Vec<String>) {
    let (html, shortcodes) = without_shortcodes(html);
    let mut writer = Writer::default();
    // Never fails: a string is always there.
    for Ok(token) in Tokenizer::new(html.as_str()) {
        match token {
            Token::StartTag(tag) => writer.start(&text(&tag.name), &tag.attributes.into_iter().map(|(name, value)| (text(&name), text(&value))).collect()),
            Token::EndTag(tag) => writer.end(&text(&tag.name)),
            Token::String(words) => writer.words(&text(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    (writer.finish(), shortcodes)
}

/// The words alone, in paragraphs.
pub(super) fn plain(html: &str) -> String {
    let (html, _) = without_shortcodes(html);
    let mut writer = Writer { is_plain: true, ..Writer::default() };
    for Ok(token) in Tokenizer::new(html.as_str()) {
        match token {
            Token::StartTag(tag) => writer.start(&text(&tag.name), &BTreeMap::new()),
            Token::EndTag(tag) => writer.end(&text(&tag.name)),
            Token::String(words) => writer.words(&text(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    writer.finish()
}

fn text(bytes: &HtmlString) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Takes `[gallery ids="1"]` and `[/caption]` out. Words in brackets that are text stay.
fn without_shortcodes(html: &str) -> (String, Vec<String>) {
    let (mut rest, mut kept, mut found) = (html, String::with_capacity(html.len()), Vec::new());
    while let Some(at) = rest.find('[') {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let inside = from[1..].split(']').next().unwrap_or_default();
        let name: String = inside.trim_start_matches('/').chars().take_while(|c| c.is_ascii_lowercase() || matches!(c, '_' | '-')).collect();
        let after = &inside.trim_start_matches('/')[name.len()..];
        let is_code = name.len() > 2
            && inside.len() + 1 < from.len()
            && (after.is_empty() || (after.starts_with(' ') && after.contains('=')))
            && (inside.starts_with('/') || after.contains('=') || KNOWN.contains(&name.as_str()));
        if is_code {
            if !inside.starts_with('/') {
                found.push(name);
            }
            rest = &from[inside.len() + 2..];
        } else {
            kept.push('[');
            rest = &from[1..];
        }
    }
    kept.push_str(rest);
    (kept, found)
}

/// Shortcodes that need no arguments.
const KNOWN: [&str; 5] = ["gallery", "playlist", "audio", "video", "embed"];

/// Writes Markdown.
#[derive(Default)]
struct Writer {
    out: String,
    is_plain: bool,
    /// How many silent elements are open.
    silent: usize,
    /// The open lists: the number of the next entry; `None`: dots.
    lists: Vec<Option<usize>>,
    links: Vec<String>,
    quoted: usize,
    is_pre: bool,
    /// A line break is wanted before the next words: 1 for a line, 2 for a paragraph.
    pending: usize,
}

impl Writer {
    fn start(&mut self, name: &str, attributes: &BTreeMap<String, String>) {
        if SILENT.contains(&name) {
            self.silent += 1;
            return;
        }
        match name {
            "br" => self.pending = self.pending.max(1),
            "hr" => self.pending = 2,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.pending = 2;
                let level = name[1..].parse::<usize>().unwrap_or(2).max(2);
                self.mark(&format!("{} ", "#".repeat(level)));
            }
            "ul" | "ol" => {
                self.pending = if self.lists.is_empty() { 2 } else { 1 };
                self.lists.push((name == "ol").then_some(1));
            }
            "li" => self.entry(),
            "blockquote" => {
                self.pending = 2;
                self.quoted += 1;
            }
            "pre" => {
                self.pending = 2;
                self.is_pre = true;
            }
            "strong" | "b" => self.mark("**"),
            "em" | "i" => self.mark("*"),
            "td" | "th" => self.mark(" "),
            "a" => {
                let target = attributes.get("href").cloned().unwrap_or_default();
                let target = if is_target(&target) { target } else { String::new() };
                if !target.is_empty() && !self.is_plain {
                    self.mark("[");
                }
                self.links.push(target);
            }
            _ if BLOCKS.contains(&name) => self.pending = 2,
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if SILENT.contains(&name) {
            self.silent = self.silent.saturating_sub(1);
            return;
        }
        match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.pending = 2,
            "ul" | "ol" => {
                self.lists.pop();
                self.pending = if self.lists.is_empty() { 2 } else { 1 };
            }
            "blockquote" => {
                self.quoted = self.quoted.saturating_sub(1);
                self.pending = 2;
            }
            "pre" => {
                self.is_pre = false;
                self.pending = 2;
            }
            "strong" | "b" => self.close("**"),
            "em" | "i" => self.close("*"),
            "a" => {
                if let Some(target) = self.links.pop().filter(|target| !target.is_empty() && !self.is_plain) {
                    self.out.push_str(&format!("](<{target}>)"));
                }
            }
            _ if BLOCKS.contains(&name) => self.pending = 2,
            _ => {}
        }
    }

    fn entry(&mut self) {
        self.pending = self.pending.max(1);
        let depth = self.lists.len().saturating_sub(1);
        let sign = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        let sign = format!("{}{sign}", "   ".repeat(depth));
        self.flush();
        self.out.push_str(&sign);
    }

    /// Signs that open something; in plain text there are none.
    fn mark(&mut self, sign: &str) {
        if self.silent == 0 && !self.is_plain {
            self.flush();
            self.out.push_str(sign);
        }
    }

    /// Signs that close something stand right behind its last word.
    fn close(&mut self, sign: &str) {
        if self.silent > 0 || self.is_plain {
            return;
        }
        if self.out.ends_with(sign) {
            // Nothing was between: two signs in a row would be text.
            self.out.truncate(self.out.len() - sign.len());
            return;
        }
        let blank = self.out.ends_with(' ');
        self.out.truncate(self.out.trim_end_matches(' ').len());
        self.out.push_str(sign);
        if blank {
            self.out.push(' ');
        }
    }

    fn words(&mut self, words: &str) {
        if self.silent > 0 {
            return;
        }
        // WordPress keeps paragraphs as empty lines and makes <p> of them when it shows a post.
        for (at, paragraph) in words.replace("\r\n", "\n").split("\n\n").enumerate() {
            if at > 0 {
                self.pending = 2;
            }
            let lines: Vec<&str> = paragraph.split('\n').collect();
            for (at, line) in lines.iter().enumerate() {
                if at > 0 {
                    self.pending = self.pending.max(usize::from(self.is_pre));
                    self.blank();
                }
                self.line(line);
            }
        }
    }

    fn blank(&mut self) {
        if self.pending == 0 && !self.out.is_empty() && !self.out.ends_with([' ', '\n']) {
            self.out.push(' ');
        }
    }

    fn line(&mut self, line: &str) {
        let folded = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if line.starts_with(char::is_whitespace) {
            self.blank();
        }
        if folded.is_empty() {
            return;
        }
        self.flush();
        let at_start = self.out.is_empty() || self.out.ends_with('\n') || self.out.ends_with("> ");
        if self.is_plain {
            self.out.push_str(&folded)
        } else {
            self.out.push_str(&escaped(&folded, at_start))
        }
        if line.ends_with(char::is_whitespace) {
            self.out.push(' ');
        }
    }

    /// The breaks that were asked for.
    fn flush(&mut self) {
        let pending = std::mem::take(&mut self.pending);
        if self.out.is_empty() || pending == 0 {
            if self.out.is_empty() && self.quoted > 0 && !self.is_plain {
                self.out.push_str(&"> ".repeat(self.quoted));
            }
            return;
        }
        self.out.truncate(self.out.trim_end_matches(' ').len());
        let quote = if self.is_plain { String::new() } else { "> ".repeat(self.quoted) };
        let hard = pending == 1 && self.lists.is_empty() && !self.is_plain;
        self.out.push_str(if hard { "\\\n" } else { "\n" });
        if pending > 1 {
            self.out.push_str(quote.trim_end());
            self.out.push('\n');
        }
        self.out.push_str(&quote);
    }

    fn finish(self) -> String {
        self.out.trim().to_owned()
    }
}

/// Whether a link leads somewhere that an article may point to.
fn is_target(target: &str) -> bool {
    let own = target.starts_with('/') && !target.starts_with("//");
    let known = ["https://", "http://", "mailto:", "tel:"].iter().any(|start| target.starts_with(start));
    (own || known) && !target.contains(['<', '>', '\\', '\n'])
}

/// Words that Markdown would take for signs.
fn escaped(words: &str, at_start: bool) -> String {
    let mut text = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        let is_sign = matches!(c, '*' | '_' | '`' | '[' | ']' | '<' | '\\' | '~' | '|') || (at == 0 && at_start && matches!(c, '#' | '>' | '-' | '+' | '='));
        if is_sign {
            text.push('\\');
        }
        text.push(c);
    }
    let number = words.chars().take_while(char::is_ascii_digit).count();
    if at_start && number > 0 && words[number..].starts_with(['.', ')']) {
        text.insert(number, '\\');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_post_becomes_markdown() {
        for (html, expected) in [
            ("<p>Eins <strong>fett </strong>und <em>schräg</em>.</p><p>Zwei</p>", "Eins **fett** und *schräg*.\n\nZwei"),
            ("Eins\n\nZwei\nweiter<br>neu", "Eins\n\nZwei weiter\\\nneu"),
            ("<h1>Titel</h1><h3>Unter</h3>Text", "## Titel\n\n### Unter\n\nText"),
            ("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>Ende", "- a\n- b\n   1. c\n\nEnde"),
            ("<a href=\"https://x.example/?a=1&amp;b=2\">Land</a>", "[Land](<https://x.example/?a=1&b=2>)"),
            ("<blockquote><p>So ist es.</p></blockquote>Ja", "> So ist es.\n\nJa"),
            ("<!-- wp:paragraph --><p>Block</p><!-- /wp:paragraph -->", "Block"),
            ("5 * 3 &lt; 20, a_b, 1. Mai\n\n1. Mai", "5 \\* 3 \\< 20, a\\_b, 1. Mai\n\n1\\. Mai"),
            ("<strong></strong>leer", "leer"),
        ] {
            assert_eq!(markdown(html).0, expected, "{html}");
        }
    }

    #[test]
    fn what_could_run_or_load_is_gone_and_its_neighbours_stay() {
        let hostile = "<script>alert(1)</script><p onclick=\"x()\">Text</p><img src=x onerror=alert(1)><iframe src=\"//a\">y</iframe>\
                       <a href=\"javascript:alert(1)\">klick</a><style>p{}</style><a href=\"//evil.example\">b</a>";
        assert_eq!(markdown(hostile).0, "Text\n\nklickb");
        // What is left of a nested trick is text, its sign taken away from it.
        assert_eq!(markdown("<<script>script>alert(1)<</script>/script>").0, "\\</script>");
    }

    #[test]
    fn shortcodes_go_and_are_named() {
        let (text, codes) = markdown("Vor [gallery ids=\"1,2\"] nach [caption id=\"a\"]Bild[/caption] [sic] und [1] und [video");
        assert_eq!((text.as_str(), codes), ("Vor nach Bild \\[sic\\] und \\[1\\] und \\[video", vec!["gallery".to_owned(), "caption".to_owned()]));
    }

    #[test]
    fn comments_become_plain_words() {
        assert_eq!(plain("Das ist <b>gut</b>!<script>x</script>\n\nUnd <a href=\"http://x\">das</a>"), "Das ist gut!\n\nUnd das");
        assert_eq!(plain("Vor [gallery ids=\"1\"]nach [sic]"), "Vor nach [sic]");
    }
}
