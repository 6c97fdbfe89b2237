//! Things, links and the chain that they make, as values. No SQL, no HTML, no feature.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

/// So many links deep a chain is followed on each side.
pub(super) const DEPTH_MAX: i64 = 12;
/// So many links of a chain are shown on each side.
pub(super) const LINKS_MAX: i64 = 100;

/// Where a link begins or ends: a word for the feature, and the id there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Point {
    /// The feature's word: `event`, `question`, `article`.
    pub kind: String,
    /// The id there.
    pub id: String,
}

impl Point {
    /// The thing of this kind with this id.
    pub fn new(kind: impl Into<String>, id: impl Into<String>) -> Self {
        Self { kind: kind.into(), id: id.into() }
    }
}

/// A thing as its feature tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Where its links end.
    pub point: Point,
    /// Its title, one line.
    pub title: String,
    /// Its path without language, also with a `#` for a part of a page.
    pub address: String,
    /// The title of what it belongs to; empty: it stands for itself.
    pub within: String,
    /// Its day.
    pub day: Option<Timestamp>,
    /// Whether everybody may see it.
    pub is_public: bool,
}

/// A link from an origin to a result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) origin: Point,
    pub(super) result: Point,
    /// The account that made it.
    pub(super) joined_by: Option<String>,
    pub(super) joined_at: Timestamp,
}

/// A direction along the links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Backwards: where it comes from.
    Origins,
    /// Forwards: what came of it.
    Results,
}

impl Link {
    /// The end that lies farther away.
    pub(super) fn far(&self, way: Way) -> &Point {
        if way == Way::Origins { &self.origin } else { &self.result }
    }

    /// The end that lies nearer.
    pub(super) fn near(&self, way: Way) -> &Point {
        if way == Way::Origins { &self.result } else { &self.origin }
    }
}

/// A thing of a chain with what lies behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Branch {
    pub(super) point: Point,
    /// What lies behind it stands elsewhere in the same tree.
    pub(super) again: bool,
    pub(super) below: Vec<Branch>,
}

/// The tree of one side of a chain, and whether more lies behind its edge.
///
/// What `things` does not hold is gone: it is shown as removed while something lies behind it. What is not for everybody is left out and the
/// chain goes on behind it, unless `sees_all`.
pub(super) fn tree(from: &Point, links: &[Link], way: Way, things: &HashMap<Point, Thing>, sees_all: bool) -> Vec<Branch> {
    let mut next: HashMap<&Point, Vec<&Point>> = HashMap::new();
    for link in links {
        next.entry(link.near(way)).or_default().push(link.far(way));
    }
    for far in next.values_mut() {
        far.sort_by_key(|point| (things.get(*point).and_then(|thing| thing.day), *point));
    }
    let mut walk = Walk { next, things, sees_all, shown: HashSet::from([from]) };
    let mut branches = Vec::new();
    walk.behind(from, &mut HashSet::from([from]), &mut branches);
    branches
}

struct Walk<'a> {
    next: HashMap<&'a Point, Vec<&'a Point>>,
    things: &'a HashMap<Point, Thing>,
    sees_all: bool,
    /// What stands in the tree already.
    shown: HashSet<&'a Point>,
}

impl<'a> Walk<'a> {
    /// Adds what lies behind a point. `passed`: what was left out on the way here, so that no circle of it keeps us.
    fn behind(&mut self, from: &'a Point, passed: &mut HashSet<&'a Point>, into: &mut Vec<Branch>) {
        for point in self.next.get(from).cloned().unwrap_or_default() {
            let thing = self.things.get(point);
            if thing.is_some_and(|thing| !thing.is_public && !self.sees_all) {
                if passed.insert(point) {
                    self.behind(point, passed, into);
                }
                continue;
            }
            if into.iter().any(|branch| branch.point == *point) {
                continue;
            }
            let again = !self.shown.insert(point);
            let mut below = Vec::new();
            if !again {
                self.behind(point, &mut HashSet::from([point]), &mut below);
            }
            // What is gone is worth a line only as a step to something else.
            if thing.is_some() || !below.is_empty() {
                into.push(Branch { again: again && self.next.contains_key(point), point: point.clone(), below });
            }
        }
    }
}

/// How many different things stand in a tree.
pub(super) fn count(branches: &[Branch]) -> usize {
    fn gather<'a>(branches: &'a [Branch], into: &mut HashSet<&'a Point>) {
        for branch in branches {
            into.insert(&branch.point);
            gather(&branch.below, into);
        }
    }
    let mut points = HashSet::new();
    gather(branches, &mut points);
    points.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(id: &str) -> Point {
        Point::new("event", id)
    }

    fn links(pairs: &[(&str, &str)]) -> Vec<Link> {
        let link = |(origin, result): &(&str, &str)| Link { origin: point(origin), result: point(result), joined_by: None, joined_at: Timestamp::UNIX_EPOCH };
        pairs.iter().map(link).collect()
    }

    fn things(public: &str, hidden: &str) -> HashMap<Point, Thing> {
        let thing = |id: char, is_public| Thing {
            point: point(&id.to_string()),
            title: id.to_string(),
            address: String::new(),
            within: String::new(),
            day: None,
            is_public,
        };
        let all = public.chars().map(|id| thing(id, true)).chain(hidden.chars().map(|id| thing(id, false)));
        all.map(|thing| (thing.point.clone(), thing)).collect()
    }

    /// `b(c d) e!`: what lies behind in brackets, what stands elsewhere with a sign.
    fn drawn(branches: &[Branch]) -> String {
        let one = |branch: &Branch| {
            let below = if branch.below.is_empty() { String::new() } else { format!("({})", drawn(&branch.below)) };
            format!("{}{}{below}", branch.point.id, if branch.again { "!" } else { "" })
        };
        branches.iter().map(one).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_chain_is_told_both_ways_and_each_part_once() {
        let links = links(&[("a", "b"), ("b", "c"), ("b", "d"), ("c", "e"), ("d", "e"), ("e", "f")]);
        let things = things("abcdef", "");
        assert_eq!(drawn(&tree(&point("a"), &links, Way::Results, &things, false)), "b(c(e(f)) d(e!))");
        assert_eq!(drawn(&tree(&point("f"), &links, Way::Origins, &things, false)), "e(c(b(a)) d(b!))");
        assert_eq!(count(&tree(&point("a"), &links, Way::Results, &things, false)), 5);
    }

    #[test]
    fn what_is_not_for_everybody_is_left_out_and_the_chain_goes_on() {
        let links = links(&[("a", "x"), ("x", "c"), ("a", "y"), ("y", "c"), ("x", "y")]);
        let things = things("ac", "xy");
        assert_eq!(drawn(&tree(&point("a"), &links, Way::Results, &things, false)), "c");
        assert_eq!(drawn(&tree(&point("a"), &links, Way::Results, &things, true)), "x(c y(c)) y!");
    }

    #[test]
    fn what_is_gone_is_a_step_but_no_end() {
        let links = links(&[("a", "gone"), ("gone", "c"), ("a", "lost")]);
        assert_eq!(drawn(&tree(&point("a"), &links, Way::Results, &things("ac", ""), false)), "gone(c)");
    }

    #[test]
    fn a_circle_keeps_nobody() {
        let links = links(&[("a", "b"), ("b", "a"), ("b", "x"), ("x", "y"), ("y", "x")]);
        assert_eq!(drawn(&tree(&point("a"), &links, Way::Results, &things("ab", "xy"), false)), "b(a!)");
    }
}
