//! Charts as places in a drawing: bars and a line, made for `components/charts.html`. Draws nothing and knows no figure.
//!
//! All widths are shares of the whole, so that a chart fits any window and its words keep their size. Each chart is shown with its
//! numbers as a table (WCAG 1.1.1), and kinds differ by pattern, not by colour alone (WCAG 1.4.1).

/// How many kinds can be told apart by pattern.
pub const KINDS_MAX: usize = 3;

/// Height of a row with its words, in CSS pixels.
const ROW: u32 = 50;
/// Height of a line's drawing, in its own units.
const LINE_HEIGHT: f64 = 200.0;
/// Width of a line's drawing, in its own units.
const LINE_WIDTH: f64 = 1000.0;
/// At most so many words stand below a line.
const MARKS_MAX: usize = 5;

/// A row of a bar chart, as its maker knows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is about.
    pub label: String,
    /// Its number in words: also "under five".
    pub value: String,
    /// One number for each kind.
    pub numbers: Vec<u32>,
}

/// A part of a bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Which kind, from 0.
    pub kind: usize,
    /// Where it begins, as a percentage of the chart's width.
    pub from: String,
    /// How wide it is, as a percentage.
    pub width: String,
}

/// A drawn row.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it is about.
    pub label: String,
    /// Its number in words.
    pub value: String,
    /// Its parts.
    pub parts: Vec<Part>,
    /// How long it is as a whole: from 0 to 1, which is as wide as the chart.
    pub share: f32,
    /// Where its words stand, from the top.
    pub words_at: u32,
    /// Where it stands, from the top.
    pub at: u32,
}

/// A chart of bars, one below the other; with several kinds each bar is made of parts.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// Unique on its page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What can be seen in it, in a sentence.
    pub text: String,
    /// The names of the kinds; empty if there is one.
    pub kinds: Vec<String>,
    /// The bars.
    pub bars: Vec<Bar>,
    /// Height of all, in CSS pixels.
    pub height: u32,
}

impl Bars {
    /// Draws rows; the longest bar takes the whole width.
    pub fn new(id: &str, title: String, text: String, kinds: Vec<String>, rows: Vec<Row>) -> Self {
        let sum = |row: &Row| row.numbers.iter().map(|number| u64::from(*number)).sum::<u64>();
        let most = rows.iter().map(sum).max().unwrap_or(0).max(1);
        let bars = (0..).zip(rows).map(|(at, row): (u32, Row)| {
            let mut from = 0;
            let mut parts = Vec::new();
            for (kind, number) in row.numbers.iter().enumerate().take(KINDS_MAX) {
                if *number > 0 {
                    parts.push(Part { kind, from: share(from, most), width: share(u64::from(*number), most) });
                }
                from += u64::from(*number);
            }
            Bar { label: row.label, value: row.value, parts, share: (from as f64 / most as f64) as f32, words_at: at * ROW + 16, at: at * ROW + 22 }
        });
        let bars: Vec<Bar> = bars.collect();
        let height = u32::try_from(bars.len()).unwrap_or(0) * ROW;
        Self { id: id.to_owned(), title, text, kinds, bars, height }
    }
}

/// "37.5%".
fn share(part: u64, whole: u64) -> String {
    format!("{:.2}%", part as f64 * 100.0 / whole as f64)
}

/// A point of a line: its label, and its number if it is shown.
pub type Point = (String, Option<u32>);

/// Words below or beside a line, with their place as a percentage.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The words.
    pub label: String,
    /// How far from the left, or from the top.
    pub at: String,
    /// How the words stand there: `start`, `middle`, `end`.
    pub anchor: &'static str,
}

/// A chart of one line over time. Where a number is not shown, the line is broken.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Unique on its page.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What can be seen in it, in a sentence.
    pub text: String,
    /// The unbroken pieces, as points of a polyline 1000 wide and 200 high.
    pub pieces: Vec<String>,
    /// Words below it.
    pub marks: Vec<Mark>,
    /// The largest number, which the upper edge stands for.
    pub most: String,
    /// A line that is to be reached: its words, and how far from the top it stands, from 0 to 200.
    pub goal: Option<(String, String)>,
    /// All points in words, for the table.
    pub points: Vec<(String, String)>,
}

/// A point of a line over real time.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// When, in any unit that grows with time.
    pub when: f64,
    /// Its number.
    pub number: f64,
    /// The time in words.
    pub label: String,
    /// The number in words.
    pub value: String,
}

impl Line {
    /// Draws points where they belong in time, in their order; `goal` is a number to be reached, with its words. Nothing is drawn below the lowest
    /// number or zero, whichever is less.
    pub fn over_time(id: &str, title: String, text: String, spots: &[Spot], goal: Option<(f64, String)>) -> Self {
        let numbers = || spots.iter().map(|spot| spot.number).chain(goal.iter().map(|(number, _)| *number));
        let (low, high) = (numbers().fold(0.0, f64::min), numbers().fold(f64::MIN, f64::max));
        let height = if high > low { high - low } else { 1.0 };
        let down = |number: f64| LINE_HEIGHT - (number - low) / height * LINE_HEIGHT;
        let (first, last) = (spots.first().map_or(0.0, |spot| spot.when), spots.last().map_or(0.0, |spot| spot.when));
        let across = |when: f64| if last > first { (when - first) / (last - first) } else { 0.0 };
        let mut drawn: Vec<String> = spots.iter().map(|spot| format!("{:.1},{:.1}", across(spot.when) * LINE_WIDTH, down(spot.number))).collect();
        if let [one] = &drawn[..] {
            // One point alone would draw nothing: it holds until somebody reads the next.
            let y = one.split(',').nth(1).unwrap_or_default().to_owned();
            drawn.push(format!("{LINE_WIDTH:.1},{y}"));
        }
        let ends = if spots.len() > 1 { vec![(0, "start"), (spots.len() - 1, "end")] } else { vec![(0, "start")] };
        let mark = |(at, anchor): (usize, &'static str)| {
            spots.get(at).map(|spot| Mark { label: spot.label.clone(), at: format!("{:.2}%", across(spot.when) * 100.0), anchor })
        };
        let top = spots.iter().max_by(|a, b| a.number.total_cmp(&b.number)).map(|spot| (spot.number, spot.value.clone()));
        let most = match (&goal, top) {
            // The words of the goal stand at its own line already.
            (Some((number, _)), Some((best, _))) if *number >= best => String::new(),
            (_, top) => top.map(|(_, words)| words).unwrap_or_default(),
        };
        Self {
            id: id.to_owned(),
            title,
            text,
            pieces: if drawn.is_empty() { Vec::new() } else { vec![drawn.join(" ")] },
            marks: ends.into_iter().filter_map(mark).collect(),
            most,
            goal: goal.map(|(number, words)| (words, format!("{:.1}", down(number)))),
            points: spots.iter().map(|spot| (spot.label.clone(), spot.value.clone())).collect(),
        }
    }

    /// Draws points at even distances; `hidden` are the words for a number that is not shown.
    pub fn new(id: &str, title: String, text: String, points: &[Point], hidden: &str) -> Self {
        let most = points.iter().filter_map(|(_, number)| *number).max().unwrap_or(0).max(1);
        let steps = points.len().saturating_sub(1).max(1);
        let across = |at: usize| at as f64 / steps as f64;
        let mut pieces: Vec<Vec<String>> = vec![Vec::new()];
        for (at, (_, number)) in points.iter().enumerate() {
            match (number, pieces.last_mut()) {
                (Some(number), Some(piece)) => {
                    piece.push(format!("{:.1},{:.1}", across(at) * LINE_WIDTH, LINE_HEIGHT - f64::from(*number) / f64::from(most) * LINE_HEIGHT));
                }
                _ => pieces.push(Vec::new()),
            }
        }
        // One point alone would draw nothing.
        pieces.iter_mut().filter(|piece| piece.len() == 1).for_each(|piece| piece.push(piece[0].clone()));
        let every = points.len().div_ceil(MARKS_MAX).max(1);
        let marks = points.iter().enumerate().step_by(every).map(|(at, (label, _))| Mark {
            label: label.clone(),
            at: format!("{:.2}%", across(at) * 100.0),
            anchor: if at == 0 {
                "start"
            } else if at + 1 == points.len() {
                "end"
            } else {
                "middle"
            },
        });
        let words = |(label, number): &Point| (label.clone(), number.map_or_else(|| hidden.to_owned(), |number| number.to_string()));
        Self {
            id: id.to_owned(),
            title,
            text,
            pieces: pieces.into_iter().filter(|piece| !piece.is_empty()).map(|piece| piece.join(" ")).collect(),
            marks: marks.collect(),
            most: most.to_string(),
            goal: None,
            points: points.iter().map(words).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_bar_is_as_wide_as_the_chart() {
        let row = |label: &str, numbers: &[u32]| Row { label: label.into(), value: String::new(), numbers: numbers.to_vec() };
        let chart = Bars::new("a", String::new(), String::new(), vec!["x".into(), "y".into()], vec![row("1", &[5, 15]), row("2", &[10, 0]), row("3", &[0, 0])]);
        let parts: Vec<Vec<(&str, &str)>> =
            chart.bars.iter().map(|bar| bar.parts.iter().map(|part| (part.from.as_str(), part.width.as_str())).collect()).collect();
        assert_eq!(parts, [vec![("0.00%", "25.00%"), ("25.00%", "75.00%")], vec![("0.00%", "50.00%")], vec![]]);
        assert_eq!(chart.height, 3 * ROW);
    }

    #[test]
    fn a_line_over_time_stands_where_its_days_are_and_below_its_goal() {
        let spot = |when: f64, number: f64| Spot { when, number, label: format!("t{when}"), value: format!("{number}") };
        let line = Line::over_time("a", String::new(), String::new(), &[spot(0.0, 0.0), spot(1.0, 50.0), spot(4.0, 75.0)], Some((100.0, "Ziel: 100".into())));
        assert_eq!(line.pieces, ["0.0,200.0 250.0,100.0 1000.0,50.0"]);
        assert_eq!((line.goal, line.most.as_str()), (Some(("Ziel: 100".into(), "0.0".into())), ""));
        let fallen = Line::over_time("a", String::new(), String::new(), &[spot(0.0, 10.0), spot(1.0, -10.0)], None);
        assert_eq!((fallen.pieces[0].as_str(), fallen.most.as_str()), ("0.0,0.0 1000.0,200.0", "10"));
        let one = Line::over_time("a", String::new(), String::new(), &[spot(3.0, 5.0)], None);
        assert_eq!((one.pieces[0].as_str(), one.marks.len()), ("0.0,0.0 1000.0,0.0", 1));
        assert!(Line::over_time("a", String::new(), String::new(), &[], None).pieces.is_empty());
    }

    #[test]
    fn a_line_breaks_where_nothing_is_said() {
        let points = [("17:00".to_owned(), Some(10)), ("17:05".to_owned(), Some(20)), ("17:10".to_owned(), None), ("17:15".to_owned(), Some(5))];
        let line = Line::new("a", String::new(), String::new(), &points, "unter 5");
        assert_eq!(line.pieces, ["0.0,100.0 333.3,0.0", "1000.0,150.0 1000.0,150.0"]);
        assert_eq!(line.points[2].1, "unter 5");
        assert_eq!((line.marks.first().unwrap().anchor, line.marks.last().unwrap().anchor), ("start", "end"));
    }
}
