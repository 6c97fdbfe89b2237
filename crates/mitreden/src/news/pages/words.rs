//! The newsroom's faults in words of the page's language. Decides nothing.

use super::hints::Hint;
use crate::base::check::Fault;
use crate::base::http::{Mistake, form};
use crate::base::i18n::Words;

/// The mistakes of a form, in its order.
pub(super) fn mistakes(t: &Words, faults: &[Fault]) -> Vec<Mistake> {
    form::mistakes(t, faults, |field| label(t, field))
}

/// What to mend in a text.
pub(super) fn hint(t: &Words, hint: Hint) -> String {
    match hint {
        Hint::SkippedLevel => t.msg_base_editor_hint_level(),
        Hint::NoHead => t.msg_base_editor_hint_head(),
        Hint::NoPicture => t.msg_news_hint_picture(),
    }
}

fn label(t: &Words, field: &str) -> String {
    match field {
        "teaser" => t.msg_news_field_teaser(),
        "text" => t.msg_news_field_text(),
        "source" => t.msg_news_field_source(),
        "tags" => t.msg_news_field_tags(),
        "related" => t.msg_news_field_related(),
        "date" => t.msg_news_field_date(),
        "time" => t.msg_news_field_time(),
        "until" => t.msg_news_field_until(),
        "datei" => t.msg_news_picture_file(),
        "alt" => t.msg_news_picture_alt(),
        "credit" => t.msg_news_picture_credit(),
        "correction" => t.msg_news_correction_text(),
        _ => t.msg_news_field_title(),
    }
}
