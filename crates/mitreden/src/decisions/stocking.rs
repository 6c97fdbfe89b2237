//! What the demo needs to stock decisions. Everything goes the way of the pages' own changes.

use jiff::civil;

use super::form::Draft;
use super::model::{Body, Candidate, Lot, Outcome};
use super::{changes, public, store};
use crate::app::Site;
use crate::audit::By;
use crate::base::http::Error;
use crate::base::slug;
use crate::trace::Point;

/// What became of a candidate of the demo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It was chosen.
    Chosen,
    /// It was kept for later.
    Kept,
}

/// A decision as the demo writes it.
#[derive(Clone, Copy, Debug)]
pub struct Script {
    /// Who decided, and whether that holds.
    pub body: (&'static str, bool),
    /// Title.
    pub title: &'static str,
    /// Year, month, day.
    pub day: (i16, i8, i8),
    /// The day before it was put off.
    pub earlier: Option<(i16, i8, i8)>,
    /// Number of the paper.
    pub paper: &'static str,
    /// What was decided.
    pub text: &'static str,
    /// In euro; 0: none.
    pub budget: i64,
    /// What could be chosen.
    pub candidates: &'static [(&'static str, Choice)],
}

/// Keeps the decision, unless there is one of its title. Answers where links to it end.
///
/// # Errors
/// The database's.
pub async fn stock(site: &Site, script: &Script) -> Result<Point, Error> {
    if let Some(id) = public::id_at(&site.db.read, &slug::slug(script.title, "beschluss", &[])).await? {
        return Ok(Point::new(public::KIND, id));
    }
    let body = body(site, script.body).await?;
    let candidate = |(title, choice): &(&str, Choice)| Candidate {
        title: (*title).to_owned(),
        lot: if *choice == Choice::Chosen { Lot::Chosen } else { Lot::Kept },
        amount: None,
    };
    let day = |(year, month, day)| civil::date(year, month, day);
    let draft = Draft {
        body,
        title: script.title.to_owned(),
        day: day(script.day),
        earlier: script.earlier.map(day),
        paper: script.paper.to_owned(),
        link: String::new(),
        outcome: Outcome::Accepted,
        text: script.text.to_owned(),
        budget: (script.budget > 0).then_some(script.budget * 100),
        candidates: script.candidates.iter().map(candidate).collect(),
    };
    let decision = changes::add(site, By::System, &draft).await?;
    Ok(Point::new(public::KIND, decision.id))
}

async fn body(site: &Site, (name, is_final): (&str, bool)) -> Result<Body, Error> {
    match store::bodies(&site.db.read).await?.into_iter().find(|body| body.name == name) {
        Some(body) => Ok(body),
        None => changes::add_body(site, By::System, name, is_final).await,
    }
}
