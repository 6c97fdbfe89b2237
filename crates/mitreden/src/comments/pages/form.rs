//! Writing a comment or an answer: by itself on a page, where mistakes are mended. Publishes nothing.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::accounts::{self, Viewer};
use crate::app::{App, Site};
use crate::base::dates;
use crate::base::http::{Caller, Error, Form, Mistake, Page, show as render};
use crate::base::mail::Address;
use crate::comments::changes::{self, Place};
use crate::comments::form::{CommentForm, Fault, Problem, TEXT_MAX};
use crate::comments::model::{Comment, State as Stage};
use crate::comments::store;
use crate::comments::subjects::{self, Subject};
use crate::moderation;

/// The form's fields, as the thread and the page of its own show them.
pub(super) struct Fields {
    pub(super) page: Page,
    pub(super) action: String,
    pub(super) form: CommentForm,
    pub(super) mistakes: Vec<Mistake>,
    /// Who writes has an account: no address is asked for.
    pub(super) has_account: bool,
    /// Who writes does so in the city's name.
    pub(super) is_city: bool,
    pub(super) email_required: bool,
    pub(super) waits: bool,
    pub(super) most: String,
    /// Certain words can be picked out.
    pub(super) quotes: bool,
}

impl Fields {
    pub(super) fn blank(site: &Site, page: &Page, viewer: Option<&Viewer>, subject: &Subject) -> Self {
        let form = CommentForm { name: viewer.map(|viewer| viewer.name.clone()).unwrap_or_default(), ..CommentForm::default() };
        Self::of(site, page, viewer, subject, form, Vec::new())
    }

    fn of(site: &Site, page: &Page, viewer: Option<&Viewer>, subject: &Subject, form: CommentForm, mistakes: Vec<Mistake>) -> Self {
        Self {
            page: page.clone(),
            action: page.to(&subject.form()),
            form,
            mistakes,
            has_account: viewer.is_some(),
            is_city: viewer.is_some_and(Viewer::is_staff),
            email_required: site.config.comments.email_required,
            waits: site.config.comments.premoderated,
            most: TEXT_MAX.to_string(),
            quotes: subject.words.is_some(),
        }
    }

    /// What is to be mended, in the order of the form.
    pub(super) fn mistakes(&self) -> &[Mistake] {
        &self.mistakes
    }

    /// The word behind the label of an address that nobody has to give.
    pub(super) fn optional(&self) -> String {
        if self.email_required { String::new() } else { self.page.t.msg_programme_field_optional() }
    }

    /// What is wrong with a field, empty if nothing.
    pub(super) fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

struct Answered {
    name: String,
    text: String,
}

#[derive(Template)]
#[template(path = "comments/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    about: String,
    back: String,
    answered: Option<Answered>,
    fields: Fields,
}

#[derive(Template)]
#[template(path = "comments/closed.html")]
struct ClosedPage<'a> {
    page: &'a Page,
    back: String,
    /// Until when somebody is blocked; empty: no comments are taken.
    blocked: String,
    /// What was written, to be taken along.
    typed: String,
}

#[derive(Deserialize, Default)]
pub(super) struct Wish {
    antwort: Option<String>,
}

/// What may be commented now, or the answer why not.
async fn open_subject(app: &App, page: &Page, viewer: Option<&Viewer>, (kind, id): (&str, &str), typed: &str) -> Result<Result<Subject, Response>, Error> {
    let site = app.site("");
    let subject = subjects::find(site, kind, id).await?.ok_or(Error::NotFound)?;
    if !subject.is_open {
        let closed = ClosedPage { page, back: page.to(&subject.address), blocked: String::new(), typed: typed.to_owned() };
        return Ok(Err((StatusCode::CONFLICT, render(closed)?).into_response()));
    }
    if viewer.is_none() && !site.config.comments.without_account {
        return Err(Error::SignIn);
    }
    Ok(Ok(subject))
}

/// The comment that is answered: a public one of the same subject, itself no answer.
async fn parent(site: &Site, subject: &Subject, id: &str) -> Result<Option<Comment>, Error> {
    if id.is_empty() {
        return Ok(None);
    }
    let found = store::by_id(&site.db.read, id).await?;
    let fits = |comment: &Comment| {
        comment.subject_kind == subject.kind && comment.subject_id == subject.id && comment.place == subject.place && comment.parent.is_none()
    };
    found.filter(|comment| comment.state == Stage::Public && fits(comment)).map(Some).ok_or(Error::NotFound)
}

fn page_of<'a>(page: &'a Page, subject: &Subject, parent: Option<&Comment>, fields: Fields) -> FormPage<'a> {
    let answered = parent.map(|comment| Answered { name: super::shown_name(comment, page.t.msg_comments_nobody()), text: comment.text.clone() });
    FormPage { page, about: subject.title.clone(), back: page.to(&subject.address), answered, fields }
}

/// `GET /kommentare/{kind}/{id}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path((kind, id)): Path<(String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let subject = match open_subject(&app, &page, viewer.as_ref(), (&kind, &id), "").await? {
        Ok(subject) => subject,
        Err(answer) => return Ok(answer),
    };
    let site = app.site("");
    let parent = parent(site, &subject, &wish.antwort.unwrap_or_default()).await?;
    let mut fields = Fields::blank(site, &page, viewer.as_ref(), &subject);
    fields.form.answer = parent.as_ref().map(|comment| comment.id.clone()).unwrap_or_default();
    render(page_of(&page, &subject, parent.as_ref(), fields)).map(IntoResponse::into_response)
}

/// `POST /kommentare/{kind}/{id}`
pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    caller: Caller,
    Path((kind, id)): Path<(String, String)>,
    Form(form): Form<CommentForm>,
) -> Result<Response, Error> {
    let viewer = viewer.as_ref();
    let subject = match open_subject(&app, &page, viewer, (&kind, &id), &form.text).await? {
        Ok(subject) => subject,
        Err(answer) => return Ok(answer),
    };
    let site = app.site("");
    let parent = parent(site, &subject, &form.answer).await?;
    let is_taken = !viewer.is_some_and(Viewer::is_staff) && is_taken(site, &form.name).await?;
    let draft = match form.check(&site.config.comments, is_taken, viewer.is_some(), subject.words.as_deref()) {
        Ok(draft) => draft,
        Err(faults) => {
            let mistakes = mistakes(&page, &faults);
            let fields = Fields::of(site, &page, viewer, &subject, form, mistakes);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page_of(&page, &subject, parent.as_ref(), fields))?).into_response());
        }
    };
    if let Err(error) = site.attempts.forms.count(caller.key()) {
        // What was typed stays in the form.
        let mistakes = vec![Mistake::new("text", page.t.msg_comments_error_too_many())];
        let fields = Fields::of(site, &page, viewer, &subject, form, mistakes);
        let mut answer = error.into_response();
        *answer.body_mut() = render(page_of(&page, &subject, parent.as_ref(), fields))?.into_response().into_body();
        answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
        return Ok(answer);
    }
    let address = draft.email.as_deref().and_then(Address::parse);
    let blocked = moderation::blocked_until(site, viewer.map(|viewer| viewer.person.as_str()), address.as_ref()).await?;
    if let Some(until) = blocked.filter(|_| viewer.is_some()) {
        let zone = site.zone();
        let blocked = dates::day(dates::local(until, &zone).date(), page.language);
        let closed = ClosedPage { page: &page, back: page.to(&subject.address), blocked, typed: draft.text };
        return Ok((StatusCode::FORBIDDEN, render(closed)?).into_response());
    }
    let trap = !form.website.trim().is_empty();
    let place = Place { subject: &subject, parent: parent.map(|comment| comment.id), viewer, language: page.language, trap, blocked: blocked.is_some() };
    let comment = changes::add(site, draft, place).await?;
    tracing::info!(comment.id = %comment.id, suspicions = comment.suspicions.len(), "a comment came in");
    if comment.is_city {
        return Ok(page.see_other(&format!("{}#kommentar-{}", subject.address, comment.id)).into_response());
    }
    Ok(page.see_other(&super::receipt(site, &comment.id)).into_response())
}

/// Whether a name looks like one that only the staff bears: its people, the city, the portal.
pub(in crate::comments) async fn is_taken(site: &Site, name: &str) -> Result<bool, Error> {
    let brand = site.brand();
    let (city, portal) = (&brand.city, &brand.name);
    let offices = ["Stadtverwaltung", "Verwaltung", "Moderation", "Redaktion", "Pressestelle", "Admin", "Administration"].map(str::to_owned);
    let own = [portal.clone(), format!("Stadt {city}"), format!("Stadtverwaltung {city}"), format!("Team {portal}")];
    let is_office = own.iter().chain(&offices).any(|office| accounts::alike(name, office));
    Ok(is_office || accounts::is_name_of_staff(&site.db.read, name, None).await?)
}

fn mistakes(page: &Page, faults: &[Fault]) -> Vec<Mistake> {
    let t = page.t;
    let mistake = |(field, fault): &Fault| {
        let label = match *field {
            "name" => t.msg_comments_name(),
            "email" => t.msg_comments_email(),
            "quote" => t.msg_comments_words(),
            _ => t.msg_comments_text(),
        };
        let short = match *fault {
            Problem::Missing => t.msg_programme_error_missing(),
            Problem::TooLong(most) => t.msg_programme_error_too_long(most.to_string()),
            Problem::Unprintable => t.msg_programme_error_unprintable(),
            Problem::Staff => t.msg_comments_error_staff(),
            Problem::NoAddress => t.msg_comments_error_email(),
            Problem::NotThere => t.msg_comments_error_words(),
            Problem::Links(most) => t.msg_comments_error_links(most.to_string()),
        };
        Mistake { field: (*field).into(), message: t.msg_programme_error(label, &short), short }
    };
    faults.iter().map(mistake).collect()
}
