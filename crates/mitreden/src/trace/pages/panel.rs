//! A chain both ways, as a drawing and as a list with links: a part of other features' pages. Changes nothing.

use std::collections::HashMap;

use askama::Template;

use super::{about, word};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page};
use crate::trace::drawing::{self, Drawing};
use crate::trace::model::{self, Branch, DEPTH_MAX, LINKS_MAX, Point, Thing, Way};
use crate::trace::{sources, store};

/// A thing of a chain with what lies behind it, as a line of a list.
#[derive(Template)]
#[template(path = "trace/branch.html")]
struct Line {
    page: Page,
    kind: String,
    title: String,
    /// None: it was removed.
    address: Option<String>,
    about: String,
    /// Only the staff sees it.
    hidden: bool,
    /// What lies behind it stands elsewhere in the list.
    again: bool,
    below: Vec<Line>,
}

/// As many things behind one that is not the page itself are read at a glance; more are unfolded by whoever wants them.
const AT_A_GLANCE: usize = 5;

impl Line {
    fn is_long(&self) -> bool {
        self.below.len() > AT_A_GLANCE
    }
}

/// A sign of the drawing with its words.
struct Sign {
    words: String,
    place: drawing::Sign,
}

/// What a page shows of a thing's chain. Empty when there is none and nothing to begin.
#[derive(Template)]
#[template(path = "trace/panel.html")]
pub struct Panel {
    page: Page,
    origins: Vec<Line>,
    results: Vec<Line>,
    signs: Vec<Sign>,
    lines: Vec<drawing::Line>,
    height: u32,
    /// What the drawing shows, in a sentence.
    text: String,
    /// There is more than is shown.
    cut: bool,
    /// Where the staff changes it.
    edit: Option<String>,
}

impl Panel {
    /// Nothing comes before and nothing after.
    pub(super) fn is_alone(&self) -> bool {
        self.origins.is_empty() && self.results.is_empty()
    }

    /// Without the way to the form, for the form's own page.
    pub(super) fn only_read(self) -> Self {
        Self { edit: None, ..self }
    }
}

/// The chain of a thing.
///
/// # Errors
/// The database's, or a source's.
pub async fn panel(app: &App, page: &Page, viewer: Option<&Viewer>, here: &Point) -> Result<Panel, Error> {
    let (site, staff) = (app.site(""), viewer.is_some_and(Viewer::is_staff));
    let read = &site.db.read;
    let before = store::chain(read, here, Way::Origins, DEPTH_MAX, LINKS_MAX).await?;
    let after = store::chain(read, here, Way::Results, DEPTH_MAX, LINKS_MAX).await?;
    let points: Vec<Point> = before.iter().chain(&after).flat_map(|link| [link.origin.clone(), link.result.clone()]).collect();
    let things = sources::look(site, &points).await?;
    let origins = model::tree(here, &before, Way::Origins, &things, staff);
    let results = model::tree(here, &after, Way::Results, &things, staff);
    let Drawing { signs, lines, height } = drawing::draw(here, &origins, &results);
    let is_full = |links: &Vec<model::Link>| i64::try_from(links.len()).unwrap_or(i64::MAX) >= LINKS_MAX;
    let words = |sign: drawing::Sign| {
        let kind = sign.kind.as_ref().map_or_else(|| page.t.msg_trace_kind_other(), |kind| word(page, &Point::new(kind, "")));
        let words = if sign.is_here {
            page.t.msg_trace_here()
        } else if sign.count > 1 {
            page.t.msg_trace_many(sign.count, kind)
        } else {
            kind
        };
        Sign { words, place: sign }
    };
    let listed = |branches: Vec<Branch>| branches.into_iter().map(|branch| line(app, page, &things, branch)).collect();
    Ok(Panel {
        page: page.clone(),
        text: page.t.msg_trace_drawing(model::count(&origins), model::count(&results)),
        cut: is_full(&before) || is_full(&after),
        edit: staff.then(|| page.to(&format!("{}/bearbeiten", sources::page(here)))),
        signs: signs.into_iter().map(words).collect(),
        origins: listed(origins),
        results: listed(results),
        lines,
        height,
    })
}

fn line(app: &App, page: &Page, things: &HashMap<Point, Thing>, branch: Branch) -> Line {
    let thing = things.get(&branch.point);
    Line {
        page: page.clone(),
        kind: word(page, &branch.point),
        title: thing.map_or_else(|| page.t.msg_trace_removed(), |thing| thing.title.clone()),
        address: thing.map(|thing| page.to(&thing.address)),
        about: thing.map(|thing| about(app, page, thing)).unwrap_or_default(),
        hidden: thing.is_some_and(|thing| !thing.is_public),
        again: branch.again,
        below: branch.below.into_iter().map(|below| line(app, page, things, below)).collect(),
    }
}
