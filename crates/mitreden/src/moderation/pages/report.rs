//! Reporting something (DSA Art. 16): for everybody, without an account, from every page. Decides nothing.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::Choice;
use crate::app::App;
use crate::base::http::{Caller, Error, Form, Mistake, Page, public_part, show as render};
use crate::base::mail::Address;
use crate::base::text;
use crate::moderation::model::{Reason, Report};
use crate::moderation::{sources, store};

/// Longest explanation in characters.
const WORDS_MAX: usize = 2_000;
/// Longest name or path in characters.
const LINE_MAX: usize = 200;

/// The form as typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ReportForm {
    was: String,
    id: String,
    seite: String,
    reason: String,
    words: String,
    name: String,
    email: String,
}

#[derive(Template)]
#[template(path = "moderation/report.html")]
struct ReportPage<'a> {
    page: &'a Page,
    form: ReportForm,
    /// What is reported, in words.
    about: String,
    excerpt: String,
    reasons: Vec<Choice>,
    mistakes: Vec<Mistake>,
}

impl ReportPage<'_> {
    fn error(&self, field: &str) -> String {
        Mistake::beside(&self.mistakes, field)
    }
}

#[derive(Template)]
#[template(path = "moderation/reported.html")]
struct ReportedPage<'a> {
    page: &'a Page,
    number: String,
}

/// What a report is about.
struct Target {
    kind: String,
    id: String,
    about: String,
    excerpt: String,
}

/// The thing or the page that is meant. What nobody may read cannot be reported.
async fn target(app: &App, form: &ReportForm) -> Result<Target, Error> {
    if let Some(source) = sources::of(&form.was) {
        let matter = source.look(app, &form.id).await?.ok_or(Error::NotFound)?;
        let is_public = match matter.kind {
            "article" => true,
            // Only a published one has an address.
            "idea" => !matter.address.is_empty(),
            _ => matter.deeds.contains(&crate::moderation::model::Deed::RemoveName),
        };
        if !is_public {
            return Err(Error::NotFound);
        }
        let excerpt = matter.text.chars().take(300).collect();
        return Ok(Target { kind: matter.kind.to_owned(), id: matter.id, about: matter.place, excerpt });
    }
    let path = own_path(&form.seite);
    Ok(Target { kind: "page".to_owned(), id: path.clone(), about: path, excerpt: String::new() })
}

/// A path of this portal as it is kept: without query, without anything that looks like a secret.
fn own_path(typed: &str) -> String {
    let path = typed.split(['?', '#']).next().unwrap_or_default();
    let plain = path.starts_with('/') && !path.starts_with("//") && text::is_printable(path);
    let kept: String = public_part(path).chars().take(LINE_MAX).collect();
    if plain && !kept.is_empty() { kept } else { "/".to_owned() }
}

/// `GET /melden`
pub(super) async fn form(State(app): State<App>, page: Page, headers: HeaderMap, Query(mut form): Query<ReportForm>) -> Result<Response, Error> {
    if form.was.is_empty() && form.seite.is_empty() {
        let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let host = headers.get(header::HOST).and_then(|host| host.to_str().ok());
        let uri: Option<Uri> = referer.parse().ok();
        let ours = uri.filter(|uri| uri.authority().map(|authority| authority.as_str()) == host);
        form.seite = ours.map_or_else(String::new, |uri| uri.path().to_owned());
    }
    let target = target(&app, &form).await?;
    form.seite = if target.kind == "page" { target.id.clone() } else { String::new() };
    let reasons = super::reasons(page.t, &form.reason);
    render(ReportPage { page: &page, form, about: target.about, excerpt: target.excerpt, reasons, mistakes: Vec::new() }).map(IntoResponse::into_response)
}

/// `POST /melden`
pub(super) async fn send(State(app): State<App>, page: Page, caller: Caller, Form(form): Form<ReportForm>) -> Result<Response, Error> {
    let site = app.site("");
    let target = target(&app, &form).await?;
    let (words, name, typed) = (text::paragraphs(&form.words), text::line(&form.name), form.email.trim().to_owned());
    let email = Address::parse(&typed);
    let t = page.t;
    let bad = |text: &str, most: usize| text.chars().count() > most || !text::is_printable(text);
    let faults = [
        ("reason", Reason::of(&form.reason).is_none(), t.msg_moderation_fault_reason()),
        ("words", words.is_empty(), t.msg_moderation_report_missing()),
        ("words", bad(&words, WORDS_MAX), t.msg_programme_error_too_long(WORDS_MAX.to_string())),
        ("name", bad(&name, LINE_MAX), t.msg_programme_error_unprintable()),
        ("email", email.is_none() && !typed.is_empty(), t.msg_comments_error_email()),
    ];
    let mistakes: Vec<Mistake> = faults.into_iter().filter(|(_, wrong, _)| *wrong).map(|(field, _, message)| Mistake::new(field, message)).collect();
    if !mistakes.is_empty() {
        let reasons = super::reasons(t, &form.reason);
        let again = ReportPage { page: &page, form, about: target.about, excerpt: target.excerpt, reasons, mistakes };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(again)?).into_response());
    }
    site.attempts.forms.count(caller.key())?;
    let report = Report {
        number: format!("M-{}", site.ids.digits(8)),
        kind: target.kind,
        subject_id: target.id,
        reason: form.reason,
        words,
        name,
        email: email.map(|address| address.as_str().to_owned()),
        language: page.language.tag().to_owned(),
        at: site.clock.now(),
    };
    let tx = site.db.begin().await?;
    store::insert_report(&tx, &site.ids.id(), &report).await?;
    tx.commit().await?;
    tracing::info!(number = report.number, kind = report.kind, "something was reported");
    Ok(page.see_other(&format!("/melden/{}", report.number)).into_response())
}

/// `GET /melden/{number}`: the confirmation, and nothing of the report.
pub(super) async fn thanks(State(app): State<App>, page: Page, Path(number): Path<String>) -> Result<Response, Error> {
    let is_number = number.len() == 10 && number.starts_with("M-");
    if !is_number || !store::is_report(&app.site("").db.read, &number).await? {
        return Err(Error::NotFound);
    }
    render(ReportedPage { page: &page, number }).map(IntoResponse::into_response)
}

#[cfg(test)]
mod tests {
    use super::own_path;

    #[test]
    fn only_paths_of_this_portal_are_kept_and_no_secret() {
        for (typed, kept) in [
            ("/raeume/saal?x=1#a", "/raeume/saal"),
            ("https://evil.example/", "/"),
            ("//evil.example", "/"),
            ("/kommentare/beleg/0123456789abcdef0123456789abcdef/x", "/kommentare/beleg"),
            ("/a\u{202e}b", "/"),
            ("", "/"),
        ] {
            assert_eq!(own_path(typed), kept, "{typed}");
        }
    }
}
