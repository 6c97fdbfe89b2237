//! The sentences that a press office takes over: made from a report, never written down. Adds nothing to its numbers.

use super::model::{Evening, Report, Scope};
use super::tables::Voice;
use crate::base::dates;

/// "250 Menschen in 20 Stunden über fünf Wochen". Empty if nobody came.
pub(super) fn headline(voice: &Voice, report: &Report) -> String {
    let people = report.total(Evening::people);
    if people.shown == 0 {
        return String::new();
    }
    let (people, hours) = (voice.sum(people), hours(voice, report));
    sentence(match report.weeks() {
        1 => voice.t.msg_figures_headline_short(people, hours),
        weeks => voice.t.msg_figures_headline(people, hours, voice.t.msg_figures_weeks(u32::try_from(weeks).unwrap_or(u32::MAX))),
    })
}

/// The sentences, each a block to copy.
pub(super) fn blocks(voice: &Voice, report: &Report) -> Vec<String> {
    let (t, people) = (voice.t, report.total(Evening::people));
    if people.shown == 0 {
        return Vec::new();
    }
    let evenings = u32::try_from(report.evenings.len()).unwrap_or(u32::MAX);
    let title = if report.title.is_empty() { period(voice, report) } else { report.title.clone() };
    let days = dates::days(report.first, report.last, voice.language);
    let mut blocks = vec![match report.scope {
        Scope::Event => t.msg_figures_press_event(voice.sum(people), title, days, hours(voice, report)),
        _ => {
            let told = t.msg_figures_press_series(voice.sum(people), title, days, t.msg_figures_press_evenings(evenings), hours(voice, report));
            // What is copied goes without the note that stands below the numbers.
            if evenings > 1 { format!("{told} {}", t.msg_figures_press_repeated()) } else { told }
        }
    }];
    let (listening, talking) = (report.total(|evening| evening.listening), report.total(|evening| evening.talking));
    if listening.shown > 0 && talking.shown > 0 {
        blocks.push(t.msg_figures_press_ways(voice.sum(talking), voice.sum(listening)));
    }
    if let Some(first) = report.first_time().filter(|first| first.shown > 0) {
        blocks.push(t.msg_figures_press_first(voice.sum(first)));
    }
    let (spoken, questions) = (report.total(|evening| evening.spoken), report.total(|evening| evening.questions));
    if spoken.shown > 0 && questions.shown == 0 {
        blocks.push(t.msg_figures_press_spoken(voice.sum(spoken)));
    } else if questions.shown > 0 {
        let answered = voice.sum(report.total(|evening| evening.answered));
        blocks.push(t.msg_figures_press_deeds(voice.sum(spoken), voice.sum(questions), answered));
    }
    blocks.into_iter().map(sentence).collect()
}

/// "20" or "1,5".
fn hours(voice: &Voice, report: &Report) -> String {
    let minutes = report.minutes();
    if minutes.is_multiple_of(60) { voice.number(minutes / 60) } else { voice.tenths(i64::from(minutes) * 10 / 60) }
}

/// "3. Quartal 2026", "2026".
pub(super) fn period(voice: &Voice, report: &Report) -> String {
    let (year, quarter) = (report.first.year(), (report.first.month() - 1) / 3 + 1);
    match report.scope {
        Scope::Quarter => plain(voice.t.msg_figures_quarter(quarter.to_string(), year.to_string())),
        _ => year.to_string(),
    }
}

/// The title of a report.
pub(super) fn title(voice: &Voice, report: &Report) -> String {
    if report.title.is_empty() { period(voice, report) } else { report.title.clone() }
}

/// "At least 226 people …": what stands at the beginning is written large, also where it is no name.
fn sentence(text: String) -> String {
    let text = plain(text);
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

/// Without the marks that keep directions apart inside a page: what is copied goes into other programs.
fn plain(text: String) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}
