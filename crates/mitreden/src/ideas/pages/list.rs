//! The list of all contests: what they ask for, and which take ideas now. Shows no idea.

use askama::Template;
use axum::extract::State;
use axum::response::Html;

use super::{Step, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::ideas::model::{Stage, Window};
use crate::ideas::store;

struct Card {
    address: String,
    title: String,
    lead: String,
    /// Categories that take ideas now.
    open: usize,
    stage: String,
}

#[derive(Template)]
#[template(path = "ideas/list.html")]
struct ListPage<'a> {
    page: &'a Page,
    cards: Vec<Card>,
    calls: bool,
    trail: Vec<Step>,
}

/// `GET /ideen`
pub(super) async fn show(State(app): State<App>, page: Page, viewer: Option<Viewer>) -> Result<Html<String>, Error> {
    let site = app.site("");
    let (read, now) = (&site.db.read, site.clock.now());
    let is_staff = viewer.as_ref().is_some_and(Viewer::is_staff);
    let mut cards = Vec::new();
    for contest in store::every(read).await?.into_iter().filter(|contest| contest.is_public() || is_staff) {
        let categories = store::categories(read, &contest.id).await?;
        let open = categories.iter().filter(|category| contest.stage == Stage::Public && category.window(now) == Window::Open).count();
        let stage = if open > 0 { String::new() } else { words::stage(page.t, contest.stage) };
        cards.push(Card { address: page.to(&contest.address()), title: contest.title, lead: contest.lead, open, stage });
    }
    let calls = viewer.is_some_and(|viewer| viewer.may_moderate());
    render(ListPage { page: &page, cards, calls, trail: trail(&page, None).into_iter().take(1).collect() })
}
