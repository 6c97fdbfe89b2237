//! The moderation's words that are chosen by what the database holds. Decide nothing.

use crate::base::i18n::Words;
use crate::moderation::decide::Fate;
use crate::moderation::model::{Deed, Matter, Urgency};

/// What kind of thing it is.
pub(super) fn kind(t: &Words, kind: &str) -> String {
    match kind {
        "comment" => t.msg_moderation_kind_comment(),
        "question" => t.msg_moderation_kind_question(),
        "topic" => t.msg_moderation_kind_topic(),
        "article" => t.msg_moderation_kind_article(),
        "idea" => t.msg_moderation_kind_idea(),
        _ => t.msg_moderation_kind_page(),
    }
}

/// What it stands on or belongs to. A topic may belong to no group; of anything else the page is gone.
pub(super) fn place(t: &Words, matter: &Matter) -> String {
    match (matter.place.is_empty(), matter.kind) {
        (true, "topic") => t.msg_topics_no_group(),
        (true, _) => t.msg_moderation_gone(),
        (false, _) => matter.place.clone(),
    }
}

/// The button of a deed.
pub(super) fn deed(t: &Words, deed: Deed) -> String {
    match deed {
        Deed::Publish => t.msg_moderation_publish(),
        Deed::Reject => t.msg_moderation_reject(),
        Deed::Redact => t.msg_moderation_redact(),
        Deed::RemoveName => t.msg_moderation_remove_name(),
        Deed::Keep => t.msg_moderation_keep(),
    }
}

/// What was done.
pub(super) fn done(t: &Words, word: &str) -> String {
    match Deed::of(word) {
        Some(Deed::Publish) => t.msg_moderation_done_publish(),
        Some(Deed::Reject) => t.msg_moderation_done_reject(),
        Some(Deed::Redact) => t.msg_moderation_done_redact(),
        Some(Deed::RemoveName) => t.msg_moderation_done_remove_name(),
        _ => t.msg_moderation_done_keep(),
    }
}

/// How soon somebody should look.
pub(super) fn urgency(t: &Words, urgency: Urgency) -> String {
    match urgency {
        Urgency::Now => t.msg_moderation_urgency_now(),
        Urgency::Today => t.msg_moderation_urgency_today(),
        Urgency::Usual => t.msg_moderation_urgency_usual(),
        Urgency::Doubtful => t.msg_moderation_urgency_doubtful(),
    }
}

/// What local rules found strange, in words; a word that is none of theirs comes back as it is.
pub fn suspicion(t: &Words, word: &str) -> String {
    match word {
        "blocked" => t.msg_moderation_suspicion_blocked(),
        "trap" => t.msg_moderation_suspicion_trap(),
        "domain" => t.msg_moderation_suspicion_domain(),
        "repeated" => t.msg_moderation_suspicion_repeated(),
        "word" => t.msg_moderation_suspicion_word(),
        "links" => t.msg_moderation_suspicion_links(),
        "contact" => t.msg_moderation_suspicion_contact(),
        "loud" => t.msg_moderation_suspicion_loud(),
        word => word.to_owned(),
    }
}

/// What came of a decision about one matter.
pub(super) fn fate(t: &Words, fate: Fate) -> String {
    match fate {
        Fate::Done => t.msg_moderation_fate_done(),
        Fate::Proposed => t.msg_moderation_fate_proposed(),
        Fate::Late => t.msg_moderation_fate_late(),
        Fate::Own => t.msg_moderation_fate_own(),
    }
}
