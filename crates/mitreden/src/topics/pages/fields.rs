//! The list of fields of action, edited as a whole by the staff. Moves no topic.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::{Step, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Form, Mistake, Page, show as render};
use crate::topics::changes;
use crate::topics::form::{Check, FIELD_MAX, FIELDS_MAX};
use crate::topics::store;

struct Row {
    id: String,
    title: String,
    number: usize,
}

#[derive(Template)]
#[template(path = "topics/fields.html")]
struct FieldsPage<'a> {
    page: &'a Page,
    rows: Vec<Row>,
    new: String,
    full: bool,
    mistakes: Vec<Mistake>,
    trail: Vec<Step>,
}

impl FieldsPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

fn fields_page(page: &Page, fields: Vec<(String, String)>, new: String, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let full = fields.len() >= FIELDS_MAX;
    let rows = (1..).zip(fields).map(|(number, (id, title))| Row { id, title, number }).collect();
    Ok((status, render(FieldsPage { page, rows, new, full, mistakes, trail: trail(page) })?).into_response())
}

/// `GET /themen/felder`
pub(super) async fn form(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    viewer.moderation()?;
    let fields = store::fields(&app.site("").db.read).await?;
    fields_page(&page, fields.into_iter().map(|field| (field.id, field.title)).collect(), String::new(), Vec::new())
}

/// `POST /themen/felder`: an emptied line takes its field away.
pub(super) async fn save(State(app): State<App>, page: Page, viewer: Viewer, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response, Error> {
    viewer.moderation()?;
    let known = store::fields(&app.site("").db.read).await?;
    let mut check = Check::default();
    let (mut wanted, mut typed, mut new) = (Vec::new(), Vec::new(), String::new());
    for (name, value) in pairs {
        if name == "new" {
            let title = check.line("new", &value, FIELD_MAX, false);
            wanted.extend((!title.is_empty() && known.len() < FIELDS_MAX).then_some((None, title)));
            new = value;
        } else if let Some(id) = name.strip_prefix("field-").filter(|id| known.iter().any(|field| field.id == *id)) {
            let title = check.line("title", &value, FIELD_MAX, false);
            wanted.extend((!title.is_empty()).then(|| (Some(id.to_owned()), title)));
            typed.push((id.to_owned(), value));
        }
    }
    if !check.faults.is_empty() {
        return fields_page(&page, typed, new, words::mistakes(page.t, &check.faults));
    }
    changes::set_fields(app.site(""), (&viewer).into(), &wanted).await?;
    Ok(page.see_other("/themen/felder").into_response())
}
