//! The faults of topics in words of the page's language. Decides nothing.

use crate::base::http::{Mistake, form};
use crate::base::i18n::Words;
use crate::topics::form::{Fault, Own};
use crate::topics::table::{ROWS_MAX, Unreadable, Wrong};

/// The mistakes of a form, in its order.
pub(super) fn mistakes(t: &Words, faults: &[Fault]) -> Vec<Mistake> {
    form::mistakes_of(t, faults, |field| label(t, field), |problem| own(t, problem))
}

fn own(t: &Words, problem: Own) -> String {
    match problem {
        Own::Staff => t.msg_comments_error_staff(),
        Own::NoAddress => t.msg_comments_error_email(),
        Own::Links(most) => t.msg_topics_error_links(most.to_string()),
    }
}

fn label(t: &Words, field: &str) -> String {
    match field {
        "text" => t.msg_topics_field_text(),
        "name" => t.msg_topics_field_name(),
        "email" => t.msg_topics_field_email(),
        "into" => t.msg_topics_merge_into(),
        "group" => t.msg_groups_one(),
        "reason" => t.msg_topics_close_reason(),
        "new" => t.msg_topics_fields_new(),
        _ => t.msg_topics_field_title(),
    }
}

/// What is wrong with a cell of a file.
pub(super) fn wrong(t: &Words, wrong: &Wrong) -> String {
    match wrong {
        Wrong::Field(field, fault) => t.msg_programme_error(label(t, field), form::problem_of(t, *fault, |problem| own(t, problem))),
        Wrong::NoId(column) => t.msg_topics_import_no_id(*column),
        Wrong::Twice => t.msg_topics_import_twice(),
        Wrong::NoGroup(word) => t.msg_topics_import_no_group(word.as_str()),
        Wrong::NoField(word) => t.msg_topics_import_no_field(word.as_str()),
        Wrong::NoStanding(word) => t.msg_topics_import_no_standing(word.as_str()),
        Wrong::NoTime(word) => t.msg_topics_import_no_time(word.as_str()),
        Wrong::NoTarget => t.msg_topics_import_no_target(),
        Wrong::Hidden => t.msg_topics_import_hidden(),
        Wrong::Cells => t.msg_topics_import_cells(),
    }
}

/// Why a file cannot be read at all.
pub(super) fn unreadable(t: &Words, why: &Unreadable) -> String {
    match why {
        Unreadable::Json => t.msg_topics_import_json(),
        Unreadable::Letters => t.msg_topics_import_letters(),
        Unreadable::Columns(missing) => t.msg_topics_import_columns(missing.join(", ")),
        Unreadable::Empty => t.msg_topics_import_empty(),
        Unreadable::TooMany => t.msg_topics_import_many(ROWS_MAX.to_string()),
    }
}
