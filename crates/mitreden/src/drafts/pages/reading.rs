//! A draft to read: its contents, one chapter, or the whole on one page to print and to search. Changes nothing.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::blocks::{BlockView, ChapterView, Manner};
use super::{After, Reach, Step, day, list, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::comments::{self, Thread};
use crate::drafts::model::{Draft, Phase, Version, WORKING};
use crate::drafts::store::{self, text};
use crate::drafts::{public, writing};
use crate::trace::{self, Panel, Point};

/// Which version is asked for.
#[derive(Deserialize, Default)]
pub(super) struct Wish {
    pub(super) version: Option<i64>,
}

/// The draft and the version that is read.
pub(super) struct Here {
    pub(super) draft: Draft,
    pub(super) version: i64,
    pub(super) versions: Vec<Version>,
}

impl Here {
    /// The newest version if none is asked for.
    pub(super) async fn of(app: &App, slug: &str, wish: Option<i64>) -> Result<Self, Error> {
        let draft = super::published(app, slug).await?;
        let versions = store::versions(&app.site("").db.read, &draft.id).await?;
        let version = wish.unwrap_or(draft.newest);
        if !versions.iter().any(|one| one.number == version) {
            return Err(Error::NotFound);
        }
        Ok(Self { draft, version, versions })
    }

    pub(super) fn is_newest(&self) -> bool {
        self.version == self.draft.newest
    }

    /// What stands behind the addresses of this version.
    pub(super) fn query(&self) -> String {
        if self.is_newest() { String::new() } else { format!("?version={}", self.version) }
    }

    /// That there is a newer one, and the way to it.
    fn outdated(&self, page: &Page, newest: &str) -> Option<Reach> {
        let sentence = page.t.msg_drafts_outdated(self.version, self.draft.newest);
        (!self.is_newest()).then(|| Reach { address: page.to(newest), label: sentence })
    }
}

/// Until when comments are taken, or from when; empty: nothing is said about it.
pub(super) fn window(app: &App, page: &Page, draft: &Draft) -> String {
    let now = app.site("").clock.now();
    match (draft.phase, draft.opens_at, draft.closes_at) {
        (Phase::Comment, Some(opens), _) if now < opens => page.t.msg_drafts_opens_on(day(app, page, opens)),
        // The last day of the window is the one before the midnight that ends it.
        (Phase::Comment, _, Some(closes)) if now < closes => page.t.msg_drafts_open_until(day(app, page, closes - jiff::SignedDuration::from_secs(1))),
        (Phase::Comment, _, Some(_)) => page.t.msg_drafts_closed(),
        (Phase::Comment, _, None) => page.t.msg_drafts_open(),
        _ => list::decided(app, page, draft).unwrap_or_default(),
    }
}

/// A chapter in the contents.
struct EntryView {
    address: String,
    title: String,
    headings: Vec<Reach>,
}

struct VersionView {
    address: String,
    label: String,
    day: String,
    note: String,
    /// Compared with the one before.
    compare: Option<String>,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "drafts/overview.html")]
struct OverviewPage<'a> {
    page: &'a Page,
    draft: &'a Draft,
    lang: &'static str,
    phase: String,
    mood: &'static str,
    window: String,
    summary: Vec<String>,
    contents: Vec<EntryView>,
    versions: Vec<VersionView>,
    outdated: Option<Reach>,
    whole: String,
    pdf: String,
    effect: String,
    /// Where one follows it.
    follow: String,
    desk: Option<String>,
    /// This version was published just now, for whoever did it.
    fresh: bool,
    chain: Panel,
    thread: Thread,
    trail: Vec<Step>,
}

/// `GET /strategie/{slug}`
pub(super) async fn overview(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    Query(wish): Query<Wish>,
    Query(after): Query<After>,
) -> Result<Response, Error> {
    let here = Here::of(&app, &slug, wish.version).await?;
    let read = &app.site("").db.read;
    let (draft, address) = (&here.draft, here.draft.address());
    let entries = text::contents(read, &draft.id, here.version).await?;
    let query = here.query();
    let contents = entries.into_iter().map(|entry| {
        let chapter = format!("{address}/kapitel/{}{query}", entry.number);
        let heading = |(number, _, text): &(i64, i64, String)| Reach { address: page.to(&format!("{chapter}#absatz-{number}")), label: writing::line(text) };
        let headings = entry.headings.iter().filter(|(_, level, _)| *level == 2).map(heading).collect();
        EntryView { address: page.to(&chapter), title: entry.title, headings }
    });
    let version = |one: &Version| VersionView {
        address: page.to(&format!("{address}?version={}", one.number)),
        label: page.t.msg_drafts_version(one.number),
        day: day(&app, &page, one.published_at),
        note: one.note.clone(),
        compare: (one.number > 1).then(|| page.to(&format!("{address}/vergleich?von={}&bis={}", one.number - 1, one.number))),
        chosen: one.number == here.version,
    };
    let chain = trace::panel(&app, &page, viewer.as_ref(), &Point::new(public::KIND, &draft.id)).await?;
    let thread = comments::thread(&app, &page, viewer.as_ref(), public::SUBJECT, &draft.id).await?;
    render(OverviewPage {
        lang: page.written_in,
        phase: words::phase(page.t, draft.phase),
        mood: words::mood(draft.phase),
        window: window(&app, &page, draft),
        summary: draft.summary.split("\n\n").map(str::to_owned).collect(),
        contents: contents.collect(),
        versions: here.versions.iter().map(version).collect(),
        outdated: here.outdated(&page, &address),
        whole: page.to(&format!("{address}/gesamt{query}")),
        pdf: page.to(&format!("{address}/dokument.pdf{query}")),
        effect: page.to(&format!("{address}/wirkung")),
        follow: page.to(&format!("/abos?strategie={}", draft.slug)),
        fresh: after.veroeffentlicht.is_some() && viewer.as_ref().is_some_and(Viewer::is_staff),
        desk: viewer.filter(Viewer::is_staff).map(|_| page.to(&draft.desk())),
        chain,
        thread,
        trail: super::trail(&page, None),
        draft,
        page: &page,
    })
    .map(IntoResponse::into_response)
}

#[derive(Template)]
#[template(path = "drafts/chapter.html")]
struct ChapterPage<'a> {
    page: &'a Page,
    draft: &'a Draft,
    lang: &'static str,
    title: String,
    /// "Version 2, Kapitel 3 von 9".
    about: String,
    blocks: Vec<BlockView>,
    outdated: Option<Reach>,
    before: Option<Reach>,
    after: Option<Reach>,
    /// Where words that are picked out can be commented; empty: not now.
    quoting: String,
    edit: Option<String>,
    trail: Vec<Step>,
}

/// How many comments there are by paragraph.
async fn counts(app: &App, draft: &Draft) -> Result<HashMap<i64, i64>, Error> {
    Ok(comments::counts(&app.site("").db.read, public::SUBJECT, &draft.id).await?)
}

/// `GET /strategie/{slug}/kapitel/{number}`
pub(super) async fn chapter(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path((slug, number)): Path<(String, i64)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let here = Here::of(&app, &slug, wish.version).await?;
    let site = app.site("");
    let (draft, address) = (&here.draft, here.draft.address());
    let chapter = text::chapter(&site.db.read, &draft.id, here.version, number).await?.ok_or(Error::NotFound)?;
    let entries = text::contents(&site.db.read, &draft.id, here.version).await?;
    let place = entries.iter().position(|entry| entry.number == number).unwrap_or_default();
    let query = here.query();
    let reach = |place: usize| {
        entries.get(place).map(|entry| Reach { address: page.to(&format!("{address}/kapitel/{}{query}", entry.number)), label: entry.title.clone() })
    };
    let is_open = draft.is_open(site.clock.now()) && here.is_newest();
    let comments = counts(&app, draft).await?;
    let manner = Manner { page: &page, draft, comments: &comments, is_open, deeper: 0, is_newest: here.is_newest() };
    let view = manner.chapter(&chapter);
    render(ChapterPage {
        lang: page.written_in,
        about: page.t.msg_drafts_chapter_of(here.version, place + 1, entries.len()),
        title: view.title,
        blocks: view.blocks,
        outdated: here.outdated(&page, &format!("{address}/kapitel/{number}")),
        before: place.checked_sub(1).and_then(reach),
        after: reach(place + 1),
        quoting: if is_open { page.to(&format!("{address}/absatz/")) } else { String::new() },
        edit: viewer.filter(Viewer::is_staff).map(|_| page.to(&format!("{}/kapitel/{number}", draft.desk()))),
        trail: super::trail(&page, Some(draft)),
        draft,
        page: &page,
    })
    .map(IntoResponse::into_response)
}

#[derive(Template)]
#[template(path = "drafts/whole.html")]
struct WholePage<'a> {
    page: &'a Page,
    draft: &'a Draft,
    lang: &'static str,
    /// "Version 2 vom 4. März 2021".
    about: String,
    summary: Vec<String>,
    chapters: Vec<ChapterView>,
    outdated: Option<Reach>,
    /// Not published yet: the way back to the desk.
    preview: Option<String>,
    trail: Vec<Step>,
}

impl WholePage<'_> {
    fn name(&self) -> String {
        if self.preview.is_some() { self.about.clone() } else { self.page.t.msg_drafts_whole() }
    }
}

/// `GET /strategie/{slug}/gesamt`
pub(super) async fn whole(State(app): State<App>, page: Page, Path(slug): Path<String>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let here = Here::of(&app, &slug, wish.version).await?;
    let (site, draft) = (app.site(""), &here.draft);
    let chapters = text::whole(&site.db.read, &draft.id, here.version).await?;
    let comments = counts(&app, draft).await?;
    let is_open = draft.is_open(site.clock.now()) && here.is_newest();
    let manner = Manner { page: &page, draft, comments: &comments, is_open, deeper: 1, is_newest: here.is_newest() };
    let published = here.versions.iter().find(|one| one.number == here.version).map(|one| day(&app, &page, one.published_at)).unwrap_or_default();
    render(WholePage {
        lang: page.written_in,
        about: page.t.msg_drafts_version_of(here.version, published),
        summary: draft.summary.split("\n\n").map(str::to_owned).collect(),
        chapters: chapters.iter().map(|chapter| manner.chapter(chapter)).collect(),
        outdated: here.outdated(&page, &format!("{}/gesamt", draft.address())),
        preview: None,
        trail: super::trail(&page, Some(draft)),
        draft,
        page: &page,
    })
    .map(IntoResponse::into_response)
}

/// `GET /verwaltung/strategie/{slug}/vorschau`: the text that is worked on, as everybody would read it.
pub(super) async fn preview(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    let chapters = text::whole(&app.site("").db.read, &draft.id, WORKING).await?;
    let manner = Manner { page: &page, draft: &draft, comments: &HashMap::new(), is_open: false, deeper: 1, is_newest: false };
    render(WholePage {
        lang: page.written_in,
        about: page.t.msg_drafts_preview(),
        summary: draft.summary.split("\n\n").map(str::to_owned).collect(),
        chapters: chapters.iter().map(|chapter| manner.chapter(chapter)).collect(),
        outdated: None,
        preview: Some(page.to(&draft.desk())),
        trail: super::desk_trail(&page, Some(&draft)),
        draft: &draft,
        page: &page,
    })
    .map(IntoResponse::into_response)
}
