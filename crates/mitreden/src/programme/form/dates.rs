//! The form for the next ten Tuesdays and Thursdays: what was typed, which days it proposes, what comes of it.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _, civil};

use super::{Check, EventDraft, Fault, Fields, Problem, TITLE_MAX};
use crate::programme::dates;
use crate::programme::model::{Event, EventKind, Series, next_tuesdays_and_thursdays};

/// How many days are proposed: the ten evenings of a series.
pub(crate) const EVENINGS: usize = 10;
/// Longest evening of a series in minutes.
const MINUTES_MAX: u32 = 480;
/// The usual start and length.
const USUAL_START: &str = "17:00";
const USUAL_MINUTES: &str = "120";

/// What was typed above the list of days.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DatesForm {
    /// From which day on.
    pub first: String,
    /// When each evening begins.
    pub time: String,
    /// How long each lasts.
    pub minutes: String,
}

/// One proposed day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Proposal {
    /// The day.
    pub day: civil::Date,
    /// Start.
    pub starts_at: Timestamp,
    /// End.
    pub ends_at: Timestamp,
    /// It is to be created.
    pub chosen: bool,
    /// The topic, as typed.
    pub topic: String,
    /// The series already has an event on this day.
    pub taken: bool,
}

impl DatesForm {
    /// Reads what was sent; what was not, is the usual. The first day is today while its evening still lies ahead.
    pub(crate) fn read(fields: &Fields, now: Timestamp, zone: &TimeZone) -> Self {
        let or = |name: &str, usual: &str| if fields.has(name) { fields.get(name) } else { usual.to_owned() };
        let here = now.to_zoned(zone.clone());
        let today_is_over = dates::clock(&here).as_str() >= USUAL_START;
        let first = if today_is_over { here.date().saturating_add(1.day()) } else { here.date() };
        Self { first: or("first", &first.to_string()), time: or("time", USUAL_START), minutes: or("minutes", USUAL_MINUTES) }
    }

    /// The days that follow from what was typed, each with its default: chosen unless taken.
    ///
    /// # Errors
    /// The faults of the three fields.
    pub(crate) fn proposals(&self, events: &[Event], topic: impl Fn(usize) -> String, zone: &TimeZone) -> Result<Vec<Proposal>, Vec<Fault>> {
        let mut check = Check::default();
        let first = check.date("first", &self.first);
        let time = check.time("time", &self.time);
        let minutes = check.minutes("minutes", &self.minutes, MINUTES_MAX);
        let (Some(first), Some(time), true) = (first, time, check.faults.is_empty()) else { return Err(check.faults) };
        let day = |at: Timestamp| dates::local(at, zone).date();
        let mut number = events.len();
        let starts = next_tuesdays_and_thursdays(first, time, zone, EVENINGS);
        let proposals = starts.into_iter().map(|starts_at| {
            let taken = events.iter().any(|event| !event.cancelled && day(event.starts_at) == day(starts_at));
            number += usize::from(!taken);
            let ends_at = starts_at.saturating_add(SignedDuration::from_mins(i64::from(minutes))).unwrap_or(starts_at);
            Proposal { day: day(starts_at), starts_at, ends_at, chosen: !taken, topic: topic(number), taken }
        });
        Ok(proposals.collect())
    }
}

/// Takes over which days were ticked and what topics were typed.
pub(crate) fn choose(proposals: &mut [Proposal], fields: &Fields) {
    for proposal in proposals {
        proposal.chosen = fields.has(&format!("day-{}", proposal.day));
        let topic = format!("topic-{}", proposal.day);
        if fields.has(&topic) {
            proposal.topic = fields.get(&topic);
        }
    }
}

/// The events of the chosen days.
///
/// # Errors
/// The faults of the topics, or that nothing was chosen.
pub(crate) fn drafts(proposals: &[Proposal], series: &Series) -> Result<Vec<EventDraft>, Vec<Fault>> {
    let mut check = Check::default();
    let mut drafts = Vec::new();
    for proposal in proposals.iter().filter(|proposal| proposal.chosen) {
        drafts.push(EventDraft {
            groups: Vec::new(),
            title: check.line(&format!("topic-{}", proposal.day), &proposal.topic, TITLE_MAX, true),
            summary: String::new(),
            text: String::new(),
            kind: EventKind::Themed,
            series: Some(series.id.clone()),
            starts_at: proposal.starts_at,
            ends_at: proposal.ends_at,
            place: String::new(),
            cancelled: false,
            speakers: Vec::new(),
            agenda: Vec::new(),
        });
    }
    if drafts.is_empty() {
        check.fault("days", Problem::NothingChosen);
    }
    if check.faults.is_empty() { Ok(drafts) } else { Err(check.faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").expect("the zone is built in")
    }

    fn read(pairs: &[(&str, &str)], now: &str) -> (DatesForm, Fields) {
        let fields = Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        (DatesForm::read(&fields, now.parse().expect("a timestamp"), &berlin()), fields)
    }

    fn series() -> Series {
        Series { id: "s".into(), slug: "s".into(), title: "Wochen".into(), summary: String::new(), archived: false }
    }

    #[test]
    fn the_usual_is_ten_evenings_at_five() {
        let (form, _) = read(&[], "2026-11-24T15:59:00Z");
        assert_eq!((form.first.as_str(), form.time.as_str(), form.minutes.as_str()), ("2026-11-24", "17:00", "120"));
        let (form, _) = read(&[], "2026-11-24T16:00:00Z");
        assert_eq!(form.first, "2026-11-25", "today's evening has begun");
        let proposals = form.proposals(&[], |number| number.to_string(), &berlin()).expect("nothing is wrong");
        assert_eq!(proposals.len(), 10);
        assert_eq!((proposals[0].day, proposals[0].topic.as_str(), proposals[9].topic.as_str()), (civil::date(2026, 11, 26), "1", "10"));
        assert!(proposals.iter().all(|proposal| proposal.chosen));
    }

    #[test]
    fn only_ticked_days_become_events() {
        let (form, fields) = read(
            &[("first", "2026-11-24"), ("day-2026-11-26", "true"), ("topic-2026-11-26", " Wärme  für alle "), ("day-2026-11-25", "true")],
            "2026-11-01T10:00:00Z",
        );
        let mut proposals = form.proposals(&[], |number| number.to_string(), &berlin()).expect("nothing is wrong");
        choose(&mut proposals, &fields);
        let drafts = drafts(&proposals, &series()).expect("nothing is wrong");
        assert_eq!(drafts.len(), 1, "a Wednesday was not proposed");
        assert_eq!((drafts[0].title.as_str(), drafts[0].starts_at.to_string().as_str()), ("Wärme für alle", "2026-11-26T16:00:00Z"));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let fault = |field: &str, problem| vec![Fault { field: field.into(), problem }];
        let (form, _) = read(&[("first", "bald")], "2026-11-01T10:00:00Z");
        assert_eq!(form.proposals(&[], |_| String::new(), &berlin()), Err(fault("first", Problem::NotADate)));
        let (form, _) = read(&[("minutes", "0")], "2026-11-01T10:00:00Z");
        assert_eq!(form.proposals(&[], |_| String::new(), &berlin()), Err(fault("minutes", Problem::NotMinutes)));
        let (form, fields) = read(&[("first", "2026-11-24")], "2026-11-01T10:00:00Z");
        let mut proposals = form.proposals(&[], |_| String::new(), &berlin()).expect("nothing is wrong");
        choose(&mut proposals, &fields);
        assert_eq!(drafts(&proposals, &series()), Err(fault("days", Problem::NothingChosen)));
        proposals[0].chosen = true;
        assert_eq!(drafts(&proposals, &series()), Err(fault("topic-2026-11-24", Problem::Missing)));
    }

    #[test]
    fn a_day_that_is_taken_is_shown_and_not_ticked() {
        let (form, _) = read(&[("first", "2026-11-24")], "2026-11-01T10:00:00Z");
        let free = form.proposals(&[], |number| number.to_string(), &berlin()).expect("nothing is wrong");
        let event = Event {
            id: "e".into(),
            slug: "e".into(),
            series: Some("s".into()),
            title: "Da".into(),
            summary: String::new(),
            text: String::new(),
            kind: EventKind::Themed,
            starts_at: free[1].starts_at,
            ends_at: free[1].ends_at,
            cancelled: false,
            sequence: 0,
            place: String::new(),
            room: None,
            updated_at: free[1].starts_at,
        };
        let proposals = form.proposals(&[event], |number| number.to_string(), &berlin()).expect("nothing is wrong");
        let shape: Vec<_> = proposals.iter().take(3).map(|p| (p.taken, p.chosen, p.topic.as_str())).collect();
        assert_eq!(shape, [(false, true, "2"), (true, false, "2"), (false, true, "3")]);
    }
}
