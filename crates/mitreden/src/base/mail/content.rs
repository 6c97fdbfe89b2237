//! What a letter says, once, for its two forms: plain text and HTML (WCAG applies to both). Chooses no words.

use askama::Template;

use super::{Recipient, single_line};
use crate::base::http::page::Brand;

/// The parts of a letter from top to bottom; empty ones are left out. All texts are in the recipient's language.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// The salutation.
    pub greeting: String,
    /// What there is to say, one paragraph each.
    pub paragraphs: Vec<String>,
    /// A code to type.
    pub code: Option<String>,
    /// The one thing to do next.
    pub action: Option<Action>,
    /// Things to read about, such as in a digest.
    pub items: Vec<Item>,
    /// More paragraphs, below action and items.
    pub closing: Vec<String>,
    /// Why the person gets this letter, and how to end that.
    pub reason: String,
}

/// A link with the words of its button.
#[derive(Clone, Debug)]
pub struct Action {
    /// The button's words.
    pub label: String,
    /// Where it leads, absolute.
    pub url: String,
}

/// One thing of a list.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its title, the words of the link.
    pub title: String,
    /// Where it stands, absolute.
    pub url: String,
    /// What there is to say about it; may be empty.
    pub text: String,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct Html<'a> {
    subject: &'a str,
    language: &'static str,
    brand: &'a Brand,
    base_url: &'a str,
    content: &'a Content,
}

#[derive(Template)]
#[template(path = "mail/letter.txt", escape = "none")]
struct Plain<'a> {
    brand: &'a Brand,
    base_url: &'a str,
    content: &'a Content,
}

impl Content {
    /// The plain text and the HTML.
    pub(super) fn render(&self, to: &Recipient, subject: &str, brand: &Brand, base_url: &str) -> Result<(String, String), askama::Error> {
        let content = &self.cleaned();
        let plain = Plain { brand, base_url, content }.render()?;
        let html = Html { subject, language: to.language.tag(), brand, base_url, content }.render()?;
        Ok((squeezed(&plain), html))
    }

    /// Each part on one line: what people wrote must not look like another part of the letter.
    fn cleaned(&self) -> Content {
        let lines = |texts: &[String]| texts.iter().map(|text| single_line(text)).filter(|text| !text.is_empty()).collect();
        Content {
            greeting: single_line(&self.greeting),
            paragraphs: lines(&self.paragraphs),
            code: self.code.as_deref().map(single_line),
            action: self.action.as_ref().map(|action| Action { label: single_line(&action.label), url: action.url.clone() }),
            items: self.items.iter().map(|item| Item { title: single_line(&item.title), url: item.url.clone(), text: single_line(&item.text) }).collect(),
            closing: lines(&self.closing),
            reason: single_line(&self.reason),
        }
    }
}

/// Never more than one empty line, none at the ends.
fn squeezed(text: &str) -> String {
    let mut lines: Vec<&str> = Vec::new();
    // "-- " is how mail programs know where the signature begins (RFC 3676 §4.3): its blank stays.
    for line in text.lines().map(|line| if line == "-- " { line } else { line.trim_end() }) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    let text = lines.join("\n");
    format!("{}\n", text.trim_end())
}
