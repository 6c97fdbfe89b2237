//! The programme's choices and faults in words of the page's language. Decides nothing.

use crate::base::http::{Mistake, Page};
use crate::base::i18n::Words;
use crate::programme::dates;
use crate::programme::form::{Fault, HOURS_MAX, MINUTES_MAX, Problem};
use crate::programme::model::{EventKind, ItemKind, Status};

/// What sort of meeting it is.
pub(super) fn kind(t: &Words, kind: EventKind) -> String {
    match kind {
        EventKind::Themed => t.msg_programme_kind_themed(),
        EventKind::Assembly => t.msg_programme_kind_assembly(),
        EventKind::Session => t.msg_programme_kind_session(),
    }
}

/// What an agenda item is.
pub(super) fn item(t: &Words, kind: ItemKind) -> String {
    match kind {
        ItemKind::Talk => t.msg_programme_item_talk(),
        ItemKind::Discussion => t.msg_programme_item_discussion(),
        ItemKind::Poll => t.msg_programme_item_poll(),
        ItemKind::Barcamp => t.msg_programme_item_barcamp(),
        ItemKind::Break => t.msg_programme_item_break(),
    }
}

/// Where an event stands.
pub(super) fn status(t: &Words, status: Status) -> String {
    match status {
        Status::Planned => t.msg_programme_status_planned(),
        Status::Live => t.msg_programme_status_live(),
        Status::Over => t.msg_programme_status_over(),
        Status::Cancelled => t.msg_programme_status_cancelled(),
    }
}

/// The mistakes of a form, in its order.
pub(super) fn mistakes(page: &Page, faults: &[Fault]) -> Vec<Mistake> {
    let t = page.t;
    let mistake = |fault: &Fault| {
        let short = problem(t, fault.problem);
        Mistake { field: place(&fault.field).into(), message: t.msg_programme_error(label(page, &fault.field), &short), short }
    };
    faults.iter().map(mistake).collect()
}

/// Lists have no field of their own: their first one stands in.
fn place(field: &str) -> String {
    match field {
        "agenda" => "item-0-title".to_owned(),
        "speakers" => "speaker-0-name".to_owned(),
        field => field.to_owned(),
    }
}

fn problem(t: &Words, problem: Problem) -> String {
    match problem {
        Problem::Missing => t.msg_programme_error_missing(),
        Problem::TooLong(most) => t.msg_programme_error_too_long(most.to_string()),
        Problem::Unprintable => t.msg_programme_error_unprintable(),
        Problem::NotADate => t.msg_programme_error_date(),
        Problem::NotATime => t.msg_programme_error_time(),
        Problem::EndBeforeStart => t.msg_programme_error_end(),
        Problem::LastsTooLong => t.msg_programme_error_lasts(HOURS_MAX.to_string()),
        Problem::NotMinutes => t.msg_programme_error_minutes(MINUTES_MAX.to_string()),
        Problem::NoChoice => t.msg_programme_error_choice(),
        Problem::TooMany(most) => t.msg_programme_error_many(most.to_string()),
        Problem::NothingChosen => t.msg_programme_error_nothing(),
    }
}

/// The label of a field by its id: `title`, `item-2-minutes`, `topic-2021-02-04`.
fn label(page: &Page, field: &str) -> String {
    let t = page.t;
    if let Some(day) = field.strip_prefix("topic-").and_then(|day| day.parse().ok()) {
        return t.msg_programme_dates_topic(dates::day(day, page.language));
    }
    let mut parts = field.splitn(3, '-');
    match (parts.next(), parts.next(), parts.next()) {
        (Some("item"), Some(row), Some(name)) => {
            let field = match name {
                "kind" => t.msg_programme_row_item_kind(),
                "minutes" => t.msg_programme_row_item_minutes(),
                "speaker" => t.msg_programme_row_item_speaker(),
                _ => t.msg_programme_row_item_title(),
            };
            t.msg_programme_error_row(t.msg_programme_row_item(count(row)), field)
        }
        (Some("speaker"), Some(row), Some(name)) => {
            let field = match name {
                "title" => t.msg_programme_row_speaker_title(),
                "role" => t.msg_programme_row_speaker_role(),
                _ => t.msg_programme_row_speaker_name(),
            };
            t.msg_programme_error_row(t.msg_programme_row_speaker(count(row)), field)
        }
        _ => simple_label(t, field),
    }
}

fn simple_label(t: &Words, field: &str) -> String {
    match field {
        "kind" => t.msg_programme_field_kind(),
        "series" => t.msg_programme_field_series(),
        "date" => t.msg_programme_field_date(),
        "from" => t.msg_programme_field_from(),
        "until" => t.msg_programme_field_until(),
        "until_date" => t.msg_programme_field_until_date(),
        "place" => t.msg_programme_field_place(),
        "summary" => t.msg_programme_field_summary(),
        "text" => t.msg_programme_field_text(),
        "agenda" => t.msg_programme_agenda(),
        "speakers" => t.msg_programme_speakers(),
        "first" => t.msg_programme_dates_from(),
        "time" => t.msg_programme_dates_time(),
        "minutes" => t.msg_programme_dates_minutes(),
        "days" => t.msg_programme_dates_list(),
        _ => t.msg_programme_field_title(),
    }
}

/// Rows are counted from 0 in names and from 1 for people.
fn count(row: &str) -> String {
    row.parse::<usize>().map_or_else(|_| row.to_owned(), |row| (row + 1).to_string())
}
