//! Which charts a report shows. Draws nothing itself; `base::http::chart` knows the places.

use crate::base::http::chart::{Bars, Line, Row};
use crate::figures::cell::Sum;
use crate::figures::model::{Evening, Report, Stay};
use crate::figures::tables::{Voice, stayed};

/// The charts of a report; what has nothing to show is left out.
pub(super) struct Drawings {
    pub(super) bars: Vec<Bars>,
    pub(super) line: Option<Line>,
}

/// The charts of this report.
pub(super) fn of(voice: &Voice, report: &Report) -> Drawings {
    let single = match &report.evenings[..] {
        [evening] => Some(evening),
        _ => None,
    };
    let bars = [single.is_none().then(|| people(voice, report)), single.map(|evening| stays(voice, evening)), Some(deeds(voice, report))];
    // One bar alone compares nothing.
    let bars = bars.into_iter().flatten().filter(|chart| chart.bars.iter().filter(|bar| !bar.parts.is_empty()).count() > 1);
    Drawings { bars: bars.collect(), line: single.filter(|evening| evening.course.len() > 1).map(|evening| course(voice, evening)) }
}

fn people(voice: &Voice, report: &Report) -> Bars {
    let t = voice.t;
    let row = |evening: &Evening| Row {
        label: voice.day(evening),
        value: voice.sum(evening.people()),
        numbers: [evening.listening, evening.talking, evening.on_site].map(|sum| sum.shown).to_vec(),
    };
    let kinds = vec![t.msg_figures_listening(), t.msg_figures_talking(), t.msg_figures_on_site()];
    let most = report.evenings.iter().max_by_key(|evening| evening.people().shown);
    let text = most.map(|evening| t.msg_figures_chart_people_text(voice.day(evening), voice.sum(evening.people()))).unwrap_or_default();
    let mut chart = Bars::new("menschen", t.msg_figures_chart_people(), text, kinds, report.evenings.iter().map(row).collect());
    // A kind at the end that no bar shows needs no explanation.
    let last = chart.bars.iter().flat_map(|bar| &bar.parts).map(|part| part.kind + 1).max().unwrap_or(0);
    chart.kinds.truncate(last);
    chart
}

/// What is counted of an evening.
type Counted = fn(&Evening) -> Sum;

fn deeds(voice: &Voice, report: &Report) -> Bars {
    let t = voice.t;
    let kinds: [(String, Counted); 5] = [
        (t.msg_figures_spoken(), |evening| evening.spoken),
        (t.msg_figures_written(), |evening| evening.written),
        (t.msg_figures_chat(), |evening| evening.chat),
        (t.msg_figures_questions(), |evening| evening.questions),
        (t.msg_figures_votes(), Evening::votes),
    ];
    let sums = kinds.into_iter().map(|(label, of)| (label, report.total(of))).filter(|(_, sum)| *sum != Sum::default());
    let rows = sums.map(|(label, sum)| Row { label, value: voice.sum(sum), numbers: vec![sum.shown] }).collect();
    Bars::new("beitraege", t.msg_figures_chart_deeds(), t.msg_figures_chart_deeds_text(), Vec::new(), rows)
}

fn stays(voice: &Voice, evening: &Evening) -> Bars {
    let t = voice.t;
    let row = |stay: &Stay| Row { label: stayed(voice, stay.from, stay.to), value: voice.number(stay.people), numbers: vec![stay.people] };
    let text = evening.median_minutes.map(|minutes| t.msg_figures_chart_stays_text(minutes.to_string())).unwrap_or_default();
    Bars::new("verweildauer", t.msg_figures_chart_stays(), text, Vec::new(), evening.stays.iter().map(row).collect())
}

fn course(voice: &Voice, evening: &Evening) -> Line {
    let points: Vec<_> = evening.course.iter().map(|moment| (voice.clock(moment.at), moment.people)).collect();
    let text = voice.t.msg_figures_chart_course_text(voice.sum(evening.peak));
    Line::new("verlauf", voice.t.msg_figures_chart_course(), text, &points, &voice.sum(Sum { shown: 0, hidden: 1 }))
}
