//! Blocks of a text as HTML, with their numbers to point at and the way to comment on them. Reads nothing.

use std::collections::HashMap;

use askama::Template;

use crate::base::http::Page;
use crate::drafts::model::{Block, Chapter, Draft, Kind};
use crate::drafts::writing;
use crate::news::markdown;

/// How a text is shown.
pub(super) struct Manner<'a> {
    pub(super) page: &'a Page,
    pub(super) draft: &'a Draft,
    /// Comments by number of the paragraph.
    pub(super) comments: &'a HashMap<i64, i64>,
    /// Comments are taken now.
    pub(super) is_open: bool,
    /// How much deeper headings lie: a chapter on a page of its own, or within the whole.
    pub(super) deeper: i64,
    /// It is the newest version: comments are about it.
    pub(super) is_newest: bool,
}

/// A block as a page shows it.
#[derive(Template)]
#[template(path = "drafts/block.html")]
pub(super) struct BlockView {
    pub(super) number: i64,
    lang: &'static str,
    kind: &'static str,
    level: i64,
    /// Words of a heading, or of a picture.
    text: String,
    html: String,
    source: String,
    /// "Absatz 17".
    label: String,
    /// Where its comments stand, and how many: "3 Kommentare", "Kommentieren"; none: nothing can be said and nothing was.
    comments: Option<(String, String)>,
}

/// A chapter within the whole.
pub(super) struct ChapterView {
    pub(super) number: i64,
    pub(super) title: String,
    pub(super) blocks: Vec<BlockView>,
}

impl Manner<'_> {
    pub(super) fn chapter(&self, chapter: &Chapter) -> ChapterView {
        ChapterView { number: chapter.number, title: chapter.title.clone(), blocks: chapter.blocks.iter().map(|block| self.block(block)).collect() }
    }

    pub(super) fn block(&self, block: &Block) -> BlockView {
        let t = self.page.t;
        let count = self.comments.get(&block.number).copied().unwrap_or_default();
        let words = match count {
            0 if self.is_open => Some(t.msg_drafts_comment()),
            0 => None,
            count => Some(t.msg_drafts_comments(count)),
        };
        let is_heading = block.kind == Kind::Heading;
        let picture = writing::picture(&block.text).filter(|_| block.kind == Kind::Image);
        BlockView {
            number: block.number,
            lang: self.page.written_in,
            kind: block.kind.word(),
            level: (block.level + self.deeper).clamp(2, 6),
            text: match &picture {
                Some((_, alt)) => alt.clone(),
                None if is_heading => writing::line(&block.text),
                None => String::new(),
            },
            html: if is_heading || picture.is_some() { String::new() } else { html(block) },
            source: picture.map(|(address, _)| self.page.to(&address)).unwrap_or_default(),
            label: t.msg_drafts_paragraph(block.number),
            comments: words.filter(|_| !is_heading && self.is_newest).map(|words| (self.page.to(&self.draft.address_of(block.number)), words)),
        }
    }
}

/// A block's HTML. Cells over columns say that they are about their column.
fn html(block: &Block) -> String {
    let html = markdown::render(&block.text);
    if block.kind != Kind::Table {
        return html;
    }
    // What people wrote is escaped: only the writer's own tags look like this.
    html.replace("<table>", "<table class=\"kern-table\">").replace("<th>", "<th scope=\"col\">")
}
