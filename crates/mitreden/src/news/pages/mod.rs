//! The pages of the news: their addresses and what several of them show. Each page is a file of its own.

mod article;
mod desk;
mod edit;
mod feed;
mod hints;
mod list;
pub(crate) mod markdown;
mod passages;
mod picture;
mod words;

pub use list::{Newest, newest};

use axum::routing::{get, post};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::model::{Article, Which};
use crate::app::{App, Routes};
use crate::base::dates;
use crate::base::http::Page;

/// Most articles of the sitemap.
pub(super) const SITEMAP_MAX: i64 = 10_000;

/// The addresses of the news.
pub fn routes() -> Routes {
    Routes::new()
        .route("/aktuelles", get(list::show))
        .route("/aktuelles.atom", get(feed::atom))
        .route("/aktuelles.rss", get(feed::rss))
        .route("/aktuelles/redaktion", get(desk::show))
        .route("/aktuelles/neu", get(edit::new).post(edit::create))
        .route("/aktuelles/bilder/{name}", get(picture::show))
        .route("/aktuelles/{slug}", get(article::show))
        .route("/aktuelles/{slug}/bearbeiten", get(edit::edit).post(edit::save))
        .route("/aktuelles/{slug}/zurueckziehen", post(desk::withdraw))
        .route("/aktuelles/{slug}/korrektur", post(desk::correct))
        .route("/aktuelles/{slug}/bild", get(picture::form))
        .route("/aktuelles/{slug}/bild/entfernen", post(picture::remove))
}

/// The addresses that take whole files.
pub fn upload_routes() -> Routes {
    Routes::new().route("/aktuelles/{slug}/bild/neu", post(picture::upload))
}

/// One step of the way to a page.
pub(super) struct Step {
    address: String,
    label: String,
}

/// The way from the start page over the list.
fn trail(page: &Page) -> Vec<Step> {
    let steps = [("/".to_owned(), page.t.msg_programme_start()), ("/aktuelles".to_owned(), page.t.msg_news_title())];
    steps.into_iter().map(|(path, label)| Step { address: page.to(&path), label }).collect()
}

/// A picture as a page shows it.
pub(super) struct PictureView {
    address: String,
    width: u32,
    height: u32,
    alt: String,
    credit: String,
}

impl PictureView {
    fn of(article: &Article, which: Which) -> Option<Self> {
        let picture = article.picture.as_ref()?;
        let size = if which == Which::Large { picture.large } else { picture.small };
        let (alt, credit) = (picture.alt.clone(), picture.credit.clone());
        Some(Self { address: picture.address(which), width: size.width, height: size.height, alt, credit })
    }
}

/// An article in a list.
pub(super) struct Teaser {
    lang: &'static str,
    address: String,
    title: String,
    teaser: String,
    /// "Donnerstag, 4. Februar 2021".
    day: String,
    datetime: String,
    picture: Option<PictureView>,
}

impl Teaser {
    fn of(page: &Page, zone: &TimeZone, article: &Article) -> Self {
        let at = dates::local(article.published_at.unwrap_or(article.updated_at), zone);
        Self {
            lang: page.written_in,
            address: page.to(&article.address()),
            title: article.title.clone(),
            teaser: article.teaser.clone(),
            day: dates::day(at.date(), page.language),
            datetime: dates::machine(&at),
            picture: PictureView::of(article, Which::Small),
        }
    }
}

/// The time zone of the city. The configuration takes no unknown one.
fn zone(app: &App) -> TimeZone {
    app.site("").zone()
}

/// "Donnerstag, 4. Februar 2021, 17:00 Uhr".
fn moment(page: &Page, zone: &TimeZone, at: Timestamp) -> String {
    dates::moment(&dates::local(at, zone), page.language)
}
