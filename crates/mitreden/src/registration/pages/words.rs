//! Registration's choices, states and faults in words of the page's language. Decides nothing.

use jiff::tz::TimeZone;

use crate::base::dates;
use crate::base::http::{Mistake, Page};
use crate::base::i18n::Words;
use crate::base::mail::{Delivery, State as Letter, reply_word};
use crate::registration::form::{Fault, Problem, field};
use crate::registration::letters::REMINDER;
use crate::registration::model::{Door, Question, QuestionKind, State};

/// Where registration stands.
pub(super) fn door(page: &Page, zone: &TimeZone, door: Door) -> String {
    let t = page.t;
    match door {
        Door::None => t.msg_registration_door_none(),
        Door::NotYet(at) => t.msg_registration_door_not_yet(dates::moment(&dates::local(at, zone), page.language)),
        Door::Closed => t.msg_registration_door_closed(),
        Door::Free => t.msg_registration_door_free(),
        Door::Few => t.msg_registration_door_few(),
        Door::Queue => t.msg_registration_door_queue(),
        Door::Full => t.msg_registration_door_full(),
    }
}

/// The same for those who look after it.
pub(super) fn desk_door(page: &Page, zone: &TimeZone, door: Door) -> String {
    let t = page.t;
    match door {
        Door::None => t.msg_registration_desk_none(),
        Door::NotYet(at) => t.msg_registration_desk_not_yet(dates::moment(&dates::local(at, zone), page.language)),
        Door::Closed => t.msg_registration_desk_closed(),
        Door::Free => t.msg_registration_desk_free(),
        Door::Few => t.msg_registration_desk_few(),
        Door::Queue => t.msg_registration_desk_queue(),
        Door::Full => t.msg_registration_desk_full(),
    }
}

/// Where one registration stands.
pub(super) fn state(t: &Words, state: State) -> String {
    match state {
        State::Confirmed => t.msg_registration_state_confirmed(),
        State::Waiting => t.msg_registration_state_waiting(),
        State::Cancelled => t.msg_registration_state_cancelled(),
    }
}

/// How a question is answered.
pub(super) fn kind(t: &Words, kind: QuestionKind) -> String {
    match kind {
        QuestionKind::Text => t.msg_registration_kind_text(),
        QuestionKind::Choice => t.msg_registration_kind_choice(),
        QuestionKind::Check => t.msg_registration_kind_check(),
    }
}

/// "Erinnerung: geplant für Dienstag, 2. Februar 2021, 17:00 Uhr".
pub(super) fn delivery(page: &Page, zone: &TimeZone, letter: &Delivery) -> String {
    let t = page.t;
    let name = if letter.kind == REMINDER { t.msg_registration_letter_reminder() } else { t.msg_registration_letter_registration() };
    let at = dates::moment(&dates::local(letter.at, zone), page.language);
    match letter.state {
        Letter::Waiting => t.msg_registration_delivery_waiting(name, at),
        Letter::Delayed => t.msg_registration_delivery_delayed(name, at, reply_word(t, &letter.reply)),
        Letter::Sent => t.msg_registration_delivery_sent(name, at),
        Letter::Failed | Letter::Returned => t.msg_registration_delivery_failed(name, at, reply_word(t, &letter.reply)),
    }
}

/// The mistakes of a form, in its order.
pub(super) fn mistakes(page: &Page, faults: &[Fault], questions: &[Question]) -> Vec<Mistake> {
    let mistake = |fault: &Fault| {
        let short = problem(page.t, fault.problem);
        let label = label(page.t, &fault.field, questions);
        Mistake { field: fault.field.clone().into(), message: page.t.msg_programme_error(label, &short), short }
    };
    faults.iter().map(mistake).collect()
}

fn problem(t: &Words, problem: Problem) -> String {
    match problem {
        Problem::Missing => t.msg_programme_error_missing(),
        Problem::Unticked => t.msg_registration_error_unticked(),
        Problem::TooLong(most) => t.msg_programme_error_too_long(most.to_string()),
        Problem::Unprintable => t.msg_programme_error_unprintable(),
        Problem::NoAddress => t.msg_registration_error_address(),
        Problem::NoChoice => t.msg_programme_error_choice(),
        Problem::NotADate => t.msg_programme_error_date(),
        Problem::NotATime => t.msg_programme_error_time(),
        Problem::EndBeforeStart => t.msg_registration_error_end(),
        Problem::NotANumber(most) => t.msg_programme_error_minutes(most.to_string()),
        Problem::FewChoices => t.msg_registration_error_few(),
        Problem::TooMany(most) => t.msg_programme_error_many(most.to_string()),
        Problem::Unknown => t.msg_registration_error_unknown(),
    }
}

fn label(t: &Words, id: &str, questions: &[Question]) -> String {
    if let Some(question) = questions.iter().find(|question| field(question) == id) {
        return question.label.clone();
    }
    if let Some((row, name)) = id.strip_prefix("frage-").and_then(|rest| rest.split_once('-')) {
        let number = row.parse::<usize>().map_or_else(|_| row.to_owned(), |row| (row + 1).to_string());
        let name = match name {
            "kind" => t.msg_registration_question_kind(),
            "choices" => t.msg_registration_question_choices(),
            _ => t.msg_registration_question_label(),
        };
        return t.msg_programme_error_row(t.msg_registration_question(number), name);
    }
    match id {
        "email" => t.msg_registration_email(),
        "capacity" => t.msg_registration_capacity(),
        "opens_day" | "opens_time" => t.msg_registration_opens(),
        "closes_day" | "closes_time" => t.msg_registration_closes(),
        "code" | "kennung" => t.msg_registration_code(),
        _ => t.msg_registration_name(),
    }
}
