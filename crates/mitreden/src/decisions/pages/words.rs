//! Outcomes, lots and faults in words of the page's language. Decides nothing.

use crate::base::check::Fault;
use crate::base::http::{Mistake, form};
use crate::base::i18n::Words;
use crate::decisions::model::{Lot, Outcome};

pub(super) fn outcome(t: &Words, outcome: Outcome) -> String {
    match outcome {
        Outcome::Accepted => t.msg_decisions_accepted(),
        Outcome::Declined => t.msg_decisions_declined(),
        Outcome::Postponed => t.msg_decisions_postponed(),
        Outcome::Noted => t.msg_decisions_noted(),
    }
}

/// The kind of the badge beside the word.
pub(super) fn mood(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "success",
        Outcome::Declined => "danger",
        Outcome::Postponed => "warning",
        Outcome::Noted => "info",
    }
}

pub(super) fn lot(t: &Words, lot: Lot) -> String {
    match lot {
        Lot::Chosen => t.msg_decisions_lot_chosen(),
        Lot::Kept => t.msg_decisions_lot_kept(),
        Lot::Declined => t.msg_decisions_lot_declined(),
    }
}

/// The mistakes of a form, in its order.
pub(super) fn mistakes(t: &Words, faults: &[Fault]) -> Vec<Mistake> {
    form::mistakes(t, faults, |field| label(t, field))
}

fn label(t: &Words, field: &str) -> String {
    let row = field.split_once('-').and_then(|(column, row)| Some((column, row.parse::<usize>().ok()? + 1)));
    match (row, field) {
        (Some((column, row)), _) => {
            let column = match column {
                "lot" => t.msg_decisions_field_lot(),
                "amount" => t.msg_decisions_field_amount(),
                _ => t.msg_decisions_field_candidate(),
            };
            t.msg_programme_error_row(t.msg_decisions_row(row), column)
        }
        (_, "address") => t.msg_measures_field_address(),
        (_, "body") => t.msg_decisions_field_body(),
        (_, "day") => t.msg_decisions_field_day(),
        (_, "earlier") => t.msg_decisions_field_earlier(),
        (_, "paper") => t.msg_decisions_field_paper(),
        (_, "link") => t.msg_decisions_field_link(),
        (_, "outcome") => t.msg_decisions_field_outcome(),
        (_, "text") => t.msg_decisions_field_text(),
        (_, "budget") => t.msg_decisions_field_budget(),
        (_, "name") => t.msg_decisions_body_name(),
        _ => t.msg_decisions_field_title(),
    }
}
