//! The contests' faults, stages and statuses in words of the page's language. Decides nothing.

use crate::base::http::{Mistake, form};
use crate::base::i18n::Words;
use crate::ideas::form::{Fault, Own};
use crate::ideas::letters;
use crate::ideas::model::{Idea, Stage, Status, Via};
use crate::ideas::vote;

/// The mistakes of a form, in its order.
pub(super) fn mistakes(t: &Words, faults: &[Fault]) -> Vec<Mistake> {
    mistakes_called(t, faults, |_| None)
}

/// The same on a page that calls some fields otherwise.
pub(super) fn mistakes_called(t: &Words, faults: &[Fault], called: impl Fn(&str) -> Option<String>) -> Vec<Mistake> {
    let own = |own| match own {
        Own::NoAddress => t.msg_comments_error_email(),
        Own::NotOpen => t.msg_ideas_error_not_open(),
        Own::NoLink => t.msg_ideas_error_link(),
        Own::EndBeforeStart => t.msg_ideas_error_end(),
        Own::NoCategory => t.msg_ideas_error_no_category(),
        Own::InUse => t.msg_ideas_error_in_use(),
        Own::Voting => t.msg_ideas_error_voting(),
        Own::NotPoints => t.msg_ideas_error_points(),
        Own::TooEarly => t.msg_ideas_points_refused(),
        Own::Hidden => t.msg_ideas_error_hidden(),
        Own::Sum(sum) => t.msg_ideas_vote_error_sum(sum, vote::POINTS),
    };
    form::mistakes_of(t, faults, |field| called(field).unwrap_or_else(|| label(t, field)), own)
}

/// "Punkte für Solarbank": the field of one of these ideas.
pub(super) fn points_of(t: &Words, ideas: &[Idea], field: &str) -> Option<String> {
    ideas.iter().find(|idea| vote::field(idea) == field).map(|idea| t.msg_ideas_points_of(idea.title.as_str()))
}

/// "Kategorie 2, Letzter Tag": where a field stands, if there are several of its name.
fn label(t: &Words, field: &str) -> String {
    let row = field.strip_prefix("category-").and_then(|rest| rest.split_once('-')?.0.parse::<usize>().ok());
    let place = if field.starts_with("vote-") { Some(t.msg_ideas_field_vote()) } else { row.map(|row| t.msg_ideas_row((row + 1).to_string())) };
    match (place, called(t, field)) {
        (Some(place), own) => format!("{place}, {own}"),
        (None, own) => own,
    }
}

fn called(t: &Words, field: &str) -> String {
    // A field of a row is called like its last part.
    let name = field.rsplit('-').next().unwrap_or(field);
    match name {
        "address" => t.msg_measures_field_address(),
        "contest" => t.msg_ideas_one(),
        "number" => t.msg_ideas_column_number(),
        "language" => t.msg_ideas_field_language(),
        "via" => t.msg_ideas_field_via(),
        "received_at" | "published_at" | "answered_at" => t.msg_ideas_field_moment(),
        "category" => t.msg_ideas_field_category(),
        "text" => t.msg_ideas_field_words(),
        "name" => t.msg_ideas_field_name(),
        "email" => t.msg_ideas_field_email(),
        "status" => t.msg_ideas_field_status(),
        "link" => t.msg_ideas_field_link(),
        "group" => t.msg_ideas_field_group(),
        "stage" => t.msg_ideas_field_stage(),
        "lead" => t.msg_ideas_field_lead(),
        "prizes" => t.msg_ideas_prizes(),
        "outcome" => t.msg_ideas_outcome(),
        "event" => t.msg_ideas_field_event(),
        "kategorien" => t.msg_ideas_categories(),
        "audience" => t.msg_ideas_field_audience(),
        "from" => t.msg_ideas_field_from(),
        "until" => t.msg_ideas_field_until(),
        _ if field.starts_with("points") || field == "summe" => t.msg_ideas_points(),
        _ => t.msg_ideas_field_title(),
    }
}

/// A status in words.
pub(super) fn status(t: &Words, status: Status) -> String {
    letters::status(t, status)
}

/// How an idea came, in words.
pub(super) fn via(t: &Words, via: Via) -> String {
    match via {
        Via::Form => t.msg_ideas_via_form(),
        Via::Mail => t.msg_ideas_via_mail(),
        Via::Paper => t.msg_ideas_via_paper(),
    }
}

/// Where a contest stands, in words.
pub(super) fn stage(t: &Words, stage: Stage) -> String {
    match stage {
        Stage::Draft => t.msg_ideas_stage_draft(),
        Stage::Public => t.msg_ideas_stage_public(),
        Stage::Over => t.msg_ideas_stage_over(),
    }
}
