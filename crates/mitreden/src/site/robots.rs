//! What programs read: robots.txt, sitemap.xml, the web app manifest, the city's colours. Lists only pages that are public to everybody.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use serde_json::json;

use crate::app::App;
use crate::base::http::{Error, Page};
use crate::{decisions, drafts, groups, ideas, measures, news, programme};

/// Pages that always exist.
const FIXED: [&str; 18] = [
    "/",
    "/programm",
    "/raeume",
    "/arbeitsgruppen",
    "/themen",
    "/massnahmen",
    "/beschluesse",
    "/strategie",
    "/ideen",
    "/umfragen",
    "/aktuelles",
    "/hilfe",
    "/hilfe/barrierefreiheit",
    "/impressum",
    "/datenschutz",
    "/barrierefreiheit",
    "/barriere-melden",
    "/lizenzen",
];

/// `/robots.txt`
pub(super) async fn robots(State(app): State<App>) -> impl IntoResponse {
    let base = &app.site("").base_url;
    let text = format!(
        "User-agent: *\nDisallow: /anmelden\nDisallow: /*/anmelden\nDisallow: /meldungen\nDisallow: /melden\nDisallow: /moderation\nDisallow: /kommentare\nDisallow: /ideen/beleg\nDisallow: /widerspruch\nDisallow: /media\nDisallow: /suche\nDisallow: /*/suche\nDisallow: /*/bogen/\nSitemap: {base}/sitemap.xml\n"
    );
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text)
}

/// `/thema.css`: the city's own colours. Its address changes with its text.
pub(super) async fn theme(State(app): State<App>) -> Result<impl IntoResponse, Error> {
    let sheet = app.site("").current().look.sheet.clone().ok_or(Error::NotFound)?;
    Ok(([(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")], sheet.text))
}

/// `/manifest.webmanifest`: the portal on a home screen. iPhones offer messages to devices only from there.
pub(super) async fn manifest(State(app): State<App>, page: Page) -> impl IntoResponse {
    let brand = app.site("").brand();
    let manifest = json!({
        "id": "/",
        "name": format!("{} {}", brand.name, brand.city),
        "short_name": brand.name,
        "lang": page.language.tag(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": "#08393d",
        "background_color": "#ffffff",
        "icons": [{ "src": page.asset("favicon.svg"), "sizes": "any", "type": "image/svg+xml" }],
    });
    ([(header::CONTENT_TYPE, "application/manifest+json")], manifest.to_string())
}

/// `/sitemap.xml` (sitemaps.org 0.9)
pub(super) async fn sitemap(State(app): State<App>) -> Result<impl IntoResponse, Error> {
    let base = &app.site("").base_url;
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    let programme = programme::addresses(&app.site("").db.read).await?;
    let groups = groups::addresses(&app.site("").db.read).await?;
    let ideas = ideas::addresses(&app.site("").db.read).await?;
    let news = news::addresses(&app.site("").db.read, app.site("").clock.now()).await?;
    let decisions = decisions::addresses(&app.site("").db.read).await?;
    let measures = measures::addresses(&app.site("").db.read).await?;
    let drafts = drafts::addresses(&app.site("").db.read).await?;
    let found = programme.into_iter().chain(groups).chain(ideas).chain(news).chain(decisions).chain(measures).chain(drafts);
    for path in FIXED.into_iter().map(str::to_owned).chain(found) {
        // Neither the base address (checked when it was read) nor our paths hold a character that XML would escape.
        xml.push_str(&format!("<url><loc>{base}{path}</loc></url>\n"));
    }
    xml.push_str("</urlset>\n");
    Ok(([(header::CONTENT_TYPE, "application/xml; charset=utf-8")], xml))
}
