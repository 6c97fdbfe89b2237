//! The list of all contests: what they ask for, and which take ideas now; those come first. Shows no idea.

use askama::Template;
use axum::extract::State;
use axum::response::Html;
use jiff::SignedDuration;

use super::{Step, day, trail, words};
use crate::accounts::Viewer;
use crate::app::App;
use crate::base::http::{Error, Page, show as render};
use crate::ideas::model::{Category, Stage, Window};
use crate::ideas::store;

struct Card {
    address: String,
    title: String,
    lead: String,
    /// Categories that take ideas now.
    open: usize,
    /// The last day of the last of them.
    until: String,
    /// People vote now.
    is_voting: bool,
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
    let (read, now, zone) = (&site.db.read, site.clock.now(), site.zone());
    let is_staff = viewer.as_ref().is_some_and(Viewer::is_staff);
    let mut cards = Vec::new();
    for contest in store::every(read).await?.into_iter().filter(|contest| contest.is_public() || is_staff) {
        let categories = store::categories(read, &contest.id).await?;
        let open: Vec<&Category> = categories.iter().filter(|category| contest.stage == Stage::Public && category.window(now) == Window::Open).collect();
        let last = open.iter().map(|category| category.closes_at).max();
        cards.push(Card {
            until: last.map(|at| page.t.msg_ideas_open_last(day(&page, &zone, at - SignedDuration::from_secs(1)))).unwrap_or_default(),
            is_voting: contest.stage == Stage::Public && contest.vote.as_ref().is_some_and(|vote| vote.window(now) == Window::Open),
            open: open.len(),
            stage: words::stage(page.t, contest.stage),
            address: page.to(&contest.address()),
            title: contest.title,
            lead: contest.lead,
        });
    }
    // Where one can do something now stands first; of those, the newest.
    cards.sort_by_key(|card| card.open == 0 && !card.is_voting);
    let calls = viewer.is_some_and(|viewer| viewer.may_moderate());
    render(ListPage { page: &page, cards, calls, trail: trail(&page, None).into_iter().take(1).collect() })
}
