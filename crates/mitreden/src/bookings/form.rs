//! What somebody typed about a booking, and what is wrong with it. Never says it in words; the pages do.

use jiff::tz::TimeZone;
use jiff::{Timestamp, civil};

use super::model::{self, Booking};
use crate::base::check::{self, Check};
use crate::base::dates;
use crate::config::Bookings;

/// Longest title, in characters.
pub(super) const TITLE_MAX: usize = 80;
/// Longest name of a host, in characters.
pub(super) const HOST_MAX: usize = 60;

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Problem {
    /// As with every form.
    Plain(check::Problem),
    /// Not a time of day.
    NotATime,
    /// About the time.
    Time(model::Fault),
    /// The person has booked another room for this time.
    Overlaps,
    /// The person has this many bookings already.
    Enough(u16),
    /// All rooms of the site are booked for this time.
    Full,
    /// The name looks like somebody's of the staff.
    Staff,
}

/// Which field has which problem.
pub(super) type Fault = (&'static str, Problem);

/// The form as typed.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub(super) struct BookingForm {
    /// What it is called.
    pub title: String,
    /// The host's name.
    pub host: String,
    /// Day.
    pub day: String,
    /// Beginning.
    pub from: String,
    /// End.
    pub until: String,
    /// Ticked: who comes waits.
    pub lobby: Option<String>,
    /// Makes one booking of a form that is sent twice.
    pub ticket: String,
}

/// A checked booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) host: String,
    pub(super) starts_at: Timestamp,
    pub(super) ends_at: Timestamp,
    pub(super) lobby: bool,
}

impl BookingForm {
    /// The form of a booking that exists.
    pub(super) fn of(booking: &Booking, zone: &TimeZone) -> Self {
        let (from, until) = (dates::local(booking.starts_at, zone), dates::local(booking.ends_at, zone));
        Self {
            title: booking.title.clone(),
            host: booking.host.clone(),
            day: from.date().to_string(),
            from: dates::clock(&from),
            until: dates::clock(&until),
            lobby: booking.lobby.then(|| "true".to_owned()),
            ticket: String::new(),
        }
    }

    /// Checks everything at once. `staff`: the name looks like somebody's who works for the city.
    ///
    /// # Errors
    /// The faults in the order of the form.
    pub(super) fn check(&self, staff: bool, zone: &TimeZone, limits: &Bookings, now: Timestamp) -> Result<Draft, Vec<Fault>> {
        let mut check = Check::default();
        let title = check.line("title", &self.title, TITLE_MAX, true);
        let day = check.day("day", &self.day, true);
        let plain = check.faults;
        let mut faults: Vec<Fault> =
            plain.into_iter().map(|(field, problem)| (if field == "day" { "day" } else { "title" }, Problem::Plain(problem))).collect();
        let from = time("from", &self.from, &mut faults);
        let until = time("until", &self.until, &mut faults);
        let mut check = Check::default();
        let host = check.line("host", &self.host, HOST_MAX, true);
        let mut hosts: Vec<Fault> = check.faults.into_iter().map(|(_, problem)| ("host", Problem::Plain(problem))).collect();
        if staff && hosts.is_empty() {
            hosts.push(("host", Problem::Staff));
        }
        let span = day.zip(from).zip(until).map(|((day, from), until)| model::span(day, (from, until), zone, limits, now));
        if let Some(Err((end, fault))) = &span {
            let field = match (end, fault) {
                (true, _) => "until",
                (false, model::Fault::Past | model::Fault::TooFar(_)) => "day",
                (false, _) => "from",
            };
            faults.push((field, Problem::Time(*fault)));
        }
        faults.extend(hosts);
        match span {
            Some(Ok((starts_at, ends_at))) if faults.is_empty() => Ok(Draft { title, host, starts_at, ends_at, lobby: self.lobby.is_some() }),
            _ => Err(faults),
        }
    }
}

/// "18:00", and what people write for it: "18.00", "18".
fn time(field: &'static str, typed: &str, faults: &mut Vec<Fault>) -> Option<civil::Time> {
    let typed = typed.trim().trim_end_matches("Uhr").trim();
    if typed.is_empty() {
        faults.push((field, Problem::Plain(check::Problem::Missing)));
        return None;
    }
    let (hour, minute) = typed.split_once([':', '.']).unwrap_or((typed, "0"));
    let time = hour.parse().ok().zip(minute.parse().ok()).and_then(|(hour, minute)| civil::Time::new(hour, minute, 0, 0).ok());
    if time.is_none() {
        faults.push((field, Problem::NotATime));
    }
    time
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(change: impl Fn(&mut BookingForm)) -> Result<Draft, Vec<Fault>> {
        let mut form = BookingForm {
            title: " Imkerverein  Gera ".into(),
            host: "Cem".into(),
            day: "2027-02-04".into(),
            from: "18:00".into(),
            until: "20 Uhr".into(),
            lobby: Some("true".into()),
            ticket: String::new(),
        };
        change(&mut form);
        form.check(false, &TimeZone::get("Europe/Berlin").unwrap(), &Bookings::default(), "2027-02-01T08:00:00Z".parse().unwrap())
    }

    #[test]
    fn what_people_type_is_read() {
        let draft = form(|form| form.day = "4.2.2027".into()).unwrap();
        assert_eq!((draft.title.as_str(), draft.lobby), ("Imkerverein Gera", true));
        assert_eq!((draft.starts_at.to_string().as_str(), draft.ends_at.to_string().as_str()), ("2027-02-04T17:00:00Z", "2027-02-04T19:00:00Z"));
    }

    #[test]
    fn all_faults_are_told_at_once_and_in_the_order_of_the_form() {
        let faults = form(|form| *form = BookingForm { day: "bald".into(), from: "25:00".into(), ..BookingForm::default() }).unwrap_err();
        let fields: Vec<&str> = faults.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["title", "day", "from", "until", "host"]);
        assert_eq!(form(|form| form.day = "2027-01-04".into()).unwrap_err(), [("day", Problem::Time(model::Fault::Past))]);
        assert_eq!(form(|form| form.title = "a\u{202e}b".into()).unwrap_err(), [("title", Problem::Plain(check::Problem::Unprintable))]);
    }
}
