//! Dates and times as people read them, German by DIN 5008 with an English twin. Never decides when something is.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned, civil};

use crate::base::i18n::Language;

const DAYS_DE: [&str; 7] = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS_DE: [&str; 12] = ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];
const MONTHS_EN: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

fn weekday(date: civil::Date, language: Language) -> &'static str {
    let day = usize::from(date.weekday().to_monday_zero_offset().unsigned_abs());
    match language {
        Language::De => DAYS_DE[day],
        Language::En => DAYS_EN[day],
    }
}

fn month(date: civil::Date, language: Language) -> &'static str {
    let month = usize::from((date.month() - 1).unsigned_abs());
    match language {
        Language::De => MONTHS_DE[month],
        Language::En => MONTHS_EN[month],
    }
}

/// "4. Februar" or "4 February".
fn day_and_month(date: civil::Date, language: Language) -> String {
    match language {
        Language::De => format!("{}. {}", date.day(), month(date, language)),
        Language::En => format!("{} {}", date.day(), month(date, language)),
    }
}

/// "Do" or "Thu", for the small calendar leaf of a list.
pub fn weekday_short(date: civil::Date, language: Language) -> &'static str {
    let letters = match language {
        Language::De => 2,
        Language::En => 3,
    };
    // All names of days begin with ASCII letters.
    &weekday(date, language)[..letters]
}

/// "Febr.", "Mai" or "Feb", for the small calendar leaf of a list; German as Duden shortens.
pub fn month_short(date: civil::Date, language: Language) -> &'static str {
    const DE: [&str; 12] = ["Jan.", "Febr.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."];
    match language {
        Language::De => DE[usize::from((date.month() - 1).unsigned_abs())],
        Language::En => &month(date, language)[..3],
    }
}

/// "Donnerstag, 4. Februar 2021" or "Thursday, 4 February 2021".
pub fn day(date: civil::Date, language: Language) -> String {
    format!("{}, {} {}", weekday(date, language), day_and_month(date, language), date.year())
}

/// "Donnerstag, 4. Februar 2021, 17:00 Uhr" or "Thursday, 4 February 2021, 17:00".
pub fn moment(at: &Zoned, language: Language) -> String {
    match language {
        Language::De => format!("{}, {} Uhr", day(at.date(), language), clock(at)),
        Language::En => format!("{}, {}", day(at.date(), language), clock(at)),
    }
}

/// "17:00", 24 hours in both languages.
pub fn clock(at: &Zoned) -> String {
    format!("{:02}:{:02}", at.hour(), at.minute())
}

/// "17:00–19:00 Uhr" or "17:00–19:00", with an en dash and no spaces.
pub fn hours(from: &Zoned, until: &Zoned, language: Language) -> String {
    match language {
        Language::De => format!("{}–{} Uhr", clock(from), clock(until)),
        Language::En => format!("{}–{}", clock(from), clock(until)),
    }
}

/// "Donnerstag, 4. Februar 2021, 17:00–19:00 Uhr": from start to end, in two dates when midnight lies between.
pub fn span(from: &Zoned, until: &Zoned, language: Language) -> String {
    if from.date() == until.date() {
        format!("{}, {}", day(from.date(), language), hours(from, until, language))
    } else {
        format!("{} – {}", moment(from, language), moment(until, language))
    }
}

/// "26. bis 28. Januar 2021" or "26 to 28 January 2021"; names only what differs.
pub fn days(first: civil::Date, last: civil::Date, language: Language) -> String {
    let to = match language {
        Language::De => "bis",
        Language::En => "to",
    };
    let end = format!("{} {}", day_and_month(last, language), last.year());
    if first == last {
        end
    } else if first.year() != last.year() {
        format!("{} {} {to} {end}", day_and_month(first, language), first.year())
    } else if first.month() != last.month() {
        format!("{} {to} {end}", day_and_month(first, language))
    } else {
        match language {
            Language::De => format!("{}. {to} {end}", first.day()),
            Language::En => format!("{} {to} {end}", first.day()),
        }
    }
}

/// The short name of the time zone for people elsewhere: "MEZ", "MESZ" or "CET", "CEST".
pub fn zone_name(at: &Zoned, language: Language) -> String {
    let name = at.strftime("%Z").to_string();
    match (language, name.as_str()) {
        (Language::De, "CET") => "MEZ".to_owned(),
        (Language::De, "CEST") => "MESZ".to_owned(),
        _ => name,
    }
}

/// The value of `<time datetime>` and of schema.org dates: local time with offset, to the second.
pub fn machine(at: &Zoned) -> String {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// As letters and RSS write a time (RFC 5322), in UTC: "Tue, 24 Nov 2026 16:00:00 +0000".
pub fn mail(at: Timestamp) -> String {
    at.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string()
}

/// The local time of a moment in the city.
pub fn local(at: Timestamp, zone: &TimeZone) -> Zoned {
    at.to_zoned(zone.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{De, En};

    fn zoned(text: &str) -> Zoned {
        format!("{text}[Europe/Berlin]").parse().expect("a local time")
    }

    #[test]
    fn long_dates_follow_din_5008() {
        let at = zoned("2021-02-04T17:00:00");
        assert_eq!(moment(&at, De), "Donnerstag, 4. Februar 2021, 17:00 Uhr");
        assert_eq!(moment(&at, En), "Thursday, 4 February 2021, 17:00");
        let end = zoned("2021-02-04T19:00:00");
        assert_eq!(span(&at, &end, De), "Donnerstag, 4. Februar 2021, 17:00–19:00 Uhr");
        assert_eq!(span(&at, &end, En), "Thursday, 4 February 2021, 17:00–19:00");
        let late = zoned("2021-02-05T00:30:00");
        assert_eq!(span(&at, &late, De), "Donnerstag, 4. Februar 2021, 17:00 Uhr – Freitag, 5. Februar 2021, 00:30 Uhr");
    }

    #[test]
    fn every_day_and_month_has_its_name() {
        let mut date = civil::date(2021, 1, 4);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..365 {
            for language in [De, En] {
                seen.insert(weekday(date, language));
                seen.insert(month(date, language));
            }
            date = date.tomorrow().expect("no end of time yet");
        }
        assert_eq!((weekday_short(civil::date(2021, 2, 4), De), month_short(civil::date(2021, 2, 4), De)), ("Do", "Febr."));
        assert_eq!((weekday_short(civil::date(2021, 2, 4), En), month_short(civil::date(2021, 2, 4), En)), ("Thu", "Feb"));
        // Four months are spelled alike in both languages (April, August, September, November).
        assert_eq!(seen.len(), 14 + 24 - 4);
    }

    #[test]
    fn days_of_the_change_of_summer_time_read_right() {
        for (utc, german, zone) in [
            ("2021-03-28T00:59:00Z", "Sonntag, 28. März 2021, 01:59 Uhr", "MEZ"),
            ("2021-03-28T01:00:00Z", "Sonntag, 28. März 2021, 03:00 Uhr", "MESZ"),
            ("2021-10-31T00:30:00Z", "Sonntag, 31. Oktober 2021, 02:30 Uhr", "MESZ"),
            ("2021-10-31T01:30:00Z", "Sonntag, 31. Oktober 2021, 02:30 Uhr", "MEZ"),
        ] {
            let at = local(utc.parse().expect("a timestamp"), &TimeZone::get("Europe/Berlin").expect("built in"));
            assert_eq!(moment(&at, De), german);
            assert_eq!(zone_name(&at, De), zone);
        }
    }

    #[test]
    fn ranges_name_only_what_differs() {
        let date = civil::date;
        assert_eq!(days(date(2021, 1, 26), date(2021, 1, 28), De), "26. bis 28. Januar 2021");
        assert_eq!(days(date(2021, 1, 26), date(2021, 2, 25), De), "26. Januar bis 25. Februar 2021");
        assert_eq!(days(date(2021, 12, 30), date(2022, 1, 4), En), "30 December 2021 to 4 January 2022");
        assert_eq!(days(date(2021, 1, 26), date(2021, 1, 26), En), "26 January 2021");
    }

    #[test]
    fn machines_get_the_offset() {
        assert_eq!(machine(&zoned("2021-02-04T17:00:00")), "2021-02-04T17:00:00+01:00");
        assert_eq!(machine(&zoned("2021-07-01T17:00:00")), "2021-07-01T17:00:00+02:00");
    }
}
