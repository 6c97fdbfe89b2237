//! Three questions after an evening, for everybody and from nobody: sums, and words that stand apart from them. Sets no cookie.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use super::{Step, site};
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};
use crate::figures::{counting, read, store};

/// So long after an evening people are asked.
const OPEN: SignedDuration = SignedDuration::from_hours(24 * 14);
/// Longest words, in characters.
const WORDS_MAX: usize = 1000;

/// Whether people are asked how an evening was that ended then.
pub(in crate::figures) fn is_open(ended_at: Timestamp, now: Timestamp) -> bool {
    let since = now.duration_since(ended_at);
    since >= SignedDuration::ZERO && since < OPEN
}

/// The answers as they came; each is voluntary.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Fields {
    #[serde(default)]
    gefallen: String,
    #[serde(default)]
    gehoert: String,
    #[serde(default)]
    worte: String,
}

/// One answer to choose.
struct Choice {
    value: &'static str,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "figures/feedback.html")]
struct FormPage {
    page: Page,
    trail: Vec<Step>,
    title: String,
    fields: Fields,
    liked: Vec<Choice>,
    heard: Vec<Choice>,
    errors: Vec<Mistake>,
    words_error: String,
    open: bool,
    thanks: bool,
    back: String,
}

#[derive(Deserialize)]
pub(super) struct Sent {
    danke: Option<String>,
}

/// `GET /auswertung/abend/{slug}/rueckmeldung`
pub(super) async fn form(State(app): State<App>, page: Page, Path(slug): Path<String>, Query(sent): Query<Sent>) -> Result<Response, Error> {
    let event = event(&app, &slug).await?;
    answer(&app, page, event, Fields::default(), Vec::new(), sent.danke.is_some())
}

async fn event(app: &App, slug: &str) -> Result<read::Held, Error> {
    let here = site(app);
    read::event(&here.db.read, slug, here.clock.now()).await?.ok_or(Error::NotFound)
}

fn answer(app: &App, page: Page, event: read::Held, fields: Fields, errors: Vec<Mistake>, thanks: bool) -> Result<Response, Error> {
    let open = event.over && is_open(event.ends_at, site(app).clock.now());
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let words_error = errors.iter().map(|mistake| mistake.message.clone()).next().unwrap_or_default();
    let back = page.to(&format!("/programm/{}", event.slug));
    let trail = vec![Step { address: page.to("/"), label: page.t.msg_programme_start() }, Step { address: back.clone(), label: event.title.clone() }];
    let t = page.t;
    let liked = [
        ("5", t.msg_figures_liked_5()),
        ("4", t.msg_figures_liked_4()),
        ("3", t.msg_figures_liked_3()),
        ("2", t.msg_figures_liked_2()),
        ("1", t.msg_figures_liked_1()),
    ];
    let liked = liked.into_iter().map(|(value, label)| Choice { value, label, chosen: fields.gefallen == value }).collect();
    let heard = [("ja", t.msg_figures_heard_yes_short()), ("teils", t.msg_figures_heard_partly_short()), ("nein", t.msg_figures_heard_no_short())];
    let heard = heard.into_iter().map(|(value, label)| Choice { value, label, chosen: fields.gehoert == value }).collect();
    Ok((status, show(FormPage { trail, title: event.title, fields, liked, heard, errors, words_error, open, thanks, back, page })?).into_response())
}

/// `POST /auswertung/abend/{slug}/rueckmeldung`
pub(super) async fn send(State(app): State<App>, page: Page, caller: Caller, Path(slug): Path<String>, Form(fields): Form<Fields>) -> Result<Response, Error> {
    let here = site(&app);
    let event = event(&app, &slug).await?;
    let now = here.clock.now();
    if !event.over || !is_open(event.ends_at, now) {
        return answer(&app, page, event, fields, Vec::new(), false);
    }
    let words: String = fields.worte.chars().filter(|c| *c == '\n' || !c.is_control()).collect::<String>().trim().to_owned();
    if words.chars().count() > WORDS_MAX {
        let errors = vec![Mistake::new("worte", page.t.msg_figures_words_long())];
        return answer(&app, page, event, fields, errors, false);
    }
    here.attempts.forms.count(caller.key())?;
    let liked = ["1", "2", "3", "4", "5"].into_iter().find(|mark| *mark == fields.gefallen);
    let heard = [("ja", "yes"), ("teils", "partly"), ("nein", "no")].into_iter().find(|(word, _)| *word == fields.gehoert).map(|(_, answer)| answer);
    let any = (liked.is_some() || heard.is_some() || !words.is_empty()).then_some("any");
    let tx = here.db.begin().await?;
    for (question, answer) in [("forms", any), ("liked", liked), ("heard", heard)] {
        if let Some(answer) = answer {
            store::add_answer(&tx, &event.id, question, answer).await?;
        }
    }
    if !words.is_empty() {
        let day = now.to_zoned(counting::zone(here)).date();
        store::add_words(&tx, &here.ids.id(), &event.id, &words, day).await?;
    }
    tx.commit().await?;
    Ok(page.see_other(&format!("/auswertung/abend/{slug}/rueckmeldung?danke")).into_response())
}
