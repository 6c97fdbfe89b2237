//! An article as a value: what it says, what belongs to it, and who may read it when. No SQL, no HTML.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;

use crate::base::intake::Format;

/// An article with all that belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Article {
    /// Random, for good.
    pub id: String,
    /// Its address under `/aktuelles/`, for good from its publication on.
    pub slug: String,
    /// Title, one line.
    pub title: String,
    /// What lists, feeds and search engines show.
    pub teaser: String,
    /// Markdown.
    pub text: String,
    /// Who says it: "Stadtverwaltung".
    pub source: String,
    /// What it is about, in another feature.
    pub related: Option<Related>,
    /// Its picture.
    pub picture: Option<Picture>,
    /// In the order of the form.
    pub tags: Vec<Tag>,
    /// `None`: a draft.
    pub published_at: Option<Timestamp>,
    /// When a draft is to appear, once somebody publishes it.
    pub planned_for: Option<Timestamp>,
    /// Taken back.
    pub withdrawn_at: Option<Timestamp>,
    /// Whether readers may comment.
    pub takes_comments: bool,
    /// Until when.
    pub comments_until: Option<Timestamp>,
    /// When it was last saved; what an editor saves against.
    pub updated_at: Timestamp,
}

/// Where an article stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Only the newsroom sees it.
    Draft,
    /// It appears by itself.
    Planned,
    /// Everybody sees it.
    Public,
    /// It was public and is no more.
    Withdrawn,
}

impl Article {
    /// Where it stands now.
    pub(super) fn stage(&self, now: Timestamp) -> Stage {
        match self.published_at {
            _ if self.withdrawn_at.is_some() => Stage::Withdrawn,
            None => Stage::Draft,
            Some(at) if at > now => Stage::Planned,
            Some(_) => Stage::Public,
        }
    }

    /// Its path without language.
    pub(super) fn address(&self) -> String {
        format!("/aktuelles/{}", self.slug)
    }

    /// When readers last saw something new in it: a text that was saved before it appeared is new when it appears.
    pub(super) fn changed_at(&self) -> Timestamp {
        self.published_at.map_or(self.updated_at, |published| published.max(self.updated_at))
    }
}

/// Something of another feature: `event` or `series` and its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Related {
    /// The feature's word.
    pub kind: String,
    /// Its id there.
    pub id: String,
}

impl fmt::Display for Related {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind, self.id)
    }
}

impl FromStr for Related {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (kind, id) = text.split_once(':').ok_or(())?;
        Ok(Related { kind: kind.to_owned(), id: id.to_owned() })
    }
}

/// A word under which articles are found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// As an address.
    pub tag: String,
    /// As people read it.
    pub label: String,
}

/// A picture in two sizes; the files lie in the data folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Picture {
    /// Random: part of its address.
    pub id: String,
    /// The large one.
    pub large: Size,
    /// The small one, for lists.
    pub small: Size,
    /// Who made it.
    pub credit: String,
    /// What it shows.
    pub alt: String,
}

/// One file of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Size {
    /// How it is stored.
    pub format: Format,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// Which of a picture's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// For the article.
    Large,
    /// For lists.
    Small,
}

impl Picture {
    /// The name of a file, in the address and in the data folder.
    pub(super) fn name(&self, which: Which) -> String {
        let (size, word) = match which {
            Which::Large => (self.large, "gross"),
            Which::Small => (self.small, "klein"),
        };
        format!("{}-{word}.{}", self.id, size.format.ending())
    }

    /// The path of a file without language.
    pub(super) fn address(&self, which: Which) -> String {
        format!("/aktuelles/bilder/{}", self.name(which))
    }
}

/// What was wrong, and since when it is right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Correction {
    /// What was wrong.
    pub text: String,
    /// When it was mended.
    pub at: Timestamp,
}

/// Where a page of the list ends: the next one begins below it. New articles on top move nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cursor {
    /// When the last one appeared.
    pub published_at: Timestamp,
    /// Its id.
    pub id: String,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.published_at.as_microsecond(), self.id)
    }
}

impl FromStr for Cursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (micros, id) = text.rsplit_once('-').ok_or(())?;
        let published_at = micros.parse().ok().and_then(|micros| Timestamp::from_microsecond(micros).ok()).ok_or(())?;
        let is_id = id.len() == 32 && id.bytes().all(|b| b.is_ascii_hexdigit());
        is_id.then(|| Cursor { published_at, id: id.to_owned() }).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_read_as_it_was_written() {
        let cursor = Cursor { published_at: "1969-02-04T16:00:00.5Z".parse().unwrap(), id: "0f".repeat(16) };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        for bad in ["", "1", "1-", "x-00", "99999999999999999999-00112233445566778899aabbccddeeff", "1-../../etc/passwd", "1-\0"] {
            assert!(bad.parse::<Cursor>().is_err(), "{bad:?}");
        }
    }
}
