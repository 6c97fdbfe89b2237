//! iCalendar: the programme as calendars read it (RFC 5545, RFC 7986). Never decides what has changed; the sequence says so.
//!
//! Written by hand because it is little and exact: the `icalendar` crate cannot build a VTIMEZONE, stamps every component
//! with DTSTAMP and lets a bare carriage return through. Its parser reads our output in the tests.

use std::fmt::Write as _;

use jiff::tz::{Dst, Offset, TimeZone};
use jiff::{Timestamp, ToSpan as _, Zoned, civil};

/// Longest line in octets, line break not counted (RFC 5545 section 3.1).
const LINE_OCTETS: usize = 75;
/// How often subscribers should ask again (RFC 7986 section 5.7): an hour, as evenings are moved at short notice.
const REFRESH: &str = "PT1H";

/// A calendar of one or more events.
#[derive(Clone, Debug)]
pub(crate) struct Calendar<'a> {
    /// What the calendar is called in somebody's list of calendars.
    pub name: &'a str,
    /// Where it can be fetched again.
    pub source: &'a str,
    /// What the link into the room is called.
    pub room_label: &'a str,
    /// Its entries, in order.
    pub entries: Vec<Entry>,
}

/// One event of a calendar.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The event's id: random and for good, so that an update replaces the old entry.
    pub uid: String,
    /// Raised with each change that matters.
    pub sequence: i64,
    /// Last change.
    pub updated_at: Timestamp,
    /// One line.
    pub title: String,
    /// Some lines.
    pub description: String,
    /// Start.
    pub starts_at: Timestamp,
    /// End.
    pub ends_at: Timestamp,
    /// Called off.
    pub cancelled: bool,
    /// The event's page, absolute.
    pub page: String,
    /// Where people meet besides the room; may be empty.
    pub place: String,
    /// The room's page, absolute.
    pub room: Option<String>,
}

/// Writes a calendar; the times are local times of `zone`, which is described in the file.
pub(crate) fn write(calendar: &Calendar<'_>, zone: &TimeZone) -> String {
    let mut out = Lines::default();
    out.line("BEGIN:VCALENDAR");
    out.line("VERSION:2.0");
    out.line("PRODID:-//Mitreden//Programm//DE");
    out.line("CALSCALE:GREGORIAN");
    out.line("METHOD:PUBLISH");
    out.text("NAME", calendar.name);
    out.text("X-WR-CALNAME", calendar.name);
    out.uri("SOURCE;VALUE=URI", calendar.source);
    out.line(&format!("REFRESH-INTERVAL;VALUE=DURATION:{REFRESH}"));
    out.line(&format!("X-PUBLISHED-TTL:{REFRESH}"));
    let zone_name = zone.iana_name();
    let first = calendar.entries.iter().map(|entry| entry.starts_at).min();
    let last = calendar.entries.iter().map(|entry| entry.ends_at).max();
    if let (Some(name), Some(first), Some(last)) = (zone_name, first, last) {
        out.line(&format!("X-WR-TIMEZONE:{name}"));
        write_zone(&mut out, name, zone, first, last);
    }
    for entry in &calendar.entries {
        write_entry(&mut out, entry, calendar.room_label, zone);
    }
    out.line("END:VCALENDAR");
    out.0
}

fn write_entry(out: &mut Lines, entry: &Entry, room_label: &str, zone: &TimeZone) {
    out.line("BEGIN:VEVENT");
    out.text("UID", &entry.uid);
    // The last change, not the time of asking: of two copies with the same sequence the younger change wins (RFC 5546 section 2.1.5).
    out.line(&format!("DTSTAMP:{}", utc(entry.updated_at)));
    out.line(&format!("LAST-MODIFIED:{}", utc(entry.updated_at)));
    out.line(&format!("SEQUENCE:{}", entry.sequence));
    out.line(&format!("STATUS:{}", if entry.cancelled { "CANCELLED" } else { "CONFIRMED" }));
    out.line(&format!("DTSTART{}", moment(entry.starts_at, zone)));
    out.line(&format!("DTEND{}", moment(entry.ends_at, zone)));
    out.text("SUMMARY", &entry.title);
    if !entry.description.is_empty() {
        out.text("DESCRIPTION", &entry.description);
    }
    out.uri("URL", &entry.page);
    // Where one has to go by foot or by tram is what a calendar is asked for.
    match (entry.place.as_str(), &entry.room) {
        ("", Some(room)) => out.text("LOCATION", room),
        ("", None) => {}
        (place, _) => out.text("LOCATION", place),
    }
    if let Some(room) = &entry.room {
        let label: String = room_label.chars().filter(|c| !c.is_control() && *c != '"').collect();
        out.uri(&format!("CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=\"{label}\""), room);
    }
    out.line("END:VEVENT");
}

/// ";TZID=Europe/Berlin:20210204T170000", or UTC when the zone has no name.
fn moment(at: Timestamp, zone: &TimeZone) -> String {
    match zone.iana_name() {
        Some(name) => format!(";TZID={name}:{}", at.to_zoned(zone.clone()).strftime("%Y%m%dT%H%M%S")),
        None => format!(":{}", utc(at)),
    }
}

fn utc(at: Timestamp) -> String {
    at.to_zoned(TimeZone::UTC).strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// Describes the zone from the first to the last event: the European rule when the zone follows it (what Outlook reads best),
/// otherwise each change of the clock by itself.
fn write_zone(out: &mut Lines, name: &str, zone: &TimeZone, first: Timestamp, last: Timestamp) {
    out.line("BEGIN:VTIMEZONE");
    out.line(&format!("TZID:{name}"));
    let before = first.to_zoned(zone.clone()).offset();
    let until = last.saturating_add((366 * 24).hours()).unwrap_or(last);
    let changes: Vec<_> = zone.following(first).take_while(|change| change.timestamp() <= until).collect();
    let european = changes.len() >= 2 && changes.iter().all(|change| follows_european_rule(change.timestamp(), change.dst()));
    if european {
        let (summer, winter) = (&changes[0], &changes[1]);
        let (summer, winter) = if summer.dst() == Dst::Yes { (summer, winter) } else { (winter, summer) };
        let (to, from) = (summer.offset(), winter.offset());
        let rule = |month| format!("FREQ=YEARLY;BYMONTH={month};BYDAY=-1SU");
        // 01:00 UTC on the clock that is being left, from the first year of the rule in all of the Union.
        let spring = civil::date(1996, 3, 31).to_datetime(clock_at_one_utc(from));
        let autumn = civil::date(1996, 10, 27).to_datetime(clock_at_one_utc(to));
        write_observance(out, &Observance { summer: true, start: spring, from, to, name: summer.abbreviation(), rule: Some(rule(3)) });
        write_observance(out, &Observance { summer: false, start: autumn, from: to, to: from, name: winter.abbreviation(), rule: Some(rule(10)) });
    } else {
        let start = civil::date(1970, 1, 1).to_datetime(civil::Time::midnight());
        let here: Zoned = first.to_zoned(zone.clone());
        let (summer, abbreviation) = (here.time_zone().to_offset_info(first).dst() == Dst::Yes, here.strftime("%Z").to_string());
        write_observance(out, &Observance { summer, start, from: before, to: before, name: &abbreviation, rule: None });
        let mut from = before;
        for change in &changes {
            let start = from.to_datetime(change.timestamp());
            let summer = change.dst() == Dst::Yes;
            write_observance(out, &Observance { summer, start, from, to: change.offset(), name: change.abbreviation(), rule: None });
            from = change.offset();
        }
    }
    out.line("END:VTIMEZONE");
}

/// Directive 2000/84/EC: summer time begins and ends at 01:00 UTC on the last Sunday of March and of October.
fn follows_european_rule(change: Timestamp, dst: Dst) -> bool {
    let at = change.to_zoned(TimeZone::UTC);
    let month = if dst == Dst::Yes { 3 } else { 10 };
    let last_sunday = at.weekday() == civil::Weekday::Sunday && at.day() > 24;
    at.month() == month && last_sunday && at.time() == civil::time(1, 0, 0, 0)
}

fn clock_at_one_utc(offset: Offset) -> civil::Time {
    civil::time(1, 0, 0, 0).wrapping_add(offset.seconds().seconds())
}

/// One half of the year of a zone (RFC 5545 section 3.6.5).
struct Observance<'a> {
    summer: bool,
    start: civil::DateTime,
    from: Offset,
    to: Offset,
    name: &'a str,
    rule: Option<String>,
}

fn write_observance(out: &mut Lines, half: &Observance<'_>) {
    let kind = if half.summer { "DAYLIGHT" } else { "STANDARD" };
    out.line(&format!("BEGIN:{kind}"));
    out.line(&format!("DTSTART:{}", half.start.strftime("%Y%m%dT%H%M%S")));
    out.line(&format!("TZOFFSETFROM:{}", offset(half.from)));
    out.line(&format!("TZOFFSETTO:{}", offset(half.to)));
    out.text("TZNAME", half.name);
    if let Some(rule) = &half.rule {
        out.line(&format!("RRULE:{rule}"));
    }
    out.line(&format!("END:{kind}"));
}

fn offset(offset: Offset) -> String {
    let minutes = offset.seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

/// Content lines: CRLF, folded, values escaped. Nothing a person typed can begin a line of its own.
#[derive(Default)]
struct Lines(String);

impl Lines {
    /// A line made by us.
    fn line(&mut self, line: &str) {
        let mut room = LINE_OCTETS;
        for c in line.chars().filter(|c| !c.is_control()) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE_OCTETS - 1;
            }
            room -= c.len_utf8();
            self.0.push(c);
        }
        self.0.push_str("\r\n");
    }

    /// A TEXT value (RFC 5545 section 3.3.11).
    fn text(&mut self, name: &str, value: &str) {
        let mut line = format!("{name}:");
        for c in value.trim().chars() {
            match c {
                '\\' | ',' | ';' => {
                    line.push('\\');
                    line.push(c);
                }
                '\n' => line.push_str("\\n"),
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    /// A URI value.
    fn uri(&mut self, name: &str, value: &str) {
        let mut line = String::new();
        let _ = write!(line, "{name}:{value}");
        self.line(&line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).expect("the zone is built in")
    }

    fn entry(uid: &str, starts_at: Timestamp) -> Entry {
        Entry {
            uid: uid.into(),
            sequence: 3,
            updated_at: "2021-01-10T08:00:00Z".parse().expect("a timestamp"),
            title: "Wasserstoff: Bus, Bahn; und mehr \\ Zukunft".into(),
            description: "Erste Zeile\r\nZweite Zeile".into(),
            starts_at,
            ends_at: starts_at.saturating_add(2.hours()).expect("in range"),
            cancelled: false,
            place: String::new(),
            page: "https://gera.example/programm/wasserstoff".into(),
            room: Some("https://gera.example/raeume/wasserstoff".into()),
        }
    }

    fn calendar(entries: Vec<Entry>) -> Calendar<'static> {
        Calendar { name: "SmartCity-Wochen", source: "https://gera.example/programm.ics", room_label: "Live-Raum", entries }
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("a timestamp")
    }

    #[test]
    fn an_evening_as_calendars_read_it() {
        let text = write(&calendar(vec![entry("4f", at("2021-02-04T16:00:00Z"))]), &zone("Europe/Berlin"));
        for line in [
            "METHOD:PUBLISH",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            "UID:4f",
            "DTSTAMP:20210110T080000Z",
            "SEQUENCE:3",
            "STATUS:CONFIRMED",
            "DTSTART;TZID=Europe/Berlin:20210204T170000",
            "DTEND;TZID=Europe/Berlin:20210204T190000",
            "SUMMARY:Wasserstoff: Bus\\, Bahn\\; und mehr \\\\ Zukunft",
            "DESCRIPTION:Erste Zeile\\nZweite Zeile",
            "URL:https://gera.example/programm/wasserstoff",
        ] {
            assert!(text.split("\r\n").any(|found| found == line), "{line} is missing in\n{text}");
        }
        assert!(text.replace("\r\n ", "").contains("CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=\"Live-Raum\":https://gera.example/raeume/wasserstoff\r\n"));
        assert!(text.ends_with("END:VCALENDAR\r\n"));
    }

    #[test]
    fn berlin_is_described_by_the_european_rule() {
        let text = write(&calendar(vec![entry("4f", at("2021-02-04T16:00:00Z"))]), &zone("Europe/Berlin"));
        let start = text.find("BEGIN:VTIMEZONE").expect("a zone");
        let end = text.find("END:VTIMEZONE").expect("a zone");
        assert_eq!(
            &text[start..end],
            "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\n\
             BEGIN:DAYLIGHT\r\nDTSTART:19960331T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nTZNAME:CEST\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n\
             BEGIN:STANDARD\r\nDTSTART:19961027T030000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nTZNAME:CET\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\n"
        );
    }

    #[test]
    fn other_zones_list_their_changes() {
        let text = write(&calendar(vec![entry("4f", at("2021-02-04T16:00:00Z"))]), &zone("America/New_York"));
        assert!(text.contains("DTSTART:20210314T020000\r\nTZOFFSETFROM:-0500\r\nTZOFFSETTO:-0400\r\nTZNAME:EDT"), "{text}");
        assert!(!text.contains("RRULE"));
        let text = write(&calendar(vec![entry("4f", at("2021-02-04T16:00:00Z"))]), &zone("Asia/Kolkata"));
        assert!(text.contains("TZOFFSETTO:+0530"), "{text}");
    }

    #[test]
    fn lines_are_folded_between_characters() {
        let mut long = entry("4f", at("2021-02-04T16:00:00Z"));
        long.title = "ä€🦀 ".repeat(200);
        let text = write(&calendar(vec![long.clone()]), &zone("Europe/Berlin"));
        assert!(text.split("\r\n").all(|line| line.len() <= 75));
        assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{}", long.title.trim())));
    }

    #[test]
    fn nobody_can_smuggle_in_a_line() {
        let mut hostile = entry("4f", at("2021-02-04T16:00:00Z"));
        hostile.title = "Abend\r\nATTACH:https://evil.example\rX-A:1\n\u{85}END:VEVENT".into();
        hostile.page = "https://gera.example/\r\nX-B:1".into();
        let text = write(&calendar(vec![hostile]), &zone("Europe/Berlin"));
        assert!(!text.contains("\nATTACH") && !text.contains("\nX-A") && !text.contains("\nX-B"), "{text}");
        assert_eq!(text.matches("END:VEVENT\r\n").count(), 2, "one of them inside the title, escaped");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn a_cancelled_evening_says_so() {
        let mut off = entry("4f", at("2021-02-04T16:00:00Z"));
        off.cancelled = true;
        off.room = None;
        let text = write(&calendar(vec![off]), &zone("Europe/Berlin"));
        assert!(text.contains("STATUS:CANCELLED\r\n"));
        assert!(!text.contains("CONFERENCE"));
    }

    #[test]
    fn an_empty_calendar_is_still_one() {
        let text = write(&calendar(vec![]), &zone("Europe/Berlin"));
        assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n") && !text.contains("VEVENT"));
    }
}
