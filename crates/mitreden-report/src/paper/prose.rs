//! Paragraphs and lists whose words may stand out. Measures through the typeface and draws through the flow only.

use krilla::tagging::{ListNumbering, Tag};

use super::face::{Style, Weight};
use super::flow::{BODY, Branch, Flow, Ink, LEFT, TEXT};
use super::{Item, Run};

/// How far the words of an item stand from its mark, at least.
const INDENT: f32 = 14.0;
/// Deeper lists stand where this one stands: a line needs room for words.
const DEEPEST: usize = 6;

/// Writes a paragraph.
pub(super) fn paragraph(flow: &mut Flow<'_>, runs: &[Run]) {
    let leaf = flow.leaf();
    let lines = flow.faces.runs(TEXT, runs, BODY);
    write(flow, leaf, lines, LEFT);
    flow.y += 6.0;
    flow.tree.push(Branch::Group(Tag::P.into(), vec![Branch::Leaf(leaf)]));
}

/// Writes a list with those within it.
pub(super) fn list(flow: &mut Flow<'_>, items: &[Item]) {
    let mut rest = items;
    while let Some(first) = rest.first() {
        let branch = level(flow, &mut rest, first.depth);
        flow.tree.push(branch);
    }
    flow.y += 4.0;
}

/// The items that stand as deep as the first of `rest`, each with the deeper ones behind it.
fn level(flow: &mut Flow<'_>, rest: &mut &[Item], depth: usize) -> Branch {
    let is_counted = rest.first().is_some_and(|first| first.number.is_some());
    let mut entries = Vec::new();
    while let Some((item, behind)) = rest.split_first().filter(|(item, _)| item.depth == depth) {
        *rest = behind;
        let (label, mut body) = entry(flow, item);
        while let Some(deeper) = rest.first().filter(|next| next.depth > depth) {
            body.push(level(flow, rest, deeper.depth));
        }
        entries.push(Branch::Group(Tag::LI.into(), vec![label, Branch::Group(Tag::LBody.into(), body)]));
    }
    let numbering = if is_counted { ListNumbering::Decimal } else { ListNumbering::Disc };
    Branch::Group(Tag::L(numbering).into(), entries)
}

/// One item: its mark, and its words.
fn entry(flow: &mut Flow<'_>, item: &Item) -> (Branch, Vec<Branch>) {
    let (label, leaf) = (flow.leaf(), flow.leaf());
    let mark = item.number.map_or_else(|| "• ".to_owned(), |number| format!("{number}. "));
    let left = LEFT + INDENT * item.depth.min(DEEPEST) as f32;
    let indent = INDENT.max(flow.faces.width(TEXT, &mark) + 2.0);
    let lines = flow.faces.runs(TEXT, &item.words, LEFT + BODY - left - indent);
    flow.needs(TEXT.leading);
    let y = flow.y + TEXT.size;
    flow.mark(Some(label), Ink::Words { x: left, y, style: TEXT, text: mark, muted: false });
    write(flow, leaf, lines, left + indent);
    flow.y += 3.0;
    (Branch::Group(Tag::Lbl.into(), vec![Branch::Leaf(label)]), vec![Branch::Leaf(leaf)])
}

/// Writes lines that may go on on the next page.
fn write(flow: &mut Flow<'_>, leaf: usize, lines: Vec<Vec<(Weight, String)>>, left: f32) {
    let last = lines.len().saturating_sub(1);
    for (at, mut line) in lines.into_iter().enumerate() {
        flow.needs(TEXT.leading);
        // The end of a line is a blank for whoever hears or copies it.
        if let Some((_, text)) = line.last_mut().filter(|_| at < last) {
            text.push(' ');
        }
        let (mut x, y) = (left, flow.y + TEXT.size);
        for (weight, text) in line {
            let style = Style { weight, ..TEXT };
            let wide = flow.faces.width(style, &text);
            flow.mark(Some(leaf), Ink::Words { x, y, style, text, muted: false });
            x += wide;
        }
        flow.y += TEXT.leading;
    }
}
