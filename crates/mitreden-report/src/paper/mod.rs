//! A document on A4 as tagged PDF (PDF/UA-1, ISO 14289-1). Data in, bytes out; writes no word of its own but page numbers.
//!
//! Every word stands in the structure tree in reading order, tables have their heads, charts their text; what only decorates is an artifact.
//! The validator of the PDF writer refuses what breaks the rules, so that a file is either right or none.

mod face;
mod flow;
mod prose;
mod table;
mod tree;

use krilla::error::KrillaError;

/// What stands in a document, one below the other.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading below the title, at level 2 to 6; its words are part of the outline.
    Heading(u16, String),
    /// A paragraph.
    Text(Vec<Run>),
    /// A sentence that is to be seen first.
    Lead(String),
    /// Something said in passing, such as the day of the numbers.
    Aside(String),
    /// A list; items that stand deeper are lists within the item before them.
    List(Vec<Item>),
    /// A table. What is too wide for a page goes on below, with its first column again.
    Table(Table),
    /// A chart of bars. Its numbers stand in a table besides (WCAG 1.1.1).
    Bars(Bars),
    /// A picture.
    Picture(Picture),
}

/// Words of one weight. Where they end nothing is added: blanks between them are theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Whether they stand out.
    pub strong: bool,
}

impl From<String> for Run {
    fn from(text: String) -> Self {
        Run { text, strong: false }
    }
}

/// An item of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Item {
    /// How deep it stands; 0: in the outermost list. A few levels: each is a call within a call.
    pub depth: usize,
    /// Its number in a list that is counted.
    pub number: Option<u64>,
    /// Its words.
    pub words: Vec<Run>,
}

impl From<String> for Item {
    fn from(text: String) -> Self {
        Item { words: vec![text.into()], ..Item::default() }
    }
}

/// A picture with its words (WCAG 1.1.1). What does not begin as a picture is told by its words alone; one that is cut short makes no document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file: JPEG or WebP.
    pub bytes: Vec<u8>,
    /// What it shows.
    pub words: String,
}

/// A table with a head for each column; the first cell of a row is its head.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The words over its columns.
    pub head: Vec<String>,
    /// Its rows; a row that is too short has empty cells.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// Its words.
    pub text: String,
    /// Whether they are a number, to stand at the right.
    pub number: bool,
}

/// A chart of bars, one below the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// What it shows.
    pub caption: String,
    /// What can be seen in it, in a sentence.
    pub text: String,
    /// The bars.
    pub bars: Vec<Bar>,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is about.
    pub label: String,
    /// Its number in words.
    pub value: String,
    /// How long it is: from 0 to 1, which is the longest.
    pub share: f32,
}

/// A document.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper {
    /// Its title: the heading of the first page and the name of the window.
    pub title: String,
    /// Its language (BCP 47).
    pub language: String,
    /// Who publishes it.
    pub publisher: String,
    /// What stands at the foot of each page, before the page's number.
    pub footer: String,
    /// When it was made, in UTC: year, month, day, hour, minute, second. The same data makes the same file.
    pub made: (u16, u8, u8, u8, u8, u8),
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// Why a document could not be made.
#[derive(Debug, thiserror::Error)]
#[error("a document could not be made: {0}")]
pub struct PaperError(String);

impl From<KrillaError> for PaperError {
    fn from(error: KrillaError) -> Self {
        Self(format!("{error:?}"))
    }
}

/// The document as PDF. A character that the typeface lacks becomes a question mark.
///
/// # Errors
/// [`PaperError`] when the writer finds a rule of PDF/UA broken.
pub fn pdf(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let faces = face::Faces::load()?;
    let flow = flow::lay_out(&faces, paper);
    tree::write(&faces, paper, flow)
}

#[cfg(test)]
mod tests;
