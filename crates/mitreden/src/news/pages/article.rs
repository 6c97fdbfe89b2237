//! One article in full. Changes nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::{PictureView, Step, markdown, moment, zone};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::structured::breadcrumb;
use crate::base::http::{Error, Page, caching, show as render};
use crate::comments::{self, Thread};
use crate::news::model::{Article, Correction, Stage, Which};
use crate::news::store;
use crate::news::structured::{self, Place};
use crate::programme;
use crate::trace::{self, Panel, Point};

struct CorrectionView {
    day: String,
    datetime: String,
    text: String,
}

/// An article as pages and the preview show it.
pub(super) struct View {
    pub(super) lang: &'static str,
    pub(super) title: String,
    pub(super) teaser: String,
    /// HTML of the Markdown policy.
    pub(super) html: String,
    pub(super) source: String,
    pub(super) when: String,
    pub(super) datetime: String,
    pub(super) tags: Vec<Step>,
    pub(super) picture: Option<PictureView>,
}

impl View {
    pub(super) fn of(app: &App, page: &Page, article: &Article) -> Self {
        let at = dates::local(article.published_at.unwrap_or(article.updated_at), &zone(app));
        let tag = |tag: &crate::news::model::Tag| Step { address: page.to(&format!("/aktuelles?thema={}", tag.tag)), label: tag.label.clone() };
        Self {
            lang: page.written_in,
            title: article.title.clone(),
            teaser: article.teaser.clone(),
            html: markdown::render(&article.text),
            source: article.source.clone(),
            when: dates::moment(&at, page.language),
            datetime: dates::machine(&at),
            tags: article.tags.iter().map(tag).collect(),
            picture: PictureView::of(article, Which::Large),
        }
    }
}

struct StaffLinks {
    edit: String,
    desk: String,
    /// Where it stands, when it is not public.
    stage: Option<String>,
}

#[derive(Template)]
#[template(path = "news/article.html")]
struct ArticlePage<'a> {
    page: &'a Page,
    view: View,
    corrections: Vec<CorrectionView>,
    related: Option<Step>,
    staff: Option<StaffLinks>,
    absolute: String,
    picture_absolute: Option<String>,
    modified: String,
    /// When it was changed after it had appeared: nothing is changed in silence.
    changed: Option<String>,
    article_data: String,
    way_data: String,
    is_public: bool,
    report: String,
    follow: String,
    comments: Option<Thread>,
    /// Where it comes from and what became of it.
    chain: Option<Panel>,
    trail: Vec<Step>,
}

#[derive(Template)]
#[template(path = "news/withdrawn.html")]
struct WithdrawnPage<'a> {
    page: &'a Page,
}

/// `GET /aktuelles/{slug}`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>, asked: HeaderMap, Path(slug): Path<String>) -> Result<Response, Error> {
    let site = app.site("");
    let article = store::by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    let stage = article.stage(site.clock.now());
    let writes = viewer.as_ref().is_some_and(Viewer::may_publish);
    match stage {
        Stage::Public => {}
        _ if writes => {}
        Stage::Withdrawn => return Ok((StatusCode::GONE, render(WithdrawnPage { page: &page })?).into_response()),
        // What is planned is told to nobody, not even that it is.
        Stage::Draft | Stage::Planned => return Err(Error::NotFound),
    }
    let corrections = store::corrections(&site.db.read, &article.id).await?;
    let related = match &article.related {
        Some(related) => programme::subject(&site.db.read, &related.kind, &related.id).await?,
        None => None,
    };
    let related = related.map(|subject| Step { address: page.to(&subject.address), label: subject.title });
    let staff = writes.then(|| staff_links(&app, &page, &article, stage));
    let mut shown = compose(&app, &page, &article, corrections, related, staff);
    if stage == Stage::Public {
        shown.comments = Some(comments::thread(&app, &page, viewer.as_ref(), "artikel", &article.id).await?);
    }
    shown.chain = Some(trace::panel(&app, &page, viewer.as_ref(), &Point::new("article", &article.id)).await?);
    let html = shown.render()?;
    if viewer.is_some() {
        return Ok(axum::response::Html(html).into_response());
    }
    Ok(caching::revalidated(&asked, "text/html; charset=utf-8", html))
}

fn staff_links(app: &App, page: &Page, article: &Article, stage: Stage) -> StaffLinks {
    let stage = match (stage, article.published_at) {
        (Stage::Public, _) => None,
        (Stage::Planned, Some(at)) => Some(page.t.msg_news_stage_planned(moment(page, &zone(app), at))),
        (Stage::Withdrawn, _) => Some(page.t.msg_news_stage_withdrawn()),
        _ => Some(page.t.msg_news_stage_draft()),
    };
    StaffLinks { edit: page.to(&format!("{}/bearbeiten", article.address())), desk: page.to("/aktuelles/redaktion"), stage }
}

fn compose<'a>(
    app: &App,
    page: &'a Page,
    article: &Article,
    corrections: Vec<Correction>,
    related: Option<Step>,
    staff: Option<StaffLinks>,
) -> ArticlePage<'a> {
    let (site, zone) = (app.site(""), zone(app));
    let trail = super::trail(page);
    let way: Vec<(String, String)> = trail.iter().map(|step| (step.label.clone(), format!("{}{}", page.base_url, step.address))).collect();
    let place = Place { city: &page.brand.city, site: &page.base_url, language: page.written_in };
    let correction = |correction: &Correction| {
        let at = dates::local(correction.at, &zone);
        CorrectionView { day: dates::day(at.date(), page.language), datetime: dates::machine(&at), text: correction.text.clone() }
    };
    ArticlePage {
        page,
        // Search engines and other portals get the address without a language.
        absolute: format!("{}{}", page.base_url, article.address()),
        picture_absolute: article.picture.as_ref().map(|picture| format!("{}{}", page.base_url, picture.address(Which::Large))),
        modified: dates::machine(&dates::local(article.changed_at(), &zone)),
        changed: article.published_at.filter(|at| article.changed_at() > *at).map(|_| moment(page, &zone, article.changed_at())),
        article_data: structured::article(article, &corrections, &place, &zone),
        way_data: breadcrumb(&way),
        is_public: article.stage(site.clock.now()) == Stage::Public,
        corrections: corrections.iter().map(correction).collect(),
        view: View::of(app, page, article),
        related,
        staff,
        trail,
        follow: page.to(&format!("/abos?artikel={}", article.slug)),
        report: page.to(&format!("/melden?was=article&id={}", article.id)),
        comments: None,
        chain: None,
    }
}
