//! How one listens, takes part, asks and votes, what else one can do here, and what the portal offers to people with disabilities (EN 301 549 chapter 12). Knows no evening.

mod keys;
mod pages;
mod parts;

use axum::routing::get;

use crate::app::{Routes, Site};
use crate::base::i18n::Language;
use crate::search::{Document, Kind};

/// The addresses of the help.
pub fn routes() -> Routes {
    Routes::new().route("/hilfe", get(pages::help)).route("/hilfe/barrierefreiheit", get(pages::accessibility))
}

/// The help, for the search, in each language for itself.
pub fn documents(site: &Site) -> Vec<Document> {
    let page = |language: Language, address: &str, title: String, text: Vec<String>| {
        let document = Document::new(Kind::Page, format!("{language}{address}"), address, title, text.join("\n"));
        Document { language: Some(language), ..document }
    };
    let of = |language: Language| {
        let t = language.words();
        let mut help = vec![t.msg_help_lead(), t.msg_help_listen_text(), t.msg_help_join_text(), t.msg_help_ask_text(), t.msg_help_vote_text()];
        help.extend(parts::words(t).into_iter().flat_map(|(title, text)| [title, text]));
        let access = vec![t.msg_help_access_lead(), t.msg_help_keys_title(), t.msg_help_tools_text()];
        [page(language, "/hilfe", t.msg_help_title(), help), page(language, "/hilfe/barrierefreiheit", t.msg_help_access_title(), access)]
    };
    site.current().config.site.languages().into_iter().flat_map(of).collect()
}
