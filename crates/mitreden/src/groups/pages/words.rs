//! The groups' faults and offices in words of the page's language. Decides nothing.

use crate::base::http::Mistake;
use crate::base::i18n::Words;
use crate::groups::form::{Fault, Problem};
use crate::groups::model::Hand;

/// The mistakes of a form, in its order.
pub(super) fn mistakes(t: &Words, faults: &[Fault]) -> Vec<Mistake> {
    let mistake = |(field, fault): &Fault| {
        let short = problem(t, *fault);
        Mistake { field: (*field).into(), message: t.msg_programme_error(label(t, field), &short), short }
    };
    faults.iter().map(mistake).collect()
}

fn problem(t: &Words, problem: Problem) -> String {
    match problem {
        Problem::Missing => t.msg_programme_error_missing(),
        Problem::TooLong(most) => t.msg_programme_error_too_long(most.to_string()),
        Problem::Unprintable => t.msg_programme_error_unprintable(),
        Problem::NoChoice => t.msg_programme_error_choice(),
        Problem::Staff => t.msg_comments_error_staff(),
        Problem::NameTaken => t.msg_groups_error_name_taken(),
    }
}

fn label(t: &Words, field: &str) -> String {
    match field {
        "address" => t.msg_measures_field_address(),
        "ended" => t.msg_groups_field_ended(),
        "summary" => t.msg_groups_field_summary(),
        "purpose" => t.msg_groups_field_purpose(),
        "joining" => t.msg_groups_field_joining(),
        "name" => t.msg_groups_field_name(),
        "words" => t.msg_groups_field_words(),
        "text" => t.msg_groups_field_text(),
        "datei" => t.msg_groups_file(),
        _ => t.msg_groups_field_title(),
    }
}

/// The word of an office.
pub(super) fn hand(t: &Words, hand: Hand) -> String {
    match hand {
        Hand::Speaker => t.msg_groups_hand_speaker(),
        Hand::Deputy => t.msg_groups_hand_deputy(),
        Hand::Member => t.msg_groups_hand_member(),
    }
}
