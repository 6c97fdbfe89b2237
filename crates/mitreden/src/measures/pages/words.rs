//! Phases, lights, gaps and faults in words of the page's language. Decides nothing.

use crate::base::check::Fault;
use crate::base::http::{Mistake, Page, form};
use crate::base::i18n::Words;
use crate::base::money;
use crate::measures::indicator::Level;
use crate::measures::model::{Gap, Light, Phase};

pub(super) fn phase(t: &Words, phase: Phase) -> String {
    match phase {
        Phase::Idea => t.msg_measures_phase_idea(),
        Phase::Strategy => t.msg_measures_phase_strategy(),
        Phase::Pilot => t.msg_measures_phase_pilot(),
        Phase::Implementation => t.msg_measures_phase_implementation(),
        Phase::Operation => t.msg_measures_phase_operation(),
        Phase::Ended => t.msg_measures_phase_ended(),
        Phase::Dropped => t.msg_measures_phase_dropped(),
    }
}

pub(super) fn light(t: &Words, light: Light) -> String {
    match light {
        Light::Green => t.msg_measures_light_green(),
        Light::Yellow => t.msg_measures_light_yellow(),
        Light::Red => t.msg_measures_light_red(),
        Light::Off => t.msg_measures_light_off(),
    }
}

/// The day of the last change, or on which somebody last found the measure unchanged.
pub(super) fn as_of(t: &Words, day: String, is_reviewed: bool) -> String {
    if is_reviewed { t.msg_measures_reviewed_on(day) } else { t.msg_measures_changed_on(day) }
}

/// The kind of the badge beside the word of a light.
pub(super) fn mood(light: Light) -> &'static str {
    match light {
        Light::Green => "success",
        Light::Yellow => "warning",
        Light::Red => "danger",
        Light::Off => "info",
    }
}

/// The name of a level.
pub(super) fn level(t: &Words, level: Level) -> String {
    match level {
        Level::Input => t.msg_measures_level_input(),
        Level::Output => t.msg_measures_level_output(),
        Level::Outcome => t.msg_measures_level_outcome(),
        Level::Impact => t.msg_measures_level_impact(),
    }
}

/// What does not add up, in a sentence.
pub(super) fn gap(page: &Page, gap: Gap) -> String {
    let euro = |cents| money::show(cents, page.language);
    match gap {
        Gap::Overspent(year, cents) => page.t.msg_measures_gap_spent(year.to_string(), euro(cents)),
        Gap::Overapproved(year, cents) => page.t.msg_measures_gap_approved(year.to_string(), euro(cents)),
        Gap::Overfunded(year, cents) => page.t.msg_measures_gap_funded(year.to_string(), euro(cents)),
    }
}

/// What an entry of the history is about.
pub(crate) fn change(t: &Words, fields: &str) -> String {
    let word = |field: &str| match field {
        "added" => t.msg_measures_change_added(),
        "title" => t.msg_measures_field_title(),
        "text" => t.msg_measures_change_text(),
        "field" => t.msg_measures_field_field(),
        "phase" => t.msg_measures_phase(),
        "light" => t.msg_measures_field_light(),
        "office" => t.msg_measures_change_office(),
        "money" => t.msg_measures_money(),
        "milestones" => t.msg_measures_goals(),
        "indicators" => t.msg_measures_indicators(),
        "places" => t.msg_measures_places(),
        _ => t.msg_measures_change_lessons(),
    };
    fields.split_whitespace().map(word).collect::<Vec<_>>().join(", ")
}

/// The mistakes of a form, in its order.
pub(super) fn mistakes(t: &Words, faults: &[Fault]) -> Vec<Mistake> {
    form::mistakes(t, faults, |field| label(t, field))
}

fn label(t: &Words, field: &str) -> String {
    if let Some((column, row)) = field.split_once('-')
        && let Ok(row) = row.parse::<usize>()
    {
        if column.starts_with("indicator") {
            return t.msg_programme_error_row(format!("{} {}", t.msg_measures_indicator(), row + 1), indicator(t, column));
        }
        let (legend, column) = match column {
            "step_phase" => (t.msg_measures_phase(), t.msg_measures_phase()),
            "step_day" => (t.msg_measures_phase(), t.msg_measures_field_since()),
            "step_reason" => (t.msg_measures_phase(), t.msg_measures_field_reason()),
            "goal" => (t.msg_measures_goal(), t.msg_measures_goal()),
            "goal_planned" => (t.msg_measures_goal(), t.msg_measures_field_planned_day()),
            "goal_reached" => (t.msg_measures_goal(), t.msg_measures_field_reached_day()),
            "planned" => (t.msg_measures_year(), t.msg_measures_planned()),
            "approved" => (t.msg_measures_year(), t.msg_measures_approved()),
            "spent" => (t.msg_measures_year(), t.msg_measures_spent()),
            "funded" => (t.msg_measures_year(), t.msg_measures_funded()),
            _ => (t.msg_measures_year(), t.msg_measures_year()),
        };
        return t.msg_programme_error_row(format!("{legend} {}", row + 1), column);
    }
    match field {
        "address" => t.msg_measures_field_address(),
        "sign" => t.msg_measures_field_sign(),
        "summary" => t.msg_measures_field_summary(),
        "text" => t.msg_measures_field_text(),
        "easy" => t.msg_measures_field_easy(),
        "field" => t.msg_measures_field_field(),
        "principles" => t.msg_measures_field_principles(),
        "light" => t.msg_measures_field_light(),
        "standing" => t.msg_measures_field_standing(),
        "office" => t.msg_measures_field_office(),
        "contact" => t.msg_measures_field_contact(),
        "partners" => t.msg_measures_field_partners(),
        "group" => t.msg_measures_field_group(),
        "funder" => t.msg_measures_field_funder(),
        "funded_on" => t.msg_measures_field_funded_on(),
        "places" => t.msg_measures_places(),
        "quarter" => t.msg_measures_field_quarter(),
        "risks" => t.msg_measures_field_risks(),
        "lessons" => t.msg_measures_field_lessons(),
        "transfer" => t.msg_measures_field_transfer(),
        "licence" => t.msg_measures_field_licence(),
        "repository" => t.msg_measures_field_repository(),
        "note" => t.msg_measures_field_note(),
        _ => t.msg_measures_field_title(),
    }
}

/// The label of a column of the indicators.
pub(super) fn indicator(t: &Words, column: &str) -> String {
    match column {
        "indicator_level" => t.msg_measures_level(),
        "indicator_unit" => t.msg_measures_indicator_unit(),
        "indicator_from" => t.msg_measures_indicator_from(),
        "indicator_from_day" => t.msg_measures_indicator_from_day(),
        "indicator_to" => t.msg_measures_indicator_to(),
        "indicator_to_day" => t.msg_measures_indicator_to_day(),
        "indicator_values" => t.msg_measures_indicator_values(),
        "indicator_definition" => t.msg_measures_indicator_definition(),
        "indicator_source" => t.msg_measures_indicator_source(),
        "indicator_method" => t.msg_measures_indicator_method(),
        "indicator_owner" => t.msg_measures_indicator_owner(),
        "indicator_rhythm" => t.msg_measures_indicator_rhythm(),
        _ => t.msg_measures_indicator_name(),
    }
}
