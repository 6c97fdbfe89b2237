//! What changed because of comments: each with the city's answer, by what became of it. Names what people wished to be named by.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::answering::CommentView;
use super::{Choice, Reach, Step, words};
use crate::accounts::Viewer;
use crate::app::{App, Site};
use crate::base::dates;
use crate::base::http::{Error, Page, show as render};
use crate::comments::{self, Comment};
use crate::drafts::model::{Answer, Mark};
use crate::drafts::{public, store};

/// Comments on one page.
const PAGE: usize = 50;

/// The city's answer, as it stands below a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// "Aufgenommen".
    pub mark: String,
    /// The kind of the badge.
    pub mood: &'static str,
    /// Why.
    pub reason: String,
    /// The day of the answer.
    pub day: String,
}

fn tell(site: &Site, page: &Page, answer: &Answer) -> Told {
    Told {
        mark: words::mark(page.t, answer.mark),
        mood: words::mark_mood(answer.mark),
        reason: answer.reason.clone(),
        day: dates::day(dates::local(answer.answered_at, &site.zone()).date(), page.language),
    }
}

/// The city's answers to comments on a draft, by the comment's id.
///
/// # Errors
/// The database's.
pub async fn told(site: &Site, page: &Page, draft: &str) -> Result<HashMap<String, Told>, Error> {
    let answers = store::answers(&site.db.read, draft).await?;
    Ok(answers.iter().map(|answer| (answer.comment.clone(), tell(site, page, answer))).collect())
}

/// What is asked for.
#[derive(Deserialize, Default)]
pub(super) struct Wish {
    stand: Option<String>,
    seite: Option<usize>,
}

struct Row {
    comment: CommentView,
    told: Told,
}

#[derive(Template)]
#[template(path = "drafts/effect.html")]
struct EffectPage<'a> {
    page: &'a Page,
    lead: String,
    title: String,
    /// "12 Kommentare, 8 beantwortet".
    sum: String,
    filters: Vec<Choice>,
    /// One of the filters is chosen.
    narrowed: bool,
    none_answered: bool,
    address: String,
    rows: Vec<Row>,
    before: Option<String>,
    after: Option<String>,
    staff: bool,
    versions: Option<Reach>,
    trail: Vec<Step>,
}

/// `GET /strategie/{slug}/wirkung`
pub(super) async fn show(
    State(app): State<App>,
    page: Page,
    viewer: Option<Viewer>,
    Path(slug): Path<String>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let draft = super::published(&app, &slug).await?;
    let site = app.site("");
    let t = page.t;
    let comments = comments::of_whole(&site.db.read, public::SUBJECT, &draft.id).await?;
    let mut answers: HashMap<String, Answer> =
        store::answers(&site.db.read, &draft.id).await?.into_iter().map(|answer| (answer.comment.clone(), answer)).collect();
    let all = comments.len();
    let mut answered: Vec<(Comment, Answer)> = comments.into_iter().filter_map(|comment| answers.remove(&comment.id).map(|answer| (comment, answer))).collect();
    let place = |mark: Mark| Mark::ALL.iter().position(|one| *one == mark);
    answered.sort_by_key(|(comment, answer)| (place(answer.mark), comment.place, comment.created_at));
    let chosen = wish.stand.as_deref().and_then(Mark::of);
    let count = |mark: Mark| answered.iter().filter(|(_, answer)| answer.mark == mark).count();
    let filter =
        |mark: Mark| Choice { word: mark.word().to_owned(), label: t.msg_drafts_mark_count(words::mark(t, mark), count(mark)), chosen: chosen == Some(mark) };
    let filters = Mark::ALL.map(filter).into();
    let address = page.to(&format!("{}/wirkung", draft.address()));
    let sum = t.msg_drafts_effect_sum(answered.len(), all);
    let none_answered = answered.is_empty();
    answered.retain(|(_, answer)| chosen.is_none_or(|mark| mark == answer.mark));
    let number = wish.seite.unwrap_or(1).max(1);
    let link = |number: usize| chosen.map_or_else(|| format!("{address}?seite={number}"), |mark| format!("{address}?stand={}&seite={number}", mark.word()));
    let skipped = (number - 1).saturating_mul(PAGE);
    let after = (answered.len() > skipped.saturating_add(PAGE)).then(|| link(number + 1));
    let row = |(comment, answer): &(Comment, Answer)| Row { comment: CommentView::of(&page, &draft, comment), told: tell(site, &page, answer) };
    render(EffectPage {
        lead: t.msg_drafts_effect_lead(),
        title: draft.title.clone(),
        sum,
        filters,
        narrowed: chosen.is_some(),
        none_answered,
        rows: answered.iter().skip(skipped).take(PAGE).map(row).collect(),
        before: (number > 1).then(|| link(number - 1)),
        after,
        address,
        staff: viewer.is_some_and(|viewer| viewer.is_staff()),
        versions: (draft.newest > 1)
            .then(|| Reach { address: page.to(&format!("{}/vergleich?von=1&bis={}", draft.address(), draft.newest)), label: t.msg_drafts_compare_all() }),
        trail: super::trail(&page, Some(&draft)),
        page: &page,
    })
    .map(IntoResponse::into_response)
}
