//! Writing and editing an article, with a preview. Its picture has a page of its own, so that no file is lost to a mistake in the text.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use super::article::View;
use super::hints::hints;
use super::words;
use super::{PictureView, Step, zone};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::check::Fault;
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::news::form::{ArticleForm, Draft, Press};
use crate::news::model::{Article, Stage, Which};
use crate::news::{changes, store};
use crate::programme::{self, Subject};

struct Choice {
    word: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "news/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    heading: String,
    /// Where the form is sent.
    action: String,
    /// Where "Abbrechen" leads.
    back: String,
    form: ArticleForm,
    related: Vec<Choice>,
    mistakes: Vec<Mistake>,
    /// Somebody else saved meanwhile.
    changed: bool,
    preview: Option<View>,
    /// What to mend in the text.
    hints: Vec<String>,
    /// The article, when it exists.
    existing: Option<Existing>,
    trail: Vec<Step>,
}

struct Existing {
    address: String,
    is_public: bool,
    is_published: bool,
    picture: Option<PictureView>,
}

impl FormPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// What stands around a form.
#[derive(Default)]
struct Around<'a> {
    faults: &'a [Fault],
    changed: bool,
    preview: Option<View>,
}

async fn form_page(app: &App, page: &Page, article: Option<&Article>, form: ArticleForm, around: Around<'_>) -> Result<Response, Error> {
    let site = app.site("");
    let subjects = programme::subjects(&site.db.read).await?;
    let choice = |subject: Subject| {
        let word = format!("{}:{}", subject.kind, subject.id);
        Choice { chosen: word == form.related, word, label: subject.title }
    };
    let now = site.clock.now();
    let existing = article.map(|article| Existing {
        address: page.to(&article.address()),
        is_public: article.stage(now) == Stage::Public,
        is_published: matches!(article.stage(now), Stage::Public | Stage::Planned),
        picture: PictureView::of(article, Which::Small),
    });
    let status = match (around.changed, around.faults.is_empty()) {
        (true, _) => StatusCode::CONFLICT,
        (false, false) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, true) => StatusCode::OK,
    };
    let page = FormPage {
        heading: if article.is_some() { page.t.msg_news_edit_title() } else { page.t.msg_news_new_title() },
        action: page.to(&article.map_or_else(|| "/aktuelles/neu".to_owned(), |article| format!("{}/bearbeiten", article.address()))),
        back: page.to("/aktuelles/redaktion"),
        related: subjects.into_iter().map(choice).collect(),
        mistakes: words::mistakes(page.t, around.faults),
        changed: around.changed,
        preview: around.preview,
        hints: hints(&form.text).into_iter().map(|(line, hint)| page.t.msg_base_editor_hint_at(line, words::hint(page.t, hint))).collect(),
        existing,
        trail: super::trail(page),
        form,
        page,
    };
    Ok((status, show(page)?).into_response())
}

/// `GET /aktuelles/neu`
pub(super) async fn new(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.publishing()?;
    let source = page.t.msg_news_source_usual(&page.brand.city).replace(['\u{2068}', '\u{2069}'], "");
    let form = ArticleForm { source, comments: Some("true".to_owned()), ..ArticleForm::default() };
    form_page(&app, &page, None, form, Around::default()).await
}

/// `POST /aktuelles/neu`
pub(super) async fn create(State(app): State<App>, page: Page, viewer: Viewer, Form(form): Form<ArticleForm>) -> Result<Response, Error> {
    viewer.publishing()?;
    let draft = match check(&app, &form, None).await? {
        Err(faults) => return form_page(&app, &page, None, form, Around { faults: &faults, ..Around::default() }).await,
        Ok(draft) => draft,
    };
    if form.press() == Press::Preview {
        let preview = Some(preview(&app, &page, None, &draft));
        return form_page(&app, &page, None, form, Around { preview, ..Around::default() }).await;
    }
    let article = changes::add(&app, (&viewer).into(), &draft, form.press()).await?;
    Ok(after(&app, &page, &article))
}

/// A published article is looked at, a draft is worked on.
fn after(app: &App, page: &Page, article: &Article) -> Response {
    let is_public = article.stage(app.site("").clock.now()) == Stage::Public;
    let path = if is_public { article.address() } else { "/aktuelles/redaktion".to_owned() };
    page.see_other(&path).into_response()
}

async fn check(app: &App, form: &ArticleForm, before: Option<Timestamp>) -> Result<Result<Draft, Vec<Fault>>, Error> {
    let subjects = programme::subjects(&app.site("").db.read).await?;
    let choices: Vec<String> = subjects.into_iter().map(|subject| format!("{}:{}", subject.kind, subject.id)).collect();
    Ok(form.check(&choices, &zone(app), before))
}

/// What the draft will look like.
fn preview(app: &App, page: &Page, article: Option<&Article>, draft: &Draft) -> View {
    let now = app.site("").clock.now();
    let shown = Article {
        id: String::new(),
        slug: String::new(),
        title: draft.title.clone(),
        teaser: draft.teaser.clone(),
        text: draft.text.clone(),
        source: draft.source.clone(),
        related: None,
        picture: article.and_then(|article| article.picture.clone()),
        tags: draft.tags.clone(),
        published_at: draft.publish_at.or(article.and_then(|article| article.published_at)).or(Some(now)),
        planned_for: None,
        withdrawn_at: None,
        takes_comments: false,
        comments_until: None,
        updated_at: now,
    };
    View::of(app, page, &shown)
}

async fn existing(app: &App, slug: &str) -> Result<Article, Error> {
    store::by_slug(&app.site("").db.read, slug).await?.ok_or(Error::NotFound)
}

/// `GET /aktuelles/{slug}/bearbeiten`
pub(super) async fn edit(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.publishing()?;
    let article = existing(&app, &slug).await?;
    let form = ArticleForm::of(&article, &zone(&app));
    form_page(&app, &page, Some(&article), form, Around::default()).await
}

/// `POST /aktuelles/{slug}/bearbeiten`
pub(super) async fn save(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(mut form): Form<ArticleForm>,
) -> Result<Response, Error> {
    viewer.publishing()?;
    let article = existing(&app, &slug).await?;
    let draft = match check(&app, &form, article.published_at).await? {
        Err(faults) => return form_page(&app, &page, Some(&article), form, Around { faults: &faults, ..Around::default() }).await,
        Ok(draft) => draft,
    };
    if form.press() == Press::Preview {
        let preview = Some(preview(&app, &page, Some(&article), &draft));
        return form_page(&app, &page, Some(&article), form, Around { preview, ..Around::default() }).await;
    }
    // A version that cannot be read is none that is stored.
    let version = form.version.parse().unwrap_or(Timestamp::MIN);
    if let Some(article) = changes::change(&app, (&viewer).into(), &article, &draft, form.press(), version).await? {
        return Ok(after(&app, &page, &article));
    }
    // Saving once more is now meant against what the other one saved.
    let article = existing(&app, &slug).await?;
    form.version = article.updated_at.to_string();
    form_page(&app, &page, Some(&article), form, Around { changed: true, ..Around::default() }).await
}
