//! Faults of a booking in words of the page's language. Decides nothing.

use crate::base::http::{Mistake, form};
use crate::base::i18n::Words;
use crate::bookings::form::{Fault, Problem};
use crate::bookings::model;

/// The mistakes of a form, in its order.
pub(super) fn mistakes(t: &Words, faults: &[Fault]) -> Vec<Mistake> {
    let mistake = |(field, problem): &Fault| {
        let short = problem_word(t, *problem);
        Mistake { field: (*field).into(), message: t.msg_programme_error(label(t, field), &short), short }
    };
    faults.iter().map(mistake).collect()
}

fn label(t: &Words, field: &str) -> String {
    match field {
        "host" => t.msg_bookings_field_host(),
        "day" => t.msg_bookings_field_day(),
        "from" => t.msg_bookings_field_from(),
        "until" => t.msg_bookings_field_until(),
        _ => t.msg_bookings_field_title(),
    }
}

fn problem_word(t: &Words, problem: Problem) -> String {
    match problem {
        Problem::Plain(problem) => form::problem(t, problem),
        Problem::NotATime => t.msg_bookings_error_time(),
        Problem::Overlaps => t.msg_bookings_error_overlaps(),
        Problem::Enough(most) => t.msg_bookings_error_enough(i64::from(most)),
        Problem::Full => t.msg_bookings_error_full(),
        Problem::Staff => t.msg_bookings_error_staff(),
        Problem::Time(fault) => match fault {
            model::Fault::NoSuchTime => t.msg_bookings_error_no_such_time(),
            model::Fault::TwiceThatTime => t.msg_bookings_error_twice(),
            model::Fault::Backwards => t.msg_bookings_error_backwards(),
            model::Fault::Past => t.msg_bookings_error_past(),
            model::Fault::TooLong(hours) => t.msg_bookings_error_long(i64::from(hours)),
            model::Fault::TooFar(days) => t.msg_bookings_error_far(i64::from(days)),
        },
    }
}
