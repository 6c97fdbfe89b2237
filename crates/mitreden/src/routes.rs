//! Every address on one page, and what lies around all of them. Holds no handler of a feature.

use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request, State};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::csrf::CsrfLayer;
use tower_http::limit::RequestBodyLimitLayer;
use tower_http::timeout::TimeoutLayer;
use tracing::Instrument;

use crate::accounts::Viewer;
use crate::app::{App, Routes, Site};
use crate::base::http::headers::Origin;
use crate::base::http::language::Choice;
use crate::base::http::limits::Proxies;
use crate::base::http::microcache::{Key, Moment};
use crate::base::http::page::{Frame, Link, Other, Shelf};
use crate::base::http::{Cookies, Error, Page, assets, error, headers, language, page, record};
use crate::base::i18n::{Language, Words};
use crate::{
    accounts, api, audit, bookings, comments, decisions, drafts, figures, groups, health, help, ideas, import, measures, moderation, news, notifications,
    people, privacy, programme, registration, rooms, search, settings, setup, site, surveys, topics, trace,
};

/// An address and the words of its link.
type Entry = (&'static str, fn(&Words) -> String);

/// What the header's navigation shows, in this order.
const NAVIGATION: [Entry; 8] = [
    ("/programm", Words::msg_nav_programme),
    ("/raeume", Words::msg_nav_rooms),
    ("/arbeitsgruppen", Words::msg_nav_groups),
    ("/ideen", Words::msg_nav_ideas),
    ("/strategie", Words::msg_drafts_title),
    ("/massnahmen", Words::msg_nav_measures),
    ("/umfragen", Words::msg_nav_surveys),
    ("/aktuelles", Words::msg_nav_news),
];

/// What it shows besides to those who work for the city.
const STAFF_NAVIGATION: [Entry; 1] = [("/verwaltung", Words::msg_nav_desk)];

/// A staff page, the words of its link, and who sees it.
type DeskEntry = (&'static str, fn(&Words) -> String, fn(&Viewer) -> bool);

/// A section's id, the words of its heading, and what stands in it.
type DeskShelf = (&'static str, fn(&Words) -> String, &'static [DeskEntry]);

/// What stands on the staff's desk, `/verwaltung`, by what one comes for. The pages themselves check the right again.
const DESK: [DeskShelf; 4] = [
    (
        "antworten",
        Words::msg_desk_answer,
        &[
            ("/moderation", Words::msg_nav_moderation, Viewer::is_staff),
            ("/verwaltung/raeume", Words::msg_nav_bookings, Viewer::may_moderate),
            ("/meldungen", Words::msg_nav_reports, Viewer::is_staff),
            ("/verwaltung/anmeldungen", Words::msg_nav_registrations, Viewer::may_moderate),
            ("/verwaltung/post", Words::msg_nav_post, Viewer::is_staff),
        ],
    ),
    (
        "veroeffentlichen",
        Words::msg_desk_publish,
        &[
            ("/programm", Words::msg_nav_programme, Viewer::may_moderate),
            ("/aktuelles/redaktion", Words::msg_nav_newsroom, Viewer::may_publish),
            ("/verwaltung/newsletter", Words::msg_nav_newsletter, Viewer::may_publish),
            ("/umfragen", Words::msg_nav_surveys, Viewer::is_staff),
            ("/auswertung", Words::msg_figures_title, Viewer::is_staff),
        ],
    ),
    (
        "entwickeln",
        Words::msg_desk_develop,
        &[
            ("/arbeitsgruppen", Words::msg_nav_groups, Viewer::is_staff),
            ("/themen", Words::msg_topics_title, Viewer::is_staff),
            ("/verwaltung/strategie", Words::msg_drafts_title, Viewer::is_staff),
            ("/ideen", Words::msg_nav_ideas, Viewer::is_staff),
            ("/beschluesse", Words::msg_decisions_title, Viewer::is_staff),
            ("/massnahmen", Words::msg_nav_measures, Viewer::is_staff),
            ("/verwaltung/massnahmen/fortschreibung", Words::msg_nav_measures_update, Viewer::is_staff),
        ],
    ),
    (
        "betreiben",
        Words::msg_desk_run,
        &[
            ("/verwaltung/personen", Words::msg_nav_people, Viewer::may_administer),
            ("/verwaltung/einstellungen", Words::msg_nav_settings, Viewer::may_administer),
            ("/verwaltung/zustand", Words::msg_health_title, Viewer::may_administer),
            ("/verwaltung/loeschfristen", Words::msg_nav_retention, Viewer::may_administer),
            ("/verwaltung/protokoll", Words::msg_nav_audit, Viewer::may_administer),
        ],
    ),
];

/// What every guest sees alike: made once a second at most (`base::http::microcache`). No page with anybody's secret in it, such as a code in a form.
pub const SHARED: [&str; 20] = [
    "/",
    "/programm",
    "/programm.ics",
    "/programm.atom",
    "/programm/reihen/{slug}",
    "/programm/{slug}",
    "/aktuelles",
    "/aktuelles.atom",
    "/aktuelles/{slug}",
    "/raeume",
    "/arbeitsgruppen",
    "/arbeitsgruppen/{slug}",
    "/themen",
    "/themen/{id}",
    "/ideen",
    "/ideen/{contest}",
    "/massnahmen",
    "/massnahmen/{slug}",
    "/beschluesse",
    "/beschluesse/{slug}",
];

/// How long a handler may think.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long a file may take to come in.
const UPLOAD_PATIENCE: Duration = Duration::from_secs(15 * 60);

/// What a form adds to the file in it.
const MULTIPART_BYTES: usize = 64 << 10;

/// All addresses. Each also stands below `/de` and `/en`.
pub fn table() -> Routes {
    Routes::new()
        // `/`, /programm, /programm/{slug}, calendars and feeds
        .merge(programme::routes())
        // /auswertung and below
        .merge(figures::routes())
        // /programm/{slug}/anmeldung and below it, /verwaltung/anmeldungen
        .merge(registration::routes())
        // /abos, /newsletter, /verwaltung/newsletter, /verwaltung/post
        .merge(notifications::routes())
        // /raeume, /raeume/{slug}, its socket, /media
        .merge(rooms::routes())
        // /raumbuchung and below it, /raumcode, /verwaltung/raeume
        .merge(bookings::routes())
        // /arbeitsgruppen, their members, announcements and files
        .merge(groups::routes())
        // /themen: the topic store
        .merge(topics::routes())
        // /ideen: contests, ideas, receipts
        .merge(ideas::routes())
        // /aktuelles, its articles, pictures, feed and newsroom
        .merge(news::routes())
        // /kommentare: forms and receipts of comments
        .merge(comments::routes())
        // /moderation, /melden, /widerspruch
        .merge(moderation::routes())
        // /anmelden, /anmelden/{token}, /abmelden
        .merge(accounts::routes())
        // /verwaltung/personen and below it, /einladung/{token}
        .merge(people::routes())
        // /umfragen
        .merge(surveys::routes())
        // /massnahmen and below it
        .merge(measures::routes())
        // /beschluesse and below it
        .merge(decisions::routes())
        // /api and below it
        .merge(api::routes())
        // /strategie and below it, /verwaltung/strategie
        .merge(drafts::routes())
        // /spur/{place}/{id} and its editing
        .merge(trace::routes())
        // /suche
        .merge(search::routes())
        // /hilfe and below it
        .merge(help::routes())
        // /impressum, /datenschutz, /barrierefreiheit, /barriere-melden, /lizenzen, robots.txt, sitemap.xml
        .merge(site::routes())
        // /verwaltung/protokoll
        .merge(audit::routes())
        // /verwaltung/loeschfristen
        .merge(privacy::routes())
        // /verwaltung/zustand, /metrics
        .merge(health::routes())
        // /einrichten: the first setup
        .merge(setup::routes())
        // /verwaltung/einstellungen, /marke/{id}
        .merge(settings::routes())
        .route("/healthz", get(alive))
        .route("/readyz", get(ready))
        .nest(assets::PREFIX, assets::router())
}

/// The whole service: the table, and around it panics, body sizes, cross-site requests, the frame, compression.
pub fn router(app: &App) -> Router {
    let limits = &app.site("").config.limits;
    let routes = table()
        .into_router()
        .merge(rooms::media_router(app))
        .route_layer(from_fn(remember_route))
        // What stood elsewhere before leads on; everything else is not found.
        .fallback(import::moved)
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(limits.body_bytes))
        .merge(uploads())
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(CsrfLayer::new())
        .with_state(app.clone());
    // The frame rewrites the address (language prefix), so it has to stand before the routing.
    let framed = from_fn_with_state(app.clone(), frame);
    // A PDF is compressed already.
    let compression =
        CompressionLayer::new().br(!cfg!(debug_assertions)).compress_when(DefaultPredicate::new().and(NotForContentType::const_new("application/pdf")));
    let shared = from_fn_with_state(app.clone(), shared);
    Router::new().fallback_service(tower::ServiceBuilder::new().layer(framed).service(routes)).layer(compression).layer(shared)
}

/// Outside of everything, also of packing: hands guests the pages that all of them see alike.
async fn shared(State(app): State<App>, request: Request, next: Next) -> Response {
    let site = app.site("");
    let (choice, _) = language::choose(request.uri(), request.headers(), &site.current().config.site.languages());
    let Some(key) = Key::of(&request, choice) else { return next.run(request).await };
    let now = Moment { generation: site.db.generation.now(), second: site.clock.now().as_second(), at: Instant::now() };
    if let Some(page) = site.microcache.find(&key, now, request.headers()) {
        return page;
    }
    let asked: HeaderMap =
        request.headers().iter().filter(|(name, _)| *name == header::IF_NONE_MATCH).map(|(name, value)| (name.clone(), value.clone())).collect();
    let response = next.run(request).await;
    let is_shared = response.extensions().get::<MatchedPath>().is_some_and(|route| SHARED.contains(&route.as_str()));
    if is_shared { site.microcache.keep(key, now, &asked, response).await } else { response }
}

/// The addresses that take whole files. Each also stands below `/de` and `/en`.
pub fn upload_table() -> Routes {
    rooms::upload_routes()
        .merge(news::upload_routes())
        .merge(groups::upload_routes())
        .merge(ideas::upload_routes())
        .merge(topics::upload_routes())
        .merge(measures::upload_routes())
        .merge(decisions::upload_routes())
        .merge(drafts::upload_routes())
        .merge(settings::upload_routes())
        .merge(setup::upload_routes())
}

/// What takes whole files has a larger bound, and more time: thirty megabytes over a slow line.
fn uploads() -> Router<App> {
    upload_table()
        .into_router()
        .route_layer(from_fn(remember_route))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, UPLOAD_PATIENCE))
        .layer(DefaultBodyLimit::disable())
        .layer(RequestBodyLimitLayer::new(rooms::UPLOAD_BYTES_MAX + MULTIPART_BYTES))
}

async fn alive() -> &'static str {
    "ok\n"
}

async fn ready(State(app): State<App>) -> Result<&'static str, Error> {
    match app.site("").db.ping().await {
        Ok(()) => Ok("ready\n"),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            Err(Error::Unavailable)
        }
    }
}

/// Around every request: chooses the language, finds the person, gives failed responses a page, adds the headers.
async fn frame(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default().to_owned();
    let site = app.site(&host).clone();
    let (choice, cut) = language::choose(request.uri(), request.headers(), &site.current().config.site.languages());
    if let Some(uri) = cut {
        *request.uri_mut() = uri;
    }
    let path = request.uri().path().to_owned();
    let https = site.base_url.starts_with("https:");
    let devices = leads_into_a_room(&path);
    let (method, began) = (request.method().clone(), Instant::now());
    let span = tracing::info_span!("request", id = site.ids.incident());
    let mut response = if is_plain(&path) {
        next.run(request).instrument(span.clone()).await
    } else if let Some(address) = without_slash(&request) {
        Redirect::permanent(&format!("{}{address}", choice.prefix())).into_response()
    } else {
        paged(&site, choice, &host, request, next).instrument(span.clone()).await
    };
    headers::secure(response.headers_mut(), Origin { host: &host, https, devices });
    span.in_scope(|| note(&method, &response, began));
    response
}

/// One line for the log. The route stands there as written in the table: real addresses hold names and secrets.
fn note(method: &Method, response: &Response, began: Instant) {
    let route = response.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    let (status, ms) = (response.status().as_u16(), began.elapsed().as_millis());
    if response.status().is_server_error() {
        tracing::warn!(%method, route, status, ms, "answered");
    } else {
        tracing::debug!(%method, route, status, ms, "answered");
    }
}

/// Lets the response say which route it came from.
async fn remember_route(matched: Option<MatchedPath>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if let Some(matched) = matched {
        response.extensions_mut().insert(matched);
    }
    response
}

/// Pages that are a room or become one: who steps in by the button of an event keeps the document, and with it the policy it came with.
fn leads_into_a_room(path: &str) -> bool {
    path == "/" || ["/raeume/", "/programm/"].iter().any(|start| path.starts_with(start))
}

/// Addresses that are no pages: nobody is looked up for them and their failures stay short.
fn is_plain(path: &str) -> bool {
    ["/assets/", "/media/", "/healthz", "/readyz", health::METRICS].iter().any(|plain| path.starts_with(plain))
}

/// `/programm/` is `/programm`.
fn without_slash(request: &Request) -> Option<String> {
    let path = request.uri().path();
    // More than one slash at the beginning would lead to another host.
    let shorter = path.strip_suffix('/').filter(|rest| !rest.is_empty() && !rest.starts_with("//"))?;
    Some(request.uri().query().map_or_else(|| shorter.to_owned(), |query| format!("{shorter}?{query}")))
}

async fn paged(site: &Site, choice: Choice, host: &str, mut request: Request, next: Next) -> Response {
    let cookies = Cookies::new(site.base_url.starts_with("https:"), host);
    let viewer = match accounts::viewer(site, cookies, request.headers()).await {
        Ok(viewer) => viewer,
        Err(error) => return error.into_response(),
    };
    let signed_in = viewer.is_some();
    let path = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let page = Page::from(compose(site, choice, cookies, path, viewer.as_ref()));
    request.extensions_mut().insert(page.clone());
    if let Some(viewer) = viewer {
        request.extensions_mut().insert(viewer);
    }
    request.extensions_mut().insert(Proxies(site.config.http.trusted_proxies.clone().into()));
    let is_for_programs = api::is_for_programs(request.uri().path());
    let answered = next.run(request).await;
    let mut response = if is_for_programs { record::dress(&page, answered) } else { page::dress(&page, answered) };
    let headers = response.headers_mut();
    if is_for_programs {
        // It says the same to everybody: a page of another host may read it, without anybody's cookie (Fetch Standard, CORS protocol).
        headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, header::HeaderValue::from_static("*"));
    }
    headers.append(header::VARY, header::HeaderValue::from_static("accept-language, cookie"));
    let caching = if signed_in { "no-store" } else { "no-cache" };
    headers.entry(header::CACHE_CONTROL).or_insert(header::HeaderValue::from_static(caching));
    response
}

/// What this person may open of the desk, group by group.
fn desk(choice: Choice, viewer: Option<&Viewer>) -> Vec<Shelf> {
    let Some(viewer) = viewer.filter(|viewer| viewer.is_staff()) else { return Vec::new() };
    let t = choice.language.words();
    let link = |(address, label, _): &DeskEntry| Link { address: format!("{}{address}", choice.prefix()), label: label(t), current: false };
    let shelves =
        DESK.iter().map(|(id, title, entries)| Shelf { id, title: title(t), links: entries.iter().filter(|(_, _, sees)| sees(viewer)).map(link).collect() });
    shelves.filter(|shelf| !shelf.links.is_empty()).collect()
}

fn compose(site: &Site, choice: Choice, cookies: Cookies, path: String, viewer: Option<&Viewer>) -> Frame {
    let current = site.current();
    let offered = current.config.site.languages();
    let here = |language: Language| format!("/{language}{}", if path == "/" { "" } else { &path });
    let other = offered.iter().copied().find(|language| *language != choice.language).unwrap_or(choice.language);
    let alternates = offered.iter().map(|l| Other { tag: l.tag(), label: l.name(), address: format!("{}{}", site.base_url, here(*l)) }).collect();
    let t = choice.language.words();
    let staff = STAFF_NAVIGATION.iter().filter(|_| viewer.is_some_and(Viewer::is_staff));
    let navigation = NAVIGATION.iter().chain(staff).map(|(address, label)| Link {
        address: format!("{}{address}", choice.prefix()),
        label: label(t),
        current: path.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?'])),
    });
    Frame {
        t,
        language: choice.language,
        written_in: offered.first().map_or("de", |language| language.tag()),
        choice,
        base_url: site.base_url.clone(),
        brand: current.brand.clone(),
        look: current.look.clone(),
        navigation: navigation.collect(),
        desk: desk(choice, viewer),
        setting_up: site.setting_up.load(Ordering::Relaxed)
            && !path.starts_with(setup::PATH)
            && viewer.is_some_and(|viewer| viewer.may_administer() || viewer.lacks_second()),
        person: viewer.map(|viewer| viewer.name.clone()),
        other_language: Other { tag: other.tag(), label: other.name(), address: here(other) },
        alternates,
        cookies,
        path,
    }
}
