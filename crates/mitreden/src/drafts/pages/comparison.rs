//! Two versions compared, by block and by word, one below the other or side by side. Says in words what colours show besides.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::reading::Here;
use super::{Choice, Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::drafts::comparing::{self, Change, Part, Row, Side};
use crate::drafts::model::{Draft, WORKING};
use crate::drafts::store::text;

/// Which versions, and how.
#[derive(Deserialize, Default)]
pub(super) struct Wish {
    von: Option<i64>,
    bis: Option<i64>,
    ansicht: Option<String>,
}

/// Words of one side; `kind`: `both`, `old` or `new`.
pub(super) struct Span {
    pub(super) kind: &'static str,
    pub(super) text: String,
}

impl Span {
    pub(super) fn of((side, text): &(Side, String)) -> Self {
        let kind = match side {
            Side::Both => "both",
            Side::Old => "old",
            Side::New => "new",
        };
        Self { kind, text: text.clone() }
    }
}

struct RowView {
    number: i64,
    /// "Absatz 17".
    label: String,
    change: String,
    mood: &'static str,
    words: Vec<Span>,
    /// The words of each side, for reading side by side.
    old: Vec<Span>,
    new: Vec<Span>,
}

struct PartView {
    number: i64,
    title: String,
    /// "Neu", "Entfallen", "Bisher: …"; empty: nothing.
    change: String,
    rows: Vec<RowView>,
    /// "12 Absätze unverändert"; empty: none.
    same: String,
}

#[derive(Template)]
#[template(path = "drafts/comparison.html")]
struct ComparisonPage<'a> {
    page: &'a Page,
    draft: &'a Draft,
    lang: &'static str,
    action: String,
    /// What can be compared; empty: it is settled.
    from: Vec<Choice>,
    to: Vec<Choice>,
    /// Side by side.
    beside: bool,
    /// "4 Absätze geändert, 2 neu, 1 entfallen, 0 verschoben."
    sum: String,
    parts: Vec<PartView>,
    headings: [String; 2],
    trail: Vec<Step>,
}

impl ComparisonPage<'_> {
    fn name(&self) -> String {
        if self.from.is_empty() { self.page.t.msg_drafts_pending(self.draft.newest) } else { self.page.t.msg_drafts_comparison() }
    }
}

/// `GET /strategie/{slug}/vergleich`
pub(super) async fn show(State(app): State<App>, page: Page, Path(slug): Path<String>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let here = Here::of(&app, &slug, None).await?;
    let is_there = |number: &i64| here.versions.iter().any(|version| version.number == *number);
    let until = wish.bis.filter(is_there).unwrap_or(here.draft.newest);
    let from = wish.von.filter(is_there).unwrap_or_else(|| (until - 1).max(1));
    let beside = wish.ansicht.as_deref() == Some("neben");
    let read = &app.site("").db.read;
    let (old, new) = (text::whole(read, &here.draft.id, from).await?, text::whole(read, &here.draft.id, until).await?);
    let parts = comparing::compare(&old, &new);
    let choices = |chosen: i64| {
        let choice = |number: i64| Choice { word: number.to_string(), label: page.t.msg_drafts_version(number), chosen: number == chosen };
        here.versions.iter().rev().map(|version| choice(version.number)).collect()
    };
    render(ComparisonPage {
        lang: page.written_in,
        action: page.to(&format!("{}/vergleich", here.draft.address())),
        from: choices(from),
        to: choices(until),
        beside,
        sum: sum(&page, &parts),
        parts: parts.iter().filter_map(|part| view(&page, part, beside)).collect(),
        headings: [from, until].map(|number| page.t.msg_drafts_version(number)),
        trail: super::trail(&page, Some(&here.draft)),
        draft: &here.draft,
        page: &page,
    })
    .map(IntoResponse::into_response)
}

/// `GET /verwaltung/strategie/{slug}/aenderungen`: what publishing would change, from the newest version to the text that is worked on.
pub(super) async fn pending(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::published(&app, &slug).await?;
    let beside = wish.ansicht.as_deref() == Some("neben");
    let read = &app.site("").db.read;
    let (old, new) = (text::whole(read, &draft.id, draft.newest).await?, text::whole(read, &draft.id, WORKING).await?);
    let parts = comparing::compare(&old, &new);
    render(ComparisonPage {
        lang: page.written_in,
        action: page.to(&format!("{}/aenderungen", draft.desk())),
        from: Vec::new(),
        to: Vec::new(),
        beside,
        sum: sum(&page, &parts),
        parts: parts.iter().filter_map(|part| view(&page, part, beside)).collect(),
        headings: [page.t.msg_drafts_version(draft.newest), page.t.msg_drafts_working()],
        trail: super::desk_trail(&page, Some(&draft)),
        draft: &draft,
        page: &page,
    })
    .map(IntoResponse::into_response)
}

/// "4 Absätze geändert, 2 neu, 1 entfallen, 0 verschoben."
fn sum(page: &Page, parts: &[Part]) -> String {
    let count = |changes: &[Change]| parts.iter().flat_map(|part| &part.rows).filter(|row| changes.contains(&row.change)).count();
    page.t.msg_drafts_compare_sum(count(&[Change::Words, Change::Form]), count(&[Change::Added]), count(&[Change::Removed]), count(&[Change::Moved]))
}

/// A chapter; none if nothing changed in it and only changes are shown.
fn view(page: &Page, part: &Part, beside: bool) -> Option<PartView> {
    let t = page.t;
    let shown: Vec<&Row> = part.rows.iter().filter(|row| beside || row.change != Change::Same).collect();
    let same = part.rows.len() - shown.len();
    let change = match (&part.before, part.change) {
        (Some(before), _) => t.msg_drafts_chapter_before(before.as_str()),
        (None, Change::Same) => String::new(),
        (None, change) => words::change(t, change),
    };
    if shown.is_empty() && change.is_empty() {
        return None;
    }
    let rows = shown.into_iter().map(|row| row_view(page, row, beside)).collect();
    Some(PartView { number: part.number, title: part.title.clone(), change, rows, same: if same == 0 { String::new() } else { t.msg_drafts_same(same) } })
}

fn row_view(page: &Page, row: &Row, beside: bool) -> RowView {
    let of = |sides: [Side; 2]| row.words.iter().filter(|(side, _)| beside && sides.contains(side)).map(Span::of).collect();
    RowView {
        number: row.number,
        label: page.t.msg_drafts_paragraph(row.number),
        change: words::change(page.t, row.change),
        mood: match row.change {
            Change::Added => "success",
            Change::Removed => "danger",
            Change::Same => "info",
            _ => "warning",
        },
        words: if beside { Vec::new() } else { row.words.iter().map(Span::of).collect() },
        old: of([Side::Both, Side::Old]),
        new: of([Side::Both, Side::New]),
    }
}
