//! What one can do on the portal besides the evenings, a section each, with where it is done. Explains no room.

use crate::base::http::Page;
use crate::base::i18n::Words;

/// A section of the help.
pub(super) struct Part {
    pub(super) id: &'static str,
    pub(super) title: String,
    pub(super) text: String,
    /// Addresses and their words.
    pub(super) links: Vec<(String, String)>,
}

/// Titles and texts, in the order of the page.
pub(super) fn words(t: &Words) -> [(String, String); 6] {
    [
        (t.msg_help_idea_title(), t.msg_help_idea_text()),
        (t.msg_help_topic_title(), t.msg_help_topic_text()),
        (t.msg_help_group_title(), t.msg_help_group_text()),
        (t.msg_help_draft_title(), t.msg_help_draft_text()),
        (t.msg_help_measure_title(), t.msg_help_measure_text()),
        (t.msg_help_follow_title(), t.msg_help_follow_text()),
    ]
}

/// The sections as the page shows them.
pub(super) fn parts(page: &Page) -> Vec<Part> {
    let t = page.t;
    let links: [(&str, Vec<(&str, String)>); 6] = [
        ("ideen", vec![("/ideen", t.msg_ideas_title())]),
        ("themen", vec![("/themen", t.msg_topics_title())]),
        ("gruppen", vec![("/arbeitsgruppen", t.msg_groups_title())]),
        ("strategie", vec![("/strategie", t.msg_drafts_title())]),
        ("massnahmen", vec![("/massnahmen", t.msg_measures_title()), ("/beschluesse", t.msg_decisions_title())]),
        ("folgen", vec![("/abos", t.msg_notifications_title())]),
    ];
    let mut parts = Vec::with_capacity(links.len());
    for ((title, text), (id, links)) in words(t).into_iter().zip(links) {
        let links = links.into_iter().map(|(path, label)| (page.to(path), label)).collect();
        parts.push(Part { id, title, text, links });
    }
    parts
}
