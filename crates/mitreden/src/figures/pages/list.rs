//! The list of all figures: for everybody what is published, for the staff all of it, with the times and the frozen reports.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::response::Html;

use super::{Step, site, voice};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, show as render};
use crate::figures::counting::year_and_quarter;
use crate::figures::model::Scope;
use crate::figures::tables::Voice;
use crate::figures::{read, store};

/// A link to figures.
struct Row {
    address: String,
    title: String,
    about: String,
    published: bool,
    /// Its title is in words of the page and not of the city.
    ours: bool,
}

#[derive(Template)]
#[template(path = "figures/list.html")]
struct ListPage {
    page: Page,
    trail: Vec<Step>,
    staff: bool,
    /// What has rows.
    parts: Vec<ListPart>,
}

/// A part of the list.
struct ListPart {
    id: &'static str,
    title: String,
    rows: Vec<Row>,
}

/// `GET /auswertung`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>) -> Result<Html<String>, Error> {
    let here = site(&app);
    let (db, now, voice) = (&here.db.read, here.clock.now(), voice(here, &page));
    let staff = viewer.is_some_and(|viewer| viewer.is_staff());
    let mut events: Vec<read::Held> = read::events(db, now).await?.into_iter().filter(|event| event.over).collect();
    events.reverse();
    let of_series = store::published(db, Scope::Series).await?;
    let of_events = store::published(db, Scope::Event).await?;
    let series = read::series(db).await?.into_iter().filter_map(|series| {
        let evenings = events.iter().filter(|event| event.series.as_deref() == Some(&series.id)).count();
        let published = of_series.contains(&series.id);
        (evenings > 0).then(|| row(&page, Scope::Series, &series.slug, series.title.clone(), evenings_in_words(&page, evenings), published))
    });
    let series: Vec<Row> = series.collect();
    let times = times(&page, &voice, &events, &store::published(db, Scope::Quarter).await?, &store::published(db, Scope::Year).await?);
    let frozen = if staff { store::frozen(db).await? } else { Vec::new() };
    let frozen = frozen.into_iter().map(|one| Row {
        address: page.to(&format!("/auswertung/bericht/{}", one.id)),
        title: one.title,
        about: dates::moment(&one.frozen_at.to_zoned(voice.zone.clone()), page.language),
        published: false,
        ours: false,
    });
    let events = events.iter().map(|event| {
        let day = event.starts_at.to_zoned(voice.zone.clone()).date();
        row(&page, Scope::Event, &event.slug, event.title.clone(), dates::days(day, day, page.language), of_events.contains(&event.id))
    });
    let seen = |rows: Vec<Row>| -> Vec<Row> { rows.into_iter().filter(|row| staff || row.published).collect() };
    let trail = vec![Step { address: page.to("/"), label: page.t.msg_programme_start() }];
    let t = page.t;
    let parts = [
        ("reihen", t.msg_figures_series(), seen(series)),
        ("zeiten", t.msg_figures_times(), seen(times)),
        ("abende", t.msg_figures_events(), seen(events.collect())),
        ("dazwischen", t.msg_figures_between(), between(&page, read::between(db).await?)),
        ("berichte", t.msg_figures_reports(), frozen.collect()),
    ];
    let parts = parts.into_iter().filter(|(_, _, rows)| !rows.is_empty()).map(|(id, title, rows)| ListPart { id, title, rows });
    render(ListPage { trail, staff, parts: parts.collect(), page })
}

fn row(page: &Page, scope: Scope, slug: &str, title: String, about: String, published: bool) -> Row {
    Row { address: page.to(&format!("/auswertung/{}/{slug}", scope.german())), title, about, published, ours: false }
}

/// What there is between the evenings; kinds of which there is nothing are left out.
fn between(page: &Page, counted: read::Between) -> Vec<Row> {
    let t = page.t;
    let kinds = [
        ("/arbeitsgruppen", t.msg_groups_title(), counted.groups, t.msg_figures_between_groups(counted.groups.all, counted.groups.part)),
        ("/themen", t.msg_topics_title(), counted.topics, t.msg_figures_between_topics(counted.topics.all, counted.topics.part)),
        ("/ideen", t.msg_nav_ideas(), counted.ideas, t.msg_figures_between_ideas(counted.ideas.all, counted.ideas.part)),
        ("/massnahmen", t.msg_measures_title(), counted.measures, t.msg_figures_between_measures(counted.measures.all, counted.measures.part)),
    ];
    let row = |(path, title, _, about)| Row { address: page.to(path), title, about, published: true, ours: true };
    kinds.into_iter().filter(|(_, _, count, _)| count.all > 0).map(row).collect()
}

fn evenings_in_words(page: &Page, number: usize) -> String {
    page.t.msg_figures_press_evenings(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The years and quarters with events, newest first.
fn times(page: &Page, voice: &Voice, events: &[read::Held], of_quarters: &[String], of_years: &[String]) -> Vec<Row> {
    let mut quarters: BTreeMap<(i16, i8), usize> = BTreeMap::new();
    for event in events {
        *quarters.entry(year_and_quarter(event.starts_at, &voice.zone)).or_default() += 1;
    }
    let mut years: BTreeMap<i16, usize> = BTreeMap::new();
    quarters.iter().for_each(|((year, _), number)| *years.entry(*year).or_default() += number);
    let mut rows = Vec::new();
    for (year, number) in years.into_iter().rev() {
        let slug = year.to_string();
        rows.push(row(page, Scope::Year, &slug, slug.clone(), evenings_in_words(page, number), of_years.contains(&slug)));
        for ((_, quarter), number) in quarters.iter().rev().filter(|((of, _), _)| *of == year) {
            let slug = format!("{year}-{quarter}");
            let title = page.t.msg_figures_quarter(quarter.to_string(), year.to_string());
            rows.push(row(page, Scope::Quarter, &slug, title, evenings_in_words(page, *number), of_quarters.contains(&slug)));
        }
    }
    rows
}
