//! One paragraph with its comments, the words they are about, and the form for a new one. Keeps its address when the text moves on.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::Step;
use super::blocks::{BlockView, Manner};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::comments::{self, Thread};
use crate::drafts::public;
use crate::drafts::store::text;
use crate::trace::{self, Panel, Point};

/// Words that were picked out on another page.
#[derive(Deserialize, Default)]
pub(super) struct Wish {
    worte: Option<String>,
    ab: Option<usize>,
}

#[derive(Template)]
#[template(path = "drafts/paragraph.html")]
struct ParagraphPage<'a> {
    page: &'a Page,
    title: String,
    draft: String,
    lang: &'static str,
    block: BlockView,
    /// Where it stands in its chapter.
    chapter: String,
    /// It is not in the newest version any more: "Dieser Absatz steht zuletzt in Version 1."
    gone: Option<String>,
    chain: Panel,
    thread: Thread,
    trail: Vec<Step>,
}

/// `GET /strategie/{slug}/absatz/{number}`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path((slug, number)): Path<(String, i64)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let draft = super::published(&app, &slug).await?;
    let placed = text::block(&app.site("").db.read, &draft.id, number, None).await?.ok_or(Error::NotFound)?;
    let is_current = placed.version == draft.newest;
    let key = format!("{}-{number}", draft.id);
    let quote = wish.worte.map(|words| (words, wish.ab.unwrap_or_default()));
    let thread = comments::thread_with(&app, &page, viewer.as_ref(), public::SUBJECT, &key, quote).await?;
    let chain = trace::panel(&app, &page, viewer.as_ref(), &Point::new(public::KIND, &key)).await?;
    let none = HashMap::new();
    let manner = Manner { page: &page, draft: &draft, comments: &none, is_open: false, deeper: 0, is_newest: is_current };
    let query = if is_current { String::new() } else { format!("?version={}", placed.version) };
    render(ParagraphPage {
        title: page.t.msg_drafts_paragraph(number),
        draft: draft.title.clone(),
        lang: page.written_in,
        block: manner.block(&placed.block),
        chapter: page.to(&format!("{}/kapitel/{}{query}#absatz-{number}", draft.address(), placed.chapter)),
        gone: (!is_current).then(|| page.t.msg_drafts_paragraph_gone(placed.version)),
        chain,
        thread,
        trail: super::trail(&page, Some(&draft)),
        page: &page,
    })
    .map(IntoResponse::into_response)
}
