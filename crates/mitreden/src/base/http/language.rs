//! The language of a request: `/de/…` and `/en/…` force it, else the browser's wish. Translates nothing.

use axum::http::{HeaderMap, Uri, header, uri::PathAndQuery};

use crate::base::i18n::Language;

/// The language of a request and how it was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The language of the page.
    pub language: Language,
    /// Whether the address said so; then links on the page keep saying it.
    pub by_address: bool,
}

impl Choice {
    /// The beginning of every link: empty, `/de` or `/en`.
    pub fn prefix(self) -> &'static str {
        match (self.by_address, self.language) {
            (false, _) => "",
            (true, Language::De) => "/de",
            (true, Language::En) => "/en",
        }
    }
}

/// Chooses the language and cuts its prefix off the address.
pub fn choose(uri: &Uri, headers: &HeaderMap, offered: &[Language]) -> (Choice, Option<Uri>) {
    if let Some((language, rest)) = forced(uri.path(), offered) {
        return (Choice { language, by_address: true }, Some(with_path(uri, rest)));
    }
    let wish = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    (Choice { language: Language::negotiate(wish, offered), by_address: false }, None)
}

fn forced<'p>(path: &'p str, offered: &[Language]) -> Option<(Language, &'p str)> {
    let rest = path.strip_prefix('/')?;
    let (tag, rest) = match rest.find('/') {
        Some(at) => (&rest[..at], &rest[at..]),
        None => (rest, "/"),
    };
    let language = Language::from_tag(tag).filter(|language| offered.contains(language))?;
    Some((language, rest))
}

fn with_path(uri: &Uri, path: &str) -> Uri {
    let text = uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    let mut parts = uri.clone().into_parts();
    // A part of a valid path that begins with a slash is a valid path; should that ever fail, the address stays as it came.
    match PathAndQuery::try_from(text) {
        Ok(path) => parts.path_and_query = Some(path),
        Err(_) => return uri.clone(),
    }
    Uri::from_parts(parts).unwrap_or_else(|_| uri.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prefix_is_cut_off() {
        for (address, language, rest) in [
            ("/en", Some(Language::En), "/"),
            ("/en/", Some(Language::En), "/"),
            ("/de/programm?seite=2", Some(Language::De), "/programm?seite=2"),
            ("/programm", None, "/programm"),
            ("/english", None, "/english"),
            ("/fr/programm", None, "/fr/programm"),
        ] {
            let uri: Uri = address.parse().unwrap();
            let (choice, cut) = choose(&uri, &HeaderMap::new(), &Language::ALL);
            assert_eq!(choice.by_address.then_some(choice.language), language, "{address}");
            assert_eq!(cut.unwrap_or(uri).to_string(), rest, "{address}");
        }
    }

    #[test]
    fn a_language_that_is_not_offered_is_no_prefix() {
        let uri: Uri = "/en/programm".parse().unwrap();
        assert!(choose(&uri, &HeaderMap::new(), &[Language::De]).1.is_none());
    }
}
