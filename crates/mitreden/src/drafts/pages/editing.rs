//! The forms of a draft: what is said about it, and the text of one chapter with what to mend in it. Publishes nothing.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::comparison::Span;
use super::{After, Choice, Step, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::check::Fault;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::drafts::changes::{self, Saved};
use crate::drafts::comparing;
use crate::drafts::form::{ChapterForm, HeadForm};
use crate::drafts::model::{Chapter, Draft, Phase, Picture, WORKING};
use crate::drafts::store::{self, text};
use crate::drafts::writing;

#[derive(Template)]
#[template(path = "drafts/head_form.html")]
struct HeadPage<'a> {
    page: &'a Page,
    heading: String,
    action: String,
    back: String,
    form: HeadForm,
    phases: Vec<Choice>,
    mistakes: Vec<Mistake>,
    /// Somebody else saved meanwhile.
    changed: bool,
    trail: Vec<Step>,
}

impl HeadPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

fn status(changed: bool, faults: &[Fault]) -> StatusCode {
    match (changed, faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    }
}

fn head_page(page: &Page, draft: Option<&Draft>, form: HeadForm, faults: &[Fault], changed: bool) -> Result<Response, Error> {
    let t = page.t;
    let choice = |phase: Phase| Choice { word: phase.word().to_owned(), label: words::phase(t, phase), chosen: form.phase == phase.word() };
    let shown = HeadPage {
        heading: if draft.is_some() { t.msg_drafts_head_title() } else { t.msg_drafts_new() },
        action: page.to(&draft.map_or_else(|| "/verwaltung/strategie/neu".to_owned(), |draft| format!("{}/angaben", draft.desk()))),
        back: page.to(&draft.map_or_else(|| "/verwaltung/strategie".to_owned(), Draft::desk)),
        phases: Phase::ALL.map(choice).into(),
        mistakes: words::mistakes(t, faults),
        changed,
        trail: super::desk_trail(page, draft),
        form,
        page,
    };
    Ok((status(changed, faults), render(shown)?).into_response())
}

/// `GET /verwaltung/strategie/neu`
pub(super) async fn new(page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.staff()?;
    head_page(&page, None, HeadForm { phase: Phase::Draft.word().to_owned(), ..HeadForm::default() }, &[], false)
}

/// `POST /verwaltung/strategie/neu`
pub(super) async fn create(State(app): State<App>, page: Page, viewer: Viewer, Form(form): Form<HeadForm>) -> Result<Response, Error> {
    viewer.staff()?;
    let site = app.site("");
    match form.check(&site.zone()) {
        Err(faults) => head_page(&page, None, form, &faults, false),
        Ok(head) => {
            let draft = changes::add(site, (&viewer).into(), &head).await?;
            Ok(page.see_other(&draft.desk()).into_response())
        }
    }
}

/// `GET /verwaltung/strategie/{slug}/angaben`
pub(super) async fn head(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    head_page(&page, Some(&draft), HeadForm::of(&draft, &app.site("").zone()), &[], false)
}

/// `POST /verwaltung/strategie/{slug}/angaben`
pub(super) async fn save_head(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(form): Form<HeadForm>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    let site = app.site("");
    match form.check(&site.zone()) {
        Err(faults) => head_page(&page, Some(&draft), form, &faults, false),
        Ok(head) => {
            let version: Timestamp = form.version.parse().map_err(|_| Error::BadRequest)?;
            match changes::change(site, (&viewer).into(), &draft, &head, version).await? {
                Some(draft) => Ok(page.see_other(&draft.desk()).into_response()),
                None => head_page(&page, Some(&draft), HeadForm { version: draft.updated_at.to_string(), ..form }, &[], true),
            }
        }
    }
}

/// What somebody else saved while this person wrote.
struct Theirs {
    title: String,
    text: String,
    /// From theirs to what was typed here.
    words: Vec<Span>,
}

/// A picture of the draft as the toolbar offers it.
struct Offered {
    address: String,
    alt: String,
    /// What it shows, or its place among those that say nothing.
    label: String,
}

#[derive(Template)]
#[template(path = "drafts/chapter_form.html")]
struct ChapterPage<'a> {
    page: &'a Page,
    heading: String,
    action: String,
    back: String,
    pictures: String,
    /// What can be put into the text.
    own_pictures: Vec<Offered>,
    form: ChapterForm,
    mistakes: Vec<Mistake>,
    /// What to mend, for somebody to be able to read it.
    hints: Vec<String>,
    theirs: Option<Theirs>,
    /// Somebody removed the chapter meanwhile.
    gone: bool,
    /// It was kept just now.
    saved: bool,
    trail: Vec<Step>,
}

impl ChapterPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// Beside the form: what is wrong with it, and what happened meanwhile.
#[derive(Default)]
struct Around<'a> {
    faults: &'a [Fault],
    chapter: Option<&'a Chapter>,
    theirs: Option<Theirs>,
    gone: bool,
    saved: bool,
}

async fn offered(app: &App, page: &Page, draft: &Draft) -> Result<Vec<Offered>, Error> {
    let pictures = store::pictures(&app.site("").db.read, &draft.id).await?;
    let offer = |(number, picture): (i64, Picture)| Offered {
        address: picture.address(),
        label: if picture.alt.is_empty() { page.t.msg_drafts_editor_picture_silent(number) } else { picture.alt.clone() },
        alt: picture.alt,
    };
    Ok((1..).zip(pictures).map(offer).collect())
}

async fn chapter_page(app: &App, page: &Page, draft: &Draft, number: Option<i64>, form: ChapterForm, around: Around<'_>) -> Result<Response, Error> {
    let t = page.t;
    let own_pictures = offered(app, page, draft).await?;
    let hint = |(block, hint)| t.msg_drafts_hint_at(block, words::hint(t, hint));
    let shown = ChapterPage {
        heading: if number.is_some() { t.msg_drafts_chapter_edit() } else { t.msg_drafts_chapter_new() },
        action: page.to(&number.map_or_else(|| format!("{}/kapitel/neu", draft.desk()), |number| format!("{}/kapitel/{number}", draft.desk()))),
        back: page.to(&draft.desk()),
        pictures: page.to(&format!("{}/bilder", draft.desk())),
        own_pictures,
        mistakes: words::mistakes(t, around.faults),
        hints: around.chapter.map(writing::hints).unwrap_or_default().into_iter().map(hint).collect(),
        gone: around.gone,
        saved: around.saved,
        trail: super::desk_trail(page, Some(draft)),
        form,
        page,
        theirs: around.theirs,
    };
    let status = status(shown.gone || shown.theirs.is_some(), around.faults);
    Ok((status, render(shown)?).into_response())
}

async fn existing(app: &App, draft: &Draft, number: i64) -> Result<Chapter, Error> {
    text::chapter(&app.site("").db.read, &draft.id, WORKING, number).await?.ok_or(Error::NotFound)
}

/// `GET /verwaltung/strategie/{slug}/kapitel/neu`
pub(super) async fn new_chapter(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    chapter_page(&app, &page, &draft, None, ChapterForm::default(), Around::default()).await
}

/// `GET /verwaltung/strategie/{slug}/kapitel/{number}`
pub(super) async fn chapter(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path((slug, number)): Path<(String, i64)>,
    Query(after): Query<After>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    let chapter = existing(&app, &draft, number).await?;
    let form = ChapterForm { title: chapter.title.clone(), text: chapter.source(), mark: chapter.mark() };
    chapter_page(&app, &page, &draft, Some(number), form, Around { chapter: Some(&chapter), saved: after.gespeichert.is_some(), ..Around::default() }).await
}

/// `POST /verwaltung/strategie/{slug}/kapitel/neu`
pub(super) async fn add_chapter(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(form): Form<ChapterForm>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    save(&app, &page, &viewer, &draft, None, form).await
}

/// `POST /verwaltung/strategie/{slug}/kapitel/{number}`
pub(super) async fn save_chapter(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path((slug, number)): Path<(String, i64)>,
    Form(form): Form<ChapterForm>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let draft = super::existing(&app, &slug).await?;
    save(&app, &page, &viewer, &draft, Some(number), form).await
}

/// Keeps a chapter. Of two who wrote at once the second keeps their words and sees both.
async fn save(app: &App, page: &Page, viewer: &Viewer, draft: &Draft, number: Option<i64>, form: ChapterForm) -> Result<Response, Error> {
    let (title, text) = match form.check() {
        Ok(checked) => checked,
        Err(faults) => return chapter_page(app, page, draft, number, form, Around { faults: &faults, ..Around::default() }).await,
    };
    match changes::save(app.site(""), viewer.into(), draft, number, (&title, &text), &form.mark).await? {
        Saved::Done(number) => Ok(page.see_other(&format!("{}/kapitel/{number}?gespeichert", draft.desk())).into_response()),
        Saved::Gone => chapter_page(app, page, draft, None, form, Around { gone: true, ..Around::default() }).await,
        Saved::Stale(theirs) => {
            let (source, mark) = (theirs.source(), theirs.mark());
            let words = comparing::words(&source, &text).iter().map(Span::of).collect();
            let theirs = Theirs { title: theirs.title, text: source, words };
            chapter_page(app, page, draft, number, ChapterForm { mark, ..form }, Around { theirs: Some(theirs), ..Around::default() }).await
        }
    }
}
