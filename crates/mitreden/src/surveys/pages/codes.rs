//! Codes for a survey that asks for them: made as a list, shown once. Knows no answer.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Step, file, private, seen, trail};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Page, show};
use crate::surveys::model::{Access, Survey};
use crate::surveys::sending::{self, CODES_MAX};
use crate::surveys::{export, store};

#[derive(Template)]
#[template(path = "surveys/codes.html")]
struct CodesPage<'a> {
    page: &'a Page,
    trail: Vec<Step>,
    survey: &'a Survey,
    action: String,
    address: String,
    left: i64,
    typed: String,
    error: String,
    /// Fresh ones: this page is the only one that ever shows them.
    codes: Vec<String>,
}

/// A survey with codes.
async fn with_codes(app: &App, slug: &str, viewer: &Viewer) -> Result<Survey, Error> {
    let survey = seen(app, slug, Some(viewer)).await?;
    if survey.access == Access::Codes { Ok(survey) } else { Err(Error::NotFound) }
}

async fn codes_page(app: &App, page: &Page, survey: &Survey, typed: String, error: String, codes: Vec<String>) -> Result<Response, Error> {
    let status = if error.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let body = CodesPage {
        page,
        trail: trail(page, Some(survey)),
        action: page.to(&format!("/umfragen/{}/codes", survey.slug)),
        address: address(page, survey),
        left: store::codes_left(&app.site("").db.read, &survey.id).await?,
        survey,
        typed,
        error,
        codes,
    };
    Ok(private((status, show(body)?)))
}

fn address(page: &Page, survey: &Survey) -> String {
    format!("{}/umfragen/{}", page.base_url, survey.slug)
}

/// `GET /umfragen/{slug}/codes`
pub(super) async fn codes(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    viewer.staff()?;
    let survey = with_codes(&app, &slug, &viewer).await?;
    codes_page(&app, &page, &survey, String::new(), String::new(), Vec::new()).await
}

/// `POST /umfragen/{slug}/codes`
pub(super) async fn make(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path(slug): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let survey = with_codes(&app, &slug, &viewer).await?;
    let get = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim().to_owned()).unwrap_or_default();
    let typed = get("anzahl");
    let Some(count) = typed.parse().ok().filter(|count| (1..=CODES_MAX).contains(count)) else {
        return codes_page(&app, &page, &survey, typed, page.t.msg_surveys_codes_error(CODES_MAX), Vec::new()).await;
    };
    let codes = sending::make_codes(app.site(""), (&viewer).into(), &survey, count).await?;
    if get("do") == "csv" {
        let list = export::codes(&codes, &address(&page, &survey));
        return Ok(file(&format!("codes-{}.csv", survey.slug), "text/csv; charset=utf-8", list.into_bytes()).into_response());
    }
    let survey = with_codes(&app, &slug, &viewer).await?;
    codes_page(&app, &page, &survey, String::new(), String::new(), codes).await
}
