//! The comments below what they are about, with the form. A part of another feature's page.

use std::collections::HashMap;

use askama::Template;

use super::form::Fields;
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page};
use crate::comments::model::{Comment, State};
use crate::comments::{form, store, subjects};
use crate::drafts;
use jiff::tz::TimeZone;

struct Row {
    id: String,
    name: String,
    when: String,
    datetime: String,
    is_city: bool,
    /// Its text was removed.
    is_removed: bool,
    text: String,
    lang: String,
    /// Where it is answered; none when nothing can be written any more.
    answer: Option<String>,
    report: String,
    answers: Vec<Row>,
    /// The words it is about, with their version; empty: none.
    quote: String,
    /// These words do not stand there any more.
    dropped: bool,
    /// What the city says became of it.
    told: Option<drafts::Told>,
}

/// What a page shows below its text.
#[derive(Template)]
#[template(path = "comments/thread.html")]
pub struct Thread {
    page: Page,
    rows: Vec<Row>,
    count: usize,
    fields: Option<Fields>,
    /// Only people with an account may write.
    needs_account: bool,
    /// "bis Donnerstag, 4. März 2021".
    until: String,
    /// There is nothing to show: no comments and none are taken.
    is_nothing: bool,
}

/// The comments of something that can be commented.
///
/// # Errors
/// The database's.
pub async fn thread(app: &App, page: &Page, viewer: Option<&Viewer>, kind: &str, id: &str) -> Result<Thread, Error> {
    thread_with(app, page, viewer, kind, id, None).await
}

/// The same; `quote`: words that were picked out already, and the character at which they begin.
///
/// # Errors
/// The database's.
pub async fn thread_with(app: &App, page: &Page, viewer: Option<&Viewer>, kind: &str, id: &str, quote: Option<(String, usize)>) -> Result<Thread, Error> {
    let site = app.site("");
    let subject = subjects::find(site, kind, id).await?.ok_or(Error::NotFound)?;
    let comments = store::of_subject(&site.db.read, kind, &subject.id, subject.place).await?;
    let mut told = if subject.edition > 0 { drafts::told(site, page, &subject.id).await? } else { HashMap::new() };
    let zone = site.zone();
    let answer = |comment: &Comment| subject.is_open.then(|| page.to(&format!("{}?antwort={}", subject.form(), comment.id)));
    let words = subject.words.as_deref();
    let mut row = |comment: &Comment| Row {
        dropped: !comment.quote.is_empty() && words.is_none_or(|words| form::place(words, &comment.quote, 0).is_none()),
        told: told.remove(&comment.id),
        ..row(page, &zone, comment, answer(comment))
    };
    let mut rows: Vec<Row> = comments.iter().filter(|comment| comment.parent.is_none()).map(&mut row).collect();
    for comment in comments.iter().filter(|comment| comment.state == State::Public) {
        if let Some(parent) = rows.iter_mut().find(|row| Some(&row.id) == comment.parent.as_ref()) {
            parent.answers.push(Row { answer: None, ..row(comment) });
        }
    }
    // What was removed keeps its place only while somebody has answered it.
    rows.retain(|row| !row.is_removed || !row.answers.is_empty());
    let needs_account = viewer.is_none() && !site.config.comments.without_account;
    let mut fields = (subject.is_open && !needs_account).then(|| Fields::blank(site, page, viewer, &subject));
    if let (Some(fields), Some((quote, at))) = (&mut fields, quote) {
        (fields.form.quote, fields.form.at) = (quote, at.to_string());
    }
    let until = subject.until.filter(|_| subject.is_open).map(|at| {
        // The last moment belongs to the day before midnight.
        let last = dates::local(at - jiff::SignedDuration::from_secs(1), &zone);
        page.t.msg_comments_until(dates::day(last.date(), page.language))
    });
    let count = comments.iter().filter(|comment| comment.state == State::Public).count();
    let is_nothing = rows.is_empty() && !subject.is_open;
    Ok(Thread { page: page.clone(), rows, count, fields, needs_account: needs_account && subject.is_open, until: until.unwrap_or_default(), is_nothing })
}

fn row(page: &Page, zone: &TimeZone, comment: &Comment, answer: Option<String>) -> Row {
    let at = dates::local(comment.created_at, zone);
    Row {
        id: comment.id.clone(),
        name: super::shown_name(comment, page.t.msg_comments_nobody()),
        when: dates::moment(&at, page.language),
        datetime: dates::machine(&at),
        is_city: comment.is_city,
        is_removed: comment.state == State::Removed,
        text: comment.text.clone(),
        lang: if comment.language == page.language.tag() { String::new() } else { comment.language.clone() },
        answer,
        report: page.to(&format!("/melden?was=comment&id={}", comment.id)),
        answers: Vec::new(),
        quote: if comment.quote.is_empty() { String::new() } else { page.t.msg_comments_quote(comment.quote.as_str(), comment.edition) },
        dropped: false,
        told: None,
    }
}
