//! A booking as a value: its hours, what is allowed, and the link and code that follow from it. No SQL, no HTML.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, civil};

use crate::base::ids::Token;
use crate::config::{Bookings, Secret};
use crate::rooms::{Access, Hours};

/// So long before the beginning the room can be entered: to try the microphone.
pub(super) const EARLY: SignedDuration = SignedDuration::from_mins(15);
/// Digits of a code: 33 bits, typed within some hours, where wrong ones are counted for all callers together.
const CODE_DIGITS: usize = 10;

/// A booked room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Booking {
    /// Random, for good.
    pub id: String,
    /// The room's id.
    pub room: String,
    /// Whose it is.
    pub person: String,
    /// What it is called.
    pub title: String,
    /// The host's name in the room.
    pub host: String,
    /// Beginning.
    pub starts_at: Timestamp,
    /// End.
    pub ends_at: Timestamp,
    /// Who comes waits until the host lets them in.
    pub lobby: bool,
    /// Counts links and codes: an older one opens nothing.
    pub access: i64,
    /// When it was last saved.
    pub updated_at: Timestamp,
}

impl Booking {
    /// Its page without language.
    pub(super) fn address(&self) -> String {
        format!("/raumbuchung/{}", self.id)
    }

    /// From and until when its room is open.
    pub(super) fn hours(&self) -> Hours {
        hours(self.starts_at, self.ends_at)
    }

    /// What opens its room. Neither is kept: both follow from the booking and the installation's key.
    pub(super) fn access(&self, secret: &Secret) -> Access {
        let key = |purpose: &str| secret.derive(&format!("{purpose} {} {}", self.id, self.access));
        Access { token: Token::from_text(&key("booking link")), code: code(&key("booking code")) }
    }
}

/// From and until when a room is open that is booked for this time.
pub(super) fn hours(starts_at: Timestamp, ends_at: Timestamp) -> Hours {
    Hours { opens_at: starts_at.saturating_sub(EARLY).unwrap_or(starts_at), closes_at: ends_at }
}

/// The code of a key of 64 hexadecimal digits: digits, as they are dictated over a telephone and typed on it.
fn code(key: &str) -> String {
    let number = u64::from_str_radix(key.get(..16).unwrap_or_default(), 16).unwrap_or_default();
    // Ten digits of 64 bits: what the remainder favours is less than a billionth.
    let digits = format!("{:0width$}", number % 10_u64.pow(10), width = CODE_DIGITS);
    format!("{} {} {}", &digits[..3], &digits[3..6], &digits[6..])
}

/// What is wrong with a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// On this day the clock jumps over this time.
    NoSuchTime,
    /// On this day there is this time twice.
    TwiceThatTime,
    /// The end is not after the beginning.
    Backwards,
    /// It is over.
    Past,
    /// Longer than this many hours.
    TooLong(u16),
    /// Further ahead than this many days.
    TooFar(u16),
}

/// The moment of a local time: exactly one, or what is wrong with it.
fn moment(at: civil::DateTime, zone: &TimeZone) -> Result<Timestamp, Fault> {
    let ambiguous = zone.to_ambiguous_timestamp(at);
    match ambiguous.offset() {
        jiff::tz::AmbiguousOffset::Unambiguous { .. } => ambiguous.compatible().map_err(|_| Fault::NoSuchTime),
        jiff::tz::AmbiguousOffset::Gap { .. } => Err(Fault::NoSuchTime),
        jiff::tz::AmbiguousOffset::Fold { .. } => Err(Fault::TwiceThatTime),
    }
}

/// Beginning and end of a booking. An end before the beginning is one after midnight, if that is not too long.
///
/// # Errors
/// Which of the two is wrong (true: the end), and why.
pub(super) fn span(
    day: civil::Date,
    (from, until): (civil::Time, civil::Time),
    zone: &TimeZone,
    limits: &Bookings,
    now: Timestamp,
) -> Result<(Timestamp, Timestamp), (bool, Fault)> {
    if from == until {
        return Err((true, Fault::Backwards));
    }
    let last = if until < from { day.tomorrow().unwrap_or(day) } else { day };
    let starts_at = moment(day.to_datetime(from), zone).map_err(|fault| (false, fault))?;
    let ends_at = moment(last.to_datetime(until), zone).map_err(|fault| (true, fault))?;
    let most = SignedDuration::from_hours(i64::from(limits.hours_max));
    if ends_at <= starts_at {
        return Err((true, Fault::Backwards));
    }
    if ends_at.duration_since(starts_at) > most {
        return Err((true, if until < from { Fault::Backwards } else { Fault::TooLong(limits.hours_max) }));
    }
    if ends_at <= now {
        return Err((false, Fault::Past));
    }
    if starts_at.duration_since(now) > SignedDuration::from_hours(24 * i64::from(limits.days_ahead)) {
        return Err((false, Fault::TooFar(limits.days_ahead)));
    }
    Ok((starts_at, ends_at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: &str, from: &str, until: &str, now: &str) -> Result<(String, String), (bool, Fault)> {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let times = (from.parse().unwrap(), until.parse().unwrap());
        span(day.parse().unwrap(), times, &zone, &Bookings::default(), now.parse().unwrap()).map(|(from, until)| (from.to_string(), until.to_string()))
    }

    #[test]
    fn an_evening_is_an_evening() {
        let utc = |from: &str, until: &str| Ok((from.to_owned(), until.to_owned()));
        assert_eq!(at("2027-02-04", "18:00", "20:00", "2027-02-01T08:00:00Z"), utc("2027-02-04T17:00:00Z", "2027-02-04T19:00:00Z"));
        assert_eq!(at("2027-02-04", "22:00", "01:00", "2027-02-01T08:00:00Z"), utc("2027-02-04T21:00:00Z", "2027-02-05T00:00:00Z"), "over midnight");
        assert_eq!(at("2027-02-04", "18:00", "18:00", "2027-02-01T08:00:00Z"), Err((true, Fault::Backwards)));
        assert_eq!(at("2027-02-04", "18:00", "17:00", "2027-02-01T08:00:00Z"), Err((true, Fault::Backwards)), "nobody means 23 hours");
        assert_eq!(at("2027-02-04", "08:00", "20:00", "2027-02-01T08:00:00Z"), Err((true, Fault::TooLong(8))));
        assert_eq!(at("2027-02-04", "18:00", "20:00", "2027-02-04T19:00:00Z"), Err((false, Fault::Past)));
        assert_eq!(at("2027-12-04", "18:00", "20:00", "2027-02-04T19:00:00Z"), Err((false, Fault::TooFar(180))));
    }

    #[test]
    fn the_changes_of_summer_time_get_a_clear_answer() {
        let march = "2027-03-01T08:00:00Z";
        assert_eq!(at("2027-03-28", "02:30", "04:00", march), Err((false, Fault::NoSuchTime)));
        assert_eq!(at("2027-03-28", "01:00", "02:00", march), Err((true, Fault::NoSuchTime)), "the end does not exist either");
        assert!(at("2027-03-28", "01:00", "03:00", march).is_ok(), "one hour, although the clock says two");
        let october = "2027-10-01T08:00:00Z";
        assert_eq!(at("2027-10-31", "02:30", "04:00", october), Err((false, Fault::TwiceThatTime)));
        assert_eq!(at("2027-10-31", "01:30", "02:30", october), Err((true, Fault::TwiceThatTime)));
        assert_eq!(at("2027-10-31", "02:45", "02:15", october), Err((false, Fault::TwiceThatTime)), "a room that would overlap itself");
        assert_eq!(at("2027-10-30", "22:00", "05:00", october), Ok(("2027-10-30T20:00:00Z".into(), "2027-10-31T04:00:00Z".into())), "eight hours in truth");
    }

    #[test]
    fn link_and_code_are_long_enough_and_differ_with_each_access() {
        let booking = |access| Booking {
            id: "0".repeat(32),
            room: String::new(),
            person: String::new(),
            title: String::new(),
            host: String::new(),
            starts_at: Timestamp::UNIX_EPOCH,
            ends_at: Timestamp::UNIX_EPOCH,
            lobby: true,
            access,
            updated_at: Timestamp::UNIX_EPOCH,
        };
        let data = tempfile::tempdir().unwrap();
        let secret = Secret::load(data.path()).unwrap();
        let (first, second) = (booking(1).access(&secret), booking(2).access(&secret));
        assert_eq!((first.token.reveal().len(), first.code.len()), (64, 12));
        assert!(first.code.chars().all(|c| c.is_ascii_digit() || c == ' '));
        assert_ne!((first.token.reveal(), &first.code), (second.token.reveal(), &second.code));
        assert_eq!(booking(1).access(&secret).code, first.code);
    }
}
