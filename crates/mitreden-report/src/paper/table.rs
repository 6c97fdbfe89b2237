//! Tables on pages: how wide columns are, what goes on below, which heads come again. Draws through the flow only.

use krilla::tagging::{TableHeaderScope, Tag, TagKind};

use super::face::Style;
use super::flow::{BODY, Branch, Flow, Ink, LEFT, SMALL, SMALL_HEAD};
use super::{Cell, Table};

/// Between the words of a cell and its edge.
const PAD: f32 = 4.0;
/// More than sums of widths are off by rounding.
const SLACK: f32 = 0.5;
/// No column is wider than this share of the page as long as others need the room.
const WIDEST: f32 = 0.4;

/// Writes a table; one that is too wide in parts, each with the first column.
pub(super) fn put(flow: &mut Flow<'_>, table: &Table) {
    let columns = table.head.len();
    if columns == 0 || table.rows.is_empty() {
        return;
    }
    let wanted: Vec<(f32, f32)> = (0..columns).map(|column| wanted(flow, table, column)).collect();
    for columns in parts(&wanted) {
        let widths = widths(&columns.iter().filter_map(|column| wanted.get(*column).copied()).collect::<Vec<_>>());
        put_part(flow, table, &columns, &widths);
    }
}

/// How narrow a column may be without breaking a word, and how wide it would like to be.
fn wanted(flow: &Flow<'_>, table: &Table, column: usize) -> (f32, f32) {
    let faces = flow.faces;
    let mut most = (0.0_f32, 0.0_f32);
    let mut take = |style: Style, text: &str| {
        let text = faces.clean(text);
        most = (most.0.max(faces.longest_word(style, &text)), most.1.max(faces.width(style, &text)));
    };
    take(SMALL_HEAD, table.head.get(column).map_or("", String::as_str));
    for cell in table.rows.iter().filter_map(|row| row.get(column)) {
        take(if column == 0 { SMALL_HEAD } else { SMALL }, &cell.text);
    }
    let widest = BODY * WIDEST;
    let around = 2.0 * PAD + SLACK;
    ((most.0 + around).min(widest), (most.1 + around).min(BODY))
}

/// Which columns stand together: as many as fit without breaking words, each part with the first one.
fn parts(wanted: &[(f32, f32)]) -> Vec<Vec<usize>> {
    let first = wanted.first().map_or(0.0, |(least, _)| *least);
    let (mut parts, mut used) = (vec![vec![0]], first);
    for (column, (least, _)) in wanted.iter().enumerate().skip(1) {
        let is_begun = parts.last().is_some_and(|part| part.len() > 1);
        if is_begun && used + least > BODY {
            parts.push(vec![0]);
            used = first;
        }
        used += least;
        if let Some(part) = parts.last_mut() {
            part.push(column);
        }
    }
    parts
}

/// The widths of columns that share a page: each at least what it needs, the rest as they would like it.
fn widths(wanted: &[(f32, f32)]) -> Vec<f32> {
    let least: f32 = wanted.iter().map(|(least, _)| least).sum();
    let liked: f32 = wanted.iter().map(|(_, liked)| liked).sum();
    if liked <= BODY {
        // What is left over stays white: numbers far from their words are hard to read.
        return wanted.iter().map(|(_, liked)| *liked).collect();
    }
    let (spare, wish) = ((BODY - least).max(0.0), (liked - least).max(1.0));
    wanted.iter().map(|(least, liked)| least + (liked - least).max(0.0) * spare / wish).collect()
}

/// The lines of a row's cells.
struct Row {
    cells: Vec<(Vec<String>, bool)>,
    height: f32,
}

fn row(flow: &Flow<'_>, cells: &[Cell], widths: &[f32], head: bool) -> Row {
    let lines = |(at, (cell, width)): (usize, (&Cell, &f32))| {
        let style = if head || at == 0 { SMALL_HEAD } else { SMALL };
        (flow.faces.lines(style, &cell.text, width - 2.0 * PAD), cell.number)
    };
    let cells: Vec<_> = cells.iter().zip(widths).enumerate().map(lines).collect();
    let most = cells.iter().map(|(lines, _)| lines.len()).max().unwrap_or(1);
    Row { cells, height: most as f32 * SMALL.leading + 2.0 * PAD }
}

fn put_part(flow: &mut Flow<'_>, table: &Table, columns: &[usize], widths: &[f32]) {
    let is_number = |column: usize| column > 0 && table.rows.iter().filter_map(|row| row.get(column)).all(|cell| cell.number);
    let head: Vec<Cell> =
        columns.iter().map(|column| Cell { text: table.head.get(*column).cloned().unwrap_or_default(), number: is_number(*column) }).collect();
    let head = row(flow, &head, widths, true);
    let of = |cells: &Vec<Cell>| columns.iter().map(|column| cells.get(*column).cloned().unwrap_or_default()).collect::<Vec<_>>();
    let rows: Vec<Row> = table.rows.iter().map(|cells| row(flow, &of(cells), widths, false)).collect();
    let whole = head.height + rows.iter().map(|row| row.height).sum::<f32>();
    // A short table stays together; of a long one the head and the first rows.
    let caption = flow.caption(&table.caption, if whole < Flow::whole_page() * 0.45 { whole } else { head.height * 3.0 });
    let heads = put_row(flow, &head, widths, Kind::Head);
    let mut body = Vec::new();
    for row in rows {
        // A row stays together if a page can hold it.
        if row.height > flow.room() && row.height + head.height < Flow::whole_page() {
            flow.needs(row.height + head.height);
            // Seen again on the new page; heard once.
            put_row(flow, &head, widths, Kind::Again);
        }
        body.push(put_row(flow, &row, widths, Kind::Body));
    }
    flow.y += 8.0;
    let parts = vec![Branch::Group(Tag::Caption.into(), vec![caption]), Branch::Group(Tag::THead.into(), vec![heads]), Branch::Group(Tag::TBody.into(), body)];
    flow.tree.push(Branch::Group(Tag::Table.into(), parts));
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Head,
    /// The head on another page.
    Again,
    Body,
}

fn put_row(flow: &mut Flow<'_>, row: &Row, widths: &[f32], kind: Kind) -> Branch {
    let leaves: Vec<Option<usize>> = row.cells.iter().map(|_| (kind != Kind::Again).then(|| flow.leaf())).collect();
    let most = row.cells.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
    flow.needs(if row.height < Flow::whole_page() { row.height } else { SMALL.leading });
    flow.y += PAD;
    for at in 0..most {
        flow.needs(SMALL.leading + PAD);
        let mut x = LEFT;
        for (column, ((lines, number), width)) in row.cells.iter().zip(widths).enumerate() {
            if let Some(line) = lines.get(at) {
                let style = if kind == Kind::Body && column > 0 { SMALL } else { SMALL_HEAD };
                let start = if *number { x + width - PAD - flow.faces.width(style, line) } else { x + PAD };
                let text = if at + 1 < lines.len() { format!("{line} ") } else { line.clone() };
                let ink = Ink::Words { x: start, y: flow.y + style.size, style, text, muted: false };
                flow.mark(leaves.get(column).copied().flatten(), ink);
            }
            x += width;
        }
        flow.y += SMALL.leading;
    }
    flow.y += PAD;
    let (y, width, height) = (flow.y - 0.4, widths.iter().sum(), if kind == Kind::Body { 0.4 } else { 1.0 });
    flow.mark(None, Ink::Box { x: LEFT, y, width, height, strong: kind != Kind::Body });
    let cells = leaves.into_iter().flatten().enumerate().map(|(column, leaf)| {
        let tag: TagKind = match (kind, column) {
            (Kind::Head | Kind::Again, _) => Tag::TH(TableHeaderScope::Column).into(),
            (Kind::Body, 0) => Tag::TH(TableHeaderScope::Row).into(),
            (Kind::Body, _) => Tag::TD.into(),
        };
        Branch::Group(tag, vec![Branch::Leaf(leaf)])
    });
    Branch::Group(Tag::TR.into(), cells.collect())
}
