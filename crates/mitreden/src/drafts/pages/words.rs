//! Phases, marks, hints and faults in words of the page's language. Decides nothing.

use crate::base::check::Fault;
use crate::base::http::{Mistake, form};
use crate::base::i18n::Words;
use crate::drafts::comparing::Change;
use crate::drafts::documents::Loss;
use crate::drafts::model::{Mark, Phase};
use crate::drafts::writing::Hint;

pub(super) fn phase(t: &Words, phase: Phase) -> String {
    match phase {
        Phase::Draft => t.msg_drafts_phase_draft(),
        Phase::Comment => t.msg_drafts_phase_comment(),
        Phase::Revision => t.msg_drafts_phase_revision(),
        Phase::Decided => t.msg_drafts_phase_decided(),
    }
}

/// The kind of the badge beside the phase.
pub(super) fn mood(phase: Phase) -> &'static str {
    match phase {
        Phase::Draft | Phase::Revision => "info",
        Phase::Comment => "warning",
        Phase::Decided => "success",
    }
}

pub(in crate::drafts) fn mark(t: &Words, mark: Mark) -> String {
    match mark {
        Mark::Taken => t.msg_drafts_mark_taken(),
        Mark::Partly => t.msg_drafts_mark_partly(),
        Mark::Not => t.msg_drafts_mark_not(),
    }
}

/// The kind of the badge beside the mark.
pub(super) fn mark_mood(mark: Mark) -> &'static str {
    match mark {
        Mark::Taken => "success",
        Mark::Partly => "info",
        Mark::Not => "warning",
    }
}

pub(super) fn change(t: &Words, change: Change) -> String {
    match change {
        Change::Same => t.msg_drafts_change_same(),
        Change::Words => t.msg_drafts_change_words(),
        Change::Form => t.msg_drafts_change_form(),
        Change::Added => t.msg_drafts_change_added(),
        Change::Removed => t.msg_drafts_change_removed(),
        Change::Moved => t.msg_drafts_change_moved(),
    }
}

pub(super) fn hint(t: &Words, hint: Hint) -> String {
    match hint {
        Hint::NoAlternative => t.msg_drafts_hint_alternative(),
        Hint::NoHead => t.msg_drafts_hint_head(),
        Hint::SkippedLevel => t.msg_drafts_hint_level(),
        Hint::NoPicture => t.msg_drafts_hint_picture(),
        Hint::NoLink => t.msg_drafts_hint_link(),
        Hint::Markup => t.msg_drafts_hint_markup(),
    }
}

pub(super) fn loss(t: &Words, loss: Loss) -> String {
    match loss {
        Loss::Note => t.msg_drafts_loss_note(),
        Loss::Spans => t.msg_drafts_loss_spans(),
        Loss::Picture => t.msg_drafts_loss_picture(),
        Loss::Formula => t.msg_drafts_loss_formula(),
        Loss::Strange => t.msg_drafts_loss_strange(),
    }
}

/// The mistakes of a form, in its order.
pub(super) fn mistakes(t: &Words, faults: &[Fault]) -> Vec<Mistake> {
    form::mistakes(t, faults, |field| label(t, field))
}

fn label(t: &Words, field: &str) -> String {
    match field {
        "summary" => t.msg_drafts_field_summary(),
        "phase" => t.msg_drafts_field_phase(),
        "opens" => t.msg_drafts_field_opens(),
        "closes" => t.msg_drafts_field_closes(),
        "decided" => t.msg_drafts_field_decided(),
        "text" => t.msg_drafts_field_text(),
        "note" => t.msg_drafts_field_note(),
        "mark" => t.msg_drafts_field_mark(),
        "reason" => t.msg_drafts_field_reason(),
        "alt" => t.msg_drafts_field_alt(),
        _ => t.msg_drafts_field_title(),
    }
}
