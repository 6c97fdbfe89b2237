//! What the demo needs to stock measures. Everything goes the way of the pages' own changes.

use jiff::civil;

use super::model::{Light, Measure, Milestone, Phase, Step};
use super::{changes, public, store};
use crate::app::Site;
use crate::audit::By;
use crate::base::http::Error;
use crate::base::slug;
use crate::trace::Point;

/// How far a measure of the demo has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Tried out.
    Pilot,
    /// Being carried out.
    Implementation,
    /// In use.
    Operation,
}

/// A milestone of the demo: what, and when it was reached.
pub type Goal = (&'static str, Option<(i16, i8, i8)>);

/// A measure as the demo writes it.
#[derive(Clone, Copy, Debug)]
pub struct Script {
    /// Short sign.
    pub sign: &'static str,
    /// Title.
    pub title: &'static str,
    /// What it is, in a sentence.
    pub summary: &'static str,
    /// Field of action.
    pub field: &'static str,
    /// Place, one line; empty: everywhere.
    pub place: &'static str,
    /// Quarter of the city.
    pub quarter: &'static str,
    /// When it was chosen, and by whom.
    pub begun: ((i16, i8, i8), &'static str),
    /// How far it has come, and since when.
    pub stage: (Stage, (i16, i8, i8)),
    /// How it goes, in a sentence; empty: nobody said.
    pub standing: (&'static str, bool),
    /// Milestones.
    pub goals: &'static [Goal],
    /// What was learned.
    pub lessons: &'static str,
}

/// Keeps the measure, unless there is one of its title. Answers where links to it and to its first milestone end.
///
/// # Errors
/// The database's.
pub async fn stock(site: &Site, script: &Script) -> Result<(Point, Option<Point>), Error> {
    let known = store::by_slug(&site.db.read, &slug::slug(script.title, "massnahme", &[])).await?;
    let measure = match known {
        Some(measure) => measure,
        None => changes::add(site, By::System, written(site, script), "").await?,
    };
    let goal = measure.milestones.first().map(|goal| Point::new(public::GOAL, &goal.id));
    Ok((Point::new(public::KIND, measure.id), goal))
}

fn written(site: &Site, script: &Script) -> Measure {
    let day = |(year, month, day): (i16, i8, i8)| civil::date(year, month, day);
    let (stage, since) = script.stage;
    let phase = match stage {
        Stage::Pilot => Phase::Pilot,
        Stage::Implementation => Phase::Implementation,
        Stage::Operation => Phase::Operation,
    };
    let (begun, reason) = script.begun;
    let chosen = Step { phase: Phase::Strategy, day: day(begun), reason: reason.to_owned() };
    let now = Step { phase, day: day(since), reason: String::new() };
    let (standing, is_fine) = script.standing;
    Measure {
        sign: script.sign.to_owned(),
        title: script.title.to_owned(),
        summary: script.summary.to_owned(),
        field: script.field.to_owned(),
        light: match (standing.is_empty(), is_fine) {
            (true, _) => Light::Off,
            (false, true) => Light::Green,
            (false, false) => Light::Yellow,
        },
        standing: standing.to_owned(),
        office: "Amt für Zentrale Steuerung".to_owned(),
        contact: "SmartCity-Team der Stadtverwaltung".to_owned(),
        funder: "Bundesprogramm „Modellprojekte Smart Cities“".to_owned(),
        places: script.place.to_owned(),
        quarter: script.quarter.to_owned(),
        lessons: script.lessons.to_owned(),
        steps: vec![chosen, now],
        milestones: script
            .goals
            .iter()
            .map(|(title, reached)| Milestone { id: site.ids.id(), title: (*title).to_owned(), planned: None, reached: reached.map(day) })
            .collect(),
        ..changes::blank(site)
    }
}
