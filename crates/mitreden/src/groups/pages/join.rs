//! Joining a group, changing one's name in it, leaving it. Decides about nobody else.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Here, Step, trail, words};
use crate::accounts::{self, Viewer};
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};
use crate::groups::changes;
use crate::groups::form::{Fault, JoinForm, Own};
use crate::groups::model::{Hand, Joining};
use crate::groups::store::members;

#[derive(Template)]
#[template(path = "groups/join.html")]
struct JoinPage<'a> {
    page: &'a Page,
    title: String,
    heading: String,
    address: String,
    form: JoinForm,
    /// Asks for words, as somebody decides.
    asks: bool,
    /// They are a member, or ask to be.
    is_in: bool,
    waits: bool,
    /// The office makes the name public.
    holds_office: bool,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl JoinPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

fn join_page(page: &Page, here: &Here, form: JoinForm, faults: &[Fault]) -> Result<Response, Error> {
    let (t, asks) = (page.t, here.group.joining == Joining::Closed);
    let heading = match (&here.own, asks) {
        (Some(own), _) if own.asks => t.msg_groups_request(),
        (Some(_), _) => t.msg_groups_membership(),
        (None, true) => t.msg_groups_ask(),
        (None, false) => t.msg_groups_join(),
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = JoinPage {
        title: here.group.title.clone(),
        heading,
        address: page.to(&here.group.address()),
        asks: asks && here.own.is_none(),
        is_in: here.own.is_some(),
        waits: here.own.as_ref().is_some_and(|own| own.asks),
        holds_office: here.own.as_ref().is_some_and(|own| !own.asks && own.hand != Hand::Member),
        mistakes: words::mistakes(t, faults),
        trail: trail(page, Some(&here.group)),
        form,
        page,
    };
    Ok((status, show(shown)?).into_response())
}

/// `GET /arbeitsgruppen/<slug>/mitmachen`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    let here = open(&app, &viewer, &slug).await?;
    let form = here.own.as_ref().map_or_else(|| JoinForm { name: viewer.name.clone(), ..JoinForm::default() }, JoinForm::of);
    join_page(&page, &here, form, &[])
}

/// A group that one can join, or belongs to already.
async fn open(app: &App, viewer: &Viewer, slug: &str) -> Result<Here, Error> {
    let here = Here::of(app, Some(viewer), slug).await?;
    if here.group.is_active() || here.own.is_some() { Ok(here) } else { Err(Error::Gone) }
}

/// `POST /arbeitsgruppen/<slug>/mitmachen`
pub(super) async fn send(
    State(app): State<App>,
    page: Page,
    viewer: Viewer,
    caller: Caller,
    Path(slug): Path<String>,
    Form(form): Form<JoinForm>,
) -> Result<Response, Error> {
    let here = open(&app, &viewer, &slug).await?;
    let site = app.site("");
    let membership = match form.check(known(&app, &viewer, &here, &form.name).await?) {
        Err(faults) => return join_page(&page, &here, form, &faults),
        Ok(membership) => membership,
    };
    match &here.own {
        Some(own) => changes::rename(site, own, &membership).await?,
        None => {
            site.attempts.forms.count(caller.key())?;
            changes::join(site, &here.group, &viewer.person, &membership).await?;
            // The page says so, or that the request has arrived.
            return Ok(page.see_other(&format!("{}?neu", here.group.address())).into_response());
        }
    }
    Ok(page.see_other(&here.group.address()).into_response())
}

/// What is known of a name: that it looks like one of the staff's, or like another member's.
async fn known(app: &App, viewer: &Viewer, here: &Here, name: &str) -> Result<Option<Own>, Error> {
    let read = &app.site("").db.read;
    if accounts::is_name_of_staff(read, name, Some(&viewer.person)).await? {
        return Ok(Some(Own::Staff));
    }
    let others = members::of_group(read, &here.group.id).await?;
    let is_taken = others.iter().any(|other| other.person.as_deref() != Some(viewer.person.as_str()) && accounts::alike(&other.name, name));
    Ok(is_taken.then_some(Own::NameTaken))
}

/// `POST /arbeitsgruppen/<slug>/austreten`: once more is no mistake.
pub(super) async fn leave(State(app): State<App>, page: Page, viewer: Viewer, Path(slug): Path<String>) -> Result<Response, Error> {
    let here = Here::of(&app, Some(&viewer), &slug).await?;
    if let Some(own) = &here.own {
        changes::leave(app.site(""), own).await?;
    }
    Ok(page.see_other(&here.group.address()).into_response())
}
