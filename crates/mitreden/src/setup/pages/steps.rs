//! The steps after the account: groups of settings, a letter to try, the media, what remains. Each can be left open and come back to.

use std::sync::atomic::Ordering;
use std::time::Duration;

use askama::Template;
use axum::extract::{Path, State as Held};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};

use super::super::model::{State, Step};
use super::super::{letters, store};
use super::{Place, places, preline, title};
use crate::accounts::{self, Person, Viewer};
use crate::app::{App, Site};
use crate::audit;
use crate::base::http::page::Picture;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::base::i18n::Words;
use crate::base::mail::{Sending, reply_word};
use crate::health::{self, Area, Finding};
use crate::settings::{self, FieldView, Group, Sent};

/// How long the mail server may take while somebody looks at the page.
const PATIENCE: Duration = Duration::from_secs(20);

/// Of the accessibility statement only this is asked here; the rest is found out later, in the settings.
const STATEMENT: [&str; 6] = [
    "accessibility-law",
    "accessibility-enforcement",
    "accessibility-enforcement_address",
    "accessibility-enforcement_email",
    "accessibility-enforcement_phone",
    "accessibility-enforcement_url",
];

/// What a page shows besides its step.
#[derive(Default)]
pub(super) struct Shown<'a> {
    pub(super) sent: Option<&'a Sent>,
    pub(super) mistakes: &'a [Mistake],
    /// The words for a logo that was not taken.
    pub(super) alt: String,
    /// What the mail server answered, and the kind of its box.
    pub(super) answer: Option<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "setup/step.html")]
struct StepPage<'a> {
    page: &'a Page,
    preline: String,
    title: String,
    lead: String,
    places: Vec<Place>,
    action: String,
    back: Option<String>,
    later: Option<String>,
    fields: Vec<FieldView>,
    /// The step of the colours: the logo as it is.
    with_logo: bool,
    logo: Option<Picture>,
    alt: String,
    /// The step of the letter: where it goes; empty: no address.
    to: Option<String>,
    findings: Vec<Finding>,
    answer: Option<(&'static str, String)>,
    /// The last step: its button ends the setup.
    ready: bool,
    mistakes: &'a [Mistake],
}

impl StepPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(self.mistakes, field)
    }
}

/// Where the setup is, for those who may go on with it.
pub(super) async fn state(app: &App, viewer: &Viewer) -> Result<State, Error> {
    viewer.administration()?;
    let state = store::state(&app.site("").db.read).await?.filter(|state| state.claimed).ok_or(Error::NotFound)?;
    if state.finished { Err(Error::Gone) } else { Ok(state) }
}

/// The page of a step.
pub(super) async fn page(app: &App, page: &Page, viewer: &Viewer, state: &State, step: Step, shown: Shown<'_>) -> Result<Html<String>, Error> {
    let site = app.site("");
    let (title, lead) = title(page.t, step);
    let areas: &[Area] = match step {
        Step::Post => &[Area::Post],
        Step::Media => &[Area::Media, Area::Address],
        _ => &[],
    };
    let mut findings = health::look_at(app, page.language, areas).await?;
    if step == Step::Ready {
        findings = health::look(app, page.language).await?;
        findings.retain(|finding| finding.state != health::State::Good);
    }
    let to = if step == Step::Post { Some(address(site, viewer).await?.map_or_else(String::new, |(_, address)| address)) } else { None };
    let with_logo = step == Step::Settings(Group::Colours);
    render(StepPage {
        page,
        preline: preline(page.t, step.number()),
        title,
        lead,
        places: places(page, state, step),
        action: page.to(&step.path()),
        back: step.before().map(|step| page.to(&step.path())),
        later: step.next().map(|step| page.to(&step.path())),
        fields: fields(site, page.t, step, &shown),
        with_logo,
        logo: page.look.logo.clone().filter(|_| with_logo),
        alt: shown.alt,
        to,
        findings,
        answer: shown.answer,
        ready: step == Step::Ready,
        mistakes: shown.mistakes,
    })
}

fn fields(site: &Site, t: &Words, step: Step, shown: &Shown<'_>) -> Vec<FieldView> {
    let Step::Settings(group) = step else { return Vec::new() };
    let mut fields = settings::views(site, t, group, shown.sent, shown.mistakes);
    if group == Group::Accessibility {
        fields.retain(|field| STATEMENT.contains(&field.id.as_str()));
    }
    fields
}

/// Where letters reach whoever sits here.
async fn address(site: &Site, viewer: &Viewer) -> Result<Option<(Person, String)>, Error> {
    let person = accounts::person(&site.db.read, &viewer.person).await?;
    Ok(person.and_then(|person| person.email.clone().map(|email| (person, email.as_str().to_owned()))))
}

/// `GET /einrichten/{schritt}`
pub(in crate::setup) async fn show(Held(app): Held<App>, frame: Page, viewer: Viewer, Path(word): Path<String>) -> Result<Html<String>, Error> {
    let state = state(&app, &viewer).await?;
    let step = Step::from_word(&word).ok_or(Error::NotFound)?;
    page(&app, &frame, &viewer, &state, step, Shown::default()).await
}

/// `POST /einrichten/{schritt}`
pub(in crate::setup) async fn save(
    Held(app): Held<App>,
    frame: Page,
    viewer: Viewer,
    Path(word): Path<String>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, Error> {
    let state = state(&app, &viewer).await?;
    let step = Step::from_word(&word).ok_or(Error::NotFound)?;
    let site = app.site("");
    match step {
        Step::Settings(group) => {
            let sent = Sent::new(pairs);
            let mistakes = settings::save(site, frame.t, group, &sent, (&viewer).into()).await?;
            if !mistakes.is_empty() {
                let shown = Shown { sent: Some(&sent), mistakes: &mistakes, ..Shown::default() };
                return Ok((StatusCode::UNPROCESSABLE_ENTITY, page(&app, &frame, &viewer, &state, step, shown).await?).into_response());
            }
        }
        Step::Post if pairs.iter().any(|(name, value)| name == "do" && value == "try") => {
            let answer = try_out(site, &frame, &viewer).await?;
            let shown = Shown { answer: Some(answer), ..Shown::default() };
            return Ok(page(&app, &frame, &viewer, &state, step, shown).await?.into_response());
        }
        Step::Ready => return finish(site, &frame, &viewer).await,
        Step::Post | Step::Media => {}
    }
    let mut done = state.done;
    if !done.contains(&step) {
        done.push(step);
        let tx = site.db.begin().await?;
        store::put_done(&tx, &done).await?;
        tx.commit().await?;
    }
    Ok(frame.see_other(&step.next().unwrap_or(Step::Ready).path()).into_response())
}

/// Sends the letter, and says in words what came of it.
async fn try_out(site: &Site, frame: &Page, viewer: &Viewer) -> Result<(&'static str, String), Error> {
    let t = frame.t;
    let person = accounts::person(&site.db.read, &viewer.person).await?;
    let Some((person, to)) = person.and_then(|person| person.email.clone().map(|to| (person, to))) else {
        return Ok(("warning", t.msg_setup_post_no_address()));
    };
    site.attempts.sign_in.count(&format!("trial letter {}", viewer.person))?;
    let letter = letters::trial(frame, &person, &to);
    let sending = tokio::time::timeout(PATIENCE, site.outbox.try_out(&site.db, &letter)).await;
    Ok(match sending {
        Ok(Ok(Sending::Accepted)) => ("success", t.msg_setup_post_accepted(to.as_str())),
        Ok(Ok(Sending::Later(reply) | Sending::Refused(reply))) => ("danger", t.msg_setup_post_refused(reply)),
        Ok(Ok(Sending::Unreachable(reply))) => ("danger", t.msg_setup_post_unreachable(reply_word(t, &reply))),
        Ok(Err(error)) => return Err(error.into()),
        Err(_) => ("danger", t.msg_setup_post_slow()),
    })
}

async fn finish(site: &Site, frame: &Page, viewer: &Viewer) -> Result<Response, Error> {
    let tx = site.db.begin().await?;
    if !store::finish(&tx, site.clock.now()).await? {
        return Err(Error::Gone);
    }
    audit::note(&tx, site, viewer.into(), "setup.finished", "/verwaltung/zustand", "").await?;
    tx.commit().await?;
    site.setting_up.store(false, Ordering::Relaxed);
    Ok(frame.see_other("/verwaltung").into_response())
}
