//! Typing the code of a booked room: it leads to the room's own link. Counts wrong ones; opens nothing itself.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use serde::Deserialize;

use super::{Step, trail};
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Page, show};
use crate::bookings::store;
use crate::rooms;

#[derive(Template)]
#[template(path = "bookings/code.html")]
struct CodePage {
    page: Page,
    code: String,
    fault: String,
    trail: Vec<Step>,
}

/// What the form sends.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct CodeForm {
    code: String,
}

/// `GET /raumcode`
pub(super) async fn form(page: Page) -> Result<Html<String>, Error> {
    show(CodePage { trail: trail(&page, false), page, code: String::new(), fault: String::new() })
}

/// `POST /raumcode`
pub(super) async fn check(State(app): State<App>, page: Page, caller: Caller, Form(form): Form<CodeForm>) -> Result<Response, Error> {
    let site = app.site("");
    // More than any code has is none, and PostgreSQL is asked for a hash alone.
    let typed: String = form.code.chars().take(40).collect();
    if typed.trim().is_empty() {
        let fault = page.t.msg_bookings_code_missing();
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, show(CodePage { trail: trail(&page, false), page, code: typed, fault })?).into_response());
    }
    if let Some(room) = rooms::room_of_code(&app, &caller, &typed).await?
        && let Some(booking) = store::by_room(&site.db.read, room.as_str()).await?
        && let Some(link) = rooms::link_into(&site.db.read, &room, &booking.access(&site.secret)).await?
    {
        return Ok(page.see_other(&link).into_response());
    }
    let fault = page.t.msg_bookings_code_wrong();
    Ok((StatusCode::FORBIDDEN, show(CodePage { trail: trail(&page, false), page, code: typed, fault })?).into_response())
}
