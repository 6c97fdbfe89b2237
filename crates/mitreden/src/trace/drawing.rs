//! A chain as places in a drawing: one row for each step away from a thing, its kinds side by side. Draws nothing and knows no words.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::model::{Branch, Point};

/// Height of a row, in CSS pixels.
const ROW: u32 = 80;
/// Where the middle of a row's signs lies, from its top.
const SIGN: u32 = 14;
/// How far a line stays away from the middle of the sign below it.
const GAP: u32 = 13;
/// Where the words of a sign stand, below its middle.
const WORDS: u32 = 28;
/// At most so many kinds stand side by side: the window of a phone holds no more words.
const KINDS_MAX: usize = 3;

/// What stands at one place: the kind of things, none for all others together.
type Place = (i32, Option<String>);

/// A sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sign {
    /// Its kind; none: several.
    pub(super) kind: Option<String>,
    /// How many things it stands for.
    pub(super) count: usize,
    /// It is the page itself.
    pub(super) is_here: bool,
    /// From the left, as a percentage.
    pub(super) x: String,
    pub(super) y: u32,
    /// Where its words stand.
    pub(super) words_at: u32,
}

/// A line between two signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) from: (String, u32),
    pub(super) to: (String, u32),
}

/// A chain from top to bottom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Drawing {
    pub(super) signs: Vec<Sign>,
    pub(super) lines: Vec<Line>,
    /// Height of all, in CSS pixels.
    pub(super) height: u32,
}

/// Draws what lies before and behind a thing.
pub(super) fn draw(here: &Point, origins: &[Branch], results: &[Branch]) -> Drawing {
    let mut rows: HashMap<Point, i32> = HashMap::from([(here.clone(), 0)]);
    let mut links = BTreeSet::new();
    place(here, origins, -1, &mut rows, &mut links);
    place(here, results, 1, &mut rows, &mut links);
    let mut counts: BTreeMap<i32, BTreeMap<String, usize>> = BTreeMap::new();
    for (point, row) in &rows {
        *counts.entry(*row).or_default().entry(point.kind.clone()).or_default() += 1;
    }
    let first = counts.keys().next().copied().unwrap_or(0);
    let y = |row: i32| u32::try_from(row - first).unwrap_or(0) * ROW + SIGN;
    let mut signs = Vec::new();
    let mut places: HashMap<Place, (String, u32)> = HashMap::new();
    for (row, kinds) in &counts {
        for (kind, count, x) in side_by_side(kinds) {
            let sign = Sign { count, is_here: *row == 0, x: x.clone(), y: y(*row), words_at: y(*row) + WORDS, kind: kind.clone() };
            places.insert((*row, kind), (x, sign.y));
            signs.push(sign);
        }
    }
    let at = |point: &Point| {
        let row = rows.get(point)?;
        places.get(&(*row, Some(point.kind.clone()))).or_else(|| places.get(&(*row, None))).cloned()
    };
    let mut lines: Vec<Line> = Vec::new();
    for (origin, result) in &links {
        let (Some(from), Some(to)) = (at(origin), at(result)) else { continue };
        let line = Line { from: (from.0, from.1 + WORDS + 8), to: (to.0, to.1.saturating_sub(GAP)) };
        if from.1 < to.1 && !lines.contains(&line) {
            lines.push(line);
        }
    }
    let height = u32::try_from(counts.len()).unwrap_or(1) * ROW - (ROW - SIGN - WORDS - 8);
    Drawing { signs, lines, height }
}

/// The row of everything in a tree: as near to the thing as one of its ways is.
fn place(from: &Point, branches: &[Branch], step: i32, rows: &mut HashMap<Point, i32>, links: &mut BTreeSet<(Point, Point)>) {
    let mut level: Vec<(&Point, &Branch)> = branches.iter().map(|branch| (from, branch)).collect();
    let mut row = step;
    while !level.is_empty() {
        let mut next = Vec::new();
        for (near, branch) in level {
            rows.entry(branch.point.clone()).or_insert(row);
            let (near, far) = (near.clone(), branch.point.clone());
            links.insert(if step < 0 { (far, near) } else { (near, far) });
            next.extend(branch.below.iter().map(|below| (&branch.point, below)));
        }
        level = next;
        row += step;
    }
}

/// The kinds of a row with their number and place; those that find none stand together.
fn side_by_side(kinds: &BTreeMap<String, usize>) -> Vec<(Option<String>, usize, String)> {
    let own = if kinds.len() > KINDS_MAX { KINDS_MAX - 1 } else { kinds.len() };
    let mut signs: Vec<(Option<String>, usize)> = kinds.iter().take(own).map(|(kind, count)| (Some(kind.clone()), *count)).collect();
    let others: usize = kinds.values().skip(own).sum();
    if others > 0 {
        signs.push((None, others));
    }
    let all = signs.len();
    (0..).zip(signs).map(|(place, (kind, count)): (u32, _)| (kind, count, format!("{:.2}%", (f64::from(place) + 0.5) * 100.0 / all as f64))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn branch(kind: &str, id: &str, below: Vec<Branch>) -> Branch {
        Branch { point: Point::new(kind, id), again: false, below }
    }

    #[test]
    fn rows_lie_as_far_away_as_the_nearest_way() {
        let origins = [branch("question", "q", vec![])];
        let results = [branch("idea", "i", vec![branch("measure", "m", vec![])]), branch("idea", "j", vec![branch("measure", "m", vec![])])];
        let drawing = draw(&Point::new("event", "e"), &origins, &results);
        let signs: Vec<_> = drawing.signs.iter().map(|sign| (sign.kind.as_deref().unwrap(), sign.count, sign.is_here, sign.y)).collect();
        assert_eq!(signs, [("question", 1, false, 14), ("event", 1, true, 94), ("idea", 2, false, 174), ("measure", 1, false, 254)]);
        assert_eq!(drawing.lines.len(), 3, "links of one kind are one line");
        assert!(drawing.lines.iter().all(|line| line.from.1 < line.to.1));
        assert_eq!(drawing.height, 4 * 80 - 30);
    }

    #[test]
    fn a_row_has_no_more_kinds_than_a_phone_can_show() {
        let results: Vec<Branch> = ["a", "b", "c", "d", "e"].map(|kind| branch(kind, "x", vec![])).into();
        let drawing = draw(&Point::new("event", "e"), &[], &results);
        let row: Vec<_> = drawing.signs.iter().filter(|sign| !sign.is_here).map(|sign| (sign.kind.as_deref(), sign.count, sign.x.as_str())).collect();
        assert_eq!(row, [(Some("a"), 1, "16.67%"), (Some("b"), 1, "50.00%"), (None, 3, "83.33%")]);
        assert_eq!(drawing.lines.len(), 3);
    }
}
