//! The short form of the yearly update: where a measure stands, what was reached, what was learned. The long form holds the rest.

use jiff::civil;

use super::form::{SHORT_MAX, TEXT_MAX};
use super::model::{Light, Measure};
use crate::base::check::{Check, Fault};

/// The form as typed.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct UpdateForm {
    pub(super) light: String,
    pub(super) standing: String,
    pub(super) lessons: String,
    /// When each milestone was reached, in their order.
    pub(super) reached: Vec<String>,
    /// What has happened, for the history.
    pub(super) note: String,
    /// The state that was edited.
    pub(super) version: String,
    /// Which button: `same` keeps everything as it is.
    #[serde(rename = "do")]
    pub(super) deed: String,
}

impl UpdateForm {
    /// The form of a measure.
    pub(super) fn of(measure: &Measure) -> Self {
        Self {
            light: measure.light.word().to_owned(),
            standing: measure.standing.clone(),
            lessons: measure.lessons.clone(),
            reached: measure.milestones.iter().map(|goal| goal.reached.map(|day| day.to_string()).unwrap_or_default()).collect(),
            note: String::new(),
            version: measure.updated_at.to_string(),
            deed: String::new(),
        }
    }

    /// Checks everything at once and puts it onto a measure.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, before: &Measure, today: civil::Date) -> Result<(Measure, String), Vec<Fault>> {
        let (mut check, mut m) = (Check::default(), before.clone());
        m.light = check.choice("light", Light::of(&self.light)).unwrap_or(Light::Off);
        m.standing = check.text("standing", &self.standing, SHORT_MAX, m.light != Light::Off);
        for (number, (goal, typed)) in m.milestones.iter_mut().zip(&self.reached).enumerate() {
            goal.reached = check.past_day(&format!("goal_reached-{number}"), typed, false, today);
        }
        m.lessons = check.text("lessons", &self.lessons, TEXT_MAX, false);
        let note = check.text("note", &self.note, SHORT_MAX, false);
        if check.faults.is_empty() { Ok((m, note)) } else { Err(check.faults) }
    }
}
