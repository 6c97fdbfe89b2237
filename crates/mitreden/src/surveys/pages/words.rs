//! What the surveys say: stands, problems of answers and of the staff's form. Decides nothing.

use jiff::Timestamp;

use crate::base::http::{Mistake, Page};
use crate::base::i18n::Words;
use crate::surveys::form::{self, Fault, SurveyForm};
use crate::surveys::model::{ANSWER_MAX, Problem, QuestionKind, Stand, Survey};

pub(super) fn stand(t: &Words, stand: Stand) -> String {
    match stand {
        Stand::Draft => t.msg_surveys_stand_draft(),
        Stand::Planned => t.msg_surveys_stand_planned(),
        Stand::Open => t.msg_surveys_stand_open(),
        Stand::Closed => t.msg_surveys_stand_closed(),
    }
}

/// The stand as the style sheets call it.
pub(super) fn stand_word(stand: Stand) -> &'static str {
    match stand {
        Stand::Draft | Stand::Planned => "planned",
        Stand::Open => "live",
        Stand::Closed => "over",
    }
}

pub(super) fn kind(t: &Words, kind: QuestionKind) -> String {
    match kind {
        QuestionKind::Single => t.msg_surveys_kind_single(),
        QuestionKind::Multiple => t.msg_surveys_kind_multiple(),
        QuestionKind::Scale => t.msg_surveys_kind_scale(),
        QuestionKind::Text => t.msg_surveys_kind_text(),
    }
}

/// What was done, in a sentence that is true of the survey as it stands; empty: nothing.
pub(super) fn done(t: &Words, deed: &str, survey: &Survey, now: Timestamp) -> String {
    match deed {
        "save" => t.msg_surveys_done_save(),
        "publish" if survey.is_public => t.msg_surveys_done_publish(),
        "withdraw" if !survey.is_public => t.msg_surveys_done_withdraw(),
        "close" if survey.stand(now) == Stand::Closed => t.msg_surveys_done_close(),
        "show-results" if survey.results.is_some() => t.msg_surveys_done_show_results(),
        "hide-results" if survey.results.is_none() => t.msg_surveys_done_hide_results(),
        _ => String::new(),
    }
}

/// What is wrong with an answer.
pub(super) fn answer(t: &Words, problem: Problem) -> String {
    match problem {
        Problem::Missing => t.msg_surveys_error_missing(),
        Problem::NoChoice => t.msg_surveys_error_choice(),
        Problem::TooLong => t.msg_surveys_error_long(ANSWER_MAX),
        Problem::Unprintable => t.msg_surveys_error_unprintable(),
    }
}

/// The mistakes of the staff's form, with the row in which they are.
pub(super) fn mistakes(page: &Page, form: &SurveyForm, faults: &[Fault]) -> Vec<Mistake> {
    faults.iter().map(|fault| mistake(page.t, form, fault)).collect()
}

fn mistake(t: &Words, form: &SurveyForm, fault: &Fault) -> Mistake {
    let short = match fault.problem {
        form::Problem::Missing => t.msg_surveys_error_empty(),
        form::Problem::TooLong(most) => t.msg_surveys_error_long(most),
        form::Problem::Unprintable => t.msg_surveys_error_unprintable(),
        form::Problem::NoChoice => t.msg_surveys_error_choice(),
        form::Problem::NotATime => t.msg_surveys_error_time(),
        form::Problem::EndBeforeStart => t.msg_surveys_error_end(),
        form::Problem::FewOptions => t.msg_surveys_error_few_options(),
        form::Problem::TooManyOptions => t.msg_surveys_error_many_options(),
        form::Problem::SameOptions => t.msg_surveys_error_same_options(),
        form::Problem::NotSteps => t.msg_surveys_error_steps(),
        form::Problem::NoSection => t.msg_surveys_error_no_section(),
        form::Problem::NoEarlier => t.msg_surveys_error_no_earlier(),
        form::Problem::NoSuchAnswer => t.msg_surveys_error_no_answer(),
        form::Problem::TooManyRows => t.msg_surveys_error_rows(form::ROWS_MAX),
    };
    let row = fault.field.strip_prefix("row-").and_then(|rest| rest.split('-').next()).and_then(|row| row.parse::<usize>().ok());
    let named = row.and_then(|row| form.rows.get(row).map(|typed| (row, typed)));
    let message = named.map_or_else(|| short.clone(), |(row, typed)| format!("{}: {short}", row_name(t, row, &typed.text)));
    Mistake { field: fault.field.clone().into(), message, short }
}

/// "Zeile 3: Fahren Sie Bus?".
pub(super) fn row_name(t: &Words, row: usize, text: &str) -> String {
    let short: String = text.chars().take(60).collect();
    if short.trim().is_empty() { t.msg_surveys_row(row + 1) } else { format!("{} ({short})", t.msg_surveys_row(row + 1)) }
}
