//! What the moderation typed about a series. Never an event of it.

use super::{Check, Fault, Fields, SUMMARY_MAX, TITLE_MAX};
use crate::programme::model::Series;

/// The form of a series as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SeriesForm {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// In the archive.
    pub archived: bool,
}

impl SeriesForm {
    /// Reads what was sent.
    pub(crate) fn read(fields: &Fields) -> Self {
        Self { title: fields.get("title"), summary: fields.get("summary"), archived: fields.has("archived") }
    }

    /// The form of a series that exists.
    pub(crate) fn of(series: &Series) -> Self {
        Self { title: series.title.clone(), summary: series.summary.clone(), archived: series.archived }
    }

    /// Checks and tidies.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(crate) fn check(&self) -> Result<SeriesForm, Vec<Fault>> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, TITLE_MAX, true);
        let summary = check.paragraphs("summary", &self.summary, SUMMARY_MAX);
        if check.faults.is_empty() { Ok(SeriesForm { title, summary, archived: self.archived }) } else { Err(check.faults) }
    }
}
