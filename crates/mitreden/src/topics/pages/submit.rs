//! Bringing a topic, with or without an account, and the receipt for its author alone. Publishes nothing of citizens.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Step, is_key, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Caller, Error, Form, Mistake, Page, show as render};
use crate::base::mail::Address;
use crate::base::slug::is_slug;
use crate::comments;
use crate::groups::{self, Group};
use crate::moderation::{self, Standing};
use crate::topics::changes::{self, Around};
use crate::topics::form::{Known, TEXT_MAX, TITLE_MAX, TopicForm};
use crate::topics::model::State as Stage;
use crate::topics::store;

struct Choice {
    word: String,
    label: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "topics/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    form: TopicForm,
    groups: Vec<Choice>,
    most: String,
    title_most: String,
    /// It appears at once.
    leads: bool,
    /// Letters can go to the account.
    has_account: bool,
    /// Until when somebody is blocked; empty: they may write.
    blocked: String,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl FormPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

async fn form_page<'a>(app: &App, page: &'a Page, viewer: Option<&Viewer>, form: TopicForm, mistakes: Vec<Mistake>) -> Result<FormPage<'a>, Error> {
    let groups = groups::every(&app.site("").db.read).await?;
    let offered = groups.into_iter().filter(Group::is_active);
    Ok(FormPage {
        page,
        groups: offered.map(|group| Choice { chosen: group.slug == form.group, word: group.slug, label: group.title }).collect(),
        most: TEXT_MAX.to_string(),
        title_most: TITLE_MAX.to_string(),
        leads: viewer.is_some_and(Viewer::is_staff),
        has_account: viewer.is_some(),
        blocked: String::new(),
        mistakes,
        trail: trail(page),
        form,
    })
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Wish {
    gruppe: String,
}

/// `GET /themen/neu`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Option<Viewer>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let name = viewer.as_ref().filter(|viewer| !viewer.is_staff()).map(|viewer| viewer.name.clone()).unwrap_or_default();
    let form = TopicForm { group: wish.gruppe, name, ..TopicForm::default() };
    render(form_page(&app, &page, viewer.as_ref(), form, Vec::new()).await?).map(IntoResponse::into_response)
}

/// `POST /themen/neu`
pub(super) async fn send(State(app): State<App>, page: Page, viewer: Option<Viewer>, caller: Caller, Form(form): Form<TopicForm>) -> Result<Response, Error> {
    let (site, viewer) = (app.site(""), viewer.as_ref());
    let group = if is_slug(&form.group) { groups::group(&site.db.read, &form.group).await?.filter(Group::is_active) } else { None };
    let leads = match &group {
        Some(group) => groups::leads(&site.db.read, viewer, &group.id).await?,
        None => viewer.is_some_and(Viewer::is_staff),
    };
    let known = Known {
        is_taken: !leads && comments::is_name_taken(site, &form.name).await?,
        has_group: group.is_some() || form.group.is_empty(),
        links: comments::links_over(site, &form.text),
    };
    let draft = match form.check(known) {
        Ok(draft) => draft,
        Err(faults) => {
            let mistakes = words::mistakes(page.t, &faults);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(form_page(&app, &page, viewer, form, mistakes).await?)?).into_response());
        }
    };
    let address = draft.email.as_deref().and_then(Address::parse);
    if let Some(until) = moderation::blocked_until(site, viewer.map(|viewer| viewer.person.as_str()), address.as_ref()).await? {
        let blocked = dates::day(dates::local(until, &site.zone()).date(), page.language);
        let shown = FormPage { blocked, ..form_page(&app, &page, viewer, form, Vec::new()).await? };
        return Ok((StatusCode::FORBIDDEN, render(shown)?).into_response());
    }
    site.attempts.forms.count(caller.key())?;
    let trap = !form.website.trim().is_empty();
    let around = Around { group: group.map(|group| group.id), viewer, leads, language: page.language, trap };
    let topic = changes::add(site, draft, around).await?;
    tracing::info!(topic.id = %topic.id, suspicions = topic.suspicions.len(), "a topic came in");
    let to = if topic.is_public() { topic.address() } else { super::receipt(site, &topic.id) };
    Ok(page.see_other(&to).into_response())
}

#[derive(Template)]
#[template(path = "topics/receipt.html")]
struct ReceiptPage<'a> {
    page: &'a Page,
    title: String,
    text: String,
    /// `waiting`, `public`, `rejected` or `removed`.
    state: &'static str,
    address: String,
    /// What was decided last, if somebody decided.
    standing: Option<Standing>,
    /// The page itself.
    own: String,
    /// Its author gets letters.
    is_told: bool,
    trail: Vec<Step>,
}

/// `GET /themen/beleg/{id}/{key}`
pub(super) async fn receipt(State(app): State<App>, page: Page, Path((id, key)): Path<(String, String)>) -> Result<Response, Error> {
    let site = app.site("");
    if !is_key(site, &id, &key) {
        return Err(Error::NotFound);
    }
    // What has been forgotten was there once.
    let topic = store::by_id(&site.db.read, &id).await?.ok_or(Error::Gone)?;
    let standing = moderation::standing(site, &page, "topic", &id).await?;
    let state = match topic.state {
        Stage::Waiting => "waiting",
        Stage::Public => "public",
        Stage::Rejected => "rejected",
        Stage::Removed => "removed",
    };
    let shown = ReceiptPage {
        state,
        address: page.to(&topic.address()),
        standing,
        own: page.to(&super::receipt(site, &id)),
        is_told: topic.is_told,
        trail: trail(&page),
        title: topic.title,
        text: topic.text,
        page: &page,
    };
    render(shown).map(IntoResponse::into_response)
}

/// `POST /themen/beleg/{id}/{key}`: no letters any more. Also what programs for mail send whose button ends a subscription (RFC 8058).
pub(super) async fn end_letters(State(app): State<App>, page: Page, Path((id, key)): Path<(String, String)>) -> Result<Response, Error> {
    let site = app.site("");
    if !is_key(site, &id, &key) {
        return Err(Error::NotFound);
    }
    changes::end_letters(site, &id).await?;
    Ok(page.see_other(&super::receipt(site, &id)).into_response())
}
