//! The form of a booking, for a new one and for one that is moved. What is wrong is told, and nothing typed is lost.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Step, own_booking, trail, words};
use crate::accounts::{self, Viewer};
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Mistake, Page, show};
use crate::base::ids::is_id;
use crate::bookings::changes::{self, Outcome};
use crate::bookings::form::{BookingForm, Draft, Fault};
use crate::bookings::model::Booking;

#[derive(Template)]
#[template(path = "bookings/form.html")]
struct FormPage<'a> {
    page: &'a Page,
    heading: String,
    send: String,
    action: String,
    back: String,
    form: BookingForm,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl FormPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

fn form_page(page: &Page, booking: Option<&Booking>, form: BookingForm, faults: &[Fault]) -> Result<Response, Error> {
    let t = page.t;
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = FormPage {
        heading: if booking.is_some() { t.msg_bookings_move_title() } else { t.msg_bookings_new_title() },
        send: if booking.is_some() { t.msg_bookings_save() } else { t.msg_bookings_book() },
        action: page.to(&booking.map_or_else(|| "/raumbuchung/neu".to_owned(), |booking| format!("{}/verlegen", booking.address()))),
        back: page.to(&booking.map_or_else(|| "/raumbuchung".to_owned(), Booking::address)),
        mistakes: words::mistakes(t, faults),
        trail: trail(page, true),
        form,
        page,
    };
    Ok((status, show(shown)?).into_response())
}

async fn checked(app: &App, viewer: &Viewer, form: &BookingForm) -> Result<Result<Draft, Vec<Fault>>, Error> {
    let site = app.site("");
    let staff = accounts::is_name_of_staff(&site.db.read, &form.host, Some(&viewer.person)).await?;
    Ok(form.check(staff, &site.zone(), &site.config.bookings, site.clock.now()))
}

fn offered(app: &App) -> Result<(), Error> {
    if app.site("").config.bookings.enabled { Ok(()) } else { Err(Error::NotFound) }
}

/// `GET /raumbuchung/neu`
pub(super) async fn new(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    offered(&app)?;
    let form = BookingForm { host: viewer.name, lobby: Some("true".to_owned()), ticket: app.site("").ids.id(), ..BookingForm::default() };
    form_page(&page, None, form, &[])
}

/// `POST /raumbuchung/neu`
pub(super) async fn create(State(app): State<App>, page: Page, viewer: Viewer, caller: Caller, Form(mut form): Form<BookingForm>) -> Result<Response, Error> {
    offered(&app)?;
    if !is_id(&form.ticket) {
        form.ticket = app.site("").ids.id();
    }
    let draft = match checked(&app, &viewer, &form).await? {
        Ok(draft) => draft,
        Err(faults) => return form_page(&page, None, form, &faults),
    };
    app.site("").attempts.forms.count(caller.key())?;
    match changes::book(&app, &viewer.person, &draft, &form.ticket).await? {
        Outcome::Done(booking) => Ok(page.see_other(&booking.address()).into_response()),
        Outcome::Refused(fault) => form_page(&page, None, form, &[fault]),
    }
}

/// `GET /raumbuchung/{id}/verlegen`
pub(super) async fn edit(State(app): State<App>, page: Page, viewer: Viewer, Path(id): Path<String>) -> Result<Response, Error> {
    let booking = own_booking(&app, &viewer, &id).await?;
    form_page(&page, Some(&booking), BookingForm::of(&booking, &app.site("").zone()), &[])
}

/// `POST /raumbuchung/{id}/verlegen`
pub(super) async fn save(State(app): State<App>, page: Page, viewer: Viewer, Path(id): Path<String>, Form(form): Form<BookingForm>) -> Result<Response, Error> {
    let booking = own_booking(&app, &viewer, &id).await?;
    let draft = match checked(&app, &viewer, &form).await? {
        Ok(draft) => draft,
        Err(faults) => return form_page(&page, Some(&booking), form, &faults),
    };
    match changes::change(&app, &booking, &draft).await? {
        Outcome::Done(booking) => Ok(page.see_other(&booking.address()).into_response()),
        Outcome::Refused(fault) => form_page(&page, Some(&booking), form, &[fault]),
    }
}
