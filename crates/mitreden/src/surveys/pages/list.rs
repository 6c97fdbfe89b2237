//! The list of surveys and the page before one begins. Takes no answer.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};

use super::{Step, moment, seen, trail, words, zone};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Mistake, Page, show};
use crate::surveys::model::{Access, Stand, Survey};
use crate::surveys::store;

/// A survey as a line of the list.
struct Line {
    address: String,
    title: String,
    status: &'static str,
    label: String,
    about: String,
    results: Option<String>,
}

#[derive(Template)]
#[template(path = "surveys/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    trail: Vec<Step>,
    current: Vec<Line>,
    past: Vec<Line>,
    staff: bool,
}

/// What is said when something about the form before a survey is wrong.
#[derive(Default)]
pub(super) struct Wrong {
    pub(super) code: String,
    pub(super) back: String,
    pub(super) typed: String,
}

impl Wrong {
    fn code_mistakes(&self) -> Vec<Mistake> {
        mistakes("code", &self.code)
    }

    fn back_mistakes(&self) -> Vec<Mistake> {
        mistakes("rueckkehr", &self.back)
    }
}

/// What stands above a form of one field.
fn mistakes(field: &'static str, wrong: &str) -> Vec<Mistake> {
    if wrong.is_empty() { Vec::new() } else { vec![Mistake::new(field, wrong.to_owned())] }
}

#[derive(Template)]
#[template(path = "surveys/intro.html")]
struct IntroPage<'a> {
    page: &'a Page,
    trail: Vec<Step>,
    survey: &'a Survey,
    status: &'static str,
    label: String,
    about: String,
    open: bool,
    by_code: bool,
    results: bool,
    wrong: Wrong,
    staff: bool,
    /// Titles of sections with their questions, for the staff's look at a draft.
    outline: Vec<(String, Vec<String>)>,
}

/// When it is open, in a sentence.
fn about(page: &Page, app: &App, survey: &Survey, stand: Stand) -> String {
    let zone = zone(app);
    match (stand, survey.opens_at, survey.closes_at) {
        (Stand::Planned, Some(at), _) => page.t.msg_surveys_opens(moment(page, &zone, at)),
        (Stand::Open, _, Some(at)) => page.t.msg_surveys_closes(moment(page, &zone, at)),
        (Stand::Closed, _, Some(at)) => page.t.msg_surveys_closed(moment(page, &zone, at)),
        _ => String::new(),
    }
}

/// `GET /umfragen`
pub(super) async fn list(State(app): State<App>, page: Page, viewer: Option<Viewer>) -> Result<impl IntoResponse, Error> {
    let site = app.site("");
    let (now, staff) = (site.clock.now(), viewer.as_ref().is_some_and(Viewer::is_staff));
    let (mut current, mut past) = (Vec::new(), Vec::new());
    for survey in store::surveys(&site.db.read).await?.into_iter().filter(|survey| survey.is_public || staff) {
        let stand = survey.stand(now);
        let address = format!("/umfragen/{}", survey.slug);
        let line = Line {
            status: words::stand_word(stand),
            label: words::stand(page.t, stand),
            about: about(&page, &app, &survey, stand),
            results: survey.published(now).map(|_| page.to(&format!("{address}/ergebnisse"))),
            address: page.to(&address),
            title: survey.title,
        };
        if stand == Stand::Closed { past.push(line) } else { current.push(line) }
    }
    let trail = trail(&page, None).into_iter().take(1).collect();
    show(ListPage { page: &page, trail, current, past, staff })
}

/// `GET /umfragen/{slug}`
pub(super) async fn intro(State(app): State<App>, page: Page, viewer: Option<Viewer>, Path(slug): Path<String>) -> Result<Response, Error> {
    let survey = seen(&app, &slug, viewer.as_ref()).await?;
    shown(&app, &page, viewer.as_ref(), &survey, Wrong::default())
}

/// The page, with what was wrong.
pub(super) fn shown(app: &App, page: &Page, viewer: Option<&Viewer>, survey: &Survey, wrong: Wrong) -> Result<Response, Error> {
    let stand = survey.stand(app.site("").clock.now());
    let staff = viewer.is_some_and(Viewer::is_staff);
    let outline = survey.sheet.sections.iter().map(|section| (section.title.clone(), section.questions.iter().map(|one| one.text.clone()).collect()));
    let page = IntroPage {
        page,
        trail: trail(page, None),
        status: words::stand_word(stand),
        label: words::stand(page.t, stand),
        about: about(page, app, survey, stand),
        open: stand == Stand::Open,
        by_code: survey.access == Access::Codes,
        results: survey.published(app.site("").clock.now()).is_some(),
        wrong,
        staff,
        outline: outline.filter(|_| staff).collect(),
        survey,
    };
    show(page).map(IntoResponse::into_response)
}
