//! A WordPress export (WXR, an RSS file with more in it) as values. Follows no entity, no link and no doctype, and keeps nothing.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

/// Deepest nesting of elements. Exports have six.
const DEPTH_MAX: usize = 32;

/// What an export holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Export {
    /// Where the site stood, without a slash at its end.
    pub(super) base: String,
    pub(super) items: Vec<Item>,
}

/// One thing of an export: a post, a page, an attachment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Item {
    /// Its place in the file, counted from 1.
    pub(super) row: usize,
    pub(super) title: String,
    /// Where it stood, absolute.
    pub(super) link: String,
    /// The text, as HTML.
    pub(super) content: String,
    pub(super) excerpt: String,
    pub(super) id: String,
    /// UTC, as WordPress writes it: `2021-02-04 16:00:00`.
    pub(super) date: String,
    /// `post`, `page`, `attachment`, …
    pub(super) kind: String,
    /// `publish`, `draft`, `private`, …
    pub(super) status: String,
    pub(super) takes_comments: bool,
    /// Only who knew its password could read it.
    pub(super) has_password: bool,
    /// Of an attachment: where its file stood.
    pub(super) file: String,
    /// Labels of categories and tags.
    pub(super) labels: Vec<String>,
    /// What plugins and WordPress itself noted: `_thumbnail_id`, `_wp_attachment_image_alt`.
    pub(super) notes: HashMap<String, String>,
    pub(super) comments: Vec<Reply>,
}

/// A comment. Address and network of its author are not even read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Reply {
    pub(super) id: String,
    /// The comment it answers; `0` or empty: none.
    pub(super) parent: String,
    pub(super) author: String,
    /// UTC.
    pub(super) date: String,
    pub(super) text: String,
    /// `1`: everybody could read it.
    pub(super) approved: String,
    /// Empty or `comment`; otherwise a message of another machine.
    pub(super) kind: String,
}

/// Reads a whole export.
///
/// # Errors
/// A sentence that says what is wrong and near which byte.
pub(super) fn read(text: &str) -> Result<Export, String> {
    let mut reader = Reader::from_str(text);
    let mut state = Reading::default();
    loop {
        let at = reader.buffer_position();
        let event = reader.read_event().map_err(|error| format!("the file is broken near byte {at}: {error}"))?;
        match event {
            Event::Start(element) => {
                if state.path.len() >= DEPTH_MAX {
                    return Err(format!("the file is nested too deeply near byte {at}"));
                }
                state.open(&element);
            }
            Event::Empty(element) => {
                state.open(&element);
                state.close();
            }
            Event::End(_) => state.close(),
            Event::Text(words) => state.text.push_str(&words.xml10_content()),
            Event::CData(words) => state.text.push_str(&words.xml10_content()),
            Event::GeneralRef(reference) => match reference.resolve_char_ref() {
                Ok(Some(c)) => state.text.push(c),
                _ => match resolve_predefined_entity(&reference) {
                    Some(known) => state.text.push_str(known),
                    // An entity of somebody's own could stand for anything, and for very much of it.
                    None => return Err(format!("the file uses an entity of its own near byte {at}; exports of WordPress do not")),
                },
            },
            Event::DocType(_) => return Err("the file declares a document type; exports of WordPress do not".to_owned()),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
    if !state.path.is_empty() {
        return Err(format!("the file ends in the middle of <{}>", state.path.join("><")));
    }
    if !state.is_export {
        return Err("the file is no export of WordPress: it has no <channel> with wp:wxr_version".to_owned());
    }
    Ok(state.export)
}

/// Where the reading is.
#[derive(Default)]
struct Reading {
    export: Export,
    is_export: bool,
    /// The names of the open elements.
    path: Vec<String>,
    /// The words of the innermost one.
    text: String,
    item: Option<Item>,
    reply: Option<Reply>,
    key: String,
    is_label: bool,
}

impl Reading {
    fn open(&mut self, element: &BytesStart<'_>) {
        let name = element.name().0.to_owned();
        self.text.clear();
        match (name.as_str(), &self.item, &self.reply) {
            ("item", None, _) => self.item = Some(Item { row: self.export.items.len() + 1, ..Item::default() }),
            ("wp:comment", Some(_), None) => self.reply = Some(Reply::default()),
            ("category", Some(_), None) => {
                let domain = element.try_get_attribute("domain").ok().flatten().map(|domain| domain.value.into_owned()).unwrap_or_default();
                self.is_label = domain == "category" || domain == "post_tag";
            }
            _ => {}
        }
        self.path.push(name);
    }

    fn close(&mut self) {
        let Some(name) = self.path.pop() else { return };
        let text = std::mem::take(&mut self.text);
        match (&mut self.item, &mut self.reply) {
            (Some(item), Some(reply)) => {
                if name == "wp:comment" {
                    item.comments.extend(self.reply.take());
                } else {
                    reply.put(&name, text);
                }
            }
            (Some(item), None) => match name.as_str() {
                "item" => self.export.items.extend(self.item.take()),
                "category" if self.is_label => item.labels.push(text),
                "wp:meta_key" => self.key = text,
                "wp:meta_value" => {
                    item.notes.insert(std::mem::take(&mut self.key), text);
                }
                _ => item.put(&name, text),
            },
            (None, _) => match name.as_str() {
                "wp:wxr_version" => self.is_export = true,
                "wp:base_blog_url" => text.trim_end_matches('/').clone_into(&mut self.export.base),
                _ => {}
            },
        }
    }
}

impl Item {
    fn put(&mut self, name: &str, text: String) {
        match name {
            "title" => self.title = text,
            "link" => self.link = text.trim().to_owned(),
            "content:encoded" => self.content = text,
            "excerpt:encoded" => self.excerpt = text,
            "wp:post_id" => self.id = text,
            "wp:post_date_gmt" => self.date = text,
            "wp:post_type" => self.kind = text,
            "wp:status" => self.status = text,
            "wp:post_password" => self.has_password = !text.is_empty(),
            "wp:comment_status" => self.takes_comments = text == "open",
            "wp:attachment_url" => self.file = text.trim().to_owned(),
            _ => {}
        }
    }
}

impl Reply {
    fn put(&mut self, name: &str, text: String) {
        match name {
            "wp:comment_id" => self.id = text,
            "wp:comment_parent" => self.parent = text,
            "wp:comment_author" => self.author = text,
            "wp:comment_date_gmt" => self.date = text,
            "wp:comment_content" => self.text = text,
            "wp:comment_approved" => self.approved = text,
            "wp:comment_type" => self.kind = text,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "<?xml version=\"1.0\"?><rss><channel><wp:wxr_version>1.2</wp:wxr_version><wp:base_blog_url>https://alt.example/</wp:base_blog_url>";

    #[test]
    fn an_export_becomes_values() {
        let text = format!(
            "{HEAD}<item><title>Strom &amp; Wärme</title><link>https://alt.example/a/</link><content:encoded><![CDATA[<p>Eins]]]]><![CDATA[>x</p>]]></content:encoded>\
             <category domain=\"category\" nicename=\"x\"><![CDATA[Energie]]></category><category domain=\"nav_menu\">nein</category>\
             <wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value><![CDATA[7]]></wp:meta_value></wp:postmeta>\
             <wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_author_email>b@x.example</wp:comment_author_email><wp:comment_content>Gut&#33;</wp:comment_content></wp:comment>\
             <wp:post_type>post</wp:post_type></item></channel></rss>"
        );
        let export = read(&text).unwrap();
        assert_eq!(export.base, "https://alt.example");
        let item = &export.items[0];
        assert_eq!((item.row, item.title.as_str(), item.content.as_str()), (1, "Strom & Wärme", "<p>Eins]]>x</p>"));
        assert_eq!((item.labels.as_slice(), item.notes["_thumbnail_id"].as_str()), (["Energie".to_owned()].as_slice(), "7"));
        assert_eq!((item.comments[0].text.as_str(), item.kind.as_str()), ("Gut!", "post"));
        assert!(!format!("{export:?}").contains("b@x"), "addresses are not even read");
    }

    #[test]
    fn what_is_broken_or_dangerous_is_refused() {
        let bomb = "<!DOCTYPE rss [<!ENTITY a \"aaaa\">]><rss><channel/></rss>";
        let deep = "<a>".repeat(10_000);
        for (text, said) in [
            (bomb, "document type"),
            (&format!("{HEAD}<item><title>&own;</title></item></channel></rss>"), "entity of its own"),
            (&format!("{HEAD}<item><title>x</item></channel></rss>"), "broken"),
            (&format!("{HEAD}<item><title>x</title>"), "in the middle"),
            (&deep, "too deeply"),
            ("<rss><channel></channel></rss>", "no export"),
            ("", "no export"),
        ] {
            let message = read(text).unwrap_err();
            assert!(message.contains(said), "{message} without {said}");
        }
    }
}
