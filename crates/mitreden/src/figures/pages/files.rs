//! A report as files to take along: PDF, spreadsheets, CSV, open data. Counts nothing, shows no page.

use axum::http::header;
use axum::response::{IntoResponse, Response};
use mitreden_report::paper::{self, Bar, Bars, Block, Item, Paper};
use mitreden_report::sheets::{self, Separator};
use serde::Deserialize;

use super::{drawing, report as shown, site, voice};
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, chart};
use crate::figures::model::Report;
use crate::figures::tables::Voice;
use crate::figures::{press, tables};

/// What kind of file an address asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    Pdf,
    Csv,
    Xlsx,
    Ods,
    Json,
}

impl Ending {
    /// The ending of a file's name, without its dot.
    pub(super) fn word(self) -> &'static str {
        ENDINGS.iter().find(|(_, kind)| *kind == self).map_or("", |(ending, _)| ending.trim_start_matches('.'))
    }
}

const ENDINGS: [(&str, Ending); 5] = [(".pdf", Ending::Pdf), (".csv", Ending::Csv), (".xlsx", Ending::Xlsx), (".ods", Ending::Ods), (".json", Ending::Json)];

/// How a CSV is to be written.
#[derive(Deserialize)]
pub(super) struct FileQuery {
    /// `komma` for programs.
    trennung: Option<String>,
}

/// The last part of an address without its ending, and what the ending asks for.
pub(super) fn cut(slug: &str) -> (&str, Option<Ending>) {
    ENDINGS.iter().find_map(|(ending, kind)| Some((slug.strip_suffix(ending)?, Some(*kind)))).unwrap_or((slug, None))
}

/// The report as a file.
///
/// # Errors
/// When a writer of a format fails.
pub(super) async fn file(app: &App, page: &Page, report: &Report, name: &str, ending: Ending, query: &FileQuery) -> Result<Response, Error> {
    let voice = voice(site(app), page);
    let (t, title) = (voice.t, press::title(&voice, report));
    let failed = |error: sheets::SheetError| Error::Internal(anyhow::Error::new(error));
    let (kind, ending, bytes) = match ending {
        Ending::Pdf => {
            let paper = paper(&voice, page, report);
            // A year has many pages, and setting them is work: one at a time, however many are asked for. The turn ends with the work and not with whoever waits.
            let turn = site(app).setting.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
            let made = tokio::task::spawn_blocking(move || {
                let made = paper::pdf(&paper);
                drop(turn);
                made
            });
            let made = made.await.map_err(anyhow::Error::from)?;
            ("application/pdf", "pdf", made.map_err(anyhow::Error::from)?)
        }
        Ending::Csv => {
            let comma = query.trennung.as_deref() == Some("komma");
            let (table, row, column, value) = (t.msg_figures_table(), t.msg_figures_row(), t.msg_figures_column(), t.msg_figures_value());
            let separator = if comma { Separator::Comma } else { Separator::Semicolon };
            ("text/csv; charset=utf-8", "csv", sheets::csv([&table, &row, &column, &value], &tables::sheets(&voice, report), separator))
        }
        Ending::Xlsx => (
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "xlsx",
            sheets::xlsx(&title, &tables::sheets(&voice, report)).map_err(failed)?,
        ),
        Ending::Ods => (
            "application/vnd.oasis.opendocument.spreadsheet",
            "ods",
            sheets::ods(&title, voice.language.tag(), &tables::sheets(&voice, report)).map_err(failed)?,
        ),
        Ending::Json => ("application/json", "json", serde_json::to_vec_pretty(report).map_err(anyhow::Error::from)?),
    };
    // Slugs and ids are ASCII letters, digits and hyphens: nothing to quote in the file's name.
    let disposition = format!("attachment; filename=\"auswertung-{name}.{ending}\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}

/// The report as a document, in the order of its page.
fn paper(voice: &Voice, page: &Page, report: &Report) -> Paper {
    let t = voice.t;
    let stand = t.msg_figures_stand(dates::moment(&report.made_at.to_zoned(voice.zone.clone()), voice.language));
    let mut blocks = vec![Block::Aside(stand.clone())];
    let headline = press::headline(voice, report);
    if headline.is_empty() {
        blocks.push(Block::Text(vec![t.msg_figures_nobody().into()]));
    } else {
        blocks.extend([Block::Lead(headline), Block::List(press::blocks(voice, report).into_iter().map(Item::from).collect())]);
        blocks.push(Block::Aside(format!("{} {}", t.msg_figures_several(), t.msg_figures_small())));
    }
    blocks.extend(shown::notes(report).into_iter().map(|note| Block::Aside(format!("{}: {note}", t.msg_figures_note()))));
    let charts = drawing::of(voice, report).bars;
    if !charts.is_empty() {
        blocks.push(Block::Heading(2, t.msg_figures_charts()));
        blocks.extend(charts.into_iter().map(|chart| Block::Bars(bars(chart))));
    }
    blocks.push(Block::Heading(2, t.msg_figures_tables()));
    blocks.extend(shown::tables(voice, report).into_iter().map(|table| Block::Table(as_table(table))));
    let made = report.made_at.to_zoned(jiff::tz::TimeZone::UTC);
    let part = |number: i8| u8::try_from(number).unwrap_or_default();
    Paper {
        title: press::title(voice, report),
        language: voice.language.tag().to_owned(),
        publisher: page.brand.city.clone(),
        footer: format!("{}, {}. {stand}", page.brand.name, page.brand.city),
        made: (
            u16::try_from(made.year()).unwrap_or_default(),
            part(made.month()),
            part(made.day()),
            part(made.hour()),
            part(made.minute()),
            part(made.second()),
        ),
        blocks,
    }
}

fn as_table(table: shown::Table) -> paper::Table {
    let cell = |cell: shown::Cell| paper::Cell { text: cell.text, number: cell.number };
    let row = |row: shown::TableRow| {
        let head = paper::Cell { text: row.head, number: false };
        std::iter::once(head).chain(row.cells.into_iter().map(cell)).collect()
    };
    paper::Table { caption: table.name, head: table.head, rows: table.rows.into_iter().map(row).collect() }
}

fn bars(chart: chart::Bars) -> Bars {
    let bar = |bar: chart::Bar| Bar { share: bar.share, label: bar.label, value: bar.value };
    Bars { caption: chart.title, text: chart.text, bars: chart.bars.into_iter().map(bar).collect() }
}
