//! What somebody brought with their account: comments, ideas, topics, and how each stands. Shows nobody else's.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};

use crate::accounts::{Own, Viewer};
use crate::app::App;
use crate::base::dates;
use crate::base::http::{Error, Page, show};
use crate::{comments, ideas, topics};

struct Row {
    address: String,
    title: String,
    lang: String,
    about: String,
}

#[derive(Template)]
#[template(path = "accounts/contributions.html")]
struct ContributionsPage {
    page: Page,
    rows: Vec<Row>,
}

/// `GET /konto/beitraege`
pub(in crate::accounts) async fn page(State(app): State<App>, page: Page, viewer: Viewer) -> Result<Response, Error> {
    let (site, t) = (app.site(""), page.t);
    let mut own = comments::own(site, t, &viewer.person).await?;
    own.extend(ideas::own(site, t, &viewer.person).await?);
    own.extend(topics::own(site, t, &viewer.person).await?);
    own.sort_by_key(|one| std::cmp::Reverse(one.at));
    let zone = site.zone();
    let row = |Own { at, kind, title, language, state, address }: Own| Row {
        address: page.to(&address),
        lang: if title.is_empty() { page.language.to_string() } else { language },
        title: if title.is_empty() { kind.clone() } else { title },
        about: format!("{kind} · {} · {state}", dates::day(dates::local(at, &zone).date(), page.language)),
    };
    let rows = own.into_iter().map(row).collect();
    show(ContributionsPage { rows, page }).map(IntoResponse::into_response)
}
