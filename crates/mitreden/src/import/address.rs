//! Old addresses lead to the new ones. Asked only where the portal itself has nothing.

use axum::Extension;
use axum::extract::State;
use axum::http::Uri;
use axum::response::Redirect;
use url::Url;

use super::store;
use crate::app::App;
use crate::base::http::{Error, Page};
use crate::news;

/// Longest path that is looked up, in characters.
const PATH_MAX: usize = 500;

/// A path as it is kept: decoded, without a slash at its end. `None`: it is none that could be one.
pub(super) fn path_of(raw: &str) -> Option<String> {
    let decoded = percent_decoded(raw)?;
    let path = decoded.trim_end_matches('/').to_owned();
    let fine = path.starts_with('/') && !path.starts_with("//") && path.chars().count() <= PATH_MAX && !path.chars().any(char::is_control);
    fine.then_some(path)
}

/// The path of a whole address.
pub(super) fn path_of_link(link: &str) -> Option<String> {
    // Plain permalinks (`/?p=12`) have no path of their own.
    let url = Url::parse(link).ok().filter(|url| url.query().is_none())?;
    path_of(url.path())
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Whatever the portal has no page for: a permanent redirect where something was taken over from there, else not found.
pub async fn moved(State(app): State<App>, page: Option<Extension<Page>>, uri: Uri) -> Result<Redirect, Error> {
    let site = app.site("");
    let path = path_of(uri.path()).ok_or(Error::NotFound)?;
    let article = store::by_path(&site.db.read, &path).await?.ok_or(Error::NotFound)?;
    let address = news::address_of(&site.db.read, &article, site.clock.now()).await?.ok_or(Error::NotFound)?;
    Ok(Redirect::permanent(&page.map_or_else(|| address.clone(), |Extension(page)| page.to(&address))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_path_is_known_however_it_is_written() {
        for raw in ["/2021/w%c3%a4rme/", "/2021/w%C3%A4rme", "/2021/wärme"] {
            assert_eq!(path_of(raw).as_deref(), Some("/2021/wärme"), "{raw}");
        }
        for bad in ["//evil", "x", "/%", "/%ff", "/a%00b", "/a%0ab", &format!("/{}", "a".repeat(600))] {
            assert_eq!(path_of(bad), None, "{bad}");
        }
        assert_eq!(path_of_link("https://alt.example/2021/a/"), Some("/2021/a".to_owned()));
        assert_eq!(path_of_link("https://alt.example/?p=12"), None);
    }
}
