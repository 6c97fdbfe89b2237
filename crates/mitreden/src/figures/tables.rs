//! A report as tables, in the words of a language: what its page, its spreadsheets and its CSV show. Counts and hides nothing.

use jiff::tz::TimeZone;
use mitreden_report::sheets::{Sheet, Value};

use super::cell::Sum;
use super::model::{Evening, Report, Scope};
use crate::base::dates;
use crate::base::i18n::{Language, Words};

/// What is counted of an evening.
type Counted = fn(&Evening) -> Sum;

/// In what words and by what clock.
#[derive(Clone)]
pub(super) struct Voice {
    pub(super) t: &'static Words,
    pub(super) language: Language,
    pub(super) zone: TimeZone,
}

impl Voice {
    /// "1.234", "mindestens 1.234" or "unter 5".
    pub(super) fn sum(&self, sum: Sum) -> String {
        match sum {
            Sum { shown, hidden: 0 } => self.number(shown),
            // Each hidden number is at most four.
            Sum { shown: 0, hidden } => self.t.msg_figures_under(self.number(hidden.saturating_mul(4).saturating_add(1))),
            Sum { shown, .. } => self.t.msg_figures_at_least(self.number(shown)),
        }
        .replace(['\u{2068}', '\u{2069}'], "")
    }

    /// Digits in groups of three (DIN 5008; English by comma).
    pub(super) fn number(&self, number: u32) -> String {
        let mark = match self.language {
            Language::De => '.',
            Language::En => ',',
        };
        let digits = number.to_string();
        let mut out = String::new();
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(mark);
            }
            out.push(digit);
        }
        out
    }

    /// "4,2" or "4.2".
    pub(super) fn tenths(&self, tenths: i64) -> String {
        let mark = match self.language {
            Language::De => ',',
            Language::En => '.',
        };
        let sign = if tenths < 0 { "-" } else { "" };
        format!("{sign}{}{mark}{}", tenths.abs() / 10, tenths.abs() % 10)
    }

    /// "26. Januar 2021".
    pub(super) fn day(&self, evening: &Evening) -> String {
        let day = evening.starts_at.to_zoned(self.zone.clone()).date();
        dates::days(day, day, self.language)
    }

    /// "17:05".
    pub(super) fn clock(&self, at: jiff::Timestamp) -> String {
        dates::clock(&at.to_zoned(self.zone.clone()))
    }

    fn value(&self, sum: Sum) -> Value {
        if sum.is_whole() { Value::Number(i64::from(sum.shown)) } else { Value::Text(self.sum(sum)) }
    }

    fn text(&self, text: String) -> Value {
        Value::Text(text.replace(['\u{2068}', '\u{2069}'], ""))
    }
}

/// All tables of a report; empty ones are left out.
pub(super) fn sheets(voice: &Voice, report: &Report) -> Vec<Sheet> {
    let tables: [Sheet; 7] = [
        overview(voice, report),
        evenings(voice, report),
        course(voice, report),
        stays(voice, report),
        polls(voice, report),
        aids(voice, report),
        feedback(voice, report),
    ];
    tables.into_iter().filter(|sheet| !sheet.rows.is_empty()).collect()
}

fn overview(voice: &Voice, report: &Report) -> Sheet {
    let t = voice.t;
    let mut rows = vec![
        (t.msg_figures_evenings(), Value::Number(i64::try_from(report.evenings.len()).unwrap_or(i64::MAX))),
        (t.msg_figures_hours(), Value::Tenths(i64::from(report.minutes()) * 10 / 60)),
        (t.msg_figures_people(), voice.value(report.total(Evening::people))),
        (t.msg_figures_listening(), voice.value(report.total(|evening| evening.listening))),
        (t.msg_figures_talking(), voice.value(report.total(|evening| evening.talking))),
    ];
    let on_site = report.total(|evening| evening.on_site);
    rows.extend((on_site != Sum::default()).then(|| (t.msg_figures_on_site(), voice.value(on_site))));
    rows.extend(report.first_time().map(|sum| (t.msg_figures_first(), voice.value(sum))));
    if let [evening] = &report.evenings[..] {
        rows.extend(evening.peak_counted().then(|| (t.msg_figures_peak(), voice.value(evening.peak))));
        rows.extend(evening.median_minutes.map(|minutes| (t.msg_figures_median(), Value::Number(i64::from(minutes)))));
    }
    let deeds: [(String, Counted); 6] = [
        (t.msg_figures_spoken(), |evening| evening.spoken),
        (t.msg_figures_written(), |evening| evening.written),
        (t.msg_figures_chat(), |evening| evening.chat),
        (t.msg_figures_questions(), |evening| evening.questions),
        (t.msg_figures_answered(), |evening| evening.answered),
        (t.msg_figures_votes(), Evening::votes),
    ];
    let deeds = deeds.map(|(name, of)| (name, report.total(of)));
    // What nobody did, or nobody counted, needs no line.
    rows.extend(deeds.into_iter().filter(|(_, sum)| *sum != Sum::default()).map(|(name, sum)| (name, voice.value(sum))));
    let rows = rows.into_iter().map(|(name, value)| vec![Value::Text(name), value]).collect();
    Sheet { name: t.msg_figures_overview(), head: vec![t.msg_figures_what(), t.msg_figures_number()], rows }
}

fn evenings(voice: &Voice, report: &Report) -> Sheet {
    let t = voice.t;
    let head = vec![
        t.msg_figures_evening(),
        t.msg_figures_day(),
        t.msg_figures_minutes(),
        t.msg_figures_people(),
        t.msg_figures_listening(),
        t.msg_figures_talking(),
        t.msg_figures_on_site(),
        t.msg_figures_first(),
        t.msg_figures_peak(),
        t.msg_figures_median(),
        t.msg_figures_spoken(),
        t.msg_figures_chat(),
        t.msg_figures_questions(),
        t.msg_figures_answered(),
        t.msg_figures_votes(),
    ];
    let row = |evening: &Evening| {
        let peak = if evening.peak_counted() { voice.value(evening.peak) } else { Value::Empty };
        vec![
            Value::Text(evening.title.clone()),
            Value::Text(voice.day(evening)),
            Value::Number(i64::from(evening.minutes)),
            voice.value(evening.people()),
            voice.value(evening.listening),
            voice.value(evening.talking),
            voice.value(evening.on_site),
            evening.first_time.map_or(Value::Empty, |sum| voice.value(sum)),
            peak,
            evening.median_minutes.map_or(Value::Empty, |minutes| Value::Number(i64::from(minutes))),
            voice.value(evening.spoken),
            voice.value(evening.chat),
            voice.value(evening.questions),
            voice.value(evening.answered),
            voice.value(evening.votes()),
        ]
    };
    let rows = if report.scope == Scope::Event { Vec::new() } else { report.evenings.iter().map(row).collect() };
    without_empty_columns(Sheet { name: t.msg_figures_by_evening(), head, rows })
}

/// Leaves out the columns in which no evening has anything.
fn without_empty_columns(sheet: Sheet) -> Sheet {
    let is_something = |row: &Vec<Value>, column: usize| !matches!(row.get(column), None | Some(Value::Empty | Value::Number(0)));
    let kept: Vec<usize> = (0..sheet.head.len()).filter(|column| sheet.rows.iter().any(|row| is_something(row, *column))).collect();
    let head = kept.iter().filter_map(|column| sheet.head.get(*column).cloned()).collect();
    let rows = sheet.rows.iter().map(|row| kept.iter().filter_map(|column| row.get(*column).cloned()).collect()).collect();
    Sheet { name: sheet.name, head, rows }
}

/// How many were there when; of one evening.
fn course(voice: &Voice, report: &Report) -> Sheet {
    let t = voice.t;
    let mut rows = Vec::new();
    if let [evening] = &report.evenings[..] {
        for moment in &evening.course {
            let people = moment.people.map_or_else(|| Value::Text(voice.sum(Sum { shown: 0, hidden: 1 })), |people| Value::Number(i64::from(people)));
            rows.push(vec![Value::Text(voice.clock(moment.at)), people]);
        }
    }
    Sheet { name: t.msg_figures_course(), head: vec![t.msg_figures_when(), t.msg_figures_people()], rows }
}

/// How long they stayed; of one evening.
fn stays(voice: &Voice, report: &Report) -> Sheet {
    let t = voice.t;
    let rows = match &report.evenings[..] {
        [evening] => evening.stays.iter().map(|stay| vec![voice.text(stayed(voice, stay.from, stay.to)), Value::Number(i64::from(stay.people))]).collect(),
        _ => Vec::new(),
    };
    Sheet { name: t.msg_figures_stays(), head: vec![t.msg_figures_stays_length(), t.msg_figures_people()], rows }
}

/// "15 bis 30 Minuten geblieben".
pub(super) fn stayed(voice: &Voice, from: u32, to: Option<u32>) -> String {
    let words = match to {
        Some(to) => voice.t.msg_figures_stayed(from.to_string(), to.to_string()),
        None => voice.t.msg_figures_stayed_longer(from.to_string()),
    };
    words.replace(['\u{2068}', '\u{2069}'], "")
}

fn polls(voice: &Voice, report: &Report) -> Sheet {
    let t = voice.t;
    let mut rows = Vec::new();
    for poll in report.evenings.iter().flat_map(|evening| &evening.polls) {
        rows.push(vec![Value::Text(poll.question.clone()), Value::Text(t.msg_figures_voters()), voice.value(poll.voters)]);
        rows.extend(poll.mean_tenths.map(|mean| vec![Value::Text(poll.question.clone()), Value::Text(t.msg_figures_mean()), Value::Tenths(mean)]));
        rows.extend(poll.choices.iter().map(|choice| {
            let name = if poll.points { voice.text(t.msg_figures_points(choice.name.as_str())) } else { Value::Text(choice.name.clone()) };
            vec![Value::Text(poll.question.clone()), name, voice.value(choice.number)]
        }));
    }
    Sheet { name: t.msg_figures_polls(), head: vec![t.msg_figures_poll(), t.msg_figures_answer(), t.msg_figures_number()], rows }
}

/// Languages of the interface, and what helped to follow.
fn aids(voice: &Voice, report: &Report) -> Sheet {
    let t = voice.t;
    let name = |tag: &str| match tag {
        "de" => t.msg_figures_language_de(),
        "en" => t.msg_figures_language_en(),
        other => other.to_owned(),
    };
    let mut rows: Vec<Vec<Value>> = report.languages().iter().map(|(tag, people)| vec![Value::Text(name(tag)), Value::Number(i64::from(*people))]).collect();
    for (name, sum) in [(t.msg_figures_signing(), report.total(|evening| evening.signing)), (t.msg_figures_typing(), report.total(|evening| evening.typing))] {
        if sum != Sum::default() {
            rows.push(vec![Value::Text(name), voice.value(sum)]);
        }
    }
    Sheet { name: t.msg_figures_aids(), head: vec![t.msg_figures_what(), t.msg_figures_people()], rows }
}

fn feedback(voice: &Voice, report: &Report) -> Sheet {
    let t = voice.t;
    let forms = report.total(|evening| evening.feedback.forms);
    let mut rows = Vec::new();
    if forms != Sum::default() {
        rows.push(vec![Value::Text(t.msg_figures_forms()), voice.value(forms)]);
    }
    for evening in &report.evenings {
        let of = |name: String| if report.evenings.len() == 1 { name } else { format!("{name} ({})", voice.day(evening)) };
        rows.extend(evening.feedback.liked_tenths.map(|mean| vec![Value::Text(of(t.msg_figures_liked())), Value::Tenths(i64::from(mean))]));
        let names = [t.msg_figures_heard_yes(), t.msg_figures_heard_partly(), t.msg_figures_heard_no()];
        for (name, number) in names.into_iter().zip(evening.feedback.heard.into_iter().flatten()) {
            rows.push(vec![Value::Text(of(name)), Value::Number(i64::from(number))]);
        }
    }
    Sheet { name: t.msg_figures_feedback(), head: vec![t.msg_figures_what(), t.msg_figures_number()], rows }
}
