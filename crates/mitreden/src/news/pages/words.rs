//! The newsroom's faults in words of the page's language. Decides nothing.

use crate::base::http::Mistake;
use crate::base::i18n::Words;
use crate::news::form::{Fault, Problem};

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
        Problem::NotADate => t.msg_programme_error_date(),
        Problem::NotATime => t.msg_programme_error_time(),
        Problem::NoChoice => t.msg_programme_error_choice(),
        Problem::TooMany(most) => t.msg_news_error_tags(most.to_string()),
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
