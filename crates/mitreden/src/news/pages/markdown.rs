//! The text of an article as HTML: Markdown without raw HTML, without foreign pictures, with headings in order. Knows no page.

use std::fmt::Write as _;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html};
use url::Url;

use super::passages::{self, Part};

/// Deepest heading in the text; the page's own title is the first level.
const DEEPEST: usize = 4;

/// HTML for an article's page. What could run, load or mislead is shown as the text it is.
pub(crate) fn render(markdown: &str) -> String {
    let mut policy = Policy::default();
    let mut text = String::with_capacity(markdown.len() * 2);
    let events = passages::parts(markdown).into_iter().filter_map(|part| match part {
        Part::Event(event) => policy.judge(event),
        Part::Begin(language) => Some(Event::InlineHtml(format!("<span lang=\"{}\">", escaped(&language)).into())),
        Part::End => Some(Event::InlineHtml(CowStr::Borrowed("</span>"))),
    });
    html::push_html(&mut text, events);
    text
}

/// The text alone, for programs that show no markup.
pub(crate) fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for event in events(markdown) {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(&part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell | TagEnd::CodeBlock) => text.push('\n'),
            _ => {}
        }
    }
    text.trim().to_owned()
}

/// The words of a part, if it has any: what looks like HTML is text.
pub(crate) fn words<'a>(part: &'a Event<'_>) -> Option<&'a str> {
    match part {
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => Some(text),
        _ => None,
    }
}

/// A text in the parts that Markdown knows, without the languages of its words.
pub(crate) fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    passages::parts(markdown).into_iter().filter_map(|part| match part {
        Part::Event(event) => Some(event),
        Part::Begin(_) | Part::End => None,
    })
}

/// What passes, event by event.
#[derive(Default)]
struct Policy {
    /// Level of the heading before; the page's title is 1.
    level: usize,
    /// Whether each open link is one.
    links: Vec<bool>,
}

impl Policy {
    fn judge<'a>(&mut self, event: Event<'a>) -> Option<Event<'a>> {
        Some(match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.level = (level as usize).clamp(2, self.level.max(1) + 1).min(DEEPEST);
                Event::Start(Tag::Heading { level: depth(self.level), id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            Event::End(TagEnd::Heading(_)) => Event::End(TagEnd::Heading(depth(self.level))),
            Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                let link = if link_type == LinkType::Email { link(&format!("mailto:{dest_url}")) } else { link(&dest_url) };
                self.links.push(link.is_some());
                Event::InlineHtml(link?.into())
            }
            Event::End(TagEnd::Link) => {
                if !self.links.pop().unwrap_or(false) {
                    return None;
                }
                Event::InlineHtml(CowStr::Borrowed("</a>"))
            }
            // A picture of another host would tell it who reads; what it shows stays as text.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return None,
            // How columns are aligned would become a style on each cell, which the policy of our pages forbids.
            Event::Start(Tag::Table(_)) => Event::Start(Tag::Table(Vec::new())),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
            event => event,
        })
    }
}

fn depth(level: usize) -> HeadingLevel {
    match level {
        0..=2 => HeadingLevel::H2,
        3 => HeadingLevel::H3,
        _ => HeadingLevel::H4,
    }
}

/// The opening of a link to a page of ours, another page, a mailbox or a telephone; `None` for anything else.
fn link(target: &str) -> Option<String> {
    let own = target.starts_with('/') && !target.starts_with("//") && !target.contains('\\');
    if own || target.starts_with('#') {
        return Some(format!("<a href=\"{}\">", escaped(target)));
    }
    let url = Url::parse(target).ok()?;
    match url.scheme() {
        "http" | "https" => Some(format!("<a href=\"{}\" rel=\"external noopener nofollow\">", escaped(url.as_str()))),
        "mailto" | "tel" => Some(format!("<a href=\"{}\">", escaped(url.as_str()))),
        _ => None,
    }
}

fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' | '>' | '"' | '\'' => {
                // Writing to a String cannot fail.
                let _ = write!(out, "&#{};", c as u32);
            }
            c if c.is_control() || c.is_whitespace() => {}
            c => out.push(c),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_run_is_shown_as_text() {
        for hostile in [
            "<script>alert(1)</script>",
            "Hallo <img src=x onerror=alert(1)> Welt",
            "<div onclick=\"a()\">\n\nText\n\n</div>",
            "[klick](javascript:alert(1))",
            "[klick](JaVaScRiPt:alert(1))",
            "[klick](data:text/html;base64,PHNjcmlwdD4=)",
            "[klick](vbscript:a)",
            "![Bild](https://tracker.example/a.png)",
            "[a](//evil.example)",
            "[a](/\\evil.example)",
            "[a](https://x.example/\"onmouseover=\"alert(1))",
            "<a href=\"javascript:alert(1)\">x</a>",
        ] {
            let html = render(hostile);
            let tags: Vec<&str> = html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap_or_default()).collect();
            let harmless = |tag: &&str| matches!(*tag, "p" | "/p" | "/a") || (tag.starts_with("a href=\"") && tag.matches('"').count().is_multiple_of(2));
            assert!(tags.iter().all(harmless), "{hostile} → {html}");
            let leads_away = |tag: &&str| ["javascript", "data:", "vbscript", "\"//", "\\\\"].iter().any(|bad| tag.to_ascii_lowercase().contains(bad));
            assert!(!tags.iter().any(leads_away), "{hostile} → {html}");
        }
    }

    #[test]
    fn headings_begin_below_the_pages_title_and_skip_no_level() {
        let html = render("# Eins\n\n#### Vier\n\n###### Sechs\n\n## Zwei\n");
        let levels: Vec<&str> = html.match_indices("<h").map(|(at, _)| &html[at + 1..at + 3]).collect();
        assert_eq!(levels, ["h2", "h3", "h4", "h2"]);
        assert_eq!(html.matches("</h3>").count(), 1);
    }

    #[test]
    fn words_in_another_language_say_so() {
        assert_eq!(render("Das ist [open *data*]{lang=en}.").trim(), "<p>Das ist <span lang=\"en\">open <em>data</em></span>.</p>");
        assert_eq!(plain("## [Open data]{lang=en} für Gera"), "Open data für Gera");
        assert_eq!(render("[a]{lang=x\" onclick=\"b}").matches("<span").count(), 0);
    }

    #[test]
    fn links_say_where_they_lead() {
        assert_eq!(render("[Programm](/programm)").trim(), "<p><a href=\"/programm\">Programm</a></p>");
        assert!(render("[Land](https://x.example/?a=1&b=2)").contains("<a href=\"https://x.example/?a=1&amp;b=2\" rel=\"external noopener nofollow\">"));
        assert!(render("<a@x.example>").contains("href=\"mailto:a@x.example\""));
        assert_eq!(plain("# Titel\n\nEin *Satz*\nmit [Link](/a)."), "Titel\nEin Satz mit Link.");
    }
}
