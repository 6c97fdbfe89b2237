//! What the moderation typed about an event or a series, and what is wrong with it. Never says it in words; the pages do.
//!
//! A form keeps every field as it was typed, so that nothing is lost when something is refused (WCAG 3.3.1, 3.3.3), and
//! reads rows by their index (`item-2-title`), so that rows can be added, moved and removed without a script.

pub(crate) mod dates;
mod series;

pub(crate) use series::SeriesForm;

use std::collections::HashMap;

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::dates as say;
use super::model::{AgendaItem, Evening, Event, EventKind, ItemKind, Series, Speaker};
use crate::base::text;

/// Longest title in characters: two lines on a phone.
pub(crate) const TITLE_MAX: usize = 160;
/// Longest summary in characters: what lists, calendars and search engines show.
pub(crate) const SUMMARY_MAX: usize = 600;
/// Longest text in characters: some pages.
pub(crate) const TEXT_MAX: usize = 12_000;
/// Longest name, title or role of a speaker in characters.
pub(crate) const PERSON_MAX: usize = 120;
/// Longest place in characters: name, street and town.
pub(crate) const PLACE_MAX: usize = 200;
/// Most speakers of one event.
pub(crate) const SPEAKERS_MAX: usize = 20;
/// Most agenda items of one event; the room takes no more than 60.
pub(crate) const ITEMS_MAX: usize = 40;
/// Longest item in minutes: a working day.
pub(crate) const MINUTES_MAX: u32 = 480;
/// Longest event in hours: a weekend's barcamp, not a typing error in the year.
pub(crate) const HOURS_MAX: i64 = 72;
/// Years an event can lie in: old enough for an archive, near enough to notice a typing error.
pub(crate) const YEARS: std::ops::RangeInclusive<i16> = 1990..=2100;

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    /// It must not be empty.
    Missing,
    /// More than so many characters.
    TooLong(usize),
    /// Control or direction-changing characters.
    Unprintable,
    /// No date.
    NotADate,
    /// No time of day.
    NotATime,
    /// The end does not lie after the start.
    EndBeforeStart,
    /// Longer than [`HOURS_MAX`].
    LastsTooLong,
    /// Not a number from 1 to [`MINUTES_MAX`].
    NotMinutes,
    /// None of the choices.
    NoChoice,
    /// More rows than so many.
    TooMany(usize),
    /// Nothing was chosen.
    NothingChosen,
}

/// Which field has which problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// The field's id on the page.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

/// The submitted fields by name; of a repeated name the last wins.
#[derive(Debug, Default)]
pub(crate) struct Fields(HashMap<String, String>);

impl Fields {
    /// Takes the pairs of a decoded form.
    pub(crate) fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// A field's value, empty if it was not sent.
    pub(crate) fn get(&self, name: &str) -> String {
        self.0.get(name).cloned().unwrap_or_default()
    }

    /// What stands behind a prefix in the names of the fields that were sent, in order.
    pub(crate) fn behind(&self, prefix: &str) -> Vec<String> {
        let mut found: Vec<String> = self.0.keys().filter_map(|name| name.strip_prefix(prefix)).map(str::to_owned).collect();
        found.sort();
        found
    }

    /// True if the field was sent at all, as a ticked check box is.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}

/// Which button was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Press {
    /// Save.
    Save,
    /// One more row for a speaker.
    AddSpeaker,
    /// One more row for the agenda.
    AddItem,
    /// Without this speaker.
    RemoveSpeaker(usize),
    /// Without this item.
    RemoveItem(usize),
    /// This item one place earlier.
    RaiseItem(usize),
    /// This item one place later.
    LowerItem(usize),
}

impl Press {
    fn of(fields: &Fields) -> Self {
        let word = fields.get("do");
        let (verb, row) = word.split_once(':').unwrap_or((&word, ""));
        let row = row.parse().ok();
        match (verb, row) {
            ("add-speaker", _) => Press::AddSpeaker,
            ("add-item", _) => Press::AddItem,
            ("remove-speaker", Some(row)) => Press::RemoveSpeaker(row),
            ("remove-item", Some(row)) => Press::RemoveItem(row),
            ("raise-item", Some(row)) => Press::RaiseItem(row),
            ("lower-item", Some(row)) => Press::LowerItem(row),
            _ => Press::Save,
        }
    }
}

/// One row of the agenda as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ItemRow {
    /// The kind's word.
    pub kind: String,
    /// Title.
    pub title: String,
    /// Minutes.
    pub minutes: String,
    /// Who gives it.
    pub speaker: String,
}

impl ItemRow {
    fn is_blank(&self) -> bool {
        [&self.title, &self.minutes, &self.speaker].iter().all(|field| field.trim().is_empty())
    }
}

/// The form of an event as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct EventForm {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Text.
    pub text: String,
    /// The kind's word.
    pub kind: String,
    /// The series' id or nothing.
    pub series: String,
    /// Day of the start.
    pub date: String,
    /// Time of the start.
    pub from: String,
    /// Time of the end.
    pub until: String,
    /// Day of the end, if it is another.
    pub until_date: String,
    /// Where people meet besides the room.
    pub place: String,
    /// Called off.
    pub cancelled: bool,
    /// Ids of the working groups whose session it is.
    pub groups: Vec<String>,
    /// The state that was edited, to notice that somebody else saved meanwhile.
    pub version: String,
    /// Speakers.
    pub speakers: Vec<Speaker>,
    /// Agenda.
    pub agenda: Vec<ItemRow>,
}

/// A checked event, ready to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EventDraft {
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: String,
    /// Text.
    pub text: String,
    /// Kind.
    pub kind: EventKind,
    /// The series' id.
    pub series: Option<String>,
    /// Start.
    pub starts_at: Timestamp,
    /// End.
    pub ends_at: Timestamp,
    /// Where people meet besides the room; may be empty.
    pub place: String,
    /// Called off.
    pub cancelled: bool,
    /// Ids of the working groups whose session it is.
    pub groups: Vec<String>,
    /// Speakers.
    pub speakers: Vec<Speaker>,
    /// Agenda.
    pub agenda: Vec<AgendaItem>,
}

impl EventForm {
    /// Reads what was sent, and which button sent it. Rows beyond the limit are kept up to one more, so that the check can say so.
    pub(crate) fn read(fields: &Fields) -> (Self, Press) {
        let row = |kind: &str, index: usize, name: &str| fields.get(&format!("{kind}-{index}-{name}"));
        let speakers = (0..=SPEAKERS_MAX)
            .take_while(|i| fields.has(&format!("speaker-{i}-name")))
            .map(|i| Speaker { name: row("speaker", i, "name"), title: row("speaker", i, "title"), role: row("speaker", i, "role") })
            .collect();
        let agenda = (0..=ITEMS_MAX)
            .take_while(|i| fields.has(&format!("item-{i}-title")))
            .map(|i| ItemRow {
                kind: row("item", i, "kind"),
                title: row("item", i, "title"),
                minutes: row("item", i, "minutes"),
                speaker: row("item", i, "speaker"),
            })
            .collect();
        let form = Self {
            title: fields.get("title"),
            summary: fields.get("summary"),
            text: fields.get("text"),
            kind: fields.get("kind"),
            series: fields.get("series"),
            date: fields.get("date"),
            from: fields.get("from"),
            until: fields.get("until"),
            until_date: fields.get("until_date"),
            place: fields.get("place"),
            cancelled: fields.has("cancelled"),
            groups: fields.behind("group-"),
            version: fields.get("version"),
            speakers,
            agenda,
        };
        (form, Press::of(fields))
    }

    /// The form of an event that exists; its groups are another feature's.
    pub(crate) fn of(evening: &Evening, zone: &TimeZone) -> Self {
        let Evening { event, speakers, agenda, .. } = evening;
        let (from, until) = (say::local(event.starts_at, zone), say::local(event.ends_at, zone));
        Self {
            title: event.title.clone(),
            summary: event.summary.clone(),
            text: event.text.clone(),
            kind: event.kind.word().to_owned(),
            series: event.series.clone().unwrap_or_default(),
            date: from.date().to_string(),
            from: say::clock(&from),
            until: say::clock(&until),
            until_date: if from.date() == until.date() { String::new() } else { until.date().to_string() },
            place: event.place.clone(),
            cancelled: event.cancelled,
            groups: Vec::new(),
            version: event.updated_at.to_string(),
            speakers: speakers.clone(),
            agenda: agenda.iter().map(ItemRow::of).collect(),
        }
    }

    /// Does what a button other than Save asks for: rows come, go and move. A row that is not there is left alone.
    pub(crate) fn press(&mut self, press: Press) {
        match press {
            Press::Save => {}
            Press::AddSpeaker if self.speakers.len() < SPEAKERS_MAX => self.speakers.push(Speaker::default()),
            Press::AddItem if self.agenda.len() < ITEMS_MAX => self.agenda.push(ItemRow::default()),
            Press::AddSpeaker | Press::AddItem => {}
            Press::RemoveSpeaker(row) if row < self.speakers.len() => drop(self.speakers.remove(row)),
            Press::RemoveItem(row) if row < self.agenda.len() => drop(self.agenda.remove(row)),
            Press::RaiseItem(row) if 0 < row && row < self.agenda.len() => self.agenda.swap(row, row - 1),
            Press::LowerItem(row) if row < self.agenda.len().saturating_sub(1) => self.agenda.swap(row, row + 1),
            Press::RemoveSpeaker(_) | Press::RemoveItem(_) | Press::RaiseItem(_) | Press::LowerItem(_) => {}
        }
    }

    /// Checks everything at once, so that all faults can be mended in one go.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(crate) fn check(&self, series: &[Series], zone: &TimeZone) -> Result<EventDraft, Vec<Fault>> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, TITLE_MAX, true);
        let kind = check.choice("kind", EventKind::of(&self.kind));
        let chosen = (!self.series.is_empty()).then(|| self.series.clone());
        if chosen.as_ref().is_some_and(|id| !series.iter().any(|series| series.id == *id)) {
            check.fault("series", Problem::NoChoice);
        }
        let times = self.check_times(&mut check, zone);
        let place = check.line("place", &self.place, PLACE_MAX, false);
        let summary = check.paragraphs("summary", &self.summary, SUMMARY_MAX);
        let text = check.paragraphs("text", &self.text, TEXT_MAX);
        let speakers = self.check_speakers(&mut check);
        let agenda = self.check_agenda(&mut check);
        match (check.faults.is_empty(), kind, times) {
            (true, Some(kind), Some((starts_at, ends_at))) => {
                let (cancelled, groups) = (self.cancelled, self.groups.clone());
                Ok(EventDraft { title, summary, text, kind, series: chosen, starts_at, ends_at, place, cancelled, groups, speakers, agenda })
            }
            _ => Err(check.faults),
        }
    }

    fn check_times(&self, check: &mut Check, zone: &TimeZone) -> Option<(Timestamp, Timestamp)> {
        let date = check.date("date", &self.date);
        let from = check.time("from", &self.from);
        let until = check.time("until", &self.until);
        let until_date = if self.until_date.trim().is_empty() { date } else { check.date("until_date", &self.until_date) };
        let starts_at = date?.to_datetime(from?).to_zoned(zone.clone()).ok()?.timestamp();
        let ends_at = until_date?.to_datetime(until?).to_zoned(zone.clone()).ok()?.timestamp();
        if ends_at <= starts_at {
            check.fault("until", Problem::EndBeforeStart);
            return None;
        }
        if ends_at.duration_since(starts_at) > jiff::SignedDuration::from_hours(HOURS_MAX) {
            check.fault("until_date", Problem::LastsTooLong);
            return None;
        }
        Some((starts_at, ends_at))
    }

    fn check_speakers(&self, check: &mut Check) -> Vec<Speaker> {
        if self.speakers.len() > SPEAKERS_MAX {
            check.fault("speakers", Problem::TooMany(SPEAKERS_MAX));
        }
        let blank = |row: &Speaker| [&row.name, &row.title, &row.role].iter().all(|field| field.trim().is_empty());
        let rows = self.speakers.iter().enumerate().filter(|(_, row)| !blank(row));
        rows.map(|(i, row)| Speaker {
            title: check.line(&format!("speaker-{i}-title"), &row.title, PERSON_MAX, false),
            name: check.line(&format!("speaker-{i}-name"), &row.name, PERSON_MAX, true),
            role: check.line(&format!("speaker-{i}-role"), &row.role, PERSON_MAX, false),
        })
        .collect()
    }

    fn check_agenda(&self, check: &mut Check) -> Vec<AgendaItem> {
        if self.agenda.len() > ITEMS_MAX {
            check.fault("agenda", Problem::TooMany(ITEMS_MAX));
        }
        let rows = self.agenda.iter().enumerate().filter(|(_, row)| !row.is_blank());
        rows.map(|(i, row)| AgendaItem {
            kind: check.choice(&format!("item-{i}-kind"), ItemKind::of(&row.kind)).unwrap_or_default(),
            title: check.line(&format!("item-{i}-title"), &row.title, TITLE_MAX, true),
            speaker: check.line(&format!("item-{i}-speaker"), &row.speaker, PERSON_MAX, false),
            minutes: check.minutes(&format!("item-{i}-minutes"), &row.minutes, MINUTES_MAX),
        })
        .collect()
    }
}

impl ItemRow {
    fn of(item: &AgendaItem) -> Self {
        Self { kind: item.kind.word().to_owned(), title: item.title.clone(), minutes: item.minutes.to_string(), speaker: item.speaker.clone() }
    }
}

impl EventDraft {
    /// The event that `before` becomes; its address, room and id stay.
    pub(crate) fn onto(&self, before: &Event, now: Timestamp) -> Event {
        let mut event = Event {
            series: self.series.clone(),
            title: self.title.clone(),
            summary: self.summary.clone(),
            text: self.text.clone(),
            kind: self.kind,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            place: self.place.clone(),
            cancelled: self.cancelled,
            updated_at: now,
            ..before.clone()
        };
        event.sequence = before.sequence + i64::from(event.matters_to_calendars(before));
        event
    }
}

/// Collects faults field by field.
#[derive(Default)]
pub(super) struct Check {
    pub(super) faults: Vec<Fault>,
}

impl Check {
    pub(super) fn fault(&mut self, field: &str, problem: Problem) {
        self.faults.push(Fault { field: field.to_owned(), problem });
    }

    /// One line: white space folded, nothing invisible.
    pub(super) fn line(&mut self, field: &str, text: &str, max: usize, required: bool) -> String {
        let line = text::line(text);
        if line.is_empty() && required {
            self.fault(field, Problem::Missing);
        }
        self.printable(field, &line, max);
        line
    }

    /// Several lines: line breaks as `\n`, nothing invisible.
    fn paragraphs(&mut self, field: &str, text: &str, max: usize) -> String {
        let text = text::paragraphs(text);
        self.printable(field, &text, max);
        text
    }

    fn printable(&mut self, field: &str, text: &str, max: usize) {
        if text.chars().count() > max {
            self.fault(field, Problem::TooLong(max));
        } else if !text::is_printable(text) {
            self.fault(field, Problem::Unprintable);
        }
    }

    fn choice<T>(&mut self, field: &str, choice: Option<T>) -> Option<T> {
        if choice.is_none() {
            self.fault(field, Problem::NoChoice);
        }
        choice
    }

    /// A day as browsers send it (2021-02-04) or as people write it (4.2.2021).
    pub(super) fn date(&mut self, field: &str, text: &str) -> Option<civil::Date> {
        let text = text.trim();
        let date = civil::Date::strptime("%Y-%m-%d", text).or_else(|_| civil::Date::strptime("%d.%m.%Y", text));
        let date = date.ok().filter(|date| YEARS.contains(&date.year()));
        if date.is_none() {
            self.fault(field, if text.is_empty() { Problem::Missing } else { Problem::NotADate });
        }
        date
    }

    /// A time of day: 17:00, or 17.00 as some write it.
    pub(super) fn time(&mut self, field: &str, text: &str) -> Option<civil::Time> {
        let text = text.trim();
        let time = ["%H:%M", "%H.%M", "%H:%M:%S"].iter().find_map(|format| civil::Time::strptime(format, text).ok());
        if time.is_none() {
            self.fault(field, if text.is_empty() { Problem::Missing } else { Problem::NotATime });
        }
        time
    }

    /// Whole minutes from 1 to `max`.
    pub(super) fn minutes(&mut self, field: &str, text: &str, max: u32) -> u32 {
        let minutes = text.trim().parse().ok().filter(|minutes| (1..=max).contains(minutes));
        if minutes.is_none() {
            self.fault(field, Problem::NotMinutes);
        }
        minutes.unwrap_or(1)
    }
}

#[cfg(test)]
mod tests;
