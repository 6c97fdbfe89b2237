//! The page of the search: box, filters, hits. Looks for nothing itself; writes no query into any log.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::IntoResponse;
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::excerpt::Piece;
use super::{COUNTED, Filter, Found, Hit, Kind, store};
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, show};
use crate::base::i18n::Words;

/// The query of the address as it comes; what makes no sense in it narrows nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    q: String,
    art: String,
    jahr: String,
    reihe: String,
    seite: String,
}

/// One choice of a filter.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

struct HitView {
    address: String,
    kind: String,
    /// The day, and the event it belongs to.
    about: String,
    title: Vec<Piece>,
    excerpt: Vec<Piece>,
}

#[derive(Template)]
#[template(path = "search/results.html")]
struct ResultsPage<'a> {
    page: &'a Page,
    query: String,
    kinds: Vec<Choice>,
    years: Vec<Choice>,
    series: Vec<Choice>,
    /// Something was looked for.
    asked: bool,
    /// What was typed holds no word that can be looked for.
    idle: bool,
    cut: bool,
    rest: bool,
    narrowed: bool,
    count: String,
    hits: Vec<HitView>,
    /// Words and address of what may have been meant.
    suggestion: Option<(String, String)>,
    /// The same without filters.
    wider: String,
    place: String,
    before: Option<String>,
    after: Option<String>,
}

/// `GET /suche`
pub(super) async fn results(State(app): State<App>, page: Page, Query(asked): Query<Asked>) -> Result<impl IntoResponse, Error> {
    let site = app.site("");
    let filter = Filter {
        kind: Kind::of(&asked.art),
        year: asked.jahr.parse().ok(),
        series: Some(asked.reihe.as_str()).filter(|id| !id.is_empty() && id.len() <= 64).map(str::to_owned),
    };
    let number = asked.seite.parse().unwrap_or(1);
    let found = app.search.find(site, &asked.q, &filter, page.language, number).await?;
    let read = &site.db.read;
    let zone = site.zone();
    let years: Vec<i16> = match store::span(read).await? {
        Some((first, last)) => (first.to_zoned(TimeZone::UTC).year()..=last.to_zoned(TimeZone::UTC).year()).rev().collect(),
        None => Vec::new(),
    };
    let choice = |value: String, label: String, chosen: bool| Choice { value, label, chosen };
    let kinds = store::kinds(read).await?.into_iter().map(|kind| choice(kind.word().to_owned(), kind_word(page.t, kind), filter.kind == Some(kind)));
    let series = store::series(read).await?.into_iter().map(|(id, title)| {
        let chosen = filter.series.as_ref() == Some(&id);
        choice(id, title, chosen)
    });
    let years = years.into_iter().map(|year| choice(year.to_string(), year.to_string(), filter.year == Some(year)));
    show(compose(&page, found, &filter, &zone, [kinds.collect(), years.collect(), series.collect()]))
}

fn compose<'a>(page: &'a Page, found: Found, filter: &Filter, zone: &TimeZone, choices: [Vec<Choice>; 3]) -> ResultsPage<'a> {
    let t = page.t;
    let [kinds, years, series] = choices;
    let text = found.query.text.clone();
    let leaf = |to: u64| address(page, &text, filter, to);
    let suggestion = found.suggestion.as_ref().map(|text| (text.clone(), address(page, text, filter, 1)));
    ResultsPage {
        asked: !found.query.words.is_empty(),
        idle: found.query.is_idle,
        cut: found.query.is_cut,
        rest: found.is_rest && found.total > 0,
        narrowed: *filter != Filter::default(),
        count: if found.total < COUNTED { t.msg_search_count(found.total) } else { t.msg_search_many(found.total - 1) },
        suggestion,
        wider: address(page, &text, &Filter::default(), 1),
        place: if found.pages > 1 { t.msg_search_page(found.page, found.pages) } else { String::new() },
        before: (found.page > 1).then(|| leaf(found.page - 1)),
        after: (found.page < found.pages).then(|| leaf(found.page + 1)),
        hits: found.hits.into_iter().map(|hit| view(page, hit, zone)).collect(),
        query: text,
        kinds,
        years,
        series,
        page,
    }
}

fn view(page: &Page, hit: Hit, zone: &TimeZone) -> HitView {
    let day = hit.at.map(|at| dates::day(at.to_zoned(zone.clone()).date(), page.language));
    let about: Vec<String> = day.into_iter().chain(hit.within).collect();
    HitView { address: page.to(&hit.address), kind: kind_word(page.t, hit.kind), about: about.join(" · "), title: hit.title, excerpt: hit.excerpt }
}

/// The address of a page of hits.
fn address(page: &Page, text: &str, filter: &Filter, number: u64) -> String {
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    pairs.append_pair("q", text);
    if let Some(kind) = filter.kind {
        pairs.append_pair("art", kind.word());
    }
    if let Some(year) = filter.year {
        pairs.append_pair("jahr", &year.to_string());
    }
    if let Some(series) = &filter.series {
        pairs.append_pair("reihe", series);
    }
    if number > 1 {
        pairs.append_pair("seite", &number.to_string());
    }
    page.to(&format!("/suche?{}", pairs.finish()))
}

fn kind_word(t: &Words, kind: Kind) -> String {
    match kind {
        Kind::Event => t.msg_search_kind_event(),
        Kind::Series => t.msg_search_kind_series(),
        Kind::Question => t.msg_search_kind_question(),
        Kind::Slides => t.msg_search_kind_slides(),
        Kind::Poll => t.msg_search_kind_poll(),
        Kind::Outcome => t.msg_search_kind_outcome(),
        Kind::Article => t.msg_search_kind_article(),
        Kind::Group => t.msg_search_kind_group(),
        Kind::Topic => t.msg_search_kind_topic(),
        Kind::Idea => t.msg_search_kind_idea(),
        Kind::Measure => t.msg_search_kind_measure(),
        Kind::Decision => t.msg_search_kind_decision(),
        Kind::Draft => t.msg_search_kind_draft(),
        Kind::Survey => t.msg_search_kind_survey(),
        Kind::Page => t.msg_search_kind_page(),
    }
}
