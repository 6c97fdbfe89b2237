//! Drafts, their versions, chapters and blocks, as values. No SQL, no HTML.

use jiff::{Timestamp, civil};
use sha2::{Digest as _, Sha256};

use crate::base::ids;

/// The version that is being worked on; only the staff reads it.
pub(super) const WORKING: i64 = 0;

/// How far a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// It is being written.
    Draft,
    /// Everybody may comment while the window is open.
    Comment,
    /// Comments are answered, the text is changed.
    Revision,
    /// It holds.
    Decided,
}

impl Phase {
    /// All of them, in their order.
    pub(super) const ALL: [Phase; 4] = [Phase::Draft, Phase::Comment, Phase::Revision, Phase::Decided];

    /// The word in forms and in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Phase::Draft => "draft",
            Phase::Comment => "comment",
            Phase::Revision => "revision",
            Phase::Decided => "decided",
        }
    }

    /// The phase of a word.
    pub(super) fn of(word: &str) -> Option<Phase> {
        Phase::ALL.into_iter().find(|phase| phase.word() == word)
    }
}

/// A draft without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) id: String,
    pub(super) slug: String,
    pub(super) title: String,
    /// What it is about, in some sentences.
    pub(super) summary: String,
    pub(super) phase: Phase,
    /// From when comments are taken; `None`: from the beginning of the phase.
    pub(super) opens_at: Option<Timestamp>,
    /// Until when; this moment is too late. `None`: until the phase ends.
    pub(super) closes_at: Option<Timestamp>,
    pub(super) decided_on: Option<civil::Date>,
    /// The number of its newest version; 0: none was published.
    pub(super) newest: i64,
    pub(super) updated_at: Timestamp,
}

impl Draft {
    /// Its path without language.
    pub(super) fn address(&self) -> String {
        format!("/strategie/{}", self.slug)
    }

    /// The path of one of its paragraphs by number, without language; 0: of the whole.
    pub(super) fn address_of(&self, paragraph: i64) -> String {
        if paragraph == 0 { self.address() } else { format!("{}/absatz/{paragraph}", self.address()) }
    }

    /// Where the staff works on it, without language.
    pub(super) fn desk(&self) -> String {
        format!("/verwaltung/strategie/{}", self.slug)
    }

    /// Everybody may read it.
    pub(super) fn is_public(&self) -> bool {
        self.newest > 0
    }

    /// Comments are taken at this moment.
    pub(super) fn is_open(&self, now: Timestamp) -> bool {
        self.is_public() && self.phase == Phase::Comment && self.opens_at.is_none_or(|at| at <= now) && self.closes_at.is_none_or(|at| now < at)
    }
}

/// A published state of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) number: i64,
    /// What is new in it, in a sentence or two.
    pub(super) note: String,
    pub(super) published_at: Timestamp,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading below the chapter's.
    Heading,
    /// A paragraph.
    Paragraph,
    /// A list with all below it.
    List,
    /// A table.
    Table,
    /// A picture by itself.
    Image,
    /// A quotation.
    Quote,
}

impl Kind {
    const ALL: [Kind; 6] = [Kind::Heading, Kind::Paragraph, Kind::List, Kind::Table, Kind::Image, Kind::Quote];

    /// The word in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Kind::Heading => "heading",
            Kind::Paragraph => "paragraph",
            Kind::List => "list",
            Kind::Table => "table",
            Kind::Image => "image",
            Kind::Quote => "quote",
        }
    }

    /// The kind of a word.
    pub(super) fn of(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A part of the text that can be pointed at. Its number stays over all versions; 0: it has none yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) number: i64,
    pub(super) kind: Kind,
    /// Of a heading: 2 or 3, below the chapter's. Otherwise 0.
    pub(super) level: i64,
    /// Markdown.
    pub(super) text: String,
}

/// A chapter: its heading and what stands below it. Numbers of chapters and blocks come from the same count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Chapter {
    pub(super) number: i64,
    pub(super) title: String,
    pub(super) blocks: Vec<Block>,
}

impl Chapter {
    /// Its text as it is edited, without its heading.
    pub(super) fn source(&self) -> String {
        self.blocks.iter().map(|block| block.text.as_str()).collect::<Vec<_>>().join("\n\n")
    }

    /// What tells whether somebody changed it meanwhile.
    pub(super) fn mark(&self) -> String {
        let mut sum = Sha256::new();
        sum.update(self.title.as_bytes());
        for block in &self.blocks {
            sum.update(format!("\n\0{}\0{}", block.number, block.text).as_bytes());
        }
        ids::hex(&sum.finalize()[..16])
    }
}

/// A chapter in the contents, with its headings below.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) number: i64,
    pub(super) title: String,
    /// Number, level and text of the headings.
    pub(super) headings: Vec<(i64, i64, String)>,
}

/// A picture of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Picture {
    pub(super) id: String,
    pub(super) draft: String,
    /// `webp` or `jpeg`.
    pub(super) format: String,
    pub(super) width: i64,
    pub(super) height: i64,
    /// What it shows, for those who do not see it.
    pub(super) alt: String,
}

impl Picture {
    /// The name of its file, and the end of its address.
    pub(super) fn name(&self) -> String {
        format!("{}.{}", self.id, self.format)
    }

    /// Its path without language, as it stands in a text.
    pub(super) fn address(&self) -> String {
        format!("{PICTURES}{}", self.name())
    }
}

/// Where pictures of drafts stand.
pub(super) const PICTURES: &str = "/strategie/bilder/";

/// What became of a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Mark {
    /// The text was changed as it was wished.
    Taken,
    /// In part.
    Partly,
    /// It was not.
    Not,
}

impl Mark {
    /// All of them, in the order of the page.
    pub(super) const ALL: [Mark; 3] = [Mark::Taken, Mark::Partly, Mark::Not];

    /// The word in forms and in the database.
    pub(super) fn word(self) -> &'static str {
        match self {
            Mark::Taken => "taken",
            Mark::Partly => "partly",
            Mark::Not => "not",
        }
    }

    /// The mark of a word.
    pub(super) fn of(word: &str) -> Option<Mark> {
        Mark::ALL.into_iter().find(|mark| mark.word() == word)
    }
}

/// The city's answer to a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Answer {
    pub(super) comment: String,
    pub(super) mark: Mark,
    pub(super) reason: String,
    pub(super) answered_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_ends_to_the_second() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let draft = Draft {
            id: String::new(),
            slug: String::new(),
            title: String::new(),
            summary: String::new(),
            phase: Phase::Comment,
            opens_at: Some(at("2021-03-01T00:00:00Z")),
            closes_at: Some(at("2021-04-01T00:00:00Z")),
            decided_on: None,
            newest: 1,
            updated_at: Timestamp::UNIX_EPOCH,
        };
        for (now, open) in [("2021-02-28T23:59:59Z", false), ("2021-03-01T00:00:00Z", true), ("2021-03-31T23:59:59Z", true), ("2021-04-01T00:00:00Z", false)] {
            assert_eq!(draft.is_open(at(now)), open, "{now}");
        }
        let now = at("2021-03-02T00:00:00Z");
        assert!(!Draft { phase: Phase::Revision, ..draft.clone() }.is_open(now) && !Draft { newest: 0, ..draft.clone() }.is_open(now));
        assert!(Draft { opens_at: None, closes_at: None, ..draft }.is_open(now));
    }

    #[test]
    fn every_change_of_a_chapter_changes_its_mark() {
        let block = |number, text: &str| Block { number, kind: Kind::Paragraph, level: 0, text: text.into() };
        let chapter = Chapter { number: 1, title: "A".into(), blocks: vec![block(2, "x"), block(3, "y")] };
        for other in [
            Chapter { title: "B".into(), ..chapter.clone() },
            Chapter { blocks: vec![block(2, "x")], ..chapter.clone() },
            Chapter { blocks: vec![block(3, "y"), block(2, "x")], ..chapter.clone() },
            Chapter { blocks: vec![block(2, "x"), block(3, "z")], ..chapter.clone() },
        ] {
            assert_ne!(chapter.mark(), other.mark());
        }
        assert_eq!(chapter.source(), "x\n\ny");
    }
}
