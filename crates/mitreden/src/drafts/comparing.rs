//! What changed from one version to another: chapter by chapter, block by block, and within a block word by word. Shows nothing.

use std::collections::HashMap;

use similar::{Algorithm, ChangeTag, DiffOp, capture_diff_slices};

use super::model::{Block, Chapter, Kind};
use crate::news::markdown;

/// Whether words stand in the old text, in the new one or in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// In both.
    Both,
    /// Only in the old one.
    Old,
    /// Only in the new one.
    New,
}

/// What happened to a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Nothing.
    Same,
    /// Its words changed.
    Words,
    /// Its words are the same, links or emphasis are not.
    Form,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It stood in another place; its words may have changed, too.
    Moved,
}

/// A block with what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) number: i64,
    pub(super) kind: Kind,
    pub(super) change: Change,
    /// The words in reading order, the old ones of a place before the new ones.
    pub(super) words: Vec<(Side, String)>,
}

/// A chapter with what happened in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) number: i64,
    pub(super) title: String,
    /// What it was called, if that was something else.
    pub(super) before: Option<String>,
    /// Of the chapter itself: `Same`, `Added` or `Removed`.
    pub(super) change: Change,
    pub(super) rows: Vec<Row>,
}

/// Compares two versions. Chapters come in the order of the new one; those that are gone stand at the end.
pub(super) fn compare(old: &[Chapter], new: &[Chapter]) -> Vec<Part> {
    let before: HashMap<i64, &Block> = old.iter().flat_map(|chapter| &chapter.blocks).map(|block| (block.number, block)).collect();
    let after: HashMap<i64, &Block> = new.iter().flat_map(|chapter| &chapter.blocks).map(|block| (block.number, block)).collect();
    let mut parts: Vec<Part> = new
        .iter()
        .map(|chapter| {
            let known = old.iter().find(|old| old.number == chapter.number);
            Part {
                number: chapter.number,
                title: chapter.title.clone(),
                before: known.map(|old| old.title.clone()).filter(|title| *title != chapter.title),
                change: if known.is_some() { Change::Same } else { Change::Added },
                rows: rows(known.map_or(&[], |old| &old.blocks), &chapter.blocks, &before, &after),
            }
        })
        .collect();
    for chapter in old.iter().filter(|old| !new.iter().any(|chapter| chapter.number == old.number)) {
        let rows = rows(&chapter.blocks, &[], &before, &after);
        parts.push(Part { number: chapter.number, title: chapter.title.clone(), before: None, change: Change::Removed, rows });
    }
    parts
}

fn rows(old: &[Block], new: &[Block], before: &HashMap<i64, &Block>, after: &HashMap<i64, &Block>) -> Vec<Row> {
    let numbers = |blocks: &[Block]| blocks.iter().map(|block| block.number).collect::<Vec<_>>();
    let mut rows = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &numbers(old), &numbers(new)) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            rows.extend((0..len).map(|at| row(Some(&old[old_index + at]), &new[new_index + at], false)));
            continue;
        }
        // What is gone from here and stands elsewhere is told there.
        let gone = old[op.old_range()].iter().filter(|block| !after.contains_key(&block.number));
        rows.extend(gone.map(removed));
        rows.extend(new[op.new_range()].iter().map(|block| row(before.get(&block.number).copied(), block, true)));
    }
    rows
}

fn removed(block: &Block) -> Row {
    Row { number: block.number, kind: block.kind, change: Change::Removed, words: vec![(Side::Old, plain(block))] }
}

fn row(old: Option<&Block>, new: &Block, moved: bool) -> Row {
    let text = plain(new);
    let (change, words) = match old {
        None => (Change::Added, vec![(Side::New, text)]),
        Some(old) => {
            let words = words(&plain(old), &text);
            let change = match words.as_slice() {
                _ if moved => Change::Moved,
                [(Side::Both, _)] | [] if old.text == new.text => Change::Same,
                [(Side::Both, _)] | [] => Change::Form,
                _ => Change::Words,
            };
            (change, words)
        }
    };
    Row { number: new.number, kind: new.kind, change, words }
}

/// The words of a block; cells of a table parted by a sign.
fn plain(block: &Block) -> String {
    match block.kind {
        Kind::Table => super::writing::table(&block.text).iter().map(|row| row.join(" | ")).collect::<Vec<_>>().join("\n"),
        _ => markdown::plain(&block.text),
    }
}

/// Two texts word by word, neighbours of one side put together.
pub(super) fn words(old: &str, new: &str) -> Vec<(Side, String)> {
    let (old, new) = (pieces(old), pieces(new));
    let mut words: Vec<(Side, String)> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        for change in op.iter_changes(&old, &new) {
            let side = match change.tag() {
                ChangeTag::Equal => Side::Both,
                ChangeTag::Delete => Side::Old,
                ChangeTag::Insert => Side::New,
            };
            match words.last_mut().filter(|(last, _)| *last == side) {
                Some((_, text)) => text.push_str(change.value()),
                None => words.push((side, change.value().to_owned())),
            }
        }
    }
    words
}

/// Words with the white space behind them, so that joined they are the text again.
fn pieces(text: &str) -> Vec<&str> {
    text.split_inclusive(char::is_whitespace).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn block(number: i64, text: &str) -> Block {
        Block { number, kind: Kind::Paragraph, level: 0, text: text.into() }
    }

    fn chapter(number: i64, title: &str, blocks: &[(i64, &str)]) -> Chapter {
        Chapter { number, title: title.into(), blocks: blocks.iter().map(|(number, text)| block(*number, text)).collect() }
    }

    #[test]
    fn each_block_says_what_happened_to_it() {
        let old = [chapter(1, "Energie", &[(2, "Wir sparen Strom."), (3, "bleibt"), (4, "geht")]), chapter(5, "Alt", &[(6, "wandert"), (7, "weg")])];
        let new = [chapter(1, "Energie und Klima", &[(2, "Wir sparen viel Strom."), (3, "*bleibt*"), (6, "wandert"), (8, "neu")]), chapter(9, "Neu", &[])];
        let parts = compare(&old, &new);
        let told: Vec<_> =
            parts.iter().map(|part| (part.number, part.change, part.rows.iter().map(|row| (row.number, row.change)).collect::<Vec<_>>())).collect();
        use Change::{Added, Form, Moved, Removed, Same, Words};
        assert_eq!(told, [(1, Same, vec![(2, Words), (3, Form), (4, Removed), (6, Moved), (8, Added)]), (9, Added, vec![]), (5, Removed, vec![(7, Removed)])]);
        assert_eq!(parts[0].before.as_deref(), Some("Energie"));
        assert!(compare(&old, &old).iter().flat_map(|part| &part.rows).all(|row| row.change == Same));
    }

    #[test]
    fn words_are_told_apart_and_joined_are_both_texts() {
        let (old, new) = ("Bis 2030 spart die Stadt 20 Prozent Strom.", "Bis 2028 spart die Stadt mindestens 20 Prozent Strom.");
        let found = words(old, new);
        let side = |side: Side| found.iter().filter(|(of, _)| *of == side || *of == Side::Both).map(|(_, text)| text.as_str()).collect::<String>();
        assert_eq!((side(Side::Old), side(Side::New)), (old.to_owned(), new.to_owned()));
        assert_eq!(found[1], (Side::Old, "2030 ".to_owned()));
        assert_eq!(found[2], (Side::New, "2028 ".to_owned()));
    }

    proptest::proptest! {
        #[test]
        fn no_word_is_lost(old in "([a-c]{1,3}[ \n]){0,20}", new in "([a-c]{1,3}[ \n]){0,20}") {
            let found = words(&old, &new);
            let side = |side: Side| found.iter().filter(|(of, _)| *of == side || *of == Side::Both).map(|(_, text)| text.as_str()).collect::<String>();
            proptest::prop_assert_eq!(side(Side::Old), old.clone());
            proptest::prop_assert_eq!(side(Side::New), new.clone());
        }
    }
}
