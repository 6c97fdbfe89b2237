//! Removing a measure: asked first, refused while something points to it. What was frozen of it stays.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::Step;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::measures::model::Measure;
use crate::measures::{changes, store};
use crate::trace;

/// A thing that the measure hangs together with.
struct Joined {
    title: String,
    address: String,
}

#[derive(Template)]
#[template(path = "measures/remove.html")]
struct RemovePage<'a> {
    page: &'a Page,
    name: String,
    lang: &'static str,
    address: String,
    action: String,
    /// Where the links can be taken away; none: nothing points to it.
    chain: Option<String>,
    joined: Vec<Joined>,
    trail: Vec<Step>,
}

async fn asked(app: &App, page: &Page, measure: &Measure) -> Result<Response, Error> {
    let site = app.site("");
    let (mut joined, mut is_joined) = (Vec::new(), false);
    for point in changes::points(measure) {
        is_joined |= trace::is_joined(&site.db.read, &point).await?;
        let (origins, results) = trace::neighbours(site, &point).await?;
        joined.extend(origins.into_iter().chain(results).map(|thing| Joined { address: page.to(&thing.address), title: thing.title }));
    }
    let shown = RemovePage {
        name: measure.title.clone(),
        lang: page.written_in,
        address: page.to(&measure.address()),
        action: page.to(&format!("{}/entfernen", measure.address())),
        chain: is_joined.then(|| page.to(&format!("/spur/massnahme/{}/bearbeiten", measure.id))),
        joined,
        trail: super::trail(page),
        page,
    };
    let status = if is_joined { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, render(shown)?).into_response())
}

/// `GET /massnahmen/{slug}/entfernen`
pub(super) async fn ask(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let measure = store::by_slug(&app.site("").db.read, &slug).await?.ok_or(Error::NotFound)?;
    let mut response = asked(&app, &page, &measure).await?;
    // Only asking is no conflict.
    *response.status_mut() = StatusCode::OK;
    Ok(response)
}

/// `POST /massnahmen/{slug}/entfernen`
pub(super) async fn remove(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let site = app.site("");
    let measure = store::by_slug(&site.db.read, &slug).await?.ok_or(Error::NotFound)?;
    if changes::remove(site, (&viewer).into(), &measure).await? {
        return Ok(page.see_other("/massnahmen").into_response());
    }
    asked(&app, &page, &measure).await
}
