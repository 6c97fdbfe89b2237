//! The staff's form of a chain: links are added by a title or an address of this portal, and taken away. Decides nothing.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::panel::{Panel, panel};
use super::{about, named, word};
use crate::accounts::{self, Viewer};
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Form, Mistake, Page, show};
use crate::trace::model::{LINKS_MAX, Link, Point, Thing, Way};
use crate::trace::{Joined, join, part, sources, store};

/// More of what was typed is not looked at, in bytes.
const TYPED_MAX: usize = 2_000;

/// A link that ends at this thing.
struct Row {
    /// `event:<id>` of the other end.
    value: String,
    kind: String,
    title: String,
    about: String,
    /// "Verbunden am 3. Mai 2021 von Ada".
    joined: String,
}

/// Something that may have been meant.
struct Candidate {
    /// The id of its field.
    field: String,
    value: String,
    kind: String,
    title: String,
    about: String,
}

#[derive(Template)]
#[template(path = "trace/edit.html")]
struct EditPage<'a> {
    page: &'a Page,
    kind: String,
    title: String,
    back: String,
    own: String,
    origins: Vec<Row>,
    results: Vec<Row>,
    form: LinkForm,
    candidates: Vec<Candidate>,
    mistakes: Vec<Mistake>,
    panel: Panel,
}

impl EditPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

/// What the page's forms send.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct LinkForm {
    #[serde(rename = "do")]
    deed: String,
    /// `origin` or `result`.
    way: String,
    /// A title, or an address of this portal.
    what: String,
    /// `event:<id>`: what was chosen.
    thing: String,
}

impl LinkForm {
    fn way(&self) -> Way {
        if self.way == "origin" { Way::Origins } else { Way::Results }
    }
}

/// What came of a form.
#[derive(Default)]
struct Outcome {
    form: LinkForm,
    candidates: Vec<Candidate>,
    mistake: Option<String>,
}

/// `GET /spur/{place}/{id}/bearbeiten`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Viewer, Path((place, id)): Path<(String, String)>) -> Result<Response, Error> {
    viewer.staff()?;
    let thing = named(&app, &place, &id, true).await?;
    shown(&app, &page, &viewer, &thing, Outcome::default()).await
}

/// `POST /spur/{place}/{id}/bearbeiten`
pub(super) async fn change(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    Path((place, id)): Path<(String, String)>,
    Form(form): Form<LinkForm>,
) -> Result<Response, Error> {
    viewer.staff()?;
    let here = named(&app, &place, &id, true).await?;
    let chosen = form.thing.split_once(':').map(|(kind, id)| Point::new(kind, id));
    match (form.deed.as_str(), chosen) {
        ("part", Some(other)) => {
            let (site, (origin, result)) = (app.site(""), ends(&here.point, &other, form.way()));
            let tx = site.db.begin().await?;
            part(&tx, site, (&viewer).into(), origin, result).await?;
            tx.commit().await?;
            Ok(page.see_other(&format!("{}/bearbeiten", sources::page(&here.point))).into_response())
        }
        ("join", Some(other)) => joined(&app, &page, &viewer, &here, other, form).await,
        ("join", None) => {
            let mistake = Some(page.t.msg_trace_error_choose());
            let candidates = candidates(&app, &page, &here, &form.what).await?;
            shown(&app, &page, &viewer, &here, Outcome { form, candidates, mistake }).await
        }
        _ => look(&app, &page, &viewer, &here, form).await,
    }
}

/// Looks for what was typed: an address names one thing, which is joined at once; a title may name several.
async fn look(app: &App, page: &Page, viewer: &Viewer, here: &Thing, form: LinkForm) -> Result<Response, Error> {
    let typed = form.what.trim();
    let is_address = typed.starts_with('/') || typed.starts_with("http://") || typed.starts_with("https://");
    if typed.len() > TYPED_MAX || typed.contains('\0') {
        return shown(app, page, viewer, here, Outcome { mistake: Some(page.t.msg_trace_error_nothing()), form, ..Outcome::default() }).await;
    }
    if is_address {
        let place = place(&app.site("").base_url, typed);
        let Some((path, anchor)) = place else {
            return shown(app, page, viewer, here, Outcome { mistake: Some(page.t.msg_trace_error_foreign()), form, ..Outcome::default() }).await;
        };
        return match sources::at(app.site(""), &path, &anchor).await? {
            Some(point) => joined(app, page, viewer, here, point, form).await,
            None => shown(app, page, viewer, here, Outcome { mistake: Some(page.t.msg_trace_error_address()), form, ..Outcome::default() }).await,
        };
    }
    let candidates = candidates(app, page, here, typed).await?;
    let mistake = candidates.is_empty().then(|| if typed.is_empty() { page.t.msg_trace_error_empty() } else { page.t.msg_trace_error_nothing() });
    shown(app, page, viewer, here, Outcome { form, candidates, mistake }).await
}

/// What may have been meant by a title; never the thing itself, as nothing comes of itself.
async fn candidates(app: &App, page: &Page, here: &Thing, typed: &str) -> Result<Vec<Candidate>, Error> {
    let found = app.search.point(app.site(""), typed, page.language).await?;
    let points: Vec<Point> = found.into_iter().map(|(kind, id)| Point::new(kind.word(), id)).filter(|point| *point != here.point).collect();
    let mut things = sources::look(app.site(""), &points).await?;
    let candidate = |(number, thing): (usize, Thing)| Candidate {
        field: format!("thing-{number}"),
        value: format!("{}:{}", thing.point.kind, thing.point.id),
        kind: word(page, &thing.point),
        about: about(app, page, &thing),
        title: thing.title,
    };
    Ok(points.iter().filter_map(|point| things.remove(point)).enumerate().map(candidate).collect())
}

async fn joined(app: &App, page: &Page, viewer: &Viewer, here: &Thing, other: Point, form: LinkForm) -> Result<Response, Error> {
    let site = app.site("");
    let mistake = if !sources::look(site, std::slice::from_ref(&other)).await?.contains_key(&other) {
        page.t.msg_trace_error_nothing()
    } else {
        let (origin, result) = ends(&here.point, &other, form.way());
        let tx = site.db.begin().await?;
        let outcome = join(&tx, site, viewer.into(), origin, result).await?;
        tx.commit().await?;
        match outcome {
            Joined::New | Joined::Already => return Ok(page.see_other(&format!("{}/bearbeiten", sources::page(&here.point))).into_response()),
            Joined::Same => page.t.msg_trace_error_same(),
            Joined::Circle => page.t.msg_trace_error_circle(),
        }
    };
    shown(app, page, viewer, here, Outcome { form, mistake: Some(mistake), ..Outcome::default() }).await
}

/// Origin and result, as seen from here.
fn ends<'a>(here: &'a Point, other: &'a Point, way: Way) -> (&'a Point, &'a Point) {
    if way == Way::Origins { (other, here) } else { (here, other) }
}

/// Path without language and anchor of an address of this portal.
fn place(base: &str, typed: &str) -> Option<(String, String)> {
    let base = url::Url::parse(base).ok()?;
    let url = base.join(typed).ok()?;
    // People copy an address with or without the encryption it is led on to.
    if url.host_str() != base.host_str() || url.port() != base.port() {
        return None;
    }
    let path = url.path();
    let path = ["/de/", "/en/"].iter().find_map(|prefix| path.strip_prefix(prefix)).map_or_else(|| path.to_owned(), |rest| format!("/{rest}"));
    Some((path.trim_end_matches('/').to_owned(), url.fragment().unwrap_or_default().to_owned()))
}

async fn rows(app: &App, page: &Page, here: &Point, way: Way) -> Result<Vec<Row>, Error> {
    let site = app.site("");
    let links = store::chain(&site.db.read, here, way, 1, LINKS_MAX).await?;
    let points: Vec<Point> = links.iter().map(|link| link.far(way).clone()).collect();
    let things = sources::look(site, &points).await?;
    let mut rows = Vec::new();
    for link in &links {
        let other = link.far(way);
        let thing = things.get(other);
        rows.push(Row {
            value: format!("{}:{}", other.kind, other.id),
            kind: word(page, other),
            title: thing.map_or_else(|| page.t.msg_trace_removed(), |thing| thing.title.clone()),
            about: thing.map(|thing| about(app, page, thing)).unwrap_or_default(),
            joined: joined_words(app, page, link).await?,
        });
    }
    Ok(rows)
}

async fn joined_words(app: &App, page: &Page, link: &Link) -> Result<String, Error> {
    let site = app.site("");
    let day = dates::day(dates::local(link.joined_at, &site.zone()).date(), page.language);
    let person = match &link.joined_by {
        Some(id) => accounts::person(&site.db.read, id).await?.map(|person| person.name),
        None => None,
    };
    Ok(match person {
        Some(name) => page.t.msg_trace_joined_by(day, name),
        None => page.t.msg_trace_joined(day),
    })
}

async fn shown(app: &App, page: &Page, viewer: &Viewer, here: &Thing, outcome: Outcome) -> Result<Response, Error> {
    let Outcome { form, candidates, mistake } = outcome;
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let field = if form.deed == "join" && !candidates.is_empty() { "thing-0" } else { "what" };
    let shown = EditPage {
        kind: word(page, &here.point),
        title: here.title.clone(),
        back: page.to(&here.address),
        own: page.to(&format!("{}/bearbeiten", sources::page(&here.point))),
        origins: rows(app, page, &here.point, Way::Origins).await?,
        results: rows(app, page, &here.point, Way::Results).await?,
        mistakes: mistake.map(|sentence| Mistake::new(field, sentence)).into_iter().collect(),
        panel: panel(app, page, Some(viewer), &here.point).await?.only_read(),
        form,
        candidates,
        page,
    };
    Ok((status, show(shown)?).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_this_portal_are_read() {
        let base = "https://mitreden.gera.example";
        let read = |typed: &str| place(base, typed);
        let question = Some(("/programm/auftakt".to_owned(), "frage-3".to_owned()));
        assert_eq!(read("https://mitreden.gera.example/en/programm/auftakt#frage-3"), question);
        assert_eq!(read("/programm/auftakt/#frage-3"), question);
        assert_eq!(read("http://mitreden.gera.example/programm/auftakt?x=1#frage-3"), question);
        for strange in ["https://elsewhere.example/programm/auftakt", "//elsewhere.example/programm", "https://", "/\\elsewhere.example"] {
            assert_eq!(read(strange), None, "{strange}");
        }
    }
}
