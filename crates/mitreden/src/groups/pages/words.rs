//! The groups' faults and offices in words of the page's language. Decides nothing.

use crate::base::http::{Mistake, form};
use crate::base::i18n::Words;
use crate::groups::form::{Fault, Own};
use crate::groups::model::Hand;

/// The mistakes of a form, in its order.
pub(super) fn mistakes(t: &Words, faults: &[Fault]) -> Vec<Mistake> {
    let own = |own| match own {
        Own::Staff => t.msg_comments_error_staff(),
        Own::NameTaken => t.msg_groups_error_name_taken(),
    };
    form::mistakes_of(t, faults, |field| label(t, field), own)
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
