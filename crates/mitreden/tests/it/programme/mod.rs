//! The programme by its addresses: pages, calendars and feeds, editing. Never what happens in a room.

mod calendars;
mod chances;
mod dates;
mod editing;
mod form;
mod pages;

use mitreden::accounts::Role;
use reqwest::multipart::{Form, Part};
use reqwest::{Response, StatusCode};

use crate::house::{Browser, House, text};

/// Somebody whose browser asks for German, signed in or not.
pub(crate) struct Visitor(Browser);

/// Somebody who is nobody in particular.
pub(crate) fn anybody(house: &House) -> Visitor {
    Visitor(house.browser())
}

/// Somebody with a role.
pub(crate) async fn staff(house: &House, role: Role) -> Visitor {
    Visitor(house.signed_in("Ada Anders", role).await)
}

impl Visitor {
    pub(crate) async fn get(&self, path: &str) -> Response {
        self.0.get_with(path).header("accept-language", "de").send().await.unwrap()
    }

    pub(crate) async fn post(&self, path: &str, form: &[(&str, &str)]) -> Response {
        self.0.post_with(path).header("accept-language", "de").form(form).send().await.unwrap()
    }

    /// A form that can bring files.
    pub(crate) async fn brings(&self, path: &str, form: &[(&str, &str)], files: &[(&str, &[u8])]) -> Response {
        let typed = form.iter().fold(Form::new(), |form, (name, value)| form.text((*name).to_owned(), (*value).to_owned()));
        let part = |name: &str, bytes: &[u8]| Part::bytes(bytes.to_vec()).file_name(name.to_owned());
        let whole = files.iter().fold(typed, |form, (name, bytes)| form.part("datei", part(name, bytes)));
        self.0.post_with(path).header("accept-language", "de").multipart(whole).send().await.unwrap()
    }

    /// A form body as nobody's browser sends it; answers the status.
    pub(crate) async fn sends_raw(&self, path: &str, kind: &str, body: Vec<u8>) -> StatusCode {
        self.0.post_with(path).header("content-type", kind).body(body).send().await.unwrap().status()
    }

    /// A page that is there.
    pub(crate) async fn reads(&self, path: &str) -> String {
        let answer = self.get(path).await;
        assert_eq!(answer.status(), StatusCode::OK, "{path}");
        text(answer).await
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
        text(answer).await
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

/// The value of a field of a form as the page shows it.
pub(crate) fn field<'p>(page: &'p str, name: &str) -> &'p str {
    let at = page.find(&format!(" name=\"{name}\"")).unwrap_or_else(|| panic!("no field {name}"));
    let tag = &page[at..at + page[at..].find('>').unwrap()];
    let value = tag.find("value=\"").map_or("", |start| &tag[start + 7..]);
    &value[..value.find('"').unwrap_or(0)]
}
