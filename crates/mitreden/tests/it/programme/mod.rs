//! The programme by its addresses: pages, calendars and feeds, editing. Never what happens in a room.

mod calendars;
mod dates;
mod editing;
mod form;
mod pages;

use mitreden::accounts::{Role, add_person};
use reqwest::{Response, StatusCode};

use crate::house::House;

/// Somebody with a browser, signed in or not. Follows no redirect, so that tests see where they are sent.
pub(crate) struct Visitor {
    base: String,
    http: reqwest::Client,
    cookie: String,
}

/// Somebody who is nobody in particular.
pub(crate) fn anybody(house: &House) -> Visitor {
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    Visitor { base: house.url(""), http, cookie: String::new() }
}

/// Somebody with a role, signed in by a one-time link.
pub(crate) async fn staff(house: &House, role: Role) -> Visitor {
    let mut visitor = anybody(house);
    let link = add_person(house.running.app.site(""), "Ada Anders", role).await.unwrap();
    let answer = visitor.post(&link.path(), &[]).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    visitor.cookie = answer.headers()["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    visitor
}

impl Visitor {
    pub(crate) async fn get(&self, path: &str) -> Response {
        self.http.get(format!("{}{path}", self.base)).header("cookie", &self.cookie).header("accept-language", "de").send().await.unwrap()
    }

    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Response {
        self.http.post(format!("{}{path}", self.base)).header("cookie", &self.cookie).header("accept-language", "de").form(form).send().await.unwrap()
    }

    /// A page that is there.
    pub(crate) async fn reads(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        plain(&answer.text().await.unwrap())
    }

    /// Sends a form that works; answers where it leads.
    pub(crate) async fn sends(&self, path: &str, form: &[(&str, &str)]) -> String {
        let answer = self.post(path, form).await;
        let (status, to) = (answer.status(), target(&answer));
        assert_eq!(status, StatusCode::SEE_OTHER, "{path}: {}", answer.text().await.unwrap());
        to
    }

    /// Sends a form that is refused; answers the page with what was typed and what is wrong.
    pub(crate) async fn fails(&self, path: &str, form: &[(&str, &str)]) -> String {
        let answer = self.post(path, form).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        plain(&answer.text().await.unwrap())
    }

    /// Makes an event on 4 February 2027 from 17:00 to 19:00 with these fields besides; answers its address.
    pub(crate) async fn announces(&self, title: &str, more: &[(&str, &str)]) -> String {
        self.sends("/programm/neu", &evening(title, more)).await
    }
}

/// Where an answer sends the browser.
pub(crate) fn target(answer: &Response) -> String {
    answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default()
}

/// The fields of an ordinary evening; later ones win.
pub(crate) fn evening<'a>(title: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut form = vec![("title", title), ("kind", "themed"), ("date", "2027-02-04"), ("from", "17:00"), ("until", "19:00")];
    form.extend_from_slice(more);
    form
}

/// Without the marks that keep the directions of inserted words apart.
fn plain(text: &str) -> String {
    text.replace(['\u{2068}', '\u{2069}'], "")
}

/// The value of a field of a form as the page shows it.
pub(crate) fn field<'p>(page: &'p str, name: &str) -> &'p str {
    let at = page.find(&format!(" name=\"{name}\"")).unwrap_or_else(|| panic!("no field {name}"));
    let tag = &page[at..at + page[at..].find('>').unwrap()];
    let value = tag.find("value=\"").map_or("", |start| &tag[start + 7..]);
    &value[..value.find('"').unwrap_or(0)]
}
